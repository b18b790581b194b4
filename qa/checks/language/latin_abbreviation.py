"""A Latin abbreviation where English words would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LATIN = regex_later(
    r"(?<![\w./@\-])(?:(?P<eg>e\. ?g\.|e\.g|eg\.?)|(?P<ie>i\. ?e\.|i\.e|ie\.?)|(?P<viz>viz\.?)|"
    r"(?P<nb>NB\b:?|N\.B\.:?|nb:)|(?P<etc>etc\b\.?|et cetera))(?![\w/@]|\.\w)"
)
_ENGLISH = {
    "eg": ("for example", "such as"),
    "ie": ("that is",),
    "viz": ("namely",),
    "nb": ("Note",),
    "etc": ("and so on",),
}


@rule(
    "language.latin-abbreviation",
    level=Level.SUGGESTION,
    message="Write '%s' instead of '%s'.",
    why="Some readers do not know Latin abbreviations, and screen readers misread them.",
    sources=["NHS content guide, A to Z: eg, ie and etc"],
    examples=[
        Example(
            bad="Take a painkiller, e.g. ibuprofen, with food.",
            good="Take a painkiller, for example ibuprofen, with food.",
        ),
        Example(
            bad="Fruit, nuts, etc. are good snacks.", good="Fruit, nuts and seeds are good snacks."
        ),
        Example(
            bad="Come fasting, ie without breakfast.", good="Come fasting: do not eat breakfast."
        ),
        Example(bad="Some foods (eg milk) help.", good="Some foods, such as milk, help."),
        Example(good="His leg is in the pie chart."),
        Example(good="# References\n\n1. Smith J, e.g. in Pain, 2019.\n"),
    ],
    pages=["~professional"],
    words=["eg", "e.g", "e. g", "ie", "i.e", "i. e", "viz", "nb", "n.b", "etc", "et cetera"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each abbreviation outside code, quotations and references."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for hit in _LATIN.finditer(block.plain):
            start, end = hit.span()
            if in_references(page, block):
                break
            if is_quoted(block, start, end):
                continue
            choices = _ENGLISH[hit.lastgroup or "eg"]
            span = block.source_span(start, end)
            fixes = tuple(Fix(f"Write '{c}'", (Edit(span, c),)) for c in choices)
            yield Match(span, (" or ".join(choices), block.text[start:end]), fixes)
