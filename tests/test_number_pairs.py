"""Two numbers of a page that may be of one thing: what is known of them, and what is told."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qa.errors import ModelError
from qa.finding import Level
from qa.inspection import inspect_page
from qa.locations import rules_folder
from qa.page import Page
from qa.pairs import model
from qa.pairs.features import features
from qa.pairs.places import places
from qa.pairs.reading import LONGEST, candidates, pairs
from qa.readers import read
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa.finding import Finding
    from qa.pairs.places import Place
    from qa.rulebook import Rulebook

RULE = "consistency.different-quantity"
FILE = rules_folder() / "words" / "number-pairs.model"
PAGE = """# Trimethoprim for cystitis

Trimethoprim is an antibiotic. It is used for infections of the bladder.

## How to take it

Take one tablet twice a day, with or without food, for 3 days. Swallow it with a glass of water.

If you forget one, take it when you remember, unless it is nearly time for the next one.

## Side effects

Some people feel sick or have a headache. Tell a pharmacist if that troubles you.

## Questions

### Can I stop when I feel better?

{answer}

### Can I drink alcohol?

Yes, you can.
"""
SAME = "No. Take the tablets for all of the 3 days, so that the infection does not come back."
OTHER = "No. Take the tablets for all of the 7 days, so that the infection does not come back."


def page_of(text: str, form: str = "markdown") -> Page:
    return Page(read(Source("page", text.encode(), form)))


def findings(book: Rulebook, text: str, *, lowest: str = "warning") -> list[Finding]:
    settings = InspectionSettings(select=(RULE,), grammar="none", lowest=lowest)
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def planted() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield the form, the text and the contradictions of every 32nd page that it learned from."""
    file = ROOT / "train" / "number-pairs.jsonl.xz"
    if not file.exists():
        pytest.skip(f"{file.name} is not part of what is installed")
    rows = map(json.loads, lzma.decompress(file.read_bytes()).decode("utf-8").splitlines())
    for nth, row in enumerate(row for row in rows if "only" not in row):
        if nth % 32 == 0:
            form = {"md": "markdown", "html": "html", "txt": "text"}[row["name"].rpartition(".")[2]]
            yield form, row["text"], row["pairs"]


def test_the_later_place_is_told_and_the_earlier_suggested(book: Rulebook) -> None:
    assert not findings(book, PAGE.format(answer=SAME))
    found = findings(book, PAGE.format(answer=OTHER))
    told = [(finding.match, finding.level) for finding in found]
    assert told == [("3 days", Level.SUGGESTION), ("7 days", Level.WARNING)]
    assert "'3 days' in" in found[1].message
    assert "check which is right" in found[1].message


def test_it_does_not_matter_which_place_comes_first() -> None:
    (one, other) = all_ = places(page_of(PAGE.format(answer=OTHER)))["time"]
    assert features(one, other, all_) == features(other, one, all_)


def test_a_row_of_a_table_is_read_as_one() -> None:
    table = "| Test | Takes |\n|---|---|\n| MRI scan | 40 minutes |\n| X-ray | 5 minutes |\n"
    (place, _) = places(page_of(f"# Scans\n\n{table}"))["time"]
    assert place.sentence.split() == ["mri", "scan", "|"]
    assert place.is_cell
    assert not pairs(page_of(f"# Scans\n\n{table}"))  # rows of one table are of two things


def test_a_long_page_is_not_held_against_itself() -> None:
    text = PAGE.format(answer=OTHER)
    assert pairs(page_of(text))
    assert not pairs(page_of(text + "\n\nAnd so it goes on." * (LONGEST // 5)))


def test_most_of_what_was_planted_is_told_and_little_else() -> None:
    least = model.load().levels["warning"]
    known = told = other = pages = 0
    for form, text, quoted in planted():
        page = page_of(text, form)
        pages += 1
        runs = [[(text.find(words), len(words)) for words in both] for both in quoted]
        sure = [pair for pair in pairs(page) if pair.score >= least]
        right = [pair for pair in sure if any(_are(pair.one, pair.other, both) for both in runs)]
        known += any(_are(one, two, both) for one, two, _ in candidates(page) for both in runs)
        told += bool(right)
        other += len(sure) - len(right)
    assert pages > 100
    assert told > known / 2
    assert other < pages / 5


def _are(one: Place, other: Place, both: list[tuple[int, int]]) -> bool:
    return any(
        all(
            at - 25 <= place.block.source_span(place.quantity.start, place.quantity.end).start
            and place.block.source_span(place.quantity.start, place.quantity.end).end
            <= at + length + 25
            for place, (at, length) in zip(pair, both, strict=True)
        )
        for pair in ((one, other), (other, one))
    )


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "number-pairs.model"
    path.write_bytes(FILE.read_bytes()[:-10] + b"0123456789")
    with pytest.raises(ModelError, match="damaged"):
        model.read(path)
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match="is not a model"):
        model.read(path)
