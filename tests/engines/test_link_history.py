"""What is remembered of links between runs, and what it means later."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from misbehaving_server import HttpServer, Reply, address, running

from qa.engines.links import History, LinkResult, LinkVerdict, check_links
from qa.engines.links.recall import fresh_for
from qa.settings import HostSettings, LinkSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from misbehaving_server import Asked

DAY = 86_400.0
SETTINGS = LinkSettings(
    timeout=3,
    deadline=5,
    attempts=1,
    confirm_after=0.01,
    interval=0,
    robots=False,
    allow_private=True,
)


@pytest.fixture
def site() -> Iterator[HttpServer]:
    with running(HttpServer({"/page": lambda _: Reply(), "/down": lambda _: Reply(500)})) as server:
        yield server


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    opened = History(tmp_path / "links.sqlite")
    yield opened
    opened.close()


def seen(url: str, verdict: LinkVerdict, days_ago: float, status: int | None = 200) -> LinkResult:
    at = time.time() - days_ago * DAY
    return LinkResult(url, verdict, status, url, (), "It was so.", 1, 0.2, at)


def test_a_good_answer_is_not_asked_for_again_while_it_is_fresh(
    site: HttpServer, history: History
) -> None:
    url = address(site, "/page")
    first = check_links([url], SETTINGS, history=history)[url]
    second = check_links([url], SETTINGS, history=history)[url]
    assert site.log.methods("/page") == ["GET"]
    assert (first.remembered, second.remembered) == (False, True)
    assert replace(second, remembered=False) == first


@pytest.mark.parametrize(
    ("settings", "days_ago", "asked"),
    [
        (SETTINGS, 5, 0),
        (SETTINGS, 9, 1),
        (replace(SETTINGS, fresh_days=30), 9, 0),
        (replace(SETTINGS, fresh_days=0), 0, 1),
        (replace(SETTINGS, hosts={"127.0.0.1": HostSettings(fresh_days=1)}), 5, 1),
        (replace(SETTINGS, ask="again"), 0, 1),
        (replace(SETTINGS, ask="changed"), 400, 0),
        (SETTINGS, -1, 1),  # the clock was wrong, then or now
    ],
)
def test_how_long_an_answer_counts_is_decided_when_it_is_read(
    site: HttpServer, history: History, settings: LinkSettings, days_ago: float, asked: int
) -> None:
    url = address(site, "/page")
    history.add("before", [seen(url, LinkVerdict.OK, days_ago)])
    check_links([url], settings, history=history)
    assert len(site.log.methods("/page")) == asked


def test_links_that_were_asked_together_are_not_all_asked_again_on_one_day() -> None:
    spans = [fresh_for(f"http://a.test/{n}", SETTINGS) / DAY for n in range(500)]
    assert spans == [fresh_for(f"http://a.test/{n}", SETTINGS) / DAY for n in range(500)]
    assert min(spans) >= 7 * 0.75
    assert max(spans) <= 7 * 1.25
    assert len({round(span * 10) for span in spans}) > 20


@pytest.mark.parametrize("verdict", ["dead", "unverified", "blocked", "soft-dead"])
def test_a_failure_is_never_an_answer(site: HttpServer, history: History, verdict: str) -> None:
    url = address(site, "/page")
    history.add("before", [seen(url, LinkVerdict(verdict), 0.01, 404)])
    assert check_links([url], SETTINGS, history=history)[url].verdict is LinkVerdict.OK
    assert [one.result.verdict for one in history.find([url])[url]] == [LinkVerdict.OK]


def test_a_page_that_was_gone_in_an_earlier_run_needs_no_second_answer(
    site: HttpServer, history: History
) -> None:
    url = address(site, "/gone")
    for _ in range(2):
        result = check_links([url], SETTINGS, history=history)[url]
        assert (result.verdict, result.status) == (LinkVerdict.DEAD, 404)
    assert len(site.log.methods("/gone")) == 3


@pytest.mark.parametrize(
    ("earlier", "verdict"),
    [
        ([20, 12, 3], LinkVerdict.DEAD),
        ([20, 3], LinkVerdict.UNVERIFIED),  # too few runs
        ([9, 6, 3, 1], LinkVerdict.UNVERIFIED),  # too few days
        ([], LinkVerdict.UNVERIFIED),
    ],
)
def test_a_link_that_fails_for_weeks_is_dead(
    site: HttpServer, history: History, earlier: list[float], verdict: LinkVerdict
) -> None:
    url = address(site, "/down")
    for number, days_ago in enumerate(earlier):
        history.add(f"run {number}", [seen(url, LinkVerdict.UNVERIFIED, days_ago, None)])
    result = check_links([url], SETTINGS, history=history)[url]
    assert result.verdict is verdict
    assert ("in all of 4 runs since 20" in result.reason) is (verdict is LinkVerdict.DEAD)


def test_a_link_that_failed_before_is_tried_once(site: HttpServer, history: History) -> None:
    url = address(site, "/down")
    patient = replace(SETTINGS, attempts=2)
    check_links([url], patient, history=history)
    assert len(site.log.methods("/down")) == 2
    check_links([url], patient, history=history)
    assert len(site.log.methods("/down")) == 3


def test_a_good_answer_in_between_ends_the_count(site: HttpServer, history: History) -> None:
    url = address(site, "/down")
    for number, days_ago in enumerate([30, 20, 16]):
        history.add(f"run {number}", [seen(url, LinkVerdict.UNVERIFIED, days_ago, 500)])
    history.add("good", [seen(url, LinkVerdict.OK, 15)])
    history.add("bad", [seen(url, LinkVerdict.UNVERIFIED, 2, 500)])
    result = check_links([url], SETTINGS, history=history)[url]
    assert result.verdict is LinkVerdict.UNVERIFIED


def test_a_machine_without_a_network_remembers_no_failure(history: History) -> None:
    url = "http://127.0.0.1:9/"  # nobody listens
    result = check_links([url], SETTINGS, history=history)[url]
    assert result.verdict is LinkVerdict.UNVERIFIED
    assert history.find([url]) == {}


def test_failures_do_not_pile_up(history: History) -> None:
    url = "http://a.test/"
    for number in range(60):
        history.add(f"run {number}", [seen(url, LinkVerdict.UNVERIFIED, 60 - number, 500)])
    assert len(history.find([url])[url]) == 24


@pytest.mark.parametrize("junk", [b"no database at all" * 500, b""])
def test_a_broken_file_is_put_aside_with_a_note(tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "links.sqlite"
    file.write_bytes(junk)
    history = History(file)
    assert history.add("run", [seen("http://a.test/", LinkVerdict.OK, 0)])
    assert list(history.find(["http://a.test/"])) == ["http://a.test/"]
    history.close()
    assert bool(history.note) is bool(junk)
    assert (tmp_path / "links.sqlite.broken").exists() is bool(junk)


def test_a_file_that_another_program_has_filled_is_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "links.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE sightings (something TEXT)")
    other.close()
    history = History(file)
    assert history.find(["http://a.test/"]) == {}
    assert "begun anew" in history.note
    history.close()


def test_what_is_remembered_travels(tmp_path: Path, history: History) -> None:
    urls = [f"http://a.test/{n}" for n in range(3)]
    history.add("run", [seen(url, LinkVerdict.OK, n) for n, url in enumerate(urls)])
    lines = list(history.export())
    assert set(json.loads(lines[0])) >= {"url", "at", "verdict", "status", "reason"}
    other = History(tmp_path / "other.sqlite")
    assert other.take_in(lines) == 3
    assert other.take_in(lines) == 3  # once more changes nothing
    assert list(other.export()) == lines
    other.close()


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"url": 1}', '{"url": "http://a.test/", "at": "now"}', "[" * 100_000]
)
def test_a_file_of_something_else_is_not_taken_in(history: History, line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is no sighting"):
        history.take_in(["\n", line + "\n"])
    assert list(history.export()) == []


ASKS = """
import sys
from pathlib import Path
from qa.engines.links import History, check_links
from qa.settings import LinkSettings
history = History(Path(sys.argv[1]))
settings = LinkSettings(timeout=60, deadline=60, interval=0, robots=False, allow_private=True,
                        concurrency=4)
