"""The blocks, links and images of an HTML element, in reading order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa.document import BlockKind, Image, InlineKind, Link, LinkKind, Media, Span, Table
from qa.identifiers import may_hold_identifier
from qa.readers.assembly import INLINE_TAGS, Assembly, bare_links, link_facts, stands_as_heading
from qa.readers.html_tree import (
    BLOCKS,
    HEADINGS,
    Element,
    Text,
    names,
    references,
    unescape_attribute,
)
from qa.readers.link_places import PLACES, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.readers.html_content import Layout
    from qa.readers.html_tree import Tree

_Child: TypeAlias = Element | Text | None

_MEDIA = frozenset({"audio", "embed", "iframe", "video"})
# What is not read inside of these may hold more addresses.
_WITH_SOURCES = frozenset({"audio", "object", "video"})
# Boxes in a line of text: the words on their two sides are two words.
_BOXES = names(
    "audio button canvas embed iframe input math meter object progress select textarea video"
)
_ROWS = frozenset({"thead", "tbody", "tfoot", "tr"})
_PARTS_OF_A_LINK = 40
_LISTS = {"ul": False, "ol": True, "menu": False, "dir": False, "dl": False}
_PLAIN = {
    "blockquote": BlockKind.PARAGRAPH,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
}
_CELLS = frozenset({BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER})
_ENCLOSING = frozenset({BlockKind.LIST_ITEM, BlockKind.CAPTION}) | _CELLS


class _Counter:
    """The rows of one table."""

    __slots__ = ("group", "row")

    def __init__(self, group: int) -> None:
        self.group = group
        self.row = 0


def _in_head(cell: Element) -> bool:
    """Whether a table cell stands in the head of its table."""
    row = cell.parent
    part = row.parent if row is not None and row.tag == "tr" else row
    return part is not None and part.tag == "thead"


class _Flow(NamedTuple):
    """What a text standing here belongs to."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    ordered: bool = False
    within: tuple[BlockKind, ...] = ()
    classes: tuple[str, ...] = ()
    depth: int = 0
    """How many lists stand around."""
    list_group: int = 0
    list_ordered: bool = False
    table: _Counter | None = None

    def inner(self) -> tuple[BlockKind, ...]:
        """Return what is around a block that opens here."""
        return (*self.within, self.kind) if self.kind in _ENCLOSING else self.within


class _Step(NamedTuple):
    """An element that is being read, what is left of it, and for blocks the flow around it."""

    element: Element
    children: Iterator[_Child]
    outer: _Flow | None


class _OpenLink:
    """A link whose text is still being read."""

    __slots__ = ("at", "element", "images", "number", "start", "texts")

    def __init__(self, number: int, element: Element, start: int) -> None:
        self.number = number
        self.element = element
        self.start = start
        self.texts: list[str] = []
        self.images: list[str] = []


