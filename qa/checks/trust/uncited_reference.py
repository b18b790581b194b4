"""An entry in a numbered list of references that the text never points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.undefined_citation import numbered_entries, numbers_cited
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FEWEST = 2
"""So many markers show that the page numbers its references at all."""
_SHARE = 0.5


@rule(
    "trust.uncited-reference",
    level=Level.SUGGESTION,
    message="Nothing on the page points at reference %s: cite it where it belongs, or take it out.",
    why="A source that backs no sentence makes the page look better founded than it is.",
    sources=["JAMA benchmarks (Silberg 1997), attribution"],
    examples=[
        Example(
            bad="Iron tablets can upset your stomach [1]. Tea keeps iron out [2].\n\n## References"
            "\n\n1. A guideline.\n2. A leaflet.\n3. A trial.\n",
            good="Iron tablets can upset your stomach [1]. Tea keeps iron out [2-3].\n\n"
            "## References\n\n1. A guideline.\n2. A leaflet.\n3. A trial.\n",
        ),
        Example(
            bad="Walking helps [1, 3]. Rest does not [4].\n\n## Sources\n\n[1] A review.\n\n[2] A "
            "book.\n\n[3] A trial.\n\n[4] A guideline.\n",
            good="Walking helps.\n\n## Sources\n\n[1] A review.\n\n[2] A book.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such entry, where most of the list is pointed at."""
    listed = numbered_entries(page)
    cited = numbers_cited(page)
    known = cited & listed.keys()
    if len(known) < _FEWEST or len(known) < _SHARE * len(listed):
        return
    for number, block in listed.items():
        if number not in cited:
            yield Match(block.span, (str(number),))
