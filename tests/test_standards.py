"""Every standard, and every check that was considered, names rules that there are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import ROOT

from qa import handbook, standards
from qa.cli import cli
from qa.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from qa.rulebook import Rulebook
    from qa.standards import Standard

FEWEST_BUILT = 170
NOT_ABOUT_PAGES = {"input", "suppression", "grammar"}
"""Families that a standard or a list of checks need not name: how a run goes on, and an engine."""
STANDARDS = standards.load()
CHECKS = handbook.considered()


def shown(*args: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *args])


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=list(STANDARDS))
def test_a_standard_names_rules_that_there_are(standard: Standard, book: Rulebook) -> None:
    named = {rule for item in standard.items for rule in item.rules}
    assert named - book.rules.keys() == set()


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=list(STANDARDS))
def test_an_item_says_who_looks_at_it(standard: Standard) -> None:
    ids = [item.id for item in standard.items]
    assert len(ids) == len(set(ids))
    for item in standard.items:
        assert item.text.endswith("."), item.id
        assert item.rules or item.reader, f"{item.id}: neither a rule nor a reader looks at it"
        assert len(item.rules) == len(set(item.rules)), item.id


def test_a_considered_check_names_rules_that_there_are(book: Rulebook) -> None:
    named = {rule for check in CHECKS.values() for rule in check.rules}
    assert named - book.rules.keys() == set()


def test_a_considered_check_is_built_or_declined_with_a_reason() -> None:
    for name, check in CHECKS.items():
        assert bool(check.rules) != bool(check.declined), name
        if check.declined:
            assert re.fullmatch(r"[A-Z].{20,}\.", check.declined), name
    assert sum(1 for check in CHECKS.values() if check.rules) >= FEWEST_BUILT


def test_every_rule_has_a_place(book: Rulebook) -> None:
    named = {rule for check in CHECKS.values() for rule in check.rules}
    for standard in STANDARDS.values():
        named |= {rule for item in standard.items for rule in item.rules}
    left = [name for name in book.rules if name.split(".")[0] not in NOT_ABOUT_PAGES]
    unplaced = sorted(set(left) - named)
    assert not unplaced, (
        f"{', '.join(unplaced)}: add each to an item in rules/standards/ that it serves, or to a "
        "check in rules/considered/checks.yml that it is built for"
    )


def test_a_standard_is_shown_item_by_item() -> None:
    result = shown("--standard", "pif-tick")
    assert result.exit_code == 0
    flat = " ".join(result.output.split())
    pif = STANDARDS["pif-tick"]
    for part in (pif.title, pif.publisher, " ".join(pif.note.split())):
        assert part in flat
    for item in pif.items:
        assert f"{item.id}: {item.text}" in flat
        assert not item.reader or f"Left to a person: {item.reader}" in flat
        for rule in item.rules:
            assert f"    {rule}\n" in result.output
    served = sum(1 for item in pif.items if item.rules)
    assert 0 < served < len(pif.items)
    assert result.output.endswith(f"{served} of {len(pif.items)} items are served by rules.\n")


def test_a_standard_as_json() -> None:
    facts = json.loads(shown("--standard", "wcag", "--format", "json").output)
    assert facts["name"] == "wcag"
    (alt,) = [item for item in facts["items"] if item["id"] == "1.1.1"]
    assert "accessibility.missing-alt" in alt["rules"]
    assert alt["reader"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--standard", "pif-tik"], "(did you mean 'pif-tick'?)"),
        (["--standard", "zzz"], f"these are: {', '.join(STANDARDS)}."),
        (["--standard", ""], "'' is not a standard that is indexed"),
        (["--standard", "wcag", "links"], "name no rules beside it"),
        (["--standard", "wcag", "--format", "markdown"], "is shown as text or json"),
    ],
)
def test_what_cannot_be_shown(args: list[str], sentence: str) -> None:
    result = shown(*args)
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.split())


def test_explain_names_the_items_that_a_rule_serves() -> None:
    result = CliRunner().invoke(cli, ["explain", "accessibility.missing-alt"])
    title = STANDARDS["wcag"].title
    assert f"Serves: {title}, 1.1.1: Non-text content (level A): " in result.output


def test_explain_names_none_for_a_rule_that_serves_none() -> None:
    assert "Serves:" not in CliRunner().invoke(cli, ["explain", "suppression.unused"]).output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [", r"house\.yml:\d+: "),
        ("- title", "must be a table of keys and values"),
        ("title: House\npublisher: Us\nitems:\n  - id: a\n    txt: Do.\n", r"house\.yml:5: .*text"),
    ],
)
def test_a_broken_standard_is_named_with_its_line(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "house.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("qa.standards.rules_folder", lambda: tmp_path)
    with pytest.raises(RuleError, match=message):
        standards.load()


@pytest.mark.parametrize("text", ["checks: [", "checks:\n  a:\n    waht: A fault.\n"])
def test_a_broken_list_of_checks_is_named_with_its_line(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "considered").mkdir()
    (tmp_path / "considered" / "checks.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("qa.handbook.rules_folder", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"checks\.yml:\d+: "):
        handbook.considered()


def test_the_readme_of_the_rules_is_up_to_date(book: Rulebook) -> None:
    path = ROOT / "rules" / "README.md"
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert written == handbook.markdown(book), (
        "rules/README.md is out of date. To write it anew: "
        "qa rules --format markdown > rules/README.md"
    )


def test_markdown_is_what_the_command_prints(book: Rulebook, tmp_path: Path) -> None:
    settings = tmp_path / "qa.yaml"
    settings.write_text("", encoding="utf-8")
    output = shown("--format", "markdown", "--config", str(settings)).output
    assert output == handbook.markdown(book)


def test_every_table_is_whole(book: Rulebook) -> None:
    text = handbook.markdown(book)
    lines = text.split("\n")
    assert lines[:-1] == text.splitlines(), "a cell holds a line break of some kind"
    cells, rows = 0, 0
    for before, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("|"):
            assert not before.startswith("|") or not line, f"a row that is broken: {line}"
            continue
        if not before.startswith("|"):
            assert not before, f"no blank line above the table: {before}"
            cells = len(split(line))
        assert line.endswith(" |")
        assert len(split(line)) == cells, line
        rows += 1
    assert rows > len(book.rules) + len(CHECKS) + sum(len(s.items) for s in STANDARDS.values())


def split(row: str) -> list[str]:
    """Return the cells of a row: a bar behind a backslash is text."""
    return re.split(r"(?<!\\)(?:\\\\)*\|", row)


@pytest.mark.parametrize("name", ["residue.markdown-left-in", "residue.html-tag-left-in"])
def test_code_in_an_example_is_shown_as_it_is(name: str, book: Rulebook) -> None:
    bad, _ = handbook.short_example(book.rules[name])
    assert re.search(r"[*<#]", bad)
    (row,) = [line for line in handbook.markdown(book).split("\n") if f"| [`{name}`](" in line]
    assert not re.search(r"(?<!\\)[*<#]", row)


def test_links_in_the_readme_lead_somewhere(book: Rulebook) -> None:
    text = handbook.markdown(book)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    anchors = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r"(?<!\\)\]\(([^)]+)\)", text))
    assert len(links) > len(STANDARDS)
    for link in links:
        if link.startswith("#"):
            assert link[1:] in anchors
        else:
            assert (ROOT / "rules" / link).is_file(), link


def test_every_family_is_described(book: Rulebook) -> None:
    assert set(book.families) == handbook.ABOUT.keys()
