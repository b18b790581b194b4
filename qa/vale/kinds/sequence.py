"""`sequence`: words and parts of speech in a row."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qa.vale import tagging
from qa.vale.actions import matching_case
from qa.vale.anchors import anchor
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import Hit, StyleRule
from qa.vale.scopes import parse
from qa.vale.sought import Sought
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Row

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript, Passage
    from qa.vale.scopes import Scope
    from qa.vale.tagging import Tagged


@dataclass(frozen=True, kw_only=True)
class SequenceToken:
    """One word of a row, or several that may be left out."""

    pattern: str = ""
    """Of the word, all of it."""
    tag: str = ""
    """A pattern of its Penn Treebank tag."""
    upos: str = ""
    """Its universal tag, such as NOUN, in place of `tag`."""
    skip: int = 0
    """So many words may stand before it."""
    min: int = 1
    """So often it must stand there."""
    negate: bool = False
    target: bool = False
    """Point at this token alone."""


class _Step(NamedTuple):
    """One place of the row, written out."""

    token: SequenceToken
    group: int
    optional: bool
    opens: bool = False
    closes: bool = False


class _Row(NamedTuple):
    """Where a row of words stands among the words of a sentence."""

    anchor: int
    first: int = -1
    last: int = -1
    words: tuple[str, ...] = ()
    at: dict[int, int] = {}  # noqa: RUF012 -- never changed


@dataclass(frozen=True, kw_only=True)
class Sequence(StyleRule):
    """Speaks of rows of words within a sentence; the `%s` are the words."""

    tokens: tuple[SequenceToken, ...] = ()
    ignorecase: bool = False
    model: str = ""
    """A dictionary of tags in `config/dictionaries` that goes before the tagger's own."""
    exceptions: tuple[str, ...] = ()
    """Patterns of the sentence in which no row may begin."""

    @property
    def about(self) -> Scope:
        """The scope: always sentences, of whatever is named."""
        return parse(tuple(map(_of_sentences, self.scope)) or ("sentence",))

    @cached_property
    def _steps(self) -> tuple[_Step, ...]:
        steps: list[_Step] = []
        group = 0
        for token in self.tokens:
            for _ in range(max(1, token.min)):
                group += 1
                steps += [
                    _Step(token, group, optional=True, opens=left == token.skip)
                    for left in range(token.skip, 0, -1)
                ]
                if token.pattern or token.tag or token.upos:
                    steps.append(_Step(token, group, optional=False, closes=True))
        return tuple(steps)

    @cached_property
    def _anchor(self) -> int | None:
        """The step from which a row is looked for: the first with a pattern, or with a tag."""
        tokens = [step.token for step in self._steps]
        with_pattern = [n for n, t in enumerate(tokens) if t.pattern and not t.negate]
        with_tag = [n for n, t in enumerate(tokens) if (t.tag or t.upos) and not t.negate]
        return next(iter(with_pattern + with_tag), None)

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The token whose words are the rarest that every match must hold."""
        flags = "(?i)" if self.ignorecase else ""
        patterns = [
            f"{flags}(?:{token.pattern})"
            for token in self.tokens
            if token.pattern and not token.negate and not token.skip
        ]
        known = [(where.worth, pattern) for pattern in patterns if (where := anchor(pattern))]
        return (Sought(max(known)[1]),) if known else ()

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield each row of words that no exception holds."""
        del manuscript
        if self._anchor is None:
            return
        for passage in look.candidates():
            yield from self._in(passage, self._anchor)

    def _in(self, passage: Passage, anchor: int) -> Iterator[Hit]:
        text = passage.text
        token = self._steps[anchor].token
        flags = "(?i)" if self.ignorecase else ""
        tries = -1
        if token.pattern:
            pattern = compiled(f"{flags}(?m)(?:{token.pattern})")
            tries = sum(1 for _ in pattern.finditer(text, timeout=TIME_LIMIT))
        if not tries:
            return
        words = tagging.tagged(text, self.model, self.surroundings.paths)
        excepted = [
            match.span()
            for one in self.exceptions
            for match in compiled(one).finditer(text, timeout=TIME_LIMIT)
        ]
        tried: set[int] = set()
        for _ in range(len(words) if tries < 0 else tries):
            row = self._row(anchor, words, tried)
            tried.add(row.anchor)
            if row.first < 0 or row.last < row.first:
                continue
            first, last = self._targeted(row)
            start, end = words[first].start, words[last].start + len(words[last].text)
            if any(begin <= start < stop for begin, stop in excepted):
                continue
            yield Hit(passage, start, end, row.words, self._offered(text[start:end]))

    def _offered(self, match: str) -> tuple[str, ...]:
        if self.action.name == "replace":
            params = self.action.params
            return tuple(matching_case(p, match) for p in params) if self.matchcase else params
        return self.fixed(match)

    def _targeted(self, row: _Row) -> tuple[int, int]:
        """Return the first and the last word to point at."""
        wanted = [n for n, step in enumerate(self._steps) if step.token.target]
        if not wanted or any(number not in row.at for number in wanted):
            return row.first, row.last
        places = [row.at[number] for number in wanted]
        return min(places), max(places)

    def _row(self, anchor: int, words: Row[Tagged], tried: set[int]) -> _Row:
        """Return the next row around a word for the anchor that was not tried."""
        step = self._steps[anchor]
        at = next(
            (n for n, w in enumerate(words) if n not in tried and self._is(step.token, w)), None
        )
        if at is None:
            return _Row(0)
        places: dict[int, int] = {}
        before = self._leftwards(anchor, at, words, places)
        if before is None:
            return _Row(at)
        behind = self._rightwards(anchor, at, words, places)
        if behind is None:
            return _Row(at)
        seen = sorted({*before, *behind})
        texts = tuple(words[number].text for number in (*before, *behind))
        return _Row(at, seen[0], behind[-1], texts, places)

    def _leftwards(
        self, anchor: int, at: int, words: Row[Tagged], places: dict[int, int]
    ) -> list[int] | None:
        """Return the words before the anchor's that are part of the row; None where it ends."""
        found: list[int] = []
        number, word = anchor - 1, at - 1
        steps = self._steps
        while number >= 0:
            if word < 0:
                return found if all(s.token.negate for s in steps[: number + 1]) else None
            step = steps[number]
            found.insert(0, word)
            places[number] = word
            optional = step.optional
            if step.token.skip > 0:  # the steps are written for reading to the right
                optional = (step.optional or step.closes) and not step.opens
            matches = self._is(step.token, words[word])
            if not matches and not optional:
                return None
            if matches and optional:
                while number >= 0 and steps[number].group == step.group:
                    number -= 1
            else:
                number -= 1
            word -= 1
        return found

    def _rightwards(
        self, anchor: int, at: int, words: Row[Tagged], places: dict[int, int]
    ) -> list[int] | None:
        """Return the anchor's word and those behind it that are part of the row."""
        found: list[int] = []
        number, word = anchor, at
        steps = self._steps
        while number < len(steps):
            if word >= len(words):
                return found if all(s.token.negate for s in steps[number:]) else None
            step = steps[number]
            found.append(word)
            places[number] = word
            matches = self._is(step.token, words[word])
            if not matches and not step.optional:
                return None
            if matches and step.optional:
                while number < len(steps) and steps[number].group == step.group:
                    number += 1
            else:
                number += 1
            word += 1
        return found

    def _is(self, token: SequenceToken, word: Tagged) -> bool:
        """Return whether a word is what a token asks for, or for a negated one, is not."""
        tag, among = token.tag, ""
        if token.upos:
            tag, among = tagging.penn_tags(token.upos)
            among = "" if token.pattern else among
        fits_tag = not tag or compiled(tag).search(word.tag, timeout=TIME_LIMIT) is not None
        flags = "(?i)" if self.ignorecase else ""
        fits_word = (
            not token.pattern
            or compiled(f"{flags}^(?:{token.pattern})$").search(word.text, timeout=TIME_LIMIT)
            is not None
        )
        if (
            among
            and (compiled(among).search(word.text, timeout=TIME_LIMIT) is None) != token.negate
        ):
            return False
        if tag and token.pattern:
            return token.negate not in (fits_tag, fits_word)
        if tag:
            return fits_tag != token.negate
        return not token.pattern or fits_word != token.negate


def _of_sentences(scope: str) -> str:
    """Return the scope of the sentences within a scope."""
    if scope == "sentence" or scope.startswith("sentence."):
        return scope
    if scope.startswith("~"):
        return f"sentence&{scope}"
    if scope == "paragraph" or scope.startswith("paragraph."):
        return f"sentence{scope.removeprefix('paragraph')}"
    return f"sentence & {scope}"
