"""Two ages at which one person of a story was diagnosed, or stopped drinking or smoking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import Statement, disagreements, sentence_of
from qa.checks.consistency.stating import tells_a_story, told_blocks
from qa.finding import Level
from qa.number_words import NUMBER_WORDS, ORDINALS
from qa.page import sentences, words_in
from qa.patterns import later, one_of
from qa.rule import Example, rule
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_YOUNGEST = 13  # smaller numbers are seldom written for ages: "at first", "one when"
_NUMBERS = {word: n for word, n in (NUMBER_WORDS | ORDINALS).items() if n >= _YOUNGEST}
_AGE = rf"(?P<age>\d{{1,2}}(?:st|nd|rd|th)?|{one_of(_NUMBERS)})"
_SOMEBODY = r"(?:i|he|she|they|[a-z]+)"
_STAFF = r"(?:doctor|gp|nurse|consultant|surgery|hospital|specialist|surgeon|clinic|oncologist)"
_SAID = (
    later(
        rf"\bdiagnos\w+[^.;]{{0,60}}?\b(?P<said>(?:at|aged|age|at the age of|at age|when "
        rf"{_SOMEBODY} "
        rf"(?:was|were|had just turned|turned)) {_AGE})(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|"
        rf"years ago))\b"
    ),
    later(
        rf"\b(?P<said>{_SOMEBODY} (?:was|were|had just turned|turned) (?:only |just |already )?"
        rf"{_AGE})"
        r"(?: years old)? when [^.;]{0,40}\b(?:diagnos|told (?:that )?(?:i|he|she|they|we) had|"
        r"(?:found out|"
        r"learned|learnt) (?:that )?(?:i|he|she|they) had|(?:gave (?:us|me|him|her)|got|had) "
        r"(?:the|my|his|her|their) diagnosis|fell ill\b|became ill\b|admitted)"
    ),
    later(
        rf"\b(?P<said>(?:being|having been) (?:only |just )?{_AGE}) when {_SOMEBODY} (?:finally )?"
        r"(?:(?:was|were) diagnosed|(?:got|had|received|was given|were given) (?:the|my|his|her|"
        r"their|a) diagnosis)"
    ),
    later(
        rf"\b(?P<said>(?:i|he|she) (?:was|had just turned|turned) (?:only |just |already )?{_AGE})"
        r"(?: years old)? (?:on the day of|at|at the time of|by the time of) (?:my|his|her|the) "
        r"diagnosis"
    ),
    later(
        rf"\b(?P<said>(?:i|he|she) (?:was|had just turned|turned) (?:only |just |already )?{_AGE})"
        rf"(?: years old)? when (?:the|my|his|her|our|a) (?:\w+ )?{_STAFF} (?:\w+ )?(?:rang|"
        r"called|phoned|told|said|gave|broke|sat|confirmed|found)\b[^.;]{0,60}?\b(?:results?|blood"
        r" tests?|scan|biopsy|news|diagnosis|diabetes|cancer|(?:me|him|her) (?:that )?(?:i|he|she)"
        r" had)\b"
    ),
)
_NO_OTHER = r"(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|years ago))"
_AT_THAT_TIME = (
    later(
        rf"\b(?:being|getting|been|be|was|were) (?:told|given)[^.;,]{{0,40}}?\b(?:cancer|diabetes|"
        r"diagnosis|news|leuka?emia|parkinson's|dementia|epilepsy|lupus|tumou?r|ms|hiv)"
        rf" (?P<said>(?:at|aged|at the age of) {_AGE}){_NO_OTHER}\b"
    ),
    later(
        r"\b(?:an?|having an?|getting) (?:\w+ )?(?:cancer|stroke|heart attack|diagnosis|diabetes) "
        rf"(?P<said>(?:at|aged|at the age of) {_AGE})(?= (?:is|was|came|felt|turned|changed)\b)"
    ),
    later(
        rf"\b(?P<said>i was (?:only |just |already )?{_AGE})(?: years old)? when (?:the|my|a|an) "
        r"[^.;,]{0,40}?\b(?:screening|bowel|home test|testing|test|mammogram|smear) (?:\w+ )?"
        r"(?:kit|letter|invitation|invite)\b"
    ),
    later(
        rf"\b(?P<said>(?:i|he|she) was (?:only |just |already )?{_AGE})(?: years old)? when "
        r"(?:i|he|she) (?:first )?(?:found|noticed|felt) (?:a|the|my|his|her) (?:\w+ )?"
        r"(?:lump|mole|tumou?r)\b"
    ),
    later(
        r"\b(?:man|woman|person|girl|boy|runner|mum|mom|dad) (?:i|he|she) (?P<said>was "
        rf"at {_AGE}),?"
        r" (?:on|at|when|before) [^.;]{0,30}?\bdiagnos"
    ),
)
"""An age at the diagnosis, or at what leads to one within the year: a kit, a lump."""
_WHEN_THAT = later(
    rf"\b(?P<who>{_SOMEBODY}) (?P<said>(?:was|had just turned|turned) "
    rf"(?:only |just |already |still |barely )?{_AGE})(?: years old)?,? when"
    rf" (?P<what>[^.;!?]{{6,110}})"
)
_COMES = frozenset({"came", "come", "comes"})
_NO_NAME = frozenset({"i", "he", "she", "they", "who", "and"})
_SAME = 2
"""Words of what happened that two sentences on one moment share, at least."""
_KIN = later(
    r"\b(?:mum|mom|mother|dad|father|sister|brother|son|daughter|aunt|uncle|cousin|gran\w*|wife|"
    r"husband|friend|neighbou?r)(?:'s)?\b(?! (?:i|he|she) was at\b)"
)
_ANOTHER_PERSON = later(
    r"\b(?:a|another|one|the other) (?:man|woman|lady|person|patient|boy|girl|stranger)\b"
)
_YEARS_LATER = later(r"\b(?:years (?:later|after|passed|went|on)|came back|second time|again at)\b")
_STOPPED = later(
    r"\b(?P<said>(?:stopped|quit|gave up|got sober|had (?:my|his|her) last (?:drink|cigarette))"
    rf"(?: \w+)?,? (?:at|aged|at the age of) {_AGE})"
    r"(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|years ago))\b"
    rf"|\b(?P<said_when>(?:i|he|she) was {_AGE.replace('<age>', '<birthday>')}) when "
    r"(?:i|he|she) (?:stopped|quit|gave up|got sober|had (?:my|his|her) last (?:drink|cigarette))\b"
)
_WHEN = rf"(?:at|aged|age|at the age of|at age|when {_SOMEBODY} (?:was|were|turned))"
_SIGN = (
    r"(?:seizure|fit|symptoms?|signs?|attack|episode|flare(?:-up)?|migraine|panic attack|blackout|"
    r"faint|bleed|relapse)"
)
_FIRST = later(
    rf"\bfirst (?:\w+ ){{0,2}}?{_SIGN}[^.;,]{{0,40}}? {_WHEN} (?:only |just )?{_AGE}"
    rf"(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|years ago))\b"
    rf"|\b{_SOMEBODY} (?:was|turned) (?:only |just )?{_AGE.replace('<age>', '<then>')} when "
    rf"{_SOMEBODY} (?:first (?:had|noticed|felt|got|fainted|collapsed)|had (?:my|his|her|their|a) "
    rf"first (?:\w+ )?{_SIGN})\b"
)
"""The age at the first sign of an illness, which no diagnosis of it comes before."""
_MET = later(
    rf"\b(?:(?:had|have|having|got|after|before|of|with|was|came|remember) |^)(?:my|his|her|their|"
    rf"the|that|this) (?:very )?(?P<what>first (?:\w+ )?{_SIGN}|stroke|heart attack|diagnosis|"
    r"transplant|accident)\b(?!'s)"
)
"""Which event of the story a sentence is on."""
_AT_MET = later(
    rf"\b(?:had|having) (?:my|his|her|their|the|that|this) (?:very )?(?P<what>first (?:\w+ )?"
    rf"{_SIGN}|stroke|heart attack|transplant|accident)[^.;,]{{0,12}}? (?P<said>{_WHEN} (?:only |"
    rf"just )?{_AGE})(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|years ago))\b"
    rf"|\b(?P<said_then>(?:i|he|she|they) (?:was|were) (?:only |just |barely )?"
    rf"{_AGE.replace('<age>', '<then>')}) when (?:i|he|she|they) had (?:my|his|her|their|the|that|"
    rf"a) (?:very )?(?P<what_then>first (?:\w+ )?{_SIGN}|stroke|heart attack|transplant|"
    r"accident)\b"
)
"""The same, with the age at it."""
_I_WAS = later(
    rf"\b(?P<said>(?:i|he|she) was (?:only |just |still only |barely )?{_AGE})(?=[,.;!]| and\b|"
    r" years old)(?! years (?:older|younger))"
)
_NEXT = 3
"""Sentences after the one that names an event in which "I was 19" is the age at it."""
_AT_THE_EVENT = later(
    rf"\b(?P<said>{_SOMEBODY} (?:was|had just turned) (?:only |just )?{_AGE}) when (?:i|he|she|"
    r"they) (?:suddenly )?(?:had (?:a|an|my|his|her|their) (?:\w+ ){0,2}?(?:stroke|"
    r"heart attack|seizure|accident|transplant|operation|diagnosis)\b|"
    r"(?:was|were) (?:diagnosed|told)\b|found out\b|learned\b|learnt\b)"
)
_ONLY = later(
    rf"\b(?P<said>i was (?:only|just|still only|barely) {_AGE})(?=[,.;!]| and\b| years old)"
)
_ANOTHER_TIME = later(
    r"\b(?:when|first|before|earlier|ago|then|later|baby|born|married|started|began|smok\w+|"
    r"drink\w*|drank|left|school|died|my (?:mum|mom|mother|dad|father|sister|brother|son|"
    r"daughter))\b"
)
_OWN = later(r"\bi was (?:\w+ ){0,4}?(?:diagnosed\b|when i was diagnosed)")
_OF_KIN = later(
    r"\b(?:my (?:mum|mom|mother|dad|father|sister|brother|son|daughter|wife|husband|partner|aunt|"
    r"uncle|cousin|grandmother|grandfather|friend)) (?:was|had been|got|is)\b"
)
# Below a heading on the diagnosis no verb says so.
_BELOW = later(
    rf"\b(?P<said>(?:my|his|her|their) {_AGE.replace('<age>', '<birthday>')} birthday"
    rf"|(?:when )?(?:i|he|she) (?:was|turned) (?:only |just )?{_AGE}(?= |[.,])"
    r"(?! ?(?:weeks|months|days|%))"
    rf"|at (?:the age of )?{_AGE.replace('<age>', '<at>')}(?=[.,]))"
)


@rule(
    "consistency.different-age-at",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere for the same event: check which is right.",
    why="A story whose facts do not fit is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# My story: Rhodri\n\nRhodri is 41. He was diagnosed with bipolar disorder at 27."
            "\n\n## The diagnosis\n\nIt was just after my thirty-fourth birthday that my sister"
            " got me to the GP. I felt lost. My life changed.",
            good="# My story: Rhodri\n\nRhodri is 41. He was diagnosed with bipolar disorder at 27."
            "\n\n## The diagnosis\n\nIt was just after my twenty-seventh birthday that my sister"
            " got me to the GP. I felt lost. My life changed.",
        ),
        Example(
            bad="# Ana's story\n\nAna was diagnosed with lupus when she was 19. I felt lost, and my"
            " life changed.\n\nI was 24 when I was diagnosed.",
            good="# Ana's story\n\nAna was diagnosed with lupus when she was 19. I felt lost, and"
            " my life changed.\n\nI was 24 when I ran my first race.",
        ),
        Example(
            bad="# Abe's story\n\nI was 61 when the nurse phoned with the results of my scan. I"
            " felt lost.\n\nI was just 54 at the time of my diagnosis. My life changed.",
            good="# Abe's story\n\nI was 61 when the nurse phoned with the results of my scan. I"
            " felt lost.\n\nI was just 54 at the time of the move. My life changed.",
        ),
        Example(
            bad="# Lewis's story\n\nLewis had his first migraine at 22. I felt lost, he says, and"
            " my life changed.\n\nHe was diagnosed at 19, after a scan.",
            good="# Lewis's story\n\nLewis had his first migraine at 22. I felt lost, he says, and"
            " my life changed.\n\nHe was diagnosed at 24, after a scan.",
        ),
        Example(
            bad="# Jo's story\n\nJo was 63 when she had a heart attack. My life changed, she says."
            '\n\n"I felt lost on the ward. I was only 51, and I had a shop to run."',
            good="# Jo's story\n\nJo was 63 when she had a heart attack. My life changed, she says."
            '\n\n"I felt lost on the ward. I was only 51 when my father had the same."',
        ),
        Example(
            bad="# Ken's story\n\nI was 58 when a screening kit came in the post. I felt lost, and"
            " my life changed.\n\nBeing told that you have cancer at 63 is hard.",
            good="# Ken's story\n\nI was 58 when a screening kit came in the post. I felt lost,"
            " and my life changed.\n\nMy father was told that he had cancer at 63.",
        ),
        Example(
            bad="# Len's story\n\nLen was 66 when a letter about his aorta came in the post. I felt"
            ' lost, he says, and my life changed.\n\n"I was just 59 when the letter came, and I had'
            ' plans."',
            good="# Len's story\n\nLen was 66 when a letter about his aorta came in the post. I"
            " felt"
            ' lost, he says, and my life changed.\n\n"I was just 59 when I gave up work."',
        ),
        Example(
            bad="# Una's story\n\nUna had her first seizure on a bus. My life changed, she says."
            ' \n\n"I was 16, and I had an exam that day. I felt lost."\n\n"When I had that first'
            ' seizure at 19, I thought it was the heat."',
            good="# Una's story\n\nUna had her first seizure on a bus. My life changed, she says."
            ' \n\n"I was 16, and I had an exam that day. I felt lost."\n\n"When I had my last'
            ' seizure at 19, I thought it was the heat."',
        ),
        Example(
            bad="# Meg's story\n\nI was diagnosed at 47. I felt lost, and my life changed.\n\nI"
            " think of the woman I was at 39, on the day of my diagnosis.",
            good="# Meg's story\n\nI was diagnosed at 47. I felt lost, and my life changed.\n\nI"
            " think of the woman I was at 39, before two babies.",
        ),
    ],
    words=(
        "diagnos",
        "stroke",
        "heart attack",
        "accident",
        "transplant",
        "operation",
        "seizure",
        "told",
        "found out",
        "learn",
        "stopped",
        "quit",
        "gave up",
        "sober",
        "last drink",
        "last cigarette",
        "kit",
        "lump",
        " when ",
    ),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both ages; a year more or less is a birthday."""
    if not tells_a_story(page):
        return
    said = list(_statements(page))
    found = [*disagreements(said, 1.06), *_too_early(page, said), *_said_alone(page)]
    found = found or list(_same_moment(page))
    yield from found or disagreements(list(_at_events(page)), 1.06)


