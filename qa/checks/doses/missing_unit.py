"""A number without its unit in a row of doses that have one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.doses.series import SIGNS, series
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page


_OFTEN = (
    r"(?=,? (?:once|twice|(?:one|two|three|four|five|six|\d)(?: (?:or|to) \w+)? times|"
    r"every (?:other day|\d{1,2}|four|six|eight|twelve)(?: (?:to|or) \w+)? hours|a day\b|daily\b|"
    r"(?:each|every) (?:morning|evening|night|day)|at (?:night|bedtime)|"
    r"in the (?:morning|evening)|before (?:bed|breakfast)|an hour before bed|with (?:food|meals|"
    r"breakfast|water|a (?:small |light )?(?:snack|meal)))\b)"
)
_BARE = later(
    r"\bdoses?(?: (?:of|for) [a-z][a-z -]{1,40}?)? (?:is|are)(?: usually| normally| about)? "
    r"(?:between )?(?P<number>[1-9]\d{1,3}(?:\.\d+)?(?: ?(?:to|or|-|\u2013|and) ?\d{2,4})?)"
    rf"{_OFTEN}"
)
_SOME = r"(?:[1-9],\d{3}|[1-9]\d{0,3}(?:\.\d+)?)(?![\d,.]*\d)"
_TAKE = later(
    r"\b(?P<verb>takes?|taking|swallow|gives?|given|have|try|use|aim for|suggest|recommend|advise|"
    r"(?:people|adults|men|women) need|(?:usual|adult|daily|starting|highest) dose of|"
    r"stay on|go(?:es)? up to|(?:increased?|raised?) to|"
    r"(?:start|begin)(?:s|ed|ing)?(?: \w+){0,2}? (?:with|on|at)) "
    rf"(?:only |just |about |up to )?(?P<number>{_SOME}(?: ?(?:to|or|-|\u2013) ?{_SOME})?)"
    rf"{_OFTEN}"
)
"""A bare number that is taken so and so often: of what, only the page's medicine can tell."""
_COUNTED = later(
    r"\b(?:tablets?|capsules?|caplets?|pills?|puffs?|drops?|sprays?|sachets?|lozenges?|gumm\w+|"
    r"spoon\w*|teaspoon\w*|units?|doses|patch\w*|minutes?|breaths?|steps?|exercises?|readings?|pieces?)\b"
)
_DOSED = later(r"\d ?(?:mg|mcg|micrograms?|milligrams?|iu)\b")
_SWALLOWED = frozenset({"take", "takes", "taking", "swallow", "give"})
_TOO_MANY = 25
"""More than that of anything is hardly taken at once, of whatever the page is about."""
_FEW = 5
_MANY = 10
"""More tablets than that are hardly taken at once, so the number is none of tablets."""
_NAMED = later(
    r"(?: (?:to|at|of|on|up to))? (?P<number>[1-9]\d{0,3}(?:\.\d+)?(?: ?(?:to|or|-|\u2013) "
    r"?\d{1,4})?)"
    r"(?=,? (?:once|twice|(?:one|two|three|four|five|six|\d)(?: (?:or|to) \w+)? times (?:a|per|"
    r"each|"
    r"every|dai)|every (?:other day|\d{1,2} hours|four hours|six hours|eight hours|twelve hours)|"
    r"a day\b|daily\b|nightly\b|tonight\b|(?:each|every) (?:morning|evening|night|day)|"
    r"at (?:night|bedtime)|in the (?:morning|evening)|before bed|with (?:food|breakfast|meals))\b)"
)
"""A bare number behind the name of a medicine: "amitriptyline 10 at night"."""
_NAMED_SO = later(r"(?:omega|factor|interferon|coenzyme|vitamin|b|d|q|complex|strain)[ -]?\Z")
_OF_FORM = later(
    r"\b(?:one|two|three|four|half an?|a|an) (?P<number>[1-9]\d{0,3}(?:\.\d+)?) "
    r"(?:(?:strong|small|chewable|soluble|coated|film-coated|enteric-coated|slow-release|"
    r"effervescent|oral|gelatin|vegetarian|little|white|pink|blue|generic) )?"
    r"(?:tablet|capsule|caplet|pill|softgel|lozenge|gummy|patch|sachet)(?:e?s)?\b"
    r"(?! (?:packs?|packets?|box\w*|bottles?|supply|course|strips?|blister|regimens?|vials?|study))"
)
_OF_LIQUID = later(
    r"(?<![\w.,/%$\u00a3-])(?<!day )(?<!week )(?<!step )(?<!part )(?P<number>[1-9]\d{0,2}(?:\.\d+)?"
    r"(?: ?(?:to|or|-|\u2013) ?\d{1,3})?) of (?:the |your |this |her |his )?(?:(?!the )\w+ )?"
    r"(?:syrup|oral solution|oral suspension|suspension|linctus|elixir|cough mixture)\b"
)


