"""A list of references that names no document: "various websites", "the internet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.references import entries
from qa.document import InlineKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_VAGUE = regex_later(
    r"\A\W*(?:(?:various|several|numerous|multiple|many|different|assorted|a (?:number|range|"
    r"variety|selection) of|other|reputable|trusted|reliable|leading|recent|online|internet|"
    r"published|medical|scientific|health|our own|own|the|all) )*"
    r"(?:web ?sites?|web ?pages?|internet|web|online (?:sources?|articles?|search(?:es)?|"
    r"research|resources?)|google|social media|forums?|blogs?|(?:medical |scientific |health )?"
    r"(?:journals?|stud(?:y|ies)|articles?|papers?|books?|textbooks?|literature|sources?|"
    r"research|experts?|doctors|publications?)|common knowledge|personal experience|"
    r"(?:our )?(?:staff|team|clinical experience)|wikipedia|chatgpt|an? ai (?:tool|assistant)|"
    r"(?:sources?|references?|list) (?:\w+ )?(?:available|on request))\b"
    r"[^.;:]{0,80}\W*\Z",
    regex.IGNORECASE,
)
# What names a document all the same: a year, an identifier, a title in capitals, an address.
_NAMED = regex_later(
    r"\b(?:19|20)\d\d\b|\bdoi\b|\bpmid\b|https?:|www\.|\b[A-Z]{2,}\b|\.(?:org|com|gov|uk)\b|"
    r"(?<=\w )[A-Z][a-z]+ (?:[a-z]+ )?[A-Z][a-z]+"
)
# An author or a subject, and perhaps a year: "Lee et al., various", "Zinc study, 2020".
_UNTRACEABLE = regex_later(
    r"\A\W*(?:\d{1,2}\W+)?(?:"
    r"[A-Z][\p{L}'’-]+(?:,? [A-Z]{1,3}\.?)?,? (?:et al\.?|and (?:colleagues|others|co-workers|"
    r"team))[,.]? ?(?:\(?(?:various|several|multiple|many|undated|n\.? ?d\.?|unpublished|in press|"
    r"no date|(?:19|20)\d\d)(?: (?:studies|papers|articles|dates|years|sources))?\)?)?|"
    r"(?:(?i:an?|the|one|recent|new|large|small) ){0,2}[\p{L}-]+(?: [\p{Ll}-]+){0,2} "
    r"(?i:stud(?:y|ies)|trials?|research|articles?|papers?|surveys?|review(?: article)?|"
    r"meta-analysis|experiment)"
    r"(?:[,.]? \(?(?:(?i:from|in|of) )?(?:(?:19|20)\d\d|various|undated|n\.? ?d\.?)\)?)?|"
    r"(?:(?i:the) )?[A-Z][\p{L}&]*(?: [A-Z][\p{L}&]*){0,3}(?:['’]s)? (?:web ?sites?|sites?|pages|"
    r"leaflets?|journals?)[,:]? \(?(?i:various|several|multiple|different|many|all)(?: (?i:pages|"
    r"dates|articles|leaflets|years|issues|topics))?\)?|"
    r"(?:(?i:an?|the) )?(?:19|20)\d\d (?:[\p{Ll}-]+ ){0,2}(?:study|trial|article|paper|survey)"
    r")\W*\Z",
)
_LED_IN = regex_later(
    r"\A\W*(?:references?|sources?|bibliography|evidence)\s*:\s*", regex.IGNORECASE
)
_LONGEST = 140


@rule(
    "trust.vague-source",
    level=Level.WARNING,
    message="'%s' names no source: give each document by author, title and year, with a link.",
    why="A source that nobody can find backs nothing.",
    sources=[
        "JAMA benchmarks: attribution",
        "DISCERN, item 4: is it clear what sources of information were used?",
        "HONcode, principle 4 (attribution)",
    ],
    words=(
        *("reference", "source", "bibliograph", "citation", "evidence", "reading", "notes"),
        *("cited", "where ", "what we", "what i ", "how we", "yourself", "further", "based on"),
        *("footnote", "endnote", "[^"),
    ),
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="# Gout\n\nA sore toe.\n\n## References\n\nVarious medical websites and journals,"
            " accessed online.\n",
            good="# Gout\n\nA sore toe.\n\n## References\n\nNICE. Gout (NG219). 2022.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\n## Sources\n\n- The internet\n- Several recent studies\n",
            good="# Gout\n\nA sore toe.\n\n## Sources\n\n- Medical Journal of Australia, 2019\n"
            "- [Our own survey](https://example.org/survey)\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\nSources: the internet.\n",
            good="# Gout\n\nA sore toe.\n\nSource: NICE guideline NG219, 2022.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\n## References\n\n1. Okafor et al., several papers.\n",
            good="# Gout\n\nA sore toe.\n\n## References\n\n1. Okafor et al. Toes in winter. J Foot"
            " Med. 2019;3:11.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\n## References\n\n1. NHS website, various pages.\n",
            good="# Gout\n\nA sore toe.\n\n## References\n\n1. NHS website. Gout. 2023.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\n## References\n\n1. Cherry juice trial (2018).\n",
            good="# Gout\n\nA sore toe.\n\n## References\n\n1. Framingham Heart Study, 2018.\n",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each entry of the references that could be anything."""
    listed = page.once(entries)
    seen = set(map(id, listed))
    said = (b for b in page.prose if id(b) not in seen and _LED_IN.match(b.plain))
    for block in (*listed, *said):
        text = _LED_IN.sub("", block.plain).strip()
        if len(text) > _LONGEST or any(i.kind is InlineKind.LINK for i in block.inlines):
            continue
        vague = _VAGUE.match(text) is not None and not _NAMED.search(text)
        if vague or (id(block) in seen and _UNTRACEABLE.match(text)):
            yield Match(block.source_span(0, len(block.text)), (text,))
