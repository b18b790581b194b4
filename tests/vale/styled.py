"""Runs the rules of a style, written as their YAML files, over one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.finding import Level
from qa.readers import read
from qa.sources import of_bytes
from qa.style_settings import StyleSettings
from qa.vale import styles
from qa.vale.checks import StyleChecks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qa.finding import Finding
    from qa.vale.checks import Stopped


def looked(
    folder: Path, rules: Mapping[str, str], page: str, name: str = "page.md", **settings: Any
) -> tuple[list[Finding], list[Stopped]]:
    """Write rules down as the style T in a folder, and return what they find on a page."""
    style = folder / "T"
    for stem, text in rules.items():
        file = style / f"{stem}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    given = StyleSettings(folders=(str(style),), **settings)
    checks = StyleChecks(tuple(styles.load(given)), given)
    levels = {rule.name: Level(rule.level) for rule in checks.rules}
    return checks.look(read(of_bytes(name, page.encode())), levels)


def said(
    folder: Path,
    rules: Mapping[str, str] | str,
    page: str,
    name: str = "page.md",
    **settings: Any,
) -> list[str]:
    """Return what is said of a page, as `line:column:Rule:message`; one rule alone is `Rule`."""
    named = {"Rule": rules} if isinstance(rules, str) else rules
    found, stopped = looked(folder, named, page, name, **settings)
    assert not stopped
    return [
        f"{one.start.line}:{one.start.column}:{one.rule.removeprefix('T.')}:{one.message}"
        for one in sorted(found, key=lambda one: one.order)
    ]
