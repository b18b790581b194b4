"""What an HTML page holds: blocks, links, images, metadata, and what is left out."""

from typing import TYPE_CHECKING

import pytest

from qa.document import BlockKind, Document, InlineKind, LinkKind, Span
from qa.readers import read as read_any
from qa.readers.html import read, read_fragment
from qa.sources import Source

if TYPE_CHECKING:
    from qa.document import Block


def page(html: str | bytes) -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    return read(Source("page.html", data, "html"))


def texts(html: str) -> list[str]:
    return [block.text for block in page(html).blocks]


def only(html: str) -> "Block":
    [block] = page(html).blocks
    return block


def kinds(html: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in page(html).blocks]


def written(document: Document, span: Span) -> str:
    return document.source[span.start : span.end]


class TestBlocks:
    def test_headings_and_paragraphs_have_their_element_as_span(self) -> None:
        document = page("<h2 class=x>Symptoms</h2>\n<p>A <b>high</b> fever.</p>")
        heading, paragraph = document.blocks
        assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "Symptoms")
        assert written(document, heading.span) == "<h2 class=x>Symptoms</h2>"
        assert heading.classes == ("x",)
        assert paragraph.text == "A high fever."
        assert written(document, paragraph.source_span(2, 12)) == "high</b> fever"

    def test_end_tags_that_authors_leave_out(self) -> None:
        assert texts("<p>one<p>two<ul><li>a<li>b</ul><h2>t<h3>u</h3>") == [
            "one", "two", "a", "b", "t", "u",
        ]  # fmt: skip
        assert texts("<table><tr><td>a<td>b<tr><td>c</table>d") == ["a", "b", "c", "d"]
        assert texts("<dl><dt>a<dd>b<dt>c</dl>") == ["a", "b", "c"]

    def test_stray_and_crossed_end_tags(self) -> None:
        assert texts("a</p>b</div>c") == ["abc"]
        assert texts("<p>a<b>c<i>d</b>e</i>f</p>") == ["acdef"]
        assert texts("<div>a<table><tr><td></div>b</td></table>c</div>") == ["a", "b", "c"]

    def test_a_less_than_sign_is_text(self) -> None:
        assert texts("<p>Under 5 <10 mg, a < b, <3</p>") == ["Under 5 <10 mg, a < b, <3"]

    def test_lists(self) -> None:
        document = page("<ul><li>one<ol><li>sub</ol>tail<li><p>p1<p>p2</ul><ul><li>new</ul>")
        facts = [(b.text, b.level, b.group, b.ordered) for b in document.blocks]
        assert facts == [
            ("one", 1, 1, False), ("sub", 2, 2, True), ("tail", 1, 1, False),
            ("p1", 1, 1, False), ("p2", 1, 1, False), ("new", 1, 3, False),
        ]  # fmt: skip
        assert {block.kind for block in document.blocks} == {BlockKind.LIST_ITEM}
        assert document.blocks[1].within == (BlockKind.LIST_ITEM,)
        assert written(document, document.blocks[0].span) == "<li>one"

    def test_tables(self) -> None:
        html = (
            "<table><caption>Doses</caption><thead><tr><td>Drug</thead>"
            "<tr><th>A<td>10 mg<p>daily</p></table><table><tr><td>x</table>"
        )
        facts = [(b.kind, b.level, b.group, b.text) for b in page(html).blocks]
        assert facts == [
            (BlockKind.CAPTION, 0, 0, "Doses"),
            (BlockKind.TABLE_HEADER, 1, 1, "Drug"),
            (BlockKind.TABLE_HEADER, 2, 1, "A"),
            (BlockKind.TABLE_CELL, 2, 1, "10 mg"),
            (BlockKind.TABLE_CELL, 2, 1, "daily"),
            (BlockKind.TABLE_CELL, 1, 2, "x"),
        ]

    def test_a_table_for_layout_is_no_table(self) -> None:
        assert kinds("<table role=presentation><tr><td>text</table>") == [("paragraph", 0, "text")]

    def test_quotes_captions_code(self) -> None:
        quote, caption, code = page(
            "<blockquote><p>said</p></blockquote><figure><figcaption>Fig 1</figcaption></figure>"
            "<pre>\na\r\n  b</pre>"
        ).blocks
        assert (quote.kind, quote.within) == (BlockKind.PARAGRAPH, (BlockKind.QUOTE,))
        assert (caption.kind, caption.text) == (BlockKind.CAPTION, "Fig 1")
        assert (code.kind, code.text, code.plain) == (BlockKind.CODE, "a\n  b", "*****")

    def test_one_break_is_a_blank_and_two_are_a_new_paragraph(self) -> None:
        assert texts("<p>a<br>b<br>\n<br />c</p>") == ["a b", "c"]

    def test_a_short_bold_line_stands_as_heading(self) -> None:
        assert kinds("<p><strong>When to <em>call</em></strong></p><p><b>Stop.</b></p>") == [
            ("heading", 0, "When to call"),
            ("paragraph", 0, "Stop."),
        ]

    def test_heading_roles(self) -> None:
        assert kinds("<div role=heading aria-level=3>T</div><h2 role=presentation>p</h2>") == [
            ("heading", 3, "T"),
            ("paragraph", 0, "p"),
        ]

    def test_care_cards_and_accordions(self) -> None:
        html = (
            '<div class="nhsuk-care-card nhsuk-care-card--urgent"><h3><span role="text">'
            '<span class="nhsuk-u-visually-hidden">Urgent advice: </span>Call 111 if:</span></h3>'
            '<span aria-hidden="true">arrow</span><div class="body"><p>You feel ill.</p>'
            "</div></div>"
            "<h4><button>Causes</button></h4><details><summary>More</summary>Text</details>"
        )
        heading, text, *rest = page(html).blocks
        assert (heading.level, heading.text) == (3, "Urgent advice: Call 111 if:")
        assert text.classes == ("nhsuk-care-card", "nhsuk-care-card--urgent", "body")
        assert [block.text for block in rest] == ["Causes", "More", "Text"]

    def test_inlines(self) -> None:
        block = only(
            "<p><em>a</em> <code>b</code> <q>c</q> x<sup>2</sup> <a href=u><b>d</b></a></p>"
        )
        found = [(inline.kind, block.text[inline.start : inline.end]) for inline in block.inlines]
        assert found == [
            (InlineKind.EMPHASIS, "a"), (InlineKind.CODE, "b"), (InlineKind.QUOTE, "c"),
            (InlineKind.SUPERSCRIPT, "2"), (InlineKind.STRONG, "d"), (InlineKind.LINK, "d"),
        ]  # fmt: skip

    def test_alternative_text_outside_of_a_sentence_is_a_block(self) -> None:
        document = page(
            '<p><img alt="x &amp; y" src=a></p><p><img alt=lead> text</p>'
            "<p>text <img alt=mid> more</p><p>text <a href=1><img alt=trail></a></p>"
        )
        facts = [(block.kind.value, block.text) for block in document.blocks]
        assert facts == [
            ("alt", "x & y"), ("alt", "lead"), ("paragraph", "text"), ("paragraph", "text more"),
            ("paragraph", "text"), ("alt", "trail"),
        ]  # fmt: skip
        assert written(document, document.blocks[0].source_span(2, 5)) == "&amp; y"

    def test_words_around_a_form_control_stay_apart(self) -> None:
        assert texts("<p>Dose<input>daily<select><option>x</select>now</p>") == ["Dose daily now"]


