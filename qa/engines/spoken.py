"""What a grammar engine says, told in the words of our rules.

The words, and where an engine is known to be wrong, are data: `rules/engines/*.yml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Match
from qa.values import dataclass

if TYPE_CHECKING:
    import regex

    from qa.document import Block
    from qa.engines.paragraphs import Hit

_KINDS = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.TABLE_CELL,
        BlockKind.CAPTION,
    }
)
_LONGEST = 20_000
"""Characters of one paragraph; copy is never that long, and Harper's time grows faster than it."""
_BLANKS = 2
"""A cell or item of fewer words than three has no grammar to speak of."""
_CONTEXT = 200
_SLOT = re.compile(r"\{(match|suggestion|said)\}")
_QUOTES = str.maketrans({"\u201c": "'", "\u201d": "'", "\u2018": "'", "\u2019": "'", '"': "'"})


@dataclass(frozen=True)
class Spoken:
    """One of our rules: its words, and where the engine is known to be wrong."""

    id: str
    message: str
    bare: str
    unless: tuple[regex.Pattern[str], ...]
    doubtful: bool
    """The engine sees the fault but its repair is often another one: none is offered."""

    def cleared(self, text: str, hit: Hit) -> bool:
        """Return whether a known false alarm overlaps the hit."""
        first, last = max(0, hit.start - _CONTEXT), hit.end + _CONTEXT
        return any(
            found.start() < hit.end and hit.start < found.end()
            for pattern in self.unless
            for found in pattern.finditer(text, first, last)
        )

    def words(self, found: str, suggestion: str | None, said: str = "") -> str:
        """Return the sentence for an editor; `said` is the engine's own."""
        told = {"match": found, "suggestion": suggestion or "", "said": _sentence(said)}
        message = self.bare if suggestion is None else self.message
        return _SLOT.sub(lambda slot: told[slot[1]], message)


def worth(block: Block) -> bool:
    """Return whether a block holds sentences."""
    return block.kind in _KINDS and len(block.text) <= _LONGEST and block.text.count(" ") >= _BLANKS


def matched(block: Block, hit: Hit, rule: Spoken) -> Match:
    """Return what to say of a block, with what the engine would write instead as fixes."""
    found = block.text[hit.start : hit.end]
    span = block.source_span(hit.start, hit.end)
    fixes = []
    shown = None
    for kind, text in () if rule.doubtful else hit.suggestions[:3]:
        new = {"replace": _cased(text, found), "remove": "", "insert-after": found + text}[kind]
        if shown is None:
            shown = new.strip() or None
        what = f"Write '{new.strip()}'" if new.strip() else f"Take out '{found.strip()}'"
        fixes.append(Fix(what, (Edit(span, new),)))
    return Match(span, (rule.words(found.strip(), shown, hit.message),), tuple(fixes))


def _sentence(said: str) -> str:
    """Return an engine's sentence as ours are written."""
    said = " ".join(said.translate(_QUOTES).split())
    return said if not said or said.endswith((".", "?", "!")) else said + "."


def _cased(text: str, found: str) -> str:
    """Return a suggestion without the shouting that Harper copies from a capital "A"."""
    if len(found) == 1 and text.isupper() and len(text) > 1:
        return text.capitalize()
    return text
