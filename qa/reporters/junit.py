"""JUnit XML, the form in which build servers show what failed: a suite a page, a case a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.reporters.grouping import by_page
from qa.reporters.xml import document, element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from qa.finding import Finding
    from qa.report import NotRun, Report, Suppressed


def render(report: Report) -> str:
    """Return the report as JUnit XML.

    Findings that decide the verdict are failures, the others pass with their message; what is set
    aside is skipped with its reason; what broke down is an error; a page without findings passes.
    """
    found = by_page(report.findings)
    aside: dict[str, list[Suppressed]] = {}
    for one in report.suppressed:
        aside.setdefault(one.finding.path, []).append(one)
    root = element(None, "testsuites", {"name": "qa"})
    for page in report.pages:
        _page(root, report, page.path, found.get(page.path, []), aside.get(page.path, []))
    if report.not_run:
        _not_run(root, report.not_run)
    return document(root)


def _page(
    root: Element, report: Report, path: str, findings: list[Finding], aside: list[Suppressed]
) -> None:
    failing = [finding for finding in findings if report.fails(finding)]
    suite = element(
        root,
        "testsuite",
        {
            "name": path,
            "tests": len(findings) + len(aside) or 1,
            "failures": len(failing),
            "errors": 0,
            "skipped": len(aside),
        },
    )
    for finding in findings:
        case = _case(suite, finding)
        told = f"{_where(finding)}: {finding.message}"
        if report.fails(finding):
            facts = {"type": finding.level.value, "message": finding.message}
            element(case, "failure", facts, told)
        else:
            element(case, "system-out", {}, f"{finding.level.value}: {told}")
    for one in aside:
        element(_case(suite, one.finding), "skipped", {"message": one.reason or "set aside"})
    if not findings and not aside:
        element(suite, "testcase", {"name": "nothing to change", "classname": path})


def _case(suite: Element, finding: Finding) -> Element:
    name = f"{finding.rule} {finding.start.line}:{finding.start.column}"
    return element(suite, "testcase", {"name": name, "classname": finding.path})


def _where(finding: Finding) -> str:
    return f"{finding.path}:{finding.start.line}:{finding.start.column}"


def _not_run(root: Element, entries: tuple[NotRun, ...]) -> None:
    failed = sum(one.failed for one in entries)
    suite = element(
        root,
        "testsuite",
        {
            "name": "not checked",
            "tests": len(entries),
            "failures": 0,
            "errors": failed,
            "skipped": len(entries) - failed,
        },
    )
    for one in entries:
        case = element(suite, "testcase", {"name": one.what, "classname": "not checked"})
        element(case, "error" if one.failed else "skipped", {"message": one.why})
