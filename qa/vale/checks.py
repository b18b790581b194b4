"""What the styles say of one page: findings, and the rules that did not get to the end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qa.derived import Kept
from qa.document import Format, Span
from qa.finding import Edit, Finding, Fix, Places
from qa.report import NotRun
from qa.vale import anchors, masks, page_styles, spellings
from qa.vale.directives import Directives
from qa.vale.engine import Program
from qa.vale.exceptions import Exceptions
from qa.vale.passages import RefusedError
from qa.vale.presentation import present, present_view
from qa.vale.rule import Verdict, filled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.document import Block, Document
    from qa.finding import Level, Match
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways
    from qa.style_settings import StyleSettings
    from qa.vale.engine import Spot
    from qa.vale.page_styles import PageStyles
    from qa.vale.passages import Manuscript
    from qa.vale.rule import Hit, StyleRule

_SHOWN_OPTIONS = 5
_REMEMBERED = 20_000
_made = tuple.__new__
"""Makes a named tuple of a tuple, in half the time; a page may have thousands of findings."""
_NOT_YET = Verdict("")
"""Stands for a verdict that is not known yet; it is compared by identity."""
_MARKED_UP = frozenset({Format.MARKDOWN, Format.HTML})
"""The formats in which something can be left alone; of plain text Vale sees everything."""
_OF_TERMS = (".Terms", ".Avoid")
"""The rules that are made of vocabularies themselves."""


@dataclass(frozen=True)
class StyleCheck:
    """A rule of a style as the rulebook keeps it; all of them are run at once, by `StyleChecks`."""

    rule: StyleRule
    ways: tuple[Needs, ...] = ()
    """None: no page is matched by this rule alone."""

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterable[Match]:
        """Return nothing."""
        del self, page, blocks, ways
        return ()


class Stopped(NamedTuple):
    """A rule, or what takes a page apart for rules, that failed on it, or took too long."""

    name: str
    why: str


class _On(NamedTuple):
    """What is on on some pages."""

    styles: PageStyles
    levels: Mapping[str, Level]
    program: Program
    given: Mapping[str, Level]
    """The rules that are on at all."""


@dataclass(frozen=True)
class StyleChecks:
    """The rules of styles that are on, made ready once for all pages."""

    rules: tuple[StyleRule, ...]
    settings: StyleSettings

    @cached_property
    def _programs(self) -> dict[frozenset[str], Program]:
        return {}

    def of(self, names: frozenset[str]) -> Program:
        """Return what runs the rules with these names; made once for each set of them."""
        if names not in self._programs:
            self._programs[names] = _ready([rule for rule in self.rules if rule.name in names])
        return self._programs[names]

    @property
    def programs(self) -> tuple[StyleRule, ...]:
        """The rules that are programs, which are not run."""
        return tuple(rule for rule in self.rules if rule.extends == "script")

    def findings(
        self, document: Document, levels: Mapping[str, Level]
    ) -> tuple[list[Finding], list[NotRun]]:
        """Return what the rules find in a document, at their levels, and what was not run."""
        found, stopped = self.look(document, levels)
        not_run = [
            NotRun(
                f"{one.name} on {document.path}",
                one.why,
                failed=True,
            )
            for one in stopped
        ]
        return found, not_run

    def look(
        self, document: Document, levels: Mapping[str, Level]
    ) -> tuple[list[Finding], list[Stopped]]:
        """Return what rules find in a document, each place once a rule.

        `levels` are the rules that are on at all, with their levels; what the configuration says of
        this page counts over it.
        """
        numbers = page_styles.about(self.settings, document.path, document.metadata)
        here, levels, program, _ = self._on(numbers, levels)
        if not program.rules:
            return [], []
        manuscript = self._manuscript(document, here, program)
        if isinstance(manuscript, Stopped):
            return [], [manuscript]
        let_pass = _LetPass(document.source, Directives(manuscript.remarks), here.accepted)
        all_count = not let_pass
        placed = Places(document)
        found: list[Finding] = []
        stopped: list[Stopped] = []
        seen: dict[str, set[int]] = {}
        for said in program.run(manuscript):
            if said.problem:
                name, origin = said.rule.name, said.rule.origin
                stopped.append(Stopped(name, f"The rule {said.problem} ({origin})."))
                continue
            places = seen.setdefault(said.rule.name, set())
            level = levels[said.rule.name]
            if said.spots:
                told = _spotted(said.rule, level, said.spots, places, placed)
            elif said.hits:
                told = _told(said.rule, level, said.hits, places, placed)
            else:
                continue
            found += told if all_count else filter(let_pass.allows, told)
        return found, stopped

    def _manuscript(
        self, document: Document, here: PageStyles, program: Program
    ) -> Manuscript | Stopped:
        """Return the passages of a page, or what kept it from being taken apart."""
        families, view = program.families, here.view
        try:
            if view is not None:
                return present_view(document, view, self.settings, families)
            prepared = None
            if document.format in _MARKED_UP and here.prepares:
                prepared = masks.prepared(document.source, here)
        except (TimeoutError, RefusedError) as error:
            name = f"View = {view.name}" if view else "TokenIgnores and BlockIgnores"
            why = "A pattern took too long and was stopped; simplify it."
            return Stopped(name, f"{error}." if isinstance(error, RefusedError) else why)
        return present(document, self.settings, families, program.selectors, prepared)

    def _on(self, numbers: tuple[int, ...] | None, levels: Mapping[str, Level]) -> _On:
        """Return what is on where some sections count, of rules with their levels; made once."""
        key = (numbers, id(levels))
        known = self._known.get(key)
        if known is None or known.given is not levels:
            here = page_styles.of(self.settings, numbers)
            own = here.levels(levels)
            known = self._known[key] = _On(here, own, self.of(frozenset(own)), levels)
        return known

    @cached_property
    def _known(self) -> dict[tuple[tuple[int, ...] | None, int], _On]:
        return {}


def _ready(rules: Sequence[StyleRule]) -> Program:
    """Make rules ready to run, by what an earlier run kept where they are as they were."""
    if any(rule.has_assets for rule in rules):
        return Program(rules)
    kept = Kept("style-words", "\n".join(map(repr, rules)))
    known = kept.find()
    program = Program(rules, known)
    if known is None:
        kept.keep(program.plain)
        for memo in (anchors.memo, spellings.memo):
            memo.keep()
    return program


@dataclass(frozen=True)
class _LetPass:
    """What the comments on a page, and the terms that count there alone, let pass."""

    source: str
    directives: Directives
    accepted: tuple[str, ...]

    def __bool__(self) -> bool:
        """Return whether there is anything to let pass."""
        return bool(self.directives or self.accepted)

    @cached_property
    def _terms(self) -> Exceptions:
        return Exceptions(self.accepted)

    def allows(self, found: Finding) -> bool:
        """Return whether something that was found is to be told."""
        rule, words = found.rule, found.read
        of_terms = rule.startswith(f"{page_styles.BUILT_IN}.") and rule.endswith(_OF_TERMS)
        if self.accepted and not of_terms and self._terms.matches(words):
            return False
        return self.directives.allow(rule, words, found.span.start)


def _span(hit: Hit) -> Span:
    """Return where a hit stands: what is said of a passage as a whole, at its beginning."""
    if hit.end >= 0:
        return hit.passage.source_span(hit.start, hit.end)
    at = hit.passage.place.start
    return Span(at, at)


def _told(
    rule: StyleRule, level: Level, hits: Iterable[Hit], seen: set[int], placed: Places
) -> Iterator[Finding]:
    """Yield the findings of a rule; where it has spoken already, it does not again."""
    name, limit, sentence, path = rule.name, rule.limit, rule.sentence, placed.path
    sentences: dict[tuple[str, ...], str] = {}
    for hit in hits:
        span = _span(hit)
        if span[0] in seen:
            continue
        if limit and len(seen) >= limit:
            return
        seen.add(span[0])
        message = hit.message or sentences.get(hit.args)
        if message is None:
            message = sentences[hit.args] = filled(sentence, hit.args)
        fixes = _fixes(span, hit.replacements) if hit.replacements else ()
        place = placed.at(*span)
        words = hit.passage.text[hit.start : hit.end] if hit.end >= 0 else ""
        words = "" if words == place[3] else words
        yield Finding(path, name, level, message, *place, fixes, words)


def _spotted(
    rule: StyleRule, level: Level, spots: Sequence[Spot], seen: set[int], placed: Places
) -> Iterator[Finding]:
    """Yield the findings of a rule that looks at matches alone, as `_told` does."""
    name, limit, path, verdicts = rule.name, rule.limit, placed.path, rule.verdicts
    for alternative, match, start, end in spots:
        if start in seen:
            continue
        key = (alternative, match)
        verdict = verdicts.get(key, _NOT_YET)
        if verdict is _NOT_YET:
            verdict = rule.verdict(alternative, match)
            if len(verdicts) < _REMEMBERED:
                verdicts[key] = verdict
        if verdict is None:
            continue
        if limit and len(seen) >= limit:
            return
        seen.add(start)
        message, offered = verdict
        place = placed.at(start, end)
        fixes = _fixes(place[0], offered) if offered else ()
        words = "" if match == place[3] else match
        yield _made(Finding, (path, name, level, message, *place, fixes, words))


def _fixes(span: Span, replacements: Sequence[str]) -> tuple[Fix, ...]:
    """Return what a rule offers: each option as a fix; none is safe to apply unseen."""
    return tuple(
        Fix(f"Write '{text}'" if text else "Take it out", (Edit(span, text),))
        for text in replacements[:_SHOWN_OPTIONS]
    )
