from __future__ import annotations

import gzip
import ipaddress
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, replace
from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest
from misbehaving_server import HttpServer, RawServer, Reply, address, drips, running

from qa.engines.links import LinkVerdict, addresses, check_links, inquiry, names
from qa.errors import ConfigError
from qa.settings import LinkSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from misbehaving_server import Asked

    from qa.engines.links import LinkResult
    from qa.engines.links.names import Resolver

OK, MOVED, DEAD, SOFT_DEAD, BLOCKED, UNVERIFIED, REFUSED, SKIPPED = LinkVerdict

PATIENT = LinkSettings(
    timeout=5,
    deadline=10,
    attempts=2,
    confirm_after=0.02,
    interval=0,
    robots=False,
    allow_private=True,
    max_redirects=3,
)
HASTY = replace(PATIENT, timeout=0.35, deadline=0.6)


@dataclass(frozen=True)
class Case:
    path: str
    route: Callable[[Asked], Reply]
    verdict: LinkVerdict
    status: int | None
    methods: list[str]
    attempts: int = 1
    reason: str = ""


@dataclass(frozen=True)
class Misdeed:
    path: str
    verdict: LinkVerdict
    methods: list[str]
    attempts: int
    reason: str
    settings: LinkSettings = PATIENT


def always(status: int, **headers: str) -> Callable[[Asked], Reply]:
    return lambda _: Reply(status, {name.replace("_", "-"): it for name, it in headers.items()})


def head_lies(status: int) -> Callable[[Asked], Reply]:
    return lambda asked: Reply(status if asked.method == "HEAD" else 200)


def first_then(first: int, then: int) -> Callable[[Asked], Reply]:
    return lambda asked: Reply(first if asked.nth == 1 else then)


def at_first(status: int, times: int, **headers: str) -> Callable[[Asked], Reply]:
    failing = always(status, **headers)
    return lambda asked: failing(asked) if asked.nth <= times else Reply()


def wants_cookie(asked: Asked) -> Reply:
    if "Cookie" in asked.headers:
        return Reply()
    return Reply(302, {"Location": "/cookie", "Set-Cookie": "seen=1"})


def no_range(asked: Asked) -> Reply:
    return Reply(416) if "Range" in asked.headers else Reply(200, body=b"")


HEAD, GET = "HEAD", "GET"


def titled(title: str, status: int = 200, **headers: str) -> Callable[[Asked], Reply]:
    page = f"<!doctype html><html><head><title>{title}</title></head><body>Text.</body></html>"
    return says(page, status, **headers)


def says(page: str, status: int = 200, **headers: str) -> Callable[[Asked], Reply]:
    named = {name.replace("_", "-"): it for name, it in headers.items()}
    return lambda _: Reply(status, {"Content-Type": "text/html", **named}, page.encode())


def packed(page: str) -> Callable[[Asked], Reply]:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    return lambda _: Reply(200, headers, gzip.compress(page.encode()))


