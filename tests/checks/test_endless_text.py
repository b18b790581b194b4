"""Rules that look around what they find, on a sentence that comes a thousand times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

LENGTH = 150_000
IN_ONE = [
    ("claims.sweeping-result", "it cures and ends and stops it "),
    ("claims.guaranteed-result", "it always works and never fails for everyone "),
    ("claims.absolute-result", "it cures and ends and stops it "),
    ("claims.disease-claim", "it is a proven cure for diabetes "),
    ("consistency.back-reference", "the 75mg aspirin, as we told you above, and 2 hours before "),
    ("consistency.different-recurrence", "you should take it every day "),
    ("consistency.different-rhythm", "with paracetamol use one spray each morning "),
    ("consistency.most-common-kind", "because migraine is the most common kind of all "),
    ("consistency.two-answers", "it lasts 5 days and can take 3 weeks "),
    ("doses.too-many-tablets", "you can take twelve tablets of the 500 mg tablets in a day "),
    ("doses.wrong-tablet-count", "we use only 2.5mg tablets, so a dose of 10mg is 40 tablets "),
    ("doses.younger-gets-more", "children aged 2 to 5 take 300 mg, as for adults 20 mg, "),
    ("drugs.abbreviated-name", "she takes HCTZ 25 mg "),
    ("grammar.its", "the body and it's cells "),
    ("language.drug-slur", "a junkie and an addict "),
    ("residue.half-made", "(Mel - can you "),
    ("words.interjection", "people need to wow it works and "),
]
IN_PARTS = [
    ("claims.uncited-statistic", "Studies show that 40% of people sleep better."),
    ("consistency.closed-when-open", "We are closed on Sunday."),
    ("consistency.wrong-class", "A pressure below 120 is normal, 130 to 139 is raised."),
    ("doses.younger-gets-more", "- Children aged 2 to 5: 300 mg"),
    ("structure.broken-off", "- Plans and teams and rest, but gear, but rest, but " * 20),
    ("structure.listed-section-missing", "On this page\n\n- Diet\n- Sleep\n- Work"),
    ("structure.nothing-below", "See the table below."),
]


@pytest.mark.parametrize(("rule", "text"), IN_ONE, ids=[rule for rule, _ in IN_ONE])
def test_a_sentence_without_end_is_read_to_its_end(book: Rulebook, rule: str, text: str) -> None:
    stays_silent(book, rule, text * (LENGTH // len(text)))


@pytest.mark.parametrize(("rule", "text"), IN_PARTS, ids=[rule for rule, _ in IN_PARTS])
def test_as_are_parts_without_number(book: Rulebook, rule: str, text: str) -> None:
    stays_silent(book, rule, f"{text}\n\n" * (LENGTH // len(text)))


def stays_silent(book: Rulebook, rule: str, text: str) -> None:
    """Nothing of what a rule says counts here, but that it is not stopped and comes to an end.

    A rule that looks at all of a page for each thing that it finds there would take minutes.
    """
    settings = InspectionSettings(select=(rule,), grammar="none")
    source = Source("page.md", f"# Aspirin\n\n{text}\n".encode(), "markdown")
    assert not inspect_page(source, book, settings).stopped
