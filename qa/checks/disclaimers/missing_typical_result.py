"""A customer tells of a great result, and nothing says what most people get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import is_promotion, reach
from qa.context import in_references, is_quoted
from qa.countries import country_of
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_OUTCOME = regex_later(
    r"\b(?:cured (?:me|my|of)|changed my life|saved my life|gave me my life back|(?:got|have|has "
    r"given me) (?:back )?my life (?:back)?|life[- ]changing|turned my life around|(?:pain|"
    r"migraine|symptom|anxiety|medication|drug|cancer)[- ]free|"
    r"(?:i|i've|i have|he|she|we) (?:\w+ )?(?:lost|dropped|shed) (?:over |more than |almost |"
    r"nearly |about )?(?:\d+|\w+) (?:dress sizes|lbs?|pounds|kilos?|kg|stone|inches)|(?:off|"
    r"stopped|thr(?:e|o)w away|ditched|no longer (?:need|take)) (?:all )?(?:of )?my (?:\w+ "
    r")?(?:medications?|medicines?|meds|pills|painkillers|"
    r"antidepressants?|insulin|inhaler|cane|crutches|walker|wheelchair|glasses)|(?:is|are|was|were|"
    r"has|have|had|symptoms|pain|depression|anxiety|migraines?|headaches|rash|acne) (?:completely |"
    r"totally |all |just |simply |now )*(?:gone|disappeared|vanished|melted away|lifted)|"
    r"(?:completely|totally|fully) (?:healed|recovered|cured|better|gone)|(?:feel|felt|feeling) "
    r"(?:like )?(?:a )?(?:new|brand new|different|20 years younger|years younger|amazing|myself "
    r"again|like myself again|better than ever)|never felt better|works? (?:like )?(?:wonders|"
    r"magic|a miracle|miracles)|worked (?:like )?(?:wonders|magic|a charm)|(?:my|the) (?:\w+ "
    r")?(?:pain|depression|anxiety|migraines?|headaches?|arthritis|eczema|acne|insomnia|symptoms?|"
    r"blood pressure|diabetes|tinnitus) (?:\w+ ){0,4}(?:better|normal|lower|lifted|stopped|went "
    r"away|eased|improved)|in remission|for the first time in (?:\w+ )?(?:years|decades|months|my "
    r"life)|cleared up|(?:could|was) (?:barely|hardly|not|un)\b|couldn't (?:even )?(?:walk|sleep|"
    r"get|work|move)|now i (?:can|run|walk|sleep|live|have)|best "
    r"(?:decision|thing) i|miracle|sleep(?:ing)? (?:like a baby|through the night)|results? (?:\w+ "
    r")?(?:amazing|incredible)|(?:never|not) (?:had|felt|needed|touched|"
    r"looked)\b[^.]{0,40}\b(?:since|"
    r"again|back)|(?:sober|clean|dry) (?:for|since|ever since)|(?:amazing|incredible|"
    r"fantastic) results?)\b",
    regex.IGNORECASE,
)
_SPEAKER = regex_later(r"\b(?:i|my|me|i'm|i've|i'd|our|we|mine)\b", regex.IGNORECASE)
_SPEAKERS = frozenset(
    {"i", "my", "me", "i'm", "i've", "i'd", "i'll", "our", "we", "mine", "we're", "we've", "we'll"}
)
_TYPICAL = regex_later(
    r"\b(?:typical(?:ly)?|average|on average|most (?:people|patients|clients|customers|users|"
    r"members|of our)|(?:was|were|is|are|been) (?:not |n't )?(?:paid|compensated)|about \w+ in \w+|"
    r"\d+ (?:in|out of) (?:every )?\d+|many people (?:do not|don't|get no)|not everyone)\b"
)
_HEADING = regex_later(
    r"\b(?:testimonials?|success stor(?:y|ies)|what (?:our )?(?:patients|clients|customers|people|"
    r"members) (?:say|are saying)|(?:patient|client|customer|real|their) (?:stor(?:y|ies)|reviews?|"
    r"results?)|reviews?|in their own words|happy (?:patients|clients|customers))\b",
    regex.IGNORECASE,
)
_STUDY = regex_later(r"\b(?:study|trial|participants?|researchers?|interviews?|survey)\b")
_BEFORE, _AFTER = 500, 600
_SELLS = ("service", "supplement")


@rule(
    "disclaimers.missing-typical-result",
    level=Level.WARNING,
    message="'%s': someone tells of a result, and nothing beside it says what most people can "
    "expect: add the typical result, or take it out.",
    why="Readers expect for themselves what a customer tells of, even where it is rare.",
    sources=[
        "16 CFR 255.2(b), generally expected performance",
        "16 CFR 255.5, material connections",
    ],
    examples=[
        Example(
            bad='---\npage_type: service\nlang: en-US\n---\n# Infusions\n\n"After two infusions my '
            'depression was gone!" says Jo from Denver.\n',
            good='---\npage_type: service\nlang: en-US\n---\n# Infusions\n\n"After two infusions '
            "my "
            'depression was gone!" says Jo. Most people feel some relief, and about 4 in 10 do '
            "not.\n",
        ),
        Example(
            bad="---\npage_type: supplement\nlang: en-US\n---\n# Joint Ease\n\n## What our "
            "customers say\n\n> I have never felt better, and I am off my pain medication.\n> "
            "Results may vary.\n",
            good='---\npage_type: service\nlang: en-US\n---\n# Dental care\n\n"The staff were kind '
            'to me and my son," says Ana.\n',
        ),
        Example(
            bad="---\npage_type: service\nlang: en-US\n---\n# Slim\n\nMaria K.: \u201cI lost 40 "
            "pounds in three months, and so can you.\u201d Book your visit.\n",
            good="---\npage_type: condition\nlang: en-US\n---\n# Eczema\n\nIn one study a "
            'participant said, "My eczema got better in the summer."\n',
        ),
    ],
    pages=("~professional", "~news"),
    words=[" i ", "i've", "i'm", " my ", " me", '"my ', '"i '],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such quotation; "results may vary" is no typical result."""
    if _SPEAKERS.isdisjoint(page.words):
        return
    if not (page.type in _SELLS or is_promotion(page)):
        return
    if page.house.says("typical-result", page.said):
        return
    for number, block in enumerate(page.blocks):
        found = _outcome(page, block)
        if found is None:
            continue
        around = reach(page, page.block_starts[number] + found.start(), _BEFORE, _AFTER)
        if _TYPICAL.search(around):
            continue
        level = Level.WARNING if country_of(page) in ("", "US") else Level.SUGGESTION
        yield Match(block.source_span(*found.span()), (found[0],), level=level)


def _outcome(page: Page, block: Block) -> regex.Match[str] | None:
    """Return the result that a speaker on the page tells of themselves in a block."""
    found = _OUTCOME.search(block.plain)
    if found is None or block.kind is BlockKind.CODE or in_references(page, block):
        return None
    first, last = sentence_around(block.plain, found.start())
    heading = page.heading_over(block)
    told = is_quoted(block, *found.span()) or (
        heading is not None and _HEADING.search(heading.plain) is not None
    )
    if not told or not _SPEAKER.search(block.plain[first:last]) or _STUDY.search(block.folded):
        return None
    return found
