"""A medicine that is put into a class to which it does not belong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_KIND = r"(?:types?|kinds?|sorts?|forms?|members?|examples?|class|group|family|one)"
_TOLD = (
    r"(?: (?:tablets?|capsules?|\([^()]{1,40}\)))?"
    r"(?:,? (?:which |that )?(?:(?:is|are|was|being) (?:also |usually |itself |actually "
    r")?(?:classed as |"
    r"known as |called |described as )?|belongs? to |comes? from |works as |acts as )|"
    r" (?:is|are) (?:in|part of|among) |(?P<aside>, (?=an? ))|, (?=one of )|"
    r"(?P<bracket> \((?=(?:an?|one of) ))|: )"
    rf"(?:(?:(?:an?|the|one) )?(?:{_KIND} (?:of|in) )?(?:the |a |our |these )?)"
    rf"(?:(?:class|group|family|medicines?|drugs?|painkillers?|tablets?)(?: of (?:medicines? |"
    rf"drugs? )?)?"
    rf"(?:called |known as )?(?:the )?)?"
    r"(?:(?!(?:not|non|no|like|unlike|alternative|with|to|and|or|than|used|taken|given|rather|added|"
    r"different|without|interacts?|neither|similar|combined|combination|for)\b)[a-z-]+ ){0,3}?"
)
_SUCH_AS = (
    r"(?:,? (?:such as|including|for example,?|for instance,?|e\.g\.,?)|"
    r" \((?:such as|for example,?|e\.g\.,?|like)|,? (?:like|namely|include:?|are:?)) \Z"
)
_NEXT = later(r"(?:, (?:and |or )?| and | or )\Z")
"""Between two of a list that belong to one class."""
_PAIRED = later(r"(?: (?:antibiotics|medicines|drugs|tablets))?(?: and | or |, (?:and |or )?|/)")
_AND_ANOTHER = later(
    r"\b(?:medicines?|medications?|drugs|tablets|pills|painkillers|treatments)"
    r"(?: and | or |, (?:and |or )?)(?:some |other |certain )?\Z"
)
"""Before the second of two groups, of which the list may name members of either."""
_NOT_IT = later(
    r"[- ](?:antagonists?|blockers?|reversal|withdrawal|addiction|dependen\w+|overdos\w*|use|"
    r"receptors?|"
    r"poisoning|resistan\w+|allerg\w+|sparing|free|inducers?|agonists?|antidote|substitut\w+|"
    r"intoleran\w+|treatment|induced|interact\w+|inhibitors?|deficien\w+|booster|enhancer|class "
    r"effect|"
    r"hormone|therapy|cover)\b|-"
)
_NOT_SAID = later(r"\b(?:not|never|n't|unlike|neither|nor|instead of|rather than|mistaken for)\b")
_LISTED = later(r"(?: [a-z]+)?,(?: [a-z-]+){1,4},? (?:or|and)\b")
"""What follows one of a list: "digoxin, a thiazide diuretic, lithium or ...\"."""
_OR = later(r"s?(?: [a-z]+)?,? (?:or|and)\b")
_BESIDE = later(
    r"[/+]\s?\Z|\b(?:with|to|than|of|from|for|into|replac\w+|stop\w*|instead|on|unlike|before|after|and|or|like|as|"
    r"by|while|whereas)\s(?:taking )?\Z"
)
_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.ALT})
_REACH = 60
_NEAR = 25
_AT_START = 4
"""Characters of a sentence before the medicine that it is about."""


