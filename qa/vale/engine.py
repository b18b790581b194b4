"""All rules of the styles over one page: what can match where is found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from qa.document import folded
from qa.literals import required_sets
from qa.vale.patterns import TIME_LIMIT, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.vale.passages import Manuscript, Passage
    from qa.vale.rule import Hit, StyleRule
    from qa.vale.sought import Sought

_SEPARATOR = "\x00"
_RUN_OF_BLANKS = re.compile(r"[\t\n\f\r ]{2,}")
_BLANK = str.maketrans("\t\n\f\r", "    ")
_NOT_A_WORD = re.compile(r"[^\w\x00]")
_WORD_CHARACTER = re.compile(r"\w")


class Found(NamedTuple):
    """A match of one of a rule's alternatives in a passage."""

    start: int
    end: int
    alternative: int
    groups: tuple[str | None, ...] = ()


class _Text:
    """The text of all passages of a family, joined, and the same with single blanks."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        starts, at = [], 0
        for passage in passages:
            starts.append(at)
            at += len(passage.text) + 1
        self.starts = starts
        joined = _SEPARATOR.join([passage.text for passage in passages])
        self.cuts: list[int] = []
        self.gone: list[int] = []
        plain = joined.translate(_BLANK) if "\n" in joined or "\t" in joined else joined
        if "  " in plain:
            plain = self._squeezed(plain)
        self.exact = plain
        self.lower = folded(plain)

    def _squeezed(self, text: str) -> str:
        """Return the text with single blanks, and note where some are gone."""
        parts, at, gone = [], 0, 0
        for run in _RUN_OF_BLANKS.finditer(text):
            parts += [text[at : run.start()], " "]
            gone += len(run[0]) - 1
            self.cuts.append(run.start() + 1 - (gone - len(run[0]) + 1))
            self.gone.append(gone)
            at = run.end()
        parts.append(text[at:])
        return "".join(parts)

    @cached_property
    def spaced(self) -> str:
        """The lower text with a blank for everything that is no word, and at both ends."""
        return f" {_NOT_A_WORD.sub(' ', self.lower)} ".replace(_SEPARATOR, " ")

    def original(self, at: int) -> int:
        """Return the offset in the joined text of an offset of `exact`."""
        if not self.cuts:
            return at
        index = bisect_right(self.cuts, at)
        return at + self.gone[index - 1] if index else at


class _Covers:
    """Which rules are about which passages; asked again, it is known."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        self._scopes = [rule.about for rule in rules]
        self._known: dict[tuple[int, frozenset[str]], bool] = {}

    def of(self, rule: int, kinds: Mapping[frozenset[str], list[int]]) -> list[int] | None:
        """Return the numbers of the passages a rule is about; None for all of them."""
        known = self._known
        found = []
        for sections, numbers in kinds.items():
            key = (rule, sections)
            covered = known.get(key)
            if covered is None:
                covered = known[key] = self._scopes[rule].covers(sections)
            if covered:
                found.append(numbers)
        if len(found) == len(kinds):
            return None
        if len(found) == 1:
            return found[0]
        return sorted(number for numbers in found for number in numbers)


class _Phrase(NamedTuple):
    """A literal in the automaton: which alternative it is, and what must stand there."""

    alternative: int
    text: str
    """"" where finding the words is enough."""
    exact: bool


