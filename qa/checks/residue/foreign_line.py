"""A sentence in another language in the middle of an English page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SMALL_WORDS = {
    "Dutch": "het een van voor zijn niet wordt deze bij naar ook meer over kan dit uw maar als op",
    "German": "der die das und ist nicht mit für auf eine einen wird sind bei zur zum ihre sie",
    "French": "le les des une est dans pour avec sur qui vous votre pas par du ce cette sont aux",
    "Spanish": "el los las una por para con del que está su más como puede sobre este esta usted",
    "Italian": "il gli della che per con una sono non più come può questo alla nel dei le di",
    "Portuguese": "os uma para com não por mais como pode seu sua dos das pelo você são ao",
    "Swedish": "och att det som för med är inte den av till kan har om vid eller på",
    "Polish": "się na nie jest że do oraz lub przez dla po od jak może są przy",
}
_LANGUAGES = {name: frozenset(words.split()) for name, words in _SMALL_WORDS.items()}
_COMMON = "the and of to in is are for with you your on this that it or be can not if at as from"
_ENGLISH = frozenset(_COMMON.split())
_WORD = later(r"[^\W\d_]+")
_FEWEST_WORDS = 7
_FEWEST_SMALL = 3
_SHARE = 0.25
_ENGLISH_SHARE = 0.1
_MOST_LINES = 2
"""A page with more of them is in two languages by design, or offers help in many."""


@rule(
    "residue.foreign-line",
    level=Level.WARNING,
    message="'%s' is in %s on an English page: translate it, or take it out.",
    why="Readers cannot read it, and a line of another edition may not even belong here.",
    sources=[
        "WCAG 2.2, 3.1.2 Language of Parts",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="The nurse is in on all days of the week, and you can call her at this desk.\n\n"
            "Meer lezen over "
            "deze klachten kan op de website van het ziekenhuis.",
            good="The nurse is in on all days of the week, and you can call her.\n\nRead more on "
            "the site of the hospital.",
        ),
        Example(
            bad="You can take it with food or on its own.\n\nBitte sprechen Sie mit Ihrer Ärztin "
            "über die Einnahme und nicht mit der Praxis.",
            good="You can take it with food or on its own.\n\nThe Dutch for it is 'het gebruik van "
            "deze tabletten bij kinderen'.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the few such lines of a page that is in English."""
    if not _in_english(page):
        return
    found = [(block, name) for block in page.prose if (name := _language(block))]
    if len(found) > _MOST_LINES:
        return
    for block, name in found:
        text = block.plain.strip()
        shown = text if len(text) <= 60 else f"{text[:59]}\u2026"
        yield Match(block.source_span(0, len(block.text)), (shown, name))


def _in_english(page: Page) -> bool:
    english = sum(page.words[word] for word in _ENGLISH)
    total = sum(page.words.values())
    return (page.document.language or "en").lower().startswith("en") and (
        english >= _ENGLISH_SHARE * total
    )


def _language(block: Block) -> str | None:
    """Return the language of a block of running text, English or a link to elsewhere left out."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    if any(inline.kind is InlineKind.LINK for inline in block.inlines):
        return None
    words = _WORD.findall(block.folded)
    if len(words) < _FEWEST_WORDS or not _ENGLISH.isdisjoint(words):
        return None
    counts = {name: sum(word in small for word in words) for name, small in _LANGUAGES.items()}
    name = max(counts, key=counts.__getitem__)
    enough = counts[name] >= max(_FEWEST_SMALL, _SHARE * len(words))
    return name if enough else None
