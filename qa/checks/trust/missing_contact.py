"""No way to tell the people behind a page that something is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.clinical import level_of_advice
from qa.checks.trust.lines import lines
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAID = regex_later(
    r"[\w.+-]+@[\w-]+\.\w|\b(?:contact|e-?mail|write to|tell|call|phone|ring) (?:us|our|the "
    r"(?:editors?|"
    r"team|author|web))\b|\bfeedback\b|\bcomments?\b|\bget in touch\b|\breport (?:a|an) "
    r"(?:problem|error|"
    r"mistake|issue)\b|\blet us know\b|\bfound (?:a|an) (?:mistake|error)\b|\bcontact\s*:|"
    r"\btel(?:ephone)?\s*:"
    r"|\bis there anything wrong with this page\b|\bwas this page (?:helpful|useful)\b",
    regex.IGNORECASE,
)
_LEADS = regex_later(r"\A(?:mailto|tel|sms):|contact|feedback|/help\b|comments", regex.IGNORECASE)
_KEYS = ("contact", "email", "e-mail", "feedback", "content_owner_email", "reply_to")
_TEXT = "Crystals build up in a joint and make it swell and hurt for a week or so. " * 18


@rule(
    "trust.missing-contact",
    level=Level.SUGGESTION,
    message="Say how readers can reach you about this page: an address, a form or a number.",
    why="Readers see mistakes first, and can only report them where somebody can be reached.",
    sources=["HONcode, principle 6 (transparency)", "PIF TICK 2022, item 8 (feedback)"],
    examples=[
        Example(
            bad=f"---\npage_type: condition\n---\n# Gout\n\n{_TEXT}",
            good=f"---\npage_type: condition\n---\n# Gout\n\n{_TEXT}\n\nMistakes? Write to our "
            "editors.\n",
        ),
        Example(
            bad=f"---\npage_type: medicine\n---\n# Aspirin\n\n{_TEXT}\n\nAsk your pharmacist.\n",
            good=f"---\npage_type: medicine\n---\n# Aspirin\n\n{_TEXT}\n\n[Get in touch]"
            "(/contact).\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page without one; a footer around it counts."""
    level = level_of_advice(page)
    if level is not Level.WARNING or page.metadata_text(*_KEYS):
        return
    if any(_SAID.search(line.text) for line in page.once(lines)):
        return
    if any(_LEADS.search(link.target) for link in page.document.links):
        return
    if _LINKED.search(page.document.source) is not None:
        return
    yield Match(page.end)


_LINKED = regex_later(r"href=[\"']?[^\"'>]*(?:mailto:|tel:|contact|feedback)", regex.IGNORECASE)
