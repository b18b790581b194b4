"""Papers that were retracted, from a file of the Retraction Watch database that the user gives.

The file is read once from end to end, row by row, and only what the pages cite is kept of it: its
size costs time, not memory. What is wrong with a row costs that row.
"""

from __future__ import annotations

import csv
import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from qa.cache import key_of
from qa.errors import ConfigError
from qa.identifiers import IdentifierKind, identifier_of
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.cache import Cache

MAX_BYTES = 1_000_000_000
_LINE = 1_000_000
_CHUNK = 1 << 20
_RETRACTED, _CONCERN, _REINSTATED = "retraction", "expression of concern", "reinstatement"
_COLUMNS = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate")
_DOI_IN_PATH = later(r"/(10\.\d{4,9}/[^?#\s]+)")
_VIEW = later(r"[./](?:full|abstract|pdf|epdf|abs|long|short|html|meta)$", re.IGNORECASE)
_US_DATE = later(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DATE = later(r"\d{4}-\d{2}-\d{2}")


class Notice(NamedTuple):
    """What became of a paper."""

    nature: str
    """"retraction" or "expression of concern"."""
    date: str
    """Of the notice, as YYYY-MM-DD; "" where the file does not say."""

    @property
    def is_retraction(self) -> bool:
        """Whether the paper was taken back, and not only doubted."""
        return self.nature == _RETRACTED


def cited_by(address: str) -> tuple[str, ...]:
    """Return the papers that an address may lead to, as `doi:10.1000/x` and `pmid:123`."""
    number = identifier_of(address)
    if number is not None:
        kinds = {IdentifierKind.DOI: "doi", IdentifierKind.PMID: "pmid"}
        kind = kinds.get(number.kind)
        return (f"{kind}:{number.value}",) if kind and not number.fault else ()
    if "/10." not in address:
        return ()
    found = _DOI_IN_PATH.search(address)
    if found is None:
        return ()
    doi = unquote(found[1]).lower().rstrip("/.,;)")
    return tuple(dict.fromkeys((f"doi:{doi}", f"doi:{_VIEW.sub('', doi)}")))


def find_notices(file: str, wanted: Iterable[str], cache: Cache | None) -> dict[str, Notice]:
    """Return what became of the papers wanted, by the names that `cited_by` gives them.

    The same question about the same file is answered from the cache. Raises ConfigError for a file
    that cannot be read, or that is none of this kind.
    """
    papers = frozenset(wanted)
    path = Path(file)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ConfigError(f"links: retractions: {file} is larger than a gigabyte.")
        if not papers:
            return {}
        key = key_of("retractions", _digest(path), *sorted(papers))
        known = cache.find([key]) if cache else {}
        if key in known:
            return {paper: Notice(*notice) for paper, notice in known[key]}
        found = _read(path, papers)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ConfigError(f"links: retractions: {file} cannot be read: {reason}.") from error
    if cache:
        cache.keep({key: tuple((paper, tuple(notice)) for paper, notice in found.items())})
    return found


def _digest(path: Path) -> bytes:
    total = blake2b(digest_size=20)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.digest()


def _read(path: Path, papers: frozenset[str]) -> dict[str, Notice]:
    found: dict[str, Notice] = {}
    reinstated: set[str] = set()
    for doi, pmid, nature, date in _rows(path):
        named = {f"doi:{_doi(doi)}", f"pmid:{pmid.strip()}"} & papers
        if not named:
            continue
        kind = nature.strip().lower()
        if kind == _REINSTATED:
            reinstated |= named
        elif kind in (_RETRACTED, _CONCERN):
            for paper in named:
                if kind == _RETRACTED or paper not in found:
                    found[paper] = Notice(kind, _date(date))
    return {paper: notice for paper, notice in found.items() if paper not in reinstated}


def _rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        # a line without an end is cut, so that no line is larger than this
        rows = csv.reader(iter(lambda: file.readline(_LINE), ""))
        header = [name.strip() for name in next(_whole(rows), [])]
        missing = [name for name in _COLUMNS if name not in header]
        if missing:
            raise ConfigError(
                f"links: retractions: {path} has no column '{missing[0]}', so it is no file of the"
                " Retraction Watch database."
            )
        places = [header.index(name) for name in _COLUMNS]
        last = max(places)
        for row in _whole(rows):
            if len(row) > last:
                doi, pmid, nature, date = (row[at] for at in places)
                yield doi, pmid, nature, date


def _whole(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows that can be read: the reader goes on after one that is too long."""
    while True:
        try:
            yield next(rows)
        except csv.Error:
            continue
        except StopIteration:
            return


def _doi(written: str) -> str:
    doi = written.strip().lower()
    for before in ("https://doi.org/", "http://dx.doi.org/", "http://doi.org/", "doi:"):
        doi = doi.removeprefix(before)
    return doi


def _date(written: str) -> str:
    if (iso := _ISO_DATE.match(written.strip())) is not None:
        return iso[0]
    found = _US_DATE.match(written.strip())
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else ""
