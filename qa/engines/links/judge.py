"""From the last answer to a verdict, with the reason in words for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.engines.links.answer import GONE
from qa.engines.links.marks import NOT_FOUND, PARKED, WALL, detour
from qa.engines.links.urls import is_in_catalogue
from qa.engines.links.verdicts import LinkVerdict

if TYPE_CHECKING:
    from qa.engines.links.answer import Answer
    from qa.engines.links.trip import Trip
    from qa.engines.links.verdicts import LinkResult

_BLOCKED = frozenset({401, 402, 403, 407, 429, 451, 999})

_MEANINGS = {
    401: "it wants a password",
    402: "it wants to be paid",
    403: "it does not let programs such as this one read the page",
    404: "there is no such page",
    407: "it wants a password",
    410: "the page is gone for good",
    429: "it gets too many requests at the moment",
    451: "the page is withheld for legal reasons",
    999: "it does not let programs such as this one read the page",
}

_SIGNS = {
    WALL: (
        LinkVerdict.BLOCKED,
        "The server answers {status} with a page that keeps programs out: open the link once.",
    ),
    PARKED: (LinkVerdict.SOFT_DEAD, "The site is gone: its name is parked or for sale."),
    NOT_FOUND: (
        LinkVerdict.SOFT_DEAD,
        "The server answers {status}, but the page says that it was not found.",
    ),
}


def judged(trip: Trip, answer: Answer) -> LinkResult:
    """Return the result that the last answer of a trip amounts to."""
    if answer.sign is not None:
        verdict, reason = _SIGNS[answer.sign]
        return trip.result(verdict, reason.format(status=answer.status))
    if answer.status in GONE and is_in_catalogue(trip.url):
        why = "Open Library does not know this ISBN, which proves nothing: it lacks many books."
        return trip.result(LinkVerdict.UNVERIFIED, why)
    if not answer.found:
        return trip.result(_verdict(answer), f"The server answers {answer.status}: {_why(answer)}.")
    if trip.redirects and (where := detour(trip.url, trip.at)):
        return trip.result(LinkVerdict.SOFT_DEAD, f"The link leads to {where} instead.")
    if trip.redirects and trip.permanent:
        return trip.result(LinkVerdict.MOVED, "The page has moved to another address for good.")
    return trip.result(LinkVerdict.OK, "The page is there.")


def _verdict(answer: Answer) -> LinkVerdict:
    if answer.status in GONE:
        return LinkVerdict.DEAD
    return LinkVerdict.BLOCKED if answer.status in _BLOCKED else LinkVerdict.UNVERIFIED


def _why(answer: Answer) -> str:
    """Say in plain words what a status means."""
    if 500 <= answer.status < 600:
        return "it has a fault of its own at the moment"
    return _MEANINGS.get(answer.status, "whether the page is there, this does not say")
