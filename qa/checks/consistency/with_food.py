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
    "food", "meal", "eat", "fast", "stomach", "breakfast", "lunch", "dinner", "supper", "snack",
    "bite",
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
    r"(?:stops?|blocks?|prevents?|reduces?|lowers?|slows?|delays?|interferes? with|hinders?|keeps? "
    r"(?:\w+ ){1,2}from|weakens?|spoils?|gets? in the way of|cuts?|makes? it harder)"
)
_BEFORE_DOSE = (
    rf"(?:before|with|when|every time|each time|whenever)(?: or (?:with|before))? (?:{_YOU} "
    rf")?(?:{_TOOK} )?{_DOSE}"
)
_EITHER = later(
    rf"\b(?:hungry|full|fed) or (?:hungry|full|fasting)\b|\bwith(?:out)? {SIZE}{MEAL},? or "
    rf"(?:without|with)\b|\b(?:before|during|after|with|at) {SIZE}{MEAL}\b[^.;]{{0,60}}\b(?:any|"
    r"all|either|both) (?:of these |of them |of those |way |time )?(?:is|are|works?|will do|"
    rf"will)\b|\bwith or without (?:any )?{SIZE}{MEAL}|\bwithout or with {MEAL}|\b(?:before|during|"
    r"after|with)(?:,| or| and)? (?:before|during|after|between|with)?,? ?(?:or|and) (?:after|"
    rf"between|without|before|during) {SIZE}{MEAL}|\b(?:does|do|will|did){_NO} (?:really "
    rf")?(?:matter|make (?:any|a) difference)\b[^.;]{{0,60}}\b(?:{MEAL}|{EATEN}|stomach|hungry)\b|"
    rf"\b(?:makes?|made|making) (?:no|little) (?:odds|difference)\b[^.;]{{0,60}}\b(?:{MEAL}|"
    rf"{EATEN}|stomach|hungry)\b|\b(?:food|meals?|eating|what you eat|a full "
    rf"stomach)\b[^.;]{{0,40}}\b(?:makes? (?:no|little) (?:odds|difference)|(?:does|do|will){_NO} "
    r"(?:affect|change|alter|matter|interfere|influence|make (?:any|a) difference|stop|harm|get in "
    r"(?:the|its|their) way)|(?:has|have) (?:no|little) (?:effect|bearing|influence)|is "
    rf"irrelevant)\b|\bwhether(?: or not)? (?:{_YOU}|it|your stomach)\b[^.;]{{0,60}}\b(?:{EATEN}|"
    rf"{MEAL}|full|empty|table|bite)\b|\b(?:regardless|irrespective|independent(?:ly)?)(?: of| "
    rf"from)?\b[^.;]{{0,40}}\b(?:{MEAL}|{EATEN})\b|\b(?:(?:just )?as well|equally well|the same|no "
    r"better or worse)\b[^.;]{0,30}\b(?:full|empty) (?:stomach|one)\b[^.;]{0,30}\b(?:full|empty)\b|"
    r"\b(?:full|empty) (?:stomach )?or (?:an? )?(?:full|empty)\b|\bfed or fast(?:ed|ing)\b|"
    r"(?:(?:\bnot|n't) (?:have|need) to|\bno need to) (?:plan|time|fit|arrange|match|"
    rf"worry)\b[^.;]{{0,50}}\b{MEAL}\b|(?:\bnot|n't) tied to {SIZE}{MEAL}\b|\bno (?:set |special |"
    rf"particular )?(?:link|need to link)\b[^.;]{{0,20}}\b{MEAL}\b"
)
_EMPTY = later(
    r"\b(?:taken|take it|take them|swallow it|while|when|in a) (?:fasting|fasted)\b|\b(?:long|well|"
    rf"a while|some time) (?:before|ahead of) (?:{SIZE}{MEAL}|{_YOU} (?:next |first |sit down to "
    rf")?{EATEN})\b|\b{MEAL} (?:has to|must|should|have to|will have to) wait\b|"
    rf"\b{MEAL}\b[^.;,]{{0,30}}\b(?:no sooner than|at least|not until|not before|only) {TIME} "
    rf"(?:after|later)\b|\bbetween (?:your|the|each|a) \w+ and {SIZE}{MEAL}\b|\bno {MEAL} (?:for|"
    rf"until|within) (?:\w+ ){{0,2}}?{TIME}\b|\bempty stomach\b|\b(?:stomach|tummy) (?:is|must be|"
    rf"should be|has to be|needs to be|to be) empty\b|\b{TIME}(?: or (?:so|more|longer))? "
    rf"(?:before|ahead of|prior to)(?: or (?:{TIME} )?after)? (?:{SIZE}{MEAL}|{_YOU} (?:next |"
    rf"first )?{EATEN})\b|\b{TIME}(?: or (?:so|more|longer))? (?:after|from|since|following) "
    rf"(?:{SIZE}{MEAL}|{_YOU} (?:last )?(?:have |has |'ve )?{EATEN})\b|\bwithout (?:any |having |"
    rf"first )*(?:{SIZE}{MEAL}|eaten)\b(?! or with)|\b(?:away|apart|separate|separately|clear|far|"
    rf"well clear) (?:from|of) {SIZE}{MEAL}\b|\b(?:in )?between {SIZE}meals?\b|\bor (?:in "
    rf")?between\b|\bgap\b[^.;]{{0,60}}\b(?:and|from) {SIZE}{MEAL}\b|\bnothing (?:but|except|other "
    r"than|apart from) (?:\w+ )?water\b[^.;]{0,20}\bstomach\b|(?:\b(?:nothing|not|no food|avoid|"
    r"without)\b|n't\b)[^.;]{0,25}\beat(?:en|ing)?\b[^.;]{0,30}\b(?:for|within|until) (?:\w+ "
    rf"){{0,3}}?{TIME} (?:after|afterwards|either side|before or after)\b|\b(?:wait|leave|allow|"
    rf"hold off)\b[^.;]{{0,25}}{TIME}\b[^.;]{{0,30}}\bbefore\b[^.;]{{0,25}}\b(?:{MEAL}|eat)\b|"
    r"(?:\b(?:not|without)|n't) (?:have |having )?eaten\b[^.;]{0,20} for\b[^.;]{0,16}\b(?:hours?|"
    rf"minutes?)\b|\b(?:food|eating|a meal|meals)\b(?! that| such)[^.;,]{{0,30}}? {_STOPS}\b(?! "
    rf"(?:it|them) (?:from )?(?:upset|irritat|hurt|mak))|\bbefore {_YOU} (?:have |has |'ve "
    r")?(?:eaten|had (?:anything|something|a thing))\b|\b(?:no (?:food|meal)|"
    r"nothing)\b[^.;,]{0,15}\b(?:stomach|tummy|belly)\b|\bavoid (?:eating|food)\b(?! that)|"
    rf"\b(?:before|hours? after) {_YOU} (?:have |'ve )?(?:had|taken) a bite\b"
)
_BEFORE = later(
    r"(?<!just )(?<!immediately )(?<!right )(?<!straight )(?<!shortly )(?<!directly )(?<!with or "
    rf")(?<!during or )\b(?:before|ahead of) (?:{SIZE}{MEAL}|you (?:eat|have (?:your "
    rf")?{DAYTIME_MEAL})|you've had a bite)\b"
)
_UNLESS_FED = later(
    rf"\b(?:once|after|when) {_YOU}(?:'ve| have| has)? (?:just )?finished {SIZE}{MEAL}\b|\b(?:food|"
    r"something|meal|snack) (?:should|must|has to|needs to) be in\b|\b(?:never|not|"
    rf"n't)\b[^.;]{{0,40}}\b(?:unless|until|before) {_YOU} ?(?:have|has|'ve)? ?(?:first |just "
    rf")?(?:eaten|{EATEN})\b"
)
_FED = later(
    rf"\b(?:once|after|when) {_YOU}(?:'ve| have| has)? (?:just )?finished {SIZE}{MEAL}\b|\b(?:food|"
    r"something|meal|snack) (?:should|must|has to|needs to) be in\b|\bfollows? (?:straight |right "
    rf")?(?:after |on from )?{SIZE}{MEAL}\b|\b(?:with|during|alongside|along with|together with|"
    r"(?:half|part|mid)[- ]?way through|in the middle of|towards the end of|at(?: the (?:start|"
    r"beginning|end) of)?|after|following|over) (?:or (?:(?:just|straight|right|immediately|soon) "
    rf")?(?:after|before) )?{SIZE}{MEAL}\b(?! drinks?\b| (?:poisoning|allerg\w+))|\bafter "
    r"(?:you(?:'ve| have)? )?(?:eat|eaten|eating)\b|\bon a full stomach\b|\b(?:something|food|a "
    r"meal|a bite) in(?:side)? (?:you|(?:your|the|their) (?:stomach|tummy|belly))\b|\b(?:while|"
    rf"whilst|when|as) {_YOU}(?: are|'re)? eat(?:ing)?\b|\bbetween mouthfuls\b|\b(?:eat|eaten|"
    r"(?:eat|eaten|had|have) (?:something|a meal|a snack|some food|a little|food|anything|a "
    rf"bite)(?: to eat)?) (?:first|beforehand|{_BEFORE_DOSE})|\b(?:until|once) {_YOU}(?:'ve|'s| "
    rf"have| has)? {EATEN}|\b(?:plate|bowl) of something\b|\bnot? [^.;,]{{0,20}}until {_YOU} "
    rf"(?:have |has |'ve )?{EATEN}\b|\b(?:must|should|need to|have to|has to) (?:eat|have eaten) "
    r"first\b"
)
_FOOD_NEEDED = later(
    rf"(?:\A|[.;:,] |\b(?:so|as|since|because) )(?:{SIZE}(?:food|meals?|snacks?)) (?:is|are) "
    r"(?:always )?(?:essential|needed|required|necessary|a must)\b"
)
_FOOD_NEEDLESS = later(
    rf"\b(?:food|meals?|snacks?) (?:is|are){_NO} (?:\w+ )?(?:essential|needed|required|"
    r"necessary)\b|\bno (?:food|meal|snack) (?:is )?(?:needed|required|necessary)\b"
)
_CUT = later(
    r"[;:.(]|, (?:but|so|and|because|as|since|or)\b|\b(?:but|because|so that|whereas|otherwise)\b"
)
_NEEDLESS = later(
    rf"\b(?:no need|need{_NO}|(?:do|does|did){_NO} (?:need|have|matter)|(?:is|are){_NO} (?:\w+ "
    r")?(?:needed|necessary|required|essential)|not (?:have|need|necessary|essential|required)|no "
    r"(?:reason|rule))\b"
)
_FORBIDS = later(
    r"\b(?:never|not(?! only| just)|cannot|avoid\w*|neither|nor|nobody)\b|n't\b|\bno longer\b"
)
_FAILS = later(
    rf"(?:(?!\b(?:or|so|and|as)\b)[^.;]){{0,40}}?\b(?:(?:is|are|does|do|will|can|ca|wo){_NO}|"
    r"cannot|less|won't|barely|hardly|poorly|harder)\b[^.;]{0,25}\b(?:absorbed|work|well|properly|"
    r"taken up|advised|recommended|allowed|safe|enough|idea)\b"
)
_LETS = later(
    r"\b(?:can|may|could|fine|ok|okay|all right|alright|safe|possible|allowed|free to|likes?|wish|"
    r"prefer|sometimes)\b"
)
_SOFT = later(
    r"\b(?:best|better|ideal\w*|usual\w*|prefer\w*|recommend\w*|easier|easiest|helps?|helpful|"
    r"tr(?:y|ies)|most people|many people|often|normally|reminder|remember|routine|habit|good idea|"
    r"suggest\w*|well)\b"
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
    r"before|after)\b)|tests?|scans?|surgery|operation|alcohol\w*|grapefruit|insulin|iron|calcium|"
    r"antacids?|vitamins?|supplements?|juices?|coffee|caffeine|dairy|stud(?:y|ies)|trials?|"
    r"forg[eo]t\w*|miss(?:ed)?|ramadan|diet|hypos?|salt|weigh\w*|appetite|wine|beer|smok\w+|"
    r"depend\w*|(?:un)?like other|such as|spicy|greasy|avoid (?:\w+ )?foods?|foods? (?:that|which|"
    r"like|high|rich)|heartburn|indigestion|acid reflux|before bed|bedtime|lie down|sugar|"
    r"slow-release|blood sugar)\b|\?"
)
_IF_TAKEN = later(
    rf"\bif (?:(?:it is|it's|they are|they're) )?(?:taken|swallowed)\b|\bif you {_TOOK} (?:it|them|"
    r"(?:your|the|a) (?:tablets?|capsules?|medicine|dose))\b"
)
_ONLY_IF = later(r"\b(only\b[^.;,]{0,40}) if\b")
_IF_SO = later(
    r"\bif (?:you|they) (?:do|don't|do not|like|wish|prefer|want)(?: to| so| not)?(?=[.,;:)]|\Z)"
)
_UNFED = later(
    rf"\b(?:if|when) {_YOU} (?:have|has|are|is|do|does|did|can|ca|could)?(?:{_NO}|not)? ?(?:yet |"
    rf"just )?(?:(?:{_NO.strip()}) )?(?:eaten|(?:manage|able|feel able|want|feel like|have time) "
    r"(?:to )?(?:eat|eating)|feel like (?:eating|food|a meal)|eating|eat|had (?:anything|something|"
    rf"a thing)(?: to eat)?|had {SIZE}{MEAL})\b|\bif {_YOU} (?:skip|skipped|miss|missed) (?:\w+ "
    rf")?(?:meal|breakfast|lunch|dinner)s?\b|\bhave(?:n't| not) {_YOU} eaten\b|\A\W*not (?:yet "
    rf")?(?:eaten|had (?:anything|something|a thing|{SIZE}{MEAL}))"
)
_HAS_EATEN = later(
    rf"\b(?:if|when) {_YOU} (?:have|has|'ve)? ?(?:just|recently|already|only just) (?:eaten|"
    rf"finished|had|ate)\b(?: {SIZE}{MEAL}\b)?|\bhave you (?:just |recently |already )?(?:{EATEN}|"
    rf"had {SIZE}{MEAL})\b"
)
_STILL = later(
    r"\b(?:can|may|could)(?! not|not|'t) (?:still|safely|also|just|go ahead)?|\bstill (?:take|have|"
    r"swallow|give)\b|\bgo ahead\b|\b(?:is|are|'s) (?:fine|ok|okay|all right|no problem)\b|\bdon't "
    r"worry\b"
)
_WAITS = later(
    r"\b(?:wait|hold|leave (?:out|it)|skip|delay|put off|miss|omit|do not (?:take|have|give|"
    r"swallow)|don't (?:take|have|give|swallow)|(?:not|never) (?:take|have|give|swallow))\b"
)


