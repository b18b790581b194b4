"""JSON for programs: everything in the report, in one stable shape."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from qa.reporters.changes import position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.brief import StatedFact
    from qa.document import Document
    from qa.finding import Edit, Finding
    from qa.report import PageSummary, Report

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
        "findings": [_finding(report, finding) for finding in report.findings],
        "suppressed": [
            {**_finding(report, one.finding), "reason": one.reason} for one in report.suppressed
        ],
        "not_run": [{"what": one.what, "why": one.why} for one in report.not_run],
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
        "links": [link._asdict() for link in page.links],
        "brief": [_stated(fact) for fact in report.briefs.get(page.path, ())],
    }


def _stated(fact: StatedFact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "text": fact.text,
        "sentence": fact.sentence,
        "line": fact.at.line,
        "column": fact.at.column,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    facts = report.rules.get(finding.rule)
    return {
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
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
    start = position(edit.span.start, finding, documents)
    end = position(edit.span.end, finding, documents)
    if start is None or end is None:
        # The page is gone and the edit lies elsewhere on it: offsets are all that is known.
        return {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": edit.text,
    }
