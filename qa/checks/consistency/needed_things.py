"""Any thing that a page says is needed in one sentence, and not needed in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.answers import Answer, people_of
from qa.checks.consistency.readings import Reader, parts_of, said_sentences, without_answer
from qa.patterns import later
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_SIGNS = (
    "need", "require", "necessary", "essential", "must", "has to", "have to", "without",
    "stitches", "compulsory", "mandatory", "unnecessary", "optional", "alone", "on your own",
    "by yourself",
)  # fmt: skip
_NO = r"(?: not|n't)"
_NEEDED = r"(?:needed|required|necessary|essential|compulsory|mandatory|vital|a must|obligatory)"
_ANY = r"(?:(?:an?|the|your|any|some|our|its|further|special|extra|actual|one|single) )*"
_NOUN = r"(?P<noun{0}>[a-z-]{{3,}}(?: [a-z-]{{3,}}){{0,2}}?)"
_END = (
    r"(?=[.,;:!?)]|\Z| (?:for|in|on|at|and|or|is|are|was|will|can|after|before|because|so|as|but|"
    r"from|by|during|while|here|there|afterwards|needed|required|inside|either|has|have|until|"
    r"unless|then|to|with|when|every|each|that|which|who|again|any more|anymore|put|if)\b)"
)
_WHILE_DOING = r"(?:have|bring|wear|use|carry|show|get|take|be given|put in|sign|pay|fill in|hire)"
_NEEDS = (
    later(
        rf"\b(?:needs?|requires?|will need|must {_WHILE_DOING}|ha(?:ve|s) to {_WHILE_DOING}|need "
        rf"to {_WHILE_DOING}) (?:to {_WHILE_DOING} )?{_ANY}{_NOUN.format(1)}{_END}"
    ),
    later(
        rf"(?:\A|[.;:,] |\b(?:and|but|so|because|since|as|that|an?|the|your) ){_NOUN.format(2)} "
        rf"(?:is|are|will be)(?: always| also| still| absolutely)* {_NEEDED}\b"
    ),
    later(rf"\A\W*{_NOUN.format(3)}: (?:always )?{_NEEDED}\b"),
    later(
        r"\b(?:not|never|cannot|can't|nobody|no one|n't|no \w+)\b[^.;]{0,40}\bwithout "
        rf"{_ANY}{_NOUN.format(4)}{_END}"
    ),
    later(
        rf"\b(?:closed|held|sewn|stitched)[^.;,]{{0,15}} with {_ANY}(?P<noun5>stitches|sutures|"
        rf"staples|clips|glue){_END}"
    ),
    later(rf"\byou will have {_ANY}(?P<noun6>stitches|sutures|staples|a drain|a catheter){_END}"),
)
_NEEDLESS = (
    later(
        rf"\b(?:no need (?:for|of|to {_WHILE_DOING})|(?:do|does|did|will|would){_NO} (?:usually |"
        rf"normally |ever )?(?:need|require|have to {_WHILE_DOING})|need{_NO} {_WHILE_DOING}|never "
        rf"needs?|needs? no|requires? no) (?:to {_WHILE_DOING} )?{_ANY}{_NOUN.format(1)}{_END}"
    ),
    later(
        rf"(?:\A|[.;:,] |\b(?:and|but|so|because|since|as|that|an?|the|your) ){_NOUN.format(2)} "
        rf"(?:is|are|will be)(?:{_NO}| never| no longer)(?: \w+)? {_NEEDED}\b"
    ),
    later(
        rf"(?:\A|[.;:,] |\b(?:and|but|so|because|since|as|that) ){_NOUN.format(3)} (?:is|are) "
        r"(?:unnecessary|optional|needless)\b"
    ),
    later(rf"\bno {_NOUN.format(4)} (?:is |are |will be )?(?:ever )?{_NEEDED}\b"),
    later(rf"\A\W*{_NOUN.format(5)}: (?:no longer |not |never )(?:\w+ )?{_NEEDED}\b"),
    later(
        r"\b(?:can|may|done|heals?|works?|performed|given|closed|removed|come|go home) (?:(?!not\b|"
        rf"\w+n't\b)[^.;,]){{0,40}}?\bwithout {_ANY}{_NOUN.format(6)}{_END}"
    ),
    later(
        rf"\b(?:do|does|will){_NO} (?:put in|use|need) {_ANY}(?P<noun7>stitches|sutures|staples|"
        rf"clips){_END}"
    ),
)
_DENIED = later(r"(?:\b(?:no|not|never|nobody|cannot|no longer|without)|n't)\b[^.;,]{0,20}\Z")
_SOMEONE = (
    r"(?:some(?:one|body)|any(?:one|body)|an? (?:\w+ )?(?:adult|friend|relative|driver|companion|"
    r"escort)|a lift)"
)
_HOME = r"(?:take|drive|bring|get|collect|pick|accompany|see|come with|go with|be with|fetch|meet)"
_ESCORTED = later(
    r"\b(?:needs?|must have|have to have|arrange(?:d)? for|make sure|ask (?:your|if|whether|us|the|"
    rf"a (?:doctor|nurse|pharmacist))|require) {_SOMEONE} (?:who can |to |is there to |will "
    rf")?(?:{_HOME}|with you|home|must|will|can)\b|\b{_SOMEONE} (?:must|has to|needs to|should|"
    rf"will have to|will need to) {_HOME}\b|\bmust have {_SOMEONE} with you\b|\b(?:not|cannot|"
    r"can't|mustn't|n't|never) (?:be able to )?(?:go|travel|leave|get|drive|make your "
    r"way)\b[^.;,]{0,20}\b(?:alone|by yourself|on your own|unaccompanied)\b|\ba lift home (?:is|"
    r"must be) \w+\b|\bonce we know who\b|\bwho will (?:collect|take|drive) you\b"
)
_ALONE = later(
    r"\b(?:can|may|able to|fine to|safe to|ok to|okay to|free to|all right to)(?! not|'t|not) "
    r"(?:\w+ )?(?:go|travel|leave|get|take|walk|make your way|come)\b[^.;,]{0,30}\b(?:alone|by "
    rf"yourself|on your own|unaccompanied)\b|\b(?:no need for|(?:do|will|does){_NO} need|need{_NO} "
    rf"(?:have|bring)) (?:{_SOMEONE}|a lift)\b[^.;]{{0,30}}\b(?:home|with you|{_HOME})\b|"
    rf"\b(?:nobody|no one) (?:has|needs) to {_HOME}\b|\ba lift home (?:is|are){_NO}\b"
)
_FOR_WHAT = later(
    r" for (?:an?|the|your) (?:[a-z-]+ )??(?P<what>[a-z]{4,})(?=[.,;:]|\Z| (?:but|and|so)\b)"
)
_SUBJECT = later(r"(?P<who>[a-z][a-z-]{2,}) (?:(?:will|do|does|usually|always|also|still|not) )*\Z")
_ANYBODY = later(
    r"\b(?:you|we|they|patients?|people|everyone|everybody|anyone|nobody|adults?|it|this|(?:the|"
    r"your|every|each|all|any) [a-z-]+|there is|and|but|so|will|women|men) (?:(?:will|do|does|"
    r"usually|always|also|still|not|is) )*\Z"
)
_LITTLE = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "need treatment time help more less medicine medicines medication drug care advice "
        "attention rest people person someone anyone somebody nobody them him her you this that "
        "these those all most much one two three many some any other others another change "
        "changes surgery hospital doctor nurse way thing things anything something nothing day "
        "days week weeks month year hours first last able careful sure early later regular "
        "support information reason reasons side pain long same again new different extra good "
        "little operation dose doses tablet tablets water food fluids sleep work test tests "
        "follow-up appointment prescription referral booking monitoring problem problems question "
        "questions only just not always it they to be oxygen energy air blood body calories "
        "insulin"
    ).split()
)
_APART = later(
    r"\b(?:if|unless|except|some(?:times)?(?! ?one| ?body)|may|might|could|certain|other|another|"
    r"child(?:ren)?|bab(?:y|ies)|under[ -]?\d+s?|over[ -]?\d+s?|teenagers?|pregnan\w+|private\w*|"
    r"depend\w*|used to|years ago|abroad|whether|ask (?:your|if|whether|us|the|a (?:doctor|nurse|"
    r"pharmacist))|usually|often|rare\w*|occasionally|stud(?:y|ies)|most|many|when|until|first|"
    r"second|third|only(?! operate)|once(?! we know)|every (?:day|week|month|year)|instead|"
    r"alone(?= is)|severe\w*|mild|older|few|extra|further|not everyone|type|i|my|he|she|body|"
    r"cells?|people with|those with|those who)\b|\?"
)
_FOR_ALL = later(
    r"\bwhatever (?:your|their) \w+\b|\beven (?:if|when|though)\b[^.;,]*|\bif you (?:like|wish|"
    r"prefer)\b|\bthere is no\b(?= need)"
)
_PART = later(r"; |, (?:but|so|yet|because|as|since|and)\b| but | because | since ")
_PLAIN = frozenset({"any", "special", "actual", "proper", "always"})


def _read(page: Page) -> Iterator[Answer]:
    title = page.title.lower()
    for _, said, _ in said_sentences(page, _SIGNS):
        text = without_answer(said.sentence)
        text = _FOR_ALL.sub(lambda found: "there is no" if "no" in found[0][-2:] else "", text)
        if _APART.search(text):
            continue
        parts = parts_of(text, _PART)
        values = {key: is_so for part in parts for key, is_so in _values(part, title)}
        people = people_of(page, said)
        for key, is_needed in values.items():
            yield Answer(float(is_needed), float(is_needed), key, said, people)


def _values(part: str, title: str) -> Iterator[tuple[str, bool]]:
    """Yield what a part of a sentence says of each thing: a key for it, and if it is needed."""
    if _ALONE.search(part):
        yield "someone to take you home", False
        return
    if _ESCORTED.search(part):
        yield "someone to take you home", True
        return
    for ways, is_needed in ((_NEEDLESS, False), (_NEEDS, True)):
        done = False
        for way in ways:
            for found in way.finditer(part):
                if is_needed and _DENIED.search(part, 0, found.start()):
                    continue
                if _is_of_another(part, found, title):
                    continue
                for key in _keys(found.groupdict(), title, is_needed=is_needed):
                    done = True
                    yield key, is_needed
        if done:
            return


def _is_of_another(part: str, found: re.Match[str], title: str) -> bool:
    """Return whether something that the title does not name needs it, or it is for that."""
    for_what = _FOR_WHAT.match(part, found.end())
    if for_what is not None and stem_of(for_what["what"]) not in title:
        return True
    before = part[: found.start()]
    subject = _SUBJECT.search(before)
    if subject is not None:
        return stem_of(subject["who"]) not in title and not _ANYBODY.search(before)
    return False


def _keys(groups: dict[str, str | None], title: str, *, is_needed: bool) -> Iterator[str]:
    """Yield keys of a noun, with what stands before it; of what is needed, without that too."""
    said = next((text for text in groups.values() if text), "")
    *more, noun = said.split()
    if noun in _LITTLE or (more and more[-1] in _LITTLE) or stem_of(noun) in title:
        return
    kinds = sorted(stem_of(word) for word in more if word not in _PLAIN)
    yield f"{stem_of(noun)} {' '.join(kinds)}".rstrip()
    if is_needed and kinds:
        yield stem_of(noun)


THINGS = Reader(signs=_SIGNS, read=_read)