class TestLinksAndImages:
    def test_links(self) -> None:
        document = page('<p>See <a href=" /a?x=1&amp;y=2 ">the <b>page</b></a>.</p>')
        [link] = document.links
        assert (link.target, link.text, link.kind) == ("/a?x=1&y=2", "the page", LinkKind.INLINE)
        assert written(document, link.target_span) == "/a?x=1&amp;y=2"
        assert written(document, link.span).startswith("<a href")
        assert written(document, link.span).endswith("</a>")

    def test_a_link_around_blocks(self) -> None:
        [link] = page("<a href=/x><h3>Card</h3><p>Text</p></a>").links
        assert link.text == "Card Text"

    def test_a_link_is_named_by_its_image_or_label(self) -> None:
        html = "<a href=1><img alt=Home src=i></a><a href=2 aria-label=Close></a><a href=3></a>"
        assert [link.text for link in page(html).links] == ["Home", "Home", "Close", ""]

    def test_bare_addresses(self) -> None:
        [link] = page("<p>Go to https://who.int/x.</p>").links
        assert (link.target, link.kind) == ("https://who.int/x", LinkKind.BARE)

    def test_images_and_media(self) -> None:
        document = page(
            "<p><img src=a.png alt=''><img src=b.png><img data-src=c.png src=data:x alt=C></p>"
            "<video src=v.mp4><source src=w.webm></video><iframe src=//yt/e></iframe>"
        )
        assert [(image.target, image.alt) for image in document.images] == [
            ("a.png", ""), ("b.png", None), ("c.png", "C"),
        ]  # fmt: skip
        targets = [(link.target, link.kind) for link in document.links]
        assert targets == [
            *((name, LinkKind.IMAGE) for name in ("a.png", "b.png", "c.png")),
            *((name, LinkKind.MEDIA) for name in ("v.mp4", "w.webm")),
            ("//yt/e", LinkKind.FRAME),
        ]

    def test_links_of_the_navigation_are_left_out(self) -> None:
        html = "<nav><a href=/n>n</a></nav><main><a href=/m>m</a></main>"
        assert [link.target for link in page(html).links] == ["/m"]


