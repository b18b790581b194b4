"""A pronoun with a slash is mended only where the verb can be made to agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from qa.config import Config
from qa.fixing import Choice, made
from qa.pipeline import onlooker
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.finding import Finding

    Look = Callable[[Source], list[Finding]]


@pytest.fixture(scope="module")
def look() -> Look:
    rules = ("language.slashed-pronoun",)
    return onlooker(Config(level="suggestion", grammar="none", select=rules), date(2026, 11, 28))


def mended(text: str, look: Look) -> list[str]:
    """The text after the first fix of each finding, one after the other."""
    page = Source("page.md", text.encode(), "markdown")
    return [made(page, [Choice(one, one.fixes[0])]).decode() for one in look(page) if one.fixes]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ask if he/she is well.", "Ask if they are well."),
        ("He/she isn\u2019t well.", "They aren\u2019t well."),
        ("S/he was tired.", "They were tired."),
        ("(S)he usually has it.", "They usually have it."),
        ("When does he/she take it?", "When do they take it?"),
        ("Is **he/she** ill?", "Are **they** ill?"),
        ("He/she can walk.", "They can walk."),
        ("He/she needed help.", "They needed help."),
        ("See what he/she wants.", "See what they want."),
        ("If he/she'll come, wait.", "If they'll come, wait."),
        ("He/she/they can walk.", "They can walk."),
        ("Help him/her walk.", "Help them walk."),
        ("The choice is his/hers.", "The choice is theirs."),
        ("Bring her/his toys.", "Bring their toys."),
    ],
)
def test_the_verb_agrees(look: Look, text: str, after: str) -> None:
    assert mended(text, look) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "He/she's eating.",  # is, or has
        "If he/she is ill and needs help, call.",
        "He/she gets up, washes and eats.",
        "If s/he was well prepared, and has time.",
        "He/she and the family has a plan.",
        "He/she proved herself and was kind.",
        "It was he/she.",
        "It led her/his to the clinic.",  # them
    ],
)
def test_no_fix_where_the_verb_is_unsure(look: Look, text: str) -> None:
    (finding,) = look(Source("page.md", text.encode(), "markdown"))
    assert not finding.fixes


def test_pronouns_that_are_spoken_of_stay(look: Look) -> None:
    for text in ("Ask for pronouns (he/she/they).", "She wrote \u201cif he/she is ill\u201d here."):
        assert not look(Source("page.md", text.encode(), "markdown"))
