"""A patch that is changed more often, or worn longer, than its label says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.daily_maximum import medicine_of
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.medicines import mentions
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_PUTS_ON = later(
    r"\b(?:put\w*|appl(?:y|ied|ies)|use[ds]?|chang(?:e[ds]?|ing)|wear|stick|replace[ds]?|swap|"
    r"tak(?:e|es|en)|new|fresh) (?:on |off )?(?:\w+ ){0,3}?patch|\bpatch(?:es)? (?:[\w-]+ "
    r"){0,9}?(?:(?:swap|change|replace) (?:it|them)|"
    r"appl(?:y|ied)|chang(?:e[ds]?|ing)|replaced|put on|used|worn)\b|"
    r"\bpatches (?:daily|(?:a|per|each) day)\b"
)
_COUNT = later(
    r"\b(?P<said>(?:[2-9]|two|three|four|five|six|eight|ten) (?:new )?patches "
    r"(?:daily|(?:a|per|each|every|at) (?:day|once|a time|the same time)))\b"
)
_OTHER_RHYTHM = later(r"\b(?:week|before you)\b")
"""Words with which a sentence on each day speaks of another rhythm, too."""
_APART = later(
    r"\b(?:gum|lozenges?|spray|tablets?|check|look|wash|press|site|side|skin reaction|itch\w*|"
    r"mouthwash|inhal\w*|(?<!if you )smok\w+|too (?:soon|often)|overdos\w*)\b"
)
_ANOTHER_SITE = later(
    r"\b(?:different|new|another|fresh|other|each|one) (?:\w+ )?(?:sites?|sides?|spots?|areas?)\b|"
    r"\b(?:seven|three|four|7|3|4)-day\b|\bweekly patch(?:es)?\b"
)
_HORMONES = later(r"\b(?:hrt|hormone (?:replacement )?therapy|menopaus\w+|o?estrogen)\b")
"""Titles of pages on whose patches estradiol is."""
_WORN = later(
    rf"\bpatch(?:es)?\b[^.;:]{{0,40}}?\b(?P<said>(?:left|leave|stays?|kept|keep|worn|wear|works?)"
    rf"(?: \w+){{0,3}}? for (?:about |up to |as long as )?(?P<number>{NUMBER})? ?"
    r"(?P<unit>days?|weeks?))\b"
)
_ENDLESS = float("inf")
_SLACK = 1.5
_MANY = ("4", "5", "6", "7", "8", "9", "four", "five", "six", "eight", "ten")


@rule(
    "doses.patch-too-often",
    level=Level.WARNING,
    message="Check '%s': a patch of %s stays on for %s.",
    why="Patches that are changed too soon add up to an overdose; a worn-out one does nothing.",
    sources=[
        "FDA, labels of fentanyl and buprenorphine transdermal systems: every 72 hours, every week",
        "ISMP, high-alert medications in community settings: fentanyl patches",
    ],
    examples=[
        Example(
            bad="# Fentanyl patches\n\nPut on a new patch three times a day.",
            good="# Fentanyl patches\n\nPut on a new patch every three days.",
        ),
        Example(
            bad="# Nicotine patches\n\nUse four patches a day.",
            good="# Nicotine patches\n\nUse one patch a day. Chew a piece of gum with the patch up"
            " to four times a day.",
        ),
        Example(
            bad="Put on a buprenorphine seven-day patch and change it each day, on a new site.",
            good="Put on a buprenorphine seven-day patch and change it each week, on a new site.",
        ),
        Example(
            bad="# HRT patches\n\nChange your patch three times a day.",
            good="# HRT patches\n\nChange your patch every three days.",
        ),
        Example(
            bad="Fentanyl patches are left on for fourteen days before you change them.",
            good="Fentanyl patches are left on for three days before you change them.",
        ),
        Example(
            bad="# Nicotine patches\n\nPut on a new patch every week.",
            good="# Nicotine patches\n\nPut on a new patch every day.",
        ),
        Example(good="# Diclofenac patches\n\nPut on a new patch twice a day."),
    ],
    words=("patch",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each rhythm, or number at once, in a sentence that tells to put a patch on."""
    for number, block in enumerate(page.blocks):
        if "patch" not in block.folded or block.kind is BlockKind.CODE:
            continue
        if in_references(page, block):
            continue
        often = [
            (one.start, one.end, one.low, one.high)
            for one in frequencies_in(block.folded)
            if _PUTS_ON.search(block.folded, *sentence_around(block.plain, one.start))
        ]
        counts = [
            (*found.span("said"), _ENDLESS, _ENDLESS)
            for found in _COUNT.finditer(block.folded)
            if found["said"].startswith(_MANY)
        ]
        worn = [
            (*found.span("said"), 1 / _days(found), 1 / _days(found))
            for found in _WORN.finditer(block.folded)
        ]
        for start, end, least, most in (*counts, *often, *worn):
            first, last = sentence_around(block.plain, start)
            generic = medicine_of(page, number, first, last)
            if generic in ("", "estrogen"):
                generic = _patched(page)
            known = knowledge.patch(generic)
            sentence = _ANOTHER_SITE.sub(" ", block.folded[first:last])
            if known is None or _APART.search(sentence):
                continue
            if is_negated(block, start, end) or is_quoted(block, start, end):
                continue
            if least * known.days > 1:
                if _OTHER_RHYTHM.search(sentence):
                    continue
                stays = "a day" if known.days == 1 else f"{known.days} days or more"
            elif most * known.most * _SLACK < 1:
                stays = "a day" if known.most == 1 else f"{known.most} days at the most"
            else:
                continue
            level = None if known.verified or least > 1 else Level.SUGGESTION
            args = (block.text[start:end], generic, stays)
            yield Match(block.source_span(start, end), args, level=level)


def _days(found: re.Match[str]) -> float:
    return value_of(found["number"] or "one") * (7 if found["unit"].startswith("week") else 1)


def _patched(page: Page) -> str:
    """Return the only medicine of the page that is known as a patch, such as nicotine; "" for none.

    Pages on hormones often name none.
    """
    named = {mention.generic for mention in mentions(page)}
    known = [generic for generic in named if knowledge.patch(generic)]
    if not known and _HORMONES.search(page.title.lower()):
        return "estradiol"
    return known[0] if len(known) == 1 else ""
