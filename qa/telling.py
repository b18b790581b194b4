"""What the words of a sentence tell of its matter, and whether it takes a fact for known."""

from __future__ import annotations

from functools import lru_cache

from qa import wordset
from qa.patterns import later

_GIVEN = later(
    r"(?:\A|[,;:.(] ?|\b(?:and|but|so) )(?:because|as(?! (?:soon|long|well|much|many|often|"
    r"directed|needed|prescribed|part|an?|little|high|low)\b)|since|having|with|after|now that|"
    r"given|seeing)\b[^,;:]*\Z"
)
_BACK = later(
    r"\b(?:above(?=[.,;:)]|\Z)|as explained|as we said|on this page|in this (?:leaflet|guide|page)|"
    r"we told you|mentioned|itself|already|never lasts|whole)\b"
)
APART = {
    "child": r"child|bab(?:y|ies)|infant|newborn|toddler|teen|adolescen|kids?\b|girls?\b|boys?\b|"
    r"pa?ediatric|preterm|premature|\bgive (?:no )?more than\b",
    "older": r"\bolder|elderly|over [5-8]\d|seniors",
    "men": r"\bm[ae]n\b|\bmales?\b",
    "women": r"\bwom[ae]n\b|\bfemales?\b",
    "pregnant": r"pregnan|breastfe|trimester",
    "severe": r"sever(?!al)|serious",
    "mild": r"\bmild|moderate",
    "some": r"\bsome\b|\bfew people|rare|occasional|sometimes|\bmay\b|unusual|uncommon",
    "if": r"\bif (?:you (?:have|are|need|take|also|had|were|feel)|your|it|the)|unless|except|"
    r"however|instead|although",
    "missed": r"\bmiss|\bforg[eo]t|\blate\b",
    "organ": r"kidney|renal|liver|hepat",
    "route": r"inject|intraven|\biv\b|drip|cream|gel|patch|inhal|spray|drops|liquid|syrup|oral|"
    r"tablet|capsule",
    "sort": r"type (?:1|2|i|ii)\b|\bstage|\bgrade|low-?risk|high-?risk|\bhigh\b|\blow\b|acute|"
    r"chronic",
    "day": r"monday|tuesday|wednesday|thursday|friday|saturday|sunday",
}
"""Words for whom, or for which case, a statement holds; two such statements may differ."""
FAR_APART = {
    "first": r"\bfirst(?! (?:\w+ )?(?:hour|day|week|month|year))|initial|\bstart|begin|loading",
    "later": r"\bsecond(?! ?hand)|\bthird|\bnext|later|follow-?up|maintenance|booster|further|"
    r"again|another|repeat|then\b",
    "study": r"\bstud(?:y|ies)|\btrial|research|survey|compared|report|approved",
    "in a year": r"\b(?:19|20)\d\d\b",
    "example": r"for example|such as|e\.g|for instance",
    "country": r"\b(?:uk|usa|u\.s|united states|england|scotland|wales|europe|world|global|"
    r"australia|canada|singapore)\b",
}
"""The same, of which one alone makes it likely that another thing is meant."""
OPPOSITE = ({"men", "women"}, {"first", "later"}, {"child", "older"}, {"severe", "mild"})
_GROUP = {name: later(pattern) for name, pattern in (APART | FAR_APART).items()}
_SHORTEST = 3
_LITTLE = frozenset(
    (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "a an the of to in on at by for with and or but if so as is are was were be been being it "
        "its this that these those you your we our they their he she his her him my me us them do "
        "does did not no can could will would may might should must shall have has had having from "
        "into about over under than then there here when where which who whom whose what how why "
        "all any each every some most more less very too also only just one two three four five "
        "six seven eight nine ten once twice time times up out off down again after before during "
        "until till while within through between because since second seconds minute minutes hour "
        "hours day days week weeks month months year years morning evening night daily weekly "
        "monthly"
    ).split()
)
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "ions", "ion", "edly", "ied", "ies",
    "ers", "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "absorption": "absorb",
    "prescription": "prescribe", "teeth": "tooth", "feet": "foot", "babies": "baby",
}  # fmt: skip
_BY_GRADE = {10: 0.4, 9: 0.8, 8: 1.3, 7: 1.8, 6: 2.2}
"""What a word tells, by how common it is in English."""
_RARE = 2.6


def takes_for_known(sentence: str, at: int) -> bool:
    """Return whether a folded sentence takes for known what stands at an offset of it."""
    return bool(_GIVEN.search(sentence[:at]) or _BACK.search(sentence))


@lru_cache(maxsize=256)
def groups_in(sentence: str) -> frozenset[str]:
    """Return for whom, or for which case, a folded sentence says that it holds."""
    return frozenset(name for name, words in _GROUP.items() if words.search(sentence))


@lru_cache(maxsize=8192)
def told_by(word: str) -> float:
    """Return what a word in lower case tells: nothing for little words, most for rare ones."""
    if word in _LITTLE or len(word) < _SHORTEST or not word[0].isalpha():
        return 0.0
    return _BY_GRADE.get(wordset.grade(word), _RARE)


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """Return what the forms of a word have in common, roughly; at most eight letters."""
    word = _IRREGULAR.get(word, word).removesuffix("'s")
    if len(word) <= _SHORTEST:
        return word
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    stem = word.removesuffix(ending)
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:8]
