"""`dataclass` as the standard library has it, made in a third of the time.

That writes and compiles six functions for every class; for the hundred that one page needs it takes
a seventh of the run. Here only `__init__` is made so: what compares, hashes and shows is the same
for all of them. `fields`, `replace` and all else work as ever.

That nobody sets a field of a frozen one is left to the type checker, so that its instances too are
made in a third of the time.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        eq: bool = True,
        slots: bool = False,
        kw_only: bool = False,
    ) -> Any:
        """Make a class a dataclass; what it defines itself stays."""
        if cls is None:
            return partial(dataclass, frozen=frozen, eq=eq, slots=slots, kw_only=kw_only)
        own = vars(cls)
        made = dataclasses.dataclass(repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        if "__repr__" not in own:
            made.__repr__ = _shown
        if eq and "__eq__" not in own:
            made.__eq__ = _same
            made.__hash__ = _hash if frozen else None
        return made


__all__ = ["dataclass"]


def _same(one: Any, other: Any) -> Any:
    if type(one) is not type(other):
        return NotImplemented
    values = _FACTS[type(one)].compared
    return values(one) == values(other)


def _hash(one: Any) -> int:
    return hash(_FACTS[type(one)].compared(one))


def _shown(one: Any) -> str:
    told = [f"{name}={getattr(one, name)!r}" for name in _FACTS[type(one)].shown]
    return f"{type(one).__qualname__}({', '.join(told)})"


class _Facts(NamedTuple):
    """What is known of a class."""

    compared: Callable[[object], Any]
    """Takes out of an instance all that it is compared by."""
    shown: Sequence[str]
    """The names of its fields that are shown."""


class _AllFacts(dict[Any, _Facts]):
    """What is known of each class that was asked about."""

    def __missing__(self, cls: Any) -> _Facts:
        fields = dataclasses.fields(cls)
        compared = [f.name for f in fields if f.compare]
        values = attrgetter(*compared) if compared else lambda _: ()
        self[cls] = facts = _Facts(values, [f.name for f in fields if f.repr])
        return facts


_FACTS = _AllFacts()
