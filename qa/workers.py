"""The same inspection in several processes, with the same outcome in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from qa import rulebook as rulebooks
from qa.collector import spare_the_collector
from qa.engines.resources import NONE
from qa.inspection import inspect_pages, unreadable
from qa.parcels import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.engines.resources import Resources
    from qa.inspection import Inspection
    from qa.parcels import Parcel
    from qa.rulebook import Rulebook
    from qa.settings import InspectionSettings
    from qa.sources import Source

CHUNK_BYTES = 60_000
CHUNK_PAGES = 24
_FAREWELL_SECONDS = 2.0
_AHEAD = 3
"""Chunks a worker has waiting, so that 100,000 pages are never all in memory."""


@dataclass(frozen=True)
class Crew:
    """What inspecting needs, and how many processes do it."""

    folders: tuple[str, ...]
    settings: InspectionSettings
    jobs: int
    resources: Resources = NONE

    def inspect(self, sources: Iterable[Source], rulebook: Rulebook) -> Iterator[Inspection]:
        """Yield one inspection a source, in their order."""
        chunks = _chunks(sources)
        waiting: deque[tuple[list[Source], Future[Parcel]]] = deque()
        texts: dict[str, str] = {}
        pool = self._pool(self.jobs)
        try:
            while True:
                while len(waiting) < self.jobs * _AHEAD and (chunk := next(chunks, None)):
                    waiting.append((chunk, _submitted(pool, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                try:
                    yield from unpacked(future.result(), texts)
                except BrokenProcessPool:
                    _end(pool)
                    pool = self._pool(self.jobs)
                    yield from self._one_by_one(chunk, rulebook)
                    again = [waiting_chunk for waiting_chunk, _ in waiting]
                    waiting = deque((c, _submitted(pool, c)) for c in again)
        finally:
            _end(pool)

    def _one_by_one(self, chunk: list[Source], rulebook: Rulebook) -> Iterator[Inspection]:
        """Inspect pages one of which ended a worker; name the one that does it again."""
        pool = self._pool(1)
        try:
            for source in chunk:
                try:
                    yield from unpacked(pool.submit(_inspect_chunk, [source]).result(), {})
                except BrokenProcessPool:
                    _end(pool)
                    pool = self._pool(1)
                    problem = "Reading it ended the program that tried."
                    yield unreadable(source.path, problem, rulebook, self.settings)
        finally:
            _end(pool)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs,
            # the same start everywhere: a forked copy of a process with threads is not safe
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(self.folders, self.settings, self.resources),
        )


def _submitted(pool: ProcessPoolExecutor, chunk: list[Source]) -> Future[Parcel]:
    """Hand a chunk to the pool; one that broke a moment ago says so when it is asked."""
    try:
        return pool.submit(_inspect_chunk, chunk)
    except BrokenProcessPool as error:
        broken: Future[Parcel] = Future()
        broken.set_exception(error)
        return broken


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers now: one that is in the middle of a long page hears nothing else."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 -- public from Python 3.14 on
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(_FAREWELL_SECONDS)


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    size = 0
    for source in sources:
        chunk.append(source)
        size += len(source.data)
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_PAGES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_at_work: tuple[Rulebook, InspectionSettings, Resources] | None = None


def _start(folders: Sequence[str], settings: InspectionSettings, resources: Resources) -> None:
    """Make a worker ready: Ctrl-C is the parent's to handle."""
    global _at_work  # noqa: PLW0603 -- a worker process has one rulebook for its life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _at_work = (rulebooks.load(folders, settings.styles), settings, resources)
    spare_the_collector()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, also when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _inspect_chunk(chunk: list[Source]) -> Parcel:
    if _at_work is None:
        message = "the worker was not started"
        raise RuntimeError(message)
    return packed(inspect_pages(chunk, *_at_work))