def _at_events(page: Page) -> Iterator[Statement]:
    """Yield ages at an event of the story, said with it or by "I was 19" right after it."""
    what, left = "", 0
    for block in told_blocks(page):
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            if _KIN.search(text) or _ANOTHER_PERSON.search(text):
                what = ""
                continue
            with_it = _AT_MET.search(text)
            if with_it is not None:
                groups = with_it.groupdict()
                event = _event(groups["what"] or groups["what_then"])
                start, end = with_it.span("said" if groups["said"] else "said_then")
                age = _years(groups["age"] or groups["then"])
                yield Statement(event, age, age, block, first + start, first + end)
                what = ""
                continue
            left -= 1
            was = _I_WAS.search(text) if what and left >= 0 else None
            if was is not None and not _ANOTHER_TIME.search(text):
                age = _years(was["age"])
                start, end = was.span("said")
                yield Statement(what, age, age, block, first + start, first + end)
                what = ""
            elif named := _MET.search(text):
                what, left = _event(named["what"]), _NEXT


def _event(words: str) -> str:
    """Return what an event is called, without what comes between: "first focal seizure"."""
    return f"{words.split(maxsplit=1)[0]} {words.rsplit(maxsplit=1)[-1]}"


def _same_moment(page: Page) -> Iterator[Match]:
    """Yield two ages of one person when the same thing happened, as their words tell."""
    told: list[tuple[Statement, str, frozenset[str]]] = []
    for block in told_blocks(page):
        for found in _WHEN_THAT.finditer(block.folded):
            if _KIN.search(sentence_of(block, found.start())):
                continue
            age, who = _years(found["age"]), found["who"]
            here = Statement("moment", age, age, block, *found.span("said"))
            words = words_in(found["what"])
            stems = frozenset(stem_of(word) for word in words if told_by(word) or word in _COMES)
            for there, name, others in told:
                same = who == name or who in _NO_NAME or name in _NO_NAME
                if same and abs(there.low - age) > 1 and len(stems & others) >= _SAME:
                    yield from disagreements((there, here))
                    return
            told.append((here, who, stems))


