"""A tablet of warfarin in the colour of another strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa.amounts import amounts
from qa.checks.consistency.statements import states
from qa.countries import country_of
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

Scheme: TypeAlias = "Mapping[float, tuple[str, ...]]"
_UK: Scheme = {
    0.5: ("white",), 1: ("brown", "tan"), 3: ("blue",), 5: ("pink",),
}  # fmt: skip
_US: Scheme = {
    1: ("pink",), 2: ("lavender", "purple", "lilac", "violet"), 2.5: ("green",),
    3: ("tan", "brown", "beige"), 4: ("blue",), 5: ("peach", "orange"),
    6: ("teal", "turquoise", "blue-green", "green"), 7.5: ("yellow",), 10: ("white",),
}  # fmt: skip
_BY_COUNTRY = {"GB": (_UK,), "UK": (_UK,), "IE": (_UK,), "US": (_US,), "CA": (_US,)}
_ANYWHERE = (_UK, _US)
_NOT_KNOWN = ("AU", "NZ", "ZA", "IN")
"""Where tablets have other colours, or each maker its own."""
_COLOURS = (
    r"blue-green|(?:white|brown|blue|pink|yellow|green|orange|purple|lavender|peach|tan|teal|red|"
    r"gr[ea]y|beige|turquoise|lilac|violet|black)"
)
_SHADE = r"(?:(?:an?|the|usually|always|light|pale|dark|round|small|coloured|colored) )"
_PIECE = r"(?:tablets?|ones?|pills?)"
_AFTER = later(
    rf"(?: {_PIECE})?(?:,? (?:is|are|which (?:is|are)|that (?:is|are)|comes? in|in)"
    rf"| ?[:=(\u2013\u2014-]| ) ?{_SHADE}{{0,3}}(?P<colour>{_COLOURS})\b"
    rf"(?! ?(?:[,+&/]|or|and) ?(?:one|an?|two|half|{_COLOURS})\b)"
    rf"(?! {_PIECE} (?:is|are|has|have|contain|hold)s?\b)"
)
_BEFORE = later(
    rf"\b(?P<colour>{_COLOURS})(?:,? (?:{_PIECE}|round|oval))*"
    rf"(?:(?: (?:is|are|has|have|contains?|holds?|means?|for|stands? for)| ?[:=(\u2013\u2014-])"
    r"(?: (?:an? |the )?(?:strength|dose) of)?)? ?\Z"
)
_COLOUR = later(rf"\b(?:{_COLOURS})\b")
_NAMES = later(r"\b(?:warfarin|coumadin|jantoven|marevan)\b")
_SUBJECTS = later(r"\b(?:warfarin|coumadin|jantoven|marevan|inr)\b|anti-?coag|\bblood[- ]thinn")
_OTHERS = later(
    r"(?:apixaban|eliquis|rivaroxaban|xarelto|edoxaban|lixiana|dabigatran|pradaxa|phenindione|"
    r"acenocoumarol|sinthrome|aspirin|digoxin|levothyroxine|clopidogrel)\b"
)
_OTHERWISE = later(
    r"\b(?:not|never|n't|other countries|abroad|in (?:the (?:us|uk|usa|united)|america|britain|"
    r"canada|australia)|american|british|used to|instead of|rather than|mix\w*|mistak\w*|confus\w*|"
    r"bottle|box|packs?|strip|label|book|card|line|brand)\b"
)


@rule(
    "doses.wrong-colour",
    level=Level.WARNING,
    message="Check '%s': %s.",
    why="People tell their warfarin tablets apart by colour, and the wrong one makes them bleed or"
    " clot.",
    sources=[
        "NHS, warfarin: how and when to take it (white 0.5 mg, brown 1 mg, blue 3 mg, pink 5 mg)",
        "FDA, labels of Coumadin and warfarin, 16: how supplied (pink 1 mg to white 10 mg)",
    ],
    examples=[
        Example(
            bad="---\nlang: en-GB\n---\n# Warfarin\n\n| Colour | Strength |\n|---|---|\n"
            "| Blue | 3 mg |\n| Brown | 10 mg |",
            good="---\nlang: en-GB\n---\n# Warfarin\n\n| Colour | Strength |\n|---|---|\n"
            "| Blue | 3 mg |\n| Brown | 1 mg |",
        ),
        Example(
            bad="# Warfarin\n\n- 1 mg: blue\n- 5 mg: pink",
            good="# Warfarin\n\n- 1 mg: brown\n- 3 mg: blue\n- 5 mg: pink",
        ),
        Example(
            bad="---\nlang: en-US\n---\n# Warfarin\n\nThe blue tablets (3 mg) are for Mondays.",
            good="---\nlang: en-US\n---\n# Warfarin\n\nThe blue tablets (4 mg) are for Mondays. One"
            " pink and one blue tablet (5 mg) are for Sundays.",
        ),
        Example(
            bad="Warfarin comes as green 7.5 mg tablets.",
            good="Warfarin comes as yellow 7.5 mg tablets.",
        ),
        Example(
            bad="# Coumadin\n\nThe 4 mg tablet is yellow. The 10 mg tablet is white.",
            good="# Coumadin\n\nThe 4 mg tablet is blue. The 10 mg tablet is white.",
        ),
        Example(
            good="# Warfarin\n\n0.5mg tablets are white, 1mg brown, 3mg blue and 5mg pink."
            " For 4 mg, take one blue and one brown."
            " Half of a 5 mg pink tablet (2.5 mg) is enough.",
        ),
        Example(
            good="# Warfarin and rivaroxaban\n\nThe 15 mg tablet of rivaroxaban is red. Take 5 mg"
            " (one pink tablet), or 4 mg: one blue and one brown tablet.",
        ),
    ],
    words=["warfarin", "coumadin", "jantoven", "marevan"],
    beside=[["mg", "microgram", "mcg"]],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each strength that is said to have a colour that it has in no country in question.

    On a page of a country that is known, in that one; else in the UK or the US.
    """
    country = country_of(page)
    if country in _NOT_KNOWN:
        return
    schemes: Sequence[Scheme] = _BY_COUNTRY.get(country, _ANYWHERE)
    in_title = _SUBJECTS.search(page.title.lower()) is not None
    for amount in amounts(page):
        said = _said(page, amount)
        if said is None or not _is_of_warfarin(page, said.block, amount, in_title=in_title):
            continue
        right = [colours for scheme in schemes if (colours := scheme.get(said.mg))]
        if not right and not any(said.colour in c for s in schemes for c in s.values()):
            continue
        if any(said.colour in colours for colours in right):
            continue
        span = said.block.source_span(said.start, said.end)
        if states(page, said.block, said.start, said.end):
            text = said.block.text[said.start : said.end]
            yield Match(span, (text, _fact(said, right, schemes)))


