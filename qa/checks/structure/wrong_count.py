"""A number of things is announced, and the list has another number of them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.number_words import numbers_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page, Section

_SETS = {"a pair of": 2, "both": 2, "a trio of": 3, "a quartet of": 4, "half a dozen": 6}
_NUMBERS = numbers_of(2, 12) | _SETS
_THINGS = (
    r"(?:reasons?|ways?|steps?|tips?|things?|signs?|symptoms?|types?|kinds?|forms?|stages?|causes?"
    r"|parts?|points?|questions?|rules?|options?|treatments?|tests?|side effects?|risk factors?"
    r"|benefits?|groups?|phases?|categories|goals?|principles?|examples?|warning signs?|methods?"
    r"|factors?|areas?|facts?|myths?|habits?|foods?|exercises?|components?|elements?|problems?"
    r"|conditions?|medicines?|drugs?|changes?|items?|zones|colou?rs|levels|layers|teams|forms|doses"
    r"|tablets|strengths|vaccines|sorts|classes|programs|programmes|services|clinics|visits|checks"
    r"|criteria|requirements|ingredients|organi[sz]ations|techniques|approaches|operations"
    r"|stretches|poses|moves|people|symptoms|inhalers|devices|patches|creams|pills|injections|jabs"
    r"|numbers|words|letters|meals|snacks|drinks|supplements|places|times of day|triggers|clues"
    r"|messages|appointments|specialists|nurses|doctors|tasks|jobs|choices|decisions|ideas|tricks"
    r"|aims|targets|procedures|nutrients|vitamins|minerals|muscles|hormones|scans|pillars|measures)"
)
_COUNT = later(
    rf"(?<![\w.-])(?<!one of )(?<!first )(?<!last )(?<!least )(?<!other )(?<!every )(?<!than )"
    rf"(?<!\d to )(?<!one to )(?<!two to )(?<!three to )(?<!four to )(?<!five to )(?<!six to )"
    rf"(?<!\bup to )(?<!\bor )(?P<number>{'|'.join(_NUMBERS)}|[2-9]|1[0-2])"
    rf"(?!\s?(?:or|to|of the|plus\b|-))(?P<more>(?:\s[a-z][a-z\-]+){{0,3}}?)\s"
    rf"(?P<things>{_THINGS})\b"
)
# Right above a list, where nearly everything that is counted is what the list has.
_ANY_COUNT = later(
    rf"(?:\A(?:the )?|\b(?:there (?:are|were)|try|these|those|follow|here are|has|have|use|uses|"
    r"offers?|know|keep|choose from|with|in|into|runs?|gives?|gets?|name|say|of|on|for|are|see|"
    rf"need|do|make|by|from|your|our|the|its|their|any|all|down to) )"
    rf"(?P<number>{'|'.join(_NUMBERS)}|[2-9])"
    r"(?! (?:to|or|plus) )(?P<more>(?:\s[a-z][a-z\-]+){0,2}?)"
    r"\s(?P<things>(?!(?:days|weeks|months|years|hours|minutes|seconds|times|units|grams|glasses|"
    r"pounds|inches|pieces|others|cases|sessions|courses|this|always|was|has|is|legs|arms|eyes|"
    r"ears|hands|feet|sides|sexes|breasts|knees|hips|parents|ends|ankles|lungs|kidneys)\b)[a-z\-]{3,20}s)\b"
)
_ALL_OF = later(
    rf"\b(?:each|all|any|one|either) of the (?P<said>(?P<number>{'|'.join(_NUMBERS)}|[2-9]) "
    rf"(?P<things>{_THINGS}))\b"
)
_LEAST = 2
_LAST_SENTENCES = 2
_BEFORE, _AFTER = 12, 20
"""Letters before and behind what is counted, in which its number is made less sure."""
_SHORT = 80
"""Letters of a line between a heading that counts and its list."""
_NEAR = 10
"""Letters before or behind a number, in which "these" or "below" points at what is counted."""
_THE = later(r"\b(?:these|the following) \Z")
_OF_SO_MANY = later(r"(?:\d|\b(?:one|two|three|four|five)) (?:in|of|out of)(?: every)? \Z")
"""That a number is what a share is of: \"1 in 10 people\"."""
_SEPARATOR = later(r",? and |, ")
_LAST_ITEM = later(r" and [\w' -]+$")
_WORDS_OF_ITEM = 4
_ANNOUNCED = later(
    r"(?:there are|these are|here are|it has|they are|follow|try|we have)\b[^.]{0,80}\.$"
    r"|(?:the|a|an|your|each|every|most|this) [a-z -]{2,40} (?:has|have|involves?|comes? in|needs?|"
    r"consists? of|is (?:made|done) (?:up of|in)|goes through|is in) [^.,;]{3,60}\.$"
    r"|[a-z -]{2,30} (?:has|have|comes? in|consists? of) [^.,;]{3,50}\.$"
)
_TITLE = later(
    rf"\W*(?:the |top |our |my |here are |these )?(?:top |main |best |key )?"
    rf"(?:{'|'.join(_NUMBERS)}|[2-9]|1[0-2])\s"
)
_IN_STEPS = later(
    rf"\bin (?:just |only )?(?:{'|'.join(_NUMBERS)}|[2-9]|1[0-2])(?:\s[a-z\-]+){{0,2}}?\s"
    r"(?:steps|stages|moves|phases)\b"
)
_IN_LINE = later(
    r"(?:there are|it has|we have|we offer|we run|comes? in|you (?:will )?need|are|has|have|"
    r"looks? at|checks?|asks? (?:about|for)|bring|pack|involves?|includes?|watch for|try|follow|"
    r"remember|take|depends on|measures?|affects?|contains?|causes?) "
    r"(?:just |only |these |the following )?"
    rf"(?P<said>(?P<number>{'|'.join(_NUMBERS)}|[2-9])(?:\s[a-z][a-z\-]+){{0,3}}?\s{_THINGS})"
    rf"(?:\s[a-z\-]+){{0,4}}: (?P<items>[^.:;()?!]{{8,160}})(?=[.])"
)
_THESE = later(
    rf"\bthe (?P<said>(?P<number>{'|'.join(_NUMBERS)})(?:\s[a-z][a-z\-]+){{0,2}}?\s{_THINGS})"
    r" (?:are|were) (?P<items>[a-z][^.:;()?!]{4,160})(?=[.])"
)
"""What they are, in the sentence that counts them."""
_NUMBERED = later(r"\W*(?:step |tip |stage |reason )?\d{1,2}\b[.):]?\s", re.IGNORECASE)
_BELOW = later(
    r"(?:explain(?:ed)?|describe[ds]?|set out|cover(?:ed)?|outlined?|list(?:ed)?|discuss(?:ed)?|"
    r"explored?|shown|told) "
    r"(?:(?:in (?:more |some )?detail|in turn|separately|one by one) ?)?(?:below|here|in turn|"
    r"in this section|in detail|next|one by one)\b|\bbelow\W*\Z"
)
"""That each of some things is told of in the rest of the section."""
_EACH = later(r"\b(?:both|each|all|either|in turn|one by one|separately)\b")
_OF_ALL = later(
    r"(?:what|how|when|why|where|who|which|before|after|during|types|kinds|methods|prepar|getting|"
    r"risks|side effects|overview|about|all|both|\W*\d?\W*(?:in|at) )"
)
_LABEL = later(r"[A-Z][\w'/() -]{2,40}: \S")
_ANOTHER = later(
    r"(?:an?|the) (?:third|fourth|fifth|last|final|other) |another |others? |finally|lastly|less |"
    r"rarer|some (?:people|types)"
)
_OF_WHOM = later(r"(?:they|these|those) (?:are|include)\b[^.]*:$")
"""The rest of a lead-in, whose things the sentence before counts."""
_POINTED = later(r"\b(?:these|below|the following)\b")
"""That the number is of what stands right below."""
_VAGUE = later(
    r"\b(?:at least|usually on|up to|more than|(?<!like )(?<!know )(?<!ask )(?<!learn )"
    r"(?<!love )about|around"
    r"|almost|over|fewer than|less than|one or more|any(?! of (?:the |these |our )?[a-z]+ ways)"
    r"|several|some of|one of|most of|or more|(?<!this )(?<!these )(?<!-)"
    r"(?<!\ba )(?<!per )(?<!each )(?<!every )"
    r"(?:hours?|days?|weeks?|months?|years?)|times|including"
    r"|such as|for example|e\.g|among (?:them|these|others))\b"
)


