"""What stands around a match: one mechanism that every rule can name, to be cleared or to speak.

The standard behind it: claims are judged in context (FTC, Health Products Compliance Guidance,
II.A), so a word alone is never proof.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import regex

from qa import patterns, rebuttal
from qa.clauses import clause_around
from qa.document import BlockKind, InlineKind, plain_quotes
from qa.hosts import host_of, is_source
from qa.locations import rules_folder
from qa.marked_yaml import parse
from qa.page import places_of, sentence_around
from qa.patterns import later, regex_later
from qa.selling import OFFERS
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from qa.document import Block, Inline, Link
    from qa.page import Page

_NEGATION = regex_later(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|[a-z]{2,6}n't|nobody|nothing|hardly|"
    r"no longer|rather than|instead of|myths?|false|"
    r"beware|avoid|claim(?:s|ed|ing)?(?: (?:to|that))?|so-called|unproven)\b[^.;:!?]{0,60}$"
    # nothing of a long list
    r"|(?:^|(?<=[.;:!?\n][\"')]?\s))\W*(?:None of|Neither|No(?! (?:more|need|pain|matter|longer|"
    r"doubt|wonder|side|risk|fuss|one)\b))\b"
    r"(?:(?!\b(?:but|just|only|simply|so|we|our|you|it|then)\b)[^.;:!?]){0,160}"
    r"\b(?:has|have|had|is|are|was|were|can|could|will|does|do) (?:\w+ ){0,2}$",
    regex.IGNORECASE,
)
_NEGATED_AFTER = regex_later(
    r"^(?:(?!, (?:so|and|but)\b| so (?:that )?(?:they|he|she|it|you)\b)[^.;:!?]){0,40}\b(?:is|are|"
    r"was|were|has|have|does|do|can) ?(?:not|never|n't)\b|^\s*\?",
    regex.IGNORECASE,
)
# Months, and words that date a page: "(March 2021)" names no author.
_NO_AUTHOR = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Since|Updated|Reviewed|Published|"
    r"Copyright|Spring|Summer|Autumn|Fall|Winter|From|Until|In|By)[a-z]*\b"
)
_AUTHOR = rf"(?!{_NO_AUTHOR})[A-Z][\w'.\-]+"
_RAISED_NUMBERS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
# Ways to cite, each with the signs one of which it cannot do without.
_CITATIONS = (
    (
        ("[",),
        regex_later(
            r"\[\^[\w\-]{1,40}\]"
            r"|\[\s?(?:refs?\.? |references? )?\d{1,3}[a-z]?"
            r"(?:\s?[,;\u2013\-]\s?\d{1,3}[a-z]?){0,20}\s?\]|\[[A-Z][^\[\]]{1,60}(?:19|"
            r"20)\d\d[a-z]?\]"
        ),
    ),
    (
        ("(19", "(20", " 19", " 20"),
        regex_later(
            rf"\(\s*(?:see\s|e\.g\.,?\s)?{_AUTHOR}"
            rf"(?:(?:,|,? and|,? &| et al\.?,?)? {_AUTHOR}){{0,6}}"
            r"(?: et al\.?)?,? (?:19|20)\d\d[a-z]?\b[^()]{0,80}\)"
            rf"|\b{_AUTHOR}(?: et al\.?| (?:and|&) {_AUTHOR}) \((?:19|20)\d\d[a-z]?\)"
        ),
    ),
    (
        # in round brackets, which may hold other numbers: only at the end of what it backs
        ("(1)", "(1,", "(1-", "(1\u2013"),
        regex_later(
            r"(?<=[\w%)\"'] )\(\d{1,2}(?:\s?[,;\u2013\-]\s?\d{1,2}){0,6}\)(?=[.,;:?!]|\s*\Z)"
        ),
    ),
    (
        tuple(_RAISED_NUMBERS),
        # Not the square of a unit, nor a power of ten.
        regex_later(rf"(?<!\b[cdkmµ]?m)(?<!\b10)(?<!\b10[{_RAISED_NUMBERS}])[{_RAISED_NUMBERS}]"),
    ),
    (
        ("doi", "pmid", "pmc", "isbn", "source"),
        regex_later(
            r"\bdoi:\s?10\.|\bdoi\.org/10\.|\bPMID:? ?\d|\bPMC\d{5}|\bISBN\b|\b[Ss]ources?: ?\w"
        ),
    ),
)
_ADDRESS = regex_later(r"https?://[^\s<>\"]{4,2000}")
_RAISED = regex_later(
    r"[\[(]?\s?(?:\d{1,3}[a-z]?(?:\s?[,;\u2013\-]\s?\d{1,3})*|[a-z*†‡§¶])\s?[\])]?"
)
_UNIT = regex_later(r"(?:\b[cdkmµ]?m|\b10|\d\s?[x×] ?10)\Z")
# Where a link within the site leads to what backs a statement.
_OWN_SOURCE = regex_later(
    r"\A#\W*(?:[\w\-]*(?:ref|cit|fn|note|source|bib)|r?\d)|\.pdf\b|"
    r"\b(?:references?|sources|evidence|stud(?:y|ies)|trials?|research|outcomes|publications?)\b",
    regex.IGNORECASE,
)
# Not "Sources of calcium".
_NOT_OF = r"(?! (?:of|for)\b(?! (?:this|the|our|all|information|data|evidence|facts)\b))"
_REFERENCES = regex_later(
    r"^\W*(?:\d+\W+)?(?:(?:our|my|their|key|main|selected|useful|information|data|medical|"
    r"clinical|primary|"
    rf"list of|the) )*(?:(?:references?|sources?)\b{_NOT_OF}|bibliography|citations?|footnotes?|"
    r"endnotes?|notes|"
    r"further (?:reading|information|resources)|evidence (?:base|used)|where (?:this|the|our|my) "
    r"(?:\w+ )?comes? from|where (?:we|i) (?:got|found|get|looked|read|checked)|"
    r"where did (?:we|you|i) (?:get|find|check|take)|works cited|"
    r"what (?:we|i) (?:read|used|drew on|looked at|based this on)|"
    r"read (?:it |them |more )?for "
    r"yourself|how we (?:wrote|made|researched|know)"
    r"|what (?:this|the) (?:page|information|leaflet|article) is based on)\b"
    r"|^\W*(?:about the )?(?:sources|references|evidence) (?:used|behind|we)\b",
    regex.IGNORECASE,
)
_OF_ITSELF = regex_later(
    r"\W*(?:disclaimer\b|important(?: notice| note)?:|please note\b|(?:this|the|our) (?:page|guide|"
    r"leaflet|article|information|content|site|website|sheet|story|material) (?!on|for patients)\w+"
    r"(?! \(?\d{4})|the information (?:on|in) this|always (?:ask|talk|speak|seek|check|follow)\b|"
    r"talk to your|speak to your|ask your|this is (?:one|an?|\w+'s) (?:[\w']+ ){0,3}?"
    r"(?:stor(?:y|ies)|experience|account)\b|(?:every|each|no) reader\b)",
    regex.IGNORECASE,
)
"""A paragraph below the last reference that is none: what a page says of itself."""
_NAMES_SOURCE = regex_later(r"https?:|www\.|\bdoi\b|\b(?:19|20)\d\d\b")
_LABELLED = regex_later(
    r"\W*(?:(?:key|main|our|the|selected) )?(?:references?|sources?|bibliography|works cited|"
    r"where (?:we|this|the) [\w ]{3,20}):",
    regex.IGNORECASE,
)
"""A line that stands for the heading of a list of references."""
_LISTS_SOURCES = regex_later(
    rf"(?:{_LABELLED.pattern})(?=[^\n]{{0,300}}?(?:https?:|www\.|\b(?:19|20)\d\d\b|"
    rf"(?-i:\b[A-Z]{{3,6}}\b|"
    r"[A-Z]\w+ (?:[A-Z]\w+|for|of) [A-Z]\w+)))",
    regex.IGNORECASE,
)
"""A paragraph that holds the list itself: "Sources: British National Formulary, Methotrexate."."""
_CITATION_REACH = 200
_BESIDE = 12
"""Characters after a sentence in which a citation is still its own."""

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one block, or page, before it is stopped."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a match may stand.

    After `unless:` any key that holds clears the match; after `only:` every key must hold.
    """

    negated: bool = False
    """A negation stands before it in its clause, or right after it."""
    cited: bool = False
    """A footnote, bracketed number, author and year, or link to a source (no home page, shop, blog,
    social post or encyclopedia) stands in the sentence or within the next 200 characters."""
    quoted: bool = False
    """It stands between quotation marks, or in a quoted block."""
    briefly_quoted: bool = False
    """It stands between quotation marks with few other words: they are cited. What people are let
    say at length, the page says with them."""
    rebutted: bool = False
    """The page tells it only to answer it: what adverts say, what to be wary of, a myth, a question
    to which the answer is no (`qa.rebuttal`)."""
    references: bool = False
    """It stands below a heading such as References or Sources, or in a footnote."""
    verbatim: bool = False
    """It is part of a text that the law, a label or the site itself fixes word by word:
    `rules/context/verbatim.yml`, and `disclaimers:` in qa.yaml."""
    name: bool = False
    """It is part of the name of an organisation, law, book or programme."""
    mentioned: bool = False
    """The words are spoken about, not used: "the term 'addict'", "once called X", "say Y instead of
    X", "X is an outdated word"."""
    unsaid: bool = False
    """Readers are told not to say it, or told of those who say it: "What not to say", "Telling
    somebody to X does not help", "they were once called X" (`qa.rebuttal`)."""
    another_meaning: bool = False
    """The word means something else here: `rules/context/homographs.yml`."""
    conditional: bool = False
    """It is what readers may be doing, and no advice: "if you often skip doses", or an item of a
    list that "See a doctor if you:" or "Signs of it are:" leads."""
    near: tuple[str, ...] = ()
    """Patterns, one of which stands in the same sentence; after `unless:`, in the part of it that
    is about the match (`qa.clauses`)."""
    before: tuple[str, ...] = ()
    """Patterns, one of which ends right before it."""
    after: tuple[str, ...] = ()
    """Patterns, one of which begins right after it."""
    headings: tuple[str, ...] = ()
    """Patterns, one of which stands in a heading above it; or it stands in such a heading."""
    page: tuple[str, ...] = ()
    """Patterns, one of which stands anywhere on the page."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.near, *self.before, *self.after, *self.headings, *self.page)

    def clears(self, page: Page, block: Block, start: int, end: int) -> bool:
        """Return whether any of these contexts is that of `block.plain[start:end]`."""
        return self is not NOWHERE and any(self._answers(page, block, start, end, clause_around))

    def holds(self, page: Page, block: Block, start: int, end: int) -> bool:
        """Return whether all of these contexts are that of `block.plain[start:end]`."""
        return self is NOWHERE or all(self._answers(page, block, start, end, _sentence))

    def _answers(
        self,
        page: Page,
        block: Block,
        start: int,
        end: int,
        around: Callable[[str, int, int], tuple[int, int]],
    ) -> Iterator[bool]:
        """Yield, for every key that is set, whether it holds; the cheap ones first.

        What stands near is looked for in what `around` says of a text and a run of it.
        """
        for key, answer in _QUESTIONS.items():
            if getattr(self, key):
                yield answer(page, block, start, end)
        if self.near or self.before or self.after:
            first, last = around(block.plain, start, end)
            before, after = block.plain[first:start], block.plain[end:last]
            if self.near:
                sentence = block.plain[first : max(last, end)]
                yield any(_stands_in(sentence, part) for part in self.near)
            if self.before:
                yield any(search(rf"(?:{part})\s*\Z", before) for part in self.before)
            if self.after:
                yield any(search(rf"\A\s*(?:{part})", after) for part in self.after)
        if self.headings:
            over = (block, *page.headings_over(block))
            yield any(
                search(part, heading.plain)
                for heading in over
                if heading.kind is BlockKind.HEADING
                for part in self.headings
            )
        if self.page:
            yield any(page.once(_OnPage(part)) for part in self.page)


def _sentence(text: str, start: int, _end: int) -> tuple[int, int]:
    return sentence_around(text, start)


NOWHERE = Context()
"""No context at all: clears nothing, and holds everywhere."""


@dataclass(frozen=True, slots=True)
class _OnPage:
    """Whether a pattern stands anywhere on a page; asked through `Page.once`."""

    part: str

    def __call__(self, page: Page) -> bool:
        return search(self.part, page.folded) is not None


@cache
def pattern(text: str) -> regex.Pattern[str]:
    """Return a compiled pattern that ignores case, compiled once."""
    return patterns.compiled(plain_quotes(text), regex.IGNORECASE)


def search(part: str, text: str) -> regex.Match[str] | None:
    """Look for a pattern, with case ignored. Raises TimeoutError after TIME_LIMIT."""
    return pattern(part).search(text, timeout=TIME_LIMIT)


@lru_cache(maxsize=256)
def _stands_in(sentence: str, part: str) -> bool:
    """Return whether a pattern stands in a sentence; asked once for all the matches in it."""
    return search(part, sentence) is not None


def in_references(page: Page, block: Block) -> bool:
    """Return whether a block is a footnote or stands below a heading such as References."""
    return id(block) in page.once(_in_references)


def _in_references(page: Page) -> frozenset[int]:
    """Return the blocks that `in_references` is true of, by their `id()`."""
    found, listing, labelled, itemised = set(), False, False, False
    for block in page.blocks:
        labelled = labelled and _is_source(block)
        listed = (listing or labelled) and not _OF_ITSELF.match(block.plain)
        listed = listed or _LISTS_SOURCES.match(block.plain) is not None
        if itemised and block.kind is BlockKind.PARAGRAPH and not _is_source(block):
            listed = False  # what stands below a list of references is no more of them
        if listed or block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within:
            found.add(id(block))
        if block.kind is BlockKind.HEADING:
            listing, itemised = is_references_heading(block.plain), False
        elif block.plain.rstrip().endswith(":"):
            labelled = labelled or _LABELLED.fullmatch(block.plain.rstrip()) is not None
        itemised = itemised or (listing and block.kind is BlockKind.LIST_ITEM)
    return frozenset(found)


def _is_source(block: Block) -> bool:
    """Return whether a block below a line such as "References:" may be one of them."""
    linked = any(inline.kind is InlineKind.LINK for inline in block.inlines)
    return linked or _NAMES_SOURCE.search(block.folded) is not None


def is_references_heading(text: str) -> bool:
    """Return whether a heading's text opens a list of references."""
    return _REFERENCES.match(text) is not None


