"""A title, description or other piece of metadata that nobody filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.page import plain_key
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page

_KEYS = frozenset({
    "title", "description", "summary", "excerpt", "lead", "intro", "metatitle", "seotitle",
    "metadescription", "og:title", "og:description", "twitter:title", "twitter:description",
    "headline", "subtitle", "shorttitle", "slug",
})  # fmt: skip
_GAP = later(
    r"lorem ipsum|dolor sit amet"
    r"|\[(?:insert|your|add|enter|name|date|title|company|clinic|page|topic"
    r"|author|reviewer|description|tbc|tbd|todo)\b[^\]]{0,60}\]|\{\{[^}]{0,80}\}\}|%%[a-z_]{3,30}%%"
    r"|\b(?:todo|fixme|tktk)\b|\$\{\w+\}|<\?php|<%=|\bundefined\b|\binvalid date\b"
    r"|\[object object\]"
    r"|welcome to wordpress|just another wordpress site|your (?:page )?(?:title|description|"
    r"(?:company|business|clinic|practice|site|hospital)(?: name)?"
    r"|headline)"
    r" (?:goes )?here|(?:add|enter|write) (?:a|your|the) (?:page )?(?:title|description)(?: here)?$"
    r"|\b(?:19|20)\d\d-xx-xx\b|as an ai language model",
    re.IGNORECASE,
)
_WHOLE = later(
    r"(?:hello,? world!?|untitled(?: (?:document|page|post|1))?|new (?:page|post|document|article)"
    r"|sample page|document\d*|page title|my (?:page|site|website|blog)|title(?: here)?|site title"
    r"|website title|your (?:site|page|website|title|name)|(?:meta )?description(?: here)?"
    r"|default title"
    r"|placeholder(?: (?:text|title))?|test(?: page| post)?|tbc|tbd|tba|todo|tk|x{3,}|\?+|n/?a|null"
    r"|none|nan|example(?: page| title)?|draft|copy of .{1,80}|auto draft|"
    r"page for .{3,40} - copy|wordpress|"
    r"this is (?:a|the) (?:title|description)\.?|a short description\.?|some description\.?"
    r"|(?:yyyy|dd|mm)[-/](?:mm|dd)[-/](?:dd|mm|yyyy))",
    re.IGNORECASE,
)
_EMPTY_BY_RIGHT = frozenset({"null", "none", "n/a", "na", "draft", "description", "title"})


@rule(
    "residue.metadata-left-in",
    level=Level.ERROR,
    message="The page's %s is '%s', which still waits to be filled in: write the real one.",
    why="Search results, browser tabs and screen readers show it before readers see anything else.",
    sources=[
        "WCAG 2.2, 2.4.2 Page Titled: titles describe topic or purpose",
        "WordPress and page builders, default titles (Hello world!, Sample Page, Untitled)",
    ],
    examples=[
        Example(
            bad="---\ntitle: Hello world!\n---\n\nAsthma is common.",
            good="---\ntitle: Asthma\nauthor: null\n---\n\nAsthma is common.",
        ),
        Example(
            bad="---\ntitle: Asthma\ndescription: Lorem ipsum dolor sit amet\n---\n\nIt is common.",
            good="---\ntitle: Untitled feelings\ndescription: What asthma is.\n---\n\nIt is"
            " common.",
        ),
        Example(
            bad="<html><head><title>Untitled"
            " Document</title></head><body><p>Rest.</p></body></html>",
            good="<html><head><title>Rest</title></head><body><p>Rest.</p></body></html>",
            format=Format.HTML,
        ),
        Example(
            bad="---\ntitle: Asthma\nsummary: '[Your summary]'\n---\n\nIt is common.",
            good="---\ntitle: Test results\nreviewer: Ann Lee\n---\n\nThey take a week.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such value, at its place in the front matter or head."""
    if "{%" in page.document.source:  # a template
        return
    for key, value in page.document.metadata.items():
        name = plain_key(key)
        if not isinstance(value, str) or name not in _KEYS:
            continue
        text = value.strip()
        if text and (_is_default(name, text) or _GAP.search(text)):
            yield Match(_place(page, key), (key.replace("_", " "), text[:80]))


def _is_default(name: str, text: str) -> bool:
    """Return whether a whole value is what stands there before anybody writes one."""
    if _WHOLE.fullmatch(text) is None:
        return False
    low = text.lower()
    return low not in _EMPTY_BY_RIGHT or low == name or "title" in name


def _place(page: Page, key: str) -> Span:
    return page.document.metadata_spans.get(key, page.start)
