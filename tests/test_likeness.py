"""What sentences are like: the model, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qa.errors import ModelError
from qa.finding import Level
from qa.inspection import inspect_page
from qa.likeness import model
from qa.likeness.features import Features
from qa.likeness.model import Model, Weights
from qa.locations import rules_folder
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.finding import Finding
    from qa.rulebook import Rulebook

RULES = (
    "claims.likely-overclaim", "safety.likely-unsafe-advice", "language.likely-demeaning",
    "residue.likely-leftover",
)  # fmt: skip
ALONE = InspectionSettings(select=RULES, grammar="none")
CLAIM = "These drops are totally harmless, so you can forget about side effects."
FILE = rules_folder() / "words" / "likeness.model"


def findings(
    book: Rulebook, text: str, settings: InspectionSettings = ALONE, form: str = "markdown"
) -> list[Finding]:
    inspection = inspect_page(Source("page", text.encode(), form), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def test_the_features_of_sentences() -> None:
    features = Features(["take two tablets", "", "no", "no, 5% of 20."])
    for some in features.all:
        assert len(some) == len(features.single)
    # words, pairs, threes that begin or end at an edge too, and words with one between
    assert features.counts.tolist() == [3 + 4 + 3 + 1, 1, 1 + 2 + 1, 4 + 5 + 4 + 2]
    found = sum(np.count_nonzero(some) for some in features.all)
    assert found == features.counts.sum() + len(features.starts)  # an edge has a key


def test_a_sentence_has_the_same_features_beside_others() -> None:
    alone = Features(["take two tablets"])
    beside = Features(["see a doctor", "take two tablets"])
    for here, there in zip(alone.all, beside.all, strict=True):
        assert np.array_equal(here, there[beside.starts[1] :])


def test_numbers_are_alike_and_percentages_too() -> None:
    cures, alike, number = (
        Features([text]).pairs for text in ("cures 95% of 20", "cures 8% of 7", "cures 95 of 20")
    )
    assert np.array_equal(cures, alike)
    assert not np.array_equal(cures, number)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("claims.likely-overclaim", CLAIM),
        ("claims.likely-overclaim", "It works for everybody who tries it, every single time."),
        (
            "safety.likely-unsafe-advice",
            "Leftover antibiotics are fine for your next sore throat, so keep a few in the drawer.",
        ),
        (
            "language.likely-demeaning",
            "She has only herself to blame for her weight, and it is time she made an effort.",
        ),
        (
            "residue.likely-leftover",
            "Still waiting for Priya to send the new opening hours, so leave this bit out for now.",
        ),
    ],
)
def test_a_sentence_like_a_fault_is_told(book: Rulebook, rule: str, text: str) -> None:
    (finding,) = (f for f in findings(book, text) if f.rule == rule)
    assert (finding.match, finding.level) == (text, Level.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "These drops can sting, and about 1 in 100 people get a rash.",
        f"An advert said: \u201c{CLAIM}\u201d",
        f'> "{CLAIM}"',
        f"# Myths about drops\n\n{CLAIM}",
        f"Myth: {CLAIM}",
        f"# References\n\n1. Smith J. {CLAIM} Lancet. 2020.",
        f"`{CLAIM}`",
        "\n".join("abcdefg" * 20 for _ in range(3)),
        "",
    ],
)
def test_what_is_not_said_to_readers_or_not_like_a_fault(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


def test_a_page_in_another_language_is_left_alone(book: Rulebook) -> None:
    page = f"<html lang=de><body><main><p>{CLAIM}</p></main></body></html>"
    assert findings(book, page, form="html") == []


def test_a_rule_that_knows_the_fault_tells_it_alone(book: Rulebook) -> None:
    text = "This treatment has no side effects at all and is guaranteed to cure your eczema."
    assert findings(book, text)
    told = {f.rule for f in findings(book, text, InspectionSettings(grammar="none"))}
    assert {rule for rule in told if rule.startswith("claims.")} - set(RULES)
    assert "claims.likely-overclaim" not in told


def test_what_is_told_of_a_sentence_hides_no_fault_in_it(book: Rulebook) -> None:
    text = (
        "Still waiting for Priya to send the new opening hours, so leave this bit out for an day"
        " or two."
    )
    told = [f.rule for f in findings(book, text, InspectionSettings(grammar="harper"))]
    assert [rule for rule in told if rule in (*RULES, "grammar.a-an")] == [
        "residue.likely-leftover",
        "grammar.a-an",
    ]


def test_the_message_says_what_it_is_taken_for(book: Rulebook) -> None:
    (finding,) = findings(book, CLAIM)
    assert finding.message == (
        f"'{CLAIM}' reads like a promise that nothing can go wrong: say what can, and how often."
    )


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "likeness.model"
    content = bytearray(FILE.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match="damaged; install qa again"):
        model.read(path)
    path.write_bytes(b"qa likeness model\n{}\n")
    with pytest.raises(ModelError, match="another version of qa"):
        model.read(path)
    path.write_bytes(b"")
    with pytest.raises(ModelError, match="cannot be read"):
        model.read(path)


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    keys = np.array([9, 4, 7], np.uint32)
    values = np.array([[0.5, 0], [-1, 2], [0, 0]], np.float32)
    faults = Weights.of(keys, values, np.array([0.25, 0]))
    kinds = Weights.of(keys, values[:, :1], np.array([0.5]))
    levels = {"claims": {"warning": 0.1}, "safety": {"warning": 0.2}}
    made = Model({"claims": ["a"], "safety": []}, levels, faults, kinds)
    model.write(made, tmp_path / "likeness.model", {"made for": "a test"})
    read = model.read(tmp_path / "likeness.model")
    assert (read.families, read.levels) == (made.families, levels)
    assert read.faults.keys.tolist() == [4, 9]  # what weighs nothing is left out
    weighed = read.faults.values * read.faults.scales
    assert np.allclose(weighed, np.array([[-1, 2], [0.5, 0], [0, 0]]), atol=0.01)
    assert read.faults.biases.tolist() == [0.25, 0]
    assert read.kinds.biases.tolist() == [0.5]
