"""The property that everything rests on: a block's text knows exactly where it came from."""

from __future__ import annotations

import html
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.document import LinkKind, Span
from qa.readers import read
from qa.sources import Source

if TYPE_CHECKING:
    from qa.document import Block, Document, Link

BLANKS = " \t\r\n\f"


def assert_exact(document: Document) -> None:
    """Every piece is what the source has there, or stands for it; blocks are in order."""
    source, reached = document.source, 0
    for block in document.blocks:
        assert reached <= block.span.start < block.span.end <= len(source), block
        reached = block.span.end
        assert_pieces(block, source)
        for inline in block.inlines:
            assert 0 <= inline.start < inline.end <= len(block.text), block
    for link in document.links:
        assert 0 <= link.span.start < link.span.end <= len(source), link
        assert 0 <= link.target_span.start <= link.target_span.end <= len(source), link
        if written_elsewhere(link):
            continue
        assert link.span.start <= link.target_span.start, link
        assert link.target_span.end <= link.span.end, link
    for comment in document.comments:
        assert source.startswith("<!--", comment.span.start), comment
    for start, end in document.metadata_spans.values():
        assert 0 <= start < end <= document.content.start


def written_elsewhere(link: Link) -> bool:
    """Whether the address of a link may stand outside of it: that of a reference."""
    return link.kind in (LinkKind.REFERENCE, LinkKind.IMAGE)


def assert_pieces(block: Block, source: str) -> None:
    text_at, source_at = 0, block.span.start
    for piece in block.pieces:
        assert piece.start == text_at < piece.end, block
        assert source_at <= piece.source_start <= piece.source_end, block
        text_at, source_at = piece.end, piece.source_end
        shown = block.text[piece.start : piece.end]
        written = source[piece.source_start : piece.source_end]
        if written != shown:
            assert stands_for(written, shown), (block, written, shown)
    assert text_at == len(block.text), block
    assert source_at <= block.span.end, block


def stands_for(written: str, shown: str) -> bool:
    """Whether a unit of the source is read as `shown`: a line break, an entity, an escape."""
    if shown == " " and (written.lower().startswith("<br") or not written.strip(BLANKS)):
        return True
    if shown == " " and (any(char in written for char in "\r\n")):
        return True  # a line break, with a comment or the marks of a quote beside it
    if shown == "\ufffd":
        return written.startswith("&#")
    return html.unescape(written) == shown or written == "\\" + shown


def assert_sub_ranges(document: Document, seed: int = 0, count: int = 20) -> None:
    """Any run of a block's text leads to the source of its first and of its last character."""
    rng = random.Random(seed)
    for block in document.blocks:
        for _ in range(count):
            start = rng.randrange(len(block.text))
            end = rng.randint(start + 1, len(block.text))
            span = block.source_span(start, end)
            assert block.span.start <= span.start < span.end <= block.span.end
            first = block.source_span(start, start + 1)
            last = block.source_span(end - 1, end)
            assert span == (first.start, last.end), block
            for place, one in ((start, first), (end - 1, last)):
                written, shown = document.source[slice(*one)], block.text[place]
                exact = written == shown or shown in html.unescape(written)
                assert exact or stands_for(written, shown), (block, written, shown)


