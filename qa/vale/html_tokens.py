"""HTML as tokens, with the places of the source; broken markup is read as browsers do, nearly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Piece, Span
from qa.patterns import later
from qa.vale.markup import ALONE, COMMENT, END, START, TEXT, Token, Value, resolved, text_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPENING = later(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*)|([!?]|/(?=[^\s>])))")
# What follows the name of a tag, up to its end; possessive, so that a page of quotes takes no
# longer than a page.
_REST = later(
    r"""(?:\s++|/(?!>)|[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+|=)*+\s*+(/?)>"""
)
_ATTRIBUTE = later(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""")
_RAW = frozenset(
    str.split(
        """
    iframe noembed noframes noscript plaintext script style textarea title xmp
    """
    )
)
"""Elements whose text holds no tags."""
_WITH_ENTITIES = frozenset({"textarea", "title"})


def tokens(text: str, at: int = 0) -> Iterator[Token]:  # noqa: PLR0912 -- one a sort of token
    """Yield the tokens of HTML that stands at an offset of the source."""
    position = start = 0
    while True:
        found = _OPENING.search(text, position)
        if found is None:
            break
        opened = found.start()
        if found[1] or found[4]:  # a comment, a declaration, or what is taken for one
            if opened > start:
                yield text_token(text[start:opened], at + start)
            inner, end = _comment(text, found)
            if inner is not None:
                yield Token(COMMENT, text[inner], span=Span(at + inner.start, at + inner.stop))
            position = start = end
            continue
        name = found[3].lower()
        rest = _REST.match(text, found.end())
        if rest is None:  # no tag ends here; Vale's parser reads no further
            if opened > start:
                yield text_token(text[start:opened], at + start)
            return
        if opened > start:
            yield text_token(text[start:opened], at + start)
        position = start = rest.end()
        if found[2]:
            yield Token(END, name, span=Span(at + opened, at + rest.end()))
            continue
        written = text[found.end() : rest.start(1)]
        attributes = _attributes(written, at + found.end()) if written.strip() else {}
        kind = ALONE if rest[1] else START
        yield Token(kind, name, attributes=attributes, span=Span(at + opened, at + rest.end()))
        if name in _RAW and kind == START:
            close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, position)
            end = len(text) if close is None else close.start()
            if end > position:
                raw, place = text[position:end], at + position
                if name in _WITH_ENTITIES:
                    yield text_token(raw, place)
                else:
                    yield Token(TEXT, raw, _as_it_is(raw, place))
            position = start = end
    if start < len(text):
        yield text_token(text[start:], at + start)


def _as_it_is(raw: str, at: int) -> list[Piece]:
    return [Piece(0, len(raw), at, at + len(raw))]


def _comment(text: str, found: re.Match[str]) -> tuple[slice | None, int]:
    """Return where the inner text of a comment stands, None for a declaration, and its end."""
    if not found[1]:
        end = text.find(">", found.end())
        stop = len(text) if end < 0 else end
        return (None if found[4] == "!" else slice(found.end(), stop)), stop + 1
    if text.startswith((">", "->"), found.end()):
        return slice(found.end(), found.end()), text.index(">", found.end()) + 1
    end = text.find("-->", found.end())
    stop = len(text) if end < 0 else end
    return slice(found.end(), stop), stop + 3


def _attributes(written: str, at: int) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(written):
        name = match[1].lower()
        group = next((n for n in (2, 3, 4) if match[n] is not None), 0)
        value = match[group] if group else ""
        text, pieces = resolved(value, at + match.start(group) if group else at)
        found.setdefault(name, Value(text, pieces))
    return found
