"""Opening hours for a day on which the page says that it is closed."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.opening import (
    HOLIDAYS,
    contradictions,
    days_elsewhere,
    days_in,
    timetable,
    weeks,
)
from qa.clauses import clause_around
from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import blanks, later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.opening import Opening, Week
    from qa.document import Block
    from qa.page import Page

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(_DAYS)
_HOURS = later(
    rf"\b(?P<first>{_DAY})s?(?:(?: ?(?:to|-|\u2013|through|until) ?)(?P<last>{_DAY})s?)?[,:]? ?"
    r"(?:from |between |\()?(?P<time>\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?(?: ?(?:to|-|"
    r"\u2013|and) ?(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|noon|midday|midnight)))"
)
_ALL_WEEK = later(
    r"\bopen (?:from [\w.:]+ (?:to|until) [\w.:]+,? )?(?:every day|seven days a week|7 days a week|"
    r"all week|daily)\b(?! (?:but|except|apart|from monday))"
)
_ONLY = later(
    r"\b(?:open|runs?|hours are|hours:|clinics? (?:is|are))\b[^.;]{0,30}?\bmonday(?:s)? "
    r"?(?:to|-|\u2013|through) ?(?P<last>friday|saturday)s?\b"
)
_COME = later(
    r"\b(?:come|you can (?!call|ring|phone|speak|talk|contact|e?-?mail|text|see a|also)[a-z]+|"
    r"see us|visit us|drop in|walk in|pop in|we are open|we're open|is (?:also )?open|opens|book)\b"
    r"[^.;:]{0,30}\b(?:on (?:an? |every |each )?|at (?:the |every )?|every |each "
    rf")(?P<day>{_DAY}|weekend)s?\b"
    r"|\b(?:offer|give|book|fit|see|squeeze|find|get|move|bring|arrange|swap|have) (?:you |people |"
    r"patients |in |for )*(?:to |into )?(?:[a-z-]+ ){0,3}?"
    rf"(?P<day2>{_DAY}|weekend)(?:'s)? (?:early |late )?(?:morning|afternoon|evening|"
    rf"lunchtime)?s? ?"
    r"(?:slots?|appointments?|sessions?|class(?:es)?|places?|visits?|times?|clinics?|spaces?|one)\b"
    rf"|\b(?P<day3>{_DAY}|weekend) (?:(?:morning|afternoon|evening)s? )?(?:appointments?|slots?|"
    rf"sessions?|"
    r"visits?|clinics?|class(?:es)?) (?:are|is|can be|fill|go|tend|run|start|begin)\b(?! (?:not|"
    r"no longer|"
    r"closed|cancel))"
    rf"|\b(?:quietest|busiest|best|easiest|shortest wait) [^.;:]{{0,30}}?\b(?:is|are|on) (?:a |"
    rf"on )?"
    rf"(?P<day4>{_DAY})s?\b"
)
_CLOSES = later(
    r"\b(?:we|clinic|surgery|unit|centre|center|pharmacy|practice|office|desk|shop|department) "
    r"(?:closes?|shuts?|is closed) (?:at|from|after) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? "
    r"?(?P<half>am|pm)\b(?P<days>[^.;:]{0,30})"
)
_OPEN_TO = later(
    r"\bopen\b[^.;:]{0,40}?\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)? ?(?:to|until|till|-|\u2013) ?"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm)\b(?P<days>[^.;:]{0,30})"
)
_APART = later(
    r"\b(?:except|but|christmas|evening (?:clinic|surgery)|late (?:clinic|surgery)|bank|public|"
    r"holidays?|other|until|if|lunch|only|next door|nearest|"
    r"some|emergency|out[- ]of[- ]hours|pharmacy|x-ray|car park|caf\w+|desk|wards?|phone|"
    r"helpline|line|reception|emergency|urgent)\b"
)
"""Words with which a text tells of another door, or of a day unlike others."""
_OTHER_DOOR = later(
    r"\b(?:except|christmas|evening (?:clinic|surgery)|late (?:clinic|surgery)|bank|public|"
    r"holidays?|"
    r"other|another|unless|only|next door|nearest|some|emergency|out[- ]of[- ]hours|pharmacy|x-ray|"
    r"car park|caf\w+|wards?|phone|helpline|urgent|a&e|walk-in (?:centre|center))\b"
)
"""The same, for where readers are told to come."""
_IF_FREE = later(
    rf"\bif (?:an? |the )?(?:{_DAY}|weekend)s?\b[^.;,]{{0,40}},"
    rf"|\bif [^.;,]{{0,40}}\b(?:{_DAY}|weekend|week)s?,"
)
"""For whom a day is named: "if Friday is your only day off, "."""
_CLOSED = later(
    rf"\b(?:(?:we are|we're|is|are|clinic|remain) )?closed (?:all day |every |at |on |over "
    rf")*(?:the )?(?P<when>weekends?|{_DAY})s?\b|\b(?:not|n't) open (?:on |at )(?:the |a )?"
    rf"(?P<not>weekends?|{_DAY})s?\b|\b(?:open )?(?:every day|seven days a week|daily) (?:but|"
    rf"except|apart from)(?: on)? (?P<but>{_DAY})s?\b"
)

_SEVERAL = 2
"""Sets of days that a place is said to run on; with so many, it is several."""
_LABELLED = later(rf"\b(?P<day>{_DAY})s? ?[:\u2013\u2014-] ?closed\b")
_OPEN_THEN = later(
    rf"\bon (?P<day>{_DAY})s?,? (?:we|the \w+|our \w+) (?:are|is|stays?) (?:also )?open\b"
)


@rule(
    "consistency.closed-when-open",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check the opening hours.",
    why="Readers who come on that day stand before a closed door, or stay away from an open one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Monday to Friday, 9am to 5.30pm, and Saturday, 9am to 1pm. Sorry, we are closed at"
            " weekends.",
            good="Monday to Friday, 9am to 5.30pm. Sorry, we are closed at weekends.",
        ),
        Example(
            bad="We are open every day but Sunday.\n\nMonday to Sunday, 9am to 4pm.",
            good="We are open every day but Sunday.\n\nMonday to Saturday, 9am to 4pm.",
        ),
        Example(
            bad="# Foot clinic\n\nThe clinic is open Monday to Friday, 8am to 4pm.\n\nOur phone"
            " line is open when the clinic is, on Mondays and Wednesdays, 10am to 2pm.",
            good="# Foot clinic\n\nThe clinic is open Monday to Friday, 8am to 4pm.\n\nOur phone"
            " line is open on Mondays and Wednesdays, 10am to 2pm.",
        ),
        Example(
            bad="We are open from 9am to 7pm on weekdays.\n\nThe clinic closes at 5pm.",
            good="We are open from 9am to 7pm on weekdays.\n\nThe car park closes at 8pm.",
        ),
        Example(
            bad="| Day | Hours |\n|---|---|\n| Monday to Friday | 8am to 8pm |\n| Saturday | 9am to"
            " 1pm |\n\nThe clinic does not open on Saturdays or Sundays.",
            good="| Day | Hours |\n|---|---|\n| Monday to Friday | 8am to 8pm |\n| Saturday | 9am"
            " to 1pm |\n\nThe clinic does not open on Sundays. It closes at 1pm on Saturdays.",
        ),
        Example(
            bad="# Foot clinic\n\nThe clinic is open Monday to Friday, 9am to 4pm. We are closed at"
            " weekends and on bank holidays.\n\nIf you cannot get through, you can come to the"
            " front desk on a Sunday.",
            good="# Foot clinic\n\nThe clinic is open Monday to Friday, 9am to 4pm. We are closed"
            " at weekends and on bank holidays.\n\nIf you cannot get through, you can come to the"
            " walk-in centre on a Sunday.",
        ),
        Example(
            bad="We are closed on Saturdays and Sundays.\n\nPop in on a Sunday to see a nurse.",
            good="We are closed on Saturdays and Sundays.\n\nPop in on a Monday to see a nurse.",
        ),
        Example(
            bad="We are open Monday to Friday, 8am to 6pm.\n\nThe clinic opens at 11am.",
            good="We are open Monday to Friday, 8am to 6pm.\n\nThe clinic opens at 8am. On Tuesdays"
            " the pharmacy opens at 11am.",
        ),
        Example(
            bad="We are open from 8am to 7pm on weekdays.\n\nThe phones are answered until 5pm on"
            " weekdays, when the practice closes.",
            good="We are open from 8am to 7pm on weekdays.\n\nThe phones are answered until 7pm on"
            " weekdays, when the practice closes.",
        ),
        Example(
            bad="We are open 24 hours a day, every day.\n\nThe triage doors close at 10pm.",
            good="We are open 24 hours a day, every day.\n\nThe pharmacy closes at 10pm.",
        ),
        Example(
            bad="- Monday: 9am to 5pm\n- Thursday: 1pm to 7pm\n\nOn Thursdays the last appointment"
            " ends at 8.30pm.",
            good="- Monday: 9am to 5pm\n- Thursday: 1pm to 7pm\n\nOn Thursdays the last"
            " appointment ends at 6.30pm.",
        ),
        Example(
            bad="We are open Monday to Friday.\n\nCome and see us on a Saturday.",
            good="We are open Monday to Friday.\n\nRing the helpline on a Saturday.",
        ),
        Example(
            bad="Monday to Friday: 8am to 5pm\n\nSunday: closed\n\nOn Sundays we are open until"
            " noon, so come in.",
            good="Sunday: closed\n\nOn Saturdays we are open until noon, so come in.",
        ),
        Example(
            bad="# Walk-in unit\n\nWe are open every day, 8am to 8pm.\n\nThe last person is seen"
            " at 9.15pm.",
            good="# Walk-in unit\n\nWe are open every day, 8am to 8pm.\n\nThe last person is"
            " seen at 7.15pm.",
        ),
        Example(
            bad="# Foot clinic\n\n## Opening times\n\nMonday to Friday, 9am to 5pm, except bank"
            " holidays.\n\n## Getting here\n\nCome before the clinic closes at 3pm on weekdays.",
            good="# Foot clinic\n\n## Opening times\n\nMonday to Friday, 9am to 5pm, except"
            " bank holidays.\n\n## Getting here\n\nCome before the clinic closes at 5pm on"
            " weekdays.",
        ),
        Example(
            good="# Eye clinic\n\nThe clinic is open Monday to Friday, 9am to 5pm. On Thursdays"
            " there is a late clinic until 7pm.\n\nThe clinic closes at 7pm on Thursdays. Our"
            " evening clinic closes at 8pm.",
        ),
        Example(
            bad="# Quit service\n\nWe are open Monday to Friday, 9am to 5pm.\n\nRing us in our"
            " normal opening hours of Monday to Saturday, 8am to 6pm.",
            good="# Quit service\n\nWe are open Monday to Friday, 9am to 5pm.\n\nOur phone line"
            " is open Monday to Saturday, 8am to 6pm.",
        ),
        Example(
            bad="# Video clinic\n\nVisits are available Monday through Friday, 8 a.m. to 6 p.m.,"
            " and Saturday, 9 a.m. to noon.\n\nWe are open on weekends until 4 p.m. on Sunday.",
            good="# Video clinic\n\nVisits are available Monday through Friday, 8 a.m. to 6 p.m.,"
            " and Saturday, 9 a.m. to noon.\n\nWe are open until noon on Saturday.",
        ),
        Example(
            bad="# Balance clinic\n\nThe clinic runs on Mondays and Fridays, 9am to 3pm.\n\nDrop"
            " in during our clinic days, Tuesday to Thursday, to see the hall.",
            good="# Balance clinic\n\nThe clinic runs on Mondays and Fridays, 9am to 3pm.\n\nOur"
            " phone line is open on Tuesdays. Drop in on our clinic days, Monday and Friday.",
        ),
        Example(
            bad="| Day | Hours |\n|---|---|\n| Monday to Wednesday | 9am to 4pm |\n| Thursday |"
            " Closed |\n\nWe are open from 9am to 4pm, Monday to Thursday.",
            good="| Day | Hours |\n|---|---|\n| Monday to Wednesday | 9am to 4pm |\n| Thursday |"
            " Closed |\n\nWe are open from 9am to 4pm, Monday to Wednesday.",
        ),
        Example(
            bad="# Voice clinic\n\nMonday to Thursday, 9am to 4pm. We are closed on Fridays.\n\nIf"
            " Friday is your only day off, we can usually offer you a Friday afternoon"
            " appointment.",
            good="# Voice clinic\n\nMonday to Thursday, 9am to 4pm. We are closed on Fridays.\n\nIf"
            " Friday is your only day off, we can usually offer you a Monday afternoon"
            " appointment.",
        ),
        Example(
            bad="# Voice clinic\n\n- Monday to Friday: 9am to 5pm\n\nEvening visits run until 7pm"
            " on weekdays, as the clinic does not close until 8pm.",
            good="# Voice clinic\n\n- Monday to Friday: 9am to 5pm\n\nThe pharmacy does not close"
            " until 8pm.",
        ),
        Example(
            bad="The blood clinic runs every Sunday from 9am to noon.\n\nWe are closed on Sundays.",
            good="The blood clinic runs every Friday from 9am to noon.\n\nWe are closed on "
            "Sundays.",
        ),
    ],
    words=[
        " days", " runs ", " run ", " held ", " meets ", " open on ", "open every", "open mon",
        "open from", "open between",
        "closed", "not open", "n't open", "weekend", "every day but", "every day except",
        "daily except", "apart from", "closes", "shuts", " close at ", " shut at ", "until ",
        "last ", "saturday", "sunday", "hours", "when the ", " opens ", "n't open", "while the ",
        " on a ", "slot", "appointment", "session", "not close", "n't close", "not shut",
    ],
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield where a page says when it is closed or closes, and the hours that say otherwise."""
    found = [*_other_days(page), *_other_end(page), *_closed_on(page), *_open_though(page)]
    found = found or list(_against_timetable(page))
    yield from found or _other_week(page)


