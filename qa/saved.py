"""A report made again of the JSON that one was saved as, or of several that belong together."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from qa import __version__
from qa.baseline import Accepted
from qa.brief import FactKind, StatedFact
from qa.decisions import as_decision, as_verified
from qa.document import Position, Span
from qa.errors import ConfigError
from qa.files import read_json
from qa.finding import Edit, Finding, Fix, Level, order_of
from qa.fingerprint import Identity
from qa.policy import Entry, Policy
from qa.report import (
    Audience,
    CheckedLink,
    NotRun,
    OnDemand,
    PageSummary,
    PastRun,
    Report,
    RuleFacts,
    SetAsideBy,
    Suppressed,
    some_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from qa.decisions import Decision
    from qa.document import Document

VERSION = "1"
_MAX_BYTES = 1_000_000_000
_ITEM = re.compile(rb"(?<=\n)    \{\n(?:(?!    \}).*\n)*+    \}")
"""An object in a list of the report."""


class Saved(NamedTuple):
    """What a file holds, page by page."""

    report: Report
    """Without documents."""
    briefs: dict[str, tuple[StatedFact, ...]]


def read(path: Path) -> Saved:
    """Read a saved report. Raises ConfigError where it cannot be read, or is none."""
    anew = f"write it anew with qa check --format json --output {path}."
    try:
        data = read_json(path, "report", _MAX_BYTES, _parsed)
    except (LookupError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path}: this report is not whole ({error}); {anew}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION or "policy" not in data:
        raise ConfigError(f"{path}: this is no report of this version of qa; {anew}")
    try:
        return _saved(data)
    except (ConfigError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"{path}: this report is not whole ({error}); {anew}") from error


class Unchanged(OnDemand):
    """The pages of a saved report that still read as they did when it was saved."""

    def __init__(self, documents: Mapping[str, Document], findings: Iterable[Finding]) -> None:
        self._documents = documents
        self._findings: dict[str, list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(finding.path, []).append(finding)
        self._known: dict[str, bool] = {}

    def __getitem__(self, path: str) -> Document:
        """Return a page; one whose findings stand on other words now is as good as gone."""
        document = self._documents[path]
        if path not in self._known:
            self._known[path] = all(
                document.source[slice(*finding.span)] == finding.match
                for finding in self._findings.get(path, ())
            )
        if not self._known[path]:
            raise KeyError(path)
        return document

    def only(self, paths: Sequence[str]) -> Unchanged:
        """Return some of the pages, their bytes with them."""
        findings = (finding for path in paths for finding in self._findings.get(path, ()))
        return Unchanged(some_of(self._documents, paths), findings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def merged(saved: Sequence[Saved], documents: Mapping[str, Document]) -> Report:
    """Return one report of several; of a page that stands in two, the later counts.

    What fails is decided by the settings of the first. A page of `documents` that has changed since
    then is not shown.
    """
    last = {page.path: n for n, one in enumerate(saved) for page in one.report.pages}
    pages: list[PageSummary] = []
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    decided: list[tuple[Finding, Decision]] = []
    for number, one in enumerate(saved):
        replaced = {path for path, n in last.items() if n != number}
        pages += [page for page in one.report.pages if page.path not in replaced]
        findings += [finding for finding in one.report.findings if finding.path not in replaced]
        suppressed += [s for s in one.report.suppressed if s.finding.path not in replaced]
        decided += [made for made in one.report.decided if made[0].path not in replaced]
    return Report(
        version=__version__,
        pages=tuple(pages),
        findings=tuple(sorted(findings, key=order_of)),
        suppressed=tuple(suppressed),
        not_run=tuple(dict.fromkeys(entry for one in saved for entry in one.report.not_run)),
        rules={name: facts for one in saved for name, facts in one.report.rules.items()},
        fixed=tuple(dict.fromkeys(entry for one in saved for entry in one.report.fixed)),
        policy=saved[0].report.policy,
        decided=tuple(decided),
        settled=tuple(dict.fromkeys(entry for one in saved for entry in one.report.settled)),
        verified={fact: made for one in saved for fact, made in one.report.verified.items()},
        history=next((one.report.history for one in saved if one.report.history), ()),
        documents=Unchanged(documents, findings + [one.finding for one in suppressed]),
        briefs={path: facts for one in saved for path, facts in one.briefs.items()},
    )


class _Told(NamedTuple):
    """A finding as a report tells it."""

    finding: Finding
    more: dict[str, Any]
    """Its decision and, where it is set aside, the reason and by whom."""


def _parsed(data: bytes) -> Any:
    """Parse the file item by item, as qa writes it: its text as a whole takes much more memory.

    What another program has laid out anew is parsed all the same.
    """
    items: list[Any] = []

    def kept(item: re.Match[bytes]) -> bytes:
        items.append(json.loads(item[0], object_hook=_made_of))
        return b"%d" % (len(items) - 1)

    report = json.loads(_ITEM.sub(kept, data), object_hook=_made_of)
    if isinstance(report, dict):
        for name, value in report.items():
            if isinstance(value, list):
                report[name] = [items[one] if type(one) is int else one for one in value]
    return report


def _made_of(one: dict[str, Any]) -> Any:
    """Return what an object of the file is, of those that there are many of."""
    try:
        if "source_line" in one:
            more: dict[str, Any] = {k: one[k] for k in ("decision", "reason", "by") if k in one}
            return _Told(_finding(one), more)
        if "kind" in one and "sentence" in one:
            return _stated(one)
    except ValueError as error:  # which would be taken for a fault of the JSON
        raise TypeError(error) from error
    return one


def _saved(data: dict[str, Any]) -> Saved:
    findings = tuple(one.finding for one in data["findings"])
    made = [_decision(one.more.get("decision")) for one in data["findings"]]
    verified = [as_verified(one, "a verified fact") for one in data.get("verified", ())]
    report = Report(
        version=data["tool"]["version"],
        pages=tuple(map(_page, data["pages"])),
        findings=findings,
        suppressed=tuple(map(_suppressed, data["suppressed"])),
        not_run=tuple(
            NotRun(_text(one["what"]), _text(one["why"]), one["failed"] is True)
            for one in data["not_run"]
        ),
        rules={name: _rule(name, facts) for name, facts in data["rules"].items()},
        fixed=tuple(map(_accepted, data["fixed"])),
        policy=_policy(data["policy"]),
        # an earlier version of the program wrote none of these
        decided=tuple((f, one) for f, one in zip(findings, made, strict=True) if one is not None),
        settled=tuple(as_decision(one, "a settled decision") for one in data.get("settled", ())),
        verified={one.fact: one for one in verified},
        history=tuple(map(_past_run, data.get("history", ()))),
    )
    briefs = {page["path"]: tuple(page["brief"]) for page in data["pages"]}
    if not all(isinstance(fact, StatedFact) for facts in briefs.values() for fact in facts):
        raise TypeError("a fact of a brief is none")
    return Saved(report, briefs)


def _page(one: dict[str, Any]) -> PageSummary:
    level = one["reading_level"]
    return PageSummary(
        path=_text(one["path"]),
        title=_text(one["title"]),
        type=None if one["type"] is None else _text(one["type"]),
        how_recognised=_text(one["how_recognised"]),
        language=_text(one["language"]),
        profile=_text(one["profile"]),
        words=int(one["words"]),
        reading_level=None if level is None else float(level),
        sections_missing=tuple(map(_text, one["sections_missing"])),
        links=tuple(
            CheckedLink(**{**link, "redirects": tuple(link["redirects"])}) for link in one["links"]
        ),
    )


def _stated(one: dict[str, Any]) -> StatedFact:
    return StatedFact(
        FactKind(one["kind"]),
        _text(one["text"]),
        _text(one["sentence"]),
        int(one["offset"]),
        Span(int(one["start"]), int(one["end"])),
        Position(int(one["line"]), int(one["column"])),
    )


def _finding(one: dict[str, Any]) -> Finding:
    return Finding(
        path=_text(one["path"]),
        rule=_text(one["rule"]),
        level=Level(one["level"]),
        message=_text(one["message"]),
        span=Span(int(one["start"]), int(one["end"])),
        start=Position(int(one["line"]), int(one["column"])),
        end=Position(int(one["end_line"]), int(one["end_column"])),
        match=_text(one.get("marked", one["match"])),
        words=_text(one["match"]) if "marked" in one else "",
        line=_text(one["source_line"]),
        line_offset=int(one["source_line_column"]) - 1,
        fixes=tuple(
            Fix(
                _text(fix["description"]),
                tuple(
                    Edit(Span(int(edit["start"]), int(edit["end"])), _text(edit["text"]))
                    for edit in fix["edits"]
                ),
                fix["safe"] is True,
            )
            for fix in one["fixes"]
        ),
    )


def _suppressed(one: _Told) -> Suppressed:
    finding, more = one
    decision = _decision(more.get("decision"))
    return Suppressed(finding, _text(more["reason"]), SetAsideBy(more["by"]), decision)


def _decision(one: dict[str, Any] | None) -> Decision | None:
    return None if one is None else as_decision(one, "a decision")


def _past_run(one: dict[str, Any]) -> PastRun:
    counts = {level: int(one[f"{level.value}s"]) for level in Level}
    return PastRun(_text(one["label"]), counts)


def _rule(name: str, facts: dict[str, Any]) -> RuleFacts:
    return RuleFacts(
        name,
        _text(facts["why"]),
        tuple(map(_text, facts["sources"])),
        Audience(facts["audience"]),
        _text(facts["bad"]),
        _text(facts["good"]),
    )


def _accepted(one: dict[str, Any]) -> Accepted:
    known_by = Identity(*(_text(one[key]) for key in Identity._fields))
    return Accepted(_text(one["path"]), known_by, date.fromisoformat(one["accepted"]))


def _policy(data: dict[str, Any]) -> Policy:
    tables = (data["fail_on_rules"], data["fail_on_paths"], data["owners"])
    entries = (tuple(Entry(_text(k), _text(v)) for k, v in table.items()) for table in tables)
    return Policy(_text(data["fail_on"]), *entries)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return sys.intern(value)  # a sentence stands beside each of its facts, a line with its findings
