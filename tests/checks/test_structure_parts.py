"""Lists, sections and marks: exact places, levels and traps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from qa.derived import shipped
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook


def found(book: Rulebook, rule: str, text: str, format_name: str = "markdown") -> list[str]:
    settings = InspectionSettings(select=(rule,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), format_name), book, settings)
    assert not inspection.stopped
    return [f"{f.level.value[0]} {f.match}" for f in inspection.findings]


ITEMS = "- rest\n- tea\n- sleep\n- walks"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"There are three reasons to stop:\n\n{ITEMS}", ["w three reasons"]),
        (f"There are three things to try.\n\n{ITEMS}", ["w three things"]),
        (f"## 5 tips for sleep\n\n{ITEMS}", ["w 5 tips"]),
        ("## 3 steps to take\n\n### 1. Sit\n\nDown.\n\n### 2. Rest\n\nNow.", ["w 3 steps"]),
        (f"There are four reasons to stop:\n\n{ITEMS}", []),
        (f"At least three things help:\n\n{ITEMS}", []),
        (f"Take it for two weeks and try these things:\n\n{ITEMS}", []),
        (f"One of the three types is rare:\n\n{ITEMS}", []),
        ("There are three reasons:\n\n- rest\n  - well\n- tea\n- sleep", []),
    ],
)
def test_wrong_count(book: Rulebook, text: str, said: list[str]) -> None:
    assert found(book, "structure.wrong-count", text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("If it does not go away after three days, you should", ["w days, you should"]),
        ("It can take up to six weeks before you", ["w weeks before you"]),
        ("The most common effects are nausea, dizziness,", ["w are nausea, dizziness,"]),
        ("Asthma makes the lungs swell, and breathing gets…", ["w and breathing gets…"]),
        ("Ask the nurse what the tablets are for", []),
        ("- a dry mouth that lasts all day and\n- a rash on the arms or the legs", []),
        ("Ask the people who give you the care that you depend on.", []),
    ],
)
def test_broken_off(book: Rulebook, text: str, said: list[str]) -> None:
    assert found(book, "structure.broken-off", text) == said


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("# A\n\n## B\n\nSide effects include:\n\n## C\n\nRest is all you need to do.", False),
        ("Call 999 if:\n\nAsthma is a condition of the lungs that lasts for years.", False),
        ("Your doctor may suggest one of the following.\n\n## C\n\nRest.", False),
        (
            "# A\n\nThere are two types of it:\n\n## Type one\n\nRare.\n\n## Type two\n\nCommon.",
            True,
        ),
        ("Things that ease the pain:\n\n### Do\n\n- rest", True),
        ("The nurse put it like this:\n\nRest is all that most people need to do for it.", True),
    ],
)
def test_list_never_comes(book: Rulebook, text: str, comes: bool) -> None:
    assert (found(book, "structure.list-never-comes", text) == []) is comes


def test_stub_sections(book: Rulebook) -> None:
    page = "# A\n\n## Risks\n\n{}\n\n## Care\n\nRest and drink more water than you usually do."
    rule = "structure.stub-section"
    assert found(book, rule, page.format("Coming soon.")) == ["w Coming soon."]
    assert found(book, rule, page.format("There are risks.")) == ["s There are risks."]
    assert found(book, rule, page.format("There are [risks](risks.md).")) == []


def test_duplicate_headings_need_one_parent(book: Rulebook) -> None:
    rule = "structure.duplicate-heading"
    assert found(book, rule, "# A\n\n## B\n\nX.\n\n## C\n\nY.\n\n## B\n\nZ.") == ["w B\n\nZ."]
    assert found(book, rule, "# A\n\n## B\n\n### D\n\nX.\n\n## C\n\n### D\n\nY.") == []


def test_duplicate_items_of_one_list(book: Rulebook) -> None:
    rule = "structure.duplicate-item"
    assert found(book, rule, "- wheezing\n- coughing\n- Wheezing.") == ["w Wheezing."]
    assert found(book, rule, "- adults\n  - wheezing\n- children\n  - wheezing") == []


def test_emoji(book: Rulebook) -> None:
    rule = "structure.emoji-as-marker"
    assert found(book, rule, "## ✅ Benefits\n\nRest.") == ["w ✅"]
    assert found(book, rule, "- 🚀 More energy\n- Rest 🙂") == ["w 🚀"]
    assert found(book, rule, "✓ Rest\n\n→ Walk") == []


def test_spacing_levels(book: Rulebook) -> None:
    rule = "structure.spacing"
    assert found(book, rule, "Take it at noon.Then rest well.") == ["w ."]
    assert found(book, rule, "Take  it at noon.") == ["s   "]
    assert found(book, rule, "Go to Northbridge.org or e.g. see Dr.Lee now.") == []


def test_brackets(book: Rulebook) -> None:
    rule = "structure.unbalanced-bracket"
    assert found(book, rule, "Use it (with a spacer twice a day.") == ["w ("]
    assert found(book, rule, "You may 1) rest or 2) walk (or both).") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("High blood blood pressure is common.", ["w blood blood"]),
        ("## Taking the the tablets\n\nRest.", ["w the the"]),
        ("It was fever. Fever is common. They are very very tired.", []),
        ("Take the the tablet.", []),  # grammar.doubled-word says so
    ],
)
def test_doubled_words(book: Rulebook, text: str, said: list[str]) -> None:
    assert found(book, "words.doubled-word", text) == said


def steps(*said: str) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(said, 1))


SYRUP = ("Wash your hands.", "Shake the bottle.", "Draw up the dose.", "Press it into the cheek.")
CUFF = ("Sit quietly for 5 minutes.", "Wrap the cuff round your arm.", "Press start.", "Get up.")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (steps(*SYRUP), []),
        (steps(SYRUP[0], SYRUP[2], SYRUP[1], SYRUP[3]), [2]),
        (steps(*SYRUP[1:3], SYRUP[0], SYRUP[3], "Rinse it."), [2]),
        (steps(*SYRUP, "Wash your hands."), []),
        (steps(*SYRUP[2:], "Shake the bottle again before the next dose."), []),
        (steps(*SYRUP[2:], "If it has settled, shake the bottle."), []),
        (steps(*SYRUP[2:], "Do not shake the bottle."), []),
        (steps("After you shake the bottle, draw up the dose.", "Shake the bottle.", "Rest."), []),
        (steps(*CUFF), []),
        (steps(CUFF[0], CUFF[2], CUFF[1], CUFF[3]), [2]),
        (steps("3 days before: eat less.", "1 week before: rest.", "On the day: come in."), [1]),
        (steps("1 week before: rest.", "3 days before: eat less.", "On the day: come in."), []),
        (steps("At 9 pm, rest.", "At 6 am, drink.", "At 8 am, come in."), []),
        (steps("At 9 pm, rest.", "At 7 pm, drink.", "At 6 am, come in."), [1]),
        (steps("3 hours before: a.", "2 days before: b.", "1 week before: c."), []),
        (steps("Rest.", "Repeat step 1.", "Sleep."), []),
        ("## Facts\n\n- Draw up the dose.\n- Shake the bottle.\n- Rest.", []),
        ("## How to give it\n\n- Draw up the dose.\n- Shake the bottle.\n- Rest.", [3]),
    ],
)
def test_steps_out_of_order(book: Rulebook, text: str, places: list[int]) -> None:
    settings = InspectionSettings(select=("structure.steps-out-of-order",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    assert [text.count("\n", 0, one.span.start) + 1 for one in inspection.findings] == places


def test_what_steps_are_known_by() -> None:
    known = shipped("knowledge/steps.yml")
    used = {name for kind in known["orders"] for row in kind["rows"] for name in row}
    assert used == set(known["actions"])
    assert set(known["early"]) <= used
    assert all(re.compile(pattern) for pattern in known["actions"].values())
