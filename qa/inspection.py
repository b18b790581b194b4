"""One page to its findings and facts: a pure function of bytes, rulebook and settings.

Its result is what the cache keeps and what worker processes hand back.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from qa.around import page_around, place_around
from qa.brief import brief
from qa.checks.sections.place import missing
from qa.covered import Covered
from qa.document import Document, Format, Span
from qa.engines import harper, languagetool
from qa.engines.languagetool import Asked
from qa.engines.resources import NONE
from qa.finding import Finding, Level, Match, order_of, place
from qa.forbidding import is_forbidden
from qa.page import Page
from qa.page_links import page_links
from qa.readers import read, read_text
from qa.reading import reading_level
from qa.recognition import recognise
from qa.report import NotRun
from qa.rule import PageCheck
from qa.suppression import VERBS, suppressions
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.brief import StatedFact
    from qa.document import Block
    from qa.engines.resources import Resources
    from qa.finding import Place
    from qa.page_links import PageLink
    from qa.rule import Fact, Rule, Ways
    from qa.rulebook import Active, Profile, Rulebook
    from qa.settings import InspectionSettings
    from qa.sources import Source
    from qa.suppression import Suppression


_FILLED_BY = ("layout", "template")
"""Metadata that name where else the text of a page without text may come from."""

_DIFFERENCE = "consistency.different-quantity"
"""The rule that holds any two numbers of a page against each other."""
_NEIGHBOURS = "words.confused"
"""The rule that judges a word by its neighbours alone."""
_SENTENCE = "words.real-word"
"""The rule that judges a word by how likely it is in its sentence."""
_LEFTOVER = "residue.likely-leftover"
"""The rule of that family that marks whole sentences, in which other faults may be."""
_MEDICINE = "drugs.misspelled"
"""The rule that knows the names of medicines."""
_ABOUT_WORDS = frozenset({"grammar", "words", "wording"})
"""Families that a site's own words (`words:` in qa.yaml) can quieten."""
_PLACE_AND_RULE = attrgetter("span", "rule")
_OF_ALL_SEEN = frozenset({"claims", "safety", "language", "wording"})
"""Families about all that readers see: rules of phrases, not of pages, are held to that."""
_MOST_AROUND = 12
"""Findings of one rule around the content: each is looked for in the whole source."""
_ABOUT_DOING = frozenset({"claims", "disclaimers", "safety"})
"""Families about what readers are told to do, or to believe."""
_ABOUT_NUMBERS = frozenset({"consistency", "doses"})
"""Families whose other rules know what a number is of."""
_DOUBTS = {
    "disclaimers.upside-down": frozenset({"disclaimers", "claims", "safety"}),
    "structure.without-stop": frozenset({"residue", "structure"}),
    "residue.half-made": frozenset({"residue"}),
    "residue.bracketed-note": frozenset({"residue"}),
    "claims.cure-for-certain": frozenset({"claims", "disclaimers", "safety"}),
    "claims.can-do-no-harm": frozenset({"claims", "disclaimers", "safety"}),
    "doses.far-above-start": frozenset({"doses"}),
    "claims.likely-overclaim": frozenset({"claims", "disclaimers", "safety"}),
    "safety.likely-unsafe-advice": frozenset({"claims", "disclaimers", "language", "safety"}),
    "language.likely-demeaning": frozenset({"claims", "language", "safety"}),
    "residue.likely-leftover": frozenset({"claims", "disclaimers", "residue", "safety"}),
}
"""Rules that tell a fault by its shape, and the families of those that know what the fault is."""
_SAME_FAULT = _ABOUT_WORDS | {"residue", "drugs"}
"""Families that may have said already what a grammar engine says of the same words."""


class KeptFact(NamedTuple):
    """A fact of a page with its place, so that a finding needs no second reading."""

    fact: Fact
    place: Place


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known of one page."""

    path: str
    title: str
    type: str | None
    how_recognised: str
    language: str
    profile: str
    words: int
    reading_level: float | None
    sections_missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    comments: tuple[Place, ...]
    """Where each of `suppressions` stands."""
    links: tuple[PageLink, ...]
    anchors: frozenset[str]
    kept: tuple[tuple[str, tuple[KeptFact, ...]], ...]
    """By rule, what it holds against other pages, or against today's date."""
    stopped: tuple[NotRun, ...]
    """Rules that failed on this page, or took too long."""
    brief: tuple[StatedFact, ...] | None = None
    """The facts that somebody has to stand behind; None where nobody asked for them."""