def head_then(status: int, then: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
    return lambda asked: Reply(status) if asked.method == "HEAD" else then(asked)


def to(path: str, status: int = 301) -> Callable[[Asked], Reply]:
    return always(status, Location=path)


LONG_PAGE = (
    "<title>Sleep and pain</title><h1>Sleep and pain</h1>"
    + "<p>Some links of this page said: page not found. Buy this domain, they said.</p>" * 500
)
SCRIPT_PAGE = '<title>Ward map</title><div id="app"></div><script src="/app.js"></script>'

CASES = [
    # every class of status
    Case("/page", always(200), OK, 200, [GET]),
    Case("/empty", always(204), OK, 204, [GET]),
    Case("/partial", always(206), OK, 206, [GET]),
    Case("/300", always(300), UNVERIFIED, 300, [GET], reason="does not say"),
    Case("/400", always(400), UNVERIFIED, 400, [GET], reason="does not say"),
    Case("/401", always(401), BLOCKED, 401, [GET], reason="password"),
    Case("/403", always(403), BLOCKED, 403, [GET], reason="programs"),
    Case("/404", always(404), DEAD, 404, [GET, GET], 2, "no such page"),
    Case("/410", always(410), DEAD, 410, [GET, GET], 2, "gone for good"),
    Case("/404-once", at_first(404, 1), OK, 200, [GET, GET], 2),
    Case("/404-then-500", first_then(404, 500), UNVERIFIED, 500, [GET, GET], 2, "fault"),
    Case("/418", always(418), UNVERIFIED, 418, [GET]),
    Case("/451", always(451), BLOCKED, 451, [GET], reason="legal"),
    Case("/999", always(999), BLOCKED, 999, [GET], reason="programs"),
    Case("/500", always(500), UNVERIFIED, 500, [GET, GET], 2, "fault of its own"),
    Case("/503", always(503), UNVERIFIED, 503, [GET, GET], 2, "fault of its own"),
    Case("/503-once", at_first(503, 1), OK, 200, [GET, GET], 2),
    # too many requests
    Case("/429", always(429), BLOCKED, 429, [GET, GET], 2, "too many requests"),
    Case("/429-once", at_first(429, 1), OK, 200, [GET, GET], 2),
    Case("/later", at_first(503, 1, Retry_After="0"), OK, 200, [GET, GET], 2),
    Case("/soon", at_first(429, 1, Retry_After="1"), OK, 200, [GET, GET], 2),
    Case("/too-late", always(429, Retry_After="3600"), BLOCKED, 429, [GET]),
    Case("/odd-later", at_first(429, 1, Retry_After="soon"), OK, 200, [GET, GET], 2),
    # HEAD and ranges
    Case("/leaflet.pdf", always(200), OK, 200, [HEAD]),
    Case("/no-head.pdf", head_lies(405), OK, 200, [HEAD, GET]),
    Case("/head-404.pdf", head_lies(404), OK, 200, [HEAD, GET]),
    Case("/head-403.pdf", head_lies(403), OK, 200, [HEAD, GET]),
    Case("/head-501.pdf", head_lies(501), OK, 200, [HEAD, GET]),
    Case("/head-500.pdf", head_lies(500), OK, 200, [HEAD, GET]),
    Case("/head-302.pdf", head_lies(302), OK, 200, [HEAD, GET]),
    Case("/gone.pdf", always(404), DEAD, 404, [HEAD, GET, GET], 2, "no such page"),
    Case("/no-range", no_range, OK, 200, [GET, GET]),
    # redirects that lead nowhere
    Case("/circle", to("/circle", 302), UNVERIFIED, 302, [GET], reason="circle"),
    Case("/nowhere", always(302), UNVERIFIED, 302, [GET], reason="where to go"),
    Case("/js", to("javascript:alert(1)"), UNVERIFIED, 301, [GET], reason="no web page"),
    Case("/ftp", to("ftp://127.0.0.1/"), UNVERIFIED, 301, [GET], reason="no web page"),
    Case("/file", to("file:///etc/passwd"), UNVERIFIED, 301, [GET], reason="no web page"),
    Case("/bad-target", to("http://[x/", 302), UNVERIFIED, 302, [GET], reason="malformed"),
    Case("/bad-port", to("http://x:99999/", 302), UNVERIFIED, 302, [GET], reason="malformed"),
    # cookies that are needed
    Case("/cookie", wants_cookie, OK, 200, [GET, GET]),
    # pages that say that they are not there
    Case("/soft", titled("Page not found - Larkfield"), SOFT_DEAD, 200, [GET], reason="not found"),
    Case("/soft-404", titled("404"), SOFT_DEAD, 200, [GET]),
    Case(
        "/soft-heading",
        says("<title>Larkfield</title><h1>Sorry, we can't find that page</h1>"),
        SOFT_DEAD,
        200,
        [GET],
    ),
    Case("/soft-packed", packed("<title>Page not found</title>"), SOFT_DEAD, 200, [GET]),
    Case("/soft-spanish", titled("P\u00e1gina no encontrada"), SOFT_DEAD, 200, [GET]),
    Case("/soft-entity", titled("This page doesn&#39;t exist"), SOFT_DEAD, 200, [GET]),
    Case("/about-404", says(LONG_PAGE), OK, 200, [GET]),
    Case("/heparin", titled("404 patients on heparin: a study"), OK, 200, [GET]),
    Case("/script-page", says(SCRIPT_PAGE), OK, 200, [GET]),
    Case(
        "/parked",
        says("<title>lost.example</title><p>Buy this domain."),
        SOFT_DEAD,
        200,
        [GET],
        reason="parked",
    ),
    # walls against robots
    Case("/wall", titled("Just a moment...", 403), BLOCKED, 403, [GET], reason="keeps programs"),
    Case("/wall-503", titled("Just a moment...", 503), BLOCKED, 503, [GET]),
    Case("/wall-200", titled("Pardon Our Interruption"), BLOCKED, 200, [GET]),
    Case("/wall-404", says("<script src=/_Incapsula_Resource>", 404), BLOCKED, 404, [GET]),
    Case("/wall-header", always(503, cf_mitigated="challenge"), BLOCKED, 503, [GET]),
    Case("/wall-head.pdf", always(403, cf_mitigated="challenge"), BLOCKED, 403, [HEAD, GET]),
    # odd headers
    Case(
        "/odd-charset", titled("Asthma", Content_Type="text/html; charset=klingon"), OK, 200, [GET]
    ),
    Case("/not-packed", titled("Asthma", Content_Encoding="gzip"), OK, 200, [GET]),
    Case(
        "/many-cookies", always(200, Set_Cookie="a=b; Domain=example.org; Path=/"), OK, 200, [GET]
    ),
]

REDIRECTS = {
    "/301": to("/page"),
    "/308": to("/page", 308),
    "/302": to("/page", 302),
    "/307": to("/page", 307),
    "/301-302": to("/302"),
    "/301-301": to("/301"),
    "/301-404": to("/404"),
    "/a": to("/b", 302),
    "/b": to("/a", 302),
    "/1": to("/2"),
    "/2": to("/3"),
    "/3": to("/4"),
    "/4": to("/page"),
    "/to-utf8": to("/\u00c3\u00a4"),  # the two UTF-8 bytes of \u00e4
    "/%C3%A4": always(200),
    "/leaflets/old": to("/"),
    "/leaflets/older": to("/en/", 302),
    "/": always(200),
    "/en/": always(200),
    "/record": to("/login?next=/record", 302),
    "/login": titled("Sign in"),
    "/lost": to("/error/404.html", 302),
    "/error/404.html": titled("Larkfield"),
    "/to-403": to("/403"),
    "/secret": to("/page?session=abc&x=1", 302),
}

FOLLOWED = [
    ("/301", MOVED, 200, ["/page"]),
    ("/308", MOVED, 200, ["/page"]),
    ("/301-301", MOVED, 200, ["/301", "/page"]),
    ("/302", OK, 200, ["/page"]),
    ("/307", OK, 200, ["/page"]),
    ("/301-302", OK, 200, ["/302", "/page"]),
    ("/301-404", DEAD, 404, ["/404"]),
    ("/a", UNVERIFIED, 302, ["/b", "/a"]),
    ("/1", UNVERIFIED, 301, ["/2", "/3", "/4", "/page"]),
    ("/to-utf8", MOVED, 200, ["/%C3%A4"]),
    ("/leaflets/old", SOFT_DEAD, 200, ["/"]),
    ("/leaflets/older", SOFT_DEAD, 200, ["/en/"]),
    ("/record", SOFT_DEAD, 200, ["/login?next=/record"]),
    ("/lost", SOFT_DEAD, 200, ["/error/404.html"]),
    ("/to-403", BLOCKED, 403, ["/403"]),
    ("/secret", OK, 200, ["/page?session=...&x=1"]),
]

RAW = [
    Misdeed("/silent", UNVERIFIED, [GET, GET], 2, "in 0.6 seconds", HASTY),
    Misdeed("/resets", UNVERIFIED, [GET, GET], 2, "closed the connection"),
    Misdeed("/hangs-up", UNVERIFIED, [GET, GET], 2, "closed the connection"),
    Misdeed("/hangs-up-on-head.pdf", OK, [HEAD, GET], 1, ""),
    Misdeed("/not-http", UNVERIFIED, [GET], 1, "not proper HTTP"),
    Misdeed("/long-header", UNVERIFIED, [GET], 1, "not proper HTTP"),
    Misdeed("/many-headers", UNVERIFIED, [GET], 1, "not proper HTTP"),
    Misdeed("/dripping-head", UNVERIFIED, [GET], 1, "in 0.6 seconds", HASTY),
    Misdeed("/endless-continue", UNVERIFIED, [GET], 1, "in 0.6 seconds", HASTY),
    Misdeed("/dripping-body", UNVERIFIED, [GET], 1, "in 0.6 seconds", HASTY),
    Misdeed("/dripping-404", DEAD, [GET, GET], 2, "no such page", HASTY),
    Misdeed("/short-body", UNVERIFIED, [GET, GET], 2, "broke off"),
    Misdeed("/bad-chunk", UNVERIFIED, [GET, GET], 2, "broke off"),
    Misdeed("/two-lengths", UNVERIFIED, [GET], 1, "not proper HTTP"),
    Misdeed("/endless-body", OK, [GET], 1, ""),
    Misdeed("/bomb", OK, [GET], 1, ""),
    Misdeed("/redirect-with-endless-body", UNVERIFIED, [GET], 1, "where to go"),
]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquiry, "FIRST_PAUSE", 0.01)


