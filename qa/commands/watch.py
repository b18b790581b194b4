"""`qa watch`: pages are checked again whenever they are saved."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from time import strftime
from typing import TYPE_CHECKING, Any, Protocol

import click

from qa.collector import spare_the_collector
from qa.commands.check import progress_shown
from qa.commands.settings import configured
from qa.config import find
from qa.errors import ConfigError, QaError, SourceError
from qa.finding import Level
from qa.report import counted
from qa.reporters import line
from qa.reporters.visible import visible
from qa.saves import saves
from qa.sources import STDIN, find_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qa.config import Config
    from qa.finding import Finding
    from qa.pipeline import Standing
    from qa.report import Report

    Told = Mapping[str, Sequence[Finding]]
    """What is wrong with each page."""

_ROOM = 6
"""Lines of a terminal that the list of pages leaves to other things."""


@click.command(name="watch")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["terminal", "line"]),
    help="terminal: the page that was saved. line: a line a finding of all pages, each time, for"
    " the list of problems of an editor. Default: terminal, or line in a pipe.",
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "suggestion"]),
    help="Show findings of this level and worse. Default: warning.",
)
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or family.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule or family.")
@click.option("--profile", metavar="NAME", help="House style: en-US, en-GB-nhs or neutral.")
@click.option("--page-type", metavar="NAME", help="What the pages are, such as medicine.")
@click.option("--grammar", metavar="ENGINE", help="harper (the default), languagetool or none.")
@click.option("--languagetool-server", metavar="URL", envvar="QA_LANGUAGETOOL_SERVER", hidden=True)
@click.option("--config", "config_file", metavar="FILE", help="Settings file.")
def command(
    paths: tuple[str, ...], format_name: str | None, config_file: str | None, **typed: Any
) -> None:
    """Check pages once, and then each again in the moment in which it is saved.

    PATHS are as those of 'qa check'. External links are not asked. Saving qa.yaml, a list of words
    or a rule of your own checks everything anew. Ctrl-C ends.

    On a network drive that does not tell of saves, set WATCHFILES_FORCE_POLLING=1.
    """
    if STDIN in paths:
        raise ConfigError("Standard input cannot be watched: name files or folders.")
    find_pages(paths or (".",))  # a name that is wrong is said before anything else
    by_eye = format_name == "terminal" or (format_name is None and sys.stdout.isatty())
    desk = _Desk(
        paths or (".",), config_file, partial(configured, config_file, **typed),
        _Screen() if by_eye else _Lines(),
    )  # fmt: skip
    try:
        with closing(saves(desk.paths)) as bursts, closing(desk):
            next(bursts)  # from here on no save is missed
            desk.load()
            for saved in bursts:
                desk.hear(saved)
    except KeyboardInterrupt:  # that is how it is meant to end
        click.echo("\nStopped.", err=True)


class _Show(Protocol):
    """Shows what is wrong, to a person or to an editor's program."""

    def all(self, told: Told, report: Report) -> None:
        """Show all pages, which were checked just now."""

    def saved(self, before: Told, told: Told, report: Report, gone: Iterable[str]) -> None:
        """Show the pages of `report`, which were saved, and which are gone."""

    def trouble(self, error: QaError) -> None:
        """Say what is wrong with the settings or the rules."""


class _Desk:
    """Pages under watch, with what is known to be wrong with each."""

    def __init__(
        self,
        paths: Sequence[str],
        config_file: str | None,
        settings: Callable[[], Config],
        show: _Show,
    ) -> None:
        self.paths = paths
        self._config_file = config_file
        self._settings = settings
        self._show = show
        self._open = ExitStack()
        self._config: Config
        self._pages: Standing
        self._told: dict[str, Sequence[Finding]] = {}
        self._by_file: dict[str, str] = {}
        self._stamp: frozenset[tuple[str, int, int]] = frozenset()

    def load(self) -> None:
        """Read settings and rules and check all pages; what was there before stays if it fails."""
        from qa.pipeline import Request, standing  # noqa: PLC0415 -- help must not wait for engines

        config = self._settings()
        with ExitStack() as opened:
            with progress_shown() as progress:
                pages = opened.enter_context(
                    standing(Request(paths=tuple(self.paths)), config, progress)
                )
            self._open.close()
            self._open = opened.pop_all()
        self._config, self._pages, self._told = config, pages, {}
        self._stamp = self._files_that_decide(config)
        self._note(pages.report)
        self._show.all(self._told, pages.report)
        pages.warm()
        spare_the_collector()

    def close(self) -> None:
        """End what was started for the pages."""
        self._open.close()

    def hear(self, saved: frozenset[str]) -> None:
        """Check what was saved, and everything where settings or rules were."""
        stamp = self._files_that_decide(self._config)
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self.load()
            except QaError as error:
                self._show.trouble(error)
            else:
                return
        if saved:
            self._look_again(saved)

    def _look_again(self, saved: frozenset[str]) -> None:
        known = {file: self._by_file.get(file) for file in saved}
        changed = {page for page in known.values() if page and os.path.exists(page)}  # noqa: PTH110
        gone = {page for page in known.values() if page} - changed
        if None in known.values():  # a new page, or folders that came, went or were renamed
            present = self._present()
            changed |= present - self._told.keys()
            gone |= self._told.keys() - present
        if not (changed or gone):
            return
        before = dict(self._told)
        for page in gone:
            self._told.pop(page)
            self._pages.forget(page)
        report = self._pages.again(sorted(changed))
        self._note(report)
        self._show.saved(before, self._told, report, sorted(gone))

    def _present(self) -> set[str]:
        try:
            return set(find_pages(self.paths, self._config.exclude))
        except SourceError:  # the last page is gone, or one that was named
            return {page for page in self._told if os.path.exists(page)}  # noqa: PTH110

    def _note(self, report: Report) -> None:
        """Remember what was found on pages, and by which files they are heard of."""
        found: dict[str, list[Finding]] = {page.path: [] for page in report.pages}
        for finding in report.findings:
            found[finding.path].append(finding)
        for page in found.keys() - self._told.keys():
            self._by_file |= {os.path.abspath(page): page, os.path.realpath(page): page}  # noqa: PTH100
        self._told |= found

    def _files_that_decide(self, config: Config) -> frozenset[tuple[str, int, int]]:
        """Return the settings, word lists and rules with when they were saved and how long."""
        settings = self._config_file or find(Path.cwd())
        files = [Path(name) for name in (*config.word_files, *config.decisions)]
        files += [Path(name) for name in (settings, config.baseline) if name]
        files += [file for folder in config.rules for file in Path(folder).rglob("*.yml")]
        found = set()
        for file in files:
            try:
                facts = file.stat()
            except OSError:
                continue
            found.add((str(file), facts.st_mtime_ns, facts.st_size))
        return frozenset(found)


