"""A danger is named, and nothing says what to do in an emergency."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import MOST, is_public, lead_in, sentence_near, surroundings
from qa.checks.language.wrong_country_number import foreign_numbers
from qa.checks.trust.clinical import kind_of, level_for
from qa.context import in_references
from qa.countries import country_of, gives_own_number
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HELP = regex_later(
    r"\b(?:get|seek|need|find|call for|ask for|want|requires?|go for|have)\s+(?:[\w/\-]+ ){0,3}"
    r"(?:emergency|immediate|urgent)\s+(?:\w+ )?(?:\w+ )?(?:help|care|attention|treatment|advice|"
    r"assessment|assistance|evaluation|services?)\b"
    r"|\bemergency (?:medical )?(?:help|attention|assistance)\b"
    r"|\b(?:medical (?:help|attention|care|advice)|a doctor|an ambulance|help)\s+(?:right away|"
    r"immediately|at once|straight ?away|now|urgently|without delay|as soon as possible)"
    r"|\b(?:immediate(?:ly)?|urgent(?:ly)?) (?:\w+ ){0,3}(?:medical (?:help|attention|care|advice|"
    r"treatment)|hospital)\b|\b(?:immediately|urgently|at once) (?:get|seek) (?:medical )?help\b"
    r"|\b(?:go|going|get|come|head|straight|visit|attend|taken?|tak(?:e|ing)|drive|admitted|"
    r"rush\w*|contact|call|phone|nearest|local)\W+(?:[\w/'\-]+\W+){0,7}?(?:a&e|casualty|er\b|"
    r"emergency (?:room|department|services?|number|unit|centre|center)|hospital|accident (?:and|"
    r"&) emergency)|\b(?:call|phone|dial|ring|ask for|get|order|need|send for)\s+(?:for )?an "
    r"ambulance\b|\bpoison (?:control|help|cent(?:er|re)|information)|\bpoisons? (?:line|"
    r"information)\b|\bnational poisons\b|\b(?:is|as|are|be) (?:always )?an? (?:medical "
    r")?emergenc(?:y|ies)\b|\bmedical emergenc(?:y|"
    r"ies)\b"
)
_NUMBER = later(r"(?m)^\W{0,3}(?:(?:call|dial|ring|phone) )?(?:999|911|112|000)\W{0,3}(?::|$)")
"""An emergency number as a label, with the signs behind or below it."""
_SOON = regex_later(
    r"\b(?:call|see|contact|tell|phone|ring|speak to|talk to|ask) (?:a|an|your|the|for) (?:\w+ )?"
    r"(?:doctor|gp|provider|nurse|midwife|team|vet|111|nhs 111|prescriber|healthcare "
    r"professional)\b[^.]{0,60}\b(?:right away|immediately|at once|straight ?away|urgently|same "
    r"day|today|now)|\burgent(?:ly)?\b|\b(?:immediately|straight ?away|right away|at once) (?:call|"
    r"see|contact|tell)\b"
)
_RED_FLAG = regex_later(
    r"\b(?:sudden(?:ly)?(?:,| and)? (?:\w+ )?(?:severe )?(?:headache|weakness|numbness|chest pain|"
    r"confusion|loss of (?:vision|sight|speech|consciousness)|trouble (?:seeing|speaking|walking)|"
    r"shortness of breath|breathlessness)|worst headache|headache that is (?:the )?worse?t?|"
    r"(?:cannot|can't|struggl\w+ (?:to|for)|gasping for|fighting for) breath\w*|anaphyla\w+|"
    r"severe allergic reactions?|(?:(?:severe|heavy|"
    r"uncontrolled|massive) )?bleeding (?:that )?(?:will not|won't|does not|doesn't|cannot be) "
    r"stop\w*|(?:severe|heavy|uncontrolled|massive) bleeding|"
    r"(?:cough(?:s|ing)?|throw(?:s|ing)?|vomit(?:s|ing)?) up blood|vomit(?:s|ing)? blood|"
    r"vomit that looks like coffee grounds|slurred speech|speech (?:is |becomes )?slurred|"
    r"fac(?:e|ial) (?:\w+ )?(?:droop\w*|drops?|fallen)|droop(?:ing|s|y)? (?:face|mouth|on one "
    r"side)|(?:weak(?:ness)?|numb(?:ness)?) (?:\w+ ){0,4}(?:on|down) one side|"
    r"unconscious|loss of consciousness|los(?:e|es|ing) consciousness|"
    r"(?:blue|gr[ae]y) (?:lips|skin|tongue|face)|lips (?:\w+ )?(?:turn(?:ing)? )?blue|"
    r"swell(?:ing|s|en)? (?:of|in) (?:the|your|their) (?:\w+ ){0,2}(?:face|tongue|throat|lips|"
    r"mouth)|swollen (?:face|tongue|throat|lips)|throat (?:\w+ )?(?:clos(?:es?|ing)|tighten(?:s|"
    r"ing)?|swell(?:s|ing)?)|rash (?:that )?(?:does not|doesn't|will not|won't|that stays) (?:fade|"
    r"disappear|blanch|go away when)|crushing (?:pain|chest)|pain (?:\w+ ){0,3}(?:spread\w*|mov\w+|"
    r"radiat\w+) (?:\w+ ){0,4}(?:arm|jaw)|(?:signs?|symptoms?) of (?:an overdose|(?:\w+ )?overdose|"
    r"sepsis|meningitis|(?:a |bleeding |blood )?(?:stroke|heart attack|clot (?:in|on) the "
    r"(?:lungs?|brain)|bleed(?:ing)? in the brain)|anaphyla\w+|(?:\w+ )?poisoning)|"
    r"(?P<common>chest (?:pains?|tightness|pressure)|tight(?:ness)? (?:in|across) (?:the|your) "
    r"chest|pain in (?:the|your|their) chest|(?:trouble|difficulty|problems|hard) (?:with )?(?:to "
    r")?(?:breath(?:e|ing)|swallowing)|difficult(?:y|ies)? (?:\w+ )?breathing|short(?:ness)? of "
    r"breath|breathless(?:ness)?|(?:pass(?:es|ed|ing)?|black(?:s|ed|ing)?) out|overdos(?:e|es|ed|"
    r"ing)|(?:take|took|taken|takes|taking|swallow(?:s|ed)?) (?:\w+ )?too (?:much|many)|"
    r"stiff neck|(?:ha(?:s|ve|ving|d)|starts?|sudden) (?:an? )?(?:seizures?|fits?|"
    r"convulsions?)))\b",
    regex.IGNORECASE,
)
# A common sign is a dangerous one where it is told to a reader, not of a disease.
_TOLD = regex_later(
    r"\b(?:you|your|yours|they|them|their|sudden(?:ly)?|severe|within minutes|danger\w*|serious|"
    r"watch for|look (?:out )?for|warning signs?|emergenc\w+|child|baby|can|may|might|"
    r"could|people|symptoms?|signs?)\b",
    regex.IGNORECASE,
)
_NOT_NOW = regex_later(
    r"\b(?:no|not|cannot|can't|without|never|prevent\w*|vaccin\w*|history of|previous|"
    r"after (?:a|an)|study|studies|trials?|researchers|used to (?:treat|reverse)|treats?|"
    r"treatment of|for people with|(?:over|for) (?:a long time|time|months|years)|"
    r"if you have (?:had|ever)|reduc\w+|risk of|lead(?:s|ing)? to|chance of|avoid\w*|tests?|"
    r"used for|helps|eas(?:e|es|ed|ing)|relie(?:f|ve\w*)|recover\w*)\b",
    regex.IGNORECASE,
)
# Help that fails is no negation of the signs beside it.
_FAILS = regex_later(
    r"\b(?:does|do|did|is|are) ?(?:not|n't) (?:help|work|stop|fade|go away|improv|get better|"
    r"eas)\w*",
    regex.IGNORECASE,
)
_NOT_HEADING = regex_later(
    r"\b(?:treat\w*|causes?|prevent\w*|research|tests?|diagnos\w+|outlook|history|why|uses?|used|"
    r"benefits?|who (?:can|should)|before|interactions?|complications?|risk factors?|tell your)\b",
    regex.IGNORECASE,
)
# On a page of a type that is not known, more must show that it is a danger.
_DANGER = regex_later(
    r"\b(?:sudden(?:ly)?|severe|within minutes|danger\w*|serious|watch for|look (?:out )?for|"
    r"warning signs?|emergenc\w+|life-threatening|red flags?|(?:if|when) you|you (?:may|might|"
    r"can|could|have|get|feel|notice))\b",
    regex.IGNORECASE,
)
# One of these is in all that `_HELP` matches, and in all that `_RED_FLAG` matches.
_HELPS = (
    *("emergenc", "immediate", "urgent", "right away", "at once", "straight away", "straightaway"),
    *(" now", "\nnow", "without delay", "as soon as possible", "a&e", "casualty", "hospital"),
    *("ambulance", "poison"),
)
RED_FLAG_WORDS = (
    "sudden", "headache", "breath", "anaphyla", "allergic reaction", "bleed", "up blood", "vomit",
    "slurred", "droop", "drop", "fallen", " one side", "conscious", "blue", "gray ", "grey ",
    "swell", "swollen", "throat", "rash ", "crushing", " arm", " jaw", "overdos", "sepsis",
    "meningitis", "stroke", "poisoning", "heart attack", "clot", "chest", "swallow", "pass out",
    "passes out", "passed out", "passing out", "black out", "blacks out", "blacked out",
    "blacking out", "too much", "too many", "stiff neck", "seizure", " fit", "convulsion",
)  # fmt: skip
"""Words one of which stands wherever a sign of danger does."""
_PAGES = (
    "condition",
    "medicine",
    "symptom",
    "medication-guide",
    "treatment",
    "supplement",
    "test",
    "wellness",
    "service",
    "faq",
)
_WHOLE = 80
_PROCEDURES = ("test", "treatment")
# What goes into the body, or puts a person to sleep, can end in an emergency.
_GOES_IN = regex_later(
    r"\b(?:\w+oscop(?:y|ies)|biops(?:y|ies)|surgery|surgeon|operation|an(?:a)?esthe\w+|sedat\w+|"
    r"contrast|catheters?|incisions?|infusions?|injections?|stent|implant\w*|scope|drip)\b"
)
_ON_THE_SURFACE = regex_later(
    r"\b(?:screening|smears?|mammogra\w+|x-?rays?|ultrasounds?|urine|hearing|eye|breath|skin|swab)\b",
    regex.IGNORECASE,
)
_ENOUGH = 2
_OVERDOSE = regex_later(r"\boverdos|\btoo (?:much|many)\b|\ballerg|\bside effects?\b")


@rule(
    "disclaimers.missing-emergency-advice",
    level=Level.WARNING,
    message="%s Say when to get urgent help, and where: an emergency number%s.",
    why="A reader with a dangerous sign must see on the same page what to do about it.",
    sources=[
        "NHS service manual, care cards",
        "NHS content guide, medicines A to Z: side effects and taking too much",
        "MedlinePlus drug pages, in case of emergency/overdose",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Bee stings\n\nA bee sting hurts, turns red and "
            "swells a little. Scrape the sting out with your nail and cool the skin. Some people "
            "are allergic. They may have trouble breathing within minutes, and their pulse may "
            "race. An itch can last for a week, and a cream from the pharmacy will ease it.\n",
            good="---\npage_type: condition\n---\n# Bee stings\n\nA bee sting hurts, turns red and "
            "swells a little. Scrape the sting out with your nail and cool the skin. Some people "
            "are allergic. If they have trouble breathing, call 911. An itch can last for a week, "
            "and a cream from the pharmacy will ease it and calm the skin.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Codeine\n\nCodeine is a strong painkiller that "
            "doctors prescribe after an operation. It comes as a tablet and as a syrup. Take it "
            "with food if it upsets your stomach, and drink plenty, because it slows the bowel. "
            "It can make you sleepy, so do not drive in the first days.\n",
            good="---\npage_type: medicine\n---\n# Codeine\n\nCodeine is a strong painkiller that "
            "doctors prescribe after an operation. It comes as a tablet and as a syrup. Take it "
            "with food if it upsets your stomach. It can make you sleepy, so do not drive. If you "
            "took too much, phone poison control at once, even if you feel well.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the danger that is named, or the end of a medicine or symptom page.

    Where the page gives the number of another country, `language.wrong-country-number` says so.
    """
    level = _level(page)
    if level is None or page.house.says("emergency-advice", page.said):
        return
    if gives_own_number(page, country_of(page)) or says_where(page):
        return
    if any(number.emergency for number in page.once(foreign_numbers)):
        return
    named = red_flag(page, level)
    if named is not None:
        yield named
    elif page.type == "medicine":
        if _hurry(page):
            level = Level.SUGGESTION
        message = "This medicine page does not say what to do after an overdose or an allergic "
        yield Match(page.end, (message + "reaction.", " and poison control"), level=level)
    elif page.type in _PROCEDURES and _goes_in(page):
        if _SOON.search(page.folded) or _ON_THE_SURFACE.search(page.title):
            level = Level.SUGGESTION
        kind = kind_of(page)
        message = f"This {kind} page does not say which problems afterwards are an emergency."
        yield Match(page.end, (message, ""), level=level)
    elif page.type == "symptom":
        if _SOON.search(page.folded):
            level = Level.SUGGESTION
        message = "This symptom page does not say which signs are an emergency."
        yield Match(page.end, (message, ""), level=level)


