"""A reviewer, or an author, who is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import level_of_advice
from qa.checks.trust.people import Role, Sort, people
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.trust.people import Person
    from qa.page import Page


@rule(
    "trust.placeholder-reviewer",
    level=Level.ERROR,
    message="'%s' is nobody's name: write who is the page's %s.",
    why="A name that stands in for a name tells readers that a check was made that nobody made.",
    sources=[
        "HONcode, principle 1 (authority)",
        "NHS standard for creating health content, part 1",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\nreviewed_by: TBD\n---\n# Gout\n\nA sore toe.\n",
            good="---\npage_type: condition\nreviewed_by: Ted Tobey, MD\n---\n# Gout\n\nA toe.\n",
        ),
        Example(
            bad="# Gout\n\nMedically reviewed by: Dr. Jane Doe\n\nA sore toe.\n",
            good="# Gout\n\nMedically reviewed by: Dr. Jane Dowd\n\nA sore toe.\n",
        ),
        Example(
            bad="# Gout\n\nWritten by Ana Ruiz, RN. Reviewed by Staff.\n\nA sore toe.\n",
            good="# Gout\n\nWritten by Ana Ruiz, RN. Reviewed by the medical staff at Larkfield.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each placeholder for which no other place of the page has the name.

    An author called "admin" counts only where somebody else is named, or else
    `missing-author-or-reviewer` tells it.
    """
    everybody = page.once(people)
    named = {p.role for p in everybody if p.sort is not Sort.NOBODY}
    seen: set[tuple[Role, str]] = set()
    for person in everybody:
        key = (person.role, person.name.lower())
        if not _counts(page, person, named) or key in seen:
            continue
        seen.add(key)
        level = Level.ERROR if person.role is Role.REVIEWER else Level.WARNING
        span = person.span or page.start
        yield Match(span, (person.name, person.role.value), level=level)


def _counts(page: Page, person: Person, named: set[Role]) -> bool:
    if person.sort is not Sort.NOBODY or not any(c.isalpha() or c == "?" for c in person.name):
        return False
    if person.role in named:
        return False
    return person.role is Role.REVIEWER or (bool(named) and level_of_advice(page) is not None)
