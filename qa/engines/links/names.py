"""Host names to addresses, once a run each, and never waiting longer than may be."""

from __future__ import annotations

import ipaddress
import socket
import time
from concurrent.futures import Future
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeAlias

from qa.engines.links.addresses import is_public, literal
from qa.engines.links.trouble import NoAnswerError, UnknownHostError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.engines.links.addresses import Address
    from qa.engines.links.clock import Deadline

Resolver: TypeAlias = "Callable[[str], Sequence[str]]"
"""From a host name to its IP addresses; raises socket.gaierror as the system's resolver does."""

WITNESS = "example.com"
"""A name that exists for certain (RFC 2606): where it is unknown, the resolver knows nothing."""


def system_addresses(host: str) -> list[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class Names:
    """Looks host names up for one run, and knows whether names work here at all.

    That a name is remembered for the run opens no door: the addresses are checked each time, and
    the connection is made to the address that was checked, not to the name.
    """

    def __init__(self, resolve: Resolver, between: float) -> None:
        self.proven = False
        """Whether some name has led to a public address; private ones prove no Internet."""
        self._resolve = resolve
        self._between = between
        self._asked: dict[str, Future[Sequence[str]]] = {}
        self._unknown: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def addresses(self, host: str, deadline: Deadline, seconds: float) -> list[Address]:
        """Return a host's addresses.

        Raises UnknownHostError, which says whether the name was unknown at two times that lie at
        least `between` seconds apart, and NoAnswerError or TimeoutError where nothing is known.
        """
        if (address := literal(host)) is not None:
            return [address]
        first, last = self._unknown.get(host, (0.0, 0.0))
        if first and (last - first >= self._between or time.monotonic() - first < self._between):
            raise UnknownHostError(host, twice=last > first)
        try:
            return self._look_up(host, deadline.cap(seconds))
        except socket.gaierror as error:
            if error.errno != socket.EAI_NONAME:
                raise NoAnswerError(
                    "The host name could not be looked up just now.", transient=True
                ) from error
        now = time.monotonic()
        self._unknown[host] = (first or now, now)
        raise UnknownHostError(host, twice=bool(first))

    def work(self, seconds: float) -> bool:
        """Whether names lead to the Internet from here: if no link has shown it, a witness may."""
        try:
            return self.proven or bool(self._look_up(WITNESS, seconds) and self.proven)
        except OSError:
            return False

    def _look_up(self, host: str, seconds: float) -> list[Address]:
        future = self._future(host)
        try:
            answer = future.result(timeout=seconds)
        except Exception:
            with self._lock:
                self._asked.pop(host, None)  # a failure is not remembered
            raise
        found = [ipaddress.ip_address(address) for address in answer]
        self.proven = self.proven or any(is_public(address) for address in found)
        return list(dict.fromkeys(found))

    def _future(self, host: str) -> Future[Sequence[str]]:
        """Ask in a thread of its own, because the system's resolver knows no deadline."""
        with self._lock:
            if host not in self._asked:
                future: Future[Sequence[str]] = Future()
                self._asked[host] = future
                Thread(target=_settle, args=(future, self._resolve, host), daemon=True).start()
            return self._asked[host]


def _settle(future: Future[Sequence[str]], resolve: Resolver, host: str) -> None:
    """Put what the resolver returns or raises into the future."""
    try:
        future.set_result(resolve(host))
    except Exception as error:  # noqa: BLE001  # raised again where the future is awaited
        future.set_exception(error)
