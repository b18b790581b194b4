"""A column of a table whose name fits none of its values: "Price" over three phone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_FEWEST_ROWS = 3
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_AMOUNT = r"\d[\d.,]*(?: ?(?:to|-|\u2013|or) ?\d[\d.,]*)? ?"
_CLOCK = r"\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?)?"
_VALUES = {
    "day": later(rf"{_DAY}(?: ?(?:to|-|\u2013|and|,) ?{_DAY})?"),
    "dose": later(rf"{_AMOUNT}(?:mg|ml|mcg|micrograms?|units|tablets?|capsules?|puffs?|drops?)"),
    "price": later(rf"(?:from )?[\u00a3$\u20ac] ?{_AMOUNT}"),
    "phone": later(r"(?=(?:\D*\d){8,15}\D*\Z)\+?[\d ().-]{9,20}"),
    "hours": later(rf"{_CLOCK} ?(?:to|-|\u2013|until) ?{_CLOCK}"),
    "age": later(
        r"(?:under |over |up to |from )?\d{1,2}(?: ?(?:to|-|\u2013) ?\d{1,2})? (?:years|months)"
    ),
    "share": later(r"(?:up to )?(?:1 in \d[\d,]*|\d[\d.]* ?%)"),
}
"""What all values of a column may be."""
_NAMES = {
    "day": later(r"(?:days?|days? of the week|weekdays?)"),
    "dose": later(r"(?:usual |daily |starting |maximum |adult |recommended )*(?:dos(?:es?|age))"),
    "price": later(r"(?:our )?(?:prices?|costs?|fees?|charges?)"),
    "phone": later(r"(?:tele)?phone(?: numbers?)?"),
    "hours": later(r"(?:opening |clinic )?hours|opening times"),
    "age": later(r"(?:child's )?ages?(?: group| range| of child)?"),
    "share": later(r"how common(?: it is)?"),
    "medicine": later(r"(?:names? of )?(?:medicines?|medications?|drugs?)"),
    "illness": later(r"(?:symptoms?|side effects?|conditions?|causes?|treatments?)"),
    "food": later(r"foods?"),
    "place": later(r"(?:address(?:es)?|locations?|names?|doctors?)"),
}
"""Names of columns that promise one kind of value."""
_ALSO = {("hours", "day"), ("day", "hours"), ("day", "illness"), ("age", "illness"),
         ("share", "illness"), ("dose", "price")}  # fmt: skip
"""Values that may stand under the name of another kind."""


@rule(
    "structure.wrong-column-name",
    level=Level.WARNING,
    message="None of what stands under '%s' is what the name of the column says: put the right"
    " name, or the right values.",
    why="Readers take the figures of a table for what its head says that they are.",
    sources=[
        "PEMAT, item 18: tables have clear row and column headings",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="| Ward | Price |\n|---|---|\n| Elm | 0117 496 0101 |\n| Oak | 0117 496 0102 |\n|"
            " Ash | 0117 496 0103 |\n",
            good="| Ward | Phone |\n|---|---|\n| Elm | 0117 496 0101 |\n| Oak | 0117 496 0102 |\n|"
            " Ash | 0117 496 0103 |\n",
        ),
        Example(
            bad="<table><tr><th>Drug</th><th>Where</th></tr><tr><td>Monday</td><td>Hall</td></tr>"
            "<tr><td>Tuesday</td><td>Gym</td></tr><tr><td>Friday</td><td>Hall</td></tr></table>",
            good="<table><tr><th>When</th><th>Where</th></tr><tr><td>Monday</td><td>Hall</td></tr>"
            "<tr><td>Tuesday</td><td>Gym</td></tr><tr><td>Friday</td><td>Hall</td></tr></table>",
            format=Format.HTML,
        ),
        Example(
            good="| Day | Dose |\n|---|---|\n| Monday | 5 mg |\n| Tuesday | 10 mg |\n| Friday |"
            " none |\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name of a column all of whose values are of one kind, and of another one."""
    if not page.document.tables:
        return
    for head, *body in table_rows(page):
        if len(body) < _FEWEST_ROWS or any(len(row) != len(head) for row in body):
            continue
        for column, block in enumerate(head):
            if block.kind is BlockKind.TABLE_HEADER and _is_wrong(block, column, body):
                yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))


def _is_wrong(head: Block, column: int, body: Sequence[Sequence[Block]]) -> bool:
    name = head.folded.strip(" :*")
    promised = next((kind for kind, words in _NAMES.items() if words.fullmatch(name)), None)
    if promised is None:
        return False
    values = [row[column].folded.strip(" .") for row in body]
    said = next(
        (kind for kind, value in _VALUES.items() if all(value.fullmatch(one) for one in values)),
        promised,
    )
    return said != promised and (said, promised) not in _ALSO
