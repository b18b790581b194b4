"""How fast, and with how few requests, `qa links` checks links, against lychee in the same run.

usage: python bench/links.py LYCHEE [--runs N] [--latency MS ...] [--hosts N ...] [--only NAME ...]
       python bench/links.py --many 100000

LYCHEE is the program (`cargo install lychee`; the figures in bench/README.md are of 0.24.2). A
server in a process of its own answers on 127.0.0.1 and the addresses after it, each of them a host
of its own; no request leaves the machine. 2,000 distinct links stand on 500 pages, 20,000 times
in all. Both programs are started cold, in turn, with the same limits for each host: requests at the
same time, and the time between two. Every figure is the median of whole processes.

`--many` asks that many distinct links in one process and prints the peak of its memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

PORT = 18_765
LINKS, PAGES, MENTIONS = 2_000, 500, 20_000
PER_HOST, AT_ONCE = 10, 128
"""lychee's own defaults, given to both."""

LIMIT = 40
"""Requests a second that a host with a limit answers; beyond that it says 429."""

TEXT = b"<!doctype html><title>A leaflet</title><h1>A leaflet</h1>" + b"<p>Rest helps.</p>" * 300


# --- the server ------------------------------------------------------------------------------


@dataclass
class Site:
    """What the server knows: how slow it is to be, and what it was asked."""

    latency: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    recent: dict[str, list[float]] = field(default_factory=dict)

    def answer(self, host: str, method: str, path: str) -> bytes:
        """Return the whole response to a request."""
        self.asked[method] += 1
        kind, _, number = path.lstrip("/").partition("/")
        if kind == "limited" and self.too_many(host):
            return response(429, b"Retry-After: 1\r\n")
        if kind == "moved":
            return response(301, f"Location: /page/{number}\r\n".encode())
        status = {"gone": 404, "down": 500, "walled": 403, "robots.txt": 404}.get(kind, 200)
        return response(status, b"", b"" if method == "HEAD" else TEXT if status == 200 else b"No")

    def too_many(self, host: str) -> bool:
        """Whether a host has had more requests in this second than it answers."""
        now = time.monotonic()
        recent = [at for at in self.recent.get(host, []) if now - at < 1]
        self.recent[host] = [*recent, now] if len(recent) < LIMIT else recent
        return len(recent) >= LIMIT


def response(status: int, headers: bytes, body: bytes = b"") -> bytes:
    """Return a response as it is sent."""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + headers + b"\r\n" + body


