"""A lead-in such as "which includes:" that no list follows."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, InlineKind, Span
from qa.finding import Level, Match
from qa.number_words import numbers_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_THINGS = (
    r"(?:symptoms?|signs?|triggers?|causes?|(?:side )?effects?|(?:risk )?factors?|types?|kinds?"
    r"|forms"
    r"|stages?|steps?|tips?|reasons?|ways?|examples?|options?|tests?|treatments?|things?|benefits?"
    r"|complications?|problems?|conditions?|questions?|instructions?|points?|measures?|rules?"
    r"|medicines|medications|drugs|foods|uses?|parts?|groups?|people|changes|exercises|choices"
    r"|habits|lessons|facts|ideas|myths|mistakes|goals|checks|items|skills)"
)
_NUMBERS = numbers_of(2, 12)
_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|twelve|[2-9]|1[0-2]"
_VERBS = (
    r"(?:will|are|is|can|could|may|might|must|should|do|did|have|need|work|come|go|were|would|in)"
)
_LEAD_IN = later(
    r"(?:"
    r"(?:\b(?:which|that|these|this|it|they|and)\s)?(?:\b(?:may|can|could|might|will|should)\s)?"
    r"(?:\b(?:also|often|usually|commonly|sometimes)\s)?\b(?:includes?|included"
    r"|including)(?:\sthe following|\sthese)?"
    r"|\bthe following(?:\s[\w\-]+){0,12}"
    r"|\b(?:one|any|some|all|each|either|both) of (?:these|them|those)"
    r"|\bas follows"
    rf"|\b(?:these|the following) (?:{_NUMBER})\s(?!{_VERBS}\b)[\w\-]+(?:\s[\w\-]+){{0,8}}"
    r"|\bhere(?:'s| is| are)(?:\s[\w\-]+){1,9}"
    r"|\bsuch as"
    r"|\bfor example"
    r"|\b(?:listed|shown|given|set out|described|explained|named) (?:here|below)"
    r"|\bthe list below|\bthese are"
    r"|\b(?:this|our) (?:[\w\-]+ )?(?:list|checklist)(?:\s[\w\-]+){0,9}"
    r"|\bthe (?:\w+ )?(?:ones|commonest|most common)(?:\s[\w\-]+){0,6}\s(?:are|is|include)"
    r"|\b(?:are|have|has|with|of|take|need|if)\s(?:any|one or more|all|one|some)\sof\s(?:these"
    r"|the following)"
    r"(?:\s[\w\-]+){0,3}"
    rf"|\b{_THINGS}(?:\s[\w\-]+){{0,9}}\s(?:are|is|were|may be|can be)"
    rf"|\b(?:these|some|several|a few|many|other|simple|more|two|three|four|five|six|seven)"
    rf"(?:\s[\w\-]+){{0,3}}\s{_THINGS}(?:\s[\w\-]+){{0,6}}"
    r"|\b(?:call|tell|see|ask|contact|go|get|speak|talk|phone|ring)\b[^.:]{0,60}\s(?:if|about|when)"
    r"(?:\s(?:you|they|your child|he|she|it)(?:\s(?:have|has|are|is|get|gets|feel|had))?)?"
    r"|\byou (?:should|can|could|must|may|will need to|need to|might)(?:\s(?:also|not|try to))?"
    r")(?:\s?:|\s[-\u2013\u2014])\s*$"
)
# Lead-ins of a list that a run of paragraphs may be as well: one paragraph alone is none.
_NAMES_ITEMS = later(
    r"(?:\b(?:in|of|with|from|under|by|at) (?:any of |one of )?these(?:\s[\w-]+){1,3}"
    r"|\b(?:of|in) (?:this|the following) (?:kind|sort|type|colou?r|form)s?"
    r"|(?:\A|[.!?] )(?:(?:please|also|you (?:should|must|need to|will need to)|remember to|try "
    r"to) )*"
    r"(?:bring|pack|wear|avoid|buy)(?:\s[\w-]+){0,6}|\byou will need(?:\s[\w-]+){0,5}"
    r"|\b(?:do not|don't|never) (?:eat|drink|take|use|have|wear|bring)(?:\s[\w-]+){0,8}"
    r"|\bthese (?!are\b|can\b|may\b|will\b|days\b|appl|happen|occur|descri|sound)"
    r"[\w-]+(?:\s[\w-]+){2,10}"
    r"|\b(?:if|when|because)(?: (?:you|they|he|she|it|your child|your baby))?(?: (?:have|has|had|"
    r"are|is|feel|feels|get|gets|notice))?"
    r")\s?:\s*$"
)
# Right above a paragraph of prose, where what is counted should be.
_COUNTED_THINGS = later(
    rf"(?:\A|[.!?] |\b(?:these|the|following|our|try|are) )(?P<number>{_NUMBER}) "
    r"(?!(?:to|or|of|times|more)\b)(?:[a-z'-]+ ){0,2}?"
    r"(?!(?:days|weeks|months|years|hours|minutes)\b)[a-z-]{3,20}s\b[^.:;?!]{0,90}:\s*$"
)
_ANSWER = later(r"a\d{0,2}[.:)] ?\S|answer\b")
_DASH = later(r"\s[-\u2013\u2014]\s*$")
_PARTS = later(r"[,;]|\b(?:and|or)\b")
_ITEMS = (
    r"questions|things|tips|ways|reasons|steps|signs|facts|foods|exercises|myths|rules|ideas|"
    r"stretches|mistakes|habits|recipes|swaps"
)
_COUNTED = later(
    rf"\W*(?!(?:the )?(?:12|twelve)[ -]steps?\b)(?:the |top |our |my |here are "
    rf")*(?P<number>{_NUMBER}) (?:[\w'-]+ ){{0,2}}?(?:{_ITEMS})\b(?! (?:in one|or more))"
)
_HERE_ARE = later(
    rf"(?:\A|[.!?] )here are (?:the |our |my )*(?P<number>{_NUMBER}) (?:[\w'-]+ ){{0,2}}?"
    rf"(?:{_ITEMS}|examples)\b[^.!?]{{0,80}}\.\s*\Z"
)
# The second of two names of lists that stand side by side.
_PAIRED = {
    "dos": "don'ts", "do": "don't", "do's": "don'ts", "pros": "cons", "for": "against",
    "advantages": "disadvantages", "benefits": "risks", "yes": "no", "good for": "bad for",
    "what to do": "what not to do", "eat more": "eat less", "can eat": "cannot eat",
}  # fmt: skip
_STOPPED = later(
    r"\b(?:one|any|all|some)? ?(?:of )?the following(?: [\w\-]+){0,3}\.\s*$|\bas follows\.\s*$"
)
_HERE = later(r"[^.!?]{0,80}\b(?:here they (?:come|are)|(?:is|are) listed below)\.\s*$")
# What a page's own sections can be the list of.
_SECTIONS = later(
    r"\b(?:types?|kinds?|stages?|steps?|sections?|topics?|pages?|guides?|below|parts?|options)\b"
)
_STEPS = ("step", "steps", "stage", "stages")
_A_STEP = later(r"\b(?:steps?|stages?|first|then|next|finally)\b|\d")
_DO = later(r"\W*(?:do|don't|dos|do not|good|bad)\b.{0,12}")
_CITED = later(r"\bcite[sd]?\b|\bcitation\b")
_SHOWN = later(
    r"!\[|\{[{%<]|<(?:img|iframe|video|audio|svg|form|input|button|select|object|embed|canvas"
    r"|details|"
    r"table|picture|figure|template|slot|ul|ol|dl|[a-z]+-[a-z-]+|[A-Z]\w*)\b|\[\[|:::"
)
_EMPTY_LIST = later(
    r"<(?P<tag>ul|ol|dl|table)\b[^>]*>(?:\s|&nbsp;|<(?:li|d[td]|t[rdh]|tbody|thead)\b[^>]*>|"
    r"</(?:li|d[td]|t[rdh]|tbody|thead)>|<p>|</p>|<br ?/?>)*</(?P=tag)>",
    re.IGNORECASE,
)
_LISTS = frozenset(
    {
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_HEADER,
        BlockKind.TABLE_CELL,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
        BlockKind.ALT,
        BlockKind.CODE,
    }
)
_ITEM = later(
    r"\W*(?:\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)])\s|[^\w\"'(\[*]|[a-z]|[^.:]{1,60}(?::|\s[-–—])\s"
)
_NUMBERED = later(r"\d{1,2}[.)]\s")
_DOING = later(r"[A-Z][a-z]+ing\b")
# Words that open a sentence, not an item that lost its bullet.
_SENTENCE = later(
    r"(?:ask|see|call|talk|speak|take|use|do|don't|try|tell|avoid|keep|drink|eat|rest|go|get|make|check|"
    r"read|"
    r"contact|if|when|some|most|many|you|your|it|this|these|they|there|the|we|our|never|always|"
    r"please|"
    r"people|remember|wait|stop|start|thank|thanks|sorry|ring|phone|email|visit|bring|come|book|"
    r"find|"
    r"let|write)\b"
)
# A name and its verb: "Rest can help."
_VERB = later(r"\w (?:can|may|might|will|could|should|must|is|are|was|were|has|have) \w")
_LAST = later(r"(?:\S+\s){2}\S+\s?:\s*$")
_WORDS = 3
_NAME = 24
"""Letters of the name of a list."""
_SHORT = 80
_SAYS_LITTLE = later(r"(?:if|when|because)\b")
"""A lead-in such as "if:", of which the whole sentence is shown."""
_FRAGMENT = 5  # words, as in "Male gender. Men are …": an item that lost its bullet

_QUESTION = later(r"Q\d{0,2}[.:)] ?\S|(?:Question|Q&A)\b")


@rule(
    "structure.list-never-comes",
    level=Level.WARNING,
    message="'%s' announces a list, and no list follows: add the list, or say it in a sentence.",
    why="Readers look for the things that were promised and wonder what they are missing.",
    sources=[
        "NHS content guide, lists: a lead-in line, then the items",
        "PEMAT, item 12: visual cues such as bullets draw attention to key points",
    ],
    examples=[
        Example(
            bad="Doctors use it for many things, which include:\n\nSurgery is one of them, and the"
            " oldest. It has been done for more than fifty years now.",
            good="* Side effects include:\n- nausea\n- a dry mouth\n* Call us if:\n- you feel ill",
        ),
        Example(
            bad="# Flu\n\n## Tests\n\nYou may need the following tests:\n\n## Treatment\n\nRest"
            " is all you need.",
            good="# Flu\n\nYou may need the following tests:\n\nA blood test\n\nA scan\n\n##"
            " Care\n\nRest.",
        ),
        Example(
            bad="Common signs are listed below:",
            good="Common signs are listed below: fever, cough and a sore throat.",
        ),
        Example(
            bad="<p>The most common side effects are:</p><ul><li></li></ul><p>Food helps, so take"
            " it at a meal and not before it.</p>",
            good="<p>The most common side effects are:</p><ul><li>nausea</li></ul>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>Doses by age are as follows:</p><table class='doses'><tbody></tbody></table>"
            "<h2>Care</h2><p>Rest.</p>",
            good="<p>Doses by age are as follows:</p><table><tr><td>Under 6</td><td>none</td></tr>"
            "</table><h2>Care</h2><p>Rest.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="6. RISKS\n\nProblems that can happen include:\n\n7. FOOD\n\nEat less salt.",
            good="6. RISKS\n\nProblems that can happen include:\n\n1. Cramps\n\n2. Itching",
            format=Format.TEXT,
        ),
        Example(
            bad="# Asthma\n\n## Tricks\n\nThree tricks get most people through, and here they "
            "come.\n\n## Care\n\nRest.",
            good="Three tricks help, and here they come.\n\n- Breathe out.\n- Sit up.\n- Rest.",
        ),
        Example(
            bad="# Flu\n\n## Help\n\nCall us the same day if you have any of these:\n\n### Go to"
            " hospital if:\n\n- you faint",
            good="# Flu\n\n## Help\n\nCall us the same day if you have any of these:\n\n- a rash"
            "\n\n### Go to hospital if:\n\n- you faint",
        ),
        Example(
            bad="Eat foods such as:\n\nMost of us eat too little of them, as a study of 2019"
            " found.",
            good="Ask for help, for example:\n\n| Where | When |\n|---|---|\n| Desk | 9am |",
        ),
        Example(
            bad="There are other treatments:\n\nStockings can ease symptoms. Without treatment,"
            " the veins often get worse, but many of them never cause harm.",
            good="There are other treatments:\n\nStockings\n\nSurgery\n\nAsk the nurse.",
            format=Format.TEXT,
        ),
        Example(
            bad="# Eczema\n\n## Causes\n\nThings that set it off are:\n\nKeeping notes can show"
            " which ones matter for you.\n\n## Care\n\nRest.",
            good="# Eczema\n\n## Causes\n\nThings that set it off are:\n\nSwimming in the sea\n\n"
            "Washing up\n\n## Care\n\nRest.",
        ),
        Example(
            bad="Fill in this checklist before you travel:\n\nOur nurses see people who fly to hot"
            " places, and to cold ones. Come six weeks before you go.",
            good="Fill in this checklist before you travel:\n\n- vaccines\n- tablets",
        ),
        Example(
            bad="# Yoga\n\nThese three poses are kind to sore backs:\n\nPick the one that feels"
            " best and stay in it for a minute or so.",
            good="# Yoga\n\nFor most backs, these two will do:\n\nHeat on the sore place, twice a"
            " day.",
        ),
        Example(
            bad="# Scan\n\nLeave out soups with any of these labels:\n\nYou can go back to what"
            " you always eat as soon as the nurse has seen your pictures.\n\n## Costs\n\nNone.",
            good="# Scan\n\nLeave out soups with any of these labels:\n\n- beetroot\n- tomato",
        ),
        Example(
            bad="# Feet\n\n## Four tips for dry heels\n\nHeels crack in winter.\n\n## Costs\n\n"
            "None.",
            good="# Feet\n\n## Two tips for dry heels\n\nUse a cream at night. Wear socks.",
        ),
        Example(
            bad="# Runs\n\n## Risks\n\nYou are more likely to pull a calf if:\n\nAn old tear"
            " matters most of all, which is why it is worth resting until it has healed.\n\n##"
            " Care\n\nRest.",
            good="# Runs\n\n## Risks\n\nYou are more likely to pull a calf if:\n\n- it tore"
            " before\n- you are tired",
        ),
        Example(
            bad="# Bowels\n\n## Food\n\nThese changes to what you eat are a good start:\n\nIf they"
            " do not help enough after a month, ask to see a dietitian, who can try other things"
            " with you.\n\n## Rest\n\nSleep.",
            good="# Bowels\n\n## Food\n\nThese changes to what you eat are a good start:\n\n- oats"
            "\n- tea",
        ),
        Example(
            bad="# Stents\n\n## Ask us\n\nHere are five questions for your visit.\n\nNote the"
            " answers. Bring a friend.\n\n## Costs\n\nNone.",
            good="# Stents\n\n## Ask us\n\nHere are two questions for your visit.\n\nIs it"
            " safe? Does it hurt?",
        ),
        Example(
            bad="Do\n\n- rest\n- drink\n\nDon't\n\nCome back to the clinic in a week.",
            good="Do\n\n- rest\n- drink\n\nDon't\n\n- run\n\nCome back in a week.",
        ),
        Example(
            bad="# Knees\n\n## Moves\n\nThree slow moves are worth a try each morning:\n\nWarmth"
            " eases a stiff knee, so run a bath.\n\nAsk us for a stick.\n\n## Care\n\nRest.",
            good="# Knees\n\n## Moves\n\nThree slow moves are worth a try each morning:\n\nFirst,"
            " sit and lift a foot.\n\nStand up, and sit again.\n\nGo up a step.\n\n## Care\n\n"
            "Rest.",
        ),
        Example(
            bad="Q. What trips people up?\n\nA. Drinks, above all. These are the ones that"
            " surprise people most often:\n\nQ. Do I count fruit?\n\nA. Yes.",
            good="Q. What trips people up?\n\nA. Drinks, above all.\n\nQ. Do I count fruit?\n\n"
            "A. Yes.",
            format=Format.TEXT,
        ),
        Example(
            bad="Tell us about any of the following -\n\nThank you for your help.",
            good="Tell us about any of the following -\n\n- a rash\n- a fever",
        ),
        Example(
            bad="Watch for the following signs and call your doctor:\n\nPurple toes are a rare"
            " side effect of the tablets, and so is a rash.",
            good="Watch for the following signs and call your doctor:\n\n- purple toes\n- a rash",
            format=Format.TEXT,
        ),
    ],
    words=[
        ":",
        " -",
        "\u2013",
        "\u2014",
        *(f"{number} " for number in (*_NUMBERS, *map(str, range(2, 13)))),
        "\ndon't",
        "\ndo not",
        "\ncons",
        "\nagainst",
        "\nno\n",
        "\ndisadvantages",
        "\nrisks",
        "\nbad for",
        "\nwhat not",
        "\neat less",
        "\ncannot",
        "following.",
        "as follows.",
        "here they come.",
        "here they are.",
        "listed below.",
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each lead-in at the end of a paragraph that nothing listed follows."""
    blocks = page.blocks
    yield from _unpaired(page)
    yield from _counted(page)
    yield from _here_are(page)
    for index, block in enumerate(blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        text = block.folded
        found = _lead_in(page, text, index)
        if found is not None and _listed(page, blocks, index):
            continue
        found = found or _counted_above_fewer(page, text, index)
        if found is None:
            continue
        start, end = found.start(), len(text.rstrip())
        if _SAYS_LITTLE.match(found[0]):
            start = max(text.rfind(sign, 0, start) + 2 for sign in (". ", "? ", "! "))
            start = start if start > 1 else 0
        start += len(text[start:end]) - len(text[start:end].lstrip())
        span = block.source_span(start, end)
        yield Match(_with_empty_list(page, index, span), (block.text[start:end],))


def _with_empty_list(page: Page, index: int, lead_in: Span) -> Span:
    """Return the place of a lead-in with the list or table behind it that holds nothing."""
    after = page.blocks[index + 1 : index + 2]
    end = after[0].span.start if after else page.document.content.end
    empty = _EMPTY_LIST.search(page.document.source, lead_in.end, max(end, lead_in.end))
    return Span(lead_in.start, empty.end()) if empty else lead_in


def _lead_in(page: Page, text: str, index: int) -> re.Match[str] | None:
    """Return the words that announce a list; any words do where a heading or nothing follows."""
    if text.rstrip().endswith(("following.", "as follows.")):
        return _STOPPED.search(text)
    if text.rstrip().endswith(("here they come.", "here they are.", "listed below.")):
        next_block = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
        over = next_block is None or next_block.kind is BlockKind.HEADING
        return _HERE.search(text) if over else None
    if _DASH.search(text):
        return _LEAD_IN.search(text)
    if not text.rstrip().endswith(":") or _CITED.search(text):
        return None
    after = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    ends = (
        after is None
        or (_ANSWER.match(text) is not None and _QUESTION.match(after.text) is not None)
        or (
            after.kind is BlockKind.HEADING
            and (after.level > 0 or after.text.isupper() or _opens_section(page, after))
        )
    )
    found = _LEAD_IN.search(text)
    if found is None and ends:
        return _LAST.search(text) if text.count(" ") >= _WORDS else None
    return found or (_NAMES_ITEMS.search(text) if _stands_over_one(page, index) else None)


def _counted_above_fewer(page: Page, text: str, index: int) -> re.Match[str] | None:
    """Return the "three moves:" over fewer paragraphs than that, of which the first lists none."""
    found = _COUNTED_THINGS.search(text)
    if found is None or page.blocks[index].opening_bold is not None:
        return None
    below = [*takewhile(lambda b: b.kind is BlockKind.PARAGRAPH, page.blocks[index + 1 :])]
    rest = page.blocks[index + 1 + len(below) :][:1]
    number = _NUMBERS.get(found["number"]) or int(found["number"])
    if not below or len(below) >= number or (rest and rest[0].kind is not BlockKind.HEADING):
        return None
    prose = all(b.plain.rstrip()[-1:] == "." and b.opening_bold is None for b in below)
    start = page.blocks[index].span.start
    return found if prose and _falls_short(page, found, start, below[:1]) else None


def _counted(page: Page) -> Iterator[Match]:
    """Yield the heading "Five questions to ask" of a section of fewer sentences, and no list."""
    for section in page.sections:
        heading = section.heading
        found = _COUNTED.match(heading.folded) if heading.level > 1 else None
        if found is None or not section.blocks or heading.plain.rstrip().endswith("?"):
            continue
        prose = all(b.kind is BlockKind.PARAGRAPH and not b.inlines for b in section.blocks)
        if prose and _falls_short(page, found, heading.span.start, section.blocks):
            yield Match(heading.source_span(0, len(heading.text)), (heading.text.strip(),))


def _here_are(page: Page) -> Iterator[Match]:
    """Yield "Here are five questions to ask." with less than that below it in its section."""
    for section, next_ in zip_longest(page.sections, page.sections[1:]):
        if next_ is not None and next_.heading.level > section.heading.level:
            continue
        for at, block in enumerate(section.blocks):
            found = _HERE_ARE.search(block.folded) if block.kind is BlockKind.PARAGRAPH else None
            after = section.blocks[at + 1 :]
            if found is None or not after or any(b.kind is not BlockKind.PARAGRAPH for b in after):
                continue
            if _falls_short(page, found, block.span.end, after):
                start = found.start("number") - len("here are ")
                yield Match(block.source_span(start, found.end()), (block.text[start:].strip(),))


def _falls_short(page: Page, found: re.Match[str], start: int, blocks: Sequence[Block]) -> bool:
    """Return whether paragraphs have fewer sentences and parts than a number that announces them.

    What is drawn in the source, from `start` on, may hold the rest.
    """
    number = _NUMBERS.get(found["number"]) or int(found["number"])
    told = sum(1 for block in blocks for _ in sentences(block.plain))
    parts = 1 + sum(len(_PARTS.findall(block.folded)) for block in blocks)
    source = page.document.source[start : blocks[-1].span.end]
    return max(told, parts) < number and _SHOWN.search(source) is None


def _stands_over_one(page: Page, index: int) -> bool:
    """Return whether one paragraph of prose, and then a heading or nothing, follows a block."""
    first, *after = page.blocks[index + 1 : index + 3]
    prose = first.kind is BlockKind.PARAGRAPH and not first.within and len(first.text) >= _SHORT
    ends = not after or after[0].kind is BlockKind.HEADING
    named = page.blocks[index].opening_bold is not None
    whole = _SENTENCE.match(first.folded) or _VERB.search(first.folded)
    return prose and ends and not named and whole is not None and first.plain.rstrip()[-1:] == "."


def _unpaired(page: Page) -> Iterator[Match]:
    """Yield the name of a second list, such as "Don't" after "Do", that has no list below it."""
    blocks = page.blocks
    names = [
        (index, block.folded.strip(" :*"))
        for index, block in enumerate(blocks)
        if block.kind is not BlockKind.LIST_ITEM and len(block.text) <= _NAME
    ]
    for (first, one), (second, other) in pairwise(names):
        expected = _PAIRED.get(one)
        if expected is None or other not in (expected, expected.replace("don't", "do not")):
            continue
        between = blocks[first + 1 : second]
        after = blocks[second + 1] if second + 1 < len(blocks) else None
        listed = bool(between) and all(b.kind is BlockKind.LIST_ITEM for b in between)
        prose = after is not None and after.kind is BlockKind.PARAGRAPH
        whole = prose and after is not None and after.plain.rstrip().endswith(".")
        if listed and (after is None or (whole and blocks[second].kind is BlockKind.PARAGRAPH)):
            block = blocks[second]
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))


