"""Who stands behind a page: every way of saying it, and what is missing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.trust.clinical import CLINICAL
from qa.checks.trust.people import people
from qa.inspection import inspect_page
from qa.page import Page
from qa.readers import read
from qa.settings import House, InspectionSettings
from qa.sources import FORMATS, Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

TALK = "Your care team explains what happens next and what helps you on most days. " * 20


def named(text: str, path: str = "page.md") -> list[tuple[str, str, str]]:
    ending = path[path.rindex(".") :]
    page = Page(document=read(Source(path, text.encode(), FORMATS[ending])))
    return [(p.role.value, p.name, p.sort.value) for p in people(page)]


def findings(
    book: Rulebook, rule: str, text: str, path: str = "page.md", house: House | None = None
) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none", house=house or House())
    source = Source(path, text.encode(), FORMATS[path[path.rindex(".") :]])
    inspection = inspect_page(source, book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def condition(line: str, meta: str = "lang: en") -> str:
    return f"---\ntype: condition\n{meta}\n---\n# Gout\n\n{line}\n\n{TALK}\n"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("By Sam", [("author", "Sam", "person")]),
        ("By Dr Ines Moreau", [("author", "Ines Moreau", "person")]),
        (
            "Written by Ana Ruiz, RN and reviewed by Dr. Lee on March 3, 2026",
            [("author", "Ana Ruiz", "person"), ("reviewer", "Lee", "person")],
        ),
        (
            "Author: Jo Brand | Reviewer: Dr P. Shah | Updated: 3 March 2026",
            [("author", "Jo Brand", "person"), ("reviewer", "P. Shah", "person")],
        ),
        ("Medically reviewed on 3 March 2026 by Amy Wu, MD", [("reviewer", "Amy Wu", "person")]),
        ("Clinically checked by Sister Mary Poole", [("reviewer", "Mary Poole", "person")]),
        ("Reviewed by our clinical team", [("reviewer", "our clinical team", "team")]),
        (
            "This page was written by the Larkfield editorial team.",
            [("author", "the Larkfield editorial team", "team")],
        ),
        ("Reviewed by: TBD", [("reviewer", "TBD", "nobody")]),
        ("Reviewed by: Dr John Doe, MD", [("reviewer", "Dr John Doe, MD", "nobody")]),
        ("Last reviewed: 3 March 2026", []),
        (
            "Answers by Ines Moreau, MD. Pharmacy and medical check: Ken Ono, PharmD",
            [("reviewer", "Ken Ono", "person"), ("author", "Ines Moreau", "person")],
        ),
        ("Second look by Amy Wu, PharmD", [("reviewer", "Amy Wu", "person")]),
        ("Set down by Amy Wu, staff writer", [("author", "Amy Wu", "person")]),
        (
            "Told to Rosa Fair. Medical facts checked by Dr Ada Nwosu",
            [("reviewer", "Ada Nwosu", "person"), ("author", "Rosa Fair", "person")],
        ),
        ("I told by phone that it hurt, and they checked by hand.", []),
        ("Keep the facts that you were told to hand.", []),
        ("Your results are reviewed by your doctor.", []),
        ("The hormone is produced by the pancreas.", []),
        ("The tablets were approved by the Food and Drug Administration.", []),
        ("By Monday", []),
        ("By law, the label says this.", []),
    ],
)
def test_bylines(line: str, wanted: list[tuple[str, str, str]]) -> None:
    assert sorted(named(line)) == sorted(wanted)


def test_a_label_and_the_name_in_the_next_cell() -> None:
    text = (
        "<dl><dt>Medically reviewed by</dt><dd>Bo Li, MD</dd>"
        "<dt>Last reviewed</dt><dd>May 3, 2026</dd></dl>"
    )
    assert named(f"<main><h1>Gout</h1>{text}</main>", "a.html") == [("reviewer", "Bo Li", "person")]


def test_the_footer_around_the_content_counts() -> None:
    page = (
        f"<html><body><main><h1>Gout</h1><p>{TALK}</p></main>"
        "<footer><p>Reviewed by Dr. Ann Wu</p><script>'Written by Xavier Yu'</script></footer>"
    )
    assert named(page, "a.html") == [("reviewer", "Ann Wu", "person")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Written by Tom Webb, health writer", ["warning"]),
        ("By Tom Webb", ["warning"]),
        ("Written by Dr Lena Fischer, GP", ["warning"]),
        ("Written by the Larkfield editorial team", ["suggestion"]),
        ("Written by Tom Webb. Reviewed by our clinical team.", []),
        ("Written by Tom Webb.\n\nMedically reviewed", []),
        ("No names here.", []),
    ],
)
def test_clinical_reviewers(book: Rulebook, line: str, wanted: list[str]) -> None:
    found = findings(book, "trust.missing-clinical-reviewer", condition(line))
    assert [f.level.value for f in found] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Written by Amy Lee. Reviewed by Tom Oakes.",
            [("warning", "Amy Lee"), ("warning", "Tom Oakes")],
        ),
        ("Written by Amy Lee, RN. Reviewed by Tom Oakes.", [("warning", "Tom Oakes")]),
        ("Written by Amy Lee. Reviewed by Dr Tom Oakes.", [("suggestion", "Amy Lee")]),
        ("Written by Amy Lee.\n\nAmy Lee is a nurse in Leeds.", []),
        ("Written by our writers. Reviewed by the clinical board.", []),
        ("Reviewed by Dr Tom Oakes, GP, and our patient readers Ted and Lakshmi.", []),
    ],
)  # fmt: skip
def test_qualifications(book: Rulebook, line: str, wanted: list[tuple[str, str]]) -> None:
    found = findings(book, "trust.missing-qualification", condition(line))
    assert [(f.level.value, f.match) for f in found] == wanted


def test_a_name_in_metadata_is_qualified_by_the_byline(book: Rulebook) -> None:
    text = condition("Written by Amy Lee, MRCGP", "author: Amy Lee")
    assert not findings(book, "trust.missing-qualification", text)


def test_the_people_of_the_house_need_no_title(book: Rulebook) -> None:
    house = House(people=("Amy Lee",))
    assert not findings(book, "trust.missing-qualification", condition("By Amy Lee"), house=house)


def test_a_real_name_elsewhere_makes_a_placeholder_harmless(book: Rulebook) -> None:
    rule = "trust.placeholder-reviewer"
    assert findings(book, rule, condition("", "reviewed_by: TBD"))
    assert not findings(book, rule, condition("Reviewed by Dr Lee", "reviewed_by: TBD"))


def test_the_list_of_clinical_types_is_that_of_the_data(book: Rulebook) -> None:
    assert set(CLINICAL) == {name for name, kind in book.page_types.items() if kind.clinical}
