"""Where Vale's files are: known without the package that reads them, which is slow to import."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa.derived import derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.style_settings import StyleSettings

NAMES = (".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini")
_BESIDE = ".config/vale.ini"
_PARENT = re.compile(r"""^["']?extends["']?\s*:\s*["']?([\w-]+)\.""", re.IGNORECASE | re.MULTILINE)


def find(start: Path) -> Path | None:
    """Return the `.vale.ini`, by any of its names, in a folder or the nearest one above it."""
    for folder in (start, *start.parents):
        for name in (*NAMES, _BESIDE):
            if (folder / name).is_file():
                return folder / name
    return None


def read_folders(settings: StyleSettings) -> list[Path]:
    """Return every folder with a file that decides what the styles of some settings say.

    That is the styles, those beside them whose rules theirs extend, and the folders of `StylesPath`
    with vocabularies and dictionaries.
    """
    single = (str(Path(file).parent) for file in settings.files)
    styles = [folder for folder in map(Path, settings.folders) if folder.is_dir()]
    folders = {Path(name) for name in {*settings.paths, *single} if Path(name).is_dir()}
    while styles:
        folders.update(styles)
        names = derived("extended-styles", partial(_extended_by, styles), *styles)
        beside = {style.parent / name for style in styles for name in names}
        styles = sorted(folder for folder in beside - folders if folder.is_dir())
    return sorted(folders)


def _extended_by(styles: Iterable[Path]) -> list[str]:
    """Return the names of the styles whose rules those of some styles extend."""
    names: set[str] = set()
    for file in (file for style in styles for file in style.rglob("*.yml")):
        with suppress(OSError):  # told where the rule is read
            names.update(_PARENT.findall(file.read_text(encoding="utf-8", errors="replace")))
    return sorted(names)
