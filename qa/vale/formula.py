"""Formulas of `metric` rules: arithmetic, comparisons and a few functions of named numbers."""

from __future__ import annotations

import ast
import math
import operator
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Mod: operator.mod,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
_NAMES = (
    "abs", "ceil", "floor", "sqrt", "log", "log10", "log2", "exp", "pow", "trunc", "cbrt",
)  # fmt: skip
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    f"math.{name}": getattr(math, "fabs" if name == "abs" else name) for name in _NAMES
} | {"math.max": max, "math.min": min}
_HEADING = re.compile(r"heading\.(h[1-6])")
_LONGEST = 2000


def _round(number: float, places: float = 0) -> float:
    scale = 10 ** int(places)
    return math.copysign(math.floor(abs(number) * scale + 0.5) / scale, number)


_FUNCTIONS["round"] = _round


class FormulaError(ValueError):
    """The text is no formula, or cannot be worked out."""


def value(text: str, numbers: Mapping[str, float]) -> Any:
    """Work out a formula. Raises FormulaError for one that is none, or names what is not known."""
    try:
        return _value(_parsed(text), numbers)
    except (ArithmeticError, ValueError, TypeError) as error:
        raise FormulaError(str(error)) from error


@cache
def _parsed(text: str) -> ast.expr:
    python = _HEADING.sub(r"heading_\1", text.strip())
    python = python.replace("&&", " and ").replace("||", " or ")
    python = re.sub(r"!(?!=)", " not ", python)
    if len(python) > _LONGEST:
        raise FormulaError("the formula is too long")
    try:
        return ast.parse(python.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError) as error:
        message = f"'{text[:60]}' is no formula"
        raise FormulaError(message) from error


def _value(node: ast.expr, numbers: Mapping[str, float]) -> Any:  # noqa: PLR0911, PLR0912 -- one a sort
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in numbers:
            return numbers[name]
        case ast.Name(id=name):
            message = f"'{name}' is not a number that is counted"
            raise FormulaError(message)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, numbers)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner, numbers)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _value(inner, numbers)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            one, other = _value(left, numbers), _value(right, numbers)
            if isinstance(one, int) and isinstance(other, int):
                return int(one / other)
            return one / other
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.BoolOp(op=op, values=values):
            found = (bool(_value(one, numbers)) for one in values)
            return all(found) if isinstance(op, ast.And) else any(found)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.Call(func=func, args=args, keywords=[]):
            name = ast.unparse(func)
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](*(_value(arg, numbers) for arg in args))
    message = f"'{ast.unparse(node)[:60]}' cannot stand in a formula"
    raise FormulaError(message)
