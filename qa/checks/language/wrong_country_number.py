"""A number for emergencies or crises that is not the one of the readers' country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from qa.context import in_references, is_quoted
from qa.countries import (
    SHORT,
    countries,
    declared_country,
    likely_country,
    lines,
    names_one_of,
    spaced,
)
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.countries import Country, Line
    from qa.document import Block
    from qa.page import Page

_EMERGENCY = ("911", "9-1-1", "999", "000", "112", "111")
_CALL_BEFORE = regex_later(
    r"\b(?:call(?:ing)?|phon(?:e|ing)|dial(?:l?ing)?|ring(?:ing)?|telephone|text(?:ing)?|contact|tel|"
    r"message)\b[^.!?;]{0,60}\Z",
    regex.IGNORECASE,
)
_HELP_AROUND = regex_later(
    r"\b(?:emergenc(?:y|ies)|ambulance|lifeline|crisis|suicide|samaritans|helpline|hotline|shout|"
    r"end(?:ing)? (?:your|their|my|it all)|kill(?:ing)? (?:your|them|my)sel(?:f|ves)|"
    r"self-harm\w*)\b",
    regex.IGNORECASE,
)
_CALL_AT_ONCE = regex_later(
    r"\A\W{0,3}(?:immediately|straight ?away|right away|now\b|at once|for an ambulance)",
    regex.IGNORECASE,
)
_NOT_A_NUMBER_TO_CALL = regex_later(
    r"\A\s?(?:%|mg|ml|mcg|g\b|kg|kcal|cm|km|people|patients|participants|adults|children|women|men|"
    r"years|days|hours|weeks|months|cases|calories|steps|words|euros?|dollars|pounds|miles|of\b|"
    r"base|genes?|studies|hospitals|deaths|veterans|million|studies)",
    regex.IGNORECASE,
)
_ELSEWHERE = regex_later(
    r"\b(?:abroad|overseas|other countr(?:y|ies)|another country|elsewhere|"
    r"outside (?:of )?(?:the|of)|around the world|worldwide|world-wide|international(?:ly)?|"
    r"by country|travell?ing|"
    r"your country|every country|each country|countries)\b",
    regex.IGNORECASE,
)
_REACH = 60
_LONG = 11


class Number(NamedTuple):
    """A number that readers are told to call, as it stands in a block, and where it works."""

    block: Block
    start: int
    end: int
    works_in: frozenset[str]
    emergency: bool
    crisis: bool


@rule(
    "language.wrong-country-number",
    level=Level.ERROR,
    message="'%s' is not a number for %s, for whose readers this page is written: give %s.",
    why="A reader in danger who calls a number of another country reaches nobody.",
    sources=[
        "Poison Help (HRSA): 911; SAMHSA: 988; NHS: 999, 111 and 116 123; HSE: 112 or 999",
        "European Commission, 112; healthdirect.gov.au, 000; govt.nz, 111",
    ],
    examples=[
        Example(
            bad="---\nlanguage: en-US\n---\n# Chest pain\n\nCall 999 if the pain does not stop.\n",
            good="---\nlanguage: en-US\n---\n# Chest pain\n\nCall 911 if the pain does not stop.\n",
        ),
        Example(
            bad="---\nlanguage: en-GB\n---\n# Stroke\n\nDial 911 and ask for an ambulance.\n",
            good="---\nlanguage: en-GB\n---\n# Stroke\n\nDial 999 and ask for an ambulance.\n",
        ),
        Example(
            bad="---\nlanguage: en-GB\n---\n# Low mood\n\nIf you think of suicide, call or text "
            "988 at any time.\n",
            good="---\nlanguage: en-GB\n---\n# Low mood\n\nIf you think of suicide, call "
            "Samaritans on 116 123 at any time.\n",
        ),
        Example(
            bad="# Asthma\n\nSee your GP once a year, and ask for the NHS flu jab. If your "
            "salbutamol inhaler does not help, call 911.\n",
            good="# Asthma\n\nSee your GP once a year, and ask for the NHS flu jab. If your "
            "salbutamol inhaler does not help, call 999.\n",
        ),
        Example(
            good="---\nlanguage: en-US\n---\n# Help around the world\n\n- US: call 911\n"
            "- UK: call 999\n- Australia: call 000\n"
        ),
        Example(
            good="---\nlanguage: en-GB\n---\n# Travel\n\nIn the US, call 911 in an emergency. Here "
            "you call 999, and 111 for advice.\n"
        ),
        Example(
            good="---\nlanguage: en-US\n---\n# A trial\n\nIt called 999 people in 112 towns.\n"
        ),
    ],
    words=[
        *("911", "9-1-1", "999", " 000", "(000", "112", "111"),
        *("988", "9-8-8", "741", "838", "116", "85258", "13 11", "1311", "13-11"),
        *("14416", "1737", "800"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number for another country; a warning where the page does not say its own."""
    numbers = page.once(foreign_numbers)
    if not numbers:
        return
    declared = declared_country(page)
    country = countries()[declared or likely_country(page)]
    for number in numbers:
        instead = country.emergency[0] if number.emergency else country.line
        if not number.emergency and not number.crisis:
            instead = "one that works there"
        found = number.block.text[number.start : number.end]
        yield Match(
            number.block.source_span(number.start, number.end),
            (found, country.spoken, instead),
            level=Level.ERROR if declared else Level.WARNING,
        )


