"""`qa report`: saved results as a report, without checking again."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from qa.collector import spare_the_collector
from qa.commands.output import FORMAT_NAMES, jobs_option, outputs, split_option, write
from qa.errors import EXIT_CLEAN, EXIT_FINDINGS


@click.command(name="report")
@click.argument("files", nargs=-1, required=True, metavar="FILE.json...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    help="How to write the report. Default: by the ending of --output, or for the terminal.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write it to this file.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="NAME=FILE",
    help="Write one more report, such as html=report.html. May be given several times.",
)
@split_option
@jobs_option
def command(  # noqa: PLR0913, PLR0917 -- what a person may type is what it takes
    files: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    reports: tuple[str, ...],
    split_above: int,
    jobs: int,
) -> None:
    """Show results that 'qa check --format json' saved, in any format.

    Several files become one report, as when a site is checked in parts. The pages are shown where
    they lie as they were, below the folder you are in. Exit codes are those of the check.
    """
    from qa import saved  # noqa: PLC0415 -- help texts must not wait for it
    from qa.documents import Documents  # noqa: PLC0415
    from qa.sources import load  # noqa: PLC0415

    wanted = outputs(format_name, output, reports)
    spare_the_collector()
    results = [saved.read(Path(file)) for file in files]
    here = Path.cwd().resolve()
    paths = {page.path: None for one in results for page in one.report.pages}
    # a saved report must not make qa show files from elsewhere
    own = [path for path in paths if Path(path).resolve().is_relative_to(here)]
    documents = Documents(own, partial(map, load))
    report = saved.merged(results, documents)
    write(report, wanted, split_above, jobs)
    sys.exit(EXIT_CLEAN if report.verdict.ready else EXIT_FINDINGS)
