"""The name of a medicine, misspelled."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.drugs.slips import LONGEST, SHORTEST, known, nearest, slip
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import medicines_on
from qa.near_words import rests
from qa.patterns import later
from qa.rule import Example, rule
from qa.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa.checks.drugs.slips import Slip
    from qa.document import Block
    from qa.page import Page

_MOST_PLACES = 5
_FOREIGN = later(r"\b(?:de|la|el|los|las|con|para|und|der|die|das|les|une?|por|che|della)\b")
_ENGLISH = later(r"\b(?:the|and|of|to|is|are|you|your|for|with|or|may|can|that|this)\b")
_ADDRESS = later(r"[@/\\_]|www\.|\.(?:com|org|net|co)\b")
_SENTENCE_START = later(r"(?:\A|[.!?:;|\u2022]\s|\n)[\"'(\[]?\Z")
_SIC = later(r"\s?[\[(]sic[\])]")


@rule(
    "drugs.misspelled",
    level=Level.ERROR,
    message="'%s' is no medicine that we know: did you mean %s? Check.",
    why="A misspelled name sends readers to the wrong medicine, or to none.",
    sources=[
        "ISMP List of Confused Drug Names",
        "FDA Orange Book, NHS dm+d and MedlinePlus, names of medicines",
    ],
    examples=[
        Example(
            bad="Doctors may prescribe propanolol for a fast heartbeat.",
            good="Doctors may prescribe propranolol for a fast heartbeat.",
        ),
        Example(
            bad="Take metformine with a meal, and do not add ibuprofin.",
            good="Take metformin with a meal, and do not add ibuprofen.",
        ),
        Example(
            bad="Zolfot is a brand of sertraline.",
            good="Zoloft is a brand of sertraline, and Lustral is another.",
        ),
        Example(good="Paracetamol is acetaminophen; aciclovir is acyclovir in the United States."),
        Example(good="Melanin colors the skin, and the quinone is an enzyme's helper."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each word that is one or two slips from the name of a medicine and no word itself.

    Names of a brand count only where the page names what is in it. What was meant is asked, never
    put in: a name that the lists lack would become that of another medicine.
    """
    if page.document.language and not page.document.language.lower().startswith("en"):
        return
    accepted = frozenset(page.house.words) | frozenset(page.house.medicines)
    near = [brands for generic in medicines_on(page) if (brands := _brands(generic))]
    likely = _no_words(page.words) if near else _slips(page.words)
    for word in sorted(likely):
        if word in accepted:
            continue
        bare = word.removesuffix("'s")
        found = slip(bare) if bare not in accepted else None
        if found is None:
            found = _brand(near, bare)
            brand = found is not None
        else:
            brand = False
        if found is not None:
            yield from _places(page, bare, found, brand=brand)


def _is_no_word(word: str) -> bool:
    return len(word) >= SHORTEST and word not in knowledge.common_words()


_no_words = Sieve(_is_no_word)
_slips = Sieve(lambda word: _is_no_word(word) and slip(word.removesuffix("'s")) is not None)


def _brand(near: Sequence[Mapping[str, Sequence[str]]], word: str) -> Slip | None:
    """Return the brands, of those near by, for which a word may be a slip."""
    if not SHORTEST <= len(word) <= LONGEST or not any(word[0] in brands for brands in near):
        return None
    if word in knowledge.common_words() or word in known() or word in knowledge.not_medicines():
        return None
    keys = rests(word)
    names = {name for brands in near for key in brands.keys() & keys for name in brands[key]}
    found = nearest(word, names)
    return (
        found
        if found is not None and found.distance == 1 and found.names[0][0] == word[0]
        else None
    )


@lru_cache(maxsize=512)
def _brands(generic: str) -> Mapping[str, Sequence[str]]:
    """Return the brands of a medicine, by first letter and by what each shortens to."""
    index: dict[str, list[str]] = {}
    for brand in knowledge.brands_of(generic):
        if len(brand) >= SHORTEST and brand.isascii() and brand.isalpha():
            for key in (brand[0], *rests(brand)):
                index.setdefault(key, []).append(brand)
    return index


def _places(page: Page, word: str, found: Slip, *, brand: bool) -> Iterator[Match]:
    """Yield the first place in each block: the same slip a few words on says nothing more."""
    folded = page.folded
    at = folded.find(word)
    places = 0
    while at >= 0 and places < _MOST_PLACES:
        end = at + len(word)
        index = page.block_of(at)
        block, start = page.blocks[index], at - page.block_starts[index]
        if _stands(folded, at, end) and _counts(page, block, start, len(word), found, brand=brand):
            places += 1
            yield _match(block, start, len(word), found)
            end = page.block_starts[index] + len(block.text)
        at = folded.find(word, end)


def _stands(folded: str, at: int, end: int) -> bool:
    """Return whether a word stands by itself, and not in an address."""
    before, after = folded[at - 1 : at], folded[end : end + 1]
    if after == " " and folded[at:end] + folded[end + 1 : end + 2] in known():
        return False  # "botulinumtoxin A", its last letter set apart
    if before.isalnum() or after.isalnum() or before in ("-", "'") or after == "-":
        return False
    first = max(folded.rfind(" ", 0, at), folded.rfind("\n", 0, at)) + 1
    last = min((n for n in (folded.find(" ", end), folded.find("\n", end)) if n >= 0), default=end)
    token = folded[first:last]
    return not _ADDRESS.search(token) or ("/" in token and "." not in token and "@" not in token)


def _counts(  # noqa: PLR0913 -- a place, and what was found there
    page: Page, block: Block, start: int, length: int, found: Slip, *, brand: bool
) -> bool:
    text = block.text[start : start + length]
    if block.kind is BlockKind.CODE or block.plain[start] == "*":
        return False
    if in_references(page, block) or _SIC.match(block.folded, start + length):
        return False
    if brand and not text[:1].isupper():
        return False
    opens = _SENTENCE_START.search(block.plain, max(0, start - 4), start) is not None
    if found.distance > 1 and text[:1].isupper() and not text.isupper() and not opens:
        return False
    # a sentence in another language
    return _FOREIGN.search(block.folded) is None or _ENGLISH.search(block.folded) is not None


def _match(block: Block, start: int, length: int, found: Slip) -> Match:
    text = block.text[start : start + length]
    span = block.source_span(start, start + length)
    names = [name.capitalize() if text[:1].isupper() else name for name in found.names[:3]]
    sure = found.distance == 1 and len(found.names) == 1
    said = " or ".join(f"'{name}'" for name in names)
    return Match(span, (text, said), (), None if sure else Level.WARNING)
