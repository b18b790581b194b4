"""The table of words that are confused: each row speaks on its sentence, not on the mended one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.words.confused import confusions
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

ROWS = confusions()


def findings(book: Rulebook, text: str) -> list[Finding]:
    settings = InspectionSettings(select=("words.confused",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def test_every_row_speaks_on_its_sentence_and_not_on_the_mended_one() -> None:
    assert len(ROWS) > 900
    for row in ROWS:
        said = row.example.lower()
        places = list(row.finds(said))
        assert places, row
        at = places[0]
        mended = said[:at] + row.right.lower() + said[at + len(row.wrong) :]
        assert at not in row.finds(mended), row


def test_one_page_of_all_sentences_is_marked_everywhere(book: Rulebook) -> None:
    rows = ROWS[1::25]
    found = findings(book, "\n\n".join(row.example for row in rows))
    said = {finding.message for finding in found}
    for row in rows:
        assert any(f"'{row.right}'" in message.lower() or row.right in message for message in said)


@pytest.mark.parametrize(
    ("text", "wrong", "offered"),
    [
        ("Wait until the wound will heel.", "heel", []),
        ("Eat well for a healthy hear and brain.", "hear", []),
        ("Ask *weather* you can drive.", "weather", ["whether"]),
        ("Trail and error. They vary **form** day to day.", "form", ["from"]),
    ],
)
def test_what_is_marked_and_what_is_offered(
    book: Rulebook, text: str, wrong: str, offered: list[str]
) -> None:
    (finding,) = findings(book, text)
    assert finding.match == wrong
    assert [fix.edits[0].text for fix in finding.fixes] == offered
    assert not any(fix.safe for fix in finding.fixes)


@pytest.mark.parametrize(
    "text",
    [
        "Does it hurt? Form a queue. He reads aloud to the class, and the wound does heal.",
        "Brian Form is here. Mr Does of the clinic is out.",
        "Write `vary form day to day` in the box.",
        "## References\n\n1. Smith J. They vary form day to day. 2019.",
        'The clinic spells it "hear" attack in its old leaflet.',
    ],
)
def test_what_is_right_or_not_the_page_s_own_is_left_alone(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


def test_one_fault_is_told_once(book: Rulebook) -> None:
    settings = InspectionSettings(select=("words", "grammar", "wording"))
    text = "Patients tell there doctor. Women are more likely then men to have it."
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert [finding.match for finding in inspection.findings] == [
        "there doctor",
        "more likely then",
    ]
