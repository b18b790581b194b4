"""The pages of a large report, a file each, shared out among those who write them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qa.report import some_of
from qa.reporters.html.addresses import Addresses
from qa.reporters.html.links import page_link, uses_of
from qa.reporters.html.templates import written
from qa.reporters.html.view import page_rows, page_view
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.report import Report, Suppressed
    from qa.reporters.html.links import PageLink, Use
    from qa.reporters.html.view import PageRow

_PAGES = 16
_WORDS = 8_000
"""A share has at most so many, or one page: whoever takes the last one keeps nobody waiting."""


class PageFile(NamedTuple):
    """One page, between those that stand before and after it in the list."""

    row: PageRow
    before: PageLink | None
    after: PageLink | None
    used: Mapping[str, Use]
    """The pages that each of its external links is on."""


@dataclass(frozen=True)
class Share:
    """Some pages of a report. It may be sent to another process, and called there."""

    report: Report
    """Of these pages alone."""
    pages: Sequence[PageFile]
    folder: str
    index: str
    """How a page leads back to the list."""

    def __call__(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each page's own file."""
        addresses = Addresses(self.report.findings)
        for page in self.pages:
            row = page.row
            path = row.summary.path
            more = {
                "page": page_view(self.report, row, addresses),
                "index": self.index,
                "before": page.before,
                "after": page.after,
                "ready": not any(map(self.report.fails, row.findings)),
                "suppressed": [s for s in self.report.suppressed if s.finding.path == path],
                "used": page.used,
            }
            made = written("page.html.jinja", self.report, row.findings, more)
            yield f"{self.folder}/{row.address}.html", made.data()


def shares(report: Report, folder: str, index: str) -> Iterator[Share]:
    """Yield the pages of a report, some at a time, the worst first."""
    rows = page_rows(report, Addresses((), "."))
    links = [None, *map(page_link, rows), None]
    uses = uses_of(rows)
    pages = [
        PageFile(row, before, after, {link.url: uses[link.url] for link in row.summary.links})
        for row, before, after in zip(rows, links, links[2:], strict=False)
    ]
    aside: dict[str, list[Suppressed]] = defaultdict(list)
    for one in report.suppressed:
        aside[one.finding.path].append(one)
    for some in _shared(pages):
        yield Share(_part(report, [page.row for page in some], aside), some, folder, index)


def _shared(pages: Iterable[PageFile]) -> Iterator[Sequence[PageFile]]:
    """Yield the pages of each share."""
    some: list[PageFile] = []
    words = 0
    for page in pages:
        more = page.row.summary.words
        if some and (len(some) == _PAGES or words + more > _WORDS):
            yield some
            some, words = [], 0
        some.append(page)
        words += more
    if some:
        yield some


def _part(
    report: Report, rows: Sequence[PageRow], aside: Mapping[str, Sequence[Suppressed]]
) -> Report:
    """Return what a report says of some pages."""
    paths = [row.summary.path for row in rows]
    findings = [finding for row in rows for finding in row.findings]
    decided = [(finding, report.decision_on(finding)) for finding in findings]
    return replace(
        report,
        pages=tuple(row.summary for row in rows),
        findings=tuple(findings),
        suppressed=tuple(one for path in paths for one in aside.get(path, ())),
        decided=tuple((finding, made) for finding, made in decided if made is not None),
        rules={f.rule: report.rules[f.rule] for f in findings if f.rule in report.rules},
        fixed=(),
        settled=(),
        history=(),
        documents=some_of(report.documents, paths),
        briefs={path: report.briefs[path] for path in paths if path in report.briefs},
    )
