"""How fast qa runs Vale styles, beside the real Vale in the same run.

usage: python bench/vale.py FOLDER --styles STYLESPATH [--vale BINARY] [--runs N] [NAME ...]

Every figure is the median of N whole processes, started cold and taken in turn, JSON out. FOLDER
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

STYLES = ("Google", "Microsoft", "write-good", "proselint", "alex")
UNUSED_RULES = 1000


def timed(command: list[str], env: dict[str, str]) -> tuple[float, int, bytes]:
    """Run one process; return its wall time in seconds, its largest size in MB, and its output."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss // 1024, out


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
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        largest: dict[str, int] = dict.fromkeys(commands, 0)
        found: dict[str, int] = {}
        env = {**os.environ, "QA_CACHE_DIR": str(Path(scratch, "cache"))}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(given.runs):
            for name, command in commands.items():
                taken, peak, out = timed(command, env)
                seconds[name].append(taken)
                largest[name] = max(largest[name], peak)
                found[name] = count(json.loads(out))
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, median in medians.items():
        print(f"{name:28} {median:8.2f} s {largest[name]:6} MB {found[name]:8} findings")
    for name in ("qa, 1 process", "qa, 2 processes"):
        if {"vale", name} <= medians.keys():
            print(f"{name}: {medians['vale'] / medians[name]:.1f} x as fast as vale")
    if {"qa, 1 process", "qa, 1000 unused rules more"} <= medians.keys():
        more_time = medians["qa, 1000 unused rules more"] / medians["qa, 1 process"] - 1
        print(f"1000 unused rules cost {more_time:+.1%}")
    print(json.dumps({"bytes": size, "pages": len(pages), "runs": given.runs, "seconds": seconds}))


def count(report: dict[str, list[object]]) -> int:
    """Return how many findings a report of qa, or of vale, holds."""
    if "findings" in report:
        return len(report["findings"])
    return sum(map(len, report.values()))


if __name__ == "__main__":
    main()
