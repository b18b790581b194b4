"""All that a reporter may see."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qa.finding import Level
from qa.policy import Policy
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.baseline import Accepted
    from qa.brief import StatedFact
    from qa.decisions import Decision, Verified
    from qa.document import Document
    from qa.finding import Finding


class Audience(StrEnum):
    """Whose work a finding is."""

    EDITOR = "editor"
    CLINICIAN = "clinician"
    WEB_TEAM = "web team"


class SetAsideBy(StrEnum):
    """Where it is written down that a finding is set aside."""

    COMMENT = "a comment in the page"
    SETTINGS = "the settings"
    BASELINE = "the baseline"
    DECISION = "a reviewer"


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a report says about the rule behind a finding."""

    id: str
    why: str
    sources: tuple[str, ...]
    audience: Audience = Audience.EDITOR
    bad: str = ""
    """A short example of the fault; "" where none is short."""
    good: str = ""
    """The same, or another, as it should be."""


class CheckedLink(NamedTuple):
    """One external link of a page, with what its server said."""

    url: str
    text: str
    line: int
    column: int
    verdict: str
    """"ok", "moved", "dead", "soft-dead", "blocked", "unverified", "refused", "skipped" or
    "not checked"."""
    reason: str
    final_url: str | None = None
    status: int | None = None
    """The last HTTP status that came."""
    redirects: tuple[str, ...] = ()
    attempts: int = 0
    seconds: float = 0.0
    """What asking took, without pauses."""
    asked: str = ""
    """When, as in "2026-11-28T03:45:00Z"."""
    remembered: bool = False
    """Whether that was in an earlier run."""

    evidence: str = ""
    """What the verdict rests on, as a sentence; "" where nobody was asked."""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """One page that was checked."""

    path: str
    title: str
    """As the page gives it; its path where it gives none."""
    type: str | None
    how_recognised: str
    """Why it was taken for this type, as a sentence."""
    language: str
    profile: str
    words: int
    reading_level: float | None = None
    """Flesch-Kincaid school grade; None for pages with too few sentences."""
    sections_missing: tuple[str, ...] = ()
    links: tuple[CheckedLink, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: its title, or the name of its file where it has none."""
        return self.path.rpartition("/")[2] if self.title == self.path else self.title


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody set aside."""

    finding: Finding
    reason: str
    by: SetAsideBy = SetAsideBy.COMMENT
    decision: Decision | None = None
    """The reviewer's, where it is one that sets it aside."""


class PastRun(NamedTuple):
    """How many findings an earlier run had."""

    label: str
    counts: Mapping[Level, int]


class NotRun(NamedTuple):
    """Something that was not checked."""

    what: str
    why: str
    """One sentence that says what to do to have it checked."""
    failed: bool = False
    """It was asked for and broke down, so the run was not done as asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may be published, in words and numbers."""

    ready: bool
    sentence: str
    errors: int
    warnings: int
    suggestions: int
    pages: int
    pages_with_findings: int


class OnDemand(Mapping[str, "Document"]):
    """Pages by path that are read when they are asked for."""

    @abstractmethod
    def only(self, paths: Sequence[str]) -> Mapping[str, Document]:
        """Return those of some paths, which may be sent to another process."""


def some_of(documents: Mapping[str, Document], paths: Sequence[str]) -> Mapping[str, Document]:
    """Return the pages of some paths; those that are read on demand still are."""
    if isinstance(documents, OnDemand):
        return documents.only(paths)
    return {path: documents[path] for path in paths if path in documents}


@dataclass(frozen=True)
class Report:
    """The outcome of a run, in the order in which it is to be read."""

    version: str
    """Of qa."""
    pages: tuple[PageSummary, ...]
    findings: tuple[Finding, ...]
    """At the asked level or worse, by page, then place, then rule."""
    suppressed: tuple[Suppressed, ...]
    not_run: tuple[NotRun, ...]
    rules: Mapping[str, RuleFacts]
    """By id, for every rule with a finding."""
    fixed: tuple[Accepted, ...] = ()
    """What the baseline accepts and the pages that were checked no longer hold."""
    decided: tuple[tuple[Finding, Decision], ...] = ()
    """Findings about which a reviewer said something and that stay all the same."""
    settled: tuple[Decision, ...] = ()
    """Decisions about what the pages that were checked no longer hold."""
    verified: Mapping[str, Verified] = field(default_factory=dict)
    """Facts that a reviewer stands behind, by their address in the HTML report."""
    history: tuple[PastRun, ...] = ()
    """Earlier runs, the oldest first."""
    policy: Policy = field(default_factory=Policy)
    """Which findings make the verdict "not ready", and whose they are."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The pages themselves by path, read again when asked for; one that is gone is missing."""
    briefs: Mapping[str, tuple[StatedFact, ...]] = field(default_factory=dict)
    """The facts that somebody has to stand behind, by path, worked out when asked for."""

    def counts(self) -> Counter[Level]:
        """Return how many findings there are at each level."""
        return Counter(finding.level for finding in self.findings)

    @cached_property
    def _decisions(self) -> dict[int, Decision]:
        return {id(finding): decision for finding, decision in self.decided}

    def decision_on(self, finding: Finding) -> Decision | None:
        """Return what a reviewer said of one of `findings`, if anything."""
        return self._decisions.get(id(finding))

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding makes the verdict "not ready"."""
        return self.policy.fails(finding)

    @cached_property
    def verdict(self) -> Verdict:
        """Say whether the pages may be published, in one sentence."""
        counts = self.counts()
        failing = [finding for finding in self.findings if self.policy.fails(finding)]
        return Verdict(
            ready=not failing,
            sentence=_sentence(failing, self.findings, len(self.pages)),
            errors=counts[Level.ERROR],
            warnings=counts[Level.WARNING],
            suggestions=counts[Level.SUGGESTION],
            pages=len(self.pages),
            pages_with_findings=len({finding.path for finding in self.findings}),
        )


def _sentence(failing: Sequence[Finding], findings: Sequence[Finding], pages: int) -> str:
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if not failing and errors:
        touched = len({finding.path for finding in errors})
        where = f"{touched} of {counted(pages, 'page')}"
        return f"Nothing fails by these settings, with {counted(len(errors), 'error')} on {where}."
    if not failing:
        return "Ready: nothing that must be changed."
    counts = Counter(finding.level for finding in failing)
    parts = [counted(counts[level], level.value) for level in Level if counts[level]]
    touched = len({finding.path for finding in failing})
    return f"Not ready to publish: {' and '.join(parts)} on {touched} of {counted(pages, 'page')}."


def counted(number: int, noun: str) -> str:
    """Return "1 page" or "2 pages", with a comma in thousands."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
