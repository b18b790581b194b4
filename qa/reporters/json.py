"""JSON for programs: everything in the report, in one stable shape.

`report.schema.json` beside this file says what that is. Within a version keys are only ever added;
`qa.saved` makes a report of it again.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any

from qa.document import Span
from qa.finding import Level
from qa.reporters.changes import position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.brief import StatedFact
    from qa.decisions import Decision
    from qa.finding import Edit, Finding, Fix
    from qa.report import PageSummary, PastRun, Report, RuleFacts

VERSION = "1"
"""Of the shape. It changes only when a reader of the old one would break."""

_NO_MORE = "\n    }"
"""The end of a finding."""
_UNDECIDED = f',\n      "decision": null{_NO_MORE}'
_AT_ONCE = 500
"""Findings written together."""
_REMEMBERED = 10_000
"""Of so many findings is kept what is said of the words, wherever they stand."""

# What JSON allows raw, yet must not reach a terminal, or cannot be written as UTF-8.
_RISKY = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report) -> str:
    """Return the report as JSON: UTF-8, indented, with a newline at the end."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """Yield the report as JSON, part by part: one of 100,000 findings is never in memory whole."""
    verdict = report.verdict
    yield "{\n"
    yield _member("version", VERSION)
    yield _member("tool", {"name": "qa", "version": report.version})
    yield _member(
        "verdict",
        {
            "ready": verdict.ready,
            "sentence": verdict.sentence,
            "errors": verdict.errors,
            "warnings": verdict.warnings,
            "suggestions": verdict.suggestions,
            "pages": verdict.pages,
            "pages_with_findings": verdict.pages_with_findings,
        },
    )
    yield _member("pages", [_page(report, page) for page in report.pages])
    yield from _list("findings", _findings(report))
    yield from _list("suppressed", _suppressed(report))
    fixed = [
        {"path": one.path, **one.identity._asdict(), "accepted": str(one.accepted)}
        for one in report.fixed
    ]
    yield _member("fixed", fixed)
    yield _member("settled", [one.record for one in report.settled])
    yield _member("verified", [one.record for one in report.verified.values()])
    yield _member("history", [_past_run(one) for one in report.history])
    yield _member("not_run", [one._asdict() for one in report.not_run])
    yield _member("rules", {name: _rule(facts) for name, facts in sorted(report.rules.items())})
    policy = {
        "fail_on": report.policy.fail_on,
        "fail_on_rules": dict(report.policy.fail_on_rules),
        "fail_on_paths": dict(report.policy.fail_on_paths),
        "owners": dict(report.policy.owners),
    }
    yield _member("policy", policy).removesuffix(",\n")
    yield "\n}\n"


def _member(name: str, value: Any) -> str:
    return f'  "{name}": {_written(value, 2)},\n'


def _written(value: Any, depth: int) -> str:
    """Return a value as JSON whose lines are indented by `depth` blanks more."""
    text = json.dumps(value, ensure_ascii=False, indent=2, check_circular=False)
    return _safe(text.replace("\n", "\n" + " " * depth))


def _safe(text: str) -> str:
    if text.isascii() and "\x7f" not in text:
        return text
    return _RISKY.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a member of the report that is a list, its items already written, some at a time."""
    written = iter(items)
    some = list(islice(written, _AT_ONCE))
    if not some:
        yield f'  "{name}": [],\n'
        return
    yield f'  "{name}": [\n'
    while some:
        following = list(islice(written, _AT_ONCE))
        yield ",\n".join(some) + (",\n" if following else "")
        some = following
    yield "\n  ],\n"


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


def _findings(report: Report) -> Iterator[str]:
    """Yield each finding as JSON."""
    written = _Findings(report).written
    if not report.decided:
        for finding in report.findings:
            yield written(finding) + _UNDECIDED
        return
    for finding in report.findings:
        decided = _decided(report.decision_on(finding))
        yield f'{written(finding)},\n      "decision": {decided}{_NO_MORE}'


def _suppressed(report: Report) -> Iterator[str]:
    """Yield each finding that was set aside as JSON."""
    writing = _Findings(report)
    for one in report.suppressed:
        yield (
            f'{writing.written(one.finding)},\n      "reason": {_safe(_quoted(one.reason))},\n'
            f'      "by": {_quoted(one.by.value)},\n'
            f'      "decision": {_decided(one.decision)}{_NO_MORE}'
        )


