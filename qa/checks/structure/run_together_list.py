"""A list whose items ran together into one paragraph: "- fever - a rash - a stiff neck"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ITEM = r"[^\W\d_][^.;:\n*\u2022|-]*(?:-[^\W\d_][^.;:\n*\u2022|-]*)*?"
_RUN = later(
    rf"(?:\A|(?<=[:.]) ?)(?P<first>[-*\u2022]) (?:{_ITEM} (?P=first) ){{2,}}[^\W\d_]"
    rf"|(?<=:) (?P<sign>[-*\u2022]) (?:{_ITEM} (?P=sign) ){{1,}}[^\W\d_]"
)

_STRAY = later(
    r"(?<=[a-z.!?,;:)] )\* (?:\d{1,2}[.)] )?[A-Za-z]{2}[^*]{2,160} \* (?:\d{1,2}[.)] )?[A-Za-z]{2}"
    r"|(?<=[.!?] )(?P<same>[-\u2022\u2013]) [A-Z][^.!?]{2,160}[.!?] (?P=same) [A-Z][a-z]"
)
"""Marks of items between sentences, and stars between words, of which text has none."""
_OPENING = (
    r"(?!(?:a|an|the)? ?(?:and|or|but|for|to|so|if|when|which|that|this|these|it|you|your|"
    r"they|even|especially|particularly|including|such|like|not|no|usually|often|sometimes|with|"
    r"as|see|because|about|up|at|on|from|by|only|rather|also|mainly|mostly|is|are|can|may|called|"
    r"known|unless|until|after|before|in|either|both|one|two|some|any|most|all|more|less|known|"
    r"just|perhaps|e\.g|i\.e|ask|call|tell|speak|talk|check|avoid|do|don't|seek|get|use|take)\b)"
)
"""Not the words with which an aside begins."""
_HALVES = later(
    r"(?P<one>[a-z][a-z',/-]*(?: [a-z',/()-]+){1,8}) - "
    rf"(?P<two>{_OPENING}[a-z][a-z',/-]*(?: [a-z',/()-]+){{1,8}})"
)
_PHRASE = r"[a-z][a-z',/-]*(?:\s[a-z0-9',/()-]*[a-z0-9',/)(]){0,9}"
_STAR = later(r"[a-z,)] [*\u2022\u00b7] (?:an? )?[a-z]{2,}")
_SEVERAL = later(rf"{_PHRASE}(?: - {_OPENING}{_PHRASE}){{2,12}}")
"""Three items or more, none of which is an aside of the one before it."""
_ALIKE = later(r"(?:\A|- )(?P<opens>[A-Za-z]+ [a-z]+) (?:[^\s-]+ ){1,12}- (?P=opens) [a-z]")
"""Two clauses that begin with the same two words; an aside does not."""
_CLAUSE = later(r"\b(?:is|are|was|can|may|will|have|has|should|your)\b")
_FEWEST_OTHERS = 2
_STEM = 5
_MANY_DASHES = 3
"""So many stand in no item that is one."""

_WHOLE_ITEM = r"[A-Z][a-z']*(?: [\w'%,()/-]*[\w'%,)/]){1,14}"
_CAPITAL = later(
    rf"(?:[-*\u2022] )?{_WHOLE_ITEM}(?P<dash> [-*\u2022] ){_WHOLE_ITEM}"
    rf"(?:(?P=dash){_WHOLE_ITEM})+\.?"
)
"""Items that each begin with a capital, have two words or more and no stop within."""

_STEPS = later(
    r"\W*(?:1[.)] )?[A-Z][^.!?\d][^.!?]{2,120}[.!?;,] 2[.)] [A-Z][^.!?]{2,120}[.!?;,] "
    r"(?:and )?3[.)] [A-Z]"
)
"""Numbered steps of which the first is the block's own."""


