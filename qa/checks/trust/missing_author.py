"""A page about health that says who checked it, and not who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of, level_of_advice
from qa.checks.trust.people import Role, Sort, people
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WHO = later(r"\W*(?:who wrote (?:this|it|us)|about the (?:author|writer)s?)\b", re.IGNORECASE)
"""Headings under which a name needs no other word."""
_WHOLE = 150
_SPRING = "I had slept badly for a year, and in spring a nurse taught me to get up at six. " * 12

_TOLD = later(
    r"\b(?:spoke|talked|talking|speaking|chatted|(?:told|shared) (?:his|her|their|this|the) story) "
    r"(?:to|with) (?!Dr\b)[A-Z][\w'-]+ [A-Z]|\b[Ii]nterview(?:ed)? by [A-Z]"
)


@rule(
    "trust.missing-author",
    level=Level.WARNING,
    message="This %s page says who checked it, but not who wrote it: add the author.",
    why="Readers ask who tells them this, and whom to write to when something is wrong.",
    sources=["JAMA benchmarks (Silberg 1997), authorship", "HONcode, principle 1 (authority)"],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Hay fever\n\nMedically reviewed by Dr Ines "
            "Moreau\n\nHay fever is an allergy to pollen. It makes you sneeze and your eyes itch, "
            "mostly from late spring to the end of the summer. Keeping windows shut and showering "
            "after a walk can help, and a pharmacist can suggest tablets or a spray.\n",
            good="---\npage_type: condition\nauthor: Tom Webb\n---\n# Hay fever\n\nMedically "
            "reviewed by Dr Ines Moreau\n\nHay fever is an allergy to pollen. It makes you sneeze "
            "and your eyes itch, mostly from late spring to the end of the summer. Keeping windows "
            "shut and showering after a walk can help, and a pharmacist can suggest tablets.\n",
        ),
        Example(
            bad="---\npage_type: medicine\nreviewed_by: Noor Haddad, PharmD\n---\n# Paracetamol"
            "\n\nParacetamol eases pain and brings down a fever. You can buy it in a pharmacy. "
            "Adults can take one or two tablets up to four times a day. Wait at least four hours "
            "between doses, and never take more than eight tablets in a day.\n",
            good="---\npage_type: medicine\nreviewed_by: Noor Haddad, PharmD\n---\n# Paracetamol"
            "\n\nWritten by the patient information team\n\nParacetamol eases pain and brings "
            "down a fever. You can buy it in a pharmacy. Adults can take one or two tablets up to "
            "four times a day. Wait at least four hours between doses.\n",
        ),
        Example(
            bad="---\npage_type: patient-story\n---\n# Ann's story\n\nMedically reviewed by Dr "
            "Ines "
            f"Moreau\n\n{_SPRING}\n",
            good="---\npage_type: patient-story\n---\n# Ann's story\n\nAs told to Tom Webb. "
            f"Medically reviewed by Dr Ines Moreau\n\n{_SPRING}\n",
        ),
        Example(
            good="---\npage_type: patient-story\n---\n# Ann's story\n\nAnn Lee, 40, spoke to Tom "
            f"Webb.\n\nMedically reviewed by Dr Ines Moreau\n\n{_SPRING}\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the byline, where a reviewer stands without an author.

    A page that names nobody is told by `trust.missing-author-or-reviewer`.
    """
    level = level_of_advice(page)
    if level is None and page.type == "patient-story" and page.word_count >= _WHOLE:
        level = Level.WARNING
    if level is None or (page.type == "patient-story" and _is_told(page)):
        return
    if any(_WHO.match(heading.plain) for heading in page.headings):
        return
    named = [person for person in page.once(people) if person.sort is not Sort.NOBODY]
    if named and all(person.role is Role.REVIEWER for person in named):
        yield Match(page.start, (kind_of(page),), level=level)


def _is_told(page: Page) -> bool:
    """Return whether a story says who wrote it down."""
    return any(_TOLD.search(block.plain) for block in page.blocks)
