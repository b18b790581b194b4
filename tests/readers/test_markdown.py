from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.document import BlockKind, Format, Image, InlineKind, LinkKind
from qa.readers.markdown import read
from qa.sources import Source

if TYPE_CHECKING:
    from qa.document import Block, Document, Span

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def page(text: str) -> Document:
    return read(Source("page.md", text.encode(), "markdown"))


def only(text: str) -> Block:
    (block,) = page(text).blocks
    return block


def at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def outline(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.text, at(text, block.span)) for block in page(text).blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# One\n\nTwo\n===\n", [("heading", "One", "# One"), ("heading", "Two", "Two\n===")]),
        ("One\ntwo\n", [("paragraph", "One two", "One\ntwo")]),
        ("a  \r\nb\\\r\nc\r\n", [("paragraph", "a b c", "a  \r\nb\\\r\nc")]),
        ("- a\n- b\n", [("list-item", "a", "- a"), ("list-item", "b", "- b")]),
        ("1. a\n\n   b\n", [("list-item", "a", "1. a"), ("list-item", "b", "b")]),
        ("- [ ] a\n", [("list-item", "a", "- [ ] a")]),
        ("> a\n> b\n", [("paragraph", "a b", "a\n> b")]),
        ("[^1]: a\n", [("footnote", "a", "[^1]: a")]),
        ("```py\na &amp;\n```\n", [("code", "a &amp;", "```py\na &amp;\n```")]),
        ("    a\n    b\n", [("code", "a\nb", "a\n    b")]),
        ("Word\n: Sense\n", [("paragraph", "Word", "Word"), ("paragraph", "Sense", "Sense")]),
        ("**Side effects**\n", [("heading", "Side effects", "**Side effects**")]),
        ("**Take care.**\n", [("paragraph", "Take care.", "**Take care.**")]),
        ("![a &amp; b](i.png)\n", [("alt", "a & b", "![a &amp; b](i.png)")]),
        ("a\n:smile: b\n", [("paragraph", "a :smile: b", "a\n:smile: b")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, str, str]]) -> None:
    assert outline(text) == blocks


def test_levels_and_groups() -> None:
    blocks = page("- a\n  1. b\n  2. c\n- d\n\ntext\n\n- e\n").blocks
    facts = [(block.text, block.level, block.ordered) for block in blocks if block.kind is ITEM]
    assert facts == [
        ("a", 1, False), ("b", 2, True), ("c", 2, True), ("d", 1, False), ("e", 1, False)
    ]  # fmt: skip
    groups = {block.text: block.group for block in blocks}
    assert groups["a"] == groups["d"] != groups["b"] == groups["c"]
    assert groups["e"] not in {0, groups["a"], groups["b"]}
    assert [block.level for block in page("## A\n\n#### B\n").blocks] == [2, 4]


def test_tables() -> None:
    text = "| A | B |\n|---|---|\n| `x\\|y` | a&nbsp;b |\n| c<br>d | ![e](f) |\n"
    blocks = page(text).blocks
    assert [(block.kind.value, block.level, block.text) for block in blocks] == [
        ("table-header", 1, "A"), ("table-header", 1, "B"),
        ("table-cell", 2, "x|y"), ("table-cell", 2, "a\u00a0b"),
        ("table-cell", 3, "c d"), ("alt", 0, "e"),
    ]  # fmt: skip
    assert {block.group for block in blocks[:5]} == {1}
    assert at(text, blocks[2].source_span(1, 2)) == "\\|"


def test_what_stands_around_a_block() -> None:
    quote, note = BlockKind.QUOTE, BlockKind.FOOTNOTE
    assert only("> a").within == (quote,)
    assert only("> - a").within == (quote,)
    assert only("> - a").kind is ITEM
    assert [block.within for block in page("- a\n\n  > b").blocks] == [(), (ITEM, quote)]
    assert only("> [!NOTE]\n> a").within == ()  # a box, not somebody's words
    blocks = page("[^a]: b\n\n    - c\n").blocks
    assert [(block.kind, block.within) for block in blocks] == [(note, ()), (ITEM, (note,))]


def test_inlines() -> None:
    block = only(
        '*a* **b** `c` [d](e) x<sup>2</sup> <q>f</q> <B>g</B> <a href="h">i</a>\n',
    )
    assert [(inline.kind, block.text[inline.start : inline.end]) for inline in block.inlines] == [
        (InlineKind.EMPHASIS, "a"),
        (InlineKind.STRONG, "b"),
        (InlineKind.CODE, "c"),
        (InlineKind.LINK, "d"),
        (InlineKind.SUPERSCRIPT, "2"),
        (InlineKind.QUOTE, "f"),
        (InlineKind.STRONG, "g"),
        (InlineKind.LINK, "i"),
    ]
    block = page("a[^1]\n\n[^1]: b\n").blocks[0]
    assert block.text == "a[^1]"
    assert block.inlines[0].kind is InlineKind.SUPERSCRIPT


