"""A name that is easily taken for the one the page is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa import knowledge
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import medicines_on
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.medicines import Mention
    from qa.page import Page

_FEW = 1
# The sentence says that it speaks of another medicine.
_ON_PURPOSE = later(
    r"\b(?:other|others|another|different|such as|like|unlike|including|e\.g\.|compar\w+|than|"
    r"versus|vs|instead|rather|switch\w*|similar\w*|confus\w+|mix(?:ed)? up|mistak\w+|related|"
    r"interact\w*|alternativ\w+|combin\w+|together|also take|if you (?:are|take)|both|either|"
    r"examples?|for example|not the same|family|class|group|called|known as|metaboli\w+|"
    r"convert\w*|turns? into|breaks? down|active form|isomer|contain\w*|with)\b"
)
_LISTED = later(r"(?:,|/|\band\b|\bor\b|\bplus\b|\+|&|\()\s*\Z")
_LISTS_ON = later(r"\s*(?:,|/|\band\b|\bor\b|\+|&|\()")
_ELSEWHERE = later(
    r"\b(?:interact\w*|other (?:medicines?|drugs|medications|treatments?)|alternativ\w+|compar\w+|"
    r"similar|related|references|sources|see also|confus\w+|versus|vs)\b"
)
_HOW = later(
    r"\b(?:always |either |just |only |both )*with(?: or without)? (?:a |an |the |your |some |"
    r"plenty of "
    r"|lots of |any )?(?:(?:full|small|large|whole|big|little|evening|morning|main)"
    r" )*(?:glass(?:es)?|"
    r"water|food|meals?|breakfast|lunch|dinner|supper|drink|milk|snack|liquid|sip|juice)\b|"
    r"\beither (?:always|before|after|in|at|on|every|all)\b|\bboth (?:morning|doses|times|by"
    r" day)\b|"
    r"\bwithout talking (?:to|with)\b|\btogether with (?:food|a meal|water)\b"
)
"""How it is taken, which names nothing beside it."""
_DOSED = later(
    r"\b(?:take|taking|takes|dose|doses|tablets?|capsules?|stop|start|prescri\w+|use|using|inject|"
    r"missed|miss|forget|mg|works?|helps?|treats?|store|swallow|side effects?)\b"
)


@rule(
    "drugs.look-alike-pair",
    level=Level.WARNING,
    message="This page is about %s, but here it says '%s', which is easily taken for it: check "
    "which one is meant.",
    why="Names that look alike are among the commonest reasons for taking the wrong medicine.",
    sources=[
        "FDA Name Differentiation Project, look-alike names",
        "ISMP, FDA and ISMP Lists of Look-Alike Drug Names (2023)",
    ],
    examples=[
        Example(
            bad="# Hydroxyzine\n\nHydroxyzine is a tablet for itching and for worry. Most people "
            "take hydroxyzine at night. Hydroxyzine can make you sleepy for a day.\n\nSwallow "
            "hydralazine tablets with water. Hydroxyzine works within an hour for most.",
            good="# Hydroxyzine\n\nHydroxyzine is a tablet for itching and for worry. Most people "
            "take hydroxyzine at night. Hydroxyzine can make you sleepy for a day.\n\nDo not "
            "confuse it with hydralazine. Hydroxyzine works within an hour for most.",
        ),
        Example(
            bad="# Bupropion\n\nBupropion is a tablet that helps people to stop smoking for good. "
            "Bupropion starts to work in a week or two.\n\nYour dose of buspirone goes up after "
            "three days. Most people take bupropion in the morning. Bupropion can dry your mouth.",
            good="# Bupropion\n\nBupropion is a tablet that helps people to stop smoking for good. "
            "Bupropion starts to work in a week or two.\n\nOther medicines such as buspirone can "
            "interact. Most people take bupropion in the morning. Bupropion can dry your mouth.",
        ),
        Example(
            bad="# Clonidine\n\nClonidine lowers blood pressure and calms hot flushes too."
            " Clonidine"
            " starts to work within a day.\n\nTake clonazepam at the same time each day, either"
            " with breakfast or with a snack. Most people take clonidine twice a day.",
            good="# Clonidine\n\nClonidine lowers blood pressure and calms hot flushes too."
            " Clonidine"
            " starts to work within a day.\n\nSome people take clonazepam with a medicine like"
            " this one. Most people take clonidine twice a day.",
        ),
        Example(good="Fluoxetine, paroxetine and duloxetine are antidepressants."),
        Example(
            good="# Mifepristone\n\nMifepristone is a tablet that ends an early pregnancy. You "
            "swallow mifepristone at the clinic. Mifepristone blocks a hormone.\n\nTwo days "
            "later you take misoprostol tablets at home. Mifepristone may make you feel sick.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield where a page about one medicine names, once and as if it were it, its look-alike.

    FDA and ISMP lists. Comparisons, lists, interactions and other headings are on purpose.
    """
    here = medicines_on(page)
    if len(here) < _FEW + 1:
        return
    pairs = _pairs()
    if not any(generic in pairs for generic in here):
        return
    subject = subject_medicine(page)
    for other in pairs.get(subject or "", ()):
        mentions = here.get(other, ())
        if len(mentions) == _FEW and _as_if(page, mentions[0]):
            mention = mentions[0]
            block = page.blocks[mention.block]
            span = block.source_span(mention.start, mention.end)
            yield Match(span, (subject or "", block.text[mention.start : mention.end]))


def _as_if(page: Page, mention: Mention) -> bool:
    """Return whether a sentence speaks of a medicine as of the one to take."""
    block = page.blocks[mention.block]
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or in_references(page, block):
        return False
    if any(_ELSEWHERE.search(heading.folded) for heading in page.headings_over(block)):
        return False
    first, last = sentence_around(block.plain, mention.start)
    text = block.folded
    if _LISTED.search(text[first : mention.start]) or _LISTS_ON.match(text, mention.end):
        return False
    before, after = text[first : mention.start], text[mention.end : last]
    if _ON_PURPOSE.search(before) or _ON_PURPOSE.search(_HOW.sub(" ", after)):
        return False
    return _DOSED.search(text, first, last) is not None


@cache
def _pairs() -> Mapping[str, frozenset[str]]:
    """Return, for each medicine of a published pair, the others that it is not given with."""
    found: dict[str, set[str]] = {}
    for one, other, source in knowledge.look_alikes():
        if source == "distance":
            continue
        pair = knowledge.generic_of(one), knowledge.generic_of(other)
        if frozenset(pair) in knowledge.given_together():
            continue
        found.setdefault(pair[0], set()).add(pair[1])
        found.setdefault(pair[1], set()).add(pair[0])
    return {name: frozenset(others) for name, others in found.items()}
