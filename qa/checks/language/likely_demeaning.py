"""A sentence that is like those that talk down to people, blame or label them."""

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
    "a": "a judgement on people who drink, smoke, gamble or use drugs: say what happened and what"
    " helps",
    "b": "a judgement on people with mental illness: say what they live with",
    "c": "pity or praise for being disabled: say what the person does or needs",
    "d": "blame for weight or blood sugar: say what helps",
    "e": "a judgement on age, pregnancy or parents: leave it out",
    "f": "a judgement on sex, gender or HIV: leave it out",
    "g": "a label for people: name them first, then what they have or need",
    "h": "blame for being ill: say what helps instead",
    "i": "scolding or talking down: say what to do, and why",
    "j": "a worry waved away: take it seriously, and say what can be done",
}
"""By the kind of passage that the model learned from, what the sentence is taken for."""


@rule(
    "language.likely-demeaning",
    level=Level.WARNING,
    message="'%s' reads like %s.",
    limit=20,
    why="People who feel judged stay away from care, or keep back what the doctor should know.",
    sources=[
        "NHS content guide, inclusive content: talk about people with respect",
        "NIDA, Words Matter; AMA Manual of Style 11, 11.12: no labels, no blame",
        "VA.gov content style guide, destigmatizing language: do not blame",
    ],
    examples=[
        Example(
            bad="If you had looked after yourself you would not need our help now.",
            good="We can help you, whatever brought you here.",
        ),
        Example(
            bad="Despite her illness she bravely manages to hold down a job.",
            good="She has multiple sclerosis and works as a teacher.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that scores as high as those that editors send back."""
    return told(page, "language", LIKE)