@rule(
    "structure.wrong-count",
    level=Level.WARNING,
    message="'%s' are announced here, and the list has %s: count again, and add what is missing or"
    " correct the number.",
    why="Readers look for the one that is missing, or think that one of them does not count.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Grafts\n\nThere are four usual sources of skin, each with its own scar:\n\n- the"
            " thigh\n- the back",
            good="# Grafts\n\nThere are two usual sources of skin, each with its own scar:\n\n- the"
            " thigh\n- the back",
        ),
        Example(
            bad="She boils it down to four aims:\n\n- no strokes\n- a slow pulse\n- good sleep",
            good="She boils it down to three aims:\n\n- no strokes\n- a slow pulse\n- good sleep",
        ),
        Example(
            bad="There are three reasons to stop:\n\n- a rash\n- a fever\n- pain\n- a cough",
            good="There are three reasons to stop:\n\n- a rash\n- a fever\n- pain",
        ),
        Example(
            bad="The 5 steps are:\n\n1. Sit.\n2. Breathe in.\n3. Hold.\n4. Breathe out.\n\nRest.",
            good="Rest after at least two steps:\n\n1. Sit.\n2. Breathe in.\n3. Hold.",
        ),
        Example(
            bad="There are two medicines for gout: allopurinol, febuxostat and probenecid.",
            good="There are two medicines for gout: allopurinol and febuxostat.",
        ),
        Example(
            bad="## Types of pain\n\n**Sharp pain** comes and goes.\n\n**Dull pain** stays.\n\nThe"
            " chart shows each of the three types.",
            good="## Types of pain\n\n**Sharp pain** comes and goes.\n\n**Dull pain** stays.\n\nThe"
            " chart shows each of the two types.",
        ),
        Example(
            bad="The syringe comes in two sizes:\n\n- 2.5ml\n- 5ml\n- 10ml",
            good="Six plus syrup (250mg in 5ml):\n\n- 6 years: 5ml\n- 8 years: 7.5ml\n- 10 years:"
            " 10ml",
        ),
        Example(
            bad="Try these five steps this week:\n\n1. Walk.\n2. Cook.\n3. Call a friend.",
            good="Here are three things that people like about it:\n\n- the taste\n- the price\n"
            "- the jar",
        ),
        Example(
            bad="## Balance\n\nPractise these five moves for ten minutes each morning.\n\n### Heel"
            " raise\n\nStand tall.\n\n### Side step\n\nGo left.",
            good="## Balance\n\nPractise these two moves for ten minutes each morning.\n\n### Heel"
            " raise\n\nStand tall.\n\n### Side step\n\nGo left.",
        ),
        Example(
            bad="You clean the lens in three steps. Dry your hands first.\n\n1. Rub it.\n2. Rinse"
            " it.",
            good="You clean the lens in two steps. Dry your hands first.\n\n1. Rub it.\n2. Rinse"
            " it.",
        ),
        Example(
            bad="A written plan has three zones:\n\n- Green: you are well\n- Yellow: you are not",
            good="A written plan has three zones:\n\n- Green\n- Yellow\n- Red",
        ),
        Example(
            bad="## Kinds of rash\n\nThree kinds of rash are described below.\n\n**Dry rash.** It"
            " flakes.\n\n**Wet rash.** It weeps.",
            good="## Kinds of rash\n\nTwo kinds of rash are described below.\n\n**Dry rash.** It"
            " flakes.\n\n**Wet rash.** It weeps.",
        ),
        Example(
            bad="## The scan\n\nThere are two kinds of scan, and each is described below.\n\n###"
            " With dye\n\nA nurse puts a small tube in your arm.",
            good="## The scan\n\nThere are two kinds of scan, and each is described below.\n\n###"
            " With dye\n\nA tube goes in.\n\n### Without dye\n\nYou lie still.",
        ),
        Example(
            bad="Good technique comes down to five steps:\n\n- Sit.\n- Breathe in.\n- Breathe out.",
            good="Good technique comes down to two to five steps:\n\n- Sit.\n- Breathe.\n- Rest.",
        ),
        Example(
            bad="Go now. Four situations call for same-day care:\n\n- a burn\n- a bite\n- a rash",
            good="Go now. Three situations call for same-day care:\n\n- a burn\n- a bite\n- a rash",
        ),
        Example(
            bad="# Sleep in four steps\n\nRest helps.\n\n1. Get up.\n2. Go out.\n3. Sleep.\n",
            good="# Sleep in three steps\n\nRest helps.\n\n1. Get up.\n2. Go out.\n3. Sleep.\n",
        ),
        Example(
            bad="You can reach us in any of five ways:\n\n- ring\n- write\n- come in",
            good="You can reach us in any of three ways:\n\n- ring\n- write\n- come in",
        ),
        Example(
            bad="Four groups of people should ask first. They are people who:\n\n- have asthma\n"
            "- take aspirin\n- are pregnant",
            good="Three groups of people should ask first. They are people who:\n\n- have asthma"
            "\n- take aspirin\n- are pregnant",
        ),
        Example(
            bad="## Five moves\n\nDo these twice a day.\n\n- Sit.\n- Stand.\n- Walk.",
            good="## Three moves\n\nDo these twice a day.\n\n- Sit.\n- Stand.\n- Walk.",
        ),
        Example(
            bad="Do these four stretches twice a day:\n\n1. Calf\n2. Heel\n3. Toe\n\nPack:\n\n- a"
            " mat\n- a towel",
            good="Common effects, which up to 1 in 10 people get, are:\n\n- a rash\n- a cough\n- a"
            " fever",
        ),
        Example(
            bad="<p>Two types are known:</p><ul><li>type 1</li><li>type 2</li><li>type 3</li></ul>",
            good="<p>One of the two types is rare:</p><ul><li>type 1</li></ul>",
            format=Format.HTML,
        ),
    ],
    words=sorted(
        {f"{number} " for number in (*_NUMBERS, *map(str, range(2, 13)))},
    ),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number right before a list, or in a heading, that the items do not add up to."""
    blocks = page.blocks
    for index, block in enumerate(blocks[:-1]):
        after = blocks[index + 1]
        if block.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.LIST_ITEM:
            continue
        places = list(sentences(block.plain))
        if not places:
            continue
        there = _items(blocks, index + 1)
        if there == 1 and " - " in after.text:
            continue
        start, end = places[-1]
        text = block.folded[start:end]
        if _OF_WHOM.match(text) and not _ANY_COUNT.search(text) and len(places) > 1:
            start = places[-2][0]
            text = block.folded[start:end]
        if text.endswith(":") or _ANNOUNCED.match(text):
            counted = _COUNT if _COUNT.search(text) or there < _LEAST else _ANY_COUNT
            yield from _match(block, start, text, there, counted)
        else:
            yield from _pointed(block, places, there, ordered=after.ordered)
    yield from _these(page)
    yield from _looking_back(page)
    yield from _told_below(page)
    yield from _of_title(page)
    yield from _in_line(page)
    for section in page.sections:
        text = section.heading.folded
        if _TITLE.match(text) and section.blocks:
            yield from _match(section.heading, 0, text, _in_section(page, section))


def _pointed(
    block: Block, places: Sequence[tuple[int, int]], there: int, *, ordered: bool
) -> Iterator[Match]:
    """Yield "the five questions below" and, before numbered items, "in four steps"."""
    for start, end in places[-_LAST_SENTENCES:]:
        text = block.folded[start:end]
        found = _IN_STEPS.search(text) if ordered else None
        if found is not None:
            yield from _match(block, start + found.start(), found[0], there)
        elif (hit := _COUNT.search(text)) and _POINTED.search(
            text, max(0, hit.start() - _NEAR), hit.end() + _NEAR
        ):
            yield from _match(block, start, text, there)


def _these(page: Page) -> Iterator[Match]:
    """Yield "do these six stretches" that opens a section of fewer, each under its own heading."""
    for section in page.sections:
        blocks = section.blocks
        level = section.heading.level
        heads = [b for b in blocks if b.kind is BlockKind.HEADING and b.level == level + 1]
        if level < _LEAST or len(heads) < _LEAST or blocks[0].kind is not BlockKind.PARAGRAPH:
            continue
        opening = [*itertools.takewhile(lambda b: b.kind is BlockKind.PARAGRAPH, blocks)]
        if blocks[len(opening)] is not heads[0]:
            continue
        for block in opening:
            for start, end in sentences(block.plain):
                text = block.folded[start:end]
                hit = _COUNT.search(text)
                if hit is None or not _THE.search(text, 0, hit.start()):
                    continue
                numbered = all(_NUMBERED.match(one.plain) for one in heads)
                said = _NUMBERS.get(hit["number"]) or int(hit["number"])
                if said > len(heads) or (numbered and said != len(heads)):
                    yield from _match(block, start + hit.start(), hit[0], len(heads))


def _in_line(page: Page) -> Iterator[Match]:
    """Yield "two medicines: A, B and C", where each thing is a word or a few."""
    for block in page.prose:
        for found in (*_IN_LINE.finditer(block.folded), *_THESE.finditer(block.folded)):
            items = _SEPARATOR.split(found["items"])
            said = _NUMBERS.get(found["number"]) or int(found["number"])
            short = all(0 < len(item.split()) <= _WORDS_OF_ITEM for item in items)
            plain = _LAST_ITEM.search(found["items"]) and found["items"].count(" and ") == 1
            if short and plain and len(items) != said and not _VAGUE.search(found[0]):
                span = block.source_span(*found.span("said"))
                yield Match(span, (block.text[slice(*found.span("said"))], str(len(items))))


def _of_title(page: Page) -> Iterator[Match]:
    """Yield "in seven steps" of a page's main heading where its one numbered list has others."""
    title = next((block for block in page.headings if block.level == 1), None)
    if title is None:
        return
    found = _IN_STEPS.search(title.folded)
    if found is None:
        return
    numbered = [
        index
        for index, block in enumerate(page.blocks)
        if block.kind is BlockKind.LIST_ITEM and block.ordered and not in_references(page, block)
    ]
    if len({page.blocks[index].group for index in numbered}) == 1:
        yield from _match(title, found.start(), found[0], _items(page.blocks, numbered[0]))


