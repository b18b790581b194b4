"""Plain text, as it is pasted from a page: paragraphs, lists and headings without any markup.

What the lines mean is decided for each run of lines between blank lines, from that run and the
line after it alone:

- Text from a content system has one paragraph a line. Text from a mail or an editor is wrapped. A
  run is wrapped when it has at least two lines, none above 100 characters, more than half of them
  (the last aside) have 50 to 90 characters, fewer than half of those end a sentence, and at least
  half could not take the first word of the next line without being the longest line of all.
- A line is a list item when it starts with a bullet, a dash, a number or a letter. It goes on in
  lines that are indented further than its mark, or that start in lower case below a long line.
- A line with a number right above running text is a heading when an item above, of a list of
  contents, has the same words. Where several numbered lines stand alone above text, all do that.
- Lines whose words stand in columns, with blanks or dots between them, are the rows of a table; a
  line that begins below a later column goes on in the row above.
- Lines that are all indented alike below the margin, and mostly no sentences, are list items.
- A line is a heading when it is short, does not end like a sentence, says something else than an
  address, a label, a date or a name, and stands above text that is longer than itself.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind, Comment, Document, Format, Span
from qa.readers.assembly import HEADING_WORDS, Assembly, bare_links, find_addresses
from qa.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from qa.document import Block, Link
    from qa.sources import Source

_WRAPPED = range(50, 91)
_WRAPPED_MAX = 100
_WRAPPED_LEAST = 40
_CLOSING = "\"'”’"
_NO_END = frozenset((".", ",", ";", ":", ""))  # what no heading ends in, quotes aside
_LONG = 60  # characters of a line that is prose and not an entry
_HEADING_MAX = 100

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_ITEM = re.compile(
    r"(?:(?P<bullet>[•‣◦▪▫●○∙·⁃☐☑☒]|\[[ xX]?\](?=[ \t]))[ \t\xa0]*"
    r"|(?P<dash>[-*–—])[ \t\xa0]+"
    r"|(?P<number>\d{1,3}[.)]|\[\d{1,3}\](?=[ \t]+\S{2})|\(\d{1,2}\)|\(?[A-Za-z]\)"
    r"|\(?[ivx]{1,5}\))[ \t\xa0]+)(?=\S)"
)
_RULE = re.compile(r"(?:={3,}|-{2,}|_{3,}|\*{3,}|~{3,}|(?:[-*_][ \t]+){2,}[-*_])\Z")
_GAP = re.compile(r"(?<=\S)(?: *\.{4,} *| {2,}|[ ]*\t[ \t]*)(?=\S)")
_LEADERS = "...."
_FEWEST_ROWS = 2
_LONGEST_ROW = 40  # lines of a first row: what is looked at again from each of them stays short
_FEWEST_LEADING = 4  # blanks of a line with a number to call that leads to a list
_FEWEST_PARTS = 3  # numbered lines above text that make such lines headings on their page
_INDENTED = 2
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
_OPEN_END = re.compile(
    r"(?:,| (?:a|an|the|of|and|or|to|in|with|for|your|their|than|by|at|from|is|are|not))\Z"
)
"""With which no line ends that is a paragraph by itself."""
_LABEL = re.compile(r"[^:]{1,60}:(?:\s|\Z)")
_DIGITS_OR_BY = re.compile(r"\d|\b(?:by|on)\b", re.IGNORECASE)
_WEB_ADDRESS = re.compile(
    r"(?:[a-z\d-]{1,63}\.){1,4}(?:uk|com|org|net|gov|edu|int|eu|ie|au|nz|ca|scot|wales|info)(?:/\S*)?\Z"
)
"""The last word of a line that says where something is, such as "nhs.uk/conditions"."""
_NOT_A_HEADING = re.compile(
    r"""
      \+?\d[\d\s().-]{6,}\d                                           # a telephone number
    | \b[A-Z]{2}\s\d{5}(?:-\d{4})?\b                                  # a town with its ZIP code
    | \b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b                            # a British post code
    | ^\d{4,5}\s?[A-Z]{0,2}\s[A-ZÀ-Þ][\w-]+$                          # post code and town
    | (?i:^\d+[a-z]?,?\s.*(?:street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd
        |suite|straat|stra(?:ß|ss)e|rue|calle|weg|plaza|square)\b\.?)  # number and street
    | (?i:^(?:[\w-]+\s){0,3}(?:written|reviewed|checked|edited|updated|published|modified)
        \s(?:by|on)\b)                                                # who wrote it, and when
    | ^By\s[A-Z]
    | (?i:^(?:\d{1,2}\s)?(?:january|february|march|april|may|june|july|august|september|october
        |november|december)\b.*\d{4}$)                                # a date
    """,
    re.VERBOSE,
)
# "Title: Dehydration in children" and "Language: English (US)" above a text.
_HEAD = re.compile(
    r"^(?P<key>(?i:title|language))[ \t]*:[ \t]+(?P<value>\S(?:[^\r\n]{0,118}\S)?)[ \t]*$",
    re.MULTILINE,
)
_HEAD_LENGTH = 1200
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_COUNTRIES = (
    ("en-GB", re.compile(r"\b(?:UK|GB|British|United Kingdom|Britain)\b")),
    ("en-US", re.compile(r"\b(?:US|USA|American?|United States)\b")),
)
# Characters that no text has, to stand for comments while lines are told apart.
_FILLERS = tuple(map(chr, range(0xFDD0, 0xFDF0)))


def read(source: Source) -> Document:
    """Read a page of plain text."""
    decoded = decode(source.data)
    text = decoded.text
    comments = tuple(_comments(text))
    reading = _Reading(text, comments)
    reading.run()
    head = {found["key"].lower(): found["value"] for found in _HEAD.finditer(text[:_HEAD_LENGTH])}
    return Document(
        source.path,
        Format.TEXT,
        text,
        tuple(reading.blocks),
        language=_language(head.get("language", "")),
        metadata={"title": head["title"]} if "title" in head else {},
        links=tuple(reading.links),
        comments=comments,
        faults=decoded.faults,
        content_span=Span(0, len(text)),
    )


def _language(said: str) -> str | None:
    """Return the tag of a language that a head names in words or by its tag; None for others."""
    if _TAG.fullmatch(said):
        return said
    english = "english" in said.lower()
    country = next((tag for tag, names in _COUNTRIES if english and names.search(said)), None)
    return country or ("en" if said.lower() == "english" else None)


def _comments(text: str) -> Iterator[Comment]:
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        yield Comment(text[at + 4 : end], Span(at, end + 3))
        at = text.find("<!--", end + 3)


class _Line(NamedTuple):
    """A line without the blanks around it."""

    text: str
    start: int
    end: int
    indent: int


class _Level(NamedTuple):
    """A list that is going on: how far its marks are indented, what they are, its number."""

    indent: int
    mark: str
    group: int


class _Reading:
    """One pass over the lines."""

    def __init__(self, source: str, comments: Sequence[Comment]) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._entries: set[str] = set()  # the words of all items so far
        self._filler = ""
        self._shown = source
        self._levels: list[_Level] = []  # empty when the last block was no list item
        self._groups = 0
        self._margin = 0
        self._in_parts = False
        if comments:
            self._hide(comments)

    def _hide(self, comments: Sequence[Comment]) -> None:
        """Put a filler in the place of comments, so that no line begins or ends inside one."""
        source = self.source
        self._filler = next((char for char in _FILLERS if char not in source), _FILLERS[0])
        parts: list[str] = []
        at = 0
        for comment in comments:
            start, end = comment.span
            parts += (source[at:start], self._filler * (end - start))
            at = end
        parts.append(source[at:])
        self._shown = "".join(parts)

    def run(self) -> None:
        """Read the whole page."""
        runs = self._runs()
        self._margin = min((line.indent for run in runs for line in run), default=0)
        self._in_parts = _has_numbered_parts(runs)
        for nth, run in enumerate(runs):
            following = runs[nth + 1][0] if nth + 1 < len(runs) else None
            self._read_run(run, following)

    def _runs(self) -> list[list[_Line]]:
        """Return the lines that are not blank, in runs with blank lines between them."""
        runs: list[list[_Line]] = []
        run: list[_Line] = []
        filler = self._filler
        blanks = f" \t\f\v\xa0{filler}" if filler else None
        for match in _LINE.finditer(self._shown):
            raw = match[1]
            text = raw.strip(blanks)
            if text and not text.isspace():
                start = match.start() + len(raw) - len(raw.lstrip(blanks))
                indent = len(raw) - len(raw.lstrip())
                run.append(_Line(text, start, start + len(text), indent))
            elif run and not (filler and filler in raw):
                runs.append(run)
                run = []
        if run:
            runs.append(run)
        return runs

    def _read_run(self, run: list[_Line], following: _Line | None) -> None:
        at = 0
        while at < len(run):
            line = run[at]
            mark = self._item_mark(run, at)
            rows = _rows(run, at)
            if rows:
                to = at + len(rows)
                self._add_table(rows)
            elif mark and (
                (len(run) == 1 and self._heads_part(line, mark, following))
                or (at == 0 and len(run) > 1 and self._is_part(line, mark, run[1]))
            ):
                to = at + 1
                self._add(BlockKind.HEADING, [line], Span(line.start, line.end))
            elif mark:
                to = at + 1
                while to < len(run) and _goes_on(line, run, to) and not self._item_mark(run, to):
                    to += 1
                self._add_item(mark, run[at:to])
            elif _RULE.match(line.text):
                to = at + 1
                self._levels.clear()
            elif at + 1 < len(run) and (level := _underlined(line, run[at + 1])):
                to = at + 2
                self._add(BlockKind.HEADING, [line], Span(line.start, run[at + 1].end), level)
            else:
                to = at + 1
                while to < len(run) and not self._begins_other(run, to):
                    to += 1
                several = at + 1 < to < len(run) and not _runs_over(run[to - 2], run[to - 1])
                if several and _underlined(run[to - 1], run[to]):
                    to -= 1
                after = run[to] if to < len(run) else None
                self._read_prose(run[at:to], after, following)
            at = to

    def _begins_other(self, run: list[_Line], at: int) -> bool:
        """Whether something else than prose begins at a line below prose."""
        return bool(self._item_mark(run, at) or _RULE.match(run[at].text) or _rows(run, at))

    def _heads_part(self, line: _Line, mark: re.Match[str], following: _Line | None) -> bool:
        """Whether an item alone between blank lines is the heading of what stands below it.

        On a page in numbered parts one in capitals is, even of a part with nothing in it.
        """
        title = line.text[mark.end() :]
        if self._in_parts and mark["number"] and title.isupper() and _could_be_heading(title):
            return True
        return _is_numbered_heading(line, mark, following, above_prose=not self._in_parts)

    def _is_part(self, line: _Line, mark: re.Match[str], below: _Line) -> bool:
        """Whether an item right above running text is the heading that a contents list named."""
        if not _is_numbered_heading(line, mark, below):
            return False
        return line.text[mark.end() :].casefold() in self._entries

    def _item_mark(self, run: list[_Line], at: int) -> re.Match[str] | None:
        mark = _ITEM.match(run[at].text)
        if not mark or mark["bullet"] or at == 0:
            return mark
        # a number or a dash that wrapped text happens to put at the start of a line is none
        before = run[at - 1]
        if mark[0].startswith("[") and not run[0].text.startswith("["):
            return None  # a citation
        if (
            _ITEM.match(before.text)
            or _SENTENCE_END.search(before.text)
            or before.indent != run[at].indent
        ):
            return mark
        wrapped = len(before.text) in _WRAPPED
        if wrapped or (mark["number"] and run[at].text[mark.end()].islower()):
            return None
        return mark

    def _read_prose(self, lines: list[_Line], after: _Line | None, following: _Line | None) -> None:
        """Read lines of a run that hold no items; `after` is the run's next line, if any."""
        if _is_wrapped(lines):
            self._add(BlockKind.PARAGRAPH, lines, Span(lines[0].start, lines[-1].end))
            return
        for nth in range(len(lines)):
            if (length := self._bare_list(lines, nth)) > 1:
                parts = (lines[:nth], lines[nth : nth + length], lines[nth + length :])
                self._read_lines(parts[0], parts[1][0], following)
                self._add_bare_list(parts[1])
                if parts[2]:
                    self._read_prose(parts[2], after, following)
                return
        self._read_lines(lines, after, following)

    def _read_lines(self, lines: list[_Line], after: _Line | None, following: _Line | None) -> None:
        """Read lines each of which is a paragraph or a heading, or goes on with the one above."""
        at = 0
        while at < len(lines):
            to = at + 1
            while to < len(lines) and _runs_over(lines[to - 1], lines[to]):
                to += 1
            below = lines[to] if to < len(lines) else after
            first = not self.blocks and len(lines) == 1 and after is None
            heading = to == at + 1 and self._is_heading(lines[at], below, following, first=first)
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            self._add(kind, lines[at:to], Span(lines[at].start, lines[to - 1].end))
            at = to

    def _bare_list(self, lines: list[_Line], at: int) -> int:
        """Return how many lines from one on are a list without marks, only indented; or 0."""
        depth = lines[at].indent
        if depth < self._margin + _INDENTED or (at and lines[at - 1].indent == depth):
            return 0
        items = list(takewhile(lambda line: line.indent == depth, lines[at:]))
        ends = sum(1 for line in items if _SENTENCE_END.search(line.text))
        if len(items) < _FEWEST_ROWS or ends * 2 >= len(items) or _is_wrapped(items):
            return 0
        return len(items)

    def _add_bare_list(self, lines: list[_Line]) -> None:
        self._levels.clear()
        self._groups += 1
        for line in lines:
            span = Span(line.start, line.end)
            self._append(
                self._assembled([line]).block(
                    BlockKind.LIST_ITEM, span, level=1, group=self._groups
                )
            )

    def _add_table(self, rows: list[list[_Line]]) -> None:
        """Add the cells of lines that are rows; a line above a rule names the columns."""
        self._levels.clear()
        self._groups += 1
        number = 0
        kind = BlockKind.TABLE_CELL
        cells: list[list[_Line]] = []
        for parts, below in pairwise([*rows, rows[0]]):
            if not parts:
                continue
            if not cells or (len(parts) > 1 and _begins_row(parts, cells)):
                self._add_cells(kind, cells, number)
                number += 1
                named = number == 1 and not below
                kind = BlockKind.TABLE_HEADER if named else BlockKind.TABLE_CELL
                cells = [[part] for part in parts]
            else:
                for part in parts:
                    _over(part, cells).append(part)
        self._add_cells(kind, cells, number)

    def _add_cells(self, kind: BlockKind, cells: list[list[_Line]], number: int) -> None:
        for lines in cells:
            span = Span(lines[0].start, lines[-1].end)
            block = self._assembled(lines).block(kind, span, level=number, group=self._groups)
            self._append(block)

    def _is_heading(
        self, line: _Line, below: _Line | None, following: _Line | None, *, first: bool
    ) -> bool:
        text = line.text
        if not _could_be_heading(text):
            return False
        if below:  # the next line, without a blank line between
            if line.indent == below.indent >= self._margin + _INDENTED and not text.isupper():
                return False
            capitals = text.isupper() and not below.text.isupper()
            return capitals or bool(_ITEM.match(below.text)) or _is_prose(below.text)
        if not following:
            return False
        entry = None if first else _NOT_A_HEADING.search(following.text)
        leads = following.text.endswith(":") and following.text.count(" ") >= _FEWEST_LEADING
        return not entry or (entry.start() > 0 and (leads or _is_sentence(following.text)))

    def _add_item(self, mark: re.Match[str], lines: list[_Line]) -> None:
        line = lines[0]
        kind = mark.lastgroup or ""
        name = line.text[0]
        if kind == "number":
            name = "1" if any(map(str.isdigit, mark["number"])) else "a"
        levels = self._levels
        while levels and line.indent < levels[-1].indent and len(levels) > 1:
            levels.pop()
        if not levels or line.indent > levels[-1].indent + 1:
            self._groups += 1
            levels.append(_Level(line.indent, name, self._groups))
        elif levels[-1].mark != name:
            self._groups += 1
            levels[-1] = _Level(line.indent, name, self._groups)
        skipped = mark.end()
        rest = _Line(line.text[skipped:], line.start + skipped, line.end, line.indent)
        span = Span(line.start, lines[-1].end)
        ordered = kind == "number"
        self._append(
            self._assembled([rest, *lines[1:]]).block(
                BlockKind.LIST_ITEM,
                span,
                level=len(levels),
                group=levels[-1].group,
                ordered=ordered,
            )
        )

    def _add(self, kind: BlockKind, lines: list[_Line], span: Span, level: int = 0) -> None:
        self._levels.clear()
        self._append(self._assembled(lines).block(kind, span, level=level))

    def _append(self, block: Block | None) -> None:
        if block:
            self.blocks.append(block)
            if block.kind is BlockKind.LIST_ITEM:
                self._entries.add(block.text.casefold())
            self.links.extend(bare_links(block))

    def _assembled(self, lines: list[_Line]) -> Assembly:
        """Return the lines as one text, with a blank for each line end and without comments."""
        assembly = Assembly()
        filler = self._filler
        ended = -1
        for line in lines:
            if ended >= 0:
                assembly.add_blank(ended, line.start)
            if filler and filler in line.text:
                at = line.start
                for part in line.text.split(filler):
                    if part[:1] in {" ", "\t"} and assembly.at_blank:
                        assembly.add(part[1:], at + 1)
                    else:
                        assembly.add(part, at)
                    at += len(part) + 1
            else:
                assembly.add(line.text, line.start)
            ended = line.end
        return assembly


