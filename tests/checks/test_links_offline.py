"""What can be said of links without asking for them: exact places, fixes and traps."""

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


def findings(book: Rulebook, rule: str, text: str, page_format: str = "markdown") -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), page_format), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def mended(book: Rulebook, rule: str, text: str, page_format: str = "markdown") -> str:
    """Return a text after the fixes of its one finding, which must be safe."""
    (found,) = findings(book, rule, text, page_format)
    (fix,) = found.fixes
    assert fix.safe
    for edit in sorted(fix.edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](https://n.org/x?utm_source=y)", "[a](https://n.org/x)"),
        ("[a](https://n.org/x?utm_source=y&b=2#top)", "[a](https://n.org/x?b=2#top)"),
        ("[a](https://n.org/x?a=1&fbclid=q&b=2)", "[a](https://n.org/x?a=1&b=2)"),
        ("Go to https://n.org/x?gclid=1.", "Go to https://n.org/x."),
    ],
)
def test_only_what_tracks_is_taken_out(book: Rulebook, text: str, wanted: str) -> None:
    assert mended(book, "links.tracking", text) == wanted


def test_tracking_is_taken_out_of_html_with_its_entities(book: Rulebook) -> None:
    text = '<p><a href="https://n.org/x?a=1&amp;utm_medium=s&amp;b=2">Gout</a></p>'
    wanted = '<p><a href="https://n.org/x?a=1&amp;b=2">Gout</a></p>'
    assert mended(book, "links.tracking", text, "html") == wanted


def test_links_of_assistants_are_left_to_their_own_rule(book: Rulebook) -> None:
    text = "[a](https://n.org/x?utm_source=chatgpt.com)"
    assert not findings(book, "links.tracking", text)
    assert findings(book, "residue.ai-link", text)


def test_http_of_known_hosts_is_mended_and_said_once_loudly(book: Rulebook) -> None:
    text = "[a](http://www.nhs.uk/a)"
    assert mended(book, "links.insecure", text) == "[a](https://www.nhs.uk/a)"
    found = findings(book, "links.insecure", f"{text} and [b](http://www.nhs.uk/b)")
    assert [one.level for one in found] == [Level.WARNING, Level.SUGGESTION]
    (unknown,) = findings(book, "links.insecure", "[a](http://www.knees.org/a)")
    assert unknown.level is Level.SUGGESTION
    assert not unknown.fixes[0].safe


def test_the_address_of_a_reference_link_is_mended_where_it_is_given(book: Rulebook) -> None:
    text = "[a][1] and [b][1]\n\n[1]: http://www.nhs.uk/a"
    fixed = "[a][1] and [b][1]\n\n[1]: https://www.nhs.uk/a"
    assert mended(book, "links.insecure", text) == fixed


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[999](tel:911)", True),
        ("[Call 111](tel:111)", False),
        ("[020 7946 0018](tel:+442079460018)", False),
        ("[+44 (0)20 7946 0018](tel:+442079460018)", False),
        ("[020 7946 0018](tel:+442079460081)", True),
        ("[1-800-222-1222](tel:+18002221222)", False),
        ("[(800) 222-1222, day and night](tel:8002221223)", True),
        ("[1-800-GAMBLER](tel:1-800-426-2537)", False),
        ("[1-800-GAMBLER](tel:1-800-426-2538)", True),
        ("[988, then press 1](tel:988,1)", False),
        ("[Call us, 24 hours a day](tel:02079460018)", False),
        ("[text HOME to 741741](sms:741741)", False),
        ("[a@b.org](mailto:a@b.org?subject=Hi)", False),
        ("[a@b.org](mailto:c@b.org)", True),
        ("[Write to us](mailto:c@b.org)", False),
        ("[nhs.uk](https://www.nhs.uk/gout)", False),
        ("[www.nhs.uk](https://111.nhs.uk/)", False),
        ("[nhs.uk](https://www.webmd.com/gout)", True),
    ],
)
def test_links_that_show_another_address(book: Rulebook, text: str, wrong: bool) -> None:
    assert bool(findings(book, "links.shows-another", text)) is wrong


