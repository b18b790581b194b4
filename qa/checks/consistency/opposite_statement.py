"""Two sentences on one thing, of which one says yes and the other no.

Both have the same telling words: "coffee makes iron harder to absorb", "coffee has no effect on the
absorption of iron". They disagree where one advises what the other warns of, praises what the other
says does harm, or denies an effect that the other states.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.directions import SEEDS, are_at_two_times, opposed_courses
from qa.checks.consistency.granted_values import SEEDS as GRANTING
from qa.checks.consistency.granted_values import other_values
from qa.checks.consistency.sayings import against
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import places_of, sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import (
    OPPOSITE,
    groups_in,
    stem_of,
    takes_for_known,
    told_by,
)
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from qa.document import Block
    from qa.page import Page

_SAYS = {
    "against": r"\b(?:do not|don't|never|avoid(?:s|ing)?|must not|mustn't|should not|shouldn't|"
    r"cut out|keep away from|steer clear of|not safe|stay away from|cannot|can't)\b",
    "for": r"\b(?:is|are) (?:perfectly |quite |also |still |usually )?(?:fine|safe|good|ok|okay|"
    r"best|ideal|harmless)\b|\bgood (?:way|idea|choice|time)\b|\bfeel free\b|\bkeep \w+ing\b|"
    r"\b(?:continue|carry on)\b|\byou (?:can|may)(?! (?:be|have|get|feel|need|notice|not|find|see|"
    r"also)\b)|\b(?:should|must|need to|have to|always|make sure|remember to)\b|"
    r"(?:\A|[,;:] (?:and |so |then )?)(?:take|swallow|put|give|use|drink|eat|wash|rub|apply|keep|"
    r"wedge|hold|place|push|cut|leave|have|let|start|double|share|mix|wear|cover)\b",
    "harm": r"\b(?:dr(?:y|ies) (?:out )?(?:the|your)|worse|worsens?|irritat\w+|harm\w*|damag\w+|"
    r"triggers?|dangerous|unsafe|bad for|sets? off)\b",
    "good": r"\b(?:calm(?:s|ing)?|sooth\w+|helps?|eas(?:es|ing)|good for|good way|improves?|"
    r"protects?|is safe|are safe|safer|safest|harmless)\b",
    "none": r"\b(?:(?:no|little) (?:effect|impact|influence|bearing)|(?:do|does) not (?:affect|"
    r"change|matter)|(?:doesn't|don't) (?:affect|change|matter)|makes? no difference|"
    r"nothing to do with)\b",
    "some": r"\b(?:harder|easier|raises?|lowers?|reduces?|increases?|affects?|interferes?|blocks?|"
    r"slows?|weakens?|strengthens?|changes?|less effective|more effective|stops? \w+ \w+ing)\b",
}
_SIGNS = {name: later(pattern) for name, pattern in _SAYS.items()}
_DENIABLE = ("harm", "good")
_NOT = later(r"\b(?:not|never|no|cannot|can't|won't|doesn't|don't|nor) (?:\w+ ){0,2}\Z")
_OPPOSED = frozenset({("harm", "good"), ("none", "some")})
_OPPOSED_IF_GIVEN = _OPPOSED | {("against", "for"), ("against", "good"), ("harm", "for")}
"""Advice for and against the same thing is common where one of both is for a special case."""
_BOUND = later(
    r"\b(?:if|unless|until|except|without|when|whenever|while|before|after|more than|less than|too|"
    r"only|instead|rather|but|however|although|though|even|other|than|yet|most|may|might|can cause|"
    r"sometimes|ask|check with|talk to|speak to|not (?:always|necessarily))\b|\?"
)
"""What a rule holds for only sometimes may be advised at other times."""
_OTHER_SIDE = later(r"\b(?:other|opposite) (?:side|arm|leg|hand|foot|ear|eye|way)\b")
_ASKS_TO_TELL = later(r"\W*(?:please )?(?:tell|ask|let|call|contact)\b[^.;]{0,40}\bif you\b")
_POLAR = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- easier to read as text
        "avoid keep stay good safe fine best help helps soothe calm ease worse harm damage trigger "
        "dangerous irritate effect affect difference harder easier raise lower reduce increase "
        "change improve protect make sure always remember cut stop use take put give continue"
    ).split()
)
_SEEDS = (
    "no effect", "little effect", "no impact", "no influence", "no bearing", "not affect",
    "not matter", "n't affect", "n't matter", "not change", "no difference", "nothing to do with",
    "dry the", "dries ", "dry your", "worse", "irritat", "harm", "damag", "trigger", "dangerous",
    "unsafe", "bad for", "set off", "sets off", "because ", "since ", "having ", "now that ",
)  # fmt: skip
"""What stands in one of two sentences that deny each other."""
_NO_STATEMENTS = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER}
)
_MANY = 60
"""Such sentences; a page with more is a book."""
_BEGINNING = 6
"""Letters of a stem that are looked for."""
_ENOUGH = 3.6
_ENOUGH_IF_GIVEN = 2.6
_COVERED = 0.5
_COMMON = 8
"""Places with a stem; one with more is the matter of the page and tells nothing."""
_SHOWN = 100


@rule(
    "consistency.opposite-statement",
    level=Level.WARNING,
    message='This sentence seems to say the opposite of "%s" on this page: check which is right.',
    why="Readers who are told to do a thing, and not to do it, follow the wrong one, or neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Coffee and tea make iron harder to absorb.\n\nBecause coffee and tea have no"
            " effect on absorption, have them with your tablet.",
            good="Coffee and tea make iron harder to absorb.\n\nBecause coffee and tea make the"
            " iron harder to absorb, have them later.",
        ),
        Example(
            bad="Bubble bath and hot water dry the skin.\n\nA warm bubble bath is a good way to"
            " calm the skin.",
            good="Bubble bath and hot water dry the skin.\n\nA cool bath is a good way to calm the"
            " skin.",
        ),
        Example(
            bad="# Polyps\n\nPolyps usually shrink after childbirth.\n\nBecause polyps always"
            " grow after childbirth, have a scan.",
            good="# Polyps\n\nPolyps usually shrink after childbirth.\n\nBecause polyps always"
            " grow during puberty, have a scan.",
        ),
        Example(
            bad="# Bursitis\n\nThe pain gets worse when you lie on that side.\n\nAs the pain "
            "eases when you lie on that side, sleep that way.",
            good="# Bursitis\n\nThe pain gets worse when you lie on that side.\n\nAs the pain "
            "eases when you lie on the other side, sleep that way.",
        ),
        Example(
            bad="# Scabies\n\nThe itching is worst at night.\n\nSince the itching is worst in the"
            " morning, take a cool shower.",
            good="# Scabies\n\nThe itching is worst at night.\n\nSince the itching is worst at"
            " night, take a cool shower.",
        ),
        Example(
            bad="# Sleeping sickness\n\nThe flies bite during the day.\n\nAs the flies bite after"
            " dark, sleep under a net.",
            good="# Sleeping sickness\n\nThe flies bite during the day.\n\nAs the bugs bite after"
            " dark, sleep under a net.",
        ),
    ],
    words=(*_SEEDS, *SEEDS, *GRANTING),
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences with the same words and opposite signs."""
    if page.type == "professional":
        return
    for one, other in _candidates(page):
        if _are_opposed(one, other):
            yield from both_places(_match(one, other), _match(other, one))
    for here, there in (*opposed_courses(page), *other_values(page)):
        for match in against(here, there):
            yield match._replace(args=match.args[1:])


