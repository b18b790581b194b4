"""A disclaimer in the header or footer of a page that says the opposite of what it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.around import place_around
from qa.document import Format, folded, plain_quotes
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PAGE = r"(?:information|content|page|site|website|article|leaflet|guide)"
_CARE = (
    r"(?:doctor|gp|physician|nurse|midwife|pharmacist|provider|advice|visit|appointment|"
    r"consultation|examination|care)"
)
AGENCY = (
    r"(?:(?:food|federal(?: food)?)(?: (?:and|&|or))? drugs? (?:administration|association|agency|"
    r"authority|commission|board|department)|fda\b)"
)
"""The US agency, by its name or by what it is called wrongly."""
_TURNED = later(
    r"\b(?:(?:this|these|all|our|the) )?(?:statements?|claims?|products?) (?:have|has)(?: all)? "
    r"been (?:evaluated|reviewed|approved|assessed|verified|checked|tested)(?:,? and \w+)? by "
    rf"(?:the )?(?:us |u\.s\. )?(?:{AGENCY}|mhra)\b"
    r"|\b(?:this product|these products) (?:is|are) intended to (?:diagnose|treat|cure|prevent)\b"
    rf"|\b{_PAGE}\b[^.;:!?\n]{{0,40}}? (?:is|are) (?:(?:meant|intended|designed|offered|"
    r"provided|written) (?:as|to be|to serve as) )?"
    r"(?:(?:personal |professional )?medical advice|(?:a )?(?:substitutes?|replacements?) for "
    r"(?:professional |medical |the )?\w+|(?:an? )?(?:full |complete |good |perfect |safe |proper |"
    r"suitable )?(?:substitutes?|replacements?|alternatives?) (?:for|to) (?:[\w'-]+ ){0,4}?"
    rf"{_CARE})\b"
    rf"|\b{_PAGE}\b[^.;:!?\n]{{0,40}}? (?:(?:can|will|may|should|fully|safely) )*(?:replaces?|"
    r"takes? the place of|stands? in for) "
    rf"(?:\w+ ){{0,3}}{_CARE}\b"
    r"|\b(?:can|may|should) (?:\w+ )?be (?:used|relied (?:up)?on|followed|trusted|taken) "
    rf"(?:in place of|instead of|rather than) (?:\w+ ){{0,3}}{_CARE}\b"
    r"|\b(?:can|may|should|please) (?:\w+ )?(?:rely|depend) on (?:this|these|our|the)\b"
    r"[^.;:!?\n]{0,40} (?:instead of|in place of|rather than|without) (?:\w+ ){0,3}\w+\b",
)
_NEGATED = later(r"\b(?:not|never|no|nor|neither|cannot)\b|n't\b")
_DENIED = later(r"(?:\b(?:not|never|no|nor|neither|nothing|none)\b|n't\b)[^.;:!?\n]*\Z")
_NEAR = 60
_PRODUCT = "<main><h1>Zinc</h1><p>Zinc is a mineral.</p></main>"
_CONDITION = "<main><h1>Gout</h1><p>Rest helps.</p></main>"


@rule(
    "disclaimers.turned-round",
    level=Level.ERROR,
    message="'%s' says the opposite of the statement that belongs here: put the 'not' back.",
    why="A disclaimer without its 'not' promises readers a check, or care, that nobody has given.",
    sources=[
        "21 CFR 101.93(c): the statement that the FDA has not evaluated a claim",
        "HONcode, principle 2 (complementarity): information supports, and does not replace, care",
    ],
    around=True,
    examples=[
        Example(
            bad=f"{_PRODUCT}<footer><p>These statements have been evaluated by the Food and Drug"
            " Administration.</p></footer>",
            good=f"{_PRODUCT}<footer><p>These statements have not been evaluated by the Food and"
            " Drug Administration.</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad=f"{_CONDITION}<footer>The information on this site is a substitute for medical"
            " advice.</footer>",
            good=f"{_CONDITION}<footer>The information on this site is not a substitute for medical"
            " advice.</footer>",
            format=Format.HTML,
        ),
        Example(
            bad=f"{_CONDITION}<footer><p>Gout Guide</p><p>What we publish in this guide is a full"
            " replacement for a visit to your nurse.</p></footer>",
            good=f"{_CONDITION}<footer><p>Gout Guide</p><p>It is no full replacement for a visit to"
            " your nurse.</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad=f"{_CONDITION}<footer>This website is designed as a substitute for your doctor."
            "</footer>",
            good=f"{_CONDITION}<footer>This website is not designed as a substitute for your"
            " doctor.</footer>",
            format=Format.HTML,
        ),
        Example(
            bad=f"{_CONDITION}<footer>You can rely on this page in place of advice from your"
            " doctor.</footer>",
            good=f"{_CONDITION}<footer>You should not rely on this page in place of advice from"
            " your doctor. Nothing on this site replaces a visit.</footer>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such statement around the content; `disclaimers.inverted` tells those in it."""
    text = plain_quotes(folded(page.document.outside))
    for found in _TURNED.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if not _NEGATED.search(found[0]) and not _DENIED.search(before):
            yield from around_content(page, *found.span())


def around_content(page: Page, start: int, end: int) -> Iterator[Match]:
    """Yield what stands there in the text around the content, where the source has it."""
    words = " ".join(page.document.outside[start:end].split())
    place = place_around(page.document, words)
    if place is not None:
        yield Match(place, (words,))
