"""Code of a web page or a word processor in a page of Markdown, told by its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TAG = later(
    r"<(?P<end>/?)(?P<name>div|span|p|section|strong|em|b|i|u|a|ul|ol|li|table|tr|td|h[1-6]|sup|sub|"
    r"blockquote|article|main|figure)\b[^<>\n]*(?<!/)>",
    re.IGNORECASE,
)
_WORD_PROCESSOR = later(
    r"<[^<>\n]*(?:\bmso-[\w-]+:|\bMso[A-Z]\w+|</?o:p\b|\blang=\"?EN-(?:GB|US)|docs-internal-guid|"
    r"data-contrast=|data-ccp-|class=\"?(?:TextRun|NormalTextRun|Apple-converted-space))[^<>\n]*>"
    r"|</?o:p>",
)
_FENCE = later(r"^[ ]{0,3}(?P<mark>```+|~~~+)[^`\n]*$", re.MULTILINE)
_GLUED = later(
    r"^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\S[^\n]*\n[ \t]*(?P<item>(?:-|\+|\d{1,2}[.)])(?=[A-Za-z])"
    r"[A-Za-z'\u2019-]+ \S[^\n]{0,60})",
    re.MULTILINE,
)
_ITEM_ALONE = later(r"(?:\A|\n\n)(?P<item>\d[.)][A-Z][a-z]+ [a-z]\w*[^\n]{0,60})")
_EMPHASIS = later(
    r"(?<![\w_])__[A-Za-z][^_\n]{1,80}(?:_(?!_)|$)|(?<![=\w])==[A-Za-z][^=\n]{1,80}==(?!=)|"
    r"(?<![~\w])~~[A-Za-z][^~\n]{1,80}$|\\\*\\\*[A-Za-z][^*\n]{1,80}\\\*\\\*|"
    r"\[\^[\w-]{1,20}(?:\]\{|$|(?= ))"
)
_TEMPLATE = ("{%", "{{", "<template", "import ", "export ")
_STRESSES = frozenset({"strong", "em", "b", "i", "u", "sup", "sub"})


@rule(
    "residue.code-left-in",
    level=Level.WARNING,
    message="'%s' is code that was left behind or never closed: take it out, or write it as it"
    " should be.",
    why="It shows on the page, or changes how all that follows looks.",
    sources=[
        "CommonMark 0.31: fenced code, list items and links",
        "HTML Living Standard, 13.1.2 Elements: start and end tags",
    ],
    examples=[
        Example(
            bad="Rest for a week.</div>\n\nThen walk.",
            good="<div>\n\nRest for a week.\n\n</div>\n\nThen walk.",
        ),
        Example(
            bad='Rest <span style="mso-spacerun:yes"> for a week.',
            good='Rest <span class="long">for a week</span>.',
        ),
        Example(
            bad="```\nRest for a week.\n\nThen walk.",
            good="```\nRest for a week.\n```\n\nThen walk.",
        ),
        Example(
            bad="- rest for a week\n-walk after that\n- swim",
            good="- rest for a week\n- walk after that\n- -5 degrees",
        ),
    ],
    words=["<", "```", "~~~", "-", "+", ".", ")", "__", "==", "~~", "*", "[^"],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each; what stands in a block of code, or in a template, is let be."""
    source = page.document.source
    if page.document.format is not Format.MARKDOWN or any(sign in source for sign in _TEMPLATE):
        return
    marks = list(_FENCE.finditer(source))
    if len(marks) == 1:
        yield Match(Span(*marks[0].span("mark")), (marks[0]["mark"],))
        return
    for start, end in sorted({*_tags(source), *_others(source)}):
        if not page.is_code(start) and not _is_in_code(page, start):
            yield Match(Span(start, end), (source[start:end].strip(),))


def _others(source: str) -> Iterator[tuple[int, int]]:
    for pattern in (_WORD_PROCESSOR, _EMPHASIS):
        for found in pattern.finditer(source):
            yield found.span()
    for pattern in (_GLUED, _ITEM_ALONE):
        for found in pattern.finditer(source):
            yield found.span("item")


def _tags(source: str) -> Iterator[tuple[int, int]]:
    """Yield each end of what never begins, and each beginning of a stress that never ends."""
    found = list(_TAG.finditer(source))
    begun = {one["name"].lower() for one in found if not one["end"]}
    ended = {one["name"].lower() for one in found if one["end"]}
    for one in found:
        name = one["name"].lower()
        if name not in begun or (name in _STRESSES and name not in ended):
            yield one.span()


def _is_in_code(page: Page, at: int) -> bool:
    """Return whether an offset stands between two backticks of its line."""
    source = page.document.source
    line = source.rfind("\n", 0, at) + 1
    return source.count("`", line, at) % 2 == 1
