"""What every reader needs: a block put together from pieces, bare addresses, anchors of headings.

An `Assembly` is filled from left to right, from runs of the source, and never looks anything up
again: each call says what it adds and where that stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Block, Inline, InlineKind, Link, LinkKind, Piece, Span
from qa.identifiers import find_identifiers
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.document import BlockKind

INLINE_TAGS = {
    "em": InlineKind.EMPHASIS,
    "i": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG,
    "code": InlineKind.CODE,
    "kbd": InlineKind.CODE,
    "samp": InlineKind.CODE,
    "tt": InlineKind.CODE,
    "q": InlineKind.QUOTE,
    "sup": InlineKind.SUPERSCRIPT,
}
"""What the elements of HTML inside a line make of their text."""
HEADING_WORDS = 12
"""A line with more words than this is a sentence, whatever it looks like."""

# Blanks as HTML knows them: a no-break space is a character of the text.
_BLANKS = " \t\n\r\f"
# Runs of blanks that are not already one plain blank.
_UNEVEN_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")


class Assembly:
    """The text of one block while it is being read."""

    __slots__ = ("_exact", "_texts", "inlines", "length", "pieces")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.inlines: list[Inline] = []
        self.length = 0
        """Of the text so far: where the next character will stand."""
        self._texts: list[str] = []
        self._exact = False  # whether the last piece may grow

    def add(self, text: str, start: int) -> None:
        """Append characters that stand in the source from `start` exactly as they are here."""
        size = len(text)
        if not size:
            return
        at = self.length
        self.length = at + size
        self._texts.append(text)
        pieces = self.pieces
        if self._exact and pieces[-1].source_end == start:
            last = pieces[-1]
            pieces[-1] = Piece(last.start, at + size, last.source_start, start + size)
        else:
            pieces.append(Piece(at, at + size, start, start + size))
        self._exact = True

    def add_unit(self, text: str, start: int, end: int) -> None:
        """Append text that `source[start:end]` stands for as a whole: an entity, a line break."""
        if not text:
            return
        at = self.length
        self.length = at + len(text)
        self._texts.append(text)
        self.pieces.append(Piece(at, self.length, start, end))
        self._exact = False

    def add_blank(self, start: int, end: int) -> None:
        """Append one blank for `source[start:end]`, unless the text is empty or ends with one."""
        if not self.at_blank:
            self.add_unit(" ", start, end)

    def add_collapsed(self, source: str, start: int, end: int) -> None:
        """Append `source[start:end]` with each run of blanks as one blank, as a browser shows it.

        A blank at the start of the block, or after another blank, is left out.
        """
        at = start
        for run in _UNEVEN_BLANKS.finditer(source, start, end):
            self._add_even(source, at, run.start())
            self.add_blank(run.start(), run.end())
            at = run.end()
        self._add_even(source, at, end)

    def _add_even(self, source: str, start: int, end: int) -> None:
        if start < end and source[start] == " " and self.at_blank:
            start += 1
        self.add(source[start:end], start)

    @property
    def at_blank(self) -> bool:
        """Whether a blank here would be one too many: after another, or at the start."""
        return not self.length or self._texts[-1][-1] in _BLANKS

    def mark(self, kind: InlineKind, start: int) -> None:
        """Say that the text from offset `start` (of the text) up to here is marked as `kind`."""
        if self.length > start:
            self.inlines.append(Inline(kind, start, self.length))

    def trim(self) -> None:
        """Drop blanks from the end of the text."""
        while self._texts:
            text = self._texts[-1].rstrip(_BLANKS)
            lost = len(self._texts[-1]) - len(text)
            if not lost:
                break
            self.length -= lost
            self._texts[-1] = text
            if not text:
                self._texts.pop()
            while self.pieces and self.pieces[-1].start >= self.length:
                self.pieces.pop()
                self._exact = False
            if self.pieces and self.pieces[-1].end > self.length:
                last = self.pieces.pop()
                cut = last.end - self.length
                self.pieces.append(
                    Piece(last.start, self.length, last.source_start, last.source_end - cut)
                )
        if self.inlines and max(inline.end for inline in self.inlines) > self.length:
            self.inlines = [
                Inline(kind, start, min(end, self.length))
                for kind, start, end in self.inlines
                if start < self.length
            ]

    @property
    def text(self) -> str:
        """What was put together so far."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""

    def block(  # noqa: PLR0913 -- the facts of a block
        self,
        kind: BlockKind,
        span: Span,
        *,
        level: int = 0,
        within: tuple[BlockKind, ...] = (),
        classes: tuple[str, ...] = (),
        group: int = 0,
        ordered: bool = False,
    ) -> Block | None:
        """Return the block, or None where nothing but blanks was added."""
        text = self.text
        if not text or text.isspace():
            return None
        inlines = self.inlines
        if len(inlines) > 1:
            inlines.sort(key=_outermost_first)
        return Block(
            kind, text, span, tuple(self.pieces), level, within, tuple(inlines), classes, group,
            ordered,
        )  # fmt: skip


