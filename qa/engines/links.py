"""Asks the servers behind external links whether the pages are still there.

Only proof makes a link dead: a 404 or 410 on GET, or a host name that does not exist.
Everything else that goes wrong is "unverified", because a merge must not wait for somebody else's
server. What a page links to is untrusted, so a link reaches no private address, costs at most
`deadline` seconds and `max_body` bytes an answer, and carries nobody's password.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import queue
import random
import re
import socket
import time
from collections import defaultdict
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import partial
from itertools import chain, zip_longest
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from qa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from requests import PreparedRequest, Response

    from qa.settings import LinkSettings

Resolver: TypeAlias = "Callable[[str], Sequence[str]]"
"""From a host name to its IP addresses; raises socket.gaierror as the system's resolver does."""

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
GONE = frozenset({404, 410})

FIRST_PAUSE = 0.5
"""Seconds before the second attempt; each further pause is twice as long."""

ADDRESSES_TRIED = 4
"""A host with more addresses than this does not get to use up the deadline."""

WITNESS = "example.com"
"""A name that exists for certain (RFC 2606): where it is unknown, the resolver knows nothing."""


class LinkVerdict(StrEnum):
    """What was found out about a link."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    UNVERIFIED = "unverified"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What one link's server said, and the evidence for it."""

    url: str
    """The address that was asked: without fragment, user name and password."""
    verdict: LinkVerdict
    status: int | None
    """The last HTTP status that came; None when no server answered."""
    final_url: str | None
    """The address that gave the last answer; None when no server answered."""
    redirects: tuple[str, ...]
    """The addresses that the servers sent us on to, in order."""
    reason: str
    """One sentence for an editor."""
    attempts: int
    """How often it was tried; 0 when it was not asked at all."""


def check_links(
    urls: Iterable[str],
    settings: LinkSettings,
    *,
    on_result: Callable[[LinkResult], None] | None = None,
    resolve: Resolver | None = None,
) -> dict[str, LinkResult]:
    """Ask about every link; the keys are the addresses as they were given.

    Addresses that differ only in their fragment or password are asked once and share a result.
    `on_result` is called in this thread as results come, also for those in hand at Ctrl-C.
    """
    asked = {url: bare(url) for url in urls}
    patterns = compiled(settings.exclude)
    names = Names(resolve or system_addresses)
    slots = Slots(settings.per_host)
    ledger = Ledger(names, on_result)
    todo = in_turns(dict.fromkeys(asked.values()))
    crew = Crew(
        [
            Inquirer(settings, patterns, names, slots)
            for _ in range(min(settings.concurrency, len(todo)))
        ],
        todo,
    )
    try:
        for result in crew.results():
            ledger.enter(result)
        ledger.close(names_work=not ledger.open or names.work(settings.timeout))
    except KeyboardInterrupt:
        for result in crew.finished():
            ledger.enter(result)
        ledger.close(names_work=False)
        raise
    finally:
        crew.dismiss()
    return {url: ledger.results[address] for url, address in asked.items()}


# --- the run: who asks what, and when --------------------------------------------------------


class Crew:
    """Threads that work off a list of links, and never outlive the process.

    A ThreadPoolExecutor would be joined at exit, so that Ctrl-C would wait for the slowest server.
    """

    def __init__(self, inquirers: Sequence[Inquirer], todo: Sequence[str]) -> None:
        self._expected = len(todo)
        self._todo: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[LinkResult] = queue.SimpleQueue()
        self._stop = Event()
        for url in todo:
            self._todo.put(url)
        self._threads = [
            Thread(target=self._work, args=(one,), name="qa-links", daemon=True)
            for one in inquirers
        ]
        for thread in self._threads:
            thread.start()

    def results(self) -> Iterator[LinkResult]:
        """Yield each result as it comes."""
        for _ in range(self._expected):
            yield self._next()

    def finished(self) -> Iterator[LinkResult]:
        """Yield the results that wait already."""
        while not self._done.empty():
            yield self._done.get_nowait()

    def dismiss(self) -> None:
        """Start nothing more, and give those who are through a moment to hang up."""
        self._stop.set()
        patience = Deadline.after(0.5)
        for thread in self._threads:
            thread.join(timeout=patience.left())

    def _next(self) -> LinkResult:
        while True:
            try:
                # On Windows a wait without a limit would not notice Ctrl-C.
                return self._done.get(timeout=0.5)
            except queue.Empty:
                continue

    def _work(self, inquirer: Inquirer) -> None:
        try:
            while not self._stop.is_set():
                self._done.put(inquirer.check(self._todo.get_nowait(), self._stop))
        except queue.Empty:
            pass
        finally:
            inquirer.close()


