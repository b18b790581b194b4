"""A supplement is said to do something for the body, without the statement set by law."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import MOST
from qa.checks.disclaimers.supplement import FIRST, SECOND, is_american_supplement, sells_supplement
from qa.context import in_references, is_cited, is_negated
from qa.countries import country_of
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TARGET = (
    r"(?:immun\w+|moods?|sleep|joints?|bones?|hearts?|brain|memory|focus|energy|digest\w+|gut|skin|"
    r"hair|nails?|metabolism|stress|muscles?|eyes?|eyesight|vision|liver|thyroid|prostate|"
    r"hormon\w+|blood (?:sugar|pressure|flow)|cholesterol|circulation|cognit\w+|well-?being|weight|"
    r"libido|recovery|concentration|relax\w+|inflammation|cardiovascular|respiratory|nervous|"
    r"mental|calm|vitality|stamina|anxiety)"
)
_FILLER = (
    r"(?:(?:your|the|a|an|and|of|with|normal|healthy|good|better|overall|natural|daily|optimal|"
    r"restful|strong|\w+ly|body's|you) ){0,4}"
)
_CLAIM = regex_later(
    r"\b(?:supports?|supporting|promot(?:es?|ing)|boosts?|boosting|maintain(?:s|ing)?|strengthens?|"
    r"enhanc(?:es?|ing)|optimi[sz](?:es?|ing)|restor(?:es?|ing)|balanc(?:es?|ing)|nourish(?:es)?|"
    r"improv(?:es?|ing)|increas(?:es?|ing)|sharpens?|protects?|calms?|eases?|reduces?|relieves?|"
    r"helps?(?: to)?(?: \w+)?|encourages?|fuels?|soothes?|energi[sz]es?|lowers?|gives you|"
    rf"good for|great for|formulated for|designed for)\s+{_FILLER}{_TARGET}\b"
    rf"|\bkeeps? {_FILLER}{_TARGET}(?: \w+)? (?:healthy|strong|sharp|clear|young|in balance|"
    rf"balanced)\b"
    r"|\b(?:immune|joint|heart|brain|mood|sleep|digestive|bone|stress|liver|thyroid) (?:health )?"
    r"(?:support|booster|boost|formula)\b",
    regex.IGNORECASE,
)
_OF_A_SELLER = regex_later(
    r"\b(?:eliminat(?:es?|ing)|cur(?:es?|ing)|ends?|end to|stops?|banish(?:es)?|treats?|prevents?|"
    r"heals?|clears?|beats?|fights?|tackles?|combats?|melts?|works? (?:where|on|for|against)|"
    r"take the edge off|takes the edge off|brings? your)\s+"
    rf"(?:[\w'-]+ ){{0,4}}?(?:{_TARGET}|insomnia|depression|pain|fatigue|worry|cortisol|colds?|flu|"
    r"arthritis|cravings|bloating|brain fog)\b"
    r"|\b(?:fall(?:ing)? asleep|sleep (?:more|better|deeper) ?(?:soundly|deeply)?|"
    r"wind(?:ing)? down|"
    r"feel (?:calmer|less (?:stressed|anxious)|more (?:relaxed|energetic|like yourself)))\b"
    rf"|\bkeeps? {_FILLER}{_TARGET}(?: \w+)? working\b|\byour body needs to \w+"
    r"|\bcolds? (?:will be|is|are) (?:gone|over)\b"
    r"|\bhelps? (?:the|your) (?:human )?body (?:to )?(?:make|form|absorb|use|build|produce|turn|"
    r"fight|protect|repair|burn|release|get)\b"
    r"|\b(?:supports?|maintain\w*|promot\w+|helps?(?: to)? (?:support|keep|maintain|flush))\s+"
    rf"{_FILLER}(?:urinary|bladder|kidneys?|teeth|gums|nerves?|nerve cells|red blood cells|cells|"
    r"lungs?|fertility|pregnancy)\b"
    rf"|\bkeeps? {_FILLER}(?:urinary tract|bladder|kidneys?|teeth|gums|nerves?|nerve cells|cells) "
    r"(?:healthy|strong|working)\b|\bknocks? (?:the |a |your )?(?:flu|colds?|cough)\b"
    r"|\bwithout a (?:single )?(?:cold|cough|sniffle)\b",
    regex.IGNORECASE,
)
"""What more a page that sells a supplement says of it."""
_OF_A_TELLER = regex_later(
    r"\b(?:may|can|could|might)(?: also)? (?:help|ease|reduce|improve|lower|prevent|relieve|"
    r"support|boost|shorten|protect|slow|cut)\b|\bhelps? (?:with|to|you|people|the|your)\b|"
    r"\b(?:used|taken|promoted|sold|marketed|popular) (?:for|to)\b|"
    r"\b(?:people|some|many) (?:take|use) (?:it|them|this|\w+)(?: \w+){0,2} (?:for|to)\b",
    regex.IGNORECASE,
)
"""What a page that tells of a supplement says that it may do."""
_OF_DISEASE = regex_later(
    r"\b(?:cures?|reverses?|heals?|shrinks?|kills?|dissolves?|stops?|ends?|prevents?|treats?|"
    r"melts?|"
    r"beats?|fights?|wards? off|clears?|banish(?:es)?|gets? rid of|eliminates?|works? (?:as well "
    r"as|"
    r"better than)|protects? (?:you )?(?:from|against))\s+(?:[\w'-]+ ){0,2}?(?:tumou?rs?|cancers?|"
    r"arthritis|diabetes|insomnia|depression|anxiety|dementia|alzheimer's|heart (?:disease|"
    r"attacks?)|"
    r"strokes?|high blood pressure|gout|infections?|colds?|flu|covid(?:-19)?|migraines?|aging|"
    r"ageing|"
    r"inflammation|belly fat|memory loss|chemotherapy|(?:prescription|any|most) [\w ]{0,20}?"
    r"(?:drugs?|pills?|medicines?))\b",
    regex.IGNORECASE,
)
"""What a page says of one supplement that no supplement may be said to do."""
_STATED = regex_later(
    r"not (?:yet )?(?:been )?(?:evaluated|reviewed|approved|assessed)\b[^.]{0,30}\b(?:fda|food "
    r"(?:and|&) drug)|not intended to (?:diagnose|treat|cure|prevent)"
)
_TURNED_ROUND = regex_later(
    r"\b(?:statements?|claims?|products?) (?:has|have) (?:been )?(?:evaluated|reviewed|approved)\b"
    r"[^.]{0,30}\b(?:fda|food (?:and|&) drug)"
)
"""The statement without its "not"."""
_NOT_THE_PRODUCT = regex_later(
    r"\b(?:exercis\w+|walk\w+|(?<!from plant )(?<!from )foods?|diets?|eating|drinking water|"
    r"doctor|study|studies|trials?|"
    r"research\w*|evidence|proof|unclear|may not|whether)\b"
    r"|\b(?:drugs?|medicines?|medications?|treatments?) (?:\w+ )?(?:that|which|to|used to)\b",
    regex.IGNORECASE,
)


@rule(
    "disclaimers.missing-supplement-statement",
    level=Level.ERROR,
    message="'%s' is a claim about what a supplement does for the body, and the statement that US "
    "law asks for is not on the page: add it beside the claim, word by word.",
    why="Readers must know that nobody at the FDA has checked the claim.",
    sources=["21 CFR 101.93(b) to (d), statement for claims about structure or function"],
    examples=[
        Example(
            bad="# Valerian, 60 capsules\n\nA supplement made in Ohio, $18. It puts an end to worry"
            " and you sleep more soundly. Add to cart.",
            good="# Valerian, 60 capsules\n\nA supplement made in Ohio, $18. The capsules are"
            " vegan. Add to cart.",
        ),
        Example(
            bad="---\npage_type: supplement\nlang: en-US\n---\n# Calm Capsules\n\nOur capsules "
            "support a good mood and promote restful sleep. Order today.\n",
            good="---\npage_type: supplement\nlang: en-US\n---\n# Calm Capsules\n\nOur capsules "
            "support a good mood.\\* Order today.\n\n\\*This statement has not been evaluated by "
            "the Food and Drug Administration. This product is not intended to diagnose, treat, "
            "cure, or prevent any disease.\n",
        ),
        Example(
            bad="---\npage_type: supplement\nlang: en-US\n---\n# Elderberry gummies\n\nElderberry "
            "boosts your immune system all winter long.\n",
            good="---\npage_type: supplement\nlang: en-GB\n---\n# Elderberry gummies\n\nElderberry "
            "supports your immune system.\n",
        ),
        Example(
            bad="---\npage_type: supplement\nlang: en-US\n---\n# Elderberry\n\nElderberry boosts "
            "your immune system.\n\nThese statements have been evaluated by the Food and Drug"
            " Administration. This product is not intended to diagnose, treat, cure, or prevent"
            " any disease.\n",
            good="---\npage_type: supplement\nlang: en-US\n---\n# Elderberry\n\nThere is no good "
            "evidence that elderberry boosts the immune system.\n",
        ),
        Example(
            bad="---\npage_type: supplement\nlang: en-US\n---\n# Curcumin\n\nCurcumin is a yellow"
            " pigment. It reverses arthritis.\n",
            good="---\npage_type: supplement\nlang: en-US\n---\n# Curcumin\n\nCurcumin is a yellow"
            " pigment. No study has shown that it reverses arthritis.\n",
        ),
        Example(
            good="---\npage_type: supplement\nlang: en-US\n---\n# Elderberry\n\nAsk first if you "
            "take medicines that calm the immune system.\n",
        ),
    ],
    pages=("~professional", "~news"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first claim, with the statement to add as a fix.

    An error where the page sells the supplement; softly where it may only tell of several.
    """
    stated = _STATED.search(page.said) and not _TURNED_ROUND.search(page.said)
    if not is_american_supplement(page) or stated:
        return
    if page.house.says("supplement-statement", page.said):
        return
    of_one = page.type == "supplement" and country_of(page) == "US"
    ways = (
        _CLAIM,
        *((_OF_A_SELLER,) if sells_supplement(page) else ()),
        *((_OF_A_TELLER, _OF_DISEASE) if of_one else ()),
    )
    claims = next(filter(None, (_all_claims(page, way) for way in ways)), [])
    if not claims:
        return
    level = Level.WARNING
    if sells_supplement(page):
        level = Level.ERROR
    elif not of_one and all(is_cited(page, block, *found.span()) for block, found in claims):
        level = Level.SUGGESTION
    if country_of(page) != "US":
        level = Level.WARNING if level is Level.ERROR else Level.SUGGESTION
    block, found = claims[0]
    span = block.source_span(*found.span())
    text = f"{FIRST[len(claims) > 1]} {SECOND}"
    add = Fix("Add the statement of 21 CFR 101.93.", (Edit(page.end, f"\n\n{text}"),))
    yield Match(span, (found[0],), fixes=(add,), level=level)


def _all_claims(page: Page, way: regex.Pattern[str]) -> list[tuple[Block, regex.Match[str]]]:
    return [(block, found) for block in page.blocks for found in _claims(page, block, way)]


def _claims(page: Page, block: Block, way: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    if block.kind is BlockKind.CODE:
        return
    for found in islice(way.finditer(block.plain), MOST):
        sentence = block.plain[max(0, found.start() - 120) : found.start()].rpartition(". ")[2]
        if _NOT_THE_PRODUCT.search(sentence) or is_negated(block, *found.span()):
            continue
        if not in_references(page, block):
            yield found
