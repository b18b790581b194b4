"""A cream or drops many times as strong as any that is sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import amounts
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_TIMES = 3.9
"""Times the strongest: 10% for hydrocortisone, of which creams have up to 2.5%."""
_BETWEEN = later(
    r"[\s(,:]*(?:(?:steroid|eye|ear|nasal|skin|vaginal|topical|acetate|butyrate|sodium|maleate|"
    r"cream|ointment|lotion|gel|foam|drops?|solution|shampoo|spray|is|of|at|a|strength|comes as)"
    r"[\s(]+)*\Z"
)
_AFTER = later(
    r"[\s),]*(?:(?:steroid|eye|ear|nasal|skin|vaginal|topical) )?"
    r"(?:cream|ointment|lotion|gel|foam|drops?|solution|shampoo|spray)s? (?:of )?\Z"
)
_A_SHARE = later(
    r"\)? ?(?:of\b(?! (?:the )?(?:cream|drug))|more|less|fewer|lower|higher|better|reduction|"
    r"increase|risk|chance|in\b|compared|versus|vs|improve\w*)"
)


@rule(
    "doses.implausible-percent",
    level=Level.WARNING,
    message="Check '%s': the strongest cream, gel or drops of %s that is sold has %s%%.",
    why="A point or a zero too many makes a mild cream or an eye drop a harmful one.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "FDA Orange Book, strengths on the market",
    ],
    examples=[
        Example(
            bad="Hydrocortisone 10% is the mild cream most often used for the face.",
            good="Hydrocortisone 1% is the mild cream most often used for the face.",
        ),
        Example(
            bad="Rub in a 50% permethrin cream and wash it off in the morning.",
            good="Rub in a 5% permethrin cream. Scabies comes back in 50% of homes.",
        ),
        Example(
            bad="Latanoprost 50 mg/ml eye drops go in at night.",
            good="Latanoprost 50 micrograms/ml eye drops go in at night.",
        ),
        Example(good="With hydrocortisone, 60% of people had less itch after a week."),
    ],
    words=["%", "/ml", "per ml", "in each ml"],
    beside=[
        ["cream", "ointment", "lotion", "gel", "drops", "solution", "shampoo", "foam", "spray"]
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each share beside the name of a medicine that no form for skin, eye or nose has."""
    strongest = knowledge.strongest_percent()
    named: dict[int, list[Mention]] = {}
    for mention in mentions(page):
        if mention.generic in strongest and len(mention.generics) == 1:
            named.setdefault(mention.block, []).append(mention)
    for amount in amounts(page) if named else ():
        if amount.block not in named:
            continue
        block = page.blocks[amount.block]
        percent = _percent(block, amount)
        if percent is None:
            continue
        beside = _beside(block, amount, named[amount.block])
        if beside is None or block.kind is BlockKind.CODE or in_references(page, block):
            continue
        most = strongest[beside.generic]
        start, end = min(beside.start, amount.start), max(beside.end, amount.end)
        if percent >= _TIMES * most and not is_quoted(block, start, end):
            args = (block.text[start:end], block.text[beside.start : beside.end], f"{most:g}")
            yield Match(block.source_span(start, end), args)


def _percent(block: Block, amount: Amount) -> float | None:
    """Return a strength in percent: of drops in mg for each mL too, of which 10 are 1%."""
    if amount.unit == "%":
        return amount.low
    weight = amount.both_in_milligrams
    if amount.per != "mL" or weight is None or not _DROPS.match(block.folded, amount.end):
        return None
    per = block.folded[amount.unit_end : amount.end]
    return None if any(sign.isdigit() for sign in per) else weight[0] / _OF_PERCENT


_DROPS = later(r"[ )]*(?:preservative-free )?(?:eye|ear|nose|nasal)[- ](?:drops?|solution|spray)\b")
_OF_PERCENT = 10


def _beside(block: Block, amount: Amount, named: list[Mention]) -> Mention | None:
    """Return the medicine right before or after a percentage that is its strength."""
    text = block.folded
    if _A_SHARE.match(text, amount.end):
        return None
    for mention in named:
        if mention.end <= amount.start and _BETWEEN.match(text[mention.end : amount.start]):
            return mention
        between = text[amount.end : mention.start]
        if mention.start >= amount.end and (not between.strip() or _AFTER.match(between)):
            return mention
    return None
