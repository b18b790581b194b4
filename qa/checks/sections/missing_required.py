"""A section that pages of this type must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.alternatives import any_of
from qa.checks.sections.missing_interactions import names_no_other
from qa.checks.sections.missing_medguide_text import is_of_the_law
from qa.checks.sections.place import missing, tells_in_own_words, wanted_here
from qa.checks.trust.clinical import level_for
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page
    from qa.page_type import SectionNeed

_WHOLE = 250
_HEADED = 150
_FEWEST_HEADINGS = 4
"""With so many headings a shorter page is a whole one."""
_OF_THE_SITE = "this site wants it"
_OF_THE_LAW = ("important", "avoid")
"""Parts that a guide has only where the law asks for it."""
_FIXED = ("eu-leaflet", "medication-guide")
"""Types whose sections the law sets."""


@rule(
    "sections.missing-required",
    level=Level.WARNING,
    message="This %s page has no section on %s (%s).",
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
            "## How to take it\n\nOne tablet a day.\n\n## If you forget a dose\n\nWait for the "
            "next.\n\n## Taking too much\n\nCall for advice.\n\n"
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
    """Yield where the first belongs, and the names of all; softly what the text talks of anyway.

    Softly, too, on a long page whose headings are of its own making, but for what is vital.
    What the site itself wants is told one by one.
    """
    kind = page.page_type
    whole = level_for(page, _HEADED if len(page.headings) >= _FEWEST_HEADINGS else _WHOLE)
    if whole is None or kind is None:
        return
    level = whole
    if page.type in _FIXED:
        level = Level.WARNING
    elif tells_in_own_words(page, kind):
        level = Level.SUGGESTION
    own_guide = page.type == "medication-guide" and not is_of_the_law(page)
    own = {need.id: need for need in wanted_here(page)}
    title = kind.title.lower()
    lacking: dict[Level, list[tuple[Span, str]]] = {}
    for need, span, told in missing(page, "required"):
        if need.id in own:
            yield Match(span, (title, f"'{need.name}'", _OF_THE_SITE), level=Level.WARNING)
        elif _asked(page, need, own):
            name = need.name[:1].lower() + need.name[1:]
            soft = told or (own_guide and need.id in _OF_THE_LAW)
            loud = whole if need.vital else level
            lacking.setdefault(Level.SUGGESTION if soft else loud, []).append((span, name))
    for at_level, parts in lacking.items():
        first, _ = parts[0]
        named = any_of([name for _, name in parts])
        yield Match(first, (title, named, kind.sources[0]), level=at_level)


def _asked(page: Page, need: SectionNeed, own: dict[str, SectionNeed]) -> bool:
    """Return whether pages of this type are asked for a section, and not by the site already."""
    kind = page.page_type
    if kind is None or not (kind.clinical or page.type in _FIXED):
        return False
    if need.id == "interactions" and names_no_other(page):
        return False  # `sections.missing-interactions` says so
    return not any(need.heads(wanted.name) for wanted in own.values())
