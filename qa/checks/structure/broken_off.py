"""A paragraph that stops in the middle of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa import wordset
from qa.context import in_references, is_quoted
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.page import sentence_around, sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_LAST = (
    "the|a|an|and|or|of|your|their|its|our|my|his|because|which|whose|with|to|for|from|by|than|is|"
    "are"
    "|was|were|be|been|has|have|may|can|should|will|must|could|would|very|more|every|each|between|"
    "into"
    "|during|if|when|while|but|that|including|such as|at|as|who|these|this|also|usually|often"
    "|about|on|becomes|become|seems"
    "|before|after|until|without|through|not|does|do|being|both|either|it|they|we"
)
# After these a paragraph may end for once: "what it is for", "the year before".
_WEAK = frozenset({
    "with", "to", "for", "from", "by", "is", "are", "was", "were", "be", "been", "has", "have",
    "may", "can", "should", "will", "must", "could", "would", "more", "every", "each", "between",
    "into", "during", "if", "when", "while", "but", "that", "including", "such as", "at", "as",
    "who", "these", "this", "also", "usually", "often", "about", "before", "after", "until",
    "without", "through", "not", "does", "do", "being", "both", "either", "it", "they", "we",
    "very", "than",
    "on",
})  # fmt: skip
_STRONG_LAST = later(
    r"\s(?:with|including|such as|than|between|very|every|is|are|was|were|should|must|may|can|will"
    r"|during|into|from|if|when|while|but|who|has|have|been|be|usually|often|these|also|on|before"
    r"|after|until|without|becomes?|seems?|feels?|looks|remains?|gets|gives|causes)\s*$"
)
# A person or thing of whom the sentence was about to tell, and a number that waits for another.
_JUST_BEGUN = later(
    r"\b(?:why|even (?:if|though|when)|so that|because|although|though|unless|whether|whereas|"
    r"since|"
    r"while|once|as long as|as soon as|but|and) (?:you|we|they|he|she|it|your|our|their|there|many|"
    r"some|most|the)\s*$"
    r"|\b(?:have|has|had|having|with|without|is|are|was|were|need|needs|want|take|get|gets|give|"
    r"make|makes|find|cause|causes|avoid|use|see|feel|seems?|become|becomes) (?:such|another|"
    r"rather|quite|up to|at least|about|around|between|less than|more than)\s*$"
    r"|\b(?:have|has|had|having|with|need|needs|cause|causes|there (?:is|are|was|were)) no\s*$"
    r"|\b(?:every|each|about|around|for|within|after|in|least|to|between|than) \d{1,3} (?:to|or|"
    r"and|or more|of)\s*$"
    r"|\b(?:is|are|was|goes|rises|falls|gets|stays|drops|climbs) (?:above|below|over|under)\s*$"
    r"|\b(?:a day|a week|a month|a night|hours?|daily|weekly|twice|once) for\s*$"
    r"|(?:^|\. )(?:do|you (?:should|must|may|can|will)) not\s*$"
    r"|, you (?:should|must|may|can|will|do) not\s*$"
    r"|\b(?:between|from) (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:and|to)\s*$"
    r"|\b(?:there (?:is|are|was|were|may be|can be)|it (?:is|was|may be|can be)) (?:no|any|some|"
    r"only|"
    r"also|not|usually|often|very)\s*$",
    re.IGNORECASE,
)
# What a web page puts after the words that it shows of a longer text.
_TEASED = later(
    r"\s(?:the|an?|and|or|of|your|their|our|to|with|for|in|that|which|is|are|but|because|if|when|"
    r"from|by|on|at|as|can|may|you|we|it|they)\s(?:Read|See|Show|Learn|View|Load) more\W*$"
)
_BACK_TO = later(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?) (?:before|after) (?:it|that|this|them)\Z"
    # "Looking after it", "Life after them": what a section is called
    r"|\blook(?:s|ed|ing)? after (?:it|them|this|that|him|her)\Z"
    r"|\A(?:life|care|eating|driving|working|exercise|sleep|pregnancy) (?:before|after) "
    r"(?:it|them|this|that)\Z"
)
# Words that no sentence ends in, before its full stop.
_LAST_OF_ALL = later(
    r"(?<=[a-z,] )(?P<end>(?:the|your|their|our|an|my|and|or|because|such as|including|of the|"
    r"whose|every|"
    r"because of|advice (?:from|of)|although|unless|whereas|and (?:many|some|most|"
    r"other|several) (?:people|patients|children|women|men|adults|babies|others)"
    r"|(?:after|for|within|takes?|lasts?|costs?|every) (?:about|around|approximately|roughly|up to|"
    r"at least|less than|more than|between)"
    r"|(?<=, )(?:although|though|but|because|while) (?:some|many|a few|others|it|they|you|the|"
    r"your))"
    r"(?=[.;!?](?:\s|\Z))(?!\.\.))"
)
_CLAUSE_VERB = later(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|should|comes?|gets?|goes|go|often|"
    r"usually|"
    r"makes?|causes?|helps?|affects?|happens?|lasts?|starts?|begins?|clears?|settles?)\b"
)
_END = later(rf"(?<!-)\s(?P<last>{_LAST})(?<!, and when)\s*$")
_EXCERPT = later(
    r"(?:\s?\[(?:\.\.\.|\u2026|more|read more|continued?)\]|(?<=[a-z,])\s?(?:\.\.\.|\u2026)"
    r"|(?:\.\.\.|\u2026)\s?(?:read more|more|continue reading|see more)\s?[\u2192\u00bb>]*)\s*$",
    re.IGNORECASE,
)
_HYPHEN = later(
    r"[a-z]{3,}-\s*$|[a-z],\s*$"
    r"|\s(?:before|after|until|if|when|while|unless) (?:you|they|it|he|she)\s*$"
)
# What a verb waits for, and one word after a comma: neither ends a sentence.
_WAITS = later(
    r"\b(?:reach|look|ask|wait|call|search|check|watch|apply|need|used?|want|like|ought|going|"
    r"continue|"
    r"begin|start|decide|try|talk|speak|listen|refer|lead|allergic|due|related|similar|according|"
    r"able|"
    r"help you|not|how|made|speak|depends?|depend|rely|cope|deal|come|live|along|contact|together)"
    r"\s(?:for|to|with|on|from|of|by|at)\s*$"
    r"|\b(?:an?|the|any|no|more|less) (?:change|changes|cut|decrease|drop|fall|gain|improvement|"
    r"increase|rise|reduction|difference|loss|lack|risk|history|kind|type|sign|signs|number|range|"
    r"course|dose|form|case|level) (?:in|of|for|to)\s*$"
)
# Verbs that say nothing without what comes after them.
_WANTS_MORE = later(
    r"\A\w.*\s(?:results?|test|scan|score|reading|level|number|diagnosis|word|this|that|it|"
    r"treatment"
    r"|symptoms?|signs?|effects?|care|plan|dose|tablets?)\s"
    r"(?:means?|includes?|involves?|contains?|requires?|suggests?|consists? of)\s*$"
)
_RELATIVE = later(
    r"\b(?:what|which|who|whom|whose|where|how|(?<!so )that|nothing|something|anyone|someone)\b"
)
# "that my sister has a copy of", "things to be aware of": it is told before what it is of.
_STRANDED = later(
    r"\b(?:that|which|whom?|what|things?|anything|something|someone|to) [^.]*\b(?:cop(?:y|ies)|"
    r"histor(?:y|ies)|parts?|use|photos?|pictures?|most|many|some|any|all|both|one|none|made|aware|"
    r"afraid|scared|frightened|proud|ashamed|tired|think|thinking|heard|hear|know|knew|dream|speak|"
    r"care|capable|members?|fond|records?|notes?|supply|lots?|plenty|enough|rid|hold|track|control|"
    r"charge|advantage|fears?|sure|guilty|accused|told|reminded|warned|informed) of\Z"
)
_HALF = later(
    r"\b(?:because|although|though|unless|whether|so that) (?:it|they|you|we|he|she|the|your)\s*$"
)
# A clause that has its subject, and perhaps its verb, and no more.
_CLAUSE = later(
    r"\s(?:because|although|unless|whether|so that|after|before|until|while|when|if) "
    r"(?:it|they|you|we|he|she|your|the|their)\s*$"
    r"|\b(?:see|know|notice|ask|tell|decide|learn|remember|understand|find out|check|and|or) "
    r"(?:what|which|whose|whether|how)\s*$"
    r"|\b(?:because|although|unless|whether|so that) (?:it|they|you|we|he|she) "
    r"(?:can|may|will|might|could|should|is|are|has|have|affects?|causes?|contains?|gives?|keeps?|"
    r"lets?|makes?|means?|needs?|prevents?|raises?|reduces?|requires?)\s*$"
    r"|\b(?:because|although|unless|whether|so that|as|and|or) (?:it|they|you|we|he|she) "
    r"(?:can|could|may|might|will|would) (?:have|get|be|feel|need|cause|become|lose|develop)\s*$"
)
_ON_ME = later(r"[a-z,] \w+(?<!\band)(?<!\bor)(?<!\bthan)(?<!\bas) I\Z")
"""Someone who was about to tell what she did."""
_ONE_MORE = later(r"\A[^,]{15,}, (?:and|or|but) (?!(?:when|where|why|how|who|what)\b)[a-z]+\s*$")
_JOINS = later(r"\S \S+.*(?:, (?:but|because|including|which|although|so that|such as)|\sbecause)$")
_SUCH_AS = later(r"[a-z]{3} (?:such as|including)\Z")
_ADDS = later(r"\S \S+.*\s(?:and|or)$")
_RANGE = later(r"(?<![\d-])\d{1,3}(?:st|nd|rd|th)? (?:to|until)$")
# How a letter begins, and ends.
_LETTER = later(
    r"(?:dear|(?:with )?(?:best|kind|warm|all (?:my|our)|much) |yours|love|many thanks|sincerely|"
    r"stay (?:well|safe|warm|healthy)|take care|all the best|fondly|cheers|warmly|"
    r"with (?:good|every good|many))\b[^.!?]{0,90},\Z"
)
_OF_A_DAY = later(r"(?:.{0,30} and )?(?:on )?the (?:day|morning|night|evening|week|weekend) of")
# An item that cannot end there, whatever list it stands in.
_OPEN_END = later(
    r"(?:\A|\b(?:and|or|if|then|please|you|also|you (?:should|can|may|must)|, ))\s?(?:always |"
    r"never )?"
    r"(?:try(?: not)?|remember|aim|continue|make sure|be sure|take care|begin|be careful) (?:not "
    r")?to\Z"
    r"|\b(?:than|(?<!in )between|during|every|per|because of|due to|caused by|followed by|as "
    r"well as|along "
    r"with|together with|prior to|(?<!from )(?<!or )up to|at least|less than|more than|such as|"
    r"or your|"
    r"and your|as soon as(?: you| they| the)?|if you|when you|unless you|even if|even though|if "
    r"your|so that|in case|instead of|rather than|apart from|in order to|whether|although|"
    r"because)\Z"
    r"|\A(?:you )?(?:do not|don't|never|(?:should|must) (?:not|never)|cannot)\b[^.:;]{2,60} "
    r"(?:or|and) "
    r"(?:use|give|have|wear|apply|operate|put|lift|handle|share|make|buy|mix|insert|hold|pick|pull|"
    r"bring|add|keep)\Z"
    r"|\A(?:if |when )?(?:your|the) [a-z ]{2,40} (?:is|are|was|were|has|have|feels?|becomes?|"
    r"gets|looks|"
    r"seems)\Z"
    r"|\A(?:if|when) you (?:have|are|take|get|feel|need|use|were|had)\Z"
    r"|\A(?:take|use|give|apply|swallow|drink|inject|try|do|wait|rest)\b[^.:;]{3,60} (?:for|every|"
    r"until|within|with|without|into)\Z",
    re.IGNORECASE,
)
_NOT_OPEN = later(
    r"\b(?:what|where|how|who|whom|whose|which|that|than|things?|anything|everything|something|any|"
    r"all|as|place|thing)\b.{0,60}\Z"
)
_FEWEST_OPEN = 3
_CLOSED = frozenset(".!?:;)\"'*>|/")
_FEWEST = 6
_FEWEST_CUT = 5
_PART_OF_WORD = later(r"(?<=[a-z,] )[a-z]{3,6}\Z")
"""Letters that may be the beginning of a word, and no unit of a number."""
_FEWEST_OF_HEADING = 2
_OPEN_HEADING = later(r"\s(?:the|an?|and|or|of|your|their|its|our|my|because)$")
_VERB_ALONE = later(
    r"(?:Avoid|Use|Keep|Ask|Tell|Take|Do not|Don't|Never|Always|If you|When you|Make sure|Make sure"
    r" you|Try to|Try not to|Speak to|Talk to|Contact your|Check that)"
)
_OPEN_ITEM = later(
    r"(?<!of all )(?<!all )\b(?:the|an?|your|their|our|my|(?:risk|history|kind|type|lack|number|"
    r"amount|level|signs?|symptoms?|course) of)\s*\Z"
)
_FEWEST_OF_ITEM = 4
_LEAST = 2
_TAIL = 60
_SHOWN = later(r"!\[|\{[{%<]|<(?:img|input|button|select|svg|sup|br)\b")
_FOLLOWS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})

SUM = later(r"\W*\d[^.!?=]{0,80}=")
"""What stands set apart in the middle of a sentence: "2 tablets x 5 mg = 10 mg"."""
_FIRST_PERSON = later(r"\b(?:i|i'm|i've|my|me)\b")


@rule(
    "structure.broken-off",
    level=Level.WARNING,
    message="The sentence breaks off after '%s': finish it.",
    why="The missing end may be the dose, the limit or the warning.",
    sources=["NHS digital service manual, content style guide: publish finished content only"],
    examples=[
        Example(
            bad="We see people with:\n\n- cuts\n- burns\n- minor eye injuries such as\n\nCome in.",
            good="We see people with:\n\n- cuts\n- burns\n- minor eye injuries such as a scratch\n",
        ),
        Example(
            bad="We send a splint home with you. Call us when it\n\n## Costs\n\nIt is free.",
            good="Your splint\n\nWear it at night.\n\nLooking after it\n\n- Wipe it.\n- Dry it.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="I went back to work part time, and when spring came round I\n\nNow I am well.",
            good="We went there together, my husband and I.\n\nNow I am well.",
        ),
        Example(
            bad="Take one tablet a day with water, and speak to the\n\n## Side effects\n\nNausea.",
            good="Take one tablet a day with water, and speak to the nurse.",
        ),
        Example(
            bad="Most people with asthma use two kinds of inhaler and\n\nRest is important.",
            good="- asthma and\n- hay fever, or\n- both",
        ),
        Example(
            bad="Most people get better. The tablets work best when they are taken with\n\nRest.",
            good="Ask the nurse what the tablets are for and who they are for",
        ),
        Example(
            bad="Pack a snack for the way, so that you need not look for\n\n## Food\n\nEat well.",
            good="Here you can read what the signs are, and which of them to look for",
        ),
        Example(
            bad="The tablets are small. Rest when you feel sick, and eat\n\nCome back in May.",
            good="We give vaccines, tests, and advice",
        ),
        Example(
            bad="- Press a glass against a rash, to see whether it fades when you\n- Rest",
            good="- A rash that comes when you do not\n- A list of people who live near you",
        ),
        Example(
            bad="- Breathe in slowly\n- Remind yourself that it will pass, and\n\n## Care\n\nRest.",
            good="You can call us if:\n\n- You feel sick, or\n- Your arm swells",
        ),
        Example(
            bad="- Rest for two days\n- Put ice on the knee for ten minutes\n- Avoid\n\nCall us.",
            good="- A letter that you and your nurse both keep a copy of\n- Avoid\n  - heavy bags",
        ),
        Example(
            bad="- Days 1 to 3: rest\n- Days 4 to 6: walk\n- Days 7 to\n\nCall us if it swells.",
            good="- Days 1 to 3: rest\n- Days 4 to 6: walk\n- Days 7 to 9: run\n\nCall us.",
        ),
        Example(
            bad="1. Week 1: stand up.\n2. Weeks 2 to\n3. Week 4: climb stairs.\n",
            good="1. Week 1: a room to stand in.\n2. Week 2: a chair to sit on\n3. Walk\n",
            format=Format.TEXT,
        ),
        Example(
            bad="Can I drive after it?\n\nWait at least five hours, because it causes\n\nSOURCES",
            good="WHAT TO DO\n\nSigns to look for\n\nWait five hours, because it causes sleep.",
            format=Format.TEXT,
        ),
        Example(
            bad="Have your level checked once a year, and more often after a change in\n\nRest.",
            good="Ask for a check after each change, whatever it is that you change it in",
        ),
        Example(
            bad="Asthma is a long-term condition of the lungs that makes it hard to [...]",
            good="Some people wait and wait for it to get better, and it does.",
        ),
        Example(
            bad="The numbness wears off within about. Do not bite on that side.",
            good="Ask what you should not eat, and for how long, and what it is for.",
        ),
        Example(
            bad="Most stitches dissolve by themselves, although some. We check them in a week.",
            good="Most stitches dissolve, although some do not.",
        ),
        Example(
            bad="You get the results on the day. A normal result means\n\n## After it\n\nRest.",
            good="Ask the nurse to tell you on the day what a normal result means",
        ),
        Example(
            bad="- Rest in bed.\n- Drink often.\n- When you cough, try to\n\n## Care\n\nRest.",
            good="- the place where your clinic is\n- as much as you need to\n- who you live with",
        ),
        Example(
            bad="<ul><li>lie down</li><li>do not run or lift</li></ul>",
            good="<ul><li>do not eat or drink</li><li>tell us what you eat or use</li></ul>",
            format=Format.HTML,
        ),
        Example(
            bad="- a rash and\n- swollen lips\n- a stiff neck\n- a fever\n",
            good="- a rash, or\n- swollen lips\n- throw tissues away after\n- rest in between\n",
        ),
        Example(
            bad="3. Keeping it\nKeep it dry, and out of the\n\n4. Where to ask\nAsk us.\n",
            good="3. Keeping it\nKeep it in the\n\n1. fridge\n2. box\n",
            format=Format.TEXT,
        ),
        Example(
            bad="MISSED DOSES\n\nIf you miss one, swallow it as soon as you\n\nDo not double it.\n",
            good="IF YOU MISS ONE\n\nWhat to do, and how soon you can do it\n\nSwallow it.\n",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last words of each such paragraph, and of each such item that is a sentence."""
    blocks = page.blocks
    for index, block in enumerate(blocks):
        text = block.plain.rstrip()
        yield from _stopped(page, block)
        if not text or (block.kind not in _KINDS and block.kind is not BlockKind.HEADING):
            continue
        if text[-1] in _CLOSED and not text.endswith("..."):
            continue
        if text.endswith(("...", "\u2026")) and _FIRST_PERSON.search(block.folded):
            continue  # a storyteller pauses
        if _BACK_TO.search(text.lower()):
            continue
        if _LETTER.match(block.folded.rstrip()) or _OF_A_DAY.fullmatch(text.strip().lower()):
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        level = Level.WARNING if _is_word_cut(block, text) else breaks_off(block)
        if block.kind is BlockKind.HEADING:
            level = _of_heading(page, text, level)
        stops = _stops(page, block, text, after) or _is_verb_alone(
            text, blocks[max(0, index - 1) : index + 2]
        )
        stops = stops or (block.kind is BlockKind.LIST_ITEM and _SUCH_AS.search(text) is not None)
        if not stops and (level is None or block.text.count(" ") < _fewest(block, level)):
            continue
        level = Level.WARNING if stops else level
        if not _ends_here(page, block, after):
            continue
        words = text.rsplit(" ", 3)[1:]
        start, end = len(text) - len(" ".join(words)), len(text)
        yield Match(block.source_span(start, end), (block.text[start:end],), level=level)


