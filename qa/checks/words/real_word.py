"""A word that is spelled right, where its neighbours and the sentence call for another."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from qa import wordset
from qa.context import in_references
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page
    from qa.realword.detector import Slip

_SKIPPED: Final = frozenset({BlockKind.CODE, BlockKind.ALT})
_APART: Final = frozenset({InlineKind.CODE, InlineKind.QUOTE})
_WARNING: Final = {"precise": "warning", "thorough": "suggestion"}
"""By setting, the level of the model from which a slip is a warning."""
_SUGGESTION: Final = {"precise": "suggestion", "thorough": "thorough"}
_OFTEN_MADE: Final = 1.0
"""The level from which a slip is a warning that people make again and again, and that the real
pages which the model was held against never have where it is right."""
_OFTEN: Final = frozenset(
    pair
    for line in (
        "accept except,adverse averse,advice advise,advise advice,aloud allowed",
        "averse adverse,bare bear,be by,bowel bowl,bowl bowel,bowls bowels",
        "breading bleeding,breading breeding,breath breathe,breathe breath,breeding bleeding",
        "cant can't,chocking choking,choking chocking,chose choose,clam calm,cloths clothes",
        "coarse course,coma comma,compliment complement,costumer customer",
        "costumers customers,course coarse,dairy diary,desert dessert,diary dairy",
        "dont don't,except accept,fell fall,fell feel,fist first,flue flu,font front",
        "form from,hare hair,heal heel,heals heels,hearth heart,heath health,heel heal",
        "hole whole,it's its,its it's,knew new,lightening lighting,lightening lightning",
        "loose lose,loosing losing,lose loose,manger manager,martial marital",
        "minuets minutes,month mouth,moth mouth,moths months,moths mouths,mouth month",
        "muscles mussels,mussels muscles,new knew,out our,passed past,past passed",
        "patience patients,patients patience,peak peek,personal personnel,piece peace",
        "prostrate prostate,pubic public,public pubic,quiet quite,quite quiet,sever severe",
        "sight site,singed signed,sings signs,soar sore,soars sores,sole soul,sores soars",
        "spilt split,stoke stroke,stokes strokes,stomachs stomach,table tablet",
        "tables tablets,tack take,tale take,then than,thorough through,though through",
        "threw through,tired tried,tow two,trail trial,trails trials,tried tired,vain vein",
        "veins vains,waist waste,wards words,waste waist,weak week,weather whether",
        "week weak,whit with,wile while,wit with,wont won't",
    )
    for pair in line.split(",")
)
"""Slips that hurried people make: what is written, and what is meant."""
_DOUBTED: Final = 1.5
"""How much more must speak for a slip that is not one of those for which words are known to be
taken: rare words, and two that are one."""
_LOST: Final = -0.5
"""The same where a word is missing: sound copy seldom looks so."""
_SELDOM: Final = 2.5
"""How much more for a little word that stands where the texts of the model have it too seldom."""
_SELDOM_MEANT: Final = frozenset({
    "of", "have", "our", "his", "are", "two", "four", "now", "say", "hand", "wand", "symptom",
})  # fmt: skip
_SELDOM_PAIRS: Final = frozenset({
    "to two", "then that", "then them", "then they", "does doses",
})  # fmt: skip
_SPELLINGS: Final = tuple(
    frozenset(words.split())
    for line in (
        "yoghurt yogurt yoghourt|yoghurts yogurts|grey gray|greyer grayer|whisky whiskey",
        "mum mom|mums moms|aluminium aluminum|draught draft|draughts drafts|storey story",
        "cheque check|cheques checks|kerb curb|doughnut donut|doughnuts donuts",
        "pyjamas pajamas|sceptic skeptic|moustache mustache|sceptical skeptical|cosy cozy",
        "enquire inquire|enquiry inquiry|tyre tire|enquiries inquiries|enquiring inquiring",
        "disc disk|discs disks|omelette omelet|chilli chili|omelettes omelets",
        "ageing aging|learnt learned|burnt burned|dreamt dreamed|spilt spilled",
        "leant leaned|whilst while|amongst among|toward towards|afterward afterwards",
        "manoeuvre maneuver|orientated oriented|licence license|licences licenses",
        "programme program|tonne ton|programmes programs|speciality specialty",
        "specialities specialties|routeing routing",
    )
    for words in line.split("|")
)
"""Words that Britain and America spell in two ways, or that both do: no slip for each other."""
_COMMON: Final = 7
"""The grade from which a word is everyday English, whatever else it names."""
_LONGEST: Final = 50_000
"""Characters that are read at once; no paragraph that somebody wrote has so many."""
_SHOWN: Final = 60
"""Characters of the sentence on each side of a slip that a message shows."""
_THEN = later(r"then *(?:[.?!]|\Z)")
"""Nothing is compared with what never comes: "it gets worse then"."""
_AS_AS = later(r"as (?:[\w-]+ ){1,4}as\b")
"""Of which the model knows one half at most: "for as few days as possible"."""
_DEGREES = later(r"(?:\d|\u00b0|\u00ba|degrees?) ?\Z")
_SMALL_WORDS = frozenset(
    {"and", "what", "that", "than", "then", "when", "with", "which", "this", "there"}
)
_A_WORD = 4
# What clinicians write for each other: no sentences, and words cut short.
_NOTE = later(
    r"\b(?:pts?|hx|dx|tx|rx|sx|abx|prn|bid|tid|qid|qhs|c/o|s/p|h/o|f/u|r/o|y/o|n/v|w/|w/o|d/c|"
    r"sob|htn|ekg|ecg|labs?:|pmh|ros|icu|ed:|iv:)(?!\w)|[→↑↓≥≤]|->"
)
_NOT = later(r"\b(?:no|not|nor|none|never|cannot|can't|without)\b")
_NOT_BEFORE = later(r"\b(?:neither|not|no|never|\w+n['\u2019]t)\b")
# "take the edge off severe pain": what the texts of the model say too seldom.
_MEANT = later(
    r"\b(?:(?:the edge|(?:take|takes|took|taking) the \w+|(?:some|any|more|paid) time|days?) off|"
    r"(?:damage|clots?|stones?|scars?|blisters?|crusts?|ulcers?|lumps?|crystals?|plaques?) form|"
    r"(?:that|this|the) very|at what|"
    r"(?:you|these|those) (?:two|four)|(?:offered|given|prescribed) two|(?:can|could|may|might) "
    r"sever|(?:any|no|some|every|each) other (?:symptom|sign|problem|"
    r"reaction|condition)s?|or are|(?:pregnant|breastfeeding),? or gave|(?:your|their|his|her|my) "
    r"nose bleeds|(?:caus|giv|bring|offer|send|show)\w* you|"
    r"(?:which|what|this|that|the|a|each|every|your|usual|right) dose|(?:agree|decide|discuss|work "
    r"out|choose|plan|settle|set out) what|(?:can|may|might|could|does|is|are|has) very|"
    r"care for you|\d tears)\Z|(?:\A|[.!?] )(?:a|the) \w+ "
    r"then\Z|, other (?:symptom|sign|problem)\Z"
)


@rule(
    "words.real-word",
    level=Level.WARNING,
    message="'%s' may be %s here: “%s”",
    limit=40,
    why="A word that is spelled right but wrong here is missed by spelling checkers, and readers"
    " stumble over it or read something else.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
    ],
    examples=[
        Example(
            bad="Healthcare professionals use ketamine for several medical purposes, and people"
            " need to wow ketamine works.",
            good="Healthcare professionals use ketamine for several medical purposes, and people"
            " need to know how ketamine works.",
        ),
        Example(
            bad="If you are pregnant or gave a headache, or any other symptom that is knew, call"
            " us.",
            good="If you are pregnant or gave birth this month, or have any other symptom that is"
            " new, call us. A scan then shows why.",
        ),
        Example(
            bad="You should not loose weight while you are pregnant.",
            good="If the bandage is loose, call us. Milk and yoghurt are fine.",
        ),
        Example(
            bad="Wash you hands with soap and water before you touch your eyes.",
            good="Wash your hands with soap and water before you touch your eyes. Call us if the"
            " rectal temperature is 100.4° F or higher. You may be offered two auto-injectors.",
        ),
        Example(
            good="I gave up onions, apples and wheat. Wheat was fine. Wash your hands: alcohol hand"
            " gel does not kill it. That took the top off the highs.",
        ),
        Example(
            good="Ask your pharmacist if you do not know which dose you need. Talk it over, and"
            " agree what may help. It can very rarely make you faint.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each likely slip with what may be meant; it is never mended by itself."""
    from qa.realword import detector  # noqa: PLC0415 -- numpy and the model take time to load

    setting = page.house.real_words
    levels = detector.model().levels
    warning = levels[_WARNING[setting]]
    surest = min(warning, _OFTEN_MADE)
    least = levels[_SUGGESTION[setting]] if page.with_suggestions else surest
    for block, start, end, slip in found(page, min(least, surest)):
        written = block.folded[start:end]
        if _is_spelling(written, slip.meant[0].lower()):
            continue
        if _is_told_of(page, written, slip):
            continue
        is_sure = slip.score >= _enough(written, slip, warning)
        if is_sure and not _turns_round(written, slip.meant[0]):
            yield _match(block, start, end, slip, None)
        elif page.with_suggestions and slip.score >= least:
            yield _match(block, start, end, slip, Level.SUGGESTION)