def _outermost_first(inline: Inline) -> tuple[int, int]:
    return inline.start, -inline.end


def stands_as_heading(text: str, inlines: Sequence[Inline]) -> bool:
    """Whether a paragraph is one short bold run without a full stop: a heading to its reader."""
    if not inlines or not any(inline.kind is InlineKind.STRONG for inline in inlines):
        return False
    bare = text.strip()
    if not bare or bare.endswith(".") or len(bare.split(None, HEADING_WORDS)) > HEADING_WORDS:
        return False
    start = len(text) - len(text.lstrip())
    end = start + len(bare)
    return any(
        inline.kind is InlineKind.STRONG and inline.start <= start and inline.end >= end
        for inline in inlines
    )


class LinkFacts(NamedTuple):
    """What the attributes of a link say beside its address."""

    label: str
    new_window: bool
    control: bool


_CONTROLS = frozenset({"button", "checkbox", "menuitem", "option", "radio", "switch", "tab"})
_WORKED_BY_SCRIPT = (
    "onclick", "aria-controls", "aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle",
    "data-target", "data-bs-target",
)  # fmt: skip


def link_facts(value: Callable[[str], str | None]) -> LinkFacts:
    """Return what an `a` element says; `value` gives an attribute, None where there is none."""
    # where another element names the link, its id stands for the name
    label = value("aria-label") or value("aria-labelledby") or ""
    return LinkFacts(
        " ".join(label.split()),
        (value("target") or "").strip().lower() in {"_blank", "_new", "blank"},
        (value("role") or "").strip().lower() in _CONTROLS
        or any(value(name) is not None for name in _WORKED_BY_SCRIPT),
    )


class Address(NamedTuple):
    """A web or mail address that stands in running text: `text[start:end]`."""

    start: int
    end: int
    target: str
    """As a browser would open it: "www." with "https://" before it, mail with "mailto:"."""


