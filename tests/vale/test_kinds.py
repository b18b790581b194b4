"""Every kind of rule, as Vale means it: one rule, one page, what is said and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from styled import looked, said

from qa.errors import RuleError
from qa.style_settings import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def test_occurrence_counts_in_each_passage(tmp_path: Path) -> None:
    rule = "extends: occurrence\nmessage: '%d commas'\nscope: paragraph\nmax: 1\ntoken: ','\n"
    assert said(tmp_path, rule, "# A, b, c\n\nA, b.\n\nA, *b, c*, d.\n") == ["5:2:Rule:3 commas"]


def test_occurrence_points_at_the_first_word_of_what_falls_short(tmp_path: Path) -> None:
    rule = "extends: occurrence\nmessage: '%s'\nscope: paragraph\nmin: 1\ntoken: dose\n"
    assert said(tmp_path, rule, "A dose.\n\n  Nothing here.\n") == ["3:3:Rule:0"]


def test_repetition_stays_within_a_sentence_and_wraps_lines(tmp_path: Path) -> None:
    rule = "extends: repetition\nmessage: '%s twice'\nignorecase: true\nalpha: true\n"
    rule += "tokens: ['[^\\s.]+']\n"
    page = "Take the\nThe *the* pill. I know that. That is it.\n"
    assert said(tmp_path, rule, page) == ["1:6:Rule:The twice", "2:1:Rule:the twice"]


def test_consistency_speaks_once_both_ways_stood(tmp_path: Path) -> None:
    rule = "extends: consistency\nmessage: 'not %s'\nignorecase: true\neither: {gray: grey}\n"
    assert said(tmp_path, rule, "Gray skin.\n\nGrey skin.\n\nGray, grey.\n") == [
        "3:1:Rule:not Grey",
        "5:7:Rule:not grey",
    ]


def test_conditional_wants_what_it_captures_to_be_defined_before(tmp_path: Path) -> None:
    rule = r"""
