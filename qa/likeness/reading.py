"""Which sentences of a page are like those that editors have marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa import knowledge
from qa.context import Context, is_cited
from qa.document import BlockKind
from qa.encoder import model as encoder
from qa.likeness.features import Features
from qa.likeness.model import load
from qa.medicines import mentions
from qa.page import sentences
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qa.document import Block
    from qa.page import Page

_SKIPPED: Final = frozenset({BlockKind.CODE, BlockKind.ALT})
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 60
"""What is longer is no sentence, but a table or a list that ran together."""
_SHORT: Final = 6
_OF_SHORT: Final = 0.25
"""How much more a sentence of fewer words than that has to score: little speaks for it."""
_OF_FRAGMENT: Final = 0.4
"""The same for what does not end as a sentence does, such as a heading or an item of a list."""
_OF_MEANING: Final = np.float32(0.25)
"""How much the score of what a sentence means counts beside that of its words."""
_ENDS: Final = (".", "!", "?", ".)", '."', "!)", '!"')
_ABBREVIATION: Final = later(r"\b[A-Z]{2,5}\b")
_BACKED: Final = frozenset({("claims", "f"), ("claims", "g")})
"""Evidence and figures, which a citation makes good."""
_SAID: Final = later(r'"[^"]{12,}"')
_USED_FOR: Final = later(
    r"(?:(?:infants?|children'?s?) )?[\w-]+(?: [\w-]+)? (?P<what>"
    r"(?:is used to |helps (?:to )?|can )?"
    r"(?:treat|prevent|ease|lower|reduce|relieve|brings? down|calm|control|stead(?:y|ie))s?) "
    r"(?:[\w-]+,? ){0,8}[\w-]+\.$"
)
_MORE: Final = later(
    r"\b(?:all|any\w*|every\w*|always|never|not?|without|complete\w*|cure\w*|permanent\w*|safe\w*|"
    r"fast\w*|quick\w*|instant\w*|natural\w*|better|best|good|proven|guarantee\w*|within|days?|"
    r"weeks?|minutes?|hours?|\d+|weight|aging|ageing|cancers?|dementia|autism)\b"
)
"""Where such a sentence says more."""
_AT_START: Final = 12
_FEWEST_TABLETS: Final = 2
_MOST_ABBREVIATIONS: Final = 2
"""More stand in what clinicians write for each other."""
_HARMLESS: Final = (
    r"^(?:the|an?|this|your) (?:[\w-]+ ){1,3}(?:test|scan|x-ray) has (?:no|very few) risks\.$",
    # what the body does, and what an operation ends
    (
        r"^(?:our|your|the|human) (?:body|bodies|skin|liver|kidneys?|pancreas|bone marrow|cells) "
        r"(?:\w+ )?(?:makes?|produces?|needs?|stores?) (?:\w+ ){1,4}(?:when|from|in|after|for) "
        r"(?:(?!(?:all|any|every|never|always|our|this|tea|drink|eat|take)\b)[\w-]+ ){0,8}"
        r"[\w-]+\.$"
    ),
    r"^[^.\d]{0,60}\byou can no longer (?:become|get|fall) pregnant\b",
    # what iron tablets, condoms and vaccines are for
    (
        r"^(?:ferrous|ferric|iron)\b[\w ]{0,30}\b(?:build|restore|top|replace|raise)s? (?:up )?"
        r"(?:your|the) (?:body's )?iron\b[\w ]{0,20}\.$"
    ),
    (
        r"^(?!.*\b(?:100|always|complete\w*|fully|never|perfect\w*|all)\b).*"
        r"\b(?:condoms?|dental dams?|"
        r"(?:hpv|flu|mmr|tetanus|hepatitis b|covid) (?:vaccine|shot|jab))(?: \w+)? "
        r"(?:protects?|prevents?|reduces?|lowers?)\b"
    ),
    # told to do as the label says, or to wait
    (
        r"\bas (?:the|your) (?:pack(?:et|age|aging)?|label|leaflet|box|tube|bottle) (?:\w+ )?"
        r"(?:tells?|says?|directs?|shows?|advises?|describes?)\b"
    ),
    (
        r"^you (?:will |can |may |usually )?(?:rest|wait|stay|lie)\b[\w ]{0,40}\buntil the "
        r"(?:sedation|sedative|an[ae]+sthetic|effects?) (?:wears?|has worn)\b"
    ),
    # what something costs, who has been where, and what takes the force from a medicine
    r"\b(?:comes?|came|adds? up) to (?:about |around )?[\u00a3$\u20ac]\d",
    (
        r"^you (?:have been|have come|came|were seen|have had) (?:to|by|in|at) (?:us|the|our|a)\b"
        r"[\w ]{0,30}\b(?:today|with|because|after|for|following)\b"
    ),
    (
        r"\b(?:stops?|keeps?|prevents?) (?:the |your |some |other )?(?:[\w-]+ ){1,4}"
        r"(?:from )?working\b"
    ),
    # whom an infection can reach, and what stays as it is
    (
        r"^(?:once|after|when|by the time) (?:the|a) [\w ]{3,40}, (?:your child|they|you|"
        r"children|people) (?:is|are) (?:unlikely|not likely|less likely) to "
        r"(?:pass|spread|infect)\b"
    ),
    (
        r"^even (?:if|when|once|after|though) [^.;]{3,80}? (?:may|might|could|can) (?:still )?"
        r"(?:pass|spread|infect)\b"
    ),
    # what is used up, or too old
    (
        r"^(?:safely )?(?:throw|discard|dispose of|bin)\b[^.;!?]{0,60}\b(?:counter|(?:is|are) "
        r"empty|"
        r"expir\w+|use-by|date on|(?:days|weeks|months) after|opening|reads 0+|shows 0+)\b"
    ),
    (
        r"\b(?:crime|rape|abuse|assault|crash|accident|drowning|shooting|fire|burn|bomb|war|"
        r"torture|"
        r"violence|trafficking) victims (?:can (?:ask|call|get|have|talk|see|phone)|need)\b"
    ),
    r"\b(?:has|have) not (?:changed|grown)\b[^.;]{0,20}\bcan (?:usually )?be left\b",
    # what to measure with, and what a condition no longer stands in the way of
    (
        r"^(?:draw|measure|use|give|fill)\b[^.;]{0,60}\b(?:oral|dosing|medicine|measuring|"
        r"dropper) ?"
        r"(?:syringe|spoon|cup|device|dropper)s?\b"
    ),
    r"\bno longer (?:means?|rules? out|stops?|prevents?)\b",
    (
        r"^(?:swap|switch|change|replace) [\w -]{3,30} (?:for|with|to) (?:a )?(?:gentle |"
        r"low-impact )?"
        r"(?:swimming|cycling|walking|rowing|yoga|pilates|water|exercise|swim|walk|bike)\b"
    ),
    # nobody is to blame
    (
        r"(?:\b(?:not|never)|n't) (?:an? |your |their |anyone's |anybody's |the |"
        r"all )*(?:punishment|"
        r"fault|failing|weakness|sign of (?:weakness|failure)|failure|shame|blame|character|lazy|"
        r"weak)\b"
    ),
)
"""Ways to say what is right that the model takes for faults."""
_CLEARED: Final = Context(
    quoted=True, rebutted=True, references=True, verbatim=True, mentioned=True, name=True,
    headings=(r"\b(?:myths?|misconceptions?|fact or fiction|scams?|true or false)\b",),
    near=(
        r"^\W*(?:myths?|false|fiction|claim)\b(?: \d+)? ?[:\u2013-]",
        r"\bour (?:other )?(?:pages?|leaflets?) (?:about|on|for)\b",  # it sends readers on
        *_HARMLESS,
        r"^\W*(?:[\w-]+ ){1,4}is an? (?:\w+ )?allergy to (?:[\w-]+,? ){0,9}[\w-]+\.$",
    ),
)  # fmt: skip


class Sentence(NamedTuple):
    """A sentence of a page, by its place in `Block.plain`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence in lower case, without what somebody else says in it."""
        text = self.block.folded[self.start : self.end]
        return _SAID.sub('""', text) if text.count('"') > 1 else text


class Likely(NamedTuple):
    """A sentence that is like faults of a family."""

    sentence: Sentence
    score: float
    kind: str
    """Which kind of fault it is most like."""


class _Scored(NamedTuple):
    sentences: list[Sentence]
    """Those whose words are like a fault of some family."""
    scores: NDArray[np.float32]
    surest: NDArray[np.intp]
    """The family of whose warnings each is the surest."""


def likely(page: Page, family: str, least: float) -> Iterator[Likely]:
    """Yield each sentence that scores at least so much in a family, in reading order.

    A sentence is told in that family alone of whose warnings it is the surest. What is quoted,
    spoken about, fixed by law, or a source is left out.
    """
    language = page.document.language
    if language and not language.lower().startswith("en"):
        return
    model = load()
    scored = page.once(_scored)
    column = list(model.families).index(family)
    may_be = (scored.surest == column) & (scored.scores[:, column] >= least)
    for at in np.flatnonzero(may_be).tolist():
        sentence = scored.sentences[at]
        score = float(scored.scores[at, column]) - doubt(sentence.text)
        if score < least or _is_apart(page, sentence):
            continue
        kind = model.kind(family, sentence.text)
        if (family, kind) not in _BACKED or not _is_backed(page, sentence):
            yield Likely(sentence, score, kind)


def whole_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is neither too short nor too long to be judged."""
    for start, end in sentences(text):
        if _FEWEST_WORDS <= text.count(" ", start, end) + 1 <= _MOST_WORDS:
            yield start, end


