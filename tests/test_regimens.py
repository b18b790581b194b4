"""The table of how much, and how often, medicines are taken at the most."""

from __future__ import annotations

import pytest

from qa import knowledge
from qa.locations import rules_folder

_WAYS = frozenset(
    {
        "mouth", "tongue", "inhaler", "nasal", "skin", "eye", "ear", "injection", "patch",
        "vaginal", "rectal",
    }
)  # fmt: skip
_UNITS = frozenset({"mg", "mcg", "units", "puffs", "sprays", "drops", ""})


def _names(table: str = "regimens.tsv") -> list[str]:
    lines = (rules_folder() / "knowledge" / table).read_text("utf-8").split("\n")
    rows = [line for line in lines if line and not line.startswith("#")][1:]
    return [row.partition("\t")[0] for row in rows]


def test_each_name_is_one_under_which_facts_are_kept() -> None:
    assert set(_names()) <= knowledge.generic_names()


@pytest.mark.parametrize("name", sorted(set(_names())))
def test_the_figures_of_a_medicine_go_together(name: str) -> None:
    rows = knowledge.regimens(name)
    assert len({row.way for row in rows}) == len(rows)
    for row in rows:
        assert row.way in _WAYS
        assert row.unit in _UNITS
        figures = (row.single, row.daily, row.times, row.hours, row.days)
        assert all(value is None or value > 0 for value in figures)
        if row.single and row.daily:
            assert row.single <= row.daily * (2 if row.unit == "sprays" else 1)
        if row.times and row.hours:
            assert (row.times - 1) * row.hours <= 24


def test_figures_are_read_as_they_stand() -> None:
    (by_mouth,) = (row for row in knowledge.regimens("diazepam") if row.way == "mouth")
    assert (by_mouth.single, by_mouth.unit, by_mouth.daily) == (20, "mg", 60)
    assert knowledge.regimens("no such medicine") == ()


@pytest.mark.parametrize("name", _names("usual-most.tsv"))
def test_ordinary_uses_allow_less_than_the_widest_one(name: str) -> None:
    assert name in knowledge.generic_names()
    most = knowledge.usual_most(name, "for heartburn")
    assert most
    widest = [row.daily or 0 for row in knowledge.regimens(name) if row.way == "mouth"]
    assert not any(widest) or most <= max(widest)


def test_an_exceptional_use_has_no_ordinary_limit() -> None:
    assert knowledge.usual_most("omeprazole", "in zollinger-ellison syndrome") is None
    assert knowledge.usual_most("no such medicine", "") is None


@pytest.mark.parametrize("name", _names("courses.tsv"))
def test_a_course_lasts_days_and_says_so(name: str) -> None:
    assert name in knowledge.generic_names()
    course = knowledge.course(name)
    assert course
    assert 1 <= course.days <= 60
    assert "day" in course.usual or "dose" in course.usual
    assert not course.unless.search(f"take {name} twice a day")


_INJECTED = frozenset({"sc", "im", "iv", "id", "it", "eye", "joint", "nasal", "mouth", "other"})


@pytest.mark.parametrize("name", _names("injections.tsv"))
def test_people_inject_themselves_in_ways_that_a_label_has(name: str) -> None:
    facts = knowledge.injection(name)
    assert name in knowledge.generic_names()
    assert facts is not None
    assert facts.routes <= _INJECTED
    assert facts.own <= facts.routes


@pytest.mark.parametrize("name", _names("at-least.tsv"))
def test_what_is_taken_twice_a_day_at_the_least_is_taken_once_by_no_regimen(name: str) -> None:
    ways = [way for way in _WAYS if knowledge.fewest_times(name, way) > 1]
    assert name in knowledge.generic_names()
    assert ways
    for row in knowledge.regimens(name):
        if row.way in ways and row.times:
            assert row.times >= knowledge.fewest_times(name, row.way)


def test_what_is_not_in_the_tables_may_be_taken_as_anybody_likes() -> None:
    assert knowledge.injection("no such medicine") is None
    assert knowledge.fewest_times("no such medicine", "") == 1
