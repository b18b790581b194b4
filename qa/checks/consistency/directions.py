"""What grows in one sentence, and shrinks in another, at one time or from one cause."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import saying
from qa.page import places_of, words_in
from qa.patterns import later
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.page import Page

_BE = r"(?:is|are|get|gets|become|becomes|feel|feels|grow|grows)"
_VERY = r"(?:(?:much|a lot|a little|far|usually|often|always|very|quite) ){0,2}"
_WAYS = (
    (
        "size",
        rf"grows?(?: (?:bigger|larger|faster|quicker))?|enlarges?|{_BE} {_VERY}(?:bigger|larger)",
        rf"shrinks?|{_BE} {_VERY}smaller",
    ),
    (
        "state",
        rf"{_BE} {_VERY}worse|worsens?",
        rf"improves?|eases?(?: off)?|{_BE} {_VERY}(?:better|easier|milder)",
    ),
    ("level", r"rises?|goe?s? up|increases?", r"falls?|drops?|goe?s? down|decreases?"),
    (
        "often",
        rf"{_BE} {_VERY}more (?:common|frequent)",
        rf"{_BE} {_VERY}less (?:common|frequent)",
    ),
    (
        "onset",
        rf"(?:comes?|starts?|begins?)(?: on)? {_VERY}(?:suddenly|all at once)",
        rf"(?:comes?|starts?|begins?)(?: on)? {_VERY}(?:slowly|gradually)",
    ),
)
_WHEN = r"(?P<how>after|once|during|with|when|while|in|at|before|following)"
_CASES = later(
    r"\b(?:may|might|can|could|some|sometimes|rare\w*|not|never|but|although|though|however|unless|"
    r"until|than|whether|without|if|either|depend\w*|only|too|stop\w*|instead|even|stud(?:y|ies)|"
    r"or)\b|\?|n't\b"
)
SEEDS = ("shrink", "smaller", "worse", "improve", "ease", "better", "fall", "drop", "goes down",
         "go down", "decrease", "less common", "less frequent", "easier", "milder", "slowly",
         "gradually")  # fmt: skip
"""What stands in each sentence that tells of less, or of worse."""
_SAME = {"once": "after", "following": "after", "while": "when", "during": "when", "with": "when",
         "in": "when", "at": "when"}  # fmt: skip
_LITTLE = frozenset("the a an your you they it is are has have of this that most very".split())  # noqa: SIM905
_GENERIC = frozenset(
    map(stem_of, ("symptoms", "condition", "problem", "attacks", "it", "they", "these"))
)
_CUT = later(r"[.,;:!?()]|\b(?:and|because|as|since|so|which|that)\b")
_BEFORE = later(rf"(?:\A|[,;:] )\W*(?:and |so )?{_WHEN} (?P<what>[^.,;:()]{{3,60}}), ")
_AFTER = later(rf"(?: \w+ly)? {_WHEN} (?P<what>[^.,;:()]{{3,60}})")
_READ = tuple(
    (f"{name} {way}", later(rf"\b(?:{words})(?![\w-])"))
    for name, *ways in _WAYS
    for way, words in zip(("up", "down"), ways, strict=True)
)
_PEOPLE = frozenset({"men", "women", "child", "older", "pregnant", "severe", "mild"})


class Course(NamedTuple):
    """Which way something goes, and when."""

    way: str
    of: frozenset[str]
    when: tuple[str, frozenset[str]]
    said: Saying


def opposed_courses(page: Page) -> Iterator[tuple[Saying, Saying]]:
    """Yield two sentences on one thing which goes up in one and down in the other, at one time."""
    if not any(seed in page.folded for seed in SEEDS):
        return
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    courses = list(_courses(page, title))
    for one, other in combinations(courses, 2):
        kinds = one.way.split()[0], other.way.split()[0]
        if kinds[0] != kinds[1] or one.way == other.way or one.of != other.of:
            continue
        if one.when == other.when and not one.said.is_beside(other.said):
            apart = _groups(one.said) ^ _groups(other.said)
            if not apart & _PEOPLE:
                yield one.said, other.said
                return


def are_at_two_times(one: str, other: str) -> bool:
    """Return whether two sentences each say when something goes up or down, and not alike."""
    times = [
        {
            match["what"]
            for _, words in _READ
            for hit in words.finditer(text)
            if (match := _AFTER.match(text, hit.end()))
        }
        for text in (one, other)
    ]
    stems = [{_stems(what) for what in some} for some in times]
    return all(stems) and not any(
        here <= there or there <= here for here in stems[0] for there in stems[1]
    )


def _stems(what: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words_in(what) if word not in _LITTLE)


def _courses(page: Page, title: frozenset[str]) -> Iterator[Course]:
    for number in sorted({page.block_of(at) for at in _places(page)}):
        text = page.blocks[number].folded
        for way, words in _READ:
            for found in words.finditer(text):
                said = saying(page, number, *found.span())
                if said is not None and not _CASES.search(said.sentence):
                    when = _when(text, found, said)
                    if when[1] or way.startswith("onset"):
                        yield Course(way, _subject(text, found, said, title), when, said)


def _places(page: Page) -> Iterator[int]:
    for literal in (*SEEDS, "grow", "enlarge", "bigger", "larger", "rise", "goes up", "go up",
                    "increase", "suddenly", "all at once", "more common",
                    "more frequent"):  # fmt: skip
        yield from places_of(literal, page.folded)


def _when(text: str, found: re.Match[str], said: Saying) -> tuple[str, frozenset[str]]:
    """Return when it is so, as a sentence says it behind or before; nothing where it does not."""
    case = _AFTER.match(text, found.end(), said.last)
    case = case or _BEFORE.search(text, said.first, found.start())
    if case is None:
        return "", frozenset()
    return _SAME.get(case["how"], case["how"]), _stems(case["what"])


def _subject(
    text: str, found: re.Match[str], said: Saying, title: frozenset[str]
) -> frozenset[str]:
    before = _CUT.split(text[said.first : found.start()])[-1]
    stems = {stem_of(word) for word in words_in(before) if told_by(word)}
    always = {stem_of(word) for word in ("always", "usually", "often", "nearly", "normally")}
    return frozenset(stems - title - _GENERIC - always)


def _groups(said: Saying) -> frozenset[str]:
    """Return for whom a sentence holds; "several" is not "severe"."""
    return groups_in(said.sentence.replace("several ", ""))
