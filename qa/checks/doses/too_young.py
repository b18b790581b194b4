"""A dose for children of an age at which regulators say the medicine must not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.daily_maximum import medicine_of_or_before
from qa.checks.consistency.statements import states
from qa.context import is_negated
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_YOUNGEST: Final = {"codeine": 12, "tramadol": 12, "promethazine": 2, "aspirin": 12}
"""The age in years below which no regulator read lets it be bought, or prescribed, as a rule."""
_AGED: Final = later(
    r"\b(?:(?:child(?:ren)?|kids?|toddlers?|girls|boys|young people|a child|those|anyone|aged?|"
    r"ages)(?: (?:who are|who is|aged?|ages|of|from|between|over|above|the))*,? "
    r"(?P<low>\d{1,2})(?: years?(?: old)?)?(?: ?(?:to|-|\u2013|and|or|until) ?(?P<high>\d{1,2}))?"
    r"(?P<months>[ -](?:months?|weeks?))?(?:[ -]years?)?|"
    r"(?P<only>\d{1,2}) ?(?:to|-|\u2013) ?(?P<last>\d{1,2})[ -]years?(?:[ -](?:old|of age))?)"
    r"(?![\d.,]*\d| ?(?:mg|ml|kg|%|pounds|lbs?|stone|minutes|hours|days|times))"
)
_DOSE: Final = later(
    r"\b(?:doses?|suitable|safe|licensed|fine|right|taken|used|it|"
    r"takes?|give|given|can have|may have|should have|swallow|tablets?|spoonfuls?)\b|"
    r"\d ?(?:mg|ml|mcg)\b"
)
_AMOUNT: Final = later(
    r"(?<![\w.,])\d[\d.,]* ?(?:mg|ml|mcg|milligrams?|tablets?|teaspoons?|spoonfuls?)\b|"
    r"\b(?:one|two|three|four|half an?|a|half of an?) (?:(?:soluble|small|adult|whole) )?"
    r"(?:tablet|capsule|caplet|teaspoon|spoonful|sachet|dose)s?\b|"
    r"\b(?:is|are) (?:also )?(?:suitable|safe|licensed|fine|right) (?:to be taken )?(?:for|by|in) |"
    r"\bcan (?:also |safely )?(?:be (?:given|taken|used)|take it|have it)\b"
)
_REACH: Final = 70
"""Characters after an age in which its dose is marked too."""
_BARRED: Final = later(
    r"\b(?:not|never|no longer|avoid|n't|unless|only (?:if|when|in)|specialist|hospital|doctors?|"
    r"kawasaki|prescri\w+|used to|once|until 20\d\d|stud(?:y|ies)|trials?|died|deaths?|"
    r"harm\w*|overdos\w*|swallowed|accident\w*|banned|warn\w*|risk|years ago|arthritis|"
    r"heart surgery|clots?|stroke)\b"
)


@rule(
    "doses.too-young",
    level=Level.WARNING,
    message="Check '%s': %s is not for children under %s; is this the dose of somebody else?",
    why="A parent who gives what the page says may stop a child's breathing, or poison the child.",
    sources=[
        "FDA Drug Safety Communication (2017): no codeine or tramadol under 12",
        "MHRA Drug Safety Update (2013): codeine for pain only from 12",
        "FDA, label of promethazine: boxed warning, not under 2 years",
        "NHS, aspirin: not under 16; FDA, Drug Facts label of aspirin: under 12, ask a doctor",
    ],
    examples=[
        Example(
            bad="# Codeine\n\nAdults take 30 mg every 4 hours. Children aged 7 to 10 years take 15"
            " mg every 6 hours.",
            good="# Codeine\n\nAdults take 30 mg every 4 hours. Children aged 12 to 15 years take"
            " 15 mg every 6 hours.",
        ),
        Example(
            bad="# Aspirin for pain\n\n- Adults: 1 or 2 tablets\n- Children aged 6 to 11: half a"
            " tablet (150 mg)",
            good="# Aspirin for pain\n\n- Adults: 1 or 2 tablets\n- Children under 16: do not give"
            " them even half a tablet (150 mg)",
        ),
        Example(
            bad="# Aspirin tablets\n\nAspirin is suitable for adults and children over 8.",
            good="# Aspirin tablets\n\nAspirin is suitable for adults, and for those over 16.",
        ),
        Example(
            bad="# Aspirin tablets\n\nChildren over 6 can take one tablet every four hours.",
            good="# Aspirin tablets\n\nChildren under 16 should never take one tablet of it.",
        ),
        Example(
            good="# Codeine\n\nChildren aged 2 to 10 must not be given codeine, not even 15 mg."
            " For them, paracetamol is right: a child of 6 has 250 mg.",
        ),
    ],
    words=("child", "kid", "toddler", "aged", "ages", "years"),
    beside=[_YOUNGEST],
    pages=("~professional",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each age for which a sentence, or row, has a dose of what is not for that age."""
    for number, block in enumerate(page.blocks):
        for found in _AGED.finditer(block.folded) if block.kind in _TELLS else ():
            first, last = sentence_around(block.plain, found.start())
            last = max(last, found.end())
            cells = row_cells(page, number) if block.is_cell else ()
            said = " ".join(cell.folded for cell in cells) or block.folded[first:last]
            if not _AMOUNT.search(said) or not _DOSE.search(said) or _BARRED.search(said):
                continue
            generic = medicine_of_or_before(page, number, first, last)
            youngest = _YOUNGEST.get(generic, 0)
            oldest = int(found["high"] or found["low"] or found["last"])
            if not youngest or (oldest >= youngest and not found["months"]):
                continue
            if _is_said(page, block, *found.span()):
                reach = min(last, found.end() + _REACH)
                amount = _AMOUNT.search(block.folded, found.end(), reach)
                place = found.start(), amount.end() if amount else found.end()
                args = (block.text[slice(*place)], generic, str(youngest))
                yield Match(block.source_span(*place), args)


_TELLS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})


def _is_said(page: Page, block: Block, start: int, end: int) -> bool:
    return states(page, block, start, end) and not is_negated(block, start, end)
