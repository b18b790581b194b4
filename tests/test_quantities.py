"""What a page counts and measures."""

import pytest

from qa.page import Page
from qa.quantities import quantities
from qa.readers import read
from qa.sources import Source


def page_of(text: str) -> Page:
    return Page(document=read(Source("page.md", text.encode(), "markdown")))


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("The scan takes 15 to 90 minutes.", "time", 15, 90),
        ("It lasts an hour and a half.", "time", 90, 90),
        ("Wash it once a month.", "rhythm", 1 / 30.4, 1 / 30.4),
        ("For people aged 25 to 64.", "age", 25, 64),
        ("Ann, 47, told us this.", "age", 47, 47),
        ("A 6-month-old baby.", "age", 0.5, 0.5),
        ("I was 24 when I was told.", "age", 24, 24),
        ("Being told at 31 that it is for life.", "age", 31, 31),
        ("He was only 16.", "age", 16, 16),
        ("If I had not been 29 before anyone named it.", "age", 29, 29),
        ("Adults need 7 or more hours of sleep.", "time", 420, 420),
        ("About 1 to 3 in 100 people have it.", "share", 0.01, 0.03),
        ("She saved $70, and told us.", "money", 70, 70),
        ("Babies younger than 6 months.", "age", 0.5, 0.5),
        ("For everyone 65 and over.", "age", 65, 65),
        ("Children under 2 years must not have it.", "age", 2, 2),
        ("The patch is for over-18s.", "age", 18, 18),
        ("Results come within two business days.", "time", 2880, 2880),
        ("Press on it for a full hour.", "time", 60, 60),
        ("A week of tablets is enough.", "time", 10_080, 10_080),
        ("Below 150/95mmHg.", "pressure", 150.095, 150.095),
        ("It affects one in ten of us.", "share", 0.1, 0.1),
        ("It affects 10 to 20% of us.", "share", 0.1, 0.2),
        ("The visit costs £1,200.", "money", 1200, 1200),
        ("A reading of 130/80 mmHg.", "pressure", 130.08, 130.08),
        ("A fever of 38C.", "heat c", 38, 38),
        ("She had six rounds of it.", "of rounds", 6, 6),
        ("Take 5 mg.", "mg/", 5, 5),
    ],
)
def test_has_a_kind_and_a_range(text: str, kind: str, low: float, high: float) -> None:
    (found,) = quantities(page_of(text))
    assert found.kind == kind
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "A pack a day.",
        "It cost $160 million.",
        "Type 2 diabetes.",
        "# In 10 minutes",
        "Ten to one.",
        "`10 minutes`",
    ],
)
def test_leaves_alone_what_is_no_quantity(text: str) -> None:
    assert not quantities(page_of(text))
