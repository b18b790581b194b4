"""A page about health that somebody wrote, and no clinician checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.checks.trust.clinical import (
    is_whole_page,
    kind_of,
    level_of_advice,
)
from qa.checks.trust.lines import lines
from qa.checks.trust.page_dates import What, page_dates
from qa.checks.trust.people import Role, Sort, people
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# A line of its own that says so without a name; "the trial was peer reviewed" is none.
_SAID = regex_later(
    r"\A\W*(?:medically|clinically|expert|medical|clinical|peer)[- ](?:reviewed|checked|approved|"
    r"review|approval|verified)\b.{0,80}\Z"
    r"|\b(?:our|all|every|each|this) (?:\w+ ){0,3}(?:content|pages?|articles?|information|guides?|"
    r"leaflets?)\b[^.]{0,40}\b(?:reviewed|checked|approved|signed off|overseen) by\b"
    r"|\b(?:dr|prof(?:essor)?|mr|mrs|ms|md|rn|gp|pharmacist|consultant)\b[^.!?;]{0,80}\b(?:"
    r"reviewed|checked|approved) (?:her|his|their|our|my|these|the|this|all) (?:[\w-]+ ){0,2}(?:"
    r"answers?|text|page|article|content|facts|guide|leaflet|information|advice)\b"
    r"|\bas (?:the |our |its )?(?:clinical|medical|expert) (?:reviewer|checker|adviser|advisor)\b",
    regex.IGNORECASE,
)

_BY_SOMEBODY = regex_later(r"\b(?:reviewed|checked|approved|signed off)\s+by\b")
_SHORT = 150
_SOFTER = ("patient-story", "wellness")
"""Pages that need no clinician, but where one that says when it was reviewed has to say by whom."""
_SPRING = "I had slept badly for a year, and in spring a nurse taught me to get up at six. " * 12
_HALL = "We meet in the hall on Tuesdays, and a nurse walks with you to test your balance. " * 12
_ADVISES = regex_later(
    r"\b(?:call|ring|phone|dial)\b[^.;!?]{0,60}?\b(?:999|911|112|111|000)\b|"
    r"\bgo to (?:a&e|an emergency|the (?:nearest )?emergency|an? er\b|the er\b)"
)
"""What a service says of danger, which somebody who treats people has to have seen."""
_EFFECTS = regex_later(
    r"\b(?:boxed warning|controlled (?:substance|drug)|side effects?|not right for everyone|"
    r"(?:can|may) (?:also )?(?:raise|cause|harm|damage|make you|lead to))\b"
)


@rule(
    "trust.missing-clinical-reviewer",
    level=Level.WARNING,
    message="This %s page says who wrote it, but names no clinician who checked it: add the "
    "reviewer.",
    why="A mistake about symptoms or doses is found by somebody who treats people, and readers "
    "look for that person's name.",
    sources=[
        "NHS standard for creating health content, part 1 (clinical approval)",
        "schema.org MedicalWebPage, reviewedBy",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\nauthor: Tom Webb, health writer\n---\n# Loratadine\n\n"
            "Loratadine is a tablet for hay fever and itchy rashes. It seldom makes people sleepy. "
            "Adults take one tablet a day, with or without food, and it starts to work within an "
            "hour or two. You can buy it without a prescription, and children can have a syrup.\n",
            good="---\npage_type: medicine\nauthor: Tom Webb, health writer\nreviewed_by: Noor "
            "Haddad, PharmD\n---\n# Loratadine\n\nLoratadine is a tablet for hay fever and itchy "
            "rashes. It seldom makes people sleepy. Adults take one tablet a day, with or without "
            "food, and it starts to work within an hour or two.\n",
        ),
        Example(
            bad="---\npage_type: service\nauthor: Jo Webb, manager\n---\n# Online sleep clinic\n\n"
            "## What we do\n\nYou fill in a diary for two weeks, and then you meet one of our team "
            "on a screen for about an hour. We send you a plan in writing, and a letter to your "
            "own doctor if you want one. "
            + "You can change the time of your visit until the day before, and we will not charge "
            "you for it. "
            * 5
            + "\n\n## Medicines\n\nWe may prescribe zolpidem. It can make you drowsy the next "
            "day.\n",
            good="---\npage_type: service\nauthor: Jo Webb, manager\n---\n# Online sleep clinic\n\n"
            "## What we do\n\nYou fill in a diary for two weeks.\n",
        ),
        Example(
            bad="---\npage_type: service\nauthor: Jo Webb, manager\nlast_reviewed: 2026-02-17\n---"
            f"\n# Falls clinic\n\n{_HALL}\n\nCall 999 if you cannot get up.\n",
            good="---\npage_type: service\nauthor: Jo Webb, manager\ndate: 2026-02-17\n---"
            f"\n# Falls clinic\n\n{_HALL}\n\nCall 999 if you cannot get up.\n",
        ),
        Example(
            bad="---\npage_type: patient-story\nauthor: Jo Webb, editor\nlast_reviewed: "
            "2026-02-17\n"
            f"---\n# Ann's story\n\n{_SPRING}\n",
            good="---\npage_type: patient-story\nauthor: Jo Webb, editor\ndate: 2026-02-17\n"
            f"---\n# Ann's story\n\n{_SPRING}\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Cold sores\n\nBy Jo Brandt\n\nCold sores are "
            "small blisters on or near the lips. A virus causes them, and they pass from one "
            "person to another by touch. They tingle or burn before they show, and they heal on "
            "their own in about ten days. A cream from the pharmacy may speed this up.\n",
            good="---\npage_type: condition\n---\n# Cold sores\n\nWritten by Jo Brandt. Clinically "
            "checked by Dr Lena Fischer, GP.\n\nCold sores are small blisters on or near the "
            "lips. A virus causes them, and they "
            "pass from one person to another by touch. They tingle or burn before they show, and "
            "they heal on their own in about ten days.\n",
        ),
        Example(
            good="---\npage_type: condition\n---\n# Cold sores\n\nWritten by Jo Brandt, health "
            "writer, with Dr Lena Fischer, GP, as clinical reviewer.\n\nCold sores are small "
            "blisters on or near the lips. A virus causes them, and they pass from one person to "
            "another by touch. They tingle or burn before they show, and they heal on their own "
            "in about ten days.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the reviewer; softly where an organisation is the author.

    A clinician who writes is not the one who checks: the standards ask for a second pair of eyes.

    A page that names nobody at all is told by `missing-author-or-reviewer`, one whose reviewer is
    a placeholder by `placeholder-reviewer`.
    """
    level = _level(page)
    if level is None:
        return
    named = [p for p in page.once(people) if p.sort is not Sort.NOBODY or p.role is Role.REVIEWER]
    if not named or any(p.role is Role.REVIEWER and p.name for p in named):
        return
    authors = [p for p in named if p.role is Role.AUTHOR]
    if not authors or _said(page):
        return
    if all(p.sort is Sort.TEAM for p in authors):
        level = Level.SUGGESTION
    yield Match(page.start, (kind_of(page),), level=level)


def _level(page: Page) -> Level | None:
    """Return how loud to say so.

    A service is asked where it tells of what its medicines can do, or was reviewed and tells which
    signs are an emergency; a story, and a page of a type
    that is not known, where it says that it was reviewed.
    """
    kind = page.page_type
    if kind is not None and kind.name == "service":
        asks = _tells_of_medicines(page) or (_dated(page) and _ADVISES.search(page.folded))
        return Level.WARNING if page.word_count >= _SHORT and asks else None
    if kind is None or kind.name in _SOFTER:
        dated = _dated(page)
        whole = page.word_count >= _SHORT if kind else is_whole_page(page)
        named = _BY_SOMEBODY.search(page.said) is not None
        return Level.WARNING if dated and whole and not named else None
    return level_of_advice(page) if kind.clinical or kind.name == "faq" else None


def _dated(page: Page) -> bool:
    return any(one.what is What.REVIEWED for one in page.once(page_dates))


def _tells_of_medicines(page: Page) -> bool:
    named = knowledge.subjects() & page.words.keys()
    return bool(named) and any(_EFFECTS.search(block.folded) for block in page.prose)


def _said(page: Page) -> bool:
    return any(_SAID.search(line.text) for line in page.once(lines))
