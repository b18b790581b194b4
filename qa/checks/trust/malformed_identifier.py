"""A DOI, PMID, PMCID, trial number or ISBN that cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.identifiers import IdentifierKind, find_identifiers, identifier_of, may_hold_identifier
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link, Span
    from qa.identifiers import Identifier
    from qa.page import Page

_NAMES = {
    IdentifierKind.DOI: "a DOI",
    IdentifierKind.PMID: "a PMID",
    IdentifierKind.PMCID: "a PMCID",
    IdentifierKind.NCT: "a trial number",
    IdentifierKind.ISBN: "an ISBN",
}

_REGISTERS = ("doi.org/", "ncbi.nlm.nih.gov/", "clinicaltrials.gov/")


@rule(
    "trust.malformed-identifier",
    level=Level.WARNING,
    message="'%s' cannot be %s: look the source up, and copy the number from there.",
    why="A source that nobody can find is no source, and an impossible number is a sign that it "
    "was made up.",
    sources=[
        "Wikipedia, Signs of AI writing: invented DOIs and ISBNs",
        "ISO 2108 (ISBN check digit); DOI Handbook, 2 Numbering (10.prefix/suffix)",
        "ClinicalTrials.gov, glossary: NCT number",
    ],
    examples=[
        Example(
            bad="1. Smith A. Gout. J Joint. 2020. doi:11.1000/x123",
            good="1. Smith A. Gout. J Joint. 2020. doi:10.1001/jama.2020.1.",
        ),
        Example(
            bad="2. Oakes T. The gout book. ISBN 978-0-306-40615-8.",
            good="2. Oakes T. The gout book. ISBN 978-0-306-40615-7.",
        ),
        Example(
            bad="3. Lee A. Gout. PMID: 123456789012",
            good="3. Lee A. Gout. PMID: 31234567; PMCID: PMC6543210.",
        ),
        Example(
            bad="4. A trial of colchicine for gout. NCT0123456.",
            good="4. A trial of colchicine for gout. NCT01234567.",
        ),
        Example(
            good="The DOI of a paper never changes. Its PMID is a number, and a book has an ISBN."
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number of the text, and of an address that leads to the register of one."""
    source = page.document.source
    if not (may_hold_identifier(source) or any(site in source for site in _REGISTERS)):
        return
    said: set[int] = set()
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for one in find_identifiers(block.plain):
            if one.fault:
                span = block.source_span(one.start, one.end)
                said.add(span.start)
                yield _match(one, span, block.plain[one.start : one.end])
    for link in page.document.links:
        if not link.kind.followed or (number := identifier_of(link.target)) is None:
            continue
        if number.fault and link.target_span.start not in said and not _shown(link, said):
            yield _match(number, link.target_span, link.target[number.start : number.end])


def _shown(link: Link, said: set[int]) -> bool:
    """Return whether the number of a link has been marked in its words."""
    return any(link.span.start <= at < link.span.end for at in said)


def _match(number: Identifier, span: Span, written: str) -> Match:
    return Match(span, (written, f"{_NAMES[number.kind]}, which {number.fault}"))
