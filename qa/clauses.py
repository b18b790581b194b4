"""The part of a sentence that goes with a run of it: what another clause says does not clear it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from qa.page import sentence_around
from qa.patterns import regex_later

_SUBJECT: Final = (
    r"(?=(?:you|we|i|it|this|these|those|they|he|she|there|what|the|our|your|their|its|his|her|an?|"
    r"most|many|some|all|every(?:one)?|each|both|one|two|three|anyone|people|patients|"
    r"children|adults|women|men|once|if|when(?:ever)?|because|in|with|after|as|even|just|simply|"
    r"please|feel|try|take|do|don't)\b|(?-i:[A-Z])\w)"
)
_JOINED: Final = rf", (?:and so|and|so|then) (?!that\b){_SUBJECT}"
_APART: Final = r"; | [\u2013\u2014] |\u2014| -{1,2} "
_LEADS_IN: Final = regex_later(
    r"\W*(?:since|because|as|although|though|while|even though|given that|now that|"
    r"if (?=you (?:have|are|feel|live|suffer|struggle|want|get|find|need)\b))\b[^,]{3,90}, "
    rf"{_SUBJECT}",
    regex.IGNORECASE,
)
"""A reason that comes first, or whom it is for: "Since it does not hurt, ..."."""
_BEFORE: Final = regex_later(
    rf"{_JOINED}|(?P<but>, but (?!that\b){_SUBJECT})|(?:{_APART}){_SUBJECT}", regex.IGNORECASE
)
_UNPLEASANT: Final = regex_later(
    r"\b(?:unpleasant|uncomfortable|pain\w*|sore|hurt\w*|scary|frightening|alarming|awful|bad)\b",
    regex.IGNORECASE,
)
"""After these "but" may comfort: "it is unpleasant, but it does no harm"."""
_AFTER: Final = regex_later(
    rf"{_JOINED}|, so (?!that\b|far\b|long\b)|(?:{_APART}){_SUBJECT}|"
    rf"(?P<remark>{_APART}|,? \((?=see\b)|"
    r", which (?=(?:do|is|are|has|have|was|were|will|can)\w*\b)|"
    r",? whether (?=(?:you|it|they|at|in|on|or)\b)|, even (?=(?:if|when|though)\b))",
    regex.IGNORECASE,
)
_OF_WHAT_FOLLOWS: Final = regex_later(
    r"\b(?:"
    r"myths?|false|true|untrue|claim\w*|t(?:ell|old)\w*|sa(?:y|id|ying)s?|belie\w+|"
    r"th(?:ink|ought)\w*|hear|heard|hopes?|hoped|read|adverts?|ads?|warn\w*|beware|danger\w*|"
    r"scams?|imagin\w+|wrong\w*|evidence|proof|proven|prove[sd]?|stud(?:y|ies|ied)|trials?|"
    r"research\w*|whether|promis\w+|guarantee\w*|mistak\w+|avoid|people who|anyone who|afraid|"
    r"worr\w+|fear\w*|ask\w*|quot\w+|wrote|used to|example|such as|overdos\w*|"
    r"accident\w*|called|known as|stop|risk\w*|harm\w*)\b",
    regex.IGNORECASE,
)
"""A clause with these may be about the next: "It is a myth, and ..."."""
_CONDITION: Final = regex_later(
    r"\W*(?:if|when|whenever|unless|whether|should|until|before)\b", regex.IGNORECASE
)
_OF_WHAT_CAME: Final = regex_later(
    r"\b(?:true|untrue|false|myths?|evidence|proof|proven|prove[sd]?|stud(?:y|ies|ied)|trials?|"
    r"research\w*|reviews?|risk\w*|danger\w*|harm\w*|unsafe|wrong\w*|mistak\w+|doctors?|gps?|"
    r"nurses?|pharmacists?|team|providers?|clinicians?|specialists?|advi[cs]e\w*|warn\w*|"
    r"unless|except|not (?:everyone|all|always|the case|enough)|depend\w*|var(?:y|ies)|however|"
    r"though|although|approv\w+|regulat\w+|licen[cs]\w+|prescri\w+|supervis\w+|monitor\w*|"
    r"side effects?|hope\w*|believ\w+|claim\w*|sa(?:y|id|ys)|told|thought|cannot|can't|never|"
    r"replac\w*|instead|with (?:them|your)|"
    r"hospital|emergency|999|911|ambulance|ask|talk|speak|tell)\b",
    regex.IGNORECASE,
)
"""A clause with these may take back, or limit, the one before it."""
_LIMITS: Final = regex_later(
    r"\b(?:some|most|many|few|may|might|could|think|that|this|call|check|see|"
    r"it (?:is|was|does|did|can))\b",
    regex.IGNORECASE,
)
"""A remark with these may limit what stands before it; a second statement need not."""

_SIGNS: Final = (", ", "; ", "\u2013", "\u2014", " - ", " -- ")
"""One of these stands between two clauses."""
_WORD: Final = 12
"""Characters after a place in which its next word can be seen."""


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the part of a sentence that is about `text[start:end]`.

    A reason, a remark or a second statement of the same sentence is left out, unless it has words
    with which sentences speak of one another: "it is not addictive, so [you can stop whenever you
    like], which does not take long", but "it is a myth that ...".
    """
    first, last = sentence_around(text, start)
    last = max(last, end)
    return _begin(text, first, start), _stop(text, end, last)


@lru_cache(maxsize=512)
def _begin(text: str, first: int, start: int) -> int:
    if not any(sign in text[first:start] for sign in _SIGNS):
        return first
    opening = _LEADS_IN.match(text, first, start + _WORD)
    begin = opening.end() if opening and _is_apart(text, first, opening.end(), start) else first
    for found in _BEFORE.finditer(text, begin, start + _WORD):
        if _CONDITION.match(text, begin):
            continue
        if found["but"] and _UNPLEASANT.search(text, begin, found.start()):
            continue
        if _is_apart(text, begin, found.end(), start):
            begin = found.end()
    return begin


def _is_apart(text: str, begin: int, stop: int, start: int) -> bool:
    """Return whether what ends at `stop` is not about what stands at `start`, after it."""
    return stop <= start and not _OF_WHAT_FOLLOWS.search(text, begin, stop)


@lru_cache(maxsize=512)
def _stop(text: str, end: int, last: int) -> int:
    for found in _AFTER.finditer(text, end, last):
        limits = _OF_WHAT_CAME.search(text, found.end(), last)
        if not limits and found["remark"]:
            limits = _LIMITS.search(text, found.end(), last)
        if not limits:
            return found.start()
    return last
