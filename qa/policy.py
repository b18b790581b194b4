"""What a site makes of findings: which fail the gate, and whose they are."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.finding import Level
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.finding import Finding


class Entry(NamedTuple):
    """A line of a table in the settings: for rules, or for pages, a value."""

    name: str
    """A rule, a family, a pattern of rules, or a pattern of paths."""
    value: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Which findings make the verdict "not ready", and who is told of each."""

    fail_on: str = "error"
    """The level from which on a finding fails, or "never"."""
    fail_on_rules: tuple[Entry, ...] = ()
    """The same for some rules; the last that names a finding's rule counts."""
    fail_on_paths: tuple[Entry, ...] = ()
    """The same for some pages; it goes before what is said of rules."""
    owners: tuple[Entry, ...] = ()
    """By rule or by path, who is told; the last that fits counts."""

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding makes the verdict "not ready"."""
        if not self.fail_on_paths and not self.fail_on_rules:
            return finding.level in _failing(self.fail_on)
        level = (
            _last(self.fail_on_paths, _paths(finding))
            or _last(self.fail_on_rules, _rules(finding))
            or self.fail_on
        )
        return finding.level in _failing(level)

    def owner(self, finding: Finding) -> str:
        """Return who is told of a finding; "" where nobody is named."""
        return _last(self.owners, _rules(finding) + _paths(finding)) or ""


@cache
def _failing(fail_on: str) -> frozenset[Level]:
    """Return the levels that fail from one on; none for "never"."""
    if fail_on == "never":
        return frozenset()
    return frozenset(level for level in Level if level.reaches(Level(fail_on)))


def _rules(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.family)


def _paths(finding: Finding) -> tuple[str, ...]:
    return (finding.path,)


def _last(entries: Iterable[Entry], names: tuple[str, ...]) -> str | None:
    found = None
    for entry in entries:
        if any(fnmatchcase(name, entry.name) for name in names):
            found = entry.value
    return found
