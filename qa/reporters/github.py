"""GitHub Actions annotations: commands that put findings on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.report import Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


def render(report: Report) -> str:
    """Return one workflow command a finding, the worst first, then the verdict.

    GitHub shows only the first of each level of a step, so order matters. No text of a page can
    start a command of its own: line ends, `%`, and in properties `:` and `,` are escaped.
    """
    worst = sorted(report.findings, key=lambda finding: finding.level.rank)
    lines = [_annotation(finding) for finding in worst]
    lines += [
        f"::{'error' if one.failed else 'notice'} title=Not checked::"
        f"{_data(f'{one.what}. {one.why}')}"
        for one in report.not_run
    ]
    lines.append(visible(report.verdict.sentence))
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    facts = {
        "file": finding.path,
        "line": finding.start.line,
        "endLine": finding.end.line,
        "title": finding.rule,
    }
    if finding.start.line == finding.end.line:  # GitHub refuses columns of several lines
        facts |= {"col": finding.start.column, "endColumn": finding.end.column}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in facts.items())
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(finding.message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
