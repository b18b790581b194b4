"""A page that offers a medicine or a procedure, with no word on its risks."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import is_public
from qa.checks.trust.clinical import is_whole_page
from qa.context import in_references
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PROCEDURE = later(
    r"\b(?:injections?|injectables?|infusions?|surger(?:y|ies)|operations?|procedures?|laser|"
    r"fillers?|implants?|liposuction|chemical peels?|botulinum|anti-wrinkle|biops(?:y|ies)|"
    r"endoscop(?:y|ies)|colonoscop(?:y|ies)|an(?:a)?esthetic|sedation|vaccines?|vaccinations?)\b"
)
_RISK = later(
    r"\b(?:risks?|risky|side[- ]effects?|complications?|adverse|harms?|harmful|go wrong|"
    r"downsides?|safety information|bruis\w+|infection)\b"
)
_EFFECT = later(
    r"\b(?:side[- ]effects?|adverse|reactions?|complications?|unwanted|can (?:cause|make you)|may "
    r"(?:cause|make you)|risks? (?:of|are|include)|harms?|boxed warning|makes you|drowsy|woozy|"
    r"lowers (?:\w+ ){0,2}(?:cells|counts?|sugar)|"
    r"not (?:\w+ )?(?:used|taken|given|safe|recommended) (?:in|during) pregnancy)\b"
)
_DOSE = later(r"\d ?(?:mg|mcg|micrograms?)\b")
_COMMON = later(r"(?:paracetamol|acetaminophen|ibuprofen|aspirin|insulin|vitamin|calcium|iron)\b")
"""What readers have at home, or a whole page of its own: named here in passing."""
_DONE = later(
    r"\w*(?:ectomy|plasty|ostomy|otomy)\b|\b(?:surgery|operation|repair|procedure|implants?|"
    r"transplant|bypass|(?:hip|knee|shoulder|joint) replacement|c(?:a)?esarean|c-section|"
    r"epidurals?|pacemakers?|grommets?|vaccin(?:e|es|ation)|jabs?|injections?|transfusions?|"
    r"dialysis|colonoscopy|sedation|an(?:a)?esthetic)\b"
)
_ASKED = later(r"\b(?:risks?|risky|side[- ]effects?|complications?|go(?:es)? wrong|safe|harm)\b")
_TELLS = later(
    r"\b(?:side[- ]effects?|risks|complications|(?:possible|common) problems)\b[^.;!?]{0,60}"
    r"(?:\b(?:are|includes?|including|such as|like|can be)\b|:)"
    r"|\b(?:common|serious|main|possible|usual|rare|mild) (?:side[- ]effects?|risks|"
    r"complications)\b"
    r"|\b(?:small|slight|low|some|rare|higher|there is a|carr(?:y|ies) a?) ?(?:risks?|chance)\b"
    r"|\b(?:can|may|might) (?:also |sometimes )?(?:cause|make you feel|bleed|hurt|damage|be sore)\b"
)
_IN_PASSING = later(
    r"\b(?:gp|doctor'?s'?|dental|dentist'?s?) surger(?:y|ies)\b"
    r"|\b(?:after|following|before|recover\w*|rehab\w*|since|had)\b[^.;:!?]{0,40}?\b(?:surger(?:y|ies)|"
    r"operations?|procedures?|injur\w+)\b|\binjur(?:y|ies),? (?:or )?(?:surgery|operations?)\b"
    r"|\b(?:can't|cannot|can not|do not|don't|are not able to) (?:do|give|offer|provide|"
    r"carry out)\b"
    r"|\b(?:tell|ask|bring|show)\b[^.;:!?]{0,60}\b(?:take|taking|medicines?|medications?)\b"
    r"|\b(?:change|affect)s? (?:the |your )?(?:dose|amount)\b"
    r"|\b(?:people|patients|adults|anyone|those) (?:who|that) (?:are |have )?"
    r"(?:tak|start|us)(?:e|es|ing)\b"
    r"|\bcontracepti\w+\b|\bfamily planning\b|\bbirth control\b"
    r"|\b(?:coils?|iuds?)(?: and|,| or) (?:the )?implants?\b"
)
"""What a service does not do itself, asks about, or gives against pregnancy, told elsewhere."""
_VACCINE = later(r"(?:vaccin\w+)\Z")
_AGAIN = 2
_SERVICE = "---\npage_type: service\n---\n"
_FAQ = (
    "---\npage_type: faq\n---\n# Hernia repair: your questions\n\nReviewed by Ann Bell, nurse.\n\n"
    "## Will I be asleep?\n\nYes.\n\n"
)
_QUIET = "You come for surgery early, take two tablets, and the nurse draws an arrow on your skin. "
_WHOLE = 120
_LONG = 250


@rule(
    "sections.missing-risks",
    level=Level.WARNING,
    message="This page tells of '%s' and has no word on risks or side effects: add them.",
    why="People decide on a treatment by what they read here, and a page without its risks decides "
    "for them.",
    sources=[
        "DISCERN, item 11: does it describe the risks of each treatment?",
        "21 CFR 202.1(e)(5)(ii), fair balance (advertising of prescription drugs)",
    ],
    pages=("~professional", "~news", "~patient-story"),
    examples=[
        Example(
            bad=_SERVICE
            + "# Wrinkle clinic\n\n"
            + "Our nurses smooth lines on the face. " * 20
            + "\n\nThe "
            "injections take ten minutes, and you can go back to work at once.\n",
            good=_SERVICE
            + "# Wrinkle clinic\n\n"
            + "Our nurses smooth lines on the face. " * 20
            + "\n\nThe "
            "injections take ten minutes. Side effects are bruises and a headache.\n",
        ),
        Example(
            bad="# Losing weight\n\n" + "We help you to find out what suits you. " * 25 + "\n\n"
            "Semaglutide is injected once a week. Semaglutide is raised in steps to 2.4 mg.\n",
            good="# Losing weight\n\n" + "We help you to find out what suits you. " * 25 + "\n\n"
            "Semaglutide is injected once a week. Semaglutide is raised in steps to 2.4 mg. Side "
            "effects are nausea and loose stools.\n",
        ),
        Example(
            bad=_SERVICE
            + "# Vein clinic\n\n"
            + "We see people with sore legs every day. " * 20
            + "\n\nWe close veins by laser on the same day. We see people after surgery too.\n",
            good=_SERVICE
            + "# Exercise clinic\n\n"
            + "We see people with sore knees every day. " * 20
            + "\n\nAsk your GP surgery to refer you, or come after an operation.\n",
        ),
        Example(
            good=_SERVICE
            + "# Sexual health clinic\n\n"
            + "We see people of all ages in private. " * 20
            + "\n\n- contraception, such as coils and implants\n- vaccines for travel\n",
        ),
        Example(
            bad=_FAQ + "## Can I eat first?\n\n" + _QUIET * 8 + "\n\n" + _QUIET * 8,
            good=_FAQ + "## What are the risks?\n\nBleeding is rare.\n\n" + _QUIET * 16,
        ),
        Example(
            good="# Hiccups\n\n" + "We help you to find out what sets them off. " * 25 + "\n\n"
            "Baclofen, 5 mg, is taken at night. Baclofen leaves people drowsy.\n",
        ),
        Example(
            bad=_SERVICE
            + "# Joint pain\n\n"
            + "We see people with sore knees every day. " * 20
            + "\n\nThe "
            "doctor can give you triamcinolone on the same day.\n",
            good=_SERVICE
            + "# Joint pain\n\n"
            + "We see people with sore knees every day. " * 20
            + "\n\nThe "
            "physiotherapist shows you what helps.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first medicine or procedure that is offered, where nothing tells of a risk.

    A page of no known type, or of answers, counts where it gives patients the dose of a medicine.
    """
    if page.word_count < _WHOLE:
        return
    if page.type == "service":
        if not _RISK.search(page.folded):
            yield from _offered(page)
    elif page.type == "faq" and (named := _DONE.search(page.title.lower())):
        if page.word_count >= _LONG and is_whole_page(page) and not _answers(page):
            yield Match(page.start, (named[0],))
    elif page.type in (None, "faq") and is_public(page) and not _EFFECT.search(page.folded):
        yield from _dosed(page)


