"""What the template shows of each page: its text in rows, with notes beside and between them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from qa.brief import FactKind
from qa.finding import Level
from qa.report import PageSummary, counted
from qa.reporters.changes import change
from qa.reporters.grouping import at_one_place, by_page
from qa.reporters.html.placing import place
from qa.reporters.html.setting import shown, tie, unit_html
from qa.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qa.brief import StatedFact
    from qa.document import Document
    from qa.finding import Finding
    from qa.report import Report
    from qa.reporters.html.placing import Placed

_OVERHANG_MOST = 12
_CHANGES_SHOWN = 4
_CHANGE_LONGEST = 160
_AROUND = 90
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_WEB = re.compile(
    r"https?://[^\s\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff]+", re.IGNORECASE
)

_LANGUAGES = {"en": "English", "nl": "Dutch", "de": "German", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class Item:
    """One finding in a note: its message and its address."""

    address: str
    message: str
    number: int
    """On its page, from 1, in reading order."""


class Alternatives(NamedTuple):
    """Words of the page and what could stand there instead."""

    before: str
    afters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about one place: one finding, or all that one rule misses there."""

    items: tuple[Item, ...]
    level: Level
    rule: str
    family: str
    line: int
    changes: tuple[Alternatives, ...]
    excerpt: Markup
    """The words that it is about, where they are not part of the text."""
    why: str
    sources: tuple[str, ...]
    bad: str = ""
    """A short example of the fault, and one of how it should be; "" for none."""
    good: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of the page's text with the notes beside it, or a note that stands in the text."""

    html: Markup
    notes: tuple[Note, ...]
    slot: Note | None = None
    reach: int = 1
    """Rows that the notes may stand beside: this one, and those below that have none."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the page, with the facts of one kind in it marked."""

    html: Markup
    line: int
    address: str
    """The same as long as the page and the sentence are: a tick stays with what was verified."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All statements of one kind of fact, in reading order."""

    title: str
    statements: tuple[Statement, ...]

    @property
    def size(self) -> int:
        """How many statements there are."""
        return len(self.statements)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the report."""

    summary: PageSummary
    address: str
    language: str
    has_text: bool
    rows: tuple[Row, ...]
    counts: Counter[Level]
    facts: tuple[tuple[str, str], ...]
    brief: tuple[FactGroup, ...] = ()

    @property
    def found(self) -> str:
        """How many findings of each level, in words."""
        parts = [counted(self.counts[level], level.value) for level in Level if self.counts[level]]
        return ", ".join(parts) or "Nothing found"


def page_address(path: str) -> str:
    """Return the address of a page in the report: the same as long as its path is the same."""
    return f"p-{_digest(path)}"


def finding_addresses(findings: Iterable[Finding]) -> dict[int, str]:
    """Return the address of each finding by its `id()`: from page, rule and its place in order."""
    seen: Counter[tuple[str, str]] = Counter()
    addresses = {}
    for finding in findings:
        key = (finding.path, finding.rule)
        seen[key] += 1
        addresses[id(finding)] = f"f-{_digest(finding.path, finding.rule, str(seen[key]))}"
    return addresses


def _digest(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:12]


def web_address(url: str) -> str | None:
    """Return `url` where it may stand in a link of the report: http and https only."""
    return url if _WEB.fullmatch(url) else None


def language_name(tag: str) -> str:
    """Return "English (GB)" for "en-GB"; a tag that we have no name for stays as it is."""
    base, _, region = tag.partition("-")
    name = _LANGUAGES.get(base.lower())
    if name is None:
        return tag
    return f"{name} ({region})" if region else name


def page_views(report: Report, addresses: Mapping[int, str]) -> list[PageView]:
    """Return all pages, the worst first."""
    findings = by_page(report.findings)
    known = {page.path: page for page in report.pages}
    unknown = [
        PageSummary(path, path, None, "", "", "", 0) for path in findings if path not in known
    ]
    views = [
        _page_view(report, page, findings.get(page.path, []), addresses)
        for page in (*report.pages, *unknown)
    ]
    return sorted(views, key=lambda view: tuple(-view.counts[level] for level in Level))


def _page_view(
    report: Report, page: PageSummary, findings: Sequence[Finding], addresses: Mapping[int, str]
) -> PageView:
    document = report.documents.get(page.path)
    view = _Notes(report, document, findings, addresses)
    rows = view.without_text() if document is None else view.with_text(document)
    return PageView(
        summary=page,
        address=page_address(page.path),
        language=page.language if _LANGUAGE.fullmatch(page.language) else "",
        has_text=document is not None,
        rows=tuple(rows),
        counts=Counter(finding.level for finding in findings),
        facts=tuple(_facts(page)),
        brief=() if document is None else tuple(_brief(document, report.briefs.get(page.path, ()))),
    )


_FACT_TITLES = {
    FactKind.DOSE: "Doses and amounts",
    FactKind.PERCENTAGE: "Percentages and chances",
    FactKind.NUMBER: "Numbers",
    FactKind.CLAIM: "Claims",
    FactKind.POPULATION: "Groups of people",
    FactKind.MEDICINE: "Medicines",
    FactKind.CITATION: "Sources",
    FactKind.DATE: "Dates",
    FactKind.PERSON: "People",
}


def _brief(document: Document, stated: Iterable[StatedFact]) -> Iterable[FactGroup]:
    """Yield the facts by kind; each sentence once, each medicine at its first mention only."""
    groups: dict[FactKind, list[list[StatedFact]]] = {}
    seen: set[str] = set()
    times: Counter[tuple[str, str]] = Counter()
    for fact in stated:
        name = fact.text.lower()
        if fact.kind is FactKind.MEDICINE and name in seen:
            continue
        seen |= {name} if fact.kind is FactKind.MEDICINE else set()
        sentences = groups.setdefault(fact.kind, [])
        last = sentences[-1][-1] if sentences else None
        if last and last.sentence == fact.sentence and last.offset < fact.offset:
            sentences[-1].append(fact)
        else:
            sentences.append([fact])
    for kind, title in _FACT_TITLES.items():
        if kind in groups:
            statements = []
            for facts in groups[kind]:
                said = (kind.value, facts[0].sentence)
                times[said] += 1
                address = f"t-{_digest(document.path, *said, str(times[said]))}"
                statements.append(_statement(facts, address))
            yield FactGroup(title, tuple(statements))


def _statement(facts: Sequence[StatedFact], address: str) -> Statement:
    parts, at, sentence = [], 0, facts[0].sentence
    for fact in facts:
        end = fact.offset + len(fact.text)
        if fact.offset >= at:
            before, text = sentence[at : fact.offset], sentence[fact.offset : end]
            parts.append(Markup("{}<b>{}</b>").format(shown(before), shown(text)))
            at = end
    html = Markup("<bdi>{}{}</bdi>").format(Markup().join(parts), shown(sentence[at:]))
    return Statement(html, facts[0].at.line, address)


def _facts(page: PageSummary) -> Iterable[tuple[str, str]]:
    yield "File", page.path
    yield "Type", page.type or "Not recognised"
    if page.how_recognised:
        yield "How it was recognised", page.how_recognised
    if page.language:
        yield "Language", language_name(page.language)
    if page.profile:
        yield "Profile", page.profile
    yield "Length", counted(page.words, "word")
    if page.reading_level is None:
        yield "Reading level", "Too few sentences to say"
    else:
        yield "Reading level", f"School grade {page.reading_level:.1f} (Flesch–Kincaid)"
    yield "Missing sections", ", ".join(page.sections_missing) or "None"


class _Notes:
    """Makes the rows of one page, numbering its findings in the order in which they are met."""

    def __init__(
        self,
        report: Report,
        document: Document | None,
        findings: Sequence[Finding],
        addresses: Mapping[int, str],
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
            number: tie(self.addresses[id(finding)], finding.level, self.numbers[number])
            for number, finding in enumerate(self.findings)
        }
        rows: list[Row] = []
        for unit in placed.units:
            rows += self.slots(unit.slots)
            first, last = unit.blocks.start, unit.blocks.stop
            html = unit_html(document.blocks[first:last], first, placed.marks, ties)
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
            line=finding.start.line,
            changes=tuple(self.changes(finding)) if len(numbers) == 1 else (),
            excerpt=_excerpt(finding) if apart and finding.match else Markup(),
            why=facts.why if facts else "",
            sources=facts.sources if facts else (),
            bad=facts.bad if facts else "",
            good=facts.good if facts else "",
        )

    def item(self, number: int) -> Item:
        finding = self.findings[number]
        if number not in self.numbers:
            self.count([number])
        return Item(self.addresses[id(finding)], finding.message, self.numbers[number])

    def changes(self, finding: Finding) -> Iterable[Alternatives]:
        ways: dict[str, list[str]] = {}
        for fix in finding.fixes[:_CHANGES_SHOWN]:
            changed = change(fix, finding, self.report.documents)
            before, after = changed or ("", fix.description)
            ways.setdefault(_short(before), []).append(_short(after))
        return (Alternatives(before, tuple(afters)) for before, afters in ways.items())


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
    return Markup('<bdi>{}<mark class="{}">{}</mark>{}</bdi>').format(
        shown(one_line(before)), finding.level.value, shown(one_line(hit)), shown(one_line(after))
    )


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
