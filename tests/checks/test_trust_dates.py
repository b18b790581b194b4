"""When a page was checked: where it says so, and what does not fit together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from qa.checks.trust.page_dates import page_dates
from qa.config import Config
from qa.inspection import inspect_page
from qa.page import Page
from qa.pipeline import Request, run
from qa.readers import read
from qa.settings import InspectionSettings
from qa.sources import FORMATS, Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.rulebook import Rulebook

TODAY = date(2026, 11, 24)


def dated(text: str, path: str = "page.md", locale: str = "en-GB") -> list[tuple[str, str]]:
    ending = path[path.rindex(".") :]
    page = Page(document=read(Source(path, text.encode(), FORMATS[ending])), locale=locale)
    found = page_dates(page)
    for entry in found:
        assert page.document.source[slice(*entry.span)].strip('"')
    return [(entry.what.value, entry.days.last.isoformat()) for entry in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Page last reviewed: 3 March 2026. Next review due: March 2029",
            [("reviewed", "2026-03-03"), ("next", "2029-03-31")],
        ),
        (
            "This page was last reviewed in March 2026 and will be reviewed again in March 2029.",
            [("reviewed", "2026-03-31"), ("next", "2029-03-31")],
        ),
        ("Reviewed by our clinical team, March 2026", [("reviewed", "2026-03-31")]),
        (
            "Written by Jo Ash, nurse. It was later reviewed by Dr Mary\nLee, in April 2026.",
            [("reviewed", "2026-04-30")],
        ),
        (
            "Written by Jo Ash, senior community nurse at Holm Hospital\nLast reviewed 3 May 2026",
            [("reviewed", "2026-05-03")],
        ),
        ("We last checked this page on 3/4/2026.", [("reviewed", "2026-04-03")]),
        (
            "Reviewed by Dr Lee, and Ada Nwosu, nurse. 15 May 2025; next review 15 May 2027.",
            [("reviewed", "2025-05-15"), ("next", "2027-05-15")],
        ),
        (
            "## References\n\n1. A book.\n\nBy Jo Lee. Reviewed May 2025, next check May 2027",
            [("reviewed", "2025-05-31"), ("next", "2027-05-31")],
        ),
        (
            "Published 3 May 2024 · Updated 4 June 2025",
            [("published", "2024-05-03"), ("updated", "2025-06-04")],
        ),
        ("Review date: June 2028", [("unsure", "2028-06-30")]),
        ("**Last reviewed:**\n\n3 March 2026", [("reviewed", "2026-03-03")]),
        ("**Next review:**\n\n3 March 2029", [("next", "2029-03-03")]),
        ("By Dr Cho\n\nMay 3, 2026\n\nText.", [("published", "2026-05-03")]),
        ("The guideline was updated in 2019.", []),
        ("The licence was last reviewed in 2018.", []),
        ("The review in 2019 found that it works.", []),
        ("It was approved by the FDA in 2019.", []),
        ("Date of birth 3 May 1950", []),
        ("© 2026 The library", []),
        (
            "## Our sources\n\n1. NHS. Gout. Reviewed 2023.\n\nPage last reviewed: 3 May 2026",
            [("reviewed", "2026-05-03")],
        ),
    ],
)  # fmt: skip
def test_dates_that_a_page_gives_of_itself(text: str, wanted: list[tuple[str, str]]) -> None:
    assert dated(text) == wanted


def test_dates_of_json_ld_and_metadata() -> None:
    data = '{"@type": "MedicalWebPage", "lastReviewed": "2026-03-03"}'
    page = f'<script type="application/ld+json">{data}</script><main><p>Text.</p></main>'
    assert dated(page, "a.html") == [("reviewed", "2026-03-03")]
    meta = "---\nreview: {date: 2026-01-02, next: 2029-01-02}\ndate: 1528908000\n---\nText."
    assert dated(meta) == [
        ("reviewed", "2026-01-02"),
        ("next", "2029-01-02"),
        ("published", "2018-06-13"),
    ]


def overdue(folder: Path, text: str, rule: str = "trust.overdue-review") -> list[tuple[str, str]]:
    (folder / "page.md").write_text(text, encoding="utf-8")
    config = Config(select=(rule,), grammar="none", level="suggestion", offline=True)
    request = Request((str(folder),), use_cache=False, today=TODAY)
    return [(f.level.value, f.match) for f in run(request, config).findings]


@pytest.mark.parametrize(
    ("kind", "line", "wanted"),
    [
        ("condition", "Last reviewed: 25 November 2023", []),
        ("condition", "Last reviewed: 3 March 2023", [("warning", "3 March 2023")]),
        ("condition", "Last reviewed: 3 March 2019", [("error", "3 March 2019")]),
        ("medicine", "Last reviewed: 3 March 2024", [("warning", "3 March 2024")]),
        ("medicine", "Last reviewed: 3 March 2025", []),
        ("condition", "Last updated: 3 March 2019", [("warning", "3 March 2019")]),
        ("condition", "Reviewed: May 2024. Next review: April 2026.", [("error", "April 2026")]),
        ("condition", "Reviewed: May 2025. Next review: May 2026.", [("warning", "May 2026")]),
        ("medicine", "Reviewed: May 2024. Next review: May 2027.", []),
        ("condition", "Reviewed: May 2018. Next review: May 2028.", [("error", "May 2018")]),
        ("condition", "Review date: May 2024", [("warning", "May 2024")]),
        ("condition", "Review date: October 2025", [("suggestion", "October 2025")]),
        ("news", "Last reviewed: 3 March 2019", []),
        ("service", "Last updated: 3 March 2019", []),
        ("service", "Next review due: March 2024", [("error", "March 2024")]),
        ("condition", "Last reviewed: 3 March 2019\n\nThis page has been archived.", []),
    ],
)
def test_reviews_that_are_overdue(
    tmp_path: Path, kind: str, line: str, wanted: list[tuple[str, str]]
) -> None:
    text = f"---\ntype: {kind}\nlang: en-GB\n---\n# Gout\n\nA sore toe.\n\n{line}\n"
    assert overdue(tmp_path, text) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Page last reviewed: 25 November 2026", []),
        ("Page last reviewed: November 2026", []),
        ("Page last reviewed: 26 November 2026", [("error", "26 November 2026")]),
        ("Published: 3 March 2027", [("warning", "3 March 2027")]),
        ("Next review: 3 March 2029", []),
    ],
)
def test_days_that_have_not_come(tmp_path: Path, line: str, wanted: list[tuple[str, str]]) -> None:
    text = f"# Gout\n\nA sore toe.\n\n{line}\n"
    assert overdue(tmp_path, text, "trust.review-date-in-future") == wanted


@pytest.mark.parametrize(
    ("meta", "text", "wanted"),
    [
        ("last_reviewed: 2024-01-02", "Page last reviewed: 3 January 2024", []),
        ("last_reviewed: 2024-01-02", "Last reviewed: May 2023", [("warning", "May 2023")]),
        ("last_reviewed: 2024-01-02", "Last updated: January 2023", []),
        ("updated: 2024-01-02", "Last updated: January 2023", [("suggestion", "January 2023")]),
        ("lang: en", "Reviewed May 2026.\n\nLast reviewed: May 2024", [("warning", "May 2024")]),
        ("lang: en", "Reviewed May 2020.\n\nReviewed May 2023.\n\nReviewed May 2026.", []),
        ("last_reviewed: 2026-03-04", "Last reviewed: 3/4/2026", []),
    ],
)  # fmt: skip
def test_dates_that_do_not_agree(
    book: Rulebook, meta: str, text: str, wanted: list[tuple[str, str]]
) -> None:
    settings = InspectionSettings(select=("trust.review-date-mismatch",), grammar="none")
    source = Source("a.md", f"---\n{meta}\n---\n# Gout\n\n{text}\n".encode(), "markdown")
    found = inspect_page(source, book, settings).findings
    assert [(f.level.value, f.match) for f in found] == wanted
