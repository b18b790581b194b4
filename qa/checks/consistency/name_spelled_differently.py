"""One name, spelled in two ways."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.trust.people import Sort, people
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.spelling import sound_of
from qa.wordset import grade, is_medical_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block, Span
    from qa.page import Page

_TITLED = later(
    r"(?:D(?<!\wD)(?:r|octor)|P(?<!\wP)rof(?:essor)?|M(?<!\wM)(?:rs?|s|iss)|N(?<!\wN)urse|"
    r"S(?<!\wS)ister)\b\.? "
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z]\b\.?)?"
    r"(?: (?:(?:de|van|von|der|la|al|bin) )?[A-Z][\w'-]+){0,2})"
)
_THE_PAGE = (
    r"(?:this|the|our) (?:page|leaflet|guide|article|information|advice|story|sheet|factsheet)\b"
)
_DID_IT = later(rf"\b(?:review|check|wrote|written|approv)\w* (?:by\b|{_THE_PAGE})", re.IGNORECASE)
_WHO_DID_IT = later(
    r"(?P<name>[A-Z][a-z'-]+ [A-Z][\w'-]+)(?:, [A-Z][\w.]+){0,4},? (?:who )?"
    rf"(?:also |has |last )?(?:review|check|wrote|approv)\w* {_THE_PAGE}"
)
_MOST_PEOPLE = 7
_SHORTEST_GIVEN = 3
_TITLES = ("dr", "doctor", "prof", "mr", "ms", "miss", "nurse", "sister")
_MOST = 60
_SHORTEST = 4
_FAR = 2
"""Letters by which two first names may differ whose surnames nearly agree."""
_LONG = 7
_LONG_ALONE = 6
"""Of a surname behind a title, held against a name in full."""
_IN_PROSE = later(
    r"(?:(?<![\w'-])(?P<given>[A-Z][a-z]+) (?:[A-Z]\.? )?)?(?<![\w@'/.-])(?P<name>[A-Z][a-z]{4,})"
    r"(?![\w@/-])"
)
_MOST_IN_PROSE = 40
"""Different names; a page with more is a list of people, of whom two may be called nearly alike."""
_ORDINARY = 3
"""How common a word is that is no mere name."""


class _Name(NamedTuple):
    given: str
    """"" where a title and the surname stand alone."""
    surname: str
    text: str
    span: Span | None


@rule(
    "consistency.name-spelled-differently",
    level=Level.WARNING,
    message="'%s' here, '%s' elsewhere on this page: spell one name in one way.",
    why="Readers who look the person up find nobody, and trust the page less.",
    sources=["Google, Creating helpful content: clear who wrote it", "HON principle 1, authority"],
    examples=[
        Example(
            bad="Written by Dr Ana Ruiz.\n\nDr Ana Ruis sees children on Fridays.",
            good="Written by Dr Ana Ruiz.\n\nDr Ruiz sees children on Fridays.",
        ),
        Example(
            bad="---\nauthor: Priya Raman\n---\n# Gout\n\nA toe.\n\nWritten by Priya Ramen.\n",
            good="---\nauthor: Priya Raman\n---\n# Gout\n\nA toe.\n\nWritten by Priya Raman.\n",
        ),
        Example(
            bad="Aneesa, my therapist, came daily. The months went by.\n\nAnisa still writes.",
            good="Aneesa, my therapist, came daily. The months went by.\n\nAneesa still writes.",
        ),
        Example(
            bad="Dr Lindqvist was kind. I felt better.\n\nDr Lindquist taught me to plan my days.",
            good="Dr Tom Lindqvist was kind. I felt better.\n\nAnn Lindquist taught me to plan.",
        ),
        Example(
            bad="---\nreviewer: Dr Farah Malik, GP\n---\n# Gout\n\nA toe.\n\nDr Farah Mahmood"
            " runs our gout clinic on Mondays.\n",
            good="---\nreviewer: Dr Farah Malik, GP\n---\n# Gout\n\nA toe.\n\nDr Omar Mahmood"
            " runs our gout clinic on Mondays.\n",
        ),
        Example(
            bad="---\nauthor: Christine Bell, nurse\n---\n# Gout\n\nA toe.\n\nWritten by"
            " Christina Bell, nurse.\n",
            good="---\nauthor: Christine Bell, nurse\nreviewer: Dr Carl Bell\n---\n# Gout\n\nA"
            " toe.\n\nWritten by Christine Bell, nurse. Reviewed by Dr Carl Bell.\n",
        ),
        Example(
            bad="Reviewed by Dr Karin Beckett.\n\nDr Karen Becket sees children on Fridays.",
            good="Reviewed by Dr Karin Beckett.\n\nDr Priya Becket sees children on Fridays.",
        ),
        Example(good="Dr Ann Cole and Dr Tom Coles work here. Dr Hall and Dr Hale are new."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two names that differ by a letter or two, and are not two people's.

    Names with one first name (or its initial) and nearly one surname; two surnames that stand
    in one sentence are those of two people.
    """
    names = list(dict.fromkeys(_names(page)))[:_MOST]
    told: set[str] = set()
    for one, other in combinations(names, 2):
        if not _slip(one, other):
            continue
        first, later = (one, other) if other.span is not None else (other, one)
        if later.span is not None and later.text.lower() not in told:
            told |= {first.text.lower(), later.text.lower()}
            yield Match(later.span, (later.text, first.text))
    for renamed, usual_name in _renamed(page):
        if renamed.text.lower() not in told and renamed.span is not None:
            told |= {renamed.text.lower(), usual_name.lower()}
            yield Match(renamed.span, (renamed.text, usual_name))
    for odd, usual in _in_two_spellings(page):
        if not any(odd.text.lower() in name for name in told):
            yield Match(odd.block.source_span(*odd.span), (odd.text, usual.text))


