"""One amount in two units that do not fit: "100 micrograms (1,000 IU)", "38C (102F)"."""

from __future__ import annotations

from functools import partial
from operator import mul
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_JOIN = (
    r" ?(?:\(|or |, or |= ?|/ ?|\((?:about|or|around|equal to|equivalent to) )(?:about |around )?"
)
_JOINED_IN_WORDS = (
    r"(?:,? (?:and |but )?(?:which |that |this )?(?:(?:is|are|was|being|equals?|equates to|"
    r"corresponds to|converts to|comes to|works out at|makes|means|holds)"
    r"(?: (?:the same as|equal to|equivalent to|just|a little|slightly|roughly|nearly|also))*|"
    r"(?:also )?(?:written|known|given|shown|reported|expressed) as|(?:the same as|equal to|"
    r"equivalent to|"
    r"i\.e\.,?|in other words,?))|(?: on (?:the|an|your) [a-z]+(?: [a-z]+)?)? is (?:the same as|"
    r"equal to|"
    r"equivalent to))"
    r" (?:an? )?(?:[a-z0-9]+ of )?(?:about |around |roughly |approximately |over |under )?"
)
"""The same with a verb: "38 \u00b0C, which is 104 \u00b0F"."""
_FACTS: tuple[tuple[str, str, Callable[[float], float], float], ...] = (
    (
        r" ?(?:\u00b0 ?c|degrees c\w*|c)\b",
        r" ?(?:\u00b0 ?f|degrees f\w*|f)\b",
        lambda n: n * 1.8 + 32,
        0.012,
    ),
    (
        r" ?(?:\u00b0 ?f|degrees f\w*|f)\b",
        r" ?(?:\u00b0 ?c|degrees c\w*|c)\b",
        lambda n: (n - 32) / 1.8,
        0.02,
    ),
    (r"[ -]?(?:kg|kilograms?|kilos?)\b", r" ?(?:lbs?|pounds)\b", lambda n: n * 2.2046, 0.06),
    (r"[ -]?(?:lbs?|pounds?)\b", r" ?(?:kg|kilograms?|kilos?)\b", lambda n: n / 2.2046, 0.06),
    (r"[ -]?(?:cm|centimet(?:re|er)s?)\b", r" ?(?:in|inch|inches)\b", lambda n: n / 2.54, 0.15),
    (r"[ -]?(?:in|inch|inches)\b", r" ?(?:cm|centimet(?:re|er)s?)\b", lambda n: n * 2.54, 0.15),
    (r"[ -]?(?:stone|st)\b", r" ?(?:kg|kilograms?|kilos?)\b", lambda n: n * 6.35, 0.06),
    (
        r" ?(?:ml|millilit(?:re|er)s?)\b",
        r" ?(?:teaspoons?|tsp)\b",
        lambda n: n / 5,
        0.05,
    ),
    (
        r" ?(?:ml|millilit(?:re|er)s?)\b",
        r" ?(?:tablespoons?|tbsp)\b",
        lambda n: n / 15,  # and of 20 mL in places
        0.3,
    ),
    (
        r" ?(?:fluid ounces?|fl\.? ?oz)\b",
        r" ?(?:ml|millilit(?:re|er)s?)\b",
        lambda n: n * 29,
        0.06,
    ),
    (
        r"[ -]?(?:oz|ounces?)\b(?: [a-z]{2,20}){0,3}",
        r" ?(?:ml|millilit(?:re|er)s?)\b",
        lambda n: n * 29,  # 28.4 in the UK, 29.6 in the US
        0.16,
    ),
    (r" ?(?:ml|millilit(?:re|er)s?)\b", r" ?(?:fl\.? ?)?(?:oz|ounces?)\b", lambda n: n / 29, 0.16),
    (r"[ -]?(?:oz|ounces?)\b", r" ?(?:g|grams?)(?=\))", lambda n: n * 28.35, 0.16),
    (r"[ -]?(?:ft|feet|foot)\b", r" ?(?:m|met(?:re|er)s?)\b", lambda n: n * 0.3048, 0.12),
    (r" ?(?:m|met(?:re|er)s?)\b", r" ?(?:ft|feet)\b", lambda n: n / 0.3048, 0.12),
    (r"[ -]?miles?\b", r" ?(?:km|kilomet(?:re|er)s?)\b", lambda n: n * 1.609, 0.12),
    (r" ?(?:km|kilomet(?:re|er)s?)\b", r" ?miles?\b", lambda n: n / 1.609, 0.12),
    (r" ?mmol/mol\b", r" ?%", lambda n: n * 0.0915 + 2.15, 0.025),
    (r" ?%", r" ?mmol/mol\b", lambda n: (n - 2.15) * 10.929, 0.05),
    (r" ?g(?:rams?)?\b", r" ?(?:mg|milligrams?)\b", lambda n: n * 1000, 0.01),
    (r" ?(?:mg|milligrams?)\b", r" ?(?:mcg|micrograms?|\u00b5g)\b", lambda n: n * 1000, 0.01),
    (r" ?(?:mcg|micrograms?|\u00b5g)\b", r" ?(?:mg|milligrams?)\b", lambda n: n / 1000, 0.01),
    (r" ?(?:kj|kilojoules?)\b", r" ?(?:kcal|calories)\b", lambda n: n / 4.184, 0.08),
    (r" ?(?:kcal|calories)\b", r" ?(?:kj|kilojoules?)\b", lambda n: n * 4.184, 0.08),
)
_PATTERNS = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<from>(?P<one>{_NUMBER}){one})(?:{_JOIN}|{_JOINED_IN_WORDS})"
            rf"(?P<shown>(?P<other>{_NUMBER}){other})(?! ?(?:/|per\b|an?\b|each\b))"
        ),
        convert,
        slack,
    )
    for one, other, convert, slack in _FACTS
)
_COMPOUNDS: tuple[tuple[str, str, str, float, float, str], ...] = (
    (
        r"(?:ft|feet|foot|['\u2019\u2032])", r"(?:ins?|inch|inches|[\"\u201d\u2033])",
        r"(?P<large>m|met(?:re|er)s?)|cm|centimet(?:re|er)s?", 12, 2.54, "cm",
    ),
    (
        r"(?:stone|st)", r"(?:lbs?|pounds?)", r"kg|kilograms?|kilos?", 14, 0.45359, "kg",
    ),
    (
        r"(?:lbs?|pounds?)", r"(?:oz|ounces?)", r"(?P<large>kg|kilograms?|kilos?)|g|grams?", 16,
        28.3495, "g",
    ),
)  # fmt: skip
"""Two units that are said together, how many of the second make one of the first, and a third."""
_OF_TWO = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<from>(?P<one>\d{{1,2}})[ -]?{one}[ ,-]{{0,2}}(?:and )?"
            rf"(?P<part>\d{{1,2}}(?:\.\d+)?)[ -]?{part})(?!\w)(?: [a-z]{1, 20})?"
            rf"(?:{_JOIN}|{_JOINED_IN_WORDS})(?P<shown>(?P<other>{_NUMBER}) ?(?:{other})\b)"
            r"(?! ?(?:/|per\b|each\b|-|to\b))"
        ),
        parts,
        factor,
        unit,
    )
    for one, part, other, parts, factor, unit in _COMPOUNDS
)
_LARGER = {"cm": 100, "g": 1000}
_BLOOD = {
    "glucose": (r"\b(?:sugars?|glucose|hypos?|hypoglyc\w+|hyperglyc\w+|diabet\w+)\b", 18.016, 0.05),
    "lipid": (r"\b(?:cholesterol|ldl|hdl)\b", 38.67, 0.05),
    "triglyceride": (r"\btriglycerides?\b", 88.57, 0.05),
}
"""What a sentence on a level in the blood has, and mg/dL in each mmol/L of it."""
_LEVELS = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<one>{_NUMBER}) ?{one}(?:{_JOIN}|{_JOINED_IN_WORDS}|"
            rf"[a-z, ]{{0,40}}?,? (?:which is|that is|or) )(?P<shown>(?P<other>{_NUMBER})"
            rf"(?: ?(?:to|-|\u2013|and) ?(?P<most>{_NUMBER}))? ?{other})"
        ),
        back,
    )
    for one, other, back in (("mmol/l", "mg/dl", False), ("mg/dl", "mmol/l", True))
)
_OF_D = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<from>(?P<one>{_NUMBER}) ?(?:{one})){join}"
            rf"(?P<shown>(?P<other>{_NUMBER}) ?(?:iu|international units|units))\b"
        ),
        units,
    )
    for one, join, units in (
        (r"mcg|micrograms?|\u00b5g", _JOIN, 40),
        (r"mg|milligrams?", _JOIN.replace("/ ?|", ""), 40_000),
    )
)
"""How much of vitamin D, with the units that each of it is; "500 mg/400 IU" are two substances."""
_BACK_OF_D = later(
    rf"(?<![\w.,/-])(?P<from>(?P<one>{_NUMBER}) ?(?:iu|international "
    rf"units)){_JOIN.replace('/ ?|', '')}"
    rf"(?P<shown>(?P<other>{_NUMBER}) ?(?:mcg|micrograms?|\u00b5g))\b"
)
_UNITS_OF_D = 40
"""In a microgram."""
_FIRST = "|".join(dict.fromkeys(one for one, *_ in _FACTS))
_BOTH = later(
    rf"{_NUMBER}(?:{_FIRST}| ?(?:iu|international units)\b)(?:{_JOIN}|{_JOINED_IN_WORDS})\d|"
    rf"{_NUMBER} ?(?:mmol/l|mg/dl)"
)
"""What every figure in one unit has, with one in another in brackets or the like."""
_FEW = 0.03
_TO_MORE = later(rf" ?(?:-|\u2013|\u2014|to|and) ?{_NUMBER}")
_FROM_LESS = later(rf"(?P<low>{_NUMBER})[^\d(]{{0,15}}(?:-|\u2013|\u2014|\bto|\band) ?\Z")
"""Before and behind the two figures in the middle of "68F to 77F (20C to 25C)"."""
_COMPOUND = later(r"\d ?(?:ft|feet|foot|st|stone|lbs?|pounds|['\u2019])[ ,]*(?:and )?\Z")
"""Before the second part of "5 ft 6 in" and "11 st 5 lb"."""
_REACH = 40
_WHOLE = 100
"""A number from which on no decimals are written."""