_STRENGTH = later(r"\b\d[\d.,]* ?(?:mg|mcg|micrograms?)\b")
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
    if subject is None and not medicines_on(page) and not _is_about_one(page):
        return
    for number, said, lead in said_sentences(page, _SIGNS):
        named = mentions_between(page, number, said.first, said.last)
        generics = {one.generic for one in named if not one.everyday}
        medicine = _medicine(page, subject, generics)
        value = _value(said.sentence, lead) if medicine is not None else None
        if value is None:
            continue
        strengths = {found[0].replace(" ", "") for found in _STRENGTH.finditer(said.sentence)}
        said_of = {"fed": value.fed, "unfed": value.unfed}
        for state, is_so in said_of.items():
            for strength in sorted(strengths) or [""]:
                if is_so is not None:
                    key = f"{state}/{medicine}/{strength}"
                    yield Answer(float(is_so), float(is_so), key, said)


def _is_about_one(page: Page) -> bool:
    return page.type in _ABOUT_ONE or _PRODUCT.search(page.title.lower()) is not None


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
    return "" if not named and _is_about_one(page) else None


def _value(sentence: str, lead: str = "") -> _Said | None:
    sentence = _IF_TAKEN.sub("when taken", _IF_SO.sub("", without_answer(sentence)))
    sentence = _ONLY_IF.sub(r"\1 when", sentence)
    if (either := _EITHER.search(sentence)) is not None:
        first = max(sentence.rfind(";", 0, either.start()), 0)
        rest = sentence[first : either.start()] + sentence[either.end() :]
        return None if _APART.search(rest) else _ANYHOW
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
