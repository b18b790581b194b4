"""`phrase`: words and word classes in a row that no correct sentence has."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from qa.context import (
    NOWHERE,
    Context,  # noqa: TC001 -- the schema reads it
    in_references,
)
from qa.document import BlockKind
from qa.finding import Edit, Fix, Match
from qa.values import dataclass
from qa.word_classes import BREAK, form, lexicon, tokens
from qa.word_rows import read_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways
    from qa.word_rows import Change, Row

_NO_SENTENCES: Final = frozenset(
    {BlockKind.HEADING, BlockKind.ALT, BlockKind.CODE, BlockKind.TABLE_HEADER}
)
_VOWEL: Final = re.compile(r"(?!one|use|usu|uni(?!n)|eu)[aeiou]|hour|honest|heir|x-ray")
_NOTHING: Final = "-"
_ENDS: Final = frozenset(f".{BREAK}")


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Speaks of every row of words that stands in running text; `%s` are the words and the repair.

    A row is written as tokens with blanks between. A token is a word, or the name of a class, in
    capitals: one of `rules/words/closed-classes.tsv`, or VERB, VERBS, PAST, DONE, DOING, NOUN,
    COUNT, NOUNS, ADJ, MORE, MOST, ADV, ACTION (with `!`, the words that are nothing else), or a
    mark: END, COMMA, STOP, DIGITS. `|` joins several, less those behind `~`. `!` before a token is
    anything else; `?` behind it, that it may be missing; `^` is the start of a sentence.

    What stands outside `[ ]` must be there but is not marked. `to=with` writes another word,
    `VERBS=VERB` another form, `to=-` takes a word out, and `+of` puts one in.
    """

    rows: tuple[str, ...]
    unless: Context = NOWHERE

    @property
    def patterns(self) -> tuple[str, ...]:
        """None that a user could have written wrong: rows are checked when they are made."""
        return ()

    @property
    def ways(self) -> tuple[Needs, ...]:
        """None: its rows are looked for as rows of signs, those of all rules of this kind at once.

        What `matches` is told of a block are the rows that stand in it.
        """
        return ()

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield a match, with the repair where there is one, for every row found."""
        signs = row_of_signs(page)
        taken: set[int] = set()
        for row, first, last in self._looked_for(page, blocks, ways):
            for found in row.pattern.finditer(signs, first, last + row.longest):
                if found.start() > last or not taken.isdisjoint(range(*found.span())):
                    continue
                block, places = _place(page, found)
                if block.kind in _NO_SENTENCES or not _running(
                    block, places, opens=signs[found.start() - 1] in _ENDS
                ):
                    continue
                start, end = places[0].start(), places[-1].end()
                if self.unless.clears(page, block, start, end) or in_references(page, block):
                    continue
                taken.update(range(*found.span()))
                yield _match(block, places, found, row)

    def _looked_for(
        self, page: Page, blocks: Sequence[Block], ways: Ways
    ) -> Iterator[tuple[Row, int, int]]:
        """Yield each row with the first and the last sign at which it may begin."""
        where = page.once(_starts_and_ends)
        for number, text in enumerate(self.rows):
            for row in read_row(text):
                for block, there in zip_longest(blocks, ways):
                    if there is None or number in there:
                        yield row, *where[id(block)]


def row_of_signs(page: Page) -> str:
    """Return the signs of all tokens of a page, with BREAK before each block; made once."""
    return page.once(_signs)


def _signs(page: Page) -> str:
    return BREAK + lexicon().row(page.folded)


def _breaks(page: Page) -> list[int]:
    """Return where each block begins in the signs of a page: at its BREAK."""
    return [at for at, sign in enumerate(row_of_signs(page)) if sign == BREAK]


def _starts_and_ends(page: Page) -> dict[int, tuple[int, int]]:
    """Return the first sign of each block and that behind it, by the block's `id()`."""
    breaks = page.once(_breaks)
    ends = (*breaks[1:], len(row_of_signs(page)))
    return {
        id(block): (start + 1, end)
        for block, start, end in zip(page.blocks, breaks, ends, strict=False)
    }


def _place(page: Page, found: re.Match[str]) -> tuple[Block, list[re.Match[str]]]:
    """Return the block of a match and its tokens in the text of the block."""
    breaks = page.once(_breaks)
    number = bisect_left(breaks, found.start()) - 1
    block = page.blocks[number]
    first = found.start() - breaks[number] - 1
    return block, _tokens(block.folded)[first : first + len(found[0])]


@lru_cache(maxsize=4)
def _tokens(folded: str) -> list[re.Match[str]]:
    """Return the tokens of a text, kept for the blocks asked for last."""
    return list(tokens(folded))


def _running(block: Block, places: list[re.Match[str]], *, opens: bool) -> bool:
    """Return whether words are written as in running text: names and initials are not meant."""
    words = [block.plain[slice(*place.span())] for place in places]
    return all(
        word.islower()
        or not word.isalpha()
        or word == "I"
        or (number == 0 and opens and word[1:].islower())
        for number, word in enumerate(words)
    )


def _match(block: Block, places: list[re.Match[str]], found: re.Match[str], row: Row) -> Match:
    start, end = places[0].start(), places[-1].end()
    text = block.text[start:end]
    fixes, shown = [], ""
    changes = [
        (change, index) for change in row.changes if (index := _token_of(change, found)) is not None
    ]
    for number in range(max((len(change.choices) for change, _ in changes), default=0)):
        edits = [
            edit
            for change, index in changes
            if (edit := _edit(block, places[index], change, number))
        ]
        if len(edits) < len(changes):
            continue
        right = _written(text, start, edits)
        shown = shown or right
        fixes.append(
            Fix(
                f"Write '{right}'",
                tuple(Edit(block.source_span(first, last), new) for first, last, new in edits),
            )
        )
    return Match(block.source_span(start, end), (text, shown), tuple(fixes))


def _token_of(change: Change, found: re.Match[str]) -> int | None:
    """Return which token of a match is to be changed; None where it is one that may be missing."""
    groups = found.groupdict()
    return next(
        (found.start(group) - found.start() for group in change.groups if groups.get(group)), None
    )


def _edit(
    block: Block, place: re.Match[str], change: Change, number: int
) -> tuple[int, int, str] | None:
    """Return start, end and new text in a block; None where a form is not known."""
    start, end = place.span()
    old = block.text[start:end]
    new = change.choices[min(number, len(change.choices) - 1)].replace("_", " ")
    if new.isupper():
        known = form(old.lower(), new)
        if known is None or known == old.lower():
            return None
        new = known
    if new == _NOTHING:
        after = block.text[end : end + 1] == " "
        return (start, end + after, "")
    if new == "a" and _VOWEL.match(block.folded, start if change.where == "before" else end + 1):
        new = "an"
    if old[:1].isupper() and old != "I":
        new = new.capitalize()
    if change.where == "before":
        return start, start, f"{new} "
    if change.where == "after":
        return end, end, f" {new}"
    return start, end, new


def _written(text: str, start: int, edits: list[tuple[int, int, str]]) -> str:
    for first, last, new in sorted(edits, reverse=True):
        text = text[: first - start] + new + text[last - start :]
    return text.strip()
