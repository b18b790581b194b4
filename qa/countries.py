"""Which country a page is for, and the emergency numbers and crisis lines that work there.

The facts are those of `rules/knowledge/helplines.yml`, opened when first asked for.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick_rs
import regex

from qa.derived import shipped
from qa.patterns import compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qa.page import Page

SHORT = 5
"""So few digits can be an amount too: they are written without blanks, points or hyphens."""
_PROFILES = {"en-US": "US", "en-GB-nhs": "GB"}
_ENOUGH = 2
"""So many signs more than those of any other country tell what country a page is for."""
_REGION = 2
_SAYS = (
    r"(?:call|phone|dial|ring|text|contact|telephone|alert|emergenc\w+|ambulance|number|on|tel)"
    r"(?:s|ed|l?ing)?\W{1,4}(?:[\w'\-]+\W{1,3}){0,4}?"
)
_THEN = (
    r"\W{0,3}(?:immediately|straight ?away|right away|now\b|at once|if\b|for an ambulance|in an? )"
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its own numbers; all patterns but `names` are for text in lower case."""

    emergency: tuple[str, ...]
    """The numbers for emergencies; the first is the one to name."""
    urgent: tuple[str, ...]
    """Numbers for urgent advice: right to tell, and no answer to an emergency."""
    also: tuple[str, ...]
    """Other writings and numbers that count as the country's own emergency number."""
    line: str
    """The crisis line to name."""
    spoken: str
    """How a sentence names it: "the UK"."""
    names: tuple[str, ...]
    """Patterns by which a text, with its capitals, says that it speaks of this country."""
    signs: tuple[str, ...]
    """Patterns, several of which show that a page is written for it."""
    numbers: tuple[str, ...]
    """More such patterns, of the numbers that a page gives."""
    sure: tuple[str, ...]
    """Patterns, one of which shows it alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline."""

    digits: str
    """As the number is written without anything between; "" where only its name is known."""
    says: tuple[str, ...]
    """Patterns, in lower case, by which a page gives the line without these digits."""
    crisis: bool
    """Whether it is one of its country's crisis lines."""
    countries: frozenset[str]
    """Where it works."""
    verified: bool
    """It was read in a source; what was not is only ever accepted."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line that pages call by its name."""

    name: str
    spoken: str
    """Its number, as a finding writes it."""
    says: str
    """A pattern of its name, over text in lower case."""
    numbers: frozenset[str]
    """The numbers that are right beside the name, without anything between their digits."""
    near: bool
    """Whether others share the name, so that only a slip of a right number is surely wrong."""


@cache
def countries() -> Mapping[str, Country]:
    """Return what is known of each country, by its code."""
    return {
        code: Country(
            emergency=tuple(facts["emergency"]),
            urgent=tuple(facts.get("urgent", ())),
            also=tuple(number["text"] for number in facts.get("also", ())),
            line=facts["line"],
            spoken=facts["spoken"],
            names=tuple(facts["names"]),
            signs=tuple(facts.get("signs", ())),
            numbers=tuple(facts.get("numbers", ())),
            sure=tuple(facts.get("sure", ())),
        )
        for code, facts in _data()["countries"].items()
    }


@cache
def lines() -> tuple[Line, ...]:
    """Return the helplines that are known."""
    return tuple(
        Line(
            digits=facts.get("digits", ""),
            says=tuple(facts.get("says", ())),
            crisis=facts.get("crisis", True),
            countries=frozenset(facts["countries"]),
            verified=facts["verified"],
        )
        for facts in _data()["lines"]
    )


@cache
def named_lines() -> tuple[NamedLine, ...]:
    """Return the lines whose number can be checked by their name."""
    return tuple(
        NamedLine(
            name=facts["name"],
            spoken=facts["as"],
            says=facts["says"],
            numbers=frozenset(facts["numbers"]),
            near=facts.get("near", False),
        )
        for facts in _data()["named"]
    )


