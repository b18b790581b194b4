"""Tracked changes that nobody has accepted or rejected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.residue.comment_left_in import shortened
from qa.document import RevisionKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CRITIC = later(r"\{\+\+(?P<new>.{1,500}?)\+\+\}|\{--(?P<old>.{1,500}?)--\}", re.DOTALL)
_PUT_IN, _TAKEN_OUT = "put in", "taken out"


@rule(
    "residue.tracked-change",
    level=Level.ERROR,
    message="'%s' was %s%s, and nobody has accepted or rejected the change: decide, then publish.",
    why="Readers may get the old wording, the new one or both, which is dangerous where it is a"
    " number.",
    sources=[
        "Microsoft Word, Document Inspector: comments and revisions",
        "CriticMarkup, additions {++ ++} and deletions {-- --}",
    ],
    examples=[
        Example(
            bad="Take {--one--}{++two++} tablets a day.",
            good="Take two tablets a day.",
        ),
        Example(
            bad="Walk for {++at least ++}20 minutes.",
            good="Ca++ and Mg++ are salts in the blood -- and both matter.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each open change."""
    for revision in page.document.revisions:
        if not revision.text.strip():
            continue
        done = _PUT_IN if revision.kind is RevisionKind.INSERTED else _TAKEN_OUT
        by = f" by {revision.author}" if revision.author else ""
        yield Match(revision.span, (shortened(revision.text), done, by))
    if "{++" not in page.folded and "{--" not in page.folded:
        return
    for block in page.prose:
        for found in _CRITIC.finditer(block.plain):
            done = _PUT_IN if found["new"] else _TAKEN_OUT
            text = found["new"] or found["old"]
            yield Match(block.source_span(*found.span()), (shortened(text), done, ""))
