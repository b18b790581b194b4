"""The beginning of a sentence, with its capital, where the one before it has not ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# Words after which a sentence cannot be over.
_OPEN = (
    r"(?:the|an?|your|their|our|its|and|or|but|of|to|for|from|with|without|in|at|by|into|about|"
    r"than|"
    r"if|because|that|which|who|is|are|was|were|be|can|may|should|will|must|have|has|had|not|do|"
    r"does|"
    r"any|some|every|each|more|very|tend to|they|you|we|it|when|while|until|before|after|during|as)"
)
# How a sentence begins, told from a name by the small letter of the word after it.
_BEGUN = (
    r"(?:To (?:make|find|book|see|get|read|help|learn|contact|order|arrange|ask|speak|change|"
    r"cancel)"
    r"|If (?:you|your|it|they)|When (?:you|your)|You (?:can|may|should|will|must|might|need|are|do|"
    r"have|could)|Your (?:doctor|nurse|gp|team|child|baby)|We (?:are|can|may|will|have|offer|do|"
    r"need|ask|aim)|They (?:are|can|may|will|tend|have|should)|It (?:is|can|may|will|has|does|"
    r"should|takes)|This (?:is|can|may|will|means|page|leaflet|medicine)|These (?:are|can|may)|"
    r"There (?:is|are|may|can)|Most (?:people|patients|children|women|men)|Some (?:people|patients|"
    r"children)|Many (?:people|patients)|Please (?:call|contact|ask|tell|note|bring|see)|"
    r"Ask (?:your|a|the)|Talk to|Speak to|Call (?:us|your|the)|Do not|Tell (?:your|us|the)|"
    r"Contact (?:us|your)|Find out|Read (?:more|about)|Learn more|Click here|Book (?:now|an|a|"
    r"online)"
    r"|Back to top|Share this|Print this|Sign up|Skip to)"
)
_PASTED = later(rf"(?<![\"'*_(\[])\b(?P<all>{_OPEN} (?P<begun>{_BEGUN}))\b(?! [A-Z])")
_NAMED = later(
    r"\b(?:click(?:ing)?|choose|select|press|tap|open|called|titled|named|headed|labelled|says|"
    r"read|"
    r"reads|marked|use|visit|see|under|go|page|section|leaflet|campaign|charity|button|link|"
    r"service|"
    r"programme|program|booklet|guide|song|app|website|tool|form|video|course|project)\b"
)
_AFTER_NAME = later(
    r"[\w ]{0,30}\b(?:button|link|page|section|tab|menu|campaign|charity|service|leaflet|programme|"
    r"program|app|tool|form|website|guide|course|project|line|box|option|icon|study|trial|report)\b"
)
_REACH = 40


@rule(
    "structure.pasted-in",
    level=Level.WARNING,
    message="A new sentence begins in the middle of this one, at '%s': take out what was pasted "
    "in.",
    why="Readers cannot tell what the first sentence was about to say.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Do not fly for two weeks without If you have questions, asking the nurse.",
            good="Do not fly for two weeks without asking the nurse. If you have questions, ask.",
        ),
        Example(
            bad="Look for a rash, a fever and the Please call us if you need an interpreter.",
            good="Choose Find out more, or the Contact us page. Read 'If you are ill' and rest.",
        ),
        Example(good="She works for the Talk to Frank service and for We Are With You."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the words around each such place, names of pages and of services left out."""
    for block in page.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE):
            continue
        for found in _PASTED.finditer(block.plain):
            start, end = found.span("all")
            marked = any(
                one.start < end and one.end > found.start("begun") for one in block.inlines
            )
            if marked or is_quoted(block, start, end) or in_references(page, block):
                continue
            before = block.folded[max(0, start - _REACH) : start]
            if not _NAMED.search(before) and not _AFTER_NAME.match(block.folded, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
