"""Where reports go: to the screen, to a file, to several files in one run."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from qa.cores import cores
from qa.errors import ConfigError, near_miss
from qa.files import replace_file
from qa.reporters import MOST_PAGES, REPORTERS, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.report import Report
    from qa.reporters import Piece

FORMAT_NAMES = tuple(REPORTERS)
_BY_ENDING = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
}
split_option = click.option(
    "--split-above",
    type=click.IntRange(min=0),
    metavar="N",
    default=MOST_PAGES,
    help="With more than so many pages, an HTML report in a file is an index, and a file a page in"
    f" a folder beside it. Default: {MOST_PAGES}.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many processes may work. Default: as many as there are cores.",
)
_WORTH_A_PROCESS = 300
"""Pages below which one more process costs more than it gains."""
_LOG_WIDTH = 100
"""Columns in a pipe or a file, the same everywhere."""


class Output(NamedTuple):
    """One report to write."""

    format: str
    path: str | None
    """None for the screen."""


def outputs(format_name: str | None, path: str | None, reports: Iterable[str]) -> list[Output]:
    """Return what was asked for with --format, --output and --report NAME=FILE, the screen last.

    Raises ConfigError for a format that is not known, and for a file that no folder can hold.
    """
    found = [_named(report) for report in reports]
    if path is not None:
        found.append(Output(format_name or _format_of(path), path))
    elif format_name or all(output.path for output in found):
        found.append(Output(format_name or "terminal", None))
    for output in found:
        if output.path is not None:
            file = Path(output.path)
            above = next((parent for parent in file.parents if parent.exists()), Path())
            if not above.is_dir():
                raise ConfigError(f"'{file}' cannot be written: '{above}' is not a folder.")
    return found


def write(report: Report, wanted: Iterable[Output], most_pages: int, jobs: int = 0) -> None:
    """Write every report; then say where the files are. Raises ConfigError where one cannot be.

    An HTML report of more than `most_pages` has its pages in files of their own, which `jobs`
    processes write; 0 stands for as many as there are cores.
    """
    files = []
    for output in wanted:
        if output.path is None:
            _to_screen(report, output.format)
        else:
            files.append(_to_file(report, output, most_pages, jobs))
    if files:
        click.echo(report.verdict.sentence, err=True)
        are = "reports are" if len(files) > 1 else "report is"
        click.echo(f"The {are} in {', '.join(files)}", err=True)
        if not report.verdict.ready:
            click.echo("Exit code 1 tells a script the same: something must be changed.", err=True)


def _named(report: str) -> Output:
    name, equals, path = report.partition("=")
    if not equals:
        name, path = _format_of(report), report
    if not path:
        raise ConfigError(f"--report {report}: say where to, such as {name}=FILE.")
    if name not in FORMAT_NAMES:
        raise ConfigError(
            f"--report {report}: '{name}' is not known{near_miss(name, FORMAT_NAMES)}; "
            f"choose {', '.join(FORMAT_NAMES)}."
        )
    return Output(name, None if path == "-" else path)


def _format_of(path: str) -> str:
    ending = Path(path).suffix.lower()
    if ending not in _BY_ENDING:
        raise ConfigError(
            f"'{path}' does not say what to write{near_miss(ending, _BY_ENDING)}; "
            "add --format html, json or terminal."
        )
    return _BY_ENDING[ending]


def _to_screen(report: Report, name: str) -> None:
    if name == "terminal":
        import shutil  # noqa: PLC0415 -- as Rich, it is only for eyes

        from qa.reporters import terminal  # noqa: PLC0415

        on_screen = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 120) if on_screen else _LOG_WIDTH
        click.echo(terminal.render(report, color=on_screen, width=width), nl=False)
    else:  # what programs read is UTF-8 whatever the terminal is
        for part in parts(name, report):
            click.echo(part.encode("utf-8", "replace"), nl=False)


def _to_file(report: Report, output: Output, most_pages: int, jobs: int) -> str:
    """Write a report, and the pages beside it where it is a large one; return where they are."""
    from qa.processes import shared_out  # noqa: PLC0415 -- as above
    from qa.reporters import last, pieces, render  # noqa: PLC0415 -- as above

    name, path = output.format, output.path or ""
    file = Path(path).resolve()  # behind a link stands the file to write
    several = file.is_file() or not file.exists()
    beside = pieces(name, report, file.name, most_pages) if several else ()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        work = (partial(_put_each, piece, file.parent) for piece in beside)
        put = shared_out(work, _jobs(report, jobs))
        pages = next(put, set())
        # while other processes write pages, of which the first are the longest
        text = last(name, report, file.name, most_pages) if several else render(name, report)
        pages.update(*put)
        replace_file(file, text.encode("utf-8", "replace"))
        for folder in {page.parent for page in pages}:
            _clear_of_older_pages(folder, pages)
    except FileExistsError as error:
        taken = Path(path).parent / Path(error.filename).name
        raise ConfigError(
            f"'{path}' could not be written: '{taken}', for its pages, is a file. Move it away."
        ) from error
    except OSError as error:
        raise ConfigError(f"'{path}' could not be written: {error.strerror}.") from error
    where = next((f" (its pages in {Path(path).parent / p.parent.name})" for p in pages), "")
    return f"{path}{where}"


def _jobs(report: Report, most: int) -> int:
    """Return how many processes are worth their start; 0 as `most` stands for all cores."""
    return max(1, min(most or cores(), len(report.pages) // _WORTH_A_PROCESS))


def _put_each(piece: Piece, folder: Path) -> set[Path]:
    """Write the pages that a piece of a report makes; return where they are."""
    pages = set()
    for name, data in piece():
        page = folder / name
        _put(page, data)
        pages.add(page)
    return pages


def _put(page: Path, data: bytes) -> None:
    """Write a page's own file; one that is as it was is left alone."""
    page.parent.mkdir(exist_ok=True)
    if not (page.is_file() and page.read_bytes() == data):
        replace_file(page, data)


def _clear_of_older_pages(folder: Path, written: set[Path]) -> None:
    """Take out pages that an earlier report left in its folder."""
    for old in folder.glob(f"p-{'[0-9a-f]' * 12}.html"):
        if old not in written:
            old.unlink()
