import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sample_report import (
    PageText,
    files_of,
    finding,
    large_report,
    missing,
    report_of,
    small_report,
    summary,
)

import qa.reporters.html
from qa.commands.output import Output, write
from qa.document import BlockKind, Span
from qa.finding import Edit, Finding, Fix, Level
from qa.report import CheckedLink, NotRun, Report, Suppressed
from qa.reporters import MOST_PAGES, render

ELEMENTS = set(
    re.findall(
        r"\S+",
        "html head meta title style script body a header p h1 h2 h3 h4 h5 h6 span main div section "
        "ol ul li dl dt dd details summary form label input select option output button fieldset "
        "legend kbd article footer mark bdi del ins sup strong em code pre blockquote table "
        "caption thead tbody tr th td svg rect circle polyline",
    )
)
ATTRIBUTES = set(
    re.findall(
        r"\S+",
        "lang charset http-equiv content name class href id tabindex type value checked hidden "
        "role autocomplete rel dir width height viewbox x y r cx cy points preserveaspectratio "
        "focusable scope maxlength data-f data-level data-family data-for data-key data-known "
        "data-path data-tab data-type data-grade data-found aria-label aria-labelledby "
        "aria-controls aria-hidden aria-selected",
    )
)


class Read(HTMLParser):
    """Everything of a file that a test may ask about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.marked: dict[str, str] = {}
        self.path: list[str] = []
        self.marks: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements[tag] += 1
        self.attributes.update(values)
        if "href" in values:
            self.links.append(values["href"] or "")
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "mark":
            self.marks.append(values.get("data-f") or "")
        if tag not in _EMPTY:
            self.path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        assert self.path.pop() == tag
        if tag == "mark":
            self.marks.pop()

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.path[-1] if self.path else "", []).append(data)
        for address in self.marks:
            self.marked[address] = self.marked.get(address, "") + data

    @property
    def text(self) -> str:
        return "".join(
            text for tag, texts in self.texts.items() for text in texts if tag not in _OURS
        )


_OURS = {"style", "script"}
_EMPTY = {"meta", "input", "rect", "circle", "polyline"}

ATTACKS = (
    "<script>document.title='hacked'</script>",
    "</script><script>document.title='hacked'</script>",
    "</style><style>body{display:none}</style>",
    "<img src=x onerror=\"document.title='hacked'\">",
    '" onmouseover="document.title=\'hacked\'" x="',
    "' onfocus='document.title=1' autofocus='",
    "<a href=\"javascript:document.title='hacked'\">x</a>",
    "--><svg onload=document.title='hacked'>",
    "]]><iframe src=https://example.org></iframe>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e\u2066\x1b[31m\x00\ufeff\ud800",
    "&lt;b&gt; &amp;amp; <b>",
)


def hostile_report() -> Report:
    all_at_once = " ".join(ATTACKS)
    page = PageText(f"pages/{all_at_once}.md").heading(all_at_once, 1)
    for kind in BlockKind:
        page.add(kind, all_at_once, group=7, level=1, classes=(all_at_once,))
    page.text(*ATTACKS, "w" * 1_000_000)
    document = page.document()
    found = [
        finding(document, f"{attack}.x", level, f"See {attack}.", attack, attack, all_at_once)
        for attack in ATTACKS
        for level in Level
    ]
    found += [
        missing(document, all_at_once, Level.ERROR, f"No {attack}.", at)
        for attack in ATTACKS
        for at in (0, len(document.source))
    ]
    found.append(finding(document, "words.long", Level.ERROR, "Long.", "w" * 1_000_000, "short"))
    links = tuple(
        CheckedLink(url, all_at_once, 1, 1, "dead", all_at_once, url)
        for url in (
            "javascript:document.title='hacked'",
            " javascript:document.title='hacked'",
            "java\tscript:document.title='hacked'",
            "data:text/html,<script>document.title='hacked'</script>",
            "vbscript:x",
            "//example.org",
            "https://example.org/\"onclick=\"document.title='hacked'",
            "https://example.org/\u202egpj.exe",
            "HTTPS://example.org/fine",
        )
    )
    facts = summary(
        document,
        all_at_once,
        type=all_at_once,
        how_recognised=all_at_once,
        language=all_at_once,
        profile=all_at_once,
        sections_missing=(all_at_once,),
        links=links,
    )
    other = PageText("b.md").text("Fine.").document()
    gone = found[0]._replace(path=f"gone/{all_at_once}", rule="input.unreadable")
    return report_of(
        document,
        other,
        findings=[*found, gone],
        pages=(facts, summary(other, type="other")),
        suppressed=(Suppressed(found[0], all_at_once),),
        not_run=(NotRun(all_at_once, f"{all_at_once} --offline"),),
    )


def test_nothing_from_a_page_is_ever_markup() -> None:
    read = Read(render("html", hostile_report()))

    assert set(read.elements) <= ELEMENTS
    assert read.attributes <= ATTRIBUTES
    assert read.elements["script"] == read.elements["style"] == read.elements["title"] == 1
    assert read.path == []
    for attack in ATTACKS:
        if "\u202e" not in attack:
            assert attack in read.text
    for link in read.links:
        assert link.startswith(("#", "https://example.org/", "HTTPS://example.org/"))
    assert "HTTPS://example.org/fine" in read.links
    assert not any("\u202e" in link for link in read.links)


def test_characters_that_act_are_shown_instead() -> None:
    html = render("html", hostile_report())
    html.encode("utf-8")
    assert not set(html) & set("\u202e\u2066\x1b\x00\ufeff\ud800")
    assert '<span class="control">U+202E</span>' in html


def test_policy_allows_only_what_is_in_the_file() -> None:
    html = render("html", hostile_report())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert style
    assert script
    assert html.index("Content-Security-Policy") < html.index("<style")

    def digest(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert policy[1].replace("&#39;", "'").split("; ") == [
        "default-src 'none'",
        f"style-src {digest(style[1])}",
        f"script-src {digest(script[1])}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_no_address_twice_and_no_link_to_nowhere() -> None:
    for report in (small_report(), hostile_report()):
        read = Read(render("html", report))
        assert len(read.ids) == len(set(read.ids))
        assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
        addresses = [one for one in read.ids if re.fullmatch("f-[0-9a-f]{12}", one)]
        assert len(addresses) == len(report.findings)


def test_addresses_stay_when_other_findings_come_and_go() -> None:
    report = small_report()
    kept = [one for one in report.findings if one.rule.startswith("words.")]
    ids = Read(render("html", report)).ids
    fewer = Read(render("html", replace(report, findings=tuple(kept)))).ids
    assert {one for one in fewer if one.startswith("f-")} < set(ids)


def test_findings_are_marked_where_they_are() -> None:
    report = small_report()
    read = Read(render("html", report))
    marked = [text.rstrip("0123456789") for text in read.marked.values()]
    assert marked == ["miracle cure", "wow", "recieve", "10.0 mg", "Our clinic"]


def test_everything_that_a_reviewer_needs_is_there_without_a_script() -> None:
    report = small_report()
    text = Read(render("html", report)).text
    wanted = [
        report.verdict.sentence,
        "Do first",
        "Clinician",
        "external links",
        "Its title names a drug.",
        "1 finding set aside",
        "Agreed with the pharmacist.",
        "The server said 404 Not Found.",
        "School grade 9.4",
        "Nothing found",
        "Signature",
        *(one.message for one in report.findings),
        *(facts.why for facts in report.rules.values()),
        *(source for facts in report.rules.values() for source in facts.sources),
        *(one.rule for one in report.findings),
    ]
    assert [one for one in wanted if one not in text] == []


def placed(page: PageText, *quotes: str | Span) -> str:
    document = page.document()
    found = [
        finding(document, f"x.y{number}", Level.ERROR, f"Here {number}.", quote)
        for number, quote in enumerate(quotes)
    ]
    html = render("html", report_of(document, findings=found))
    around = r'<div class="copy"[^>]*>\n(.*?)</div>\n</div>\n<div class="panel'
    copy = re.search(around, html, re.DOTALL)
    assert copy
    simple = re.sub(r"<details.*?>.*?(Here \d).*?</details>", r"[\1]", copy[1], flags=re.DOTALL)
    simple = re.sub(r'<sup class="n">\d</sup>| dir="auto"| data-f="[^"]*"', "", simple)
    simple = re.sub(r'\s*<div class="notes[^>]*>\s*(.*?)\s*</div>', r" \1", simple, flags=re.DOTALL)
    return re.sub(r"(?<=\n)\n+", "", simple).strip()


def test_marks_over_emphasis_and_each_other() -> None:
    page = PageText("a.md").text("One **two three** four.")
    assert placed(page, "two three** four", "One **two") == (
        '<p><mark class="error">One </mark>'
        '<mark class="error"><mark class="error"><strong>two</strong></mark></mark>'
        '<mark class="error"><strong> three</strong></mark><mark class="error"> four</mark>.</p>'
        " [Here 0]\n[Here 1]"
    )


def test_a_finding_over_several_blocks_marks_each_and_has_one_note() -> None:
    page = PageText("a.md").text("One.", "Two.", "Three.")
    assert placed(page, "ne.\n\nTwo.\n\nThr") == (
        '<p>O<mark class="error">ne.</mark></p> [Here 0]\n'
        '<p><mark class="error">Two.</mark></p>\n<p><mark class="error">Thr</mark>ee.</p>'
    )


def test_a_finding_about_the_whole_page_underlines_none_of_it() -> None:
    page = PageText("a.md").text(*(f"Paragraph {number}." for number in range(12)))
    html = placed(page, Span(0, len(page.source)))
    assert "<mark" not in html
    assert html.startswith("[Here 0]\n<p>Paragraph 0.</p>")


def test_what_is_missing_stands_between_blocks() -> None:
    page = PageText("a.md").text("One.").heading("Two").items("a", "b")
    starts = [block.span.start for block in page.blocks]
    ends = [block.span.end for block in page.blocks]
    points = (0, ends[0], starts[2], starts[3], len(page.source))
    assert placed(page, *(Span(at, at) for at in points)) == (
        "[Here 0]\n<p>One.</p>\n[Here 1]\n"
        '<h3 class="c2">Two</h3>\n[Here 2]\n<ul><li>a</li><li>b</li></ul>\n[Here 3]\n[Here 4]'
    )


def test_a_point_inside_a_block_is_marked_there() -> None:
    page = PageText("a.md").text("One two.")
    assert placed(page, Span(3, 3)) == '<p>One<mark class="error"></mark> two.</p> [Here 0]'


def test_the_address_of_a_link_stands_for_its_words() -> None:
    page = PageText("a.md").text("One.").link("our clinic", "http://example.org/")
    assert placed(page, "http://example.org/") == (
        "<p>One.</p>\n"
        '<p><mark class="error"><span class="link">our clinic</span></mark></p> [Here 0]'
    )


def test_words_outside_of_every_block_are_quoted() -> None:
    page = PageText("a.md", source="title: Cure!\n\n").text("One.")
    document = page.document()
    found = finding(document, "x.y", Level.ERROR, "Here.", "Cure!")
    html = render("html", report_of(document, findings=[found]))
    assert '<span class="excerpt"><bdi>title: <mark class="error">Cure!</mark></bdi>' in html


def test_lists_and_tables_are_lists_and_tables() -> None:
    page = PageText("a.md").items("a").items("b", level=2).items("c").items("d", group=3)
    page.table(("Age", "Dose"), ("1", "2"))
    assert placed(page) == (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n<ul><li>d</li></ul>\n"
        '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>'
        "<tr><th>Age</th><th>Dose</th></tr><tr><td>1</td><td>2</td></tr></table></div>"
    )


def test_without_the_page_the_findings_are_listed() -> None:
    read = Read(render("html", replace(small_report(), documents={})))
    assert "The text of this page is not in the report; its findings are." in read.text
    assert "'recieve' is misspelled." in read.text
    assert read.elements["details"] == 8  # one for what is set aside; two gaps share one


def test_fixes_show_before_and_after() -> None:
    page = PageText("a.md").text("We recieve it.").document()
    found = finding(page, "x.y", Level.ERROR, "Look.", "recieve")
    fixes = (
        Fix("Swap.", (Edit(Span(6, 8), "ei"),)),
        Fix("Drop.", (Edit(Span(3, 10), ""),)),
        Fix("Ask a pharmacist.", ()),
    )
    html = render("html", report_of(page, findings=[found._replace(fixes=fixes)]))
    assert (
        '<span class="change"><del><bdi>recieve</bdi></del> <span class="arrow">→</span> '
        '<ins><bdi>receive</bdi></ins> <span class="arrow">or</span> '
        '<ins class="none">leave it out</ins></span>'
    ) in html
    assert '<span class="change"><ins><bdi>Ask a pharmacist.</bdi></ins></span>' in html


def test_do_first_is_five_lines_of_one_piece_of_work_each() -> None:
    pages = [PageText(f"{number}.md").text("Text.").document() for number in range(4)]

    def gap(page: int, rule: str, level: Level, message: str) -> Finding:
        return missing(pages[page], rule, level, message)

    found = [
        *(gap(n, "trust.review", Level.ERROR, "Add a review date and reviewer.") for n in range(4)),
        *(gap(0, f"x.rule{n}", Level.WARNING, f"Warning {n}.") for n in range(8)),
        gap(1, "drugs.dose", Level.ERROR, "Say the dose."),
        gap(2, "plain.word", Level.SUGGESTION, "A word."),
    ]
    html = render("html", report_of(*pages, findings=found))
    first = re.search(r'<section class="first".*?</section>', html, re.DOTALL)
    assert first
    lines = re.findall(r"<bdi>(.*?)</bdi></a>\s*<span class=\"meta\">(.*?)</span>", first[0])
    assert lines == [
        ("Say the dose.", "Clinician · <bdi>1.md</bdi>"),
        ("Add a review date and reviewer.", "Editor · 4 findings on 4 pages"),
        ("Warning 0.", "Editor · <bdi>0.md</bdi>"),
        ("Warning 1.", "Editor · <bdi>0.md</bdi>"),
        ("Warning 2.", "Editor · <bdi>0.md</bdi>"),
    ]


def test_worst_pages_come_first() -> None:
    pages = [PageText(f"{name}.md").text("Text.").document() for name in "abc"]
    found = [
        missing(pages[1], "x.y", Level.WARNING, "W."),
        missing(pages[2], "x.y", Level.ERROR, "E."),
    ]
    html = render("html", report_of(*pages, findings=found))
    assert re.findall(r'<h2 id="p-\w+-title"><bdi>(\w)\.md', html) == ["c", "b", "a"]


def test_same_report_same_bytes() -> None:
    assert render("html", small_report()) == render("html", small_report())


def test_nothing_found() -> None:
    page = PageText("a.md").text("Fine.").document()
    html = render("html", report_of(page))
    read = Read(html)
    assert "Ready: nothing that must be changed." in read.text
    assert "Do first" not in read.text
    assert "Show findings" not in html
    assert read.elements["details"] == 0


def colors(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_contrast_is_enough_to_read(*, dark: bool) -> None:
    css = (Path(qa.reporters.html.__file__).parent / "report.css").read_text("utf-8")
    bright, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    palette = colors(rest.partition("*,")[0] if dark else bright)
    assert len(palette) == 12
    for text in ("ink", "soft", "accent", "error", "warning", "suggestion"):
        for ground in ("paper", "error-wash", "warning-wash", "suggestion-wash"):
            if ground != "paper" and text != "ink":
                continue
            light, shade = sorted(map(luminance, (palette[text], palette[ground])), reverse=True)
            assert (light + 0.05) / (shade + 0.05) >= 4.5, (text, ground)


def test_a_large_report_is_a_file_a_page_and_one_that_leads_to_them() -> None:
    report = large_report()
    written = files_of(report)
    assert list(written)[-1] == "report.html"
    assert len(written) == len(report.pages) + 1
    folder = {name for name in written if name.startswith("report-pages/p-")}
    index = Read(written["report.html"])
    led_to = {link.partition("#")[0] for link in index.links if link.startswith("report-pages/")}
    assert led_to == folder
    for name in folder:
        page = Read(written[name])
        for link in page.links:
            target = link.partition("#")[0]
            beside = f"report-pages/{target.removeprefix('./')}"
            assert target in {"", "../report.html", "http://example.org/gone"} or beside in folder
        assert "Content-Security-Policy" in written[name]
        assert page.elements["script"] == 1
    findings = re.findall(r'href="(report-pages/[^"#]+)#(f-[^"]+)"', written["report.html"])
    assert len(findings) == 5
    assert all(f'id="{address}"' in written[name] for name, address in findings)


def test_up_to_that_size_a_report_is_one_file() -> None:
    report = small_report()
    assert files_of(report) == {"report.html": render("html", report)}


def test_pages_of_an_earlier_report_are_taken_out(tmp_path: Path) -> None:
    folder = tmp_path / "report-pages"
    folder.mkdir()
    (folder / "p-0123456789ab.html").write_text("old", encoding="utf-8")
    (folder / "mine.html").write_text("mine", encoding="utf-8")
    report = large_report()
    write(report, [Output("html", str(tmp_path / "report.html"))], MOST_PAGES)
    assert not (folder / "p-0123456789ab.html").exists()
    assert (folder / "mine.html").read_text("utf-8") == "mine"
    assert len(list(folder.iterdir())) == len(report.pages) + 1