def _level(page: Page) -> Level | None:
    """Return how loud to be on a page; None where the rule has nothing to say."""
    if page.type not in _PAGES and (page.type is not None or not is_public(page)):
        return None
    level = level_for(page)
    return Level.WARNING if level and page.word_count >= _WHOLE else level


def says_where(page: Page) -> bool:
    """Return whether a page says where to get urgent help."""
    if _NUMBER.search(page.folded):
        return True
    likely = any(word in page.folded for word in _HELPS) or "er" in page.words
    return likely and _HELP.search(page.folded) is not None


def _goes_in(page: Page) -> bool:
    """Return whether something is put into the body, or a person put to sleep."""
    return sum(1 for _ in islice(_GOES_IN.finditer(page.folded), _ENOUGH)) == _ENOUGH


def _hurry(page: Page) -> bool:
    """Return whether a page says to call a doctor at once after too much, or in an allergy."""
    return any(
        _OVERDOSE.search(block.folded) and _SOON.search(block.folded) for block in page.prose
    )


def red_flags_in(block: Block) -> Iterator[tuple[int, str]]:
    """Yield where a block names a sign that is one of an emergency by itself, and the sign."""
    if any(word in block.folded for word in RED_FLAG_WORDS):
        for found in _RED_FLAG.finditer(block.plain):
            first, last = sentence_near(block, found.start())
            near = _FAILS.sub("", block.plain[first:last])
            if not found["common"] and not _NOT_NOW.search(near):
                yield found.start(), found[0]


