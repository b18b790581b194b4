"""Words and word classes in a row, through the public door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa import rulebook
from qa.errors import RuleError
from qa.inspection import inspect_page
from qa.kinds.phrase import Phrase
from qa.settings import InspectionSettings
from qa.sources import Source
from qa.word_classes import BREAK, lexicon, tokens
from qa.word_rows import read_row

if TYPE_CHECKING:
    from pathlib import Path

    from qa.finding import Finding
    from qa.rulebook import Rulebook

RULE = """\
extends: phrase
message: "'%s', better '%s'."
rows: [{row}]
"""


def findings(folder: Path, row: str, text: str) -> list[Finding]:
    (folder / "own").mkdir(exist_ok=True)
    (folder / "own" / "row.yml").write_text(RULE.format(row=repr(row)), encoding="utf-8")
    book = rulebook.load([str(folder)])
    settings = InspectionSettings(select=("own",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("row", "text", "match", "right"),
    [
        ("[ MODAL VERBS=VERB ]", "It **can *causes*** harm.", "can *causes", "can cause"),
        (
            "[ associated to=with ]",
            "Pain is\nassociated\nto it.",
            "associated\nto",
            "associated with",
        ),
        ("[ see +a doctor ]", "See doctor now.", "See doctor", "See a doctor"),
        (
            "[ see +a ADJ? emergency|operation ]",
            "We see operation.",
            "see operation",
            "an operation",
        ),
        ("[ need to=- of ]", "The need to of it.", "need to of", "need of"),
        ("^ [ many NOUNS! is=VERB ]", "Rest. Many patients is ill.", "Many patients is", "are"),
        (
            "!the [ will causes=VERB ]",
            "It will causes it, the will causes.",
            "will causes",
            "cause",
        ),
    ],
)
def test_row(tmp_path: Path, row: str, text: str, match: str, right: str) -> None:
    (finding,) = findings(tmp_path, row, text)
    assert finding.match == match
    assert right in finding.message
    assert finding.fixes
    assert not finding.fixes[0].safe


@pytest.mark.parametrize(
    "text",
    [
        "# It can causes harm",  # no sentence
        "It Can Causes harm.",  # a name
        "It can `causes` harm.",  # code
        "It can, causes are known.",
        "## References\n\nSmith: It can causes harm.",
    ],
)
def test_words_that_are_no_running_text(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, "[ can causes=VERB ]", text) == []


@pytest.mark.parametrize("row", ["[ can caussses ]", "[ NOPE can ]"])
def test_a_word_that_nobody_knows_is_an_error_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(RuleError, match=r"row.yml:3: .*neither a word nor a class"):
        findings(tmp_path, row, "")


def test_a_row_of_which_anything_may_be_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"row.yml:3: .*may be missing"):
        findings(tmp_path, f"[ {'the? ' * 30}can ]", "")


@pytest.mark.parametrize(
    "text", ["", " ", "a  b", 'It\'s "so", (e.g. 2.5) and/or—well!', "x\ny", "don't ** 10 µg"]
)
def test_there_are_as_many_signs_as_tokens(text: str) -> None:
    assert len(lexicon().row(text)) == len(list(tokens(text)))


def test_every_row_that_ships_can_be_read(book: Rulebook) -> None:
    checks = [rule.check for rule in book.rules.values()]
    rows = [row for check in checks if isinstance(check, Phrase) for row in check.rows]
    assert len(rows) > 500
    for row in rows:
        for variant in read_row(row):
            assert variant.pattern.pattern


def test_any_other_word_is_never_the_end_of_a_block() -> None:
    (row,) = read_row("^ [ !not|or ] not")
    assert row.pattern.search(f"{BREAK}{BREAK}{lexicon().row('not')}") is None