_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def breaks_off(block: Block) -> Level | None:
    """Return how sure it is that a block's last sentence breaks off; None where it does not."""
    text = block.plain.rstrip()[-_TAIL:]
    if block.kind is BlockKind.HEADING and not block.level:
        cut = _CLAUSE.search(text) is not None or _JUST_BEGUN.search(text) is not None
    elif block.kind is not BlockKind.PARAGRAPH:
        cut = _CLAUSE.search(text) is not None
    elif _ON_ME.search(text):
        cut = True
    else:
        cut = _EXCERPT.search(text) is not None or _is_cut(block)
    if cut:
        return Level.WARNING
    found = _END.search(text) if block.kind in _KINDS else None
    if found is not None and not _STRANDED.search(text.lower().rstrip()):
        last = found["last"]
        if last not in _WEAK:
            return Level.WARNING if block.kind is BlockKind.PARAGRAPH else _of_item(text)
        if _STRONG_LAST.search(text):
            return Level.WARNING if block.kind is BlockKind.PARAGRAPH else None
        sentence = block.kind is BlockKind.PARAGRAPH and ". " in text
        return Level.SUGGESTION if sentence else None
    hyphen = block.kind is BlockKind.PARAGRAPH and _HYPHEN.search(text)
    return Level.WARNING if hyphen else None