class Wire(asyncio.Protocol):
    """Speaks as much HTTP as two clients need."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note the connection."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request after the latency."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            method, path, _ = head.decode("latin-1").split(" ", 2)
            if path.startswith("/control/"):
                self.transport.write(self.control(path.removeprefix("/control/")))
                continue
            host = str(self.transport.get_extra_info("sockname")[0])
            answer = self.site.answer(host, method, path)
            loop = asyncio.get_running_loop()
            loop.call_later(self.site.latency, self.transport.write, answer)

    def control(self, latency: str) -> bytes:
        """Take a latency, and say what was asked until now."""
        asked = json.dumps(self.site.asked).encode()
        self.site.asked.clear()
        self.site.latency = float(latency)
        return response(200, b"", asked)


async def serve(hosts: int) -> None:
    """Answer on as many addresses for as long as the process lives."""
    loop = asyncio.get_running_loop()
    site = Site()
    names = [f"127.0.0.{number + 1}" for number in range(hosts)]
    server = await loop.create_server(lambda: Wire(site), names, PORT, backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


def control(latency: float) -> Counter[str]:
    """Set the latency in seconds and return what was asked since the last time."""
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/control/{latency}") as answer:
        return Counter(json.load(answer))


# --- the pages -------------------------------------------------------------------------------


def kind_of(number: int, mixed: bool) -> str:
    """Return what becomes of a link: of a mixed set, 1 % fail and 5 % have moved."""
    if not mixed:
        return "page"
    drawn = random.Random(number).random() * 100
    fails = (("gone", 0.5), ("down", 0.75), ("walled", 1), ("moved", 6))
    return next((kind for kind, below in fails if drawn < below), "page")


def address(number: int, hosts: int, *, mixed: bool) -> str:
    """Return a distinct link; of a mixed set, the first host has a limit."""
    host = number % hosts
    kind = "limited" if mixed and not host and hosts > 1 else kind_of(number, mixed)
    return f"http://127.0.0.{host + 1}:{PORT}/{kind}/{number}"


def write_pages(folder: Path, hosts: int, *, mixed: bool) -> None:
    """Write the pages, the same every time."""
    urls = [address(number, hosts, mixed=mixed) for number in range(LINKS)]
    chance = random.Random(1)
    each, own = MENTIONS // PAGES, LINKS // PAGES
    for page in range(PAGES):
        mine = urls[page * own : (page + 1) * own] + chance.choices(urls, k=each - own)
        lines = [f"Rest helps many, says [leaflet {n}]({url}).\n" for n, url in enumerate(mine)]
        text = f"# Page {page}\n\n" + "\n".join(lines)
        (folder / f"page-{page}.md").write_text(text, encoding="utf-8")


# --- the programs ----------------------------------------------------------------------------


def qa(folder: Path, interval: float) -> list[str]:
    """Return the command line of ours."""
    config = folder.parent / "qa.yaml"
    config.write_text(
        f"links: {{allow-private: true, per-host: {PER_HOST}, interval: {interval}, "
        f"concurrency: {AT_ONCE}}}\n",
        encoding="utf-8",
    )
    return [sys.executable, "-m", "qa", "links", str(folder), "--config", str(config)]


def lychee(program: str, folder: Path, interval: float) -> list[str]:
    """Return the command line of lychee."""
    limits = ["--host-concurrency", str(PER_HOST), "--max-concurrency", str(AT_ONCE)]
    pace = ["--host-request-interval", f"{round(interval * 1000)}ms"]
    return [program, "--no-progress", *limits, *pace, str(folder)]


@dataclass
class Timed:
    """Runs of one program."""

    seconds: list[float] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)

    def run(self, command: list[str], env: dict[str, str], latency: float) -> None:
        """Run it once; exit codes say what was found, so none of them is a failure."""
        control(latency)
        begin = time.perf_counter()
        done = subprocess.run(command, env=env, capture_output=True, check=False)
        self.seconds.append(time.perf_counter() - begin)
        self.requests.append(control(latency).total())
        if done.returncode not in (0, 1, 2) or b"Traceback" in done.stderr:
            raise SystemExit(done.stderr.decode())

    @property
    def time(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)

    @property
    def sent(self) -> float:
        """The median of the requests."""
        return statistics.median(self.requests)


@dataclass(frozen=True)
class Case:
    """One set of links, and how each host wants to be asked."""

    latency: int
    hosts: int
    interval: int
    mixed: bool

    @property
    def name(self) -> str:
        """What a row of the table is called."""
        what = "mixed" if self.mixed else "pages"
        return f"{what}, {self.latency} ms, {self.hosts} hosts, {self.interval} ms apart"


def measure(case: Case, program: str, runs: int) -> tuple[Timed, Timed, Timed]:
    """Return the runs of ours, of lychee, and of ours once more with its history."""
    first, peer, second = Timed(), Timed(), Timed()
    latency, interval = case.latency / 1000, case.interval / 1000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        write_pages(folder, case.hosts, mixed=case.mixed)
        for run in range(runs):
            env = {**os.environ, "QA_CACHE_DIR": f"{place}/cache-{run}"}
            first.run(qa(folder, interval), env, latency)
            peer.run(lychee(program, folder, interval), env, latency)
            second.run(qa(folder, interval), env, latency)
    return first, peer, second


def compare(given: argparse.Namespace) -> None:
    """Measure every case and print a row of the table for each."""
    cases = [
        Case(latency, hosts, given.interval, mixed)
        for mixed in (False, True)
        for hosts in given.hosts
        for latency in given.latency
        if not given.only or ("mixed" if mixed else "pages") in given.only
    ]
    print("| links | qa s | lychee s | ratio | qa requests | lychee requests | again s | again |")
    print("|---|---|---|---|---|---|---|---|")
    for case in cases:
        first, peer, second = measure(case, given.lychee, given.runs)
        again = f"{second.time:.2f} ({second.time / first.time:.0%})"
        requests = f"{second.sent:.0f} ({second.sent / first.sent:.1%})"
        print(
            f"| {case.name} | {first.time:.2f} | {peer.time:.2f} | {first.time / peer.time:.2f} "
            f"| {first.sent:.0f} | {peer.sent:.0f} | {again} | {requests} |",
            flush=True,
        )


MANY = """
import resource, sys
from pathlib import Path
from qa.engines.links import History, check_links
from qa.settings import LinkSettings
number, hosts = int(sys.argv[1]), int(sys.argv[2])
settings = LinkSettings(allow_private=True, interval=0, per_host=10, concurrency=64)
urls = (f"http://127.0.0.{n % hosts + 1}:18765/page/{n}" for n in range(number))
results = check_links(urls, settings, history=History(Path(sys.argv[3]) / "links.sqlite"))
good = sum(result.verdict == "ok" for result in results.values())
print(good, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def many(number: int, hosts: int) -> None:
    """Ask many links in one process, and print the peak of its memory."""
    control(0)
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", MANY, str(number), str(hosts), place]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    good, megabytes = done.stdout.split()
    seconds = time.perf_counter() - begin
    print(f"{number:,} links, {good} ok, {megabytes} MB at most, {seconds:.0f} s")


def main() -> None:
    """Measure, or serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("lychee", nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--latency", type=int, nargs="*", default=[0, 50, 300])
    parser.add_argument("--hosts", type=int, nargs="*", default=[1, 20])
    parser.add_argument("--interval", type=int, default=0)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--many", type=int)
    parser.add_argument("--serve", type=int)
    given = parser.parse_args()
    if given.serve:
        resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
        asyncio.run(serve(given.serve))
        return
    hosts = max(given.hosts)
    command = [sys.executable, __file__, "--serve", str(hosts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout
        server.stdout.readline()
        try:
            if given.many:
                many(given.many, hosts)
            else:
                compare(given)
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
