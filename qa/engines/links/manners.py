"""Whose turn it is: hosts side by side, and each of them no faster than it likes.

A link that has to wait, for a retry, for `Retry-After`, or to be asked a second time before it is
called dead, waits here and keeps no thread from asking another host.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import field
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Lock
from typing import TYPE_CHECKING

from qa.engines.links.trip import Trip
from qa.engines.links.urls import host_of
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.engines.links.clock import Deadline
    from qa.settings import LinkSettings

FAILURES = 5
"""Failures of a host, one after the other, after which the rest of its links is not waited for."""

ROBOTS_FROM = 200
"""Links to one host from which on its robots.txt is asked how fast they may come; with fewer, it is
asked when the host has complained without saying when to come back."""

LATE = 0.25
"""Seconds by which a request that came late lets the next one come early."""

SLOWEST = 30.0
"""Seconds between two requests that a `Crawl-delay` may ask for; more is taken for this."""


@dataclass(slots=True, eq=False)
class Host:
    """One server: its links that wait, and how it wants to be asked."""

    name: str
    limit: int
    """Requests at the same time."""
    interval: float
    """Seconds between the starts of two requests, on average."""
    known: int = 0
    """Its links in this run."""
    robots: bool | None = None
    """Whether its robots.txt is to be asked first; None while it has few links."""
    waiting: deque[str | Trip] = field(default_factory=deque)
    """Links are addresses until their turn comes; 100,000 of them take little room."""
    busy: int = 0
    rests_until: float = 0.0
    offered: bool = False
    """Whether it stands in line already."""
    failures: int = 0
    refusals: int = 0
    """Times in a row that it asked for patience (429)."""
    closed: str = ""
    """Why the rest of its links is not asked in this run; "" while it is."""


class Turns:
    """The links that are still to be asked, handed out to threads one request at a time."""

    def __init__(self, settings: LinkSettings, end: Deadline) -> None:
        self._settings = settings
        self._end = end
        self._hastened = False
        self._hosts: dict[str, Host] = {}
        self._ready: deque[Host] = deque()
        self._later: list[tuple[float, int, Host | Trip]] = []
        self._number = count()
        lock = Lock()
        self._changed = Condition(lock)
        self._clock = Condition(lock)
        self._watched = False
        self._idle = 0
        self._stopped = False
        self._open = 0
        self._complete = False

    def add(self, urls: Iterable[str]) -> None:
        """Take links in, while others are asked already."""
        with self._changed:
            for url in urls:
                host = self._host(host_of(url))
                host.waiting.append(url)
                host.known += 1
                if host.known == ROBOTS_FROM and self._settings.robots:
                    host.robots = True
                self._open += 1
                self._offer(host)

    def complete(self) -> None:
        """Note that no more links will come."""
        with self._changed:
            self._complete = True
            self._wake_all()

    def take(self, last: Trip | None = None) -> tuple[Host, Trip] | None:
        """Wait for a link that may be asked now; None when there will be none.

        The host of `last` comes first if it may, because a connection to it stands open.
        """
        with self._changed:
            while not self._stopped and (self._open or not self._complete):
                if not self._hastened and not self._end.left():
                    self._hasten()
                self._wake()
                host = self._next(last)
                if host is not None:
                    trip = self._begin(host)
                    if self._ready or (self._later and not self._watched):
                        self._call()
                    return host, trip
                self._wait()
            return None

    def again(self, host: Host, trip: Trip) -> None:
        """Put a link back that needs another request, after its pause."""
        with self._changed:
            self._release(host)
            if trip.pause > 0:
                self._delay(time.monotonic() + trip.pause, trip)
            else:
                self._queue(trip)

    def finish(self, host: Host) -> None:
        """Note that a link has its verdict."""
        with self._changed:
            self._open -= 1
            self._release(host)
            if not self._open:
                self._wake_all()

    def stop(self) -> None:
        """Hand nothing more out."""
        with self._changed:
            self._stopped = True
            self._wake_all()

    def rest(self, host: Host, seconds: float) -> None:
        """Leave a host alone for a while."""
        with self._changed:
            if not host.closed:
                host.rests_until = max(host.rests_until, time.monotonic() + seconds)

    def slow_down(self, host: Host, interval: float) -> None:
        """Ask a host one thing at a time from now on, `interval` seconds apart."""
        with self._changed:
            host.limit = 1
            host.interval = max(host.interval, min(interval, SLOWEST))

    def close(self, host: Host, reason: str) -> None:
        """Ask a host nothing more in this run; its links come through at once, to be told so."""
        with self._changed:
            host.closed = reason
            self._let_through(host)

    def _let_through(self, host: Host) -> None:
        host.robots = False
        host.interval = host.rests_until = 0.0
        host.offered = False
        self._offer(host)

    def _hasten(self) -> None:
        """Let everything through, because the time of the run is up and nothing is asked."""
        self._hastened = True
        for _, _, waits in self._later:
            if isinstance(waits, Trip):
                self._host(waits.host).waiting.append(waits)
        self._later.clear()
        for host in self._hosts.values():
            self._let_through(host)

    def _host(self, name: str) -> Host:
        if name not in self._hosts:
            own = self._settings.host(name)
            limit = own.concurrency or self._settings.per_host
            interval = self._settings.interval if own.interval is None else own.interval
            self._hosts[name] = Host(name, limit, interval)
        return self._hosts[name]

    def _queue(self, trip: Trip) -> None:
        host = self._host(trip.host)
        if trip.doubted:  # the later it is asked again, the more the second answer proves
            host.waiting.append(trip)
        else:
            host.waiting.appendleft(trip)
        self._offer(host)

    def _offer(self, host: Host) -> None:
        """Put a host in line, if it has work and room and stands there not already."""
        if host.offered or not self._has_room(host):
            return
        host.offered = True
        if host.rests_until > time.monotonic():
            self._delay(host.rests_until, host)
        else:
            self._ready.append(host)
            self._call()

    @staticmethod
    def _has_room(host: Host) -> bool:
        # until it has said how it wants to be asked, it is asked one thing at a time
        return bool(host.waiting) and host.busy < (1 if host.robots else host.limit)

    def _wake(self) -> None:
        """Move what has waited long enough into line."""
        now = time.monotonic()
        while self._later and self._later[0][0] <= now:
            _, _, waited = heappop(self._later)
            if isinstance(waited, Trip):
                self._queue(waited)
            else:
                waited.offered = False
                self._offer(waited)

    def _next(self, last: Trip | None) -> Host | None:
        now = time.monotonic()
        known = self._hosts.get(last.host) if last else None
        if known and self._has_room(known) and known.rests_until <= now:
            return known
        while self._ready:
            host = self._ready.popleft()
            host.offered = False
            if host.rests_until > now:
                self._offer(host)
            elif self._has_room(host):
                return host
        return None

    def _begin(self, host: Host) -> Trip:
        given = host.waiting.popleft()
        host.busy += 1
        if host.interval:
            # a thread that came late does not make the next one later still
            now = time.monotonic()
            due = max(host.rests_until or now, now - min(host.interval, LATE))
            host.rests_until = due + host.interval
        self._offer(host)
        return given if isinstance(given, Trip) else Trip(given)

    def _release(self, host: Host) -> None:
        host.busy -= 1
        self._offer(host)

    def _delay(self, until: float, waits: Host | Trip) -> None:
        heappush(self._later, (until, next(self._number), waits))
        self._clock.notify()

    def _wait(self) -> None:
        """Wait for a change; one thread watches the clock, so that time wakes one, not all."""
        if self._watched or not self._later:
            self._idle += 1
            self._changed.wait()
            self._idle -= 1
            return
        self._watched = True
        self._clock.wait(min(self._end.left(), max(0.0, self._later[0][0] - time.monotonic())))
        self._watched = False

    def _call(self) -> None:
        """Call one thread; whoever comes and leaves work behind calls the next."""
        (self._changed if self._idle else self._clock).notify()

    def _wake_all(self) -> None:
        self._changed.notify_all()
        self._clock.notify_all()
