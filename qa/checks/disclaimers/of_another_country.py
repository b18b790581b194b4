"""A statement that the law of another country sets, on a page for this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.turned_round import AGENCY, around_content
from qa.context import in_references, is_quoted
from qa.countries import country_but_for, country_of, names_one_of
from qa.document import BlockKind, folded
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_AMERICAN = later(
    r"\b(?:this|these) statements? ha(?:s|ve) not been evaluated by the (?:us )?"
    r"(?:food (?:and|&) drug administration|fda)\b"
)
_APPROVED = r"\b(?:approved|licensed|authori[sz]ed|regulated|registered|cleared|certified) "
# An authority that has a say in one country only, named for another.
_NO_SAY = later(
    rf"{_APPROVED}(?:\w+ )?by (?:the )?(?:us )?{AGENCY} for (?:\w+ ){{1,4}}?(?:in|across) (?:the )?"
    r"(?:uk\b|united kingdom|great britain|britain|england|scotland|wales|northern ireland|ireland|"
    r"australia|new zealand|canada|europe\b|eu\b|european union)"
    rf"|{_APPROVED}(?:\w+ )?by (?:the )?(?:mhra|medicines and healthcare products regulatory "
    r"agency|nice|nhs|cqc|european medicines agency|ema) for (?:\w+ ){1,4}?(?:in|across) (?:the )?"
    r"(?:us\b|usa\b|united states|america\b)"
)
_US = "US"
# To whom side effects are reported, by country.
_WATCHDOGS = {
    "US": later(
        r"\b(?:fda|food (?:and|&) drug administration|medwatch|1-800-fda-1088|"
        r"1-800-332-1088)\b"
    ),
    "GB": later(r"\byellow ?card\b|\bmhra\b|\bmedicines and healthcare products regulatory"),
    "IE": later(r"\bhpra\b|\bhealth products regulatory authority\b"),
    "AU": later(r"\btga\b|\btherapeutic goods administration\b|\badverse medicine events line\b"),
    "CA": later(r"\bhealth canada\b|\bmedeffect\b|\bcanada vigilance\b"),
    "NZ": later(r"\bmedsafe\b|\bcentre for adverse reactions monitoring\b"),
}
_SIGNS = ("fda", "mhra", "health canada", "1-8")
"""Signs of a country that may have been copied with its watchdog."""
_ANY_WATCHDOG = later("|".join(known.pattern for known in _WATCHDOGS.values()))
_ASKED_TO_REPORT = later(
    r"(?:\A|[:.!] ?|\byou (?:[\w']+ )?(?:can|may|should|could|must)(?: \w+)?|\bplease|\band|\bor|"
    r"\b(?:encouraged|asked|advised|able|how|where|want|wish) to) (?:also )?(?:directly )?"
    r"(?:report|call|contact|tell|notify|submit|send)\b"
    r"|\b(?:can|may|should|must) (?:also )?be (?:reported|sent)\b|\breporting (?:of )?"
    r"(?:suspected )?(?:side effects|adverse)|\Areport\b"
)
_SIDE_EFFECTS = later(
    r"\b(?:side effects?|(?:adverse|bad|allergic|suspected|unwanted) (?:drug )?(?:reactions?|"
    r"events?|effects?)|reactions? to (?:a |your |this |the )?(?:\w+ )?(?:medicine|vaccine|drug)s?|"
    r"(?:problems?|quality) with (?:a|your|this|the) (?:\w+ )?(?:medicine|vaccine|drug|device|"
    r"product|supplement))\b"
)
# They bear the name of the country, and do not say that the sentence speaks of it.
_NAMED_SO = regex_later(
    r"\b(?:Health Canada|Canada Vigilance|U\.?S\.? (?:Food|FDA)|United States Food)\b"
)
_ELSEWHERE = later(
    r"\b(?:abroad|overseas|other countr(?:y|ies)|another country|your country|outside (?:of )?the|"
    r"travel\w*|national)\b"
)


@rule(
    "disclaimers.of-another-country",
    level=Level.WARNING,
    message="'%s' rests on the law of another country, which has no say where these readers are:"
    " take it out, and give what applies here.",
    why="A statement by an authority that has no say here tells readers nothing, and a report that"
    " goes to it is lost to those who watch over the medicine here.",
    sources=[
        "21 CFR 101.93(c): the statement on dietary supplements sold in the United States",
        "CAP Code, section 15: food, food supplements and health claims in the United Kingdom",
        "21 CFR 208.20(b)(7)(iii) and 21 CFR 201.66(c)(5)(vii): side effects are reported to FDA",
        "EMA, QRD Appendix V: side effects are reported to the national system (MHRA: Yellow Card)",
    ],
    examples=[
        Example(
            bad="# Back pain clinic\n\nThese statements have not been evaluated by the Food and"
            " Drug Administration.\n\nCall NHS 111 or see your GP. In an emergency call 999.",
            good="# Back pain clinic\n\nCall NHS 111 or see your GP. In an emergency call 999.",
        ),
        Example(
            bad="# Elderberry drops\n\n\u00a312 a bottle. See your GP or call NHS 111. This"
            " statement has not been evaluated by the FDA.",
            good="# Elderberry drops\n\n$12 a bottle. Call 911 if you cannot breathe. This"
            " statement has not been evaluated by the FDA.",
        ),
        Example(
            bad="# Cetirizine\n\nAsk your GP or call NHS 111. If you have side effects, you can"
            " report them to the FDA.",
            good="# Cetirizine\n\nAsk your GP or call NHS 111. If you have side effects, you can"
            " report them through the Yellow Card scheme.",
        ),
        Example(
            bad="---\nlang: en-US\n---\n# Cetirizine\n\nReport side effects on the Yellow Card"
            " website.",
            good="---\nlang: en-US\n---\n# Cetirizine\n\nReport side effects to FDA at"
            " 1-800-FDA-1088. In the UK, report side effects on the Yellow Card website.",
        ),
        Example(
            good="---\nlang: en-GB\n---\n# Cetirizine\n\nReports of side effects that the FDA had"
            " were few. The MHRA and the TGA said how to report side effects."
        ),
        Example(
            bad="# Folic acid\n\nThese tablets are approved by the FDA for sale in Britain.",
            good="# Folic acid\n\nThese tablets are approved by the FDA for use in adults, and by"
            " the MHRA for use in the UK.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the statement on a page for another country, and authorities named for another."""
    country = country_of(page)
    if country not in ("", _US):
        yield from _told(page, _AMERICAN)
    yield from _told(page, _NO_SAY)
    if _ANY_WATCHDOG.search(page.folded) and _SIDE_EFFECTS.search(page.folded):
        country = country_but_for(page, _SIGNS)
        if country in _WATCHDOGS:
            yield from _reported_abroad(page, country)


