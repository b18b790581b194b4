"""Which amount on a page is a dose of which medicine."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.clauses import clause_around
from qa.context import in_references
from qa.document import BlockKind
from qa.medicines import DOSED, mentions, title_medicine
from qa.page import sentence_around
from qa.patterns import later
from qa.subject import subject_medicine
from qa.tables import row_cells, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from qa.amounts import Amount
    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_REACH = 90
"""Characters between a medicine and its dose."""
_MOST_AMOUNTS = 400
"""In one block; a table squeezed into a paragraph says little of which dose belongs to what."""

# What may stand between the name of a medicine and a dose that is surely its own.
_BETWEEN = later(
    r"(?:[\s,:()/\-–—*]|\d[\d.,]* ?(?:mg|mcg|g|micrograms?|milligrams?|units)\b|\b(?:"
    r"tablets?|capsules?|caplets?|pills?|patch(?:es)?|injections?|pen|liquid|syrup|oral|solution|"
    r"suspension|monohydrate|macrocrystals|form|sodium|potassium|hydrochloride|hcl|sulfate|sulphate|tartrate|succinate|citrate|"
    r"maleate|mesylate|besylate|acetate|phosphate|bromide|fumarate|hydrobromide|x[rl]|[eisc]r|mr|"
    r"ec|(?:extended|immediate|modified|slow|prolonged)[- ]release|is|are|was|were|be|been|has|"
    r"can|may|should|must|usually|normally|often|typically|generally|comes?|available|sold|as|in|"
    r"at|of|an?|the|with|by|to|up|for|your?|take|taking|taken|takes|took|give|gives|given|"
    r"starts?|started|starting|begins?|usual|standard|typical|normal|common|recommended|adults?|"
    r"doses?|dosages?|dosing|strengths?|daily|days?|once|twice|one|two|three|four|times|every|each|"
    r"per|morning|night|evening|bedtime|mouth|initial|initially|first|low|high|higher|lower|"
    r"maximum|max|minimum|about|around|only|just|also|it|this|that|which|low-dose|high-dose|"
    r"most|people|patients|someone|i|we|he|she|they|my|his|her|their|contains?|containing|single|"
    r"releas(?:es?|ing)|deliver(?:s|ing)?|prescribed|prescribe|increased?|increasing|reduced?|raised?|then|will|needs?|needed|not|"
    r"more|than|exceed|do|does|don't|never|no|over|weekly|week|treatment|therapy|children|older|"
    r"years?|aged?|and|above|24|hours?|kept|keeps?|held|set|settles?|settled|begin|beginning|"
    r"probably|likely|tends?|stays?|stayed|goes|go|going|put|gets?|have|had|swallow(?:s|ed)?|"
    r"somewhere|between|from|reach(?:es)?|climbs?|comfortably|almost|always|long[- ]term|"
    r"maintained|maintenance|steady|as many as|as much as|well|runs?|weeks?|months?|later|after"
    r")\b){0,60}\Z"
)
_LABELS = later(r" ?[:\u2013\u2014] [^.;\d]*\Z")
"""What follows the name of a medicine that stands alone before what is said of it."""
_TO_THE_NEXT = later(
    r"(?:\)?\s(?:(?:tablets?|capsules?|pills?|doses?|injections?|patch(?:es)?|a day|daily|"
    r"once daily|twice daily|once a day|twice a day)\s)?(?:of\s)?"
    r"(?:oral\s|generic\s|intravenous\s|iv\s|your\s|the\s)?"
    r"|\sof\s(?:(?:regular|chewable|soluble|plain|standard|non-enteric-coated|enteric-coated|"
    r"immediate-release|extended-release|liquid|adult|children's)\s|\([a-z -]{1,30}\)\s){1,3})\Z"
)
_JOINED = later(r"(?:\s?[/+&,-]\s?|\s(?:and|or|with|plus)\s(?:either\s)?|,\s(?:and|or)\s)\Z")
_OF_ANOTHER = later(
    r"\sof\s(?!(?:it|this|(?:the |your )?body|(?:the )?(?:drug|medicine|medication|tablet)|your)\b)"
    r"[a-z]{3}"
)
_FORM_AFTER = later(r"\s?-?\s?(?:(?:oral|film-coated|coated)\s)?(?:tablet|capsule|caplet|pill)")
_FORM_BEFORE = later(r"(?:tablets?|capsules?|caplets?|pills?)(?:\s(?:of|at|is|are|contains?))?\s\Z")
_ORAL = later(
    r"\b(?:tablet|capsule|caplet|pill|by mouth|swallow|oral|lozenge|sachet|chew|with food|"
    r"under the tongue|sublingual|buccal|inside the cheek)"
)
_NOT_ORAL = later(
    r"\b(?:inject|intraven|iv\b|infus|drip|vial|ampoule|intramuscular|im\b|subcut|syringe|depot|"
    r"intrathecal|epidural|nebuli|inhal|puff|spray|nasal|enema|suppositor|pessar|vaginal|rectal|"
    r"topical|cream|gel|ointment|"
    r"patch|implant|pump|intra\w+|eye drop|ear drop|mouthwash|lock|flush|bolus)"
)
_CREAM = later(r"\b(?:gels?|creams?|ointments?|lotions?|pastes?)\b")
# The amount is something else than what a reader takes at once.
_OTHER_MATTER = later(
    r"\b(?:serum|plasma|blood levels?|blood concentration|concentrations?|trough|"
    r"levels? (?:of|above|below|between|over|under)|overdos\w*|ingest\w*|swallowed too|"
    r"lethal|fatal|toxic\w*|"
    r"poison\w*|misread|mistak\w*|in error|mix(?:ed)?[- ]up|wrong\w*|rats?|mice|mouse|animals?|"
    r"dogs?|cats?|horses?|in vitro|deficien\w+|equivalent|spread over|cumulative|lifetime|"
    r"per (?:year|month)|grew|kilograms? of (?!body)|metric tons?|seized|packs? of|bottles? of)\b"
)
_NOT_A_DOSE_AFTER = later(
    r"\s?(?:/|\bper\b|kg\b|%|[-\u2212]1\b|l-1|ml-1|rubbed\b|"
    r"of (?:[\w-]+ ){0,2}?(?:sugar|glucose|carb(?:s|ohydrates?)?|dextrose|gel|cream|ointment|"
    r"fib(?:re|er)|protein|salt|fat|fruit|vegetables)\b)"
)
_ALL_TOGETHER = later(
    r" (?:in all|in total|altogether|for the (?:whole |full )?course)\b"
    r"(?! (?:a|an|each|every|per|in) )"
)
"""Behind what all doses of a treatment make."""
_NO_TOTAL = 50
"""Grams that are no total of doses that readers take: they are milligrams, or no dose at all."""
_OF_MIXING = later(
    r"\b(?:mix\w*|interact\w*|together|combin\w*|alongside|clash\w*|other (?:medicines?|drugs?|"
    r"medications?))\b"
)
_UNCERTAIN = later(
    r"\b(?:stud(?:y|ies)|trials?|participants|volunteers|investigat\w+|experiment\w*|research\w*|"
    r"total|(?<!for the whole )(?<!for the full )(?<!for the entire )course"
    r"(?! (?:for [a-z ]{3,30} )?is \d)|supply|instead of|rather than|compounded)\b"
)
WITHOUT_PRESCRIPTION = {"ibuprofen": 1200.0, "naproxen": 660.0}
"""Milligrams a day that readers may take whom no doctor has told to take more: FDA, Drug Facts."""
_SINGLE = frozenset({"", "dose", "tablet", "capsule", "day"})
_HEADS = later(
    r"kg|level|%|/h|hour|/ml|concentration|total|content|pack|price|cost|week|month|trial|study"
)


class Bond(IntEnum):
    """How surely an amount is a dose of a medicine."""

    LOOSE = 0
    """Both stand in one sentence."""
    SUBJECT = 1
    """The page is about the medicine, and the sentence names no other."""
    ROW = 2
    """The first cell of the table row names it."""
    FIRM = 3
    """Nothing but words of dosing stands between them."""


class Dose(NamedTuple):
    """An amount of one medicine that is taken."""

    amount: Amount
    generics: tuple[str, ...]
    """Several for a brand of more than one, or for names joined by a slash: any of them."""
    named: str
    """The medicine, as the page writes it."""
    bond: Bond
    block: Block
    start: int
    """Of name and amount together, or of the amount alone where they stand apart."""
    end: int
    form: bool
    """It is the strength of a tablet or capsule."""
    oral: bool
    """The sentence says that it is swallowed."""
    other_route: bool
    """The sentence says that it is injected, inhaled, or put on the skin."""
    uncertain: bool
    """The sentence speaks of a trial, a total or the like."""
    beside: bool
    """Nothing at all stands between name and amount."""
    in_column: bool
    """The head of its column calls it a dose."""
    lead: str
    """The heading over it, and the sentence that leads to its list, such as "Usual doses are:"."""


def doses(page: Page) -> tuple[Dose, ...]:
    """Return the amounts of a page that are doses of a medicine, in reading order.

    Amounts by weight of the body, volume or time, levels in the blood and overdoses are no doses.
    """
    return page.once(_single_doses)


def doses_by_weight(page: Page) -> tuple[Dose, ...]:
    """Return the amounts of a page that are doses for each kilogram of the reader's body."""
    return page.once(_weighed_doses)


