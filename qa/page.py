"""A document as checks see it: with its type, its profile, its sections and its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from qa.document import BlockKind, Format, Span, folded
from qa.settings import House
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from qa.document import Block, Document
    from qa.page_type import PageType

T = TypeVar("T")

_WORD = re.compile(r"[a-z0-9\u00c0-\u024f]++(?:['\-][a-z0-9\u00c0-\u024f]++)*+")

_DIGITS = re.compile(r"\d+")

# A full stop after these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|No|Fig|approx|etc|e\.g|i\.e|cf|al|Vol|pp?|Inc|Ltd|Jr|Sr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|U\.S))\.$"
)
# "at 3 p.m. Monday" goes on; "before 3 p.m. Rest then." does not.
_GOES_ON = (
    r"[\"'(\[]*(?:\d|(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:days?)?"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|[ECMP][SD]?T|GMT|BST|UTC|Eastern"
    r"|Central|Mountain|Pacific)\b)"
)
_CLOCK = re.compile(rf"[ap]\.m\.\s+(?={_GOES_ON})")
# Possessive, and begun at the first stop only: a page of full stops takes no longer than a page.
# It begins with a stop, not with what stands before one, so that text without stops is skipped.
_SENTENCE_END = re.compile(
    r"[.!?](?<![.!?].)[.!?]*+[\"')\]*\u2020\u2021]*+\s++(?=[\"'(\[]*+[A-Z0-9])", re.DOTALL
)

# The same at an abbreviation, looked at from its stop: one alternative for each length of these.
_NO_END = re.compile(
    r"\.(?=\s)(?:(?<=\b[A-Zp].)|(?<=\b(?:Dr|Mr|Ms|St|vs|No|cf|al|pp|Jr|Sr).)"
    r"|(?<=\b(?:Mrs|Fig|etc|e\.g|i\.e|Vol|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|U\.S).)|(?<=\b(?:Prof|Sept).)|(?<=\bapprox.)|(?<=\b[ap]\.m.)(?=\s++"
    rf"{_GOES_ON}))\s++(?=[\"'(\[]*+[A-Z0-9])"
)


LONGEST_SENTENCE = 2000
"""Characters after which a sentence is cut."""
LONGEST_LIST = 50
"""Items above one item among which the line that opens their list is looked for."""
_LONGEST_TITLE = 80
_OVER_THE_TITLE = 3
"""Lines of a leaflet in which who gives it out may stand before its title."""
_ORGANISATION = re.compile(
    r"\b(?:centre|center|practice|(?:road|street|lane|park|house|green|hill|medical|family|doctors'?|"
    r"village|town|square) surgery|trust|hospitals?|infirmary|clinics?|department|unit|ward|"
    r"pharmacy|service|services|group|associates|library|health board|council|foundation|charity|"
    r"university|institute|partnership|gastroenterology|urology|cardiology|rheumatology|radiology|"
    r"dermatology|oncology|neurology|orthop(?:a)?edics|p(?:a)?ediatrics|dental|urgent care|"
    r"hospice|public health team)\Z"
)
_HANDOUT = re.compile(
    r"\W*(?:an? )?(?:patients?'?s?'? |parents?'? |carers?'? |health |medicines? |medication )?"
    r"(?:(?:information|advice|fact|education) ?)?"
    r"(?:handout|leaflet|sheet|hand-out|information|booklet|education)"
    r"(?: for (?:patients|parents|families|carers)(?:[, ]+(?:and )?\w+)*)?\W*\Z"
)
_STRENGTH = re.compile(r"\d ?(?:mg|mcg|micrograms|g|ml)\b")
_BYLINE = re.compile(
    r"(?:by|page author|prepared|(?:last |page )?(?:written|reviewed|checked|published|updated|"
    r"edited|owner)|author|"
    r"(?:medical|clinical)(?:ly)?|as told to)\b"
)

_QUESTIONS = re.compile(r"\b(?:questions?|faqs?|q ?& ?a)\b")
_FEWEST_QUESTIONS = 4

_TITLE_OF_ANY = re.compile(
    r"(?:just another \w+ site|home(?: ?page)?|untitled(?: document| page)?|document|page title|"
    r"new page|title(?: goes)? here|your title here|page|index|post title|hello world!?|draft|test)"
    r"(?:\s*[|\u2013\u2014-].*)?\Z",
    re.IGNORECASE,
)
"""What a system calls a page to which nobody has given a title."""
_NO_TITLE = re.compile(rf"{_BYLINE.pattern}|[a-z]+(?: [a-z]+)?: ?(?:[a-z]{{2}}-[a-z]{{2}}\Z|.*\d)")


class Section(NamedTuple):
    """A heading and the blocks below it, up to the next heading of the same or a higher level."""

    heading: Block
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """What a check may look at. Everything below `document` is worked out once, when asked for."""

    document: Document
    page_type: PageType | None = None
    """None where it was not recognised."""
    profile: str = "neutral"
    locale: str = "en"
    house: House = field(default_factory=House)
    """What the site knows, wants and accepts."""
    with_suggestions: bool = True
    """Whether suggestions are asked for; a check may spare itself the work for them."""
    _made: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, function: Callable[[Page], T]) -> T:
        """Return what a function says of this page; asked again, it is not worked out again."""
        if function not in self._made:
            self._made[function] = function(self)
        made: T = self._made[function]
        return made

    def of_type(self, page_type: PageType | None) -> Page:
        """Return this page as one of a type, with everything that was already worked out."""
        page = replace(self, page_type=page_type)
        page.__dict__.update(self.__dict__ | {"page_type": page_type})
        return page

    @property
    def type(self) -> str | None:
        """The name of the page type, such as "medicine"."""
        return self.page_type.name if self.page_type else None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return self.document.blocks

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that hold sentences: no headings, no code."""
        return tuple(
            block
            for block in self.blocks
            if block.kind not in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)
        )

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """Headings, and lines that stand as headings."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.HEADING)

    @cached_property
    def lists(self) -> tuple[tuple[Block, ...], ...]:
        """The items of each list, of all its depths; none that no reader has put in a list."""
        lists: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.kind is BlockKind.LIST_ITEM and block.group:
                lists.setdefault(block.group, []).append(block)
        return tuple(map(tuple, lists.values()))

    @cached_property
    def _lists_by_group(self) -> dict[int, tuple[Block, ...]]:
        return {items[0].group: items for items in self.lists}

    def list_of(self, block: Block) -> tuple[Block, ...]:
        """Return the items of the list that a block is one of, itself among them; else nothing."""
        items = self._lists_by_group.get(block.group, ())
        return items if block.kind is BlockKind.LIST_ITEM else ()

    def over_list(self, number: int, most: int = LONGEST_LIST) -> Block | None:
        """Return the block above the list in which a block, by its number, is an item.

        None for what is no item, and for one that has `most` items or more right above it.
        """
        if self.blocks[number].kind is not BlockKind.LIST_ITEM:
            return None
        for before in reversed(self.blocks[max(0, number - most) : number]):
            if before.kind is not BlockKind.LIST_ITEM:
                return before
        return None

    @cached_property
    def folded(self) -> str:
        """The folded text of all blocks, one after the other with a line feed between."""
        return "\n".join([block.folded for block in self.blocks])

    @cached_property
    def said(self) -> str:
        """`folded`, and what is said around the content: where a duty of the page may be met."""
        outside = self.document.outside
        return f"{self.folded}\n{folded(outside)}" if outside else self.folded

    @cached_property
    def block_starts(self) -> tuple[int, ...]:
        """Where each block begins in `folded`."""
        starts, at = [], 0
        for block in self.blocks:
            starts.append(at)
            at += len(block.text) + 1
        return tuple(starts)

    def block_of(self, at: int) -> int:
        """Return the index of the block that holds offset `at` of `folded`."""
        return bisect_right(self.block_starts, at) - 1

    def number_of(self, block: Block) -> int:
        """Return the index of one of the page's blocks in `blocks`."""
        return self._indices[id(block)]

    @cached_property
    def _indices(self) -> dict[int, int]:
        return {id(block): number for number, block in enumerate(self.blocks)}

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Where each run of digits begins in `folded`."""
        return tuple([hit.start() for hit in _DIGITS.finditer(self.folded)])

    @cached_property
    def _numbered(self) -> frozenset[int]:
        return frozenset({id(self.blocks[self.block_of(at)]) for at in self.numbers})

    def has_number(self, block: Block) -> bool:
        """Return whether figures stand in one of the page's blocks."""
        return id(block) in self._numbered

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word, in lower case, stands on the page."""
        return Counter(words_in(self.folded))

    @cached_property
    def word_count(self) -> int:
        """How many words a reader reads, code left out."""
        return sum(
            len(block.text.split()) for block in self.blocks if block.kind is not BlockKind.CODE
        )

    @cached_property
    def title(self) -> str:
        """The title in the metadata, or the first heading of level 1, or "".

        In a plain text it is the line at the top, below the name of who gives the text out.
        """
        title = self.document.metadata.get("title")
        if isinstance(title, str) and title.strip() and not _TITLE_OF_ANY.match(title.strip()):
            return title.strip()
        for heading in self.headings:
            if heading.level == 1:
                return heading.text.strip()
        return self._first_line() if self.document.format is Format.TEXT else ""

    def _first_line(self) -> str:
        """Return the line at the top of a plain text that stands as its title."""
        if not self.blocks:
            return ""
        first = self.blocks[0]
        text = self.document.source[first.span.start : first.span.end].strip()
        line = text.partition("\n")[0].strip()
        below = self.blocks[1 : _OVER_THE_TITLE + 1]
        alone = (
            line == text
            and len(line) <= _LONGEST_TITLE
            and not line.endswith(".")
            and (any(_BYLINE.match(block.folded) for block in below) or self._answers(line))
        )
        in_capitals = _STRENGTH.sub("", line).isupper()
        if not (first.kind is BlockKind.HEADING or in_capitals or alone):
            return ""
        return self._below_organisation(line)

    def _answers(self, line: str) -> bool:
        """Return whether a line says that questions follow, and they do."""
        asking = sum(heading.plain.endswith("?") for heading in self.headings)
        return asking >= _FEWEST_QUESTIONS and _QUESTIONS.search(line.lower()) is not None

    def _below_organisation(self, line: str) -> str:
        """Return the title below the name of a hospital or the like; the line if it is no name."""
        if not (_ORGANISATION.search(line.lower()) or _HANDOUT.match(line.lower())):
            return line
        for block in self.blocks[1:_OVER_THE_TITLE]:
            text = block.text.strip()
            if len(text) > _LONGEST_TITLE or text.endswith(".") or _NO_TITLE.match(block.folded):
                break
            if not (_ORGANISATION.search(text.lower()) or _HANDOUT.match(text.lower())):
                return text
        return line

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """One section a heading, in order; a section holds its subsections' blocks too."""
        blocks = self.blocks
        at = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
        found = []
        for n, index in enumerate(at):
            level = blocks[index].level or 7
            later = (at[m] for m in range(n + 1, len(at)))
            end = next((i for i in later if (blocks[i].level or 7) <= level), len(blocks))
            found.append(Section(blocks[index], blocks[index + 1 : end]))
        return tuple(found)

    @cached_property
    def _heading_before(self) -> tuple[Block | None, ...]:
        current: Block | None = None
        headings = []
        for block in self.blocks:
            headings.append(current)
            if block.kind is BlockKind.HEADING:
                current = block
        return tuple(headings)

    @cached_property
    def _block_offsets(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    def block_at(self, offset: int) -> int | None:
        """Return the index of the block that holds a source offset, if one does."""
        index = bisect_right(self._block_offsets, offset) - 1
        if index < 0 or offset > self.blocks[index].span.end:
            return None
        return index

    def is_code(self, offset: int) -> bool:
        """Return whether a source offset lies in a block of code."""
        index = self.block_at(offset)
        return index is not None and self.blocks[index].kind is BlockKind.CODE

    def heading_over(self, block: Block) -> Block | None:
        """Return the nearest heading above `block`, if there is one."""
        index = bisect_right(self._block_offsets, block.span.start) - 1
        return self._heading_before[index] if index >= 0 else None

    def headings_over(self, block: Block) -> list[Block]:
        """Return the headings above `block`, the nearest first, each of a higher level."""
        found: list[Block] = []
        heading = self.heading_over(block)
        while heading is not None:
            if not found or (heading.level or 7) < (found[-1].level or 7):
                found.append(heading)
            heading = self.heading_over(heading)
        return found

    @property
    def start(self) -> Span:
        """The empty span where what belongs at the top of the page should stand."""
        blocks = self.blocks
        at = blocks[0].span.start if blocks else self.document.content.start
        return Span(at, at)

    @property
    def end(self) -> Span:
        """The empty span where what belongs at the end of the page should stand."""
        blocks = self.blocks
        at = blocks[-1].span.end if blocks else self.document.content.end
        return Span(at, at)

    def metadata_text(self, *keys: str) -> str:
        """Return the first of the metadata `keys` that holds something, as text; "" for none.

        Keys are compared in lower case with `_`, `-` and blanks left out.
        """
        wanted = {plain_key(key) for key in keys}
        for key, value in self.document.metadata.items():
            if plain_key(key) in wanted and value not in (None, "", [], {}):
                return _flat(value)
        return ""

    def jsonld_has(self, properties: frozenset[str]) -> bool:
        """Return whether one of `properties` stands, with a value, anywhere in the JSON-LD."""
        return any(
            key in properties and inner
            for node in self.jsonld_nodes()
            for key, inner in node.items()
        )

    def jsonld_nodes(self, *, but: Container[str] = ()) -> Iterator[dict[str, Any]]:
        """Yield every object of the JSON-LD, except for what stands behind one of some keys.

        Walked with a stack: how deep a page nests its data is up to the page.
        """
        stack: list[Any] = list(self.document.jsonld)
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                yield value
                stack += [inner for key, inner in value.items() if key not in but]
            elif isinstance(value, list):
                stack += value


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a run of a text without the white space at both ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def places_of(literal: str, text: str) -> Iterator[int]:
    """Yield where a literal stands in a text."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def words_in(folded: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return _WORD.findall(folded)


@lru_cache(maxsize=4096)
def plain_key(name: str) -> str:
    """Return a key of metadata without what tells apart its spellings: capitals, `_`, `-`."""
    return re.sub(r"[\s_\-]+", "", name.lower())


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_flat(part) for part in value.values())
    if isinstance(value, list):
        return ", ".join(_flat(part) for part in value)
    return str(value)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a block's text, trailing blanks left out.

    What runs on for more than LONGEST_SENTENCE characters is cut at a blank, so that rules that
    look around in a sentence take no longer than its text, whatever that is.
    """
    return zip(*_bounds(text), strict=True)


def _split(text: str) -> Iterator[tuple[int, int]]:
    for begin, end in _by_stops(text):
        start = begin
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = cut if cut > 0 else start + LONGEST_SENTENCE
            yield start, cut
            start = cut + (text[cut] == " ")
        yield start, end


def _by_stops(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        end = stop.start() + len(stop.group().rstrip())
        if text[stop.start()] == "." and (
            _ABBREVIATION.search(text, max(start, end - 8), end)
            or _CLOCK.match(text, max(start, end - 4))
        ):
            continue
        yield start, end
        start = stop.end()
    end = len(text.rstrip())
    if end > start:
        yield start, end


def count_sentences(texts: list[str]) -> int:
    """Return how many sentences the texts of blocks hold, however long each is."""
    whole = "\0".join(texts)  # no sentence ends across it
    ends = len(_SENTENCE_END.findall(whole)) - len(_NO_END.findall(whole))
    return ends + sum(not text.isspace() for text in texts if text)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return start and end of the sentence of `text` that holds offset `at`."""
    starts, ends = _bounds(text)
    index = bisect_left(ends, at)
    return (min(starts[index], at), ends[index]) if index < len(ends) else (0, len(text))


@lru_cache(maxsize=512)
def _bounds(text: str) -> tuple[array[int], array[int]]:
    """Return the starts and the ends of a text's sentences, in order.

    Kept for the blocks asked for last: a block may hold as many matches as sentences.
    """
    starts, ends = array("I"), array("I")
    for start, end in _split(text):
        starts.append(start)
        ends.append(end)
    return starts, ends
