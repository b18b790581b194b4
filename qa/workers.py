"""The same inspection in several processes, with the same outcome in the same order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from qa import processes
from qa import rulebook as rulebooks
from qa.engines.resources import NONE
from qa.inspection import inspect_pages, unreadable
from qa.parcels import packed, unpacked
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

    from qa.engines.resources import Resources
    from qa.inspection import Inspection
    from qa.parcels import Parcel
    from qa.rulebook import Rulebook
    from qa.settings import InspectionSettings
    from qa.sources import Source

CHUNK_BYTES = 60_000
CHUNK_PAGES = 24
_AHEAD = 3
"""Chunks a worker has waiting, so that 100,000 pages are never all in memory."""
_MOST_WAITING = 24
"""Chunks that may wait for one before them."""


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
        waiting: deque[_Task] = deque()
        texts: dict[str, str] = {}
        pool = self._pool(self._workers)
        try:
            while True:
                while sum(task.away for task in waiting) < self._workers * _AHEAD:
                    if (chunk := next(chunks, None)) is None:
                        break
                    waiting.append(_Task(chunk, _submitted(pool, chunk)))
                if not waiting:
                    return
                if self._lends_a_hand and not waiting[0].done and len(waiting) < _MOST_WAITING:
                    chunk = next(chunks, [])
                    if chunk:
                        made = inspect_pages(chunk, rulebook, self.settings, self.resources)
                        waiting.append(_Task(chunk, list(made)))
                        continue
                task = waiting.popleft()
                try:
                    yield from task.inspections(texts)
                except BrokenProcessPool:
                    processes.end(pool)
                    pool = self._pool(self._workers)
                    yield from self._one_by_one(task.chunk, rulebook)
                    waiting = deque(
                        _Task(one.chunk, _submitted(pool, one.chunk)) if one.away else one
                        for one in waiting
                    )
        finally:
            processes.end(pool)

    @property
    def _lends_a_hand(self) -> bool:
        """Whether this process inspects pages too, where nothing can end it that is not Python."""
        return self.settings.styles.alone

    @property
    def _workers(self) -> int:
        return max(1, self.jobs - self._lends_a_hand)

    def _one_by_one(self, chunk: list[Source], rulebook: Rulebook) -> Iterator[Inspection]:
        """Inspect pages one of which ended a worker; name the one that does it again."""
        pool = self._pool(1)
        try:
            for source in chunk:
                try:
                    yield from unpacked(pool.submit(_inspect_chunk, [source]).result(), {})
                except BrokenProcessPool:
                    processes.end(pool)
                    pool = self._pool(1)
                    problem = "Reading it ended the program that tried."
                    yield unreadable(source.path, problem, rulebook, self.settings)
        finally:
            processes.end(pool)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return processes.pool(jobs, _start, self.folders, self.settings, self.resources)


class _Task(NamedTuple):
    """A chunk with what comes of it, here or in a worker."""

    chunk: list[Source]
    outcome: Future[Parcel] | list[Inspection]

    @property
    def away(self) -> bool:
        """Whether a worker has it."""
        return not isinstance(self.outcome, list)

    @property
    def done(self) -> bool:
        """Whether nobody has to wait for it."""
        return isinstance(self.outcome, list) or self.outcome.done()

    def inspections(self, texts: dict[str, str]) -> Iterable[Inspection]:
        """Return what comes of it, when it is there. Raises BrokenProcessPool."""
        if isinstance(self.outcome, list):
            return self.outcome
        return unpacked(self.outcome.result(), texts)


def _submitted(pool: ProcessPoolExecutor, chunk: list[Source]) -> Future[Parcel]:
    """Hand a chunk to the pool; one that broke a moment ago says so when it is asked."""
    try:
        return pool.submit(_inspect_chunk, chunk)
    except BrokenProcessPool as error:
        broken: Future[Parcel] = Future()
        broken.set_exception(error)
        return broken


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
    """Make a worker ready."""
    global _at_work  # noqa: PLW0603 -- a worker process has one rulebook for its life
    _at_work = (
        rulebooks.load(folders, settings.styles, own=not settings.styles.alone),
        settings,
        resources,
    )


def _inspect_chunk(chunk: list[Source]) -> Parcel:
    if _at_work is None:
        message = "the worker was not started"
        raise RuntimeError(message)
    return packed(inspect_pages(chunk, *_at_work))
