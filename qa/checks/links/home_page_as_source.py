"""The home page of an authority where a page about the subject should stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.links.addresses import address
from qa.context import in_references
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.links.addresses import Address
    from qa.document import Block, Link
    from qa.page import Page

_NEAR = 220
_LEAD_IN = later(
    r"\b(?:information|research|evidence|guid(?:e|es|ance|elines?)|facts?|rules?|data|stud(?:y|ies)|"
    r"trials?|statistics|advice|details?|read(?:ing|ers)?|learn|explore|consult|sources?|according|"
    r"recommend\w*|list|published|explained|find out|see|reviews?|reports?|safety|"
    r"resources?|available (?:at|from|through|here|on))\b",
    re.IGNORECASE,
)
# Ways to reach people, not sources of facts.
_CONTACT = later(
    r"\b(?:phone|tel|telephone|fax|e-?mail|internet|home ?page|street|suite|"
    r"(?-i:our|us)|"
    r"p\.?o\.? box|toll[- ]free|hotline|helpline|call|contact|book|donate|shop|log ?in|sign ?up|"
    r"register|registry|database|search|charit(?:y|ies)|support group|enquir\w*|side effects?:|"
    r"suspected (?:side effects?|reactions?)|reporting|report (?:a|any|side|them|it|these|this|"
    r"suspected|adverse|problems?|reactions?)|complain\w*|owned by|funded by|"
    r"part of|operated by)\b"
    r"|@|\b\d{3}[-.) ]\s?\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
_ABOUT_A_FACT = later(
    r"\b(?:research|stud(?:y|ies)|guidelines?|guidance|evidence|trials?|reports?|facts|statistics|"
    r"data|information (?:on|about))\b|^(?:Research|Studies|Guidance|Evidence|Facts|Information) "
    r"(?:on|about|into) [a-z]",
)
_NAMES_THE_SITE = later(r"\b(?:web ?site|home ?page|site|portal|agency)\b", re.IGNORECASE)
_SAYS_WHO = later(
    r"\b(?:according to|sources?:|(?:data|figures|research|reports?|statistics|stud(?:y|ies)|"
    r"estimates|guidelines?) (?:from|by|of))(?: the)?\W*$",
    re.IGNORECASE,
)
# A list of what the page was made from: whatever stands in it is offered as a source.
_SOURCES = later(
    r"\W*(?:\d+\W+)?(?:our |main |key |medical )?(?:references?|sources?|bibliography|works "
    r"cited|citations?|"
    r"references? (?:and|&) sources?|sources? (?:and|&) references?|evidence)\W*",
    re.IGNORECASE,
)
_MORE_THAN_A_NAME = later(r"\w{2}")
# Sites that are one guideline, one report or one programme: their home page is the source.
_ONE_WORK = later(r"guidelines?\b|programme?s?\b|program\b|handbook\b|toolkit\b", re.IGNORECASE)
_REPORTS = later(r"yellow-?card|medwatch", re.IGNORECASE)
_HOME = later(r"\bhome ?page\b", re.IGNORECASE)
_LABEL = later(r"\W*(?:web ?sites?|web|url|online|link)\W*", re.IGNORECASE)
_WORD = later(r"\w")
_TAG = later(r"<[^>]*>?")
_ADDRESS = ("http://", "https://", "www.")
_SUPPORT = later(
    r"\b(?:support|contact|help(?:line)?s?|organi[sz]ations?|crisis|emergenc\w*|who we are|"
    r"about (?:us|this))\b",
    re.IGNORECASE,
)


@rule(
    "links.home-page-as-source",
    level=Level.WARNING,
    message="%s is only the home page of this site: link to its page about the subject.",
    why="A home page says nothing about the subject, so the reader cannot find or check the fact.",
    sources=[
        "JAMA benchmarks (Silberg 1997), attribution",
        "HONcode, principle 4 (attribution): links to the source data",
    ],
    examples=[
        Example(
            bad="Facts on how iron is stored in the body can be found here:\n\n"
            "https://www.cdc.gov\n\nMost adults get enough iron from food.",
            good="Facts on how iron is stored in the body can be found here:\n\n"
            "https://www.cdc.gov/nutrition/features/micronutrients.html\n\nMost get enough.",
        ),
        Example(
            bad="## References\n\n1. Vaccines for adults. https://www.nhs.uk/\n2. A review, 2021.",
            good="The leaflet was written with the [National Health Service](https://www.nhs.uk/).",
        ),
        Example(
            bad="## Sources\n\n1. National Health Service. Home page. <https://www.nhs.uk/>\n2. A"
            " review, 2021.",
            good="## Support\n\n- [National Health Service](https://www.nhs.uk/)",
        ),
        Example(
            bad="Tell us what you think of this page.\n\nSources:\n\n- [National Health Service]"
            "(https://www.nhs.uk/)\n- A review, 2021.",
            good="For help:\n\n- [National Health Service](https://www.nhs.uk/)\n- your GP",
        ),
        Example(
            bad="Read the [latest research on statins](https://www.nih.gov) before you decide.",
            good="Write to us or phone the office of the agency, website https://www.fda.gov.",
        ),
        Example(
            good="## References\n\n1. Hepatitis C guidance. https://www.hcvguidelines.org/\n\n"
            "Charity: Arthritis Friends, https://www.example.org.uk",
        ),
        Example(
            good="Tell your pharmacist about side effects, or report them at "
            "https://yellowcard.mhra.gov.uk/ yourself.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the address of each such link."""
    for link in page.document.links:
        if not link.kind.followed or (found := address(link.target)) is None:
            continue
        if not found.is_home_page or not found.host or _is_one_work(found.host):
            continue
        if _stands_for_a_page(page, link, found):
            yield Match(link.target_span, (link.target,))


