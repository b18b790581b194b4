"""Reports for the tests, made by hand: no reader, no rule and no check takes part."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from qa.document import (
    Block,
    BlockKind,
    Document,
    Format,
    Inline,
    InlineKind,
    Link,
    LinkKind,
    Piece,
    Span,
)
from qa.finding import Edit, Finding, Fix, Level
from qa.report import Audience, CheckedLink, NotRun, PageSummary, Report, RuleFacts, Suppressed
from qa.reporters import MOST_PAGES, last, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_WINDOW = 300


@dataclass
class PageText:
    """Builds a document block by block; `**strong**` is the only markup it knows."""

    path: str
    source: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, kind: BlockKind, written: str, **facts: Any) -> PageText:
        start = len(self.source)
        text, pieces, inlines = "", [], []
        parts = written.split("**")
        at = start
        for number, part in enumerate(parts):
            if number:
                at += 2
            if part:
                pieces.append(Piece(len(text), len(text) + len(part), at, at + len(part)))
                if number % 2:
                    inlines.append(Inline(InlineKind.STRONG, len(text), len(text) + len(part)))
            text += part
            at += len(part)
        span = Span(start, start + len(written))
        block = Block(kind, text, span, tuple(pieces), inlines=tuple(inlines), **facts)
        self.blocks.append(block)
        self.source += written + "\n\n"
        return self

    def heading(self, text: str, level: int = 2) -> PageText:
        return self.add(BlockKind.HEADING, text, level=level)

    def text(self, *paragraphs: str) -> PageText:
        for paragraph in paragraphs:
            self.add(BlockKind.PARAGRAPH, paragraph)
        return self

    def items(self, *items: str, group: int = 1, level: int = 1) -> PageText:
        for item in items:
            self.add(BlockKind.LIST_ITEM, item, group=group, level=level)
        return self

    def table(self, *rows: Sequence[str], group: int = 2) -> PageText:
        for number, row in enumerate(rows, 1):
            kind = BlockKind.TABLE_HEADER if number == 1 else BlockKind.TABLE_CELL
            for cell in row:
                self.add(kind, cell, group=group, level=number)
        return self

    def link(self, text: str, target: str) -> PageText:
        """Add a paragraph that is one Markdown link: its address is not part of its text."""
        start = len(self.source)
        written = f"[{text}]({target})"
        span = Span(start, start + len(written))
        piece = Piece(0, len(text), start + 1, start + 1 + len(text))
        inline = Inline(InlineKind.LINK, 0, len(text))
        self.blocks.append(Block(BlockKind.PARAGRAPH, text, span, (piece,), inlines=(inline,)))
        target_span = Span(span.end - 1 - len(target), span.end - 1)
        self.links.append(Link(target, text, span, target_span, LinkKind.INLINE))
        self.source += written + "\n\n"
        return self

    def document(self) -> Document:
        blocks, links = tuple(self.blocks), tuple(self.links)
        return Document(self.path, Format.MARKDOWN, self.source, blocks, links)


def finding(
    document: Document,
    rule: str,
    level: Level,
    message: str,
    quote: str | Span,
    *replacements: str,
) -> Finding:
    """Find `quote`, which must be on the page, with one fix for each replacement."""
    if isinstance(quote, str):
        at = document.source.index(quote)
        quote = Span(at, at + len(quote))
    span = quote
    start = document.position(span.start)
    column = start.column - 1
    offset = max(0, column - _LINE_WINDOW // 2)
    line = document.line(start.line)[offset : offset + _LINE_WINDOW]
    fixes = tuple(Fix(f"Write “{text}”.", (Edit(span, text),)) for text in replacements)
    return Finding(
        path=document.path,
        rule=rule,
        level=level,
        message=message,
        span=span,
        start=start,
        end=document.position(span.end),
        match=document.source[span.start : span.end],
        line=line,
        line_offset=offset,
        fixes=fixes,
    )


def missing(document: Document, rule: str, level: Level, message: str, at: int = 0) -> Finding:
    return finding(document, rule, level, message, Span(at, at))


def summary(document: Document, title: str = "", **facts: Any) -> PageSummary:
    shown: dict[str, Any] = {
        "type": "drug",
        "how_recognised": "Its title names a drug.",
        "language": "en-US",
        "profile": "en-US",
        "words": len(document.source.split()),
        "reading_level": 9.4,
    } | facts
    return PageSummary(document.path, title or document.path, **shown)


def report_of(*documents: Document, findings: Sequence[Finding] = (), **facts: Any) -> Report:
    rules = {
        one.rule: RuleFacts(
            one.rule,
            why=f"Readers are misled by {one.rule.partition('.')[2].replace('-', ' ')}.",
            sources=("NHS, Content guide (2024), item 3", "FTC (2022)"),
            audience=Audience.CLINICIAN if one.family == "drugs" else Audience.EDITOR,
        )
        for one in findings
    }
    shown: dict[str, Any] = {
        "version": "0.1.0",
        "pages": tuple(summary(document) for document in documents),
        "suppressed": (),
        "not_run": (),
        "documents": {document.path: document for document in documents},
    } | facts
    return Report(findings=tuple(findings), rules=rules, **shown)


def small_report() -> Report:
    """Two pages, of which one is clean, with one of everything that a report can hold."""
    page = (
        PageText("content/ketamine.md")
        .heading("How ketamine works", 1)
        .text(
            "Ketamine is a **miracle cure** for pain, and people need to wow ketamine works.",
            "Take 5 mg\tdaily. 患者は 😀 recieve it.",
        )
        .heading("Side effects")
        .items("Dizziness", "Nausea and **vomiting**")
        .table(("Age", "Dose"), ("Adults", "10.0 mg"))
        .link("Our clinic", "http://example.org/gone")
        .document()
    )
    clean = PageText("content/asthma.md").heading("Asthma", 1).text("It is common.").document()
    end = len(page.source)
    error, warning, suggestion = Level.ERROR, Level.WARNING, Level.SUGGESTION
    no_section = "This page has no section on %s."
    findings = [
        missing(page, "trust.no-review-date", error, "Nothing says when this was reviewed."),
        finding(
            page, "claims.miracle-cure", error, "No treatment is a 'miracle cure'.", "miracle cure"
        ),
        finding(page, "words.wow", warning, "'wow' is probably 'how'.", "wow", "how"),
        finding(page, "words.spelling", warning, "'recieve' is misspelled.", "recieve", "receive"),
        finding(
            page, "drugs.trailing-zero", error, "'10.0 mg' is read as 100 mg.", "10.0 mg", "10 mg"
        ),
        finding(page, "links.dead", warning, "This link leads nowhere.", "http://example.org/gone"),
        missing(page, "sections.missing", suggestion, no_section.replace("%s", "overdose"), end),
        missing(
            page, "sections.missing", suggestion, no_section.replace("%s", "interactions"), end
        ),
    ]
    aside = finding(page, "words.jargon", warning, "'daily' is fine here.", "daily")
    link = CheckedLink(
        "http://example.org/gone", "Our clinic", 19, 1, "dead", "The server said 404 Not Found."
    )
    script = CheckedLink("javascript:alert(1)", "Bad", 20, 1, "refused", "Not a web address.")
    return report_of(
        page,
        clean,
        findings=findings,
        pages=(
            summary(
                page, "How ketamine works", links=(link, script), sections_missing=("Overdose",)
            ),
            summary(clean, "Asthma", type="condition", reading_level=None),
        ),
        suppressed=(Suppressed(aside, "Agreed with the pharmacist."),),
        not_run=(NotRun("external links", "Run without --offline to check them."),),
    )


def large_report() -> Report:
    """The small report among so many clean pages that it is written as several files."""
    small = small_report()
    clean = [
        PageText(f"content/clean-{number}.md").heading(f"Clean {number}", 1).document()
        for number in range(MOST_PAGES)
    ]
    return replace(
        small,
        pages=(*small.pages, *(summary(page, f"Clean page {page.path[14:]}") for page in clean)),
        documents={**small.documents, **{page.path: page for page in clean}},
    )


def files_of(report: Report, name: str = "report.html") -> dict[str, str]:
    """Return the text of each file of an HTML report, that of `name` the last."""
    beside = [file for piece in pieces("html", report, name) for file in piece()]
    return {**{path: data.decode() for path, data in beside}, name: last("html", report, name)}
