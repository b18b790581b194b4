"""No word on where the page's facts come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of, level_of_evidence
from qa.checks.trust.lines import lines
from qa.context import is_references_heading
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.hosts import is_source
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = (
    *("references", "sources", "citations", "bibliography", "citation", "source", "based_on"),
    *("reference", "further_reading", "evidence", "footnotes", "endnotes", "source_url"),
)
_LINE = later(
    r"^\W*(?:references?|sources?|bibliography|further reading|citations?|evidence|data)\s*:\s*\S"
    r"|^\W*(?:adapted|taken|based|drawn|compiled) (?:from|on) "
    r"|\b(?:page|information|article|content|advice|leaflet|guide|guidance|fact ?sheet) (?:here |"
    r"on this page )?(?:(?:is|was|has been|are) )?(?:\w+ )?(?:based on|taken from|adapted from|"
    r"comes "
    r"from|drawn from|developed from|in line with|sourced from) (?:the |an? |current |latest |"
    r"national |published )*(?:(?-i:[A-Z]{2})|guid|evidence|research|stud|review|summary|label|"
    r"patient|"
    r"prescribing|information from)",
    re.IGNORECASE | re.MULTILINE,
)
_MORE = later(
    r"^\W*(?:(?:to )?(?:read|learn|find out) more|more (?:to read|information|about (?:this|it)|"
    r"help and information)|(?:useful|helpful) (?:links|websites|organi[sz]ations|reading)|"
    r"see also|resources)\W*$",
    re.IGNORECASE,
)
"""Headings below which sources may stand, or only helplines and pages of the same site."""
_WORK = later(
    r"^\W*(?:\d{1,2}[.)]?\s*)?[A-Z][\w&'\u2019,() -]{2,90}[.:] +[A-Z\"\u201c][^.]{3,120}"
    r"(?:\.|$|\. (?:19|20)\d\d\b|[?!])"
)
"""An entry of a list: who published what, as in "Diabetes UK. Hypos."."""
_CALLS = later(r"\d{3,}[ -]\d{3,}|\b(?:call|phone|text|ring|dial|email)\b", re.IGNORECASE)
_BELOW = 8
_TITLE_WORDS = 9
_MARKER = later(
    r"\bdoi\b|\bpmid\b|\bisbn\b|\bet al\b|\([a-z][\w'\-]+(?: (?:et al\.?|(?:and|&) [a-z]\w+))?,? "
    r"(?:19|20)\d\d[a-z]?\)|\bguideline (?:ng|cg|ta|qs)\d|\b(?:ng|cg)\d{2,3}\b"
)
_HELPLINE = later(
    r"988lifeline|samaritans|poison|111\.nhs|findtreatment|suicide|crisistext|/services/|"
    r"service-search|"
    r"find-a|/find|hotline|helpline|donate|/contact|/privacy|/cookies|/subscribe|/newsletter|"
    r"//app\.",
    re.IGNORECASE,
)
_ENOUGH = 2
_TARGET = later(r"href=[\"'](https?://[^\"'<>\s]+)")


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
    level = level_of_evidence(page)
    if level is None or page.metadata_text(*_KEYS) or _listed(page):
        return
    if _cited(page) >= _ENOUGH or page.jsonld_has(frozenset({"citation", "isBasedOn"})):
        return
    if _linked(page) >= _ENOUGH or _points_to_works(page):
        return
    yield Match(page.end, (kind_of(page),), level=level)


def _linked(page: Page) -> int:
    """Return to how many sources a page links below its text, where its foot lists them."""
    end = page.blocks[-1].span.end if page.blocks else 0
    below = _TARGET.finditer(page.document.source, end)
    return len({found[1] for found in below if is_source(found[1])})


def _points_to_works(page: Page) -> bool:
    """Return whether works stand below a heading such as "Read more", each with its publisher."""
    left, works = 0, 0
    for line in page.once(lines):
        if line.text.count(" ") < _TITLE_WORDS and _MORE.search(line.text.strip()):
            left, works = _BELOW, 0
        elif left:
            left -= 1
            works += _WORK.search(line.text) is not None and not _CALLS.search(line.text)
            if works >= _ENOUGH:
                return True
    return False


def _listed(page: Page) -> bool:
    """Return whether a list of sources, a footnote or a line that names a source is there."""
    if any(b.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in b.within for b in page.blocks):
        return True
    all_lines = page.once(lines)
    for line, following in zip(all_lines, [*all_lines[1:], None], strict=True):
        if _LINE.search(line.text):
            return True
        heading = line.block is not None and line.block.kind is BlockKind.HEADING
        if (heading or line.text.count(" ") < _TITLE_WORDS) and is_references_heading(line.text):
            after = following.block if following is not None else None
            if following is not None and (
                after is None
                or after.kind is not BlockKind.HEADING
                or _WORK.search(following.text) is not None
            ):
                return True
    return False


def _cited(page: Page) -> int:
    """Return how many links lead to a page that can be a source, and how many works are named."""
    cited = {
        link.target
        for link in page.document.links
        if link.kind.followed and is_source(link.target) and not _HELPLINE.search(link.target)
    }
    return len(cited) + sum(1 for _ in _MARKER.finditer(page.folded))
