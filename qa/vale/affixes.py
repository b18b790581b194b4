"""Words with flags of a Hunspell dictionary, written out: `jump/DGS` is jump, jumped and so on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.errors import RuleError
from qa.vale.dictionaries import affix_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGGED = re.compile(r"\\.|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)/(?P<flags>[A-Za-z]+)", re.DOTALL)
_MAX_BYTES = 5_000_000


class Affix(NamedTuple):
    """One line of an affix file."""

    suffix: bool
    strip: str
    add: str
    condition: re.Pattern[str]
    """Of the end, or for a prefix the start, of the words that take it."""

    def on(self, word: str) -> str | None:
        """Return a word with the affix; None where it does not take it."""
        if self.condition.search(word) is None:
            return None
        if self.suffix:
            return word.removesuffix(self.strip) + self.add
        return self.add + word.removeprefix(self.strip)


def expanded(pattern: str, dictionary: str, paths: tuple[str, ...]) -> str:
    r"""Return a pattern in which every `word/FLAGS` is a choice of the word's forms.

    A slash that is meant is written `\/`. Raises RuleError where there is no such dictionary.
    """

    def forms(found: re.Match[str]) -> str:
        if found["word"] is None:
            return "/" if found[0] == r"\/" else found[0]
        return f"(?:{'|'.join(forms_of(found['word'], found['flags'], dictionary, paths))})"

    return _FLAGGED.sub(forms, pattern)


def forms_of(word: str, flags: str, dictionary: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return a word and every form that its flags name, the longest first. Raises RuleError."""
    affixes = _affixes(dictionary, paths)
    named = [affix.on(word) for flag in flags for affix in affixes.get(flag, ())]
    return tuple(sorted({word, *(form for form in named if form)}, key=lambda f: (-len(f), f)))


@cache
def _affixes(dictionary: str, paths: tuple[str, ...]) -> dict[str, list[Affix]]:
    file = affix_file(dictionary, paths)
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise RuleError(f"{file}: this file is too large for affixes.")
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise RuleError(f"{file}: this file of affixes cannot be read: {error}.") from error
    found: dict[str, list[Affix]] = {}
    for flag, affix in _lines(text):
        found.setdefault(flag, []).append(affix)
    return found


def _lines(text: str) -> Iterator[tuple[str, Affix]]:
    """Yield the affixes of a file with their flags: `SFX D y ied [^aeiou]y`."""
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] not in ("SFX", "PFX"):
            continue
        kind, flag, strip, add, condition = parts[:5]
        suffix = kind == "SFX"
        try:
            wanted = re.compile(f"(?:{condition})$" if suffix else f"^(?:{condition})")
        except re.error:
            continue
        add = add.partition("/")[0]
        yield flag, Affix(suffix, "" if strip == "0" else strip, "" if add == "0" else add, wanted)