@pytest.fixture(scope="module")
def library() -> Iterator[HttpServer]:
    """One server for the table, which asks each of its addresses once."""
    with running(HttpServer({case.path: case.route for case in CASES} | REDIRECTS)) as server:
        yield server


@pytest.fixture(scope="module")
def vandal() -> Iterator[RawServer]:
    with running(RawServer()) as server:
        yield server


@pytest.fixture
def site() -> Iterator[HttpServer]:
    with running(HttpServer({case.path: case.route for case in CASES} | REDIRECTS)) as server:
        yield server


@pytest.fixture
def raw() -> Iterator[RawServer]:
    with running(RawServer()) as server:
        yield server


def ask(
    url: str, settings: LinkSettings = PATIENT, hosts: dict[str, list[str]] | None = None
) -> LinkResult:
    """Check one link; a host named in `hosts` has these addresses, every other is unknown."""
    return check_links([url], settings, resolve=book(hosts or {}))[url]


def book(hosts: dict[str, list[str]]) -> Resolver:
    def resolve(host: str) -> list[str]:
        if host not in hosts:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return hosts[host]

    return resolve


PUBLIC = ["8.8.8.8"]
WITNESS = {names.WITNESS: PUBLIC}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path)
def test_a_server_that_speaks_http(library: HttpServer, case: Case) -> None:
    before = len(library.log.methods(case.path))
    result = ask(address(library, case.path))
    assert (result.verdict, result.status, result.attempts) == (
        case.verdict,
        case.status,
        case.attempts,
    )
    assert library.log.methods(case.path)[before:] == case.methods
    assert case.reason in result.reason
    assert result.reason.endswith(".")
    assert result.final_url == address(library, case.path)


