"""A numbered list, or a row of numbered headings, that leaves out a number or has one twice."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = later(r"[ \t>]*(?P<number>\d{1,2})[.)]\s")
_HEADED = later(
    r"(?:(?:step|part|stage|tip|section) )?(?P<number>\d{1,2})(?:[.):]|$| ?[\u2013\u2014-] )"
)
_STEP = later(r"(?:step|stage|tip) (?P<number>\d{1,2})\b")
_ASKED = later(r"\W*(?P<label>q|question|faq) ?(?P<number>\d{1,2})\b ?[.:)\u2013\u2014-]? ")
"""How a question is numbered in a row of them."""
_PARAGRAPH = later(r"(?P<number>\d{1,2})[.)] ?[A-Z]")
_OPENING = later(r"(?:^|[.!?] )(?P<word>first(?:ly)?|second(?:ly)?|third(?:ly)?),")
_LAST_FIRST = later(
    r"(?:finally|lastly|last of all), (?!(?:an?|the|some|here|there|let|it|this|we|one|"
    r"remember)\b)[^.!?]{5,120}[.!?] (?P<word>first(?:ly| of all)?),"
)
_BETWEEN = later(r"\b(?:second|secondly|next|then|after that|afterwards)\b")
_LETTERED = later(r"^[ \t>*-]*\(?(?P<letter>[a-h])[.)][ \t]+\S", re.MULTILINE)
_FEWEST = 3
_MOST = 60
_TWICE = 2
_GAPS = (0, *range(2, 7))
"""What lies between two numbers where one is there twice, or up to five are missing."""


@rule(
    "structure.missing-step",
    level=Level.WARNING,
    message="The numbers of this list go from %s to %s: put in the step that is missing, or number"
    " the steps anew.",
    why="A step of an instruction may be lost, and readers cannot tell what it was.",
    sources=[
        "NHS digital service manual, content style guide: numbered steps",
        "PEMAT, items 14 and 16: steps and their order",
    ],
    examples=[
        Example(
            bad="1. Wash your hands.\n2. Open the pen.\n4. Count to ten.\n5. Take it out.\n",
            good="1. Wash your hands.\n2. Open the pen.\n3. Push.\n4. Count to ten.\n",
        ),
        Example(
            bad="Steps\n\n1. Sit down.\n2. Breathe in.\n3. Hold it.\n3. Breathe out.\n4. Rest.\n",
            good="1. Sit down.\n1. Breathe in.\n1. Hold it.\n1. Breathe out.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="1. Sit down.\n2. Breathe in.\n5. Hold it.\n6. Breathe out.\n",
            good="1. Sit down.\n2. Breathe in.\n3. Hold it.\n4. Breathe out.\n",
        ),
        Example(
            bad="## 1. Rest\n\nLie down.\n\n## 2. Cool\n\nUse ice.\n\n## 4. Eat\n\nA little.\n",
            good="## 1. Rest\n\nLie down.\n\n## 2. Cool\n\nUse ice.\n\n## 3. Eat\n\nA bit.\n",
        ),
        Example(
            bad="1. What it is\nA disease of the lungs.\n\n2. Signs\nA cough that lasts.\n\n"
            "4. Care\nInhalers are used.\n",
            good="1. What it is\nA disease of the lungs.\n\n2. Signs\nA cough that lasts.\n\n"
            "3. Care\nInhalers are used.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="## Step 1: Soak it\n\nWait.\n\n## Step 3: Dry it\n\nPat it.\n\n## Step 2: Rinse it"
            "\n\nUse cold water.",
            good="## Step 1: Soak it\n\nWait.\n\n## Step 2: Rinse it\n\nUse cold water.\n\n## "
            "Step 3:"
            " Dry it\n\nPat it.",
        ),
        Example(
            bad="## Your drops\n\nFinally, close the bottle. First, shake it. Then tip your head"
            " back.",
            good="## Your drops\n\nFirst, shake the bottle. Then tip your head back. Finally,"
            " close it.",
        ),
        Example(
            bad="First, rest the joint for a day. Third, take the tablet with food.",
            good="First, rest the joint for a day. Then cool it. Third, take the tablet with food.",
        ),
        Example(
            bad="1. Uses\nIt eases pain.\n\n2. Dose\nOne a day.\n\n2. Storage\nKeep it dry."
            "\n\n4. Help\nCall us.\n",
            good="1. Uses\nIt eases pain.\n\n2. Dose\nOne a day.\n\n3. Storage\nKeep it dry."
            "\n\n4. Help\nCall us.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="1. Rise.\n2. Walk.\n2. Eat.\n5. Rest.\n6. Sleep.\n7. Dream.\n",
            good="1. Rise.\n2. Walk.\n3. Eat.\n4. Rest.\n5. Sleep.\n6. Dream.\n",
        ),
        Example(
            bad="Q1. What is it?\nAn itchy rash.\n\nQ2. Does it spread?\nNo.\n\nQ2. Can I swim?\n"
            "Yes.\n\nQ4. Who can help?\nYour nurse.\n",
            good="Q1. What is it?\nAn itchy rash.\n\nQ2. Does it spread?\nNo.\n\nQ3. Can I swim?\n"
            "Yes.\n\nQ4. Who can help?\nYour nurse. Bring the form from Q2.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="Step 1. Rest.\n\nStep 2. Cool it.\n\nStep 4. Take the tablet.",
            good="10. Rest.\n20. Rest more.\n30. Rest most.\n",
        ),
        Example(
            bad="1. Sit up.\n2. Shake it.\n2. Breathe out.\n5. Press once.\n",
            good="1. Sit up.\n1. Or stand.\n2. Shake it.\n2. Or roll it.\n",
        ),
        Example(
            bad="1. Sit up.\n2. Shake it.\n\nIt should rattle.\n\n4. Breathe out.\n5. Press.\n",
            good="1. Sit up.\n2. Shake it.\n\nIt should rattle.\n\n3. Breathe out.\n4. Press.\n",
        ),
        Example(
            bad="<p>1. Sit up.</p><p>2. Shake it.</p><p>4. Breathe out.</p>",
            good="<p>1. Sit up.</p><p>2. Shake it.</p><p>It rattles.</p><p>3. Breathe out.</p>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the item after each single gap, in a list that otherwise counts from 1.

    Numbers of items are those that the writer typed; HTML counts by itself.
    """
    yield from _written_out(page)
    yield from _headed(page)
    yield from _asked(page)
    yield from _apart(page)
    yield from _lettered(page)
    yield from _in_paragraphs(page)
    if page.document.format not in (Format.MARKDOWN, Format.TEXT):
        return
    source = page.document.source
    for items in numbered_lists(page):
        numbers = [_typed(source, block) for block in items]
        known = [number for number in numbers if number is not None]
        if len(known) != len(items) or len(known) < _FEWEST or known[0] != 1:
            continue
        at = _gap(known)
        if at is not None:
            skips = known[at : at + 2][-1] > known[at] + 1 and known[at] == known[at - 1]
            span = Span(items[at].span.start, items[at + 1 if skips else at].span.end)
            yield Match(span, (str(known[at - 1]), str(known[at + 1 if skips else at])))


