"""HTML pages: the page's own content as blocks, and what the page says about itself.

Sources of site generators, which have front matter above the HTML, are read too.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.document import Document, Fault, Format, LinkKind, Span
from qa.readers.assembly import INLINE_TAGS, metadata_links
from qa.readers.decoding import decode
from qa.readers.front_matter import NOTHING, declared_language, read_front_matter
from qa.readers.html_blocks import Blocks
from qa.readers.html_content import UNREAD, Layout
from qa.readers.html_tree import Element, parse, references
from qa.readers.link_places import HEAD_PLACES, PLACES, addresses_at, places_of, under_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block, Comment, Image, Link, Media, Metadata, Table
    from qa.readers.html_tree import Text, Tree
    from qa.sources import Source

_IN_LINE = frozenset(
    {"a", "abbr", "bdi", "bdo", "br", "cite", "data", "dfn", "font", "mark", "s", "small", "span"}
    | {"time", "u", "var", "wbr"}
)
"""Elements that stand inside a line of text."""
_WHITE = re.compile(r"\s")
_MAX_JSON = 1_000_000
_FRONT_MATTER = ("---", "+++")
_CHARSET_PROBE = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DOCTYPE = re.compile(r"\s*<!doctype html\b", re.IGNORECASE)
# Browsers read these as Windows-1252, which adds quotes and dashes.
_WINDOWS_1252 = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1"})


class Fragment(NamedTuple):
    """What a piece of HTML inside another page holds."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    tables: tuple[Table, ...]
    media: tuple[Media, ...]
    anchors: frozenset[str]
    comments: tuple[Comment, ...]


def read(source: Source) -> Document:
    """Read an HTML page; whatever is wrong with it becomes a fault of the document."""
    text, faults = decode(source.data, _declared_charset(source.data))
    front = read_front_matter(text) if text.startswith(_FRONT_MATTER) else NOTHING
    tree = parse(text, front.end)
    layout = Layout(tree)
    content = layout.own_content()
    blocks = Blocks(tree, layout)
    if (headline := layout.headline(content)) is not None:
        blocks.walk(headline)
    blocks.walk(content)
    above = metadata_links(text, front.end)
    links = _in_order([*above, *blocks.links, *_head_links(tree)])
    around = _in_order(_links_around(tree, links))
    if base := _base(tree):
        links, around = tuple(under_base(links, base)), tuple(under_base(around, base))
    metadata, places = _metadata(tree)
    jsonld, broken = _jsonld(tree)
    document = Document(
        path=source.path,
        format=Format.HTML,
        source=text,
        blocks=tuple(blocks.blocks),
        links=links,
        images=tuple(blocks.images),
        tables=tuple(blocks.tables),
        media=tuple(blocks.media),
        anchors=_anchors(tree),
        metadata=front.metadata | metadata,
        metadata_spans=front.spans | places,
        jsonld=jsonld,
        language=_language(tree) or declared_language(front.metadata),
        comments=tuple(tree.comments),
        faults=(*faults, *front.faults, *tree.faults, *broken),
        content_span=Span(content.start, content.end),
        outside=_outside(tree, layout, content),
        outside_links=around,
        root_span=_root(tree),
    )
    tree.let_go()
    return document


def _outside(tree: Tree, layout: Layout, content: Element) -> str:
    """Return what readers see around the content: headers, footers, asides, a line for each part.

    What stands inside a line, as a link or an emphasis does, is part of it.
    """
    parts: list[str] = []
    waiting: list[tuple[Element | Text | str | None, bool]] = [(tree.root, True)]
    while waiting:
        one, outside = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one, Element):
            if one.tag in UNREAD:
                continue
            outside = layout.is_furniture(one) or (outside and one is not content)
            edge = "" if one.tag in INLINE_TAGS else " " if one.tag in _IN_LINE else "\n"
            waiting.append((edge, outside))
            waiting += [(child, outside) for child in reversed(one.children)]
            waiting.append((edge, outside))
        elif one is not None and outside:
            parts.append(_WHITE.sub(" ", _text_at(tree, *one)))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def read_fragment(text: str, start: int, end: int) -> Fragment:
    """Read the HTML that stands in `text[start:end]`; all spans are offsets of `text`."""
    tree = parse(text, start, end)
    blocks = Blocks(tree, Layout(tree))
    blocks.walk(tree.root)
    fragment = Fragment(
        tuple(blocks.blocks),
        _in_order([*blocks.links, *_head_links(tree)]),
        tuple(blocks.images),
        tuple(blocks.tables),
        tuple(blocks.media),
        _anchors(tree),
        tuple(tree.comments),
    )
    tree.let_go()
    return fragment


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _CHARSET_PROBE)
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    return "cp1252" if name in _WINDOWS_1252 else name


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: link.span))


def _head_links(tree: Tree) -> Iterator[Link]:
    """Yield what the page as a whole loads or sends readers on to."""
    for element in tree.elements:
        if element.tag in HEAD_PLACES and element.attributes:
            span = Span(element.start, element.open_end)
            yield from places_of(tree.source, element.tag, span, partial(_place, element))


