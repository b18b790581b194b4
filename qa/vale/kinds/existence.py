"""`existence`: words or patterns that should not be there."""

from __future__ import annotations

from functools import cached_property
from itertools import dropwhile
from typing import TYPE_CHECKING

from qa.vale.exceptions import Exceptions, terms_of
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import StyleRule, Verdict, filled
from qa.vale.sought import ANYWHERE, WORDS, Sought, alternatives, wrapped
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Found, Look
    from qa.vale.passages import Manuscript
    from qa.vale.rule import Hit


@dataclass(frozen=True, kw_only=True)
class Existence(StyleRule):
    """Speaks of each match of `raw` and `tokens`; `%s` is the match, then what may replace it."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    """Joined without anything between, and put before the tokens."""
    append: bool = False
    """Put `raw` after the tokens instead."""
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False
    vocab: bool = True
    affix: str = ""
    """The dictionary whose flags the words of tokens may have, as in `jump/DGS`."""

    @property
    def has_assets(self) -> bool:
        """Whether the words have flags of a dictionary."""
        return bool(self.affix)

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The tokens, or the one pattern that they make with `raw`."""
        tokens = [token for token in self._written_out if token.strip()]
        template = ANYWHERE
        if not self.nonword and self.tokens:
            template = self.surroundings.word_template or WORDS
        if not self.raw:
            return alternatives(tokens, template=template, ignorecase=self.ignorecase)
        flags = "(?i)" if self.ignorecase else ""
        made = template.replace("%s", "|".join(map(wrapped, tokens)))
        raw = "".join(self.raw)
        return (Sought(flags + (made + raw if self.append else raw + made)),)

    @property
    def _written_out(self) -> tuple[str, ...]:
        if not self.affix:
            return self.tokens
        from qa.vale.affixes import expanded  # noqa: PLC0415 -- few rules name flags

        return tuple(expanded(token, self.affix, self.surroundings.paths) for token in self.tokens)

    @cached_property
    def passed(self) -> Exceptions:
        """What is let pass."""
        accepted = self.surroundings.accepted if self.vocab and not self.nonword else ()
        return Exceptions(terms_of(self.exceptions, accepted))

    @cached_property
    def looks_at_matches_alone(self) -> bool:
        """Whether neither groups nor terms of several words count."""
        return not self._names_groups and not self.passed.has_phrases

    def verdict(self, alternative: int, match: str) -> Verdict | None:
        """Return the message for a match, unless it is let pass."""
        del alternative
        if self.passed.terms and self.passed.matches(match.strip()):
            return None
        args, offered = self.told(match)
        return Verdict(filled(self.sentence, args), offered)

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield every match that no exception lets pass."""
        del manuscript
        passed = self.passed if self.passed.terms else None
        for passage, found in look.found():
            start, end = found.start, found.end
            match = passage.text[start:end]
            if passed and passed.allow(match.strip(), passage.text, start, end):
                continue
            groups = self._groups(found, passage.text) if self._names_groups else ()
            yield self.said(passage, start, end, match, groups)

    @cached_property
    def _names_groups(self) -> bool:
        return any("$" in param for param in self.action.params)

    def _groups(self, found: Found, text: str) -> tuple[str | None, ...]:
        """Return the groups of the token that matched."""
        pattern = self.sought[found.alternative].pattern
        match = compiled(pattern).match(text, found.start, timeout=TIME_LIMIT)
        if match is None:
            return ()
        groups = match.groups()
        if not self.raw:
            return groups
        before = 0 if self.append else compiled("".join(self.raw)).groups
        return tuple(dropwhile(lambda group: group is None, groups[before:]))
