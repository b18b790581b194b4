"""A sentence with so many unexplained words of clinicians that no reader can follow it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge, wordset
from qa.checks.disclaimers.audience import is_public
from qa.checks.language.jargon import unexplained
from qa.checks.language.undefined_abbreviation import never_explained
from qa.checks.trust.clinical import CLINICAL
from qa.context import in_references, is_conditional, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import places_of, sentence_around, sentences
from qa.patterns import later
from qa.reading import syllables
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_BUILT = later(
    r"isch(?:a)?emi|vascular|(?:pathy|itis|ectomy|ostomy|plasty|scopy|graphy|algia|uria|penia|"
    r"megaly|genesis|lysis|edema|cytosis|sclerosis|necrosis|pathic|genic|lytic|tropic)\Z"
)
"""What a word is built of that no list of words holds, and clinicians make."""
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SHORTEST = 7
_RARE = 3
"""The commonest grade of a word that hardly stands outside of its field."""
_OFTEN = 3
"""A word that a page uses so often is one of its subjects."""
_ENOUGH = 2.5
_INGREDIENTS = later(
    r"\b(?:ingredients?|excipients?|fillers?|(?:bulking|anti-?caking|coating) agents?)\b[^.!?]*\Z"
)
"""A list of what a medicine is made of has to name it."""
_NAMES = 4
"""A sentence of rare words alone with so many commas lists names, of germs or herbs."""
_LONGEST = 60
_LONG_WORD = later(r"(?<![\w-])(?P<word>[A-Za-z](?:[a-z]+-)?[a-z]{7,})(?![\w'-])")
_WORD = later(r"[A-Za-z][a-z'-]+")
_SYLLABLES = 4
_LEARNED = 7
"""The commonest grade of a long word that is none of every day."""
_FEWEST_LONG = 4
_FEWEST_RARE = 2
_SHARE_OF_LONG = 0.3
"""Of the words of a sentence: one in three or four is beyond what patients read."""
_REGISTER = frozenset(
    (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "distal proximal sessile lesion lesions hepatic medial lateral posterior anterior serum "
        "bilateral unilateral focal idiopathic aetiology etiology pathophysiology contraindicated "
        "concomitant refractory endothelial myocardial cortical occlusion histology excised "
        "excision stenosis debridement prophylaxis prophylactic titrate titrated mucosal "
        "parenteral sequelae comorbidities comorbidity resection perfusion nodal dermal "
        "multifactorial aspirate morphology prognostic etiological contralateral ipsilateral "
        "orthostatic etiologies aetiologies peripheral predominant predominantly extremity "
        "extremities disposition displaced afebrile febrile erythema erythematous edematous "
        "oedematous exacerbation exacerbations decompensated decompensation haemodynamic "
        "hemodynamic hypoperfusion ischaemic ischemic sequela adjunctive titration monotherapy "
        "asymptomatic differential palpable palpation auscultation percutaneous subclinical "
        "manifestations mediated derangement antagonism agonist pharmacokinetics "
        "contraindication contraindications indicated etiologic triage trauma streamed"
    ).split()
)
"""Words that many readers have met and few can use: each counts half."""
_OF_RESEARCH = frozenset(
    (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "attenuate attenuates attenuated attenuating mitigate mitigates mitigating modulate "
        "modulates modulated modulating potentiate potentiates potentiating ameliorate ameliorates "
        "ameliorating exacerbate exacerbates exacerbating precipitate precipitates precipitating "
        "perpetuate perpetuates perpetuating elicit elicits eliciting augment augments augmenting "
        "upregulate upregulates downregulate downregulates mediate mediates mediating inhibit "
        "inhibits inhibiting facilitate facilitates facilitating consolidate consolidates "
        "necessitate necessitates engender engenders confer confers induce induces inducing "
        "disrupt disrupts "
        "constitute constitutes predispose predisposes impair impairs"
    ).split()
)
"""What does something to something in papers."""
_FIELD_WORD = later(r"(?<![\w-])(?P<word>[A-Za-z][a-z]+(?:-[a-z]+)*)(?![\w'-])")
_FIELD_SYLLABLES = 3
_FEWEST_OF_FIELD = 3
"""With a verb of papers, so many words that hardly stand outside of a field make it one of them."""
_FIELD = 4
"""The commonest grade of such a word."""
_SHARE_OF_FIELD = 0.2
_EXPLAINS_AFTER = r"['\"]?(?: \(|,? or |,? which |s? (?:means?|is an?|are|is the|is when)\b)"
_EXPLAINS_BEFORE = r"(?:called|known as|\bor|\(|\bmeans) (?:an? |the )?['\"]?"


class _Term(NamedTuple):
    text: str
    start: int
    end: int
    weight: float
    rare: bool = False
    told: bool = False
    """Whether another rule speaks of it."""


@rule(
    "language.clinical-sentence",
    level=Level.WARNING,
    message="This sentence is one between clinicians (%s): say it in everyday words, or explain"
    " each.",
    why="One hard word can be guessed from the words around it. Three in one sentence cannot.",
    sources=[
        "PEMAT, items 3 and 4: common, everyday language; medical terms are defined",
        "CDC, Clear Communication Index, item 7: words the audience uses",
        "NHS digital service manual, A to Z of NHS health writing",
    ],
    limit=5,
    examples=[
        Example(
            bad="---\npage_type: test\n---\n# Your test\n\nThe doctor may do an EMR with APC if a"
            " sessile lesion is found at the hepatic flexure.",
            good="---\npage_type: test\n---\n# Your test\n\nThe doctor may take out a flat growth"
            " during the test. You will be told.",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Foot clinic\n\nOur team offers debridement of"
            " neuroischaemic ulceration and endovascular revascularisation of the limb.",
            good="---\npage_type: service\n---\n# Foot clinic\n\nOur team takes dead skin off"
            " ulcers. Ask Dr Kovascularin about her homegraphy.",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Knee surgery\n\nArthroscopic debridement with"
            " microfracture is offered for focal chondral defects.\n",
            good="---\npage_type: treatment\n---\n# Knee surgery\n\nThe surgeon cleans the joint"
            " through small cuts (arthroscopic debridement).\n",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Eczema\n\nOcclusive agents attenuate"
            " transepidermal losses and nocturnal scratching.",
            good="---\npage_type: wellness\n---\n# Eczema\n\nThick creams keep water in the skin"
            " and inhibit itching at night.",
        ),
        Example(
            good="---\npage_type: test\n---\n# Your scan\n\nTell us if you:\n\n- have a"
            " defibrillator, cochlear implant or neurostimulator",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Stress\n\nDysfunctional catastrophising"
            " perpetuates physiological hypervigilance irrespective of precipitating stressors.",
            good="---\npage_type: wellness\n---\n# Stress\n\nExamples are clarithromycin,"
            " erythromycin and amitriptyline. Individuals usually find information at a"
            " university.",
        ),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield what stands between the first and the last such word of a sentence.

    Sentences of which another rule says as loudly that a word is not explained are left to it.
    """
    if not is_public(page):
        return
    by_block: dict[int, list[_Term]] = {}
    for number, term in (*_rare(page), *_unexplained(page)):
        by_block.setdefault(number, []).append(term)
    told: set[int] = set()
    for number, terms in sorted(by_block.items()):
        block = page.blocks[number]
        if sum(term.weight for term in terms) < _ENOUGH or in_references(page, block):
            continue
        for inside in _by_sentence(block, terms):
            first, last = inside[0].start, max(term.end for term in inside)
            if _INGREDIENTS.search(block.folded[:first]) or is_quoted(block, first, last):
                continue
            # readers know the names of what they have: "Tell us if you: have a pacemaker"
            had = all(term.rare for term in inside) and is_conditional(page, block, first, last)
            if not had and not _is_left(page, inside):
                told.add(number)
                yield _match(block, inside)
    for number, block in enumerate(page.blocks):
        if block.kind in _KINDS and number not in told and not in_references(page, block):
            for inside in _of_long_words(page, block) or _of_papers(page, block):
                yield _match(block, inside)


