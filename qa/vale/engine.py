"""All rules of the styles over one page: what can match where is found in one pass.

The passages of a page are joined, and three automata go over them: one for whole words, which
looks at a text of nothing but words and blanks, one for other texts in lower case, and one for
those whose capitals count. Plain words are found by that alone. A pattern is tried where its words
stand, at the few places before them at which it can begin; only one that has no words of its own is
searched for. What several rules look for alike is looked for once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs

from qa.document import folded
from qa.vale.anchors import anchor, core, needed
from qa.vale.patterns import SEPARATOR, compiled, is_little_work, quick, searching, time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import regex

    from qa.vale.passages import Manuscript, Passage
    from qa.vale.rule import Hit, StyleRule
    from qa.vale.sought import Sought

_RUN_OF_BLANKS = re.compile(r"[\t\n\f\r ]{2,}")
_BLANK = str.maketrans("\t\n\f\r", "    ")
_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_NOT_A_WORD = re.compile(r"\W")
_made = tuple.__new__
"""Makes a named tuple of a tuple, in half the time."""


class Found(NamedTuple):
    """A match of one of a rule's alternatives in a passage."""

    start: int
    end: int
    alternative: int


class _Text:
    """The text of all passages of a family, joined, and the same with single blanks."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        starts, at = [], 0
        for passage in passages:
            starts.append(at)
            at += len(passage.text) + 1
        self.starts = starts
        self.joined = SEPARATOR.join([passage.text for passage in passages])
        self.cuts: list[int] = []
        self.gone: list[int] = []

    @cached_property
    def lower(self) -> str:
        """The joined text in lower case, as long as it is."""
        return folded(self.joined)

    @cached_property
    def single(self) -> str:
        """The joined text with single blanks; `original` leads back."""
        text = self.joined
        if "\n" in text or "\t" in text or "\r" in text or "\f" in text:
            text = text.translate(_BLANK)
        return self._squeezed(text) if "  " in text else text

    def _squeezed(self, text: str) -> str:
        """Return the text with single blanks, and note where some are gone."""
        parts, at, gone = [], 0, 0
        for run in _RUN_OF_BLANKS.finditer(text):
            parts += [text[at : run.start()], " "]
            self.cuts.append(run.start() - gone + 1)
            gone += len(run[0]) - 1
            self.gone.append(gone)
            at = run.end()
        parts.append(text[at:])
        return "".join(parts)

    @cached_property
    def words(self) -> str:
        """`single` in lower case with a blank for everything that is no word, and at both ends."""
        text = folded(self.single)
        return f" {text.translate(_WORDS) if text.isascii() else _NOT_A_WORD.sub(' ', text)} "

    def original(self, at: int) -> int:
        """Return the offset in the joined text of an offset of `single`."""
        index = bisect_right(self.cuts, at)
        return at + self.gone[index - 1] if index else at


class _Covers:
    """Which rules are about which passages; asked again, it is known."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        self._scopes = [rule.about for rule in rules]
        self._known: dict[frozenset[frozenset[str]], list[list[frozenset[str]] | None]] = {}

    def of(self, kinds: frozenset[frozenset[str]]) -> list[list[frozenset[str]] | None]:
        """Return, by rule, which of some kinds of passages it is about; None for all of them."""
        if kinds not in self._known:
            known = []
            for scope in self._scopes:
                covered = [sections for sections in kinds if scope.covers(sections)]
                known.append(None if len(covered) == len(kinds) else covered)
            self._known[kinds] = known
        return self._known[kinds]


class _Phrase(NamedTuple):
    """Words in the automaton of whole words: whose they are, and what must stand there."""

    alternative: int
    text: str = ""
    """"" where finding the words is enough."""
    exact: bool = False
    begins: bool = False
    """Whether they only say where a pattern may begin."""


class _Part(NamedTuple):
    """A text that stands in the matches of an alternative."""

    alternative: int
    nearest: int | None = None
    """So far at least behind the beginning of the match; None where that is not known."""
    farthest: int = 0


