"""A number that a page takes for known, and gives otherwise where it tells it.

Two places speak of one thing where the words around their numbers are the same, the more so the
rarer these words are; where the later place takes the fact for granted ("because the scan lasts…",
"after the weekly wash", "given above"), fewer words tell it. A word that only one of them has for
whom or when it holds ("children", "the second dose") speaks against it, and so does a third place
that agrees with one of the two.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import combinations, pairwise
from math import log
from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import MOST
from qa.checks.consistency.telling import (
    APART,
    FAR_APART,
    OPPOSITE,
    groups_in,
    stem_of,
    takes_for_known,
    told_by,
)
from qa.context import is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.quantities import quantities
from qa.rule import Example, rule
from qa.subject import subject_medicine
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from qa.document import Block
    from qa.page import Page
    from qa.quantities import Quantity

_DEFINITE = later(
    r"\b(?:the|your|this|these|those|all|both|its|his|her|my|our)"
    r"(?: (?:full|whole|usual|entire|same|other|next|last))?\W*\Z"
)
_CLAUSE = later(
    r"[;:(]|, (?:and|but|or|so|then|while|which|because|if|when)\b|"
    r"\b(?:but|because|while|whereas|then)\b"
)
_REACH = 60
"""Characters of a clause before and after a number that tell what it is of."""
_CONCEPTS = {
    "alcohol": "alcohol drink drinks units",
    "dose": "dose doses tablet tablets capsule capsules pill pills take swallow inject mg",
    "drinking": "fluid fluids liquid liquids water drinking",
    "driving": "drive driving car",
    "eating": "eat eating meal meals food breakfast fast fasting stomach",
    "effect": "effect work works working notice benefit",
    "event": "scan scans test tests exam exams examination procedure operation surgery treatment",
    "gap": "apart wait repeat second next another between",
    "help": "call 999 911 111 emergency ambulance",
    "hospital": "hospital ward overnight stay",
    "keeping": "keep keeps store stored throw discard open opened",
    "lasting": "takes taking took last lasts lasted lasting runs long settles settle clears passes"
    " gone heals heal healing over better recover recovery",
    "lying": "upright lie lying bed sit sitting stand",
    "people": "people adults americans population",
    "result": "result results letter report",
    "return": "return returning back school class nursery",
    "symptom": "symptom symptoms",
    "visit": "visit visits appointment appointments session sessions clinic see meet come",
    "washing": "wash washing clean cleaning rinse",
}
"""What medical pages say in many words."""
_CONCEPT = {word: f"#{name}" for name, words in _CONCEPTS.items() for word in words.split()}
_WEIGHT_OF_CONCEPT = 1.6
_NUMBERED = later(r"\b(?:type|week|stage|grade|step|phase|day|level|part) (\d+)|\b(\d+:\d+)\b")
_RELATIONS = (
    ("after", r"(?: (?:later|after(?:wards)?|since)\b)", r"\bafter (?:about |around |another )*\Z"),
    ("before", r"(?: (?:or (?:so|more) )?(?:before|ahead|earlier|prior)\b)", r"\bbefore \Z"),
    ("ago", r" ago\b", ""),
    ("for", "", r"\bfor (?:about |around |at least |up to |the (?:first|next|last) |only )*\Z"),
    ("within", "", r"\b(?:within|in|inside) (?:the (?:first|next|last) |about |under |just )*\Z"),
    ("until", "", r"\b(?:until|till|by) \Z"),
    (
        "takes",
        "",
        r"\b(?:tak(?:es?|ing)|last(?:s|ing)?|wait|allow|leave|stay|keep\w*) (?:\w+ ){0,2}\Z",
    ),
)
_RELATION = [
    (name, later(after) if after else None, later(before) if before else None)
    for name, after, before in _RELATIONS
]
_GOING = later(
    r"\b(?:go|goes|going|went|gone|back|return(?:s|ed|ing)?|be|get|got)(?: back)?(?: to| at)? "
    r"(?P<where>home|work|school|nursery|college|football|soccer|sports?|driving|the gym)\b"
)
_OF_TITLE = 0.7
_TOO_FAR = 3.2
"""Logarithm of how many times one number may be the other: 25 times."""
_ALMOST = 0.999
_OF_ANOTHER_THING = 1500
"""How many times as long one time may be as another; minutes and years are not of one thing."""
_MOST = 40
"""Quantities of one kind on a page; with more, it is a table or a report of many things."""
_SURE_IF_GIVEN = 1.0
_LIKELY = 1.6
_SHOWN = 90
"""Characters of the other sentence that a message repeats."""
_RIVAL = 0.6
"""How much less telling a third place may be that agrees with one of the two."""
_SURE = 1.5
"""Enough for a warning."""
_SHORT = 1500
"""Words; on a longer page one thing is told of many cases."""
_GIVEN_ONCE = frozenset({"time", "rhythm", "pressure", "share"})
_RATE_AFTER = later(r" (?:a|per|each|every|in a|of the|out of) (?:day|week|month|year|night)\b")
_RATE_BEFORE = later(r"\b(?:in|every|a|per|over|within any|in any) \Z")
_NEEDS_GIVEN = ("share", "of ", "money")
_ENDS = (".", "!", "?", ":", '"', ")")


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
            good="The whole thing takes about a minute when you know how.\n\nThe spacer lasts"
            " about a year when you look after it.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two places that give one thing different numbers.

    Surely where it takes its number for known; else only where most of their words agree.
    """
    if page.type == "professional":
        return
    is_short = page.word_count <= _SHORT
    if not is_short and not page.with_suggestions:
        return
    for kind, places in _places(page).items():
        if len(places) > 1:
            for one, other, score in _disagreeing(kind, places[:MOST], all_=page.with_suggestions):
                sure = is_short and score >= _SURE and _is_sure(kind, one, other)
                yield from _matches(one, other, sure=sure)


