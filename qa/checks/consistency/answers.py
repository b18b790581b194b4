"""The answers that a page gives to a question, and two of them that cannot both hold."""

from __future__ import annotations

import math
from functools import partial
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from qa.checks.consistency.daily_maximum import medicine_of, medicine_up_to
from qa.checks.consistency.pattern_blocks import PatternWords
from qa.checks.consistency.sayings import UNLESS_TOLD, Saying, against, have_company, saying
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level
from qa.frequencies import frequencies_in
from qa.literals import may_match
from qa.medicines import mentions, mentions_between
from qa.number_words import NUMBER_WORD, ORDINALS, value_of
from qa.page import sentences, words_in
from qa.patterns import later
from qa.quantities import times_in
from qa.subject import subject_medicine
from qa.telling import groups_in, stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from qa.checks.consistency.pattern_blocks import PatternBlocks
    from qa.checks.consistency.question import Question
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page
    from qa.quantities import Time

_UP_TO = later(
    r"\b(?:under|less than|within|up to|no more than|at most|in|by)(?: (?:the|about|"
    r"around))?\W*\Z"
)
_FROM = later(r"\b(?:more than|over|at least|no less than|not less than|longer than)\W*\Z")
_AT_LEAST = later(r"\b(?:at least|a minimum of)\W*\Z")
_AT_MOST = later(
    r"\b(?:never|not|no|rarely|seldom)\b[^.;,]{0,20}\b(?:past|beyond|longer than|more than|over|"
    r"above)"
    r"(?: the)?\W*\Z|\bat (?:the )?most\W*\Z"
)
_SELDOM = later(r"\b(?:rarely|seldom|hardly ever|never|not)\b[^.;,]*\Z")
_EVEN_IF = later(
    r"\beven (?:if|when|though)\b[^.;]{0,300}|\bif you (?:need|use|take|are (?:given|prescribed|"
    r"offered)) "
    r"(?:an? )?(?:antibiotics?|it|them|[a-z]+),|\bif (?:you (?:(?:are|were) (?:asked|told|invited|"
    r"called) (?:to come )?back|are asked to come back|(?:have|need) to come back|have any "
    r"(?:questions|worries)|are (?:worried|new here|nervous|in a hurry))|we ask you (?:to come "
    r")?back),(?= (?:please )?(?:remember|note|do not forget|don't forget|bear in mind)\b)|"
    rf"{UNLESS_TOLD}|\b(?:when|once|after) (?:the|your) (?:test|scan|procedure|"
    r"operation|treatment|appointment|examination|visit|session) (?:is (?:over|done|finished|"
    r"complete)|has finished|ends)\b"
)
"""What is said for every case tells none apart."""
_IF = later(r"\bif you have\b")
_A_TIME = later(
    r"(?:\d|\b(?:an?|half|of an|couple of|several|few|second|third|fourth|fifth|sixth|"
    f"{NUMBER_WORD}))"
    r"[ -](?:(?:working|business|full|whole|clear) )?"
    r"(?:second|minute|hour|day|night|week|fortnight|month|year)|\b(?:day|week|month) "
    r"(?:\d|one|two|six)"
)
_FOR_A_CASE = later(
    r"\A\W*(?:for|in|with) (?!(?:most|all|many|adults?|everyone|everybody|patients|people|example|"
    r"instance|(?:the )?(?:best|full)\b|(?:\w+ )?\d+ (?:in|out of) |the (?:first|next|time|"
    r"beginning|morning|evening)|general|"
    r"fact|short|other words)\b)"
    r"[^,;:.]{3,80}, "
)
"""How a sentence opens that is on one of several cases: "For panic disorder, start at 25 mg"."""
_FOR_A_SYMPTOM = later(
    r"\W*(?:\w+ ){0,3}(?:stomach|sick\w*|nausea|vomiting|headaches?|tired\w*|dizz\w+|mouth|"
    r"diarrh\w+|constipat\w+|pain|ache|sleep\w*|insomnia|rash|itch\w*|indigestion|heartburn|"
    r"cough|stools?)\W*:"
)
"""How one opens that is on what troubles some: "Upset stomach: take it with food"."""
_OPENS_WITH_IF = later(r"\W*(?:if|unless|in some|for some)\b(?! you (?:like|wish|want|prefer)\b)")
_AN_HOUR = later(r"\b(?:your|that|this|the|her|his)(?= hour\b)")
_ANOTHER = later(
    r"\ba second(?= (?:dose|one|tablet|injection|shot|jab|course|opinion|test|scan)\b)"
)
_CASE = later(r"(?:[^:.;!?]{2,60}:|[^\s:,.;!?]+(?: [^\s:,.;!?]+)?,)(?= )")
_OF = later(r"\b(?!100 ?%)\d[\d.,]* ?(?:mg|mcg|g|micrograms?|milligrams?|ml|%)(?![a-z])")
_AND_OLDER = later(r"\b(?:and|or) older\b")
_A_CASE = later(
    r"\d|\b(?:first|second|third|before|after|until|later|earlier|old|older|new|types?|left|right|"
    r"routine|urgent|normal|adults?|child\w*|bab(?:y|ies)|teens?|under|over|men|women|day|week|"
    r"weekly|daily|mild|moderate|severe|other|another|private\w*|nhs|tablets?|capsules?|liquid|"
    r"cream|gel|inject\w+|spray|patch\w*|rest|less|more|higher|lower|generic|brand|slow\w*)\b"
)
_BEFORE = later(
    r"\bbefore (?:the|an?|your|any|this|having (?:the|an?)) (?:(?P<kind>[a-z-]+) )?(?:blood )?"
    r"(?:tests?|scans?|(?P<theatre>surgery|operation|procedure|an?aesthetic))\b"
)
_ANY_KIND = frozenset(("blood", "first", "next", "repeat", "routine", "actual", "same", "simple"))
_SUBJECT = later(
    r"\W*(?:the |an? |your |any |all )?(?P<who>[a-z][a-z'-]{3,}) (?:is|are|can|cannot|must|"
    r"should)\b"
)
_ANY_SUBJECT = frozenset(
    map(
        stem_of,
        (  # noqa: SIM905 -- easier to read as text
            "they this these that those there people patients adults everyone everybody anyone "
            "nobody somebody someone women mothers children babies tablets capsules pills liquid "
            "syrup cream ointment drops medicine medication drug treatment vaccine injection dose "
            "doses bottle pens inhaler spray patches patch test tests alcohol grapefruit "
            "breastfeeding "
            "driving driver morning mornings evening evenings night food meals pregnancy doctor "
            "nurse pharmacist prescription most many"
        ).split(),
    )
)
_KIND_OF_CASE = {
    **dict.fromkeys(("before", "after", "until", "day", "week", "later", "earlier"), "time"),
    **dict.fromkeys(("tablet", "tablets", "capsule", "capsules", "liquid", "cream"), "form"),
}
_FORMS = {
    "solid": later(r"\b(?:tablets?|capsules?|pills?|caplets?)\b"),
    "liquid": later(r"\b(?:liquid|suspension|syrup|oral solution|bottle)\b"),
    "pen": later(r"\b(?:pens?|cartridges?|vials?|injections?|syringes?)\b"),
    "outside": later(r"\b(?:cream|gel|ointment|lotion|patch(?:es)?|spray|inhaler|drops)\b"),
}
_MILLIGRAMS = {
    "g": 1000, "gram": 1000, "grams": 1000, "mg": 1, "milligram": 1, "milligrams": 1, "mcg": 0.001,
    "microgram": 0.001, "micrograms": 0.001,
}  # fmt: skip
_OTHER_NUMBERS = {
    "a pair of": 2, "pair of": 2, "couple of": 2, "a single": 1, "the single": 1, "single": 1,
    "just one": 1, "thousand": 1000, "a hundred": 100, "a thousand": 1000,
}  # fmt: skip
_SAME_UNIT = {"application": "time", "puff": "spray", "caplet": "tablet", "pill": "tablet"}
_NUMBERS = ("low", "least", "most", "months", "percent", "whole", "fraction", "name")
_SEVERAL_MEDICINES = 3
_FRACTIONS = {
    "half": 1 / 2, "a third": 1 / 3, "two thirds": 2 / 3, "two-thirds": 2 / 3, "a quarter": 1 / 4,
    "three quarters": 3 / 4, "three-quarters": 3 / 4, "a fifth": 1 / 5, "a tenth": 1 / 10,
}  # fmt: skip
_IT = later(r"\W*(?:it|they|this|these)\b")
_LOOSE = later(r"(?:daily|(?:each|every) (?:single )?\w+)\Z")
_EVER = 24.0
_UNSURE = Level.SUGGESTION
_PRONOUNS = frozenset({"it", "they", "this", "these"})
_PEOPLE = frozenset({"child", "older", "men", "women", "pregnant"})
_SEXES = frozenset({"men", "women"})


