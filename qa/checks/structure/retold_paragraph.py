"""A paragraph, or a section, that tells in other words what one before it told."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from qa.checks.structure.telling import denies, matter_of
from qa.context import in_references
from qa.document import BlockKind, Span
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page, Section

_FEWEST = 2
"""Sentences of a paragraph: that one sentence comes back in other words is no slip alone."""
_WORDS = 3
"""Words of a sentence that tell something, at least."""
_EACH = 0.55
_MEAN = 0.65
_OF_THE_LATER = 0.65
_OF_THE_EARLIER = 0.8
_LEAST = 0.3
"""Two paragraphs of as many sentences tell the same where most words of each are in the other."""
_LONGEST = 90
"""Words: what is longer than that and is told again is a summary, or a list run together."""
_RUN_TOGETHER = " - "
_EACH_ELSEWHERE = 0.6
_MEAN_ELSEWHERE = 0.75
"""The same of a paragraph in another section."""
_LONG_PAGE = 700
"""Words of a page whose readers jump to one section, so that two may need the same paragraph."""
_REACH = 30
"""Blocks above a paragraph in which one that it tells again is looked for."""
_LONG_ENOUGH = 15
_NOTICE = later(r"\b(?:911|999|112|111|emergency|ambulance|important|warning|note)\b")
"""What is said again on purpose."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOPICS = (
    later(
        r"\b(?:miss(?:ed|ing)?|forg[eo]t\w*|skipp?(?:ed|ing)?)\b(?: (?:to|taking|take|your|an?|any|"
        r"the|it|doses?|tablets?|pills?|capsules?|injections?|medicines?|medications?|of|one)\b)*|"
        r"\b(?:doses?|tablets?|pills?|injections?)\b (?:is|are|was|you) (?:miss|forg[eo]t)\w*"
    ),
    later(r"\b(?:too much|too many|overdos\w+|more (?:\w+ )?than you should)\b"),
    later(r"\b(?:stor(?:e|ing|age)|keep(?:ing)? (?:it|them|your (?:medicine|tablets)))\b"),
    later(r"\b(?:prepar(?:e|ing|ation)|get(?:ting)? ready)\b"),
    later(r"\b(?:driv(?:e|ing)|using machines)\b"),
    later(r"\b(?:side effects|adverse (?:effects|reactions)|unwanted effects)\b"),
    later(r"\b(?:(?:signs and )?symptoms|signs)\b"),
    later(r"\b(?:causes?|caused)\b"),
    later(r"\b(?:prevent(?:ing|ion)?|avoid(?:ing)?)\b"),
    later(r"\b(?:pregnan(?:cy|t)|breast-?feeding)\b"),
    later(r"\b(?:how to (?:use|take|apply)|using|taking|applying)\b"),
    later(r"\b(?:alcohol|drinking)\b"),
    later(r"\b(?:diagnos(?:is|ed)|tests)\b"),
)
"""What a section may be on, under one of several names."""
_NAMES_NOTHING = frozenset(
    matter_of(
        "dose doses tablet pill capsule medicine medication injection treatment test scan procedure"
        " how what happens happen happened take taking took taken use using do does if you"
        " might cream ointment gel drops spray inhaler possible common main about condition it"
        " advice information operation one up out expect expected cause give need know"
    )
)
_SAME = {
    "forget": "mis", "forgotte": "mis", "forgot": "mis", "tablet": "dos", "pill": "dos",
    "capsule": "dos", "double": "2", "two": "2", "normal": "usual", "pack": "packet",
    "refrigerator": "fridge", "leave": "skip", "contact": "call", "ring": "call", "phone": "call",
    "gp": "doctor", "provider": "doctor", "physician": "doctor", "straight": "away",
    "immediate": "away", "wash": "clean", "permit": "allow",
}  # fmt: skip
"""Stems that tell the same in two such sections."""
_PAIR = 2
_LONGEST_SECTION = 120
_FEWEST_STEMS = 5
_SHARED = 0.6
_OF_LONGER = 0.5
_FEWEST_OF_TWINS = 6
_PART = later(r"\b(?:[b-z]|[ivx]+|\d+)\b")
"""What tells the stages and types of a disease apart."""
_TWINS = 0.75
_INTRODUCES = later(
    r"(?:introduction|intro|overview|about (?:this|the) (?:condition|illness|test))"
)
_OF_ONE = 3
"""So many of the topics have one section on any page: they are told again with fewer words."""
_SHARED_OF_ONE = 0.45


