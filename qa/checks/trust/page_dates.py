"""When a page was reviewed, updated and published, and when the next review is due: every place."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from qa.checks.trust.lines import lines
from qa.checks.trust.references import entries
from qa.context import in_references
from qa.dates import dates_in, parse_date
from qa.document import BlockKind, Format, Span
from qa.page import plain_key
from qa.patterns import later, regex_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.trust.lines import Line
    from qa.dates import Dated, Days
    from qa.page import Page


class What(StrEnum):
    """What happened to a page, or is to happen, on a day."""

    REVIEWED = "reviewed"
    UPDATED = "updated"
    PUBLISHED = "published"
    NEXT = "next"
    """The next review is due."""
    UNSURE = "unsure"
    """"Review date": the last review to some publishers, the next one to others."""


class Where(StrEnum):
    """Where a page says so."""

    METADATA = "metadata"
    JSONLD = "structured data"
    TEXT = "text"


class PageDate(NamedTuple):
    """One date that a page gives of itself."""

    what: What
    days: Days
    where: Where
    span: Span
    text: str
    """As it is written."""


KEYS: dict[What, tuple[str, ...]] = {
    What.REVIEWED: (
        *("last_reviewed", "reviewed", "review", "medical_review", "date_reviewed", "reviewed_on"),
        *("reviewed_at", "reviewed_date", "last_review", "last_review_date", "last_checked"),
        *("medically_reviewed_on", "medical_review_date", "date_last_reviewed", "last_reviewed_on"),
        *(
            "page_last_reviewed",
            "last_reviewed_date",
            "clinical_review_date",
            "clinically_reviewed",
        ),
        *("page_reviewed", "content_reviewed", "page_review_date", "content_review_date"),
        *("medically_reviewed_date", "last_medically_reviewed", "last_clinically_reviewed"),
        *("date_of_review", "date_of_last_review", "checked_on", "date_checked", "last_verified"),
        *("fact_checked_on", "page_last_checked", "clinically_reviewed_on", "reviewed_when"),
        *("content_last_reviewed", "last_medical_review", "last_clinical_review"),
    ),
    What.UPDATED: (
        *("updated", "modified", "lastmod", "lastupdate", "last_update", "last_updated"),
        *("update_date", "updated_on", "date_updated", "date_modified", "modified_date", "revised"),
        *("last_modified", "last_modified_at", "lastmodifiedtime", "article:modified_time"),
        *("og:updated_time", "dc.date.modified", "dcterms.modified", "last_revised", "changed"),
        *("date_last_updated", "modified_gmt", "post_modified", "page_last_updated", "updated_at"),
        *("revision_date", "last_updated_on", "dateModified", "updated_date", "last_edited"),
    ),
    What.PUBLISHED: (
        *("date", "published", "publish_date", "publishdate", "pubdate", "pub_date", "created"),
        *("published_at", "published_on", "date_published", "article:published_time", "dc.date"),
        *("dcterms.issued", "dcterms.created", "citation_publication_date", "publication_date"),
        *("dc.date.issued", "published_date", "first_published", "issued", "release_date"),
    ),
    What.NEXT: (
        *("next_review", "next_review_date", "review_due", "review_by", "next_review_due"),
        *("next_update", "review_due_date", "next_check", "expires", "expiry_date", "expiry"),
        *("reviewed_until", "valid_until", "due_for_review", "next_reviewed", "expirydate"),
    ),
    What.UNSURE: ("review_date",),
}
_OF_KEY = {plain_key(key): what for what, keys in KEYS.items() for key in keys}
_INNER = {
    "date": What.REVIEWED, "last": What.REVIEWED, "on": What.REVIEWED, "reviewed": What.REVIEWED,
    "lastreviewed": What.REVIEWED, "next": What.NEXT, "nextreview": What.NEXT, "due": What.NEXT,
}  # fmt: skip
_JSONLD = {
    "lastReviewed": What.REVIEWED, "dateModified": What.UPDATED, "datePublished": What.PUBLISHED,
    "expires": What.NEXT,
}  # fmt: skip

_SUBJECT = (
    r"\b(?:page|article|leaflet|information|content|guide|fact ?sheet|resource|document|booklet|"
    r"handout|section|text|it|we|topic)\b(?: \w+){0,3}? "
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HOW = (
    r"(?:(?:last|page|date|content|medically|clinically|medical|clinical|expert|most recently|"
    r"article|fact|full|information|document|leaflet|first|originally|next|latest|date of|day of|"
    r"this|scientifically|professionally|planned|scheduled|guide|was|has been|were|been)[ -]+){0,4}"
)
_LABEL = regex_later(
    r"(?P<next>\bnext (?:\w+ )?(?:review|check|update|revision)\w*(?: (?:is|due|date|planned|"
    r"scheduled|by|on|in|for|before)\b)*|\breview(?: is)? (?:due|by)\b(?: (?:on|in|by|before|"
    r"date)\b)*|"
    r"\breviewed again\b(?: (?:on|in|by|before)\b)*|\bdue (?:for|to be) (?:its |the )?(?:next "
    r")?(?:review|update|check)\w*|"
    r"\bto be (?:re-?)?(?:reviewed|checked|updated) (?:again )?(?:by|in|on|before)|"
    r"\bvalid until|\bexpir(?:es|y(?: date)?)|\bnext due)"
    rf"|(?P<unsure>{_HOW}\b(?:review date|date (?:of|for) review)\b)"
    rf"|(?P<reviewed>{_HOW}\b(?:re-?viewed|review(?=\W{{0,4}}(?:\d|(?:{_MONTH}))|:|\W+by\b|"
    rf"\W+(?:completed|done|on)\b)|(?<=(?:medic|clinic)al )check(?=:)|checked|verified|"
    r"validated|fact-checked|assured|signed off|"
    r"(?<=ally )approved)\b|\b(?:correct|accurate|current|up[- ]to[- ]date) (?:as (?:of|at)|at|"
    r"on|in)\b)"
    rf"|(?P<updated>{_HOW}\b(?:updated?|modified|revised|revision|amended|edited|changed)\b"
    r"|\bdate of (?:this )?(?:leaflet|page|guide|booklet|information|factsheet)\b|\bleaflet date\b)"
    rf"|(?P<published>{_HOW}\b(?:published|posted|issued|created|publication date|issue date|"
    r"produced|written|added|released?|version|date of (?:issue|publication|production)|"
    r"date(?=:|\W+\d))\b)",
    regex.IGNORECASE,
)
_OPENS = regex_later(r"(?:[.;|\u00b7\u2022/(\u2013\u2014:,]\s*|\b(?:and|&|-) )\Z")
_NEXT_ABOVE = regex_later(r"\bnext\W*\Z", regex.IGNORECASE)
_STATED = regex_later(r"\b(?:last|page|medically|clinically|next|date)\b", regex.IGNORECASE)
_OF_PART = regex_later(r"\b(?:media|video|audio|image|picture|animation)s? \Z", regex.IGNORECASE)
_OF_PAGE = regex_later(rf"{_SUBJECT}\Z", regex.IGNORECASE)
_PASSIVE = regex_later(r"\b(?:was|were|been|is|are)\b", regex.IGNORECASE)
_AHEAD = regex_later(r"\b(?:next|due|until|again|expires?)\b", regex.IGNORECASE)
# A line below the references that tells of the page itself, and is none of them.
_SIGNS_OFF = regex_later(
    r"\A\W*(?:by|author|words?|written|reviewed|checked|medically|clinically|page)\b"
    r"(?=:| [A-Z]| by\b)"
    r"|\bnext (?:review|check)\b",
    regex.IGNORECASE,
)
_CLOSE = 4
"""Characters between a bare date and the words on the next review that follow it."""
_GAP = 70
_MARKERS = ("review", "updat", "check", "publish", "modif", "revis", "verif", "approv", "posted",
            "issue", "date", "due", "expir", "valid", "edited", "amend", "produced", "written",
            "created", "version", "added", "release", "assured", "signed", "change", "correct",
            "accurate", "current", "up to")  # fmt: skip
_LONG_LINE = 500
_SHORT_LINE = 150
_LABEL_LINE = 60
"""Characters of a line that can be a label whose date stands in the next one."""
# One class of characters to begin with: the engine skips to it.
_FIGURES = later(r"[\d'](?:(?<=1)[89]\d\d|(?<=2)[01]\d\d|(?<=\d)[/.-]\d\d\b|(?<=')\d\d\b)")
_TWO_FIGURES = later(r"\d\d")
_BEFORE = 80
_SIGNS = " \t.,:;*_#>|()[]\u00b7\u2022\u2013\u2014-"
_MOST = 40
"""Labels, and dates, of one line: with more it is a history, or no line that people write."""


def page_dates(page: Page) -> tuple[PageDate, ...]:
    """Return the dates that a page gives of itself, those of its metadata first."""
    return (*_in_metadata(page), *_in_jsonld(page), *_in_text(page))


def dates_of(page: Page, what: What) -> list[PageDate]:
    """Return those of one sort."""
    return [dated for dated in page.once(page_dates) if dated.what is what]


def what_of_key(key: str) -> What | None:
    """Return what a key of metadata dates; None for a key of another matter."""
    return _OF_KEY.get(plain_key(key))


def _in_metadata(page: Page) -> Iterator[PageDate]:
    if page.document.format is Format.DOCX:  # its core properties are the file's, not the page's
        return
    for key, value in page.document.metadata.items():
        what = what_of_key(key)
        if what is None:
            continue
        span = page.document.metadata_spans.get(key, page.start)
        for kind, text in _dated_values(what, value):
            if (days := parse_date(text, page.locale)) is not None:
                yield PageDate(kind, days, Where.METADATA, span, text)
            else:
                yield from _told_in(kind, text, page, span)


def _told_in(what: What, text: str, page: Page, span: Span) -> Iterator[PageDate]:
    """Yield the dates in a value that says more: "reviewed 2025-10-15; next 2027-10-15"."""
    last = 0
    for dated in islice(dates_in(text, page.locale), _MOST):
        ahead = _AHEAD.search(text, last, dated.start) is not None
        said = text[dated.start : dated.end]
        yield PageDate(What.NEXT if ahead else what, dated.days, Where.METADATA, span, said)
        last = dated.end


def _dated_values(what: What, value: Any) -> Iterator[tuple[What, str]]:
    if isinstance(value, str | int) and not isinstance(value, bool):
        yield what, str(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            kind = _INNER.get(plain_key(str(key)))
            if kind is not None and isinstance(inner, str):
                yield kind, inner
    elif isinstance(value, list):
        for part in value:
            yield from _dated_values(what, part)


def _in_jsonld(page: Page) -> Iterator[PageDate]:
    for node in page.jsonld_nodes():
        for key, inner in node.items():
            what = _JSONLD.get(key)
            days = parse_date(inner) if what is not None and isinstance(inner, str) else None
            if what is not None and days is not None:
                yield PageDate(what, days, Where.JSONLD, _of_jsonld(page, inner), inner)


def _of_jsonld(page: Page, text: str) -> Span:
    """Return where a string of the JSON-LD stands: the reader keeps no places of it."""
    at = page.document.source.find(f'"{text}"')
    return Span(at + 1, at + 1 + len(text)) if at >= 0 else page.start


def _in_text(page: Page) -> Iterator[PageDate]:
    all_lines = page.once(lines)
    figures = [
        (line.block is None or page.has_number(line.block))
        and _TWO_FIGURES.search(line.text) is not None
        for line in all_lines
    ]
    figures.append(False)
    for index, line in enumerate(all_lines):
        text = line.text
        if len(text) > _LABEL_LINE:
            if not figures[index] or _FIGURES.search(text) is None:
                continue
        elif not figures[index] and not figures[index + 1]:  # no date here, nor in the next line
            continue
        low = text.lower()
        if not any(marker in low for marker in _MARKERS):
            if len(text) > _SHORT_LINE or not _may_date(line):
                continue
            before = all_lines[index - 1].text if index else ""
            if (bare := _bare(page, line, low, before)) is not None:
                yield bare
        else:
            following = all_lines[index + 1] if index + 1 < len(all_lines) else None
            found = list(_of_line(page, line, following))
            if index and low.startswith("review") and _NEXT_ABOVE.search(all_lines[index - 1].text):
                found = [one._replace(what=What.NEXT) for one in found]
            if found and not _is_entry(page, line):
                yield from found


def _ends_with(text: str, label: regex.Match[str]) -> bool:
    """Return whether nothing but a sign stands behind a label, so that its date comes next."""
    return not text[label.end() :].strip(" :*_.-")


def _may_date(line: Line) -> bool:
    """Return whether a line can hold a date by itself: a cell of a table dates something else."""
    return line.block is None or line.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)


def _bare(page: Page, line: Line, low: str, before: str) -> PageDate | None:
    """Return a day that stands alone in its line, or behind a byline: it dates the page.

    Not where the line before it is a label, such as "Next review:".
    """
    text = line.text.strip()
    days = parse_date(text, page.locale) if len(text) <= _LABEL_LINE else None
    if days is None and low.lstrip().startswith("by "):
        dated = next((d for d in dates_in(text, page.locale) if d.days.is_one), None)
        if dated is not None:
            days, text = dated.days, text[dated.start : dated.end]
    if days is None or not days.is_one or _is_entry(page, line):
        return None
    if len(before) <= _SHORT_LINE and any(
        _ends_with(before, hit) for hit in _LABEL.finditer(before)
    ):
        return None
    at = line.text.index(text)
    return PageDate(What.PUBLISHED, days, Where.TEXT, line.span(at, at + len(text)), text)


def _of_line(page: Page, line: Line, following: Line | None) -> Iterator[PageDate]:
    text = line.text
    if len(text) <= _SHORT_LINE and _LABEL.search(text) is None:
        return
    dates = list(islice(dates_in(text, page.locale), _MOST))
    labels = _labels(text, dates)
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        what = What(label.lastgroup or "unsure")
        if what is What.NEXT and (number == 0 or len(labels) == 1):
            yield from _right_before(line, dates, label.start())
        dated = next(
            (d for d in dates if label.end() <= d.start < min(end, label.end() + _GAP)), None
        )
        if dated is not None:
            span = line.span(dated.start, dated.end)
            yield PageDate(what, dated.days, Where.TEXT, span, text[dated.start : dated.end])
        elif following is not None and _ends_with(text, label):
            # a label in a cell or a line of its own, and the date in the next one
            value = following.text.strip()
            if (days := parse_date(value, page.locale)) is not None:
                at = following.text.index(value)
                yield PageDate(what, days, Where.TEXT, following.span(at, at + len(value)), value)


def _right_before(line: Line, dates: list[Dated], at: int) -> Iterator[PageDate]:
    """Yield the date right before words on the next review: that of the last one."""
    for dated in dates:
        if 0 <= at - dated.end <= _CLOSE and dated.days.is_one:
            span, said = line.span(dated.start, dated.end), line.text[dated.start : dated.end]
            yield PageDate(What.REVIEWED, dated.days, Where.TEXT, span, said)


def _labels(text: str, dates: list[Dated]) -> list[regex.Match[str]]:
    """Return the labels of a line; of a long one, those that stand before a date."""
    hits: Iterator[regex.Match[str]]
    if len(text) <= _SHORT_LINE:
        hits = _LABEL.finditer(text)
    else:
        hits = (
            hit
            for dated in dates
            for hit in _LABEL.finditer(text, max(0, dated.start - 2 * _GAP), dated.start)
        )
    by_end = {hit.end(): hit for hit in islice(hits, _MOST) if _is_label(text, hit)}
    return [by_end[end] for end in sorted(by_end)]


def _is_label(text: str, hit: regex.Match[str]) -> bool:
    """Return whether words such as "last reviewed" are about the page, not a guideline."""
    before = text[max(0, hit.start() - _BEFORE) : hit.start()]
    if _OF_PART.search(before):
        return False
    opens = hit.start() <= _BEFORE and not before.strip(_SIGNS)
    if opens or _OPENS.search(before):
        if hit.lastgroup != "published":
            return True
        return len(text) < _LONG_LINE and not before.rstrip().endswith((",", ":", "("))
    if _OF_PAGE.search(before):
        return True
    if hit.lastgroup == "next" and len(text) < _LONG_LINE:
        return True
    stated = _STATED.match(hit[0]) is not None and not _PASSIVE.search(before[-20:])
    return stated and hit.start() < _LONG_LINE


def _entries(page: Page) -> frozenset[int]:
    listed = {id(block) for block in entries(page)}
    return frozenset(listed | {id(b) for b in page.blocks if in_references(page, b)})


def _is_entry(page: Page, line: Line) -> bool:
    """Return whether a line is an entry of a list of references: its date is not the page's."""
    block = line.block
    if block is None or id(block) not in page.once(_entries):
        return False
    if block.kind is BlockKind.PARAGRAPH or block.kind is BlockKind.HEADING:
        opening = _LABEL.match(block.plain.lstrip(" *_("))
        return opening is None and _SIGNS_OFF.search(line.text) is None
    return True
