"""What a page says is needed, or not: a prescription, a referral, an appointment, blood tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.answers import Answer, people_of
from qa.checks.consistency.matter import title_stems
from qa.checks.consistency.readings import Reader, parts_of, said_sentences, without_answer
from qa.checks.consistency.sayings import UNLESS_TOLD
from qa.medicines import mentions_between
from qa.page import words_in
from qa.patterns import later
from qa.subject import subject_medicine
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_NO = r"(?: not|n't)"
_DOCTOR = (
    r"(?:(?:family )?doctors?(?:'s)?|gps?(?:'s)?|general practitioners?|physicians?|prescribers?|"
    r"surgery|practice|health professionals?|consultants?|specialists?|dentists?|clinicians?|"
    r"health ?care (?:professionals?|providers?)|providers?)"
)
_SHOP = (
    r"(?:pharmac(?:y|ies|ists?)|chemists?(?:'s)?|supermarkets?|shops?|drug ?stores?|high street|"
    r"counter|shelf|health food stores?|till|online shop)"
)
_GET = (
    r"(?:buy|bought|get|sold?|sell|sells|supplied|supply|available|pick (?:it |them )?up|"
    r"purchased?|obtain(?:ed)?|treated|ordered|order)"
)
_NEEDED = (
    r"(?:needed|required|necessary|essential|compulsory|mandatory|asked for|called for|vital|a "
    r"must|obligatory)"
)


class _Matter(NamedTuple):
    """What may be needed or not, and how sentences say so in words of their own."""

    name: str
    signs: tuple[str, ...]
    topic: re.Pattern[str]
    """What each sentence on it has."""
    thing: re.Pattern[str]
    needed: re.Pattern[str]
    needless: re.Pattern[str]
    apart: re.Pattern[str]
    of_medicine: bool = False


_MATTERS = (
    _Matter(
        name="prescription",
        signs=(
            "prescri",
            "see a doctor",
            "see your doctor",
            "see a gp",
            "counter",
            "pharmac",
            "chemist",
            "script",
            "high street",
            "through your gp",
            "supermarket",
            "paperwork",
        ),
        topic=later(
            r"prescri|counter|pharmac|chemist|script|high street|\bgps?\b|doctor|supermarket|"
            r"paperwork|shelf|shops?\b"
        ),
        thing=later(
            r"\b(?:prescriptions?|(?:signed )?scripts?|(?:doctor's |gp's )(?:note|paperwork|order)|"
            rf"note from (?:a|your) {_DOCTOR}|written order)\b"
        ),
        needed=later(
            r"\b(?:prescription|prescribed)[- ]only\b|\bonly (?:\w+ ){0,3}(?:on|with|by|through) "
            rf"(?:an? |your )?(?:prescription|{_DOCTOR})\b|\b(?:on|by) prescription only\b|"
            rf"\b{_DOCTOR}(?: or other \w+)? (?:has|have|needs?|must|will have) to (?:\w+ "
            r")?(?:prescribe|write)\b|\b(?:not|never|cannot|can't|"
            rf"n't)\b[^.;,]{{0,40}}\b(?:{_GET})\b[^.;,]{{0,40}}\b(?:over the counter|off the shelf|"
            rf"{_SHOP}(?! unless))|\bnever over the counter\b|\b(?:pharmacists?|chemists?|shops?|"
            r"pharmac(?:y|ies)|supermarkets?) (?:cannot|can't|may not|must not|will not|won't|"
            rf"(?:is|are){_NO} allowed to) (?:sell|supply|give)\b|\b(?:have|has|need) to see (?:a|"
            rf"your) {_DOCTOR} (?:first )?(?:to (?:get|be given|be prescribed)|before you (?:can|"
            rf"get))\b|\bonly (?:a|your) {_DOCTOR} can (?:give|prescribe|supply)\b|\bonly "
            rf"get\b[^.;]{{0,30}}\bthrough your {_DOCTOR}\b|\bsen[dt] (?:me|you|us|people) away\b"
        ),
        needless=later(
            r"\b(?:over|across) the (?:pharmacy )?counter\b|\boff the shelf\b|\b(?:can|may|could|"
            rf"able to|to) (?:be )?(?:\w+ )?(?:{_GET})\b[^.;]{{0,50}}\b(?:at|from|in|by) (?:\w+ "
            rf"){{0,2}}?{_SHOP}\b|\b(?:pharmacists?|chemists?|supermarkets?) (?:can|may|will) "
            rf"(?:\w+ )?(?:sell|supply)\b|\bstraight from (?:\w+ )?{_SHOP}\b|\bon (?:general "
            rf")?sale\b|\bwalked (?:in|into|out)\b|\bwithout seeing (?:a|your) {_DOCTOR}\b"
        ),
        apart=later(
            r"\b(?:free prescriptions?|\d+ ?(?:mg|g|mcg|%)|repeat prescriptions?|prescription "
            r"charges?|cost|charge|other (?:brands?|strengths?)|stronger|higher|larger|bigger|"
            r"smaller|packs?|strengths?|brands?|pharmacist or|travel|abroad|delivery|certificate|"
            r"may be able|your prescription (?:is|was|will|for)|the prescription|a new "
            r"prescription|under \d+|aged|card)\b"
        ),
        of_medicine=True,
    ),
    _Matter(
        name="referral",
        signs=(
            "refer",
            "letter",
            "through the",
            "through their",
            "through your",
            "direct",
            "themselves",
            "sent ",
            "paperwork",
            "book my",
            "asked us",
        ),
        topic=later(
            r"refer|letter|through|direct|themselves|sent|paperwork|book(?:ed)? my|asked us|"
            r"\bgps?\b|doctor|surgery"
        ),
        thing=later(
            rf"\b(?:referrals?(?: letters?)?|letters? from (?:\w+ ){{0,2}}{_DOCTOR}|to be referred|"
            r"referred)\b"
        ),
        needed=later(
            rf"\b{_DOCTOR} (?:has|have|needs?|must|will (?:have|need)) (?:to )?refer\b|\b(?:must|"
            r"have to|has to|need to|needs to|only) (?:\w+ )?be (?:referred|sent)\b|\b(?:sent|"
            rf"referred) (?:to us )?by (?:\w+ ){{0,3}}{_DOCTOR}|\b(?:come|comes|go|goes|get|gets|"
            rf"seen) (?:to us )?(?:only )?through (?:the|your|their|a) {_DOCTOR}\b|\bby referral "
            r"only\b|\bself-referrals?\b[^.;]{0,30}\b(?:no longer|not|never|cannot)\b|\b(?:cannot|"
            r"can't|could not|couldn't|not able to|unable to) (?:self-refer|refer (?:yourself|"
            r"themselves|myself)|contact (?:us|the \w+) direct\w*|come to us direct\w*|book (?:my|"
            rf"your|their) own)|\bsee your (?:{_DOCTOR}) first\b|\bhad to go through the "
            rf"{_DOCTOR}\b|\bonly (?:be )?(?:seen|see|accept)\b[^.;]{{0,30}}\b(?:when|if|once|"
            rf"after) (?:a|your|their) {_DOCTOR}\b|\bask your {_DOCTOR} (?:to refer|for a "
            r"referral)\b|\bturn (?:down|away)\b[^.;]{0,40}\bnot\b[^.;]{0,20}\bsent\b"
        ),
        needless=later(
            r"\b(?:can|may|simply|just|able to|welcome to|free to|please) (?:also |now "
            r")?(?:self-refer|refer (?:yourself|themselves))\b|\Aself-referral\b|\brefer "
            r"yourself\b|\b(?:can|may|could|able to) (?:\w+ )?(?:come|contact|book|ring|call|phone|"
            r"approach|reach)\b[^.;,]{0,30}\b(?:direct(?:ly)?|themselves|yourself)\b|\bwithout "
            r"(?:speaking to|seeing|going through|going to|asking|having to see) (?:your|a|the) "
            rf"{_DOCTOR}\b|\bno need to (?:see|speak to|ask|go through|take up) (?:your|a|an?|the) "
            rf"{_DOCTOR}|\bnever (?:had|have|has) to (?:go through|see|ask) (?:the|a|your|my) "
            rf"{_DOCTOR}\b|\bbooked my own\b|\bwithout (?:any )?paperwork\b"
        ),
        apart=later(
            r"\b(?:specialist (?:team|clinic|unit)|scans?|x-rays?|urgent\w*|emergenc\w*|second "
            r"opinion|onward|further|may refer|might refer|can refer you|will refer you|fee|"
            r"insur\w+|cancel\w*|other services?|child\w*|under \d+|aged|mri)\b"
        ),
    ),
    _Matter(
        name="appointment",
        signs=("appointment", "book", "walk", "drop"),
        topic=later(r"appointment|book|walk|drop|turn up|come"),
        thing=later(
            r"\b(?:appointments?|booking|to book|book(?:ed)? (?:in advance|ahead|a (?:place|slot|"
            r"visit)))\b"
        ),
        needed=later(
            r"\A\W*please (?:make an appointment|book)\b|\bby appointment only\b|\bappointment[- "
            r"]only\b|\b(?:must|have to|has to|need to|needs to) (?:be booked|book|make an "
            r"appointment|have an appointment)\b|\b(?:not|cannot|can't|no) (?:\w+ )?(?:walk[- "
            r"]ins?|drop[- ]ins?|just turn up|turn up unannounced)\b|\bonly (?:see|seen|"
            r"treat)\b[^.;]{0,30}\b(?:appointment|booked|booking)\b|\bwithout an appointment,? "
            r"(?:you )?(?:cannot|can't|will not|won't)\b"
        ),
        needless=later(
            r"\b(?:just|simply) (?:walk|drop|turn|come|pop) (?:in|up|along)\b|\b(?:drop|walk)-in "
            r"(?:service|clinic|centre|session)s?\b|\bturn up (?:at any time|when it suits|"
            r"unannounced)\b"
        ),
        apart=later(
            r"\b(?:first|follow-up|urgent\w*|emergenc\w*|your appointment|the appointment|next|"
            r"cancel\w*|miss\w*|online|change|reminder|(?:after|before) (?:your|the|an?)|"
            r"interpreter|transport|vaccin\w*|tests?|scans?|monday|tuesday|wednesday|thursday|"
            r"friday|saturday|sunday|evening|letter|wait for|(?:gp|surgery|lab|blood) "
            r"appointments?)\b"
        ),
    ),
    _Matter(
        name="monitoring",
        signs=("blood", "lab", "level", "monitor", "needle"),
        topic=later(r"\bblood|\blabs?\b|\blevels?\b|monitor|needle|kidney|thyroid|liver"),
        thing=later(
            r"\b(?:(?:regular |routine |frequent |repeat(?:ed)? |repeat )*(?:blood tests?|lab "
            r"(?:work|tests?|appointments?|visits?)|blood (?:draws?|checks?|monitoring)|"
            r"monitoring(?: of \w+ levels?)?|needle sticks?|blood levels?|levels? (?:checks?|taken|"
            r"tested|checked))|(?:\w+ )?levels?(?= (?:has|have|must|need|needs|should|never|does|"
            r"do|is|are|will|on file)\b)|your kidneys(?: and \w+)?|a level)\b"
        ),
        needed=later(
            r"\b(?:has|have|needs?|need|must|should|will) (?:to )?(?:be )?(?:\w+ )?(?:checked|"
            r"monitored|tested|measured|watched|drawn)\b|\bkeep (?:every|all|each|"
            r"your)\b[^.;]{0,20}\b(?:lab|blood)\b|\b(?:draws?|takes?) my blood every\b|\b(?:do|"
            r"must|should)(?: not|n't) (?:skip|miss) (?:\w+ ){0,2}(?:needle|blood|lab|test)|"
            r"\bnever (?:skip|miss) (?:\w+ ){0,2}(?:needle|blood|lab|test)|\buntil a (?:recent |"
            r"new )?level is\b|\b(?:is|are) (?:checked|monitored|tested|measured) (?:every|"
            r"regularly|often|again)"
        ),
        needless=later(
            r"\b(?:never|not|n't|nobody) (?:has |have |had |need |needs |do |does )*(?:to )?(?:be |"
            r"draw |ever )*(?:checked|monitored|tested|measured|watched|my blood)\b|"
            r"\bspared\b[^.;]{0,25}\b(?:needle|blood|lab|tests?)|\bno (?:lab|"
            r"blood)\b[^.;]{0,25}\bto (?:keep|go to|have)\b|\bwithout (?:ever )?(?:having|a) (?:a "
            r")?(?:level|blood test)\b|\bnobody (?:has|had) (?:had )?to draw\b"
        ),
        apart=later(
            r"\b(?:before (?:you start|starting|the|your|surgery|treatment)|sugar|glucose|pressure|"
            r"cholesterol|diagnos\w*|result\w*|find out|rule out|pregnan\w*|first few|dose is "
            r"changed|check for|another|operation|at home|home (?:test|kit)|finger|iron|"
            r"anaemi\w*)\b"
        ),
        of_medicine=True,
    ),
)
_NEEDS = (
    r"(?:needs?|requires?|must (?:have|bring|send|show|get|first)|ha(?:ve|s) to (?:have|get|bring|"
    r"show|send)|will need|calls? for|ask(?:s|ed)? for|only (?:with|on|after|by|once)|depends? on)"
)
_NO_NEED = (
    r"(?:no need (?:for|of|to (?:have|get|bring|wait for|ask for|see|arrange|book))|(?:do|does|did|"
    rf"will|would|is|are|was){_NO} (?:usually |normally |generally )?(?:need|require|have to "
    rf"(?:have|get|bring|show)|ask(?:ed)? for|call for|needed)|need{_NO}(?: have)?|without|never "
    r"(?:needed|need|asked for)|no longer (?:need|require)|nobody (?:asks?|asked|wants?|wanted)(?: "
    r"for| to see)?)"
)
_DOUBLE = later(
    r"\b(?:not|never|cannot|can't|no one|nobody|n't|unable)\b(?=[^.;]*\bwithout\b)|"
    r"n't\b(?=[^.;]*\bwithout\b)"
)
_PART = later(r"; |, (?:but|so|yet|because|as|since|and)\b| but | because | since ")
_APART = later(
    r"\b(?:if|unless|except|some|sometimes|may need|might|may be asked|certain|other (?:people|"
    r"patients|types)|another(?! health)|child(?:ren)?|bab(?:y|ies)|under[ -]?\d+s?|teenagers?|"
    r"pregnan\w+|private\w*|depend\w*|used to|years ago|in the past|abroad|stronger|whether (?:you|"
    r"to)|ask (?:your|if)|check (?:if|whether)|sister|brother|friend|mother|mum|husband|wife|"
    r"usually|often|rare\w*|occasionally|stud(?:y|ies)|most (?:people|patients)|many (?:people|"
    r"patients))\b|\?"
)
_FOR_ALL = later(
    r"\bwhatever (?:your|their) \w+\b|\beven (?:if|when|though)\b[^.;,]*|\bif you (?:like|wish|"
    rf"prefer)\b|{UNLESS_TOLD}"
)
_SIGNS = tuple(sorted({sign for matter in _MATTERS for sign in matter.signs}))
_NEEDED_VALUE, _NEEDLESS_VALUE = 1.0, 0.0


def _read(page: Page) -> Iterator[Answer]:
    subject = subject_medicine(page)
    title = page.title.lower()
    for number, said, _ in said_sentences(page, _SIGNS):
        for name, is_needed, of_medicine in _values(said.sentence, title):
            medicine = subject or ""
            if of_medicine:
                if subject is None and title_stems(page).isdisjoint(_stems(said.sentence)):
                    continue
                named = mentions_between(page, number, said.first, said.last)
                generics = {one.generic for one in named if not one.everyday}
                if len(generics) > 1 or (subject and generics - {subject}):
                    continue
                medicine = next(iter(generics), medicine)
            value = _NEEDED_VALUE if is_needed else _NEEDLESS_VALUE
            yield Answer(value, value, f"{name}/{medicine}", said, people_of(page, said))


def _stems(sentence: str) -> set[str]:
    return {stem_of(word) for word in words_in(sentence)}


def _values(sentence: str, title: str = "") -> Iterator[tuple[str, bool, bool]]:
    """Yield the name of each matter of a sentence, if it is needed, and if it is of a medicine."""
    matters = [matter for matter in _MATTERS if matter.topic.search(sentence)]
    text = _FOR_ALL.sub("", without_answer(sentence)) if matters else ""
    if not matters or _APART.search(text):
        return
    for matter in matters:
        if matter.apart.search(text) or matter.thing.search(title):
            continue
        said = {is_needed for part in parts_of(text, _PART) for is_needed in _said_of(matter, part)}
        if len(said) == 1:
            yield matter.name, said.pop(), matter.of_medicine


def _said_of(matter: _Matter, part: str) -> Iterator[bool]:
    """Yield, for each time that a part of a sentence says it of a matter, whether it is needed."""
    for pattern, is_needed in ((matter.needed, True), (matter.needless, False)):
        if (found := pattern.search(part)) is not None:
            is_denied = _DENIED.search(part, 0, found.start()) is not None
            yield is_needed is not is_denied
            return
    thing = matter.thing.search(part)
    if thing is None:
        return
    before, after = part[: thing.start()], part[thing.end() :]
    if _WITHOUT.search(before):
        yield _DOUBLE.search(part) is not None
    elif _NEEDLESS_BEFORE.search(before) or _NEEDLESS_BEHIND.match(after):
        yield False
    elif _NONE.search(before):
        if _ASKED_BEHIND.match(after):
            yield False
    elif _NEEDS_BEFORE.search(before) or _NEEDED_BEHIND.match(after):
        yield True


_DENIED = later(
    r"(?:\b(?:never|not|no longer|nobody|no one|none)\b|n't\b|\bcannot\b)[^.;,]{0,25}\Z|\bno \Z"
)
_WITHOUT = later(
    r"\bwithout (?:(?:having|getting|an?|any|the|your|ever|first|written|of|needing) )*\Z"
)
_NEEDLESS_BEFORE = later(rf"\b{_NO_NEED} (?:(?!only\b)[^.;,]){{0,30}}?\Z")
_NEEDS_BEFORE = later(rf"(?<!no )(?<!not )(?<!n't )\b{_NEEDS} [^.;,]{{0,30}}?\Z")
_NONE = later(r"\b(?:no|not an?|never an?) (?:\w+ ){0,2}\Z")
_NEEDLESS_BEHIND = later(
    rf"[^.;,]{{0,40}}?\b(?:(?:is|are|was|were|be|will be){_NO}|(?:is|are|be) (?:no longer|never)|"
    rf"isn't|aren't|no longer|not) (?:\w+ )?{_NEEDED}\b|[^.;,]{{0,40}}?\b(?:unnecessary|optional|"
    r"needless|not needed)\b"
)
_NEEDED_BEHIND = later(
    rf"(?:[^.;,]{{0,40}}?\b(?:is|are|was|will be)(?: \w+)?|:) {_NEEDED}\b|\W{{0,2}}{_NEEDED}\b|"
    r"[^.;,]{0,25}?\bhas (?:reached|arrived)\b"
)
_ASKED_BEHIND = later(
    rf"[^.;,]{{0,20}}?\b(?:is|are|was|were|will be)? ?(?:{_NEEDED}|asked for|to (?:keep|go to|"
    r"have))\b"
)


NEEDED = Reader(signs=_SIGNS, read=_read)
