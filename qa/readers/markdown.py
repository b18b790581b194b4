"""Markdown as GitHub and site generators read it, with front matter, HTML and template tags.

pyromark says where everything stands, in bytes; this turns its events into blocks. Nothing is ever
searched for in the source: a run of text is taken from the range that the parser names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias

import pyromark

from qa.document import (
    BlockKind,
    Comment,
    Document,
    Format,
    Image,
    InlineKind,
    Link,
    LinkKind,
    Media,
    Span,
    Table,
)
from qa.identifiers import may_hold_identifier
from qa.readers.assembly import (
    INLINE_TAGS,
    Assembly,
    Slugs,
    bare_links,
    link_facts,
    metadata_links,
    stands_as_heading,
)
from qa.readers.decoding import decode
from qa.readers.front_matter import declared_language, read_front_matter
from qa.readers.link_places import HEAD_PLACES, PLACES, places_of
from qa.readers.markdown_places import (
    JoinedLines,
    add_code,
    char_offsets,
    definitions,
    folded_label,
    tag_attributes,
    target_span,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.document import Block
    from qa.readers.markdown_places import Attributes
    from qa.sources import Source

_Facts: TypeAlias = dict[str, Any]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
# Definition lists only where lines begin with ": ", because the parser also takes ":::note" and
# ":smile:" for definitions.
_DEFINITION = re.compile(r"^[ >]*:[ \t]", re.MULTILINE)
_NO_DEFINITION = re.compile(r"^[ >]*:[^ \t\r\n-]", re.MULTILINE)

_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_HTML_KINDS = INLINE_TAGS | {"a": InlineKind.LINK}
_LINK_KINDS = {
    "Inline": LinkKind.INLINE,
    "Autolink": LinkKind.AUTOLINK,
    "Email": LinkKind.AUTOLINK,
}

_MEDIA = frozenset({"audio", "embed", "iframe", "source", "track", "video"})
_NO_PLACE: tuple[str, Span | None] = ("", None)

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_NAMED_PLACE = re.compile(r"\{:?[^{}\n#]{0,80}#([\w:.-]{1,100}+)[^{}\n]{0,200}+\}")
_ONE_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*", re.DOTALL)


def read(source: Source) -> Document:
    """Read a Markdown page."""
    decoded = decode(source.data)
    text = decoded.text
    front = read_front_matter(text)
    reading = _Reading(text, front.end)
    reading.run()
    links = [*metadata_links(text, front.end), *reading.links]
    return Document(
        source.path,
        Format.MARKDOWN,
        text,
        tuple(reading.blocks),
        links=tuple(sorted(links, key=_place)),
        images=tuple(sorted(reading.images, key=_place)),
        tables=tuple(reading.tables),
        media=tuple(reading.media),
        anchors=frozenset(reading.anchors),
        metadata=front.metadata,
        metadata_spans=front.spans,
        language=declared_language(front.metadata),
        comments=tuple(reading.comments),
        faults=decoded.faults + front.faults,
        content_span=Span(front.end, len(text)),
    )


def _place(item: Link | Image) -> Span:
    return item.span


class _Pending(NamedTuple):
    """A link whose text is known once its block is complete."""

    start: int
    end: int
    alt: str | None  # in place of the text from start to end
    target: str
    span: Span
    target_span: Span
    kind: LinkKind
    facts: tuple[Any, ...] = ()  # what the attributes of a tag say, as Link wants them


class _Container:
    """A list item, quote, footnote or definition around the blocks that are being read."""

    __slots__ = ("fresh", "group", "kind", "level", "ordered", "start")

    def __init__(
        self,
        kind: BlockKind | None,
        start: int,
        *,
        level: int = 0,
        group: int = 0,
        ordered: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start
        self.level = level
        self.group = group
        self.ordered = ordered
        self.fresh = True  # nothing was read in it: its first block's span takes its marker in


class _Frame:
    """A block, or the alternative text of an image, while it is being read."""

    __slots__ = (
        "alts", "anchor", "assembly", "end", "glue", "group", "kind", "last", "level", "links",
        "ordered", "outer", "own", "start", "tags", "tags_open",
    )  # fmt: skip

    def __init__(self, kind: BlockKind, start: int, end: int | None, level: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.end = end  # None for the text of a tight list item, which ends with its last word
        self.last = start  # where the last thing that was read ends
        self.level = level
        self.group = 0
        self.ordered = False
        self.own = False  # the innermost container's own text, not a block inside it
        self.assembly = Assembly()
        self.glue = False  # after markup that shows nothing: a second blank does not count
        self.anchor: str | None = None
        self.outer: _Frame | None = None
        self.alts: list[tuple[Assembly, Span]] = []
        self.links: list[_Pending] = []
        self.tags: list[tuple[str, int, int, Attributes]] = []
        self.tags_open: dict[str, int] = {}


class _Reading:
    """One pass over the parser's events."""

    def __init__(self, source: str, base: int) -> None:
        self.source = source
        self.body = source[base:] if base else source
        self.offset = char_offsets(self.body, base)
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self.media: list[Media] = []
        self.anchors: set[str] = set()
        self.comments: list[Comment] = []
        self._slugs = Slugs()
        self._groups = 0
        self._containers: list[_Container] = []
        self._within: tuple[BlockKind, ...] | None = ()  # None after the containers changed
        self._lists: list[tuple[int, bool]] = []
        self._row = 0
        self._cell_kind = BlockKind.TABLE_CELL
        self._frame: _Frame | None = None
        self._marks: list[tuple[int, int, int]] = []  # text offset, source offset, images before
        self._html: list[tuple[int, int]] = []
        self._definitions: dict[str, list[int]] | None = None
        self._in_html = False
        self._numbered = may_hold_identifier(self.body)
        self._has_addresses = self._numbered or any(
            mark in self.body for mark in ("://", "@", "www.", "WWW.")
        )
        self._facts: list[_Facts] = []  # of the links and images around this point

    def run(self) -> None:
        """Read the whole page."""
        offset, options = self.offset, _OPTIONS
        if _DEFINITION.search(self.body) and not _NO_DEFINITION.search(self.body):
            options |= pyromark.Options.ENABLE_DEFINITION_LIST
        handlers = self._HANDLERS
        events: Any = pyromark.events_with_range(self.body, options=options)
        for event, where in events:
            start, end = offset(where["start"]), offset(where["end"])
            if isinstance(event, str):
                if event == "Rule":
                    self._begin_block()
                else:
                    self._break(start, end)
            else:
                [(tag, value)] = event.items()
                if tag in handlers:
                    handlers[tag](self, value, start, end)
        self._begin_block()
        if (
            "{" in self.body
        ):  # `{#id}` and `{: #id}` behind anything, as kramdown and Pandoc read it
            self.anchors.update(_NAMED_PLACE.findall(self.body))

    def _start(self, what: str | _Facts, start: int, end: int) -> None:
        name, facts = (what, None) if isinstance(what, str) else next(iter(what.items()))
        if handler := self._STARTERS.get(name):
            handler(self, facts, start, end)

    def _end(self, what: str | _Facts, start: int, end: int) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if handler := self._ENDERS.get(name):
            handler(self, None, start, end)

    def _text(self, text: str, start: int, end: int) -> None:
        if start == end or self._in_html:  # the rest of a tab that is half indentation
            return
        frame = self._frame or self._open_own(start)
        frame.last = end
        source = self.source
        if frame.glue:
            frame.glue = False
            if text[0] == " " and frame.assembly.at_blank and source[start] == " ":
                text, start = text[1:], start + 1
        if source[start:end] == text:
            frame.assembly.add(text, start)
        else:
            while source[end - 1] in " \t" and end > start + 1:  # blanks behind an entity
                end -= 1
            frame.assembly.add_unit(text, start, end)

    # Blocks

    def _begin_block(self) -> None:
        """Close what ends where another block begins."""
        if self._frame:
            self._close_frame(self._frame)
        if self._html and not self._in_html:
            self._close_html()

    def _open_own(self, start: int) -> _Frame:
        """Open the text of a tight list item or definition, which has no paragraph around it."""
        self._begin_block()
        return self._open_paragraph(start, None)

    def _start_paragraph(self, _facts: object, start: int, end: int) -> None:
        self._begin_block()
        self._open_paragraph(start, end)

    def _open_paragraph(self, start: int, end: int | None) -> _Frame:
        frame = _Frame(BlockKind.PARAGRAPH, start, end)
        if self._containers:
            container = self._containers[-1]
            if container.kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}:
                frame.kind = container.kind
                frame.level = container.level
                frame.group = container.group
                frame.ordered = container.ordered
                frame.own = True
                if container.fresh:
                    frame.start = container.start
            container.fresh = False
        self._frame = frame
        return frame

    def _start_heading(self, facts: _Facts, start: int, end: int) -> None:
        self._begin_block()
        self._used()
        self._frame = _Frame(BlockKind.HEADING, start, end, _LEVELS[facts["level"]])
        self._frame.anchor = facts["id"] or ""

    def _start_code(self, _facts: object, start: int, end: int) -> None:
        self._begin_block()
        self._used()
        self._frame = _Frame(BlockKind.CODE, start, end)

    def _end_code(self, _facts: object, _start: int, _end: int) -> None:
        if frame := self._frame:
            frame.assembly.trim()
            frame.assembly.mark(InlineKind.CODE, 0)
            self._close_frame(frame)

    def _start_cell(self, _facts: object, start: int, end: int) -> None:
        self._begin_block()
        self._frame = _Frame(self._cell_kind, start, end, self._row)
        self._frame.group = self._groups

    def _start_table(self, facts: list[str], start: int, end: int) -> None:
        self._begin_block()
        self._used()
        self._groups += 1
        self._row = 0
        self.tables.append(Table(Span(start, end), 0, len(facts), has_header=False))

    def _start_row(self, _facts: object, _start: int, _end: int) -> None:
        self._row += 1
        head = self._row == 1
        self.tables[-1] = self.tables[-1]._replace(rows=self._row)
        self._cell_kind = BlockKind.TABLE_HEADER if head else BlockKind.TABLE_CELL

    def _end_frame(self, _facts: object, _start: int, _end: int) -> None:
        if frame := self._frame:
            if frame.kind is BlockKind.TABLE_HEADER and (frame.assembly.length or frame.alts):
                self.tables[-1] = self.tables[-1]._replace(has_header=True)
            self._close_frame(frame)

    def _close_frame(self, frame: _Frame) -> None:
        self._frame = None
        assembly = frame.assembly
        if assembly.at_blank:
            assembly.trim()
        if frame.tags:
            _close_tags(frame)
        text = assembly.text
        for link in frame.links:
            self.links.append(_finished(link, text))
        start = frame.start
        end = frame.last if frame.end is None else frame.end
        while end > start and self.source[end - 1] in "\r\n\t ":
            end -= 1
        kind, level = frame.kind, frame.level
        if kind is BlockKind.PARAGRAPH and assembly.inlines:
            if stands_as_heading(text, assembly.inlines):
                kind = BlockKind.HEADING
        elif kind is BlockKind.HEADING:
            self.anchors.update((frame.anchor,) if frame.anchor else self._slugs.add(text))
        block = assembly.block(
            kind,
            Span(start, end),
            level=level,
            within=self._around(own=frame.own),
            group=frame.group,
            ordered=frame.ordered,
        )
        if block:
            self.blocks.append(block)
            if self._has_addresses and kind is not BlockKind.CODE:
                self.links.extend(bare_links(block, numbered=self._numbered))
        else:  # images that stand alone
            for alt_assembly, span in frame.alts:
                if alt_block := alt_assembly.block(
                    BlockKind.ALT, span, within=self._around(own=False)
                ):
                    self.blocks.append(alt_block)

    # What stands around blocks

    def _around(self, *, own: bool) -> tuple[BlockKind, ...]:
        if not self._containers:
            return ()
        if self._within is None:
            self._within = tuple(
                container.kind for container in self._containers if container.kind is not None
            )
        return self._within[:-1] if own else self._within

    def _used(self) -> None:
        if self._containers:
            self._containers[-1].fresh = False

    def _push(self, container: _Container) -> None:
        self._begin_block()
        self._used()
        self._containers.append(container)
        self._within = None

    def _start_quote(self, facts: str | None, start: int, _end: int) -> None:
        # "> [!NOTE]" is a box, not somebody's words
        self._push(_Container(None if facts else BlockKind.QUOTE, start))

    def _start_footnote(self, facts: str, start: int, _end: int) -> None:
        self._push(_Container(BlockKind.FOOTNOTE, start))
        self.anchors.update((f"fn:{facts}", f"fn-{facts}"))

    def _start_plain(self, _facts: object, start: int, _end: int) -> None:
        self._push(_Container(None, start))

    def _start_list(self, facts: int | None, _start: int, _end: int) -> None:
        self._begin_block()
        self._groups += 1
        self._lists.append((self._groups, facts is not None))

    def _start_item(self, _facts: object, start: int, _end: int) -> None:
        group, ordered = self._lists[-1]
        level = len(self._lists)
        self._push(
            _Container(BlockKind.LIST_ITEM, start, level=level, group=group, ordered=ordered)
        )

    def _end_container(self, _facts: object, _start: int, _end: int) -> None:
        self._begin_block()
        self._containers.pop()
        self._within = None

    def _end_list(self, _facts: object, _start: int, _end: int) -> None:
        self._begin_block()
        self._lists.pop()

    # Inside blocks

    def _break(self, start: int, end: int) -> None:
        if frame := self._frame:
            frame.glue = False
            frame.assembly.add_blank(start, end)

    def _start_inline(self, facts: _Facts | None, start: int, _end: int) -> None:
        frame = self._frame or self._open_own(start)
        self._marks.append((frame.assembly.length, start, len(frame.alts)))
        if facts is not None:
            self._facts.append(facts)
            frame.last = start + 1

    def _end_emphasis(self, _facts: object, _start: int, end: int) -> None:
        self._end_marked(InlineKind.EMPHASIS, end)

    def _end_strong(self, _facts: object, _start: int, end: int) -> None:
        self._end_marked(InlineKind.STRONG, end)

    def _end_marked(self, kind: InlineKind, end: int) -> None:
        at, _, _ = self._marks.pop()
        if frame := self._frame:
            frame.last = end
            frame.assembly.mark(kind, at)

    def _end_link(self, _facts: object, start: int, end: int) -> None:
        at, _, images = self._marks.pop()
        facts = self._facts.pop()
        frame = self._frame
        if not frame:
            return
        target, target_span, kind = self._target(facts, start, end, frame.last)
        frame.last = end
        if facts["link_type"] == "Collapsed" and self.source.startswith("[]", end):
            end = frame.last = end + 2
        assembly = frame.assembly
        assembly.mark(InlineKind.LINK, at)
        alt = None
        if assembly.length == at and len(frame.alts) > images:
            alt = frame.alts[-1][0].text
        frame.links.append(
            _Pending(at, assembly.length, alt, target, Span(start, end), target_span, kind)
        )

    def _start_image(self, facts: _Facts, start: int, _end: int) -> None:
        frame = self._frame or self._open_own(start)
        self._facts.append(facts)
        if frame.outer is None:
            alt = _Frame(BlockKind.ALT, start, None)
            alt.outer = frame
            alt.last = start + 2
            self._frame = alt
            self._marks.append((0, start, 0))
        else:  # an image in the alternative text of another
            frame.last = start + 2
            self._marks.append((frame.assembly.length, start, 1))

    def _end_image(self, _facts: object, start: int, end: int) -> None:
        at, _, nested = self._marks.pop()
        facts = self._facts.pop()
        frame = self._frame
        if not frame or not frame.outer:
            return
        span = Span(start, end)
        target, target_span, _ = self._target(facts, start, end, frame.last)
        frame.last = end
        kind = LinkKind.IMAGE
        if nested:
            to = frame.assembly.length
            frame.links.append(_Pending(at, to, None, target, span, target_span, kind))
            return
        alt = frame.assembly.text
        outer = self._frame = frame.outer
        for link in frame.links:
            done = _finished(link, alt)
            self.links.append(done)
            if link.kind is LinkKind.IMAGE and link.alt is None:
                self.images.append(Image(done.target, done.text, done.span))
        self.images.append(Image(target, alt, span))
        outer.links.append(_Pending(0, 0, alt, target, span, target_span, kind))
        outer.alts.append((frame.assembly, span))
        outer.last = end
        outer.glue = True

    def _target(self, facts: _Facts, start: int, end: int, last: int) -> tuple[str, Span, LinkKind]:
        """Return a link's address, where the address stands, and how the link is written."""
        target, link_type = facts["dest_url"], facts["link_type"]
        kind = _LINK_KINDS.get(link_type, LinkKind.REFERENCE)
        if kind is LinkKind.AUTOLINK:
            prefix = "mailto:" if link_type == "Email" else ""
            return prefix + target, Span(start + 1, end - 1), kind
        if kind is LinkKind.INLINE:
            at = self.source.find("](", last, end)
            if at >= 0 and (span := target_span(self.source, at + 2, end - 1, target)):
                return target, span, kind
        elif span := self._definition(facts["id"], target):
            return target, span, kind
        return target, Span(start, end), kind

    def _definition(self, label: str, target: str) -> Span | None:
        """Return where the address of a reference is given; None where that is not known."""
        if self._definitions is None:
            self._definitions = definitions(self.source, len(self.source) - len(self.body))
        for at in self._definitions.get(folded_label(label), ()):
            if span := target_span(self.source, at, len(self.source), target):
                return span
        return None

    def _footnote_reference(self, label: str, start: int, end: int) -> None:
        frame = self._frame or self._open_own(start)
        at = frame.assembly.length
        frame.assembly.add(self.source[start:end], start)
        frame.assembly.mark(InlineKind.SUPERSCRIPT, at)
        frame.last = end
        frame.glue = False
        self.anchors.update((f"fnref:{label}", f"fnref-{label}"))
        self.links.append(
            Link(
                f"#fn:{label}", label, Span(start, end), Span(start + 2, end - 1), LinkKind.FOOTNOTE
            )
        )

    def _code(self, text: str, start: int, end: int) -> None:
        frame = self._frame or self._open_own(start)
        at = frame.assembly.length
        add_code(frame.assembly, self.source, text, start, end)
        frame.assembly.mark(InlineKind.CODE, at)
        frame.last = end
        frame.glue = False

    # HTML

    def _inline_html(self, _html: str, start: int, end: int) -> None:
        frame = self._frame or self._open_own(start)
        frame.last = end
        frame.glue = True
        source = self.source
        if source.startswith("<!--", start):
            self.comments.append(Comment(source[start + 4 : end - 3], Span(start, end)))
            return
        tag = _TAG.match(source, start, end)
        if not tag:
            return
        closing, name = tag[1], tag[2].lower()
        if closing:
            self._close_tag(frame, name, end)
            return
        attributes = tag_attributes(source, tag.end(), end)
        for key in ("id", "name"):
            if key in attributes:
                self.anchors.add(attributes[key][0])
        if name == "br":
            frame.assembly.add_blank(start, end)
        elif name == "img":
            self._html_image(frame, attributes, Span(start, end))
        elif name in _MEDIA:
            self._medium(name, attributes, Span(start, end))
        if attributes and (name in PLACES or name in HEAD_PLACES):
            self.links += places_of(
                source, name, Span(start, end), lambda key: attributes.get(key, _NO_PLACE)[1]
            )
        if name in _HTML_KINDS:
            frame.tags.append((name, frame.assembly.length, start, attributes))
            frame.tags_open[name] = frame.tags_open.get(name, 0) + 1

    def _html_image(self, frame: _Frame, attributes: Attributes, span: Span) -> None:
        target, target_span = attributes.get("src", ("", span))
        alt = attributes["alt"][0] if "alt" in attributes else None
        self.images.append(Image(target, alt, span))
        if alt is None:
            alt = attributes["aria-label"][0] if "aria-label" in attributes else None
        if target:
            frame.links.append(_Pending(0, 0, alt or "", target, span, target_span, LinkKind.IMAGE))

    def _medium(self, name: str, attributes: Attributes, span: Span) -> None:
        if name in {"source", "track"}:
            if self.media:
                medium = self.media[-1]
                target = medium.target or attributes.get("src", ("", span))[0]
                captioned = medium.captioned or name == "track"
                self.media[-1] = medium._replace(target=target, captioned=captioned)
            return
        target, title = (attributes.get(key, ("", span))[0] for key in ("src", "title"))
        title = title or attributes.get("aria-label", ("", span))[0]
        silent = "muted" in attributes and "controls" not in attributes
        self.media.append(
            Media(name, target, title.strip(), span, decoration=silent and name == "video")
        )

    def _close_tag(self, frame: _Frame, name: str, end: int) -> None:
        if not frame.tags_open.get(name):
            return
        while True:
            other, at, start, attributes = frame.tags.pop()
            frame.tags_open[other] -= 1
            if other == name:
                break
        if name == "a":
            if "href" not in attributes:
                return
            target, target_span = attributes["href"]
            to = frame.assembly.length
            facts = _link_facts(attributes)
            alt = None if to > at else _name_of_link(frame, attributes, start)
            span = Span(start, end)
            frame.links.append(
                _Pending(at, to, alt, target, span, target_span, LinkKind.INLINE, facts)
            )
        frame.assembly.mark(_HTML_KINDS[name], at)

    def _html_line(self, _html: str, start: int, end: int) -> None:
        self._html.append((start, end))

    def _start_html(self, _facts: object, start: int, _end: int) -> None:
        if self._frame:
            self._close_frame(self._frame)
        if self._html and (
            self._containers or self.source[self._html[-1][1] : start].strip(" \t\r\n")
        ):
            self._close_html()
        self._used()
        self._in_html = True

    def _end_html(self, _facts: object, _start: int, _end: int) -> None:
        # kept until something else follows: a table with blank lines in it is several HTML blocks
        self._in_html = False

    def _close_html(self) -> None:
        runs, self._html = self._html, []
        start, end = runs[0][0], runs[-1][1]
        source = self.source
        if not source[start:end].strip():
            return
        one = _ONE_COMMENT.match(source, start, end)
        if one and one.end() == end:
            at = one.start(1) - 4
            self.comments.append(Comment(one[1], Span(at, one.end(1) + 3)))
            return
        if source.startswith("<!--", start) and source.find("-->", start, end) < 0:
            self.comments.append(Comment(source[start + 4 : end], Span(start, end)))
            return
        from qa.readers.html import read_fragment  # noqa: PLC0415 -- most pages have no HTML

        around = self._around(own=False)
        if self._containers:  # the marks of quotes and lists are no part of the HTML
            text = "".join([source[run_start:run_end] for run_start, run_end in runs])
            fragment = JoinedLines(runs).placed(read_fragment(text, 0, len(text)))
        else:
            fragment = read_fragment(source, start, end)
        groups = self._groups
        for block in fragment.blocks:
            if around or block.group:
                group = block.group + groups if block.group else 0
                self._groups = max(self._groups, group)
                block = replace(block, within=around + block.within, group=group)  # noqa: PLW2901
            self.blocks.append(block)
        self.links += fragment.links
        self.images += fragment.images
        self.tables += fragment.tables
        self.media += fragment.media
        self.comments += fragment.comments
        self.anchors |= fragment.anchors

    # By event, and by what begins or ends: functions, as a page must not hold itself in methods.
    _HANDLERS: ClassVar[dict[str, Callable[..., None]]] = {
        "Text": _text,
        "Start": _start,
        "End": _end,
        "Code": _code,
        "InlineHtml": _inline_html,
        "Html": _html_line,
        "FootnoteReference": _footnote_reference,
    }
    _STARTERS: ClassVar[dict[str, Callable[..., None]]] = {
        "Paragraph": _start_paragraph,
        "Heading": _start_heading,
        "BlockQuote": _start_quote,
        "CodeBlock": _start_code,
        "HtmlBlock": _start_html,
        "List": _start_list,
        "Item": _start_item,
        "FootnoteDefinition": _start_footnote,
        "DefinitionListTitle": _start_plain,
        "DefinitionListDefinition": _start_plain,
        "Table": _start_table,
        "TableHead": _start_row,
        "TableRow": _start_row,
        "TableCell": _start_cell,
        "Emphasis": _start_inline,
        "Strong": _start_inline,
        "Link": _start_inline,
        "Image": _start_image,
    }
    _ENDERS: ClassVar[dict[str, Callable[..., None]]] = {
        "Paragraph": _end_frame,
        "Heading": _end_frame,
        "TableCell": _end_frame,
        "BlockQuote": _end_container,
        "CodeBlock": _end_code,
        "HtmlBlock": _end_html,
        "List": _end_list,
        "Item": _end_container,
        "FootnoteDefinition": _end_container,
        "DefinitionListTitle": _end_container,
        "DefinitionListDefinition": _end_container,
        "Emphasis": _end_emphasis,
        "Strong": _end_strong,
        "Link": _end_link,
        "Image": _end_image,
    }


def _finished(link: _Pending, text: str) -> Link:
    shown = text[link.start : link.end].strip() if link.alt is None else link.alt
    return Link(link.target, shown, link.span, link.target_span, link.kind, *link.facts)


def _link_facts(attributes: Attributes) -> tuple[Any, ...]:
    return link_facts(lambda name: attributes[name][0] if name in attributes else None)


def _name_of_link(frame: _Frame, attributes: Attributes, start: int) -> str:
    """Return what a tag that holds no text says of itself, or the images in it."""
    for name in ("aria-label", "title"):
        if name in attributes and attributes[name][0].strip():
            return attributes[name][0].strip()
    inside = (link for link in frame.links if link.span.start > start)
    return " ".join(link.alt for link in inside if link.kind is LinkKind.IMAGE and link.alt)


def _close_tags(frame: _Frame) -> None:
    """Let links whose tag is never closed end with their block."""
    to = frame.assembly.length
    for name, at, start, attributes in frame.tags:
        if name == "a" and "href" in attributes:
            target, target_span = attributes["href"]
            span = Span(start, max(frame.last, target_span.end))
            facts = _link_facts(attributes)
            frame.links.append(
                _Pending(at, to, None, target, span, target_span, LinkKind.INLINE, facts)
            )
