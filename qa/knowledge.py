"""Facts about medicines, and common words, that ship as data; opened when first asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qa.derived import derived, shipped
from qa.locations import rules_folder
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class OffLabel:
    """Uses of a medicine that are not approved."""

    approved: str
    """What it is approved for, in words."""
    uses: tuple[str, ...]
    """Patterns of unapproved uses."""
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a medicine is sold; amounts are in `unit`, None where none is known."""

    unit: str
    """mg or units."""
    oral_min: float | None
    """The smallest single tablet, capsule, sachet or lozenge."""
    oral_max: float | None
    liquid: float | None
    """The strongest oral liquid, per mL."""
    injection: float | None
    """The strongest injection, per mL."""
    container: float | None
    """The largest vial, bag or syringe."""
    other_min: float | None
    """The smallest patch (by the hour), spray or inhalation."""
    other_max: float | None
    daily: float | None
    """The most that a source states for a day, or for a week where it is taken by the week."""
    daily_per: str
    """day or week."""
    hard: bool
    """No label is known to allow more than `daily`."""
    weekly: str
    """Taken once a week: `non-cancer`, `injection`, or the strength in mg; "" for no."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """What the boxed warning on a medicine's US label is about."""

    risk: str
    """In a few words, parts separated by `; `."""
    verified: bool
    """It was read in the source; what was not keeps a finding at suggestion."""
    require: bool
    """A page about the medicine must say it; false where only some products have the box."""
    source: str


@dataclass(frozen=True, slots=True)
class Interval:
    """How soon and how often a medicine may be taken again."""

    hours: int
    """The least between two doses."""
    doses: int
    """The most in 24 hours."""
    verified: bool
    """It was read in a label; what was not keeps a finding at suggestion."""


@dataclass(frozen=True, slots=True)
class Regimen:
    """The most of a medicine that any source read allows adults outside hospital; None: unknown."""

    way: str
    """mouth, tongue, inhaler, nasal, skin, eye, ear, injection, patch, vaginal or rectal."""
    single: float | None
    """At once, in `unit`."""
    unit: str
    """mg, mcg, units, puffs, sprays or drops."""
    daily: float | None
    """In 24 hours."""
    times: float | None
    """Doses in 24 hours."""
    hours: float | None
    """The fewest between two doses."""
    days: float | None
    """The most between two doses where it is taken regularly."""
    verified: bool
    """Each figure was read in a source; what was not keeps most findings at suggestion."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long a medicine is taken for in its ordinary, short uses."""

    days: float
    """The most that any source read has."""
    usual: str
    """In words: "3 to 7 days"."""
    unless: re.Pattern[str]
    """What a text says of uses that take longer."""
    verified: bool
    """It was read in a source; what was not keeps a finding at suggestion."""


@dataclass(frozen=True, slots=True)
class StartingDose:
    """The largest dose that adults begin with, in any use that was read."""

    generic: str
    high: float
    unit: str
    per: str
    """day, week, or dose where each is apart from the next."""
    verified: bool
    """It was read in a label, a formulary or the like; what was not stays a suggestion."""


@dataclass(frozen=True, slots=True)
class Injection:
    """By which ways a medicine is injected: sc, im, iv, id, it, eye, joint or other."""

    routes: frozenset[str]
    """In any use, in hospital too."""
    own: frozenset[str]
    """Of pens, syringes and depots that people use, or are given, outside hospital."""
    verified: bool


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How far apart two doses of a medicine are that lasts for days, weeks or months."""

    amount: float | None
    """In `unit`; None for any dose."""
    unit: str
    """mg or units."""
    words: str
    """A pattern that the sentence must have; "" for none."""
    days: int
    said: str
    verified: bool
    """It was read in a source; what was not keeps a finding at suggestion."""


@dataclass(frozen=True, slots=True)
class Nutrient:
    """A vitamin, mineral or the like, and the most that adults should take in a day."""

    names: tuple[str, ...]
    unit: str
    """mg or mcg."""
    most: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of health advice that is well known, and the range in which guidance gives it.

    Patterns are for folded text; the columns are told at the head of `figures.tsv`.
    """

    id: str
    names: tuple[str, ...]
    """What its subject is called, in lower case; one that ends with `*` is a stem."""
    same_sentence: bool
    """The subject must stand beside the figure; else a heading over it will do."""
    says: str
    """A pattern that stands in the sentence."""
    figure: str
    """A pattern with `#` for the number and its unit, and `~ ` for up to three words."""
    unit: str
    low: str
    """The range of the only or lower number."""
    high: str
    """The range of the higher number; "" for the same."""
    anyone: bool
    """It is about children or pregnancy too."""
    threshold: bool
    """A number that stands alone is the lower one."""
    unless: str
    """A pattern that clears the sentence; "" for none."""
    fact: str
    """What guidance says, as the end of a sentence."""
    source: str
    read: str
    """Where a copy of the source was read."""
    bad: str
    good: str


