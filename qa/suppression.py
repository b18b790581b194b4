"""What sets findings aside, in a page or in the settings: kept, counted, shown, never just gone."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Span
from qa.report import SetAsideBy, Suppressed
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.document import Comment, Document
    from qa.finding import Finding

_COMMENT = re.compile(r"\s*qa\s*:\s*(?P<verb>[a-z-]+)\b[ \t]*(?P<rest>.*)", re.DOTALL)
_BECAUSE = re.compile(r"(?:^|\s)because\s+(?P<reason>\S.*)$", re.DOTALL)
_UNTIL = re.compile(r"(?:^|\s)until\s+(?P<day>\S+)\s*$")
_RULES = re.compile(r"[,\s]+")
VERBS = ("ignore", "ignore-file", "off", "on")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, and the part of the source that it covers."""

    rules: tuple[str, ...]
    """Ids, families or patterns; empty for all rules."""
    covers: Span
    reason: str
    comment: Span
    verb: str
    until: date | None = None
    """The last day on which it counts."""
    wrong_day: str = ""
    """What stands after "until" and is no date."""

    def names(self, rule: str) -> bool:
        """Return whether the comment is about this rule."""
        return not self.rules or is_named(rule, self.rules)

    def expired(self, today: date) -> bool:
        """Return whether its last day has passed."""
        return self.until is not None and self.until < today

    def holds(self, finding: Finding, today: date) -> bool:
        """Return whether the comment sets this finding aside.

        What is missing has no place of its own, so a comment about its rule anywhere will do.
        """
        if self.verb not in VERBS or self.expired(today) or not self.names(finding.rule):
            return False
        if not finding.match and self.rules:
            return True
        return self.covers.start <= finding.span.start < max(self.covers.end, self.covers.start + 1)


def is_named(rule: str, names: Iterable[str]) -> bool:
    """Return whether one of `names`, which are ids, families or patterns, means a rule."""
    return any(
        rule == name or rule.startswith(name + ".") or fnmatchcase(rule, name) for name in names
    )


@dataclass(frozen=True, slots=True)
class PathSuppression:
    """An entry of `suppressions:` in qa.yaml."""

    path: str
    """A pattern for the paths of pages, as in `page-types`."""
    because: str
    rules: tuple[str, ...] = ()
    """Ids, families or patterns; empty for all rules."""
    until: date | None = None
    """The last day on which it counts."""
    line: int = field(default=0, metadata={"key": False})
    """Where it stands in the settings, from 1."""

    def names(self, rule: str) -> bool:
        """Return whether the entry is about this rule."""
        return not self.rules or is_named(rule, self.rules)

    def covers(self, path: str) -> bool:
        """Return whether the entry is about this page."""
        return fnmatchcase(path, self.path)

    def expired(self, today: date) -> bool:
        """Return whether its last day has passed."""
        return self.until is not None and self.until < today

    def holds(self, finding: Finding, today: date) -> bool:
        """Return whether the entry sets this finding aside."""
        return not self.expired(today) and self.names(finding.rule) and self.covers(finding.path)


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return what the comments of a page set aside.

    `<!-- qa: ignore RULE because … -->` covers the next block, or the block in which it stands;
    `<!-- qa: off RULE because … -->` everything up to `<!-- qa: on -->` or the end;
    `<!-- qa: ignore-file RULE because … -->` the whole page. `until 2027-01-31`, before "because",
    is the last day on which it counts.
    """
    found: list[Suppression] = []
    open_ones: list[_Opened] = []
    for comment in sorted(document.comments, key=lambda comment: comment.span):
        match = _COMMENT.fullmatch(comment.text)
        if match is None:
            continue
        said = _parts(match["rest"])
        verb = match["verb"]
        if verb == "off":
            open_ones.append(_Opened(said, comment.span))
        elif verb == "on":
            closing = [
                o for o in open_ones if not said.rules or set(o.said.rules) & set(said.rules)
            ]
            open_ones = [one for one in open_ones if one not in closing]
            found += [one.closed(comment.span.start) for one in closing]
        else:
            whole = Span(0, len(document.source) + 1)
            covers = whole if verb == "ignore-file" else _next_block(document, comment)
            found.append(said.suppression(covers, comment.span, verb))
    found += [one.closed(len(document.source) + 1) for one in open_ones]
    return tuple(sorted(found, key=lambda suppression: suppression.comment))


class _Said(NamedTuple):
    """What a comment says after its verb."""

    rules: tuple[str, ...]
    reason: str
    until: date | None
    wrong_day: str

    def suppression(self, covers: Span, comment: Span, verb: str) -> Suppression:
        return Suppression(
            self.rules, covers, self.reason, comment, verb, self.until, self.wrong_day
        )


class _Opened(NamedTuple):
    """An `off` whose `on` has not come yet."""

    said: _Said
    comment: Span

    def closed(self, end: int) -> Suppression:
        return self.said.suppression(Span(self.comment.end, end), self.comment, "off")


def _parts(rest: str) -> _Said:
    because = _BECAUSE.search(rest)
    reason = because["reason"].strip() if because else ""
    named = rest[: because.start()] if because else rest
    until, wrong_day = None, ""
    if limit := _UNTIL.search(named):
        named = named[: limit.start()]
        try:
            until = date.fromisoformat(limit["day"])
        except ValueError:
            wrong_day = limit["day"]
    rules = tuple(name for name in _RULES.split(named.strip()) if name)
    return _Said(rules, reason, until, wrong_day)


def _next_block(document: Document, comment: Comment) -> Span:
    for block in document.blocks:
        if block.span.start <= comment.span.start < block.span.end:
            return block.span
        if block.span.start >= comment.span.end:
            return block.span
    return Span(comment.span.end, comment.span.end)


class Sorted(NamedTuple):
    """The findings of a page, and what its comments are good for."""

    kept: list[Finding]
    aside: list[Suppressed]
    unused: list[Suppression]
    """Comments that count today and set nothing aside."""
    entries: set[PathSuppression]
    """Those of the settings that set something aside, or would if no comment did."""


def sort_out(
    findings: Iterable[Finding],
    comments: Sequence[Suppression],
    of_paths: Sequence[PathSuppression],
    today: date,
) -> Sorted:
    """Tell the findings of a page that stay from those set aside."""
    if not (comments or of_paths):
        return Sorted(list(findings), [], [], set())
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    used: set[Suppression] = set()
    entries: set[PathSuppression] = set()
    for finding in findings:
        holding = [comment for comment in comments if comment.holds(finding, today)]
        used.update(holding)
        said = [entry for entry in of_paths if entry.holds(finding, today)]
        entries.update(said)
        if holding:
            aside.append(Suppressed(finding, holding[0].reason))
        elif said:
            aside.append(Suppressed(finding, said[0].because, SetAsideBy.SETTINGS))
        else:
            kept.append(finding)
    current = (comment for comment in comments if not comment.expired(today))
    return Sorted(kept, aside, [comment for comment in current if comment not in used], entries)
