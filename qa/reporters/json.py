"""JSON for programs: everything in the report, in one stable shape.

`report.schema.json` beside this file says what that is. Within a version keys are only ever added;
`qa.saved` makes a report of it again.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from qa.finding import Level
from qa.reporters.changes import position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.brief import StatedFact
    from qa.decisions import Decision
    from qa.document import Document
    from qa.finding import Edit, Finding
    from qa.report import PageSummary, PastRun, Report, RuleFacts

VERSION = "1"
"""Of the shape. It changes only when a reader of the old one would break."""

# What JSON allows raw, yet must not reach a terminal, or cannot be written as UTF-8.
_RISKY = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report) -> str:
    """Return the report as JSON: UTF-8, indented, with a newline at the end."""
    verdict = report.verdict
    data = {
        "version": VERSION,
        "tool": {"name": "qa", "version": report.version},
        "verdict": {
            "ready": verdict.ready,
            "sentence": verdict.sentence,
            "errors": verdict.errors,
            "warnings": verdict.warnings,
            "suggestions": verdict.suggestions,
            "pages": verdict.pages,
            "pages_with_findings": verdict.pages_with_findings,
        },
        "pages": [_page(report, page) for page in report.pages],
        "findings": [
            {**_finding(report, finding), "decision": _record(report.decision_on(finding))}
            for finding in report.findings
        ],
        "suppressed": [
            {
                **_finding(report, one.finding),
                "reason": one.reason,
                "by": one.by.value,
                "decision": _record(one.decision),
            }
            for one in report.suppressed
        ],
        "fixed": [
            {"path": one.path, **one.identity._asdict(), "accepted": str(one.accepted)}
            for one in report.fixed
        ],
        "settled": [one.record for one in report.settled],
        "verified": [one.record for one in report.verified.values()],
        "history": [_past_run(one) for one in report.history],
        "not_run": [one._asdict() for one in report.not_run],
        "rules": {name: _rule(facts) for name, facts in sorted(report.rules.items())},
        "policy": {
            "fail_on": report.policy.fail_on,
            "fail_on_rules": dict(report.policy.fail_on_rules),
            "fail_on_paths": dict(report.policy.fail_on_paths),
            "owners": dict(report.policy.owners),
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=2, check_circular=False)
    return _RISKY.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text) + "\n"


def _page(report: Report, page: PageSummary) -> dict[str, Any]:
    return {
        "path": page.path,
        "title": page.title,
        "type": page.type,
        "how_recognised": page.how_recognised,
        "language": page.language,
        "profile": page.profile,
        "words": page.words,
        "reading_level": page.reading_level,
        "sections_missing": list(page.sections_missing),
        "links": [link._asdict() for link in page.links],
        "brief": [_stated(fact) for fact in report.briefs.get(page.path, ())],
    }


def _stated(fact: StatedFact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "text": fact.text,
        "sentence": fact.sentence,
        "offset": fact.offset,
        "start": fact.span.start,
        "end": fact.span.end,
        "line": fact.at.line,
        "column": fact.at.column,
    }


def _record(decision: Decision | None) -> dict[str, str] | None:
    return None if decision is None else decision.record


def _past_run(run: PastRun) -> dict[str, Any]:
    counts = {f"{level.value}s": run.counts.get(level, 0) for level in Level}
    return {"label": run.label, **counts}


def _rule(facts: RuleFacts) -> dict[str, Any]:
    return {
        "why": facts.why,
        "sources": list(facts.sources),
        "audience": facts.audience.value,
        "bad": facts.bad,
        "good": facts.good,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    facts = report.rules.get(finding.rule)
    return {
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "source_line": finding.line,
        "source_line_column": finding.line_offset + 1,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "owner": report.policy.owner(finding),
        "match": finding.match,
        "fixes": [
            {
                "description": fix.description,
                "safe": fix.safe,
                "edits": [_edit(edit, finding, report.documents) for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "why": facts.why if facts else "",
        "sources": list(facts.sources) if facts else [],
    }


def _edit(edit: Edit, finding: Finding, documents: Mapping[str, Document]) -> dict[str, Any]:
    offsets = {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
    start = position(edit.span.start, finding, documents)
    end = position(edit.span.end, finding, documents)
    if start is None or end is None:
        # The page is gone and the edit lies elsewhere on it: offsets are all that is known.
        return offsets
    return offsets | {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
