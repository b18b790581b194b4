"""What stands in headers, footers and asides of HTML pages is read for what was left there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.around import page_around, place_around
from qa.inspection import inspect_page
from qa.page import Page
from qa.readers import read
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

PAGE = (
    "<!doctype html><html lang=en><head><title>Gout</title></head><body>"
    "<header><p>{above}</p></header><main><h1>Gout</h1><p>{content}</p></main>"
    "<footer><p>Elm Clinic</p><p>{below}</p></footer></body></html>"
)
TEXT = "Gout is a kind of arthritis that makes joints hurt and swell all of a sudden."


def source(**parts: str) -> Source:
    given = {"above": "Elm Clinic", "content": TEXT, "below": "Open all week."} | parts
    return Source("page.html", PAGE.format(**given).encode(), "html")


def told(book: Rulebook, page: Source) -> list[tuple[str, str]]:
    settings = InspectionSettings(select=("residue", "claims", "words"), grammar="none")
    inspection = inspect_page(page, book, settings)
    assert not inspection.stopped
    return [(finding.rule, finding.match) for finding in inspection.findings]


@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize(
    ("text", "rule", "match"),
    [
        ("TODO: add the number of the ward", "residue.editor-note", "TODO: add the number of"),
        ("[Insert address here]", "residue.placeholder", "[Insert address here]"),
        ("Just another knee website", "residue.wordpress-default", "Just another knee website"),
        ("Home of the safest knee clinic", "claims.superlative", "the safest"),
        ("Ask a fiend or relative", "words.confused", "fiend"),
        ("Our monthly lettter", "words.misspelled", "lettter"),
        ("Write to hello@example.org", "residue.invented-contact", "hello@example.org"),
    ],
)
def test_what_was_left_around_the_content(
    book: Rulebook, where: str, text: str, rule: str, match: str
) -> None:
    ((named, marked),) = told(book, source(**{where: text}))
    assert named == rule
    assert marked.startswith(match)


def test_what_is_told_of_the_content_is_told_once(book: Rulebook) -> None:
    assert len(told(book, source(content=f"{TEXT} [Insert address here]"))) == 1


def test_a_rule_of_the_content_alone_is_not_asked(book: Rulebook) -> None:
    assert not told(book, source(above="Skip to content", below="Share this page"))


def test_the_place_is_the_one_around_the_content() -> None:
    below = "Rest &amp; care, it&#39;s free"
    page = source(content="Ring the <b>Elm Clinic</b> first.", below=below)
    document = read(page)
    text = document.source
    place = place_around(document, "Elm Clinic")
    assert place is not None
    assert place.start == text.index("Elm Clinic")
    place = place_around(document, "Rest & care, it's free")
    assert place is not None
    assert text[slice(*place)] == below
    assert place_around(document, "never said") is None
    assert place_around(document, " ") is None


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Turmeric\ndescription: Our >-\n  capsules.\n---\n\n# Turmeric\n\nA spice.\n",
        "---\ndescription: >-\n  We are the safest\n  clinic of all.\n---\n\n# Knees\n\nHi.\n",
        "---\ntitle: The safest clinic for knees\n---\n\n# Our clinic\n\nHi.\n",
    ],
)
def test_what_search_results_show_is_read(book: Rulebook, text: str) -> None:
    found = told(book, Source("page.md", text.encode(), "markdown"))
    assert ("claims.superlative" in dict(found)) is ("safest" in text)


def test_a_title_that_is_the_heading_is_read_once(book: Rulebook) -> None:
    text = b"---\ntitle: The safest clinic for knees\n---\n\n# The safest clinic for knees\n\nHi.\n"
    assert len(told(book, Source("page.md", text, "markdown"))) == 1


def test_signs_that_are_written_as_references_are_found() -> None:
    written = "Drop a widget here from Appearance &gt; Widgets &amp; more."
    document = read(source(below=written))
    place = place_around(document, "from Appearance > Widgets & more")
    assert place is not None
    assert document.source[slice(*place)] == "from Appearance &gt; Widgets &amp; more"


def test_lines_are_paragraphs_with_their_offsets() -> None:
    document = read(source(below="One<br>Two"))
    beside = page_around(Page(document))
    assert beside is not None
    assert [block.text for block in beside.blocks] == document.outside.split("\n")
    for block in beside.blocks:
        assert document.outside[slice(*block.source_span(0, len(block.text)))] == block.text
    assert page_around(Page(read(Source("page.md", b"# Gout\n", "markdown")))) is None
    endless = page_around(Page(read(source(below="Rest a while. " * 9000))))
    assert endless is not None
    assert len(endless.document.source) < 100_000


def test_a_remark_on_the_whole_description_hides_nothing_in_it(book: Rulebook) -> None:
    text = "---\ndescription: Your content goes here\n---\n# Gout\n\n" + TEXT
    settings = InspectionSettings(select=("residue", "structure"), grammar="none")
    page = Source("page.md", text.encode(), "markdown")
    rules = {finding.rule for finding in inspect_page(page, book, settings).findings}
    assert {"structure.description-length", "residue.builder-default"} <= rules


def test_what_templates_show_beside_the_page_is_read(book: Rulebook) -> None:
    text = "---\ntagline: Just another WordPress site\n---\n# Gout\n\n" + TEXT
    page = Source("page.md", text.encode(), "markdown")
    assert ("residue.wordpress-default", "Just another WordPress site") in told(book, page)
