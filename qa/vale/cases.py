"""Upper, lower, title and sentence case, as Vale's rules mean them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qa.patterns import later, regex_later
from qa.vale.exceptions import exactly, is_literal
from qa.vale.patterns import TIME_LIMIT, PatternError, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

LOWER, UPPER, TITLE, NONE = "lower", "upper", "title", ""
_BLANKS = later(" +")
# Short words that a title leaves small, and the prepositions that Chicago's do too.
_SMALL = frozenset(
    str.split(
        """
    a an and as at but by en for if in nor of on or per the to vs vs. via v v.
    """
    )
)
_PREPOSITIONS = frozenset(
    str.split(
        """
    with from into during including until against among throughout despite towards upon
    concerning about over through before between after since without under within along
    following across beyond around down near above
    """
    )
)
_TITLE_WORD = regex_later(r"[\p{N}\p{L}]+[^\s/\-]*")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def case_of(text: str) -> str:
    """Return the case that all of a text is in; NONE where it is mixed, or has no letters."""
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    lower = sum(char.islower() for char in letters)
    if not letters:
        return NONE
    if not upper:
        return LOWER
    if not lower:
        return TITLE if len(letters) == 1 else UPPER
    return TITLE if upper == 1 and letters[0].isupper() else NONE


def in_case(case: str, text: str) -> str:
    """Return a text in a case."""
    if case == LOWER:
        return text.lower()
    if case == UPPER:
        return text.upper()
    if case == TITLE:
        low = text.lower()
        return low[:1].upper() + low[1:]
    return text


_WORDS = regex_later(r"\p{L}+(?:['’]\p{L}+)*")


def words_apart(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, and what stands before, between and after them."""
    words, between, at = [], [], 0
    for match in _WORDS.finditer(text):
        words.append(match[0])
        between.append(text[at : match.start()])
        at = match.end()
    return words, [*between, text[at:]]


def _taken_apart(text: str, separator: str, change: Callable[[str], str]) -> str:
    out: list[str] = []
    before = " "
    for number, char in enumerate(text):
        known = char.isalpha() or char.isnumeric()
        if (number > 1 and before.islower() and char.isupper()) or not known:
            out.append(" ")
        if known or char == " ":
            out.append(change(char))
        before = char
    return _BLANKS.sub(separator, "".join(out).strip())


def simple(text: str) -> str:
    """Return the words of an identifier in lower case with blanks between."""
    return _taken_apart(text, " ", str.lower)


def kebab(text: str) -> str:
    """Return the words of a text as-one-with-hyphens."""
    return _taken_apart(text, "-", str.lower)


def snake(text: str) -> str:
    """Return the words of a text as_one_with_underscores."""
    return _taken_apart(text, "_", str.lower)


def pascal(text: str) -> str:
    """Return the words of a text AsOneWithCapitals."""
    return "".join(word[:1].upper() + word[1:] for word in simple(text).split(" "))


def camel(text: str) -> str:
    """Return the words of a text asOneWithCapitals but the first."""
    made = pascal(text)
    return made[:1].lower() + made[1:]


def titled(word: str, *, lower_rest: bool = False) -> str:
    """Return a word with its first letter as a capital."""
    return word[:1].upper() + (word[1:].lower() if lower_rest else word[1:])


def known_term(word: str, terms: Sequence[str]) -> str:
    """Return how a word is written that one of the terms means; "" for none."""
    low = word.lower()
    for term in terms:
        if term.lower() == low:
            return term
        text = term if is_literal(term) else exactly(term)
        if text is not None:
            if text in word:
                return word
            continue
        try:
            if compiled(term).search(word, timeout=TIME_LIMIT):
                return word
        except PatternError:
            continue
    return ""


def _no_term(word: str) -> str:
    del word
    return ""