def _gap(numbers: list[int]) -> int | None:
    """Return where the one gap of a row ends, if it has one and no more, or its order is wrong."""
    if sorted(numbers) == [*range(1, len(numbers) + 1)]:  # all there, in another order
        return next((n for n, number in enumerate(numbers) if n and number != n + 1), None)
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    odd = [n for n, step in enumerate(steps) if step != 1]
    if len(odd) == _TWICE and len(steps) > len(odd):
        # "1, 2, 2, 5": what was to be changed stands between two that were
        known = all(steps[n] in _GAPS for n in odd) and any(steps[n] for n in odd)
        twice = odd[1] == odd[0] + 1 and steps[odd[0]] == 0
        return odd[0 if twice else 1] + 1 if known else None
    if len(odd) != 1 or steps[odd[0]] not in _GAPS:
        return None
    if steps[odd[0]] == 0 and not any(steps[odd[0] + 1 :]) and not any(steps[: odd[0]]):
        return None
    return odd[0] + 1


def _headed(page: Page) -> Iterator[Match]:
    """Yield the heading, or the paragraph that opens with "Step 4", after a gap."""
    rows: dict[tuple[str, int], list[tuple[int, Block]]] = {}
    for block in page.blocks:
        if block.kind is BlockKind.HEADING and (found := _HEADED.match(block.folded)):
            row = ("heading", block.level)
        elif block.kind is BlockKind.PARAGRAPH and (found := _STEP.match(block.folded)):
            row = (block.folded[: found.start("number")], 0)
        else:
            continue
        rows.setdefault(row, []).append((int(found["number"]), block))
    for numbered in rows.values():
        numbers = [number for number, _ in numbered]
        if len(numbers) >= _FEWEST and numbers[0] == 1 and (at := _gap(numbers)) is not None:
            block = numbered[at][1]
            yield Match(
                block.source_span(0, len(block.text)), (str(numbers[at - 1]), str(numbers[at]))
            )


