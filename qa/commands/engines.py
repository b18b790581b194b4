"""`qa engines`: what checks grammar, what it needs, and how to get it."""

from __future__ import annotations

import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.errors import EngineError
from qa.locations import engines_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.engines.languagetool.installation import Installation

_PORT = 8081
_LOOK_SECONDS = 1.0


@click.group(name="engines", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say which grammar engines there are, and what they need; install or start one."""
    if ctx.invoked_subcommand is None:
        click.echo(f"Harper        ready      {version('harper-py')}, part of qa, used by default")
        click.echo(f"LanguageTool  {_about_languagetool()}")


def _about_languagetool() -> str:
    from qa.engines.languagetool.installation import ready  # noqa: PLC0415 -- when it is called
    from qa.engines.languagetool.keeper import warm_server  # noqa: PLC0415 -- as above

    try:
        installation, java = ready()
    except EngineError as error:
        return f"not ready  {error}"
    return (
        f"ready      {installation.version} in {installation.folder}\n"
        f"                         Java {java.version}: {java.path}\n"
        "                         used by: qa check --grammar languagetool"
        + "\n                         kept warm by 'qa engines serve'"
        * (warm_server() is not None)
    )


@command.command()
@click.argument("engine", type=click.Choice(["languagetool"]))
@click.option(
    "--from",
    "source",
    metavar="FOLDER|URL",
    help="A Maven repository, by its address or folder, or what --to made on another machine. "
    "Default: Maven if 'mvn' is here, else language-tool-python's own download.",
)
@click.option(
    "--to",
    "target",
    metavar="FOLDER",
    help="Install into this folder, to be copied to a machine without a network.",
)
def install(engine: str, source: str | None, target: str | None) -> None:
    """Get LanguageTool (47 MB), verify it, and try it out.

    \b
    For a machine without a network, on one that has it:
        qa engines install languagetool --to languagetool
    then copy the folder, and there:
        qa engines install languagetool --from languagetool
    """  # noqa: D301 -- click looks for the character itself
    del engine
    from qa.engines.languagetool.installation import (  # noqa: PLC0415 -- when it is called
        OLDEST_JAVA,
        find_java,
    )
    from qa.engines.languagetool.smoke import try_out  # noqa: PLC0415 -- as above

    installation = _way(source)(Path(target) if target else engines_folder())
    click.echo(f"LanguageTool {installation.version} is in {installation.folder}")
    java = find_java()
    if java is None or java.version < OLDEST_JAVA:
        click.echo(f"It was not tried out: that needs Java {OLDEST_JAVA} or newer.")
        return
    try_out(installation, java)
    click.echo("It was tried out and works. Now: qa check --grammar languagetool")


def _way(source: str | None) -> Callable[[Path], Installation]:
    """Return how to install from where a person says."""
    import shutil  # noqa: PLC0415 -- as above

    from qa.engines.languagetool import install as ways  # noqa: PLC0415 -- as above

    if source is None:
        return ways.by_maven if shutil.which("mvn") else ways.by_package
    if source.startswith(("http://", "https://")):
        return lambda target: ways.from_repository(source, target, _tell)
    return lambda target: ways.from_folder(Path(source), target)


def _tell(what: str) -> None:
    if sys.stderr.isatty():
        click.echo(what, err=True)


@command.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=_PORT, metavar="N", help="Default: 8081."
)
def serve(port: int) -> None:
    """Keep a LanguageTool server running until Ctrl-C, so that every check starts at once."""
    from qa.engines.languagetool.installation import ready  # noqa: PLC0415 -- as above
    from qa.engines.languagetool.keeper import Keeper  # noqa: PLC0415 -- as above
    from qa.engines.languagetool.warm import announced  # noqa: PLC0415 -- as above

    with Keeper(*ready(), port=port) as reception:
        url = reception.server().url
        with announced(reception):
            click.echo(f"LanguageTool runs at {url} until you press Ctrl-C. Your checks find it:")
            click.echo("    qa check --grammar languagetool")
            click.echo("Other programs, and other people on this machine, use its address:")
            click.echo(f"    qa check --grammar languagetool --languagetool-server {url}")
            try:
                while True:
                    time.sleep(_LOOK_SECONDS)
                    reception.server()  # started again if it has died
            except KeyboardInterrupt:
                click.echo("Stopped.")
