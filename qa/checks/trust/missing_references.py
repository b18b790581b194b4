"""No word on where the page's facts come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qa.checks.trust.clinical import CLINICAL, kind_of, level_for
from qa.context import is_references_heading
from qa.document import BlockKind, LinkKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = ("references", "sources", "citations", "bibliography", "citation", "source", "based_on")
_LINE = re.compile(
    r"^\W*(?:references?|sources?|bibliography|further reading|citations?)\s*:\s*\S"
    r"|^\W*(?:adapted|taken|based) (?:from|on) [A-Z]|\[\^[\w-]+\]",
    re.IGNORECASE,
)
_TITLE_WORDS = 6
_MARKER = re.compile(r"\bdoi:|\bPMID\b|\bet al\b|\([A-Z][\w'\-]+(?: et al\.?)?,? (?:19|20)\d\d\)")
_ENOUGH = 2


@rule(
    "trust.missing-references",
    level=Level.WARNING,
    message="This %s page names no sources: add the references that its facts come from.",
    why="Without sources, neither readers nor the next reviewer can check what the page says.",
    sources=[
        "HONcode, principle 4 (attribution)",
        "JAMA benchmarks (Silberg 1997), attribution",
        "DISCERN, item 4",
        "PIF TICK 2022, item 4",
    ],
    pages=(*CLINICAL, "wellness"),
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nGout is a kind of arthritis that comes "
            "in sudden, painful attacks. Most people feel it first in the big toe. Crystals of uric"
            " acid build up in the joint and make it swell. Medicines can calm an attack and make "
            "the next one less likely, and so can drinking less beer.\n",
            good="---\npage_type: condition\n---\n# Gout\n\nGout is a kind of arthritis that comes "
            "in sudden, painful attacks. Most people feel it first in the big toe. Crystals of uric"
            " acid build up in the joint and make it swell. Medicines can calm an attack.\n\n"
            "## References\n\n1. A guideline on gout, 2022. https://www.nice.org.uk/guidance/ng219"
            "\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Loratadine\n\nLoratadine is a tablet for hay "
            "fever and itchy rashes. It seldom makes people sleepy. Adults take one tablet a day, "
            "with or without food, and it starts to work within an hour or two. You can buy it "
            "without a prescription, and children can have it as a syrup.\n\n## Further reading\n",
            good="---\npage_type: medicine\n---\n# Loratadine\n\nLoratadine is a tablet for hay "
            "fever and itchy rashes.[^1] It seldom makes people sleepy. Adults take one tablet a "
            "day, with or without food, and it starts to work within an hour or two. You can buy "
            "it without a prescription.\n\n[^1]: Summary of product characteristics, 2024.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a page that gives no source."""
    level = level_for(page)
    if level is None or page.metadata_text(*_KEYS) or _listed(page):
        return
    if _cited(page) >= _ENOUGH or '"citation"' in str(page.document.jsonld).replace("'", '"'):
        return
    yield Match(page.end, (kind_of(page),), level=level)


def _listed(page: Page) -> bool:
    blocks = page.blocks
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within:
            return True
        if _LINE.search(block.plain):
            return True
        short = block.kind is BlockKind.HEADING or block.text.count(" ") < _TITLE_WORDS
        if short and is_references_heading(block.plain) and index + 1 < len(blocks):
            following = blocks[index + 1]
            if following.kind is not BlockKind.HEADING and following.text.strip():
                return True
    return False


def _cited(page: Page) -> int:
    """Return how many links lead to a page, not just the home page, of another site."""
    cited = {
        link.target
        for link in page.document.links
        if link.kind is not LinkKind.IMAGE
        and link.target.startswith(("http://", "https://"))
        and len(_path(link.target)) > 1
    }
    return len(cited) + sum(1 for _ in _MARKER.finditer(page.folded))


def _path(target: str) -> str:
    try:
        return urlsplit(target).path
    except ValueError:
        return ""
