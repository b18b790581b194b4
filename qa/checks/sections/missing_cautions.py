"""A page on what some should not take, or not do, that names nobody who should ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import lead_in
from qa.checks.trust.clinical import is_whole_page, kind_of, level_for
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ILL = (
    r"allerg\w*|kidneys?|liver|heart (?:disease|failure|problems?|attack|condition)s?|"
    r"high blood pressure|glaucoma|epileps\w+|seizures?|diabet\w+|asthma|ulcers?|stroke|"
    r"bleeding (?:disorder|problem)s?|thyroid|bipolar|mental illness|"
    r"eating disorders?|porphyria|gallstones?|gall ?bladder|myasthenia|lupus|"
    r"(?:medical|health) (?:conditions?|problems?)|certain (?:conditions?|illnesses)"
)
_OTHERS = (
    r"pregnan\w*|breast-?\s?fe\w*|nursing mothers?|conceiv\w+|trying for a baby|"
    r"blood[- ]thin\w+|warfarin|anticoagulants?|opioids?|interact\w*|"
    r"other (?:medicines?|medications?|drugs|tablets|supplements)|"
    r"take (?:any|a|some) (?:\w+ )?(?:medicines?|medications?|drugs)|"
    r"before (?:an? )?(?:surgery|operation)"
)
_WHOM = {
    "medicine": later(rf"\b(?:{_ILL}|pregnant, breast-?\s?feeding or trying for a baby)\b"),
    "supplement": later(rf"\b(?:{_ILL}|{_OTHERS})\b"),
    "wellness": later(
        rf"\b(?:{_ILL}|{_OTHERS}|under (?:the age of )?1[0-8]|children|older people|over 65)\b"
    ),
}
"""By page type, who may be harmed. That children should ask first clears none but an article."""
_VACCINE = later(r"\b(?:vaccin\w+|jabs?|immuni[sz]ations?|(?:flu|booster|allergy) shots?)\b")
_HARMED_BY_VACCINE = later(
    r"\b(?:allerg\w+|anaphyla\w+|severe reaction|serious reaction|(?:weak\w*|weaken\w*) immune|"
    r"immunosuppress\w*|pregnan\w+|guillain|(?:are|feel|is) (?:very )?(?:ill|unwell|sick)|fever|"
    r"high temperature)\b"
)
_NOT_GIVEN = later(
    r"\b(?:should(?:n't| not)|cannot|can't|must not|may not|not (?:be )?(?:able|have|get|suitable|"
    r"right|recommended|advised|given)|wait|postpone\w*|delay\w*|put off|before (?:you|your|"
    r"having|getting|the|an?)|(?:tell|ask|talk to|speak to|check with) (?:us|your|the|a|our)\b"
    r"(?! [^.;!?]*\bmedicines?\b))"
)
_GIVEN_FOR = later(
    r"\b(?:medicines?|medications?|tablets|drugs|used|given|taken|works?) "
    r"(?:for|to (?:treat|prevent))\b[^.;]*"
)
"""Illnesses that a medicine is for, or those beside it."""
_NOT_FOR_ALL = later(
    r"\b(?:fast(?:ing|s)?|keto(?:genic)?|juice|cleanse|detox|crash diet|very low[- ]calorie|"
    r"saunas?|"
    r"ice baths?|cold[- ](?:water|plunge|shower)s?|wild swimming|breath-?work|breath-?holding|"
    r"hot yoga|inversion|cupping|hypnosis|psychedelics?|microdosing|float tanks?|"
    r"high[- ]intensity|hiit)\b"
)
"""What an article about staying well may be on that can harm some of its readers."""
_CAUTION = later(
    r"n't\b|\b(?:not|never|avoid\w*|skip|leave (?:it|this|them) alone|unless|until|"
    r"unsafe|unsuitable|only (?:if|when|after)|"
    r"before (?:you|taking|starting|using)|first|ask|tell|talk|speak|check|consult|warn\w*|"
    r"(?:lower|smaller) dose|dangerous|careful|caution\w*|harm\w*|risk\w*|stop|special|"
    r"interact\w*|ruled? out|should(?:n't| not)|"
    r"cannot|can't)\b"
)
_PREGNANCY = later(r"\bpregnan")
_NOT_THEN = later(
    r"\b(?:unborn|do not (?:take|use)|don't (?:take|use)|must not|should(?:n't| not)|not safe|"
    r"harm)\b"
)
"""What a part about pregnancy says of a medicine that is not for it."""
_EMERGENCY = later(r"\b(?:call|phone|ring|dial) (?:999|911|112|000|an ambulance)\b")
"""What is said of signs of an emergency, where the illness is one of them."""
_NEEDED = later(
    r"\binsulin|\b(?:adrenaline|epinephrine|glucagon|naloxone|auto-?injectors?|epipen)\b"
)
"""What nobody who needs it goes without."""
_WHOLE = 200


@rule(
    "sections.missing-cautions",
    level=Level.WARNING,
    message="This %s page names nobody who should leave it alone, or ask first: say who, such as "
    "with some illnesses, in pregnancy or beside other medicines.",
    why="The people whom it can harm are those who find nothing about themselves and take it.",
    sources=[
        "NHS content guide, medicines A to Z: who can and cannot take it",
        "21 CFR 201.66, Drug Facts labels: 'Do not use' and 'Ask a doctor before use if you have'",
        "NIH Office of Dietary Supplements: interactions with medications",
    ],
    examples=[
        Example(
            bad="---\npage_type: supplement\n---\n# Ginkgo capsules\n\n"
            + "Each capsule holds the extract of ginkgo leaves, and people take it with water. "
            * 16,
            good="---\npage_type: supplement\n---\n# Ginkgo capsules\n\n"
            + "Each capsule holds the extract of ginkgo leaves, and people take it with water. "
            * 16
            + "\n\nDo not take ginkgo with warfarin.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Side effects\n\nA dry mouth.\n",
            good="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Who can take it\n\nAsk a pharmacist first if you have kidney disease.\n",
        ),
        Example(
            good="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\nYou may need a lower dose with kidney disease.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Pregnancy\n\nYou can take it while you are pregnant.\n",
            good="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Pregnancy\n\nIt can harm an unborn baby. Tell us if you are expecting.\n",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Shingles vaccine\n\n"
            + "The nurse gives the vaccine in your upper arm, and you can go straight home. " * 16,
            good="---\npage_type: treatment\n---\n# Shingles vaccine\n\n"
            + "The nurse gives the vaccine in your upper arm, and you can go straight home. " * 16
            + "\n\nYou cannot have it if you had a serious allergic reaction to a dose before.\n",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Fasting for two days a week\n\n"
            + "On a fasting day people eat a quarter of what they eat on other days. " * 18,
            good="---\npage_type: wellness\n---\n# Fasting for two days a week\n\n"
            + "On a fasting day people eat a quarter of what they eat on other days. " * 18
            + "\n\nDo not fast in pregnancy, or if you have diabetes or an eating disorder.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page no sentence of which has both such people and a caution.

    Below a heading, or a line that leads in, that has the caution, naming the people is enough.
    """
    whom, caution = _WHOM.get(page.type or ""), _CAUTION
    if page.type in ("treatment", "faq") and _VACCINE.search(page.title.lower()):
        whom, caution = _HARMED_BY_VACCINE, _NOT_GIVEN
    if whom is None or not _is_asked(page):
        return
    if page.type == "medicine" and (
        _NEEDED.search(page.title.lower()) or _warns_of_pregnancy(page)
    ):
        return
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.HEADING) or not whom.search(block.folded):
            continue
        heading = page.heading_over(block)
        over = f"{heading.folded if heading else ''} {lead_in(page, block)}"
        is_cautious = caution.search(over) is not None
        for start, end in sentences(block.plain):
            said = _GIVEN_FOR.sub("", block.folded[start:end])
            if _EMERGENCY.search(said):
                continue
            if whom.search(said) and (is_cautious or caution.search(said)):
                if not in_references(page, block):
                    return
                break
    yield Match(page.end, (kind_of(page),))


def _warns_of_pregnancy(page: Page) -> bool:
    """Return whether a part of a page is for pregnancy, and says who should not take it then."""
    return any(
        _NOT_THEN.search(block.folded) is not None
        and (heading := page.heading_over(block)) is not None
        and _PREGNANCY.search(heading.folded) is not None
        for block in page.prose
    )


def _is_asked(page: Page) -> bool:
    """Return whether a whole page is about what some people should not take, or not do."""
    if page.type == "wellness":
        return page.word_count >= _WHOLE and _NOT_FOR_ALL.search(page.title.lower()) is not None
    if page.type == "faq":
        return page.word_count >= _WHOLE and is_whole_page(page)
    return level_for(page, _WHOLE) is Level.WARNING
