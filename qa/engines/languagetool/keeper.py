"""One server for a whole run: its processes ask here where it is, and say when it has died.

The process that was started by a person owns the server. Workers, which cannot start one for all,
ask it over a connection of the standard library; so does the code in this process, so that there
is one way only.
"""

from __future__ import annotations

import json
import os
import threading
import urllib.request
from contextlib import contextmanager, suppress
from http.client import HTTPException
from multiprocessing import AuthenticationError
from multiprocessing.connection import Listener
from typing import TYPE_CHECKING

from qa.engines.languagetool import warm
from qa.engines.languagetool.installation import ready
from qa.engines.languagetool.reception import NONE, Place, Reception
from qa.engines.languagetool.server import Server
from qa.engines.resources import Address
from qa.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from types import TracebackType

    from qa.engines.languagetool.installation import Installation, Java

_MOST_STARTS = 40
"""Of one run: a page that kills the server costs about ten; more than a few are no accident."""
_INFO_SECONDS = 5.0
_INFO_BYTES = 10_000


@contextmanager
def opened(server: str | None) -> Iterator[Address]:
    """Yield how to reach a LanguageTool for as long as a run lasts.

    `server`: the address of one that runs already; else the one that `qa engines serve` keeps; else
    one is started when it is first needed. Raises EngineError, which says what to do, where there
    can be none.
    """
    if server is not None:
        yield Address(version_of(server), server.rstrip("/"))
        return
    if (found := warm_server()) is not None:
        yield found
        return
    installation, java = ready()
    with Keeper(installation, java) as reception:
        yield Address(installation.version, reception)


def warm_server() -> Address | None:
    """Return how to reach the server that `qa engines serve` keeps; None where there is none."""
    kept = warm.kept()
    if kept is None:
        return None
    reception, place = kept
    try:
        return Address(version_of(place.url), reception)
    except EngineError:  # it has died, or does not answer
        return None


def version_of(url: str) -> str:
    """Return the version of the LanguageTool at an address. Raises EngineError where none is."""
    ask = urllib.request.build_opener(_NoRedirect)  # requests takes longer to load than this takes
    try:
        with ask.open(f"{url.rstrip('/')}/v2/info", timeout=_INFO_SECONDS) as answer:
            return str(json.loads(answer.read(_INFO_BYTES))["software"]["version"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        raise EngineError(
            f"There is no LanguageTool server at {url}: start one with 'qa engines serve', "
            "or leave --languagetool-server out to use the one that is installed."
        ) from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing: the address is the one that a person gave."""


class Keeper:
    """Starts a server when it is first asked for, and ends it with the run."""

    def __init__(self, installation: Installation, java: Java, port: int | None = None) -> None:
        self._needed = installation, java, port
        self._lock = threading.Lock()
        self._server: Server | None = None
        self._number = NONE
        self._closed = False

    def __enter__(self) -> Reception:
        key = os.urandom(32)
        self._listener = Listener(authkey=key, backlog=64)
        threading.Thread(target=self._receive, daemon=True).start()
        return Reception(self._listener.address, key)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closed = True
        with suppress(OSError):
            self._listener.close()
        with self._lock:
            if self._server is not None:
                self._server.stop()
                self._server = None

    def _receive(self) -> None:
        while not self._closed:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError, AuthenticationError):
                continue
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: Connection) -> None:
        with connection, suppress(OSError, EOFError):
            lost = connection.recv()
            try:
                connection.send(tuple(self._place(lost)))
            except EngineError as error:
                connection.send(str(error))

    def _place(self, lost: int) -> Place:
        with self._lock:
            if self._closed:
                raise EngineError("LanguageTool is no longer kept: the run is ending.")
            server = self._server
            if server is not None and server.alive and lost != self._number:
                return Place(self._number, server.url)
            if server is not None:
                server.stop()
                self._server = None
            if self._number >= _MOST_STARTS:
                raise EngineError(
                    f"LanguageTool ended {_MOST_STARTS} times in this run and was left at that."
                )
            self._number += 1
            self._server = Server(*self._needed)
            return Place(self._number, self._server.url)
