"""Other processes that work for this one, and never outlive it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

from qa.collector import spare_the_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")

_FAREWELL_SECONDS = 2.0
_AHEAD = 16
"""Pieces of work that each process has waiting, while this one may be long over one of its own."""


def pool(jobs: int, ready: Callable[..., None], *args: object) -> ProcessPoolExecutor:
    """Return a pool of processes, each made ready by `ready(*args)`."""
    return ProcessPoolExecutor(
        jobs,
        # the same start everywhere: a forked copy of a process with threads is not safe
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(ready, args),
    )


def end(working: ProcessPoolExecutor) -> None:
    """End a pool now: a process in the middle of a long piece of work hears nothing else."""
    processes = list((working._processes or {}).values())  # noqa: SLF001 -- public from Python 3.14 on
    working.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(_FAREWELL_SECONDS)
        process.kill()


def shared_out(work: Iterable[Callable[[], T]], jobs: int) -> Iterator[T]:
    """Yield what comes of each piece of work, done in `jobs` processes, in no certain order.

    This process is one of them: it does what the others have no time for, and what was lost with
    one that was ended. What a piece raises is raised here.
    """
    if jobs <= 1:
        for piece in work:
            yield piece()
        return
    others = pool(jobs - 1, _begun)
    away: dict[Future[T], Callable[[], T]] = {}
    try:
        for _ in range(jobs - 1):
            _handed(others, _begun)  # they start while the first piece is made
        for piece in work:
            future = _handed(others, piece) if len(away) < _AHEAD * (jobs - 1) else None
            if future is None:
                yield piece()
            else:
                away[future] = piece
            for done in [future for future in away if future.done()]:
                yield _outcome(done, away.pop(done))
        while away:
            # at last those that no other process has begun are done here
            waiting = next((future for future in reversed(away) if future.cancel()), None)
            if waiting is not None:
                yield away.pop(waiting)()
            else:
                for done in wait_for(away, return_when=FIRST_COMPLETED).done:
                    yield _outcome(done, away.pop(done))
    finally:
        end(others)


def _begun() -> None:
    """Do nothing: a process is ready, or has begun, without it."""


def _done(piece: Callable[[], T]) -> T:
    """Do a piece of work in another process; told to end meanwhile, it puts away what it has."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        return piece()
    except SystemExit:
        os._exit(1)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # with nothing in hand it just ends


def _handed(working: ProcessPoolExecutor, piece: Callable[[], T]) -> Future[T] | None:
    """Hand a piece of work to a pool; None where the pool is broken."""
    try:
        return working.submit(_done, piece)
    except BrokenProcessPool:
        return None


def _outcome(done: Future[T], piece: Callable[[], T]) -> T:
    try:
        return done.result()
    except BrokenProcessPool:
        return piece()


def _begin(ready: Callable[..., None], args: tuple[object, ...]) -> None:
    """Make a process ready: Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    spare_the_collector()
    ready(*args)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, also when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
