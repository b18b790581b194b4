"""A question that a page answers, and how an answer looks in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
