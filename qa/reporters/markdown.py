"""Markdown for the comment on a pull request, or for the summary of a job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level
from qa.report import counted
from qa.reporters.grouping import at_one_place, by_page, jobs, joined
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.finding import Finding
    from qa.report import Report, Suppressed
    from qa.reporters.grouping import Job

_ASIDE_SHOWN = 20
_LONGEST = 60_000
"""Characters; code hosts refuse a comment of more than 65,536."""
_ICONS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.SUGGESTION: "💡"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~@:!&])")


def render(report: Report) -> str:
    """Return the verdict, what to do first, and the findings by page, folded.

    No text of a page can be markup, mention anybody or start a link. What does not fit into a
    comment is counted.
    """
    ready = report.verdict.ready
    parts = [f"### {'✅' if ready else '❌'} {_plain(report.verdict.sentence)}\n"]
    work = jobs(report)
    if work:
        parts.append("**Do first**\n")
        parts += [_job(job, report) for job in work]
        parts.append("")
    head, tail = "\n".join(parts) + "\n", "\n".join(_closing(report))
    body, left = _fitting(report, _LONGEST - len(head) - len(tail))
    if left:
        body += f"\n_{counted(left, 'page')} more, which did not fit here._\n"
    return head + body + tail


def _job(job: Job, report: Report) -> str:
    where = f" ({_plain(job.where)})" if job.where else ""
    owner = report.policy.owner(job.first)
    whose = _plain(owner) if owner else f"the {job.audience.value}"
    return f"- {_plain(job.text)}{where} — for {whose}"


def _fitting(report: Report, room: int) -> tuple[str, int]:
    """Return the pages that fit into so many characters, and how many do not."""
    shown = ""
    pages = by_page(report.findings)
    for number, (path, findings) in enumerate(pages.items()):
        page = "\n".join(_page(path, findings)) + "\n"
        if len(shown) + len(page) > room:
            return shown, len(pages) - number
        shown += page
    return shown, 0


def _page(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    count = counted(len(findings), "finding")
    yield f"<details><summary><b>{_entity(path)}</b>: {count}</summary>\n"
    yield "| | place | what | rule |\n| --- | --- | --- | --- |"
    for group in at_one_place(findings):
        first = group[0]
        messages = [finding.message for finding in group]
        told = joined(messages) or " ".join(messages)
        place = f"{first.start.line}:{first.start.column}"
        yield f"| {_ICONS[first.level]} | {place} | {_plain(told)} | {_code(first.rule)} |"
    yield "\n</details>\n"


def _closing(report: Report) -> Iterator[str]:
    for one in report.not_run:
        yield f"- Not checked: {_plain(one.what)}. {_plain(one.why)}"
    if report.suppressed:
        yield f"- Set aside with a reason: {counted(len(report.suppressed), 'finding')}."
        yield from map(_aside, report.suppressed[:_ASIDE_SHOWN])
        if len(report.suppressed) > _ASIDE_SHOWN:
            yield f"  - … and {len(report.suppressed) - _ASIDE_SHOWN} more"
    if report.fixed:
        yield f"- Fixed since the baseline: {counted(len(report.fixed), 'finding')}."
    yield ""


def _aside(one: Suppressed) -> str:
    at = f"{one.finding.path}:{one.finding.start.line}"
    return f"  - {_code(one.finding.rule)} {_plain(at)}: {_plain(one.reason)} (by {one.by})"


def _code(text: str) -> str:
    return f"<code>{_entity(text)}</code>"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))


def _entity(text: str) -> str:
    """Return text for the inside of an HTML element, where Markdown may be read too."""
    return "".join(
        f"&#{ord(char)};" if char in "&<>*_`[]\\@~:!|#" else char for char in visible(text)
    )