def doubt(sentence: str) -> float:
    """Return what is taken off the score of a sentence for the way it is made."""
    short = _OF_SHORT if sentence.count(" ") + 1 < _SHORT else 0
    return short + (0 if sentence.endswith(_ENDS) else _OF_FRAGMENT)


def _is_backed(page: Page, sentence: Sentence) -> bool:
    """Return whether a source stands by a sentence, or it is a cell of a table, which has one."""
    return sentence.block.kind is BlockKind.TABLE_CELL or is_cited(page, *sentence)


def _is_apart(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence is not said by the page to its readers."""
    block, start, end = sentence
    if " ~ " in block.plain[start:end]:  # a term of a list and what is said of it
        return True
    if _says_what_for(page, sentence):
        return True
    if len(_ABBREVIATION.findall(block.plain, start, end)) > _MOST_ABBREVIATIONS:
        return True
    return _CLEARED.clears(page, block, start, end)


def _says_what_for(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence says what a medicine is given for, and no more."""
    block, start, end = sentence
    found = _USED_FOR.match(block.folded, start, end)
    if found is None or _MORE.search(block.folded, start, end):
        return False
    number = page.block_at(block.source_span(start, end).start)
    return any(
        start <= one.start <= start + _AT_START
        and one.end <= found.start("what")
        and not one.everyday
        and len(knowledge.tablets(one.generic)) >= _FEWEST_TABLETS
        for one in mentions(page)
        if one.block == number
    )


def scores_of(texts: Sequence[str], by_words: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores of sentences by their words and by what they mean, a column a family."""
    made: NDArray[np.float32] = by_words + _OF_MEANING * encoder.load().scores(texts)
    return made


def _scored(page: Page) -> _Scored:
    model = load()
    found = [
        Sentence(block, start, end)
        for block in page.blocks
        if block.kind not in _SKIPPED
        for start, end in whole_sentences(block.plain)
    ]
    texts = [one.text for one in found]
    by_words = model.faults.scores(Features(texts))
    levels = model.levels.values()
    read_from, warned = (
        np.array([each[level] for each in levels], np.float32) for level in ("read", "warning")
    )
    some = np.flatnonzero((by_words >= read_from).any(axis=1)).tolist()
    if not some:
        return _Scored([], by_words[:0], np.zeros(0, np.intp))
    scores = scores_of([texts[at] for at in some], by_words[some])
    scores[by_words[some] < read_from] = -np.inf
    return _Scored([found[at] for at in some], scores, (scores - warned).argmax(axis=1))