@pytest.mark.parametrize(("path", "verdict", "status", "hops"), FOLLOWED)
def test_redirects(
    library: HttpServer, path: str, verdict: LinkVerdict, status: int, hops: list[str]
) -> None:
    result = ask(address(library, path))
    assert (result.verdict, result.status) == (verdict, status)
    assert result.redirects == tuple(address(library, hop) for hop in hops)
    if verdict in {OK, MOVED, DEAD}:
        assert result.final_url == address(library, hops[-1])


@pytest.mark.parametrize("case", RAW, ids=lambda case: case.path)
def test_a_server_that_breaks_the_protocol(vandal: RawServer, case: Misdeed) -> None:
    began = time.monotonic()
    sent = vandal.log.sent
    result = ask(address(vandal, case.path), case.settings)
    assert time.monotonic() - began < HASTY.deadline + 5
    assert (result.verdict, result.attempts) == (case.verdict, case.attempts), result
    assert vandal.log.methods(case.path) == case.methods
    assert case.reason in result.reason
    assert vandal.log.sent - sent < 20_000_000  # what the sockets buffer


def test_every_address_is_asked_once(site: HttpServer) -> None:
    page = address(site, "/page")
    heard: list[LinkResult] = []
    given = [page, page + "#dose", page.replace("//", "//jo:secret@"), page, address(site, "/404")]
    results = check_links(given, PATIENT, on_result=heard.append)
    assert list(results) == list(dict.fromkeys(given))
    assert site.log.methods("/page") == [GET]
    assert len(heard) == 2
    assert len({id(results[url]) for url in given[:4]}) == 1


