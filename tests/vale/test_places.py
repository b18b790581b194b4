"""Where Vale looks for its match again and takes another place, ours is where the words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from styled import looked

if TYPE_CHECKING:
    from pathlib import Path

VERY = "extends: existence\nmessage: '%s'\nnonword: true\ntokens: [very]\n"
CASE = "extends: capitalization\nmessage: '%s'\nscope: heading\nmatch: $sentence\n"
LINK = "extends: existence\nmessage: '%s'\nscope: link\ntokens: [b]\n"

DIFFERENCES = {
    # Vale: 1:11 twice, so that it drops the second
    "the same words twice, between entities": (
        VERY, "<p>&ldquo;very&rdquo; one</p><p>&ldquo;very&rdquo; two</p>\n", "page.html",
        ["1:11", "1:40"],
    ),
    # Vale: 2:1, as `Something Weird` does not stand in the source
    "a heading with an entity": (
        CASE, "<body>\n  <h1>Something&#160;Weird Here</h1>\n</body>\n", "page.html", ["2:7"]
    ),
    # Vale: 1:10, inside the tag
    "a tag within a link": (LINK, "Text [a.<foo>.b](/x) after.\n", "page.md", ["1:15"]),
    # Vale: 1:11, in the attribute
    "a word that an attribute holds first": (
        VERY, '<p title="very">a &amp; very</p>\n', "page.html", ["1:25"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_place_is_where_the_words_stand(tmp_path: Path, name: str) -> None:
    rule, page, file, places = DIFFERENCES[name]
    found, _ = looked(tmp_path, {"Rule": rule}, page, file)
    assert [f"{one.start.line}:{one.start.column}" for one in found] == places
    lines = page.splitlines(keepends=True)
    for one in found:
        start = sum(map(len, lines[: one.start.line - 1])) + one.start.column - 1
        assert page[start : start + len(one.match)] == one.match


def test_words_are_told_as_they_are_read_and_marked_where_they_stand(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: '%s'\nnonword: true\ntokens: ['the end: [A-Z]', 'Q&A']\n"
    found, _ = looked(tmp_path, {"Rule": rule}, "*Read* the **end:** Now.\n", "page.md")
    assert [(one.read, one.match) for one in found] == [("the end: N", "the **end:** N")]
    found, _ = looked(tmp_path, {"Rule": rule}, "<p>A Q&amp;A here</p>", "page.html")
    assert [(one.read, one.match) for one in found] == [("Q&A", "Q&amp;A")]


def test_a_comment_counts_from_where_it_stands(tmp_path: Path) -> None:
    # Vale: nothing of the whole paragraph, as the switch is off where it ends
    found, _ = looked(tmp_path, {"Rule": VERY}, "very <!-- vale off --> very\n\nvery\n", "page.md")
    assert [f"{one.start.line}:{one.start.column}" for one in found] == ["1:1"]