class Ledger:
    """Takes results in, and holds unknown hosts back until it is known that names work at all."""

    def __init__(self, names: Names, on_result: Callable[[LinkResult], None] | None) -> None:
        self.results: dict[str, LinkResult] = {}
        self.open: list[LinkResult] = []
        self._names = names
        self._on_result = on_result

    def enter(self, result: LinkResult) -> None:
        """Pass a result on, unless it rests on a resolver that has proved nothing yet."""
        if result.verdict is LinkVerdict.DEAD and result.status not in GONE:
            self.open.append(result)
        else:
            self._pass_on(result)
        if self._names.proven:
            self.close(names_work=True)

    def close(self, *, names_work: bool) -> None:
        """Settle what was held back."""
        held, self.open = self.open, []
        for result in held:
            self._pass_on(result if names_work else without_names(result))

    def _pass_on(self, result: LinkResult) -> None:
        self.results[result.url] = result
        if self._on_result is not None:
            self._on_result(result)


def without_names(result: LinkResult) -> LinkResult:
    """Return the result for a host that is unknown because every host is."""
    return LinkResult(
        url=result.url,
        verdict=LinkVerdict.UNVERIFIED,
        status=result.status,
        final_url=result.final_url,
        redirects=result.redirects,
        reason="No host name at all could be looked up from here, so this link proves nothing.",
        attempts=result.attempts,
    )


def in_turns(urls: Iterable[str]) -> list[str]:
    """Order addresses so that hosts take turns: no worker waits while another host is free."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[url.split("/", 3)[2] if url.count("/") > 1 else ""].append(url)
    rounds = zip_longest(*by_host.values())
    return [url for url in chain.from_iterable(rounds) if url is not None]


class Slots:
    """Lets at most `per_host` requests at a time through to a host."""

    def __init__(self, per_host: int) -> None:
        self._free: dict[str, BoundedSemaphore] = defaultdict(partial(BoundedSemaphore, per_host))
        self._lock = Lock()

    @contextmanager
    def at(self, url: str, deadline: Deadline) -> Iterator[None]:
        """Wait for the host's turn; the wait is ours, so the link does not pay for it."""
        with self._lock:
            free = self._free[urlsplit(url).hostname or ""]
        since = time.monotonic()
        with free:
            deadline.end += time.monotonic() - since
            yield


