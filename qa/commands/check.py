"""`qa check`: pages in, a report out, and an exit code to gate on."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click

from qa.collector import spare_the_collector
from qa.commands.output import FORMAT_NAMES, jobs_option, outputs, split_option, write
from qa.commands.settings import configured
from qa.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS, ConfigError
from qa.reporters import WITH_BRIEFS
from qa.sources import FORMATS, STDIN

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from qa.git import Changes
    from qa.progress import Progress

_QUIET_SECONDS = 1.0


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
    "--report",
    "reports",
    multiple=True,
    metavar="NAME=FILE",
    help="Write one more report, such as sarif=qa.sarif or html=report.html. May be given several"
    " times; a FILE of - is the screen.",
)
@split_option
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
    "--links",
    "ask",
    type=click.Choice(["all", "changed", "none"]),
    help="Which external links to ask: all, only those never asked before, or none. Default: all.",
)
@click.option(
    "--fragments/--no-fragments",
    default=None,
    help="Look for the places that links name on other sites' pages, such as #dose. Default: no.",
)
@click.option(
    "--grammar",
    metavar="ENGINE",
    help="harper (the default), languagetool (Harper and, deeper, LanguageTool: see 'qa engines'), "
    "languagetool-only or none.",
)
@click.option(
    "--languagetool-server",
    metavar="URL",
    envvar="QA_LANGUAGETOOL_SERVER",
    help="Ask a LanguageTool server that runs already, instead of starting one.",
)
@jobs_option
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    envvar="QA_TODAY",
    help="Judge dates as on this day, such as which reviews will be overdue. Default: today.",
)
@click.option(
    "--since",
    metavar="COMMIT",
    help="Check only pages, and tell only lines, that changed since a commit or branch (git).",
)
@click.option("--staged", is_flag=True, help="The same for what is staged, as for a commit hook.")
@click.option(
    "--whole-pages", is_flag=True, help="With --since or --staged: tell all lines of those pages."
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Count only what this file does not accept; 'qa baseline' writes it.",
)
@click.option(
    "--decisions",
    multiple=True,
    metavar="FILE",
    help="Use what reviewers decided in the HTML report. May be given several times.",
)
@click.option(
    "--history",
    metavar="FOLDER",
    help="Draw the trend over the JSON reports of earlier runs in this folder (HTML report).",
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
    reports: tuple[str, ...],
    split_above: int,
    no_cache: bool,
    config_file: str | None,
    stdin_format: str | None,
    since: str | None,
    staged: bool,
    whole_pages: bool,
    today: datetime | None,
    **typed: Any,
) -> None:
    """Check pages and say what a careful medical editor would mark.

    PATHS are files, folders, patterns such as 'content/**/*.md', or - for standard input.
    Without any, the folder you are in is checked. Pages are Markdown, HTML, plain text or DOCX.

    Exit code: 0 nothing to change, 1 something must be changed, 2 the run could not be done.
    """
    config = configured(config_file, **typed)
    wanted = outputs(format_name, output, reports)
    from qa.pipeline import Request, run  # noqa: PLC0415 -- help texts must not wait for engines

    request = Request(
        paths=paths or (".",),
        stdin=sys.stdin.buffer.read() if STDIN in paths else b"",
        format=stdin_format,
        use_cache=not no_cache,
        changes=_changes(since, staged=staged),
        whole_pages=whole_pages,
        briefs=any(output.format in WITH_BRIEFS for output in wanted),
        **({"today": today.date()} if today else {}),
    )
    spare_the_collector()
    with progress_shown() as progress:
        report = run(request, config, progress)
    write(report, wanted, split_above, config.jobs)
    if any(entry.failed for entry in report.not_run):
        sys.exit(EXIT_ERROR)
    sys.exit(EXIT_CLEAN if report.verdict.ready else EXIT_FINDINGS)


def _changes(since: str | None, *, staged: bool) -> Changes | None:
    """Return what changed, where only that is asked for."""
    if since and staged:
        raise ConfigError("Give --since or --staged, not both.")
    if not (since or staged):
        return None
    from qa.git import changes_since, staged_changes  # noqa: PLC0415 -- as above

    return changes_since(since) if since else staged_changes()


def progress_shown() -> AbstractContextManager[Progress]:
    """Return bars on a terminal when work takes longer than a second, nothing in a pipe."""
    from qa.progress import QUIET  # noqa: PLC0415 -- as above

    if not sys.stderr.isatty():
        return nullcontext(QUIET)
    from qa.commands.progress import Bars  # noqa: PLC0415 -- rich is only for eyes

    return Bars(_QUIET_SECONDS)
