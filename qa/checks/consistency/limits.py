"""The figures at which a page says that a reading becomes high, low, normal, or what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.sayings import first_pair, saying
from qa.checks.disclaimers.audience import lead_in
from qa.finding import Match
from qa.page import sentences
from qa.patterns import blanks, later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.page import Page

_DIGITS = r"(?<![\d/.,-])(?P<low>\d{1,3}(?:\.\d{1,2})?)"
_HIGH = r"(?: ?(?:to|and|-|\u2013) ?(?P<high>\d{1,3}(?:\.\d{1,2})?))?"
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "pressure",
        r"blood pressure|hypertens\w+|hypotens\w+|readings?|average|numbers",
        (
            r"(?<![\d/.,-])(?P<low>\d{2,3})(?:/| over )\d{2,3}(?:(?: ?mm ?hg)? ?(?:to|and|-|\u2013)"
            r" ?(?P<high>\d{2,3})(?:/| over )\d{2,3})?(?: ?(?P<unit>mm ?hg))?(?![\d/])"
        ),
    ),
    (
        "temperature",
        r"temperature|fever\w*|hypothermia|reading|thermometer|it",
        (
            r"(?<![\d/.,-])(?P<low>\d{2,3}(?:\.\d)?)(?: ?(?:to|and|-|\u2013) ?"
            r"(?P<high>\d{2,3}(?:\.\d)?))? ?(?:\u00b0|\u00ba|degrees)? ?(?P<unit>c|f|celsius|"
            r"fahrenheit)\b"
        ),
    ),
    ("a1c", r"a1c|diabetes|prediabetes", rf"{_DIGITS}%?{_HIGH} ?(?P<unit>%|mmol/mol)"),
    (
        "oxygen",
        r"oxygen|saturation|sats|spo2|oximeter",
        r"(?<![\d/.,-])(?P<low>\d\d)%?(?: ?(?:to|and|-|\u2013) ?(?P<high>\d{2,3}))? ?(?P<unit>%)",
    ),
    ("ldl", r"ldl", rf"{_DIGITS}{_HIGH} ?(?P<unit>mmol/l|mg/dl)"),
    ("hdl", r"hdl", rf"{_DIGITS}{_HIGH} ?(?P<unit>mmol/l|mg/dl)"),
    ("triglycerides", r"triglycerides?", rf"{_DIGITS}{_HIGH} ?(?P<unit>mmol/l|mg/dl)"),
    ("total", r"(?:total )?cholesterol", rf"{_DIGITS}{_HIGH} ?(?P<unit>mmol/l|mg/dl)"),
    ("uric acid", r"uric acid|urate", rf"{_DIGITS}{_HIGH} ?(?P<unit>mg/dl|\S?mol/l)"),
    (
        "sugar",
        r"blood (?:sugar|glucose)|glucose|hypos?|hypergly\w+|hypogly\w+|sugar|readings?|levels?",
        rf"{_DIGITS}{_HIGH} ?(?P<unit>mmol/l|mg/dl)",
    ),
    (
        "pulse",
        r"heart rate|pulse",
        rf"{_DIGITS}{_HIGH} ?(?P<unit>beats (?:per|a|each) minute|bpm)",
    ),
    (
        "bmi",
        r"bmi|body mass index",
        (
            rf"{_DIGITS}{_HIGH}(?: ?(?P<unit>kg/m2))?(?! ?(?:%|cm|kg|inches|years|mm|/|st\b|lb|"
            r"weeks|months|in\b|people|adults))(?![\d.]*\d)"
        ),
    ),
)
_SIGNS = ("pressure", "tens", "mm hg", "mmhg", "reading", "diabetes", "temperature", "fever",
          "thermia", "a1c", "oxygen", "saturation", "cholesterol", "ldl", "triglycerides",
          "uric acid", "urate", "sugar", "glucose", "hypo", "heart rate", "pulse", "bmi",
          "body mass")  # fmt: skip
_KIND = tuple((name, later(rf"\b(?:{words})\b"), later(value)) for name, words, value in _KINDS)
_STATES = {
    "diabetes": r"(?<!pre-)(?:type 2 )?diabetes|diabetic",
    "prediabetes": r"pre-?diabetes|pre-?diabetic",
    "fever": r"fever\w*|high temperature",
    "hypothermia": r"hypothermia",
    "hypo": r"hypos?|hypogly\w+|low blood (?:sugar|glucose)",
    "hyper": r"hypergly\w+|high blood (?:sugar|glucose)",
    "obese": r"obes(?:e|ity)",
    "overweight": r"overweight",
    "underweight": r"underweight",
    "crisis": r"(?:hypertensive )?crisis",
    "elevated": r"elevated|pre-?hypertension|high-normal|slightly raised",
    "high": r"high(?! temperature)|hypertension|too high|raised|hypertensive(?! crisis)",
    "low": r"low|hypotension|too low",
    "normal": r"normal|healthy|ideal|fine|optimal|desirable|best",
    "target": r"aim\w*|goals?|targets?|should be|keep|keeping|try to get|recommend\w*|bring",
}
_STATE = tuple((name, later(rf"\b(?:{words})\b")) for name, words in _STATES.items())
_DOWN_NAMES = frozenset({"hypothermia", "hypo", "underweight", "low"})
_BOTH_WAYS = frozenset({"normal", "target"})
_UP = later(
    r"\b(?:above|over|more than|higher than|greater than|at least|from|reach(?:es|ed)?|hits?|"
    r"goes above|starts? at|begins? at|pass(?:es)?|tops?|exceeds?|rises to|climbs to|not (?:be )?"
    r"(?:below|under|less than)|once it is|rises (?:to|above))(?: (?:an?|about|the|reading|of|bmi|"
    r"level|or))* ?\Z"
)
_DOWN = later(
    r"\b(?:below|under|less than|lower than|up to|no (?:more|higher) than|at most|not (?:be )?"
    r"(?:above|over|more than)|falls? (?:to|below)|drops? (?:to|below))(?: (?:an?|about|the|"
    r"reading|"
    r"of|or))* ?\Z"
)
_MORE = later(r"(?: ?\([^)]*\))?,? (?:or|and) (?:more|above|over|higher|greater|upwards?|up)\b|\+")
_LESS = later(r"(?: ?\([^)]*\))?,? (?:or|and) (?:below|under|less|lower)\b")
_NOT = later(r"\b(?:not|never|isn't|doesn't|no|nothing|without|neither)\b")
_DOUBLE = later(r"\bnot (?:be )?(?:above|over|below|under|less|more|higher|lower)\b|"
                r"\bno (?:more|higher|lower|less) than\b|\bnot only\b|\bno matter\b")  # fmt: skip
_CASES = {
    "home": r"(?:at|your|a) home|home (?:readings?|average|monitor\w*)|ambulatory|24[- ]hour|"
    r"averages?|daytime|yourself",
    "clinic": r"(?:in|at) (?:the |a |your )?(?:clinic|doctor's|gp's|gp surgery|surgery|hospital)|"
    r"clinic (?:readings?|figures?)|office readings?|readings? there",
    "child": r"child(?:ren)?(?:'s)?|bab(?:y|ies)(?:'s)?|infants?|newborns?|toddlers?|teen\w*|"
    r"months",
    "old": r"older|elderly|(?:over|under|aged?)(?: the age of)? \d\d\b(?! ?[%mc/])|aged|"
    r"\d+ (?:years )?(?:or|and) over|\d+ years (?:old|of age)",
    "pregnant": r"pregnan\w+|gestational|preeclampsia|pre-eclampsia",
    "with diabetes": r"(?:have|with|had|and|or) (?:type \d )?diabetes(?: or|,|\.|$| and)",
    "kidney": r"kidney\w*|ckd|egfr",
    "heart": r"heart (?:disease|attack|failure|problems)|stroke|angina|cardiovascular",
    "risk": r"risk|family",
    "meals": r"fasting|before (?:a )?(?:meals?|eating|breakfast|food)|after (?:a )?(?:meals?|"
    r"eating|food)|random|mealtimes?|two hours|2 hours|empty stomach|overnight|non-fasting",
    "night": r"bedtime|night|sleep\w*|wak\w+|morning",
    "active": r"driv\w+|exercis\w+|sports?|athletes?|insulin|tablets|alcohol",
    "origin": r"asian|black|south asian|chinese|ethnic\w*|african|caribbean|middle eastern|origin|"
    r"background",
    "sex": r"men|women|man|woman|males?|females?",
    "severe": r"severe\w*|seriou\w+|very|dangerous\w*|extreme\w*|morbid\w*|slightly|mild\w*|"
    r"moderate\w*|borderline|class|emergency|urgent\w*",
    "treated": r"surgery|treat\w*|medicines?|medication|medicated|statins?|weight[- ]loss|drugs?|"
    r"refer\w*|eligible|operation|bariatric|offered|prescrib\w*|appointment|donat\w*|fly|flying|"
    r"blood donor|vaccin\w+|device|monitor shows|certain|test strip",
    "lungs": r"copd|lung\w*|oxygen therapy|altitude",
    "armpit": r"armpit|underarm|oral\w*|ear|rectal\w*|mouth|forehead|bottom",
    "nation": r"americ\w+|europ\w+|uk|united states|nice|nhs|who|guidelines?|us",
    "other": r"some|may|might|could|used to|until|instead|previous\w*|unless|except|stud(?:y|ies)|"
    r"trials?|depend\w*|lower|higher(?! than|\.|,)(?<!or higher)|metabolic|waist|syndrome|"
    r"sodium|bottom number|diastolic|top number|systolic|second number|weeks?|days?|hours?|"
    r"minutes?|twice|points?|reduces?|drop of|rise of|fall of|difference|was|were|had been|her|"
    r"his|he|she|i|my",
}
_CASE = tuple((name, later(rf"\b(?:{words})\b")) for name, words in _CASES.items())
_ALIKE = frozenset({"home", "clinic", "child", "other"})
_STAGE = later(r"\b(?:stage|grade|type(?! [12] diabetes)|category) (\d|one|two|three|i+)\b")
_CALL = later(
    r"\b(?:call|ring|phone|dial|go to|tell|see|contact|speak|seek|ask|911|999|111|a&e|er|doctor|"
    r"gp|help|ambulance|nurse|stop|wait|eat|treat|give)\b"
)
_TOLD_BY = later(r"\b(?:your )?(?:doctor|gp|nurse)(?: will| may)? (?:tell|say|diagnose)\w*(?: "
                 r"you)?|"
                 r"\b(?:gp|doctor's) (?:surgery|office)|\bsurgery or clinic\b")  # fmt: skip
_SURE = frozenset({"fever", "hypo", "diabetes", "prediabetes", "obese", "overweight", "crisis",
                   "hypothermia", "high", "low"})  # fmt: skip
_CALLS_OVER = later(
    r"\b(?:call|phone|ring|dial|get (?:medical |emergency |urgent )?help|medical (?:help|"
    r"attention)|"
    r"(?:see|contact|speak to|ask|tell) (?:a|an|your|the) (?:\w+ )?(?:doctor|gp|nurse|provider|"
    r"pediatrician|paediatrician)|emergenc\w+|urgent\w*|911|999|111|a&e|red flags?|warning signs)\b"
)
_LONGEST_LIST = 30
_IN_BRACKETS = later(r"\([^)]*\)")
_MOST = 30


class Limit(NamedTuple):
    """A figure from which, or up to which, a reading has a name."""

    kind: str
    unit: str
    edge: str
    """The state, with "from" or "to": "high from", "normal to"."""
    case: frozenset[str]
    value: float
    said: Saying


def calls_over(page: Page, block: Block) -> bool:
    """Return whether a block is one of a list of what to call for: a very high fever, say."""
    over = [heading.folded for heading in page.headings_over(block) if (heading.level or 7) > 1]
    lead = lead_in(page, block, _LONGEST_LIST)
    if lead.rstrip().endswith(":"):
        over.append(lead)
    return any(_CALLS_OVER.search(text) for text in over)


def two_limits(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that begin or end one state of one reading elsewhere."""
    if not any(sign in page.folded for sign in _SIGNS):
        return
    found = list(_limits(page))
    if not 1 < len(found) <= _MOST:
        return
    if pair := first_pair(found, _are_at_odds, _of_one, _agree):
        yield from both_places(_match(*pair), _match(*pair[::-1]))


