"""A medicine put where it is not meant to go: a suppository that is swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.statements import states
from qa.checks.doses.injecting import astray
from qa.context import is_negated
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page


class _Route(NamedTuple):
    """Where a form goes, and what sends it elsewhere."""

    wrong: tuple[re.Pattern[str], ...]
    right: str
    """In words."""


_SWALLOWED = r"\b(?:swallow|chew|suck|drink|eat)(?:s|ed|ing)?\b"
_BY_MOUTH = (
    r"\b(?:by mouth|orally|with (?:a|some|half a) (?:full |small |large )?glass of|"
    r"swallow(?:s|ed|ing)?|chew(?:s|ed|ing)?|under (?:your|the) tongue|on (?:your|the) tongue)\b"
)
_INTO = r"\b(?:in|into|inside|up|down) (?:your|the|each|both|one|either|a) (?:\w+ )?"


def _put(form: str, elsewhere: str, right: str) -> _Route:
    """Return the route of a form that is told to be put into a part of the body."""
    return _Route((later(rf"\b{form}\b[^.;:!?]{{0,45}}?{_INTO}{elsewhere}\b"),), right)


_ROUTES = (
    _Route(
        (
            later(
                rf"{_SWALLOWED}[^.;:!?]{{0,25}}?\b(?:suppositor(?:y|ies)|pessar(?:y|ies)|enemas?|"
                r"vaginal (?:tablets?|capsules?|rings?))\b"
            ),
            later(
                r"\b(?:suppositor(?:y|ies)|pessar(?:y|ies)|enemas?)\b"
                rf"[^.;:!?]{{0,40}}?{_BY_MOUTH}"
            ),
        ),
        "suppositories go into the bottom and pessaries into the vagina",
    ),
    _Route(
        (
            later(
                rf"(?:{_SWALLOWED}|\bdissolv(?:e|ed|ing)\b)[^.;:!?]{{0,25}}?"
                r"\b(?<!eye )patch(?:es)?\b"
            ),
            later(
                r"\bpatch(?:es)?\b[^.,;:!?]{0,30}?\b(?:by mouth|swallow(?:ed|ing)?|chew(?:ed|ing)?|"
                r"under (?:your|the) tongue)\b"
            ),
        ),
        "a patch is stuck on the skin",
    ),
    _Route(
        (
            later(
                r"\b(?:handihaler|inhaler|rotahaler|inhalation) capsules?\b[^.;:!?]{0,40}?"
                r"\b(?:go down|wash(?:ed)? down|swallow(?:ed)?|"
                r"with (?:a )?(?:sip|glass|mouthful|drink))\b"
            ),
            later(
                rf"{_SWALLOWED}[^.;:!?]{{0,25}}?\bcapsules?\b[^.;:!?]{{0,25}}?\binhal(?:er|ation)\b"
            ),
            later(rf"{_SWALLOWED}[^.;:!?]{{0,15}}?\b(?:inhaler|handihaler|rotahaler) capsules?\b"),
        ),
        "capsules for an inhaler are breathed in, not swallowed",
    ),
    _put(
        r"eye (?:drops?|ointment|gel)",
        r"(?:ears?|nose|nostrils?|mouth)",
        "eye drops go into the eye",
    ),
    _put(r"ear (?:drops?|spray)", r"(?:eyes?|nose|nostrils?|mouth)", "ear drops go into the ear"),
    _put(
        r"(?:nasal sprays?|nose (?:sprays?|drops?))",
        r"(?:mouth|throat|eyes?|ears?)",
        "a nasal spray goes into the nose",
    ),
    _Route(
        (
            later(
                r"\b(?:epipens?|jext|auto-?injectors?|adrenaline pens?)\b[^.;:!?]{0,40}?"
                r"\b(?:in|into|up) (?:a|the|your|his|her|their) (?:\w+ )?"
                r"(?:veins?|arter(?:y|ies))\b"
            ),
            later(
                r"\b(?:find|choose|pick|tap|look for) (?:a|the) (?:\w+ )?veins?\b[^.;:!?]{0,80}?"
                r"\b(?:epipens?|jext|auto-?injectors?|adrenaline pens?)\b"
            ),
        ),
        "a pen of adrenaline is pushed against the outer thigh",
    ),
    _Route(
        (
            later(
                r"\b(?:mmr|hepatitis b|hpv|tetanus|shingles|pneumococcal|meningitis|chickenpox|"
                r"covid(?:-19)?) (?:vaccine|jab|shot)s?\b[^.;:!?]{0,40}?"
                r"\b(?:(?:on|under) (?:the|your|their|its) tongue|by mouth|"
                r"as (?:two |a few )?drops|to swallow|as a (?:drink|tablet))\b"
            ),
        ),
        "this vaccine is injected",
    ),
    _Route(
        (
            later(
                r"\b(?:gel|cream|ointment|lotion|rub)\b[^.;:!?]{0,60}?\b(?:swallow(?:s|ed|ing)?|"
                r"by mouth|with (?:a|some|half a) (?:full |small |large |big )?glass of)\b"
            ),
        ),
        "what is rubbed in is not swallowed",
    ),
    _Route(
        (
            later(
                r"\bnebuli[sz]er (?:solution|liquid)s?\b(?:[^.;!?]|\.\d){0,60}?"
                r"\b(?:swallow(?:ed)?|by mouth|drunk|drink)\b"
            ),
        ),
        "the solution of a nebuliser is breathed in",
    ),
    _put(
        r"(?:vaccines?|jabs?|flu shots?)",
        r"(?:veins?|arter(?:y|ies))",
        "vaccines go into a muscle, under the skin, into the nose or the mouth",
    ),
)
_NOT = later(r"\b(?:not|never)\b|n't\b")
_ELSE = later(
    r"\b(?:drips?|infus\w+|hospital|iv|intraven\w+|pumps?|nurses?|ward|by mistake|accident\w*|"
    r"(?:if|when|in case) you(?: \w+)? (?:swallow|chew|inject|eat|drink)\w*|runs?|running|"
    r"drain\w*|tastes?|works? (?:too )?fast\w*|too (?:fast|quickly)|absorb\w*|faster|hurts?|"
    r"avoid\w*|glucagon|blood (?:is|was)|dialysis|stud(?:y|ies)|trials?|instead of|"
    r"rather than|off-label|some (?:doctors|vets?)|dogs?|cats?|pets?|nicotine gum)\b"
)


@rule(
    "doses.wrong-route",
    level=Level.WARNING,
    message="Check '%s': %s.",
    why="The same dose by another way may not work at all, or work many times too fast.",
    sources=[
        "ISMP, wrong route of administration errors",
        "NHS medicines A to Z, how to use it",
        "FDA, Instructions for Use of injection pens: under the skin",
    ],
    examples=[
        Example(
            bad="Swallow the suppository whole with a glass of water.",
            good="Push the suppository in gently. Do not swallow the suppository.",
        ),
        Example(
            bad="Put two eye drops into your ear each night.",
            good="Put two eye drops into your eye each night. Tears may run down into your nose.",
        ),
        Example(
            bad="# Insulin glargine pen\n\nPush the needle deep into the muscle of your thigh.",
            good="# Insulin glargine pen\n\nPush the needle under the skin of your thigh. Do not"
            " inject into a muscle.",
        ),
        Example(
            bad="# Methotrexate\n\nIf you use a pen, push it into a vein of your arm once a week.",
            good="# Methotrexate\n\nIf you use a pen, put it under the skin of your thigh once a"
            " week. In hospital it may be given into a vein.",
        ),
        Example(
            bad="Naltrexone can be given as a slow intravenous injection of 380 mg each month.",
            good="Naltrexone can be given as an intramuscular injection of 380 mg each month.",
        ),
        Example(
            bad="Chew the nicotine patch slowly for half an hour.",
            good="Stick the nicotine patch on dry skin, or chew the gum slowly.",
        ),
        Example(
            bad="Take the gel with a full glass of water four times a day.",
            good="Rub in the gel four times a day. Take the tablets with a full glass of water.",
        ),
        Example(
            bad="# EpiPen\n\nSwing the tip firmly into the upper arm and hold it there.",
            good="# EpiPen\n\nHold the pen in your hand and swing the tip into the outer thigh.",
        ),
        Example(
            bad="# Insulin\n\nYou can inject your insulin into the calf after a walk.",
            good="# Insulin\n\nInject your insulin into the belly. Do not inject into the calf.",
        ),
        Example(
            bad="# Eye drops for glaucoma\n\nPut one drop into each ear at night.",
            good="# Eye drops for glaucoma\n\nPut one drop into each eye at night.",
        ),
        Example(
            bad="# HRT patches\n\nStick the patch on your breast and leave it there.",
            good="# HRT patches\n\nStick the patch on your hip, and not on your breast.",
        ),
        Example(
            bad="# GTN spray\n\nSpray it into your nose, then sit down.",
            good="# GTN spray\n\nSpray it under your tongue, then sit down.",
        ),
        Example(
            bad="# Naloxone nasal spray\n\nTilt the head back, so the 4 mg goes under the tongue.",
            good="# Naloxone nasal spray\n\nTilt the head back, so the 4 mg goes into one nostril.",
        ),
        Example(
            bad="Use the nebulizer solution: one 2.5 mg vial swallowed three times a day.",
            good="Use the nebulizer solution: one 2.5 mg vial breathed in three times a day.",
        ),
        Example(
            bad="# Prednisolone\n\nFor a flare-up you take 40 mg inhaled each morning.",
            good="# Prednisolone\n\nFor a flare-up you take 40 mg each morning, beside what you"
            " have inhaled.",
        ),
        Example(
            bad="# Overdose\n\nLay them on their back. Spray naltrexone into one nostril and wait.",
            good="# Overdose\n\nLay them on their back. Spray naloxone into one nostril and wait.",
        ),
        Example(
            bad="Swallow the capsules for your inhaler with water.",
            good="The capsules for your inhaler must not be swallowed.",
        ),
    ],
    words=(
        "nebuli", "suppositor", "pessar", "enema", "vaginal", "patch", "inhal", "handihaler",
        "eye drop",
        "eye ointment", "eye gel", "ear drop", "ear spray", "nasal spray", "nose spray",
        "nose drop", "swallow", "by mouth", "tongue", "vaccine", " jab", "flu shot",
        "muscle", " vein", "arter", "glass of", "epinephrine", "adrenaline", "jext", "drop",
        "pessar",
        "epipen", "epi-pen", "anaphyla", "inject", "spray", "chew", "intraven", "intramusc",
        "skin", "subcut",
        "nostril", " nose",
    ),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each place that sends a form of medicine, or what is injected, elsewhere."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        told: set[int] = set()
        for route in _ROUTES:
            for found in (hit for pattern in route.wrong for hit in pattern.finditer(block.folded)):
                first, last = sentence_around(block.plain, found.start())
                if first in told:
                    continue
                start, end = found.span()
                apart = _ELSE.search(block.folded, first, last)
                if not apart and _is_told(page, block, start, end):
                    told.add(first)
                    yield Match(block.source_span(start, end), (block.text[start:end], route.right))
    yield from _elsewhere(page)
    for one in astray(page):
        if _is_told(page, one.block, one.start, one.end):
            said = one.block.text[one.start : one.end]
            level = None if one.verified else Level.SUGGESTION
            span = one.block.source_span(one.start, one.end)
            yield Match(span, (said, one.right), level=level)


def _elsewhere(page: Page) -> Iterator[Match]:
    """Yield each place that sends the form that a page is about elsewhere."""
    title = page.title.lower()
    for form in _FORMS:
        if not form.named.search(title):
            continue
        for block in page.blocks:
            for found in form.wrong.finditer(block.folded):
                start, end = found.span()
                first, last = sentence_around(block.plain, start)
                other = form.others.search(block.folded, first, last)
                if not other and _is_told(page, block, start, end):
                    yield Match(block.source_span(start, end), (block.text[start:end], form.right))


class _Form(NamedTuple):
    """A form of medicine in a page's title, and what sends it elsewhere."""

    named: re.Pattern[str]
    wrong: re.Pattern[str]
    others: re.Pattern[str]
    """Forms for which that is right."""
    right: str


