"""Two figures for one fact that pages on health give: where a range starts, how long a gap is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.facts import FACTS, SIGNS, TIMED_FACTS
from qa.checks.consistency.sayings import Saying, against, saying
from qa.checks.consistency.telling import groups_in
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level
from qa.number_words import value_of
from qa.page import sentences
from qa.patterns import later
from qa.quantities import times_in
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.checks.consistency.facts import Fact, TimedFact
    from qa.finding import Match
    from qa.page import Page

_APART = frozenset({"child", "older", "men", "women", "pregnant"})
_IF = later(r"\bif you have\b")
_AND_OLDER = later(r"\b(?:and|or) older\b")
_AN_HOUR = later(r"\b(?:your|that|this|the|her|his)(?= hour\b)")
_MOST = 8
"""Figures for one fact on a page; with more it is about many cases."""
_MOST_WORDS = 4000


class _Figure(NamedTuple):
    key: str
    low: float
    high: float
    said: Saying
    groups: frozenset[str]
    is_plain: bool = False
    """It stands in words of which two are held against each other by another rule."""


@rule(
    "consistency.different-figure",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who measure, wait or count act on the figure that they remember.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# A1C\n\nPrediabetes: 5.7% to 6.4%.\n\nAsk about a class if you are in the"
            " prediabetes range, which starts at 6.1%.",
            good="# A1C\n\nPrediabetes: 5.7% to 6.4%.\n\nAsk about a class if you are in the"
            " prediabetes range, which starts at 5.7%.",
        ),
        Example(
            bad="An A1C of 6.5% or higher means diabetes.\n\nDiabetes starts at 7.5%.",
            good="An A1C of 6.5% or higher means diabetes.\n\nMost adults aim for an A1C of 7%.",
        ),
        Example(
            bad="Your INR goal is 2 to 3.\n\nThe nurse checks that your INR is between 3.5 and"
            " 4.5.",
            good="Your INR goal is 2 to 3.\n\nWith a mechanical valve, the INR goal is 3.5 to 4.5.",
        ),
        Example(
            bad="# Metformin\n\nYou should not take metformin if your eGFR is below 30.\n\n"
            "Metformin must be stopped when the eGFR falls under 60.",
            good="# Metformin\n\nYou should not take metformin if your eGFR is below 30.\n\nThe"
            " dose is reduced when the eGFR falls under 45.",
        ),
        Example(
            bad="A new inhaler holds 200 puffs.\n\nThrow the inhaler away after 120 puffs.",
            good="A new inhaler holds 200 puffs.\n\nThrow the inhaler away after 200 puffs.",
        ),
        Example(
            bad="The operation takes 30 to 45 minutes.\n\nRest after your two hours on the"
            " operating table.",
            good="The operation takes 30 to 45 minutes.\n\nYou rest on the ward for two hours.",
        ),
        Example(
            bad="# Levothyroxine\n\nLeave a gap of 2 hours between calcium and your tablet.\n\n"
            "Take calcium at least 4 hours before or after levothyroxine.",
            good="# Levothyroxine\n\nLeave a gap of 4 hours between calcium and your tablet.\n\n"
            "Take calcium at least 4 hours before or after levothyroxine.",
        ),
        Example(
            bad="Most people go home after one to two nights in hospital.\n\nAfter your five"
            " nights on the ward you need help at home.",
            good="Most people go home after one to two nights in hospital.\n\nIf you have an"
            " infection, you may spend five nights on the ward.",
        ),
        Example(
            bad="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nAs that means a gap of"
            " six hours, ask your pharmacist.",
            good="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nAs that means a gap of"
            " four hours, ask your pharmacist.",
        ),
        Example(
            bad="# Caffeine\n\nIn pregnancy, keep to 200mg of caffeine a day.\n\n## If you are"
            " pregnant\n\nKeep your daily total under 300mg, and ask your midwife.",
            good="# Caffeine\n\nIn pregnancy, keep to 200mg of caffeine a day.\n\n## Other"
            " adults\n\nKeep your daily total under 400mg, and drink more water.",
        ),
        Example(
            bad="# Shingles\n\nThe shingles vaccine is offered to adults age 50 and older.\n\nYou"
            " can have the vaccine once you turn 60.",
            good="# Shingles\n\nThe shingles vaccine is offered to adults age 50 and older.\n\nYou"
            " can have the vaccine once you turn 50.",
        ),
        Example(
            bad="A vitamin D level below 12 ng/mL means deficiency.\n\nAny result under 30 ng/mL"
            " puts you at risk of deficiency.",
            good="A vitamin D level below 12 ng/mL means deficiency.\n\nA result of 20 ng/mL is"
            " enough for most people.",
        ),
        Example(
            bad="# Blood pressure\n\n| Reading | Is |\n|---|---|\n| 140/90 or more | High blood"
            " pressure |\n\nA reading of 150/90 or more counts as high.",
            good="# Blood pressure\n\n| Reading | Is |\n|---|---|\n| 140/90 or more | High blood"
            " pressure |\n\nA reading of 140/90 or more counts as high.",
        ),
        Example(
            bad="If your colonoscopy is normal, you will repeat it in 10 years.\n\nAfter a normal"
            " result, the next colonoscopy is due in 3 years.",
            good="If your colonoscopy is normal, you will repeat it in 10 years.\n\nIf polyps are"
            " found, the next colonoscopy is due in 3 years.",
        ),
    ],
    words=sorted({sign for signs in SIGNS for sign in signs}),
    limit=6,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that give a fact, for the same people, in figures that differ."""
    if page.type == "professional" or page.word_count > _MOST_WORDS:
        return
    for fact in FACTS:
        if any(sign in page.folded for sign in fact.signs):
            yield from _conflict(list(_figures(page, fact)), fact.slack)
    for timed in TIMED_FACTS:
        if any(sign in page.folded for sign in timed.signs):
            yield from _conflict(list(_times(page, timed)), timed.slack)


