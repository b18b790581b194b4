"""What each word checker finds, and how often it cries wolf, on the same sentences and pages.

    python bench/words.py sentences FILE.tsv --engines qa codespell typos cspell harper languagetool
    python bench/words.py typos FILE.tsv --rows bench/typo-rows.txt --engines qa codespell
    python bench/words.py pages FOLDER ... --engines qa codespell --sample 100

`sentences` reads the columns `sentence` and `wrong`; `typos` reads `context`, `wrong` and `right`
of the rows that a file names by number (the head is row 1); `pages` counts what is said on edited
pages and prints some of it to read. `qa` is what the default engine says at warning and above of
words and grammar; `languagetool` is the same with that engine.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FAMILIES = ("words", "grammar", "wording", "drugs.misspelled")
_WORDS = re.compile(r"\b[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKUP = re.compile(r"<[^>]*>")
_CSPELL = re.compile(
    r"(?P<path>.+?):\d+:\d+ - Unknown word \((?P<word>[^)]*)\)(?: Suggestions: \[(?P<fix>.*)\])?"
)


class Hit(NamedTuple):
    """Something that an engine marks."""

    path: str
    text: str
    said: str
    """Its message, or the rule."""
    offered: tuple[str, ...] = ()
    """Repairs, the first one first; for one that is only asked about, the words it asks about."""


def main() -> None:
    """Print one line an engine."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("what", choices=["sentences", "typos", "pages"])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--rows", type=Path)
    options.add_argument("--engines", nargs="+", default=["qa"], choices=ENGINES)
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--missed", action="store_true", help="print what was not found")
    given = options.parse_args()
    if given.what == "pages":
        for name in given.engines:
            _pages(name, given.paths, given.sample)
        return
    rows = list(_rows(given.paths[0], given.rows))
    column = "sentence" if given.what == "sentences" else "context"
    everything: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        for number, row in rows:
            (Path(folder) / f"{number:04}.md").write_text(row[column] + "\n", encoding="utf-8")
        for name in given.engines:
            found, ranked = _recall(ENGINES[name]([Path(folder)]), rows)
            everything |= found
            print(
                f"{name}: {len(found)} of {len(rows)} found, {ranked} with the right word", end=""
            )
            print(" among the first three")
            for number, row in rows if given.missed else ():
                if number not in found:
                    print(f"    {number} {row['wrong']}: {row[column][:90]}")
    print(f"together: {len(everything)} of {len(rows)}")


def _rows(path: Path, chosen: Path | None) -> Iterator[tuple[int, dict[str, str]]]:
    wanted = None
    if chosen:
        lines = [line for line in chosen.read_text("utf-8").split("\n") if not line.startswith("#")]
        wanted = {int(number) for line in lines for number in line.split()}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(reader, 2):
            if wanted is None or number in wanted:
                yield number, row


def _recall(hits: list[Hit], rows: Sequence[tuple[int, dict[str, str]]]) -> tuple[set[int], int]:
    """Return the rows whose wrong word is marked, and of how many the right word is offered."""
    by_row: dict[int, list[Hit]] = {}
    for hit in hits:
        by_row.setdefault(int(Path(hit.path).stem), []).append(hit)
    found: set[int] = set()
    ranked = 0
    for number, row in rows:
        wrong, right = row["wrong"].lower(), row["right"].lower()
        there = [hit for hit in by_row.get(number, ()) if _same(hit.text.lower(), wrong)]
        if there:
            found.add(number)
            ranked += any(right in text.lower() for hit in there for text in hit.offered[:3])
    return found, ranked


def _same(marked: str, wrong: str) -> bool:
    return bool(marked) and (wrong in marked or marked in wrong)


def _pages(name: str, folders: list[Path], sample: int) -> None:
    hits = ENGINES[name](folders)
    words = sum(
        len(_WORDS.findall(_MARKUP.sub(" ", path.read_text("utf-8", errors="replace"))))
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".md", ".html")
    )
    print(f"{name}: {len(hits)} on {words} words, {1000 * len(hits) / max(1, words):.3f} per 1,000")
    for hit in random.Random(1).sample(hits, min(sample, len(hits))):
        print(f"    {hit.said[:110]} | {Path(hit.path).name}")


def _qa(folders: list[Path], *more: str) -> list[Hit]:
    command = [sys.executable, "-m", "qa", "check", *map(str, folders), "--offline", "--no-cache"]
    command += ["--format", "json", "--level", "warning", "--fail-on", "never", *more]
    report = json.loads(_output(command))
    return [
        Hit(
            finding["path"],
            finding["match"],
            f"{finding['rule']}: {finding['message']}",
            _offered(finding),
        )
        for finding in report["findings"]
        if finding["rule"].startswith(_FAMILIES)
    ]


def _offered(finding: dict[str, object]) -> tuple[str, ...]:
    """Return the words that a message names after the one that it marks."""
    said = re.findall(r"(?<!\w)'([^']+(?:'s|'t|'ll|'re|'ve)?)'(?!\w)", str(finding["message"]))
    return tuple(text for text in said if text != finding["match"])


def _codespell(folders: list[Path]) -> list[Hit]:
    lines = _output([_tool("codespell"), *map(str, folders)]).split("\n")
    parts = [re.match(r"(.+?):\d+: (\S+) ==> (.+)", line) for line in lines]
    return [Hit(p[1], p[2], p[0], tuple(p[3].split(", "))) for p in parts if p]


def _typos(folders: list[Path]) -> list[Hit]:
    lines = _output([_tool("typos"), "--format", "json", *map(str, folders)]).split("\n")
    found = [json.loads(line) for line in lines if line.startswith('{"type":"typo"')]
    return [
        Hit(
            hit["path"],
            hit["typo"],
            f"{hit['typo']} → {hit['corrections']}",
            tuple(hit["corrections"]),
        )
        for hit in found
    ]


def _cspell(folders: list[Path]) -> list[Hit]:
    command = [_tool("cspell"), "lint", "--no-progress", "--no-color", "--no-summary"]
    command += ["--show-suggestions", "--root", "/"]
    command += [f"{folder}/**/*.{ending}" for folder in folders for ending in ("md", "html")]
    found = [_CSPELL.match(line) for line in _output(command).split("\n")]
    return [
        Hit(
            hit["path"], hit["word"], hit[0], tuple((hit["fix"] or "").replace("*", "").split(", "))
        )
        for hit in found
        if hit
    ]


def _harper(folders: list[Path]) -> list[Hit]:
    import harper  # noqa: PLC0415 -- one of the peers

    linter = harper.Linter(harper.Dialect(0))
    hits = []
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text("utf-8", errors="replace")
            for lint in linter.lint(text, language="markdown"):
                offered = tuple(one.replacement_text for one in lint.suggestions)
                marked = text[lint.span.start : lint.span.end]
                hits.append(Hit(str(path), marked, f"{marked}: {lint.message}", offered))
    return hits


def _languagetool(folders: list[Path]) -> list[Hit]:
    return _qa(folders, "--grammar", "languagetool")


ENGINES: dict[str, Callable[[list[Path]], list[Hit]]] = {
    "qa": _qa,
    "languagetool": _languagetool,
    "harper": _harper,
    "codespell": _codespell,
    "typos": _typos,
    "cspell": _cspell,
}


def _tool(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        sys.exit(f"{name} is not installed.")
    return found


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout and done.returncode > 1:
        sys.exit(f"{command[0]}: {done.stderr[-500:]}")
    return done.stdout


if __name__ == "__main__":
    main()
