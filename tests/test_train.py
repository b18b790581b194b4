"""What the model of real-word slips may be made of."""

from __future__ import annotations

import lzma
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qa.checks.claims import likely_overclaim
from qa.checks.language import likely_demeaning
from qa.checks.residue import likely_leftover
from qa.checks.safety import likely_unsafe_advice
from qa.likeness.model import load

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


_CHECKS = {
    "claims": likely_overclaim,
    "language": likely_demeaning,
    "residue": likely_leftover,
    "safety": likely_unsafe_advice,
}


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "train"), *sys.path])
    import texts  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 -- a script's

    module: ModuleType = texts
    return module


def test_every_text_has_a_licence(texts: ModuleType) -> None:
    assert all(text.licence and text.commit for text in texts.rows())


def test_a_text_without_a_licence_is_refused(
    texts: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text(
        "name\trole\tshare\trepository\tcommit\tlicence\twhat\nx\tread\t1\ta/b\tc\t \ty\n"
    )
    monkeypatch.setattr(texts, "_TABLE", table)
    with pytest.raises(SystemExit, match="'x' has no licence"):
        texts.rows()


def test_a_text_that_the_table_does_not_name_is_refused(texts: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "found.txt.xz").write_bytes(lzma.compress(b"A sentence.\n"))
    with pytest.raises(SystemExit, match=r"the licence of found\.txt\.xz"):
        texts.documents(tmp_path)


def test_every_passage_says_what_it_is_and_holds_its_fault() -> None:
    file = ROOT / "train" / "likeness-passages.tsv.xz"
    head, *rows = lzma.decompress(file.read_bytes()).decode("utf-8").rstrip("\n").split("\n")
    assert head.split("\t") == ["family", "kind", "is", "author", "text", "fault"]
    for row in rows:
        family, kind, is_, _, text, fault = row.split("\t")
        assert is_ in ("good", "bad"), row
        assert fault in text if is_ == "bad" else not fault, row
        assert is_ == "good" or kind in _CHECKS[family].LIKE, row


def test_the_model_knows_the_kinds_that_the_rules_tell() -> None:
    for family, check in _CHECKS.items():
        assert list(load().families[family]) == list(check.LIKE)
