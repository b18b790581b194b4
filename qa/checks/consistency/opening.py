"""When a place is open, as a page says it in tables, lists and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from qa.checks.consistency.statements import states
from qa.page import sentences
from qa.patterns import blanks, later
from qa.tables import table_rows

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY: Final = r"(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\b"
_DAYS: Final = later(
    rf"\b(?:(?P<first>{_DAY})(?: ?(?:to|-|\u2013|\u2014|through|until) ?(?P<last>{_DAY}))?|"
    r"(?P<set>weekdays?|weekends?|every (?:single )?day(?: of the (?:week|year))?|"
    r"(?:7|seven) days(?: a week)?|daily|each day|all week))"
)
_SETS: Final = {"weekday": range(5), "weekend": range(5, 7)}
_CLOCK: Final = (
    r"(?:(?P<{0}>\d{{1,2}})(?:[.:](?P<{0}_minute>\d\d))? ?(?P<{0}_half>am|pm|a\.m\.?|p\.m\.?)?|"
    r"(?P<{0}_word>noon|midday|midnight))(?![\w:])"
)
_RANGE: Final = later(
    rf"(?<![\w.:]){_CLOCK.format('from')} ?(?:to|-|\u2013|\u2014|until|till|and) ?"
    rf"{_CLOCK.format('until')}"
)
_ONE_CLOCK: Final = later(rf"(?<![\w.:]){_CLOCK.format('at')}")
_HALF_DAY: Final = later(r"\b[ap]\.m\.\Z")
_AFTER_DAYS: Final = later(
    r"(?P<days>(?:(?:mon|tue|wed|thu|fri|sat|sun|weekday|weekend)[a-z]*"
    r"(?: (?:to|and) | ?[-\u2013\u2014,] ?)?)+)[:,]? "
)
"""Days that a line begins with, and what parts them from their hours."""
_SHUT: Final = later(r"\W*(?:closed|no (?:clinic|appointments?|surgery|service)|not open)\W*")
_ALWAYS: Final = later(
    r"\bopen (?:24 hours(?: a day)?|day and night|around the clock|round the clock|24 ?/ ?7)\b"
)
_THING: Final = (
    r"(?P<what>we|(?:our |the )?(?<!next )doors?|(?:the|our|this) (?:[a-z-]+ ){0,2}?(?:clinic|"
    r"cent(?:re|er)|"
    r"unit|pharmacy|practice|surgery|hospital|department|office|reception|shop|service|lines?|"
    r"phone ?lines?|helpline|caf\w+|ward|triage|gym|pool))"
)
_CLOSES: Final = later(
    rf"\b{_THING} (?:will )?(?:close|closes|shut|shuts|"
    r"(?:(?:does|do|will) not|doesn't|don't|won't) (?:close|shut)(?: (?:its|the|our) doors)?"
    r"(?= (?:until|till|before))|stays? open (?:until|till|to)|"
    r"(?:are|is) open (?:until|till)|(?:are|is|stays?) (?:also )?open (?:on|at|over) (?:the )?"
    r"(?:weekends?|(?:satur|sun)days?) (?:until|till)|stays? open) ?(?:at |by |until |till |"
    r"before )?"
    rf"{_CLOCK.format('until')}"
)
_THEN_SHUT: Final = later(
    rf"(?:\b(?:until|till|at|by|from|to) )?{_CLOCK.format('until')}[^.;:()\d]{{0,30}}?,? "
    rf"(?:which is )?when {_THING} (?:closes?|shuts?)\b(?! (?:for lunch|on|the|to|its))"
)
"""An hour at which a place is said to close as by the way: "until 6pm, when the clinic closes"."""
_LATE: Final = later(r"\b(?:late|evening|extended|out[- ]of[- ]hours|early)\b")
"""In the heading over hours of some days alone."""
_STARTS: Final = later(
    rf"\b{_THING} (?:(?:does not|doesn't|do not|don't) open (?:until|till|before)|opens?(?: (?:its|"
    rf"the|our) doors)?(?: at| from)?) {_CLOCK.format('from')}(?! ?(?:to|-|\u2013|until|till|"
    rf"and)\b)"
)
"""When a place opens; until when is not said."""
_NOT_ON: Final = later(
    rf"\b{_THING} (?:(?:is|are) (?:closed|shut|not open)|(?:does|do) not open|doesn't open|"
    r"don't open|isn't open|aren't open)\b(?P<days>[^.;:()]{0,60})"
)
_LAST: Final = later(
    r"\blast (?:bookable |available |walk-in |routine )?(?:appointments?|patients?|bookings?|"
    r"slots?|sessions?|admissions?|entry|entries|walk-ins?|check-ins?|"
    r"arrivals?|person|people|visits?) "
    r"(?:of the day )?(?:(?:each|every|on(?: an?| all)?|for) (?:day|evening|weekdays?|weekends?|"
    rf"{_DAY}(?:(?:, | and |, and | to ){_DAY}){{0,4}}) )?"
    r"(?:ends?|is|are|finish\w*|starts?|begins?)(?: (?:usually|normally|always))?"
    r"(?: (?:booked(?: in)?|seen|taken|accepted|offered|called|registered|checked in|let in|"
    rf"available))? (?:at |until |till |by )?{_CLOCK.format('until')}"
)
_HOURS_OF: Final = later(
    r"\b(?:(?:our|the|usual|normal|regular) (?:usual |normal |regular )?"
    r"(?:opening |clinic |office )?hours(?: of|:| are|,)?|"
    r"we (?:are|'re) (?:usually |normally )?open|during our hours,?|"
    r"(?:when|while|whenever|as long as|the same (?:days|hours) as) (?:the|our|this) (?:[a-z-]+ )?"
    r"(?:clinic|unit|cent(?:re|er)|service|practice|surgery|department) is(?: open)?,?|"
    r"(?:during|in) (?:our )?clinic hours,?)(?: from| on| between)? "
)
"""What leads to days and hours in a sentence: "our usual hours of Monday, 9am to 5pm"."""
_OPENS: Final = later(
    r"\b(?:open|opens|opening|hours|available|runs?|held|see (?:people|patients))\b"
)
HOLIDAYS: Final = later(
    r",? ?\(?(?:except|excluding|including|apart from|but not|not|and|other than)(?: on| for)? "
    r"(?:(?:most|all|some) )?(?:(?:bank|public|federal|national|major|school) )?holidays?\b\)?"
)
"""An exception that says nothing of the days of a week."""
_OF_OTHERS: Final = later(
    r"\b(?:phones?|phoning|telephones?|calls?|ring|lines?|helpline|pharmacy|x-?rays?|caf\w+|shop|"
    r"park(?:ing)?|visiting|visitors?|reception|desk|gym|pool|blood|lab(?:oratory)?|"
    r"emergency (?:department|room)|out[- ]of[- ]hours|another|other|nearest|chat|text|messages?|"
    r"e-?mails?|answer\w*|"
    r"sites?|branch(?:es)?|locations?|clinics|closed?|deliver\w*)\b"
)
"""What has hours of its own, beside those of the place."""
_AND_WHERE: Final = later(
    r"\b(?:and|&) (?:our )?(?:locations?|parking)\b|\b(?:locations?|parking) (?:and|&)|"
    r"\blocation, "
)
"""In a heading over the hours of the place itself: "Hours and location"."""
_APART: Final = later(
    r"\b(?:except|(?<!sorry, )but|christmas|easter|bank|public|holidays?|used to|"
    r"until (?:further|19|20)|temporar\w+|if|unless|lunch|"
    r"from (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|summer|winter|ramadan|some|most|may|might)\b"
)
_DOORS: Final = later(
    r"\b(?:evening|late|weekend|drop-in|lines?|phone|helpline|caf\w+|pharmacy|"
    r"shop|ward|gym|pool|visit\w*)\b"
)
_LIST: Final = (
    rf"(?P<days>(?:{_DAY}|weekdays?)(?: mornings?| afternoons?| evenings?)?"
    rf"(?:(?:, | and |, and | to | through | ?[-\u2013\u2014/] ?){_DAY}){{0,6}})"
)
_ITS_DAYS: Final = later(
    r"\b(?:our|the|these|those) (?:(?:usual|normal|regular) )?(?:clinic|opening|surgery|session|"
    r"class|group|walk-in|drop-in|appointment|treatment|service) days"
    rf"(?: (?:are|of|being)|,|:| ?\(| ?[-\u2013\u2014])? (?:on |from |only )*{_LIST}"
)
"""All days of a place: "our clinic days, Monday to Wednesday"."""
_RUNS_ON: Final = later(
    r"(?:\A|(?<=, )|\b(?:and|that) )\W*(?P<who>we|(?:our|the|this) (?:[a-z-]+ ){0,3}?(?:clinic|"
    r"service|group|class|surgery|unit|session|drop-in|programme|program)s?)"
    r"(?: (?:is|are|'re))?(?: (?:normally|usually|only|also|held|open|opens?|runs?|running|meets?|"
    r"takes? place|see (?:people|patients))){1,3}(?: (?:on|every|each|from|all day|here|a)){0,3} "
    rf"{_LIST}"
)
_MOST: Final = 200
"""Cells and items that are read."""
_NOON, _DAY_MINUTES = 12 * 60, 24 * 60


class Opening(NamedTuple):
    """What a place in a page says of some days."""

    days: frozenset[int]
    """From 0 for Monday."""
    start: int | None
    """Minutes from midnight; None where that is not said."""
    end: int | None
    """The same; None where it is closed, too."""
    block: Block
    span: tuple[int, int]
    """Of what says it, in the block's text."""
    of_all: bool = False
    """Whether it names no day."""
    is_last: bool = False
    """Whether it is about the last of several: another may end before the door is shut."""

    @property
    def is_closed(self) -> bool:
        """Whether it says that there is nothing on those days."""
        return self.start is None and self.end is None