def _decided(decision: Decision | None) -> str:
    return "null" if decision is None else _written(decision.record, 6)


class _Quoted(dict[str, str]):
    """Texts as JSON; what many findings share is written once."""

    def __missing__(self, text: str) -> str:
        quoted = self[text] = _quoted(text)
        return quoted


class _Ends(dict[str, str]):
    """By rule, what is said of it with each of its findings."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def __missing__(self, rule: str) -> str:
        facts = self._report.rules.get(rule)
        why = _quoted(facts.why if facts else "")
        sources = _written(list(facts.sources) if facts else [], 6)
        end = self[rule] = f'      "why": {why},\n      "sources": {sources}'
        return end


class _Findings:
    """Writes findings as JSON, each as `json.dumps` would."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._shared = _Quoted()
        self._ends = _Ends(report)
        self._owned = bool(report.policy.owners)
        self._said: dict[tuple[str, str, str, str], str] = {}
        self._path, self._span = "", Span(0, 0)
        self._where = ""

    def written(self, finding: Finding) -> str:
        """Return one finding, its end left open for what else is to be said of it."""
        path, rule, level, message, span, _, _, match, _, _, fixes, words = finding
        if span is not self._span or path is not self._path:
            self._where = _safe(self._place_of(finding))
            self._span, self._path = span, path
        if self._owned or fixes or words:
            return self._where + _safe(self._said_of(finding))
        # the same is often said of the same words
        key = (rule, level, message, match)
        said = self._said.get(key)
        if said is None:
            said = _safe(self._said_of(finding))
            if len(self._said) < _REMEMBERED:
                self._said[key] = said
        return self._where + said

    def _place_of(self, finding: Finding) -> str:
        path, _, _, _, (start, end), (line, column), (end_line, end_column), *_ = finding
        return (
            f'    {{\n      "path": {self._shared[path]},\n      "line": {line},\n'
            f'      "column": {column},\n      "end_line": {end_line},\n'
            f'      "end_column": {end_column},\n      "start": {start},\n'
            f'      "end": {end},\n      "source_line": {_quoted(finding.line)},\n'
            f'      "source_line_column": {finding.line_offset + 1},\n'
        )

    def _said_of(self, finding: Finding) -> str:
        shared, rule = self._shared, finding.rule
        owner = self._report.policy.owner(finding) if self._owned else ""
        marked = f'      "marked": {_quoted(finding.match)},\n' if finding.words else ""
        return (
            f'      "rule": {shared[rule]},\n      "level": {shared[finding.level]},\n'
            f'      "message": {shared[finding.message]},\n      "owner": {shared[owner]},\n'
            f'      "match": {shared[finding.words or finding.match]},\n{marked}      "fixes": '
            f"{self._fixes(finding)},\n{self._ends[rule]}"
        )

    def _fixes(self, finding: Finding) -> str:
        """Return a list of fixes."""
        fixes = ",\n".join(
            f'        {{\n          "description": {self._shared[fix.description]},\n'
            f'          "safe": {"true" if fix.safe else "false"},\n'
            f'          "edits": {self._edits(fix, finding)}\n        }}'
            for fix in finding.fixes
        )
        return f"[\n{fixes}\n      ]" if fixes else "[]"

    def _edits(self, fix: Fix, finding: Finding) -> str:
        edits = ",\n".join(
            f'            {{\n              "start": {edit.span.start},\n'
            f'              "end": {edit.span.end},\n'
            f'              "text": {self._shared[edit.text]}{self._place(edit, finding)}\n'
            "            }"
            for edit in fix.edits
        )
        return f"[\n{edits}\n          ]" if edits else "[]"

    def _place(self, edit: Edit, finding: Finding) -> str:
        """Return line and column of both ends of an edit, each member after a comma."""
        if edit.span == finding.span:
            start, end = finding.start, finding.end
        else:
            documents = self._report.documents
            first = position(edit.span.start, finding, documents)
            last = position(edit.span.end, finding, documents)
            if first is None or last is None:
                # The page is gone and the edit lies elsewhere on it: offsets are all that is known.
                return ""
            start, end = first, last
        return (
            f',\n              "line": {start.line},\n              "column": {start.column},\n'
            f'              "end_line": {end.line},\n              "end_column": {end.column}'
        )
