"""GitLab's code quality report, shown in merge requests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa.finding import Level
from qa.fingerprint import fingerprints
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from qa.report import Report

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}


def render(report: Report) -> str:
    """Return the findings as GitLab's subset of the Code Climate format."""
    data = [
        {
            "description": visible(finding.message),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.level],
            "location": {"path": finding.path, "lines": {"begin": finding.start.line}},
        }
        for finding, fingerprint in fingerprints(report.findings, report.documents)
    ]
    return json.dumps(data, indent=2) + "\n"
