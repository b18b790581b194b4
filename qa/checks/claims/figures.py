"""How figures about people, and rates of success, are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import TIME_LIMIT
from qa.page import places_of
from qa.patterns import later, regex_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.document import Block
    from qa.page import Page

WORDS = (
    "%", "percent", "per cent", "out of", "in every",
    *(f" in {number}" for number in range(1, 10)),
    " in two", " in three", " in four", " in five", " in six", " in seven", " in eight", " in ten",
    " in twenty",
)  # fmt: skip
"""Words one of which stands wherever a figure of this kind does."""

_PER_CENT = later(r"per ?cent\b")
_OUT_OF = later(r"out of\b")
_IN = later(r"in (?:every|\d+|two|three|four|five|six|seven|eight|t(?:en|wenty))\b")
_OF_HOW_MANY = (" in ", " out of ")
_NUMBERS = (*"0123456789", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "every", "hundred", "thousand")  # fmt: skip
SUCCESS = regex_later(
    r"\b(?:works?|worked|working|effective|successful|succeeds?|helps?|helped|helping|"
    r"cures?|cured|relieves?|relieved|improves?|improved|heals?|healed|benefits?|"
    r"benefited|eases?|eased) (?:for|in|with)?\s?(?:up to |over |about |around |"
    r"more than |nearly |almost |at least |roughly |as many as |"
    r"an? \w+ )?\d{1,3}(?:\.\d+)?\s?(?:% of|percent of|per cent of) (?:all |our |the |"
    r"those |these )?(?:\w+ )?(?:people|patients|clients|users|customers|cases|those|men|"
    r"women|adults|children|members|sufferers|veterans|participants)\b"
    r"|\b(?:works?|worked|effective|successful|succeeds?|helps?|helped|cures?|cured|"
    r"relieves?|relieved|heals?|healed|benefits?) (?:for |in |with )?(?:up to |over |"
    r"about |around |more than |nearly |almost |at least |roughly )?(?:\d{1,2}|one|two|"
    r"three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? (?:\d{1,3}|two|three|"
    r"four|five|ten|twenty|a hundred) (?:of (?:all |our |the )?)?(?:people|patients|"
    r"clients|users|customers|cases|men|women|adults|children|members|sufferers|"
    r"veterans)\b"
    r"|\b(?!100\b)\d{1,3}(?:\.\d+)?\s?(?:%|percent|per cent)(?:-| )(?:\w+ )?(?:success|"
    r"cure|satisfaction|effectiveness|efficacy|remission|recovery|response|"
    r"improvement)(?: rates?)?\b"
    r"|\b(?:success|cure|satisfaction|remission|response|recovery|efficacy|"
    r"effectiveness)(?: rates?)? (?:(?:for|with|in|from|to) (?:\w+ ){1,4})?(?:of|is|are|"
    r"at|above|over|as high as|up to|exceeds?|exceeding|runs? at|stands? at|reach(?:es|"
    r"ed)?|ranges? from|averages?)\s?(?:up to |over |about |around |more than |nearly |"
    r"almost |at least |approximately |as high as )?\d{1,3}(?:\.\d+)?\s?(?:%|percent\b|"
    r"per cent\b)"
    r"|\b\d{1,3}(?:\.\d+)?\s?(?:% of|percent of|per cent of) (?:all )?(?:our|"
    r"my) (?:\w+ )?(?:people|patients|clients|users|customers|members|veterans)\b"
    r"|\b\d{1,3}(?:\.\d+)?\s?(?:% of|percent of|per cent of) (?:all |"
    r"the )?(?:\w+ )?(?:patients|clients|users|customers|members|sufferers|participants|"
    r"people|women|men|adults) (?:(?:who|that) [^.;:!?%]{1,40} )?(?:report|reported|say|"
    r"said|feel|felt|notice|noticed|experience|experienced|see|saw|had|have|find|found|"
    r"show|showed|get|got|became|achieve[sd]?|enjoy(?:ed)?|lose|lost|sleep|slept|"
    r"no longer|recover(?:ed)?|improved?|agree[sd]?|would) (?:\w+ ){0,5}(?:better|relief|"
    r"improve\w*|results?|reduction|reduced|less (?:pain|anxiety|stress)|benefits?|"
    r"remission|recovery|free|symptoms?|sleep|mood|weight|recommend|satisf\w+|within|"
    r"after|healthier|happier|calmer)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:in|"
    r"out of)(?: every)? (?:\d{1,3}|two|three|four|five|ten|twenty|"
    r"a hundred) (?:of )?(?:our|my) (?:\w+ )?(?:patients|clients|users|customers|"
    r"members)\b"
    r"|\b(?:reduces?|cuts?|improves?|boosts?|increases?|raises?|lowers?|eases?|relieves?|"
    r"lifts?|slashes|decreases?) (?:(?:your|the|their|symptoms of|"
    r"feelings of) )?(?:(?:chronic|back|joint|clinical) )?(?:symptoms?|pain|anxiety|"
    r"depression|stress|mood|sleep|energy|memory|focus|cravings|inflammation|wrinkles|"
    r"metabolism|immunity|libido|fatigue|cholesterol|blood pressure|blood sugar|"
    r"hair growth)(?: \w+){0,3} by (?:up to |over |about |around |more than |nearly |"
    r"almost |at least |as much as )?\d{1,3}(?:\.\d+)?\s?(?:%|percent\b|per cent\b)"
    r"|\b\d{1,3}(?:\.\d+)?\s?(?:%|percent|per cent) (?:more|less|fewer|better|faster|"
    r"improvement in|reduction in|increase in|drop in|decrease in) (?:\w+ )?(?:effective|"
    r"energy|sleep|pain|anxiety|depression|stress|mood|focus|symptoms?|memory|wrinkles|"
    r"cravings|weight|relief|inflammation|hair)\b"
    r"|\b(?!100\b)\d{2,3}(?:\.\d+)?\s?(?:%|percent|per cent) effective\b"
    r"|\b(?:symptoms?|pain|anxiety|depression|stress|mood|sleep|energy|memory|focus|"
    r"cravings|fatigue|cholesterol|blood pressure|blood sugar|"
    r"wrinkles) (?:\w+ )?(?:improve[sd]?|falls?|fell|drop(?:s|ped)?|eases?|eased|"
    r"decrease[sd]?|increase[sd]?|rises?|rose|reduced) by (?:up to |over |about |around |"
    r"more than |nearly |almost |at least |as much as )?\d{1,3}(?:\.\d+)?\s?(?:%|"
    r"percent\b|per cent\b)"
    r"|\b\d{1,3}(?:\.\d+)?\s?(?:%|percent|per cent) (?:of (?:\w+ )?)?(?:patients|people|"
    r"clients|users|customers) (?:get|got|feel|felt|are|were|become|became) (?:better|"
    r"well|cured|healthier|happier|pain[- ]free|symptom[- ]free|satisfied)\b"
    r"|\b(?:\d{1,3}(?:\.\d+)?\s?(?:%|percent|per cent)|(?:\d{1,2}|two|three|four|five|six|seven|"
    r"eight|nine) (?:in|out of)(?: every)? (?:\d{1,3}|four|five|ten|twenty|a hundred)) (?:of )?"
    r"(?:all |the |our |those )?(?:\w+ )?(?:patients|clients|users|customers|people|women|men|"
    r"adults|those|members|sufferers) (?:(?:who|that|on) [^.;:!?%]{1,60} )?"
    r"(?:(?:will |would )?never (?:\w+ ){0,2}?"
    r"(?:need|needed|have|had|get|got|take|took|see|saw|catch|caught|suffer|feel|felt|go|went)\b"
    r"[^.;:!?%]{0,40}\b(?:again|another|any more)\b|(?:no longer need(?:ed)?|(?:were|are) able to "
    r"(?:stop|come off|throw away|drop|give up)|come off|came off|stop(?:ped)? needing|throw away|"
    r"threw away) (?:their|any|all|the) (?:\w+ ){0,2}?(?:pills?|tablets?|medicines?|medications?|"
    r"meds|drugs?|insulin|painkillers?|inhalers?|surgery|injections?)\b)"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? "
    r"(?:\d{1,3}|five|ten|twenty|a hundred) (?:of (?:all |our |the )?)?(?:patients|people|clients|"
    r"users|customers|women|men) (?:get|feel|are|become|leave|walk) (?:cured|healthier|happier|"
    r"pain[- ]free|symptom[- ]free)\b",
    regex.IGNORECASE,
)
"""A share of people who are helped, or how far something falls or rises."""
_RATES = ("success", "cure", "satisfaction", "remission", "response", "recovery", "efficacy",
          "effectiveness")  # fmt: skip
_PEOPLE = (
    r"(?:people|patients|clients|users|customers|cases|those|men|women|adults|children|members|"
    r"sufferers|veterans|participants)"
)
_SHARE_OF = later(
    r"(?:%|per ?cent)(?:[- ](?:\w+ )?improvement| (?:more|less|fewer|better|faster|improvement|"
    r"reduction|increase|drop|decrease|effective)\b"
    rf"| (?:of )?(?:(?:all|our|my|the|those|these) )*(?:\w+ )?{_PEOPLE})"
)
_IN_HOW_MANY = later(
    r" (?:in|out of)(?: every)? (?:\d{1,3}|two|three|four|five|ten|twenty|a hundred) "
    rf"(?:(?:of )?(?:our|my) |(?:of (?:all |our |the )?)?{_PEOPLE})"
)
_BY = later(r" by (?:[a-z]+ ){0,3}\d{1,3}(?:\.\d+)?\s?(?:%|per ?cent)")


def figures_on(page: Page) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Return where such a figure may stand in the blocks that hold one, by index in `page.blocks`.

    A block holds one where a share, or a number before "in" or "out of", stands in it; then every
    place counts that `_places` tells of.
    """
    return page.once(_figures_on)


