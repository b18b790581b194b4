"""A section that pages of this type must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.sections.place import missing
from qa.checks.trust.clinical import CLINICAL, level_for
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WHOLE = 250
_PAGES = (*CLINICAL, "eu-leaflet")


@rule(
    "sections.missing-required",
    level=Level.WARNING,
    message="This %s page has no section on %s.",
    why="Readers look for the same parts on every page of a kind, and what is left out is often "
    "what keeps them safe.",
    sources=[
        "NHS content guide, medicines A to Z and conditions A to Z templates",
        "MedlinePlus drug pages, encyclopedia and medical tests",
        "DISCERN, items 9 to 11 and 14",
        "NHS service manual, care cards",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Cetirizine\n\nCetirizine is a tablet for hay "
            "fever and hives. It seldom makes people sleepy, and most start to feel better within "
            "an hour.\n\n## Uses\n\nIt eases sneezing, a runny nose and itchy skin.\n\n## How to "
            "take it\n\nTake one tablet a day with a glass of water.\n\n## Side effects\n\nSome "
            "people get a headache or a dry mouth.\n",
            good="---\npage_type: medicine\n---\n# Cetirizine\n\nCetirizine is a tablet for hay "
            "fever and hives. Most people start to feel better within an hour.\n\n## Uses\n\nIt "
            "eases sneezing.\n\n## Who should not take it\n\nPeople with kidney failure.\n\n"
            "## How to take it\n\nOne tablet a day.\n\n## Taking too much\n\nCall for advice.\n\n"
            "## Side effects\n\nA dry mouth.\n\n## Taking it with other medicines\n\nIt mixes "
            "well with most.\n\n## Pregnancy\n\nAsk your pharmacist.\n",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Carpal tunnel release\n\nA surgeon cuts a band "
            "in the wrist so that a nerve has more room. It takes about twenty minutes, and you "
            "stay awake for it with a numb hand.\n\n## How it works\n\nThe nerve is set free.\n\n"
            "## Benefits\n\nThe numbness mostly goes away.\n\n## Recovery\n\nStitches come out "
            "after ten days.\n",
            good="---\npage_type: treatment\n---\n# Carpal tunnel release\n\nA surgeon cuts a band "
            "in the wrist so that a nerve has more room. It takes about twenty minutes.\n\n"
            "## How it works\n\nThe nerve is set free.\n\n## Benefits\n\nThe numbness mostly goes "
            "away.\n\n## Risks\n\nThe scar can be sore.\n\n## Other options\n\nA wrist splint, or "
            "an injection.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of each; softly where the text talks of it under another heading."""
    level = level_for(page, _WHOLE)
    if level is None or page.page_type is None or page.type not in _PAGES:
        return
    title = page.page_type.title.lower()
    for need, span, told in missing(page, "required"):
        name = need.name[:1].lower() + need.name[1:]
        yield Match(span, (title, name), level=Level.SUGGESTION if told else level)
