"""A medicine measured by what no two people have alike: a lid, a swig, a kitchen spoon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mention_before, mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HOW_MANY = (
    r"(?:(?:an?|one|two|three|\d|half an?|a couple of|a few|several|some|about an?|another) )"
    r"(?:(?:good|big|large|small|little|quick|generous|decent|heaped|full|half|quick|rough|hearty|"
    r"couple of|medicine-|medicine) ?)*"
)
_SPOONS = (
    r"(?:(?:soup|kitchen|coffee|dessert|serving|wooden|ordinary|household|cutlery|baby|plastic|metal|"
    r"dinner|cereal)[ -]?spoon(?:ful)?s?|spoon(?:ful)?s?)"
)
_MEASURES = (
    rf"{_SPOONS}|(?:bottle[ -]?)?(?:cap|lid|top)(?:ful)?s?|swigs?|gulps?|glugs?|slugs?|slurps?|"
    rf"nips?|"
    r"splash(?:es)?|dash(?:es)?|squirts?|dropper(?:ful)?s?|egg[ -]?cup(?:ful)?s?|mouthfuls?|"
    r"shot(?: glass(?:es)?)?|thimble(?:ful)?s?|mugs?(?:ful)?|tea ?cup(?:ful)?s?|handfuls?|"
    r"pinch(?:es)?|"
    r"drizzles?|sips?"
)
_VAGUE = later(
    rf"\b(?P<said>{_HOW_MANY}(?P<what>{_MEASURES})(?P<more> or (?:so|two|more))?)"
    r"(?P<of> of (?:(?:the|your|their|his|her|this|some|liquid|oral|infant|infants'|children's|"
    r"sugar-free)"
    r" )*)?(?=(?P<next>[^\s,.;:]*))"
)
_ON_SKIN = later(
    r"\b(?P<said>(?:an?|one|two|some|another) (?:(?:good|big|large|generous|thick|decent|fat|"
    r"healthy|"
    r"small|little) )*(?:dollops?|blobs?|splodges?|splats?|slatherings?|helpings?|lumps?|globs?))"
    r"(?P<of> of (?:(?:the|your|this|some|strong|potent) )*)"
)
_THICK = later(
    r"\b(?P<said>(?:plenty|lots|loads|a lot|oodles) of|(?:an? )?(?:generous|thick|heavy|liberal|"
    r"good|large|big)"
    r"(?:,? (?:generous|thick|heavy))? (?:amounts?|layers?|coats?|coatings?|quantit(?:y|ies)|"
    r"smear|helping) of)(?= )"
)
_FEW = later(
    r"\b(?P<said>(?:a few|several|some|a good few|a handful of|a bunch of|a drop or two|a squeeze|"
    r"a bit|a little(?: bit)?|a touch|a squirt or two|however many)"
    r"(?: (?:drops|puffs|sprays|squirts|spoons|tablets|pills|capsules))?(?: of)?)(?= )"
)
_SLOPPY = (
    later(
        r"\b(?:measur\w+|giv\w+|tak\w+|dos\w+|dish\w*|pour\w*|dispens\w+)\b[^.;:!?]{0,60}?\b(?:with|using|on|off|"
        r"in|from|into) (?P<said>(?:an?|any|your|the|some) (?:(?:old|clean|large|small) "
        r")?(?:kitchen|"
        r"household|ordinary|cutlery|soup|coffee|dessert|normal|regular|metal|wooden|plastic|everyday)"
        r"[ -](?:tea|table|dessert)?[ -]?spoons?)\b"
    ),
    later(
        r"\b(?:use|try|grab|reach for|fall back on) (?P<said>(?:an?|any|your|the|some|one|two) "
        r"(?:clean |level |small |large )?(?:kitchen|household|ordinary|cutlery|soup|coffee|"
        r"dessert|everyday|table)[ -]?(?:tea|table|dessert)?[ -]?spoon(?:ful)?s?)\b"
        r"(?! (?:can|may|could|is|are|will|would)\b)"
    ),
    later(
        r"\b(?:drink\w*|tak(?:e|ing)|swig\w*|swallow\w*|giv(?:e|ing)|sip\w*|gulp\w*|have)\b[^.;:!?]{0,40}?"
        r"(?P<said>(?:straight|directly|right) (?:from|out of) the bottle)\b"
    ),
    later(
        r"\b(?P<said>(?:measur\w+|judg\w+|pour\w*|dos\w+)\b[^.;:!?]{0,40}?\bby eye|(?:eyeball|"
        r"guess)\w* (?:at )?"
        r"(?:the|your|a) (?:dose|amount|volume|quantity)|no need to measure (?:it|the)|"
        r"(?:needn't|need not|don't (?:bother|need) to) measure (?:it|the))\b"
    ),
    later(
        r"\b(?P<said>fill(?:ing)? (?:the|a|an|your|its) (?:bottle )?(?:(?:screw )?cap|lid|top|"
        r"egg ?cup|mug)"
        r"(?: of the bottle)?) (?=with|up|to)\b"
    ),
    later(
        r"\b(?P<said>(?:squirt|pour|tip|squeeze|drip|dribble|splash|slosh) (?:some|a (?:little|"
        r"bit|small amount)"
        r"|a good amount|a drop)(?: of)?) (?:the |your |liquid )?(?=[a-z]+)"
    ),
)
"""Ways of measuring that are none; the block must name a medicine, or a liquid one."""
_ANY_LIQUID = later(
    r"\b(?:syrup|linctus|oral solution|suspension|elixir|cough (?:mixture|medicine)|liquid "
    r"(?:medicine|"
    r"paracetamol|ibuprofen|antibiotic)|medicine|antibiotic|antacid)\b"
)
_IN_ML = later(r"\d ?(?:ml|millilit\w+)\b|\bdoses?\b")
_NO_MEASURE = later(
    r"\b(?:water|juice|milk|tea|yog\w+|broth|soup|drops? of blood|salt|sugar|honey)\b"
)
_BY_SPOON = later(
    r"\b(?P<said>(?:an?|one|two|three|\d|half an?) (?:heaped |level |full )?(?:tea|table)[ "
    r"-]?spoon(?:ful)?s?)"
    r" of (?:(?:the|your|liquid|children's|infant) )*(?=[a-z])"
)
_COUNTABLE = later(r" (?:tablets|pills|capsules|caplets|drops|puffs|sprays|gummies)\b")
_OF_LIQUID = later(r" (?:syrup|suspension|liquid|linctus|elixir|oral solution|mixture)\b")
_STEROID = later(r".*(?:metasone|cortisone|betasol|solone|onide|cinolone|casone).*")
_LIQUID = later(
    r"(?:(?:cough|liquid|pain|antibiotic|indigestion|allergy|cold|fever|worming|iron)[ "
    r"-])*(?:(?:syrup|"
    r"linctus|medicine|mixture|suspension|elixir|antacid|painkillers?|antibiotics?|expectorant|"
    r"mouthwash|antihistamine)\b)"
)
_MATTERS = later(
    r".*(?:metasone|cortisone|betasol|solone|onide|cinolone|sone|testosterone|estradiol|tretinoin|"
    r"adapalene|fluorouracil|diclofenac|lidocaine|imiquimod|calcipotriol|calcipotriene|tacrolimus|"
    r"nitroglycerin|permethrin).*"
)
"""What is put on the skin in so much and no more."""
_WITH_CAP = later(
    r"\b(?:polyethylene glycol\w*|macrogol\w*|miralax|peg 3350|bath|bathwater|basin|bowl|bucket|"
    r"antiseptic|detergent|listerine|scalp|shampoo)\b"
)
_MEASURED = later(
    r"\d ?(?:ml|millilit\w+|mg)\b|\b(?:measuring|measured|marked|provided|supplied|comes with|"
    r"came with|"
    r"in the (?:pack|box|carton)|"
    r"syringe|fingertips?|oral dispenser|medicine spoon|dosing (?:cup|spoon|syringe))\b"
)
_NOT = later(
    r"\bdon\S{0,4}t\b|\b(?:not|never|n't|avoid|instead of|rather than|without|nobody|no one|"
    r"accident\w*|overdos\w*|swallowed|mistak\w*|why|different|vary|varies|unlike|than an?)\b"
)
_TAKES = later(
    r"\b(?:tak\w+|giv\w+|have|has|swallow\w*|drink\w*|pour\w*|squeez\w*|squirt\w*|use|using|sip\w*|add|"
    r"rins\w+|gargl\w+|swill\w*|try|dab\w*|rub\w*|put\w*|appl\w+|smear\w*|slap\w*|spread\w*|measur\w*|"
    r"down|dose|needs?)\b"
)
_REACH = 160
_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.ALT})


@rule(
    "doses.unmeasured",
    level=Level.WARNING,
    message="'%s' is no measure of a medicine: say how many mL, drops or fingertip units, and "
    "what to"
    " measure them with.",
    why="Spoons, lids and mouthfuls differ, and so readers take too much or too little.",
    sources=[
        "ISMP, oral liquids: doses in mL only, measured with an oral syringe or dosing cup",
        "NHS medicines A to Z, how to take it: a kitchen spoon does not give the right amount",
        "FDA, dosage delivery devices for oral liquid medicines (2022): guidance",
    ],
    examples=[
        Example(
            bad="Give the baby a lidful of paracetamol suspension before bed.",
            good="Give the baby 2.5 ml of paracetamol suspension before bed.",
        ),
        Example(
            bad="If the cough keeps you up, take a good swig of codeine linctus.",
            good="If the cough keeps you up, take 5 ml of codeine linctus.",
        ),
        Example(
            bad="Rub a big dollop of clobetasol cream into the rash.",
            good="Rub one fingertip unit of clobetasol cream into the rash.",
        ),
        Example(
            bad="Draw it up with the syringe. If that is lost, use one kitchen teaspoon for each 5"
            " mL.",
            good="Draw it up with the syringe. If that is lost, never use a kitchen teaspoon for 5"
            " mL.",
        ),
        Example(
            good="Do not measure ibuprofen with a kitchen spoon. Swallow the ibuprofen with a "
            "few sips"
            " of water, or a spoonful of yoghurt."
        ),
    ],
    pages=("~professional", "~patient-story"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such measure of a medicine that is named with it, or of a liquid medicine."""
    for number, block in enumerate(page.blocks):
        if block.kind in _SAYS_NOTHING:
            continue
        for found in _VAGUE.finditer(block.folded):
            start, end = found.span("said")
            first, last = sentence_around(block.plain, start)
            sentence = block.folded[first:last]
            if _NOT.search(sentence) or not _TAKES.search(sentence) or _MEASURED.search(sentence):
                continue
            if found["what"].startswith(("cap", "top", "bottle", "lid")) and _WITH_CAP.search(
                block.folded
            ):
                continue
            if not _is_of_medicine(page, number, block, found.span("of"), found.end()):
                if found["of"] or not _is_dropped(found["what"]):
                    continue
                before = mention_before(page, number, start)
                if before is None or before.block != number or before.everyday:
                    continue
                if start - before.end > _REACH:
                    continue
            yield from _match(page, block, start, end)
        yield from _loosely(page, number, block)
        yield from _carelessly(page, number, block)
        for found in _ON_SKIN.finditer(block.folded):
            named = mentions_between(page, number, found.end(), found.end() + 12)
            start, end = found.span("said")
            first, last = sentence_around(block.plain, start)
            if not named or _NOT.search(block.folded, first, last):
                continue
            if any(_MATTERS.fullmatch(name) for name in named[0].generics):
                yield from _match(page, block, start, end)


