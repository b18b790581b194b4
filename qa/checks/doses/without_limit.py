"""A medicine that may be taken whenever there is need, without a gap or a daily limit."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.dosing import OnMedicines, on_medicines
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.page import Page

_FREELY = later(
    r"\b(?:whenever (?:the|your|you|it|there|pain\w*|headache|fever)\b[^.;]{0,30}"
    r"|(?:repeat(?:ed)?|take (?:more|another|it|them)|have (?:more|another)) (?:it |them |this "
    r"|doses )?(?:as needed|as required|whenever|until|as (?:often|much|many) as)\b[^.;]{0,40}"
    r"|as (?:often|much|many(?: times| (?:\w+ )?(?:tablets|pills|capsules|doses|puffs))?) as "
    r"(?:you |it )?(?:like|need|want|wish|takes|necessary)"
    r"[^.;]{0,20})"
)
_ALSO = frozenset(
    {
        "xylometazoline", "oxymetazoline", "naphazoline", "ephedrine", "phenylephrine",
        "nitroglycerin", "lidocaine", "benzocaine", "morphine", "oxycodone", "loperamide",
        "diazepam", "lorazepam", "zopiclone", "zolpidem", "rizatriptan", "zolmitriptan",
        "albuterol", "hyoscine", "promethazine", "ketorolac", "diclofenac", "bisacodyl",
        "hydrocodone", "colchicine", "cyclizine", "prochlorperazine", "metoclopramide",
        "hydrocortisone", "betamethasone", "clobetasol", "mometasone", "benzydamine", "senna",
        "chlorhexidine", "salicylic acid", "miconazole", "terbutaline", "choline salicylate",
    }
)  # fmt: skip
"""Others whose labels set a limit, for what leaves them plainly without one."""
_PLAINLY = later(
    r"\bas (?:often|much|many|long|frequently)(?: times)?(?: (?:and|or) as (?:often|much|many|"
    r"long))? as "
    r"(?:you |they |she |he )?(?:like|want|wish|please|fancy|care to|feel like|can bear|"
    r"(?:feel|think) (?:that )?(?:you|they|she|he) needs?)\b"
    r"|\bas (?:much|often) and (?:as )?(?:often|much|long) as (?:you |they )?(?:like|want|wish|"
    r"please|need)\b"
    r"|\bwhenever (?:it feels|you (?:feel like|fancy|like|want|wish|please)|the (?:mood|urge))\b"
    r"|\bfor as long as (?:you|the|it|they|symptoms)\b(?: \w+){1,3}"
    r"|\b(?:without (?:any )?limit|no (?:upper )?limit (?:to|on)|there is no (?:daily "
    r")?(?:limit|maximum)|"
    r"no need to (?:count|keep count|wait between)|as many times a day as you (?:like|want|wish|"
    r"need))\b"
)
_LIMIT = later(
    r"\b(?:hours?|hourly|daily|maximum|max|more than|at most|the most|up to|times?|exceed|limit\w*|"
    r"(?:a|per|each|every|same|in one) day|once|twice|label|packet|pack|box|leaflet|24|"
    r"directed|prescribed|instructions?|doctor|pharmacist|prescriber|dose you)\b"
)
_TAKEN = later(
    r"\b(?:spray|put|apply|rub|smooth|puff|chew|suck|drink|repeat|used|applied|taken|take|takes|taking|add|use|swallow|have|give|mg|tablets?|capsules?)\b"
)
_NOT = later(r"\b(?:not|never|n't|cannot|avoid|unless|if)\b[^.;,]{0,40}\Z")


@rule(
    "doses.without-limit",
    level=Level.WARNING,
    message="'%s' sets no limit for %s: say how long to wait between doses, and the most in a day.",
    why="Readers in pain take the next dose when the last one wears off, and reach a harmful one.",
    sources=[
        "NHS medicines A to Z: how and when to take it, time between doses and most in 24 hours",
        "FDA, Drug Facts labels, 21 CFR 201.66: directions",
    ],
    examples=[
        Example(
            bad="If paracetamol is not enough, add ibuprofen 400 mg whenever the pain is bad.",
            good="If paracetamol is not enough, add ibuprofen 400 mg whenever the pain is bad, up "
            "to three times in 24 hours.",
        ),
        Example(
            bad="# Sumatriptan\n\nTake one 50 mg tablet when the pain begins. Repeat as needed "
            "until the attack is over.",
            good="# Sumatriptan\n\nTake one 50 mg tablet when the pain begins. Repeat as needed, "
            "at least two hours apart, and no more than twice in a day.",
        ),
        Example(
            bad="Put lidocaine gel on the ulcer as much and as often as you like.",
            good="Put lidocaine gel on the ulcer up to four times a day.",
        ),
        Example(
            good="Take ibuprofen whenever you need it. Leave at least four hours between doses of "
            "ibuprofen."
        ),
    ],
    words=(
        "like",
        "want",
        "wish",
        "please",
        "as long as",
        "limit",
        "maximum",
        "whenever",
        "repeat",
        "as often as",
        "as much as",
        "as many",
        "another",
        "take more",
    ),
    pages=("~professional", "~news", "~patient-story"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield such words, where nothing on the page near the medicine's name limits it."""
    parts = list(on_medicines(page))
    limited = {generic for part in parts for generic in _limited(part)}
    for part in parts:
        yield from _in_block(part, limited)
    yield from _unnamed(page, parts)
    for block in page.prose:
        if "gtn" in block.folded and not any(part.block is block and part.named for part in parts):
            yield from _in_block(OnMedicines(block, (), "nitroglycerin"), limited)


