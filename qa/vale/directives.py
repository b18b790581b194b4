"""What comments on a page switch off and on: `<!-- vale Style.Rule["a word"] = NO -->`.

A switch counts from where it stands to the end of the page. What stands between `vale off` and
`vale on` is no part of any passage, but of the source as a whole, which rules about `raw` see.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from qa.patterns import later
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.vale.passages import Remark

_SWITCH = later(
    r"""vale \s+ (?P<name>[\w-]+(?:\.[\w-]+)*) \s*
        (?:\[(?P<matches>.*)\])? \s+ = \s+ (?P<value>YES|NO|on|off)""",
    re.VERBOSE | re.DOTALL,
)
_STYLES = later(r"vale \s+ styles? \s* = \s* (?P<names>.*)", re.VERBOSE | re.DOTALL)
_QUOTED = later(r'"((?:\\.|[^"\\])*)"')
_OFF = ("NO", "off")


@dataclass(frozen=True, slots=True)
class _Switch:
    start: int
    names: tuple[str, ...]
    """Rules or styles; of `vale style = …` those that alone stay on."""
    on: bool = True
    matches: tuple[str, ...] = ()
    """The words it is about; empty for all."""
    alone: bool = False
    everything: bool = False
    """Whether it is about all rules, whatever other switches say of them."""


class Directives:
    """The switches of one page."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        found = (_switch(remark) for remark in remarks)
        self._switches = sorted(filter(None, found), key=lambda switch: switch.start)
        self._starts = [switch.start for switch in self._switches]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._switches)

    def allow(self, rule: str, match: str, at: int) -> bool:
        """Return whether a rule may speak of a match at an offset of the source.

        What one switch has turned off, only a switch of the same name turns on: a style that is on
        again leaves a rule off, and a rule the words that it was not to speak of.
        """
        style = rule.partition(".")[0]
        everything = of_style = of_rule = of_match = True
        for switch in self._switches[: bisect_right(self._starts, at)]:
            if switch.everything:
                everything = switch.on
            elif switch.alone:
                of_style = style in switch.names
            elif switch.matches:
                if rule in switch.names and match in switch.matches:
                    of_match = switch.on
            elif rule in switch.names:
                of_rule = switch.on
            elif style in switch.names:
                of_style = switch.on
        return everything and of_style and of_rule and of_match


def _switch(remark: Remark) -> _Switch | None:
    """Return the switch that a comment is; None where it is none."""
    text, start = remark.text.strip(), remark.span.start
    if text in ("vale off", "vale on"):
        return _Switch(start, (), text == "vale on", everything=True)
    styles = _STYLES.fullmatch(text)
    if styles:
        names = tuple(name.strip() for name in styles["names"].split(","))
        return _Switch(start, names, alone=True)
    found = _SWITCH.fullmatch(text)
    if found is None:
        return None
    quoted = (match.replace('\\"', '"') for match in _QUOTED.findall(found["matches"] or ""))
    return _Switch(start, (found["name"],), found["value"] not in _OFF, tuple(quoted))
