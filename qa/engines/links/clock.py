"""A moment that a request must not outlive."""

from __future__ import annotations

import time

from qa.values import dataclass


@dataclass(slots=True)
class Deadline:
    """A moment on the monotonic clock."""

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
            raise TimeoutError("the deadline has passed")
        return min(seconds, left)
