"""A dose that no product on the market can make sense of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.checks.doses.above_daily_maximum import times_in, warns
from qa.checks.doses.dosing import Bond, doses, doses_by_week, doses_by_weight
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.dosing import Dose
    from qa.knowledge import Strength
    from qa.page import Page

_FAR = 10
"""Times the largest strength: no tablet count explains it."""
_ODD = 5
_STRONGER = 3
"""Times the largest strength, for what is said to be in one tablet."""
_MANY = 3
"""Times the most of a week, where the dose is said to be for a week."""
_ABSURD = 100
_BEFORE = 30
_SENTENCE = 100
_CALLED = later(
    r"\b(?:more than|maximum(?: dose)?(?: is| of)?|exceed(?:ing)?|up to|at most|doses? (?:is|of)|"
    r"usual(?: \w+)? dose|start(?:s|ing)? (?:with|on|at)|(?:take|swallow|give)s?)\s\Z"
)
_USUAL = later(
    r"\b(?:usual\w*|normal\w*|typical\w*|common\w*|standard|recommended|most|adults?|starts?|"
    r"starting|begins?|takes?|each|every|(?<!at )once|twice|dose)\b"
)
_CALLED_USUAL = later(
    r"\b(?:usual|normal|standard|typical|recommended)(?: \w+){0,2} dose"
    r"(?: (?:of|for) [a-z][a-z -]{2,40}?)?"
    r" (?:is|are)(?: usually| normally)? (?:an? |one |about )?\Z"
)
_AT_A_TIME = later(
    r"[^.;\d]{0,25}?\b(?:once|twice|(?:two|three|four|\d) times|every \w+ hours|(?:each|every) "
    r"(?:morning|evening|night)|in the (?:morning|evening)|at (?:night|bedtime))\b"
)
_LARGE = later(
    r"\b(?:total|hospital|specialist|overdose|up to|maximum|loading|stud(?:y|ies)|trials?|pulse|"
    r"high|higher|large|more than|over|above|divided|course|mg/kg|transplant\w*|cancer\w*)\b"
)
_FEW_AT_A_TIME = 2
_FEW_A_DAY = 4
"""Tablets of the largest strength, above which a dose is no usual one."""
_OF_COURSE = {"colchicine": 6.0}
"""The most of a medicine in a course, in milligrams: British National Formulary."""
_PER_COURSE = later(
    r"\)?,? (?:in total |in all |altogether )?(?:(?:in|per|for|over|during|of) )(?:each|every|"
    r"any|one|a|"
    r"the|this|your)? ?(?:single |whole |full |entire )?(?:courses?|attacks?|flares?(?:-ups?)?)\b|"
    r" (?:in total|in all|altogether)\b"
)
_A_WEEK = later(r",? (?:once )?(?:a|per|each|every) week\b|,? (?:once )?weekly\b")
_SMALL = 0.2
"""Of the smallest strength."""
_STRONG = 10
"""Milligrams in a millilitre of what nobody injects by micrograms."""
_THOUSAND = 1000
_SMALL_ADULT = 50
"""Kilograms."""
_CHILD_OF = 40
"""Kilograms, from which nobody takes more in a day than adults do."""
_MORE_THAN_ADULTS = 1.5
_NO_CHILD = later(
    r"\b(?:inject\w*|infus\w*|intraven\w*|iv|drip|load\w*|single|week\w*|course|total|cumulative|"
    r"neonat\w*|preterm|rectal\w*|enemas?|cancer|stud(?:y|ies)|trials?|more than|over|above|"
    r"exceed\w*)\b"
)
_PATCH = later(
    r"[ -](?:\w+ )?patch(?:es)?\b|"
    r"(?: of [a-z]+)? (?:every|in|over|per|each|through the) (?:24 hours|day|skin)\b"
)
_OF_PATCH = later(
    r"\bpatch(?:es)?\b[^.;]{0,30}\b(?:releas\w+|deliver\w*|gives?|providing|provides?)\b"
    r"[^.;]{0,20}\Z"
)
_PATCH_HOLDS = later(r"\b(?:contain\w*|holds?|content\w*|loaded|pack|box|ointment|gel|cream)\b")
_OF_PATCHES = 100
"""Times what the strongest patch gives in an hour, or a day: a slip of unit."""
_UNITS_PER_MG = 40_000
"""Of vitamin D: 1 microgram is 40 units."""
_VITAMIN_D = frozenset({"cholecalciferol", "ergocalciferol"})
_FOOD = later(r"\b(?:carb\w*|sugar|glucose|dextrose|protein|fib(?:er|re)|fat|salt)\b")
"""What is weighed beside an insulin."""
_BY_UNIT = ("insulin", "heparin", "dalteparin", "tinzaparin", "botulinum", "onabotulinum")
_ALSO_BY_UNIT = frozenset(
    {"semaglutide", "tirzepatide", "liraglutide", "vitamin e", "vitamin a", "pancrelipase",
     "lactase", "nystatin", "lipase", "bromelain", "trypsin", "phytonadione", "alpha tocopherol"}
)  # fmt: skip


class Doubt(NamedTuple):
    """What is wrong with a dose of one medicine, and how surely."""

    level: Level
    because: str
    slip: bool = False
    """A thousandth of the dose is one that is sold."""


@rule(
    "doses.implausible",
    level=Level.ERROR,
    message="Check '%s': %s.",
    why="A slip of a unit or a zero in a dose can make a reader take a thousand times too much.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "FDA Orange Book and NHS prescribing data, strengths on the market",
    ],
    examples=[
        Example(
            bad="An injection into the shoulder holds 40 micrograms of methylprednisolone acetate.",
            good="An injection into the shoulder holds 40 mg of methylprednisolone acetate.",
        ),
        Example(
            bad="The usual starting dose of levothyroxine 50 mg is taken before breakfast.",
            good="The usual starting dose of levothyroxine 50 micrograms is taken before "
            "breakfast.",
        ),
        Example(
            bad="Adults can take paracetamol 500 g every 6 hours.",
            good="Adults can take paracetamol 500 mg to 1 g every 6 hours.",
        ),
        Example(
            bad="She injects insulin glargine 100 mg at bedtime.",
            good="She injects insulin glargine 20 units at bedtime. With insulin, 15 g of sugar is"
            " enough for a low.",
        ),
        Example(
            bad="| Inhaler | Each puff |\n|---|---|\n| Salbutamol | 100 milligrams |\n\nOne"
            " salbutamol puff from the blue inhaler gives 100 milligrams.",
            good="| Inhaler | Each puff |\n|---|---|\n| Salbutamol | 100 micrograms |",
        ),
        Example(
            bad="# Levothyroxine\n\nMany adults take about 1.6 mg per kilogram of body weight.",
            good="# Levothyroxine\n\nMany adults take about 1.6 micrograms per kilogram of body"
            " weight.",
        ),
        Example(
            bad="# Adrenaline auto-injectors\n\nAdrenaline helps.\n\n| Weight | Dose |\n|---|---|"
            "\n| 15 to 30 kg | 0.15 mg |\n| 30 kg or more | 0.3 g |",
            good="# Adrenaline auto-injectors\n\nAdrenaline helps.\n\n| Weight | Dose |\n|---|---|"
            "\n| 15 to 30 kg | 0.15 mg |\n| 30 kg or more | 0.3 mg |",
        ),
        Example(
            bad="Semaglutide is injected once a week. We start new members at the full 24 mg.",
            good="Semaglutide is injected once a week. The highest dose is 2.4 mg.",
        ),
        Example(
            bad="For prevention, adults usually take acetazolamide 1250 mg twice a day.",
            good="For prevention, adults usually take acetazolamide 125 mg twice a day.",
        ),
        Example(
            bad="# Thyroid tablets\n\nLevothyroxine replaces the hormone. Adults begin with fifty"
            " milligrams before breakfast.",
            good="# Thyroid tablets\n\nLevothyroxine replaces the hormone. Adults begin with fifty"
            " micrograms before breakfast.",
        ),
        Example(
            bad="The usual dose of colchicine is 500mg twice a day, up to 6mg in one course.",
            good="The usual dose of colchicine is 500 micrograms twice a day, up to 6mg in one"
            " course.",
        ),
        Example(
            bad="The usual adult dose of colchicine is 12 mg at the first sign of a flare.",
            good="The usual adult dose of colchicine is 1.2 mg at the first sign of a flare.",
        ),
        Example(
            bad="# Estradiol\n\nMost people begin with a 50 milligram patch of estradiol.",
            good="# Estradiol\n\nMost people begin with a 50 microgram patch of estradiol.",
        ),
        Example(
            bad="The dose of ibuprofen for children is 100 mg/kg every 6 to 8 hours.",
            good="The dose of ibuprofen for children is 10 mg/kg every 6 to 8 hours.",
        ),
        Example(
            bad="For several patches of sore skin, the usual course is flucloxacillin 250 g four"
            " times a day.",
            good="For several patches of sore skin, the usual course is flucloxacillin 250 mg four"
            " times a day. Then rub in a cream; with amoxicillin too, eat 30 g of fibre a day.",
        ),
        Example(good="Doctors give gentamicin 5 mg/kg, and ketamine 0.5 mg/kg, through a drip."),
        Example(good="They gave me 100 mg of hydrocortisone at once, by drip or not I cannot say."),
        Example(
            good="# Acetaminophen\n\nAcetaminophen eases pain.\n\n## Medicines that do not mix"
            " with it\n\n- **Warfarin:** even 2,000 mg a day for several days can raise the INR."
        ),
        Example(
            bad="Most adults with this infection take cefalexin 50 mg, 4 times a day.",
            good="Most adults with this infection take cefalexin 500 mg, 4 times a day.",
        ),
        Example(
            bad="Take one colchicine tablet twice a day. Do not take more than 60 mg of"
            " colchicine in"
            " one course.",
            good="Take one colchicine tablet twice a day. Do not take more than 6 mg of colchicine"
            " in one course.",
        ),
        Example(good="Older adults may start prednisone at 0.5 mg, twice a day."),
        Example(good="# Isotretinoin\n\nIsotretinoin is taken until you have had 7,200 mg in all."),
        Example(good="A serum digoxin level of 250 mg would be impossible to survive."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose that is ten times the largest strength, or a thousandth of the smallest.

    ISMP: tenfold and thousandfold errors. What a neighbouring medicine or a study may explain is
    less certain; a brand or a group of names is doubted only if every medicine in it is.
    """
    for dose in doses(page):
        found = [_doubt(dose, generic) for generic in dose.generics]
        doubts = [doubt for doubt in found if doubt is not None]
        if len(doubts) < len(found):
            continue
        worst = max(doubts, key=lambda doubt: doubt.level.rank)
        level = _level(dose, worst)
        span = dose.block.source_span(dose.start, dose.end)
        yield Match(span, (dose.block.text[dose.start : dose.end], worst.because), level=level)
    yield from _by_weight(page)
    yield from _by_week(page)
    yield from _by_course(page)