def doses_by_week(page: Page) -> tuple[Dose, ...]:
    """Return the amounts of a page that are doses of a medicine for a week."""
    return page.once(_doses_of_weeks)


def _single_doses(page: Page) -> tuple[Dose, ...]:
    return _doses(page, _SINGLE)


def _weighed_doses(page: Page) -> tuple[Dose, ...]:
    return _doses(page, frozenset({"kg"}))


def _doses_of_weeks(page: Page) -> tuple[Dose, ...]:
    return _doses(page, frozenset({"week"}))


def _doses(page: Page, per: AbstractSet[str]) -> tuple[Dose, ...]:
    by_block: dict[int, list[Amount]] = {}
    for amount in amounts(page):
        if amount.unit not in _UNITS_OF_VOLUME and amount.per in per:
            by_block.setdefault(amount.block, []).append(amount)
    if not by_block:
        return ()
    named: dict[int, list[Mention]] = {}
    for mention in mentions(page):
        if not mention.everyday or mention.generic in DOSED:
            named.setdefault(mention.block, []).append(mention)
    if not named and subject_medicine(page) is None and page.once(only_medicine) is None:
        return ()
    return tuple(
        dose
        for number, found in by_block.items()
        if len(found) <= _MOST_AMOUNTS
        for dose in _in_block(page, number, found, named)
    )


