"""Tags and texts to passages: how Vale walks over HTML, and what it makes of Markdown as HTML.

A passage ends wherever an element ends that is not inline. Texts of inline elements are set off by
a blank, unless the source or a sign says otherwise; code is masked; what styles sheets and programs
hold is left out.
"""

from __future__ import annotations

import re
import sys
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Piece, Span
from qa.vale.markup import ALONE, COMMENT, END, START, TEXT, VOID, shifted
from qa.vale.passages import Inline, Passage, Remark
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa.vale.markup import Token
    from qa.vale.passages import Manuscript

INLINE_TAGS = frozenset(
    {
        "b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a",
        "br", "img", "span", "sub", "sup", "code", "tt", "del", "q", "samp", "var",
    }
)  # fmt: skip
SKIPPED_TAGS = ("script", "style", "pre", "noscript", "iframe")
SKIPPED_CLASSES = ("problematic", "pre", "code")
MASKED_TAGS = ("tt", "code", "kbd", "samp")
_INLINE_SCOPES = {
    "a": "link", "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis",
    "code": "code", "tt": "code", "q": "quote",
}  # fmt: skip
_SCOPES = {
    "th": ("text", "table", "header"),
    "td": ("text", "table", "cell"),
    "caption": ("text", "table", "caption"),
    "li": ("text", "list"),
    "blockquote": ("text", "blockquote"),
    "figcaption": ("text", "figure", "caption"),
    **{f"h{level}": ("text", "heading", f"h{level}") for level in range(1, 7)},
}
_IN_SUMMARY = frozenset({"li", "blockquote"})
DEEPEST = 120
"""Elements within elements beyond this are no page, and take no longer than one."""
_ASCII_BLANKS = " \t\n\r\f\v"
_STARTERS = frozenset(".?!,:;)]}—–")
"""Signs before which no blank is put."""
_TIGHT = frozenset("([{—–")
"""Signs behind which no blank is put."""
_NOT_A_BREAK = re.compile(r"[^\n]")
_UNSAFE = frozenset(".&~")


class _Capture(NamedTuple):
    """An inline element that is open, and is to be a passage of its own."""

    tag: str
    scope: str
    masked: bool
    begin: int
    """Where it began in the text of the block."""
    texts: list[tuple[str, list[Piece]]]
    """Of a masked one, its own texts."""


@dataclass(frozen=True)
class Ways:
    """How to walk: what a configuration says, and what the rules ask for."""

    skipped: frozenset[str] = frozenset(SKIPPED_TAGS)
    masked: frozenset[str] = frozenset(MASKED_TAGS)
    classes: frozenset[str] = frozenset(SKIPPED_CLASSES)
    inline_scopes: frozenset[str] = frozenset()
    """Those of `link`, `strong` and so on that a rule names."""
    with_alt: bool = True
    with_description: bool = True
    summary: bool = False
    """Whether a rule looks at the summary."""
    more: tuple[str, ...] = ()
    """Sections that every passage has, such as the ending of the file."""


@dataclass
class _Open:
    """A block element that is open."""

    tag: str
    classes: tuple[str, ...]
    marks: tuple[str, ...] = ()
    gathered: _Gathered | None = None


@dataclass
class _Gathered:
    """The text of an element that a `doc(...)` scope names."""

    marks: tuple[str, ...]
    passages: list[Passage] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    place: Span = field(default_factory=lambda: Span(0, 0))


