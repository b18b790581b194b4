"""A question that a heading asks and its answer settles, and a sentence that says the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences, words_in
from qa.patterns import later
from qa.quantities import times_in
from qa.rule import Example, rule
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ASKS: Final = later(
    r"\W*(?:\d+[.)] ?)?(?:q:? ?)?(?:is it (?:safe|ok|okay|all right|fine)(?: for (?:me|us))? to|"
    r"am i allowed to|will i be able to|(?:can|may|could|should|must) (?:i|you|we|my (?:child|baby|"
    r"teenager|partner)|people|children|patients))(?: (?:still|also|ever))? (?P<act>[a-z]{3,})\b"
    r"(?P<rest>[^?]{0,80})\?"
)
_ANSWER: Final = later(r"\W*(?:a:? ?)?(?P<is>yes|no)\b(?!\W{0,2} ?(?:but|not|however|though)\b)")
_BANS: Final = later(
    r"\b(?:must not|mustn't|do not|don't|cannot|can't|should not|shouldn't|never|avoid|not (?:be )?"
    r"(?:allowed|able|safe) to|no)\b[^.;:,]{0,30}\Z"
)
_LETS: Final = later(
    r"\b(?:(?:you|they|people|patients|children) (?:can|may|will be able to|are free to)(?! not)|"
    r"(?:is|it's|will be) (?:fine|safe|ok|okay|all right) to|free to|feel free to)"
    r"[^.;:,]{0,20}\Z"
)
_CASES: Final = later(
    r"\b(?:if|unless|except|until|till|once|when|while|only|after|before|without|instead|more than|"
    r"as long as|depends?|some|other|another|for the first|too)\b"
)
_SAYS_LITTLE: Final = frozenset(map(stem_of, ("myself", "yourself", "home", "afterwards", "day")))
_TOLD_IN: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SAME: Final = 1.5
"""Times that one length of time may be the other."""


class _Answer(NamedTuple):
    act: str
    about: frozenset[str]
    """Stems of the words that tell what is asked."""
    allows: bool
    sentence: str
    block: Block
    start: int
    end: int


@rule(
    "consistency.answered-otherwise",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who look up the answer to their question act on it, and never see the other one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Colonoscopy\n\nYou must not drive for 24 hours.\n\n## Can I drive home?\n\nYes,"
            " once the sedation has worn off after about an hour.",
            good="# Colonoscopy\n\nYou must not drive for 24 hours.\n\n## Can I drive home?\n\nNo,"
            " someone has to drive you.",
        ),
        Example(
            bad="# Scan\n\nYou can eat as usual.\n\n## Can I eat on the day?\n\nNo. Come with an"
            " empty stomach.",
            good="# Scan\n\nYou can eat as usual.\n\n## Can I eat on the day?\n\nYes. Have your"
            " breakfast.",
        ),
        Example(
            good="# Scan\n\nDo not eat after midnight.\n\n## Can I eat before the scan?\n\nYes, if"
            " it is in the afternoon.",
        ),
    ],
    words=["yes", "no"],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the answer, and in the message the sentence, where neither is for a case only.

    Where both give a length of time, and another one, a case does not excuse them.
    """
    if page.type == "professional":
        return
    for answer in _answers(page):
        found = next(_opposites(page, answer), None)
        if found is not None:
            block, start, end = answer.block, answer.start, answer.end
            yield Match(block.source_span(start, end), (block.text[start:end].strip(), found))


def _answers(page: Page) -> Iterator[_Answer]:
    for number, asked in enumerate(page.blocks):
        question = _ASKS.match(asked.folded)
        if question is None:
            continue
        block, at = asked, question.end()
        if not asked.folded[at:].strip():
            following = page.blocks[number + 1 : number + 2]
            if not following or following[0].kind not in _TOLD_IN:
                continue
            block, at = following[0], 0
        said = _ANSWER.match(block.folded, at)
        if said is None:
            continue
        start, end = next(place for place in sentences(block.plain) if place[1] > said.start("is"))
        about = _telling(question["act"] + question["rest"]) - _telling(page.title.lower())
        sentence = block.folded[said.start("is") : end]
        start = max(start, said.start("is"))
        yield _Answer(question["act"], about, said["is"] == "yes", sentence, block, start, end)


def _opposites(page: Page, answer: _Answer) -> Iterator[str]:
    wanted = _BANS if answer.allows else _LETS
    for block in page.blocks:
        if block is answer.block or block.kind in (BlockKind.HEADING, BlockKind.CODE):
            continue
        if answer.act not in block.folded or in_references(page, block):
            continue
        for start, end in sentences(block.plain):
            sentence = block.folded[start:end]
            at = sentence.find(answer.act)
            if at < 0 or sentence.rstrip().endswith("?") or not wanted.search(sentence[:at]):
                continue
            if len(answer.about - _telling(sentence)) > len(answer.about) / 2:
                continue
            if _is_for_a_case(answer.sentence, sentence) or is_quoted(block, start, end):
                continue
            yield block.text[start:end].strip()


def _telling(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a folded text is about."""
    stems = frozenset(stem_of(word) for word in words_in(text) if told_by(word))
    return stems - _SAYS_LITTLE


def _is_for_a_case(one: str, other: str) -> bool:
    """Return whether one of two sentences is for a case only, and times do not tell them apart."""
    if not (_CASES.search(one) or _CASES.search(other)):
        return False
    times = [list(times_in(text)) for text in (one, other)]
    if not all(len(found) == 1 for found in times):
        return True
    low, high = sorted(found[0].high for found in times)
    return high <= low * _SAME