def _match(block: Block, inside: list[_Term]) -> Match:
    shown = ", ".join(f"'{term.text}'" for term in inside)
    return Match(block.source_span(inside[0].start, max(term.end for term in inside)), (shown,))


def _of_papers(page: Page, block: Block) -> list[list[_Term]]:
    """Return the rare words of each sentence in which a verb of papers stands among them."""
    told: list[list[_Term]] = []
    if _OF_RESEARCH.isdisjoint(block.folded.split()):
        return told
    titles = page.once(_titles)
    for start, end in sentences(block.plain):
        hits = list(_FIELD_WORD.finditer(block.plain, start, end))
        inside = [
            _Term(hit["word"], *hit.span("word"), 1)
            for hit in hits
            if hit["word"] in _OF_RESEARCH
            or (
                _is_of_field(hit["word"].lower())
                and hit["word"].lower() not in titles
                and _stands_alone(block, *hit.span("word"))
            )
        ]
        verbs = {term.text for term in inside if term.text in _OF_RESEARCH}
        rare = {term.text.lower() for term in inside} - _OF_RESEARCH
        of_field = len(rare) + sum(wordset.grade(verb) <= _FIELD for verb in verbs)
        if (
            verbs
            and of_field >= _FEWEST_OF_FIELD
            and len(inside) >= _SHARE_OF_FIELD * len(hits)
            and block.plain.count(",", start, end) < _NAMES
            and not is_quoted(block, start, end)
        ):
            told.append(inside)
    return told


def _titles(page: Page) -> str:
    """Return the title and all headings, whose words are the page's subjects."""
    return " ".join([page.title.lower(), *(heading.folded for heading in page.headings)])