class Answer(NamedTuple):
    """One place that answers a question."""

    low: float
    high: float
    key: str
    """What it is about, where answers about two things may differ; "" for what is not said."""
    said: Saying
    people: frozenset[str] = frozenset()
    """Of whom its sentence speaks, where answers for different people may differ."""
    is_most: bool = False
    """The text rules out any more."""
    is_plain: bool = False
    """It stands in words of which two are held against each other by another rule."""
    is_sure: bool = True
    """Nothing in its sentence says that it may be for a case only."""


class Questions:
    """Questions, and all words without which none of them is answered."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.all = tuple(questions)
        self.words = PatternWords(
            (
                pattern
                for one in self.all
                for pattern in (*one.figures, *(words for _, words in one.said))
            ),
            (sign for one in self.all for sign in (*one.signs, *one.near)),
        )


def contradictions(page: Page, questions: Questions, *, most: int) -> Iterator[Match]:
    """Yield both of two places that answer a question, for the same case, in different ways.

    A question that has more than `most` answers is about many things.
    """
    told: set[tuple[int, ...]] = set()
    blocks = questions.words.on(page)
    for question in questions.all:
        if not blocks.with_one_of(question.signs):
            continue
        answers = list(islice(_answers(page, question, blocks), most + 1))
        if 1 < len(answers) <= most and not _is_waived(page, question):
            yield from _conflict(page, question, answers, told)


def _is_waived(page: Page, question: Question) -> bool:
    return question.waived is not None and question.waived.search(page.folded) is not None


def _conflict(
    page: Page, question: Question, answers: Sequence[Answer], told: set[tuple[int, ...]]
) -> Iterator[Match]:
    """Yield the first two answers that cannot both hold, where no third agrees with either.

    Two sentences are told once, whatever they answer.
    """
    if question.of_medicine and _is_about_several(page):
        answers = [answer for answer in answers if answer.key.rpartition("/")[2]]
    if question.perhaps is not None:
        answers = [_with_sureness(question, answer) for answer in answers]
    for one, other in combinations(answers, 2):
        if not _differ(page, question, one, other) or _are_under_two_cases(page, one, other):
            continue
        alike = [answer for answer in answers if answer.key in (one.key, other.key, "")]
        agree = partial(_agree, question)
        both = (
            one.said.block.span.start,
            one.said.first,
            other.said.block.span.start,
            other.said.first,
        )
        if both in told:
            return
        if question.is_of_words or not have_company(one, other, alike, agree):
            told.add(both)
            for match in against(one.said, other.said):
                sure = one.is_sure and other.is_sure and not _is_one_for_a_case(one, other)
                yield match if sure else match._replace(level=_UNSURE)
            return


def _is_one_for_a_case(one: Answer, other: Answer) -> bool:
    sentences_ = (one.said.sentence, other.said.sentence)
    opened = [_FOR_A_CASE.match(text) or _FOR_A_SYMPTOM.match(text) for text in sentences_]
    return opened.count(None) == 1


def _are_for_two_cases(one: Answer, other: Answer) -> bool:
    """Return whether each opens with a case of its own: "For gout, ", and "For heart failure, "."""
    opened = [_FOR_A_CASE.match(answer.said.sentence) for answer in (one, other)]
    return len({found[0].strip() for found in opened if found}) > 1


def _differ(page: Page, question: Question, one: Answer, other: Answer) -> bool:
    if _are_of_two_things(one.key, other.key) or one.said.is_beside(other.said):
        return False
    if one.people != other.people or (one.is_plain and other.is_plain):
        return False
    sexes = [groups_in(answer.said.sentence) & _SEXES for answer in (one, other)]
    if sexes[0] ^ sexes[1] == _SEXES and _SEXES not in sexes:
        return False
    if _is_of_another_case(page, one.said, other.said) or _are_for_two_cases(one, other):
        return False
    if question.is_of_words and _are_of_two_kinds(page, question, one, other):
        return False
    return _are_apart(question, one, other)


def _are_of_two_kinds(page: Page, question: Question, one: Answer, other: Answer) -> bool:
    """Return whether two sentences name two strengths, forms or things of their own."""
    if _strengths(one) != _strengths(other) or _are_before_two_things(page, one, other):
        return True
    if question.of_medicine and _are_of_two_subjects(page, one, other):
        return True
    return not question.of_any_form and _are_of_two_forms(one, other)


def _are_before_two_things(page: Page, one: Answer, other: Answer) -> bool:
    """Return whether one is before a test, and the other before another test or an operation."""
    found = [_BEFORE.search(answer.said.sentence) for answer in (one, other)]
    here, there = found
    if here is None or there is None:
        return False
    kinds = [it["kind"] if it["kind"] not in _ANY_KIND else None for it in (here, there)]
    if all(kinds) and kinds[0] != kinds[1]:
        return any(kind not in page.title.lower() for kind in kinds if kind)
    return bool(here["theatre"]) != bool(there["theatre"])


def _are_of_two_subjects(page: Page, one: Answer, other: Answer) -> bool:
    """Return whether one sentence begins with what neither the other nor the title names."""
    for here, there in ((one, other), (other, one)):
        found = _SUBJECT.match(here.said.sentence)
        stem = stem_of(found["who"]) if found else ""
        if (
            stem
            and stem not in _ANY_SUBJECT
            and not any(stem in text for text in (there.said.sentence, page.title.lower()))
        ):
            return True
    return False


def _are_of_two_forms(one: Answer, other: Answer) -> bool:
    """Return whether each names forms of a medicine, of which the other names none."""
    forms = [
        {name for name, words in _FORMS.items() if words.search(answer.said.sentence)}
        for answer in (one, other)
    ]
    return all(forms) and forms[0].isdisjoint(forms[1])


def _is_about_several(page: Page) -> bool:
    """Return whether a page names several medicines, and is about none of them."""
    if subject_medicine(page) is not None:
        return False
    named = {one.generic for one in mentions(page) if not one.everyday}
    return len(named) >= _SEVERAL_MEDICINES


def _with_sureness(question: Question, answer: Answer) -> Answer:
    around = _around(question, answer.said)
    return answer._replace(is_sure=not (question.perhaps and question.perhaps.search(around)))


def _are_under_two_cases(page: Page, one: Answer, other: Answer) -> bool:
    """Return whether each stands under a heading of its own that names a case: "Left foot"."""
    over = [
        next((heading.folded for heading in page.headings_over(answer.said.block)), "")
        for answer in (one, other)
    ]
    if over[0] == over[1] or not all(map(_A_CASE.search, over)):
        return False
    # "Iron tablets" and "After treatment" are no two cases of one kind
    kinds = [{_KIND_OF_CASE.get(found[0], "") for found in _A_CASE.finditer(one)} for one in over]
    return "" in kinds[0] | kinds[1] or not kinds[0].isdisjoint(kinds[1])


def _agree(question: Question, one: Answer, other: Answer) -> bool:
    return one.people == other.people and not _are_apart(question, one, other)


def _are_apart(question: Question, one: Answer, other: Answer) -> bool:
    """Return whether no number is within both answers, or near both."""
    low, high = sorted((one, other), key=lambda answer: (answer.low, answer.high))
    if question.is_exact and (
        one.low * question.slack < other.low or other.low * question.slack < one.low
    ):
        return True
    if low.is_most and math.isfinite(high.high):
        return low.high * question.slack < high.high
    return low.high * question.slack < high.low


def _is_of_another_case(page: Page, one: Saying, other: Saying) -> bool:
    """Return whether each stands behind a name of its own, in one list or set in bold.

    An item that opens with a medicine is of it alone.
    """
    names = {_name_in_bold(one.block), _name_in_bold(other.block)}
    if len(names) > 1 and "" not in names:
        return True
    if one.block.group != other.block.group or not one.block.group:
        return False
    labels = [_CASE.match(said.block.folded) for said in (one, other)]
    if len({label[0] for label in labels if label}) > 1:
        return True
    return _are_items_of_two_medicines(page, one.block, other.block)


def _are_items_of_two_medicines(page: Page, one: Block, other: Block) -> bool:
    """Return whether an item of their list opens with a medicine, and another not with the same.

    Below a page's own medicine, items go on about it.
    """
    if not page.list_of(one):
        return False
    opened = [mentions_between(page, page.number_of(block), 0, 1) for block in (one, other)]
    named = {found[0].generics if found else () for found in opened}
    return len(named) > 1 and not any(subject_medicine(page) in generics for generics in named)


def _name_in_bold(block: Block) -> str:
    """Return what a block begins with in bold: "**Open surgery** uses one larger cut"."""
    bold = block.opening_bold
    name = block.folded[: bold.end] if bold else ""
    return "" if name.endswith("?") else name.strip(" .:")


def _are_of_two_things(one: str, other: str) -> bool:
    """Return whether a part of one key is said, and is another in the other key."""
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    return any(first and second and first != second for first, second in pairs)


def _strengths(answer: Answer) -> frozenset[str]:
    """Return the strengths that a sentence names: what holds for one need not for another."""
    return frozenset(found[0].replace(" ", "") for found in _OF.finditer(answer.said.sentence))


def _answers(page: Page, question: Question, blocks: PatternBlocks) -> Iterator[Answer]:
    near = blocks.with_one_of(question.near or question.signs)
    yield from _in_figures(page, question, blocks, near)
    yield from _in_rows(page, question)
    yield from _only_times(page, question, near)
    yield from _timed(page, question)
    yield from _rhythms(page, question, near)
    yield from _in_words(page, question, blocks, near)


def _all_in(text: str, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
    return pattern.finditer(text) if may_match(pattern, text) else ()


def _is_near(question: Question, text: str) -> bool:
    return any(sign in text for sign in question.near or question.signs)


def _in_figures(
    page: Page, question: Question, blocks: PatternBlocks, near: set[int]
) -> Iterator[Answer]:
    """Yield the figures that answer a question."""
    some = [(pattern, blocks.may_match(pattern, near)) for pattern in question.figures]
    for number in sorted(set().union(*(where for _, where in some))):
        text = page.blocks[number].folded
        done: set[int] = set()
        for pattern in (pattern for pattern, where in some if number in where):
            for found in pattern.finditer(text):
                said = saying(page, number, *found.span())
                at = next(found.start(name) for name in _NUMBERS if found.groupdict().get(name))
                if said is None or at in done:
                    continue
                answer = _figure(page, question, said, found)
                if answer is not None:
                    done.add(at)
                    yield answer


def _figure(page: Page, question: Question, said: Saying, found: re.Match[str]) -> Answer | None:
    """Return the figure of a sentence as an answer; None where the sentence is on another case."""
    case = question.cases.search(said.sentence) if question.cases is not None else None
    around = _around(question, said)
    if not _is_for_all(question, _IF.sub("", around) if case else around):
        return None
    low, high = _range(found.groupdict())
    unit = found.groupdict().get("unit") or ""
    unit = "mg" if unit in _MILLIGRAMS else _SAME_UNIT.get(unit, unit).rstrip("s")
    named = case[0] if case and case[0] not in page.title.lower() else _things_named(found)
    key = "/".join([unit, named, _medicine(page, question, said)])
    people = _people(page, question, _with_headings(page, said))
    is_plain = found.groupdict().get("plain") is not None
    return Answer(low, high, key, said, people, is_plain=is_plain)


def _range(groups: dict[str, str]) -> tuple[float, float]:
    """Return the least and the most of what the groups of a figure say."""
    both = [_value(groups[name]) for name in ("low", "high") if groups.get(name)]
    factor = _MILLIGRAMS.get(groups.get("unit") or "", 1.0)
    if times := groups.get("times"):
        factor *= _value(times)
    if plus := groups.get("plus"):
        both = [value + _value(plus) for value in both]
    if name := groups.get("name"):
        return (float(crc32(name.encode())),) * 2
    if (share := _share(groups)) is not None:
        return share, share
    if months := groups.get("months"):
        return (_value(months) / 12,) * 2
    if least := groups.get("least"):
        return _value(least) * factor, math.inf
    if most := groups.get("most"):
        return 0.0, _value(most) * factor
    return min(both) * factor, max(both) * factor


def _share(groups: dict[str, str]) -> float | None:
    """Return what part of all the groups "percent", "part" and "whole", or "fraction" say."""
    if percent := groups.get("percent"):
        return float(percent) / 100
    if whole := groups.get("whole"):
        return _value(groups["part"]) / (_value(whole) or 1)
    return _FRACTIONS.get(groups.get("fraction") or "")


def _value(number: str) -> float:
    return _OTHER_NUMBERS.get(number) or ORDINALS.get(number) or value_of(number)


def _things_named(found: re.Match[str]) -> str:
    """Return what the groups of a figure say that it is of."""
    groups = sorted(found.groupdict().items())
    return "/".join((said or "").rstrip("s") for name, said in groups if name.startswith("thing"))


def _in_rows(page: Page, question: Question) -> Iterator[Answer]:
    """Yield the figures of rows of tables, of which each cell is a block."""
    if question.rows is None:
        return
    for number, block in enumerate(page.blocks[1:], 1):
        beside = page.blocks[number - 1]
        if BlockKind.TABLE_HEADER in (block.kind, beside.kind) or not block.shares_row(beside):
            continue
        found = question.rows.match(f"{beside.folded.strip()} | {block.folded.strip()}")
        if found is None or in_references(page, block):
            continue
        holder = block if page.has_number(block) else beside
        said = Saying(holder, 0, len(holder.text), 0, len(holder.text))
        low = value_of(found["low"])
        yield Answer(low, low, f"/{_things_named(found)}/", said)


def _only_times(page: Page, question: Question, near: set[int]) -> Iterator[Answer]:
    """Yield the only times of sentences that answer a question by what stands around them."""
    for number in sorted(near) if question.around else ():
        block = page.blocks[number]
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            if not _is_near(question, sentence):
                continue
            if not question.reach and not _is_for_all(question, sentence):
                continue
            told = _ANOTHER.sub(_article, _AN_HOUR.sub(_article, sentence))
            times = list(times_in(told))
            if len(times) != 1:
                continue
            time = times[0]
            before, after = sentence[: time.start], sentence[time.end :]
            ways = [b.search(before) and a.match(after) for b, a in question.around]
            said = saying(page, number, first + time.start, first + time.end) if any(ways) else None
            if said is None:
                continue
            if question.reach and not _is_for_all(question, _around(question, said)):
                continue
            # a product that it names beside the medicine is not what the time is of
            medicine = question.of_medicine and subject_medicine(page)
            medicine = medicine or _medicine(page, question, said)
            people = _people(page, question, sentence)
            plain = question.first_is_plain and ways[0] is not None
            for thing in _things(question, sentence):
                key = f"{thing}/{medicine}"
                yield Answer(time.low, time.high, key, said, people, is_plain=plain)


def _things(question: Question, sentence: str) -> list[str]:
    """Return all that the time of a sentence is said of; "" where the question asks for nothing."""
    if question.thing is None:
        return [""]
    return sorted({found[0].rstrip("s") for found in question.thing.finditer(sentence)})


def _article(found: re.Match[str]) -> str:
    """Return "an", as long as what it stands for: "your hour and a half" is a time too."""
    return "an".rjust(len(found[0]))


def _in_words(
    page: Page, question: Question, blocks: PatternBlocks, near: set[int]
) -> Iterator[Answer]:
    """Yield the answers that have no number; a sentence that gives two of them answers nothing."""
    for number, hits in sorted(_hits(page, question, blocks, near).items()):
        found: dict[int, list[Answer]] = {}
        for value, hit in hits:
            answer = _in_words_of(page, question, number, hit, value)
            if answer is not None:
                found.setdefault(answer.said.first, []).append(answer)
        for answers in found.values():
            outer = [one for one in answers if not any(_is_within(one, other) for other in answers)]
            if len({answer.low for answer in outer}) == 1:
                yield from outer


def _hits(
    page: Page, question: Question, blocks: PatternBlocks, near: set[int]
) -> dict[int, list[tuple[float, re.Match[str]]]]:
    """Return by block what answers in words; nothing where a page can have one answer only."""
    tried = [(value, words, blocks.may_match(words, near)) for value, words in question.said]
    some = [one for one in tried if one[-1]]
    only_words = question.is_of_words and question.rows is None
    hits: dict[int, list[tuple[float, re.Match[str]]]] = {}
    values: set[float] = set()
    for at, (value, pattern, where) in enumerate(some):
        if only_words and len(values.union(left for left, *_ in some[at:])) == 1:
            return {}
        for number in sorted(where):
            for hit in pattern.finditer(page.blocks[number].folded):
                hits.setdefault(number, []).append((value, hit))
                values.add(value)
    return hits


def _is_within(one: Answer, other: Answer) -> bool:
    """Return whether the words of one answer are a part of another's: "no booking is needed"."""
    inner, outer = (one.said.start, one.said.end), (other.said.start, other.said.end)
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _in_words_of(
    page: Page, question: Question, number: int, found: re.Match[str], value: float
) -> Answer | None:
    start = found.end() - len(found[0].lstrip(" .,;:"))
    said = saying(page, number, start, found.end())
    if said is None or not _is_for_all(question, _around(question, said)):
        return None
    groups = found.groupdict()
    if not _is_of_title(page, groups.pop("who", None) or ""):
        return None
    thing = next(filter(None, groups.values()), "").rstrip("s")
    key = f"{thing}/{_medicine(page, question, said)}"
    return Answer(value, value, key, said, _people(page, question, _with_headings(page, said)))


