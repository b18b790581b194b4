"""A brand name of a medicine that begins with a small letter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa import knowledge, wordset
from qa.context import in_references, is_quoted
from qa.derived import derived
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SHORTEST = 5
_RARE = 3
_ADDRESS = frozenset("@/._-#=&")
_OF_MICE = "murine"


@rule(
    "drugs.lower-case-brand",
    level=Level.SUGGESTION,
    message="Write '%s' with a capital: it is the brand name of a medicine.",
    why="A small letter makes readers take a brand for the medicine itself.",
    sources=["AMA Manual of Style, proprietary drug names"],
    limit=5,
    examples=[
        Example(
            bad="Many people take prozac every day.",
            good="Many people take Prozac every day.",
        ),
        Example(
            bad="Do not take tylenol with alcohol.",
            good="Do not take Tylenol, or acetaminophen, with alcohol.",
        ),
        Example(good="Read more on www.prozac.com, or write to info@tylenol.com."),
        Example(good="Ask your doctor about the emend that the author made to the fleet of pages."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each brand name in small letters that is no other word; no addresses, no code."""
    if not page.with_suggestions:
        return
    accepted = {*page.house.words, *page.house.medicines}
    for word in sorted((page.words.keys() & _brands()) - accepted):
        yield from _places(page, word)


def _places(page: Page, word: str) -> Iterator[Match]:
    folded, at = page.folded, page.folded.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = folded[at - 1 : at], folded[end : end + 2]
        index = page.block_of(at)
        block, start = page.blocks[index], at - page.block_starts[index]
        at = folded.find(word, end)
        if before.isalnum() or before in _ADDRESS or after[:1].isalnum():
            continue
        if after[:1] in _ADDRESS and (after[:1] != "." or after[1:2].isalnum()):
            continue
        written = block.text[start : start + len(word)]
        code = block.kind is BlockKind.CODE or any(
            one.kind is InlineKind.CODE and one.start <= start < one.end for one in block.inlines
        )
        if written.islower() and not (
            code or in_references(page, block) or is_quoted(block, start, start + len(word))
        ):
            span = block.source_span(start, start + len(word))
            name = written.capitalize()
            yield Match(span, (name,), (Fix(f"Write '{name}'", (Edit(span, name),)),))


@cache
def _brands() -> frozenset[str]:
    """Return the brand names of one word that are no other word, and no medicine's own name."""
    return frozenset(derived("brands-that-are-no-words", _listed).split())


def _listed() -> str:
    others = (
        knowledge.generic_names()
        | knowledge.common_words()
        | knowledge.not_medicines()
        | {_OF_MICE}
    )
    return " ".join(
        name
        for name in knowledge.brands().keys() - others
        if len(name) >= _SHORTEST and name.isalpha() and wordset.grade(name) <= _RARE
    )
