"""A reference to a site that anyone can write, or that sells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex

from qa.checks.trust.references import entries, links_by_block
from qa.finding import Level, Match
from qa.hosts import weak_kind
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block, Span
    from qa.page import Page

_ADDRESS = regex_later(r"\b(?:https?://|www\.)[^\s<>\"\])]{3,300}", regex.IGNORECASE)
_NAMED = regex_later(
    r"(?P<encyclopedia>\bWikipedia\b|\bwikiHow\b|\bBritannica\.com\b)"
    r"|(?P<social>\bReddit\b|\bQuora\b|\bTikTok\b|\bInstagram\b|\bFacebook\b|\bPinterest\b)"
    r"|(?P<chatbot>\bChatGPT\b)|(?P<blog>\bBlogspot\b|\bSubstack\b|\bMedium\.com\b)"
)
_KINDS = {"social": "social network"}
_LINE = regex_later(r"\b(?:source|reference|adapted from|taken from|according to)s?\b:? .{0,80}",
                      regex.IGNORECASE)  # fmt: skip
_MORE_THAN_A_PART = regex_later(r"\b(?:youtube|vimeo)\b", regex.IGNORECASE)


@rule(
    "trust.weak-source",
    level=Level.WARNING,
    message="'%s' is no source for health facts (%s): give the study, guideline or official page "
    "itself.",
    why="Anyone can write there, or somebody earns by it, so it backs nothing.",
    sources=[
        "HONcode, principle 4 (attribution)",
        "NHS standard for creating health content, part 2 (evidence)",
    ],
    examples=[
        Example(
            bad="# Gout\n\nA sore toe.\n\n## References\n\n1. [Gout]"
            "(https://en.wikipedia.org/wiki/Gout).\n",
            good="# Gout\n\nA sore toe.\n\n## References\n\n1. [Gout]"
            "(https://www.nice.org.uk/guidance/ng219).\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\n## Sources\n\n- Wikipedia, Gout, 2025.\n",
            good="# Gout\n\nA sore toe. Wikipedia has a page on it.\n\n## Sources\n\n- NICE, "
            "2022.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe. Source: www.amazon.co.uk/gout-book\n",
            good="# Gout\n\nFollow us on Facebook.\n\n## References\n\n1. Gao J. Use of Facebook "
            "by "
            "patients. J Med Internet Res. 2021;23:e1.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each entry of the references, or line that names its source, that leads to such a site.

    Films and posts of an official body are sources: what a good host's data says comes first.
    """
    seen: set[int] = set()
    for block in entries(page):
        if block.span.start not in seen:
            seen.add(block.span.start)
            yield from _in_entry(page, block)
    if "http" in page.folded or "www." in page.folded:
        for block in page.prose:
            low = block.folded
            if block.span.start not in seen and ("http" in low or "www." in low):
                for line in _LINE.finditer(block.plain):
                    yield from _addresses(page, block, *line.span())


def _in_entry(page: Page, block: Block) -> Iterator[Match]:
    found = False
    index = page.block_at(block.span.start)
    for link in page.once(links_by_block).get(-1 if index is None else index, ()):
        kind = _kind(page, link.target)
        if kind:
            found = True
            yield Match(link.span, (_host(link.target), kind))
    if not found:
        told = list(_addresses(page, block, 0, len(block.plain)))
        yield from told
        found = bool(told)
    named = _NAMED.search(block.plain)
    if not found and named and _stands_as_publisher(block.plain, named):
        kind = named.lastgroup or ""
        yield Match(block.source_span(*named.span()), (named[0], _KINDS.get(kind, kind)))


def _stands_as_publisher(text: str, named: regex.Match[str]) -> bool:
    """Return whether a name opens an entry or stands between full stops: no part of a title."""
    before, after = text[: named.start()].rstrip(), text[named.end() :].lstrip()
    opens = (
        not before
        or before[-1] in ".,;:(-\u2013\u2014["
        or before[-1].isdigit()
        or before.endswith(" on")
    )
    ends = (
        not after
        or after[0] in ".,;:)-\u2013\u2014]"
        or after.lower().startswith(("article", "page", "entry"))
    )
    return opens and ends


def _addresses(page: Page, block: Block, start: int, end: int) -> Iterator[Match]:
    for hit in _ADDRESS.finditer(block.plain, start, end):
        kind = _kind(page, hit[0])
        if kind:
            span: Span = block.source_span(*hit.span())
            yield Match(span, (_host(hit[0]), kind))


def _kind(page: Page, target: str) -> str:
    host = _host(target)
    if not host or page.house.trusts(host) or _MORE_THAN_A_PART.search(host):
        return ""
    return weak_kind(host)


def _host(target: str) -> str:
    text = target.strip()
    if not text.lower().startswith(("http://", "https://", "//", "www.")):
        return ""
    try:
        host = urlsplit(text if "//" in text[:8] else f"https://{text}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
