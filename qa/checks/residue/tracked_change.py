"""Tracked changes that nobody has accepted or rejected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.residue.comment_left_in import shortened
from qa.document import Format, RevisionKind, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CRITIC = later(
    r"\{\+\+(?P<new>.{1,500}?)\+\+\}|\{--(?P<old>.{1,500}?)--\}|\{~~(?P<was>.{1,250}?)~>.{1,250}?~~\}",
    re.DOTALL,
)
# The old words and the new ones side by side; either alone can be an update that readers may see.
_MARKED_UP = later(
    r"(?P<old><del\b[^>]{0,200}>(?:(?!</?del\b).){1,500}</del>)\s{0,20}"
    r"(?P<new><ins\b[^>]{0,200}>(?:(?!</?ins\b).){1,500}</ins>)"
    r"|(?P<new_first><ins\b[^>]{0,200}>(?:(?!</?ins\b).){1,500}</ins>)\s{0,20}"
    r"(?P<old_last><del\b[^>]{0,200}>(?:(?!</?del\b).){1,500}</del>)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = later(r"<[^<>]*>")
_PUT_IN, _TAKEN_OUT = "put in", "taken out"


@rule(
    "residue.tracked-change",
    level=Level.ERROR,
    message="'%s' was %s%s, and nobody has accepted or rejected the change: decide, then publish.",
    why="Readers may get the old wording, the new one or both, which is dangerous where it is a"
    " number.",
    sources=[
        "Microsoft Word, Document Inspector: comments and revisions",
        "CriticMarkup, additions {++ ++}, deletions {-- --} and substitutions {~~ ~> ~~}",
        "HTML Standard, edits: the del and ins elements",
    ],
    examples=[
        Example(
            bad="Take {--one--}{++two++} tablets a day.",
            good="Take two tablets a day.",
        ),
        Example(
            bad="<p>See us <del>every two years</del> <ins>once a year</ins>.</p>",
            good="<p>See us <del>every two years</del>. Since May 2026 it is once a year.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="Take {~~two~>three~~} tablets a day.",
            good="It is about ~~ 20 {or 30} minutes.",
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
    yield from _marked_up(page)
    if not any(sign in page.folded for sign in ("{++", "{--", "{~~")):
        return
    for block in page.prose:
        for found in _CRITIC.finditer(block.plain):
            done = _PUT_IN if found["new"] else _TAKEN_OUT
            text = found["new"] or found["old"] or found["was"]
            yield Match(block.source_span(*found.span()), (shortened(text), done, ""))


def _marked_up(page: Page) -> Iterator[Match]:
    """Yield both sides of each change that stands in a page's HTML, code left out."""
    source = page.document.source
    if page.document.format is Format.TEXT or "</del>" not in source or "</ins>" not in source:
        return
    for found in _MARKED_UP.finditer(source, *page.document.content):
        if page.is_code(found.start()):
            continue
        for name, text in found.groupdict().items():
            if text:
                done = _PUT_IN if name.startswith("new") else _TAKEN_OUT
                said = shortened(" ".join(_TAG.sub("", text).split()))
                yield Match(Span(*found.span(name)), (said, done, ""))
