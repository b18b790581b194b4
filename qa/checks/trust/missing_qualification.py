"""A byline that does not say why its person can speak about health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import level_of_advice
from qa.checks.trust.people import Role, Sort, people, same_name, same_person, states_qualification
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.trust.people import Person
    from qa.page import Page

# "Linda Castro, MD, Physical Medicine and Rehabilitation": the last is nobody's name.
_FIELD = later(
    r"(?i)\b(?:medicine|surgery|rehabilitation|pa?ediatrics|obstetrics|nursing|nutrition|dietetics|"
    r"pharmacy|\w{3,}(?:ology|iatry|metry)|metabolism|(?:critical|palliative) care|sciences?)$"
)


@rule(
    "trust.missing-qualification",
    level=Level.WARNING,
    message="Say what qualifies %s, the page's %s: a degree, a registration or a job.",
    why="A bare name does not tell readers whether a nurse, a journalist or a shop owner advises "
    "them.",
    sources=[
        "HONcode, principle 1 (authority)",
        "JAMA benchmarks (Silberg 1997), authorship: credentials",
        "CAP Code, rule 12.2 (suitable credentials)",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Paracetamol\n\nBy Sam\n\nParacetamol eases pain "
            "and brings down a fever. You can buy it in a pharmacy. Adults can take one or two "
            "tablets up to four times a day. Wait at least four hours between doses, and never "
            "take more than eight tablets in a day.\n",
            good="---\npage_type: medicine\n---\n# Paracetamol\n\nBy Sam Lee, PharmD\n\n"
            "Paracetamol eases pain and brings down a fever. You can buy it in a pharmacy. Adults "
            "can take one or two tablets up to four times a day. Wait at least four hours between "
            "doses, and never take more than eight tablets in a day.\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nMedically reviewed by Lena Fischer\n\n"
            "Gout is a kind of arthritis that comes in sudden, painful attacks. Most people feel "
            "it first in the big toe. Crystals of uric acid build up in the joint and make it "
            "swell. Medicines can calm an attack and make the next one less likely.\n",
            good="---\npage_type: condition\n---\n# Gout\n\nReviewed by Dr Lena Fischer and our "
            "nursing team\n\nGout is a kind of arthritis that comes in sudden, painful attacks. "
            "Most people feel it first in the big toe. Crystals of uric acid build up in the joint "
            "and make it swell. Medicines can calm an attack.\n",
        ),
        Example(
            good="---\npage_type: condition\nreviewed_by: Lena Fischer\n---\n# Gout\n\nGout is a "
            "kind of arthritis that comes in sudden, painful attacks. Most people feel it first in "
            "the big toe. Crystals of uric acid build up in the joint and make it swell. "
            "Medicines can calm an attack.\n\nLena Fischer is a nurse in Leeds.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each person, once; softly where a qualified person checked the page too."""
    level = level_of_advice(page)
    if level is None:
        return
    everybody = page.once(people)
    known = {same_name(p.name) for p in everybody if p.qualified}
    known |= {same_name(name) for name in page.house.people}
    checked = any(p.role is Role.REVIEWER and p.qualified for p in everybody) or any(
        p.role is Role.REVIEWER and p.sort is Sort.TEAM for p in everybody
    )
    for person in _bare(everybody):
        name = same_name(person.name)
        if any(same_person(name, other) for other in known) or _told(page, name):
            continue
        known.add(name)
        span = person.span or page.start
        yield Match(
            span, (person.name, person.role.value), level=Level.SUGGESTION if checked else level
        )


def _bare(everybody: tuple[Person, ...]) -> list[Person]:
    """Return the people without a qualification, those whom readers see first."""
    bare = [
        p
        for p in everybody
        if p.sort is Sort.PERSON
        and not p.qualified
        and (p.shown or " " in p.name)
        and not _FIELD.search(p.name)
    ]
    return sorted(bare, key=lambda p: not p.shown)


def _told(page: Page, name: tuple[str, ...]) -> bool:
    """Return whether another part of the page says what the person is."""
    if not name:
        return True
    bylines = {page.block_at(p.span.start) for p in page.once(people) if p.span and p.shown}
    return any(
        name[-1] in block.folded and index not in bylines and states_qualification(block.plain)
        for index, block in enumerate(page.blocks)
    )