_UNITS_OF_VOLUME = frozenset({"mL", "L", "%", "kg", "mmol", "mEq"})


def _in_block(
    page: Page, number: int, found: Sequence[Amount], named: dict[int, list[Mention]]
) -> Iterator[Dose]:
    block = page.blocks[number]
    if in_references(page, block):
        return
    here = named.get(number, [])
    if here and _is_of_mixing(page, block, here[0]):
        return
    for amount in found:
        if _NOT_A_DOSE_AFTER.match(block.folded, amount.end):
            continue
        heavy = amount.unit == "g" and amount.low >= _NO_TOTAL
        if _ALL_TOGETHER.match(block.folded, amount.end) and not heavy:
            continue
        if amount.unit == "g" and _is_of_cream(page, number):
            continue
        first, last = sentence_around(block.plain, amount.start)
        sentence = block.folded[first:last]
        if _OTHER_MATTER.search(sentence):
            continue
        bound = _bound(block, amount, [m for m in here if first <= m.start < last])
        if bound is None and not any(first <= m.start < last for m in here):
            earlier = [m for m in here if m.end <= first]
            bound = _of_paragraph(block, sentence, earlier) or _from_afar(
                page, block, number, sentence, named
            )
        if bound is None:
            continue
        generics, name, bond, start, end = bound
        before, after = block.folded[max(0, amount.start - 30) : amount.start], amount.end
        yield Dose(
            amount=amount,
            generics=generics,
            named=name,
            bond=bond,
            block=block,
            start=min(start, amount.start) if start >= 0 else amount.start,
            end=max(end, amount.end),
            form=_FORM_AFTER.match(block.folded, after) is not None
            or _FORM_BEFORE.search(before) is not None,
            oral=_ORAL.search(sentence) is not None,
            other_route=_of_other_route(page, number, amount),
            uncertain=_UNCERTAIN.search(sentence) is not None,
            beside=end >= 0 and not block.folded[end : amount.start].strip(" ,:(-*\u2013"),
            in_column=bond is Bond.ROW and _DOSE_HEAD.match(head_over(page, number)) is not None,
            lead=_leading(page, number),
        )


