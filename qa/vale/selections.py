"""Elements that `doc(...)` scopes name: CSS selectors over the tokens of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cssselect import HTMLTranslator
from cssselect import SelectorError as Wrong
from lxml import etree

from qa.vale import quotes, scopes
from qa.vale.markup import ALONE, END, START, TEXT, VOID, Token, shifted
from qa.vale.scopes import split_outside
from qa.vale.walk import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING = re.compile(r"h[1-6]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNQUOTED = frozenset(
    str.split(
        """
    head pre code tt kbd samp script style textarea q
    """
    )
)
_NUMBER = "qa-number"


class SelectorError(ValueError):
    """The text is no CSS selector."""


def marked(
    tokens: list[Token], selectors: Iterable[str], *, with_quotes: bool
) -> tuple[list[Token], dict[int, tuple[str, ...]]]:
    """Return tokens, and by number of one that opens an element, the selectors that name it.

    Each heading and what follows it, up to the next of its level or above, is made a `section`;
    with `with_quotes` each quotation a `q`.
    """
    made = _sectioned(tokens)
    if with_quotes:
        made = _quoted(made)
    marks: dict[int, list[str]] = {}
    wanted = sorted(selectors)
    if wanted:
        root = _tree(made)
        for selector in wanted:
            for element in _chosen(root, selector):
                number = element.get(_NUMBER)
                if number is not None:
                    marks.setdefault(int(number), []).append(scopes.mark_of(selector))
    return made, {number: tuple(names) for number, names in marks.items()}


def _chosen(root: etree._Element, selector: str) -> list[etree._Element]:
    try:
        path = HTMLTranslator().css_to_xpath(selector)
    except Wrong as error:
        message = f"'{selector}' is no CSS selector: {error}"
        raise SelectorError(message) from error
    found = root.xpath(path)
    return found if isinstance(found, list) else []


def _sectioned(tokens: list[Token]) -> list[Token]:
    """Return tokens with a `section` around each heading and what belongs to it."""
    out: list[Token] = []
    levels: list[list[int]] = [[]]  # by depth of elements, the levels of the sections open there
    open_tags: list[str] = []
    for token in tokens:
        name = token.data
        if token.kind == START and name not in VOID and len(open_tags) < DEEPEST:
            if _HEADING.fullmatch(name):
                level = int(name[1])
                while levels[-1] and levels[-1][-1] >= level:
                    levels[-1].pop()
                    out.append(Token(END, "section"))
                levels[-1].append(level)
                out.append(Token(START, "section", span=token.span))
            open_tags.append(name)
            levels.append([])
            out.append(token)
            continue
        if token.kind == END and name in open_tags:
            while open_tags:
                out += [Token(END, "section")] * len(levels.pop())
                if open_tags.pop() == name:
                    break
        out.append(token)
    for left in reversed(levels):
        out += [Token(END, "section")] * len(left)
    return out


def _quoted(tokens: list[Token]) -> list[Token]:
    """Return tokens with a `q` around each quotation within one element."""
    out: list[Token] = []
    closers: list[str] = [""]  # by depth, what closes the quotation that is open there
    open_tags: list[str] = []
    for token in tokens:
        if token.kind == START and token.data not in VOID and len(open_tags) < DEEPEST:
            open_tags.append(token.data)
            closers.append("")
        elif token.kind == END and token.data in open_tags:
            while open_tags:
                if closers.pop():
                    out.append(Token(END, "q"))
                if open_tags.pop() == token.data:
                    break
        elif token.kind == TEXT and not _UNQUOTED.intersection(open_tags):
            closers[-1] = _pair(token, closers[-1], out)
            continue
        out.append(token)
    return out


def _pair(token: Token, closer: str, out: list[Token]) -> str:
    """Add a text in parts, with tags around what is quoted; return what is still to be closed."""
    text, at = token.data, 0

    def add(start: int, end: int) -> None:
        if end > start:
            pieces = shifted(token.pieces, start, end - start)
            out.append(Token(TEXT, text[start:end], pieces))

    begun = 0  # where what is quoted begins: behind its mark, which belongs to it
    while at < len(text):
        if closer:
            end = quotes.closing(text, closer, begun)
            if end < 0:
                break
            add(at, end)
            out.append(Token(END, "q"))
            at, closer = end, ""
            continue
        start, opened = quotes.opening(text, at)
        if start < 0:
            break
        add(at, start)
        out.append(Token(START, "q"))
        at, begun, closer = start, start + 1, opened
    add(at, len(text))
    return closer


def _tree(tokens: list[Token]) -> etree._Element:
    """Return the elements of a page as a tree, each with the number of its token."""
    root = etree.Element("html")
    open_elements = [etree.SubElement(root, "body")]
    for number, token in enumerate(tokens):
        name, here = token.data, open_elements[-1]
        if token.kind == TEXT:
            _append_text(here, _CONTROL.sub("", name))
        elif token.kind in (START, ALONE):
            if name in ("html", "body", "head") or not _NAME.fullmatch(name):
                continue
            element = etree.SubElement(here, name)
            element.set(_NUMBER, str(number))
            for key, value in token.attributes.items():
                if _NAME.fullmatch(key):
                    element.set(key, _CONTROL.sub("", value.text))
            if token.kind == START and name not in VOID and len(open_elements) < DEEPEST:
                open_elements.append(element)
        elif token.kind == END:
            for at in range(len(open_elements) - 1, 0, -1):
                if open_elements[at].tag == name:
                    del open_elements[at:]
                    break
    return root


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def check(selector: str) -> str:
    """Return what is wrong with a selector; "" for nothing."""
    try:
        for one in split_outside(selector, ","):
            _chosen(etree.Element("html"), one.strip())
    except SelectorError as error:
        return str(error)
    return ""
