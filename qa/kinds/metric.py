"""`metric` and `readability`: numbers about a page's prose."""

from __future__ import annotations

import ast
import operator
from dataclasses import field
from typing import TYPE_CHECKING, Any

from qa.finding import Match
from qa.reading import FEWEST_SENTENCES, GRADES, Counts, counts
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.document import Block
    from qa.page import Page
    from qa.rule import Ways

_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Metric:
    """Reports where `formula` fulfils `condition`; `%s` is the result."""

    formula: str
    condition: str

    patterns: tuple[str, ...] = field(default=(), init=False)
    ways: None = field(default=None, init=False)

    def __post_init__(self) -> None:
        evaluated(self.formula, dict.fromkeys(Counts._fields, 1))
        evaluated(f"result {self.condition}", {"result": 1.0})

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield one match at the top of the page."""
        del blocks, ways
        numbers = page.once(counts)
        if not numbers.words or not numbers.sentences:
            return
        result = float(evaluated(self.formula, numbers._asdict()))
        if evaluated(f"result {self.condition}", {"result": result}):
            yield Match(page.start, (f"{result:.2f}",))


@dataclass(frozen=True, kw_only=True)
class Readability:
    """Reports where the mean of the named grades is above `grade`; `%s` is the mean."""

    metrics: tuple[str, ...] = ("Flesch-Kincaid",)
    grade: float

    patterns: tuple[str, ...] = field(default=(), init=False)
    ways: None = field(default=None, init=False)

    def __post_init__(self) -> None:
        for name in self.metrics:
            if name not in GRADES:
                message = f"'{name}' is not one of {', '.join(GRADES)}"
                raise ValueError(message)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield one match at the top of the page."""
        del blocks, ways
        numbers = page.once(counts)
        if numbers.sentences < FEWEST_SENTENCES or not numbers.words:
            return
        mean = sum(GRADES[name](numbers) for name in self.metrics) / len(self.metrics)
        if mean > self.grade:
            yield Match(page.start, (f"{mean:.1f}",))


def evaluated(expression: str, names: dict[str, Any]) -> Any:
    """Return the value of arithmetic with comparisons and names, and of nothing else.

    Raises ValueError for anything that is not that.
    """
    try:
        tree = ast.parse(expression, mode="eval").body
        return _value(tree, names)
    except (SyntaxError, RecursionError, OverflowError, MemoryError) as error:
        message = f"'{expression}' is not arithmetic"
        raise ValueError(message) from error
    except ZeroDivisionError:
        return 0.0


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Attribute(value=ast.Name(id="heading"), attr=level) if f"heading_{level}" in names:
            return names[f"heading_{level}"]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, names), _value(right, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, names), _value(right, names))
    message = f"'{ast.unparse(node)}' is not known here"
    raise ValueError(message)
