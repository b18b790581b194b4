"""An HTML page about health that tells machines nothing of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of, level_of_advice
from qa.checks.trust.structured import types_of
from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PAGES = frozenset(
    {"MedicalWebPage", "WebPage", "Article", "NewsArticle", "BlogPosting", "FAQPage", "QAPage"}
    | {"MedicalScholarlyArticle", "HealthTopicContent", "TechArticle", "AboutPage", "ItemPage"}
)
_TEXT = "<p>" + "Crystals build up in a joint and make it swell and hurt for a week. " * 18 + "</p>"


@rule(
    "trust.missing-structured-data",
    level=Level.SUGGESTION,
    message="This %s page has no JSON-LD that says what it is: add a MedicalWebPage with author, "
    "reviewer and dates.",
    why="Search engines show who reviewed a page, and when, only where the page tells them so.",
    sources=["schema.org, MedicalWebPage and health-lifesci.schema.org"],
    examples=[
        Example(
            bad=f"<!doctype html><html><head><title>Gout</title><meta name='page_type' "
            f"content='condition'></head><body><main><h1>Gout</h1>{_TEXT}</main></body></html>",
            good="<!doctype html><html><head><title>Gout</title><meta name='page_type' "
            "content='condition'><script type='application/ld+json'>{\"@type\": \"MedicalWebPage\"}"
            f"</script></head><body><main><h1>Gout</h1>{_TEXT}</main></body></html>",
            format=Format.HTML,
        ),
        Example(
            bad="<!doctype html><html><head><title>Gout</title><meta name='page_type' "
            "content='condition'><script type='application/ld+json'>{\"@type\": \"Organization\"}"
            f"</script></head><body><main><h1>Gout</h1>{_TEXT}</main></body></html>",
            good=f"<meta name='page_type' content='condition'><h1>Gout</h1>{_TEXT}",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the head of a whole HTML page without it; a part that a template frames has no head."""
    document = page.document
    if document.format is not Format.HTML or document.root_span is None:
        return
    if level_of_advice(page) is not Level.WARNING or "itemtype=" in document.source:
        return
    if not any(types_of(node) & _PAGES for node in page.jsonld_nodes()):
        yield Match(document.root_span, (kind_of(page),))
