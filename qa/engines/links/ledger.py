"""Takes results in, and lets none out that rests on a network that has proved nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa.engines.links.answer import GONE
from qa.engines.links.verdicts import LinkVerdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.engines.links.names import Names
    from qa.engines.links.recall import Memory
    from qa.engines.links.verdicts import LinkResult

_BATCH = 200
"""Results that are stored at once; what a kill can cost."""

_STORED = frozenset(
    {
        LinkVerdict.OK,
        LinkVerdict.MOVED,
        LinkVerdict.DEAD,
        LinkVerdict.SOFT_DEAD,
        LinkVerdict.BLOCKED,
        LinkVerdict.UNVERIFIED,
    }
)


class Ledger:
    """The results of a run.

    A host counts as unknown only where names work at all, and a failure is remembered only where
    some server has answered: a machine without a network proves nothing about anybody's page.
    """

    def __init__(
        self,
        memory: Memory,
        on_result: Callable[[LinkResult], None] | None,
    ) -> None:
        self.results: dict[str, LinkResult] = {}
        self.open: list[LinkResult] = []
        self.names: Names | None = None
        """None as long as nobody is asked."""
        self._memory = memory
        self._on_result = on_result
        self._fresh: list[LinkResult] = []
        self._silent: list[LinkResult] = []
        self._heard = False

    def take_over(self, result: LinkResult) -> None:
        """Take over what needs no asking: an earlier run's answer, or that none is wanted."""
        self.results[result.url] = result
        if self._on_result is not None:
            self._on_result(result)

    def enter(self, result: LinkResult) -> None:
        """Pass a result on, unless it rests on a resolver that has proved nothing yet."""
        self._heard = self._heard or result.status is not None
        if result.verdict is LinkVerdict.DEAD and result.status not in GONE:
            self.open.append(result)
        else:
            self._pass_on(result)
        if self.names is not None and self.names.proven:
            self._settle(names_work=True)

    def close(self, *, names_work: bool) -> None:
        """Settle what was held back, and store the rest."""
        self._settle(names_work=names_work)
        self._store(least=1)

    def names_work(self, seconds: float) -> bool:
        """Whether what is held back may be settled as it was found."""
        return self.names is None or not self.open or self.names.work(seconds)

    def _settle(self, *, names_work: bool) -> None:
        held, self.open = self.open, []
        for result in held:
            self._pass_on(result if names_work else without_names(result))

    def _pass_on(self, seen: LinkResult) -> None:
        if seen.verdict in _STORED and seen.attempts:
            (self._silent if seen.status is None else self._fresh).append(seen)
        self._store(least=_BATCH)
        result = self._memory.weighed(seen)
        self.results[result.url] = result
        if self._on_result is not None:
            self._on_result(result)

    def _store(self, least: int) -> None:
        if self._heard and self._silent:
            self._fresh += self._silent
            self._silent = []
        if len(self._fresh) >= least and self._memory.keep(self._fresh):
            self._fresh = []


def without_names(result: LinkResult) -> LinkResult:
    """Return the result for a host that is unknown because every host is."""
    reason = "No host name at all could be looked up from here, so this link proves nothing."
    return replace(result, verdict=LinkVerdict.UNVERIFIED, reason=reason, attempts=0)
