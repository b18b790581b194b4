"""Alternative text that is longer than people can listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.accessibility.images import described
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MOST = 125
_EXAMPLE = "A doctor holds a stethoscope to the chest of a boy who sits on a couch with his mother"


@rule(
    "accessibility.long-alt",
    level=Level.SUGGESTION,
    message="The alternative text is %s characters long: keep it below 126, and put the rest in the"
    " text of the page.",
    why="A screen reader reads it in one go, and its listeners cannot stop and go back.",
    sources=["NHS content guide, images and alt text"],
    examples=[
        Example(bad=f"![{_EXAMPLE}, while a nurse writes the result into his notes.](visit.jpg)"),
        Example(
            bad=f'<img src="visit.jpg" alt="{_EXAMPLE}. A nurse writes down the result for them.">',
            good=f'<img src="visit.jpg" alt="{_EXAMPLE}.">',
        ),
        Example(good=f"![{_EXAMPLE}](visit.jpg)\n\nThe nurse writes down what she hears."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image with such a text."""
    for image, alt in described(page):
        if len(alt) > _MOST:
            yield Match(image.span, (str(len(alt)),))
