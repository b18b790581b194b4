"""How long before a test or an operation readers eat nothing, in minutes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qa.checks.consistency.answers import Answer, people_of, told_to_all
from qa.checks.consistency.eating_words import DAYTIME_MEAL, DISH, EATEN, MEAL, SIZE
from qa.checks.consistency.kinds_of_test import TEST, other_kinds
from qa.checks.consistency.readings import Reader, said_sentences, without_answer
from qa.number_words import numbers_of
from qa.patterns import later, one_of
from qa.quantities import times_in
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page
    from qa.quantities import Time

_SIGNS = (
    "fast", "eat", "ate ", "food", "meal", "breakfast", "lunch", "dinner", "supper", "snack",
    "stomach", "sandwich", "solid", "bite", "toast", "cereal", "biscuit", "hungry", "only water",
    "nothing but",
)  # fmt: skip
_HOURS = numbers_of(1, 12) | {"noon": 12, "midday": 12, "midnight": 24}
_NO = r"(?: not|n't)"
_NEEDED = r"(?:needed|required|necessary|essential|called for|asked for|expected|recommended)"
_ABOUT_TEST = later(
    rf"\b(?:{TEST}|removal|repair|replacement|extraction|an?esthetic|catheter\w*|bypass|ablation|"
    r"implant|cystoscopy|dialysis|screening|panel|profile|levels?|glucose|cholesterol)\b|(?:scopy|"
    r"gra(?:m|phy)|ectomy|plasty|otomy|ostomy)\b"
)
_FOOD = later(
    rf"\b(?:{MEAL}|{EATEN}|fast(?:s|ed|ing)?|empty stomach|stomach|full stomach|solids?|diet|"
    r"cafeteria|canteen|hungry|starv\w+)\b"
)
_DRINK = later(
    r"\b(?:drink\w*|fluids?|liquids?|water|tea|coffee|juice|milk|squash|sip\w*|alcohol|caffeine|"
    r"beverages?|breast ?milk|formula|gum|smok\w+|vap\w+)\b"
)
_WITH_FOOD = later(
    r"\b(?:eat\w*|food|solids?|anything|meals?)(?:,? (?:or|and|nor)(?: to)?|,| /) (?:any "
    r")?(?:drink\w*|fluids?|liquids?|beverages?|water)\b|\b(?:drink\w*|fluids?|liquids?|"
    r"beverages?) (?:or|and) (?:eat\w*|food|solids?)\b|\b(?:but|except|apart from|other than|only|"
    r"except for|with) (?:(?:plain|clear|sips of|small|a|an|little|still|sip of|some|just) "
    r")*(?:water|fluids?|liquids?|tea|cup of tea|coffee)\b|\b(?:coffee|tea) and (?:(?:a|your|bowl|"
    r"of) )*(?:cereal|toast|biscuits?)\b|\b(?:morning )?(?:coffee|tea) and\b|\bcup of (?:tea|"
    r"coffee)\b"
)
_CLAUSE = later(
    r"[;(]|, (?:but|and then|and you|and drink|then|so|before you|while|although)\b|\b(?:but|"
    r"whereas|(?<!eat )(?<!eating )and (?:drink|you (?:can|may) drink|clear|water|nothing to drink|"
    r"have no drinks?|stop drinking|then))\b"
)
_BEFORE = later(
    r"\b(?:before|beforehand|ahead|prior to|leading up to|until|up to|earlier|in the run-up)\b|"
    r"\b(?:within|in|over|during) the (?:last|past|final|previous|preceding)\b|\bby then\b|"
    r"\b(?:fast|fasted|fasting)\b|\bfor (?:about |around |at least |up to |a minimum of )?\d"
)
_BANS = later(
    r"\beat(?:ing)? nothing\b|\b(?:spoils?|ruins?|upsets|rebook\w*|postponed?|cancel\w*|free of "
    r"food|food-free)\b|\b(?:do|must|should|can|may|will|have|has|could|need|were|are|is|be|"
    rf"would){_NO}(?: to)?(?: have)?(?: be)? (?:eat|eaten|have|had|take|taken|allowed|consume|be "
    r"eating|touch)\b|\bcannot (?:eat|have)\b|\bcan't (?:eat|have)\b|won't (?:be able to |have "
    r")?(?:eat|eaten)\b|\b(?:nothing|no|avoid|without|never|stop|nor|not(?: any)?|skip|give up|"
    r"stay off|keep off) (?:solid |any |eating |all |more |having |take |taking |solids |that is |"
    rf"in |your )*(?:to eat|{MEAL}|solids?|eating|{DISH}|eaten|food)\b|\bempty stomach\b|\bstomach "
    r"(?:must|should|has to|needs to|will|is|to)(?: be)? empty\b|\bfast(?:ed|ing)?\b|\b(?:last|"
    r"final) (?:food|meals?|bite|snack|time you eat|solid|mouthful)|\b(?:finish(?:ed)?|stop(?:s|"
    rf"ped)?|cease|no more) (?:eating|solids|{SIZE}{MEAL})|\b(?:food|solids|eating|meals|"
    r"breakfast) (?:has to|must|should|needs to|have to|is to) (?:be )?(?:stop\w*|finish\w*|over|"
    r"end\w*|avoided)\b|\b(?:not allowed|banned|forbidden|off limits|out)\b|\bnothing (?:solid|by "
    r"mouth|passes|should pass|may pass)\b|\bnil by mouth\b|\bgo(?:ne|ing)? (?:for "
    r")?[^.;,]{0,25}without (?:eating|food|a meal)\b|\bnothing\b[^.;,]{0,25}\beat"
)
_NO_FAST = later(
    rf"\b(?:no need|(?:do|does|will|need|is|are){_NO}(?: \w+)? ?(?:need|have|necessary|needed|"
    r"required|asked)?|not (?:have|need|necessary)) (?:for you )?to (?:fast|come (?:fasted|fasting|"
    r"hungry)|(?:skip|miss|go without|give up|avoid|stop|change|watch|have an empty) (?:\w+ "
    rf"){{0,2}}(?:food|eating|{DAYTIME_MEAL}|meals?|stomach)|starve|have an empty stomach|go "
    rf"hungry|stop eating|avoid food)|\b(?:no need (?:for|of)|(?:do|does|will){_NO} (?:need|"
    r"require|involve|call for|mean)) (?:any |an? )?(?:fast(?:ing)?|empty stomach)\b|"
    rf"\b(?:fast(?:ing)?|an empty stomach) (?:(?:is|are){_NO} |isn't |is un|is never )(?:\w+ "
    rf")?{_NEEDED}?|\bno\b[^.;,]{{0,25}}\bfasting\b|\bwithout (?:any )?fasting\b|\bno (?:\w+ "
    r")?(?:restrictions?|limits?|rules?)\b[^.;]{0,30}\b(?:food|eat\w*|diet|drink\w*)|\bno (?:food|"
    r"diet(?:ary)?|eating)(?: or drink(?:ing)?)? (?:restrictions?|limits?|rules?)\b|\b(?:does|do|"
    rf"will){_NO} (?:really )?(?:matter|make (?:any|a) difference)\b[^.;]{{0,60}}\b(?:{EATEN}|"
    rf"{MEAL}|stomach)|\bmakes? no (?:odds|difference)\b[^.;]{{0,60}}\b(?:{EATEN}|{MEAL}|stomach)|"
    r"\b(?:nobody|no one|no patient) (?:has|needs) to (?:go hungry|fast|starve|skip|go without)|"
    rf"\b(?:full|empty) stomach or\b|\bwhether or not you\b[^.;]{{0,30}}\b{EATEN}|\bnothing in "
    rf"(?:your|their) diet (?:needs|has) to change\b|\bon a full stomach\b|\bdo{_NO} (?:need|have) "
    r"to (?:do anything|prepare|change) [^.;]{0,40}\b(?:eat|food|diet)"
)
_USUAL = (
    r"(?:as (?:you )?(?:normally|usual(?:ly)?|normal|always)|normally|whatever you (?:like|want)|"
    r"what you like|as much as you like|freely|beforehand|as you (?:normally|usually) (?:would|do)|"
    r"right up (?:to|until)|straight before|just before|first(?=[.,;)]|\Z))"
)
_EATS = later(
    r"\b(?:eat|eating|ate|eaten|meals?|breakfast|lunch|food|diet|"
    rf"drink)\b[^.;]{{0,30}}?\b{_USUAL}\b|\b(?:have|had|eat|eaten|enjoy|tuck into|having|keep|keep "
    r"to|stick to|continue with) (?:(?:all|any|a|an|some|of) )*(?:your |their )?(?:(?:a|an|usual|"
    rf"normal|regular|full|good|big|hearty|light|ordinary|proper|own|three) )*(?:{DAYTIME_MEAL}|"
    rf"meals?|snack|{DISH}|diet)\b[^.;]{{0,50}}?\b(?:on (?:the (?:day|morning)|arrival)|that "
    r"(?:day|morning)|as usual|before (?:the|your|you|it|we|coming|leaving|setting)|beforehand|in "
    r"the waiting room|just before|first|right up)\b|\b(?:feel free to|go ahead and|welcome to|"
    r"(?:can|may|fine to|ok to|okay to|safe to|all right to) (?:still |also |even |safely "
    rf")*)(?:have|eat|enjoy|tuck into|bring|come) {SIZE}(?:usual |normal |regular )?(?:{MEAL}|to "
    rf"us straight from)\b|\b(?:{DAYTIME_MEAL}|{DISH}|meals?|food|snacks?|solid "
    r"food)\b[^.;]{0,20} (?:is|are) (?:\w+ )?(?:fine|ok|okay|allowed|all right|no problem|"
    r"permitted|welcome)\b|\bstraight from (?:the|your) (?:cafeteria|canteen|cafe|kitchen|"
    r"breakfast|lunch|dinner)"
)
_LETS = later(
    r"\b(?:can|may|could|fine|ok|okay|all right|allowed|safe|free to|go ahead|will have (?:had|"
    r"eaten)|have had|as long as|normally|tuck|carry on|keep|permitted|welcome)\b"
)
_DENIED = later(
    rf"\b(?:is|are|would be|was){_NO} (?:safe|enough|long enough|early enough|ok|okay|fine|"
    r"acceptable)\b|\b(?:too (?:late|soon|close|near|short|recent)|unsafe)\b"
)
_LEAST = later(
    r"\b(?:at least|minimum of|a good|more than|over|no less than|no later than|not less than|"
    r"longer than)\W*\Z"
)
_OR_MORE = later(r" (?:or (?:more|longer)|at least)\b")
_APART = later(
    r"\b(?:if|unless|some (?:tests|people|patients|scans|types|blood)|(?:most|many|certain|other) "
    r"(?:blood )?(?:tests|scans|types|procedures)|may (?:be(?! eaten)|need|have to)|might|"
    r"diabet\w+|insulin|ramadan|religious|intermittent|low-fib(?:re|er)|milk|formula|breast\w*|"
    r"alcohol|smok\w+|chew\w*|gum|caffeine|tablets?|capsules?|medicines?|medications?|the (?:day|"
    r"night|evening) before|another|other(?! than)|two days|few days|days|weeks?|depend\w*|whether "
    r"(?:to|you (?:need|should|can|must))|ask|check with|fatty|spicy|lose weight|vomit\w*|feel "
    r"sick|symptoms?|stud(?:y|ies)|private|study|not able to|unable|(?:are|feel|get|so) hungry|"
    r"instead|usually feel|blood sugar|glucose drink)\b|\?"
)
_AFTER = later(
    r"\b(?:after(?:wards?)?(?! (?:midnight|\d|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|at least|you (?:have|'ve) fasted|fasting|midday|noon))|once|when (?:you(?:'re| are)? "
    r"(?:wake|awake|home|get home|recover)|the (?:numb\w+|spray|feeling|sedat\w+))|numb\w*|as soon "
    r"as|(?:has|have) been (?:taken|done)|is over|(?:is|are|get|you're) home|go(?:ing)? home|"
    r"journey home|home again|recover\w*|later that|back on the ward|until the (?:feeling|numb\w*|"
    r"an?a?esthetic)|following your|resume|return to|back to)\b"
)
_IF_TIMED = later(
    r"\b(?:if|when) (?:you(?:'re|r)?|the|we(?:'re)?)\b[^.;,]{0,50}\b(?:due|coming|scheduled|booked|"
    rf"{TEST}|starts?|is at|arriv\w+|listed|slot|see you|expect\w*|admit\w*|first|"
    r"last)\b[^,;.]{0,40}?\b(?:at|for|is|starts?)\b[^,;]{0,14}|\bfor an? \d{1,2}[\d:.]{0,3} "
    r"?[ap]\.?m"
)
_IF_EATEN = later(
    r"\b(?:if|unless)\b(?:[^.;,]{0,20}\bthat)? you(?:'ve| have| had| ate)? (?:had |eaten "
    rf")?(?:{EATEN}|{SIZE}{MEAL})"
)
_CLOCK = later(
    rf"\b(?:(?P<hour>\d{{1,2}}|{one_of(numbers_of(1, 12))})(?:[:.](?P<minute>\d\d))? "
    r"?(?:(?P<half>a\.?m\.?|p\.?m\.?)|o'clock(?: (?P<part>in the morning|that morning|in the "
    r"afternoon|at night|in the evening))?)|(?P<name>noon|midday|midnight))(?![a-z])"
)
_MIDNIGHT = later(r"\b(?:midnight|overnight|bedtime|night before|evening before)\b")
_IN_THE_MORNING = later(r"\b(?:if|when) (?:your|the|you) [^.;,]{0,30}\bin the morning\b")
_FROM_MIDNIGHT = later(r"\b(?:midnight|overnight|bedtime|on the (?:day|morning) of|all day)\b")
_GAP_WORD = later(
    r"\b(?:eat\w*|bite|meal|breakfast|lunch|dinner|food|solid\w*|snack|sandwich|toast|fast\w*)\b"
)
_SLACK = 1.3
_SOME = 60.0
_NIGHT = 300.0
_DAY = 1440.0
_LONGEST = 2 * _DAY


def _read(page: Page) -> Iterator[Answer]:
    title = page.title.lower()
    is_about_test = _ABOUT_TEST.search(title) is not None
    if subject_medicine(page) is not None and not is_about_test:
        return
    for _, said, _ in said_sentences(page, _SIGNS):
        if not (is_about_test or _ABOUT_TEST.search(said.sentence)):
            continue
        if _DURING.search(said.sentence) or other_kinds(said.sentence, title):
            continue
        value = _value(said.sentence)
        if value is not None:
            low, high = value
            yield Answer(low, high, "", said, people_of(page, said))


def _value(sentence: str, _: str = "") -> tuple[float, float] | None:
    """Return the least and the most minutes without food; nought where nobody has to fast."""
    text = _WITH_MEDICINES.sub("", _EVEN_IF.sub("", told_to_all(without_answer(sentence))))
    text = _A_DAY.sub("24 hours ", _FROM_NIGHT.sub("from midnight", text))
    text = _ONLY_WATER.sub("no food", text)
    if (by_clock := _by_clock(text)) is not None:
        return by_clock
    if (found := _IF_EATEN.search(text)) is not None:
        times = list(times_in(text))
        within = _BEFORE.search(text)
        return (times[0].low, math.inf) if len(times) == 1 and within and found[0] else None
    values: list[tuple[float, float]] = []
    for clause in _clauses(_IN_THE_MORNING.sub("", _IF_TIMED.sub("", text))):
        if _APART.search(clause) or _AFTER.search(clause):
            continue
        is_of_food = _FOOD.search(clause) or _FINISHED.search(clause)
        if is_of_food and (value := _clause_value(clause)) is not None:
            values.append(value)
    return _widest(values)


def _widest(values: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the most telling of values of one sentence that agree; None of such as do not."""
    timed = [value for value in values if value[1]]
    values = timed or values
    if not values:
        return None
    low, high = max(value[0] for value in values), min(value[1] for value in values)
    return (low, high) if low <= high else None