def inspect_page(
    source: Source,
    rulebook: Rulebook,
    settings: InspectionSettings,
    resources: Resources = NONE,
) -> Inspection:
    """Read one page and run on it every rule that is on for it.

    Never raises for what a page holds: a page that cannot be read is the finding
    `input.unreadable`, a rule that fails is told in `stopped`.
    """
    return next(inspect_pages((source,), rulebook, settings, resources))


def inspect_pages(
    sources: Iterable[Source],
    rulebook: Rulebook,
    settings: InspectionSettings,
    resources: Resources = NONE,
) -> Iterator[Inspection]:
    """Yield what `inspect_page` says of each page, in their order.

    Where a LanguageTool server is asked, it has the next pages before the rules run on this one, so
    that it never waits for them.
    """
    ahead = languagetool.CONNECTIONS if "languagetool" in settings.engines else 0
    begun: deque[Inspection | _Begun] = deque()
    for source in sources:
        begun.append(_begin(source, rulebook, settings, resources))
        if len(begun) > ahead:
            yield _end(begun.popleft())
    yield from map(_end, begun)


def _begin(
    source: Source, rulebook: Rulebook, settings: InspectionSettings, resources: Resources
) -> Inspection | _Begun:
    if source.problem is not None:
        return unreadable(source.path, source.problem, rulebook, settings)
    try:
        if settings.styles.alone:
            return _by_styles(source, rulebook, settings)
        document = read(source)
    except (Exception, RecursionError) as error:  # noqa: BLE001 -- no page may end the run
        problem = f"It could not be read ({type(error).__name__})."
        return unreadable(source.path, problem, rulebook, settings)
    return _begun(document, rulebook, settings, resources)


def _end(begun: Inspection | _Begun) -> Inspection:
    return begun.ended() if isinstance(begun, _Begun) else begun


def _by_styles(source: Source, rulebook: Rulebook, settings: InspectionSettings) -> Inspection:
    """Run on a page the rules of Vale styles, which take it apart themselves, and nothing else."""
    document = read_text(source)
    active = rulebook.active(settings, rulebook.profiles["neutral"])
    findings: list[Finding] = []
    stopped: list[NotRun] = []
    if active.styles is not None:
        findings, stopped = active.styles.findings(document, active.style_levels)
    title = document.metadata.get("title")
    return Inspection(
        path=document.path,
        title=title if isinstance(title, str) and title else document.path,
        type=None,
        how_recognised="Only the rules of styles were run.",
        language=document.language or "not stated",
        profile="neutral",
        words=0,
        reading_level=None,
        sections_missing=(),
        findings=tuple(sorted(findings, key=_PLACE_AND_RULE)),
        suppressions=(),
        comments=(),
        links=(),
        anchors=frozenset(),
        kept=(),
        stopped=tuple(stopped),
        brief=(),
    )


