"""No word on when the page was last checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL, kind_of, level_for
from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_REVIEWED = (
    *(
        "last_reviewed",
        "reviewed",
        "review",
        "medical_review",
        "review_date",
        "date_reviewed",
        "reviewed_on",
        "reviewed_at",
    ),
    *("reviewed_date", "last_review", "last_review_date", "medically_reviewed_on", "last_checked"),
    *("medical_review_date", "date_last_reviewed", "page_last_reviewed", "lastReviewedDate"),
)
_UPDATED = (
    *("updated", "modified", "lastmod", "lastupdate", "last_update", "last_updated", "updated_at"),
    *("update_date", "updated_on", "date_updated", "date_modified", "modified_date", "revised"),
    *("last_modified", "last_modified_at", "lastmodifiedtime", "article:modified_time", "changed"),
    *("og:updated_time", "dc.date.modified", "dcterms.modified", "last_revised", "revision_date"),
    *("date_last_updated", "modified_gmt", "post_modified", "page_last_updated"),
)
_PUBLISHED = (
    *("date", "published", "publish_date", "publishdate", "pubdate", "pub_date", "created"),
    *("published_at", "published_on", "date_published", "article:published_time", "dc.date"),
    *("dcterms.issued", "dcterms.created", "citation_publication_date", "publication_date"),
    *("posted", "issued"),
)
_NEXT = ("next_review", "review_due", "next_review_date", "next_review_due", "review_by")
_JSONLD = frozenset({"lastReviewed", "dateModified"})
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d|{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?"
    r",? )?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|(?:19|20)\d\d)"
)
_SHOWN = re.compile(
    r"(?:\b(?:last|page|date|content|medically|clinically|article|fact[- ]checked|information)"
    r" (?:\w+ )?(?:reviewed|updated|modified|checked|revised|amended|edited)"
    r"|^\W*(?:reviewed|updated|modified|revised|checked|review date|date of (?:last )?review|"
    r"last review|date of (?:last )?(?:update|revision)|published|date published|posted|date)\b)"
    rf"[^\n]{{0,60}}?\b{_DATE}",
    re.MULTILINE,
)


@rule(
    "trust.missing-review-date",
    level=Level.WARNING,
    message="This %s page has no review date: say when it was last reviewed or updated.",
    why="Advice about health ages, and without a date nobody can tell whether it still holds.",
    sources=[
        "HONcode, principle 4 (attribution and date)",
        "JAMA benchmarks (Silberg 1997), currency",
        "DISCERN, item 5",
        "URAC Health Web Site Standards v2.1, WS 15",
    ],
    pages=(*CLINICAL, "wellness"),
    examples=[
        Example(
            bad="---\npage_type: condition\nauthor: Lena Fischer\n---\n# Cold sores\n\nCold sores "
            "are small blisters on or near the lips. A virus causes them, and they pass from one "
            "person to another by touch. They tingle or burn before they show, and they heal on "
            "their own in about ten days. A cream from the pharmacy may speed this up.\n",
            good="---\npage_type: condition\nauthor: Lena Fischer\nlastReviewed: 2026-02-11\n---\n"
            "# Cold sores\n\nCold sores are small blisters on or near the lips. A virus causes "
            "them, and they pass from one person to another by touch. They tingle or burn before "
            "they show, and they heal on their own in about ten days.\n",
        ),
        Example(
            bad="---\npage_type: treatment\npublished: 2020-01-15\nnext_review: 2023-01-15\n---\n"
            "# Grommets\n\nGrommets are tiny tubes that a surgeon puts into the ear drum. They let "
            "air in and stop thick fluid from building up behind the drum. The operation takes "
            "about fifteen minutes, and your child can go home on the same day.\n",
            good="---\npage_type: treatment\n---\n# Grommets\n\nGrommets are tiny tubes that a "
            "surgeon puts into the ear drum. They let air in and stop thick fluid from building "
            "up behind the drum. The operation takes about fifteen minutes, and your child can go "
            "home on the same day.\n\nPage last reviewed: 15 January 2026\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the date where there is none, softly where a day of birth is known."""
    level = level_for(page)
    if level is None or _SHOWN.search(page.folded) or page.metadata_text(*_REVIEWED):
        return
    word = page.document.format is Format.DOCX  # its core properties are the file's, not the page's
    if not word and page.metadata_text(*_UPDATED):
        return
    if page.jsonld_has(_JSONLD):
        return
    promised = page.metadata_text(*_NEXT)
    if not word and page.metadata_text(*_PUBLISHED) and not promised:
        if page.metadata_text("date"):
            return
        level = Level.SUGGESTION
    yield Match(page.start, (kind_of(page),), level=level)
