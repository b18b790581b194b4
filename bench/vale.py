"""How fast qa runs Vale styles, beside the real Vale in the same run.

usage: python bench/vale.py FOLDER --styles STYLESPATH [--vale BINARY] [--runs N] [NAME ...]

Every figure is the median of N whole processes, started cold and taken in turn, JSON out: seconds
on the clock, and of the processor, which move less where the machine has other work. FOLDER
holds pages, STYLESPATH the folders of the styles NAME ... (default: Google Microsoft write-good
proselint alex). Nothing is installed: without `vale` on PATH or --vale, qa is timed alone.
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

STYLES = ("Google", "Microsoft", "write-good", "proselint", "alex")
UNUSED_RULES = 1000


class Run(NamedTuple):
    """What one process took: seconds on the clock and of the processor, and MB at most."""

    clock: float
    processor: float
    largest: int


def timed(command: list[str], env: dict[str, str], out: Path) -> Run:
    """Run one process, its output into a file; return what it took.

    Nothing large is held here meanwhile: a new process counts what its parent held as its own.
    """
    begin = time.perf_counter()
    with out.open("wb") as file:
        process = subprocess.Popen(command, env=env, stdout=file, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def configured(folder: Path, styles_path: str, styles: list[str], *, unused: bool) -> Path:
    """Write a .vale.ini, with a style of rules whose words never occur where that is asked for."""
    path = Path(styles_path).resolve()
    if unused:
        shutil.copytree(path, folder / "styles")
        path = folder / "styles"
        (path / "Unused").mkdir()
        for number in range(UNUSED_RULES):
            (path / "Unused" / f"R{number}.yml").write_text(
                f"extends: existence\nmessage: \"'%s'\"\nlevel: warning\ntokens:\n"
                f"  - zzq{number}x\n  - qqz{number} w[xy]z\n"
            )
        styles = [*styles, "Unused"]
    ini = folder / ".vale.ini"
    ini.write_text(
        f"StylesPath = {path}\nMinAlertLevel = suggestion\n"
        f"[*]\nBasedOnStyles = {', '.join(styles)}\n"
    )
    return ini


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--styles", required=True)
    parser.add_argument("--vale", default=shutil.which("vale"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    styles = given.names or list(STYLES)
    pages = [path for path in Path(given.folder).rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in pages)
    with tempfile.TemporaryDirectory() as scratch:
        (plain := Path(scratch, "plain")).mkdir()
        (more := Path(scratch, "more")).mkdir()
        (one := Path(scratch, "one.md")).write_text("# A page\n\nOne paragraph, very short.\n")
        ini = str(configured(plain, given.styles, styles, unused=False))
        unused = str(configured(more, given.styles, styles, unused=True))
        qa = [sys.executable, "-m", "qa", "check", "--format", "json", "--no-cache"]
        commands = {
            "qa, 1 process": [*qa, "--jobs", "1", "--config", ini, given.folder],
            "qa, 2 processes": [*qa, "--jobs", "2", "--config", ini, given.folder],
            "qa, 1000 unused rules more": [*qa, "--jobs", "1", "--config", unused, given.folder],
            "qa, one short page": [*qa, "--jobs", "1", "--config", ini, str(one)],
        }
        if given.vale:
            vale = [given.vale, "--no-global", "--output", "JSON", "--config", ini]
            commands["vale"] = [*vale, given.folder]
        commands = {n: c for n, c in commands.items() if not given.only or n in given.only}
        taken: dict[str, list[Run]] = {name: [] for name in commands}
        found: dict[str, int] = {}
        env = {**os.environ, "QA_CACHE_DIR": str(Path(scratch, "cache"))}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(given.runs):
            for name, command in commands.items():
                taken[name].append(timed(command, env, out := Path(scratch, "out.json")))
                found[name] = count(out)
    medians = {name: statistics.median(run.clock for run in runs) for name, runs in taken.items()}
    worked = {
        name: statistics.median(run.processor for run in runs) for name, runs in taken.items()
    }
    for name, median in medians.items():
        largest = max(run.largest for run in taken[name])
        print(
            f"{name:28} {median:8.2f} s {worked[name]:8.2f} s of the processor "
            f"{largest:6} MB {found[name]:8} findings"
        )
    for name in ("qa, 1 process", "qa, 2 processes"):
        if {"vale", name} <= medians.keys():
            print(
                f"{name}: {medians['vale'] / medians[name]:.1f} x as fast as vale, with "
                f"1/{worked['vale'] / worked[name]:.1f} of its processor time"
            )
    if {"qa, 1 process", "qa, 1000 unused rules more"} <= medians.keys():
        more_time = medians["qa, 1000 unused rules more"] / medians["qa, 1 process"] - 1
        print(f"1000 unused rules cost {more_time:+.1%}")
    print(json.dumps({"bytes": size, "pages": len(pages), "runs": given.runs, "taken": taken}))


def count(report: Path) -> int:
    """Return how many findings a report of qa, or of vale, holds, each key on a line of its own."""
    with report.open("rb") as lines:
        return sum(line.lstrip().startswith((b'"rule": ', b'"Check": ')) for line in lines)


if __name__ == "__main__":
    main()
