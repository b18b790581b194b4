"""What the nodes of a page's JSON-LD are, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.document import Span

if TYPE_CHECKING:
    from qa.page import Page


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
