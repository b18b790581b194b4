"""What was seen of links when, in one SQLite file that several runs may write at once.

Nothing in it is a verdict to be believed for ever: it holds sightings, and what they mean today is
decided when they are read (`recall.py`). A file that is broken is put aside and begun anew, a file
that cannot be written is done without; both are said in `note`, neither ends a run.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from time import monotonic, sleep
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.engines.links.verdicts import LinkResult, LinkVerdict
from qa.locations import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sightings (
    url TEXT NOT NULL, at REAL NOT NULL, run TEXT NOT NULL, verdict TEXT NOT NULL, status INTEGER,
    final_url TEXT, redirects TEXT NOT NULL, reason TEXT NOT NULL, attempts INTEGER NOT NULL,
    seconds REAL NOT NULL, PRIMARY KEY (url, at)
) WITHOUT ROWID
"""
_COLUMNS = "url, at, run, verdict, status, final_url, redirects, reason, attempts, seconds"
_NAMES = _COLUMNS.split(", ")
_INSERT = f"INSERT OR REPLACE INTO sightings ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)"  # noqa: S608
_PUT_IN = _INSERT.replace("OR REPLACE", "OR IGNORE")
_FORGET_OLD = (
    "DELETE FROM sightings WHERE url = ? AND at < "
    "(SELECT MIN(at) FROM (SELECT at FROM sightings WHERE url = ? ORDER BY at DESC LIMIT 24))"
)
"""Failures of one address are kept as far as they matter; a good answer makes all of them moot."""
_BUSY_SECONDS = 5.0
_PAUSE = 0.02
"""Seconds until a file that another run is making is tried again."""
_AT_ONCE = 500
"""Addresses looked up in one statement."""


def own_history() -> History:
    """Return the history of the person who runs this, beside what else is remembered."""
    return History(cache_folder() / "links.sqlite")


def forget() -> bool:
    """Delete that history; return whether there was one."""
    file = cache_folder() / "links.sqlite"
    stood = file.exists()
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
    return stood


class Sighting(NamedTuple):
    """What one run saw of a link."""

    run: str
    result: LinkResult