def markdown(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read(Source("page.md", data, "markdown"))


def plain_text(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read(Source("page.txt", data, "text"))


WORDS = st.sampled_from(
    [
        "dose", "10 mg", "é", "cafe\u0301", "😀", "👩🏽\u200d⚕️", "日本", "&amp;", "&lt;b&gt;",
        "&nbsp;", "&eacute;", "&#8217;", "&copy;x", "\\*", "\\_", "\\[", "don’t", "a\tb", "5 < 6",
        "{{ site.name }}", "{% include x %}", "https://www.nhs.uk/a_(b).", "a.b@nhs.uk", "[^1]",
        "<!-- why -->", "H<sub>2</sub>O", "x<sup>2</sup>", "one<br>two", "\u00a0", "`a  b`",
        '[link *text*](/a "t")', "![alt &amp; more](/i.png)", "<https://a.org/b>",
    ]
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def inline_runs(draw: st.DrawFn) -> list[str]:
    runs = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=8)):
        mark = draw(st.sampled_from(["", "", "", "*", "**", "_", "`", "~~"]))
        runs.append(f"{mark}{word}{mark}")
    return runs


@st.composite
def markdown_pages(draw: st.DrawFn) -> bytes:
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        runs = draw(inline_runs())
        joiner = draw(st.sampled_from([" ", "\n", "  \n", "\\\n"]))
        prefix, further = draw(
            st.sampled_from(
                [
                    ("", ""), ("# ", None), ("- ", "  "), ("1. ", "   "), ("> ", "> "),
                    ("> - ", ">   "), ("- > ", "  > "), ("    ", "    "), ("", "\t"),
                    ("[^1]: ", "    "),
                    ("- [ ] ", "  "), ("> ", ""), ("<div>\n", ""), ("> <p>", "> "),
                ]
            )
        )  # fmt: skip
        text = joiner.join(runs) if further is not None else " ".join(runs)
        parts.append(prefix + text.replace("\n", "\n" + (further or "")))
    if draw(st.booleans()):
        cells = draw(st.lists(WORDS, min_size=2, max_size=2))
        parts.append("| " + " | ".join(cells) + " |\n|---|---|\n| `a\\|b` | **c** |")
    front = draw(st.sampled_from(["", "---\ntitle: Ü 😀\n---\n\n", "+++\na = 1\n+++\n"]))
    page = (front + "\n\n".join(parts) + "\n").replace("\n", draw(LINE_ENDS))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + page.encode()


@given(markdown_pages())
def test_markdown_is_exact(page: bytes) -> None:
    document = markdown(page)
    assert_exact(document)
    assert_sub_ranges(document, count=6)


TOKENS = st.sampled_from(
    [
        "a", "word", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "*", "**", "_", "`", "``", "> ",
        "- ", "1. ", "# ", "|", "\n|-|-|\n", "&amp;", "&#0;", "\\", "\\|", "[", "]", "(", ")", "![",
        "](u)", "<", "<b>", "</b>", "<a href='x'>", "</a>", "<!-- c -->", "<div>", "</div>", "é",
        "😀", "e\u0301", "\u00a0", "\x00", "~~", "[^1]", "\n[^1]: ", "\n    ", "---\n", "===\n",
        "\n```\n", "{#id}", ": ", "http://x.y/z", "a@b.cc", "\n[x]: /u\n", "\f", "<br>", "<sup>",
        "\u2028", "{{ x }}",
    ]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=40))
def test_broken_markdown_is_exact(tokens: list[str]) -> None:
    assert_exact(markdown("a" + "".join(tokens)))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_exact(text: str) -> None:
    assert_exact(markdown("x" + text))
    assert_exact(plain_text("x" + text))


TEXT_LINES = st.sampled_from(
    [
        "", "", "  ", "A short line", "A heading:", "• item", "- item", "1. item", "a) item",
        "   deeper text", "===", "---",
        "A line of text that is as long as lines in mail are, about so",
        "wide and it goes on in the next line, as it is used in mail and", "é 😀 e\u0301",
        "<!-- a note -->", "before <!-- a", "note --> after", "See https://nhs.uk, or a@b.org.",
        "\tTab\tbed", "no\u00a0break", "UPPER CASE", "Label: value", "304 Main Street",
    ]
)  # fmt: skip


@given(st.lists(TEXT_LINES, max_size=20), LINE_ENDS, st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_plain_text_is_exact(lines: list[str], line_end: str, mark: bytes) -> None:
    document = plain_text(mark + line_end.join(lines).encode())
    assert_exact(document)
    assert_sub_ranges(document, count=4)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_one_phrase_through_everything(mark: bytes, line_end: str) -> None:
    page = "> 😀 é &amp; a **ten\n> milli**gram dose\n".replace("\n", line_end)
    document = markdown(mark + page.encode())
    (block,) = document.blocks
    at = block.text.index("ten milligram")
    span = block.source_span(at, at + len("ten milligram"))
    assert document.source[slice(*span)] == f"ten{line_end}> milli**gram"
    assert isinstance(span, Span)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " a",
        "[" * 10_000,
        "![" * 10_000,
        "- " * 10_000 + "a",
        "*a **b " * 10_000,
        "<b>" * 10_000 + "x" + "</i></b>" * 10_000,
        "<a href='x'>" * 10_000,
        "word " * 2_000_000,
        "é " * 1_000_000,
        "`a\nb` " * 5_000,
        "<!--" * 10_000,
        "http://" * 10_000,
        "a@" * 10_000,
        "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|b" * 2_000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_input_is_read(text: str) -> None:
    assert_exact(markdown(text))
    assert_exact(plain_text(text))