@pytest.mark.parametrize(
    ("text", "phrase", "written"),
    [
        ("ten **milli**grams", "ten milligrams", "ten **milli**grams"),
        ("a &amp; b", "& b", "&amp; b"),
        ("a &amp; b", "&", "&amp;"),
        ("5 \\* 6", "5 * 6", "5 \\* 6"),
        ("😀 one\r\ntwo", "one two", "one\r\ntwo"),
        ("> one\n> two", "one two", "one\n> two"),
        ("caf\u0065\u0301 *ol\u00e9*", "ol\u00e9", "ol\u00e9"),
        ("a <!-- x --> b", "a b", "a <!-- x --> b"),
        ("> `one\n> two`", "one two", "one\n> two"),
        ("`one\r\ntwo`", "one two", "one\r\ntwo"),
        ("see [the *page*](/x)", "see the page", "see [the *page"),
        ("a\tb", "a\tb", "a\tb"),
    ],
)
def test_a_phrase_leads_to_its_source(text: str, phrase: str, written: str) -> None:
    block = only(text)
    start = block.text.index(phrase)
    assert at(text, block.source_span(start, start + len(phrase))) == written


@pytest.mark.parametrize(
    ("text", "kind", "target", "shown", "written", "address"),
    [
        ("[a *b*](/c 'd')", "inline", "/c", "a b", "[a *b*](/c 'd')", "/c"),
        ("[a](<b c>)", "inline", "b c", "a", "[a](<b c>)", "b c"),
        ("[a](b\\)c&amp;d)", "inline", "b)c&d", "a", "[a](b\\)c&amp;d)", "b\\)c&amp;d"),
        ("> [a](\n> /b)", "inline", "/b", "a", "[a](\n> /b)", "/b"),
        ("[a]()", "inline", "", "a", "[a]()", ""),
        ("[a][r]\n\n[r]: /b", "reference", "/b", "a", "[a][r]", "/b"),
        ("[r]\n\n[r]: /b", "reference", "/b", "r", "[r]", "/b"),
        ("<https://a.b>", "autolink", "https://a.b", "https://a.b", "<https://a.b>", "https://a.b"),
        ("<a@b.org>", "autolink", "mailto:a@b.org", "a@b.org", "<a@b.org>", "a@b.org"),
        ("(https://a.b/c_(d)).", "bare", "https://a.b/c_(d)", "https://a.b/c_(d)",
         "https://a.b/c_(d)", "https://a.b/c_(d)"),
        ("Go to www.a.org!", "bare", "https://www.a.org", "www.a.org", "www.a.org", "www.a.org"),
        ("Ask a.b@c.org.", "bare", "mailto:a.b@c.org", "a.b@c.org", "a.b@c.org", "a.b@c.org"),
        ("x ![a](b)", "image", "b", "a", "![a](b)", "b"),
        ("x <a href='b&amp;c'>a</a>", "inline", "b&c", "a", "<a href='b&amp;c'>a</a>", "b&amp;c"),
        ("x <img src=b alt=a>", "image", "b", "a", "<img src=b alt=a>", "b"),
        ("é 😀 [ü](/ö)", "inline", "/ö", "ü", "[ü](/ö)", "/ö"),
    ],
)  # fmt: skip
def test_links(  # noqa: PLR0917 -- one row, one link
    text: str, kind: str, target: str, shown: str, written: str, address: str
) -> None:
    (link,) = page(text).links
    assert (link.kind, link.target, link.text) == (LinkKind(kind), target, shown)
    assert at(text, link.span) == written
    assert at(text, link.target_span) == address


def test_no_bare_link_in_code_or_in_a_link() -> None:
    assert [link.kind for link in page("`https://a.b` [https://c.d](/e)").links] == ["inline"]
    assert page("```\nhttps://a.b\n```\n").links == ()


def test_images() -> None:
    text = "[![a *b*](c.png)](/d) and ![](e.png) <img src='f.png'>\n"
    document = page(text)
    assert [(image.target, image.alt, at(text, image.span)) for image in document.images] == [
        ("c.png", "a b", "![a *b*](c.png)"),
        ("e.png", "", "![](e.png)"),
        ("f.png", None, "<img src='f.png'>"),
    ]
    assert [block.text for block in document.blocks] == ["and"]
    assert document.links[0].text == "a b"
    assert isinstance(document.images[0], Image)


def test_comments_are_kept_and_do_not_break_text() -> None:
    text = "<!-- block -->\n\na <!-- inline --> b\n\n> <!-- in a\n> quote -->\n"
    document = page(text)
    assert [block.text for block in document.blocks] == ["a b"]
    assert [comment.text for comment in document.comments[:2]] == [" block ", " inline "]
    assert [at(text, comment.span)[:4] for comment in document.comments] == ["<!--"] * 3


