"""Which servers a run still waits for, in words for a person who waits too."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from typing import TYPE_CHECKING

from qa.engines.links.addresses import bare, host_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.engines.links.verdicts import LinkResult

_SHOWN = 2


class Waiting:
    """Counts, by host, the links that have no verdict yet."""

    def __init__(self, urls: Iterable[str]) -> None:
        addresses = {bare(url) for url in urls}
        self._left = Counter(map(host_of, addresses))
        self.total = len(addresses)
        self.done = 0

    def note(self, result: LinkResult) -> None:
        """Take one link off."""
        self._left[host_of(result.url)] -= 1
        self.done += 1

    def __str__(self) -> str:
        """Return the hosts with the most links left, such as "www.nhs.uk 12, who.int 3"."""
        most = nlargest(_SHOWN, self._left.items(), key=lambda item: item[1])
        return ", ".join(f"{host} {left}" for host, left in most if left)
