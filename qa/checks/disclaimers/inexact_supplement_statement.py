"""The statement that US law fixes for supplements, in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.disclaimers.supplement import FIRST, SECOND, is_american_supplement, sells_supplement
from qa.checks.disclaimers.turned_round import AGENCY
from qa.countries import country_of
from qa.document import Format
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentences
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TOKEN = regex_later(r"[a-z']+|,")
_OPENS = regex_later(
    r"\b(?:not|n't|never)\b(?: \w+){0,2} (?:evaluated|reviewed|approved|assessed|verified|"
    r"checked|tested|validated|examined|endorsed|considered|certified|investigated)\b[^.]{0,60}"
    r"(?:\bf\.?d\.?a\b|(?:food|federal)(?: (?:and|&|or))? (?:drugs?|drinks?|medicines?))|"
    rf"\b{AGENCY} has not (?:evaluated|reviewed|approved)|"
    r"\bth(?:is|ese) (?:statements?|claims?) (?:have|has|had) been (?:evaluated|reviewed|"
    rf"approved|checked) by (?:the )?(?:us )?{AGENCY}|"
    r"\b(?:th(?:is|ese)|our|all|the) (?:statements?|claims?) (?:\w+ ){1,8}?(?:by|with|to|against|"
    r"before) (?:the )?(?:us )?(?:f\.?d\.?a\b|(?:federal|food)(?: (?:and|&))? drugs? admin)|"
    rf"\b(?:f\.d\.a|{AGENCY}) (?:\w+ ){{1,6}}?(?:of |with |about )?"
    r"th(?:is|ese) (?:statements?|claims?)\b"
)
_ENDS = regex_later(
    r"\bnot (?:meant|intended|designed) (?:to|for)\b[^.]{0,40}\b(?:diagnos\w+|treat\w*|cur(?:e|"
    r"ing))\b"
)
_SELLS_NONE = regex_later(r"\bwe (?:sell no|don't sell|do not sell|never sell)\b")
# A statement of this kind in whatever words: what was said was not checked by the agency.
_SAID_OF_CLAIMS = regex_later(
    r"(?:these|this|our|the|such|any|all|no|none of (?:these|our|the)) (?:\w+ "
    r"){0,2}?(?:statements?|claims?)\b"
    r"[^.]{0,50}\b(?:evaluated|reviewed|approved|assessed|verified|tested|checked)\b[^.]{0,60}"
    r"(?:\bf\.?d\.?a\b|(?:food|federal)(?: (?:and|&|or))? drug)|th(?:is|ese) (?:statements?|"
    r"claims?)\b"
)
_ABOUT_STATEMENT = regex_later(
    r"\b(?:statements?|claims?|information|products?|supplements?|this|these)\b"
)
_FARTHEST = 9
"""More changes than this make another sentence of it."""


class _Part(NamedTuple):
    start: int
    end: int
    distance: int
    right: str


@rule(
    "disclaimers.inexact-supplement-statement",
    level=Level.WARNING,
    message="This is not the wording that US law sets for supplements; it must read: '%s'",
    why="The law fixes these two sentences word by word, so that readers know them at sight.",
    sources=["21 CFR 101.93(c)(1) and (c)(2)"],
    examples=[
        Example(
            bad="These statements have not been evaluated by the FDA. These products are not "
            "intended to diagnose, treat, cure or prevent any disease.",
            good="These statements have not been evaluated by the Food and Drug Administration. "
            "This product is not intended to diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="\\*This statement has not been reviewed by the Food and Drug Administration. This "
            "product is not intended to diagnose, treat, cure, or prevent any disease.",
            good="\\*This statement has not been evaluated by the Food and Drug Administration. "
            "This product is not intended to diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="These statements have not been evaluated by the Food and Drug Administration. "
            "This product is not intended to treat or cure any disease.",
            good="This page is for information and is not intended to diagnose or treat any "
            "illness.",
        ),
        Example(
            bad="These claims were not checked by the FDA, and we make no promise that anybody will"
            " be healed by what is in the bottle.",
            good="The FDA has not approved a medicine for this, so doctors use what they have.",
        ),
        Example(
            bad="---\npage_type: supplement\n---\n# Turmeric\n\nThese statements are awaiting"
            " evaluation by the Food and Drug Administration.",
            good="---\npage_type: supplement\n---\n# Turmeric\n\nThese statements have not been"
            " evaluated by the Food and Drug Administration.\n\nThis product is not intended to"
            " diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="These statements have not been examined by the Food and Drinks Agency. This"
            " product is not intended to diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="These statements have been evaluated by the Food and Drug Agency. This product is"
            " not intended to diagnose, treat, cure, or prevent any disease.",
            good="The Food and Drug Administration checks how medicines are made.",
        ),
        Example(
            bad="<main><h1>Krill oil</h1><p>$9 a jar.</p></main><footer><p>This statement was not"
            " approved by the Federal Drug Agency. This product is not intended to diagnose, treat,"
            " cure, or prevent any illness.</p></footer>",
            good="<main><h1>Krill oil</h1><p>$9 a jar.</p></main><footer><p>This statement has not"
            " been evaluated by the Food and Drug Administration. This product is not intended to"
            " diagnose, treat, cure, or prevent any disease.</p></footer>",
            format=Format.HTML,
        ),
        Example(
            good="These statements have not been evaluated by the FDA. We sell no supplements.",
        ),
        Example(
            good="Unlike medicines, dietary supplements are not approved by the FDA before they "
            "are sold, and makers are themselves responsible for what a bottle holds.",
        ),
    ],
    words=["food and drug", "food & drug", "food or drug", "federal", "fda", "diagnose"],
    around=True,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each near miss, with the right text as its fix.

    The distance is counted in words and commas, so a lost comma is one change.
    """
    if not (_OPENS.search(page.folded) or _ENDS.search(page.folded)):
        return
    if country_of(page) not in ("", "US") or _SELLS_NONE.search(page.folded):
        return
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not ("fda" in text or "food" in text or "diagnos" in text):
            continue
        parts = list(_parts(block))
        first = next((p for p in parts if p.right in FIRST), None)
        second = next((p for p in parts if p.right == SECOND), None)
        if first is None and second is not None and _stands_alone(page):
            right = f"{FIRST[1]} {SECOND}"
            yield _mended(page, block, (second.start, second.end), right)
        if first is None or (second is None and _comes_later(page, number)):
            continue
        if first.distance == 0 and second is not None and second.distance == 0:
            continue
        start, end = first.start, second.end if second else first.end
        if start >= end:
            continue
        yield _mended(page, block, (start, end), f"{first.right} {SECOND}")


