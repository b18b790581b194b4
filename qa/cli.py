"""The `qa` command: a group that loads a command only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from qa import __version__
from qa.collector import dismiss_the_collector, spare_the_collector
from qa.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_INTERRUPTED, QaError, near_miss

COMMANDS = {
    "check": "Check pages and say what a careful medical editor would mark.",
    "watch": "Check pages again whenever they are saved.",
    "report": "Show saved results in any format, or several as one.",
    "fix": "Make the fixes that need no thought, and ask about the others.",
    "baseline": "Accept what is found today, so that only new findings count.",
    "links": "List the links of pages, with what their servers say.",
    "explain": "Say what a rule is about, why, and by which standard.",
    "rules": "List the rules.",
    "words": "Accept words that are right on your pages, and look words up.",
    "init": "Write a commented qa.yaml to start from.",
    "engines": "Say which grammar engines there are, install or start one.",
    "cache": "Look at, or clear, what qa remembers between runs.",
}


class LazyGroup(click.Group):
    """Commands by name; each lives in a module of its own under `qa.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"qa.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            message = f"qa.commands.{cmd_name} has no command"
            raise TypeError(message)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, with a hint where its name is nearly right."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = near_miss(args[0], COMMANDS)
            ctx.fail(f"There is no command '{args[0]}'{hint}. To check pages: qa check {args[0]}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="qa")
def cli() -> None:
    """Check health-information pages the way a careful medical editor does.

    \b
    qa check content/                          what is wrong, in the terminal
    qa check content/ --output report.html     a report to read and to send
    """  # noqa: D301 -- click keeps the lines after this mark as they are


def main() -> None:
    """Run the command line; every expected error is one sentence and exit code 2."""
    spare_the_collector()
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that lacks a letter still shows the rest
        sys.stdout.reconfigure(errors="replace")
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = EXIT_ERROR
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. What was checked so far is kept for the next run.", err=True)
        code = EXIT_INTERRUPTED
    except QaError as error:
        click.echo(f"Error: {error}", err=True)
        code = EXIT_ERROR
    except BrokenPipeError:
        # the reader of our output has gone; nothing is left to be said to it
        sys.stderr.close()
        code = EXIT_CLEAN
    except OSError as error:
        click.echo(f"Error: {error.filename or ''} {error.strerror or error}", err=True)
        code = EXIT_ERROR
    finally:
        dismiss_the_collector()
    sys.exit(code if isinstance(code, int) else EXIT_CLEAN)