def _other_week(page: Page) -> Iterator[Match]:
    """Yield two places that give a place other days of the week, or one that it is closed on."""
    found = weeks(page)
    for one in found:
        for there in timetable(page).values():
            if there.is_closed and there.days & one.days and there.block is not one.block:
                yield from _both(one, there)
                return
    for one, other in combinations(found, 2):
        if one.block is other.block or one.days == other.days:
            continue
        runs = {week.days for week in found if week.who}
        if one.who and other.who:
            is_other = one.who == other.who and one.days.isdisjoint(other.days)
        else:
            is_other = len(runs) < _SEVERAL or not (one.who or other.who)
        if is_other and len(found) <= _SEVERAL + 1:
            told = days_elsewhere(page, (one, other))
            if not (one.days ^ other.days) <= told:
                yield from _both(one, other)
                return


def _both(one: Week | Opening, other: Week | Opening) -> Iterator[Match]:
    here, there = (week.block.text[slice(*week.span)].strip(" ,;(") for week in (one, other))
    match = Match(one.block.source_span(*one.span), (here, there))
    yield from both_places(match, Match(other.block.source_span(*other.span), (there, here)))


def _against_timetable(page: Page) -> Iterator[Match]:
    """Yield a sentence on days, or on all of them, that a table or list gives other hours."""
    pair = next(contradictions(page), None)
    if pair is None:
        return
    here, there = pair
    said, other = (one.block.text[slice(*one.span)].strip() for one in pair)
    match = Match(here.block.source_span(*here.span), (said, other))
    yield from both_places(match, Match(there.block.source_span(*there.span), (other, said)))