@cache
def subjects() -> frozenset[str]:
    """Return the generic names, in lower case, that a page can be about."""
    return frozenset(name for name, subject, _ in _drugs() if subject == "yes")


@cache
def everyday() -> frozenset[str]:
    """Return names of medicines that also name foods, minerals or the body's own substances."""
    return frozenset(_lines("everyday.txt"))


@cache
def schedules() -> Mapping[str, str]:
    """Return the US controlled-substance schedule of each controlled medicine."""
    return {name: schedule for name, _, schedule in _drugs() if schedule}


@cache
def generic_names() -> frozenset[str]:
    """Return all names of medicines that are no brands, in lower case."""
    return frozenset(name for name, _, _ in _drugs()) | _synonyms().keys()


def generic_of(name: str) -> str:
    """Return the generic name under which facts are kept: "acetaminophen" for "paracetamol"."""
    return _synonyms().get(name, name)


@cache
def brands() -> Mapping[str, tuple[str, ...]]:
    """Return what each brand holds, or may hold, by the generic names under which facts are kept.

    Brand names are in lower case.
    """
    return {brand: tuple(generics) for brand, generics in derived("brands", _brands).items()}


def _brands() -> dict[str, list[str]]:
    return {
        brand: list(dict.fromkeys(generic_of(part) for part in _parts(generics)))
        for brand, generics, _ in _table("brands.tsv")
    }


@cache
def strength(generic: str) -> Strength | None:
    """Return what is known of a medicine's strengths, by its generic name."""
    row = _strengths().get(generic)
    if row is None:
        return None
    unit, *numbers = row.split("\t")
    figures = [float(number) if number else None for number in numbers[:_FIGURES]]
    daily_per, hard, weekly = numbers[_FIGURES : _FIGURES + 3]
    oral_min, oral_max, _, _, liquid, injection, container, other_min, other_max, daily = figures
    return Strength(
        unit, oral_min, oral_max, liquid, injection, container, other_min, other_max, daily,
        daily_per, hard == "yes", weekly,
    )  # fmt: skip


@cache
def strongest_percent() -> Mapping[str, float]:
    """Return how strong the strongest cream or drops of a medicine are, in percent."""
    return {name: float(most) for name, most in _table("percents.tsv")}


@cache
def weekly() -> frozenset[str]:
    """Return the medicines of which some or all forms are taken once a week."""
    rows = ((name, row.split("\t")) for name, row in _strengths().items())
    return frozenset(name for name, row in rows if row[_FIGURES + 3])


@cache
def look_alikes() -> tuple[tuple[str, str, str], ...]:
    """Return pairs of names that are taken for one another, with FDA, ISMP or distance."""
    return tuple((one, other, source) for one, other, source in _table("lookalike.tsv"))


@cache
def given_together() -> frozenset[frozenset[str]]:
    """Return pairs of medicines that look alike by name and that one regimen holds."""
    return frozenset(frozenset(row) for row in _table("given-together.tsv"))


@cache
def tall_man() -> Mapping[str, str]:
    """Return how the FDA writes names in mixed case, by the name in lower case."""
    return dict(_table("tall-man.tsv"))


@cache
def not_medicines() -> frozenset[str]:
    """Return words that look like slips for the name of a medicine and are none."""
    return frozenset(_lines("not-medicines.txt"))


@cache
def conditions() -> frozenset[str]:
    """Return names of diseases, injuries and the like, in lower case, that a page can be about."""
    return frozenset(_lines("conditions.txt"))


@cache
def common_words() -> frozenset[str]:
    """Return the words that are common in health copy, in lower case."""
    return frozenset(_lines("common.txt", "words"))


@cache
def brands_of(generic: str) -> tuple[str, ...]:
    """Return the brands that hold a medicine, or may hold it, in lower case."""
    return _brands_by_generic().get(generic, ())


@cache
def _brands_by_generic() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for brand, generics in brands().items():
        for generic in generics:
            found.setdefault(generic, []).append(brand)
    return {generic: tuple(names) for generic, names in found.items()}


@cache
def medicine_names() -> frozenset[str]:
    """Return all generic and brand names, in lower case."""
    return generic_names() | brands().keys()


@cache
def off_label() -> Mapping[str, OffLabel]:
    """Return the unapproved uses that are known, by generic name."""
    return {
        name: OffLabel(
            approved=facts["approved"],
            uses=tuple(facts["uses"]),
            verified=facts["verified"],
            source=facts["source"],
        )
        for name, facts in shipped("knowledge/off-label.yml")["drugs"].items()
    }


