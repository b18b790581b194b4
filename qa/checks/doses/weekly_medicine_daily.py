"""A medicine that is taken once a week, every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.dosing import Bond, doses
from qa.context import in_references, is_negated
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.medicines import medicines_on, mentions, title_medicine
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.medicines import Mention
    from qa.page import Page

_DAILY = later(
    r"\b(?:(?:once|twice|one|two|three times|1 time|2 times)[ -])?(?:daily|(?:a|per|each|every|"
    r"every single) (?:day|morning|evening|night)|at bedtime|every (?:6|8|12|24) hours)\b"
)
_ELSE = later(
    r"\bweek|\bfoli[cn]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bmonth|\bmistak|\berror|"
    r"\bwrong|\bdeath|\bfatal|\boverdos|\baccident|\binstead|\bsunscreen|"
    r"\b(?:check|monitor|weigh|measur|test|side effect|eat|drink|alcohol|brush)"
)
_WITH_FOLIC = later(r"\b(?:with|and) (?:your |the )?folic acid")
"""It is taken on other days, and so it excuses nothing."""
_ALL_WEEK = later(
    r"\b(?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:included|too|as well)|"
    r"(?:including|even) (?:on |at )?(?:weekends?|(?:satur|sun)days?)|"
    r"weekends? (?:included|too|as well)|(?:each|every) day of the week|"
    r"(?:seven|7) days a week|for (?:the first )?(?:two|three|four|six|eight|\d+) weeks|"
    r"for (?:the first|one|a) month\b|"
    r"all week(?: long)?|(?:for )?(?:a|one|the first) week)\b"
)
"""Words of days that say no more than that it is taken on all of them."""
_CANCER = later(
    r"\b(?:cancers?|leuk\w+|lymphoma|chemotherapy|tumou?rs?|choriocarcinoma|osteosarcoma|oncolog\w+|"
    r"trophoblastic|ectopic|intrathecal|high-dose methotrexate)\b"
)
_JOINTS = later(
    r"\b(?:arthritis|psoria\w+|crohn|lupus|rheumat\w+|eczema|once a week|each week|weekly)"
)
_TABLETS = later(r"\b(?:rybelsus|oral semaglutide|semaglutide tablets?|tablets? of semaglutide)")
_TAKE_IT = later(
    r"\b(?:take|swallow|have|use|inject)s? (?:it|them|(?:your|the|an?|one|two|three|\d|\d\d) "
    r"(?:new )?(?:[\d.]+ ?mg )?"
    r"(?:tablets?|pills?|doses?|injections?|pens?|shots?|medicine|medication))"
    rf"(?: \w+){{0,2}}? {_DAILY.pattern}|\b(?:one|two|three|four|five|six|\d|\d\d) (?:[\d.]+ ?mg )?"
    rf"(?:tablets?|pills?|pens?|injections?) {_DAILY.pattern}"
    rf"|\b\d[\d.]* ?mg(?: (?:to|or|-) \d[\d.]* ?mg)? "
    rf"{_DAILY.pattern}"
)
_TAKES = ("take", "swallow", "have", "use", "inject", "mg")
_BEFORE = 120
"""Characters in which another medicine may have been named."""
_SOON = 60
"""Characters between a dose and how often it is taken."""
_NEW_CLAUSE = later(r"[;:]|,.*\b(?:and|but|or|then)\b")
_TAKEN = later(r"\b(?:take|taken|taking|inject|dose|use)")
_NOTES = {"non-cancer": " unless it treats cancer"}
_STRENGTH = later(r"\b(\d+(?:\.\d+)?) ?mg\b")


@rule(
    "doses.weekly-medicine-daily",
    level=Level.ERROR,
    message="Check '%s': %s is taken once a week%s, and a daily dose can kill.",
    why="People have died because they took a weekly medicine every day.",
    sources=[
        "ISMP List of High-Alert Medications in Community/Ambulatory Care, methotrexate",
        "OpenStax, Pharmacology for Nurses (2024), dose tables",
    ],
    pages=("~professional",),
    examples=[
        Example(
            bad="For arthritis, take methotrexate 10 mg daily with water.",
            good="For arthritis, take methotrexate 10 mg once a week with water.",
        ),
        Example(
            bad="Inject semaglutide 1 mg once a day at the same time.",
            good="Inject semaglutide 1 mg once a week at the same time.",
        ),
        Example(
            good="Take methotrexate once a week. Never take it daily. Take folic acid every day."
        ),
        Example(
            bad="# Methotrexate\n\nMethotrexate calms rheumatoid arthritis. Swallow one tablet each"
            " morning. Methotrexate can harm the liver, so methotrexate needs blood tests.",
            good="# Methotrexate\n\nMethotrexate calms rheumatoid arthritis. Swallow the tablets on"
            " the same day each week. Methotrexate can harm the liver.",
        ),
        Example(
            bad="# Methotrexate\n\nMethotrexate calms psoriasis. The first dose is 7.5 mg, taken as"
            " three 2.5 mg tablets every day. Methotrexate can harm the liver, so methotrexate"
            " needs blood tests.",
            good="# Methotrexate\n\nMethotrexate calms psoriasis. The first dose is 7.5 mg, taken"
            " as three 2.5 mg tablets once a week. Methotrexate can harm the liver.",
        ),
        Example(
            bad="# Taking methotrexate for arthritis\n\nIt calms the immune system. Take your dose"
            " every day, at the same time.",
            good="# Taking methotrexate for arthritis\n\nIt calms the immune system. Take your"
            " dose once a week, at the same time.",
        ),
        Example(
            bad="# Alendronate\n\nAlendronate slows bone loss. The usual tablet is 70 mg, taken"
            " with water each morning.",
            good="# Alendronate\n\nAlendronate slows bone loss. The usual tablet is 70 mg, taken"
            " with water on one morning each week. Some take a 10 mg tablet each morning.",
        ),
        Example(
            bad="# Dulaglutide\n\nUse a new pen each morning.",
            good="# Dulaglutide\n\nUse a new pen each week.",
        ),
        Example(
            bad="# Semaglutide pen\n\nInject 0.25 mg once a day for the first four weeks.",
            good="# Semaglutide pen\n\nInject 0.25 mg once a week for the first four weeks.",
        ),
        Example(
            bad="# Risedronate\n\nRisedronate slows bone loss. Swallow the 35 mg tablet each day of"
            " the week, Sundays included.",
            good="# Risedronate\n\nRisedronate slows bone loss. Swallow the 35 mg tablet on one day"
            " of the week, such as Sunday.",
        ),
        Example(
            bad="# Semaglutide pen\n\nStart with 2.4 mg every day for the first month.",
            good="# Semaglutide pen\n\nStart with 0.25 mg once a week for the first month.",
        ),
        Example(good="Leukaemia is treated with methotrexate 15 mg daily for 5 days."),
    ],
    words=[
        "methotrexate",
        "semaglutide",
        "tirzepatide",
        "dulaglutide",
        "alendron",
        "risedron",
        "ozempic",
        "wegovy",
        "mounjaro",
        "zepbound",
        "trulicity",
        "fosamax",
        "trexall",
        "maxtrex",
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each daily dose of a weekly medicine. ISMP: never daily outside the care of cancer."""
    for generic in sorted(knowledge.weekly() & medicines_on(page).keys()):
        strength = knowledge.strength(generic)
        way = strength.weekly if strength else ""
        if way == "non-cancer" and _is_about_cancer(page):
            continue
        if way == "injection" and _TABLETS.search(page.folded):
            continue
        seen = set()
        for mention in medicines_on(page)[generic]:
            found = _daily(page, mention, way)
            if found is not None and found.span not in seen:
                seen.add(found.span)
                yield found
        if generic in (subject_medicine(page), title_medicine(page)) and _only_weekly(page, way):
            for found in _told_to_take(page, generic, way):
                seen.add(found.span)
                yield found
        for found in _dosed(page, generic, way):
            if not any(found.span.start < end and start < found.span.end for start, end in seen):
                yield found


