"""A medicine to take on an empty stomach, and with a meal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.statements import states
from qa.clauses import clause_around
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_WORDS = (
    "empty stomach", "before breakfast", "before food", "before eating", "before you eat",
    "before meals", "before a meal", "before you have breakfast", "before your breakfast",
    "before any food", "before any meal", "with or without",
)  # fmt: skip
_DRINKS = frozenset({"caffeine", "alcohol", "ethanol"})
_MEAL = (
    r"(?:your |a |the |some |each |every |any )?(?:evening |morning |main |light |full |good |big |"
    r"large |cooked |proper |hearty )?"
    r"(?:food|meals?|breakfast|lunch|dinner|supper|snack)"
)
_EMPTY = later(
    r"\bon an? empty stomach\b|\b(?:minutes|hours?) before (?:you (?:eat|have breakfast)|eating|"
    rf"{_MEAL})\b|\bbefore (?:you have |your )?breakfast\b"
)
_FULL = later(
    r"\b(?:with|during|alongside|(?:half|part|mid)way through|in the middle of|straight after|"
    r"right after|just after|immediately after) "
    rf"{_MEAL}\b(?! drinks?\b)|\bon a full stomach\b"
)
_EITHER = later(
    r"\b(?:with or without|before or after|with and without) (?:a |any )?(?:food|meals?|eating)\b"
)
_MUST = later(r"\b(?:must|always|only|has to|have to|needs? to be|essential|make sure)\b")
_NOT_SO = later(
    r"\b(?:if|unless|not|never|n't|other|some|may|might|could|antacids?|calcium|iron|vitamins?|liquid|"
    r"suspension|brands?|alcohol|except|stud(?:y|ies))\b|\?"
)
_TAKES = later(
    r"\b(?:takes?|taken|swallow(?:ed)?|given?|have it|tablets?|capsules?|pills?|doses?|medicine|"
    r"medication|works?|absorbed)\b"
)
_DENIED = later(r"\b(?:never|not|avoid) (?:be )?tak(?:e|en|ing)\b[^.;,]{0,30}\Z")
_ANOTHER = later(r"\b(?:antacids?|other|some)\b")
_FOR_WHAT = later(
    r",? (?:so(?: that)? (?:it|they|this|the \w+) (?:does|do|will) not|so(?: that)? "
    r"(?:it|they|this|the \w+) (?:doesn't|don't|won't)|because it can|as it can|to (?:stop|keep) "
    r"(?:it|them) from|to (?:avoid|prevent)) [^.;]{0,20}\b(?:upset|irritat|hurt|harm|damag)[^.;,]*"
)
"""What food is for, which makes no special case."""
_FORGETFUL = later(
    r"\b(?:if|when) (?:you(?:'re| are| have| find| tend| keep| often| sometimes| ever| struggle|"
    r" need|"
    r" want|'d like| would like)?|it is|it's|mornings|your \w+|remember\w*)\b[^.;,?]{0,30}?\b"
    r"(?:forget\w*|remember\w*|remind\w*|reminder|routine|habit|busy|rushed|hectic|pushed|short of "
    r"time|hurry|simple|easy|easier)\b[^.;,?]{0,25}(?=,)"
    r"|\b(?:so|so that) (?:it|this|that|you)(?: (?:become|soon|never|don't|do not|won't|will not|"
    r"can|"
    r"does not|doesn't|is|'s))*\b[^.;,?]{0,10}\b(?:routine|habit|easy|forget\w*|remember\w*|"
    r"second nature)\b"
)
"""What is said to those who forget a dose, which changes nothing about food."""
_UPSETS = later(
    r"\b(?:upset\w*|irritat\w+|hurts?|harms?|damag\w*|sick|nausea|side effects?|if|unless|"
    r"can|could|may|might|more likely|rather than|avoid|except|although|but|instead)\b|n't\b"
)
_SPECIAL = later(
    r"\b(?:if(?! you (?:take|swallow|have) )|unless|"
    r"(?<!stomach )upset\w*(?! (?:your |the )?stomach)|sick|nausea|other|instead|or without|"
    r"with or(?! (?:just |straight |right )?after\b)|child(?:ren)?|not|never|"
    r"avoid|don't|cannot|can't|wait|hours?|some|may|might|could|supplements?|vitamins?|antacids?|"
    r"except|but|although|whether|either|first|evening(?! meal)|steroids?|stud(?:y|ies)|another|"
    r"different|"
    r"second|slow-release|liquid|suspension|brands?)\b|\?"
)


@rule(
    "consistency.with-and-without-food",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check how the medicine is taken.",
    why="Food can stop a medicine from being absorbed, or keep it from harming the stomach.",
    sources=["NHS medicines A to Z, how and when to take it: with or without food"],
    examples=[
        Example(
            bad="# Metformin\n\nTake metformin with a meal to reduce side effects.\n\nMetformin can"
            " be used with other medicines and is best taken on an empty stomach.",
            good="# Metformin\n\nTake metformin with a meal to reduce side effects.\n\nMetformin"
            " can be used with other medicines and is best taken with food.",
        ),
        Example(
            bad="# Levothyroxine\n\nTake levothyroxine on an empty stomach, 30 minutes before"
            " breakfast.\n\nTake your tablet along with your breakfast, so that it becomes a"
            " habit.",
            good="# Levothyroxine\n\nTake levothyroxine on an empty stomach, 30 minutes before"
            " breakfast.\n\nTake calcium supplements with your lunch.",
        ),
        Example(
            bad="# Levothyroxine\n\nTake levothyroxine on an empty stomach, before breakfast or"
            " any drink with caffeine.\n\nIt works best when you take it together with your"
            " breakfast.",
            good="# Levothyroxine\n\nTake levothyroxine on an empty stomach, before breakfast or"
            " any drink with caffeine.\n\nHave your breakfast half an hour later.",
        ),
        Example(
            bad="# Levothyroxine\n\nTake levothyroxine on an empty stomach, an hour before"
            " breakfast.\n\nIf you find it hard to remember, take your tablet with breakfast so"
            " that it becomes a habit.",
            good="# Levothyroxine\n\nTake levothyroxine on an empty stomach, an hour before"
            " breakfast.\n\nIf you find it hard to remember, leave your tablet beside the bed. If"
            " it makes you ill, ask whether to take the tablet with breakfast.",
        ),
        Example(
            bad="# Alendronate\n\nTake alendronate at least 30 minutes before food.\n\nSwallow the"
            " tablet with a meal.",
            good="# Alendronate\n\nTake alendronate at least 30 minutes before food.\n\nIf it"
            " upsets your stomach, ask whether to take the tablet with a meal.",
        ),
        Example(
            bad="# Naproxen\n\nTake naproxen with a meal so that it will not hurt your stomach."
            "\n\nNaproxen works best when you swallow it on an empty stomach.",
            good="# Naproxen\n\nTake naproxen with a meal so that it will not hurt your stomach."
            "\n\nTaking naproxen on an empty stomach can cause heartburn.",
        ),
        Example(
            bad="# Spironolactone\n\nTake spironolactone with food.\n\nSpironolactone should be"
            " swallowed at least an hour before any food.",
            good="# Spironolactone\n\nTake spironolactone with food.\n\nAntacids should be"
            " swallowed at least an hour before any food.",
        ),
        Example(
            bad="# Sertraline\n\nYou can take sertraline with or without food.\n\nRemember that the"
            " tablets must always be taken on a full stomach.",
            good="# Sertraline\n\nYou can take sertraline with or without food.\n\nIf you feel"
            " sick, take the tablets on a full stomach.",
        ),
    ],
    words=_WORDS,
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where one medicine is to be taken before eating and with food."""
    empty = [one for one in _statements(page, _EMPTY) if not _is_denied(*one[1:])]
    full = [
        one
        for one in _statements(page, _FULL)
        if not _SPECIAL.search(_FORGETFUL.sub(" ", _sentence(*one[1:])))
    ]
    full += list(_for_the_stomach(page)) if not full else []
    for medicine, block, found in full:
        said = _sentence(block, found)
        before = next(
            (one for one in empty if one[0] == medicine and _sentence(*one[1:]) != said), None
        )
        if before and _FOR_WHAT.search(said) and _UPSETS.search(_sentence(*before[1:])):
            continue  # what happens without food, which is the reason for it
        if before is None or _FULL.search(_sentence(*before[1:])):
            continue
        yield from both_places(_match(block, found, before[2]), _match(before[1], before[2], found))
        return
    either = {medicine: (block, found) for medicine, block, found in _statements(page, _EITHER)}
    for medicine, block, found in (*_musts(page, _EMPTY), *_musts(page, _FULL)):
        if medicine in either:
            there, other = either[medicine]
            yield from both_places(_match(block, found, other), _match(there, other, found))
            return


