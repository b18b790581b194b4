"""A number or a date that says which patient is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = r"(?:number|nos?\.?|nr\.?|num\.?|id|identifier|#)"
_LINK = rf"(?:\W{{0,3}}{_NUMBER})?\W{{0,3}}(?:(?:is|was|being|as)\W{{1,3}})?(?:\W{{0,2}}#)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ \-](?:of )?{_MONTH},?[ \-]{_YEAR}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|"
    rf"\d{{1,2}}[/.\- ]\d{{1,2}}[/.\- ](?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d)(?!\d)"
)
# The number of a form, a hospital's own or an insurer's: with a digit, and no word.
_OWN_NUMBER = r"((?=[a-z\-/]{0,5}\d)[a-z]{0,4}[\-/ ]?\d[\d\-/]{3,14}[a-z]?)(?![\w%])"

# What stands in each of these, for a quick look.
_TEN = r"\d{3}[ \-]?\d{3}[ \-]?\d{4}"
_OF_DATE = r"(?:19|20)\d\d|\d[/.\- ]\d{1,2}[/.\- ]\d\d"

_NOT_REAL = later(
    r"\b(?:for example|for instance|e\.g|such as|example|sample|specimen|fictional|fictitious|"
    r"made[- ]up|dummy|invented|looks? like|format|template|placeholder|hint)\b",
    re.IGNORECASE,
)
_NAMED = later(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? [A-Z]|\b(?:[Pp]atient|[Nn]ame)\b[^.\n]{0,20}?[:\-] ?[A-Z]"
    r"|\b(?!(?:Date|Day|Year|Place|Born)\b)[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b"
)
_LABEL = later(rf"\W{_NUMBER}", re.IGNORECASE)
# Years, and phone numbers as they are written in the US.
_OTHER = later(r"(?:19|20)\d\d-(?:19|20)?\d\d|(?:1[ -])?\d{3}-\d{3}-\d{4}")
_DUMMY_SSN = frozenset({"078051120", "219099999", "123456789", "111111111", "457555462"})


_MAY_HOLD = later(r"\d[\d\W]|name", re.IGNORECASE)


class _Kind(NamedTuple):
    """One kind of identifier."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    name: str
    level: Callable[[Block, re.Match[str]], Level | None]
    needs: re.Pattern[str]
    """What every match holds: the quick look before `pattern`."""


def _nhs_level(block: Block, found: re.Match[str]) -> Level | None:
    """Return how sure it is that a number is an NHS number; None for the numbers kept for tests.

    The last of its ten digits is a check digit (modulus 11); 999 is the range for tests.
    """
    digits = re.sub(r"\D", "", found[1])
    if digits.startswith("999") or len(set(digits)) == 1:
        return None
    labelled = _LABEL.search(block.plain, found.start(), found.start(1)) is not None
    valid = _is_valid(digits)
    if not labelled and (not valid or digits[0] == "0"):  # a phone number
        return None
    if _is_example(block, found):
        return Level.WARNING if valid else None
    return Level.ERROR if valid else Level.WARNING


def _bare_nhs_level(block: Block, found: re.Match[str]) -> Level | None:
    """Return the level of a number whose name stands elsewhere: only a valid one counts."""
    digits = re.sub(r"\D", "", found[1])
    if digits.startswith(("0", "999")) or len(set(digits)) == 1 or not _is_valid(digits):
        return None
    return Level.WARNING if _is_example(block, found) else Level.ERROR


def _is_valid(digits: str) -> bool:
    """Return whether the last of ten digits is the check digit of the others (modulus 11)."""
    rest = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return rest % 11 == int(digits[9]) and rest != 10


def _ssn_level(block: Block, found: re.Match[str]) -> Level | None:
    digits = re.sub(r"\D", "", found[1])
    if digits in _DUMMY_SSN:
        return None if _is_example(block, found) else Level.WARNING
    if digits[:3] in {"000", "666"} or digits[0] == "9":
        return None
    if digits[3:5] == "00" or digits[5:] == "0000":
        return None
    return Level.WARNING if _is_example(block, found) else Level.ERROR


def _bare_ssn_level(block: Block, found: re.Match[str]) -> Level | None:
    """Return the level of a number that only its form, beside a name or a form, gives away."""
    level = _ssn_level(block, found)
    return level and Level.WARNING


def _own_level(block: Block, found: re.Match[str]) -> Level | None:
    digits = re.sub(r"\D", "", found[1])
    if len(digits) < 4 or len(set(digits)) == 1 or _OTHER.fullmatch(found[1]):
        return None
    if digits in "01234567890":
        return None if _is_example(block, found) else Level.WARNING
    return Level.SUGGESTION if _is_example(block, found) else Level.ERROR


