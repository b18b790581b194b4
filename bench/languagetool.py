"""How fast LanguageTool is through qa, against the bare server with the same rules on.

usage: python bench/languagetool.py FOLDER [--pages N] [--runs N] [--only NAME ...]

One warm server answers all, in turn, so that a busy machine slows both sides. The bare client sends
each file as it is, in one request, as a script of twenty lines would; where it has two threads,
each has a connection of its own. Besides the time on the clock, the processor time of the server
and of the client is told, which other work on the machine moves less.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil  # type: ignore[import-untyped,unused-ignore]

from qa.engines.languagetool.installation import ready
from qa.engines.languagetool.server import Server

BARE = """
import pathlib, sys, threading, requests
from qa.engines.languagetool.curation import curation
url, threads, asked = sys.argv[2], int(sys.argv[3]), curation()
files = iter(sorted(pathlib.Path(sys.argv[1]).glob("*")))
lock, found = threading.Lock(), []
def work():
    session = requests.Session()
    session.trust_env = False
    while True:
        with lock:
            file = next(files, None)
        if file is None:
            return
        form = {
            "language": "en-US", "text": file.read_text(encoding="utf-8", errors="replace"),
            "disabledRules": ",".join(asked.off),
            "disabledCategories": ",".join(asked.off_categories),
        }
        answer = session.post(url + "/v2/check", data=form, timeout=600)
        answer.raise_for_status()
        found.append(len(answer.json()["matches"]))
workers = [threading.Thread(target=work) for _ in range(threads)]
[worker.start() for worker in workers]
[worker.join() for worker in workers]
print(len(found), sum(found))
"""


class Spent(NamedTuple):
    """Seconds of one run."""

    clock: float
    server: float
    client: float


def commands(folder: str, url: str) -> dict[str, list[str]]:
    """Return every measured command by name."""
    qa = [sys.executable, "-m", "qa", "check", folder, "--offline", "--format", "json"]
    asking = [*qa, "--languagetool-server", url]
    return {
        "bare, 1 connection": [sys.executable, "-c", BARE, folder, url, "1"],
        "qa, LanguageTool only, 1 job": [
            *asking, "--grammar", "languagetool-only", "--jobs", "1", "--no-cache",
        ],
        "qa, every engine and rule, 1 job": [
            *asking, "--grammar", "languagetool", "--jobs", "1", "--no-cache",
        ],
        "bare, 2 connections": [sys.executable, "-c", BARE, folder, url, "2"],
        "qa, every engine and rule, 2 jobs": [
            *asking, "--grammar", "languagetool", "--jobs", "2", "--no-cache",
        ],
        "first run": [*asking, "--grammar", "languagetool"],
        "second run": [*asking, "--grammar", "languagetool"],
    }  # fmt: skip


RATIOS = [
    ("bare, 1 connection", "qa, LanguageTool only, 1 job"),
    ("bare, 1 connection", "qa, every engine and rule, 1 job"),
    ("bare, 2 connections", "qa, every engine and rule, 2 jobs"),
    ("first run", "second run"),
]


def spent(command: list[str], server: psutil.Process, env: dict[str, str]) -> Spent:
    """Run one process and return what it, and the server meanwhile, took."""
    before = server.cpu_times()
    others = os.times()
    begin = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    clock = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    after, ended = server.cpu_times(), os.times()
    client = ended.children_user + ended.children_system
    client -= others.children_user + others.children_system
    return Spent(clock, after.user + after.system - before.user - before.system, client)


def measure(folder: str, runs: int, only: list[str] | None) -> dict[str, list[Spent]]:
    """Return what every command took in every run."""
    with Server(*ready()) as server:
        java = psutil.Process(server.process_id).children()[0]
        chosen = {
            name: command
            for name, command in commands(folder, server.url).items()
            if not only or name in only
        }
        taken: dict[str, list[Spent]] = {name: [] for name in chosen}
        spent([sys.executable, "-c", BARE, folder, server.url, "2"], java, dict(os.environ))  # warm
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as cache:
                env = {**os.environ, "QA_CACHE_DIR": cache}
                for name, command in chosen.items():
                    taken[name].append(spent(command, java, env))
                    print(name, taken[name][-1], file=sys.stderr)
    return taken


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*")
    given = parser.parse_args()
    pages = sorted(path for path in Path(given.folder).rglob("*.md") if path.is_file())
    step = max(1, len(pages) // given.pages)
    with tempfile.TemporaryDirectory() as folder:
        for page in pages[::step][: given.pages]:
            shutil.copy(page, folder)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        taken = measure(folder, given.runs, given.only)
    medians = {
        name: Spent(*(statistics.median(column) for column in zip(*rows, strict=True)))
        for name, rows in taken.items()
    }
    for name, seconds in medians.items():
        print(
            f"{name:36} {seconds.clock:8.2f} s  {size / seconds.clock / 1e3:7.1f} KB/s  "
            f"server {seconds.server:7.2f} s, client {seconds.client:7.2f} s of processor time"
        )
    for slow, quick in RATIOS:
        if slow in medians and quick in medians:
            print(f"{quick} : {slow}  {medians[slow].clock / medians[quick].clock:.2f} x as fast")
    print(json.dumps({"bytes": size, "runs": given.runs, "seconds": taken}))


if __name__ == "__main__":
    main()