class Walk:
    """A walk over the tokens of one page, into a manuscript."""

    def __init__(
        self, manuscript: Manuscript, ways: Ways, marks: Mapping[int, tuple[str, ...]]
    ) -> None:
        self._out = manuscript
        self._ways = ways
        self._marks = marks
        """By number of a token, the `doc(...)` sections of the element that it opens."""
        self._wanted = {t: s for t, s in _INLINE_SCOPES.items() if s in ways.inline_scopes}
        self._parts: list[str] = []
        self._length = 0
        self._last = ""  # the last character of the text so far
        self._pieces: list[Piece] = []
        self._tags: list[str] = []
        self._seen_classes: list[str] = []
        self._seen_marks: list[str] = []
        self._open: list[_Open] = []
        self._captures: list[_Capture] = []
        self._captured: list[tuple[_Capture, int]] = []
        self._gathering: list[_Gathered] = []
        self._closed: _Gathered | None = None
        self._skipping_tag = ""
        self._begun = self._ended = 0
        self._promoted: dict[str, int] = {}
        self._off = False
        self._kinds: dict[tuple[str, ...], frozenset[str]] = {}
        self.seen: set[str] = set()
        """The `doc(...)` sections of elements that there are."""
        self.summary: list[Passage] = []

    def over(self, tokens: Sequence[Token]) -> None:  # noqa: PLR0912, PLR0915 -- one state machine
        """Walk over tokens; what comes of it is in the manuscript."""
        ways = self._ways
        in_skipped = inline = skip = False
        closed_inline = False
        trailing = pad = ""
        attribute = parent_class = ""
        regions = _off_regions(tokens)
        for number, token in enumerate(tokens):
            kind, data = token.kind, token.data
            if kind == TEXT:
                text = data.strip(_ASCII_BLANKS)
                if regions:
                    self._off = _stands_in(token.pieces, regions)
                if text and not in_skipped and not self._off:
                    left = len(data) - len(data.lstrip(_ASCII_BLANKS))
                    hidden = bool(parent_class) and self._is_skipped_class(parent_class)
                    if not inline and self._is_nested_list():
                        text = f" {text}"
                        left -= 1
                    separator = _blank_at(data[:1])
                    if closed_inline and not separator:
                        separator = pad
                    pad = ""
                    self._add(
                        text, token.pieces, left,
                        mask=skip or hidden or attribute == text,
                        plain=skip or hidden,
                        inline=inline, separator=separator, closed=closed_inline, trailing=trailing,
                    )  # fmt: skip
                    skip = closed_inline = False
                if not in_skipped and not self._off and data:
                    trailing = _blank_at(data[-1])
                    if not text and closed_inline:  # of Markdown a line break is a text of its own
                        pad = pad or trailing
                attribute = parent_class = ""
                continue
            if kind == COMMENT:
                self._out.remarks.append(Remark(data.strip(_ASCII_BLANKS), token.span))
                if not inline:
                    closed_inline = True
                    pad = trailing
                attribute = parent_class = ""
                continue
            is_inline = data in INLINE_TAGS
            if not is_inline:
                if kind == START and data not in VOID and self._inside_inline():
                    self._promoted[data] = self._promoted.get(data, 0) + 1
                    is_inline = True
                elif kind == END and self._promoted.get(data, 0) > 0:
                    self._promoted[data] -= 1
                    is_inline = True
            if data == self._skipping_tag:
                self._begun += kind == START
                self._ended += kind != START
            closes = bool(self._skipping_tag) and self._begun == self._ended > 0
            attributes = token.attributes
            classes = attributes["class"].text if "class" in attributes else ""
            skip_class = bool(classes) and self._is_skipped_class(classes)
            is_void = data in VOID
            if kind == START and not is_inline and not is_void:
                self._enclose(data, classes, self._marks.get(number, ()), token.span)
            elif kind == END and not is_inline:
                self._unclose(data)
            block_skip = skip_class and not is_inline
            if kind == START and not is_inline and (data in ways.skipped or block_skip):
                if block_skip:
                    self._skipping_tag, self._begun, self._ended = data, 1, 0
                in_skipped = True
                self._count(data)
            elif in_skipped and (
                closes or (kind == END and not is_inline and data in ways.skipped)
            ):
                in_skipped = False
                if closes:
                    self._skipping_tag, self._begun, self._ended = "", 0, 0
            elif kind == START:
                if not is_inline and not is_void and self._parts and not self._is_blank():
                    self._flush()
                    self._reset()
                name = data
                if data in ("em", "b") and self._tags and self._tags[-1] == "code":
                    name = "code"
                inline = is_inline or is_void
                skip = name in ways.masked or name in ways.skipped
                closed_inline = False
                pad = ""
                scope = self._wanted.get(name)
                if scope is not None and len(self._captures) < DEEPEST:
                    self._captures.append(_Capture(name, scope, skip, self._length, []))
                if len(self._tags) < DEEPEST:
                    self._tags.append(name)
                if classes:
                    self._seen_classes += classes.split()
                self._seen_marks += self._marks.get(number, ())
            elif kind == END and is_inline:
                if self._tags and self._tags[-1] == data:
                    self._tags.pop()
                closed_inline = True
                pad = ""
                if self._captures and self._captures[-1].tag == data:
                    self._captured.append((self._captures.pop(), self._length))
            elif kind == ALONE and is_inline:
                inline = True
                closed_inline = False
            if kind == END and not is_inline:
                if self._parts and not self._is_blank():
                    self._flush()
                self._reset()
                self._select()
            attribute = attributes["href"].text if "href" in attributes else ""
            parent_class = classes
            if attributes and data in ("img", "meta") and not skip_class:
                self._attributes(token)
        if self._parts and not self._is_blank():
            self._flush()
        self._reset()

    # The text of a block

    def _add(  # noqa: PLR0913 -- all that a walk knows of a text
        self,
        text: str,
        pieces: list[Piece],
        left: int,
        *,
        mask: bool,
        plain: bool,
        inline: bool,
        separator: str,
        closed: bool,
        trailing: str,
    ) -> None:
        """Add a text to the block; `left` characters of the token stand before it."""
        starts = text[:1] in _STARTERS and not plain
        for capture in self._captures:
            if capture.masked:
                capture.texts.append((text, shifted(pieces, left, len(text))))
        if mask:
            text = _NOT_A_BREAK.sub("*", text)
        before = ""
        if closed and separator:
            before = separator
        elif not closed and inline and not starts:
            before = " "
        if before == " " and (
            (not trailing and self._last in _TIGHT)
            or (self._last > "\x7f" and self._last.isspace())
        ):
            before = ""
        at = self._length
        if left < 0:  # a blank was put before it already
            found = [
                Piece(p[0] + 1, p[1] + 1, p[2], p[3])
                for p in shifted(pieces, left + 1, len(text) - 1)
            ]
        else:
            found = shifted(pieces, left, len(text))
        if before:
            self._parts.append(before)
            at += len(before)
        self._parts.append(text)
        if at:
            self._pieces += [Piece(p[0] + at, p[1] + at, p[2], p[3]) for p in found]
        else:
            self._pieces += found
        self._length = at + len(text)
        self._last = text[-1]

    def _is_blank(self) -> bool:
        return not any(part.strip() for part in self._parts)

    def _flush(self) -> None:
        """Make a passage of what was gathered."""
        whole = "".join(self._parts)
        text = whole.lstrip(" ")
        cut = len(whole) - len(text)
        pieces = self._pieces
        if cut:
            pieces = [Piece(p[0] - cut, p[1] - cut, p[2], p[3]) for p in pieces]
        at = self._out.source.rfind("\n", 0, pieces[0][2]) + 1 if pieces else 0
        place = Span(at, at)
        if "data" in self._tags:
            self._count("meta")
            sections = self._sections(("meta",))
            self._out.blocks.append(Passage(text, sections, pieces, place))
            return
        tag = next((t for t in self._tags if t in _SCOPES), "")
        scope = _SCOPES.get(tag, ("text",))
        inlines = self._inlines(text, cut) if self._captured else ()
        passage = Passage(text, self._sections(scope), pieces, place, 0, inlines)
        self._out.blocks.append(passage)
        self._out.prose.append((passage, not tag))
        self._count(".".join(scope[1:]) or "paragraphs")
        if self._ways.summary and (not tag or tag in _IN_SUMMARY):
            self.summary.append(passage)
        for gathered in self._gathering:
            gathered.passages.append(passage)
        if self._captured:
            self._emit_inlines(passage, cut)

    def _inlines(self, text: str, cut: int) -> tuple[Inline, ...]:
        found = []
        for capture, end in self._captured:
            if capture.masked:
                continue
            span = _trimmed(text, capture.begin - cut, end - cut)
            if span is not None:
                found.append(Inline(capture.scope, *span))
        return tuple(found)

    def _emit_inlines(self, passage: Passage, cut: int) -> None:
        more = self._ways.more
        for capture, end in self._captured:
            sections = self._kind((capture.scope, *more))
            if capture.masked:
                self._emit_masked(capture, sections)
                continue
            span = _trimmed(passage.text, capture.begin - cut, end - cut)
            if span is not None:
                self._out.inlines.append(passage.part(*span, sections))

    def _emit_masked(self, capture: _Capture, sections: frozenset[str]) -> None:
        text, pieces = "", []
        for part, places in capture.texts:
            pieces += [Piece(p[0] + len(text), p[1] + len(text), p[2], p[3]) for p in places]
            text += part
        if text.strip():
            place = Span(pieces[0][2], pieces[0][2]) if pieces else Span(0, 0)
            self._out.inlines.append(Passage(text, sections, pieces, place))

    def _reset(self) -> None:
        self._parts, self._pieces, self._length, self._last = [], [], 0, ""
        self._tags, self._seen_classes, self._seen_marks = [], [], []
        self._captured = []
        self._captures = [c._replace(begin=0) for c in self._captures]

    # Scopes

    def _sections(self, scope: tuple[str, ...]) -> frozenset[str]:
        names: list[str] = []
        for one in self._open:
            names += one.classes
        names += self._seen_classes
        key = (*scope, *self._ways.more)
        safe = [name for name in names if not _UNSAFE.intersection(name)]
        if safe:
            key = (*key, "class", *dict.fromkeys(safe))
        marks = [mark for one in self._open for mark in one.marks] + self._seen_marks
        if marks:
            key = (*key, "in", *dict.fromkeys(marks))
        return self._kind(key)

    def _kind(self, key: tuple[str, ...]) -> frozenset[str]:
        known = self._kinds.get(key)
        if known is None:
            known = self._kinds[key] = frozenset(key)
        return known

    def _is_skipped_class(self, classes: str) -> bool:
        return not self._ways.classes.isdisjoint(classes.split(" "))

    def _inside_inline(self) -> bool:
        return any(tag in INLINE_TAGS for tag in self._tags)

    def _is_nested_list(self) -> bool:
        tags = self._tags
        return len(tags) > 3 and tags[-1] == "li" and tags[-2] in ("ol", "ul") and tags[-3] == "li"

    def _enclose(self, tag: str, classes: str, marks: tuple[str, ...], span: Span) -> None:
        if len(self._open) >= DEEPEST:
            return
        opened = _Open(tag, tuple(classes.split()), marks)
        if marks:
            opened.gathered = _Gathered(marks, place=Span(span.start, span.start))
            self._gathering.append(opened.gathered)
            self.seen.update(marks)
        self._open.append(opened)

    def _unclose(self, tag: str) -> None:
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number].tag == tag:
                if self._open[number].gathered is not None:
                    self._closed = self._open[number].gathered
                del self._open[number]
                return

    def _count(self, element: str) -> None:
        counts = self._out.metrics
        counts[element] = counts.get(element, 0) + 1
        for gathered in self._gathering:
            gathered.counts[element] = gathered.counts.get(element, 0) + 1

    def _select(self) -> None:
        """Make a passage of an element that a `doc(...)` scope names, once it has ended."""
        gathered, self._closed = self._closed, None
        if gathered is None:
            return
        self._gathering = [one for one in self._gathering if one is not gathered]
        made = joined(gathered.passages, frozenset(("doc", *gathered.marks, *self._ways.more)))
        if made is not None:
            self._out.selections.append(made)
            self._out.measured[id(made)] = gathered.counts

    def _attributes(self, token: Token) -> None:
        if any(self._ways.classes.intersection(one.classes) for one in self._open):
            return
        attributes = token.attributes
        if token.data == "img":
            name = "alt" if self._ways.with_alt else ""
            sections = self._kind(("text", "attr", "alt"))
        else:
            named = attributes.get("name"), attributes.get("property")
            about = [value.text for value in named if value is not None]
            wanted = "description" in about or "og:description" in about
            name = "content" if wanted and self._ways.with_description else ""
            sections = self._kind(("text", "attr", "description"))
        value = attributes.get(name)
        if value is not None and value.text and not self._off:
            place = Span(value.pieces[0][2], value.pieces[0][2]) if value.pieces else token.span
            self._out.blocks.append(Passage(value.text, sections, value.pieces, place))


