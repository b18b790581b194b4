"""What rules match, through the public door: a folder of rules and a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from styled import looked, said

from qa.vale import patterns

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WEASEL = """
extends: existence
message: "'%s' is a weasel word!"
ignorecase: true
tokens: [really, very, in order to]
"""


def test_a_literal_is_found_across_emphasis_and_line_breaks(tmp_path: Path) -> None:
    page = "A *very* good page, *in*\norder  to see. Verys.\n\n> In order\n> to be.\n"
    assert said(tmp_path, WEASEL, page) == [
        "1:4:Rule:'very' is a weasel word!",
        "1:22:Rule:'in order  to' is a weasel word!",
        "4:3:Rule:'In order to' is a weasel word!",
    ]


def test_the_first_alternative_wins_where_several_begin(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: '%s'\ntokens: ['a b', 'a b c', '[a-z] b c d']\n"
    assert said(tmp_path, rule, "x a b c d y\n") == ["1:3:Rule:a b"]


def test_a_substitution_offers_what_is_expected(tmp_path: Path) -> None:
    rule = """
extends: substitution
message: "Use '%s' instead of '%s'."
action: {name: replace}
ignorecase: true
swap:
  utili[sz]e: use
  (?:colour|color)s: hue|shade
"""
    assert said(tmp_path, rule, "We Utilise the colours.\n") == [
        "1:4:Rule:Use 'use' instead of 'Utilise'.",
        "1:16:Rule:Use 'hue' or 'shade' instead of 'colours'.",
    ]


def test_code_is_masked_and_programs_are_left_out(tmp_path: Path) -> None:
    page = "Use `very` here.\n\n```\nvery\n```\n\n<script>very</script>\n\nvery\n"
    assert said(tmp_path, WEASEL, page) == ["9:1:Rule:'very' is a weasel word!"]


def test_a_pattern_without_end_is_stopped_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.05)
    slow = r"extends: existence\nmessage: slow\nnonword: true\ntokens: ['SLOW']\n"
    rules = {"Slow": slow.replace(r"\n", "\n").replace("SLOW", SLOW), "Weasel": WEASEL}
    found, stopped = looked(tmp_path, rules, "very " + "a" * 40 + "!\n")
    assert [one.rule for one in found] == ["T.Weasel"]
    assert [(one.name, one.why.partition(" (")[0]) for one in stopped] == [
        ("T.Slow", "The rule took too long and was stopped; simplify its pattern")
    ]


SLOW = r"(?:(?:a|aa)+)+(?<=b)"


def test_words_with_a_hyphen_between_are_not_words_with_a_blank(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: '%s'\nignorecase: true\ntokens: [we are, out-of-date]\n"
    page = "who-we-are, we are, out of date, Out-of-date\n"
    assert said(tmp_path, rule, page) == ["1:13:Rule:we are", "1:34:Rule:Out-of-date"]


def test_a_pattern_may_refer_back_within_others(tmp_path: Path) -> None:
    tokens = r"['(?<!not )good', '(\w+) \1']"
    rule = f"{{extends: existence, message: '%s', nonword: true, tokens: {tokens}}}"
    assert said(tmp_path, rule, "good, not good, the the\n") == [
        "1:1:Rule:good",
        "1:17:Rule:the the",
    ]


def test_flags_of_one_key_are_not_those_of_the_next(tmp_path: Path) -> None:
    rule = "{extends: substitution, message: '%s %s', swap: {'(?i)github': GitHub, Mail: mail}}"
    found = said(tmp_path, rule, "github GITHUB Mail mail MAIL\n")
    assert found == ["1:1:Rule:GitHub github", "1:8:Rule:GitHub GITHUB", "1:15:Rule:mail Mail"]
