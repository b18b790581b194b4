"""HTML to a tree of elements with exact positions, by the rules that browsers follow.

Tags are told from text as the WHATWG standard does it (`5 <10 mg` is text), end tags that authors
leave out are implied, and anything that is never closed leaves a fault and the text after it in
place. Time and memory grow with the length of the page, whatever is on it.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa.document import Comment, Fault, Span
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 512
"""Elements nested deeper than this are flattened, as in Chrome; their text stays."""
_MAX_FAULTS = 20

_SPACE = r"[\t\n\f\r ]"
# What template engines put into pages is kept in one piece: a `<` or quote in it is not HTML. None
# opens inside another, so that a page full of openings takes no longer than any other.
_INSIDE = r"[^{}%#]|\{(?![{%#])"
_TEMPLATE = "|".join(
    rf"\{{{opening}(?:{_INSIDE}|{others}|{closing}(?!\}})){{0,2000}}+{closing}\}}"
    for opening, closing, others in (
        (r"\{", r"\}", "[%#]"),
        ("%", "%", r"[#}]"),
        (r"\#", r"\#", "[%}]"),
    )
)


def _attributes(name: str, *, template: bool) -> str:
    """Return the pattern of everything between a tag's name and its `>`."""
    value = (
        rf'"(?:{_TEMPLATE}|[^"])*+"' + rf"|'(?:{_TEMPLATE}|[^'])*+'"
        if template
        else r""""[^"]*+"|'[^']*+'"""
    )
    bare = r"""[^\t\n\f\r >"'][^\t\n\f\r >]*+"""
    equals = rf"(?:{_SPACE}*+={_SPACE}*+(?:{value}|{bare})?+)?+"
    skipped = rf"[\t\n\f\r /]++|{_TEMPLATE}" if template else r"[\t\n\f\r /]++"
    return rf"(?:{skipped}|{name}{equals})*+"


_STRICT_NAME = r"""[^\t\n\f\r />"'<][^\t\n\f\r />="'<]*+"""
_ANY_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"


def _tag(name: str, *, template: bool) -> re.Pattern[str]:
    attributes = _attributes(name, template=template)
    return later(rf"<(/?)([a-zA-Z][^\t\n\f\r />]*+)({attributes})>", re.DOTALL)


# By whether the page holds template syntax: well-formed tags, and those that only browsers accept.
_TAGS = {flag: _tag(_STRICT_NAME, template=flag) for flag in (False, True)}
_SLOPPY_TAGS = {flag: _tag(_ANY_NAME, template=flag) for flag in (False, True)}
_CUT_TAG = later(r"<(/?)([a-zA-Z][^\t\n\f\r />]*+)([^<>]*+)>")
_NEXT = later(rf"<|{_TEMPLATE}", re.DOTALL)
_ATTRIBUTE = {
    flag: later(
        rf"{_TEMPLATE if flag else '(?!)'}|({_ANY_NAME})(?:{_SPACE}*+={_SPACE}*+"
        + (
            rf'(?:"((?:{_TEMPLATE}|[^"])*+)"' + rf"|'((?:{_TEMPLATE}|[^'])*+)'"
            if flag
            else r"""(?:"([^"]*+)"|'([^']*+)'"""
        )
        + r"""|([^\t\n\f\r >"'][^\t\n\f\r >]*+))?+)?+""",
        re.DOTALL,
    )
    for flag in (False, True)
}
_COMMENT_END = re.compile(r"--!?>")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def names(words: str) -> frozenset[str]:
    """Return the names in a string that lists them."""
    return frozenset(words.split())


VOID = names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
RAW = names("script style xmp iframe noembed noframes")
_ESCAPABLE = frozenset({"title", "textarea"})
_IN_HEAD = names("base basefont bgsound link meta title noscript noframes style script template")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre search section summary table tbody td tfoot th thead tr ul"
)
_CLOSES_P = HEADINGS | names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form header hgroup hr main menu nav ol p pre search section summary table ul li dd "
    "dt"
)
# What an end tag or an implied end never reaches across.
_BARRIERS = names("html table template caption td th button object applet marquee")
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
_ROWS = frozenset({"tr", "td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"})

Text: TypeAlias = tuple[int, int]


class Value(NamedTuple):
    """The value of an attribute as it stands in the source, references not resolved."""

    start: int
    end: int


