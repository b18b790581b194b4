"""`qa rules test`: every rule proves itself."""

from __future__ import annotations

import sys

import click

from qa.errors import EXIT_FINDINGS

_MOST_NAMED = 10


@click.command(name="test")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
def command(paths: tuple[str, ...]) -> None:
    """Run the examples of rules, and the tests of Vale styles.

    PATHS are folders of rules, Vale styles or rule files, or the name of a rule or a family that
    ships with qa. Without any, all of those are tested. Exit code 1: something does not hold.
    """
    # the engines that examples need are slow to import
    from qa import rule_tests  # noqa: PLC0415

    tested = [rule_tests.rules_at(path) for path in paths or ("*",)]
    passed = failed = 0
    untested = []
    for book, rules in tested:
        for rule in rules:
            if rule_tests.needs_tests(rule) and not rule_tests.has_tests(rule):
                untested.append(rule.id)
            for outcome in rule_tests.outcomes(rule, book):
                passed += not outcome.problem
                failed += bool(outcome.problem)
                if outcome.problem:
                    click.secho(f"✗ {outcome.rule}  {outcome.name}", fg="red")
                    click.echo(f"  {outcome.problem}")
    click.echo(f"{passed} of {passed + failed} examples and tests hold.")
    if untested:
        named = ", ".join(untested[:_MOST_NAMED])
        more = len(untested) - _MOST_NAMED
        rest = f" and {more} more" if more > 0 else ""
        click.echo(f"{len(untested)} rules have none: {named}{rest}.")
    sys.exit(EXIT_FINDINGS if failed else 0)