def _disagreeing(
    kind: str, places: Sequence[_Place], *, all_: bool
) -> Iterator[tuple[_Place, _Place, float]]:
    """Yield two places that give one thing different numbers, with how telling that is.

    Without `all_`, only places of which it is sure enough for a warning.
    """
    for one, other in combinations(places, 2):
        if not _differ(one.quantity, other.quantity) or one.is_beside(other):
            continue
        if not all_ and not _is_sure(kind, one, other):
            continue
        if _go_elsewhere(one, other) or _are_of_two_things(one, other):
            continue
        known = one.takes_for_known or other.takes_for_known
        if kind.startswith(_NEEDS_GIVEN) and not known:
            continue
        least = (_SURE_IF_GIVEN if known else _LIKELY) if all_ else _SURE
        score = _score(one, other, least)
        if score and _is_best(one, other, score, places):
            yield one, other, score


def _are_of_two_things(one: _Place, other: _Place) -> bool:
    """Return whether two paragraphs begin with words in bold that say what each is about."""
    first, second = map(_run_in, (one.block, other.block))
    return bool(first and second) and first != second


def _run_in(block: Block) -> str:
    bold = block.opening_bold
    return block.folded[: bold.end] if bold else ""


def _go_elsewhere(one: _Place, other: _Place) -> bool:
    """Return whether two sentences tell when somebody went to two places: home, and to work."""
    first, second = (
        {hit["where"] for hit in _GOING.finditer(place.block.folded, place.start, place.end)}
        for place in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _is_sure(kind: str, one: _Place, other: _Place) -> bool:
    """Return whether one of two numbers, of a kind that pages give once, is taken for known."""
    if kind not in _GIVEN_ONCE or one.block is other.block:
        return False
    known = one.takes_for_known or other.takes_for_known
    return known and not (one.is_rate or other.is_rate)


def _is_best(one: _Place, other: _Place, score: float, places: Sequence[_Place]) -> bool:
    """Return whether no third place agrees with one of two, and neither fits another better."""
    better = 0
    for place in (one, other):
        rest = [third for third in places if third is not one and third is not other]
        scored = [(_score(place, third, score - _RIVAL), third) for third in rest]
        if any(value and _agree(place.quantity, third.quantity) for value, third in scored):
            return False
        better += any(value > score for value, _ in scored)
    return better < 2


def _matches(one: _Place, other: _Place, *, sure: bool) -> Iterator[Match]:
    level = None if sure else Level.SUGGESTION
    for here, there in ((one, other), (other, one)):
        args = (here.said, there.said, there.shown)
        span = here.block.source_span(here.quantity.start, here.quantity.end)
        yield Match(span, args, level=level)


def _differ(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    if low.loose and low.low >= 1 <= high.low:
        return False
    if one.kind == "time" and high.low > low.high * _OF_ANOTHER_THING > 0:
        return False
    return low.high < high.low * _ALMOST


def _agree(one: Quantity, other: Quantity) -> bool:
    return not (one.loose or other.loose or _differ(one, other))


@dataclass(frozen=True, eq=False)
class _Place:
    """A quantity with what its sentence tells of it."""

    page: Page
    quantity: Quantity
    block: Block
    start: int
    """Of its sentence."""
    end: int
    title: AbstractSet[str]
    others: frozenset[tuple[str, float, float]]
    """The quantities of other kinds in its sentence."""

    @property
    def said(self) -> str:
        return self.block.text[self.quantity.start : self.quantity.end]

    @property
    def shown(self) -> str:
        """The sentence as the page writes it, shortened around the quantity."""
        text, at = self.block.text, self.quantity
        if self.end - self.start <= _SHOWN:
            return text[self.start : self.end].strip()
        start = max(self.start, text.rfind(" ", 0, max(at.start - _SHOWN // 2, 0)) + 1)
        end = text.find(" ", min(at.end + _SHOWN // 2, self.end), self.end)
        end = self.end if end < 0 else end
        return "\u2026" * (start > self.start) + text[start:end] + "\u2026" * (end < self.end)

    @cached_property
    def sentence(self) -> str:
        return self.block.folded[self.start : self.end]

    @cached_property
    def clause(self) -> tuple[int, int]:
        start, end = self.start, self.end
        for found in _CLAUSE.finditer(self.block.folded, start, end):
            if found.end() <= self.quantity.start:
                start = found.end()
            elif found.start() >= self.quantity.end:
                return start, found.start()
        return start, end

    @cached_property
    def words(self) -> Mapping[str, float]:
        """What each stem, and each concept, of the sentence tells."""
        return self._telling(self.start, self.end)

    @cached_property
    def near(self) -> Mapping[str, float]:
        start, end = self.clause
        first = max(start, self.quantity.start - _REACH)
        return self._telling(first, min(end, self.quantity.end + _REACH))

    def _telling(self, start: int, end: int) -> Mapping[str, float]:
        text = self.block.folded
        counted = self.quantity.kind.startswith("of ")
        parts = [text[start : self.quantity.start], text[self.quantity.end : end]]
        if counted:
            parts = [text[start:end]]
        found: dict[str, float] = {}
        common = self.page.words
        for word in words_in(" ".join(parts)):
            if told := told_by(word):
                stem = stem_of(word)
                known = 1 + 0.12 * max(0, common[word] - 2)
                told = told / known * (_OF_TITLE if stem in self.title else 1)
                found[stem] = max(found.get(stem, 0), told)
            if concept := _CONCEPT.get(word):
                found[concept] = _WEIGHT_OF_CONCEPT
        return found

    @cached_property
    def order(self) -> tuple[list[str], list[str]]:
        """The telling stems of the clause before and after the quantity."""
        text, (start, end) = self.block.folded, self.clause
        before = text[start : self.quantity.start]
        after = text[self.quantity.end : end]
        return (
            [stem_of(word) for word in words_in(before) if told_by(word)],
            [stem_of(word) for word in words_in(after) if told_by(word)],
        )

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        before, after = self.order
        return frozenset(pairwise([*before, *after]))

    @cached_property
    def groups(self) -> frozenset[str]:
        return groups_in(self.sentence)

    @cached_property
    def things(self) -> AbstractSet[str]:
        """Which of a visit and what is done there it speaks of."""
        return self.words.keys() & {"#event", "#visit"}

    @cached_property
    def numbered(self) -> frozenset[str]:
        return frozenset(found[0] for found in _NUMBERED.finditer(self.sentence))

    @cached_property
    def relation(self) -> str:
        text, at = self.block.folded, self.quantity
        before = text[max(self.start, at.start - 40) : at.start]
        for name, after, ahead in _RELATION:
            if (after and after.match(text, at.end)) or (ahead and ahead.search(before)):
                return name
        return ""

    @cached_property
    def takes_for_known(self) -> bool:
        return takes_for_known(self.sentence, self.quantity.start - self.start)

    @property
    def is_rate(self) -> bool:
        """Whether it is counted for a day, a week or the like: "two days a week", "in 24 hours"."""
        text, at = self.block.folded, self.quantity
        return bool(_RATE_AFTER.match(text, at.end) or _RATE_BEFORE.search(text[: at.start]))

    @cached_property
    def is_definite(self) -> bool:
        return bool(_DEFINITE.search(self.block.folded[self.start : self.quantity.start]))

    def is_beside(self, other: _Place) -> bool:
        """Return whether both stand in one sentence or list, or one in a table."""
        if self.block is other.block:
            return self.start == other.start
        if BlockKind.TABLE_CELL in (self.block.kind, other.block.kind):
            return True
        return self.block.group > 0 and self.block.group == other.block.group


def _places(page: Page) -> Mapping[str, list[_Place]]:
    """Return the places that give a quantity in a sentence, by its kind; doses are left out."""
    kinds = Counter(quantity.kind for quantity in quantities(page))
    wanted = {k for k, n in kinds.items() if 1 < n <= _MOST and not k.startswith("mg")}
    if not wanted:
        return {}
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    bounds = {}
    in_sentence: dict[tuple[int, int], set[tuple[str, float, float]]] = {}
    for quantity in quantities(page):
        block = page.blocks[quantity.block]
        start, end = sentence_around(block.plain, quantity.start)
        bounds[quantity] = start, max(end, quantity.end)
        value = quantity.kind, round(quantity.low, 4), round(quantity.high, 4)
        in_sentence.setdefault((quantity.block, start), set()).add(value)
    found: dict[str, list[_Place]] = {}
    for quantity, (start, end) in bounds.items():
        block = page.blocks[quantity.block]
        if quantity.kind not in wanted or not block.plain[start:end].rstrip().endswith(_ENDS):
            continue
        if is_quoted(block, quantity.start, quantity.end):
            continue
        beside = in_sentence[quantity.block, start]
        others = frozenset(value for value in beside if value[0] != quantity.kind)
        place = _Place(page, quantity, block, start, end, title, others)
        found.setdefault(quantity.kind, []).append(place)
    return found


def _score(one: _Place, other: _Place, least: float) -> float:
    """Return how surely two places speak of one thing; 0 for less than `least`."""
    near = one.near.keys() & other.near.keys()
    said = sum(min(one.near[word], other.near[word]) for word in near)
    score = 0.35 * min(said, 6)
    score += 0.9 * (one.takes_for_known or other.takes_for_known)
    score += 0.3 * (one.is_definite or other.is_definite)
    score += 1.0 * bool(one.others & other.others)
    if score + _MOST_BY_ORDER < least or not one.words.keys() & other.words.keys():
        return 0
    ahead, behind = (set(place.order[0][-2:]) for place in (one, other))
    after, last = (set(place.order[1][:2]) for place in (one, other))
    score += 0.6 * min(len(one.neighbours & other.neighbours), 3)
    score += 0.4 * bool(ahead & behind) + 0.6 * bool(after & last or after & behind or ahead & last)
    shares = _shared(one, other), _shared(other, one)
    score += 0.8 * max(share for share, _ in shares) + min(share for share, _ in shares)
    score -= 0.12 * min(rest for _, rest in shares)
    if score + _MOST_FOR < least or _are_apart(one, other):
        return 0
    score -= _against(one, other)
    return score if score >= least else 0


_MOST_BY_ORDER = 5.9
_MOST_FOR = 2
"""What may still be added: to both by `_against` too."""


def _are_apart(one: _Place, other: _Place) -> bool:
    """Return whether a word of one place alone says that it is about others, or another case.

    A sentence that takes a number for known may add of whom it speaks; never the opposite.
    """
    apart = one.groups ^ other.groups
    if one.takes_for_known or other.takes_for_known:
        return any(opposite <= apart for opposite in OPPOSITE)
    return bool(apart)


def _against(one: _Place, other: _Place) -> float:
    apart = one.groups ^ other.groups
    both = one.groups | other.groups
    known = one.takes_for_known or other.takes_for_known
    score = 0.35 * len(apart & APART.keys()) + 0.6 * len(apart & FAR_APART.keys())
    score += 0.6 * len(apart & {"first", "later"})
    score += 0.6 * bool(both & {"study", "in a year"})
    score += 1.5 * (one.numbered != other.numbered)
    score += 1.2 * (("#result" in one.words) != ("#result" in other.words))
    score += 0.8 * (one.things != other.things)
    related = one.relation, other.relation
    score += 0.6 * (all(related) and related[0] != related[1])
    score -= 0.5 * (all(related) and related[0] == related[1])
    low, high = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.low)
    if low.high > 0 and high.low > 0 and log(high.low / low.high) > _TOO_FAR:
        score += 0.8
    score += 0.3 * (one.block is other.block)
    kind = one.quantity.kind
    score += 0.2 * kind.startswith("of ") + 0.4 * (kind == "share")
    if kind == "rhythm" and subject_medicine(one.page) is not None:
        score -= (1.5 if known else 0.8) * ("#dose" in one.near and "#dose" in other.near)
    return score


def _shared(one: _Place, other: _Place) -> tuple[float, float]:
    """Return the part of a clause that the other sentence says too, and what it does not say."""
    said = [(word, told) for word, told in one.near.items() if word not in one.title]
    shared = sum(told for word, told in said if word in other.words)
    rest = sum(told for word, told in said if word not in other.words)
    return (shared / (shared + rest) if shared else 0.0), rest
