"""A limit, or a usual amount, of a vitamin or mineral that no source states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import MILLIGRAMS, amounts
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around, sentences
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.knowledge import Nutrient
    from qa.page import Page

_LIMIT = later(
    r"\b(?:upper (?:intake )?(?:limit|level)|maximum|max|no more than|"
    r"(?:don't|never|not) (?:take|have|get|exceed|go (?:over|above))|safe limit|"
    r"the limit|daily limit|most (?:adults|people|you) (?:should|can|may)|up to|"
    r"(?:stay|keep|kept|remain)(?: \w+)?(?: at or)? (?:under|below|within|to)|"
    r"ceiling|(?:no|not) higher than|"
    r"less than)\b"
)
_OR_LESS = later(
    r" ?(?:of (?:[\w-]+ ){1,3})?(?:supplements? |(?:a|per|each|every) day )?(?:or|and) "
    r"(?:less|fewer|lower|under|below)\b"
)
"""What makes a limit of the amount before it: "400 mg or less a day"."""
_NO_HARM = later(
    r"\b(?:unlikely to|will not|won't|do(?:es)? not|should not|shouldn't) (?:cause|do|be)"
    r"(?: (?:you|most people|adults))?(?: any)? harm(?:ful)?\b"
)
"""What is said of an amount that is safe."""
_USUAL = later(
    r"\b(?:adults?|people|you|women|men) (?:aged [^.;:]{1,25}? )?"
    r"(?:usually |normally |typically |generally |should |can )*"
    r"(?:take|need|have|get|start with)s?\b|\b(?:usual|normal|typical|recommended|standard|daily) "
    r"(?:adult |daily |starting |maintenance |serving )*(?:dose|amount|intake|allowance)\b"
)
_APART = later(
    r"\b(?:stud(?:y|ies)|trials?|researchers?|participants|toxic\w*|poison\w*|overdos\w*|deficien\w*|"
    r"anaemia|anemia|prescri\w+|doctors?|hospital|inject\w*|infusion|per kg|months?|weeks?|once a "
    r"(?:week|month)|single|high[- ]dose|large doses?|too much|more than .{0,40} can|can cause|may "
    r"cause|harm\w*|kidney|laxative|constipation|treat\w*|preeclampsia|pre-eclampsia|carbonate|"
    r"citrate|oxide|sulfate|sulphate|hydroxide|gluconate|fumarate|phytosome|elemental|milk|serving|"
    r"cups?|tablespoons?|child(?:ren)?|bab(?:y|ies)|infants?|teens?|teenagers?|spina bifida|neural|"
    r"dialysis|cholesterol|before pregnancy|cans?|sugar|sodium|phosph\w+)\b"
)
_OF_A_SALT = later(
    r"\b(?:ferrous|ferric|elemental|\w*gl[uy]\w+ate|(?:sul(?:f|ph)|citr|fumar|carbon|lact|mal)ate|"
    r"(?:hydr)?oxide|chloride)\b"
)
"""What a tablet's weight is of, where only a part of it is the nutrient."""
_TAKEN = later(
    r"\b(?:(?:can|may|should|could) (?:safely )?(?:have|take|be given)|takes?|taking|give|swallow|"
    r"by mouth|at bedtime|before bed|a day|daily|each day|every (?:day|night))\b"
)
_CHILD = later(r"\b(?:child(?:ren)?|toddlers?|bab(?:y|ies)|infants?|teens?|teenagers?)\b")
_UPPER = later(r"\bupper (?:intake )?(?:limit|level)\b")
_OTHERS = later(
    r"\b(?:stud(?:y|ies)|trials?|participants|per kg|child(?:ren)?|bab(?:y|ies)|infants?|teens?|"
    r"teenagers?|aged|weeks?|months?|food|salt|sodium|phosph\w+|inject\w*|infus\w+|overdos\w*|"
    r"deficien\w+|poison\w*|toxic\w*|harm\w*|can cause|may cause|iv|drip|nicotinamide|"
    r"niacinamide)\b"
)
_BEFORE = later(r" (?:or (?:two|so) )?before\b")  # "50 mg an hour before bed" is no rate
# "Do not take more, as this can be harmful" gives the reason for a limit.
_BECAUSE = later(r"\b(?:as|because|since) (?:this|it|that|more|too much|higher|larger|taking) ")
_PER_MICROGRAM = 40
"""Units of vitamin D."""
_IT_IS = later(
    r"\W*(?:(?:for|in) (?:most |all |healthy )*(?:adults?|men|women|people)[\w ]{0,20}?,? )?"
    r"(?:it|this|that|the (?:limit|maximum|figure|number)) (?:is|stands at|comes to|was set at)"
    r" (?:(?:set at|about|only|around) )?\Z"
)
"""A sentence that goes on to say how much a limit is, of which the one before it speaks."""
_IN_BLOOD = later(
    r"\b(?:blood|serum) (?:calcium|iron|magnesium|zinc)\b|"
    r"\b(?:calcium|iron|magnesium|zinc) (?:levels?|in (?:your|the) blood)\b"
)
"""What a vitamin does to a mineral; the amounts beside it are not of that."""
_BY_DOCTORS = later(r"\bprescri\w+\b")
_OF_IT = later(
    r"\W*(?:this|it|that)(?: (?:higher |larger )?(?:dose|strength|tablet))? [^.;!?]{0,40}\bprescri"
)
_FROM_ALL = later(r"\bfrom (?:all )?(?:your )?(?:foods?|diet)(?:,| and| or| plus)[a-z ]{0,30}")
"""What a limit is said to count."""
_FORM = r"(?:tablet|capsule|softgel|gumm(?:y|ie)|lozenge|drop|spray|sachet|scoop|pill|caplet)s?"
# "Each coated tablet gives [14 mg]", and "take four tablets [three times a day]".
_IN_EACH = later(
    rf"\b(?:each|every|one|per|a)(?: [\w-]+,?){{0,3}} (?P<form>{_FORM})"
    r" (?:gives?|contains?|provides?|has|holds|supplies|supply|delivers?)(?: you)? (?:about )?\Z"
)
_OF_STRENGTH = later(
    rf"\b(?:take|taking|swallow|chew|start with|begin with|use|have|try) (?P<number>{NUMBER}) "
    rf"(?:of (?:the|our) )?\Z"
)
_A_FORM = later(rf"[ -](?:[a-z]+ ){{0,2}}?{_FORM}\b")
_TAKE = later(
    rf"\b(?:take|swallow|chew|suck|dissolve|use|have|up to|more than) (?P<number>{NUMBER})"
    rf"(?: (?:to|or) \w+)? (?:of (?:these|the|our) )?(?P<form>{_FORM})\b"
)
_SERVING = later(rf"\bserving size[\s:|]{{0,5}}(?P<number>{NUMBER}) (?P<form>{_FORM})\b")
_SLACK = 1.25
_OFF_USUAL = 2.5
_OFF_USUAL_PIECES = 2
_FAR = 4
"""Times the most: what is said beside the amount does not explain it."""
_FORM_OF = later(r" ?\((?:as|from) [^()]{1,40}\)")
_STEM = 4
"""Letters by which two words for one kind of piece are told to be one."""
_SLIP = 20
"""Times the most: no strength of a product, but a slip of unit."""
_REACH = 110
_FEW = 3
_WORDS = 6


