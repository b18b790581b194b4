"""Exact places, and the traps of how parts stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source, load

if TYPE_CHECKING:
    from pathlib import Path

    from qa.rulebook import Rulebook


def found(
    book: Rulebook, rule: str, text: str, format_name: str = "markdown"
) -> list[tuple[str, str]]:
    settings = InspectionSettings(select=(f"structure.{rule}",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), format_name), book, settings)
    assert not inspection.stopped
    return [(f.match, f.level.value) for f in inspection.findings]


LONG = "It helps to go to bed at the same time, because the body likes a steady rhythm in all."


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (f"Nurses do much of this work, which includes:\n\n{LONG}", "which includes:"),
        (f"## Care\n\nYou may need the following tests:\n\n## Costs\n\n{LONG}",
         "the following tests:"),
        ("Signs that need care are as follows:", "as follows:"),
        (f"It can help with problems such as:\n\n{LONG}", "such as:"),
        (f"You may have **one of these problems:**\n\n{LONG}", "have **one of these problems:"),
    ],
)  # fmt: skip
def test_list_never_comes(book: Rulebook, text: str, match: str) -> None:
    assert found(book, "list-never-comes", text) == [(match, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Side effects may include:\n\n- nausea\n- a rash",
        "Side effects may include:\n- nausea\n- a rash",
        "Side effects may include:\n\nNausea\n\nA rash\n\nSleepiness",
        "The types include:\n\n**Type one.** It is the rarest of all, and starts in childhood.",
        "Doses are as follows:\n\n| Age | Dose |\n|---|---|\n| 5 | 1 |",
        "It looks like this, for example:\n\n![A rash](rash.png)",
        "You may need the following:\n\n{{< card >}}",
        "You may need the following:\n\n{% include tests.md %}",
        "You may need the following:\n\n<my-list></my-list>",
        "It includes: a scan, a blood test and a visit.",
        "## Types\n\nThe types include:\n\n### Type one\n\nRare.\n\n### Type two\n\nCommon.",
        "Risk factors include:\n\nMale gender. Men are more likely to have it than women are.",
        "She said the following: rest.",
    ],
)
def test_lists_that_come(book: Rulebook, text: str) -> None:
    assert found(book, "list-never-comes", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<main><h1>A</h1><h2>Map</h2><iframe src='m'></iframe><h2>B</h2><p>x</p></main>",
        "<main><h1>A</h1><h2>Chart</h2><div id='chart'></div><h2>B</h2><p>x</p></main>",
        "<main><h1>A</h1><h2><a href='/x'>A link card</a></h2><h2>B</h2><p>x</p></main>",
        "<main><h1>A</h1><h2>Tests:</h2><h2>B</h2><p>x</p></main>",
    ],
)
def test_sections_that_show_something(book: Rulebook, text: str) -> None:
    assert found(book, "empty-section", text, "html") == []


def test_empty_section_points_at_the_heading(book: Rulebook) -> None:
    text = "# Asthma\n\n## Risks & *causes*\n\n## Care\n\nRest.\n\n### Help\n"
    assert found(book, "empty-section", text) == [
        ("Risks & *causes*".rstrip("*"), "warning"),
        ("Help", "warning"),
    ]


def test_a_copy_nearby_is_worse_than_one_far_away(book: Rulebook) -> None:
    notice = LONG + " Do not wait for it to pass on its own."
    near = f"{notice}\n\nRest.\n\n{notice}"
    far = f"{notice}\n\n## A\n\nRest.\n\n## B\n\nRest now.\n\n{notice}"
    pattern = f"{far}\n\n## C\n\nRest.\n\nRest more.\n\nRest on.\n\n{notice}"
    linked = far.replace(LONG, f"{LONG} See [sleep](sleep.md).")
    assert [level for _, level in found(book, "duplicate-paragraph", near)] == ["warning"]
    assert [level for _, level in found(book, "duplicate-paragraph", far)] == ["warning"]
    for repeated in (pattern, linked):
        levels = {level for _, level in found(book, "duplicate-paragraph", repeated)}
        assert levels == {"suggestion"}


@pytest.mark.parametrize(
    "text",
    [
        "You can ask for help with any of the\n\n- costs\n- visits",
        "Most people have hepatitis A and then get better with vitamin A",
        "This is what the medicine is for",
        "The rash is red and\n\nitchy in most of the people who have it.",
    ],
)
def test_not_broken_off(book: Rulebook, text: str) -> None:
    assert found(book, "broken-off", text) == []


def test_missing_title_and_headings(book: Rulebook) -> None:
    name = "missing-title-and-headings"
    text = f"{LONG}\n\n" * 20
    assert found(book, name, text) == [("", "warning")]
    assert found(book, name, f"# Sleep\n\n## Tips\n\n{text}") == []
    assert found(book, name, f"{{% include top %}}\n\n{text}") == []
    assert found(book, name, LONG) == []


def test_the_page_it_began_with(book: Rulebook, shared: Path) -> None:
    source = load(str(shared / "seed" / "how-ketamine-works.txt"))
    settings = InspectionSettings(select=("structure",), grammar="none")
    hits = [(f.rule, f.start.line, f.match) for f in inspect_page(source, book, settings).findings]
    assert hits == [
        ("structure.missing-title-and-headings", 1, ""),
        ("structure.list-never-comes", 17, "which includes:"),
    ]
