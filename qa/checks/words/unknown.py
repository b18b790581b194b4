"""The words of a page that are in none of our lists, and where each stands as a word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa import wordset
from qa.context import in_references
from qa.document import BlockKind, InlineKind
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SHORTEST = 4
SHORT_SLIPS = frozenset(
    {
        "teh",
        "hte",
        "adn",
        "nad",
        "fo",
        "ot",
        "wih",
        "yuo",
        "whe",
        "thw",
        "ony",
        "hav",
        "oyu",
        "tha",
        "wth",
        "cna",
        "ahve",
        "htat",
        "tje",
        "thi",
        "fom",
    }
)
"""Slips that are shorter, and never a shortening of something."""
_UNITS = frozenset({
    "pmol", "nmol", "fmol", "umol", "mcmol", "mosm", "mosmol", "mmhg", "mval", "kcals",
    "micromol", "millimol", "nanomol",
})  # fmt: skip
"""Units of laboratories."""
_NAMES = frozenset({
    "cochrane", "embase", "medline", "healthwatch", "addenbrooke", "papworth", "moorfields",
    "marsden", "maudsley", "harefield", "wythenshawe", "geisinger", "cigna", "humana", "superdrug",
    "mencap", "childline", "stonewall", "drinkaware", "drinkline", "elsevier", "karger", "thieme",
    "moderna", "viatris", "zentiva", "emerade", "fostair", "tresiba", "dexcom", "omnipod",
    "fitbit", "garmin", "omron", "withings", "healthline", "bupa", "calderdale", "kirklees",
})  # fmt: skip
"""Names of health care's journals, services, makers and devices, with their capital only.

Written by hand.
"""
_NEWER = frozenset({"afterdrop"})
"""Words that no list has yet."""
_LONGEST = 40
"""Letters; anything longer is no word."""
_MOST = 200
"""Unknown words of a page that are looked into: a page with more is not copy in English."""
_FOREIGN_SHARE = 0.4
_BEFORE = 24
_JOINED_BEFORE = later(r"(?:\w+-)+\Z")
_JOINED_AFTER = later(r"(?:-\w+)*")
_REACH = 60
_PART = later(r"[a-z\u00c0-\u024f]+")
_ADDRESS = later(r"^\.|[@/\\_#=<>{}$|~\d]|www\.|\w\.\w|://")
_CHOICE = later(r"[(\"']?[A-Za-z'-]+/[A-Za-z'-]+[.,;:)\"']*")
_PRONOUNCED = later(r"(?<![A-Za-z])[A-Za-z]++(?:-[A-Za-z]+)+")
_TEMPLATES = (("{{", "}}"), ("{%", "%}"))
_FOREIGN = later(
    r"\b(?:de|la|el|los|las|con|para|und|der|das|les|une?|por|che|della|se|que|mit|dans|avec|del)\b"
)
_ENGLISH = later(r"\b(?:the|and|of|to|is|are|you|your|for|with|or|may|can|that|this|an?)\b")
_SMALL = later(r"(?<![\w'-])[a-z\u00df-\u00ff]+(?![\w'-])")
_SIC = later(r"\s?[\[(]sic[\])]")
_QUOTE = later(r"[\"'(]\Z")
_INTRODUCED = later(r"\b(?:called|named|termed|spelled)\s(?:the\s|an?\s)?[\"'(]?\Z")
_GENUS = later(r"\b[A-Z](?:[a-z]{3,}|\.)\s\Z")
_NAME_GOES_ON = later(r"[\w'-]* [A-Z][a-z]")
_NAMED = later(
    r"(?:\b[Bb]y|\b(?:Dr|Prof|Professor|Mrs?|Ms|Mx|Nurse)\b\.?|\b(?:[Rr]eviewer|[Aa]uthor|[Ee]ditor):)"
    r" (?:[A-Z][\w.'-]* ){0,2}\Z|[A-Z][a-z]+ [A-Z]\. \Z"
)
_DEGREE = later(
    r"[\w'-]*(?: [A-Z][\w.'-]*){0,2}, (?:MD|DO|RN|NP|PA|RD|PhD|DPT|OD|DDS|MPH|MSc?|BSc|LCSW|PharmD|"
    r"MPharm|MBBS|MBChB|[FM]RC\w+)\b"
)
_BARE_HYPHEN = later(r"(?<![^\W_])-\Z")
_FIRST_NAME = later(r"\b([A-Z][a-z]+) \Z")
_CITATION = later(r"\bdoi:|\b(?:19|20)\d\d;\s?\d")


class WordPlace(NamedTuple):
    """Where a word stands, in offsets of its block's text."""

    block: Block
    start: int
    end: int

    @property
    def written(self) -> str:
        """The word as it stands there."""
        return self.block.plain[self.start : self.end]


def unknown_words(page: Page) -> tuple[str, ...]:
    """Return the words of a page, or parts of hyphenated ones, that nobody knows, in order.

    In lower case. The site's words, medicines and people, and those of the page's metadata, are
    known. There are at most 200.
    """
    found: dict[str, None] = {}
    accepted = _accepted(page)
    for word in wordset.unknown(page.words):
        if wordset.is_known(word.replace("-", "")):  # "look-alikes"
            continue
        for part in (word,) if word.isalpha() else _PART.findall(word.replace("'s", "")):
            if not _SHORTEST <= len(part) <= _LONGEST and part not in SHORT_SLIPS:
                continue
            if part in _UNITS or part in _NEWER or wordset.is_known(part):
                continue
            if not accepted.intersection(_forms(part)):
                found[part] = None
    return tuple(list(found)[:_MOST])