def red_flag(page: Page, level: Level) -> Match | None:
    """Return the first sign of danger that is told to readers, or softly one that may be."""
    unsure: Match | None = None
    flags = [word for word in RED_FLAG_WORDS if word in page.folded]
    for block in page.prose:
        if not any(word in block.folded for word in flags):
            continue
        for found in islice(_RED_FLAG.finditer(block.plain), MOST):
            if block.kind is BlockKind.CODE or in_references(page, block):
                continue
            first, last = sentence_near(block, found.start())
            before, after = block.plain[first : found.start()], block.plain[found.end() : last]
            before = _FAILS.sub("", before)
            lead = lead_in(page, block)
            if any(_NOT_NOW.search(part) for part in (before, after, lead)):
                continue
            around = surroundings(page, block, found.start())
            tells = _DANGER if page.type is None else _TOLD
            told = tells.search(f"{lead} {before} {after}") is not None
            heading = around.partition("\n")[0]
            sure = (told or not found["common"]) and not _NOT_HEADING.search(heading)
            span = block.source_span(*found.span())
            match = Match(span, (f"'{found[0]}' can be a sign of an emergency.", ""))
            if sure and not _SOON.search(around):
                return match._replace(level=level)
            unsure = unsure or match._replace(level=Level.SUGGESTION)
    return unsure
