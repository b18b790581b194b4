"""A younger or lighter group that gets more of a medicine than an older or heavier one."""

from __future__ import annotations

from itertools import groupby, permutations
from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.checks.doses.age_groups import age_groups_in
from qa.checks.doses.outlier_in_series import outliers
from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.medicines import mentions
from qa.number_words import value_in_words
from qa.page import LONGEST_SENTENCE, words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.checks.doses.age_groups import AgeGroup
    from qa.document import Block
    from qa.page import Page

_NUMBER = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|half an?|one|two|three|four|five|six)"
_AMOUNT = later(
    rf"(?<![\w.,/-])(?P<low>{_NUMBER})(?: ?(?:to|-|\u2013|or) ?(?P<high>{_NUMBER}))? ?"
    r"(?P<unit>mg|milligrams?|g|grams?|mcg|micrograms?|mls?|millilit(?:re|er)s?|tablets?|capsules?|"
    r"puffs?|drops?|sachets?|units?|teaspoons?|teaspoonfuls?|tsp|sprays?|suppositor(?:y|ies))\b"
    r"(?!/)"
)
_BY_WEIGHT = later(r"(?:/|\bper |\ba |\beach |\bevery )(?:kg|kilo)")
_STRENGTH = later(
    r"\d[\d.,]* ?(?:mg|mcg|micrograms?|g)(?: ?/ ?| in (?:each )?| per )\d*[\d.]* ?ml\b|\bstrength|"
    r"\bjunior\b|\bsix plus\b|\binfant drops\b|\bconcentrat"
)
_TO = later(r" (?:to|or) ")
_WHOLE = later(r" ?(?:tablets?|capsules?|caplets?|sachets?|suppositor(?:y|ies))\b")
_CLAUSE = later(
    r"(?:[.;]\s|,? (?:and|but|while|then) (?=those|children|babies|infants|toddlers|adults|"
    r"teenagers|adolescents|people|from|over|under|the (?:over|under)|aged|kids)|, (?:and |but |"
    r"while )?)"
)
_OTHER_MATTER = later(
    r"\b(?:vaccin\w*|jabs?|sleep|water|fluids?|milk|feeds?|formula|salt|needs?|require\w*|intake|"
    r"pregnan\w*|women|men|kidney|renal|elderly|levels?|range|urine|blood|overdos\w*|maximum|max|"
    r"most|first|then|start\w*|or if|unless|severe|mild|only)\b"
)
_USUAL_WORDS = frozenset(
    words_in(
        "child children adult adults baby babies infant infants toddler toddlers teenager teenagers"
        " adolescent adolescents people those young younger older aged age ages of old who weigh"
        " weighing weighs weight body and or over under up to from between than the a an their your"
        " her his take takes taken give gives given get gets have has be is are dose doses dosage"
        " usual usually normally each once twice times time day daily every hours hour in at on for"
        " by mouth with food liquid syrup suspension solution tablet tablets capsule capsules oral"
        " medicine it this that same one two three four six morning evening night bedtime not no"
        " more can may should will need about mg ml spoon spoonful 24 per via years year months"
        " month kg lb pounds stone above below less"
    )
)
_STRANGE = 2
"""Words of a line that are none of those, at most: what says more is about another matter."""
_SLACK = 1.02
_MOST = 100
"""Lines of one list or table: every one is held against every other."""
_AGED = 60
"""Years from which a dose may be lower again."""
_GROWN = 40
"""Where a group of adults ends at more years than these, those who are older start lower."""
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_OF_TIME = later(
    r"\W*(?:in |for )?(?:the )?(?:days?|weeks?|months?)(?: (?:number|of (?:the )?\w+))?\W*"
)
_HEAD_UNIT = later(r"\b(?P<unit>kg|lbs?|pounds|stone|months|years|weeks)\b")


class Line(NamedTuple):
    """Who gets what, as a list item, a row of a table or a clause tells it."""

    group: AgeGroup
    amounts: dict[str, tuple[float, int, int, int]]
    """By what is measured: weight, volume or count; the value, the block, start and end."""
    times: float
    """In a day; 0 where nothing is said."""


