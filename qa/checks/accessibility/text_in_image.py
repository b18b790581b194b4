"""Words and tables that stand in a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.accessibility.images import file_name, words, words_of_name
from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OF_WORDS = words(
    "infographic infographics leaflet flyer flier poster factsheet checklist pricelist timetable "
    "screenshot table"
)
_SUBJECT = words(
    "dose doses dosage dosing price prices fee fees opening schedule symptom symptoms calorie "
    "calories side effects warning instructions contact"
)
_FORM = words("chart list table hours times card sheet guide menu schedule text info")
_ALT = later(
    r"^(?:an? |the )?(?:infographic|(?:dos(?:e|age|ing)|price|fee) (?:chart|table|list)|"
    r"table (?:of|showing|that shows|with)|screen ?shot of (?:text|an? (?:table|leaflet|letter))|"
    r"(?:leaflet|poster|flyer|text) (?:that )?(?:saying|says|reading|reads|with the words))",
    re.IGNORECASE,
)


@rule(
    "accessibility.text-in-image",
    level=Level.SUGGESTION,
    message="The image '%s' seems to hold words or a table: write them as text on the page too.",
    why="Words in a picture cannot be enlarged, searched, translated or read aloud.",
    sources=["WCAG 2.2, 1.4.5 (level AA)"],
    examples=[
        Example(
            bad="![Doses of paracetamol by age](dose-chart.png)",
            good="![A spoon beside a bottle](dose.png)\n\n| Age | Dose |\n|--|--|\n| 6 | 5 |",
        ),
        Example(
            bad='<p>Pick a time.</p><img src="p2.png" alt="Table showing our opening hours">',
            good='<p>Pick a time.</p><img src="table-tennis.png" alt="Two men at a table">',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image whose file or alternative text is named so."""
    for image in page.document.images:
        parts = words_of_name(image)
        named = (parts and parts[-1] in _OF_WORDS) or (
            not _FORM.isdisjoint(parts) and not _SUBJECT.isdisjoint(parts)
        )
        if named or (image.alt and _ALT.match(image.alt.strip())):
            yield Match(image.span, (file_name(image) or image.target[:40],))
