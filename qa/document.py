"""A page as a reader hands it over: blocks of text that know where each character came from.

The only coordinate inside the program is the `Span`: characters in `Document.source`, half-open.
Lines and columns exist at the edge, where a finding is written down (`Document.position`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from qa.values import dataclass

Metadata: TypeAlias = dict[str, Any]


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of `Document.source`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column, both from 1, in characters."""

    line: int
    column: int


class Piece(NamedTuple):
    """A run of a block's text and the run of the source that it was read from.

    Where both have the same length they correspond character by character; otherwise the piece is
    one unit (an entity, an escape, a line break that became a blank) and is never cut.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Format(StrEnum):
    """What a page is written in."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    DOCX = "docx"


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_HEADER = "table-header"
    TABLE_CELL = "table-cell"
    QUOTE = "quote"
    CAPTION = "caption"
    ALT = "alt"
    CODE = "code"
    FOOTNOTE = "footnote"


class InlineKind(StrEnum):
    """What a run of text inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    QUOTE = "quote"
    SUPERSCRIPT = "superscript"


class Inline(NamedTuple):
    """A run of a block's text, in offsets of that text, that is marked as something."""

    kind: InlineKind
    start: int
    end: int


# The same letter for a person, another one for a pattern: typographic quotes, blanks, hyphens.
_QUOTES = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u201f": '"',
    }
)  # fmt: skip
_PLAIN = _QUOTES | str.maketrans(
    {
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
        "\u2010": "-", "\u2011": "-",
        "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip

# Letters that a pattern which ignores case takes for the same, though `lower` does not.
_ONE_LETTER = str.maketrans({"\u017f": "s", "\u03c2": "\u03c3", "\u0130": "i"})

# Stands in `Block.plain` for every character of code, so that no rule about words sees it.
MASK = "*"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, cell … with its text and the way back to the source.

    Emphasis and links are part of the text: a phrase across `**bold**` matches, with an exact span.
    """

    kind: BlockKind
    text: str
    """What a reader sees, with line breaks inside the block as blanks."""
    span: Span
    """The whole block in the source, markup included."""
    pieces: tuple[Piece, ...]
    """In order, without overlap, covering `text` from 0 to its length."""
    level: int = 0
    """1 to 6 for headings, 0 for a line that only stands as a heading; depth from 1 for list items;
    row from 1 for table cells."""
    within: tuple[BlockKind, ...] = ()
    """The blocks around this one, outermost first: a paragraph in a quote has (QUOTE,)."""
    inlines: tuple[Inline, ...] = ()
    classes: tuple[str, ...] = ()
    """CSS classes of the element and those around it, for HTML."""
    group: int = 0
    """Items of one list, and cells of one table, share a number above 0."""
    ordered: bool = False
    """Whether a list item stands in a numbered list."""

    @cached_property
    def plain(self) -> str:
        """`text`, as long as it is, with typographic signs made plain and code masked."""
        text = self.text
        if not text.isascii() or "\t" in text or "\n" in text:
            text = text.translate(_PLAIN)
        code = [inline for inline in self.inlines if inline.kind is InlineKind.CODE]
        return _masked(text, code) if code else text

    @cached_property
    def folded(self) -> str:
        """`plain` in lower case, as long as it is."""
        return folded(self.plain)

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table, its head included."""
        return self.kind in (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER)

    def shares_row(self, other: Block) -> bool:
        """Return whether both are cells of one row of a table."""
        both = self.is_cell and other.is_cell
        return both and (self.group, self.level) == (other.group, other.level)

    @property
    def opening_bold(self) -> Inline | None:
        """What it begins with in bold: a name, or a heading that runs in."""
        bold = (one for one in self.inlines if one.kind is InlineKind.STRONG and one.start == 0)
        return next(bold, None)

    def source_span(self, start: int, end: int) -> Span:
        """Return the source characters that `text[start:end]` was read from.

        Markup inside the run is part of the answer, markup around it is not. An empty run gives an
        empty span. Raises ValueError for offsets outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            message = f"offsets {start}:{end} are outside a text of {len(self.text)} characters"
            raise ValueError(message)
        pieces = self.pieces
        if not pieces:
            return Span(self.span.start, self.span.start)
        piece = pieces[bisect_right(pieces, start, key=_start_of) - 1]
        first = _offset(piece, start, at_end=start == piece.end)
        if end == start:
            return Span(first, first)
        piece = pieces[bisect_right(pieces, end - 1, key=_start_of) - 1]
        return Span(first, _offset(piece, end, at_end=True))


def folded(text: str) -> str:
    """Return a plain text in lower case, as long as it is: what literals are looked for in."""
    if text.isascii():
        return text.lower()
    lower = text.translate(_ONE_LETTER).lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def plain_quotes(text: str) -> str:
    """Return a text, or a pattern, with plain quotes, as they stand in `Block.plain`."""
    return text.translate(_QUOTES)


def _masked(text: str, code: list[Inline]) -> str:
    parts, at = [], 0
    for inline in code:
        start = max(inline.start, at)
        parts += [text[at:start], MASK * (inline.end - start)]
        at = max(inline.end, at)
    return "".join([*parts, text[at:]])


def _start_of(piece: Piece) -> int:
    return piece.start


def _offset(piece: Piece, at: int, *, at_end: bool) -> int:
    if piece.end - piece.start == piece.source_end - piece.source_start:
        return piece.source_start + at - piece.start
    return piece.source_end if at_end else piece.source_start


class LinkKind(StrEnum):
    """How a link is written, and so what becomes of it."""

    INLINE = "inline"
    """`[words](address)`; `a` and `area`."""
    REFERENCE = "reference"
    """`[words][name]`, the address given elsewhere."""
    AUTOLINK = "autolink"
    """`<address>`"""
    BARE = "bare"
    """An address in running text."""
    IDENTIFIER = "identifier"
    """A DOI, PMID, PMCID, NCT number or ISBN in running text."""
    FOOTNOTE = "footnote"
    IMAGE = "image"
    SRCSET = "srcset"
    """One of the candidates of a picture in several sizes."""
    FRAME = "frame"
    """Another page, or a program, inside this one."""
    MEDIA = "media"
    """A film, a recording, or its captions."""
    CITE = "cite"
    """Where a quotation or a change comes from; browsers do not show it."""
    FORM = "form"
    RESOURCE = "resource"
    """A style sheet, script, icon, other edition of the page, or picture for those who share it."""
    METADATA = "metadata"
    """An address in front matter, which the site's template may show."""
    REFRESH = "refresh"
    """Where a `meta` element sends the reader on to."""

    @property
    def followed(self) -> bool:
        """Whether readers see it and may follow it."""
        return self in _FOLLOWED


_FOLLOWED = frozenset({LinkKind.INLINE, LinkKind.REFERENCE, LinkKind.AUTOLINK, LinkKind.BARE})


class Link(NamedTuple):
    """A link, or the address of an image or another part of the page, as written."""

    target: str
    """The address with entities and escapes resolved, not normalised otherwise; in running text
    with the "https://" or "mailto:" that a browser adds."""
    text: str
    """What a reader sees of it; the alternative text of an image."""
    span: Span
    """The whole link in the source, markup included."""
    target_span: Span
    """The address alone; for a reference, where it is given."""
    kind: LinkKind
    label: str = ""
    """What a screen reader says in place of `text`, where the author wrote that down."""
    new_window: bool = False
    control: bool = False
    """Whether a script makes it a button, a tab or the like, so that its address does not count."""
    resolved: str = ""
    """Where it leads, if that is not `target`: under the page's `base`, or to a number's place."""

    @property
    def address(self) -> str:
        """Where it leads: an address, absolute or relative to this page."""
        return self.resolved or self.target


class Image(NamedTuple):
    """An image; `alt` is None where there is no alternative text, "" where it is decoration."""

    target: str
    alt: str | None
    span: Span


class Table(NamedTuple):
    """A table of data: how large it is, and whether its rows or columns have names."""

    span: Span
    rows: int
    columns: int
    """Of the longest row."""
    has_header: bool
    """Whether one header cell holds words."""


class Media(NamedTuple):
    """A film, a recording, or another page in a frame."""

    tag: str
    """`audio`, `embed`, `iframe` or `video`."""
    target: str
    title: str
    """Its name, for those who do not see it; "" for none."""
    span: Span
    """The opening tag."""
    captioned: bool = False
    decoration: bool = False
    """Whether it runs silently by itself, or is not shown."""


class Comment(NamedTuple):
    """A comment in the source: `<!-- … -->`, or a Word comment; `text` is without delimiters."""

    text: str
    span: Span
    author: str = ""
    """Who wrote it; Word comments only."""


class RevisionKind(StrEnum):
    """What a tracked change did."""

    INSERTED = "inserted"
    DELETED = "deleted"


class Revision(NamedTuple):
    """A tracked change that nobody accepted or rejected. A deletion has an empty span."""

    kind: RevisionKind
    text: str
    author: str
    span: Span


class Fault(NamedTuple):
    """Something that could not be read as it should be; becomes the finding `input.<name>`."""

    name: str
    message: str
    span: Span


@dataclass(frozen=True)
class Document:
    """What one page says, and where; for HTML the page's own content only."""

    path: str
    format: Format
    source: str
    """The decoded text without byte-order mark; line ends as they are. For DOCX a plain rendering,
    one paragraph, item or cell a line."""
    blocks: tuple[Block, ...]
    """In reading order, never overlapping."""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    """Those of Markdown and HTML, in no particular order."""
    media: tuple[Media, ...] = ()
    anchors: frozenset[str] = frozenset()
    """What a `#fragment` can point at: ids, names and heading slugs."""
    metadata: Metadata = field(default_factory=dict)
    """Front matter, meta tags or core properties. Keys as written; dates stay text. The title is
    under `title`."""
    metadata_spans: dict[str, Span] = field(default_factory=dict)
    """Where each top-level key of `metadata` stands, as far as known."""
    jsonld: tuple[Any, ...] = ()
    """The parsed JSON-LD scripts of an HTML page."""
    language: str | None = None
    """As the page declares it, such as "en-GB"."""
    outside: str = ""
    """Of HTML, the text that readers see around the content, in headers and footers: not checked,
    but it may say what the page has to say somewhere."""
    outside_links: tuple[Link, ...] = ()
    """The links around the content, in headers, footers and navigation: no copy, but followed."""
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    faults: tuple[Fault, ...] = ()
    content_span: Span | None = None
    """The page's own content: after front matter; inside `main` or `article`."""
    root_span: Span | None = None
    """The opening `html` tag of a whole HTML page, empty where it was left out; None for the part
    of a page that a template puts into one, and for every other format."""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; only a line feed ends a line."""
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Return line and column, both from 1, of a character offset of `source`."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of line `number` (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.source.find("\n", start)
        return self.source[start : len(self.source) if end < 0 else end].rstrip("\r")

    @property
    def content(self) -> Span:
        """The span of the page's own content, the whole source where nothing else is known."""
        return self.content_span or Span(0, len(self.source))
