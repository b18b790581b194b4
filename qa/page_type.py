"""Page types as data: how a page of a type is recognised, and which sections it has."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?")
_SHORT_FORMS = (
    *(
        ("can't", "cannot"),
        ("won't", "will not"),
        ("n't", " not"),
        ("it's", "it is"),
        ("'re", " are"),
    ),
    *(
        ("what's", "what is"),
        ("who's", "who is"),
        ("'ve", " have"),
        ("'ll", " will"),
        ("i'm", "i am"),
    ),
    *(("that's", "that is"), ("there's", "there is"), ("how's", "how is"), ("when's", "when is")),
)
_SPECIFIC = 9
"""A synonym of one word this long says enough to be found anywhere in a heading."""


@dataclass(frozen=True, slots=True)
class SectionNeed:
    """A section that pages of a type have."""

    id: str
    name: str
    level: str = "required"
    """`required`; `expected`, of a page that has nearly all the rest; `recommended`; `optional`."""
    typical: bool = False
    """Tells pages of this type from others, though a page may well do without it."""
    not_about: str = ""
    """A pattern: pages whose title has it need this no more than others that are `optional`."""
    synonyms: tuple[str, ...] = ()
    """What its heading begins with, or holds where that says enough; {subject} stands for what the
    page is about. A `*` in front lets it stand anywhere, one at the end lets the word go on."""
    also: tuple[str, ...] = ()
    """More of the same that are too common to tell pages of this type from others."""
    words: tuple[str, ...] = ()
    """Patterns that show, in the text, that this is talked about without a heading of its own."""
    says: tuple[str, ...] = ()
    """Patterns that tell it outright: one such sentence stands in for a section."""
    mentions: tuple[str, ...] = ()
    """Patterns: one such sentence spares a page this section, and makes it no fuller a page."""
    told_by: tuple[str, ...] = ()
    """Ids of sections one of which tells it too."""
    lead: bool = False
    """The text above the first subheading may tell it, without a section of its own."""
    enough: int = 3
    """So many blocks below one heading that talk of it stand in for its own heading."""
    fewest: int = 1
    """So many do on a page that has its headings in its own order, and few of its template's."""
    vital: bool = False
    """A page that says nothing of it lacks it, whatever else its headings are."""
    opening: bool = False
    """What stands between the title and the first heading below it is this section."""

    def heads(self, heading: str) -> bool:
        """Return whether a heading opens this section."""
        return self.place_in(heading) is not None

    def place_in(self, heading: str) -> tuple[int, int] | None:
        """Return where the longest of the words that open this section stand in a heading."""
        return _opens((*self.synonyms, *self.also), heading)

    def shows(self, heading: str) -> bool:
        """Return whether a heading opens this section and is one of pages of its type."""
        return _opens(self.synonyms, heading) is not None

    def spares(self, title: str) -> bool:
        """Return whether a page with this title, in lower case, may do without it."""
        return bool(self.not_about) and re.search(self.not_about, title) is not None

    def is_said_in(self, folded: str) -> bool:
        """Return whether a text tells this outright; `folded` is in lower case."""
        return any(re.search(said, folded) for said in self.says)

    def is_mentioned_in(self, folded: str) -> bool:
        """Return whether a text, in lower case, says enough for a page to do without it."""
        return any(re.search(said, folded) for said in (*self.says, *self.mentions))

    def is_told_in(self, folded: str) -> bool:
        """Return whether a text talks of this; `folded` is in lower case."""
        if self.words:
            return any(re.search(word, folded) for word in self.words)
        return any(anywhere and p.search(folded) for p, anywhere in _headings(self.synonyms))


def _opens(synonyms: tuple[str, ...], heading: str) -> tuple[int, int] | None:
    text = _NUMBERING.sub("", _spelled_out(heading))
    found = [
        hit.span()
        for pattern, anywhere in _headings(synonyms)
        if (hit := (pattern.search if anywhere else pattern.match)(text))
    ]
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _spelled_out(text: str) -> str:
    """Return a heading as synonyms are compared: in lower case, without short forms or hyphens."""
    low = text.lower().replace("\u2019", "'").replace("-", " ")
    if "'" in low:
        for short, long in _SHORT_FORMS:
            low = low.replace(short, long)
    return low