@lru_cache(maxsize=8192)
def _is_of_field(word: str) -> bool:
    last = word.rpartition("-")[2]
    return (
        wordset.grade(last) <= _FIELD
        and syllables(last) >= _FIELD_SYLLABLES
        and not set(word.split("-")) & knowledge.medicine_names()
    )


def _of_long_words(page: Page, block: Block) -> list[list[_Term]]:
    """Return the long words of each sentence that has hardly others: none of everyday, no names."""
    found = [
        _Term(hit["word"], *hit.span("word"), 1)
        for hit in _LONG_WORD.finditer(block.plain)
        if _is_learned(hit["word"].lower()) and _stands_alone(block, *hit.span("word"))
    ]
    told: list[list[_Term]] = []
    if len(found) < _FEWEST_LONG:
        return told
    titles = page.once(_titles)
    for start, end in sentences(block.plain):
        inside = [term for term in found if start <= term.start < end]
        words = {term.text.lower() for term in inside}
        new = [word for word in words if word not in titles]
        text = block.plain[start:end]
        if (
            len(new) >= _FEWEST_LONG
            and sum(wordset.grade(word) <= _RARE for word in new) >= _FEWEST_RARE
            and len(new) >= _SHARE_OF_LONG * sum(1 for _ in _WORD.finditer(text))
            and text.count(",") < _NAMES
            and not is_quoted(block, start, end)
        ):
            told.append(inside)
    return told


@lru_cache(maxsize=8192)
def _is_learned(word: str) -> bool:
    last = word.rpartition("-")[2]
    return (
        wordset.grade(last) <= _LEARNED
        and syllables(word) >= _SYLLABLES
        and last not in knowledge.medicine_names()
    )


def _by_sentence(block: Block, terms: list[_Term]) -> Iterator[list[_Term]]:
    """Yield the terms of each sentence that has too many, in order and each once."""
    within: dict[tuple[int, int], list[_Term]] = {}
    for term in sorted(terms, key=lambda term: (term.start, -term.end, -term.weight)):
        found = within.setdefault(sentence_around(block.plain, term.start), [])
        if not found or term.start >= found[-1].end:
            found.append(term)
    for (start, end), inside in within.items():
        if _too_many(block.folded[start:end], inside):
            yield inside


def _too_many(sentence: str, terms: list[_Term]) -> bool:
    if sum(term.weight for term in terms) < _ENOUGH or sentence.count(" ") > _LONGEST:
        return False
    only_rare = all(term.rare for term in terms)
    return not (only_rare and sentence.count(",") >= _NAMES)


def _is_left(page: Page, terms: list[_Term]) -> bool:
    """Return whether other rules say of each of the terms, and loudly, that it is not explained."""
    return page.type in CLINICAL and all(term.told for term in terms)


def _rare(page: Page) -> Iterator[tuple[int, _Term]]:
    """Yield the words that few people know and nothing beside them explains, with their blocks."""
    titles = page.once(_titles)
    for word, times in page.words.items():
        half = word in _REGISTER
        if times >= _OFTEN or not (half or _is_rare(word)) or word in titles:
            continue
        for at in places_of(word, page.folded):
            number = page.block_of(at)
            block, start = page.blocks[number], at - page.block_starts[number]
            end = start + len(word)
            if block.kind not in _KINDS or not _stands_alone(block, start, end):
                continue
            if not _is_explained(block.folded, word):
                yield number, _Term(block.text[start:end], start, end, 0.5 if half else 1, not half)


def _stands_alone(block: Block, start: int, end: int) -> bool:
    """Return whether a word is one of its own, and no name: those have a capital."""
    text = block.plain
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    return start == 0 or text[start].islower() or text[:start].rstrip()[-1:] in (".", "?", "!")


@lru_cache(maxsize=8192)
def _is_rare(word: str) -> bool:
    if len(word) < _SHORTEST or wordset.grade(word) > _RARE:
        return False
    if not wordset.grade(word) and not _BUILT.search(word):
        return False
    return word.isalpha() and word not in knowledge.medicine_names()


def _is_explained(text: str, word: str) -> bool:
    return bool(
        re.search(re.escape(word) + _EXPLAINS_AFTER, text)
        or re.search(_EXPLAINS_BEFORE + re.escape(word), text)
    )


def _unexplained(page: Page) -> Iterator[tuple[int, _Term]]:
    """Yield the abbreviations and the words of the tables that a page does not explain."""
    places = [
        *(place for _, place in page.once(never_explained)),
        *((block, start, end) for _, block, start, end in page.once(unexplained)),
    ]
    numbers = {id(block): number for number, block in enumerate(page.blocks)} if places else {}
    for block, start, end in places:
        yield numbers[id(block)], _Term(block.text[start:end], start, end, 1, told=True)
