"""An address that leads through a mail scanner, a search engine or a shortener."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from qa.checks.links.addresses import address
from qa.finding import Edit, Fix, Level, Match
from qa.hosts import is_shortener
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SCANNERS = later(
    r"(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|"
    r"linkprotect\.cudasvc\.com|protect-[\w-]+\.mimecast\.com|\.sophos\.com|"
    r"list-manage\.com|sendgrid\.net|hubspotlinks\.com|l\.facebook\.com|lm\.facebook\.com|"
    r"l\.instagram\.com|webcache\.googleusercontent\.com|translate\.goog)$"
)
_SEARCH = later(r"(?:^|\.)google\.(?:com|co\.uk|[a-z]{2})$")
_REAL = ("url", "q", "u", "a", "target")


@rule(
    "links.detour",
    level=Level.WARNING,
    message="The link goes through '%s': link to the page itself.",
    why="The middleman counts readers, hides where the link leads, and stops working one day.",
    sources=["W3C, Cool URIs don't change (1998)", "HONcode, principle 4 (attribution)"],
    examples=[
        Example(
            bad="[The leaflet](https://eur01.safelinks.protection.outlook.com/"
            "?url=https%3A%2F%2Fwww.nhs.uk%2Fgout&data=05)",
            good="[The leaflet](https://www.nhs.uk/gout)",
        ),
        Example(
            bad="[A review](https://www.google.com/url?q=https://www.bmj.com/content/1)",
            good="[A map of the clinic](https://www.google.com/maps/place/Larkfield)",
        ),
        Example(
            bad="Sign up at [our class](https://bit.ly/3kXyZ12).",
            good="Sign up at [our class](https://www.larkfieldhealth.org/classes).",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such address; shorteners softly."""
    for link in page.document.links:
        if not link.kind.followed or (found := address(link.target)) is None:
            continue
        searched = found.path == "/url" and _SEARCH.search(found.host)
        if searched or _SCANNERS.search(found.host):
            fixes: tuple[Fix, ...] = ()
            real = _real_address(link.target)
            if real and page.document.source[slice(*link.target_span)][:4].lower() == "http":
                fixes = (Fix("Link to the page itself", (Edit(link.target_span, real),)),)
            yield Match(link.target_span, (found.host,), fixes)
        elif is_shortener(found.host):
            yield Match(link.target_span, (found.host,), level=Level.SUGGESTION)


def _real_address(target: str) -> str:
    """Return the address that a detour carries as a parameter; "" for none."""
    try:
        values = parse_qs(urlsplit(target).query)
    except ValueError:
        return ""
    for name in _REAL:
        real = values.get(name, [""])[0]
        if real.startswith(("http://", "https://")) and not set(real) & set(" <>\"'()&"):
            return real
    return ""
