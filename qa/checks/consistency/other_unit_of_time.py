"""The same number of weeks here and of months there: "every 12 weeks", "every 12 months"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.sayings import against, sayings
from qa.checks.consistency.statements import APART, sentence_of, states
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.page import Page

_EVERY = later(
    rf"\b(?:every|once every|for) (?:about |around |up to |the first |"
    rf"at least )?"
    rf"(?P<number>{NUMBER}) (?P<unit>minute|hour|day|week|month|year)s\b"
)
_UNTIL = later(r"\buntil [^.;:]{0,50}\Z")
"""What is for some time before something else begins."""
_PER = later(
    r"(?<![\w.,/-])(?P<number>\d[\d,]*) (?P<thing>minutes|units|drinks|steps|calories|portions|"
    r"alcoholic drinks|cigarettes|iu|micrograms|mcg|mg)\b(?P<of>[^.;:()\d]{0,40}?)\b(?:a|per|each|"
    r"every|in a) (?P<unit>day|week)\b"
)
_FEW = 10
_EFFORT = frozenset({"mild"})
"""What "moderate" counts as, which is how hard the exercise is."""
_NO_PER = later(r"\b(?:or|then|and|on|not|n't|rather|instead|build|start|if|at least once|some)\b")
"""What makes "150 minutes a week, or 30 minutes a day" of one statement two."""
_FEWEST = 4
"""A number that is no common one: 2 weeks and 2 months may both be meant."""
_TREATS = (
    "treat",
    "inject",
    "dose",
    "given",
    "repeat",
    "jab",
    "shot",
    "infusion",
    "tablet",
    "taken",
)
_TREATED = "treat"
"""What all words for giving a treatment count as."""
_SMALL = frozenset(
    words_in(
        "i the a an and or but to of in on for with your you it is are be as at least about this"
        " that"
        " they we if so up can may will should must not more than take have use do when before "
        "after"
        " every just once only there because who which from by was were has had most some people"
        " he she his her him them their our us me my out down into over then than very each one all"
        " any no how what where while get got go went gone be been being did does done said says"
        " would could off back again until still now your who'd like way time"
    )
)


@rule(
    "consistency.other-unit-of-time",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which unit is right.",
    why="Weeks for months, or days for weeks, is a slip that no reader can put right.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="The treatment is repeated every 12 weeks.\n\nBecause the treatment is given just"
            " once every 12 months, there is little to remember.",
            good="The treatment is repeated every 12 weeks.\n\nThe treatment is given again every"
            " 12 weeks for a year.",
        ),
        Example(
            bad="Take the antibiotics for 7 days.\n\nThe antibiotics are taken for 7 weeks.",
            good="Take the antibiotics for 7 days.\n\nA cough may last 7 weeks.",
        ),
        Example(
            bad="Adults need at least 150 minutes of exercise a week.\n\nKeep up your 150 minutes a"
            " day.",
            good="Adults need at least 150 minutes of exercise a week.\n\nChildren need 60 minutes"
            " a day, which can be 150 minutes in all on a Sunday.",
        ),
        Example(
            good="I did my stretches for six weeks before it.\n\nFor six years I got by with a"
            " stick.",
        ),
        Example(
            good="A blister that would trouble others for four days may turn into an ulcer that"
            " lasts for four months."
        ),
    ],
    words=("every ", "for ", " a ", "per ", "each "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places with one number in two units and a word for what is timed."""
    yield from _a_day_or_a_week(page)
    seen: dict[tuple[str, float], list[tuple[str, frozenset[str], Block, int, int]]] = {}
    for block in page.blocks:
        for found in _EVERY.finditer(block.folded):
            number = value_of(found["number"])
            if number < _FEWEST or not states(page, block, *found.span()):
                continue
            way = found[0].split()[0]
            sentence = sentence_of(block, found.start())
            if APART.search(sentence) or _UNTIL.search(block.folded[: found.start()]):
                continue
            words = frozenset(
                _TREATED if word.startswith(_TREATS) else word[:5]
                for word in words_in(sentence)
                if word not in _SMALL and word.isalpha() and word != found["number"]
            )
            place = (found["unit"], words, block, *found.span())
            places = seen.setdefault((way if way != "once" else "every", number), [])
            other = next(
                (
                    one
                    for one in places
                    if one[0] != place[0] and one[2] is not block and _share(one, place)
                ),
                None,
            )
            places.append(place)
            if other is not None:
                _, _, there, start, end = other
                here, said = block.text[slice(*found.span())], there.text[start:end]
                match = Match(there.source_span(start, end), (said, here))
                yield from both_places(match, Match(block.source_span(*found.span()), (here, said)))


def _a_day_or_a_week(page: Page) -> Iterator[Match]:
    """Yield both places that let one number of minutes, drinks or the like be for a day and a week.

    A number that stands with both units more than once each is meant in both.
    """
    seen: dict[tuple[str, str], Counter[str]] = {}
    first: dict[tuple[str, str, str], Saying] = {}
    for found, said in sayings(page, (" day", " week"), (_PER,)):
        number, thing, unit = found["number"], found["thing"].rpartition(" ")[2], found["unit"]
        if (
            value_of(number) < _FEW
            or _NO_PER.search(found["of"])
            or groups_in(said.sentence) - _EFFORT
        ):
            continue
        seen.setdefault((number, thing), Counter())[unit] += 1
        first.setdefault((number, thing, unit), said)
    for (number, thing), units in seen.items():
        if len(units) > 1 and min(units.values()) == 1:
            one, other = (first[number, thing, unit] for unit in units)
            if not one.is_beside(other):
                yield from against(one, other)


def _share(
    one: tuple[str, frozenset[str], Block, int, int],
    other: tuple[str, frozenset[str], Block, int, int],
) -> bool:
    """Return whether two sentences have a word for the thing in common, the unit left out."""
    return bool(
        (one[1] & other[1]) - {one[0][:5], other[0][:5], f"{one[0]}s"[:5], f"{other[0]}s"[:5]}
    )
