"""The lines of a `.vale.ini`: sections, keys and values, as Vale's own reader takes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.errors import ConfigError

_COMMENT = re.compile(r"\s[#;].*$")
_LONG_QUOTES = ('"""', "`")
_KEY = re.compile(
    r'\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^=:]*?))\s*[=:]\s*(?P<value>.*)', re.DOTALL
)


class Entry(NamedTuple):
    """One key with its value."""

    key: str
    value: str
    line: int
    """From 1."""

    @property
    def items(self) -> tuple[str, ...]:
        r"""The value's parts between commas; a comma that is meant is written `\,`."""
        parts = re.split(r"(?<!\\),", self.value)
        return tuple(text for part in parts if (text := part.replace("\\,", ",").strip()))


class Section(NamedTuple):
    """What stands under one heading; `name` is empty for what stands above all of them."""

    name: str
    line: int
    entries: tuple[Entry, ...]


def sections(text: str, origin: str) -> tuple[Section, ...]:
    r"""Return the sections of a file in their order, the one without a name first.

    A value may go on after a `\` at the end of its line, and stand in quotes; `#` and `;` begin a
    comment at the start of a line and after a blank. Raises ConfigError, with `origin` and the
    line, for what is neither a heading nor a key.
    """
    found: list[Section] = [Section("", 1, ())]
    lines = _Lines(text)
    while (line := lines.next()) is not None:
        bare = line.strip()
        if not bare or bare[0] in "#;":
            continue
        number = lines.number
        if bare[0] == "[":
            if "]" not in bare:
                raise ConfigError(f"{origin}:{number}: close this heading with ']'.")
            found.append(Section(bare[1 : bare.rindex("]")].strip(), number, ()))
            continue
        parts = _KEY.fullmatch(line)
        if parts is None:
            raise ConfigError(
                f"{origin}:{number}: write a key and its value here, as 'key = value'."
            )
        entry = Entry(
            parts["quoted"] or parts["plain"] or "", _value(parts["value"], lines), number
        )
        found[-1] = found[-1]._replace(entries=(*found[-1].entries, entry))
    return tuple(found)


class _Lines:
    """The lines of a text, one after the other; `number` is that of the last one given."""

    def __init__(self, text: str) -> None:
        self._lines = text.removeprefix("\ufeff").splitlines()
        self.number = 0

    def next(self) -> str | None:
        """Return the next line; None after the last."""
        if self.number == len(self._lines):
            return None
        self.number += 1
        return self._lines[self.number - 1]


def _value(text: str, lines: _Lines) -> str:
    """Return a value, with the lines on which it goes on."""
    for quotes in _LONG_QUOTES:
        if text.startswith(quotes):
            return _until(quotes, text.removeprefix(quotes), lines)
    value = _COMMENT.sub("", f" {text}").strip()
    while value.endswith("\\") and (more := lines.next()) is not None:
        value = value[:-1].rstrip() + " " + _COMMENT.sub("", f" {more}").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _until(quotes: str, text: str, lines: _Lines) -> str:
    while quotes not in text and (more := lines.next()) is not None:
        text += "\n" + more
    return text.partition(quotes)[0]