def _level(dose: Dose, doubt: Doubt) -> Level:
    """Return how sure a doubt is, by how surely the dose is one of the medicine."""
    if doubt.slip and _is_called_usual(dose):
        return Level.WARNING if dose.uncertain or dose.bond is not Bond.FIRM else doubt.level
    if dose.uncertain:
        is_a_day = dose.amount.per == "day" and dose.bond is not Bond.LOOSE
        return (
            Level.WARNING
            if doubt.slip and (dose.beside or is_a_day or _is_absurd(dose))
            else Level.SUGGESTION
        )
    if dose.bond is Bond.LOOSE:
        return Level.WARNING if doubt.slip or _is_absurd(dose) else Level.SUGGESTION
    if dose.bond is Bond.FIRM or doubt.level is not Level.ERROR:
        return doubt.level
    return Level.WARNING


def _by_weight(page: Page) -> Iterator[Match]:
    """Yield a dose for each kilogram that is ten times the most for a small adult."""
    for dose in doses_by_weight(page):
        weights = dose.amount.both_in_milligrams
        known = [knowledge.strength(generic) for generic in dose.generics]
        if weights is None or dose.uncertain or not all(known):
            continue
        yield from _above_adults(dose, min(weights))
        largest = max(ceiling(one) if one and one.unit == "mg" else 0 for one in known)
        if not 0 < _FAR * largest <= _SMALL_ADULT * min(weights):
            continue
        shown = dose.block.text[dose.start : dose.end]
        because = f"no form of {dose.named} holds more than {_amount(largest, 'mg')} in all"
        span = dose.block.source_span(dose.start, dose.end)
        level = Level.WARNING if dose.bond is Bond.LOOSE else None
        yield Match(span, (shown, f"{because}; is the unit right"), level=level)


