"""What was meant as a Markdown link, and shows its brackets instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT, in_references
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TEXT = r"\[[^\[\]\n]{1,160}+\]"
_START = r"(?:https?://|www\.|mailto:|tel:|\.{0,2}/[\w.]|#\w)"
_ADDRESS = r"(?:https?://|www\.)"
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
    ("](", regex_later(rf"{_TEXT}\({_START}[^\s()\[\]]{{1,400}}+\](?!\()")),
    ("]((", regex_later(rf"{_TEXT}\(\({_START}[^\s()]{{1,400}}+\)")),
    ("]{", regex_later(rf"{_TEXT}\{{{_START}[^\s{{}}]{{1,400}}+\}}")),
    ("][", regex_later(rf"{_TEXT}\[{_ADDRESS}[^\s()\[\]]{{1,400}}+\]")),
    ("]http", regex_later(rf"{_TEXT}{_ADDRESS}[^\s()\[\]]{{1,400}}+\)")),
)
# The bracket that ends the words is missing, and perhaps the one behind the address, too.
_UNENDED = regex_later(
    rf"(?<!\])\[[^\[\]()\n]{{2,160}}+\({_ADDRESS}[^\s()\[\]]{{3,400}}+(?:\)(?!\])|(?=\s|\Z))"
    rf"|(?<!\])\[(?:(?!{_ADDRESS})[^\[\]()\n]){{2,160}}+{_ADDRESS}[^\s()\[\]]{{3,400}}+\)"
    r"(?!\])"
)
# The bracket that opens the words is missing.
_UNBEGUN = regex_later(rf"[^\[\]\n]{{2,160}}+\]\({_ADDRESS}[^\s()\[\]]{{3,400}}+\)")
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
        Example(
            bad="## Sources\n\n- [CDC: gout(https://www.cdc.gov/gout/about/\n- NICE, 2022",
            good="## Sources\n\n- [CDC: gout](https://www.cdc.gov/gout/about/)\n- NICE, 2022",
        ),
        Example(
            bad="Read the page on gout](https://www.nhs.uk/conditions/gout/) first.",
            good="Read the page on gout (https://www.nhs.uk/conditions/gout/) first.",
        ),
        Example(
            bad="Read [the page on gout](https://www.nhs.uk/conditions/gout/] first.",
            good="## References\n\n1. Lee A. Gout [online] (https://www.nhs.uk/conditions/gout/)",
        ),
        Example(
            bad="## Sources\n\n- [CDC: gout](https://www.cdc.gov/gout/about/)\n- [NHS: gout]"
            " (https://www.nhs.uk/conditions/gout/)",
            good="## Sources\n\n- [Gout in adults] (https://www.cdc.gov/gout/about/)",
        ),
    ],
    words=["[", "]("],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such piece of text on Markdown pages."""
    if page.document.format is not Format.MARKDOWN:
        return
    for block in page.blocks:
        text = block.plain
        if block.kind is BlockKind.CODE or not any(sign in text for sign in _SIGNS):
            continue
        for found in _UNENDED.finditer(text, timeout=TIME_LIMIT):
            if "]" not in text[found.end() :].partition("[")[0]:
                yield Match(block.source_span(*found.span()))
        for found in _UNBEGUN.finditer(text, timeout=TIME_LIMIT) if "](" in text else ():
            if "[" not in text[: found.start()].rpartition("]")[2] and _WORD.search(found[0]):
                yield Match(block.source_span(*found.span()))
        for mark, pattern in _BROKEN:
            if mark not in text:
                continue
            for found in pattern.finditer(text, timeout=TIME_LIMIT):
                words = found[0].partition("]" if mark != ")[" else ")")[0]
                cites = mark == "] (" and in_references(page, block) and not _among_links(page)
                if _WORD.search(words) and not cites:
                    yield Match(block.source_span(*found.span()))


_SIGNS = ("[", "](")


def _among_links(page: Page) -> bool:
    """Return whether the references of a page are links: "[Title] (address)" is no style there."""
    return page.once(_linked_references) >= _FEWEST_LINKS


def _linked_references(page: Page) -> int:
    """Return how many references are nothing but a link with words of its own."""
    return sum(
        any(
            inline.kind is InlineKind.LINK
            and not inline.start
            and not block.folded.startswith(("http", "www."))
            for inline in block.inlines
        )
        for block in page.blocks
        if block.kind is BlockKind.LIST_ITEM and in_references(page, block)
    )


_FEWEST_LINKS = 1
