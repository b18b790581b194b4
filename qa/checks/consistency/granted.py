"""A thing that a page rules out in one sentence, and takes for granted in another.

"No stitches are needed", and "your stitches dissolve within a week".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.page import places_of
from qa.patterns import later
from qa.telling import groups_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

SIGNS = (" no ", "n't ", " not ", "-free", "without ", "no need", "never ")
_NOT = r"(?: not|n't)"
_ANY = r"(?:(?:any|an?|the|your) )?"
_NOUN = r"(?P<noun{0}>[a-z][a-z-]+(?: [a-z][a-z-]+){{0,2}}?)"
_END = (
    r"(?=[.,;:!?)]|\Z| to (?:store|carry|wear|take|pay|sign|fill|buy|change|charge|clean|remember|"
    r"press|wash)\b| (?:for(?! [a-z]+ing\b)|in|on|at|(?:and|or)(?! [a-z ]{3,25} (?:that|"
    r"which)\b)|is|are|was|when|will|can|"
    r"after|before|because|so|as|but|from|by|during|while|here|there|afterwards|between|needed|"
    r"involved|required|inside|either|has|have|until|unless|then|at all)\b)"
)
_HEDGED = r"(?P<hedge{0}>usually |normally |generally |often |always )?"
_NEEDED = (
    r"(?:used|needed|put|placed|lent|given|required|necessary|involved|taken|made|put in|worn|"
    r"charged)"
)
_DENIALS = (
    later(
        r"\b(?:there (?:is|are|will be)|has|have|uses?|contains?|involves?|needs?|"
        r"requires?|leaves?|takes|gives off) (?:absolutely |completely )?"
        rf"no {_NOUN.format(1)}{_END}"
    ),
    later(rf"(?:\bno [a-z]+,? (?:and|or)|, with) no {_NOUN.format(8)}{_END}"),
    later(
        rf"\bno {_NOUN.format(2)} (?:is|are|will be|has to be|have to be) {_HEDGED.format(2)}"
        rf"{_NEEDED}\b"
    ),
    later(
        rf"(?:\b(?:does|did|will|is|are){_NOT}|\bwon't|\b(?:we|you|they|people|patients|"
        rf"visitors) do{_NOT}|"
        rf"\bnever) {_HEDGED.format(3)}(?:(?:ever|have to|need to|be|get) )*(?:use|need|have|"
        rf"contain|involve|require|leave|offer|provide|lend|supply|give off|be given|given|get|"
        rf"send|sent|charge|ask for|wear)(?: to (?:have|use|wear|take|buy|bring|pay|book|sign))? "
        rf"{_ANY}{_NOUN.format(3)}{_END}"
    ),
    later(rf"\bno need (?:for|to have|to wear|to pay|of) {_ANY}{_NOUN.format(4)}{_END}"),
    later(
        rf"(?:\A|(?<=[.;:!?,] )|\b(?:an?|any|and|so|because) ){_NOUN.format(5)} (?:is|are|will)"
        rf"{_NOT} (?:be )?{_HEDGED.format(5)}{_NEEDED}\b"
    ),
    later(
        r"\b(?:is|are|be) (?:completely |totally )?(?:[a-z]+-free,? (?:and )?)*(?P<noun6>fragrance|"
        r"perfume|scent|latex|lactose|sugar|alcohol|preservative|hormone|caffeine|o?estrogen|"
        r"nickel|steroid|alumini?um|paraben|dye|shellfish|fluoride|silicone)-free\b"
    ),
    later(
        r"\b(?:done|performed|carried out|made|works?|removed|treated|closed|taken|given|"
        r"straight after (?:the|your) \w+,?|walk|go home)\b[^.;,]{0,40}?,? without (?:the use of |"
        rf"using |needing )?{_ANY}{_NOUN.format(7)}{_END}"
    ),
)
_OF_CHOICE = later(r"\b(?:have|need) to have (?:the|this|your) ")
"""Whoever may say no to the operation is told of it all the same."""
_NEEDLESS = (_DENIALS[2], _DENIALS[5])
_FOR_SOME = later(r" (?:for|with|to|by|in) (?!this\b|the\b|it\b|your\b|you\b|these\b)")
_MORE = r"(?P<more>(?:(?!no\b|not\b|any\b|other\b|or\b|and\b|without\b|to\b|of\b)[a-z-]+ ){0,2})"
STAFF = (
    r"(?:we|they|the (?:\w+ )?(?:doctor|nurse|surgeon|dentist|team|radiographer|staff|"
    r"technologist|technician|midwife|assistant)|an? (?:\w+ )?(?:doctor|nurse|technologist|"
    r"radiographer))"
)
PUTS = (
    r"(?:(?:will|then|always|also|first|usually) )*(?:puts?|uses?|gives?|injects?|places?|inserts?|"
    r"attach(?:es)?|fits?|takes?|applies|apply|sends?|makes?|charges?|asks? for)"
)
SOME = r"(?:an?|some|the|one|two|three|four|several|a few|your|a small|\d+)"
_GRANTS = (
    (
        rf"(?<!if )(?<!no )(?<!cost of )\b(?:the|your|our|its|his|her|these|their|both) {_MORE}\Z",
        (
            r"(?! ?(?:or|if)\b| (?:is|are|will)(?: not| never|n't)\b| (?:is|are) (?:only (?:if|"
            r"when|for|needed)|(?:usually |normally )?(?:needed|required|necessary))\b)"
            r"(?: (?:in|of|from|on|for) (?:the|an?) (?P<owner>[a-z]+))?"
        ),
    ),
    (rf"\b(?:the|an?) (?:very |tiny |small |low )+(?:amount|dose|level) of {_MORE}\Z", r""),
    (
        (
            rf"\byou(?:'ll| will| are|'re)? (?:(?:also|first|then|usually|be|always) )*(?:given|"
            rf"have|get|need|asked for|receive|wear|pay|leave with|sent) {SOME} {_MORE}\Z"
        ),
        r"",
    ),
    (rf"\byou\b[^.;]{{0,30}}? wear {_MORE}\Z", r"(?! ?(?:or|if)\b)"),
    (rf"\byou (?:have|will have|had) (?:had|been given) (?:an? |some |your )?{_MORE}\Z", r""),
    (rf"\b{STAFF} {PUTS} (?:in |you |on )?{SOME} {_MORE}\Z", r""),
)
_GRANTED = tuple((later(before), later(after)) for before, after in _GRANTS)
_IF = r"(?<!us )(?<!know )(?<!ask )(?<!check )if"
_CASE = later(
    rf"\b(?:{_IF}|unless|except|sometimes|some people|(?<!any )others?|another|either|depend\w*|"
    r"rare\w*|instead|although|however|used to|otherwise|whether|study|studies|trials?|few|older|"
    r"occasionally|private\w*|most|many|but|unlike|whereas|mean|means|ct|pet)\b|\?"
)
_OF_A_CASE = later(
    r"\b(?:if|unless|when(?:ever)?(?! (?:the|your)\b)|where(?! (?:the|your)\b)|in case|some(?:"
    r"times)?|may|might|could|can(?! cancel\b)|occasionally|rarely|or(?! any\b| "
    r"other\b))\b[^.;:,\n]{0,40}\Z"
)
_DEFINITE = later(
    r" (?:has|have|wears?|dissolves?|comes?|went|goes|is out|are out|falls?|heals?)\b"
)
_SAME = (
    ("lift", "elevator"), ("stitch", "suture"), ("x-ray", "xray", "radiation"), ("dye", "contrast"),
    ("bandage", "dressing"), ("cut", "incision"), ("sedation", "sedative"),
    ("anaesthetic", "anesthetic", "anaesthesia", "anesthesia"), ("fragrance", "perfume", "scent"),
    ("fee", "charge"), ("hormone", "oestrogen", "estrogen", "progestogen"),
    ("laxative", "bowel prep"), ("crutch", "stick"),
)  # fmt: skip
_LITTLE = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "need evidence cure pain symptom symptoms way time doubt difference problem problems risk "
        "reason effect effects treatment one more longer matter limit change sign signs infection "
        "first last next already before say use idea chance hope point sense link proof damage "
        "harm guarantee age place side part disorder condition care "
        "people person child children patient patients family friend help support choice option "
        "end "
        "rush hurry set special new good bad big long short name word answer question information "
        "data study research figure number result results finding cause known day week month year "
        "hour minute fever temperature pain bleeding swelling cough rash cancer disease illness "
    ).split()
)
_KINDS = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "general local regular routine urgent second third extra private full separate long short "
        "large small big new free online daily weekly written formal live strong high low national "
        "blood urine skin genetic prescription repeat annual oral major minor spinal"
    ).split()
)
_NEAR = 40
_REACH = 90
_MOST = 12


class _Denial(NamedTuple):
    noun: str
    more: frozenset[str]
    """What stands before the noun."""
    said: Saying


def ruled_out(page: Page) -> Iterator[Match]:
    """Yield both of two sentences of which one rules out what the other takes for granted."""
    for denial in _denials(page):
        if (granted := _granted(page, denial)) is not None:
            yield from against(denial.said, granted)
            return


def _denials(page: Page) -> Iterator[_Denial]:
    told = 0
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not any(sign in text for sign in SIGNS) and not text.startswith("no "):
            continue
        for pattern in _DENIALS:
            for found in pattern.finditer(text):
                denial = _denial(page, number, pattern, found)
                if denial is not None and told < _MOST:
                    told += 1
                    yield denial


def _denial(
    page: Page, number: int, pattern: re.Pattern[str], found: re.Match[str]
) -> _Denial | None:
    groups = {name.rstrip("12345678"): said for name, said in found.groupdict().items() if said}
    if _OF_CHOICE.search(found[0]):
        return None
    *more, noun = groups["noun"].split()
    noun = _single(noun)
    if pattern in _NEEDLESS and _FOR_SOME.match(found.string, found.end()):
        return None
    if noun in _LITTLE or "hedge" in groups or len(noun) < 3:
        return None
    said = saying(page, number, *found.span())
    if said is None or _CASE.search(_around(said)) or noun in page.title.lower():
        return None
    return _Denial(noun, frozenset(more) - {"special", "further", "added", "actual"}, said)


def _single(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _around(said: Saying) -> str:
    text = said.block.folded
    comma = text.rfind(",", said.first, said.start)
    start = max(said.first, said.start - _NEAR, comma)
    return text[start : min(said.last, said.end + _NEAR)]


def _clause(said: Saying) -> str:
    text = said.block.folded
    comma = text.find(",", said.end, said.last)
    return text[max(said.first, said.start - _NEAR) : comma if comma >= 0 else said.last]


def _granted(page: Page, denial: _Denial) -> Saying | None:
    """Return where a page takes a thing for granted; None where it speaks of cases too."""
    names = next((names for names in _SAME if denial.noun in names), (denial.noun,))
    granted = None
    for name in names:
        for at in places_of(name, page.folded):
            number = page.block_of(at)
            block, start = page.blocks[number], at - page.block_starts[number]
            text = block.folded
            end = _end(text, start, name)
            if end is None:
                continue
            before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
            if _OF_A_CASE.search(before) and not _DEFINITE.match(after):
                return None
            for way, behind in _GRANTED:
                found = way.search(before)
                next_ = behind.match(after) if found else None
                if found is None or next_ is None:
                    continue
                owner = next_.groupdict().get("owner")
                if owner and owner not in page.title.lower() and owner not in denial.said.sentence:
                    continue
                said = saying(page, number, start - len(before) + found.start(), end)
                if said is None or said.is_beside(denial.said) or _CASE.search(_clause(said)):
                    continue
                more = frozenset(found.groupdict()["more"].split())
                if denial.more and not denial.more & more and (more or denial.more & _KINDS):
                    continue
                if groups_in(said.sentence) ^ groups_in(denial.said.sentence) >= {"men", "women"}:
                    continue
                granted = granted or said
    return granted


def _end(text: str, start: int, name: str) -> int | None:
    """Return where a noun that begins at a place ends; None where it is a part of a word."""
    if start and (text[start - 1].isalpha() or text[start - 1] == "-"):
        return None
    end = start + len(name)
    for ending in ("es", "s", ""):
        if text.startswith(ending, end):
            last = end + len(ending)
            if last == len(text) or not (text[last].isalpha() or text[last] == "-"):
                return last
    if name.endswith("y") and text.startswith("ies", end - 1):
        return end + 2
    return None
