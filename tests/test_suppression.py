from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.config import Config, load
from qa.errors import ConfigError
from qa.pipeline import Request, run
from qa.report import SetAsideBy
from qa.suppression import PathSuppression

if TYPE_CHECKING:
    from pathlib import Path

    from qa.report import Report

ZEBRA = "extends: existence\nlevel: error\nmessage: \"'%s' is here.\"\ntokens: [zebra]\n"
OTHER = ZEBRA.replace("zebra", "horse")
MISSING = "extends: requirement\nlevel: error\nmessage: No end.\nneeds: {text: ['the end']}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rules = {"house/zebra.yml": ZEBRA, "house/horse.yml": OTHER, "page/no-end.yml": MISSING}
    for name, text in rules.items():
        file = tmp_path / "house-rules" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def report(  # noqa: PLR0917
    folder: Path,
    text: str,
    select: tuple[str, ...] = ("house", "suppression"),
    name: str = "page.md",
    of_paths: tuple[PathSuppression, ...] = (),
    today: date = date(2026, 11, 28),
) -> Report:
    (folder / name).write_text(text, encoding="utf-8")
    config = Config(
        rules=("house-rules",),
        select=select,
        level="suggestion",
        grammar="none",
        offline=True,
        suppressions=of_paths,
    )
    return run(Request((name,), use_cache=False, today=today), config)


def seen(report: Report) -> list[tuple[str, int]]:
    return [(finding.rule, finding.start.line) for finding in report.findings]


def test_ignore_covers_the_next_block_only(folder: Path) -> None:
    found = report(
        folder,
        "A zebra.\n\n<!-- qa: ignore house.zebra because it is a zoo -->\n\n"
        "A zebra,\na zebra.\n\nA zebra.\n",
    )
    assert seen(found) == [("house.zebra", 1), ("house.zebra", 8)]
    assert [one.reason for one in found.suppressed] == ["it is a zoo"] * 2
    assert [one.finding.start.line for one in found.suppressed] == [5, 6]


def test_ignore_inside_a_paragraph_covers_that_paragraph(folder: Path) -> None:
    found = report(
        folder, "A zebra <!-- qa: ignore house.zebra because x --> and zebra.\n\nA zebra.\n"
    )
    assert seen(found) == [("house.zebra", 3)]
    assert len(found.suppressed) == 2


def test_ignore_right_above_a_paragraph(folder: Path) -> None:
    text = "<!-- qa: ignore house.zebra because x -->\nA zebra.\n\nA zebra.\n"
    assert seen(report(folder, text)) == [("house.zebra", 4)]


def test_ignore_covers_a_list_item_a_heading_and_a_cell(folder: Path) -> None:
    note = "<!-- qa: ignore house.zebra because x -->"
    assert seen(report(folder, f"{note}\n\n# zebra\n\nzebra\n")) == [("house.zebra", 5)]
    assert seen(report(folder, f"- zebra {note}\n- zebra\n")) == [("house.zebra", 2)]
    table = f"| a | b |\n|---|---|\n| zebra {note} | x |\n| zebra | x |\n"
    assert seen(report(folder, table)) == [("house.zebra", 4)]


def test_off_and_on(folder: Path) -> None:
    text = (
        "zebra\n\n<!-- qa: off house.zebra because x -->\n\nzebra\n\n- zebra\n\n"
        "<!-- qa: on house.zebra -->\n\nzebra\n"
    )
    found = report(folder, text)
    assert seen(found) == [("house.zebra", 1), ("house.zebra", 11)]
    assert len(found.suppressed) == 2


def test_off_without_on_reaches_to_the_end(folder: Path) -> None:
    found = report(folder, "zebra\n\n<!-- qa: off house because x -->\n\nzebra\n\nhorse")
    assert seen(found) == [("house.zebra", 1)]
    assert len(found.suppressed) == 2


def test_on_closes_what_it_names_and_a_bare_one_closes_all(folder: Path) -> None:
    opened = "<!-- qa: off house.zebra because x -->\n\n<!-- qa: off house.horse because y -->\n\n"
    text = f"{opened}<!-- qa: on house.horse -->\n\nzebra\n\nhorse\n"
    assert [rule for rule, _ in seen(report(folder, text)) if "house" in rule] == ["house.horse"]
    text = f"{opened}zebra horse\n\n<!-- qa: on -->\n\nzebra\n\nhorse\n"
    assert len(seen(report(folder, text))) == 2


@pytest.mark.parametrize(
    "name",
    ["house.zebra", "house", "house.*", "*.zebra", "house.zeb*", "*", ""],
)
def test_ids_families_patterns_and_all(folder: Path, name: str) -> None:
    found = report(folder, f"<!-- qa: ignore {name} because x -->\n\nzebra\n")
    assert seen(found) == []
    assert len(found.suppressed) == 1


