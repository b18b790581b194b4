"""An image without alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "accessibility.missing-alt",
    level=Level.ERROR,
    message="The image '%s' has no alternative text: say what it shows.",
    why="People who cannot see the image get nothing, or hear the name of a file.",
    sources=["WCAG 2.2, 1.1.1 (level A)", "NHS content guide, images and alt text"],
    examples=[
        Example(
            bad='<p>Check your skin.</p><img src="mole.jpg"><p>Look for change.</p>',
            good='<p>Check your skin.</p><img src="mole.jpg" alt="A mole with an uneven edge.">',
        ),
        Example(
            bad="Hold the pen like this.\n\n![](pen-grip.png)\n",
            good="Hold the pen like this.\n\n![A hand that holds an insulin pen.](pen-grip.png)\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image; softly where Markdown cannot tell decoration from neglect."""
    for image in page.document.images:
        name = image.target.rpartition("/")[2] or image.target
        if image.alt is None:
            yield Match(image.span, (name,))
        elif page.document.format is Format.MARKDOWN and not image.alt.strip():
            source = page.document.source[image.span.start : image.span.start + 2]
            if source == "![":
                yield Match(image.span, (name,), level=Level.SUGGESTION)
