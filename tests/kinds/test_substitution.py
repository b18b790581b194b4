from __future__ import annotations

import pytest
from spoken import kind, page, spoken

RULE = """\
extends: substitution
ignorecase: true
swap:
  utilis(?:e|ing): use|apply
  wound care: care of wounds
"""


def fixes(rule: str, text: str) -> list[tuple[str, ...]]:
    return [one.fixes for one in spoken(rule, text)]


def test_a_fix_for_each_choice() -> None:
    (one,) = spoken(RULE, "You can utilise it.")
    assert one == ("utilise", ("use or apply", "utilise"), ("use", "apply"))


@pytest.mark.parametrize(
    ("text", "written"), [("Utilise it.", "Use"), ("utilise it.", "use"), ("UTILISE it.", "use")]
)
def test_capital_is_kept_at_the_start(text: str, written: str) -> None:
    assert fixes(RULE, text)[0][0] == written


def test_capital_can_be_left_alone() -> None:
    assert fixes(RULE + "capitalize: false", "Utilise it.")[0] == ("use", "apply")


def test_group_of_the_pattern_in_the_replacement() -> None:
    rule = "extends: substitution\nswap:\n  '(\\d+) ?milligrams?': $1 mg\n  'x(y)?z': '[$1]'\n"
    assert fixes(rule, "Take 50 milligrams.") == [("50 mg",)]
    assert fixes(rule, "An xz and xyz.") == [("[]",), ("[y]",)]


def test_what_is_right_already_is_left_alone() -> None:
    rule = "extends: substitution\nignorecase: true\nswap:\n  nhs: NHS\n"
    assert fixes(rule, "The NHS and the Nhs.") == [("NHS",)]


def test_longest_key_wins() -> None:
    rule = "extends: substitution\nswap:\n  blood: a\n  blood test: b\n"
    assert fixes(rule, "A blood test, some blood.") == [("b",), ("a",)]


def test_empty_replacement_takes_the_words_out() -> None:
    assert fixes("extends: substitution\nswap:\n  very: ''\n", "It is very good.") == [("",)]


def test_over_wrapped_and_marked_text() -> None:
    assert [one.text for one in spoken(RULE, "Good wound\n*care* here.")] == ["wound\n*care"]


def test_fix_is_safe_only_where_said_and_where_there_is_no_choice() -> None:
    on = page("You can utilise wound care.")
    matches = kind(RULE + "safe: true").matches(on, on.blocks)
    assert [[fix.safe for fix in match.fixes] for match in matches] == [[False, False], [True]]
    matches = kind(RULE).matches(on, on.blocks)
    assert not any(fix.safe for match in matches for fix in match.fixes)
