"""What changed since a commit, asked of git."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING

from qa.errors import SourceError
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FILE = re.compile(rb'^\+\+\+ (?:b/([^\t\n]*)|"b/((?:[^"\\]|\\.)*)")')
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)")
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b'"': b'"', b"\\": b"\\"}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a page, from 1, as runs in order."""

    runs: tuple[tuple[int, int], ...]
    """First and last line of each."""

    def meet(self, first: int, last: int) -> bool:
        """Return whether one of the lines from `first` to `last` is among them."""
        at = bisect_right(self.runs, (last, 1 << 60)) - 1
        return at >= 0 and self.runs[at][1] >= first


EVERY_LINE = Lines(((1, 1 << 60),))


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that changed, by their path from the folder in which one stands."""

    lines: Mapping[str, Lines]
    staged: bool
    """Whether they are those of the index, and not those in the folder."""

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return what is staged of each path; nothing where the files in the folder count."""
        if not self.staged:
            return {}
        return {path: _git("show", f":./{path}") for path in paths if path in self.lines}


def changes_since(commit: str) -> Changes:
    """Return what changed since `commit` and this branch parted, new files that git knows not too.

    Raises SourceError where there is no git, no checkout or no such commit.
    """
    known = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    start = known.decode().strip()
    with suppress(SourceError):  # histories without a common commit
        start = _git("merge-base", start, "HEAD").decode().strip()
    new = _names("ls-files", "--others", "--exclude-standard", "-z")
    return Changes(_diff(start) | dict.fromkeys(new, EVERY_LINE), staged=False)


def staged_changes() -> Changes:
    """Return what is staged for the next commit. Raises SourceError as `changes_since` does."""
    _git("rev-parse", "--git-dir")  # outside of a checkout, diff compares files
    return Changes(_diff("--cached"), staged=True)


def _diff(what: str) -> dict[str, Lines]:
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--relative", "--diff-filter=d")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    told = _git("diff", *options, *prefixes, "--unified=0", what, "--")
    # a file that is no text has no lines in there
    names = _names("diff", *options, "--name-only", "-z", what, "--")
    return dict.fromkeys(names, EVERY_LINE) | dict(_changed_lines(told))


def _names(*arguments: str) -> list[str]:
    return [_text(path) for path in _git(*arguments).split(b"\0") if path]


def _changed_lines(diff: bytes) -> Iterator[tuple[str, Lines]]:
    path, open_lines = "", 0
    runs: list[tuple[int, int]] = []
    for line in diff.split(b"\n"):
        if open_lines:  # text of a page is never taken for a header
            open_lines -= line[:1] in {b"+", b"-"}
            continue
        if line.startswith(b"diff --git "):
            if path:
                yield path, Lines(tuple(runs))
            path, runs = "", []
        elif found := _FILE.match(line):
            path = _text(found[1] if found[1] is not None else _unquoted(found[2]))
        elif hunk := _HUNK.match(line):
            first, number = int(hunk[1]), int(hunk[2] or 1)
            # where lines were only taken out, the ones beside the gap are looked at
            runs.append((first, first + number - 1) if number else (max(first, 1), first + 1))
            removed = re.match(rb"^@@ -\d+(?:,(\d+))?", line)
            open_lines = number + int((removed and removed[1]) or 1)
    if path:
        yield path, Lines(tuple(runs))


def _unquoted(name: bytes) -> bytes:
    def plain(hit: re.Match[bytes]) -> bytes:
        if hit[1].isdigit() and len(hit[1]) == 3:
            return bytes([int(hit[1], 8)])
        return _LETTERS.get(hit[1], hit[1])

    return _ESCAPED.sub(plain, name)


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _git(*arguments: str) -> bytes:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise SourceError("git is not installed, so what changed cannot be known.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        told = said.removeprefix("fatal: ") or f"there is no commit '{arguments[-1][:-9]}'"
        raise SourceError(f"git cannot say what changed: {told}.")
    return done.stdout
