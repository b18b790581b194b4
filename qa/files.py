"""Files are read with care, whoever wrote them, and replaced whole or not at all."""

from __future__ import annotations

import json
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from qa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa.errors import QaError


def text_of(path: Path, what: str, most: int, error: type[QaError] = ConfigError) -> str:
    """Return the text of a file that somebody wrote by hand.

    `what` it should be, as "a vocabulary", goes into messages; `most` is how many bytes it may
    have. Raises `error` for a file that is missing, too large or not UTF-8.
    """
    try:
        if path.stat().st_size > most:
            raise error(f"{path}: this file is too large for {what}.")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise error(f"{path}: this file cannot be read: {problem}.") from problem


def words_of(path: Path, most: int, error: type[QaError] = ConfigError) -> list[str]:
    """Return the words of a list: one a line, what follows a `#` left out.

    Raises `error` as `text_of` does.
    """
    lines = text_of(path, "a list of words", most, error).splitlines()
    return [word for line in lines if (word := line.partition("#")[0].strip())]


def read_json(path: Path, what: str, most: int, parse: Callable[[bytes], Any] = json.loads) -> Any:
    """Return the JSON that a file holds, as `parse` reads it.

    `what` it should be, as "baseline", goes into messages; `most` is how many bytes it may have.
    Raises ConfigError for a file that is missing, too large, no text or no JSON.
    """
    try:
        if path.stat().st_size > most:
            raise ConfigError(f"{path}: this file is too large for a {what}.")
        return parse(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: this {what} cannot be read: {error}.") from error


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into a file: whoever reads it sees the old bytes or the new ones, never a half.

    Its permissions stay; behind a link, the file that it leads to is replaced. A device or a pipe
    is written to. Raises OSError, and leaves the old file, where that cannot be done.
    """
    file = path.resolve() if path.is_symlink() else path
    before = _mode_of(file)
    if before is not None and not stat.S_ISREG(before):
        file.write_bytes(data)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(data)
        if before is not None:
            part.chmod(stat.S_IMODE(before))
        part.replace(file)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode_of(file: Path) -> int | None:
    """Return what kind of file it is and who may do what with it; None where there is none."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None
