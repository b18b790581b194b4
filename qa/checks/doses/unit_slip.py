"""Milligrams beside micrograms, for one medicine in one paragraph."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import MILLIGRAMS, amounts
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_APART = 100
"""Times that one dose of a medicine may be another."""
_CLOSE = 30
"""Times that the bare numbers may differ, where the unit alone is the slip."""
_FEWEST = 3
_LEAST = 10
"""A smaller number may stand on one page for milligrams and micrograms."""
_OF_PIECES = ("", "day", "dose", "tablet", "capsule")
_LONG = 3000
"""Words of a page that may be on many medicines."""
_ALIKE = 0.02
_IN_BRACKETS = later(
    r"(?<![\w.,/-])(?P<volume>(?!0)\d{1,2}(?:\.\d)?) ?ml \((?P<weight>\d{1,4}(?:\.\d+)?) ?"
    r"(?P<unit>mg|g|mcg|micrograms?)\)"
)
_ELSE = later(
    r"\b(?:vitamin|folic|iron|zinc|iodine|selenium|calcium|sodium|salt|caffeine|nutrients?|diet|foods?|"
    r"protein|fibre|fiber|blood|serum|plasma|level|urine|per kg|solution|convert\w*|equals?|same "
    r"as|"
    r"microgram\w* is|thousand|patch releases|inhal\w+|spray|eye drops|cream|gel|inject\w*)\b|="
)

_SIGNS = ("mcg", "microg", "µg", "μg", " ug", "ml (")
"""Literals one of which stands on each page that is looked at."""


@rule(
    "doses.unit-slip",
    level=Level.WARNING,
    message="'%s' here, '%s' beside it: one dose of a medicine is rarely a hundred times another;"
    " is the unit right?",
    why="Milligrams for micrograms, or the other way round, is a thousand times the dose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "Joint Commission, Official Do Not Use List",
    ],
    examples=[
        Example(
            bad="The usual patch gives 14 mcg a day. After six weeks you change to 7 mg a day.",
            good="The usual patch gives 14 mg a day. After six weeks you change to 7 mg a day.",
        ),
        Example(
            bad="Most adults take 75 mg a day. Some start with 25 micrograms a day.",
            good="Most adults take 75 micrograms a day. Some start with 25 micrograms a day.",
        ),
        Example(
            bad="# Vitamin D\n\n| Age | Each day |\n|---|---|\n| Under 1 year | 8.5 to 10"
            " micrograms |\n| 1 to 4 years | 10 mg |",
            good="| Vitamin | Each day |\n|---|---|\n| Folic acid | 400 micrograms |\n| Iron |"
            " 15 mg |",
        ),
        Example(
            bad="- 3 to 5 months: 2.5ml (60mg)\n- 6 to 23 months: 5ml (120g)\n- 2 to 3 years:"
            " 7.5ml (180mg)",
            good="- 3 to 5 months: 2.5ml (60mg)\n- 6 to 23 months: 5ml (120mg)\n- 2 to 3 years:"
            " 7.5ml (180mg)",
        ),
        Example(
            bad="Give 5 ml (100 mg) at 2 years, 10 ml (200 g) at 6 years, and 15 ml (300 mg) at 9"
            " years.",
            good="Give 5 ml (100 mg) at 2 years, 10 ml (200 mg) at 6 years, and 15 ml (300 mg) at"
            " 9 years.",
        ),
        Example(
            bad="# Vitamin B12 tablets, 1,000 mcg\n\nEach tablet supplies 1,000 mg of B12.",
            good="# Vitamin B12 tablets, 1,000 mcg\n\nEach tablet supplies 1,000 mcg of B12.",
        ),
        Example(
            bad="With nine tablets the total goes from 525 mcg to 675 mg a week.",
            good="With nine tablets the total goes from 500 mcg to 1 mg a week.",
        ),
        Example(good="Adults need 400 mcg of folic acid and 15 mg of iron a day."),
    ],
    words=_SIGNS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first of two neighbours with numbers alike and units a thousandfold apart.

    Further apart on a page only a number that stands there with two units.
    """
    by_block: dict[int, list[Amount]] = {}
    for amount in amounts(page):
        if amount.unit in ("mg", "mcg") and amount.per in ("", "day", "dose", "week"):
            by_block.setdefault(amount.block, []).append(amount)
    named: dict[int, set[tuple[str, ...]]] = {}
    for mention in mentions(page):
        named.setdefault(mention.block, set()).add(mention.generics)
    found = [*_side_by_side(page, by_block, named), *_in_brackets(page)]
    if any(page.blocks[number].kind is BlockKind.TABLE_CELL for number in by_block):
        found += _in_columns(page, named)
    if found:
        yield from found
    elif any(sign in page.folded for sign in _SIGNS):  # grams alone are told by another rule
        yield from _same_number(page, named)


def _side_by_side(
    page: Page, by_block: Mapping[int, list[Amount]], named: Mapping[int, set[tuple[str, ...]]]
) -> Iterator[Match]:
    """Yield the first of two amounts in a paragraph that names one medicine at the most."""
    for number, found in by_block.items():
        block = page.blocks[number]
        yield from _in_one_range(block, found)
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or len(found) < 2:
            continue
        if len(named.get(number, ())) > 1 or _ELSE.search(block.folded):
            continue
        for one, other in pairwise(found):
            if _is_slip(one, other) and not in_references(page, block):
                usual = _usual_unit(by_block)
                wrong, right = (other, one) if one.unit == (usual or "mg") else (one, other)
                yield _beside(page, wrong, right)
                break


