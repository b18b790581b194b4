"""How long a page lets its readers wait before they see a doctor, or call for an ambulance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.matter import matter_of
from qa.checks.consistency.sayings import first_pair, saying
from qa.finding import Match
from qa.page import sentences
from qa.patterns import later
from qa.quantities import times_in
from qa.telling import groups_in, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.page import Page
    from qa.quantities import Time

SIGNS = ("call", "ring", "dial", "see ", "ask ", "contact", "a&e", "999", "911", "ambulance",
         "speak", "talk to", "checked", "go to", "emergency", "doctor", "seek")  # fmt: skip
_EMERGENCY = later(
    r"\b(?:999|911|112|ambulance|a&e|emergency(?: room| department| help| services?)?|er|"
    r"accident and emergency|paramedics?)\b"
)
_DOCTOR = later(
    r"\b(?:(?:see|call(?:ing)?|contact(?:ing)?|ring(?:ing)?|ask(?:ing)?|tell(?:ing)?|visit(?:ing)?|"
    r"phone|phoning|seeing|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|go(?:ing)? to|"
    r"check(?:ed|ing) by|looked at by|appointment with|check with)\b[^.;]{0,30}?\b(?:doctor|gp|"
    r"pa?ediatrician|dentist|pharmacist|nurse|midwife|health visitor|surgery|practice|provider|"
    r"physician|clinic|111|optician|us)\b|(?:should|must|needs? to) be (?:seen|checked|looked at)"
    r"\b|(?:seek|get) medical (?:help|advice|attention|care))"
)
_LIMIT = later(
    r"\b(?:if|unless|when|once|until|till|before|after|that|which|any|longer than|more than|over|"
    r"only)\b"
)
_WAIT = later(
    r"\b(?:if|unless|when|once|until|till|after|wait\w*|give|longer than|more than|over|last\w*|"
    r"within|for|not|no)\b"
)
_AS_LIMIT = later(
    r"(?:\b(?:for|after|in|within|by|over|than|least|beyond|past|wait|lasts?|lasting|lasted|around|"
    r"about|up to|until|been|another|only|goes on|go on|go on for|even|dose|give it|of|not|it|"
    r"next|full|or|"
    r"last|stop|stopped|better|improved?|healed|gone|away|pain|pass|passed)\b|\b[a-z]{2,8}'t) ?\Z"
)
_AGO = later(
    r" ?(?:ago\b|old\b|before\b(?! (?:you |call|see|ring|phon|dial|ask|contact|go))|a (?:day|"
    r"week)|pregnan|of age|apart|later\b|in a row)"
)
_APART = later(
    r"\b(?:usually|often|most (?!people|adults)|lasts? (?:about|around|between)|normally|recover|"
    r"appointment (?:is|in|for)|every|each|once|twice|times|results?|effects?|side effects|"
    r"worse|severe\w*|sudden\w*|immediately|straight away|right away|at once|urgent\w*|"
    r"medicines? for|dose(?:s)? (?:of|for)|follow-up|remind|wait for|prescri\w+|treat\w*|"
    r"cream|tablets?|course|antibiotics?|using|taking|take|use it|used|vaccin\w*|injection|surgery|"
    r"operation|birth|under|younger|older|over \d\d|aged|return\w*|travel\w*|contact with|bite|"
    r"bitten|pregnan\w+|weeks pregnant|miss\w*|letter|invit\w*|chronic|smok\w+|result|hear|"
    r"diabetes|immune|period|sex|between \d|drive|driving|or if|such as|blood in|visit (?:lasts|"
    r"takes)|also|another reason|try(?:ing)? (?:for|to)|conceive|first (?:\d|few|week|day)|"
    r"previous|past|office hours|open|fever (?:above|over|of)|temperature (?:above|over|of))\b"
    r"(?! the counter)|[?\u00b0]"
)
_LITTLE = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "call calling ring ringing dial see seeing ask contact speak talk tell go going visit "
        "phone get seek medical help advice attention doctor gp dentist pharmacist nurse "
        "pediatrician paediatrician provider physician health visitor surgery practice ambulance "
        "emergency room department services service last lasts lasted lasting longer still not no "
        "never stop stopped stops better improve improved improving clear clears cleared away gone "
        "go goes on for after until till before unless if when once than more over only wait "
        "waiting minute minutes hour hours day days week weeks month months year years checked "
        "should must be been there nothing symptom symptoms sign signs any have has had reason "
        "healed heal heals settle settled pass passed first give work works working time "
        "within by people adult adults everyone most let keep continue continues start started "
        "begin began home office team your "
        "leave left child children baby babies looked seen appointment passing eased ease eases "
        "does doesn't hasn't haven't isn't don't "
        "a&e accident even straight then right that which who local"
    ).split()
)
_SAME = (
    ("second dose", later(r"\b(?:two|2|a second) (?:doses?|sprays?|puffs?)\b")),
    ("", later(r"\b(?:one|1|the first|a|your first) (?:dose|spray|puff)\b")),
    ("", later(r"\ba&e\b|\baccident and emergency\b")),
    ("bleed", later(r"\bnose(?:bleeds?| is(?: still)? bleeding)\b|\bbleeding\b")),
    ("seizure", later(r"\b(?:seizures?|fits?)\b")),
    ("cough", later(r"\bcough\w*")),
    ("vomit", later(r"\b(?:vomit\w*|been sick|being sick|throwing up)\b")),
    ("poo", later(r"\b(?:poo(?:s|ed|p|ps|ped)?|bowel movements?|opened their bowels)\b")),
)
_SECOND = later(r"\b(?:a|the|your) second(?= (?:dose|spray|puff|tablet))")
_SO = later(r"; |, (?:so|but) ")
_LONGEST_LEAD = 120
_DOSE = later(r"\b(?:doses?|sprays?|puffs?)\b")
_OF_DOSE = frozenset({"pain", stem_of("chest"), stem_of("dose")})
"""What a page on one medicine for pain says or leaves out."""
_SLACK = 1.9
_MOST = 12
_WHOM = frozenset({"child", "pregnant", "men", "women", "older"})


class Call(NamedTuple):
    """How long something has to last, in minutes, before readers call."""

    low: float
    high: float
    urgent: bool
    what: frozenset[str]
    whom: frozenset[str]
    said: Saying


def two_calls(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that let one thing last for two times before the same call."""
    found = list(_calls(page))
    if not 1 < len(found) <= _MOST:
        return
    if pair := first_pair(found, _differ, _of_one, _agree):
        yield from both_places(_match(*pair), _match(*pair[::-1]))