def _match(here: _Sentence, there: _Sentence) -> Match:
    text = there.block.text[there.start : there.end].strip()
    if len(text) > _SHOWN:
        text = text[:_SHOWN].rsplit(" ", 1)[0] + "\u2026"
    return Match(here.block.source_span(here.start, here.end), (text,))


@dataclass(frozen=True, eq=False)
class _Sentence:
    page: Page
    block: Block
    start: int
    end: int
    at: int
    """Of its start in `page.folded`."""
    title: AbstractSet[str]

    @cached_property
    def text(self) -> str:
        return self.block.folded[self.start : self.end]

    @cached_property
    def signs(self) -> frozenset[str]:
        """What it says of its matter; nothing where it says both."""
        found = frozenset(self._places)
        return found - {"for"} if "against" in found else found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each sign stands first; what does no harm is good."""
        places: dict[str, int] = {}
        for name, words in _SIGNS.items():
            for found in words.finditer(self.text):
                at = found.start()
                denied = name in _DENIABLE and _NOT.search(self.text[:at]) is not None
                places.setdefault({"harm": "good", "good": "harm"}[name] if denied else name, at)
        return places

    @cached_property
    def stems(self) -> Mapping[str, float]:
        """What each stem tells, in order; signs of saying yes or no tell nothing."""
        told: dict[str, float] = {}
        for word in words_in(self.text):
            stem = stem_of(word)
            if stem not in _POLAR and (weight := told_by(word)):
                told[stem] = weight / 2 if stem in self.title else weight
        return told

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self.stems))

    @cached_property
    def groups(self) -> frozenset[str]:
        return groups_in(self.text)

    @cached_property
    def is_bound(self) -> bool:
        return _BOUND.search(self.text) is not None

    @cached_property
    def takes_for_known(self) -> bool:
        return takes_for_known(self.text, min(self._places.values(), default=0))


def _candidates(page: Page) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield pairs of a sentence that may deny another, and one that shares two rare stems with it.

    Each pair once, in the order of the page.
    """
    reader = _Reader(page)
    seeds = [one for one in map(reader.at, _places(page)) if one is not None and one.signs]
    seen: set[tuple[int, int]] = set()
    for seed in dict.fromkeys(seeds[:_MANY]):
        for other in reader.sharing(seed):
            pair = (seed, other) if seed.at < other.at else (other, seed)
            if (pair[0].at, pair[1].at) not in seen:
                seen.add((pair[0].at, pair[1].at))
                yield pair


