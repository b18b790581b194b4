"""Shares of people, or of cases, that a page gives, and what each says of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.matter import matter_of
from qa.checks.consistency.sayings import against, first_pair, saying
from qa.number_words import NUMBER_WORD, NUMBER_WORDS
from qa.page import sentences
from qa.patterns import later
from qa.telling import groups_in, stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.matter import Matter
    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_NUMBERS = NUMBER_WORDS | {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ONE = rf"(?:\d[\d,.]*(?<=\d)|{NUMBER_WORD})"
_WHOLE = rf"(?:(?:a |one )?(?:hundred|thousand|million)|\d[\d,]*(?<=\d)(?: million)?|{NUMBER_WORD})"
_PARTS = {
    "half": 1 / 2, "one half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3,
    "a quarter": 1 / 4, "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5,
    "one fifth": 1 / 5, "four fifths": 4 / 5, "a tenth": 1 / 10,
}  # fmt: skip
_WORDS = {
    "nearly all": (0.85, 1), "almost all": (0.85, 1), "virtually all": (0.9, 1),
    "nearly everyone": (0.85, 1), "almost everyone": (0.85, 1), "nearly everybody": (0.85, 1),
    "almost everybody": (0.85, 1), "nearly every": (0.85, 1), "almost every": (0.85, 1),
    "the vast majority": (0.75, 1), "the great majority": (0.7, 1), "the majority": (0.5, 1),
    "a majority": (0.5, 1), "most": (0.5, 1), "hardly any": (0, 0.1), "hardly anyone": (0, 0.1),
    "very few": (0, 0.15), "only a few": (0, 0.3), "only a minority": (0, 0.5),
    "a minority": (0, 0.5), "a small minority": (0, 0.25), "only a small number": (0, 0.3),
    "hardly ever": (0, 0.2), "almost never": (0, 0.1), "rarely": (0, 0.25), "seldom": (0, 0.25),
    "almost always": (0.8, 1), "nearly always": (0.8, 1),
}  # fmt: skip
_SAID_OF_ALL = frozenset({"hardly ever", "almost never", "rarely", "seldom", "almost always",
                          "nearly always"})  # fmt: skip
_SHARE = later(
    r"\b(?:"
    rf"(?:one|an?) (?:person|wom[ae]n|man|adult|child|baby|girl|boy|couple)s? (?:in|out of)"
    rf"(?: every)? (?P<of_one>{_WHOLE})\b"
    rf"|(?P<part>{_ONE})(?: ?(?:to|or|-|\u2013|and) ?(?P<more>{_ONE}))?(?: (?:people|wom[ae]n|men|"
    rf"adults|children|babies|patients))?[ -](?:in|out of|of)(?: every)?[ -](?P<of>{_WHOLE})\b"
    r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?|tablets?|doses?|the|these|those)\b|[./]\d)"
    r"|(?P<low>\d[\d.]*(?<=\d))(?: ?%| per ?cent)?(?: ?(?:to|-|\u2013|and) ?"
    r"(?P<high>\d[\d.]*(?<=\d)))? ?(?:%|per ?cent\b)"
    rf"|(?P<fraction>{'|'.join(_PARTS)})(?=[ -](?:of|all|the|people|patients|adults|women|men|"
    r"children|babies)\b)"
    rf"|(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
    r"(?! (?:of the time|common|likely|often|important|effective|serious|at risk|severe|useful|"
    r"suitable|recent|cases? of|days?|nights?|weeks?|other|types?|kinds?|forms?)\b)"
    r")"
)
_AT_MOST = later(r"\b(?:up to|fewer than|less than|under|below|at most|no more than|as many as|"
                 r"as much as)(?: an? estimated)? \Z")  # fmt: skip
_AT_LEAST = later(r"\b(?:more than|over|at least|above|no fewer than)(?: an? estimated)? \Z")
_WITHIN = later(
    r" ?(?:of )?(?:all |the |every |our |these |those )*(?:(?:uk|us|british|american|adult|"
    r"young) )*"
    r"(?P<who>men and women|women and men|people|persons|individuals|adults?|women|men|males|"
    r"females|children|kids|babies|"
    r"newborns|infants|births|live births|pregnancies|couples|teenagers|teens|americans|britons|"
    r"us|everyone|patients|cases|diagnoses|those|operations|procedures|tests|results|(?:\d+|"
    rf"{NUMBER_WORD})-year-olds)?\b"
)
_OF_CASES = later(r" (?:who have|who get|with|living with|diagnosed with)\b")
_CASES_OF = later(
    r" ?(?:of )?(?:all |the |every |these )*(?:[a-z-]{1,20} ){0,3}(?:cases|diagnoses)\b"
)
_OF_SOME = later(r"(?:\A|, )(?:out )?(?:of|among|in|for) (?:all |the )*(?:\w+ )?(?:people|those|"
                 r"women|"
                 r"men|patients|adults|children) (?:who|with|whose|in whom|that)\b")  # fmt: skip
_CLAUSE = later(r"; |, (?:so|but|and|which|because|although)\b")
_WHO = {
    "men and women": "people", "women and men": "people", "persons": "people",
    "individuals": "people", "us": "people", "everyone": "people",
    "americans": "people", "britons": "people", "adult": "adults", "females": "women",
    "males": "men", "kids": "children", "newborns": "babies", "infants": "babies",
    "births": "babies", "live births": "babies", "teens": "teenagers", "diagnoses": "cases",
    "patients": "cases", "those": "cases", "results": "tests", "operations": "procedures",
}  # fmt: skip
_ANY_OF = frozenset({"", "procedures", "tests"})
_NATIONS = {
    "us": later(r"\b(?:americans?|united states|in america|u\.s\.a?|usa|in the us)(?![a-z])"),
    "uk": later(r"\b(?:britons?|united kingdom|britain|british|uk|u\.k\.|england|english)\b"),
    "world": later(r"\b(?:worldwide|in the world|globally|across the world|global)\b"),
}
_CORRECT = later(
    r"(?:\b(?:even )?(?:when|if) (?:they are |it is |you )?)?\bused? (?:\w+ )?(?:correctly|"
    r"properly|"
    r"perfectly)(?: (?:every|each) time)?\b"
)
_SAME = (
    ("correct", _CORRECT),
    (
        "",
        later(
            r"\b(?:after|of|following|having|from) (?:the |your |an? |this )?(?:surgery|operation|"
            r"procedure)\b"
        ),
    ),
    (
        "lifetime",
        later(
            r"\b(?:at some (?:time|point|stage)|at any time)(?: (?:in|during) (?:their|our|your|"
            r"the) "
            r"li(?:fe|ves)(?:times?)?)?|\b(?:in|during|over) (?:their|our|your|a) li(?:fe|ves)"
            r"(?:times?)?\b"
        ),
    ),
    (
        "untreated", later(
        r"\b(?:without (?:any )?treatment|on (?:its|their) own|by (?:itself|themselves)|with no "
        r"treatment)\b")),
    ("clear", later(
        r"\b(?:clears? up|clearing up|go(?:es)? away|disappear\w*|heals?|resolves?|(?:fully |"
        r"completely )?recovers?(?: fully| completely| well)?|(?:makes? |has |have )?a (?:full|"
        r"complete|good) recovery|(?:gets?|is|are) (?:completely )?better)\b")),
    ("symptom", later(r"\bsymptoms at all\b|\bsigns or symptoms\b|\bsigns\b")),
    ("not symptom", later(r"\bsymptom-free\b|\bwithout (?:any )?symptoms\b")),
    ("not normal", later(r"\babnormal\b")),
    ("serious", later(r"\b(?:severe|major|grave)\b")),
    ("miscarriage", later(r"\bmiscarr\w+|\blos(?:e|ing) the (?:baby|pregnancy)\b")),
    ("infertile", later(
        r"\b(?:find it (?:hard|difficult)|have (?:difficulty|trouble|problems)|struggle) (?:to )?"
        r"(?:get(?:ting)?|becom(?:e|ing)) pregnant\b")),
    ("pregnant", later(
        r"\b(?:(?:get|gets|getting|become|becoming|fall)(?: \w+ partner)? pregnant|conceiv\w+|"
        r"pregnancy)\b")),
    ("livebirth", later(
        r"\b(?:(?:lead|leads|leading) to |end in |having |have )?a (?:live birth|baby|birth|live "
        r"baby)\b|\blive birth rate\b|\btake home a baby\b")),
    ("die", later(r"\bdeaths?\b|\bdying\b|\bdied\b|\bdies\b|\bfatal\b")),
    ("childbearing", later(r"\b(?:of )?(?:reproductive|childbearing|child-bearing)(?: age)?\b")),
    ("year", later(r"\b(?:each|every|per|a) year\b|\bannually\b|\byearly\b|\bin any one year\b")),
    ("last", later(r"\bstill (?:work\w*|function\w*|going strong|in place|good)\b|\blasts?\b")),
    ("", later(
        r"\b(?:working (?:well|properly)|this type|the condition|this condition|the disease|this "
        r"disease|you are not alone|(?:you are |you're )?far from alone|in all|at any (?:one )?"
        r"time|in total|in other words|(?:per|each) cycle|cycles|for example|in fact|"
        r"type [12])\b")),
)  # fmt: skip
_LITTLE = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "people person persons individuals adults women woman men man children child kids babies "
        "baby newborns infants births everyone everybody anyone patients cases case diagnoses "
        "diagnosed those population americans american britons british uk us united states usa "
        "america kingdom britain england affect affects affecting affected have get develop "
        "develops developing suffer suffers experience experiences live living lives happen "
        "happens happening occur occurs occurring find found see seen come comes be given born "
        "known estimated thought believed account accounts accounting cause caused make up makes "
        "makes-up chance chances risk risks odds rate rates number numbers proportion percentage "
        "percent cent share minority majority common rare rarer low high told everything male "
        "condition disease "
        "disorder illness problem problems completely fully full not no never none user users "
        "after having lead leads "
        "leave left result "
        "results test tests happen remain go goes going work works working well do alone fact "
        "well-known quick great age ages good news true probably perhaps sometimes always never "
        "will able way old hundred thousand million everywhere overall average whole sort kind "
        "type types form operations operation procedure procedures total"
    ).split()
)
_NOT = later(r"\b(?:not|no|never|cannot|without|neither|none|fails?|failed)\b|n't\b|n\u2019t\b")
_ALONE = later(r"\bnot (?:alone|only|unusual|rare)\b|\bno (?:longer|matter|more than)\b")
_APART = later(
    r"\b(?:compared|whereas|while|stud(?:y|ies)|trials?|survey|used to|in the past|by 20\d\d|"
    r"side effects?|less common|may affect|unless|except|increase[sd]?|reduce[sd]?|"
    r"lower(?:s|ed)?|raise[sd]?|fell|fall|rose|cream|gel|solution|strength|"
    r"some (?:people|experts)|of (?:these|those|them)|identical|alcohol|spf|lotion|"
    r"bleach|oxygen|humidity)\b|\?"
)
_IF_IT = later(
    r"\bif (?:you|your child|you or your child) (?:get|gets|have|has) [^,;]{3,30}, you\b"
)
_ITSELF = later(r"\b(?:it|its|they|this|them|cases|condition|disease|disorder)\b")
_IF = later(r"\b(?:if|when|once)\b(?! you are (?:aged |under |over |between )*\d)")
_PREVENTS = later(r"\b(?:contracepti\w+|birth control|vasectomy|sterili[sz]ation)\b")
_OF_BIRTH = frozenset({"livebirt", "pregnant", "miscarri"})
_TOLD_OF = frozenset({"child", "men", "women"})
_THIS = later(r"\bthis\b(?! (?:condition|disease|disorder))")
_BACK = later(r"\b(?:this|these|that)(?: one)?\W*\Z")
_FEWEST = 4
"""Blanks in a sentence that has a verb."""
_TIMES, _TIMES_FEWER, _POINTS = 1.5, 4, 0.15
"""How many times, or by how much, one share may be greater, or the rest of it smaller."""
_HALF, _NEARLY_ALL = 0.5, 0.9
_ONLY_UP_TO = 10
"""Times that a share is greater than what nobody would call "up to" it."""
_OF_OTHERS = 2.5
_MOST = 30


class Share(NamedTuple):
    """What part of some people a sentence tells something of."""

    low: float
    high: float
    said: Saying
    who: str
    of_cases: bool
    matter: Matter
    denied: bool
    nation: str
    groups: frozenset[str]
    in_words: bool

    def turned(self) -> Share:
        """Return the share of those of whom the opposite is true."""
        return self._replace(low=1 - self.high, high=1 - self.low, denied=not self.denied)


def two_shares(page: Page) -> Iterator[Match]:
    """Yield both of two shares of one group of which the same is said, and which differ."""
    found = list(_shares(page))
    if not 1 < len(found) <= _MOST:
        return
    if pair := first_pair(found, _differ, _same, _agree):
        yield from against(pair[0].said, pair[1].said)


def _differ(one: Share, other: Share) -> bool:
    if not _same(one, other) or _agree(one, other):
        return False
    return not (_are_others(one.who, other.who) and _are_near(one, other))


def _same(one: Share, other: Share) -> bool:  # noqa: PLR0911 -- one for each way to differ
    """Return whether two sentences say the same, of the same group."""
    if one.said.is_beside(other.said) or one.matter[:2] != other.matter[:2]:
        return False
    if one.groups != other.groups:
        return False
    if one.nation and other.nation and one.nation != other.nation:
        return False
    told = bool(one.matter.words)
    if _are_others(one.who, other.who) and {one.who, other.who} != {"people", "adults"}:
        return False
    if one.of_cases != other.of_cases:
        whole = other if one.of_cases else one
        if not told or whole.who not in ("", "people"):
            return False
    if one.in_words and other.in_words:
        return told and not (one.denied and other.denied)
    return told or one.denied == other.denied


def _are_near(one: Share, other: Share) -> bool:
    """Return whether shares of adults and of people may both be right."""
    low, high = sorted((one, other), key=lambda share: (share.low, share.high))
    return not one.matter.figures and low.high * _OF_OTHERS >= high.low


def _are_others(one: str, other: str) -> bool:
    return one != other and one not in _ANY_OF and other not in _ANY_OF


def _agree(one: Share, other: Share) -> bool:
    if one.denied != other.denied:
        other = other.turned()
    low, high = sorted((one, other), key=lambda share: (share.low, share.high))
    if low.high * _TIMES < high.low:
        return False
    if low.high > _NEARLY_ALL and high.low < 1:
        return 1 - low.high <= (1 - high.low) * _TIMES_FEWER
    return not (high.low > _HALF and high.low - low.high > _POINTS)


def _shares(page: Page) -> Iterator[Share]:
    for number, block in enumerate(page.blocks):
        if not _SHARE.search(block.folded):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            if sentence.count(" ") < _FEWEST or _APART.search(sentence):
                continue
            if _SHARE.search(sentence) is None:
                continue
            for start, end in _clauses(sentence):
                share = _share(page, number, first, sentence, (start, end))
                if share is not None:
                    yield share


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _CLAUSE.finditer(sentence):
        yield at, found.start()
        at = found.end()
    yield at, len(sentence)


def _share(
    page: Page, number: int, first: int, sentence: str, clause: tuple[int, int]
) -> Share | None:
    """Return the only share of a clause that holds for all of a group."""
    part = sentence[slice(*clause)]
    found = list(_SHARE.finditer(part))
    ranges = {_range(part, hit) for hit in found}
    both = ranges.pop() if len(ranges) == 1 else None
    if both is None:
        return None
    hit = found[0]
    at = first + clause[0]
    said = saying(page, number, at + hit.start(), at + hit.end())
    rest = _IF_IT.sub("you", part)
    if said is None or _IF.search(_CORRECT.sub("", _IF_IT.sub("you", sentence))):
        return None
    within = _WITHIN.match(part, hit.end())
    who = (within["who"] if within else None) or ""
    told = _IF_IT.sub("you", " ".join(part[a:b] for a, b in _around(found, len(part))))
    matter = matter_of(page, told, _LITTLE, _SAME)
    if not matter.names_title and (
        _BACK.search(told) or not (matter.words or _ITSELF.search(told))
    ):
        return None
    of_cases = (
        _WHO.get(who, who) == "cases"
        or (within is not None and _OF_CASES.match(part, within.end()) is not None)
        or _CASES_OF.match(part, hit.end()) is not None
    )
    word = hit["word"] or ""
    if word in _SAID_OF_ALL and not matter.words:
        return None
    denied = len(_NOT.findall(_ALONE.sub("", _said_alike(rest)))) % 2 == 1
    words = matter.words
    if words - {"year"} == {"effectiv"} and _PREVENTS.search(page.folded):
        words, denied = frozenset({"pregnant"}), not denied
    elif "pregnant" in words:
        words -= {"year", "first"}
    if _OF_SOME.search(sentence):
        words |= {"of some"}
    over = page.heading_over(said.block)
    if not matter.names_title and _THIS.search(told) and over is not None and over.level != 1:
        words |= {over.folded}
    groups = (groups_in(sentence) & _TOLD_OF) - groups_in(page.title.lower())
    who = "" if of_cases or word in _SAID_OF_ALL else _WHO.get(who, who)
    groups -= {"child"} if who == "babies" else set()
    groups -= {"men", "women"} if words & _OF_BIRTH or who == "people" else set()
    groups -= {"child"} if words & _OF_BIRTH else set()
    nation = next((name for name, pattern in _NATIONS.items() if pattern.search(sentence)), "")
    matter = matter._replace(words=words)
    return Share(*both, said, who, of_cases, matter, denied, nation, groups, bool(word))


def _said_alike(text: str) -> str:
    for word, pattern in _SAME:
        text = pattern.sub(f" {word} ", text)
    return text


def _around(found: list[re.Match[str]], end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence around its shares."""
    at = 0
    for hit in found:
        yield at, hit.start()
        at = hit.end()
    yield at, end


def _range(sentence: str, found: re.Match[str]) -> tuple[float, float] | None:
    if word := found["word"]:
        return _WORDS[word]
    if fraction := found["fraction"]:
        low = high = _PARTS[fraction]
    elif of_one := found["of_one"]:
        low = high = 1 / (_number(of_one) or 1)
    elif whole := found["of"]:
        of = _number(whole) or 1
        low, high = _number(found["part"]) / of, _number(found["more"] or found["part"]) / of
    else:
        low, high = float(found["low"]) / 100, float(found["high"] or found["low"]) / 100
    if not 0 < low <= high <= 1:
        return None
    before = sentence[: found.start()]
    if most := _AT_MOST.search(before):
        return (high / _ONLY_UP_TO if "up to" in most[0] else 0.0), high
    if _AT_LEAST.search(before):
        return low, 1.0
    return low, high


def _number(text: str) -> float:
    number = 1.0
    for word in text.replace(",", "").split():
        if word not in ("a", "one") or text == "one":
            number *= _NUMBERS.get(word) or float(word)
    return number