def _by_course(page: Page) -> Iterator[Match]:
    """Yield a total of a course, or of an attack, many times what is safe in one."""
    for dose in _doses_of_courses(page):
        weights, most = dose.amount.both_in_milligrams, _OF_COURSE.get(dose.generics[0])
        after = dose.block.folded[dose.amount.end : dose.amount.end + _SENTENCE]
        if weights is None or most is None or not _PER_COURSE.match(after):
            continue
        if min(weights) >= _MANY * most:
            shown = dose.block.text[dose.amount.start : dose.amount.end]
            because = f"the most {dose.named} in one course is {_amount(most, 'mg')}"
            span = dose.block.source_span(dose.amount.start, dose.amount.end)
            yield Match(span, (shown, because), level=Level.WARNING)


def _doses_of_courses(page: Page) -> Iterator[Dose]:
    """Yield the amounts of the medicines of which a course has a limit of its own."""
    return (one for one in doses(page) if len(one.generics) == 1 and one.generics[0] in _OF_COURSE)


def _above_adults(dose: Dose, weight: float) -> Iterator[Match]:
    """Yield a dose for each kilogram that gives a child far more than an adult may have."""
    first, last = sentence_around(dose.block.plain, dose.amount.start)
    said = dose.block.folded[first:last]
    if len(dose.generics) > 1 or dose.other_route or warns(dose):
        return
    rows = [row for row in knowledge.regimens(dose.generics[0]) if row.way == "mouth"]
    most = rows[0].daily if len(rows) == 1 and rows[0].unit == "mg" else None
    if not most or _NO_CHILD.search(said):
        return
    often = next(iter(frequencies_in(dose.block.folded, dose.amount.end, last)), None)
    times = times_in(dose, "day") or (often.low if often else 1)
    taken = weight * _CHILD_OF * max(1, times)
    if taken > (_ODD if dose.bond is Bond.LOOSE else _MORE_THAN_ADULTS) * most:
        shown = dose.block.text[dose.start : dose.end]
        because = (
            f"at {_CHILD_OF} kg that is {_amount(taken, 'mg')} of {dose.named} a day, and the most"
            f" for adults is {_amount(most, 'mg')}"
        )
        span = dose.block.source_span(dose.start, dose.end)
        yield Match(span, (shown, because), level=Level.WARNING)