class Index:
    """Every alternative of many rules, in two automata: whole words, and parts of patterns."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        numbers: dict[Sought, int] = {}
        self.owners: list[list[tuple[int, int]]] = []
        """By alternative, the rules whose it is, and its place among theirs."""
        self.of_rule: list[list[int]] = []
        """By rule, its alternatives in order."""
        for rule_number, rule in enumerate(rules):
            mine = []
            for place, sought in enumerate(rule.sought):
                number = numbers.setdefault(sought, len(self.owners))
                if number == len(self.owners):
                    self.owners.append([])
                self.owners[number].append((rule_number, place))
                mine.append(number)
            self.of_rule.append(mine)
        self.alternatives = tuple(numbers)
        phrases: dict[str, list[_Phrase]] = {}
        parts: dict[str, list[int]] = {}
        self.always: list[int] = []
        """The alternatives without words, which are looked for everywhere."""
        self.is_phrase: list[bool] = []
        for number, sought in enumerate(self.alternatives):
            literal = sought.literal or ""
            phrase = bool(literal) and _is_word(literal[0]) and _is_word(literal[-1])
            self.is_phrase.append(phrase)
            if phrase:
                key = f" {_NOT_A_WORD.sub(' ', folded(literal))} "
                plain = literal.replace(" ", "").isalnum()
                text = literal if sought.exact else "" if plain else folded(literal)
                phrases.setdefault(key, []).append(_Phrase(number, text, sought.exact))
            elif (words := sought.words) is None:
                self.always.append(number)
            else:
                for word in words:
                    parts.setdefault(word, []).append(number)
        self.phrases = tuple(phrases.values())
        self.parts = tuple(parts.values())
        self._phrase_keys, self._part_keys = tuple(phrases), tuple(parts)

    @cached_property
    def phrase_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds the words of literals between other words."""
        return ahocorasick_rs.AhoCorasick(self._phrase_keys)

    @cached_property
    def part_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds words that patterns need."""
        return ahocorasick_rs.AhoCorasick(self._part_keys)


def _is_word(char: str) -> bool:
    return _WORD_CHARACTER.match(char) is not None


@cache
def _needed(pattern: str) -> frozenset[str]:
    """Return signs, none of them letters, one of which is in every match of a pattern."""
    sets = [words for words in required_sets(pattern) if not any(map(_has_letter, words))]
    return min(sets, key=len, default=frozenset())


def _has_letter(text: str) -> bool:
    return any(char.isalpha() or char.isspace() for char in text)


class Look:
    """What one rule is given of one family of passages."""

    def __init__(self, sight: Sight, rule: int) -> None:
        self._sight = sight
        self._rule = rule

    @property
    def passages(self) -> list[Passage]:
        """All passages that the rule is about."""
        covered = self._sight.covered(self._rule)
        passages = self._sight.passages
        if covered is None:
            return list(passages)
        return [passages[number] for number in covered]

    def candidates(self) -> list[Passage]:
        """Return the passages that the rule is about and that hold words of what it looks for."""
        return self._sight.candidates(self._rule)

    def may_hold(self, pattern: str, passage: Passage) -> bool:
        """Return whether a pattern's words stand in a passage, as far as they are known."""
        del self
        needed = _needed(pattern)
        return not needed or any(word in passage.text for word in needed)

    def found(self) -> Iterator[tuple[Passage, Found]]:
        """Yield what the rule looks for in the passages that it is about, in order.

        The leftmost match counts, of several there the first alternative's; none overlap. Raises
        TimeoutError.
        """
        return self._sight.found(self._rule)