def _asked(page: Page) -> Iterator[Match]:
    """Yield the question after a gap, where each bears its number: "Q4. Is it safe?"."""
    rows: dict[str, list[tuple[int, Block]]] = {}
    for block in page.blocks:
        found = _ASKED.match(block.folded)
        if found is not None and block.kind is not BlockKind.CODE:
            rows.setdefault(found["label"], []).append((int(found["number"]), block))
    for numbered in rows.values():
        numbers = [number for number, _ in numbered]
        if len(numbers) >= _FEWEST and numbers[0] == 1 and (at := _gap(numbers)) is not None:
            block = numbered[at][1]
            yield Match(
                block.source_span(0, len(block.text)), (str(numbers[at - 1]), str(numbers[at]))
            )


def _apart(page: Page) -> Iterator[Match]:
    """Yield the line after a gap, where each numbered line stands over a text of its own."""
    items = list(_lists(page))
    if page.document.format is not Format.TEXT or any(len(one) > 1 for one in items):
        return
    numbered = [
        (number, blocks[0])
        for blocks in items
        if (number := _typed(page.document.source, blocks[0])) is not None
    ]
    numbers = [number for number, _ in numbered]
    if len(numbers) >= _FEWEST and numbers[0] == 1 and (at := _gap(numbers)) is not None:
        yield Match(numbered[at][1].span, (str(numbers[at - 1]), str(numbers[at])))


def _written_out(page: Page) -> Iterator[Match]:
    """Yield "Third," in a paragraph that has "First," and nothing that could be the second."""
    for over, block in itertools.pairwise(page.blocks):
        turned = _LAST_FIRST.match(block.folded) if "first" in block.folded else None
        if turned is not None and over.kind is BlockKind.HEADING:
            yield Match(block.source_span(*turned.span("word")), ("last", turned["word"]))
    if "third" not in page.folded:
        return
    for block in page.blocks:
        words = list(_OPENING.finditer(block.folded))
        for before, after in itertools.pairwise(words):
            if not (before["word"].startswith("first") and after["word"].startswith("third")):
                continue
            if not _BETWEEN.search(block.folded, before.end(), after.start()):
                span = block.source_span(*after.span("word"))
                yield Match(span, (before["word"], after["word"]))


def _lettered(page: Page) -> Iterator[Match]:
    """Yield the line after a gap, where the lines of one paragraph bear letters."""
    if page.document.format not in (Format.MARKDOWN, Format.TEXT):
        return
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        lines = [*_LETTERED.finditer(page.document.source, block.span.start, block.span.end)]
        if len(lines) < _FEWEST or lines[0]["letter"] != "a":
            continue
        for before, after in itertools.pairwise(lines):
            if ord(after["letter"]) != ord(before["letter"]) + 1:
                yield Match(Span(*after.span("letter")), (before["letter"], after["letter"]))
                break


def _in_paragraphs(page: Page) -> Iterator[Match]:
    """Yield the paragraph after a gap where HTML has the numbers of a list typed in paragraphs."""
    if page.document.format is not Format.HTML:
        return
    rows: list[list[tuple[int, Block]]] = [[]]
    for block in page.blocks:
        if block.kind is BlockKind.HEADING:
            rows.append([])
        elif block.kind is BlockKind.PARAGRAPH and (found := _PARAGRAPH.match(block.plain)):
            if found["number"] == "1":
                rows.append([])
            rows[-1].append((int(found["number"]), block))
    for numbered in rows:
        numbers = [number for number, _ in numbered]
        if len(numbers) >= _FEWEST and numbers[0] == 1 and (at := _gap(numbers)) is not None:
            block = numbered[at][1]
            span = block.source_span(0, len(block.text))
            yield Match(span, (str(numbers[at - 1]), str(numbers[at])))


def numbered_lists(page: Page) -> Iterator[list[Block]]:
    """Yield the items of each numbered list, with those that go on with it in the same section.

    Markdown begins a new list behind a paragraph that stands between two steps.
    """
    source = page.document.source
    joined: list[Block] = []
    for items in _lists(page):
        goes_on = (
            page.document.format is Format.MARKDOWN
            and joined
            and (_typed(source, items[0]) or 0) > 1
            and page.heading_over(items[0]) is page.heading_over(joined[-1])
        )
        if goes_on:
            joined = [*joined, *items]
            continue
        if joined:
            yield joined
        joined = items
    if joined:
        yield joined


def _lists(page: Page) -> Iterator[list[Block]]:
    """Yield the items of each numbered list, those of its outermost depth."""
    for items in page.lists:
        ordered = [block for block in items if block.ordered]
        outermost = min((block.level for block in ordered), default=0)
        if ordered:
            yield [block for block in ordered if block.level == outermost][:_MOST]


def _typed(source: str, block: Block) -> int | None:
    """Return the number that stands before an item in the source."""
    line = source.rfind("\n", 0, block.span.start) + 1
    found = _NUMBER.match(source, line)
    return int(found["number"]) if found else None
