"""What stands around a match: one mechanism that every rule can name, to be cleared or to speak.

The standard behind it: claims are judged in context (FTC, Health Products Compliance Guidance,
II.A), so a word alone is never proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from qa.document import BlockKind, InlineKind, plain_quotes
from qa.locations import rules_folder
from qa.marked_yaml import parse
from qa.page import sentence_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from qa.document import Block
    from qa.page import Page

_NEGATION = regex.compile(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|can't|won't|isn't|aren't|doesn't|don't|"
    r"didn't|wasn't|weren't|nobody|nothing|hardly|no longer|rather than|instead of|myths?|false|"
    r"beware|avoid|claim(?:s|ed|ing)?(?: (?:to|that))?|so-called|unproven)\b[^.;:!?]{0,60}$",
    regex.IGNORECASE,
)
_NEGATED_AFTER = regex.compile(
    r"^[^.;:!?]{0,40}\b(?:is|are|was|were|has|have|does|do|can) ?(?:not|never|n't)\b|^\s*\?",
    regex.IGNORECASE,
)
_CITATION = regex.compile(
    r"\[\^?[\w, \-]{1,20}\]|\(\s*(?:see\s)?[A-Z][\w'\-]+(?: et al\.?| and [A-Z][\w'\-]+)?,? "
    r"(?:19|20)\d\d[a-z]?\s*\)|[\u00b9\u00b2\u00b3\u2070-\u2079]|\bdoi:|https?://\S+/\S"
)
_REFERENCES = regex.compile(
    r"^\W*(?:references?|sources?|bibliography|further reading|citations?|footnotes?|notes)\b",
    regex.IGNORECASE,
)
_CITATION_REACH = 200

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one block, or page, before it is stopped."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a match may stand.

    After `unless:` any key that holds clears the match; after `only:` every key must hold.
    """

    negated: bool = False
    """A negation stands before it in the sentence, or right after it."""
    cited: bool = False
    """A footnote, bracketed number, author and year, or link to a page stands in the sentence or
    within the next 200 characters."""
    quoted: bool = False
    """It stands between quotation marks, or in a quoted block."""
    references: bool = False
    """It stands below a heading such as References or Sources, or in a footnote."""
    verbatim: bool = False
    """It is part of a text that the law, a label or the site itself fixes word by word:
    `rules/context/verbatim.yml`, and `disclaimers:` in qa.yaml."""
    name: bool = False
    """It is part of the name of an organisation, law, book or programme."""
    another_meaning: bool = False
    """The word means something else here: `rules/context/homographs.yml`."""
    near: tuple[str, ...] = ()
    """Patterns, one of which stands in the same sentence."""
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
        return self is not NOWHERE and any(self._answers(page, block, start, end))

    def holds(self, page: Page, block: Block, start: int, end: int) -> bool:
        """Return whether all of these contexts are that of `block.plain[start:end]`."""
        return self is NOWHERE or all(self._answers(page, block, start, end))

    def _answers(self, page: Page, block: Block, start: int, end: int) -> Iterator[bool]:
        """Yield, for every key that is set, whether it holds; the cheap ones first."""
        for key, answer in _QUESTIONS.items():
            if getattr(self, key):
                yield answer(page, block, start, end)
        if self.near or self.before or self.after:
            first, last = sentence_around(block.plain, start)
            before, after = block.plain[first:start], block.plain[end:last]
            if self.near:
                sentence = block.plain[first : max(last, end)]
                yield any(search(part, sentence) for part in self.near)
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
            yield any(search(part, page.folded) for part in self.page)


NOWHERE = Context()
"""No context at all: clears nothing, and holds everywhere."""


@cache
def pattern(text: str) -> regex.Pattern[str]:
    """Return a compiled pattern that ignores case, compiled once."""
    return regex.compile(plain_quotes(text), regex.IGNORECASE)


def search(part: str, text: str) -> regex.Match[str] | None:
    """Look for a pattern, with case ignored. Raises TimeoutError after TIME_LIMIT."""
    return pattern(part).search(text, timeout=TIME_LIMIT)


def in_references(page: Page, block: Block) -> bool:
    """Return whether a block is a footnote or stands below a heading such as References."""
    if block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within:
        return True
    heading = page.heading_over(block)
    return heading is not None and _REFERENCES.match(heading.plain) is not None


