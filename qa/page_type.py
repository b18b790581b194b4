"""Page types as data: how a page of a type is recognised, and which sections it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?")
_SPECIFIC = 9
"""A synonym of one word this long says enough to be found anywhere in a heading."""


@dataclass(frozen=True, slots=True)
class SectionNeed:
    """A section that pages of a type have."""

    id: str
    name: str
    level: str = "required"
    """`required`, `recommended` or `optional`."""
    synonyms: tuple[str, ...] = ()
    """What its heading begins with, or holds where that says enough; {subject} stands for what the
    page is about. A `*` in front lets it stand anywhere, one at the end lets the word go on."""
    words: tuple[str, ...] = ()
    """Patterns that show, in the text, that this is talked about without a heading of its own."""
    opening: bool = False
    """What stands between the title and the first heading below it is this section."""

    def heads(self, heading: str) -> bool:
        """Return whether a heading opens this section."""
        text = _NUMBERING.sub("", heading.lower().replace("\u2019", "'"))
        return any(
            (pattern.search if anywhere else pattern.match)(text)
            for pattern, anywhere in _headings(self.synonyms)
        )

    def is_told_in(self, folded: str) -> bool:
        """Return whether a text talks of this; `folded` is in lower case."""
        if self.words:
            return any(re.search(word, folded) for word in self.words)
        return any(anywhere and p.search(folded) for p, anywhere in _headings(self.synonyms))


@cache
def _headings(synonyms: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return, for headings that begin with a synonym and for those that hold one, a pattern."""
    begin: list[str] = []
    hold: list[str] = []
    for synonym in synonyms:
        low = synonym.lower().removeprefix("*").removesuffix("*")
        words = re.escape(low).replace(re.escape("{subject}"), r"[\w'\- ]{2,50}?")
        if not synonym.endswith("*") and words[-1].isalpha():
            words += r"s?\b"
        named = low.replace("{subject}", "").split()
        anywhere = "{subject}" not in low and (len(named) > 1 or len(low) >= _SPECIFIC)
        (hold if anywhere or synonym.startswith("*") else begin).append(words)
    found = []
    if begin:
        found.append((re.compile(rf"(?:{'|'.join(begin)})"), False))
    if hold:
        found.append((re.compile(rf"\b(?:{'|'.join(hold)})"), True))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Signs:
    """How a page type is recognised."""

    metadata: tuple[str, ...] = ()
    """Values of a metadata key such as `page_type`."""
    paths: tuple[str, ...] = ()
    """Folder names."""
    jsonld: tuple[str, ...] = ()
    """Values of `@type`, of the page or of what it is about."""
    titles: tuple[str, ...] = ()
    """Patterns in the title or first heading."""
    subject: str = ""
    """`drug`: the page is about a medicine, by its name in the text."""
    min_sections: int = 3
    """So many of its sections, by their headings, make a page this type."""
    asks: bool = False
    """The headings of its template are questions. Other pages all of whose headings are questions
    are collections of answers, and are not of a type for their headings."""


@dataclass(frozen=True, slots=True)
class PageType:
    """What a page of this type is and has."""

    name: str
    title: str
    sources: tuple[str, ...] = ()
    recognise: Signs = field(default_factory=Signs)
    sections: tuple[SectionNeed, ...] = ()
    clinical: bool = True
    """Gives health advice, so that the rules about trust ask for a reviewer, dates and sources."""

    def needs(self, level: str) -> tuple[SectionNeed, ...]:
        """Return the sections of one level, in the order in which they should stand."""
        return tuple(section for section in self.sections if section.level == level)

    def sections_in(self, headings: Iterable[str]) -> frozenset[str]:
        """Return the ids of the sections that these headings open."""
        texts = list(headings)
        return frozenset(s.id for s in self.sections if any(s.heads(text) for text in texts))
