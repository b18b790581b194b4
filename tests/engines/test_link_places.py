"""Places on fetched pages: `#fragments` that are there, that are not, and that nobody can know."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from misbehaving_server import HttpServer, Reply, address, running

from qa.engines.links import History, LinkVerdict, check_links
from qa.engines.links.places import place_of
from qa.settings import LinkSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from misbehaving_server import Asked

    from qa.engines.links import LinkResult

OK, MOVED, DEAD, SOFT_DEAD, BLOCKED, UNVERIFIED, REFUSED, SKIPPED = LinkVerdict

SETTINGS = LinkSettings(
    timeout=3,
    deadline=5,
    attempts=1,
    confirm_after=0.01,
    interval=0,
    robots=False,
    allow_private=True,
    fragments=True,
    max_page=100_000,
)

WORDS = "<p>Rest helps most knees that hurt, and so does a walk on flat ground. </p>" * 10
LEAFLET = f"""<!doctype html><title>Knees</title><h1 id="top-of-page">Your knee</h1>
<script src="/analytics.js"></script><a href="#dose">Dose</a><p id="dose">One tablet.</p>
<a name='old-name'></a><h2>Side effects &amp; risks</h2><h2>Side effects &amp; risks</h2>
<p id="user-content-recovery">Rest.</p><p id="d&eacute;j&agrave;">Again.</p>
<!-- <p id="in-comment"> --><script>var a = '<p id="in-script">';</script>
<p>Take it with <b>foo</b>d, and never
with grape&shy;fruit.</p><p>Ask your pharmacist.</p>{WORDS}"""
SHELL = '<title>Ward map</title><div id="root"></div><script src="/app.js"></script>'
MADE = f"""<title>Knees</title><script src="/toc.js"></script><a href="#one">1</a>
<a href="#two">2</a><a href="#three">3</a><p id="three">Three.</p>{WORDS}"""
LONG = f"<title>Long</title>{'<p>Rest helps. </p>' * 10_000}<p id='end'>The end.</p>"


def html(text: str, status: int = 200, **headers: str) -> Callable[[Asked], Reply]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"Content-Type": "text/html; charset=utf-8", **named}
    return lambda _: Reply(status, sent, text.encode())


def packed(text: str) -> Callable[[Asked], Reply]:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    return lambda _: Reply(200, headers, gzip.compress(text.encode()))


def in_part(asked: Asked) -> Reply:
    """Send what was asked for, and say that there is more."""
    del asked
    headers = {"Content-Type": "text/html", "Content-Range": "bytes 0-99/900000"}
    return Reply(206, headers, b"<title>Knees</title><p id='here'>Rest.</p>")


ROUTES: dict[str, Callable[[Asked], Reply]] = {
    "/leaflet": html(LEAFLET),
    "/plain": html(f"<title>Knees</title><p id='dose'>One tablet.</p>{WORDS}"),
    "/packed": packed(LEAFLET),
    "/bomb": packed("<title>Zeros</title>" + "0" * 50_000_000),
    "/shell": html(SHELL),
    "/made": html(MADE),
    "/long": html(LONG),
    "/part": in_part,
    "/odd": html("<p id=dose>One<<<!---><table><p id='x><script>"),
    "/nested": html("<div>" * 15_000 + "<p id=deep>"),
    "/leaflet.pdf": lambda _: Reply(200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/text": lambda _: Reply(200, {"Content-Type": "text/plain"}, b"dose"),
    "/moved": lambda _: Reply(301, {"Location": "/leaflet"}),
    "/moved-to-place": lambda _: Reply(302, {"Location": "/leaflet#dose"}),
    "/robots-only": html("<title>No</title>", 403),
    "/lost": html("<title>Page not found</title>"),
}

CASES = [
    ("/leaflet#dose", OK),
    ("/leaflet#top-of-page", OK),
    ("/leaflet#old-name", OK),
    ("/leaflet#side-effects--risks", OK),  # as GitHub writes a heading
    ("/leaflet#side-effects--risks-1", OK),
    ("/leaflet#recovery", OK),
    ("/leaflet#user-content-recovery", OK),
    ("/leaflet#user-content-dose", OK),
    ("/leaflet#d%C3%A9j%C3%A0", OK),
    ("/leaflet#", OK),
    ("/leaflet#top", OK),
    ("/leaflet#/route", OK),  # a script's, no place
    ("/leaflet#Dose", SOFT_DEAD),
    ("/leaflet#doses", SOFT_DEAD),
    ("/leaflet#in-comment", SOFT_DEAD),
    ("/leaflet#in-script", SOFT_DEAD),
    ("/leaflet#:~:text=One%20tablet", OK),
    ("/leaflet#:~:text=take%20it%20with%20food", OK),
    ("/leaflet#dose:~:text=two%20tablets", SOFT_DEAD),
    ("/leaflet#:~:text=Take%20it,pharmacist", OK),
    ("/leaflet#:~:text=pharmacist,Take%20it", SOFT_DEAD),
    ("/leaflet#:~:text=Ask%20your-,pharmacist,-.", OK),
    ("/leaflet#:~:text=Ask%20my-,pharmacist", SOFT_DEAD),
    ("/leaflet#:~:text=two%20tablets&text=one%20tablet", OK),
    ("/leaflet#:~:selector=x", OK),
    ("/packed#dose", OK),
    ("/packed#doses", SOFT_DEAD),
    ("/plain#doses", SOFT_DEAD),
    ("/odd#dose", OK),
    ("/nested#deep", UNVERIFIED),  # flattened away, and cut
    ("/shell#ward-7", UNVERIFIED),
    ("/shell#root", OK),
    ("/made#one", UNVERIFIED),
    ("/made#three", OK),
    ("/long#end", UNVERIFIED),
    ("/bomb#end", UNVERIFIED),
    ("/part#here", OK),
    ("/part#there", UNVERIFIED),
    ("/leaflet.pdf#chapter", UNVERIFIED),
    ("/leaflet.pdf#page=3", OK),
    ("/text#dose", UNVERIFIED),
    ("/moved#dose", MOVED),
    ("/moved#doses", SOFT_DEAD),
    ("/moved-to-place#doses", OK),
    ("/robots-only#dose", BLOCKED),
    ("/lost#dose", SOFT_DEAD),
    ("/gone#dose", DEAD),
]


@pytest.fixture(scope="module")
def library() -> Iterator[HttpServer]:
    with running(HttpServer(ROUTES)) as server:
        yield server


@pytest.fixture
def site() -> Iterator[HttpServer]:
    with running(HttpServer(ROUTES)) as server:
        yield server


@pytest.fixture(scope="module")
def results(library: HttpServer) -> dict[str, LinkResult]:
    """Ask all cases in one run, as a site's pages would."""
    return check_links([address(library, path) for path, _ in CASES], SETTINGS)


