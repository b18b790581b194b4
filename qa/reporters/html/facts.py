"""What a reviewer stands behind: the facts of a page, and what is known of the page itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from qa.brief import FactKind
from qa.report import counted
from qa.reporters.html.addresses import digest
from qa.reporters.html.setting import language_name, shown
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.brief import StatedFact
    from qa.decisions import Verified
    from qa.report import PageSummary


class Statement(NamedTuple):
    """A sentence of the page, with the facts of one kind in it marked."""

    html: Markup
    line: int
    address: str
    """The same as long as the page and the sentence are: a tick stays with what was verified."""
    sentence: str
    verified: Verified | None = None
    """Who stood behind it before."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All statements of one kind of fact, in reading order."""

    title: str
    statements: tuple[Statement, ...]

    @property
    def size(self) -> int:
        """How many statements there are."""
        return len(self.statements)


_FACT_TITLES = {
    FactKind.DOSE: "Doses and amounts",
    FactKind.PERCENTAGE: "Percentages and chances",
    FactKind.NUMBER: "Numbers",
    FactKind.CLAIM: "Claims",
    FactKind.POPULATION: "Groups of people",
    FactKind.MEDICINE: "Medicines",
    FactKind.CITATION: "Sources",
    FactKind.DATE: "Dates",
    FactKind.PERSON: "People",
}


def brief_of(
    path: str, stated: Iterable[StatedFact], verified: Mapping[str, Verified]
) -> Iterator[FactGroup]:
    """Yield the facts by kind; each sentence once, each medicine at its first mention only."""
    groups: dict[FactKind, list[list[StatedFact]]] = {}
    seen: set[str] = set()
    times: Counter[tuple[str, str]] = Counter()
    for fact in stated:
        name = fact.text.lower()
        if fact.kind is FactKind.MEDICINE and name in seen:
            continue
        seen |= {name} if fact.kind is FactKind.MEDICINE else set()
        sentences = groups.setdefault(fact.kind, [])
        last = sentences[-1][-1] if sentences else None
        if last and last.sentence == fact.sentence and last.offset < fact.offset:
            sentences[-1].append(fact)
        else:
            sentences.append([fact])
    for kind, title in _FACT_TITLES.items():
        if kind in groups:
            statements = []
            for facts in groups[kind]:
                said = (kind.value, facts[0].sentence)
                times[said] += 1
                address = f"t-{digest(path, *said, str(times[said]))}"
                statements.append(_statement(facts, address, verified.get(address)))
            yield FactGroup(title, tuple(statements))


def _statement(facts: Sequence[StatedFact], address: str, verified: Verified | None) -> Statement:
    parts, at, sentence = [], 0, facts[0].sentence
    for fact in facts:
        end = fact.offset + len(fact.text)
        if fact.offset >= at:
            before, text = sentence[at : fact.offset], sentence[fact.offset : end]
            parts.append(f"{shown(before)}<b>{shown(text)}</b>")
            at = end
    html = Markup(f"<bdi>{''.join(parts)}{shown(sentence[at:])}</bdi>")  # noqa: S704 -- escaped by `shown`
    return Statement(html, facts[0].at.line, address, sentence, verified)


def about(page: PageSummary) -> str:
    """Return on one line what kind of page it is, its language and its length."""
    stated = page.language != "not stated"
    language = language_name(page.language) if stated else "language not stated"
    said = (page.type or "type not recognised", language, counted(page.words, "word"))
    return " · ".join(one for one in said if one)


def facts_of(page: PageSummary) -> Iterator[tuple[str, str]]:
    """Yield name and value of what is known of a page."""
    yield "File", page.path
    yield "Type", page.type or "Not recognised"
    if page.how_recognised:
        yield "How it was recognised", page.how_recognised
    if page.language:
        yield "Language", language_name(page.language)
    if page.profile:
        yield "Profile", page.profile
    yield "Length", counted(page.words, "word")
    if page.reading_level is None:
        yield "Reading level", "Too few sentences to say"
    else:
        yield "Reading level", f"School grade {page.reading_level:.1f} (Flesch–Kincaid)"
    yield "Missing sections", ", ".join(page.sections_missing) or "None"
