"""Making fixes: which may be made by themselves, how they go together, and that they do good."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qa.fingerprint import identity
from qa.readers import docx_parts, read
from qa.sources import DOCX
from qa.values import dataclass
from qa.wordset import is_medical_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qa.document import Document
    from qa.finding import Edit, Finding, Fix
    from qa.readers.docx_edits import WordFile
    from qa.sources import Source

    Look = Callable[[Source], Sequence[Finding]]
    """Returns what is wrong on a page, what is set aside left out."""

_ROUNDS = 50
"""Fixes that overlap, or do harm together, are made one after the other."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*", re.UNICODE)
_DOSE = re.compile(
    r"(?:[mµμunkd]?g|mcg|ug|[mµd]?l|cc|i?u|units?|mmol|mol|meq|kg|lbs?|oz|tablets?|capsules?|drops?|"
    r"puffs?|tsp|tbsp|teaspoons?|tablespoons?|daily|hourly|weekly|once|twice|percent|"
    r"q\.?d|q\.?o\.?d|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|prn)"
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODINGS = {
    codecs.BOM_UTF8: ("utf-8",),
    codecs.BOM_UTF16_LE: ("utf-16-le",),
    codecs.BOM_UTF16_BE: ("utf-16-be",),
    b"": ("utf-8", "cp1252", "latin-1"),
}


class Refused(Exception):  # noqa: N818 -- told to a person, nothing is broken
    """Why a page is left as it is, as a sentence."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A page after its fixes."""

    data: bytes
    made: tuple[Finding, ...]
    """The findings whose fix was made, in the order in which that was done."""
    left: tuple[tuple[Finding, str], ...] = ()
    """Those whose fix is safe and cannot be made in this file, each with the reason."""


class Choice(NamedTuple):
    """A fix that somebody, or its safety, decided on."""

    finding: Finding
    fix: Fix


def is_safe(fix: Fix, document: Document) -> bool:
    """Return whether a fix may be made without asking.

    Its rule has to say so, and no number, dose, medicine or diagnosis may be other than before;
    addresses apart, in which these mean nothing.
    """
    return fix.safe and not touches_facts(fix, document)


def touches_facts(fix: Fix, document: Document) -> bool:
    """Return whether a fix changes a number, a dose, a medicine or a diagnosis."""
    return any(map(_is_fact, _changed(fix, document.source)))


def _changed(fix: Fix, source: str) -> set[str]:
    """Return the words, in lower case, that stand there only before or only after the fix."""
    edits = sorted(fix.edits)
    if not edits:
        return set()
    start, end = edits[0].span.start, max(edit.span.end for edit in edits)
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while end < len(source) and not source[end].isspace():
        end += 1
    before = source[start:end]
    if "://" in before or "www." in before:
        return set()
    there = [moved(edit, -start) for edit in edits]
    was, is_ = (Counter(_WORD.findall(text.lower())) for text in (before, spliced(before, there)))
    return {*(was - is_), *(is_ - was)}


def moved(edit: Edit, by: int) -> Edit:
    """Return an edit moved by so many characters."""
    start, end = edit.span
    return edit._replace(span=edit.span._replace(start=start + by, end=end + by))


def _is_fact(word: str) -> bool:
    return bool(
        any(char.isdigit() for char in word) or _DOSE.fullmatch(word) or is_medical_name(word)
    )


def together(choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices that can be made at once; of two that overlap the first stays."""
    taken: list[tuple[int, int]] = []
    kept = []
    for choice in choices:
        spans = [(edit.span.start, edit.span.end) for edit in choice.fix.edits]
        if spans and not any(_meet(span, other) for span in spans for other in taken):
            taken += spans
            kept.append(choice)
    return kept


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1])


def spliced(source: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made that do not overlap; line ends become those of the text."""
    line_end = "\r\n" if "\r\n" in source else "\n"
    parts, at = [], 0
    for span, text in sorted(edits):
        parts += [source[at : span.start], text.replace("\r\n", "\n").replace("\n", line_end)]
        at = span.end
    return "".join([*parts, source[at:]])


def made(source: Source, choices: Sequence[Choice]) -> bytes:
    """Return the bytes of a page with fixes made that go together; all other bytes are as before.

    Raises Refused where the page cannot be written the way it was read.
    """
    edits = [edit for choice in choices for edit in choice.fix.edits]
    if source.format == DOCX:
        return _made_in_word(source, edits)
    text = read(source).source
    mark = next((mark for mark in _MARKS if source.data.startswith(mark)), b"")
    for encoding in _ENCODINGS[mark]:
        try:
            if mark + text.encode(encoding) == source.data:
                return mark + spliced(text, edits).encode(encoding)
        except UnicodeError:
            continue
    raise Refused("Its encoding is not clear; save it as UTF-8 first.")


def _made_in_word(source: Source, edits: Sequence[Edit]) -> bytes:
    file = _word_file(source)
    try:
        after = file.edited(edits)
    except docx_parts.Refused as refused:
        raise Refused(str(refused)) from refused
    if read(replace(source, data=after)).source != spliced(file.text, edits):
        raise Refused("These words cannot be changed by a program; make the changes in Word.")
    return after


def _word_file(source: Source) -> WordFile:
    from qa.readers.docx_edits import WordFile  # noqa: PLC0415 -- most runs see no Word file

    try:
        return WordFile(source.data)
    except docx_parts.Refused as refused:
        raise Refused(str(refused)) from refused


def obstacles(source: Source) -> Callable[[Fix], str]:
    """Return what says why a fix cannot be made in a file, as a sentence; "" where it can.

    Raises Refused where none can.
    """
    if source.format != DOCX:
        return lambda _: ""
    file = _word_file(source)
    return lambda fix: file.why_not(fix.edits)


def mend(source: Source, look: Look) -> Mended:
    """Make every safe fix of a page, and only those that do not bring new findings.

    `look` is asked again after each round. Raises Refused where the page cannot be written.
    """
    done: list[Finding] = []
    left: list[tuple[Finding, str]] = []
    useless: set[tuple[str, ...]] = set()
    findings = look(source)
    for _ in range(_ROUNDS):
        document = read(source)
        wanted = [
            Choice(finding, fix)
            for finding in findings
            for fix in finding.fixes[:1]
            if is_safe(fix, document) and identity(finding, document) not in useless
        ]
        if not wanted:
            left = []
            break
        why_not = obstacles(source)
        left = [(one.finding, why) for one in wanted if (why := why_not(one.fix))]
        choices = together(one for one in wanted if not why_not(one.fix))
        if not choices:
            break
        for batch in _halving(choices):
            after = replace(source, data=made(source, batch))
            seen = look(after)
            if not _is_worse(findings, seen, document, read(after)):
                source, findings = after, seen
                done += [choice.finding for choice in batch]
                break
            if len(batch) == 1:
                useless.add(identity(batch[0].finding, document))
    return Mended(source.data, tuple(done), tuple(left))


def _halving(choices: list[Choice]) -> Iterable[list[Choice]]:
    """Yield all choices, then ever fewer of the first, down to one."""
    while choices:
        yield choices
        if len(choices) == 1:
            return
        choices = choices[: len(choices) // 2]


def _is_worse(
    before: Sequence[Finding], after: Sequence[Finding], was: Document, is_: Document
) -> bool:
    """Return whether a rule says more after the fixes than before, or of other words."""
    then, now = Counter(f.rule for f in before), Counter(f.rule for f in after)
    if now - then:
        return True
    known = {identity(finding, was)[:2] for finding in before}
    return any(identity(finding, is_)[:2] not in known for finding in after if finding.match)