def _conflict(figures: Sequence[_Figure], slack: float) -> Iterator[Match]:
    """Yield the first two figures that differ, unless each has a third that agrees with it."""
    if len(figures) > _MOST:
        return
    for one, other in combinations(figures, 2):
        if not _differ(one, other, slack):
            continue
        rest = [f for f in figures if f is not one and f is not other and f.key == one.key]
        if all(any(_agree(f, third, slack) for third in rest) for f in (one, other)):
            continue
        yield from against(one.said, other.said)
        return


def _differ(one: _Figure, other: _Figure, slack: float) -> bool:
    if one.key != other.key or one.said.is_beside(other.said):
        return False
    if (one.groups ^ other.groups) & _APART or (one.is_plain and other.is_plain):
        return False
    return one.high * slack < other.low or other.high * slack < one.low


def _agree(one: _Figure, other: _Figure, slack: float) -> bool:
    """Return whether two places give the same figure for the same people."""
    if (one.groups ^ other.groups) & _APART:
        return False
    return one.high * slack >= other.low and other.high * slack >= one.low


def _figures(page: Page, fact: Fact) -> Iterator[_Figure]:
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not any(sign in text for sign in fact.near):
            continue
        done = -1
        for pattern in fact.said:
            for found in pattern.finditer(text):
                said = saying(page, number, *found.span())
                if said is None or found.start("low") == done:
                    continue
                case = fact.cases.search(said.sentence) if fact.cases is not None else None
                told = _IF.sub("", said.sentence) if case else said.sentence
                named = case[0] if case and case[0] not in page.title.lower() else ""
                if fact.apart.search(told):
                    continue
                if fact.needs is not None and not fact.needs.search(said.sentence):
                    continue
                done = found.start("low")
                groups = found.groupdict()
                low = value_of(groups["low"])
                high = value_of(groups["high"]) if groups.get("high") else low
                key = (groups.get("unit") or "") + named
                if fact.of_medicine:
                    key += medicine_of(page, number, said.first, said.last)
                groups_said = groups_in(_with_headings(page, said))
                yield _Figure(key.rstrip("s"), min(low, high), max(low, high), said, groups_said)
    if fact.rows is not None:
        yield from _in_rows(page, fact)


def _in_rows(page: Page, fact: Fact) -> Iterator[_Figure]:
    """Yield the figures of rows of tables, of which each cell is a block."""
    for number, block in enumerate(page.blocks[1:], 1):
        beside = page.blocks[number - 1]
        cells = block.kind is beside.kind is BlockKind.TABLE_CELL
        if not cells or (block.group, block.level) != (beside.group, beside.level):
            continue
        row = f"{beside.folded.strip()} | {block.folded.strip()}"
        found = fact.rows.match(row) if fact.rows is not None else None
        if found is None or in_references(page, block):
            continue
        holder = block if page.has_number(block) else beside
        said = Saying(holder, 0, len(holder.text), 0, len(holder.text))
        low = value_of(found["low"])
        yield _Figure("", low, low, said, frozenset())


def _times(page: Page, fact: TimedFact) -> Iterator[_Figure]:
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in fact.near):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            if not any(sign in sentence for sign in fact.near) or fact.apart.search(sentence):
                continue
            if fact.needs is not None and not fact.needs.search(sentence):
                continue
            times = list(times_in(_AN_HOUR.sub(_article, sentence)))
            if len(times) != 1:
                continue
            time = times[0]
            before, after = sentence[: time.start], sentence[time.end :]
            ways = [b.search(before) and a.match(after) for b, a in fact.said]
            if not any(ways):
                continue
            said = saying(page, number, first + time.start, first + time.end)
            if said is None:
                continue
            keys = {found[0].rstrip("s") for found in fact.things.finditer(sentence)}
            if fact.of_medicine:
                medicine = subject_medicine(page) or medicine_of(page, number, first, last)
                keys = {f"{medicine} {key}" for key in keys} if medicine else {medicine}
            for key in sorted(keys):
                plain = fact.first_is_plain and ways[0] is not None
                yield _Figure(key, time.low, time.high, said, groups_in(sentence), plain)


def _article(found: re.Match[str]) -> str:
    """Return "an", as long as what it stands for: "your hour and a half" is a time too."""
    return "an".rjust(len(found[0]))


def _with_headings(page: Page, said: Saying) -> str:
    """Return a sentence with the headings over it, which may say for whom it holds."""
    over = [heading.folded for heading in page.headings_over(said.block)[:2] if heading.level != 1]
    return _AND_OLDER.sub("", " ".join([said.sentence, *over]))
