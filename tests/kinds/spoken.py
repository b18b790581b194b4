"""Runs one rule, written as its YAML file, over one Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from qa.kinds import KINDS
from qa.marked_yaml import parse
from qa.page import Page
from qa.readers import read
from qa.schema import Place, decode
from qa.sources import Source

if TYPE_CHECKING:
    from qa.kinds import Kind


class Spoken(NamedTuple):
    text: str
    """What the span covers in the source."""
    args: tuple[str, ...]
    fixes: tuple[str, ...]
    """What each fix writes there."""


def kind(rule: str) -> Kind:
    marked = parse(rule)
    values: dict[str, Any] = marked.value
    return decode(KINDS[values.pop("extends")], values, Place("rule.yml", marked))


def page(text: str, format_name: str = "markdown", **facts: Any) -> Page:
    return Page(read(Source("page", text.encode(), format_name)), **facts)


def spoken(rule: str, text: str, format_name: str = "markdown", **facts: Any) -> list[Spoken]:
    on = page(text, format_name, **facts)
    source = on.document.source
    found = []
    for match in kind(rule).matches(on, on.blocks):
        assert all(edit.span == match.span for fix in match.fixes for edit in fix.edits)
        fixes = tuple(edit.text for fix in match.fixes for edit in fix.edits)
        found.append(Spoken(source[slice(*match.span)], match.args, fixes))
    return found


def texts(rule: str, text: str, format_name: str = "markdown", **facts: Any) -> list[str]:
    return [one.text for one in spoken(rule, text, format_name, **facts)]
