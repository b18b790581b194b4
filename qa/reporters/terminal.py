"""Text for a person at a terminal, or in the log of a pipeline."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from qa.finding import Level
from qa.report import SetAsideBy, counted
from qa.reporters.changes import change
from qa.reporters.grouping import at_one_place, by_page, joined
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.document import Document
    from qa.finding import Finding
    from qa.report import PageSummary, Report, Suppressed

_ICONS = {Level.ERROR: "✗", Level.WARNING: "!", Level.SUGGESTION: "·"}
_STYLES = {Level.ERROR: "red", Level.WARNING: "yellow", Level.SUGGESTION: "cyan"}
_LEVEL_CELLS = len("· suggestion")
_FIXES_SHOWN = 3
_ASIDE_SHOWN = 10
_NARROWEST = 30

# Rich asks for a console to wrap and to look up styles with; nothing is ever written to this one.
_CONSOLE = Console(file=StringIO(), width=80, color_system=None, force_jupyter=False)


def render(report: Report, *, color: bool = False, width: int = 100) -> str:
    """Return the report as text of `width` cells, by page, with the verdict at the end."""
    width = max(width, _NARROWEST)
    return _written(
        chain(_pages(report, color=color, width=width), _closing(report, width)), color=color
    )


def render_pages(report: Report, *, color: bool = False, width: int = 100) -> str:
    """Return the pages with their findings alone: nothing for pages of which nothing is said."""
    return _written(_pages(report, color=color, width=max(width, _NARROWEST)), color=color)


def _written(lines: Iterable[Text], *, color: bool) -> str:
    if not color:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    return "".join(f"{_colored(line)}\n" for line in lines)


def _colored(line: Text) -> str:
    return "".join(
        segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
        if segment.style
        else segment.text
        for segment in line.render(_CONSOLE)
    )


def _pages(report: Report, *, color: bool, width: int) -> Iterator[Text]:
    pages = {page.path: page for page in report.pages}
    for path, findings in by_page(report.findings).items():
        yield from _heading(path, pages.get(path), width)
        yield Text()
        groups = at_one_place(findings)
        place = max(len(_place(group[0])) for group in groups)
        for group in groups:
            yield from _finding(group, report.documents, place, color=color, width=width)
        yield Text()


def _heading(path: str, page: PageSummary | None, width: int) -> Iterator[Text]:
    yield from _wrapped(Text(visible(path), style="bold underline"), width, "")
    if page is None:
        return
    facts = ": ".join(part for part in (page.type or "", page.how_recognised) if part)
    if facts:
        yield from _wrapped(Text(visible(facts), style="dim"), width, "")


def _place(finding: Finding) -> str:
    return f"{finding.start.line}:{finding.start.column}"


def _finding(
    group: Sequence[Finding],
    documents: Mapping[str, Document],
    place: int,
    *,
    color: bool,
    width: int,
) -> Iterator[Text]:
    finding = group[0]
    style = _STYLES[finding.level]
    head = Text("  ")
    head.append(f"{_ICONS[finding.level]} {finding.level}".ljust(_LEVEL_CELLS), style)
    head.append("  " + _place(finding).ljust(place) + "  ")
    # On a narrow terminal the text goes below the level and its place
    wide = width - head.cell_len >= 40
    indent = " " * (head.cell_len if wide else 4)
    if not wide:
        yield head
        head = Text(indent)
    whole = joined([one.message for one in group])
    messages = [one.message for one in group] if whole is None else [whole]
    for number, message in enumerate(messages):
        line = Text(visible(message))
        if number == len(messages) - 1:
            line.append(f"  {visible(finding.rule)}", "dim")
        for text in _wrapped(line, width - len(indent), ""):
            yield head + text
            head = Text(indent)
    for text in _shown_line(finding, width - len(indent), color=color):
        yield Text(indent) + text
    for way in dict.fromkeys(_ways(finding, documents)):
        for text in _wrapped(Text(f"→ {way}", "green"), width - len(indent), "  "):
            yield Text(indent) + text


def _ways(finding: Finding, documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield what each fix would make of it."""
    for fix in finding.fixes[:_FIXES_SHOWN]:
        changed = change(fix, finding, documents)
        if changed is None or len(changed.after) > 200:
            yield visible(fix.description)
        elif changed.after.strip():
            yield visible(changed.after)
        else:
            yield "(leave it out)"


