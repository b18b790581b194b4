"""What was meant as a Markdown link, and shows its brackets instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT, in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TEXT = r"\[[^\[\]\n]{1,160}+\]"
_START = r"(?:https?://|www\.|mailto:|tel:|\.{0,2}/[\w.]|#\w)"
# `(insert link here)` is `residue.placeholder`.
_BROKEN = (
    ("] (", regex_later(rf"{_TEXT} {{1,3}}\({_START}[^\s()]{{1,400}}+\)")),
    (")[", regex_later(rf"\([^()\n]{{1,160}}+\)\[{_START}[^\s\[\]]{{1,400}}+\]")),
    ("](", regex_later(rf"{_TEXT}\({_START}[^\s()]{{0,400}}+(?![^()\n]{{0,400}}+\))")),
    (
        "](",
        regex_later(
            rf"{_TEXT}\((?i:add|enter|link|url|address|page|todo|tbc|tbd|to be)\b"
            r"[^()\n]{0,60}+\)"
        ),
    ),
    ("][", regex_later(r"(?<![\]!])\[[^\[\]\n^]{2,160}+\]\[[\w .\-]{0,60}+\](?![\[(])")),
)
# The bracket that ends the words is missing.
_UNENDED = regex_later(
    r"(?<!\])\[[^\[\]()\n]{2,160}+\((?:https?://|www\.)[^\s()\[\]]{3,400}+\)(?!\])"
)
_WORD = regex_later(r"[^\W\d_]{2}")


@rule(
    "links.broken-markdown",
    level=Level.ERROR,
    message="This was meant as a link, but readers see the brackets: write [words](address), and"
    " give each [words][name] its address.",
    why="The link does not work, and its address stands in the middle of the sentence.",
    sources=["CommonMark 0.31, 6.3 (links)"],
    examples=[
        Example(
            bad="Read [the page on gout] (https://www.nhs.uk/conditions/gout/) first.",
            good="Read [the page on gout](https://www.nhs.uk/conditions/gout/) first.",
        ),
        Example(
            bad="Read (the page on gout)[https://www.nhs.uk/conditions/gout/] first.",
            good="It lasts a week (or ten days) [2].",
        ),
        Example(
            bad="Read [the page on gout](https://www.nhs.uk/conditions/gout/ first.",
            good="Read [the page on gout][gout].\n\n[gout]: https://www.nhs.uk/conditions/gout/",
        ),
        Example(
            bad="Read [the page on gout](add link here) first.",
            good="It said [*sic*](see below) twice.",
        ),
        Example(
            bad="Read [the page on gout(https://www.nhs.uk/conditions/gout/) first.",
            good="Read [the page on gout (https://www.nhs.uk/conditions/gout/)] first.",
        ),
        Example(
            bad="## Sources\n\n- [NHS: gout(https://www.nhs.uk/conditions/gout/)\n- NICE, 2022",
            good="The trial ran from [2001 (see www.nhs.uk) to 2005].",
        ),
        Example(
            bad="Read [the page on gout][] first.",
            good="Read [the page on gout][].\n\n[the page on gout]: https://www.nhs.uk/gout",
        ),
        Example(
            bad="Read [the page on gout][gout-page] first.",
            good="Two trials found this [1][2], and it was said [so in print] [3].",
        ),
    ],
    words=["["],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such piece of text on Markdown pages."""
    if page.document.format is not Format.MARKDOWN:
        return
    for block in page.blocks:
        text = block.plain
        if "[" not in text or block.kind is BlockKind.CODE:
            continue
        for found in _UNENDED.finditer(text, timeout=TIME_LIMIT) if "(" in text else ():
            if "]" not in text[found.end() :].partition("[")[0]:
                yield Match(block.source_span(*found.span()))
        for mark, pattern in _BROKEN:
            if mark not in text:
                continue
            for found in pattern.finditer(text, timeout=TIME_LIMIT):
                words = found[0].partition("]" if mark != ")[" else ")")[0]
                if _WORD.search(words) and not (mark == "] (" and in_references(page, block)):
                    yield Match(block.source_span(*found.span()))
