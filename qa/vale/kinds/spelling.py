"""`spelling`: words that no dictionary knows."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qa.vale import dictionaries
from qa.vale.exceptions import Exceptions, term_pattern
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import Hit, StyleRule
from qa.vale.words import words_of
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from qa.vale.dictionaries import Dictionary
    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript, Passage

# What Vale leaves alone of its own accord: words with more in them than letters, words that end in
# a capital, and CamelCase.
_SKIPPED = re.compile(r"[^a-zA-Z_']|[A-Z]\Z|[A-Z][a-z]+[A-Z]+\w+", re.ASCII)
_NO_IDENTIFIER = re.compile(r"[^\w'\-]")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]{2,}[A-Z][A-Za-z0-9]*")
_SHORTEST_PART = 3


class _Part(NamedTuple):
    text: str
    start: int


@dataclass(frozen=True, kw_only=True)
class Spelling(StyleRule):
    """Speaks of words that no dictionary, list or exception knows; `%s` is the word."""

    dictionaries: tuple[str, ...] = ()
    """Names of Hunspell dictionaries in `config/dictionaries`, or beside the styles."""
    dicpath: str = ""
    aff: str = ""
    dic: str = ""
    ignore: tuple[str, ...] = ()
    """Files with words that are right, one a line."""
    filters: tuple[str, ...] = ()
    """Patterns of words that are left alone."""
    custom: bool = False
    """Leave the filters out that every other rule has."""
    append: bool = False
    """Use the built-in dictionary beside those named."""
    exceptions: tuple[str, ...] = ()
    threshold: int = 0
    """Is read, and has no effect, as in Vale."""
    split: bool = False
    """Look at the parts of an identifier rather than leave it alone."""

    @cached_property
    def known(self) -> Dictionary:
        """The dictionaries and lists of words."""
        return dictionaries.load(
            dictionaries.Wanted(
                names=self.dictionaries,
                folder=self.dicpath,
                files=(self.dic, self.aff) if self.dic and self.aff else None,
                built_in=self.append or not self.dictionaries,
                lists=self.ignore,
                all_lists=self.name == "Vale.Spelling",
            ),
            self.surroundings.paths,
        )

    @cached_property
    def _passed(self) -> regex.Pattern[str] | None:
        accepted = (rf"\b(?:{term_pattern(term)})\b" for term in self.surroundings.accepted)
        terms = [*self.exceptions, *accepted]
        return compiled(f"(?i){'|'.join(terms)}") if terms else None

    @cached_property
    def _phrases(self) -> Exceptions:
        return Exceptions(self.surroundings.accepted)

    @cached_property
    def _verdicts(self) -> dict[str, bool]:
        return {}

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield each word, or part of an identifier, that is not known."""
        del manuscript
        for passage in look.passages:
            text = self._phrases.masked(passage.text)
            for word, start, end in words_of(text):
                if self._right(word):
                    continue
                if self.split and (parts := _parts(word)) != [_Part(word, 0)]:
                    yield from self._of_parts(passage, parts, start)
                    continue
                yield self._told(passage, word, start, end)

    def _right(self, word: str) -> bool:
        """Return whether a word is left alone, or known."""
        verdict = self._verdicts.get(word)
        if verdict is None:
            verdict = self._verdicts[word] = self._judged(self.known.converted(word))
        return verdict

    def _judged(self, word: str) -> bool:
        if not self.custom:
            skipped = _NO_IDENTIFIER if self.split else _SKIPPED
            if skipped.search(word):
                return True
        if any(compiled(one).search(word, timeout=TIME_LIMIT) for one in self.filters):
            return True
        return self._is_word(word)

    def _is_word(self, word: str) -> bool:
        if self.known.knows(word):
            return True
        return bool(self._passed and self._passed.search(word, timeout=TIME_LIMIT))

    def _of_parts(self, passage: Passage, parts: list[_Part], start: int) -> Iterator[Hit]:
        for part in parts:
            letters = sum(char.isalpha() for char in part.text)
            if letters < _SHORTEST_PART or part.text.upper() == part.text:
                continue
            if not self._is_word(self.known.converted(part.text)):
                at = start + part.start
                yield Hit(passage, at, at + len(part.text), (part.text,))

    def _told(self, passage: Passage, word: str, start: int, end: int) -> Hit:
        found = passage.text[start:end]
        cased = self.known.recased(word)
        if cased is not None and _is_certain(word, cased):
            message = f"Use '{cased}' instead of '{found}'."
            return Hit(passage, start, end, (), (cased,), message=message)
        code = _code(passage)
        if code and not self.split and _IDENTIFIER.fullmatch(found):
            message = f"'{found}' looks like code; format it as code."
            return Hit(passage, start, end, (), (code.replace("%s", found),), message=message)
        return Hit(passage, start, end, (word,))


def _code(passage: Passage) -> str:
    """Return how inline code is written on the page that holds a passage; "" where it is not."""
    if "md" in passage.sections:
        return "`%s`"
    return "<code>%s</code>" if "html" in passage.sections else ""


def _is_certain(word: str, cased: str) -> bool:
    """Return whether another case of a word is surely meant, as with GitHub or JSON."""
    upper = sum(char.isupper() for char in word)
    inner = any(char.isupper() for char in cased[1:])
    more = sum(char.isupper() for char in cased) > upper
    return len(word) >= _SHORTEST_PART and upper <= 1 and more and inner


_PART = re.compile(r"[^\W\d_]+")
_CASE_CHANGE = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])")


def _parts(word: str) -> list[_Part]:
    """Take an identifier apart: `getHTTPResponse_v2` is get, HTTP, Response and v."""
    found = []
    for run in _PART.finditer(word):
        cuts = [0, *(cut.start() for cut in _CASE_CHANGE.finditer(run[0])), len(run[0])]
        found += [_Part(run[0][start:end], run.start() + start) for start, end in pairwise(cuts)]
    return found