class TestPageFacts:
    def test_a_part_of_a_page_declares_its_language_at_its_first_element(self) -> None:
        assert page('<article lang="en-US"><p lang="fr">Oui</p></article>').language == "en-US"
        assert page('<article><p lang="fr">Oui</p></article>').language is None

    def test_metadata_language_anchors_comments(self) -> None:
        document = page(
            "<html lang=en-GB><head><title> Mumps &amp;\n you </title><meta name=description "
            'content=" About. "><meta property="og:title" content=T><meta name=description '
            "content=second></head><nav id=n></nav><a name=old></a><!-- qa: note -->"
        )
        assert document.metadata == {
            "title": "Mumps & you", "description": "About.", "og:title": "T",
        }  # fmt: skip
        assert written(document, document.metadata_spans["description"]) == "About."
        assert written(document, document.metadata_spans["title"]) == "Mumps &amp;\n you"
        assert document.language == "en-GB"
        assert document.anchors == {"n", "old"}
        [comment] = document.comments
        assert (comment.text, written(document, comment.span)) == (
            " qa: note ", "<!-- qa: note -->",
        )  # fmt: skip

    def test_json_ld(self) -> None:
        good = '<script type="application/ld+json">{"@type": "MedicalWebPage"}</script>'
        assert page(good).jsonld == ({"@type": "MedicalWebPage"},)
        document = page('<script type="application/ld+json">{"a": 1,}</script>')
        [fault] = document.faults
        assert fault.name == "json-ld"
        assert document.jsonld == ()
        assert document.source[fault.span.start :].startswith("}</script>")

    def test_json_ld_that_nests_too_deep(self) -> None:
        html = f'<script type="application/ld+json">{"[" * 100_000}</script>'
        assert [fault.name for fault in page(html).faults] == ["json-ld"]

    def test_charset(self) -> None:
        html = b"<meta charset=iso-8859-1><p>Don\x92t caf\xe9</p>"
        assert page(html).blocks[0].text == "Don’t café"

    def test_the_reader_is_found_by_format(self) -> None:
        assert read_any(Source("a.html", b"<p>x", "html")).blocks[0].text == "x"


CHROME = """<body><a class="skip-link" href="#m">Skip to content</a>
<header><a href=/>Site</a></header><nav>Menu</nav>
<div id="global-cookies-banner"><p>We use cookies.</p></div>%s
<footer>Contact</footer></body>"""


