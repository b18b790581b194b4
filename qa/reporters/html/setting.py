"""A page's text set as HTML: its headings, lists and tables, with findings marked in place.

Every character that comes from a page goes through `shown`, which escapes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from qa.document import BlockKind, InlineKind
from qa.reporters.visible import ACTING, code_point, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.document import Block
    from qa.finding import Level
    from qa.reporters.html.placing import Mark

_NESTED_MOST = 12
"""So many findings are marked on the same characters; the others have their note all the same."""

_INLINE = {
    InlineKind.EMPHASIS: ("<em>", "</em>"),
    InlineKind.STRONG: ("<strong>", "</strong>"),
    InlineKind.CODE: ("<code>", "</code>"),
    InlineKind.LINK: ('<span class="link">', "</span>"),
    InlineKind.SUPERSCRIPT: ("<sup>", "</sup>"),
}

_LANGUAGES = {"en": "English", "nl": "Dutch", "de": "German", "fr": "French", "es": "Spanish"}
_SUBTAGS = re.compile(r"(?:[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*)?")
_WEB = re.compile(
    r"https?://[^\s\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff]+", re.IGNORECASE
)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")

_PLAIN = {
    BlockKind.PARAGRAPH: ("<p{}>", "</p>"),
    BlockKind.QUOTE: ("<blockquote{}>", "</blockquote>"),
    BlockKind.CAPTION: ('<p class="caption"{}>', "</p>"),
    BlockKind.ALT: ('<p class="alt"{}><span class="label">Picture</span> ', "</p>"),
    BlockKind.CODE: ("<pre{}>", "</pre>"),
    BlockKind.FOOTNOTE: ('<p class="footnote"{}>', "</p>"),
}


_STYLE = 9
_LONG = 1200
_ENDLESS = re.compile(rf"\S{{{_LONG},}}")
"""A run without a blank that nobody reads, such as a picture written out as characters."""
_ENDS = 200
"""Characters shown of both its ends."""


class Tie(NamedTuple):
    """How the marks of one finding are tied to its note."""

    opening: str
    number: str
    rank: int


def tie(note: str, level: Level, number: int) -> Tie:
    """Tie marks to the note of that address; `number` is printed after the marked words."""
    return Tie(
        opening=f'<mark class="{level}" data-f="{note}">',
        number=f'<sup class="n">{number}</sup>',
        rank=level.rank,
    )


def shown(text: str) -> str:
    """Return a page's text as HTML that looks the same and does nothing.

    Of a run of more than a thousand characters without a blank, only both ends are shown.
    """
    if len(text) < _LONG:
        return _escaped(text)
    parts, at = [], 0
    for run in _ENDLESS.finditer(text):
        left_out = f"{run.end() - run.start() - 2 * _ENDS:,} characters"
        parts += [
            _escaped(text[at : run.start() + _ENDS]),
            f'<span class="control">… {left_out} …</span>',
        ]
        at = run.end() - _ENDS
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    html = escape(text)
    return html if text.isprintable() else ACTING.sub(_control, html)


@lru_cache(maxsize=4096)
def inline(text: str) -> Markup:
    """Return a page's text for use inside a sentence of ours: on one line, in its own direction."""
    return Markup(f"<bdi>{shown(one_line(text))}</bdi>")  # noqa: S704 -- escaped by `shown`


def options(text: str) -> Markup:
    """Return `inline` text with every "--option" kept on one line."""
    return Markup(_OPTION.sub(r'<span class="option">\g<0></span>', str(inline(text))))  # noqa: S704 -- escaped, plus constants


def web_address(url: str) -> str | None:
    """Return `url` where it may stand in a link of the report: http and https only."""
    return url if _WEB.fullmatch(url) else None


def language_known(tag: str) -> bool:
    """Return whether browsers and screen readers know a language by this name."""
    base, _, rest = tag.lower().partition("-")
    return base in _LANGUAGES and _SUBTAGS.fullmatch(rest) is not None


def language_name(tag: str) -> str:
    """Return "English (GB)" for "en-GB"; a tag that we have no name for stays as it is."""
    base, _, region = tag.partition("-")
    name = _LANGUAGES.get(base.lower())
    if name is None:
        return tag
    return f"{name} ({region})" if region else name


def _control(hit: re.Match[str]) -> str:
    return f'<span class="control">{code_point(hit[0])}</span>'