class Sight:
    """One family of passages of one page, and what of the rules' words stands in it."""

    def __init__(
        self, rules: Sequence[StyleRule], index: Index, passages: Sequence[Passage], covers: _Covers
    ) -> None:
        self.passages = passages
        self._rules = rules
        self._index = index
        self._covers = covers
        self._covered: dict[int, list[int] | None] = {}
        self._kinds: dict[frozenset[str], list[int]] = {}
        for number, passage in enumerate(passages):
            self._kinds.setdefault(passage.sections, []).append(number)
        self._text = text = _Text(passages)
        self._phrases: dict[int, list[tuple[int, int]]] = {}
        """By alternative, where its words stand, in offsets of the joined text."""
        self._in: dict[int, set[int]] = {}
        """By alternative, the passages in which one of its words stands."""
        self._regex: dict[tuple[int, int], list[Found]] = {}
        if not passages:
            return
        if index.phrases:
            self._find_phrases(text)
        if index.parts:
            self._find_parts(text)

    def _find_phrases(self, text: _Text) -> None:
        phrases, found = self._index.phrases, self._phrases
        exact, lower, shifted = text.exact, text.lower, bool(text.cuts)
        hits = self._index.phrase_automaton.find_matches_as_indexes(text.spaced, overlapping=True)
        for key, start, stop in hits:
            end = stop - 2
            for alternative, words, is_exact in phrases[key]:
                if words and (exact if is_exact else lower)[start:end] != words:
                    continue
                place = (text.original(start), text.original(end)) if shifted else (start, end)
                if alternative in found:
                    found[alternative].append(place)
                else:
                    found[alternative] = [place]

    def _find_parts(self, text: _Text) -> None:
        parts, inside = self._index.parts, self._in
        hits = self._index.part_automaton.find_matches_as_indexes(text.lower, overlapping=True)
        shifted = bool(text.cuts)
        seen = set()
        for key, start, _ in hits:
            at = text.original(start) if shifted else start
            number = bisect_right(text.starts, at) - 1
            if (key, number) in seen:
                continue
            seen.add((key, number))
            for alternative in parts[key]:
                inside.setdefault(alternative, set()).add(number)

    def rules(self) -> Iterator[int]:
        """Yield the rules that may have something to say, in order."""
        owners = self._index.owners
        may = {
            rule
            for alternative in (*self._phrases, *self._in, *self._index.always)
            for rule, _ in owners[alternative]
        }
        for number, rule in enumerate(self._rules):
            if number in may or not rule.sought:
                covered = self.covered(number)
                if covered is None or covered:
                    yield number

    def covered(self, rule: int) -> list[int] | None:
        """Return the numbers of the passages that a rule is about; None for all."""
        if rule not in self._covered:
            self._covered[rule] = self._covers.of(rule, self._kinds)
        return self._covered[rule]

    def candidates(self, rule: int) -> list[Passage]:
        """Return the passages that may hold what a rule looks for."""
        covered = self.covered(rule)
        numbers = range(len(self.passages)) if covered is None else covered
        mine = self._index.of_rule[rule]
        if mine and not self._always.intersection(mine):
            may = set().union(*(self._in.get(number, ()) for number in mine))
            numbers = sorted(may.intersection(numbers))
        return [self.passages[number] for number in numbers]

    def found(self, rule: int) -> Iterator[tuple[Passage, Found]]:
        """Yield the matches of a rule, as `Look.found` says."""
        alternatives = self._index.of_rule[rule]
        is_phrase = self._index.is_phrase
        literals = [
            (start, place, end)
            for place, number in enumerate(alternatives)
            if number in self._phrases
            for start, end in self._phrases[number]
        ]
        literals.sort()
        patterns = [
            (place, number) for place, number in enumerate(alternatives) if not is_phrase[number]
        ]
        if patterns:
            yield from self._mixed(rule, literals, patterns)
            return
        covered = self.covered(rule)
        wanted = None if covered is None else frozenset(covered)
        starts, passages, done = self._text.starts, self.passages, -1
        for start, place, end in literals:
            if start < done:
                continue
            done = end
            number = bisect_right(starts, start) - 1
            if wanted is None or number in wanted:
                first = starts[number]
                yield passages[number], Found(start - first, end - first, place)

    def _mixed(
        self, rule: int, literals: list[tuple[int, int, int]], patterns: list[tuple[int, int]]
    ) -> Iterator[tuple[Passage, Found]]:
        covered = self.covered(rule)
        wanted = range(len(self.passages)) if covered is None else covered
        starts = self._text.starts
        of_passage: dict[int, list[tuple[int, int, int]]] = {}
        for start, place, end in literals:
            number = bisect_right(starts, start) - 1
            first = starts[number]
            of_passage.setdefault(number, []).append((start - first, place, end - first))
        always = [(p, n) for p, n in patterns if n in self._always]
        in_passage: dict[int, list[tuple[int, int]]] = {}
        for place, number in patterns:
            for held_by in self._in.get(number, ()):
                in_passage.setdefault(held_by, []).append((place, number))
        if not always:
            some = of_passage.keys() | in_passage.keys()
            wanted = sorted(some if covered is None else some.intersection(wanted))
        for number in wanted:
            passage = self.passages[number]
            here = always + in_passage.get(number, [])
            there = of_passage.get(number, ())
            if len(here) == 1 and not there:
                (place, alternative) = here[0]
                for match in self._matches(alternative, number):
                    yield passage, match._replace(alternative=place)
            else:
                for match in self._leftmost(passage.text, there, here):
                    yield passage, match

    @cached_property
    def _always(self) -> frozenset[int]:
        return frozenset(self._index.always)

    def _matches(self, alternative: int, number: int) -> list[Found]:
        """Return all matches of one pattern in one passage; asked again, they are known."""
        key = (alternative, number)
        known = self._regex.get(key)
        if known is None:
            pattern = compiled(self._index.alternatives[alternative].pattern)
            text = self.passages[number].text
            known = [
                Found(match.start(), match.end(), 0, match.groups())
                for match in pattern.finditer(text, timeout=TIME_LIMIT)
            ]
            self._regex[key] = known
        return known

    def _leftmost(
        self,
        text: str,
        literals: Sequence[tuple[int, int, int]],
        patterns: Sequence[tuple[int, int]],
    ) -> Iterator[Found]:
        """Yield the matches of several alternatives at once."""
        regexes = {p: compiled(self._index.alternatives[n].pattern) for p, n in patterns}
        upcoming = list(literals)
        upcoming.reverse()
        at = 0
        pending = dict.fromkeys(regexes, -1)  # where the next match of each is to be looked for
        ready: list[tuple[int, int, int, tuple[str | None, ...]]] = []
        while True:
            for place in [p for p, since in pending.items() if since < at]:
                match = regexes[place].search(text, at, timeout=TIME_LIMIT)
                ready = [one for one in ready if one[1] != place]
                if match is None:
                    del pending[place]
                else:
                    pending[place] = match.start()
                    ready.append((match.start(), place, match.end(), match.groups()))
            while upcoming and upcoming[-1][0] < at:
                upcoming.pop()
            options = [*ready, (*upcoming[-1], ())] if upcoming else ready
            if not options:
                return
            start, place, end, groups = min(options)[:4] if len(options) > 1 else options[0]
            yield Found(start, end, place, groups)
            at = end if end > start else end + 1


