"""How servers are treated, and what is sent to whom."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from misbehaving_server import HttpServer, Reply, address, running

from qa.engines.links import Interrupted, LinkVerdict, check_links, inquiry
from qa.engines.links.manners import FAILURES, ROBOTS_FROM
from qa.engines.links.marks import detour
from qa.engines.links.robots import crawl_delay
from qa.engines.links.waiting import Waiting
from qa.errors import ConfigError
from qa.settings import HostSettings, LinkSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from misbehaving_server import Asked

    from qa.engines.links import LinkResult

SETTINGS = LinkSettings(
    timeout=3,
    deadline=5,
    attempts=2,
    confirm_after=0.01,
    interval=0,
    robots=False,
    allow_private=True,
)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquiry, "FIRST_PAUSE", 0.01)


@pytest.fixture
def site() -> Iterator[HttpServer]:
    with running(HttpServer({"/page": lambda _: Reply()})) as server:
        yield server


@pytest.fixture
def times(site: HttpServer) -> list[float]:
    """When the server's page was asked."""
    seen: list[float] = []

    def page(_: Asked) -> Reply:
        seen.append(time.monotonic())
        return Reply()

    site.routes["/page"] = page
    return seen


def pages(site: HttpServer, number: int, host: str = "127.0.0.1") -> list[str]:
    return [address(site, f"/page?{n}", host) for n in range(number)]


def verdicts(results: dict[str, LinkResult]) -> list[str]:
    return [result.verdict.value for result in results.values()]


def test_requests_to_one_host_keep_their_distance(site: HttpServer, times: list[float]) -> None:
    check_links(pages(site, 6), replace(SETTINGS, interval=0.05))
    assert times[-1] - times[0] >= 4 * 0.05  # one that came late lets the next come early


def test_a_host_has_a_pace_of_its_own(site: HttpServer, times: list[float]) -> None:
    own = {"127.0.0.1": HostSettings(interval=0.1, concurrency=1)}
    check_links(pages(site, 4), replace(SETTINGS, hosts=own))
    assert times[-1] - times[0] >= 2 * 0.1


def test_hosts_do_not_wait_for_each_other(site: HttpServer, times: list[float]) -> None:
    hosts = {"slow.test": HostSettings(interval=5)}
    urls = [*pages(site, 2, "slow.test"), *pages(site, 10, "quick.test")]
    settings = replace(SETTINGS, hosts=hosts, run_deadline=3, concurrency=2)
    results = check_links(urls, settings, resolve=lambda _: ["127.0.0.1"])
    assert verdicts(results) == ["ok", "skipped", *["ok"] * 10]
    assert len(times) == 11


def test_a_link_that_waits_keeps_no_thread(site: HttpServer) -> None:
    site.routes["/busy"] = lambda asked: (
        Reply(429, {"Retry-After": "1"}) if asked.nth == 1 else Reply()
    )
    urls = [address(site, "/busy", "busy.test"), *pages(site, 20)]
    order: list[str] = []
    results = check_links(
        urls,
        replace(SETTINGS, concurrency=1),
        on_result=lambda it: order.append(it.url),
        resolve=lambda _: ["127.0.0.1"],
    )
    assert set(verdicts(results)) == {"ok"}
    assert order[-1] == urls[0]


def test_robots_txt_says_how_fast_where_there_are_many_links(
    site: HttpServer, times: list[float]
) -> None:
    rules = b"User-agent: *\nDisallow: /\nCrawl-delay: 1\n"
    site.routes["/robots.txt"] = lambda _: Reply(body=rules)
    asks = replace(SETTINGS, robots=True)
    found = verdicts(check_links(pages(site, ROBOTS_FROM), replace(asks, run_deadline=1.5)))
    assert site.log.methods("/robots.txt") == ["GET"]
    assert found.count("ok") <= len(times) < ROBOTS_FROM  # those that were under way
    assert set(found) == {"ok", "skipped"}
    few = check_links(pages(site, ROBOTS_FROM - 1), asks)
    assert set(verdicts(few)) == {"ok"}
    assert site.log.methods("/robots.txt") == ["GET"]


def test_robots_txt_is_asked_when_a_host_complains(site: HttpServer) -> None:
    site.routes["/page"] = lambda asked: Reply(429) if asked.nth == 1 else Reply()
    site.routes["/robots.txt"] = lambda _: Reply(body=b"User-agent: *\nCrawl-delay: 1\n")
    results = check_links(pages(site, 2), replace(SETTINGS, robots=True, per_host=1))
    assert set(verdicts(results)) == {"ok"}
    assert site.log.methods("/robots.txt") == ["GET"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: medcopy-qa\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 10", 3),
        ("User-agent: Googlebot\nCrawl-delay: 10", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("\x00<html>", 0),
    ],
)
def test_what_robots_txt_asks(text: str, seconds: float) -> None:
    assert crawl_delay(text) == seconds


