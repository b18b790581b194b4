from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from qa import derived, literals, rulebook
from qa.errors import RuleError
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ZEBRA = "extends: existence\nlevel: error\nmessage: A zebra.\ntokens: ['zebra[sz]?']\n"
PAGE = "# Zebras\n\nThe zebra takes .5 mg ketamine.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a page and a rule of its own, and a cache in which nothing is kept."""
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "zebra.yml").write_text(ZEBRA, encoding="utf-8")
    (tmp_path / "qa.yaml").write_text("rules: [house]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def started() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "qa", "check", "page.md", "--format", "line", "--offline"]
    return subprocess.Popen(
        [*command, "--no-cache", "--grammar", "none", "--level", "suggestion"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache").glob("derived-*/*"))


def ids() -> list[str]:
    literals.memo.forget()
    return list(rulebook.load(["house"]).rules)


def is_whole(file: Path) -> bool:
    checksum, data = file.read_bytes().split(b"\n", 1)
    return b"%08x" % crc32(data) == checksum


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def swapped(data: bytes) -> bytes:
    return data.replace(b"claims", b"claimz")


@pytest.mark.parametrize(
    "spoil",
    [half, swapped, lambda _: b"", lambda _: b"\xff\n\xff", lambda _: b"[" * 100_000, len],
    ids=["half", "changed", "empty", "no text", "deep", "folder"],
)
def test_broken_files_are_made_anew(folder: Path, spoil: Callable[[bytes], bytes | int]) -> None:
    ids()  # a process reads some files only once
    derived.forget()
    fresh = ids()
    assert "house.zebra" in fresh
    whole = {file: file.read_bytes() for file in kept(folder)}
    assert len(whole) >= 3
    for file, data in whole.items():
        file.unlink()
        spoilt = spoil(data)
        if isinstance(spoilt, bytes):
            file.write_bytes(spoilt)
        else:
            file.mkdir()
    assert ids() == fresh
    if spoil is not len:
        others = [file for file in whole if "literals" not in file.name]
        assert [file.read_bytes() for file in others] == [whole[file] for file in others]


def test_changed_rule_is_read_again(folder: Path) -> None:
    assert rulebook.load(["house"]).rules["house.zebra"].message == "A zebra."
    text = ZEBRA.replace("A zebra.", "A giraffe!")
    (folder / "house" / "zebra.yml").write_text(text, encoding="utf-8")
    assert rulebook.load(["house"]).rules["house.zebra"].message == "A giraffe!"
    (folder / "house" / "lion.yml").write_text(ZEBRA, encoding="utf-8")
    assert "house.lion" in ids()
    (folder / "house" / "zebra.yml").unlink()
    assert "house.zebra" not in ids()


def test_wrong_rule_is_named_with_its_line_each_time(folder: Path) -> None:
    (folder / "house" / "zebra.yml").write_text(ZEBRA + "tokns: [a]\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"zebra\.yml:5: 'tokns' is not a key"):
            ids()


def test_runs_at_once(folder: Path) -> None:
    processes = [started() for _ in range(2)]
    first, second = [process.communicate()[0] for process in processes]
    assert "house.zebra" in first
    assert "doses.naked-decimal" in first
    assert second == first
    files = kept(folder)
    assert files
    assert all(map(is_whole, files))
    (literal,) = (file for file in files if "literals" in file.name)
    literal.write_bytes(half(literal.read_bytes()))
    after = started()
    assert after.communicate()[0] == first
    assert after.returncode == 1
    assert kept(folder) == files
    assert all(map(is_whole, files))


def test_patterns_that_a_page_asked_about_are_known_to_the_next_run(folder: Path) -> None:
    sizes = []
    asking = "# Zebras\n\nThere is no need to ask a doctor before you take it.\n"
    for text in (PAGE, asking, asking):
        (folder / "page.md").write_text(text, encoding="utf-8")
        started().communicate()
        sizes += [file.stat().st_size for file in kept(folder) if "literals" in file.name]
    nothing_asked, asked, known = sizes
    assert nothing_asked < asked == known


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody can make")
def test_folder_that_cannot_be_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_cache = ids()
    monkeypatch.setenv("QA_CACHE_DIR", "/dev/null/x")
    assert ids() == with_cache
    assert not derived.forget()
    assert kept(folder)


def test_user_without_a_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    with_cache = ids()
    for name in ("QA_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pathlib.Path.home", classmethod(nowhere))
    assert ids() == with_cache
    assert kept(folder)


def test_other_version_keeps_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids()
    before = {file: file.read_bytes() for file in kept(folder)}
    monkeypatch.setattr("qa.derived.__version__", "0.0.1")
    assert derived.Kept("python-rules").find() is None
    ids()
    assert {file: file.read_bytes() for file in before} == before
    assert len(kept(folder)) == 2 * len(before)


def test_file_that_names_other_code_runs_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "evil.py").write_text("open('was-here', 'w')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    ids()
    (file,) = (folder / "cache").glob("derived-*/python-rules-*")
    rules = json.loads(file.read_bytes().split(b"\n", 1)[1])
    for rule in rules:
        rule["origin"] = "evil"
    data = json.dumps(rules).encode()
    file.write_bytes(b"%08x\n%s" % (crc32(data), data))
    page = Source("page.md", PAGE.encode(), "markdown")
    inspection = inspect_page(page, rulebook.load(["house"]), InspectionSettings(grammar="none"))
    assert [finding.rule for finding in inspection.findings] == ["house.zebra"]
    assert all("evil holds no check" in one.why for one in inspection.stopped)
    assert inspection.stopped
    assert not (folder / "was-here").exists()


def test_no_more_is_kept_than_is_of_use(folder: Path) -> None:
    for number in range(25):
        (folder / "house" / "zebra.yml").write_text(f"{number}", encoding="utf-8")
        derived.Kept("rule-files", folder / "house").keep([number])
    assert len(kept(folder)) == 20
    assert derived.Kept("rule-files", folder / "house").find() == [24]


def test_clearing(folder: Path) -> None:
    ids()
    done = subprocess.run([sys.executable, "-m", "qa", "cache", "clear"], check=False)
    assert done.returncode == 0
    assert not kept(folder)
