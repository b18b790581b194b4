"""A section whose text belongs under another heading: "Treatment" that tells of the symptoms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind, InlineKind, Span
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = ("spring", "summer", "autumn", "winter")
_THIRDS = ("first trimester", "second trimester", "third trimester")


class _Topic(NamedTuple):
    """What a heading may promise, and how a text is known that tells of it."""

    heading: re.Pattern[str]
    said: re.Pattern[str]


# A heading that asks for one kind of answer, and words one of which every such answer has.
_ANSWERED = (
    _Topic(
        later(
            r"(?:how to find us|how to get (?:here|there|to us)|finding us|getting (?:here|there|"
            r"to us)|"
            r"where (?:we are|to find us|are we)|directions to (?:us|the \w+)|"
            r"travel(?:ling)? to (?:us|the \w+)|"
            r"(?:car )?parking|our (?:address|location)|where to park)"
        ),
        later(
            r"\b(?:park\w*|bus(?:es)?|train|tram|tube|station|stop|road|street|avenue|lane|car|"
            r"walk|lift|"
            r"floor|entrance|door|map|postcode|junction|exit|drive|building|level|ground|opposite|"
            r"next to|near|behind|corner|sign\w*|taxi|address|located|follow|way|route|metro|cycle|"
            r"bike|arriv\w+|miles?|wheelchair|step-free|find|town|city|centre|site|airport|coach|"
            r"space|permit|bay|desk|reception)\b|\d"
        ),
    ),
    _Topic(
        later(
            r"(?:opening (?:hours|times)|(?:clinic|visiting|our|surgery|pharmacy) (?:hours|times)|"
            r"when (?:we are|are we|are you) open|visiting|hours)"
        ),
        later(
            r"\b(?:open\w*|clos\w+|hours?|daily|day|days|week\w*|noon|midnight|morning|afternoon|"
            r"evening|"
            r"night|am|pm|visit\w*|holidays?|times?|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|"
            r"wednesday|thursday|friday|saturday|sunday|appointments?|anytime|always|call)\b|\d"
        ),
    ),
    _Topic(
        later(
            r"(?:costs?|prices?|fees|charges|pricing|our (?:prices|fees|charges)|what (?:does )?it "
            r"costs?|how much (?:does|will|is|do) .{2,60}|what will (?:it|i) (?:cost|pay)|"
            r"paying for .{2,40})\W*"
        ),
        later(
            r"\b(?:cost\w*|price\w*|fees?|free|charg\w+|pay\w*|paid|pounds?|euros?|dollars?|cents?|"
            r"pence|"
            r"insur\w+|cover\w*|fund\w*|nhs|medicare|medicaid|expens\w+|cheap\w*|afford\w*|money|"
            r"bills?|quotes?|deposit|discount|vat|rates?|prescriptions?|cash|cards?|refund\w*|"
            r"plans?|budget|spend\w*|amounts?|much|less|more)\b|[\u00a3$\u20ac]|\d"
        ),
    ),
    _Topic(
        later(
            r"how (?:long|soon|quickly) (?:will|does|do|can|should|is|are|until|before|after|must|"
            r"might|"
            r"have).{3,80}"
        ),
        later(
            r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|nights?|overnight|"
            r"life(?:long|time)?|"
            r"soon|immediately|straight away|right away|quick\w*|slow\w*|time|times|long\w*|"
            r"short\w*|"
            r"until|once|when|within|permanent\w*|always|forever|days|depends|varies|vary|morning|"
            r"evening|afternoon|after|before|next|same|home|weekly|daily|monthly|fast\w*|early|"
            r"late\w*|ever|stay|instant\w*|at once|gradual\w*|recover\w*|age|ages)\b|\d"
        ),
    ),
    _Topic(
        later(r"how (?:often|many times) (?:will|does|do|can|should|is|are|must|may|might).{3,80}"),
        later(
            r"\b(?:once|twice|times?|daily|weekly|monthly|yearly|annual\w*|every|each|often|day|"
            r"days|week|"
            r"weeks|month|months|years?|hours?|regular\w*|as (?:needed|required|often)|never|"
            r"seldom|"
            r"rarely|whenever|when|until|frequen\w+|depends|usual\w*|morning|night|meals?)\b|\d"
        ),
    ),
    _Topic(
        later(
            r"(?:contact(?: us| details)?|how to contact us|get in touch|who to contact|"
            r"(?:our )?phone numbers?)"
        ),
        later(
            r"\b(?:call\w*|phone|ring|tel\w*|e-?mail\w*|write|text|fax|address|contact\w*|visit|"
            r"speak|talk|"
            r"message|form|online|chat|line|helpline|reach|website|post|ask|office|desk|reception|"
            r"switchboard|touch|extension)\b|@|\d{3}|www|http"
        ),
    ),
)
_MORE_ANSWERED = (
    _Topic(
        later(r"(?:possible |common |what are the )?side[- ]effects?(?: of [\w -]{2,40})?"),
        later(
            r"\b(?:may|might|can|could|some|common\w*|rare\w*|effects?|feel\w*|sick\w*|nausea|rash\w*|pain\w*|"
            r"headaches?|cause\w*|most|usual\w*|mild|serious|react\w*|allerg\w+|symptoms?|stop\w*|"
            r"dizz\w+|tired\w*|drows\w+|constipat\w+|diarrh\w+|vomit\w*|swell\w*|itch\w*|sleep\w*|"
            r"none|no|not|dry|flush\w*|sore\w*|bleed\w*|bruis\w+|hair|weight|fever|irritat\w+)\b"
        ),
    ),
    _Topic(
        later(r"(?:storage|how to (?:store|keep) .{2,40}|storing .{2,40})"),
        later(
            r"\b(?:stor\w+|keep|kept|fridge|refrigerat\w+|freez\w+|room|cool|dry|dark|temperature|"
            r"light|"
            r"heat|child\w*|bin|dispos\w+|throw\w*|return|expir\w+|shelf|open\w*|away|safe\w*)\b|"
            r"\u00b0"
        ),
    ),
    _Topic(
        later(r"what (?:to|should i|do i need to|you need to) (?:bring|pack|take with \w+).{0,40}"),
        later(
            r"\b(?:bring|pack|take|wear|list|card|clothes|medicines?|tablets|glasses|shoes|phone|"
            r"id|letter|"
            r"form|nothing|anything|water|bag|need|nightwear|pyjamas|toiletries|passport|proof)\b"
        ),
    ),
    _Topic(
        later(
            r"(?:missed doses?|if you (?:forget|miss) .{3,60}|what if i (?:forget|miss) .{3,60})"
        ),
        later(
            r"\b(?:forg\w+|miss\w*|skip\w*|next|double|late|remember\w*|usual|catch up|soon|leave|"
            r"take|call|ask|hours?|used?|apply|inject\w*)\b|\d"
        ),
    ),
    _Topic(
        later(r"(?:pregnancy(?: and breast-?feeding)?|breast-?feeding|pregnancy and fertility)"),
        later(
            r"\b(?:pregnan\w+|breast\w*|bab(?:y|ies)|conceiv\w+|conception|birth|contracepti\w+|"
            r"unborn|"
            r"midwi\w+|fertil\w+|milk|nurs\w+|mothers?|trimester|womb|women)\b"
        ),
    ),
    _Topic(
        later(
            r"(?:can i drive .{0,60}|driving(?: and using machines)?|alcohol|"
            r"can i drink .{0,60})\??"
        ),
        later(
            r"\b(?:driv\w+|car|machin\w+|wheel|dvla|licen[cs]e|insur\w+|vehicles?|motor\w*|cycl\w+|"
            r"alcohol\w*|drink\w*|beer|wine|units?|spirits|sip|water|tea|coffee|yes|no|not|never|"
            r"safe\w*|avoid|ok|fine|until|wait|hours?)\b"
        ),
    ),
    _Topic(
        later(r"(?:frequently asked questions|faqs?|common questions|your questions answered)"),
        later(r"\?|\b(?:questions?|ask\w*|answers?)\b"),
    ),
)
_TELLS = {
    "storage": later(
        r"\b(?:(?:cool|dry|dark),? (?:and dry )?place|fridge|refrigerator|freezer|sunlight|"
        r"(?:out of|from) (?:the )?(?:sight and )?reach|room temperature|days after (?:first "
        r")?open\w+|"
        r"expiry date|expiration date|below \d\d ?\u00b0?c|original (?:pack\w*|bottle|box|"
        r"container)|"
        r"throw (?:it|the \w+|any \w+) away)\b"
    ),
    "hours": later(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|"
        r"\bbank "
        r"holidays?\b|\b(?:we are|is) (?:open|closed)\b"
    ),
    "use": later(
        r"\b(?:inject|swallow|needle|plunger|full glass of water|breathe (?:in|out)|tilt your head|"
        r"squeeze|shake the|rub (?:it )?in|rinse your mouth|puffs?|lower eyelid|mouthpiece)\b"
    ),
    "way": later(
        r"\b(?:car park|parking|spaces|blue badge|bus(?:es)?|tram|train station|main entrance|lift|"
        r"multi-storey|junction|postcode|parking lot|garage|exit)\b"
    ),
    "effects": later(
        r"\b(?:nausea|headaches?|rash|dizz(?:y|iness)|diarrh\w+|constipation|dry mouth|vomiting|"
        r"drowsiness|feeling sick|stomach (?:pain|upset)|itching|loss of appetite)\b"
    ),
    "cost": later(
        r"[\u00a3$\u20ac] ?\d|\b(?:fees?|insurance|co-?pay(?:ment)?s?|invoice|deposit|refund|"
        r"pay(?:ment)?s?)\b"
    ),
    "interactions": later(
        r"\b(?:affects? how|affects? the way|how [^.]{3,90} work|interacts?|interactions?|"
        r"other medicines|(?:hiv|heart|seizure|epilepsy) medicines|blood thinners?|st john'?s wort|"
        r"antacids?|warfarin|digoxin|clopidogrel|methotrexate|lithium|phenytoin|theophylline|"
        r"c[iy]closporine?|statins?|antibiotics?|grapefruit|nsaids?|ibuprofen|aspirin)\b"
    ),
    "pregnancy": later(
        r"\b(?:pregnan\w+|breast-?feed\w*|(?:unborn|your) baby|breast milk|trimesters?|"
        r"contraception)\b"
    ),
    "missed": later(
        r"\b(?:forg[eo]t\w*|miss(?:ed)?|next (?:dose|one)|double dose|(?:two|2) doses|make up|"
        r"catch up|as soon as you remember)\b"
    ),
    "help": later(
        r"\b(?:999|911|111|112|a&e|emergency|ambulance|straight ?away|right away|"
        r"(?:swollen|swelling)|trouble breathing|difficulty breathing|chest pain)\b"
    ),
}
"""Words of which only one kind of section has two or more."""
_OWN = {
    "storage": later(r"\b(?:keep|kept|stor\w+|expir\w+)\b"),
    "hours": later(r"\b(?:open\w*|clos\w+|daily|hours|weekends?|visit\w*)\b"),
    "use": later(r"\b(?:take|taken|use|used|apply|give|once|twice|doses?)\b"),
    "way": later(
        r"\b(?:park\w*|road|street|floor|near|next to|opposite|address|map|walk|building|entrance|"
        r"signs?|door)\b"
    ),
    "effects": later(
        r"\b(?:effects?|feel\w*|sick\w*|reactions?|allerg\w+|pain\w*|sore\w*|"
        r"tired\w*)\b"
    ),
    "cost": later(r"\b(?:free|cost\w*|pric\w+|charg\w+|nhs|cover\w*|medicare|medicaid|cheap\w*)\b"),
    "interactions": later(
        r"\b(?:medicines?|medications?|drugs?|tablets?|supplements?|remed\w+|herb\w*|foods?|drinks?|"
        r"alcohol|interact\w*|mix\w*|together)\b"
    ),
    "pregnancy": later(r"\b(?:bab(?:y|ies)|child|birth|wom[ae]n|expecting|fertil\w+|nurs\w+)\b"),
    "missed": later(r"\b(?:late|skip\w*|remember\w*|hours?|usual|dose|doses)\b"),
}
"""Words with which such a section tells of its own matter, as others may."""
_NAMED = {
    "storage": later(r"(?:storage|how to (?:store|keep) .{2,40}|storing .{2,40})"),
    "hours": later(r"(?:opening|clinic|visiting|our|surgery|office) (?:hours|times)|hours"),
    "use": later(
        r"(?!.*\bwith (?:other|food|alcohol)\b)"
        r"(?:how to (?:take|use|give|apply)|taking|using|applying) .{2,40}"
    ),
    "way": later(
        r"(?:car )?parking|(?:how to find|finding) us|getting (?:here|there)|directions|where "
        r"to park"
    ),
    "effects": later(r"(?:possible |common |serious )?side[- ]effects?"),
    "cost": later(r"costs?|prices?|fees|charges|paying|costs and insurance"),
    "interactions": later(
        r"(?:drug )?interactions?|(?:taking (?:it|.{3,30}) with )?other medicines(?: and .{3,40})?"
    ),
    "pregnancy": later(r"pregnancy(?:,? (?:and|or) breast-?feeding)?(?: and fertility)?"),
    "missed": later(r"missed doses?|(?:what )?if (?:you|i) (?:forget|miss) .{3,50}"),
}
"""Headings that promise one of them, and no other."""
_CLINICAL = later(
    r"(?:risks?|side[- ]effects|symptoms|signs|causes|treatments?|complications|diagnosis|"
    r"prevention|"
    r"how (?:is|does) .{2,50} (?:work|treated|diagnosed|caused|spread))\b.*"
)
_OF_THE_HOUSE = later(
    r"\b(?:entrance|stairs|bell|car park|parking|bus(?:es)?|lift|reception|floor|door|cafe|"
    r"caf\u00e9|wi-?fi|"
    r"visitors?|blue badge|opening hours|directions|tram|station|fundrais\w+|donat\w+|volunteers?|"
    r"cookies|website|copyright|newsletter|subscribe|vacanc(?:y|ies)|trustees|parcels?)\b"
)
_FEWEST_OF_HOUSE = 2
_SIDES = (
    # what a heading names, and the opposite with which a text must not begin
    (r"adults?", r"(?:children|babies|infants|under-?\d+s|a child|young children|your child)"),
    (r"(?:children|babies|infants)", r"(?:adults?|grown-ups|older people|people over \d+)"),
    (r"men", r"women"),
    (r"women", r"men"),
)
_BEFORE = later(
    r"(?:before|preparing for|getting ready for|how to prepare for|leading up to) (?:your |the |"
    r"an? )?"
    r"(?P<event>[\w' -]{3,40})"
)
_AFTER = later(r"(?:after|recovering from|following) (?:your |the |an? )?(?P<event>[\w' -]{3,40})")
_TELLS_AFTER = later(
    r"(?:you (?:will|may|might|should) (?:then )?(?:wake|be taken to (?:the )?recovery|come round|"
    r"feel "
    r"(?:sore|groggy|sleepy|drowsy|bruised))|once (?:it|the \w+|you) (?:is|are) (?:over|done|"
    r"finished|home|back)|the (?:wound|scar|stitches|dressing) )"
)
_TELLS_BEFORE = later(
    r"(?:do not|don't|you must not|you should not|stop|avoid) (?:eat|eating|drink|drinking|eat or "
    r"drink)[^.]{0,60}\b(?:before|until after|on the morning of|the night before)\b|"
    r"(?:bring|pack)\b[^.]{0,40}\b(?:with you|when you come)|you will be asked to sign"
)
_PART = {
    "symptoms": r"(?:symptoms?|signs?)(?: and (?:signs?|symptoms?))?",
    "causes": r"causes?",
    "treatment": r"treatments?",
    "risks": r"(?:risks?|complications?)",
    "diagnosis": r"(?:diagnosis|tests?)",
    "prevention": r"prevention",
    "side effects": r"side[- ]effects?",
}
_OF = r"(?: (?:of|for|with|after|from|in) [\w' -]{2,50})?\??"
_HEADED = {
    name: later(rf"(?:the |common |main |possible )*{part}{_OF}") for name, part in _PART.items()
}
_OPENS = {
    name: later(
        rf"(?:the |some |common |main |most common |usual |typical |early |possible )*{part}"
        rf"{_OF[:-3]} (?:are|include|is|may include|can include|usually include|often include|vary|"
        rf"depends? on|can be|may be)\b"
    )
    for name, part in _PART.items()
    if name not in ("diagnosis", "prevention")
}
_RIGHT = {"risks": {"side effects"}, "side effects": {"risks"}}
_SHOWN = ("![", "<img", "<table", "<iframe", "<form", "<svg", "{%", "{{", ":::", "<video")
_LONGEST = 80
_REACH = 400
"""Characters of a section in which its answer is looked for."""


@rule(
    "consistency.other-section",
    level=Level.WARNING,
    message="The text under '%s' tells of something else: put the right text here, or mend the "
    "heading.",
    why="Readers who go by the headings find the wrong answer, or think that there is none.",
    sources=[
        "WCAG 2.2, 2.4.6 Headings and Labels: headings describe topic or purpose",
        "PEMAT, item 9: sections have informative headers",
    ],
    examples=[
        Example(
            bad="## Treatment\n\nThe symptoms of shingles are a rash and pain on one side.",
            good="## Treatment\n\nThe symptoms ease within days once you take the tablets.",
        ),
        Example(
            bad="## Parking\n\nMigraine is a headache that throbs and comes back.",
            good="## Parking\n\nThe car park behind the clinic is free.",
        ),
        Example(
            bad="### Doses for adults\n\nChildren under 12 take half a spoon of it.",
            good="### Doses for adults\n\nTake one spoon. Children take half a spoon.",
        ),
        Example(
            bad="## Storage\n\nSit up, and breathe out. Put the mouthpiece between your teeth, and"
            " take two puffs.",
            good="## Storage\n\nKeep the mouthpiece dry. Each can has 200 puffs.",
        ),
        Example(
            bad="## How to store it\n\nIt can change the effect of lithium, and aspirin can too.",
            good="## How to store it\n\nKeep it away from your other medicines and antibiotics.",
        ),
        Example(
            bad="## Missed doses\n\nTell us if you are pregnant or breastfeeding, or might be.",
            good="## Missed doses\n\nTake it late. If you are pregnant or breastfeeding, ask.",
        ),
        Example(
            bad="### Friday group\n\nMondays at 6pm in the hall.",
            good="### Friday group\n\nFridays at 6pm in the hall, and Mondays in May.",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading whose section opens with what another one promises."""
    blocks = page.blocks
    for index, heading in enumerate(blocks):
        if not _is_heading(heading) or in_references(page, heading):
            continue
        below = _below(blocks, index + 1)
        if not below or any(sign in _source(page, heading, below) for sign in _SHOWN):
            continue
        title = heading.folded.strip(" *:.")
        if (level := _is_wrong(title, below)) is not None:
            span = heading.source_span(0, len(heading.text))
            end = below[0].source_span(0, len(below[0].text)).end
            yield Match(Span(span.start, max(span.end, end)), (heading.text.strip(),), level=level)