def _goes_on(item: _Line, run: list[_Line], at: int) -> bool:
    """Whether a line continues the list item above it."""
    line, before = run[at], run[at - 1]
    if line.indent > item.indent:
        return True
    return (
        line.text[0].islower()
        and len(before.text) >= _WRAPPED.start
        and not _SENTENCE_END.search(before.text)
    )


def _cells(line: _Line, columns: AbstractSet[int] = frozenset()) -> list[_Line]:
    """Return the parts of a line with gaps between them, each with its own indentation.

    Two blanks are a gap where a column begins behind them.
    """
    cells: list[_Line] = []
    at = 0
    for gap in _GAP.finditer(line.text):
        if gap[0] == "  " and line.indent + gap.end() not in columns:
            continue
        cells.append(_part(line, at, gap.start()))
        at = gap.end()
    return [*cells, _part(line, at, len(line.text))]


def _part(line: _Line, at: int, end: int) -> _Line:
    return _Line(line.text[at:end], line.start + at, line.start + end, line.indent + at)


def _rows(run: list[_Line], at: int) -> list[list[_Line]]:
    """Return the lines from one on that are one table, each as its cells; none where none is.

    A rule has no cells, and a line that goes on in the row above has the parts of it.
    """
    first = _cells(run[at])
    if not _is_row(first):
        return []
    columns = {cell.indent for cell in first[1:]}
    rows, count = [first], 1
    for line in run[at + 1 :]:
        if _RULE.match(line.text):
            rows.append([])
            continue
        cells = _cells(line, columns)
        starts = {cell.indent for cell in cells}
        if not (_is_row(cells) or line.indent in columns):
            break
        if starts.isdisjoint(columns) and _LEADERS not in line.text:
            break
        columns |= {cell.indent for cell in cells[1:]}
        count += line.indent not in columns
        if count < _FEWEST_ROWS and len(rows) > _LONGEST_ROW:
            break
        rows.append(cells)
    return rows if count >= _FEWEST_ROWS else []


