"""Variables of a template that were never filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_VARIABLE = re.compile(r"\{\{-?[^{}\n]{0,80}\}\}|\$?\{[a-z]{2,20}[_ ][a-z_ ]{2,30}\}")
# What a person fills in; what programs fill in stands in templates by right.
_PERSONAL = re.compile(
    r"\{+\s*(?:(?:the|your|contact|recipient)[ _.-]?)?"
    r"(?:(?:patient|client|customer|member|user|first|last|full|sur|given|clinic|practice"
    r"|hospital|doctor|"
    r"provider|therapist|nurse|company|business|organi[sz]ation|brand|drug|medication|medicine"
    r"|condition|treatment|"
    r"appointment|city|location|phone|contact)[ _.-]?"
    r"(?:first[ _.-]?|last[ _.-]?|full[ _.-]?)?(?:name|date|time|address|number|phone|email|city)|"
    r"(?:first|last)name|name|city|clinic|practice|doctor|drug|medication|condition|dose"
    r"|dosage)\s*\}+",
    re.IGNORECASE,
)
_FEW = 3


@rule(
    "residue.template-variable",
    level=Level.ERROR,
    message="'%s' should have been filled in: write what belongs there or take it out.",
    why="A gap stands where a name, date or dose should, in the one sentence that is about the"
    " reader.",
    sources=[
        "Jinja, Liquid, Handlebars and merge-field syntax ({{first_name}})",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="<p>Dear {{first_name}}, your results are in.</p>",
            good="<p>Dear patient, your results are in.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="Call {{ clinic_phone }} before you come.",
            good="{% if clinic %}{{ clinic.phone | link }}{% endif %}",
        ),
        Example(
            bad="Take {drug_name} with food.",
            good='See {{< ref "sleep.md" >}} and {{ site.title }}.',
        ),
    ],
    words=["{{", "_name}", " name}", "_date}", "_phone}", "_number}", "_address}", "_time}"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each variable on a page that is not itself a template."""
    source = page.document.source
    if "{%" in source:
        return
    rendered = page.document.format is not Format.MARKDOWN and source.count("{{") <= _FEW
    for block in page.blocks:
        if "{" not in block.text:
            continue
        for found in _VARIABLE.finditer(block.plain):
            if _PERSONAL.fullmatch(found[0]) or (rendered and found[0].startswith("{{")):
                yield Match(block.source_span(*found.span()), (found[0],))
