"""One person, two ages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.consistency.stating import stating
from qa.finding import Level, Match
from qa.number_words import NUMBER_IN_WORDS, value_in_words
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAME = r"(?P<name>(?:[A-Z][a-z'-]{2,}))(?: [A-Z][a-z'-]+)?"
_AGE = r"(?P<age>[1-9]\d?)"
# Only ages of today: "was 24" and "at 36" tell of another year.
_SAID = (
    later(
        rf"\b{_NAME}(?:,| \(| is| \(age|, aged?|, now| is now)\s?{_AGE}(?=,| ?\)| years old| "
        rf"and )"
    ),
    later(rf"\b{_AGE}-year-old {_NAME}\b"),
    later(rf"\b{_NAME} (?:has )?(?:just |recently )?(?:turned|turns) {_AGE}\b(?! years ago)"),
)
# What follows a number that may be an age, and what stands before it.
_OLD = later(r"\d\d?(?:,| ?\)| years old| and |(?P<years>-year-old ))")
_IS = tuple(
    f"{word}{blank}" for word in (",", "(", "is", "now", "age", "aged") for blank in ("", " ")
)
_TURNS = ("turned ", "turns ")
_BEFORE = _IS + _TURNS
_TWO = 2
# The name and age under a quotation.
_SIGNED = later(
    r"(?:\A|\n)[^\w\n]*(?P<name>[A-Z][a-z'-]{2,})(?: [A-Z][a-z.'-]*)?, (?:aged? )?"
    r"(?P<age>[1-9]\d)\W*\Z"
)
_YOUNGEST = 13
_OPENING = 6
"""Blocks at the top in which a story says how old its person is."""
_IN_WORDS = rf"(?P<age>[1-9]\d|{NUMBER_IN_WORDS})"
_INTRODUCED = later(
    rf"(?:(?<=^)|(?<=[.!?] )|(?<=\n)){_NAME}(?:, (?:aged? |now )?{_AGE},(?! \d)|,? is (?:now )?"
    rf"{_AGE.replace('<age>', '<is>')}(?=,|\.| and| years old))"
)
_I_AM = later(
    rf"(?P<said>\b(?:i'm|i am) (?:now |only |just )?{_IN_WORDS})(?=,|\.|!|\?| now\b| and\b| years "
    r"old| this year)(?! and a half)"
)
_SAYS_ANOTHER = later(
    r"\b(?:says|said|adds|asks|laughs|explains|jokes)(?: \w+)?,? (?:his|her|my|their|the) [a-z]+\b"
    r"|\b(?:his|her|my|their) (?:wife|husband|partner|mum|mom|mother|dad|father|son|"
    r"daughter|sister|brother|friend|nurse|doctor)\b[^.;]{0,20} (?:says|said|adds|"
    r"asks|laughs|explains|jokes)\b"
)
_THEN = later(
    r"(?:(?<=diagnosed )|(?<=seizure )|(?<=seizure was )|(?<=stroke )|(?<=attack )|(?<=surgery )|"
    r"(?<=operation )|\b(?=(?:when )?(?:i|he|she) was [a-z ]{0,5}\d\d (?:when|and had)\b)|"
    r"\b(?=when (?:i|he|she) was [a-z ]{0,5}\d\d[,.])|"
    r"\bi (?:fell|started|began|stopped|collapsed|fainted|left|lost|got)\b[^.,;:\d]{0,40} "
    r"(?=at \d\d[.,] ))"
    r"(?P<said>(?:at|aged|when (?:i|he|she) was|(?:i|he|she) was) (?:only |just )?(?P<age>[1-9]\d))"
    r"(?![\d%/:]| ?(?:am|pm|weeks|months|days|minutes))\b"
)
"""An age at something past."""
_OF_OTHERS = later(
    r"\b(?:father|mother|mum|mom|dad|sister|brother|son|daughter|wife|husband|partner|uncle|aunt|"
    r"gran\w*|cousin|friend|neighbou?r|will|hopes?|plans?|wants?|would|could|if|people|women|men)\b"
)
_REACH = 80
_PAST = later(
    r"\b(?:when|was|were|had|at the time|back then|before|first|diagnosed|ago|in (?:19|20)\d\d)\b"
)
_NOT_A_NAME = frozenset({
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Page", "Table", "Figure", "Chapter", "Section", "Stage",
    "Type", "Grade", "Step", "Level", "Week", "Day", "Age", "Aged", "Group", "Part", "Version",
    "Room", "Phase", "Women", "Men", "People", "Children", "Adults", "Anyone", "Volume", "Item",
    "Class", "Test", "Vitamin", "Cancer", "Study", "Trial", "Screening", "Monogr", "Inst",
    "Omega", "Unit", "Ward", "Floor", "Suite", "Highway", "Route",
})  # fmt: skip


@rule(
    "consistency.different-age",
    level=Level.WARNING,
    message="%s is %s here, and %s elsewhere on this page: check which is right.",
    why="A story whose facts do not fit is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Marta, 38, lives in Leeds.\n\nMarta turned 45 in June.",
            good="Marta, 38, lives in Leeds.\n\nMarta was 24 when it began.",
        ),
        Example(
            bad="Maria was 34 when she first felt low.\n\n> It helped me.\n>\n> Maria, 31",
            good="Maria was 34 when she first felt low.\n\n> It helped me.\n>\n> Maria, 41",
        ),
        Example(
            bad="Joe Ellis, 61, has gout. At 63-year-old Joe Ellis's clinic nobody laughs.",
            good="Joe, 61, has gout. Ann, 63, has none. Joe was 40 when it began.",
        ),
        Example(
            bad="# Owen's story\n\nOwen is 61 and keeps bees. I felt lost, and my life changed, he"
            ' says.\n\n"I\'m 52, and I have never felt better," says Owen.',
            good="# Owen's story\n\nOwen is 61 and keeps bees. I felt lost, and my life changed, he"
            ' says.\n\n"I\'m 52, and I worry about him," says his wife.',
        ),
        Example(
            bad="# Rosa's story\n\nRosa, 31, lives in Ely. I felt lost, and my life changed, she"
            " says.\n\nShe was diagnosed at 42 and had surgery at once.",
            good="# Rosa's story\n\nRosa, 31, lives in Ely. I felt lost, and my life changed, she"
            " says.\n\nHer mother was diagnosed at 42 and had surgery at once.",
        ),
        Example(
            bad="---\ndescription: Tess, 36, has a story.\n---\n# Tess\n\nTess, 47, has lupus.",
            good="---\ndescription: Tess, 36, has a story.\n---\n# Tess\n\nTess, 36, has lupus.",
        ),
        Example(
            bad="Ana is 29 years old. The operation went well. Ana, 92, now runs again.",
            good="See Table 3, 12 and Table 4, 15. On May 3, 12 people came, on May 4, 15.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later age of a person who has another one of today elsewhere; a birthday apart."""
    yield from _younger_than_before(page)
    yield from _in_own_words(page)
    yield from _older_then(page)
    places = [at for at in page.numbers if _may_be_age(page.folded, at)]
    first = {hit["name"]: int(hit["age"]) for hit in _said(page.metadata_text("description"))}
    if len(places) + len(first) < _TWO:
        return
    for block in stating(page, places):
        for hit in _said(block.plain):
            name, age = hit["name"], int(hit["age"])
            earlier = first.setdefault(name, age)
            if abs(earlier - age) > 1:
                span = block.source_span(*hit.span())
                yield Match(span, (name, str(age), str(earlier)))