def _match(
    block: Block, offset: int, text: str, there: int, counted: re.Pattern[str] = _COUNT
) -> Iterator[Match]:
    """Yield the match where `text` announces one number, and there are others."""
    hits = list(counted.finditer(text))
    if len(hits) != 1 or not there:
        return
    found = hits[0]
    if _OF_SO_MANY.search(text, max(0, found.start() - _BEFORE), found.start("number")):
        return
    if _VAGUE.search(text, max(0, found.start() - _BEFORE), found.end() + _AFTER):
        return
    said = _NUMBERS.get(found["number"]) or int(found["number"])
    if there != said:
        first, last = offset + found.start("number"), offset + found.end("things")
        yield Match(block.source_span(first, last), (block.text[first:last], str(there)))


def _looking_back(page: Page) -> Iterator[Match]:
    """Yield "each of the four types" in a section on types that tells of another number of them."""
    for section in page.sections:
        named = [
            b
            for b in section.blocks
            if b.kind is BlockKind.PARAGRAPH and b.opening_bold is not None
        ]
        if len(named) < _LEAST:
            continue
        for block in section.blocks:
            for found in _ALL_OF.finditer(block.folded) if " of the " in block.folded else ():
                said = _NUMBERS.get(found["number"]) or int(found["number"])
                if found["things"].rstrip("s") in section.heading.folded and said != len(named):
                    span = block.source_span(*found.span("said"))
                    yield Match(span, (block.text[slice(*found.span("said"))], str(len(named))))


