"""A steroid cream that is put on more often than any label allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_STEROID = later(
    r"\b(?:(?:cortico)?steroid (?:cream|ointment|gel|lotion)s?|topical (?:cortico)?steroids?|"
    r"hydrocortisone|betamethasone|clobetasol|clobetasone|mometasone|triamcinolone|eumovate|"
    r"betnovate|dermovate|elocon)\b"
)
_ON_SKIN = later(r"\b(?:creams?|ointments?|gels?|lotions?|skin|topical|eczema|rash)\b")
_OFTEN = later(
    r"\b(?:spread|apply|applied|rub(?:bed)?|smear|use|used|put|dab|massage)\b[^.;:!?]{0,50}?\b"
    r"(?:(?:[5-9]|1\d|five|six|seven|eight|nine|ten|twelve) times "
    r"(?:daily|(?:a|per|each|every|in a) day)|"
    r"every (?:hour|two hours|three hours|[123] hours)|hourly)\b"
)
_ELSE = later(
    r"\b(?:emollients?|moisturi[sz]\w*|emulsif\w*|a?ciclovir|antiviral|inhal\w*|sprays?|mouth\w*|"
    r"tablets?|nose|nasal|eyes?|ears?|drops|inject\w*|sunscreen|hands?|not|never|no|too)\b"
)


@rule(
    "doses.steroid-too-often",
    level=Level.WARNING,
    message="Check '%s': steroid creams are put on once or twice a day, and no more than four"
    " times.",
    why="Too much of a steroid cream thins the skin, and is taken up by the body.",
    sources=[
        "NHS, topical corticosteroids; hydrocortisone for skin: once or twice a day",
        "FDA, Drug Facts label of hydrocortisone (M017): not more than 3 to 4 times daily",
    ],
    examples=[
        Example(
            bad="Steroid creams calm flare-ups. Hydrocortisone 1% is the mildest. Spread it"
            " thickly eight times a day.",
            good="Steroid creams calm flare-ups. Hydrocortisone 1% is the mildest. Spread it"
            " thinly once or twice a day.",
        ),
        Example(
            bad="Betamethasone ointment helps with eczema. Apply the ointment every two hours.",
            good="Betamethasone ointment helps with eczema. Use your moisturiser every two hours.",
        ),
        Example(good="Use a steroid cream twice a day, and do not apply it six times a day."),
    ],
    words=("steroid", "sone", "clobetasol", "triamcinolone", "eumovate", "betnovate", "elocon"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield how often it is put on, in a block on steroid creams, from five times a day."""
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.HEADING, BlockKind.ALT):
            continue
        about = _STEROID.search(block.folded) or _STEROID.search(page.title.lower())
        if not about or not _ON_SKIN.search(block.folded):
            continue
        for found in _OFTEN.finditer(block.folded):
            start, end = found.span()
            first, last = sentence_around(block.plain, start)
            if _ELSE.search(block.folded, first, last) or in_references(page, block):
                continue
            if not is_negated(block, start, end) and not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