def _birth_level(block: Block, found: re.Match[str]) -> Level | None:
    if _is_example(block, found):
        return None
    first, last = max(0, found.start() - 200), found.end() + 100
    around = f"{block.plain[first : found.start()]} ; {block.plain[found.end() : last]}"
    return Level.ERROR if _NAMED.search(around) else Level.WARNING


def _born_level(block: Block, found: re.Match[str]) -> Level | None:
    start, _ = sentence_around(block.plain, found.start())
    before = block.plain[start : found.start()]
    patient = re.search(
        r"\b(?:patient|Mr|Mrs|Ms|Miss|client|service user)\b", before, re.IGNORECASE
    )
    return Level.WARNING if patient and not _is_example(block, found) else None


def _name_level(block: Block, found: re.Match[str]) -> Level | None:
    placeholder = re.search(r"\b(?:Doe|Name|First|Last|Bloggs|Here)\b", found[1])
    return None if placeholder or _is_example(block, found) else Level.WARNING


def _is_example(block: Block, found: re.Match[str]) -> bool:
    """Return whether what stands around says that the number is nobody's."""
    text = block.plain
    return _NOT_REAL.search(text, max(0, found.start() - 80), found.end() + 60) is not None


def _kind(
    words: str,
    pattern: str,
    name: str,
    level: Callable[[Block, re.Match[str]], Level | None],
    needs: str = r"\d",
) -> _Kind:
    return _Kind(tuple(words.split("|")), later(pattern, re.IGNORECASE), name, level, later(needs))


_KINDS = (
    _kind(
        "nhs",
        rf"\bnhs(?:{_LINK}[^\d\n]{{0,12}}?|\W{{1,2}})(?<!\d)"
        r"(\d{3}[ \-]?\d{3}[ \-]?\d{4})(?!\d)",
        "an NHS number", _nhs_level, _TEN,
    ),
    _kind(
        "chi number|chi no|h&c number|health and care number",
        r"\b(?:chi|h&c|health and care)\W{1,3}(?:number|no\.?)\W{0,4}(?:is )?"
        r"(\d{3}[ \-]?\d{3}[ \-]?\d{4})(?!\d)",
        "a patient's number", _own_level,
    ),
    _kind(
        "ssn|social security|identification number|id number",
        r"(?<![\w\-.])(\d{3}-\d{2}-\d{4})(?![\w\-])",
        "a Social Security number", _ssn_level,
    ),
    _kind(
        "ssn|social security",
        rf"\b(?:ssn|social security){_LINK}[^\d\n]{{0,12}}?(\d{{3}} ?\d{{2}} ?\d{{4}})(?!\d)",
        "a Social Security number", _ssn_level,
    ),
    _kind(
        " form|details|your name|identity|who you are",
        r"(?<![\w\-.])(?-i:[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+),? (\d{3}-\d{2}-\d{4})(?![\w\-])",
        "a Social Security number", _bare_ssn_level, r"\d-\d\d-\d",
    ),
    _kind(
        "nhs number",
        r"(?<![\d\-+])(\d{3} \d{3} \d{4})(?![\d\-])",
        "an NHS number", _bare_nhs_level, _TEN,
    ),
    _kind(
        "national insurance|ni number|nino",
        r"\b(?:national insurance|ni number|nino)\b[^\d\n]{0,24}?\b"
        r"((?!qq)[a-ceghj-prtw-z][a-ceghj-nprtw-z] ?\d\d ?\d\d ?\d\d ?[a-d])\b",
        "a National Insurance number", _own_level,
    ),
    _kind(
        "mrn|medical record|hospital n|hospital #|hospital id|hospital ref|patient n|patient id|"
        "patient #|patient ref|unit number|record number|case number|accession|chart n|member id|"
        "medicare|medicaid|policy n|subscriber",
        rf"\b(?:mrn|(?:(?:medical|health|patient|hospital|unit) )?record\W{{1,2}}{_NUMBER}|"
        rf"(?:hospital|patient|chart|accession|unit)\W{{1,2}}(?:{_NUMBER}|ref(?:erence)?)|"
        r"(?:member|subscriber|medicaid|medicare)\W{1,2}(?:id|number|no\.?))"
        rf"\W{{0,4}}(?:(?:is|was|number|no\.?)\W{{1,3}})?{_OWN_NUMBER}",
        "a patient's number", _own_level, r"\d[\d\-/]{3}",
    ),
    _kind(
        "medicare",
        r"\bmedicare\b[^\d\n]{0,20}?\b"
        r"([1-9][a-z][a-z\d]\d-?[a-z][a-z\d]\d-?[a-z]{2}\d\d)\b",
        "a Medicare number", lambda block, found: (
            Level.SUGGESTION if _is_example(block, found) else Level.ERROR
        ),
    ),
    _kind(
        "dob|d.o.b|date of birth|birth date|birthdate|birthday",
        rf"\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday)\W{{0,5}}(?:(?:is|was|on|of)\W)?"
        rf"\W{{0,2}}({_DATE})",
        "a date of birth", _birth_level, _OF_DATE,
    ),
    _kind(
        "patient name|patient's name",
        r"\bpatient(?:'s)? name\W{1,5}(?:is )?((?-i:(?:(?:Mr|Mrs|Ms|Miss)\.? )?[A-Z][a-z]+"
        r"(?: [A-Z]\.?)? [A-Z][a-z'\-]+))(?!\w)",
        "the name", _name_level, "name",
    ),
    _kind(
        " born ",
        rf"\bborn (?:on )?(?:the )?({_DATE})",
        "a date of birth", _born_level, _OF_DATE,
    ),
)  # fmt: skip
_WORDS = ["nhs", "chi number", "chi no", "h&c", "health and care number", "ssn", "social security",
          "national insurance", "ni number", "nino", "mrn", "medical record", "record number",
          "hospital n", "hospital #", "hospital id", "hospital ref", "patient n", "patient id",
          "patient #", "patient ref", "unit number", "case number", "accession", "chart n",
          "member id", "medicare", "medicaid", "policy n", "subscriber",
          "dob", "d.o.b", "date of birth", "birth date", "birthdate", "birthday", " born ",
          "patient name", "patient's name", " form", "details", "your name",
          "identity"]  # fmt: skip


