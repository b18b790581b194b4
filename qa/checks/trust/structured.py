"""The JSON-LD of a page, node by node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


def nodes(page: Page) -> Iterator[dict[str, Any]]:
    """Yield every object of the JSON-LD; walked with a stack, for a page decides how deep it is."""
    stack: list[Any] = list(page.document.jsonld)
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack += value.values()
        elif isinstance(value, list):
            stack += value


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """Return the names of a node's types, without the address of their vocabulary."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(str(kind).rpartition("/")[2].rpartition(":")[2] for kind in kinds if kind)


def place_of(page: Page, text: str) -> Span:
    """Return where a string of the JSON-LD stands; the reader keeps no places of it."""
    quoted = f'"{text}"'
    at = page.document.source.find(quoted)
    return Span(at, at + len(quoted)) if at >= 0 else page.start
