"""Two statements of one page that cannot both be true, and others that can: `contradictions.tsv`.

The pairs were written for this project, most by people who had not seen the rules' patterns.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook


class Pair(NamedTuple):
    title: str
    statement: str
    contradiction: str
    near_miss: str
    """Goes with the statement, and looks much like what does not."""


def _pairs() -> list[Pair]:
    text = Path(__file__).with_name("contradictions.tsv").read_text("utf-8")
    return [Pair(*line.split("\t")) for line in text.splitlines()[1:]]


def _told(book: Rulebook, title: str, *statements: str) -> set[str]:
    one, other = statements
    text = f"# {title}\n\n## At a glance\n\n{one}\n\n## Questions\n\n{other}\n"
    rules = tuple(name for name in book.rules if name.startswith("consistency."))
    settings = InspectionSettings(grammar="none", select=rules)
    found = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings).findings
    return {one.rule for one in found if one.level is not Level.SUGGESTION}


@pytest.mark.parametrize("pair", _pairs(), ids=lambda pair: f"{pair.title}: {pair.statement[:30]}")
def test_what_contradicts_is_told_and_what_goes_with_it_is_not(book: Rulebook, pair: Pair) -> None:
    assert _told(book, pair.title, pair.statement, pair.contradiction)
    assert not _told(book, pair.title, pair.statement, pair.near_miss)
