"""A page on a service that does not say how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.people import is_signed
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WAY = regex_later(
    r"\b(?:call|phone|ring|text|e-?mail|contact|message|write to|visit|find|reach|ask|come to|"
    r"see) (?:us|our|"
    r"the (?:[\w-]+ )?(?:service|clinic|team|helpline|practice|centre|center|office|unit|ward|line|"
    r"desk|hub|surgery|hospital)|"
    r"(?:at )?reception|\(?\+?\d{2})\b|\brefer (?:yourself|you|themsel\w+|people|patients|your "
    r"child|someone)\b|\bself-?refer\w*|\breferrals?\b|\breferred (?:by|to us|through|from)\b|"
    r"\b(?:to|can|must|will) be referred\b(?! to (?:an?other|an?|other)\b)|\bmake a referral\b|"
    r"\b(?:an |your |our )?appointments? (?:by|line|online|through|on|at|with us|can be)\b|"
    r"\b(?:make|book|get|arrange|ask for|request) (?:an? |your )?(?:[\w-]+ )?(?:appointments?|"
    r"visit|"
    r"session|place|assessment|slot)\b(?! for you)|"
    r"\bbook (?:online|by|through|in|here|now|with|your|directly|at)\b|"
    r"\bto book\b(?! you)|\b(?:be|is|are) booked (?:online|by|through|at|with)\b|"
    r"\bsign up (?:online|here|at|by|through|via|on|with|in)\b|"
    r"\b(?:register|apply|enrol|enroll|join)\b(?! if you)|"
    r"\b(?:address|location|directions)\b|"
    r"\bask (?:your|a|any) (?:gp|doctor|pharmacist|nurse|midwife|team|surgery)\b|\S@\S|"
    r"\bget started\b|"
    # no way to meet those who have come already: "in person, by video or by phone"
    r"(?<!\b(?:video|person|face|screen|zoom|teams)\b[^.;]{0,25})\b(?:by|over the) (?:tele)?phone\b"
    r"(?!,? or (?:by |on |over |in )?(?:video|person|face|screen))|"
    r"\btelephone\b|\bportal\b|\bapp\b|"
    r"\b(?:see|visit) our\b|\bonline form\b|\b(?:form|questionnaire) (?:below|here|on)\b|"
    r"\b\w+ (?:street|road|lane|avenue)\b|"
    r"\b(?:at|in) (?:the )?[\w']+ (?:[\w']+ )?(?:hospital|health centre|health center|infirmary)\b|"
    r"\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b|\bbehind|\bnext to (?:the|a)\b|\bground floor\b|"
    r"\blevel \d|\bfloor\b",
    regex.IGNORECASE,
)
_NATIONAL = regex_later(
    r"\b(?:116 ?123|1-800-\d{3}-\d{4}|0?800 ?\d{3} ?\d{4}|(?:nhs )?111|999|911|988)\b",
    regex.IGNORECASE,
)
"""Numbers that reach somebody else."""
_NUMBER = regex_later(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")
_LEADS = regex_later(
    r"\A(?:mailto|tel|sms):|contact|book|appointment|refer|find|regist|sign-?up|appl|form|locat|"
    r"map",
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
        Example(
            bad=f"---\npage_type: service\n---\n# Walk-in centre\n\n## Who it is for\n\n{_CARE}\n\n"
            "You can walk in every day from 8am. For teeth, contact your dentist. Call 111 if you "
            "are not sure.\n",
            good=f"---\npage_type: service\n---\n# Walk in\n\n## Who it is for\n\n{_CARE}\n\n"
            "You can walk in every day from 8am. We are at 12 Mill Road.\n",
        ),
        Example(
            bad=f"---\npage_type: service\n---\n# Foot care\n\n## Who it is for\n\n{_CARE}\n\n"
            "We meet in person, by video or by phone. Sign up before it is too late.\n",
            good=f"---\npage_type: service\n---\n# Foot care\n\n## Who it is for\n\n{_CARE}\n\n"
            "We meet in person, by video or by phone. Sign up at any library.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page on a service without any way to reach it."""
    kind = page.page_type
    if kind is None or kind.name != "service" or page.word_count < _WHOLE:
        return
    opened = {need.id for heading in page.headings for need in kind.opened_by(heading.plain)}
    if opened.isdisjoint(_OFFERS) and not is_signed(page):
        return
    document = page.document
    source = document.source.lower()
    if any(sign in source for sign in _FORM):
        return
    texts = (page.folded, document.outside, str(document.metadata), str(document.jsonld))
    own = [_NATIONAL.sub(" ", text) for text in texts]
    if any(_WAY.search(text) or _NUMBER.search(text) for text in own):
        return
    if not any(_LEADS.search(link.target) for link in (*document.links, *document.outside_links)):
        yield Match(page.end)