def _closed_on(page: Page) -> Iterator[Match]:
    """Yield where a page says that it is closed, and the hours that it gives for that day."""
    for block in page.blocks:
        for found in _CLOSED.finditer(block.folded):
            when = found["when"] or found["not"] or found["but"]
            days = {"saturday", "sunday"} if when.startswith("weekend") else {when}
            hours = _open_on(page, days)
            if hours is None or in_references(page, block) or is_quoted(block, *found.span()):
                continue
            there, start, end = hours
            here, said = block.text[slice(*found.span())], there.text[start:end]
            match = Match(block.source_span(*found.span()), (here, said))
            yield from both_places(match, Match(there.source_span(start, end), (said, here)))


def _open_though(page: Page) -> Iterator[Match]:
    """Yield where a page says that it is open on a day beside which its hours say "closed"."""
    closed = [(block, hit) for block in page.blocks for hit in _LABELLED.finditer(block.folded)]
    for block in page.blocks if closed else ():
        for found in _OPEN_THEN.finditer(block.folded):
            if in_references(page, block) or is_quoted(block, *found.span()):
                continue
            for there, shut in closed:
                if shut["day"] == found["day"] and there is not block:
                    said, opposite = (
                        b.text[slice(*h.span())] for b, h in ((block, found), (there, shut))
                    )
                    match = Match(block.source_span(*found.span()), (said, opposite))
                    other = Match(there.source_span(*shut.span()), (opposite, said))
                    yield from both_places(match, other)
                    return