def test_a_phone_number_is_never_changed_without_a_person(book: Rulebook) -> None:
    (found,) = findings(book, "links.shows-another", "Call [999](tel:911).")
    assert found.level is Level.ERROR
    assert found.match == "[999](tel:911)"
    assert [(edit.text, fix.safe) for fix in found.fixes for edit in fix.edits] == [
        ("tel:999", False)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<p><a href="x.html"> </a>A</p>', ['<a href="x.html"> </a>']),
        ('<p><a href="x.html"><svg><title>X</title></svg></a>A</p>', []),
        ('<p><a href="x.html"><svg></svg></a>A</p>', ['<a href="x.html"><svg></svg></a>']),
        ('<p><a href="x.html"><img src="a.png" alt="Knee"></a>A</p>', []),
        ('<p><a href="x.html"><img src="a.png"></a>A</p>', []),  # accessibility.missing-alt
        ('<p><a name="x"></a><a href="#x"></a>A</p>', []),
    ],
)
def test_links_without_words(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert [one.match for one in findings(book, "links.missing-text", text, "html")] == wanted


def test_images_name_links_in_the_html_of_a_markdown_page(book: Rulebook) -> None:
    text = 'See <a href="x.html"><img src="a.png" alt="Knee"></a> and <a href="y.html"></a>.'
    (found,) = findings(book, "links.missing-text", text)
    assert found.match == '<a href="y.html"></a>'


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('<p><a href="#">Gout</a></p>', True),
        ('<p><a href="#" role="button">Gout</a></p>', False),
        ('<p><a href="#" onclick="open()">Gout</a></p>', False),
        ('<p><a href="#">Back to top</a></p>', False),
        ('<p><a href="javascript:window.print()">Print</a></p>', False),
        ('<p><a href="javascript:;">Gout</a></p>', True),
        ('<p><a href="#gout">Gout</a></p>', False),
        ('<p><a href="page">Gout</a></p>', True),
        ('<p><a href="pages/gout">Gout</a></p>', False),
    ],
)
def test_links_that_lead_nowhere(book: Rulebook, text: str, wrong: bool) -> None:
    assert bool(findings(book, "links.missing-target", text, "html")) is wrong


def test_a_detour_offers_the_real_address(book: Rulebook) -> None:
    text = "[a](https://www.google.com/url?q=https://www.bmj.com/content/1&sa=D)"
    (found,) = findings(book, "links.detour", text)
    (fix,) = found.fixes
    assert fix.edits[0].text == "https://www.bmj.com/content/1"
    assert not fix.safe


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See [gout] (https://n.org/a) now.", ["[gout] (https://n.org/a)"]),
        ("See (gout)[https://n.org/a] now.", ["(gout)[https://n.org/a]"]),
        ("See [gout](https://n.org/a now.", ["[gout](https://n.org/a"]),
        ("See [gout][x] now.", ["[gout][x]"]),
        ("See `[gout][x]` and [1][2] and [^1] and [3] (https://n.org/a).", []),
        ("Take it [at night](night.md) (or [by day](day.md)).", []),
    ],
)
def test_markdown_that_is_no_link(book: Rulebook, text: str, wanted: list[str]) -> None:
    assert [one.match for one in findings(book, "links.broken-markdown", text)] == wanted


def test_a_label_says_more_than_vague_words(book: Rulebook) -> None:
    text = '<p><a href="x.html" aria-label="{}">Read more</a></p>'
    rule = "links.vague-text"
    assert not findings(book, rule, text.format("Read more about gout"), "html")
    assert findings(book, rule, text.format("Read more"), "html")
    assert findings(book, rule, '<p><a href="x.html">Read more</a></p>', "html")


@pytest.mark.parametrize("target", ["www.nhs.uk/gout", "nhs.uk/gout", "knees.org", "a@knees.org"])
def test_addresses_without_their_beginning(book: Rulebook, target: str) -> None:
    (found,) = findings(book, "links.malformed", f"[gout]({target})")
    assert found.match == target


@pytest.mark.parametrize("target", ["gout.html", "../gout/", "gout", "/nhs.uk/a", "a/knees.org"])
def test_relative_addresses_are_right(book: Rulebook, target: str) -> None:
    assert not findings(book, "links.malformed", f"[gout]({target})")


