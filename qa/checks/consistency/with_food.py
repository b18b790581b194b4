"""How a medicine is taken: with food, on an empty stomach, or either way.

A sentence says whether it may be taken by who has eaten, and whether by who has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.answers import Answer
from qa.checks.consistency.eating_words import DAYTIME_MEAL, EATEN, MEAL, SIZE, TIME
from qa.checks.consistency.readings import Reader, said_sentences, without_answer
from qa.medicines import medicines_on, mentions_between
from qa.patterns import later
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_SIGNS = (
    "food", "meal", "eat", "stomach", "breakfast", "lunch", "dinner", "supper", "snack", "bite",
    "mouthful", "feeding", "hungry", "toast", "porridge", "cereal", "sandwich", "yog", "biscuit",
    "cracker",
)  # fmt: skip
_YOU = r"(?:you|they|he or she|your child|people|patients|anyone)"
_TOOK = r"(?:tak(?:e|es|ing)|swallow(?:s|ing)?|hav(?:e|ing)|giv(?:e|ing)|us(?:e|ing))"
_DOSE = (
    r"(?:(?:the|your|each|every|a|any|this|next) (?:\w+ )?(?:doses?|tablets?|capsules?|pills?|"
    r"medicines?|liquid|mg|one)\b|it\b|them\b|\d+ ?mg\b)"
)
_NO = r"(?: not|n't)"
_STOPS = (
    r"(?:stops?|blocks?|prevents?|reduces?|lowers?|slows?|delays?|interferes? with|hinders?|"
    r"keeps? (?:\w+ ){1,2}from|weakens?|spoils?|gets? in the way of|cuts?|makes? it harder)"
)
_BEFORE_DOSE = (
    rf"(?:before|with|when|every time|each time|whenever)(?: or (?:with|before))? (?:{_YOU} )?"
    rf"(?:{_TOOK} )?{_DOSE}"
)
_EITHER = later(
    rf"\b(?:hungry|full|fed) or (?:hungry|full|fasting)\b|\bwith(?:out)? {SIZE}{MEAL},? or "
    r"(?:without|with)\b|"
    rf"\b(?:before|during|after|with|at) {SIZE}{MEAL}\b[^.;]{{0,60}}\b(?:any|all|either|both) "
    r"(?:of these |of them |of those |way |time )?(?:is|are|works?|will do|will)\b|"
    rf"\bwith or without (?:any )?{SIZE}{MEAL}|\bwithout or with {MEAL}|"
    r"\b(?:before|during|after|with)(?:,| or| and)? (?:before|during|after|between|with)?,? ?"
    rf"(?:or|and) (?:after|between|without|before|during) {SIZE}{MEAL}|"
    rf"\b(?:does|do|will|did){_NO} (?:really )?(?:matter|make (?:any|a) difference)\b[^.;]{{0,60}}"
    rf"\b(?:{MEAL}|{EATEN}|stomach|hungry)\b|"
    r"\b(?:makes?|made|making) (?:no|little) (?:odds|difference)\b[^.;]{0,60}\b"
    rf"(?:{MEAL}|{EATEN}|stomach|hungry)\b|"
    rf"\b(?:food|meals?|eating|what you eat|a full stomach)\b[^.;]{{0,40}}\b(?:makes? (?:no|"
    rf"little) (?:odds|difference)|(?:does|do|will){_NO} (?:affect|change|alter|matter|"
    r"interfere|influence|make (?:any|a) difference|stop|harm|get in (?:the|its|their) way)|(?:has|"
    r"have) "
    r"(?:no|little) (?:effect|bearing|influence)|is irrelevant)\b|"
    rf"\bwhether(?: or not)? (?:{_YOU}|it|your stomach)\b[^.;]{{0,60}}\b(?:{EATEN}|{MEAL}|full|"
    r"empty|table|bite)\b|"
    rf"\b(?:regardless|irrespective|independent(?:ly)?)(?: of| from)?\b[^.;]{{0,40}}\b(?:{MEAL}|"
    rf"{EATEN})\b|"
    r"\b(?:(?:just )?as well|equally well|the same|no better or worse)\b[^.;]{0,30}\b(?:full|"
    r"empty) (?:stomach|one)\b[^.;]{0,30}\b(?:full|empty)\b|"
    r"\b(?:full|empty) (?:stomach )?or (?:an? )?(?:full|empty)\b|\bfed or fast(?:ed|ing)\b|"
    r"(?:(?:\bnot|n't) (?:have|need) to|\bno need to) (?:plan|time|fit|arrange|match|worry)\b"
    rf"[^.;]{{0,50}}\b{MEAL}\b|"
    rf"(?:\bnot|n't) tied to {SIZE}{MEAL}\b|\bno (?:set |special |particular )?(?:link|need to "
    rf"link)\b[^.;]{{0,20}}\b{MEAL}\b"
)
_EMPTY = later(
    rf"\bbetween (?:your|the|each|a) \w+ and {SIZE}{MEAL}\b|\bno {MEAL} (?:for|until|within) "
    rf"(?:\w+ ){{0,2}}?{TIME}\b|"
    r"\bempty stomach\b|\b(?:stomach|tummy) (?:is|must be|should be|has to be|needs to be|to be) "
    rf"empty\b|\b{TIME}(?: or (?:so|more|longer))? (?:before|ahead of|prior to)(?: or (?:{TIME} )?"
    rf"after)? (?:{SIZE}{MEAL}|{_YOU} (?:next |first )?{EATEN})\b|"
    rf"\b{TIME}(?: or (?:so|more|longer))? (?:after|from|since|following) (?:{SIZE}{MEAL}|{_YOU} "
    rf"(?:last )?(?:have |has |'ve )?{EATEN})\b|"
    rf"\bwithout (?:any |having |first )*(?:{SIZE}{MEAL}|eaten)\b(?! or with)|"
    rf"\b(?:away|apart|separate|separately|clear|far|well clear) (?:from|of) {SIZE}{MEAL}\b|"
    rf"\b(?:in )?between {SIZE}meals?\b|\bor (?:in )?between\b|"
    rf"\bgap\b[^.;]{{0,60}}\b(?:and|from) {SIZE}{MEAL}\b|"
    r"\bnothing (?:but|except|other than|apart from) (?:\w+ )?water\b[^.;]{0,20}\bstomach\b|"
    rf"(?:\b(?:nothing|not|no food|avoid|without)\b|n't\b)[^.;]{{0,25}}\beat(?:en|"
    rf"ing)?\b[^.;]{{0,30}}\b"
    rf"(?:for|within|until) (?:\w+ ){{0,3}}?{TIME} (?:after|afterwards|either side|before or "
    r"after)\b|"
    rf"\b(?:wait|leave|allow|hold off)\b[^.;]{{0,25}}{TIME}\b[^.;]{{0,30}}\bbefore\b[^.;]{{0,25}}"
    rf"\b(?:{MEAL}|eat)\b|"
    rf"(?:\b(?:not|without)|n't) (?:have |having )?eaten\b[^.;]{{0,20}} for\b[^.;]{{0,16}}\b(?:"
    r"hours?|minutes?)\b|"
    rf"\b(?:food|eating|a meal|meals)\b(?! that| such)[^.;,]{{0,30}}? {_STOPS}\b(?! (?:it|them) "
    rf"(?:from )?(?:upset|irritat|hurt|mak))|\bbefore {_YOU} (?:have |has |'ve )?(?:eaten|had "
    rf"(?:anything|something|a thing))\b|\b(?:no (?:food|meal)|nothing)\b[^.;,]{{0,15}}\b(?:"
    r"stomach|tummy|belly)\b|"
    rf"\bavoid (?:eating|food)\b(?! that)|\b(?:before|hours? after) {_YOU} (?:have |'ve )?(?:had|"
    r"taken) a bite\b"
)
_BEFORE = later(
    r"(?<!just )(?<!immediately )(?<!right )(?<!straight )(?<!shortly )(?<!directly )"
    rf"(?<!with or )(?<!during or )\b(?:before|ahead of) (?:{SIZE}{MEAL}|you (?:eat|have "
    rf"(?:your )?{DAYTIME_MEAL})|"
    r"you've had a bite)\b"
)
_UNLESS_FED = later(
    rf"\b(?:never|not|n't)\b[^.;]{{0,40}}\b(?:unless|until|before) {_YOU} ?(?:have|has|'ve)? ?"
    rf"(?:first |just )?(?:eaten|{EATEN})\b"
)
_FED = later(
    rf"\bfollows? (?:straight |right )?(?:after |on from )?{SIZE}{MEAL}\b|"
    r"\b(?:with|during|alongside|along with|together with|(?:half|part|mid)[- ]?way through|in "
    r"the middle of|towards the end of|at(?: the (?:start|beginning|end) of)?|after|following|"
    rf"over) (?:or (?:(?:just|straight|right|immediately|soon) )?(?:after|before) )?{SIZE}{MEAL}\b"
    r"(?! drinks?\b| (?:poisoning|allerg\w+))|"
    r"\bafter (?:you(?:'ve| have)? )?(?:eat|eaten|eating)\b|\bon a full stomach\b|"
    r"\b(?:something|food|a meal|a bite) in(?:side)? (?:you|(?:your|the|their) (?:stomach|tummy|"
    r"belly))\b|"
    rf"\b(?:while|whilst|when|as) {_YOU}(?: are|'re)? eat(?:ing)?\b|\bbetween mouthfuls\b|"
    r"\b(?:eat|eaten|(?:eat|eaten|had|have) (?:something|a meal|a snack|some food|a little|food|"
    r"anything|a "
    rf"bite)(?: to eat)?) (?:first|beforehand|{_BEFORE_DOSE})|"
    rf"\b(?:until|once) {_YOU}(?:'ve|'s| have| has)? {EATEN}|"
    rf"\b(?:plate|bowl) of something\b|\bnot? [^.;,]{{0,20}}until {_YOU} (?:have |has |'ve )?"
    rf"{EATEN}\b|\b(?:must|should|need to|have to|has to) (?:eat|have eaten) first\b"
)
_FOOD_NEEDED = later(
    rf"(?:\A|[.;:,] |\b(?:so|as|since|because) )(?:{SIZE}(?:food|meals?|snacks?)) (?:is|are) "
    r"(?:always )?(?:essential|needed|required|necessary|a must)\b"
)
_FOOD_NEEDLESS = later(
    rf"\b(?:food|meals?|snacks?) (?:is|are){_NO} (?:\w+ )?(?:essential|needed|required|necessary)"
    r"\b|\bno (?:food|meal|snack) (?:is )?(?:needed|required|necessary)\b"
)
_CUT = later(
    r"[;:.(]|, (?:but|so|and|because|as|since|or)\b|\b(?:but|because|so that|whereas|otherwise)\b"
)
_NEEDLESS = later(
    rf"\b(?:no need|need{_NO}|(?:do|does|did){_NO} (?:need|have|matter)|(?:is|are){_NO} (?:\w+ )?"
    r"(?:needed|necessary|required|essential)|not (?:have|need|necessary|essential|required)|no "
    r"(?:reason|rule))\b"
)
_FORBIDS = later(
    r"\b(?:never|not(?! only| just)|cannot|avoid\w*|neither|nor|nobody)\b|n't\b|\bno longer\b"
)
_FAILS = later(
    rf"(?:(?!\b(?:or|so|and|as)\b)[^.;]){{0,40}}?\b(?:(?:is|are|does|do|will|can|ca|wo){_NO}|"
    r"cannot|less|won't|barely|hardly|poorly|harder)\b[^.;]{0,25}\b(?:absorbed|work|well|properly|"
    r"taken up|advised|recommended|"
    r"allowed|safe|enough|idea)\b"
)
_LETS = later(
    r"\b(?:can|may|could|fine|ok|okay|all right|alright|safe|possible|allowed|free to|likes?|"
    r"wish|prefer|sometimes)\b"
)
_SOFT = later(
    r"\b(?:best|better|ideal\w*|usual\w*|prefer\w*|recommend\w*|easier|easiest|helps?|helpful|"
    r"tr(?:y|ies)|most people|many people|often|normally|reminder|remember|routine|habit|good "
    r"idea|suggest\w*|well)\b"
)
_FIRMLY = later(r"\b(?:always|must|only|never|has to|have to|make sure|essential|important)\b")
_AT_A_TIME = later(rf"\b(?:with|at|after|over) (?:\w+ ){{0,2}}?{DAYTIME_MEAL}\Z")
_TAKES = later(
    r"\b(?:tak(?:e|es|en|ing)|swallow\w*|have|having|had|use|used|using|giv(?:e|en|es|ing)|"
    r"dos(?:es?|ing)|tablets?|capsules?|pills?|medicines?|medication|absor\w+|works?|liquid|"
    r"suspension|syrup|drug|antibiotic|treatment|one|\d+ ?mg|it|go(?:es)? down|wash\w* down)\b"
)
_APART = later(
    r"\b(?:if|unless|except(?!ion)|some (?:people|brands|types|forms|patients|medicines)|might|may "
    r"(?:need|be (?:told|asked|advised)|have to|want)|other(?! than)s?|another(?! (?:with|at|in|"
    r"before|after)\b)|tests?|scans?|"
    r"surgery|operation|alcohol\w*|grapefruit|insulin|iron|calcium|antacids?|vitamins?|"
    r"supplements?|juices?|coffee|caffeine|dairy|stud(?:y|ies)|trials?|forg[eo]t\w*|miss(?:ed)?|"
    r"ramadan|diet|hypos?|salt|weigh\w*|appetite|wine|beer|smok\w+|depend\w*|"
    r"(?:un)?like other|such as|spicy|greasy|avoid (?:\w+ )?foods?|foods? (?:that|which|like|"
    r"high|rich)|heartburn|indigestion|acid reflux|before bed|bedtime|lie down|sugar|"
    r"slow-release|blood sugar)\b|\?"
)
_IF_TAKEN = later(
    rf"\bif (?:(?:it is|it's|they are|they're) )?(?:taken|swallowed)\b|\bif you {_TOOK} (?:it|them|"
    r"(?:your|the|a) (?:tablets?|capsules?|medicine|dose))\b"
)
_IF_SO = later(
    r"\bif (?:you|they) (?:do|don't|do not|like|wish|prefer|want)(?: to| so| not)?(?=[.,;:)]|\Z)"
)
_UNFED = later(
    rf"\b(?:if|when) {_YOU} (?:have|has|are|is|do|does|did|can|ca|could)?(?:{_NO}|not)? ?(?:yet |"
    rf"just )?(?:(?:{_NO.strip()}) )?(?:eaten|(?:manage|able|feel able|want|feel like|have time) "
    r"(?:to )?(?:eat|eating)|feel like (?:eating|food|a meal)|eating|eat|had (?:anything|"
    rf"something|a thing)(?: to eat)?|had {SIZE}{MEAL})\b|"
    rf"\bif {_YOU} (?:skip|skipped|miss|missed) (?:\w+ )?(?:meal|breakfast|lunch|dinner)s?\b|"
    rf"\bhave(?:n't| not) {_YOU} eaten\b|\A\W*not (?:yet )?(?:eaten|had (?:anything|something|a "
    rf"thing|{SIZE}{MEAL}))"
)
_HAS_EATEN = later(
    rf"\b(?:if|when) {_YOU} (?:have|has|'ve)? ?(?:just|recently|already|only just) (?:eaten|"
    rf"finished|had|ate)\b(?: {SIZE}{MEAL}\b)?|\bhave you (?:just |recently |already )?(?:{EATEN}|"
    r"had "
    rf"{SIZE}{MEAL})\b"
)
_STILL = later(
    r"\b(?:can|may|could)(?! not|not|'t) (?:still|safely|also|just|go ahead)?|\bstill (?:take|"
    r"have|swallow|"
    r"give)\b|\bgo ahead\b|\b(?:is|are|'s) (?:fine|ok|okay|all right|no problem)\b|\bdon't worry\b"
)
_WAITS = later(
    r"\b(?:wait|hold|leave (?:out|it)|skip|delay|put off|miss|omit|do not (?:take|have|give|"
    r"swallow)|don't (?:take|have|give|swallow)|(?:not|never) (?:take|have|give|swallow))\b"
)


_ABOUT_ONE = frozenset({"medicine", "medication-guide", "eu-leaflet", "supplement"})
_PRODUCT = later(r"\b(?:tablets?|capsules?|medicines?|pills?|supplements?|suspension|syrup)\b")


class _Said(NamedTuple):
    """Whether who has eaten may take it, and who has not; None where that is not said."""

    fed: bool | None
    unfed: bool | None


_WITH = _Said(fed=True, unfed=False)
_WITHOUT = _Said(fed=False, unfed=True)
_ANYHOW = _Said(fed=True, unfed=True)


def _read(page: Page) -> Iterator[Answer]:
    subject = subject_medicine(page)
    for number, said, lead in said_sentences(page, _SIGNS):
        value = _value(said.sentence, lead)
        if value is None:
            continue
        generics = {
            one.generic
            for one in mentions_between(page, number, said.first, said.last)
            if not one.everyday
        }
        medicine = _medicine(page, subject, generics)
        if medicine is None:
            continue
        for state, is_so in (("fed", value.fed), ("unfed", value.unfed)):
            if is_so is not None:
                yield Answer(float(is_so), float(is_so), f"{state}/{medicine}", said)


def _medicine(page: Page, subject: str | None, generics: set[str]) -> str | None:
    """Return of which medicine a sentence speaks; None where that is not known."""
    if len(generics) > 1 or (subject and generics - {subject}):
        return None
    if generics:
        return next(iter(generics))
    if subject:
        return subject
    named = {
        name
        for name, places in medicines_on(page).items()
        if not all(place.everyday for place in places)
    }
    if len(named) == 1:
        return next(iter(named))
    is_about_one = page.type in _ABOUT_ONE or _PRODUCT.search(page.title.lower())
    return "" if not named and is_about_one else None


def _value(sentence: str, lead: str = "") -> _Said | None:
    sentence = _IF_TAKEN.sub("when taken", _IF_SO.sub("", without_answer(sentence)))
    for pattern, waits, goes_on in (
        (_HAS_EATEN, _Said(fed=False, unfed=None), None),
        (_UNFED, _WITH, _Said(fed=None, unfed=True)),
    ):
        if pattern.search(lead):
            return waits if _WAITS.search(sentence) else None
        if (found := pattern.search(sentence)) is not None:
            rest = sentence[: found.start()] + sentence[found.end() :]
            if goes_on is not None and _STILL.search(rest):
                return goes_on
            return waits if _WAITS.search(rest) else None
    if _UNLESS_FED.search(sentence):
        return _WITH
    if (either := _EITHER.search(sentence)) is not None:
        first = max(sentence.rfind(";", 0, either.start()), 0)
        rest = sentence[first : either.start()] + sentence[either.end() :]
        return None if _APART.search(rest) else _ANYHOW
    is_of_taking = _TAKES.search(sentence) and not _APART.search(sentence)
    return _by_atoms(sentence) if is_of_taking else None


def _by_atoms(sentence: str) -> _Said | None:
    if _FOOD_NEEDLESS.search(sentence):
        return _Said(fed=None, unfed=True)
    if _FOOD_NEEDED.search(sentence):
        return _WITH
    said = []
    text = sentence
    for pattern, is_fed in ((_EMPTY, False), (_BEFORE, False), (_FED, True)):
        for found in pattern.finditer(text):
            said.append(_atom(sentence, found, is_fed=is_fed, is_loose=pattern is _BEFORE))
            text = text[: found.start()] + "_" * len(found[0]) + text[found.end() :]
    if not said:
        return None
    fed = {one.fed for one in said} - {None}
    unfed = {one.unfed for one in said} - {None}
    if _WITH in said and _WITHOUT in said:
        return None
    if len(fed) > 1 or len(unfed) > 1:
        # each is allowed for itself: "at mealtimes or in between"
        return _ANYHOW if _LETS.search(sentence) else None
    return _Said(next(iter(fed), None), next(iter(unfed), None))


def _atom(sentence: str, found: re.Match[str], *, is_fed: bool, is_loose: bool) -> _Said:
    """Return what one phrase says, with what stands around it in its clause."""
    before = sentence[: found.start()]
    cuts = [cut.end() for cut in _CUT.finditer(before)]
    clause = before[cuts[-1] if cuts else 0 :]
    whole = clause + sentence[found.end() :]
    if _NEEDLESS.search(clause):
        return _Said(fed=None, unfed=True) if is_fed else _Said(fed=True, unfed=None)
    if _FORBIDS.search(clause) or _FAILS.match(sentence, found.end()):
        return _WITHOUT if is_fed else _WITH
    allows = _Said(fed=True, unfed=None) if is_fed else _Said(fed=None, unfed=True)
    if _LETS.search(clause) or (_SOFT.search(whole) and not _FIRMLY.search(clause)):
        return allows
    if is_loose or (_AT_A_TIME.search(found[0]) and not _FIRMLY.search(clause)):
        return allows
    return _WITH if is_fed else _WITHOUT


EATING = Reader(signs=_SIGNS, read=_read)
