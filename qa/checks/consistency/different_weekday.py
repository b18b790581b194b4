"""A day of the week on which a page says nothing else happens: a Thursday visit on Tuesdays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.opening import days_in
from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY: Final = rf"(?:{'|'.join(_DAYS)})"
_PART: Final = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
_WHAT: Final = (
    r"(?:clinics?|service|class(?:es)?|groups?|sessions?|courses?|meetings?|surgery|programme|"
    r"program|unit|centre|center|drop-in|team|we|nurse|midwife)"
)
_HELD: Final = later(
    rf"\b{_WHAT} (?:[a-z-]+ ){{0,3}}?(?:held|run|runs|open|opens|meets?|takes? place|happens?|"
    r"sees?|available|works?|visits?|here|there|on)\b[^.;!?]{0,60}?"
    rf"\b(?:every|each|on|from|open|runs|held),? (?:(?:a|most|alternate|all) )?{_DAY}s?\b"
)
_TAKEN: Final = later(
    r"\b(?:take[ns]?|taking|inject\w*|change[sd]?|wear|use[sd]?|swallow|have)\b[^.;!?]{0,60}?"
    rf"\b(?:every|each|on|on a) {_DAY}s?\b|"
    rf"\b(?:your|the) (?:[\w-]+ ){{0,2}}?day (?:of the week )?is (?:an? |every |each )?{_DAY}\b"
)
_YOURS: Final = later(
    rf"\b(?:your|their|the|our|an?|any|next|each|every) (?P<day>{_DAY}){_PART} (?:appointment|"
    r"visit|session|class|clinic|slot|group|meeting|course|surgery|drop-in|check-up|review)s?\b"
)
_DOSE: Final = later(
    rf"\b(?:your|the|a) (?P<day>{_DAY}){_PART} (?:tablets?|doses?|injections?|"
    r"patch|capsules?|pills?)\b"
)
_WHEN: Final = later(
    rf"\b(?:each|every|on an?) (?P<day>{_DAY}),? (?:when|before|after|as) you (?:have )?(?:take|"
    r"taken|inject|use|change) (?:your|the|it)\b(?! folic)"
)
_COME: Final = later(
    r"\b(?:come|drop in|drop by|turn up|arrive|join us|see you|pop in|pop by|walk in|call in|visit "
    rf"us)\b(?:[^.;!?:]{{0,30}}?) (?:on|any|every|each|next|this)(?: an?| the)? (?P<day>{_DAY})s?\b"
)
_APART: Final = later(
    r"\b(?:except|but|unless|if|other|another|for example|such as|e\.g|say|closed|not|instead|"
    r"some|usually|sometimes|may|might|first(?! floor)|holidays?|christmas|easter)\b|n't\b"
)


@rule(
    "consistency.different-weekday",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check the day.",
    why="Readers who come, or take it, on the wrong day find nobody, or take it twice.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Memory clinic\n\nThe clinic is held every Monday.\n\nBring your glasses to your"
            " Wednesday appointment.",
            good="# Memory clinic\n\nThe clinic is held every Monday.\n\nBring your glasses to"
            " your Monday appointment.",
        ),
        Example(
            bad="# Walking group\n\nThe group meets on Tuesdays and Fridays.\n\nTo join, just turn"
            " up any Thursday.",
            good="# Walking group\n\nThe group meets on Tuesdays and Fridays. On Thursdays we swim."
            "\n\nTo join our swim, just turn up any Thursday.",
        ),
        Example(
            bad="# Hearing aids\n\nThe clinic runs on Tuesdays, from 9am to noon, on the first"
            " floor.\n\nYou can also drop in on any Friday.",
            good="# Hearing aids\n\nThe clinic runs on Tuesdays, from 9am to noon, on the first"
            " floor.\n\nYou can also drop in on any Tuesday.",
        ),
        Example(
            bad="# Methotrexate\n\nYou take the tablets every Monday.\n\nIf you forget your Friday"
            " tablets, ring us.",
            good="# Methotrexate\n\nYou take the tablets on one day, for example every Monday.\n\n"
            "If you forget your Friday tablets, ring us.",
        ),
        Example(
            bad="# Methotrexate\n\nYou have agreed with us that your day is Monday.\n\nWrite down"
            " how you feel each Friday when you take your tablets.",
            good="# Methotrexate\n\nYou have agreed with us that your day is Monday.\n\nWrite"
            " down how you feel each Friday before you come to us.",
        ),
        Example(
            good="# Foot clinic\n\nThe clinic runs on weekdays and on Saturdays.\n\nBring your"
            " shoes to a Wednesday appointment."
        ),
    ],
    words=_DAYS,
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where something is on days that the page names and another one is told."""
    for patterns, told in (((_YOURS, _COME), _HELD), ((_DOSE, _WHEN), _TAKEN)):
        claims = list(sayings(page, _DAYS, patterns))
        held = [said for _, said in sayings(page, _DAYS, (told,), _APART)] if claims else []
        known = _named_elsewhere(page, claims) if held else frozenset()
        for found, said in claims:
            there = next((one for one in held if not one.is_beside(said)), None)
            if there is not None and days_in(found["day"]).isdisjoint(known):
                yield from against(said, there)
                break


def _named_elsewhere(page: Page, claims: list[tuple[re.Match[str], Saying]]) -> frozenset[int]:
    """Return the days that a page names, but for those of some places."""
    days: set[int] = set()
    for block in page.blocks:
        text = block.folded
        for found, said in claims:
            if said.block is block:
                start, end = found.span("day")
                text = text[:start] + " " * (end - start) + text[end:]
        days |= days_in(text)
    return frozenset(days)