extends: conditional
message: "'%s' has no definition"
first: '\b([A-Z]{3,5})\b'
second: '(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)'
exceptions: [HTML]
"""
    page = "WHO and HTML.\n\nWorld Health Organization (WHO) and FDA.\n\nWHO.\n"
    assert said(tmp_path, rule, page) == [
        "1:1:Rule:'WHO' has no definition",
        "3:37:Rule:'FDA' has no definition",
    ]


def test_conditional_without_a_group_is_cleared_by_any_second(tmp_path: Path) -> None:
    rule = "extends: conditional\nmessage: '%s'\nfirst: note\nsecond: \"see\"\n"
    assert said(tmp_path, rule, "A note: see it.\n\nA note.\n") == ["3:3:Rule:note"]


@pytest.mark.parametrize(
    ("match", "heading", "expected"),
    [
        ("$title", "The end of a good day", "The End of a Good Day"),
        ("$title", "How to treat a Cold", "How To Treat a Cold"),
        ("$title", "From Nose to lung", "From Nose to Lung"),
        ("$sentence", "How To Treat A Cold", "How to treat a cold"),
        ("$sentence", "How to treat AIDS in Paris, part of a series", None),
        ("$lower", "A cold", "a cold"),
        ("$upper", "A COLD", None),
        ("'^[A-Z]'", "a cold", "^[A-Z]"),
    ],
)
def test_capitalization(tmp_path: Path, match: str, heading: str, expected: str | None) -> None:
    rule = f"extends: capitalization\nmessage: \"'%s': %s\"\nscope: heading\nmatch: {match}\n"
    wanted = [] if expected is None else [f"1:3:Rule:'{heading}': {expected}"]
    assert said(tmp_path, rule, f"# {heading}\n\nA cold.\n") == wanted


@pytest.mark.parametrize(("accepted", "found"), [((), ["Click here"]), (("other term",), [])])
def test_capitals_count_in_exceptions_where_there_is_no_vocabulary(
    tmp_path: Path, accepted: tuple[str, ...], found: list[str]
) -> None:
    rule = "extends: existence\nmessage: '%s'\nignorecase: true\nexceptions: [click here to]\n"
    page = "Click here to go. Please click here to.\n"
    told = said(tmp_path, f"{rule}tokens: [click here]\n", page, vocabulary=Vocabulary(accepted))
    assert told == [f"1:1:Rule:{words}" for words in found]


@pytest.mark.parametrize(("accepted", "expected"), [((), "github"), (("x",), "GitHub")])
def test_sentence_case_writes_a_term_as_it_is_where_there_is_a_vocabulary(
    tmp_path: Path, accepted: tuple[str, ...], expected: str
) -> None:
    rule = "extends: capitalization\nmessage: '%[2]s'\nscope: heading\nmatch: $sentence\n"
    rule += "threshold: 1.0\nexceptions: [GitHub]\n"
    told = said(tmp_path, rule, "# Use GITHUB Now\n", vocabulary=Vocabulary(accepted))
    assert told == [f"1:3:Rule:Use {expected} now"]


def test_metric_measures_the_page_or_its_parts(tmp_path: Path) -> None:
    rules = {
        "Page": "extends: metric\nmessage: '%s'\nformula: heading_h2\ncondition: '> 1'\n",
        "Words": "extends: metric\nmessage: '%s'\nscope: paragraph\nformula: words / sentences\n"
        "condition: '>= 3 && result < 9'\n",
    }
    page = "# One\n\nAb cd ef. Gh ij kl.\n\n## Two\n\nA b.\n\n## Three\n"
    assert said(tmp_path, rules, page) == ["1:1:Page:2.00", "3:1:Words:3.00"]


def test_readability_is_the_mean_of_its_grades(tmp_path: Path) -> None:
    rule = "extends: readability\nmessage: '%s'\ngrade: 5\nmetrics: [Automated Readability]\n"
    hard = "Immunosuppressive medication necessitates comprehensive multidisciplinary supervision."
    assert said(tmp_path, rule, "The cat sat. The dog ran.\n") == []
    assert said(tmp_path, rule, f"{hard}\n") == ["1:1:Rule:44.37"]


def test_a_program_is_read_and_says_nothing(tmp_path: Path) -> None:
    rule = "extends: script\nmessage: m\nscope: raw\nscript: |\n  matches := []\n"
    assert said(tmp_path, rule, "Text.\n") == []


def test_a_rule_extends_another_of_its_style(tmp_path: Path) -> None:
    rules = {
        "Base": "extends: existence\nmessage: 'no %s'\ntokens: [very, really, so]\n",
        "Mine": "extends: T.Base\nmessage: 'mine %s'\ntokens+: [quite]\ntokens-: [so]\n",
    }
    assert said(tmp_path, rules, "so quite\n") == ["1:1:Base:no so", "1:4:Mine:mine quite"]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("message: m\ntokens: [a]\n", "the key 'extends' is missing"),
        ("extends: existance\nmessage: m\n", "did you mean 'existence'"),
        ("extends: existence\nmessage: m\ntoken: [a]\n", "'token' is not a key"),
        ("extends: existence\nmessage: m\nlevel: bad\n", "'bad' is not a level"),
        ("extends: existence\nmessage: m\naction: {name: mend}\n", "unknown action 'mend'"),
        ("extends: T.Nothing\nmessage: m\n", "there is no rule 'T.Nothing'"),
        ("extends: T.Rule\nmessage: m\n", "extend each other in a circle"),
        ("extends: existence\nmessage: m\ntokens+: [a]\n", "needs a parent"),
    ],
)
def test_what_is_wrong_with_a_rule_is_named(tmp_path: Path, rule: str, problem: str) -> None:
    with pytest.raises(RuleError, match=r"Rule\.yml:\d+: ") as raised:
        said(tmp_path, rule, "Text.\n")
    assert problem in str(raised.value)


def test_actions_are_fixes_none_of_them_safe(tmp_path: Path) -> None:
    rules = {
        "Out": "extends: existence\nmessage: '%s'\naction: {name: remove}\ntokens: [very]\n",
        "Case": "extends: substitution\nmessage: 'Use %s, not %s'\nignorecase: true\n"
        "matchcase: true\naction: {name: replace}\nswap: {blood sugar: blood glucose}\n",
        "Edit": "extends: existence\nmessage: '%s: %s'\nnonword: true\ntokens: ['(\\w+)_(\\w+)']\n"
        "action: {name: edit, params: [[replace, '_', '-'], [upper]]}\n",
        "Swap": "extends: existence\nmessage: '%s: %s'\nnonword: true\n"
        "tokens: ['([A-Z][a-z]+), ([A-Z][a-z]+)']\naction: {name: replace, params: ['$2 $1']}\n",
    }
    found, _ = looked(tmp_path, rules, "very BLOOD SUGAR a_b Doe, Jane\n")
    fixes = {one.rule: [edit.text for fix in one.fixes for edit in fix.edits] for one in found}
    assert fixes == {
        "T.Out": [""],
        "T.Case": ["BLOOD GLUCOSE"],
        "T.Edit": ["A-B"],
        "T.Swap": ["Jane Doe"],
    }
    assert not any(fix.safe for one in found for fix in one.fixes)


def test_a_limit_counts_for_each_page(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: '%s'\nlimit: 2\ntokens: [a]\n"
    assert len(said(tmp_path, rule, "a a a a\n")) == 2
