"""A name and its dose run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_RUN_ON = later(
    r"\d(?<=[a-z]{4}\d)\d{0,4}(?:[.,]\d+)?[ -]?"
    r"(?:mg|mcg|\u00b5g|micrograms?|milligrams?|ml|units)\b"
)
_NAME = later(r"[a-z\-]+\Z")


@rule(
    "doses.name-run-on",
    level=Level.ERROR,
    message="Put a blank between '%s' and '%s': run together, the dose is misread.",
    why="Inderal40 mg has been read as Inderal 140 mg.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, drug name and "
            "dose run together"
        )
    ],
    examples=[
        Example(
            bad="She takes Inderal40 mg in the morning.",
            good="She takes Inderal 40 mg in the morning.",
        ),
        Example(
            bad="Ask for sertraline50mg tablets.",
            good="Ask for sertraline 50mg tablets.",
        ),
        Example(bad="Take one tablet20 mg at night.", good="Take one tablet of 20 mg at night."),
        Example(good="Vitamin B12 1000 mcg and HbA1c 48 are fine."),
    ],
    finds=[_RUN_ON],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each word that runs into a dose; an error where the word is a medicine."""
    for found in _RUN_ON.finditer(page.folded):
        number = page.block_of(found.start())
        block, offset = page.blocks[number], page.block_starts[number]
        start, end = found.start() - offset, found.end() - offset
        name = _NAME.search(block.folded, max(0, start - 40), start)
        if name is None or block.kind is BlockKind.CODE or "*" in block.plain[start - 1 : end]:
            continue
        known = name[0] in knowledge.medicine_names()
        span = block.source_span(name.start(), end)
        at = block.source_span(start, start)
        yield Match(
            span,
            (block.text[name.start() : start], block.text[start:end]),
            (Fix("Put a blank between them", (Edit(at, " "),)),),
            level=None if known else Level.WARNING,
        )
