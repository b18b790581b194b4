"""The telephone numbers that a page gives, each with the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
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
_MOST = 60


class Phone(NamedTuple):
    """A telephone number, and what it is of."""

    block: Block
    start: int
    """In the block's text, as `end`."""
    end: int
    digits: str
    """As it is dialled within the country, where that is Britain or America."""
    label: str
    """What it is said to be the number of, such as "advice line"; "" where nothing says it."""
    around: str
    """The sentence that it stands in, folded."""


def phones(page: Page) -> tuple[Phone, ...]:
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


def _phone(page: Page, block: Block, hit: re.Match[str]) -> Phone | None:
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
    return Phone(block, *hit.span(), _national(digits), label, text[first:last])


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
