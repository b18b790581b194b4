"""The server that `qa engines serve` keeps warm: how a run finds it, and why it may be believed.

Whoever serves leaves a file in the cache folder of the person who runs it, which nobody else can
read: where it answers, and a key. A run asks there where the server is. Both sides have to prove
that they know the key before either believes a word, so that a file that was left behind, or a
program that has taken the place since, is told from the real one and a run starts its own server.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from qa import __version__
from qa.engines.languagetool.reception import Reception
from qa.errors import EngineError
from qa.locations import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa.engines.languagetool.reception import Place

NAME = "languagetool-server.json"
_MOST_BYTES = 2_000
_PATIENCE = 3.0
"""Seconds that the one who serves may take to say where the server is."""
_HERE = "http://127.0.0.1:"


def note() -> Path:
    """Return the file in which it is said who serves."""
    return cache_folder() / NAME


@contextmanager
def announced(reception: Reception) -> Iterator[None]:
    """Say for a while that a server is kept, so that runs of this person find it."""
    file = note()
    said = {"qa": __version__, "address": reception.address, "key": reception.key.hex()}
    text = json.dumps(said)
    part = file.with_name(f".{NAME}.{os.getpid()}")
    file.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
    part.replace(file)
    try:
        yield
    finally:
        with suppress(OSError):
            if file.read_text(encoding="utf-8") == text:  # nobody serves in our place
                file.unlink()


def kept() -> tuple[Reception, Place] | None:
    """Return where a warm server can be asked for, and where it is; None where none is kept."""
    reception = _reception()
    place = _asked(reception) if reception else None
    if reception is None or place is None or not str(place.url).startswith(_HERE):
        return None
    return reception, place


def _reception() -> Reception | None:
    try:
        said = json.loads(_private(note()))
        if said["qa"] != __version__:
            return None
        return Reception(_address(said["address"]), bytes.fromhex(said["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _private(file: Path) -> str:
    """Return the text of a file that nobody else can have written, or read; else raise OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(file, flags), encoding="utf-8") as opened:
        facts = os.fstat(opened.fileno())
        if sys.platform != "win32" and (facts.st_uid != os.getuid() or facts.st_mode & 0o077):
            raise PermissionError(f"{file} is not private")
        return opened.read(_MOST_BYTES)


def _address(said: Any) -> str:
    """Return the name of a socket or pipe of this machine; anything else is no address."""
    if not isinstance(said, str) or not said:
        raise ValueError(said)
    return said


def _asked(reception: Reception) -> Place | None:
    """Return what the one who serves answers, if it is that one, and answers soon."""
    answers: list[Place] = []

    def ask() -> None:
        with suppress(EngineError, OSError, ValueError, TypeError):
            answers.append(reception.server())

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return answers[0] if answers else None
