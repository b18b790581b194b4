"""A story about a suicide tells how it was done, or what a note said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import TIME_LIMIT, in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SELF = r"(?:him|her|them|my)sel(?:f|ves)"
_WHOSE = r"(?:his|her|their|my)"
_ACTS = (
    "hanged|hung|shot|gassed|drowned|stabbed|suffocated|asphyxiated|poisoned|electrocuted|burned|"
    "burnt|immolated|strangled"
)
_ACTING = "shooting|gassing|drowning|stabbing|poisoning|burning|asphyxiating|strangling"
_HEIGHTS = (
    "bridge|building|roof|cliff|balcony|window|train|truck|lorry|bus|car park|tower|platform|flat|"
    "floor|multi-?storey|overpass|parking garage|underground|tube|tracks|rails?"
)
_AMOUNT = (
    r"(?:(?:about|over|some|more than|nearly|around) )?(?:\d+|a (?:whole |full )?(?:bottle|box|"
    r"pack|packet|handful)|ten|twenty|thirty|forty|fifty|sixty|a hundred|dozens?|"
    rf"all (?:of )?(?:{_WHOSE}|the)|{_WHOSE} (?:whole|entire))"
)
_TABLETS = (
    "tablets?|pills?|capsules|paracetamol|acetaminophen|tylenol|painkillers|antidepressants?|"
    "opioids?|insulin|medication|medicines?|amitriptyline|sertraline"
)
# Said of a person, each of these tells a method by itself.
_METHOD = regex_later(
    rf"\b(?:{_ACTS}) {_SELF}(?: (?:in|with|from|at|by|to|on) [^.,;!?]{{1,40}})?"
    rf"|\b(?:slit|slashed|cut|slitting|slashing) {_WHOSE} (?:own )?(?:wrists?|throat|arteries)\b"
    rf"|\b(?:jump(?:ed|ing)|leap(?:t|ed|ing)|threw {_SELF}|thrown {_SELF}|stepped) "
    rf"(?:to {_WHOSE} death )?(?:off|from|out of|in front of|under|into the path of|onto) "
    rf"(?:the|a|an|{_WHOSE}|oncoming) (?:\w+ ){{0,2}}?(?:{_HEIGHTS})\b"
    rf"|\b(?:by hanging|found hang(?:ing|ed)|by (?:{_ACTING}) {_SELF}|"
    r"by (?:a )?(?:self-inflicted )?gunshot|self-inflicted gunshot wounds?)\b"
    r"|\b(?:overdosed on|took an overdose of|swallowed|took|washed down|"
    rf"died (?:after|of|from) (?:taking|swallowing|an overdose of)) {_AMOUNT}\s[^.,;!?]{{0,40}}?"
    rf"(?:{_TABLETS})\b"
    r"|\boverdosed on (?!drugs\b|opioids\b|heroin\b)\w+"
    rf"|\b{_WHOSE} suicide note (?:said|read|told|spoke|blamed|asked|described)\b"
    r"|\b(?:left (?:behind )?a (?:suicide )?note|suicide note)\b[^.]{0,20}?"
    r"(?:saying|that (?:said|read)|which (?:said|read)|in which|reading|telling|wrote|:)",
    regex.IGNORECASE,
)
_SUICIDE = regex_later(
    rf"\bsuicid\w+|\b(?:took|taken|take|taking|end(?:ed|ing)?) {_WHOSE} (?:own )?li(?:fe|ves)\b"
    rf"|\b(?:killed|kill|killing) {_SELF}|\bself-harm"
    r"|\bbetter off (?:dead|without (?:me|him|her))\b|\bwant(?:ed)? to die\b|\bglad to be alive\b",
    regex.IGNORECASE,
)
_NOTHING_ELSE = regex_later(
    rf"\b(?:hanged|gassed) {_SELF}(?! out of)|\bshot {_SELF}(?! in the (?:foot|leg|hand|arm|thigh))"
    rf"|\bto {_WHOSE} death\b",
    regex.IGNORECASE,
)
"""Words that can be of nothing but a suicide, though nobody calls it so."""
_PERSON = regex_later(
    r"\b(?:he|she|his|her|him|they|their|who|i|my|we|our|son|daughter|brother|sister|father|mother|"
    r"husband|wife|partner|friend|man|woman|boy|girl|teenager|student|veteran|patient|people|died|"
    r"dies|found)\b",
    regex.IGNORECASE,
)
_ACCIDENT = regex_later(
    r"\b(?:by mistake|by accident|accident(?:al(?:ly)?)?|unintentional(?:ly)?|trial|stud(?:y|ies))"
    r"\b",
    regex.IGNORECASE,
)
_WORDS = (
    *(f"{act} {whom}" for act in _ACTS.split("|") for whom in ("him", "her", "them", "my")),
    *(f"{act} {whom}" for act in _ACTING.split("|") for whom in ("him", "her", "them", "my")),
    *("slit ", "slitting ", "slashed ", "slashing "),
    *("cut his", "cut her", "cut their", "cut my"),
    *("jumped ", "jumping ", "leapt ", "leaped ", "leaping ", "threw ", "thrown ", "stepped "),
    *("by hanging", "found hang", "gunshot"),
    *(
        "overdosed on",
        "overdose of",
        "swallowed",
        "took ",
        "washed down",
        "died after",
        "died of",
        "died from",
    ),
    *("suicide note", "a note"),
)


@rule(
    "language.suicide-method",
    level=Level.WARNING,
    message="'%s' tells how a suicide was done: leave the method, the place and the note out.",
    why="Details of a method can make a reader who is at risk use it.",
    sources=["Recommendations for Reporting on Suicide: no method, no place, no words of a note"],
    examples=[
        Example(
            bad="A year after his suicide attempt, Mark's brother hanged himself in the garage.",
            good="A year after his suicide attempt, Mark's brother died by suicide.",
        ),
        Example(
            bad="Anna wanted to end her life. She took 40 paracetamol tablets and told no one.",
            good="Anna wanted to end her life. She took an overdose and told no one.",
        ),
        Example(
            bad="He jumped from the bridge after months of suicidal thoughts.",
            good="He died after months of suicidal thoughts.",
        ),
        Example(
            bad="Her suicide shocked all who knew her: she left a note that said she was tired.",
            good="Her suicide was a shock to all who knew her.",
        ),
        Example(
            bad="She hanged herself from the banister at four in the morning.",
            good="She died at four in the morning, of suicide.",
        ),
        Example(good="If you take more than 8 tablets of paracetamol in a day, call 111."),
        Example(
            good="Antidepressants can cause suicidal thoughts. One child swallowed 3 tablets by "
            "mistake and was well."
        ),
        Example(good="He jumped from a wall and broke his ankle."),
    ],
    pages=["~professional"],
    words=_WORDS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each method in a story: of a person, in a paragraph or section that is on suicide."""
    if not _SUICIDE.search(page.folded) and not _NOTHING_ELSE.search(page.folded):
        return
    for index, block in enumerate(page.blocks):
        if block.kind is BlockKind.CODE or not any(word in block.folded for word in _WORDS):
            continue
        for hit in _METHOD.finditer(block.plain, timeout=TIME_LIMIT):
            if _is_story(page, index, hit.start()) and not in_references(page, block):
                yield Match(block.source_span(*hit.span()), (block.text[hit.start() : hit.end()],))


def _is_story(page: Page, index: int, at: int) -> bool:
    """Return whether a sentence is of a person, and suicide is named close to it.

    Close is the same paragraph, the one before or after it, or a heading over it.
    """
    block = page.blocks[index]
    first, last = sentence_around(block.plain, at)
    sentence = block.plain[first:last]
    if not _PERSON.search(sentence) or _ACCIDENT.search(sentence):
        return False
    if _NOTHING_ELSE.search(sentence):
        return True
    around = page.blocks[max(0, index - 1) : index + 2]
    return any(_SUICIDE.search(other.plain) for other in (*around, *page.headings_over(block)))
