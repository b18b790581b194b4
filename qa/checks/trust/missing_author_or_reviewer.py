"""No word on who wrote or checked the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of, level_of_advice
from qa.checks.trust.people import is_signed
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "trust.missing-author-or-reviewer",
    level=Level.WARNING,
    message="This %s page names no author and no reviewer: say who wrote it and who checked it.",
    why="Readers cannot judge advice about their health without knowing who stands behind it.",
    sources=[
        "HONcode, principle 1 (authority)",
        "JAMA benchmarks (Silberg 1997), authorship",
        "URAC Health Web Site Standards v2.1, WS 15",
        "NHS standard for creating health content, part 1",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Paracetamol\n\nParacetamol eases pain and brings "
            "down a fever. You can buy it in a pharmacy. Adults can take one or two tablets up to "
            "four times a day. Wait at least four hours between doses, and never take more than "
            "eight tablets in a day.\n",
            good="---\npage_type: medicine\nreviewed_by: Noor Haddad, PharmD\n---\n# Paracetamol\n"
            "\nParacetamol eases pain and brings down a fever. You can buy it in a pharmacy. "
            "Adults can take one or two tablets up to four times a day. Wait at least four hours "
            "between doses, and never take more than eight tablets in a day.\n",
        ),
        Example(
            bad="---\npage_type: condition\nauthor: admin\n---\n# Hay fever\n\nHay fever is an "
            "allergy to pollen. It makes you sneeze and your eyes itch, mostly from late spring to "
            "the end of the summer. Keeping windows shut and showering after a walk can help, and "
            "a pharmacist can suggest tablets or a spray for your nose.\n",
            good="---\npage_type: condition\n---\n# Hay fever\n\nMedically reviewed by Dr Ines "
            "Moreau\n\nHay fever is an allergy to pollen. It makes you sneeze and your eyes itch, "
            "mostly from late spring to the end of the summer. Keeping windows shut and showering "
            "after a walk can help, and a pharmacist can suggest tablets or a spray.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the byline where there is none."""
    level = level_of_advice(page)
    if level is None or is_signed(page):
        return
    yield Match(page.start, (kind_of(page),), level=level)