class Week(NamedTuple):
    """The days on which a sentence says that a place is open."""

    days: frozenset[int]
    """From 0 for Monday."""
    who: str
    """What it says that of; "" where it calls them all of its days."""
    block: Block
    span: tuple[int, int]


def timetable(page: Page) -> dict[int, Opening]:
    """Return what tables and lists say of each day, where all of them say the same."""
    return page.once(_timetable)


def weeks(page: Page) -> Sequence[Week]:
    """Return what sentences say of the days on which the place is open at all, in order."""
    found = []
    for block in page.prose:
        for first, last in _sentences(block) if not block.is_cell else ():
            sentence = HOLIDAYS.sub(blanks, block.folded[first:last])
            if _APART.search(sentence) or _OF_OTHERS.search(sentence) or "?" in sentence:
                continue
            for pattern in (_ITS_DAYS, _RUNS_ON):
                hit = pattern.search(sentence)
                if hit is None or days_in(hit["days"]) != days_in(sentence):
                    continue
                over = page.heading_over(block)
                if over is not None and over.level > 1 and _OF_OTHERS.search(over.folded):
                    continue
                span = first + hit.start(), first + hit.end()
                if states(page, block, *span):
                    who = hit["who"] if pattern is _RUNS_ON else ""
                    found.append(Week(days_in(hit["days"]), who, block, span))
                    break
    return found