def _clauses(text: str) -> Iterator[str]:
    at = 0
    if (reason := _REASON.match(text)) is not None:
        at = reason.end()
        yield text[:at]
    for cut in _CLAUSE.finditer(text, at):
        yield text[at : cut.start()]
        at = cut.start()
    yield text[at:]


def _clause_value(clause: str) -> tuple[float, float] | None:
    drink = _DRINK.search(_WITH_FOOD.sub("", clause))
    times = [time for time in times_in(clause) if time.high <= _LONGEST]
    if times:
        food = _GAP_WORD.search(clause) or _FOOD.search(clause)
        is_of_drink = drink and food and drink.start() < food.start()
        of_one = len(times) == 1 and times[0].low >= 1
        return _timed(clause, times[0]) if of_one and not is_of_drink else None
    return None if drink else _untimed(clause)


def _timed(clause: str, time: Time) -> tuple[float, float] | None:
    """Return what a clause with one length of time says."""
    before, after = clause[: time.start], clause[time.end :]
    bans = _BANS.search(clause)
    if not (bans or _BEFORE.search(clause)) or _NO_FAST.search(clause):
        return None
    if _DENIED.search(clause):
        return time.low * (_SLACK + 0.05), math.inf
    if _LEAST.search(before) or _OR_MORE.match(after):
        return time.low, math.inf
    if not bans and (_LETS.search(clause) or _OFFERS.match(clause)):
        return (time.low if _UNTIL.search(before) else 0.0), time.high
    return (time.low, time.high) if bans or _FINISHED.search(clause) else None


