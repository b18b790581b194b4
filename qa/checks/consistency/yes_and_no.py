"""What the page is about is so in one sentence, and not so in another: contagious, curable."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_VERY = r"(?:(?:very|highly|extremely|so|easily|quite|completely|usually|also|always|really) )?"
_NOT = r"(?: not|n't)"
_WHAT = r"(?P<what>it|them|[a-z][a-z' -]{2,50}?)"
_END = (
    r"(?=[.,;:!)]|\Z| (?:from|by|through|with|and|but|if|because|so|that|yet|at|in|when|to|"
    r"while|is|are)\b)"
)
_OTHERS = (
    r"(?:other people|others|another person|other children|someone else|anyone else|each other|"
    r"person to person|one person to another|people in|family members)"
)
_REMEDY = (
    r"(?:medicines?|medications?|drugs?|treatments?|therap(?:y|ies)|tablets?|creams?|diets?|"
    r"supplements?|remed(?:y|ies)|operations?|surgery|inhalers?|injections?)"
)
_HOUSEHOLD = (
    rf"(?:{_OTHERS}|(?:the rest of )?(?:your|the|their) (?:family|household|children|partner|"
    r"housemates|colleagues|friends|classmates))"
)
_CONTACT = (
    r"(?:(?:very |quite |so )?(?:easily|quickly|fast)|(?:between|among) (?:people|children)|"
    rf"(?:on )?(?:to|from) {_OTHERS}|from (?:person|child|one \w+) to (?:person|child|another|"
    rf"the next)|(?:by|through) (?:close |direct |skin|touch\w*|cough\w*|saliva|droplets|"
    r"kiss\w*|shar\w+|casual |human ))"
)


class Trait(NamedTuple):
    """What a matter is or is not, and how sentences say so.

    A group `what` of a pattern is of what it is said; without it that stands before.
    """

    signs: tuple[str, ...]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    apart: re.Pattern[str]


def _trait(signs: str, yes: str, no: str, *, apart: str = "x-x") -> Trait:
    return Trait(
        tuple(signs.split("|")), later(yes), later(no), later(rf"\b(?:{_CASES}|{apart})\b")
    )


_CASES = (
    r"if|unless|until|may|might|could|some|sometimes|rare\w*|occasional\w*|once|depends?|however|"
    r"although|whether|except|no longer|used to|in the past|myths?|stud(?:y|ies)|trials?|"
    r"research\w*|other (?:types?|forms?|kinds?|people (?:think|say))|anymore|any ?more|"
    r"less|than|as soon as|when|after(?! (?:surgery|treatment|an operation)\b)|before|only|first|"
    r"without|one day|yet|hope"
)
TRAITS = (
    _trait(
        "contagious|infectious|catching|catch|caught|spread|passed|passes|passing|pass ",
        rf"\b(?:is|are|can be) {_VERY}(?:contagious|infectious|catching)\b|"
        rf"\b(?:can |is |are )?(?:also )?(?:be )?(?:easily )?(?:spreads?|passe?[sd]?)(?: on)?"
        rf"(?: (?:very |quite )?(?:easily|quickly))? {_CONTACT}|"
        r"\byou can catch (?P<thing>it)\b|"
        rf"\b(?:children|people|adults|babies) (?:often |usually |mostly )?catch "
        rf"{_WHAT.replace('what', 'what6')} (?:from|off) {_OTHERS}\b|"
        rf"\b(?:you|they|your child|people) can (?:still |also |easily )?(?:give|pass|spread) "
        rf"(?P<what4>(?:it|the|[a-z]+)(?: [a-z]+)?)(?: on)? to {_HOUSEHOLD}\b|"
        rf"\bcan (?:easily )?be caught (?:by|from|through)\b|"
        rf"\byou can (?:easily )?(?:catch|get) {_WHAT} (?:from|by) (?:{_OTHERS}|touching|kissing|"
        rf"close|sharing|someone|people)\b|"
        r"\b(?:so that|so|or|and) (?:you|they|he or she|your child) (?:do not|don't|will not|won't|"
        r"could) pass (?P<thing2>it) on\b|\bto (?:avoid|stop|prevent) (?:passing (?P<thing3>it) on|"
        r"(?P<"
        r"thing4>it) (?:from )?(?:spreading|being passed) to (?:others|other \w+))\b|\bkeep "
        r"(?:your "
        rf"child |them )?away from {_OTHERS}\b",
        rf"\b(?:is|are)(?:n't| not) {_VERY}(?:contagious|infectious|catching)\b|"
        r"\b(?:cannot|can't) (?:spread|pass|give) (?P<what5>(?:it|the|[a-z]+)(?: [a-z]+)?)"
        rf"(?: on)? to {_HOUSEHOLD}\b|"
        rf"\b(?:cannot|can't|can not|does not|doesn't|do not|don't) (?P<lax>usually |normally |"
        rf"generally )?(?:be )?(?:caught|spread|"
        rf"passe?d?|"
        rf"transmitted)(?: on)? {_CONTACT}|\b(?:cannot|can't) be (?:caught|passed on)(?! to "
        rf"your)\b|"
        rf"\byou (?:cannot|can't) (?:catch|pass on|give) {_WHAT}{_END}|"
        rf"\byou (?:cannot|can't) pass {_WHAT.replace('what', 'what3')} on\b|\b(?:is|are) (?:very |"
        rf"quite |"
        r"really )?(?:hard|difficult) to catch\b|"
        rf"\b(?:there is |there's )?no (?:risk|danger|chance) of (?:passing|catching|spreading) "
        rf"{_WHAT.replace('what', 'what2')}(?: on)?{_END}|\b(?:does|do){_NOT} spread (?:easily "
        rf")?(?:to|between|from)\b|\b(?:is|are) not "
        r"passed (?:on )?(?:to|between|from)\b",
        apart=r"parents?|genes?|(?<!to your )famil(?:y|ies)|inherit\w*|vaccin\w*|bones?|body|"
        r"cells?|skin cancer|"
        r"treated|treatment|antibiotics?|animals?|pets|dogs|cats|shingles|fungus|flu|"
        r"chickenpox|condoms?|undetectable|sex|sexual\w*|infections?",
    ),
    _trait(
        "cure|curable|lifelong|life-long|for good",
        r"\b(?:can (?:now |usually |be )*be|is|are) (?:\w+ly )?(?:cured|curable)\b|"
        r"\b(?:cures|will cure|can cure) (?P<thing>it|the (?:condition|disease|illness)|"
        r"[a-z]+(?: \d)?)\b|\bgo(?:es)? away for good\b|\b(?:most|many|nearly all) "
        r"people are (?:completely )?cured\b",
        rf"\bno (?:known |current )?cure\b(?: for {_WHAT}{_END})?|"
        rf"\b(?:no (?:\w+ )?(?:{_REMEDY} or )?{_REMEDY}|"
        rf"nothing|none of (?:these|them|the \w+)) (?:(?:that|which) )?(?:can |will |known to )?"
        rf"cures? {_WHAT.replace('what', 'what2')}{_END}|\b{_REMEDY} (?:cannot|can't|(?:do|does|"
        rf"will){_NOT}|won't) cure {_WHAT.replace('what', 'what3')}{_END}|\b(?:cannot|can't|"
        rf"can not) be "
        rf"(?:completely )?cured\b|\b(?:is|are) (?:not curable|incurable)\b|\b(?:is|are) an? "
        rf"(?:lifelong|life-long) (?:condition|disease|illness|disorder)\b",
        apart=r"cancers?|early|symptoms?|stages?|infections?|virus|cause|aims?|goal|hair|"
        r"bacteri\w*|"
        r"claim\w*|anything|promis\w*|completely cured|complete|tumou?rs?|transplant\w*|but",
    ),
    _trait(
        "inherit|famil|heredit|genetic|passed",
        rf"\b(?:is|are|can be) {_VERY}(?:inherited|hereditary|genetic)\b|\b(?:runs?|often runs) in "
        rf"families\b|\b(?:is|are|can be) passed (?:on |down )?(?:from|by) (?:a |one |both |"
        rf"either )?"
        rf"(?:parents?|mother|father)\b|"
        rf"\byou (?:get|inherit) {_WHAT} from (?:your|a|one|both) parents?\b",
        rf"\byou (?:cannot|can't|do not|don't) (?:get|inherit) {_WHAT} from (?:your |a |one "
        rf")*parents?\b|"
        rf"\b(?:is|are){_NOT} {_VERY}(?:inherited|hereditary|genetic)\b|\b(?:does|do){_NOT} "
        rf"(?:usually |normally )?run in families\b|\b(?:cannot|can't|is not|are not|isn't|does "
        rf"not|"
        r"do not) (?:be |get )?pass(?:ed)? (?:on |down )?(?:from|through|in) (?:a |one |both |"
        r"your )?"
        r"(?:parents?|mother|father|genes?|families)\b",
        apart=r"risk|tendency|gene|genes|mutations?|forms?|types?|cases|carrier\w*|partly|likely|"
        r"changes?|counsel\w*|test\w*|cop(?:y|ies)|each|most|many|usually",
    ),
    _trait(
        "pain|hurt",
        rf"\b(?:is|are) (?:usually |often |normally )?(?:very |quite |extremely |really |a bit |a "
        rf"little )?painful\b|"
        rf"\b(?:will|does|is (?:likely|going) to) hurt\b|\bcan be (?:very |quite |extremely "
        rf")painful\b|"
        rf"\bexpect (?P<thing>it|the \w+) to (?:hurt|be (?:very |quite )?painful)\b|\bhurts\b|"
        rf"\bfinds? {_WHAT} (?:very |quite |extremely )?painful\b",
        rf"\b(?:is|are) (?:completely |quite |totally |almost )?(?:painless|pain-free|not "
        rf"painful)\b|"
        rf"\b(?:does|do|will|should|is){_NOT} (?:going to )?(?:hurt|be painful)\b|\bwon't hurt\b|"
        r"\byou (?:will|should|do)(?: not|n't) feel (?:any pain|pain|anything)\b|\bcauses? no "
        r"pain\b",
        apart=r"numb\w*|an?a?esthe\w+|afterwards|injection|needle|swollen|swelling|infected|it "
        r"hurts|"
        r"where|what|that|which|who|tablets?|painkillers?|lumps?|area|days?|help|relieve\w*|they|"
        r"breasts?|joints?|periods?|sexually|stitches|relief",
    ),
    _trait(
        " live",
        r"\b(?:is|are|being) (?:an? )?live\b|\b(?:contains?|uses?|has) (?:an? )?(?:weakened |"
        r"attenuated )?live\b|\b(?:the |its )?(?:weakened |attenuated )live (?:virus|bacteria) in "
        r"(?P<what>it|the [a-z]+)\b",
        r"\b(?:is|are)(?: not|n't) (?:an? )?live\b|\b(?:contains?|uses?|has|have) no live\b|"
        r"\b(?:does|do)(?: not|n't) contain (?:any |an? )?live\b",
        apart=r"other|another|either|or|two types|yeast|bacteria|alone|with|chat|birds?",
    ),
    _trait(
        "danger|harm|kill|fatal|deadly|life-threatening",
        rf"\b(?:is|are) {_VERY}(?:dangerous|fatal|deadly|life-threatening)\b|\bcan (?:even )?(?:be "
        rf"(?:dangerous|fatal|deadly|life-threatening)\b|kill you\b)",
        r"\b(?:is|are)(?: not|n't|never) (?:dangerous|fatal|deadly|life-threatening)\b|\b(?:is|"
        r"are) "
        r"(?:never (?:dangerous|fatal|deadly|life-threatening)|(?:completely |always |quite )?"
        r"harmless)\b|\b(?:cannot|can't|will not|won't) (?:kill|harm) you\b",
        apart=r"in itself|themselves|itself|untreated|feels?|not treated|bab(?:y|ies)|pregnan\w+|"
        r"levels?|too much|amounts?|types?|forms?|bleeding|complications?|interact\w*|mix\w*|"
        r"doses?|overdose|most|often|very high|can feel|alcohol|nearly always|almost always",
    ),
    _trait(
        "addict|habit-forming|dependen|hooked",
        rf"\b(?:is|are|can be) {_VERY}(?:addictive|habit-forming)\b|\b(?:can|does) (?:cause|lead "
        rf"to) "
        rf"(?:addiction|dependence)\b|\b(?:you|people|anyone|patients) (?:can|do) (?:quickly |"
        rf"easily )?(?:become|get) (?:addicted to|dependent on|hooked on) {_WHAT}{_END}",
        rf"\b(?:is|are)(?:n't| not) {_VERY}(?:addictive|habit-forming)\b|\b(?:does|do)(?:n't| not) "
        rf"(?:cause|lead to) (?:addiction|dependence)\b|\b(?:you|people|patients) (?:cannot|can't|"
        rf"will not|won't|do not|don't) (?:become|get) (?:addicted to|dependent on|hooked on) "
        rf"{_WHAT}{_END}",
        apart=r"prescribed|nicotine|alcohol|other|short",
    ),
)
_GENERIC = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- easier to read as text
        "it they this these that both condition disease disorder infection illness rash virus germ "
        "test scan procedure operation treatment examination vaccine jab shot medicine medication "
        "drug tablets capsules pills problem type itself people person person's patients everyone "
        "most today currently present unfortunately sadly lifelong long-term common chronic skin "
        "yes no there while though because since as so known good bad news although fact simple"
    ).split()
)
_SUBJECT = later(
    r"\A\W*(?:an? |the )?(?:(?!is\b|are\b|can\b|may\b|has\b|have\b|causes?\b|happens?\b|does\b|"
    r"do\b|used\b|called\b|given\b|made\b|that\b|which\b|who\b|in\b|of\b|for\b|with\b|from\b|"
    r"will\b)[a-z'-]+ ?){1,5}"
)
_OF_US = later(r"\W*(?:we|people (?:often|sometimes) ask)\b")
_SORT = later(r"\b(?:allergic|bacterial|viral|fungal|types?|forms?|kinds?|acute|chronic|other)\b")
_CUT = later(r"[.,;:!?()]|\b(?:and|but|because|since|so|as|which|that)\b(?! (?:is|are)\b)")
_IT = later(r"\b(?:it|they) \Z")
_CASE_BEHIND = later(
    r"[^.;:]{0,60}?, (?:if|unless|but(?! only for)|although|though|except|until|once|only(?= (?:if|"
    r"when|for|in|after|with)\b))\b"
)
_PEOPLE = frozenset(
    {"child", "older", "pregnant", "severe", "mild", "some", "if", "missed",
     "sort"}
)  # fmt: skip
_HOLDER = later(
    r"\b(?:people|patients|someone|anyone|everyone|those) (?:with|who have) (?P<kind>"
    r"[a-z]+(?: [a-z]+)?)\b|\bif you have (?P<kind2>[a-z]+(?: [a-z]+)?),"
)
_FIRMLY = later(r"\b(?:very|highly|extremely|easily)\b")
_BETWEEN = later(
    r"\b(?:from )?(?:one )?(?:child|mother) to (?:child|baby|another)\b|\bbetween children\b|"
    r"\byour child\b|\bchildren (?=(?:often |usually |mostly )?catch\b)"
)
_MOST = 8
"""Statements on one trait; a page with more compares many matters."""


class _Claim(NamedTuple):
    about: frozenset[str]
    """Stems of what it is said of; none for the page's matter."""
    is_yes: bool
    groups: frozenset[str]
    said: Saying
    is_lax: bool = False
    """It says what is so as a rule only."""