def _match(here: Call, there: Call) -> Match:
    span = here.said.block.source_span(here.said.start, here.said.end)
    return Match(span, (here.said.text.strip(), there.said.text.strip()))


def _differ(one: Call, other: Call) -> bool:
    return not one.said.is_beside(other.said) and _of_one(one, other) and not _agree(one, other)


def _of_one(one: Call, other: Call) -> bool:
    return (one.urgent, one.what, one.whom) == (other.urgent, other.what, other.whom)


def _agree(one: Call, other: Call) -> bool:
    low, high = sorted((one, other), key=lambda call: call.low)
    return high.low <= low.high * _SLACK


def _calls(page: Page) -> Iterator[Call]:
    title = page.title.lower()
    for number, block in enumerate(page.blocks):
        lead = _lead(page, number)
        if not lead and not any(sign in block.folded for sign in SIGNS):
            continue
        for first, last in _clauses(block):
            sentence = block.folded[first:last]
            whole = f"{lead} {sentence}"
            urgent = _EMERGENCY.search(whole) is not None
            if not (urgent or _DOCTOR.search(whole)) or _APART.search(whole):
                continue
            time = _only_time(sentence, lead)
            if time is None:
                continue
            said = saying(page, number, first + time.start, first + time.end)
            if said is None:
                continue
            rest = f"{lead} {sentence[: time.start]} {sentence[time.end :]}"
            matter = matter_of(page, rest, _LITTLE, _SAME)
            if matter.figures - {"999", "911", "111", "112"}:
                continue
            whom = (groups_in(whole) & _WHOM) - groups_in(title)
            words = matter.words - (_OF_DOSE if _DOSE.search(whole) else frozenset())
            yield Call(time.low, time.high, urgent, words, whom, said)


def _clauses(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block, cut where they draw a conclusion."""
    for first, last in sentences(block.plain):
        cut = _SO.search(block.folded, first, last)
        yield first, cut.start() if cut else last
        if cut:
            yield cut.end(), last


def _lead(page: Page, number: int) -> str:
    """Return what stands over a list in which a block is an item: "See a GP if:"."""
    over = page.over_list(number)
    lead = over.folded.strip() if over is not None else ""
    is_short = len(lead) <= _LONGEST_LEAD
    return lead if is_short and (lead.endswith((":", " if"))) else ""


def _only_time(sentence: str, lead: str) -> Time | None:
    """Return the only time of a sentence, where it is how long to wait."""
    times = list(times_in(_SECOND.sub(lambda found: "-" * len(found[0]), sentence)))
    whole = f"{lead} {sentence}"
    if len(times) != 1 or not _WAIT.search(whole) or not _LIMIT.search(whole):
        return None
    time = times[0]
    before, after = sentence[: time.start], sentence[time.end :]
    if _AGO.match(after) or not _AS_LIMIT.search(before):
        return None
    if before.endswith("within ") and after.lstrip().startswith("if"):
        return None  # how soon to call, not how long to wait
    return time
