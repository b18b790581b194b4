"""A date in the JSON-LD that no machine can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.structured import place_of
from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DATES = ("lastReviewed", "dateModified", "datePublished", "dateCreated", "expires", "dateReviewed")
_ISO = regex_later(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d(?::?\d\d){0,2}(?:[.,]\d+)?"
    r"(?:Z|[+-]\d\d:?(?:\d\d)?)?)?)?)?|\d{8}(?:T\d{4,6}Z?)?"
)
_TEMPLATE = regex_later(r"\{\{|\{%|<%|\$\{|<\?")
_PEOPLE = ("reviewedBy", "author")


@rule(
    "trust.invalid-structured-data",
    level=Level.ERROR,
    message="The JSON-LD gives '%s' as '%s', which is not %s.",
    why="Search engines drop what they cannot read, so the page shows no reviewer and no date "
    "there.",
    sources=["schema.org, MedicalWebPage lastReviewed (Date)", "ISO 8601, dates"],
    examples=[
        Example(
            bad='<script type="application/ld+json">{"@type": "MedicalWebPage", "lastReviewed": '
            '"March 2026"}</script><h1>Gout</h1>',
            good='<script type="application/ld+json">{"@type": "MedicalWebPage", "lastReviewed": '
            '"2026-03-03"}</script><h1>Gout</h1>',
            format=Format.HTML,
        ),
        Example(
            bad='<script type="application/ld+json">{"@graph": [{"@type": "WebPage", '
            '"dateModified": "03/04/2026"}]}</script><h1>Gout</h1>',
            good='<script type="application/ld+json">{"@graph": [{"@type": "WebPage", '
            '"dateModified": "2026-04-03T10:00:00+01:00"}]}</script><h1>Gout</h1>',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each date that is not written as ISO 8601, and each person who is a number."""
    for node in page.jsonld_nodes():
        for key in _DATES:
            value = node.get(key)
            if not isinstance(value, str) or not value.strip() or _TEMPLATE.search(value):
                continue
            if not _ISO.fullmatch(value.strip()):
                yield Match(place_of(page, value), (key, value, "a date such as 2026-03-03"))
        for key in _PEOPLE:
            value = node.get(key)
            if isinstance(value, bool | int | float):
                yield Match(place_of(page, key), (key, str(value), "a person or organisation"))
