"""A page about what can become dangerous, and nothing on it says when to get help."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import is_promotion, is_public
from qa.checks.disclaimers.missing_emergency_advice import red_flag, says_where
from qa.checks.language.wrong_country_number import foreign_numbers
from qa.checks.trust.clinical import is_signed_page, is_whole_page
from qa.checks.trust.people import names_reviewer
from qa.context import TIME_LIMIT
from qa.countries import country_of, gives_own_number
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule
from qa.vocabulary import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WHOLE = 150
_LONGEST_TITLE = 8
"""Words; a longer title is that of news, or of a guide to something else."""
_PAGES = ("condition", "symptom", "wellness", "test")
_ASKED = (
    r"\b(?:doctors?|gps?|nurses?|111|midwi(?:fe|ves)|pharmacists?|providers?|clinic|surgery|"
    r"(?:care|health|medical|diabetes|heart|mental health) (?:team|professional)s?|specialists?|"
    r"appointment|(?:medical|same[- ]day|urgent|immediate|prompt) (?:help|advice|attention|care|"
    r"treatment)|health visitor|dentist|optician|help)\b"
)
_ASKS = (
    r"\b(?:see|call|contact|speak (?:to|with)|talk (?:to|with)|ask|tell|visit|phone|ring|make|book|"
    r"get|seek|need|go to|check with|consult|arrange|let|follow up|come back)\b"
)
_WHEN = (
    r"\b(?:if|when|whenever|unless|right away|straight ?away|immediately|urgently|at once|as soon|"
    r"same day|should|about any|for any|or if|before)\b"
)
_TO_ASK = regex_later(rf"(?=.*{_ASKS})(?=.*{_ASKED})(?=.*{_WHEN})", regex.IGNORECASE | regex.DOTALL)
_TO_CALL = regex_later(
    rf"(?=.*{_ASKS})(?=.*(?:{_ASKED}|\b(?:us|ward|unit|hospital|surgeon|team)\b))(?=.*{_WHEN})",
    regex.IGNORECASE | regex.DOTALL,
)
_HEADING = regex_later(
    r"\bwhen (?:to|should|do|must|you|it)\b|\b(?:get|getting|seek\w*|need|ask\w*) (?:\w+ ){0,2}"
    r"(?:help|advice|care)\b|\b(?:see|call|talk to|contact) (?:a|your|the) (?:\w+ )?(?:doctor|gp|"
    r"nurse|provider)|\bred flags?\b|\bwarning signs\b|\bemergenc|\burgent",
    regex.IGNORECASE,
)
_NOT_THE_SUBJECT = regex_later(
    r"\b(?:vaccin\w+|jabs?|news|research|study|trial|story|stories|benefits?|claims?|rights|work|"
    r"service|clinic|tests?|screening|scans?|diets?|recipes?|prevent\w*|for professionals|"
    r"guidelines?|statistics|facts and figures|history|award|campaign|day|week|month)\b|'s\b(?! )",
    regex.IGNORECASE,
)
# What a service does to people, and what may come of it: then they must know when to call.
_DONE_HERE = regex_later(
    r"\b(?:surgery|operations?|procedures?|an(?:a)?esthe\w+|injections?|infusions?|biops(?:y|ies)|"
    r"implants?|lasers?|fillers?|drips?)\b"
)
_CAN_FOLLOW = regex_later(
    r"\b(?:side effects?|complications?|risks?)\b[^.;!?]{0,80}\b(?:infections?|bleeding|pain|"
    r"swelling|burns?|scar\w*|allergic|numb\w*|blood clots?)\b"
)
_URGENT = regex_later(
    r"\b(?:urgent(?:ly)?|emergenc\w+|straight ?away|right away|immediately|at once|"
    r"out[- ]of[- ]hours|crisis|ambulance|a&e|111|999|911|112|aftercare|24 hours|after hours)\b"
)
_OPERATION = regex_later(
    r"(?:ectomy|plasty|ostomy|otomy)\b|\b(?:surgery|operation|repair|implants?|transplant|bypass|"
    r"(?:hip|knee|shoulder|joint|valve) replacement|c(?:a)?esarean(?: section)?|c-section|"
    r"epidurals?|pacemakers?|grommets?|stents?|keyhole|vaccin(?:e|es|ation)|jabs?)\b",
    regex.IGNORECASE,
)
_AFTERWARDS = regex_later(
    r"\b(?:fever|temperature|bleed\w*|swell\w*|swollen|pus|red(?:ness)?|wounds?|stitches|"
    r"discharge|pain(?:s|ful)?|breath\w*|chest|calf|infect\w*|any problems|worr\w+|"
    r"unwell|symptoms?|concern\w*)\b"
)
_FOR_HELP = regex_later(
    r"\b(?:get(?:ting)?|seek\w*|need|ask\w*|call|find) (?:\w+ ){0,3}(?:help|advice|care)\b|"
    r"\b(?:call|contact|phone|ring|see|talk to) (?:us|a|an|your|the)\b|\bred flags?\b|"
    r"\bwarning signs\b|\bemergenc|\burgent|\bworr(?:y|ied)|\bwhen to (?:call|contact|see|phone)",
    regex.IGNORECASE,
)
_LEADS = regex_later(
    r"\b(?:call|contact|phone|ring|see|tell|get (?:medical )?help|go to|speak to)\b[^.;!?]*"
    r"\b(?:if|when|with|for)\b[^.;!?]*:\s*\Z"
)
_EXERCISE = regex_later(
    r"\b(?:stretch(?:es|ing)?|yoga|pilates|running|jogging|workouts?|strength training|hiit|"
    r"weight ?lifting|exercises?|couch to 5k)\b",
    regex.IGNORECASE,
)
_TROUBLE = regex_later(
    r"\b(?:sleep\w*|stress\w*|anxi\w+|worry(?:ing)?|moods?|alcohol|drinking less|pain|headaches?|"
    r"(?:bladder|bowel) (?:habits|health|control)|menopaus\w+)\b",
    regex.IGNORECASE,
)
"""What people read of to get over a trouble that may need more than good habits."""
_NIGHTS = (
    "Trials say that you sleep better if you get up early each day, at a lower risk of heart "
    "disease, and you are to go out in the light before you have your breakfast. " * 6
)
_VEINS = (
    "We close the vein with a laser, without surgery, once you are numb, and the side effects are "
    "infection and bleeding. " * 5
)
_MESH = (
    "Surgery takes half an hour, and the surgeon sews a mesh over the gap. You leave with a dose "
    "of a painkiller, and you can lift again in a month. " * 5
)
_CASTS = "Keep the cast dry, rest the arm, and bring your tablets and the letter with you. " * 8
_TURNS = "You sit on a couch, and a therapist turns your head to one side for half a minute. " * 8
_POSES = (
    "Trials say that you sleep better if you bend slowly, at a lower risk of cancer, and you are "
    "to breathe out as your arms go up. " * 5
)
_SIGN = r"(?:pain(?:s|ful)?|hurts?|chest|numb\w*|dizz\w*|faint\w*|breath\w*|symptoms?)"
_GET = r"(?:see|call|talk to|speak to|contact|get (?:medical )?help)"
_STOP = regex_later(
    rf"\bstop\b|\b{_SIGN}\b[^.;!?]{{0,100}}\b(?:{_GET}|ask|tell)\b"
    rf"|\b{_GET}\b[^.;!?]{{0,100}}\b{_SIGN}\b"
)


@rule(
    "disclaimers.missing-when-to-get-help",
    level=Level.WARNING,
    message="This page is about '%s', and does not say %s.",
    why="Readers look on such a page for the moment at which they can no longer manage alone.",
    sources=[
        "NHS service manual, care cards: non-urgent, urgent and immediate action",
        "NHS content guide, conditions A to Z: when to get medical help",
        "PIF TICK, criterion on content: says when and where to seek help",
    ],
    examples=[
        Example(
            bad="---\npage_type: service\n---\n# Minor injuries unit\n\n## What we treat\n\n"
            + "We see people with cuts, burns and sprains, and no one has to book. " * 12,
            good="---\npage_type: service\n---\n# Minor injuries unit\n\n## What we treat\n\n"
            + "We see people with cuts, burns and sprains, and no one has to book. " * 12
            + "Call 999 for chest pain.",
        ),
        Example(
            bad="---\npage_type: patient-story\n---\n# Ann's story\n\n"
            + "I had been drinking since I was twenty, and alcohol was all that I could think of. "
            * 12,
            good="---\npage_type: patient-story\n---\n# Ann's story\n\n"
            + "I had been drinking since I was twenty, and alcohol was all that I could think of. "
            * 12
            + "Call 911 if you are in danger.",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Migraine\n\n" + "It is a brain disorder that "
            "causes attacks of head pain, with nausea, and light or sound is hard to bear. " * 12,
            good="---\npage_type: condition\n---\n# Migraine\n\n" + "It is a brain disorder that "
            "causes attacks of head pain, with nausea, and light or sound is hard to bear. "
            * 12
            + "Call 911 for a sudden severe headache.",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Insomnia\n\n" + "It means that falling asleep "
            "is hard, night after night, and that the days are long and heavy after it. " * 12,
            good="---\npage_type: condition\n---\n# Insomnia\n\n" + "It means that falling asleep "
            "is hard, night after night, and that the days are long and heavy after it. "
            * 12
            + "See your GP if it lasts for months.",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Vein clinic\n\nReviewed by Ann Bell, nurse.\n\n"
            "## The laser\n\n" + _VEINS + "\n\n## Side effects\n\n" + _VEINS,
            good="---\npage_type: service\n---\n# Vein clinic\n\nReviewed by Ann Bell, nurse.\n\n"
            "## The laser\n\n" + _VEINS + "\n\n## Side effects\n\n" + _VEINS + "Call us at once if "
            "your leg swells.",
        ),
        Example(
            bad="---\npage_type: treatment\nauthor: Ann Bell\n---\n# Hernia repair\n\n## Cut\n\n"
            + _MESH
            + "\n\n## Going home\n\n"
            + _MESH,
            good="---\npage_type: treatment\nauthor: Ann Bell\n---\n# Hernia repair\n\n## Cut\n\n"
            + _MESH
            + "\n\n## Going home\n\n"
            + _MESH
            + "Call the ward if the wound bleeds or smells.",
        ),
        Example(
            bad="---\npage_type: treatment\nmedical_reviewer: Dr Ann Bell\n---\n# Head "
            "turns\n\n## How "
            "it is done\n\n" + _TURNS + "\n\n## Later\n\n" + _TURNS,
            good="---\npage_type: treatment\nmedical_reviewer: Dr Ann Bell\n---\n# Head "
            "turns\n\n## How "
            "it is done\n\n" + _TURNS + "\n\n## Later\n\n" + _TURNS + "Call us if the pain is bad.",
        ),
        Example(
            bad="---\npage_type: service\nauthor: Ann Bell\n---\n# Plaster room\n\n## Find "
            "us\n\n" + _CASTS + "\n\n## Caring for your cast\n\n" + _CASTS,
            good="---\npage_type: service\nauthor: Ann Bell\n---\n# Plaster room\n\n## Find "
            "us\n\n"
            + _CASTS
            + "\n\n## Caring for your cast\n\n"
            + _CASTS
            + "Call us at once if your fingers swell.",
        ),
        Example(
            bad="---\npage_type: wellness\nauthor: Ann Bell\n---\n# Yoga at home\n\n## Breathe\n\n"
            + _POSES
            + "\n\n## Bend\n\n"
            + _POSES,
            good="---\npage_type: wellness\nauthor: Ann Bell\n---\n# Yoga at home\n\n## Breathe\n\n"
            + _POSES
            + "\n\n## Bend\n\n"
            + _POSES
            + "Stop if it hurts.",
        ),
        Example(
            bad="---\npage_type: wellness\nauthor: Ann Bell\n---\n# Sleep well\n\n## Mornings\n\n"
            + _NIGHTS
            + "\n\n## Evenings\n\n"
            + _NIGHTS,
            good="---\npage_type: wellness\nauthor: Ann Bell\n---\n# Sleep well\n\n## Mornings\n\n"
            + _NIGHTS
            + "\n\n## Evenings\n\n"
            + _NIGHTS
            + "See your GP if you have slept badly for months.",
        ),
    ],
    pages=("~professional", "~news"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a page that says neither which signs are an emergency nor whom to ask.

    Where a sign of danger is named, `disclaimers.missing-emergency-advice` says so.
    """
    if page.word_count < _WHOLE:
        return
    yield from _of_what_is_done(page)
    if page.type == "patient-story" or not _is_read_by_patients(page):
        return
    danger, subject = _subject(page)
    if not subject or page.house.says("emergency-advice", page.said) or _tells_where(page):
        return
    if not danger and _tells_when(page):
        return
    if red_flag(page, Level.WARNING) is not None:
        return
    what = "when to see a doctor, and for which signs: add it"
    if danger:
        what = "which signs are an emergency: add them, with the number to call"
        if _tells_when(page) and page.type not in ("condition", "symptom"):
            return
    yield Match(page.end, (subject, what))