def _answers(page: Page) -> bool:
    """Return whether a page of questions on a procedure asks about its risks, or tells one."""
    if any(_ASKED.search(heading.folded) for heading in page.headings[1:]):
        return True
    return any(_TELLS.search(b.folded) for b in page.prose if not in_references(page, b))


def _offered(page: Page) -> Iterator[Match]:
    """Yield the first medicine, else the first procedure, that is not only spoken of in passing."""
    places = [(m.block, m.start, m.end) for m in mentions(page) if not m.everyday]
    for hit in _PROCEDURE.finditer(page.folded):
        number = page.block_of(hit.start())
        first = page.block_starts[number]
        places.append((number, hit.start() - first, hit.end() - first))
    for number, start, end in places:
        block = page.blocks[number]
        said = block.folded[slice(*sentence_around(block.plain, start))]
        word = block.folded[start:end]
        if _IN_PASSING.search(said) or (_VACCINE.match(word) and word not in page.title.lower()):
            continue
        yield Match(block.source_span(start, end), (block.text[start:end],))
        return


def _dosed(page: Page) -> Iterator[Match]:
    """Yield the first medicine whose dose is given, of one that the page speaks of again."""
    named = [m for m in mentions(page) if not m.everyday and not _COMMON.match(m.generics[0])]
    by_block = groupby(named if len(named) >= _AGAIN else (), key=attrgetter("block"))
    for found in (next(those) for _, those in by_block):
        block = page.blocks[found.block]
        if _DOSE.search(block.folded) and not in_references(page, block):
            yield Match(
                block.source_span(found.start, found.end), (block.text[found.start : found.end],)
            )
            return
