"""A word that is spelled right, between neighbours with which another word is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa import wordset
from qa.context import in_references
from qa.derived import derived
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.locations import rules_folder
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_finder import WordFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.page import Page

_REACH = 48
"""Characters on each side in which a neighbour is looked for."""
_LIST = re.compile(r"<(\w+)>")
_JOINS = r"[\w'\-/@]"
_ALONE = rf"(?<!{_JOINS})"
_IN_WORD = re.compile(r"[\w'@]")
_END = rf"(?!{_IN_WORD.pattern})"
_AT_STOP = r"(?:[.,;:!?)]|\n|\Z)"
_AT_BEGIN = r"(?:\A|\n|[.!?][ ])"
_AFTER_COMMA = r"(?<=\w),[ ]"
_LEFT = re.compile(r"(?<!\\)([a-z ',-]*)([a-z]\?)?\Z")
_RIGHT = re.compile(r"[a-z ',-]*(?![?*{])")


class Confusion(NamedTuple):
    """A word, what is meant in its place, and the neighbours between which that is so."""

    wrong: str
    right: str
    places: re.Pattern[str]
    """Matches the word where what stands after it fits."""
    before: re.Pattern[str] | None
    """Matches what ends where the word begins; None for anything."""
    literals: frozenset[str]
    """One of these is in the bare text where the word stands so."""
    example: str

    def finds(self, text: str) -> Iterator[int]:
        """Yield where in a folded text the word stands between such neighbours."""
        for found in self.places.finditer(text):
            at = found.start()
            if self.before is None or self.before.search(text, max(0, at - _REACH), at):
                yield at


@rule(
    "words.confused",
    level=Level.WARNING,
    message="'%s' looks like a slip for '%s' here.",
    why="A word that is spelled right but wrong here is missed by spelling checkers and can change"
    " the meaning.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
        "AMA Manual of Style 11, 11.1: correct and preferred usage of common words",
    ],
    around=True,
    examples=[
        Example(
            bad="The usual does is 10 mg once a day.",
            good="The usual dose is 10 mg once a day, and it does help.",
        ),
        Example(
            bad="Side effects vary form person to person.",
            good="Side effects vary from person to person. Fill in the form.",
        ),
        Example(
            bad="Take one aural tablet by mouth every morning.",
            good="Take one oral tablet by mouth every morning. Aural discharge comes from the ear.",
        ),
        Example(
            bad="Do not stop it with out asking your doctor.",
            good="Do not stop it without asking. She came with, out of habit, a list.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each word of `rules/words/confused.tsv` that stands between its neighbours.

    What is quoted, code or a reference is left alone. No repair is offered for a word that names a
    drug, a disease or a part of the body, or that is taken for one.
    """
    finder, rows = _finder()
    literals = {which for which, _, _ in finder.find(_bare(page.folded))}
    for confusion in {row for which in literals for row in rows[which]}:
        for at in confusion.finds(page.folded):
            yield from _match(page, confusion, at)


def _match(page: Page, confusion: Confusion, at: int) -> Iterator[Match]:
    index = page.block_of(at)
    block, start = page.blocks[index], at - page.block_starts[index]
    end = start + len(confusion.wrong)
    written = block.plain[start:end]
    inside = page.block_starts[index] + len(block.text) >= at + len(confusion.wrong)
    if block.kind is BlockKind.CODE or not inside or not written[1:].islower():
        return
    if written[0].isupper() and wordset.grade(written):  # a name
        return
    if in_references(page, block) or any(
        inline.kind in (InlineKind.CODE, InlineKind.QUOTE)
        and inline.start < end
        and start < inline.end
        for inline in block.inlines
    ):
        return
    if block.plain[start - 1 : start] == '"' or block.plain[end : end + 1] == '"':
        return
    span = block.source_span(start, end)
    right = confusion.right
    right = right[:1].upper() + right[1:] if written[:1].isupper() else right
    names = wordset.is_medical_name(confusion.wrong) or wordset.is_medical_name(confusion.right)
    fixes = () if names else (Fix(f"Write '{right}'", (Edit(span, right),)),)
    yield Match(span, (block.text[start:end], right), fixes)


