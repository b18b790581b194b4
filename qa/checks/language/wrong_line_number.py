"""A number that stands beside the name of a helpline whose number is another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa.context import in_references, is_quoted
from qa.countries import named_lines
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.countries import NamedLine
    from qa.page import Page

# Letters may stand for the last digits: 1-800-662-HELP.
_NUMBER = (
    r"(?<![\w.,£$€/#-])(?P<number>1-8\d\d-(?:\d{3}-?)?[a-z]{3,4}(?:-?(?:\d{4}|[a-z]{3,4})\b)?"
    r"|(?:\+|(?<![\w)] )\((?=\d{3}\)))?\d(?:[() .\u2011\u2013-]{0,2}\d){2,13})"
    r"(?![\w%/]|[.,]\d|[ -]\d)"
)
# What may stand between a name and its number, where both are of one line.
_LINK = (
    r"(?:[\s,:;(\[\"'*\u2013\u2014-]|\b(?:is|are|at|on|to|by|the|its|their|our|free|freephone|toll-free|"
    r"phone|telephone|tel|number|call(?:ing)?|text(?:ing)?|dial(?:ling|ing)?|ring(?:ing)?|any|time|"
    r"day|night|hour|"
    r"hours|24|24/7|7|days|a|week|all|round|clock|confidential(?:ly)?|helpline|hotline|line|lifeline|"
    r"and|or|for|of|charge|word|home|hello|hi|talk|shout|open|there|here|always|can|be|reached|"
    r"in|uk|us|ireland|you|someone|somebody|with|speak|listen|listens|answers?|now|right away|"
    r"straight away|press|service|charity|center|centre|every|around|from|phones?|via|through|"
    r"national)\b)"
)
_BEFORE_NAME = (
    r"(?:[\s,:(\"'*\u2013\u2014-]|\b(?:for|to|reach|the|speak|talk|with|get|through|contact|free|call|"
    r"is|of|national|at|any|time|day|night|number)\b)"
)
_AFTER_NAME = regex_later(rf"{_LINK}{{1,24}}?{_NUMBER}")
_AHEAD_OF_NAME = regex_later(
    r"\b(?:call|text|ring|phone|dial|on|at|to) (?:or (?:text|call|ring) )?(?:the )?"
    rf"{_NUMBER}{_BEFORE_NAME}{{1,12}}\Z"
)
_OTHER = regex_later(
    r"(?<!\b(?:call|text|phone|dial|calling|texting|calls|texts))\s(?:or|and)\b"
    r"(?! (?:night|day|confidential\w*|free|7)\b)"
)
_NOT_TO_CALL = regex_later(
    r"\s?(?:%|mg|ml|people|patients|calls?\b|callers|texts\b|years?|days|hours?|weeks|months|minutes|"
    r"volunteers|branches|million|times|countries|languages|centers|counsell?ors|of the|am\b|pm\b|"
    r"a\.m|p\.m)"
)
_YEAR = regex_later(r"(?:19|20)\d\d")
_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
# The lines for which nobody needs the name to see that one is meant, with a slip in the number.
_IN_CRISIS = regex_later(
    r"\bsuicid\w+|\bharm\w* (?:your|them|him|her|my)sel(?:f|ves)\b|\bself-harm|\bcrisis\b"
    r"|\bveterans?\b|\bpress 1\b"
    r"|\b(?:end|take|taking|ending) (?:your|their) (?:own )?li(?:fe|ves)\b"
)
_SLIPS = (
    (regex_later(r"\b(?:call|text|dial)(?:ing)?(?: or (?:text|call|chat))? "
                 r"(?P<number>998|989|899|889|898|978|987|888|968)(?![\w-]|[ .]\d|\s?%)"),
     "the 988 Suicide & Crisis Lifeline", "988"),
    (regex_later(r"\b(?:on|call|ring|phone|dial) "
                 r"(?P<number>116[ -]?(?:132|213|231|321|312|124|122|133|113|223|023|103))"
                 r"(?![\w-])"),
     "Samaritans", "116 123"),
    (regex_later(r"\btext(?:ing)? (?:the word )?\W?(?:home|hello)\W? to "
                 r"(?P<number>(?!741[ -]?741)7[14]{2}[ -]?7[14]{2}|7[14]\d[ -]?[14]\d\d)(?![\w-])"),
     "Crisis Text Line", "741741"),
    (regex_later(r"\bnhs (?P<number>1(?!11\b|19\b)\d\d|1111|011|11|911)(?![\w-]|\.\d| (?:trusts?|"
                 r"hospitals?|staff|jobs|sites|beds))"), "NHS 111", "111"),
)  # fmt: skip
_SOON = 40
_TOLL_FREE = 10
_SLIP = 3
_SHORTEST = 3


@rule(
    "language.wrong-line-number",
    level=Level.ERROR,
    message="'%s' is not the number of %s: give %s.",
    why="A reader in danger who calls a wrong number reaches a stranger, or nobody.",
    sources=[
        "SAMHSA: 988 Lifeline and National Helpline; Crisis Text Line; Poison Help (HRSA)",
        "NHS, help for suicidal thoughts: Samaritans 116 123, Shout 85258; NSPCC; gov.uk",
        "Google, Creating helpful content: no easily verified factual errors",
    ],
    examples=[
        Example(
            bad="You can ring Samaritans at any hour on 116 231.",
            good="You can ring Samaritans at any hour on 116 123.",
        ),
        Example(
            bad="Call or text the 988 Suicide & Crisis Lifeline at 989.",
            good="Call or text the 988 Suicide & Crisis Lifeline at 988.",
        ),
        Example(
            bad="Anybody who is thinking of suicide can call or text 898 day and night.",
            good="Anybody who is thinking of suicide can call or text 988. In 988 people of 998 it"
            " helped.",
        ),
        Example(
            bad="Text HOME to 714741 to reach the Crisis Text Line.",
            good="Text HOME to 741741 to reach the Crisis Text Line, or call 911.",
        ),
        Example(
            bad="If a child has eaten them, call Poison Help at 1-800-222-1122.",
            good="If a child has eaten them, call Poison Help at 1-800-222-1222. Our own poison"
            " control center is at 1-800-555-0143.",
        ),
        Example(
            bad="- Childline: 0800 1110\n- Shout: text SHOUT to 85285",
            good="- Childline: 0800 1111\n- Shout: text SHOUT to 85258\n- Samaritans: 116 123",
        ),
        Example(
            bad="The SAMHSA National Helpline (1-800-662-4375) is free.",
            good="SAMHSA's National Helpline (1-800-662-HELP) is free.",
        ),
        Example(
            good="Samaritans was founded in 1953. Call Samaritans or, in an emergency, 999. Ring us"
            " on 0114 496 0735 or Samaritans on 116 123."
        ),
        Example(
            bad="Report side effects to FDA at 1-800-FDA-1880.",
            good="Call the maker at 1-800-555-0143 or FDA at 1-800-FDA-1088.",
        ),
        Example(
            bad="Ring NHS 101 for advice.",
            good="Ring NHS 111 for advice. There are 229 NHS trusts.",
        ),
    ],
    words=[
        *("samaritans", "lifeline", "suicid", "988", "crisis", "shout", "poison", "samhsa"),
        *("hotline", "helpline", "advice line", "childline", "nspcc", "nhs", "fda", "medwatch"),
        *("self-harm", "yourself", "themselves", "text"),
    ],
    around=True,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number that a sentence gives for a line and that is none of that line's."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(sign.isdigit() for sign in block.folded):
            continue
        if in_references(page, block):
            continue
        told: set[int] = set()
        for first, last in sentences(block.plain):
            for start, end, name, right in _wrong(block.folded[first:last]):
                place = first + start, first + end
                if place[0] not in told and not is_quoted(block, *place):
                    told.add(place[0])
                    found = block.text[slice(*place)]
                    yield Match(block.source_span(*place), (found, name, right))


def _wrong(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield each wrong number of a sentence, where it is, with its line's name and number."""
    for line in named_lines():
        for name in _name(line.says).finditer(text):
            number = _number_of(text, name.start(), name.end())
            if number is not None and _is_wrong(line, number["number"]):
                yield *number.span("number"), line.name, line.spoken
    for pattern, name_of_line, right in _SLIPS:
        for found in pattern.finditer(text):
            if name_of_line == "NHS 111" or _IN_CRISIS.search(text) or "text" in found[0][:5]:
                yield *found.span("number"), name_of_line, right


