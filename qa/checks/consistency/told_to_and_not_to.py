"""One and the same act that readers are told not to do, and told or let do: "Never suck it out"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.context import is_conditional
from qa.finding import Level
from qa.medicines import mentions_between
from qa.page import places_of, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_SIGNS = ("do not ", "don't ", "never ", "must not ", "mustn't ", "should not ", "shouldn't ",
          "cannot ", "can't ", "avoid ", "no need to ")  # fmt: skip
_BANS = later(
    r"\b(?P<how>do not|don't|never|must not|mustn't|should not|shouldn't|cannot|can't|avoid|"
    r"no need to)(?: (?P<exempt>need to|have to))?(?: (?:ever|try to|just|simply|also|be|take|"
    r"get))?? (?P<verb>[a-z]{3,})(?P<rest>[^.;:!?()]*)"
)
_NO_ACT = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "need have want worry hesitate forget assume expect think know feel seem delay wait "
        "happen work mean cause include affect help know think like hope always know sure been "
        "afraid ignore panic hear see believe under any the your all this that and for over other "
        "contain usually normally necessarily yet let being having getting try rely tell say ask "
        "understand remember look become replace put off just stop start keep make take use give"
    ).split()
) - frozenset(("put", "take", "use", "give", "start", "keep", "stop"))
_TOLD = later(
    r"(?:(?:\A|[.!?;:] ?|, (?:and |then )?|\b(?:then|and|please|always|simply|just|gently) )|"
    r"\b(?:you|people|patients|they|we|most people|everyone|anyone|children|your child) (?:can|may|"
    r"should|must|need to|have to|will be able to|are able to)(?: still| also| safely| even| now|"
    r" usually| always| either)* |\b(?:safe|fine|ok|okay|all right|free|best|good idea|important|"
    r"allowed|able|need|helps?|try) to |\b(?:most|many|plenty of|lots of) (?:people|patients|"
    r"women) )\Z"
)
_MUST = later(r"\b(?:must|need to|have to|has to|needs to)(?: always| all)* \Z|(?:\A|[.!?;:] )\Z")
_DENIED = later(
    r"\b(?:not|never|n't|cannot|no|nor|avoid|without|stop|if|unless|except|until|rather than|"
    r"instead of|whether|risks?|how to|before you|why|when)\b[^.;:!?]*\Z"
)
_CASES = later(
    r"\b(?:if|unless|except|without|more than|less than|too|only|instead|rather|but|however|even|"
    r"other|another|both|all of|or|some|most|may|might|ask|check with|talk to|speak to|whole|"
    r"directly|alone|own|just|long|large|lots?|again|later|first|extra|double|twice|than|any more|"
    r"suddenly|abruptly|less|more|better|harder|on your own|anything|everything|hard|same|"
    r"unnecessar\w+|when|whenever|"
    r"while|once|slowly|gradually|also|like|such as|until|till|after|before|from|during)\b|\d"
)
_TAIL = later(
    r"\b(?:(?:for|in|during|within) (?:the |at |about |up |least |to |first |next |a |an )*(?:\d+|"
    r"few|one|two|three|four|six|couple)\b|until|till|after|before|during|while|straight|for long|"
    r"at (?:any|all)|right away)\b"
)
_SOON = later(
    r"\b(?:straight ?away|right away|immediately|at once|the same (?:day|evening|night|afternoon|"
    r"morning)|that "
    r"(?:same "
    r")?(?:evening|night|day)|as soon as you (?:get|leave|are home|wake|arrive)|straight after|"
    r"right after|the next (?:day|morning)|the day after|at any time|any time you)\b"
)
_BUT = later(r"\b(?:if|unless|excepti?\w*)\b")
_FOR_SOME = later(r"\b(?:if|unless|when|why|who|that|once|some|except\w*)\b")
_PLAIN = ("do", "never", "avoid", "no need")
_YOU = later(r"\b(?:you|they|people|patients|your child) \Z")
_GENERIC = frozenset(
    map(
        stem_of,
        (
            "area",
            "skin",
            "wound",
            "injury",
            "site",
            "spot",
            "place",
            "person",
            "patient",
            "child",
            "baby",
            "victim",
            "part",
            "rash",
            "bite",
            "burn",
            "tablets",
            "medicine",
            "capsule",
            "lot",
            "way",
            "time",
            "body",
            "something",
            "everyone",
        ),
    )
)
_ENOUGH = 2.0
_TELLING = 1.3
_ACTS = frozenset(("drive", "fly", "swim", "exercise", "smoke", "shower", "bathe", "cycle"))
_CLAUSE = later(r"[,;:.!?()]|\b(?:because|since|so that|as it|as this|so it|which)\b")
_IS_DOING = later(
    r" (?:from|can|may|is|was|will|alarms?|dries|irritates|damages|harms|gets|makes)\b"
)
"""After what is done these show that it is a thing: "Smoke dries out the nose"."""
_PEOPLE = frozenset(
    {"child", "older", "men", "women", "pregnant", "severe", "mild", "some", "missed", "organ",
     "route", "sort"}
)  # fmt: skip
_VERBS = "use|take|have|give|wear|put|keep|store|eat|drink|go|get|bring|apply|leave|start|stop"
_VERB = rf"(?P<verb>{_VERBS})"
_NOT_TO = later(
    rf"\b(?:do not|don't|never|must not|mustn't|should not|shouldn't) {_VERB}\b"
    r"(?P<rest>[^.;:!?()]*)"
)
_LET = later(
    r"\b(?:you|they|people|patients|children|your child|women|adults) (?:can|may)(?: still| also| "
    rf"safely| even| happily)* {_VERB}\b(?P<rest>[^.;:!?()]*)|\b(?:safe|fine|ok|okay|all right) to "
    rf"(?P<verb_too>{_VERBS})"
    r"\b(?P<rest_too>[^.;:!?()]*)"
)
_NO_WORDS = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "it them the a an your this that these any all ever still also some their his her my our"
    ).split()
)
_BOUND = later(
    r"\b(?:if|unless|except|but|although|only|or|until|more|less|other|another|some|without|too|"
    r"than|"
    r"once|ask|again|instead|same|first|doctor|told)\b"
)
_FEW_WORDS = 5
_TELLING_WORD = 0.8
_FEW = 40
"""Bans on a page; one with more is a book."""


class _Ban(NamedTuple):
    verb: str
    stems: frozenset[str]
    is_exempt: bool
    """They need not do it."""
    waits: bool
    """It is for a time only."""
    said: Saying
    clause: str


@rule(
    "consistency.told-to-and-not-to",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who are told to do a thing, and not to do it, follow the wrong one, or neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Snake bites\n\nNever suck the venom out.\n\nSuck the venom out of the wound.",
            good="# Snake bites\n\nNever suck the venom out.\n\nClean the venom off the skin.",
        ),
        Example(
            bad="# Hydrocortisone\n\nDo not use it on your face.\n\nIt is safe to use on the face.",
            good="# Hydrocortisone\n\nDo not use it on your face.\n\nIt is safe to use on the "
            "hands.",
        ),
        Example(
            bad="# New hip\n\nDo not cross your legs for 6 weeks.\n\nYou can cross your legs as"
            " soon as you get home.",
            good="# New hip\n\nDo not cross your legs for 6 weeks.\n\nYou can cross your legs"
            " again after that.",
        ),
    ],
    words=_SIGNS,
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences on the same act, for no case only."""
    if page.type == "professional":
        return
    told: set[int] = set()
    for there, said in _word_for_word(page):
        told.add(said.block.span.start + said.first)
        yield from against(there, said)
    for count, ban in enumerate(_bans(page)):
        if count > _FEW:
            return
        for said in _acts(page, ban):
            if said.block.span.start + said.first not in told:
                told.add(said.block.span.start + said.first)
                yield from against(ban.said, said)
            break