@rule(
    "doses.missing-unit",
    level=Level.WARNING,
    message="'%s' has no unit, and a dose needs one, as in '500 mg': write it.",
    why="7.5 of what? A reader who takes milligrams for millilitres gives a wrong dose.",
    sources=[
        "ISMP Guidelines for Optimizing Safe Implementation: a dose has a number and a unit",
        "NHS digital service manual, content style guide: numbers, measurements",
    ],
    examples=[
        Example(
            bad="6 to 7 years: 5ml\n\n8 to 9 years: 7.5, up to 4 times in 24 hours\n\n10 to 11"
            " years: 10ml",
            good="6 to 7 years: 5ml\n\n8 to 9 years: 7.5ml, up to 4 times in 24 hours\n\n10 to"
            " 11 years: 10ml",
        ),
        Example(
            bad="Amoxicillin comes as 500 mg capsules. The usual dose for an adult is 500 three"
            " times a day.",
            good="Amoxicillin comes as 500 mg capsules. The usual dose for an adult is 500 mg three"
            " times a day.",
        ),
        Example(
            bad="The highest dose is 40 mg. The usual dose of citalopram is 20 once a day.",
            good="The highest dose is 40 mg. The usual dose of citalopram is 20 mg once a day.",
        ),
        Example(
            bad="# Turmeric\n\nMost products advise one 500 capsule with food.",
            good="# Turmeric\n\nMost products advise one 500 mg capsule from a 30 capsule pack.",
        ),
        Example(
            bad="# Sertraline\n\nMost people start on 50 once a day.",
            good="# Sertraline\n\nMost people start on 50 mg once a day. Take 2 a day at most.",
        ),
        Example(
            bad="# Zinc picolinate\n\nTake 40 at bedtime. The limit is 25 mg a day from food.",
            good="# Zinc picolinate\n\nTake 2 at bedtime. Give 40 minutes a day to a walk.",
        ),
        Example(
            bad="# Metformin\n\nThe dose goes up to 1,000 twice a day. It starts at 500 mg.",
            good="# Metformin\n\nThe dose goes up to 1,000 mg twice a day.",
        ),
        Example(
            bad="For nerve pain, nortriptyline 25 at night is a common dose.",
            good="For nerve pain, nortriptyline 25 mg at night is a common dose.",
        ),
        Example(
            bad="Give 5 of the syrup at bedtime.",
            good="Give 5 ml of the syrup at bedtime. That is one of the syrups without sugar.",
        ),
        Example(
            bad="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200 mg",
            good="- 10 to 15 kg: 100\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200",
        ),
    ],
    words=(
        *(*SIGNS, "dose", "doses", "take", "taking", "swallow", "give", "have", "start", "begin"),
        *("tablet", "capsule", "caplet", "pill", "softgel", "lozenge", "gumm", "patch", "sachet"),
        *("syrup", "solution", "suspension", "linctus", "elixir", "mixture", "increase", "raise"),
        *("at night", "daily", "once a", "twice a", "times a", "nightly", "bedtime", "morning"),
    ),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number, where all other lines of the row have one and the same unit."""
    for rows in series(page):
        without = [row for row in rows if not row.unit]
        if len(without) != 1 or len({row.unit for row in rows}) > 2:
            continue
        row = without[0]
        shown = row.block.text[row.start : row.end]
        yield Match(row.block.source_span(row.start, row.end), (shown,))
    yield from _in_sentences(page)


def _in_sentences(page: Page) -> Iterator[Match]:
    """Yield a dose that a sentence gives as a bare number: how often, of what, in which form."""
    if page.type == "professional":
        return
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.CODE or not page.has_number(block):
            continue
        if in_references(page, block):
            continue
        bare = _BARE.finditer(block.folded) if "dose" in block.folded else ()
        forms = (*_OF_FORM.finditer(block.folded), *_OF_LIQUID.finditer(block.folded))
        named = _named(page, number, block)
        for found in (*bare, *forms, *_taken(page, number, block), *named):
            start, end = found.span("number")
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _named(page: Page, number: int, block: Block) -> Iterator[re.Match[str]]:
    """Yield each bare number right behind the name of a medicine, with how often it is taken."""
    for mention in mentions_between(page, number, 0, len(block.folded)):
        found = None if mention.everyday else _NAMED.match(block.folded, mention.end)
        if found is None or _NAMED_SO.search(block.folded, mention.start, mention.end):
            continue
        if float(found["number"].split()[0].split("-")[0].split("\u2013")[0]) >= _FEW:
            yield found


def _taken(page: Page, number: int, block: Block) -> Iterator[re.Match[str]]:
    """Yield each bare number of a medicine that is taken, unless it can be one of tablets."""
    for found in _TAKE.finditer(block.folded):
        first, last = sentence_around(block.plain, found.start())
        least = float(re.split(r" ?(?:to|or|-|\u2013) ?", found["number"])[0].replace(",", ""))
        surely = least >= _TOO_MANY and found["verb"] in _SWALLOWED and _DOSED.search(page.folded)
        if not surely and not medicine_of(page, number, first, last):
            continue
        if least < _FEW or _COUNTED.search(block.folded, first, last):
            continue
        if least >= _MANY or not _COUNTED.search(block.folded):
            yield found
