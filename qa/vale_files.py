"""Where a `.vale.ini` is: known without the package that reads it, which is slow to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini")
_BESIDE = ".config/vale.ini"


def find(start: Path) -> Path | None:
    """Return the `.vale.ini`, by any of its names, in a folder or the nearest one above it."""
    for folder in (start, *start.parents):
        for name in (*NAMES, _BESIDE):
            if (folder / name).is_file():
                return folder / name
    return None
