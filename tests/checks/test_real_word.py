"""Words that are spelled right and wrong where they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qa.errors import ModelError
from qa.finding import Level
from qa.inspection import inspect_page
from qa.locations import rules_folder
from qa.realword import detector, model
from qa.realword.evidence import FITS, NAMES
from qa.settings import House, InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.finding import Finding
    from qa.rulebook import Rulebook

ALONE = InspectionSettings(select=("words.real-word",), grammar="none")
ALL = InspectionSettings(grammar="harper")
FILE = rules_folder() / "words" / "real-word.model"


def findings(book: Rulebook, text: str, settings: InspectionSettings = ALONE) -> list[Finding]:
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Healthcare professionals say that people need to wow ketamine works.", "wow", "how"),
        ("Wash you hands with soap and water.", "you", "your"),
        ("The condition is more common it women.", "it", "in"),
        ("Side affects are usually mild.", "affects", "effects"),
        ("Ask your doctor weather it is safe.", "weather", "whether"),
        ("You can find he right resources for your needs.", "he", "the"),
        ("Your doctor with tell you how much to take each day.", "with", "will"),
        ("Most simple cysts are fund during imaging tests.", "fund", "found"),
        ("Some medicines should be stopped be fore you get pregnant.", "be fore", "before"),
    ],
)
def test_a_slip_alone_in_a_sentence(book: Rulebook, text: str, wrong: str, right: str) -> None:
    (finding,) = findings(book, text)
    assert finding.match == wrong
    assert right in finding.fixes[0].edits[0].text
    assert not any(fix.safe for fix in finding.fixes)
    mended = re.sub(rf"\b{wrong}\b", finding.fixes[0].edits[0].text, text).rstrip(".")
    assert f"“{mended}”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Healthcare professionals say that people need to know how ketamine works.",
        "Halve the dose if you have kidney disease.",
        "Neither infection nor vaccine lasts for ever.",
        "Phone your midwife that very day, even if you feel well.",
        "Put the tissue in the bin and wash your hands.",
        "Smaller amounts can take the edge off severe pain.",
        "If you carry the basic S-DVI coverage and become totally disabled, tell us.",
        "Coeliac disease is diagnosed under a general anaesthetic with oesophageal biopsies.",
        "The tests for hypoglycaemia and hyperglycaemia are the same.",
        'The manual says "find he right resources for your needs".',
        "The setting is `find he right resources for your needs`.",
        "Pt c/o chest pain, if of new onset find he right resources for your needs.",
        "# References\n\n1. Smith J. You can find he right resources for your needs. Lancet. 2020.",
        "Vous pouvez trouver les bonnes ressources pour vos besoins.",
    ],
)
def test_what_is_no_slip(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


def test_a_page_in_another_language_is_left_alone(book: Rulebook) -> None:
    text = b"<html lang=fr><body><main><p>You can find he right resources for your needs.</p>"
    assert not inspect_page(Source("page", text, "html"), book, ALONE).findings


def test_an_accepted_word_never_comes_back(book: Rulebook) -> None:
    text = "You can find he right resources for your needs."
    assert findings(book, text)
    assert not findings(book, text, replace(ALONE, house=House(words=("he",))))


@pytest.mark.parametrize(
    "text",
    ["There is now evidence that screening saves lives.", "There is now cure for this disease."],
)
def test_what_would_say_the_opposite_is_for_a_person_to_judge(book: Rulebook, text: str) -> None:
    (finding,) = findings(book, text)
    assert (finding.match, finding.level) == ("now", Level.SUGGESTION)


def test_thorough_says_more_than_precise(book: Rulebook) -> None:
    text = """It is use to treat high blood pressure.

        The surgeon removes the diseased tissue form the breast.

        Do not stop talking this medicine.

        Symptoms or heart disease can include chest pain.

        Assistive devices maybe needed to help with walking.

        Ask for help it you need it.

        It is safe to try these simple measure at home.

        Take a short brake.

        She had a sore heal.""".replace("        ", "")
    thorough = replace(ALONE, house=House(real_words="thorough"))
    precise, more = (findings(book, text, settings) for settings in (ALONE, thorough))
    assert {f.match for f in precise} < {f.match for f in more}
    assert _warnings(precise) < _warnings(more)
    quick = findings(book, text, replace(ALONE, lowest="warning"))
    assert {f.match for f in quick} == _warnings(precise)


def _warnings(found: list[Finding]) -> set[str]:
    return {finding.match for finding in found if finding.level is Level.WARNING}


@pytest.mark.parametrize("blank", [" ", "  ", "\u00a0", "\u2003"])
def test_a_slip_is_found_between_blanks_of_any_kind(book: Rulebook, blank: str) -> None:
    text = "It is “true”. Ask first. Wash you hands with soap and water.".replace(" ", blank)
    for _ in range(2):  # what was read before is remembered
        (finding,) = findings(book, text)
        assert (finding.match, text[slice(*finding.span)]) == ("you", "you")


def test_trees_never_say_more_than_the_most_they_may_say() -> None:
    values = np.random.default_rng(1).normal(0, 6, (len(NAMES), 200)).astype(np.float32)
    for trees in model.load().trees.values():
        most = trees.at_most(FITS)
        assert (trees.scores(values) <= most.scores(values) + 1e-3).all()
        others = values.copy()
        others[list(FITS)] = 0
        assert np.array_equal(most.scores(values), most.scores(others))


def test_the_article_before_a_word_goes_by_its_sound() -> None:
    reading = detector.read("egg Tea hour MRI one user 8 7 18 (", detector.model())
    assert reading.articles[1:-1].tolist() == [-1, 1, 0, 0, 0, 0, -1, 1, 0, 0]


def test_a_rare_word_that_the_page_says_again_is_meant() -> None:
    text = "Bites of infected sand flies spread it."
    once, again = (
        {
            slip.start: slip.score
            for slip in detector.slips(detector.read(some, detector.model()), -9)
        }
        for some in (text, f"{text}\nSome people never see sand flies.")
    )
    at = text.index("sand")
    assert again.get(at, -9) < once[at] - 1


def test_a_fault_is_told_once(book: Rulebook) -> None:
    text = "# How insulin works\n\nSee how insulin works. You need to wow *insulin* works."
    assert [f.rule for f in findings(book, text, ALL) if f.match == "wow"] == ["words.near-repeat"]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "is damaged"),
        (lambda data: data.replace(b'"version":', b'"version":9', 1), "another version"),
        (lambda data: b"x" + data, "is not a model"),
        (lambda _: b"", "cannot be read"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, made: object, said: str) -> None:
    path = tmp_path / "real-word.model"
    path.write_bytes(made(FILE.read_bytes()))  # type: ignore[operator]
    with pytest.raises(ModelError, match=said):
        model.read(path)


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size <= 12_000_000