def _of_other_route(page: Page, number: int, amount: Amount) -> bool:
    """Return whether what is said of an amount, and of nothing else, is not of the mouth.

    What is said of a cell is its row.
    """
    block = page.blocks[number]
    if block.is_cell:
        return any(_NOT_ORAL.search(cell.folded) for cell in row_cells(page, number))
    clause = clause_around(block.plain, amount.start, amount.end)
    return _NOT_ORAL.search(block.folded, *clause) is not None


def _is_of_cream(page: Page, number: int) -> bool:
    """Return whether the row of a cell is on what is weighed with all that is in it."""
    if not page.blocks[number].is_cell:
        return False
    return any(_CREAM.search(cell.folded) for cell in row_cells(page, number))


def _is_of_mixing(page: Page, block: Block, first: Mention) -> bool:
    """Return whether a line tells what the page's own medicine does beside the one it begins with.

    As in "Warfarin: even 2,000 mg a day can raise the INR" below "Do not mix".
    """
    subject, heading = subject_medicine(page), page.heading_over(block)
    if subject is None or subject in first.generics or heading is None:
        return False
    leads = first.start == 0 and block.plain[first.end :].lstrip().startswith(":")
    return leads and _OF_MIXING.search(heading.folded) is not None


_Bound = tuple[tuple[str, ...], str, Bond, int, int]
"""The medicines, the name, how surely, and where the name stands; -1 where it stands apart."""


def _bound(block: Block, amount: Amount, here: Sequence[Mention]) -> _Bound | None:
    """Return the medicine of the same sentence to which an amount belongs."""
    text = block.folded
    before = [m for m in here if m.end <= amount.start]
    after = [m for m in here if m.start >= amount.end]
    gap = text[before[-1].end : amount.start] if before else None
    if after and not (gap is not None and not gap.strip(" (-")):
        mention = after[0]
        if _TO_THE_NEXT.match(text, amount.end, mention.start):
            return (*_named(block, after, 0), Bond.FIRM, mention.start, mention.end)
    if gap is None or len(gap) > _REACH or _OF_ANOTHER.match(text, amount.end):
        return None
    index = len(before) - 1
    mention = before[-1]
    firm = _BETWEEN.match(gap) or (_LABELS.match(gap) and not text[: mention.start].strip(" *-"))
    bond = Bond.FIRM if firm else Bond.LOOSE
    return (*_named(block, before, index), bond, mention.start, mention.end)


def _named(block: Block, found: Sequence[Mention], index: int) -> tuple[tuple[str, ...], str]:
    """Return the medicines of a mention and of those joined to it, and how it is written."""
    generics = dict.fromkeys(found[index].generics)
    at = index
    while at and _JOINED.match(block.folded, found[at - 1].end, found[at].start):
        at -= 1
        generics |= dict.fromkeys(found[at].generics)
    at = index
    while at + 1 < len(found) and _JOINED.match(block.folded, found[at].end, found[at + 1].start):
        at += 1
        generics |= dict.fromkeys(found[at].generics)
    return tuple(generics), block.text[found[index].start : found[index].end]


def _of_paragraph(block: Block, sentence: str, earlier: Sequence[Mention]) -> _Bound | None:
    """Return the one medicine that the sentences before have named, for a sentence that goes on."""
    named = {mention.generics for mention in earlier}
    if len(named) != 1 or not _DOSING.search(sentence) or block.kind is BlockKind.TABLE_CELL:
        return None
    last = earlier[-1]
    return last.generics, block.text[last.start : last.end], Bond.SUBJECT, -1, -1


def _from_afar(
    page: Page, block: Block, number: int, sentence: str, named: dict[int, list[Mention]]
) -> _Bound | None:
    """Return the medicine of the row, or of the page, for a sentence that names none."""
    if block.kind is BlockKind.TABLE_CELL:
        return _of_row(page, block, number, named) or _of_column(page, number, named)
    if not _DOSING.search(sentence):
        return None
    generic = _of_lead_in(page, number, named) or _of_heading(page, block, named)
    generic = generic or subject_medicine(page)
    if generic is None and "dose" in sentence:
        generic = page.once(only_medicine)
    return None if generic is None else ((generic,), generic, Bond.SUBJECT, -1, -1)


