from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest

from qa import knowledge
from qa.engines.harper import Memory, _memory, check
from qa.engines.paragraphs import NAME
from qa.inspection import inspect_page
from qa.page import Page
from qa.readers import read
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa.engines.paragraphs import Hit
    from qa.rulebook import Rulebook


def said(
    text: str, dialect: str = "american", format_name: str = "markdown"
) -> list[tuple[str, str]]:
    """Return the rule and the source text of everything that is said of a page."""
    document = read(Source("page", text.encode(), format_name))
    return [
        (rule, document.source[slice(*match.span)])
        for rule, match in check(Page(document), dialect)
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("It is an common cause.", "an"),
        ("💊 Café — it is an common cause.", "an"),
        ("It is *an* common cause.", "an"),
        ("It **is an** common [cause](x).", "an"),
        ("It&nbsp;is &amp; was an common cause.", "an"),
        ("> It is\n> an\n> common cause.", "an"),
        ("- It is an common cause.", "an"),
    ],
)
def test_span_is_exact(source: str, found: str) -> None:
    assert said(source) == [("grammar.a-an", found)]


def test_span_is_exact_over_markup() -> None:
    (one,) = said("Talk to your doctor before **before** taking it.")
    assert one == ("grammar.doubled-word", "before **before")


def test_span_is_exact_in_html() -> None:
    assert said("<p>&#128138; It is <b>a</b>n common cause.</p>", "american", "html") == [
        ("grammar.a-an", "a</b>n")
    ]


def test_fix_writes_what_harper_suggests() -> None:
    page = Page(read(Source("page", b"It is an common cause.", "markdown")))
    ((_, match),) = check(page, "american")
    assert [edit.text for edit in match.fixes[0].edits] == ["a"]
    assert not match.fixes[0].safe
    assert match.args == ("'an' should be 'a' before this word.",)


@pytest.mark.parametrize(
    "text",
    [
        "Part A pays for hospital care, and an HIV test is free.",
        "She had had the scan a year before.",
        "`It is an common cause.`",
        "# It is an common cause",
        "",
        "word",
    ],
)
def test_what_is_right_or_not_read(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("language", "dialect"), [("en-GB", "british"), ("en-US", "american"), ("en", "american")]
)
def test_page_is_read_in_the_dialect_of_its_language(
    book: Rulebook, language: str, dialect: str
) -> None:
    _memory.cache_clear()
    text = f"<html lang={language}><p>It is a important centre.</p></html>"
    found = inspect_page(Source("page", text.encode(), "html"), book, InspectionSettings())
    assert "grammar.a-an" in [finding.rule for finding in found.findings]
    _memory(dialect, None)
    assert _memory.cache_info()[:2] == (1, 1)  # it was there, and no other


def names() -> Sequence[str]:
    known = sorted(knowledge.medicine_names())
    return known[:: max(1, len(known) // 60)]


def test_name_of_a_medicine_is_never_flagged() -> None:
    text = "\n\n".join(
        f"You can take {name} with a {name} tablet, or {name} {name}." for name in names()
    )
    flagged = [
        found for _, found in said(text) for name in names() if name in found.lower().split()
    ]
    assert flagged == []


def test_known_false_alarm_clears_only_what_it_overlaps() -> None:
    assert said("It is an urn.") == []
    assert said("It is an urn and an common cause.") == [("grammar.a-an", "an")]


class Counting(Memory):
    """Notes what it hands to Harper."""

    def _asked(self, batch: list[str]) -> dict[str, tuple[Hit, ...]]:
        asked.extend(batch)
        return super()._asked(batch)


asked: list[str] = []


def test_paragraph_that_comes_again_costs_nothing() -> None:
    asked.clear()
    memory = Counting("american")
    first = memory.hits(["It is an common cause.", "All is well.", "It is an common cause."])
    again = memory.hits(["All is well.", "It is an common cause.", "New words here."])
    assert asked == ["It is an common cause.", "All is well.", "New words here."]
    assert first[0] == first[2] == again[1] != ()


def test_paragraph_that_comes_again_on_a_later_run_costs_nothing(tmp_path: Path) -> None:
    asked.clear()
    first = Counting("american", tmp_path).hits(["It is an common cause.", "All is well."])
    again = Counting("american", tmp_path).hits(["New.", "It is an common cause.", "All is well."])
    assert asked == ["It is an common cause.", "All is well.", "New."]
    assert again[1:] == first
    Counting("british", tmp_path).hits(["All is well."])
    assert asked[3:] == ["All is well."]


def test_memory_that_is_broken_is_done_without(tmp_path: Path) -> None:
    Memory("american", tmp_path).hits(["It is an common cause."])
    (file,) = tmp_path.glob(f"{NAME}-*.sqlite")
    for path in tmp_path.glob(f"{NAME}-*.sqlite-*"):
        path.unlink()
    file.write_bytes(b"no database at all" * 100)
    assert Memory("american", tmp_path).hits(["It is an common cause."]) != [()]


def test_paragraph_says_the_same_alone_and_among_others() -> None:
    texts = [
        'He said "it is an common cause.',
        "It is an common cause.",
        "An common; and (not closed",
        "😀 it is is a cause",
        "It is an common cause” he said",
        "an",
        "We was there, however",
        "* an common *",
        "Trailing blank and an common ",
        "1. It is an common",
        "\u2028 It is\x0b an common \x85 cause.",
        "Talk to your your doctor",
        "your doctor knows.",
    ]
    alone = [Memory("american").hits([text])[0] for text in texts]
    assert sum(map(bool, alone)) > 6
    assert Memory("american").hits(texts) == alone
    assert Memory("american").hits(texts[::-1]) == alone[::-1]


def test_endless_paragraph_is_left_out() -> None:
    assert said("It is an common cause. " * 1000) == []


def test_long_page_is_asked_in_parts_and_every_span_is_exact() -> None:
    paragraph = "Plain words that are right, and then an common cause of it, number {}."
    page = "\n\n".join(paragraph.format(number) for number in range(400))
    assert said(page) == [("grammar.a-an", "an")] * 400


def test_titles_in_a_list_of_references_are_left_alone() -> None:
    for heading, hits in (("Sources", 0), ("Asthma", 2)):
        text = f"# {heading}\n\n1. Lee A. An review of of asthma. 2020.\n"
        page = Page(read(Source("page.md", text.encode(), "markdown")))
        assert len(list(check(page, "american"))) == hits


def test_an_interrupt_that_harper_swallows_is_one_all_the_same() -> None:
    class Interrupted:
        def lint(self, text: str, language: str) -> None:
            del text
            warnings.warn(f"Unknown Harper language '{language}'; using markdown.", stacklevel=2)

    memory = Memory("american", None)
    assert memory._linter  # which makes such a warning an error
    memory.__dict__["_linter"] = Interrupted()
    text = "A paragraph that was never read before, of seventeen yellow words."
    with warnings.catch_warnings():
        warnings.filterwarnings("error", "Unknown Harper language", UserWarning)
        with pytest.raises(KeyboardInterrupt):
            memory.hits([text])