def _said(text: str) -> Iterator[re.Match[str]]:
    """Yield in order where a text says how old somebody is today."""
    found = [hit for pattern in _SAID for hit in pattern.finditer(text)]
    for hit in sorted(found, key=lambda hit: hit.start()):
        around = text[max(0, hit.start() - 30) : hit.end() + 30].lower()
        if hit["name"] not in _NOT_A_NAME and not _PAST.search(around):
            yield hit


def _in_own_words(page: Page) -> Iterator[Match]:
    """Yield "I'm 43" in the story of somebody whose age the story's top tells otherwise."""
    told = page.once(_of_today)
    if told is None:
        return
    for block in page.prose:
        for own in _I_AM.finditer(block.folded):
            if _value(own) < _YOUNGEST or _SAYS_ANOTHER.search(block.folded):
                continue
            if abs(_value(own) - _value(told)) <= 1:
                continue
            args = (told["name"], own["age"], f"{_value(told):g}")
            yield Match(block.source_span(*own.span("said")), args)


def _of_today(page: Page) -> re.Match[str] | None:
    """Return where the top of a patient's story says how old its person is."""
    if page.type != "patient-story":
        return None
    found = (hit for block in page.prose[:_OPENING] for hit in _INTRODUCED.finditer(block.plain))
    return next((hit for hit in found if hit["name"] not in _NOT_A_NAME), None)


def _older_then(page: Page) -> Iterator[Match]:
    """Yield an age at something past that is above the one of today."""
    told = page.once(_of_today)
    if told is None:
        return
    today = _value(told)
    for block in page.prose:
        for found in _THEN.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            if int(found["age"]) <= today + 1 or _OF_OTHERS.search(
                block.folded, max(0, first - _REACH), last
            ):
                continue
            span = block.source_span(*found.span("said"))
            yield Match(span, (told["name"], found["age"], f"{today:g}"))
            return


def _value(found: re.Match[str]) -> float:
    groups = found.groupdict()
    return value_in_words((groups["age"] or groups["is"] or "").lower())


def _younger_than_before(page: Page) -> Iterator[Match]:
    """Yield the age under the words of somebody who was older at an earlier time."""
    if " was " not in page.folded:
        return
    short = [block for block in page.blocks if block.plain.rstrip('")\u201d ')[-1:].isdigit()]
    signed = [(block, hit) for block in short if (hit := _SIGNED.search(block.plain))]
    for block, hit in signed:
        was = later(rf"\b{re.escape(hit['name'])} was (?:only |just )?(?P<age>[1-9]\d?) when\b")
        ages = [int(past["age"]) for other in page.blocks for past in was.finditer(other.plain)]
        if ages and max(ages) > int(hit["age"]):
            span = block.source_span(hit.start("name"), hit.end("age"))
            yield Match(span, (hit["name"], hit["age"], str(max(ages))))


def _may_be_age(folded: str, at: int) -> bool:
    """Return whether a number on a page stands as the age of somebody does."""
    old = _OLD.match(folded, at)
    if old is None:
        return folded.endswith(_TURNS, 0, at)
    return old["years"] is not None or folded.endswith(_BEFORE, 0, at)
