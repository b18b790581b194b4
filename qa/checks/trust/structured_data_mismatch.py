"""JSON-LD that calls a page's subject something else than the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of
from qa.checks.trust.structured import place_of, types_of
from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DRUG = frozenset({"Drug", "DrugClass", "Substance", "DrugStrength", "DietarySupplement"})
_CONDITION = frozenset(
    {"MedicalCondition", "InfectiousDisease", "MedicalSignOrSymptom", "MedicalSign"}
    | {"MedicalSymptom", "VitalSign", "MedicalRiskFactor"}
)
_CARE = frozenset(
    {
        "MedicalTherapy",
        "MedicalProcedure",
        "SurgicalProcedure",
        "PhysicalTherapy",
        "PsychologicalTreatment",
    }
    | {"TherapeuticProcedure", "PalliativeProcedure", "PhysicalActivity", "OccupationalTherapy"}
    | {"RadiationTherapy", "MedicalDevice", "Vaccine"}
)
_TEST = frozenset(
    {"MedicalTest", "BloodTest", "ImagingTest", "PathologyTest", "MedicalTestPanel"}
    | {"DiagnosticProcedure", "DiagnosticLab", "MedicalImagingTechnique"}
)
_FITS = {
    "medicine": _DRUG,
    "medication-guide": _DRUG,
    "eu-leaflet": _DRUG,
    "supplement": _DRUG,
    "condition": _CONDITION,
    "symptom": _CONDITION,
    "treatment": _CARE | _DRUG,
    "test": _TEST | _CARE,
}
_KNOWN = _DRUG | _CONDITION | _CARE | _TEST
_ABOUT = ("about", "mainEntity")


@rule(
    "trust.structured-data-mismatch",
    level=Level.WARNING,
    message="The JSON-LD says that this %s page is about a %s: name the type that fits.",
    why="Search engines then show the page for the wrong questions, or show facts of another kind "
    "beside it.",
    sources=["schema.org: MedicalCondition, Drug, MedicalTest, MedicalProcedure, MedicalTherapy"],
    examples=[
        Example(
            bad="<meta name='page_type' content='medicine'><script type='application/ld+json'>"
            '{"@type": "MedicalWebPage", "about": {"@type": "MedicalCondition"}}</script>'
            "<h1>Aspirin</h1>",
            good="<meta name='page_type' content='medicine'><script type='application/ld+json'>"
            '{"@type": "MedicalWebPage", "about": {"@type": "Drug"}}</script><h1>Aspirin</h1>',
            format=Format.HTML,
        ),
        Example(
            bad="<meta name='page_type' content='condition'><script type='application/ld+json'>"
            '{"@type": "MedicalWebPage", "about": [{"@type": "Drug"}]}</script><h1>Gout</h1>',
            good="<meta name='page_type' content='condition'><script type='application/ld+json'>"
            '{"@type": "MedicalWebPage", "about": [{"@type": "Drug"}, {"@type": '
            '"MedicalCondition"}]}</script><h1>Gout</h1>',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the type, where none of those that the page is said to be about fits its page type."""
    fits = _FITS.get(page.type or "")
    if fits is None or not page.document.jsonld:
        return
    said: list[str] = []
    for node in page.jsonld_nodes():
        for key in _ABOUT:
            about = node.get(key)
            for part in about if isinstance(about, list) else [about]:
                if isinstance(part, dict):
                    said += sorted(types_of(part) & _KNOWN)
    if said and not fits.intersection(said):
        yield Match(place_of(page, said[0]), (kind_of(page), said[0]))