@dataclass(slots=True)
class Deadline:
    """A moment on the monotonic clock that a link must not outlive."""

    end: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """Return the deadline that lies `seconds` ahead."""
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds left, never less than 0."""
        return max(0.0, self.end - time.monotonic())

    def cap(self, seconds: float) -> float:
        """Return `seconds` or what is left, whichever is less; TimeoutError if nothing is."""
        left = self.left()
        if not left:
            raise TimeoutError("the deadline of the link has passed")
        return min(seconds, left)


# --- one link --------------------------------------------------------------------------------


TOO_SLOW = "The server did not answer in time."


class NoAnswerError(Exception):
    """No answer can be had, and the message says why to an editor."""

    def __init__(
        self,
        reason: str,
        *,
        verdict: LinkVerdict = LinkVerdict.UNVERIFIED,
        transient: bool = False,
        reached: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.verdict = verdict
        self.transient = transient
        """Whether another attempt may fare better."""
        self.reached = reached
        """Whether a server took the request at all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The part of a response that decides."""

    status: int
    location: str | None
    retry_after: str | None

    @property
    def found(self) -> bool:
        """Whether there is a page."""
        return 200 <= self.status < 300

    @property
    def settles_head(self) -> bool:
        """Whether GET could tell no more, or would be one request too many for a busy server."""
        redirected = self.status in REDIRECTS and bool(self.location)
        return self.found or redirected or self.status == 429 or self.retry_after is not None

    @property
    def transient(self) -> bool:
        """Whether the same request may fare better later."""
        return self.status == 429 or 500 <= self.status < 600


@dataclass(slots=True)
class Trip:
    """One link on its way: where it stands, and what was seen so far."""

    url: str
    at: str
    deadline: Deadline
    stop: Event
    method: str = "HEAD"
    attempts: int = 0
    status: int | None = None
    answered_by: str | None = None
    redirects: list[str] = field(default_factory=list)
    permanent: bool = True
    """Whether every redirect so far was for good."""
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Addresses with the cookies they were asked with: some sites redirect to set a cookie."""

    def result(self, verdict: LinkVerdict, reason: str) -> LinkResult:
        """Return the verdict with the evidence."""
        return LinkResult(
            url=self.url,
            verdict=verdict,
            status=self.status,
            final_url=self.answered_by,
            redirects=tuple(self.redirects),
            reason=reason,
            attempts=self.attempts,
        )

    def judged(self, answer: Answer) -> LinkResult:
        """Return the result that the last answer amounts to."""
        if answer.found and self.redirects and self.permanent:
            return self.result(LinkVerdict.MOVED, "The page has moved to another address for good.")
        if answer.found:
            return self.result(LinkVerdict.OK, "The page is there.")
        verdict = LinkVerdict.DEAD if answer.status in GONE else LinkVerdict.UNVERIFIED
        return self.result(verdict, f"The server answers {answer.status}: {meaning(answer)}.")


MEANINGS = {
    401: "it wants a password",
    402: "it wants to be paid",
    403: "it does not let programs such as this one read the page",
    404: "there is no such page",
    407: "it wants a password",
    410: "the page is gone for good",
    429: "it gets too many requests at the moment",
    451: "the page is withheld for legal reasons",
    999: "it does not let programs such as this one read the page",
}


def meaning(answer: Answer) -> str:
    """Say in plain words what a status means."""
    if 500 <= answer.status < 600:
        return "it has a fault of its own at the moment"
    return MEANINGS.get(answer.status, "whether the page is there, this does not say")