def _by_week(page: Page) -> Iterator[Match]:
    """Yield a dose for a week that is many times the most that is taken in one."""
    for dose in doses_by_week(page):
        weights = dose.amount.both_in_milligrams
        if weights is None or dose.uncertain or dose.bond is Bond.LOOSE:
            continue
        found = [_many_weeks(dose, one, min(weights)) for one in map(_known, dose.generics) if one]
        doubts = [doubt for doubt in found if doubt is not None]
        if found and len(doubts) == len(found):
            shown = dose.block.text[dose.start : dose.end]
            span = dose.block.source_span(dose.start, dose.end)
            yield Match(span, (shown, doubts[0].because), level=doubts[0].level)


def _known(generic: str) -> Strength | None:
    strength = knowledge.strength(generic)
    return strength if strength is not None and strength.unit == "mg" else None


def _is_called_dose(dose: Dose) -> bool:
    """Return whether the text itself calls an amount a dose, or the most that may be taken."""
    start = dose.amount.start
    before = max(0, start - _BEFORE), start
    called = _CALLED.search(dose.block.folded, *before) is not None
    return dose.in_column or called or _is_called_usual(dose)


def _is_called_usual(dose: Dose) -> bool:
    """Return whether the text says that an amount is the usual dose."""
    before = dose.block.folded[max(0, dose.amount.start - _SENTENCE) : dose.amount.start]
    return _CALLED_USUAL.search(before) is not None


def _is_absurd(dose: Dose) -> bool:
    """Return whether a dose in grams is a hundred times what any form of its medicines holds."""
    weight = dose.amount.milligrams
    known = [strength for name in dose.generics if (strength := knowledge.strength(name))]
    most = max((ceiling(strength) for strength in known if strength.unit == "mg"), default=0.0)
    return dose.amount.unit == "g" and weight is not None and weight >= _ABSURD * most > 0