def _is_of_title(page: Page, who: str) -> bool:
    """Return whether something is said of the page's matter, or of what was named before."""
    words = words_in(who.removeprefix("the ").removeprefix("this "))
    title = page.title.lower()
    return all(word in _PRONOUNS or stem_of(word) in title for word in words)


def _with_time(page: Page) -> tuple[int, ...]:
    """Return the indices of the blocks in which a length of time may stand."""
    return tuple(n for n, block in enumerate(page.blocks) if _A_TIME.search(block.folded))


def _timed(page: Page, question: Question) -> Iterator[Answer]:
    """Yield the times that answer a question."""
    if question.timed is None:
        return
    for number in page.once(_with_time):
        text = page.blocks[number].folded
        if not _is_near(question, text):
            continue
        last = 0
        for found in _all_in(text, question.timed):
            if found.start() < last:
                continue
            said = saying(page, number, *found.span())
            if said is not None and not _is_on_what_went_before(question, said):
                last = said.last
                yield from _times(page, question, said)
    yield from _timed_where_asked(page, question)


def _is_on_what_went_before(question: Question, said: Saying) -> bool:
    """Return whether "it" stands for what the block named before, of which nothing was asked."""
    if question.apart_before is None or not _IT.match(said.sentence):
        return False
    return question.apart_before.search(said.block.folded, 0, said.first) is not None


