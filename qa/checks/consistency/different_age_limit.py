"""Two answers to the age from which a test, a service or a page is for its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import sentences_with_numbers
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_AGE = r"(?P<age>\d{1,2})"
# Sentences that say for whom all of it is, not a part of it.
_WHOLE = later(
    r"\b(?:(?:this|the|our|these) (?:\w+ )?(?:page|leaflet|guide|information|service|clinic|test|"
    r"programme|program|"
    r"doses|advice|screening|vaccine|scan|check|course|class)s?(?: \w+){0,3} (?:is|are|was|were) "
    r"(?:only )?(?:for|open to|meant)|"
    r"(?:are|is|be|get|being) (?:\w+ )?invited|first (?:invitation|letter|screening|test|scan|"
    r"check|appointment)\b|"
    r"(?:should |can |to )?(?:start|begin)s? (?:regular |routine )?(?:screening|testing|tests|"
    r"having)|screening (?:starts|begins)|"
    r"children aged \d{1,2} (?:and|or) (?:under|younger) (?:need|should|must|cannot|can't|have "
    r"a)|babies from \d|"
    r"can (?:use|join|have|book|take) (?:the|this|our|it)|we (?:also )?(?:see|treat|accept|"
    r"take)\b|wait (?:until|till)|are welcome\b|(?:will be|is|are) (?:given|offered)\b|can "
    r"(?:come|be "
    r"(?:treated|seen))\b|leaflet is for)"
)
_FROM = (
    later(
        r"\baged? (?P<one>\d{1,2}) (?:years )?(?:or|and) (?:over|above|older)\b|"
        r"\b(?P<two>\d{1,2}) (?:years )?(?:or|and) (?:over|older|above)\b"
    ),
    later(rf"\baged? {_AGE} (?:to|-|–) \d\d\b"),
    later(
        r"\b(?:at|from) (?:the )?age (?:of )?(?P<one>\d{1,2})\b|\bat (?P<two>\d{1,2}) years\b"
    ),
    later(rf"\b(?:when|before|until|after) (?:you|they) (?:turn|are|reach) {_AGE}\b"),
    later(rf"\b(?:their|your|the) {_AGE}(?:st|nd|rd|th) birthday\b"),
    later(r"\bchildren aged (?P<upto>\d{1,2}) (?:and|or) (?:under|younger)\b"),
    later(r"\b(?:babies|infants|children|toddlers) from (?P<months>\d{1,2}) months\b"),
)  # fmt: skip
# One of these is in all that those match.
_OF_AGES = ("age", "older", "over", "above", "at ", "you ", "they ", "birthday", "months")
_SOME = later(
    r"\b(?:if you (?:have|are|had)|(?<!average )risk|family|history|girls|boys|pregnan\w*|"
    r"scotland|northern ireland|"
    r"some|may|sooner|earlier|later|unless|except|depending|area|hiv|diabetes|immune|with (?!a "
    r"cervix)|recommend\w* by|"
    r"second|every|until \d|stop\w*|last|no longer|used to|from 20\d\d|trial|study|black)\b"
)
_NEAR = 2


@rule(
    "consistency.different-age-limit",
    level=Level.WARNING,
    message="Here it is for people from the age of %s, and elsewhere on this page from %s ('%s'):"
    " check which is right.",
    why="Readers cannot tell whether they, or their child, are meant.",
    sources=["NHS content guide: say who the page is for", "PIF TICK 2022, item 3: audience"],
    examples=[
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
    ],
    words=["aged", "age ", "years", "turn ", "birthday", "months"],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two lowest ages for the whole of a test, a service or a page."""
    first: dict[str, tuple[int, str]] = {}
    for block, start, end in sentences_with_numbers(page):
        text = block.folded[start:end]
        of_age = any(word in text for word in _OF_AGES)
        if not of_age or not _WHOLE.search(text) or _SOME.search(text):
            continue
        found = next((hit for one in _FROM if (hit := one.search(text))), None)
        if found is None or is_quoted(block, start + found.start(), start + found.end()):
            continue
        age = _lowest(found)
        said = block.text[start + found.start() : start + found.end()]
        who = "men" if " men " in f" {text}" else ""
        earlier = first.setdefault(who, (age, said))
        if abs(earlier[0] - age) > _NEAR:
            span = block.source_span(start + found.start(), start + found.end())
            yield Match(span, (str(age), str(earlier[0]), earlier[1]))


def _lowest(found: re.Match[str]) -> int:
    groups = {key: value for key, value in found.groupdict().items() if value}
    if "months" in groups:
        return 0
    return int(next(iter(groups.values()))) + ("upto" in groups)
