"""A date of the page that no calendar has."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1)
}  # fmt: skip
_NAMED = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = (
    later(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_NAMED})\.?,? {_YEAR}\b"),
    later(rf"\b(?P<month>{_NAMED})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b"),
    later(rf"(?<![\d/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])"),
    later(rf"(?<![\d/.-])(?P<one>\d{{1,2}})[/.-](?P<two>\d{{1,2}})[/.-]{_YEAR}(?![\d/-])"),
)
_YEARS = later(r"(?:19|20)\d\d")
_LAST = 31
_DECEMBER = 12


@rule(
    "trust.impossible-date",
    level=Level.WARNING,
    message="There is no %s in the calendar: put the right date.",
    why="Readers cannot tell how old the page is, and doubt the rest of what it says.",
    sources=[
        "JAMA benchmarks (Silberg 1997), currency",
        "NHS digital service manual, content style guide: dates",
    ],
    examples=[
        Example(
            bad="Last reviewed: 31 June 2025",
            good="Last reviewed: 30 June 2025",
        ),
        Example(
            bad="Reviewed on 02/30/2026 by the team.",
            good="Reviewed on 02/28/2026 and 28/02/2026 by the team.",
        ),
        Example(
            bad="The next check is due on November 31, 2026.",
            good="Form 45/67/2020 is for carers. Version 13.14.2021 is out.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each date whose day its month does not have; `trust.invalid-metadata` asks metadata."""
    for block in page.blocks:
        text = block.folded
        if block.kind is BlockKind.CODE or not page.has_number(block) or not _YEARS.search(text):
            continue
        for pattern in _WRITTEN:
            for found in pattern.finditer(text):
                if not _exists(found) and not in_references(page, block):
                    start, end = found.span()
                    yield Match(block.source_span(start, end), (block.text[start:end],))


def _exists(found: re.Match[str]) -> bool:
    """Return whether there is such a day; of figures alone, in one of both orders."""
    groups = found.groupdict()
    year = int(groups["year"])
    if "one" in groups:
        one, two = int(groups["one"]), int(groups["two"])
        if max(one, two) > _LAST or min(one, two) > _DECEMBER:
            return True  # no date at all
        return _is_day(year, one, two) or _is_day(year, two, one)
    month = groups["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month) or _short(month)
    return not 1 <= number <= _DECEMBER or _is_day(year, number, int(groups["day"]))


def _short(name: str) -> int:
    return next(number for month, number in _MONTHS.items() if month.startswith(name))


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= _DECEMBER and 1 <= day <= monthrange(year, month)[1]
