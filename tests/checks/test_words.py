"""Slips that spell another word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checks.words.near_repeat import confusable, is_slip
from qa.inspection import inspect_page
from qa.knowledge import common_words
from qa.settings import InspectionSettings
from qa.sources import Source, load

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

CONTENT = Path(__file__).resolve().parents[2] / "content"
SETTINGS = InspectionSettings(select=("words",), ignore=("words.real-word",), grammar="none")


def findings(book: Rulebook, text: str) -> list[Finding]:
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, SETTINGS)
    assert not inspection.stopped
    return list(inspection.findings)


def test_slip_of_a_repeated_phrase(book: Rulebook) -> None:
    text = "# How insulin works\n\nSee how insulin works. You need to wow *insulin* works."
    (finding,) = findings(book, text)
    assert (finding.rule, finding.match) == ("words.near-repeat", "wow")
    assert [fix.edits[0].text for fix in finding.fixes] == ["how", "know how"]
    assert not any(fix.safe for fix in finding.fixes)
    assert "'how insulin works'" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "HDL is good. LDL cholesterol is bad, and LDL cholesterol rises. HDL cholesterol falls.",
        "The internal exam is first. The internal exam is short. The external exam is last.",
        "The drug helps you. The drug helps us. The drugs help you.",
        "A typical rash is red. A typical rash itches. An atypical rash is pale.",
        "Anemia is common. Anemia is treated. In London, anaemia is common.",
        "Hot flashes at night are common. Hot flashes at night pass. Hot flushes at night do too.",
        "The clinic says how it works. Ask how it works. Now it works.",
        "Dr Brown is here. Ask Dr Brown now. Dr Brawn is here.",
    ],
)
def test_words_that_both_fit(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Open your mouth and say ah so that the nurse can see.",
        "Wow your guests with this salad. It will wow your guests.",
        '"Oh no, that hurts," she said. He said, "wow that was quick."',
        "The sounds um and er are common in speech. The uh sound is short.",
        "It was oh yeah a surprise.",
        "Ohio (OH) and the U.S. are far away.",
        "The umbilical cord, the ahead and the ouches.",
    ],
)
def test_cries_that_are_right(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


def test_cry_in_a_sentence(book: Rulebook) -> None:
    (finding,) = findings(book, "You must yay the nurse at once.")
    assert (finding.rule, finding.match) == ("words.interjection", "yay")
    assert not any(fix.safe for fix in finding.fixes)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("wow", "how"), ("mucular", "muscular"), ("skim", "skin")],
)
def test_slips(wrong: str, right: str) -> None:
    assert is_slip(wrong, right) is (wrong[-1] == right[-1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("drug", "drugs"), ("typical", "atypical"), ("colour", "color"), ("anaemia", "anemia"),
        ("analyses", "analysis"), ("women", "woman"), ("adviser", "advisor"), ("same", "same"),
        ("hypertension", "hypotension"), ("organise", "organize"),
    ],
)  # fmt: skip
def test_no_slips(one: str, other: str) -> None:
    assert not is_slip(one, other)
    assert not is_slip(other, one)


@given(st.text("abcdefg", min_size=1, max_size=8), st.text("abcdefg", min_size=1, max_size=8))
def test_a_slip_is_one_edit(one: str, other: str) -> None:
    if is_slip(one, other):
        assert abs(len(one) - len(other)) <= 1
        assert one != other
        assert sorted(one) == sorted(other) or len(set(one) ^ set(other)) <= 2


def test_data() -> None:
    assert "the" in common_words()
    assert "wow" not in common_words()
    for wrong, rights in confusable().items():
        assert all(word.isalpha() and word.islower() for word in (wrong, *rights))
        assert wrong not in rights


@pytest.mark.parametrize(("line", "match"), [(14, "now")])
def test_sample_page(book: Rulebook, line: int, match: str) -> None:
    source = load(str(CONTENT / "medicines" / "how-ketamine-works.txt"))
    hits = [(f.start.line, f.match) for f in inspect_page(source, book, SETTINGS).findings]
    assert hits == [(line, match)]


def test_the_page_it_began_with(book: Rulebook, shared: Path) -> None:
    source = load(str(shared / "seed" / "how-ketamine-works.txt"))
    hits = [(f.rule, f.start.line, f.match) for f in inspect_page(source, book, SETTINGS).findings]
    assert hits[-1] == ("words.near-repeat", 17, "wow")
    # the demo address of a theme, in another language
    assert [match for _, _, match in hits[:-1]] == ["Locatie", "Straat"]
