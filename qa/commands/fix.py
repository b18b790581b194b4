"""`qa fix`: make the fixes that need no thought, and ask about the others."""

from __future__ import annotations

import difflib
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from qa.commands.settings import configured
from qa.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from qa.files import replace_file
from qa.reporters.visible import visible
from qa.sources import DOCX, find_pages, load
from qa.values import dataclass

if TYPE_CHECKING:
    from qa.document import Document
    from qa.finding import Finding, Fix
    from qa.fixing import Choice, Look
    from qa.sources import Source

_AROUND = 60
"""Characters of the line that are shown on each side of a fix."""


@click.command(name="fix")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--suggested",
    is_flag=True,
    help="Ask about the fixes that need a person, one by one.",
)
@click.option("--diff", "as_diff", is_flag=True, help="Show what would change; write nothing.")
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; end with exit code 1 where there is something to fix.",
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only the fixes of this rule or family."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Not the fixes of this rule or family."
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "suggestion"]),
    help="Fix findings of this level and worse. Default: warning.",
)
@click.option("--config", "config_file", metavar="FILE", help="Settings file.")
def command(  # noqa: PLR0913, PLR0917 -- what a person may type is what it takes
    paths: tuple[str, ...],
    suggested: bool,
    as_diff: bool,
    only_check: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    level: str | None,
    config_file: str | None,
) -> None:
    """Make the fixes that are safe, such as a doubled blank or an invisible character.

    No fix that changes a number, a dose, a medicine or a diagnosis is ever made without a yes to
    that very fix (--suggested). Pages keep their line ends, encoding and permissions, and Word
    documents their formatting; all are replaced whole or not at all.
    """
    from qa.fixing import Refused  # noqa: PLC0415 -- help texts must not wait for engines
    from qa.pipeline import onlooker  # noqa: PLC0415

    config = configured(config_file, select=select, ignore=ignore, level=level)
    look = onlooker(config, date.today())  # noqa: DTZ011 -- the day where the person is
    total = _Total()
    for path in find_pages(paths or (".",), config.exclude):
        source = load(path)
        if source.problem is not None:
            total.refuse(path, source.problem)
            continue
        try:
            after, number = _asked(source, look) if suggested else _safely(source, look)
        except Refused as why:
            total.refuse(path, str(why))
            continue
        if after == source.data:
            continue
        total.add(number)
        if as_diff:
            _show_diff(source, after)
        elif not only_check:
            _write(source, after, total)
        if not as_diff:
            verb = "could be made" if only_check else "made"
            click.echo(f"{path}: {_fixes(number)} {verb}")
    total.end(written=not (as_diff or only_check))


@dataclass
class _Total:
    """What was done on all pages."""

    fixes: int = 0
    pages: int = 0
    refused: int = 0

    def add(self, number: int) -> None:
        self.fixes += number
        self.pages += 1

    def refuse(self, path: str, why: str) -> None:
        self.refused += 1
        click.echo(f"{path}: left as it is. {why}", err=True)

    def end(self, *, written: bool) -> NoReturn:
        where = f" on {self.pages} page{'' if self.pages == 1 else 's'}" if self.pages else ""
        verb = "made" if written else "to be made"
        click.echo(f"{_fixes(self.fixes)} {verb}{where}.", err=True)
        if not written and self.fixes:
            sys.exit(EXIT_FINDINGS)
        sys.exit(EXIT_CLEAN if not self.refused or written else EXIT_ERROR)


def _fixes(number: int) -> str:
    return f"{number} fix{'' if number == 1 else 'es'}"


def _safely(source: Source, look: Look) -> tuple[bytes, int]:
    from qa.fixing import mend  # noqa: PLC0415 -- as above

    mended = mend(source, look)
    for finding, why in mended.left:
        _tell_left(finding, why)
    return mended.data, len(mended.made)


def _tell_left(finding: Finding, why: str) -> None:
    at = f"{visible(finding.path)}:{finding.start.line}:{finding.start.column}"
    click.echo(f"{at}: not fixed ({finding.rule}). {why}", err=True)


def _asked(source: Source, look: Look) -> tuple[bytes, int]:
    """Ask about each fix of a page that is not safe; return its bytes and how many were wanted."""
    from qa.fixing import made  # noqa: PLC0415 -- as above

    choices = _wanted(source, look)
    return (made(source, choices) if choices else source.data), len(choices)