def _by_the_gram(dose: Dose, strength: Strength) -> bool:
    """Return whether grams stand right behind a name where milligrams fit, whatever is near."""
    weight = dose.amount.milligrams
    is_slip = weight is not None and _is_unit_slip(strength, weight)
    return dose.amount.unit == "g" and dose.beside and is_slip and _is_absurd(dose)


def _is_of_food(dose: Dose) -> bool:
    """Return whether an amount is one of what is eaten beside a medicine."""
    around = max(0, dose.start - _BEFORE), dose.end + _BEFORE
    return _FOOD.search(dose.block.folded, *around) is not None


def _doubt(dose: Dose, generic: str) -> Doubt | None:
    """Return what speaks against a dose of a medicine; None where nothing does."""
    strength = knowledge.strength(generic)
    if strength is None:
        return None
    amount = dose.amount
    name = dose.named
    if amount.unit == "units" or strength.unit == "units":
        if amount.unit == "units" != strength.unit:
            return _in_units(strength, generic, name)
        weight = amount.both_in_milligrams
        if weight is not None and generic.startswith(_BY_UNIT):
            by_weight = f"{name} is measured in units, not by weight"
            return None if _is_of_food(dose) else Doubt(Level.ERROR, by_weight)
        if weight is None:
            values = (amount.low, amount.high)
        elif generic in _VITAMIN_D:
            values = (weight[0] * _UNITS_PER_MG, weight[1] * _UNITS_PER_MG)
        else:
            return None
    else:
        weight = amount.both_in_milligrams
        if weight is None:
            return None
        values = weight
    too_much = (
        _too_much_in_a_patch(dose, strength, min(values)),
        _too_much(dose, strength, min(values)),
        _many_weeks(dose, strength, min(values)),
        _tenfold_range(dose, strength, values),
        _tenfold(dose, strength, min(values)),
    )
    surest = min(filter(None, too_much), key=lambda doubt: doubt.level.rank, default=None)
    return surest or _too_little(dose, strength, max(values)) or _a_tenth(dose, strength, values)


def _in_units(strength: Strength, generic: str, name: str) -> Doubt | None:
    if strength.oral_min is None or strength.injection or strength.other_max:
        return None
    if generic in _ALSO_BY_UNIT:
        return None
    return Doubt(Level.WARNING, f"{name} is measured by weight, not in units")


def _too_much(dose: Dose, strength: Strength, value: float) -> Doubt | None:
    """Return a doubt about a dose above what is sold; `value` is in the unit of `strength`."""
    widest = ceiling(strength)
    only_swallowed = not (strength.injection or strength.container or strength.other_max)
    if not widest or (dose.other_route and only_swallowed and not _by_the_gram(dose, strength)):
        return None
    swallowed = strength.oral_max and dose.oral and not dose.other_route
    limit = widest
    if dose.form and strength.oral_max and not dose.other_route:
        limit = strength.oral_max
    elif swallowed:
        limit = oral_ceiling(strength)
    slip = _is_unit_slip(strength, value)
    stronger = dose.form and strength.oral_max and value >= _STRONGER * limit
    sold = _amount(strength.oral_max or strength.container or strength.other_max, strength.unit)
    because = (
        f"the largest strength of {dose.named} that is sold is {sold}"
        if sold
        else (f"so much {dose.named} is never given at once")
    )
    if slip:
        because += "; is the unit right"
    if value >= _FAR * limit:
        return Doubt(Level.ERROR, because, slip)
    if value >= _ODD * limit or (
        strength.oral_max and not dose.other_route and value >= _FAR * oral_ceiling(strength)
    ):
        sure = value >= _ODD * widest and (slip or _is_called_dose(dose))
        return Doubt(Level.WARNING if sure or stronger else Level.SUGGESTION, because)
    return Doubt(Level.WARNING, because) if stronger else None


