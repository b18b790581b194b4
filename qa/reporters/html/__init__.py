"""HTML for a reviewer: the verdict, what to do first, and each page with its notes.

It asks nothing of the network, and its own policy forbids that it could: the only style and the
only script that a browser may use are those whose hashes stand in its head.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter, defaultdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from qa.finding import Level
from qa.report import Audience, counted
from qa.reporters.grouping import jobs
from qa.reporters.html.addresses import Addresses
from qa.reporters.html.charts import matrix, trend
from qa.reporters.html.notes import link_items, note_html, record, statement_rows
from qa.reporters.html.setting import inline, language_name, options
from qa.reporters.html.view import audience_of, page_rows, page_view
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template

    from qa.finding import Finding
    from qa.report import CheckedLink, Report, Suppressed
    from qa.reporters.html.view import PageRow

_FOLDER = Path(__file__).parent
_FINE = ("ok", "skipped", "not checked")
_LINKS_SHOWN = 200


def render(report: Report) -> str:
    """Return the report as one self-contained HTML file, however large."""
    return _Writing(report).whole()


def files(report: Report, name: str, most_pages: int) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of a report that goes into a file `name`, which is last.

    Up to `most_pages` it is that file alone. With more, each page is a self-contained file in the
    folder `NAME-pages` beside it, and `name` leads there.
    """
    if len(report.pages) <= most_pages:
        yield name, render(report)
        return
    folder = f"{name.rpartition('.')[0] or name}-pages"
    writing = _Writing(report, folder)
    for address, text in writing.each_page(f"../{name}"):
        yield f"{folder}/{address}.html", text
    yield name, writing.index()


class _Writing:
    """One report on its way to HTML."""

    def __init__(self, report: Report, folder: str = "") -> None:
        self.report = report
        self.addresses = Addresses(report.findings, folder)
        self.rows = page_rows(report, self.addresses)
        self.beside = Addresses((), ".") if folder else self.addresses
        self.used = _used(self.rows)

    def whole(self) -> str:
        views = (page_view(self.report, row, self.addresses) for row in self.rows)
        return self._written("report.html.jinja", self.report.findings, pages=views)

    def index(self) -> str:
        return self._written("report.html.jinja", self.report.findings, pages=None)

    def each_page(self, index: str) -> Iterator[tuple[str, str]]:
        """Yield address and text of each page's own file."""
        rows = page_rows(self.report, self.beside)
        used = _used(rows)
        aside: dict[str, list[Suppressed]] = defaultdict(list)
        for one in self.report.suppressed:
            aside[one.finding.path].append(one)
        for number, row in enumerate(rows):
            text = self._written(
                "page.html.jinja",
                row.findings,
                page=page_view(self.report, row, self.addresses),
                index=index,
                before=rows[number - 1] if number else None,
                after=rows[number + 1] if number + 1 < len(rows) else None,
                ready=not any(map(self.report.fails, row.findings)),
                suppressed=aside[row.summary.path],
                used=used,
            )
            yield row.address, text

    def _written(self, name: str, findings: Sequence[Finding], **more: Any) -> str:
        style, script = _part("report.css"), _part("report.js")
        counts = Counter(finding.level for finding in findings)
        work = Counter(audience_of(self.report, finding) for finding in findings)
        common: dict[str, Any] = {
            "report": self.report,
            "findings": findings,
            "families": sorted({finding.family for finding in findings}),
            "levels": [(level, counts[level]) for level in Level],
            "audiences": [one for one in Audience if work[one]],
            "policy": _policy(style, script),
            "style": Markup(style),  # noqa: S704 -- our own file
            "script": Markup(script),  # noqa: S704 -- our own file
        }
        if name == "report.html.jinja":
            common |= {
                "verdict": self.report.verdict,
                "whose": [(one, work[one]) for one in Audience if work[one]],
                "jobs": [(job, self.addresses.to_finding(job.first)) for job in jobs(self.report)],
                "rows": self.rows,
                "types": sorted({row.summary.type for row in self.rows if row.summary.type}),
                "matrix": matrix(self.rows),
                "trend": trend(self.report),
                "links": _links_to_look_at(self.rows),
                "used": self.used,
            }
        return _template(name).render(common | more).lstrip() + "\n"


def _used(rows: Sequence[PageRow]) -> dict[str, list[PageRow]]:
    """Return the pages on which each external link is used."""
    used: dict[str, list[PageRow]] = defaultdict(list)
    for row in rows:
        for url in dict.fromkeys(link.url for link in row.summary.links):
            used[url].append(row)
    return used


def _links_to_look_at(rows: Sequence[PageRow]) -> list[CheckedLink]:
    """Return each link that is not as it should be once, the most certain faults first."""
    links: dict[str, CheckedLink] = {}
    for row in rows:
        for link in row.summary.links:
            if link.verdict not in _FINE:
                links.setdefault(link.url, link._replace(line=0))
    ranked = sorted(links.values(), key=lambda link: (link.verdict != "dead", link.verdict))
    return ranked[:_LINKS_SHOWN]


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Escape, in whatever the template writes, the characters that act; markup has none."""
    return visible(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
        auto_reload=False,
    )
    environment.filters |= {
        "as_note": note_html,
        "inline": inline,
        "counted": counted,
        "json": json.dumps,
        "link_items": link_items,
        "language_name": language_name,
        "options": options,
        "record": record,
        "statement_rows": statement_rows,
    }
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)
