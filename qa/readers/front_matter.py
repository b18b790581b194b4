"""Front matter: YAML between `---`, TOML between `+++`, or a JSON object, at the start of a page.

Nothing here is trusted: sizes and depths are limited, and what is broken becomes a `Fault` while
the page below it is still read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from qa import marked_yaml
from qa.document import Fault, Span
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Metadata

MAX_LENGTH = 200_000
"""Front matter longer than this is refused; real ones have a few hundred characters."""
_MAX_TOML_LENGTH = 20_000  # tomllib takes time with the square of a key's dots

_LANGUAGE_KEYS = ("lang", "language", "locale")

# The whole first line, and whether what follows is meant as front matter and not as a rule.
_YAML_OPENING = re.compile(r"---[ \t]*\r?\n")
_YAML_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TOML_OPENING = re.compile(r"\+\+\+[ \t]*\r?\n")
_TOML_CLOSING = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_JSON_OPENING = re.compile(r"\{\s*\"")
_YAML_LINE = later(r"[\w\"'][^:\r\n]{0,200}:(?:[ \t]|\r?\n|\Z)|[ \t]*#|[ \t]+\S|-[ \t]|\{")
_TOML_LINE = later(r"[\w\"'.-][^=\r\n]{0,200}=|[ \t]*#|[ \t]+\S|\[|[\]}]")
_SIMPLE = later(
    r"^(?P<key>[\w-]+):[ \t]+(?P<value>[^\s\"'\[{|>&*!%#@`][^\r\n]*?"
    r"|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*$",
    re.MULTILINE,
)
"""A key with a value on its line; what is in the value is not looked at."""
_COLON = later(r":[ \t]")
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
_TOML_KEY = later(
    r"^(?:\[{1,2}[ \t]*)?(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)'|([\w-]+))(?=[ \t]*[.=\]])", re.MULTILINE
)
_JSON_BLANKS = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")

_Spans: TypeAlias = dict[str, Span]
_Parsed: TypeAlias = "tuple[Metadata, _Spans, tuple[Fault, ...]]"


class FrontMatter(NamedTuple):
    """What stands above a page, and where the page itself begins."""

    metadata: Metadata
    spans: _Spans
    faults: tuple[Fault, ...]
    end: int
    """Where the page's own text begins."""


NOTHING = FrontMatter({}, {}, (), 0)


