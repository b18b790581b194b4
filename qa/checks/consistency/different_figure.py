"""Two figures for one fact that pages on health give: where a range starts, how long a gap is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.answers import Questions, contradictions
from qa.checks.consistency.counts import COUNTS
from qa.checks.consistency.facts import FACTS
from qa.checks.consistency.starting_ages import SIGNS, two_starts
from qa.finding import Level
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_MOST = 8
_MOST_WORDS = 4000
_ASKED = Questions((*FACTS, *COUNTS))


@rule(
    "consistency.different-figure",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who measure, wait or count act on the figure that they remember.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Apixaban\n\nIf your next dose is less than 2 hours away, skip the missed "
            "one.\n\nWhen it is less than 6 hours away, skip the missed tablet.",
            good="# Apixaban\n\nIf your next dose is less than 6 hours away, skip the missed "
            "one.\n\nWhen it is more than 6 hours away, take the missed tablet.",
        ),
        Example(
            bad="# A1C\n\nPrediabetes: 5.7% to 6.4%.\n\nAsk about a class if you are in the"
            " prediabetes range, which starts at 6.1%.",
            good="# A1C\n\nPrediabetes: 5.7% to 6.4%.\n\nAsk about a class if you are in the"
            " prediabetes range, which starts at 5.7%.",
        ),
        Example(
            bad="An A1C of 6.5% or higher means diabetes.\n\nDiabetes starts at 7.5%.",
            good="An A1C of 6.5% or higher means diabetes.\n\nMost adults aim for an A1C of 7%.",
        ),
        Example(
            bad="Your INR goal is 2 to 3.\n\nThe nurse checks that your INR is between 3.5 and"
            " 4.5.",
            good="Your INR goal is 2 to 3.\n\nWith a mechanical valve, the INR goal is 3.5 to 4.5.",
        ),
        Example(
            bad="# Metformin\n\nYou should not take metformin if your eGFR is below 30.\n\n"
            "Metformin must be stopped when the eGFR falls under 60.",
            good="# Metformin\n\nYou should not take metformin if your eGFR is below 30.\n\nThe"
            " dose is reduced when the eGFR falls under 45.",
        ),
        Example(
            bad="A new inhaler holds 200 puffs.\n\nThrow the inhaler away after 120 puffs.",
            good="A new inhaler holds 200 puffs.\n\nThrow the inhaler away after 200 puffs.",
        ),
        Example(
            bad="The operation takes 30 to 45 minutes.\n\nRest after your two hours on the"
            " operating table.",
            good="The operation takes 30 to 45 minutes.\n\nYou rest on the ward for two hours.",
        ),
        Example(
            bad="# Levothyroxine\n\nLeave a gap of 2 hours between calcium and your tablet.\n\n"
            "Take calcium at least 4 hours before or after levothyroxine.",
            good="# Levothyroxine\n\nLeave a gap of 4 hours between calcium and your tablet.\n\n"
            "Take calcium at least 4 hours before or after levothyroxine.",
        ),
        Example(
            bad="Most people go home after one to two nights in hospital.\n\nAfter your five"
            " nights on the ward you need help at home.",
            good="Most people go home after one to two nights in hospital.\n\nIf you have an"
            " infection, you may spend five nights on the ward.",
        ),
        Example(
            bad="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nAs that means a gap of"
            " six hours, ask your pharmacist.",
            good="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nAs that means a gap of"
            " four hours, ask your pharmacist.",
        ),
        Example(
            bad="# Caffeine\n\nIn pregnancy, keep to 200mg of caffeine a day.\n\n## If you are"
            " pregnant\n\nKeep your daily total under 300mg, and ask your midwife.",
            good="# Caffeine\n\nIn pregnancy, keep to 200mg of caffeine a day.\n\n## Other"
            " adults\n\nKeep your daily total under 400mg, and drink more water.",
        ),
        Example(
            bad="# Shingles\n\nThe shingles vaccine is offered to adults age 50 and older.\n\nYou"
            " can have the vaccine once you turn 60.",
            good="# Shingles\n\nThe shingles vaccine is offered to adults age 50 and older.\n\nYou"
            " can have the vaccine once you turn 50.",
        ),
        Example(
            bad="A vitamin D level below 12 ng/mL means deficiency.\n\nAny result under 30 ng/mL"
            " puts you at risk of deficiency.",
            good="A vitamin D level below 12 ng/mL means deficiency.\n\nA result of 20 ng/mL is"
            " enough for most people.",
        ),
        Example(
            bad="# Blood pressure\n\n| Reading | Is |\n|---|---|\n| 140/90 or more | High blood"
            " pressure |\n\nA reading of 150/90 or more counts as high.",
            good="# Blood pressure\n\n| Reading | Is |\n|---|---|\n| 140/90 or more | High blood"
            " pressure |\n\nA reading of 140/90 or more counts as high.",
        ),
        Example(
            bad="If your colonoscopy is normal, you will repeat it in 10 years.\n\nAfter a normal"
            " result, the next colonoscopy is due in 3 years.",
            good="If your colonoscopy is normal, you will repeat it in 10 years.\n\nIf polyps are"
            " found, the next colonoscopy is due in 3 years.",
        ),
        Example(
            bad="# Vitiligo\n\nVitiligo usually starts before the age of 20.\n\nIt often begins"
            " between the ages of 40 and 50.",
            good="# Vitiligo\n\nVitiligo usually starts before the age of 20.\n\nThe second kind"
            " often begins between the ages of 40 and 50.",
        ),
        Example(
            bad="Your course is made up of 8 sessions.\n\nAfter the 14 sessions are over, come"
            " back.",
            good="Your course is made up of 8 sessions.\n\nAfter the 8 sessions are over, come"
            " back.",
        ),
        Example(
            bad="Most adults should have under 2,300 mg of sodium a day.\n\nOne pizza can use up"
            " your 3,300 mg daily limit.",
            good="Most adults should have under 2,300 mg of sodium a day.\n\nIf you have heart"
            " failure, your 1,500 mg daily limit comes from your doctor.",
        ),
        Example(
            bad="There are four main types of scar.\n\nThe six main types of scar look alike.",
            good="There are four main types of scar.\n\nTwo types of scar look alike.",
        ),
        Example(
            bad="The test uses two small sensors.\n\nAll four sensors are taken off afterwards.",
            good="The test uses two small sensors.\n\nBoth sensors are taken off afterwards.",
        ),
    ],
    words=sorted({*SIGNS, *(sign for fact in _ASKED.all for sign in fact.signs)}),
    limit=6,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that give a fact, for the same people, in figures that differ."""
    if page.type == "professional" or page.word_count > _MOST_WORDS:
        return
    yield from contradictions(page, _ASKED, most=_MOST)
    yield from two_starts(page)