class History:
    """Sightings of links by address, the newest last."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.note = ""
        """What became of the file, where that is worth saying; one sentence."""
        self._connection = self._open()

    # Opening and closing

    def _open(self) -> sqlite3.Connection | None:
        give_up = monotonic() + _BUSY_SECONDS
        tries = 2
        while tries:
            try:
                return self._connect()
            except sqlite3.OperationalError as error:
                if "no such column" in str(error):  # another version's, or another program's
                    self._put_aside()
                    tries -= 1
                    continue
                # SQLite does not wait by itself while another run makes the file
                if error.sqlite_errorcode == sqlite3.SQLITE_BUSY and monotonic() < give_up:
                    sleep(_PAUSE)
                    continue
                # not to be written to: not ours to remove
                self.note = f"The history of links could not be opened: {error}."
                return None
            except OSError as error:
                self.note = f"The history of links could not be opened: {error.strerror}."
                return None
            except sqlite3.DatabaseError:
                self._put_aside()
                tries -= 1
        return None

    def _connect(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.file, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(_SCHEMA)
            connection.execute(f"SELECT {_COLUMNS} FROM sightings LIMIT 1").fetchone()  # noqa: S608
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _put_aside(self) -> None:
        aside = self.file.with_name(self.file.name + ".broken")
        with suppress(OSError):
            os.replace(self.file, aside)  # noqa: PTH105 -- it replaces on Windows too
        for suffix in ("-wal", "-shm"):
            with suppress(OSError):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
        self.note = (
            f"The history of links was broken and was begun anew; the old is '{aside.name}'."
        )

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _failed(self, error: sqlite3.Error) -> None:
        """Do without from here on; a file that is no longer whole is put aside."""
        self.close()
        if type(error) is sqlite3.DatabaseError:
            self._put_aside()
        else:
            self.note = f"The history of links could not be used: {error}."

    # Reading and writing

    def find(self, urls: Iterable[str]) -> dict[str, list[Sighting]]:
        """Return what was seen of each address, oldest first; unknown addresses are missing."""
        found: dict[str, list[Sighting]] = {}
        wanted = list(urls)
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(part))
            where = f"WHERE url IN ({marks}) ORDER BY url, at"
            for sighting in self._rows(where, part):
                found.setdefault(sighting.result.url, []).append(sighting)
        return found

    def secure(self, hosts: Iterable[str]) -> frozenset[str]:
        """Return those of the hosts (name, and port if it has one) that answered to https://."""
        return frozenset(host for host in hosts if any(self._secure(host)))

    def _secure(self, host: str) -> Iterator[bool]:
        """Yield whether a good answer of the host came over https://, address by address."""
        for begin in (f"https://{host}/", f"http://{host}/"):
            where = "WHERE url >= ? AND url < ? AND verdict IN ('ok', 'moved')"
            for sighting in self._rows(where, (begin, begin[:-1] + chr(ord("/") + 1))):
                yield (sighting.result.final_url or "").startswith(f"https://{host}/")

    def add(self, run: str, results: Sequence[LinkResult]) -> bool:
        """Store what a run has seen; False where that must be tried again, or cannot be."""
        if self._connection is None:
            return False
        try:
            self._write(_INSERT, [_row(result, run) for result in results])
        except sqlite3.OperationalError:  # another run is at it
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            return False
        except sqlite3.Error as error:
            self._failed(error)
            return False
        return True

    def _write(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        assert self._connection is not None  # noqa: S101
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(statement, rows)
        good = [(row[0], row[1]) for row in rows if LinkVerdict(row[3]).is_good]
        self._connection.executemany("DELETE FROM sightings WHERE url = ? AND at < ?", good)
        bad = [(row[0], row[0]) for row in rows if not LinkVerdict(row[3]).is_good]
        self._connection.executemany(_FORGET_OLD, bad)
        self._connection.execute("COMMIT")

    def _rows(self, where: str, values: Sequence[Any] = ()) -> Iterator[Sighting]:
        if self._connection is None:
            return
        try:
            query = f"SELECT {_COLUMNS} FROM sightings {where}"  # noqa: S608
            for row in self._connection.execute(query, values):
                if (sighting := _sighting(row)) is not None:
                    yield sighting
        except sqlite3.Error as error:
            self._failed(error)

    # To and from a file that travels

    def export(self) -> Iterator[str]:
        """Yield every sighting as a line of JSON."""
        for one in self._rows("ORDER BY url, at"):
            values = zip(_NAMES, _row(one.result, one.run), strict=True)
            yield json.dumps(dict(values), ensure_ascii=False) + "\n"

    def take_in(self, lines: Iterable[str]) -> int:
        """Add the sightings of such lines and return how many there were.

        Raises ValueError, with the number of the line, for what is none.
        """
        rows = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        if self._connection is not None:
            try:
                self._write(_PUT_IN, rows)
            except sqlite3.Error as error:
                self._failed(error)
        return len(rows)


def _row(result: LinkResult, run: str) -> tuple[Any, ...]:
    return (
        result.url,
        result.asked_at,
        run,
        result.verdict.value,
        result.status,
        result.final_url,
        json.dumps(result.redirects),
        result.reason,
        result.attempts,
        result.seconds,
    )


def _sighting(row: Sequence[Any]) -> Sighting | None:
    """Return a row as it was stored; None for one that another program has put in."""
    url, at, run, verdict, status, final_url, redirects, reason, attempts, seconds = row
    try:
        chain = tuple(str(one) for one in json.loads(redirects))
        known = LinkVerdict(verdict)
    except (ValueError, TypeError):
        return None
    return Sighting(
        run,
        LinkResult(
            url=url,
            verdict=known,
            status=status,
            final_url=final_url,
            redirects=chain,
            reason=reason,
            attempts=attempts,
            seconds=seconds,
            asked_at=at,
        ),
    )


def _read(number: int, line: str) -> tuple[Any, ...]:
    """Return a line of an exported history as a row."""
    try:
        values = json.loads(line)
        row = tuple(values[name] for name in _NAMES)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"line {number} is no sighting of a link") from error
    kinds: tuple[Any, ...] = (
        str,
        (int, float),
        str,
        str,
        (int, NoneType),
        (str, NoneType),
        str,
        str,
        int,
        (int, float),
    )
    fits = all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=True))
    if not fits or _sighting(row) is None:
        raise ValueError(f"line {number} is no sighting of a link")
    return row
