"""What the model of real-word slips may be made of."""

from __future__ import annotations

import lzma
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


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