class TestOwnContent:
    @pytest.mark.parametrize(
        "content",
        [
            "<main><p>Copy.</p></main>",
            '<div role="main"><p>Copy.</p></div>',
            "<article><p>Copy.</p></article>",
            '<div id="content"><p>Copy.</p></div>',
            "<div><p>Copy.</p></div>",
        ],
    )
    def test_the_site_around_it_is_left_out(self, content: str) -> None:
        document = page(CHROME % content)
        assert [block.text for block in document.blocks] == ["Copy."]

    def test_the_content_span_is_the_element(self) -> None:
        document = page(CHROME % "<main id=m><p>Copy.</p></main>")
        assert document.content_span
        assert written(document, document.content_span) == "<main id=m><p>Copy.</p></main>"

    @pytest.mark.parametrize(
        "furniture",
        [
            "<nav>x</nav>",
            "<script>x</script>",
            "<style>x</style>",
            "<template><p>x</template>",
            "<noscript>x</noscript>",
            "<svg><text>x</text></svg>",
            "<select><option>x</select>",
            "<textarea>x</textarea>",
            "<button>x</button>",
            "<div hidden>x</div>",
            '<p aria-hidden="true">x</p>',
            '<p style="display: none">x</p>',
            '<div role="search">x</div>',
            '<ol class="breadcrumb"><li>x</ol>',
            '<div class="nhsuk-breadcrumb-list"><a href=/>x</a></div>',
            '<div class="cookieConsent-banner cookie-consent-banner">x</div>',
            '<ul class="share-links"><li>x</ul>',
            '<div class="addthis_toolbox">x</div>',
            '<section class="related-topics"><a href=/>x</a></section>',
            '<div class="side-menu"><a href=/>x</a></div>',
            "<aside><a href=/>x</a></aside>",
            "<dialog>x</dialog>",
        ],
    )
    def test_furniture_inside_the_content(self, furniture: str) -> None:
        assert texts(f"<main><p>Some copy of the page.</p>{furniture}</main>") == [
            "Some copy of the page."
        ]

    @pytest.mark.parametrize(
        "copy",
        [
            "<header><h2>x</h2></header>",
            "<footer>x</footer>",
            "<aside>x</aside>",
            '<div class="menu">x</div>',
            '<div class="related">x <a href=/>y</a> and so on</div>',
            '<h2 id="share-links">x</h2>',
            '<section class="warning-callout social-care">x</section>',
            "<div hidden=until-found>x</div>",
            '<div class="nhsuk-u-visually-hidden">x</div>',
            "<form><fieldset><legend>x</legend></fieldset></form>",
        ],
    )
    def test_copy_that_looks_like_furniture(self, copy: str) -> None:
        html = f"<main><article><p>Some copy of the page, long enough.</p>{copy}</article></main>"
        assert len(texts(html)) == 2

    def test_a_class_never_removes_most_of_a_page(self) -> None:
        assert texts('<div class="cookie-banner"><p>All there is.</p></div>') == ["All there is."]

    def test_a_panel_that_a_button_opens_is_content(self) -> None:
        html = "<h3><button aria-controls=p1>More</button></h3><div id=p1 hidden>Panel</div>"
        assert texts(html) == ["More", "Panel"]

    def test_the_only_h1_counts_though_it_stands_before_the_content(self) -> None:
        html = "<header><h1>Mumps</h1><nav>n</nav></header><main><p>Copy.</p></main>"
        assert texts(html) == ["Mumps", "Copy."]
        assert texts("<header><h1>Mumps</h1><nav>n</nav></header><p>Copy.</p>")[0] == "Mumps"

    def test_teasers_are_not_the_content(self) -> None:
        html = f"<article>teaser</article><div><p>{'Copy of the page. ' * 9}</p></div>"
        assert len(texts(html)) == 2