def _too_early(page: Page, said: list[Statement]) -> Iterator[Match]:
    """Yield the age at a diagnosis that is lower than the one at the first sign of the illness."""
    diagnoses = [one for one in said if one.key == "diagnosis"]
    if not diagnoses:
        return
    for block in told_blocks(page):
        for found in _FIRST.finditer(block.folded):
            if _OF_KIN.search(sentence_of(block, found.start())):
                continue
            groups = found.groupdict()
            age = _years(groups["age"] or groups["then"])
            first = Statement("diagnosis", age, age, block, *found.span())
            for other in diagnoses:
                if other.low < age:
                    yield from disagreements((first, other))
                    return


def _said_alone(page: Page) -> Iterator[Match]:
    """Yield "I was only 46" of somebody who was another age at the one event of the story."""
    event: Statement | None = None
    for block in told_blocks(page):
        for found in _AT_THE_EVENT.finditer(block.folded):
            if event is None and not _OF_KIN.search(sentence_of(block, found.start())):
                age = _years(found["age"])
                event = Statement("event", age, age, block, *found.span("said"))
        for found in _ONLY.finditer(block.folded) if event else ():
            age = _years(found["age"])
            sentence = sentence_of(block, found.start())
            if event and abs(event.low - age) > 1 and not _ANOTHER_TIME.search(sentence):
                own = Statement("event", age, age, block, *found.span("said"))
                yield from disagreements((event, own))
                return


