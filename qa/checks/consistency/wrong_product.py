"""A number of tablets, their strength and a total that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HALVES = {
    "half": 0.5, "half of": 0.5, "a half": 0.5, "half a": 0.5, "half of a": 0.5, "half of the": 0.5,
    "half of one": 0.5, "half of your": 0.5, "half the": 0.5, "a quarter of a": 0.25,
    "three quarters of a": 0.75,
}  # fmt: skip
_COUNT = (
    rf"(?P<count>\d{{1,2}}|{one_of(_HALVES)}|{NUMBER_WORD})"
    r"(?P<half>(?: and a half|\.5| ?\u00bd| 1/2))?"
)
_FORM = r"(?:tablets?|capsules?|caplets?|pills?|puffs?|patch(?:es)?|sachets?)"
_AMOUNT = r"(?P<{0}>\d[\d,]*(?:\.\d+)?) ?(?P<{0}_unit>mg|g|mcg|micrograms?|milligrams?|grams?)\b"
_STRENGTH = _AMOUNT.format("each")
_TOTAL = _AMOUNT.format("total")
_SAID = later(
    rf"(?<![\w.,/-]){_COUNT}(?: ?[x×] ?| (?:{_FORM} of |of the |of )?){_STRENGTH}[ -]?{_FORM}?"
    rf" ?(?:\((?:a total of |total |that is |= ?)?|= ?|, (?:a total of|or|which is|that is) )"
    rf"{_TOTAL}(?! ?(?:each|per|/))"
)
_MAKES = (
    r"(?:so|a (?:daily |full )?(?:total|dose) of|totall?ing|add(?:s|ing)? up to|com(?:es?|ing) to|"
    r"amount(?:s|ing)? to|mak(?:es?|ing)(?: up)?|to (?:make(?: up)?|give(?: you)?|get)|"
    r"(?:gives?|giving)(?: you)?|provid(?:es?|ing)|suppl(?:y|ies)|deliver(?:s|ing)?|equals?|is "
    r"equal to|"
    r"(?:is|are) the same as|(?:is|are) equivalent to|is|are|(?:that|which) (?:is|makes|means))"
)
_SUMMED = later(
    rf"(?<![\w.,/-]){_COUNT} (?:(?:{_FORM} of|of (?:the|your|these))(?: [a-z-]+)? )?"
    rf"(?:(?!(?:to|or|times|hours?|days?|weeks?|months?|and|after|then|with)\b)[a-z-]+ ){{0,2}}?"
    rf"{_STRENGTH}[ -]?(?P<form>(?:[a-z-]+ ){{0,2}}?{_FORM})?"
    rf"(?P<between>[^.;:!?\d]{{0,70}}?)"
    rf"(?:(?:[ ,]{_MAKES}|[.;:] ?(?:that|this|together (?:they|that)|they)(?:'s| (?:is|are|"
    rf"makes?|means|"
    rf"gives?|comes? to|adds? up to)(?: you)?)) (?:(?:about|exactly|just|the|your|a) "
    rf")*(?:(?:full|whole|daily|total) )*"
    rf"(?:dose of )?{_TOTAL}(?=[,.;:)]|\Z| (?:an?|per|each|every|in|daily|altogether|you|at|with|"
    rf"once|twice|needed|that|dose|all|total|which|so|for|and|on|by)\b)|"
    rf", {_TOTAL.replace('total', 'whole')}(?= (?:in (?:all|total)|altogether|together)\b))"
)
"""The same in a sentence: "two 20 mg tablets with breakfast add up to 40 mg"."""
_SHARED = later(
    rf"(?<![\w.,/-]){_TOTAL}(?: (?:dose|a day|daily|each (?:day|morning)))?(?:,? (?:is|means|"
    rf"equals|"
    rf"makes|is made up of|take|swallow|comes to)| ?=| ?\((?:that is |= ?)?) "
    rf"?{_COUNT} (?:of (?:the|your) )?"
    rf"(?:[a-z]+ )?{_STRENGTH}[ -]?(?P<form>(?:[a-z-]+ ){{0,2}}?{_FORM})\b"
    r"(?! ?(?:and|plus|with|or|twice|three times|four times|\+|,? then|in the|at|every)\b)"
)
"""The total first: "a dose of 30 mg is three 10 mg tablets"."""
_APART = later(
    r"\b(?:then|if|or|instead|plus|contains?|elemental|salt|base|equivalent to|each (?:tablet|"
    r"capsule)|maximum|more than|not|rather than|and (?:one|two|three|half|an?))\b|"
    r"\b(?<!adds )(?<!add )(?<!adding )up to"
)
# What stands before every total, and how it begins.
_MAY_BE = later(
    r"[(=,] ?(?:(?:a total of|total|that is|which is|or) |= ?)?\d[\d,]*(?:\.\d+)? ?(?:mg|g|mc|mi)"
)
_MAY_SUM = later(
    rf"\d ?(?:mg|g|mcg|micrograms?|milligrams?|grams?)[^.;!?]{{0,40}}?\d ?(?:mg|g|mc|mi)[a-z]*[ -]"
    rf"(?:[a-z-]+ ){{0,2}}?{_FORM}|"
    r"\d ?(?:mg|g|mcg|micrograms?|milligrams?|grams?)[ -](?:[a-z-]+ )?"
    rf"{_FORM}[^.;:!?\d]{{2,100}}?\d[\d,.]* ?(?:mg|g|mc|mi)|{_FORM} of [\w.,-]+ ?(?:mg|g|mc|mi)"
)
_NOT_PROSE = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)
_TO_MG = {"mg": 1.0, "milligram": 1.0, "milligrams": 1.0, "g": 1e3, "gram": 1e3, "grams": 1e3}
_TO_MG |= {"mcg": 1e-3, "microgram": 1e-3, "micrograms": 1e-3}


@rule(
    "consistency.wrong-product",
    level=Level.WARNING,
    message="%s make %s, not %s: check the number, the strength and the total.",
    why="Readers take the number or the total, and one of the two is a wrong dose.",
    sources=["NHS medicines A to Z, how and when to take it"],
    examples=[
        Example(
            bad="The most in a day is 8 x 500 mg tablets (3 g).",
            good="The most in a day is 8 x 500 mg tablets (4 g).",
        ),
        Example(
            bad="Take two 200 mg tablets (600 mg) after a meal.",
            good="Take two 200 mg tablets (400 mg) after a meal.",
        ),
        Example(
            bad="Swallow three 5 mg tablets with breakfast on Mondays, which makes 25 mg.",
            good="Swallow three 5 mg tablets with breakfast on Mondays, which makes 15 mg.",
        ),
        Example(
            bad="Two and a half of the 4 mg tablets give you 12 mg.",
            good="Two and a half of the 4 mg tablets give you 10 mg.",
        ),
        Example(good="The most in a day is 30 mg (15 mg with propranolol)."),
        Example(good="Take 2 tablets of 25 mg, or 50 mg. Take one 10 mg tablet (5 mg each)."),
    ],
    words=("mg", "micro", "milligram"),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each total in a bracket, or behind a sign of equality, that is not the product."""
    hits = {
        page.block_of(hit.start())
        for pattern in (_MAY_BE, _MAY_SUM)
        for hit in pattern.finditer(page.folded)
    }
    for block in [page.blocks[index] for index in sorted(hits)]:
        if block.kind in _NOT_PROSE:
            continue
        if not any(unit in block.folded for unit in ("mg", "micro", "milligram")):
            continue
        for said in _hits(block.folded):
            match = _wrong(page, block, said)
            if match is not None:
                yield match