def _fact(said: _Said, right: list[tuple[str, ...]], schemes: Sequence[Scheme]) -> str:
    """Return which colour the strength has, or else which strength the colour."""
    if right:
        names = " or ".join(dict.fromkeys(colours[0] for colours in right))
        return f"warfarin tablets of {said.mg:g} mg are {names}"
    sold = [mg for scheme in schemes for mg, colours in scheme.items() if said.colour in colours]
    return f"{said.colour} warfarin tablets hold {' or '.join(f'{mg:g}' for mg in sold)} mg"


class _Said(NamedTuple):
    """A strength and the colour that it is said to have."""

    block: Block
    start: int
    end: int
    mg: float
    colour: str


def _said(page: Page, amount: Amount) -> _Said | None:
    """Return the colour that a row, or the words beside it, give to a strength."""
    block = page.blocks[amount.block]
    weight = amount.milligrams
    first, last = sentence_around(block.plain, amount.start)
    if weight is None or amount.low != amount.high or _OTHERWISE.search(block.folded, first, last):
        return None
    if block.is_cell:
        return _of_row(page, amount, weight)
    reach = max(first, amount.start - _REACH)
    before = _BEFORE.search(block.folded[reach : amount.start])
    after = _AFTER.match(block.folded, amount.end, last)
    if after is not None and before is None:
        return _Said(block, amount.start, after.end("colour"), weight, after["colour"])
    if before is None or after is not None:
        return None
    start = reach + before.start("colour")
    makes = _MAKES.search(block.folded, start, amount.start)
    counted = _COUNTED.search(block.folded, first, start)
    if makes and (counted or _PARTS.search(block.folded, first, start)):
        return None  # "one pink and one blue = 8 mg"
    return _Said(block, start, amount.end, weight, before["colour"])


def _of_row(page: Page, amount: Amount, weight: float) -> _Said | None:
    """Return the only colour in the row of a cell that holds nothing but the only strength."""
    block, cells = page.blocks[amount.block], row_cells(page, amount.block)
    colours = set(_COLOUR.findall(" ".join(cell.folded for cell in cells)))
    strengths = sum(_HAS_MG.search(cell.folded) is not None for cell in cells)
    if len(colours) != 1 or strengths != 1 or not _ONLY.fullmatch(block.folded):
        return None
    return _Said(block, amount.start, amount.end, weight, colours.pop())


_REACH = 40
_COUNTED = later(r"\b(?:an?|one|two|three|four|five|half|\d|\u00bd)(?: of (?:the|your))? \Z")
_PARTS = later(r"\b(?:half|halves|quarters?)\b")
_MAKES = later(r"[=:(\u2013\u2014-]|\b(?:is|are|for|means?)\b")
_ONLY = later(
    r"\W*[\d.,]+ ?(?:mg|mcg|micrograms?|milligrams?)(?: ?\([\d.,]+ ?(?:mg|mcg|micrograms?)\))?"
    rf"(?: {_PIECE})?(?:,? {_COLOURS})?\W*"
)
_HAS_MG = later(r"\d ?(?:mg|mcg|microgram|milligram)")


def _is_of_warfarin(page: Page, block: Block, amount: Amount, *, in_title: bool) -> bool:
    """Return whether the sentence or row, or else a heading or the title, is on warfarin alone."""
    first, last = sentence_around(block.plain, amount.start)
    sentence = block.folded[first:last]
    if block.is_cell:
        sentence = " ".join(cell.folded for cell in row_cells(page, amount.block))
    over = " ".join(heading.folded for heading in page.headings_over(block))
    if _OTHERS.search(f"{sentence} {over}"):
        return False
    return in_title or _NAMES.search(f"{sentence} {over}") is not None