def _renamed(page: Page) -> Iterator[tuple[_Name, str]]:
    """Yield who has the first name of somebody behind the page and another surname, and that one.

    Or the other way round where both are said to have written or checked it. Pages that name many
    people may name two Helens, and so may a list of a team.
    """
    behind = [
        (person.role, person.shown, name)
        for person in page.once(people)
        if person.sort is Sort.PERSON and (name := _name(person.name, person.span)) is not None
    ]
    known = {_full(name) for _, _, name in behind}
    text = [(name, block, start) for name, block, start in _in_text(page) if name.given]
    if len(known | {_full(name) for name, _, _ in text}) > _MOST_PEOPLE:
        return
    for name, block, start in text:
        if _full(name) in known:
            continue
        did = _DID_IT.search(block.plain[slice(*sentence_around(block.plain, start))])
        for _, _, one in behind:
            if _other_surname(one, name) or (did and _other_given(one, name)):
                yield name, one.text
                break
    for (role, shown, one), (other_role, other_shown, other) in combinations(behind, 2):
        if role != other_role or shown == other_shown:
            continue
        places = [{_full(n) for r, s, n in behind if (r, s) == (role, at)} for at in (True, False)]
        if all(len(place) == 1 for place in places) and (
            _other_surname(one, other) or _other_given(one, other)
        ):
            yield (one, other.text) if shown else (other, one.text)


def _full(name: _Name) -> tuple[str, str]:
    return name.given, name.surname


def _other_surname(one: _Name, other: _Name) -> bool:
    """Return whether two people have one first name, and surnames of which none holds the other."""
    if one.given != other.given or len(one.given) < _SHORTEST_GIVEN:
        return False
    short, long = sorted((one.surname, other.surname), key=len)
    parts = {one.text.lower(), other.text.lower()}
    return short not in long and not any(
        surname in text.split()[:-1] for text in parts for surname in (short, long)
    )


def _other_given(one: _Name, other: _Name) -> bool:
    """Return whether two people have one surname, and first names with one first letter."""
    if one.surname != other.surname or one.given == other.given:
        return False
    short, long = sorted((one.given, other.given), key=len)
    return len(short) >= _SHORTEST and short[0] == long[0] and short not in long


def _in_text(page: Page) -> Iterator[tuple[_Name, Block, int]]:
    """Yield everybody with a title, or who is said to have written or checked the page."""
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or in_references(page, block):
            continue
        for pattern in (_TITLED, _WHO_DID_IT):
            for name, start in _named_in(block, pattern):
                yield name, block, start


def _named_in(block: Block, pattern: re.Pattern[str]) -> Iterator[tuple[_Name, int]]:
    """Yield each name that a pattern finds in a block, and where its match begins."""
    for hit in pattern.finditer(block.plain):
        name = _name(hit["name"], block.source_span(*hit.span("name")))
        if name is not None:
            yield name, hit.start()


class _Said(NamedTuple):
    """A name that stands in a sentence."""

    text: str
    given: str
    block: Block
    span: tuple[int, int]


def _in_two_spellings(page: Page) -> Iterator[tuple[_Said, _Said]]:
    """Yield the rarer of two spellings of what can only be a name, else the later, and the other.

    Two that stand in one sentence, or with two first names, are those of two people.
    """
    said: dict[str, list[_Said]] = {}
    for one in _said(page):
        said.setdefault(one.text, []).append(one)
    if len(said) > _MOST_IN_PROSE:
        return
    for (first, firsts), (second, seconds) in combinations(said.items(), 2):
        if not sound_alike(first, second) or _of_two(firsts, seconds):
            continue
        fewer = len(firsts) < len(seconds)
        odd, usual = (firsts, seconds) if fewer else (seconds, firsts)
        if len(odd) == 1:
            yield odd[0], usual[0]