@rule(
    "consistency.yes-and-no",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers take one of the two for true, and keep away from others, or do not.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Scabies\n\nScabies is very contagious.\n\nIt is not catching, so go to work.",
            good="# Scabies\n\nScabies is very contagious.\n\nEczema is not catching.",
        ),
        Example(
            bad="# Erysipelas\n\nIt does not usually spread from one person to another.\n\n"
            "Because erysipelas is highly contagious, sleep in a room of your own.",
            good="# Erysipelas\n\nIt does not usually spread from one person to another.\n\n"
            "Because impetigo is highly contagious, sleep in a room of your own.",
        ),
        Example(
            bad="# TB\n\nPeople with sleeping TB cannot pass the germs to others.\n\nIf you"
            " have sleeping TB, keep apart, as you can pass the germs to your family.",
            good="# TB\n\nPeople with sleeping TB cannot pass the germs to others.\n\nIf you"
            " have active TB, keep apart, as you can pass the germs to your family.",
        ),
        Example(
            bad="# Lupus\n\nThere is no cure for lupus.\n\nLupus can be cured with tablets.",
            good="# Lupus\n\nThere is no cure for lupus.\n\nScabies can be cured with a cream.",
        ),
        Example(
            bad="# ECG\n\nAn ECG is painless.\n\nThe test hurts a little.",
            good="# ECG\n\nAn ECG is painless.\n\nPulling off the stickers hurts a little.",
        ),
        Example(
            bad="# Lupus\n\nLupus is a lifelong condition.\n\nWith enough rest it can be cured.",
            good="# Lupus\n\nLupus is a lifelong condition.\n\nWith enough rest it can be lived "
            "with.",
        ),
        Example(
            bad="# Lupus\n\nLupus is a lifelong condition.\n\nThis new tablet cures lupus.",
            good="# Lupus\n\nLupus is a lifelong condition.\n\nNo tablet or diet cures lupus.",
        ),
        Example(
            bad="# Nightmares\n\nNightmares are not dangerous.\n\nNightmares can be fatal.",
            good="# Nightmares\n\nNightmares are not dangerous.\n\nSleepwalking can be fatal.",
        ),
        Example(
            bad="# Zopiclone\n\nZopiclone is addictive.\n\nYou cannot get hooked on it.",
            good="# Zopiclone\n\nZopiclone is addictive.\n\nMelatonin is not addictive.",
        ),
    ],
    words=sorted({sign for trait in TRAITS for sign in trait.signs}),
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences, for no case only, on the same matter."""
    if page.type == "professional":
        return
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    for trait in TRAITS:
        if not any(sign in page.folded for sign in trait.signs):
            continue
        claims = list(_claims(page, trait, title))
        if len(claims) > _MOST:
            continue
        for one, other in combinations(claims, 2):
            if one.is_yes != other.is_yes and _are_of_one(one, other, page.title.lower()):
                yield from against(one.said, other.said)
                break


def _are_of_one(one: _Claim, other: _Claim, title: str) -> bool:
    if one.about != other.about or one.said.is_beside(other.said):
        return False
    for here, there in ((one, other), (other, one)):
        if here.is_lax and not _FIRMLY.search(there.said.text.lower()):
            return False
    apart = one.groups ^ other.groups
    if apart >= {"men", "women"}:
        return False
    return not (apart & _PEOPLE - groups_in(title))


def _is_apart(trait: Trait, clause: str, title: str) -> bool:
    """Return whether a clause has a word that sets it apart, which the title has not."""
    return any(found[0] not in title for found in trait.apart.finditer(clause))


def _claims(page: Page, trait: Trait, title: frozenset[str]) -> Iterator[_Claim]:
    whole = page.title.lower()
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not any(sign in text for sign in trait.signs):
            continue
        denied: list[tuple[int, int]] = []
        for is_yes, pattern in ((False, trait.no), (True, trait.yes)):
            for found in pattern.finditer(text):
                if is_yes and any(a <= found.start() and found.end() <= z for a, z in denied):
                    continue
                if not is_yes:
                    denied.append(found.span())
                said = saying(page, number, *found.span())
                if said is None or said.sentence.rstrip().endswith("?"):
                    continue
                clause = _clause(text, said)
                if _is_apart(trait, clause, whole) or _CASE_BEHIND.match(
                    text, found.end(), said.last
                ):
                    continue
                about = _about(page, found, said, title)
                if about is not None:
                    groups = groups_in(_BETWEEN.sub("", clause))
                    lax = bool(found.groupdict().get("lax"))
                    yield _Claim(about, is_yes, groups, said, lax)


def _clause(text: str, said: Saying) -> str:
    """Return what stands around a statement, up to the next comma."""
    first = max(text.rfind(sign, said.first, said.start) for sign in ",;:(") + 1
    ends = (text.find(sign, said.end, said.last) for sign in ",;:(")
    last = min((end for end in ends if end >= 0), default=said.last)
    return text[max(first, said.first) : last]


def _about(
    page: Page, found: re.Match[str], said: Saying, title: frozenset[str]
) -> frozenset[str] | None:
    """Return of what a statement is; None where nothing tells."""
    block = said.block
    before = block.folded[said.first : found.start()]
    groups = found.groupdict()
    if (groups.get("what4") or groups.get("what5")) and (who := _HOLDER.search(before)):
        return _named(who["kind"] or who["kind2"], title)
    named = next((said for name, said in groups.items() if said and name != "lax"), None)
    if named is None:
        named = _CUT.split(before)[-1]
        if _IT.search(named):
            named = ""
        elif not _named(named, title) and not words_in(named):
            named = _CUT.split(before.rstrip(" ,;:"))[-1]
    own = _named(named, title)
    is_named = not title.isdisjoint(map(stem_of, words_in(named)))
    return own or _named(_kind_over(page, said, with_subject=not is_named), title)


def _kind_over(page: Page, said: Saying, *, with_subject: bool) -> str:
    """Return what may be meant by "it": what a block, or the sentence before, begins with."""
    block = said.block
    start = block.folded[: said.first]
    opening = _CUT.split(start.strip())[0] if start.strip() and "?" not in start else ""
    bold = block.opening_bold
    if bold and not block.folded[: bold.end].rstrip().endswith("?"):
        opening = block.folded[: bold.end]
    heading = page.heading_over(block)
    over = heading.folded if heading is not None and heading.level != 1 else ""
    if over.rstrip().endswith("?") or not _SORT.search(over):
        over = ""
    subject = _SUBJECT.match(opening) if with_subject and not _OF_US.match(opening) else None
    return f"{subject[0] if subject else ''} {over}"


def _named(text: str, title: frozenset[str]) -> frozenset[str]:
    stems = {stem_of(word) for word in words_in(text) if told_by(word)}
    return frozenset(stems - title - _GENERIC)
