"""The country of a page, and the numbers that work there."""

from __future__ import annotations

import pytest

from qa.countries import (
    countries,
    country_of,
    declared_country,
    gives_crisis_line,
    likely_country,
    lines,
    names_one_of,
)
from qa.page import Page
from qa.readers import read
from qa.sources import Source


def page_of(text: str, locale: str = "en", profile: str = "neutral") -> Page:
    document = read(Source("page.md", text.encode(), "markdown"))
    return Page(document, locale=locale, profile=profile)


@pytest.mark.parametrize(
    ("locale", "profile", "wanted"),
    [
        ("en-US", "neutral", "US"),
        ("en_GB", "neutral", "GB"),
        ("en-SG", "en-US", "SG"),
        ("zh-Hant-TW", "neutral", "TW"),
        ("es-419", "neutral", "419"),
        ("en", "en-GB-nhs", "GB"),
        ("en", "neutral", ""),
    ],
)
def test_declared(locale: str, profile: str, wanted: str) -> None:
    assert declared_country(page_of("Anything.", locale, profile)) == wanted


@pytest.mark.parametrize(
    ("text", "likely", "country"),
    [
        ("The FDA warns of it. Call 911.", "", "US"),
        ("The colour changes, and anaemia follows.", "GB", "GB"),
        ("Diarrhea changes the colour.", "", ""),
        ("The NHS pays your GP. Call triple zero.", "GB", "AU"),
    ],
)
def test_numbers_of_a_page_count_only_for_its_country(text: str, likely: str, country: str) -> None:
    page = page_of(text)
    assert (likely_country(page), country_of(page)) == (likely, country)


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Text HOME to 741-741.", "US", True),
        ("Call 116123.", "GB", True),
        ("Call 116123.", "US", False),
        ("Call 1-800-891-4416.", "IN", True),
        ("Phone Pieta.", "IE", True),
        ("Phone Pieta.", "", True),
        ("Phone Pieta.", "GB", False),
        ("Ask any [crisis line](https://x.org).", "GB", True),
        ("[Get help](tel:988).", "US", True),
        ("Call 1-800-222-1222.", "US", False),
        ("It weighs 9885 g.", "US", False),
        ("Phone Pieta.", "SG", True),
    ],
)
def test_crisis_lines(text: str, country: str, wanted: bool) -> None:
    assert gives_crisis_line(page_of(text), country) is wanted


def test_names_with_their_capitals() -> None:
    assert names_one_of("In the US it is so.", frozenset({"US"}))
    assert not names_one_of("Tell us of it.", frozenset({"US"}))
    assert not names_one_of("In the US it is so.", frozenset({"GB", "SG"}))


def test_every_line_and_number_that_is_named_was_read_in_a_source() -> None:
    for country in countries().values():
        digits = country.line.replace(" ", "")
        (line,) = [line for line in lines() if line.digits == digits]
        assert line.verified
        assert line.crisis


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Last reviewed: May 4, 2026. A flu shot may help.", "US"),
        ("Checked by Ana Ruiz, MD. Take Tylenol.", "US"),
        ("Last reviewed 4 May 2026. A flu jab may help.", "GB"),
        ("Last reviewed: May 4, 2026. A flu shot in Perth, Australia. See healthdirect.", ""),
    ],
)
def test_dates_and_names_tell_the_country(text: str, wanted: str) -> None:
    assert likely_country(page_of(text)) == wanted


def test_who_wrote_a_page_counts() -> None:
    page = page_of("---\nauthor: Ana Ruiz, MD\n---\n\nCall your pediatrician.")
    assert likely_country(page) == "US"
