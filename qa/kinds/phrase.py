"""`phrase`: words and word classes in a row that no correct sentence has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.context import (
    NOWHERE,
    Context,  # noqa: TC001 -- the schema reads it
    in_references,
)
from qa.document import BlockKind
from qa.finding import Edit, Fix, Match
from qa.word_classes import BREAK, form, lexicon, ranges, tokens

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
_FEW: Final = 40
"""More signs than this are on nearly every page, and not worth looking for first."""
_ENDS: Final = frozenset(f".{BREAK}")


class _Change(NamedTuple):
    """What to write for one token, or before or after it."""

    groups: tuple[str, ...]
    """The first of them that took part in the match names the token."""
    where: str
    """instead, before or after."""
    choices: tuple[str, ...]
    """Words, names of forms, or _NOTHING."""


class _Token(NamedTuple):
    """One token of a row."""

    words: str
    negated: bool
    maybe: bool
    group: str

    @property
    def signs(self) -> frozenset[str]:
        """The signs that it may have, or not have; raises ValueError for unknown words."""
        return _signs_of(self.words)

    @property
    def pattern(self) -> str:
        """A regular expression for its sign."""
        return f"[{'^' if self.negated else ''}{ranges(self.signs)}]"


@dataclass(frozen=True)
class _Row:
    """Tokens that stand in a row, what stands before and after them, and what to change."""

    before: tuple[_Token, ...]
    core: tuple[_Token, ...]
    after: tuple[_Token, ...]
    changes: tuple[_Change, ...]

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Signs, one of each of which is in every match; the few first."""
        tokens = (*self.before, *self.core, *self.after)
        sets = (
            token.signs
            for token in tokens
            if token.words.islower() and not (token.negated or token.maybe)
        )
        return tuple(sorted((found for found in sets if len(found) <= _FEW), key=len))

    @cached_property
    def pairs(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """Signs of neighbours that every match has, where one of the two is of few words."""
        tokens = (*self.before, *self.core, *self.after)
        return tuple(
            (left.signs, right.signs)
            for left, right in pairwise(tokens)
            if not (left.negated or left.maybe or right.negated or right.maybe)
            and min(len(left.signs), len(right.signs)) <= _FEW
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The whole as a regular expression over signs.

        It begins with a token that must be there, so that the places to look at are found quickly;
        what has to stand before it is looked at next.
        """
        first, *rest = self.core
        parts = [f"(?P<{first.group}>{first.pattern})"]
        if self.before:
            parts.append(f"(?<={''.join(token.pattern for token in self.before)}.)")
        parts += [
            f"(?P<{token.group}>{token.pattern}){'?' if token.maybe else ''}" for token in rest
        ]
        if self.after:
            parts.append(f"(?={''.join(token.pattern for token in self.after)})")
        return re.compile("".join(parts), re.DOTALL)


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
    def words(self) -> frozenset[str] | None:
        """None: the row of signs of a page is made once, for all rules of this kind."""
        return None

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        return tuple(row for text in self.rows for row in read_row(text))

    def matches(self, page: Page, blocks: Sequence[Block], words: WordsOf = ()) -> Iterator[Match]:
        """Yield a match, with the repair where there is one, for every row found."""
        del blocks, words
        signs = page.once(_signs)
        taken: set[int] = set()
        here, neighbours = page.once(_signs_here), page.once(_neighbours)
        for row in self._rows:
            if any(map(here.isdisjoint, row.needs)) or not neighbours.have(row.pairs):
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


class _Neighbours(NamedTuple):
    """Which signs of a page stand right after, and right before, each."""

    after: Mapping[str, set[str]]
    before: Mapping[str, set[str]]

    def have(self, pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]) -> bool:
        """Return whether the page has each of some pairs of neighbours.

        A row that no correct sentence has is seldom asked for more than this.
        """
        for left, right in pairs:
            if len(left) <= len(right):
                known, few, others = self.after, left, right
            else:
                known, few, others = self.before, right, left
            if all(sign not in known or known[sign].isdisjoint(others) for sign in few):
                return False
        return True


def _neighbours(page: Page) -> _Neighbours:
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for left, right in set(pairwise(page.once(_signs))):
        after.setdefault(left, set()).add(right)
        before.setdefault(right, set()).add(left)
    return _Neighbours(after, before)


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
    groups = found.groupdict()
    return next(
        (found.start(group) - found.start() for group in change.groups if groups.get(group)), None
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
def read_row(text: str) -> tuple[_Row, ...]:
    """Read one row; where its first tokens may be missing, it is several.

    Its words are looked up when it is used: `pattern` raises ValueError for one that nobody knows.
    """
    zones: dict[str, list[_Token]] = {"before": [], "core": [], "after": []}
    zone = "before" if "[" in text else "core"
    changes: list[_Change] = []
    put: tuple[str, ...] = ()
    beside: list[str] = []
    for number, part in enumerate(_PART.finditer(text)):
        if part["place"] in ("[", "]"):
            zone = "core" if part["place"] == "[" else "after"
        elif part["place"]:
            zones["before"].append(_Token("END", negated=False, maybe=False, group=""))
        elif part["put"]:
            put, beside = tuple(part["put"].split("|")), []
        else:
            maybe, group = part["maybe"] is not None, f"g{number}"
            zones[zone].append(_Token(part["words"], part["not"] is not None, maybe, group))
            if put and zone == "core":
                beside.append(group)
                if not maybe:
                    changes.append(_Change(tuple(beside), "before", put))
                    put = ()
            if part["write"]:
                changes.append(_Change((group,), "instead", tuple(part["write"].split("|"))))
    before, core, after = (tuple(tokens) for tokens in zones.values())
    if put:
        changes.append(_Change((core[-1].group,), "after", put))
    leading = sum(1 for _ in takewhile(lambda token: token.maybe, core))
    return tuple(_Row(before, core[n:], after, tuple(changes)) for n in range(leading + 1))


@cache
def _signs_of(words: str) -> frozenset[str]:
    """Return the signs of words and classes joined with `|`, less those behind `~`."""
    wanted, *unwanted = (
        frozenset().union(*map(_signs_of_one, part.split("|"))) for part in words.split("~")
    )
    return wanted.difference(*unwanted)


def _signs_of_one(word: str) -> frozenset[str]:
    known = lexicon()
    if word.rstrip("!").isupper() and word in known.classes:
        return known.classes[word]
    if word in known.signs:
        return frozenset(known.signs[word])
    message = f"'{word}' is neither a word nor a class of words"
    raise ValueError(message)
