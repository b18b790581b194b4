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
    r"children|adults|women|men|once|if|when(?:ever)?|because|for|in|with|after|as|even|just|simply|"
    r"please|feel|try|take|do|don't)\b|(?-i:[A-Z])\w)"
)
_JOINED: Final = rf", (?:and so|and|so|then) (?!that\b){_SUBJECT}"
_APART: Final = r"; | [\u2013\u2014] |\u2014| -{1,2} "
_LEADS_IN: Final = regex_later(
    r"\W*(?:since|because|as|although|though|while|even though|given that|now that)\b[^,]{3,90}, "
    rf"{_SUBJECT}",
    regex.IGNORECASE,
)
"""A reason that comes first: "Since it does not hurt, ..."."""
_BEFORE: Final = regex_later(rf"{_JOINED}|(?:{_APART}){_SUBJECT}", regex.IGNORECASE)
_AFTER: Final = regex_later(
    rf"{_JOINED}|, so (?!that\b|far\b|long\b)|{_APART}|,? \((?=see\b)|"
    r", which (?=(?:do|is|are|has|have|was|were|will|can)\w*\b)|"
    r",? whether (?=(?:you|it|they|at|in|on|or)\b)|, even (?=(?:if|when|though)\b)",
    regex.IGNORECASE,
)
_OF_WHAT_FOLLOWS: Final = regex_later(
    r"\G\W*(?:if|when|whenever|unless|whether|should|until|before)\b|\b(?:"
    r"myths?|false|true|untrue|claim\w*|t(?:ell|old)\w*|sa(?:y|id|ying)s?|belie\w+|"
    r"th(?:ink|ought)\w*|hear|heard|hopes?|hoped|read|adverts?|ads?|warn\w*|beware|danger\w*|"
    r"scams?|imagin\w+|wrong\w*|evidence|proof|proven|prove[sd]?|stud(?:y|ies|ied)|trials?|"
    r"research\w*|whether|promis\w+|guarantee\w*|mistak\w+|avoid|people who|anyone who|afraid|"
    r"worr\w+|fear\w*|ask\w*|quot\w+|wrote|used to|example|such as|like|overdos\w*|"
    r"accident\w*|called|known as|stop|risk\w*|harm\w*)\b",
    regex.IGNORECASE,
)
"""A clause with these may be about the next: "It is a myth, and ..."."""
_OF_WHAT_CAME: Final = regex_later(
    r"\b(?:"
    r"true|untrue|false|myths?|evidence|proof|proven|prove[sd]?|stud(?:y|ies|ied)|trials?|"
    r"research\w*|reviews?|risk\w*|danger\w*|harm\w*|unsafe|wrong\w*|mistak\w+|doctors?|gps?|"
    r"nurses?|pharmacists?|team|providers?|clinicians?|specialists?|advi[cs]e\w*|warn\w*|"
    r"unless|except|some|most|many|few|not (?:everyone|all|always|the case|enough)|may|might|"
    r"could|depend\w*|var(?:y|ies)|however|though|although|approv\w+|regulat\w+|licen[cs]\w+|"
    r"prescri\w+|supervis\w+|monitor\w*|side effects?|hope\w*|believ\w+|claim\w*|"
    r"sa(?:y|id|ys)|told|thought|think|that|this|it (?:is|was|does|did|can)|cannot|can't|"
    r"never|hospital|emergency|999|911|ambulance|call|ask|talk|speak|tell|check|see)\b",
    regex.IGNORECASE,
)
"""A clause with these may take back, or limit, the one before it."""

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
    opening = _LEADS_IN.match(text, first)
    stops = {opening.end()} if opening else set()
    stops |= {found.end() for found in _BEFORE.finditer(text, first, start + _WORD)}
    begin = first
    for stop in sorted(stops):
        if stop <= start and not _OF_WHAT_FOLLOWS.search(text, begin, stop):
            begin = stop
    return begin


@lru_cache(maxsize=512)
def _stop(text: str, end: int, last: int) -> int:
    for found in _AFTER.finditer(text, end, last):
        if not _OF_WHAT_CAME.search(text, found.end(), last):
            return found.start()
    return last
