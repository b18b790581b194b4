"""One line a finding, `path:line:column:rule:message`: for editors, `grep` and habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.finding import Finding
    from qa.report import Report


def render(report: Report) -> str:
    """Return the findings in the form that Vale calls `line`; nothing where there are none."""
    return told(report.findings)


def told(findings: Iterable[Finding]) -> str:
    """Return these findings, a line each."""
    return "".join(
        f"{visible(f.path)}:{f.start.line}:{f.start.column}:{visible(f.rule)}:{visible(f.message)}\n"
        for f in findings
    )
