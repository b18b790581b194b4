"""`qa links`: the links of pages with what their servers say, and what is remembered of them."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.commands.settings import configured
from qa.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS, ConfigError
from qa.settings import VERDICTS
from qa.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.link_survey import Listener, Survey, SurveyedLink
    from qa.progress import Progress

_PLACES_SHOWN = 3
_WRONG = frozenset({"dead", "malformed"})
_SHOWN = (*VERDICTS, "mail", "telephone")


@click.command(name="links")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="How to write the list. Default: for the terminal.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(_SHOWN),
    metavar="VERDICT",
    help=f"List only links with this verdict: {', '.join(_SHOWN)}.",
)
@click.option("--offline/--online", default=None, help="Ask no server: tell what is remembered.")
@click.option("--recheck", is_flag=True, help="Ask every link, also where a good answer is fresh.")
@click.option(
    "--fragments/--no-fragments",
    default=None,
    help="Look for the places that links name on other sites' pages, such as #dose. Default: no.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what is remembered.")
@click.option(
    "--export",
    "export_file",
    metavar="FILE",
    help="Write all that is remembered of links to this file, for another machine.",
)
@click.option(
    "--import", "import_file", metavar="FILE", help="First add what such a file remembers."
)
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings file. Default: the nearest qa.yaml in this folder or above.",
)
def command(  # noqa: PLR0913, PLR0917 -- what a person may type is what it takes
    paths: tuple[str, ...],
    format_name: str,
    only: tuple[str, ...],
    recheck: bool,
    no_cache: bool,
    export_file: str | None,
    import_file: str | None,
    config_file: str | None,
    **typed: Any,
) -> None:
    """List the links of pages, the worst first, with what their servers say.

    \b
    qa links content/                          ask, and list
    qa links content/ --offline --only dead    what is remembered
    qa links --export links.jsonl              keep what is remembered, as a build's artefact

    PATHS are files, folders, patterns, or - for standard input. Without any, the folder you are in
    is read; with --import or --export alone, no page is.

    Mail addresses and telephone numbers are listed too; only their form is looked at.

    Exit code: 0 no link is dead or malformed, 1 one is, 2 the run could not be done.
    """  # noqa: D301 -- click keeps the lines after this mark as they are
    if import_file:
        _take_in(Path(import_file))
    code = EXIT_CLEAN
    if paths or not (import_file or export_file):
        config = configured(config_file, ask="again" if recheck else None, **typed)
        code = _list(paths or (".",), config, format_name, only, remember=not no_cache)
    if export_file:
        _export(Path(export_file))
    sys.exit(code)


def _list(
    paths: tuple[str, ...], config: Any, format_name: str, only: tuple[str, ...], *, remember: bool
) -> int:
    """Write the list and return the exit code."""
    from qa.commands.check import progress_shown  # noqa: PLC0415 -- help must not wait for it
    from qa.link_survey import survey  # noqa: PLC0415

    stdin = sys.stdin.buffer.read() if STDIN in paths else b""
    with progress_shown() as progress:
        found = survey(paths, config, stdin=stdin, remember=remember, listener=_listener(progress))
    listed = [link for link in found.links if not only or {link.label, link.kind} & set(only)]
    shown = replace(found, links=tuple(listed))
    text = _as_json(shown) if format_name == "json" else "\n".join(_lines(shown, found)) + "\n"
    click.echo(text.encode("utf-8", "replace") if format_name == "json" else text, nl=False)
    if any(entry.failed for entry in found.not_run):
        return EXIT_ERROR
    return EXIT_FINDINGS if any(one.verdict in _WRONG for one in found.links) else EXIT_CLEAN


def _listener(progress: Progress) -> Listener:
    from qa.engines.links.waiting import Waiting  # noqa: PLC0415 -- it brings requests
    from qa.link_survey import Listener  # noqa: PLC0415

    waiting = Waiting()

    def told(result: Any) -> None:
        waiting.note(result)
        progress.links(waiting.done, waiting.total, waiting)

    return Listener(waiting.expect, told)


# For people


def _lines(shown: Survey, found: Survey) -> Iterator[str]:
    for link in shown.links:
        yield f"{link.label:11} {link.url}"
        if link.label != "ok":
            if link.result and link.result.redirects:
                yield f"{'':11} leads to {link.result.final_url}"
            yield from _why(link)
            yield f"{'':11} {_places(link)}"
    for entry in found.not_run:
        yield f"Not checked: {entry.what}. {entry.why}"
    yield _sum(found)


def _why(link: SurveyedLink) -> Iterator[str]:
    from qa.web_links import evidence  # noqa: PLC0415

    if link.fault:
        yield f"{'':11} {link.fault}"
    if link.result:
        yield f"{'':11} {link.result.reason} {evidence(link.result)}".rstrip()


def _places(link: SurveyedLink) -> str:
    places = [f"{at.path}:{at.line}:{at.column}" for at in link.mentions[:_PLACES_SHOWN]]
    more = len(link.mentions) - len(places)
    return ", ".join(places) + (f" and {more} more" if more else "")


def _sum(found: Survey) -> str:
    from qa.report import counted  # noqa: PLC0415

    numbers = [
        f"{number} {verdict}"
        for verdict in (*_SHOWN, "not checked")
        if (number := sum(link.label == verdict for link in found.links))
    ]
    of = f": {', '.join(numbers)}" if numbers else ""
    return f"{counted(len(found.links), 'link')}{of}."


# For programs


def _as_json(found: Survey) -> str:
    data = {
        "links": [_link(link) for link in found.links],
        "not_run": [{"what": one.what, "why": one.why} for one in found.not_run],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _link(link: SurveyedLink) -> dict[str, Any]:
    from qa.web_links import moment  # noqa: PLC0415

    result = link.result
    told: dict[str, Any] = {}
    if result is not None:
        told = {
            "reason": result.reason,
            "status": result.status,
            "final_url": result.final_url,
            "redirects": list(result.redirects),
            "attempts": result.attempts,
            "seconds": result.seconds,
            "asked": moment(result.asked_at),
            "remembered": result.remembered,
        }
    if link.fault:
        told = {"reason": link.fault}
    places = [mention._asdict() for mention in link.mentions]
    return {
        "url": link.url,
        "kind": link.kind,
        "verdict": link.verdict,
        **told,
        "places": places,
    }


# What is remembered


def _take_in(file: Path) -> None:
    from qa.engines.links import own_history  # noqa: PLC0415

    with closing(own_history()) as history:
        try:
            with file.open(encoding="utf-8") as lines:
                number = history.take_in(lines)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise ConfigError(f"'{file}' could not be imported: {why}.") from error
        if history.note:
            click.echo(history.note, err=True)
    click.echo(f"{number:,} sightings of links imported.", err=True)


def _export(file: Path) -> None:
    from qa.engines.links import own_history  # noqa: PLC0415

    part = file.with_name(f".{file.name}.part")
    with closing(own_history()) as history:
        try:
            with part.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(history.export())
            part.replace(file)
        except OSError as error:
            raise ConfigError(f"'{file}' could not be written: {error.strerror}.") from error
    click.echo(f"What is remembered of links is in {file}", err=True)