@rule(
    "privacy.patient-identifier",
    level=Level.ERROR,
    message="'%s' may be %s of a real person: take it out.",
    why="With it a stranger can find out who the patient is and what illness they have.",
    sources=[
        "HONcode, principle 3 (confidentiality)",
        "HIPAA Privacy Rule, 45 CFR 164.514(b)(2), identifiers",
        "NHS data dictionary, NHS number: modulus 11 check digit",
    ],
    examples=[
        Example(
            bad="The letter for NHS number 943 476 5919 went to the wrong clinic.",
            good="Write your NHS number, such as 999 123 4567, at the top of the form.",
        ),
        Example(
            bad="Patient: Susan Hargreaves, DOB 14/03/1962, was seen in March.",
            good="Have your date of birth and your NHS number ready. Call 020 7946 0018.",
        ),
        Example(
            bad="Scan of the left knee (MRN 00482913).",
            good="Your medical record number (MRN) is on your wristband. The MRN has 8 digits.",
        ),
        Example(
            bad="She gave her Social Security number, 536-22-8947, at the desk.",
            good="Never send your Social Security number by e-mail. CAS number 58-08-2.",
        ),
        Example(
            bad="Hospital number: K448291. He came back after two weeks.",
            good="Enter your date of birth, for example 31/03/1980. Florence Nightingale was born"
            " on 12 May 1820.",
        ),
        Example(
            bad="The patient, Mr Alan Pryce, born on 3 May 1951, agreed to the operation.",
            good="NHS 111 is open all day. The NHS treated 1 234 567 890 people.",
        ),
    ],
    words=_WORDS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number or date, as sure as the number itself and its context allow."""
    for number, kinds in sorted(_places(page).items()):
        block = page.blocks[number]
        if block.kind is BlockKind.CODE or not _MAY_HOLD.search(block.plain):
            continue
        taken: set[int] = set()
        for kind in kinds:
            for found in kind.pattern.finditer(block.plain):
                level = kind.level(block, found)
                if level is None or found.start(1) in taken:
                    continue
                taken.add(found.start(1))
                span = block.source_span(*found.span(1))
                yield Match(span, (found[1], kind.name), level=level)


def _places(page: Page) -> dict[int, list[_Kind]]:
    """Return, by block, the kinds of identifiers that may stand there."""
    automaton, owners = _automaton()
    hits = automaton.find_matches_as_indexes(page.folded, overlapping=True)
    found = {(page.block_of(at), owner) for word, at, _ in hits for owner in owners[word]}
    places: dict[int, list[_Kind]] = {}
    for number, owner in sorted(found):
        if _KINDS[owner].needs.search(page.blocks[number].folded):
            places.setdefault(number, []).append(_KINDS[owner])
    return places


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[int, ...], ...]]:
    """Return what finds the words of all kinds, and the kinds of each word."""
    words = sorted({word for kind in _KINDS for word in kind.words})
    owners = (tuple(n for n, kind in enumerate(_KINDS) if word in kind.words) for word in words)
    return ahocorasick_rs.AhoCorasick(words), tuple(owners)
