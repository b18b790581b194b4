from __future__ import annotations

import multiprocessing
import os
import time
from functools import partial
from pathlib import Path

import pytest

from qa.files import replace_file
from qa.processes import shared_out


def double(number: int) -> int:
    return 2 * number


def here_or_there(_: int) -> bool:
    time.sleep(0.01)
    return multiprocessing.parent_process() is None


def refused(_: int) -> int:
    raise OSError(28, "No space left on device")


def deadly_elsewhere(number: int) -> int:
    if multiprocessing.parent_process() is not None:
        os._exit(3)
    return number


def half_written(file: Path) -> None:
    """Write a file and stand still in the middle of it, as on a slow disk."""
    if multiprocessing.parent_process() is None:
        while not file.with_name(f".{file.name}.part").exists():
            time.sleep(0.01)
        raise KeyboardInterrupt
    replace = Path.replace

    def slowly(part: Path, target: Path) -> Path:
        time.sleep(60)
        return replace(part, target)

    Path.replace = slowly  # type: ignore[assignment,method-assign]
    replace_file(file, b"a page")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_all_is_done_whoever_does_it(jobs: int) -> None:
    work = (partial(double, number) for number in range(40))
    assert sorted(shared_out(work, jobs)) == list(range(0, 80, 2))


def test_this_process_works_too() -> None:
    assert set(shared_out((partial(here_or_there, n) for n in range(200)), 2)) == {True, False}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_is_raised_here(jobs: int) -> None:
    with pytest.raises(OSError, match="No space left") as raised:
        list(shared_out((partial(refused, n) for n in range(9)), jobs))
    assert raised.value.errno == 28


def test_what_ended_its_process_is_done_here() -> None:
    work = (partial(deadly_elsewhere, number) for number in range(9))
    assert sorted(shared_out(work, 2)) == list(range(9))


def test_process_that_is_told_to_end_leaves_nothing_half_written(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    with pytest.raises(KeyboardInterrupt):
        list(shared_out([partial(half_written, file)] * 3, 2))
    assert list(tmp_path.iterdir()) == []
