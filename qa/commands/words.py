"""`qa words`: the words that a site accepts beside those that qa knows."""

from __future__ import annotations

from pathlib import Path

import click

from qa.commands.settings import configured
from qa.config import MAX_BYTES, NAME, find, load
from qa.errors import EXIT_CLEAN, EXIT_FINDINGS, ConfigError
from qa.files import words_of

_FILE = "qa-words.txt"
_HEAD = (
    "# Words that are right on these pages: one a line. Plurals and possessives come with them.\n"
)
_CHOICES = 3


@click.group(name="words")
def command() -> None:
    """Accept words that are right on your pages, and look words up."""


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
def add(words: tuple[str, ...]) -> None:
    """Accept words from now on.

    They are written to the first of `word-files:` in qa.yaml. Where there is none, qa-words.txt is
    made beside qa.yaml, and named in it.
    """
    settings = find(Path.cwd()) or Path.cwd() / NAME
    file = _word_file(settings)
    there = words_of(file, MAX_BYTES) if file.exists() else []
    known = {word.lower() for word in there}
    fresh = []
    for word in dict.fromkeys(" ".join(word.split()) for word in words):
        if not word or "#" in word:
            raise ConfigError(f"'{word}' is not a word.")
        if word.lower() in known:
            click.echo(f"'{word}' is in {file.name} already.")
        else:
            fresh.append(word)
    if not fresh:
        return
    text = file.read_text(encoding="utf-8-sig") if file.exists() else _HEAD
    file.write_text(_with(text, fresh), encoding="utf-8", newline="\n")
    _name_in(settings, file)
    for word in fresh:
        click.echo(f"Added '{word}' to {file.name}.")


@command.command(name="list")
def list_words() -> None:
    """List the words that these settings accept."""
    for word in sorted(set(configured(None).words), key=str.lower):
        click.echo(word)


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
def check(words: tuple[str, ...]) -> None:
    """Say of each word whether it is known here and, if not, what it may have been meant to be.

    Exit code 1: at least one is not known.
    """
    from qa import spelling, wordset  # noqa: PLC0415 -- help texts must not wait for it

    accepted = {word.lower() for word in configured(None).words}
    code = EXIT_CLEAN
    for word in words:
        small = word.lower()
        if small in accepted:
            click.echo(f"{word}: accepted here")
        elif any(map(wordset.is_known, (word, small, small.capitalize()))):
            click.echo(f"{word}: known")
        else:
            code = EXIT_FINDINGS
            near = [one.text for one in spelling.candidates(small)[:_CHOICES]]
            both = spelling.halves(small)
            near = [" ".join(both), *near][:_CHOICES] if both else near
            click.echo(f"{word}: not known" + (f"; perhaps {', '.join(near)}" if near else ""))
    raise click.exceptions.Exit(code)


def _word_file(settings: Path) -> Path:
    """Return the list that words are added to."""
    files = load(settings).word_files if settings.exists() else ()
    return Path(files[0]) if files else settings.parent / _FILE


def _with(text: str, fresh: list[str]) -> str:
    """Return the text of a list with words added, those below its comments in order."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#") or not line.strip()]
    words = [line for line in lines if line not in head]
    return "\n".join([*head, *sorted([*words, *fresh], key=str.lower)]) + "\n"


def _name_in(settings: Path, file: Path) -> None:
    """Name a new list in the settings, at their end; what stands there is left as it is."""
    before = settings.read_text(encoding="utf-8-sig") if settings.exists() else ""
    if settings.exists() and load(settings).word_files:
        return
    line = f"word-files: [{file.name}]\n"
    text = f"{before.rstrip()}\n\n{line}" if before.strip() else line
    settings.write_text(text, encoding="utf-8", newline="\n")
    try:
        load(settings)
    except ConfigError as error:
        settings.write_text(before, encoding="utf-8", newline="\n")
        raise ConfigError(f"Add this line to {settings.name} yourself: {line.strip()}") from error
    click.echo(f"{settings.name} names {file.name} now.")