def days_elsewhere(page: Page, apart: Sequence[Week]) -> frozenset[int]:
    """Return the days that the page names of the place itself, but for some places."""
    told: set[int] = set()
    for block in page.blocks:
        for first, last in sentences(block.plain):
            of_it = not _OF_OTHERS.search(block.folded, first, last)
            if of_it and not any(w.block is block and first <= w.span[0] < last for w in apart):
                told |= days_in(block.folded[first:last])
    return frozenset(told)


def said(page: Page) -> Sequence[Opening]:
    """Return what sentences say of the place, in order."""
    return page.once(_said)


def contradictions(page: Page) -> Iterator[tuple[Opening, Opening]]:
    """Yield what a sentence says of some days, and what the page says otherwise of one of them."""
    known = timetable(page)
    ends = {opening.end for opening in known.values() if not opening.is_closed}
    starts = {opening.start for opening in known.values() if not opening.is_closed}
    sentences_on = said(page)
    for here in sentences_on:
        if here.of_all and len(starts if here.end is None else ends) > 1:
            continue  # it may be of the usual days
        if not page.once(_tabled) and _comes_back(page, here):
            continue  # a late evening, or another door, of which the page tells elsewhere
        for day in sorted(here.days):
            there = known.get(day) or _of_other_days(page, here, day)
            if there is not None and there.block is not here.block and _differ(here, there):
                yield here, there
                break
    always = [one for one in sentences_on if one.end == _DAY_MINUTES and one.start == 0]
    others = [one for one in sentences_on if one.end != _DAY_MINUTES]
    if always and others and others[0].block is not always[0].block:
        yield others[0], always[0]


def _tabled(page: Page) -> Sequence[Opening]:
    return list(_rows(page))


def _comes_back(page: Page, here: Opening) -> bool:
    """Return whether the hour at which a sentence ends opening stands in another place too."""
    at = here.start if here.end is None else here.end
    return at is not None and page.once(_all_hours).count(at) > 1


