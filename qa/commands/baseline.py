"""`qa baseline`: accept today's findings, so that only new ones count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.commands.settings import configured
from qa.errors import ConfigError
from qa.files import replace_file

if TYPE_CHECKING:
    from datetime import datetime


@click.command(name="baseline")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    help="The file to write. Default: `baseline` of qa.yaml, or qa-baseline.json.",
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "suggestion"]),
    help="Accept findings of this level and worse. Default: warning.",
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The last day on which they are accepted. Default: for ever.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Accept nothing new: only take out what is fixed or has expired.",
)
@click.option("--offline/--online", default=None, help="Ask no server about external links.")
@click.option("--config", "config_file", metavar="FILE", help="Settings file.")
def command(  # noqa: PLR0913, PLR0917 -- what a person may type is what it takes
    paths: tuple[str, ...],
    output: str | None,
    level: str | None,
    until: datetime | None,
    prune: bool,
    offline: bool | None,
    config_file: str | None,
) -> None:
    """Accept what is found today, so that a gate only fails on what is new.

    What was accepted before keeps its day. Review the file like any other change: each line names
    a page, a rule and the words.
    """
    from qa import baseline  # noqa: PLC0415 -- help texts must not wait for engines
    from qa.pipeline import Request, run  # noqa: PLC0415

    config = configured(config_file, level=level, offline=offline)
    file = Path(output or config.baseline or baseline.NAME)
    before = baseline.read(file) if file.exists() else []
    if prune and not before:
        raise ConfigError(f"There is nothing accepted in '{file}' that could be taken out.")
    today = date.today()  # noqa: DTZ011 -- the day where the person is
    request = Request(paths=paths or (".",), today=today)
    report = run(request, replace(config, baseline=str(file) if before else None))
    fixed = set(report.fixed)
    kept = [one for one in before if one not in fixed and not one.expired(today)]
    last = until.date() if until else None
    new = [] if prune else baseline.accept(report.findings, report.documents, today, last)
    replace_file(file, baseline.written([*kept, *new]).encode("utf-8"))
    gone = len(before) - len(kept)
    click.echo(
        f"{file}: {len(kept) + len(new)} accepted, {len(new)} of them new, {gone} taken out."
    )
    if str(config.baseline) != str(file):
        click.echo(f"To use it: qa check --baseline {file}, or 'baseline: {file}' in qa.yaml.")
