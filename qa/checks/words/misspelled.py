"""A word that no list knows, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa import spelling, wordset
from qa.alternatives import any_of
from qa.checks.drugs import slips
from qa.checks.words.split_name import is_name
from qa.checks.words.unknown import (
    SHORT_SLIPS,
    begins_sentence,
    goes_on_as_name,
    is_of_person,
    places,
    unknown_words,
)
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.words.unknown import WordPlace
    from qa.page import Page
    from qa.spelling import Candidate

_TWICE = 2
_OFTEN = 3
"""Places on one page from which a word is rather one that the lists lack."""
_MOST_PLACES = 3
_MOST_MARKED = 60
_CHOICES = 3
_EVERYDAY = 5
_COMMON = 7
_VERY_COMMON = 8
_LONG_NAME = 6
_LIKELY_COST = 1.7
_VERY_LIKELY_COST = 0.5
_RARE = 2
# Below how many letters, how common the word must be that one slip, or two, make of it.
_ONE_SLIP = ((4, 8), (5, 6), (6, 5), (8, 4), (99, 3))
_TWO_SLIPS = ((6, 8), (8, 6), (99, 4))
_TWO_OTHER_SLIPS = ((8, 99), (9, 5), (10, 3), (99, 2))
_TOO_LONG_FOR_A_NAME = 9
_REACH = 40
_SOUNDED = later(r"\((?:[a-z]{1,7}[ -]){0,5}[A-Z]{2,6}(?:[ -][a-z]{1,7}){0,5}\)")
"""How a name is said, with its loudest part in capitals: "(lye SIN oh pril)"."""
_WORD_AFTER = later(r" ([a-z]{2,40})(?![\w'-])")
_WORD_BEFORE = later(r"(?<![\w'-])([A-Za-z][a-z]{1,40}) \Z")


class _Judgement(NamedTuple):
    """What is said of one word, wherever it stands on a page."""

    likely: tuple[Candidate, ...]
    """What may have been meant, the likeliest first."""
    halves: tuple[str, str] | None
    """The two words of which it was glued together."""
    sure: bool
    """Whether it is a slip, and not a word that the lists lack."""

    def is_near(self, grade: int) -> bool:
        """Return whether the word is one slip from one that is at least so common.

        The "lot" in "alot" says nothing against "a lot".
        """
        return any(
            one.distance == 1 and one.grade >= grade and one.text not in (self.halves or ())
            for one in self.likely[:_CHOICES]
        )


@rule(
    "words.misspelled",
    level=Level.WARNING,
    message="'%s' is not a word that we know: %s",
    why="A misspelled word makes readers doubt the advice around it, and screen readers stumble.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
    ],
    around=True,
    examples=[
        Example(
            bad="Tell your doctor about your symtoms before you start.",
            good="Tell your doctor about your symptoms before you start.",
        ),
        Example(
            bad="Untreated diarhea can cause dehydration.",
            good="Untreated diarrhea (diarrhoea) can cause dehydration.",
        ),
        Example(
            bad="People with diabetesthe should look after their feet.",
            good="Ask about immunohistochemistry, anti-TNF medicines and the FDA's advice.",
        ),
        Example(
            bad="The lysin opril tablets are taken once a dya.",
            good="Enalapril (eh NAL uh pril) is one of those that end in -pril.",
        ),
        Example(
            bad="The trea tments take a week, and high bloodpressure harms.",
            good="The doctor, Ana Kowalczyk, can be reached at info@examplle.org. Reviewed by"
            " Alastair Penrose, MD.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each word in none of our lists that is near one of them, or glued of two, or cut.

    A word that is near nothing, stands three times, or may be a name is a suggestion. A word for
    which a drug, a disease or a part of the body may be meant is never repaired, only asked about.
    """
    language = page.document.language
    if language and not language.lower().startswith("en"):
        return
    marked = 0
    for word in page.once(unknown_words):
        if marked >= _MOST_MARKED:
            return
        for match in _matches(page, word):
            marked += 1
            yield match


def _matches(page: Page, word: str) -> Iterator[Match]:
    often = page.words[word] >= _OFTEN
    if often and not page.with_suggestions:
        return
    found = list(places(page, word))
    if not found or slips.slip(word) is not None:  # drugs.misspelled tells of medicines
        return
    judged = _judged(word, page)
    meant = judged.is_near(_VERY_COMMON) or _is_near_a_name(word, judged)
    if wordset.is_made(word) and not meant:
        return
    for place in found[:_MOST_PLACES]:
        if _is_part_of_name(place):
            continue
        whole = _whole(place)
        named = whole is None and _may_be_name(place, judged)
        if named and not (judged.is_near(_EVERYDAY) and len(word) >= _LONG_NAME):
            continue
        if whole and is_name(whole[1].lower()):  # words.split-name tells of it
            continue
        match = _joined(*whole) if whole else _match(place, judged, sure=judged.sure and not named)
        if often:
            match = match._replace(level=Level.SUGGESTION)
        if match.level is not Level.SUGGESTION or page.with_suggestions:
            yield match


def _is_part_of_name(place: WordPlace) -> bool:
    """Return whether a word is how part of a name is said, or the ending that some share."""
    text, start = place.block.plain, place.start
    if start and text[start - 1] in "-\u2010\u2011\u2013" and not text[: start - 1][-1:].isalnum():
        return True
    sounded = _SOUNDED.finditer(text)
    return any(one.start() < start and place.end < one.end() for one in sounded)


