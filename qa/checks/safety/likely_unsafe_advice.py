"""A sentence that is like those in which readers are told what could harm them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.finding import Level
from qa.likeness.telling import told
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

LIKE: Final = {
    "a": "advice not to ask a professional: say whom to ask, and when",
    "b": "advice to change or stop a treatment alone: say to ask the prescriber first",
    "c": "a warning sign played down: say when to get help, and how fast",
    "d": "loose advice on how much of a medicine to take: say what to do about missed doses, and"
    " the most in a day",
    "e": "an all-clear for people who may be at risk, as in pregnancy, for children, with alcohol"
    " or when driving: say whom to ask",
    "f": "a word against tests, vaccines or standard treatment: say what they do and their risks",
    "g": "blame for being ill: say what helps instead",
    "h": "a diagnosis or a decision made for the reader: say what it may be, and who can tell",
    "i": "a remedy in place of treatment: say that it does not replace it",
    "j": "first aid that may do harm: hold it against the advice of today",
}
"""By the kind of passage that the model learned from, what the sentence is taken for."""


@rule(
    "safety.likely-unsafe-advice",
    level=Level.WARNING,
    message="'%s' reads like %s.",
    limit=20,
    why="People do what a health page tells them; loose advice can keep them from help that they"
    " need.",
    sources=[
        "NHS standard for creating health content, 2: evidence-based, clinically safe",
        "NHS service manual, care cards: say when and how fast to get help",
        "DISCERN, items 12 and 15: what happens without treatment, support for shared decisions",
    ],
    examples=[
        Example(
            bad="Chest pain that comes and goes is never serious, so wait a few weeks first.",
            good="Tell your doctor about chest pain that comes and goes, even if it has stopped.",
        ),
        Example(
            bad="Once you feel better you can safely stop your tablets without asking anyone.",
            good="Keep taking your tablets when you feel better, and ask before you stop them.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that scores as high as those that editors send back."""
    return told(page, "safety", LIKE)