class Inquirer:
    """Asks about one link at a time, over one session; each thread has its own."""

    def __init__(
        self,
        settings: LinkSettings,
        exclude: Sequence[re.Pattern[str]],
        names: Names,
        slots: Slots,
    ) -> None:
        self._settings = settings
        self._exclude = exclude
        self._slots = slots
        self._line = Line(settings, names)
        self._session = session_over(self._line, settings.user_agent)

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def check(self, url: str, stop: Event) -> LinkResult:
        """Follow one link to its end."""
        trip = Trip(url, url, Deadline.after(self._settings.deadline), stop)
        self._line.deadline = trip.deadline
        self._session.cookies.clear()  # no link's verdict may depend on the one before it
        try:
            return trip.judged(self._follow(trip))
        except NoAnswerError as error:
            if error.verdict is LinkVerdict.REFUSED and trip.status is None:
                trip.attempts = 0  # nothing was sent
            late = error.verdict is LinkVerdict.UNVERIFIED and not trip.deadline.left()
            return trip.result(error.verdict, self._too_late() if late else error.reason)
        except Exception as error:  # noqa: BLE001  # one odd link must not end the run
            odd = type(error).__name__
            return trip.result(LinkVerdict.UNVERIFIED, f"This link could not be checked ({odd}).")

    def _too_late(self) -> str:
        return f"The server gave no full answer in {self._settings.deadline:g} seconds."

    def _follow(self, trip: Trip) -> Answer:
        """Return the answer at the end of all redirects, each of them checked like the first."""
        target: str = trip.url
        while True:
            self._arrive(trip, target)
            with self._slots.at(trip.at, trip.deadline):
                answer = self._ask(trip)
            if answer.status not in REDIRECTS:
                return answer
            target = destination(trip, answer)

    def _arrive(self, trip: Trip, target: str) -> None:
        """Take the trip to an address, unless that is no place to go."""
        redirected = trip.status is not None
        trip.at = usable(target, "redirect" if redirected else "link")
        if any(pattern.search(trip.at) for pattern in self._exclude):
            raise NoAnswerError("The settings exclude this address from link checks.")
        place = (trip.at, repr(sorted(self._session.cookies.items())))
        if place in trip.seen:
            raise NoAnswerError("The server redirects in a circle.")
        trip.seen.add(place)
        if redirected:
            trip.redirects.append(trip.at)
        if len(trip.redirects) > self._settings.max_redirects:
            raise NoAnswerError(f"There are more than {self._settings.max_redirects} redirects.")
        trip.method = "HEAD"

    def _ask(self, trip: Trip) -> Answer:
        """Ask the address where the trip stands, again for as long as that may help."""
        trip.attempts = max(trip.attempts, 1)
        while True:
            try:
                answer = self._head_then_get(trip)
            except NoAnswerError as error:
                if not (error.transient and self._pause(trip, None)):
                    raise
            else:
                if not (answer.transient and self._pause(trip, answer.retry_after)):
                    return answer

    def _pause(self, trip: Trip, retry_after: str | None) -> bool:
        """Wait before the next attempt; False when there can be none."""
        if trip.attempts >= self._settings.attempts:
            return False
        jitter = random.uniform(0.5, 1.0)  # noqa: S311  # spreads requests, hides nothing
        pause = max(FIRST_PAUSE * 2 ** (trip.attempts - 1) * jitter, seconds_asked(retry_after))
        if pause >= trip.deadline.left() or trip.stop.wait(pause):
            return False
        trip.attempts += 1
        return True

    def _head_then_get(self, trip: Trip) -> Answer:
        """Try HEAD first; once it was of no use here, it is not tried again."""
        if trip.method == "HEAD":
            try:
                answer = self._request(trip)
            except NoAnswerError as error:
                if not error.reached:
                    raise
            else:
                if answer.settles_head:
                    return answer
            trip.method = "GET"
        return self._get(trip)

    def _get(self, trip: Trip) -> Answer:
        few_bytes = {"Range": f"bytes=0-{self._settings.max_body - 1}"}
        answer = self._request(trip, few_bytes)
        return self._request(trip) if answer.status == 416 else answer

    def _request(self, trip: Trip, headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request and read what decides of the response."""
        try:
            request = requests.Request(trip.method, trip.at, headers=dict(headers or {}))
            response = self._send(self._session.prepare_request(request))
            try:
                return self._read(trip, response)
            finally:
                response.close()
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise no_answer(error) from error

    def _send(self, request: PreparedRequest) -> Response:
        seconds = self._line.deadline.cap(self._settings.timeout)
        return self._session.send(
            request, stream=True, allow_redirects=False, timeout=seconds, proxies={}
        )

    def _read(self, trip: Trip, response: Response) -> Answer:
        headers = response.headers
        answer = Answer(response.status_code, headers.get("Location"), headers.get("Retry-After"))
        # Only a page that is there must also arrive; to read it whole keeps the connection alive.
        if answer.found or trip.method == "HEAD":
            self._read_body(response)
        trip.status, trip.answered_by = answer.status, trip.at
        return answer

    def _read_body(self, response: Response) -> None:
        """Read until the end or enough; what comes is never decompressed."""
        wanted = self._settings.max_body
        while wanted and (part := response.raw.read(wanted, decode_content=False)):
            wanted -= len(part)


def destination(trip: Trip, answer: Answer) -> str:
    """Return the address that a redirect leads to."""
    trip.permanent = trip.permanent and answer.status in PERMANENT
    if not answer.location:
        raise NoAnswerError(f"The server answers {answer.status} but does not say where to go.")
    # http.client reads headers as Latin-1; servers that send more than ASCII mean UTF-8.
    location = answer.location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return bare(urljoin(trip.at, location))
    except ValueError as error:
        raise NoAnswerError("The redirect leads to a malformed address.") from error


def seconds_asked(retry_after: str | None) -> float:
    """Return the wait that a Retry-After header asks for, in either of its forms."""
    value = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def no_answer(error: Exception) -> NoAnswerError:
    """Say what a failed request means."""
    insecure = requests.exceptions.SSLError, urllib3.exceptions.SSLError
    if isinstance(error, insecure):
        return NoAnswerError("The server has no valid certificate, or no secure connection at all.")
    if isinstance(error, requests.ConnectTimeout):
        return NoAnswerError(TOO_SLOW, transient=True)
    return broken_off(error) or improper(innermost(error))


def broken_off(error: Exception) -> NoAnswerError | None:
    """Return the failure of a server that took the request and may answer the next one."""
    root = innermost(error)
    slow = requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError
    if isinstance(error, slow):
        reason = TOO_SLOW
    elif isinstance(root, http.client.IncompleteRead):
        reason = "The server broke off in the middle of its answer."
    elif isinstance(root, ConnectionError):
        reason = "The server closed the connection without an answer."
    else:
        return None
    return NoAnswerError(reason, transient=True, reached=True)


def improper(root: BaseException) -> NoAnswerError:
    """Return the failure that no second attempt would mend."""
    if isinstance(root, http.client.HTTPException | urllib3.exceptions.HTTPError):
        return NoAnswerError("The server's answer is not proper HTTP.", reached=True)
    return NoAnswerError(f"The server could not be asked ({type(root).__name__}).")


def innermost(error: BaseException) -> BaseException:
    """Unwrap what requests and urllib3 have wrapped."""
    while error.args and isinstance(error.args[-1], BaseException):
        error = error.args[-1]
    return error


# --- addresses: what may be asked at all -----------------------------------------------------


def compiled(patterns: Iterable[str]) -> list[re.Pattern[str]]:
    """Return the excluded addresses as patterns."""
    try:
        return [re.compile(pattern) for pattern in patterns]
    except re.error as error:
        raise ConfigError(f"links: exclude: '{error.pattern!s}' is no pattern: {error}.") from error


def bare(url: str) -> str:
    """Return an address without its fragment, and without a user name and password."""
    without_fragment = url.strip().partition("#")[0]
    return re.sub(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2,})[^/?#\\]*@", r"\1", without_fragment)


def usable(url: str, what: str) -> str:
    """Return the address in the form that is sent: host names in ASCII, odd characters escaped."""
    if not url.lower().startswith(("http:", "https:")):
        raise NoAnswerError(f"The {what} leads to no web page (http or https).")
    try:
        sent = requests.Request("GET", url).prepare().url or ""
        host = urlsplit(sent).hostname or ""
        host.encode("idna")
        literal(host)
    except ValueError as error:  # requests.InvalidURL and UnicodeError are ValueErrors as well
        raise NoAnswerError(f"The {what} leads to a malformed address.") from error
    return sent


def literal(host: str) -> Address | None:
    """Return the IP address that a host is written as; None if it is a name.

    2130706433, 0x7f.1 and 017700000001 are 127.0.0.1 to browsers and resolvers, so to us too.
    """
    if ":" in host:
        return ipaddress.IPv6Address(host)
    last = host.rstrip(".").rpartition(".")[2]
    if not re.fullmatch(r"[0-9]+|0[xX][0-9A-Fa-f]*", last):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host.rstrip(".")))
    except OSError as error:
        raise ValueError(f"{host} is no IP address") from error


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's metadata server, in the midst of public addresses
        "192.88.99.0/24",  # 6to4 relays
        "::/96",  # IPv4-compatible IPv6
        "64:ff9b:1::/48",  # NAT64 inside a network
        "2001::/23",  # Teredo and other protocols
        "fec0::/10",  # site-local
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is somebody's server on the Internet, not a part of our own network."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := embedded(address)):
        return is_public(inner)
    if any(address in network for network in NOT_PUBLIC):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


# --- names -----------------------------------------------------------------------------------


def system_addresses(host: str) -> list[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class Names:
    """Looks host names up for one run, and knows whether names work here at all."""

    def __init__(self, resolve: Resolver) -> None:
        self.proven = False
        """Whether some name has led to a public address; private ones prove no Internet."""
        self._resolve = resolve
        self._unknown: set[str] = set()

    def addresses(self, host: str, deadline: Deadline, seconds: float) -> list[Address]:
        """Return a host's addresses; a name counts as unknown when it was so twice."""
        if (address := literal(host)) is not None:
            return [address]
        for _ in range(2):
            if host in self._unknown:
                break
            try:
                return self._look_up(host, deadline.cap(seconds))
            except socket.gaierror as error:
                if error.errno != socket.EAI_NONAME:
                    raise NoAnswerError(
                        "The host name could not be looked up just now.", transient=True
                    ) from error
        self._unknown.add(host)
        raise NoAnswerError(f"There is no host called {host}.", verdict=LinkVerdict.DEAD)

    def work(self, seconds: float) -> bool:
        """Whether names lead to the Internet from here: if no link has shown it, a witness may."""
        try:
            return self.proven or bool(self._look_up(WITNESS, seconds) and self.proven)
        except OSError:
            return False

    def _look_up(self, host: str, seconds: float) -> list[Address]:
        """Ask in a thread of its own, because the system's resolver knows no deadline."""
        future: Future[Sequence[str]] = Future()
        Thread(target=settle, args=(future, self._resolve, host), daemon=True).start()
        found = [ipaddress.ip_address(address) for address in future.result(timeout=seconds)]
        self.proven = self.proven or any(is_public(address) for address in found)
        return list(dict.fromkeys(found))


def settle(future: Future[Sequence[str]], resolve: Resolver, host: str) -> None:
    """Put what the resolver returns or raises into the future."""
    try:
        future.set_result(resolve(host))
    except Exception as error:  # noqa: BLE001  # raised again where the future is awaited
        future.set_exception(error)


# --- the line: requests, with our own way to connect and to read -------------------------------


class Line:
    """What all connections of one thread share: whom they may call, and until when."""

    def __init__(self, settings: LinkSettings, names: Names) -> None:
        self.deadline = Deadline.after(settings.deadline)
        self._settings = settings
        self._names = names

    def dial(self, host: str, port: int) -> socket.socket:
        """Connect to one of the host's addresses: to the address itself, just checked.

        A name looked up once for the check and again for the connection could change in between
        (DNS rebinding).
        """
        reason = "The server cannot be reached."
        for address in self._allowed(host)[:ADDRESSES_TRIED]:
            try:
                return socket.create_connection((str(address), port), timeout=self.seconds())
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

    def _allowed(self, host: str) -> list[Address]:
        try:
            found = self._names.addresses(host, self.deadline, self._settings.timeout)
        except TimeoutError as error:
            raise NoAnswerError("Its host name could not be looked up in time.") from error
        if self._settings.allow_private:
            return found
        public = [address for address in found if is_public(address)]
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
    """Gives requests the connections of a Line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(pool_maxsize=1)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """Return the pool of connections for a request, with our kind of connection in it."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        kind = SecureLineConnection if pool.scheme == "https" else LineConnection
        pool.ConnectionCls = partial(kind, line=self._line)
        return pool


class PlainSession(requests.Session):
    """A session that leaves redirects alone."""

    def get_redirect_target(self, resp: Response) -> str | None:  # noqa: ARG002
        """Return no target: even with allow_redirects=False, requests would read the body."""
        return None


def session_over(line: Line, user_agent: str) -> requests.Session:
    """Return a session whose connections are all dialled by the line."""
    session = PlainSession()
    # The environment would add passwords from ~/.netrc, and a proxy: it would resolve names and
    # connect for us, so that no address could be checked.
    session.trust_env = False
    session.headers.update({"User-Agent": user_agent, "Accept": "text/html,*/*;q=0.8"})
    for scheme in ("http://", "https://"):
        session.mount(scheme, LineAdapter(line))
    return session
