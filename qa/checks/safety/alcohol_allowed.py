"""Drink allowed on a page about a medicine, or a state, in which alcohol does harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import is_public
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later, regex_later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from qa.page import Page

_SEDATING = frozenset(
    {
        "codeine", "morphine", "oxycodone", "hydrocodone", "tramadol", "fentanyl", "methadone",
        "buprenorphine", "tapentadol", "hydromorphone", "dihydrocodeine", "co-codamol",
        "diazepam", "lorazepam", "alprazolam", "temazepam", "clonazepam", "nitrazepam",
        "zopiclone", "eszopiclone", "zolpidem", "zaleplon", "phenobarbital", "carisoprodol",
    }
)  # fmt: skip
_REACTING = frozenset({"metronidazole", "tinidazole", "disulfiram", "sodium oxybate"})
_PARACETAMOL = frozenset({"paracetamol", "acetaminophen"})
_DRINK = (
    r"(?:alcohol(?:ic drinks?)?|(?<=(?:few|two|three|odd|some|usual|couple of|occasional) )drinks?|"
    r"(?<=\ba )drink(?= (?:or two|in the evening|at night|now and|with (?:dinner|friends|a meal)))|"
    r"wine|beers?|pints?|whisk(?:e)?y|spirits|vodka|gin|brandy|cocktails?|nightcap)"
)
_ALLOWED = (
    r"(?:(?:fine|safe|ok|okay|all right|alright|harmless|free|no problem|no harm)(?: \w+)? "
    r"(?:to|in|for)|you (?:can|may|could)|(?:no need|not necessary|no reason|do not (?:need|have)|"
    r"don't (?:need|have)|need not|needn't)(?: to)? (?:avoid|stop|cut|give up|limit|worry about))"
)
_ALLOWS = regex_later(
    rf"\b{_ALLOWED}(?:[\s,]+[\w'-]+){{0,6}}?[\s,]+{_DRINK}\b(?! (?:rub|gel|wipes?|swabs?|hand))"
    rf"|\b{_DRINK}\b (?:[\w'-]+ ){{0,5}}?(?:is|are|does|do|will|can|won't) (?:\w+ ){{0,2}}?(?:fine|"
    r"safe|ok|okay|all right|harmless|no (?:problem|harm)|not (?:a problem|(?:\w+ )?harm|affect|"
    r"matter|hurt)|be (?:had|drunk|taken|enjoyed) (?:as|with|freely))"
    r"|\bdrink (?:alcohol )?as (?:you )?(?:usual|normal|always|normally|usually|much as you like)\b"
)
_HELPS = regex_later(
    rf"\b{_DRINK}\b (?:\w+ )?(?:helps?|boosts?|strengthens?|improves?|makes?|speeds?(?: up)?|"
    r"deepens?|lengthens?|lets?) (?:the |your |its |a )?(?:[\w-]+ )?(?:to )?(?:work|effects?|kick|"
    r"act|last|do its|relief|pain relief|sleep|go down)\b"
)
_FULL = (
    r"(?:full|usual|normal|maximum|same|whole|regular|highest|top|adult|ordinary) (?:\w+ )?(?:dose|"
    r"amount|number of (?:tablets|pills|caplets|capsules))"
)
_HEAVY = (
    r"(?:(?:three|four|five|six|3|4|5|6|several|many)(?: or more)? (?:\w+ )?(?:alcoholic )?"
    r"(?:drinks|units|beers|pints|glasses)|drink (?:\w+ )?(?:a lot|heavily|every (?:day|night)|"
    r"daily|too much|more than)|"
    r"(?:heavy|regular|daily) drink(?:er|ing)\w*|hangover|(?:night|evening) (?:out|of drinking)|"
    r"been drinking|alcohol)"
)
_MAY = (
    r"(?:(?:fine|safe|ok|okay|all right|alright) to|can|may|could|no need|do not (?:need|have)|"
    r"don't (?:need|have)|need not|needn't)"
)
_FULL_DOSE = regex_later(
    rf"\b{_HEAVY}\b[^.;!?]{{0,50}}?\b{_MAY}\b[^.;!?]{{0,40}}?\b(?:{_FULL}|(?:lower|reduce|cut|"
    r"change|limit)\b[^.;!?]{0,12} (?:dose|amount))\b"
    rf"|\b{_MAY} (?:\w+ ){{0,3}}?(?:the |your |a )?{_FULL}\b[^.;!?]{{0,50}}?\b(?:after|if|with|"
    rf"when|on top of|following|during) (?:[\w']+ ){{0,5}}?{_HEAVY}\b"
)
_NOT = regex_later(
    r"\b(?:(?:do not|don't)(?! (?:need|have) to)|never|should not|shouldn't|must not|cannot|"
    r"can't|not safe|unsafe|dangerous|before you|ask|talk to|speak to|check with|unless|until|"
    r"once you|after you (?:have )?(?:stop\w*|finish\w*|complet\w*)|\d+ hours after|last dose|"
    r"stop(?:ped)? taking|"
    r"best (?:not|to avoid)|(?<!need to )(?<!have to )avoid|less|small amount|a little|moderat\w+|"
    r"within|low[- ]risk|not drink|too much|sleepy|drowsy|soft drinks?|non-alcoholic|"
    r"alcohol-free)\b|\?"
)
_NOT_FULL = regex_later(
    r"\b(?:do not(?! (?:need|have) to)|never|should not|must not|cannot|ask|talk to|"
    r"speak to|check with|unless|less|(?<!need to )(?<!have to )lower|"
    r"liver (?:damage|disease|problem))\b|\?"
)

_STATES = (
    ("a head injury", later(r"\b(?:head injur\w+|concuss\w+|bump on the head)\b")),
    ("a sedative", later(r"\b(?:sedation|an(?:a)?esthetics?|an(?:a)?esthesia)\b")),
)
"""What a page is about, by words of its title, in which nobody should drink that day."""

_TYPE = "---\npage_type: medicine\n---\n"
_CONDITION = "---\npage_type: condition\n---\n"


@rule(
    "safety.alcohol-allowed",
    level=Level.ERROR,
    message="'%s' lets readers drink with %s, where alcohol does harm: say not to, and why.",
    why="Alcohol with an opioid or a sedative stops people's breath, with metronidazole it makes"
    " them sick, and with full doses of paracetamol it can harm the liver.",
    sources=[
        "FDA boxed warnings: opioids and benzodiazepines with alcohol and other depressants",
        "FDA Drug Facts label of acetaminophen: 3 or more alcoholic drinks every day",
        "NHS medicines A to Z: codeine, metronidazole, diazepam and alcohol",
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad=f"{_TYPE}# Oxycodone\n\nOxycodone eases pain. It is all right to enjoy a glass"
            " or two of wine at night.",
            good=f"{_TYPE}# Oxycodone\n\nOxycodone eases pain. It is not safe to drink wine at"
            " night. Take it with a drink of water.",
        ),
        Example(
            bad=f"{_TYPE}# Metronidazole\n\nYou do not need to avoid alcohol during the course.",
            good=f"{_TYPE}# Metronidazole\n\nYou can drink alcohol again 48 hours after the"
            " last tablet.",
        ),
        Example(
            bad=f"{_TYPE}# Acetaminophen\n\nAcetaminophen lowers fever. If you drink heavily,"
            " you can take the usual dose.",
            good=f"{_TYPE}# Acetaminophen\n\nAcetaminophen lowers fever. If you drink heavily,"
            " ask a doctor before you take the usual dose. You can drink a little alcohol.",
        ),
        Example(
            bad=f"{_CONDITION}# Concussion in adults\n\nIt is fine to have a beer this evening.",
            good=f"{_CONDITION}# Concussion in adults\n\nYou can drink alcohol again once you feel"
            " well.",
        ),
        Example(
            bad=f"{_TYPE}# Zolpidem\n\nZolpidem brings sleep. A nightcap helps it to work.",
            good=f"{_TYPE}# Amoxicillin\n\nAmoxicillin treats infections. You can drink alcohol"
            " with it.",
        ),
    ],
    words=["alcohol", "drink", "wine", "beer", "nightcap", "whisk", "hangover", "pints", "vodka"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that lets readers drink, on a page about one such medicine or state."""
    subject = subject_medicine(page) or ""
    kinds = _kinds(subject)
    if not kinds and (state := _state(page)):
        subject, kinds = state, ((_ALLOWS, _NOT),)
    if not kinds or not is_public(page):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            for pattern, unless in kinds:
                found = pattern.search(text)
                if found is None or unless.search(text):
                    continue
                place = first + found.start(), first + found.end()
                if not is_quoted(block, *place):
                    said = block.text[slice(*place)]
                    yield Match(block.source_span(*place), (said, subject))
                    break


def _state(page: Page) -> str:
    """Return the state that the title of a page is about; "" for none."""
    title = page.title.lower()
    return next((name for name, said in _STATES if said.search(title)), "")


def _kinds(subject: str) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """Return what a page about a medicine must not say, each with what clears it."""
    helps, full = (_HELPS, _NOT_FULL), (_FULL_DOSE, _NOT_FULL)
    if subject in _SEDATING | _REACTING:
        return (helps, (_ALLOWS, _NOT), full)
    return (full,) if subject in _PARACETAMOL else ()