def _match(here: Limit, there: Limit) -> Match:
    text = here.said
    span = text.block.source_span(text.start, text.end)
    return Match(span, (text.text.strip(), _shown(here), there.said.text.strip()))


def _are_at_odds(one: Limit, other: Limit) -> bool:
    return _of_one(one, other) and _differ(one, other)


_SHOWN = {"hypo": "a hypo", "fever": "a fever", "obese": "obesity", "high": "a high reading",
          "low": "a low reading", "normal": "a normal reading", "target": "the target",
          "crisis": "a crisis", "hyper": "high blood sugar"}  # fmt: skip


def _shown(limit: Limit) -> str:
    state = limit.edge.partition(" ")[0]
    return _SHOWN.get(state, state)


def _of_one(one: Limit, other: Limit) -> bool:
    return (one.kind, one.unit, one.case) == (other.kind, other.unit, other.case)


def _agree(one: Limit, other: Limit) -> bool:
    return one.edge == other.edge and one.value == other.value


_ABOVE = {
    "normal to": ("high from", "fever from", "diabetes from", "obese from", "hyper from"),
    "low to": ("normal from",),
}
"""What an edge cannot lie above."""


def _differ(one: Limit, other: Limit) -> bool:
    if one.said.is_beside(other.said):
        return False
    if one.edge == other.edge:
        least, most = sorted((one.value, other.value))
        return most > least * _SLACK and most - least > _ROUNDED.get(one.kind, _LEAST)
    for low, high in ((one, other), (other, one)):
        if high.edge in _ABOVE.get(low.edge, ()):
            return low.value > high.value * _SLACK + _ROUNDED.get(one.kind, _LEAST)
    return False


