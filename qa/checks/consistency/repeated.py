"""What several pages of a site say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.rule import Fact, PageFacts


def repeated(pages: Sequence[PageFacts]) -> Iterator[tuple[str, Fact, str]]:
    """Yield, for each fact with a key that another page has too, its path, it, and the others.

    The others are named by the first of them: "a.md and 3 more". Linear in the number of facts.
    """
    first: dict[str, tuple[str, str]] = {}
    count: dict[str, int] = {}
    for page in pages:
        for key in dict.fromkeys(fact.key for fact in page.facts):
            known = first.get(key)
            if known is None:
                first[key] = (page.path, "")
            elif not known[1]:
                first[key] = (known[0], page.path)
            count[key] = count.get(key, 0) + 1
    for page in pages:
        seen: set[str] = set()
        for fact in page.facts:
            if count[fact.key] < 2 or fact.key in seen:
                continue
            seen.add(fact.key)
            one, second = first[fact.key]
            more = count[fact.key] - 2
            other = second if one == page.path else one
            yield page.path, fact, f"{other} and {more} more" if more else other
