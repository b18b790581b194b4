"""What readers who do not see or hear a page are told: places, levels and traps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

WHOLE = "<!DOCTYPE html><html{}><head>{}</head><body><h1>Gout</h1><p>Gout hurts.</p></body></html>"
TITLE = "<title>Gout</title>"


def findings(book: Rulebook, rule: str, text: str, page_format: str = "html") -> list[Finding]:
    settings = InspectionSettings(select=(f"accessibility.{rule}",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), page_format), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("![](rash.png)", [Level.WARNING]),
        ("![](divider.png)", [Level.SUGGESTION]),
        ("![A rash](rash.png)", []),
        ('<img src="rash.png">', [Level.ERROR]),
        ('A <img src="rash.png"> rash', [Level.ERROR]),
        ('<img src="rash.png" alt="">', []),
        ('<img src="doseChart-640x480.png" alt="">', [Level.WARNING]),
        ('<img src="rash.png" role="presentation">', []),
        ('<img src="rash.png" aria-label="A rash">', []),
    ],
)
def test_images_without_a_text(book: Rulebook, text: str, levels: list[Level]) -> None:
    assert [one.level for one in findings(book, "missing-alt", text, "markdown")] == levels


@pytest.mark.parametrize(
    ("alt", "wrong"),
    [
        ("IMG_2041.JPG", True),
        ("DSC_0042", True),
        ("rash-on-arm-2", True),
        ("Screenshot 2026-05-01 at 10.22.31", True),
        ("image", True),
        ("Photo", True),
        ("alt text here", True),
        ("Insert description", True),
        ("Image of a rash", True),
        ("A photo showing two hands", True),
        ("x-ray", False),
        ("Warts", False),
        ("X-ray of a broken wrist", False),
        ("Diagram of the ear", False),
        ("NHS logo", False),
        ("Photographers at the heart walk", False),
        ("Type 2 diabetes", False),
        ("COVID-19", False),
    ],
)
def test_texts_that_say_nothing(book: Rulebook, alt: str, wrong: bool) -> None:
    text = f'<p>Look.</p><img src="a/warts.png" alt="{alt}">'
    found = findings(book, "poor-alt", text)
    assert [one.match for one in found] == ([f'<img src="a/warts.png" alt="{alt}">'] * wrong)


@pytest.mark.parametrize(
    "text",
    [
        "![A rash on an arm](r.png)\n*A rash on an arm.*",
        "![A rash on an arm](r.png)\n\n*A rash on an arm*",
        '<figure><img src="r.png" alt="A rash"><figcaption>A rash.</figcaption></figure>',
        '<figure><figcaption>A rash.</figcaption><img src="r.png" alt="A rash"></figure>',
    ],
)
def test_a_caption_is_not_said_twice(book: Rulebook, text: str) -> None:
    assert len(findings(book, "poor-alt", text, "markdown")) == 1
    assert not findings(book, "poor-alt", text.replace("A rash", "Red spots", 1), "markdown")


def test_long_file_names_take_no_time(book: Rulebook) -> None:
    assert not findings(book, "poor-alt", f"<p>A</p><img src='a' alt='{'_' * 5000} a!'>")
    assert not findings(book, "poor-alt", f"<p>A</p><img src='a' alt='{'a-b_' * 2000}!'>")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("| | |\n|--|--|\n| a | b |\n| c | d |", True),
        ("| A | |\n|--|--|\n| a | b |\n| c | d |", False),
        ("> | | |\n> |--|--|\n> | a | b |\n\nText.", True),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", True),
        ("<table><tr><td>a<td>b</table>", False),
        ("<table><tr><td>a<tr><td>b</table>", False),
        ("<table><thead><tr><td>a<td>b<tbody><tr><td>c<td>d</table>", False),
        ("<table><tr><th><th><tr><td>c<td>d</table>", True),
        ("<table><tr><td scope=col>a<td>b<tr><td>c<td>d</table>", False),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", False),
        ("<table><tr><th>A<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>", True),
    ],
)
def test_tables_without_names(book: Rulebook, text: str, wrong: bool) -> None:
    found = findings(book, "missing-table-header", text, "markdown")
    assert len(found) == wrong
    assert all(one.match in ("| | |", "<table>") for one in found)


@pytest.mark.parametrize(
    ("attributes", "head", "missing", "wrong"),
    [
        ("", TITLE, True, False),
        (' lang=""', TITLE, True, False),
        (' lang="en-GB"', TITLE, False, False),
        (' lang="{{ page.lang }}"', TITLE, False, False),
        (' lang="english"', TITLE, False, True),
        (' lang="en_GB"', TITLE, False, True),
        (' lang="en-US"', TITLE + '<meta property="og:locale" content="en_GB">', False, True),
        (' lang="en"', TITLE + '<meta property="og:locale" content="en_GB">', False, False),
    ],
)
def test_the_language_of_a_page(
    book: Rulebook,
    attributes: str,
    head: str,
    missing: bool,
    wrong: bool,
) -> None:
    text = WHOLE.format(attributes, head)
    assert len(findings(book, "missing-language", text)) == missing
    found = findings(book, "wrong-language", text)
    assert [one.match for one in found] == [f"<html{attributes}>"] * wrong


def test_a_part_of_a_page_needs_neither_language_nor_title(book: Rulebook) -> None:
    for rule in ("missing-language", "missing-page-title"):
        assert not findings(book, rule, "<h1>Gout</h1><p>Gout hurts.</p>")
        assert not findings(book, rule, "Gout hurts.", "markdown")
        assert not findings(book, rule, "Gout hurts.", "text")


def test_the_text_is_english_whatever_the_page_says(book: Rulebook) -> None:
    text = WHOLE.format(' lang="es"', TITLE)
    english = "<p>You feel the pain in your toe, and it is worse at the end of the day.</p>" * 4
    assert findings(book, "wrong-language", text.replace("<p>", english + "<p>"))
    assert not findings(book, "wrong-language", text)  # too few words to tell


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (TITLE, []),
        ("", [""]),
        ("<title></title>", [""]),
        ("<title>Untitled Document</title>", ["Untitled Document"]),
        ("<title>gout.html</title>", ["gout.html"]),
        ("<title>Home page for carers</title>", []),
    ],
)
def test_the_title_of_a_page(book: Rulebook, head: str, wanted: list[str]) -> None:
    found = findings(book, "missing-page-title", WHOLE.format("", head))
    assert [one.match for one in found] == wanted


@pytest.mark.parametrize(
    ("text", "titles", "transcripts"),
    [
        ('<iframe src="https://www.youtube.com/embed/a"></iframe>', 1, 1),
        ('<p>A</p><iframe src="https://player.vimeo.com/video/1" title="Spacers"></iframe>', 0, 1),
        ('<iframe data-src="https://maps.google.com/a" title="Map"></iframe>', 0, 0),
        ('<iframe src="https://t.org/a" style="display: none"></iframe>', 0, 0),
        ('<video src="a.mp4" controls></video>', 0, 1),
        ('<video controls><source src="a.mp4"><track src="a.vtt"></video>', 0, 0),
        ('<video src="a.mp4" autoplay muted loop></video>', 0, 0),
        ('Listen: <audio src="a.mp3" controls></audio>', 0, 1),
        ('<audio src="a.mp3" controls></audio>\n\n<a href="a.txt">Read the transcript</a>', 0, 0),
    ],
)
@pytest.mark.parametrize("page_format", ["html", "markdown"])
def test_recordings(
    book: Rulebook, text: str, titles: int, transcripts: int, page_format: str
) -> None:
    text = f"<p>Watch.</p>\n\n{text}\n\n<p>Done.</p>"
    found = findings(book, "missing-frame-title", text, page_format)
    assert len(found) == titles
    assert all(one.match.startswith("<iframe ") for one in found)
    assert len(findings(book, "missing-transcript", text, page_format)) == transcripts