def _timed_where_asked(page: Page, question: Question) -> Iterator[Answer]:
    """Yield the times of sentences that answer a question which the page itself asks."""
    for lead, both, said in page.once(_asked):
        if not _is_near(question, both):
            continue
        found = question.timed.search(both)  # type: ignore[union-attr]
        if found is not None and found.start() < len(lead) - 1:
            yield from _times(page, question, said, lead)


def _asked(page: Page) -> tuple[tuple[str, str, Saying], ...]:
    """Return what a page asks its readers, with the sentence with a length of time that follows.

    Each as the question with a blank behind it, both in a row, and where the sentence stands.
    """
    found = []
    for number in page.once(_with_time):
        block = page.blocks[number]
        before = page.blocks[number - 1] if number else None
        places = list(islice(sentences(block.plain), 2))
        texts = [block.folded[start:end].strip() for start, end in places]
        if texts[0].endswith("?"):
            asked, places = texts[0], places[1:]
        elif before is not None and before.kind is BlockKind.HEADING:
            asked = before.folded.strip()
        else:
            continue
        if asked.endswith("?") and places:
            said = saying(page, number, *places[0])
            if said is not None and _A_TIME.search(said.sentence):
                lead = f"{asked.rstrip('?')} "
                found.append((lead, lead + said.sentence, said))
    return tuple(found)