@pytest.mark.parametrize("between", [", ", " ", ","])
def test_several_rules(folder: Path, between: str) -> None:
    names = f"house.horse{between}house.zebra"
    found = report(folder, f"<!-- qa: ignore {names} because x -->\n\nzebra horse\n")
    assert seen(found) == []
    assert {one.finding.rule for one in found.suppressed} == {"house.horse", "house.zebra"}


def test_other_rules_still_speak(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore house.horse because x -->\n\nzebra horse\n")
    assert seen(found) == [("house.zebra", 3)]


@pytest.mark.parametrize("place", ["before", "after"])
def test_what_is_missing_is_set_aside_from_anywhere(folder: Path, place: str) -> None:
    note = "<!-- qa: ignore page.no-end because it goes on -->"
    text = f"{note}\n\nText.\n\nMore.\n" if place == "before" else f"Text.\n\nMore.\n\n{note}\n"
    found = report(folder, text, ("page", "suppression"))
    assert seen(found) == []
    assert [one.finding.rule for one in found.suppressed] == ["page.no-end"]


def test_what_is_missing_is_not_set_aside_by_a_note_about_all(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore because x -->\n\nText.\n\nMore.\n", ("page",))
    assert [rule for rule, _ in seen(found)] == ["page.no-end"]


def test_without_reason(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore house.zebra -->\n\nzebra\n\n<!-- qa: on -->\n")
    assert seen(found) == [("suppression.without-reason", 1)]
    assert [one.reason for one in found.suppressed] == [""]


def test_unknown_verb_is_named_and_sets_nothing_aside(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignroe house.zebra because x -->\n\nzebra\n")
    assert seen(found) == [("suppression.unknown", 1), ("house.zebra", 3)]
    assert "'ignroe'" in found.findings[0].message


def test_unknown_rule_has_a_near_miss(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore house.zebar because x -->\n\nzebra\n")
    assert seen(found) == [("suppression.unknown-rule", 1), ("house.zebra", 3)]
    assert "did you mean 'house.zebra'?" in found.findings[0].message


def test_unused(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore house.zebra because x -->\n\nhorses\n")
    assert seen(found) == [("suppression.unused", 1)]
    assert "house.zebra" in found.findings[0].message


def test_not_unused_where_the_rule_did_not_run(folder: Path) -> None:
    text = "<!-- qa: ignore links.dead because x -->\n\nzebra\n"
    select = ("house", "links", "suppression")
    assert seen(report(folder, text, select)) == [("house.zebra", 3)]


def test_one_of_two_comments_is_unused(folder: Path) -> None:
    note = "<!-- qa: ignore house.zebra because x -->"
    found = report(folder, f"{note}\n\nzebra\n\n{note}\n\nnothing\n")
    assert seen(found) == [("suppression.unused", 5)]


def test_in_html(folder: Path) -> None:
    note = "<!-- qa: ignore house.zebra because x -->"
    found = report(folder, f"{note}<p>zebra</p>\n<p>zebra</p>\n", name="page.html")
    assert seen(found) == [("house.zebra", 2)]


@pytest.mark.parametrize(
    "comment",
    ["<!-- qa ignore house.zebra -->", "<!-- ignore house.zebra -->", "<!-- a note -->", "<!---->"],
)
def test_other_comments_are_just_comments(folder: Path, comment: str) -> None:
    assert seen(report(folder, f"{comment}\n\nzebra\n")) == [("house.zebra", 3)]


def test_set_aside_is_counted_but_does_not_fail(folder: Path) -> None:
    found = report(folder, "<!-- qa: ignore house.zebra because x -->\n\nzebra\n")
    assert found.verdict.ready
    assert "house.zebra" in found.rules
    assert found.suppressed[0].finding.match == "zebra"


def test_ignore_file_covers_the_whole_page(folder: Path) -> None:
    note = "<!-- qa: ignore-file house.zebra because it is a zoo -->"
    found = report(folder, f"A zebra.\n\n{note}\n\nA horse and a zebra.\n")
    assert seen(found) == [("house.horse", 5)]
    assert [one.reason for one in found.suppressed] == ["it is a zoo"] * 2


@pytest.mark.parametrize("verb", ["ignore", "ignore-file", "off"])
def test_until_a_day(folder: Path, verb: str) -> None:
    note = f"<!-- qa: {verb} house.zebra until 2027-01-31 because the zoo closes then -->"
    text = f"{note}\n\nA zebra.\n"
    last = report(folder, text, today=date(2027, 1, 31))
    assert seen(last) == []
    assert last.suppressed[0].reason == "the zoo closes then"
    after = report(folder, text, today=date(2027, 2, 1))
    assert seen(after) == [("suppression.expired", 1), ("house.zebra", 3)]
    assert "2027-01-31" in after.findings[0].message


@pytest.mark.parametrize("day", ["2027-13-01", "tomorrow", "31.1.2027"])
def test_until_no_day(folder: Path, day: str) -> None:
    found = report(folder, f"<!-- qa: ignore house.zebra until {day} because x -->\n\nzebra\n")
    assert seen(found) == [("suppression.wrong-day", 1)]
    assert f"'{day}' is no day" in found.findings[0].message


def test_by_path_in_the_settings(folder: Path) -> None:
    entry = PathSuppression("page.*", "old pages", ("house.zebra",), date(2026, 12, 1))
    found = report(folder, "A zebra and a horse.\n", of_paths=(entry,))
    assert seen(found) == [("house.horse", 1)]
    assert [(one.reason, one.by) for one in found.suppressed] == [
        ("old pages", SetAsideBy.SETTINGS)
    ]
    later = report(folder, "A zebra.\n", of_paths=(entry,), today=date(2026, 12, 2))
    assert seen(later) == [("house.zebra", 1)]
    other = PathSuppression("other/*", "old pages")
    assert seen(report(folder, "A zebra.\n", of_paths=(other,))) == [("house.zebra", 1)]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{path: 'a/*'}", "2: the key 'because' is missing"),
        ("{path: 'a/*', because: x, until: soon}", "2: 'soon' is no day such as 2027-01-31"),
        ("{path: 'a/*', becuase: x}", "did you mean 'because'"),
    ],
)
def test_settings_that_do_not_say_enough(tmp_path: Path, entry: str, told: str) -> None:
    (tmp_path / "qa.yaml").write_text(f"suppressions:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        load(tmp_path / "qa.yaml")


@pytest.mark.parametrize("name", ["page.md", "page.html", "page.txt"])
def test_in_every_format(folder: Path, name: str) -> None:
    text = "<!-- qa: ignore house.zebra because x -->\n\nA zebra.\n"
    assert seen(report(folder, text, name=name)) == []


def test_in_a_comment_of_word(folder: Path) -> None:
    file = docx.Document()
    run = file.add_paragraph().add_run("A zebra.")
    note = "qa: ignore house.zebra until 2027-01-31 because it is a zoo"
    file.add_comment(run, text=note, author="Ada")
    file.add_paragraph("A zebra and a horse.")
    file.save(str(folder / "page.docx"))
    (folder / "q.yaml").write_text("rules: [house-rules]\ngrammar: none\n", encoding="utf-8")
    done = CliRunner().invoke(
        cli, ["check", "page.docx", "--select", "house", "--format", "json", "--config", "q.yaml"]
    )
    data = json.loads(done.stdout)
    assert [(one["rule"], one["line"]) for one in data["findings"]] == [
        ("house.zebra", 2),
        ("house.horse", 2),
    ]
    assert [one["reason"] for one in data["suppressed"]] == ["it is a zoo"]


SETTINGS = """\
rules: [house-rules]
select: [house, suppression, links]
grammar: none
offline: true
level: warning
suppressions:
  - path: "old/*"
    rules: house.zebra
    because: it is a zoo
  - {path: "old/*", rules: links.dead, because: it was not asked}
  - {path: "gone/*", rules: house.horse, because: it was there once}
  - {path: "*.md", rules: house.horse, until: 2026-01-31, because: it was for a time}
"""
OF_SETTINGS = [
    "qa.yaml:7:3:suppression.unused:This sets aside house.zebra",
    "qa.yaml:11:3:suppression.unused:This sets aside house.horse",
    "qa.yaml:12:3:suppression.expired:The day until which this counted, 2026-01-31",
]


def of_settings(*args: str) -> list[str]:
    done = CliRunner().invoke(
        cli, ["check", *args, "--format", "line", "--today", "2026-11-28", "--fail-on", "never"]
    )
    assert done.exit_code == 0, done.output
    found = [line for line in done.stdout.splitlines() if line.startswith(("qa.yaml", "../qa"))]
    return [next((told for told in OF_SETTINGS if line.startswith(told)), line) for line in found]


def test_entries_of_the_settings_that_do_nothing(folder: Path) -> None:
    (folder / "qa.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "a.md").write_text("A horse.\n", encoding="utf-8")
    (folder / "old" / "b.md").write_text("Another horse.\n", encoding="utf-8")
    zebra, horse, expired = OF_SETTINGS
    assert of_settings() == [zebra, horse, expired]
    assert of_settings("old") == [zebra, horse, expired]
    # what was not checked may need the entry
    assert of_settings("old/a.md") == [horse, expired]
    assert of_settings("--ignore", "house.zebra") == [horse, expired]

    (folder / "old" / "b.md").write_text("Another zebra.\n", encoding="utf-8")
    assert of_settings() == [horse, expired]
    # a comment that does the same does not make the entry useless
    comment = "<!-- qa: ignore house.zebra because x -->\n\nzebra\n"
    (folder / "old" / "b.md").write_text(comment, encoding="utf-8")
    assert of_settings() == [horse, expired]


def test_entries_of_the_settings_from_another_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "qa.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "a.md").write_text("A horse.\n", encoding="utf-8")
    monkeypatch.chdir(folder / "old")  # its patterns say nothing of pages as they are called here
    assert [line.partition(":The")[0] for line in of_settings()] == [
        "../qa.yaml:12:3:suppression.expired"
    ]