def _places(page: Page) -> list[int]:
    """Return where a page speaks of harm or of no effect, or takes something for known."""
    return sorted(at for literal in _SEEDS for at in places_of(literal, page.folded))


class _Reader:
    """The sentences of a page, each made once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._title = frozenset(map(stem_of, words_in(page.title.lower())))
        self._made: dict[tuple[int, int], _Sentence | None] = {}

    def at(self, at: int) -> _Sentence | None:
        """Return the sentence around an offset of `page.folded`; None where it states nothing."""
        number = self._page.block_of(at)
        block, first = self._page.blocks[number], self._page.block_starts[number]
        start, end = sentence_around(block.plain, at - first)
        if (number, start) not in self._made:
            self._made[number, start] = self._read(block, first, start, end)
        return self._made[number, start]

    def _read(self, block: Block, first: int, start: int, end: int) -> _Sentence | None:
        if block.kind in _NO_STATEMENTS or in_references(self._page, block):
            return None
        if " - " in block.plain[start:end] or is_quoted(block, start, end):
            return None
        if _ASKS_TO_TELL.match(block.folded[start:end]):
            return None
        return _Sentence(self._page, block, start, end, first + start, self._title)

    def sharing(self, seed: _Sentence) -> Iterator[_Sentence]:
        """Yield the sentences, other than a seed, with two of its stems that few places have."""
        shared: Counter[_Sentence] = Counter()
        for stem in seed.stems:
            places = list(islice(places_of(stem[:_BEGINNING], self._page.folded), _COMMON + 1))
            if len(places) <= _COMMON:
                found = {self.at(at) for at in places}
                shared.update(one for one in found if one is not None and one is not seed)
        yield from (one for one, count in shared.items() if count > 1 and one.signs)


def _are_opposed(one: _Sentence, other: _Sentence) -> bool:
    known = one.takes_for_known or other.takes_for_known
    opposed = _OPPOSED_IF_GIVEN if known else _OPPOSED
    signs = {(a, b) for a in one.signs - other.signs for b in other.signs - one.signs}
    if not any(pair in opposed or pair[::-1] in opposed for pair in signs):
        return False
    apart = one.groups ^ other.groups
    if any(opposite <= apart for opposite in OPPOSITE) or (apart and not known):
        return False
    if (one.is_bound or other.is_bound) and not known:
        return False
    if are_at_two_times(one.text, other.text):
        return False
    if bool(_OTHER_SIDE.search(one.text)) != bool(_OTHER_SIDE.search(other.text)):
        return False
    both = one.stems.keys() & other.stems.keys()
    told = sum(min(one.stems[stem], other.stems[stem]) for stem in both)
    told += len(one.neighbours & other.neighbours)
    least = min(sum(one.stems.values()), sum(other.stems.values()))
    return told >= (_ENOUGH_IF_GIVEN if known else _ENOUGH) and told >= _COVERED * least