def test_new_windows(book: Rulebook) -> None:
    text = '<p><a href="a.html" target="_blank">Gout{}</a> hurts.</p>'
    rule = "links.new-window"
    assert findings(book, rule, text.format(""), "html")
    assert not findings(book, rule, text.format(" (opens in a new tab)"), "html")
    assert not findings(book, rule, text.replace("_blank", "_self"), "html")


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("http:/x.org/a", "does not begin with https://"),
        ("htps://x.org/a", "does not begin with https://"),
        ("https:x.org", "does not begin with https://"),
        ("https//x.org", "does not begin with https://"),
        ("ttps://x.org", "does not begin with https://"),
        ("www.x.org/a", "does not begin with https://"),
        ("clinic.gov.sg/", "does not begin with https://"),
        ("ward@x.org", "does not begin with mailto:"),
        ("http:&#92;&#92;x.org", "has \\ in place of /"),
        ("https://https://x.org", "has https:// twice"),
        ("https://http:/x.org", "has https:// twice"),
        ("https://https//x.org", "has https:// twice"),
        ("https:///a", "names no site"),
        ("https://", "names no site"),
        ("https://x/a", "names no whole site"),
        ("https://x .org/", "has a blank, comma or double full stop in the name of the site"),
        ("https://x,org/", "has a blank, comma or double full stop in the name of the site"),
        ("https://x..org/", "has a blank, comma or double full stop in the name of the site"),
        ("https://x.org]/a", "has a bracket in the name of the site"),
        ("https://[::1/a", "has a bracket in the name of the site"),
        ("https://x.org:99999/a", "asks for port 99999, and there are only 65535"),
        ("https://x.org:port/a", "has no number after the colon"),
        ("https://x.org/a b", "has a blank in it"),
        ("https://x.org/a.", "ends with a punctuation mark"),
        ("https://x.org/a,", "ends with a punctuation mark"),
        ("https://x.org/a)", "has a bracket without its partner"),
        ("https://x.org/a_(b", "has a bracket without its partner"),
        ("https://x.org/&quot;a&quot;", "has a quotation mark or an angle bracket in it"),
        ("https://x.org/a/{:target=_blank}", "holds {: }, which belongs behind the bracket"),
        ("https://x.org/100%", "has a % that stands for nothing"),
        ("https://x.org/%zz", "has a % that stands for nothing"),
        ("”https://x.org/a”", "has typographic quotation marks around it"),
        ("https://x.org/&#8203;a", "has a character in it that nobody sees (U+200B)"),
        ("https://x.org/a&#8206;", "has a character in it that nobody sees (U+200E)"),
        ("https://x.org/a&shy;b", "has a character in it that nobody sees (U+00AD)"),
        ("https://x.org/a&#8205;b", "has a character in it that nobody sees (U+200D)"),
        ("mailto:ward", "holds no e-mail address"),
        ("mailto: ward@x.org", "holds no e-mail address"),
        ("mailto://ward@x.org", "holds no e-mail address"),
        ("mailto:ward@x..org", "holds no e-mail address"),
        ("mailto:ward@x.org.", "holds no e-mail address"),
        ("tel:call", "holds no phone number"),
        ("tel:0123456789012345678", "has 19 figures, and no phone number has more than 15"),
        ("tel:+44(0)2079460018", "holds (0), which is never dialled after a country's number"),
    ],
)
def test_addresses_that_cannot_work(book: Rulebook, target: str, what: str) -> None:
    text = f"<p>See <a href='{target}'>the page</a>.</p>"
    (found,) = findings(book, "links.malformed", text, "html")
    assert f"' {what}: correct it." in found.message
    assert found.match == target


@pytest.mark.parametrize(
    "target",
    [
        "https://x.org", "https://x.org/", "https://x.org:8080/a", "https://[2001:db8::1]:80/a",
        "https://user@x.org/a", "https://x.org/a_(b)", "https://x.org/a%20b?c=%2F#d",
        "https://web.archive.org/web/2020/https://x.org/a", "https://x.org/a;b=1,2",
        "https://x.org/ä?q=é", "https://münchen.de/", "https://x.org/~a/@b/!c/$d", "//x.org/a",
        "https://x.org/a?q=(b", "https://x.org/J.A.", "https://x.org/{{ page }}", "a b.md", "a.md.",
        "../a(1).pdf", "mailto:a@x.org,b@y.org?subject=A b", "mailto:?subject=a", "tel:999",
        "tel:+44 20 7946 0018;ext=12", "tel:1-800-QUIT-NOW", "sms:741741", "#a(b", "/a?b=c d",
        "https://x.org/می‌خواهم",
    ],
)  # fmt: skip
def test_addresses_that_work(book: Rulebook, target: str) -> None:
    text = f"<p>See <a href='{target}'>the page</a>.</p>"
    assert not findings(book, "links.malformed", text, "html")


def test_what_nobody_sees_is_taken_out_of_an_address(book: Rulebook) -> None:
    text = "[a](https://x.org/a\u200b) and more"
    assert mended(book, "links.malformed", text) == "[a](https://x.org/a) and more"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("ISBN 978-0-306-40615-8.", "978-0-306-40615-8"),
        ("ISBN 0-306-40615-X.", "0-306-40615-X"),
        ("ISBN 9780306406157.", None),
        ("ISBN-10 080442957X.", None),
        ("PMID: 012345.", "012345"),
        ("PMCID: PMC0123456.", "PMC0123456"),
        ("Trial NCT0123456.", "NCT0123456"),
        ("Trial NCT01234567.", None),
        (
            "[A trial](https://clinicaltrials.gov/study/NCT0123)",
            "https://clinicaltrials.gov/study/NCT0123",
        ),
        ("[A study](https://doi.org/11.1000/x)", "https://doi.org/11.1000/x"),
        ("[11.1000/x](https://doi.org/10.1000/x)", None),
        ("doi:10.1000/x and doi:10.10/x", "10.10/x"),
        ("The NCT runs classes; see its 10.5/6 rating.", None),
    ],
)
def test_numbers_of_sources_that_cannot_be(book: Rulebook, text: str, match: str | None) -> None:
    found = findings(book, "trust.malformed-identifier", text)
    assert [one.match for one in found] == ([match] if match else [])
