"""Names of medicines on a page, and the facts behind them."""

from __future__ import annotations

from qa import knowledge
from qa.medicines import medicines_on, mentions
from qa.page import Page
from qa.readers import read
from qa.sources import Source


def of(text: str) -> Page:
    return Page(read(Source("page", text.encode(), "markdown")))


def test_other_names_lead_to_the_same_facts() -> None:
    found = medicines_on(of("Paracetamol is acetaminophen. Tylenol holds it."))
    assert [mention.brand for mention in found["acetaminophen"]] == [False, False, True]


def test_longer_names_win() -> None:
    found = mentions(of("Insulin glargine is an insulin."))
    assert [mention.generic for mention in found] == ["insulin glargine", "insulin"]


def test_a_brand_of_several_has_them_all() -> None:
    assert knowledge.brands()["acanya"] == ("benzoyl peroxide", "clindamycin")
    assert knowledge.brands()["abelcet"] == ("amphotericin b", "amphotericin b lipid complex")


def test_strengths() -> None:
    strength = knowledge.strength("levothyroxine")
    assert strength is not None
    assert (strength.unit, strength.oral_min, strength.oral_max) == ("mg", 0.013, 0.3)
    assert knowledge.strength("no such thing") is None
    assert {"methotrexate", "dulaglutide"} <= knowledge.weekly()


def test_every_fact_is_about_a_known_medicine() -> None:
    names = knowledge.generic_names()
    assert knowledge.boxed().keys() <= names
    assert knowledge.weekly() <= names
    assert knowledge.tall_man().keys() <= names
    assert not knowledge.not_medicines() & knowledge.medicine_names()


def test_what_was_not_read_is_marked() -> None:
    assert knowledge.boxed()["sertraline"].verified
    assert not knowledge.boxed()["zolpidem"].verified
    assert not knowledge.boxed()["metformin"].require or knowledge.boxed()["metformin"].verified
    assert not knowledge.boxed()["acetaminophen"].require
