"""The examples of rules, and the tests that Vale styles bring, run: each rule proves itself."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from qa import rulebook
from qa.config import Config
from qa.errors import RuleError
from qa.files import text_of
from qa.finding import Level
from qa.inspection import inspect_page
from qa.kinds.program import Program
from qa.locations import rules_folder
from qa.marked_yaml import YamlError, parse
from qa.pipeline import Request, run
from qa.readers import read
from qa.rule import SiteCheck
from qa.rule_files import mapping
from qa.rulebook import covers
from qa.settings import InspectionSettings
from qa.sources import Source, of_bytes
from qa.style_settings import StyleSettings
from qa.vale.checks import StyleCheck, StyleChecks
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.finding import Finding
    from qa.rule import Example, Rule
    from qa.rulebook import Rulebook

WRITTEN_ON = date(2026, 11, 24)
"""The day on which the examples that are about dates are judged."""
_ELSEWHERE = frozenset({"languagetool.yml"})
"""Rules whose findings a server makes."""
_PAGE = regex.compile(r"^=== (\S+) ===\n", regex.MULTILINE)
_FORMATS = {
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "txt": "txt",
    "text": "txt",
}
_MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one example or test went."""

    rule: str
    name: str
    problem: str = ""
    """What was wrong; "" for nothing."""


def rules_at(given: str) -> tuple[Rulebook, list[Rule]]:
    """Return the rules that a path or a name stands for, and a rulebook with them.

    A path is a rule file, a folder of rules of ours, a Vale style or a folder of styles. The rules
    that ship with qa are also found by the name of a family or of one of them, or by their place in
    its folder. Raises RuleError for what is wrong in them, and where there are none.
    """
    path = Path(given)
    whole, shipped = path.resolve(), rules_folder().resolve()
    if path.exists() and not whole.is_relative_to(shipped):
        book = _book(path)
        rules = book.rules.values()
        return book, [rule for rule in rules if Path(rule.origin).resolve().is_relative_to(whole)]
    name = given
    if whole.is_relative_to(shipped):
        name = ".".join(whole.relative_to(shipped).with_suffix("").parts) or "*"
    book = _shipped()
    found = [rule for rule in book.rules.values() if covers(name, rule.id)]
    if not found:
        raise RuleError(f"There are no rules at '{given}'.")
    return book, found


@cache
def _shipped() -> Rulebook:
    return rulebook.load()


def _book(path: Path) -> Rulebook:
    """Return a rulebook with the rules of a path; a file of ours brings those beside it."""
    if path.is_file():
        if _is_ours(path):
            return rulebook.load((str(path.parent),))
        return rulebook.load((), StyleSettings(files=(str(path),), alone=True))
    files = [file for file in sorted(path.rglob("*.yml")) if not file.name.endswith(".test.yml")]
    if not files:
        raise RuleError(f"There are no rules in '{path}'.")
    if any(_is_ours(file) for file in files):
        return rulebook.load((str(path),))
    direct = any(file.parent == path for file in files)
    folders = [path] if direct else sorted(child for child in path.iterdir() if child.is_dir())
    styles = (str(folder) for folder in folders if folder.name != "config")
    return rulebook.load((), StyleSettings(folders=tuple(styles), alone=True))


def _is_ours(file: Path) -> bool:
    """Return whether a rule says why, as those of Vale styles do not."""
    values, _ = mapping(file)
    return "why" in values


def has_tests(rule: Rule) -> bool:
    """Return whether a rule brings anything that can be run."""
    if isinstance(rule.check, StyleCheck):
        return bool(_cases(rule.check))
    return bool(rule.examples)


def needs_tests(rule: Rule) -> bool:
    """Return whether a rule finds things itself, rather than tell what others find."""
    return rule.family == "grammar" or not isinstance(rule.check, Program)