@rule(
    "doses.younger-gets-more",
    level=Level.WARNING,
    message="'%s' is for those who are younger or lighter than those who get '%s': check both.",
    why="A child's dose grows with age and weight, and one that falls is a slip that can harm.",
    sources=[
        "NHS medicines A to Z, dosage by age of paracetamol, ibuprofen and cetirizine for children",
        "ISMP, tenfold errors with oral liquids",
    ],
    examples=[
        Example(
            bad="- Children aged 2 to 5: 25 mg (25 ml) twice a day\n- Children aged 6 to 11: 5 mg"
            " (5 ml) twice a day\n- Children over 12: 10 mg once a day",
            good="- Children aged 2 to 5: 2.5 mg (2.5 ml) twice a day\n- Children aged 6 to 11:"
            " 5 mg (5 ml) twice a day\n- Children over 12: 10 mg once a day",
        ),
        Example(
            bad="| Weight | Dose |\n|---|---|\n| 10 to 15 kg | 30 mg |\n| 15 to 23 kg | 75 mg |\n"
            "| 23 to 40 kg | 60 mg |",
            good="| Weight | Dose |\n|---|---|\n| 10 to 15 kg | 30 mg |\n| 15 to 23 kg | 45 mg |\n"
            "| 23 to 40 kg | 60 mg |",
        ),
        Example(
            good="| Group | Starting dose |\n|---|---|\n| Adults under 50 | 50 to 100 micrograms "
            "|\n"
            "| Adults over 50 | 25 to 50 micrograms |",
        ),
        Example(
            bad="Children under 1 year take 500 mg three times a day. Children aged 1 to 4 years"
            " take 250 mg three times a day.",
            good="Children under 1 year take 125 mg three times a day. Children aged 1 to 4 years"
            " take 250 mg three times a day. Adults over 65 take 125 mg three times a day.",
        ),
        Example(
            bad="- 3 months to under 6 months: 25ml\n- 6 months to under 2 years: 5ml\n- 2 years to"
            " under 4 years: 7.5ml",
            good="- 3 months to under 6 months: 2.5ml\n- 6 months to under 2 years: 5ml\n- 2 years"
            " to under 4 years: 7.5ml",
        ),
        Example(
            good="Children aged 1 to 4 years take 5 mg twice a day. Adults with kidney disease take"
            " 2.5 mg once a day.",
        ),
        Example(
            good="Paracetamol 120 mg in 5 ml:\n\n  3 to 5 months ........ 2.5 ml\n"
            "  6 to 23 months ....... 5 ml\n  2 and 3 years ........ 7.5 ml\n",
            format=Format.TEXT,
        ),
    ],
    words=["mg", "ml", "microg", "mcg", "gram", "tablet", "capsule", "puff", "drop", "spoon"],
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield, in each list, table, run of lines or paragraph, the dose that breaks the order."""
    if page.type == "professional" or knowledge.nutrients_in(page.title.lower()):
        return
    named = {mention.block for mention in mentions(page)}
    told = {id(block) for (block, *_), *_ in outliers(page)}
    for lines in (*rows_of(page), *_lists(page, named), *_paragraphs(page)):
        for odd, other in _out_of_order(lines[:_MOST]):
            if id(page.blocks[odd[1]]) not in told:
                yield _match(page, odd, other)


def _match(page: Page, odd: _Amount, other: _Amount) -> Match:
    shown = [page.blocks[number].text[start:end] for _, number, start, end in (odd, other)]
    value, number, start, end = odd
    younger, older = shown if value > other[0] else shown[::-1]
    return Match(page.blocks[number].source_span(start, end), (younger, older))


_Amount = tuple[float, int, int, int]


def _out_of_order(lines: Sequence[Line]) -> Iterator[tuple[_Amount, _Amount]]:
    """Yield the doses without which the others grow with age, each with one it clashes with."""
    clashes: dict[int, dict[int, tuple[_Amount, _Amount]]] = {}
    for i, j in permutations(range(len(lines)), 2):
        pair = _clash(lines[i], lines[j])
        if pair is not None:
            clashes.setdefault(i, {})[j] = pair
            clashes.setdefault(j, {})[i] = pair[::-1]
    while clashes:
        worst = max(clashes, key=lambda n: (len(clashes[n]), -lines[n].group.low))
        others = clashes.pop(worst)
        yield next(iter(others.values()))
        for other in others:
            del clashes[other][worst]
            if not clashes[other]:
                del clashes[other]


def _clash(young: Line, old: Line) -> tuple[_Amount, _Amount] | None:
    """Return the amounts of two lines of which the younger group's is more; None for none."""
    mine, yours = young.group, old.group
    if mine.weight != yours.weight or mine.low >= yours.low or mine.high > yours.low + 0.01:
        return None
    if not mine.weight and (yours.low >= _AGED or mine.low < _GROWN < mine.high):
        return None
    often = young.times / old.times if young.times and old.times else 1
    for what in ("weight", "volume", "count"):
        if what in young.amounts and what in old.amounts:
            more, less = young.amounts[what], old.amounts[what]
            if more[0] > less[0] * _SLACK and more[0] * often > less[0] * _SLACK:
                return more, less
            return None
    return None


def _lists(page: Page, named: set[int]) -> Iterator[list[Line]]:
    """Yield the lines of each list, and of each run of short paragraphs."""
    told = (
        (block, number, clauses[0] if len(clauses) == 1 else None)
        for number, block in enumerate(page.blocks)
        if block.kind in _KINDS
        for clauses in [list(clauses_of(page, number, block))]
    )
    for _, run in groupby(told, key=lambda one: (one[0].kind, one[0].group, one[2] is None)):
        rows = list(run)
        over = page.heading_over(rows[0][0])
        if over and knowledge.nutrients_in(over.folded):
            continue
        several = sum(number in named for _, number, _ in rows) > 1
        if not several or rows[0][0].kind is BlockKind.LIST_ITEM:
            yield [line for _, _, line in rows if line is not None]


def _paragraphs(page: Page) -> Iterator[list[Line]]:
    for number, block in enumerate(page.blocks):
        if block.kind in _KINDS:
            told = list(clauses_of(page, number, block))
            if len(told) > 1:
                yield told


def clauses_of(page: Page, number: int, block: Block) -> Iterator[Line]:
    """Yield each clause of a block that is a group, a dose, and little else."""
    text = block.folded
    if not page.has_number(block) or in_references(page, block) or _BY_WEIGHT.search(text):
        return
    if knowledge.nutrients_in(text):
        return
    first = 0
    volumes = not _STRENGTH.search(text)
    ends = [found.span() for found in _CLAUSE.finditer(text)]
    for last, after in (*ends, (len(text), len(text))):
        line = _line(text[first:last], number, first, volumes=volumes)
        goes_on = last < len(text) and text[last] == "," and last - first < LONGEST_SENTENCE
        if line is None and goes_on:
            continue  # "for adults, 500 mg"
        if line is not None:
            yield line
        first = after


def _line(text: str, number: int, offset: int, *, volumes: bool) -> Line | None:
    groups = list(age_groups_in(text))
    if len(groups) != 1 or _OTHER_MATTER.search(text):
        return None
    group = groups[0]
    rest = f"{text[: group.start]} {' ' * (group.end - group.start)}{text[group.end :]}"
    amounts = _amounts(text[: group.start], number, offset, volumes=volumes)
    amounts = _amounts(text[group.end :], number, offset + group.end, volumes=volumes) | amounts
    if not amounts or len(set(words_in(_AMOUNT.sub(" ", rest))) - _USUAL_WORDS) > _STRANGE:
        return None
    often = list(frequencies_in(text))
    if len(often) > 1:
        return None
    return Line(group, amounts, often[0].high if often else 0)


def _amounts(text: str, number: int, offset: int, *, volumes: bool) -> dict[str, _Amount]:
    """Return the first amount of each sort, by what it measures."""
    found: dict[str, _Amount] = {}
    for hit in _AMOUNT.finditer(text):
        what, value = _measured(hit)
        if what == "weight" and _WHOLE.match(text, hit.end()):
            continue  # how strong each is
        to = _TO.match(text, hit.end())
        most = _AMOUNT.match(text, to.end()) if to else None
        if most and (upper := _measured(most))[0] == what:
            value = max(value, upper[1])
        if what != "volume" or volumes:
            place = (value, number, offset + hit.start(), offset + hit.end())
            found.setdefault(what, place)
    return found


def _measured(found: re.Match[str]) -> tuple[str, float]:
    """Return what an amount measures, and how much in one unit of it."""
    number, unit = found["high"] or found["low"], found["unit"]
    value = value_in_words(number)
    single = unit if unit in MILLIGRAMS_IN_WORDS else unit.rstrip("s")
    if single in MILLIGRAMS_IN_WORDS:
        return "weight", value * MILLIGRAMS_IN_WORDS[single]
    return ("volume" if single.startswith(("ml", "millil")) else "count", value)


def rows_of(page: Page) -> Iterator[list[Line]]:
    """Yield the lines of each column of a table whose first cells are groups."""
    tables: dict[int, dict[int, list[int]]] = {}
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER):
            tables.setdefault(block.group, {}).setdefault(block.level, []).append(number)
    for rows in tables.values():
        columns: dict[int, list[Line]] = {}
        head = page.blocks[next(iter(rows.values()))[0]].folded
        unit = _HEAD_UNIT.search(head)
        if _OF_TIME.fullmatch(head):
            continue  # how long each step lasts
        text = " ".join(page.blocks[n].folded for row in rows.values() for n in row)
        if _BY_WEIGHT.search(text) or knowledge.nutrients_in(text):
            continue
        volumes = not _STRENGTH.search(text)
        for row in rows.values():
            label = page.blocks[row[0]].folded
            groups = list(age_groups_in(label, unit["unit"] if unit else ""))
            if len(groups) != 1 or _OTHER_MATTER.search(label):
                continue
            for column, cell in enumerate(row[1:]):
                line = _of_cell(page.blocks[cell].folded, groups[0], cell, volumes=volumes)
                if line is not None:
                    columns.setdefault(column, []).append(line)
        yield from columns.values()


def _of_cell(text: str, group: AgeGroup, number: int, *, volumes: bool) -> Line | None:
    amounts = _amounts(text, number, 0, volumes=volumes)
    often = list(frequencies_in(text))
    strange = set(words_in(_AMOUNT.sub(" ", text))) - _USUAL_WORDS
    if not amounts or len(often) > 1 or len(strange) > _STRANGE or _OTHER_MATTER.search(text):
        return None
    return Line(group, amounts, often[0].high if often else 0)