_OF_DANGER = regex_later(
    r"\b(?:injur(?:y|ies)|urgent|walk-in|alcohol|drugs?|substance|addiction|recovery|mental|crisis|"
    r"talking therap\w+|counsell?ing|psycholog\w+|suicid\w+|falls|heart|chest|stroke|asthma|"
    r"epilepsy|maternity|eating disorders?)\b",
    regex.IGNORECASE,
)
"""Services to which people come who may be in danger before they are seen."""
_NUMBERS = regex_later(
    r"\b(?:911|999|112|988|116 ?123|000)\b|\ba&e\b|\bemergency (?:rooms?|departments?|numbers?)\b|"
    r"\b(?:samaritans|lifeline|helpline|crisis (?:line|team|text))\b"
)
_OF_RISK = regex_later(
    r"\b(?:overdos\w+|alcohol\w*|drinking|heroin|opioids?|cocaine|eating "
    r"disorder|anorexi\w+|bulimi\w+|depress(?:ed|ion)|psychosis|postnatal depression|abuse)\b"
)
_OF_CRISIS = regex_later(r"\bsuicid|\bself-harm")
_OFTEN_SAID = 3
_HOME_CARE = regex_later(
    r"\b(?:look(?:ing)? after|car(?:e|ing) (?:for|of)|living with|wearing) (?:your |the |an? )?"
    r"(?:(?:new|plaster) )?(?:casts?|plasters?|splints?|boots?|wounds?|cuts?|stitches|dressings?|"
    r"drains?|catheters?|stomas?|lines?|tubes?|implants?)\b"
    r"|\b(?:cast|plaster|wound|stoma|catheter|drain|dressing) care\b|\baftercare\b"
    r"|\b(?:once|when) you (?:are|get) (?:back )?home\b|\bgoing home\b"
)
"""Headings of what is done to people, and goes home with them."""


