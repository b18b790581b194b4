"""A page as Vale's rules see it: passages of text, each with its scope and the way back."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Span
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Piece


class RefusedError(ValueError):
    """A page is not what a view of it says."""


class Inline(NamedTuple):
    """A run of a passage's text that an inline element holds."""

    scope: str
    start: int
    end: int


class Passage:
    """A block, or a part of one, as one text.

    What markup hides is not in it; inline code stands in it as asterisks.
    """

    __slots__ = ("_place", "inlines", "pieces", "sections", "shift", "text")

    def __init__(  # noqa: PLR0913, PLR0917 -- made by the hundred thousand, all facts at once
        self,
        text: str,
        sections: frozenset[str],
        pieces: list[Piece],
        place: Span | None,
        shift: int = 0,
        inlines: tuple[Inline, ...] = (),
    ) -> None:
        self.text = text
        self.sections = sections
        """What its scope consists of, such as text, heading, h2 and md."""
        self.pieces = pieces
        """In order; between two of them may stand blanks that the source does not have."""
        self._place = place
        self.shift = shift
        """Where the text begins in the text that `pieces` are about."""
        self.inlines = inlines

    @property
    def place(self) -> Span:
        """Where what is said of the passage as a whole belongs: where it begins, if not given."""
        return self.source_span(0, 0) if self._place is None else self._place

    @property
    def ahead(self) -> int | None:
        """How far the source is ahead of the text, where the text stands there as it is."""
        if len(self.pieces) != 1:
            return None
        begins, ends, source_start, source_end = self.pieces[0]
        whole = begins <= self.shift and self.shift + len(self.text) <= ends
        if not whole or ends - begins != source_end - source_start:
            return None
        return self.shift + source_start - begins

    def source_span(self, start: int, end: int) -> Span:
        """Return the source characters from which `text[start:end]` was read.

        Markup inside the run is part of the answer, markup around it is not.
        """
        start += self.shift
        end += self.shift
        pieces = self.pieces
        if len(pieces) == 1:
            begins, ends, source_start, source_end = pieces[0]
            if ends - begins == source_end - source_start and begins <= start and end <= ends:
                ahead = source_start - begins
                return Span(start + ahead, end + ahead)
        if not pieces:
            at = self.place.start
            return Span(at, at)
        low, high = 0, len(pieces) - 1
        while low < high:  # the first piece that ends behind the start
            middle = (low + high) // 2
            if pieces[middle][1] > start:
                high = middle
            else:
                low = middle + 1
        first = pieces[low]
        begin = _offset(first, max(start, first[0]), at_end=start >= first[1])
        if end <= start:
            return Span(begin, begin)
        last = first
        while low + 1 < len(pieces) and pieces[low + 1][0] < end:
            low += 1
            last = pieces[low]
        stop = _offset(last, min(end, last[1]), at_end=True)
        return Span(begin, max(begin, stop))

    def part(self, start: int, end: int, sections: frozenset[str]) -> Passage:
        """Return `text[start:end]` as a passage of its own."""
        inlines = self.inlines and tuple(
            Inline(one.scope, one.start - start, one.end - start)
            for one in self.inlines
            if start <= one.start and one.end <= end
        )
        place = None if self.pieces else self.place
        return Passage(
            self.text[start:end], sections, self.pieces, place, self.shift + start, inlines
        )

    def without(self, scopes: frozenset[str]) -> Passage:
        """Return the passage with the text of some inline elements blanked."""
        runs = [one for one in self.inlines if one.scope in scopes]
        if not runs:
            return self
        text = list(self.text)
        for one in runs:
            text[one.start : one.end] = map(_blank, self.text[one.start : one.end])
        return Passage(
            "".join(text), self.sections, self.pieces, self.place, self.shift, self.inlines
        )


def _blank(char: str) -> str:
    """Return the blank that Vale puts for a character: as many bytes long as it is."""
    size = len(char.encode("utf-8", "surrogatepass"))
    return " \u00a0\u3000\U000e0020"[size - 1]


def _offset(piece: Piece, at: int, *, at_end: bool) -> int:
    start, end, source_start, source_end = piece
    if end - start == source_end - source_start:
        return source_start + at - start
    return source_end if at_end and at == end else source_start


class Remark(NamedTuple):
    """A comment in the source, without its delimiters."""

    text: str
    span: Span


@dataclass
class Manuscript:
    """All passages of one page, by family."""

    source: str
    blocks: list[Passage] = field(default_factory=list)
    """In the order in which Vale comes to them: front matter, blocks, attributes, footnotes."""
    inlines: list[Passage] = field(default_factory=list)
    prose: list[tuple[Passage, bool]] = field(default_factory=list)
    """Blocks that hold sentences, and whether each is made of paragraphs."""
    selections: list[Passage] = field(default_factory=list)
    """Elements that `doc(...)` scopes name, each as one passage."""
    summary: Passage | None = None
    raw: Passage | None = None
    metrics: dict[str, int] = field(default_factory=dict)
    """How many paragraphs, lists, headings and the like there are."""
    measured: dict[int, dict[str, int]] = field(default_factory=dict)
    """The same of selections, by `id` of the passage."""
    remarks: list[Remark] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    """What a view found, by its scopes."""

    def elements_of(self, passage: Passage) -> dict[str, int]:
        """Return how many elements of each sort a passage is made of, as far as that is counted."""
        if passage is self.summary:
            return self.metrics
        return self.measured.get(id(passage), {})

    def sentences(self) -> Iterator[Passage]:
        """Yield the sentences of every block of prose."""
        from qa.vale.sentences import bounds  # noqa: PLC0415 -- few rules are about sentences

        for passage, _ in self.prose:
            sections = passage.sections | {"sentence"}
            for start, end in bounds(passage.text):
                yield passage.part(start, end, sections)

    @property
    def is_split(self) -> bool:
        """Whether a block is made of several paragraphs, as a plain text is."""
        return any(split and "\n\n" in passage.text for passage, split in self.prose)

    def paragraphs(self) -> Iterator[Passage]:
        """Yield the paragraphs of every block that is made of them."""
        for passage, holds_paragraphs in self.prose:
            if not holds_paragraphs:
                continue
            sections = passage.sections | {"paragraph"}
            start = 0
            for part in _split_after(passage.text, "\n\n"):
                yield passage.part(start, start + len(part), sections)
                start += len(part)


def _split_after(text: str, separator: str) -> Iterable[str]:
    parts = text.split(separator)
    return [*(part + separator for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]
