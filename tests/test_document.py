from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.document import (
    Block,
    BlockKind,
    Document,
    Format,
    Inline,
    InlineKind,
    Piece,
    Position,
    Span,
)
from qa.finding import place


def block(text: str, *pieces: tuple[int, int, int, int], inlines: tuple[Inline, ...] = ()) -> Block:
    made = tuple(Piece(*piece) for piece in pieces) or (Piece(0, len(text), 0, len(text)),)
    span = Span(made[0].source_start, made[-1].source_end)
    return Block(BlockKind.PARAGRAPH, text, span, made, inlines=inlines)


# "a **bc** &amp; d": the entity is one unit
ENTITY = block("a bc & d", (0, 2, 0, 2), (2, 4, 4, 6), (4, 5, 8, 9), (5, 6, 9, 14), (6, 8, 14, 16))


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 1, (0, 1)),
        (0, 8, (0, 16)),
        (2, 4, (4, 6)),  # markup around a run is no part of it
        (0, 4, (0, 6)),  # markup inside it is
        (5, 6, (9, 14)),
        (4, 8, (8, 16)),
        (3, 3, (5, 5)),
        (8, 8, (16, 16)),
    ],
)
def test_source_span(start: int, end: int, span: tuple[int, int]) -> None:
    assert ENTITY.source_span(start, end) == span


def test_unit_is_never_cut() -> None:
    unit = block("fi", (0, 2, 10, 18))
    assert unit.source_span(0, 1) == (10, 18)
    assert unit.source_span(1, 2) == (10, 18)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_offsets_outside_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 8 characters"):
        ENTITY.source_span(start, end)


def test_block_without_pieces_has_a_place() -> None:
    empty = Block(BlockKind.ALT, "", Span(4, 9), ())
    assert empty.source_span(0, 0) == (4, 4)


@st.composite
def assembled(draw: st.DrawFn) -> tuple[str, Block]:
    """A source with markup between pieces, and its block: exact runs and units."""
    source, text = draw(st.text("#*", max_size=3)), ""
    pieces = []
    for _ in range(draw(st.integers(1, 6))):
        read = draw(st.text("aä💊 ", min_size=1, max_size=4))
        written = read if draw(st.booleans()) else "&" + "x" * len(read) + ";"
        pieces.append(
            Piece(len(text), len(text) + len(read), len(source), len(source) + len(written))
        )
        source += written + draw(st.text("#*", max_size=3))
        text += read
    return source, Block(BlockKind.PARAGRAPH, text, Span(0, len(source)), tuple(pieces))


@given(assembled(), st.data())
def test_source_span_holds_what_was_read(made: tuple[str, Block], data: st.DataObject) -> None:
    source, made_block = made
    start = data.draw(st.integers(0, len(made_block.text)))
    end = data.draw(st.integers(start, len(made_block.text)))
    span = made_block.source_span(start, end)
    assert 0 <= span.start <= span.end <= len(source)
    if start == end:
        assert span.start == span.end
        return
    inside = [piece for piece in made_block.pieces if piece.start < end and start < piece.end]
    read = ""
    for piece in inside:
        if piece.end - piece.start != piece.source_end - piece.source_start:  # a unit, and whole
            assert span.start <= piece.source_start
            assert piece.source_end <= span.end
        overlap = max(piece.start, start), min(piece.end, end)
        read += made_block.text[slice(*overlap)]
    assert read == made_block.text[start:end]
    first, last = inside[0], inside[-1]
    assert first.source_start <= span.start
    assert span.end <= last.source_end
    if len(inside) == 1 and first.end - first.start == first.source_end - first.source_start:
        assert source[slice(*span)] == made_block.text[start:end]


def test_plain_and_folded_are_as_long_as_the_text() -> None:
    code = Inline(InlineKind.CODE, 0, 2)
    made = block("ab “Don’t” İ ẞ\t\u00a0\u2011", inlines=(code,))
    assert made.plain == '** "Don\'t" İ ẞ  -'
    assert made.folded == '** "don\'t" i ß  -'
    assert len(made.plain) == len(made.folded) == len(made.text)


def document(source: str) -> Document:
    return Document("page.md", Format.MARKDOWN, source, ())


@pytest.mark.parametrize(
    ("source", "offset", "position"),
    [
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),  # the line feed belongs to its line
        ("ab\ncd", 3, (2, 1)),
        ("ab\ncd", 5, (2, 3)),  # the end of a last line without line feed
        ("ab\r\ncd", 3, (1, 4)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (1, 4)),
        ("ab\n", 3, (2, 1)),
        ("", 0, (1, 1)),
        ("💊💊x", 2, (1, 3)),
        ("a\u2028b\x0cc", 4, (1, 5)),
    ],
)
def test_positions(source: str, offset: int, position: tuple[int, int]) -> None:
    assert document(source).position(offset) == position


def test_lines_have_no_line_ends() -> None:
    lines = document("ab\r\ncd\n\nef")
    assert [lines.line(number) for number in (1, 2, 3, 4)] == ["ab", "cd", "", "ef"]


@given(st.text("a\r\n💊", max_size=20))
def test_every_offset_has_its_own_position(source: str) -> None:
    made = document(source)
    positions = [made.position(offset) for offset in range(len(source) + 1)]
    assert positions == sorted(set(positions))
    starts = made.line_starts
    assert [starts[line - 1] + column - 1 for line, column in positions] == list(
        range(len(source) + 1)
    )


def test_place_in_a_long_line_is_cut_to_a_window() -> None:
    made = document("x" * 5000 + "here" + "y" * 5000)
    found = place(made, Span(5000, 5004))
    assert found.start == Position(1, 5001)
    assert found.match == "here"
    column = found.start.column - 1 - found.line_offset
    assert found.line[column : column + 4] == "here"
    assert len(found.line) < 500


def test_place_over_lines() -> None:
    found = place(document("one the\nthe two"), Span(4, 11))
    assert (found.start, found.end, found.line) == ((1, 5), (2, 4), "one the")
