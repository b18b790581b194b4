"""One item of a list that belongs in another: an order among symptoms, a symptom among foods."""

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
