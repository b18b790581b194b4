"""What one capsule of a product holds, said in two ways: 500 mg in the text, 750 mg in the list."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.checks.consistency.both_places import both_places
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_UNIT: Final = r"(?P<unit>mg|mcg|micrograms?|milligrams?|g|grams?|iu)"
_AMOUNT: Final = rf"(?<![\w.,/-])(?P<said>(?P<amount>\d[\d,]*(?:\.\d+)?) ?{_UNIT})\b(?! ?/)"
_FORM: Final = r"(?P<form>tablet|capsule|caplet|softgel|gummy|gummie|pill|sachet|lozenge)s?"
_OF: Final = r" of (?P<what>[a-z][a-z0-9 -]{2,40})"
_SAYS: Final = (
    later(
        rf"\b(?:each|every|one|an?|per) (?:[a-z-]+ ){{0,2}}?{_FORM} (?:contains?|holds?|has|"
        rf"provides?|gives?|delivers?)(?: you)?(?: about| exactly)? {_AMOUNT}{_OF}"
    ),
    later(rf"\b{_FORM} (?:each|all) (?:contain|hold|have|provide|give|deliver) {_AMOUNT}{_OF}"),
    later(rf"{_AMOUNT}{_OF} (?:in|per) (?:each|every|one|an?) (?:[a-z-]+ )?{_FORM}\b"),
)
"""What one piece holds, in a sentence."""
_STRENGTH: Final = later(rf"{_AMOUNT}[ -](?:[a-z-]+ )?{_FORM}\b")
"""The strength by which a page names its pieces: "500 mg capsules"."""
_LINE: Final = later(rf"\W*(?P<what>[a-z][a-z0-9 '()-]{{2,60}}?)[,:|\u2013\u2014-]? {_AMOUNT}\W*")
"""A line of a list or table of what is in one piece."""
_IN_EACH: Final = later(
    rf"\b(?:(?:in|per|of) (?:every|one|an?|your|the|1)|each|per) (?:[a-z-]+ )?{_FORM}\b"
)
_SERVING: Final = later(rf"\bserving size[\s:|]{{0,5}}(?:1|one) {_FORM}\b")
_OF_SEVERAL: Final = later(
    r"\b(?:elemental|equivalent|standardi[sz]ed|providing|equal to|of which|from|as|strengths?|or|"
    r"two|three|four|[2-9]|serving|daily value|blend|total|other|another|some|may|might|such as|"
    r"used to|old|new|stud(?:y|ies)|trials?|half)\b"
)
_COMMON: Final = frozenset(
    map(stem_of, ("extract", "root", "powder", "fruit", "leaf", "acid", "seed", "active", "oil",
                  "ingredient", "dried", "vitamin", "each", "medicine", "whole", "pure"))
)  # fmt: skip
"""Words of a substance that do not tell which one it is."""
_PLAIN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST: Final = 60
_SHORT: Final = 90
"""Characters of a line that names one thing and how much of it there is."""
_NO_WEIGHT: Final = -1.0
"""Of international units, which are no weight."""


class _Content(NamedTuple):
    """How much of a substance one piece of a product holds."""

    form: str
    stems: frozenset[str]
    value: float
    block: Block
    span: tuple[int, int]

    @property
    def text(self) -> str:
        """The amount, as the page writes it."""
        return self.block.text[slice(*self.span)]


@rule(
    "consistency.different-strength",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page in the same piece: check the strength.",
    why="Who counts tablets or capsules by the wrong strength takes too much or too little.",
    sources=[
        "21 CFR 101.36, nutrition labeling of dietary supplements: the amount in a serving",
        "MHRA, Best practice guidance on the labelling and packaging of medicines: strength",
    ],
    examples=[
        Example(
            bad="# Ashwagandha\n\nEach capsule provides 300 mg of ashwagandha extract.\n\n## What"
            " is in each capsule\n\n- Ashwagandha root extract, 600 mg\n- Rice flour",
            good="# Ashwagandha\n\nEach capsule provides 300 mg of ashwagandha extract.\n\n## What"
            " is in each capsule\n\n- Ashwagandha root extract, 300 mg\n- Pepper extract, 5 mg",
        ),
        Example(
            bad="# Ginger\n\nOur capsules each contain 250 mg of ginger root.\n\nServing size: 1"
            " capsule\n\n| In a serving | Amount |\n|---|---|\n| Ginger root | 550 mg |",
            good="# Ginger\n\nOur capsules each contain 250 mg of ginger root.\n\nServing size: 2"
            " capsules\n\n| In a serving | Amount |\n|---|---|\n| Ginger root | 500 mg |",
        ),
        Example(
            bad="# Ginkgo capsules\n\nOur ginkgo comes in 60 mg capsules.\n\n| Amount per capsule |"
            " |\n|---|---|\n| Ginkgo leaf extract | 120 mg |",
            good="# Ginkgo capsules\n\nOur ginkgo comes in 60 mg capsules.\n\n| Amount per"
            " capsule |"
            " |\n|---|---|\n| Ginkgo leaf extract | 60 mg |\n| Rutin | 4 mg |",
        ),
        Example(
            bad="# Zinc\n\nEach tablet contains 15 mg of zinc.\n\nOne tablet provides 25 mg of"
            " zinc, which is enough.",
            good="# Zinc\n\nEach tablet contains 15 mg of zinc.\n\nThe other tablet provides 25 mg"
            " of zinc.",
        ),
    ],
    words=("tablet", "capsule", "caplet", "softgel", "gumm", "pill", "sachet", "lozenge"),
    beside=(("mg", "mcg", "microgram", "gram", " g", "iu"),),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places that give two amounts of one substance for one piece of a form."""
    told = [*_in_sentences(page), *_named(page)][:_MOST]
    said = [*told, *_in_lists(page)][:_MOST] if told else []
    for one, other in combinations(said, 2):
        if one not in told:
            return  # two lines of one list are of two things
        same = one.form == other.form and one.stems & other.stems
        if not same or one.block is other.block or (one.value < 0) is not (other.value < 0):
            continue
        if one.value != other.value and not _both_meant(said, one, other):
            yield from both_places(_match(one, other), _match(other, one))
            return