def _shown_line(finding: Finding, width: int, *, color: bool) -> Iterator[Text]:
    """Yield the source line with the finding underlined, cut to `width` cells around it."""
    start = finding.start.column - 1 - finding.line_offset
    end = start + finding.span.end - finding.span.start
    if start == end or not 0 <= start < len(finding.line):
        return
    before = visible(finding.line[:start].lstrip())
    hit = visible(finding.line[start:end])
    after = visible(finding.line[end:].rstrip())
    hit = hit if cell_len(hit) <= width else _fitting(hit, width - 1) + "…"
    room = width - cell_len(hit)
    left = min(cell_len(before), max(room // 2, room - cell_len(after)))
    cut_before = finding.line_offset > 0 or left < cell_len(before)
    before = _from_right(before, left, cut=cut_before)
    after = _from_left(after, room - cell_len(before))
    line = Text(before, style="dim" if color else "")
    line.append(hit, f"not dim bold underline {_STYLES[finding.level]}")
    line.append(after)
    yield line
    if not color:
        yield Text(" " * cell_len(before) + "^" * max(cell_len(hit), 1))


def _from_left(text: str, cells: int) -> str:
    """Return what fits of the beginning of `text`, with "…" where something is left out."""
    if cell_len(text) <= cells:
        return text
    if cells < 2:
        return ""
    text = _fitting(text, cells - 1)
    word = text.rfind(" ")
    if word > len(text) // 2:
        text = text[:word]
    return text.rstrip() + "…"


def _from_right(text: str, cells: int, *, cut: bool) -> str:
    """Return what fits of the end of `text`, from the beginning of a word where there is one."""
    if not cut:
        return text
    if cells < 2:
        return ""
    while cell_len(text) > cells - 1:
        text = text[max(1, (cell_len(text) - cells + 1) // 2) :]
    word = text.find(" ")
    if 0 <= word < len(text) // 2:
        text = text[word + 1 :]
    return "…" + text


def _fitting(text: str, cells: int) -> str:
    text = text[:cells]
    return text if cell_len(text) <= cells else set_cell_size(text, cells)


def _wrapped(text: Text, width: int, indent: str) -> Iterator[Text]:
    """Yield `text` in lines of at most `width` cells, all but the first indented."""
    if text.cell_len <= width:
        yield text
        return
    lines = text.wrap(_CONSOLE, max(width - len(indent), 10), overflow="fold")
    for number, line in enumerate(lines):
        line.rstrip()
        yield line if number == 0 else Text(indent) + line


def _set_aside(aside: Sequence[Suppressed], width: int) -> Iterator[Text]:
    """Yield what was set aside with a reason; the rest, and all of a baseline, is only counted."""
    told = [one for one in aside if one.by is not SetAsideBy.BASELINE]
    for one in told[:_ASIDE_SHOWN]:
        at = f"{visible(one.finding.path)}:{_place(one.finding)}"
        line = f"  {at}  {visible(one.finding.rule)}: {visible(one.reason) or 'no reason'}"
        yield from _wrapped(Text(line, style="dim"), width, "    ")
    if len(told) > _ASIDE_SHOWN:
        yield Text(f"  … and {len(told) - _ASIDE_SHOWN} more", style="dim")


def _closing(report: Report, width: int) -> Iterator[Text]:
    if report.suppressed:
        for by, number in sorted(Counter(one.by for one in report.suppressed).items()):
            verb = "is" if number == 1 else "are"
            aside = f"{counted(number, 'finding')} {verb} set aside by {by}."
            yield from _wrapped(Text(aside, style="dim"), width, "")
            yield from _set_aside([one for one in report.suppressed if one.by is by], width)
    if report.fixed:
        verb = "is" if len(report.fixed) == 1 else "are"
        fixed = f"{counted(len(report.fixed), 'finding')} of the baseline {verb} fixed"
        told = f"{fixed}: 'qa baseline --prune' takes them out."
        yield from _wrapped(Text(told, style="dim"), width, "")
        for entry in report.fixed[:_ASIDE_SHOWN]:
            known_by = f"{visible(entry.identity.rule)}: {visible(entry.identity.words)}"
            told = f"  {visible(entry.path)}  {known_by}"
            yield from _wrapped(Text(told, style="dim"), width, "    ")
        if len(report.fixed) > _ASIDE_SHOWN:
            yield Text(f"  … and {len(report.fixed) - _ASIDE_SHOWN} more", style="dim")
    if report.settled:
        number = len(report.settled)
        verb = "is" if number == 1 else "are"
        told = f"{counted(number, 'decision')} of a reviewer {verb} about what is no longer there"
        first = report.settled[0]
        where = f"{visible(first.path)}, {visible(first.identity.rule)}"
        yield from _wrapped(Text(f"{told}: {where}{' …' if number > 1 else ''}."), width, "  ")
    for one in report.not_run:
        note = Text(f"Not checked: {visible(one.what)}. {visible(one.why)}")
        yield from _wrapped(note, width, "  ")
    verdict = report.verdict
    counts = [
        counted(number, level.value)
        for level, number in zip(
            Level, (verdict.errors, verdict.warnings, verdict.suggestions), strict=True
        )
        if number
    ]
    line = Text()
    line.append(verdict.sentence, "bold green" if verdict.ready else "bold red")
    found = ", ".join(counts) or "no findings"
    line.append(f" ({found}; {counted(verdict.pages, 'page')} checked)")
    yield from _wrapped(line, width, "")
