"""A page on a condition that lasts, and a sentence that has it cured without naming it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.clauses import clause_around
from qa.context import in_references, is_cited, is_negated, is_quoted, is_rebutted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LASTING = later(
    r"\b(?:copd|chronic obstructive pulmonary disease|emphysema|asthma|type [12] diabetes|"
    r"(?:osteo|rheumatoid |psoriatic )?arthritis|eczema|psoriasis|rosacea|vitiligo|parkinson's|"
    r"multiple sclerosis|dementia|alzheimer's|epilepsy|coeliac|celiac|lupus|high blood pressure|"
    r"hypertension|heart failure|(?:chronic )?kidney disease|glaucoma|macular degeneration|"
    r"hypothyroid\w*|underactive thyroid|fibromyalgia|chronic fatigue|me/cfs|endometriosis|pcos|"
    r"polycystic ovary|ibs|irritable bowel|crohn's|colitis|migraines?|bipolar|adhd|autism|"
    r"schizophrenia|osteoporosis|tinnitus|hay fever|gout|herpes|hiv|cystic fibrosis|sickle cell|"
    r"ankylosing spondylitis|raynaud's|m[e\u00e9]ni[e\u00e8]re's|narcolepsy|lymph(?:o)?edema|"
    r"cirrhosis|motor neurone|als|sjogren's|sj\u00f6gren's)\b"
)
_WHOM = (
    r"(?:(?:most|many|all|nearly all|almost all|nearly every|every|countless|half of|two thirds"
    r" of) (?:of )?(?:the )?(?:people|patients|adults|children|those|cases|us|our)|everyone|"
    r"everybody|people|patients|it\b|them\b|you\b|"
    r"the (?:condition|disease|disorder|illness|problem|cause)|"
    r"(?:\d+|\w+) (?:in|out of) (?:\d+|ten)|\d+ ?(?:%|percent|per cent))"
)
_CURED = later(
    rf"\bcur(?:es|ed|e|ing) {_WHOM}"
    r"|\b(?:is|are|be|been|get|gets|was|were) (?:now |completely |fully |permanently |totally )*"
    r"cured\b"
    r"|\b(?:a|the|its|your) (?:permanent|complete|lasting|real|true|full|total) cure\b"
    r"|\b(?:gets?|getting|be|is) rid of (?:it|them|the (?:condition|disease|illness)) (?:for "
    r"(?:good|ever)|forever|completely|permanently)"
    r"|\b(?:repairs?|regrows?|rebuilds?|restores?|regenerates?|heals?) (?:the |your |all )*"
    r"(?:damaged|lost|scarred|worn|dead) (?:\w+ )?(?:air sacs?|lungs?|nerves?|nerve cells|"
    r"kidneys?|joints?|cartilage|heart muscle|brain cells|"
    r"bones?|liver|pancreas|eyes?|retina|tissue|cells)\b"
)
_OPEN = later(
    r"\b(?:surgery|surgical\w*|operation|transplant\w*|gene therapy|stem cells?|hope\w*|"
    r"research\w*|scientists|stud(?:y|ies|ied)|trials?|claims?|claimed|myths?|scams?|beware|promis\w+|"
    r"adverts?|ads?|sellers?|if|whether|some|one day|future|yet|rather than|remission|"
    r"antiviral\w*|antibiotics?|hepatitis|infection|pylori|cancer|tumou?rs?|complication\w*|so-called|wish\w*|want\w*|try\w*|"
    r"tried|looking for|search\w*|how close|controlled)\b|\?"
)


@rule(
    "claims.cure-of-lasting-condition",
    level=Level.WARNING,
    message="'%s' has a lasting condition cured: say what treatment does for it, and how often.",
    why="Readers who expect to be cured stop what keeps them well, and pay for what cannot work.",
    sources=[
        "FTC, Health Products Compliance Guidance (2022), II.A and III: claims need trials",
        "CAP Code, rule 12.1: objective claims must be backed by evidence",
    ],
    examples=[
        Example(
            bad="# COPD\n\nRehabilitation repairs the damaged air sacs and cures most people.",
            good="# COPD\n\nRehabilitation cannot repair the damaged air sacs, but most people can"
            " do more after it.",
        ),
        Example(
            bad="# Living with eczema\n\nThree months of this diet and you are permanently cured.",
            good="# Hepatitis C\n\nAntiviral tablets cure most people.",
        ),
        Example(good="# Epilepsy\n\nSurgery cures some people. Nobody is cured by a diet."),
    ],
    words=("cur", "rid of", "repair", "regrow", "rebuild", "restore", "regenerate", "heal"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such sentence, unless it denies, doubts, quotes, or names a study."""
    if not _LASTING.search(page.title.lower()):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in _CURED.finditer(block.folded):
            start, end = found.span()
            first, last = clause_around(block.plain, start, end)
            if _OPEN.search(block.folded, first, last) or is_cited(page, block, first, last):
                continue
            denied = is_negated(block, start, end) or is_rebutted(page, block, start, end)
            if not denied and not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