_SLACK, _LEAST = 1.005, 0.15
_ROUNDED = {"pressure": 1.5, "bmi": 0.6, "oxygen": 1.5}
"""How much two figures for one edge may differ."""


def _limits(page: Page) -> Iterator[Limit]:
    for number, block in enumerate(page.blocks):
        if not page.has_number(block) or calls_over(page, block):
            continue
        over = " ".join(h.folded for h in page.headings_over(block)[:2] if h.level != 1)
        for first, last in sentences(block.plain):
            yield from _in_sentence(page, number, first, block.folded[first:last], over)


def _in_sentence(page: Page, number: int, first: int, sentence: str, over: str) -> Iterator[Limit]:
    """Yield the edges that the only value of a sentence is, where it names one state."""
    if sentence.endswith("?"):
        return
    hit, kind = _only_value(page, sentence)
    if hit is None:
        return
    state = _state(sentence)
    if not state:
        return
    text = _TOLD_BY.sub("", sentence)
    if state not in _SURE and _CALL.search(text):
        return
    if _CALL.search(text[: hit.start()]) and not _is_defined(text):
        return
    case = _case(page, _TOLD_BY.sub("", f"{sentence[: hit.start()]} {sentence[hit.end() :]}"), over)
    said = saying(page, number, first + hit.start(), first + hit.end())
    if said is None or "other" in case:
        return
    unit = "" if kind in ("pressure", "bmi", "pulse") else hit["unit"]
    unit = unit[:1] if kind == "temperature" else unit
    for edge, value in _edges(sentence, hit, state):
        yield Limit(kind, unit, edge, case, value, said)


