"""Exact places and traps of what links say, of doses and of images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.rulebook import Rulebook


def matches(book: Rulebook, rule: str, text: str, format_name: str = "markdown") -> list[str]:
    settings = InspectionSettings(select=(rule,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), format_name), book, settings)
    assert not inspection.stopped
    return [f.match for f in inspection.findings]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Learn more at https://www.cdc.gov.", ["https://www.cdc.gov"]),
        ("Information is on the NIH website: <https://www.nih.gov/>", ["https://www.nih.gov/"]),
        ("According to the [CDC](https://www.cdc.gov), 1 in 10 has it.", ["https://www.cdc.gov"]),
        ("## Sources\n\n- WHO. https://www.who.int", ["https://www.who.int"]),
        ("The evidence is at [nih.gov](https://nih.gov).", ["https://nih.gov"]),
        ("Visit https://www.nhs.uk", []),
        ("The page is run by the [NHS](https://www.nhs.uk).", []),
        ("More information is on our site: https://www.larkfieldhealth.org", []),
        ("## Support\n\nFor information: https://www.samhsa.gov", []),
        ("- Phone: 301-496-5133\n- Website: https://www.nih.gov", []),
        ("The [NIH All of Us Research Program](https://allofus.nih.gov/) helps.", []),
        ("Read https://www.cdc.gov/sleep/about/index.html for facts.", []),
        ("Read https://search.cdc.gov/?q=sleep for facts.", []),
    ],
)
def test_home_pages(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "links.home-page-as-source", text) == wanted


def test_home_pages_in_html(book: Rulebook) -> None:
    text = (
        "<main><p>More on asthma is available at:</p><p><a class='x' "
        "href='https://www.nhlbi.nih.gov'>https://www.nhlbi.nih.gov</a></p></main>"
    )
    assert matches(book, "links.home-page-as-source", text, "html") == ["https://www.nhlbi.nih.gov"]


def test_home_pages_of_the_page_this_began_with(book: Rulebook, shared: Path) -> None:
    text = (shared / "seed" / "how-ketamine-works.txt").read_text(encoding="utf-8")
    assert matches(book, "links.home-page-as-source", text, "text") == [
        "https://www.nimh.nih.gov",
        "https://www.ema.europa.eu",
        "https://medlineplus.gov",
        "https://www.who.int",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("To book, [click here](a.md).", ["click here"]),
        ("[**Read more**](a.md) or [here.](b.md)", ["Read more", "here."]),
        ("[ here ](a.md)", ["here"]),
        ("[Read more about gout](a.md) and [Here for you](b.md)", []),
        ("![here](a.png) and `[here](a.md)`", []),
    ],
)
def test_vague_words(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "links.vague-text", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](http:/www.nhs.uk/a)", ["http:/www.nhs.uk/a"]),
        ("[a](http//www.nhs.uk/a)", ["http//www.nhs.uk/a"]),
        ("See http:/www.nhs.uk/a now.", ["http:/www.nhs.uk/a"]),
        ("[a](https://www.nhs .uk/a)", ["https://www.nhs .uk/a"]),
        ("[a](<https://www.nhs .uk/a>)", ["https://www.nhs .uk/a"]),
        ("[a](https://)", ["https://"]),
        ("[a](https://medlineplus)", ["https://medlineplus"]),
        ("[a](https://https://www.nhs.uk)", ["https://https://www.nhs.uk"]),
        ("[a](https://www.example.com/a)", []),
        ("[a](https://www.nhs.uk/a.)", ["https://www.nhs.uk/a."]),
        ("[a](mailto:ward)", ["mailto:ward"]),
        ("[a]()", ["[a]()"]),
        ("[a](www,nhs.uk)", ["www,nhs.uk"]),
        ("[a](https://en.wikipedia.org/wiki/Washington,_D.C.)", []),
        ("[a](mailto:?subject=Help) [b](tel:911) [c](#top) [d](../a%20b.md)", []),
        ("[a]({{ base }}finders/x) and https://www.nhs.uk/a,b", []),
    ],
)
def test_malformed(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "links.malformed", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](https://www.example.com/a)", [("residue.sample-link", "https://www.example.com/a")]),
        ("See www.example.com/a now.", [("residue.sample-link", "www.example.com/a")]),
        ("See https://yourclinic.org now.", [("residue.sample-link", "https://yourclinic.org")]),
        ("[a](https://xxx.com)", [("residue.sample-link", "https://xxx.com")]),
        ("See yourclinic.com now.", [("residue.invented-contact", "yourclinic.com")]),
        ("[a page](insert link here)", [("residue.placeholder", "(insert link here)")]),
        ("It is so (insert source here).", [("residue.placeholder", "(insert source here)")]),
        ("It is so [insert link here].", [("residue.placeholder", "[insert link here]")]),
        ("[a page] (https://www.nhs.uk/a/)",
         [("links.broken-markdown", "[a page] (https://www.nhs.uk/a/)")]),
        ("[a page](https://www.nhs.uk/a/ now.",
         [("links.broken-markdown", "[a page](https://www.nhs.uk/a/")]),
        ("[a](https://urldefense.com/v3/a)", [("links.detour", "https://urldefense.com/v3/a")]),
        ("[a](https://www-bmj-com.translate.goog/a)",
         [("links.detour", "https://www-bmj-com.translate.goog/a")]),
    ],
)  # fmt: skip
def test_one_fault_is_reported_once(
    book: Rulebook, text: str, wanted: list[tuple[str, str]]
) -> None:
    settings = InspectionSettings(
        select=("links", "residue"), ignore=("links.bare-url",), grammar="none"
    )
    page = Source("page.md", f"{text}\n".encode(), "markdown")
    found = inspect_page(page, book, settings).findings
    assert [(finding.rule, finding.match) for finding in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take 1.0mg now.", ["1.0mg"]),
        ("Take 5.0-10.0 mg.", ["10.0 mg"]),
        ("Give 1.0 mg/kg.", ["1.0 mg"]),
        ("Take 0.50 mg or 10 mg.", []),
        ("A glucose of 10.0 mg/dL.", []),
        ("A lump of 2.0 cm.", []),
    ],
)
def test_trailing_zeros(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "doses.trailing-zero", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take .5mg now (.25 mL).", [".5mg", ".25 mL"]),
        ("Take 0.5 mg.", []),
        ("Take 0 .5 mg.", []),
        ("See page.5 mg", []),
    ],
)
def test_naked_decimals(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "doses.naked-decimal", text) == wanted


def test_no_fix_of_a_dose_is_safe(book: Rulebook) -> None:
    settings = InspectionSettings(select=("doses",), grammar="none")
    text = b"Take 1.0 mg in the morning and .5 mg at night."
    found = inspect_page(Source("page", text, "markdown"), book, settings).findings
    assert [f.fixes[0].edits[0].text for f in found] == ["1 mg", "0.5 mg"]
    assert not any(fix.safe for f in found for fix in f.fixes)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<p>A</p><img src="a.png">', ['<img src="a.png">']),
        ('<p>A</p><img src="a.png" alt="">', []),
        ('<p>A</p><img src="a.png" alt="A rash.">', []),
    ],
)
def test_alternative_text(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "accessibility.missing-alt", text, "html") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anyone who suffers\nfrom gout can call.", ["suffers\nfrom"]),
        ('She said: "I suffer from gout."', []),
        ("The trial suffers from a lack of data.", []),
        ("It relieves suffering.", []),
    ],
)
def test_suffering(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "language.suffers-from", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He committed suicide.", ["committed suicide"]),
        ('"He committed suicide," the paper wrote.', []),
        ("He died by suicide.", []),
    ],
)
def test_suicide(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert matches(book, "language.committed-suicide", text) == wanted
