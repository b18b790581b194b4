"""The price of a full course that is not the number of doses times the price of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import states
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.page import Page

_PRICE = later(r"(?P<sign>[\u00a3$\u20ac])(?P<price>\d[\d,]*(?:\.\d\d)?)")
_COURSE = later(
    r"\b(?:full|whole|complete|entire|total)\b[^.;]{0,60}?\b(?:course|set|series|programme|"
    r"program|package|"
    r"treatment|cost)\b[^.;]{0,60}?(?P<said>[\u00a3$\u20ac](?P<total>\d[\d,]*(?:\.\d\d)?))"
)
_NUMBER = later(r"\d{1,2}(?: (?:doses|sessions|visits|injections|jabs))?\Z")
_CELLS = 3


@rule(
    "consistency.wrong-total",
    level=Level.WARNING,
    message="'%s' is not %s times %s, as the table has it, which is %s: check the price.",
    why="Readers who reckon on the lower price feel cheated, and may stop half way.",
    sources=[
        "FTC Act, section 5, and CAP Code 3.17: prices must not mislead",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="| Vaccine | Doses | Price of each |\n|---|---|---|\n| Rabies | 3 | \u00a365 |\n\n"
            "A full rabies course therefore comes to \u00a3165.",
            good="| Vaccine | Doses | Price of each |\n|---|---|---|\n| Rabies | 3 | \u00a365 |\n\n"
            "A full rabies course therefore comes to \u00a3195.",
        ),
        Example(
            bad="<table><tr><td>Rabies</td><td>3</td><td>\u00a375 a dose</td></tr></table><p>A"
            " full course of rabies vaccine costs \u00a3195.</p>",
            good="<table><tr><td>Rabies</td><td>3</td><td>\u00a375 a dose</td></tr></table><p>A"
            " full course of rabies vaccine costs \u00a3225.</p>",
            format=Format.HTML,
        ),
    ],
    words=("\u00a3", "$", "\u20ac"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such total of something that a row of a table gives a number and a price for."""
    rows: dict[tuple[int, int], list[str]] = {}
    for block in page.blocks:
        if block.kind is BlockKind.TABLE_CELL:
            rows.setdefault((block.group, block.level), []).append(block.folded.strip())
    priced = list(_priced(rows.values()))
    for block in page.blocks if priced else ():
        if block.kind is BlockKind.TABLE_CELL:
            continue
        for found in _COURSE.finditer(block.folded):
            named = [row for row in priced if row[0] in found[0]]
            start, end = found.span("said")
            if len(named) != 1 or not states(page, block, start, end):
                continue
            _, number, sign, price = named[0]
            total = float(found["total"].replace(",", ""))
            if abs(total - number * price) > 1:
                args = (block.text[start:end], str(number), f"{sign}{price:g}",
                        f"{sign}{number * price:g}")  # fmt: skip
                yield Match(block.source_span(start, end), args)


def _priced(rows: Iterable[list[str]]) -> Iterator[tuple[str, int, str, float]]:
    """Yield name, number, sign and price of each row that has them in its first cells."""
    for cells in rows:
        if len(cells) != _CELLS or not _NUMBER.match(cells[1]):
            continue
        price = _PRICE.match(cells[2])
        if price is not None and cells[0]:
            amount = float(price["price"].replace(",", ""))
            yield cells[0], int(cells[1].split()[0]), price["sign"], amount
