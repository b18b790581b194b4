"""One telephone number, written in two ways, or two numbers for one line."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import MOST
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = later(r"(?<![\w.,/#$£-])(?:\+|\()?\d(?:\(0\)|[ \-.()–]{0,2}\d){6,14}(?![\w/%]|[.,]\d)")
_MAY_BE = later(r"\d(?:[ \-.()–]{0,2}\d){6}")
# The same in plain figures, which is quicker.
_MAY_BE_PLAIN = later(r"[0-9](?:[ \-.()–]{0,2}[0-9]){6}")
_SIGNS = later(
    r"\b(?:call|phone|telephone|tel|ring|dial|text|fax|contact|number|line|helpline|hotline|mobile|"
    r"speak to|reach|reception|toll)\w*\b|\A\W*\Z"
)
_NOT_PHONE = later(
    r"\b(?:doi|isbn|issn|pmid|nct|company|charity|registered|registration|account|sort code|"
    r"licen[cs]e|version|fax|gmc|nmc|gphc|npi|vat|order|article|grant|id)\b[^.;]{0,30}$"
)
_LABEL = later(
    r"\b(?P<label>(?:(?:advice|crisis|help|nurse|care|support|booking|appointments?|enquir(?:y|ies)|"
    r"information|out[- ]of[- ]hours|emergency|pharmacy|patient|switchboard|customer|medicines?|"
    r"rheumatology|stroke|reception|anticoagulation|diabetes|poisons?|ward|midwifery|quit|"
    r"smoking|dental|infusion|clinical|on-call|after-hours|billing|scheduling|main)[- ]){0,3}"
    r"(?:helpline|hotline|advice line|line|clinic|surgery|practice|pharmacy|reception|"
    r"switchboard|desk|team|nurse|office|unit|ward|department|centre|center|service|hospital|"
    r"number|us|midwives|nurses|pharmacist|coordinator|secretary|doctor))\b"
)
_ALTERNATIVE = later(r"\b(?:or|and|also|fax|text|mobile|landline|weekends?|evenings?|night|"
    r"out[- ]of[- ]hours|after[- ]hours|abroad|outside|overseas|international|welsh|spanish|"
    r"hearing|deaf|tty|tdd|relay|minicom|textphone|toll[- ]free|in (?:[a-z]+)|urgent|emergenc)\b"
)  # fmt: skip
_MOST = 60


class _Phone(NamedTuple):
    block: Block
    start: int
    end: int
    digits: str
    label: str
    around: str


@rule(
    "consistency.different-phone-number",
    level=Level.WARNING,
    message="%s here and %s elsewhere on this page: check which number%s is right.",
    why="One of the two is a slip, and a reader who needs help reaches a stranger or nobody.",
    sources=["Google, Creating helpful content: no easily verified factual errors"],
    examples=[
        Example(
            bad="Call the advice line on 0114 496 0735 if you feel ill.\n\nFor blood test "
            "results, ring 0114 496 0753.",
            good="Call the advice line on 0114 496 0735 if you feel ill.\n\nFor blood test "
            "results, ring 0114 4960735.",
        ),
        Example(
            bad="Call our helpline on 0808 157 0192.\n\nIf you are worried, ring the helpline on "
            "0808 157 0492.",
            good="Call our helpline on 0808 157 0192.\n\nRing the ward on 0808 157 0193.",
        ),
        Example(
            bad="To book, call the clinic at (555) 014-2231.\n\nIf a wound opens, call the clinic "
            "at (555) 019-7745.",
            good="Phone 0161 496 0099 for Leeds.\n\n- Appointments: 0161 496 0101\n- X-ray: 0161 "
            "496 0102",
        ),
        Example(good="Call 020 7946 0958, or 020 7946 0985 at night."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two numbers that differ by a slip, or that stand with one label.

    Two digits in each other's place are a slip; one other digit is where both have one label.
    """
    phones = page.once(_phones)
    if len({phone.digits for phone in phones}) <= 1:
        return
    told: set[str] = set()
    for first, second in combinations(phones[:MOST], 2):
        if first.digits == second.digits or second.digits in told or _same_sentence(first, second):
            continue
        differ = _difference(first.digits, second.digits)
        same = bool(first.label) and first.label == second.label
        swapped = differ == "swap" and (same or not _one_list(first, second))
        slip = swapped or (differ == "digit" and same)
        if slip or (same and _one_line(phones, first.label) and _plain(first) and _plain(second)):
            told.add(second.digits)
            label = f" of the {second.label}" if same and second.label != "us" else ""
            span = second.block.source_span(second.start, second.end)
            found = second.block.text[second.start : second.end].strip()
            other = first.block.text[first.start : first.end].strip()
            args = (found, other, label)
            yield Match(span, args, level=None if slip else Level.SUGGESTION)