def _all_hours(page: Page) -> Sequence[int]:
    """Return each time of day on a page, in minutes, of which the half is said."""
    found = _ONE_CLOCK.finditer(page.folded)
    return [_minutes(hit, "at", None) for hit in found if hit["at_half"] or hit["at_word"]]


def _of_other_days(page: Page, here: Opening, day: int) -> Opening | None:
    """Return hours beside which a sentence opens the place on a day that they leave out."""
    if here.is_closed or here.of_all or here.is_last or len(here.days) == len(range(7)):
        return None
    opened = page.once(_hours)
    if any(one.is_closed or day in one.days for one in opened):
        return None
    return opened[0] if opened else None


def _differ(here: Opening, there: Opening) -> bool:
    if here.is_closed or there.is_closed:
        return here.is_closed is not there.is_closed and not here.of_all
    if here.start is not None and here.end is None:
        return there.start is not None and here.start != there.start
    if here.start is not None:
        return (here.start, here.end) != (there.start, there.end)
    late = (here.end or 0) > (there.end or 0)
    return late if here.is_last or there.is_last else here.end != there.end


def _timetable(page: Page) -> dict[int, Opening]:
    found: dict[int, Opening] = {}
    unsure: set[int] = set()
    for opening in page.once(_hours):
        for day in opening.days:
            other = found.setdefault(day, opening)
            if (other.start, other.end) != (opening.start, opening.end):
                unsure.add(day)
    return {day: opening for day, opening in found.items() if day not in unsure}


def _rows(page: Page) -> Iterator[Opening]:
    for table in table_rows(page):
        if len(table) <= _MOST and not any(_DOORS.search(cell.folded) for cell in table[0]):
            for row in table:
                columns = [one for cell in row[1:] for one in _line(row[0].folded, cell, 0)]
                if columns:
                    yield _in_all(columns)
    for block in page.blocks:
        head = _DAYS.match(block.folded)
        if head is not None and not block.is_cell and len(block.text) < _MOST:
            rest = _AFTER_DAYS.match(block.folded)
            if rest is not None and not _DOORS.search(block.folded):
                yield from _line(rest["days"], block, rest.end())


def _hours(page: Page) -> Sequence[Opening]:
    """Return what tables and lists say of days, or where they say nothing, what a sentence does."""
    return page.once(_tabled) or _written(page)


def _written(page: Page) -> Sequence[Opening]:
    """Return the hours of the first sentence that gives days and hours of the place itself."""
    for block in page.prose:
        if block.is_cell or not _RANGE.search(block.folded):
            continue
        over = page.heading_over(block)
        for first, last in _sentences(block):
            sentence = HOLIDAYS.sub(blanks, block.folded[first:last])
            led = over is not None and _OPENS.search(over.folded)
            if not (led or _OPENS.search(sentence)) or _APART.search(sentence):
                continue
            heading = over.folded if over is not None and over.level > 1 else ""
            about = f"{sentence} {_AND_WHERE.sub(' ', heading)}"
            opened = [] if _OF_OTHERS.search(about) else list(_pairs(block, first, sentence))
            if opened and states(page, block, first, last):
                return opened
    return ()


