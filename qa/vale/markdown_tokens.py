"""Markdown as the tokens of the HTML that it becomes, with the places of the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pyromark

from qa.document import Piece, Span
from qa.patterns import later
from qa.vale import html_tokens
from qa.vale.markup import END, MASK, START, TEXT, Token, Value, resolved, shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_TAGS = {
    "Paragraph": "p", "Item": "li", "Emphasis": "em", "Strong": "strong", "Strikethrough": "del",
    "TableRow": "tr", "TableHead": "tr", "Table": "table", "BlockQuote": "blockquote",
}  # fmt: skip
_LINKED = later(
    r"(?<![^\s*_~(])(?:(?:https?|ftp)://|www\.)[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::\d+)?"
    r"(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{}\[\]`]*)?"
)
_MAIL = later(
    r"(?<![^\s*_~(])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?<![-.])"
)
_ENTITY_LEFT = later(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_TRAILING = "?!.,:*_~"
_OUTSIDE_ASCII = later(r"[^\x00-\x7f]+")
_FENCE = later(r" {0,3}(`{3,}|~{3,})")
_OPENS_MATH = later(r" {0,3}\$\$")
_CLOSES_MATH = later(r"(?<!\\)\$\$\s*(?:\{[^{}]*\})?$")
# Code spans and escapes come first. A `$` opens before what is no blank, and closes behind what is
# none and not before a digit, so that prices are no formulas.
_INLINE_MATH = later(
    r"(?s)(`+)(?!`).+?(?<!`)\1(?!`)|\\.|"
    r"(?P<math>\$(?![\s$])(?:(?!\n[ \t]*\n).)+?(?<![\s\\])\$(?!\d))"
)
_MASKED = later(f"{MASK}+")


def tokens(source: str, start: int) -> list[Token]:
    """Return the tokens of Markdown that begins at an offset of the source."""
    text, displays = source[start:], 0
    if "$$" in text:
        text, displays = _without_displays(text)
    if "$" in text:
        text = _INLINE_MATH.sub(_hidden, text)
    # Vale makes code blocks of formulas in lines of their own, and counts them as such
    return _Rendering(text, start).run() + [Token(START, "pre"), Token(END, "pre")] * displays


def _hidden(found: re.Match[str]) -> str:
    return re.sub("[^\n]", MASK, found[0]) if found["math"] else found[0]


def _without_displays(text: str) -> tuple[str, int]:
    """Blank what stands from `$$` at the beginning of a line to one at the end of a line.

    Return how often that is, too.
    """
    out: list[str] = []
    displays = 0
    fence, inside = "", False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if inside:
            inside = bool(bare) and not _CLOSES_MATH.search(bare)
            out.append(_blanked(line))
            continue
        opened = _FENCE.match(line)
        if fence:
            fence = "" if bare and set(bare) == {fence[0]} and len(bare) >= len(fence) else fence
        elif opened:
            fence = opened[1]
        elif _OPENS_MATH.match(line):
            inside = not _CLOSES_MATH.search(bare.lstrip("$"))
            displays += 1
            out.append(_blanked(line))
            continue
        out.append(line)
    return "".join(out), displays


def _blanked(line: str) -> str:
    return " " * len(line.rstrip("\r\n")) + line[len(line.rstrip("\r\n")) :]


def _char_offsets(text: str, base: int) -> Callable[[int], int]:
    """Return what turns an offset in bytes into one in characters, plus `base`."""
    if text.isascii():
        return base.__add__
    starts, more, total = [0], [0], 0
    for run in _OUTSIDE_ASCII.finditer(text):
        for at, char in enumerate(run[0], run.start()):
            total += len(char.encode("utf-8", "surrogatepass")) - 1
            starts.append(at + 1 + total)
            more.append(total)

    def offset(at: int) -> int:
        return base + at - more[bisect_right(starts, at) - 1]

    return offset


class _Rendering:
    """One text on its way: events of the parser in, tokens out."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._at = _char_offsets(text, start)
        self._out: list[Token] = []
        self._body = self._out
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._html: list[tuple[str, int, int]] = []
        self._in_link = self._in_head = self._had_rows = False
        self._in_code = False
        self._notes: dict[str, list[Token]] = {}
        self._referred: list[str] = []
        self._image: tuple[Mapping[str, Any], int] | None = None
        self._lists: list[str] = []
        self._heading = ""

    def run(self) -> list[Token]:
        for event, place in pyromark.events_with_range(self._text, options=_OPTIONS):
            name: str
            facts: Any
            if isinstance(event, str):
                name, facts = event, None
            else:
                name, facts = next(iter(event.items()))
            start, end = self._at(place["start"]), self._at(place["end"])
            if name == "Text":
                self._add(facts, start, end)
            elif name == "SoftBreak":
                self._add("\n", start, end)
            elif name == "Html":
                self._html.append((facts, start, end))
            elif self._image is not None and (name, facts) != ("End", "Image"):
                if name == "Code":
                    self._add(facts, start, end)
            elif self._image is not None:
                self._close("Image", facts, start, end)
            else:
                self._text_so_far()
                self._html_so_far()
                self._event(name, facts, start, end)
        self._text_so_far()
        self._html_so_far()
        self._footnotes()
        return self._body

    def _event(self, name: str, facts: Any, start: int, end: int) -> None:
        if name == "Start":
            kind, inner = (facts, None) if isinstance(facts, str) else next(iter(facts.items()))
            self._begin(kind, inner, start, end)
        elif name == "End":
            self._close(facts if isinstance(facts, str) else next(iter(facts)), facts, start, end)
        elif name == "Code":
            self._open("code", start)
            self._code(facts, start, end)
            self._shut("code")
        elif name == "InlineHtml":
            self._out += html_tokens.tokens(facts, start)
        elif name == "HardBreak":
            self._open("br", start)
            self._add("\n", start, end)
        elif name == "Rule":
            self._open("hr", start)
        elif name == "TaskListMarker":
            self._open("input", start)
        elif name == "FootnoteReference":
            self._refer(facts, start, end)

    # Tags

    def _open(self, tag: str, at: int, **attributes: str) -> None:
        given = {name: Value(text, []) for name, text in attributes.items()}
        self._out.append(Token(START, tag, attributes=given, span=Span(at, at)))

    def _shut(self, tag: str) -> None:
        self._out.append(Token(END, tag))

    def _break(self) -> None:
        self._out.append(Token(TEXT, "\n"))

    def _begin(self, kind: str, inner: Any, start: int, end: int) -> None:
        if kind in _TAGS:
            if kind == "TableRow" and not self._had_rows:
                self._open("tbody", start)
                self._had_rows = True
            self._open(_TAGS[kind], start)
            if kind == "TableHead":
                self._in_head = True
            if kind == "Table":
                self._had_rows = False
        elif kind == "Heading":
            self._heading = inner["level"].lower()
            self._open(self._heading, start)
        elif kind == "TableCell":
            self._open("th" if self._in_head else "td", start)
        elif kind == "List":
            self._lists.append("ul" if inner is None else "ol")
            self._open(self._lists[-1], start)
        elif kind == "Link":
            address = inner["dest_url"]
            email = inner["link_type"] == "Email"
            self._open("a", start, href=f"mailto:{address}" if email else address)
            self._in_link = True
        elif kind == "Image":
            self._image = (inner, start)
        elif kind == "CodeBlock":
            self._open("pre", start)
            self._open("code", start)
            self._in_code = True
        elif kind == "FootnoteDefinition":
            self._out = self._notes.setdefault(inner, [])
        elif kind == "HtmlBlock":
            del end

    def _close(self, kind: str, facts: Any, start: int, end: int) -> None:
        del facts, end
        if kind in _TAGS:
            if kind == "Table" and self._had_rows:
                self._shut("tbody")
            if kind == "TableHead":
                self._in_head = False
            self._shut(_TAGS[kind])
        elif kind == "Heading":
            self._shut(self._heading)
        elif kind == "TableCell":
            self._shut("th" if self._in_head else "td")
        elif kind == "List":
            self._shut(self._lists.pop())
        elif kind == "Link":
            self._in_link = False
            self._shut("a")
        elif kind == "Image" and self._image is not None:
            inner, at = self._image
            self._image = None
            text, pieces = self._taken()
            given = {"src": Value(inner["dest_url"], []), "alt": Value(text, pieces)}
            self._out.append(Token(START, "img", attributes=given, span=Span(at, at)))
        elif kind == "CodeBlock":
            self._in_code = False
            self._shut("code")
            self._shut("pre")
        elif kind == "FootnoteDefinition":
            self._out = self._body
        del start

    def _refer(self, label: str, start: int, end: int) -> None:
        """Write the number of a footnote."""
        if label not in self._referred:
            self._referred.append(label)
        number = str(self._referred.index(label) + 1)
        self._open("sup", start)
        self._open("a", start, href=f"#fn:{number}")
        self._out.append(Token(TEXT, number, [Piece(0, len(number), start, end)]))
        self._shut("a")
        self._shut("sup")

    def _footnotes(self) -> None:
        """Write the footnotes that were referred to, at the end of the page."""
        named = [label for label in self._referred if label in self._notes]
        if not named:
            return
        self._out = self._body
        self._open("div", 0, **{"class": "footnotes"})
        self._open("ol", 0)
        for label in named:
            self._open("li", 0)
            note = self._notes[label]
            back = [
                Token(TEXT, "\u00a0"),
                Token(START, "a", attributes={"class": Value("footnote-backref", [])}),
                Token(TEXT, "\u21a9\ufe0e"),
                Token(END, "a"),
            ]
            if note and note[-1].kind == END and note[-1].data == "p":
                note[-1:] = [*back, note[-1]]
            else:
                note += back
            self._body += note
            self._shut("li")
        self._shut("ol")
        self._shut("div")

    # Texts

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if end - start != len(text) and text == "\u2019":
            text = "'"  # Vale reads &rsquo; so
        at = self._length
        self._length = at + len(text)
        self._parts.append(text)
        self._pieces.append(Piece(at, self._length, start, end))

    def _taken(self) -> tuple[str, list[Piece]]:
        text, pieces = "".join(self._parts), self._pieces
        self._parts, self._pieces, self._length = [], [], 0
        return text, pieces

    def _text_so_far(self) -> None:
        if not self._parts:
            return
        text, pieces = self._taken()
        if "&" in text and _ENTITY_LEFT.search(text):
            text, pieces = _resolved_again(text, pieces)
        if MASK in text and not self._in_code:
            self._masked(text, pieces)
            return
        plain = self._in_link or self._in_code
        if not plain and ("://" in text or "www." in text or "@" in text):
            self._linked(text, pieces)
        else:
            self._out.append(Token(TEXT, text, pieces))

    def _masked(self, text: str, pieces: list[Piece]) -> None:
        """Write a text of which some parts are code."""
        done = 0
        for run in _MASKED.finditer(text):
            if run.start() > done:
                cut = _cut(pieces, done, run.start())
                self._out.append(Token(TEXT, text[done : run.start()], cut))
            self._open("code", 0)
            self._out.append(Token(TEXT, run[0], _cut(pieces, *run.span())))
            self._shut("code")
            done = run.end()
        if done < len(text):
            self._out.append(Token(TEXT, text[done:], _cut(pieces, done, len(text))))

    def _linked(self, text: str, pieces: list[Piece]) -> None:
        """Write a text whose bare addresses are links."""
        done = 0
        for start, end, address in _addresses(text):
            if start > done:
                self._out.append(Token(TEXT, text[done:start], _cut(pieces, done, start)))
            self._open("a", 0, href=address)
            self._out.append(Token(TEXT, text[start:end], _cut(pieces, start, end)))
            self._shut("a")
            done = end
        if done < len(text):
            self._out.append(Token(TEXT, text[done:], _cut(pieces, done, len(text))))

    def _code(self, text: str, start: int, end: int) -> None:
        source, first = self._text, start - self._start
        last = end - self._start
        while first < last and source[first] == "`":
            first += 1
        while last > first and source[last - 1] == "`":
            last -= 1
        if last - first == len(text) + 2:  # a blank at each side was taken off
            first, last = first + 1, last - 1
        piece = Piece(0, len(text), self._start + first, self._start + last)
        self._out.append(Token(TEXT, text, [piece] if text else []))

    def _html_so_far(self) -> None:
        """Write the HTML between two events of Markdown, lines that follow each other as one."""
        lines, self._html = self._html, []
        at = 0
        while at < len(lines):
            text, start, end = lines[at]
            at += 1
            parts = [text]
            whole = len(text) == end - start
            while whole and at < len(lines) and lines[at][1] == end:
                more, begin, end = lines[at]
                whole = len(more) == end - begin
                if not whole:
                    end = begin
                    break
                parts.append(more)
                at += 1
            self._out += html_tokens.tokens("".join(parts), start)


