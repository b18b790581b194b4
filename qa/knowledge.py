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
def everyday() -> frozenset[str]:
    """Return names of medicines that also name foods, minerals or the body's own substances."""
    return frozenset(_lines("everyday.txt"))


@cache
def schedules() -> Mapping[str, str]:
    """Return the US controlled-substance schedule of each controlled medicine."""
    return {name: schedule for name, _, schedule in _drugs() if schedule}


@cache
def generic_names() -> frozenset[str]:
    """Return all names of medicines that are no brands, in lower case."""
    return frozenset(name for name, _, _ in _drugs()) | _synonyms().keys()


def generic_of(name: str) -> str:
    """Return the generic name under which facts are kept: "acetaminophen" for "paracetamol"."""
    return _synonyms().get(name, name)


@cache
def brands() -> Mapping[str, tuple[str, ...]]:
    """Return what each brand holds, or may hold, by the generic names under which facts are kept.

    Brand names are in lower case.
    """
    return {
        brand: tuple(generic_of(generic) for generic in generics.split(";"))
        for brand, generics, _ in _table("brands.tsv")
    }


@cache
def medicine_names() -> frozenset[str]:
    """Return all generic and brand names, in lower case."""
    return generic_names() | brands().keys()


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
    return tuple((name, subject, schedule) for name, subject, schedule in _table("drugs.tsv"))


@cache
def _synonyms() -> Mapping[str, str]:
    return dict(_table("synonyms.tsv"))


def _table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table, its head left out."""
    lines = _lines(name)
    next(lines, None)
    return (line.split("\t") for line in lines)


def _lines(name: str) -> Iterator[str]:
    text = (rules_folder() / "knowledge" / name).read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line and not line.startswith("#"))
