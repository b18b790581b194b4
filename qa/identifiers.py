"""Numbers that name a source: DOI, PMID, PMCID, trial number, ISBN; their form and check digits."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator


class IdentifierKind(StrEnum):
    """What a number names, and by whose register."""

    DOI = "DOI"
    PMID = "PMID"
    PMCID = "PMCID"
    NCT = "NCT number"
    ISBN = "ISBN"


class Identifier(NamedTuple):
    """A number of a source that stands in a text: `text[start:end]`."""

    kind: IdentifierKind
    start: int
    end: int
    value: str
    """In the form of its register: a DOI in lower case, an ISBN of figures alone."""
    fault: str = ""
    """Why it cannot be such a number, to follow "it"; "" where its form is right."""

    @property
    def address(self) -> str:
        """Where its register says what it names; for an ISBN, the open catalogue nearest to one."""
        safe = quote(self.value, safe="/:;.,()_-+~!$&'*=@")
        return _REGISTERS[self.kind] + safe


_REGISTERS = {
    IdentifierKind.DOI: "https://doi.org/",
    IdentifierKind.PMID: "https://pubmed.ncbi.nlm.nih.gov/",
    IdentifierKind.PMCID: "https://pmc.ncbi.nlm.nih.gov/articles/",
    IdentifierKind.NCT: "https://clinicaltrials.gov/study/",
    IdentifierKind.ISBN: "https://openlibrary.org/isbn/",
}

# A label with whatever stands where the number should, or a DOI by itself.
_DOI = later(
    r"\bdoi(?:\.org/|\s+is\b|:|\s)\s?:?\s?(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?"
    r"(?P<named>\d[^\s\"“”«»|]*)"
    r"|(?<![\w./%-])(?P<bare>10\.\d{4,9}(?:\.\d+)*/[^\s\"“”«»|]+)",
    re.IGNORECASE,
)
_PMID = later(r"\bPMIDs?\b\s?[:#]?\s?(\d[\w-]*)", re.IGNORECASE)
_PMCID = later(r"\bPMCID\b\s?[:#]?\s?((?:PMC)?\d\w*)|\b(PMC\d{4,}\w*)", re.IGNORECASE)
_NCT = later(r"\b(NCT[- ]?\d{4,}\w*)")
_ISBN = later(
    r"\bISBN(?:[-\u2010\u2011 ]?1[03])?\b\s?:?\s?((?:[\dXx][\s\u2010-\u2013-]?){6,18}[\dXx])(?!\w)",
    re.IGNORECASE,
)
_GOOD_DOI = later(r"10\.\d{4,9}(?:\.\d+)*/\S*[\w)>\]#=+*~-]")
_GOOD_PMID = later(r"[1-9]\d{0,7}")
_GOOD_PMCID = later(r"(?:PMC)?[1-9]\d{2,8}(?:\.\d+)?", re.IGNORECASE)
_GOOD_NCT = later(r"NCT\d{8}")
_NOT_FIGURE = later(r"[^\dXx]")
# "doing" holds no DOI.
_SIGNS = (
    "doi:", "DOI", "Doi", "doi.", "doi ", "PMID", "pmid", "PMC", "NCT", "ISBN", "isbn",
)  # fmt: skip
_PREFIX = later(r"10\.\d{4}")
_TRAILING = ".,;:!?'\"*_’‘…"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}

_IN_ADDRESS = later(
    r"^(?:https?:)?//(?:"
    r"(?:dx\.|www\.)?doi\.org/(?P<doi>.+)"
    r"|(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?P<pmid>\d[^/?#]*)/?"
    r"|(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/(?P<pmcid>PMC[^/?#]*)"
    r"|(?:www\.|classic\.)?clinicaltrials\.gov/(?:ct2/show|study|show)/(?P<nct>NCT[^/?#]*)"
    r")|^doi:(?P<doi_scheme>.+)",
    re.IGNORECASE,
)


def may_hold_identifier(text: str) -> bool:
    """Return whether it is worth looking for such numbers in a text."""
    for sign in _SIGNS:  # every piece of text is asked, and a loop is the quickest
        if sign in text:
            return True
    return "10." in text and _PREFIX.search(text) is not None


def find_identifiers(text: str) -> list[Identifier]:
    """Return the numbers of sources in a text, in order, those with a fault among them.

    A DOI is known by its prefix ("10.1001/"), a trial number by "NCT"; the others need their label.
    """
    if not may_hold_identifier(text):
        return []
    return sorted(_found(text), key=lambda one: one.start)


def identifier_of(target: str) -> Identifier | None:
    """Return the number that an address holds, if it leads to the register of one.

    `start` and `end` are offsets of `target`. A DOI keeps no query or fragment: neither is its own.
    """
    if "doi" not in target.lower() and "nih.gov" not in target and "trials.gov" not in target:
        return None
    found = _IN_ADDRESS.match(target.strip())
    if found is None:
        return None
    name = found.lastgroup or ""
    at = len(target) - len(target.lstrip()) + found.start(name)
    written = found[name]
    if name.startswith("doi"):
        written = re.split(r"[?#]", written, maxsplit=1)[0].rstrip("/")
        return _doi(unquote(written), at, at + len(written)) if written else None
    make = {"pmid": _pmid, "pmcid": _pmcid, "nct": _nct}[name]
    return make(unquote(written), at, at + len(written))


def _found(text: str) -> Iterator[Identifier]:
    taken: set[int] = set()
    if "10." in text or any(sign in text for sign in _SIGNS[:5]):
        for hit in _DOI.finditer(text):
            name = hit.lastgroup or ""
            start = hit.start(name)
            end = start + _length(hit[name])
            if start not in taken and end > start:
                taken.add(start)
                yield _doi(text[start:end], start, end)
    if "PMID" in text or "pmid" in text:
        for hit in _PMID.finditer(text):
            yield _pmid(hit[1], *hit.span(1))
    if "PMC" in text:
        for hit in _PMCID.finditer(text):
            group = 1 if hit[1] else 2
            yield _pmcid(hit[group], *hit.span(group))
    if "NCT" in text:
        for hit in _NCT.finditer(text):
            yield _nct(hit[1], *hit.span(1))
    if "ISBN" in text or "isbn" in text:
        for hit in _ISBN.finditer(text):
            yield _isbn(hit[1], *hit.span(1))


def _length(written: str) -> int:
    """Return how much of a DOI is its own, without the punctuation of the sentence around it."""
    end = len(written)
    surplus: dict[str, int] = {}  # of closing brackets; counted once, however many there are
    while end:
        last = written[end - 1]
        if last in _PAIRS:
            if last not in surplus:
                surplus[last] = written.count(last, 0, end) - written.count(_PAIRS[last], 0, end)
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _doi(written: str, start: int, end: int) -> Identifier:
    value = unquote(written).lower()
    good = _GOOD_DOI.fullmatch(value)
    fault = "" if good else "must be 10., a number of 4 to 9 figures, a slash and a name"
    return Identifier(IdentifierKind.DOI, start, end, value, fault)


def _pmid(written: str, start: int, end: int) -> Identifier:
    good = _GOOD_PMID.fullmatch(written)
    fault = "" if good else "must have 1 to 8 figures and not begin with 0"
    return Identifier(IdentifierKind.PMID, start, end, written, fault)


def _pmcid(written: str, start: int, end: int) -> Identifier:
    value = written.upper() if written[:1] in "Pp" else f"PMC{written}"
    good = _GOOD_PMCID.fullmatch(value)
    fault = "" if good else "must be PMC and a number that does not begin with 0"
    return Identifier(IdentifierKind.PMCID, start, end, value, fault)


def _nct(written: str, start: int, end: int) -> Identifier:
    value = written.upper().replace(" ", "").replace("-", "")
    good = _GOOD_NCT.fullmatch(value)
    fault = "" if good else "must be NCT and 8 figures"
    return Identifier(IdentifierKind.NCT, start, end, value, fault)


def _isbn(written: str, start: int, end: int) -> Identifier:
    value = _NOT_FIGURE.sub("", written).upper()
    return Identifier(IdentifierKind.ISBN, start, end, value, _isbn_fault(value))


def _isbn_fault(value: str) -> str:
    """Return what is wrong with an ISBN (ISO 2108); "" where its check digit is right."""
    if len(value) == 13 and value.isdigit():
        if not value.startswith(("978", "979")):
            return "must begin with 978 or 979"
        weighed = sum(int(f) * (3 if n % 2 else 1) for n, f in enumerate(value[:12]))
        wanted = str(-weighed % 10)
    elif len(value) == 10 and value[:9].isdigit():
        weighed = sum(int(f) * (10 - n) for n, f in enumerate(value[:9]))
        wanted = "0123456789X"[-weighed % 11]
    else:
        return "must have 10 or 13 figures"
    return "" if value[-1] == wanted else f"would have to end in {wanted}"
