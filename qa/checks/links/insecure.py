"""A link that begins with http:// where the site answers to https://."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.links.addresses import address
from qa.document import Format, Span
from qa.finding import Edit, Fix, Level, Match
from qa.hosts import answers_https
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Document, Link
    from qa.page import Page

_SCHEME = "http://"


@rule(
    "links.insecure",
    level=Level.WARNING,
    message="The address '%s' is not secure: let it begin with https://.",
    why="What a reader looks up about their health can be read, or changed, on its way.",
    sources=[
        "OMB memorandum M-15-13, policy to require secure connections",
        "RFC 9110, 4.2.2, https URI scheme",
    ],
    examples=[
        Example(
            bad="Read about [sleep apnea](http://www.nhlbi.nih.gov/health/sleep-apnea).",
            good="Read about [sleep apnea](https://www.nhlbi.nih.gov/health/sleep-apnea).",
        ),
        Example(
            bad="<p>See <a href='http://www.nhs.uk/conditions/gout/'>gout</a>.</p>",
            good="<p>See <a href='https://www.nhs.uk/conditions/gout/'>gout</a>.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="## References\n\n1. Flu vaccines. http://www.cdc.gov/flu/prevent/index.html",
            good="Open http://localhost:1313 to see your draft.",
        ),
        Example(
            bad="More from [the knee clinic](http://kneeclinic.larkfieldhealth.org/exercises).",
            good="More from [the knee clinic](knee/exercises.html).",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such address; the later ones of a host, and unknown hosts, softly."""
    seen: set[str] = set()
    for link in page.document.links:
        if link.target[:7].lower() != _SCHEME or not link.kind.followed:
            continue
        found = address(link.target)
        if found is None or "." not in found.host or found.host.replace(".", "").isdigit():
            continue
        certain = answers_https(found.host)
        level = Level.WARNING if certain and found.host not in seen else Level.SUGGESTION
        seen.add(found.host)
        fixes = tuple(_fixes(page.document, link, safe=certain))
        yield Match(link.target_span, (link.target,), fixes, level=level)


def _fixes(document: Document, link: Link, *, safe: bool) -> Iterator[Fix]:
    start = link.target_span.start
    scheme = Span(start, start + len(_SCHEME))
    if document.source[slice(*scheme)].lower() == _SCHEME:
        yield Fix("Begin with https://", (Edit(scheme, "https://"),), safe=safe)