class Said(NamedTuple):
    """What came of one rule on one page: what it found, or why it did not get to the end."""

    rule: StyleRule
    hits: list[Hit]
    problem: str = ""


class Program:
    """The rules of a run, made ready once for all pages."""

    def __init__(self, rules: Iterable[StyleRule]) -> None:
        self.rules = tuple(rules)
        self.families = frozenset[str]().union(*(rule.about.families for rule in self.rules))
        self.selectors = frozenset[str]().union(*(rule.about.selectors for rule in self.rules))
        groups: dict[frozenset[str], list[StyleRule]] = {}
        for rule in self.rules:
            groups.setdefault(rule.about.left_out, []).append(rule)
        self._groups = [
            (left_out, rules, Index(rules), _Covers(rules)) for left_out, rules in groups.items()
        ]

    def run(self, manuscript: Manuscript) -> Iterator[Said]:
        """Yield what each rule has to say of a page; a rule that fails says so, and no more."""
        for passages in self._passages(manuscript):
            for left_out, rules, index, covers in self._groups:
                seen = [one.without(left_out) for one in passages] if left_out else passages
                sight = Sight(rules, index, seen, covers)
                for number in sight.rules():
                    rule = rules[number]
                    try:
                        hits = list(rule.hits(Look(sight, number), manuscript))
                    except TimeoutError:
                        yield Said(rule, [], "took too long and was stopped; simplify its pattern")
                    except Exception as error:  # noqa: BLE001 -- a rule must not end the run
                        yield Said(rule, [], f"failed with {type(error).__name__}: {error}")
                    else:
                        if hits:
                            yield Said(rule, hits)

    def _passages(self, manuscript: Manuscript) -> Iterator[Sequence[Passage]]:
        """Yield the passages of each family that a rule is about."""
        yield manuscript.blocks
        if manuscript.inlines:
            yield manuscript.inlines
        if "sentence" in self.families:
            yield list(manuscript.sentences())
        if "paragraph" in self.families:
            yield list(manuscript.paragraphs())
        if manuscript.selections:
            yield manuscript.selections
        if "summary" in self.families and manuscript.summary is not None:
            yield [manuscript.summary]
        if "raw" in self.families and manuscript.raw is not None:
            yield [manuscript.raw]