def outcomes(rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """Run everything that a rule brings, and yield how it went.

    Rules of LanguageTool bring examples that need its server, and are left out.
    """
    if isinstance(rule.check, StyleCheck):
        for case in _cases(rule.check):
            yield _of_style(rule.check, case)
    elif rule.origin not in _ELSEWHERE:
        for example in rule.examples:
            if example.bad is not None:
                yield _judged(rule, example.bad, example, book, bad=True)
            if example.good is not None:
                yield _judged(rule, example.good, example, book, bad=False)


def _judged(rule: Rule, text: str, example: Example, book: Rulebook, *, bad: bool) -> Outcome:
    name = f"{'bad' if bad else 'good'}: {' '.join(text.split())[:60]}"
    found, stopped = found_in(rule, text, example, book)
    if stopped:
        return Outcome(rule.id, name, stopped)
    if bad and not found:
        return Outcome(rule.id, name, "The rule says nothing of it.")
    if found and not bad:
        return Outcome(rule.id, name, f"The rule says: {found[0].message}")
    return Outcome(rule.id, name)


def found_in(rule: Rule, text: str, example: Example, book: Rulebook) -> tuple[list[Finding], str]:
    """Return what a rule says of the text of an example, and why it stopped, "" for not at all."""
    if isinstance(rule.check, SiteCheck):
        return _on_a_site(rule, text, example), ""
    settings = InspectionSettings(
        select=(rule.id,),
        levels=((rule.id, rule.level.value),),
        page_type=_a_type(rule),
        grammar="harper" if rule.family == "grammar" else "none",
    )
    source = Source(f"example.{example.format}", text.encode(), example.format.value)
    inspection = inspect_page(source, book, settings)
    stopped = "; ".join(entry.why for entry in inspection.stopped)
    return [finding for finding in inspection.findings if finding.rule == rule.id], stopped


def _a_type(rule: Rule) -> str | None:
    """Return a page type that the rule speaks about; None where it speaks about unknown ones."""
    named = [name for name in rule.pages if not name.startswith("~")]
    return min(named) if named else None


def _on_a_site(rule: Rule, text: str, example: Example) -> list[Finding]:
    """Check the pages of an example, `=== name ===` before each, as a site of their own."""
    parts = _PAGE.split(text)
    names = parts[1::2] or [f"example.{example.format}"]
    config = Config(
        select=(rule.id,),
        levels={rule.id: rule.level.value},
        page_type=_a_type(rule),
        grammar="none",
        level="suggestion",
        offline=True,
    )
    with tempfile.TemporaryDirectory(prefix="qa-example-") as folder:
        for name, page in zip(names, parts[2::2] or parts, strict=True):
            Path(folder, name).write_text(page, encoding="utf-8")
        request = Request((folder,), use_cache=False, today=WRITTEN_ON)
        return list(run(request, config).findings)


def _cases(check: StyleCheck) -> list[dict[str, Any]]:
    """Return the tests of a rule: under its `tests:`, and in the file `Rule.test.yml` beside it.

    Raises RuleError for a file that cannot be read.
    """
    beside = Path(check.rule.origin).with_suffix(".test.yml")
    if not beside.is_file():
        return list(check.rule.tests)
    try:
        cases = parse(text_of(beside, "tests", _MAX_BYTES, RuleError)).value
    except YamlError as error:
        raise RuleError(f"{beside}:{error.line}: {error.message}.") from error
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise RuleError(f"{beside}: write a list of tests, each with 'input' and 'want'.")
    return [*check.rule.tests, *cases]


def _of_style(check: StyleCheck, case: dict[str, Any]) -> Outcome:
    """Run one test: `want` is all that must be said, `contains` and `absent` are parts of it."""
    rule = check.rule
    name = str(case.get("name") or case.get("about") or "a test without a name")
    ending = _FORMATS.get(str(case.get("format", "md")).lower())
    if ending is None or case.get("view"):
        what = "views" if ending else f"the format '{case['format']}'"
        return Outcome(rule.name, name, f"It cannot be run: qa does not read {what}.")
    said = "\n".join(_said(check, str(case.get("input", "")), ending))
    asked = {key: str(case[key] or "").strip() for key in _HOLDS if key in case}
    if not asked:
        return Outcome(rule.name, name, "It says neither 'want' nor 'contains' nor 'absent'.")
    for key, text in asked.items():
        if not _HOLDS[key](text, said):
            problem = f"{key}: {text or 'nothing'}\n  said: {said or 'nothing'}"
            return Outcome(rule.name, name, problem)
    return Outcome(rule.name, name)


_HOLDS: dict[str, Callable[[str, str], bool]] = {
    "want": lambda text, said: _lines(text) == _lines(said),
    "contains": lambda text, said: text in said,
    "absent": lambda text, said: text not in said,
}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _said(check: StyleCheck, text: str, ending: str) -> list[str]:
    """Return what a rule says of a text, as `line:column:Style.Rule:message`."""
    document = read(of_bytes(f"test.{ending}", text.encode()))
    level = Level(check.rule.level)
    checks = StyleChecks((check.rule,), StyleSettings())
    found, stopped = checks.look(document, {check.rule.name: level})
    lines = [f"{one.start.line}:{one.start.column}:{one.rule}:{one.message}" for one in found]
    return lines + [f"{one.name}: {one.why}" for one in stopped]
