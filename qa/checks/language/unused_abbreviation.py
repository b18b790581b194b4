"""An abbreviation that is introduced and never used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.language.tables import known_to_all
from qa.checks.language.undefined_abbreviation import capitals, plain
from qa.context import in_name, in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_INTRODUCED = later(r"(?<=[a-z]) \((?P<short>[A-Z]{2,6})s?\)")
# Another name of the thing is what people may search for.
_ALSO_CALLED = later(r"\b(?:called|known as)\b[^.;]*$")
_FEWEST_WORDS = 30


@rule(
    "language.unused-abbreviation",
    level=Level.SUGGESTION,
    message="'%s' is introduced here and not used again: leave it out.",
    why="Letters that come once give readers something to remember for nothing.",
    sources=[
        "NHS digital service manual, content style guide, formatting: abbreviations and acronyms"
    ],
    examples=[
        Example(
            bad="Transcranial magnetic stimulation (TMS) does not hurt, and you can go home or to"
            " work right after it. Most people need about twenty sessions, five a week, for four"
            " weeks in all.",
            good="Transcranial magnetic stimulation (TMS) does not hurt, and you can go home or to"
            " work right after it. Most people need about twenty sessions of TMS, five a week, for"
            " four weeks in all.",
        ),
        Example(
            bad="A full blood count (FBC) shows how many cells your blood has of each kind. A nurse"
            " takes the blood from your arm, and the result is back within two or three days.",
            good="The National Health Service (NHS) pays for the test. A nurse takes the blood from"
            " your arm, and the result is back within two or three days, or a week at most.",
        ),
    ],
    pages=["~professional", "~news"],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each abbreviation in brackets that stands nowhere else on the page or in its title."""
    if page.word_count < _FEWEST_WORDS:
        return
    places = list(_introduced(page))
    if not places:
        return
    uses = page.words
    title = page.metadata_text("title", "description", "keywords")
    for block, found in places:
        short, lower = found["short"], found["short"].lower()
        if short in known_to_all() or short in title or in_references(page, block):
            continue
        if uses[lower] + uses[lower + "s"] > 1 or _inside_others(page, lower):
            continue
        if _ALSO_CALLED.search(block.folded[max(0, found.start() - 70) : found.start()]):
            continue
        if not in_name(block, found.start("short"), found.end("short")):
            span = block.source_span(*found.span())
            yield Match(span, (short,), (Fix(f"Take out '({short})'", (Edit(span, ""),)),))


def _introduced(page: Page) -> Iterator[tuple[Block, re.Match[str]]]:
    """Yield each abbreviation in brackets, with its block."""
    text = plain(page)
    for start, _ in capitals(page):
        if text.startswith(" (", max(0, start - 2)):
            number = page.block_of(start)
            block = page.blocks[number]
            if block.kind in _KINDS:
                at = start - 2 - page.block_starts[number]
                if at > 0 and (found := _INTRODUCED.match(block.plain, at)):
                    yield block, found


def _inside_others(page: Page, lower: str) -> bool:
    """Return whether an abbreviation is part of another word: TMS in "TMS-like" or "rTMS"."""
    return page.folded.count(lower) > 1