def _number_of(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Return the number that a sentence gives for a name, behind it or before it."""
    after = _AFTER_NAME.match(text, end)
    if after is not None:
        number = after["number"]
        between = text[end : after.start("number")]
        is_other = _OTHER.search(between) is not None
        if is_other or _NOT_TO_CALL.match(text, after.end()) or _YEAR.fullmatch(number):
            return None
        return after
    before = _AHEAD_OF_NAME.search(text, max(0, start - _SOON), start)
    return None if before is None or _YEAR.fullmatch(before["number"]) else before


@cache
def _name(says: str) -> regex.Pattern[str]:
    return compiled(says)


def _is_wrong(line: NamedLine, written: str) -> bool:
    """Return whether a number is none of a line's."""
    digits = _digits(written)
    if len(digits) < _SHORTEST or digits in line.numbers:
        return False
    if not line.near:
        return True
    return any(0 < _slips(digits, right) <= _SLIP for right in line.numbers)


def _digits(written: str) -> str:
    """Return a number as it is dialled, without the code of the United States or Britain."""
    digits = regex.sub(r"[^\d]", "", written.translate(_KEYS))
    if digits.startswith("1") and len(digits) == _TOLL_FREE + 1 and digits[1] in "89":
        return digits[1:]
    return "0" + digits[2:] if written.strip().startswith("+44") else digits


def _slips(one: str, other: str) -> int:
    """Return in how many places two numbers of a length differ; far apart if they have none."""
    if len(one) != len(other):
        return 1 if abs(len(one) - len(other)) == 1 and len(one) > _TOLL_FREE - 2 else _SLIP + 1
    return sum(a != b for a, b in zip(one, other, strict=True))