def _phones(page: Page) -> tuple[_Phone, ...]:
    """Return the telephone numbers of a page in order, those of sources left out."""
    found = []
    folded = page.folded
    may_be = _MAY_BE_PLAIN if folded.isascii() else _MAY_BE
    for index in sorted({page.block_of(hit.start()) for hit in may_be.finditer(folded)}):
        block = page.blocks[index]
        if block.kind is BlockKind.CODE:
            continue
        for hit in _NUMBER.finditer(block.plain):
            phone = _phone(page, block, hit)
            if phone is not None:
                found.append(phone)
            if len(found) >= _MOST:
                return tuple(found)
    return tuple(found)


def _phone(page: Page, block: Block, hit: re.Match[str]) -> _Phone | None:
    digits = re.sub(r"\D", "", hit[0].replace("(0)", ""))
    text = block.folded
    written = hit[0]
    first, last = sentence_around(block.plain, hit.start())
    before = text[max(first, hit.start() - 80) : hit.start()]
    if not _SIGNS.search(before) and not written.startswith(("+", "(", "0", "1-8")):
        return None
    if re.fullmatch(
        r"(?:19|20)\d\d\W+(?:19|20)\d\d|\d{4}-\d\d-\d\d.*|\d{7,8}|(?:\d{1,3}\.)+\d+", written
    ):
        return None
    if _NOT_PHONE.search(before) or _is_source(page, block) or is_quoted(block, *hit.span()):
        return None
    labels = [found["label"] for found in _LABEL.finditer(before)]
    label = re.sub(r"^(?:the|our|your) ", "", labels[-1]) if labels else ""
    return _Phone(block, *hit.span(), _national(digits), label, text[first:last])


def _is_source(page: Page, block: Block) -> bool:
    """Return whether a block is a source; a paragraph below the list of them is none."""
    return block.kind is not BlockKind.PARAGRAPH and in_references(page, block)


def _national(digits: str) -> str:
    """Return a number without the sign of its country, where that is Britain's or America's."""
    if digits.startswith("44") and len(digits) == len("441144960735"):
        return "0" + digits[2:]
    if digits.startswith("1") and len(digits) == len("15550142231"):
        return digits[1:]
    return digits


def _same_sentence(first: _Phone, later: _Phone) -> bool:
    return first.block is later.block and first.around == later.around


def _difference(one: str, other: str) -> str:
    """Return "swap" or "digit" for numbers that are one slip apart, otherwise ""."""
    if len(one) != len(other):
        return "digit" if _one_left_out(one, other) else ""
    at = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(at) == 1:
        return "digit"
    swapped = (
        len(at) == 2
        and at[1] - at[0] <= 2
        and sorted(one[at[0]] + one[at[1]]) == sorted(other[at[0]] + other[at[1]])
    )
    return "swap" if swapped else ""


def _one_left_out(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(1, len(long)))


def _one_list(first: _Phone, later: _Phone) -> bool:
    """Return whether two numbers stand in one list or table, each for another thing."""
    return bool(first.block.group) and first.block.group == later.block.group


def _listed(phone: _Phone) -> bool:
    """Return whether a number stands in a list or table of numbers, each for another thing."""
    return phone.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)


def _one_line(phones: tuple[_Phone, ...], label: str) -> bool:
    """Return whether a label has two numbers: more are those of several places."""
    return len({phone.digits for phone in phones if phone.label == label}) == 2


def _plain(phone: _Phone) -> bool:
    """Return whether a sentence gives one number for a thing, at all times and for everybody."""
    return not _listed(phone) and _ALTERNATIVE.search(phone.around) is None
