"""How fast qa is, as ratios against peers in the same run.

usage: python bench/speed.py FOLDER [--runs N] [--only NAME ...]

Every figure is the median of N whole processes, started cold and taken in turn, so that a busy
machine slows both sides. FOLDER holds pages; the figures in bench/README.md were made with 1,200
Markdown documents of 5.1 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QA = [sys.executable, "-m", "qa"]

# Harper by itself, as a script of twenty lines would use it: one file, one call.
HARPER = """
import pathlib, sys, harper
from qa.engines.harper import _spoken
linter = harper.Linter(harper.Dialect.AMERICAN)
if sys.argv[2] == "same":
    on = _spoken()
    linter.set_lint_config({name: name in on for name in linter.get_default_lint_config()})
found = 0
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
    text = path.read_text(encoding="utf-8", errors="replace")
    parts = text.split("\\n\\n") if sys.argv[3] == "paragraphs" else [text]
    for part in parts:
        found += len(linter.lint(part, language="plaintext" if len(parts) > 1 else "markdown"))
print(found)
"""


def timed(command: list[str], env: dict[str, str]) -> float:
    """Run one process and return its wall time in seconds."""
    begin = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - begin


def check(folder: str, *options: str) -> list[str]:
    """Return the command line of one whole run with JSON out."""
    return [*QA, "check", folder, "--offline", "--format", "json", "--jobs", "1", *options]


def harper(folder: str, rules: str, unit: str) -> list[str]:
    """Return the command line of Harper alone."""
    return [sys.executable, "-c", HARPER, folder, rules, unit]


def commands(folder: str) -> dict[str, list[str]]:
    """Return every measured command by name, in the order in which they are run."""
    page = min(path for path in Path(folder).rglob("*") if path.is_file())
    one_page = check(str(page), "--grammar", "none", "--no-cache")
    return {
        "text rules": check(folder, "--grammar", "none", "--no-cache"),
        "with Harper": check(folder, "--no-cache"),
        "with Harper, 2 jobs": [*check(folder, "--no-cache"), "--jobs", "2"],
        "Harper alone, same rules": harper(folder, "same", "files"),
        "Harper alone, same rules, by paragraph": harper(folder, "same", "paragraphs"),
        "Harper alone, every rule": harper(folder, "all", "files"),
        "first run": check(folder),
        "second run": check(folder),
        "one page, nothing kept": one_page,
        "one page, rules kept": one_page,
        "qa --version": [str(Path(sys.executable).with_name("qa")), "--version"],
        "import click": [sys.executable, "-c", "import click"],
    }


OF_ALL_PAGES = ("text rules", "with Harper", "with Harper, 2 jobs", "first run")
RATIOS = [
    ("with Harper : Harper alone, same rules", "Harper alone, same rules", "with Harper"),
    (
        "with Harper : Harper alone, same rules, by paragraph",
        "Harper alone, same rules, by paragraph",
        "with Harper",
    ),
    ("with Harper : Harper alone, every rule", "Harper alone, every rule", "with Harper"),
    ("2 jobs : 1 job", "with Harper", "with Harper, 2 jobs"),
]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*")
    given = parser.parse_args()
    size = sum(path.stat().st_size for path in Path(given.folder).rglob("*") if path.is_file())
    chosen = {
        name: command
        for name, command in commands(given.folder).items()
        if not given.only or name in given.only
    }
    times: dict[str, list[float]] = {name: [] for name in chosen}
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory() as cache:
            env = {**os.environ, "QA_CACHE_DIR": cache}
            for name, command in chosen.items():
                times[name].append(timed(command, env))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, seconds in medians.items():
        rate = f"{size / seconds / 1e6:8.2f} MB/s" if size > 1e6 and name in OF_ALL_PAGES else ""
        print(f"{name:45} {seconds:8.3f} s {rate}")
    for title, slow, quick in RATIOS:
        if slow in medians and quick in medians:
            print(f"{title:60} {medians[slow] / medians[quick]:6.2f} x as fast")
    if {"first run", "second run"} <= medians.keys():
        print(f"second run : first run {medians['second run'] / medians['first run']:.1%}")
    if {"one page, nothing kept", "one page, rules kept"} <= medians.keys():
        ratio = medians["one page, rules kept"] / medians["one page, nothing kept"]
        print(f"one page, rules kept : one page, nothing kept {ratio:.0%}")
    if {"qa --version", "import click"} <= medians.keys():
        ratio = medians["qa --version"] / medians["import click"]
        print(f"qa --version : import click {ratio:.2f} x as long")
    print(json.dumps({"bytes": size, "runs": given.runs, "seconds": times}))


if __name__ == "__main__":
    main()
