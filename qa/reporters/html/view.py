"""What the template shows of each page: its text in rows, with notes beside and between them."""

from __future__ import annotations

from collections import Counter
from html import unescape
from json.encoder import encode_basestring_ascii as _quoted
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from qa.document import BlockKind, Format
from qa.finding import Level
from qa.fingerprint import identity
from qa.report import Audience, PageSummary, counted
from qa.reporters.changes import change
from qa.reporters.grouping import at_one_place, by_page
from qa.reporters.html.addresses import digest, page_address
from qa.reporters.html.charts import section_grades
from qa.reporters.html.facts import brief_of, facts_of
from qa.reporters.html.placing import place
from qa.reporters.html.setting import heading_rank, language_known, shown, tie, unit_html
from qa.reporters.visible import one_line
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.decisions import Decision
    from qa.document import Document
    from qa.finding import Finding
    from qa.report import Report, RuleFacts
    from qa.reporters.html.addresses import Addresses
    from qa.reporters.html.charts import SectionGrade
    from qa.reporters.html.facts import FactGroup
    from qa.reporters.html.placing import Placed

_OVERHANG_MOST = 12
_CHANGES_SHOWN = 4
_CHANGE_LONGEST = 160
_AROUND = 90
_OWN_HEADINGS = 2
_ROWS_AT_ONCE = 300
"""With more, working out where everything stands keeps a reader waiting."""
_WITH_ENTITIES = frozenset({Format.HTML, Format.MARKDOWN})


class Item(NamedTuple):
    """One finding in a note: its message and its address."""

    address: str
    message: str
    number: int
    """On its page, from 1, in reading order."""
    key: str
    """The same in the next report, so that a browser knows what was decided."""
    identity: str
    """What a decisions file knows it by: rule, words, words before and after, as JSON."""
    decision: Decision | None = None
    """What was decided about it before."""


class Alternatives(NamedTuple):
    """Words of the page and what could stand there instead."""

    before: str
    afters: tuple[str, ...]


class Note(NamedTuple):
    """What is said about one place: one finding, or all that one rule misses there."""

    items: tuple[Item, ...]
    level: Level
    rule: str
    family: str
    audience: Audience
    owner: str
    """Who is told of it, by the site's settings; "" for nobody."""
    line: int
    changes: tuple[Alternatives, ...]
    excerpt: Markup
    """The words that it is about, where they are not part of the text."""
    facts: RuleFacts | None
    """Of the rule; None where nothing is known of it."""


