"""A word that is spelled right, where its neighbours and the sentence call for another."""

from __future__ import annotations

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
_COMMON: Final = 7
"""The grade from which a word is everyday English, whatever else it names."""
_LONGEST: Final = 50_000
"""Characters that are read at once; no paragraph that somebody wrote has so many."""
_SHOWN: Final = 60
"""Characters of the sentence on each side of a slip that a message shows."""
_AS_AS = later(r"as (?:[\w-]+ ){1,4}as\b")
"""Of which the model knows one half at most: "for as few days as possible"."""
_DEGREES = later(r"(?:\d|\u00b0|\u00ba|degrees?) ?\Z")
# What clinicians write for each other: no sentences, and words cut short.
_NOTE = later(
    r"\b(?:pts?|hx|dx|tx|rx|sx|abx|prn|bid|tid|qid|qhs|c/o|s/p|h/o|f/u|r/o|y/o|n/v|w/|w/o|d/c|"
    r"sob|htn|ekg|ecg|labs?:|pmh|ros|icu|ed:|iv:)(?!\w)|[→↑↓≥≤]|->"
)
_NOT = later(r"\b(?:no|not|nor|none|never|cannot|can't|without)\b")
_NOT_BEFORE = later(r"\b(?:neither|not|no|never|\w+n['\u2019]t)\b")
# "take the edge off severe pain": what the texts of the model say too seldom.
_MEANT = later(
    r"\b(?:(?:the edge|(?:some|any|more|paid) time|days?) off|(?:that|this|the) very|at what|"
    r"(?:you|these|those) (?:two|four)|(?:offered|given|prescribed) two|(?:can|could|may|might) "
    r"sever|(?:any|no|some|every|each) other (?:symptom|sign|problem|"
    r"reaction|condition)s?|or are|(?:pregnant|breastfeeding),? or gave|(?:your|their|his|her|my) "
    r"nose bleeds)\Z|(?:\A|[.!?] )(?:a|the) \w+ then\Z|, other (?:symptom|sign|problem)\Z"
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
            bad="Wash you hands with soap and water before you touch your eyes.",
            good="Wash your hands with soap and water before you touch your eyes. Call us if the"
            " rectal temperature is 100.4° F or higher. You may be offered two auto-injectors.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each likely slip with what may be meant; it is never mended by itself."""
    from qa.realword import detector  # noqa: PLC0415 -- numpy and the model take time to load

    setting = page.house.real_words
    levels = detector.model().levels
    warning = levels[_WARNING[setting]]
    least = levels[_SUGGESTION[setting]] if page.with_suggestions else warning
    for block, start, end, slip in found(page, least):
        is_sure = slip.score >= warning and not _turns_round(block.folded[start:end], slip.meant[0])
        level = None if is_sure else Level.SUGGESTION
        yield _match(block, start, end, slip, level)


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


def _turns_round(written: str, meant: str) -> bool:
    """Return whether what is meant would deny what is written, or the other way round.

    Both are sound English as a rule, "there is now evidence", and an editor who follows says the
    opposite.
    """
    return (_NOT.search(written) is None) is not (_NOT.search(meant.lower()) is None)


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