def _figures_on(page: Page) -> Mapping[int, tuple[tuple[int, int], ...]]:
    counted = {page.block_of(hit.start()) for hit in _PER_CENT.finditer(page.folded)}
    counted.update(blocks_with(page, "%"), map(page.block_of, ratios_on(page)))
    found = {}
    for number in sorted(counted):
        found[number] = tuple(_places(page.blocks[number].folded))
    return found


def ratios_on(page: Page) -> tuple[int, ...]:
    """Return where "in" or "out of" stands after a number, as offsets of `page.folded`."""
    return page.once(_ratios_on)


def _ratios_on(page: Page) -> tuple[int, ...]:
    folded = page.folded
    found: list[int] = []
    for sign in _OF_HOW_MANY:
        found += [at for at in places_of(sign, folded) if folded.endswith(_NUMBERS, 0, at)]
    return tuple(found)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a share, or "in" or "out of" some number, stands; none overlap."""
    spans = [hit.span() for hit in _PER_CENT.finditer(text)] if "cent" in text else []
    at = text.find("%")
    while at >= 0:
        start = at - 1 if text[at - 1 : at].isdecimal() else at - 2
        if start >= 0 and text[start].isdecimal() and text[start + 1 : at].strip() == "":
            spans.append((start, at + 1))
        at = text.find("%", at + 1)
    for pattern in (_OUT_OF, _IN):
        for hit in pattern.finditer(text):
            start = hit.start()
            if not start or not (text[start - 1].isalnum() or text[start - 1] == "_"):
                spans.append(hit.span())
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            last = end
            yield start, end


def blocks_with(page: Page, sign: str) -> Iterator[int]:
    """Yield the blocks that hold a sign, by index in `page.blocks`, each once."""
    starts, last = page.block_starts, len(page.blocks)
    at = page.folded.find(sign)
    while at >= 0:
        number = page.block_of(at)
        yield number
        if number + 1 == last:
            return
        at = page.folded.find(sign, starts[number + 1])


def may_hold_figure(places: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Return whether one of some places lies between two offsets."""
    return any(start <= first and last <= end for first, last in places)


def successes(block: Block, places: tuple[tuple[int, int], ...]) -> Iterator[regex.Match[str]]:
    """Yield each match of `SUCCESS` in a block; only the text around figures is looked at."""
    for start, end in _around_figures(block, places):
        if not _may_succeed(block.folded, start, end):
            continue
        yield from SUCCESS.finditer(block.plain, start, end, timeout=TIME_LIMIT)


def _may_succeed(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of folded text holds what no match of `SUCCESS` can do without."""
    return (
        any(text.find(word, start, end) >= 0 for word in _RATES)
        or _SHARE_OF.search(text, start, end) is not None
        or _IN_HOW_MANY.search(text, start, end) is not None
        or (text.find(" by ", start, end) >= 0 and _BY.search(text, start, end) is not None)
    )


def _around_figures(block: Block, places: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    first, last = 0, -1
    for start, end in places:
        if last < 0 or start - _AROUND > last:
            if last >= 0:
                yield first, last
            first = max(0, start - _AROUND)
        last = min(end + _AROUND, len(block.plain))
    if last >= 0:
        yield first, last


_AROUND = 140
