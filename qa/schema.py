"""A YAML mapping into a dataclass whose fields are the schema; a misfit is named with its line."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import regex

from qa.errors import RuleError, near_miss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.errors import QaError
    from qa.marked_yaml import Marked, Path

T = TypeVar("T")


class Place:
    """A file and a path of keys in it, for messages."""

    def __init__(
        self, file: str, marked: Marked, path: Path = (), error: type[QaError] = RuleError
    ) -> None:
        self.file = file
        self.marked = marked
        self.path = path
        self._error = error

    def at(self, *steps: str | int) -> Place:
        """Return the place of a key or item below this one."""
        return Place(self.file, self.marked, (*self.path, *steps), self._error)

    def of(self, text: str) -> Place:
        """Return the place of a key or value that is `text`; this one where there is none."""
        stack: list[tuple[Path, Any]] = [((), self.marked.value)]
        while stack:
            path, value = stack.pop()
            if isinstance(value, dict):
                if text in value:
                    return self.at(*path, text)
                stack += [((*path, key), inner) for key, inner in value.items()]
            elif isinstance(value, list):
                stack += [((*path, number), inner) for number, inner in enumerate(value)]
            elif value == text:
                return self.at(*path)
        return self

    def error(self, message: str) -> QaError:
        """Return an error that names file and line."""
        return self._error(f"{self.file}:{self.marked.line(*self.path)}: {message}")


def decode(
    cls: type[T], values: dict[str, Any], place: Place, known: frozenset[str] = frozenset()
) -> T:
    """Make a `cls` of `values`. Field `min_words` is the key `min-words`.

    `known` are keys that others read. Raises the place's error for an unknown key (with its near
    miss), a missing one, or a value of the wrong type.
    """
    schema = _schema(cls)  # type: ignore[arg-type]  # any class will do
    made: dict[str, Any] = {}
    for key, value in values.items():
        if key in schema:
            f = schema[key]
            made[f.name] = convert(value, f.type, place.at(key))
        elif key not in known:
            raise place.at(key).error(
                f"'{key}' is not a key that is known here{near_miss(key, [*schema, *known])}."
            )
    for key, f in schema.items():
        if f.required and f.name not in made:
            raise place.error(f"the key '{key}' is missing.")
    return cls(**made)


class _Field(NamedTuple):
    name: str
    type: Any
    required: bool


@cache
def _schema(cls: Any) -> Mapping[str, _Field]:
    """Return what a mapping for a `cls` may hold, by key; a field marked `key: False` is none."""
    hints = get_type_hints(cls)
    return {
        f.name.replace("_", "-"): _Field(
            f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING
        )
        for f in fields(cls)
        if f.init and f.metadata.get("key", True)
    }


def convert(value: Any, hint: Any, place: Place) -> Any:  # noqa: PLR0911 -- one a type
    """Return `value` as the annotated type `hint`, or raise the place's error."""
    if hint is str and type(value) is str:
        return value
    origin, args = _taken_apart(hint)
    if origin in (Union, UnionType):
        if value is None and NoneType in args:
            return None
        return convert(value, next(arg for arg in args if arg is not NoneType), place)
    if origin is tuple:
        return _items(value if isinstance(value, list) else [value], args[0], place)
    if origin is dict:
        if not isinstance(value, dict):
            raise place.error("this must be a table of keys and values.")
        return {key: convert(item, args[1], place.at(key)) for key, item in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            raise place.error("this must be a table of keys and values.")
        return decode(hint, value, place)
    return _scalar(value, hint, place)


@cache
def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return what an annotated type is made with, such as `tuple`, and of what."""
    return get_origin(hint), get_args(hint)


def _items(values: list[Any], hint: Any, place: Place) -> tuple[Any, ...]:
    if hint is str and all(type(value) is str for value in values):
        return tuple(values)
    return tuple(convert(value, hint, place.at(n)) for n, value in enumerate(values))


def _scalar(value: Any, hint: Any, place: Place) -> Any:
    if hint is Any:
        return value
    if hint is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if hint is date and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise place.error(f"'{value}' is no day such as 2027-01-31.") from None
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if hint is int and isinstance(value, bool):
        raise place.error("this must be a whole number.")
    if not isinstance(value, hint):
        names = {
            str: "text",
            int: "a whole number",
            float: "a number",
            bool: "true or false",
            date: "a day such as 2027-01-31",
        }
        raise place.error(f"this must be {names.get(hint, hint.__name__)}, not {value!r}.")
    return value


def checked_pattern(text: str, place: Place, flags: int = 0) -> None:
    """Raise RuleError, with file and line, where `text` is not a pattern."""
    try:
        regex.compile(text, flags)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise place.error(f"'{text[:60]}' is not a pattern: {error}.") from error
