"""Two answers to the age from which a test, a service or a page is for its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.lowest_ages import two_ages
from qa.checks.consistency.stating import sentences_with_numbers, stating
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from qa.document import Block, Span
    from qa.page import Page

_AGE = r"(?P<age>\d{1,2})"
# Sentences that say for whom all of it is, not a part of it.
_WHOLE = later(
    r"\b(?:(?:this|the|our|these) (?:\w+ )?(?:page|leaflet|guide|information|service|clinic|test|"
    r"programme|program|"
    r"doses|advice|screening|vaccine|scan|check|course|class)s?(?: \w+){0,3} (?:is|are|was|were) "
    r"(?:only )?(?:for|open to|meant)|"
    r"(?:are|is|be|get|being) (?:\w+ )?(?:invited|sent an invitation)|"
    r"first (?:\w+ ){0,2}?(?:invitation|letter|screening|test|scan|check|appointment|kit)\b|"
    r"(?:should |can |to )?(?:start|begin)s? (?:regular |routine )?(?:screening|testing|tests|"
    r"having)|screening (?:starts|begins)|"
    r"children aged \d{1,2} (?:and|or) (?:under|younger) (?:need|should|must|cannot|can't|have "
    r"a)|babies from \d|"
    r"can (?:use|join|have|book|take) (?:the|this|our|it)|we (?:also )?(?:see|treat|accept|"
    r"take)\b|wait (?:until|till)|are welcome\b|(?:will be|is|are) (?:given|offered)\b|can "
    r"(?:come|be (?:treated|seen))\b|leaflet is for)"
)
_N = rf"(?P<plain>\d{{1,2}}|{NUMBER_WORD})"
_IN_WORDS = later(rf"(?:age of|aged|at|is|are|from|under) {NUMBER_WORD} ")
_IN_YEARS = (
    r"\b(?! ?(?:%|mg|kg|months?|weeks?|days?|hours?|minutes?|stone|pounds|per|in|of|times|"
    r"am|pm)\b|:)"
)
_ANYONE = (
    r"(?:people|patients|anyone|children|adults|women|men|everyone|clients|members|kids|those)"
)
_RANGE = r" (?:to|and|-|\u2013) \d\d\b"
_ARE_ASKED = (
    r" (?:are|is|get|can) (?:\w+ )?(?:offered|invited|sent|called|asked|have|screened|posted)"
)
# Each says by itself from which age it is; # stands for that.
_PLAIN_SAID = (
    (
        rf"(?:nobody|no[ -]one|(?:not|never) (?:\w+ ){{0,3}}?(?:for|to|by|in|treat|see|accept|take)"
        rf"(?: {_ANYONE})?)(?: who is)? (?:under|younger than|below)(?: the age of)? #{_IN_YEARS}"
    ),
    (
        rf"(?:safe|suitable|fine|approved|licensed)(?: for {_ANYONE}| to (?:take|use|have|start))?"
        rf" (?:from|at|aged)(?: the age of| age)? #{_IN_YEARS}"
    ),
    (
        rf"youngest (?:patients?|person|people|child(?:ren)?)\b[^.;]{{0,40}}? (?:is|are|was)(?: "
        rf"aged)? #{_IN_YEARS}"
    ),
    (
        rf"(?:we|clinic|centre|center|practice|service|surgery|team) (?:only )?(?:sees?|treats?|"
        rf"accepts?|takes?|begins?|starts?|offers?)\b[^.;\d]{{0,30}}? (?:aged|from|at|who are)"
        rf"(?: the age of| age| least)? #{_IN_YEARS}(?! to \d)"
    ),
    r"at #,? (?:you|they|your child|a child|girls|boys) (?:are|is) old enough",
    rf"old enough (?:at|from|once they are) #{_IN_YEARS}",
    (
        rf"(?:children|people|adults|you) can (?:usually |normally |now )?(?:begin|start|join|have "
        rf"it|be treated) (?:at|from)(?: the)?(?: age(?: of)?)? #{_IN_YEARS}"
    ),
    (
        rf"{_ANYONE}\b[^.;]{{0,30}}? (?:from|aged|between) #{_RANGE}(?: years(?: old| of age)?)?"
        rf"(?: in \w+| who [^.;,]{{3,40}}?)?{_ARE_ASKED}"
    ),
    (
        rf"(?:sent|posted|offered|go|open|given) to {_ANYONE} (?:aged |in the |between |from "
        rf")*#{_RANGE}"
    ),
    (
        r"first (?:letter|invitation|kit|test|scan)\b[^.;]{0,25}? (?:before|when|after|once) you "
        r"(?:turn|are|reach) #\b"
    ),
    (
        r"(?:before|when|after|once) you (?:turn|are|reach) #,? you (?:will |can |should )?(?:get|"
        r"be sent|receive|have|are sent) (?:your|the|a) first (?:\w+ )?(?:letter|invitation|kit|"
        r"test|scan)\b"
    ),
)
_SCREENING = (
    r"(?:screen(?:ed|ing)?|tests?|tested|testing|scans?|mammograms?|smears?|checks?|colonoscop(?:y|ies)|"
    r"kits?|vaccin(?:es?|ation)|jabs?|shots?)"
)
_UP = r"(?: (?:to|and|-|\u2013) \d\d\b| ?[-\u2013] ?\d\d\b|,? (?:or|and) (?:over|older|above|up)\b)"
_SCREENED = (
    (
        rf"(?:recommend|advise|suggest)(?:s|ed)?"
        rf" [^.;\d]{{0,30}}?\b{_SCREENING}\b[^.;\d]{{0,40}}?\b(?:for|in|to) "
        rf"(?:all |most |every )*(?:average-risk )?{_ANYONE}(?: who are| from)? (?:ages?|aged|"
        rf"between)"
        rf"(?: the ages of)? #{_UP}"
    ),
    (
        rf"{_ANYONE}(?: who are| from)? (?:ages?|aged|between)(?: the ages of)?"
        rf" #{_UP}[^.;\d]{{0,20}}? "
        rf"(?:should|need to|ought to|are advised to) (?:be|get|have|start)"
        rf" [^.;\d]{{0,25}}?\b{_SCREENING}\b"
    ),
    (
        rf"(?:if|once|when|now that) you(?:'ve| have|'re)? (?:just |recently |now )?(?:turn(?:ed|"
        rf"ing)?|reach(?:ed)?)"
        rf" #\b(?! percent)[^.;]{{0,40}}?\b(?:first|start|begin|due|time"
        rf" for)\b[^.;\d]{{0,25}}?\b{_SCREENING}\b"
    ),
    (
        rf"(?:first|initial|earliest) (?:\w+ )?{_SCREENING} (?:is|comes|should be|happens|falls"
        rf" due) (?:due )?(?:at|from|"
        rf"when you (?:are|turn|reach))(?: the)?(?: age(?: of)?)? #{_IN_YEARS}"
    ),
    (
        rf"(?:start|begin)(?:s|ing)? (?:getting |having |being |to be |to get )?(?:\w+"
        rf" )?{_SCREENING}"
        rf"(?: with \w+)? (?:at|from)(?: the)?(?: age(?: of)?)? #{_IN_YEARS}"
    ),
    (
        rf"{_SCREENING} (?:should |usually |normally |routinely )*(?:starts?|begins?|starting|"
        rf"beginning) "
        rf"(?:at|from)(?: the)?(?: age(?: of)?)? #{_IN_YEARS}"
    ),
)
"""From which age people are asked to have a test."""
_KINDS = (
    "breast", "mammo", "cervi", "smear", " pap ", "bowel", "colon", "colorect", "lung", "prostate",
    "psa", "bone", "diabet", "cholest", "aort", "hearing", "eye", "flu ", "shingles", "hpv",
    "stool", "blood pressure", "follow-up", "repeat",
)  # fmt: skip
"""Tests and vaccines beside which another has its own age."""
_PLAIN = tuple(later(rf"\b{said.replace('#', _N)}") for said in (*_PLAIN_SAID, *_SCREENED))
_FOR_SOME = later(
    r"\b(?:if you (?:have|are|had)|(?<!average )risk|family|history|girls|boys|pregnan\w*|"
    r"scotland|northern ireland|some|may|sooner|unless|except|depending|hiv|diabetes|immune|"
    r"no longer|used to|from 20\d\d|trial|study|black)\b"
)
_MATTERS = ("screen", "vaccin", "surg")
_FROM = (
    later(
        r"\baged? (?P<one>\d{1,2}) (?:years )?(?:or|and) (?:over|above|older)\b|"
        r"\b(?P<two>\d{1,2}) (?:years )?(?:or|and) (?:over|older|above)\b"
    ),
    later(rf"\b(?:ages|aged?) {_AGE} (?:to|-|–) \d\d\b"),
    later(
        r"\b(?:at|from) (?:the )?age (?:of )?(?P<one>\d{1,2})\b|\bat (?P<two>\d{1,2}) years\b"
    ),
    later(
        rf"\b(?:when|before|until|after|in the year|as) (?:you|they) (?:turn|are|reach) {_AGE}\b"
    ),
    later(rf"\b(?:invit\w+|offered)\b[^.;\d]{{0,40}}? at {_AGE}(?=[.,;]|\Z)"),
    later(rf"\bbetween (?:the ages of )?{_AGE} and \d\d\b"),
    later(rf"\b(?:once|when) (?:he|she) (?:turns|is|reaches) {_AGE}\b"),
    later(
        rf"\b(?:(?<!until )(?<!up to )|(?<=wait until ))(?:their|your|the) "
        rf"{_AGE}(?:st|nd|rd|th) birthday\b"
    ),
    later(r"\bchildren aged (?P<upto>\d{1,2}) (?:and|or) (?:under|younger)\b"),
    later(r"\b(?:babies|infants|children|toddlers) from (?P<months>\d{1,2}) months\b"),
)  # fmt: skip
# One of these is in all that those match.
_OF_AGES = (
    "age",
    "old",
    "under",
    "young",
    "from ",
    "older",
    "over",
    "above",
    "at ",
    "you ",
    "they ",
    "birthday",
    "months",
)
_SOME = later(
    r"\b(?:if you (?:have|are|had)|(?<!average )risk|family|history|girls|boys|pregnan\w*|"
    r"scotland|northern ireland|"
    r"some|may|sooner|earlier|later|unless|except|depending|area|hiv|diabetes|immune|with (?!a "
    r"cervix)|recommend\w* by|"
    r"second|every|until \d|stop\w*|last|no longer|used to|from 20\d\d|trial|study|black)\b"
)
_MEN = later(r"\bm[ae]n\b")
_NEAR = 2
_OF_THE_PAGE = 3
"""Times that a page names a medicine that it is about, if its title does not."""


@rule(
    "consistency.different-age-limit",
    level=Level.WARNING,
    message="Here it is for people from the age of %s, and elsewhere on this page from %s ('%s'):"
    " check which is right.",
    why="Readers cannot tell whether they, or their child, are meant.",
    sources=["NHS content guide: say who the page is for", "PIF TICK 2022, item 3: audience"],
    examples=[
        Example(
            bad="# Flu vaccine questions\n\nThe CDC recommends a flu shot for everyone age 6"
            " months and older.\n\nIs it for children? Children can have it from 6 years of age.",
            good="# Flu vaccine questions\n\nThe CDC recommends a flu shot for everyone age 6"
            " months and older.\n\nIs it for children? Children can have it from 6 months of age.",
        ),
        Example(
            bad="All adults aged 50 to 74 are invited. You can choose.\n\nYour first invitation"
            " comes when you turn 40.",
            good="All adults aged 50 to 74 are invited. You can choose.\n\nYour first invitation"
            " comes soon after you turn 50.",
        ),
        Example(
            bad="This leaflet is for anyone aged 16 and over. Rest.\n\nThe doses are for people"
            " aged 12 or over.",
            good="This leaflet is for anyone aged 16 and over. Children aged 12 and over with gout"
            " can have a lower dose.",
        ),
        Example(
            bad="Children can usually begin at age 5. Ask us.\n\nWe begin shots at three years old"
            " and up.",
            good="Children can usually begin at age 5. Ask us.\n\nWe begin shots at five years old"
            " and up.",
        ),
        Example(
            bad="We see people aged 13 and up.\n\nThe youngest patient whom our team treats is nine"
            " years old.",
            good="We see people aged 13 and up.\n\nThe youngest patient whom our team treats is"
            " thirteen years old.",
        ),
        Example(
            bad="Nobody under 12 must have it.\n\nIt is safe from the age of six upwards.",
            good="Nobody under 12 must have it.\n\nThe course takes six weeks at most.",
        ),
        Example(
            bad="Do not give the syrup to babies under 6 months.\n\nBabies can have the syrup from"
            " 8 weeks of age.",
            good="Do not give the syrup to babies under 6 months.\n\nBabies can have the drops"
            " from 8 weeks of age.",
        ),
        Example(
            bad="# Bowel screening\n\nWe recommend screening for everyone ages 45 to 75.\n\nIf you"
            " turned 50 this year, it is time for your very first screening.",
            good="# Bowel screening\n\nWe recommend screening for everyone ages 45 to 75.\n\nIf you"
            " turned 45 this year, it is time for your very first screening. If you turned 50 this"
            " year, it is time for your first flu shot.",
        ),
        Example(
            bad="Do not give the syrup to a baby younger than 6 months.\n\nFor babies from 3"
            " months,"
            " the syrup is usually the better choice.",
            good="Do not give the syrup to a baby younger than 6 months.\n\nFor babies from 3"
            " months, the drops are usually the better choice.",
        ),
        Example(
            good="Nobody under 25 must have it.\n\nNever give aspirin to anyone under 16.\n\nThe"
            " catch-up service is for people up to the 30th birthday.",
        ),
    ],
    words=[
        "aged",
        "age ",
        "years",
        "turn ",
        "turned ",
        "ages ",
        "birthday",
        "months",
        "old enough",
        "under ",
        "youngest",
        " over",
        "older",
        "they reach",
        "reaches",
        "offered",
        "invited",
        "you reach",
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two lowest ages for the whole of a test, a service or a page, or one thing."""
    yield from list(_of_the_whole(page)) or two_ages(page)