def _word_for_word(page: Page) -> Iterator[tuple[Saying, Saying]]:
    """Yield a ban, and what lets readers do the very same: "use it on the face"."""
    bans: dict[tuple[str, frozenset[str]], Saying] = {}
    for number, block in enumerate(page.blocks):
        for found in _NOT_TO.finditer(block.folded):
            if (act := _act(page, number, found)) is not None:
                bans.setdefault(act[0], act[1])
    for number, block in enumerate(page.blocks) if bans else ():
        for found in _LET.finditer(block.folded):
            act = _act(page, number, found)
            if act is None or act[0] not in bans:
                continue
            ban, said = bans[act[0]], act[1]
            start, end = ban.first, ban.last
            apart = groups_in(ban.block.folded[start:end]) ^ groups_in(said.sentence)
            if not (ban.is_beside(said) or apart & _PEOPLE - groups_in(page.title.lower())):
                yield ban, said


def _act(
    page: Page, number: int, found: re.Match[str]
) -> tuple[tuple[str, frozenset[str]], Saying] | None:
    """Return verb, words and place of an act that is for no case but those of its words."""
    groups = found.groupdict()
    verb, rest = (
        groups["verb"] or groups["verb_too"],
        groups["rest"] or groups.get("rest_too") or "",
    )
    start = found.end() - len(rest)
    rest = _CLAUSE.split(rest)[0]
    words = [word for word in words_in(rest) if word not in _NO_WORDS]
    if len(words) > _FEW_WORDS or sum(map(told_by, words)) < _TELLING_WORD:
        return None
    said = saying(page, number, found.start(), start + len(rest.rstrip()))
    if said is None or _asked(said) or _BOUND.search(said.sentence):
        return None
    before = said.block.folded[said.first : found.start()]
    if len(mentions_between(page, number, said.first, said.last)) > 1 or _DENIED.search(before):
        return None
    return (verb, frozenset(map(stem_of, words))), said


