"""The scales that a page gives: "mild: 5 to 14, moderate: 15 to 30, severe: more than 30"."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.page import words_in
from qa.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_N = r"[-\u2212]?\d+(?:,\d{3})*(?:\.\d+)?"
_U = (
    r"(?: ?(?P<{0}>%|mmol/mol|mmol/l|mg/dl|mmhg|mm|cm|ng/ml|nmol/l|ml/min|g/l|g/dl|kg/m2|"
    r"kg/m\u00b2|"
    r"units|events|points|weeks|months|years|\u00b0c|\u00b0f|c|f)\b|(?P<{0}s>%))?"
)
_RANGE = later(
    rf"(?<![\w.,/$\u00a3])(?:(?:between|from) )?(?P<low>{_N}){_U.format('u1')} ?(?:(?:all the "
    rf"way )?(?:up )?"
    rf"to|-|\u2013|and|through) ?(?P<high>{_N}){_U.format('u2')}(?![\d/])"
    rf"|(?P<under>under|below|less than|lower than|fewer than|smaller than|<|up to|\u2264) ?"
    rf"(?P<top>{_N}){_U.format('u3')}(?![\d/])"
    rf"|(?P<over>over|above|more than|greater than|higher than|bigger than|>|at least|\u2265) ?"
    rf"(?P<bottom>{_N}){_U.format('u4')}(?![\d/])"
    rf"|(?<![\w.,/$\u00a3])(?P<from>{_N}){_U.format('u5')}(?:\+|,? (?:or|and) (?:more|above|"
    rf"higher|greater|"
    rf"over|up|upwards|larger|bigger))"
    rf"|(?<![\w.,/$\u00a3])(?P<to>{_N}){_U.format('u6')},? (?:or|and) (?:less|below|lower|under|"
    rf"fewer|"
    r"smaller)"
)
_CLASS = later(
    r"\b(?:mild|moderate|severe|normal|healthy|underweight|overweight|obes(?:e|ity)|low|high|"
    r"borderline|elevated|raised|pre-?diabetes|diabetes|osteopenia|osteoporosis|optimal|desirable|"
    r"ideal|an(?:a)?emia|insufficien\w+|deficien\w+|sufficient|adequate|minimal|critical|"
    r"(?:stage|grade|class|level|category) (?:\d|[ivx]+)|hypothermia|fever|hypertension|good|fair|"
    r"poor|mildly|moderately|severely|negative|positive|small|medium|large)\b"
)
_LEADS = later(
    r"^\W*(?:(?:is|are|means?|as|counts? as|called|considered|classed|an?|the|you have|your|it|"
    r"this|"
    r"shows?|suggests?|indicates?|usually|points to|range|result|score|level)\b\W*)*"
)
_TRAILS = later(
    r"(?:\W*\b(?:is|are|means?|from|of|at|as|for|being|score|scores|with|range|and|or|anything|"
    r"anyone|a|an|reading|readings|result|value|values|if|the|defined|covers|runs|bmi|ahi)\b)*\W*$"
)
_BEHIND = later(
    r" ?(?::|=|\)|\(|\u2013|-|,)? ?(?:is|are|means?|counts? as|shows?|suggests?|indicates?|a\b)?"
)
_STOPS = later(r"[.;,:()\u2013]| - |\band\b|\bor\b|\bwhile\b|\bbut\b")
_LONGEST = 5
_FEWEST = 2
_LARGEST = 12
_LONGEST_LINE = 80
_HEAD = 3
"""Blocks above a list or table that say what it measures."""


class Band(NamedTuple):
    """One class of a scale; it holds `low` and `high`, and what lies between."""

    label: str
    """As the page names it, folded."""
    low: float
    high: float
    unit: str


class Scale(NamedTuple):
    """Classes of one measure, in the order of the page."""

    bands: tuple[Band, ...]
    about: str
    """The text, folded, that says what is measured."""
    blocks: frozenset[int]
    """Where it stands: indices in `page.blocks`."""
    in_text: bool
    """It stands in a sentence, not in a table or a list."""


class Range(NamedTuple):
    """A range of numbers in a text: "5 to 14", "under 30", "30 or more"."""

    low: float
    high: float
    unit: str
    start: int
    end: int

    @property
    def is_finite(self) -> bool:
        """Whether it has two ends."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def scales(page: Page) -> tuple[Scale, ...]:
    """Return the scales of a page: those of its tables, its lists and its sentences."""
    return page.once(_scales)


def ranges_in(text: str) -> list[Range]:
    """Return the ranges of numbers in a folded text, in order."""
    return [_range(found) for found in _RANGE.finditer(text)]


