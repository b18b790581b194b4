"""Labels of a writing or search template, left in the copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.residue.lines import lines
from qa.context import is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# "Power Word: Remarkable", "Transition words: however, so", "Focus keyphrase: back pain"
_LABEL = later(
    r"""
    (?:
      (?:strong|power|emphasi[sz]ed|emphasis|emphatic|transition(?:al)?|action|sensory|emotion(?:al)?
        |trigger|hook|lsi|nlp|key|focus|target|primary|secondary|main|seed|long-?tail|related|semantic)
        [ ](?:key)?(?:word|phrase|term)s?(?:[ ]\d+)?
      | (?:lsi|focus|target|primary|secondary|main|seo|meta|long-?tail)[ ]key[ -]?(?:word|phrase)s?
      | key(?:word|phrase)
      | (?:meta|seo|search)[ ](?:description|title|snippet|tags?)
      | (?:seo|page)[ ]title | title[ ]tag | (?:url|seo|page)[ ]slug | slug
      | (?:image[ ])?alt[ -]text | anchor[ ]text | (?:internal|external)[ ]links?
      | (?:target[ ])?word[ ]?count | search[ ]intent | tone[ ]of[ ]voice | readability[ ]score
      | (?:featured|hero|banner|thumbnail|teaser|listing|card|social|og)[ ]
        (?:image|photo|picture|text|copy|title|headline)(?:[ ]alt)?
      | excerpt | teaser | (?:body|main|intro|side)[ ](?:text|copy)(?:[ ]?\([^()\n]{3,40}\))?
      | call[ ]to[ ]action | cta(?:[ ](?:button|text))? | intro | outro | hook
      | (?:intro(?:duction)?|conclusion|body|opening|closing|transition)
        [ ](?:paragraph|section|sentence)(?:[ ]\d+)?
      | (?:h[1-6]|heading[ ][1-6])(?:[ ](?:heading|tag|title))?
    )
    \s?:(?!//)
    """,
    re.VERBOSE,
)
# Short labels that a page may use for its own ends, unless what follows is a value and no more.
_WEAK = (
    "internal link",
    "external link",
    "hook",
    "intro",
    "call to action",
    "key term",
    "key word",
)
_LONGEST_VALUE = 200
_WEAK_VALUE = 60


@rule(
    "residue.writing-label",
    level=Level.ERROR,
    message="'%s' is a label from a writing template, not copy: take the line out.",
    why="Readers see the scaffolding of the text and wonder who wrote it, and for whom.",
    sources=[
        "Yoast SEO and similar templates (Focus keyphrase, Meta description, Transition words)",
        "Wikipedia, Signs of AI writing: leftover labels and instructions",
    ],
    around=True,
    examples=[
        Example(
            bad="Power Word: Proven\n\nMost people sleep better after a month.",
            good="Most people sleep better after a month.",
        ),
        Example(
            bad="**Meta description:** Learn how to sleep well.",
            good="A word: patience is what helps most.",
        ),
        Example(bad="Transition words: however, so", good="In other words: rest."),
        Example(bad="H2: Causes of back pain", good="Key points:\n\n- Rest\n- Move"),
        Example(bad="Body copy (80 words):\n\nRest.", good="Body weight (in pounds):\n\nAsk us."),
        Example(bad="Hero image: waiting-room.png", good="Medical image: your scan."),
        Example(bad="Word count: 850", good="Blood count: normal"),
    ],
    words=[
        "word:", "words:", "phrase:", "phrases:", "keyword", "keyphrase", "term:", "terms:",
        "description:", "snippet:", "title:", "tag:", "tags:", "slug:", "alt text:", "alt-text:",
        "anchor text:", "link:", "links:", "count:", "intent:", "of voice:", "score:", "action:",
        "cta", "intro:", "outro:", "hook:", "paragraph", "section:", "sentence:",
        "image:", "photo:", "picture:", "text:", "copy:", "headline:", "excerpt:", "teaser:",
        "body text", "body copy", "main text", "main copy",
        "h1:", "h2:", "h3:", "h4:", "h5:", "h6:", "heading 1", "heading 2", "heading 3",
    ],
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each line that starts with such a label."""
    for block in page.blocks:
        text = block.folded
        if ":" not in text or block.kind in (BlockKind.CODE, BlockKind.FOOTNOTE):
            continue
        for start, end in lines(page.document, block):
            found = _LABEL.match(text, start, end)
            if found is None or is_quoted(block, start, end):
                continue
            value = text[found.end() : end].strip()
            label = found[0]
            if len(value) > (_WEAK_VALUE if label.startswith(_WEAK) else _LONGEST_VALUE):
                end = found.end()  # noqa: PLW2901 -- a long line may be copy: only the label goes
            if label.startswith(_WEAK) and (not value or value.endswith((".", "!", "?"))):
                continue
            span = block.source_span(start, end)
            yield Match(span, (block.text[start:end],))