def _of_the_whole(page: Page) -> Iterator[Match]:
    first: dict[str, _Limit] = {}
    for who, limit in _limits(page):
        earlier = first.setdefault(who, limit)
        if abs(earlier.age - limit.age) > (1 if limit.is_plain else _NEAR):
            yield from both_places(_match(earlier, limit), _match(limit, earlier))
            return


def _match(here: _Limit, there: _Limit) -> Match:
    return Match(here.span, (str(here.age), str(there.age), there.said))


class _Limit(NamedTuple):
    age: int
    span: Span
    said: str
    is_plain: bool
    """Its own words say that it is the lowest age."""


def _limits(page: Page) -> Iterator[tuple[str, _Limit]]:
    """Yield each lowest age, with whom, and what, it is for."""
    title = page.title.lower()
    for block, start, end in _sentences(page):
        text = block.folded[start:end]
        of_age = any(word in text for word in _OF_AGES)
        plain = _first(_PLAIN, text) if of_age else None
        if not of_age or not (plain or _WHOLE.search(text)):
            continue
        if (_FOR_SOME if plain else _SOME).search(text):
            continue
        found = plain or _first(_FROM, text)
        if found is None or is_quoted(block, start + found.start(), start + found.end()):
            continue
        span = block.source_span(start + found.start(), start + found.end())
        said = block.text[start + found.start() : start + found.end()]
        who = "men" if _MEN.search(text) else ""
        of = text.replace("test", "screen")  # pages call screening both
        others = sorted(
            name
            for name in knowledge.subjects().intersection(words_in(text)) - {*words_in(title)}
            if page.words[name] < _OF_THE_PAGE
        )
        matters = [matter for matter in _MATTERS if matter in of and matter not in title]
        matters += [
            kind
            for kind in _KINDS
            if kind in text and kind not in title and page.folded.count(kind) < _OF_THE_PAGE
        ]
        yield (
            " ".join([who, *matters, *others]),
            _Limit(_lowest(found), span, said, plain is not None),
        )


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((hit for one in patterns if (hit := one.search(text))), None)


def _sentences(page: Page) -> Iterator[tuple[Block, int, int]]:
    """Yield the sentences that hold a figure, or a number in words beside a word of ages."""
    yield from sentences_with_numbers(page)
    for block in stating(page, (found.start() for found in _IN_WORDS.finditer(page.folded))):
        for start, end in sentences(block.plain):
            if _IN_WORDS.search(block.folded[start:end]):
                yield block, start, end


def _lowest(found: re.Match[str]) -> int:
    groups = {key: value for key, value in found.groupdict().items() if value}
    if "months" in groups:
        return 0
    age = next(iter(groups.values()))
    return int(value_of(age)) + ("upto" in groups)
