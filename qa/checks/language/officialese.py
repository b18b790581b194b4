"""A sentence in the language of offices, where a few words would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_STIFF = later(
    r"\b(?:in the event (?:of|that)|prior to|subsequent(?:ly)? to|commenc(?:e|es|ed|ing|ement)|"
    r"utili[sz](?:e|es|ed|ing|ation)|facilitat(?:e|es|ed|ing|ion)|attain(?:ment|ed|ing)?|"
    r"undert(?:ake|aken|ook|aking)|necessitat(?:e|es|ed|ing)|(?:afore|above)mentioned|incumbent|"
    r"adher(?:e|es|ed|ing|ence)|on an? (?:[\w-]+ )?basis|in order to|"
    r"with (?:regard|respect|reference) to|in respect of|pursuant|ascertain\w*|endeavou?r\w*|"
    r"terminat(?:e|ed|ion)|cessation|obtain(?:ed|ing)?|(?:is|are|be) required to|"
    r"it is (?:recommended|necessary|advisable|imperative|essential|incumbent|requested|advised) "
    r"(?:that|to|upon)|be (?:maintained|undertaken|administered|advised|commenced|effected|"
    r"ensured)|adequate(?:ly)?|sufficient|ambulat\w+|upon|thereof|herein|whilst|hereby|optimi[sz]\w+|"
    r"effectuat\w+|forfeit\w*|liable (?:to|for)|persons who|furnish\w*|hereinafter|stipulat\w+|"
    r"implement\w*|modalit(?:y|ies)|exacerbation|symptomatology|residual|are advised to|"
    r"for the purpose of|in conjunction with|in accordance with|in the absence of|by means of|"
    r"as a consequence of|notwithstanding|therein|expedit\w+|consequent(?:ly)? (?:to|upon)|"
    r"in lieu of|at this (?:moment|point) in time|due to the fact that|failure to|restorative|"
    r"temporal|requisite|transpir\w+|constitut(?:e|es)|regarding|additional|assistance|individuals|"
    r"provision of|maintenance of|initiation|administration of|discontinu\w+|duration|"
    r"following the|assessment|procedure|evaluat\w+|hydration|intervention|requirements?)\b"
)
"""Words and turns for which everyday ones exist. One alone is no fault."""
_MANY = 4
_DENSE, _SHARE = 3, 0.25
"""So many are enough where they are at least this share of the words."""
_LONGEST = 60


@rule(
    "language.officialese",
    level=Level.WARNING,
    message="This sentence speaks as offices do (%s): say it as you would to a person beside you.",
    why="Readers give up on a sentence that sounds like a form, and miss what it asks of them.",
    sources=[
        "plainlanguage.gov, Use simple words and phrases",
        "NHS digital service manual, content style guide: plain English",
        "CDC, Clear Communication Index, item 7: words the audience uses",
    ],
    limit=5,
    examples=[
        Example(
            bad="In order to facilitate the attainment of restful sleep, it is necessary to utilise"
            " the bed on a regular basis.",
            good="To sleep well, go to bed at the same time every night.",
        ),
        Example(
            bad="Failure to adhere to the aforementioned instructions may necessitate a second"
            " visit.",
            good="If you eat before the test, we may have to do it another day.",
        ),
        Example(
            good="Your doctor will assess you prior to surgery. Additional tests are seldom needed."
        ),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield, for each sentence with too many such words, what stands from the first to the last."""
    within: dict[int, list[tuple[int, int]]] = {}
    for found in _STIFF.finditer(page.folded):
        within.setdefault(page.block_of(found.start()), []).append(found.span())
    for number, spans in within.items():
        block = page.blocks[number]
        if len(spans) < _DENSE or block.kind not in _KINDS or in_references(page, block):
            continue
        offset = page.block_starts[number]
        by_sentence: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for start, end in spans:
            place = sentence_around(block.plain, start - offset)
            by_sentence.setdefault(place, []).append((start - offset, end - offset))
        for place, inside in by_sentence.items():
            words = list(dict.fromkeys(block.folded[s:e] for s, e in inside))
            first, last = inside[0][0], inside[-1][1]
            if _is_stiff(block.folded[slice(*place)], words) and not is_quoted(block, first, last):
                shown = ", ".join(f"'{word}'" for word in words)
                yield Match(block.source_span(first, last), (shown,))


def _is_stiff(sentence: str, words: list[str]) -> bool:
    length = sentence.count(" ") + 1
    dense = len(words) >= _DENSE and len(words) >= _SHARE * length
    return length <= _LONGEST and (len(words) >= _MANY or dense)