def found(page: Page, least: float) -> Iterator[tuple[Block, int, int, Slip]]:
    """Yield each slip that scores at least so much, with its block and its place in the text."""
    language = page.document.language
    if language and not language.lower().startswith("en"):
        return
    from qa.realword import detector  # noqa: PLC0415 -- as above

    for blocks, texts in _parts(page):
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        reading = detector.read("\n".join([*texts, page.title]), detector.model())
        for slip in detector.slips(reading, least):
            index = bisect_right(starts, slip.start) - 1
            if index >= len(texts):  # the title, which counts but is no copy
                continue
            start, end = slip.start - starts[index], slip.end - starts[index]
            if not _is_set_apart(page, blocks[index], start, end):
                yield blocks[index], start, end, slip


def _enough(written: str, slip: Slip, warning: float) -> float:
    """Return the score from which a slip is a warning."""
    from qa.realword.slips import confusable  # noqa: PLC0415 -- as above

    meant = slip.meant[0].lower()
    pair = f"{written} {meant}"
    if any(f"{written} {other.lower()}" in _OFTEN for other in slip.meant):
        return min(warning, _OFTEN_MADE)
    if slip.shape == "lost":
        return warning + _LOST
    if written in _SELDOM_MEANT or pair in _SELDOM_PAIRS:
        return warning + _SELDOM
    if meant not in confusable().get(written, ()) and written != "form":
        return warning + _DOUBTED
    return warning


