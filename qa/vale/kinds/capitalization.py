"""`capitalization`: how a passage as a whole is written in capitals and small letters."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from qa.vale import cases
from qa.vale.exceptions import Exceptions, terms_of
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import Hit, StyleRule
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript

_NUMBER = re.compile(r"\d+\.")
_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_USUAL = 0.8
_REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True)
class Capitalization(StyleRule):
    """Holds passages against `match`: `$title`, `$sentence`, `$lower`, `$upper` or a pattern.

    `%s` are the text and what was expected.
    """

    match: str = ""
    style: str = "AP"
    """Of titles: AP or Chicago."""
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    """After a word with one of these endings a new sentence begins."""
    threshold: float = 0.0
    """The share of words that must be right; 0 for 0.8."""
    vocab: bool = True
    prefix: str = ""
    """A pattern of what is left out of account at the beginning."""

    @cached_property
    def passed(self) -> Exceptions:
        """What is let pass."""
        return Exceptions(self._terms)

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        accepted = self.surroundings.accepted if self.vocab else ()
        return tuple(sorted(terms_of(self.exceptions, accepted), key=len, reverse=True))

    @cached_property
    def _word(self) -> str:
        if not self._terms:
            return _WORD
        terms = "|".join(t if t.startswith("(?i)") else f"(?-i:{t})" for t in self._terms)
        return rf"(?m)\b(?:{terms})\b|{_WORD}"

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield each passage that is written otherwise."""
        del manuscript
        for passage in look.passages:
            text = passage.text
            if text not in self._known_texts:
                if len(self._known_texts) > _REMEMBERED:
                    self._known_texts.clear()
                self._known_texts[text] = self._judged(text)
            expected = self._known_texts[text]
            if expected is None:
                continue
            offered: tuple[str, ...] = ()
            if self.action.name == "replace" and not self.action.params:
                offered = (expected,) if self.match in ("$title", "$sentence") else ()
            elif self.action.name:
                offered = self.fixed(text)
            yield Hit(passage, 0, len(text), (text, expected), offered)

    def _judged(self, text: str) -> str | None:
        """Return what was expected of a text; None where it is right."""
        if self.match == "$title":
            chicago = self.style == "Chicago"
            expected = cases.title(text, self._known, chicago=chicago, prefix=self.prefix)
            return None if self._close(text, expected, title=True) else expected
        if self.match == "$sentence":
            expected = cases.sentence(
                text, self._known, self._opens, terms=self._terms, prefix=self.prefix
            )
            return None if self._close(text, expected, title=False) else expected
        if self.match in ("$lower", "$upper"):
            expected = text.lower() if self.match == "$lower" else text.upper()
            return None if text == expected or self.passed.matches(text) else expected
        right = compiled(self.match).search(text, timeout=TIME_LIMIT) is not None
        return None if right or self.passed.matches(text) else self.match

    @cached_property
    def _known_texts(self) -> dict[str, str | None]:
        """What is known of texts already, to this rule or to one that asks the same."""
        asked = (self.match, self.style, self._terms, self.indicators, self.threshold, self.prefix)
        return _known_to_all(asked)

    def _known(self, word: str) -> str:
        """Return how a word is written that a term means; "" for none."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = cases.known_term(word, self._terms)
        return known

    @cached_property
    def _words(self) -> dict[str, str]:
        return {}

    def _opens(self, word: str, number: int) -> bool:
        """Return whether a new sentence begins after a word."""
        if self.indicators and word.endswith(self.indicators):
            return True
        return number == 0 and _NUMBER.search(word) is not None

    def _close(self, text: str, expected: str, *, title: bool) -> bool:
        """Return whether enough words are as expected."""
        if text == expected:
            return True
        if cases.may_hold(self._terms, text):
            pattern = compiled(self._word)
            have = [match[0] for match in pattern.finditer(text, timeout=TIME_LIMIT)]
            want = [match[0] for match in pattern.finditer(expected, timeout=TIME_LIMIT)]
        else:
            have, want = cases.words_of(text), cases.words_of(expected)
        right = 0
        for number, word in enumerate(have):
            if number >= len(want) or word == want[number] or self.passed.matches(word):
                right += 1
            elif title:
                right += word == word.upper()
            elif number == 0 and word != _titled(word.lower()):
                return False
        return not have or right / len(have) >= (self.threshold or _USUAL)


@lru_cache(maxsize=64)
def _known_to_all(asked: tuple[object, ...]) -> dict[str, str | None]:
    """Return what all rules that ask the same of a text share."""
    del asked
    return {}


_LETTERS_AFTER = re.compile(r"(?<![^\W_])[^\W\d_]")


def _titled(text: str) -> str:
    """Return a text with a capital wherever a word begins."""
    return _LETTERS_AFTER.sub(lambda match: match[0].upper(), text)
