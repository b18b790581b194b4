"""Suicide or self-harm is named, and no crisis line."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import MOST, is_public, lead_in, surroundings
from qa.checks.trust.clinical import CLINICAL
from qa.context import in_name, in_references
from qa.countries import country_of, gives_crisis_line
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NAMED = regex_later(
    r"\b(?:suicid(?:e|es|al)(?: (?:thoughts|ideas|ideation|feelings|behaviou?rs?|urges))?|"
    r"self[- ]harm(?:s|ing|ed)?|self[- ]injur(?:y|ies|ing|e)|kill(?:ing)? (?:yourself|themselves|"
    r"himself|herself|myself)|(?:harm|hurt|cut)(?:ing|ting)? (?:yourself|themselves|himself|"
    r"herself|myself)|(?:end(?:ing|ed)?|tak(?:e|ing)|took) (?:your|their|his|her|my) (?:own "
    r")?li(?:fe|ves)|(?:want|wish|wanting|wishing|wanted) to die|better off (?:dead|without "
    r"(?:me|him|her))|life is(?: not|"
    r"n't) worth living|not worth living|(?:do not|don't|not) want(?:ing)? to (?:live|be alive|be "
    r"here|go on living)|(?:easier|better|happier) [^.;!?]{0,30}\b"
    r"if i (?:wasn't|weren't|were not|was not) (?:here|around|alive))\b",
    regex.IGNORECASE,
)
# People also hurt themselves when they fall.
_MEANT = regex_later(
    r"\b(?:th(?:ink\w*|ought\w*)|ideas?|urges?|feel\w*|wants?|wanting|plan\w*|on purpose|"
    r"deliberate\w*|talk\w*|or others|or someone else|impulses?|cope|coping|risk|tr(?:y|ies|ied|"
    r"ying))\b",
    regex.IGNORECASE,
)
_BY_ACCIDENT = regex_later(
    r"(?:harm|hurt|cut)(?:t?ing)? \w+selves|(?:harm|hurt|cut)(?:t?ing)? \w+self"
)
# Not a danger to a reader: a law, a gene, a field of study.
_ANOTHER = regex_later(
    r"\b(?:assisted|physician-assisted|doctor-assisted|homicide|murder|cell|gene|no|not|without|"
    r"never)\b[^.;,]{0,20}\Z",
    regex.IGNORECASE,
)
_ANOTHER_AFTER = regex_later(r"\A[ -](?:genes?|bomb\w*|inhibit\w+|pill|squad)", regex.IGNORECASE)
_URGENT = regex_later(
    r"\b(?:911|999|112|000|a&e|emergency|ambulance)\b|\bright away\b|\bstraight ?away\b|"
    r"\bimmediately\b|\bat once\b|\bget (?:medical |urgent )?help\b"
)
_SUBJECT = regex_later(
    r"\b(?:depression|depressive|ptsd|post-traumatic stress|anorexia nervosa|bulimia|eating "
    r"disorders?|psychosis|schizophrenia|bipolar|self-harm|borderline personality|addiction|"
    r"(?:alcohol|opioid|substance) use disorder)\b"
)
_TOLD = regex_later(
    r"\b(?:anorexia|bulimia|binge[- ]eating|eating disorders?|psychosis|self-harm\w*|alcoholism|"
    r"overdosed?|heroin|postnatal depression|postpartum depression|severe depression)\b"
)
"""What a story is about that readers in the same place may need help with."""
_HELP = regex_later(
    r"\bhelplines?\b|\bsamaritans\b|\b988\b|\btext line\b|\b(?:where|how) to (?:find|get) "
    r"(?:help|support)\b|\bget(?:ting)? (?:help|support)\b|\b(?:for|need|want) (?:\w+ )?"
    r"(?:help|support)\b[^.!?]{0,60}\b(?:call|ring|text|phone|contact|visit|see|talk|speak|gp|doctor)|"
    r"\b(?:talk|speak) to (?:your|a) (?:gp|doctor|nurse|midwife|health visitor)\b"
)
_TO_READERS = regex_later(
    r"\byou(?:r|'re|rs)?\b|\d{3}|\b(?:helplines?|samaritans|text line|contact|call|text|ring|"
    r"visit)\b"
)
_NOT_SUBJECT = regex_later(r"respiratory depression|bone marrow depression|st depression")
_ACTS = ("kill", "killing", "harm", "harming", "hurt", "hurting", "cut", "cutting")
_SELVES = ("yourself", "themselves", "himself", "herself", "myself")
_PUBLIC = (*CLINICAL, "wellness", "service", "patient-story", "medication-guide", "faq")
_WHOLE = 150
_FEW = 2
_NEXT_SENTENCE = 160


@rule(
    "disclaimers.missing-crisis-line",
    level=Level.ERROR,
    message="'%s' is named on this page, but no crisis line that its readers can call or text: "
    "give one.",
    why="Someone who reads this line may be in danger now and needs a number to call.",
    sources=[
        "Recommendations for Reporting on Suicide, include a crisis resource",
        "SAMHSA, suggested wording for the 988 Lifeline",
        "Beat, media guidelines for reporting eating disorders: say where to find help",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Low mood after birth\n\nNew parents can feel "
            "empty and cry a lot. Some have thoughts of suicide. Most get better with support.\n",
            good="---\npage_type: condition\n---\n# Low mood after birth\n\nNew parents can feel "
            "empty and cry a lot. Some have thoughts of suicide. If you do, call or text 988.\n",
        ),
        Example(
            bad='---\npage_type: patient-story\n---\n# Marcus\n\n"There were nights when I '
            "worked out how much easier it would be for them all if I wasn't here any more.\"\n",
            good='---\npage_type: patient-story\n---\n# Marcus\n\n"It would be easier to sleep if '
            "I wasn't on nights,\" he says.\n",
        ),
        Example(
            bad="---\npage_type: patient-story\n---\n# Ada\n\nI had anorexia at 15. Anorexia took "
            "two years of my life, and I learned that anorexia is not about food.\n",
            good="---\npage_type: patient-story\n---\n# Ada\n\nI had anorexia at 15. Anorexia took "
            "two years of my life, and anorexia is not about food. If you need help, see your GP "
            "or call the Beat helpline.\n",
        ),
        Example(
            bad="---\npage_type: patient-story\n---\n# Ada\n\nI had anorexia at 15. Anorexia took "
            "two years.\n\n## Getting help\n\nThe GP listened to me. I knew that anorexia is not "
            "about food.\n",
            good="---\npage_type: patient-story\n---\n# Ada\n\nI had anorexia at 15. Anorexia took "
            "two years.\n\n## Getting help\n\nTell your GP. You can have anorexia at any weight.\n",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Talking to teenagers\n\nAsk calmly if your child "
            "has ever thought of self-harm, and listen without judging.\n",
            good="---\npage_type: wellness\n---\n# Talking to teenagers\n\nAsk calmly if your "
            "child has ever thought of self-harm. You can both phone Samaritans on 116 123.\n",
        ),
    ],
    words=[
        *("suicid", "self-harm", "self harm", "self-injur", "self injur", "better off ", "if i w"),
        *(f"{act} {whom}" for act in _ACTS for whom in _SELVES),
        *("own life", "own lives", "ending your", "ending their", "end your", "end their"),
        *(
            "to die",
            "worth living",
            "want to live",
            "want to be",
            "wanting to live",
            "want to go on",
        ),
        *("depressi", "ptsd", "traumatic stress", "anorexia", "bulimia", "eating disorder"),
        *("psychosis", "schizophrenia", "bipolar", "personality", "addiction", "use disorder"),
        *("binge-eating", "binge eating", "alcoholism", "overdose", "heroin"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention on a page that gives its readers no line of their country.

    SAMHSA and the reporting recommendations ask for a resource wherever suicide is spoken of; a
    page about an illness that can lead to it is asked for one softly, and a story that sends
    nobody to any help at all, loudly (Beat, media guidelines: say where to find help).
    """
    if page.type in ("professional", "news"):
        return
    named = list(_mentions(page))
    about = not named and page.type in CLINICAL and _is_subject(page)
    told = None if named or page.type != "patient-story" else _told_without_help(page)
    if not (named or about or told):
        return
    if gives_crisis_line(page, country_of(page)) or page.house.says("crisis-line", page.said):
        return
    if told:
        yield told
        return
    if about:
        yield Match(page.end, (page.title,), level=Level.SUGGESTION)
        return
    level = Level.WARNING if page.type in _PUBLIC or is_public(page) else Level.SUGGESTION
    if page.type in CLINICAL and page.word_count >= _WHOLE:
        level = Level.ERROR
    if len(named) <= _FEW and all(_in_emergency(page, *place) for place in named):
        level = Level.SUGGESTION
    block, start, end = named[0]
    yield Match(block.source_span(start, end), (block.plain[start:end],), level=level)


