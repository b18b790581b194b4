"""Reporters: a `Report` to text, one format a file. Pure: the same report gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.report import Report

# Loaded on first use: a run that prints to a terminal never imports Jinja.
REPORTERS: dict[str, str] = {
    "terminal": "qa.reporters.terminal",
    "json": "qa.reporters.json",
    "html": "qa.reporters.html",
    "line": "qa.reporters.line",
    "markdown": "qa.reporters.markdown",
    "csv": "qa.reporters.csv",
    "sarif": "qa.reporters.sarif",
    "junit": "qa.reporters.junit",
    "github": "qa.reporters.github",
    "gitlab": "qa.reporters.gitlab",
    "checkstyle": "qa.reporters.checkstyle",
}

WITH_BRIEFS = frozenset({"json", "html"})
"""Those that tell the facts of every page which somebody has to stand behind."""


MOST_PAGES = 200
"""With more, an HTML report that goes into a file has its pages in files of their own beside it."""


class Reporter(Protocol):
    """What a reporter module offers."""

    def render(self, report: Report) -> str:
        """Return the whole report as text."""


def render(name: str, report: Report) -> str:
    """Render a report with the reporter of that name. Raises KeyError for one that is unknown."""
    return cast("Reporter", import_module(REPORTERS[name])).render(report)


def parts(name: str, report: Report) -> Iterator[str]:
    """Yield the same text part by part, where the reporter writes it so."""
    module = import_module(REPORTERS[name])
    if hasattr(module, "parts"):
        yield from module.parts(report)
    else:
        yield cast("Reporter", module).render(report)


Piece = Callable[[], Iterable[tuple[str, bytes]]]
"""Makes some files of a report, and returns path and bytes of each; another process may call it."""


def pieces(name: str, report: Report, file: str, most_pages: int = MOST_PAGES) -> Iterator[Piece]:
    """Yield what makes the files that lie in a folder beside a report's own `file`.

    There are some of an HTML report of more than `most_pages`.
    """
    if name == "html":
        from qa.reporters import html  # noqa: PLC0415 -- as for all reporters

        yield from html.pieces(report, file, most_pages)


def last(name: str, report: Report, file: str, most_pages: int = MOST_PAGES) -> str:
    """Return the text of a report's own `file`, which leads to those beside it."""
    if name == "html":
        from qa.reporters import html  # noqa: PLC0415 -- as above

        return html.last(report, file, most_pages)
    return render(name, report)