_DOSING = later(
    r"\b(?:doses?|(?:usual|normal|right|recommended|adult) amount|"
    r"take|takes|taken|taking|took|tablets?|capsules?|starting|maximum|daily|a day|"
    r"(?:once|twice) (?:a|every|each) week|"
    r"(?:a|each|every|at) night|bedtime|(?:every|each) (?:morning|evening)|"
    r"(?:was|were|am|are|is|been|put|went|go|stay|started|start|starts) on|"
    r"go(?:es)?(?: straight)?(?: up)? to|gumm(?:y|ies)|swallow(?:s|ed)?|inject(?:s|ed)?|puffs?|"
    r"by mouth|patch(?:es)?|"
    r"(?:start|begin)s? (?:\w+ ){0,4}?(?:with|at|on)|"
    r"every (?:\d\d?|four|six|eight|twelve)(?: (?:to|or) \w+)? hours|at first, then|"
    r"(?:two|three|four|[234]) times (?:a|each|every|per) day|"
    r"per kilogram|per kg|(?:a|for each) kilogram)\b|mg/kg"
)


def only_medicine(page: Page) -> str | None:
    """Return the one medicine that a page names at all, if it names one."""
    named = {mention.generics for mention in mentions(page) if not mention.everyday}
    only = named.pop() if len(named) == 1 else ()
    return only[0] if len(only) == 1 else None


_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_IT = later(
    r"(?:(?:you|adults|children|your child|parents) )?(?:(?:can|may|should|must|usually) )?"
    r"(?:take|give|repeat|use|swallow|have) (?:it|this|them|1|2|one|two|an?|another|each|the|up|"
    r"every|doses)\b|it (?:can|may|should|must|is|works|needs)\b|(?:the|each|an?|usual|one|adult) "
    r"(?:\w+ )?doses?\b|doses? (?:can|may|should|are|is)\b|repeat |up to |no more than |"
    r"do not (?:take|give) (?:it|more)\b"
)
"""How a line goes on about the medicine of the line before."""


class OnMedicines(NamedTuple):
    """A block, and the medicines that it may be on."""

    block: Block
    named: Sequence[tuple[int, str]]
    """Where each medicine stands in it, and its generic name."""
    subject: str | None
    """The medicine that the page is on, or that the block before names where this one goes on."""

    def medicine_at(self, at: int) -> str | None:
        """Return the one medicine of a sentence, or else of what stands before it, or of the page.

        `at` is an offset of the block's text, in that sentence.
        """
        first, last = sentence_around(self.block.plain, at)
        generics = {generic for place, generic in self.named if place < last}
        if len(generics) > 1:
            generics = {generic for place, generic in self.named if first <= place < last}
        if len(generics) == 1:
            return next(iter(generics))
        return None if any(place < last for place, _ in self.named) else self.subject


def on_medicines(page: Page) -> Iterator[OnMedicines]:
    """Yield the blocks of running text that may be on a medicine; references are left out."""
    places: dict[int, list[tuple[int, str]]] = {}
    for mention in mentions(page):
        if not mention.everyday:
            places.setdefault(mention.block, []).append((mention.start, mention.generic))
    subject = subject_medicine(page) or title_medicine(page) or page.once(only_medicine)
    before: str | None = None
    for number, block in enumerate(page.blocks):
        named = places.get(number, [])
        led = block.kind in _RUNNING and _lead_in(page, number) is not None
        goes_on = before if led or (block.kind in _RUNNING and _IT.match(block.folded)) else None
        generics = {generic for _, generic in named}
        before = next(iter(generics)) if len(generics) == 1 else None if generics else goes_on
        if not named and subject is None and goes_on is None:
            continue
        if block.kind not in (BlockKind.HEADING, BlockKind.CODE) and not in_references(page, block):
            yield OnMedicines(block, named, subject or goes_on)