def _stops(page: Page, block: Block, text: str, after: Block | None) -> bool:
    """Return whether an item, written as a sentence, stops after a word that joins two parts.

    The last item but one of a list may end in "and" or "or".
    """
    if block.kind is not BlockKind.LIST_ITEM:
        return False
    tail = text[-_TAIL:]
    if _RANGE.search(tail):
        return True
    if _is_open(text) or _joins_early(page, block, text):
        return True
    last = after is None or after.kind is not BlockKind.LIST_ITEM
    if not text[:1].isupper():
        return last and _ADDS.search(tail) is not None
    return _JOINS.search(tail) is not None or (last and _ADDS.search(tail) is not None)


def _is_open(text: str) -> bool:
    """Return whether an item ends in words that wait for more, such as "try to" or "or use"."""
    found = _OPEN_END.search(text) if text.count(" ") >= _FEWEST_OPEN - 1 else None
    return found is not None and _NOT_OPEN.search(text[: found.end()].rsplit(" ", 1)[0]) is None


def _joins_early(page: Page, block: Block, text: str) -> bool:
    """Return whether an item is the one of its list that ends in "or", and not the last but one."""
    if not text.endswith((" and", " or")) or text.endswith((", or", ", and")):
        return False
    items = page.list_of(block)
    if len(items) <= _LEAST or any(block is item for item in items[-2:]):
        return False
    joined = (one for one in items if one.plain.rstrip(" ,;").endswith((" and", " or")))
    return all(one is block for one in joined) and all(one.level == block.level for one in items)


