"""A row of a table that lacks a cell which all other rows have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST_ROWS = 3
_BLANK = later(r"\s*_[_\s]+")
_NO_VALUE = later(r"[_\s]*")
_SPANS = ("colspan", "rowspan")
_NUMBER = later(r"\d+")
_TWO = 2
"""Rows that a row becomes where a line is broken in it."""


@rule(
    "structure.missing-cell",
    level=Level.WARNING,
    message="The row of '%s' has an empty cell where every other row has a value: fill it in, or"
    " say that there is none.",
    why="Readers cannot tell whether there is no value or somebody forgot it: it may be a dose.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "W3C, Web Accessibility Tutorials: tables, leave no cell without a meaning",
    ],
    examples=[
        Example(
            bad="| Age | Dose |\n|---|---|\n| 2 to 5 | 5 ml |\n| 6 to 11 | |\n| 12 | 10 ml |\n",
            good="| Age | Dose |\n|---|---|\n| 2 to 5 | 5 ml |\n| 6 | none |\n| 12 | 10 ml |\n",
        ),
        Example(
            bad="<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr><tr>"
            "<td>B</td></tr><tr><td>C</td><td>6 mg</td></tr></table>",
            good="<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr><tr>"
            '<td colspan="2">B</td></tr><tr><td>C</td><td>6 mg</td></tr></table>',
            format=Format.HTML,
        ),
        Example(
            bad="Result | A1C\nNormal | below 5.7%\nHigh | 5.7% to 6.4%\nDiabetes | ______\n",
            good="Day | Reading\nMonday | ______\nTuesday | ______\nWednesday | ______\n",
            format=Format.TEXT,
        ),
        Example(
            bad="| Age | Dose |\n|---|---|\n| 2 to 5 | 5 ml |\n| 6 | ____ |\n| 12 | 10 ml |\n",
            good="| Day | Pain |\n|---|---|\n| 1 | ____ |\n| 2 | ____ |\n| 3 | ____ |\n",
        ),
        Example(
            bad="| When | What | Then |\n|---|---|---|\n| 1pm | Last meal | Clear drinks |\n"
            "| 7pm | First litre | Water |\n| 5am | Second litre\nWater, then stop | |\n",
            good="| When | What | Then |\n|---|---|---|\n| 1pm | Last meal | Clear drinks |\n"
            "| 7pm | First litre | Water |\n| 5am | Second litre | Water |\n",
        ),
        Example(
            bad="| Age | Men | Women |\n|---|---|---|\n| 19 to 30 | 400 mg | 310 mg |\n"
            "| 31 and older 420 mg | 320 mg\n",
            good="| Age | Men | Women |\n|---|---|---|\n| 19 to 30 | 400 mg | 310 mg |\n"
            "| 31 and older | 420 mg | 320 mg |\n",
        ),
        Example(
            bad="<table><tr><th>Food</th><th>Portion</th><th>Iron</th></tr><tr><td>Lentils</td><td>"
            "150 g</td><td>5 mg</td></tr><tr><td>Oats</td><td>2 mg</td></tr></table>",
            good="<table><tr><th>Food</th><th>Iron</th></tr><tr><td>Lentils</td><td>5 mg</td></tr>"
            "<tr><td>Oats</td></tr></table>",
            format=Format.HTML,
        ),
        Example(
            bad="Night   Minutes   Cups\n1       10        3\n2       10        4\n"
            "3                 4\n4       20        4\n",
            good="Night   Minutes   Cups\n1       10        3\n2       10        4\n"
            "        or 12     or 5\n3                 4\n4       20        4\n",
            format=Format.TEXT,
        ),
        Example(good="| A | B |\n|---|---|\n| 1 | |\n| 2 | 3 |\n| 4 | |\n| 5 | 6 |\n"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last cell of the one short row of a table whose other rows are all full.

    A line to write on counts as an empty cell, for in a form it stands in every row.
    """
    if page.document.format is Format.TEXT:
        yield from _of_lines(page)
        yield from _of_blanks(page)
        return
    if not page.document.tables:
        return
    source = page.document.source
    if page.document.format is Format.MARKDOWN:
        yield from _without_border(page)
    if page.document.format is Format.HTML:
        yield from _without_tag(page)
    for table in table_rows(page):
        filled = ([cell for cell in row if not _BLANK.fullmatch(cell.text)] for row in table)
        rows = [row for row in filled if row]
        full = max(map(len, rows), default=0)
        body = [cells for cells in rows if cells[-1].kind is BlockKind.TABLE_CELL]
        short = _broken(body, full)
        if short is None or len(body) < _FEWEST_ROWS:  # of two rows, either may be the odd one
            continue
        cells = [block for row in rows for block in row]
        whole = source[cells[0].span.start : cells[-1].span.end].lower()
        if full > 1 and not any(span in whole for span in _SPANS):
            yield Match(short[-1].span, (short[0].text,))


def _without_tag(page: Page) -> Iterator[Match]:
    """Yield the row of a small table of HTML that has one cell fewer than its head, none empty."""
    source = page.document.source
    for table in page.document.tables:
        end = source.find("</table", table.span.start)
        whole = source[table.span.start : max(end, table.span.start)]
        rows = list(_ROW.finditer(whole))
        counts = [len(_CELL.findall(row[0])) for row in rows]
        if len(rows) != _FEWEST_ROWS or any(span in whole.lower() for span in _SPANS):
            continue  # larger ones are told by their cells
        short = [n for n, count in enumerate(counts) if count < counts[0]]
        if len(short) == 1 and counts[short[0]] == counts[0] - 1 > 1 and max(counts) == counts[0]:
            row = rows[short[0]]
            start = table.span.start + row.start()
            text = _TAG.sub(" ", _CELL.split(row[0])[1]).strip("> ")
            yield Match(Span(start, start + len(row[0])), (" ".join(text.split()[:8]),))


