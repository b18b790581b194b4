"""A page that praises a treatment and names no risk of it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.claims.promotion import sells
from qa.context import TIME_LIMIT, Context
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_BENEFIT = regex_later(
    r"\b(?:eases?|lifts?|relieves?|restores?|boosts?|improves?|reduces?|lowers?|helps?|treats?|"
    r"calms?|heals?|supports?|"
    r"brightens?|effective(?:ly)?|works?|relief from|benefits? (?:of|include)|smooth(?:s|es)|"
    r"stops?|fights?|burns?|"
    r"curbs?|suppress(?:es)?|promotes?|enhances?|sharpens?|strengthens?|feel (?:better|calmer|"
    r"happier))\b",
    regex.IGNORECASE,
)
_TREATMENT = regex_later(
    r"\b(?:ketamine|infusions?|injections?|IV drips?|IV therapy|botox|botulinum|fillers?|TMS|ECT|"
    r"hormone replacement|"
    r"HRT|testosterone|laser|surgery|peels?|psilocybin|stem[- ]cells?|supplements?|capsules?|"
    r"gummies|"
    r"tinctures?|tablets|weight[- ]loss (?:jabs?|pens?|medicines?|medication))\b",
    regex.IGNORECASE,
)
_RISK = regex_later(
    r"\bside[- ]effects?\b|\brisks?\b|\badverse\b|\bcomplications?\b|\bcontra-?indicat|"
    r"\bnot (?:be )?(?:suitable|right|recommended|safe)\b|"
    r"\b(?:should|must|do|can)(?: not|n't) (?:take|use|have|be (?:used|taken|given))\b|"
    r"\bcannot (?:take|use|have)\b|\binteract(?:s|ions?)?\b|\bharm(?:s|ful)?\b|\ballerg|"
    r"\bcaution|\boverdose\b|\bwarnings?\b|\bdownsides?\b|\bdangers?\b|\baddicti|\bdependence\b|"
    r"\bunwanted\b|"
    r"\bmay (?:cause|feel (?:sick|dizzy|sleepy|sore)|get (?:a )?(?:headache|bruis|sore))|"
    r"\bcan cause\b|\bbruising\b|\bnausea\b|\bdrowsiness\b|\bsafety information\b|"
    r"\bwho (?:should|can) ?not\b",
    regex.IGNORECASE,
)
_CLEARED = Context(negated=True, quoted=True, references=True)
_ENOUGH = 60


@rule(
    "claims.benefit-without-risk",
    level=Level.WARNING,
    message="The page says what '%s' does for people and names no risk or side effect: add them"
    " where the benefit is named.",
    why="People can only choose a treatment when they know what it may do to them as well.",
    sources=[
        "21 CFR 202.1(e)(5)(ii) and (e)(6)(i): advertising of a prescription drug is balanced",
        "DISCERN, item 11: does it describe the risks of each treatment?",
    ],
    pages=("service", "treatment", "supplement"),
    examples=[
        Example(
            bad="# Ketamine\n\nOur clinic offers ketamine. Ketamine lifts a low mood when other"
            " medicines did not. You sit in a quiet room with a nurse for about an hour while it"
            " is given. Most people come twice a week for three weeks. You can bring music and a"
            " blanket with you, and a friend to take you home. Book a visit with our team by phone"
            " or on this page, and we will call you back within a day.",
            good="# Ketamine\n\nOur clinic offers ketamine. Ketamine lifts a low mood when other"
            " medicines did not. Side effects are a higher blood pressure and feeling detached."
            " You sit in a quiet room with a nurse for about an hour while it is given. Most"
            " people come twice a week for three weeks. You can bring music and a blanket with"
            " you, and a friend to take you home. Book a visit with our team by phone.",
        ),
        Example(
            bad="# Valerian\n\nValerian capsules help you sleep. The root has been used for"
            " hundreds of years in Europe and Asia. Take two capsules an hour before bed with a"
            " glass of water. You will find them on the shelf beside the teas in most shops, and"
            " they cost about the same as a cup of coffee for a week. Keep the bottle in a dry"
            " place out of the sun, and close the lid after use every time.",
            good="# Clinics\n\nOur clinics are open every day. You can come without an appointment"
            " between nine and five, and there is a place to park in front of the building. If you"
            " want to bring somebody with you, please do so. We have a play corner for children,"
            " a water fountain and a ramp for wheelchairs. Interpreters are there if you call"
            " a day before, and so are our nurses. The staff speak four languages.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first treatment that the page says helps, where it names no risk of anything."""
    if page.word_count < _ENOUGH or _RISK.search(page.folded, timeout=TIME_LIMIT):
        return
    level = Level.SUGGESTION if page.type == "treatment" and not sells(page) else None
    named = {
        mention.block: (mention.start, mention.end)
        for mention in reversed(mentions(page))
        if not mention.everyday
    }
    for index, block in enumerate(page.blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        for start, end in _treatments(block, named.get(index)):
            first, last = sentence_around(block.plain, start)
            if _BENEFIT.search(block.plain, first, max(last, end)) and not _CLEARED.clears(
                page, block, start, end
            ):
                yield Match(block.source_span(start, end), (block.text[start:end],), level=level)
                return


def _treatments(block: Block, named: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield start and end of the medicine and the treatments that a block names."""
    if named:
        yield named
    for hit in _TREATMENT.finditer(block.plain, timeout=TIME_LIMIT):
        yield hit.span()