def _is_row(cells: list[_Line]) -> bool:
    """Whether the parts of a line are cells, and no list item and no label with its value."""
    first = cells[0].text
    return len(cells) > 1 and not first.endswith(":") and not _ITEM.match(first)


def _begins_row(parts: list[_Line], cells: list[list[_Line]]) -> bool:
    """Whether a line of a table begins a row, with the cells of the row above it.

    One that begins below a later column goes on in that row, but for a next time of the same day.
    """
    columns = [cell[0].indent for cell in cells]
    if parts[0].indent not in columns[1:]:
        return True
    return [part.indent for part in parts] == columns[1:] and parts[0].text[0].isdigit()


def _over(part: _Line, cells: list[list[_Line]]) -> list[_Line]:
    """Return the cell of a row that stands above a part of the next line."""
    return min(cells, key=lambda cell: abs(cell[0].indent - part.indent))


def _has_numbered_parts(runs: list[list[_Line]]) -> bool:
    """Whether several numbered lines stand alone, each above text: a page in numbered parts."""
    found = 0
    for run, below in pairwise(runs):
        mark = _ITEM.match(run[0].text)
        if len(run) == 1 and mark and _is_numbered_heading(run[0], mark, below[0]):
            found += 1
    return found >= _FEWEST_PARTS