def _told_below(page: Page) -> Iterator[Match]:
    """Yield "there are four types, described below" where fewer bold names or headings follow."""
    for section in page.sections:
        for index, block in enumerate(section.blocks):
            if block.kind is not BlockKind.PARAGRAPH:
                break
            places = list(sentences(block.plain))
            if not places or block.opening_bold is not None:
                break
            start, end = places[-1]
            if _BELOW.search(block.folded[start:end]) is None:
                continue
            if len(places) > 1 and not _COUNT.search(block.folded, start, end):
                start = places[-2][0]
            text = block.folded[start:end]
            there = _named_below(section, section.blocks[index + 1 :])
            hits = list(_COUNT.finditer(text))
            said = _NUMBERS.get(hits[0]["number"]) or int(hits[0]["number"]) if hits else 0
            alone = there == 1 and _EACH.search(text) is not None
            if (alone or there >= _LEAST) and there < said:
                yield from _match(block, start, text, there)
            break


def _named_below(section: Section, blocks: Sequence[Block]) -> int:
    """Return how many things are told of one by one, each under a name; 0 for what has others."""
    level = section.heading.level
    heads = [b for b in blocks if b.kind is BlockKind.HEADING]
    if heads:
        under = [b for b in heads if (b.level or level + 1) == level + 1]
        listed = any(b.kind is not BlockKind.PARAGRAPH for b in blocks[1:])
        if len(under) == 1 and (listed or _OF_ALL.match(under[0].folded)):
            return 0
        return len(under) if level and blocks[0].kind is BlockKind.HEADING else 0
    if any(b.kind is not BlockKind.PARAGRAPH or _ANOTHER.match(b.folded) for b in blocks):
        return 0
    bold = [b for b in blocks if b.opening_bold is not None]
    return len(bold) or sum(_LABEL.match(b.plain) is not None for b in blocks)


