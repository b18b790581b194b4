from __future__ import annotations

from spoken import spoken, texts

ABBREVIATION = r"""
extends: conditional
first: '\b([A-Z]{3,5})\b'
second: '(?:\b[A-Za-z][a-z]+ )+\(([A-Z]{3,5})\)'
"""


def test_first_use_without_definition_is_reported_once() -> None:
    found = spoken(ABBREVIATION, "CBT helps. CBT is a talking therapy.")
    assert [(one.text, one.args) for one in found] == [("CBT", ("CBT",))]


def test_definition_clears_it_wherever_it_stands() -> None:
    assert texts(ABBREVIATION, "# CBT\n\nCognitive behavioural therapy (CBT) helps.") == []


def test_definition_clears_only_what_it_defines() -> None:
    source = "Cognitive behavioural therapy (CBT) helps, and so does EMDR."
    assert texts(ABBREVIATION, source) == ["EMDR"]


def test_exceptions_need_no_definition() -> None:
    assert texts(ABBREVIATION + "exceptions: [NHS]", "The NHS and CBT.") == ["CBT"]


def test_second_without_group_clears_the_page() -> None:
    rule = "extends: conditional\nfirst: tablet\nsecond: pharmacist\n"
    assert texts(rule, "Take a tablet.") == ["tablet"]
    assert texts(rule, "Take a tablet.\n\nAsk a pharmacist.") == []