class _Words(NamedTuple):
    """Every alternative of many rules, by the words that say where it may stand: plain data."""

    of_rules: list[list[int]]
    """By rule, its alternatives in order."""
    everywhere: list[int]
    """The rules that look at every passage."""
    searched: list[int]
    """The alternatives that are searched for, wherever or where their words stand."""
    wherever: list[int]
    phrases: dict[str, list[_Phrase]]
    """Whole words, in small letters and between blanks."""
    exact: dict[str, list[_Part]]
    """Texts whose capitals count."""
    lower: dict[str, list[_Part]]
    """Texts in small letters."""


def _words_of(rules: Sequence[StyleRule]) -> _Words:
    """Work out by what words the alternatives of rules are found."""
    numbers: dict[Sought, int] = {}
    of_rules = [[numbers.setdefault(one, len(numbers)) for one in rule.sought] for rule in rules]
    everywhere = [number for number, rule in enumerate(rules) if rule.everywhere]
    made = _Words(of_rules, everywhere, [], [], {}, {}, {})
    for sought, number in numbers.items():
        literal = sought.literal or ""
        if literal and _is_word(literal[0]) and _is_word(literal[-1]):
            plain = literal.isalnum()
            text = literal if sought.exact else "" if plain else folded(literal)
            entry = _Phrase(number, text, sought.exact)
            made.phrases.setdefault(_key(literal), []).append(entry)
        elif sought.phrases:
            for words in sought.phrases:
                made.phrases.setdefault(_key(words), []).append(_Phrase(number, begins=True))
        else:
            _add_pattern(made, number, sought.pattern)
    return made


def _add_pattern(made: _Words, number: int, pattern: str) -> None:
    """Add the words by which a pattern is found."""
    where = anchor(pattern)
    if where is None:
        made.searched.append(number)
        needs = needed(pattern)
        if not needs:
            made.wherever.append(number)
        for word in needs:
            made.lower.setdefault(word, []).append(_Part(number))
    elif where.whole:
        for word in where.words:
            entry = _Phrase(number, word if where.exact else "", where.exact, begins=True)
            made.phrases.setdefault(_key(word), []).append(entry)
    else:
        parts = made.exact if where.exact else made.lower
        for word in where.words:
            parts.setdefault(word, []).append(_Part(number, where.nearest, where.farthest))


class Index:
    """Every alternative of many rules, and the automata that find where they may stand."""

    def __init__(self, rules: Sequence[StyleRule], known: Sequence[Any] | None = None) -> None:
        """`known` is the `plain` of an earlier index of the same rules."""
        self._rules = rules
        self.plain = words = _words_of(rules) if known is None else _Words(*known)
        self.of_rule = words.of_rules
        self.owners: dict[int, list[tuple[int, int]]] = {}
        """By alternative, the rules whose it is, and its place among theirs."""
        for number, mine in enumerate(self.of_rule):
            for place, alternative in enumerate(mine):
                self.owners.setdefault(alternative, []).append((number, place))
        self.everywhere = frozenset(words.everywhere)
        self.searched = frozenset(words.searched)
        self.wherever = words.wherever
        self.phrases = tuple(words.phrases.values())
        self.exact, self.lower = tuple(words.exact.values()), tuple(words.lower.values())

    def pattern(self, alternative: int) -> str:
        """Return the pattern of an alternative."""
        rule, place = self.owners[alternative][0]
        return self._rules[rule].sought[place].pattern

    @cached_property
    def phrase_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds whole words."""
        return ahocorasick_rs.AhoCorasick(self.plain.phrases)

    @cached_property
    def exact_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds texts whose capitals count."""
        return ahocorasick_rs.AhoCorasick(self.plain.exact)

    @cached_property
    def lower_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds texts in lower case."""
        return ahocorasick_rs.AhoCorasick(self.plain.lower)


def _key(words: str) -> str:
    low = folded(words)
    return f" {low if low.isalnum() else _NOT_A_WORD.sub(' ', low)} "


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


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

    def found(self) -> Iterator[tuple[Passage, Found]]:
        """Yield what the rule looks for in the passages that it is about, in order.

        The leftmost match counts, of several there the first alternative's; none overlap. Raises
        TimeoutError.
        """
        return self._sight.found(self._rule)

    def each(self, alternative: int) -> Iterator[tuple[Passage, Found]]:
        """Yield the matches of one of the rule's alternatives by itself, in order."""
        return self._sight.each(self._rule, alternative)

    def candidates(self) -> list[Passage]:
        """Return the passages with a match of one of the rule's alternatives."""
        return self._sight.candidates(self._rule)