def _untimed(clause: str) -> tuple[float, float] | None:
    is_banned = _BANS.search(clause)
    if _NO_FAST.search(clause) or (
        _EATS.search(clause) and not (is_banned or _MIDNIGHT.search(clause))
    ):
        return 0.0, 0.0
    least = _NIGHT if _FROM_MIDNIGHT.search(clause) else _SOME
    return (least, _DAY) if _BANS_PLAINLY.search(clause) else None


_OFFERS = later(rf"\W*(?:then )?(?:have|eat|enjoy) {SIZE}{MEAL}\b")
_UNTIL = later(r"\b(?:until|up to|till|as late as|within|finished)\W*(?:it )?\Z")
_BANS_PLAINLY = later(
    rf"\b(?:skip(?:ped)?|miss(?:ed)?|have no|no|without(?: any)?) (?:\w+ )?{DAYTIME_MEAL}\b|"
    rf"\b(?:do{_NO}|must{_NO}|should{_NO}|cannot|not to) (?:eat|have anything to eat|have any "
    r"food)\b(?! (?:too|a (?:large|big|heavy)|more|or drink alcohol))|\bnothing to eat\b|\bnil by "
    r"mouth\b|\b(?:on|with|have|need) an empty stomach\b|\bstomach (?:must|should|has to|needs to) "
    r"be empty\b|\b(?:must|need to|have to|asked to|should|please|be) fast(?:ed|ing)?\b|"
    rf"\bfast(?:ing)? (?:is|are) (?:\w+ )?{_NEEDED}\b|\bfasting {_NEEDED}\b|\bskip (?:your "
    rf")?[^.;]{{0,25}}\b(?:{DISH})\b|\b(?:since|as|because|after) [^.;,]{{0,30}}\b(?:have fasted|"
    r"not have eaten|not eaten|fasting)\b|\bno (?:food|solids)\b|\bcome fasting\b|\beat nothing\b"
)
_WITH_MEDICINES = later(
    r"(?:,| and|, and|,? or) (?:take|stop(?: taking)?|change|skip|miss) "
    r"(?:(?:all|any|of) )*(?:your|the) (?:usual |normal |regular |other "
    r")?(?:medicines?|tablets|medications?)\b"
)
_EVEN_IF = later(r",? even (?:if|when|though)\b[^.;,]*")
_REASON = later(r"\W*(?:as|since|because|after|with|having)\b[^,;]{5,200}?, (?!or\b|and\b)")
_A_DAY = later(
    r"\b(?:an?|one) (?:full |whole |clear )?day (?=without|before|ahead|beforehand|of fasting)"
)
_DURING = later(
    r"\b(?:stay seated|between (?:the )?samples|during the (?:test|scan)|i (?:don't|do not|eat|"
    r"never|still)|links?|sponsor\w*|meat|fish|seaweed|peanuts?|plan\b|16:8)\b"
)
_FROM_NIGHT = later(
    r"\b(?:from|after|since|past|beyond)\b(?: [^.;,]{0,30}?)? ?\b(?:the )?(?:night|evening|day) "
    r"before\b|\bafter (?:your |the )?(?:evening meal|dinner|supper|last meal|bedtime|tea)\b"
)
_ONLY_WATER = later(
    r"\b(?:only|nothing but|nothing except|nothing other than|nothing apart from|just)(?: have| "
    r"drink)? (?:(?:plain|sips of|clear|some|still) )*(?:water|fluids|liquids)\b(?: is allowed)?"
)
_FINISHED = later(
    r"\b(?:it|they|this|that|everything)\b[^.;]{0,25}\b(?:finished|eaten|over|gone|done|down)\b|"
    r"\b(?:stop|finish)\b"
)


