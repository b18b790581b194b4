"""A phrase that the page repeats, once with a word that is a slip of the finger away."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.knowledge import common_words
from qa.locations import rules_folder
from qa.near_words import NearWords
from qa.patterns import later
from qa.rule import Example, rule
from qa.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.document import Block
    from qa.page import Page

_LETTERS = "abcdefghijklmnopqrstuvwxyz'-"
_IN_WORDS = frozenset("_'-")
_AFTER = later(r" ([a-z'\-]+)(?: ([a-z'\-]+))?")
_REACH = 48
_SHORTEST = 3
_SHORT = 4
_FEWEST = 2  # for words that are short or common; one is enough for the others
_ENGLISH = later(r"\b(?:the|and|of|to|is|are|you|your|for|can|it|that|with|this|or|they|by)\b")
# Two words that both fit: hot flushes and hot flashes, on a micro level and on a macro level.
_BOTH_FIT = frozenset({"micro", "macro", "flush", "flushes", "flushing", "flash", "flashes"})
_MOST_PLACES = 6
# Words around which nothing can be said: they stand before and after everything.
_LITTLE = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "but", "by", "can", "could", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may",
    "more", "most", "no", "not", "of", "on", "one", "or", "other", "our", "out", "over", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "to", "up", "was", "we", "were", "what", "when", "where", "which",
    "who", "why", "will", "with", "would", "you", "your",
})  # fmt: skip
_ASKING = frozenset({"how", "what", "why", "when", "where", "who", "which"})
_CALLS_FOR_A_VERB = frozenset(
    ["to", "can", "could", "must", "should", "will", "would", "may", "might", "not"]
)
_SAME = later(r"(?<=o)u(?=r)|[ao](?=e)")


class Slip(NamedTuple):
    """Where a page says something else than it says elsewhere."""

    block: Block
    start: int
    end: int
    right: str
    """The word that the page has there elsewhere."""
    phrase: str
    """The phrase as the page repeats it."""
    before: str
    """The word before the slip."""


@rule(
    "words.near-repeat",
    level=Level.WARNING,
    message="'%s' looks like a slip: the page says '%s' elsewhere, so '%s' may be meant here.",
    why="A word that is spelled right but wrong here is missed by spelling checkers and makes"
    " readers stumble.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
    ],
    examples=[
        Example(
            bad="# How sertraline works\n\nIt helps to know how sertraline works before you"
            " start. A doctor can"
            " tell you bow sertraline works.",
            good="# How sertraline works\n\nIt helps to know how sertraline works before you"
            " start. A doctor can"
            " tell you how sertraline works.",
        ),
        Example(
            bad="Know the signs of skin cancer. A nurse can show you the early signs of skin"
            " cancer. If you see"
            " signs of skin dancer, call us.",
            good="HDL cholesterol is good. LDL cholesterol is bad. LDL cholesterol rises with age.",
        ),
        Example(
            bad="Ask how insulin works. Knowing how insulin works helps. Nobody can explain now"
            " insulin works better.",
            good="An internal exam is quick. The internal exam is done first, the external exam"
            " is last.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each slip, with the word that the page has elsewhere."""
    for slip in slips(page):
        span = slip.block.source_span(slip.start, slip.end)
        wrong = slip.block.text[slip.start : slip.end]
        choices = [slip.right]
        if slip.right in _ASKING and slip.before in _CALLS_FOR_A_VERB:
            choices.append(f"know {slip.right}")
        fixes = tuple(Fix(f"Write '{choice}'", (Edit(span, choice),)) for choice in choices)
        yield Match(span, (wrong, slip.phrase, "' or '".join(choices)), fixes)


def slips(page: Page) -> Iterator[Slip]:
    """Yield what looks like a slip of a phrase that the page repeats."""
    folded = page.folded
    for word, rights in _suspects(page):
        for at in _places(folded, word):
            found = _repeated(folded, at, word, rights)
            if found is None:
                continue
            index = page.block_of(at)
            block, start = page.blocks[index], at - page.block_starts[index]
            end = start + len(word)
            if block.kind is BlockKind.CODE or not block.text[start:end].islower():
                continue
            if _ENGLISH.search(block.folded) and not in_references(page, block):
                yield Slip(block, start, end, *found)


