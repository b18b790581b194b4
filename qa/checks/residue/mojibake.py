"""Letters that were read in the wrong encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page

# UTF-8 read as Windows-1252: two or three characters that begin with one of these.
_BROKEN = later(
    r"\u00e2\u20ac[\u0080-\u009f\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0178"
    r"\u0192\u02c6\u02dc\u2122\u20ac\u00a0-\u00bf]?"
    r"|[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    r"|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd"
    # UTF-8 read as Mac Roman: a comma-like sign and a capital with an umlaut, or a root sign
    r"|\u201a\u00c4[\u00ec-\u00fa\u02c6\u00a2\u00b6\u00ae\u00f4\u00fa\u00f9\u00ee\u00ef\u00ed\u00f2\u00f3]|\u221a[\u00a9\u00d8-\u00ff\u00ae\u00b0\u00b4\u00bc\u00df\u2202\u222b\u03a9\u0131\u00a8\u00a5\u00b1\u00b6\u2030\u2020]"
    # a sign that stands for one that could not be read, and Windows-1252 read as Latin 1
    r"|\ufffd+|[\u0080-\u009f]"
    # Mac Roman read as Latin 1, and quotes that became question marks
    r"|(?<=[a-z])\u00d5(?=[a-z])|\uff95"
)
_GLUED = later(r"\?(?:t|s|re|ve|ll|d|m)\b", re.IGNORECASE)
_QUERY = later(
    r"\b(?:(?:do|ca|wo|is|does|are|did|could|should|would|has|have|had|was|were)n\?t"
    r"|(?:you|they|we)\?(?:re|ve|ll|d)|(?:it|that|there|he|she|let|what|who)\?s|I\?(?:m|ve|ll|d))\b",
    re.IGNORECASE,
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
        Example(bad="Don\ufffdt stop taking it.", good="Don't stop taking it."),
        Example(bad="Don‚Äôt stop taking it.", good="Take √ 2 and Ä, said Ms Õun."),
        Example(bad="You don?t need a test.", good="Who does it? That depends."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each broken run, with what it was before."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        if "?" in block.text and _GLUED.search(block.text):
            for found in _QUERY.finditer(block.text):
                whole = found[0].replace("?", "\u2019")
                yield _match(block.source_span(*found.span()), found[0], whole)
        if block.text.isascii():
            continue
        for found in _BROKEN.finditer(block.text):
            yield _match(block.source_span(*found.span()), found[0], _whole(found[0]))


def _match(span: Span, broken: str, whole: str) -> Match:
    """Return the match for a broken run; `whole` is what it was, "" where nobody can tell."""
    if not whole:
        return Match(span, (broken, "it again"))
    said = f"'{whole}'" if whole.strip() else "a blank"
    return Match(span, (broken, said), (Fix(f"Write {said}", (Edit(span, whole),), safe=True),))


def _whole(broken: str) -> str:
    """Return what a broken run was, "" where nobody can tell."""
    if broken[0] in "\u201a\u221a":
        return _decoded(broken, "mac-roman")
    if broken == "\u00d5":
        return "\u2019"
    if "\u0080" <= broken[0] <= "\u009f":
        return broken.encode("latin-1").decode("cp1252", "ignore")
    return _decoded(broken, "cp1252")


def _decoded(broken: str, wrong: str) -> str:
    """Return the text that UTF-8 read in a `wrong` encoding was; "" where it cannot be told."""
    data = bytearray()
    for char in broken:
        try:
            data += char.encode(wrong)
        except UnicodeEncodeError:
            if ord(char) > 255:
                return ""
            data.append(ord(char))
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if "\ufffd" in whole else whole
