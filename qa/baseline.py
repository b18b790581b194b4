"""Findings that were accepted on a day, so that only new ones count.

A finding is known again by its rule, the words marked and their neighbours in the sentence, never
by its line: it survives what is inserted, deleted, moved or wrapped anew around it, and a second
one of its kind is new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.errors import ConfigError
from qa.files import read_json
from qa.fingerprint import Identity, identity
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from qa.document import Document
    from qa.finding import Finding

NAME = "qa-baseline.json"
VERSION = "1"
_MAX_BYTES = 50_000_000
_ALIKE = 0.4
"""How much of the neighbours must still be there where neither side is as it was."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """One finding as it was when it was accepted."""

    path: str
    identity: Identity
    accepted: date
    until: date | None = None
    """The last day on which it is accepted."""

    def expired(self, today: date) -> bool:
        """Return whether its last day has passed."""
        return self.until is not None and self.until < today

    @property
    def order(self) -> tuple[str, ...]:
        """Sort key: by page, then rule, then words."""
        return (self.path, *self.identity, str(self.accepted))


class Held(NamedTuple):
    """Findings held against what was accepted."""

    new: list[Finding]
    known: list[tuple[Finding, Accepted]]
    left: list[Accepted]
    """What was accepted and was not found."""


def accept(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    today: date,
    until: date | None = None,
) -> list[Accepted]:
    """Return what accepting these findings today is written down as."""
    return [Accepted(f.path, identity(f, documents.get(f.path)), today, until) for f in findings]


def hold(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    baseline: Iterable[Accepted],
    gone: frozenset[str],
    today: date,
) -> Held:
    """Tell new findings from those that were accepted and have not expired.

    What was accepted on a page that is `gone` may stand on any other, which has its name now.
    """
    open_ones = [one for one in baseline if not one.expired(today)]
    entries: dict[tuple[str, str], list[Accepted]] = defaultdict(list)
    for one in open_ones:
        entries[one.identity[:2]].append(one)
    found: dict[tuple[str, str], list[tuple[Finding, Identity]]] = defaultdict(list)
    ordered = list(findings)
    for finding in ordered:
        known_by = identity(finding, documents.get(finding.path))
        found[known_by[:2]].append((finding, known_by))
    matched: dict[int, Accepted] = {}
    left: list[Accepted] = []
    for key, candidates in entries.items():
        left += _pair(candidates, found.get(key, []), gone, matched)
    return Held(
        new=[finding for finding in ordered if id(finding) not in matched],
        known=[(f, matched[id(f)]) for f in ordered if id(f) in matched],
        left=left,
    )


def _pair(
    entries: list[Accepted],
    found: list[tuple[Finding, Identity]],
    gone: frozenset[str],
    matched: dict[int, Accepted],
) -> list[Accepted]:
    """Pair entries with findings of the same rule and words, the surest first; return the rest."""
    for sure in _WAYS:
        rest = []
        for entry in entries:
            for number, (finding, known_by) in enumerate(found):
                same_page = finding.path == entry.path
                if (same_page or entry.path in gone) and sure(entry, known_by, same_page):
                    matched[id(finding)] = entry
                    del found[number]
                    break
            else:
                rest.append(entry)
        entries = rest
    return entries


def _as_it_was(entry: Accepted, now: Identity, same_page: bool) -> bool:
    return same_page and entry.identity == now


def _one_side(entry: Accepted, now: Identity, same_page: bool) -> bool:
    was = entry.identity
    before = was.before == now.before and was.before != ""
    after = was.after == now.after and was.after != ""
    return same_page and (before or after)


def _alike(entry: Accepted, now: Identity, same_page: bool) -> bool:
    was, is_ = ([*one.before.split(), *one.after.split()] for one in (entry.identity, now))
    return same_page and SequenceMatcher(None, was, is_, autojunk=False).ratio() >= _ALIKE


def _on_a_renamed_page(entry: Accepted, now: Identity, same_page: bool) -> bool:
    return not same_page and entry.identity == now


_WAYS: tuple[Callable[[Accepted, Identity, bool], bool], ...] = (
    _as_it_was,
    _one_side,
    _alike,
    _on_a_renamed_page,
)


def read(path: Path) -> list[Accepted]:
    """Read a baseline. Raises ConfigError where it cannot be read, or is not one."""
    if not path.exists():
        raise ConfigError(f"There is no baseline '{path}': qa baseline --output {path} writes one.")
    data = read_json(path, "baseline", _MAX_BYTES)
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ConfigError(f"{path}: this is no baseline of this version of qa; write it anew.")
    entries = data.get("accepted")
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: the list 'accepted' is missing; write the baseline anew.")
    return [_entry(one, number, path) for number, one in enumerate(entries, 1)]


def _entry(one: Any, number: int, path: Path) -> Accepted:
    try:
        until = one.get("until")
        return Accepted(
            str(one["path"]),
            Identity(*(str(one[key]) for key in Identity._fields)),
            accepted=date.fromisoformat(one["accepted"]),
            until=date.fromisoformat(until) if until else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError(f"{path}: entry {number} is not whole; mend it or take it out.") from None


def written(baseline: Iterable[Accepted]) -> str:
    """Return the text of a baseline file: an entry a line, in an order that changes little."""
    entries = [
        {"path": one.path, **one.identity._asdict(), "accepted": str(one.accepted)}
        | ({"until": str(one.until)} if one.until else {})
        for one in sorted(baseline, key=lambda one: one.order)
    ]
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=True)}" for entry in entries)
    listed = f"[\n{lines}\n ]" if entries else "[]"
    return f'{{\n "version": "{VERSION}",\n "accepted": {listed}\n}}\n'