def _suspects(page: Page) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each word that may be a slip, with the words of the page that it may be for."""
    pairs, words = confusable(), page.words
    here = words.keys()
    for word in sorted(pairs.keys() & here):
        if words[word] <= _MOST_PLACES and not pairs[word].isdisjoint(here):
            rights = frozenset(right for right in pairs[word] if words.get(right, 0) >= _FEWEST)
            if rights:
                yield word, rights
    likely = _may_be_slips(words)
    for word in words:
        if word in likely and words[word] == 1 and (rights := _near(word) & here):
            yield word, rights


def _places(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = folded[at - 1 : at], folded[end : end + 1]
        if before in (" ", "\n", "") and after in (" ", "", "\n", ".", ",", ";", ":"):
            yield at
        at = folded.find(word, end)


def _repeated(
    folded: str, at: int, word: str, rights: frozenset[str]
) -> tuple[str, str, str] | None:
    """Return the right word, the repeated phrase and the word before, where there is one."""
    end = at + len(word)
    after = _AFTER.match(folded, end, end + _REACH)
    before, left = _last_word(folded[max(0, at - _REACH) : at])
    lefter = _last_word(before)[1] if left else ""
    follower = after[1] if after else ""
    second = after[2] or "" if after else ""
    frames = []
    if follower and second and not (follower in _LITTLE and second in _LITTLE):
        frames.append(("", f" {follower} {second}"))
    if lefter and left and not (left in _LITTLE and lefter in _LITTLE):
        frames.append((f"{lefter} {left} ", ""))
    if left and follower and not (left in _LITTLE and follower in _LITTLE):
        frames.append((f"{left} ", f" {follower}"))
    fewest = _FEWEST if word in confusable() or len(word) <= _SHORT else 1
    for prefix, suffix in frames:
        for right in sorted(rights) if len(rights) > 1 else rights:
            if right in _LITTLE and not _LITTLE.isdisjoint(f"{prefix}{suffix}".split()):
                continue
            phrase = f"{prefix}{right}{suffix}"
            if _times(folded, phrase) >= fewest and _times(folded, f"{prefix}{word}{suffix}") == 1:
                return right, phrase, left
    return None


def _last_word(text: str) -> tuple[str, str]:
    """Return what stands before the last word of a text that ends with a blank, and that word."""
    if not text.endswith(" "):
        return text, ""
    before = text[:-1].rstrip(_LETTERS)
    return before, text[len(before) : -1]


def _times(folded: str, phrase: str) -> int:
    """Return how often a phrase stands in a text as whole words."""
    times, at = 0, folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        around = (folded[max(at - 1, 0) : at], folded[end : end + 1])
        whole = not any(char.isalnum() or char in _IN_WORDS for char in around)
        times += whole
        at = folded.find(phrase, end if whole else at + 1)
    return times


@lru_cache(maxsize=100_000)
def _near(word: str) -> frozenset[str]:
    """Return the common words that `word` may be a slip for."""
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.isascii() and word.isalpha()):
        return frozenset()
    return frozenset(right for right in _common().near(word) if is_slip(word, right))


_may_be_slips = Sieve(lambda word: word not in common_words() and bool(_near(word)))


@cache
def _common() -> NearWords:
    return NearWords("common", common_words)


def is_slip(wrong: str, right: str) -> bool:
    """Return whether one slip of the finger makes `wrong` of `right`, not grammar or spelling."""
    if abs(len(wrong) - len(right)) > 1 or wrong == right or wrong in _BOTH_FIT:
        return False
    if len(wrong) == len(right):
        differing = [n for n, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
        first, last = differing[0], differing[-1]
        if last - first > 1 or (
            last > first and wrong[first : last + 1] != right[last] + right[first]
        ):
            return False
        return not _related(wrong, right, first)
    long, short = (wrong, right) if len(wrong) > len(right) else (right, wrong)
    at = next((n for n, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    if long[:at] + long[at + 1 :] != short:
        return False
    return not _related(wrong, right, at)


def _related(one: str, other: str, at: int) -> bool:
    """Return whether two words one letter apart are forms, opposites or spellings of each other."""
    shorter = min(len(one), len(other))
    if at >= shorter - 1:  # drug and drugs, care and cared, patient and patience
        return True
    if at == 0 and len(one) != len(other):  # typical and atypical, very and every
        return True
    pair = {one[at : at + 2], other[at : at + 2]}
    if (
        at >= shorter - 3 and len(one) == len(other) and shorter > 4
    ):  # analysis and analyses, woman and women, adviser and advisor
        return True
    if _SAME.sub("", one) == _SAME.sub("", other) or one.replace("s", "z") == other.replace(
        "s", "z"
    ):
        return True
    double = len(one) != len(other) and any(len(p) == 2 and p[0] == p[1] for p in pair)  # labelled
    return double and one.replace("ll", "l") == other.replace("ll", "l")


@cache
def confusable() -> Mapping[str, frozenset[str]]:
    """Return common words with the common words that they are slips for."""
    rows = [line.split("\t") for line in _lines("slips.tsv")][1:]
    found: dict[str, set[str]] = {}
    for wrong, right in rows:
        found.setdefault(wrong, set()).add(right)
    return {wrong: frozenset(rights) for wrong, rights in found.items()}


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "words" / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


_LONGEST = 40
"""Letters; anything longer is no word, and the slips of it are very many."""
