"""An image without alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.accessibility.images import words, words_of_name
from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# What decorates a page.
_DECORATION = words(
    "divider spacer separator decoration decorative background bg pattern border ornament blank "
    "transparent pixel line wave swoosh shadow gradient texture bullet icon hero banner"
)
# What shows readers something that they need, even where its alternative text was left empty.
_MEANING = words(
    "chart graph diagram infographic infographics flowchart timeline plot table schedule dosage "
    "dosing anatomy xray ultrasound ecg ekg mri steps"
)


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
        Example(
            bad='<p>Your doses by weight:</p><img src="/img/dosing-chart.png" alt="">',
            good='<p>Well done.</p><img src="/img/smile.png" alt=""><img src="x" role="none">',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image; softly where Markdown cannot tell decoration from neglect.

    An empty `alt` in HTML says that the image is decoration, and is believed unless its file's name
    says that it is a chart or the like.
    """
    for image in page.document.images:
        name = image.target.rpartition("/")[2] or image.target
        if image.alt is None:
            yield Match(image.span, (name,))
        elif not image.alt.strip():
            named = words_of_name(image)
            decorates = not _DECORATION.isdisjoint(named)
            if page.document.source.startswith("![", image.span.start):
                level = Level.SUGGESTION if decorates else Level.WARNING
                yield Match(image.span, (name,), level=level)
            elif page.document.format is not Format.DOCX and not _MEANING.isdisjoint(named):
                yield Match(image.span, (name,), level=Level.WARNING)