def test_a_host_that_is_down_does_not_cost_every_link_its_time() -> None:
    urls = [f"http://127.0.0.1:9/{n}" for n in range(30)]
    results = check_links(urls, replace(SETTINGS, per_host=1, attempts=1))
    assert verdicts(results).count("unverified") == FAILURES
    assert verdicts(results).count("skipped") == 30 - FAILURES
    assert f"did not answer {FAILURES} times" in results[urls[-1]].reason


def test_a_host_that_wants_peace_gets_it(site: HttpServer) -> None:
    site.routes["/page"] = lambda _: Reply(429, {"Retry-After": "3600"})
    results = check_links(pages(site, 40), replace(SETTINGS, per_host=1))
    assert len(site.log.requests) == 1
    assert verdicts(results) == ["blocked", *["skipped"] * 39]


def test_a_rate_limit_is_kept_and_nothing_is_lost(site: HttpServer) -> None:
    recent: list[float] = []

    def limited(_: Asked) -> Reply:
        now = time.monotonic()
        recent[:] = [at for at in recent if now - at < 0.2]
        if len(recent) >= 5:
            return Reply(429)
        recent.append(now)
        return Reply()

    site.routes["/page"] = limited
    results = check_links(pages(site, 20), replace(SETTINGS, attempts=8, interval=0.02))
    assert set(verdicts(results)) == {"ok"}
    assert len(site.log.requests) < 40


def test_where_several_links_lead_is_asked_once(site: HttpServer) -> None:
    for n in range(5):
        site.routes[f"/old-{n}"] = lambda _: Reply(301, {"Location": "/page"})
    urls = [address(site, "/page"), *(address(site, f"/old-{n}") for n in range(5))]
    results = check_links(urls, replace(SETTINGS, concurrency=1))
    assert verdicts(results) == ["ok", *["moved"] * 5]
    assert site.log.methods("/page") == ["GET"]


def test_the_run_ends_when_its_time_is_up(site: HttpServer) -> None:
    def slow(_: Asked) -> Reply:
        time.sleep(0.1)
        return Reply()

    site.routes["/page"] = slow
    results = check_links(pages(site, 200), replace(SETTINGS, run_deadline=0.5))
    assert set(verdicts(results)) >= {"ok", "skipped"}
    last = next(it for it in results.values() if it.verdict is LinkVerdict.SKIPPED)
    assert "time for links was up" in last.reason


def test_links_are_asked_while_others_are_still_being_found(site: HttpServer) -> None:
    def urls() -> Iterator[str]:
        yield from pages(site, 100)
        until = time.monotonic() + 5
        while not site.log.requests and time.monotonic() < until:
            time.sleep(0.01)
        assert site.log.requests
        yield address(site, "/page")

    assert len(check_links(urls(), SETTINGS)) == 101


def test_ctrl_c_hands_over_what_was_found(site: HttpServer) -> None:
    def urls() -> Iterator[str]:
        yield from pages(site, 100)
        until = time.monotonic() + 5
        while len(site.log.requests) < 100 and time.monotonic() < until:
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(Interrupted) as stopped:
        check_links(urls(), SETTINGS)
    assert len(stopped.value.results) >= 90
    assert not [thread for thread in threading.enumerate() if thread.name == "qa-links"]


# What is sent


def test_we_say_who_we_are(site: HttpServer) -> None:
    contact = "https://larkfieldhealth.org/contact"
    settings = replace(SETTINGS, contact=contact, language="cy, en;q=0.8")
    check_links(pages(site, 1), settings)
    sent = site.log.requests[0].headers
    assert "medcopy-qa/" in sent["User-Agent"]
    assert sent["User-Agent"].endswith(f"; {contact})")
    assert sent["Accept-Language"] == "cy, en;q=0.8"
    assert sent["Accept"].startswith("text/html")
    assert sent["Range"].startswith("bytes=0-")
    assert replace(SETTINGS, user_agent="Us", contact="a@b.test").agent == "Us (a@b.test)"


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> LinkSettings:
    monkeypatch.setenv("QA_TOKEN", "s3cret")
    monkeypatch.setenv("QA_COOKIE", "session=s3cret")
    monkeypatch.setenv("QA_KEY", "s3cret")
    own = HostSettings(token_env="QA_TOKEN", cookie_env="QA_COOKIE", header_env={"X-Key": "QA_KEY"})
    return replace(SETTINGS, hosts={"own.test": own})


HEADERS = {"Authorization": "Bearer s3cret", "Cookie": "session=s3cret", "X-Key": "s3cret"}


def sent_to(site: HttpServer, path: str) -> dict[str, str]:
    asked = next(asked for asked in site.log.requests if asked.path == path)
    return {name: value for name, value in asked.headers.items() if name in HEADERS}


