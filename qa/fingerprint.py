"""What a finding is known by when the page around it changes: rule, words and neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.document import Document
    from qa.finding import Finding

_WORD = re.compile(r"\w+", re.UNICODE)
_LETTERS = bytes(ord(c.lower()) if _WORD.match(c := chr(code)) else ord(" ") for code in range(256))
"""What becomes of each byte of ASCII: a small letter, or a blank where it is in no word."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_STOP = re.compile(r"[.!?][\"')\]\u2019\u201d*_]*\s")
_NEIGHBOURS = 6
"""Words before and after that tell two findings of one rule on the same words apart."""
_REACH = 200
"""Characters of the sentence looked at on each side for those words."""
_LONGEST = 200
"""Characters of the words marked that are kept as they are; the rest of them is a digest."""


class Identity(NamedTuple):
    """What stays the same of a finding while lines move and paragraphs are wrapped anew."""

    rule: str
    words: str
    """The words marked, in lower case; for what is missing, those of the message."""
    before: str
    """The words before them in their sentence, in lower case."""
    after: str

    @property
    def digest(self) -> str:
        """Return it as 64 hexadecimal digits."""
        return sha256("\0".join(self).encode("utf-8", "surrogatepass")).hexdigest()


def identity(finding: Finding, document: Document | None) -> Identity:
    """Return what a finding is known by.

    Without the document the neighbours are taken from the finding's own line.
    """
    if not finding.match:  # how many words there are changes with every edit
        return Identity(finding.rule, _short(_plain(_NUMBER.sub("0", finding.message))), "", "")
    before, after = _around(finding, document)
    return Identity(
        finding.rule,
        _short(_plain(finding.match) or " ".join(finding.match.split())),
        " ".join(_words(before)[-_NEIGHBOURS:]),
        " ".join(_words(after)[:_NEIGHBOURS]),
    )


def fingerprints(
    findings: Iterable[Finding], documents: Mapping[str, Document]
) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with a text of 64 hexadecimal digits that no other of the run has.

    It depends on page, rule, words and neighbours, never on the line. Findings that share all of
    these are numbered in the order in which they stand.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        key = f"{finding.path}\0{identity(finding, documents.get(finding.path)).digest}"
        number = seen[key]
        seen[key] += 1
        yield finding, sha256(f"{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    """Return what `_WORD` finds in a text in lower case."""
    if text.isascii():  # twenty times as quick, and there are three texts a finding
        return text.encode().translate(_LETTERS).decode().split()
    return _WORD.findall(text.lower())


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{text[: _LONGEST - 20]}… {digest}"


def _around(finding: Finding, document: Document | None) -> tuple[str, str]:
    """Return the text before and after a finding, inside its sentence and block."""
    start, end = finding.span
    if document is None:
        at = finding.start.column - 1 - finding.line_offset
        return _in_sentence(finding.line[:at], finding.line[at + end - start :])
    blocks = document.blocks
    index = bisect_right(blocks, start, key=lambda block: block.span.start) - 1
    first, last = 0, len(document.source)
    if index >= 0 and start < blocks[index].span.end:
        first, last = blocks[index].span
    return _in_sentence(
        document.source[max(first, start - _REACH) : start],
        document.source[end : max(end, min(last, end + _REACH))],
    )


def _in_sentence(before: str, after: str) -> tuple[str, str]:
    """Cut both at the stops next to the finding, so that its sentence may move."""
    stops = list(_STOP.finditer(before))
    stop = _STOP.search(after)
    return before[stops[-1].end() if stops else 0 :], after[: stop.start() if stop else None]
