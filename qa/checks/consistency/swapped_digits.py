"""One count of the same people or things, with two digits that changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import stating
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_COUNT = later(
    r"(?<![\w.,£$€/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{4,6}) (?:\w+ )?(?P<who>people|adults|"
    r"women|men|children|patients|participants|volunteers|babies|cases|deaths|trials|studies|"
    r"steps|calories|"
    r"doctors|nurses|members|births)\b"
)


_TIME = later(
    r"(?<![\w.,/-])(?P<number>\d\d) (?P<who>days|weeks|months|hours|minutes|mg|ml|micrograms|"
    r"tablets)\b"
)


@rule(
    "consistency.swapped-digits",
    level=Level.WARNING,
    message="'%s' here, '%s' elsewhere on this page: two digits have changed places; check which is"
    " right.",
    why="Readers who compare the two trust neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="The trial had 2,471 adults in four cities.\n\nAll 2,741 adults were weighed.",
            good="The trial had 2,471 adults in four cities.\n\nAll 2,471 adults were weighed.",
        ),
        Example(
            bad="After first use, a pen can stay at room temperature for 28 days. Throw an opened"
            " pen away after 82 days.",
            good="After first use, a pen can stay at room temperature for 28 days. Throw an opened"
            " pen away after 28 days.",
        ),
        Example(
            bad="It was given to 8,120 children. Of the 8,210 children, most had no fever.",
            good="It was given to 8,120 children and 390 men. Of the 8,120 children, few had one.",
        ),
    ],
    words=["people", "adults", "men", "children", "patients", "participants", "volunteers",
           "babies", "cases", "deaths", "trials", "studies", "steps", "calories", "doctors",
           "nurses", "members", "births", "days", "weeks", "months", "hours", "minutes", "mg",
           "ml", "micrograms", "tablets"],
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two counts of one noun with the same digits in another order."""
    yield from _swapped_times(page)
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    places = [at for at in page.numbers if _COUNT.match(page.folded, at)]
    for block in stating(page, places if len(places) > 1 else ()):
        for found in _COUNT.finditer(block.folded):
            digits = found["number"].replace(",", "")
            if len(set(digits)) < 2:
                continue
            key = found["who"], "".join(sorted(digits))
            text = block.text[slice(*found.span())]
            earlier, said = seen.setdefault(key, (digits, text))
            if earlier != digits:
                yield Match(block.source_span(*found.span()), (text, said))


def _swapped_times(page: Page) -> Iterator[Match]:
    """Yield two times or amounts of two digits in one block, or sentence and the next, swapped."""
    for block in stating(page, page.numbers):
        places: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
        for found in _TIME.finditer(block.folded):
            number = found["number"]
            if number[0] == number[1] or "0" in number:
                continue
            key = found["who"], "".join(sorted(number))
            places.setdefault(key, []).append((number, *found.span()))
        for same in places.values():
            first, last = same[0], same[-1]
            if first[0] != last[0]:
                for (_, start, end), (_, other, to) in ((first, last), (last, first)):
                    args = (block.text[start:end], block.text[other:to])
                    yield Match(block.source_span(start, end), args)
