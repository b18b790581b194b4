"""A section that most pages of this type have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.sections.place import missing
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WHOLE = 250
_PAGES = ("medicine", "condition", "treatment", "symptom", "supplement", "test")


@rule(
    "sections.missing-recommended",
    level=Level.SUGGESTION,
    message="Most %s pages also have a section on %s.",
    why="Readers compare pages, and a part that they know from others may be what they came for.",
    sources=[
        "NHS content guide, medicines A to Z and conditions A to Z templates",
        "MedlinePlus drug pages and encyclopedia",
        "DISCERN, items 8, 12, 13 and 15",
    ],
    examples=[
        Example(
            bad="---\npage_type: treatment\n---\n# Cataract surgery\n\n"
            + "The surgeon takes out the cloudy lens and puts in a clear one. " * 25
            + "\n\n## How it works\n\nSound waves break up the old lens.\n\n## Benefits\n\nSight "
            "is clearer.\n\n## Risks\n\nInfection is rare.\n\n## Other options\n\nStronger "
            "glasses.\n",
            good="---\npage_type: treatment\n---\n# Cataract surgery\n\nThe surgeon takes out the "
            "cloudy lens and puts in a clear one.\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Shingles\n\n"
            + "Shingles is a painful rash on one side of the body. " * 26
            + "\n\n## Symptoms\n\nA rash.\n\n## When to see a doctor\n\nAt once.\n\n## Causes\n\nA "
            "virus.\n\n## Treatment\n\nTablets.\n",
            good="---\npage_type: wellness\n---\n# Walking\n\n"
            + "A walk a day lifts your mood and helps you to sleep well at night. " * 20,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of each that the text does not talk of."""
    if page.page_type is None or page.type not in _PAGES or page.word_count < _WHOLE:
        return
    title = page.page_type.title.lower()
    for need, span, told in missing(page, "recommended"):
        if not told:
            yield Match(span, (title, need.name[:1].lower() + need.name[1:]))