def declared_country(page: Page) -> str:
    """Return the code of the country whose English a page, or its profile, declares; "" for none.

    It may be a country of which nothing is known.
    """
    region = page.locale.replace("_", "-").partition("-")[2].rpartition("-")[2].upper()
    if len(region) == _REGION or region.isdigit():
        return region
    return _PROFILES.get(page.profile, "")


def likely_country(page: Page) -> str:
    """Return the code of the country that the words of a page point to; "" where few do.

    The numbers that it gives are no sign: they may be the wrong ones.
    """
    return page.once(_by_words)


def is_likely(page: Page, country: str) -> bool:
    """Return whether `likely_country` is this one; most pages bear too few signs of it to ask."""
    known = countries().get(country)
    if known is None or sum(_bears(page, sign) for sign in known.signs) < _ENOUGH:
        return False
    return likely_country(page) == country


def country_of(page: Page) -> str:
    """Return the code of the country that a page is for; "" where nothing shows it.

    By what it declares, or else by what it says, how it spells and the numbers that it gives.
    """
    return declared_country(page) or page.once(_by_words_and_numbers)


def country_but_for(page: Page, words: tuple[str, ...]) -> str:
    """Return the code of the country that a page is for, without the signs that hold some words.

    So what may be copied from another country is no sign of that country.
    """
    declared = declared_country(page)
    if declared:
        return declared
    signs = {
        code: tuple(
            sign for sign in (*each.signs, *each.numbers) if not any(w in sign for w in words)
        )
        for code, each in countries().items()
    }
    return _most(page, signs)


def names_one_of(text: str, codes: frozenset[str]) -> bool:
    """Return whether a text, with its capitals, speaks of one of several countries."""
    known = countries()
    return any(_any(known[code].names, text) for code in codes if code in known)


def gives_own_number(page: Page, country: str) -> bool:
    """Return whether a page tells its readers to call the emergency number of their country.

    Where the country is not known, or no number of it is, any number does.
    """
    known = countries().get(country)
    numbers = _own(known) if known else _all_numbers()
    if not any(number in page.folded for number in numbers):
        return False
    return _told_number(numbers).search(page.folded) is not None


def gives_crisis_line(page: Page, country: str) -> bool:
    """Return whether a page gives a crisis line that its readers can call or text."""
    line = _crisis_line(country if country in countries() else "")
    return line.search(page.folded) is not None or any(
        line.search(link.target.lower()) for link in page.document.links if link.kind.followed
    )


def spaced(digits: str) -> str:
    """Return a pattern of a number, with a blank, point or hyphen between digits of a long one."""
    return r"[\s.\-]?".join(digits) if len(digits) > SHORT else digits


def _by_words(page: Page) -> str:
    return _most(page, {code: country.signs for code, country in countries().items()})


def _by_words_and_numbers(page: Page) -> str:
    known = countries()
    for code, country in known.items():
        if any(_bears(page, sign) for sign in country.sure):
            return code
    return _most(page, {code: (*each.signs, *each.numbers) for code, each in known.items()})


def _most(page: Page, signs: Mapping[str, tuple[str, ...]]) -> str:
    """Return the country of which a page bears clearly the most signs; "" for none."""
    found = {code: sum(_bears(page, sign) for sign in each) for code, each in signs.items()}
    best, second, *_ = sorted(found.values(), reverse=True)
    return max(found, key=lambda code: found[code]) if best - second >= _ENOUGH else ""


def _bears(page: Page, sign: str) -> bool:
    """Return whether a page bears a sign of a country."""
    borne = page.once(_borne)
    if borne.get(sign) is None and sign in borne:
        borne[sign] = _compiled_sign(sign).search(page.once(_said)) is not None
    return borne.get(sign) is True