def _cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    return shifted(pieces, start, end - start)


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each bare address, and where it leads."""
    found = [(m.start(), m.end(), "") for m in _LINKED.finditer(text)]
    found += [(m.start(), m.end(), "mailto:") for m in _MAIL.finditer(text)]
    done = 0
    for start, stop, scheme in sorted(found):
        if start < done:
            continue
        address = text[start:stop].rstrip(_TRAILING)
        if address.endswith(")"):
            extra = address.count(")") - address.count("(")
            address = address[: len(address) - max(0, extra)]
        done = start + len(address)
        if address:
            bare = not scheme and address.startswith("www.")
            yield start, done, f"{'http://' if bare else scheme}{address}"


def _resolved_again(text: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Return a text in which what looks like an entity is resolved once more, as Vale does."""
    out, found, done, made = [], [], 0, 0
    for match in _ENTITY_LEFT.finditer(text):
        meant, _ = resolved(match[0], 0)
        if meant == match[0]:
            continue
        for start, end, written in ((done, match.start(), ""), (*match.span(), meant)):
            places = _cut(pieces, start, end)
            if not places:
                continue
            part = written or text[start:end]
            if written:
                places = [Piece(0, len(part), places[0].source_start, places[-1].source_end)]
            found += [Piece(p[0] + made, p[1] + made, p[2], p[3]) for p in places]
            out.append(part)
            made += len(part)
        done = match.end()
    out.append(text[done:])
    found += [Piece(p[0] + made, p[1] + made, p[2], p[3]) for p in _cut(pieces, done, len(text))]
    return "".join(out), found