def _judged(word: str, page: Page) -> _Judgement:
    likely = spelling.likeliest(word, page.words)
    halves = spelling.halves(word)
    near = any(_is_near_enough(word, one) for one in likely[:_CHOICES])
    return _Judgement(likely, halves, halves is not None or near)


def _is_near_a_name(word: str, judged: _Judgement) -> bool:
    """Return whether one letter more, less or another makes a long word the name of a medicine."""
    near = (one.text for one in judged.likely[:_CHOICES] if one.distance == 1)
    return len(word) >= _LONG_NAME and any(map(wordset.is_medical_name, near))


def _is_near_enough(word: str, one: Candidate) -> bool:
    """Return whether a candidate is common enough for how far it is: the shorter, the commoner."""
    length = len(word)
    medical = length >= _LONG_NAME and wordset.is_medical_name(one.text)
    if one.grade <= _RARE and not medical and one.text.startswith(word[:-1]):
        return False  # another form of a rare word: "rhizomelia", beside "rhizomelic"
    if one.distance == 1:
        alike = 1 if one.alike and one.cost <= _VERY_LIKELY_COST else 0
        least = next(least for most, least in _ONE_SLIP if length < most)
        return medical or one.grade >= least - alike
    if one.distance == _TWICE:
        if medical and one.alike and one.cost < 1:
            return True
        likely = one.alike or one.cost <= _LIKELY_COST
        least_of = _TWO_SLIPS if likely else _TWO_OTHER_SLIPS
        return one.grade >= next(least for most, least in least_of if length < most)
    return one.alike and one.grade >= _EVERYDAY


def _may_be_name(place: WordPlace, judged: _Judgement) -> bool:
    """Return whether a word may be a name that the lists lack."""
    written, best = place.written, judged.likely[0] if judged.likely else None
    if best and best.text.lower() == written.lower():  # but for its capital it is one
        return not judged.is_near(_COMMON)
    if written.islower() or written.lower() in SHORT_SLIPS:
        return False
    if is_of_person(place):
        return True
    return best is None or len(written) < _LONG_NAME or not _is_no_name(place, judged, best)


def _is_no_name(place: WordPlace, judged: _Judgement, best: Candidate) -> bool:
    """Return whether a longer word with a capital is a slip for all that.

    Inside a sentence only where it is very near a name that is known, or where no name is so long.
    """
    length = place.end - place.start
    medical = wordset.is_medical_name(best.text)
    if medical and best.alike and best.distance <= _TWICE:
        return True
    if begins_sentence(place):
        return judged.is_near(_EVERYDAY)
    if best.distance > 1 or length == _LONG_NAME:
        return False
    if goes_on_as_name(place):
        return judged.is_near(_COMMON) or best.alike
    known = best.text[0].isupper() and best.grade >= _EVERYDAY
    common = (best.alike or medical) and judged.is_near(_COMMON)
    return known or common or length >= _TOO_LONG_FOR_A_NAME


def _match(place: WordPlace, judged: _Judgement, *, sure: bool) -> Match:
    span = place.block.source_span(place.start, place.end)
    written = place.block.text[place.start : place.end]
    level = None if sure else Level.SUGGESTION
    if judged.halves and ("a" in judged.halves or not judged.is_near(_COMMON)):
        both = _cased(" ".join(judged.halves), written)
        fix = Fix(f"Write '{both}'", (Edit(span, both),))
        return Match(span, (written, f"write '{both}'."), (fix,), level)
    chosen = judged.likely[:_CHOICES]
    if not chosen or not judged.sure:
        return Match(span, (written, "check it, or accept it with 'qa words add'."), (), level)
    said = _either([_cased(one.text, written) for one in chosen])
    if wordset.is_medical_name(chosen[0].text):
        return Match(span, (written, f"did you mean {said}? Check."), (), level)
    ordinary = [one.text for one in chosen if not wordset.is_medical_name(one.text)]
    fixes = [
        Fix(f"Write '{text}'", (Edit(span, text),))
        for text in (_cased(text, written) for text in ordinary)
    ]
    return Match(span, (written, f"perhaps {said}."), tuple(fixes), level)


def _whole(place: WordPlace) -> tuple[WordPlace, str] | None:
    """Return the one word that an unknown one makes with its neighbour, and where both stand."""
    text = place.block.plain
    after = _WORD_AFTER.match(text, place.end)
    if after and wordset.grade(place.written.lower() + after[1]) > 1:
        return place._replace(end=after.end(1)), place.written + after[1]
    before = _WORD_BEFORE.search(text, max(0, place.start - _REACH), place.start)
    if before and wordset.grade(before[1].lower() + place.written) > 1:
        return place._replace(start=before.start(1)), before[1] + place.written
    return None


def _joined(place: WordPlace, whole: str) -> Match:
    span = place.block.source_span(place.start, place.end)
    written = place.block.text[place.start : place.end]
    fix = Fix(f"Write '{whole}'", (Edit(span, whole),))
    fixes = () if wordset.is_medical_name(whole.lower()) else (fix,)
    return Match(span, (written, f"write it as one, '{whole}'."), fixes)


def _cased(text: str, written: str) -> str:
    return text[:1].upper() + text[1:] if written[:1].isupper() else text


def _either(texts: list[str]) -> str:
    return any_of([f"'{text}'" for text in texts])
