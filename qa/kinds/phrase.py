"""`phrase`: words and word classes in a row that no correct sentence has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.context import (
    NOWHERE,
    Context,  # noqa: TC001 -- the schema reads it
    in_references,
)
from qa.document import BlockKind
from qa.finding import Edit, Fix, Match
from qa.word_classes import BREAK, form, lexicon, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page
    from qa.rule import WordsOf

_NO_SENTENCES: Final = frozenset(
    {BlockKind.HEADING, BlockKind.ALT, BlockKind.CODE, BlockKind.TABLE_HEADER}
)
_PART: Final = re.compile(r"(?P<place>[\^\[\]])|\+(?P<put>\S+)|(?P<not>!)?(?P<words>[^\s=?]+)"
                          r"(?P<maybe>\?)?(?:=(?P<write>\S*))?")  # fmt: skip
_VOWEL: Final = re.compile(r"(?!one|use|usu|uni(?!n)|eu)[aeiou]|hour|honest|heir|x-ray")
_NOTHING: Final = "-"
_ENDS: Final = frozenset(f".{BREAK}")
_START: Final = f"[.{BREAK}]"


class _Change(NamedTuple):
    """What to write for one token, or before or after it."""

    groups: tuple[str, ...]
    """The first of them that took part in the match names the token."""
    where: str
    """instead, before or after."""
    choices: tuple[str, ...]
    """Words, names of forms, or _NOTHING."""


@dataclass(frozen=True)
class _Row:
    pattern: re.Pattern[str]
    needs: frozenset[str]
    """Signs, one of which is in every match."""
    changes: tuple[_Change, ...]


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Speaks of every row of words that stands in running text; `%s` are the words and the repair.

    A row is written as tokens with blanks between. A token is a word, or the name of a class, in
    capitals: one of `rules/words/closed-classes.tsv`, or VERB, VERBS, PAST, DONE, DOING, NOUN,
    COUNT, NOUNS, ADJ, MORE, MOST, ADV (with `!` behind it, the words that are nothing else), or a
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
    def words(self) -> frozenset[str] | None:
        """None: the row of signs of a page is made once, for all rules of this kind."""
        return None

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        return tuple(read_row(text) for text in self.rows)

    def matches(self, page: Page, blocks: Sequence[Block], words: WordsOf = ()) -> Iterator[Match]:
        """Yield a match, with the repair where there is one, for every row found."""
        del blocks, words
        signs = page.once(_signs)
        taken: set[int] = set()
        here = page.once(_signs_here)
        for row in self._rows:
            if row.needs and here.isdisjoint(row.needs):
                continue
            for found in row.pattern.finditer(signs):
                if not taken.isdisjoint(range(*found.span())):
                    continue
                block, places = _place(page, signs, found)
                if block.kind in _NO_SENTENCES or not _running(
                    block, places, opens=signs[found.start() - 1] in _ENDS
                ):
                    continue
                start, end = places[0].start(), places[-1].end()
                if self.unless.clears(page, block, start, end) or in_references(page, block):
                    continue
                taken.update(range(*found.span()))
                yield _match(block, places, found, row)


def _signs(page: Page) -> str:
    return BREAK + lexicon().row(page.folded)


def _signs_here(page: Page) -> frozenset[str]:
    return frozenset(page.once(_signs))


def _place(page: Page, signs: str, found: re.Match[str]) -> tuple[Block, list[re.Match[str]]]:
    """Return the block of a match and its tokens in the text of the block."""
    block = page.blocks[signs.count(BREAK, 0, found.start()) - 1]
    first = found.start() - signs.rindex(BREAK, 0, found.start()) - 1
    return block, list(islice(tokens(block.folded), first, first + len(found[0])))


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


def _match(block: Block, places: list[re.Match[str]], found: re.Match[str], row: _Row) -> Match:
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


def _token_of(change: _Change, found: re.Match[str]) -> int | None:
    """Return which token of a match is to be changed; None where it is one that may be missing."""
    return next(
        (found.start(group) - found.start() for group in change.groups if found[group]), None
    )


def _edit(
    block: Block, place: re.Match[str], change: _Change, number: int
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


@cache
def read_row(text: str) -> _Row:
    """Read one row. Raises ValueError for a word or a class that nobody knows."""
    before, core, after = "", "", ""
    into = "core" if "[" not in text else "before"
    changes: list[_Change] = []
    put: tuple[str, ...] = ()
    beside: list[str] = []
    for number, part in enumerate(_PART.finditer(text)):
        if part["place"] in ("[", "]"):
            into = "core" if part["place"] == "[" else "after"
        elif part["place"] or into != "core":
            piece = _START if part["place"] == "^" else _signs_of(part["words"], part["not"])
            if into == "before":
                before += piece
            elif into == "after":
                after += piece
            else:
                before = piece
        elif part["put"]:
            put, beside = tuple(part["put"].split("|")), []
        else:
            group = f"g{number}"
            piece = f"(?P<{group}>{_signs_of(part['words'], part['not'])})"
            core += f"{piece}?" if part["maybe"] else piece
            if put:
                beside.append(group)
                if not part["maybe"]:
                    changes.append(_Change(tuple(beside), "before", put))
                    put = ()
            if part["write"]:
                changes.append(_Change((group,), "instead", tuple(part["write"].split("|"))))
    if put:
        changes.append(_Change((group,), "after", put))
    ahead = f"(?={after})" if after else ""
    behind = f"(?<={before})" if before else ""
    return _Row(re.compile(f"{behind}{core}{ahead}"), _needed(text), tuple(changes))


def _needed(text: str) -> frozenset[str]:
    """Return the signs of the token with the fewest words that every match has; empty for none."""
    signs = lexicon().signs
    tokens_of_words = (
        frozenset(signs[word] for word in part["words"].split("|"))
        for part in _PART.finditer(text)
        if part["words"]
        and part["words"].islower()
        and "~" not in part["words"]
        and not (part["not"] or part["maybe"])
    )
    return min(tokens_of_words, key=len, default=frozenset())


def _signs_of(words: str, negated: str | None) -> str:
    """Return a pattern of one sign: words and classes joined with `|`, less those behind `~`.

    Raises ValueError for what nobody knows.
    """
    wanted, *unwanted = (_inside(part) for part in words.split("~"))
    if negated:
        return f"[^{wanted}]"
    return "".join(f"(?![{part}])" for part in unwanted) + f"[{wanted}]"


def _inside(words: str) -> str:
    known = lexicon()
    inside = ""
    for word in words.split("|"):
        found = known.classes.get(word) if word.rstrip("!").isupper() else known.signs.get(word)
        if found is None:
            message = f"'{word}' is neither a word nor a class of words"
            raise ValueError(message)
        inside += found
    return inside
