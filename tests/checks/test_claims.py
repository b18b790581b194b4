"""Promises that no page can keep, and sentences that only mention them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook


NAMES = (
    "miracle-cure",
    "guaranteed-result",
    "no-side-effects",
    "absolute-safety",
    "proven-cure",
    "unsourced-percentage",
)


def found(book: Rulebook, text: str) -> list[tuple[str, str]]:
    settings = InspectionSettings(select=tuple(f"claims.{n}" for n in NAMES), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return [(f.rule.partition(".")[2], f.match) for f in inspection.findings]


@pytest.mark.parametrize(
    ("text", "rule", "match"),
    [
        ("It is a **miracle** cure.", "miracle-cure", "miracle** cure"),
        ("We offer guaranteed relief.", "guaranteed-result", "guaranteed relief"),
        ("This drug always works.", "guaranteed-result", "drug always works"),
        ("Our tea has no side effects.", "no-side-effects", "has no side effects"),
        ("The tablet is 100% safe.", "absolute-safety", "100% safe"),
        ("It is proven to cure panic.", "proven-cure", "proven to cure panic"),
        ("It works for 95% of people.", "unsourced-percentage", "works for 95% of people"),
        ("We have a 90% success rate.", "unsourced-percentage", "90% success rate"),
    ],
)
def test_claims(book: Rulebook, text: str, rule: str, match: str) -> None:
    assert found(book, text) == [(rule, match)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no miracle cure.",
        "Red flags of a scam: it promises a miracle cure.",
        "Nothing is guaranteed to work.",
        "We cannot say that it is completely safe.",
        "Most people have no side effects.",
        "There are no known risk factors.",
        "You may have no side effects at all.",
        "It was not proven to cure anyone.",
        "It works for 95% of people [3].",
        "It works for 95% of people (Okafor, 2021).",
        "Pick a date that works for everyone.",
        'They said it was a "miracle drug".',
        "About 20% of people have it.",
        "Researchers hope it is one day shown to cure the disease.",
    ],
)
def test_mentions(book: Rulebook, text: str) -> None:
    assert found(book, text) == []