def _is_verb_alone(text: str, around: Sequence[Block]) -> bool:
    """Return whether an item is nothing but "Avoid", after one that says more."""
    if len(around) < _LEAST or _VERB_ALONE.fullmatch(text) is None:
        return False
    before, block = around[:2]
    if block.kind is not BlockKind.LIST_ITEM or before.group != block.group:
        return False
    deeper = any(b.kind is BlockKind.LIST_ITEM and b.level > block.level for b in around[2:])
    return before.level == block.level and before.text.count(" ") >= _LEAST and not deeper


def _is_cut(block: Block) -> bool:
    """Return whether the last sentence stops after a verb that waits for its object."""
    *_, (start, end) = sentences(block.plain)
    last = block.folded[start:end].rstrip()
    if _JUST_BEGUN.search(last) or _TEASED.search(block.plain[start:end]):
        return True
    if _HALF.search(last) or _CLAUSE.search(last):
        return True
    if _WAITS.search(last) or _WANTS_MORE.search(last):
        return _RELATIVE.search(last) is None
    return _ONE_MORE.match(last) is not None


def _of_item(text: str) -> Level | None:
    """Return how sure it is for an item, which may end in "and" or "or" by right."""
    return None if text.endswith((" and", " or")) else Level.WARNING


def _of_heading(page: Page, text: str, level: Level | None) -> Level | None:
    """Return how sure it is for a heading; in plain text it may be a line that lost its end."""
    if level is not None:
        return level if page.document.format is Format.TEXT else None
    return Level.WARNING if _OPEN_HEADING.search(text[-_TAIL:]) else None