def unit_html(
    blocks: Sequence[Block],
    first: int,
    marks: Mapping[int, list[Mark]],
    ties: Mapping[int, Tie],
    rank: int = 0,
) -> Markup:
    """Return one unit (`qa.reporters.html.placing.Unit`) as one element.

    `rank` is that of the heading in the report, from 1, where the unit is one.
    """
    texts = [block_html(block, marks.get(first + at, ()), ties) for at, block in enumerate(blocks)]
    kind = blocks[0].kind
    if kind is BlockKind.LIST_ITEM:
        parts = _list(blocks, texts)
    elif kind in {BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL}:
        parts = _table(blocks, texts)
    elif kind is BlockKind.HEADING:
        parts = _heading(blocks[0], texts[0], rank or 6)
    else:
        parts = _plain(blocks[0], texts[0])
    return Markup("".join(parts))  # noqa: S704 -- made of `block_html` and constants only


def _plain(block: Block, text: str) -> Iterator[str]:
    opening, closing = _PLAIN.get(block.kind, _PLAIN[BlockKind.PARAGRAPH])
    quoted = BlockKind.QUOTE in block.within
    if quoted:
        yield "<blockquote>"
    yield opening.format(' dir="auto"') + text + closing
    if quoted:
        yield "</blockquote>"


def _heading(block: Block, text: str, rank: int) -> Iterator[str]:
    level = min(block.level or 2, 6)
    yield f'<h{rank} class="c{level}" dir="auto">{text}</h{rank}>'


def heading_rank(block: Block, before: int) -> int:
    """Return the rank of a page's heading in the report, which may skip none after `before`.

    The report's own headings take the first two.
    """
    return min((block.level or 2) + 2, before + 1, 6)


def _list(blocks: Sequence[Block], texts: Iterable[str]) -> Iterator[str]:
    open_tags: list[str] = []
    for block, text in zip(blocks, texts, strict=True):
        depth = min(max(block.level, 1), len(open_tags) + 1)
        while len(open_tags) > depth:
            yield f"</li></{open_tags.pop()}>"
        if len(open_tags) == depth:
            yield "</li>"
        else:
            tag = "ol" if block.ordered else "ul"
            open_tags.append(tag)
            yield f"<{tag}>"
        yield f'<li dir="auto">{text}'
    while open_tags:
        yield f"</li></{open_tags.pop()}>"


def _table(blocks: Sequence[Block], texts: Iterable[str]) -> Iterator[str]:
    yield '<div class="wide" role="group" aria-label="Table" tabindex="0"><table><tr>'
    row = blocks[0].level
    for block, text in zip(blocks, texts, strict=True):
        if block.level != row:
            row = block.level
            yield "</tr><tr>"
        tag = "th" if block.kind is BlockKind.TABLE_HEADER else "td"
        yield f'<{tag} dir="auto">{text}</{tag}>'
    yield "</tr></table></div>"


class _Run(NamedTuple):
    rank: int
    """Marks before styles, the worst first: what comes first is outermost."""
    end: int
    opening: str
    closing: str
    after: str
    """What follows the last character of the run."""


def block_html(block: Block, marks: Sequence[Mark], ties: Mapping[int, Tie]) -> str:
    """Return a block's text with its emphasis and its marks."""
    text = block.text
    if not marks and not block.inlines:
        return shown(text)
    starting: dict[int, list[_Run]] = defaultdict(list)
    for inline in block.inlines:
        if inline.kind in _INLINE and inline.start < inline.end:
            run = _Run(_STYLE, inline.end, *_INLINE[inline.kind], "")
            starting[inline.start].append(run)
    for mark in marks:
        tie = ties[mark.finding]
        after = tie.number if mark.last else ""
        starting[mark.start].append(_Run(tie.rank, mark.end, tie.opening, "</mark>", after))
    edges = {0, len(text), *starting, *(run.end for runs in starting.values() for run in runs)}
    parts: list[str] = []
    active: list[_Run] = []
    for low, high in pairwise([*sorted(edges), len(text)]):
        begun = starting.get(low, ())
        if not (active or begun):
            parts.append(shown(text[low:high]))
            continue
        parts += [run.opening + run.closing + run.after for run in begun if run.end == low]
        active = sorted(
            [run for run in (*active, *begun) if run.end > low], key=lambda run: run.rank
        )
        within = active[:_NESTED_MOST]
        parts += [run.opening for run in within]
        parts.append(shown(text[low:high]))
        parts += [run.closing for run in reversed(within)]
        parts += [run.after for run in active if run.end == high]
    return "".join(parts)
