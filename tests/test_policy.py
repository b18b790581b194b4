from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.config import Config, load
from qa.errors import ConfigError
from qa.pipeline import Request, run

if TYPE_CHECKING:
    from qa.report import Report

RULE = "extends: existence\nlevel: {}\nmessage: \"'%s' is here.\"\ntokens: [{}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for rule, level, word in (("zoo/zebra", "warning", "zebra"), ("farm/horse", "error", "horse")):
        file = tmp_path / "rules" / f"{rule}.yml"
        file.parent.mkdir(parents=True)
        file.write_text(RULE.format(level, word), encoding="utf-8")
    (tmp_path / "old").mkdir()
    for page in ("page.md", "old/page.md"):
        (tmp_path / page).write_text("A zebra and a horse.\n", encoding="utf-8")
    return tmp_path


def failing(report: Report) -> list[tuple[str, str]]:
    return [(f.path, f.family) for f in report.findings if report.fails(f)]


def checked(settings: str = "") -> Report:
    common = "rules: [rules]\nselect: [zoo, farm]\nexclude: [rules]\ngrammar: none\n"
    Path("qa.yaml").write_text(common + settings, encoding="utf-8")
    return run(Request((".",), use_cache=False), load(Path("qa.yaml")))


def test_by_level() -> None:
    assert failing(checked()) == [("old/page.md", "farm"), ("page.md", "farm")]
    assert len(failing(checked("fail-on: warning\n"))) == 4
    assert checked("fail-on: never\n").verdict.ready


def test_by_rule_and_family() -> None:
    report = checked("fail-on-rules: {zoo: warning, farm.horse: never}\n")
    assert failing(report) == [("old/page.md", "zoo"), ("page.md", "zoo")]
    assert report.verdict.sentence == "Not ready to publish: 2 warnings on 2 of 2 pages."


def test_by_path_which_goes_before_rules() -> None:
    report = checked("fail-on-rules: {zoo: warning}\nfail-on-paths: {'old/*': never}\n")
    assert failing(report) == [("page.md", "zoo"), ("page.md", "farm")]


def test_owners_by_rule_and_path() -> None:
    report = checked("owners: {farm: the farmer, 'old/*': the archive}\n")
    owners = {(f.path, f.family): report.policy.owner(f) for f in report.findings}
    assert owners == {
        ("old/page.md", "zoo"): "the archive",
        ("old/page.md", "farm"): "the archive",
        ("page.md", "zoo"): "",
        ("page.md", "farm"): "the farmer",
    }


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("fail-on-rules: {zoo: loud}\n", "fail-on-rules: zoo: 'loud' is not known"),
        ("fail-on-rules: {zooo: error}\n", "zooo"),
        ("fail-on-paths: {'old/*': nevr}\n", "did you mean 'never'"),
    ],
)
def test_what_is_not_known(settings: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        checked(settings)


def test_default_is_errors() -> None:
    assert Config().policy.fail_on == "error"
