"""A page that tells its readers much and asks nothing of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FEWEST_WORDS = 150
_ACTION = later(
    r"(?:\byou (?:should|must|need to|can|could|may (?:want|need|wish) to|will need to|might try)"
    r"|\b(?:ask|tell|talk to|speak to|see|call|contact|visit|phone|ring) (?:your|a|an|the|us|our)"
    r"\b|\b(?:call|phone|dial|ring|text) \d"
    r"|(?:^|[.:!?\n] ?|\b(?:do not|don't|never|always|please|try to|,) )(?:take|use|keep|drink|eat"
    r"|avoid|stop|start|try|check|wash|rest|follow|read|write|bring|make|get|go|put|wear|apply"
    r"|swallow|store|ask|tell|talk|call|see|book|choose|learn|look|limit|stay|breathe|sit|lie"
    r"|stand|hold|set|give|seek|drive|have|let|remember|plan|find|be) )",
    re.MULTILINE,
)
_DRY = (
    "Gout is a form of arthritis. Crystals form in the joints and cause sudden pain. Attacks often"
    " begin at night and last for days. Men have gout more often than women. The big toe is the"
    " joint that most often hurts. "
)


@rule(
    "readability.no-action",
    level=Level.SUGGESTION,
    message="This page tells readers nothing that they can do: add at least one step, such as when"
    " to call a doctor.",
    why="People come to a health page to find out what to do.",
    sources=["PEMAT, item 20: at least one action that the user can take"],
    examples=[
        Example(bad=f"# Gout\n\n{_DRY * 5}", good=f"# Gout\n\n{_DRY * 5}\n\nSee a doctor at once."),
        Example(
            bad=f"# Gout\n\n{_DRY * 3}\n\n- joint pain\n- swelling\n\n{_DRY * 2}",
            good=f"# Gout\n\n{_DRY * 5}\n\n- Drink more water.\n- Rest the joint.",
        ),
    ],
    pages=CLINICAL,
)
def check(page: Page) -> Iterator[Match]:
    """Yield one match at the end of a page of some length without an imperative or a "you can"."""
    if page.word_count >= _FEWEST_WORDS and not _ACTION.search(page.folded):
        yield Match(page.end)
