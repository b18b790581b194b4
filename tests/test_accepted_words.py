"""`words:` in qa.yaml: what a site says is right is not marked, and nothing else is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.inspection import inspect_page
from qa.settings import House, InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

TEXT = b"People need to wow ketamine works. Oh, and it is is so.\n"


def said(book: Rulebook, *words: str) -> list[str]:
    settings = InspectionSettings(select=("words", "grammar"), house=House(words=words))
    findings = inspect_page(Source("page.md", TEXT, "markdown"), book, settings).findings
    return [finding.match for finding in findings]


def test_an_accepted_word_is_not_marked(book: Rulebook) -> None:
    assert said(book) == ["wow", "is is"]
    assert said(book, "wow") == ["is is"]
    assert said(book, "ketamine") == ["wow", "is is"]
