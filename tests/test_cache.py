from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qa.cache import Cache, key_of
from qa.config import Config
from qa.document import Span
from qa.inspection import inspect_page
from qa.pipeline import Request, run
from qa.report import NotRun
from qa.settings import InspectionSettings
from qa.sources import MAX_BYTES, Source

if TYPE_CHECKING:
    from qa.report import Report
    from qa.rulebook import Rulebook

VALUE = NotRun("what", "why")
ZEBRA = "extends: existence\nlevel: error\nmessage: A zebra.\ntokens: [zebra]\n"


def stored(folder: Path, key: str, value: Any) -> None:
    cache = Cache(folder)
    cache.keep({key: value})
    cache.close()


def found(folder: Path, key: str) -> Any:
    cache = Cache(folder)
    try:
        return cache.find([key]).get(key)
    finally:
        cache.close()


def file_of(folder: Path) -> Path:
    cache = Cache(folder)
    cache.close()
    return cache.file


def change(folder: Path, sql: str, *values: Any) -> None:
    connection = sqlite3.connect(file_of(folder), isolation_level=None)
    connection.execute(sql, values)
    connection.close()


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    assert found(tmp_path, "a") == VALUE
    assert found(tmp_path, "b") is None


def test_what_is_old_goes_once_a_day(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    change(tmp_path, "UPDATE results SET day = day - 61")
    stored(tmp_path, "b", VALUE)
    assert found(tmp_path, "a") == VALUE
    change(tmp_path, "PRAGMA user_version = 0")
    stored(tmp_path, "c", VALUE)
    assert found(tmp_path, "a") is None
    assert found(tmp_path, "b") == VALUE


def test_whole_inspection_is_kept(tmp_path: Path, book: Rulebook) -> None:
    text = b"---\ntitle: T\n---\n# H\n\nA [x](y.md). <!-- qa: ignore because z -->\n"
    inspection = inspect_page(Source("a.md", text, "markdown"), book, InspectionSettings())
    assert inspection.links
    assert inspection.suppressions
    stored(tmp_path, "a", inspection)
    assert found(tmp_path, "a") == inspection


def test_key_keeps_its_parts_apart() -> None:
    keys = {
        key_of("ab", "c"),
        key_of("a", "bc"),
        key_of("abc"),
        key_of("abc", ""),
        key_of("\udcff"),
    }
    assert len(keys) == 5
    assert key_of("a", b"b") == key_of("a", "b")


@pytest.mark.parametrize(
    "data", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_broken_file_is_made_anew(tmp_path: Path, data: bytes) -> None:
    file = file_of(tmp_path)
    file.write_bytes(data)
    assert found(tmp_path, "a") is None
    stored(tmp_path, "a", VALUE)
    assert found(tmp_path, "a") == VALUE


def test_truncated_file_is_made_anew_by_the_next_run(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    cache = Cache(tmp_path)
    cache.keep({str(number): NotRun("x" * 3000, "y") for number in range(50)})
    cache.close()
    with cache.file.open("r+b") as file:
        file.truncate(cache.file.stat().st_size // 2 // 4096 * 4096 + 100)
    for _ in range(2):  # the first may only notice
        cache = Cache(tmp_path)
        cache.find([str(number) for number in range(50)])
        cache.keep({"b": VALUE})
        cache.close()
    assert found(tmp_path, "b") == VALUE


def test_middle_of_the_file_overwritten(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep({str(number): NotRun("x" * 3000, "y") for number in range(50)})
    cache.close()
    with cache.file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40960)
    cache = Cache(tmp_path)
    for value in cache.find([str(number) for number in range(50)]).values():
        assert value == NotRun("x" * 3000, "y")
    cache.close()


def test_folder_in_its_place_is_done_without(tmp_path: Path) -> None:
    file = file_of(tmp_path)
    file.unlink()
    file.mkdir()
    stored(tmp_path, "a", VALUE)
    assert found(tmp_path, "a") is None


def test_other_table_in_its_place_is_done_without(tmp_path: Path) -> None:
    change(tmp_path, "ALTER TABLE results RENAME COLUMN value TO other")
    stored(tmp_path, "a", VALUE)
    assert found(tmp_path, "a") is None


@pytest.mark.parametrize("folder", ["/dev/null/x", "/proc/nothing/x"])
@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody can make")
def test_folder_that_cannot_be_made_is_done_without(folder: str) -> None:
    stored(Path(folder), "a", VALUE)
    assert found(Path(folder), "a") is None
    assert Cache(Path(folder)).clear() is False


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_read_only_folder_is_done_without(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    tmp_path.chmod(0o500)
    stored(tmp_path, "b", VALUE)
    assert found(tmp_path, "b") is None
    tmp_path.chmod(0o700)
    assert found(tmp_path, "a") == VALUE


def test_busy_file_is_not_taken_away_from_the_other_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.cache._BUSY_SECONDS", 0.01)
    stored(tmp_path, "a", VALUE)
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute("BEGIN EXCLUSIVE")
    assert found(tmp_path, "a") is None
    other.execute("COMMIT")
    other.close()
    assert found(tmp_path, "a") == VALUE


def test_tampered_value_is_a_miss(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    change(tmp_path, "UPDATE results SET value = CAST(replace(hex(value), '00', '01') AS BLOB)")
    assert found(tmp_path, "a") is None


@pytest.mark.parametrize("value", [b"", b"x", "text", 5, None])
def test_value_of_another_shape_is_a_miss(tmp_path: Path, value: Any) -> None:
    stored(tmp_path, "a", VALUE)
    change(tmp_path, "UPDATE results SET value = ?", value)
    assert found(tmp_path, "a") is None


class Attack:
    def __init__(self, target: Any, *args: Any) -> None:
        self.reduced = (target, args)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return self.reduced


@pytest.mark.parametrize("target", [os.system, subprocess.call, eval, getattr, Path])
def test_stored_code_is_never_run(tmp_path: Path, target: Any) -> None:
    made = tmp_path / "made"
    text = f"open({str(made)!r}, 'w')" if target is eval else f"touch {made}"
    data = pickle.dumps(Attack(target, text))
    stored(tmp_path, "a", VALUE)
    whole = blake2b(data, digest_size=16).digest() + data
    change(tmp_path, "UPDATE results SET value = ?", whole)
    assert found(tmp_path, "a") is None
    assert not made.exists()


def test_stored_span_is_read_from_a_whole_value(tmp_path: Path) -> None:
    data = pickle.dumps(Span(1, 2))
    stored(tmp_path, "a", VALUE)
    change(tmp_path, "UPDATE results SET value = ?", blake2b(data, digest_size=16).digest() + data)
    assert found(tmp_path, "a") == Span(1, 2)  # so the attacks above fail for their target alone


WRITER = """
import sys
from pathlib import Path
from qa.cache import Cache
from qa.report import NotRun
folder, name = Path(sys.argv[1]), sys.argv[2]
for n in range(60):
    cache = Cache(folder)
    cache.keep({f"{name}{n}": NotRun(name, str(n))})
    cache.close()
"""


def test_processes_that_write_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name], stderr=subprocess.PIPE
        )
        for name in ("a", "b", "c")
    ]
    errors = [writer.communicate(timeout=60)[1] for writer in writers]
    assert errors == [b"", b"", b""]
    cache = Cache(tmp_path)
    keys = [f"{name}{number}" for name in "abc" for number in range(60)]
    assert cache.find(keys).keys() == set(keys)
    cache.close()


def test_clear(tmp_path: Path) -> None:
    stored(tmp_path, "a", VALUE)
    assert Cache(tmp_path).clear()
    assert list(tmp_path.iterdir()) == []
    assert found(tmp_path, "a") is None


# Through a whole run: what must miss, and what must hit.


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "zebra.yml").write_text(ZEBRA, encoding="utf-8")
    (tmp_path / "a.md").write_text("A zebra.\n", encoding="utf-8")
    return tmp_path


def checked(paths: tuple[str, ...] = ("a.md",), **options: Any) -> Report:
    config = Config(rules=("house",), select=("house", "input"), grammar="none", offline=True)
    return run(Request(paths), Config(**{**vars(config), **options}))


def plant(site: Path) -> None:
    """Put a mark into every stored result, so that a hit can be told from work done again."""
    cache = Cache(site / "cache")
    connection = sqlite3.connect(cache.file)
    keys = [key for (key,) in connection.execute("SELECT key FROM results")]
    connection.close()
    values = cache.find(keys)
    assert values
    cache.keep({key: type(v)(**{**fields(v), "title": "remembered"}) for key, v in values.items()})
    cache.close()


def fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def remembered(report: Report) -> bool:
    return report.pages[0].title == "remembered"


def test_same_run_again_is_remembered(site: Path) -> None:
    first = checked()
    plant(site)
    again = checked()
    assert remembered(again)
    assert again.findings == first.findings


def test_not_remembered_where_not_asked_for(site: Path) -> None:
    checked()
    plant(site)
    config = Config(rules=("house",), select=("house", "input"), grammar="none", offline=True)
    assert not remembered(run(Request(("a.md",), use_cache=False), config))


@pytest.mark.parametrize(
    "options", [{"words": ("larkfield",)}, {"profile": "en-US"}, {"levels": {"house": "warning"}}]
)
def test_other_settings_are_another_result(site: Path, options: dict[str, Any]) -> None:
    checked()
    plant(site)
    assert not remembered(checked(**options))
    assert remembered(checked())


def test_settings_that_change_no_finding_are_the_same_result(site: Path) -> None:
    checked()
    plant(site)
    assert remembered(checked(level="error", fail_on="never", jobs=2))


def test_other_rule_content_or_path_is_another_result(site: Path) -> None:
    checked()
    plant(site)
    (site / "b.md").write_text("A zebra.\n", encoding="utf-8")
    assert not remembered(checked(("b.md",)))
    (site / "a.md").write_text("A zebra!\n", encoding="utf-8")
    assert not remembered(checked())
    (site / "a.md").write_text("A zebra.\n", encoding="utf-8")
    assert remembered(checked())
    (site / "house" / "zebra.yml").write_text(ZEBRA + "limit: 1\n", encoding="utf-8")
    assert not remembered(checked())


def test_page_that_can_no_longer_be_read_is_not_remembered_as_empty(site: Path) -> None:
    (site / "a.md").write_bytes(b"")
    assert [f.rule for f in checked().findings] == ["input.empty"]
    with (site / "a.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert [f.rule for f in checked().findings] == ["input.unreadable"]


def test_rule_folder_that_is_gone_is_an_error_for_a_warm_cache_too(site: Path) -> None:
    from qa.errors import RuleError  # noqa: PLC0415 -- named for this one test

    checked(select=("input",), rules=())
    with pytest.raises(RuleError, match="There is no rules folder"):
        checked(select=("input",), rules=(str(site / "gone"),))


@pytest.mark.skipif(sys.platform == "win32", reason="limits are of POSIX")
def test_disk_that_is_full_is_no_error(site: Path) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000));"
        "from qa.cli import main; sys.argv = ['qa', 'check', 'a.md', '--offline'];main()"
    )
    (site / "qa.yaml").write_text("rules: [house]\ngrammar: none\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "house.zebra" in done.stdout
