"""A number that a page gives in two places, and gives differently.

Whether two places are of one thing is learned from pages on which authors planted contradictions:
by the words that both have, where they stand, for whom each says that it holds, and how far apart
the numbers are (`qa.pairs`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.both_places import both_places
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.page import words_in
from qa.pairs.model import load
from qa.pairs.reading import pairs
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine
from qa.telling import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page
    from qa.pairs.places import Place
    from qa.pairs.reading import Pair

_MOST_SURE = 3
"""Pairs of a page of which it is sure; with more, the page tells of many cases of one thing."""
_IF = ("if", "unless")
_LONGEST_NAME = 4
"""Words of a condition's name."""
_NEVER = later(r"(?:\b(?:never|not)|n't) (?:\w+ ){0,4}\Z")
_IN_ONE = later(r"\b(?:in (?:an?|one|any one)|on (?:one|the same)) (?:day|night|week|month|year)\b")
_BANNED = later(
    r"\b(?:do not|don't|never|must not|mustn't|should not|shouldn't|not) (?:take|use|have|give|"
    r"drink|eat|swallow|inject|put in|try|make up for it with) (?:the |all )?\Z"
)
"""What stands before a number that readers are told not to take at all."""
_WAS_THEN = later(r"\b(?:had|were|was|did|could|looked|felt|as) (?:(?:back|then|you|when) )*at \Z")
"""What stands before an age of long ago: "the hearing you had at 20"."""
_BIRTHDAY = later(r"\b(?:before|until|up to|till|by|reach)(?: \w+)? \Z")
_OF_WHOM = later(
    r"[^.;,]{0,12}?\b(?:of|in) (?:all |the )?(?:people|patients|women|men|children|adults|those|"
    r"babies|cases|mothers|users)(?: in \w+)? (?:who|with|whose|that|having|taking|on|after|over|"
    r"aged)\b"
)
"""What says that a share is of those alone who have something."""
_HIGH = {"heat c": 39.4, "heat f": 103.0}
"""By scale, the degrees from which a fever is one to get help for, where any fever begins below."""
_ALIKE = 1.1
"""So many times as long as four weeks is a month."""
_SEVERAL = frozenset(map(float, range(2, 13)))
_AT_ONCE = later(
    r"\A[^.;]{0,40}\b(?:together|at once|at the same time|in one go|one after another)\b"
)
_SUMMED = later(r",? (?:that|this|it) (?:comes to|adds up|makes|is a total)\b")
"""What follows on the time over which a sum is taken."""
_IN_ALL = later(
    r"\b(?:in total|total|altogether|in all|comes? to|adds? up|full (?:course|price|set)|"
    r"(?:whole )?course|"
    r"all (?:two|three|four|five|six|\d) |both|for (?:two|three|four|five|six|\d) )"
)
_EACH = later(
    r"\b(?:a|per|each|every|one) (?:single )?(?:dose|jab|shot|session|visit|injection|tablet|"
    r"pack|person|treatment|vaccine|box|tube|bottle)\b|\beach\b|\bapiece\b"
)
_OF_ITS_OWN = (
    later(
        r"\b(?:discount\w*|(?:promo |coupon |our |the |discount )code\b|checkout|coupons?|"
        r"voucher|sale price)"
    ),
    later(
        r"\b(?:preventer|reliever|(?:other|blue|brown) inhaler|mouthwash|"
        r"moisturi[sz]er|emollient|"
        r"toothbrush|brush your)\b"
    ),
    later(
        r"\b(?:contracepti\w+|birth control|condoms?|get pregnant|try(?:ing)? for a baby|last"
        r" dose)\b"
    ),
)
"""With one of these a number is of another thing, unless both sentences, or the title, name it."""
_RHYTHM = later(r"(?:once|twice|every|each|daily|weekly)\b")
_OF_ONE_CASE = -0.5
"""The score from which two places are of one case although one opens with "if"."""
_SHARE = "share"
_FRAGMENT = 60
"""Words: fewer show too little of what both places are about."""
_OF_FRAGMENT = 0.0
"""The score from which they are told for sure all the same."""


