from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.document import Document, Format
from qa.page import LONGEST_SENTENCE, Page, sentence_around, sentences
from qa.readers import read
from qa.sources import Source


def page(text: str, format_name: str = "markdown", **facts: Any) -> Page:
    return Page(read(Source("page", text.encode(), format_name)), **facts)


@pytest.mark.parametrize(
    "text",
    [
        "One. Two.",
        "One! Two? Three.",
        'He said "stop." Then he left.',
        "(See page two.) Then go.",
        "Take 2.5 mg. Then rest.",
        "It is 3.14 or .5 now. Yes.",
        "Ask Dr. Smith today. Then rest.",
        "See Prof. Jones, Mrs. May and St. John. Done.",
        "Fruit, e.g. Apples, helps. So does rest.",
        "In the U.S. Army it is. Done.",
        "At 8 p.m. Monday it is. Done.",
        "Until 5 p.m. Sept. 3 it is. Done.",
        "Come before 3 p.m. Friends may come too.",
        "We open at 9 a.m. Marked bays are free.",
        "On 5 Jan. 2024 it was. Done.",
        "Take approx. 5 drops. Done.",
        "Wait... Then go.",
        "Really?! Yes.",
        "2 of 3. 4 of 5.",
        "no capital. but this goes on. End.",
    ],
)
def test_sentences(text: str) -> None:
    ends = {
        "One! Two? Three.": 3,
        "no capital. but this goes on. End.": 2,
    }
    found = [text[start:end] for start, end in sentences(text)]
    assert len(found) == ends.get(text, 2), found
    assert " ".join(found) == text


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_sentences(text: str) -> None:
    assert list(sentences(text)) == []


@given(st.text("aA. !?\"')(", max_size=40))
def test_sentences_cover_all_that_is_not_blank(text: str) -> None:
    covered = "".join(text[start:end] for start, end in sentences(text))
    assert covered.replace(" ", "") == text.replace(" ", "")


@given(st.text("aA. !?", max_size=40), st.data())
def test_sentence_around_holds_its_offset(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    start, end = sentence_around(text, at)
    assert 0 <= start <= at
    assert start <= end <= len(text)


@given(st.text("aA. !?\"')(", max_size=40))
def test_sentence_around_is_the_first_that_ends_there_or_later(text: str) -> None:
    spans = list(sentences(text))
    for at in range(len(text) + 2):
        held = ((min(start, at), end) for start, end in spans if at <= end)
        assert sentence_around(text, at) == next(held, (0, len(text)))


def test_many_places_in_one_block_take_no_longer() -> None:
    text = "Take one now. " * 20_000
    spans = [sentence_around(text, at) for at in range(0, len(text) - 1, 14)]
    assert spans == [(at, at + 13) for at in range(0, len(text) - 1, 14)]  # else it took minutes


@pytest.mark.parametrize("unit", [".", '."', ". ", "?!)", "a. ", "A.", "Dr. ", '"'])
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (500_000 // len(unit))
    assert len(list(sentences(text))) >= 1  # quadratic would be minutes


def test_what_runs_on_is_cut_at_blanks() -> None:
    text = "word " * 2000
    found = [text[start:end] for start, end in sentences(text)]
    assert len(found) == len(text) // LONGEST_SENTENCE
    assert " ".join(found) == text.rstrip()
    assert all(end - start <= LONGEST_SENTENCE for start, end in sentences("word" * 2000))


def test_sections_hold_their_subsections() -> None:
    made = page("intro\n\n# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n# E\n")
    held = {s.heading.text: [block.text for block in s.blocks] for s in made.sections}
    assert held == {
        "A": ["a", "B", "b", "C", "c", "D", "d"],
        "B": ["b", "C", "c"],
        "C": ["c"],
        "D": ["d"],
        "E": [],
    }


def test_sections_of_a_page_of_headings_take_no_time() -> None:
    assert len(page("## a\n" * 60_000).sections) == 60_000


def test_heading_over_a_block() -> None:
    made = page("intro\n\n# A\n\na\n\n## B\n\nb\n")
    over = [made.heading_over(block) for block in made.blocks]
    assert [heading.text if heading else None for heading in over] == [None, None, "A", "A", "B"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: ' Meta '\n---\n# Heading\n", "Meta"),
        ("---\ntitle: ''\n---\n# Heading\n", "Heading"),
        ("---\ntitle: [a]\n---\n## Two\n\n# Heading *one*\n", "Heading one"),
        ("## Only two\n", ""),
        ("", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert page(text).title == title


def test_metadata_text() -> None:
    made = page(
        "---\nReviewed_By: {name: Dr A, role: GP}\nlast-updated: 2024-01-02\ntags: [a, [b, 3]]\n"
        "empty:\nnone: []\nno: false\n---\n"
    )
    assert made.metadata_text("reviewed by") == "Dr A, GP"
    assert made.metadata_text("missing", "LastUpdated") == "2024-01-02"
    assert made.metadata_text("tags") == "a, b, 3"
    assert made.metadata_text("empty", "none", "missing") == ""


def test_word_count_leaves_code_out() -> None:
    assert page("# One two\n\nThree **four**.\n\n```\nfive six\n```\n").word_count == 4


def test_words_of_a_page() -> None:
    words = page("Don’t over-use it. IT is café.").words
    assert (words["don't"], words["over-use"], words["it"], words["café"]) == (1, 1, 2, 1)


def test_blocks_of_folded_offsets() -> None:
    made = page("# One\n\nTwo İ\n\n- three\n")
    for number, block in enumerate(made.blocks):
        start = made.block_starts[number]
        assert made.folded[start : start + len(block.text)] == block.folded
        assert made.block_of(start) == made.block_of(start + len(block.text)) == number


def test_block_at_a_source_offset() -> None:
    made = page("\n\n# One\n\nTwo\n")
    assert made.block_at(0) is None
    two = made.document.source.index("Two")
    index = made.block_at(two)
    assert index is not None
    assert made.blocks[index].text == "Two"


def test_start_and_end_of_a_page() -> None:
    made = page("---\na: 1\n---\n# One\n\nTwo\n\n\n")
    source = made.document.source
    assert made.start == (source.index("# One"),) * 2
    assert made.end == (source.index("Two") + 3,) * 2
    assert page("").start == page("").end == (0, 0)


def test_jsonld_nested_by_a_hostile_page() -> None:
    deep: dict[str, object] = {"lastReviewed": "2026-09-14"}
    for _ in range(20_000):
        deep = {"about": [deep]}
    made = Page(Document("page.html", Format.HTML, "", (), jsonld=(deep,)))
    assert made.jsonld_has(frozenset({"lastReviewed"}))
    assert not made.jsonld_has(frozenset({"reviewedBy"}))


def test_what_stands_over_a_list() -> None:
    shown = page("Ring us if:\n\n- it hurts\n- it swells\n\nThen rest.\n")
    assert [over.text if (over := shown.over_list(number)) else None for number in range(4)] == [
        None,
        "Ring us if:",
        "Ring us if:",
        None,
    ]
    assert shown.over_list(2, most=1) is None
    assert page("- alone\n").over_list(0) is None