def _told_without_help(page: Page) -> Match | None:
    """Return what a story keeps coming back to, where it sends nobody to any help."""
    found = list(islice(_TOLD.finditer(page.folded), MOST))
    if len(found) <= _FEW or any(_sends_to_help(page, block) for block in page.blocks):
        return None
    number = page.block_of(found[0].start())
    start, end = (at - page.block_starts[number] for at in found[0].span())
    block = page.blocks[number]
    return Match(block.source_span(start, end), (block.text[start:end],), level=Level.WARNING)


def _sends_to_help(page: Page, block: Block) -> bool:
    """Return whether a block says where to get help, and not how the one who tells it got theirs.

    What stands below a heading such as "Getting help" must speak to readers.
    """
    if _HELP.search(block.folded) is None or in_references(page, block):
        return False
    if block.kind is not BlockKind.HEADING:
        return _TO_READERS.search(block.folded) is not None
    below = (one for one in page.prose if page.heading_over(one) is block)
    return any(_TO_READERS.search(one.folded) for one in below)


def _mentions(page: Page) -> Iterator[tuple[Block, int, int]]:
    """Yield where suicide or self-harm is named as something that can happen to a reader."""
    for block in page.prose:
        for found in islice(_NAMED.finditer(block.plain), MOST):
            start, end = found.span()
            first, last = sentence_around(block.plain, start)
            if _ANOTHER.search(block.plain, first, start) or _ANOTHER_AFTER.match(
                block.plain[end:]
            ):
                continue
            if _BY_ACCIDENT.match(found[0].lower()) and not _MEANT.search(
                block.plain[first:last] + lead_in(page, block)
            ):
                continue
            if not (in_references(page, block) or in_name(block, start, end)):
                yield block, start, end


def _is_subject(page: Page) -> bool:
    title = page.title.lower()
    return _SUBJECT.search(title) is not None and not _NOT_SUBJECT.search(title)


def _in_emergency(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether what leads in to a mention, its sentence or the next says to get help."""
    after = block.folded[end : sentence_around(block.plain, end)[1] + _NEXT_SENTENCE]
    return any(_URGENT.search(text) for text in (surroundings(page, block, start), after))
