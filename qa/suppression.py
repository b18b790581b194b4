"""Comments in a page that set findings aside: kept, counted and shown, never just gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from qa.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.document import Comment, Document
    from qa.finding import Finding

_COMMENT = re.compile(r"\s*qa\s*:\s*(?P<verb>[a-z-]+)\b[ \t]*(?P<rest>.*)", re.DOTALL)
_BECAUSE = re.compile(r"(?:^|\s)because\s+(?P<reason>\S.*)$", re.DOTALL)
_RULES = re.compile(r"[,\s]+")
VERBS = ("ignore", "off", "on")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, and the part of the source that it covers."""

    rules: tuple[str, ...]
    """Ids, families or patterns; empty for all rules."""
    covers: Span
    reason: str
    comment: Span
    verb: str

    def names(self, rule: str) -> bool:
        """Return whether the comment is about this rule."""
        return not self.rules or any(
            rule == name or rule.startswith(name + ".") or fnmatchcase(rule, name)
            for name in self.rules
        )

    def holds(self, finding: Finding) -> bool:
        """Return whether the comment sets this finding aside.

        What is missing has no place of its own, so a comment about its rule anywhere will do.
        """
        if self.verb not in VERBS or not self.names(finding.rule):
            return False
        if not finding.match and self.rules:
            return True
        return self.covers.start <= finding.span.start < max(self.covers.end, self.covers.start + 1)


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return what the comments of a page set aside.

    `<!-- qa: ignore RULE because … -->` covers the next block, or the block in which it stands;
    `<!-- qa: off RULE because … -->` everything up to `<!-- qa: on -->` or the end.
    """
    found: list[Suppression] = []
    open_ones: list[tuple[tuple[str, ...], str, Span]] = []
    for comment in sorted(document.comments, key=lambda comment: comment.span):
        match = _COMMENT.fullmatch(comment.text)
        if match is None:
            continue
        names, reason = _parts(match["rest"])
        verb = match["verb"]
        if verb == "off":
            open_ones.append((names, reason, comment.span))
        elif verb == "on":
            closing = [one for one in open_ones if not names or set(one[0]) & set(names)]
            open_ones = [one for one in open_ones if one not in closing]
            found += [_closed(one, comment.span.start) for one in closing]
        else:
            covers = _next_block(document, comment)
            found.append(Suppression(names, covers, reason, comment.span, verb))
    found += [_closed(one, len(document.source) + 1) for one in open_ones]
    return tuple(sorted(found, key=lambda suppression: suppression.comment))


def _parts(rest: str) -> tuple[tuple[str, ...], str]:
    because = _BECAUSE.search(rest)
    reason = because["reason"].strip() if because else ""
    named = rest[: because.start()] if because else rest
    return tuple(name for name in _RULES.split(named.strip()) if name), reason


def _closed(one: tuple[tuple[str, ...], str, Span], end: int) -> Suppression:
    names, reason, comment = one
    return Suppression(names, Span(comment.end, end), reason, comment, "off")


def _next_block(document: Document, comment: Comment) -> Span:
    for block in document.blocks:
        if block.span.start <= comment.span.start < block.span.end:
            return block.span
        if block.span.start >= comment.span.end:
            return block.span
    return Span(comment.span.end, comment.span.end)


def sort_out(
    findings: Iterable[Finding], comments: tuple[Suppression, ...]
) -> tuple[list[Finding], list[tuple[Finding, str]], list[Suppression]]:
    """Return findings that stay, those set aside with the reason, and comments without use."""
    kept: list[Finding] = []
    aside: list[tuple[Finding, str]] = []
    used: set[Suppression] = set()
    for finding in findings:
        holding = [comment for comment in comments if comment.holds(finding)]
        used.update(holding)
        if holding:
            aside.append((finding, holding[0].reason))
        else:
            kept.append(finding)
    return kept, aside, [comment for comment in comments if comment not in used]