def _times(page: Page, question: Question, asked: Saying, lead: str = "") -> Iterator[Answer]:
    """Yield each time of a sentence that answers a question; `lead` is what stands before it."""
    if not _is_for_all(question, lead + _around(question, asked)):
        return
    sentence = lead + asked.sentence
    for time in times_in(sentence):
        if time.high < question.least or time.start < len(lead):
            continue
        if question.behind is not None and not question.behind.match(sentence, time.end):
            continue
        before = sentence[: time.start]
        low, high = (time.low, time.high) if question.as_said else _bounds(time, before)
        thing = "" if question.thing is None else _thing(question.thing, sentence, time)
        if question.strict and not thing:
            continue
        key = f"{thing}/{_medicine(page, question, asked)}"
        at = asked.first - len(lead)
        start, end = at + time.start, at + time.end
        both = asked._replace(start=min(asked.start, start), end=max(asked.end, end))
        is_most = _AT_MOST.search(before) is not None
        yield Answer(low, high, key, both, is_most=is_most)


def _rhythms(page: Page, question: Question, near: set[int]) -> Iterator[Answer]:
    """Yield how often a day something is done, in sentences that answer a question."""
    for number in sorted(near) if question.often else ():
        block = page.blocks[number]
        for one in frequencies_in(block.folded):
            said = saying(page, number, one.start, one.end)
            if said is None or not question.often.search(said.sentence):  # type: ignore[union-attr]
                continue
            if not _is_for_all(question, _around(question, said)):
                continue
            # "every morning" leaves open what else is done in a day
            is_loose = one.low == one.high == 1 and _LOOSE.match(block.folded[one.start : one.end])
            people = _people(page, question, _with_headings(page, said))
            for thing in _things(question, said.sentence) or [""]:
                key = f"{thing}/{_medicine(page, question, said)}"
                high = _EVER if is_loose else one.high
                plain = not key.endswith("/") and not question.of_case(said.sentence)
                yield Answer(one.low, high, key, said, people, is_plain=plain)