def _by_clock(text: str) -> tuple[float, float] | None:
    """Return the time between the hour up to which readers eat and that of the test."""
    found = list(_CLOCK.finditer(text))
    if len(found) != 2 or _AFTER.search(text) or not _GAP_WORD.search(text):
        return None
    event, food = found
    if not _IF_TIMED.search(text[: event.end() + 2]):
        return None
    gap = (_hour(event, None) - _hour(food, event)) % 24 * 60
    if not 0 < gap <= _DAY / 2 or _DRINK.search(_WITH_FOOD.sub("", text[event.end() :])):
        return None
    return gap, gap


def _hour(found: re.Match[str], event: re.Match[str] | None) -> float:
    """Return an hour of the day; without its half of the day it is before the test."""
    if name := found["name"]:
        return float(_HOURS[name])
    hour = float(_HOURS.get(found["hour"]) or found["hour"]) % 12
    hour += float(found["minute"] or 0) / 60
    half = (found["half"] or "").replace(".", "")
    part = found["part"] or ""
    if half == "pm" or "afternoon" in part or "evening" in part:
        return hour + 12
    if event is not None and not half and not part and hour + 12 < _hour(event, None):
        return hour + 12
    return hour


FASTING = Reader(signs=_SIGNS, read=_read, slack=_SLACK)