@rule(
    "consistency.wrong-conversion",
    level=Level.WARNING,
    message="'%s' is not the same as '%s', which is about %s: check both.",
    why="Readers use the unit that they know, and one of the two figures misleads them.",
    sources=[
        "NIST Special Publication 811, conversion factors",
        "NIH Office of Dietary Supplements, vitamin D: 1 microgram is 40 IU",
    ],
    examples=[
        Example(
            bad="# Vitamin D\n\nDo not take more than 100 micrograms (1,000 IU) a day.",
            good="# Vitamin D\n\nDo not take more than 100 micrograms (4,000 IU) a day.",
        ),
        Example(
            bad="A fever is a temperature of 38C (102.4F) or more.",
            good="A fever is a temperature of 38C (100.4F) or more.",
        ),
        Example(
            bad="Keep it cool, between 36\u00b0F and 46\u00b0F (20\u00b0C to 25\u00b0C).",
            good="Keep it at 68\u00b0F to 77\u00b0F (20\u00b0C to 25\u00b0C), not 25-30C (77-86F).",
        ),
        Example(
            bad="# Vitamin D\n\nMost adults need 15 mg (600 units) a day.",
            good="# Vitamin D\n\nMost adults need 15 mcg (600 units) a day.",
        ),
        Example(
            bad="# Vitamin D\n\n| Age | Dose |\n|---|---|\n| 71 and older | 800 IU (200 mcg) |",
            good="# Vitamin D\n\n| Age | Dose |\n|---|---|\n| 71 and older | 800 IU (20 mcg) |",
        ),
        Example(
            bad="A glucose of 5 mmol/L is the same as 120 mg/dL.",
            good="A glucose of 5 mmol/L is the same as 90 mg/dL.",
        ),
        Example(
            bad="An HbA1c of 53 mmol/mol, also written as 8%, is often the goal.",
            good="An HbA1c of 53 mmol/mol, also written as 7%, is often the goal.",
        ),
        Example(
            bad="She is 5 ft 4 in (193 cm) tall and weighs 11 stone 6 lb (73 kg).",
            good="She is 5 ft 4 in (163 cm) tall and weighs 11 stone 6 lb (73 kg).",
        ),
        Example(
            bad="Babies under 5 lb 8 oz (3.5 kg) are called small.",
            good="Babies under 5 lb 8 oz (2.5 kg) are called small.",
        ),
        Example(
            bad="Have an 8-ounce glass of water (420 mL) with it.",
            good="Have an 8-ounce glass of water (240 mL) with it, or 6 ounces (170 g) of yogurt.",
        ),
        Example(
            bad="One teaspoon (15 ml) is enough.",
            good="One teaspoon (5 ml) is enough.",
        ),
        Example(
            bad="Dose: 5 ml (1 tablespoon) twice a day.",
            good="Dose: 15 ml (1 tablespoon) twice a day.",
        ),
        Example(good="# Calcium and vitamin D\n\nThe 500 mg/400 IU tablets can be chewed."),
        Example(
            bad="The tablet has 0.5 g (50 mg).",
            good="The tablet has 0.5 g (500 mg) and weighs less than 1 kg (2.2 lb).",
        ),
    ],
    limit=3,
    words=("(", " or ", "=", "/", " is ", " are ", "equal", " as ", "spoon"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each second figure that differs by more than rounding explains."""
    yield from _spoons(page)
    yield from _of_two(page)
    patterns = list(_PATTERNS)
    if "vitamin d" in page.folded:
        patterns += [(pattern, partial(mul, units), _FEW) for pattern, units in _OF_D]
        patterns.append((_BACK_OF_D, partial(mul, 1 / _UNITS_OF_D), _FEW))
    both = {page.block_of(at) for at in page.numbers if _BOTH.match(page.folded, at)}
    for block in map(page.blocks.__getitem__, sorted(both)):
        if "mmol/l" in block.folded and "mg/dl" in block.folded:
            yield from _levels(page, block)
        for pattern, convert, slack in patterns:
            for found in pattern.finditer(block.folded):
                one, other = _beside(block.folded, found), _value(found["other"])
                before = block.folded[max(0, found.start() - _REACH) : found.start()]
                if one is None or _COMPOUND.search(before):
                    continue
                right = convert(one)
                if abs(right - other) > max(slack * abs(right), _rounding(found["other"])):
                    yield from _told(page, block, found, right)


def _told(page: Page, block: Block, found: re.Match[str], right: float) -> Iterator[Match]:
    """Yield what stands as `shown` for `right`, unless it is quoted or stands in references."""
    start, end = found.span("shown")
    if not in_references(page, block) and not is_quoted(block, start, end):
        first = block.text[slice(*found.span("from"))]
        yield Match(block.source_span(start, end), (block.text[start:end], first, _written(right)))


def _spoons(page: Page) -> Iterator[Match]:
    """Yield a volume that is not that of the spoons before it; a tablespoon is 20 mL in places."""
    for block in page.prose:
        if "spoon" not in block.folded:
            continue
        for found in _SPOON.finditer(block.folded):
            each = _MILLILITRES[found["what"]]
            value = _value(found["other"])
            rights = [value_of(found["one"]) * one for one in each]
            if all(abs(right - value) > max(_FEW * right, 1) for right in rights):
                yield from _told(page, block, found, rights[0])


def _of_two(page: Page) -> Iterator[Match]:
    """Yield a height or weight that is not the one before it: "5 ft 6 in (186 cm)"."""
    both = {page.block_of(at) for at in page.numbers if _FIRST_OF_TWO.match(page.folded, at)}
    for block in map(page.blocks.__getitem__, sorted(both)):
        for pattern, parts, factor, unit in _OF_TWO:
            for found in pattern.finditer(block.folded):
                times = _LARGER[unit] if found.groupdict().get("large") else 1
                right = (_value(found["one"]) * parts + _value(found["part"])) * factor / times
                other = _value(found["other"])
                if abs(right - other) > max(_FEW * right, _rounding(found["other"])):
                    yield from _told(page, block, found, right)


_FIRST_OF_TWO = later(
    r"\d{1,2}[ -]?(?:ft|feet|foot|['\u2019\u2032]|stone|st|lbs?|pounds?)[ ,-]{0,2}(?:and )?\d"
)
_MILLILITRES = {"tea": (5,), "dessert": (10,), "table": (15, 20)}
_SPOON = later(
    rf"(?<![\w.,/-])(?P<from>(?P<one>{NUMBER}) (?:level |heaped )?(?P<what>tea|dessert|table)"
    rf"spoon(?:ful)?s?)(?:{_JOIN}|{_JOINED_IN_WORDS})(?P<shown>(?P<other>{_NUMBER}) ?"
    r"(?:ml|millilit(?:re|er)s?))\b(?! ?(?:/|to\b|or\b))"
)


def _levels(page: Page, block: Block) -> Iterator[Match]:
    """Yield a level in the blood that is not the one before it, of what the sentence is on."""
    for pattern, back in _LEVELS:
        for found in pattern.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            sentence = f"{block.folded[max(0, first - _BEFORE) : last]} {page.title.lower()}"
            named = [fact for words, *fact in _BLOOD.values() if later(words).search(sentence)]
            if len(named) > 1:
                continue
            facts = named or [fact for _, *fact in _BLOOD.values()]
            if not all(_is_far(found, *fact, back=back) for fact in facts):
                continue
            factor, slack = facts[0]
            right = _value(found["one"])
            right = right / factor if back else right * factor
            least = _FROM_LESS.search(block.folded[max(0, found.start() - _REACH) : found.start()])
            others = [_value(found[name]) for name in ("other", "most") if found[name]]
            if (len(others) > 1 and least is None) or (least is not None and len(others) == 1):
                continue
            other = others[-1]
            if abs(right - other) <= max(slack * right, _rounding(found["other"]), _TENTH * back):
                continue
            start, end = found.span("shown")
            if not in_references(page, block) and not is_quoted(block, start, end):
                one = block.text[found.start() : found.end("one")]
                unit = "mg/dL" if back else "mmol/L"
                yield Match(
                    block.source_span(start, end),
                    (block.text[start:end], f"{one} {unit}", _written(right)),
                )


_TENTH = 0.11
_BEFORE = 120


def _is_far(found: re.Match[str], factor: float, slack: float, *, back: bool) -> bool:
    """Return whether neither number of the second figure is the first one in its unit."""
    one = _value(found["one"])
    right = one / factor if back else one * factor
    others = [_value(found[name]) for name in ("other", "most") if found[name]]
    return all(abs(right - other) > max(slack * right, _TENTH * back) for other in others)


def _beside(text: str, found: re.Match[str]) -> float | None:
    """Return what the second figure is said to be in the other unit.

    That is the first figure; of two ranges, the least of the first one, and None where it has none.
    """
    if not _TO_MORE.match(text, found.end()):
        return _value(found["one"])
    least = _FROM_LESS.search(text[max(0, found.start() - _REACH) : found.start()])
    return _value(least["low"]) if least else None


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _rounding(number: str) -> float:
    """Return half a step of the last digit that is written."""
    _, _, decimals = number.partition(".")
    return 0.51 * 10.0 ** -len(decimals)


def _written(number: float) -> str:
    return f"{number:,.0f}" if number >= _WHOLE else f"{number:.3g}"
