"""A dose said in tablets of one strength that do not make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER_WORDS
from qa.page import sentence_around
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_COUNTS = NUMBER_WORDS | {"half a": 0.5, "a hundred": 100}
_COUNT = rf"(?P<count>\d{{1,3}}|{one_of(_COUNTS)})"
_FORM = (
    r"(?:tablets?|capsules?|caplets?|pills?|soft ?gels?|gumm(?:y|ies)|lozenges?|sachets?|puffs?|"
    r"sprays?|spoonfuls?)"
)
_AMOUNT = r"(?P<{0}>\d[\d,]*(?:\.\d+)?) ?(?P<{0}_unit>mg|g|mcg|micrograms?|milligrams?|grams?)\b"
_DOSE = _AMOUNT.format("dose")
_SAID = (
    later(
        rf"\b{_DOSE}(?: (?:dose|a day|daily|in all|once a week|each (?:day|time)))?,? ?"
        rf"(?:=|\b(?:(?:which|that|this) )?(?:is|means|equals|would be|will be|comes (?:out )?"
        rf"(?:to|at|as)|works out (?:at|as|to)|amounts to|adds up to|makes|is made up of|you "
        rf"(?:will )?(?:need|take)|(?:please )?take|swallow|use)) (?:to )?(?:take )?"
        rf"{_COUNT} (?:of the )?(?:[a-z-]+ )??(?:(?P<sold>\d[\d,]*(?:\.\d+)?) ?"
        rf"(?P<sold_unit>mg|g|mcg|micrograms?|milligrams?|grams?)[ -])?(?:[a-z-]+ )??{_FORM}\b\)?"
    ),
    later(
        rf"(?<![\w.,/-]){_DOSE}(?: ?\((?:that is |=|i\.e\. )?|,? (?:or|which is|that is) )"
        rf"{_COUNT} {_FORM}\b\)?"
    ),
    later(
        rf"(?<![\w.,/-]){_COUNT} (?:{_FORM}|of (?:them|these|those))(?:,? (?:gives? you|gives?|"
        rf"contains?|hold|"
        rf"makes?|comes? to|adds? up to|provides?|are|or|that is|which is|which makes|which "
        rf"gives|a "
        rf"total "
        rf"of|totall?ing|making|to make|for|= ?) (?:a total of |a dose of |the )?| ?[(=] ?(?:a "
        rf"total "
        rf"of |total |= ?|that is )?){_DOSE}(?! ?(?:each|per|/|of|tab|caps|capl|pill))"
    ),
)
_SOLD = later(
    rf"{_AMOUNT.format('one')}[ -](?:(?!(?:is|are|means?|takes?|you|or|makes?) )[a-z-]+ "
    rf"){{0,2}}?{_FORM}\b|"
    rf"\b(?:each|every|one|a|an) (?:[\w-]+ ){{0,3}}?{_FORM} ?(?:\(|has |"
    rf"contains |holds |is |of |gives |provides |delivers )(?:you )?(?:about )?"
    rf"{_AMOUNT.format('two')}|"
    rf"\b(?:tablets|capsules|caplets|pills|soft ?gels|gummies|lozenges|sachets) "
    rf"(?:are|of|contain|come in|hold)(?: only)? "
    rf"{_AMOUNT.format('three')}(?: each)?"
)
_SAME_AS = later(
    rf"{_DOSE}[^.;]{{0,90}}?[.,;:]? (?:that|this|which) (?:is|makes|means|equals|comes to)"
    rf"(?: the same as| equal to| the equivalent of)? "
    rf"{_COUNT} (?:of the )?{_AMOUNT.format('one')}[ -]{_FORM}\b"
)
"""It names the strength itself: "4,000 mg. That is the same as eight 500 mg tablets"."""
_MOST = (
    r"(?:no more than|not more than|up to|at most|a maximum of|a limit of|"
    r"(?:have|take) no more than|the (?:most|limit|maximum) is|as many as)"
)
_LIMIT_IN_PIECES = (
    later(
        rf"\b(?P<link>(?:that|this|it|which) (?:is|means|works out (?:at|as|to)|comes to|makes|"
        rf"equals|would be)|so|i\.e\.|in other words,?)(?: that)?(?: (?:you (?:can|may|should) )?"
        rf"(?:take |have )?{_MOST})? {_COUNT} (?:of (?:them|these|those)|(?:[a-z-]+ )?{_FORM})\b"
    ),
    later(rf"\b(?P<link>){_MOST} {_COUNT} (?:of (?:them|these|those)|(?:[a-z-]+ )?{_FORM})\b"),
)
"""A limit that is said once more in tablets: "that means no more than four tablets"."""
_LIMIT_SAID = later(
    r"\b(?:(?:the |daily )?(?:most|maximum|max|limit|ceiling)\b|no more than|(?:not|never|n't)\b"
    r"[^.;:]{0,25}\b(?:more than|exceed(?:ing)?|over|above))"
    rf"[^.;:\d]{{0,50}}?(?:\b(?:24|one)[ -](?:hours?|day)[^.;:\d]{{0,15}}?)?"
    rf"(?<![\w.,/-]){_DOSE}(?! ?/|[ -]{_FORM})"
)
_OF_PIECES = later(
    rf"{_AMOUNT.format('one')}[ -](?:[a-z]+ )??{_FORM}\b|"
    rf"\b{_FORM} (?:are|is|of|contain|hold|come as|have) (?:only )?{_AMOUNT.format('two')}"
)
_NO_LIMIT = later(
    r"\b(?:child\w*|aged|overdos\w*|if you (?:have )?(?:taken|took)|pack|box|strip|buy|sold|sell|"
    r"prescription lasts|at (?:once|a time|first))\b"
)
_NEAR = 260
_ANY_FORM = later(rf"\b{_FORM}\b")
_SWALLOWED = "tablet"
_OTHER_FORMS = ("sachet", "puff", "spray", "spoonful", "lozenge", "gumm")
_EACH_OF = later(
    rf"(?<![\w.,/-]){_COUNT} {_FORM}\b(?P<often>[^.;:()]{{0,30}}?)[ ,]{{0,2}}\(?(?:each (?:of |"
    rf"with |containing |holding |provid\w+ )?|of |with |at |containing )?{_AMOUNT.format('one')}"
    rf"(?P<each> (?:each|apiece|in each|per {_FORM}))?(?:[^.;:\d]|-\d\b){{0,45}}?"
    rf"\b(?:total(?:s|ling)? of|totalling|"
    rf"which (?:gives?|makes?|is|provides?|adds up to)|(?:that|this) (?:gives?|makes?|is)|making|"
    rf"giving|to make|to give|adds up to|comes to)(?: you)?(?: a total of)? {_DOSE}"
    r"(?! ?(?:/|per\b|each\b|of the\b))"
)
"""How many pieces of how much, and what they make: "2 capsules (300 mg each), 600 mg in all"."""
_PIECE = 40
_BESIDE = 4
_SLACK = 0.02
_OVER = 1.02


@rule(
    "doses.wrong-tablet-count",
    level=Level.WARNING,
    message="'%s' here, but at %s each, as this page has it, that is %s: check the number and the"
    " strength.",
    why="Readers count tablets, and a wrong number of them is a wrong dose.",
    sources=["NHS medicines A to Z, how and when to take it", "PEMAT 14: no calculations"],
    examples=[
        Example(
            bad="We use only 2.5mg tablets, so a dose of 10mg is 40 tablets.",
            good="We use only 2.5mg tablets, so a dose of 10mg is 4 tablets.",
        ),
        Example(
            bad="If you feel sick, take one tablet (4 mg). Do not take more than 3 tablets, or"
            " 120 mg, in one day.",
            good="If you feel sick, take one tablet (4 mg). Do not take more than 3 tablets, or"
            " 12 mg, in one day.",
        ),
        Example(
            bad="Never take more than 4,000 mg in 24 hours. That is the same as twelve of the"
            " 500 mg tablets.",
            good="Never take more than 4,000 mg in 24 hours. That is the same as eight of the"
            " 500 mg tablets.",
        ),
        Example(
            bad="You take 60 mg a day for a week, and that makes six 20 mg tablets.",
            good="You take 60 mg a day for a week, and that makes three 20 mg tablets.",
        ),
        Example(
            bad="The most in a day is 3 g, which works out at eight ordinary 500 mg tablets.",
            good="The most in a day is 3 g, which works out at six ordinary 500 mg tablets.",
        ),
        Example(
            bad="# Rizatriptan\n\nThe most you should take in 24 hours is 30 mg. If you have the"
            " 10 mg tablets, that means no more than six tablets a day.",
            good="# Rizatriptan\n\nThe most you should take in 24 hours is 30 mg. If you have the"
            " 10 mg tablets, that means no more than three tablets a day.",
        ),
        Example(
            bad="Never take more than 8 mg a day. Your tablets are 2 mg, so that is up to eight"
            " tablets.",
            good="Never take more than 8 mg a day. Your tablets are 2 mg, so that is up to four"
            " tablets.",
        ),
        Example(
            bad="# Vitamin C\n\nEach gummy has 125 mg. Two gummies give 500 mg.",
            good="# Vitamin C\n\nEach gummy has 125 mg. Two gummies give 250 mg.",
        ),
        Example(
            bad="Take 3 softgels a day, each with 250 mg, which gives 1,000 mg.",
            good="Take 2 softgels twice a day, each with 250 mg, which gives 1,000 mg.",
        ),
        Example(
            good="There are 5 mg tablets and 10 mg tablets. A dose of 20 mg is 2 tablets.",
        ),
    ],
    words=[
        *("tablet", "capsule", "caplet", "pill", "softgel", "soft gel", "gumm", "lozenge"),
        *("sachet", "puff", "spray", "spoonful"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number of tablets that is not a dose, by the only strength of block or page."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        if not page.has_number(block):
            continue
        for found in _SAME_AS.finditer(block.folded):
            match = _match(page, block, found, {_milligrams(found, "one")})
            if match is not None:
                yield match
        yield from _wrong_products(page, block)
        match = _beyond_limit(page, block)
        if match is not None:
            yield match
        said = [hit for pattern in _SAID for hit in pattern.finditer(block.folded)]
        here = _strengths(block.folded, [hit.span() for hit in said]) if said else {}
        for found in said:
            if found.groupdict().get("sold"):
                sold = {_milligrams(found, "sold")}
            else:
                form = _kind(found[0])
                sold = here.get(form) or page.once(_all_over).get(form, set())
            match = _match(page, block, found, sold)
            if match is not None:
                yield match


def _match(page: Page, block: Block, found: re.Match[str], strengths: set[float]) -> Match | None:
    dose, count = _milligrams(found, "dose"), _count(found["count"])
    if len(strengths) != 1 or not count:
        return None
    each = next(iter(strengths))
    # "2 tablets (500 mg)" may give the strength of each
    if abs(count * each - dose) <= _SLACK * dose or abs(each - dose) <= _SLACK * dose:
        return None
    start, end = found.span()
    if in_references(page, block) or is_quoted(block, start, end):
        return None
    needed = dose / each
    counts_first = found.start("count") < found.start("dose")
    shown = _said(count * each) if counts_first else f"{needed:.3g}"
    args = (block.text[start:end], _said(each), shown)
    return Match(block.source_span(start, end), args)


def _wrong_products(page: Page, block: Block) -> Iterator[Match]:
    """Yield each total of pieces of which the same sentence tells the strength of each."""
    for found in _EACH_OF.finditer(block.folded):
        if "each" not in found[0] and "apiece" not in found[0] and "per " not in found[0]:
            continue
        often = next(frequencies_in(found["often"] + " "), None)
        rest = block.folded[found.end("one_unit") : found.start("dose")]
        often = often or next(frequencies_in(rest), None)
        pieces = _count(found["count"])
        counts = {pieces, pieces * (often.high if often and often.high >= 1 else 1)}
        if all(_is_far(n * _milligrams(found, "one"), _milligrams(found, "dose")) for n in counts):
            match = _match(page, block, found, {_milligrams(found, "one")})
            if match is not None:
                yield match


def _is_far(one: float, other: float) -> bool:
    return abs(one - other) > _SLACK * other


def _beyond_limit(page: Page, block: Block) -> Match | None:
    """Return more tablets than a limit makes that the sentence, or the one before it, has set."""
    text = block.folded
    for limit in _LIMIT_SAID.finditer(text):
        end = _next_sentence(block, limit.end())
        for pattern in _LIMIT_IN_PIECES:
            found = pattern.search(text, limit.end(), end)
            if found is None or _NO_LIMIT.search(text, limit.start(), found.end()):
                continue
            near = [*_OF_PIECES.finditer(text, limit.end(), min(end, found.end() + _PIECE))]
            each = {_milligrams(hit, "one" if hit["one"] else "two") for hit in near}
            each = each or page.once(_all_over).get(_kind(found[0]), set())
            if len(each) != 1:
                continue
            if _count(found["count"]) * next(iter(each)) <= _milligrams(limit, "dose") * _OVER:
                continue
            if in_references(page, block) or is_quoted(block, *found.span()):
                continue
            start, end = limit.start("dose"), found.end()
            needed = _milligrams(limit, "dose") / next(iter(each))
            args = (block.text[start:end], _said(next(iter(each))), f"{needed:.3g}")
            return Match(block.source_span(start, end), args)
    return None


def _next_sentence(block: Block, at: int) -> int:
    """Return where the sentence behind the one at an offset ends, which is not far away."""
    last = sentence_around(block.plain, at - 1)[1]
    if last < len(block.plain):
        last = sentence_around(block.plain, min(last + 1, len(block.plain) - 1))[1]
    return min(last, at + _NEAR)


def strength_of_page(page: Page) -> float:
    """Return the milligrams in one tablet, where a page gives them one strength; 0 otherwise."""
    strengths = page.once(_all_over).get(_SWALLOWED, set())
    return next(iter(strengths)) if len(strengths) == 1 else 0


def _all_over(page: Page) -> dict[str, set[float]]:
    return _strengths(page.folded)


def _kind(text: str) -> str:
    """Return what is counted: "tablet" for all that is swallowed whole."""
    found = _ANY_FORM.search(text)
    form = found[0] if found else ""
    return next((one for one in _OTHER_FORMS if form.startswith(one)), _SWALLOWED)


def _strengths(text: str, sums: Sequence[tuple[int, int]] = ()) -> dict[str, set[float]]:
    """Return the milligrams in one piece of each kind, each strength that a text gives, but sums.

    Both are in order, so that a text is gone through once.
    """
    found: dict[str, set[float]] = {}
    spans, at = sorted(sums), 0
    for hit in _SOLD.finditer(text):
        while at < len(spans) and spans[at][1] <= hit.start():
            at += 1
        if any(start < hit.start() < end for start, end in spans[at : at + _BESIDE]):
            continue
        name = next(name for name in ("one", "two", "three") if hit[name])
        found.setdefault(_kind(hit[0]), set()).add(round(_milligrams(hit, name), 6))
    return found


def _milligrams(found: re.Match[str], name: str) -> float:
    unit = found[f"{name}_unit"].rstrip("s")
    return float(found[name].replace(",", "")) * MILLIGRAMS_IN_WORDS[unit]


def _said(milligrams: float) -> str:
    return f"{milligrams:,g} mg" if milligrams >= 1 else f"{milligrams * 1000:,g} micrograms"


def _count(text: str) -> float:
    return _COUNTS.get(text) or int(text)