def _accepted(page: Page) -> frozenset[str]:
    house = page.house
    texts = [*house.words, *house.medicines, *house.people]
    texts += [value for value in page.document.metadata.values() if isinstance(value, str)]
    return frozenset(word for text in texts for word in words_in(text.lower()))


def _forms(word: str) -> tuple[str, ...]:
    """Return a word, and those of which it may be the plural."""
    return word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"


def places(page: Page, word: str) -> Iterator[WordPlace]:
    """Yield where a word in lower case stands as one that is spelled.

    Not in code, addresses, templates, references, acronyms, pronunciations, names of species, other
    languages, nor where the word itself is spoken of.
    """
    folded = page.folded
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            index = page.block_of(at)
            start = at - page.block_starts[index]
            place = WordPlace(page.blocks[index], start, start + len(word))
            if _is_spelled(place) and not (_is_said(place) or _is_elsewhere(page, place)):
                yield place
        at = folded.find(word, end)


def begins_sentence(place: WordPlace) -> bool:
    """Return whether a word begins a sentence, and no name that goes on with a capital."""
    text = place.block.plain
    if goes_on_as_name(place):
        return False
    first = sentence_around(text, place.start)[0]
    before = text[first : place.start]
    return before.endswith("(") or not any(char.isalnum() for char in before)


def goes_on_as_name(place: WordPlace) -> bool:
    """Return whether the word after this one has a capital too; in headings all may have one."""
    block, start, _ = place
    return (
        block.kind is not BlockKind.HEADING and _NAME_GOES_ON.match(block.plain, start) is not None
    )


def is_of_person(place: WordPlace) -> bool:
    """Return whether a word is part of a person's name: after a title or "by", before a degree."""
    block, start, _ = place
    if not place.written[0].isupper():
        return False
    before = block.plain[max(0, start - _REACH) : start]
    if _NAMED.search(before) or _DEGREE.match(block.plain, start):
        return True
    first = _FIRST_NAME.search(before)
    return first is not None and not wordset.is_known(first[1].lower())


def _is_spelled(place: WordPlace) -> bool:
    """Return whether a word is written as words are: not in capitals, nor as part of a code."""
    block, start, end = place
    text, written = block.plain, place.written
    if block.kind is BlockKind.CODE or not written[1:].islower():
        return False
    name = written.lower().removesuffix("'s")
    if written[0].isupper() and (name in _NAMES or wordset.is_known(written)):
        return False
    is_prefix = text[end : end + 1] == "-" and wordset.is_prefix(written.lower())
    is_ending = _BARE_HYPHEN.search(text, max(0, start - 2), start)  # "names in -pril"
    if is_prefix or is_ending:
        return False
    after = text.find(" ", end)
    token = text[text.rfind(" ", 0, start) + 1 : after if after >= 0 else len(text)]
    if _ADDRESS.search(token) and not _CHOICE.fullmatch(token):
        return False
    if any(text.rfind(left, 0, start) > text.rfind(right, 0, start) for left, right in _TEMPLATES):
        return False
    return not (
        _PRONOUNCED.search(token) and (token.count("-") > 1 or not token.strip("().,").islower())
    )


def _is_said(place: WordPlace) -> bool:
    """Return whether a word is given as a word: in quotation marks, or after "called"."""
    block, start, end = place
    text, first = block.plain, max(0, start - _BEFORE)
    if text[start - 1 : start] == ")" or _INTRODUCED.search(text, first, start):
        return True
    start, end = _with_hyphens(text, start, end)
    if _QUOTE.search(text, max(0, start - 1), start) and text[end : end + 1] in ("'", '"', ")"):
        return True
    if _SIC.match(text, end):
        return True
    species = _GENUS.search(text, first, start) is not None
    return any(
        inline.kind is InlineKind.EMPHASIS
        and inline.start <= start
        and end <= inline.end
        and (species or (inline.start == start and end == inline.end))  # or a word of elsewhere
        for inline in block.inlines
    )


def _with_hyphens(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where what hyphens join to a word begins and ends."""
    before = _JOINED_BEFORE.search(text, max(0, start - _BEFORE), start)
    after = _JOINED_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def _is_elsewhere(page: Page, place: WordPlace) -> bool:
    """Return whether a word is part of something that is not this page's own English."""
    block, start, end = place
    if in_references(page, block) or _cites(block.plain):
        return True
    if "<" in page.document.source[slice(*block.source_span(start, end))]:
        return True  # the mark of a footnote at its end
    if _is_strange(block.plain):
        return True
    sentence = slice(*sentence_around(block.plain, start))
    said = block.folded[sentence]
    return _FOREIGN.search(said) is not None and _ENGLISH.search(said) is None


@lru_cache(maxsize=64)
def _cites(text: str) -> bool:
    return _CITATION.search(text) is not None


@lru_cache(maxsize=64)
def _is_strange(text: str) -> bool:
    """Return whether so many words of a block are unknown that it is in another language."""
    words = {word for word in _SMALL.findall(text) if len(word) > 1}
    return len(_strange(words)) > max(2, _FOREIGN_SHARE * len(words))


_strange = Sieve(lambda w: not (wordset.is_known(w) or wordset.is_known(w.capitalize())))
