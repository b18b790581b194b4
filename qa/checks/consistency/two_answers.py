"""Two answers to one question: how long it lasts, when to go back to school, what a test costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.answers import Questions, contradictions
from qa.checks.consistency.granted import SIGNS, ruled_out
from qa.checks.consistency.questions import QUESTIONS
from qa.finding import Level
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.finding import Match
    from qa.page import Page

_ASKED = Questions(QUESTIONS)
_MOST = 12
"""Answers to one question on a page; with more it is about many things."""


@rule(
    "consistency.two-answers",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who meet two answers follow the wrong one, or trust neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Panic attacks\n\nMost attacks last between 5 and 20 minutes.\n\nAn attack rarely"
            " passes in under three hours.",
            good="# Panic attacks\n\nMost attacks last between 5 and 20 minutes.\n\nAn attack"
            " rarely lasts more than an hour.",
        ),
        Example(
            good="# Migraine\n\nAn attack lasts from 4 hours to 3 days.\n\nSome people have an aura"
            " before it. It lasts between 5 minutes and an hour.",
        ),
        Example(
            bad="# Chickenpox vaccine\n\nThe vaccine is given as 2 doses.\n\nAfter all 3 doses, no"
            " booster is needed.",
            good="# Chickenpox vaccine\n\nThe vaccine is given as 2 doses.\n\nPeople with a weak"
            " immune system should have all 3 doses.",
        ),
        Example(
            bad="# Gout\n\nThe dose is raised until your uric acid is below 6 mg/dL.\n\nYour blood"
            " is tested until it stays under the target of 9 mg/dL.",
            good="# Gout\n\nThe dose is raised until your uric acid is below 6 mg/dL.\n\nIf you"
            " have tophi, the target is below 5 mg/dL.",
        ),
        Example(
            bad="# Alcohol\n\nMen and women should not drink more than 14 units a week.\n\nKeeping"
            " under 28 units a week does the most good.",
            good="# Alcohol\n\nMen and women should not drink more than 14 units a "
            "week.\n\nDrinking"
            " over 35 units a week does the most harm.",
        ),
        Example(
            bad="# Scarlet fever\n\nStay at home until your fever has gone and you have had the"
            " antibiotic for at least 24 hours.\n\nChildren can return to school 5 days after"
            " starting antibiotics.",
            good="# Scarlet fever\n\nStay at home until your fever has gone and you have had the"
            " antibiotic for at least 24 hours.\n\nMost people feel better 5 days after starting"
            " antibiotics.",
        ),
        Example(
            bad="# Combined pill\n\nTake one pill a day for 21 days, then have a break of a week."
            "\n\nThe break comes after you have taken 24 pills.",
            good="# Combined pill\n\nTake one pill a day for 21 days, then have a break of a week."
            "\n\nWith everyday pills, take one pill a day for 28 days with no break.",
        ),
        Example(
            bad="# Mammogram\n\nWomen should start screening at age 40.\n\nIf your first mammogram"
            " at age 50 was clear, come again in two years.",
            good="# Mammogram\n\nWomen should start screening at age 40.\n\nIf you had your first"
            " mammogram at age 50, come again in two years.",
        ),
        Example(
            bad="# Zinc\n\nThe upper limit for adults is 40 mg a day.\n\nStay below the upper limit"
            " of 400 mg a day.",
            good="# Zinc\n\nThe upper limit for adults is 40 mg a day.\n\nIn children the upper"
            " limit is 7 mg a day.",
        ),
        Example(
            bad="# Allopurinol\n\nIt can be taken with or without food.\n\nEach tablet has to be"
            " taken with a meal.",
            good="# Allopurinol\n\nIt can be taken with or without food.\n\nIf it upsets your"
            " stomach, take it with a meal.",
        ),
        Example(
            bad="# Atorvastatin\n\nIt is usually taken for life.\n\nMost people can come off it"
            " after the first 6 months.",
            good="# Atorvastatin\n\nIt is usually taken for life.\n\nMost people are used to it"
            " after the first 6 months.",
        ),
        Example(
            bad="You go home the same day.\n\nYes, plan for one night in hospital.",
            good="You go home the same day.\n\nIf there are problems, plan for one night in"
            " hospital.",
        ),
        Example(
            bad="Most people go home one or two days after the operation.\n\nDuring your"
            " four-to-five-night hospital stay, a nurse shows you how to walk.",
            good="Most people go home one or two days after the operation.\n\nIf you have"
            " complications, your four-night hospital stay may be on another ward.",
        ),
        Example(
            bad="# Gastroscopy\n\nStop all liquids at least 2 hours before you arrive.\n\nNothing"
            " to drink for 5 hours before arrival.",
            good="# Gastroscopy\n\nStop all liquids at least 2 hours before you arrive.\n\nNothing"
            " to eat for 5 hours before arrival.",
        ),
        Example(
            bad="Stay off school or nursery until 48 hours after the last time you were sick.\n\n"
            "Children can go back to nursery on the morning the vomiting stops.",
            good="Stay off school or nursery until 48 hours after the last time you were sick.\n\n"
            "Children can go back to nursery when they have been well for two days.",
        ),
        Example(
            bad="The test is free and takes about an hour.\n\nThe hearing test costs \u00a345,"
            " payable on the day.",
            good="The test is free on the NHS.\n\nA private hearing test costs \u00a345.",
        ),
        Example(
            bad="# Shingles vaccine\n\nThe vaccine is given as two doses.\n\nOne shot is all that"
            " adults need.",
            good="# Shingles vaccine\n\nThe vaccine is given as two doses.\n\nIf you have had one"
            " before, one shot is enough.",
        ),
        Example(
            bad="The patch is only for over-18s.\n\nSixteen-year-olds can have it too.",
            good="The patch is only for over-18s.\n\nTwenty-year-olds can have it too.",
        ),
        Example(
            bad="# Ferritin test\n\nThere is no need to fast.\n\nHave no breakfast, and come with "
            "an"
            " empty stomach.",
            good="# Ferritin test\n\nThere is no need to fast.\n\nIf your iron is tested too, come"
            " with an empty stomach.",
        ),
        Example(
            bad="# Thyroid test\n\nYou don't need to fast.\n\nPlease remember not to eat or drink"
            " for 10 hours before your test.",
            good="# Thyroid test\n\nYou don't need to fast.\n\nIf you are also having a glucose"
            " test, remember not to eat for 10 hours before your test.",
        ),
        Example(
            bad="# Thyroid test\n\nThere is no need to fast.\n\nBecause you will not have"
            " eaten for 8 hours, bring a snack.",
            good="# Thyroid test\n\nThere is no need to fast.\n\nIf you have not eaten for 10 hours"
            " and feel faint, have something to eat.",
        ),
        Example(
            bad="# Sleeve surgery\n\nYou need to take vitamins for the rest of your life.\n\nOnce "
            "your"
            " weight is steady, you can stop your vitamins.",
            good="# Sleeve surgery\n\nYou need to take vitamins for the rest of your life.\n\nOnce "
            "your"
            " weight is steady, you can stop your injections.",
        ),
        Example(
            bad="The consultation is free of charge.\n\nWe ask for a consultation fee of \u00a330.",
            good="The consultation is free of charge.\n\nWe ask for a registration fee of "
            "\u00a330.",
        ),
        Example(
            bad="# Roundworm\n\nTake the second dose 2 weeks after the first.\n\nGive the second"
            " dose the next day.",
            good="# Roundworm\n\nTake the second dose 2 weeks after the first.\n\nAfter the"
            " second dose, change the sheets the next day.",
        ),
        Example(
            bad="You can call the crisis line at any time.\n\nThe crisis line closes at 9pm.",
            good="You can call the crisis line at any time.\n\nThe advice line closes at 9pm.",
        ),
        Example(
            bad="# Bell's palsy\n\nSteroids work best if started within 3 days.\n\nThere is no rush"
            " to start steroids.",
            good="# Bell's palsy\n\nSteroids work best if started within 3 days.\n\nThere is no"
            " need to start eye drops.",
        ),
        Example(
            bad="# ECG\n\nTake off your watch and all metal.\n\nYou can keep your watch on.",
            good="# ECG\n\nTake off your watch and all metal.\n\nYou can keep your socks on.",
        ),
        Example(
            bad="# Clopidogrel\n\nDo not stop taking it before dental work unless you are told"
            " to.\n\nStop clopidogrel a week before any dental work.",
            good="# Clopidogrel\n\nDo not stop taking it before dental work unless you are told"
            " to.\n\nStop smoking a week before any dental work.",
        ),
        Example(
            bad="# Pelvic scan\n\nCome with a full bladder.\n\nEmpty your bladder just before it.",
            good="# Pelvic scan\n\nCome with a full bladder.\n\nEmpty your bladder right after it.",
        ),
        Example(
            bad="# Cyst removal\n\nThere are no stitches, as we use glue.\n\nYour stitches fall"
            " out by themselves.",
            good="# Cyst removal\n\nThere are no stitches, as we use glue.\n\nYour scabs fall"
            " out by themselves.",
        ),
        Example(
            good="# Cataracts\n\nYou do not have to have the operation.\n\nThe operation takes half"
            " an hour.",
        ),
        Example(
            bad="# Ward visits\n\nThere is no lift at this end of the ward.\n\nOnce the lift has"
            " stopped, turn left.",
            good="# Ward visits\n\nThere is no lift at this end of the ward.\n\nIf you need a "
            "lift, ask at the desk. Once the lift has stopped, turn left.",
        ),
        Example(
            bad="# Hand surgery\n\nIt is done under a local anaesthetic.\n\nOnce the general"
            " anaesthetic has worn off, have something to eat.",
            good="# Hand surgery\n\nIt is done under a local anaesthetic.\n\nOnce the local"
            " anaesthetic has worn off, have something to eat.",
        ),
        Example(
            bad="# Angiogram\n\nThe tube goes into an artery in your wrist.\n\nIf the groin "
            "bleeds, press on it.",
            good="# Angiogram\n\nThe tube goes into an artery in your wrist.\n\nIf the wrist "
            "bleeds, press on it.",
        ),
        Example(
            good="For gout, people usually start on 100 mg.\n\nFor kidney stones, the starting"
            " dose is 200 mg.",
        ),
        Example(
            good="- Warfarin: avoid cranberry juice.\n- Pregnancy: cranberry as a food is fine.\n\n"
            "* Adapalene, one gel once a day, for 8 weeks\n* Azelaic acid, two gels once a "
            "day, for 12 weeks",
        ),
        Example(
            good="The 120 mg tablets can be bought from pharmacies.\n\nThe 180 mg tablets are"
            " prescription only.",
        ),
        Example(
            good="# Levothyroxine\n\nAdults usually start on 50 micrograms to 100 micrograms a day."
            "\n\nMost people end up on 100 micrograms to 200 micrograms a day.",
        ),
        Example(good="Swallow it whole.\n\nDon't suck it, chew it or take it at bedtime."),
    ],
    words=sorted({*SIGNS, *(sign for question in _ASKED.all for sign in question.signs)}),
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that answer a question, for the same case, in different ways."""
    if page.type == "professional":
        return
    told = list(contradictions(page, _ASKED, most=_MOST))
    yield from told
    matches = ruled_out(page)
    for both in zip(matches, matches, strict=True):
        # the sentences of a pair may have been told of by a question
        if not all(any(_overlap(one.span, other.span) for other in told) for one in both):
            yield from both


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
