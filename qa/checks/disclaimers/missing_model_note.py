"""Photos of people on the page of a clinic, and no word on whether they are patients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PATIENT = regex_later(
    r"\b(?:patients?|clients?|customers?|before and after|results?|(?:smiling|happy|relaxed|slim|"
    r"healthy) (?:\w+ )?(?:man|woman|person|couple|family|people))\b",
    regex.IGNORECASE,
)
_STAFF = regex_later(r"\b(?:dr|doctor|nurse|therapist|team|staff|surgeon|dentist|logo)\b", regex.I)
_SAID = regex_later(
    r"\b(?:actors?|actor portrayal|models?|stock (?:photo|image)|not (?:an? )?actual (?:patient|"
    r"client)|(?:real|actual) (?:patient|client)|(?:photo|picture|image)s? (?:shown )?(?:is|are|"
    r"posed))"
)


@rule(
    "disclaimers.missing-model-note",
    level=Level.SUGGESTION,
    message="The picture '%s' looks like one of a patient: say in its caption whether it is, or "
    "that it shows a model.",
    why="Readers take the people on a clinic's pictures for its patients and their looks for its "
    "results.",
    sources=["16 CFR 255.2(c), actual consumers"],
    examples=[
        Example(
            bad="---\npage_type: service\n---\n# Laser\n\n![A smiling woman after her laser "
            "treatment](woman.jpg)\n\nOur lasers are gentle.\n",
            good="---\npage_type: service\n---\n# Laser\n\n![A smiling woman after her laser "
            "treatment](woman.jpg)\n\nPicture posed by a model.\n",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Implants\n\n![Patient before and after]"
            "(result.png)\n\nBook a visit.\n",
            good="---\npage_type: service\n---\n# Implants\n\n![Dr Lee shows a patient an X-ray]"
            "(lee.png)\n\nBook a visit.\n",
        ),
    ],
    pages=("service",),
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first picture of someone who may be a patient."""
    for image in page.document.images:
        alt = image.alt or ""
        if _PATIENT.search(alt) and not _STAFF.search(alt) and not _SAID.search(page.said):
            if not page.house.says("model-note", page.said):
                yield Match(image.span, (alt,))
            return
