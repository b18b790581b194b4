"""A tablet of a strength in which the medicine is not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine
from qa.tables import table_rows

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_UNIT = r"(?:mg|mcg|micrograms?|milligrams?|g|grams?)"
_ONE = rf"\d[\d,]*(?:\.\d+)?(?: ?{_UNIT}\b)?"
_LIST = later(
    rf"(?<![\w.,/-])(?P<list>{_ONE}(?:(?:, (?:and |or )?| and | or ){_ONE})*)(?<!\d)(?<=[a-z])"
    r"(?![/\w]| ?(?:per|in|/) )"
)
_EACH = later(rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?: ?(?P<unit>{_UNIT})\b)?")
_FORM = r"(?:tablets?|capsules?|caplets?)"
_AFTER = later(
    rf"[ -](?:(?:strength|oral|film-coated|coated|white|round|pink|blue|small|chewable|soluble|"
    rf"dispersible|gastro-resistant|modified-release|slow-release|extended-release|once-daily) )*"
    rf"(?:{_FORM}|(?:tablet )?strengths|sizes)\b"
)
_BEFORE = later(
    rf"\b(?:{_FORM}|it|which|that|and)? ?(?:(?:is|are|can be) )?(?:comes?|available|supplied|"
    rf"sold|made|"
    r"manufactured|produced|marketed|dispensed|stocked|provided|packed)(?: only)? "
    r"(?:as|in|at)(?: (?:the|these|strengths of|tablets of|capsules of|doses of))*\W*\Z"
)
_ELSE = later(
    r"\b(?:inject\w*|vials?|ampoules?|patch\w*|inhal\w*|puffs?|sprays?|drops|cream|gel|suppositor\w*|"
    r"sachets?|liquid|syrup|solution|suspension|compounded|special order|half|quarter|unlicensed|"
    r"trial|study|not made|no longer|discontinued|recall\w*|counterfeit|fake|illegal|elemental)\b"
)
_NEAR = 35
_SAME = 0.011
_FAR = 1.45
_FEWEST = 2


@rule(
    "drugs.no-such-strength",
    level=Level.WARNING,
    message="Check '%s': the US and UK lists have tablets or capsules of %s with %s mg.",
    why="Readers who look for such a tablet do not find it, or take several for it.",
    sources=[
        "FDA, Orange Book (2024): strengths of each product",
        "NHS prescribing list (2016): presentations of each medicine",
    ],
    examples=[
        Example(
            bad="# Warfarin tablets\n\n| Strength | Colour |\n|---|---|\n| 1mg | brown |\n| 30mg |"
            " blue |\n| 5mg | pink |",
            good="# Warfarin tablets\n\n| Strength | Colour |\n|---|---|\n| 1mg | brown |\n| 3mg |"
            " blue |\n| 5mg | pink |",
        ),
        Example(
            bad="Bisoprolol comes as 5 mg, 10 mg and 40 mg tablets.",
            good="Bisoprolol comes as 2.5 mg, 5 mg and 10 mg tablets.",
        ),
        Example(
            bad="Take one sitagliptin 300 mg tablet each morning.",
            good="Take one sitagliptin 100 mg tablet each morning.",
        ),
        Example(good="The usual dose of sertraline is 150 mg, taken as a 100 and a 50 mg tablet."),
    ],
    pages=("~professional", "~news"),
    words=("tablet", "capsule", "caplet", "strengths", "sizes"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each strength of a tablet that no list has; surely wrong only where all are weaker."""
    for number, block in enumerate(page.blocks):
        if block.kind in _SAYS_NOTHING or not page.has_number(block):
            continue
        for found in _LIST.finditer(block.folded):
            mention = _medicine(page, number, block, found)
            if mention is None or len(mention.generics) != 1:
                continue
            known = knowledge.tablets(mention.generic)
            if len(known) < _FEWEST or in_references(page, block):
                continue
            for start, end, milligrams in _strengths(found):
                level = _level(milligrams, known)
                if level is None or is_quoted(block, start, end) or is_negated(block, start, end):
                    continue
                named = block.text[mention.start : mention.end]
                args = (block.text[start:end], named, _said(known))
                yield Match(block.source_span(start, end), args, level=level)
    yield from _in_columns(page)


def _in_columns(page: Page) -> Iterator[Match]:
    """Yield each such strength in a column of strengths, on a page about one medicine."""
    subject = subject_medicine(page)
    known = knowledge.tablets(subject) if subject is not None else ()
    if subject is None or len(known) < _FEWEST:
        return
    for head, *rows in table_rows(page):
        for column, name in enumerate(head):
            cells = [row[column] for row in rows if column < len(row)]
            for cell in cells if _HEAD.fullmatch(name.folded) else ():
                found = _LIST.fullmatch(cell.folded)
                for start, end, milligrams in _strengths(found) if found is not None else ():
                    level = _level(milligrams, known)
                    if level is not None:
                        args = (cell.text[start:end], subject, _said(known))
                        yield Match(cell.source_span(start, end), args, level=level)


_HEAD = later(r"\W*(?:tablets?|capsules?|(?:tablet |capsule )?strengths?|tablets? you have)\W*")
_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.ALT})


def _medicine(page: Page, number: int, block: Block, found: re.Match[str]) -> Mention | None:
    """Return the medicine whose tablets have the strengths of a list; None where it has none."""
    first, last = sentence_around(block.plain, found.start())
    text = block.folded
    if "/" in text[found.start() - 1 : found.end() + 2]:
        return None
    named = mentions_between(page, number, first, last)
    if len({one.generics for one in named}) != 1 or named[0].everyday:
        return None
    after = [one for one in named if 0 < one.start - found.end() <= 1]
    end = after[0].end if after else found.end()
    if _AFTER.match(text, end) or _BEFORE.search(text, first, found.start()):
        begin = min(named[0].start, found.start())
        return None if _ELSE.search(text, begin, min(last, end + _NEAR)) else named[0]
    return None


def _strengths(found: re.Match[str]) -> Iterator[tuple[int, int, float]]:
    """Yield each strength of a list with its place, in mg; a bare number has the next unit."""
    unit = ""
    start = found.start("list")
    for one in reversed(list(_EACH.finditer(found["list"]))):
        unit = one["unit"] or unit
        if unit:
            factor = MILLIGRAMS_IN_WORDS.get(unit) or MILLIGRAMS_IN_WORDS[unit.rstrip("s")]
            number = float(one["number"].replace(",", "")) * factor
            yield start + one.start(), start + one.end(), number


def _level(milligrams: float, known: tuple[float, ...]) -> Level | None:
    if any(abs(one - milligrams) <= _SAME * one for one in known):
        return None
    far = milligrams > max(known) * _FAR or milligrams < min(known) / _FAR
    return Level.WARNING if far else Level.SUGGESTION


def _said(known: tuple[float, ...]) -> str:
    shown = [f"{one:,g}" for one in known]
    return ", ".join(shown[:-1]) + f" or {shown[-1]}"
