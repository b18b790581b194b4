"""`qa rules`: what is known."""

from __future__ import annotations

import json

import click

from qa import rulebook
from qa.commands.settings import configured


@click.command(name="rules")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to write the list.",
)
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings file. Default: the nearest qa.yaml in this folder or above.",
)
def command(names: tuple[str, ...], format_name: str, config_file: str | None) -> None:
    r"""List the rules, or those of one family.

    \b
    qa rules              all of them
    qa rules claims       one family
    """
    config = configured(config_file)
    book = rulebook.load(config.rules)
    if problem := book.unknown(names):
        raise click.UsageError(problem)
    chosen = [
        rule
        for rule in book.rules.values()
        if not names or any(rulebook.covers(name, rule.id) for name in names)
    ]
    if format_name == "json":
        facts = [
            {
                "id": rule.id,
                "level": rule.level.value,
                "message": rule.message,
                "why": rule.why,
                "sources": list(rule.sources),
                "pages": sorted(rule.pages),
            }
            for rule in chosen
        ]
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    width = max(len(rule.id) for rule in chosen)
    for rule in chosen:
        click.echo(f"{rule.id:{width}}  {rule.level.value:10}  {rule.why}")
    click.echo(f"\n{len(chosen)} rules. More about one: qa explain {chosen[0].id}")