def _of_what_is_done(page: Page) -> Iterator[Match]:
    """Yield the end of a page on a service that treats people, or on exercise, without a stop."""
    if page.house.says("emergency-advice", page.said):
        return
    title = page.title.partition(" | ")[0]
    if (what := _for_those_in_danger(page, title)) is not None:
        yield Match(page.end, (title, what))
    if what is None and _sends_home(page) and is_signed_page(page):
        what = "for which problems at home to get help, and from whom: add it"
        yield Match(page.end, (title, what))
    if what is not None or _tells_where(page):
        return
    what = ""
    if page.type == "service":
        harms = _DONE_HERE.search(page.folded) and _CAN_FOLLOW.search(page.folded)
        if harms and not _URGENT.search(page.said):
            what = "which problems afterwards are urgent, and whom to call: add it"
    elif page.type == "wellness" and _EXERCISE.search(title) and not _STOP.search(page.folded):
        what = "when to stop and get medical help: add it"
    elif page.type == "wellness" and _TROUBLE.search(title) and not _tells_when(page):
        if is_signed_page(page):
            yield Match(page.end, (title, "when to see a doctor about it: add it"))
    elif page.type in ("treatment", "faq") and _OPERATION.search(title) and _is_silent(page):
        what = "for which problems afterwards to get help, and from whom: add it"
    elif page.type == "treatment" and names_reviewer(page) and _is_silent(page):
        yield Match(page.end, (title, "for which problems to get help, and from whom: add it"))
    if what and is_whole_page(page):
        yield Match(page.end, (title, what))


