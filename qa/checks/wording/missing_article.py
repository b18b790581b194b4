"""A count noun in the singular that has lost its "a", "an" or "the"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# Nouns that are counted, and that never stand alone in the singular after an adjective.
_NOUNS = (
    "aspect|part|role|cause|way|tool|sign|symptom|step|option|factor|problem|choice|issue"
    "|question|decision|example|feature|topic|effect|goal|task|method|idea|mistake|challenge"
    "|advantage|benefit|disadvantage|point|source|technique|approach|procedure|component"
    "|element|ingredient|consequence|complication|concern|barrier|milestone|trigger|measure"
    "|moment|matter|result|fact|thing|place|drug|disease|disorder|condition|reason|habit"
    "|skill|purpose|priority|principle|process|strategy|structure|substance|test|warning"
    "|indicator|side effect"
)
_ADVERBS = (
    "very|most|quite|rather|really|extremely|highly|particularly|especially|incredibly|fairly"
    "|pretty|truly"
)
_ADJECTIVES = (
    "important|key|major|main|common|vital|crucial|essential|serious|significant|central"
    "|useful|valuable|necessary|critical|helpful|powerful|effective|popular|fundamental"
    "|integral|leading|frequent|rare|big|small|large|good|bad|simple|difficult|complex|severe"
    "|possible|likely|natural|normal|safe|dangerous|basic|interesting"
)
_NOT_ADJECTIVES = (
    "much|often|likely a|many|few|part|like|one|only|just|soon|well|long|far|little|of|the|a"
    "|an|this|that|these|those|her|his|its|their|our|your|my|some|any|no|each|every|people"
    "|patients|women|men|children|adults|experts|doctors|about|in|on|at|for|to|as|than|more"
    "|less|enough|also|never|not|always|usually|generally"
)
# "is very important aspect", "is important part of", "plays important role"
_MISSING = later(
    rf"(?<![\w'-])(?:"
    rf"(?:is|was|be|becomes?|became|remains?|remained|it's|that's)\s"
    rf"(?P<phrase>(?:{_ADVERBS})\s(?!(?:{_NOT_ADJECTIVES})\b)[a-z][a-z-]+\s(?:{_NOUNS}))(?![\w'-])"
    rf"|(?:is|was|becomes|became|remains)\s"
    rf"(?P<phrase2>(?:{_ADJECTIVES})\s(?:{_NOUNS}))\s(?=(?:of|in|for|to|that|which|when|as)\b)"
    rf"|(?:plays?|played|playing|has|have|had)\s"
    rf"(?P<phrase3>(?:(?:{_ADVERBS})\s)?(?:{_ADJECTIVES})\s(?:role|effect|impact|part))\s"
    rf"(?=(?:in|on|of|to)\b)"
    rf")"
)
# What stands in every such place: a verb, an adverb or adjective right behind it, and a noun.
_VERBS = (
    "is", "was", "be", "became", "become", "becomes", "remain", "remains", "remained", "it's",
    "that's", "play", "plays", "played", "playing", "has", "have", "had",
)  # fmt: skip
_LEADING = frozenset(f"{_ADVERBS}|{_ADJECTIVES}".split("|"))
_FOLLOWED = later(rf"\s(?:[a-z][a-z-]+\s)?(?:{_NOUNS}|impact)")
# A noun that goes on is part of a name, such as "part time work".
_GOES_ON = later(
    r"[ -](?:[a-z]+ing|time|effects|free|based|control|treatment|management|factors?)\b"
)
_ASKED = later(r"\b(?:what|which|who|whose|such|as|no|any|each|every) $")


@rule(
    "wording.missing-article",
    level=Level.WARNING,
    message="A small word is missing before '%s': write '%s'.",
    why="A sentence without its 'a' or 'the' makes readers stumble and looks unchecked.",
    sources=[
        "AMA Manual of Style, 11th ed., 7.9 Articles",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
    ],
    examples=[
        Example(bad="Sleep is very useful tool against pain.", good="Sleep is a very useful tool"
        " against pain."),
        Example(bad="A virus is most common cause of colds.", good="This is very good advice. It"
        " is most common in women."),
        Example(bad="Rest is important part of care.", good="Rest is an important part of care."),
        Example(
            bad="The liver plays important role in this.",
            good="What matters is very important: part of it is rest.",
        ),
    ],
    words=sorted({f" {noun}" for noun in _NOUNS.split("|")} | {" impact"}),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each adjective and noun that lack their article."""
    for index in sorted({page.block_of(at) for at in _places(page)}):
        block = page.blocks[index]
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        text = block.folded
        for found in _MISSING.finditer(text):
            group = next(name for name in ("phrase", "phrase2", "phrase3") if found[name])
            start, end = found.span(group)
            end = start + len(text[start:end].rstrip())
            if _GOES_ON.match(text, end) or _ASKED.search(
                text, max(0, found.start() - 40), found.start()
            ):
                continue
            if block.kind is BlockKind.TABLE_HEADER or not block.text[start:end].islower():
                continue
            phrase = text[start:end]
            article = (
                "the" if phrase.startswith(("most ", "main ", "leading ")) else _indefinite(phrase)
            )
            span = block.source_span(start, end)
            at = block.source_span(start, start)
            fix = Fix(f"Write '{article} {phrase}'", (Edit(at, f"{article} "),))
            whole = block.source_span(found.start(), end)
            yield Match(
                whole if whole.start <= span.start else span,
                (phrase, f"{article} {phrase}"),
                (fix,),
            )


def _places(page: Page) -> Iterator[int]:
    """Yield where a verb, an adverb or adjective and a noun stand in a row on the page."""
    folded = page.folded
    for word in _LEADING & page.words.keys():
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if folded.endswith(_VERBS, 0, max(at - 1, 0)) and _FOLLOWED.match(folded, end):
                yield at
            at = folded.find(word, end)


def _indefinite(phrase: str) -> str:
    if phrase.startswith(("hour", "honest", "heir")):
        return "an"
    return (
        "an"
        if phrase[0] in "aeio" or (phrase[0] == "u" and not phrase.startswith(("us", "uni")))
        else "a"
    )