def _said(page: Page) -> str:
    """Return the text of a page with its title and its authors, who tell where it is from."""
    people = page.metadata_text("author", "authors", "reviewer", "medical_reviewer", "reviewed_by")
    return f"{page.title.lower()}\n{people.lower()}\n{page.folded}"


def _borne(page: Page) -> dict[str, bool | None]:
    """Return the signs of countries whose words a page holds; None where nobody has looked yet."""
    automaton, owners, unworded = _all_signs()
    hits = automaton.find_matches_as_indexes(page.once(_said), overlapping=True)
    return dict.fromkeys(unworded.union(*[owners[index] for index in {hit[0] for hit in hits}]))


@cache
def _all_signs() -> tuple[ahocorasick_rs.AhoCorasick, tuple[frozenset[str], ...], frozenset[str]]:
    """Return what finds the words of all signs, the signs of each word, and those without words."""
    owners: dict[str, set[str]] = {}
    unworded = set()
    for country in countries().values():
        for sign in (*country.signs, *country.numbers, *country.sure):
            words = _needed(sre_parser.parse(sign))
            for word in words:
                owners.setdefault(word, set()).add(sign)
            if not words:
                unworded.add(sign)
    found = tuple(frozenset(signs) for signs in owners.values())
    return ahocorasick_rs.AhoCorasick(owners), found, frozenset(unworded)


@cache
def _compiled_sign(sign: str) -> re.Pattern[str]:
    return re.compile(sign)


def _needed(tree: Any) -> frozenset[str]:
    """Return texts, one of which stands in whatever a parsed pattern finds; empty for none."""
    found, run = [frozenset[str]()], ""
    for operation, value in [*tree, (None, None)]:
        if operation is sre.LITERAL:
            run += chr(value)
            continue
        found.append(frozenset({run} - {""}))
        if operation is sre.SUBPATTERN:
            found.append(_needed(value[-1]))
        elif operation is sre.BRANCH:
            branches = [_needed(branch) for branch in value[1]]
            found.append(frozenset().union(*branches) if all(branches) else frozenset())
            # the parser takes out what branches begin with: medicare|medicaid is medica(re|id)
            whole = frozenset(run + _opening(branch) for branch in value[1])
            found.append(whole if all(whole) else frozenset())
        run = ""
    return max(found, key=lambda words: (min(map(len, words), default=0), -len(words)))


def _opening(tree: Any) -> str:
    """Return the text with which all that a parsed pattern finds begins."""
    text = ""
    for operation, value in tree:
        if operation is sre.LITERAL:
            text += chr(value)
        elif operation is not sre.AT:
            break
    return text


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(_compiled(pattern).search(text) for pattern in patterns)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern, regex.IGNORECASE)


def _own(country: Country) -> tuple[str, ...]:
    return (*country.emergency, *country.also)


@cache
def _all_numbers() -> tuple[str, ...]:
    return tuple({number: None for each in countries().values() for number in _own(each)})


@cache
def _told_number(numbers: tuple[str, ...]) -> regex.Pattern[str]:
    either = "|".join(regex.escape(number) for number in numbers)
    return compiled(
        rf"\b{_SAYS}(?<![\d,.£$€])(?:{either})(?![\d,]|\.\d)"
        rf"|(?<![\d,.£$€])\b(?:{either}){_THEN}|[:\u2013\u2014] ?(?:{either})(?=[.!]|\n|\Z)"
    )


@cache
def _crisis_line(country: str) -> regex.Pattern[str]:
    """Return a pattern of the crisis lines of a country; of all where none is given."""
    known = [line for line in lines() if line.crisis]
    chosen = [line for line in known if not country or country in line.countries]
    digits = "|".join(spaced(line.digits) for line in chosen if line.digits)
    says = [part for line in chosen for part in line.says]
    return compiled("|".join([rf"\b(?:1[ .\-]?)?(?:{digits})\b", *says, *_data()["anywhere"]]))


@cache
def _data() -> Any:
    return shipped("knowledge/helplines.yml")