def _open_on(page: Page, days: set[str]) -> tuple[Block, int, int] | None:
    """Return the place that gives hours for one of some days; None for none."""
    hours = page.once(_hours)
    there = [hours[day] for day in days if day in hours]
    return min(there, key=lambda place: (place[0].span, place[1]), default=None)


def _hours(page: Page) -> dict[str, tuple[Block, int, int]]:
    """Return the first place that gives hours for each day."""
    found: dict[str, tuple[Block, int, int]] = {}
    for block in page.blocks:
        for hit in _HOURS.finditer(block.folded):
            first = _DAYS.index(hit["first"])
            last = _DAYS.index(hit["last"]) if hit["last"] else first
            for day in _DAYS[first : last + 1]:
                found.setdefault(day, (block, *hit.span()))
    return found


def _other_days(page: Page) -> Iterator[Match]:
    """Yield a day off of a place that is open all week, and a visit on a day without hours."""
    closed = [place for place in _places(page, _CLOSED) if not place[0]["but"]]
    come = [place for place in _places(page, _COME) if _day(place[0]) not in page.once(_hours)]
    whole_weeks = _places(page, _ONLY)
    come = [
        place
        for place in come
        if all(_is_after(_day(place[0]), week[0]["last"]) for week in whole_weeks)
    ]
    barred = [
        (shut, visit)
        for visit in _places(page, _COME)
        for shut in closed
        if _days_of(_day(visit[0])) <= days_in(_said_of(shut)) and visit[1] is not shut[1]
    ]
    pairs = ([pair[0] for pair in barred], [pair[1] for pair in barred])
    for one, other in ((_places(page, _ALL_WEEK), closed), (whole_weeks, come), pairs):
        for (here, block, start, end), (there, beside, first, last) in zip(
            one, other, strict=False
        ):
            if block is beside and here.start() == there.start():
                continue
            said, opposite = block.text[start:end], beside.text[first:last]
            match = Match(block.source_span(start, end), (said, opposite))
            yield from both_places(match, Match(beside.source_span(first, last), (opposite, said)))
            return


