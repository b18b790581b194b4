"""Two words that both say "maybe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LINK = (
    r"(?!(?:to|that|for|if|and|or|but|as|because|when|you|your|the|a|an|is|are|was|it|they|we|may"
    r"|might|can|could)\b)[a-z][\w'-]*"
)
# "Possible side effects may include": the noun is already said to be possible.
_NOUN = later(
    rf"(?P<one>po(?<!as po)(?<!if po)(?<!when po)(?<!where po)(?<!it is po)(?<!be po)(?<!is po)"
    rf"(?<!are po)(?<![\w-]po)(?:ssible|tential))\s(?:{_LINK}\s){{1,3}}(?:(?:of"
    rf"|from)\s(?:the\s)?(?:{_LINK}\s){{1,3}})?"
    rf"(?P<two>may|might|could)\s(?:also\s)?(?:include|occur|happen|cause)\b"
)
_NOUN_CAN = later(
    rf"(?P<one>po(?<!as po)(?<!if po)(?<![\w-]po)(?:ssible"
    rf"|tential))\s(?:{_LINK}\s){{1,3}}(?P<two>can)\s(?:also\s)?include\b"
)
_ADVERB = later(
    r"(?<![\w-])(?P<one>may|might|could)\s(?:also\s)?(?P<two>possibly|perhaps|maybe"
    r"|conceivably)(?![\w-])"
    r"|(?<![\w-])(?P<three>perhaps|maybe)\s(?:\w+\s){0,2}(?P<four>may|might)(?![\w-])"
    r"|(?<![\w-])(?P<five>can|could|may|might)\s(?:sometimes|occasionally"
    r"|at times)\s(?P<six>possibly|potentially)(?![\w-])"
    r"|(?<![\w-])(?P<seven>may|might)\s(?:or|and)\s(?P<eight>could|might possibly)(?![\w-])"
)
_SOFT = later(r"(?<![\w-])(?P<one>may|might|could|can)\s(?P<two>potentially)(?![\w-])")
_WORDS = (
    "possible ", "potential ", "possibly", "perhaps", "maybe ", "conceivably", "potentially",
    "may or could", "might or could",
)  # fmt: skip
_PATTERNS = (
    (_NOUN, Level.WARNING, ("possible", "potential")),
    (_NOUN_CAN, Level.SUGGESTION, ("possible", "potential")),
    (
        _ADVERB,
        Level.WARNING,
        ("possibly", "perhaps", "maybe", "conceivably", "potentially", "could"),
    ),
    (_SOFT, Level.SUGGESTION, ("potentially",)),
)
"""Each with words of which it holds one."""


@rule(
    "wording.double-hedge",
    level=Level.WARNING,
    message="'%s' and '%s' say the same thing twice: keep one of them.",
    why="Hedging twice leaves readers unsure whether there is a risk at all.",
    sources=[
        "Federal Plain Language Guidelines, III.a.3: omit unnecessary words",
        "CDC Clear Communication Index, item 8: say what is known and what is not",
    ],
    examples=[
        Example(
            bad="Possible complications may include bleeding.",
            good="Complications may include bleeding.",
        ),
        Example(
            bad="It might possibly help.",
            good="It might help. It may be possible to go home.",
        ),
        Example(
            bad="Potential benefits might include better sleep.",
            good="Come as soon as possible; you may be seen at once.",
        ),
        Example(bad="Perhaps it may rain.", good="If possible, symptoms may be treated at home."),
    ],
    words=_WORDS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each pair of such words close together in one sentence."""
    if not any(word in page.folded for word in _WORDS):
        return
    for block in page.prose:
        text = block.folded
        if not any(word in text for word in _WORDS):
            continue
        for pattern, level, words in _PATTERNS:
            if level is Level.SUGGESTION and not page.with_suggestions:
                continue
            if not any(word in text for word in words):
                continue
            for found in pattern.finditer(text):
                if in_references(page, block):
                    break
                one, two = (part for part in found.groups() if part)
                yield Match(block.source_span(*found.span()), (one, two), level=level)