@rule(
    "drugs.wrong-class",
    level=Level.WARNING,
    message="Check '%s': %s is not one of these.",
    why="Readers carry over effects and warnings from one class to a medicine of another.",
    sources=[
        "WHO, The use of stems in the selection of International Nonproprietary Names",
        "WHO Collaborating Centre for Drug Statistics Methodology, ATC index",
    ],
    examples=[
        Example(
            bad="Gliclazide is a statin that is taken with breakfast.",
            good="Gliclazide is a sulfonylurea that is taken with breakfast.",
        ),
        Example(
            bad="Losartan, a beta blocker, lowers blood pressure.",
            good="Losartan lowers blood pressure when a beta blocker is not enough.",
        ),
        Example(
            bad="Famotidine belongs to a group of medicines called proton pump inhibitors.",
            good="Famotidine is not a proton pump inhibitor. Naloxone is an opioid antagonist.",
        ),
        Example(
            bad="Statins such as simvastatin, pravastatin and nystatin lower cholesterol.",
            good="Statins such as simvastatin, pravastatin and rosuvastatin lower cholesterol.",
        ),
        Example(
            bad="You may be given atenolol (a diuretic) to slow your heart.",
            good="You may be given atenolol (a beta blocker) to slow your heart.",
        ),
        Example(
            bad="Blood thinners include warfarin, apixaban and amoxicillin.",
            good="Blood thinners include warfarin, apixaban and dabigatran. Antacids such as"
            " calcium carbonate do not thin blood.",
        ),
        Example(
            bad="Quinolone antibiotics such as minocycline bind to calcium.",
            good="Tetracycline and quinolone antibiotics such as minocycline bind to calcium.",
        ),
        Example(good="Azithromycin is an antibiotic. Paracetamol is a non-opioid painkiller."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each class in which a medicine is said to be, where its name is not of that class."""
    medicines = mentions(page)
    if not medicines or not _any_class().search(page.folded):
        return
    classes = [one for one in _classes() if one.called.search(page.folded)]
    listed: _Listed | None = None
    for mention in medicines:
        block = page.blocks[mention.block]
        listed = listed if listed is not None and _goes_on(block, mention, listed) else None
        if mention.everyday or block.kind in _SAYS_NOTHING or in_references(page, block):
            continue
        for one in classes:
            place = _told(block, mention, one)
            if place is None and listed is not None and listed.one is one:
                place = listed.start, mention.end
            if place is None:
                continue
            if not one.has(mention, block) and not is_quoted(block, *place):
                shown = block.text[slice(*place)]
                named = block.text[mention.start : mention.end]
                yield Match(block.source_span(*place), (shown, named))
                break
            if place[0] < mention.start and _leads(block, place[0]):
                listed = _Listed(mention, one, place[0])


class _Listed(NamedTuple):
    """The last medicine of a list that a class leads: "statins such as X, Y"."""

    last: Mention
    one: _Class
    start: int
    """Of the class."""


def _leads(block: Block, start: int) -> bool:
    """Return whether a sentence begins with a class, whose list is no part of another."""
    first, _ = sentence_around(block.plain, start)
    return start - first <= _AT_START * 3 and "," not in block.folded[first:start]


def _goes_on(block: Block, mention: Mention, listed: _Listed) -> bool:
    """Return whether a medicine is the next of a list."""
    if mention.block != listed.last.block or mention.start <= listed.last.end:
        return False
    return _NEXT.match(block.folded, listed.last.end, mention.start) is not None


def _told(block: Block, mention: Mention, one: _Class) -> tuple[int, int] | None:
    """Return where a medicine is said to be of a class: "X is a statin", "statins such as X"."""
    text = block.folded
    found = one.told.match(text, mention.end)
    if found is not None and _is_told(block, mention, found):
        return mention.start, found.end()
    before = one.such_as.search(text, max(0, mention.start - _REACH), mention.start)
    if before is not None and _beside_another(text, before.start()):
        return None
    if before is not None and not _NOT_SAID.search(
        text[max(0, before.start() - 40) : before.start()]
    ):
        return before.start(), mention.end
    return None


def _beside_another(text: str, start: int) -> bool:
    """Return whether a class is the second of two: "nitrates and beta blockers, such as"."""
    first = max(0, start - _REACH)
    if _AND_ANOTHER.search(text, first, start):
        return True
    others = list(_any_class().finditer(text, first, start))
    return bool(others) and _PAIRED.fullmatch(text, others[-1].end(), start) is not None


def _is_told(block: Block, mention: Mention, found: re.Match[str]) -> bool:
    text = block.folded
    if _NOT_IT.match(text, found.end()) or _NOT_SAID.search(found[0]):
        return False
    if is_negated(block, mention.start, found.end()):
        return False
    first, _ = sentence_around(block.plain, mention.start)
    before = text[first : mention.start]
    if _LISTED.match(text, found.end()):
        return False
    if found["bracket"]:
        return True
    if found["aside"]:  # else it may be one of a list: "digoxin, a water tablet or lithium"
        return len(before) <= _AT_START and "," not in before and not _OR.match(text, found.end())
    return _BESIDE.search(before[-_NEAR:]) is None


class _Class(NamedTuple):
    called: re.Pattern[str]
    told: re.Pattern[str]
    such_as: re.Pattern[str]
    members: re.Pattern[str]

    def has(self, mention: Mention, block: Block) -> bool:
        """Return whether one of the names of a medicine, or the one that is written, is of it."""
        names = (*mention.generics, block.folded[mention.start : mention.end])
        return any(self.members.fullmatch(name) for name in names)


@cache
def _any_class() -> re.Pattern[str]:
    return later(rf"\b(?:{'|'.join(called for called, _ in knowledge.classes())})\b")


@cache
def _classes() -> tuple[_Class, ...]:
    return tuple(
        _Class(
            later(rf"\b(?:{called})\b"),
            later(rf"{_TOLD}\b(?:{called})\b"),
            later(rf"\b(?:{called}){_SUCH_AS}"),
            later(members),
        )
        for called, members in knowledge.classes()
    )
