"""A question that a page answers, and how an answer looks in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.patterns import later

if TYPE_CHECKING:
    import re


class Question(NamedTuple):
    """A question, and how a sentence answers it with a time or with words alone."""

    name: str
    signs: tuple[str, ...]
    """Literals one of which stands in every answer."""
    timed: re.Pattern[str] | None
    """What stands in a sentence whose time is an answer."""
    said: tuple[tuple[float, re.Pattern[str]], ...]
    """What answers without a number, with the minutes or the side that it stands for."""
    apart: re.Pattern[str]
    """With it a sentence answers another question, or for some cases only."""
    slack: float = 1.9
    """Times that one time may be the other."""
    of_medicine: bool = False
    """Answers for different medicines are no two answers."""
    behind: re.Pattern[str] | None = None
    """What stands right behind a time that is an answer."""
    least: float = 0
    """Minutes below which a time is no answer."""
    thing: re.Pattern[str] | None = None
    """What a time is said of; times of two things are no two answers."""
    strict: bool = False
    """Only times of a thing, or medicine, that is named are answers."""
    as_said: bool = False
    """A time is compared as it stands, whatever stands before it: a point, no length."""


CASES = (
    r"if|when(?:ever)?|unless|except|may|might|could|some|sometimes|others?|another|severe\w*|"
    r"child(?:ren)?|bab(?:y|ies)|older|elderly|stud(?:y|ies)|trials?|depend\w*|rare\w*|"
    r"private\w*|used to|although|however|instead|complicat\w+"
)
"""With these a sentence answers for a case only."""


def timed(
    name: str, signs: str, both: tuple[str, str], apart: str, *, slack: float = 1.9
) -> Question:
    """Return a question that a sentence with `both`, in any order, and a time answers."""
    what, how = both
    said = later(rf"\b(?:{what})\b[^.;?]*\b(?:{how})\b|\b(?:{how})\b[^.;?]*\b(?:{what})\b")
    return Question(name, tuple(signs.split("|")), said, (), later(rf"\b(?:{apart})\b"), slack)


def yes_or_no(name: str, signs: str, yes: str, no: str, *, apart: str) -> Question:
    """Return a question that the one pattern answers with yes, and the other with no."""
    said = ((1.0, later(yes)), (0.0, later(no)))
    words = tuple(signs.split("|"))
    return Question(name, words, None, said, later(rf"\b(?:{apart})\b"), slack=1)
