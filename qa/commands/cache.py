"""`qa cache`: what is remembered between runs."""

from __future__ import annotations

import click

from qa import derived
from qa.cache import Cache
from qa.engines.paragraphs import NAME
from qa.locations import cache_folder


@click.group(name="cache")
def command() -> None:
    """Look at, or clear, what qa remembers between runs."""


@command.command()
def clear() -> None:
    """Forget everything; the next run checks every page and asks every link anew."""
    from qa.engines.links.history import forget  # noqa: PLC0415 -- nothing else here needs it

    cleared = [Cache(cache_folder(), name).clear() for name in ("results", NAME)]
    cleared += [forget(), derived.forget()]
    click.echo("Forgotten." if any(cleared) else "There was nothing to forget.")


@command.command()
def where() -> None:
    """Say where it is kept."""
    click.echo(str(cache_folder()))