_DRINK = (
    r"(?:swallow(?:ed)?|take|taken) (?:it |this )?(?:whole )?with (?:a|some|half a) "
    r"(?:full |small |large |big )?glass of"
)
_PIECES = later(
    r"\b(?:tablets?|capsules?|pills?|syrup|suspension|drinks?|lozenges?|film|aspirin|paracetamol)\b"
)
_PUSHED = (
    r"\b(?:inject\w*|push|press|swing|jab|stick|place|put|plunge|hold|given?|goes|firmly|hard)"
)
_FORMS = (
    _Form(
        later(r"\b(?:epi-?pens?|(?:adrenaline|epinephrine)|jext|emerade|neffy|anaphyla\w+)\b"),
        later(
            rf"{_PUSHED}\b[^.;:!?]{{0,50}}?\b(?:in|into|to|on|against) (?:the|your|their|his|her|"
            r"a|one) (?:(?:upper|fleshy|side|part|muscle|top|back|middle|of|the|left|right|inner|"
            r"bare|lower) ){0,4}(?:buttocks?|bottom|bum|arms?|shoulders?|belly|stomach|tummy|"
            r"abdomen|hands?|palm|fingers?|f[oe]+t|cal(?:f|ves)|veins?|chest|heart|neck|hips?|"
            r"inner thighs?)\b"
        ),
        later(
            r"\b(?:accident\w*|mistake|instead|insulin|sumatriptan|infus\w+|hospital|drip|patch|"
            r"spray|nasal|nostril|cuff|blood pressure|pulse|never|not|n't|fist|grip|bag|tight\w*|"
            r"(?:if|when) you (?:\w+ )?(?:inject|press)\w*|cap|lap|other hand|dominant hand|"
            r"(?:in|with) (?:your|one|the) (?:\w+ )?(?:hand|fist)|pillow|raised?)\b"
        ),
        "a pen of adrenaline is pushed against the outer thigh",
    ),
    _Form(
        later(
            r"\b(?:insulin|semaglutide|liraglutide|dulaglutide|tirzepatide|exenatide|enoxaparin|"
            r"dalteparin|tinzaparin|wegovy|ozempic|mounjaro|saxenda|trulicity|clexane|heparin)\b"
        ),
        later(
            r"\b(?:inject\w*|push|press|stick|put|given?|goes)\b[^.;:!?]{0,60}?"
            r"\b(?:in|into|under the skin of) (?:the|your|their|his|her|a|one) "
            r"(?:(?:upper|fleshy|side|part|top|back|middle|of|the|left|right|inner|lower) ){0,4}"
            r"(?:cal(?:f|ves)|forearms?|wrists?|hands?|palm|fingers?|f[oe]+t|ankles?|shins?|knees?|"
            r"neck|chest|breasts?|face|groin)\b"
        ),
        later(
            r"\b(?:accident\w*|mistake|never|not|n't|infus\w+|drip|hospital|nurse|cannula|"
            r"glucagon|blood|prick|avoid\w*|(?:in|with) (?:your|one|the) (?:\w+ )?(?:hand|fist))\b"
        ),
        "it goes under the skin of the belly, the thigh, the buttock or the upper arm",
    ),
    _Form(
        later(r"\bear (?:drops?|spray)\b"),
        later(
            r"\bput\b[^.;:!?]{0,30}?\bdrops?\b[^.;:!?]{0,20}?\b(?:in|into) (?:your|the|each|both|"
            r"one) eyes?\b"
        ),
        later(r"\b(?:eye drops?|never|not|n't|accident\w*|mistake)\b"),
        "ear drops go into the ear",
    ),
    _Form(
        later(r"\beye (?:drops?|ointment|gel)\b"),
        later(
            r"\bput\b[^.;:!?]{0,30}?\b(?:drops?|ointment|gel)\b[^.;:!?]{0,20}?\b(?:in|"
            r"into) (?:your|the|each|both|one) ears?\b"
        ),
        later(r"\b(?:ear drops?|never|not|n't|accident\w*|mistake)\b"),
        "eye drops go into the eye",
    ),
    _Form(
        later(r"\b(?:hrt|o?estr(?:ogen|adiol)|hormone) patch(?:es)?\b"),
        later(
            r"\b(?:stick|put|place|apply|wear)\b[^.;:!?]{0,25}?\b(?:on|onto|to|near) (?:your|the|"
            r"one|each) breasts?\b"
        ),
        later(r"\b(?:never|not|n't|avoid|away|except|but|lumps?|tender\w*)\b"),
        "a hormone patch is stuck below the waist, never on the breast",
    ),
    _Form(
        later(r"\b(?:pessar(?:y|ies)|vaginal (?:tablets?|capsules?))\b"),
        later(
            r"\bswallow(?:ed)? (?:it|one|them|the (?:tablet|pessary|capsule)) (?:whole )?with\b|"
            r"\b(?:push|put|insert|place)\b[^.;:!?]{0,25}?\binto (?:your|the) (?:bottom|rectum|"
            r"anus|back passage)\b"
        ),
        later(r"\b(?:suppositor\w+|oral|by mouth|never|not|n't|or|either|fluconazole)\b"),
        "it goes into the vagina",
    ),
    _Form(
        later(r"\b(?:gtn|glyceryl trinitrate|nitroglycerin)\b"),
        later(
            r"\b(?:spray|puff|squirt|put|push|place)\w*\b[^.;:!?]{0,40}?\b(?:up|in|into) "
            r"(?:your|the|each|one|either) (?:nose|nostrils?|ears?|eyes?)\b|"
            r"\b(?:swallow|chew) (?:it|the|one|a|your) (?:whole )?(?:tablet )?(?:whole|with)\b"
        ),
        later(r"\b(?:aspirin|never|not|n't|avoid|modified|slow|ointment|accident\w*)\b"),
        "it goes under the tongue",
    ),
    _Form(
        later(r"\b(?:gel|cream|ointment|lotion|rub)\b"),
        later(rf"\b{_DRINK}\b"),
        _PIECES,
        "what is rubbed in is not swallowed",
    ),
    _Form(
        later(r"\bnasal (?:spray|powder)|\bnose spray\b|\bnaloxone\b"),
        later(
            r"\bspray (?:it |this |one dose |the (?:spray|medicine|dose) )(?:straight )?"
            r"(?:into|in) (?:your|the|their|his|her) (?:mouth|throat|eyes?|ears?)\b|"
            r"\b(?:goes|put|place|push|spray|give|with the (?:tip|nozzle)|the \d+ mg)\b"
            r"[^.;:!?]{0,50}?\bunder (?:the|their|your|his|her) tongue\b"
        ),
        _PIECES,
        "a nasal spray goes into the nose",
    ),
    _Form(
        later(r"\b(?:nebuli[sz]er|inhaler|inhalation|quick[- ]relief)\b"),
        later(
            r"\b(?:vials?|ampoules?|nebules?|nebuli[sz]er solution|puffs?)\b[^.;:!?]{0,40}?"
            r"\b(?:taken |given |drunk )?(?:by mouth|swallowed)\b"
        ),
        _PIECES,
        "it is breathed in, not swallowed",
    ),
)


def _is_told(page: Page, block: Block, start: int, end: int) -> bool:
    if _NOT.search(block.folded, start, end) or is_negated(block, start, end):
        return False
    return states(page, block, start, end)
