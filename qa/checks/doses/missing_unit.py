"""A number without its unit in a row of doses that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.series import SIGNS, series
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


_BARE = later(
    r"\bdoses?(?: (?:of|for) [a-z][a-z -]{1,40}?)? (?:is|are)(?: usually| normally| about)? "
    r"(?:between )?(?P<number>[1-9]\d{1,3}(?:\.\d+)?(?: ?(?:to|or|-|\u2013|and) ?\d{2,4})?)"
    r"(?=,? (?:once|twice|(?:one|two|three|four|five|six|\d)(?: (?:or|to) \w+)? times|"
    r"every (?:\d{1,2}|four|six|eight|twelve)(?: (?:to|or) \w+)? hours|a day\b|daily\b|"
    r"(?:each|every) (?:morning|evening|night|day)|at (?:night|bedtime)))"
)


@rule(
    "doses.missing-unit",
    level=Level.WARNING,
    message="'%s' has no unit, and a dose needs one, as in '500 mg': write it.",
    why="7.5 of what? A reader who takes milligrams for millilitres gives a wrong dose.",
    sources=[
        "ISMP Guidelines for Optimizing Safe Implementation: a dose has a number and a unit",
        "NHS digital service manual, content style guide: numbers, measurements",
    ],
    examples=[
        Example(
            bad="6 to 7 years: 5ml\n\n8 to 9 years: 7.5, up to 4 times in 24 hours\n\n10 to 11"
            " years: 10ml",
            good="6 to 7 years: 5ml\n\n8 to 9 years: 7.5ml, up to 4 times in 24 hours\n\n10 to"
            " 11 years: 10ml",
        ),
        Example(
            bad="Amoxicillin comes as 500 mg capsules. The usual dose for an adult is 500 three"
            " times a day.",
            good="Amoxicillin comes as 500 mg capsules. The usual dose for an adult is 500 mg three"
            " times a day.",
        ),
        Example(
            bad="The highest dose is 40 mg. The usual dose of citalopram is 20 once a day.",
            good="The highest dose is 40 mg. The usual dose of citalopram is 20 mg once a day.",
        ),
        Example(
            bad="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200 mg",
            good="- 10 to 15 kg: 100\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200",
        ),
    ],
    words=(*SIGNS, "dose", "doses"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number, where all other lines of the row have one and the same unit."""
    for rows in series(page):
        without = [row for row in rows if not row.unit]
        if len(without) != 1 or len({row.unit for row in rows}) > 2:
            continue
        row = without[0]
        shown = row.block.text[row.start : row.end]
        yield Match(row.block.source_span(row.start, row.end), (shown,))
    yield from _in_sentences(page)


def _in_sentences(page: Page) -> Iterator[Match]:
    """Yield a dose that a sentence gives as a bare number, and how often it is taken."""
    if page.type == "professional":
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or "dose" not in block.folded:
            continue
        if not page.has_number(block) or in_references(page, block):
            continue
        for found in _BARE.finditer(block.folded):
            start, end = found.span("number")
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
