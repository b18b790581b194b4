"""Paths to a report: find, inspect or remember, look beyond the page, set aside, count."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qa import (
    __version__,
    baseline,
    decisions,
    edition,
    literals,
    patterns,
    rulebook,
    second_look,
    site,
    web_links,
)
from qa.brief import brief
from qa.cache import Cache, key_of
from qa.cores import cores
from qa.decisions import Choice
from qa.document import Document, Format, Span
from qa.documents import Documents
from qa.engines import harper
from qa.engines.resources import Resources
from qa.errors import SourceError
from qa.finding import Finding, Level, Match, order_of, place
from qa.history import past_runs
from qa.inspection import inspect_page, inspect_pages
from qa.locations import cache_folder
from qa.page import Page
from qa.progress import QUIET
from qa.report import (
    Audience,
    NotRun,
    PageSummary,
    Report,
    RuleFacts,
    SetAsideBy,
    Suppressed,
)
from qa.retractions import cited_by, find_notices
from qa.rule import PageFacts, SiteCheck
from qa.sources import STDIN, find_pages, format_of, load, of_bytes, size_of
from qa.suppression import sort_out
from qa.vale_files import read_folders
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.baseline import Accepted
    from qa.brief import StatedFact
    from qa.config import Config
    from qa.decisions import Decision
    from qa.engines.links import LinkResult
    from qa.engines.resources import Address
    from qa.finding import Place
    from qa.git import Changes
    from qa.inspection import Inspection, KeptFact
    from qa.progress import Progress
    from qa.retractions import Notice
    from qa.rule import Example, Rule, SiteMatch
    from qa.rulebook import Rulebook
    from qa.settings import House
    from qa.sources import Source
    from qa.suppression import PathSuppression, Suppression

_VALE = "Part of the Vale configuration"
_DEEP = "LanguageTool"
_FEW = 8
"""Pages, saved at the same time, that are checked sooner than looked up."""
_BATCH = 400
"""Pages looked up in the cache, and stored, at once."""
_WORTH_A_WORKER = {"languagetool": 20_000, "harper": 80_000, "": 1_500_000}
"""By slowest engine, bytes of pages below which more processes costs more than it gains."""

_SHORT_EXAMPLE = 240
"""Characters of a bad and a good example that a report shows beside a finding."""

_MARKUP = re.compile(r"<\w|\]\(|&\w+;")

_CLINICIAN = frozenset({"claims", "doses", "drugs", "disclaimers", "safety"})
_SAYS_SO = re.compile(
    r"retract|withdrawn|taken back|expression of concern|discredited|\bfraud", re.IGNORECASE
)
_NEAR = 300
"""Characters around a link in which the page may say that the paper was taken back."""
_WEB_TEAM = frozenset({"links", "accessibility", "input"})


@dataclass(frozen=True, slots=True)
class Request:
    """What one run is asked to do, beyond its configuration."""

    paths: tuple[str, ...]
    stdin: bytes = b""
    format: str | None = None
    """Of standard input."""
    use_cache: bool = True
    today: date = field(default_factory=date.today)
    """The day against which dates on pages are held."""
    briefs: bool = False
    """Whether the report will be asked for the facts to verify, which are then worked out with the
    rest; where they are not, asking for them reads each page again."""
    changes: Changes | None = None
    """Check only the pages that changed."""
    whole_pages: bool = False
    """With `changes`, tell what is wrong on all lines of those pages, not only on changed ones."""


def run(request: Request, config: Config, progress: Progress = QUIET) -> Report:
    """Check pages and return the report.

    Raises SourceError, RuleError or ConfigError for what makes the run impossible.
    """
    paths = find_pages(request.paths, config.exclude)
    if request.changes is not None:
        paths = [path for path in paths if path in request.changes.lines]
    outcome = _Outcome(request, config, paths)
    with outcome.deep_engine():
        inspections = outcome.inspect(progress)
    return outcome.judge(inspections, inspections, progress)


@contextmanager
def standing(request: Request, config: Config, progress: Progress = QUIET) -> Iterator[Standing]:
    """Check pages and keep at hand what it takes to check one of them again in a moment.

    No server is asked about links. Raises what `run` raises.
    """
    outcome = _Outcome(
        request, replace(config, offline=True), find_pages(request.paths, config.exclude)
    )
    with outcome.deep_engine():
        yield Standing(outcome, outcome.inspect(progress))


class Standing:
    """Pages that are checked again as they change, one by one; of the others all is remembered."""

    def __init__(self, outcome: _Outcome, inspections: list[Inspection]) -> None:
        self._outcome = outcome
        self._inspections = {inspection.path: inspection for inspection in inspections}
        self.report = outcome.judge(inspections, inspections)
        """Of all pages, as they were at first."""

    def again(self, paths: Sequence[str]) -> Report:
        """Check some pages, also new ones, and return the report on these alone."""
        outcome = self._outcome.of(paths)
        # storing what an editor will have changed in a minute takes as long as checking it
        inspections = outcome.inspect(QUIET, worth_remembering=len(paths) > _FEW)
        self._inspections |= {inspection.path: inspection for inspection in inspections}
        return outcome.judge(inspections, [*self._inspections.values()])

    def forget(self, path: str) -> None:
        """Leave out a page that is gone."""
        self._inspections.pop(path, None)

    def warm(self) -> None:
        """Load what checking a page takes, so that the first one that is saved does not wait."""
        self._outcome.warm({inspection.profile for inspection in self._inspections.values()})


def onlooker(config: Config, today: date) -> Callable[[Source], list[Finding]]:
    """Return what looks at one page and returns its findings, those set aside left out.

    Nothing is remembered, asked of a server, or held against other pages. Raises RuleError or
    ConfigError for what makes looking impossible.
    """
    book = rulebook.load(config.rules, config.inspection.styles)
    config.check(book)
    lowest = Level(config.level)

    def look(source: Source) -> list[Finding]:
        inspection = inspect_page(source, book, config.inspection)
        told = sort_out(inspection.findings, inspection.suppressions, config.suppressions, today)
        return [finding for finding in told.kept if finding.level.reaches(lowest)]

    return look


class _Outcome:
    """One run under way."""

    def __init__(self, request: Request, config: Config, paths: Sequence[str]) -> None:
        self.request = request
        self.config = config
        self.settings = replace(config.inspection, briefs=request.briefs)
        self.paths = paths
        self.broken: list[NotRun] = []
        # what is wrong with these files is said before any work
        self.decisions = decisions.read(map(Path, config.decisions))
        self.past, self.not_reports = past_runs(config.history)
        self.offline = config.offline or config.only_styles or config.links.ask == "none"
        self.languagetool: Address | None = None

    @cached_property
    def rulebook(self) -> Rulebook:
        """Loaded when first needed: a run that the cache answers may do without."""
        own = not self.settings.styles.alone or self.config.names_rules
        book = rulebook.load(self.config.rules, self.settings.styles, own=own)
        self.config.check(book)
        return book

    def sources(self, paths: Iterable[str]) -> Iterator[Source]:
        for path in paths:
            if path in self.staged:
                yield of_bytes(path, self.staged[path], self._given_format(path))
            else:
                yield load(path, self._given_format(path), self.request.stdin)

    def _given_format(self, path: str) -> str | None:
        """Return the format that the settings say a page is read as; None for that of its name."""
        if path == STDIN:
            return self.request.format
        styles = self.settings.styles
        if not styles.formats:
            return None
        from qa.vale import page_styles  # noqa: PLC0415 -- few configurations name formats

        ending = page_styles.format_of(styles, path)
        return format_of(f"page.{ending}") if ending else None

    @cached_property
    def staged(self) -> dict[str, bytes]:
        """The pages that are checked as they are staged, not as they lie in the folder."""
        return self.request.changes.contents(self.paths) if self.request.changes else {}

    def of(self, paths: Sequence[str]) -> _Outcome:
        """Return another run over other pages, with everything that is loaded already."""
        other = copy(self)
        other.paths = paths
        other.broken = []
        return other

    # Inspecting

    @contextmanager
    def deep_engine(self) -> Iterator[None]:
        """Keep LanguageTool within reach, where it is asked for, while pages are inspected."""
        if "languagetool" not in self.settings.engines:
            yield
            return
        from qa.engines.languagetool.keeper import opened  # noqa: PLC0415 -- not every run needs it

        with opened(self.config.languagetool_server) as address:
            self.languagetool = address
            yield

    def inspect(self, progress: Progress, *, worth_remembering: bool = True) -> list[Inspection]:
        """Return the inspection of every page, from the cache where it is known."""
        if not (self.request.use_cache and worth_remembering):
            _ = self.rulebook  # what is wrong with the rules is said before any work
            size = sum(map(size_of, self.paths))
            fresh = self._inspect_all(self.paths, size, None, progress)
            return [inspection for _, inspection in fresh]
        cache = Cache(cache_folder())
        try:
            found, missing, size = self._remembered(cache)
            progress.pages(len(found), len(self.paths))
            if missing:
                for path, inspection in self._inspect_all(missing, size, cache, progress):
                    found[path] = inspection
        finally:
            cache.close()
        return [found[path] for path in self.paths]

    def _remembered(self, cache: Cache) -> tuple[dict[str, Inspection], list[str], int]:
        """Return what the cache knows, the other paths, and how many bytes those have."""
        found: dict[str, Inspection] = {}
        missing: list[str] = []
        size = 0
        paths = iter(self.paths)
        while batch := list(islice(paths, _BATCH)):
            keyed = {self._key(source): source for source in self.sources(batch)}
            known = cache.find(keyed)
            for key, source in keyed.items():
                if key in known:
                    found[source.path] = known[key]
                else:
                    missing.append(source.path)
                    size += len(source.data)
        return found, missing, size

    def _key(self, source: Source) -> str:
        problem = source.problem or ""
        return key_of(*self._decided_by, source.path, source.format, problem, source.data)

    @cached_property
    def _decided_by(self) -> tuple[str, ...]:
        deep = self.languagetool.version if self.languagetool else ""
        styles = read_folders(self.settings.styles)
        return edition.digest(self.config.rules, styles), self.settings.digest, deep

    def _inspect_all(
        self, paths: Sequence[str], size: int, cache: Cache | None, progress: Progress
    ) -> Iterator[tuple[str, Inspection]]:
        """Yield each path with its inspection, and store what was done, also at Ctrl-C."""
        keys: deque[str | None] = deque()

        def read_on() -> Iterator[Source]:
            for source in self.sources(paths):
                worth_keeping = cache is not None and source.problem is None
                keys.append(self._key(source) if worth_keeping else None)
                yield source

        fresh: dict[str, Inspection] = {}
        done = len(self.paths) - len(paths)
        try:
            inspections = self._inspections(read_on(), self._jobs(len(paths), size))
            for number, (path, inspection) in enumerate(zip(paths, inspections, strict=True), 1):
                key = keys.popleft()
                if key is not None and _is_done(inspection):
                    fresh[key] = inspection
                if cache is not None and len(fresh) >= _BATCH:
                    cache.keep(fresh)
                    fresh.clear()
                progress.pages(done + number, len(self.paths))
                yield path, inspection
        finally:
            if cache is not None:
                cache.keep(fresh)

    def _inspections(self, sources: Iterator[Source], jobs: int) -> Iterator[Inspection]:
        """Yield the inspection of each source, in their order."""
        if jobs <= 1:
            yield from inspect_pages(sources, self.rulebook, self.settings, self._resources)
            for memo in (patterns.memo, literals.memo):
                memo.keep()
            return
        from qa.workers import Crew  # noqa: PLC0415 -- one process alone needs nothing of it

        crew = Crew(self.config.rules, self.settings, jobs, self._resources)
        yield from crew.inspect(sources, self.rulebook)

    @property
    def _resources(self) -> Resources:
        memory = cache_folder() if self.request.use_cache else None
        return Resources(memory=memory, languagetool=self.languagetool)

    def warm(self, profiles: Iterable[str]) -> None:
        """Load what inspecting pages of these profiles takes."""
        if "harper" in self.settings.engines:
            for name in profiles:
                harper.warm(self.rulebook.profiles[name].dialect, self._resources)
        without = replace(self.settings, grammar="none")
        one_of_each = {format_of(path): path for path in self.paths}
        for source in self.sources(one_of_each.values()):
            inspect_page(source, self.rulebook, without)

    def _jobs(self, pages: int, size: int) -> int:
        slowest = next(name for name in _WORTH_A_WORKER if name in {*self.settings.engines, ""})
        worth = 1 + size // _WORTH_A_WORKER[slowest]
        return max(1, min(self.config.jobs or cores(), pages, worth))

    # Beyond the page

    def judge(
        self,
        inspections: list[Inspection],
        beside: list[Inspection],
        progress: Progress = QUIET,
    ) -> Report:
        """Return the report on pages that were inspected, held against those `beside` them too."""
        findings = {i.path: list(i.findings) for i in inspections}
        pages = site.Site(beside, self.config.links)
        notices = self.find_notices(inspections)
        results = self.ask_links(inspections, pages, progress)
        self.look_again(inspections, beside, findings)
        for inspection in inspections:
            findings[inspection.path] += self.beyond(inspection, pages, results)
            findings[inspection.path] += self.retracted(inspection, notices)
        for finding in self.across(beside):
            if finding.path in findings:
                findings[finding.path].append(finding)
        return self.report(inspections, findings, pages, results)

    def ask_links(
        self, inspections: list[Inspection], pages: site.Site, progress: Progress
    ) -> dict[str, LinkResult]:
        if self.offline:
            return {}
        asked = (pages.asked(link) for i in inspections for link in i.links)
        urls = dict.fromkeys(url for url in asked if url is not None)
        if not urls:
            return {}
        from qa.engines.links.waiting import Waiting  # noqa: PLC0415 -- it brings requests, 0.2 s

        waiting = Waiting(urls)

        def tell(result: LinkResult) -> None:
            waiting.note(result)
            progress.links(waiting.done, waiting.total, waiting)

        results, notes = web_links.ask(
            urls, self.config.links, remember=self.request.use_cache, on_result=tell
        )
        self.broken += notes
        return results

    def beyond(
        self, inspection: Inspection, pages: site.Site, results: dict[str, LinkResult]
    ) -> Iterator[Finding]:
        for fault in pages.link_faults(inspection):
            yield from self._say(inspection, fault.rule, fault.link.place, fault.args, fault.level)
        for link in inspection.links:
            result = results.get(pages.asked(link) or "")
            if result is None or result.verdict.value == "ok":
                continue
            rule, args = web_links.finding_of(result)
            if pages.is_first(rule, link):
                fixes = web_links.fixes(link, result)
                for found in self._say(inspection, rule, link.place, args):
                    yield found._replace(fixes=fixes)

    def look_again(
        self,
        inspections: list[Inspection],
        beside: list[Inspection],
        findings: dict[str, list[Finding]],
    ) -> None:
        """Weigh what was found on pages in the light of those beside them, and of earlier runs."""
        everything = [one for inspection in beside for one in inspection.findings]
        often = second_look.often_written(everything, len(beside))
        hosts = second_look.unsure_hosts(everything) if self.request.use_cache else frozenset()
        known = web_links.answering_securely(hosts) if hosts else frozenset()
        if not (often or known):
            return
        for inspection in inspections:
            path, profile = inspection.path, self.rulebook.profiles[inspection.profile]
            own = self.rulebook.active(self.settings, profile).levels.get(second_look.INSECURE)
            reaches = own.reaches if own else Level.SUGGESTION.reaches
            found = second_look.surely_insecure(findings[path], known, reaches)
            findings[path] = second_look.less_sure_of_words(found, often)

    def find_notices(self, inspections: list[Inspection]) -> dict[str, Notice]:
        """Return what became of the papers that pages cite, if the settings name a file of them."""
        file = self.config.links.retractions
        if not file:
            return {}
        wanted = {
            paper for i in inspections for link in i.links for paper in cited_by(link.address)
        }
        if not self.request.use_cache:
            return find_notices(file, wanted, None)
        cache = Cache(cache_folder())
        try:
            return find_notices(file, wanted, cache)
        finally:
            cache.close()

    def retracted(self, inspection: Inspection, notices: dict[str, Notice]) -> Iterator[Finding]:
        """Yield each link to a paper that was taken back, where the page does not say so."""
        source: str | None = None
        for link in (link for link in inspection.links if notices and not link.outside):
            paper = next((one for one in cited_by(link.address) if one in notices), None)
            if paper is None:
                continue
            if source is None:
                source = Documents([inspection.path], self.sources)[inspection.path].source
            start, end = link.place.span
            if _SAYS_SO.search(source, max(0, start - _NEAR), end + _NEAR):
                continue
            notice = notices[paper]
            what = "was retracted" if notice.is_retraction else "is under an expression of concern"
            on = f" on {notice.date}" if notice.date and notice.is_retraction else ""
            level = None if notice.is_retraction else Level.WARNING
            args = (paper.partition(":")[2], what + on)
            yield from self._say(inspection, "links.retracted", link.place, args, level)

    def across(self, inspections: list[Inspection]) -> Iterator[Finding]:
        """Yield what the rules say that hold pages against each other and against today."""
        by_path = {i.path: i for i in inspections}
        kept: dict[str, dict[str, tuple[KeptFact, ...]]] = {}
        for inspection in inspections:
            for rule_id, facts in inspection.kept:
                kept.setdefault(rule_id, {})[inspection.path] = facts
        for rule_id, facts_of in sorted(kept.items()):
            places = {
                (path, k.fact.span): k.place for path, facts in facts_of.items() for k in facts
            }
            pages = [
                PageFacts(
                    path, by_path[path].type, by_path[path].language, tuple(k.fact for k in facts)
                )
                for path, facts in sorted(facts_of.items())
            ]
            for path, match in self._judged(rule_id, pages):
                at = places[path, match.span]
                yield from self._say(by_path[path], rule_id, at, match.args, match.level)

    def _judged(self, rule_id: str, pages: list[PageFacts]) -> Iterator[SiteMatch]:
        rule = self.rulebook.rules[rule_id]
        check = rule.check
        if not isinstance(check, SiteCheck):
            return
        try:
            yield from list(check.judge(pages, self.request.today))
        except Exception as error:  # noqa: BLE001 -- a rule that fails must not end the run
            what = f"The rule failed with {type(error).__name__}: {error} ({rule.origin})."
            self.broken.append(NotRun(rule_id, what, failed=True))

    def _say(
        self,
        inspection: Inspection,
        rule_id: str,
        at: Place,
        args: tuple[str, ...],
        certain: Level | None = None,
    ) -> Iterator[Finding]:
        profile = self.rulebook.profiles[inspection.profile]
        level = self.rulebook.active(self.settings, profile).levels.get(rule_id)
        if level is not None:
            level = certain if certain and level.reaches(certain) else level
            sentence = self.rulebook.rules[rule_id].sentence(Match(at.span, args))
            yield Finding(inspection.path, rule_id, level, sentence, *at)

    # Counting

    def report(
        self,
        inspections: list[Inspection],
        findings: dict[str, list[Finding]],
        links: site.Site,
        results: dict[str, LinkResult],
    ) -> Report:
        shown: list[Finding] = []
        aside: list[Suppressed] = []
        used: set[PathSuppression] = set()
        for inspection in inspections:
            told = sort_out(
                findings[inspection.path],
                inspection.suppressions,
                self.config.suppressions,
                self.request.today,
            )
            kept = [*told.kept, *self._unused(inspection, told.unused), *self._expired(inspection)]
            shown += kept
            aside += told.aside
            used |= told.entries
        shown += self._of_entries(inspections, used)
        documents = Documents(self.paths, self.sources)
        shown, accepted, fixed = self._since_the_baseline(shown, documents)
        held = decisions.hold(shown, documents, self.decisions.findings)
        accepted += _not_problems(held.decided)
        gone = {id(one.finding) for one in accepted}
        wanted = {level for level in Level if level.reaches(Level(self.config.level))}
        shown = [f for f in shown if f.level in wanted and id(f) not in gone]
        if self.request.changes is not None:
            shown = [finding for finding in shown if self._was_changed(finding)]
        shown.sort(key=order_of)
        aside += accepted
        return Report(
            version=__version__,
            pages=tuple(_summary(i, links, results, offline=self.offline) for i in inspections),
            findings=tuple(shown),
            suppressed=tuple(aside),
            not_run=(*self._not_run(inspections, links), *self.not_reports),
            rules=self._facts({f.rule for f in shown} | {s.finding.rule for s in aside}),
            fixed=fixed,
            policy=self.config.policy,
            decided=tuple(one for one in held.decided if id(one[0]) not in gone),
            settled=tuple(one for one in held.left if self._is_settled(one)),
            verified={one.fact: one for one in self.decisions.facts},
            history=self.past,
            documents=documents,
            briefs=Briefs({i.path: i.brief for i in inspections}, documents, self.settings.house),
        )

    def _was_changed(self, finding: Finding) -> bool:
        """Return whether a finding is one that was asked for: on a changed line, or any."""
        changes = self.request.changes
        if changes is None or self.request.whole_pages:
            return True
        return changes.lines[finding.path].meet(finding.start.line, finding.end.line)

    def _since_the_baseline(
        self, findings: list[Finding], documents: Documents
    ) -> tuple[list[Finding], list[Suppressed], tuple[Accepted, ...]]:
        """Return the findings that are new, those accepted before, and what is fixed."""
        if self.config.baseline is None:
            return findings, [], ()
        entries = baseline.read(Path(self.config.baseline))
        pages = frozenset(self.paths)
        gone = frozenset(
            {one.path for one in entries if one.path not in pages and not Path(one.path).exists()}
        )
        held = baseline.hold(findings, documents, entries, gone, self.request.today)
        known = [
            Suppressed(finding, f"Accepted on {entry.accepted}.", SetAsideBy.BASELINE)
            for finding, entry in held.known
        ]
        here = pages | gone if any(one.path in pages for one in entries) else pages
        fixed = (o for o in held.left if o.path in here and self._was_run(o.identity.rule))
        return held.new, known, tuple(fixed)

    def _is_settled(self, decision: Decision) -> bool:
        """Return whether a decision is about what its page no longer holds, or about no page."""
        if decision.path in self.paths:
            rule = decision.identity.rule
            return rule not in self.rulebook.rules or self._was_run(rule)
        return not Path(decision.path).exists()

    def _was_run(self, rule_id: str) -> bool:
        """Return whether a rule had its say: on, at the asked level, with its network."""
        if self.offline and rule_id.startswith("links."):
            return False
        rule = self.rulebook.rules.get(rule_id)
        return rule is not None and any(
            (level := self.rulebook.active(self.settings, profile).levels.get(rule_id)) is not None
            and level.reaches(Level(self.config.level))
            for profile in self.rulebook.profiles.values()
        )

    def _unused(self, inspection: Inspection, useless: list[Suppression]) -> Iterator[Finding]:
        """Say which comments set nothing aside; those about rules that did not run may stay."""
        if not useless:
            return
        profile = self.rulebook.profiles[inspection.profile]
        levels = self.rulebook.active(self.settings, profile).levels
        for suppression, at in zip(inspection.suppressions, inspection.comments, strict=True):
            if suppression not in useless or suppression.verb not in (
                "ignore",
                "ignore-file",
                "off",
            ):
                continue
            if not suppression.rules and self.config.level != "suggestion":
                continue  # it may be about what was not asked for
            skipped = ("links.",) if self.offline else ()
            if any(suppression.names(rule) and not rule.startswith(skipped) for rule in levels):
                named = ", ".join(suppression.rules) or "all rules"
                yield from self._say(inspection, "suppression.unused", at, (named,))

    def _expired(self, inspection: Inspection) -> Iterator[Finding]:
        """Say which comments no longer count."""
        for suppression, at in zip(inspection.suppressions, inspection.comments, strict=True):
            if suppression.expired(self.request.today):
                day = str(suppression.until)
                yield from self._say(inspection, "suppression.expired", at, (day,))

    def _of_entries(
        self, inspections: list[Inspection], used: set[PathSuppression]
    ) -> Iterator[Finding]:
        """Say which suppressions of the settings no longer count, or set nothing aside."""
        if not (self.config.suppressions and self.config.file and inspections):
            return
        if self.request.changes is not None:
            return
        profile = self.rulebook.profiles[inspections[0].profile]
        levels = self.rulebook.active(self.settings, profile).levels
        for entry in self.config.suppressions:
            if entry.expired(self.request.today):
                name, args = "suppression.expired", str(entry.until)
            elif entry not in used and self._could_be_used(entry, levels):
                name, args = "suppression.unused", ", ".join(entry.rules) or "all rules"
            else:
                continue
            if name in levels:
                at = _line_of(self.config.file, entry.line)
                sentence = self.rulebook.rules[name].sentence(Match(at.span, (args,)))
                yield Finding(_as_shown(self.config.file), name, levels[name], sentence, *at)

    def _could_be_used(self, entry: PathSuppression, levels: Mapping[str, Level]) -> bool:
        """Return whether all that an entry is about was checked."""
        if not entry.rules and self.config.level != "suggestion":
            return False
        skipped = ("links.",) if self.offline else ()
        if not any(entry.names(rule) and not rule.startswith(skipped) for rule in levels):
            return False
        here = Path.cwd() == Path(self.config.file).resolve().parent
        checked = frozenset(self.paths)
        if not here and not any(map(entry.covers, checked)):
            return False
        try:
            every = find_pages((".",), self.config.exclude)
        except SourceError:  # all pages lie elsewhere
            return False
        return all(page in checked for page in every if entry.covers(page))

    def _not_run(self, inspections: list[Inspection], links: site.Site) -> Iterator[NotRun]:
        yield from self.broken
        if self.config.of_vale:
            yield from (NotRun(_VALE, notice) for notice in self.config.of_vale.notices)
        if self.settings.styles:
            yield from self._programs(inspections)
        for inspection in inspections:
            yield from inspection.stopped
        if self.config.only_styles:
            yield NotRun("The medical rules", "Only the rules of styles were asked for.")
            return
        if self.offline:
            number = len({links.asked(link) for i in inspections for link in i.links} - {None})
            if number:
                yield web_links.unasked(number)
        if not self.settings.engines:
            yield NotRun("Grammar", "Run with --grammar harper to have it checked.")
        elif "languagetool" not in self.settings.engines:
            what = "Run with --grammar languagetool to have grammar checked more deeply."
            yield NotRun(_DEEP, f"{what} 'qa engines' says what that needs.")

    def _programs(self, inspections: list[Inspection]) -> Iterator[NotRun]:
        """Yield the rules of styles that are programs; they are the same for every profile."""
        for inspection in inspections[:1]:
            profile = self.rulebook.profiles[inspection.profile]
            styles = self.rulebook.active(self.settings, profile).styles
            for rule in styles.programs if styles else ():
                what = f"It is a program in Tengo, which qa does not run ({rule.origin})."
                yield NotRun(rule.name, what)

    def _facts(self, ids: set[str]) -> dict[str, RuleFacts]:
        if not ids:
            return {}
        rules = self.rulebook.rules
        return {
            name: RuleFacts(
                name,
                rules[name].why,
                rules[name].sources,
                _audience(rules[name].family),
                *_short_example(rules[name]),
            )
            for name in sorted(ids)
        }


def _summary(
    inspection: Inspection, links: site.Site, results: dict[str, LinkResult], *, offline: bool
) -> PageSummary:
    checked = []
    for link in inspection.links:
        if link.outside or (asked := links.asked(link)) is None:
            continue
        checked.append(web_links.told(link, results.get(asked), offline=offline))
    return PageSummary(
        path=inspection.path,
        title=inspection.title,
        type=inspection.type,
        how_recognised=inspection.how_recognised,
        language=inspection.language,
        profile=inspection.profile,
        words=inspection.words,
        reading_level=inspection.reading_level,
        sections_missing=inspection.sections_missing,
        links=tuple(checked),
    )


def _not_problems(decided: Iterable[tuple[Finding, Decision]]) -> Iterator[Suppressed]:
    """Yield what a reviewer set aside."""
    for finding, decision in decided:
        if decision.choice is Choice.NOT_A_PROBLEM:
            yield Suppressed(finding, decision.said, SetAsideBy.DECISION, decision)


def _audience(family: str) -> Audience:
    if family in _CLINICIAN:
        return Audience.CLINICIAN
    return Audience.WEB_TEAM if family in _WEB_TEAM else Audience.EDITOR


def _short_example(rule: Rule) -> tuple[str, str]:
    """Return a bad and a good example of one line each; empty where there are none.

    One without markup comes first: who reads it may never have seen any.
    """
    for example in sorted(rule.examples, key=_has_markup):
        bad, good = example.bad or "", example.good or ""
        if bad and good and "\n" not in bad + good and len(bad + good) <= _SHORT_EXAMPLE:
            return bad, good
    return "", ""


def _has_markup(example: Example) -> bool:
    return bool(_MARKUP.search(f"{example.bad or ''} {example.good or ''}"))


def _line_of(file: str, number: int) -> Place:
    """Return where a line of the settings stands, without the blanks around it."""
    text = Path(file).read_text(encoding="utf-8-sig")
    settings = Document(file, Format.TEXT, text, ())
    number = min(number, len(settings.line_starts))
    line = settings.line(number)
    start = settings.line_starts[number - 1] + len(line) - len(line.lstrip())
    return place(settings, Span(start, start + len(line.strip())))


def _as_shown(file: str) -> str:
    """Return the path of a file as those of pages are written."""
    return os.path.relpath(file).replace(os.sep, "/")


def _is_done(inspection: Inspection) -> bool:
    """Return whether an inspection would come out the same another time.

    A page that ended its worker may not do so on a machine with more memory.
    """
    unreadable = any(finding.rule == "input.unreadable" for finding in inspection.findings)
    return not (inspection.stopped or unreadable)


class Briefs(Mapping[str, "tuple[StatedFact, ...]"]):
    """The reviewer's brief of each page; one that is not known is worked out when asked for."""

    def __init__(
        self, known: dict[str, tuple[StatedFact, ...] | None], documents: Documents, house: House
    ) -> None:
        self._known = known
        self._documents = documents
        self._house = house

    def __getitem__(self, path: str) -> tuple[StatedFact, ...]:
        known = self._known[path]
        return brief(Page(self._documents[path], house=self._house)) if known is None else known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