class Element:
    """An element, where it stands, and what it holds: elements, texts, None for a break."""

    __slots__ = (
        "attributes",
        "children",
        "close_start",
        "end",
        "open_end",
        "parent",
        "start",
        "tag",
        "words",
    )

    def __init__(self, tag: str, start: int, open_end: int, parent: Element | None) -> None:
        self.tag = tag
        self.start = start
        self.open_end = open_end
        self.close_start = open_end
        self.end = open_end
        self.parent = parent
        self.children: list[Element | Text | None] = []
        self.attributes: dict[str, Value | None] = {}
        self.words = 0
        """How many words of text stand directly in it."""

    def ancestors(self) -> Iterator[Element]:
        """Yield the elements around this one, innermost first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


class Tree(NamedTuple):
    """A parsed page."""

    source: str
    root: Element
    elements: list[Element]
    """All elements in document order, the root first."""
    comments: list[Comment]
    faults: list[Fault]

    def value(self, element: Element, name: str) -> str | None:
        """Return an attribute with references resolved; None where the element does not have it."""
        if name not in element.attributes:
            return None
        place = element.attributes[name]
        return unescape_attribute(self.source[place.start : place.end]) if place else ""

    def let_go(self) -> None:
        """Take the tree apart: elements that hold each other are garbage that is found late."""
        for element in self.elements:
            element.parent = None


def parse(source: str, start: int = 0, end: int | None = None) -> Tree:
    """Parse `source[start:end]`; all positions are those of `source`."""
    return _Parser(source, start, len(source) if end is None else end).run()


class _Parser:
    """One pass over the source that keeps the stack of open elements."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.at = start
        self.end = end
        self.templated = any(source.find(mark, start, end) >= 0 for mark in ("{{", "{%", "{#"))
        self.tag = _TAGS[self.templated]
        self.sloppy = _SLOPPY_TAGS[self.templated]
        self.attribute = _ATTRIBUTE[self.templated]
        root = Element("", start, start, None)
        self.elements = [root]
        self.stack = [root]
        self.names = [""]
        self.open: dict[str, list[int]] = {"": [0]}  # where in the stack each name is open
        self.barriers = [0]
        self.flat = 0  # how many of the innermost elements were flattened away
        self.comments: list[Comment] = []
        self.faults: list[Fault] = []
        self.endless: set[str] = set()  # delimiters that do not occur any more

    def run(self) -> Tree:
        source, end = self.source, self.end
        at = text_start = self.at
        templated = self.templated
        while True:
            if templated:
                found = _NEXT.search(source, at, end)
                at = found.start() if found else -1
                if found and source[at] != "<":
                    at = found.end()
                    continue
            else:
                at = source.find("<", at, end)
            if at < 0:
                break
            following = source[at + 1 : at + 2]
            if following not in _LETTER and following not in {"/", "!", "?"}:
                at += 1
                continue
            if at > text_start:
                self.text(text_start, at)
                text_start = at
            after = self.markup(at, following)
            if after < 0:
                at += 1
            else:
                at = text_start = after
        if end > text_start:
            self.text(text_start, end)
        self.close_to(0, end, end)
        root = self.stack[0]
        root.close_start = root.end = end
        return Tree(source, root, self.elements, self.comments, self.faults)

    # ---------------------------------------------------------------- what stands at a `<`

    def markup(self, at: int, following: str) -> int:
        """Read the markup at `at`; return where it ends, or -1 where it is text after all."""
        source = self.source
        if following in _LETTER or (following == "/" and source[at + 2 : at + 3] in _LETTER):
            return self.any_tag(at)
        if source.startswith("<!--", at):
            return self.comment(at)
        if following == "/" and not source[at + 2 : at + 3]:
            return -1
        program = source.startswith(("<?php", "<?="), at)
        close = self.find("?>", at) if program else -1
        close = close if close >= 0 else self.find(">", at)
        return close if 0 <= close <= self.end else -1

    def find(self, mark: str, at: int) -> int:
        """Return the place after the next `mark`, or -1; what was sought in vain is remembered."""
        if mark in self.endless:
            return -1
        found = self.source.find(mark, at, self.end)
        if found < 0:
            self.endless.add(mark)
            return -1
        return found + len(mark)

    def comment(self, at: int) -> int:
        source = self.source
        for short in ("<!-->", "<!--->"):
            if source.startswith(short, at):
                self.comments.append(Comment("", Span(at, at + len(short))))
                return at + len(short)
        close = None
        if "-->" not in self.endless:
            close = _COMMENT_END.search(source, at + 4, self.end)
        if close is None:
            self.endless.add("-->")
            self.fault(
                "This comment is never closed, so a browser hides the rest of the page; "
                "write --> where it ends.",
                at,
                at + 4,
            )
            return at + 4
        self.comments.append(Comment(source[at + 4 : close.start()], Span(at, close.end())))
        return close.end()

    def any_tag(self, at: int) -> int:
        source, end = self.source, self.end
        found = self.tag.match(source, at, end)
        if found is None:
            found = self.sloppy.match(source, at, end) if "tag" not in self.endless else None
            if found is None:  # it runs to the end of the page: take the tag up to the next `>`
                self.endless.add("tag")
                found = _CUT_TAG.match(source, at, end)
            message = (
                "This tag is broken, so a browser may hide the words after it; close its quotes "
                "and write &lt; where you mean less than."
                if found
                else "This tag is never closed, so a browser hides what follows; end it with > or "
                "write &lt; where you mean less than."
            )
            self.fault(message, at, min(found.end() if found else end, at + 80))
            if found is None:
                return -1
        closing, name, attributes = found.groups()
        name = name.lower()
        if closing:
            self.end_tag(name, at, found.end())
            return found.end()
        return self.start_tag(name, found, attributes)

    def fault(self, message: str, start: int, end: int) -> None:
        if len(self.faults) < _MAX_FAULTS:
            self.faults.append(Fault("html", message, Span(start, end)))

    # ---------------------------------------------------------------- the tree

    def text(self, start: int, end: int) -> None:
        element = self.stack[-1]
        words = len(self.source[start:end].split())
        if words and element.tag == "head":
            self.close_to(self.open["head"][-1], start, start)
            element = self.stack[-1]
        element.words += words
        element.children.append((start, end))

    def start_tag(self, name: str, found: re.Match[str], attributes: str) -> int:
        at, after = found.span()
        self.imply_ends(name, at)
        if name in {"html", "head", "body"} and name in self.open:
            return after
        if self.flat or len(self.stack) >= MAX_DEPTH:
            return self.flatten(name, at, after)
        parent = self.stack[-1]
        element = Element(name, at, after, parent)
        if attributes:
            element.attributes = self.read_attributes(found.start(3), found.end(3))
        parent.children.append(element)
        self.elements.append(element)
        if name in VOID:
            return after
        if attributes.endswith("/") and ("svg" in self.open or "math" in self.open):
            return after
        if (name in RAW or name in _ESCAPABLE) and "svg" not in self.open:
            return self.raw(element)
        self.push(name, element)
        return after

    def push(self, name: str, element: Element) -> None:
        depth = len(self.stack)
        self.stack.append(element)
        self.names.append(name)
        self.open.setdefault(name, []).append(depth)
        if name in _BARRIERS:
            self.barriers.append(depth)

    def flatten(self, name: str, at: int, after: int) -> int:
        """Drop a tag that stands too deep, but keep the words on its two sides apart."""
        if not self.flat:
            self.flat = 1
            self.fault(
                f"This page nests more than {MAX_DEPTH} elements in each other, deeper than "
                "browsers go; what is inside was read as plain text.",
                at,
                after,
            )
        if name in BLOCKS or name == "br":
            self.stack[-1].children.append(None)
        if name in RAW:
            close = self.raw_end(name, after)
            return close.end() if close else after
        if name not in VOID:
            self.push(name, self.stack[-1])
        return after

    def raw_end(self, name: str, at: int) -> re.Match[str] | None:
        if f"</{name}" in self.endless:
            return None
        pattern = re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*+>", re.IGNORECASE)
        found = pattern.search(self.source, at, self.end)
        if found is None:
            self.endless.add(f"</{name}")
        return found

    def raw(self, element: Element) -> int:
        """Read an element whose content is not HTML: up to its end tag, whatever comes before."""
        close = self.raw_end(element.tag, element.open_end)
        if close is None:
            self.fault(
                f"<{element.tag}> is never closed, so a browser hides the rest of the page; "
                f"write </{element.tag}> where it ends.",
                element.start,
                element.open_end,
            )
            return element.open_end
        element.close_start, element.end = close.span()
        if element.close_start > element.open_end:
            element.children.append((element.open_end, element.close_start))
        return element.end

    def read_attributes(self, start: int, end: int) -> dict[str, Value | None]:
        attributes: dict[str, Value | None] = {}
        at = start
        for found in self.attribute.finditer(self.source, at, end):
            name = found[1]
            if name is None:
                continue
            group = found.lastindex or 1
            value = Value(*found.span(group)) if group > 1 else None
            attributes.setdefault(name.lower(), value)
        return attributes

    def imply_ends(self, name: str, at: int) -> None:
        """Close what a start tag of this name ends without saying so."""
        if "head" in self.open and name not in _IN_HEAD and name not in {"html", "head"}:
            self.close_named("head", at)
        if name in _CLOSES_P:
            self.close_named("p", at)
        if name == "li":
            self.close_item(("li",), at)
        elif name in {"dd", "dt"}:
            self.close_item(("dd", "dt"), at)
        elif name in HEADINGS:
            if self.names[-1] in HEADINGS:
                self.close_to(len(self.stack) - 1, at, at)
        elif name == "a":
            self.close_named("a", at)
        elif name in {"option", "optgroup"}:
            if self.names[-1] == "option":
                self.close_to(len(self.stack) - 1, at, at)
        elif name in _ROWS or name in _SECTIONS:
            self.close_cells(name, at)

    def close_named(self, name: str, at: int) -> None:
        """Close the innermost element of this name, but nothing outside of a table cell."""
        depths = self.open.get(name)
        if depths and depths[-1] > self.barriers[-1]:
            self.close_to(depths[-1], at, at)

    def close_item(self, names: tuple[str, ...], at: int) -> None:
        depth = max((self.open[name][-1] for name in names if name in self.open), default=0)
        around = max((self.open[name][-1] for name in _LISTS if name in self.open), default=0)
        if depth > max(self.barriers[-1], around):
            self.close_to(depth, at, at)

    def close_cells(self, name: str, at: int) -> None:
        """Close the cell, row or section that a new cell, row or section of the same table ends."""
        table = self.open["table"][-1] if "table" in self.open else 0
        closed = ["td", "th", "caption", "colgroup"]
        if name not in {"td", "th"}:
            closed.append("tr")
        if name in _SECTIONS:
            closed += ["thead", "tbody", "tfoot"]
        depths = [self.open[other][-1] for other in closed if other in self.open]
        inside = [depth for depth in depths if depth > table]
        if table and inside:
            self.close_to(min(inside), at, at)

    def end_tag(self, name: str, at: int, after: int) -> None:
        if name == "br":
            element = Element("br", at, after, self.stack[-1])
            self.stack[-1].children.append(element)
            self.elements.append(element)
            return
        if name in {"html", "body"}:
            return
        if name in HEADINGS:
            depth = max((self.open[tag][-1] for tag in HEADINGS if tag in self.open), default=0)
        else:
            depth = self.open[name][-1] if name in self.open else 0
        barrier = self.barriers[-1]
        if name in {"table", "template"} or name in _ROWS or name in _SECTIONS:
            barrier = self.open["table"][-1] - 1 if "table" in self.open else 0
            barrier = 0 if name == "template" else barrier
        elif name in _BARRIERS:
            barrier = 0
        if depth > barrier or (depth and depth == barrier):
            self.close_to(depth, at, after)

    def close_to(self, depth: int, at: int, after: int) -> None:
        """Close the open elements from `depth` of the stack on; `at:after` is the end tag."""
        stack, names = self.stack, self.names
        while len(stack) > max(depth, 1):
            element, name = stack.pop(), names.pop()
            here = len(stack)
            depths = self.open[name]
            depths.pop()
            if not depths:
                del self.open[name]
            if self.barriers[-1] == here:
                self.barriers.pop()
            if element is stack[-1]:  # it was flattened away
                if name in BLOCKS:
                    element.children.append(None)
                continue
            self.flat = 0
            element.close_start = at
            element.end = after if here == depth else at