@cache
def _finder() -> tuple[WordFinder, Sequence[Sequence[Confusion]]]:
    """Return what finds the literals of the table, and by literal the rows whose it is."""
    owners: dict[str, list[Confusion]] = {}
    for confusion in confusions():
        for literal in confusion.literals:
            owners.setdefault(literal, []).append(confusion)
    return WordFinder(owners), tuple(owners.values())


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return the rows of the table."""
    return tuple(
        Confusion(
            wrong, right, later(places), later(before) if before else None,
            frozenset(literals), example,
        )
        for wrong, right, places, before, literals, example in derived("confused", _rows)
    )  # fmt: skip


def _rows() -> list[tuple[str, str, str, str, list[str], str]]:
    """Return what a `Confusion` of each row of the table is made of, as plain data."""
    lists: dict[str, str] = {}
    found = []
    text = (rules_folder() / "words" / "confused.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for line in lines:
        if line.startswith("@"):
            name, choices = line[1:].split("\t")
            lists[name] = choices
            continue
        wrong, right, *around, example = line.split("\t")
        if wrong != "wrong":
            before, after = (_parts(choices, lists) if choices else [] for choices in around)
            # the word first: what is before it is looked at where it stands, not everywhere
            places = rf"{wrong}(?<!{_JOINS}{wrong}){_END}{_after(after)}"
            literals = sorted(_literals(wrong, before, after))
            found.append((wrong, right, places, _before(before), literals, example))
    return found


class _Blanks(dict[int, str]):
    """What is no part of a word, as a blank; for `str.translate`."""

    def __missing__(self, character: int) -> str:
        written = chr(character)
        self[character] = written if _IN_WORD.match(written) else " "
        return self[character]


_BLANKS = _Blanks()


def _bare(text: str) -> str:
    """Return a text with blanks around it, and for all that is no part of a word."""
    return f" {text.translate(_BLANKS)} "


def _literals(wrong: str, before: list[str], after: list[str]) -> frozenset[str]:
    """Return texts, one of which is in the bare text wherever a row matches: the rarest ones.

    They are the word with its neighbours on one side, as far as these are no pattern.
    """
    lefts = [end[1] + last for end in map(_LEFT.search, before) if end for last in _lasts(end[2])]
    rights = [begin[0] for begin in map(_RIGHT.match, after) if begin]
    sides = (
        frozenset(f"{left} {wrong} " if left else f" {wrong} " for left in lefts),
        frozenset(f" {wrong} {right}" if right else f" {wrong} " for right in rights),
        frozenset([f" {wrong} "]),
    )
    rarest = max(filter(None, sides), key=lambda side: (min(map(len, side)), -len(side)))
    return frozenset(text.translate(_BLANKS) for text in rarest)


def _lasts(choice: str | None) -> tuple[str, ...]:
    """Return what a last letter may be that may be missing: "s?"."""
    return ("", choice[0]) if choice else ("",)


def _before(words: list[str]) -> str:
    if not words:
        return ""
    signs = {"^": _AT_BEGIN, ",": _AFTER_COMMA}
    ends = [signs.get(word, rf"{_ALONE}(?:{word})[ ]") for word in words]
    return rf"(?:{'|'.join(ends)})\Z"


def _after(words: list[str]) -> str:
    if not words:
        return ""
    starts = [_AT_STOP if word == "." else rf"[ ](?:{word}){_END}" for word in words]
    return f"(?={'|'.join(starts)})"


def _parts(choices: str, lists: dict[str, str]) -> list[str]:
    """Return the choices of a column; a `|` between brackets separates nothing."""
    choices = _LIST.sub(lambda name: lists[name[1]], choices)
    parts, depth, at = [], 0, 0
    for n, char in enumerate(choices):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(choices[at:n])
            at = n + 1
    return [*parts, choices[at:]]
