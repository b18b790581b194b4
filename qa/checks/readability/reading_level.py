"""A page that is written for readers with more years of school than most people have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa import knowledge
from qa.finding import Level, Match
from qa.patterns import later
from qa.reading import grades, reading_level
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TARGET = 8
_LEAFLETS = {"eu-leaflet": 6, "medication-guide": 6}
_FAR_ABOVE = 12
"""Above this a page is out of reach for most readers, whatever formula is asked."""
_FEWEST_WORDS = 100
_PATIENT = frozenset(
    ["condition", "medicine", "supplement", "symptom", "test", "treatment", "wellness", "service",
     "faq", "eu-leaflet", "medication-guide"]
)  # fmt: skip
_NAME = later(r"[a-z]{3,}")

_HARD = (
    "Pharmacological interventions necessitate individualised consideration of relevant"
    " contraindications. Concomitant administration of antihypertensive preparations may"
    " precipitate symptomatic deterioration in susceptible individuals. Periodic laboratory"
    " monitoring facilitates identification of subclinical abnormalities before irreversible"
    " complications develop. Discontinuation necessitates gradual reduction under appropriate"
    " professional supervision. "
)
_EASY = (
    "Take one tablet each day with food. You may feel sick at first, but this soon goes away. Tell"
    " your doctor if you feel very tired. Do not drive until you know how it makes you feel. If you"
    " miss a dose, take it as soon as you can. "
)


@rule(
    "readability.reading-level",
    level=Level.WARNING,
    message="This page reads at school grade %s (Flesch-Kincaid; SMOG %s), and the aim is grade %s:"
    " use shorter sentences and everyday words.",
    why="Most people take in more of a page at grade 6 to 8, and fear or illness makes every page"
    " harder.",
    sources=[
        "AMA (grade 6) and NIH (grade 8), patient education: doi 10.1177/2374373521998847",
        "NHS digital service manual, content style guide, health literacy: reading age of 9 to 11",
        "WCAG 2.2, 3.1.5 Reading Level (AAA)",
    ],
    examples=[
        Example(bad=_HARD * 3, good=_EASY * 3),
        Example(
            bad=_EASY + _HARD * 4,
            good="Sertraline is an antidepressant. " * 2 + _EASY * 3,
        ),
        Example(good="Pharmacological interventions necessitate consideration."),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield one match at the top of a page above its target.

    It is a warning where a page for patients is above grade 12 by both formulas. Names of
    medicines and the words of the title count as easy, and references do not count. A score says
    nothing more of a page near its target, so that it speaks from half a grade above it only.
    """
    if not (page.with_suggestions or page.type in _PATIENT):
        return
    target = _LEAFLETS.get(page.type or "", _TARGET)
    rough = reading_level(page)
    if rough is None or rough <= target or page.word_count < _FEWEST_WORDS:
        return
    found = grades(page, _names() | set(_NAME.findall(page.title.lower())))
    if found is None or found.words < _FEWEST_WORDS or found.flesch_kincaid < target + 0.5:
        return
    far = min(found.flesch_kincaid, found.smog) > _FAR_ABOVE and page.type in _PATIENT
    yield Match(
        page.start,
        (f"{found.flesch_kincaid:.0f}", f"{found.smog:.0f}", str(target)),
        level=None if far else Level.SUGGESTION,
    )


@cache
def _names() -> frozenset[str]:
    """Return the names of medicines and the names of what treats people."""
    return knowledge.medicine_names() | {
        "medicine", "medicines", "medication", "medications", "hospital", "pharmacist", "emergency",
        "ambulance", "vaccination", "antibiotic", "antibiotics",
    }  # fmt: skip
