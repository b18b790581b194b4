"""Conditions on pages, as in `[*.md if .Meta.draft or "internal" in .Meta.tags]`.

What Vale takes from expr-lang and sections use: fields, texts, numbers, lists, comparisons, `in`,
`contains`, `startsWith`, `endsWith`, `matches`, `and`, `or`, `not`, `??`, `? :`, `1..5`, and `len`,
`lower`, `upper`, `trim`, and `any`, `all`, `none`, `one`, `count` and `filter` with `#` for an
item. A field that a page does not have is nil, and nil is never true.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from qa.errors import ConfigError
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value: TypeAlias = Any
Term: TypeAlias = "Callable[[Mapping[str, Value]], Value]"

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number> \d+(?:\.\d+)? )
    | (?P<text>   "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | `[^`]*` )
    | (?P<field>  \.[A-Za-z_]\w* )
    | (?P<name>   [A-Za-z_]\w* )
    | (?P<sign>   == | != | <= | >= | && | \|\| | \?\. | \?\? | \.\. | [<>!()\[\]{},?:\#] )
    )\s*""",
    re.VERBOSE | re.DOTALL,
)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was understood."""

    text: str
    _term: Term

    def holds(self, fields: Mapping[str, Value]) -> bool:
        """Return whether it is true of a page: "Path", "Dir", "Name", "Ext" and "Meta" of it."""
        try:
            return bool(self._term(fields))
        except TypeError:  # such as a date that is held against a text
            return False


@lru_cache(maxsize=64)
def parsed(text: str) -> Condition:
    """Return a condition. Raises ConfigError for what is not understood."""
    reader = _Reader(text)
    term = reader.whole()
    if reader.kind != "end":
        raise reader.error()
    return Condition(text, term)


def _contains(whole: Value, part: Value) -> bool:
    return isinstance(whole, str) and isinstance(part, str) and part in whole


def _begins(whole: Value, part: Value) -> bool:
    return isinstance(whole, str) and isinstance(part, str) and whole.startswith(part)


def _ends(whole: Value, part: Value) -> bool:
    return isinstance(whole, str) and isinstance(part, str) and whole.endswith(part)


def _matches(whole: Value, pattern: Value) -> bool:
    return isinstance(whole, str) and re.search(str(pattern), whole) is not None


def _within(part: Value, whole: Value) -> bool:
    return isinstance(whole, (list, tuple, dict)) and part in whole


_COMPARISONS: dict[str, Callable[[Value, Value], Value]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "contains": _contains,
    "startsWith": _begins,
    "endsWith": _ends,
    "matches": _matches,
    "in": _within,
}
_CONSTANTS = {"true": True, "false": False, "nil": None}
_FUNCTIONS: dict[str, Callable[[Value], Value]] = {
    "len": len,
    "lower": lambda text: str(text).lower(),
    "upper": lambda text: str(text).upper(),
    "trim": lambda text: str(text).strip(),
}


_QUANTIFIERS: dict[str, Callable[[list[bool]], Value]] = {
    "any": any,
    "all": all,
    "none": lambda found: not any(found),
    "one": lambda found: sum(found) == 1,
    "count": sum,
}
_FILTER = frozenset({"filter"})
_ITEM = frozenset({"#"})
"""Stands for an item of the list that is asked about."""


class _Reader:
    """Reads a condition from left to right; `kind` and `token` are what stands next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self.kind = self.token = ""
        self._next()

    def error(self) -> ConfigError:
        """Return the error that says where the condition was not understood."""
        what = f"'{self.token}'" if self.token else "the end"
        return ConfigError(f"The condition '{self._text}' is not understood at {what}.")

    def _next(self) -> str:
        """Step over the next token and return it."""
        taken = self.token
        found = _TOKEN.match(self._text, self._at)
        if found and found.lastgroup:
            self.kind, self.token, self._at = found.lastgroup, found[found.lastgroup], found.end()
        elif self._text[self._at :].strip():
            self.kind, self.token = "unknown", self._text[self._at :].strip()[0]
        else:
            self.kind, self.token = "end", ""
        return taken

    def _steps_over(self, *tokens: str) -> bool:
        if self.kind == "text" or self.token not in tokens:
            return False
        self._next()
        return True

    def _expect(self, token: str) -> None:
        if not self._steps_over(token):
            raise self.error()

    def whole(self) -> Term:
        """Read a condition, or one with what is meant where it holds and where it does not."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.error()
        term = self._either()
        if self._steps_over("?"):
            held = self.whole()
            self._expect(":")
            term = _chosen(term, held, self.whole())
        self._depth -= 1
        return term

    def _either(self) -> Term:
        left = self._all()
        while self._steps_over("or", "||"):
            left = _either(left, self._all())
        return left

    def _all(self) -> Term:
        left = self._denied()
        while self._steps_over("and", "&&"):
            left = _both(left, self._denied())
        return left

    def _denied(self) -> Term:
        denials = 0
        while self._steps_over("not", "!"):
            denials += 1
        term = self._comparison()
        return _not(term) if denials % 2 else term

    def _comparison(self) -> Term:
        left = self._value()
        denied = self._steps_over("not")
        if self.kind != "text" and self.token in _COMPARISONS:
            compare = _COMPARISONS[self._next()]
            left = _compared(compare, left, self._value())
            return _not(left) if denied else left
        if denied:
            raise self.error()
        return left

    def _value(self) -> Term:
        left = self._single()
        while self.kind != "text" and self.token in _JOINING:
            join = _JOINING[self._next()]
            left = _compared(join, left, self._single())
        return left

    def _single(self) -> Term:
        if self.kind == "number":
            return _constant(float(self._next()))
        if self.kind == "text":
            return _constant(_unquoted(self._next()))
        if self.kind == "field" or self.token in _ITEM:
            return self._field()
        return self._built()

    def _built(self) -> Term:
        """Read what is put together of other values, or has a name."""
        if self._steps_over("("):
            term = self.whole()
            self._expect(")")
            return term
        if self._steps_over("["):
            return self._list()
        if self.token in _CONSTANTS:
            return _constant(_CONSTANTS[self._next()])
        if self.token in _FUNCTIONS:
            function = _FUNCTIONS[self._next()]
            self._expect("(")
            term = self.whole()
            self._expect(")")
            return lambda fields: function(term(fields))
        if self.token in _QUANTIFIERS or self.token in _FILTER:
            return self._of_items(self._next())
        raise self.error()

    def _of_items(self, name: str) -> Term:
        """Read a list and, in braces or not, what is asked of its items."""
        self._expect("(")
        items = self.whole()
        self._expect(",")
        in_braces = self._steps_over("{")
        asked = self.whole()
        if in_braces:
            self._expect("}")
        self._expect(")")
        if name in _FILTER:
            return lambda fields: [i for i, holds in _asked(items, asked, fields) if holds]
        judged = _QUANTIFIERS[name]
        return lambda fields: judged([holds for _, holds in _asked(items, asked, fields)])

    def _field(self) -> Term:
        names: list[str | int] = [self._next().removeprefix(".")]
        while True:
            if self.kind == "field":
                names.append(self._next()[1:])
            elif self._steps_over("?."):
                names.append(self._next())
            elif self._steps_over("["):
                names.append(int(self.token) if self.token.isdigit() else _unquoted(self.token))
                self._next()
                self._expect("]")
            else:
                return lambda fields: _looked_up(fields, names)

    def _list(self) -> Term:
        items: list[Term] = []
        closed = self._steps_over("]")
        while not closed:
            items.append(self.whole())
            closed = self._steps_over("]")
            if not closed:
                self._expect(",")
        return lambda fields: [item(fields) for item in items]


def _looked_up(fields: Mapping[str, Value], names: list[str | int]) -> Value:
    value: Value = fields
    for name in names:
        if isinstance(value, list) and isinstance(name, int):
            value = value[name] if name < len(value) else None
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _asked(items: Term, asked: Term, fields: Mapping[str, Value]) -> list[tuple[Value, bool]]:
    """Return the items of a list, each with whether it is as asked."""
    listed = items(fields)
    found = listed if isinstance(listed, list) else []
    return [(item, bool(asked({**fields, "#": item}))) for item in found]


def _span(first: Value, last: Value) -> Value:
    longest = 10_000
    return [float(n) for n in range(int(first), min(int(last), int(first) + longest) + 1)]


_JOINING: dict[str, Callable[[Value, Value], Value]] = {
    "??": lambda value, other: other if value is None else value,
    "..": _span,
}


def _constant(value: Value) -> Term:
    return lambda _: value


def _either(left: Term, right: Term) -> Term:
    return lambda fields: bool(left(fields)) or bool(right(fields))


def _both(left: Term, right: Term) -> Term:
    return lambda fields: bool(left(fields)) and bool(right(fields))


def _chosen(term: Term, held: Term, other: Term) -> Term:
    return lambda fields: held(fields) if term(fields) else other(fields)


def _not(term: Term) -> Term:
    return lambda fields: not term(fields)


def _compared(compare: Callable[[Value, Value], Value], left: Term, right: Term) -> Term:
    return lambda fields: compare(left(fields), right(fields))


def _unquoted(token: str) -> str:
    if token[:1] == "`":
        return token[1:-1]
    return re.sub(r"\\(.)", r"\1", token[1:-1]) if token[:1] in "\"'" else token