def test_a_connection_is_kept_for_the_next_link(site: HttpServer) -> None:
    urls = [address(site, f"/page?{n}") for n in range(20)]
    urls += [address(site, f"/no-head.pdf?{n}") for n in range(20)]
    results = check_links(urls, replace(PATIENT, concurrency=1))
    assert {result.verdict for result in results.values()} == {OK}
    assert site.log.connections == 1


def test_a_host_is_asked_few_things_at_a_time_and_waiting_costs_no_deadline() -> None:
    def slow(_: Asked) -> Reply:
        time.sleep(0.1)
        return Reply()

    with running(HttpServer({"/slow": slow})) as server:
        urls = [address(server, f"/slow?{n}") for n in range(14)]
        settings = replace(PATIENT, per_host=2, deadline=0.6)
        results = check_links(urls, settings)
        assert server.log.most_busy == 2
    assert {result.verdict for result in results.values()} == {OK}


def test_links_are_asked_at_the_same_time() -> None:
    barrier = threading.Barrier(6, timeout=5)

    def together(_: Asked) -> Reply:
        barrier.wait()
        return Reply()

    with running(HttpServer({"/together": together})) as server:
        urls = [address(server, f"/together?{n}") for n in range(6)]
        results = check_links(urls, replace(PATIENT, per_host=6))
    assert {result.verdict for result in results.values()} == {OK}


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_honoured(form: str) -> None:
    times: list[float] = []

    def busy_once(asked: Asked) -> Reply:
        times.append(time.monotonic())
        wait = "1" if form == "seconds" else formatdate(time.time() + 2, usegmt=True)
        return Reply(429, {"Retry-After": wait}) if asked.nth == 1 else Reply()

    with running(HttpServer({"/busy": busy_once})) as server:
        result = ask(address(server, "/busy"))
    assert (result.verdict, result.attempts) == (OK, 2)
    assert times[1] - times[0] >= (0.99 if form == "seconds" else 0.9)


