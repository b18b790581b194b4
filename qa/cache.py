"""Results that need not be worked out again, in one SQLite file that several runs may share.

A broken file, a full disk or another version of the program is never an error: the cache is then
made anew, or done without.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Any

from qa import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, value BLOB, day INTEGER)"
_BUSY_SECONDS = 5.0
_CHECKSUM = 16
MAX_ENTRIES = 200_000
_MOST_DAYS = 60

# What a stored result may be made of. Everything else is refused on reading, so that a file put in
# the cache's place cannot run code.
_ALLOWED = frozenset(
    {
        ("builtins", "frozenset"),
        ("qa.brief", "FactKind"),
        ("qa.brief", "StatedFact"),
        ("qa.document", "Position"),
        ("qa.document", "Span"),
        ("qa.engines.paragraphs", "Hit"),
        ("qa.finding", "Edit"),
        ("qa.finding", "Finding"),
        ("qa.finding", "Fix"),
        ("qa.finding", "Level"),
        ("qa.finding", "Place"),
        ("qa.inspection", "Inspection"),
        ("qa.inspection", "KeptFact"),
        ("qa.page_links", "PageLink"),
        ("qa.report", "NotRun"),
        ("qa.rule", "Fact"),
        ("qa.suppression", "Suppression"),
    }
)


class Cache:
    """A mapping from keys to results; every failure is a miss."""

    def __init__(self, folder: Path, name: str = "results") -> None:
        self.file = folder / f"{name}-{__version__}.sqlite"
        self._stood = os.path.exists(self.file)  # noqa: PTH110 -- it never raises
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self.file, timeout=_BUSY_SECONDS, isolation_level=None)
            except (OSError, sqlite3.Error):
                return None
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute(_SCHEMA)
            except sqlite3.OperationalError:  # busy, or not to be written to: not ours to remove
                connection.close()
                return None
            except sqlite3.DatabaseError:
                connection.close()
                self._remove()
            else:
                return connection
        return None

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the results that are known and whole."""
        if self._connection is None:
            return {}
        found: dict[str, Any] = {}
        try:
            for key in keys:
                row = self._connection.execute(
                    "SELECT value FROM results WHERE key = ?", (key,)
                ).fetchone()
                if row is not None and (value := _unpacked(row[0])) is not None:
                    found[key] = value
        except sqlite3.Error as error:
            self._close_broken(error)
        return found

    def keep(self, results: Mapping[str, Any]) -> None:
        """Store results; what cannot be stored is forgotten."""
        if self._connection is None or not results:
            return
        rows = [(key, _packed(value)) for key, value in results.items()]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, CAST(julianday('now') AS INTEGER))",
                rows,
            )
            self._tidy(self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._close_broken(error)

    def _tidy(self, connection: sqlite3.Connection) -> None:
        """Delete what is too much, and once a day what is old: that looks at every row."""
        connection.execute(
            "DELETE FROM results WHERE rowid <= (SELECT MAX(rowid) FROM results) - ?",
            (MAX_ENTRIES,),
        )
        tidied, today = connection.execute(
            "SELECT user_version, CAST(julianday('now') AS INTEGER) FROM pragma_user_version"
        ).fetchone()
        if tidied != today:
            connection.execute("DELETE FROM results WHERE day < ?", (today - _MOST_DAYS,))
            connection.execute(f"PRAGMA user_version = {today:d}")

    def _close_broken(self, error: sqlite3.Error) -> None:
        """Do without; a file that is no longer whole is removed, so that the next run has one."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if type(error) is sqlite3.DatabaseError:
            self._remove()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def clear(self) -> bool:
        """Delete everything that is stored; return whether there was anything."""
        self.close()
        self._remove()
        return self._stood


def key_of(*parts: bytes | str) -> str:
    """Return one key for several parts."""
    total = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.hexdigest()


def _packed(value: Any) -> bytes:
    data = pickle.dumps(value, protocol=5)
    return blake2b(data, digest_size=_CHECKSUM).digest() + data


def _unpacked(stored: Any) -> Any | None:
    if not isinstance(stored, bytes):
        return None
    checksum, data = stored[:_CHECKSUM], stored[_CHECKSUM:]
    if blake2b(data, digest_size=_CHECKSUM).digest() != checksum:
        return None
    try:
        return _Reader(BytesIO(data)).load()
    except Exception:  # noqa: BLE001 -- whatever is wrong with a stored result, it is made again
        return None


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            message = f"{module}.{name} has no place in a stored result"
            raise pickle.UnpicklingError(message)
        return super().find_class(module, name)
