"""Two times of day that are closer, or further apart, than the page itself says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_CLOCK: Final = (
    r"(?:(?P<hour{0}>1?\d)(?:[.:](?P<minute{0}>[0-5]\d))? ?(?P<half{0}>am|pm|a\.m\.?|p\.m\.?)|"
    r"(?P<word{0}>noon|midday|midnight))(?!\w)"
)
_HOURS: Final = rf"(?P<hours>\d{{1,2}}|{NUMBER_WORD}) hours?"
_THINGS: Final = {
    "dose": r"(?:next|another|second|other) (?:dose|one|tablet|measure|spoonful)s?|between doses|"
    r"another\b|again",
    "calcium": r"calcium|iron|antacids?|indigestion (?:remed(?:y|ies)|tablets?)|magnesium|zinc|"
    r"milk|"
    r"multivitamins?|supplements?",
    "coffee": r"coffee|tea",
    "food": r"breakfast|eat(?:ing)?|food|meals?",
}
_THING: Final = {name: later(rf"\b(?:{words})\b") for name, words in _THINGS.items()}
_GAP: Final = later(
    rf"\b(?:at least|leave|wait|allow|minimum of) (?:at least |about "
    rf")?{_HOURS}\b[^.;]{{0,25}}?\b(?:between|"
    r"before|after|apart|later)\b|\bapart by (?:at least )?" + _HOURS.replace("hours>", "more>")
)
_LEAVE: Final = later(rf"\bleave (?:at least |about )?{_HOURS}(?P<more>)(?=[,.;:])")
"""The gap between doses, as the answer to a question says it."""
_TWO_TIMES: Final = later(
    rf"\b(?:at|by) {_CLOCK.format(1)}[^.;]{{0,60}}?(?:,| and| then| you)[^.;]{{0,60}}?\b(?:from|"
    rf"at|by) "
    rf"{_CLOCK.format(2)}"
)
_LATER: Final = later(
    rf"\b(?:at|until|till|by) {_CLOCK.format(2)}[^.;\d]{{0,40}}?"
    r"(?:,| \(|which is|that is| -| \u2013| \u2014)+ ?(?:which is |that is |this is )?"
    rf"(?:exactly |about |around |a full |the full |just )*{_HOURS} (?:after|later|from|since|on)\b"
    r"(?P<rest>[^.;:!?]{0,50})"
)
"""A time of day that is said to be so many hours after another: "9 a.m., 24 hours later"."""
_BEGUN: Final = later(
    r"\b(?:start\w*|begin\w*|first|day 1|day one|empty|take (?:the|your) first)\b[^.;]{0,80}?"
    rf"\b(?:at|is|from) {_CLOCK.format(1)}|\b(?:at|write) {_CLOCK.format(3)}[^.;]{{0,40}}?"
    r"\b(?:start(?:ing)? time|to start|to begin)\b"
)
_TO_BEGIN: Final = later(r"\b(?:start\w*|beg[aiu]n\w*|first|later)\b")
_EXAMPLE: Final = later(
    r"\b(?:for example|such as|e\.g|say|if you|unless|or|about|around|between|other)\b|n't\b"
)
_OTHER: Final = later(
    r"\b(?:not|never|instead|too (?:soon|early)|wait until|appointments?|clinic|open|phone|call|"
    r"test)"
    r"\b|n't\b"
)
_DAY: Final = 24 * 60
_HALF: Final = 12 * 60


@rule(
    "consistency.gap-by-the-clock",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: the hours between these times do not fit.",
    why="Readers take the times as they stand, and then the two spoil each other, or add up.",
    sources=[
        "NHS medicines A to Z, how and when to take it: time between doses",
        "PEMAT 14: no calculations",
    ],
    examples=[
        Example(
            bad="# Levothyroxine\n\nTake calcium at least 4 hours apart from it.\n\nIf you take"
            " your tablet at 6 a.m., have your calcium from 8 a.m.",
            good="# Levothyroxine\n\nTake calcium at least 4 hours apart from it.\n\nIf you take"
            " your tablet at 6 a.m., have your calcium from 10 a.m.",
        ),
        Example(
            bad="# 24-hour urine\n\nStart at 8 a.m. and throw this sample away.\n\nThe next day,"
            " pass urine at 10 a.m., exactly 24 hours after you started, and keep it.",
            good="# 24-hour urine\n\nStart at 8 a.m. and throw this sample away.\n\nThe next day,"
            " pass urine at 8 a.m., exactly 24 hours after you started, and keep it.",
        ),
        Example(
            bad="# Paracetamol for children\n\nLeave at least 4 hours between doses.\n\nAfter a"
            " dose at 8pm, you can give another from 10pm.",
            good="# Paracetamol for children\n\nLeave at least 4 hours between doses.\n\nAfter a"
            " dose at 8pm, you can give another from midnight.",
        ),
    ],
    words=("am", "pm", "a.m", "p.m", "noon", "midnight"),
    beside=[("hours", "hour")],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where two times of one sentence are closer than a gap for that thing."""
    times = list(sayings(page, ("m", "noon"), (_TWO_TIMES,), _OTHER))
    gaps = list(sayings(page, (" hour",), (_GAP, _LEAVE))) if times else []
    yield from _so_much_later(page)
    for found, said in times:
        apart = (_minutes(found, 2) - _minutes(found, 1)) % _DAY
        for gap, there in gaps:
            asked = value_of(gap["hours"] or gap["more"]) * 60
            about = f"{there.sentence} between doses" if gap["more"] == "" else there.sentence
            if apart < asked and not said.is_beside(there) and _share(said.sentence, about):
                yield from against(said, there)
                return


def _so_much_later(page: Page) -> Iterator[Match]:
    """Yield a time of day that is not as many hours after the start as its sentence says.

    The start is the one time of day at which the page says that something begins.
    """
    signs = (" hours",)
    ends = [
        (found, said)
        for found, said in sayings(page, signs, (_LATER,), _EXAMPLE)
        if _TO_BEGIN.search(f"{found[0]}")
    ]
    begun = list(sayings(page, ("m", "noon"), (_BEGUN,), _EXAMPLE)) if ends else []
    begun = [one for one in begun if not any(one[1].is_beside(said) for _, said in ends)]
    at = {_minutes(found, 1 if found["hour1"] or found["word1"] else 3) for found, _ in begun}
    for found, said in ends if len(at) == 1 else ():
        told = value_of(found["hours"]) * 60
        apart = (_minutes(found, 2) - min(at)) % _DAY
        if told % _DAY != apart:
            yield from against(said, begun[0][1])
            return


def _share(one: str, other: str) -> bool:
    """Return whether two sentences name the same thing that is to be apart."""
    return any(words.search(one) and words.search(other) for words in _THING.values())


def _minutes(found: re.Match[str], number: int) -> int:
    """Return one of two times of day in minutes from midnight."""
    word = found[f"word{number}"]
    if word:
        return 0 if word == "midnight" else _HALF
    afternoon = _HALF if found[f"half{number}"].startswith("p") else 0
    return int(found[f"hour{number}"]) % 12 * 60 + int(found[f"minute{number}"] or 0) + afternoon