def _is_one_work(host: str) -> bool:
    """Return whether a whole site is one thing to read, or one form to fill in."""
    return _REPORTS.search(host) is not None or any(
        _ONE_WORK.search(part) for part in host.split(".")
    )


def _stands_for_a_page(page: Page, link: Link, found: Address) -> bool:
    index = page.block_at(link.span.start)
    if index is None:
        return False
    block, source = page.blocks[index], page.document.source
    heading = page.heading_over(block)
    if heading is not None and _SUPPORT.search(heading.plain):
        return False
    before = _TAG.sub("", source[block.span.start : link.span.start])[-_NEAR:]
    if _below_sources(page, block, heading):
        return _MORE_THAN_A_NAME.search(before + link.text) is not None and not _reaches(before)
    shown = link.text.strip().lower().rstrip("/")
    if shown.startswith(_ADDRESS) or shown == found.host.removeprefix("www."):
        after = _TAG.sub("", source[link.span.end : block.span.end])[: _NEAR // 3]
        return _introduced(page, index, before, after, authority=found.is_authority)
    return found.is_authority and (
        _SAYS_WHO.search(before) is not None
        or (
            _ABOUT_A_FACT.search(link.text) is not None
            and _NAMES_THE_SITE.search(link.text) is None
        )
    )


def _below_sources(page: Page, block: Block, heading: Block | None) -> bool:
    """Return whether a block stands below "References" or in a list that "Sources:" leads to."""
    if heading is not None and _SOURCES.fullmatch(heading.plain):
        return True
    if not (items := page.list_of(block)):
        return False
    first = page.number_of(items[0])
    label = page.blocks[first - 1].plain if first else ""
    return label.endswith(":") and _SOURCES.fullmatch(label) is not None


def _reaches(before: str) -> bool:
    """Return whether the words before an address say how to reach people, and not what was read."""
    return _CONTACT.search(_HOME.sub("", before)) is not None


def _introduced(page: Page, index: int, before: str, after: str, *, authority: bool) -> bool:
    """Return whether the words around an address offer it as a source."""
    if index and not _WORD.search(before):
        before = page.blocks[index - 1].plain[-_NEAR:]
    if _LABEL.fullmatch(before):  # in a list of ways to reach an organisation
        return False
    if _CONTACT.search(before) or _CONTACT.search(after):
        return False
    if in_references(page, page.blocks[index]):
        return authority
    colon = before.rstrip().endswith(":")
    leads_in = _LEAD_IN.search(before) is not None
    return (authority and (leads_in or colon)) or (leads_in and colon)
