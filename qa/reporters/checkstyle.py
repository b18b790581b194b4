"""Checkstyle XML, which many editors and review tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level
from qa.reporters.grouping import by_page
from qa.reporters.xml import document, element

if TYPE_CHECKING:
    from qa.report import Report

_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}


def render(report: Report) -> str:
    """Return the report as Checkstyle XML; what is set aside is left out."""
    root = element(None, "checkstyle", {"version": "4.3"})
    for path, findings in by_page(report.findings).items():
        file = element(root, "file", {"name": path})
        for finding in findings:
            facts = {
                "line": finding.start.line,
                "column": finding.start.column,
                "severity": _SEVERITIES[finding.level],
                "message": finding.message,
                "source": f"qa.{finding.rule}",
            }
            element(file, "error", facts)
    return document(root)
