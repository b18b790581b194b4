"""One item of a list that belongs in another: an order among symptoms, a danger called normal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ORDER = later(
    r"(?:take (?:paracetamol|ibuprofen|acetaminophen|aspirin|painkillers|one|two|\d|it with|(?:the|"
    r"your|a) (?:tablets?|capsules?|medicines?|dose))|store (?:it|in|below|at|the|out|your)|"
    r"swallow "
    r"(?:it|whole|the (?:tablets?|capsules?))|inject|apply|rub in|drink plenty|keep (?:it|out of|"
    r"the (?:bottle|area|wound|skin|cream|tablets|dressing)|your (?:medicines?|tablets))|do not "
    r"(?:drive|share|give|stop taking|take (?:more|two|any|it with))|rest (?:and|for)|use (?:"
    r"sunscreen|(?:the|your|a) (?:cream|drops|inhaler|spray|humidifier|cool|cold|warm))|put (?:ice|"
    r"your feet up|(?:the|a) (?:drops|cream|cold|warm|cool)))\b"
)
_AILMENT = later(
    r"(?:(?:an?|any|some|the|heavy|severe|sudden|mild|bad|feeling|being|sharp|new) )*(?:bleeding|"
    r"dizz(?:iness|y)|headaches?|nausea|vomiting|fever|rash|high temperature|chest pain|shortness "
    r"of breath|swelling|itching|diarrh(?:o?ea)|constipation|faint(?:ing|ness)|palpitations|"
    r"numbness|blurred vision|stomach (?:ache|pain|cramps?)|back pain|cough(?:ing)?|sore throat|"
    r"tiredness|seizures?|jaundice|sick(?:ness)?)(?=[.,;]|\W*\Z| (?:when|that|in|from|or|and|with|"
    r"after|for|on|at|which|if)\b)"
)
# What no page tells its readers to leave alone, unless it adds for how long, how much or how.
_GOOD_TO_DO = later(
    r"(?!.{0,90}\b(?:without|until|unless|only|before|within|too|more than|less than|instead|just|"
    r"yet|late|if|when|while|after|during|hot|very|on your own|on (?:the (?:day|morning)|that)|"
    r"for (?:the|at least)|\d+ (?:hours|days|weeks))\b)"
    r"(?:drink (?:plenty|lots|(?:a glass|glasses|sips|small sips) of (?:clear|water)|extra "
    r"(?:fluids|liquids))|(?:call|phone|ring|contact|see|tell|talk to|speak to|ask|check with|go "
    r"back to) (?:us\b|999|911|112|000|111|(?:your |the |an? )(?:[\w-]+ )?(?:gp|doctor|nurse|"
    r"midwife|pharmacist|dentist|surgeon|clinic|team|practice|ward|hospital|specialist))\b|get "
    r"(?:medical|emergency|urgent) (?:help|care|advice)|seek "
    r"(?:medical|emergency|urgent)|go to (?:the|your nearest|a&e|all your)|wash your hands|"
    r"keep (?:the |your |it )(?:[\w-]+ ){0,2}(?:clean|dry|cool|moist|"
    r"covered|raised|elevated)|keep (?:a (?:list|record|diary|note)|all (?:your )?appointments)|"
    r"keep taking|carry on (?:with|taking) (?:your|the)|finish (?:the|your) (?:whole |full )?"
    r"course|follow (?:the|your)|read the (?:label|leaflet)|rest (?:as|and|for|when|in)\b|wear "
    r"(?:loose|comfortable|sunscreen|a mask|a helmet|sunglasses|your seat ?belt)|use (?:sunscreen|"
    r"a soft|sun ?cream)|protect (?:your|the)|have someone|bring (?:a list|your|someone)|remember "
    r"to|make sure|be sure to|eat (?:plenty|lots|a (?:healthy|balanced))|take (?:it|them|your "
    r"(?:medicines?|tablets)) (?:every day|as|exactly|at the same time))"
)
# A person with this calls for help, whatever was done to them. "Mild" ones are left out.
_EMERGENCY = later(
    r"(?!.{0,90}\b(?:no|not|without|mild|slight|a little|should)\b)"
    r"(?:(?:an?|any|some|the|severe|sudden|new|bad|crushing|worsening|increasing|feeling|being|"
    r"you(?:'re| are| have| feel| cannot| can't)?|having|your) )*(?:chest (?:pain|pressure|"
    r"tightness)|pain in (?:the|your) chest|(?:shortness of|short of|trouble|difficulty(?: in)?|"
    r"struggling (?:to|for)|problems?) breath(?:e|ing)?|breathlessness|(?:cannot|can't) breathe|"
    r"breathe|(?:coughing|throwing|vomiting|bringing) (?:up )?blood|fainting|passing out|collapse"
    r"|collapsing|seizures?|(?:a )?fit\b|slurred speech|(?:face|facial) droop\w*|(?:one side of )?"
    r"(?:the |your )?face (?:drops|droops|drooping)|weakness (?:on|down|in) one|loss of (?:vision|"
    r"sight|consciousness)|swelling of (?:the|your) (?:face|tongue|throat|lips)|swollen (?:face|"
    r"tongue|throat|lips)|(?:thoughts|thinking) (?:of|about) (?:suicide|killing|ending|harming|"
    r"hurting)|blue(?: or grey| or gray)? lips|heavy bleeding|bleeding (?:that|which) (?:will not|"
    r"won't|does not|doesn't) stop|severe (?:pain|headache|bleeding)|confusion and)\b"
)


class _Kind(NamedTuple):
    over: re.Pattern[str]
    """What the heading or the lead-in of such a list says."""
    stray: re.Pattern[str]
    """How an item that is none of it begins."""


_KINDS = (
    _Kind(
        later(
            r"\A(?:the |some |other |more |less |very |most |common |main |possible |serious |"
            r"early |"
            r"usual |mild |rare )*(?:(?:signs? and )?symptoms|side[- ]effects|(?:warning )?signs)\b"
            r"(?!.{0,60}\b(?:help|eas\w+|reliev\w+|manag\w+|treat\w*|control|cope|what to do|"
            r"reduc\w+|prevent\w*|you can|if you)\b)"
        ),
        _ORDER,
    ),
    _Kind(
        later(
            r"\A(?:please |you (?:will|should) (?:need to )?)?(?:what to |things to |bring\b|"
            r"pack\b)(?:bring|pack|.{0,40}:\Z).{0,60}|\A(?:[\w-]+ ){0,3}(?:foods|sources|snacks|"
            r"drinks)"
            r"(?: (?:rich|high|low|to eat|to avoid|that (?:are|contain)|with|of|include)\b.{0,60})?"
            r"\W*\Z|\A.{0,60}\b(?:foods|sources|snacks|drinks) (?:include|are|such as)\W*\Z"
        ),
        _AILMENT,
    ),
    _Kind(
        # "Before your scan, do not:", "What not to do"
        later(
            r"(?:\b(?:do not|don't|never|(?:must|should) (?:not|never)|cannot|can't)(?: do(?: any "
            r"of (?:these|the following))?| any of (?:these|the following))?|\bdo none of (?:these|"
            r"the following)|\Adon'ts)\W*\Z|\A(?:what|things)(?: you)?(?: should| must)? not to "
            r"do\b"
        ),
        _GOOD_TO_DO,
    ),
    _Kind(
        # "These are normal, and you do not need to call:"
        later(
            r"\A(?!.{0,90}\b(?:not (?:be )?(?:normal|harmless|expected)|aren't normal|isn't "
            r"normal|unless|more than|(?:back|return\w*) to normal|pregnan\w+|panic|anxiety)\b)"
            r"(?:.{0,90}\b(?:(?:do not|don't|no) need to (?:call|ring|phone|worry|see|contact|tell"
            r"|come)|no (?:reason|cause) (?:to|for) (?:worry|concern|alarm|call)|nothing to worry "
            r"about|not (?:a (?:cause|reason)|cause) for (?:concern|alarm|worry))\b|"
            r".{0,60}\b(?:is|are|be|as|feel|quite|completely|perfectly) (?:(?:quite|all|completely|"
            r"perfectly|both) )?(?:normal|harmless|to be expected)\b|"
            r"(?:(?:what(?:'s| is)|these are|some) )?(?:normal|harmless|expected)\b)"
            r"(?!.{0,40}\b(?:and (?:what|when)|or not|call us|ring us|see a)\b)"
        ),
        _EMERGENCY,
    ),
)
_FEWEST = 4
_LONGEST = 90
"""Letters of an item that names a thing."""


@rule(
    "structure.item-of-another-list",
    level=Level.WARNING,
    message="'%s' is none of what this list is of: move it to the list where it belongs.",
    why="Readers who look an item up do not find it, and take it here for what it is not.",
    sources=[
        "NHS digital service manual, content style guide, lists: items read on from the lead-in",
        "PEMAT, items 8 and 10: information comes in short sections, in a logical sequence",
    ],
    examples=[
        Example(
            bad="## Symptoms\n\n- a red eye\n- yellow discharge\n- put the drops in twice a day\n-"
            " eyelids that stick",
            good="## Symptoms\n\n- a red eye\n- yellow discharge\n- eyelids that stick\n- tears",
        ),
        Example(
            bad="## What to bring\n\n- a towel\n- your tablets\n- chest pain\n- a book",
            good="## What to bring\n\n- a towel\n- your tablets\n- cough drops\n- a book",
        ),
        Example(
            bad="After the injection, do not:\n\n- rub the arm\n- lift weights\n- keep the skin "
            "clean and dry\n- swim",
            good="After the injection, do not:\n\n- rub the arm\n- lift weights\n- keep the skin "
            "wet for more than a minute\n- swim",
        ),
        Example(
            bad="These are normal, and there is no need to call us:\n\n- a bruise\n- an itch\n"
            "- trouble breathing\n- a stiff arm",
            good="These are not normal, so call us:\n\n- a bruise\n- an itch\n"
            "- trouble breathing\n- a stiff arm",
        ),
        Example(
            good="These are normal for a day:\n\n- a bruise\n- an itch\n- slight chest pain where "
            "the tube was\n- a stiff arm",
        ),
        Example(
            good="## Symptoms\n\n- a thirst that lasts\n- use the toilet more\n- take longer to"
            " heal\n- a dry mouth",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the one item of a list that begins as no other one does, under such a heading."""
    for items in page.lists:
        if len(items) < _FEWEST or in_references(page, items[0]):
            continue
        over = _above(page, items[0])
        kind = next((k for k in _KINDS if any(k.over.search(text) for text in over)), None)
        odd = [b for b in items if kind is not None and kind.stray.match(b.folded)]
        if len(odd) == 1 and max(len(b.text) for b in items) <= _LONGEST:
            block = odd[0]
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))


def _above(page: Page, item: Block) -> list[str]:
    """Return what stands over a list: its lead-in, or the heading where nothing else does."""
    number = page.number_of(item)
    before = page.blocks[number - 1] if number else None
    if before is not None and before.kind is BlockKind.PARAGRAPH:
        lead = before.folded.rstrip()
        return [lead.rsplit(". ", 1)[-1]] if lead.endswith(":") else []
    heading = page.heading_over(item)
    return [heading.folded.strip(" :*")] if heading is not None and before is heading else []