def _in_words(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.level for finding in findings)
    return ", ".join(counted(counts[level], level.value) for level in Level if counts[level])


def _in_all(told: Told) -> str:
    findings = [finding for found in told.values() for finding in found]
    return f"{counted(len(told), 'page')}: {_in_words(findings) or 'nothing to change'}"


class _Lines:
    """For programs: all findings each time, between a line that begins with them and one after.

    An editor's list of problems then holds what is wrong now, and nothing else.
    """

    def all(self, told: Told, report: Report) -> None:
        del report
        click.echo("qa: checking")
        for path in sorted(told):
            click.echo(line.told(told[path]).encode("utf-8", "replace"), nl=False)
        click.echo(f"qa: watching {_in_all(told)}")

    def saved(self, before: Told, told: Told, report: Report, gone: Iterable[str]) -> None:
        del before, gone
        self.all(told, report)

    def trouble(self, error: QaError) -> None:
        click.echo(f"Error: {error}", err=True)


class _Screen:
    """For a person: the page that was saved, with what became better or worse, and the rest."""

    def all(self, told: Told, report: Report) -> None:
        click.clear()
        if len(told) == 1:
            self._pages(report)
        else:
            self._list(told)
        self._close(told)

    def saved(self, before: Told, told: Told, report: Report, gone: Iterable[str]) -> None:
        click.clear()
        self._pages(report)
        now = strftime("%H:%M:%S")
        for page in report.pages:
            found = _in_words(told[page.path]) or "nothing to change"
            changed = _changed(before.get(page.path, ()), told[page.path])
            click.echo(f"{now}  {visible(page.path)}: {found}{changed}.")
        for path in gone:
            click.echo(f"{now}  {visible(path)} is gone.")
        self._close(told)

    def trouble(self, error: QaError) -> None:
        click.secho(f"\nError: {error}", fg="red")
        click.echo("The pages are checked by the settings as they were before.")

    def _pages(self, report: Report) -> None:
        from qa.reporters import terminal  # noqa: PLC0415 -- it brings rich

        on_screen = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 120)
        click.echo(terminal.render_pages(report, color=on_screen, width=width), nl=False)

    def _list(self, told: Told) -> None:
        """List the pages with findings, the worst first, as many as the terminal has room for."""
        wrong = sorted((page for page in told if told[page]), key=lambda page: _worse(told[page]))
        room = max(shutil.get_terminal_size().lines - _ROOM, 3)
        shown = [(visible(page), _in_words(told[page])) for page in wrong[:room]]
        width = max((len(page) for page, _ in shown), default=0)
        for page, found in shown:
            click.echo(f"{page.ljust(width)}  {found}")
        if len(wrong) > room:
            click.echo(f"… and {counted(len(wrong) - room, 'page')} more.")

    def _close(self, told: Told) -> None:
        click.secho(f"\nWatching {_in_all(told)}.", bold=True)
        click.secho("Save a page to see what is wrong with it. Ctrl-C ends.", dim=True)


def _worse(found: Sequence[Finding]) -> tuple[int, ...]:
    counts = Counter(finding.level for finding in found)
    return tuple(-counts[level] for level in Level)


def _changed(before: Iterable[Finding], after: Iterable[Finding]) -> str:
    """Say how many findings are fixed and how many are new, in brackets; "" for none."""
    then, now = (Counter((f.rule, f.match, f.message) for f in found) for found in (before, after))
    fixed, new = (then - now).total(), (now - then).total()
    parts = [f"{number} {what}" for number, what in ((fixed, "fixed"), (new, "new")) if number]
    return f" ({', '.join(parts)})" if parts else ""
