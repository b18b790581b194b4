"""How many of the alerts of the real Vale qa has too, and what it has beyond them, by class.

usage: python bench/vale_alerts.py ALERTS CORPORA STYLESPATH [NAME ...]

ALERTS is a JSON file, or one packed with xz: {path: [[line, first column, last column, rule,
match], ...]}, paths as under CORPORA. NAME ... are the styles that made it (default: all).
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path

from qa.finding import Level
from qa.readers import read_text
from qa.sources import load
from qa.style_settings import StyleSettings
from qa.vale import styles
from qa.vale.checks import StyleChecks


def main() -> None:
    """Compare page by page, print what is the same and what differs."""
    parser = argparse.ArgumentParser(description="Compare qa with the alerts of the real Vale.")
    parser.add_argument("alerts", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("styles", type=Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    data = asked.alerts.read_bytes()
    alerts = json.loads(lzma.decompress(data) if asked.alerts.suffix == ".xz" else data)
    folders = [
        f for f in sorted(asked.styles.iterdir()) if not asked.names or f.name in asked.names
    ]
    settings = StyleSettings(folders=tuple(str(f) for f in folders if f.is_dir()))
    checks = StyleChecks(tuple(styles.load(settings)), settings)
    levels = {rule.name: Level(rule.level) for rule in checks.rules}
    total: Counter[str] = Counter()
    for path, wanted in sorted(alerts.items()):
        document = read_text(load(str(asked.corpora / path), None, b""))
        found, _ = checks.look(document, levels)
        total += compared(
            Counter((line, rule, match) for line, _, _, rule, match in wanted),
            Counter((one.start.line, one.rule, one.read) for one in found),
        )
    of_vale = total["Vale's alerts"]
    for name, number in total.items():
        print(f"{number:8,}  {number / of_vale:7.2%}  {name}")


def compared(
    wanted: Counter[tuple[int, str, str]], found: Counter[tuple[int, str, str]]
) -> Counter[str]:
    """Return how many alerts of a page are the same, and how many differ in which way."""
    missing, beyond = wanted - found, found - wanted
    of_line, of_other = _without_lines(missing), _without_lines(beyond)
    same_words = of_line & of_other
    moved = sum(same_words.values())
    return Counter(
        {
            "Vale's alerts": sum(wanted.values()),
            "the same rule, line and words": sum((wanted & found).values()),
            "the same rule and words on another line of the page": moved,
            "not found": sum((of_line - same_words).values()),
            "beyond Vale's": sum((of_other - same_words).values()),
        }
    )


def _without_lines(found: Counter[tuple[int, str, str]]) -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for (_, rule, match), number in found.items():
        total[rule, match] += max(number, 0)
    return +total


if __name__ == "__main__":
    main()
