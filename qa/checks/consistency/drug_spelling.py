"""One medicine under two names, or in two spellings, on one page."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.context import in_references, is_mentioned, is_quoted
from qa.document import InlineKind
from qa.finding import Level, Match
from qa.medicines import medicines_on
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.medicines import Mention
    from qa.page import Page

_ALIKE = 0.7
_GLOSS = later(
    r"\A\W{0,4}(?:(?:also |or |which is |is |formerly |previously |now |the same as |in the \w+ |"
    r"elsewhere |sometimes |called |known |named |spelled |spelt |as |outside \w+ |usan |inn |"
    r"us |uk |name |old |new |american |british |ban |another |for )\W{0,3}){0,8}\Z"
)
_REACH = 60


@rule(
    "consistency.drug-spelling",
    level=Level.WARNING,
    message="'%s' here and '%s' elsewhere on this page: use one name, or say that both are the same"
    " medicine.",
    why="Readers take two names for two medicines, and may take both.",
    sources=["Federal Plain Language Guidelines, III.a.3: use the same term consistently"],
    examples=[
        Example(
            bad="Sulfasalazine calms the bowel. Take sulphasalazine with food.",
            good="Sulfasalazine calms the bowel. Take sulfasalazine with food.",
        ),
        Example(
            bad="Take paracetamol for the fever.\n\nDo not give more acetaminophen than the label "
            "says.",
            good="Take paracetamol (acetaminophen) for the fever.\n\nDo not give more "
            "acetaminophen than the label says.",
        ),
        Example(good="Acyclovir, also known as aciclovir, is an antiviral. Aciclovir is safe."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first place of the rarer name of a medicine; softly where the names are unlike.

    Pages that once say that the two names are one medicine's may use both.
    """
    for generic, places in medicines_on(page).items():
        own = [p for p in places if not p.brand and len(p.generics) == 1 and not p.everyday]
        if len({_text(page, place) for place in own}) < 2:
            continue
        names: dict[str, list[Mention]] = {}
        for place in own:
            if _counts(page, place):
                names.setdefault(_text(page, place), []).append(place)
        if len(names) < 2 or _explained(page, generic, tuple(names)):
            continue
        usual = max(names, key=lambda name: len(names[name]))
        for name, found in names.items():
            if name == usual or name.split()[0] == usual.split()[0]:
                continue
            alike = SequenceMatcher(None, name, usual).ratio() >= _ALIKE
            block = page.blocks[found[0].block]
            span = block.source_span(found[0].start, found[0].end)
            args = (block.text[found[0].start : found[0].end], usual)
            yield Match(span, args, level=None if alike else Level.SUGGESTION)
            break


def _text(page: Page, place: Mention) -> str:
    return page.blocks[place.block].folded[place.start : place.end]


def _counts(page: Page, place: Mention) -> bool:
    block = page.blocks[place.block]
    linked = any(
        i.kind is InlineKind.LINK and i.start <= place.start < i.end for i in block.inlines
    )
    return not (
        linked
        or in_references(page, block)
        or is_quoted(block, place.start, place.end)
        or is_mentioned(block, place.start, place.end)
    )


def _explained(page: Page, generic: str, names: tuple[str, ...]) -> bool:
    """Return whether two names of a medicine stand together once, as in "A (also called B)"."""
    places = medicines_on(page)[generic]
    for one, other in pairwise(places):
        if one.block != other.block or _text(page, one) == _text(page, other):
            continue
        between = page.blocks[one.block].folded[one.end : other.start]
        if len(between) <= _REACH and _GLOSS.match(between):
            return True
    low = page.folded
    return any(f"({name})" in low or f"({name}," in low for name in names)