def _underlined(line: _Line, below: _Line) -> int:
    """Return the level that an underline of "===" or "---" gives to the line above it, or 0."""
    text = below.text
    if len(text) < 3 or len(line.text) > _HEADING_MAX or text.strip(text[0]):
        return 0
    if _is_sentence(line.text):
        return 0  # the rule below it ends a part
    return {"=": 1, "-": 2}.get(text[0], 0)


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether the lines are one paragraph that was cut to a width."""
    inner = lines[:-1]
    if not inner or any(len(line.text) > _WRAPPED_MAX for line in lines):
        return False
    full = [line for line in inner if len(line.text) in _WRAPPED]
    ends = sum(1 for line in full if _SENTENCE_END.search(line.text))
    if len(full) * 2 <= len(inner) or ends * 2 >= len(full):
        return False
    width = max(len(line.text) for line in lines)
    tight = sum(
        1
        for line, below in pairwise(lines)
        if len(line.text) + 1 + len(below.text.split(None, 1)[0]) > width
    )
    return tight * 2 >= len(inner)


def _runs_over(line: _Line, below: _Line) -> bool:
    """Whether a line that is full goes on, in the middle of a sentence, in the line below it."""
    if len(line.text) > _WRAPPED_MAX or _SENTENCE_END.search(line.text):
        return False
    if len(line.text) >= _WRAPPED_LEAST and _OPEN_END.search(line.text):
        return True
    return len(line.text) in _WRAPPED and below.text[0].islower()


def _is_prose(text: str) -> bool:
    return len(text) >= _LONG or len(text.split(None, HEADING_WORDS)) > HEADING_WORDS


def _is_sentence(text: str) -> bool:
    return _is_prose(text) and text[-1] in ".!?"


def _is_numbered_heading(
    line: _Line, mark: re.Match[str], following: _Line | None, *, above_prose: bool = True
) -> bool:
    """Whether an item is alone between blank lines, reads like a heading and has text below it."""
    text = line.text[mark.end() :]
    if not (mark["number"] and mark["number"][:1].isdigit() and following and text):
        return False
    return (
        text[0].isupper()
        and _could_be_heading(text)
        and not _ITEM.match(following.text)
        and (not above_prose or _is_prose(following.text) or following.text[-1] in ".:?!")
    )


def _could_be_heading(text: str) -> bool:
    """Whether a line by itself looks like a heading, whatever stands below it."""
    if len(text) > _HEADING_MAX or len(text.split(None, HEADING_WORDS)) > HEADING_WORDS:
        return False
    if (
        text.rstrip(_CLOSING)[-1:] in _NO_END
        or " = " in text
        or "____" in text
        or text[0].islower()
        or not any(map(str.isalpha, text))
    ):
        return False
    if _LABEL.match(text) or find_addresses(text):
        return False
    if _WEB_ADDRESS.fullmatch(text, text.rfind(" ") + 1):
        return False
    return not (_DIGITS_OR_BY.search(text) and _NOT_A_HEADING.search(text))
