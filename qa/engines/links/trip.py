"""One link on its way: where it stands, and what was seen so far."""

from __future__ import annotations

import time
from dataclasses import field
from typing import TYPE_CHECKING

from qa.engines.links.urls import host_of, shown
from qa.engines.links.verdicts import LinkResult, LinkVerdict
from qa.values import dataclass

if TYPE_CHECKING:
    from requests.cookies import RequestsCookieJar


@dataclass(slots=True)
class Trip:
    """One link, from the first request to its verdict."""

    url: str
    doubted: bool = False
    """Whether an earlier run, or an earlier moment of this one, found it dead already."""
    at: str = ""
    """The address to be asked next."""
    method: str = ""
    """HEAD or GET; "" until the address has been looked at."""
    ranged: bool = True
    attempts: int = 0
    spent: float = 0.0
    """Seconds that its requests have taken."""
    began: float = 0.0
    """When the request under way was sent, on the monotonic clock; 0 for none."""
    asked_at: float = 0.0
    status: int | None = None
    answered_by: str | None = None
    redirects: tuple[str, ...] = ()
    permanent: bool = True
    """Whether every redirect so far was for good."""
    seen: frozenset[tuple[str, str]] = frozenset()
    """Addresses with the cookies they were asked with: some sites redirect to set a cookie."""
    cookies: RequestsCookieJar | None = None
    pause: float = 0.0
    """Seconds to wait before its next request."""
    sent_to_place: bool = False
    """Whether a redirect names a place of its own, which then counts."""
    of_places: tuple[LinkResult, ...] = ()
    """What is known of the places on its page that were asked for."""
    host: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.head_for(self.url)

    def head_for(self, address: str) -> None:
        """Turn to an address, which is asked next."""
        self.at = address
        self.host = host_of(address)
        self.method = ""
        self.ranged = True

    def result(self, verdict: LinkVerdict, reason: str) -> LinkResult:
        """Return the verdict with the evidence."""
        return LinkResult(
            url=self.url,
            verdict=verdict,
            status=self.status,
            final_url=self.answered_by and shown(self.answered_by),
            redirects=tuple(map(shown, self.redirects)),
            reason=reason,
            attempts=self.attempts,
            seconds=round(self.taken, 3),
            asked_at=self.asked_at if self.attempts else 0.0,
        )

    def unasked(self, reason: str) -> LinkResult:
        """Return what can be said of a link that is given up before it is through."""
        if self.status is None and not self.attempts:
            return self.result(LinkVerdict.SKIPPED, reason)
        return self.result(LinkVerdict.UNVERIFIED, reason)

    @property
    def taken(self) -> float:
        """The seconds that its requests have taken until now."""
        return self.spent + (time.monotonic() - self.began if self.began else 0.0)

    def begin(self) -> None:
        """Note that a request is being sent."""
        self.began = time.monotonic()
        self.asked_at = round(time.time(), 3)

    def end(self) -> None:
        """Count the time of the request under way."""
        self.spent = self.taken
        self.began = 0.0
