"""What a page, or a site, says in two ways: where it stands, how loud, and what is left alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from qa.checks.consistency import title_used_twice
from qa.document import Span
from qa.inspection import inspect_page
from qa.rule import Fact, PageFacts, SiteCheck
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook


def said(book: Rulebook, rule: str, text: str, profile: str | None = None) -> list[tuple[str, str]]:
    settings = InspectionSettings(select=(f"consistency.{rule}",), grammar="none", profile=profile)
    source = Source("page.md", text.encode(), "markdown")
    return [
        (text[finding.span.start : finding.span.end], finding.level.value)
        for finding in inspect_page(source, book, settings).findings
    ]


@pytest.mark.parametrize(
    ("profile", "text", "words"),
    [
        ("en-GB-nhs", "The color fades.", ["color"]),
        ("en-GB-nhs", "It is recognized, and the fetus grows.", []),
        ("en-GB-nhs", "The World Health Organization and the Cancer Center say so.", []),
        ("en-GB-nhs", "A high-fiber diet.", ["fiber"]),
        ("en-US", "Tumours grow.", ["Tumours"]),
        ("en-US", "The glucose meter and the license.", []),
        ("neutral", "A tumour may grow.", []),
        ("neutral", "A tumour may grow. The tumor may shrink. A tumour hurts.", ["tumor"]),
        ("neutral", "> The tumor grew.\n\nA tumour may grow. A tumour hurts.", []),
    ],
)
def test_spelling_is_held_against_the_country_or_the_rest_of_the_page(
    book: Rulebook, profile: str, text: str, words: list[str]
) -> None:
    assert [word for word, _ in said(book, "mixed-spelling", text, profile)] == words


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Call us on 0114 496 0735.\n\nPhone the ward on 0114 496 0753.", ["warning"]),
        ("Call us on 0114 496 0735.\n\nPhone +44 114 496 0735.", []),
        ("Call the ward on 0114 496 0735.\n\nPhone the clinic on 0114 496 0736.", []),
        ("Call the ward on 0114 496 0735.\n\nPhone the ward on 0114 496 0736.", ["warning"]),
        ("Call the ward on 0114 496 0735.\n\nPhone the ward on 0161 555 8211.", ["suggestion"]),
    ],
)
def test_a_number_with_a_slip_is_surely_wrong(book: Rulebook, text: str, levels: list[str]) -> None:
    assert [level for _, level in said(book, "different-phone-number", text)] == levels


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("No more than 4 g a day.\n\nThe maximum daily dose is 3 g.", ["3 g"]),
        ("No more than 4 g a day.\n\nThe maximum for children is 3 g a day.", []),
        ("No more than 4 g a day.\n\nThe maximum single dose is 1 g.", []),
    ],
)
def test_a_maximum_belongs_to_those_it_is_for(book: Rulebook, text: str, places: list[str]) -> None:
    found = said(book, "different-maximum", f"# Paracetamol\n\n{text}\n")
    assert [place for place, _ in found] == places


def test_each_of_many_pages_with_one_title_is_named_with_the_number_of_the_others() -> None:
    pages = [
        PageFacts(f"{n}.md", None, "en", (Fact("hay fever", "Hay fever", Span(0, 9)),))
        for n in range(4)
    ]
    check = title_used_twice.check.check
    assert isinstance(check, SiteCheck)
    found = list(check.judge(pages, date(2026, 11, 24)))
    assert [match.match.args[1] for match in found] == [
        "1.md and 2 more",
        "0.md and 2 more",
        "0.md and 2 more",
        "0.md and 2 more",
    ]
