"""Rules that hold pages against each other, or against today's date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from qa import rulebook
from qa.config import Config
from qa.finding import Level, Match
from qa.pipeline import Request, run
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pytest

    from qa.finding import Finding
    from qa.page import Page
    from qa.report import Report
    from qa.rule import PageFacts, Rule

REVIEWED = (
    "---\npage_type: condition\nlast_reviewed: {}\n---\n# Cold sores\n\nThey are small blisters.\n"
)


def checked(folder: Path, *, today: date = date(2026, 11, 24), **settings: object) -> Report:
    config = Config(grammar="none", offline=True, level="suggestion", **settings)  # type: ignore[arg-type]
    return run(Request((str(folder),), today=today), config)


def of(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def test_the_day_decides_and_not_the_cache(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REVIEWED.format("2025-01-10"), encoding="utf-8")
    said = [
        len(of(checked(tmp_path, today=day), "trust.overdue-review"))
        for day in (date(2026, 1, 1), date(2031, 1, 1), date(2026, 1, 1))
    ]
    assert said == [0, 1, 0]


def test_a_finding_between_pages_stands_at_its_place(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Text.\n\n# Hay fever\n\nPollen.\n", encoding="utf-8")
    found = of(checked(tmp_path), "consistency.title-used-twice")
    assert [(f.start.line, f.match) for f in found] == [(3, "# Hay fever")] * 2


def test_a_comment_sets_it_aside(tmp_path: Path) -> None:
    aside = "<!-- qa: ignore consistency.title-used-twice because both are drafts -->\n\n"
    (tmp_path / "a.md").write_text(f"{aside}# Hay fever\n\nPollen.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Hay fever\n\nPollen.\n", encoding="utf-8")
    report = checked(tmp_path, select=("consistency", "suppression"))
    assert [f.path for f in report.findings] == [f"{tmp_path}/b.md".replace("\\", "/")]
    assert [one.reason for one in report.suppressed] == ["both are drafts"]


def test_a_site_sets_its_level(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# Hay fever\n\nPollen.\n", encoding="utf-8")
    rule = "consistency.title-used-twice"
    assert [f.level for f in of(checked(tmp_path, levels={rule: "error"}), rule)] == ["error"] * 2
    assert of(checked(tmp_path, levels={rule: "off"}), rule) == []


def titles(page: Page) -> Iterator[Fact]:
    yield Fact("title", page.title, page.start)


@site_rule(
    "house.broken",
    gather=titles,
    level=Level.WARNING,
    message="%s",
    why="It breaks.",
    sources=["none"],
    examples=[Example()],
)
def broken(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    yield SiteMatch(pages[0].path, Match(pages[0].facts[0].span))
    message = f"no idea on {today}"
    raise LookupError(message)


def test_a_rule_that_fails_names_itself_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rulebook.load

    def load(*given: Any, own: bool = True) -> object:
        book = real(*given, own=own)
        rules: dict[str, Rule] = {**book.rules, "house.broken": broken}
        return type(book)(rules, book.page_types, book.profiles)

    monkeypatch.setattr(rulebook, "load", load)
    (tmp_path / "a.md").write_text("The pain is a miracle cure.\n", encoding="utf-8")
    config = Config(grammar="none", offline=True)
    report = run(Request((str(tmp_path),), use_cache=False), config)
    assert [n.why for n in report.not_run if n.what == "house.broken"] == [
        f"The rule failed with LookupError: no idea on {date.today()} ({__name__})."  # noqa: DTZ011
    ]
    assert of(report, "house.broken") == []
    assert len(of(report, "claims.miracle-cure")) == 1


def test_an_unknown_word_that_a_site_writes_often_is_a_suggestion(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        text = "# Hay fever\n\nThe symtoms last for weeks."
        text += " You may recieve tablets." * (name == "a.md")
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = of(checked(tmp_path), "words.misspelled")
    assert {(f.match, f.level) for f in found} == {
        ("symtoms", Level.SUGGESTION),
        ("recieve", Level.WARNING),
    }
    (tmp_path / "c.md").unlink()
    found = of(checked(tmp_path), "words.misspelled")
    assert {f.level for f in found} == {Level.WARNING}


def test_a_slip_that_sounds_right_is_no_word_of_a_large_site_for_standing_three_times(
    tmp_path: Path,
) -> None:
    for number in range(40):
        text = "# Hay fever\n\nPollen makes you sneeze."
        text += " You recieve tablets for the symtoms." * (number < 3)
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    found = of(checked(tmp_path, select=("words.misspelled",)), "words.misspelled")
    assert {(f.match, f.level) for f in found} == {
        ("recieve", Level.WARNING),
        ("symtoms", Level.SUGGESTION),
    }
