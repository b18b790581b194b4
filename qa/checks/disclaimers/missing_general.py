"""No word that the page is no substitute for a doctor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL, kind_of, level_for
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CARE = r"(?:advice|care|treatment|consultation|relationship|diagnosis|judge?ment|opinion)"
_SAID = re.compile(
    rf"\b(?:no|not(?: \w+){{0,4}}) (?:a |an )?(?:substitute|replacement)\b"
    rf"|\b(?:does|do|should|must|can|will|may)(?:n't| not|not) (?:be used (?:to|instead)|replace|"
    rf"take the place|substitute)\b"
    rf"|\b(?:not|n't) intended (?:to|as|for)\b[^.]{{0,80}}\b(?:medical|professional|{_CARE})"
    r"|\b(?:information(?:al)?|educational?)(?:,? (?:and|or|\w+) (?:\w+ )?(?:information(?:al)?|"
    r"educational?))? (?:purposes?|use) only\b|\bfor (?:general )?(?:information|education) only\b"
    rf"|\b(?:is|are|constitutes?|does) not (?:meant as |constitute )?(?:a )?(?:medical|"
    rf"professional|clinical|individual) {_CARE}"
    r"|\bgeneral (?:health )?information\b[^.]{0,40}\b(?:only|not)\b|\bgives? general information\b"
    r"|\bdisclaimer\b"
)
_ASK = re.compile(
    r"\b(?:ask|talk (?:to|with)|speak (?:to|with)|consult|see|call|contact|check with|advice (?:of|"
    r"from)) (?:with )?(?:a|an|your|the)(?: own)? (?:\w+ )?(?:doctor|gp|physician|pharmacist|nurse|"
    r"midwife|dentist|health ?care (?:provider|professional|team)|health professional|provider|"
    r"specialist|therapist|surgeon|surgery)\b"
)


@rule(
    "disclaimers.missing-general",
    level=Level.WARNING,
    message="This %s page does not say that it is general information and no substitute for "
    "advice from a professional: add a disclaimer.",
    why="A reader may take general information for advice about their own case and stay away from "
    "a doctor.",
    sources=["HONcode, principle 2 (complementarity)"],
    pages=(*CLINICAL, "wellness"),
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a plant. "
            "It works overnight by waking up the muscles of the bowel. Adults take one or two "
            "tablets at bedtime with a glass of water. Cramps are common on the first days. Most "
            "people need it for no longer than one week, and drinking more helps as well.\n",
            good="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a plant."
            " It works overnight by waking up the muscles of the bowel. Adults take one or two "
            "tablets at bedtime with a glass of water. Cramps are common on the first days. This "
            "page is not a substitute for advice from your pharmacist.\n",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Light boxes\n\nA light box gives off light as "
            "bright as a summer morning. You sit in front of it for half an hour after waking, "
            "from autumn until spring. People with low mood in winter often feel better after a "
            "week or two. Some get a headache or tired eyes at first, which mostly passes.\n",
            good="---\npage_type: treatment\n---\n# Light boxes\n\nA light box gives off light as "
            "bright as a summer morning. You sit in front of it for half an hour after waking, "
            "from autumn until spring. People with low mood in winter often feel better after a "
            "week or two. This page gives general information and does not replace a visit.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of the page; softly where it tells people to ask a professional."""
    level = level_for(page)
    if level is None or page.metadata_text("disclaimer", "disclaimers"):
        return
    if _SAID.search(page.folded):
        return
    asks = _ASK.search(page.folded) is not None
    yield Match(page.end, (kind_of(page),), level=Level.SUGGESTION if asks else level)
