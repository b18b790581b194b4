from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa import baseline
from qa.cli import cli
from qa.config import Config
from qa.errors import ConfigError
from qa.fingerprint import Identity
from qa.pipeline import Request, run
from qa.report import SetAsideBy
from qa.reporters.grouping import by_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from qa.report import Report

RULE = "extends: existence\nlevel: error\nmessage: \"'%s' is here.\"\ntokens: [{}]\n"
MISSING = "extends: requirement\nlevel: error\nmessage: No end.\nneeds: {text: ['the end']}\n"
TODAY = date(2026, 11, 28)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    house = tmp_path / "house-rules" / "house"
    house.mkdir(parents=True)
    for word in ("zebra", "horse"):
        (house / f"{word}.yml").write_text(RULE.format(word), encoding="utf-8")
    (house / "no-end.yml").write_text(MISSING, encoding="utf-8")
    settings = "rules: [house-rules]\nselect: [house]\ngrammar: none\n"
    (tmp_path / "qa.yaml").write_text(settings, encoding="utf-8")
    return tmp_path


def checked(*paths: str, today: date = TODAY, file: str | None = None) -> Report:
    config = Config(
        rules=("house-rules",), select=("house",), grammar="none", offline=True, baseline=file
    )
    return run(Request(paths or (".",), use_cache=False, today=today), config)


def accept(report: Report, file: str = "known.json", until: date | None = None) -> None:
    accepted = baseline.accept(report.findings, report.documents, TODAY, until)
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123 -- in the folder of the test
        out.write(baseline.written(accepted))