def _off_regions(tokens: Sequence[Token]) -> list[Span]:
    """Return the parts of the source between comments `vale off` and `vale on`."""
    found: list[Span] = []
    start = -1
    said = (t for t in tokens if t.kind == COMMENT)
    for token in sorted(said, key=lambda token: token.span):
        words = token.data.strip(_ASCII_BLANKS)
        if words == "vale off" and start < 0:
            start = token.span.start
        elif words == "vale on" and start >= 0:
            found.append(Span(start, token.span.start))
            start = -1
    return [*found, Span(start, sys.maxsize)] if start >= 0 else found


def _stands_in(pieces: list[Piece], regions: list[Span]) -> bool:
    return bool(pieces) and any(r.start <= pieces[0].source_start < r.end for r in regions)


def joined(
    passages: list[Passage], sections: frozenset[str], place: Span | None = None
) -> Passage | None:
    """Return passages as one, with an empty line between each two; None for nothing but blanks."""
    text: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for passage in passages:
        pieces += [Piece(p[0] + at, p[1] + at, p[2], p[3]) for p in passage.pieces]
        text += [passage.text, "\n\n"]
        at += len(passage.text) + 2
    whole = "".join(text).rstrip()
    if not whole.strip():
        return None
    return Passage(whole, sections, pieces, place or passages[0].place)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return start and end of a run without blanks at its ends; None for one of nothing else."""
    start = max(start, 0)
    part = text[start:end]
    start += len(part) - len(part.lstrip(" \n"))
    end = start + len(part.strip(" \n"))
    return (start, end) if start < end else None


def _blank_at(char: str) -> str:
    """Return what a blank sets apart with: a line break, or a blank; "" for none."""
    if char in ("\n", "\r"):
        return "\n"
    return " " if char in (" ", "\t") else ""
