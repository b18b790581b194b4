"""Every character of every block comes from where its piece says, whatever stands on the page."""

import html as standard
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.document import Document, LinkKind
from qa.readers.html import read, read_fragment
from qa.sources import Source

_BOX = re.compile(r"<button\b|<input\b|</button>")  # what stands in it is no text of the line
_BLANKS = re.compile(r"(?:[ \t\r\n\f]|<br\s*/?>|<input>)+\Z")

WORDS = st.sampled_from(
    [
        "pain", "10 mg", "e\u0301", "\U0001f600", "\U0001f468\u200d\U0001f469", "ß", "it’s", " ",
        "\t", "\r\n", "\n", "  ", "\xa0", "&amp;", "&lt;", "&nbsp;", "&#8217;", "&#x1F600;",
        "&copy", "&ampx", "&notit;", "&#146;", "&#0;", "&#xD800;", "&#99999999999;", "&nosuch;",
        "&", "&;", "&#", "&#x;", "&NotEqualTilde;", "&fjlig;", "<", "< 5", "<3", "a<!-- c -->b",
        "<!---->", "{{ x }}", "{% if a < b %}", "'", '"', ">", "https://a.org/x.", "a@b.org",
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    [
        "<b>", "</b>", "<em>", "</em>", "<a href='/x?a=1&amp;b=2'>", "</a>", "<sup>", "</sup>",
        "<code>", "</code>", "<p>", "</p>", "<div class='a b'>", "</div>", "<ul>", "<li>", "</li>",
        "</ul>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<h2>", "</h2>", "<br>", "<br />",
        "<img src=a alt='An &eacute; &#39;x&#39;\r\n y'>", "<img alt=x>", "<input>", "<wbr>",
        "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<svg><g/>x</svg>", "<q>", "</q>",
        "<script>if (a < b) '</p>'</script>", "<nav>n</nav>", "<!-- x", '<p class="', "<!x>",
        "<?y>", "<main>", "</main>", "<article>", "</article>", "<button>", "</button>", "</body>",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(WORDS, TAGS), max_size=25).map("".join)


def meaning(piece: str) -> str:
    """Return what a unit of the source means by the rules of HTML, told by the standard library."""
    return " " if _BLANKS.match(piece) or _BOX.match(piece) else standard.unescape(piece)


def check(source: str, document: Document) -> None:
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(source)
        last = block.span.end
        at, place = 0, block.span.start
        for piece in block.pieces:
            text = block.text[piece.start : piece.end]
            written = source[piece.source_start : piece.source_end]
            assert piece.start == at < piece.end
            assert place <= piece.source_start < piece.source_end
            assert text in (written, meaning(written)) or (text, written) in {
                ("\n", "\r\n"),
                ("\n", "<br>"),
                ("\n", "<br />"),
            }
            at, place = piece.end, piece.source_end
        assert at == len(block.text)
        assert place <= block.span.end
        for inline in block.inlines:
            assert 0 <= inline.start < inline.end <= at
    for link in document.links:
        if link.kind is not LinkKind.BARE:  # its text may hold markup
            written = source[link.target_span.start : link.target_span.end]
            assert link.target == standard.unescape(written)
        assert link.span.start <= link.target_span.start <= link.target_span.end <= link.span.end
    for fault in document.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(source)
    for comment in document.comments:
        assert comment.text in source[comment.span.start : comment.span.end]


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_every_piece_stands_where_it_says(source: str) -> None:
    check(source, read(Source("p.html", source.encode(), "html")))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/!-=\"'&;#xpb ai{}%\n\r\u0301\U0001f600", max_size=60))
def test_any_text_at_all(source: str) -> None:
    document = read(Source("p.html", source.encode(), "html"))
    check(source, document)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.data())
def test_any_part_of_a_text_maps_back(source: str, data: st.DataObject) -> None:
    for block in read(Source("p.html", source.encode(), "html")).blocks:
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        span = block.source_span(start, end)
        assert block.span.start <= span.start < span.end <= block.span.end
        inside = [p for p in block.pieces if p.start < end and p.end > start]
        exact = "".join(
            source[p.source_start + max(start - p.start, 0) : p.source_end - max(p.end - end, 0)]
            if p.end - p.start == p.source_end - p.source_start
            else source[p.source_start : p.source_end]
            for p in inside
        )
        between = source[span.start : span.end]
        rest = iter(between)
        assert all(char in rest for char in exact), "the parts stand in the span, in order"
        if len(inside) == 1:
            assert between == exact


@settings(max_examples=100, deadline=None)
@given(PAGES, st.text(alphabet="é<p> \n", max_size=8), st.text(alphabet="<a>&x", max_size=8))
def test_a_fragment_reads_as_it_would_alone(source: str, before: str, after: str) -> None:
    alone = read_fragment(source, 0, len(source))
    text = before + source + after
    inside = read_fragment(text, len(before), len(before) + len(source))
    assert [block.text for block in inside.blocks] == [block.text for block in alone.blocks]
    shift = len(before)
    for there, here in zip(inside.blocks, alone.blocks, strict=True):
        assert there.span.start - shift == here.span.start
        assert [p.source_start - shift for p in there.pieces] == [
            p.source_start for p in here.pieces
        ]


@given(st.text(alphabet="abc \u00e9\u0301\U0001f600\U0001f468\u200d’", min_size=1, max_size=40))
def test_plain_words_survive_escaping(words: str) -> None:
    escaped = "".join(f"&#{ord(char)};" if char != " " else char for char in words)
    document = read(Source("p.html", f"<p>{escaped}</p>".encode(), "html"))
    assert " ".join(block.text for block in document.blocks) == " ".join(
        part for part in words.split(" ") if part
    )


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_stay_in_the_source(end: str) -> None:
    source = f"<p>one{end}  two <b>three{end}</b>four</p>"
    document = read(Source("p.html", source.encode(), "html"))
    [block] = document.blocks
    assert document.source == source
    assert block.text == "one two three four"
    span = block.source_span(0, 7)
    assert source[span.start : span.end] == f"one{end}  two"
