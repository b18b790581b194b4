"""What reviewers decided in the HTML report: agreed, not a problem, later, and facts verified.

A finding is known again by its page, its rule, the words marked and their neighbours in the
sentence, never by its line. Where one of these is another, it has to be decided anew.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.errors import ConfigError
from qa.files import read_json
from qa.fingerprint import Identity, identity
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from qa.document import Document
    from qa.finding import Finding

VERSION = "1"
_MAX_BYTES = 20_000_000
_LONGEST = 2_000
"""Characters of a reason or a name."""
_FACT = re.compile(r"t-[0-9a-f]{12}")


class Choice(StrEnum):
    """What a reviewer says of a finding."""

    AGREE = "agree"
    NOT_A_PROBLEM = "not-a-problem"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a finding, and about each that is the same in the same sentence."""

    path: str
    identity: Identity
    choice: Choice
    reason: str
    name: str
    """Of the reviewer."""
    day: date

    @property
    def said(self) -> str:
        """Say who decided what, when and why."""
        what = _SAID[self.choice]
        reason = f", because {self.reason}" if self.reason else ""
        return f"{what}{reason} ({self.name}, {written_out(self.day)})"

    @property
    def record(self) -> dict[str, str]:
        """Return it as it stands in a decisions file."""
        return {
            "path": self.path,
            **self.identity._asdict(),
            "decision": self.choice.value,
            "reason": self.reason,
            "name": self.name,
            "date": str(self.day),
        }


_SAID = {
    Choice.AGREE: "Agreed",
    Choice.NOT_A_PROBLEM: "Not a problem",
    Choice.LATER: "Later",
}


class Verified(NamedTuple):
    """A fact that a reviewer stands behind."""

    fact: str
    """Its address in the report, which changes when its sentence does."""
    path: str
    sentence: str
    name: str
    day: date

    @property
    def record(self) -> dict[str, str]:
        """Return it as it stands in a decisions file."""
        return {
            "fact": self.fact,
            "path": self.path,
            "sentence": self.sentence,
            "name": self.name,
            "date": str(self.day),
        }


class Decisions(NamedTuple):
    """All that decisions files hold."""

    findings: tuple[Decision, ...] = ()
    facts: tuple[Verified, ...] = ()


def written_out(day: date) -> str:
    """Return "28 November 2026", which no country reads as another day."""
    return f"{day.day} {day:%B %Y}"


class Held(NamedTuple):
    """Findings held against what was decided."""

    decided: list[tuple[Finding, Decision]]
    left: list[Decision]
    """Decisions about what was not found."""


def hold(
    findings: Iterable[Finding], documents: Mapping[str, Document], made: Iterable[Decision]
) -> Held:
    """Tell which findings were decided. Only pages with decisions are looked at."""
    known = {(one.path, one.identity): one for one in made}
    pages = {one.path for one in known.values()}
    decided = []
    left = dict(known)
    for finding in findings:
        if finding.path in pages:
            key = (finding.path, identity(finding, documents.get(finding.path)))
            if key in known:
                decided.append((finding, known[key]))
                left.pop(key, None)
    return Held(decided, list(left.values()))


def read(paths: Iterable[Path]) -> Decisions:
    """Read decisions files; of two decisions about the same finding, the later file's counts.

    Raises ConfigError, naming file and entry, for what cannot be read or is not whole.
    """
    findings: dict[tuple[str, Identity], Decision] = {}
    facts: dict[str, Verified] = {}
    for path in paths:
        data = _loaded(path)
        for number, one in enumerate(_listed(data, "decisions", path), 1):
            decision = as_decision(one, f"{path}: decision {number}")
            findings[decision.path, decision.identity] = decision
        for number, one in enumerate(_listed(data, "facts", path), 1):
            verified = as_verified(one, f"{path}: fact {number}")
            facts[verified.fact] = verified
    return Decisions(tuple(findings.values()), tuple(facts.values()))


def _loaded(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise ConfigError(f"There is no decisions file '{path}': save one from the HTML report.")
    data = read_json(path, "decisions file", _MAX_BYTES)
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ConfigError(f"{path}: this is no decisions file of this version of qa.")
    return data


def _listed(data: dict[str, Any], key: str, path: Path) -> list[Any]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: '{key}' must be a list.")
    return entries


def as_decision(one: Any, where: str) -> Decision:
    """Return the decision that has such a record. Raises ConfigError, naming where it stands."""
    entry = _Entry(one, where)
    choice = entry.text("decision")
    if choice not in list(Choice):
        raise ConfigError(f"{where}: '{choice[:40]}' is no decision; choose {', '.join(Choice)}.")
    reason = entry.text("reason", missing="")
    if choice == Choice.NOT_A_PROBLEM and not reason:
        raise ConfigError(f"{where}: what is not a problem needs a reason.")
    return Decision(
        path=entry.text("path"),
        identity=Identity(*(entry.text(key, missing="") for key in Identity._fields)),
        choice=Choice(choice),
        reason=reason,
        name=entry.text("name"),
        day=entry.day(),
    )


def as_verified(one: Any, where: str) -> Verified:
    """Return the fact that has such a record. Raises ConfigError, naming where it stands."""
    entry = _Entry(one, where)
    fact = entry.text("fact")
    if not _FACT.fullmatch(fact):
        raise ConfigError(f"{where}: '{fact[:40]}' is not the address of a fact.")
    sentence = entry.text("sentence", missing="")
    return Verified(fact, entry.text("path"), sentence, entry.text("name"), entry.day())


class _Entry:
    """One entry of a file, asked for what it must hold."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise ConfigError(f"{where} is not whole; mend it or take it out.")
        self.values = value
        self.where = where

    def text(self, key: str, *, missing: str | None = None) -> str:
        value = self.values.get(key, missing)
        if not isinstance(value, str) or (missing is None and not value.strip()):
            raise ConfigError(f"{self.where}: '{key}' is missing, or is not text.")
        return value.strip()[:_LONGEST] if key in ("reason", "name") else value

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text("date"))
        except ValueError:
            raise ConfigError(f"{self.where}: 'date' must be a day such as 2026-11-28.") from None
