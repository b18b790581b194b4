"""`qa explain`: one rule, for an editor."""

from __future__ import annotations

import click

from qa import rulebook, standards
from qa.commands.settings import configured


@click.command(name="explain")
@click.argument("name", metavar="RULE")
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings file. Default: the nearest qa.yaml in this folder or above.",
)
def command(name: str, config_file: str | None) -> None:
    """Say what a rule is about, why, by which standard, and how to set it aside."""
    book = rulebook.load(configured(config_file).rules)
    rule = book.rules.get(name)
    if rule is None:
        raise click.UsageError(book.unknown([name]) or f"'{name}' is a family: qa rules {name}")
    click.secho(f"{rule.id}  ({rule.level.value})", bold=True)
    click.echo(f"\n{rule.message.replace('%s', '…')}\n")
    click.echo(f"Why: {rule.why}")
    for source in rule.sources:
        click.echo(f"Standard: {source}")
    for standard, item in standards.served_by(rule.id):
        click.echo(f"Serves: {standard.title}, {item.id}: {item.text}")
    if rule.pages:
        click.echo(f"Pages: {', '.join(sorted(rule.pages))}")
    for example in rule.examples[:3]:
        if example.bad:
            click.echo(f"\n  Instead of: {_short(example.bad)}")
        if example.good:
            click.echo(f"  {'Write' if example.bad else 'Right'}:      {_short(example.good)}")
    click.echo(f"\nTo set it aside in a page: <!-- qa: ignore {rule.id} because … -->")
    click.echo(f"To turn it off everywhere: add '{rule.id}' to 'ignore:' in qa.yaml")


def _short(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[0] if len(lines) == 1 else "\n    ".join(["", *lines[:12]])