def test_nothing_secret_is_sent_or_shown(
    site: HttpServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login jo password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    result = ask(address(site, "/page", host="jo:secret@127.0.0.1"))
    assert result.verdict is OK
    assert "Authorization" not in site.log.requests[0].headers
    assert "secret" not in repr(result)


@pytest.mark.parametrize("slow", ["/page", "/moved"])
def test_a_page_that_a_link_and_a_redirect_lead_to_is_asked_once(
    site: HttpServer, slow: str
) -> None:
    def page(asked: Asked) -> Reply:
        time.sleep(0.2 if slow == asked.path else 0)
        return Reply(200)

    def moved(asked: Asked) -> Reply:
        time.sleep(0.2 if slow == asked.path else 0)
        return Reply(301, {"Location": address(site, "/page")})

    site.routes.update({"/page": page, "/moved": moved})
    urls = [address(site, path) for path in ("/page", "/moved")]
    results = check_links(urls, PATIENT, resolve=book({}))
    assert [results[url].verdict for url in urls] == [OK, MOVED]
    assert [results[url].attempts for url in urls] == [1, 1]
    assert len(site.log.methods("/page")) == 1


def test_a_password_in_a_redirect_is_dropped(site: HttpServer) -> None:
    target = address(site, "/page", host="jo:secret@127.0.0.1")
    site.routes["/to-password"] = always(302, Location=target)
    result = ask(address(site, "/to-password"))
    assert result.redirects == (address(site, "/page"),)
    assert "Authorization" not in site.log.requests[-1].headers


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "127.1",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "inside.test",
        "both.test",
    ],
)
def test_a_private_address_is_never_connected_to(site: HttpServer, host: str) -> None:
    hosts = {"localhost": ["127.0.0.1"], "inside.test": ["127.0.0.1"], "both.test": ["::1"]}
    result = ask(address(site, "/page", host), replace(PATIENT, allow_private=False), hosts)
    assert (result.verdict, result.status, result.final_url) == (REFUSED, None, None)
    assert result.attempts == 0
    assert site.log.connections == 0