@rule(
    "consistency.different-quantity",
    level=Level.WARNING,
    message="'%s' here, and '%s' in \"%s\" on this page: check which is right.",
    why="Readers who meet two numbers for one thing follow the wrong one, or trust neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Spacers\n\nWash the spacer once a month in warm soapy water.\n\nAfter the weekly"
            " wash, look for cracks in the spacer.",
            good="# Spacers\n\nWash the spacer once a month in warm soapy water.\n\nAfter the"
            " monthly wash, look for cracks in the spacer.",
        ),
        Example(
            bad="# MRI\n\nThe scan takes between 15 and 90 minutes.\n\nAs the whole scan never"
            " lasts more than ten minutes, a short ticket for the car park will do.",
            good="# MRI\n\nThe scan takes between 15 and 90 minutes.\n\nAs the whole scan can last"
            " 90 minutes, buy a long ticket for the car park.",
        ),
        Example(
            bad="For the 24 hours before your exam, have clear liquids only.\n\nHaving kept to"
            " clear liquids for three days, you may feel light-headed.",
            good="I went home after two nights. All was well.\n\nI went back to work after four"
            " weeks.\n\nYour first visit lasts 60 minutes.\n\nLater visits last 40 minutes.",
        ),
        Example(
            good="# Methotrexate\n\nTake methotrexate once a week. Never take it every day.\n\n"
            "The usual dose is 7.5mg once a week.",
        ),
        Example(
            good="# Fever\n\nA fever is 100.4\u00b0F (38\u00b0C) or higher.\n\nCall if it goes"
            " above 104\u00b0F (40\u00b0C). Take 4 doses in one day, no more."
            "\n\nIt is gone in 3 days.",
        ),
        Example(
            good="# Prednisolone\n\nTake 8 tablets each morning.\n\nDo not take 16 tablets to make"
            " up for it.\n\nIt is offered to people aged 70 to 79, and you can have it before your"
            " 80th birthday.",
        ),
        Example(
            good="# Travel jabs\n\nRabies jabs cost \u00a340 a dose.\n\nA course of rabies jabs"
            " comes to \u00a3120.",
        ),
        Example(
            good="# Blue inhaler\n\nTake up to 10 puffs of the inhaler through the spacer.\n\nNever"
            " spray two puffs of the inhaler into the spacer together.",
        ),
        Example(
            good="# Steroid taper\n\nThis plan is for someone who has taken 40 mg for a month.\n\n"
            "Over the four weeks of the plan you take 45 tablets.",
        ),
        Example(
            good="The whole thing takes about a minute when you know how.\n\nThe spacer lasts"
            " about a year when you look after it.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that likely give one thing different numbers."""
    if page.type == "professional" or not (found := pairs(page)):
        return
    levels = load().levels
    sure = _OF_FRAGMENT if page.word_count < _FRAGMENT else levels["warning"]
    likely = sum(pair.score >= sure for pair in found)
    least = levels["suggestion"] if page.with_suggestions else sure
    told: set[int] = set()
    for pair in found:
        places = (pair.one, pair.other)
        if pair.score < least or told & set(map(id, places)):
            continue
        if _are_of_two_conditions(pair) or _is_warned_of(pair) or _is_of_another_kind(pair):
            continue
        if _are_one_and_all(pair) or _are_of_two_things(pair):
            continue
        if _are_of_two_medicines(page, pair) or _are_of_two_matters(pair):
            continue
        told |= set(map(id, places))
        is_sure = pair.score >= sure and likely <= _MOST_SURE
        is_sure = is_sure and (pair.score >= _OF_ONE_CASE or not _may_be_of_two_cases(pair))
        level = None if is_sure else Level.SUGGESTION
        yield from both_places(_match(*places, level), _match(*places[::-1], level))


def _match(here: Place, there: Place, level: Level | None) -> Match:
    span = here.block.source_span(here.quantity.start, here.quantity.end)
    return Match(span, (here.said, there.said, there.shown), level=level)


def _are_of_two_conditions(pair: Pair) -> bool:
    """Return whether one sentence opens with a condition that is not the page's nor the other's."""
    return _is_of_another(pair.one, pair.other) or _is_of_another(pair.other, pair.one)


def _is_warned_of(pair: Pair) -> bool:
    """Return whether one of two rhythms is what readers must not do: "Never take it every day"."""
    banned = [_BANNED.search(place.left) is not None for place in (pair.one, pair.other)]
    if any(banned):
        return not all(banned)
    if not all(_RHYTHM.match(place.said.lower()) for place in (pair.one, pair.other)):
        return False
    return bool(_NEVER.search(pair.one.left)) != bool(_NEVER.search(pair.other.left))


def _is_of_another_kind(pair: Pair) -> bool:
    """Return whether one place counts by the day, as in "in one day", or is of a high fever."""
    places = (pair.one, pair.other)
    if any(_IN_ONE.search(f"{place.left[-4:]}{place.said.lower()}") for place in places):
        return True
    high = _HIGH.get(pair.one.quantity.kind, math.inf)
    low, top = sorted(place.quantity.low for place in places)
    return low < high <= top


def _are_one_and_all(pair: Pair) -> bool:
    """Return whether one is the price of several of what the other prices, or both are as long.

    Or whether one is how many to take at once, and the other how many in all.
    """
    low, high = sorted((pair.one, pair.other), key=lambda place: place.quantity.high)
    if not low.quantity.low or math.isinf(high.quantity.high):
        return False
    times = high.quantity.high / low.quantity.high
    if times < _ALIKE and low.quantity.low == low.quantity.high and high.quantity.kind == "time":
        return True
    if _AT_ONCE.search(low.right) and not _AT_ONCE.search(high.right):
        return True
    if any(_SUMMED.match(place.right) for place in (low, high)):
        return True
    is_multiple = times in _SEVERAL
    return (
        is_multiple
        and _IN_ALL.search(high.sentence) is not None
        and bool(_EACH.search(low.sentence))
    )


def _are_of_two_things(pair: Pair) -> bool:
    """Return whether one sentence alone is on what has numbers of its own, such as a discount."""
    for words in _OF_ITS_OWN:
        found = [words.search(place.sentence) is not None for place in (pair.one, pair.other)]
        if any(found) and not all(found) and not any(words.search(t) for t in _about(pair)):
            return True
    return False


def _about(pair: Pair) -> tuple[str, ...]:
    return (pair.one.page.title.lower(),)


def _are_of_two_medicines(page: Page, pair: Pair) -> bool:
    """Return whether the paragraph of one begins with a medicine that the page is not about.

    The other one's names none like it: "You will also take folic acid. One 5 mg tablet ...".
    """
    return any(
        _names_another(page, one, other)
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
    )


def _names_another(page: Page, one: Place, other: Place) -> bool:
    subject = subject_medicine(page)
    if subject is None or not one.start or "/" not in one.quantity.kind:
        return False
    begun = mentions_between(page, one.number, 0, one.start)
    if not begun or subject in begun[0].generics:
        return False
    there = mentions_between(page, other.number, 0, len(other.block.plain))
    return not any(begun[0].generics == mention.generics for mention in there)


def _are_of_two_matters(pair: Pair) -> bool:
    """Return whether one is an age of long ago, or a share of some people alone.

    Or whether both say the same: "70 to 79" is "before your 80th birthday".
    """
    places = (pair.one, pair.other)
    if any(_WAS_THEN.search(place.left) for place in places):
        return True
    shares = [_OF_WHOM.match(place.right) is not None for place in places]
    if _SHARE in pair.one.quantity.kind and any(shares) and not all(shares):
        return True
    low, high = sorted(places, key=lambda place: place.quantity.high)
    is_birthday = "birthday" in high.said.lower() and _BIRTHDAY.search(high.left) is not None
    return is_birthday and high.quantity.high == low.quantity.high + 1


def _is_of_another(place: Place, other: Place) -> bool:
    words = words_in(place.sentence)[:_LONGEST_NAME]
    names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    name = next((name for name in names if name in knowledge.conditions()), "")
    known = {*place.title, *map(stem_of, words_in(other.sentence))}
    return bool(name) and known.isdisjoint(map(stem_of, words_in(name)))


def _may_be_of_two_cases(pair: Pair) -> bool:
    """Return whether only one sentence opens with "if", or neither is a whole sentence.

    Items of lists hold where what leads to them says.
    """
    if (pair.one.case in _IF) != (pair.other.case in _IF):
        return True
    return not (pair.one.is_whole or pair.other.is_whole)
