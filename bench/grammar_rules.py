"""How often each rule of kind `phrase` speaks on real pages, and what it costs.

usage: bench/grammar_rules.py [--show RULE] FOLDER [FOLDER …]

Writes bench/grammar-rules.tsv: findings on each folder, and ms a MB of text, each rule looked for
alone. What all rules share stands in the first two lines and is taken off the others: the row of
signs, and a scan of the page by the prefilter (taken to be what the cheapest rule costs). The
columns `right` and `wrong` were judged by hand, on all that was said; a new run keeps them.
"""

import argparse
import csv
import time
from functools import cache
from pathlib import Path
from typing import Final

from qa import rulebook
from qa.kinds.phrase import Phrase
from qa.page import Page
from qa.prefilter import Prefilter
from qa.readers import read
from qa.rule import Rule
from qa.sources import load
from qa.word_classes import lexicon

TABLE: Final = Path(__file__).resolve().parent / "grammar-rules.tsv"
SIGNS: Final = "(row of signs)"
PREFILTER: Final = "(prefilter)"


def pages(folder: Path) -> list[Page]:
    """Return the pages of a folder, read."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".html", ".txt"})
    found = [Page(document=read(load(str(path)))) for path in paths]
    for page in found:
        lexicon().row(page.folded)
    return found


@cache
def _alone(rule: Rule) -> Prefilter:
    return Prefilter((rule,))


def said(rule: Rule, page: Page) -> list[str]:
    """Return what a rule marks on a page."""
    alone = _alone(rule)
    return [
        page.document.source[match.span.start : match.span.end]
        for _, blocks, rows in alone.candidates(page)
        for match in rule.check.matches(page, blocks, rows)
    ]


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--show", metavar="RULE", help="print what this rule marks; write nothing")
    options = parser.parse_args()
    rules = [rule for rule in rulebook.load().rules.values() if isinstance(rule.check, Phrase)]
    if options.show:
        rules = [rule for rule in rules if rule.id == options.show]
    read_pages = {folder.name: pages(folder) for folder in options.folders}
    everything = [page for found in read_pages.values() for page in found]
    megabytes = sum(len(page.folded) for page in everything) / 1e6
    start = time.process_time()
    for page in everything:
        lexicon().row(page.folded)
    rows = {SIGNS: {"ms_per_MB": f"{(time.process_time() - start) * 1e3 / megabytes:.0f}"}}
    costs: dict[str, float] = {}
    for rule in rules:
        counts = {}
        for name, found in read_pages.items():  # the first pass compiles
            marked = [text for page in found for text in said(rule, page)]
            counts[name] = str(len(marked))
            if options.show:
                print(*marked, sep="\n")
        start = time.process_time()
        for page in everything:
            said(rule, page)
        costs[rule.id] = (time.process_time() - start) * 1e3 / megabytes
        rows[rule.id] = counts
    if options.show:
        return
    shared = min(costs.values())
    rows = {SIGNS: rows.pop(SIGNS), PREFILTER: {"ms_per_MB": f"{shared:.0f}"}, **rows}
    for name, cost in costs.items():
        rows[name]["ms_per_MB"] = f"{cost - shared:.0f}"
    old: dict[str, dict[str, str]] = {}
    if TABLE.exists():
        with TABLE.open(encoding="utf-8", newline="") as file:
            old = {row["rule"]: row for row in csv.DictReader(file, delimiter="\t")}
    columns = ["rule", *read_pages, "right", "wrong", "ms_per_MB"]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, columns, delimiter="\t", lineterminator="\n", restval="", extrasaction="ignore"
        )
        writer.writeheader()
        for name, row in rows.items():
            judged = {key: old.get(name, {}).get(key, "0") for key in ("right", "wrong")}
            writer.writerow({"rule": name} | judged | row)


if __name__ == "__main__":
    main()
