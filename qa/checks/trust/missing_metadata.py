"""Metadata that a page leaves empty, or does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import level_of_advice
from qa.checks.trust.page_dates import What, dates_of, what_of_key
from qa.checks.trust.people import Role, Sort, people
from qa.document import Format
from qa.finding import Level, Match
from qa.page import plain_key
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WANTED = {
    "title": ("title",),
    "description": (
        *("description", "summary", "excerpt", "og:description", "meta_description", "lede", "seo"),
        *("meta_title", "abstract", "intro", "teaser", "dc.description"),
    ),
    "language": ("lang", "language", "locale", "inlanguage"),
}  # fmt: skip
_FILLED = {
    "title": "title", "description": "description", "author": "author", "reviewer": "reviewer",
    "reviewedby": "reviewer", "medicalreviewer": "reviewer", "clinicalreviewer": "reviewer",
    "pagetype": "page type",
}  # fmt: skip


@rule(
    "trust.missing-metadata",
    level=Level.WARNING,
    message="The metadata has no %s: fill it in.",
    why="Search results, the list of pages that are due for review and the page's head are made "
    "from it.",
    sources=["NHS standard for creating health content, part 1 (a documented process)"],
    examples=[
        Example(
            bad="---\ntitle: Gout\npage_type: condition\nlast_reviewed:\n---\n# Gout\n\nA toe.\n",
            good="---\ntitle: Gout\npage_type: condition\nlast_reviewed: 2026-03-03\n---\n# Gout\n",
        ),
        Example(
            bad="---\ntitle: Gout\nreviewed_by: ''\n---\n# Gout\n\nA sore toe.\n",
            good="---\ntitle: Gout\ntags: ''\n---\n# Gout\n\nA sore toe.\n",
        ),
        Example(
            bad="---\ntitle: Gout\npage_type: condition\nlang: en-GB\n---\n# Gout\n\n"
            + "A toe that hurts at night and is red and hot to the touch. " * 15,
            good="---\ntitle: Gout\npage_type: condition\ndescription: What gout is.\nlang: en-GB\n"
            "---\n# Gout\n\n" + "A toe that hurts at night and is red and hot to the touch. " * 15,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each key that stands there empty; softly each that a whole page should have.

    What the page shows in its text is not asked for again.
    """
    document = page.document
    if document.format not in (Format.MARKDOWN, Format.HTML) or not document.metadata:
        return
    level = level_of_advice(page)
    empty = set()
    for key, value in document.metadata.items():
        name = _name(key)
        if name and (value is None or (isinstance(value, str) and not value.strip())):
            empty.add(name)
            if not _shown(page, key, name):
                span = document.metadata_spans.get(key, page.start)
                soft = name == "description" and level is not Level.WARNING
                told = f"{name} ('{key}:' is empty)"
                yield Match(span, (told,), level=Level.SUGGESTION if soft else None)
    if level is not Level.WARNING:
        return
    for name, keys in _WANTED.items():
        if name in empty or page.metadata_text(*keys):
            continue
        if (name == "language" and document.language) or (name == "title" and page.title):
            continue
        yield Match(
            page.document.content._replace(end=document.content.start),
            (name,),
            level=Level.SUGGESTION,
        )


def _name(key: str) -> str:
    """Return what a key holds, in words, where it must not stand empty."""
    low = plain_key(key)
    dated = {What.REVIEWED: "date of the last review", What.NEXT: "date of the next review"}
    what = what_of_key(key)
    return _FILLED.get(low, "") or (dated.get(what, "") if what is not None else "")


def _shown(page: Page, key: str, name: str) -> bool:
    """Return whether the text of the page says what an empty key does not."""
    if name in ("author", "reviewer"):
        role = Role.AUTHOR if name == "author" else Role.REVIEWER
        return any(p.role is role and p.sort is not Sort.NOBODY for p in page.once(people))
    what = what_of_key(key)
    if what is not None:
        return bool(dates_of(page, what))
    return name == "title" and bool(page.title)
