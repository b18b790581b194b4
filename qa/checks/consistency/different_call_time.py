"""Two times after which readers are told to call for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.call_times import SIGNS, two_calls
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.durations import DURATION, minutes_of
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_SIGN = (
    r"(?P<sign>seizure|fit|bleeding|nosebleed|chest pain|pain|fever|high temperature|diarrh?oea|"
    r"vomiting|"
    r"cough|hiccups|headache|rash|swelling|erection|contractions?|dizziness|palpitations)"
)
_LASTS = later(
    rf"\b{_SIGN}\b[^.;]{{0,40}}?\b(?:lasts?|lasted|lasting|continues?|goes on|gone on|has gone on|"
    rf"been going|"
    r"does not stop|doesn't stop|hasn't stopped|has not stopped)"
    rf"(?: (?:for|after|longer than|more than|over|at least|beyond|within))* (?P<time>{DURATION})"
)
_CALL = later(r"\b(?:call|ring|dial|phone|help|999|911|112|ambulance|emergency|a&e|er)\b")
_SLACK = 1.4


@rule(
    "consistency.different-call-time",
    level=Level.WARNING,
    message="Call after '%s' here, and after '%s' elsewhere on this page: check which is right.",
    why="A reader who waits by the longer time may call too late.",
    sources=["NHS content guide, when to get help: one clear instruction for each sign"],
    examples=[
        Example(
            bad="Call 911 if a seizure lasts longer than 5 minutes.\n\nThere is no need to call for"
            " help until a seizure has gone on for 15 minutes.",
            good="Call 911 if a seizure lasts longer than 5 minutes.\n\nTime it: call for help when"
            " a seizure has gone on for 5 minutes.",
        ),
        Example(
            bad="Call 999 if the nosebleed lasts longer than 10 minutes.\n\nCall an ambulance once"
            " the nosebleed has gone on for 30 minutes.",
            good="Call 999 if the nosebleed lasts longer than 10 minutes.\n\nMost nosebleeds last 2"
            " minutes.",
        ),
        Example(
            bad="See a GP if your voice has not come back after 3 weeks.\n\nThere is no need to see"
            " a GP until your voice has not come back for 10 weeks.",
            good="See a GP if your voice has not come back after 3 weeks.\n\nSee a GP if your"
            " child's voice has not come back for 1 week.",
        ),
        Example(
            bad="Call 911 if the pain goes on 5 minutes after one spray.\n\nWait 20 minutes after"
            " the first spray before you call for an ambulance.",
            good="Call 911 if the pain goes on 5 minutes after one spray.\n\nWait 20 minutes after"
            " the first spray before you walk on.",
        ),
    ],
    words=SIGNS,
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places that give a time for one sign in a sentence on calling."""
    yield from list(disagreements(_statements(page), _SLACK)) or two_calls(page)


def _statements(page: Page) -> Iterator[Statement]:
    for block in page.blocks:
        for found in _LASTS.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            start, end = found.span("time")
            if _CALL.search(sentence) and states(page, block, start, end):
                yield Statement(found["sign"], *minutes_of(found), block, start, end)