def is_references_heading(text: str) -> bool:
    """Return whether a heading's text opens a list of references."""
    return _REFERENCES.match(text) is not None


def is_quoted(block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block's text stands in quotation marks or in a quoted block."""
    if block.kind is BlockKind.QUOTE or BlockKind.QUOTE in block.within:
        return True
    for inline in block.inlines:
        if inline.kind is InlineKind.QUOTE and inline.start <= start and end <= inline.end:
            return True
    text = block.plain
    before, after = text[:start], text[end:]
    return before.count('"') % 2 == 1 and '"' in after


def is_cited(block: Block, start: int, end: int) -> bool:
    """Return whether a citation stands in the sentence of a run, or shortly after it."""
    first, last = sentence_around(block.plain, start)
    reach = max(last, end) + _CITATION_REACH
    if _CITATION.search(block.text, first, min(reach, len(block.text))):
        return True
    kinds = (InlineKind.SUPERSCRIPT, InlineKind.LINK)
    return any(i.kind in kinds and first <= i.start < reach for i in block.inlines)


def is_negated(block: Block, start: int, end: int) -> bool:
    """Return whether a negation stands before a run in its sentence, or right after it."""
    first, last = sentence_around(block.plain, start)
    return bool(
        _NEGATION.search(block.plain, first, start) or _NEGATED_AFTER.search(block.plain[end:last])
    )


_CAPITALISED = r"(?:[A-Z][\w'\-]*|of|for|the|and|on|in|to|with|against|&)"
_NAME_BEFORE = regex.compile(rf"(?:\b{_CAPITALISED}\s+)+\Z")
_NAME_AFTER = regex.compile(rf"\A[\w'\-]*(?:\s+{_CAPITALISED}\b)+")
_NAMING = regex.compile(
    r"\b(?:Acts?|Association|Alliance|Agency|Administration|Bill|Board|Campaign|Center|Centre|"
    r"Charity|Coalition|Collaborative|College|Committee|Conference|Council|Day|Department|"
    r"Directorate|Federation|Forum|Foundation|Fund|Group|Guild|Guidelines?|Hospice|Hospital|"
    r"Index|Initiative|Institutes?|Journal|Law|League|Ministry|Month|Network|Office|Organi[sz]ation|"
    r"Partnership|Prize|Program|Programme|Project|Register|Registry|Report|Review|Scale|Scheme|"
    r"School|Service|Services|Society|Strategy|Study|Survey|Taskforce|Task Force|Trial|Trust|"
    r"UK|Union|University|USA|Week)\b"
)


def in_name(block: Block, start: int, end: int) -> bool:
    """Return whether a run is part of a name such as "National Institute on Drug Abuse".

    The run of capitalised words around it must hold a word that names organisations, laws, studies
    or programmes, and the run itself must be written with a capital.
    """
    text = block.plain
    if not text[start : start + 1].isupper():
        return False
    before = _NAME_BEFORE.search(text, max(0, start - 80), start)
    after = _NAME_AFTER.search(text[end : end + 80])
    return any(part and _NAMING.search(part[0]) for part in (before, after)) or bool(
        _NAMING.search(text, start, end)
    )


def has_another_meaning(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a word is one of the homographs that are known, in its other meaning here."""
    meanings = homographs().get(block.folded[start:end])
    return meanings is not None and any(
        meaning.clears(page, block, start, end) for meaning in meanings
    )


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
    return max(words, key=len, default=""), regex.compile(r"\s+".join(map(regex.escape, words)))


_QUESTIONS: Mapping[str, Callable[[Page, Block, int, int], bool]] = {
    "references": lambda page, block, _start, _end: in_references(page, block),
    "another_meaning": has_another_meaning,
    "quoted": lambda _, block, start, end: is_quoted(block, start, end),
    "cited": lambda _, block, start, end: is_cited(block, start, end),
    "negated": lambda _, block, start, end: is_negated(block, start, end),
    "name": lambda _, block, start, end: in_name(block, start, end),
    "verbatim": is_verbatim,
}
"""The keys of `Context` that are asked for with true, the cheap ones first."""


def _data(name: str) -> Any:
    path = rules_folder() / "context" / f"{name}.yml"
    return parse(path.read_text(encoding="utf-8")).value
