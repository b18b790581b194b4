"""A disclaimer whose words are out of order, doubled or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OF_ONE = (
    later(
        r"\b(?:page|site|website|information|content|guide|leaflet|article|story|it|material|"
        r"this|here)\b"
    ),
    later(
        r"\b(?:substitutes?|replac\w+|disregard\w*|delay\w*|intended|meant|relied|rely|instead|"
        r"take the place|general|educational?|constitute\w*|seek\w*)\b"
    ),
    later(r"\b(?:advice|diagnosis|consultation|professional)\b"),
    later(
        r"\b(?:medical|professional|doctors?|physicians?|gp|pharmacists?|providers?|health|"
        r"nurses?)\b"
    ),
)
"""A sentence with a word of each of these is a disclaimer; none of them is hard to word rightly."""
_OUT_OF_ORDER = later(
    # what wants a noun, or a verb, and gets neither
    r"\b(?:a|an|the|your|their|our) (?:for|of|to|from|and|or|is|are|was|does|do|never|with|by|be|"
    r"it|this|you|your|the|a|an|in|on|as|replace|disregard|rely)\b(?! (?:la|priori|the-)\b)"
    r"|\b(?:of|from) (?:never|always|for|of|is|are|does|do|replace|not|to|seek|disregard)\b"
    r"|\b(?:for|to|with) (?:never|always|of|from|is|are|does|to|for)\b(?! (?:and|or) )"
    r"|\b(?:is|are) (?:does|do|has|have|is|are|replace|disregard|of|from)\b"
    r"|\b(?:does|do|should|must|can|cannot|will|may) (?:information|advice|page|medical|"
    r"professional|doctor|used|substitute for)\b|\b(?:does|should|must|cannot|will|may) (?:from|"
    r"of|for|your)\b"
    # words of a pair, the wrong way round or with another between them
    r"|\b(?:advice|diagnosis) (?:medical|professional|clinical|qualified|personal)\b"
    r"|\bsubstitute (?:medical|professional|your|advice|doctor|the|a|healthcare|consultation)\b"
    r"|\bmedical (?:never|always|is|of|for|your|the|not|from|does|professional advice from never)\b"
    r"|\bprofessional (?:never|always|is|of|your|the|not|does|from|medical never)\b"
    r"|\b(?:not|never) (?:does|do|is|are|has|of|from|not|never|and does)\b"
    r"|\b(?:disregard|seek|delay|replace|ignore|constitute) (?:of|from|for|to|is|are)\b"
    r"|\bmedical because\b|\bfor general (?:and|or) not\b"
    r"|\b(?:intended|meant|designed|provided) (?:of|is|are|replace|substitute|be|a|the|your|not)\b"
    # said twice
    r"|\b(?P<twice>(?:a |the |of |for )?(?:substitute for|medical advice|your doctor|replace|"
    r"professional|intended to|not intended|a substitute)) (?P=twice)\b"
    # lost at its end
    r"|\b(?:of|your|the|a|any|or|and|(?<!seek )(?<!get )(?<!want )advice "
    r"from)(?=[.!]\W*\Z)|\bprofessional medical(?=\W*\Z)"
)
_RIGHT = later(
    r"\b(?:as (?:the|a) replacement|if (?:you|it) (?:does|do|is|are)|to be (?:of|for)|to and from|"
    r"\w+ (?:of|for|to)\?|(?:is|are) of (?:a|an|any|no|general|interest)|given the|on the page "
    r"is|(?:does|do) the (?:page|site)|may a |can a |will a |should a |can the|may the|will the|"
    r"should the|must the|should your|can your|may your|will your|does your|do your|must your)\b|"
    r"\?|:"
)
_LONGEST = 400
_BELOW = "# Gout\n\nRest the foot and drink water.\n\n"


@rule(
    "disclaimers.garbled",
    level=Level.WARNING,
    message="The words of this disclaimer are out of order or missing at '%s': put the sentence"
    " right.",
    why="A disclaimer that nobody can follow tells readers nothing, and shows that no one read it.",
    sources=[
        "HONcode, principle 2 (complementarity): information supports, and does not replace, care",
        "URAC Health Web Site Standards: a disclaimer that content is not medical advice",
    ],
    around=True,
    examples=[
        Example(
            bad=f"{_BELOW}This page is not meant as a substitute your nurse for professional"
            " advice never ignore.",
            good=f"{_BELOW}This page is not meant as a substitute for the professional advice of"
            " your nurse. Never ignore it.",
        ),
        Example(
            bad=f"{_BELOW}The information here is general and not does replace advice from your"
            " doctor.",
            good=f"{_BELOW}The information here is general and does not replace advice from your"
            " doctor.",
        ),
        Example(
            bad=f"{_BELOW}This leaflet is not intended to replace advice medical from your GP.",
            good=f"{_BELOW}This leaflet is not intended to replace medical advice from your GP.",
        ),
        Example(
            bad=f"{_BELOW}It is for general information and is no replacement for the medical"
            " advice of your.",
            good=f"{_BELOW}It is for general information, and what to do for your own health is a"
            " matter for the medical professional you seek advice from.",
        ),
    ],
    words=("advice", "diagnosis", "consultation", "professional"),
    beside=(
        ("substitute", "replac", "disregard", "delay", "intended", "meant", "rel", "instead",
         "place", "general", "education", "constitute", "seek"),
    ),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the first place at which a disclaimer cannot be read on."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            if len(text) > _LONGEST or not all(part.search(text) for part in _OF_ONE):
                continue
            found = _OUT_OF_ORDER.search(text)
            if found is None or _RIGHT.search(text):
                continue
            start, end = first + found.start(), first + found.end()
            if not is_quoted(block, start, end):
                yield Match(block.source_span(first, last), (block.text[start:end],))
