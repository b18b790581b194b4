"""A sentence that is like those that were never meant for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.finding import Level
from qa.likeness.telling import told
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

LIKE: Final = {
    "a": "a note between the people who made this page: settle it, then take it out",
    "b": "what a writing assistant says about its text: take it out, and check the text around it",
    "c": "a template's sample text: write what belongs there, or take the part out",
    "d": "what the content system or shop left in: take it out",
}
"""By the kind of passage that the model learned from, what the sentence is taken for."""
_TAG: Final = later(r"\{[{%#:.]|[%#}]\}|<[%?]")
"""What other rules know, or a program fills in before readers see it."""
_WORD: Final = later(r"\b[a-z]{2,}\b")
_FEWEST: Final = 5
"""Words of what can be told from a caption, a cell of a table or the name of a form."""
_SURE: Final = 8
"""Words of what is surely more than a turn of phrase: "The short version goes like this."."""


@rule(
    "residue.likely-leftover",
    level=Level.WARNING,
    message="'%s' reads like %s.",
    pages=("~professional",),
    limit=20,
    why="Readers meet words that were not meant for them, and wonder what else on the page is"
    " unfinished.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Wikipedia, Signs of AI writing: collaborative communication, placeholder text",
    ],
    examples=[
        Example(
            bad="Not sure this paragraph belongs here, could legal have another look before it goes"
            " out?",
            good="If you are not sure which form you need, ask at reception before you go in.",
        ),
        Example(
            bad="I have rewritten the section on side effects in a calmer tone, as you asked.",
            good="Write down which side effects you have, and show the list to your pharmacist.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that scores as high as those that editors take out."""
    for match in told(page, "residue", LIKE):
        text = match.args[0].lower()
        words = len(_WORD.findall(text))
        if words >= _FEWEST and not _TAG.search(text):
            yield match if words >= _SURE else match._replace(level=Level.SUGGESTION)