class _BrokenError(ValueError):
    """Front matter that cannot be used, and the offset at which that shows."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def read_front_matter(source: str) -> FrontMatter:
    """Read what stands above the page; whatever is wrong with it becomes a fault."""
    if source.startswith("---"):
        return _read_yaml(source)
    if source.startswith("+++"):
        return _read_toml(source)
    if source.startswith("{") and _JSON_OPENING.match(source):
        return _read_json(source)
    return NOTHING


def declared_language(metadata: Metadata) -> str | None:
    """Return the language that front matter declares, as written."""
    for key in _LANGUAGE_KEYS:
        value = metadata.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _read_yaml(source: str) -> FrontMatter:
    opening = _YAML_OPENING.match(source)
    if not opening:
        return NOTHING
    start = opening.end()
    closing = _YAML_CLOSING.search(source, start)
    first = _BLANK_LINES.match(source, start)
    begins = bool(_YAML_LINE.match(source, first.end() if first else start))
    if closing and closing.start() > start and not begins and (not first or first.end() > start):
        return NOTHING  # text between two rules
    if not closing:
        if not begins or (first and first.end() > start):
            return NOTHING  # a page that starts with a rule
        end = _end_of_run(source, start, _YAML_LINE)
        metadata, spans, faults = _parse_yaml(source, start, end)
        return FrontMatter(metadata, spans, (_unclosed(source, "---"), *faults), end)
    return FrontMatter(*_parse_yaml(source, start, closing.start()), closing.end())


def _parse_yaml(source: str, start: int, end: int) -> _Parsed:
    try:
        marked = _marked_mapping(source, start, end)
    except _BrokenError as error:
        colon = _with_colon(source, start, end, error)
        if colon is None:
            return {}, {}, (_broken(source, error),)
        return (*_simple_lines(source, start, end), (_broken(source, colon),))
    spans: _Spans = {}
    following = end
    for key, (here, to) in sorted(marked.spans.items(), key=_start_of, reverse=True):
        if isinstance(marked.value[key], dict | list):  # known by its first character only
            to = len(source[start + here : following].rstrip()) + here  # noqa: PLW2901
        spans[key] = Span(start + here, start + to)
        following = start + here
    return marked.value or {}, dict(reversed(spans.items())), ()


def _with_colon(source: str, start: int, end: int, error: _BrokenError) -> _BrokenError | None:
    """Return the error in better words where a colon in a value without quotes is its cause."""
    line = _SIMPLE.match(source, source.rfind("\n", 0, error.at) + 1, end)
    if line is None or line["value"][0] in "\"'" or not _COLON.search(line["value"]):
        return None
    why = f"the value of '{line['key']}' has a colon in it, so put the value in quotes"
    return _BrokenError(why, max(error.at, start))


def _simple_lines(source: str, start: int, end: int) -> tuple[Metadata, _Spans]:
    """Return what the lines with a key and a value say, as a reader of them takes it."""
    metadata: dict[str, Any] = {}
    spans: _Spans = {}
    for line in _SIMPLE.finditer(source, start, end):
        metadata[line["key"]] = line["value"].strip("\"'")
        spans[line["key"]] = Span(*line.span())
    return metadata, spans


def _start_of(item: tuple[str, tuple[int, int]]) -> int:
    return item[1][0]


def _marked_mapping(source: str, start: int, end: int) -> marked_yaml.Marked:
    _check_length(start, end)
    try:
        marked = marked_yaml.parse(source[start:end])
    except marked_yaml.YamlError as error:
        raise _BrokenError(error.message, _offset_of_line(source, start, error.line)) from error
    if marked.value is not None and not isinstance(marked.value, dict):
        raise _BrokenError('it is not a list of "key: value" lines', start)
    return marked


def _read_toml(source: str) -> FrontMatter:
    opening = _TOML_OPENING.match(source)
    if not opening:
        return NOTHING
    start = opening.end()
    closing = _TOML_CLOSING.search(source, start)
    if not closing:
        if not _TOML_LINE.match(source, start):
            return NOTHING
        end = _end_of_run(source, start, _TOML_LINE)
        metadata, spans, faults = _parse_toml(source, start, end)
        return FrontMatter(metadata, spans, (_unclosed(source, "+++"), *faults), end)
    return FrontMatter(*_parse_toml(source, start, closing.start()), closing.end())


_TOML_PLACE = later(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def _parse_toml(source: str, start: int, end: int) -> _Parsed:
    text = source[start:end]
    try:
        metadata = _toml_table(source, start, end)
    except _BrokenError as error:
        return {}, {}, (_broken(source, error),)
    keys: dict[str, int] = {}
    places = []
    for match in _TOML_KEY.finditer(text):
        key = next(group for group in match.groups() if group is not None)
        places.append(match.start())
        if key in metadata:
            keys.setdefault(key, len(places) - 1)
    spans = {}
    for key, nth in keys.items():
        last = places[nth + 1] if nth + 1 < len(places) else len(text)
        value = text[places[nth] : last].rstrip()
        spans[key] = Span(start + places[nth], start + places[nth] + len(value))
    return metadata, spans, ()


def _toml_table(source: str, start: int, end: int) -> Metadata:
    import tomllib  # noqa: PLC0415 -- few pages have TOML

    _check_length(start, end, _MAX_TOML_LENGTH)
    try:
        return {key: _plain(value) for key, value in tomllib.loads(source[start:end]).items()}
    except RecursionError as error:
        raise _BrokenError("it is nested too deeply", start) from error
    except ValueError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else 1
        message = _TOML_PLACE.sub("", str(error))
        raise _BrokenError(message, _offset_of_line(source, start, line)) from error


def _plain(value: Any, depth: int = 0) -> Any:
    """Return a value with its dates and times as text; RecursionError where it is too deep."""
    if depth > marked_yaml.MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def _read_json(source: str) -> FrontMatter:
    metadata: Metadata = {}
    spans: _Spans = {}
    at = 0
    try:
        for key, value, here, to in _json_members(source[:MAX_LENGTH]):
            metadata[key] = _plain(value)
            spans[key] = Span(here, to)
            at = to
    except RecursionError:
        error = _BrokenError("it is nested too deeply", at)
    except json.JSONDecodeError as problem:
        error = _BrokenError(problem.msg, problem.pos)
    except ValueError:
        error = _BrokenError("a number is too long", at)
    else:
        end = _JSON_BLANKS.match(source, at)
        after = (end.end() if end else at) + 1  # behind the closing brace
        line_end = _LINE_END.match(source, after)
        return FrontMatter(metadata, spans, (), line_end.end() if line_end else after)
    return FrontMatter({}, {}, (_broken(source, error),), 0)


def _json_members(text: str) -> Iterator[tuple[str, Any, int, int]]:
    """Yield each key of the object that `text` starts with, its value, and where both stand."""
    decoder = json.JSONDecoder()
    at = _after_blanks(text, 1)
    while True:
        start = at
        key, at = decoder.raw_decode(text, at)
        if not isinstance(key, str):
            raise json.JSONDecodeError("a key must stand in quotation marks", text, start)
        at = _after_blanks(text, at)
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("a colon is missing after a key", text, at)
        value, end = decoder.raw_decode(text, _after_blanks(text, at + 1))
        yield key, value, start, end
        at = _after_blanks(text, end)
        if text[at : at + 1] == "}":
            return
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("a comma or a closing brace is missing", text, at)
        at = _after_blanks(text, at + 1)


def _after_blanks(text: str, at: int) -> int:
    match = _JSON_BLANKS.match(text, at)
    return match.end() if match else at


def _check_length(start: int, end: int, limit: int = MAX_LENGTH) -> None:
    if end - start > limit:
        raise _BrokenError(f"it is longer than {limit:,} characters", start)


def _end_of_run(source: str, start: int, line: re.Pattern[str]) -> int:
    """Return where the lines end that look like front matter which nobody closed."""
    at = start
    while at < len(source) and line.match(source, at):
        at = source.find("\n", at) + 1 or len(source)
    return at


def _offset_of_line(source: str, start: int, line: int) -> int:
    at = start
    for _ in range(line - 1):
        following = source.find("\n", at) + 1
        if not following:
            break
        at = following
    return at


def _line_span(source: str, at: int) -> Span:
    at = min(at, len(source))
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    end = len(source) if end < 0 else end
    if source.endswith("\r", start, end):
        end -= 1
    return Span(start, max(start, end))


def _unclosed(source: str, fence: str) -> Fault:
    message = (
        f"The front matter that starts in line 1 is never closed; add a line with {fence} below it."
    )
    return Fault("front-matter", message, _line_span(source, 0))


def _broken(source: str, error: _BrokenError) -> Fault:
    line = source.count("\n", 0, error.at) + 1
    reason = error.message[:1].lower() + error.message[1:].rstrip(".")
    message = f"The front matter cannot be read from line {line} on: {reason}."
    return Fault("front-matter", message, _line_span(source, error.at))
