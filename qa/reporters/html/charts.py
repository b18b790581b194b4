"""The pictures of the report, worked out as numbers; the template draws them as SVG.

Each has the same numbers beside it as text, in a table.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level
from qa.page import Page
from qa.reading import FEWEST_SENTENCES, level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.document import Block, Document
    from qa.finding import Finding
    from qa.report import Report
    from qa.reporters.html.view import PageRow

_PAGES = 12
_FAMILIES = 10
_WIDEST_DOT = 9.0
"""Radius in pixels."""
_HARDEST = 18.0
"""The school grade at the end of the scale."""
_FEWEST_SECTIONS = 3
_WIDTH, _HEIGHT, _EDGE = 560, 120, 6


class Cell(NamedTuple):
    """How many findings of one family one page has."""

    number: int
    level: Level
    radius: float


class Matrix(NamedTuple):
    """Findings by page and family, the worst first."""

    families: tuple[str, ...]
    rows: tuple[tuple[PageRow, tuple[Cell | None, ...]], ...]
    left_out: int
    """Pages with findings that are not shown."""


def matrix(rows: Sequence[PageRow]) -> Matrix | None:
    """Return what is found where; None where one number says it all."""
    with_findings = [row for row in rows if row.findings]
    sizes: Counter[str] = Counter()
    worst: dict[str, int] = {}
    for row in with_findings:
        for finding in row.findings:
            sizes[finding.family] += 1
            rank = finding.level.rank
            worst[finding.family] = min(rank, worst.get(finding.family, rank))
    if len(with_findings) < 2 or len(sizes) < 2:
        return None
    ranked = sorted(sizes, key=lambda family: (worst[family], -sizes[family], family))
    families = ranked if len(ranked) <= _FAMILIES else [*ranked[: _FAMILIES - 1], "others"]
    shown = with_findings[:_PAGES]
    grouped = [_by_family(row.findings, families) for row in shown]
    most = max(len(found) for groups in grouped for found in groups)
    cells = [tuple(_cell(found, most) for found in groups) for groups in grouped]
    left_out = len(with_findings) - len(shown)
    return Matrix(tuple(families), tuple(zip(shown, cells, strict=True)), left_out)


def _by_family(findings: Sequence[Finding], families: Sequence[str]) -> list[list[Finding]]:
    groups: dict[str, list[Finding]] = {family: [] for family in families}
    for finding in findings:
        groups[finding.family if finding.family in groups else families[-1]].append(finding)
    return list(groups.values())


def _cell(findings: Sequence[Finding], most: int) -> Cell | None:
    if not findings:
        return None
    worst = min((finding.level for finding in findings), key=lambda level: level.rank)
    radius = max(2.0, _WIDEST_DOT * (len(findings) / most) ** 0.5)
    return Cell(len(findings), worst, round(radius, 1))


class SectionGrade(NamedTuple):
    """How hard one section of a page is to read."""

    title: str
    grade: float
    share: float
    """Of the whole scale, in percent."""


def section_grades(document: Document) -> tuple[SectionGrade, ...]:
    """Return the school grade of each section with enough sentences; () where they are few."""
    found = []
    page = Page(document)
    long = [
        (heading, blocks)
        for heading, blocks in _sections(document.blocks)
        if sum(block.text.count(".") + block.text.count("?") for block in blocks)
        >= FEWEST_SENTENCES
    ]
    for heading, blocks in long if len(long) >= _FEWEST_SECTIONS else ():
        if in_references(page, blocks[0]):
            continue
        grade = level_of(blocks)
        if grade is not None:
            share = min(max(grade, 0.0), _HARDEST) / _HARDEST * 100
            found.append(SectionGrade(heading.text, grade, round(share, 1)))
    return tuple(found) if len(found) >= _FEWEST_SECTIONS else ()


def _sections(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """Cut a page at its headings of level 2 or higher."""
    sections: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and (block.level or 2) <= 2:
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
    return sections


class Point(NamedTuple):
    """One run in the trend."""

    label: str
    x: float
    counts: dict[Level, int]
    heights: dict[Level, float]
    """Where the point of each level stands, from the top."""


class Trend(NamedTuple):
    """How many findings each run had, this one last."""

    points: tuple[Point, ...]
    lines: dict[Level, str]
    """The points of each level's line."""
    most: int
    width: int = _WIDTH
    height: int = _HEIGHT


def trend(report: Report) -> Trend | None:
    """Return the runs before this one and this one; None where there were none."""
    if not report.history:
        return None
    now = report.counts()
    runs = [(past.label, dict(past.counts)) for past in report.history]
    runs.append(("This run", {level: now[level] for level in Level}))
    most = max(1, *(count for _, counts in runs for count in counts.values()))
    step = (_WIDTH - 2 * _EDGE) / (len(runs) - 1)
    tall = _HEIGHT - 2 * _EDGE
    points = tuple(
        Point(
            label,
            round(_EDGE + number * step, 1),
            counts,
            {level: round(_EDGE + tall * (1 - count / most), 1) for level, count in counts.items()},
        )
        for number, (label, counts) in enumerate(runs)
    )
    lines = {
        level: " ".join(f"{point.x},{point.heights[level]}" for point in points)
        for level in Level
        if any(point.counts[level] for point in points)
    }
    return Trend(points, lines, most)