def _unnamed(page: Page, parts: Sequence[OnMedicines]) -> Iterator[Match]:
    """Yield words without a limit on a kind of medicine, where none is named."""
    named = {id(part.block) for part in parts if part.named}
    for block in page.prose:
        if id(block) in named:
            continue
        for found in _PLAINLY.finditer(block.folded):
            start, end = found.span()
            first, last = sentence_around(block.plain, start)
            kind = _KINDS.search(block.folded, first, start)
            if kind is None or _LIMIT.search(block.folded, end, last):
                continue
            if not _NOT.search(block.folded, first, start) and not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end], kind[0]))


_KINDS = later(
    r"\b(?:painkillers?|pain relievers?|reliever inhalers?|inhalers?|puffers?|decongestants?|"
    r"nasal sprays?|sleeping (?:tablets|pills)|laxatives?|antacids?|steroid (?:creams?|ointments?)|"
    r"cough (?:syrup|medicine|mixture)s?|antihistamines?|indigestion (?:tablets|remed\w+)|"
    r"nitrate sprays?|numbing gels?|teething gels?)\b"
)


def _limited(part: OnMedicines) -> Iterator[str]:
    """Yield each medicine behind whose name, up to that of another, something limits it."""
    runs = [next(run) for _, run in groupby(part.named, key=itemgetter(1))]
    for start, generic in runs:
        if _LIMIT.search(_until_another(part, start)):
            yield generic


def _in_block(part: OnMedicines, limited: set[str]) -> Iterator[Match]:
    block = part.block
    told: list[tuple[int, int]] = []
    found = [(hit, True) for hit in _PLAINLY.finditer(block.folded)]
    found += [(hit, False) for hit in _FREELY.finditer(block.folded)]
    for hit, plainly in found:
        start, end = hit.span()
        first, last = sentence_around(block.plain, start)
        before = [name for at, name in part.named if first <= at < start]
        generic = before[-1] if before else part.medicine_at(start)
        if (
            generic is None
            or (generic in limited and not plainly)
            or any(start < other and one < end for one, other in told)
        ):
            continue
        if knowledge.interval(generic) is None and not (plainly and generic in _ALSO):
            continue
        if _NOT.search(block.folded, first, start) or (
            _LIMIT.search(block.folded, end, last)
            if plainly
            else _LIMIT.search(_until_another(part, start))
        ):
            continue
        if _TAKEN.search(block.folded) and not is_quoted(block, start, end):
            told.append((start, end))
            shown = block.text[start:end].rstrip()
            yield Match(block.source_span(start, start + len(shown)), (shown, generic))


def _until_another(part: OnMedicines, at: int) -> str:
    """Return the text of a block from an offset to the name of another medicine."""
    here = next((name for place, name in part.named if place >= at), None)
    others = (place for place, name in part.named if place > at and name != here)
    return part.block.folded[at : min(others, default=len(part.block.folded))]
