"""No word on who pays for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.clinical import kind_of, level_of_evidence
from qa.checks.trust.lines import lines
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule
from qa.selling import ADD_TO_BASKET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = (
    *("funding", "funder", "funded_by", "sponsor", "sponsored_by", "disclosure", "disclosures"),
    *("conflicts", "conflicts_of_interest", "conflict_of_interest", "competing_interests", "coi"),
    *("declarations", "declaration_of_interest", "ownership", "owner", "financial_disclosure"),
)
_SAID = regex_later(
    r"\b(?:funded|sponsored|financed|commissioned|owned|supported|underwritten|backed|run|"
    r"published|"
    r"produced) (?:\w+ ){0,3}?by\b|\bpaid for\b|\bpays? for (?:this|the|our)\b|\bfunding\b|"
    r"\bfunders?\b|"
    r"\bsponsors?(?:hip)?\b|\bgrants? from\b|\bdonations?\b|\b(?:conflicts?|declarations?) of "
    r"interests?\b|"
    r"\b(?:competing|conflicting|financial|commercial|outside) (?:interests?|ties|relationships?|"
    r"disclosures?|links|influence)\b|\bdisclosures?\b|\bnothing to (?:disclose|declare)\b|"
    r"\bno (?:\w+ ){0,2}(?:money|payments?|funding|advertising|adverts|ads|interests?|"
    r"conflicts?)\b|"
    r"\b(?:not|never|n't) (?:\w+ ){0,2}(?:take|accept|receive|carry|get|run|sell|paid|show|"
    r"host)\b[^.]{0,60}"
    r"\b(?:money|payments?|fees?|funding|advertising|adverts?|ads|sponsorship|gifts|products?|"
    r"companies|"
    r"industry|manufacturers?)\b|"
    r"\b(?:takes?|accepts?|receives?|carries|carry|runs?|hosts?|shows?) no\b|"
    r"\b(?:not|n't|never|nobody|no[ -]one|none of us)\b[^.]{0,50}\b(?:tied to|commissions?|owned|"
    r"sponsored|bonus(?:es)?)\b|\bindependently owned\b|"
    r"\bindependent (?:of|from)\b|\b(?:registered )?charity\b|\b(?:not-for-profit|nonprofit|"
    r"non-profit)\b|"
    r"\bcommission (?:from|on|if|when|at no)\b|\bearn a (?:small )?commission\b|\baffiliate\b|"
    r"\bpart of (?:the )?(?:nhs|national health|government|department|ministry)|"
    r"\bpublic(?:ly)? (?:funds|money|funded)\b|\btax-?payers?\b|\ban official (?:website|site|"
    r"page)\b|"
    r"\badvertis(?:ing|ers?) (?:policy|does|do|has|have|plays?|pay)\b|\beditorial "
    r"(?:independence|policy)\b",
    regex.IGNORECASE,
)
_OFFICIAL = regex_later(r"\.(?:gov|mil|nhs\.uk|gov\.[a-z]{2})(?:[/\"'\s:]|\Z)")
_SELLS = regex_later(
    r"\b(?:book|claim|start|order|request) (?:your|a|an|my) (?:free |no-obligation |online |"
    r"first |next )*"
    r"(?:consultation|assessment|trial|kit|pack|treatment|session|plan|order|discount|supply|"
    r"course)\b|"
    r"\bbook (?:your|an?) appointment (?:with us|at our|now|today|online with)|"
    r"\bbook (?:now|online|today)\b|\b(?:buy|order|shop) (?:now|online from us|today|here)\b|"
    rf"\b{ADD_TO_BASKET}\b|\b(?:only|from|just) [$£€]\s?\d|"
    r"(?<!\bin )\bour (?:products?|supplements?|shop|store|prices|packages|"
    r"clinics? (?:offers?|sells?|charges?))\b",
    regex.IGNORECASE,
)
# What it costs at places that are not the page's own.
_AT_OTHERS = regex_later(
    r"[^.;]*\b(?:privately|expect to pay|over the counter|pharmac(?:y|ies)|supermarkets?|"
    r"online shops?|(?:can|may|might|will) cost)\b[^.;]*"
)
_WHOLE = 250


@rule(
    "trust.missing-disclosure",
    level=Level.WARNING,
    message="This %s page does not say who pays for it, or that nobody behind it gains: add a line "
    "on funding and interests.",
    why="Readers weigh advice by who earns from it.",
    sources=[
        "HONcode, principle 7 (financial disclosure)",
        "JAMA benchmarks (Silberg 1997), disclosure",
        "NHS standard for creating health content, part 1 (adverts and conflicts)",
    ],
    examples=[
        Example(
            bad="---\npage_type: treatment\n---\n# Laser for scars\n\n"
            + "The light warms the skin below a scar so that it grows back smoother. " * 18
            + "\n\nBook your free consultation with our clinic today.\n",
            good="---\npage_type: treatment\n---\n# Laser for scars\n\n"
            + "The light warms the skin below a scar so that it grows back smoother. " * 18
            + "\n\nBook your consultation today. Larkfield Skin is owned by its two doctors.\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\n"
            + "Crystals build up in a joint and make it swell and hurt for a week or so. " * 18
            + "\n\n## About this page\n\nWe wrote it for people who have just been told.\n",
            good="---\npage_type: condition\n---\n# Gout\n\n"
            + "Crystals build up in a joint and make it swell and hurt for a week or so. " * 18
            + "\n\n## About this page\n\nThe writer has no conflicts of interest.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of such a page.

    A suggestion, for many sites say it once for all pages; a warning where the page sells
    something.
    """
    level = level_of_evidence(page)
    if level is None or page.word_count < _WHOLE or page.metadata_text(*_KEYS):
        return
    all_lines = page.once(lines)
    if any(_SAID.search(line.text) for line in all_lines) or _is_official(page):
        return
    if page.jsonld_has(frozenset({"funder", "sponsor", "funding", "ownershipFundingInfo"})):
        return
    if not any(_SELLS.search(_AT_OTHERS.sub("", block.folded)) for block in page.blocks):
        level = Level.SUGGESTION
    yield Match(page.end, (kind_of(page),), level=level)


def _is_official(page: Page) -> bool:
    """Return whether the page says that it stands on the site of a public body."""
    own = page.metadata_text("canonical", "og:url", "url", "permalink", "publisher", "dc.publisher")
    return _OFFICIAL.search(own) is not None or any(
        _OFFICIAL.search(str(data.get("url", "")))
        for data in page.document.jsonld
        if isinstance(data, dict)
    )
