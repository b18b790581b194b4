"""What a version control system writes into a file where two edits meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MARKER = later(
    r"^(?:(?:<{7}|>{7}|\|{7}) [^\n]{1,200}|(?:&lt;){7} [^\n]{1,200}|(?:&gt;){7} [^\n]{1,200})$",
    re.MULTILINE,
)
_SIGNS = ("<<<<<<< ", ">>>>>>> ", "||||||| ", "&lt;" * 7, "&gt;" * 7)


@rule(
    "residue.merge-marker",
    level=Level.ERROR,
    message="'%s' marks two versions of the text that were never merged: keep one, and take the"
    " marks out.",
    why="Readers get both versions, one of which somebody meant to replace.",
    sources=[
        "Git, git-merge: how conflicts are presented",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="Rest.\n\n<<<<<<< HEAD\nTake two tablets.\n=======\nTake one tablet.\n"
            ">>>>>>> edits\n",
            good="Rest.\n\nTake two tablets.\n\n>>> Quoted three levels deep.\n",
        ),
        Example(
            bad="Take one tablet.\n>>>>>>> midwife-edits\n",
            good="```\n<<<<<<< HEAD\n```\n",
            format=Format.MARKDOWN,
        ),
        Example(
            bad="Take one tablet.\n<<<<<<< Updated upstream\nTake two.\n",
            good="Take one tablet <<<<<<< with water.\n",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each line that opens or ends a version, code left out."""
    source = page.document.source
    if not any(sign in source for sign in _SIGNS):
        return
    for found in _MARKER.finditer(source, *page.document.content):
        if not page.is_code(found.start()):
            yield Match(Span(*found.span()), (found[0].rstrip(),))
