"""Asks about a link, one request at a time, and says what is to happen next.

A page is asked for by GET with a small range: HEAD would not show that a page with status 200 says
"not found", many servers answer it wrongly, and to ask twice costs twice. A file, whose name says
that it holds no page, is asked for by HEAD, and by GET where HEAD settles nothing.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import requests
import urllib3
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, get_cookie_header

from qa.engines.links.addresses import prepared
from qa.engines.links.answer import PERMANENT, taken_in
from qa.engines.links.clock import Deadline
from qa.engines.links.judge import judged
from qa.engines.links.line import introduction, session_over
from qa.engines.links.manners import FAILURES
from qa.engines.links.robots import crawl_delay
from qa.engines.links.trouble import NoAnswerError, UnknownHostError, no_answer
from qa.engines.links.urls import bare
from qa.engines.links.verdicts import LinkVerdict
from qa.values import dataclass

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

    from qa.engines.links.answer import Answer
    from qa.engines.links.choice import Choice
    from qa.engines.links.credentials import Credentials
    from qa.engines.links.line import Line, LineAdapter
    from qa.engines.links.manners import Host, Turns
    from qa.engines.links.trip import Trip
    from qa.engines.links.verdicts import LinkResult
    from qa.settings import LinkSettings

_SHARED_PAUSE = 0.1
"""Seconds after which it is looked again whether an address that another asks has answered."""

FIRST_PAUSE = 0.5
"""Seconds before the second attempt; each further pause is twice as long."""

_OWN_FAULT = 500
"""A status that says of a program that it broke: it rarely does so once, so one retry tells."""

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|csv|epub|zip|gz|jpe?g|png|gif|svg|webp|ico|mp[34]|m4[av]|"
    r"mov|avi|wav|css|js|exe|dmg)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Office:
    """What the threads of a run share."""

    settings: LinkSettings
    choice: Choice
    credentials: Credentials
    line: Line
    adapter: LineAdapter
    turns: Turns
    end: Deadline
    """Of the whole run."""
    failing: set[str]
    """Addresses that failed in the run before, after all attempts; this one tries them once."""
    doubted: set[str]
    """Addresses that an earlier run found dead, so that once more is proof."""
    answers: dict[str, Answer]
    """What addresses of this run have answered: a link and a redirect may lead to the same."""
    under_way: dict[str, Trip]
    """By address, who asks it at this moment, and will have an answer for others too."""
    places: dict[str, list[str]]
    """By address, the places that links name on its page."""


class Inquirer:
    """Asks over a session of its own; each thread has one."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._settings = office.settings
        self._line = office.line
        self._session = session_over(office.adapter)
        self._headers = introduction(office.settings)

    def close(self) -> None:
        """Let go of the session; the connections are shared, and closed by whoever made them."""
        self._session.adapters.clear()

    def step(self, host: Host, trip: Trip) -> tuple[LinkResult, ...]:
        """Send one request for a link; return its result with those of the places on its page.

        Nothing when the link needs another request.
        """
        result = self._result(host, trip)
        return (result, *trip.of_places) if result else ()

    def _result(self, host: Host, trip: Trip) -> LinkResult | None:
        trip.pause = 0.0
        left = self._office.end.left()
        if not left:
            return trip.unasked("The time for links was up before it was this one's turn.")
        if host.closed:
            return trip.unasked(host.closed)
        seconds = max(0.0, self._settings.deadline - trip.spent)
        self._line.deadline = Deadline.after(min(seconds, left))
        trip.begin()
        try:
            return self._step(host, trip)
        except Exception as error:  # noqa: BLE001 -- one odd link must not end the run
            odd = type(error).__name__
            return trip.result(LinkVerdict.UNVERIFIED, f"This link could not be checked ({odd}).")
        finally:
            trip.end()

    def _step(self, host: Host, trip: Trip) -> LinkResult | None:
        try:
            request = self._ready(trip)
            if self._waits(trip):
                trip.pause = _SHARED_PAUSE
                return None
            address = trip.at
            try:
                if host.robots:
                    self._ask_robots(host, trip)
                answer = self._ask(trip, request)
            finally:
                if self._office.under_way.get(address) is trip:
                    del self._office.under_way[address]
        except NoAnswerError as error:
            return self._failed(host, trip, error)
        host.failures = 0
        if answer.status != 429:
            host.refusals = 0
        try:
            return self._answered(host, trip, answer)
        except NoAnswerError as error:  # where a redirect leads is no place to go
            return trip.result(error.verdict, error.reason)

    # Asking

    def _ready(self, trip: Trip) -> PreparedRequest:
        """Return the request for the address at which a trip stands, unless that is no place."""
        request = prepared(trip.at, "redirect" if trip.redirects else "link")
        if not trip.method:
            self._arrive(trip, str(request.url))
        if reason := self._office.choice.against(trip.at):
            raise NoAnswerError(reason, verdict=LinkVerdict.SKIPPED)
        request.method = trip.method
        request.headers.update(self._headers)
        if trip.method == "GET" and trip.ranged:
            request.headers["Range"] = f"bytes=0-{self._most(trip) - 1}"
        if trip.cookies and (cookie := _cookie(trip.cookies, request)):
            request.headers["Cookie"] = cookie
        request.headers.update(self._office.credentials.headers(trip.at))
        return request

    def _arrive(self, trip: Trip, address: str) -> None:
        """Note where a trip has come to; raises where it has been before, or has gone too far."""
        trip.at = address
        trip.method = "HEAD" if _FILE.search(address.partition("?")[0]) else "GET"
        cookies = repr(sorted(trip.cookies.items())) if trip.cookies else ""
        if (address, cookies) in trip.seen:
            raise NoAnswerError("The server redirects in a circle.")
        if trip.redirects:
            trip.redirects = (*trip.redirects[:-1], address)
        if len(trip.redirects) > self._settings.max_redirects:
            raise NoAnswerError(f"There are more than {self._settings.max_redirects} redirects.")
        trip.seen |= {(address, cookies)}

    def _most(self, trip: Trip) -> int:
        """Return the bytes of an answer that are read."""
        return self._settings.max_page if self._wants_page(trip) else self._settings.max_body

    def _wants_page(self, trip: Trip) -> bool:
        return trip.url in self._office.places

    def _known_will_do(self, trip: Trip) -> bool:
        """Return whether what an address has answered another link is an answer for this one."""
        return not (trip.cookies or trip.doubted or self._wants_page(trip))

    def _waits(self, trip: Trip) -> bool:
        """Return whether another is asking what this one wants to know; else it is this one."""
        will_do = self._known_will_do(trip)
        if will_do and trip.at in self._office.answers:
            return False
        return self._office.under_way.setdefault(trip.at, trip) is not trip and will_do

    def _ask(self, trip: Trip, request: PreparedRequest) -> Answer:
        trip.attempts = max(trip.attempts, 1)
        known = self._office.answers.get(trip.at) if self._known_will_do(trip) else None
        if known is not None:
            trip.status, trip.answered_by = known.status, trip.at
            return known
        answer = self._exchange(trip, request)
        trip.status, trip.answered_by = answer.status, trip.at
        settled = answer.settles_head if trip.method == "HEAD" else answer.status != 416
        if trip.cookies is None and settled and not answer.transient and answer.status != 429:
            self._office.answers[trip.at] = replace(answer, page=None)
        return answer

    def _exchange(self, trip: Trip, request: PreparedRequest) -> Answer:
        """Send one request and read what decides of the response."""
        try:
            response = self._send(request)
            if response.status_code >= 300:  # its body decides little
                self._line.hurry(self._settings.deadline / 4)
            try:
                keep = self._wants_page(trip)
                answer = taken_in(response, self._most(trip), head=trip.method == "HEAD", keep=keep)
                if answer.redirects and "Set-Cookie" in response.headers:
                    _keep_cookies(trip, request, response)
            finally:
                response.close()
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise no_answer(error) from error
        return answer

    def _send(self, request: PreparedRequest) -> Response:
        seconds = self._line.deadline.cap(self._settings.timeout)
        return self._session.send(
            request, stream=True, allow_redirects=False, timeout=seconds, proxies={}
        )

    def _ask_robots(self, host: Host, trip: Trip) -> None:
        """Ask a host, once, how fast it wants to be asked."""
        host.robots = False
        scheme = trip.at.partition(":")[0]
        request = prepared(f"{scheme}://{host.name}/robots.txt", "link")
        request.headers.update(self._headers)
        try:
            response = self._send(request)
            try:
                body = response.raw.read(self._settings.max_body, decode_content=False)
            finally:
                response.close()
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError):
            return
        if response.status_code == 200 and (delay := crawl_delay(body.decode("utf-8", "replace"))):
            self._office.turns.slow_down(host, delay)

    # What comes of it

    def _failed(self, host: Host, trip: Trip, error: NoAnswerError) -> LinkResult | None:
        """Return what a request without an answer amounts to; None to try again."""
        if isinstance(error, UnknownHostError):
            trip.attempts = max(trip.attempts, 1)
            return self._dead(trip, error.reason, sure=error.twice)
        if error.verdict is not LinkVerdict.UNVERIFIED:
            trip.attempts *= trip.status is not None  # 0 where nothing was sent
            return trip.result(error.verdict, error.reason)
        if error.reached and trip.method == "HEAD":
            trip.method = "GET"  # some servers know no HEAD
            return None
        if error.transient:
            trip.attempts = max(trip.attempts, 1)
            if self._pause(trip):
                return None
            self._count_failure(host, error.reason)
        late = not self._line.deadline.left() and error.transient
        return trip.result(LinkVerdict.UNVERIFIED, self._too_late() if late else error.reason)

    def _too_late(self) -> str:
        return f"The server gave no full answer in {self._settings.deadline:g} seconds."

    def _count_failure(self, host: Host, reason: str) -> None:
        """Close a host that has failed again and again, so that its links do not cost minutes."""
        host.failures += 1
        if host.failures >= FAILURES:
            why = f"Its server did not answer {host.failures} times in a row: {reason}"
            self._office.turns.close(host, why)

    def _answered(self, host: Host, trip: Trip, answer: Answer) -> LinkResult | None:
        """Return the result that an answer amounts to; None when it takes another request."""
        if answer.status == 429:
            return self._refused(host, trip, answer)
        if self._goes_on(trip, answer):
            return None
        result = judged(trip, answer)
        if result.verdict is LinkVerdict.DEAD:
            return self._dead(trip, result.reason, sure=False)
        if result.verdict.is_good and self._wants_page(trip):
            trip.of_places = self._of_places(trip, answer, result)
        return result

    def _of_places(self, trip: Trip, answer: Answer, page: LinkResult) -> tuple[LinkResult, ...]:
        """Return the results of the places that links name on a page that is there."""
        # readers are not needed where no place is looked for
        from qa.engines.links.places import of_places, sent_elsewhere  # noqa: PLC0415

        places = self._office.places[trip.url]
        if trip.sent_to_place:
            return sent_elsewhere(places, page)
        return of_places(places, page, answer.page)

    def _goes_on(self, trip: Trip, answer: Answer) -> bool:
        """Return whether an answer only leads to the next request, and make the trip ready."""
        if trip.method == "HEAD" and not answer.settles_head:
            trip.method = "GET"
        elif answer.redirects:
            self._follow(trip, answer)
        elif answer.status == 416 and trip.ranged:
            trip.ranged = False
        else:
            return answer.transient and self._pause(trip, answer.retry_after)
        return True

    def _dead(self, trip: Trip, reason: str, *, sure: bool) -> LinkResult | None:
        """Return the verdict if a link was found dead twice; else have it asked once more."""
        if sure or trip.doubted or trip.url in self._office.doubted:
            return trip.result(LinkVerdict.DEAD, reason)
        trip.doubted = True
        trip.attempts += 1
        trip.pause = self._settings.confirm_after
        if trip.pause >= self._office.end.left():
            return trip.result(LinkVerdict.UNVERIFIED, f"{reason} It was asked only once.")
        return None

    def _refused(self, host: Host, trip: Trip, answer: Answer) -> LinkResult | None:
        """Give a server that gets too many requests its time, or give up on it for this run."""
        host.refusals += 1
        wait = seconds_asked(answer.retry_after) or FIRST_PAUSE * 2 ** min(host.refusals - 1, 5)
        if wait <= self._settings.deadline and trip.attempts < self._settings.attempts:
            trip.attempts += 1
            trip.pause = wait
            self._office.turns.slow_down(host, host.interval)
            self._office.turns.rest(host, wait)
            if host.robots is None and self._settings.robots and not answer.retry_after:
                host.robots = True
            return None
        if wait > self._settings.deadline or host.refusals >= FAILURES:
            why = "Its server asked for fewer requests, so this one was not sent."
            self._office.turns.close(host, why)
        return judged(trip, answer)

    def _pause(self, trip: Trip, retry_after: str | None = None) -> bool:
        """Have a link wait before its next attempt; False when there can be none."""
        most = 2 if trip.status == _OWN_FAULT else self._settings.attempts
        if trip.attempts >= min(most, self._settings.attempts) or trip.url in self._office.failing:
            return False
        jitter = random.uniform(0.5, 1.0)  # noqa: S311 -- spreads requests, hides nothing
        pause = max(FIRST_PAUSE * 2 ** (trip.attempts - 1) * jitter, seconds_asked(retry_after))
        if pause > self._settings.deadline or pause >= self._office.end.left():
            return False
        if trip.taken >= self._settings.deadline or not self._line.deadline.left():
            return False
        trip.attempts += 1
        trip.pause = pause
        return True

    def _follow(self, trip: Trip, answer: Answer) -> None:
        """Turn to where a redirect leads."""
        trip.permanent = trip.permanent and answer.status in PERMANENT
        if not answer.location:
            raise NoAnswerError(f"The server answers {answer.status} but does not say where to go.")
        # http.client reads headers as Latin-1; servers that send more than ASCII mean UTF-8.
        location = answer.location.encode("latin-1", "replace").decode("utf-8", "replace")
        try:
            target = bare(urljoin(trip.at, location))
        except ValueError as error:
            raise NoAnswerError("The redirect leads to a malformed address.") from error
        prepared(target, "redirect")
        trip.sent_to_place = "#" in location
        trip.redirects = (*trip.redirects, target)
        trip.head_for(target)


def _cookie(cookies: RequestsCookieJar, request: PreparedRequest) -> str | None:
    found: str | None = get_cookie_header(cookies, request)  # type: ignore[no-untyped-call]
    return found


def _keep_cookies(trip: Trip, request: PreparedRequest, response: Response) -> None:
    """Keep the cookies of a redirect for this one link: some sites answer nobody without."""
    if trip.cookies is None:
        trip.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(strict_ns_domain=0))
    extract_cookies_to_jar(trip.cookies, request, response.raw)  # type: ignore[no-untyped-call]


def seconds_asked(retry_after: str | None) -> float:
    """Return the wait that a Retry-After header asks for, in either of its forms."""
    value = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