def _thing(things: re.Pattern[str], sentence: str, time: Time) -> str:
    """Return what a time is said of: what is named last before it, or first after it."""
    before = [found[0] for found in things.finditer(sentence, 0, time.start)]
    after = things.search(sentence, time.end)
    named = before[-1] if before else after[0] if after else ""
    return stem_of(named)


def _bounds(time: Time, before: str) -> tuple[float, float]:
    """Return the least and the most that a time means after "within", "over" or "rarely under"."""
    low, high = time.low, time.high
    seldom = _SELDOM.search(before) is not None
    if low == high and _UP_TO.search(before):
        return (high, math.inf) if seldom else (0.0, high)
    if _AT_LEAST.search(before):
        return low, math.inf
    if _FROM.search(before):
        return (0.0, low) if seldom else (low, math.inf)
    return low, high


def _around(question: Question, said: Saying) -> str:
    """Return as much of a sentence as may say that an answer is for a case only."""
    if not question.reach:
        return said.sentence
    text, (first, last) = said.block.folded, (said.first, said.last)
    # from word to word
    start = text.rfind(" ", first, max(first, said.start - question.reach)) + 1
    end = text.find(" ", min(last, said.end + question.reach), last)
    around = text[max(first, start) : end if end >= 0 else last]
    # what a sentence opens with is a case for all of it
    opened = _OPENS_WITH_IF.match(text, first, last) if start > first else None
    return f"{opened[0]} {around}" if opened else around


