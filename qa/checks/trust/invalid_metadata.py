"""Metadata whose value cannot be what its key says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

from qa.checks.trust.page_dates import What, what_of_key
from qa.dates import parse_date
from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TEXTS = frozenset(
    {"title", "description", "summary", "lang", "language", "locale", "page_type", "slug"}
)
_PEOPLE = frozenset({"author", "reviewer", "reviewed_by", "reviewedby", "medical_reviewer"})
_TEMPLATE = regex_later(r"\{\{|\{%|<%|\$\{|\{[a-z_]+\}")
_DATED = regex_later(
    r"date|_on\Z|_at\Z|\Alast|\Anext|reviewed|updated|lastmod|modified|published", regex.IGNORECASE
)
# "review: required" or "reviewed: true" is a state, no date.
_STATE = regex_later(
    r"(?:true|false|yes|no|y|n|on|off|done|complete[d]?|incomplete|required|none|null|never|"
    r"pending|"
    r"approved|draft|open|closed|\d{1,2} ?(?:months?|years?|weeks?|days?)|annual(?:ly)?|yearly|"
    r"quarterly|monthly|every .*|n/?a)",
    regex.IGNORECASE,
)
_STRICT = frozenset({What.REVIEWED, What.UPDATED, What.NEXT, What.UNSURE, What.PUBLISHED})
_LANGUAGE = regex_later(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST = 60


@rule(
    "trust.invalid-metadata",
    level=Level.ERROR,
    message="The metadata says '%s: %s', which is not %s: put it right.",
    why="What sorts pages, shows their date or reminds of the next review leaves this page out, or "
    "shows nonsense.",
    sources=[
        "NHS standard for creating health content, part 1 (a documented process)",
        "ISO 8601, dates",
    ],
    examples=[
        Example(
            bad="---\nlast_reviewed: yesterday\n---\n# Gout\n\nA sore toe.\n",
            good="---\nlast_reviewed: 2026-03-03\n---\n# Gout\n\nA sore toe.\n",
        ),
        Example(
            bad="---\ntitle: [Gout, Arthritis]\n---\nA sore toe.\n",
            good="---\ntitle: Gout and arthritis\nreviewed: true\n---\nA sore toe.\n",
        ),
        Example(
            bad="---\nnext_review: 2026-13-45\n---\n# Gout\n\nA sore toe.\n",
            good="---\nnext_review: '{{ review_date }}'\ndate: 2021-05-25T22:28:19+10:00\n---\n# "
            "Gout\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each date that is none, each text that is a list, each language without a code."""
    if page.document.format is Format.DOCX:
        return
    for key, value in page.document.metadata.items():
        wanted = _wrong(page, key, value)
        if wanted:
            shown = str(value)
            shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
            span = page.document.metadata_spans.get(key, page.start)
            yield Match(span, (key, shown, wanted))


def _wrong(page: Page, key: str, value: Any) -> str:
    """Return what a value should have been; "" where it may be right."""
    low = key.lower().replace("-", "_")
    if low in _TEXTS and isinstance(value, list | dict) and value:
        return "a text"
    if low in _PEOPLE and isinstance(value, bool | int | float):
        return "a name"
    if low in ("lang", "language", "locale") and isinstance(value, str) and value.strip():
        return "" if _is_language(value.strip()) else "the code of a language, such as en-GB"
    if what_of_key(key) in _STRICT and _DATED.search(key):
        return "" if _may_be_date(page, value) else "a date"
    return ""


def _is_language(text: str) -> bool:
    names = text.lower() in ("english", "default", "all", "british english", "american english")
    return names or _LANGUAGE.fullmatch(text) is not None or bool(_TEMPLATE.search(text))


def _may_be_date(page: Page, value: Any) -> bool:
    if value is None or isinstance(value, bool | dict):
        return True
    if isinstance(value, list):
        return all(_may_be_date(page, part) for part in value)
    text = str(value).strip()
    if not text or _TEMPLATE.search(text) or _STATE.fullmatch(text):
        return True
    return parse_date(text, page.locale) is not None