def _both_meant(said: Sequence[_Content], one: _Content, other: _Content) -> bool:
    """Return whether each of two amounts stands a second time: there are two products."""
    values = [content.value for content in said if content.stems & one.stems & other.stems]
    return values.count(one.value) > 1 and values.count(other.value) > 1


def _match(here: _Content, there: _Content) -> Match:
    return Match(here.block.source_span(*here.span), (here.text, there.text))


def _in_sentences(page: Page) -> Iterator[_Content]:
    """Yield what sentences say that one piece holds."""
    for block in page.blocks:
        if block.kind not in _PLAIN or in_references(page, block):
            continue
        for found in (hit for pattern in _SAYS for hit in pattern.finditer(block.folded)):
            first, last = sentence_around(block.plain, found.start())
            said = block.folded[first:last]
            if not _OF_SEVERAL.search(said) and not is_quoted(block, *found.span("said")):
                yield from _content(found, found["form"], block)


def _named(page: Page) -> Iterator[_Content]:
    """Yield the strength of the title's substance, where the page names its pieces by one alone."""
    found = [(block, hit) for block in page.blocks for hit in _STRENGTH.finditer(block.folded)]
    if len({hit["said"].replace(" ", "") for _, hit in found}) == 1:
        block, hit = found[0]
        if block.kind in _PLAIN and not in_references(page, block):
            first, last = sentence_around(block.plain, hit.start())
            if not _OF_SEVERAL.search(block.folded, first, last):
                yield from _content(hit, hit["form"], block, page.title.lower())


def _in_lists(page: Page) -> Iterator[_Content]:
    """Yield the lines below "What is in each capsule", or of a serving of one capsule."""
    serving = _SERVING.search(page.folded)
    at = page.blocks[page.block_of(serving.start())] if serving else None
    for number, block in enumerate(page.blocks):
        if len(block.text) > _SHORT or not page.has_number(block):
            continue
        heading = page.heading_over(block)
        over = _IN_EACH.search(heading.folded) if heading is not None else None
        below = at is not None and page.heading_over(at) is heading
        is_line = block.is_cell or block.kind is BlockKind.LIST_ITEM
        led = over or (serving if is_line and below else None) or _over_table(page, block)
        if led is None or block.kind is BlockKind.HEADING:
            continue
        yield from _in_line(page, number, led["form"] or "")


def _over_table(page: Page, block: Block) -> re.Match[str] | None:
    """Return where a head of the table of a cell says that it is on one piece."""
    if not block.is_cell:
        return None
    heads = (one for one in page.blocks if one.group == block.group)
    found = (_IN_EACH.search(head.folded) for head in heads if head.kind is BlockKind.TABLE_HEADER)
    return next(filter(None, found), None)


def _in_line(page: Page, number: int, form: str) -> Iterator[_Content]:
    block = page.blocks[number]
    if block.is_cell:
        row = row_cells(page, number)
        hit = _CELL.fullmatch(block.folded)
        if hit is not None and row and row[0] is not block and not _as_other(row[0].folded):
            yield from _content(hit, form, block, row[0].folded)
        return
    hit = _LINE.fullmatch(block.folded)
    if hit is not None and not _as_other(hit["what"]):
        yield from _content(hit, form, block)


_CELL: Final = later(rf"\W*{_AMOUNT}\W*")


def _as_other(what: str) -> bool:
    """Return whether a line weighs a salt, or a part of what it names."""
    return _OF_SEVERAL.search(what) is not None


def _content(found: re.Match[str], form: str, block: Block, what: str = "") -> Iterator[_Content]:
    words = words_in(what or found["what"])
    stems = frozenset(stem_of(word) for word in words if told_by(word)) - _COMMON
    weight = MILLIGRAMS_IN_WORDS.get(found["unit"].rstrip("s"), _NO_WEIGHT)
    value = float(found["amount"].replace(",", "")) * weight
    if stems:
        yield _Content(form.replace("gummie", "gummy"), stems, value, block, found.span("said"))
