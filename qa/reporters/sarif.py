"""SARIF 2.1.0, the exchange format of static analysis (OASIS), for code hosts and dashboards."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from qa.finding import Level
from qa.fingerprint import fingerprints
from qa.report import SetAsideBy
from qa.reporters.changes import position
from qa.reporters.visible import ACTING, code_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.document import Document
    from qa.finding import Edit, Finding, Fix
    from qa.report import Report, RuleFacts

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_FINGERPRINT = "qa/v1"


def render(report: Report) -> str:
    """Return the report as one SARIF run: rules with help, results with fixes and fingerprints.

    Columns count characters from 1 (`columnKind: unicodeCodePoints`). What is set aside is a result
    with a suppression; what did not run is a notification.
    """
    numbers = {name: number for number, name in enumerate(sorted(report.rules))}
    aside = [None] * len(report.findings) + [*report.suppressed]
    everything = [*report.findings, *(one.finding for one in report.suppressed)]
    results = []
    known = fingerprints(everything, report.documents)
    for (finding, fingerprint), suppressed in zip(known, aside, strict=True):
        result = _result(finding, fingerprint, numbers, report.documents)
        if suppressed is not None:
            kind = "inSource" if suppressed.by is SetAsideBy.COMMENT else "external"
            result["suppressions"] = [{"kind": kind, "justification": suppressed.reason}]
        results.append(result)
    run = {
        "tool": {"driver": _driver(report)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [{"location": {"uri": _uri(page.path)}} for page in report.pages],
        "results": results,
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(data, ensure_ascii=False, indent=2, check_circular=False)
    return ACTING.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text) + "\n"


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "qa",
        "semanticVersion": report.version,
        "rules": [_rule(report.rules[name], report) for name in sorted(report.rules)],
    }


def _rule(facts: RuleFacts, report: Report) -> dict[str, Any]:
    standards = "\n".join(f"- {source}" for source in facts.sources)
    examples = "".join(
        f"\n\n{title}: {text}"
        for title, text in (("Instead of", facts.bad), ("Write", facts.good))
        if text
    )
    levels = [finding.level for finding in report.findings if finding.rule == facts.id]
    worst = min(levels, key=lambda level: level.rank, default=Level.SUGGESTION)
    return {
        "id": facts.id,
        "shortDescription": {"text": facts.why or facts.id},
        "help": {"text": f"{facts.why}\n\nBy these standards:\n{standards}{examples}".strip()},
        "defaultConfiguration": {"level": _LEVELS[worst]},
        "properties": {"tags": [facts.id.partition(".")[0], facts.audience.value]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    return {
        "executionSuccessful": not any(one.failed for one in report.not_run),
        "toolExecutionNotifications": [
            {
                "level": "error" if one.failed else "note",
                "message": {"text": f"Not checked: {one.what}. {one.why}"},
            }
            for one in report.not_run
        ],
    }


def _result(
    finding: Finding,
    fingerprint: str,
    numbers: dict[str, int],
    documents: Mapping[str, Document],
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": _seen(finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.path)},
                    "region": {
                        "startLine": finding.start.line,
                        "startColumn": finding.start.column,
                        "endLine": finding.end.line,
                        "endColumn": finding.end.column,
                    },
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    fixes = [made for fix in finding.fixes if (made := _fix(fix, finding, documents))]
    if fixes:
        result["fixes"] = fixes
    return result


def _fix(fix: Fix, finding: Finding, documents: Mapping[str, Document]) -> dict[str, Any] | None:
    replacements = [_replacement(edit, finding, documents) for edit in fix.edits]
    if not replacements or not all(replacements):
        return None
    return {
        "description": {"text": _seen(fix.description)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(finding.path)},
                "replacements": replacements,
            }
        ],
    }


def _replacement(
    edit: Edit, finding: Finding, documents: Mapping[str, Document]
) -> dict[str, Any] | None:
    start = position(edit.span.start, finding, documents)
    end = position(edit.span.end, finding, documents)
    if start is None or end is None:
        return None
    return {
        "deletedRegion": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
        "insertedContent": {"text": edit.text},
    }


def _seen(text: str) -> str:
    return ACTING.sub(lambda hit: f"<{code_point(hit[0])}>", text)


def _uri(path: str) -> str:
    """Return a path as the reference of a URI: relative where the path is."""
    given = PurePath(path)
    if given.is_absolute():
        return given.as_uri()
    return quote(given.as_posix(), safe="/", errors="surrogatepass")
