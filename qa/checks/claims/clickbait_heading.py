"""A title or heading that shocks or teases instead of saying what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import TIME_LIMIT, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_BAIT = regex_later(
    r"\byou (?:won't|will not|wouldn't|would never|'ll never|will never) (?:believe|guess)\b"
    r"|\b(?:this|these|the) (?:(?:one|simple|weird|little|\d+|shocking|surprising|strange|secret|"
    r"crazy|easy) ){1,3}"
    r"(?:tricks?|tips?|secrets?|foods?|hacks?|thing|reasons?|remed(?:y|ies)|habits?|mistakes?) "
    r"(?:\w+ ){0,3}(?:will|can|that|your|doctors?|to|could|for)\b"
    r"|\b(?:one|this) (?:weird|simple|strange|secret|crazy|easy|little) (?:old )?(?:trick|tip|"
    r"secret|hack|food)\b"
    r"|\bwhat happened next(?: \w+)? (?:will|is|may|shock|amaz|surpris|stun|chang|blew)"
    r"|[.!\u2026] ?(?:and )?what happened next\b|\bwhat happens next (?:will|may)\b|"
    r"\bwill (?:shock|amaze|surprise|"
    r"stun|blow) (?:you|your)\b"
    r"|\bshocking\b|\bjaw[- ]dropping\b|\bmind[- ]blowing\b|\bunbelievable\b|\binsane\b(?! asylum)"
    r"|\b(?:the )?(?:shocking|ugly|dirty|real|hidden|dark|surprising) (?:truth|secrets?|reasons?|"
    r"facts?) (?:about|behind|of|why|your)\b"
    r"|\bsecrets? (?:to|of|for|that|your|doctors|they)\b.{0,40}(?:!|\bdoctors?\b|\brevealed\b|"
    r"\bnever\b|\bwon't\b)"
    r"|\b(?:secrets?|truth) (?:finally )?(?:revealed|exposed|uncovered)\b|\brevealed\s*[:!]|"
    r"\bexposed\s*!"
    r"|\b(?:is|are) (?:secretly |slowly )?(?:lying to you|destroying your|ruining your|poisoning|"
    r"damaging your|"
    r"wrecking your|making you (?:sick|fat|ill))\b"
    r"|\bdoctors hate\b|\b(?:is|are) (?:slowly )?killing you\b|"
    r"\bcould (?:be )?(?:kill(?:ing)? you|save your life)\b"
    r"|\bbefore it(?:'s| is) too late\b|\bmust[- ](?:read|see|know)\b|\byou need to (?:see|"
    r"read) this\b"
    r"|\b(?:never|don't|do not) (?:eat|take|ignore|drink) (?:this|these) (?:\w+ )?(?:again|foods?|"
    r"signs?|symptoms?|if)\b.{0,30}!"
    r"|\b(?:number|#) ?\d+ will\b|\bthis is (?:what|why) (?:happens|your|nobody|no one)\b|"
    r"\bnobody (?:is )?(?:tells?|telling) you\b"
    r"|\b(?:amazing|incredible|miracle|magic|instant) (?:\w+ ){0,3}(?:cure|trick|results?|fix|"
    r"secret|hack|remedy|food|way)\b"
    r"|\b(?:cure|beat|end|banish|destroy|crush|melt|blast|kill|erase) (?:your |"
    r"my )?(?:\w+ ){1,3}(?:forever|overnight|instantly|for good|"
    r"in (?:just )?\d+ (?:minutes?|hours?|days?|weeks?)|once and for all|fast)\b"
    r"|[!?]{2,}|\bOMG\b|\bWOW\b",
    regex.IGNORECASE,
)
# Words one of which stands in whatever `_BAIT` finds without a mark.
_TEASING = frozenset({
    "believe", "guess", "trick", "tricks", "tip", "tips", "secret", "secrets", "food", "foods",
    "hack", "hacks", "thing", "reason", "reasons", "remedy", "remedies", "habit", "habits",
    "mistake", "mistakes", "next", "shock", "amaze", "surprise", "stun", "blow", "shocking",
    "dropping", "blowing", "unbelievable", "insane", "truth", "fact", "facts", "revealed",
    "exposed", "lying", "destroying", "ruining", "poisoning", "damaging", "wrecking", "making",
    "hate", "killing", "kill", "save", "late", "must", "need", "will", "this", "nobody", "cure",
    "beat", "end", "banish", "destroy", "crush", "melt", "blast", "erase", "result", "results",
    "fix", "way", "omg", "wow",
})  # fmt: skip
_LETTERS = later(r"[a-z]+")
_SHOUT = regex_later(
    r"\b(?:SHOCKING|WARNING|STOP|AMAZING|MIRACLE|SECRETS?|EXPOSED|REVEALED|NEVER|CURE[SD]?|"
    r"INSTANTLY?|FREE|NOW|TODAY|GUARANTEED|"
    r"BREAKTHROUGH|URGENT|DANGER|ATTENTION|KILL(?:S|ING)?|DEADLY|TRUTH|MUST|FOREVER|FAST)\b"
)
_TOP = 5
_TITLE_WORDS = 15
_FEWEST = 4
_SHARE = 0.7


@rule(
    "claims.clickbait-heading",
    level=Level.WARNING,
    message="'%s' teases or shouts: write a heading that says what the reader will learn.",
    why="A heading that shocks frightens people who are ill, and hides what the text says.",
    sources=[
        "Google, creating helpful, reliable, people-first content: headings do not exaggerate",
        "NHS content guide: headings say what follows",
    ],
    limit=4,
    examples=[
        Example(
            bad="# You won't believe what magnesium does\n\nIt is a mineral.",
            good="# What magnesium does\n\nYou won't believe how tired I was.",
        ),
        Example(
            bad="## The shocking truth about statins\n\nThey lower cholesterol.",
            good="## Facts about statins\n\nThey lower cholesterol.",
        ),
        Example(
            bad="# THIS CURES INSOMNIA NOW!\n\nSleep well.",
            good="# FREQUENTLY ASKED QUESTIONS ABOUT ADHD\n\nSleep well.",
        ),
        Example(
            bad="---\ntitle: One weird trick for back pain\n---\n\nMove more.",
            good="# Electric shock and how to treat it\n\nCall for help.",
        ),
        Example(
            bad="# A nurse tried cold baths. What happened next will amaze you\n\nShe slept.",
            good="# My diagnosis\n\n## What happened next\n\nI saw a surgeon.",
        ),
        Example(
            bad="## Beat anxiety in 7 days\n\nTry this.",
            good="## Anxiety: what you can do in the next 7 days\n\nTry this.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the words that tease in the title and the headings, or the heading that shouts."""
    shown = set()
    for heading in (*page.headings, *_first_lines(page)):
        text = heading.plain
        shown.add(heading.text.strip())
        if found := _found(text):
            start, end = found
            if not is_quoted(heading, start, end) and not in_references(page, heading):
                yield Match(heading.source_span(start, end), (heading.text[start:end],))
    title, span = page.document.metadata.get("title"), page.document.metadata_spans.get("title")
    if isinstance(title, str) and span and title.strip() not in shown and (found := _found(title)):
        yield Match(span, (title[slice(*found)],))


def _first_lines(page: Page) -> Iterator[Block]:
    """Yield short lines at the top that stand as titles, though nothing marks them as headings."""
    for block in page.blocks[:_TOP]:
        short = block.plain.count(" ") < _TITLE_WORDS and block.plain.isupper()
        if block.kind is BlockKind.PARAGRAPH and short:
            yield block


def _found(text: str) -> tuple[int, int] | None:
    """Return start and end of what is wrong with a heading; None for nothing."""
    text = text.replace("\u2019", "'")
    marks = "!" in text or "??" in text or "?!" in text
    teases = marks or not _TEASING.isdisjoint(_LETTERS.findall(text.lower()))
    if teases and (hit := _BAIT.search(text, timeout=TIME_LIMIT)):
        return hit.span()
    if "!" not in text:
        return None
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    loud = sum(word.isupper() for word in words)
    if len(words) >= _FEWEST and loud >= _SHARE * len(words) and _SHOUT.search(text):
        return len(text) - len(text.lstrip()), len(text.rstrip())
    return None
