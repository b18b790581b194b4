"""Where sentences end, as the Punkt model has it that Vale uses.

Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006). What is
known is that of the English model that NLTK made known: the abbreviations, with the four that Vale
adds, the words that often begin a sentence, and in `rules/words/punkt.txt` those seen in small
letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qa.locations import rules_folder
from qa.patterns import later

_ABBREVIATIONS = frozenset(
    str.split(
        """
    a.a a.c a.d a.g a.h a.m a.m.e a.s a.t adm ala ariz aug ave b.f b.v bros c c.i.t c.o.m.b
    c.v calif chg cie co col colo conn corp cos ct d d.c d.h d.w dec dr e e.f e.h e.l e.m f
    f.g f.j feb fla fri ft g g.d g.f g.k ga gen h h.c h.f h.m i.m.s ill inc j.b j.c j.j j.k
    j.p j.r jan jr k kan ky l l.a l.f l.p lt ltd m m.b.a m.d.c m.j maj messrs mg mich minn
    mr mrs ms n n.c n.d n.h n.j n.m n.v n.y nev nov oct ok okla ore p p.a.m p.m pa ph.d prof
    r r.a r.h r.i r.j r.k r.t rep reps s s.a s.a.y s.c s.g s.p.a s.s sen sep sept sr st sw t
    t.j tenn tues u.k u.n u.s u.s.a u.s.s.r v va vs vt w w.c w.r w.va w.w wash wed wis yr
    sgt gov no mt
    """
    )
)
_STARTERS = frozenset(
    str.split(
        """
    although but separately yet so indeed many both even nor meanwhile the most in these
    among nonetheless nevertheless sales under he some this they there while i since despite
    according thus instead if though moreover similarly however when it
    """
    )
)
_STOP = later(r"[.?!]\S*")
_NEXT = later(r"\S+")
_ENDS = (
    '."', ".)", ".’", ".”", "?", '?"', "?'", "?)", "?’", "?”", "!", '!"', "!'", "!)", "!’", "!”",
)  # fmt: skip
_WITHIN = later(r"[.?!][\[(]|\.\"")
_INTERNAL = (")", "’", "”", '"', "'")
_INITIAL = later(r"[A-Za-z]\.")
_NUMBER = later(r"-?[.,]?\d[\d,.\-]*\.?$")
_ELLIPSIS = later(r"(?:\.\s?){2,}\.")
_LETTERS_WITH_STOPS = later(r"(?:\w\.)+\w*\.", re.ASCII)
_PLAIN_END = later(r"[a-z]{2,}\.")
"""A word in small letters, at which a sentence ends unless it is an abbreviation."""
_SIGNS = frozenset(";,:.!?")


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each sentence of a text, without blanks at both ends."""
    found = []
    first = _NEXT.search(text)
    start = first.start() if first else len(text)
    for stop in _STOP.finditer(text):
        end = stop.end()
        following = _NEXT.search(text, end)
        if following is None:
            break
        begin = stop.start()
        while begin > start and not text[begin - 1].isspace():
            begin -= 1
        if _ends(text[begin:end], following[0]):
            found.append((start, end))
            start = following.start()
    if start < len(text):
        found.append((start, start + len(text[start:].rstrip())))
    return tuple(found)


def _ends(word: str, following: str) -> bool:
    """Return whether a sentence ends at a word, given the next."""
    if _PLAIN_END.fullmatch(word) and following != "." and word[:-1] not in _ABBREVIATIONS:
        return True
    if following == "." and word.endswith("."):
        return False
    plain = _type_of(following)
    ends, abbreviation = _by_itself(word)
    if word.endswith("."):
        initial = _INITIAL.fullmatch(word) is not None
        begins = _begins(following, plain)
        if (abbreviation or word.endswith("..")) and not initial:
            if begins or (following[0].isupper() and plain in _STARTERS):
                ends = True
        elif initial or _NUMBER.fullmatch(word):
            unsure = begins is None and initial and following[0].isupper()
            if begins is False or (unsure and not _stands_small(plain)):
                ends, abbreviation = False, True
    return _reconsidered(word, following, plain, ends=ends)


def _by_itself(word: str) -> tuple[bool, bool]:
    """Return whether a word ends a sentence, and whether it is an abbreviation."""
    if (word.endswith(_ENDS) or _WITHIN.search(word)) and "Yahoo!" not in word:
        return True, False
    if not word.endswith(".") or word.endswith(".."):
        return False, False
    short = word[:-1].lower()
    known = short in _ABBREVIATIONS or short.rpartition("-")[2] in _ABBREVIATIONS
    return not known, known


def _reconsidered(word: str, following: str, plain: str, *, ends: bool) -> bool:
    ellipsis = _ELLIPSIS.search(word) is not None
    starter = plain in _STARTERS
    if ellipsis and (following[0].isupper() or starter):
        return True
    if ends and word.endswith(_INTERNAL) and following[0].islower() and not starter:
        return False
    if word.endswith(".") and not ends and following[0].isupper() and _stands_small(plain):
        ends = True
    if not _LETTERS_WITH_STOPS.search(word) or _INITIAL.fullmatch(word):
        return ends
    return bool(_begins(following, plain)) or (following[0].isupper() and starter)


def _type_of(word: str) -> str:
    low = _NUMBER.sub("##number##", word.lower())
    if len(low) > 1 and _by_itself(word)[0] and low.endswith("."):
        low = low[:-1]
    return low if len(low) == 1 else low.replace(",", "")


def _begins(following: str, plain: str) -> bool | None:
    """Return whether a word looks like the first of a sentence; None where that is open."""
    if following in _SIGNS:
        return False
    if following[0].isupper() and _seen_small().get(plain) is False:
        return True
    if following[0].islower():
        return False
    return None


@cache
def _seen_small() -> dict[str, bool]:
    """Return the words that the model saw in small letters, and whether also with a capital.

    The latter within sentences, as with names.
    """
    lines = (rules_folder() / "words" / "punkt.txt").read_text(encoding="utf-8").split()
    return {line.rstrip("*"): line.endswith("*") for line in lines}


def _stands_small(word: str) -> bool:
    """Return whether a word was seen in small letters."""
    return word in _seen_small()
