"""Tags of a template language or of a program that reached the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_SERVER = later(r"<\?(?:php|=)[^\n]{0,200}?\?>|<\?php\b|<%[=@#-]?[^\n%]{0,200}%>")
_TEMPLATE = later(r"\{%-?[^%\n]{1,120}%\}")
_WHOLE = later(r"\{%-?\s*(?:extends|block|include|import|macro|layout|render|section|set)\b")
_PART = later(r"\{%-?\s*(?:include|import|render|section)\b")
_FEW = 4


@rule(
    "residue.program-tag",
    level=Level.ERROR,
    message="'%s' is program code that the website should have run: have the page mended, or take"
    " it out.",
    why="Readers see code, or a gap, where a sentence or a value should stand.",
    sources=[
        "Jinja, Liquid, ERB and PHP: tags are replaced before a page is published",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="Hello {% if user %}Ann{% endif %}, your results are in.",
            good="Hello Ann, your results are in.",
            format=Format.TEXT,
        ),
        Example(
            bad="<html><body><p>Written by <?php echo $author; ?> in May.</p></body></html>",
            good="{% extends 'page.html' %}<p>{% if drug %}Take it.{% endif %}</p>",
            format=Format.HTML,
        ),
        Example(
            bad="---\ntitle: Flu\n---\n# Flu\n\nRest.\n\n{% include banner.html size='wide' %}\n",
            good="---\ntitle: Flu\nlayout: page\n---\n# Flu\n\n\n\n{% include banner.html %}\n",
        ),
        Example(
            bad="<html><head><title>Flu</title></head><body><p>Rest.</p>{% include 'call.html' %}"
            "</body></html>",
            good="<html><head>{% include 'head.html' %}</head><body><p>Rest.</p></body></html>",
            format=Format.HTML,
        ),
        Example(bad="Take <%= dose %> a day.", good="Write `<%= dose %>` for the dose."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such tag, on pages that are not themselves templates."""
    source = page.document.source
    if "<?" in source or "<%" in source:
        yield from _found(page, _SERVER)
    if "{%" in source and _is_finished(page):
        yield from _found(page, _TEMPLATE)


def _is_finished(page: Page) -> bool:
    """Return whether a page with template tags is one that readers get, as far as one can tell."""
    source = page.document.source
    if page.document.format in (Format.TEXT, Format.DOCX):
        return True
    if page.document.format is Format.MARKDOWN:
        return not page.metadata_text("layout", "permalink", "templateKey") and _is_stray(source)
    if _WHOLE.search(source):  # the one part of a page that is whole
        alone = source.count("{%") == 1 and "{{" not in source and "<title>" in source
        return alone and _PART.search(source) is not None
    return "<html" in source and source.count("{%") <= _FEW


def _is_stray(source: str) -> bool:
    """Return whether a Markdown page has but one such tag: sites that use them do so often."""
    return source.count("{%") == 1 and "{{" not in source and source.startswith("---")


def _found(page: Page, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield the matches in the source, code left out."""
    source, content = page.document.source, page.document.content
    for found in pattern.finditer(source, content.start, content.end):
        start, end = found.span()
        index = page.block_at(start)
        if index is not None:
            block = page.blocks[index]
            if block.kind is BlockKind.CODE or source[max(0, start - 1) : start] == "`":
                continue
        yield Match(Span(start, end), (found[0],))