def qa(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


PARTS = (
    "# Animals",
    "A zebra lives in Africa. It eats grass, and it is never alone for long.",
    "Some people keep a horse. Others have seen a zebra in a zoo near their home.",
    "- one zebra at the lake\n- two of them by the road",
    "Not every horse can be ridden by a child.",
    "Rest if you are tired. Drink water when it is hot.",
    "| who | what |\n|---|---|\n| zebra | stripes |\n| cow | spots |",
    "Most days a horse sleeps standing up, and so does a zebra.",
)
FILLERS = (
    "Nothing of note stands here.",
    "Ask a nurse about that.",
    "It may take a few days, or more.",
)


def insert_sentence(parts: list[str], chance: random.Random) -> None:
    at = chance.choice([n for n, part in enumerate(parts) if part[0].isalnum()])
    sentences = re.split(r"(?<=\.) ", parts[at])
    sentences.insert(chance.randrange(len(sentences) + 1), chance.choice(FILLERS))
    parts[at] = " ".join(sentences)


def insert_paragraph(parts: list[str], chance: random.Random) -> None:
    parts.insert(chance.randrange(1, len(parts) + 1), chance.choice(FILLERS))


def delete_what_is_fine(parts: list[str], chance: random.Random) -> None:
    fine = [n for n, part in enumerate(parts) if not re.search(r"zebra|horse|#", part)]
    if fine:
        del parts[chance.choice(fine)]


def move(parts: list[str], chance: random.Random) -> None:
    part = parts.pop(chance.randrange(1, len(parts)))
    parts.insert(chance.randrange(1, len(parts) + 1), part)


def reflow(parts: list[str], chance: random.Random) -> None:
    at = chance.choice([n for n, part in enumerate(parts) if part[0].isalnum()])
    parts[at] = re.sub(r"\s+", lambda _: chance.choice([" ", "\n"]), parts[at])


EDITS: tuple[Callable[[list[str], random.Random], None], ...] = (
    insert_sentence,
    insert_paragraph,
    delete_what_is_fine,
    move,
    reflow,
)


def test_two_hundred_random_edits_bring_nothing_back_and_hide_nothing(folder: Path) -> None:
    chance = random.Random(20261128)
    (folder / "before.md").write_text("\n\n".join(PARTS), encoding="utf-8")
    new_on = {}
    for number in range(200):
        parts = list(PARTS)
        for _ in range(chance.randint(1, 6)):
            chance.choice(EDITS)(parts, chance)
        new_on[f"{number:03}.md"] = chance.randint(0, 2)
        for _ in range(new_on[f"{number:03}.md"]):
            animal = chance.choice(["zebra", "horse"])
            said = f"{chance.choice(['Never feed', 'You may meet', 'We saw'])} a {animal} today."
            parts.insert(chance.randrange(1, len(parts) + 1), said)
        (folder / f"{number:03}.md").write_text("\n\n".join(parts), encoding="utf-8")
    report = checked()
    found = by_page(report.findings)
    accepted = baseline.accept(found["before.md"], report.documents, TODAY)
    for path, new in new_on.items():
        own = [replace(one, path=path) for one in accepted]
        held = baseline.hold(found[path], report.documents, own, frozenset(), TODAY)
        assert len(held.new) == new, path
        assert all("today" in finding.line for finding in held.new)
        assert len(held.known) == len(accepted)
        assert held.left == []


def test_what_is_fixed_is_said_and_pruned(folder: Path) -> None:
    page = folder / "page.md"
    page.write_text("A zebra.\n\nThe horse. The end.\n", encoding="utf-8")
    assert qa("baseline", "page.md").exit_code == 0
    assert "To use it: qa check --baseline qa-baseline.json" in qa("baseline", "page.md").stdout
    page.write_text("A cow.\n\nThe horse. The end.\n", encoding="utf-8")
    done = qa("check", "page.md", "--baseline", "qa-baseline.json")
    assert done.exit_code == 0
    assert "1 finding of the baseline is fixed: 'qa baseline --prune'" in done.stdout
    assert "1 finding is set aside by the baseline." in done.stdout
    assert "1 taken out" in qa("baseline", "page.md", "--prune").stdout
    page.write_text("A zebra.\n\nThe horse. The end.\n", encoding="utf-8")
    assert "0 of them new" in qa("baseline", "page.md", "--prune").stdout
    assert qa("check", "page.md", "--baseline", "qa-baseline.json").exit_code == 1


def test_a_second_baseline_keeps_the_day_of_the_first(folder: Path) -> None:
    (folder / "page.md").write_text("A zebra. The end.\n", encoding="utf-8")
    (folder / "qa-baseline.json").write_text(
        baseline.written(
            [
                baseline.Accepted(
                    "page.md",
                    Identity("house.zebra", "zebra", "a", ""),
                    date(2020, 1, 1),
                )
            ]
        ),
        encoding="utf-8",
    )
    (folder / "page.md").write_text("A zebra. And a horse. The end.\n", encoding="utf-8")
    assert "2 accepted, 1 of them new" in qa("baseline", "page.md").stdout
    days = {one.identity.rule: one.accepted for one in baseline.read(folder / "qa-baseline.json")}
    assert days["house.zebra"] == date(2020, 1, 1)
    assert days["house.horse"] > date(2026, 1, 1)


def test_what_is_accepted_for_a_time_comes_back(folder: Path) -> None:
    (folder / "page.md").write_text("A zebra. The end.\n", encoding="utf-8")
    accept(checked("page.md"), until=date(2026, 12, 31))
    assert checked("page.md", file="known.json", today=date(2026, 12, 31)).findings == ()
    assert len(checked("page.md", file="known.json", today=date(2027, 1, 1)).findings) == 1


def test_what_is_missing_is_accepted_too(folder: Path) -> None:
    (folder / "page.md").write_text("A cow.\n", encoding="utf-8")
    accept(checked("page.md"))
    (folder / "page.md").write_text("Two cows.\n\nAnd a calf.\n", encoding="utf-8")
    report = checked("page.md", file="known.json")
    assert report.verdict.ready
    assert [one.by for one in report.suppressed] == [SetAsideBy.BASELINE]
    assert report.suppressed[0].reason == "Accepted on 2026-11-28."


def test_page_that_has_another_name_now(folder: Path) -> None:
    (folder / "old.md").write_text("A zebra. The end.\n", encoding="utf-8")
    accept(checked("old.md"))
    (folder / "old.md").rename(folder / "new.md")
    assert checked("new.md", file="known.json").verdict.ready


def test_same_words_on_another_page_are_new(folder: Path) -> None:
    (folder / "one.md").write_text("A zebra. The end.\n", encoding="utf-8")
    accept(checked("one.md"))
    (folder / "two.md").write_text("A zebra. The end.\n", encoding="utf-8")
    assert [f.path for f in checked(file="known.json").findings] == ["two.md"]
    assert [f.path for f in checked("two.md", file="known.json").findings] == ["two.md"]


def test_pages_that_are_not_checked_are_not_called_fixed(folder: Path) -> None:
    for name in ("one.md", "two.md"):
        (folder / name).write_text("A zebra. The end.\n", encoding="utf-8")
    accept(checked())
    assert checked("one.md", file="known.json").fixed == ()


def test_file_changes_little_when_findings_do(folder: Path) -> None:
    (folder / "page.md").write_text("A zebra. A horse. The end.\n", encoding="utf-8")
    qa("baseline", "page.md")
    lines = (folder / "qa-baseline.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 7
    assert json.loads(lines[3].strip(" ,"))["rule"] == "house.horse"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ("[]", "no baseline of this version"),
        ('{"version": "1"}', "the list 'accepted' is missing"),
        ('{"version": "1", "accepted": [{"path": "a"}]}', "entry 1 is not whole"),
        ('{"version": "1", "accepted": [7]}', "entry 1 is not whole"),
    ],
)
def test_file_that_is_no_baseline(folder: Path, text: str, told: str) -> None:
    (folder / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        baseline.read(folder / "bad.json")


def test_baseline_that_is_not_there(folder: Path) -> None:
    (folder / "page.md").write_text("A cow.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="There is no baseline"):
        checked("page.md", file="none.json")
