"""`substitution`: one way of writing in place of another."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.vale.actions import matching_case
from qa.vale.exceptions import Exceptions, term_pattern, terms_of
from qa.vale.patterns import TIME_LIMIT, PatternError, compiled
from qa.vale.rule import Hit, StyleRule, Verdict, in_words
from qa.vale.rule import filled as message_of
from qa.vale.sought import ANYWHERE, WORDS, alternatives
from qa.vale.spellings import recased
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript
    from qa.vale.sought import Sought

_CAPTURING = re.compile(r"(?<!\\)\((?!\?)")
_GROUP = re.compile(r"\$\d+")
_OPTIONS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True)
class Substitution(StyleRule):
    """Offers the values of `swap` for its keys; `%s` are what is expected, then what was found."""

    swap: dict[str, str] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False
    vocab: bool = True
    capitalize: bool = False
    """Write what is expected with a capital where what was found has one."""
    affix: str = ""
    """The dictionary whose flags the words of keys may have, as in `jump/DGS`."""
    pos: str = ""
    """Is read, and has no effect, as in Vale."""
    terms: bool = field(default=False, kw_only=True)
    """Whether the rule was made of a vocabulary, so that values may be patterns."""

    @cached_property
    def _swap(self) -> dict[str, str]:
        """By key, its flags written out, what is expected."""
        if not self.affix:
            return self.swap
        from qa.vale.affixes import expanded  # noqa: PLC0415 -- few rules name flags

        paths = self.surroundings.paths
        return {expanded(key, self.affix, paths): value for key, value in self.swap.items()}

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(sorted(self._swap, key=len, reverse=True))

    @property
    def has_assets(self) -> bool:
        """Whether the words have flags of a dictionary."""
        return bool(self.affix)

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The keys, the longest first, their groups without numbers."""
        template = ANYWHERE if self.nonword else self.surroundings.word_template or WORDS
        keys = [_CAPTURING.sub("(?:", key) for key in self._keys]
        return alternatives(keys, template=template, ignorecase=self.ignorecase, apart=True)

    @cached_property
    def passed(self) -> Exceptions:
        """What is let pass."""
        accepted = self.surroundings.accepted if self.vocab else ()
        return Exceptions(terms_of(self.exceptions, accepted))

    @cached_property
    def looks_at_matches_alone(self) -> bool:
        """Whether no terms of several words count."""
        return not self.passed.has_phrases

    def verdict(self, alternative: int, match: str) -> Verdict | None:
        """Return what is expected in place of a match, unless it is right or let pass."""
        judged = self._judged(alternative, match)
        if judged is None or (self.passed.terms and self.passed.matches(match)):
            return None
        args, offered = judged
        return Verdict(message_of(self.sentence, args), offered)

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield every match that is not yet as it should be."""
        del manuscript
        passed = self.passed if self.passed.terms else None
        known: dict[tuple[int, str], tuple[tuple[str, ...], tuple[str, ...]] | None] = {}
        for passage, found in look.found():
            start, end = found.start, found.end
            observed = passage.text[start:end]
            key = (found.alternative, observed)
            if key not in known:
                known[key] = self._judged(found.alternative, observed)
            judged = known[key]
            if judged is None or (passed and passed.allow(observed, passage.text, start, end)):
                continue
            args, replacements = judged
            yield Hit(passage, start, end, args, replacements)

    def _judged(
        self, alternative: int, observed: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return what fills the message, and what may replace it; None where it is right."""
        expected = self._expected(alternative, observed)
        replaces = self.action.name == "replace"
        if replaces:
            if observed in options(expected):
                return None
        elif self._is_right(expected, observed):
            return None
        if replaces and not self.action.params:
            offered = options(expected)
            if self.capitalize and observed == first_upper(observed):
                offered = tuple(map(first_upper, offered))
            if self.matchcase:
                offered = tuple(matching_case(one, observed) for one in offered)
            return (in_words(offered), observed), offered
        if replaces:
            params = tuple(map(str, self.action.params))
            if self.matchcase:
                params = tuple(matching_case(one, observed) for one in params)
            return (expected, observed), params
        shown = recased(expected, observed)
        literal = self.terms and shown != observed and re.fullmatch(r"[\w .'-]+", shown)
        return (shown, observed), (shown,) if literal else self.fixed(observed)

    def _is_right(self, expected: str, observed: str) -> bool:
        wanted = term_pattern(expected) if self.terms else expected
        if _is_phrase(wanted):
            return wanted == observed
        try:
            return compiled(f"^(?:{wanted})$").search(observed, timeout=TIME_LIMIT) is not None
        except PatternError:
            return wanted == observed

    def _expected(self, alternative: int, observed: str) -> str:
        key = self._keys[alternative]
        expected = self._swap[key]
        if self.capitalize and observed == first_upper(observed):
            expected = first_upper(expected)
        if not _GROUP.search(expected):
            return expected
        pattern = compiled(f"(?i){key}" if self.ignorecase else key)
        match = pattern.search(observed, timeout=TIME_LIMIT)
        if match is None:
            return observed
        return observed[: match.start()] + filled(expected, match) + observed[match.end() :]

    @cached_property
    def sentence(self) -> str:
        """The message, in which what stands between quotes is not quoted twice."""
        message = self.message
        if self.action.name == "replace" and not self.action.params:
            for spec in ("'%s'", '"%s"'):
                if message.count(spec) == 2:
                    message = message.replace(spec, "%s", 1)
        return message


def filled(text: str, match: regex.Match[str]) -> str:
    """Return a text with the groups of a match for `$1` and the like."""

    def group(reference: re.Match[str]) -> str:
        number = int(reference[0][1:])
        return (match[number] or "") if number <= match.re.groups else reference[0]

    return _GROUP.sub(group, text)


def options(value: str) -> tuple[str, ...]:
    r"""Return what a value offers: several with "|" between, a written one as "\|"."""
    return tuple(one.replace(r"\|", "|") for one in _OPTIONS.split(value) if one)


def first_upper(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _is_phrase(text: str) -> bool:
    return all(char.isalpha() or char in " -" or char.isdigit() for char in text)