def title(
    text: str,
    known: Callable[[str], str] = _no_term,
    *,
    chicago: bool = False,
    prefix: str = "",
) -> str:
    """Return a text in title case, by the style of AP or of Chicago.

    `known` says how a word is written that is a term, or "".
    """
    before, text = _without_prefix(text, prefix)
    plain = text.translate(_PLAIN)
    before_nouns = _before_nouns(text) if not chicago and "to" in text.lower() else frozenset()
    number = -1

    def change(match: regex.Match[str]) -> str:
        nonlocal number
        number += 1
        word = match[0]
        start, end = match.span()
        if term := known(word):
            return term
        low = word.lower()
        if low == "to" and not chicago:
            small = number in before_nouns  # it stays small, where no infinitive follows
        else:
            bounding = start == 0 or end == len(text)
            small = not bounding and (low in _SMALL or (chicago and low in _PREPOSITIONS))
        if not small:
            return titled(word)
        previous = plain[start - 1] if start else ""
        second = plain[start - 2] if start > 1 else ""
        after = plain[end] if end < len(plain) else ""
        inside = (
            previous in (" ", "-", "/")
            and second not in (":", "-")
            and (after != "-" or previous == "-")
        )
        return low if inside else titled(word)

    return before + _TITLE_WORD.sub(change, text)


def _before_nouns(text: str) -> frozenset[int]:
    """Return the numbers of the words and signs of a title behind which a noun stands."""
    from qa.vale import tagging  # noqa: PLC0415 -- few titles need it

    try:
        tags = [one.tag for one in tagging.tagged(text if text[-1] in ".!?" else f"{text}.")]
    except tagging.NoTaggerError:
        return frozenset()
    return frozenset(number for number, tag in enumerate(tags[1:]) if tag.startswith("NN"))


_SENTENCE_WORD = r"[\p{N}\p{L}*]+[^\s]*"


def sentence(
    text: str,
    known: Callable[[str], str] = _no_term,
    opens: Callable[[str, int], bool] | None = None,
    *,
    terms: tuple[str, ...] = (),
    prefix: str = "",
) -> str:
    """Return a text in sentence case; a new one begins where `opens` says so, or behind ":"."""
    before, text = _without_prefix(text, prefix)
    words = words_of(text)
    if may_hold(terms, text):
        pattern = _sentence_words(terms)
        words = [match[0] for match in pattern.finditer(text, timeout=TIME_LIMIT)]
    made = []
    for number, word in enumerate(words):
        previous = words[number - 1] if number else ""
        if term := known(word):
            made.append(term)
        elif number == 0 or (opens(previous, number - 1) if opens else previous.endswith(":")):
            made.append(titled(word, lower_rest=True))
        else:
            made.append(word.lower())
    return before + " ".join(made)


_PLAIN_WORD = later(r"(?:[^\W_]|\*)+[^\t\n\f\r ]*")


def words_of(text: str) -> list[str]:
    """Return the words of a text as the cases of words are judged, with the signs behind them."""
    return _PLAIN_WORD.findall(text)


def may_hold(terms: tuple[str, ...], text: str) -> bool:
    """Return whether one of some terms may stand in a text as words, in whatever case."""
    words, others, unsure = _sorted_out(terms)
    low = text.lower()
    if not text.isascii():
        return unsure or any(term in low for term in (*words, *others))
    return (
        unsure
        or not words.isdisjoint(_RUN_OF_LETTERS.findall(low))
        or any(term in low for term in others)
    )


_RUN_OF_LETTERS = later(r"\w+")


@lru_cache(maxsize=64)
def _sorted_out(terms: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...], bool]:
    """Return terms that are one word, other plain ones, and whether some are patterns."""
    texts = (term if is_literal(term) else exactly(term) for term in terms)
    low = [text.lower() for text in texts if text is not None]
    words = frozenset(term for term in low if _RUN_OF_LETTERS.fullmatch(term))
    others = tuple(term for term in low if term not in words)
    return words, others, len(low) < len(terms)


@lru_cache(maxsize=64)
def _sentence_words(terms: tuple[str, ...]) -> regex.Pattern[str]:
    """Return a pattern of words, in which terms of several words are one."""
    known = rf"\b(?:{'|'.join(terms)})\b|" if terms else ""
    return compiled(f"(?i){known}{_SENTENCE_WORD}")


def _without_prefix(text: str, prefix: str) -> tuple[str, str]:
    if prefix and (found := compiled(prefix).search(text, timeout=TIME_LIMIT)):
        return found[0], text.removeprefix(found[0])
    return "", text
