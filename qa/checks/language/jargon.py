"""A medical word that the page does not explain, where an everyday word says the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.disclaimers.audience import is_public
from qa.checks.language.tables import clinician_words, plain_words
from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.document import Block
    from qa.page import Page

_WINDOW = 70
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_NO_PROSE = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)
_EXPLAINED_AFTER = later(
    r"['\"]?(?: \(| ?[,\u2013\u2014-]+ (?:or|which|that is|meaning|a|an|also|when|where|in which)\b"
    r"| (?:means?|is (?:a|an|the|when|where|another|what)|are|refers? to|happens? when|occurs? when"
    r"|also (?:called|known)|describes)\b)|:"
    r"|['\"]? (?:they|doctors|nurses|we|he|she|people) calls? (?:it|this|that|them)\b"
)
_EXPLAINED_BEFORE = later(
    r"(?:\b(?:called|known as|termed|named|or|term|word for|referred to as|name for|name is)"
    r"(?: an?| the)? ['\"]?|\([^()]{0,25}['\"]?)$"
)
# Names of conditions, procedures and places, in which the word has to stay.
_SET_PHRASE = later(
    r"lumbar (?:puncture|spine|region)|gastric (?:band|bypass|sleeve|balloon|cancer|juice|acid)"
    r"|cell carcinoma|(?:portal|ocular|intracranial|pulmonary) hypertension|gestational diabetes"
    r"|pulmonary (?:rehab|fibrosis|valve|arter|function)|febrile (?:seizure|convulsion|neutrop)"
    r"|cutaneous (?:lymphoma|lupus|t-cell)|renal (?:unit|cell|pelvis)|neonatal (?:unit|intensive)"
    r"|renal (?:association|service|team)|ophthalmic (?:nurse|optician)|hepatic (?:artery|vein)"
    r"|adenocarcinoma|(?:heel|skin) lesion|allergic rhinitis|gastric flu|alopecia areata"
    r"|exertional (?:heat|compartment)|necrotising|perforated eardrum|spinal stenosis|orthostatic "
    r"hypotension|postural hypotension"
)
_DESCRIBES = later(r"(?:ic|al|ous|ive|ar|[ao]ry|ed|ally|[^a]ly|ant|ate|[iy][sz]e|ible|able|ing)$")
_ENDING = 3
_FEWEST_WORDS = 150
_WORDS_PER_YOU = 400


class Term(NamedTuple):
    """A medical word and what says it plainly."""

    words: tuple[str, ...]
    found: re.Pattern[str]
    """Its spellings and inflections."""
    plain: str
    """What is offered instead."""
    glosses: re.Pattern[str]
    """Any everyday words that explain it."""
    clinical: bool
    """Whether only clinicians use it."""


@rule(
    "language.jargon",
    level=Level.WARNING,
    message="Many readers do not know '%s': say '%s', or explain the word where it first stands.",
    why="Readers who do not know a word guess its meaning or stop reading.",
    sources=[
        "CDC, Plain Language Thesaurus for Health Communications",
        "PEMAT, items 3 and 4: common, everyday language; medical terms are defined",
        "NHS digital service manual, A to Z of NHS health writing",
    ],
    examples=[
        Example(good="My arm wiggles after lunch, dyskinesia they call it, and I let it."),
        Example(
            bad="Long-standing hypertension can harm the heart.",
            good="Long-standing high blood pressure (hypertension) can harm the heart.",
        ),
        Example(
            bad="The nurse gives the medicine by subcutaneous injection.",
            good="Hypertension, or high blood pressure, is common. Hypertension can harm you.",
        ),
        Example(
            bad="Tell your doctor about any renal problems and about pruritus.",
            good="# Neuropathy\n\nNeuropathy can follow diabetes.",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Azathioprine\n\nYou have blood tests for "
            "cytopenias.\n",
            good="---\npage_type: medicine\n---\n# Azathioprine\n\nYou have blood tests for "
            "cytopenias (too few blood cells).\n",
        ),
        Example(good="The British and Irish Hypertension Society and the Renal Association agree."),
    ],
    pages=["~professional", "~news"],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first use of each word that no heading names and nothing near it explains.

    A warning are a word that only clinicians use, and two words in one sentence: nobody can guess
    the one from the other.
    """
    places = page.once(unexplained)
    sentences = Counter((id(block), sentence_around(block.plain, at)) for _, block, at, _ in places)
    for term, block, start, end in places:
        span = block.source_span(start, end)
        fix = Fix(f"Write '{term.plain}'", (Edit(span, term.plain),))
        fixes = (fix,) if _fits(term, block.folded, start, end) else ()
        crowded = sentences[id(block), sentence_around(block.plain, start)] > 1
        short = is_short(page)
        loud = (crowded and (page.type is not None or short)) or (
            term.clinical and (short or is_public(page))
        )
        text = block.text[start:end]
        yield Match(span, (text, term.plain), fixes, level=None if loud else Level.SUGGESTION)


