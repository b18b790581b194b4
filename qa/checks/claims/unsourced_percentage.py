"""A rate of success, or how much better people get, without its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.claims.figures import WORDS, figures_on, successes
from qa.context import Context, in_references, is_cited
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_OURS = later(r"\b(?:our|we|my)\b", re.IGNORECASE)
_PROTECTS = later(r"\d ?(?:%|percent|per cent) effective (?:at|in|against)\b", re.IGNORECASE)
_VACCINE = later(r"\b(?:vaccin|immuni[sz]|jabs?\b)")
"""Figures of a page on a vaccine, which has its list of sources at the end."""
_NEXT_TO_IT = 12
"""Characters: the source of another sentence does not back what a page says of itself."""
_UNNAMED = later(
    r"\bin (?:the |its |two |three )?(?:main |larger? |clinical |key |recent )?trials\b",
    re.IGNORECASE,
)
_ADVISES = frozenset({"wellness", "service", "supplement"})
"""Types of pages whose trials, if there were any, have no label to be looked up in."""
_ANYWAY = Context(references=True, quoted=True)
_BACKED = Context(cited=True, references=True, quoted=True)
_CLEARED = Context(
    cited=True,
    references=True,
    quoted=True,
    near=(
        (
            r"\b(?:trials?|study|studies|survey(?:ed)? (?:of|by|in)|research(?:ers)?|review|audit|"
            r"registry|meta-?analys[ie]s) (?:\w+ ){0,4}(?:of|by|in|from|with) (?:\w+ ){0,3}(?:\d|"
            r"the [A-Z])|\bin (?:the |its |two |three )?(?:main |larger? |clinical |key )?"
            r"trials\b"
        ),
        (
            r"\b(?-i:CDC|NHS England|NIH|WHO|FDA|NICE|Cochrane|CI)\b|\b(?:confidence interval|"
            r"placebo)\b|\bif left untreated\b|\b(?:condoms?|contracepti\w+|birth control|"
            r"vaccines?)\b|\bdoses (?:were|are) (?:\w+ ){0,3}\d\d ?(?:%|percent) effective\b"
        ),
    ),
)


@rule(
    "claims.unsourced-percentage",
    level=Level.WARNING,
    message="'%s' needs its source: name the study, who took part and for how long, or take the"
    " figure out.",
    why="A figure without a source cannot be checked, and readers build their hope on it.",
    sources=[
        "HONcode, principle 5: claims about benefits are supported by evidence",
        "FTC, Health Products Compliance Guidance (2022), III",
        "NHS content guide, numbers: say 1 in N and in whom",
    ],
    words=WORDS,
    pages=("~professional",),
    examples=[
        Example(
            bad="The method works for 90% of people.",
            good="The method works for 90% of people (Okafor, 2021).",
        ),
        Example(bad="We have a 97% success rate.", good="We have a 97% success rate [3]."),
        Example(
            bad="Over 85% of our patients feel better after one visit.",
            good="Many of our patients feel better after one visit.",
        ),
        Example(
            bad="It helps 9 out of 10 patients.",
            good="It helped 9 out of 10 patients in one trial [1].",
        ),
        Example(
            bad="The capsules improve mood by 80%.",
            good="In a trial of 200 adults the capsules improved mood by 8%.",
        ),
        Example(
            bad="Remission rates as high as 70% are usual with us; the response rate is over 70%.",
            good="About 10% of patients feel sick.",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Sleep\n\nIn trials, 84% of people who kept to"
            " this plan slept better within a week.",
            good="---\npage_type: medicine\n---\n# Zolpidem\n\nIn trials, 84% of people who took it"
            " slept better within a week.",
        ),
        Example(
            bad="Some 91% of people who walk each day never need an inhaler again.",
            good="Some 91% of people who walk each day never had an attack before.",
        ),
        Example(
            bad="On our diet 8 in 10 people come off their insulin.",
            good="On our diet 8 in 10 people came off their insulin [4].",
        ),
        Example(
            bad="92% of users report better sleep within a week.",
            good="92% of users report better sleep within a week ([survey](https://example.org/survey-2024)).",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each figure of success that nothing backs."""
    for number, places in figures_on(page).items():
        block = page.blocks[number]
        if block.kind is BlockKind.CODE:
            continue
        for hit in successes(block, places):
            start, end = hit.span()
            first, last = sentence_around(block.plain, start)
            ours = _OURS.search(block.plain, first, last)
            if ours and not is_cited(page, block, start, end, reach=_NEXT_TO_IT):
                cleared = _ANYWAY.clears(page, block, start, end)
            else:
                cleared = _CLEARED.clears(page, block, start, end)
            if page.type in _ADVISES and _UNNAMED.search(block.plain, first, last):
                cleared = _BACKED.clears(page, block, start, end)
            cleared = cleared or (not ours and _is_vaccine(page, block, first, last))
            if not cleared:
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _is_vaccine(page: Page, block: Block, first: int, last: int) -> bool:
    """Return whether a sentence says how well the vaccine of a page with sources protects."""
    if not _VACCINE.search(page.title.lower()) or not _PROTECTS.search(block.plain, first, last):
        return False
    return any(in_references(page, one) for one in page.blocks)
