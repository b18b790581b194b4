"""Files are replaced whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into a file: whoever reads it sees the old bytes or the new ones, never a half.

    Its permissions stay; behind a link, the file that it leads to is replaced. A device or a pipe
    is written to. Raises OSError, and leaves the old file, where that cannot be done.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(data)
        if file.exists():
            shutil.copymode(file, part)
        part.replace(file)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
