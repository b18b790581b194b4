"""The name of a medicine, a disease or a part of the body, cut in two by a blank."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa import knowledge, wordset
from qa.checks.drugs import slips
from qa.context import in_references
from qa.derived import derived
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SHORTEST = 7
_COMMON_NAME = 7
_RARE = 3
_EDGE = 3
_REACH = 24
_AFTER = later(r" [a-z]{2,20}(?![\w'/@-])")
_BEFORE = later(r"(?<![\w'/@-])([a-z]{2,20}) \Z")


@rule(
    "words.split-name",
    level=Level.WARNING,
    message="'%s' is cut in two: write '%s' if that is meant.",
    why="Readers, search and screen readers do not know the halves of a name.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "ISMP List of Error-Prone Abbreviations: names of medicines are written whole",
    ],
    examples=[
        Example(
            bad="Take meta formin with a meal.",
            good="Take metformin with a meal.",
        ),
        Example(
            bad="The amlo dipine may make your ankles swell.",
            good="The amlodipine may make your ankles swell. The gall bladder is small.",
        ),
        Example(
            bad="People with dia betes should look after their feet.",
            good="People with diabetes should look after their feet. Folic acid helps.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each two words that are one name, or a slip for one, of which one is rare or none.

    No repair is offered: what stands there names a medicine, a disease or a part of the body.
    """
    language = page.document.language
    if language and not language.lower().startswith("en"):
        return
    told: set[int] = set()
    for word in page.words.keys() - knowledge.common_words():
        begins, ends = _is_half(word)
        if begins or ends:
            for first, second in _beside(page.folded, word, begins=begins, ends=ends):
                if first not in told and (name := _name(page.folded[first:second])):
                    told.add(first)
                    yield from _match(page, first, second, name)


def _match(page: Page, at: int, end: int, name: str) -> Iterator[Match]:
    index = page.block_of(at)
    block, start = page.blocks[index], at - page.block_starts[index]
    written = block.text[start : start + end - at]
    if not written[1:].islower() or block.kind is BlockKind.CODE or in_references(page, block):
        return
    span = block.source_span(start, start + end - at)
    yield Match(span, (written, name.capitalize() if written[0].isupper() else name))


def _beside(folded: str, word: str, *, begins: bool, ends: bool) -> Iterator[tuple[int, int]]:
    """Yield where a word stands with the one after it, and with the one before it."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if begins and (after := _AFTER.match(folded, end)) and _is_free(folded, at - 1):
            yield at, after.end()
        before = _BEFORE.search(folded, max(0, at - _REACH), at) if ends else None
        if before and _is_free(folded, end):
            yield before.start(1), end
        at = folded.find(word, end)


def _is_free(folded: str, at: int) -> bool:
    char = folded[at : at + 1] if at >= 0 else ""
    return not (char.isalnum() or char in {"-", "'", "/", "@"})


@lru_cache(maxsize=100_000)
def _is_half(word: str) -> tuple[bool, bool]:
    """Return whether a word in lower case may begin a name that was cut, and whether it may end it.

    Words that are in use, and names themselves, are left alone.
    """
    if wordset.grade(word) > _RARE or not (word.isascii() and word.isalpha()):
        return False, False
    if wordset.is_medical_name(word) or word in _names() or word.removesuffix("s") in _names():
        return False, False
    starts, ends = _edges()
    return word[:_EDGE] in starts, len(word) >= _EDGE and word[-_EDGE:] in ends


@lru_cache(maxsize=20_000)
def _name(both: str) -> str:
    """Return the name that two words are, or are a slip for; "" where they are none."""
    joined = both.replace(" ", "")
    if both in knowledge.medicine_names():
        return ""
    if is_name(joined):
        return joined
    starts, ends = _edges()
    if joined[:_EDGE] not in starts or joined[-_EDGE:] not in ends:
        return ""
    meant = slips.slip(joined)
    return meant.names[0] if meant and meant.distance == 1 and len(meant.names) == 1 else ""


def is_name(word: str) -> bool:
    """Return whether a word, in lower case, is a name that this rule knows when it is cut."""
    return word in _names()


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return how names begin and how they end."""
    names = _names()
    return frozenset(n[:_EDGE] for n in names), frozenset(n[-_EDGE:] for n in names)


@cache
def _names() -> frozenset[str]:
    """Return the names of one word that are long enough: all medicines, and common other names."""
    return frozenset(derived("names-that-are-cut", _listed).split())


def _listed() -> str:
    medicines = knowledge.generic_names() | knowledge.brands().keys()
    others = wordset.medical_names(_COMMON_NAME)
    return " ".join(
        name
        for name in (*medicines, *others)
        if len(name) >= _SHORTEST and name.isascii() and name.isalpha()
    )
