"""`qa check`: pages in, a report out, and an exit code to gate on."""

from __future__ import annotations

import shutil
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.commands.settings import configured
from qa.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS, ConfigError, near_miss
from qa.sources import FORMATS, STDIN

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from qa.pipeline import Progress
    from qa.report import Report

FORMAT_NAMES = ("terminal", "json", "html")
_BY_ENDING = {".json": "json", ".html": "html", ".htm": "html", ".txt": "terminal"}
_QUIET_SECONDS = 1.0
_LOG_WIDTH = 100
"""Columns in a pipe or a file, the same everywhere."""


@click.command(name="check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    help="How to write the report. Default: by the ending of --output, or for the terminal.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    help="Write the report to this file instead of the screen.",
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "suggestion"]),
    help="Show findings of this level and worse. Default: warning.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "suggestion", "never"]),
    help="End with exit code 1 where a finding is this bad. Default: error.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Run only this rule or family. May be given several times.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Do not run this rule or family. May be given several times.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="House style: en-US, en-GB-nhs or neutral. Default: by the page's language.",
)
@click.option(
    "--page-type",
    metavar="NAME",
    help="What the pages are, such as medicine or condition. Default: recognised page by page.",
)
@click.option(
    "--offline/--online",
    default=None,
    help="Ask no server: external links are then not checked, and the report says so.",
)
@click.option(
    "--grammar",
    type=click.Choice(["harper", "none"]),
    help="Which grammar engine to use. Default: harper.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many processes may work. Default: as many as there are cores.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    envvar="QA_TODAY",
    help="Judge dates as on this day, such as which reviews will be overdue. Default: today.",
)
@click.option("--no-cache", is_flag=True, help="Check everything anew, whatever is remembered.")
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings file. Default: the nearest qa.yaml in this folder or above.",
)
@click.option(
    "--stdin-format",
    type=click.Choice(sorted(set(FORMATS.values()))),
    help="What '-' (standard input) holds. Default: markdown.",
)
def command(  # noqa: PLR0913, PLR0917 -- what a person may type is what it takes
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    no_cache: bool,
    config_file: str | None,
    stdin_format: str | None,
    today: datetime | None,
    **typed: Any,
) -> None:
    """Check pages and say what a careful medical editor would mark.

    PATHS are files, folders, patterns such as 'content/**/*.md', or - for standard input.
    Without any, the folder you are in is checked. Pages are Markdown, HTML, plain text or DOCX.

    Exit code: 0 nothing to change, 1 something must be changed, 2 the run could not be done.
    """
    config = configured(config_file, **typed)
    if output:
        _check_writable(Path(output))
    name = format_name or _format_of(output)
    # help texts must not wait for engines
    from qa.pipeline import Request, run  # noqa: PLC0415
    from qa.workers import spare_the_collector  # noqa: PLC0415

    request = Request(
        paths=paths or (".",),
        stdin=sys.stdin.buffer.read() if STDIN in paths else b"",
        format=stdin_format,
        use_cache=not no_cache,
        **({"today": today.date()} if today else {}),
    )
    spare_the_collector()
    with _progress() as progress:
        report = run(request, config, progress)
    _write(report, name, output)
    if any(entry.failed for entry in report.not_run):
        sys.exit(EXIT_ERROR)
    sys.exit(EXIT_CLEAN if report.verdict.ready else EXIT_FINDINGS)


def _format_of(output: str | None) -> str:
    if output is None:
        return "terminal"
    ending = Path(output).suffix.lower()
    if ending not in _BY_ENDING:
        raise ConfigError(
            f"'{output}' does not say what to write{near_miss(ending, _BY_ENDING)}; "
            "add --format html, json or terminal."
        )
    return _BY_ENDING[ending]


def _check_writable(output: Path) -> None:
    """Say before the work, not after it, that the report cannot be written."""
    if not output.parent.is_dir():
        raise ConfigError(f"There is no folder '{output.parent}' to write '{output.name}' into.")


def _write(report: Report, name: str, output: str | None) -> None:
    from qa.reporters import render, terminal  # noqa: PLC0415 -- as above

    if output is None:
        if name == "terminal":
            on_screen = sys.stdout.isatty()
            width = min(shutil.get_terminal_size().columns, 120) if on_screen else _LOG_WIDTH
            text = terminal.render(report, color=on_screen, width=width)
        else:
            text = render(name, report)
        # what programs read is UTF-8 whatever the terminal is
        shown = text if name == "terminal" else text.encode("utf-8", "replace")
        click.echo(shown, nl=not text.endswith("\n"))
        return
    file = Path(output).resolve()  # behind a link stands the file to write
    text = render(name, report)
    # a device or a pipe is written to, never replaced
    part = file if file.exists() and not file.is_file() else file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        if part != file:
            part.replace(file)
    except OSError as error:
        if part != file:
            with suppress(OSError):
                part.unlink()
        raise ConfigError(f"'{output}' could not be written: {error.strerror}.") from error
    click.echo(report.verdict.sentence, err=True)
    click.echo(f"The report is in {output}", err=True)
    if not report.verdict.ready:
        click.echo("Exit code 1 tells a script the same: something must be changed.", err=True)


def _progress() -> AbstractContextManager[Progress]:
    """Return bars on a terminal when work takes longer than a second, nothing in a pipe."""
    from qa.pipeline import QUIET  # noqa: PLC0415 -- as above

    if not sys.stderr.isatty():
        return nullcontext(QUIET)
    from qa.commands.progress import Bars  # noqa: PLC0415 -- rich is only for eyes

    return Bars(_QUIET_SECONDS)
