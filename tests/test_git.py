from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.errors import SourceError
from qa.git import Lines, changes_since, staged_changes

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

RULE = "extends: existence\nlevel: error\nmessage: \"'%s' is here.\"\ntokens: [zebra]\n"
PAGE = "# Animals\n\nA zebra.\n\nA cow.\n\nOne more zebra.\n"


def git(*args: str) -> None:
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *args], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "rules" / "house").mkdir(parents=True)
    (tmp_path / "rules" / "house" / "zebra.yml").write_text(RULE, encoding="utf-8")
    settings = "rules: [rules]\nselect: [house]\ngrammar: none\nexclude: [rules]\n"
    (tmp_path / "qa.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "other.md").write_text(PAGE, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    return tmp_path


def lines(*args: str) -> list[str]:
    done: Result = CliRunner().invoke(cli, ["check", *args, "--format", "line"])
    assert done.exit_code in {0, 1}, done.output
    return [":".join(line.split(":")[:2]) for line in done.stdout.splitlines()]


def edit(folder: Path, text: str, name: str = "page.md") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_only_changed_lines_of_changed_pages(folder: Path) -> None:
    assert lines("--since", "HEAD") == []
    edit(folder, PAGE.replace("A cow.", "A cow and a zebra."))
    assert lines("--since", "HEAD") == ["page.md:5"]
    assert lines("--since", "main", "--whole-pages") == ["page.md:3", "page.md:5", "page.md:7"]
    assert lines("other.md", "--since", "HEAD") == []


def test_new_pages_count_whole(folder: Path) -> None:
    edit(folder, PAGE, "new page é.md")
    assert lines("--since", "HEAD") == ["new page é.md:3", "new page é.md:7"]


def test_what_another_branch_did_meanwhile_is_not_ours(folder: Path) -> None:
    git("checkout", "-q", "-b", "ours")
    edit(folder, PAGE + "\nOur zebra.\n")
    git("commit", "-q", "-am", "ours")
    git("checkout", "-q", "main")
    edit(folder, PAGE + "\nTheir zebra.\n", "other.md")
    git("commit", "-q", "-am", "theirs")
    git("checkout", "-q", "ours")
    assert lines("--since", "main") == ["page.md:9"]


def test_staged_pages_are_read_as_they_are_staged(folder: Path) -> None:
    edit(folder, PAGE.replace("A cow.", "A staged zebra."))
    git("add", "page.md")
    edit(folder, "Nothing here any more.\n")
    assert lines("--staged") == ["page.md:5"]
    assert lines("--staged", "--whole-pages") == ["page.md:3", "page.md:5", "page.md:7"]


def test_deleted_and_renamed_pages(folder: Path) -> None:
    git("rm", "-q", "other.md")
    git("mv", "page.md", "moved.md")
    edit(folder, PAGE + "\nA new zebra.\n", "moved.md")
    git("add", "-A")
    assert lines("--staged") in (["moved.md:9"], ["moved.md:3", "moved.md:7", "moved.md:9"])


def test_below_the_root_of_the_checkout(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "site").mkdir()
    edit(folder, PAGE, "site/new.md")
    git("add", "-A")
    monkeypatch.chdir(folder / "site")
    assert lines("--staged") == ["new.md:3", "new.md:7"]
    assert lines("--since", "HEAD") == ["new.md:3", "new.md:7"]


def test_text_that_looks_like_a_diff(folder: Path) -> None:
    edit(folder, PAGE + "\n++ b/x.md\n-- a/y.md\n@@ -1 +1 @@\ndiff --git a/q b/q\n\nA zebra.\n")
    assert lines("--since", "HEAD") == ["page.md:14"]


def test_names_that_git_quotes(folder: Path) -> None:
    edit(folder, PAGE, 'a "b"\\c.md')
    git("add", "-A")
    assert set(staged_changes().lines) == {'a "b"\\c.md'}
    assert staged_changes().contents(['a "b"\\c.md']) == {'a "b"\\c.md': PAGE.encode()}


def test_where_lines_were_taken_out_those_beside_count(folder: Path) -> None:
    edit(folder, PAGE.replace("A cow.\n\n", ""))
    assert changes_since("HEAD").lines["page.md"].meet(5, 5)
    assert not changes_since("HEAD").lines["page.md"].meet(1, 3)


def test_file_that_is_no_text_counts_whole(folder: Path) -> None:
    (folder / "page.docx").write_bytes(b"PK\0\1")
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    (folder / "page.docx").write_bytes(b"PK\0\2")
    assert changes_since("HEAD").lines["page.docx"].meet(1, 1)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("commit", ["nothing", "--help", "-x", "HEAD~9"])
def test_commit_that_is_not_there(commit: str) -> None:
    with pytest.raises(SourceError, match="git cannot say what changed: there is no commit"):
        changes_since(commit)


def test_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SourceError, match="not a git repository"):
        staged_changes()


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(SourceError, match="git is not installed"):
        staged_changes()


def test_lines_meet() -> None:
    some = Lines(((3, 4), (8, 8)))
    assert [n for n in range(1, 11) if some.meet(n, n)] == [3, 4, 8]
    assert some.meet(5, 9)
    assert not some.meet(5, 7)