def _hits(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_SAID, _SUMMED, _SHARED):
        yield from pattern.finditer(text)


def _wrong(page: Page, block: Block, said: re.Match[str]) -> Match | None:
    """Return a total that is not the product; it may be that of all doses of a day."""
    parts = said.groupdict()
    total_name = "total" if parts.get("total") else "whole"
    unit = parts[f"{total_name}_unit"]
    count = _HALVES.get(said["count"]) or value_of(said["count"])
    count += 0.5 if said["half"] else 0
    each = float(said["each"].replace(",", "")) * _TO_MG[said["each_unit"]]
    total = float(parts[total_name].replace(",", "")) * _TO_MG[unit]
    if not count or abs(count * each - total) <= total * 0.011:
        return None
    start, end = said.span(total_name)[0], said.span(f"{total_name}_unit")[1]
    if "between" in parts:
        is_each = count == 1 or abs(each - total) <= total * 0.011
        if is_each or not _is_of_one_kind(block.folded, said, start):
            return None
    if in_references(page, block) or is_quoted(block, *said.span()):
        return None
    text = block.text
    product = count * each / _TO_MG[unit]
    lot = text[said.start("count") : said.end("each_unit")]
    makes = f"{product:,.10g} {unit}"
    return Match(block.source_span(start, end), (lot, makes, text[start:end]))


def _is_of_one_kind(text: str, said: re.Match[str], total: int) -> bool:
    """Return whether a total is that of the tablets before it, taken once, and of no others."""
    if not (said["form"] or _FORM_BEFORE.search(text[said.start() : said.start("each")])):
        return False
    between = text[said.end("each_unit") : total]
    if any(one.high > 1 for one in frequencies_in(between)) or _APART.search(between):
        return False
    before = text[max(0, said.start() - _REACH) : said.start()]
    return not (_SAID.match(text, said.start()) or _ONE_OF_SEVERAL.search(before))


_REACH = 60
_ONE_OF_SEVERAL = later(r"(?:mg|mcg|micrograms?|milligrams?|\d ?g)\b[^.;:]*[ ,+]\Z")
_FORM_BEFORE = later(rf"{_FORM} of (?:[a-z-]+ )?\Z")
