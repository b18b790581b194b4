"""Which keys lie beside which, on the keyboard that most English is written with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def neighbours() -> Mapping[str, str]:
    """Return, by letter, the letters on the keys around its key."""
    found: dict[str, str] = {}
    for number, keys in enumerate(_ROWS):
        for at, key in enumerate(keys):
            around = keys[max(0, at - 1) : at] + keys[at + 1 : at + 2]
            if number:
                around += _ROWS[number - 1][at : at + 2]
            if number + 1 < len(_ROWS):
                around += _ROWS[number + 1][max(0, at - 1) : at + 1]
            found[key] = around
    return found
