"""Numbers for emergencies and crises: which country, how loud, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

WRONG = "language.wrong-country-number"
OLD = "language.old-crisis-line"
BRITISH = "See your GP. The NHS gives paracetamol to those with anaemia. "
AMERICAN = "Medicare pays. The FDA says that acetaminophen helps with anemia. "


def found(
    book: Rulebook,
    rule: str,
    text: str,
    *,
    profile: str | None = None,
    page_type: str | None = None,
) -> tuple[Finding, ...]:
    settings = InspectionSettings(
        select=(rule,), grammar="none", profile=profile, page_type=page_type
    )
    return inspect_page(Source("page.md", text.encode(), "markdown"), book, settings).findings


def said(book: Rulebook, rule: str, text: str, profile: str | None = None) -> list[tuple[str, str]]:
    return [
        (text[finding.span.start : finding.span.end], finding.level.value)
        for finding in found(book, rule, text, profile=profile)
    ]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en-US", "Call 999.", "999"),
        ("en-US", "Call NHS 111 for advice.", "111"),
        ("en-US", "Call Samaritans on 116 123.", "116 123"),
        ("en-US", "Text SHOUT to 85258.", "85258"),
        ("en-GB", "Call **9-1-1** now.", "9-1-1"),
        ("en-GB", "Dial 911 or 999.", "911"),
        ("en-GB", "Call 1-800-222-1222.", "1-800-222-1222"),
        ("en-GB", "Text HOME to 741741.", "741741"),
        ("en-GB", "# Call 911 if you faint", "911"),
        ("en-GB", "The 988 Suicide & Crisis Lifeline is open.", "988"),
        ("en-AU", "Phone 999.", "999"),
        ("en-NZ", "Ring 000.", "000"),
        ("en-IE", "Call 911.", "911"),
        ("en-CA", "Call Lifeline on 13 11 14.", "13 11 14"),
        ("en-IN", "Call 911.", "911"),
    ],
)
def test_number_of_another_country(book: Rulebook, language: str, text: str, number: str) -> None:
    page = f"---\nlanguage: {language}\n---\n{text}\n"
    assert said(book, WRONG, page) == [(number, "error")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-US", "Call 911, or call or text 988. Veterans: press 1."),
        ("en-GB", "Call 999, 112 or 111. Samaritans: 116 123."),
        ("en-IE", "Call 112 or 999."),
        ("en-AU", "Call 000 or Lifeline on 13 11 14."),
        ("en-NZ", "Call 111 or text 1737."),
        ("en-CA", "Call 911 or 988."),
        ("en-SG", "Call 995 or 999."),
        ("en-US", "In England, call 999."),
        ("en-GB", "When you travel outside the UK, call 911 or 112."),
        ("en-GB", "## If you live in Canada\n\n- call 911"),
        ("en-GB", "In the United States:\n\n- call 911\n- text 988"),
        ("en-GB", "| Country | Number |\n|---|---|\n| USA | Call 911 |\n"),
        ("en-GB", "We asked 911 people, and 988 patients took 999 mg."),
        ("en-GB", "Call us on 0300 911 0000 or 020 7911 9999."),
        ("en-US", 'He said: "Call 999."'),
        ("en-US", "# References\n\n1. Call 999. BMJ 2019."),
        ("en-GB", "A bed costs £911, call for 1,999 more."),
    ],
)
def test_number_that_is_right_or_none(book: Rulebook, language: str, text: str) -> None:
    assert said(book, WRONG, f"---\nlanguage: {language}\n---\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BRITISH + "Call 911.", [("911", "warning")]),
        (AMERICAN + "Call 999.", [("999", "warning")]),
        (BRITISH + AMERICAN + "Call 911.", []),
        ("Call 911.", []),
        ("---\nlanguage: en-US\n---\n" + BRITISH + "Call 999.", []),
    ],
)
def test_country_by_the_words_of_the_page(
    book: Rulebook, text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(book, WRONG, text) == expected


def test_country_by_the_profile(book: Rulebook) -> None:
    assert said(book, WRONG, "Call 911.", "en-GB-nhs") == [("911", "error")]
    assert said(book, WRONG, "Call 999.", "en-US") == [("999", "error")]


def test_message_names_country_and_number(book: Rulebook) -> None:
    (finding,) = found(book, WRONG, "---\nlanguage: en-GB\n---\nCall or text 988.\n")
    assert "the UK" in finding.message
    assert "116 123" in finding.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 1-800-273-8255.", [("1-800-273-8255", "warning")]),
        ("Call (800) 273-8255.", [("(800) 273-8255", "warning")]),
        ("Call 1 800 273 TALK (8255).", [("1 800 273 TALK (8255)", "warning")]),
        ("Veterans: call 1-800-273-8255 and press 1.", [("1-800-273-8255", "suggestion")]),
        ("The *National Suicide Prevention Lifeline* helps.",
         [("National Suicide Prevention Lifeline", "warning")]),
        ("The [Lifeline](https://suicidepreventionlifeline.org/) helps.",
         [("https://suicidepreventionlifeline.org/", "warning")]),
        ("988 was formerly 1-800-273-8255.", []),
        ("Call or text 988.", []),
        ("Call 1-800-273-8256.", []),
    ],
)  # fmt: skip
def test_old_crisis_line(book: Rulebook, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(book, OLD, text) == expected


def test_fix_of_the_old_line_is_never_made_by_itself(book: Rulebook) -> None:
    (finding,) = found(book, OLD, "Call 1-800-273-8255.")
    assert [edit.text for fix in finding.fixes for edit in fix.edits] == ["988"]
    assert not any(fix.safe for fix in finding.fixes)


def test_a_link_that_calls_the_old_number_is_mended_with_it(book: Rulebook) -> None:
    (finding,) = found(book, OLD, "Call [1-800-273-8255](tel:+1-800-273-8255) now.")
    assert [edit.text for edit in finding.fixes[0].edits] == ["988", "tel:988"]


METHOD = "language.suicide-method"


@pytest.mark.parametrize(
    ("text", "found_text"),
    [
        ("His suicide was in May. He hanged himself.", "hanged himself"),
        ("# After suicide\n\nShe jumped off a bridge.", "jumped off a bridge"),
        ("He killed himself with pills: he took 60 tablets.", "took 60 tablets"),
        ("A suicide.\n\nHe shot himself in the head.", "shot himself in the head"),
    ],
)
def test_method_in_a_story(book: Rulebook, text: str, found_text: str) -> None:
    assert said(book, METHOD, text) == [(found_text, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "He hanged himself out of the window to look.",
        "Suicide is rare here.\n\nx\n\ny\n\nShe jumped off a bridge for sport.",
        "Suicidal thoughts are a side effect. If you take 60 tablets, get help.",
        "His suicidal thoughts went. He took 2 tablets by mistake.",
    ],
)
def test_no_method(book: Rulebook, text: str) -> None:
    assert said(book, METHOD, text) == []


def test_professionals_may_read_of_methods(book: Rulebook) -> None:
    text = "His suicide was in May. He hanged himself."
    assert found(book, METHOD, text, page_type="professional") == ()