def _mended(page: Page, block: Block, place: tuple[int, int], right: str) -> Match:
    """Return the near miss, softly where a page that sells nothing says it of all supplements."""
    span = block.source_span(*place)
    of_all = "supplements are not" in block.folded[slice(*place)] and not sells_supplement(page)
    plain = page.document.source[span.start : span.end] == block.text[slice(*place)]
    fix = Fix("Use the wording of 21 CFR 101.93(c).", (Edit(span, right),), safe=plain)
    level = Level.SUGGESTION if of_all else None
    return Match(span, (right,), fixes=(fix,), level=level)


def _stands_alone(page: Page) -> bool:
    """Return whether only the second sentence stands on the page of a supplement."""
    return is_american_supplement(page) and not _OPENS.search(page.folded)


def _comes_later(page: Page, number: int) -> bool:
    """Return whether the second sentence stands, as it should, in the next block."""
    following = page.blocks[number + 1 : number + 2]
    return any(part.right == SECOND and not part.distance for b in following for part in _parts(b))


def _parts(block: Block) -> Iterator[_Part]:
    """Yield the sentences of a block that are, or nearly are, part of the statement."""
    for first, end in sentences(block.plain):
        text = block.folded[first:end]
        if _OPENS.search(text):
            right = FIRST["statements" in text or "these" in text]
        elif _ENDS.search(text):
            right = SECOND
        else:
            continue
        word = _ABOUT_STATEMENT.search(text)
        if word is None:
            continue
        start = first + word.start()
        both = right in FIRST and _ENDS.search(text)
        wanted = f"{right} {SECOND}" if both else right
        distance = _distance(block.folded[start:end], wanted.lower())
        stated = right in FIRST and _SAID_OF_CLAIMS.match(text[word.start() :])
        if distance <= _FARTHEST or stated:
            yield _Part(start, end, min(distance, _FARTHEST + 1), right)


def _distance(text: str, exact: str) -> int:
    """Return how many words or commas were put in, left out or changed."""
    said, right = _TOKEN.findall(text), _TOKEN.findall(exact)
    if abs(len(said) - len(right)) > _FARTHEST:
        return _FARTHEST + 1
    row = list(range(len(right) + 1))
    for number, word in enumerate(said, 1):
        before, row[0] = row[0], number
        for column, wanted in enumerate(right, 1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (word != wanted)),
            )
    return row[-1]
