"""The numbers that a page gives, with the words around each that tell what it is of."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from qa.context import is_quoted
from qa.medicines import mentions_between
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.quantities import quantities
from qa.tables import row_of
from qa.telling import groups_in, stem_of, takes_for_known, told_by
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from qa.document import Block
    from qa.page import Page
    from qa.quantities import Quantity

MOST: Final = 40
"""Numbers of one kind on a page; with more, it is a table or a report of many things."""
_LONGEST: Final = 400
"""Characters of a sentence that are read on each side of a number."""
_REACH: Final = 60
"""Characters of a clause before and after a number that tell what it is of."""
_SHOWN: Final = 90
"""Characters of a sentence that a message repeats."""
_OF_TITLE: Final = 0.7
"""How much of what a word tells is left where the title has it."""
_CLAUSE: Final = later(
    r"[;:(]|, (?:and|but|or|so|then|while|which|because|if|when)\b|"
    r"\b(?:but|because|while|whereas|then)\b"
)
_DEFINITE: Final = later(
    r"\b(?:the|your|this|these|those|all|both|its|his|her|my|our)"
    r"(?: (?:full|whole|usual|entire|same|other|next|last))?\W*\Z"
)
_CONCEPTS: Final = {
    "alcohol": "alcohol drink drinks units",
    "dose": "dose doses tablet tablets capsule capsules pill pills take swallow inject mg",
    "drinking": "fluid fluids liquid liquids water drinking",
    "driving": "drive driving car",
    "eating": "eat eating meal meals food breakfast fast fasting stomach",
    "effect": "effect work works working notice benefit",
    "event": "scan scans test tests exam exams examination procedure operation surgery treatment",
    "gap": "apart wait repeat second next another between",
    "help": "call 999 911 111 emergency ambulance",
    "hospital": "hospital ward overnight stay",
    "keeping": "keep keeps store stored throw discard open opened",
    "diagnosis": "diagnosed diagnosis named name told",
    "lasting": "takes taking took last lasts lasted lasting runs long settles settle clears passes"
    " gone heals heal healing over better recover recovery ease eases eased fade fades worn wears"
    " resolve resolves disappears",
    "lying": "upright lie lying bed sit sitting stand",
    "people": "people adults americans population",
    "result": "result results letter report",
    "return": "return returning back school class nursery",
    "supply": "supply bottle pack packet box enough contains holds servings lasts",
    "symptom": "symptom symptoms",
    "visit": "visit visits appointment appointments session sessions clinic see meet come",
    "washing": "wash washing clean cleaning rinse",
}
"""What medical pages say in many words."""
_CONCEPT: Final = {word: f"#{name}" for name, words in _CONCEPTS.items() for word in words.split()}
_OF_CONCEPT: Final = 1.6
_NUMBERED: Final = later(
    r"\b(?:type|week|stage|grade|step|phase|day|level|part) (\d+)|\b(\d+:\d+)\b"
)
_RELATIONS: Final = tuple(
    (name, later(after) if after else None, later(before) if before else None)
    for name, after, before in (
        ("after", r"(?: (?:later|after(?:wards)?|since)\b)",
         r"\bafter (?:about |around |another )*\Z"),
        ("before", r"(?: (?:or (?:so|more) )?(?:before|ahead|earlier|prior)\b)", r"\bbefore \Z"),
        ("ago", r" ago\b", ""),
        ("for", "", r"\bfor (?:about |around |at least |up to |the (?:first|next|last) |only )*\Z"),
        ("within", "",
         r"\b(?:within|in|inside) (?:the (?:first|next|last) |about |under |just )*\Z"),
        ("until", "", r"\b(?:until|till|by) \Z"),
        ("takes", "",
         r"\b(?:tak(?:es?|ing)|last(?:s|ing)?|wait|allow|leave|stay|keep\w*) (?:\w+ ){0,2}\Z"),
    )
)  # fmt: skip
_HELP: Final = later(
    r"\b(?:call|see (?:a|an|your|the)|contact|speak to|talk to|tell (?:a|your|the)|999|911|111|a&e|"
    r"emergency|worse|still|not (?:better|improv\w+|getting better)|isn't better|no better|"
    r"lasts (?:more|longer)|lasting (?:more|longer)|go(?:es)? on for)\b"
)
"""With these a sentence says from when on something is wrong, not how long it takes."""
_HELP_HEADING: Final = later(r"\b(?:call|help|see|doctor|gp|urgent\w*|emergency|999|911|worr\w+)\b")
_OPENS_WITH_CASE: Final = later(
    r"\W*(?:if|unless|when|for|in|with|after|before|once|until|people|those|children|adults|men|"
    r"women)\b"
)
_I: Final = frozenset({"i", "i'd", "i've", "i'm", "my", "me"})
_BEFORE_AND_AFTER: Final = frozenset({"before", "after"})
_RATE_AFTER: Final = later(
    r" (?:a|per|each|every|in a|of the|out of) (?:day|week|month|year|night)\b"
)
_RATE_BEFORE: Final = later(r"\b(?:in|every|a|per|over|within any|in any) \Z")
_AT_LEAST: Final = (
    later(
        r"\b(?:at least|no (?:less|fewer|earlier|sooner) than|(?:more|longer|older|higher) "
        r"than|over|above|a minimum of|not (?:before|until)|only after) (?:about |around |the "
        r"age of )*\Z"
    ),
    later(r"\+| (?:\w+ )?(?:or|and) (?:more|longer|older|over|above|higher|up(?:wards)?)\b"),
)
_AT_MOST: Final = (
    later(
        r"\b(?:at most|up to|no (?:more|longer|later) than|not more than|(?:less|fewer|lower|"
        r"shorter|sooner|younger) than|under|below|within|a maximum of|until|only) "
        r"(?:about |around |the age of )*\Z"
    ),
    later(
        r" (?:\w+ )?(?:or|and) (?:less|fewer|younger|under|below|lower|shorter)\b| at (?:the )?most"
    ),
)


@dataclass(frozen=True, eq=False)
class Place:
    """A number of a page, with the sentence, or the row of a table, that gives it."""

    page: Page
    quantity: Quantity
    block: Block
    start: int
    """Of its sentence, in its block; of a cell, the whole of it."""
    end: int
    left: str
    """What stands before the number in its sentence or row, folded."""
    right: str
    title: AbstractSet[str]
    """The stems of the page's title."""
    others: frozenset[tuple[str, float, float]]
    """The numbers of other kinds in its sentence."""

    @property
    def said(self) -> str:
        """The number as the page writes it."""
        return self.block.text[self.quantity.start : self.quantity.end]

    @property
    def shown(self) -> str:
        """The sentence as the page writes it, shortened around the number."""
        text, at = self.block.text, self.quantity
        if self.end - self.start <= _SHOWN:
            return text[self.start : self.end].strip()
        start = max(self.start, text.rfind(" ", 0, max(at.start - _SHOWN // 2, 0)) + 1)
        end = text.find(" ", min(at.end + _SHOWN // 2, self.end), self.end)
        end = self.end if end < 0 else end
        return "\u2026" * (start > self.start) + text[start:end] + "\u2026" * (end < self.end)

    @property
    def value(self) -> tuple[float, float]:
        """The least and the most that the number may be."""
        return self.quantity.low, self.quantity.high

    @cached_property
    def number(self) -> int:
        """The index of its block."""
        return self.page.number_of(self.block)

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is a whole sentence, by how it ends."""
        return self.block.plain[self.start : self.end].rstrip(" \"')").endswith((".", "!", "?"))

    @cached_property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.block.is_cell

    @cached_property
    def sentence(self) -> str:
        """The sentence or row, without its number."""
        return f"{self.left} {self.right}"

    @cached_property
    def clause(self) -> tuple[str, str]:
        """What stands before and after the number in its clause."""
        start = max((found.end() for found in _CLAUSE.finditer(self.left)), default=0)
        behind = _CLAUSE.search(self.right)
        return self.left[start:], self.right[: behind.start()] if behind else self.right

    @cached_property
    def words(self) -> Mapping[str, float]:
        """What each stem, and each concept, of the sentence tells."""
        return self._telling(self.left, self.right)

    @cached_property
    def near(self) -> Mapping[str, float]:
        """The same of the clause, near the number."""
        left, right = self.clause
        return self._telling(left[-_REACH:], right[:_REACH])

    def _telling(self, *texts: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        common = self.page.words
        kind = self.quantity.kind
        counted = kind.removeprefix("of ") if kind.startswith("of ") else ""
        for word in words_in(" ".join([*texts, counted])):
            if told := told_by(word):
                stem = stem_of(word)
                known = 1 + 0.12 * max(0, common[word] - 2)
                told = told / known * (_OF_TITLE if stem in self.title else 1)
                found[stem] = max(found.get(stem, 0), told)
            if concept := _CONCEPT.get(word):
                found[concept] = _OF_CONCEPT
        return found

    @cached_property
    def order(self) -> tuple[list[str], list[str]]:
        """The telling stems of the clause before and after the number."""
        before, after = (
            [stem_of(word) for word in words_in(text) if told_by(word)] for text in self.clause
        )
        return before, after

    @cached_property
    def stems(self) -> list[str]:
        """The telling stems of the sentence, in their order."""
        return [stem_of(word) for word in words_in(self.sentence) if told_by(word)]

    @cached_property
    def before_or_after(self) -> frozenset[str]:
        """Which of "before" and "after" its sentence has."""
        return frozenset(words_in(self.sentence)) & _BEFORE_AND_AFTER

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """The telling stems of the clause that stand side by side."""
        before, after = self.order
        return frozenset(pairwise([*before, *after]))

    @cached_property
    def beside(self) -> tuple[list[str], list[str]]:
        """Up to three words of any kind right before and right after the number."""
        return words_in(self.left[-_REACH:])[-3:], words_in(self.right[:_REACH])[:3]

    @cached_property
    def groups(self) -> frozenset[str]:
        """For whom, or which case, its sentence says that it holds."""
        return groups_in(self.sentence)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The nearest heading over it and the one over that, folded."""
        return tuple(heading.folded for heading in self.page.headings_over(self.block)[:2])

    @cached_property
    def heading_stems(self) -> frozenset[str]:
        """The telling stems of the nearest heading."""
        nearest = self.headings[0] if self.headings else ""
        return frozenset(stem_of(word) for word in words_in(nearest) if told_by(word))

    @cached_property
    def medicines(self) -> frozenset[str]:
        """The medicines that its sentence names."""
        named = mentions_between(self.page, self.number, self.start, self.end)
        return frozenset(one.generic for one in named if not one.everyday)

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Which of several weeks, stages or types it speaks of."""
        return frozenset(found[0] for found in _NUMBERED.finditer(self.sentence))

    @cached_property
    def relation(self) -> str:
        """What the number has to do with the rest: after, for, within; "" for nothing said."""
        before = self.left[-_REACH:]
        for name, after, ahead in _RELATIONS:
            if (after and after.match(self.right)) or (ahead and ahead.search(before)):
                return name
        return ""

    @cached_property
    def takes_for_known(self) -> bool:
        """Whether the sentence takes the number for known."""
        return takes_for_known(self.sentence, len(self.left))

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is counted for a day, a week or the like: "two days a week", "in 24 hours"."""
        return bool(_RATE_AFTER.match(self.right) or _RATE_BEFORE.search(self.left))

    @cached_property
    def bound(self) -> int:
        """Whether the number is the least that is meant, 1, or the most, -1; 0 for neither."""
        before = self.left[-_REACH:]
        for bound, (ahead, after) in ((1, _AT_LEAST), (-1, _AT_MOST)):
            if ahead.search(before) or after.match(self.right):
                return bound
        return 0

    @cached_property
    def groups_near(self) -> frozenset[str]:
        """For whom, or which case, its clause says that it holds."""
        return groups_in(" ".join(self.clause))

    @cached_property
    def is_told_by_one(self) -> bool:
        """Whether somebody tells it of themselves."""
        return bool(_I & set(words_in(self.sentence)))

    @cached_property
    def is_of_help(self) -> bool:
        """Whether it is a time, or a reading, from which readers are to ask for help."""
        nearest = self.headings[0] if self.headings else ""
        return bool(_HELP.search(self.sentence) or _HELP_HEADING.search(nearest))

    @cached_property
    def case(self) -> str:
        """The word with which its sentence opens that is on a case, or on some people, only."""
        found = _OPENS_WITH_CASE.match(self.left)
        return found[0].strip(" \"'(") if found else ""

    @cached_property
    def is_definite(self) -> bool:
        """Whether "the", "your" or the like stands before it."""
        return bool(_DEFINITE.search(self.left))

    def is_beside(self, other: Place) -> bool:
        """Return whether both stand in one sentence or list, or in one table."""
        if self.block is other.block:
            return self.start == other.start or self.is_cell
        return self.block.group > 0 and self.block.group == other.block.group


def places(page: Page) -> Mapping[str, Sequence[Place]]:
    """Return the places that give a number, by its kind; a kind that is given once is left out."""
    kinds = Counter(quantity.kind for quantity in quantities(page))
    wanted = {kind for kind, count in kinds.items() if 1 < count <= MOST}
    found: dict[str, list[Place]] = {}
    if wanted:
        for place in _places(page, wanted):
            found.setdefault(place.quantity.kind, []).append(place)
    return found


def _places(page: Page, wanted: AbstractSet[str]) -> Iterator[Place]:
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    bounds: dict[Quantity, tuple[int, int]] = {}
    together: dict[tuple[int, int], set[tuple[str, float, float]]] = {}
    for quantity in quantities(page):
        block = page.blocks[quantity.block]
        start, end = 0, len(block.folded)
        if not block.is_cell:
            start, end = sentence_around(block.plain, quantity.start)
        bounds[quantity] = start, max(end, quantity.end)
        value = quantity.kind, round(quantity.low, 4), round(quantity.high, 4)
        together.setdefault((quantity.block, start), set()).add(value)
    for quantity, (start, end) in bounds.items():
        block = page.blocks[quantity.block]
        if quantity.kind not in wanted or is_quoted(block, quantity.start, quantity.end):
            continue
        left = block.folded[max(start, quantity.start - _LONGEST) : quantity.start]
        right = block.folded[quantity.end : min(end, quantity.end + _LONGEST)]
        if block.is_cell:
            ahead, behind = _row(page, quantity.block)
            left, right = f"{ahead}{left}"[-_LONGEST:], f"{right}{behind}"[:_LONGEST]
        beside = together[quantity.block, start]
        others = frozenset(value for value in beside if value[0] != quantity.kind)
        yield Place(page, quantity, block, start, end, left, right, title, others)


def _row(page: Page, number: int) -> tuple[str, str]:
    """Return what stands before and behind a cell in its row of a table."""
    row = row_of(page, number)
    ahead = "".join(f"{cell.folded.strip()} | " for cell in page.blocks[row.start : number])
    behind = "".join(f" | {cell.folded.strip()}" for cell in page.blocks[number + 1 : row.stop])
    return ahead, behind
