"""Two names by which a page calls those who publish it: the second was copied along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_WORD = r"[A-Z][\w'\u2019-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|the|and|&|for) )?{_WORD}){{0,5}}"
# How a page speaks of itself, by its name.
_GREETING = (
    r"\b(?:[Ww]elcome to|[Hh]ere at|[Ee]veryone at|[Aa]ll of us at|[Aa]ll at|[Ff]rom all at|"
    r"[Tt]he (?:whole )?team at|[Yy]our (?:friends|team) at) (?:the )?"
)
_AGREEING = r"\b[Bb]y (?:using|visiting|joining|booking with) (?:the )?"
_DATED = r"(?:\u00a9|\(c\)|Copyright)(?: \u00a9)? ?(?:(?:19|20)\d\d)?(?:\s?[-\u2013]\s?\d{4})?,? "
_A_SERVICE = (
    r" \((?:a|an|the|your) [^)\n]{0,40}\b(?:service|clinic|company|charity|practice|pharmacy)\b"
)
_REFUSING = r" (?:accepts no (?:liability|responsibility)|reserves the right|will not share your)\b"
# How a page speaks of itself, by its name.
_OWN = (
    later(rf"{_GREETING}(?P<name>{_NAME})"),
    later(rf"\b[Aa]t (?:the )?(?P<name>{_NAME}),? (?:we|our|you will|you'll) "),
    later(
        rf"\b(?:[Pp]atients (?:of|at|registered (?:with|at))|[Rr]egister (?:with|at)) (?:the )?"
        rf"(?P<name>{_NAME}(?:(?<=Surgery)|(?<=edical Centre)|(?<=Practice)|(?<=ealth "
        rf"Centre)))(?! or\b)"
    ),
    later(rf"{_AGREEING}(?P<name>{_NAME}),? (?:you|I) (?:accept|agree|consent)"),
    later(rf"(?:\A|[.!?] )(?:The )?(?P<name>{_NAME}) is (?:run|led|owned|staffed|headed) by\b"),
    later(rf"(?:\A|[.!?] )(?P<name>{_NAME}) (?:are|is) (?:proud|committed|delighted|pleased) to\b"),
    later(rf"(?:\A|[.!?] )(?P<name>{_NAME}){_A_SERVICE}"),
    later(rf"{_DATED}(?P<name>{_NAME})"),
    later(rf"\b(?P<name>{_NAME}){_REFUSING}"),
)
_LITTLE = frozenset(
    words_in(
        "the of and for a at clinic clinics surgery surgeries practice practices hospital "
        "hospitals "
        "pharmacy pharmacies centre center centres centers dental trust medical health healthcare "
        "care "
        "group partners associates nhs foundation team house ltd limited llc inc plc uk service "
        "services general community university private royal dr our we you children's family "
        "allergy eye skin hearing dentistry "
        "kidney heart sleep cancer physio physiotherapy fertility spa optical care home"
    )
)
_EXPLAINED = later(
    r"\b(?:formerly|previously|was (?:once )?called|used to be|changed (?:our|its) name|now called|"
    r"new "
    r"name|part of|partner\w*|together with|not linked|no longer|merged|joined|sister|branches|"
    r"on behalf of|hosted by|run jointly|works? with|known as|trading as|owned by|member of|"
    r"courtesy|"
    r"permission)\b"
)


class _Called(NamedTuple):
    block: Block
    start: int
    end: int
    words: frozenset[str]
    """Those by which the name is known from others."""

    @property
    def name(self) -> str:
        return self.block.text[self.start : self.end]


@rule(
    "consistency.other-organisation",
    level=Level.WARNING,
    message="The page calls its publisher '%s' here and '%s' elsewhere: put the right name.",
    why="A name copied from another site makes readers ask whom they deal with.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "HONcode, principle 1: say who is responsible for the site",
    ],
    examples=[
        Example(
            bad="Welcome to Elm Lane Clinic. At Oak Hill Surgery we see patients of all ages.",
            good="Welcome to Elm Lane Clinic. At Elm Lane we see patients of all ages.",
        ),
        Example(
            bad="The Moorland Skin Clinic is run by Dr Lee. Everyone at Lakeside Skin says hello.",
            good="Here at Lakeside Skin we were formerly called Moorland. All at Moorland agree.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both names, where they have no word in common but for what kind of place it is."""
    if _EXPLAINED.search(page.folded):
        return
    called = [one for block in page.blocks for one in _names(page, block)]
    for one in called[1:]:
        first = called[0]
        if one.words.isdisjoint(first.words):
            yield from both_places(_match(first, one), _match(one, first))
            return


def _match(here: _Called, there: _Called) -> Match:
    span = here.block.source_span(here.start, here.end)
    texts = here.block.text[here.start : here.end], there.block.text[there.start : there.end]
    return Match(span, texts)


def _names(page: Page, block: Block) -> Iterator[_Called]:
    if block.kind is BlockKind.CODE or in_references(page, block):
        return
    for pattern in _OWN:
        for found in pattern.finditer(block.plain):
            words = frozenset(words_in(found["name"].lower())) - _LITTLE
            if words and not is_quoted(block, *found.span("name")):
                yield _Called(block, *found.span("name"), words)
