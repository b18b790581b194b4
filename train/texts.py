"""The texts that the model is made of, each with its licence."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_TABLE = Path(__file__).with_name("texts.tsv")


class Text(NamedTuple):
    """One row of `texts.tsv`."""

    name: str
    role: str
    share: int
    repository: str
    commit: str
    licence: str
    what: str


class Documents(NamedTuple):
    """What is counted, and what is read with slips in it."""

    counted: list[str]
    read: list[str]
    words: dict[str, int]
    """By text, how many words it has."""


def rows() -> list[Text]:
    """Return the table. Raises SystemExit for a text whose licence is not told."""
    lines = [line for line in _TABLE.read_text("utf-8").split("\n") if line and line[0] != "#"]
    made = []
    for line in lines[1:]:
        name, role, share, *rest = line.split("\t")
        text = Text(name, role, int(share), *(*rest, "", "", "", "")[:4])
        if not text.licence.strip():
            raise SystemExit(
                f"{_TABLE.name}: '{name}' has no licence; say it, or leave the text out."
            )
        made.append(text)
    return made


def documents(folder: Path) -> Documents:
    """Return the documents of the texts in a folder, one sentence a line.

    Raises SystemExit for a file that the table does not name: its licence is not known.
    """
    known = {f"{text.name}.txt.xz": text for text in rows()}
    strange = sorted(path.name for path in folder.glob("*.txt.xz") if path.name not in known)
    if strange:
        raise SystemExit(f"{_TABLE.name} does not say the licence of {', '.join(strange)}.")
    found = Documents([], [], {})
    for name, text in known.items():
        own = _TABLE.with_name(name)  # what was written for this project lies beside the table
        file = own if own.exists() else folder / name
        whole = lzma.decompress(file.read_bytes()).decode("utf-8")
        found.words[text.name] = len(whole.split())
        for document in whole.split("\n\n"):
            if not document.strip():
                continue
            is_read = text.role == "read" or crc32(document.encode()) % text.share == 0
            (found.read if is_read else found.counted).append(document)
    return found