def _only_weekly(page: Page, way: str) -> bool:
    """Return whether a page tells of no tablet but the weekly one, where there are others."""
    strengths = {float(found[1]) for found in _STRENGTH.finditer(page.folded)}
    return not way.isdigit() or strengths == {float(way)}


def _is_about_cancer(page: Page) -> bool:
    """Return whether a page speaks of cancer more than of what the weekly dose is for."""
    cancer = len(_CANCER.findall(page.folded))
    return bool(cancer) and cancer >= len(_JOINTS.findall(page.folded))


def _told_to_take(page: Page, generic: str, way: str) -> Iterator[Match]:
    """Yield "take it once a day" on the page of the medicine, where no other is spoken of."""
    others = {(m.block, m.start) for m in mentions(page) if generic not in m.generics}
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.HEADING or not any(word in block.folded for word in _TAKES):
            continue
        for found in _TAKE_IT.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            weighed = " mg" in found[0].replace("mg", " mg")
            near = block.folded[first if weighed else max(0, first - _BEFORE) : last]
            if any(n == number and first - _BEFORE <= at < last for n, at in others):
                continue
            if not _ELSE.search(_ALL_WEEK.sub(" ", near)) and not is_negated(block, *found.span()):
                shown = block.text[found.start() : found.end()]
                span = block.source_span(*found.span())
                yield Match(span, (shown, generic, _note(way)))


