"""Two figures for how common one thing is in one group of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.claims.figures import ratios_on
from qa.checks.consistency.shares import two_shares
from qa.checks.consistency.statements import Statement, disagreements, states
from qa.checks.consistency.stating import stating
from qa.context import is_quoted
from qa.finding import Level
from qa.number_words import NUMBER_WORD, NUMBER_WORDS
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_NUMBERS = NUMBER_WORDS | {"hundred": 100, "thousand": 1000}
_NUMBER = rf"(?:\d[\d,]*(?: million)?|(?:a |one )?(?:hundred|thousand)|{NUMBER_WORD})"
_SHARE = later(
    rf"(?<![\w.,])(?P<part>\d[\d.]*|{NUMBER_WORD}) (?:in|out of)(?: every)? "
    rf"(?P<of>{_NUMBER}) "
    r"(?P<who>(?:(?:american|british|english|u\.?s\.?|uk|us) )?(?:people|adults|women|men|"
    r"children|babies|families|americans|britons|teenagers|"
    r"older people|pregnan(?:t women|cies)|births|patients|smokers)"
    r"(?: (?:living |aged? )?(?:in|of|over|under|across) (?:the )?[\w. ]{2,24}?(?=[ ,.;:)]|$))?)"
)
_HOW_OFTEN = later(r"\((?:may affect |affects )?(?:up to|fewer than|less than|more than) \Z")
"""Opens what a side effect's "common" or "rare" stands for."""
_PARTS = {
    "half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4,
    "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5, "a tenth": 1 / 10,
}  # fmt: skip
_WHO = (
    r"(?P<who>people|adults|women|men|children|babies|families|teenagers|older people|patients|"
    r"smokers)(?: (?:in|of|over|under) (?:the )?[\w. ]{2,24}?(?=[ ,.;:)]|$))?"
)
_OTHER_SHARES = (
    later(rf"\b(?P<part>{'|'.join(_PARTS)}) (?:of )?(?:all |the )?{_WHO}"),
    later(rf"(?<![\w.,])(?P<percent>\d[\d.]*) ?(?:%|percent|per cent) of (?:all |the )?{_WHO}"),
    later(
        rf"\bone (?P<one>person|woman|man|adult|child|baby|girl|boy) in (?:every "
        rf")?(?P<of>{_NUMBER})\b"
    ),
)
_OTHER_SIGNS = ("half of", "half the", "third", "quarter", " of all ", "% of", "per cent of",
                "percent of", "one person", "one woman", "one man ", "one adult", "one child",
                "one baby", "one girl", "one boy")  # fmt: skip
_MANY = {"person": "people", "woman": "women", "man": "men", "adult": "adults",
         "child": "children", "baby": "babies", "girl": "girls", "boy": "boys"}  # fmt: skip