def _too_much_in_a_patch(dose: Dose, strength: Strength, value: float) -> Doubt | None:
    """Return a doubt about a patch that gives what fits only with another unit."""
    block, amount = dose.block, dose.amount
    if strength.unit != "mg" or not strength.other_max or value < _OF_PATCHES * strength.other_max:
        return None
    first, last = sentence_around(block.plain, amount.start)
    of_patch = _OF_PATCH.search(block.folded, first, amount.start)
    if not of_patch and not any(_PATCH.match(block.folded, at) for at in (amount.end, dose.end)):
        return None
    if "patch" not in block.folded[first:last] or _PATCH_HOLDS.search(block.folded, first, last):
        return None
    strongest = _amount(strength.other_max, "mg")
    because = f"the strongest patch of {dose.named} gives {strongest}; is the unit right"
    return Doubt(Level.ERROR, because, slip=True)


def _tenfold_range(dose: Dose, strength: Strength, values: tuple[float, float]) -> Doubt | None:
    """Return a doubt about a range of which both ends are ten times those that are sold."""
    daily = strength.daily if strength.daily_per == "day" else None
    least, most = strength.oral_min, max(strength.oral_max or 0, daily or 0)
    if least is None or dose.other_route or values[0] == values[1]:
        return None
    most = strength.oral_max or most if _is_at_a_time(dose) else most
    if min(values) < _FAR * least or max(values) < _FAR * most:
        return None
    sold = _amount(strength.oral_max or most, strength.unit)
    return Doubt(Level.WARNING, f"the largest strength of {dose.named} that is sold is {sold}")


def _is_at_a_time(dose: Dose) -> bool:
    """Return whether a dose is said to be taken at once, and not to be what a day comes to."""
    block, end = dose.block, dose.amount.end
    last = sentence_around(block.plain, dose.amount.start)[1]
    return dose.amount.per != "day" and bool(_AT_A_TIME.match(block.folded, end, max(last, end)))


def _tenfold(dose: Dose, strength: Strength, value: float) -> Doubt | None:
    """Return a doubt about a usual dose of which a tenth is sold, and the whole in no few tablets.

    Several tablets may make the total of a day; what is taken once, or at a time, is fewer.
    """
    least, largest = strength.oral_min, strength.oral_max
    if not least or not largest or dose.other_route or dose.form or strength.daily_per == "week":
        return None
    block = dose.block
    first, last = sentence_around(block.plain, dose.amount.start)
    tablets = _FEW_AT_A_TIME if _is_at_a_time(dose) else _FEW_A_DAY
    daily = strength.daily if strength.daily_per == "day" else None
    if value <= max(tablets * largest, daily or 0) or not least <= value / _FAR <= 2 * largest:
        return None
    is_usual = dose.amount.per == "day" or _USUAL.search(block.folded, first, last)
    if not is_usual or _LARGE.search(block.folded, first, last):
        return None
    sold = _amount(largest, strength.unit)
    because = (
        f"the largest strength of {dose.named} that is sold is {sold}; is there a zero too many"
    )
    return Doubt(Level.WARNING, because)


def _many_weeks(dose: Dose, strength: Strength, value: float) -> Doubt | None:
    """Return a doubt about a dose that is many times what is taken in a week, where one is meant.

    A course of chemotherapy, or tablets of a medicine that is else injected, may be as large.
    """
    most = strength.daily if strength.daily_per == "week" else None
    text, end = dose.block.folded, dose.amount.end
    times = _MANY if dose.amount.per == "week" or _A_WEEK.match(text, end) else _ODD
    if not most or dose.form or value < times * most or "week" not in dose.block.folded:
        return None
    said = _amount(most, strength.unit)
    return Doubt(Level.WARNING, f"the most {dose.named} that sources state is {said} a week")


def _too_little(dose: Dose, strength: Strength, value: float) -> Doubt | None:
    """Return a doubt about a dose that fits a thousand times larger: micrograms for milligrams."""
    if strength.oral_min is None or strength.oral_max is None or not value:
        return None
    fits = strength.oral_min <= value * _THOUSAND <= max(strength.oral_max, strength.daily or 0)
    if not fits or value > _SMALL * strength.oral_min:
        return None
    smallest = _amount(strength.oral_min, strength.unit)
    because = f"the smallest strength of {dose.named} that is sold is {smallest}; is the unit right"
    only_oral = not (strength.injection or strength.container or strength.other_max)
    if dose.other_route:
        strong = (strength.injection or 0) >= _STRONG and strength.oral_min >= 1
        return Doubt(Level.WARNING, because) if strong and dose.amount.unit == "mcg" else None
    if only_oral or dose.form:
        return Doubt(Level.ERROR, because)
    sure = dose.oral or dose.bond is Bond.FIRM
    return Doubt(Level.WARNING if sure else Level.SUGGESTION, because)