_DEFINES = later(
    r"\b(?:is|are|means?|counts?|called|count|considered|classed|defined|diagnosed|sets in|having|"
    r"have|has|begins?|starts?|confirms?|normal|becomes?)\b"
)


def _is_defined(text: str) -> bool:
    return _DEFINES.search(text) is not None


def _only_value(page: Page, sentence: str) -> tuple[re.Match[str] | None, str]:
    """Return the only value of the kind of reading that a sentence, or the page, is on."""
    blank = _IN_BRACKETS.sub(blanks, sentence)
    for name, words, value in _KIND:
        found = list(value.finditer(blank))
        if not found:
            continue
        named = words.search(sentence) is not None or (name == "pressure" and found[0]["unit"])
        if not named and not (name != "sugar" and words.search(page.title.lower())):
            continue
        if len(found) == 1:
            return found[0], name
        return None, ""
    return None, ""


def _state(sentence: str) -> str:
    """Return the only state that a sentence names; an aim is more than what is normal."""
    named = [name for name, words in _STATE if words.search(sentence)]
    if "fever" in named:
        named = [name for name in named if name not in ("high", "normal")]
    if {"prediabetes", "diabetes"} <= {*named}:
        return ""
    own = [name for name in named if name not in ("normal", "target", "high", "low", "elevated")]
    if len(own) == 1:
        return own[0]
    if own:
        return ""
    if len(named) == 2 and named[1] == "target" and named[0] in ("normal", "high"):
        return "target" if "should be" in sentence or "aim" in sentence else named[0]
    return named[0] if len(named) == 1 else ""


def _case(page: Page, sentence: str, over: str) -> frozenset[str]:
    """Return for whom, and in which case, a sentence under its headings holds."""
    title = page.title.lower()
    text = f"{sentence} {over}"
    cases = {found[0] for found in _STAGE.finditer(sentence)}
    for name, words in _CASE:
        if not words.search(title):
            cases |= {name if name in _ALIKE else _plain(hit[0]) for hit in words.finditer(text)}
    return frozenset(cases)


def _plain(case: str) -> str:
    return case.replace(" a ", " ").rstrip("s")


def _edges(sentence: str, hit: re.Match[str], state: str) -> Iterator[tuple[str, float]]:
    low, high = float(hit["low"]), hit["high"]
    denied = len(_NOT.findall(_DOUBLE.sub("", sentence))) % 2 == 1
    if high:
        if not denied:
            yield f"{state} from", low
            yield f"{state} to", float(high)
        return
    before = sentence[: hit.start()]
    up = _MORE.match(sentence, hit.end()) or (
        not _LESS.match(sentence, hit.end()) and _UP.search(before)
    )
    down = not up and (_LESS.match(sentence, hit.end()) or _DOWN.search(before))
    if not (up or down):
        return
    if state in _BOTH_WAYS:
        if denied:
            return
        yield f"{state} {'from' if up else 'to'}", low
        return
    if state == "diabetes" and denied:
        state, denied = "normal", False
    end = "to" if state in {*_DOWN_NAMES, "normal"} else "from"
    if (end == "from") == (bool(up) != denied):
        yield f"{state} {end}", low