class TestBrokenPages:
    @pytest.mark.parametrize("html", ["<p>a<!-- b <p>c", "<p>a<script>b", "<p>a <b c"])
    def test_what_is_never_closed_is_a_fault_and_hides_nothing(self, html: str) -> None:
        document = page(html)
        assert [fault.name for fault in document.faults] == ["html"]
        assert "a" in document.blocks[0].text
        assert html[-1] in document.blocks[-1].text

    def test_a_broken_tag_is_a_fault_where_it_stands(self) -> None:
        document = page('<p>open <a href="x>y<p class="z">t</p>')
        [fault] = document.faults
        assert fault.span.start == 8

    @pytest.mark.parametrize(
        "html",
        [
            "<div>" * 10_000 + "hello" + "</div>" * 10_000,
            "<ul><li>x" * 10_000,
            "<table><tr><td>x" * 10_000,
            "<blockquote><b>x" * 10_000,
            '<a x=">"' * 20_000,
            '<a x="' * 10_000 + "<a x='" * 10_000,
            "<!--" * 30_000,
            "</" * 50_000,
            "{{" * 50_000,
            "<p " + "{%" * 20_000,
            "<p><table><td>" + "<div>" * 400 + "</p>" * 20_000,
            "<p>" + "<a href=x>y</a>" * 10_000,
            "x<br>" * 20_000,
            "&#1" * 30_000,
            "<title>x" * 10_000,
        ],
        ids=lambda html: html[:12],
    )
    def test_hostile_pages_take_no_longer_than_others(self, html: str) -> None:
        document = page(html)
        assert len(document.faults) <= 20

    def test_text_below_the_deepest_level_is_kept(self) -> None:
        document = page("<div>" * 600 + "a<p>b</p>c" + "</div>" * 600 + "d")
        assert [block.text for block in document.blocks] == ["a", "b", "c", "d"]
        assert [fault.name for fault in document.faults] == ["html"]

    def test_nothing_at_all(self) -> None:
        assert page(b"").blocks == ()
        assert page(b"\0").faults[0].name == "binary"


class TestTemplates:
    def test_template_syntax_stays_text(self) -> None:
        html = '<p {% if a > b %}class="x"{% endif %}>{{ a < b }} {{ x.join("<br>") }}</p><p>n</p>'
        assert texts(html) == ['{{ a < b }} {{ x.join("<br>") }}', "n"]
        assert page(html).faults == ()

    def test_in_attributes(self) -> None:
        [link] = page('<a href="{{ url("a") }}">t</a>').links
        assert (link.target, link.text) == ('{{ url("a") }}', "t")


class TestFragments:
    def test_spans_are_those_of_the_whole_text(self) -> None:
        text = "# Title\n\n<div class=note id=n><p>A &lt; <b>b</b></p></div>\n\n*more* <p>"
        start, end = text.index("<div"), text.index("\n\n*more")
        fragment = read_fragment(text, start, end)
        [block] = fragment.blocks
        assert (block.text, block.classes) == ("A < b", ("note",))
        assert text[slice(*block.source_span(2, 5))] == "&lt; <b>b"
        assert fragment.anchors == {"n"}

    def test_the_fragment_ends_where_it_is_told(self) -> None:
        text = "<p>a</p><!-- c --><p>b</p>"
        fragment = read_fragment(text, 0, 18)
        assert [block.text for block in fragment.blocks] == ["a"]
        assert [comment.text for comment in fragment.comments] == [" c "]
        assert read_fragment("<div>\n", 0, 6).blocks == ()


class TestFrontMatter:
    def test_what_stands_above_the_page_is_no_copy(self) -> None:
        front = '---\ntitle: "Flu"\nlang: en-GB\npublishdate: 2020-09-21\n---\n'
        html = f"{front}<p>A <b>high</b> fever.</p>"
        document = page(html)
        assert [block.text for block in document.blocks] == ["A high fever."]
        assert written(document, document.blocks[0].span) == "<p>A <b>high</b> fever.</p>"
        assert (document.metadata["title"], document.language) == ("Flu", "en-GB")
        assert written(document, document.metadata_spans["title"]) == 'title: "Flu"'

    def test_the_page_itself_counts_more(self) -> None:
        document = page(
            "---\ntitle: Flu\n---\n<html lang=en-US><title>Influenza</title><p>It spreads."
        )
        assert (document.metadata["title"], document.language) == ("Influenza", "en-US")

    def test_text_around_the_content_is_read_line_by_line(self) -> None:
        document = page(
            "<header><p>Our clinic</p><p>Just a\nsite</p></header><main><p>Rest <b>well</b>.</p>"
            "</main><footer><p>It is <b>not</b> advice from <a href='/x'>a&nbsp;nurse</a>.</p>"
            "</footer>"
        )
        lines = ["Our clinic", "Just a site", "It is not advice from a nurse ."]
        assert document.outside.split("\n") == lines

    def test_front_matter_that_is_never_closed_is_a_fault(self) -> None:
        (fault,) = page("---\ntitle: Flu\n<p>A fever.</p>").faults
        assert "never closed" in fault.message
