"""The page's own key phrase, pasted into a sentence with its capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_VERBS = (
    "Works|Helps|Treats|Affects|Acts|Causes|Feels|Makes|Does|Is|Are|Was|Can|May|Will|Should|Has|Means|Happens|Starts|"
    "Lasts|Improves|Reduces|Prevents|Relieves|Eases|Increases|Lowers|Boosts|Supports|Changes|Interacts|Takes|Stays|"
    "Spreads|Develops|Occurs"
)
_RUN = later(
    rf"(?<![\w'&/-])(?P<run>(?:(?:How|Why|What|When|Where"
    rf"|Which)\s(?:to\s)?)?(?:[A-Z][\w-]*\s){{1,4}}(?P<verb>{_VERBS}))"
    r"(?=\s(?P<next>[a-z][\w-]*))"
)
_CAPITAL = later(rf" (?=[A-Z])(?:{_VERBS}) [a-z]")
_REACH = 60
_NAMED = later(
    r"(?:\b(?:called|titled|named|entitled|book|film|article|guide|booklet|brochure|handout|talk|class|page|podcast|series"
    r"|programme|program|campaign|leaflet|"
    r"section|chapter|course|video|tool|app|see|read|visit|watch|our|report|study|project"
    r"|website)\s*:?|[\"'“‘(\[:–—|>])\s*$",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset({
    "How", "Why", "What", "When", "Where", "Which", "Who", "It", "This", "That", "There", "Here",
    "You", "We", "They",
})  # fmt: skip
_POINTS_AT = frozenset({"See", "Read", "Visit", "Watch", "Try", "Our", "The"})
_KINDS_OF_WORK = frozenset({
    "article", "page", "section", "guide", "leaflet", "booklet", "video", "book", "series",
    "website", "campaign", "programme", "program", "study", "trial",
})  # fmt: skip
_GOES_ON = later(r"(?: [a-z]+){1,3} [A-Z][a-z]")
_FEWEST = 2


@rule(
    "wording.keyword-capitals",
    level=Level.WARNING,
    message="'%s' has a capital in the middle of a sentence: write '%s', as the page does"
    " elsewhere.",
    why="Capitals inside a sentence read like a name, and show that a search phrase was pasted in.",
    sources=[
        "NHS digital service manual, content style guide: capital letters",
        "AMA Manual of Style, 11th ed., 10 Capitalization",
        "Google Search Central, spam policies: keyword stuffing",
    ],
    examples=[
        Example(
            bad="Doctors know how insulin works in most people.\n\nInsulin Works mainly in the"
            " muscles. It takes time"
            " until insulin works fully.",
            good="Doctors know how insulin works in most people.\n\nInsulin works mainly in the"
            " muscles.",
        ),
        Example(
            bad="It helps to see how therapy helps.\n\nIn short, How Therapy Helps depends on"
            " you. Nobody knows why"
            " therapy helps so many.",
            good="# How Therapy Helps\n\nSee how therapy helps. Our leaflet How Therapy Helps is"
            " free.",
        ),
    ],
    words=sorted({f" {verb.lower().rstrip('?')}" for verb in _VERBS.split("|")}),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each capitalised verb in running text that the page writes small elsewhere."""
    for block in page.prose:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        if not _CAPITAL.search(block.plain):
            continue
        for found in _RUN.finditer(block.plain):
            run, start, end = found["run"], found.start("run"), found.end("run")
            words = run.split()
            if (
                words[0] in _POINTS_AT
                or words[-2] in _NO_SUBJECT
                or found["next"] in _KINDS_OF_WORK
            ):
                continue
            if not page.once(_WrittenSmall(words[-2], words[-1])):
                continue
            if _GOES_ON.match(block.plain, end):  # the title of a work
                continue
            if _NAMED.search(block.plain[max(0, start - _REACH) : start]) or is_quoted(
                block, start, end
            ):
                continue
            if _marked(block, start, end) or in_references(page, block):
                continue
            right = _mended(block.plain, start, words, page)
            span = block.source_span(start, end)
            yield Match(span, (run, right), (Fix(f"Write '{right}'", (Edit(span, right),)),))


@dataclass(frozen=True, slots=True)
class _WrittenSmall:
    """Whether a page has a subject and its verb often, and in its prose with the verb small."""

    subject: str
    verb: str

    def __call__(self, page: Page) -> bool:
        verb = self.verb.lower()
        if page.folded.count(f"{self.subject.lower()} {verb}") < _FEWEST:
            return False
        forms = (f"{self.subject} {verb}", f"{self.subject.lower()} {verb}")
        return any(form in block.plain for block in page.prose for form in forms)


def _marked(block: Block, start: int, end: int) -> bool:
    kinds = (InlineKind.LINK, InlineKind.EMPHASIS, InlineKind.STRONG, InlineKind.QUOTE)
    return any(i.kind in kinds and i.start < end and start < i.end for i in block.inlines)


def _mended(text: str, start: int, words: list[str], page: Page) -> str:
    first = not text[:start].strip() or text[:start].rstrip().endswith((".", "!", "?"))
    mended = []
    for number, word in enumerate(words):
        proper = (
            number < len(words) - 1 and page.words[word.lower()] and _always_capital(page, word)
        )
        keep = (first and number == 0) or proper
        mended.append(word if keep else word.lower())
    return " ".join(mended)


def _always_capital(page: Page, word: str) -> bool:
    """Return whether a page never writes a word small."""
    small = re.compile(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])")
    return not any(small.search(block.plain) for block in page.prose)