_UNSEEN = frozenset({"template", "noscript"})
_LINKED = {
    "a": (("href", LinkKind.INLINE),),
    "area": (("href", LinkKind.INLINE),),
    "img": (("src", LinkKind.IMAGE), *PLACES["img"]),
}


def _links_around(tree: Tree, inside: Iterable[Link]) -> list[Link]:
    """Return the links in what readers see of a page beside its content."""
    known = {link.target_span.start for link in inside}
    found: list[Link] = []
    unseen: set[int] = set()
    for element in tree.elements:  # parents come first
        if element.tag in _UNSEEN or id(element.parent) in unseen:
            unseen.add(id(element))
            continue
        places = _LINKED.get(element.tag) or PLACES.get(element.tag)
        if not places or not element.attributes:
            continue
        span = Span(element.start, element.end)
        words = _text_of(tree, element) if element.tag == "a" else ""
        found += (
            link._replace(text=words)
            for link in addresses_at(tree.source, span, partial(_place, element), places)
            if link.target_span.start not in known
        )
    return found


def _place(element: Element, name: str) -> Span | None:
    value = element.attributes.get(name)
    return Span(*value) if value else None


def _base(tree: Tree) -> str:
    """Return the address that relative ones are read from; "" for that of the page itself."""
    for element in tree.elements:
        if element.tag == "base" and "href" in element.attributes:
            return (tree.value(element, "href") or "").strip()
    return ""


def _anchors(tree: Tree) -> frozenset[str]:
    anchors: set[str | None] = set()
    for element in tree.elements:
        if "id" in element.attributes:
            anchors.add(tree.value(element, "id"))
        if element.tag == "a" and "name" in element.attributes:
            anchors.add(tree.value(element, "name"))
    return frozenset(anchor for anchor in anchors if anchor)


def _language(tree: Tree) -> str | None:
    """Return the language that a page declares; a part of a page does so at its first element."""
    first = next((one for one in tree.elements if one.tag == "html"), None)
    if first is None:
        first = next((one for one in tree.elements if one.tag), None)
    if first is None:
        return None
    language = tree.value(first, "lang") or tree.value(first, "xml:lang")
    return (language or "").strip() or None


def _root(tree: Tree) -> Span | None:
    """Return where the `html` tag of a whole page stands; None for a part of a page."""
    for element in tree.elements:
        if element.tag == "html":
            return Span(element.start, element.open_end)
    if any(element.tag == "head" for element in tree.elements) or _DOCTYPE.match(tree.source):
        return Span(0, 0)
    return None


def _metadata(tree: Tree) -> tuple[Metadata, dict[str, Span]]:
    """Return what `<title>` and `<meta>` say; the first of several with one name counts."""
    metadata: Metadata = {}
    places: dict[str, Span] = {}
    for element in tree.elements:
        if element.tag == "title" and not _in_drawing(element):
            key, text = "title", _text_of(tree, element)
            place = Span(element.open_end, max(element.close_start, element.open_end))
        elif element.tag == "meta" and "content" in element.attributes:
            name = tree.value(element, "name") or tree.value(element, "property") or ""
            key, text = name.strip(), (tree.value(element, "content") or "").strip()
            value = element.attributes["content"]
            place = Span(*value) if value else Span(element.start, element.end)
        else:
            continue
        if key and key not in metadata:
            metadata[key], places[key] = text, _trimmed(tree.source, place)
    return metadata, places


def _in_drawing(element: Element) -> bool:
    return any(one.tag in {"svg", "math"} for one in element.ancestors())


def _text_of(tree: Tree, element: Element) -> str:
    parts = (_text_at(tree, *child) if type(child) is tuple else " " for child in element.children)
    return " ".join("".join(parts).split())


def _text_at(tree: Tree, at: int, end: int) -> str:
    """Return the text of the source there, character references read."""
    parts: list[str] = []
    for first, last, meaning in references(tree.source, at, end, attribute=False):
        parts += [tree.source[at:first], meaning]
        at = last
    return "".join([*parts, tree.source[at:end]])


def _trimmed(source: str, span: Span) -> Span:
    text = source[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _jsonld(tree: Tree) -> tuple[tuple[Any, ...], list[Fault]]:
    """Return the JSON-LD scripts of the page, and a fault for each that is broken."""
    parsed: list[Any] = []
    faults: list[Fault] = []
    for element in tree.elements:
        if element.tag != "script" or "type" not in element.attributes:
            continue
        kind = (tree.value(element, "type") or "").partition(";")[0].strip().lower()
        if kind != "application/ld+json":
            continue
        start, end = element.open_end, element.close_start
        text = tree.source[start:end]
        if len(text) > _MAX_JSON:
            message = "This JSON-LD is larger than a megabyte, so it was not read."
            faults.append(Fault("json-ld", message, Span(element.start, start)))
            continue
        try:
            parsed.append(json.loads(text))
        except json.JSONDecodeError as error:
            at = min(start + error.pos, max(end - 1, start))
            message = f"This JSON-LD cannot be read ({error.msg}); search engines will ignore it."
            faults.append(Fault("json-ld", message, Span(at, min(at + 1, end))))
        except (ValueError, RecursionError):
            message = "This JSON-LD cannot be read: its numbers are too long or it nests too deep."
            faults.append(Fault("json-ld", message, Span(start, end)))
    return tuple(parsed), faults
