"""A page tells of stopping a medicine, and not to talk to the prescriber first."""

from __future__ import annotations

from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

import regex

from qa.checks.disclaimers.audience import MOST, is_public
from qa.checks.disclaimers.medicine import medicines_of
from qa.clauses import clause_around
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.knowledge import stopped_slowly
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_CLASS = (
    r"(?:antidepressants?|ssris?|snris?|steroids?|corticosteroids?|beta[- ]?blockers?|(?:anti-?)?"
    r"epilep\w+ (?:medicines?|medications?|drugs?)|anti-?(?:seizure|convulsant)s?(?: \w+)?|"
    r"seizure (?:medicines?|medications?)|benzodiazepines?|sleeping (?:pills?|tablets?)|opioids?|"
    r"antipsychotics?|mood stabili[sz]ers?|blood[- ]thinn\w+(?: \w+)?|anticoagulants?|blood "
    r"pressure (?:medicines?|medications?|tablets?|pills?|drugs?)|heart (?:medicines?|"
    r"medications?)|immunosuppress\w+|hormone therapy|insulin)"
)
_STOP = (
    r"(?:stop(?:ping|ped|s)?|com(?:e|ing) off|quit(?:ting)?|giv(?:e|ing) up|discontinu(?:e|ing)|"
    r"go(?:ing)? off|wean(?:ing)? (?:yourself )?off|taper(?:ing)?(?: off)?|skip(?:ping)?|"
    r"cut(?:ting)? (?:out|down|back)(?: on)?|halv(?:e|ing)|reduc(?:e|ing)|lower(?:ing)?|leav(?:e|"
    r"ing) (?:out|off)|drop(?:ping)?)"
)
_STOPS = regex_later(rf"\b{_STOP}\b", regex.IGNORECASE)
_OFTEN_ELSE = regex_later(r"(?:skip|reduc|lower|cut|halv|drop|giv|leav|quit)\w*", regex.IGNORECASE)
_OBJECT = (
    r"(?:\s+(?:taking|using|the|your|their|his|her|my|some|every|all|any|it|them|this|these|"
    r"treatment with|a|an|dose of|dose|doses|of|on|off|with|treatment|medicines?|medications?|"
    r"tablets?|pills?|drugs?|whenever|when|once|as|"
    r"after|at|altogether|gradually|slowly|abruptly|suddenly)\b){0,6}"
)
# What is told to be all right, as an instruction or a promise.
_ALLOWS = regex_later(
    r"(?:"
    r"\ATo \Z|\b(?:you|people|patients|they|everyone|anyone|adults|feel free to|safe to|fine to|"
    r"ok(?:ay)? to|all right to|simply|just|then) (?:\w+ ){0,3}?\Z|\A(?:once|when|if|after|as soon "
    r"as)\b[^.]*,\s*\Z|(?:^|[.!?:;]\s+|\bthen\s+)\Z|"
    r"\b(?:can|may|could|should|will|able|safe|fine|want|like|choose|decide|ready|free|wish) "
    r"(?:\w+ ){0,3}\Z)(?<!\b(?:told|asked|advised) to )",
    regex.IGNORECASE,
)
_NEVER = regex_later(r"\b(?:do not|don't|never|not)\W*\Z", regex.IGNORECASE)
_COLUMN = 60
"""Characters of the source, blanks most of them, between a column and the label beside it."""
_FOR_A_WHILE = regex_later(
    r"[^.;!?]{0,20}\buntil (?:you(?:'re| are)|your) (?:eating|drinking|able|well|better|blood)\b",
    regex.IGNORECASE,
)
_FORBIDS = regex_later(
    r"\b(?:do not|don't|never|not|without|cannot|can't|shouldn't|mustn't|before|avoid|unless|"
    r"rather than|instead of|whether|decide (?:when|if)|told you to|tells? you to|be (?:asked|"
    r"told|advised) to|advis\w+ (?:you "
    r")?to|help you|helps you|ask(?:s|ed)? you to|had to|have to|need to|may be told|doctor (?:\w+ "
    r"){0,4})[^.;!?]{0,60}\Z",
    regex.IGNORECASE,
)
_WHO = (
    r"(?:doctors?|gps?|prescribers?|pharmacists?|nurses?|provider|clinician|physician|psychiatrist|"
    r"specialist|midwife|(?:care|medical|clinical|diabetes|epilepsy|treatment) team|health ?care "
    r"(?:team|professional|provider)|health professional|surgery|clinic)"
)
_ASKS = regex_later(
    rf"\b(?:talk|speak|ask|check|consult|see|call|contact|discuss|tell|agree|plan|advice|advises?|"
    rf"told|tells?|help|guidance|supervis\w+|decide|say(?:s|so)?|approv\w+|with|from|by|unless|"
    rf"let)\b[^.!?]{{0,50}}\b{_WHO}\b|\b(?:your|the|a) (?:\w+ )?{_WHO} (?:\w+ ){{0,4}}(?:will|can|"
    rf"may|should|"
    r"might|tells?|says?|has|gives?|advises?|must|lowers?|reduces?|plans?|decides?|to)\b"
    # the page speaks for those who prescribe
    r"|\b(?:talk|talked|speak|spoke|spoken|check|checked|call|called|ring|rung|phone|phoned|tell|"
    r"told|ask|asked|contact|contacted|heard) (?:(?:to|with|from) )?us\b"
)
_WARNS = regex_later(
    r"\b(?:can|may|might|could|will|would|is|are) (?:[\w-]+ ){0,3}?(?:caus\w+|bring|brings|lead|"
    r"leads|become|feel|fall|get (?:ill|sick|weak|worse|very)|come back|return|collapse|"
    r"trigger\w*|provok\w+|harm\w*|danger\w*|risky|unsafe|make|makes|mean|set off|fatal)\b|"
    r"\bwithdrawal\b|\brebound\b|\brelaps\w+",
    regex.IGNORECASE,
)
_DO_NOT = regex_later(
    r"\b(?:do not|don't|never|not|without|cannot|can't|shouldn't|avoid|"
    r"before)\b[^.!?]{0,40}\b(?:stop|stopping|come off|coming off|quit|discontinu\w+|skip|chang\w+ "
    r"(?:your|the) dose)\b"
)
# On a page about such a medicine, its name need not stand there again.
_ITSELF = regex_later(
    r"\s+(?:(?:taking|using)\s+)?(?:it|them|(?:the|your|their|these|this)\s+(?:medicines?|"
    r"medications?|tablets?|pills?|capsules?|drugs?|doses?|treatment|course|patch(?:es)?|drops)|"
    r"treatment)\b",
    regex.IGNORECASE,
)
# What "it" means in the next sentence, on a page about a medicine.
_OTHER_THING = regex_later(
    r"(?:\A|[.!?]\s+)(?:[\w'-]+ )?(?:biotin|(?:herbal |food |dietary )?supplements?|vitamins?|"
    r"st\.? john'?s wort|antacids?|smoking|alcohol)\b[^.!?]*[.!?]\s*\Z",
    regex.IGNORECASE,
)
_AT_WILL = regex_later(
    r"\byou (?:\w+ ){0,2}(?:can|may|could|should|free to|safe to|fine to) (?:just |simply |also |"
    r"safely )?\Z|\b(?:safe|fine|ok|okay|all right) (?:for you )?to (?:just |simply )?\Z",
    regex.IGNORECASE,
)
_FAST = regex_later(
    r"\s+(?:too )?(?:quickly|suddenly|abruptly|fast|early|soon|all at once|at once)\b",
    regex.IGNORECASE,
)
_ANY_TIME = regex_later(
    r"\s*(?:when(?:ever)?\b|once\b|as soon\b|at any\b|after\b|any ?time\b|if you feel|straight "
    r"?away|right away|immediately|suddenly|at once|[.;,!]|\Z)",
    regex.IGNORECASE,
)
_DESCRIBES = regex_later(
    r"\b(?:if|when|after|until|because|who|that|while|as) (?:you|people|they|patients|someone) "
    r"(?:\w+ ){0,3}\Z|\bwho (?:\w+ )?\Z",
    regex.IGNORECASE,
)
_URGENT = regex_later(
    r"\b(?:911|999|112|000|emergency|ambulance|medical help|urgent\w*|right away|straight ?away)\b|"
    r"a&e",
    regex.IGNORECASE,
)
_STEMS = (
    *("stop", "come off", "coming off", "quit", "give up", "giving up", "discontinu", "go off"),
    *("going off", "wean", "taper", "skip", "cut ", "cutting ", "halv", "reduc", "lower", "leav"),
    "drop",
)
"""One of these is in all that `_STOP` matches."""
_CLASSES = (
    *("antidepress", "ssri", "snri", "steroid", "blocker", "epilep", "anti-seizure", "antiseizure"),
    *("convulsant", "seizure m", "benzodiazepine", "sleeping ", "opioid", "antipsychotic"),
    *("mood stabili", "blood thinn", "blood-thinn", "anticoagulant", "blood pressure ", "heart m"),
    *("immunosuppress", "hormone therapy", "insulin"),
)
"""And one of these in all that `_CLASS` matches."""
# As somebody told, who is not the page.
_AS_TOLD = regex_later(
    r"\b(?:as|when|if|unless|only) (?:you (?:are|were|have been) )?(?:\w+ )?(?:directed|advised|"
    r"instructed|told|agreed)\b(?! (?:in|on|above|below|here|by (?:this|the|our|these) "
    r"(?:\w+ )?(?:app|book|guide|label|leaflet|page|plan|website|influencers?)))",
    regex.IGNORECASE,
)
_NEAR = 170
_ANSWER = 3
"""So many blocks after a question answer it."""
_ORDERS = ("stop", "come off", "quit", "give up", "discontinue", "go off")


