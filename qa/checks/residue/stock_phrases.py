"""Many worn phrases on one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PHRASES = {
    "delve": r"delv(?:e|es|ed|ing)\b",
    "tapestry": r"tapestry\b",
    "testament to": r"testament to\b",
    "boasts": r"boasts\b",
    "nestled": r"nestled\b",
    "pivotal": r"pivotal\b",
    "underscore": r"underscor(?:e|es|ed|ing)\b",
    "ever-evolving": r"ever-evolving\b",
    "ever-changing": r"ever-changing\b",
    "complexities of": r"complexities of\b",
    "realm": r"realm of\b",
    "landscape": r"landscape of\b",
    "crucial": r"crucial role\b",
    "vital role": r"vital role\b",
    "foster": r"fostering\b",
    "holistic": r"holistic approach\b",
    "unlock": r"unlock(?:s|ing)? (?:the|your)\b",
    "empower": r"empower(?:s|ing)? (?:you|individuals|patients|people|readers)\b",
    "game-changer": r"game-?chang(?:er|ing)\b",
    "furthermore": r"furthermore\b",
    "moreover": r"moreover\b",
    "in conclusion": r"in conclusion\b",
    "in today's": r"in today's (?:fast-paced|digital|modern|world)",
    "important to note": r"important to note\b",
    "navigate": r"navigat(?:e|es|ing) (?:the|this|your) (?:complex|journey|challenges)",
    "journey": r"journey\b(?= to (?:wellness|healing|health|recovery))",
    "seamless": r"seamless(?:ly)?\b",
    "robust": r"robust\b",
    "multifaceted": r"multifaceted\b",
    "intricate": r"intricate\b",
    "meticulous": r"meticulous(?:ly)?\b",
    "groundbreaking": r"groundbreaking\b",
    "vibrant": r"vibrant\b",
    "profound": r"profound(?:ly)?\b",
    "beacon": r"beacon of\b",
    "cutting-edge": r"cutting-edge\b",
    "plethora": r"plethora\b",
    "myriad": r"myriad\b",
    "not just": r"not just\b",
    "stands as": r"stands as (?:a|an)\b",
    "serves as": r"serves as (?:a|an) (?:reminder|testament|beacon)",
    "paramount": r"paramount\b",
    "embark": r"embark(?:s|ing)? on\b",
    "harness": r"harness(?:es|ing)? the\b",
}
_FEWEST = 5
_WORDS = 1000
_INSIDE = later(r"(?<=\w)")
_STEM = later(r"[a-z'-]{4,}")  # what a phrase cannot do without
# Without \b in front a pattern begins with letters, which are found many times quicker.
_FOUND = {name: (_STEM.findall(text)[0], re.compile(text)) for name, text in _PHRASES.items()}


# Words of everyday copy: five phrases never come from these alone.
_COMMON = frozenset({"just", "stands", "serves", "important", "crucial", "vital", "conclusion"})


@rule(
    "residue.stock-phrases",
    level=Level.SUGGESTION,
    message="The page leans on worn phrases (%s): say in plain words what each of them stands for.",
    why="Phrases that fit any page tell readers nothing, and make them doubt the rest.",
    sources=[
        "Wikipedia, Signs of AI writing: words that stand together far more often than before"
    ],
    examples=[
        Example(
            bad="Let us delve into the rich tapestry of sleep. It is pivotal, and a testament to"
            " the"
            " body. Moreover, it boasts a myriad of benefits.",
            good="Sleep is pivotal. Most adults need seven hours of it a night.",
        ),
        Example(
            bad="In today's fast-paced world, a holistic approach is paramount. Embark on your"
            " wellness"
            " journey, unlock your potential, and navigate the challenges with cutting-edge care.",
            good="Moreover, the trial was robust, and most patients got better.",
        ),
    ],
    words=sorted({stem for stem, _ in _FOUND.values()} - _COMMON),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first of them where five or more different ones stand in a thousand words."""
    folded = page.folded
    words = " ".join(page.words)  # each once, so there is much less to look through
    likely = [(name, pattern) for name, (stem, pattern) in _FOUND.items() if stem in words]
    if len(likely) < _FEWEST:
        return
    fewest = max(_FEWEST, _FEWEST * page.word_count / _WORDS)
    if len(likely) < fewest:
        return
    found = [(name, _first(pattern, folded)) for name, pattern in likely]
    seen = [(hit.start(), hit.end(), name) for name, hit in found if hit]
    if len(seen) < fewest:
        return
    start, end, _ = min(seen)
    index = page.block_of(start)
    offset = page.block_starts[index]
    said = ", ".join(f"'{name}'" for _, _, name in sorted(seen)[:6])
    yield Match(page.blocks[index].source_span(start - offset, end - offset), (said,))


def _first(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """Return the first match that begins a word."""
    hits = pattern.finditer(folded)
    return next((hit for hit in hits if not _INSIDE.match(folded, hit.start())), None)