def _bans(page: Page) -> Iterator[_Ban]:
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in _SIGNS):
            continue
        for found in _BANS.finditer(block.folded):
            how, verb = found["how"], found["verb"]
            if how == "avoid":
                if not verb.endswith("ing"):
                    continue
                verb = _base(verb)
            rest = _CLAUSE.split(found["rest"])[0]
            tail = _TAIL.search(rest)
            core = rest[: tail.start()] if tail else rest
            stems = _stems(core)
            if verb in _NO_ACT or _CASES.search(core) or (tail and " if " in rest):
                continue
            told = told_by(verb) + sum(told_by(word) for word in words_in(core))
            if verb not in _ACTS and (told < _ENOUGH or not (stems or told_by(verb) >= _TELLING)):
                continue
            said = saying(page, number, found.start(), found.start("rest") + len(core.rstrip()))
            before = block.folded[said.first : found.start()] if said else ""
            if said is None or _asked(said) or _leads(before) or " if " in said.sentence:
                continue
            if not how.startswith(_PLAIN) and not _YOU.search(before):
                continue
            exempt = bool(found["exempt"]) or how == "no need to"
            if exempt and how not in ("do not", "don't", "no need to"):
                continue
            yield _Ban(verb, stems, exempt, tail is not None, said, before + found[0])


def _leads(before: str) -> bool:
    """Return whether what stands before a ban makes it one for a case: "If it bleeds, do not"."""
    return _FOR_SOME.search(before) is not None


def _asked(said: Saying) -> bool:
    return said.sentence.rstrip().endswith(("?", ":"))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words_in(text) if told_by(word)) - _GENERIC


def _base(verb: str) -> str:
    stem = verb.removesuffix("ing")
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def _acts(page: Page, ban: _Ban) -> Iterator[Saying]:
    """Yield the sentences that tell readers to do, or let them do, what a ban is on."""
    for at in places_of(ban.verb, page.folded):
        number = page.block_of(at)
        block = page.blocks[number]
        start = at - page.block_starts[number]
        end = start + len(ban.verb)
        if end < len(block.folded) and block.folded[end].isalpha():
            continue
        said = saying(page, number, start, end)
        if said is None or said.is_beside(ban.said) or _asked(said):
            continue
        if is_conditional(page, block, start, end):
            continue
        before = block.folded[said.first : start]
        if not _TOLD.search(before) or _DENIED.search(before):
            continue
        if ban.is_exempt and not _MUST.search(before):
            continue
        rest = _CLAUSE.split(block.folded[end : said.last])[0]
        if rest.startswith(" you ") or _IS_DOING.match(rest):
            continue
        soon = _SOON.search(rest)
        plain = rest[: soon.start()] if soon else rest
        if (ban.waits and not soon) or _CASES.search(plain) or not ban.stems <= _stems(plain):
            continue
        if _BUT.search(said.sentence):
            continue
        apart = groups_in(ban.clause) ^ groups_in(before + rest)
        if apart & _PEOPLE - groups_in(page.title.lower()):
            continue
        yield said._replace(end=end + len(rest.rstrip()))
