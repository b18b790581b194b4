"""What a configuration says of a page's source: what to leave alone in it, and what is a comment.

The keys are `TokenIgnores`, `BlockIgnores` and `CommentDelimiters`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.patterns import later
from qa.vale.markup import MASK
from qa.vale.patterns import TIME_LIMIT, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.vale.page_styles import PageStyles


def masked(source: str, patterns: Iterable[str], mask: str = MASK) -> str:
    """Return a source, as long as it is, with `mask` for every character that a pattern takes.

    Raises TimeoutError for a pattern that takes too long.
    """
    text = list(source)
    for pattern in patterns:
        for found in compiled(pattern).finditer(source, timeout=TIME_LIMIT):
            start, end = found.span()
            text[start:end] = (char if char == "\n" else mask for char in source[start:end])
    return "".join(text)


class Prepared(NamedTuple):
    """A source as it is to be read."""

    source: str
    """As long as it was."""
    comments: dict[int, str]
    """By where the text of a comment begins that is not one of HTML, what it says."""


def prepared(source: str, styles: PageStyles) -> Prepared | None:
    """Return a source with what is left alone masked, and an HTML comment in place of others.

    A block that is left alone is blank: nothing is said of it, not even that it has no capital.
    None where nothing is changed. Raises TimeoutError as `masked` does.
    """
    text = masked(masked(source, styles.block_ignores, " "), styles.token_ignores)
    delimiters = styles.comments
    comments: dict[int, str] = {}

    def rewritten(found: re.Match[str]) -> str:
        inside = found[0][len(_OPENING) : -len(_CLOSING)]
        if len(found[0]) < len(_OPENING) + len(_CLOSING):
            return found[0]
        comments[found.start() + len(_OPENING)] = found[1].strip()
        return f"{_OPENING}{_NOT_A_BREAK.sub(' ', inside)}{_CLOSING}"

    if delimiters is not None:
        opening, closing = map(re.escape, delimiters)
        text = re.sub(f"(?s){opening}(.*?){closing}", rewritten, text)
    return Prepared(text, comments) if text != source else None


_OPENING, _CLOSING = "<!--", "-->"
_NOT_A_BREAK = later(r"[^\r\n]")
