"""A page about a controlled drug that does not say so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.disclaimers.medicine import medicines_of
from qa.checks.trust.clinical import level_for
from qa.countries import country_of
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAID = later(
    r"\bcontrolled[- ](?:substance|drug|medicine|medication)|\bschedule (?:i{1,3}v?|iv|v|[1-5]|two|"
    r"three|four|five)\b|\bclass [abc] drug\b|\bc-?(?:ii|iii|iv|v)\b|\b(?:misus|abus|addict(?:i|"
    r"ed)|"
    r"habit[- ]forming)|\bdependen(?:ce|cy)\b|\b(?:become|becoming|be|physically|get|getting|grow) "
    r"(?:\w+ )?dependent\b|\bdependent on (?:it|this|the)\b|\bhooked on\b|\bdea\b"
)
_SHORT = 80
_BRANDS = frozenset(
    brand
    for brand, generics in knowledge.brands().items()
    if not knowledge.schedules().keys().isdisjoint(generics)
)


@rule(
    "disclaimers.missing-controlled-drug-statement",
    level=Level.WARNING,
    message="%s is a controlled drug in the United States (Schedule %s), and this page has no word "
    "on misuse and dependence: say both.",
    why="Readers must know that the medicine can be misused and can lead to dependence.",
    sources=[
        "21 CFR 201.57(a)(2), controlled substance symbol",
        "21 CFR 201.57(c)(10), drug abuse and dependence",
        "21 CFR 1308, schedules of controlled substances",
    ],
    pages=("~professional", "~news", "~faq", "~patient-story"),
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Zolpidem\n\nZolpidem is a tablet for people who "
            "cannot fall asleep. Zolpidem works within half an hour, so take it when you are "
            "already in bed. Most people need zolpidem for two weeks or less. If zolpidem makes "
            "you feel groggy in the morning, tell your doctor and do not drive.\n",
            good="---\npage_type: medicine\n---\n# Zolpidem\n\nZolpidem is a tablet for people who "
            "cannot fall asleep. Zolpidem works within half an hour, so take it when you are "
            "already in bed. Most people need zolpidem for two weeks or less, because longer use "
            "can lead to dependence on zolpidem.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Pregabalin\n\nPregabalin is a capsule for nerve "
            "pain. Doctors start pregabalin low and raise it over a few weeks. You can take "
            "pregabalin with or without food. Pregabalin can make you dizzy or sleepy, and some "
            "people gain weight. Never stop it from one day to the next.\n",
            good="---\npage_type: medicine\n---\n# Loratadine\n\nLoratadine is a tablet for hay "
            "fever. Doctors seldom need to prescribe loratadine, because you can buy it. You can "
            "take loratadine with or without food. Loratadine can give you a headache, and some "
            "people feel tired.\n",
        ),
    ],
    words=sorted(knowledge.schedules().keys() | _BRANDS),
)
def check(page: Page) -> Iterator[Match]:
    """Yield where such a page first names the drug; the schedules are American."""
    level = level_for(page)
    if level is None or _first_words().isdisjoint(page.words):
        return
    scheduled = knowledge.schedules()
    if not any(drug in scheduled for drug in medicines_of(page)) or _SAID.search(page.said):
        return
    if country_of(page) not in ("", "US"):
        return
    if page.house.says("controlled-drug-statement", page.said):
        return
    if page.type == "service" and page.word_count >= _SHORT:
        level = Level.WARNING
    for drug, place in medicines_of(page).items():
        if schedule := scheduled.get(drug):
            block = page.blocks[place.block]
            name = block.plain[place.start : place.end]
            shown = name[:1].upper() + name[1:]
            yield Match(block.source_span(place.start, place.end), (shown, schedule), level=level)
            return


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all names of controlled drugs, in lower case."""
    names = {
        n for n in knowledge.generic_names() if knowledge.generic_of(n) in knowledge.schedules()
    }
    return frozenset(name.split()[0] for name in names | _BRANDS)