def _is_for_all(question: Question, sentence: str) -> bool:
    """Return whether a sentence answers this question, and for no special case."""
    told = _EVEN_IF.sub("", sentence)
    if question.apart.search(told) or told.endswith("?"):
        return False
    return question.needs is None or question.needs.search(sentence) is not None


def _people(page: Page, question: Question, text: str) -> frozenset[str]:
    """Return of whom a text speaks, where the question asks that and the page is about others."""
    if not question.of_people:
        return frozenset()
    return groups_in(text) & _PEOPLE - groups_in(page.title.lower())


def _with_headings(page: Page, said: Saying) -> str:
    """Return a sentence with the headings over it, which may say for whom it holds."""
    over = [heading.folded for heading in page.headings_over(said.block)[:2] if heading.level != 1]
    return _AND_OLDER.sub("", " ".join([said.sentence, *over]))


def _medicine(page: Page, question: Question, said: Saying) -> str:
    """Return the medicine of a sentence, or of the sentences before it, where that is asked."""
    if not question.of_medicine:
        return ""
    number = page.number_of(said.block)
    if question.of_food:
        mentioned = mentions_between(page, number, said.first, said.last)
        return "+".join(sorted({one.generic for one in mentioned if not one.everyday}))
    named = medicine_of(page, number, said.first, said.last)
    if several := mentions_between(page, number, said.first, said.last):
        return named or "+".join(sorted({one.generic for one in several}))
    return medicine_up_to(page, number, said.last) or named
