"""How often each of Harper's chosen rules speaks on real pages: writes bench/harper-rules.tsv.

usage: bench/harper_rules.py [--all] [--cost] [--show RULE] FOLDER [FOLDER …]

Rates are findings per 1,000 words after our own filters (`unless`). The columns `right` and `wrong`
were judged by hand; a new run keeps them, and keeps the rows of rules that it did not measure.
`ms_per_MB` is a rule alone, on paragraphs that Harper has parsed before: parsing text for the first
time costs about 4,400 ms a MB whatever is on.
"""

import argparse
import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Final

import harper
import pyromark
import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
RULES: Final = ROOT / "rules" / "engines" / "harper.yml"
TABLE: Final = ROOT / "bench" / "harper-rules.tsv"
NOT_MEASURED: Final = {
    "SpellCheck",
    "BoringWords",
    "LongSentences",
    "SpelledNumbers",
    "AvoidContractions",
}
UNREAD: Final = {"script", "style", "head", "template", "nav", "pre", "svg", "noscript"}
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "mark", "q"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
COST_SAMPLE: Final = 150_000  # characters; more no longer fits what Harper remembers of parsed text
TEMPLATE: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
FRONT_MATTER: Final = re.compile(r"\A\ufeff?---\n.*?\n---\s*\n", re.DOTALL)


@dataclass(frozen=True)
class Choice:
    """What harper.yml says of one of Harper's rules."""

    id: str
    level: str
    unless: tuple[re.Pattern[str], ...]


class _Html(HTMLParser):
    """The paragraphs of an HTML page, roughly."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._text = ""
        self._unread = 0

    def flush(self) -> None:
        """End the paragraph."""
        if text := " ".join(self._text.split()):
            self.paragraphs.append(text)
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Open an element."""
        self._unread += tag in UNREAD
        if tag not in INLINE:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        self._unread = max(0, self._unread - (tag in UNREAD))
        if tag not in INLINE:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._unread:
            self._text += data


def paragraphs(path: Path) -> list[str]:
    """Return the text of a page, paragraph by paragraph."""
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    text = TEMPLATE.sub("", FRONT_MATTER.sub("", text))
    if path.suffix == ".md":
        text = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    reader = _Html()
    reader.feed(text)
    reader.close()
    reader.flush()
    return reader.paragraphs


def chosen() -> dict[str, Choice]:
    """Return what harper.yml says, by the name of Harper's rule."""
    data = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return {
        name: Choice(id_, rule["level"], tuple(re.compile(p) for p in rule.get("unless", ())))
        for id_, rule in data["rules"].items()
        for name in rule["harper"]
    }


def linter(on: set[str]) -> harper.Linter:
    """Return a linter with only these rules on, its dictionary loaded."""
    made = harper.Linter(dialect=harper.Dialect.AMERICAN)
    made.set_lint_config({name: name in on for name in harper.get_default_lint_config()})
    made.lint("The dictionary is loaded now.", language="plaintext")
    return made


def findings(
    lint: harper.Linter, text: str, rules: dict[str, Choice]
) -> Iterator[tuple[str, int, int]]:
    """Yield rule, start and end of what is said of a paragraph."""
    if not lint.lint(text, language="plaintext"):
        return
    for name, lints in lint.organized_lints(text, language="plaintext").items():
        unless = rules[name].unless if name in rules else ()
        for found in lints:
            start, end = found.span.start, found.span.end
            if not any(
                m.start() < end and m.end() > start for p in unless for m in p.finditer(text)
            ):
                yield name, start, end


def costs(rules: dict[str, Choice], texts: list[str]) -> dict[str, str]:
    """Return what each rule costs alone, in ms a MB, on parsed text."""
    texts = [
        text
        for text, size in zip(texts, accumulate(map(len, texts)), strict=True)
        if size < COST_SAMPLE
    ]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6

    def seconds(on: set[str]) -> float:
        best = float("inf")
        for _ in range(3):
            lint = linter(on)
            start = time.process_time()
            for text in texts:
                lint.lint(text, language="plaintext")
            best = min(best, time.process_time() - start)
        return best

    base = seconds(set())
    return {
        name: f"{max(0.0, seconds({name}) - base) / megabytes * 1e3:.0f}" for name in sorted(rules)
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--all", action="store_true", help="measure the rules that are off as well (slow)"
    )
    parser.add_argument(
        "--cost", action="store_true", help="measure what each chosen rule costs alone"
    )
    parser.add_argument(
        "--show", metavar="RULE", help="print what this rule says, and write nothing"
    )
    options = parser.parse_args()
    rules = chosen()
    names = set(harper.get_default_lint_config())
    if unknown := set(rules) - names:
        sys.exit(f"Harper has no rule {', '.join(sorted(unknown))}.")
    on = {options.show} if options.show else names - NOT_MEASURED if options.all else set(rules)
    lint = linter(on)
    rates: dict[str, dict[str, str]] = {}
    sample: list[str] = []
    for folder in options.folders:
        pages = [paragraphs(p) for p in sorted(folder.rglob("*")) if p.suffix in {".md", ".html"}]
        texts = [text for page in pages for text in page]
        sample += [text for page in pages[::40] for text in page]
        words = sum(len(text.split()) for text in texts)
        count: Counter[str] = Counter()
        start = time.process_time()
        for text in texts:
            for name, first, last in findings(lint, text, rules):
                count[name] += 1
                if options.show:
                    before, after = text[max(0, first - 60) : first], text[last : last + 40]
                    print(f"{before}[[{text[first:last]}]]{after}")
        speed = sum(len(text.encode()) for text in texts) / 1e3 / (time.process_time() - start)
        rates[folder.name] = {name: f"{1000 * count[name] / words:.4f}" for name in on}
        levels = Counter({rules[n].level: 0 for n in rules})
        for name, number in count.items():
            levels[rules[name].level if name in rules else "off"] += number
        said = ", ".join(f"{level} {1000 * n / words:.3f}" for level, n in sorted(levels.items()))
        print(
            f"{folder.name}: {words} words; per 1,000 words: {said}; {speed:.0f} KB/s, first pass"
        )
    if options.show:
        return
    old: dict[str, dict[str, str]] = {}
    if TABLE.exists():
        with TABLE.open(encoding="utf-8", newline="") as file:
            old = {row["rule"]: row for row in csv.DictReader(file, delimiter="\t")}
    cost = costs(rules, sample) if options.cost else {}
    columns = ["rule", "id", "level", *rates, "right", "wrong", "ms_per_MB"]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, columns, delimiter="\t", lineterminator="\n", restval="", extrasaction="ignore"
        )
        writer.writeheader()
        for name in sorted(
            set(rules) | set(old) | {n for r in rates.values() for n in r if float(r[n])}
        ):
            row = old.get(name, {"right": "0", "wrong": "0"}) | {"rule": name}
            row |= (
                {"id": rules[name].id, "level": rules[name].level}
                if name in rules
                else {"id": "", "level": "off"}
            )
            row |= {folder: rate[name] for folder, rate in rates.items() if name in rate}
            row |= {"ms_per_MB": cost[name]} if name in cost else {}
            writer.writerow(row)


if __name__ == "__main__":
    main()
