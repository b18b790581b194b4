"""A danger is named, and nothing says what to do in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.clinical import level_for
from qa.context import in_references, pattern
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_HELP = regex.compile(
    r"\b(?:get|seek|need|find|call for|ask for)\s+(?:\w+ ){0,2}(?:emergency|immediate|urgent)\b"
    r"|\b(?:medical (?:help|attention|care|advice)|a doctor|an ambulance|help)\s+(?:right away|"
    r"immediately|at once|straight ?away|now|urgently|as soon as possible)"
    r"|\bemergency (?:room|department|services|number|help|care|treatment)\b|\bA&E\b|\bcasualty\b"
    r"|\bpoison (?:control|help|cent(?:er|re)|information)|\bambulance\b"
    r"|\bgo to (?:a|the|your) (?:nearest )?hospital\b|\bmedical emergenc(?:y|ies)\b",
    regex.IGNORECASE,
)
_SOON = regex.compile(
    r"\b(?:call|see|contact|tell|phone) (?:a|your|the) (?:\w+ )?(?:doctor|gp|provider|nurse)\b"
    r"[^.]{0,60}\b(?:right away|immediately|at once|straight ?away|urgently|same day)"
    r"|\burgent(?:ly)?\b",
    regex.IGNORECASE,
)
_RED_FLAG = regex.compile(
    r"\b(?:sudden(?:ly)?(?:,| and)? (?:\w+ )?(?:severe )?(?:headache|weakness|numbness|chest pain|"
    r"loss of (?:vision|sight|speech))|worst headache|headache that is (?:the )?worse?t?|"
    r"cannot breathe|anaphyla\w+|severe (?:allergic reaction|bleeding)|cough(?:ing)? up blood|"
    r"slurred speech|unconscious|blue lips|swelling of (?:the|your) (?:face|tongue|throat|lips)|"
    r"(?:signs?|symptoms?) of (?:an overdose|sepsis|meningitis|a stroke|a heart attack)|"
    r"(?P<common>chest pain|(?:trouble|difficulty|problems|hard) (?:with )?(?:to )?breath(?:e|ing)|"
    r"short(?:ness)? of breath|(?:pass(?:es|ed)?|black(?:s|ed)?) out))\b",
    regex.IGNORECASE,
)
# A common sign is a dangerous one where it is told to a reader, not of a disease.
_TOLD = regex.compile(
    r"\b(?:you|your|they|their|sudden(?:ly)?|severe|within minutes|danger\w*)\b", regex.IGNORECASE
)
_NOT_NOW = regex.compile(
    r"\b(?:no|not|without|never|rarely|prevent\w*|vaccin\w*|history of|previous|after (?:a|an)|"
    r"study|studies|trial|researchers|used to (?:treat|reverse))\b",
    regex.IGNORECASE,
)
_NUMBERS = {"-nz": (r"\b(?:call|phone|dial|ring) 111\b",)}  # elsewhere 111 is not for emergencies
_PAGES = ("medicine", "symptom", "condition")


@rule(
    "disclaimers.missing-emergency-advice",
    level=Level.WARNING,
    message="%s Say when to get urgent help, and where: an emergency number%s.",
    why="A reader with a dangerous sign must see on the same page what to do about it.",
    sources=[
        "NHS service manual, care cards",
        "NHS content guide, medicines A to Z: side effects and taking too much",
        "MedlinePlus drug pages, in case of emergency/overdose",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Bee stings\n\nA bee sting hurts, turns red and "
            "swells a little. Scrape the sting out with your nail and cool the skin. Some people "
            "are allergic. They may have trouble breathing within minutes, and their pulse may "
            "race. An itch can last for a week, and a cream from the pharmacy will ease it.\n",
            good="---\npage_type: condition\n---\n# Bee stings\n\nA bee sting hurts, turns red and "
            "swells a little. Scrape the sting out with your nail and cool the skin. Some people "
            "are allergic. If they have trouble breathing, call 911. An itch can last for a week, "
            "and a cream from the pharmacy will ease it and calm the skin.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Codeine\n\nCodeine is a strong painkiller that "
            "doctors prescribe after an operation. It comes as a tablet and as a syrup. Take it "
            "with food if it upsets your stomach, and drink plenty, because it slows the bowel. "
            "It can make you sleepy, so do not drive in the first days.\n",
            good="---\npage_type: medicine\n---\n# Codeine\n\nCodeine is a strong painkiller that "
            "doctors prescribe after an operation. It comes as a tablet and as a syrup. Take it "
            "with food if it upsets your stomach. It can make you sleepy, so do not drive. If you "
            "took too much, phone poison control at once, even if you feel well.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the danger that is named, or the end of a medicine or symptom page."""
    level = level_for(page)
    if level is None or page.type not in _PAGES or _HELP.search(page.folded):
        return
    numbers = (*page.settings.get("emergency", ()), *_NUMBERS.get(page.locale[-3:].lower(), ()))
    if any(pattern(part).search(page.folded) for part in numbers):
        return
    if _SOON.search(page.folded):
        level = Level.SUGGESTION
    named = _red_flag(page)
    if page.type == "medicine":
        message = "This medicine page does not say what to do after an overdose or an allergic "
        yield Match(page.end, (message + "reaction.", " and poison control"), level=level)
    elif named is not None:
        yield named if named.level else named._replace(level=level)
    elif page.type == "symptom":
        message = "This symptom page does not say which signs are an emergency."
        yield Match(page.end, (message, ""), level=level)


def _red_flag(page: Page) -> Match | None:
    lead_in = ""
    for block in page.prose:
        if block.plain.endswith(":"):
            lead_in = block.plain
        elif block.kind is not BlockKind.LIST_ITEM:
            lead_in = ""
        for found in _RED_FLAG.finditer(block.plain):
            if block.kind is BlockKind.CODE or in_references(page, block):
                continue
            first, last = sentence_around(block.plain, found.start())
            before, after = block.plain[first : found.start()], block.plain[found.end() : last]
            if _NOT_NOW.search(before) or _NOT_NOW.search(after):
                continue
            span = block.source_span(*found.span())
            match = Match(span, (f"'{found[0]}' can be a sign of an emergency.", ""))
            told = _TOLD.search(f"{lead_in} {before} {after}") is not None
            return match if told or not found["common"] else match._replace(level=Level.SUGGESTION)
    return None
