"""CSV for a spreadsheet: a row a finding."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from qa.reporters.changes import change
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.report import Report

_COLUMNS = (
    "path", "line", "column", "level", "rule", "message", "text", "suggestion", "for", "owner",
    "why", "standard", "set aside because",
)  # fmt: skip
# A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
_FORMULA = tuple("=+-@\t\r")


def render(report: Report) -> str:
    """Return every finding, those set aside at the end, as CSV with a row of names (RFC 4180)."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    for finding in report.findings:
        writer.writerow(_row(report, finding, ""))
    for one in report.suppressed:
        writer.writerow(_row(report, one.finding, one.reason or "no reason given"))
    return written.getvalue()


def _row(report: Report, finding: Finding, reason: str) -> list[str | int]:
    facts = report.rules.get(finding.rule)
    changes = [change(fix, finding, report.documents) for fix in finding.fixes[:1]]
    return [
        _cell(finding.path),
        finding.start.line,
        finding.start.column,
        finding.level.value,
        _cell(finding.rule),
        _cell(finding.message),
        _cell(finding.read),
        _cell(changes[0].after if changes and changes[0] else ""),
        facts.audience.value if facts else "",
        _cell(report.policy.owner(finding)),
        _cell(facts.why if facts else ""),
        _cell("; ".join(facts.sources) if facts else ""),
        _cell(reason),
    ]


def _cell(text: str) -> str:
    text = visible(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
