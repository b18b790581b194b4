"""Scopes: which parts of a page a rule is about, as `scope:` in a Vale rule says it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INLINE = frozenset({"link", "strong", "emphasis", "code", "quote"})
"""Scopes of runs inside a block, which are passages of their own."""
_CUT = frozenset({"sentence", "paragraph"})
_SENTENCE = frozenset({"sentence"})
_SIZED = frozenset({"raw", "summary", "doc"})
"""What nothing can be taken away from with `~`."""


class Part(NamedTuple):
    """One term of a scope, such as `heading.h2`, `~link` or `doc(blockquote, ul)`."""

    sections: frozenset[str]
    """What a passage must be, all of it."""
    negated: bool = False
    selector: str = ""
    """The CSS selector of a `doc(...)` term."""


class Scope(NamedTuple):
    """A rule's scopes: any of the chains, each with all of its parts."""

    chains: tuple[tuple[Part, ...], ...]

    def covers(self, sections: frozenset[str]) -> bool:
        """Return whether a passage with such `sections` is looked at.

        A sentence, which is cut out of a block, is seen only by a rule that names it: every other
        rule sees the block.
        """
        cut = sections & _SENTENCE
        return any(
            all(
                part.sections <= sections
                if not part.negated
                else not part.sections <= sections and not _SIZED & sections
                for part in chain
            )
            for chain in self.chains
            if not cut or any(not part.negated and cut & part.sections for part in chain)
        )

    @property
    def cuts(self) -> frozenset[str]:
        """What it is about: "sentence" or "paragraph", cut out of blocks, or "" for whole ones."""
        found: set[str] = set()
        for chain in self.chains:
            named = (_CUT & part.sections for part in chain if not part.negated)
            found |= frozenset().union(*named) or {""}
        return frozenset(found)

    @property
    def left_out(self) -> frozenset[str]:
        """The inline scopes whose text the rule must not see in its passages."""
        return frozenset().union(
            *(
                part.sections
                for chain in self.chains
                for part in chain
                if part.negated and len(part.sections) == 1 and part.sections <= INLINE
            )
        )

    @property
    def families(self) -> frozenset[str]:
        """The families of passages that must be made for the rule, such as "sentence"."""
        found: set[str] = set(self.left_out)
        for chain in self.chains:
            for part in chain:
                if not part.negated:
                    found |= part.sections
        return frozenset(found)

    @property
    def selectors(self) -> frozenset[str]:
        """The CSS selectors it names."""
        return frozenset(p.selector for chain in self.chains for p in chain if p.selector)


@lru_cache(maxsize=1024)
def parse(texts: tuple[str, ...]) -> Scope:
    """Return the scope that a rule writes as one text or several."""
    return Scope(tuple(tuple(_parts(text)) for text in texts))


def _parts(text: str) -> Iterator[Part]:
    terms = split_outside(text, "&")
    for term in terms:
        name = term.strip()
        negated = name.startswith("~")
        name = name.removeprefix("~").strip()
        if name.startswith("doc(") and name.endswith(")"):
            selector = name[4:-1]
            kind = "doc" if len(terms) == 1 and not negated else "in"
            yield Part(frozenset({kind, mark_of(selector)}), negated, selector)
        else:
            yield Part(frozenset(part.strip() for part in name.split(".")), negated)


def mark_of(selector: str) -> str:
    """Return the section that a passage has which a selector names, or stands in."""
    return f"doc({selector})"


def split_outside(text: str, separator: str) -> list[str]:
    """Split a text where the separator stands outside of parentheses and quotes."""
    parts, quote, depth, start = [], "", 0, 0
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def expanded(texts: Iterable[str], named: dict[str, str]) -> tuple[str, ...]:
    """Return scopes with the names of `config/scopes` replaced by what they stand for.

    Raises ValueError where a chain of terms is negated.
    """
    found = []
    for text in texts:
        terms = []
        for written in split_outside(text, "&"):
            term = written.strip()
            expression = named.get(term.removeprefix("~"))
            if expression is None:
                terms.append(term)
            elif not term.startswith("~"):
                terms.append(expression)
            elif len(split_outside(expression, "&")) > 1:
                message = f"'{term}' negates a chain, '{expression}', which has no opposite"
                raise ValueError(message)
            else:
                terms.append(f"~{expression}")
        found.append(" & ".join(terms))
    return tuple(found)
