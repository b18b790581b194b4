from __future__ import annotations

from typing import TYPE_CHECKING

from qa.config import Config
from qa.fingerprint import fingerprints, identity
from qa.pipeline import Request, run

if TYPE_CHECKING:
    from pathlib import Path

    from qa.report import Report

TEXT = """# Flu

Most people who suffer from flu get better in a week.

Some people who suffer from flu need to see a doctor.
"""


def checked(path: Path, text: str) -> Report:
    path.write_text(text, encoding="utf-8")
    config = Config(offline=True, grammar="none", select=("language.suffers-from",))
    return run(Request((str(path),), use_cache=False), config)


def digests(report: Report) -> list[str]:
    return [digest for _, digest in fingerprints(report.findings, report.documents)]


def test_it_stays_when_lines_move_and_paragraphs_are_wrapped_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    before = digests(checked(page, TEXT))
    moved = TEXT.replace("# Flu\n", "# Flu\n\nA new first paragraph.\n\nAnd one more.\n")
    assert digests(checked(page, moved)) == before
    assert (
        digests(checked(page, TEXT.replace("who suffer from flu", "who suffer\nfrom  flu")))
        == before
    )
    assert len(set(before)) == 2


def test_same_words_among_other_words_are_another_finding(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    first, second = digests(checked(page, TEXT))
    changed = TEXT.replace("Some people who", "In winter, children who")
    assert digests(checked(page, changed)) == [first, digests(checked(page, changed))[1]]
    assert second not in digests(checked(page, changed))


def test_equal_findings_are_numbered(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    twice = "# Flu\n\n" + "People who suffer from flu rest.\n\n" * 2
    report = checked(page, twice)
    one, other = report.findings
    document = report.documents[one.path]
    assert identity(one, document) == identity(other, document)
    assert len(set(digests(report))) == 2


def test_what_is_missing_is_known_by_its_message(tmp_path: Path) -> None:
    report = checked(tmp_path / "page.md", TEXT)
    absent = report.findings[0]._replace(match="", message="This page has no date.")
    assert identity(absent, None) == ("language.suffers-from", "this page has no date", "", "")


def test_without_the_page_its_line_serves(tmp_path: Path) -> None:
    report = checked(tmp_path / "page.md", TEXT)
    first = report.findings[0]
    assert identity(first, None) == identity(first, report.documents[first.path])
