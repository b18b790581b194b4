"""Characters that act instead of being seen, made visible before text of a page is shown."""

from __future__ import annotations

import re

from qa.patterns import later

# Control characters, bidirectional controls, invisible separators, halves of surrogate pairs.
# Joiners stay: emoji and Persian are written with them.
ACTING = later(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"[\t\n\r]+")


def code_point(char: str) -> str:
    """Return "U+202E" for the character of that number."""
    return f"U+{ord(char):04X}"


def one_line(text: str) -> str:
    """Return `text` with each run of tabs and line ends made one blank."""
    return _BLANKS.sub(" ", text)


def visible(text: str) -> str:
    """Return `text` on one line, with "<U+202E>" for every character that would act."""
    if text.isprintable():  # no character that acts is
        return text
    return ACTING.sub(lambda hit: f"<{code_point(hit[0])}>", one_line(text))