def _lead_in(page: Page, number: int) -> int | None:
    """Return the block that ends in a colon and leads to a block, or to the list of an item."""
    at = number - 1
    if page.blocks[number].kind is BlockKind.LIST_ITEM:
        while at >= 0 and page.blocks[at].group == page.blocks[number].group:
            at -= 1
    leads = at >= 0 and page.blocks[at].plain.rstrip().endswith(":")
    return at if leads and page.blocks[at].kind in _RUNNING else None


def _leading(page: Page, number: int) -> str:
    heading, at = page.heading_over(page.blocks[number]), _lead_in(page, number)
    over = "" if heading is None else heading.folded
    if at is None:
        return over
    block = page.blocks[at]
    return f"{over}\n{block.folded[slice(*_last_sentence(block))]}"


def _last_sentence(block: Block) -> tuple[int, int]:
    return sentence_around(block.plain, len(block.plain.rstrip()) - 1)


def _of_lead_in(page: Page, number: int, named: Mapping[int, list[Mention]]) -> str | None:
    """Return the one medicine that the last sentence of what leads to a block names."""
    at = _lead_in(page, number)
    if at is None:
        return None
    start = _last_sentence(page.blocks[at])[0]
    generics = {mention.generics for mention in named.get(at, ()) if mention.start >= start}
    return next(iter(generics))[0] if len(generics) == 1 else None


def _of_heading(page: Page, block: Block, named: Mapping[int, list[Mention]]) -> str | None:
    """Return the one medicine that the heading over a sentence names, if it names one."""
    heading = page.heading_over(block)
    at = None if heading is None else page.block_at(heading.span.start)
    generics = {mention.generics for mention in named.get(-1 if at is None else at, ())}
    return next(iter(generics))[0] if len(generics) == 1 else None


def _of_column(page: Page, number: int, named: Mapping[int, list[Mention]]) -> _Bound | None:
    """Return what the page is about for a cell below "Dose", in a table that names no medicine."""
    subject = subject_medicine(page)
    if subject is None:
        return None
    head = head_over(page, number)
    if not _DOSE_HEAD.match(head) or _HEADS.search(head):
        return None
    cells = _cells(page, number)
    others = {m.generics for n in cells for m in named.get(n, ()) if subject not in m.generics}
    return None if others else ((subject,), subject, Bond.SUBJECT, -1, -1)


def _cells(page: Page, number: int) -> list[int]:
    """Return the blocks of the table of cell `number`, as far as they stand near."""
    group = page.blocks[number].group
    return [
        n
        for n in range(max(0, number - _LARGEST_TABLE), min(len(page.blocks), number + 60))
        if page.blocks[n].group == group and page.blocks[n].is_cell
    ]


def head_over(page: Page, number: int) -> str:
    """Return what stands over the column of cell `number`, folded; "" where nothing does.

    A plain text has no heads, but a first row without figures.
    """
    cells = _cells(page, number)
    heads: Sequence[Block] = [
        page.blocks[n] for n in cells if page.blocks[n].kind is BlockKind.TABLE_HEADER
    ]
    if not heads and cells:
        first = row_cells(page, cells[0])
        heads = [] if any(map(page.has_number, first)) else first
    level = page.blocks[number].level
    column = sum(page.blocks[n].level == level for n in cells if n < number)
    return heads[column].folded if column < len(heads) else ""


_LARGEST_TABLE = 200
_DOSE_HEAD = later(
    r"\W*(?:usual |single |starting |maximum |max |daily |recommended |adult |typical |each )*"
    r"(?:doses?|dosage|strength|how much)\b"
)


def _of_row(
    page: Page, block: Block, number: int, named: dict[int, list[Mention]]
) -> _Bound | None:
    """Return the one medicine that the other cells of a table row name."""
    row = row_of(page, number)
    found = [(n, mention) for n in row for mention in named.get(n, ())]
    if not found or found[0][0] != row[0]:
        return None
    if any(found[0][1].generic not in mention.generics for _, mention in found):
        return None  # a brand beside its own medicine is no other one
    heads = (
        cell.folded
        for cell in page.blocks[max(0, number - 200) : number]
        if cell.group == block.group and cell.kind is BlockKind.TABLE_HEADER
    )
    if any(_HEADS.search(head) for head in heads):
        return None
    n, mention = found[0]
    return (
        mention.generics,
        page.blocks[n].text[mention.start : mention.end],
        Bond.ROW,
        -1,
        -1,
    )
