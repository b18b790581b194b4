"""Dates in every form that pages have, in Britain and in the United States."""

from __future__ import annotations

from datetime import date

import pytest

from qa.dates import Days, dates_in, parse_date


def days(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Page last reviewed: 3 March 2026", days("2026-03-03")),
        ("Reviewed on the 24th of Nov. 2025", days("2025-11-24")),
        ("September 14, 2026.", days("2026-09-14")),
        ("Nov 24th 2026", days("2026-11-24")),
        ("3-Mar-2026", days("2026-03-03")),
        ("3\u00a0March 2026", days("2026-03-03")),
        ("2026-03-01T10:00:00Z", days("2026-03-01")),
        ("2026/3/1", days("2026-03-01")),
        ("20260301", days("2026-03-01")),
        ("Reviewed March 2026", days("2026-03-01", "2026-03-31")),
        ("Feb '28", days("2028-02-01", "2028-02-29")),
        ("03/2026", days("2026-03-01", "2026-03-31")),
        ("2026-03", days("2026-03-01", "2026-03-31")),
        ("in 2019", days("2019-01-01", "2019-12-31")),
        ("Mon Jun 11 2018 00:00:00 GMT+0000", days("2018-06-11")),
    ],
)
def test_the_date_in_a_text(text: str, wanted: Days) -> None:
    assert [dated.days for dated in dates_in(text)] == [wanted]


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [
        ("en-GB", days("2026-04-03")),
        ("en_GB", days("2026-04-03")),
        ("en-US", days("2026-03-04")),
        ("en", days("2026-03-04", "2026-04-03")),
    ],
)
def test_the_locale_says_which_figure_is_the_day(locale: str, wanted: Days) -> None:
    assert [dated.days for dated in dates_in("3/4/2026", locale)] == [wanted]


@pytest.mark.parametrize("locale", ["en-GB", "en-US", "en"])
def test_a_figure_above_twelve_is_the_day(locale: str) -> None:
    assert parse_date("13/4/26", locale) == days("2026-04-13")
    assert parse_date("4/13/2026", locale) == days("2026-04-13")


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2026",
        "doi:10.1001/jama.2020.1",
        "ISBN 978-2019-1",
        "12 May 10:30",
        "call 2026555",
        "take 2 tablets",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not list(dates_in(text))


def test_places_are_those_of_the_text() -> None:
    text = "Reviewed 3 March 2026. Next review due: March 2029."
    assert [text[d.start : d.end] for d in dates_in(text)] == ["3 March 2026", "March 2029"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2021-05-25T22:28:19+10:00", days("2021-05-25")),
        ("Mon, 24 Nov 2025 10:00:00 GMT", days("2025-11-24")),
        ("Tuesday 3 March 2026", days("2026-03-03")),
        ("1528908000", days("2018-06-13")),
        ("yesterday", None),
        ("March", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("3 March 2026 by Dr Shah", None),
        ("3 March 2026 " * 100, None),
    ],
)
def test_a_value_of_metadata(value: str, wanted: Days | None) -> None:
    assert parse_date(value) == wanted


def test_two_dates_meet_where_they_can_be_one_day() -> None:
    march = days("2026-03-01", "2026-03-31")
    assert march.meets(days("2026-03-31"))
    assert not march.meets(days("2026-04-01"))
    assert not march.is_one
