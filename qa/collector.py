"""How often Python looks for garbage."""

from __future__ import annotations

import gc


def spare_the_collector() -> None:
    """Look for cycles of garbage less often: pages make millions of small objects and no cycles.

    What is there already is not looked at again. A tenth of the time of the text rules, and of the
    start of the program; for a process that is ours, not for a library's host.
    """
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


def dismiss_the_collector() -> None:
    """Look for no more garbage, as before the end: it would go over all that is there twice."""
    gc.freeze()
    gc.disable()