@cache
def boxed() -> Mapping[str, Boxed]:
    """Return the boxed warnings on US labels, by the generic name under which facts are kept."""
    return {
        name: Boxed(risk, verified == "yes", require == "yes", source)
        for name, risk, verified, require, source in _table("boxed.tsv")
    }


def lab_tests_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return name and units of the laboratory tests that a text in lower case names, each once."""
    found = dict.fromkeys(_lab_pattern().findall(text))
    return list({_lab_tests()[name][1]: (name, _lab_tests()[name][1]) for name in found}.values())


@cache
def _lab_pattern() -> re.Pattern[str]:
    names = sorted(map(re.escape, _lab_tests()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


@cache
def _lab_tests() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return each name of a test with the first of its names and the units of its results."""
    rows = [(names.split("|"), tuple(units.split("|"))) for names, units in _table("lab-units.tsv")]
    return {name: (names[0], units) for names, units in rows for name in names}


def interval(generic: str) -> Interval | None:
    """Return how soon a medicine may be taken again; None where that is not known."""
    return _intervals().get(generic)


@cache
def _intervals() -> Mapping[str, Interval]:
    return {
        name: Interval(int(hours), int(doses), read == "yes")
        for name, hours, doses, _, read in _table("intervals.tsv")
    }


@cache
def _at_least() -> Mapping[tuple[str, str], int]:
    return {(name, way): int(times) for name, way, times, _ in _table("at-least.tsv")}


def fewest_times(generic: str, way: str) -> int:
    """Return how often a day a medicine is taken at the least, by the way it goes; 1 if unknown.

    `way` is one of those of `Regimen`, "" where a sentence names none.
    """
    return _at_least().get((generic, way or "mouth"), 1)


def regimens(generic: str) -> tuple[Regimen, ...]:
    """Return how much of a medicine, and how often, is allowed at the most, by the way it goes."""
    return _regimens().get(generic, ())


@cache
def _regimens() -> Mapping[str, tuple[Regimen, ...]]:
    found: dict[str, tuple[Regimen, ...]] = {}
    for name, way, single, unit, daily, times, hours, days, _, read, _ in _table("regimens.tsv"):
        row = Regimen(
            way,
            _number(single),
            unit,
            _number(daily),
            _number(times),
            _number(hours),
            _number(days),
            read == "yes",
        )
        found[name] = (*found.get(name, ()), row)
    return found


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def starting_dose(generic: str) -> StartingDose | None:
    """Return what adults begin with; None where that is not known."""
    return _starting_doses().get(generic)


@cache
def _starting_doses() -> Mapping[str, StartingDose]:
    return {
        name: StartingDose(name, float(high), unit, per, read == "yes")
        for name, high, unit, per, _, read in _table("starts.tsv")
    }


def starting_dose_for(generic: str, text: str) -> StartingDose | None:
    """Return what adults begin with for a use that a text names; None where none is known."""
    uses = _starts_by_use().get(generic, {})
    return next((row for use, row in uses.items() if use in text), None)


@cache
def _starts_by_use() -> Mapping[str, Mapping[str, StartingDose]]:
    found: dict[str, dict[str, StartingDose]] = {}
    for name, use, high, unit, per, _, read in _table("starts-by-use.tsv"):
        row = StartingDose(name, float(high), unit, per, read == "yes")
        found.setdefault(name, {})[use] = row
    return found


def usual_most(generic: str, text: str) -> float | None:
    """Return the most milligrams a day of all ordinary uses of a medicine, by mouth.

    None where that is not known, or `text`, in lower case, names a use that allows more.
    """
    row = _usual_most().get(generic)
    if row is None or any(word in text for word in row[1]):
        return None
    return row[0]


@cache
def _usual_most() -> Mapping[str, tuple[float, tuple[str, ...]]]:
    return {
        name: (float(daily), tuple(filter(None, unless.split("|"))))
        for name, daily, unless, *_ in _table("usual-most.tsv")
    }


def course(generic: str) -> Course | None:
    """Return how long a medicine of short courses is taken for; None for any other."""
    return _courses().get(generic)


@cache
def _courses() -> Mapping[str, Course]:
    return {
        name: Course(float(days), usual, re.compile(rf"\b(?:{unless or '(?!)'})"), bool(read))
        for name, days, usual, unless, _, read in _table("courses.tsv")
    }


def ways(generic: str) -> str:
    """Return in which ways a medicine is sold, a letter for each; "" where none is known."""
    return _forms().get(generic, "\t").partition("\t")[0]


def tablets(generic: str) -> tuple[float, ...]:
    """Return the milligrams of the tablets, capsules and the like of a medicine."""
    return tuple(map(float, _forms().get(generic, "\t").partition("\t")[2].split()))