urls = [f"{sys.argv[2]}?{n}" for n in range(int(sys.argv[3]), int(sys.argv[4]))] + sys.argv[5:]
heard = lambda it: print(it.verdict, flush=True)
check_links(urls, settings, history=history, on_result=heard)
history.close()
"""


def asks(file: Path, url: str, numbers: range, *more: str) -> subprocess.Popen[str]:
    where = [str(file), url, str(numbers.start), str(numbers.stop), *more]
    return subprocess.Popen(
        [sys.executable, "-c", ASKS, *where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


OPENS = """
import sys
import time
from pathlib import Path
from qa.engines.links import History
while time.time() < float(sys.argv[2]):
    pass
history = History(Path(sys.argv[1]))
print(history.note)
history.close()
"""


def test_runs_that_open_a_new_history_at_once_all_have_it(tmp_path: Path) -> None:
    for nth in range(3):
        where = [str(tmp_path / f"{nth}.sqlite"), str(time.time() + 1)]
        runs = [
            subprocess.Popen(
                [sys.executable, "-c", OPENS, *where], stdout=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        assert [run.communicate(timeout=60)[0].strip() for run in runs] == ["", "", ""]


def test_two_runs_write_one_history_at_once(site: HttpServer, tmp_path: Path) -> None:
    file, url = tmp_path / "links.sqlite", address(site, "/page")
    runs = [asks(file, url, numbers) for numbers in (range(300), range(200, 500))]
    for run in runs:
        _, complaint = run.communicate(timeout=60)
        assert run.returncode == 0, complaint
    history = History(file)
    assert len(history.find(f"{url}?{n}" for n in range(500))) == 500
    assert not history.note
    history.close()


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
def test_a_run_that_is_killed_leaves_a_whole_history(site: HttpServer, tmp_path: Path) -> None:
    file, url = tmp_path / "links.sqlite", address(site, "/page")

    def never(_: Asked) -> Reply:
        site.log.stopped.wait(20)
        return Reply()

    site.routes["/never"] = never
    with asks(file, url, range(300), address(site, "/never")) as run:
        assert run.stdout
        for _ in range(250):
            assert run.stdout.readline() == "ok\n"
        os.kill(run.pid, signal.SIGKILL)
        run.wait(timeout=10)
    history = History(file)
    pages = [f"{url}?{n}" for n in range(300)]
    kept = history.find(pages)
    assert len(kept) >= 200
    check_links(pages, SETTINGS, history=history)
    asked_twice = {address(site, asked.path) for asked in site.log.requests if asked.nth > 1}
    assert asked_twice.isdisjoint(kept)
    assert len(history.find(pages)) == 300
    assert not history.note
    history.close()


@pytest.mark.parametrize(
    ("url", "final", "verdict", "secure"),
    [
        ("https://a.test/x", "https://a.test/x", LinkVerdict.OK, True),
        ("http://a.test/x", "https://a.test/x", LinkVerdict.MOVED, True),
        ("http://a.test/x", "http://a.test/x", LinkVerdict.OK, False),
        ("https://a.test/x", "http://a.test/x", LinkVerdict.OK, False),  # sent back
        ("https://a.test/x", "https://a.test/x", LinkVerdict.DEAD, False),
        ("https://a.test.evil/x", "https://a.test.evil/x", LinkVerdict.OK, False),
        ("https://a.test:8443/x", "https://a.test:8443/x", LinkVerdict.OK, False),
    ],
)
def test_which_hosts_answer_to_https(
    history: History, url: str, final: str, verdict: LinkVerdict, secure: bool
) -> None:
    history.add("before", [replace(seen(url, verdict, 1), final_url=final)])
    assert history.secure(["a.test", "b.test"]) == (frozenset({"a.test"}) if secure else set())