def _for_the_stomach(page: Page) -> Iterator[tuple[str, Block, re.Match[str]]]:
    """Yield the statements that say to eat, and why: "so that it does not upset your stomach"."""
    for one in _statements(page, _FULL):
        said = _sentence(*one[1:])
        why = _FOR_WHAT.search(said)
        if why is not None and not _SPECIAL.search(said[: why.start()] + said[why.end() :]):
            yield one


def _musts(page: Page, words: re.Pattern[str]) -> Iterator[tuple[str, Block, re.Match[str]]]:
    """Yield the statements that leave readers no choice."""
    for medicine, block, found in _statements(page, words):
        clause = block.folded[slice(*clause_around(block.plain, *found.span()))]
        if _MUST.search(clause) and not _NOT_SO.search(clause):
            yield medicine, block, found


def _is_denied(block: Block, found: re.Match[str]) -> bool:
    start, _ = sentence_around(block.plain, found.start())
    return _DENIED.search(block.folded[start : found.start()]) is not None


def _match(block: Block, found: re.Match[str], other: re.Match[str]) -> Match:
    start, end = found.span()
    return Match(block.source_span(start, end), (block.text[start:end], other[0]))


def _statements(page: Page, words: re.Pattern[str]) -> Iterator[tuple[str, Block, re.Match[str]]]:
    """Yield the medicine of each sentence on taking one that has some words, and where they are."""
    for number, block in enumerate(page.blocks):
        for found in words.finditer(block.folded):
            start, end = sentence_around(block.plain, found.start())
            said = block.folded[start : found.start()].rfind(" and ")
            if _ANOTHER.search(block.folded, start + max(said, 0), end):
                continue  # "is used with other medicines, and is taken with food" is of it alone
            if not _TAKES.search(block.folded, start, end) or not states(
                page, block, *found.span()
            ):
                continue
            medicine = medicine_of(page, number, start, end) or _beside_drinks(
                page, number, start, end
            )
            if not medicine or medicine in _DRINKS:
                medicine = _beside_drinks(page, number, start, end) or _supplement(page)
            if medicine:
                yield medicine, block, found
                break


def _supplement(page: Page) -> str:
    return page.title if page.type == "supplement" else ""


def _sentence(block: Block, found: re.Match[str]) -> str:
    start, end = sentence_around(block.plain, found.start())
    return block.folded[start:end]


def _beside_drinks(page: Page, number: int, start: int, end: int) -> str:
    """Return the page's medicine, or the only one of a sentence, where that also names a drink."""
    named = {
        mention.generics
        for mention in mentions(page)
        if mention.block == number
        and start <= mention.start < end
        and mention.generic not in _DRINKS
    }
    if len(named) > 1:
        return ""
    only = named.pop() if named else ()
    return only[0] if len(only) == 1 else (subject_medicine(page) or "")