_ROW = later(r"<tr\b[^>]*>(?:(?!</?(?:tr|table)\b)[\s\S]){0,4000}</tr>", re.IGNORECASE)
_CELL = later(r"<t[dh]\b", re.IGNORECASE)
_TAG = later(r"<[^<>]{0,200}>|^[^<>]{0,200}>")


def _without_border(page: Page) -> Iterator[Match]:
    """Yield the one row of a table in Markdown that is typed with fewer cells than all others."""
    source = page.document.source
    for found in _TABLE.finditer(source):
        lines = found[0].strip().splitlines()
        counts = [line.replace("\\|", "").count("|") for line in lines]
        broken = [n for n, count in enumerate(counts) if n > 1 and count < counts[0]]
        whole = all(line.rstrip().endswith("|") for n, line in enumerate(lines) if n not in broken)
        if len(broken) == 1 and whole and not page.is_code(found.start()):
            at = source.find(lines[broken[0]], found.start())
            first = lines[broken[0]].strip("| ").split("|")[0].strip()
            yield Match(Span(at, at + len(lines[broken[0]])), (first,))


_TABLE = later(
    r"^\|[^\n]*\|[ \t]*\r?\n\|[ \t:|-]+\|[ \t]*\r?\n(?:\|[^\n]*(?:\r?\n|\Z)){2,}", re.MULTILINE
)


def _broken(body: list[list[Block]], full: int) -> list[Block] | None:
    """Return the one row that lacks a cell, that has run together, or whose rest is a row more."""
    short = [number for number, cells in enumerate(body) if len(cells) < full]
    if len(short) == _TWO and short[1] == short[0] + 1:
        first, rest = (body[number] for number in short)
        return first if len(first) > 1 and len(first) + len(rest) == full else None
    if len(short) != 1:
        return None
    row = body[short[0]]
    if short[0] == len(body) - 1 and not any(_NUMBER.search(b.folded) for c in body for b in c):
        return None  # lists side by side, one of which is longer
    run_together = len(row) == 1 and len(_NUMBER.findall(row[0].folded)) > 1
    return row if len(row) == full - 1 or run_together else None


def _of_lines(page: Page) -> Iterator[Match]:
    """Yield the one cell without a value in lines of plain text that "|" divides alike."""
    rows: list[list[Span]] = []
    at = 0
    for line in (*page.document.source.splitlines(keepends=True), ""):
        cells = list(_cells(line, at))
        at += len(line)
        if len(cells) > 1 and (not rows or len(cells) == len(rows[0])):
            rows.append(cells)
            continue
        yield from _without_value(page.document.source, rows)
        rows = [cells] if len(cells) > 1 else []


def _cells(line: str, at: int) -> Iterator[Span]:
    if "|" not in line:
        return
    text = line.rstrip()
    start = at + (len(text) - len(text.lstrip(" |"))) if text.endswith("|") else at
    end = at + len(text) - text.endswith("|")
    for part in line[start - at : end - at].split("|"):
        yield Span(start, start + len(part))
        start += len(part) + 1


def _without_value(source: str, rows: list[list[Span]]) -> Iterator[Match]:
    if len(rows) <= _FEWEST_ROWS:
        return
    lacking = [
        (row, cell)
        for row in rows
        for cell in row
        if _NO_VALUE.fullmatch(source, cell.start, cell.end)
    ]
    if len(lacking) == 1:
        row, cell = lacking[0]
        if row is not rows[0] and cell is not row[0]:
            yield Match(Span(row[0].start, row[-1].end), (source[slice(*row[0])].strip(),))


_WORDS = later(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
_OFF = 2
"""Places by which a cell may stand beside the beginning of its column's name."""


def _of_blanks(page: Page) -> Iterator[Match]:
    """Yield the one row that has an empty cell in a table which blanks draw in plain text."""
    rows: list[list[tuple[int, str]]] = []
    at, starts = 0, list[int]()
    for line in (*page.document.source.splitlines(keepends=True), ""):
        text = line.rstrip()
        cells = [] if "\t" in text else [(w.start(), w[0]) for w in _WORDS.finditer(text)]
        if cells:
            if not rows:
                starts = []
            starts.append(at)
            rows.append(cells)
        else:
            yield from _gap_in(rows, starts)
            rows = []
        at += len(line)


def _gap_in(rows: list[list[tuple[int, str]]], starts: list[int]) -> Iterator[Match]:
    """Yield the row of lines of text in which all others have a cell below each name."""
    wide = (n for n, row in enumerate(rows) if len(row) >= _FEWEST_COLUMNS)
    first = next(wide, len(rows))
    head, body = rows[first : first + 1], rows[first + 1 :]
    if len(body) <= _FEWEST_ROWS:
        return
    columns = [place for place, _ in head[0]]
    filled = [[_column(place, columns) for place, _ in row] for row in body]
    every = list(range(len(columns)))
    short = [n for n, row in enumerate(filled) if row != every]
    if len(short) != 1:
        return
    row = filled[short[0]]
    if row[0] == 0 and None not in row and len(set(row)) == len(row) == len(columns) - 1:
        start = starts[first + 1 + short[0]]
        place, text = body[short[0]][0]
        last, end = body[short[0]][-1]
        yield Match(Span(start + place, start + last + len(end)), (text,))


def _column(place: int, columns: list[int]) -> int | None:
    return next((n for n, start in enumerate(columns) if abs(place - start) <= _OFF), None)