@rule(
    "structure.retold-paragraph",
    level=Level.WARNING,
    message="%s tells the same, sentence by sentence: keep one of the two.",
    why="Two versions of one paragraph show that an edit was not finished, and readers look for the"
    " difference.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    limit=3,
    examples=[
        Example(
            bad="Insulin is given with a small needle under the skin. The best places are the"
            " tummy, thighs and bottom.\n\nA small needle is used to give insulin under the skin."
            " Good places are the tummy, thighs and bottom.",
            good="Insulin is given with a small needle under the skin. The best places are the"
            " tummy, thighs and bottom.\n\nA pump gives insulin all day. It is worn under your"
            " clothes, and the needle stays in for three days.",
        ),
        Example(
            bad="# Scan\n\n## On the day\n\nYou will lie on a bed that moves into the scanner. The"
            " machine is noisy, so you will get earplugs.\n\nKeep still.\n\nYou will lie on a bed"
            " which slides into the scanner. The scanner is noisy, so you get earplugs.",
            good="# Scan\n\n## On the day\n\nYou will lie on a bed that moves into the scanner. The"
            " machine is noisy, so you will get earplugs.\n\nKeep still.\n\nYou will lie on a bed"
            " for an hour after the dye. The nurse takes your pulse, so you get no gown.",
        ),
        Example(
            bad="# Gout\n\n## Relief\n\nRest the joint, keep it raised and put an ice pack on it"
            " for 20 minutes. Drink plenty of water and walk a little.\n\n## Later\n\nRest the"
            " joint, raise it and put an ice pack on it for 20 minutes. Drink lots of water, and"
            " walk a little.",
            good="# Gout\n\n## Relief\n\nRest the joint, keep it raised and put an ice pack on it"
            " for 20 minutes. Drink plenty of water and walk a little.\n\n## Later\n\nRest the"
            " joint for a day after a long walk. Drink plenty of water when you sweat.",
        ),
        Example(
            bad="More severe depression is usually treated with a combination of talking therapy"
            " and tablets. It may take several weeks before you feel a benefit.\n\nFor more severe"
            " depression, treatment usually combines talking therapy with tablets. You may not feel"
            " any benefit for several weeks.",
            good="Adults take one tablet a day with food. The dose may be raised after four"
            " weeks.\n\nChildren take half a tablet a day with food. The dose may be raised after"
            " 8 weeks.",
        ),
        Example(
            bad="# Bisoprolol\n\n## If you forget a dose\n\nTake it as soon as you remember that"
            " day. Do not take two doses to catch up.\n\n## Alcohol\n\nA glass is fine.\n\n##"
            " Missed doses\n\nIf you miss a tablet, take it when you remember on that day. Never"
            " take a double dose to catch up.",
            good="# Bisoprolol\n\n## If you forget a dose\n\nTake it as soon as you remember that"
            " day. Do not take two doses to catch up.\n\n## Alcohol\n\nA glass is fine.\n\n## If"
            " you take too much\n\nToo many tablets can slow your heart. Call 111 for advice.",
        ),
        Example(
            bad="# Back pain\n\n## Caring for your neck\n\nUse heat on the sore side, and turn your"
            " head often.\n\n## Tests\n\nFew need one.\n\n## How to care for the neck\n\nTurn your"
            " head often, and put heat on the sore side.",
            good="# Back pain\n\n## Stage I care\n\nUse heat on the sore side, and turn your head"
            " often.\n\n## Tests\n\nFew need one.\n\n## Stage II care\n\nTurn your head often, and"
            " put heat on the sore side.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each paragraph all of whose sentences, with their numbers, stand in the one before.

    So too what opens a section that tells most of an earlier one again, under another name.
    """
    for before, block in pairwise(page.blocks):
        if before.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
            continue
        if before.folded == block.folded or not _may_retell(before, block):
            continue
        if _retells(_sentences(before), _sentences(block)) and not in_references(page, block):
            yield Match(block.source_span(0, len(block.text)), ("The paragraph before this one",))
    yield from _further_up(page)
    yield from _sections(page)
    yield from _reworded(page)


def _further_up(page: Page) -> Iterator[Match]:
    """Yield a paragraph that tells one further up again, in as many sentences."""
    blocks = page.blocks
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.text.count(" ") < _LONG_ENOUGH:
            continue
        if _NOTICE.search(block.folded):
            continue
        for before in blocks[max(0, number - _REACH) : max(0, number - 1)]:
            if before.kind is not BlockKind.PARAGRAPH or before.folded == block.folded:
                continue
            here = page.heading_over(before) is page.heading_over(block)
            if not here and page.word_count > _LONG_PAGE:
                continue
            least = (_EACH, _MEAN) if here else (_EACH_ELSEWHERE, _MEAN_ELSEWHERE)
            if _may_retell(before, block) and _tells_the_same(before, block, *least):
                if not in_references(page, block):
                    line = page.document.position(before.span.start).line
                    said = f"The paragraph on line {line}"
                    yield Match(block.source_span(0, len(block.text)), (said,))
                break


def _tells_the_same(before: Block, block: Block, each: float, mean: float) -> bool:
    """Return whether each sentence of a paragraph is the one in its place in another, reworded."""
    earlier, later_ = _sentences(before), _sentences(block)
    if len(earlier) != len(later_) or len(later_) < _FEWEST:
        return False
    if any(min(len(one), len(two)) < _WORDS for one, two in zip(earlier, later_, strict=True)):
        return False
    if denies(before.folded) != denies(block.folded):
        return False
    shares = [len(a & b) / max(len(a), len(b)) for a, b in zip(earlier, later_, strict=True)]
    return min(shares) >= each and sum(shares) >= mean * len(shares)


def _reworded(page: Page) -> Iterator[Match]:
    """Yield the opening of a section whose heading and text say in other words what one above did.

    So too an introduction that tells the paragraph under the title again.
    """
    title = frozenset(matter_of(page.title.lower()))
    seen: list[tuple[Section, frozenset[str], frozenset[str], str]] = []
    for section in page.sections:
        heading, text = section.heading, _text_of(section)
        stems = frozenset(_SAME.get(stem, stem) for stem in matter_of(text))
        if len(stems) < _FEWEST_OF_TWINS or text.count(" ") > _LONGEST_SECTION:
            continue
        name = heading.folded.strip(" :.?!")
        named = frozenset(matter_of(name)) - title - _NAMES_NOTHING | {*_PART.findall(name)}
        for first, its_name, its_stems, other in seen:
            over = first.heading.level == 1 or _INTRODUCES.fullmatch(other) is not None
            opens = over and _INTRODUCES.fullmatch(name) is not None
            twin = (
                named
                and named == its_name
                and first.heading.level == heading.level
                and other != name
                and _same_parent(page, first.heading, heading)
            )
            both = len(stems & its_stems)
            if not (opens or twin) or both < _TWINS * min(len(stems), len(its_stems)):
                continue
            if both >= _OF_LONGER * max(len(stems), len(its_stems)):
                line = page.document.position(first.heading.span.start).line
                said = f"The section '{first.heading.text.strip()}' on line {line}"
                yield Match(_whole(section), (said,))
                break
        seen.append((section, named, stems, name))


def _sections(page: Page) -> Iterator[Match]:
    """Yield the first block of the second of two sections on one thing that tell the same."""
    title = frozenset(matter_of(page.title.lower()))
    on: dict[int, list[Section]] = {}
    for section in page.sections:
        topic = _topic(section.heading, title)
        if topic is not None and section.blocks:
            on.setdefault(topic, []).append(section)
    for topic, sections in on.items():
        if len(sections) != _PAIR:
            continue
        first, again = sections
        share = _SHARED_OF_ONE if topic < _OF_ONE else _SHARED
        names = first.heading.folded.strip(" :.?!"), again.heading.folded.strip(" :.?!")
        if first.heading.level != again.heading.level or names[0] == names[1]:
            continue
        if _same_parent(page, first.heading, again.heading) and _tells_again(first, again, share):
            opening = again.blocks[0]
            line = page.document.position(first.heading.span.start).line
            said = f"The section '{first.heading.text.strip()}' on line {line}"
            if not in_references(page, opening):
                yield Match(_whole(again), (said,))


def _whole(section: Section) -> Span:
    """Return a heading with what stands right below it, up to the next one."""
    heading = section.heading.source_span(0, len(section.heading.text))
    below = [*takewhile(lambda block: block.kind is not BlockKind.HEADING, section.blocks)]
    end = below[-1].source_span(0, len(below[-1].text)).end if below else heading.end
    return Span(heading.start, max(heading.end, end))


def _topic(heading: Block, title: frozenset[str]) -> int | None:
    """Return which of the topics a heading names, and nothing else; None for none."""
    for number, pattern in enumerate(_TOPICS):
        found = pattern.search(heading.folded)
        if found is None:
            continue
        rest = f"{heading.folded[: found.start()]} {heading.folded[found.end() :]}"
        return None if set(matter_of(rest)) - _NAMES_NOTHING - title else number
    return None


def _same_parent(page: Page, first: Block, again: Block) -> bool:
    between = (h for h in page.headings if first.span.start < h.span.start < again.span.start)
    return all((one.level or 7) >= (first.level or 7) for one in between)


def _tells_again(first: Section, again: Section, share: float) -> bool:
    """Return whether most of the shorter of two sections stands in the other."""
    told = _text_of(first), _text_of(again)
    if not all(told):
        return False
    if max(text.count(" ") for text in told) > _LONGEST_SECTION:
        return False
    one, other = ({_SAME.get(stem, stem) for stem in matter_of(text)} for text in told)
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_STEMS and len(one & other) >= share * fewest


def _text_of(section: Section) -> str:
    """Return what stands right below a heading, up to the next one; "" where that is no text."""
    texts = []
    for block in section.blocks:
        if block.kind is BlockKind.HEADING:
            break
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return ""
        texts.append(block.folded)
    return " ".join(texts)


def _may_retell(before: Block, block: Block) -> bool:
    """Return whether a paragraph may tell another again, without a look at its sentences."""
    if ". " not in block.folded or ". " not in before.folded or _RUN_TOGETHER in block.text:
        return False
    words = set(block.folded.split())
    if len(words) > _LONGEST or len(words & set(before.folded.split())) * 4 < len(words):
        return False
    return set(_NUMBER.findall(block.text)) <= set(_NUMBER.findall(before.text))


def _sentences(block: Block) -> list[frozenset[str]]:
    return [frozenset(matter_of(block.folded[s:e])) for s, e in sentences(block.plain)]


def _retells(earlier: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> bool:
    """Return whether each of some sentences has most of its words in one of others."""
    if len(later) < _FEWEST or any(len(words) < _WORDS for words in later):
        return False
    best = [
        max((len(words & w) / len(words), -i) for i, w in enumerate(earlier)) for words in later
    ]
    shares = [share for share, _ in best]
    if len({place for _, place in best}) < _FEWEST:
        return False
    if min(shares) >= _EACH and sum(shares) >= _MEAN * len(shares):
        return True
    told, again = frozenset().union(*earlier), frozenset().union(*later)
    both = len(told & again)
    close = both >= _OF_THE_LATER * len(again) and both >= _OF_THE_EARLIER * len(told)
    return close and len(earlier) == len(later) and min(shares) >= _LEAST