def _fewest(block: Block, level: Level | None) -> int:
    """Return how many blanks a block has, at least, that can be told from a label."""
    if block.kind is BlockKind.HEADING:
        return _FEWEST_OF_HEADING
    if block.kind is BlockKind.LIST_ITEM and _OPEN_ITEM.search(block.plain):
        return _FEWEST_OF_ITEM
    cut = level is Level.WARNING and block.kind is BlockKind.PARAGRAPH
    return _FEWEST_CUT if cut and _JUST_BEGUN.search(block.plain) else _FEWEST


def _ends_here(page: Page, block: Block, after: Block | None) -> bool:
    """Return whether nothing follows that goes on with the sentence."""
    goes_on = after is not None and after.kind in _KINDS and after.text[:1].islower()
    if after is not None and SUM.match(after.folded):
        return False
    if goes_on and block.kind is not BlockKind.LIST_ITEM:
        return False
    follows = after is None or after.kind in _FOLLOWS or _is_numbered_heading(page, after)
    if block.kind is BlockKind.PARAGRAPH and not follows:
        return False
    end = after.span.start if after else block.span.end
    return not _SHOWN.search(page.document.source, block.span.start, end)


def _is_numbered_heading(page: Page, block: Block) -> bool:
    """Return whether a block is the only item of a numbered list in a text: "8. Keeping it"."""
    return (
        page.document.format is Format.TEXT
        and block.ordered
        and block.text[:1].isupper()
        and len(page.list_of(block)) == 1
    )


def _is_word_cut(block: Block, text: str) -> bool:
    """Return whether the last word of a paragraph is the beginning of one."""
    if block.kind is not BlockKind.PARAGRAPH or block.text.count(" ") < _FEWEST:
        return False
    last = _PART_OF_WORD.search(text)
    return last is not None and not wordset.is_known(last[0])


def _stopped(page: Page, block: Block) -> Iterator[Match]:
    """Yield each last word before a full stop that wants another after it."""
    if block.kind not in _KINDS:
        return
    for found in _LAST_OF_ALL.finditer(block.plain):
        start, end = found.span("end")
        if start and found[0].startswith("and ") and not _is_new_clause(block, start):
            continue
        if not is_quoted(block, start, end) and not in_references(page, block):
            yield Match(block.source_span(start, end), (block.text[start:end],))


def _is_new_clause(block: Block, at: int) -> bool:
    """Return whether "and many people" opens a clause, and is no end of a list of those meant."""
    first, _ = sentence_around(block.plain, at)
    before = block.folded[first:at].rstrip()
    return (
        before.endswith(",") and before.count(",") == 1 and _CLAUSE_VERB.search(before) is not None
    )