class Sight:
    """One family of passages of one page, and what of the rules' words stands in it."""

    def __init__(
        self, rules: Sequence[StyleRule], index: Index, passages: Sequence[Passage], covers: _Covers
    ) -> None:
        self.passages = passages
        self._rules = rules
        self._index = index
        self._covered: dict[int, list[int] | None] = {}
        self._kinds: dict[frozenset[str], list[int]] = {}
        for number, passage in enumerate(passages):
            self._kinds.setdefault(passage.sections, []).append(number)
        self._covers = covers.of(frozenset(self._kinds))
        self._text = _Text(passages)
        self._places: dict[int, list[tuple[int, int]]] = {}
        """By alternative, its matches: start and end in the joined text, in order."""
        self._begins: dict[int, list[int]] = {}
        """By alternative, where a match may begin; tried when it is asked for."""
        self._within: dict[int, set[int]] = {}
        """By alternative that is searched for, the passages in which its words stand."""
        self._failed: dict[int, Exception] = {}
        if passages:
            self._find()

    def _find(self) -> None:
        index, text = self._index, self._text
        if index.phrases:
            self._find_phrases()
        if index.exact:
            hits = index.exact_automaton.find_matches_as_indexes(text.joined, overlapping=True)
            self._note(hits, index.exact)
        if index.lower:
            hits = index.lower_automaton.find_matches_as_indexes(text.lower, overlapping=True)
            self._note(hits, index.lower)

    def _find_phrases(self) -> None:
        text, phrases, places, begins = self._text, self._index.phrases, self._places, self._begins
        single, shifted = text.single, bool(text.cuts)
        lower = ""
        hits = self._index.phrase_automaton.find_matches_as_indexes(text.words, overlapping=True)
        for key, start, stop in hits:
            end = stop - 2
            for alternative, words, exact, begin in phrases[key]:
                if words:
                    if not exact and not lower:
                        lower = folded(single)
                    if (single if exact else lower)[start:end] != words:
                        continue
                at = text.original(start) if shifted else start
                if begin:
                    if alternative in begins:
                        begins[alternative].append(at)
                    else:
                        begins[alternative] = [at]
                    continue
                place = (at, text.original(end - 1) + 1 if shifted else end)
                if alternative in places:
                    places[alternative].append(place)
                else:
                    places[alternative] = [place]

    def _note(self, hits: list[tuple[int, int, int]], parts: Sequence[list[_Part]]) -> None:
        """Note where patterns may begin, or in which passages they may be, by their texts."""
        begins, within, starts = self._begins, self._within, self._text.starts
        for key, at, _ in hits:
            for alternative, nearest, farthest in parts[key]:
                if nearest is None:
                    passage = bisect_right(starts, at) - 1
                    if alternative in within:
                        within[alternative].add(passage)
                    else:
                        within[alternative] = {passage}
                    continue
                known = begins.get(alternative)
                if known is None:
                    known = begins[alternative] = []
                if farthest == nearest:
                    known.append(at - farthest)
                else:
                    known += range(at - farthest, at - nearest + 1)

    @cached_property
    def _present(self) -> Mapping[int, list[tuple[int, int]]]:
        """By rule, those of its alternatives that may match: their places, and their numbers."""
        owners = self._index.owners
        present: dict[int, list[tuple[int, int]]] = {}
        for known in (self._places, self._begins, self._within, self._index.wherever):
            for alternative in known:
                for rule, place in owners[alternative]:
                    present.setdefault(rule, []).append((place, alternative))
        return present

    def rules(self) -> Iterator[int]:
        """Yield the rules that may have something to say, in order."""
        may = self._index.everywhere.union(self._present)
        covers = self._covers
        return (number for number in sorted(may) if covers[number] != [])

    def covered(self, rule: int) -> list[int] | None:
        """Return the numbers of the passages that a rule is about; None for all."""
        about = self._covers[rule]
        if about is None:
            return None
        if rule not in self._covered:
            kinds = self._kinds
            some = [number for sections in about for number in kinds[sections]]
            self._covered[rule] = sorted(some) if len(about) > 1 else some
        return self._covered[rule]

    def _of(self, alternative: int) -> list[tuple[int, int]]:
        """Return the matches of an alternative, in order. Raises TimeoutError."""
        places = self._places.get(alternative)
        if places is not None:
            return places
        if alternative in self._failed:
            raise self._failed[alternative]
        try:
            places = self._matched(alternative)
        except Exception as error:
            self._failed[alternative] = error
            raise
        self._places[alternative] = places
        return places

    def _matched(self, alternative: int) -> list[tuple[int, int]]:
        begins = self._begins.get(alternative)
        if begins is not None:
            return self._tried(alternative, begins)
        if alternative not in self._index.searched:
            return []
        text = self._text.joined
        search = searching(self._index.pattern(alternative), len(text))
        stretches = self._stretches(alternative)
        if stretches is None:
            return [hit.span() for hit in search(text)]
        found = []
        for start, end in stretches:
            spans = [hit.span() for hit in search(text[start:end])]
            found += [(begin + start, stop + start) for begin, stop in spans]
        return found

    def _tried(self, alternative: int, begins: list[int]) -> list[tuple[int, int]]:
        """Return the matches of a pattern that begin at some of the places given."""
        text = self._text.joined
        pattern = self._index.pattern(alternative)
        plain = quick(pattern)
        match = plain.match if plain is not None else self._timed(pattern)
        found = []
        done = 0
        for at in sorted(set(begins)):
            if at >= done and (hit := match(text, at)) is not None:
                done = hit.end()
                found.append((at, done))
                done += done == at
        return found

    def _timed(self, pattern: str) -> Callable[[str, int], regex.Match[str] | None]:
        """Return what tries a pattern at a place, within a time limit."""
        match = compiled(pattern).match
        limit = time_limit(len(self._text.joined))

        def tried(text: str, at: int) -> regex.Match[str] | None:
            return match(text, at, self._passage_end(at), timeout=limit)

        return tried

    def _stretches(self, alternative: int) -> list[tuple[int, int]] | None:
        """Return where to search for an alternative; None for the whole text."""
        numbers = self._within.get(alternative)
        about: set[int] = set()
        for rule, _ in self._index.owners[alternative]:
            covered = self.covered(rule)
            if covered is None:
                break
            about.update(covered)
        else:
            numbers = about if numbers is None else numbers & about
        pattern = self._index.pattern(alternative)
        simpler = None if is_little_work(pattern, len(self._text.joined)) else core(pattern)
        if simpler is not None:
            numbers = self._holding(simpler, numbers)
        starts, passages = self._text.starts, self.passages
        if numbers is None or 2 * len(numbers) > len(passages) > 1:
            return None  # one search costs less than many; what it finds beyond is left out later
        return [(starts[n], starts[n] + len(passages[n].text)) for n in sorted(numbers)]

    def _holding(self, pattern: str, numbers: set[int] | None) -> set[int]:
        """Return the passages, all or those given, with a match of a simple pattern."""
        text, starts = self._text.joined, self._text.starts
        hits = searching(pattern, len(text))(text)
        found = {bisect_right(starts, hit.start()) - 1 for hit in hits}
        return found if numbers is None else found & numbers

    def each(self, rule: int, alternative: int) -> Iterator[tuple[Passage, Found]]:
        """Yield the matches of one alternative of a rule, as `Look.each` says."""
        number = self._index.of_rule[rule][alternative]
        places = ((start, alternative, end) for start, end in self._of(number))
        return self._placed(rule, places)

    def candidates(self, rule: int) -> list[Passage]:
        """Return the passages with a match, as `Look.candidates` says."""
        mine = self._index.of_rule[rule]
        if not mine:
            return Look(self, rule).passages
        starts = self._text.starts
        some = {bisect_right(starts, start) - 1 for number in mine for start, _ in self._of(number)}
        covered = self.covered(rule)
        numbers = sorted(some if covered is None else some.intersection(covered))
        return [self.passages[number] for number in numbers]

    def found(self, rule: int) -> Iterator[tuple[Passage, Found]]:
        """Yield the matches of a rule, as `Look.found` says."""
        return self._placed(rule, self._matches(rule))

    def _matches(self, rule: int) -> list[tuple[int, int, int]]:
        """Return the matches of a rule in the joined text, the leftmost of those that overlap."""
        alternatives = self._present.get(rule, [])
        places = [
            (start, place, end) for place, number in alternatives for start, end in self._of(number)
        ]
        if len(alternatives) <= 1:
            return places
        places.sort()
        done = -1
        for start, _, end in places:
            if start < done:
                return list(self._leftmost(rule, places))
            done = end if end > start else start + 1
        return places

    def spots(self, rule: int) -> list[Spot]:
        """Return the matches of a rule with their places in the source."""
        found = []
        covered = self.covered(rule)
        wanted = None if covered is None else frozenset(covered)
        text, starts, ahead = self._text.joined, self._text.starts, self._ahead
        number, last = 0, -1
        for start, place, end in self._matches(rule):
            if start > last:
                number = bisect_right(starts, start) - 1
                last = starts[number] + len(self.passages[number].text)
            if wanted is not None and number not in wanted:
                continue
            by = ahead[number]
            if by is not None:
                found.append(_made(Spot, (place, text[start:end], start + by, end + by)))
                continue
            first = starts[number]
            span = self.passages[number].source_span(start - first, end - first)
            found.append(Spot(place, text[start:end], *span))
        return found

    @cached_property
    def _ahead(self) -> list[int | None]:
        """By passage, how far its source is ahead of the joined text; None where that varies."""
        found: list[int | None] = []
        for start, passage in zip(self._text.starts, self.passages, strict=True):
            by = passage.ahead
            found.append(None if by is None else by - start)
        return found

    def _placed(
        self, rule: int, places: Iterable[tuple[int, int, int]]
    ) -> Iterator[tuple[Passage, Found]]:
        """Yield matches in the passages that a rule is about."""
        covered = self.covered(rule)
        wanted = None if covered is None else frozenset(covered)
        starts, passages = self._text.starts, self.passages
        for start, place, end in places:
            number = bisect_right(starts, start) - 1
            if wanted is None or number in wanted:
                first = starts[number]
                yield passages[number], Found(start - first, end - first, place)

    def _leftmost(
        self, rule: int, places: list[tuple[int, int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield, of matches in order, those that count where several overlap."""
        at, number = 0, 0
        while number < len(places):
            start, place, end = places[number]
            following = number + 1
            if following == len(places) or places[following][0] >= max(end, start + 1):
                yield start, place, end
                at = end
                number = following
                continue
            # where some overlap, what each would match behind another is not known yet
            last = self._passage_end(start)
            for found in self._rematched(rule, max(at, start), last):
                yield found
                at = found[2]
            number = bisect_left(places, (last + 1, -1, -1))

    def _passage_end(self, at: int) -> int:
        end = self._text.joined.find(SEPARATOR, at)
        return len(self._text.joined) if end < 0 else end

    def _rematched(self, rule: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield what the alternatives of a rule match, one after the other, up to an offset."""
        text = self._text.joined
        limit = time_limit(len(text))
        upcoming: list[tuple[int, int, int]] = []
        pending = {
            place: number
            for place, number in self._present.get(rule, ())
            if any(start <= at < end for at, _ in self._of(number))
        }
        at = start
        stale = set(pending)
        while pending:
            for place in sorted(stale):
                pattern = compiled(self._index.pattern(pending[place]))
                match = pattern.search(text, at, timeout=limit)
                if match is None or match.start() >= end:
                    del pending[place]
                else:
                    upcoming.append((match.start(), place, match.end()))
            if not upcoming:
                return
            found = min(upcoming)
            yield found
            at = found[2] if found[2] > found[0] else found[2] + 1
            stale = {place for begun, place, _ in upcoming if begun < at}
            upcoming = [one for one in upcoming if one[0] >= at]


class Spot(NamedTuple):
    """A match of a rule that looks at matches alone."""

    alternative: int
    match: str
    start: int
    """In the source, as the end."""
    end: int


class Said(NamedTuple):
    """What came of one rule on one page: what it found, or why it did not get to the end."""

    rule: StyleRule
    hits: Sequence[Hit] = ()
    spots: Sequence[Spot] = ()
    """In place of hits, where a rule that looks at matches alone has some."""
    problem: str = ""


class Program:
    """The rules of a run, made ready once for all pages."""

    def __init__(self, rules: Iterable[StyleRule], known: Sequence[Any] | None = None) -> None:
        """`known` is the `plain` of an earlier program of the same rules."""
        self.rules = tuple(rules)
        self.families = frozenset[str]().union(*(rule.about.families for rule in self.rules))
        self.selectors = frozenset[str]().union(*(rule.about.selectors for rule in self.rules))
        groups: dict[tuple[str, frozenset[str]], list[StyleRule]] = {}
        for rule in self.rules:
            for cut in rule.about.cuts:
                groups.setdefault((cut, rule.about.left_out), []).append(rule)
        indices = [None] * len(groups) if known is None else known
        self._groups = [
            (cut, left_out, rules, Index(rules, index), _Covers(rules))
            for ((cut, left_out), rules), index in zip(groups.items(), indices, strict=True)
        ]

    @property
    def plain(self) -> list[Any]:
        """What took longest to work out, as plain data."""
        return [index.plain for _, _, _, index, _ in self._groups]

    def run(self, manuscript: Manuscript) -> Iterator[Said]:
        """Yield what each rule has to say of a page; a rule that fails says so, and no more."""
        for cut, passages in self._passages(manuscript):
            for of_cut, left_out, rules, index, covers in self._groups:
                if cut != of_cut:
                    continue
                seen = [one.without(left_out) for one in passages] if left_out else passages
                sight = Sight(rules, index, seen, covers)
                for number in sight.rules():
                    rule = rules[number]
                    try:
                        spots: Sequence[Spot] = ()
                        hits: Sequence[Hit] = ()
                        if rule.looks_at_matches_alone:
                            spots = sight.spots(number)
                        else:
                            hits = list(rule.hits(Look(sight, number), manuscript))
                    except TimeoutError:
                        what = "took too long and was stopped; simplify its pattern"
                        yield Said(rule, problem=what)
                    except Exception as error:  # noqa: BLE001 -- a rule must not end the run
                        yield Said(rule, problem=f"failed with {type(error).__name__}: {error}")
                    else:
                        if spots or hits:
                            yield Said(rule, hits, spots)

    def _passages(self, manuscript: Manuscript) -> Iterator[tuple[str, Sequence[Passage]]]:
        """Yield the passages of each family that a rule is about, and as what they were cut out."""
        yield "", manuscript.blocks
        if manuscript.inlines:
            yield "", manuscript.inlines
        if "sentence" in self.families:
            yield "sentence", list(manuscript.sentences())
        if "paragraph" in self.families:
            paragraphs = list(manuscript.paragraphs())
            yield "paragraph", paragraphs
            if manuscript.is_split:  # Vale shows them to every rule then, and so ends blocks there
                yield "", paragraphs
        if manuscript.selections:
            yield "", manuscript.selections
        if "summary" in self.families and manuscript.summary is not None:
            yield "", [manuscript.summary]
        if "raw" in self.families and manuscript.raw is not None:
            yield "", [manuscript.raw]