def _reported_abroad(page: Page, country: str) -> Iterator[Match]:
    """Yield to whom readers are told to report side effects, where it is another country's."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        if not _SIDE_EFFECTS.search(block.folded) or _WATCHDOGS[country].search(block.folded):
            continue
        if _ELSEWHERE.search(block.folded):
            continue
        for code, watchdog in _WATCHDOGS.items():
            if code == country or names_one_of(_around(page, block), frozenset({code})):
                continue
            for first, last in sentences(block.plain):
                found = watchdog.search(block.folded, first, last)
                asked = _ASKED_TO_REPORT.search(block.folded[first:last])
                if found is None or asked is None:
                    continue
                start, end = min(first + asked.start(), found.start()), found.end()
                start += len(block.text[start:end]) - len(block.text[start:end].lstrip(" .:!"))
                if not is_quoted(block, start, end):
                    yield Match(block.source_span(start, end), (block.text[start:end],))


def _around(page: Page, block: Block) -> str:
    """Return a block with its headings, and without the watchdogs that bear a country's name."""
    text = " ".join([*(h.plain for h in page.headings_over(block)), block.plain])
    return _NAMED_SO.sub(" ", text)


def _told(page: Page, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield what a pattern finds in the page and around its content."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in pattern.finditer(block.folded):
            start, end = found.span()
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
    for found in pattern.finditer(folded(page.document.outside)):
        yield from around_content(page, *found.span())