def _day(visit: re.Match[str]) -> str:
    return next(visit[name] for name in ("day", "day2", "day3", "day4") if visit[name])


def _days_of(name: str) -> frozenset[int]:
    return days_in(f"{name}s")


def _said_of(place: tuple[re.Match[str], Block, int, int]) -> str:
    """Return the clause in which a place in the text stands."""
    _, block, start, end = place
    return block.folded[slice(*clause_around(block.plain, start, end))]


def _is_after(day: str, last: str) -> bool:
    return day == "weekend" or _DAYS.index(day) > _DAYS.index(last)


def _other_end(page: Page) -> Iterator[Match]:
    """Yield the hour at which a place closes, and another in its opening hours."""
    hours = _places(page, _OPEN_TO)
    if len({_end(found) for found, *_ in hours}) != 1:
        return
    found, block, start, end = hours[0]
    for hit, beside, first, last in _places(page, _CLOSES):
        named = [day for day in _DAYS if day in hit["days"]]
        if beside is block or _end(hit) == _end(found) or _are_of_other_days(named, found["days"]):
            continue
        said, opposite = block.text[start:end], beside.text[first:last]
        match = Match(block.source_span(start, end), (said, opposite))
        yield from both_places(match, Match(beside.source_span(first, last), (opposite, said)))
        return


def _are_of_other_days(named: list[str], days: str) -> bool:
    """Return whether the days of a closing hour are none for which the opening hours hold."""
    if not named:
        return False
    if "weekday" in days or "monday to friday" in days:
        return any(day in _DAYS[5:] for day in named)
    return "every day" not in days


def _end(found: re.Match[str]) -> str:
    return f"{int(found['hour'])}:{found['minute'] or '00'}{found['half']}"


def _places(page: Page, pattern: re.Pattern[str]) -> list[tuple[re.Match[str], Block, int, int]]:
    """Return what a pattern finds in sentences on the place itself and on each day alike."""
    places = []
    for block in page.blocks:
        for found in pattern.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            apart = _APART
            if pattern is _COME:
                (first, last), apart = clause_around(block.plain, *found.span()), _OTHER_DOOR
            said = HOLIDAYS.sub(blanks, _IF_FREE.sub(" ", block.folded[first:last]))
            if apart.search(said) or in_references(page, block):
                continue
            if not is_quoted(block, *found.span()):
                places.append((found, block, *found.span()))
    return places