def unreadable(
    path: str, problem: str, rulebook: Rulebook, settings: InspectionSettings
) -> Inspection:
    """Return the inspection of a page that cannot be read, with the one finding that says so."""
    document = Document(path=path, format=Format.TEXT, source="", blocks=())
    settings = replace(settings, select=("input.unreadable",))
    inspection = _begun(document, rulebook, settings, NONE).ended()
    level = rulebook.rules["input.unreadable"].level
    rule = rulebook.rules["input.unreadable"]
    match = Match(Span(0, 0), (problem,))
    finding = _stamp(document, rule, match, level)
    return replace(
        inspection, findings=(finding,), how_recognised="It could not be read.", profile="neutral"
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """A page that was read and recognised, and of which an engine may be asked."""

    page: Page
    how_recognised: str
    rulebook: Rulebook
    active: Active
    settings: InspectionSettings
    profile: Profile
    resources: Resources
    engines: frozenset[str]
    asked: Asked | None

    def ended(self) -> Inspection:
        """Run the rules, wait for the engines, and return what all of them say."""
        page = self.page
        document = page.document
        run = _Run(page, self.rulebook, self.active)
        run.rules()
        run.styles()
        run.reader_faults()
        if "harper" in self.engines:
            run.grammar(self.profile, self.resources)
        if self.asked is not None:
            run.deep_grammar(self.asked)
        comments = suppressions(document)
        run.comments(comments)
        return Inspection(
            path=document.path,
            title=page.title or document.path,
            type=page.type,
            how_recognised=self.how_recognised,
            language=document.language or "not stated",
            profile=self.profile.name,
            words=page.word_count,
            reading_level=reading_level(page),
            sections_missing=_missing_sections(page),
            findings=tuple(sorted(_once(run.findings), key=order_of)),
            suppressions=comments,
            comments=tuple(place(document, comment.comment) for comment in comments),
            links=page_links(document),
            anchors=document.anchors,
            kept=tuple(run.kept()),
            stopped=tuple(run.stopped),
            brief=brief(page) if self.settings.briefs else None,
        )


def _begun(
    document: Document, rulebook: Rulebook, settings: InspectionSettings, resources: Resources
) -> _Begun:
    profile = rulebook.profile_for(settings, document.language)
    page = Page(
        document=document,
        profile=profile.name,
        locale=document.language or (profile.languages or ("en",))[0],
        house=settings.house,
        with_suggestions=settings.lowest == "suggestion",
    )
    page_type, how = recognise(page, rulebook.page_types, settings)
    page = page.of_type(page_type)
    active = rulebook.active(settings, profile)
    engines = settings.engines if document.blocks and active.hears_grammar else frozenset()
    asked = Asked(page, profile.dialect, resources) if "languagetool" in engines else None
    return _Begun(page, how, rulebook, active, settings, profile, resources, engines, asked)


class _Run:
    """Collects what the rules say of one page."""

    def __init__(self, page: Page, rulebook: Rulebook, active: Active) -> None:
        self.page = page
        self.rulebook = rulebook
        self.active = active
        self.findings: list[Finding] = []
        self.stopped: list[NotRun] = []
        self.grammatical: set[int] = set()
        """The offsets of which a rule of grammar tells."""

    def rules(self) -> None:
        for rule, blocks, ways in self.active.prefilter.candidates(self.page):
            if matches := self._told_by(rule, self.page, blocks, ways):
                self._add(rule, matches)
        self._around()
        self._tell_once()

    def _told_by(self, rule: Rule, page: Page, blocks: Sequence[Block], ways: Ways) -> list[Match]:
        """Return the matches of a rule; none of one that fails, which is told in `stopped`."""
        try:
            found = self._meant(rule, page, rule.check.matches(page, blocks, ways))
            return list(islice(found, rule.limit or None))
        except TimeoutError:
            self._stop(rule, "took too long and was stopped; simplify its pattern")
        except Exception as error:  # noqa: BLE001 -- a rule that fails must not end the run
            self._stop(rule, f"failed with {type(error).__name__}: {error}")
        return []

    def _around(self) -> None:
        """Run the rules that are about headers and footers too on what stands there."""
        beside = page_around(self.page)
        if beside is None:
            return
        for rule, blocks, ways in self.active.prefilter.candidates(beside):
            of_all = rule.family in _OF_ALL_SEEN and not isinstance(rule.check, PageCheck)
            if rule.around or of_all:
                found = self._told_by(rule, beside, blocks, ways)
                placed = [self._placed(beside, one, rule.family) for one in found[:_MOST_AROUND]]
                self._add_around(rule, [match for match in placed if match])

    def _add_around(self, rule: Rule, matches: list[Match]) -> None:
        """Add matches around the content, but where as much is told of the place already."""
        level = self.active.levels[rule.id]
        told = [f.span for f in self.findings if f.level.reaches(level)] if matches else []
        self._add(rule, [match for match in matches if not _meets(match.span, told)])

    def _placed(self, beside: Page, match: Match, family: str) -> Match | None:
        """Return a match around the content with its place in the source; None without one.

        A word of the title is what the site calls itself.
        """
        words = beside.document.source[slice(*match.span)]
        if family in _ABOUT_WORDS and words in self.page.title:
            return None
        span = place_around(self.page.document, words)
        return None if span is None else match._replace(span=span, fixes=())

    @staticmethod
    def _meant(rule: Rule, page: Page, found: Iterable[Match]) -> Iterable[Match]:
        """Leave out of what tells readers what to do all that a list tells them not to."""
        if rule.family not in _ABOUT_DOING or ".missing-" in rule.id:
            return found
        return (match for match in found if not is_forbidden(page, match.span.start))

    def styles(self) -> None:
        """Run the rules of Vale styles, all at once."""
        if self.active.styles is not None:
            levels = self.active.style_levels
            found, stopped = self.active.styles.findings(self.page.document, levels)
            self.findings += found
            self.stopped += stopped

    def _tell_once(self) -> None:
        """Leave out what is told of a place by a rule that knows more of it.

        What is no copy at all, or the name of a medicine, counts more than how a word is spelled;
        what a phrase of the page says of a word more than the word's neighbours; both more than a
        rule of grammar, and that more than how likely a word is in its sentence. A rule that knows
        what two numbers are of counts more than that they differ, and one that knows a fault more
        than one that tells it by its shape.
        """
        for rule, families in _DOUBTS.items():
            self._yield_to(rule, families)
        words = [finding for finding in self.findings if finding.family == "words"]
        if not words and not any(finding.rule == _DIFFERENCE for finding in self.findings):
            return
        known = [f.span for f in self.findings if f.family == "residue" or f.rule == _MEDICINE]
        grammar = [finding.span for finding in self.findings if finding.family == "grammar"]
        beside = [finding.span for finding in words if finding.rule == _NEIGHBOURS]
        phrases = [f.span for f in words if f.rule not in (_SENTENCE, _NEIGHBOURS)]
        numbers = [
            finding.span
            for finding in self.findings
            if finding.family in _ABOUT_NUMBERS and finding.rule != _DIFFERENCE
        ]
        surer = {
            _DIFFERENCE: Covered(numbers),
            "words": Covered(known),
            _NEIGHBOURS: Covered(known + phrases),
            _SENTENCE: Covered(known + phrases + beside + grammar),
            "grammar": Covered(known + phrases + beside),
        }
        nothing = Covered(())
        self.findings = [
            finding
            for finding in self.findings
            if not surer.get(finding.rule, surer.get(finding.family, nothing)).meets(finding.span)
        ]

    def _yield_to(self, rule: str, families: frozenset[str]) -> None:
        """Leave out what a rule tells of a place of which another of some families tells too."""
        doubted = [finding for finding in self.findings if finding.rule == rule]
        if not doubted:
            return
        surer = {
            level: Covered(
                finding.span
                for finding in self.findings
                if finding.rule != rule
                and finding.family in families
                and finding.level.reaches(level)
            )
            for level in {finding.level for finding in doubted}
        }
        self.findings = [
            finding
            for finding in self.findings
            if finding.rule != rule or not surer[finding.level].meets(finding.span)
        ]

    def kept(self) -> Iterator[tuple[str, tuple[KeptFact, ...]]]:
        document = self.page.document
        for rule, check in self.active.of_sites:
            if not rule.speaks_on(self.page.type):
                continue
            try:
                facts = tuple(check.gather(self.page))
            except Exception as error:  # noqa: BLE001 -- as above
                self._stop(rule, f"failed with {type(error).__name__}: {error}")
                continue
            if facts:
                yield rule.id, tuple(KeptFact(f, place(document, f.span)) for f in facts)

    def _stop(self, rule: Rule, what: str) -> None:
        which = f"{rule.id} on {self.page.document.path}"
        self.stopped.append(NotRun(which, f"The rule {what} ({rule.origin}).", failed=True))

    def _add(self, rule: Rule, matches: list[Match]) -> None:
        level = self.active.levels[rule.id]
        for match in matches:
            if rule.family in _ABOUT_WORDS and self._accepted(match):
                continue
            if rule.family in _ABOUT_WORDS and self._told(match):
                continue
            # a rule that a site has set to a level keeps it; a match only ever lowers its own
            own = match.level if match.level and level.reaches(match.level) else level
            self.findings.append(_stamp(self.page.document, rule, match, own))
            if rule.family == "grammar":
                self.grammatical.update(range(*match.span))

    def _told(self, match: Match) -> bool:
        """Return whether a rule of grammar has told of the same fault."""
        return not self.grammatical.isdisjoint(range(*match.span))

    def _accepted(self, match: Match) -> bool:
        """Return whether the site says that the words marked are right."""
        words = self.page.house.words
        return bool(words) and self.page.document.source[slice(*match.span)].lower() in words

    def say(self, rule_id: str, match: Match) -> None:
        """Add one finding of a rule whose matches are made elsewhere, if it is on."""
        if rule_id in self.active.levels:
            self._add(self.rulebook.rules[rule_id], [match])

    def reader_faults(self) -> None:
        document = self.page.document
        for fault in document.faults:
            self.say(f"input.{fault.name}", Match(fault.span, (fault.message,)))
        if not (document.blocks or document.faults or document.images):
            nowhere = document.content._replace(end=document.content.start)
            filled = self.page.metadata_text(*_FILLED_BY)
            self.say("input.empty", Match(nowhere, level=Level.SUGGESTION if filled else None))

    def grammar(self, profile: Profile, resources: Resources) -> None:
        surer = [f for f in self.findings if f.family in ("words", "residue")]
        taken = Covered(f.span for f in surer if f.rule not in (_SENTENCE, _LEFTOVER))
        for rule_id, match in harper.check(self.page, profile.dialect, resources):
            if not taken.meets(match.span):
                self.say(rule_id, match)
        self._tell_once()

    def deep_grammar(self, asked: Asked) -> None:
        """Add what LanguageTool says, where nothing more certain is said of the same place."""
        for rule_id, match in asked.matches():
            level = self.active.levels.get(rule_id)
            if level is None:
                continue
            there = [
                finding
                for finding in self.findings
                if finding.family in _SAME_FAULT
                and finding.rule != _LEFTOVER
                and finding.span.start < match.span.end
                and match.span.start < finding.span.end
            ]
            if any(_is_surer(finding, level) for finding in there):
                continue
            self.findings = [finding for finding in self.findings if finding not in there]
            self.say(rule_id, match)
        self.stopped += asked.not_run()

    def comments(self, comments: tuple[Suppression, ...]) -> None:
        for comment in comments:
            if comment.verb not in VERBS:
                self.say("suppression.unknown", Match(comment.comment, (comment.verb,)))
            elif unknown := self.rulebook.unknown(comment.rules):
                self.say("suppression.unknown-rule", Match(comment.comment, (unknown,)))
            elif comment.wrong_day:
                self.say("suppression.wrong-day", Match(comment.comment, (comment.wrong_day,)))
            elif not comment.reason and comment.verb != "on":
                self.say("suppression.without-reason", Match(comment.comment))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span has a character of another one."""
    return any(span.start < other.end and other.start < span.end for other in others)


def _is_surer(finding: Finding, level: Level) -> bool:
    """Return whether a finding counts more than what an engine of that level says of its place."""
    if finding.rule == _SENTENCE:
        return False
    return finding.family not in _ABOUT_WORDS or finding.level.reaches(level)


def _stamp(document: Document, rule: Rule, match: Match, level: Level) -> Finding:
    return Finding(
        document.path,
        rule.id,
        level,
        rule.sentence(match),
        *place(document, match.span),
        match.fixes,
    )


def _once(findings: list[Finding]) -> Iterator[Finding]:
    seen = set()
    for finding in findings:
        key = (finding.rule, finding.span, finding.message)
        if key not in seen:
            seen.add(key)
            yield finding


def _missing_sections(page: Page) -> tuple[str, ...]:
    return tuple(need.name for need, _, _ in missing(page, "required"))
