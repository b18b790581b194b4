"""How hard a page is to read: counts of its prose, and the school grades made of them.

The formulas as published: Flesch-Kincaid (Kincaid et al., 1975), Gunning Fog (1952), Coleman-Liau
(1975), SMOG (McLaughlin, 1969) and the Automated Readability Index (1967).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import compress
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.page import count_sentences, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from qa.document import Block
    from qa.page import Page

_VOWELS = re.compile(r"[aeiouy]+")
FEWEST_SENTENCES = 5
_SENTENCES = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SHORT_ITEM = 7
"""Items of fewer words than eight are fragments, not sentences."""


def _flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


GRADES: dict[str, Callable[[Counts], float]] = {
    "Flesch-Kincaid": lambda n: _flesch_kincaid(n.words, n.sentences, n.syllables),
    "Gunning Fog": lambda n: 0.4 * (n.words / n.sentences + 100 * n.complex_words / n.words),
    "Coleman-Liau": lambda n: 5.88 * n.characters / n.words - 29.6 * n.sentences / n.words - 15.8,
    "SMOG": lambda n: 1.043 * (n.polysyllabic_words * 30 / n.sentences) ** 0.5 + 3.1291,
    "Automated Readability": lambda n: (
        4.71 * n.characters / n.words + 0.5 * n.words / n.sentences - 21.43
    ),
}


class Counts(NamedTuple):
    """What formulas are made of; of paragraphs, list items that are sentences, and quotes."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    syllables: int
    complex_words: int
    long_words: int
    polysyllabic_words: int
    list: int
    blockquote: int
    pre: int
    heading_h1: int
    heading_h2: int
    heading_h3: int
    heading_h4: int
    heading_h5: int
    heading_h6: int


def syllables(word: str) -> int:
    """Return how many syllables an English word has, roughly: groups of vowels."""
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if low.endswith(("es", "ed")) and count > 1 and low[-3:-2] not in "tdsxzc":
        count -= 1
    return max(count, 1)


class _Syllables(dict[str, int]):
    """The syllables of words, counted once in a run."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        self[word] = count = syllables(word)
        return count


_MOST = 200_000
_SYLLABLES = _Syllables()


class Prose(NamedTuple):
    """The running text of a page."""

    words: Counter[str]
    sentences: int
    paragraphs: int


def _is_prose(block: Block) -> bool:
    """Return whether a block reads as sentences: a paragraph, or an item of eight words or more."""
    return block.kind is BlockKind.PARAGRAPH or (
        block.kind in _SENTENCES and block.text.count(" ") >= _SHORT_ITEM
    )


def prose(page: Page) -> Prose:
    """Return the prose of a page that reads as sentences. To be asked for with `page.once`."""
    running: list[str] = []
    others: list[str] = []
    for block in page.blocks:
        if _is_prose(block):
            running.append(block.plain)
        else:
            others.append(block.folded)
    words = page.words.copy()
    words.subtract(words_in("\n".join(others)))
    return Prose(
        words,
        count_sentences(running),
        sum(block.kind is BlockKind.PARAGRAPH for block in page.blocks),
    )


def _without_references(page: Page) -> Prose:
    """Return the prose of a page without what stands below References and the like."""
    whole = page.once(prose)
    left_out = [b for b in page.blocks if _is_prose(b) and in_references(page, b)]
    if not left_out:
        return whole
    words = whole.words.copy()
    words.subtract(words_in("\n".join([block.folded for block in left_out])))
    stops = count_sentences([block.plain for block in left_out])
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in left_out)
    return Prose(words, whole.sentences - stops, whole.paragraphs - paragraphs)


def counts(page: Page) -> Counts:
    """Count what the formulas need, over prose that reads as sentences."""
    return _counted(page, page.once(prose))


def _counted(page: Page, text: Prose, known: AbstractSet[str] = frozenset()) -> Counts:
    """Count a page's prose, in which `known` words are no harder than a word of two syllables."""
    words, times = text.words.keys(), text.words.values()
    lengths = list(map(len, words))
    beats = [*map(_SYLLABLES.__getitem__, words)]
    if known:
        beats = [2 if word in known else count for word, count in zip(words, beats, strict=True)]
    polysyllabic = sum(compress(times, [count > 2 for count in beats]))
    kinds = Counter(block.kind for block in page.blocks)
    levels = Counter(block.level for block in page.headings)
    return Counts(
        words=sum(times),
        sentences=text.sentences,
        paragraphs=text.paragraphs,
        characters=sum(map(mul, lengths, times)),
        syllables=sum(map(mul, beats, times)),
        complex_words=polysyllabic,
        long_words=sum(compress(times, [length > 6 for length in lengths])),
        polysyllabic_words=polysyllabic,
        list=kinds[BlockKind.LIST_ITEM],
        blockquote=kinds[BlockKind.QUOTE],
        pre=kinds[BlockKind.CODE],
        **{f"heading_h{n}": levels[n] for n in range(1, 7)},
    )


def reading_level(page: Page) -> float | None:
    """Return the Flesch-Kincaid school grade of a page's prose; None below five sentences."""
    numbers = page.once(counts)
    if numbers.sentences < FEWEST_SENTENCES or not numbers.words:
        return None
    return round(GRADES["Flesch-Kincaid"](numbers), 1)


def level_of(blocks: Iterable[Block]) -> float | None:
    """Return the Flesch-Kincaid school grade of a part of a page; None below five sentences."""
    running = [block for block in blocks if _is_prose(block)]
    sentences = count_sentences([block.plain for block in running])
    words = words_in("\n".join([block.folded for block in running]))
    if sentences < FEWEST_SENTENCES or not words:
        return None
    beats = sum(map(_SYLLABLES.__getitem__, words))
    return round(_flesch_kincaid(len(words), sentences, beats), 1)


class Grades(NamedTuple):
    """School grades of a page's own prose, its references left out."""

    flesch_kincaid: float
    smog: float
    words: int


def grades(page: Page, known: AbstractSet[str]) -> Grades | None:
    """Return how hard a page's prose is to someone who knows some words; None for too little.

    `known` are words in lower case that the reader came with, such as the name of a medicine.
    """
    numbers = _counted(page, _without_references(page), known)
    if numbers.sentences < FEWEST_SENTENCES or not numbers.words:
        return None
    return Grades(GRADES["Flesch-Kincaid"](numbers), GRADES["SMOG"](numbers), numbers.words)
