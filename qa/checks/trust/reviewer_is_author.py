"""A page whose author is its only reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import level_of_advice
from qa.checks.trust.people import Role, Sort, people, same_name, same_person
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TEXT = (
    "Gout is a kind of arthritis that comes in sudden, painful attacks. Most people feel it first "
    "in the big toe. Crystals of uric acid build up in the joint and make it swell. Medicines can "
    "calm an attack and make the next one less likely.\n"
)


@rule(
    "trust.reviewer-is-author",
    level=Level.SUGGESTION,
    message="%s is both author and reviewer: have somebody else check the page.",
    why="We read over our own mistakes, so a page needs a second pair of eyes.",
    sources=["NHS standard for creating health content, part 1 (clinical approval)"],
    examples=[
        Example(
            bad="---\npage_type: condition\nauthor: Dr Amy Lee\nreviewed_by: Amy Lee, MRCGP\n---\n"
            f"# Gout\n\n{_TEXT}",
            good="---\npage_type: condition\nauthor: Dr Amy Lee\nreviewed_by: Dr Tom Oakes\n---\n"
            f"# Gout\n\n{_TEXT}",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nWritten and medically reviewed by Dr "
            f"Amy Lee\n\n{_TEXT}",
            good="---\npage_type: condition\n---\n# Gout\n\nWritten by Dr Amy Lee and reviewed by "
            f"Dr Tom Oakes\n\n{_TEXT}",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the reviewer's name where every reviewer is an author too."""
    if level_of_advice(page) is None:
        return
    named = [p for p in page.once(people) if p.sort is Sort.PERSON and same_name(p.name)]
    authors = {same_name(p.name) for p in named if p.role is Role.AUTHOR}
    reviewers = [p for p in named if p.role is Role.REVIEWER]
    if reviewers and all(
        any(same_person(same_name(p.name), author) for author in authors) for p in reviewers
    ):
        yield Match(reviewers[0].span or page.start, (reviewers[0].name,))