def names_of(label: str) -> list[str]:
    """Return the names that a label gives a class: both of "low bone mass (osteopenia)"."""
    parts = _SPLIT.split(label)
    return [part.strip() for part in parts if part.strip()]


_SPLIT = later(r"[()/,]|\bor\b")


def number_of(text: str) -> float:
    """Return a number as a page writes it."""
    return float(text.replace(",", "").replace("\u2212", "-"))


def _range(found: re.Match[str]) -> Range:
    groups = found.groupdict()
    unit = next((unit for name, unit in groups.items() if _UNIT_GROUP.match(name) and unit), "")
    start, end = found.span()
    if groups["low"]:
        low, high = number_of(groups["low"]), number_of(groups["high"])
        return Range(min(low, high), max(low, high), unit, start, end)
    if groups["top"] or groups["to"]:
        return Range(-math.inf, number_of(groups["top"] or groups["to"]), unit, start, end)
    return Range(number_of(groups["bottom"] or groups["from"]), math.inf, unit, start, end)


_UNIT_GROUP = later(r"u\d")


def _scales(page: Page) -> tuple[Scale, ...]:
    if not any(word in page.folded for word in _CLASS_WORDS):
        return ()
    groups: dict[int, list[int]] = {}
    classed: set[int] = set()
    found: list[Scale] = []
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            groups.setdefault(block.group, []).append(number)
        elif block.kind is BlockKind.TABLE_HEADER and any(word in block.folded for word in _KINDS):
            classed.add(block.group)
        elif block.kind is BlockKind.PARAGRAPH and _may_hold(page, block):
            found += _in_text(page, number, block)
    for group, numbers in groups.items():
        text = " ".join(page.blocks[n].folded for n in numbers)
        if group not in classed and not _names_classes(text):
            continue
        is_table = page.blocks[numbers[0]].kind is BlockKind.TABLE_CELL
        scale = _in_table(page, numbers) if is_table else _in_list(page, numbers)
        found += [scale] if scale is not None else []
    found += _in_lines(page)
    return tuple(found)


def _may_hold(page: Page, block: Block) -> bool:
    return (
        page.has_number(block) and _names_classes(block.folded) and not in_references(page, block)
    )


def _names_classes(text: str) -> bool:
    """Return whether a folded text may name two classes of a scale."""
    return sum(word in text for word in _CLASS_WORDS) >= _FEWEST


_KINDS = ("stage", "grade", "class", "category", "severity")
_CLASS_WORDS = (
    "mild", "moderate", "severe", "normal", "healthy", "weight", "obes", "low", "high",
    "borderline", "elevated", "raised", "prediabetes", "diabetes", "osteo",
    "optimal", "desirable", "ideal",
    "anaemia", "anemia", "sufficien", "deficien", "adequate", "minimal", "stage", "grade",
    "class", "level", "category", "fever", "hypertension", "good", "poor", "small", "large",
)  # fmt: skip


def _scale(
    bands: Sequence[Band], about: str, blocks: Iterable[int], *, in_text: bool
) -> Scale | None:
    """Return a scale of bands that do not overlap, each with a name of its own."""
    if not _FEWEST <= len(bands) <= _LARGEST or len({band.label for band in bands}) < len(bands):
        return None
    if len({band.unit for band in bands if band.unit}) > 1:
        return None
    ordered = sorted(bands, key=lambda band: (band.low, band.high))
    if any(one.high > other.low for one, other in pairwise(ordered)):
        return None
    if not any(_CLASS.search(band.label) for band in bands):
        return None
    return Scale(tuple(bands), about, frozenset(blocks), in_text)


def _in_table(page: Page, numbers: Sequence[int]) -> Scale | None:
    rows: dict[int, list[int]] = {}
    for number in numbers:
        rows.setdefault(page.blocks[number].level, []).append(number)
    first = numbers[0]
    group = page.blocks[first].group
    heads = [
        page.blocks[n].folded
        for n in range(max(0, first - 12), first)
        if page.blocks[n].kind is BlockKind.TABLE_HEADER and page.blocks[n].group == group
    ]
    bands = []
    for row in rows.values():
        cells = [page.blocks[n].folded.strip() for n in row]
        ranged = [at for at, cell in enumerate(cells) if _only_range(cell)]
        label = next((at for at, cell in enumerate(cells) if at not in ranged and cell), None)
        if not ranged or label is None:
            continue
        span = ranges_in(cells[ranged[0]])[0]
        name = cells[label]
        if name.isdigit() and label < len(heads):
            name = f"{heads[label].strip()} {name}"
        if len(name.split()) <= _LONGEST:
            bands.append(Band(name, span.low, span.high, span.unit))
    about = " ".join([*heads, _above(page, first)])
    return _scale(bands, about, numbers, in_text=False)