def _dosed(page: Page, generic: str, way: str) -> Iterator[Match]:
    """Yield a dose of the medicine, wherever it is named, that is followed by a daily rhythm."""
    for dose in doses(page):
        weight = dose.amount.milligrams
        if dose.generics != (generic,) or dose.bond is Bond.LOOSE or not weight:
            continue
        if way.isdigit() and weight < float(way):
            continue
        block, text = dose.block, dose.block.folded
        first, last = sentence_around(block.plain, dose.amount.start)
        end = min(last, dose.amount.end + _SOON)
        often = next(frequencies_in(text, dose.amount.end, end), None)
        if often is None or often.low < 1 or _NEW_CLAUSE.search(text, dose.amount.end, often.start):
            continue
        sentence = _ALL_WEEK.sub(" ", text[first:last])
        if _ELSE.search(sentence) or is_negated(block, dose.amount.start, often.end):
            continue
        note = _note(way)
        span = block.source_span(dose.start, often.end)
        yield Match(span, (block.text[dose.start : often.end], generic, note))


def _daily(page: Page, mention: Mention, way: str) -> Match | None:
    """Return the daily dose that follows the name in the same sentence."""
    block = page.blocks[mention.block]
    if block.kind is BlockKind.HEADING or in_references(page, block):
        return None
    first, last = sentence_around(block.plain, mention.start)
    text = block.folded
    found = _DAILY.search(text, mention.end, min(last, mention.end + 80))
    if found is None or _ELSE.search(_WITH_FOLIC.sub("", text[first:last])):
        return None
    between = text[mention.end : found.start()]
    if _NEW_CLAUSE.search(between) or is_negated(block, found.start(), found.end()):
        return None
    strength = _STRENGTH.search(between)
    if way.isdigit() and (strength is None or float(strength[1]) < float(way)):
        return None
    if strength is None and not _TAKEN.search(text, first, last):
        return None
    note = _note(way)
    span = block.source_span(mention.start, found.end())
    shown = block.text[mention.start : found.end()]
    return Match(span, (shown, block.text[mention.start : mention.end], note))


def _note(way: str) -> str:
    """Return for whom, or for which strength, the weekly rhythm is."""
    return f" at {way} mg" if way.isdigit() else _NOTES.get(way, "")