class Blocks:
    """Collects what an element holds; `walk` may be called for several, in document order."""

    def __init__(self, tree: Tree, layout: Layout) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self.media: list[Media] = []
        self._tree = tree
        self._source = tree.source
        self._layout = layout
        self._numbered = may_hold_identifier(tree.source)
        self._groups = 0
        self._flow = _Flow()
        self._renew()
        self._start: int | None = None
        self._marks: list[tuple[InlineKind, Element, int]] = []
        self._open_links: list[_OpenLink] = []
        # links whose text ends in the block that is being read: (link, from, to)
        self._link_runs: list[tuple[_OpenLink, int, int]] = []
        self._pre = 0

    def _renew(self) -> None:
        self._assembly = Assembly()
        self._run_start: int | None = None
        self._run_end = 0
        self._after_break = -1
        self._trailing: list[Element] = []

    # ---------------------------------------------------------------- the walk

    def walk(self, root: Element) -> None:
        """Read all that stands in `root`."""
        classes = [self._classes(one) for one in (*root.ancestors(),)]
        around = tuple(name for names in reversed(classes) for name in names)
        self._flow = _Flow(classes=around)
        path: list[_Step] = []
        children = self._open_block(root, path)
        while path:
            for child in children:
                if type(child) is tuple:
                    self._text(*child)
                elif child is None:
                    self._part()
                elif isinstance(child, Element) and self._enter(child, path):
                    children = path[-1].children
                    break
            else:
                self._leave(path.pop())
                children = path[-1].children if path else children

    def _enter(self, element: Element, path: list[_Step]) -> bool:
        """Note that an element opens; return whether what it holds is to be read."""
        tag = element.tag
        if tag in PLACES and element.attributes:
            self._addresses(element)
        if tag in _MEDIA:
            self._media(element)
        if tag in _WITH_SOURCES:
            self._inner_addresses(element)
        if self._layout.is_furniture(element):
            if tag in BLOCKS:
                self._part()
            elif tag in _BOXES and not self._pre:
                self._assembly.add_blank(element.start, element.end)
            return False
        if tag == "br":
            self._line_break(element)
            return False
        if tag == "img":
            self._image(element)
            return False
        if tag in BLOCKS or self._is_heading(element):
            self._open_block(element, path)
            return True
        if not self._assembly.length and self._run_start is None:
            self._run_start = element.start
        if tag in {"a", "area"}:
            self._open_link(element)
        elif tag in INLINE_TAGS and all(mark[0] is not INLINE_TAGS[tag] for mark in self._marks):
            self._marks.append((INLINE_TAGS[tag], element, self._assembly.length))
        path.append(_Step(element, iter(element.children), None))
        return True

    def _open_block(self, element: Element, path: list[_Step]) -> Iterator[_Child]:
        self._flush(None)
        step = _Step(element, iter(element.children), self._flow)
        path.append(step)
        self._flow = self._flow_of(element)
        self._start = element.start
        self._pre += element.tag == "pre"
        return step.children

    def _leave(self, step: _Step) -> None:
        element = step.element
        if step.outer is not None:
            self._flush(element.end)
            self._start = None
            self._pre -= element.tag == "pre"
            self._flow = step.outer
            return
        if self._marks and self._marks[-1][1] is element:
            kind, _, start = self._marks.pop()
            self._assembly.mark(kind, start)
        if self._open_links and self._open_links[-1].element is element:
            self._close_link()
        if not self._trailing and self._assembly.length:
            self._run_end = element.end

    def _flow_of(self, element: Element) -> _Flow:
        """Return what the text directly in a block element belongs to."""
        flow, tag = self._flow, element.tag
        own = self._classes(element) if element.attributes else ()
        if own:
            flow = flow._replace(classes=(*flow.classes, *own))
        if (level := self._heading_level(element)) is not None:
            return flow._replace(
                kind=BlockKind.HEADING, level=level, within=flow.inner(), group=0, ordered=False
            )
        if tag in _LISTS:
            self._groups += 1
            return flow._replace(
                depth=flow.depth + 1, list_group=self._groups, list_ordered=_LISTS[tag]
            )
        if tag == "li":
            return flow._replace(
                kind=BlockKind.LIST_ITEM, level=max(flow.depth, 1), group=flow.list_group,
                ordered=flow.list_ordered, within=flow.inner(),
            )  # fmt: skip
        if tag in _PLAIN:
            kind = _PLAIN[tag]
            quote = (BlockKind.QUOTE,) if tag == "blockquote" else ()
            return self._plain(flow, (*flow.inner(), *quote), kind)
        return self._flow_in_table(element, flow)

    def _flow_in_table(self, element: Element, flow: _Flow) -> _Flow:
        tag, table = element.tag, flow.table
        if tag == "table":
            role = (self._tree.value(element, "role") or "").lower()
            if role in {"presentation", "none"}:
                return flow._replace(table=None)
            self.tables.append(self._table(element))
            self._groups += 1
            return flow._replace(table=_Counter(self._groups))
        if table is not None:
            if tag == "tr":
                table.row += 1
            elif tag in {"td", "th"}:
                header = tag == "th" or _in_head(element)
                kind = BlockKind.TABLE_HEADER if header else BlockKind.TABLE_CELL
                flow = self._plain(flow, flow.inner(), kind)
                return flow._replace(level=table.row, group=table.group, table=None)
        return flow

    def _table(self, table: Element) -> Table:
        """Return the facts of a table, those of tables inside it left out."""
        rows = columns = 0
        header = False
        parts = [table]
        while parts:
            cells = 0
            for child in parts.pop().children:
                if not isinstance(child, Element):
                    continue
                if child.tag in {"td", "th"}:
                    cells += 1
                    header = header or self._is_header(child)
                elif child.tag in _ROWS:
                    parts.append(child)
            rows += cells > 0
            columns = max(columns, cells)
        return Table(Span(table.start, table.open_end), rows, columns, header)

    def _is_header(self, cell: Element) -> bool:
        """Whether a cell with words in it names its row or column."""
        attributes = cell.attributes
        role = (self._tree.value(cell, "role") or "").lower() if "role" in attributes else ""
        return self._layout.words[id(cell)] > 0 and (
            cell.tag == "th"
            or "scope" in attributes
            or role in {"columnheader", "rowheader"}
            or _in_head(cell)
        )

    @staticmethod
    def _plain(flow: _Flow, within: tuple[BlockKind, ...], kind: BlockKind) -> _Flow:
        return flow._replace(kind=kind, level=0, group=0, ordered=False, within=within)

    def _classes(self, element: Element) -> tuple[str, ...]:
        return tuple((self._tree.value(element, "class") or "").split())

    def _is_heading(self, element: Element) -> bool:
        return "role" in element.attributes and self._heading_level(element) is not None

    def _heading_level(self, element: Element) -> int | None:
        role = self._tree.value(element, "role") if "role" in element.attributes else None
        if role == "heading":
            level = self._tree.value(element, "aria-level") or "2"
            return min(int(level), 6) if level.isascii() and level.isdigit() and int(level) else 2
        if element.tag in HEADINGS and role not in {"presentation", "none"}:
            return int(element.tag[1])
        return None

    # ---------------------------------------------------------------- text

    def _text(self, start: int, end: int) -> None:
        source, assembly = self._source, self._assembly
        before = assembly.length
        at = start
        if source.find("&", start, end) >= 0:
            for first, last, meaning in references(source, start, end, attribute=False):
                self._run(at, first)
                assembly.add_unit(meaning, first, last)
                at = last
        self._run(at, end)
        if self._run_start is None and assembly.length:
            self._run_start = assembly.pieces[0].source_start
        if self._trailing and source[start:end].strip(" \t\n\r\f") and assembly.length > before:
            self._trailing.clear()

    def _run(self, start: int, end: int) -> None:
        if start >= end:
            return
        if not self._pre:
            self._assembly.add_collapsed(self._source, start, end)
            return
        source = self._source
        if not self._assembly.length and source.startswith(("\n", "\r\n"), start):
            start += 1 + (source[start] == "\r")
        at = source.find("\r\n", start, end)
        while at >= 0:
            self._assembly.add(source[start:at], start)
            self._assembly.add_unit("\n", at, at + 2)
            start = at + 2
            at = source.find("\r\n", start, end)
        self._assembly.add(source[start:end], start)

    def _line_break(self, element: Element) -> None:
        assembly = self._assembly
        if self._pre:
            assembly.add_unit("\n", element.start, element.end)
        elif not assembly.length:
            return
        elif self._after_break == assembly.length:
            self._part()
        else:
            assembly.add_blank(element.start, element.end)
            self._after_break = assembly.length

    def _part(self) -> None:
        """Let what follows be another block."""
        self._flush(None)
        self._start = None

    # ---------------------------------------------------------------- blocks

    def _flush(self, end: int | None) -> None:
        """End the block that is being read; `end` is where its element ends, if it does here."""
        assembly = self._assembly
        if not assembly.length:
            self._run_start = None
            return
        for kind, _, start in self._marks:
            assembly.mark(kind, start)
        self._marks = [(kind, element, 0) for kind, element, _ in self._marks]
        self._suspend_links()
        trailing = self._trailing
        assembly.trim()
        block = self._block(end) if assembly.length else None
        if block is not None:
            self.blocks.append(block)
            if block.kind is not BlockKind.CODE:
                self.links.extend(bare_links(block, numbered=self._numbered))
            self._start = None
        self._link_runs.clear()
        self._renew()
        for image in trailing:
            self._alt_block(image)

    def _block(self, end: int | None) -> Block | None:
        assembly, flow = self._assembly, self._flow
        first, last = assembly.pieces[0].source_start, assembly.pieces[-1].source_end
        if self._start is None or end is None or self._trailing:
            end = max(last, self._run_end)
        start = self._start if self._start is not None else self._run_start
        start = first if start is None else min(start, first)
        kind = flow.kind
        if kind is BlockKind.CODE:
            assembly.mark(InlineKind.CODE, 0)
        elif kind is BlockKind.PARAGRAPH and stands_as_heading(assembly.text, assembly.inlines):
            kind = BlockKind.HEADING
        return assembly.block(
            kind, Span(start, end), level=flow.level, within=flow.within, classes=flow.classes,
            group=flow.group, ordered=flow.ordered,
        )  # fmt: skip

    # ---------------------------------------------------------------- links and images

    def _address(self, element: Element, name: str) -> tuple[str, Span] | None:
        """Return the address in an attribute and where it stands, without blanks around it."""
        place = element.attributes.get(name)
        if place is None:
            return (
                None if name not in element.attributes else ("", Span(element.start, element.start))
            )
        raw = self._source[place.start : place.end]
        start = place.start + len(raw) - len(raw.lstrip())
        raw = raw.strip()
        return unescape_attribute(raw), Span(start, start + len(raw))

    def _open_link(self, element: Element) -> None:
        address = self._address(element, "href")
        if address is None:
            return
        facts = link_facts(partial(self._tree.value, element))
        span = Span(element.start, element.end)
        self.links.append(Link(address[0], "", span, address[1], LinkKind.INLINE, *facts))
        start = self._assembly.length
        link = _OpenLink(len(self.links) - 1, element, start)
        self._open_links.append(link)
        self._marks.append((InlineKind.LINK, element, start))

    def _close_link(self) -> None:
        link = self._open_links.pop()
        if self._assembly.length:
            self._link_runs.append((link, link.start, self._assembly.length))
        else:
            self._finish_link(link)

    def _suspend_links(self) -> None:
        """Give the links of this block their text; those that go on continue in the next block."""
        text = self._assembly.text
        for link, start, end in self._link_runs:
            link.texts.append(text[start:end])
            self._finish_link(link)
        for link in self._open_links:
            link.texts.append(text[link.start :])
            link.start = 0

    def _finish_link(self, link: _OpenLink) -> None:
        text = " ".join(filter(None, (part.strip() for part in link.texts)))
        if not text:
            text = " ".join(link.images)
        for name in ("aria-label", "title", "alt"):
            text = text or " ".join((self._tree.value(link.element, name) or "").split())
        text = text or self._name_of_drawing(link.element)
        self.links[link.number] = self.links[link.number]._replace(text=text)

    def _name_of_drawing(self, link: Element) -> str:
        """Return what the drawings and labelled parts in a link say, where it has no text."""
        value = self._tree.value
        inside = [link]
        for _ in range(_PARTS_OF_A_LINK):
            if not inside:
                break
            element = inside.pop()
            name = value(element, "aria-label") or ""
            if element.tag == "title" and element.close_start > element.open_end:
                name = self._source[element.open_end : element.close_start]
            if name.strip():
                return " ".join(name.split())
            inside += [child for child in element.children if isinstance(child, Element)]
        return ""

    def _image(self, element: Element) -> None:
        value = self._tree.value
        alt = value(element, "alt")
        if alt is None:
            alt = value(element, "aria-label")
        unneeded = (value(element, "role") or "").lower() in {"none", "presentation"}
        if alt is None and (unneeded or "aria-labelledby" in element.attributes):
            alt = ""
        span = Span(element.start, element.end)
        address = self._address(element, "src")
        later = self._address(element, "data-src")  # what a script puts in the place of `src`
        if later and (address is None or address[0].startswith("data:")):
            address, later = later, None
        self.images.append(Image(address[0] if address else "", alt, span))
        for one in (address, later):
            if one and one[0] and not one[0].startswith("data:"):
                self.links.append(Link(one[0], alt or "", span, one[1], LinkKind.IMAGE))
        if alt and not alt.isspace() and "alt" in element.attributes:
            for link in self._open_links:
                link.images.append(" ".join(alt.split()))
            if self._assembly.length:
                self._trailing.append(element)
            else:
                self._alt_block(element)

    def _alt_block(self, element: Element) -> None:
        """Make a block of an image's alternative text, which stands outside of running text."""
        place = element.attributes["alt"]
        if place is None:
            return
        assembly = Assembly()
        at = place.start
        for first, last, meaning in references(
            self._source, place.start, place.end, attribute=True
        ):
            assembly.add_collapsed(self._source, at, first)
            assembly.add_unit(meaning, first, last)
            at = last
        assembly.add_collapsed(self._source, at, place.end)
        assembly.trim()
        flow = self._flow
        block = assembly.block(
            BlockKind.ALT, Span(element.start, element.end),
            within=flow.inner(), classes=flow.classes,
        )  # fmt: skip
        if block is not None:
            self.blocks.append(block)
            self._start = self._run_start = None

    def _addresses(self, element: Element) -> None:
        """Note the addresses in an element's attributes that neither `a` nor `img src` holds."""

        def value(name: str) -> Span | None:
            place = element.attributes.get(name)
            return Span(*place) if place else None

        span = Span(element.start, element.open_end)
        self.links += places_of(self._source, element.tag, span, value)

    def _inner_addresses(self, element: Element) -> None:
        """Note the addresses of what stands in a film, a recording or an object."""
        inside = [child for child in element.children if isinstance(child, Element)]
        for child in inside:
            if child.tag in PLACES and child.attributes:
                self._addresses(child)

    def _media(self, element: Element) -> None:
        """Note a film, a recording or a frame."""
        address = self._address(element, "src")
        self.media.append(self._medium(element, address[0] if address else ""))

    def _medium(self, element: Element, target: str) -> Media:
        """Return the facts of a film, recording or frame; `target` is the address in its tag."""
        value, attributes = self._tree.value, element.attributes
        inside = [child for child in element.children if isinstance(child, Element)]
        for name, holder in (("data-src", element), *(("src", one) for one in inside)):
            target = target or value(holder, name) or ""
        names = (value(element, name) or "" for name in ("title", "aria-label", "aria-labelledby"))
        by_itself = "muted" in attributes and "controls" not in attributes
        style = value(element, "style") or ""
        shown = not (
            "hidden" in attributes
            or (value(element, "aria-hidden") or "").lower() == "true"
            or any(value(element, side) in {"0", "1"} for side in ("width", "height"))
            or "display:none" in style.replace(" ", "").lower()
        )
        return Media(
            element.tag,
            target.strip(),
            " ".join(" ".join(names).split()),
            Span(element.start, element.open_end),
            any(one.tag == "track" for one in inside),
            (by_itself and element.tag == "video") or not shown,
        )
