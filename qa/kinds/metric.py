"""`metric` and `readability`: numbers about a page's prose."""

from __future__ import annotations

import ast
import operator
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.document import BlockKind
from qa.finding import Match
from qa.page import sentences, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_VOWELS = re.compile(r"[aeiouy]+")
_FEWEST_SENTENCES = 5
_SENTENCES = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SHORT_ITEM = 7
"""Items of fewer words than eight are fragments, not sentences."""
_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
_GRADES: dict[str, Callable[[Counts], float]] = {
    "Flesch-Kincaid": lambda n: 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59,
    "Gunning Fog": lambda n: 0.4 * (n.words / n.sentences + 100 * n.complex_words / n.words),
    "Coleman-Liau": lambda n: 5.88 * n.characters / n.words - 29.6 * n.sentences / n.words - 15.8,
    "SMOG": lambda n: 1.043 * (n.polysyllabic_words * 30 / n.sentences) ** 0.5 + 3.1291,
    "Automated Readability": lambda n: (
        4.71 * n.characters / n.words + 0.5 * n.words / n.sentences - 21.43
    ),
}


class Counts(NamedTuple):
    """What formulas are made of; of paragraphs, list items that are sentences, and quotes."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    syllables: int
    complex_words: int
    long_words: int
    polysyllabic_words: int
    list: int
    blockquote: int
    pre: int
    heading_h1: int
    heading_h2: int
    heading_h3: int
    heading_h4: int
    heading_h5: int
    heading_h6: int


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """Return how many syllables an English word has, roughly: groups of vowels."""
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if low.endswith(("es", "ed")) and count > 1 and low[-3:-2] not in "tdsxzc":
        count -= 1
    return max(count, 1)


def counts(page: Page) -> Counts:
    """Count what the formulas need, over prose that reads as sentences."""
    other: list[str] = []
    stops = paragraphs = 0
    for block in page.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            paragraphs += 1
        elif block.kind not in _SENTENCES or block.text.count(" ") < _SHORT_ITEM:
            other.append(block.folded)
            continue
        stops += sum(1 for _ in sentences(block.plain))
    words = page.words.copy()
    words.subtract(words_in("\n".join(other)))
    total = characters = beats = long = polysyllabic = 0
    for word, times in words.items():
        total += times
        length, count = len(word), syllables(word)
        characters += length * times
        beats += count * times
        if length > 6:
            long += times
        if count > 2:
            polysyllabic += times
    kinds = Counter(block.kind for block in page.blocks)
    levels = Counter(block.level for block in page.headings)
    return Counts(
        words=total,
        sentences=stops,
        paragraphs=paragraphs,
        characters=characters,
        syllables=beats,
        complex_words=polysyllabic,
        long_words=long,
        polysyllabic_words=polysyllabic,
        list=kinds[BlockKind.LIST_ITEM],
        blockquote=kinds[BlockKind.QUOTE],
        pre=kinds[BlockKind.CODE],
        **{f"heading_h{n}": levels[n] for n in range(1, 7)},
    )


def reading_level(page: Page) -> float | None:
    """Return the Flesch-Kincaid school grade of a page's prose; None below five sentences."""
    numbers = counts(page)
    if numbers.sentences < _FEWEST_SENTENCES or not numbers.words:
        return None
    return round(_GRADES["Flesch-Kincaid"](numbers), 1)


@dataclass(frozen=True, kw_only=True)
class Metric:
    """Reports where `formula` fulfils `condition`; `%s` is the result."""

    formula: str
    condition: str

    patterns: tuple[str, ...] = field(default=(), init=False)
    words: None = field(default=None, init=False)

    def __post_init__(self) -> None:
        evaluated(self.formula, dict.fromkeys(Counts._fields, 1))
        evaluated(f"result {self.condition}", {"result": 1.0})

    def matches(self, page: Page, blocks: Sequence[Block]) -> Iterator[Match]:
        """Yield one match at the top of the page."""
        del blocks
        numbers = counts(page)
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
    words: None = field(default=None, init=False)

    def __post_init__(self) -> None:
        for name in self.metrics:
            if name not in _GRADES:
                message = f"'{name}' is not one of {', '.join(_GRADES)}"
                raise ValueError(message)

    def matches(self, page: Page, blocks: Sequence[Block]) -> Iterator[Match]:
        """Yield one match at the top of the page."""
        del blocks
        numbers = counts(page)
        if numbers.sentences < _FEWEST_SENTENCES or not numbers.words:
            return
        mean = sum(_GRADES[name](numbers) for name in self.metrics) / len(self.metrics)
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
