"""Where a page names medicines."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from qa import knowledge
from qa.derived import derived
from qa.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qa.page import Page


class Mention(NamedTuple):
    """One place where a medicine is named."""

    generics: tuple[str, ...]
    """The medicines that it may stand for, by the name under which facts are kept; several for a
    brand of more than one, or one that holds several."""
    brand: bool
    everyday: bool
    """The name is also that of a food, a mineral or something of the body's own: glucose, iron."""
    block: int
    """Index in `page.blocks`."""
    start: int
    """In the block's text."""
    end: int

    @property
    def generic(self) -> str:
        """The first of the medicines."""
        return self.generics[0]


DOSED = frozenset(
    {"folic acid", "cholecalciferol", "ergocalciferol", "cyanocobalamin", "melatonin"}
)
"""Everyday names that are dosed as medicines are."""


def mentions(page: Page) -> tuple[Mention, ...]:
    """Return every place that names a medicine, in reading order; code is left out.

    Generic names in any writing; brand names only with a capital, since many are words too.
    Longer names win: "insulin glargine" is not also "insulin".
    """
    return page.once(_mentions)


def mentions_between(page: Page, number: int, first: int, last: int) -> tuple[Mention, ...]:
    """Return the mentions that begin between two offsets of the text of block `number`."""
    named = mentions(page)
    begin = bisect_left(named, (number, first), key=_place)
    return named[begin : bisect_left(named, (number, last), lo=begin, key=_place)]


def mention_before(page: Page, number: int, at: int) -> Mention | None:
    """Return the last mention before an offset of the text of block `number`; None for none."""
    named = mentions(page)
    index = bisect_left(named, (number, at), key=_place)
    return named[index - 1] if index else None


def _place(mention: Mention) -> tuple[int, int]:
    return mention.block, mention.start


def medicines_on(page: Page) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of each medicine, by its generic name, in the order of the first."""
    return page.once(_by_medicine)


def title_medicine(page: Page) -> str | None:
    """Return the one medicine that the page's title names; None for none, or several."""
    return page.once(_title_medicine)


def _title_medicine(page: Page) -> str | None:
    title = page.title.lower()
    named = {
        page.blocks[mention.block].folded[mention.start : mention.end]: mention.generics
        for mention in mentions(page)
        if not mention.everyday or mention.generic in DOSED
    }
    found = set()
    for name in sorted(named, key=len, reverse=True):
        if _stands_in(title, name):
            found.add(named[name])
            title = title.replace(name, "")  # "insulin" is no second one in "insulin glargine"
    return next(iter(found))[0] if len(found) == 1 else None


def _stands_in(text: str, name: str) -> bool:
    at = text.find(name)
    return at >= 0 and _stands(text, name, at)


def _by_medicine(page: Page) -> Mapping[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions(page):
        for generic in mention.generics:
            found.setdefault(generic, []).append(mention)
    return {generic: tuple(places) for generic, places in found.items()}


def _mentions(page: Page) -> tuple[Mention, ...]:
    folded = page.folded
    house = _house(page.house.medicines)
    index = _rows()
    taken: dict[int, tuple[int, _Name]] = {}
    words = {*page.words, *(w[:-2] for w in page.words if w.endswith(_POSSESSIVE))}
    for word in (index.keys() & words) | (house.keys() & words):
        named = (*_names(word), *house.get(word, ()))
        names = [name for name in named if name.text == word or name.text in folded]
        if not names:
            continue
        sought = names[0].text if len(names) == 1 else word
        at = folded.find(sought)
        while at >= 0:
            name = next((n for n in names if _stands(folded, n.text, at)), None)
            if name is not None:
                taken[at] = (at + len(name.text), name)
            at = folded.find(sought, at + 1)
    found: list[Mention] = []
    last = 0
    for start in sorted(taken):
        end, name = taken[start]
        if start < last:
            continue
        number = page.block_of(start)
        block, offset = page.blocks[number], page.block_starts[number]
        first = block.plain[start - offset]
        if block.kind is BlockKind.CODE or first == "*" or (name.brand and not first.isupper()):
            continue
        mention = Mention(
            generics=name.generics,
            brand=name.brand,
            everyday=not name.brand and name.text in knowledge.everyday(),
            block=number,
            start=start - offset,
            end=end - offset,
        )
        found.append(mention)
        last = end
    return tuple(found)


_POSSESSIVE = ("'s", "\u2019s")


class _Name(NamedTuple):
    text: str
    generics: tuple[str, ...]
    brand: bool


def _stands(folded: str, name: str, at: int) -> bool:
    """Return whether a name stands at an offset, as words of its own."""
    end = at + len(name)
    return (
        folded.startswith(name, at)
        and not (at and (folded[at - 1].isalnum() or folded[at - 1] == "-"))
        and not (end < len(folded) and folded[end].isalnum())
    )


@cache
def _rows() -> Mapping[str, str]:
    """Return all names by their first word: one a line, with the medicines that it stands for."""
    return cast("Mapping[str, str]", derived("medicine-names", _written_down))


@lru_cache(maxsize=4096)
def _names(word: str) -> tuple[_Name, ...]:
    """Return the names that begin with a word, the longest first."""
    rows = (row.split("\t") for row in _rows().get(word, "").splitlines())
    return tuple(_Name(text, tuple(generics), brand == "brand") for text, brand, *generics in rows)


def _written_down() -> dict[str, str]:
    names = [
        _Name(name, (knowledge.generic_of(name),), brand=False)
        for name in knowledge.generic_names()
    ]
    names += [_Name(brand, generics, brand=True) for brand, generics in knowledge.brands().items()]
    return {
        word: "\n".join("\t".join((n.text, "brand" * n.brand, *n.generics)) for n in those)
        for word, those in _by_first_word(names).items()
    }


@cache
def _house(medicines: tuple[str, ...]) -> Mapping[str, tuple[_Name, ...]]:
    if not medicines:
        return {}
    known = knowledge.generic_names() | knowledge.brands().keys()
    return _by_first_word([_Name(n, (n,), brand=False) for n in medicines if n not in known])


def _by_first_word(names: Iterable[_Name]) -> Mapping[str, tuple[_Name, ...]]:
    found: dict[str, list[_Name]] = {}
    for name in names:
        found.setdefault(name.text.split()[0], []).append(name)
    return {
        word: tuple(sorted(those, key=lambda name: -len(name.text)))
        for word, those in found.items()
    }
