"""Findings that belong together: several gaps at one place, one piece of work on many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level
from qa.report import Audience, counted
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.finding import Finding
    from qa.report import Report


_HARM = frozenset({"doses", "drugs", "safety"})
"""Families whose faults reach a patient as a wrong medicine, too much of it, or a wrong act."""


def by_page(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of each page, in their order."""
    pages: dict[str, list[Finding]] = {}
    for finding in findings:
        pages.setdefault(finding.path, []).append(finding)
    return pages


def at_one_place(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put what one rule misses at one place of one page together; all else stays alone."""
    groups: list[list[Finding]] = []
    gaps: dict[tuple[str, str, Level, int], list[Finding]] = {}
    for finding in findings:
        if finding.span.start == finding.span.end:
            key = (finding.path, finding.rule, finding.level, finding.span.start)
            if key in gaps:
                gaps[key].append(finding)
                continue
            gaps[key] = group = [finding]
        else:
            group = [finding]
        groups.append(group)
    return groups


def joined(messages: Sequence[str], most: int = 50) -> str | None:
    """Say messages that differ in one part as one, or None where they differ too much for that.

    "There is no section on Doses." and "… on Overdose." are "There is no section on Doses and
    Overdose."
    """
    distinct = list(dict.fromkeys(messages))
    if len(distinct) == 1:
        return distinct[0]
    words = [message.split(" ") for message in distinct]
    shortest = min(len(line) for line in words)
    head = 0
    while head < shortest and len({line[head] for line in words}) == 1:
        head += 1
    tail = 0
    while tail < shortest - head and len({line[-1 - tail] for line in words}) == 1:
        tail += 1
    middles = [" ".join(line[head : len(line) - tail]) for line in words]
    # where a sentence begins with what differs, its verb would have to change: "'A' and 'B' is …"
    if not head or head + tail < 3 or not all(middles) or max(map(len, middles)) > 60:
        return None
    return _sentence(words[0], head, tail, middles, most)


def _sentence(first: list[str], head: int, tail: int, middles: list[str], most: int) -> str:
    ends = "" if tail else middles[0][-1]
    if ends in tuple(".!?") and all(middle.endswith(ends) for middle in middles):
        middles = [middle[: len(middle) - len(ends)] for middle in middles]
    else:
        ends = ""
    shown, left = middles[:most], len(middles) - most
    listed = f"{', '.join(shown)} and {left} more" if left > 0 else _listed(shown)
    return " ".join([*first[:head], listed + ends, *first[len(first) - tail :]])


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: the findings of one rule."""

    text: str
    where: str
    """How often it occurs, "3 findings on 2 pages"; empty for a single finding."""
    page: str
    """The name of the page, where it is all on one of several."""
    audience: Audience
    level: Level
    first: Finding


def jobs(report: Report, most: int = 5) -> list[Job]:
    """Return what to do first: the worst, of that what may harm a patient, then by pages."""
    work: dict[str, list[Finding]] = {}
    for finding in report.findings:
        work.setdefault(finding.rule, []).append(finding)
    if any(finding.level is not Level.SUGGESTION for finding in report.findings):
        work = {rule: worst for rule, found in work.items() if (worst := _above(found))}
    ranked = sorted(work.items(), key=lambda item: _urgency(report, *item))
    return [_job(report, rule, found) for rule, found in ranked[:most]]


def _above(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is not Level.SUGGESTION]


def _urgency(
    report: Report, rule: str, findings: list[Finding]
) -> tuple[int, bool, bool, int, int, str]:
    worst = min(finding.level.rank for finding in findings)
    pages = len({finding.path for finding in findings})
    harmless = findings[0].family not in _HARM
    not_medical = _audience(report, rule) is not Audience.CLINICIAN
    return (worst, harmless, not_medical, -pages, -len(findings), rule)


def _audience(report: Report, rule: str) -> Audience:
    facts = report.rules.get(rule)
    return facts.audience if facts else Audience.EDITOR


def _job(report: Report, rule: str, findings: list[Finding]) -> Job:
    first = min(findings, key=lambda finding: finding.level.rank)
    messages = [first.message, *(finding.message for finding in findings)]
    text = joined(messages, most=3)
    paths = {finding.path for finding in findings}
    names = {page.path: page.name for page in report.pages}
    return Job(
        text=text or first.message,
        where=_where(len(findings), len(paths), like_it=text is None),
        page=names.get(first.path, "") if len(paths) == 1 < len(names) else "",
        audience=_audience(report, rule),
        level=first.level,
        first=first,
    )


def _where(findings: int, pages: int, *, like_it: bool) -> str:
    if findings == 1:
        return ""
    like = " like this" if like_it else ""
    where = "" if pages == 1 else f" on {counted(pages, 'page')}"
    return f"{counted(findings, 'finding')}{like}{where}"