# -------------------------------------------------------------------- character references

REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
# What Windows-1252 has where Unicode has control characters: `&#146;` is a quotation mark.
_WINDOWS = {
    byte: bytes([byte]).decode("cp1252", "replace")
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


def resolve(source: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what the reference at `start` means and where it ends; None where it is only text."""
    if source[start + 1] == "#":
        return _number(source[start + 2 : end].rstrip(";")), end
    name = source[start + 1 : end]
    known = html5.get(name)
    if known is not None:
        return known, end
    for size in range(len(name) - 1, 1, -1):
        known = html5.get(name[:size])
        if known is not None:
            return known, start + 1 + size
    return None


def _number(digits: str) -> str:
    base = 16 if digits[0] in "xX" else 10
    digits = digits.lstrip("xX").lstrip("0") or "0"
    if len(digits) > 7:
        return "\ufffd"
    number = int(digits, base)
    if number in _WINDOWS:
        return _WINDOWS[number]
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)


def references(
    source: str, start: int, end: int, *, attribute: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield where each character reference in `source[start:end]` stands and what it means."""
    at = source.find("&", start, end)
    while at >= 0:
        after = at + 1
        found = REFERENCE.match(source, at, end)
        resolved = resolve(source, at, found.end()) if found else None
        if resolved is not None:
            text, close = resolved
            following = source[close : close + 1] if close < end else ""
            plain = source[close - 1] != ";" and (following == "=" or following.isalnum())
            if not (attribute and plain and source[at + 1] != "#"):
                yield at, close, text
                after = close
        at = source.find("&", after, end)


def unescape_attribute(text: str) -> str:
    """Return an attribute's value with references resolved."""
    if "&" not in text:
        return text
    parts, at = [], 0
    for start, end, meaning in references(text, 0, len(text), attribute=True):
        parts += [text[at:start], meaning]
        at = end
    return "".join([*parts, text[at:]])
