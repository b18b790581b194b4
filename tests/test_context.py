from __future__ import annotations

import pytest

from qa.context import Context
from qa.page import Page
from qa.readers import read
from qa.sources import Source

WORD = "miracle cure"


def cleared(unless: Context, text: str, format_name: str = "markdown") -> bool:
    page = Page(read(Source("page", text.encode(), format_name)))
    for block in page.blocks:
        if (at := block.plain.find(WORD)) >= 0:
            return unless.clears(page, block, at, at + len(WORD))
    pytest.fail(f"there is no {WORD!r} in {text!r}")


@pytest.mark.parametrize(
    "text",
    [
        "There is no miracle cure.",
        "It isn’t a miracle cure.",
        "It can *never* be a miracle cure.",
        "Beware of any miracle cure.",
        "They claim to sell a miracle cure.",
        "It helps without being a miracle cure.",
        "A miracle cure does not exist.",
        "A miracle cure?",
        "The so-called miracle cure is sold.",
    ],
)
def test_negated(text: str) -> None:
    assert cleared(Context(negated=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure.",
        "It is not cheap. It is a miracle cure.",
        "It is not a pill; it is a miracle cure.",
        "It is a miracle cure. It does not hurt.",
        "A notable miracle cure.",
        "A miracle cure is here. Why not?",
    ],
)
def test_not_negated(text: str) -> None:
    assert not cleared(Context(negated=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure [3].",
        "It is a miracle cure.[^1]\n\n[^1]: A study.\n",
        "It is a miracle cure (Smith et al., 2019).",
        "It is a miracle cure¹.",
        "It is a [miracle cure](https://example.org/study).",
        "It is a miracle cure. A trial showed it [12].",
        "It is a miracle cure: https://example.org/study",
    ],
)
def test_cited(text: str) -> None:
    assert cleared(Context(cited=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure.",
        "A trial [3] is old. It is a miracle cure.",
        "It is a miracle cure. " + "More words follow here. " * 10 + "See [3].",
        "It is a miracle cure.\n\nSee [3].",
        "It is a miracle cure (since 2019).",
    ],
)
def test_not_cited(text: str) -> None:
    assert not cleared(Context(cited=True), text)


@pytest.mark.parametrize(
    "text",
    [
        'They sell a "miracle cure" here.',
        "They sell a “miracle cure” here.",
        "> It is a miracle cure.",
        '"One." and then "a miracle cure".',
    ],
)
def test_quoted(text: str) -> None:
    assert cleared(Context(quoted=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "They sell a miracle cure.",
        '"Yes", a miracle cure, "no".',
        'A miracle cure of 6" is.\n\nA "quote".'.replace("A m", "It is a m"),
        "> quote\n\nIt is a miracle cure.",
    ],
)
def test_not_quoted(text: str) -> None:
    assert not cleared(Context(quoted=True), text)


def test_quoted_by_markup() -> None:
    assert cleared(Context(quoted=True), "<p>He said <q>miracle cure</q> twice.</p>", "html")


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("# References\n\n1. A miracle cure.".replace("A m", "The m"), True),
        ("## Further reading and more\n\nThe miracle cure, 1990.", True),
        ("Text.[^1]\n\n[^1]: The miracle cure, 1990.\n", True),
        ("# References\n\nx\n\n# Next\n\nThe miracle cure.", False),
        ("# Our sources of joy\n\nThe miracle cure.", False),
        ("The miracle cure.", False),
    ],
)
def test_references(text: str, clear: bool) -> None:
    assert cleared(Context(references=True), text) is clear


@pytest.mark.parametrize(
    ("unless", "text", "clear"),
    [
        (Context(near=("some people",)), "Some people say miracle cure.", True),
        (Context(near=("some people",)), "A miracle cure, some people say.", True),
        (Context(near=("some people",)), "Some people. A miracle cure.", False),
        (Context(before=("no such",)), "No such miracle cure.", True),
        (Context(before=("no such",)), "No such thing as a miracle cure.", False),
        (Context(before=("no|such",)), "Such miracle cure.", True),
        (Context(after=("film|book",)), "The miracle cure book.", True),
        (Context(after=("film|book",)), "The miracle cure is a book.", False),
        (Context(page=("satire",)), "# Satire\n\nA miracle cure.", True),
        (Context(page=("satire",)), "A miracle cure.", False),
        (Context(near=("x",), page=("satire",)), "# Satire\n\nA miracle cure.", True),
        (Context(), "There is no miracle cure [3].", False),
    ],
)  # fmt: skip
def test_patterns_around(unless: Context, text: str, clear: bool) -> None:
    assert cleared(unless, text.replace("A miracle", "The miracle")) is clear


def test_pattern_that_takes_for_ever_is_stopped() -> None:
    with pytest.raises(TimeoutError):
        cleared(Context(near=("(?:a|aa)+$",)), "The miracle cure " + "a" * 99 + "!")


def test_all_patterns_are_known_for_checking() -> None:
    assert Context(near=("a",), before=("b",), after=("c",), page=("d",)).patterns == (*"abcd",)
