"""A page about a controlled drug that does not say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.trust.clinical import level_for
from qa.finding import Level, Match
from qa.recognition import subject_drug
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAID = re.compile(
    r"\bcontrolled[- ](?:substance|drug|medicine|medication)|\bschedule (?:i{1,3}v?|iv|v|[1-5])\b|"
    r"\bc-?(?:ii|iii|iv|v)\b|\b(?:misus|abus|dependen|addict|habit[- ]forming)"
)


@rule(
    "disclaimers.missing-controlled-drug-statement",
    level=Level.WARNING,
    message="%s is a controlled drug in the United States (Schedule %s), and this page has no word "
    "on misuse and dependence: add a section on them.",
    why="Readers must know that the medicine can be misused and can lead to dependence.",
    sources=[
        "21 CFR 201.57(a)(2), controlled substance symbol",
        "21 CFR 201.57(c)(10), drug abuse and dependence",
        "21 CFR 1308, schedules of controlled substances",
    ],
    pages=("medicine", "treatment"),
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
    words=sorted(knowledge.schedules()),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of such a page; the schedules are those of the United States."""
    level = level_for(page)
    if level is None or page.profile == "en-GB-nhs" or _SAID.search(page.folded):
        return
    drug = subject_drug(page)
    if drug is not None and (schedule := knowledge.schedules().get(drug)):
        yield Match(page.end, (drug.capitalize(), schedule), level=level)
