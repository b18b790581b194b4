"""A DOI, PMID or ISBN that cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_DOI = regex_later(
    r"\bdoi(?::|\.org/|\s+is\b|\s)\s?:?\s?(?:https?://(?:dx\.)?doi\.org/)?(\S+)", regex.IGNORECASE
)
_GOOD_DOI = regex_later(r"10\.\d{4,9}(?:\.\d+)*/[^\s]*[\w)>\]]", regex.IGNORECASE)
_PMID = regex_later(r"\bPMID\b\s?[:#]?\s?(\S+)", regex.IGNORECASE)
_PUBMED = regex_later(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/([^/?#\s]+)")
_GOOD_PMID = regex_later(r"[1-9]\d{0,7}")
_ISBN = regex_later(
    r"\bISBN(?:[-\u2010\u2011 ]?1[03])?\b\s?:?\s?((?:[\dXx][\s\-]?){6,18}[\dXx])", regex.IGNORECASE
)
_TRIM = ".,;:)]}>\"'*_"


@rule(
    "trust.malformed-identifier",
    level=Level.WARNING,
    message="'%s' cannot be %s: look the source up, and copy the number from there.",
    why="A source that nobody can find is no source, and an impossible number is a sign that it "
    "was made up.",
    sources=[
        "Wikipedia, Signs of AI writing: invented DOIs and ISBNs",
        "ISO 2108 (ISBN check digit); DOI Handbook, 2 Numbering (10.prefix/suffix)",
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
            good="The DOI of a paper never changes. Its PMID is a number, and a book has an ISBN."
        ),
    ],
    words=["doi", "pmid", "isbn", "pubmed"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number of the text, and each link to a DOI or to PubMed that cannot lead."""
    for block in page.blocks:
        if block.kind is not BlockKind.CODE:
            yield from _in_text(block)
    for link in page.document.links:
        if not link.kind.followed or link.text.strip() == link.target:
            continue
        target = link.target.lower()
        if "doi.org/" in target:
            name = link.target[target.index("doi.org/") + 8 :]
            if name and not _GOOD_DOI.match(name.replace("%2F", "/").replace("%2f", "/")):
                yield Match(link.span, (name, "a DOI"))
        elif "pubmed" in target and (found := _PUBMED.search(target)):
            number = found[1]
            if number.isdigit() and not _GOOD_PMID.fullmatch(number):
                yield Match(link.span, (number, "a PMID"))


def _in_text(block: Block) -> Iterator[Match]:
    low = block.folded
    if "doi" in low:
        for hit in _DOI.finditer(block.plain):
            name = regex.sub("(?i)%2f", "/", hit[1].rstrip(_TRIM))
            # "DOI of the paper" names none; a number or a slash shows that one is meant
            if name[:1].isdigit() and not _GOOD_DOI.match(name):
                yield _match(block, hit, hit[1].rstrip(_TRIM), "a DOI")
    if "pmid" in low:
        for hit in _PMID.finditer(block.plain):
            number = hit[1].rstrip(_TRIM)
            whole = _GOOD_PMID.fullmatch if number.isdigit() else _GOOD_PMID.match
            if number[:1].isdigit() and not whole(number):
                yield _match(block, hit, number, "a PMID")
    if "isbn" in low:
        for hit in _ISBN.finditer(block.plain):
            figures = regex.sub(r"[^\dXx]", "", hit[1]).upper()
            if not _is_isbn(figures):
                yield _match(block, hit, hit[1].strip(), "an ISBN")


def _match(block: Block, hit: regex.Match[str], text: str, name: str) -> Match:
    start = hit.start(1)
    return Match(block.source_span(start, start + len(text)), (text, name))


def _is_isbn(figures: str) -> bool:
    """Return whether an ISBN of 10 or 13 figures has the right check digit."""
    if len(figures) == 13 and figures.isdigit():
        weighed = (int(f) * (3 if n % 2 else 1) for n, f in enumerate(figures))
        return figures[:3] in ("978", "979") and sum(weighed) % 10 == 0
    if len(figures) == 10 and figures[:9].isdigit():
        values = [10 if f == "X" else int(f) for f in figures]
        return sum((10 - n) * value for n, value in enumerate(values)) % 11 == 0
    return False
