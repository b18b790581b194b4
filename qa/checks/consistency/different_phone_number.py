"""One telephone number, written in two ways, or two numbers for one line."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from qa.checks.consistency.phone_numbers import phones as phone_numbers
from qa.checks.consistency.sayings import MOST
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.phone_numbers import Phone
    from qa.page import Page

_ALTERNATIVE = later(r"\b(?:or|and|also)\b")
_FOR_OTHERS = later(r"\b(?:fax|text|mobile|landline|weekends?|evenings?|night|"
    r"out[- ]of[- ]hours|after[- ]hours|abroad|outside|overseas|international|welsh|spanish|"
    r"hearing|deaf|tty|tdd|relay|minicom|textphone|toll[- ]free|urgent|emergenc)\b"
)  # fmt: skip
_SOMEWHERE = later(r"\bin [a-z]+")


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
        Example(
            bad="To refer yourself, call 01632 960144.\n\nIf you cannot come, phone us on 01632"
            " 960411.",
            good="To refer yourself, call 01632 960144.\n\nIf you cannot come, phone us on 01632"
            " 960144.",
        ),
        Example(
            bad="Ring 0131 496 0155 to book.\n\nTo change the day, use the same number as before,"
            " 0131 496 0822.",
            good="Ring 0131 496 0155 to book.\n\nFor the ward, ring 0131 496 0822.",
        ),
        Example(good="Call 020 7946 0958, or 020 7946 0985 at night."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two numbers that differ by a slip, or that stand with one label.

    Two digits in each other's place are a slip; one other digit is where both have one label.
    """
    phones = page.once(phone_numbers)
    if len({phone.digits for phone in phones}) <= 1:
        return
    told: set[str] = set()
    for first, second in combinations(phones[:MOST], 2):
        if first.digits == second.digits or second.digits in told or _same_sentence(first, second):
            continue
        differ = _difference(first.digits, second.digits)
        same = bool(first.label) and first.label == second.label
        swapped = differ == "swap" and (same or not _one_list(first, second))
        slip = swapped or (differ == "digit" and same) or _mixed_up(phones, first, second)
        if slip or (same and _one_line(phones, first.label) and _plain(first) and _plain(second)):
            told.add(second.digits)
            label = f" of the {second.label}" if same and second.label != "us" else ""
            span = second.block.source_span(second.start, second.end)
            found = second.block.text[second.start : second.end].strip()
            other = first.block.text[first.start : first.end].strip()
            args = (found, other, label)
            yield Match(span, args, level=None if slip else Level.SUGGESTION)


def _same_sentence(first: Phone, later: Phone) -> bool:
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


_SAME = later(
    r"\bthe (?:very )?same (?:phone |telephone )?(?:number|line)\b|"
    r"\b(?:number|line) (?:that )?you (?:used|rang|called|phoned|dialled|dialed|booked|refer\w*)\b"
)
_LAST = 4
"""Digits at the end of a number that somebody mixes up."""
_LEAST = 9
"""Digits of a number that is no short code."""


def _mixed_up(phones: tuple[Phone, ...], first: Phone, second: Phone) -> bool:
    """Return whether a page's only two numbers are meant to be one.

    Then its last digits are the same ones in another order, or it is called the same number.
    """
    one, other = first.digits, second.digits
    only = len({phone.digits for phone in phones}) == len((one, other))
    if not only or len(one) != len(other) or len(one) < _LEAST:
        return False
    if not (_is_for_all(first) and _is_for_all(second)):
        return False
    if _SAME.search(first.around) or _SAME.search(second.around):
        return True
    alike = one[:-_LAST] == other[:-_LAST] and set(one[-_LAST:]) == set(other[-_LAST:])
    apart = sum(a != b for a, b in zip(one, other, strict=True))
    return alike and apart > 1 and {first.label, second.label} <= {"", "us"}


def _one_left_out(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(1, len(long)))


def _one_list(first: Phone, later: Phone) -> bool:
    """Return whether two numbers stand in one list or table, each for another thing."""
    return bool(first.block.group) and first.block.group == later.block.group


def _listed(phone: Phone) -> bool:
    """Return whether a number stands in a list or table of numbers, each for another thing."""
    return phone.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)


def _one_line(phones: tuple[Phone, ...], label: str) -> bool:
    """Return whether a label has two numbers: more are those of several places."""
    return len({phone.digits for phone in phones if phone.label == label}) == 2


def _plain(phone: Phone) -> bool:
    """Return whether a sentence gives one number for a thing, at all times and for everybody."""
    if _SOMEWHERE.search(phone.around):
        return False
    return _is_for_all(phone) and _ALTERNATIVE.search(phone.around) is None


def _is_for_all(phone: Phone) -> bool:
    """Return whether a number stands in a sentence that is not of other hours, ways or people."""
    return not _listed(phone) and _FOR_OTHERS.search(_SOMEWHERE.sub(" ", phone.around)) is None
