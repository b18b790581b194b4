"""A page on a service that does not say how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WAY = regex_later(
    r"\b(?:call|phone|ring|text|e-?mail|contact|message|write to|visit|find|reach|tell) (?:us|our|"
    r"the (?:[\w-]+ )?(?:service|clinic|team|helpline|practice|centre|center|office|unit|ward|line)"
    r"|(?:your|a) (?:local|nearest)|\(?\+?\d{2})\b|\b(?:\w+-)?refer(?:red|ral|rals|s)?\b|"
    r"\bcontact\b|\bappointments?\b|\bbook(?:ing|ings|ed|able)?\b|"
    r"\b(?:drop|walk)(?:ping|s)?[- ]in\b|\bsign up\b|"
    r"\b(?:register|apply|enrol|enroll|join)\b|\bopen(?:ing)? (?:hours|times?|from|every|daily|mon|"
    r"on |at |\d)|\bopen\b|\b(?:hours|reception|address|location|directions)\b|\bcall in\b|"
    r"\bask (?:your|a|any) (?:gp|doctor|pharmacist|nurse|midwife|team|surgery)\b|@|"
    r"\bget started\b|\b(?:text|call|phone|ring|dial|at|on|number)\b[^.]{0,20}\d{3}[ -]?\d{3}|"
    r"\b(?:see|visit) our\b|\bonline form\b|\b(?:form|questionnaire) (?:below|here|on)\b",
    regex.IGNORECASE,
)
_NUMBER = regex_later(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")
_LEADS = regex_later(
    r"\A(?:mailto|tel|sms):|contact|book|appointment|refer|find|regist|sign-?up|appl|form|locat|map",
    regex.IGNORECASE,
)
_OFFERS = ("what-we-do", "who-its-for")
_FORM = ("<form", "<button", "<input", "<iframe")
_WHOLE = 150
_CARE = "We meet you once a week for half an hour, in a room or on a screen, as you prefer. " * 12


@rule(
    "sections.service-without-contact",
    level=Level.WARNING,
    message="This page tells of a service, and not how to reach it: say how to book, call or come, "
    "and when it is open.",
    why="Readers who want the help that the page offers cannot get it.",
    sources=[
        "HONcode, principle 6 (transparency)",
        "PEMAT, items 20 and 21: actions that the user can take, told step by step",
    ],
    examples=[
        Example(
            bad=f"---\npage_type: service\n---\n# Help to sleep\n\n## What we offer\n\n{_CARE}\n",
            good=f"---\npage_type: service\n---\n# Help to sleep\n\n## What we offer\n\n{_CARE}\n\n"
            "## How to come\n\nPhone us on 01632 960 123.\n",
        ),
        Example(
            bad=f"---\npage_type: service\n---\n# Diet clinic\n\n## Who it is for\n\n{_CARE}\n\n"
            "## Sources\n\n- [NHS: diet](https://www.nhs.uk/live-well/eat-well/)\n",
            good=f"---\npage_type: service\n---\n# Diet clinic\n\n## Who it is for\n\n{_CARE}\n\n"
            "Your GP can refer you.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page on a service without any way to reach it."""
    kind = page.page_type
    if kind is None or kind.name != "service" or page.word_count < _WHOLE:
        return
    opened = {need.id for heading in page.headings for need in kind.opened_by(heading.plain)}
    if opened.isdisjoint(_OFFERS):
        return
    document = page.document
    source = document.source.lower()
    if any(sign in source for sign in _FORM):
        return
    texts = (page.folded, document.outside, str(document.metadata), str(document.jsonld))
    if any(_WAY.search(text) or _NUMBER.search(text) for text in texts):
        return
    if not any(_LEADS.search(link.target) for link in (*document.links, *document.outside_links)):
        yield Match(page.end)
