import re
import unicodedata

import pytest
from sample_report import PageText, finding, missing, report_of, small_report

from qa.document import Span
from qa.finding import Finding, Level
from qa.report import Report
from qa.reporters.grouping import joined
from qa.reporters.terminal import render

SMALL = """\
content/ketamine.md
drug: Its title names a drug.

  ✗ error       1:1    Nothing says when this was reviewed.  trust.no-review-date
  ✗ error       3:17   No treatment is a 'miracle cure'.  claims.miracle-cure
                       Ketamine is a **miracle cure** for pain, and people need to wow ketamine…
                                       ^^^^^^^^^^^^
  ! warning     3:61   'wow' is probably 'how'.  words.wow
                       …is a **miracle cure** for pain, and people need to wow ketamine works.
                                                                           ^^^
                       → how
  ! warning     5:24   'recieve' is misspelled.  words.spelling
                       Take 5 mg daily. 患者は 😀 recieve it.
                                                  ^^^^^^^
                       → receive
  ✗ error       19:1   '10.0 mg' is read as 100 mg.  drugs.trailing-zero
                       10.0 mg
                       ^^^^^^^
                       → 10 mg
  ! warning     21:14  This link leads nowhere.  links.dead
                       [Our clinic](http://example.org/gone)
                                    ^^^^^^^^^^^^^^^^^^^^^^^
  · suggestion  23:1   This page has no section on overdose and interactions.  sections.missing

1 finding is set aside by a comment in the page.
  content/ketamine.md:5:11  words.jargon: Agreed with the pharmacist.
Not checked: external links. Run without --offline to check them.
Not ready to publish: 3 errors on 1 of 2 pages. (3 errors, 3 warnings, 2 suggestions; 2 pages
checked)
"""


def test_small_report() -> None:
    assert render(small_report()) == SMALL


def test_color_adds_nothing_but_color() -> None:
    colored = render(small_report(), color=True)
    assert "\x1b[1;4;31mmiracle cure\x1b[0m" in colored
    plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    without_carets = [line for line in SMALL.splitlines() if not re.fullmatch(r" +\^+", line)]
    assert [line.rstrip() for line in plain.splitlines()] == without_carets


def test_nothing_found_is_one_line() -> None:
    page = PageText("a.md").text("Fine.").document()
    assert render(report_of(page)) == (
        "Ready: nothing that must be changed. (no findings; 1 page checked)\n"
    )


def cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def report_on(line: str, quote: str) -> Report:
    page = PageText("a.md").text(line).document()
    return report_of(page, findings=[finding(page, "x.y", Level.ERROR, "Look.", quote)])


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize(
    "before",
    [
        "plain ",
        "\ta tab\t",
        "患者は ",
        "😀 and 😀 ",
        "combining e\u0301 o\u0308 ",
        "bidi \u202eabc\u202c ",
        "control \x1b[31m\x07 ",
        "words and words " * 30,
        "患" * 140,
    ],
)
def test_underline_stands_under_the_words(before: str, width: int) -> None:
    lines = render(report_on(f"{before}target and more " + "more " * 40, "target"), width=width)
    line, carets = next(
        (one, two)
        for one, two in zip(lines.splitlines(), lines.splitlines()[1:], strict=False)
        if set(two.strip()) == {"^"}
    )
    assert cells(line[: line.index("target")]) == carets.index("^")
    assert carets.strip() == "^" * len("target")
    assert max(map(cells, lines.splitlines())) <= width


@pytest.mark.parametrize("color", [True, False])
def test_no_page_writes_to_the_terminal_raw(*, color: bool) -> None:
    acting = "\x1b]0;hacked\x07\x9b31m\u202e\u2066\x00\r\x08\ud800"
    page = PageText(f"a{acting}.md").text(f"Some {acting} text").document()
    found = finding(page, f"x.{acting}", Level.ERROR, f"See {acting}.", acting, f"{acting} b")
    text = render(report_of(page, findings=[found]), color=color)

    text.encode("utf-8")
    unescaped = re.sub(r"\x1b\[[0-9;]*m", "", text) if color else text
    assert not set(unescaped) & set(acting) - {"0", ";", *"hacked]31m"}
    assert "<U+001B>]0;hacked<U+0007><U+009B>31m<U+202E><U+2066><U+0000> <U+0008><U+D800>" in text


def test_words_without_end_are_cut() -> None:
    text = render(report_on("x" * 10_000, "x" * 10_000), width=80)
    assert max(map(len, text.splitlines())) <= 80


def test_long_messages_are_wrapped_under_their_beginning() -> None:
    page = PageText("a.md").text("Text.").document()
    found = missing(page, "x.y", Level.ERROR, "word " * 40)
    lines = render(report_of(page, findings=[found]), width=80).splitlines()[3:-3]
    assert len(lines) > 2
    assert all(line.startswith(" " * 21 + "word") for line in lines[1:-1])


def test_findings_of_pages_that_nobody_knows_are_shown() -> None:
    page = PageText("gone.md").text("Text.").document()
    found = missing(page, "input.unreadable", Level.ERROR, "It cannot be read.")
    text = render(report_of(findings=[found]))
    assert text.startswith("gone.md\n\n  ✗ error       1:1  It cannot be read.")


def test_each_fix_is_shown_once() -> None:
    page = PageText("a.md").text("A recieve b.").document()
    found = finding(
        page, "x.y", Level.ERROR, "Look.", "recieve", "receive", "relieve", "", "receive"
    )
    text = render(report_of(page, findings=[found]))
    assert re.findall(r"→ (.*)", text) == ["receive", "relieve", "(leave it out)"]


def test_fix_of_part_of_a_word_shows_the_word() -> None:
    page = PageText("a.md").text("We recieve it.").document()
    found = finding(page, "x.y", Level.ERROR, "Look.", Span(6, 8), "ei")
    for documents in ({"a.md": page}, {}):
        assert "→ receive" in render(report_of(page, findings=[found], documents=documents))


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (["One."], "One."),
        (["One.", "One."], "One."),
        (["No section on overdose.", "No section on doses."], "No section on overdose and doses."),
        (["No “A” section here.", "No “B” section here."], "No “A” and “B” section here."),
        (["This is short.", "That was long."], None),
        (["No section on", "No section on doses."], None),
    ],
)
def test_messages_that_differ_in_one_part_are_joined(messages: list[str], said: str | None) -> None:
    assert joined(messages) == said


def test_gaps_at_different_places_stay_apart() -> None:
    page = PageText("a.md").text("One.", "Two.").document()

    def gap(at: int) -> Finding:
        return missing(page, "x.y", Level.ERROR, f"No section on {at}.", at)

    text = render(report_of(page, findings=[gap(0), gap(6)]))
    assert "No section on 0." in text
    assert "No section on 6." in text