def _wanted(source: Source, look: Look) -> list[Choice]:
    from qa.fixing import Choice, obstacles, together  # noqa: PLC0415 -- as above
    from qa.readers import read  # noqa: PLC0415

    document = read(source)
    asked = [one for one in look(source) if _needs_a_person(one, document)]
    wanted: list[Choice] = []
    if not asked:
        return wanted
    why_not = obstacles(source)
    for finding in asked:
        if why := why_not(finding.fixes[0]):
            _tell_left(finding, why)
            continue
        if all(not _goes_with(wanted, Choice(finding, fix)) for fix in finding.fixes):
            continue  # these words were decided on a moment ago
        choice, stop = _ask(finding, document)
        wanted = together([*wanted, choice]) if choice else wanted
        if stop:
            break
    return wanted


def _goes_with(wanted: list[Choice], choice: Choice) -> bool:
    from qa.fixing import together  # noqa: PLC0415 -- as above

    return len(together([*wanted, choice])) > len(wanted)


def _needs_a_person(finding: Finding, document: Document) -> bool:
    from qa.fixing import is_safe  # noqa: PLC0415 -- as above

    return any(fix.edits for fix in finding.fixes) and not is_safe(finding.fixes[0], document)


def _ask(finding: Finding, document: Document) -> tuple[Choice | None, bool]:
    """Show a finding with its fixes and return the one that is wanted, and whether to stop."""
    from qa.fixing import Choice, touches_facts  # noqa: PLC0415 -- as above

    click.echo(f"\n{visible(finding.path)}:{finding.start.line}:{finding.start.column}")
    click.echo(f"  {visible(finding.message)}  ({finding.rule})")
    fixes = [fix for fix in finding.fixes if fix.edits]
    before = ""
    for number, fix in enumerate(fixes, 1):
        was, becomes = _in_its_line(fix, document)
        if was != before:
            click.secho(f"    - {visible(was)}", fg="red")
        before = was
        click.secho(f"  {number} + {visible(becomes)}", fg="green")
    grave = any(touches_facts(fix, document) for fix in fixes)
    if grave:
        click.echo("  This changes a number, a dose, a medicine or a diagnosis: be sure.")
    numbers = [str(number) for number in range(1, len(fixes) + 1)]
    answer = click.prompt(
        "  Which? (Enter: none, q: stop)",
        type=click.Choice([*numbers, "q", ""]),
        default="",
        show_choices=False,
        show_default=False,
    )
    if answer in numbers:
        return Choice(finding, fixes[int(answer) - 1]), False
    return None, answer == "q"


def _in_its_line(fix: Fix, document: Document) -> tuple[str, str]:
    """Return the line of a fix as it is and as it becomes, cut around what changes."""
    from qa.fixing import moved, spliced  # noqa: PLC0415 -- as above

    first = min(edit.span.start for edit in fix.edits)
    last = max(edit.span.end for edit in fix.edits)
    start = document.line_starts[document.position(first).line - 1]
    end = document.source.find("\n", last)
    before = document.source[start : end if end >= 0 else None].rstrip("\r")
    after = spliced(before, (moved(edit, -start) for edit in fix.edits))
    left, right = first - start, len(before) - (last - start)
    return _cut(before, left, len(before) - right), _cut(after, left, len(after) - right)


def _cut(text: str, first: int, last: int) -> str:
    """Return what stands from `first` to `last`, with some of what is around it."""
    start, end = max(0, first - _AROUND), last + _AROUND
    shown = f"…{text[start:end]}" if start else text[:end].lstrip()
    return f"{shown}…" if end < len(text) else shown


def _show_diff(source: Source, after: bytes) -> None:
    from qa.readers import read  # noqa: PLC0415 -- as above

    before, now = (read(s).source.splitlines(True) for s in (source, replace(source, data=after)))
    lines = difflib.unified_diff(before, now, source.path, source.path)
    click.echo("".join(line if line.endswith("\n") else f"{line}\n" for line in lines), nl=False)


def _write(source: Source, after: bytes, total: _Total) -> None:
    file = Path(source.path)
    try:
        if file.read_bytes() != source.data:
            total.refuse(source.path, "It was changed meanwhile; run qa fix again.")
            return
        if source.format == DOCX and _is_open_in_word(file):
            total.refuse(source.path, "It is open in Word; close it there first.")
            return
        replace_file(file, after)
    except OSError as error:
        total.refuse(source.path, f"It could not be written: {error.strerror or error}.")


def _is_open_in_word(file: Path) -> bool:
    """Return whether Word has left a note beside a file that it is open."""
    names = (f"~${file.name}", f"~${file.name[1:]}", f"~${file.name[2:]}")
    return any(file.with_name(name).exists() for name in names)
