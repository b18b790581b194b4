"""Readers told to keep taking or doing what may be harming them, in spite of a warning sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ABOUT_MEDICINES = frozenset({"medicine", "medication-guide", "eu-leaflet"})
_SIGN = later(
    r"\b(?:hives|(?:face|lips?|tongue|throat|mouth|eyes) (?:\w+ )?(?:swells?|swelling|swollen|"
    r"puffs? up)|swelling (?:of|in) (?:the|your) (?:face|lips|tongue|throat)|swollen (?:face|lips|"
    r"tongue|throat)|(?:trouble|difficulty|hard|short of) (?:in |to |of )?breath\w*|wheez\w+|rash "
    r"(?:with|and) (?:blisters|peeling|fever)|(?:blister(?:s|ing)|peeling) (?:skin|rash)|skin "
    r"(?:blisters|peels|(?:or eyes |and eyes )?turns? yellow)|yellow(?:ing)? (?:of )?(?:the |your )"
    r"?(?:skin|eyes)|jaundice|dark(?: brown)? urine|black(?:,? tarry)? stools?|blood in (?:your|"
    r"the) "
    r"(?:urine|stools?|vomit)|vomit(?:ing)? blood|seizures?|chest pain|faint(?:ing)?|passing out)\b"
)
"""Signs of harm by any medicine."""
_QUINOLONE = later(r"\w+floxacin\Z")
_STATIN = later(r"\w+vastatin\Z|statins?\Z")
_OF_BLOOD = later(
    r"(?:methotrexate|clozapine|carbimazole|propylthiouracil|methimazole|azathioprine|"
    r"mercaptopurine|leflunomide|deferiprone)\Z"
)
_TENDON = later(r"\b(?:tendons?|achilles)\b")
_MUSCLE = later(
    r"\bmuscles? (?:\w+ )?(?:aches?|hurts?|pains?|weak\w*|cramps?|tender\w*)[^.;,!?]{0,25}"
    r"\b(?:badly|severe\w*|bad|a lot|worse|all over|for no reason|unexplained)\b|"
    r"\b(?:severe|bad|unexplained|strong) muscle (?:pain|aches?|weakness)\b"
)
_INFECTION = later(r"\b(?:fever|high temperature|sore throat|mouth (?:ulcers|sores))\b")
_OF_ITS_OWN = ((_QUINOLONE, _TENDON), (_STATIN, _MUSCLE), (_OF_BLOOD, _INFECTION))
"""Signs of harm by one kind of medicine."""
_CARRY_ON = later(
    r"\b(?:keep (?:on )?(?:taking|using|going|exercising|running|training|walking|working|playing|"
    r"moving|it up|to (?:the|your))|(?:carry|go|press|push|soldier) on\b(?! (?:to|with life))|push "
    r"through|(?:exercise|work|run|train|play|walk) through|continue (?:taking|using|with|to take|"
    r"to use|the|your|as)|finish (?:all|the|your|every|it)|complete the course|stay on (?:it|the|"
    r"your)|take (?:the|your) next (?:dose|tablet)|do not stop (?:taking )?(?:it|the|your))\b"
)
_AT_THE_WHEEL = later(
    r"\b(?:dizz(?:y|iness)|drows(?:y|iness)|sleep(?:y|iness)|light-?headed\w*|woozy|faint|groggy|"
    r"blurr(?:y|ed)|nod(?:ding)? off|aura|low blood sugar|hypo|chest pain)\b[^.;!?]{0,50}"
    r"(?:[,:;] |\b)(?:keep (?:on )?driving|carry on driving|go on driving|continue (?:driving|to "
    r"drive|your (?:journey|drive|trip))|drive (?:on|slowly|carefully|gently|more slowly|"
    r"as (?:usual|normal))|stay on the road|open (?:a|the) window and (?:drive|"
    r"carry on|keep going))\b"
)
"""Signs with which nobody should drive, and readers told to drive on."""
_NOT_TO_DRIVE = later(
    r"\b(?:not|never|stop|pull (?:over|in)|unless|before you|once|after|wait|less|no longer|myths?|"
    r"study|dangerous|unsafe|risk\w*|who|people)\b|n't\b|\?"
)
_RIGHT = later(
    r"\b(?:(?:do not|don't|never|must not|should not) (?:keep|carry|go on|continue|finish|push|"
    r"take|"
    r"use|exercise|complete)|call|ring|see (?:a|your)|tell|ask|contact|speak to|talk to|get "
    r"(?:medical"
    r"|emergency|urgent|help)|go to|999|911|until you (?:have )?(?:speak|spoken|talk\w*|seen?|"
    r"hear)|"
    r"stop (?:taking|using|the|and)|mild|slight|a little|before|without|instead of|rather than|"
    r"doctor (?:may|will|might|can|says)|unless|myths?|who|study|trial)\b|\?"
)


@rule(
    "safety.carried-on",
    level=Level.WARNING,
    message="'%s' has readers go on in spite of a warning sign: say to stop, and whom to call.",
    why="A torn tendon, a failing liver or a severe allergy gets worse with each dose.",
    sources=[
        "FDA, boxed warning of fluoroquinolones: stop at the first sign of tendon pain or swelling",
        "NHS medicines A to Z, serious side effects: call a doctor or 111, or 999, straight away",
        "21 CFR 208.20(b)(7): serious reactions, and what patients should do",
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="# Ciprofloxacin\n\nIf your Achilles hurts, go on running and finish the tablets.",
            good="# Ciprofloxacin\n\nIf your Achilles hurts, stop the tablets and call us.",
        ),
        Example(
            bad="# Amoxicillin\n\nIf you come out in hives, complete the course all the same.",
            good="# Amoxicillin\n\nIf you get mild diarrhea, complete the course all the same.",
        ),
        Example(
            bad="# Methotrexate\n\nWhen you have a sore throat and a fever, carry on as usual.",
            good="# Sertraline\n\nWhen you have a sore throat and a fever, carry on as usual.",
        ),
        Example(
            bad="# Vertigo\n\nIf you get dizzy on the road, drive slowly and it will pass.",
            good="# Vertigo\n\nIf you get dizzy on the road, pull over. Drive on when it is gone.",
        ),
        Example(
            bad="# Migraine\n\nWhen the aura begins, just keep driving till you are home.",
            good="# Migraine\n\nWhen the aura begins, do not keep driving.",
        ),
        Example(
            bad="# Atorvastatin\n\nIf your muscles hurt badly, push through and keep taking it.",
            good="# Tennis elbow\n\nIf the tendon hurts a little, keep exercising gently.",
        ),
    ],
    words=(
        "drive",
        "keep ",
        "on ",
        "through",
        "continue",
        "finish",
        "complete",
        "take ",
        "not stop",
    ),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that names such a sign and says to go on, on a page on a medicine."""
    yield from _drives_on(page)
    subject = subject_medicine(page) or page.title.lower().partition(" ")[0].rstrip(":,")
    signs = [sign for kind, sign in _OF_ITS_OWN if kind.match(subject)]
    if subject_medicine(page) or page.type in _ABOUT_MEDICINES:
        signs.append(_SIGN)
    if not signs:
        return
    for block in told_blocks(page):
        for first, last in sentences(block.plain):
            found = _CARRY_ON.search(block.folded, first, last)
            text = block.folded[first:last]
            if found is None or _RIGHT.search(text.replace(found[0], " ")):
                continue
            if any(sign.search(text) for sign in signs) and not is_quoted(block, *found.span()):
                said = block.text[first:last].strip()
                yield Match(block.source_span(first, last), (said,))


def _drives_on(page: Page) -> Iterator[Match]:
    """Yield each sentence that has readers drive on, dizzy or drowsy."""
    if "driv" not in page.folded and "on the road" not in page.folded:
        return
    for block in told_blocks(page):
        for first, last in sentences(block.plain):
            found = _AT_THE_WHEEL.search(block.folded, first, last)
            rest = block.folded[first : found.end()] if found else ""
            if found is None or _NOT_TO_DRIVE.search(rest):
                continue
            if not is_quoted(block, *found.span()):
                yield Match(block.source_span(first, last), (block.text[first:last].strip(),))
