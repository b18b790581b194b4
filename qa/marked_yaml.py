"""YAML that remembers its lines, for rules, settings and front matter, none of which is trusted."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeAlias

from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Path: TypeAlias = tuple[str | int, ...]

MAX_NODES = 200_000
MAX_DEPTH = 64

# YAML 1.2 as Vale reads it: yes, no, on and off stay words; dates stay text.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,30}\.[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?")


class YamlError(ValueError):
    """The text is not YAML that can be used; `line` counts from 1 in the text that was given."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True)
class Marked:
    """A parsed YAML value and the line, from 1, of each of its keys and items by path."""

    value: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Of each top-level key with its value: characters of the text."""

    def line(self, *path: str | int) -> int:
        """Return the line of the key or item at `path`, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Marked:
    """Parse one YAML document. Raises YamlError for broken, too deep or too large input."""
    import yaml  # noqa: PLC0415 -- it takes time to load, and what every run reads is kept

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlError("this holds characters that YAML does not allow", 1) from error
    try:
        builder = _Builder(loader, yaml)
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "this is not YAML"
        problem = _PLAINLY.get(problem, problem)
        raise YamlError(problem, mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, UnicodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else "this is not YAML"
        raise YamlError(reason, 1) from error
    finally:
        loader.dispose()
    return Marked(value, builder.lines, builder.spans)


_PLAINLY = {"exceeded maximum nesting depth": "this is nested too deeply"}
"""What some builds of the parser say first, in the words of those that leave it to us."""


class _Builder:
    """Turns parser events into values.

    Built from events, with a depth of its own: PyYAML's composer recurses without limit in C and
    can be made to overflow the stack by a page's front matter.
    """

    def __init__(self, loader: Any, events: Any) -> None:
        """Take a loader, and the module with the classes of its events."""
        self.loader = loader
        self.events = events
        self.lines: dict[Path, int] = {}
        self.spans: dict[str, tuple[int, int]] = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0

    def document(self) -> Any:
        self.loader.get_event()  # the start of the stream
        event = self.loader.get_event()
        if isinstance(event, self.events.StreamEndEvent):
            return None
        value = self.build(self.loader.get_event(), (), 0)
        self.loader.get_event()  # the end of the document
        event = self.loader.get_event()
        if not isinstance(event, self.events.StreamEndEvent):
            raise YamlError("a second document starts here", event.start_mark.line + 1)
        return value

    def build(self, event: Any, path: Path, depth: int) -> Any:
        line = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise YamlError("this is nested too deeply", line)
        before = self.nodes
        self._count(1, line)
        if isinstance(event, self.events.AliasEvent):
            if event.anchor not in self.anchors:
                raise YamlError(f"nothing is named '{event.anchor}' here", line)
            value, size = self.anchors[event.anchor]
            self._count(size, line)
            return value
        if isinstance(event, self.events.MappingStartEvent):
            value = self._mapping(path, depth)
        elif isinstance(event, self.events.SequenceStartEvent):
            value = self._sequence(path, depth)
        else:
            value = _scalar(event)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - before)
        return value

    def _count(self, size: int, line: int) -> None:
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise YamlError("this is too large", line)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), self.events.SequenceEndEvent):
            here = (*path, len(items))
            self.lines[here] = event.start_mark.line + 1
            items.append(self.build(event, here, depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), self.events.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, self.events.ScalarEvent):
                raise YamlError("a key must be plain text", line)
            key = str(event.value)
            if key in values:
                raise YamlError(f"the key '{key}' stands here twice", line)
            here = (*path, key)
            self.lines[here] = line
            value: Any = self.loader.get_event()
            values[key] = self.build(value, here, depth + 1)
            if not path:
                self.spans[key] = _extent(event, value)
        return values


def _extent(key: Any, value: Any) -> tuple[int, int]:
    return key.start_mark.index, max(key.end_mark.index, value.end_mark.index)


def _scalar(event: Any) -> Any:
    text = str(event.value)
    if event.style:  # quoted and block text is always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
