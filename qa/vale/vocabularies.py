"""The words that a team accepts and rejects: `config/vocabularies/<name>` of a StylesPath."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.errors import ConfigError
from qa.files import text_of
from qa.marked_yaml import YamlError, parse
from qa.style_settings import Vocabulary
from qa.vale.affixes import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_AFFIXES = "en_US"
"""The dictionary whose flags terms may have."""
_MAX_BYTES = 5_000_000


def load(name: str, paths: tuple[str, ...]) -> Vocabulary | None:
    """Return a vocabulary, its files from every path together; None where there is none.

    Raises ConfigError for a file that cannot be read.
    """
    folders = [Path(path, "config", "vocabularies", name) for path in paths]
    folders = [folder for folder in folders if folder.is_dir()]
    if not folders:
        return None
    return sum(map(_of_lists, folders), Vocabulary()) + sum(
        (_of_table(folder / "vocab.yml", paths) for folder in folders), Vocabulary()
    )


def _of_lists(folder: Path) -> Vocabulary:
    """Return what accept.txt and reject.txt say: a pattern a line."""
    accepted = tuple(_lines(folder / "accept.txt"))
    enforced = tuple((term, term) for term in accepted if not term.startswith("(?i)"))
    return Vocabulary(accepted, enforced, tuple(_lines(folder / "reject.txt")))


def _lines(path: Path) -> Iterator[str]:
    for line in _text(path).splitlines():
        if (term := line.strip()) and not term.startswith("# "):
            yield term


def _text(path: Path) -> str:
    """Return the text of a file, "" where there is none. Raises ConfigError."""
    return text_of(path, "a vocabulary", _MAX_BYTES) if path.is_file() else ""


class _Term(NamedTuple):
    """A term of a `vocab.yml`: `quxelate: {flags: S}`."""

    text: str
    flags: str = ""
    ignorecase: bool = False
    regex: bool = False

    def forms(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ways of writing the term."""
        return forms_of(self.text, self.flags, _AFFIXES, paths) if self.flags else (self.text,)

    def pattern(self, form: str) -> str:
        """Return what matches one of them."""
        return ("(?i)" if self.ignorecase else "") + (form if self.regex else re.escape(form))


def _of_table(path: Path, paths: tuple[str, ...]) -> Vocabulary:
    """Return what a vocab.yml says. Raises ConfigError."""
    try:
        table = parse(_text(path)).value or {}
    except YamlError as error:
        raise ConfigError(f"{path}:{error.line}: {error.message}.") from error
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: write 'accept:' and 'reject:', each a list of terms.")
    terms = {
        key: [(term, form) for term in _terms(table.get(key), path) for form in term.forms(paths)]
        for key in ("accept", "reject")
    }
    return Vocabulary(
        tuple(term.pattern(form) for term, form in terms["accept"]),
        tuple((term.pattern(form), form) for term, form in terms["accept"] if not term.ignorecase),
        tuple(term.pattern(form) for term, form in terms["reject"]),
    )


def _terms(items: Any, path: Path) -> Iterator[_Term]:
    for item in items or ():
        if isinstance(item, dict) and len(item) == 1:
            ((text, options),) = item.items()
            options = options if isinstance(options, dict) else {}
            yield _Term(
                str(text),
                str(options.get("flags", "")),
                options.get("ignorecase") is True,
                options.get("regex") is True,
            )
        elif isinstance(item, str):
            yield _Term(item)
        else:
            raise ConfigError(f"{path}: '{item}' is not a term.")