_OF_ANOTHER = later(r" (?:affected|diagnosed|living|born|treated|tested)\b")
_OF_A_PART = later(
    r"[^.;,]{0,12}? (?:have|has|get|gets|develop|develops|experience|also have) (?:an?|some|no|"
    r"mild|bad|"
    r"severe|their|other|also|too)\b(?! (?:chance|lot))[^.;]{0,60}\b(?:as well|too|also|first|"
    r"before|"
    r"during|with it|beforehand|afterwards|along with|at the same time|alongside)\b"
)
"""What comes with the illness in some: "a quarter of people have an aura as well"."""
_ANY_AGE = later(r" (?:of (?:reproductive|childbearing|working|all|any)(?: ages?)?)\b.*")
_VERB = later(
    r"\b(?:have|has|get|gets|live|lives|affect\w*|develop\w*|had|carry|suffer\w*|know\w*|"
    r"common|rare|go through|experience\w*|sleep\w*|living|(?:is|are) (?:allergic|affected|born|"
    r"thought))\b"
)
_APART = later(
    r"\b(?:if|while|whereas|compared|but|only|side effects?|more than|less than|fewer than|severe|"
    r"serious|of (?:these|them|those)|risk|chance|treat\w*|taking|after|without|because|"
    r"die[sd]?|death|year|before|trial|study|improve\w*|stopp?\w*|symptoms?|test\w*|results?|type|kind|"
    r"form|born to|parents?)\b"
)
_WHO_AFTER = later(r",? (?:who|whose|with|taking|aged|after|on|that)\b")
_OF_WHOM = later(
    r"\b(?:of|in|among|for|as) (?:\w+ ){0,3}?(?:women|men|people|families|those|children|babies|"
    r"adults|"
    r"mothers|patients|twins|smokers)\b[^.;]*\Z"
)
_NATIONS = {
    "us": "us", "usa": "us", "united states": "us", "america": "us", "american": "us", "uk": "uk",
    "united kingdom": "uk", "britain": "uk", "british": "uk", "great britain": "uk",
    "england": "england", "english": "england",
}  # fmt: skip
_NATION = later(
    r" ?(?:living )?(?:\bin (?:the )?)?\b(?P<name>u\.?s\.?a?\b\.?|united states|america|american|"
    r"u\.?k\b\.?|"
    r"united kingdom|great britain|britain|british|england|english)\b"
)
_MOST = 1.5
"""Times that one share may be the other, for figures that were rounded."""