@cache
def _headings(synonyms: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return, for headings that begin with a synonym and for those that hold one, a pattern."""
    begin: list[str] = []
    hold: list[str] = []
    for synonym in sorted(synonyms, key=len, reverse=True):
        low = _spelled_out(synonym).removeprefix("*").removesuffix("*")
        words = re.escape(low).replace(
            re.escape("{subject}"), r"(?!(?:if|to|not|do)\b)[\w'+/,()® ]{1,60}?"
        )
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
class Joined:
    """Sections and words that show a type together, though none of them does alone."""

    sections: tuple[str, ...]
    """Ids of sections all of which a heading opens."""
    words: tuple[str, ...]
    """Patterns that the text has too."""
    tell: str
    """What they tell of the page: "it offers a service"."""
    times: int = 1
    """So often, at least, one of them stands there."""
    rather_than: tuple[str, ...] = ()
    """The types that such a page may seem to be by its headings, and is not unless its title hints
    so; without one, the sign is looked for where no other speaks."""


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
    beside: tuple[str, ...] = ()
    """Patterns one of which a heading or the text has too where title or metadata are to count."""
    otherwise: str = ""
    """The type of a page that says it is of this one, and has none of what stands `beside`."""
    openings: tuple[str, ...] = ()
    """Patterns in the first lines of the page, in lower case."""
    hints: tuple[str, ...] = ()
    """Patterns in the title that are no proof alone: beside two of the sections of such a page
    they count as one more, and decide between two types."""
    subject: str = ""
    """`drug`: the page is about a medicine, by its name in the text."""
    min_sections: int = 3
    """So many of its sections, by their headings, make a page this type."""
    joined: tuple[Joined, ...] = ()
    """Sections and words that show the type together."""
    asks: bool = False
    """The headings of its template are questions. Other pages all of whose headings are questions
    are collections of answers, and are not of a type for their headings."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All patterns of titles, first lines and words."""
        words = tuple(word for joined in self.joined for word in joined.words)
        return self.titles + self.beside + self.openings + self.hints + words


@dataclass(frozen=True, slots=True)
class PageType:
    """What a page of this type is and has."""

    name: str
    title: str
    sources: tuple[str, ...] = ()
    recognise: Signs = field(default_factory=Signs)
    sections: tuple[SectionNeed, ...] = ()
    clinical: bool = True
    """Tells people about their health or their care, so that the rules about trust ask who wrote
    and who reviewed it, when, and by which sources."""
    advises: bool = False
    """Not clinical, but its readers act on it, so that it says who wrote it, and when."""
    review_every: int = 36
    """So many months after its last review a page of this type is to be reviewed again."""

    def needs(self, level: str) -> tuple[SectionNeed, ...]:
        """Return the sections of one level, in the order in which they should stand."""
        return tuple(section for section in self.sections if section.level == level)

    def core(self) -> frozenset[str]:
        """Return the ids of the sections that make a page one of this type."""
        return frozenset(
            section.id
            for section in self.sections
            if (section.level in ("required", "expected") or section.typical)
            and not section.opening
        )

    def opened_by(self, heading: str) -> list[SectionNeed]:
        """Return the sections that a heading opens.

        One whose words are but a part of another's is not meant: "How to cope with side effects" is
        no section on side effects.
        """
        found = [(need, place) for need in self.sections if (place := need.place_in(heading))]
        return [
            need
            for need, (start, end) in found
            if need.opening
            or not any(
                first <= start and end <= last and last - first > end - start
                for _, (first, last) in found
            )
        ]

    def sections_in(self, headings: Iterable[str]) -> frozenset[str]:
        """Return the ids of the sections that these headings show."""
        texts = list(headings)
        return frozenset(s.id for s in self.sections if any(s.shows(text) for text in texts))
