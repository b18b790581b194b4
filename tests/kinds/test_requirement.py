from __future__ import annotations

import pytest
from spoken import page, spoken, texts

from qa.kinds.requirement import Requirement
from qa.marked_yaml import parse
from qa.schema import Place, decode


def rule(needs: str, rest: str = "") -> str:
    return f"extends: requirement\nneeds: {needs}\n{rest}\n"


def asked(text: str) -> Requirement:
    marked = parse(text)
    marked.value.pop("extends")
    return decode(Requirement, marked.value, Place("rule.yml", marked))


@pytest.mark.parametrize(
    ("needs", "good", "bad"),
    [
        ("{text: ['see a doctor']}", "Always See a\nDoctor.", "See a dentist."),
        ("{text: ['see a doctor']}", "# See a doctor\n\nNow.", "`see a doctor`"),
        ("{headings: [sources, references]}", "Text.\n\n## Sources\n\n1. A", "The sources.\n"),
        ("{headings: [sources]}", "## Sources and more\n", "## All sources\n"),
        ("{metadata: [reviewed_by]}", "---\nReviewed-By: Dr A\n---\nText.", "Reviewed by Dr A."),
        ("{metadata: [by]}", "---\nby: {name: A}\n---\nText.", "---\nby: ''\n---\n"),
        ("{links: ['^tel:']}", "Call [us](tel:1).", "[tel:1](x)"),
        ("{text: [x1], links: [x2]}", "A [b](x2).", "A [b](c)."),
    ],
)  # fmt: skip
def test_evidence(needs: str, good: str, bad: str) -> None:
    assert spoken(rule(needs), good) == []
    assert len(spoken(rule(needs), bad)) == 1


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ('{"author": {"reviewedBy": {"name": "A"}}}', 0),
        ('[{"@graph": [{"reviewedBy": "A"}]}]', 0),
        ('{"reviewedBy": ""}', 1),
        ('{"about": "reviewedBy"}', 1),
    ],
)
def test_evidence_in_jsonld(data: str, number: int) -> None:
    source = f'<script type="application/ld+json">{data}</script><p>Text.</p>'
    assert len(spoken(rule("{jsonld: [reviewedBy]}"), source, "html")) == number


def test_asked_for_only_where_something_is_mentioned() -> None:
    on_dose = rule("{text: [pharmacist]}", "when: {mentions: ['\\d+ ?mg']}\nat: mention")
    assert spoken(on_dose, "Take it daily.") == []
    assert spoken(on_dose, "Take 5 mg. Ask a pharmacist.") == []
    (one,) = spoken(on_dose, "Take **5 mg** daily, then 9 mg.")
    assert (one.text, one.args) == ("5 mg", ("5 mg",))


def test_asked_for_only_on_long_pages() -> None:
    long = rule("{text: [sources]}", "when: {min-words: 4}")
    assert spoken(long, "One two three.") == []
    assert len(spoken(long, "One two three four.")) == 1


def test_lifted_by_what_stands_on_the_page() -> None:
    lifted = rule("{text: [sources]}", "when: {unless: [draft]}")
    assert spoken(lifted, "A DRAFT page.") == []
    assert len(spoken(lifted, "A page.")) == 1


@pytest.mark.parametrize(("at", "offset"), [("start", 0), ("end", len("# One\n\nTwo three."))])
def test_place_where_it_should_stand(at: str, offset: int) -> None:
    on = page("# One\n\nTwo three.\n\n")
    (match,) = asked(rule("{text: [x]}", f"at: {at}")).matches(on, on.blocks)
    assert match.span == (offset, offset)


def test_page_without_blocks() -> None:
    assert texts(rule("{text: [x]}"), "") == [""]


def test_unknown_place_is_refused() -> None:
    with pytest.raises(ValueError, match="botom"):
        asked(rule("{text: [x]}", "at: botom"))


def test_words_are_those_of_the_mention() -> None:
    assert asked(rule("{text: [x]}", "when: {mentions: [zebra]}")).ways == (
        (frozenset({"zebra"}),),
    )
    assert asked(rule("{text: [zebra]}")).ways is None