def _is_spelling(written: str, meant: str) -> bool:
    return any(written in words and meant in words for words in _SPELLINGS)


def _turns_round(written: str, meant: str) -> bool:
    """Return whether what is meant would deny what is written, or the other way round.

    Both are sound English as a rule, "there is now evidence", and an editor who follows says the
    opposite.
    """
    return (_NOT.search(written) is None) is not (_NOT.search(meant.lower()) is None)


def _is_told_of(page: Page, written: str, slip: Slip) -> bool:
    """Return whether the page speaks of what is written elsewhere, and a small word is meant.

    "Wheat was fine" is no slip for "what" on a page that lists wheat.
    """
    meant = slip.meant[0].lower()
    if meant not in _SMALL_WORDS or f"{written} {meant}" in _OFTEN or len(written) < _A_WORD:
        return False
    return len(re.findall(rf"\b{re.escape(written)}s?\b", page.folded)) > 1


def _parts(page: Page) -> Iterator[tuple[list[Block], list[str]]]:
    """Yield blocks with their texts: the whole page, or as much of it as memory should hold."""
    blocks: list[Block] = []
    texts: list[str] = []
    length = 0
    for block in page.blocks:
        if _is_skipped(page, block):
            continue
        if length + len(block.text) > _LONGEST and blocks:
            yield blocks, texts
            blocks, texts, length = [], [], 0
        blocks.append(block)
        texts.append(block.plain)
        length += len(block.text)
    if blocks:
        yield blocks, texts


def _is_skipped(page: Page, block: Block) -> bool:
    return block.kind in _SKIPPED or len(block.text) > _LONGEST or in_references(page, block)


def _is_set_apart(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether words are quoted, code, accepted by the site, or a clinician's note."""
    for inline in block.inlines:
        if inline.kind in _APART and inline.start < end and start < inline.end:
            return True
    if (
        _MEANT.search(block.folded[:end])
        or _THEN.match(block.folded, start)
        or _neither(block.folded, start, end)
        or _AS_AS.match(block.folded, start)
    ):
        return True
    text = block.plain
    if text.startswith(("F ", "C "), start) and _DEGREES.search(text[max(0, start - 9) : start]):
        return True
    begin, stop = sentence_around(text, start)
    if text.count('"', begin, start) % 2 or text[start - 1 : start] == "'":
        return True
    accepted = page.house.words
    if accepted and not set(text[start:end].lower().split()).isdisjoint(accepted):
        return True
    return bool(_NOTE.search(block.folded, begin, stop))


def _neither(folded: str, start: int, end: int) -> bool:
    """Return whether a word is the "nor" of a "neither" or "not" before it in its sentence."""
    if folded[start:end] != "nor":
        return False
    begin, _ = sentence_around(folded, start)
    return _NOT_BEFORE.search(folded, begin, start) is not None


def _match(block: Block, start: int, end: int, slip: Slip, level: Level | None) -> Match:
    span = block.source_span(start, end)
    written = block.text[start:end]
    said = [f"'{meant}'" for meant in slip.meant]
    sentence = _with(block, start, end, slip.meant[0])
    words = {word for text in (written, *slip.meant) for word in text.lower().split()}
    medical = any(map(_is_medical, words))
    fixes = (
        ()
        if medical
        else tuple(
            Fix(f"Write '{meant}': “{_with(block, start, end, meant)}”", (Edit(span, meant),))
            for meant in slip.meant
        )
    )
    return Match(span, (written, " or ".join(said), sentence), fixes, level)


def _is_medical(word: str) -> bool:
    return wordset.is_medical_name(word) and wordset.grade(word) < _COMMON


def _with(block: Block, start: int, end: int, meant: str) -> str:
    """Return the sentence around a place as it would be, cut to a window."""
    text = block.text
    begin, stop = sentence_around(text, start)
    left, right = text[begin:start], text[end:stop]
    if len(left) > _SHOWN:
        left = "…" + left[-_SHOWN:].partition(" ")[2]
    if len(right) > _SHOWN:
        right = right[:_SHOWN].rpartition(" ")[0] + "…"
    return " ".join(f"{left}{meant}{right}".split()).removesuffix(".")