@rule(
    "doses.above-nutrient-limit",
    level=Level.WARNING,
    message="Check '%s': the most %s that adults should take in a day is %s %s.",
    why="Vitamins and minerals are bought without advice, and one zero too many can poison.",
    sources=[
        "NIH Office of Dietary Supplements, fact sheets: tolerable upper intake levels",
        "NHS, vitamins and minerals; melatonin; FDA, caffeine",
    ],
    examples=[
        Example(
            bad="# Magnesium\n\nFor supplements alone, the adult upper limit is 3,500 mg a day.",
            good="# Magnesium\n\nFor supplements alone, the adult upper limit is 350 mg a day.",
        ),
        Example(
            bad="# Zinc\n\nThe upper limit counts pills and drops. For adults, it is 400 mg a day.",
            good="# Zinc\n\nThe upper limit counts pills and drops. For adults, it is 40 mg a day.",
        ),
        Example(
            good="# Folic acid\n\nSome people need 5 mg of folic acid once a day. This dose is on"
            " prescription only.",
        ),
        Example(
            bad="# Folic acid\n\nWomen take folic acid before they conceive. Do not take more"
            " than 5 mg a day.",
            good="# Folic acid\n\nYour doctor may prescribe 5 mg once a day. Do not take many"
            " small tablets to get up to 5 mg.",
        ),
        Example(
            bad="# Vitamin D\n\nThe upper limit for adults is 100 mg a day.",
            good="# Vitamin D\n\nThe upper limit for adults is 100 micrograms (4,000 IU) a day.",
        ),
        Example(
            bad="Melatonin can help. Adults usually take 30 to 50 mg an hour before bed.",
            good="Melatonin can help. Adults usually take 1 to 5 mg an hour before bed.",
        ),
        Example(
            bad="# Vitamin D drops\n\nDo not take more than 100 mg a day, as this can be harmful.",
            good="# Vitamin D drops\n\nDo not take more than 100 micrograms a day, as this can be"
            " harmful.",
        ),
        Example(
            bad="| In each | Amount |\n|---|---|\n| Vitamin D3 | 25 mg |\n| Zinc | 5 mg |",
            good="| In each | Amount |\n|---|---|\n| Vitamin D3 | 25 mcg |\n| Zinc | 5 mg |",
        ),
        Example(
            bad="# Magnesium\n\nA spoon of Epsom salts (about 15,000 mg) by mouth before bed helps"
            " with cramps.",
            good="# Magnesium\n\nA tablet of magnesium (about 150 mg) by mouth before bed may help"
            " with cramps.",
        ),
        Example(
            bad="# Melatonin\n\nA child who will not settle can have 60 mg at bedtime.",
            good="# Melatonin\n\nA child who will not settle can have 2 mg at bedtime.",
        ),
        Example(
            bad="# Iron\n\nWomen aged 19 to 49 need 14.8 g a day.",
            good="# Iron\n\nWomen aged 19 to 49 need 14.8 mg a day.",
        ),
        Example(
            bad="# Zinc\n\nMen over 18 need zinc. Men aged 19 and over need 9.5 g a day.",
            good="# Zinc\n\nMen over 18 need zinc. Men aged 19 and over need 9.5 mg a day.",
        ),
        Example(
            bad="# Vitamin D drops\n\nToo much raises blood calcium, which can make you sick. Do"
            " not go above 12,000 IU a day, the upper limit.",
            good="# Vitamin D drops\n\nToo much raises blood calcium, which can make you sick. Do"
            " not go above 4,000 IU a day, the upper limit.",
        ),
        Example(
            bad="# Zinc lozenges\n\nAdults should not exceed 400 mg a day.",
            good="# Zinc lozenges\n\nAdults should not exceed 40 mg a day.",
        ),
        Example(
            bad="# Zinc\n\nThe upper limit for adults is 400 mg a day from food and pills.",
            good="# Zinc\n\nThe upper limit for adults is 40 mg a day from food and pills.",
        ),
        Example(
            bad="# Iron 20 mg\n\nEach tablet gives 20 mg of iron.\n\nTake three tablets four times"
            " a day.",
            good="# Iron 20 mg\n\nEach tablet gives 20 mg of iron.\n\nTake one tablet twice a day.",
        ),
        Example(
            bad="# Zinc\n\n| Serving size | 1 lozenge |\n|---|---|\n| Zinc (as citrate) | 8 mg"
            " |\n\nSuck 2 lozenges every 2 hours, up to 20 lozenges a day.",
            good="# Zinc\n\n| Serving size | 1 lozenge |\n|---|---|\n| Zinc (as citrate) | 8"
            " mg |\n\nSuck 1 lozenge every 6 hours, up to 4 lozenges a day.",
        ),
        Example(
            bad="# Zinc\n\nThe tolerable upper intake level for adults is 40 mcg a day.",
            good="# Zinc\n\nThe tolerable upper intake level for adults is 40 mg a day.",
        ),
        Example(
            bad="# Zinc\n\nUnless a doctor says otherwise, keep below 40 mcg a day.",
            good="# Zinc\n\nUnless a doctor says otherwise, keep below 40 mg a day.",
        ),
        Example(
            bad="# Magnesium\n\nHaving 3,000mg or less a day from tablets is unlikely to do any"
            " harm.",
            good="# Magnesium\n\nHaving 300mg or less a day from tablets is unlikely to do any"
            " harm.",
        ),
        Example(
            bad="# Magnesium\n\nStart with two 400 mg capsules at supper.",
            good="# Magnesium\n\nStart with one 200 mg capsule at supper.",
        ),
        Example(
            good="# Iron\n\nAdults take one 325 mg ferrous sulfate tablet, with 65 mg of iron.",
        ),
        Example(
            bad="| Product | Amount | How often |\n|---|---|---|\n| Magnesium | 350 mg |"
            " three times a day |",
            good="| Product | Amount | How often |\n|---|---|---|\n| Magnesium | 100 mg |"
            " three times a day |",
        ),
        Example(good="In one study, people with kidney disease took up to 9,000 mg of vitamin C."),
    ],
    words=(
        "vitamin", "calciferol", "retinol", "ascorbic", "pyridoxine", "niacin", "folic", "calcium",
        "iron", "magnesium", "zinc", "selenium", "copper", "iodine", "manganese", "choline",
        "fluoride", "melatonin", "caffeine", "epa", "omega", "creatine",
    ),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each amount that a sentence calls a limit, or usual, and that is far above the most.

    What is called a limit may also be far below it, in a smaller unit.
    """
    for amount in amounts(page):
        block = page.blocks[amount.block]
        hour = amount.per == "hour" and _BEFORE.match(block.folded, amount.end)
        if amount.per not in ("", "day", "dose") and not hour:
            continue
        start, end = sentence_around(block.plain, amount.start)
        if start and _IT_IS.match(block.folded[start : amount.start]):
            start = sentence_around(block.plain, start - 2)[0]
        before = block.folded[max(start, amount.start - _REACH) : amount.start]
        if block.kind is BlockKind.TABLE_CELL:
            yield from _in_row(page, amount)
            continue
        or_less = _OR_LESS.match(block.folded, amount.end, end) is not None
        limit = or_less or _LIMIT.search(before) is not None
        if not limit and not _USUAL.search(before):
            yield from _far_above(page, amount, start, end)
            continue
        nutrient = _nutrient(page, block, start, end)
        taken = None if nutrient is None else _taken(amount, nutrient)
        if nutrient is None or taken is None:
            continue
        far = limit and taken > _FAR * nutrient.most
        slip = limit and _is_of_smaller_unit(amount, taken, nutrient)
        stated = far or slip or or_less or _UPPER.search(before) is not None
        because = _BECAUSE.search(block.folded, amount.end, end) if limit else None
        told = because.start() if because else end
        said = _NO_HARM.sub(" ", _FROM_ALL.sub(" ", block.folded[start:told]))
        if (_OTHERS if stated else _APART).search(said):
            continue
        if slip or (
            _UPPER.search(before) and amount.unit != nutrient.unit and taken * _SLIP < nutrient.most
        ):
            yield _match(block, amount, nutrient)
            continue
        often = None if limit or amount.per == "day" else _often(block, amount.end, end)
        most = nutrient.most * (_SLACK if limit else _OFF_USUAL)
        if taken * (often or 1) < most or (limit and taken * (often or 1) == most):
            continue
        if in_references(page, block) or is_quoted(block, amount.start, amount.end):
            continue
        if page.type == "medicine" and _is_sold(taken, nutrient):
            continue
        if not _UPPER.search(before) and _is_prescribed(page, block, amount):
            continue
        yield _match(block, amount, nutrient)
    yield from _by_count(page)
    yield from _by_strength(page)


def _is_of_smaller_unit(amount: Amount, taken: float, nutrient: Nutrient) -> bool:
    """Return whether a limit is near the most, but for its unit: "350 mcg" of magnesium."""
    number = max(amount.low, amount.high)
    near = nutrient.most / _OFF_USUAL <= number <= nutrient.most * _SLACK
    return near and amount.unit in MILLIGRAMS and taken * _SLIP < nutrient.most


def _by_strength(page: Page) -> Iterator[Match]:
    """Yield how many pieces of a strength readers are told to take: "two 400 mg capsules"."""
    for amount in amounts(page):
        block = page.blocks[amount.block]
        start, end = sentence_around(block.plain, amount.start)
        pieces = _OF_STRENGTH.search(block.folded[start : amount.start])
        if pieces is None or not _A_FORM.match(block.folded, amount.end, end):
            continue
        if _OF_A_SALT.search(block.folded, amount.end, end):
            continue
        nutrient = _nutrient(page, block, start, end)
        taken = None if nutrient is None else _taken(amount, nutrient)
        if nutrient is None or taken is None or _OTHERS.search(block.folded, start, end):
            continue
        if value_of(pieces["number"]) * taken > _OFF_USUAL_PIECES * nutrient.most:
            yield _told(block, start + pieces.start(), amount.end, nutrient)


def _by_count(page: Page) -> Iterator[Match]:
    """Yield how many pieces of a product readers are told to take, of what each holds too much."""
    held = list(_in_each(page))
    for block in page.blocks if held else ():
        told = 0
        for found in _TAKE.finditer(block.folded):
            start, end = sentence_around(block.plain, found.start())
            if start < told or _OTHERS.search(block.folded, start, end):
                continue
            pieces = value_of(found["number"]) * (_often(block, found.end(), end) or 1)
            for form, weight, nutrient in held:
                if found["form"][:_STEM] == form and pieces * weight > _OFF_USUAL * nutrient.most:
                    yield _told(block, found.start(), end, nutrient)
                    told = end
                    break


def _often(block: Block, start: int, end: int) -> float | None:
    """Return how often in a day something is taken that stands at `start`; None for not said."""
    often = next(frequencies_in(block.folded, start, end), None)
    return None if often is None else max(1, often.high)


def _in_each(page: Page) -> Iterator[tuple[str, float, Nutrient]]:
    """Yield of what kind a piece is, what it holds, and of which nutrient."""
    serving = _SERVING.search(page.folded)
    for amount in amounts(page):
        block = page.blocks[amount.block]
        if serving and (named := _beside(page, amount)) and (held := _taken(amount, named)):
            yield serving["form"][:_STEM], held / (value_of(serving["number"]) or 1), named
        start, end = sentence_around(block.plain, amount.start)
        found = _IN_EACH.search(block.folded[start : amount.start])
        nutrient = _nutrient(page, block, start, end) if found else None
        if found and nutrient and (weight := _taken(amount, nutrient)):
            yield found["form"][:_STEM], weight, nutrient


def _is_sold(taken: float, nutrient: Nutrient) -> bool:
    """Return whether a medicine of pharmacies has as much of a nutrient in a tablet."""
    known = [knowledge.strength(name) for name in nutrient.names]
    largest = max((one.oral_max or 0 for one in known if one and one.unit == "mg"), default=0)
    return taken * MILLIGRAMS[nutrient.unit] <= largest


def _is_prescribed(page: Page, at: Block, amount: Amount) -> bool:
    """Return whether a page says of an amount that a doctor prescribes it.

    It does so in the next sentence, or in another one that names the amount.
    """
    said = at.folded[amount.start : amount.end]
    end = sentence_around(at.plain, amount.start)[1]
    if _OF_IT.match(at.folded, end):
        return True
    return any(
        said in block.folded[start:end] and _BY_DOCTORS.search(block.folded, start, end)
        for block in page.prose
        if said in block.folded
        for start, end in sentences(block.plain)
        if block is not at or not start <= amount.start < end
    )


def _match(block: Block, amount: Amount, nutrient: Nutrient) -> Match:
    return _told(block, amount.start, amount.end, nutrient)


def _told(block: Block, start: int, end: int, nutrient: Nutrient) -> Match:
    unit = "micrograms" if nutrient.unit == "mcg" else nutrient.unit
    args = (block.text[start:end], nutrient.names[0], f"{nutrient.most:,g}", unit)
    return Match(block.source_span(start, end), args)


def _far_above(page: Page, amount: Amount, start: int, end: int) -> Iterator[Match]:
    """Yield what a sentence tells readers to take, far above the most; for a child, less far."""
    block = page.blocks[amount.block]
    end = max(end, amount.end)
    if not _TAKEN.search(block.folded, start, end):
        return
    nutrient = _nutrient(page, block, start, end)
    taken = None if nutrient is None else _taken(amount, nutrient)
    if nutrient is None or taken is None:
        return
    sentence = block.folded[start:end]
    is_told = _CHILD.search(sentence) or _TAKE.search(block.folded, start, amount.start)
    if taken <= nutrient.most * (_FAR if is_told else _SLIP):
        return
    if _OTHERS.search(_CHILD.sub("", sentence)) or in_references(page, block):
        return
    if not is_quoted(block, amount.start, amount.end):
        yield _match(block, amount, nutrient)


def _in_row(page: Page, amount: Amount) -> Iterator[Match]:
    """Yield an amount that is alone in its cell, beside a cell that only names the nutrient."""
    block = page.blocks[amount.block]
    alone = block.plain.strip() == block.plain[amount.start : amount.end]
    named = _beside(page, amount) if alone else None
    taken = None if named is None else _taken(amount, named)
    if named is None or taken is None:
        return
    row = " ".join(cell.folded for cell in row_cells(page, amount.block))
    said = next(frequencies_in(row), None)
    often = 1 if said is None else said.high
    if taken > _SLIP * named.most or (often > 1 and taken * often > _OFF_USUAL * named.most):
        yield _match(block, amount, named)


def _beside(page: Page, amount: Amount) -> Nutrient | None:
    """Return the one nutrient that the cell before that of an amount names, and no more."""
    block, beside = page.blocks[amount.block], page.blocks[amount.block - 1]
    if (
        not block.shares_row(beside)
        or beside.text.count(" ") > _FEW
        or block.plain[: amount.start].strip()
    ):
        return None
    text = _FORM_OF.sub("", beside.folded)
    named = knowledge.nutrients_in(text)
    return named[0] if len(named) == 1 and not _APART.search(text) else None


def _taken(amount: Amount, nutrient: Nutrient) -> float | None:
    """Return the larger number of an amount in the unit of a nutrient; None where it has none."""
    high = max(amount.low, amount.high)
    if amount.unit == "units":
        return high / _PER_MICROGRAM if nutrient.names[0] == "vitamin d" else None
    factor = MILLIGRAMS.get(amount.unit)
    return None if factor is None else high * factor / MILLIGRAMS[nutrient.unit]


def _nutrient(page: Page, block: Block, start: int, end: int) -> Nutrient | None:
    """Return the one nutrient of the sentence, of those before it, or of the page's title."""
    for text in (block.folded[start:end], block.folded[:start], *_opening(page)):
        named = knowledge.nutrients_in(_IN_BLOOD.sub(" ", text))
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _opening(page: Page) -> Iterator[str]:
    """Yield the title and what stands under it, in lower case, as far as that is short."""
    yield page.title.lower()
    for block in page.blocks[:_FEW]:
        if block.text.count(" ") <= _WORDS:
            yield block.folded
