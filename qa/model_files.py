"""A file of arrays with a head: how what was learned lies on disk, mapped and never copied.

After a line that says what it is comes a line of JSON with the version, the digest of what follows
it, and where each array lies.
"""

from __future__ import annotations

import json
import mmap
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from qa.derived import derived
from qa.errors import ModelError
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_ALIGNED = 64
_LONGEST_HEAD = 1 << 16
_AT_ONCE = 1 << 20
_MOST = 127
"""The largest number that a byte with a sign holds."""


class Kind(NamedTuple):
    """What a file holds, and for whom."""

    name: str
    """Its first line: "qa real-word model"."""
    rules: str
    """The rules that need it, for messages."""
    version: int


@dataclass(frozen=True, slots=True)
class Arrays:
    """A file's head, and its arrays by name."""

    head: Mapping[str, Any]
    body: memoryview

    def __getitem__(self, name: str) -> NDArray[Any]:
        kind, shape, at = self.head["arrays"][name]
        dtype = np.dtype(kind)
        count = int(np.prod(shape, dtype=np.int64))
        return np.frombuffer(self.body, dtype, count, at).reshape(shape)

    def let_go(self, name: str) -> None:
        """Let the system take back what an array has of its memory, until it is read again."""
        at = self.head["arrays"][name][2]
        _let_go(self.body, at, at + self[name].nbytes)


def write(
    path: Path, kind: Kind, head: Mapping[str, Any], arrays: Iterable[tuple[str, NDArray[Any]]]
) -> str:
    """Write arrays to a file, with what `head` says of them, and return their digest."""
    some = dict(arrays)
    table: dict[str, tuple[str, list[int], int]] = {}
    at = 0
    for name, values in some.items():
        at = -(-at // _ALIGNED) * _ALIGNED
        table[name] = (str(values.dtype), list(values.shape), at)
        at += values.nbytes
    body = bytearray(at)
    for name, values in some.items():
        start = table[name][2]
        body[start : start + values.nbytes] = values.tobytes()
    digest = sha256(body).hexdigest()
    said = {"version": kind.version, "digest": digest, **head, "arrays": table}
    line = _first_line(kind) + json.dumps(said, separators=(",", ":")).encode()
    line += b" " * (-(len(line) + 1) % _ALIGNED) + b"\n"
    path.write_bytes(line + body)
    return digest


def read(path: Path, kind: Kind) -> Arrays:
    """Map a file. Raises ModelError for one that is missing, damaged or not of today.

    It is held against its digest once, and again when its size or time has changed.
    """
    try:
        with path.open("rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: the model of {kind.rules} cannot be read: {error}.") from error
    magic = _first_line(kind)
    line_end = bytes(mapped[:_LONGEST_HEAD]).find(b"\n", len(magic))
    if bytes(mapped[: len(magic)]) != magic or line_end < 0:
        raise ModelError(f"{path}: this is not a model of {kind.rules}.")
    head = json.loads(bytes(mapped[len(magic) : line_end]))
    if head.get("version") != kind.version:
        raise ModelError(f"{path}: this model is of another version of qa; install qa again.")
    body = mapped[line_end + 1 :]
    known = path.stat()
    is_whole = f"{path} {known.st_size} {known.st_mtime_ns} {head['digest']}"
    if not derived(path.stem, lambda: _digest(body) == head["digest"], is_whole):
        raise ModelError(f"{path}: this model is damaged; install qa again.")
    return Arrays(head, body)


def rounded(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a table of real numbers in bytes, and by what each of its columns is multiplied."""
    scales = (np.abs(values).max(axis=0) / _MOST).astype(np.float32)
    scales[scales == 0] = 1
    return np.round(values / scales).astype(np.int8), scales


def halved(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return real numbers rounded to those that half a float holds, as they lie in a file."""
    return values.astype(np.float16).astype(np.float32)


def _digest(body: memoryview) -> str:
    made = sha256()
    for start in range(0, len(body), _AT_ONCE):
        made.update(body[start : start + _AT_ONCE])
        _let_go(body, start, start + _AT_ONCE)
    return made.hexdigest()


def _let_go(part: memoryview, start: int, end: int) -> None:
    """Let the system take back the memory of a part of a file that is mapped to its end."""
    if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
        mapped: mmap.mmap = part.obj  # type: ignore[assignment]
        before = len(mapped) - len(part)
        first = -(-(before + start) // mmap.PAGESIZE) * mmap.PAGESIZE
        last = min(before + end, len(mapped))
        if first < last:
            mapped.madvise(mmap.MADV_DONTNEED, first, last - first)


def _first_line(kind: Kind) -> bytes:
    return f"{kind.name}\n".encode()
