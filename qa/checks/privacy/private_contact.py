"""The e-mail address or home address of a private person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MAIL = later(
    r"(?<![\w.+\-])[\w.+\-]{2,64}@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|aol|"
    r"icloud|me|mac|protonmail|proton|btinternet|virginmedia|sky|talktalk|ntlworld|comcast|verizon|"
    r"att|sbcglobal|bellsouth|cox|gmx|mail|blueyonder|tiscali)\.(?:com?(?:\.[a-z]{2})?|net|org|me)\b",
    re.IGNORECASE,
)


@rule(
    "privacy.private-contact",
    level=Level.WARNING,
    message="'%s' looks like the address of a private person: use an address of the organisation,"
    " or take it out.",
    why="Strangers can write to a patient, and a name beside an illness stays on the internet.",
    sources=[
        "HONcode, principle 3 (confidentiality) and principle 6 (contact)",
        "HIPAA Privacy Rule, 45 CFR 164.514(b)(2), identifiers",
    ],
    examples=[
        Example(
            bad="Living with gout: my story. Write to me at margaret.hollis62@gmail.com.",
            good="Write to the gout group at groups@larkfieldhealth.org.",
        ),
        Example(
            bad="For the support group, e-mail Dan: dan_fisher@btinternet.com",
            good="Check that mail from Gmail or Yahoo accounts does not land in your junk folder.",
        ),
    ],
    words=["@"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such address; on pages that are no patient's story softly."""
    level = Level.WARNING if page.type == "patient-story" else Level.SUGGESTION
    for block in page.blocks:
        if "@" not in block.plain or block.kind is BlockKind.CODE:
            continue
        for found in _MAIL.finditer(block.plain):
            yield Match(block.source_span(*found.span()), (found[0],), level=level)
