"""Where reports go: to the screen, to a file, to several files in one run."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from qa.errors import ConfigError, near_miss
from qa.files import replace_file
from qa.reporters import MOST_PAGES, REPORTERS, parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from qa.report import Report

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
_FILES_AHEAD = 16
"""Files of a report that may wait to be written."""
_LOG_WIDTH = 100
"""Columns in a pipe or a file, the same everywhere."""


class Output(NamedTuple):
    """One report to write."""

    format: str
    path: str | None
    """None for the screen."""


def outputs(format_name: str | None, path: str | None, reports: Iterable[str]) -> list[Output]:
    """Return what was asked for with --format, --output and --report NAME=FILE, the screen last.

    Raises ConfigError for a format that is not known, and for a file that has no folder.
    """
    found = [_named(report) for report in reports]
    if path is not None:
        found.append(Output(format_name or _format_of(path), path))
    elif format_name or all(output.path for output in found):
        found.append(Output(format_name or "terminal", None))
    for output in found:
        if output.path is not None and not Path(output.path).parent.is_dir():
            parent, name = Path(output.path).parent, Path(output.path).name
            raise ConfigError(f"There is no folder '{parent}' to write '{name}' into.")
    return found


def write(report: Report, wanted: Iterable[Output], most_pages: int) -> None:
    """Write every report; then say where the files are. Raises ConfigError where one cannot be.

    An HTML report of more than `most_pages` has its pages in files of their own.
    """
    files = []
    for output in wanted:
        if output.path is None:
            _to_screen(report, output.format)
        else:
            files.append(_to_file(report, output, most_pages))
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
        from qa.reporters import terminal  # noqa: PLC0415 -- Rich is only for eyes

        on_screen = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 120) if on_screen else _LOG_WIDTH
        click.echo(terminal.render(report, color=on_screen, width=width), nl=False)
    else:  # what programs read is UTF-8 whatever the terminal is
        for part in parts(name, report):
            click.echo(part.encode("utf-8", "replace"), nl=False)


def _to_file(report: Report, output: Output, most_pages: int) -> str:
    """Write a report, and the pages beside it where it is a large one; return where they are."""
    from qa.reporters import files, render  # noqa: PLC0415 -- as above

    name, path = output.format, output.path or ""
    file = Path(path).resolve()  # behind a link stands the file to write
    whole = file.is_file() or not file.exists()
    try:
        several = files(name, report, file.name, most_pages)
        texts = several if whole else iter([(file.name, render(name, report))])
        written = _put_all(((file.parent / part, text) for part, text in texts), file)
        pages = {target.parent for target in written} - {file.parent}
        for folder in pages:
            _clear_of_older_pages(folder, written)
    except OSError as error:
        raise ConfigError(f"'{path}' could not be written: {error.strerror}.") from error
    beside = "".join(f" (its pages in {Path(path).parent / folder.name})" for folder in pages)
    return f"{path}{beside}"


def _put_all(texts: Iterable[tuple[Path, str]], last: Path) -> set[Path]:
    """Write a report's files, each while the next is being made; return where they are.

    The others belong to the `last`. Raises OSError where one cannot be written.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- most runs write no file

    written: set[Path] = set()
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(max_workers=1) as writer:
        for target, text in texts:
            waiting.append(writer.submit(_put, target, text.encode("utf-8", "replace"), last))
            written.add(target)
            if len(waiting) > _FILES_AHEAD:
                waiting.popleft().result()
        for one in waiting:
            one.result()
    return written


def _put(target: Path, data: bytes, last: Path) -> None:
    """Write one file of a report; a page's own that is as it was is left alone."""
    if target.parent != last.parent:
        target.parent.mkdir(exist_ok=True)
        if target.is_file() and target.read_bytes() == data:
            return
    replace_file(target, data)


def _clear_of_older_pages(folder: Path, written: set[Path]) -> None:
    """Take out pages that an earlier report left in its folder."""
    for old in folder.glob(f"p-{'[0-9a-f]' * 12}.html"):
        if old not in written:
            old.unlink()