@rule(
    "consistency.different-share",
    level=Level.WARNING,
    message="'%s' here, '%s' elsewhere on this page: check which is right.",
    why="Readers cannot tell how common it is, and trust neither figure.",
    sources=["NHS content guide, numbers: how to write about risk"],
    examples=[
        Example(
            bad="About 1 in 50 people in the UK have it. Anyone can get it.\n\n1 in 5 people in the"
            " UK have it at some age.",
            good="About 1 in 50 people in the UK have it. Anyone can get it.\n\nIn families with"
            " the gene, 1 in 5 people have it.",
        ),
        Example(
            good="This is very rare (up to 1 in 10,000 people have it).\n\nCommon (up to 1 in 10"
            " people have it): tiredness.",
        ),
        Example(
            bad="It affects about half of all women of reproductive age in the UK.\n\nWith 1 in 10"
            " women living with it, you are not alone.",
            good="It affects about a tenth of all women of reproductive age in the UK.\n\nWith 1 in"
            " 10 women living with it, you are not alone.",
        ),
        Example(
            bad="About half of adults have no symptoms.\n\n9 out of 10 adults have no symptoms.",
            good="About half of adults have no symptoms.\n\n9 out of 10 adults have mild symptoms.",
        ),
        Example(
            bad="It affects 1 in 1,000 babies.\n\nAs 1 in 100 babies have it, you are not alone.",
            good="It affects 1 in 1,000 babies.\n\n1 in 100 babies of mothers with diabetes have"
            " it.",
        ),
        Example(
            bad="# Migraine\n\nAbout 12% of people in the UK have it.\n\nAs half of people have it,"
            " you are not alone.",
            good="# Migraine\n\nAbout 12% of people in the UK have it.\n\nAbout half of people"
            " have an"
            " upset stomach as well: it feels like being at sea, and it clears within an hour.",
        ),
        Example(
            bad="# Shin splints\n\nAround 8 in 10 people with shin splints recover fully.\n\nOnly"
            " 20% of people get better completely.",
            good="# Shin splints\n\nAround 8 in 10 people with shin splints recover fully.\n\nOnly"
            " 20% of people need a scan.",
        ),
        Example(
            bad="# Skin tags\n\nMost people with skin tags have no symptoms.\n\nSkin tags cause"
            " symptoms in nearly everyone.",
            good="# Skin tags\n\nMost people with skin tags have no symptoms.\n\nSkin tags on the"
            " eyelid cause symptoms in nearly everyone.",
        ),
    ],
    words=[" in ", " out of ", " of ", "%", "cent", "most ", "nearly ", "hardly ", "almost "],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both shares, where they are of one group and nothing sets them apart."""
    found = list(_statements(page))
    nations = {nation for _, nation in found if nation}
    apart = len(nations) > 1
    matches = list(
        disagreements(
            (one._replace(key=(one.key, nation if apart else "")) for one, nation in found), _MOST
        )
    )
    yield from matches or two_shares(page)


def _statements(page: Page) -> Iterator[tuple[Statement, str]]:
    """Yield each share with the country that it is told of, "" for none."""
    for block in stating(page, ratios_on(page)):
        for found in _SHARE.finditer(block.folded):
            start, last = _clause(block, found.start())
            sentence = block.folded[start:last]
            after = sentence[found.end() - start :]
            some = _is_of_some(sentence, found.start() - start, found[0]) or _OF_A_PART.match(after)
            rest = _predicate(sentence, found.end() - start)
            if not _VERB.search(sentence) or (some and not rest):
                continue
            if is_quoted(block, *found.span()) or _HOW_OFTEN.search(block.folded[: found.start()]):
                continue
            share = _value(found["part"]) / (_value(found["of"]) or 1)
            who = " ".join(found["who"].split())
            nation = _NATION.search(who)
            key = _ANY_AGE.sub("", _NATION.sub("", who).strip())
            name = _NATIONS[nation["name"].replace(".", "")] if nation else ""
            yield Statement((key, rest) if some else key, share, share, block, *found.span()), name

    for block in page.blocks:
        if any(sign in block.folded for sign in _OTHER_SIGNS) and states(page, block, 0, 0):
            yield from _in_other_words(block)


def _in_other_words(block: Block) -> Iterator[tuple[Statement, str]]:
    """Yield the shares "half of all women", "4% of people" and "one person in five"."""
    for pattern in _OTHER_SHARES:
        for found in pattern.finditer(block.folded):
            start, last = _clause(block, found.start())
            sentence = block.folded[start:last]
            after = sentence[found.end() - start :]
            some = _is_of_some(sentence, found.start() - start, found[0]) or _OF_A_PART.match(after)
            rest = _predicate(sentence, found.end() - start)
            if _OF_ANOTHER.match(block.folded, found.end()) or not _VERB.search(sentence):
                continue
            if (some and not rest) or is_quoted(block, *found.span()):
                continue
            groups = found.groupdict()
            if groups.get("one"):
                share, who = 1 / (_value(found["of"]) or 1), _MANY[found["one"]]
            elif groups.get("percent"):
                share, who = float(found["percent"].rstrip(".")) / 100, found["who"]
            else:
                share, who = _PARTS[found["part"]], found["who"]
            key = (who, rest) if some else who
            yield Statement(key, share, share, block, *found.span()), ""


def _clause(block: Block, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around an offset, or of its part between colons."""
    start, end = sentence_around(block.plain, at)
    text = block.folded
    begin = max(text.rfind(sign, start, at) for sign in ":;") + 1
    stops = [stop for sign in ":;" if (stop := text.find(sign, at, end)) >= 0]
    return max(begin, start), min(stops, default=end)


def _predicate(sentence: str, at: int) -> str:
    """Return what a whole sentence says of a share: with the same words it is the same fact."""
    rest = sentence[at:].strip(" .!")
    return rest if rest.count(" ") >= 1 and len(sentence) <= _SHORT else ""


_SHORT = 90


def _is_of_some(sentence: str, at: int, said: str) -> bool:
    """Return whether a share is one of some people only, or of another matter."""
    before, after = sentence[:at], sentence[at + len(said) :]
    return (
        _APART.search(sentence) is not None
        or _WHO_AFTER.match(after) is not None
        or _OF_WHOM.search(before) is not None
    )


def _value(text: str) -> float:
    words = text.replace(",", "").split()
    number = 1.0
    for word in words:
        if word == "million":
            number *= 1e6
        elif word != "a":
            number *= _NUMBERS.get(word) or float(word)
    return number
