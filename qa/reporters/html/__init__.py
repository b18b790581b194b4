"""HTML for a reviewer: the verdict, what to do first, and each page with its notes.

It asks nothing of the network, and its own policy forbids that it could: the only style and the
only script that a browser may use are those whose hashes stand in its head.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from qa.report import Audience
from qa.reporters.grouping import jobs
from qa.reporters.html.addresses import Addresses
from qa.reporters.html.charts import matrix, trend
from qa.reporters.html.links import links_to_look_at, uses_of
from qa.reporters.html.page_files import shares
from qa.reporters.html.templates import written
from qa.reporters.html.view import audience_of, page_rows, page_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.report import Report
    from qa.reporters import Piece
    from qa.reporters.html.view import PageRow, PageView


def render(report: Report) -> str:
    """Return the report as one self-contained HTML file, however large."""
    addresses = Addresses(report.findings)
    rows = page_rows(report, addresses)
    views = (page_view(report, row, addresses) for row in rows)
    return _first_page(report, addresses, rows, views)


def pieces(report: Report, name: str, most_pages: int) -> Iterator[Piece]:
    """Yield what makes the files of a report that goes into a file `name`, but not that file.

    Up to `most_pages` it is that file alone. With more, each page is a self-contained file in the
    folder `NAME-pages` beside it, and `name` leads there.
    """
    if len(report.pages) > most_pages:
        yield from shares(report, _folder(name), f"../{name}")


def last(report: Report, name: str, most_pages: int) -> str:
    """Return the text of the file `name` itself."""
    if len(report.pages) <= most_pages:
        return render(report)
    addresses = Addresses(report.findings, _folder(name))
    return _first_page(report, addresses, page_rows(report, addresses), None)


def _folder(name: str) -> str:
    return f"{name.rpartition('.')[0] or name}-pages"


def _first_page(
    report: Report,
    addresses: Addresses,
    rows: Sequence[PageRow],
    pages: Iterable[PageView] | None,
) -> str:
    """Return the page that a reader opens; with `pages` their text follows in it."""
    work = Counter(audience_of(report, finding) for finding in report.findings)
    more: dict[str, Any] = {
        "report": report,
        "verdict": report.verdict,
        "whose": [(one, work[one]) for one in Audience if work[one]],
        "jobs": [(job, addresses.to_finding(job.first)) for job in jobs(report)],
        "rows": rows,
        "types": sorted({row.summary.type for row in rows if row.summary.type}),
        "matrix": matrix(rows),
        "trend": trend(report),
        "links": links_to_look_at(rows),
        "used": uses_of(rows),
        "pages": pages,
    }
    return written("report.html.jinja", report, report.findings, more).text()