def _usual_unit(by_block: Mapping[int, list[Amount]]) -> str:
    """Return the unit that a page has at least twice as often as the other; "" for none."""
    units = Counter(amount.unit for found in by_block.values() for amount in found)
    ranked = [*units.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] >= 2 * ranked[1][1] else ""


def _in_one_range(block: Block, found: Sequence[Amount]) -> Iterator[Match]:
    """Yield each range of which one end is in milligrams and the other in micrograms."""
    for amount in found:
        both = amount.both_in_milligrams
        if amount.unit == amount.low_unit or both is None or not all(both):
            continue
        bare = max(amount.low, amount.high) / min(amount.low, amount.high)
        if max(both) >= _APART * min(both) and bare <= _CLOSE and not _ELSE.search(block.folded):
            args = (f"{amount.low:g} {amount.low_unit}", f"{amount.high:g} {amount.unit}")
            yield Match(block.source_span(amount.start, amount.end), args)


def _same_number(page: Page, named: Mapping[int, set[tuple[str, ...]]]) -> Iterator[Match]:
    """Yield a number that has another unit where the title, a heading or most places have it."""
    said: dict[float, list[Amount]] = {}
    for amount in amounts(page) if page.word_count <= _LONG else ():
        if (
            amount.unit in MILLIGRAMS
            and amount.low == amount.high >= _LEAST
            and amount.per in _OF_PIECES
        ):
            said.setdefault(amount.low, []).append(amount)
    for found in said.values():
        units = Counter(amount.unit for amount in found)
        if len(units) != 2:
            continue
        blocks = {amount.block for amount in found}
        medicines = set().union(*(named.get(number, set()) for number in blocks))
        texts = (page.blocks[number].folded for number in blocks)
        nutrients = {one.names for text in texts for one in knowledge.nutrients_in(text)}
        if len(medicines) > 1 or len(nutrients) > 1:
            continue
        headed = {a.unit for a in found if page.blocks[a.block].kind is BlockKind.HEADING}
        usual = headed.pop() if len(headed) == 1 else units.most_common(1)[0][0]
        odd = [amount for amount in found if amount.unit != usual]
        right = next(amount for amount in found if amount.unit == usual)
        if len(odd) == 1 and not in_references(page, page.blocks[odd[0].block]):
            yield _beside(page, odd[0], right)


def _in_brackets(page: Page) -> Iterator[Match]:
    """Yield a weight in brackets behind a volume, of which the number fits others but its unit."""
    found = list(_IN_BRACKETS.finditer(page.folded))
    if len(found) < _FEWEST:
        return
    units = Counter(hit["unit"] for hit in found)
    common, often = units.most_common(1)[0]
    others = [hit for hit in found if hit["unit"] != common]
    right = next(hit for hit in found if hit["unit"] == common)
    if often < 2 or len(others) != 1:
        return
    wrong = others[0]
    same = [float(hit["weight"]) / float(hit["volume"]) for hit in (wrong, right)]
    if abs(same[0] - same[1]) > _ALIKE * same[1]:
        return
    number = page.block_of(wrong.start())
    block, offset = page.blocks[number], page.block_starts[number]
    start, end = wrong.start() - offset, wrong.end() - offset
    if not in_references(page, block):
        yield Match(block.source_span(start, end), (block.text[start:end], right[0]))


def _in_columns(page: Page, named: Mapping[int, object]) -> Iterator[Match]:
    """Yield both of two cells, one below the other, in a table that tells of one substance.

    Of three, only the one that fits neither of its neighbours.
    """
    slips: list[tuple[Amount, Amount]] = []
    above: dict[tuple[int, int], Amount] = {}
    last, column = (-1, -1), 0
    cells = {amount.block: amount for amount in amounts(page)}
    for number, block in enumerate(page.blocks):
        if block.kind is not BlockKind.TABLE_CELL:
            continue
        column = column + 1 if (block.group, block.level) == last else 0
        last = block.group, block.level
        amount = cells.get(number)
        if column == 0:
            if number in named or knowledge.nutrients_in(block.folded):
                above.clear()  # each row may be of another substance
                last = -1, -1
            continue
        if amount is None or amount.unit not in ("mg", "mcg"):
            continue
        other = above.get((block.group, column))
        above[block.group, column] = amount
        if other is not None and _is_slip(amount, other):
            slips.append((amount, other))
    often = Counter(one.block for pair in slips for one in pair)
    told: set[int] = set()
    for one, other in slips:
        for here, there in ((one, other), (other, one)):
            if often[here.block] >= often[there.block] and here.block not in told:
                told.add(here.block)
                yield _beside(page, here, there)


def _beside(page: Page, here: Amount, there: Amount) -> Match:
    block, other = page.blocks[here.block], page.blocks[there.block]
    args = (block.text[here.start : here.end], other.text[there.start : there.end])
    return Match(block.source_span(here.start, here.end), args)


def _is_slip(one: Amount, other: Amount) -> bool:
    """Return whether the numbers fit each other, and the units do not."""
    if one.unit == other.unit or not one.low or not other.low or "week" in (one.per, other.per):
        return False
    first, second = one.milligrams, other.milligrams
    if not first or not second:
        return False
    ratio = max(first, second) / min(first, second)
    bare = max(one.high, other.high) / max(min(one.high, other.high), 0.001)
    return ratio >= _APART and bare <= _CLOSE
