"""By which way a sentence says that a medicine is given."""

from __future__ import annotations

from qa.patterns import later

_WAYS = {
    "patch": r"patch(?:es)?",
    "nasal": r"nostrils?|nasal|nose",
    "inhaler": r"inhal\w*|puffs?|nebuli\w*",
    "injection": r"inject\w*|auto-?injectors?|pens?|syringes?|jabs?|shots?|under the skin|depot",
    "rectal": r"suppositor\w*|rectal\w*|enemas?|bottom",
    "vaginal": r"vagin\w*|pessar\w*",
    "tongue": r"under (?:your|the) tongue|sublingual\w*|buccal|lozenges?",
    "eye": r"eyes?",
    "ear": r"ears?",
    "skin": r"creams?|gels?|ointments?|lotions?|foam|topical\w*",
}
_FOUND = later(r"\b(?:" + "|".join(f"(?P<{way}>{words})" for way, words in _WAYS.items()) + r")\b")


def way_in(sentence: str) -> str:
    """Return the way that a folded sentence names first, as tables of doses name it; "" for none.

    What is swallowed is seldom said to be.
    """
    found = _FOUND.search(sentence)
    return found.lastgroup or "" if found else ""
