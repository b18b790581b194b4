"""How the amounts of a page are written: number, unit, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.context import in_references
from qa.finding import Edit, Fix, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block, Span
    from qa.finding import Level
    from qa.page import Page

NHS = "en-GB-nhs"
US = "en-US"
_LABORATORY = frozenset({"L", "dL", "m2"})


class Written(NamedTuple):
    """An amount with the block that it stands in."""

    amount: Amount
    block: Block

    @property
    def unit(self) -> str:
        """The unit as written, in lower case."""
        return self.block.folded[self.amount.unit_start : self.amount.unit_end]

    @property
    def number(self) -> str:
        """What stands before the unit: one number, or a range."""
        return self.block.text[self.amount.start : self.amount.unit_start]

    @property
    def span(self) -> Span:
        """Number and unit in the source, without what they are per."""
        return self.block.source_span(self.amount.start, self.amount.unit_end)

    @property
    def text(self) -> str:
        """Number and unit as written."""
        return self.block.text[self.amount.start : self.amount.unit_end]

    @property
    def after(self) -> str:
        """The text of the block behind the unit, in lower case."""
        return self.block.folded[self.amount.unit_end : self.amount.unit_end + 40]

    @property
    def before(self) -> str:
        """The text of the block before the amount, in lower case."""
        return self.block.folded[max(0, self.amount.start - 40) : self.amount.start]

    @property
    def is_dose(self) -> bool:
        """Whether it may be one: no value from a laboratory, no body-mass index, no 135G allele."""
        if self.amount.per in _LABORATORY or self.after.startswith(("/m", "/cm", "/g")):
            return False
        return not self.block.text.startswith("G", self.amount.unit_start)

    def instead(self, text: str, *, level: Level | None = None) -> Match:
        """Return the match that offers another way to write it; `%s` are new and old."""
        span = self.span
        fix = Fix(f"Write '{text}'", (Edit(span, text),))
        return Match(span, (text, self.text), (fix,), level)

    def with_unit(self, unit: str, *, level: Level | None = None) -> Match:
        """Return the match that offers another unit."""
        number = self.number.rstrip(" -\u00a0")
        blank = " " if len(unit) > _SHORT or number != self.number else ""
        return self.instead(f"{number}{blank}{unit}", level=level)


_SHORT = 3


def written(page: Page) -> tuple[Written, ...]:
    """Return the amounts of a page that are its own words: no references."""
    return page.once(_written)


def _written(page: Page) -> tuple[Written, ...]:
    return tuple(_own(page))


def _own(page: Page) -> Iterator[Written]:
    last, skip = -1, False
    for amount in amounts(page):
        block = page.blocks[amount.block]
        if amount.block != last:
            last, skip = amount.block, in_references(page, block)
        # how a number in words is written is no matter of doses
        if not skip and not block.text[amount.start].isalpha():
            yield Written(amount, block)