def _fits(term: Term, text: str, start: int, end: int) -> bool:
    """Return whether the plain words can stand where the term does, and the sentence still holds.

    They are written for the first spelling of the term, a noun; "subcutaneous injection" has to be
    said in another order, and "an embolism" with another article.
    """
    word, noun = text[start:end], term.words[0]
    if _DESCRIBES.search(word) or word[-_ENDING:] != noun[-_ENDING:]:
        return False
    before = text[max(0, start - 4) : start].split()[-1:]
    if before not in (["a"], ["an"]):
        return True
    own_article = term.plain.startswith(("a ", "an "))
    return not own_article and (before == ["an"]) == (term.plain[0] in "aeiou")


def unexplained(page: Page) -> tuple[tuple[Term, Block, int, int], ...]:
    """Return the first use of each medical word that a page for readers does not explain."""
    keys = _terms().keys() & page.words.keys()
    if not keys or not speaks_to_readers(page):
        return ()
    title = page.title.lower()
    terms = {term for key in keys for term in _terms()[key]}
    places = (
        (term, _first_use(page, term, title)) for term in sorted(terms, key=lambda term: term.plain)
    )
    return tuple((term, place[0], *place[1].span()) for term, place in places if place is not None)


def _first_use(page: Page, term: Term, title: str) -> tuple[Block, re.Match[str]] | None:
    """Return the first use of a term in prose.

    None where any use on the page is explained, or the title or a heading names it.
    """
    holding = [page.blocks[number] for number in sorted(_blocks_with(page, term.words))]
    headings = [block for block in holding if block.kind is BlockKind.HEADING]
    if term.found.search(title) or any(term.found.search(h.folded) for h in headings):
        return None
    first = None
    for block in holding:
        if block.kind in _NO_PROSE:
            continue
        for found in term.found.finditer(block.folded):
            if _explained(block.folded, term, *found.span()):
                return None
            if (
                first is None
                and block.kind in _KINDS
                and not in_references(page, block)
                and not in_name(block, *found.span())
                and not is_quoted(block, *found.span())
                and not _in_set_phrase(block.folded, *found.span())
            ):
                first = (block, found)
    return first


def _blocks_with(page: Page, words: tuple[str, ...]) -> set[int]:
    """Return the blocks, by index, that hold one of some words, or a longer word around it."""
    folded = page.folded
    found = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.add(page.block_of(at))
            at = folded.find(word, at + 1)
    return found


def speaks_to_readers(page: Page) -> bool:
    """Return whether a page says "you", as pages for patients do; short and typed pages count."""
    if page.type is not None or page.word_count < _FEWEST_WORDS:
        return True
    return (page.words["you"] + page.words["your"]) * _WORDS_PER_YOU >= page.word_count


def is_short(page: Page) -> bool:
    """Return whether a page is a few lines of no known type: they are judged as for readers."""
    return page.type is None and page.word_count < _FEWEST_WORDS


def _explained(text: str, term: Term, start: int, end: int) -> bool:
    near = text[max(0, start - _WINDOW) : end + _WINDOW]
    return bool(
        term.glosses.search(near)
        or _EXPLAINED_AFTER.match(text, end)
        or _EXPLAINED_BEFORE.search(text[max(0, start - 40) : start])
    )


def _in_set_phrase(text: str, start: int, end: int) -> bool:
    low = max(0, start - 20)
    return any(
        found.start() + low < end and start < found.end() + low
        for found in _SET_PHRASE.finditer(text[low : end + 20])
    )


@cache
def _terms() -> Mapping[str, tuple[Term, ...]]:
    """Return the terms that a word of a page may belong to, by that word: the last of a term."""
    made: dict[str, tuple[Term, ...]] = {}
    rows = [(row, False) for row in plain_words()] + [(row, True) for row in clinician_words()]
    for (words, plain), clinical in rows:
        spellings = "|".join(map(re.escape, words))
        term = Term(
            words,
            later(rf"(?<![\w-])(?:{spellings})(?![\w-])"),
            plain[0],
            later(rf"\b(?:{'|'.join(plain)})", re.IGNORECASE),
            clinical,
        )
        for key in {word.split()[-1] for word in words}:
            made[key] = (*made.get(key, ()), term)
    return made