_URL = later(r"(?<![\w@/.-])(?:https?://|ftp://|www\.)[^\s<>\"`“”«»|\\^]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’‘*_~…"
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_OPENERS = {"(": ")", "[": "]", "{": "}"}
_LOCAL_PART = later(r"[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-]\Z")
_DOMAIN = later(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}(?![\w-])")
_LOCAL_MAX, _DOMAIN_MAX = 64, 255


def find_addresses(text: str) -> list[Address]:
    """Return the bare addresses in `text`, in order: http, https, ftp, "www." and mail.

    An address ends before punctuation that belongs to the sentence and before a bracket that was
    opened outside it. Takes time in proportion to the text, whatever the text is.
    """
    found: list[Address] = []
    if "://" in text or "www." in text or "WWW." in text:
        for match in _URL.finditer(text):
            start = match.start()
            end = start + _url_length(match.group())
            if (target := _url_target(text[start:end])) is not None:
                found.append(Address(start, end, target))
    if "@" in text:
        found = _with_mail(text, found)
    return found


def _url_length(url: str) -> int:
    """Return how much of `url` is the address, without the punctuation of its sentence."""
    end = len(url.partition("{:")[0])  # an attribute list behind it
    surplus: dict[str, int] = {}
    while end:
        last = url[end - 1]
        if last in _CLOSERS:
            if last not in surplus:
                surplus[last] = url.count(last, 0, end) - url.count(_CLOSERS[last], 0, end)
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last in _OPENERS:
            surplus[_OPENERS[last]] = surplus.get(_OPENERS[last], 0) + 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _url_target(url: str) -> str | None:
    head = url[:8].lower()
    if head.startswith("www."):
        return f"https://{url}" if "." in url[4:] else None
    return url if len(url) > url.index("://") + 3 else None


def _with_mail(text: str, urls: list[Address]) -> list[Address]:
    mails: list[Address] = []
    at, done = text.find("@"), 0
    while at >= 0:
        local = _LOCAL_PART.search(text, max(done, at - _LOCAL_MAX), at)
        domain = _DOMAIN.match(text, at + 1, at + 1 + _DOMAIN_MAX)
        if local and domain:
            start, done = local.start(), domain.end()
            mails.append(Address(start, done, f"mailto:{text[start:done]}"))
        at = text.find("@", at + 1)
    if not urls:
        return mails
    merged: list[Address] = []
    for address in sorted([*urls, *mails]):
        if not merged or address.start >= merged[-1].end:
            merged.append(address)
    return merged


_NOT_PROSE = frozenset({InlineKind.CODE, InlineKind.LINK})


def bare_links(block: Block, *, numbered: bool = True) -> Iterator[Link]:
    """Yield the addresses and numbers of sources in a block's text outside of links and code.

    `numbered` says whether the page holds any number of a source.
    """
    text = block.text
    addresses = find_addresses(text)
    numbers = [one for one in find_identifiers(text) if not one.fault] if numbered else ()
    if not addresses and not numbers:
        return
    taken = [(i.start, i.end) for i in block.inlines if i.kind in _NOT_PROSE]
    free = _outside(sorted(taken))
    for start, end, target in addresses:
        if free(start, end):
            span = block.source_span(start, end)
            yield Link(target, text[start:end], span, span, LinkKind.BARE)
    if not numbers:
        return
    free = _outside(sorted([*taken, *((one.start, one.end) for one in addresses)]))
    for number in numbers:
        if free(number.start, number.end):
            span = block.source_span(number.start, number.end)
            shown = text[number.start : number.end]
            yield Link(shown, shown, span, span, LinkKind.IDENTIFIER, resolved=number.address)


# What these name is the page itself, or where its text was taken from.
_OWN_ADDRESS = frozenset(
    {
        "canonical", "canonical_url", "canonicalurl", "permalink", "source", "source_url", "id",
        "original", "original_url", "schema", "$schema", "@context", "baseurl", "base_url",
    }
)  # fmt: skip
_KEY = later(r"^[ \t]*(?:-[ \t]+)*[\"']?([@$\w][\w-]*)[\"']?[ \t]*[:=]", re.MULTILINE)


def metadata_links(source: str, end: int) -> Iterator[Link]:
    """Yield the web addresses in the front matter that ends at `end`, whatever it is written in."""
    text = source[:end]
    if "://" not in text:
        return
    for start, stop, target in find_addresses(text):
        line = text.rfind("\n", 0, start) + 1
        key = _KEY.match(text, line, start)
        name = key[1].lower() if key else ""
        if target.startswith("mailto:") or name in _OWN_ADDRESS:
            continue
        if name == "url" and text.startswith(("url", "URL"), line):  # that of the page as a whole
            continue
        span = Span(start, stop)
        yield Link(target, target, span, span, LinkKind.METADATA)


def _outside(taken: list[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return what says whether a run is clear of those taken; to be asked from left to right."""
    nth = covered = 0  # everything before `covered` that matters is taken

    def free(start: int, end: int) -> bool:
        nonlocal nth, covered
        while nth < len(taken) and taken[nth][0] < end:
            covered = max(covered, taken[nth][1])
            nth += 1
        return covered <= start

    return free


_NOT_SLUG = later(r"[^\w\- ]+")
_NOT_PANDOC = later(r"[^\w\-. ]+")
_BEFORE_LETTER = later(r"^[^a-z]+", re.IGNORECASE)


class Slugs:
    """Anchors of headings as site generators make them; doubles get -1, -2.

    GitHub and most others keep figures at the start and drop full stops. Pandoc does neither, and
    kramdown drops both.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, heading: str) -> Iterator[str]:
        """Yield the anchors that the next heading of the page may have."""
        words = heading.strip().lower()
        slug = _NOT_SLUG.sub("", words).replace(" ", "-")
        yield from self._counted(slug)
        if "." in words or not words[:1].isalpha():
            pandoc = _BEFORE_LETTER.sub("", _NOT_PANDOC.sub("", words).replace(" ", "-"))
            for other in {pandoc, _BEFORE_LETTER.sub("", slug)} - {slug, ""}:
                yield from self._counted(other)

    def _counted(self, base: str) -> Iterator[str]:
        slug = base
        seen = self._seen
        if base in seen:
            count = seen[base]
            while slug in seen:
                count += 1
                slug = f"{base}-{count}"
            seen[base] = count
            yield f"{base}_{count}"  # as Python-Markdown counts
        seen[slug] = 0
        yield slug