def is_quoted(block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block's text stands in quotation marks or in a quoted block."""
    in_quote = block.kind is BlockKind.QUOTE or BlockKind.QUOTE in block.within
    if in_quote and not _is_callout(block):
        return True
    for inline in block.inlines:
        if inline.kind is InlineKind.QUOTE and inline.start <= start and end <= inline.end:
            return True
    marks = _quotation_marks(block.plain)
    if bisect_left(marks, start) % 2 == 1 and marks[-1] >= end:
        return True
    return any(first <= start and end <= last for first, last in _in_single_marks(block.plain))


def is_briefly_quoted(block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block's text is cited: in marks, with few words beside it."""
    marks = _quotation_marks(block.plain)
    return any(
        first <= start and end <= last and last - first - (end - start) <= _CITED_LETTERS
        for first, last in _quotations(block, marks)
    )


def _quotations(block: Block, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of all that stands in quotation marks, single ones too."""
    yield from ((i.start, i.end) for i in block.inlines if i.kind is InlineKind.QUOTE)
    yield from _in_single_marks(block.plain)
    yield from zip(marks[::2], marks[1::2], strict=False)


def is_rebutted(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block's text is told only to be answered."""
    marks = _quotation_marks(block.plain)
    if len(marks) % 2 and not block.plain[: marks[0]].strip():
        marks = marks[1:]  # what somebody says goes on in the next paragraph
    touched = [
        (first, last) for first, last in _quotations(block, marks) if first < end and start < last
    ]
    around = [quote for quote in touched if quote[0] <= start and end <= quote[1]]
    # what somebody says that others say
    inner = sorted(around, key=lambda quote: quote[1] - quote[0])[:1]
    return rebuttal.is_rebutted(page, block, start, end, inner or touched)


_CITED_LETTERS = 30
"""So many letters at most stand beside words that are cited."""

_CALLS_OUT = later(
    r"\W*(?:\[!\w+\]|(?:(?:please )?note|tips?|important|warning|caution|remember|did you know|"
    r"good to know|key (?:points?|facts?|messages?)|in short|at a glance|summary|safety|urgent|"
    r"emergency|medical disclaimer|disclaimer|call (?:999|911|112)|seek|when to|top tip)\b)"
)
_SPEAKS = later(
    r"\A\W*\"|\b(?:i|i'm|i've|i'd|my|me|we|we're|our|us)\b|[\w.\"] ?(?:--?|\u2014) ?\w+ \w+\W*\Z"
)


_ADDRESSES = later(r"\byou(?:r|rs|rself|'ll|'re|'ve)?\b")
_OF_THE_PAGE = later(
    r"\b(?:this|these) (?:\w+ )?(?:page|article|guide|leaflet|information|content|web ?site|site|"
    r"statements?)\b(?= (?:is|are|was|were|has|have|does|do|should|must)\b)"
    r"|\A\W*food supplements? (?:is|are|should|must)\b"
)


def _is_callout(block: Block) -> bool:
    """Return whether a quoted block is set like one to stand out, and speaks for the page."""
    if _CALLS_OUT.match(block.folded):
        return True
    stands_out = (
        block.opening_bold is not None
        or _ADDRESSES.search(block.folded)
        or _OF_THE_PAGE.search(block.folded)
    )
    return bool(stands_out) and not _SPEAKS.search(block.folded)


_SINGLE_MARKS = regex_later(
    r"(?<![\w'])'(?=\w)(?:[^'\n]|\n(?!\n)|(?<=\w)'(?=\w)){1,80}(?<=[\w.,!?])'(?!\w)"
)
"""A few words between single marks. An apostrophe stands between letters, or opens nothing."""


@lru_cache(maxsize=64)
def _in_single_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand between single quotation marks in a text, in order."""
    if " '" not in text and not text.startswith("'") and "('" not in text:
        return ()
    return tuple(found.span() for found in _SINGLE_MARKS.finditer(text))


@lru_cache(maxsize=64)
def _quotation_marks(text: str) -> array[int]:
    """Return the offsets of all quotation marks of a text, in order."""
    return array("I", places_of('"', text))


def is_cited(page: Page, block: Block, start: int, end: int, reach: int = _CITATION_REACH) -> bool:
    """Return whether what backs a run of a block's text stands in its sentence, or shortly after.

    That is a footnote, a number in brackets or raised, author and year, an identifier, or a link to
    a page that can be a source (`hosts.is_source`): no home page, shop, blog, social post or
    encyclopedia. `reach` is how many characters after the sentence count; where the sentence sells
    something, what the next one cites does not back it. HONcode, principle 4; FTC, Health Products
    Compliance Guidance, III.
    """
    first, last = sentence_around(block.plain, start)
    for inline in block.inlines:
        # A raised number behind a full stop cites the sentence that it ends, not the next.
        raised = (
            inline.kind is InlineKind.SUPERSCRIPT and first < inline.start < inline.end <= start
        )
        if raised and block.plain[inline.start - 1] in ".!?":
            first = inline.end
    if OFFERS.search(block.folded, first, last):
        reach = min(reach, _BESIDE)
    reach = min(max(last, end) + reach, len(block.text))
    for signs, citation in page.once(_ways_to_cite):
        if any(sign in block.folded for sign in signs) and citation.search(
            block.plain, first, reach
        ):
            return True
    if "http" in block.folded and any(
        is_source(hit[0].rstrip(".,;:)]")) for hit in _ADDRESS.finditer(block.plain, first, reach)
    ):
        return True
    return any(
        _backs(page, block, inline) for inline in block.inlines if first <= inline.start < reach
    )


def _ways_to_cite(page: Page) -> list[tuple[tuple[str, ...], regex.Pattern[str]]]:
    """Return those of `_CITATIONS` of which a sign stands anywhere on a page."""
    return [way for way in _CITATIONS if any(sign in page.folded for sign in way[0])]


def _backs(page: Page, block: Block, inline: Inline) -> bool:
    """Return whether a raised sign, or a link, points at a source."""
    if inline.kind is InlineKind.SUPERSCRIPT:
        raised = _RAISED.fullmatch(block.plain[inline.start : inline.end].strip())
        return raised is not None and not _UNIT.search(
            block.plain, max(0, inline.start - 9), inline.start
        )
    if inline.kind is not InlineKind.LINK:
        return False
    target = _target(page, block.source_span(inline.start, inline.end).start)
    if _OWN_SOURCE.search(target) and "://" not in target:
        return True
    return is_source(target) or page.house.trusts(host_of(target))


def _target(page: Page, offset: int) -> str:
    """Return the address of the link that stands at an offset of the source; "" for none."""
    starts, links = page.once(_links)
    index = bisect_right(starts, offset) - 1
    return links[index].target if index >= 0 and offset < links[index].span.end else ""


def _links(page: Page) -> tuple[list[int], list[Link]]:
    links = sorted(
        (link for link in page.document.links if link.kind.followed),
        key=lambda link: link.span.start,
    )
    return [link.span.start for link in links], links


_CASE = regex_later(
    r"\W*(?:(?:and|but) )?(?:if|when|once|where|even if|should)\s[^,;:.!?]{3,120},\s",
    regex.IGNORECASE,
)


def is_negated(block: Block, start: int, end: int) -> bool:
    """Return whether a negation stands before a run in its sentence, or right after it.

    What "If the fever does not go," opens with is a case, and denies nothing of what follows.
    """
    first, last = clause_around(block.plain, start, end)
    if (case := _CASE.match(block.plain, first, start)) is not None:
        first = case.end()
    return bool(
        _NEGATION.search(block.plain, first, start) or _NEGATED_AFTER.search(block.plain[end:last])
    )


_IF_YOU = (
    r"\b(?:if|whether|in case|unless)(?: (?:you(?:'ve|'re)?|they|he|she|someone|somebody|anyone|"
    r"(?:your|the|a) (?:child|baby|partner|person|relative)))"
)
_HALF_WORDS = (
    r"(?: (?:ever|often|also|regularly|sometimes|always|already|have|has|had|are|is|were|been|"
    r"to|told|asked|tempted|find|found|yourself|try|tried|want|wanted|need|feel|start|started|that|"
    r"you|notice|must|accidentally))"
)
_CONDITION = regex_later(
    rf"{_IF_YOU}{_HALF_WORDS}{{0,5}}(?:[^.;:!?]{{0,60}},? or)?\s*$", regex.IGNORECASE
)
_LEADS_TO_SIGNS = regex_later(
    rf"(?:{_IF_YOU}{_HALF_WORDS}{{0,5}}|\b(?:if|who)|\b(?:signs?|symptoms?)\b[^.:;!?]{{0,60}})"
    r"(?: any of (?:the following|these))?:\s*$",
    regex.IGNORECASE,
)
_LONGEST_LIST = 20
_OPENING = 40
"""Characters before a run, in an item of a list that goes on with what leads the list."""


def is_conditional(page: Page, block: Block, start: int, _end: int) -> bool:
    """Return whether a run is a condition, or goes on with one that leads a list."""
    first, _ = sentence_around(block.plain, start)
    if _CONDITION.search(block.plain, first, start):
        return True
    if block.kind is not BlockKind.LIST_ITEM or first or start > _OPENING:
        return False
    number = page.number_of(block)
    for lead in reversed(page.blocks[max(0, number - _LONGEST_LIST) : number]):
        if lead.kind is not BlockKind.LIST_ITEM:
            return _LEADS_TO_SIGNS.search(lead.plain) is not None
    return False


_JOINING = r"(?:of|for|the|and|on|in|to|with|against|at|&|an?)"
_CAPITALISED = r"[A-Z][\w'\-]*"
_NAME_BEFORE = regex_later(rf"(?<!\w)(?:(?:{_CAPITALISED}|{_JOINING}),?\s+)+\Z")
_NAME_AFTER = regex_later(rf"\A[\w'\-]*(?:,?\s+(?:{_CAPITALISED}|{_JOINING}(?!\w)))+")
_JOINS = regex_later(_JOINING)
_NAME_REACH = 80
_HAS_CAPITAL = regex_later(r"\b[A-Z]")
_TITLE_WORDS = 4
_NAMING = regex_later(
    r"\b(?:Acts?|Association|Alliance|Agency|Administration|Bill|Board|Campaign|Center|Centre|"
    r"Charity|Coalition|Collaborative|College|Committee|Conference|Council|Day|Department|"
    r"Directorate|Federation|Forum|Foundation|Fund|Group|Guild|Guidelines?|Home (?:for|of)|"
    r"Hospice|Hospital|Index|Initiative|Institutes?|Journal|Law|League|Ministry|Month|Network|"
    r"Office|Organi[sz]ation|"
    r"Partnership|Prize|Program|Programme|Project|Register|Registry|Report|Review|Scale|Scheme|"
    r"School|Service|Services|Society|Strategy|Study|Survey|Taskforce|Task Force|Trial|Trust|"
    r"UK|Union|University|USA|Week)\b"
)


_LONGEST_ADDRESS = 300
_ADDRESS_SIGN = regex_later(r"://|www\.|@")
_WHOLE_ADDRESS = regex_later(r"(?:https?://|www\.|[\w.+-]+@)[^\s<>()]+")


def in_name(block: Block, start: int, end: int) -> bool:
    """Return whether a run is part of a name such as "National Institute on Drug Abuse".

    Every word of the run but "of", "the" and the like is written with a capital, and so are those
    around it, among which is a word that names organisations, laws, studies or programmes. "For the
    Blind" after a capital is a name without one, and so is what stands in a title of four words or
    more, in italics or linked. An address names a page.
    """
    text = block.plain
    if _in_address(text, start, end):
        return True
    words = text[start:end].split()
    joined = [word for word in words if _JOINS.fullmatch(word)]
    if len(joined) == len(words) or not all(
        word in joined or _HAS_CAPITAL.match(word) for word in words
    ):
        return False
    before = _NAME_BEFORE.search(text, max(0, start - _NAME_REACH), start)
    after = _NAME_AFTER.search(text[end : end + _NAME_REACH])
    around = [part[0] for part in (before, after) if part]
    if any(_NAMING.search(part) for part in (*around, text[start:end])):
        return True
    if block.kind is not BlockKind.HEADING and joined[:1] == words[:1]:
        return bool(before and _HAS_CAPITAL.search(before[0]))
    return _in_title(block, start, end)


def _in_address(text: str, start: int, end: int) -> bool:
    """Return whether a run without blanks stands in the address of a page or a mailbox."""
    before, after = max(0, start - _LONGEST_ADDRESS), end + _LONGEST_ADDRESS
    if not _ADDRESS_SIGN.search(text, before, after):
        return False
    first = max(text.rfind(blank, before, start) for blank in " \n\t(<") + 1
    return any(
        hit.start() <= start and end <= hit.end()
        for hit in _WHOLE_ADDRESS.finditer(text, max(first, before), after)
    )


def _in_title(block: Block, start: int, end: int) -> bool:
    """Return whether a run stands in a title in italics, or linked: Most Words With a Capital."""
    for inline in block.inlines:
        titled = inline.kind in (InlineKind.EMPHASIS, InlineKind.LINK)
        if titled and inline.start <= start and end <= inline.end:
            words = block.plain[inline.start : inline.end].split()
            small = [w for w in words if not _HAS_CAPITAL.search(w)]
            return len(words) >= _TITLE_WORDS and all(map(_JOINS.fullmatch, small))
    return False


_TALK_BEFORE = regex_later(
    r"\b(?:(?:the|a|this|that|these|use|using|outdated|old|older|offensive|such|slang) (?:words?|"
    r"terms?|phrases?|labels?|expressions?|synonyms?)|(?:words?|terms?|phrases?|labels?|"
    r"expressions?|synonyms?) (?:like|such as|as|is|are|was|were|for|to avoid))\b"
    r"[^.;:!?]{0,30}\Z"
    r"|\b(?:do not|don't|never|avoid|stop|not|no longer|rather than|instead of)\s+(?:to\s+)?"
    r"(?:say|call|us|writ|describ|refer|label)(?:e|ing|s)?\b[^.;:!?]{0,40}\Z"
    r"|\b(?:instead of|rather than|as opposed to|in place of)\s+(?:an?\s|the\s)?\Z"
    r"|\b(?:say|write|use)\s+['\"][^'\".;:!?]{2,40}['\"],?\s+(?:and\s+)?not\s+['\"]?\Z"
    r"|\b(?:formerly|previously|once|also|sometimes|often|historically|still|wrongly|commonly)\s+"
    r"(?:\w+\s+)?(?:called|known as|named|termed|referred to as|labell?ed|written as)\b"
    r"[^.;:!?]{0,30}\Z"
    # what somebody is called, or calls themselves
    r"|\b(?:be|been|being|get|getting|got)\s+(?:called|labell?ed|branded|dismissed as)\s+"
    r"(?:an?\s|the\s)?(?:\w+\s)?\Z"
    r"|\b(?:i|they|he|she|we|you|who|people|to)\s+(?:\w+\s)?(?:call|calls|called|calling)\s+"
    r"(?:my|your|him|her|them|our)sel(?:f|ves)\s+(?:an?\s|the\s)?(?:\w+\s)?\Z"
    r"|\b(?:formerly|previously|used to be called)\b[^.;:!?\w]{0,3}(?:an?\s|the\s)?\Z",
    regex.IGNORECASE,
)
_TALK_AFTER = regex_later(
    r"\A\W{0,3}(?:is|are|was|were|can be|may be)\s+(?:\w+\s+){0,3}?(?:outdated|offensive|"
    r"stigmati[sz]ing|derogatory|hurtful|old-fashioned|(?:word|term|label|phrase)s?|"
    r"no longer used|not used|(?:an )?unhelpful)\b",
    regex.IGNORECASE,
)


def is_mentioned(block: Block, start: int, end: int) -> bool:
    """Return whether the words of a run are spoken about in its sentence, and not used."""
    first, last = sentence_around(block.plain, start)
    return bool(
        _TALK_BEFORE.search(block.plain, max(first, start - _NAME_REACH), start)
        or _TALK_AFTER.search(block.plain[end:last])
    )


def has_another_meaning(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run is, or holds, a known homograph in its other meaning here."""
    known = homographs()
    text = block.folded
    spans = [(start, end)]
    if text[start:end] not in known:
        spans = [word.span() for word in _WORD.finditer(text, start, end)]
    return any(
        meaning.clears(page, block, *span)
        for span in spans
        for meaning in known.get(text[slice(*span)], ())
    )


_WORD = regex_later(r"\w+")


@cache
def homographs() -> Mapping[str, tuple[Context, ...]]:
    """Return, for words with several meanings, the contexts of those that are not meant by rules.

    From `rules/context/homographs.yml`: word (with `|` between spellings) → a list of contexts.
    """
    found: dict[str, tuple[Context, ...]] = {}
    for words, meanings in _data("homographs")["words"].items():
        contexts = tuple(
            Context(**{key: tuple(value) for key, value in meaning.items() if key != "meaning"})  # type: ignore[arg-type]  # the keys are those of patterns
            for meaning in meanings
        )
        for word in words.split("|"):
            found[word] = contexts
    return found


def is_verbatim(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run is part of a text that is fixed word by word."""
    spans: dict[int, list[tuple[int, int]]] = page.once(_verbatim_spans)
    return any(first <= start and end <= last for first, last in spans.get(id(block), ()))


def _verbatim_spans(page: Page) -> dict[int, list[tuple[int, int]]]:
    """Return start and end of the fixed texts in each block, by the block's `id()`."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for anchor, text in (*_verbatim(), *_fixed_texts(page.house.disclaimers)):
        if anchor not in page.folded:
            continue
        for block in page.blocks:
            if anchor in block.folded:
                hits = text.finditer(block.folded, timeout=TIME_LIMIT)
                spans.setdefault(id(block), []).extend(hit.span() for hit in hits)
    return spans


@cache
def _verbatim() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(_fixed_text(entry["text"]) for entry in _data("verbatim")["texts"])


@cache
def _fixed_texts(
    disclaimers: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(_fixed_text(text) for _, texts in disclaimers for text in texts)


def _fixed_text(text: str) -> tuple[str, regex.Pattern[str]]:
    """Return the longest word of a text, and a pattern of its words with any blanks between."""
    words = plain_quotes(text).lower().split()
    return max(words, key=len, default=""), regex_later(r"\s+".join(map(regex.escape, words)))


_QUESTIONS: Mapping[str, Callable[[Page, Block, int, int], bool]] = {
    "references": lambda page, block, _start, _end: in_references(page, block),
    "another_meaning": has_another_meaning,
    "rebutted": is_rebutted,
    "quoted": lambda _, block, start, end: is_quoted(block, start, end),
    "briefly_quoted": lambda _, block, start, end: is_briefly_quoted(block, start, end),
    "cited": is_cited,
    "conditional": is_conditional,
    "negated": lambda _, block, start, end: is_negated(block, start, end),
    "name": lambda _, block, start, end: in_name(block, start, end),
    "mentioned": lambda _, block, start, end: is_mentioned(block, start, end),
    "unsaid": lambda page, block, start, _end: rebuttal.is_unsaid(page, block, start),
    "verbatim": is_verbatim,
}
"""The keys of `Context` that are asked for with true, the cheap ones first."""


def _data(name: str) -> Any:
    path = rules_folder() / "context" / f"{name}.yml"
    return parse(path.read_text(encoding="utf-8")).value
