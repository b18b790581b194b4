"""What can be found out about a link, and the evidence for it."""

from __future__ import annotations

from enum import StrEnum

from qa.values import dataclass


class LinkVerdict(StrEnum):
    """What was found out about a link."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    SOFT_DEAD = "soft-dead"
    BLOCKED = "blocked"
    UNVERIFIED = "unverified"
    REFUSED = "refused"
    """It leads to this machine or a private network, so it was not asked."""
    SKIPPED = "skipped"

    @property
    def is_good(self) -> bool:
        """Whether the page is there."""
        return self in {LinkVerdict.OK, LinkVerdict.MOVED}


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What one link's server said, and the evidence for it."""

    url: str
    """The address that was asked: without user name and password, and with a fragment only where
    the place that it names was looked for."""
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
    seconds: float = 0.0
    """What its requests took, without the pauses between them."""
    asked_at: float = 0.0
    """Seconds since 1970 when it was last asked; 0 when it never was."""
    remembered: bool = False
    """Whether the verdict is an earlier run's, and still fresh."""