def test_html_blocks_are_read() -> None:
    text = "# A\n\n<div id='x'>\n<p>One &amp; <b>two</b></p>\n\n</div>\n\n> <p>three\n> four</p>\n"
    document = page(text)
    assert [block.text for block in document.blocks] == ["A", "One & two", "three four"]
    one, three = document.blocks[1:]
    assert at(text, one.source_span(4, 9)) == "&amp; <b>two"
    assert at(text, three.source_span(0, 10)) == "three\n> four"
    assert three.within == (BlockKind.QUOTE,)
    assert document.anchors >= {"a", "x"}


def test_groups_of_html_lists_are_their_own() -> None:
    blocks = page("- a\n\n<ul><li>b</li></ul>\n\n1. c\n").blocks
    assert len({block.group for block in blocks}) == 3


def test_anchors() -> None:
    text = (
        "# What's *new*?\n\n## Side effects\n\n## Side effects\n\n### Ünï {#own}\n\n"
        'a <a name="n"></a><span id="i"></span>[^f]\n\n[^f]: b\n'
    )
    expected = {"whats-new", "side-effects", "side-effects-1", "own", "n", "i", "fn:f", "fnref:f"}
    assert page(text).anchors >= expected


@pytest.mark.parametrize("text", ["{{ page.title }} a", "{% if x %} a {% endif %}", "{{< b >}} a"])
def test_template_tags_stay_in_the_text(text: str) -> None:
    assert only(text).text == text


def test_yaml_front_matter() -> None:
    text = (
        "---\r\ntitle: Größe 😀\r\ndate: 2024-01-31\r\nlang: en-GB\r\ntags:\r\n  - a\r\n---\r\n"
        "Body\r\n"
    )
    document = page(text)
    assert document.metadata == {
        "title": "Größe 😀", "date": "2024-01-31", "lang": "en-GB", "tags": ["a"]
    }  # fmt: skip
    assert document.language == "en-GB"
    assert at(text, document.metadata_spans["title"]) == "title: Größe 😀"
    assert at(text, document.metadata_spans["tags"]) == "tags:\r\n  - a"
    assert at(text, document.content) == "Body\r\n"
    assert document.format is Format.MARKDOWN
    assert not document.faults


def test_toml_and_json_front_matter() -> None:
    text = '+++\ntitle = "A"\ndate = 2024-01-31T10:00:00Z\n[params]\nx = 1\n+++\nBody\n'
    document = page(text)
    assert document.metadata == {
        "title": "A", "date": "2024-01-31T10:00:00+00:00", "params": {"x": 1}
    }  # fmt: skip
    assert at(text, document.metadata_spans["title"]) == 'title = "A"'
    text = '{\n  "title": "A",\n  "n": [1]\n}\nBody\n'
    document = page(text)
    assert document.metadata == {"title": "A", "n": [1]}
    assert at(text, document.metadata_spans["n"]) == '"n": [1]'
    assert [block.text for block in document.blocks] == ["Body"]


@pytest.mark.parametrize(
    ("text", "line", "body"),
    [
        ("---\ntitle: [\n---\nBody\n", "---", "Body"),
        ("---\ntitle: a\ntitle: b\n---\nBody\n", "title: b", "Body"),
        ("---\n- a\n---\nBody\n", "- a", "Body"),
        ("---\ntitle: a\n\nBody\n", "---", "Body"),
        ("+++\ntitle = a\n+++\nBody\n", "title = a", "Body"),
        ("+++\ntitle = 'a'\n\nBody\n", "+++", "Body"),
        ("+++\na = " + "[" * 5000 + "\n+++\nBody\n", "a = " + "[" * 5000, "Body"),
    ],
)
def test_broken_front_matter_is_a_fault_and_the_page_is_read(
    text: str, line: str, body: str
) -> None:
    document = page(text)
    (fault,) = document.faults
    assert fault.name == "front-matter"
    assert at(text, fault.span) == line
    assert fault.message.endswith(".")
    assert f"line {document.position(fault.span.start).line}" in fault.message
    assert [block.text for block in document.blocks] == [body]


@pytest.mark.parametrize(
    "text", ["---\n\nA\n\n---\n\nB\n", "---\nA page.\n\nB\n", "{{ a }}\n", "----\n"]
)
def test_what_is_no_front_matter(text: str) -> None:
    document = page(text)
    assert not document.faults
    assert not document.metadata
    assert document.content == (0, len(text))


def test_empty_pages() -> None:
    for text in ("", "\n\n", "---\n---\n", "<!-- -->"):
        document = page(text)
        assert document.blocks == ()
        assert not document.faults


def test_a_colon_in_a_value_is_named_and_the_rest_is_read() -> None:
    document = page('---\ntitle: HPV: your questions\nauthor: "Jo: nurse"\n---\n\nText.\n')
    (fault,) = document.faults
    assert "'title' has a colon in it, so put the value in quotes" in fault.message
    assert dict(document.metadata) == {"title": "HPV: your questions", "author": "Jo: nurse"}
    span = document.metadata_spans["title"]
    assert document.source[span.start : span.end] == "title: HPV: your questions"