class _Place(NamedTuple):
    block: Block
    number: int
    start: int
    end: int
    allows: bool


@rule(
    "disclaimers.missing-do-not-stop",
    level=Level.WARNING,
    message="'%s': nothing near it says to talk to the prescriber first: say so, because stopping "
    "on one's own can do harm.",
    why="Stopping such a medicine without help can bring withdrawal, or bring the illness back "
    "worse.",
    sources=[
        "CAP Code, rule 12.2: do not discourage essential treatment",
        "OpenStax, Pharmacology for Nurses: teaching on corticosteroids and beta blockers",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Sertraline\n\nYou can stop taking sertraline as "
            "soon as you feel better.\n",
            good="---\npage_type: medicine\n---\n# Sertraline\n\nDo not stop taking sertraline "
            "when you feel better. Talk to your doctor first.\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Asthma\n\nOnce your breathing is normal, stop "
            "your steroid tablets.\n",
            good="---\npage_type: condition\n---\n# Asthma\n\nYour doctor may tell you to stop "
            "your steroid tablets after five days. Stop smoking if you can.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Propranolol\n\nIf propranolol makes you tired, "
            "just stop taking it and try something else.\n",
            good="---\npage_type: medicine\n---\n# Ibuprofen\n\nYou can stop taking ibuprofen when "
            "the pain is gone.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Prednisolone\n\nPrednisolone calms swelling. You "
            "can stop once you feel well. Take prednisolone with breakfast.\n",
        ),
        Example(
            good="---\npage_type: medicine\n---\n# Lamotrigine\n\nLamotrigine can stop seizures "
            "from coming back. Stop and rest when you feel dizzy.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Paroxetine\n\nParoxetine lifts mood. Stop taking"
            " it as soon as you feel like yourself again.\n",
            good="---\npage_type: medicine\n---\n# Paroxetine\n\nSupplements can upset your blood"
            " tests. Stop taking them two days before one.\n",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Feeling well again\n\nMany people come off their "
            "antidepressants by skipping every second tablet for a week.\n",
            good="---\npage_type: treatment\n---\n# Before your operation\n\n- Discontinue blood "
            "thinners as instructed\n- Bring a list of your medicines\n",
        ),
        Example(
            good="---\npage_type: medicine\n---\n# Prednisolone\n\nIf you have chickenpox, stop "
            "the "
            "prednisolone until you have spoken to us.\n",
        ),
        Example(
            good="---\npage_type: condition\n---\n# Depression\n\nCan I stop taking my "
            "antidepressants?\n\nYou may feel well again, or dislike how they make you feel.\n\n"
            "Whatever the reason, talk to your doctor first.\n",
        ),
    ],
    pages=("~professional", "~news", "~patient-story"),
    words=[
        *("stop", "come off", "coming off", "quit", "give up", "giving up", "discontinu", "go off"),
        *("going off", "wean", "taper", "skip", "halv", "cut down", "cut back", "cutting"),
        *("reduce your", "reduce the dose", "lower your dose", "leave out", "leave off"),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield where stopping such a medicine is told of.

    Permission counts unless the prescriber stands near it; a mere mention only where the page
    nowhere says not to stop alone.
    """
    if page.house.says("do-not-stop", page.said):
        return
    said = None
    for place in _stops(page):
        if _ASKS.search(_around(page, place)):
            continue
        if said is None:
            said = _DO_NOT.search(page.said) is not None
        if said and not place.allows:
            continue
        sure = place.allows and (page.type is not None or is_public(page))
        sure = sure or (bool(medicines_of(page)) and not _is_warning(place))
        level = Level.WARNING if sure else Level.SUGGESTION
        text = place.block.plain[place.start : place.end]
        yield Match(place.block.source_span(place.start, place.end), (text,), level=level)


def _is_warning(place: _Place) -> bool:
    """Return whether a sentence only tells what harm comes of stopping."""
    last = sentence_around(place.block.plain, place.start)[1]
    return not place.allows and bool(_WARNS.search(place.block.plain, place.end, last))


def _around(page: Page, place: _Place) -> str:
    """Return, in lower case, the text near a place in its paragraph, and how the next one opens.

    What is a question, alone in its paragraph, is answered by the paragraphs up to the next one.
    """
    if _is_question(place.block):
        following = page.blocks[place.number + 1 : place.number + 1 + _ANSWER]
        return "\n".join(b.folded for b in takewhile(_answers, following))
    near = place.block.folded[max(0, place.start - _NEAR) : place.end + _NEAR]
    following = page.blocks[place.number + 1 : place.number + 2]
    after = [b.folded[:_NEAR] for b in following if b.kind is not BlockKind.HEADING]
    return "\n".join([near, *after])


def _is_question(block: Block) -> bool:
    text = block.plain.rstrip()
    return text.endswith("?") and sentence_around(text, 0)[1] >= len(text)


def _answers(block: Block) -> bool:
    return block.kind is not BlockKind.HEADING and not _is_question(block)


def _stops(page: Page) -> Iterator[_Place]:
    """Yield where the text tells of stopping a medicine that must not be stopped alone."""
    stems = [stem for stem in _STEMS if stem in page.folded]
    if not stems:
        return
    names = _named(page)
    about = bool(names) and any(generic in stopped_slowly() for generic in medicines_of(page))
    classes = [word for word in _CLASSES if word in page.folded]
    for number, block in enumerate(page.blocks) if names or classes else ():
        if block.kind in (BlockKind.CODE, BlockKind.HEADING):
            continue
        text = block.folded
        if not (about or number in names or any(word in text for word in classes)):
            continue
        if not any(stem in text for stem in stems) or in_references(page, block):
            continue
        for found in islice(_STOPS.finditer(block.plain), MOST):
            end = _end(block, found, names.get(number, ()), about=about)
            if end is None:
                continue
            first, last = clause_around(block.plain, *found.span())
            before = block.plain[first : found.start()]
            if (
                _URGENT.search(block.plain, first, last)
                or _FORBIDS.search(before)
                or _AS_TOLD.search(block.plain, found.end(), last)
                or is_quoted(block, *found.span())
                or _is_forbidden(page, block, found.start())
                or _FOR_A_WHILE.match(block.plain, end)
            ):
                continue
            allows = bool(_ALLOWS.search(before)) and not _DESCRIBES.search(before)
            bare = not before.strip() and found[0].lower() in _ORDERS
            yield _Place(block, number, found.start(), end, allows or bare)


def _is_forbidden(page: Page, block: Block, start: int) -> bool:
    """Return whether "never" or the like stands right before, if only in the column beside it."""
    at = block.source_span(start, start).start
    return _NEVER.search(page.document.source, max(0, at - _COLUMN), at) is not None


def _end(
    block: Block, stop: regex.Match[str], named: tuple[tuple[int, int], ...], *, about: bool
) -> int | None:
    """Return where what is stopped ends, if it is such a medicine."""
    text = block.plain
    follow = _follow().match(text, stop.end())
    reached = follow.end() if follow else stop.end()
    if follow and follow["class"]:
        return reached
    for start, end in named:
        if stop.end() <= start <= reached + 1:
            return end
    if _OFTEN_ELSE.match(stop[0]):
        return None
    first, last = sentence_around(text, stop.start())
    itself = _ITSELF.match(text, stop.end())
    if itself and itself[0].split()[-1] in ("it", "them") and _OTHER_THING.search(text[:first]):
        itself = None
    if itself and (about or any(first <= start <= last for start, _ in named)):
        return itself.end()
    if about and _DESCRIBES.search(text, first, stop.start()) and _FAST.match(text, stop.end()):
        return stop.end()
    at_will = about and _AT_WILL.search(text, first, stop.start())
    return stop.end() if at_will and _ANY_TIME.match(text, stop.end()) else None


@cache
def _follow() -> regex.Pattern[str]:
    return compiled(
        rf"{_OBJECT}(?:\s+(?:\w+\s+)?(?P<class>{_CLASS})\b)?",
        regex.IGNORECASE,
    )


def _named(page: Page) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return, by block, where such medicines are named."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for mention in mentions(page):
        if any(generic in stopped_slowly() for generic in mention.generics):
            found[mention.block] = (*found.get(mention.block, ()), (mention.start, mention.end))
    return found