def _statements(page: Page) -> Iterator[Statement]:
    own = _OWN.search(page.folded) is not None
    for block in told_blocks(page):
        yield from _stops(block)
        over = page.heading_over(block)
        below = over is not None and "diagnos" in over.folded
        for pattern in (*_SAID, _BELOW) if below else _SAID:
            for found in pattern.finditer(block.folded):
                if own and _OF_KIN.search(sentence_of(block, found.start())):
                    continue
                if pattern is _BELOW and _of_another(block, found):
                    continue
                groups = found.groupdict()
                age = _years(next(filter(None, map(groups.get, ("age", "birthday", "at")))))
                yield Statement("diagnosis", age, age, block, *found.span("said"))
        yield from _at_that_time(page, block)


def _at_that_time(page: Page, block: Block) -> Iterator[Statement]:
    """Yield an age at what goes with the diagnosis, where no years pass in the story."""
    if _YEARS_LATER.search(page.folded):
        return
    for pattern in _AT_THAT_TIME:
        for found in pattern.finditer(block.folded):
            if not _KIN.search(sentence_of(block, found.start())):
                age = _years(found["age"])
                yield Statement("diagnosis", age, age, block, *found.span("said"))


def _stops(block: Block) -> Iterator[Statement]:
    """Yield the age at which somebody stopped drinking, smoking or using drugs."""
    for found in _STOPPED.finditer(block.folded):
        groups = found.groupdict()
        age = _years(next(filter(None, map(groups.get, ("age", "birthday")))))
        span = found.span("said" if groups["said"] else "said_when")
        yield Statement("stop", age, age, block, *span)


def _of_another(block: Block, found: re.Match[str]) -> bool:
    """Return whether a sentence below the heading tells of another time."""
    sentence = sentence_of(block, found.start())
    return any(word in sentence for word in ("when i was a", "earlier", "later", "son", "daughter"))


def _years(written: str) -> float:
    """Return the age that "27", "27th" or "thirty-fourth" stands for."""
    return float(_NUMBERS.get(written) or written.rstrip("stndrh"))