@rule(
    "structure.run-together-list",
    level=Level.WARNING,
    message="The items of a list ran together here ('%s'): put each on a line of its own.",
    why="A list of warning signs or steps that stands in one line is skipped, or misread.",
    sources=[
        "NHS digital service manual, content style guide: lists",
        "PEMAT-P, item 12: visual cues, such as bullets, draw attention to key points",
    ],
    examples=[
        Example(
            bad="Early signs are: - hearing voices - feeling that you are watched - thoughts that"
            " jump about.",
            good="Early signs are:\n\n- hearing voices\n- feeling that you are watched\n",
        ),
        Example(
            bad="<p>\u2022 a high fever \u2022 a stiff neck \u2022 a rash</p>",
            good="<p>Open Monday - Friday, for adults - and children - of this town.</p>",
        ),
        Example(
            bad="These disturb sleep:\n\n- Naps after 3pm - Energy drinks - Late meals\n",
            good="These disturb sleep:\n\n- Naps after 3pm\n- Energy drinks\n- Meals - late ones\n",
        ),
        Example(
            bad="## Your room\n\n- Leave a window open, if it is quiet - Turn the clock round - Use"
            " thick curtains\n",
            good="## Your room\n\n- Open from Monday - Friday\n- Pat Lee - Head nurse, ward 2\n",
        ),
        Example(
            bad="3. creams, used every day 4. steroid creams, used for flare-ups\n",
            good="3. creams, used every day\n4. steroid creams, used for flare-ups\n",
        ),
        Example(
            bad="<ul><li>Sit for 5 minutes. 2. Keep both feet flat. 3. Rest your arm.</li></ul>",
            good="<ol><li>Sit for 5 minutes.</li><li>Keep both feet flat.</li></ol>",
            format=Format.HTML,
        ),
        Example(
            bad="Take off the cap. * Sit up straight. * Seal your lips * 4. Press down once.",
            good="Take off the cap. Sit up straight. A star * marks the words that we explain.",
        ),
        Example(
            bad="- a sore throat\n- losing your voice - swollen neck glands\n- a dry cough\n",
            good="- a sore throat\n- losing your voice - this may last a week\n- a dry cough\n",
        ),
        Example(
            bad="Before the scan:\n\n- drink water * take off your watch\n- sit down\n",
            good="- a dry cough - sign of a cold\n- aching joints - sign of flu\n- a rash\n",
        ),
        Example(
            bad="Tell us if:\n\n- you have a cough - you have a fever - there is pus\n",
            good="Tell us if:\n\n- you have a cough - a dry one\n- you have a fever\n",
        ),
        Example(
            bad="- fever\n- a sore mouth - feeling weak - losing weight\n- a rash\n",
            good="- fever\n- tablets - the usual ones - for pain\n- a rash\n",
            format=Format.TEXT,
        ),
        Example(
            bad="- a dry cough \u2022 a high temperature\n- aching joints\n",
            good="- a dry cough\n- a high temperature\n- 25 kcal \u00b7 5 g of fat\n",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first items of each paragraph that holds the signs of a list between its words.

    Softly where each stands on its own line in Markdown, which some sites show as it is written, or
    behind a `<br>`.
    """
    for block in page.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        found = _RUN.search(block.plain) if block.kind is BlockKind.PARAGRAPH else None
        found = found or (_STEPS.match(block.plain) if " 2" in block.plain else None)
        found = found or _next_number(page, block)
        if block.kind is BlockKind.LIST_ITEM and " - " in block.plain:
            found = found or _CAPITAL.fullmatch(block.plain.strip())
            found = found or _DASHES.fullmatch(block.plain) or _ALIKE.search(block.plain)
        found = found or _STRAY.search(block.plain) or _halves(page, block)
        if found and not in_references(page, block):
            span = block.source_span(found.start(), found.end())
            source = page.document.source[span.start : span.end]
            soft = ("\n" in source or "<br" in source) and page.document.format is Format.MARKDOWN
            shown = " ".join(found[0].split()[:8])
            yield Match(span, (shown,), level=Level.SUGGESTION if soft else None)


def _halves(page: Page, block: Block) -> re.Match[str] | None:
    """Return the two items that stand in one, where all others of the list are short and plain."""
    if block.kind is not BlockKind.LIST_ITEM or not block.group:
        return None
    several = _SEVERAL.fullmatch(block.plain.rstrip(" .;,"))
    found = several or _HALVES.fullmatch(block.plain.rstrip(" .;,"))
    if found is None:
        return _STAR.search(block.plain)
    if several is None:
        one, two = ({word[:_STEM] for word in found[part].split()} for part in ("one", "two"))
        if one & two - _JOINING or _CLAUSE.search(found["two"]):
            return None  # the second explains the first
    elif block.plain.count(" - ") >= _MANY_DASHES:
        return several
    others = [item.plain for item in page.list_of(block) if item is not block]
    if len(others) < (_FEWEST_OTHERS if several is None else 1):
        return None
    plain = (text[:1].islower() and _JOINED.search(text) is None for text in others)
    return found if all(plain) else None


def _next_number(page: Page, block: Block) -> re.Match[str] | None:
    """Return the "4. Rest" that stands within the item that is typed as the third."""
    if block.kind is not BlockKind.LIST_ITEM or page.document.format is Format.HTML:
        return None
    typed = _TYPED.match(page.document.source, block.span.start)
    if typed is None:
        return None
    number = int(typed["number"]) + 1
    return re.compile(rf"(?<=[\w.,;)] ){number}[.)] [A-Za-z]{{3,}}[^.]{{3,}}").search(block.plain)


_DASHES = later(r"[A-Z][\w' ]{2,40}(?: - [A-Z][\w' ]{2,40}){2,}\.?")
_JOINING = {"a", "an", "the", "and", "or", "of", "in", "to"}
_JOINED = later(r"\s[-\u2013\u2014]\s|[.:\u2014]\s")
_TYPED = later(r"\s*(?P<number>\d{1,2})[.)]\s")
