from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from qa.errors import SourceError
from qa.sources import MAX_BYTES, find_pages, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text", encoding="utf-8")


def failure(*paths: str) -> str:
    with pytest.raises(SourceError) as caught:
        find_pages(paths)
    return str(caught.value)


def test_folder_is_walked_in_order_for_known_endings(folder: Path) -> None:
    touch(folder, "b.md", "a/z.HTML", "a/y.docx", "a/b/x.txt", "c.htm", "d.png", "e.yaml", "f")
    assert find_pages(["."]) == ["b.md", "c.htm", "a/y.docx", "a/z.HTML", "a/b/x.txt"]


def test_file_that_is_named_is_taken_whatever_its_ending(folder: Path) -> None:
    touch(folder, "a.page", "b.md")
    assert find_pages(["a.page", "./b.md"]) == ["a.page", "b.md"]


def test_each_page_once_in_the_order_of_asking(folder: Path) -> None:
    touch(folder, "a/x.md", "b.md")
    assert find_pages(["b.md", ".", "a", "./a/../b.md", "-"]) == ["b.md", "a/x.md", "-"]


def test_patterns(folder: Path) -> None:
    touch(folder, "a/x.md", "a/b/y.md", "z.md", "a/n.txt")
    assert find_pages(["**/*.md"]) == ["a/b/y.md", "a/x.md", "z.md"]
    assert find_pages(["a/*.*"]) == ["a/n.txt", "a/x.md"]
    assert find_pages([str(folder / "a" / "?.md")]) == [(folder / "a" / "x.md").as_posix()]


def test_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    touch(folder, "[a].md", "a.md")
    assert find_pages(["[a].md"]) == ["[a].md"]


@pytest.mark.parametrize("pattern", ["*.html", "content/**/*.md"])
def test_pattern_without_files(folder: Path, pattern: str) -> None:
    assert folder.is_dir()
    assert failure(pattern) == f"No file matches '{pattern}'."


def test_pattern_that_python_does_not_take(folder: Path) -> None:
    touch(folder, "a/x.md")
    try:
        assert find_pages(["a/**.md"]) == ["a/x.md"]  # Python 3.13 and later
    except SourceError as error:
        assert "'a/**.md' is not a pattern of files" in str(error)  # noqa: PT017


def test_hidden_and_foreign_folders_are_left_out(folder: Path) -> None:
    touch(folder, ".git/a.md", ".a.md", "node_modules/a.md", "x/.b/a.md", "venv/a.md", "x/ok.md")
    assert find_pages(["."]) == ["x/ok.md"]
    assert find_pages([".git"]) == [".git/a.md"]


def test_hidden_and_foreign_folders_are_left_out_of_patterns(folder: Path) -> None:
    touch(folder, ".venv/a.md", "node_modules/x/a.md", "x/ok.md", ".a.md")
    assert find_pages(["**/*.md"]) == ["x/ok.md"]
    assert find_pages([".venv/*.md"]) == [".venv/a.md"]


def test_lock_files_of_word_are_left_out(folder: Path) -> None:
    touch(folder, "~$page.docx", "page.docx")
    assert find_pages(["."]) == ["page.docx"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["drafts"], ["a/x.md", "b.txt"]),
        (["drafts/"], ["a/x.md", "b.txt"]),
        (["a/drafts"], ["b.txt", "drafts/w.md", "a/x.md"]),
        (["*.md"], ["b.txt"]),
        (["a/*"], ["b.txt", "drafts/w.md"]),
        (["b.*", "**/w.md"], ["a/x.md", "a/drafts/y.md"]),
    ],
)
def test_exclude(folder: Path, exclude: list[str], left: list[str]) -> None:
    touch(folder, "a/x.md", "a/drafts/y.md", "drafts/w.md", "b.txt")
    assert sorted(find_pages(["."], exclude)) == sorted(left)


def test_nothing_left_is_an_error(folder: Path) -> None:
    touch(folder, "a.md")
    with pytest.raises(SourceError, match="There is no page to check"):
        find_pages(["a.md"], ["*.md"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_to_folders_do_not_loop(folder: Path) -> None:
    touch(folder, "a/x.md")
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.md").symlink_to(folder / "self.md")
    assert find_pages(["."]) == ["self.md", "a/x.md"]
    assert load("self.md").problem


def test_missing_path_has_a_near_miss(folder: Path) -> None:
    touch(folder, "content/page.md")
    assert failure("contnet") == "There is no file or folder 'contnet' (did you mean 'content'?)."
    assert "(did you mean 'page.md'?)" in failure("content/pgae.md")
    assert failure("a\0b").startswith("There is no file or folder")


def test_folder_without_pages(folder: Path) -> None:
    touch(folder, "a/x.png")
    message = failure("a")
    assert message.startswith("There is no page to check in a: looked for ")
    assert ".docx" in message


def test_load(folder: Path) -> None:
    (folder / "a.HTM").write_bytes(b"\xff\r\n")
    source = load("a.HTM")
    assert (source.data, source.format, source.problem) == (b"\xff\r\n", "html", None)
    assert load("a.HTM", "text").format == "text"


def test_load_what_is_no_file(folder: Path) -> None:
    (folder / "folder.md").mkdir()
    for name in ("folder.md", "gone.md", "x" * 5000 + ".md"):
        source = load(name)
        assert source.problem
        assert source.problem.endswith(".")
        assert source.data == b""


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_load_a_dangling_link(folder: Path) -> None:
    (folder / "a.md").symlink_to(folder / "gone.md")
    assert find_pages(["."]) == ["a.md"]
    assert load("a.md").problem == "It is gone, or not a regular file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_load_never_waits_for_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "a.md")
    assert load("a.md").problem == "It is gone, or not a regular file."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_load_what_may_not_be_read(folder: Path) -> None:
    touch(folder, "a.md")
    (folder / "a.md").chmod(0)
    assert load("a.md").problem == "Permission denied."


def test_load_refuses_what_is_too_large(folder: Path) -> None:
    with (folder / "a.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)
    assert load("a.md").problem == "It has 11 MB; pages above 10 MB are not read."
    with (folder / "a.md").open("wb") as file:
        file.truncate(MAX_BYTES)
    assert load("a.md").problem is None


def test_standard_input() -> None:
    assert load("-", "html", b"<p>").data == b"<p>"
    assert load("-", None, b"x").format == "markdown"
    assert load("-", None, b"x" * (MAX_BYTES + 1)).problem
