"""Facts about medicines that ship as data in `rules/knowledge/`, opened when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qa.locations import rules_folder
from qa.marked_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class OffLabel:
    """Uses of a medicine that are not approved."""

    approved: str
    """What it is approved for, in words."""
    uses: tuple[str, ...]
    """Patterns of unapproved uses."""
    verified: bool
    source: str


@cache
def subjects() -> frozenset[str]:
    """Return the generic names, in lower case, that a page can be about."""
    return frozenset(name for name, subject, _ in _drugs() if subject == "yes")


@cache
def schedules() -> Mapping[str, str]:
    """Return the US controlled-substance schedule of each controlled medicine."""
    return {name: schedule for name, _, schedule in _drugs() if schedule}


@cache
def medicine_names() -> frozenset[str]:
    """Return all generic and brand names, in lower case."""
    lines = _lines("brands.txt")
    return frozenset(lines) | {name for name, _, _ in _drugs()}


@cache
def off_label() -> Mapping[str, OffLabel]:
    """Return the unapproved uses that are known, by generic name."""
    text = (rules_folder() / "knowledge" / "off-label.yml").read_text(encoding="utf-8")
    return {
        name: OffLabel(
            approved=facts["approved"],
            uses=tuple(facts["uses"]),
            verified=facts["verified"],
            source=facts["source"],
        )
        for name, facts in parse(text).value["drugs"].items()
    }


@cache
def _drugs() -> tuple[tuple[str, str, str], ...]:
    rows = [line.split("\t") for line in _lines("drugs.tsv")]
    return tuple((name, subject, schedule) for name, subject, schedule in rows[1:])


def _lines(name: str) -> Iterator[str]:
    text = (rules_folder() / "knowledge" / name).read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line and not line.startswith("#"))
