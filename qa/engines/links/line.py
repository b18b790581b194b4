"""The way to a server: requests, with our own way to connect and to read.

Every connection goes to an address that was just checked, and no read outlives the deadline of
the link that waits for it.
"""

from __future__ import annotations

import http.client
import io
import os
import socket
import ssl
from functools import lru_cache, partial
from http.cookiejar import DefaultCookiePolicy
from threading import local
from typing import TYPE_CHECKING, Any

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from qa.engines.links import addresses
from qa.engines.links.clock import Deadline
from qa.engines.links.trouble import TOO_SLOW, NoAnswerError
from qa.engines.links.verdicts import LinkVerdict

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

    from qa.engines.links.addresses import Address
    from qa.engines.links.names import Names
    from qa.settings import LinkSettings

ADDRESSES_TRIED = 4
"""A host with more addresses than this does not get to use up the deadline."""

HOSTS_KEPT = 96
"""Hosts to which connections are kept open; beyond that, the longest unused are closed."""


class Line:
    """What all connections share: whom they may call, and until when."""

    def __init__(self, settings: LinkSettings, names: Names) -> None:
        self._settings = settings
        self._names = names
        self._now = local()

    @property
    def deadline(self) -> Deadline:
        """What the calling thread's request must not outlive."""
        found: Deadline = self._now.deadline
        return found

    @deadline.setter
    def deadline(self, deadline: Deadline) -> None:
        self._now.deadline = deadline

    def hurry(self, seconds: float) -> None:
        """Give what is left of the calling thread's request at most so many seconds."""
        self.deadline.end = min(self.deadline.end, Deadline.after(seconds).end)

    def dial(self, host: str, port: int) -> socket.socket:
        """Connect to one of the host's addresses: to the address itself, just checked.

        A name looked up once for the check and again for the connection could change in between
        (DNS rebinding).
        """
        reason = "The server cannot be reached."
        for address in self._allowed(host)[:ADDRESSES_TRIED]:
            try:
                return self._connected(str(address), port)
            except TimeoutError:
                reason = TOO_SLOW
            except ConnectionRefusedError:
                reason = "The server accepts no connection."
            except OSError:
                continue
        raise NoAnswerError(reason, transient=True)

    def seconds(self) -> float:
        """Return the seconds that the next step may take."""
        return self.deadline.cap(self._settings.timeout)

    def _connected(self, address: str, port: int) -> socket.socket:
        sock = socket.create_connection((address, port), timeout=self.seconds())
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock

    def _allowed(self, host: str) -> list[Address]:
        try:
            found = self._names.addresses(host, self.deadline, self._settings.timeout)
        except TimeoutError as error:
            raise NoAnswerError("Its host name could not be looked up in time.") from error
        if self._settings.allow_private:
            return found
        public = [address for address in found if addresses.is_public(address)]
        if found and not public:
            raise NoAnswerError(
                "The address is on this machine or a private network, so it was not asked.",
                verdict=LinkVerdict.REFUSED,
            )
        return public


class TimedSocket(io.RawIOBase):
    """Reads from a socket; no read may outlive the deadline, however slowly bytes drip in."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase, line: Line) -> None:
        super().__init__()
        self._sock = sock
        self._raw = raw
        self._line = line

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read what has come, or wait for it as long as may be."""
        self._sock.settimeout(self._line.seconds())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()


class TimedResponse(http.client.HTTPResponse):
    """A response whose status, headers and body are all read under the deadline."""

    def __init__(self, sock: socket.socket, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        raw: io.RawIOBase = self.fp.detach()
        self.fp = io.BufferedReader(TimedSocket(sock, raw, line))


class LineConnection(HTTPConnection):
    """A connection that a Line dials."""

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line
        self.response_class = partial(TimedResponse, line=line)  # type: ignore[assignment]

    def _new_conn(self) -> socket.socket:
        return self._line.dial(self._dns_host, self.port)


class SecureLineConnection(LineConnection, HTTPSConnection):
    """The same with TLS on top."""


class LineAdapter(HTTPAdapter):
    """Gives the sessions of all threads the same connections, so that each host sees few."""

    def __init__(self, line: Line, settings: LinkSettings) -> None:
        self._line = line
        # a pool that is in use must not be the longest unused
        hosts = max(HOSTS_KEPT, 2 * settings.concurrency)
        hosts_limits = (host.concurrency or 0 for host in settings.hosts.values())
        super().__init__(hosts, max(settings.per_host, *hosts_limits, 0))

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **_: Any
    ) -> None:
        """Make the pools."""
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block)

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """Return the pool of connections for a request, with our kind of connection in it."""
        del verify, proxies, cert
        if (request.url or "").startswith("https:"):
            # the certificates that count are read once, not for every connection
            self.poolmanager.connection_pool_kw["ssl_context"] = trusted()
        pool: Any = self.poolmanager.connection_from_url(request.url or "")
        kind = SecureLineConnection if pool.scheme == "https" else LineConnection
        pool.ConnectionCls = partial(kind, line=self._line)
        return pool

    def cert_verify(self, *_: Any) -> None:
        """Leave the pool alone: its TLS context verifies already, and from nothing else."""


def trusted() -> ssl.SSLContext:
    """Return a TLS context that trusts certifi's authorities, or those a person has chosen."""
    chosen = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE")
    return _context(chosen or certifi.where())


@lru_cache(maxsize=1)
def _context(file: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=file)


class PlainSession(requests.Session):
    """A session that leaves redirects and cookies to us."""

    def get_redirect_target(self, resp: Response) -> str | None:  # noqa: ARG002
        """Return no target: even with allow_redirects=False, requests would read the body."""
        return None


def introduction(settings: LinkSettings) -> dict[str, str]:
    """Return the headers with which we say who asks, and for what."""
    return {
        "User-Agent": settings.agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": settings.language,
        "Accept-Encoding": "gzip, deflate",
    }


def session_over(adapter: LineAdapter) -> requests.Session:
    """Return a session whose connections are all the adapter's."""
    session = PlainSession()
    # The environment would add passwords from ~/.netrc, and a proxy: it would resolve names and
    # connect for us, so that no address could be checked.
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme in ("http://", "https://"):
        session.mount(scheme, adapter)
    return session