def _sentences(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block; "8 p.m. Monday" is no end of one."""
    begun: int | None = None
    for first, last in sentences(block.plain):
        begun = first if begun is None else begun
        if _HALF_DAY.search(block.folded[begun:last]) and _DAYS.match(block.folded, last + 1):
            continue
        yield begun, last
        begun = None


def _pairs(block: Block, first: int, sentence: str) -> Iterator[Opening]:
    """Yield the days of a sentence with the hours that stand beside them, before or after."""
    ranges = [hit for hit in _RANGE.finditer(sentence) if hit["until_half"] or hit["until_word"]]
    if not ranges:
        return
    days_first = days_in(sentence[: ranges[0].start()])
    at = 0
    for number, hit in enumerate(ranges):
        to = ranges[number + 1].start() if number + 1 < len(ranges) else len(sentence)
        said = sentence[at : hit.start()] if days_first else sentence[hit.end() : to]
        at = hit.end()
        named = days_in(said)
        if named:
            end = _minutes(hit, "until", None)
            start = _minutes(hit, "from", hit["until_half"])
            start = start if start < end else _minutes(hit, "from", "am")
            yield Opening(named, start, end, block, (first + hit.start(), first + hit.end()))


def _in_all(columns: Sequence[Opening]) -> Opening:
    """Return when a place is open whose row has hours in several columns, such as of two doors."""
    opened = [one for one in columns if not one.is_closed]
    if len(columns) == 1 or not opened:
        return columns[0]
    start = min(one.start or 0 for one in opened)
    latest = max(opened, key=lambda one: one.end or 0)
    return latest._replace(start=start, is_last=True)


def _line(days: str, block: Block, at: int) -> Iterator[Opening]:
    named = days_in(days)
    text = block.folded
    hit = _RANGE.search(text, at)
    if named and hit is not None and not _APART.search(text):
        end = _minutes(hit, "until", None)
        start = _minutes(hit, "from", hit["until_half"])
        start = start if start < end else _minutes(hit, "from", "am")
        yield Opening(named, start, end, block, (0, len(block.text)))
    elif named and _SHUT.fullmatch(text, at):
        yield Opening(named, None, None, block, (0, len(block.text)))


def days_in(text: str) -> frozenset[int]:
    """Return the days that a text in lower case names, from 0 for Monday."""
    found: set[int] = set()
    for hit in _DAYS.finditer(text):
        if hit["set"]:
            found.update(_SETS.get(hit["set"].rstrip("s"), range(7)))
            continue
        first = _NAMES.index(hit["first"][:3])
        last = _NAMES.index(hit["last"][:3]) if hit["last"] else first
        found.update(
            range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))
        )
    return frozenset(found)


def _said(page: Page) -> list[Opening]:
    return [
        opening
        for block in page.prose
        for first, last in _sentences(block)
        for opening in _in_sentence(page, block, first, last)
    ]


def _in_sentence(page: Page, block: Block, first: int, last: int) -> Iterator[Opening]:
    text = block.folded
    said = HOLIDAYS.sub(blanks, text[first:last])
    over = page.heading_over(block)
    if _APART.search(said) or (over is not None and _LATE.search(over.folded)):
        return
    yield from _stated(page, block, first, said)
    yield from _starts(page, block, first, last)
    for pattern in (_ALWAYS, _CLOSES, _THEN_SHUT, _LAST, _NOT_ON):
        for hit in pattern.finditer(text, first, last):
            what = hit.groupdict().get("what") or ""
            if _DOORS.search(what) or not states(page, block, *hit.span()):
                continue
            named = days_in(text[first:last])
            if pattern is _NOT_ON:
                named = days_in(hit["days"])
                if named:
                    yield Opening(named, None, None, block, hit.span())
            elif pattern is _ALWAYS:
                yield Opening(frozenset(range(7)), 0, _DAY_MINUTES, block, hit.span())
            else:
                end = _minutes(hit, "until", None)
                days = named or frozenset(range(7))
                last_one = pattern is _LAST
                yield Opening(days, None, end, block, hit.span(), not named, last_one)


def _starts(page: Page, block: Block, first: int, last: int) -> Iterator[Opening]:
    """Yield when a sentence says that the place opens."""
    text = block.folded
    for hit in _STARTS.finditer(text, first, last):
        if hit["from_half"] and not _DOORS.search(hit["what"]) and states(page, block, *hit.span()):
            named = days_in(text[first:last])
            days, start = named or frozenset(range(7)), _minutes(hit, "from", None)
            yield Opening(days, start, None, block, hit.span(), not named)


def _stated(page: Page, block: Block, first: int, said: str) -> Iterator[Opening]:
    """Yield the days and hours that a sentence calls the hours of the place."""
    for hit in _HOURS_OF.finditer(said):
        beside = page.heading_over(block)
        if beside is not None and beside.level > 1 and _OF_OTHERS.search(beside.folded):
            return
        start = hit.end()
        if not _OF_OTHERS.search(said, start) and (
            _DAYS.match(said, start) or _RANGE.match(said, start)
        ):
            for opening in _pairs(block, first + start, said[start:]):
                if states(page, block, *opening.span):
                    named = [day.end() for day in _DAYS.finditer(said, start)]
                    end = max(opening.span[1], first + named[-1])
                    yield opening._replace(span=(first + hit.start(), end))


def _minutes(hit: re.Match[str], name: str, half: str | None) -> int:
    """Return a time of day in minutes; where its half is not said, that of what it goes on to."""
    word = hit[f"{name}_word"]
    if word:
        return _DAY_MINUTES if word == "midnight" else _NOON
    minutes = int(hit[name]) % 12 * 60 + int(hit[f"{name}_minute"] or 0)
    said_half = hit[f"{name}_half"] or half
    if said_half is None:
        return int(hit[name]) * 60 + int(hit[f"{name}_minute"] or 0)
    return minutes + (_NOON if said_half.startswith("p") else 0)
