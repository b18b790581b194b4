"""Two numbers of signs that a diagnosis needs, or of tablets that a day allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import groups_of
from qa.checks.consistency.sayings import sayings
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.finding import Level
from qa.medicines import mention_before
from qa.number_words import NUMBER, NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_SIGNS = later(
    rf"(?P<said>at least (?P<number>{NUMBER}) of (?:the |these |its )?(?:{NUMBER} )?(?:\w+ )?"
    r"(?P<what>signs|symptoms|criteria|features|items|questions))\b"
)
_FORM = r"(?P<what>tablets|capsules|caplets|pills|puffs|doses|sachets|lozenges|patches|gummies)"
_DAY = (
    r"(?:a|per|each|every|in (?:a|one|any)|in any one) day\b|(?:in|within|every|over|per) "
    r"(?:any |a |one )?24[ -]hours?(?: period)?|daily\b"
)
_LIMITS = (
    later(
        r"\b(?:no|not|never|don't|cannot|can't|mustn't|shouldn't)\b[^.;]{0,30}?\b(?:more than|past|"
        rf"exceed(?:ing)?|over|above)\b[^.;]{{0,25}}?(?P<said>(?P<number>{NUMBER}) {_FORM})\b"
        rf"[^.;]{{0,15}}?(?:{_DAY})"
    ),
    later(
        r"\b(?:maximum|up to|most|limit)\b[^.;]{0,30}?"
        rf"(?P<said>(?P<number>{NUMBER}) {_FORM})\b[^.;]{{0,15}}?(?:{_DAY})"
    ),
)


_SHOTS = r"(?:doses|shots|jabs|injections|vaccinations)"
_FEW = rf"(?P<number>[1-5]|{NUMBER_WORD})"
_BELOW = (
    r"(?:(?:before|under|below|younger than)(?: (?:their|your|the|his|her|an?))?(?: age(?: of)?| "
    r"turning| they turn)? (?P<age>\d{1,2})(?:st|nd|rd|th)?(?: birthday)?(?!\d|[.,/]\d| ?(?:%|mg|"
    r"months|weeks|days|hours|minutes|kg)))"
)
_BY_AGE = (
    later(
        rf"(?<![\w.,-]){_FEW}\b(?: {_SHOTS})?[^.;?]{{0,70}}?\b(?:children|people|those|anyone|"
        rf"teens|everyone|girls|boys|kids|young people)\b[^.;?]{{0,40}}?\b{_BELOW}"
    ),
    later(rf"\b{_BELOW}[^.;?]{{0,60}}?\b(?:needs?|have|has|gets?|given|is|are) {_FEW} {_SHOTS}\b"),
)
"""How many shots are had by those below some age."""
_HAS = (
    r"(?:'ll| will| would| should)?(?: (?:still|now|only|just))*"
    rf" (?:needs?|have|has|gets?|be given|start) {_FEW} {_SHOTS}\b"
)
_ONE_OF_AGE = (
    later(
        r"\b(?:because|as|since|now that|at)(?: (?:he|she|they|you|(?:your|my) \w+) "
        r"(?:is|are|was|were|has turned|turned))?(?: (?:already|now|only|just|still))? "
        rf"(?P<age>\d{{1,2}}),? (?:he|she|they|you|(?:your|my) \w+){_HAS}"
    ),
    later(rf"\b(?:a|an|your|my) (?P<age>\d{{1,2}})-year-old{_HAS}"),
)
"""How many one person of some age has."""
_IMMUNE = later(r"\b(?:if|immun\w+|unless|some|hiv|more|booster|another)\b")
_ANY_SHOTS = later(rf"\b{_SHOTS}\b")
_STRENGTH = later(r"\b[a-z]+[- ]strength\b")


@rule(
    "consistency.different-count",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers count tablets and signs, and one of the two numbers is wrong.",
    sources=[
        "NHS medicines A to Z, how and when to take it: number of tablets in 24 hours",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="The diagnosis is made when at least two of 11 signs are present.\n\nWe look for at"
            " least six of the signs.",
            good="The diagnosis is made when at least two of 11 signs are present.\n\nWe look for"
            " at least two of the signs.",
        ),
        Example(
            bad="Don't take more than 1,200 mg (six tablets) in 24 hours.\n\nNever go past eight"
            " tablets a day.",
            good="Don't take more than 1,200 mg (six tablets) in 24 hours.\n\nChildren: no more"
            " than four tablets a day.",
        ),
        Example(
            bad="Of regular-strength tablets, take no more than 10 tablets in 24 hours.\n\nNever"
            " take more than 12 tablets a day of the regular-strength kind.",
            good="Of regular-strength tablets, take no more than 10 tablets in 24 hours.\n\nOf"
            " extra-strength tablets, take no more than 6 tablets in 24 hours.",
        ),
        Example(
            bad="# Hepatitis B\n\nTwo shots are enough for children who start before their 16th"
            " birthday.\n\nAs he is 12, he will need three shots.",
            good="# Hepatitis B\n\nTwo shots are enough for children who start before their 16th"
            " birthday.\n\nAs he is 17, he will need three shots.",
        ),
    ],
    words=(" of ", "more than", " past", "exceed", " over ", " above ", "maximum", "up to", "most",
           "limit", "before", "under"),
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places of each such pair that holds for the same people."""
    yield from disagreements(_statements(page))
    yield from disagreements(_shots_by_age(page))


def _shots_by_age(page: Page) -> Iterator[Statement]:
    """Yield the shots of those below an age, and those of a person who is below it."""
    signs = ("dose", "shot", "jab", "injection", "vaccination")
    if not any(sign in page.folded for sign in signs):
        return
    ones = list(sayings(page, signs, _ONE_OF_AGE, _IMMUNE))
    limits = list(sayings(page, ("before", "under", "below", "younger"), _BY_AGE)) if ones else []
    limits = [one for one in limits if _is_of_shots(page, one[1])]
    if len({(found["age"], found["number"]) for found, _ in limits}) != 1:
        return
    limit, there = limits[0]
    for found, said in ones:
        if int(found["age"]) < int(limit["age"]) and not said.is_beside(there):
            for hit, at in ((limit, there), (found, said)):
                number = value_of(hit["number"])
                yield Statement("shots", number, number, at.block, at.start, at.end)


def _is_of_shots(page: Page, said: Saying) -> bool:
    over = page.heading_over(said.block)
    text = f"{over.folded if over is not None else ''} {said.sentence}"
    return _ANY_SHOTS.search(text) is not None


def _statements(page: Page) -> Iterator[Statement]:
    for block in page.blocks:
        text = block.folded
        if "at least " in text:
            yield from _found(page, block, (_SIGNS,))
        if "s" in text and any(word in text for word in ("day", "24", "daily")):
            yield from _found(page, block, _LIMITS)


def _found(page: Page, block: Block, patterns: Iterable[re.Pattern[str]]) -> Iterator[Statement]:
    for pattern in patterns:
        for found in pattern.finditer(block.folded):
            start, end = found.span("said")
            if not states(page, block, start, end):
                continue
            signs = pattern is _SIGNS
            sentence = sentence_of(block, start)
            groups = groups_of(page, block, sentence) - {"kind", "for"}
            number = value_of(found["number"])
            named = mention_before(page, page.number_of(block), start)
            strength = _STRENGTH.search(sentence)
            of = (groups, named.generic if named else "", strength[0] if strength else "")
            key = (found["what"], None if signs else of)
            yield Statement(key, number, number, block, start, end)
