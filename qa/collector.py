"""How often Python looks for garbage."""

from __future__ import annotations

import gc


def spare_the_collector() -> None:
    """Look for cycles of garbage less often: pages make millions of small objects and no cycles.

    A tenth of the time of the text rules; for a process that is ours, not for a library's host.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
