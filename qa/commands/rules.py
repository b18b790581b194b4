"""`qa rules`: what is known."""

from __future__ import annotations

import json
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING

import click

from qa import handbook, rulebook, standards
from qa.commands import rule_test
from qa.commands.settings import configured

if TYPE_CHECKING:
    from qa.standards import Standard

_WIDTH = 96


class _Rules(click.Group):
    """Lists rules, unless it is told to do something else with them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `qa rules claims` for `qa rules list claims`."""
        asked = args[:1] and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if asked else ["list", *args])


@click.group(name="rules", cls=_Rules)
def command() -> None:
    """List the rules, or test them.

    \b
    qa rules                       all of them
    qa rules claims                one family
    qa rules --standard pif-tick   a published standard, item by item
    qa rules test styles/House     run the examples and tests of rules
    """  # noqa: D301 -- click looks for the character itself


command.add_command(rule_test.command)


@command.command(name="list")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How to write it; markdown is all of the rulebook, as in rules/README.md.",
)
@click.option(
    "--standard",
    metavar="NAME",
    help="Show a standard item by item: which rules serve it, and what is left to a person.",
)
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings file. Default: the nearest qa.yaml in this folder or above.",
)
def list_rules(
    names: tuple[str, ...], format_name: str, standard: str | None, config_file: str | None
) -> None:
    """List the rules, or those of one family; `list` may be left out."""
    if standard is not None:
        _show(_named(standard, names, format_name), as_json=format_name == "json")
        return
    config = configured(config_file)
    book = rulebook.load(config.rules, config.inspection.styles)
    if format_name == "markdown":
        click.echo(handbook.markdown(book), nl=False)
        return
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


def _named(name: str, rules: tuple[str, ...], format_name: str) -> Standard:
    """Return the standard that was asked for; say so where it cannot be shown like that."""
    if rules:
        raise click.UsageError("--standard shows all of a standard: name no rules beside it.")
    if format_name == "markdown":
        raise click.UsageError("--standard is shown as text or json; markdown is all of the rules.")
    known = standards.load()
    if problem := standards.unknown(name, known):
        raise click.UsageError(problem)
    return known[name]


def _show(standard: Standard, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(standard), ensure_ascii=False, indent=2))
        return
    click.secho(standard.title, bold=True)
    click.echo(standard.publisher)
    if standard.note:
        click.echo(fill(standard.note, _WIDTH))
    for item in standard.items:
        click.echo()
        click.echo(fill(f"{item.id}: {item.text}", _WIDTH, subsequent_indent="  "))
        for rule in item.rules:
            click.echo(f"    {rule}")
        if item.reader:
            left = f"Left to a person: {item.reader}"
            click.echo(fill(left, _WIDTH, initial_indent="    ", subsequent_indent="    "))
    served = sum(1 for item in standard.items if item.rules)
    click.echo(f"\n{served} of {len(standard.items)} items are served by rules.")