def foreign_numbers(page: Page) -> tuple[Number, ...]:
    """Return the numbers that a page tells its readers to call and that do not reach anyone there.

    None where nothing shows the readers' country, or nothing is known of it. What works in the
    country that the words of the page point to is let be.
    """
    numbers = tuple(_numbers(page))
    if not numbers:
        return ()
    likely = likely_country(page)
    code = declared_country(page) or likely
    if code not in countries():
        return ()
    return tuple(
        number
        for number in numbers
        if not number.works_in & {code, likely} and not _speaks_of_another(page, number)
    )


def _numbers(page: Page) -> Iterator[Number]:
    """Yield the numbers of a page that its readers are told to call."""
    for hit in _pattern().finditer(page.folded):
        index = page.block_of(hit.start())
        block = page.blocks[index]
        start = hit.start() - page.block_starts[index]
        end = start + len(hit[0])
        if block.kind is BlockKind.CODE or end > len(block.text):
            continue
        if _is_to_call(block, start, end) and not (
            in_references(page, block) or is_quoted(block, start, end)
        ):
            yield _number(block, start, end)


@cache
def _pattern() -> regex.Pattern[str]:
    """Return a pattern of all numbers, with blanks, points or hyphens between their digits."""
    digits = sorted((line.digits for line in _known()), key=len, reverse=True)
    alternatives = "|".join([*map(spaced, digits), "9-8-8", *_EMERGENCY])
    return compiled(
        rf"(?<![\d.,£$/\-])(?<!\d[ (])(?:1[ .\-](?=8))?(?:{alternatives})(?![\d/]|[\-.,: ]\d)"
    )


def _is_to_call(block: Block, start: int, end: int) -> bool:
    """Return whether a run is a number that readers are told to call, and not an amount."""
    digits = _digits(block.folded[start:end])
    if len(digits) > SHORT:
        return True
    if _NOT_A_NUMBER_TO_CALL.match(block.plain[end : end + 20]):
        return False
    first, last = sentence_around(block.plain, start)
    if _CALL_BEFORE.search(block.plain, max(first, start - _REACH - 10), start):
        return True
    if _CALL_AT_ONCE.match(block.plain[end : end + 20]):
        return True
    near = block.plain[max(first, start - 30) : min(max(last, end), end + 30)]
    return _HELP_AROUND.search(near) is not None


def _number(block: Block, start: int, end: int) -> Number:
    digits = _digits(block.folded[start:end])
    if digits in _EMERGENCY:
        codes = frozenset(c for c, known in countries().items() if digits in _right(known))
        return Number(block, start, end, codes, emergency=True, crisis=False)
    line = next(line for line in _known() if line.digits == digits)
    return Number(block, start, end, line.countries, emergency=False, crisis=line.crisis)


def _right(country: Country) -> tuple[str, ...]:
    """Return all numbers that are rightly told to the public in a country."""
    return (*country.emergency, *country.urgent, *country.also)


@cache
def _known() -> tuple[Line, ...]:
    """Return the lines that a finding may name."""
    return tuple(line for line in lines() if line.digits and line.verified)


def _digits(text: str) -> str:
    """Return a number as `lines` has it: nothing between the digits, no country code."""
    digits = regex.sub(r"[\s.\-]", "", text)
    return digits[1:] if digits.startswith("18") and len(digits) == _LONG else digits


def _speaks_of_another(page: Page, number: Number) -> bool:
    """Return whether the text around a number says that it is for another country."""
    around = [number.block.plain, *(h.plain for h in page.headings_over(number.block))]
    around += _companions(page, number.block)
    return any(names_one_of(text, number.works_in) or _ELSEWHERE.search(text) for text in around)


def _companions(page: Page, block: Block) -> Iterator[str]:
    """Yield the texts that a list item or cell is read with: the lead-in, or the row."""
    index = page.block_at(block.span.start)
    if index is None or not block.group:
        return
    if block.kind is BlockKind.LIST_ITEM:
        while index >= 0 and page.blocks[index].group == block.group:
            index -= 1
        if index >= 0:
            yield page.blocks[index].plain
        return
    yield from (cell.plain for cell in row_cells(page, index))
