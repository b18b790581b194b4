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
    from collections.abc import Iterator, Mapping, Sequence

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
_RARE: Final = 40
"""A word is rare where fewer than one sign of so many is its own."""
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


class _Anchor(NamedTuple):
    """A token of words that every match has: where it may stand tells where matches may begin."""

    signs: frozenset[str]
    offsets: tuple[int, ...]
    """Where it may stand in a match, from its first token; less than 0 before it."""


@dataclass(frozen=True)
class _Row:
    pattern: re.Pattern[str]
    anchors: tuple[_Anchor, ...]
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

    @cached_property
    def _rows_of(self) -> Mapping[str, tuple[int, ...]]:
        """By sign, the rows that may match where it stands; those without an anchor left out."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for sign in min((anchor.signs for anchor in row.anchors), key=len, default=()):
                found.setdefault(sign, []).append(number)
        return {sign: tuple(numbers) for sign, numbers in found.items()}

    @cached_property
    def _always(self) -> frozenset[int]:
        return frozenset(number for number, row in enumerate(self._rows) if not row.anchors)

    def _likely(self, places_of: Mapping[str, list[int]]) -> Iterator[_Row]:
        """Yield, in order, the rows that may match on a page."""
        here = self._rows_of.keys() & places_of.keys()
        numbers = self._always.union(*[self._rows_of[sign] for sign in here])
        return (self._rows[number] for number in sorted(numbers))

    def matches(self, page: Page, blocks: Sequence[Block], words: WordsOf = ()) -> Iterator[Match]:
        """Yield a match, with the repair where there is one, for every row found."""
        del blocks, words
        signs = page.once(_signs)
        taken: set[int] = set()
        places_of = page.once(_places_of)
        for row in self._likely(places_of):
            for found in _found(row, signs, places_of):
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


def _places_of(page: Page) -> Mapping[str, list[int]]:
    """Return where each sign stands."""
    found: dict[str, list[int]] = {}
    for at, sign in enumerate(page.once(_signs)):
        if sign in found:
            found[sign].append(at)
        else:
            found[sign] = [at]
    return found


def _found(row: _Row, signs: str, places_of: Mapping[str, list[int]]) -> Iterator[re.Match[str]]:
    """Yield the matches of a row, looked for around the rarest of its words where that is rare."""
    rarest, fewest = None, len(signs) // _RARE
    for anchor in row.anchors:
        times = sum(len(places_of[sign]) for sign in anchor.signs if sign in places_of)
        if not times:
            return
        if times < fewest:
            rarest, fewest = anchor, times
    if rarest is None:
        yield from row.pattern.finditer(signs)
        return
    at = [place for sign in rarest.signs for place in places_of.get(sign, ())]
    last = 0
    for start in sorted({place - offset for place in at for offset in rarest.offsets}):
        if start >= last and (match := row.pattern.match(signs, start)):
            last = match.end()
            yield match


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
    return _Row(
        re.compile(f"{behind}{core}{ahead}"),
        tuple(anchor for anchor in _anchors(text) if anchor.signs),
        tuple(changes),
    )


def _anchors(text: str) -> Iterator[_Anchor]:
    """Yield the tokens of words that every match of a row has."""
    before: list[frozenset[str]] = []
    least = most = after = 0
    into = "core" if "[" not in text else "before"
    for part in _PART.finditer(text):
        if part["place"] in ("[", "]"):
            into = "core" if part["place"] == "[" else "after"
        elif part["place"] or into == "before":
            before.append(_known_signs(part))
        elif into == "after":
            yield _Anchor(_known_signs(part), tuple(range(least + after, most + after + 1)))
            after += 1
        elif not part["put"]:
            if not part["maybe"]:
                yield _Anchor(_known_signs(part), tuple(range(least, most + 1)))
            most, least = most + 1, least + (not part["maybe"])
    for number, signs in enumerate(before):
        yield _Anchor(signs, (number - len(before),))


def _known_signs(part: re.Match[str]) -> frozenset[str]:
    """Return the signs of a token of words; empty for classes, and for anything but some words."""
    words = part["words"] or ""
    if not words.islower() or "~" in words or part["not"]:
        return frozenset()
    return frozenset(lexicon().signs[word] for word in words.split("|"))


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