class Row(NamedTuple):
    """A piece of the page's text with the notes beside it, or a note that stands in the text."""

    html: Markup
    notes: tuple[Note, ...]
    slot: Note | None = None
    reach: int = 1
    """Rows that the notes may stand beside: this one, and those below that have none."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the list: what is known of it without its text."""

    summary: PageSummary
    address: str
    href: str
    findings: tuple[Finding, ...]
    counts: Counter[Level]
    audiences: tuple[Audience, ...]
    """Whose work its findings are."""

    @property
    def found(self) -> str:
        """How many findings of each level, in words."""
        parts = [counted(self.counts[level], level.value) for level in Level if self.counts[level]]
        return ", ".join(parts) or "Nothing found"


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the report, with its text."""

    row: PageRow
    language: str
    has_text: bool
    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]
    brief: tuple[FactGroup, ...] = ()
    sections: tuple[SectionGrade, ...] = ()
    """How hard its sections are to read; empty where there are too few to compare."""

    @property
    def is_long(self) -> bool:
        """Whether a browser should lay out only the rows that come into view."""
        return len(self.rows) > _ROWS_AT_ONCE


def page_rows(report: Report, addresses: Addresses) -> list[PageRow]:
    """Return all pages, the worst first."""
    findings = by_page(report.findings)
    known = {page.path: page for page in report.pages}
    unknown = [
        PageSummary(path, path, None, "", "", "", 0) for path in findings if path not in known
    ]
    rows = [
        _page_row(report, page, tuple(findings.get(page.path, ())), addresses)
        for page in (*report.pages, *unknown)
    ]
    return sorted(rows, key=lambda row: tuple(-row.counts[level] for level in Level))


def _page_row(
    report: Report, page: PageSummary, findings: tuple[Finding, ...], addresses: Addresses
) -> PageRow:
    audiences = {audience_of(report, finding) for finding in findings}
    return PageRow(
        summary=page,
        address=page_address(page.path),
        href=addresses.to_page(page.path),
        findings=findings,
        counts=Counter(finding.level for finding in findings),
        audiences=tuple(one for one in Audience if one in audiences),
    )


def audience_of(report: Report, finding: Finding) -> Audience:
    """Return whose work a finding is."""
    facts = report.rules.get(finding.rule)
    return facts.audience if facts else Audience.EDITOR


def page_view(report: Report, row: PageRow, addresses: Addresses) -> PageView:
    """Return one page with its text, which is read for it."""
    path = row.summary.path
    document = report.documents.get(path)
    notes = _Notes(report, document, row.findings, addresses)
    rows = notes.without_text() if document is None else notes.with_text(document)
    return PageView(
        row=row,
        language=row.summary.language if language_known(row.summary.language) else "",
        has_text=document is not None,
        rows=tuple(rows),
        facts=tuple(facts_of(row.summary)),
        brief=()
        if document is None
        else tuple(brief_of(path, report.briefs.get(path, ()), report.verified)),
        sections=() if document is None else section_grades(document),
    )


class _Notes:
    """Makes the rows of one page, numbering its findings in the order in which they are met."""

    def __init__(
        self,
        report: Report,
        document: Document | None,
        findings: Sequence[Finding],
        addresses: Addresses,
    ) -> None:
        self.report = report
        self.document = document
        self.findings = findings
        self.addresses = addresses
        self.numbers: dict[int, int] = {}

    def without_text(self) -> list[Row]:
        return self.slots(range(len(self.findings)))

    def with_text(self, document: Document) -> list[Row]:
        placed = place(document, self.findings)
        self.number(placed)
        ties = {
            number: tie(self.addresses.of(finding), finding.level, self.numbers[number])
            for number, finding in enumerate(self.findings)
        }
        rows: list[Row] = []
        rank = _OWN_HEADINGS
        for unit in placed.units:
            rows += self.slots(unit.slots)
            first, last = unit.blocks.start, unit.blocks.stop
            if document.blocks[first].kind is BlockKind.HEADING:
                rank = heading_rank(document.blocks[first], rank)
            html = unit_html(document.blocks[first:last], first, placed.marks, ties, rank)
            notes = tuple(self.note([number]) for number in unit.notes)
            rows.append(Row(html, notes))
        rows += self.slots(placed.closing)
        return _reaching(rows)

    def number(self, placed: Placed) -> None:
        for unit in placed.units:
            self.count(unit.slots)
            self.count(unit.notes)
        self.count(placed.closing)

    def count(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.numbers[number] = len(self.numbers) + 1

    def slots(self, numbers: Sequence[int]) -> list[Row]:
        index = {id(self.findings[number]): number for number in numbers}
        groups = at_one_place(self.findings[number] for number in numbers)
        return [
            Row(Markup(), (), self.note([index[id(one)] for one in group], apart=True))
            for group in groups
        ]

    def note(self, numbers: Sequence[int], *, apart: bool = False) -> Note:
        finding = self.findings[numbers[0]]
        facts = self.report.rules.get(finding.rule)
        return Note(
            items=tuple(self.item(number) for number in numbers),
            level=finding.level,
            rule=finding.rule,
            family=finding.family,
            audience=audience_of(self.report, finding),
            owner=self.report.policy.owner(finding),
            line=finding.start.line,
            changes=tuple(self.changes(finding)) if len(numbers) == 1 else (),
            excerpt=_excerpt(finding) if apart and finding.match else Markup(),
            facts=facts,
        )

    def item(self, number: int) -> Item:
        finding = self.findings[number]
        if number not in self.numbers:
            self.count([number])
        known_by = identity(finding, self.document)
        return Item(
            address=self.addresses.of(finding),
            message=finding.message,
            number=self.numbers[number],
            key=digest(finding.path, *known_by),
            identity=f"[{', '.join(map(_quoted, known_by))}]",
            decision=self.report.decision_on(finding),
        )

    def changes(self, finding: Finding) -> Iterable[Alternatives]:
        ways: dict[str, list[str]] = {}
        for fix in finding.fixes[:_CHANGES_SHOWN]:
            changed = change(fix, finding, self.report.documents)
            before, after = changed or ("", fix.description)
            ways.setdefault(self.seen(before), []).append(self.seen(after))
        return (Alternatives(before, tuple(afters)) for before, afters in ways.items())

    def seen(self, text: str) -> str:
        """Return source text as its readers see it, cut where it is long."""
        written = self.document is None or self.document.format not in _WITH_ENTITIES
        return _short(text if written else unescape(text))


def _short(text: str) -> str:
    return text if len(text) <= _CHANGE_LONGEST else text[: _CHANGE_LONGEST - 1].rstrip() + "…"


def _excerpt(finding: Finding) -> Markup:
    start = max(finding.start.column - 1 - finding.line_offset, 0)
    end = start + finding.span.end - finding.span.start
    before, hit, after = finding.line[:start], finding.line[start:end], finding.line[end:]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    mark = f'<mark class="{finding.level}">{shown(one_line(hit))}</mark>'
    return Markup(f"<bdi>{shown(one_line(before))}{mark}{shown(one_line(after))}</bdi>")  # noqa: S704 -- escaped by `shown`


def _reaching(rows: Sequence[Row]) -> list[Row]:
    """Let notes stand beside the rows below that have none."""
    reached: list[Row] = []
    free = 0
    for row in reversed(rows):
        if row.notes:
            reach = min(free + 1, _OVERHANG_MOST)
            reached.append(Row(row.html, row.notes, row.slot, reach))
            free = 0
        else:
            reached.append(row)
            free += 1
    return reached[::-1]