def _is_heading(block: Block) -> bool:
    """Return whether a block is a heading, or a line in bold that stands for one."""
    if block.kind is BlockKind.HEADING:
        return True
    bold = any(
        one.kind is InlineKind.STRONG and one.start == 0 and one.end >= len(block.text.rstrip())
        for one in block.inlines
    )
    return block.kind is BlockKind.PARAGRAPH and bold and len(block.text) <= _LONGEST


def _below(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the blocks of a section, up to the next heading; none if it has parts."""
    found = []
    for block in blocks[at:]:
        if _is_heading(block):
            break
        found.append(block)
    return found


def _source(page: Page, heading: Block, below: Sequence[Block]) -> str:
    return page.document.source[heading.span.start : below[-1].span.end]


def _is_wrong(title: str, below: Sequence[Block]) -> Level | None:
    """Return how sure it is that a section opens with the subject of another."""
    text = "\n".join(block.folded for block in below)
    if below[0].kind is not BlockKind.PARAGRAPH:
        return None
    start, end = next(iter(sentences(below[0].plain)), (0, 0))
    first = below[0].folded[start:end]
    if not first.rstrip().endswith((".", "!")) and len(below) > 1:
        return None
    if _tells_another(title, text) or _is_other_part(title, first):
        return Level.WARNING
    perhaps = (
        _is_unanswered(title, text[:_REACH])
        or _is_other_side(title, text, first)
        or _is_other_day(title, text)
        or _is_other_time(title, first)
    )
    return Level.SUGGESTION if perhaps else None


def _is_unanswered(title: str, text: str) -> bool:
    bare = title.rstrip("?")
    if _CLINICAL.fullmatch(bare):
        of_house = len(set(_OF_THE_HOUSE.findall(text))) >= _FEWEST_OF_HOUSE
        if of_house:
            return True
    return any(
        topic.heading.fullmatch(bare) and not topic.said.search(text)
        for topic in (*_ANSWERED, *_MORE_ANSWERED)
    )


def _tells_another(title: str, text: str) -> bool:
    """Return whether a short section has words of another, and none of its own."""
    bare = title.rstrip("?")
    own = next((name for name, words in _NAMED.items() if words.fullmatch(bare)), None)
    if own is None or len(text) > _REACH or _TELLS[own].search(text) or _OWN[own].search(text):
        return False
    return any(
        len(set(words.findall(text))) >= _FEWEST_OF_HOUSE
        for name, words in _TELLS.items()
        if name != own
    )


def _is_other_part(title: str, first: str) -> bool:
    """Return whether a section opens as the one on the causes, or the symptoms, would."""
    promised = [name for name, pattern in _HEADED.items() if pattern.fullmatch(title)]
    opened = [name for name, pattern in _OPENS.items() if pattern.match(first)]
    if not promised or not opened or set(promised) & set(opened):
        return False
    return opened[0] not in _RIGHT.get(promised[0], ())


def _is_other_side(title: str, text: str, first: str) -> bool:
    for side, other in _SIDES:
        named = later(rf"\b(?:in|for) {side}\b").search(title) or later(rf"{side}").fullmatch(title)
        if named and not later(rf"\b{other}\b").search(title):
            opens = later(rf"(?:in |for |give )?{other}\b").match(first)
            if opens and not later(rf"\b{side}\b").search(text):
                return True
    return False


def _is_other_day(title: str, text: str) -> bool:
    """Return whether a heading names one day of the week, and the text another one only."""
    for row in (_DAYS, _SEASONS, _THIRDS):
        named = [name for name in row if name in title]
        said = [name for name in row if name in text]
        if len(named) == 1 and len(said) == 1 and named != said:
            return True
    return False


def _is_other_time(title: str, first: str) -> bool:
    """Return whether "Before surgery" tells of what comes after it, or the other way round."""
    if _BEFORE.fullmatch(title):
        return "before" not in first and (
            _TELLS_AFTER.match(first) is not None or first.startswith(("after the ", "after your "))
        )
    if _AFTER.fullmatch(title):
        return _TELLS_BEFORE.match(first) is not None and "after" not in first
    return False