@pytest.mark.parametrize(
    ("written", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("::ffff:8.8.8.8", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("168.63.129.16", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("::10.0.0.1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::1", False),
        ("2002:a00:1::", False),
        ("2001::1", False),
    ],
)
def test_what_is_public(written: str, public: bool) -> None:
    assert addresses.is_public(ipaddress.ip_address(written)) is public


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 pass for a server on the Internet; every other address is what it is."""
    really = addresses.is_public
    monkeypatch.setattr(
        addresses, "is_public", lambda found: str(found) == "127.0.0.1" or really(found)
    )


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize("target", ["http://[::1]:{port}/page", "http://inside.test:{port}/page"])
def test_a_redirect_to_a_private_address_is_refused(site: HttpServer, target: str) -> None:
    location = target.format(port=site.server_address[1])
    site.routes["/inside"] = always(302, Location=location)
    settings = replace(PATIENT, allow_private=False)
    result = ask(address(site, "/inside"), settings, {"inside.test": ["127.0.0.2"]})
    assert (result.verdict, result.status) == (REFUSED, 302)
    assert result.redirects == (location,)
    assert site.log.connections == 1


@pytest.mark.usefixtures("loopback_is_public")
def test_a_name_that_changes_its_address_gains_nothing(site: HttpServer) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])
    settings = replace(PATIENT, allow_private=False)
    urls = [address(site, "/page", "rebinding.test"), address(site, "/204", "rebinding.test")]
    results = check_links(urls[:1], settings, resolve=lambda _: next(answers))
    assert results[urls[0]].verdict is OK  # one look-up, and the address it gave was called
    results = check_links(urls[1:], settings, resolve=lambda _: next(answers))
    assert results[urls[1]].verdict is REFUSED
    assert site.log.connections == 1


def test_an_unknown_host_is_dead_once_names_are_known_to_work() -> None:
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return list(book(WITNESS)(host))

    urls = ["http://gone.test/a", "http://gone.test/b"]
    results = check_links(urls, replace(PATIENT, concurrency=1), resolve=resolve)
    assert [result.verdict for result in results.values()] == [DEAD, DEAD]
    assert asked == ["gone.test", "gone.test", names.WITNESS]
    assert "gone.test" in results[urls[0]].reason
    assert (results[urls[0]].status, results[urls[0]].attempts) == (None, 2)


def test_no_host_is_dead_where_no_name_is_known(site: HttpServer) -> None:
    heard: list[LinkResult] = []
    urls = ["http://gone.test/", "http://lost.test/", address(site, "/page")]
    results = check_links(urls, PATIENT, on_result=heard.append, resolve=book({}))
    assert [result.verdict for result in results.values()] == [UNVERIFIED, UNVERIFIED, OK]
    assert "No host name at all" in results[urls[0]].reason
    assert len(heard) == 3


def test_a_private_name_does_not_prove_that_public_ones_work(site: HttpServer) -> None:
    urls = [address(site, "/page", "intranet.test"), "http://gone.test/"]
    results = check_links(urls, PATIENT, resolve=book({"intranet.test": ["127.0.0.1"]}))
    assert [result.verdict for result in results.values()] == [OK, UNVERIFIED]


def test_a_redirect_to_an_unknown_host_is_dead(site: HttpServer) -> None:
    site.routes["/left"] = always(301, Location="http://gone.test/")
    result = ask(address(site, "/left"), hosts=WITNESS)
    assert (result.verdict, result.redirects) == (DEAD, ("http://gone.test/",))


@pytest.mark.parametrize("error", [socket.EAI_AGAIN, socket.EAI_FAIL])
def test_a_resolver_in_trouble_proves_nothing(error: int) -> None:
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        raise socket.gaierror(error, "trouble")

    result = check_links(["http://a.test/"], PATIENT, resolve=resolve)["http://a.test/"]
    assert (result.verdict, result.attempts, len(asked)) == (UNVERIFIED, 2, 2)


def test_a_slow_resolver_ends_at_the_deadline() -> None:
    release = threading.Event()

    def resolve(_: str) -> list[str]:
        release.wait(10)
        return PUBLIC

    began = time.monotonic()
    result = check_links(["http://a.test/"], HASTY, resolve=resolve)["http://a.test/"]
    release.set()
    assert result.verdict is UNVERIFIED
    assert time.monotonic() - began < 8


def test_a_name_outside_ascii_is_looked_up_in_ascii(site: HttpServer) -> None:
    url = address(site, "/page", "b\u00fccher.test")
    result = ask(url, hosts={"xn--bcher-kva.test": ["127.0.0.1"]})
    assert (result.verdict, result.url) == (OK, url)
    assert site.log.requests[0].headers["Host"].startswith("xn--bcher-kva.test")


def test_a_closed_port_is_tried_again_and_proves_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening
        result = ask(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert (result.verdict, result.status, result.attempts) == (UNVERIFIED, None, 2)
    assert "accepts no connection" in result.reason


def test_the_next_address_of_a_host_is_tried(site: HttpServer) -> None:
    url = address(site, "/page", "many.test")
    assert ask(url, hosts={"many.test": ["::1", "127.0.0.1"]}).verdict is OK


def test_a_server_without_tls_proves_nothing(site: HttpServer) -> None:
    result = ask(address(site, "/page").replace("http:", "https:"))
    assert (result.verdict, result.attempts) == (UNVERIFIED, 1)
    assert "certificate" in result.reason


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a key and a certificate for 127.0.0.1 that only we trust."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    both = tmp_path_factory.mktemp("tls") / "both.pem"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    files = ["-keyout", str(both), "-out", str(both.with_name("certificate.pem"))]
    subprocess.run([openssl, "req", "-x509", *key, *name, *files], check=True, capture_output=True)
    with both.open("a", encoding="utf-8") as file:
        file.write(both.with_name("certificate.pem").read_text(encoding="utf-8"))
    return both


@pytest.fixture
def secure(certificate: Path) -> Iterator[HttpServer]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with running(HttpServer({"/page": always(200), "/drips": drips}, tls)) as server:
        yield server


def test_a_certificate_that_nobody_vouches_for_proves_nothing(secure: HttpServer) -> None:
    result = ask(address(secure, "/page").replace("http:", "https:"))
    assert (result.verdict, result.status, result.attempts) == (UNVERIFIED, None, 1)
    assert "certificate" in result.reason
    assert secure.log.requests == []


def test_a_good_certificate_is_accepted_and_the_deadline_holds_under_tls(
    secure: HttpServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    page, slow = (address(secure, it).replace("http:", "https:") for it in ("/page", "/drips"))
    assert ask(page).verdict is OK
    assert "in 0.6 seconds" in ask(slow, replace(HASTY, timeout=5)).reason
    assert ask(page, replace(PATIENT, allow_private=False)).verdict is REFUSED


@pytest.mark.parametrize(
    "url",
    [
        "http://exa mple.com/",
        "http:///path",
        "http://[bad/",
        "http://a.test:99999/",
        "http://a..b/",
        "http://1.2.3.999/",
        "http://" + "a" * 70 + ".test/",
        "http://*.test/",
        "https:",
        "mailto:jo@a.test",
        "ftp://a.test/",
        "",
    ],
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    result = ask(url)
    assert (result.verdict, result.status, result.attempts) == (UNVERIFIED, None, 0)
    assert "malformed" in result.reason or "no web page" in result.reason


def test_excluded_addresses_are_not_asked(site: HttpServer) -> None:
    settings = replace(PATIENT, exclude=(r"/page$",))
    assert ask(address(site, "/page"), settings).verdict is SKIPPED
    assert ask(address(site, "/302"), settings).verdict is SKIPPED
    assert site.log.methods("/page") == []


def test_a_book_that_an_open_catalogue_lacks_is_not_dead(site: HttpServer) -> None:
    port = site.server_address[1]
    site.routes |= {"/isbn/9780306406157": always(404), "/isbn/9780140328721": to("/page", 302)}
    hosts = {"openlibrary.org": ["127.0.0.1"]}
    lacking, known = (
        f"http://openlibrary.org:{port}/isbn/{it}" for it in ("9780306406157", "9780140328721")
    )
    result = ask(lacking, hosts=hosts)
    assert (result.verdict, result.status) == (UNVERIFIED, 404)
    assert "Open Library" in result.reason
    assert ask(known, hosts=hosts).verdict is OK


def test_what_is_not_included_is_skipped_at_once_and_told(site: HttpServer) -> None:
    urls = [address(site, f"/page?{n}") for n in range(30)]
    settings = replace(PATIENT, include=(r"/302$",), interval=0.3)
    began = time.monotonic()
    results = check_links([*urls, address(site, "/302")], settings)
    assert [results[url].verdict for url in urls] == [SKIPPED] * 30
    assert "include" in results[urls[0]].reason
    assert results[address(site, "/302")].verdict is OK  # what is included may send on
    assert len(site.log.requests) == 2
    assert time.monotonic() - began < 8


def test_wrong_settings_are_errors() -> None:
    with pytest.raises(ConfigError, match="timeout"):
        LinkSettings(timeout=0)
    with pytest.raises(ConfigError, match="exclude"):
        check_links([], replace(PATIENT, exclude=("(",)))


def test_an_odd_failure_does_not_end_the_run(site: HttpServer) -> None:
    def resolve(_: str) -> list[str]:
        raise RuntimeError("a resolver with a bug")

    urls = ["http://a.test/", address(site, "/page")]
    results = check_links(urls, PATIENT, resolve=resolve)
    assert [result.verdict for result in results.values()] == [UNVERIFIED, OK]
    assert "RuntimeError" in results[urls[0]].reason


def test_no_thread_is_left(site: HttpServer) -> None:
    check_links([address(site, f"/page?{n}") for n in range(5)], PATIENT)
    assert not [thread for thread in threading.enumerate() if thread.name == "qa-links"]


def test_nothing_to_ask() -> None:
    assert check_links([], PATIENT) == {}


INTERRUPTED = """
import sys
from qa.engines.links import check_links
from qa.settings import LinkSettings
settings = LinkSettings(timeout=60, deadline=60, allow_private=True)
check_links(sys.argv[1:], settings, on_result=lambda it: print(it.verdict, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_stops_at_once_and_keeps_what_was_found(site: HttpServer, raw: RawServer) -> None:
    urls = [address(site, "/page"), address(raw, "/silent")]
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, *urls],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ok\n"
        while not raw.log.requests:
            time.sleep(0.01)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in process.stderr.read()
        process.wait(timeout=5)
        assert time.monotonic() - began < 5
