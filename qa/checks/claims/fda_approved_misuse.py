"""A regulator's approval claimed for something that it has not approved."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.clauses import clause_around
from qa.context import TIME_LIMIT, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_APPROVED = regex_later(
    r"\b(?:(?:US |U\.S\. )?FDA|MHRA)[- ](?:fully )?(?:approved|cleared|registered|"
    r"authori[sz]ed|"
    r"certified|licen[sc]ed|endorsed|accredited|recommended|approval|certification)\b"
    r"|\b(?:approved|cleared|registered|authori[sz]ed|certified|licen[sc]ed|endorsed) (?:by|with) "
    r"(?:the )?(?:(?:US |U\.S\. )?FDA|MHRA|Food and Drug Administration)\b"
    r"|\bapproval (?:from|by|of) the (?:FDA|MHRA|Food and Drug Administration)\b"
    r"|\b(?:FDA|MHRA|Food and Drug Administration)(?:'s)? (?:has |have |had )?(?:\w+ ){0,6}?"
    r"(?:approved|cleared|endorsed|endorses|backed|backs|certified|licen[sc]ed|passed)(?= )"
    r"|\b(?:FDA|MHRA|Food and Drug Administration)\b[^.;:!?]{0,40}?"
    r"\b(?:stamp|seal|mark|badge) of approval\b"
    r"|\b(?:FDA|MHRA|Food and Drug Administration)\b[^.;:!?]{0,40}?"
    r"\b(?:green light|go-ahead|blessing|thumbs[- ]up)\b"
    r"|\b(?:stamp|seal|blessing|backing) (?:from|of) the (?:FDA|MHRA|Food and Drug "
    r"Administration)\b",
    regex.IGNORECASE,
)
# What neither agency approves: the ways in which it is named, right before or after.
_NEVER = (
    r"(?:compounded|supplements?|herbal|herbs?|vitamins?|minerals?|gummies|CBD|cannabidiol|kratom|"
    r"nootropics?|probiotics?|homeopath\w+|cosmetics?|teas?|tinctures?|adaptogens?|turmeric|"
    r"ashwagandha|collagen|melatonin|(?:our|the|this|every) clinics?|(?:our|the|a|an) (?:\w+ )?"
    r"(?:facility|facilities|lab|labs|laboratory|pharmacy|pharmacies|manufacturer)|"
    r"facility|facilities|laborator(?:y|ies)|pharmac(?:y|ies)|"
    r"ketamine (?:infusions?|drips?|therapy|treatments?|troches|lozenges|tablets|clinics?|"
    r"programs?|"
    r"injections?|at home|nasal spray)|stem[- ]cells?(?: therap(?:y|ies)| treatments?)?|"
    r"exosomes?|PRP|platelet-rich plasma|psilocybin|MDMA|"
    r"peptides?|weight[- ]loss (?:tea|patch|gummies)|skinny (?:jab|shot)|IV drips?)"
)
_NAMED = regex_later(rf"\b{_NEVER}\b|\b(?:capsules|powders?|gummy)\b", regex.IGNORECASE)
# Ways to speak of approval that the agencies never use themselves.
_STAMP = regex_later(
    r"\b(?:stamp|seal|mark|badge|green light|go-ahead|blessing|thumbs|backing)\b", regex.IGNORECASE
)
_OF_OURS = regex_later(r"\A (?:it|them|this|these|our|my|every)\b", regex.IGNORECASE)
_AFTER = regex_later(rf"\A[\s,-]*(?:[\w-]+[\s,]+){{0,3}}?{_NEVER}\b", regex.IGNORECASE)
# What a page sells under names of its own; medicines are approved by theirs.
_OURS_BEFORE = regex_later(
    r"\b(?:our|these|this|every|each|all our)\s+(?:\w+\s+)?\Z", regex.IGNORECASE
)
_OURS_AFTER = regex_later(
    r"\A\s+(?:\w+\s+){0,2}(?:capsules?|gumm(?:y|ies)|powders?|drops|formulas?|blends?|tinctures?|"
    r"oils?|extracts?|supplements?|products?|remed(?:y|ies)|patch(?:es)?|shakes?)\b",
    regex.IGNORECASE,
)
_BEFORE = regex_later(
    rf"\b{_NEVER}\b[^.;:!?]{{0,50}}?\b(?:is|are|was|were|has|have|been|with|and|fully|now|,|-|by|"
    rf"our|made "
    r"in an?)[\s,-]*\Z",
    regex.IGNORECASE,
)
_COMPOUNDED = regex_later(r"\bcompounded\b(?! by\b)", regex.IGNORECASE)
# What no medicine is approved for.
_NO_USE = regex_later(
    r"\A[\s,]*(?:\w+\s){0,3}?(?:for|to treat|to cure|to ease|to prevent|to help with)\s"
    r"(?:[\w-]+\s(?:and|or)\s|the\s)?(?:hangovers?|jet[- ]?lag|detox\w*|anti[- ]ag(?:e?ing)|"
    r"cleans(?:ing|es?)|immunity|immune (?:support|boosting|health)|brain fog|energy|longevity|"
    r"wellness|well-?being|adrenal fatigue|leaky gut|vitality|biohacking|glowing skin|reverse "
    r"ag(?:e?ing))\b",
    regex.IGNORECASE,
)
# A sentence that keeps the two apart, or says whom else the approval is for.
_APART = regex_later(
    r"\b(?:not|n't|never|no|nor|neither|none|unlike|than|versus|vs|without|except|whether|if|"
    r"only(?! (?:\w+ ){1,3}(?:that|which) (?:is|are)\b)|"
    r"unapproved|off[- ]label|esketamine|spravato|an(?:a)?esthe\w+|sedation|before|until|warns?|"
    r"warned|warnings?|claim(?:s|ed|ing)?|misbrand\w*|fake|counterfeit|shortages?|instead of|"
    r"prescription)\b|n't\b",
    regex.IGNORECASE,
)
_THEY = regex_later(r"\W*(?:they|these|those|it|this|both)\b", regex.IGNORECASE)
_PRESCRIBED = regex_later(r"\b(?:prescription|prescribed|licen[sc]ed)\b", regex.IGNORECASE)
"""Of what the sentence before is, which "they" goes on about."""
_TREATS = (
    r"[^.;:!?]{0,25}?\b(?:for|to treat|to ease|as a treatment (?:of|for)|treatment)\b"
    r"[^.;:!?]{0,50}?"
)


@rule(
    "claims.fda-approved-misuse",
    level=Level.ERROR,
    message="'%s' lends a regulator's name to what it has not approved: say plainly what is"
    " approved, and that this is not.",
    why="Readers take these words for proof that someone has checked that it works and is safe.",
    sources=[
        "FDA, compounded ketamine alert (10 October 2023): not approved for any psychiatric use",
        "FDA, warning letters to telehealth firms on compounded medicines (2025 and 2026)",
    ],
    words=("fda", "mhra", "food and drug administration"),
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="We offer FDA-approved ketamine infusions for anxiety.",
            good="Ketamine infusions are not FDA-approved for anxiety.",
        ),
        Example(
            bad="Our FDA-approved supplement supports sleep.",
            good="The FDA does not approve supplements. Wegovy is FDA-approved.\n\nThis page is"
            " about supplements. Prescription fish oil products are approved by the FDA.",
        ),
        Example(
            bad="# Fish oil supplements\n\nThe capsules are sold as supplements. They are"
            " approved by the FDA to treat dry eyes.",
            good="# Fish oil supplements\n\nPrescription omega-3 medicines are no supplements."
            " They are approved by the FDA to treat very high triglycerides.",
        ),
        Example(
            bad="Our compounded semaglutide is FDA approved.",
            good="Unlike FDA-approved medicines, compounded ones are not checked.",
        ),
        Example(bad="Ours is the only vitamin D that is FDA-approved for immune health."),
        Example(
            bad="Every capsule is made in an FDA-approved facility.",
            good="Esketamine (Spravato) is FDA-approved for treatment-resistant depression.",
        ),
        Example(
            bad="The FDA has given our capsules its stamp of approval.",
            good="The FDA has approved two vaccines. It has not approved these capsules.",
        ),
        Example(
            bad="The drip is FDA approved for hangovers and jet lag.",
            good="The drip is not FDA approved for hangovers or jet lag.",
        ),
        Example(
            bad="Ketamine is FDA-approved to treat depression.",
            good="Ketamine is FDA-approved for anesthesia, and used off-label for depression.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each approval that is claimed for what cannot have it, or for a use that has none."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(word in block.folded for word in _WORDS):
            continue
        for hit in _APPROVED.finditer(block.plain, timeout=TIME_LIMIT):
            start, end = hit.span()
            if _is_misused(page, block, start, end) and not (
                is_quoted(block, start, end) or in_references(page, block)
            ):
                yield Match(block.source_span(start, end), (hit[0],))


_REACH = 300
_WORDS = ("fda", "mhra", "food and drug administration")


def _is_misused(page: Page, block: Block, start: int, end: int) -> bool:
    first, last = clause_around(block.plain, start, end)
    first, last = max(first, start - _REACH), min(last, end + _REACH)
    sentence = block.plain[first : max(last, end)]
    before = block.plain[sentence_around(block.plain, max(0, first - 2))[0] : first]
    if _APART.search(sentence) or (_THEY.match(sentence) and _PRESCRIBED.search(before)):
        return False
    for_no_use = _NO_USE.search(block.plain[end:last])
    if (
        for_no_use
        or _AFTER.search(block.plain[end:last])
        or _BEFORE.search(block.plain[first:start])
    ):
        return True
    if _OURS_BEFORE.search(block.plain[first:start]) and _OURS_AFTER.search(block.plain[end:last]):
        return True
    said = _STAMP.search(block.plain[start:end]) or _OF_OURS.search(block.plain[end:last])
    if said and _NAMED.search(sentence):
        return True
    near = block.plain[max(first, start - 80) : min(max(last, end), end + 80)]
    if _COMPOUNDED.search(near) or page.type == "supplement":
        return True
    return any(
        name in block.folded and use.search(sentence, timeout=TIME_LIMIT)
        for name, use in _unapproved_uses()
    )


@cache
def _unapproved_uses() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Return each medicine with a pattern of its approval for a use that it is not approved for."""
    agency = _APPROVED.pattern
    return tuple(
        (
            name,
            compiled(
                rf"\b{name}\b[^.;:!?]{{0,60}}?(?:{agency}){_TREATS}\b(?:{'|'.join(facts.uses)})"
                rf"|(?:{agency})[^.;:!?]{{0,25}}?\b{name}\b{_TREATS}\b(?:{'|'.join(facts.uses)})",
                regex.IGNORECASE,
            ),
        )
        for name, facts in knowledge.off_label().items()
        if facts.verified
    )
