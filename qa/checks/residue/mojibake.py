"""Letters that were read in the wrong encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# UTF-8 read as Windows-1252: two or three characters that begin with one of these.
_BROKEN = re.compile(
    r"\u00e2\u20ac[\u0080-\u009f\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0178"
    r"\u0192\u02c6\u02dc\u2122\u20ac\u00a0-\u00bf]?"
    r"|[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    r"|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd"
)


@rule(
    "residue.mojibake",
    level=Level.ERROR,
    message="'%s' is a letter or mark that got broken on its way here: write %s.",
    why="Broken letters make words hard to read, and numbers and units doubtful.",
    sources=["WHATWG Encoding Standard: UTF-8 text read as windows-1252"],
    examples=[
        Example(
            bad="Donâ€™t stop taking it.",
            good="Don’t stop taking it.",
        ),
        Example(
            bad="Keep below 25Â°C.",
            good="Keep below 25°C. Ângela and François agree.",
        ),
        Example(bad="RaynaudÃ©s syndrome", good="Ménière’s disease"),
    ],
    words=["â€", "Â", "Ã", "â", "ã", "ï»¿", "ï¿½"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each broken run, with what it was before."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or block.text.isascii():
            continue
        for found in _BROKEN.finditer(block.text):
            span = block.source_span(*found.span())
            whole = _whole(found[0])
            if not whole:
                yield Match(span, (found[0], "it again"))
                continue
            said = f"'{whole}'" if whole.strip() else "a blank"
            yield Match(
                span, (found[0], said), (Fix(f"Write {said}", (Edit(span, whole),), safe=True),)
            )


def _whole(broken: str) -> str:
    """Return what a broken run was, "" where nobody can tell."""
    data = bytearray()
    for char in broken:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 255:
                return ""
            data.append(ord(char))
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if "\ufffd" in whole else whole