def _a_tenth(dose: Dose, strength: Strength, values: tuple[float, float]) -> Doubt | None:
    """Return a doubt about a tenth of a tablet that is sold, taken by adults several times a day.

    Nobody cuts a tablet in five. What is also a liquid is measured; a child, the old and a start
    get less.
    """
    least, most, value = strength.oral_min, strength.oral_max, max(values)
    if not least or not most or value > _SMALL * least or not _at_once_a_tenth(dose):
        return None
    if not all(least <= one * _FAR <= _TABLETS * most for one in values):
        return None
    if dose.other_route or dose.uncertain or not _is_whole(dose, strength):
        return None
    smallest = _amount(least, strength.unit)
    because = f"the smallest strength of {dose.named} that is sold is {smallest}"
    return Doubt(Level.WARNING, f"{because}; is there a zero missing")


def _at_once_a_tenth(dose: Dose) -> bool:
    """Return whether an amount is what adults take each time, and nothing explains a small one."""
    if dose.bond is Bond.LOOSE or dose.amount.per not in ("", "dose"):
        return False
    return _is_at_a_time(dose) and not _LITTLE.search(_said(dose))


def _is_whole(dose: Dose, strength: Strength) -> bool:
    """Return whether a dose is one of tablets, not of what is measured as a liquid or injected."""
    said = _said(dose)
    if _SOLID.search(said) or not (strength.liquid or strength.injection):
        return True
    return not strength.injection and _ADULTS.search(said) is not None


def _said(dose: Dose) -> str:
    """Return the sentence of a dose, and what leads to it."""
    first, last = sentence_around(dose.block.plain, dose.amount.start)
    return f"{dose.block.folded[first:last]} {dose.lead.lower()}"


_SOLID = later(r"\b(?:tablets?|capsules?|caplets?|pills?)\b")
_ADULTS = later(r"\b(?:adults?|usual dose|most people)\b")
_TABLETS = 2
_LITTLE = later(
    r"\b(?:child\w*|kids?|bab(?:y|ies)|infants?|toddlers?|newborns?|aged?|years?|old(?:er)?|elderly|"
    r"frail|start\w*|first|initial\w*|low\w*|small\w*|test|taper\w*|reduc\w*|decreas\w*|"
    r"increas\w*|cut\w*|half|quarter|liquid|drops?|syrup|solution|suspension|ml|kidneys?|renal|"
    r"liver|kg|kilograms?|compound\w*|microdos\w*|stud(?:y|ies)|trials?|combin\w*|plus)\b"
)


def oral_ceiling(strength: Strength) -> float:
    """Return the most that one may swallow at once: a tablet, 20 mL of liquid, or a day's dose."""
    daily = strength.daily if strength.daily_per == "day" else None
    return max(strength.oral_max or 0, 20 * (strength.liquid or 0), daily or 0)


def ceiling(strength: Strength) -> float:
    """Return the largest single amount of any form; 0 where none is known."""
    injection = strength.injection or 0
    given = max(strength.container or 0, 5 * injection)
    return max(oral_ceiling(strength), strength.other_max or 0, given)


def _is_unit_slip(strength: Strength, value: float) -> bool:
    """Return whether a thousandth of a dose is one that is sold."""
    sold = [
        x
        for x in (strength.oral_min, strength.oral_max, strength.other_min, strength.other_max)
        if x
    ]
    return bool(sold) and min(sold) / 2 <= value / _THOUSAND <= 2 * max(sold)


def _amount(value: float | None, unit: str) -> str:
    """Return an amount as it is read: 0.3 mg is 300 micrograms."""
    if value is None:
        return ""
    if unit == "mg" and value < 1:
        return f"{value * _THOUSAND:g} micrograms"
    if unit == "mg" and value >= 10 * _THOUSAND:
        return f"{value / _THOUSAND:g} g"
    return f"{value:,.10g} {unit}"