@pytest.mark.parametrize(("path", "verdict"), CASES)
def test_each_place_has_its_verdict(
    library: HttpServer, results: dict[str, LinkResult], path: str, verdict: LinkVerdict
) -> None:
    result = results[address(library, path)]
    assert result.verdict is verdict, result
    assert result.reason.endswith(".")


@pytest.mark.usefixtures("results")
def test_a_page_is_fetched_once_whatever_its_places(library: HttpServer) -> None:
    assert library.log.methods("/leaflet.pdf") == ["HEAD"]
    for path in ("/plain", "/packed", "/shell", "/made", "/long", "/bomb", "/text", "/moved"):
        assert library.log.methods(path) == ["GET"], path
    assert len(library.log.methods("/leaflet")) == 3  # for itself, and from each of two redirects


def test_evidence_names_the_place(results: dict[str, LinkResult], library: HttpServer) -> None:
    missing = results[address(library, "/leaflet#doses")]
    assert (missing.url, missing.status) == (address(library, "/leaflet#doses"), 200)
    assert missing.reason == "The page is there, but '#doses' is not on it."
    assert "scripts write it" in results[address(library, "/shell#ward-7")].reason
    assert "too long" in results[address(library, "/long#end")].reason


def test_nothing_is_looked_for_unless_that_is_asked(site: HttpServer) -> None:
    url = address(site, "/leaflet#doses")
    result = check_links([url], replace(SETTINGS, fragments=False))[url]
    assert (result.verdict, result.url) == (OK, address(site, "/leaflet"))


def test_places_are_remembered_and_only_failures_are_asked_again(
    site: HttpServer, tmp_path: Path
) -> None:
    history = History(tmp_path / "links.sqlite")
    there, missing = address(site, "/leaflet#dose"), address(site, "/plain#doses")
    heard: list[LinkResult] = []
    for _ in range(2):
        heard.clear()
        results = check_links([there, missing], SETTINGS, history=history, on_result=heard.append)
        assert [results[url].verdict for url in (there, missing)] == [OK, SOFT_DEAD]
    assert site.log.methods("/leaflet") == ["GET"]
    assert site.log.methods("/plain") == ["GET", "GET"]
    assert results[there].remembered
    assert sum("#" not in one.url for one in heard) == 2
    another = address(site, "/leaflet#recovery")
    assert check_links([another], SETTINGS, history=history)[another].verdict is OK
    assert len(site.log.methods("/leaflet")) == 2  # a place that nobody has looked for yet
    history.close()


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ("dose", "dose"),
        ("", ""),
        ("top", ""),
        ("!/ward", ""),
        ("page=3", ""),
        (":~:text=one", ":~:text=one"),
        (":~:text=", ""),
        (":~:text=-,", ""),
        (":~:", ""),
        ("dose:~:text=,", "dose:~:text=,"),
    ],
)
def test_what_names_a_place(fragment: str, place: str) -> None:
    assert place_of(f"https://larkfieldhealth.org/knee#{fragment}") == place