def _loosely(page: Page, number: int, block: Block) -> Iterator[Match]:
    """Yield a thick layer of a steroid, a few tablets or drops, and a bit of a liquid."""
    for pattern in (_THICK, _FEW):
        for found in pattern.finditer(block.folded):
            start, end = found.span("said")
            named = mentions_between(page, number, end, end + 10)
            if not named or named[0].everyday:
                continue
            first, last = sentence_around(block.plain, start)
            sentence = block.folded[first:last]
            if _NOT.search(sentence) or not _TAKES.search(block.folded, first, start):
                continue
            if pattern is _THICK:
                wrong = any(_STEROID.fullmatch(name) for name in named[0].generics)
            elif found["said"].endswith((" of", "or two")) and any(
                word in found["said"]
                for word in ("drop", "puff", "spray", "tablet", "pill", "caps")
            ):
                wrong = _MEASURED.search(sentence) is None
            elif found["said"].startswith(
                ("a bit", "a little", "a squeeze", "a touch", "a squirt")
            ):
                wrong = _OF_LIQUID.match(block.folded, named[0].end) is not None
            else:
                wrong = _COUNTABLE.match(block.folded, named[0].end) is not None
            if wrong:
                yield from _match(page, block, start, end)


def _carelessly(page: Page, number: int, block: Block) -> Iterator[Match]:
    """Yield a kitchen spoon, the bottle or the eye as a measure; of a teaspoon less surely."""
    named = [m for m in mentions_between(page, number, 0, len(block.folded)) if not m.everyday]
    for pattern in _SLOPPY:
        for found in pattern.finditer(block.folded):
            start, end = found.span("said")
            first, last = sentence_around(block.plain, start)
            sentence = block.folded[first:last]
            if _NOT.search(sentence.replace(found["said"], " ")) or _NO_MEASURE.search(sentence):
                continue
            pours = pattern is _SLOPPY[-1]
            liquid = _ANY_LIQUID.search(sentence if pours else block.folded) is not None
            liquid = liquid or (not pours and _IN_ML.search(sentence) is not None)
            if liquid if pours else (named or liquid):
                yield from _match(page, block, start, end)
    for found in _BY_SPOON.finditer(block.folded):
        start, end = found.span("said")
        first, last = sentence_around(block.plain, start)
        here = [m for m in named if 0 <= m.start - found.end() <= 1]
        sentence = block.folded[first:last]
        if not here or _MEASURED.search(sentence) or _NOT.search(sentence):
            continue
        for match in _match(page, block, start, end):
            yield Match(match.span, match.args, level=Level.SUGGESTION)


def _is_dropped(what: str) -> bool:
    return what.startswith(("dropper", "squirt", "swig", "gulp", "glug"))


def _is_of_medicine(page: Page, number: int, block: Block, of: tuple[int, int], end: int) -> bool:
    """Return whether "of" and the name of a medicine, or a word for one that is liquid, follow."""
    if of[0] < 0:
        return False
    named = mentions_between(page, number, of[1], of[1] + 3)
    if named and not (
        named[0].everyday and not _LIQUID.search(block.folded, named[0].end, named[0].end + 25)
    ):
        return True
    return _LIQUID.match(block.folded, end) is not None


def _match(page: Page, block: Block, start: int, end: int) -> Iterator[Match]:
    if in_references(page, block) or is_quoted(block, start, end) or is_negated(block, start, end):
        return
    yield Match(block.source_span(start, end), (block.text[start:end],))
