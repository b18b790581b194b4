"""How soon `qa watch` tells of a page that is saved, and how that compares with a run of its own.

usage: python bench/watch.py FOLDER PAGE [--saves N] [--grammar ENGINE]

PAGE, a file below FOLDER, gets another word N times, as many editors save: a new file in the place
of the old. What counts is the time from then to the line that ends the round of findings, and the
peer is `qa check` of the page, a whole process, in turn with the saves. PAGE is put back after.
"""

from __future__ import annotations

import argparse
import queue
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

QA = [sys.executable, "-m", "qa"]
PATIENCE = 300


class Watch:
    """`qa watch` in a process of its own; tells when a round of findings was whole."""

    def __init__(self, folder: Path, grammar: str) -> None:
        self.process = subprocess.Popen(
            [*QA, "watch", ".", "--format", "line", "--grammar", grammar],
            cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.rounds: queue.Queue[float] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("qa: watching"):
                self.rounds.put(time.perf_counter())


def main() -> None:
    """Measure and print one row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("page", type=Path)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--grammar", default="harper")
    asked = parser.parse_args()
    before = asked.page.read_bytes()
    watch = Watch(asked.folder, asked.grammar)
    watched, alone = [], []
    try:
        watch.rounds.get(timeout=PATIENCE)
        time.sleep(5)  # it loads what the first save needs
        for number in range(asked.saves):
            part = asked.page.with_name(f".{asked.page.name}.part")
            words = f"\n\nThis is sentence number {number} of {time.time()}.\n"
            part.write_bytes(before + words.encode())
            began = time.perf_counter()
            part.replace(asked.page)
            watched.append(watch.rounds.get(timeout=PATIENCE) - began)
            began = time.perf_counter()
            check = ["check", str(asked.page), "--offline", "--grammar", asked.grammar]
            subprocess.run([*QA, *check], capture_output=True, check=False)
            alone.append(time.perf_counter() - began)
    finally:
        asked.page.write_bytes(before)
        watch.process.terminate()
        watch.process.wait()
    median, peer = statistics.median(watched), statistics.median(alone)
    print(f"watch  median {median:.3f} s, longest {max(watched):.3f} s, of {asked.saves} saves")
    print(f"check  median {peer:.3f} s;  watch / check {median / peer:.3f}")


if __name__ == "__main__":
    main()
