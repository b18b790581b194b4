"""Which servers a run still waits for, in words for a person who waits too."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from typing import TYPE_CHECKING

from qa.engines.links.urls import bare, host_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.engines.links.verdicts import LinkResult

_SHOWN = 2


class Waiting:
    """Counts, by host, the links that have no verdict yet."""

    def __init__(self, urls: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        self._left: Counter[str] = Counter()
        self.done = 0
        for url in urls:
            self.expect(url)

    @property
    def total(self) -> int:
        """The links that are known of."""
        return len(self._known)

    def expect(self, url: str) -> None:
        """Count a link that will be asked; what differs only in its fragment is one."""
        address = bare(url)
        if address not in self._known:
            self._known.add(address)
            self._left[host_of(address)] += 1

    def note(self, result: LinkResult) -> None:
        """Take one link off; a place on its page is no other link."""
        if "#" in result.url:
            return
        self._left[host_of(result.url)] -= 1
        self.done += 1

    def __str__(self) -> str:
        """Return the hosts with the most links left, such as "www.nhs.uk 12, who.int 3"."""
        most = nlargest(_SHOWN, self._left.items(), key=lambda item: item[1])
        return ", ".join(f"{host} {left}" for host, left in most if left)
