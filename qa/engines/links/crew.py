"""Threads that ask, and never outlive the process."""

from __future__ import annotations

import queue
from threading import Thread
from typing import TYPE_CHECKING

from qa.engines.links.clock import Deadline
from qa.engines.links.inquiry import Inquirer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.engines.links.inquiry import Office
    from qa.engines.links.recall import Recalled
    from qa.engines.links.trip import Trip
    from qa.engines.links.verdicts import LinkResult


class Crew:
    """Works off what an office has to ask.

    A ThreadPoolExecutor would be joined at exit, so that Ctrl-C would wait for the slowest server.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._turns = office.turns
        self._expected = 0
        self._done: queue.SimpleQueue[tuple[LinkResult, ...]] = queue.SimpleQueue()
        self._threads: list[Thread] = []

    def ask(self, known: Recalled) -> None:
        """Have the unanswered links asked; more may follow while they are."""
        self._office.failing.update(known.failing)
        self._office.doubted.update(known.doubted)
        self._office.places.update(known.places)
        self._turns.add(known.unanswered)
        self._expected += len(known.unanswered)
        while len(self._threads) < min(self._office.settings.concurrency, self._expected):
            asks = Inquirer(self._office)
            thread = Thread(target=self._work, args=(asks,), name="qa-links", daemon=True)
            self._threads.append(thread)
            thread.start()

    def finished(self) -> Iterator[LinkResult]:
        """Yield the results that wait already."""
        while not self._done.empty():
            self._expected -= 1
            yield from self._done.get_nowait()

    def rest(self) -> Iterator[LinkResult]:
        """Yield the other results as they come; nothing may be asked any more."""
        self._turns.complete()
        while self._expected:
            results = self._next()
            self._expected -= 1
            yield from results

    def dismiss(self) -> None:
        """Start nothing more, and give those who are through a moment to hang up."""
        self._turns.stop()
        patience = Deadline.after(0.5)
        for thread in self._threads:
            thread.join(timeout=patience.left())
        self._office.adapter.close()

    def _next(self) -> tuple[LinkResult, ...]:
        while True:
            try:
                # On Windows a wait without a limit would not notice Ctrl-C.
                return self._done.get(timeout=0.5)
            except queue.Empty:
                continue

    def _work(self, inquirer: Inquirer) -> None:
        last: Trip | None = None
        try:
            while (turn := self._turns.take(last)) is not None:
                host, last = turn
                results = inquirer.step(host, last)
                if results:
                    self._turns.finish(host)
                    self._done.put(results)
                else:
                    self._turns.again(host, last)
        finally:
            inquirer.close()