def _only_range(cell: str) -> bool:
    if len(cell) > _LONGEST_LINE or not any(sign.isdigit() for sign in cell):
        return False
    found = ranges_in(cell)
    if len(found) != 1:
        return False
    rest = (cell[: found[0].start] + cell[found[0].end :]).strip(" .()")
    return len(rest.split()) <= _FEWEST


def _in_list(page: Page, numbers: Sequence[int]) -> Scale | None:
    bands = []
    for number in numbers:
        bands += _bands(page.blocks[number].folded)[:1]
    if len(bands) < _FEWEST:
        return None
    return _scale(bands, _above(page, numbers[0]), numbers, in_text=False)


def _in_lines(page: Page) -> Iterator[Scale]:
    """Yield the scales of lines of plain text, each of which is a class and its range."""
    run: list[tuple[int, Band]] = []
    for number, block in enumerate(page.blocks):
        band = _of_line(page, block)
        if band is not None:
            run.append((number, band))
        if len(run) >= _FEWEST and (band is None or number + 1 == len(page.blocks)):
            numbers = [number for number, _ in run]
            about = _above(page, numbers[0])
            scale = _scale([band for _, band in run], about, numbers, in_text=False)
            if scale is not None:
                yield scale
        if band is None:
            run = []


def _of_line(page: Page, block: Block) -> Band | None:
    """Return the class of a line that has its name and range and little else."""
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    is_line = is_line and not block.folded.rstrip().endswith(".")
    if not is_line or len(block.text) > _LONGEST_LINE or not page.has_number(block):
        return None
    bands = _bands(block.folded)
    return bands[0] if len(bands) == 1 else None


def _in_text(page: Page, number: int, block: Block) -> Iterator[Scale]:
    bands = [band for band in _bands(block.folded) if _CLASS.search(band.label)]
    if len(bands) >= _FEWEST:
        about = f"{block.folded} {_above(page, number)}"
        scale = _scale(bands, about, [number], in_text=True)
        if scale is not None:
            yield scale


def _bands(text: str) -> list[Band]:
    """Return the ranges of a text that have a short name before or after them."""
    spans = ranges_in(text)
    found = []
    for at, span in enumerate(spans):
        before = text[spans[at - 1].end if at else 0 : span.start]
        after = text[span.end : spans[at + 1].start if at + 1 < len(spans) else len(text)]
        label = _label_after(after) or _label_before(before)
        if label:
            found.append(Band(label, span.low, span.high, span.unit))
    return found


def _label_after(text: str) -> str:
    """Return the name that follows a range: ": normal", "means that you are overweight"."""
    lead = _BEHIND.match(text)
    if lead is None or not lead[0].strip(" )"):
        return ""
    rest = text[lead.end() :]
    label = _LEADS.sub("", _AFTER_STOP.split(rest, maxsplit=1)[0]).strip()
    return label if _is_label(label) else ""


_AFTER_STOP = later(r"[.;,:]|\band\b|\bbut\b|\bwhile\b|\bso\b|\bwhich\b")


def _label_before(text: str) -> str:
    """Return the name that stands before a range: "mild:", "moderate is"."""
    text = _TRAILS.sub("", text)
    label = _LEADS.sub("", _STOPS.split(text)[-1]).strip()
    return label if _is_label(label) else ""


def _is_label(label: str) -> bool:
    return 0 < len(label.split()) <= _LONGEST and any(letter.isalpha() for letter in label)


def _above(page: Page, number: int) -> str:
    """Return what is said right above a list or table, and the heading over it."""
    block = page.blocks[number]
    heading = page.heading_over(block)
    near = [
        page.blocks[n].folded
        for n in range(max(0, number - _HEAD), number)
        if page.blocks[n].kind is BlockKind.PARAGRAPH
    ]
    return " ".join([*near[-1:], heading.folded if heading is not None else "", page.title.lower()])


def measures(scale: Scale) -> frozenset[str]:
    """Return the words that tell what a scale is of, its classes left out."""
    classes = {word for band in scale.bands for word in words_in(band.label)}
    said = words_in(scale.about)
    words = {part for word in said for part in (word, *word.split("-"))}
    short = {"".join(word[0] for word in said[at : at + 3]) for at in range(len(said) - 2)}
    return frozenset((words | short) - classes)
