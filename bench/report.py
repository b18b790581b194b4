"""What the HTML report of saved results costs, for two checkouts of qa in turn.

    qa check PAGES --offline --level suggestion --report json=results.json
    python bench/report.py results.json --before OTHER_CHECKOUT --runs 3

Run it in the folder that the pages were checked in. Reading the results is left out.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
WRITE = """
import os, sys, time
from pathlib import Path
from qa import saved
from qa.collector import spare_the_collector
from qa.commands.output import Output, write
from qa.pipeline import Documents
from qa.sources import load

spare_the_collector()
results = [saved.read(Path(sys.argv[1]))]
paths = {page.path: None for page in results[0].report.pages}
report = saved.merged(results, Documents(paths, lambda asked: map(load, asked)))
wall, before = time.perf_counter(), os.times()
write(report, [Output("html", sys.argv[2])], 200)
after = os.times()
user = after.user - before.user + after.children_user - before.children_user
system = after.system - before.system + after.children_system - before.children_system
print(user, system, time.perf_counter() - wall)
"""


def main() -> None:
    """Print user, system and clock seconds of each checkout, and the ratios of their pairs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("results", type=Path)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    ratios: dict[str, list[float]] = {"user time": [], "time on the clock": []}
    for _ in range(args.runs):
        user, clock = [], []
        for tree in (args.before, HERE):
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, "-c", WRITE, args.results, f"{folder}/report.html"]
                done = subprocess.run(
                    command,
                    env=os.environ | {"PYTHONPATH": str(tree.resolve())},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    check=True,
                )
            seconds = [float(value) for value in done.stdout.split()]
            user.append(seconds[0])
            clock.append(seconds[2])
            print(f"{tree}: user {seconds[0]:.2f}, system {seconds[1]:.2f}, clock {seconds[2]:.2f}")
        ratios["user time"].append(user[1] / user[0])
        ratios["time on the clock"].append(clock[1] / clock[0])
    for what, found in ratios.items():
        print(f"ratio of {what}: {statistics.median(found):.2f} (median of {args.runs})")


if __name__ == "__main__":
    main()