def _in_section(page: Page, section: Section) -> int:
    """Return how many things a section lists: numbered headings, or the items of its one list."""
    numbered = sum(
        block.kind is BlockKind.HEADING
        and block.level == section.heading.level + 1
        and _NUMBERED.match(block.plain) is not None
        for block in section.blocks
    )
    if numbered:
        return numbered
    groups = {block.group for block in section.blocks if block.kind is BlockKind.LIST_ITEM}
    opening = sum(1 for _ in itertools.takewhile(_is_short, section.blocks))
    first = next(iter(section.blocks[opening:]), None)
    if len(groups) != 1 or first is None or first.kind is not BlockKind.LIST_ITEM:
        return 0
    if opening and any(block.opening_bold is not None for block in section.blocks):
        return 0  # what is counted may be the names in bold
    index = page.block_at(first.span.start)
    return 0 if index is None or opening > 1 else _items(page.blocks, index)


def _is_short(block: Block) -> bool:
    """Return whether a paragraph, as between a heading and its list, tells of no things itself."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text) <= _SHORT


def _items(blocks: Sequence[Block], index: int) -> int:
    """Return how many items the list that begins at `index` has; 0 where it cannot be told."""
    first = blocks[index]
    count = 0
    for block in blocks[index:]:
        if block.kind is BlockKind.LIST_ITEM and block.level >= first.level:
            count += block.level == first.level and block.group == first.group
        elif block.kind is BlockKind.HEADING or not block.within:
            break
    after = blocks[index:]
    rest = [b for b in after if b.kind is BlockKind.LIST_ITEM and b.level == first.level]
    # a list that goes on after a paragraph or picture is one list to its reader
    later = len(rest) > count and rest[count].group != first.group
    if later:
        before = after[next(n for n, b in enumerate(after) if b is rest[count]) - 1]
        announced = before.kind is BlockKind.PARAGRAPH and before.plain.rstrip().endswith(":")
        later = not announced or rest[count].ordered is first.ordered
    kinds = [b.kind for b in after if not b.within]
    here = kinds[: kinds.index(BlockKind.HEADING)] if BlockKind.HEADING in kinds else kinds
    goes_on = here.count(BlockKind.LIST_ITEM) > count and BlockKind.PARAGRAPH in here
    return 0 if later and goes_on else count
