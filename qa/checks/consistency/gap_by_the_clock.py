"""Two times of day that are closer than the gap that the page itself asks for."""

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
    message="'%s' here, and \"%s\" on this page: the two times are closer than that.",
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
    for found, said in times:
        apart = (_minutes(found, 2) - _minutes(found, 1)) % _DAY
        for gap, there in gaps:
            asked = value_of(gap["hours"] or gap["more"]) * 60
            about = f"{there.sentence} between doses" if gap["more"] == "" else there.sentence
            if apart < asked and not said.is_beside(there) and _share(said.sentence, about):
                yield from against(said, there)
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
