from __future__ import annotations

from pathlib import Path

import pytest

from qa import rulebook
from qa.config import Config
from qa.errors import RuleError
from qa.pipeline import Request, run
from qa.style_settings import StyleSettings

RULE = "extends: existence\nmessage: No '%s'.\ntokens: [zebra, 'tig(?:er|ress)']\n"


@pytest.fixture
def style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "House"
    folder.mkdir()
    (folder / "Zoo.yml").write_text(RULE, encoding="utf-8")
    (folder / "Child.yml").write_text("extends: House.Zoo\ntokens+: [lion]\n", encoding="utf-8")
    return folder


def load(folder: Path) -> dict[str, object]:
    book = rulebook.load((), StyleSettings(folders=(str(folder),)))
    return {name: rule.check for name, rule in book.rules.items() if name.startswith("House.")}


def test_styles_that_were_read_before_are_the_same(style: Path) -> None:
    first = load(style)
    assert list(first) == ["House.Child", "House.Zoo"]
    assert list((style.parent / "cache").glob("derived-*/style-files-*"))
    assert load(style) == first


def test_changed_style_is_read_again(style: Path) -> None:
    first = load(style)
    (style / "Zoo.yml").write_text(RULE.replace("zebra", "gnu"), encoding="utf-8")
    second = load(style)
    assert second.keys() == first.keys()
    assert all(second[name] != first[name] for name in first)


def test_fault_is_named_with_its_line_each_time(style: Path) -> None:
    load(style)
    (style / "Child.yml").write_text("extends: House.Gone\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"Child\.yml:1: there is no rule 'House\.Gone'"):
            load(style)
    (style / "Child.yml").write_text("message: m\nextends: House.Zoo\nlevel: loud\n", "utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"Child\.yml:3: 'loud' is not a level"):
            load(style)


@pytest.mark.parametrize("name", ["Base", "Further"])
def test_change_of_a_style_that_is_extended_is_seen(
    style: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(style.parent)
    for parent, extends in (("Base", "Further.Zoo"), ("Further", "")):
        (style.parent / parent).mkdir()
        text = f"extends: {extends}\ntokens+: [cat]\n" if extends else RULE
        (style.parent / parent / "Zoo.yml").write_text(text, encoding="utf-8")
    (style / "Child.yml").write_text('"extends": "Base.Zoo"\ntokens+: [lion]\n', encoding="utf-8")
    Path("page.md").write_text("A gnu.\n", encoding="utf-8")
    assert not found_on_page()
    changed = Path(name, "Zoo.yml")
    text = changed.read_text(encoding="utf-8").replace("zebra", "gnu").replace("cat", "gnu")
    changed.write_text(text, encoding="utf-8")
    assert found_on_page() == ["House.Child"]
    assert found_on_page() == ["House.Child"]


def found_on_page() -> list[str]:
    config = Config(styles=("House",), only_styles=True, offline=True)
    report = run(Request(("page.md",), use_cache=True), config)
    return [finding.rule for finding in report.findings]