def _listed(page: Page, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    after = blocks[index + 1 :][:3]
    end = after[0].span.start if after else page.document.content.end
    source = page.document.source
    between = source[block.source_span(0, len(block.text)).end : max(end, block.span.end)]
    if _EMPTY_LIST.search(between):
        return False
    images = page.document.images
    if _SHOWN.search(between) or any(block.span.start <= i.span.start < end for i in images):
        return True
    if not after or _is_numbered_heading(page, after):
        return False
    first = after[0]
    if first.kind in _LISTS or first.within:
        return (
            block.kind is not BlockKind.LIST_ITEM
            or first.level > block.level
            or first.group != block.group
            or first.kind is not BlockKind.LIST_ITEM
        )
    asks = _QUESTION.match(first.text) is not None and _ANSWER.match(block.folded) is None
    if first.kind is BlockKind.HEADING:
        return asks or _by_sections(page, block, first)
    item = first.kind is BlockKind.PARAGRAPH and _is_item(page, first)
    return asks or (item and not _stands_alone(after))


def _stands_alone(after: Sequence[Block]) -> bool:
    """Return whether one sentence such as "Keeping notes can help." is all that follows."""
    first = after[0]
    if len(after) == 1 or after[1].kind is not BlockKind.HEADING or not _DOING.match(first.text):
        return False
    return first.plain.rstrip().endswith(".") and _VERB.search(first.folded) is not None


def _is_numbered_heading(page: Page, after: Sequence[Block]) -> bool:
    """Return whether a line of plain text such as "7. FOOD" is the next section, not an item."""
    first = after[0]
    if page.document.format is not Format.TEXT or not first.ordered or len(after) == 1:
        return False
    if after[1].kind is BlockKind.LIST_ITEM and after[1].group == first.group:
        return False
    typed = page.document.source[first.span.start : first.span.start + 3]
    return not typed.startswith(("1.", "1)", "(")) and first.plain[-1:] not in (".", ";", ",")


def _by_sections(page: Page, block: Block, first: Block) -> bool:
    """Return whether the heading after a lead-in begins the sections that are its list."""
    if _DO.fullmatch(first.folded):
        return True
    opens = _NUMBERED.match(first.text) or first.text.isupper() or _opens_section(page, first)
    if first.level == 0 and opens:
        named = _SECTIONS.search(block.folded)
        return named is not None and (
            named[0] not in _STEPS or _A_STEP.search(first.folded) is not None
        )
    if first.level == 0:
        kind = page.page_type
        asks = first.plain.rstrip().endswith("?") or (kind and kind.opened_by(first.plain))
        return not asks or _SECTIONS.search(block.folded) is not None
    over = page.heading_over(block)
    own = first.plain.rstrip()
    if own.endswith(":") and own.count(" ") >= _WORDS:  # it announces a list of its own
        return _SECTIONS.search(block.folded) is not None
    if over is None or not over.level:
        return _SECTIONS.search(block.folded) is not None
    return first.level > over.level


def _opens_section(page: Page, line: Block) -> bool:
    """Return whether a line of plain text has a whole paragraph under it, as no item has."""
    index = page.block_at(line.span.start)
    if index is None or index + 1 >= len(page.blocks):
        return False
    after = page.blocks[index + 1]
    prose = after.kind is BlockKind.PARAGRAPH and len(after.text) >= _SHORT
    return prose and after.plain.rstrip()[-1:] == "." and page.document.format is Format.TEXT


def _is_item(page: Page, block: Block) -> bool:
    text = block.text.strip()
    if len(text) < _SHORT and not text.endswith((".", "!", "?", ":")):
        return True
    if page.document.format is not Format.TEXT and any(
        i.kind in (InlineKind.STRONG, InlineKind.LINK, InlineKind.EMPHASIS) and i.start == 0
        for i in block.inlines
    ):
        return True
    if _ITEM.match(text) or _DOING.match(text):
        return True
    start, end = next(sentences(block.plain))
    short = block.plain.count(" ", start, end) < _FRAGMENT
    whole = _SENTENCE.match(block.folded) or _VERB.search(block.folded, start, end)
    return short and whole is None
