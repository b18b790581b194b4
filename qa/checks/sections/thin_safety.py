"""A page that tells at length what a treatment does for readers, and hardly what to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.page import Page

_RISKS = {
    "medicine": frozenset({"side-effects", "important-warning"}),
    "treatment": frozenset({"risks"}),
    "supplement": frozenset({"safety"}),
    "service": frozenset({"risks"}),
    "test": frozenset({"risks"}),
}
_GAINS = {
    "medicine": frozenset({"why-prescribed"}),
    "treatment": frozenset({"benefits"}),
    "supplement": frozenset({"evidence"}),
    "service": frozenset({"what-we-do"}),
    "test": frozenset({"used-for", "why-need"}),
}
_RATIO = 4
_THIN = 40
"""Words: with more than these, risks are told, whatever the rest."""
_MUCH = 80
"""Words of praise from which on a few words of risk are too few."""
_HEAD = "---\npage_type: treatment\n---\n# Laser for scars\n\n## Benefits\n\n"
_GAIN = "The light warms the skin below the scar, and new skin grows that is smooth and soft. "


@rule(
    "sections.thin-safety",
    level=Level.WARNING,
    message="This page has %s words on %s and only %s on %s: say what can go wrong, how often, and "
    "what to do then.",
    why="Readers who learn ten good things and one bad one cannot weigh them.",
    sources=[
        "DISCERN, items 6, 10 and 11",
        "21 CFR 202.1(e)(5)(ii), fair balance (advertisements)",
    ],
    examples=[
        Example(
            bad=_HEAD + _GAIN * 8 + "\n\n## Risks\n\nSome people notice mild redness.\n",
            good=_HEAD
            + _GAIN * 8
            + "\n\n## Risks\n\n"
            + "About 1 in 20 people get blisters, and 1 in 100 a darker patch that can stay. " * 3,
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Zolot\n\n## What it is used for\n\n"
            + "Doctors prescribe it to people who lie awake at night for weeks on end. " * 9
            + "\n\n## Side effects\n\nLike all medicines, it can have side effects.\n",
            good="---\npage_type: medicine\n---\n# Zolot\n\n## What it is used for\n\nIt helps "
            "people who lie awake to sleep.\n\n## Side effects\n\nDrowsiness and headache.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the heading of the risks where the gains have over four times their words."""
    kind = page.page_type
    if kind is None or page.type not in _RISKS:
        return
    risks, gains = _RISKS[page.type], _GAINS[page.type]
    safety: list[Block] = []
    benefit: list[Block] = []
    heading: Block | None = None
    for section in page.sections:
        opened = {need.id for need in kind.opened_by(section.heading.plain)}
        if opened & risks:
            heading = heading or section.heading
            safety += section.blocks
        elif opened & gains:
            benefit += section.blocks
    if heading is None:
        return
    said, praised = _words(safety), _words(benefit)
    if 0 < said < _THIN and praised >= max(_MUCH, _RATIO * said):
        names = {need.id: need.name[:1].lower() + need.name[1:] for need in kind.sections}
        gain = next(names[name] for name in sorted(gains) if name in names)
        risk = next(names[name] for name in sorted(risks, reverse=True) if name in names)
        span = heading.source_span(0, len(heading.text))
        level = Level.SUGGESTION if page.type == "test" else None
        yield Match(span, (str(praised), f"'{gain}'", str(said), f"'{risk}'"), level=level)


def _words(blocks: Iterable[Block]) -> int:
    unique = {id(block): block for block in blocks if block.kind is not BlockKind.CODE}
    return sum(block.text.count(" ") + 1 for block in unique.values())
