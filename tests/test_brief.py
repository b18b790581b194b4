from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.brief import FactKind, brief
from qa.page import Page
from qa.readers import read
from qa.settings import House
from qa.sources import Source

if TYPE_CHECKING:
    from qa.brief import StatedFact


def facts(text: str, format_name: str = "markdown", house: House | None = None) -> list[StatedFact]:
    document = read(Source("page", text.encode(), format_name))
    found = list(brief(Page(document, house=house or House())))
    for fact in found:
        end = fact.offset + len(fact.text)
        assert fact.sentence[fact.offset : end] == fact.text
        if format_name != "html" and "**" not in text:
            assert document.source[slice(*fact.span)] == fact.text
    return found


def told(text: str, kind: FactKind, format_name: str = "markdown") -> list[str]:
    return [fact.text for fact in facts(text, format_name) if fact.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (FactKind.MEDICINE, "Take ibuprofen or Zoloft, not water.", ["ibuprofen", "Zoloft"]),
        (FactKind.DOSE, "Take 50 mg once a day, then 2.5 mL.", ["50 mg once a day", "2.5 mL"]),
        (FactKind.DOSE, "It is 5-10 mg/kg/day here.", ["5-10 mg/kg/day"]),
        (FactKind.PERCENTAGE, "Up to 30% and 4 in 100 or 1 out of 10.",
         ["30%", "4 in 100", "1 out of 10"]),
        (FactKind.NUMBER, "It takes 4 to 6 weeks, in 12 tablets.", ["4 to 6 weeks", "12 tablets"]),
        (FactKind.NUMBER, "Call 1-800-222-1222 now.", ["1-800-222-1222"]),
        (FactKind.POPULATION, "Give adults over 65 less.", ["adults over 65"]),
        (FactKind.POPULATION, "Not for people with liver disease, or in pregnancy.",
         ["people with liver disease", "in pregnancy".removeprefix("in ")]),
        (FactKind.CLAIM, "It lowers blood pressure.", ["lowers"]),
        (FactKind.CITATION, "It helps most people [3].", ["[3]"]),
        (FactKind.DATE, "Reviewed on 3 March 2026.", ["3 March 2026"]),
        (FactKind.DATE, "Reviewed on March 3, 2026.", ["March 3, 2026"]),
        (FactKind.PERSON, "Reviewed by Priya Raman, PharmD.", ["Priya Raman, PharmD"]),
        (FactKind.PERSON, "Ask Dr Ana Ruiz about it.", ["Dr Ana Ruiz"]),
    ],
)  # fmt: skip
def test_finds(kind: FactKind, text: str, expected: list[str]) -> None:
    assert told(text, kind) == expected


def test_a_number_is_told_once_as_what_it_is() -> None:
    kinds = [fact.kind for fact in facts("On 3 March 2026, 40% took 20 mg daily [2].")]
    assert kinds == [FactKind.DATE, FactKind.PERCENTAGE, FactKind.DOSE, FactKind.CITATION]


def test_the_sentence_is_the_one_around_it() -> None:
    fact = facts("First one. Then take 20 mg. Last one.")[0]
    assert fact.sentence == "Then take 20 mg."


def test_a_cell_is_told_with_its_row() -> None:
    text = "| For | Start |\n| --- | --- |\n| Pain | 20 mg |\n| Fever | 30 mg |\n"
    assert [fact.sentence for fact in facts(text)] == ["Pain | 20 mg", "Fever | 30 mg"]


def test_references_are_sources_and_nothing_else() -> None:
    found = facts("# Pain\n\nText.\n\n## References\n\n1. Lee A. Ibuprofen 20 mg. 2019.\n")
    assert [(fact.kind, fact.text) for fact in found] == [
        (FactKind.CITATION, "Lee A. Ibuprofen 20 mg. 2019.")
    ]


def test_code_holds_no_facts() -> None:
    assert facts("```\ntake 20 mg ibuprofen\n```\n") == []


def test_positions_run_through_markup() -> None:
    text = "<p>Take <b>ibu</b>profen &amp; 20&nbsp;mg.</p>"
    source = read(Source("page", text.encode(), "html")).source
    found = [source[slice(*fact.span)] for fact in facts(text, "html")]
    assert found == ["ibu</b>profen", "20&nbsp;mg"]


def test_the_medicines_of_a_house_are_known() -> None:
    found = facts("Take zorblaxine.", house=House(medicines=("zorblaxine",)))
    assert [fact.text for fact in found] == ["zorblaxine"]
