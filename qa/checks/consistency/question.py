"""A question that a page should answer in one way, and how an answer looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.patterns import later

if TYPE_CHECKING:
    import re


class Question(NamedTuple):
    """A question, and how a page answers it: in figures, with a time or in words alone."""

    name: str
    signs: tuple[str, ...]
    """Literals one of which stands on each page that answers it."""
    apart: re.Pattern[str]
    """With it a sentence answers another question, or for some cases only."""
    near: tuple[str, ...] = ()
    """Literals one of which stands in each block that answers it; `signs` where there are none."""
    needs: re.Pattern[str] | None = None
    """What each sentence that answers it has."""

    figures: tuple[re.Pattern[str], ...] = ()
    """What answers, with groups `low`, and perhaps `high` and `unit`."""
    rows: re.Pattern[str] | None = None
    """The same in a row of a table, of which two cells are joined by a stroke."""
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    """What stands before, and right behind, the only time of a sentence where that answers."""
    timed: re.Pattern[str] | None = None
    """What stands in a sentence each time of which is an answer."""
    said: tuple[tuple[float, re.Pattern[str]], ...] = ()
    """What answers without a number, with the minutes or the side that it stands for."""

    slack: float = 1.9
    """Times that one number may be the other."""
    of_medicine: bool = False
    """Answers for different medicines are no two answers."""
    of_people: bool = False
    """Answers for different people are no two answers."""
    thing: re.Pattern[str] | None = None
    """What a time is said of; times of two things are no two answers."""
    cases: re.Pattern[str] | None = None
    """For whom figures hold, where that is said of a case; those of two cases are no two answers.
    """
    behind: re.Pattern[str] | None = None
    """What stands right behind a time of `timed` that is an answer."""
    least: float = 0
    """Minutes below which a time of `timed` is no answer."""
    strict: bool = False
    """Only times of a thing, or medicine, that is named are answers."""
    as_said: bool = False
    """A time is compared as it stands, whatever stands before it: a point, no length."""
    first_is_plain: bool = False
    """Another rule holds two places against each other that are as the first of `around`."""

    @property
    def is_of_words(self) -> bool:
        """Whether no number answers it."""
        return not (self.figures or self.around or self.timed)


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
    between = r"[^.;?]{0,300}"
    said = later(rf"\b(?:{what})\b{between}\b(?:{how})\b|\b(?:{how})\b{between}\b(?:{what})\b")
    cases = later(rf"\b(?:{apart})\b")
    return Question(name, tuple(signs.split("|")), cases, timed=said, slack=slack)


def yes_or_no(name: str, signs: str, yes: str, no: str, *, apart: str) -> Question:
    """Return a question that the one pattern answers with yes, and the other with no."""
    said = ((1.0, later(yes)), (0.0, later(no)))
    cases = later(rf"\b(?:{apart})\b")
    return Question(name, tuple(signs.split("|")), cases, said=said, slack=1)
