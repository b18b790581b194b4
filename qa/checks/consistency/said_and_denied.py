"""What the page's matter is said to use or hold, and said not to, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.statements import APART, sentence_of, states
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_places import blocks_where

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_VERBS = {"use": "use", "uses": "use", "contain": "contain", "contains": "contain",
          "involve": "involve", "involves": "involve", "give off": "use", "gives off": "use",
          "have": "contain", "has": "contain", "hold": "contain", "holds": "contain",
          "require": "require", "requires": "require",
          "release": "contain", "releases": "contain"}  # fmt: skip
_THING = (
    r"(?P<thing>x-?rays?|radiation|ioni[sz]ing radiation|needles?|an? injection|injections?|"
    r"alcohol|"
    r"gluten|lactose|latex|gelatine?|eggs?|egg|oestrogen|estrogen|progest\w+|hormones?|steroids?|"
    r"aspirin|paracetamol|acetaminophen|ibuprofen|caffeine|sugar|live (?:virus|vaccine|bacteria)|"
    r"the live virus|live \w+ virus|iodine|contrast(?: dye)?|dye|antibiotics?|opioids?|penicillin|"
    r"mercury|thiomersal|thimerosal|aluminium|aluminum|pork|animal products|milk|nuts?|peanuts?|"
    r"soya?|"
    r"sedation|an? (?:general |local )?an(?:a)?esthetic|an(?:a)?esthesia|stitches|a prescription|"
    r"a referral|fasting)"
)
_ADJECTIVES = (
    r"(?:(?:any|a|an|the|strong|small|low|high|some|very|other|amounts?|doses?|of|powerful) )*"
)
_SUBJECT = r"(?:it|this|mri|ct|(?:the|this|an?|your|each) (?:[a-z-]+ )?[a-z-]+|[a-z-]+)"
_SAYS = later(
    rf"\b(?P<who>{_SUBJECT}) (?:also |always |only |usually )?(?P<verb>uses|contains|involves|"
    rf"gives off|"
    rf"holds|requires|has|releases) {_ADJECTIVES}(?P<what>{_THING})\b"
)
_DENIES = later(
    rf"\b(?:does not|doesn't|do not|don't|never) (?P<verb>use|contain|involve|give off|hold|"
    rf"require|have) "
    rf"{_ADJECTIVES}(?P<what>{_THING})\b"
    rf"|\b(?P<verb_no>uses|contains|involves|requires|has) (?:no|neither) {_ADJECTIVES}"
    rf"(?P<what_no>{_THING.replace('<thing>', '<thing_no>')})\b"
)

_DENYING = frozenset({"does not", "doesn't", "do not", "don't", "never", " no ", " neither "})
_DENIAL = later(
    r"(?:does not|doesn't|do not|don't|never) (?:use|contain|involve|give off|hold|require|have) "
    rf"{_ADJECTIVES}{_THING}\b"
    rf"| (?:no|neither) {_ADJECTIVES}{_THING.replace('<thing>', '<thing_no>')}\b"
)
_SAYING = frozenset({"uses", "contains", "involves", "gives off", "holds", "requires", "has"})
_SAYING_SO = later(
    rf"(?:uses|contains|involves|gives off|holds|requires|has) {_ADJECTIVES}{_THING}\b"
)


@rule(
    "consistency.said-and-denied",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers with an allergy, an implant or a fear need to know which of the two holds.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# MRI\n\nMRI makes pictures of the body. It uses strong X-rays and a computer."
            "\n\nMRI does not use X-rays or any other ionising radiation.",
            good="# MRI\n\nMRI makes pictures of the body. It uses strong magnets and a"
            " computer.\n\nMRI does not use X-rays. A CT scan does.",
        ),
        Example(
            bad="The vaccine contains gelatine.\n\nThe vaccine contains no gelatine.",
            good="The nasal spray contains gelatine.\n\nIf you cannot have it, the injected vaccine"
            " does not contain gelatine.",
        ),
    ],
    words=_DENYING,
    beside=[_SAYING],
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places that speak of the same thing, of what the page is about."""
    denied = list(_denials(page))
    if not denied:
        return
    for block in blocks_where(page, _SAYING, _SAYING_SO):
        for found in _SAYS.finditer(block.folded):
            key = _VERBS[found["verb"]], _stem(found["what"])
            others = [place for place in denied if place[0] == key and place[1] != found["who"]]
            if not others or APART.search(sentence_of(block, found.start())):
                continue
            start, end = found.span()
            if not states(page, block, start, end) or not _same(page, found["who"], others[0][1]):
                continue
            _, _, other, first, last = others[0]
            said, no = block.text[start:end], other.text[first:last]
            match = Match(block.source_span(start, end), (said, no))
            yield from both_places(match, Match(other.source_span(first, last), (no, said)))
            return


def _denials(page: Page) -> Iterator[tuple[tuple[str, str], str, Block, int, int]]:
    """Yield what is denied, of what, and where."""
    for block in blocks_where(page, _DENYING, _DENIAL):
        for found in _DENIES.finditer(block.folded):
            start, end = found.span()
            if APART.search(sentence_of(block, start)) or not states(page, block, start, end):
                continue
            verb, thing = found["verb"] or found["verb_no"], found["what"] or found["what_no"]
            yield (_VERBS[verb], _stem(thing)), _before(block, found), block, start, end


def _before(block: Block, found: re.Match[str]) -> str:
    """Return the word before a denial: of what it is said."""
    return block.folded[: found.start()].rstrip().rsplit(" ", 1)[-1]


def _same(page: Page, one: str, other: str) -> bool:
    """Return whether two subjects are the page's matter: "it", a word of its title, or one word."""
    title = f"{page.title} {page.headings[0].text if page.headings else ''}".lower()
    words = one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1] if other else ""
    about = [word in ("it", "this") or (len(word) > 2 and word in title) for word in words]
    return all(about) or (words[0] == words[1] and words[0] not in ("it", "this"))


def _stem(thing: str) -> str:
    return thing.replace("-", "").removeprefix("an ").removeprefix("a ").rstrip("s")