@pytest.mark.parametrize("host", ["own.test", "OWN.test"])
def test_a_host_gets_its_token_and_nobody_sees_it(
    site: HttpServer, secrets: LinkSettings, host: str
) -> None:
    url = address(site, "/page", host)
    results = check_links([url], secrets, resolve=lambda _: ["127.0.0.1"])
    assert sent_to(site, "/page") == HEADERS
    assert "s3cret" not in repr(results)


@pytest.mark.parametrize("other", ["other.test", "below.own.test", "own.test.evil.test"])
def test_no_other_host_gets_it_after_a_redirect(
    site: HttpServer, secrets: LinkSettings, other: str
) -> None:
    site.routes["/away"] = lambda _: Reply(302, {"Location": address(site, "/page", other)})
    url = address(site, "/away", "own.test")
    results = check_links([url], secrets, resolve=lambda _: ["127.0.0.1"])
    assert verdicts(results) == ["ok"]
    assert sent_to(site, "/away") == HEADERS
    assert sent_to(site, "/page") == {}


def test_a_cookie_that_a_server_sets_stays_with_its_host_and_its_link(site: HttpServer) -> None:
    headers = {"Location": address(site, "/page", "other.test"), "Set-Cookie": "who=me"}
    site.routes["/sets"] = lambda _: Reply(302, headers)
    urls = [address(site, "/sets", "own.test"), address(site, "/page?2", "own.test")]
    check_links(urls, replace(SETTINGS, concurrency=1), resolve=lambda _: ["127.0.0.1"])
    assert all("Cookie" not in asked.headers for asked in site.log.requests)


def test_only_variables_made_for_it_are_sent(site: HttpServer) -> None:
    stolen = replace(SETTINGS, hosts={"evil.test": HostSettings(token_env="GITHUB_TOKEN")})
    with pytest.raises(ConfigError, match="GITHUB_TOKEN' must be called QA_"):
        check_links(pages(site, 1), stolen)
    assert site.log.requests == []


def test_a_token_is_not_sent_in_the_clear(secrets: LinkSettings) -> None:
    from qa.engines.links.credentials import Credentials  # noqa: PLC0415

    public = Credentials(replace(secrets, allow_private=False))
    assert public.headers("http://own.test/") == {}
    assert public.headers("https://own.test/")["Authorization"] == "Bearer s3cret"


def test_a_value_that_is_no_header_is_an_error(
    secrets: LinkSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_TOKEN", "one\r\nX-Evil: two")
    with pytest.raises(ConfigError, match="the value of QA_TOKEN is no header"):
        check_links([], secrets)


def test_a_host_can_be_left_out(site: HttpServer) -> None:
    hosts = {"left.test": HostSettings(skip=True)}
    url = address(site, "/page", "www.left.test")
    assert verdicts(check_links([url], replace(SETTINGS, hosts=hosts))) == ["skipped"]


# Redirects that lead to another page than was asked for


@pytest.mark.parametrize(
    ("asked", "arrived", "where"),
    [
        ("http://a.test/leaflets/gout", "http://a.test/", "a home page"),
        ("http://a.test/gout", "http://a.test/", "a home page"),
        ("http://a.test/leaflets/gout", "http://b.test/en/index.html", "a home page"),
        ("http://a.test/leaflets/gout", "http://a.test/gout", None),
        ("http://a.test/", "https://www.a.test/en/", None),
        ("http://a.test/index.html", "http://a.test/", None),
        ("http://gout.test/campaign", "http://campaign.test/", None),  # a short address for it
        ("https://bit.ly/x1/y2", "http://a.test/", None),
        ("http://a.test/x?id=3", "http://a.test/?p=3", None),
        ("http://a.test/record", "http://a.test/login?next=/record", "a log-in"),
        ("http://a.test/record", "https://login.b.test/x", "a log-in"),
        ("http://a.test/login", "http://a.test/log-in/", None),
        ("http://a.test/blog/signing-in-pain", "http://a.test/blog/designing-ins", None),
        ("http://a.test/gout", "http://a.test/404.html", "an error page"),
        ("http://a.test/gout", "http://a.test/page-not-found", "an error page"),
        ("http://a.test/gout", "http://a.test/medication-errors", None),
        ("http://a.test/gout", "https://www.hugedomains.com/domain_profile.cfm?d=a", "are sold"),
    ],
)
def test_where_redirects_end(asked: str, arrived: str, where: str | None) -> None:
    found = detour(asked, arrived)
    assert (where is None and found is None) or (where or "-") in (found or "")


def test_who_is_waited_for_is_told_in_words() -> None:
    waiting = Waiting(["http://a.test/1", "http://a.test/1#x", "http://a.test/2", "http://b.test"])
    assert (waiting.total, str(waiting)) == (3, "a.test 2, b.test 1")
