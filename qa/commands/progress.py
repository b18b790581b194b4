"""Progress bars for a person who waits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from qa.progress import Progress

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import TaskID


_REFRESH_SECONDS = 0.1


class Bars:
    """Shows a bar for pages and one for links once the work has taken `after` seconds."""

    def __init__(self, after: float) -> None:
        self._after = after
        self._began = time.monotonic()
        self._rich = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._shown = False
        self._told = 0.0

    def __enter__(self) -> Progress:
        return Progress(
            pages=lambda done, total: self._tell("Pages", done, total),
            links=lambda done, total, hosts: self._tell("Links", done, total, hosts),
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._rich.stop()

    def _tell(self, what: str, done: int, total: int, waits_for: object = "") -> None:
        if not self._shown:
            if time.monotonic() - self._began < self._after:
                return
            self._rich.start()
            self._shown = True
        if what not in self._tasks:
            self._tasks[what] = self._rich.add_task(what, total=total)
        now = time.monotonic()
        if now - self._told < _REFRESH_SECONDS and done < total:
            return
        self._told = now
        hosts = str(waits_for)
        shown = f"{what}: {hosts}" if hosts else what
        self._rich.update(self._tasks[what], completed=done, total=total, description=shown)
