"""Retracted papers: a file of the Retraction Watch database held against what pages cite."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.cache import Cache
from qa.config import Config
from qa.errors import ConfigError
from qa.finding import Level
from qa.pipeline import Request, run
from qa.retractions import Notice, cited_by, find_notices
from qa.settings import LinkSettings

if TYPE_CHECKING:
    from qa.report import Report

COLUMNS = (
    "Record ID", "Title", "RetractionDate", "OriginalPaperDOI", "OriginalPaperPubMedID",
    "RetractionNature", "Notes",
)  # fmt: skip
ROWS = (
    ("1", 'A "quoted", title', "2/6/2010 0:00", "10.1000/Gone", "111", "Retraction", ""),
    ("2", "Over\ntwo lines", "3/1/2020 0:00", "10.1000/doubt", "0", "Expression of concern", ""),
    ("3", "Mended", "3/1/2020 0:00", "10.1000/mended", "0", "Correction", ""),
    ("4", "Back", "3/1/2020 0:00", "10.1000/back", "444", "Retraction", ""),
    ("5", "Back", "3/1/2021 0:00", "10.1000/back", "444", "Reinstatement", ""),
    ("6", "No DOI", "unknown", "Unavailable", "666", "Retraction", ""),
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "retractions.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *ROWS])
    return path


def checked(text: str, file: Path, *, use_cache: bool = False) -> Report:
    Path("page.md").write_text(text, encoding="utf-8")
    links = LinkSettings(retractions=str(file))
    config = Config(select=("links.retracted",), offline=True, grammar="none", links=links)
    return run(Request(paths=("page.md",), use_cache=use_cache), config)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[A study](https://doi.org/10.1000/gone) found it.", "was retracted on 2010-02-06"),
        ("It was found (doi:10.1000/GONE).", "was retracted on 2010-02-06"),
        ("[A study](https://www.journal.org/doi/full/10.1000/gone) found it.", "was retracted"),
        ("[A study](https://www.journal.org/doi/10.1000/gone.full?x=1) found it.", "retracted"),
        (
            "[A study](https://pubmed.ncbi.nlm.nih.gov/111/) found it.",
            "The paper 111 was retracted",
        ),
        ("It was found (PMID: 666).", "The paper 666 was retracted:"),
    ],
)
def test_a_retracted_paper_is_found_however_it_is_cited(text: str, said: str, file: Path) -> None:
    (finding,) = checked(text, file).findings
    assert said in finding.message
    assert finding.level is Level.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "[A study](https://doi.org/10.1000/fine) and doi:10.1000/mended found it.",
        "[A study](https://doi.org/10.1000/back) found it, see PMID 444.",
        "[The study](https://doi.org/10.1000/gone) was retracted in 2010.",
        "One in 111 people, or 666 of them.",
    ],
)
def test_what_is_no_retracted_source(text: str, file: Path) -> None:
    assert checked(text, file).findings == ()


def test_an_expression_of_concern_is_a_warning(file: Path) -> None:
    (finding,) = checked("It was found (doi:10.1000/doubt).", file).findings
    assert finding.level is Level.WARNING
    assert "is under an expression of concern" in finding.message


def test_the_same_question_is_answered_from_the_cache(file: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    expected = {"pmid:111": Notice("retraction", "2010-02-06")}
    try:
        assert find_notices(str(file), ["pmid:111", "doi:10.1/x"], cache) == expected
        assert find_notices(str(file), ["pmid:111", "doi:10.1/x"], cache) == expected
        file.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
        assert find_notices(str(file), ["pmid:111", "doi:10.1/x"], cache) == {}
    finally:
        cache.close()


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b'"never closed' + b"x" * 300_000 + b"\n",
        b"\x00\xff\xfe,\x80\n" * 50,
        b"," * 400_000 + b"\n",
        b"y" * 3_000_000 + b"\n",
        b"1,2\n\n\r\r\n",
    ],
)
def test_a_hostile_file_costs_only_its_bad_rows(before: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    row = b"9,T,1/2/2020 0:00,10.1000/gone,0,Retraction,\n"
    path.write_bytes(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\n" + before + row)
    found = find_notices(str(path), ["doi:10.1000/gone"], None)
    assert found == {"doi:10.1000/gone": Notice("retraction", "2020-01-02")}


@pytest.mark.parametrize("data", [b"", b"\n", b"a,b\n1,2\n", b"\x00" * 100, b"PK\x03\x04"])
def test_a_file_of_another_kind_is_an_error_in_the_settings(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match="no file of the Retraction Watch database"):
        find_notices(str(path), ["pmid:1"], None)


def test_a_missing_file_is_an_error_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        find_notices(str(tmp_path / "none.csv"), [], None)


def test_other_addresses_cite_nothing() -> None:
    assert cited_by("https://x.org/10.5/6") == ()
    assert cited_by("https://clinicaltrials.gov/study/NCT01234567") == ()
    assert cited_by("a.md") == ()