def _sends_home(page: Page) -> bool:
    """Return whether a page on a service tells how to look after a cast or a wound, and no more."""
    return (
        page.type == "service"
        and any(_HOME_CARE.search(heading.folded) for heading in page.headings)
        and _is_silent(page)
    )


def _for_those_in_danger(page: Page, title: str) -> str | None:
    """Return what a service, or a story, lacks that people come to who may be in danger."""
    if _NUMBERS.search(page.folded):
        return None
    if page.type == "service" and _OF_DANGER.search(title):
        return "what to do in an emergency, and which number to call: add it"
    if page.type == "patient-story" and _OF_CRISIS.search(page.folded):
        return None  # `disclaimers.missing-crisis-line` says so
    if page.type == "patient-story" and len(_OF_RISK.findall(page.folded)) >= _OFTEN_SAID:
        return "where readers in the same trouble get help, at once where they must: add it"
    return None


def _is_silent(page: Page) -> bool:
    """Return whether nothing on a page says whom to ask about what may follow an operation."""
    for block in page.blocks:
        if block.kind is BlockKind.HEADING:
            if _FOR_HELP.search(block.plain):
                return False
            continue
        if _LEADS.search(block.folded):
            return False
        for a, z in sentences(block.plain):
            if _TO_CALL.match(block.plain, a, z) and _AFTERWARDS.search(block.folded[a:z]):
                return False
    return True


