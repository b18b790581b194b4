"""Every question of `either_questions` is answered twice on a page of its own, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.consistency.either_questions import EITHER
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.checks.consistency.question import Question
    from qa.rulebook import Rulebook

ANSWERS = {
    "started soon": ("It works best if it is started early.", "There is no hurry."),
    "used or called at once": (
        "Call an ambulance straight away.",
        "Wait for 20 minutes before you call an ambulance.",
    ),
    "swallowed with": (
        "Swallow the tablet with a glass of plain water.",
        "Take the tablet with orange juice.",
    ),
    "lying down after it": (
        "Do not lie down for an hour after it.",
        "Take it just before you go to bed.",
    ),
    "stopped beforehand": (
        "Do not stop taking it before surgery.",
        "Stop taking it two days before any surgery.",
    ),
    "during a period": (
        "Avoid having the test during your period.",
        "The best time for it is during your period.",
    ),
    "contraception still": (
        "Use condoms for the first 7 days.",
        "You do not need other contraception.",
    ),
    "water on lenses": (
        "Never let your lenses touch tap water.",
        "Rinse the lens with warm tap water.",
    ),
    "metal off": ("Take off any jewelry.", "You can keep your earrings in."),
    "off for shower": ("Take your patch off before a shower.", "You can wear the patch to shower."),
    "off for swim": ("Take off your watch before you swim.", "Keep your watch on for swimming."),
    "off for bath": ("Remove your splint for the bath.", "You can wear your splint in the bath."),
    "off for sleep": ("Take out your dentures before bed.", "Keep your dentures in at night."),
    "off for eat": ("Take your aligners out to eat.", "You can keep your aligners in to eat."),
    "off for exercise": (
        "Take your brace off when you exercise.",
        "You should wear your brace for exercise.",
    ),
    "off for scan": ("Take out your hearing aids for the scan.", "Keep your aids in for the scan."),
    "jump or crawl": ("Lice do not jump.", "Lice can jump far."),
    "talking during it": ("Do not talk while it is on.", "Chat to us during the test."),
    "kept on when well": (
        "Use it daily, even when your skin is clear.",
        "You can stop using it once your skin is clear.",
    ),
    "bladder full": ("Come with a full bladder.", "Empty your bladder just before the scan."),
    "day off from it": ("Wear it every night.", "You can leave it off at weekends."),
    "cast kept dry": ("Keep your cast dry.", "You can shower with your cast."),
    "how fast": ("Chew each bite slowly.", "Chew it as fast as you like."),
    "wash water": ("Wash it in cool water.", "Wash it with hot water."),
    "rinse water": ("Rinse it with cool water.", "Rinse it with hot water."),
    "soak water": ("Soak it in lukewarm water.", "Soak it in hot water."),
    "shower water": ("Shower in cool water.", "Shower in very hot water."),
    "cool water": ("Cool it under cold running water.", "Cool it in hot water."),
    "bathe water": ("Bathe in lukewarm water.", "Bathe in hot water."),
    "wiped which way": ("Wipe from front to back.", "Wiping back to front is best."),
    "breathed in through": (
        "Breathe in slowly through your nose.",
        "Breathe in through your mouth.",
    ),
    "side to lie on": ("Lie on your left side.", "You should lie on your right side."),
    "one or both": ("Put the drops in the sore eye only.", "Put one drop in both eyes."),
    "for all comers": ("Our clinic is open to everyone.", "We only see people aged over 50."),
}


def _told(book: Rulebook, *texts: str) -> list[str]:
    text = "# A page\n\n" + "\n\n".join(texts)
    settings = InspectionSettings(grammar="none", select=("consistency.two-answers",))
    source = Source("a.md", text.encode(), "markdown")
    return [finding.rule for finding in inspect_page(source, book, settings).findings]


@pytest.mark.parametrize("question", EITHER, ids=lambda question: question.name)
def test_two_answers_are_told_and_one_is_not(book: Rulebook, question: Question) -> None:
    one, other = ANSWERS[question.name]
    assert _told(book, one, other)
    assert not _told(book, one, "If we ask you to, do it again.")
    assert not _told(book, other, "If we ask you to, do it again.")