@cache
def _forms() -> Mapping[str, str]:
    """Return the rows of the table, not taken apart."""
    lines = _lines("forms.tsv")
    next(lines, None)
    return dict(line.split("\t", 1) for line in lines)


def rhythms(generic: str) -> tuple[Rhythm, ...]:
    """Return how far apart the doses of a medicine are, for each dose that is known."""
    return _rhythms().get(generic, ())


@cache
def _injections() -> Mapping[str, Injection]:
    return {
        name: Injection(
            frozenset(routes.split(",")), frozenset(filter(None, own.split(","))), read == "yes"
        )
        for name, routes, own, _, read in _table("injections.tsv")
    }


def injection(generic: str) -> Injection | None:
    """Return by which ways a medicine is injected; None where that is not known, or any is."""
    return _injections().get(generic)


@cache
def _rhythms() -> Mapping[str, tuple[Rhythm, ...]]:
    found: dict[str, tuple[Rhythm, ...]] = {}
    for name, dose, words, days, said, _, read in _table("rhythms.tsv"):
        number, _, unit = dose.partition(" ")
        amount = float(number) * (1000 if unit == "g" else 1) if number else None
        row = Rhythm(
            amount,
            "mg" if unit == "g" else unit,
            words,
            int(days),
            said,
            read == "yes",
        )
        found[name] = (*found.get(name, ()), row)
    return found


def rhythm_names() -> list[str]:
    """Return the generic names of medicines of which one dose lasts for days or longer."""
    return sorted(_rhythms())


@dataclass(frozen=True, slots=True)
class Patch:
    """How long one patch of a medicine stays on, by the labels."""

    days: int
    """The fewest."""
    most: int
    verified: bool


def patch(generic: str) -> Patch | None:
    """Return how long a patch of a medicine stays on; None for what is not known."""
    return _patches().get(generic)


@cache
def _patches() -> Mapping[str, Patch]:
    return {
        name: Patch(int(days), int(most), read == "yes")
        for name, days, most, _, read in _table("patches.tsv")
    }


def nutrients_in(text: str) -> list[Nutrient]:
    """Return the nutrients that a text in lower case names, each once."""
    found = dict.fromkeys(_nutrient_pattern().findall(text))
    return list(dict.fromkeys(_nutrients()[name] for name in found))


@cache
def _nutrient_pattern() -> re.Pattern[str]:
    names = sorted(map(re.escape, _nutrients()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


@cache
def _nutrients() -> Mapping[str, Nutrient]:
    rows = (
        Nutrient(tuple(words.split("|")), unit, float(most))
        for words, unit, most, _ in _table("nutrients.tsv")
    )
    return {name: row for row in rows for name in row.names}


@cache
def figures() -> tuple[Figure, ...]:
    """Return the well-known figures of health advice."""
    return tuple(map(_figure, _table("figures.tsv")))


def figure_names() -> list[str]:
    """Return the literals, one of which stands on every page that names a figure's subject."""
    return sorted({name.rstrip("*") for row in figures() for name in row.names})


def _figure(row: list[str]) -> Figure:
    name, names, flags, says, figure, unit, low, high, unless, *texts = row
    fact, source, read, bad, good = texts
    return Figure(
        name, tuple(names.split("|")), "here" in flags, says, figure, unit, low, high,
        "anyone" in flags, "threshold" in flags, unless, fact, source, read, bad, good,
    )  # fmt: skip


def classes() -> Iterator[tuple[str, str]]:
    """Yield a pattern for what pages call a class of medicines, and one for its members' names."""
    return ((called, members) for _, called, members in _table("classes.tsv"))


@cache
def _drugs() -> tuple[tuple[str, str, str], ...]:
    return tuple((name, subject, schedule) for name, subject, schedule in _table("drugs.tsv"))


@cache
def stopped_slowly() -> Mapping[str, str]:
    """Return the group of each medicine that must not be stopped alone, such as "beta blockers".

    In "others", missing doses lets an illness come back and no withdrawal is known.
    """
    return dict(_table("stop-slowly.tsv"))


def _parts(generics: str) -> list[str]:
    return _PARTS.split(generics) if " " in generics else [generics]


_FIGURES = 10
_PARTS = re.compile(r" [|+] |;")


@cache
def _strengths() -> Mapping[str, str]:
    """Return the rows of the table, not taken apart: a page asks for few."""
    lines = _lines("strengths.tsv")
    next(lines, None)
    return dict(line.split("\t", 1) for line in lines)


@cache
def _synonyms() -> Mapping[str, str]:
    return dict(_table("synonyms.tsv"))


def _table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table, its head left out."""
    lines = _lines(name)
    next(lines, None)
    return (line.split("\t") for line in lines)


def _lines(name: str, folder: str = "knowledge") -> Iterator[str]:
    text = (rules_folder() / folder / name).read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line and not line.startswith("#"))