def _is_read_by_patients(page: Page) -> bool:
    if page.type is None:
        return is_public(page) and not is_promotion(page)
    return page.type in _PAGES


def _subject(page: Page) -> tuple[bool, str]:
    """Return whether the subject of a page is a dangerous one, and its name in the title, or ""."""
    title = page.title.partition(" - ")[0].partition(" | ")[0]
    if len(title.split()) > _LONGEST_TITLE or _NOT_THE_SUBJECT.search(title):
        return (False, "")
    for danger, pattern in enumerate(_subjects()):
        found = pattern.search(title, timeout=TIME_LIMIT)
        if found:
            return (bool(danger), found[0])
    return (False, "")


@cache
def _subjects() -> tuple[regex.Pattern[str], ...]:
    return tuple(
        compiled(rf"\b{written(name)}\b", regex.IGNORECASE)
        for name in ("{ask-subject}", "{danger-subject}")
    )


def _tells_where(page: Page) -> bool:
    """Return whether a page tells, rightly or wrongly, where to get urgent help."""
    return (
        gives_own_number(page, country_of(page))
        or says_where(page)
        or any(number.emergency for number in page.once(foreign_numbers))
    )


def _tells_when(page: Page) -> bool:
    """Return whether a page says when to ask a professional, in a heading or a sentence."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        if block.kind is BlockKind.HEADING:
            if _HEADING.search(block.plain):
                return True
        elif any(_TO_ASK.match(block.plain, a, z) for a, z in sentences(block.plain)):
            return True
    return False