def _said(page: Page) -> Iterator[_Said]:
    for block in page.prose:
        if in_references(page, block):
            continue
        for found in _IN_PROSE.finditer(block.plain):
            name = found["name"]
            if _is_a_word(name) or is_medical_name(name.lower()) or is_medical_name(name):
                continue
            given = found["given"] or ""
            known = given.lower() in _TITLES or grade(given.lower()) > grade(given)
            yield _Said(name, "" if known else given, block, found.span("name"))


def _is_a_word(text: str) -> bool:
    """Return whether something with a capital is no name, or not only one."""
    common = grade(text.lower())
    return common >= _ORDINARY or (common > 0 and not grade(text))


def sound_alike(one: str, other: str) -> bool:
    """Return whether two names are so near that one is taken for a slip in the other."""
    if one[0] != other[0] or one.startswith(other) or other.startswith(one):
        return False
    far = _distance(one, other)
    return far == 1 or (far == 2 and sound_of(one) == sound_of(other))


def _of_two(firsts: list[_Said], seconds: list[_Said]) -> bool:
    """Return whether two names are those of two people, as their sentences show."""
    given = {one.given for one in firsts} - {""}, {one.given for one in seconds} - {""}
    if given[0] and given[1] and given[0].isdisjoint(given[1]):
        return True
    sentences = {_sentence(one) for one in firsts}
    return any(_sentence(one) in sentences for one in seconds)


def _sentence(said: _Said) -> tuple[int, int]:
    first, _ = sentence_around(said.block.plain, said.span[0])
    return id(said.block), first


def _names(page: Page) -> Iterator[_Name]:
    """Yield people behind the page, then everybody with a title in the text."""
    for person in page.once(people):
        if person.sort is Sort.PERSON and person.name:
            name = _name(person.name, person.span)
            if name is not None:
                yield name
    for block in page.blocks if _may_title(page) else ():
        if block.kind is BlockKind.CODE:
            continue
        for name, _ in _named_in(block, _TITLED):
            if in_references(page, block):
                break
            yield name


def _may_title(page: Page) -> bool:
    return any(title in page.folded for title in _TITLES)


def _name(text: str, span: Span | None) -> _Name | None:
    parts = [part for part in text.removesuffix("'s").split() if part[:1].isupper()]
    if not parts or not all(
        re.fullmatch(r"[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]*)*", part) for part in parts
    ):
        return None
    given = parts[0].lower().strip(".") if len(parts) > 1 else ""
    return _Name(given, parts[-1].lower().removesuffix("'s"), text, span)


def _slip(one: _Name, other: _Name) -> bool:
    """Return whether two names are one person's, one of them with a slip."""
    if bool(one.given) != bool(other.given):
        fewest = min(len(one.surname), len(other.surname))
        alike = fewest >= _LONG_ALONE and one.surname[0] == other.surname[0]
        return alike and _distance(one.surname, other.surname) == 1
    if not one.given or (one.given, one.surname) == (other.given, other.surname):
        return False
    if one.given == other.given:
        shorter, longer = sorted((one.surname, other.surname), key=len)
        if len(shorter) >= _SHORTEST and len(one.given) >= _SHORTEST and longer.startswith(shorter):
            return True
        allowed = 2 if min(len(one.surname), len(other.surname)) >= _LONG else 1
        return (
            min(len(one.surname), len(other.surname)) >= _SHORTEST
            and 0 < _distance(one.surname, other.surname) <= allowed
        )
    shortest = min(len(one.given), len(other.given))
    if one.surname == other.surname:
        alike = one.given[0] == other.given[0] and _distance(one.given, other.given) == 1
        return alike and shortest >= _SHORTEST
    return _are_near(one, other) and shortest > _SHORTEST


def _are_near(one: _Name, other: _Name) -> bool:
    """Return whether both names of two people are nearly the same: "Ellen March", "Helen Marsh"."""
    return (
        one.surname[:2] == other.surname[:2]
        and min(len(one.surname), len(other.surname)) > _SHORTEST
        and _distance(one.surname, other.surname) == 1
        and _distance(one.given, other.given) <= _FAR
    )


def _distance(one: str, other: str) -> int:
    """Return how many letters must change; two that changed places are one change."""
    if len(one) == len(other):
        at = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]]:
            return int(one[at[1]] == other[at[0]]) or 2
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
