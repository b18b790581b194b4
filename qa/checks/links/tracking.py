"""An address that tells on its reader: with what campaigns, mails and adverts append."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Edit, Fix, Level, Match
from qa.hosts import tracking_parameters
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Document, Link
    from qa.page import Page


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds such a parameter in an address, and what one of its parts is then."""
    names = tracking_parameters()
    return (
        re.compile(rf"[?&;#]({names})=", re.IGNORECASE),
        re.compile(rf"{names}=.*", re.IGNORECASE | re.DOTALL),
    )


# residue.ai-link says more about these.
_FROM_AN_ASSISTANT = later(
    r"[?&](?:utm_source|referrer)=(?:chatgpt|openai|copilot|grok|perplexity|gemini|claude)",
    re.IGNORECASE,
)
_BETWEEN = later(r"&amp;|&|;")


@rule(
    "links.tracking",
    level=Level.WARNING,
    message="The address carries '%s', which reports who followed it: keep only the address.",
    why="Readers who look up an illness are counted by a third party that they did not choose.",
    sources=["HONcode, principle 3 (confidentiality)", "W3C, Mitigating Browser Fingerprinting"],
    examples=[
        Example(
            bad="[Asthma UK](https://www.asthma.org.uk/advice/?utm_source=newsletter)",
            good="[Asthma UK](https://www.asthma.org.uk/advice/)",
        ),
        Example(
            bad="<p>See <a href='https://www.heart.org/bp?id=7&amp;fbclid=IwAR0x'>this guide</a>.",
            good="<p>See <a href='https://www.heart.org/bp?id=7'>this guide</a>.",
            format=Format.HTML,
        ),
        Example(
            bad="Book at https://clinic.larkfieldhealth.org/book?gclid=EAIaIQobChMI.",
            good="A click brings gclid=1 with it, and [this page](https://a.org/gclid) says why.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such address, with the address alone as a safe fix."""
    for link in page.document.links:
        if "=" not in link.target or not link.kind.followed:
            continue
        found = _patterns()[0].search(link.target)
        if found is None or _FROM_AN_ASSISTANT.search(link.target):
            continue
        yield Match(link.target_span, (found[1],), tuple(_fixes(page.document, link)))


def _fixes(document: Document, link: Link) -> Iterator[Fix]:
    raw = document.source[slice(*link.target_span)]
    before, mark, rest = raw.partition("?")
    query, number_sign, place = rest.partition("#")
    if not mark or query.endswith("&") or raw[:4].lower() not in {"http", "www."}:
        return
    parameter, one = _patterns()
    kept = [part for part in _BETWEEN.split(query) if not one.fullmatch(part)]
    between = "&amp;" if "&amp;" in query else "&"
    clean = before + ("?" + between.join(kept) if kept else "")
    clean += number_sign + place
    if clean != raw and not parameter.search(clean):
        yield Fix("Keep only the address", (Edit(link.target_span, clean),), safe=True)
