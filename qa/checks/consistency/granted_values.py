"""What a clause takes for granted, where a sentence of the page has another value of its scale.

"The pain is worst in the morning", and "since the pain is worst in the evening, walk early".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import saying
from qa.page import sentences, words_in
from qa.patterns import later
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.page import Page

SEEDS = ("because ", "since ", "as ", "now that ", "given that ", "after ", "once ", "until ")
_QUALITIES = (
    (r"full", r"empty"),
    (r"dry", r"wet|damp|moist"),
    (r"upper|top", r"lower|bottom"),
    (r"left", r"right"),
    (r"inside|inner", r"outside|outer"),
    (r"shallow", r"deep"),
    (r"thin", r"thick"),
    (r"soft", r"hard"),
    (r"weak|weaker", r"strong|stronger"),
    (r"short|shorter", r"long|longer"),
    (r"cold|cool", r"hot|warm"),
    (r"first", r"second", r"third", r"last"),
    (r"high|higher|raised", r"low|lower|lowered"),
    (r"common", r"rare|uncommon"),
    (r"harmless", r"dangerous|harmful|serious"),
    (r"easy|easily", r"difficult|hard to"),
)  # fmt: skip
_SO = r"(?:so |very |usually |quite )?"
_SCALES: tuple[tuple[str, ...], ...] = (
    (
        r"in the mornings?|on waking|when you wake(?: up)?|first thing|each morning|every morning",
        r"in the evenings?|at the end of the day|late in the day|(?:each|every) evening",
        r"at night|during the night|at bedtime|overnight|between dusk and dawn|after dark",
        r"by day|during the day|in (?:broad )?daylight|in the daytime",
    ),
    (r"(?:on(?:ly)? )?(?:just |only )?one side", r"(?:on )?both sides"),
    (
        r"slowly|gradually|bit by bit",
        r"quickly|fast|rapidly|suddenly|all at once|within (?:minutes|hours)|overnight",
    ),
    (r"in (?:the )?(?:cold(?: weather)?|winter)", r"in (?:the )?(?:heat|hot weather|summer)"),
    (
        r"(?:in|into|at|to) (?:the|your|an?|one) (?:upper )?arm",
        r"(?:in|into|at|to) (?:the|your|an?|one) (?:outer )?thigh",
        r"(?:in|into|at|to) (?:the|your|an?|one) (?:buttocks?|bottom)",
        r"(?:in|into|at|to) (?:the|your) (?:tummy|abdomen|stomach|belly)",
    ),
    (r"through (?:the|your) (?:mouth|throat)", r"through (?:the|your) (?:nose|nostrils?)"),
    tuple(rf"(?:{kind})(?= an?a?esth)" for kind in ("local", "general", "spinal|epidural")),
    (
        r"(?:by )?(?:a )?bacteri(?:a|um|al)",
        r"(?:by )?(?:an? )?vir(?:us|uses|al)",
        r"(?:by )?(?:an? )?fung(?:us|i|al)",
        r"by stress",
        r"by (?:poor |your )?diet|by spicy food",
    ),
    (r"type 1", r"type 2"),
    (r"at home", r"in (?:the )?hospital|at (?:the|our|your) (?:clinic|hospital|surgery|practice)"),
    (
        r"by (?:post|letter|mail)|in the post|in a letter",
        r"by (?:text|e-?mail|phone)|in the app|on the portal",
    ),
    (
        r"by mouth",
        r"by injection|into (?:a|the|your) (?:vein|muscle)|injected|under (?:the|your) skin",
    ),
    (
        r"in (?:the )?spring",
        r"in (?:the )?summer",
        r"in (?:the )?(?:autumn|fall)",
        r"in (?:the )?winter",
    ),
    (r"lying down|when you lie|lie flat", r"standing up|when you stand|sitting up|when you sit"),
    (
        r"at rest|when you rest|while you rest",
        r"when you (?:move|walk|exercise)|on exertion|with exercise",
    ),
    (r"before (?:meals|eating|you eat)", r"after (?:meals|eating|you eat)"),
    (
        r"through sex|by sex|during sex",
        r"through the air|by cough\w*|in droplets",
        r"(?:in|through) (?:food|water)",
        r"by (?:insects|mosquitoes|ticks)",
    ),
    (r"over many (?:months|years)|for (?:many )?years", r"within (?:a few )?(?:hours|days)"),
    (r"alone|on your own", r"in (?:a )?groups?"),
    (r"free of charge|for free|at no cost", r"at your own cost|for a fee"),
    (
        r"made in a (?:lab|laboratory)|synthetic|man-made",
        r"from (?:animals|fish|pigs|cows|crabs?|shellfish)",
    ),
    (r"with food|with a meal|with meals", r"on an empty stomach|without food"),
    *(tuple(rf"(?:is|are|be|feels?|gets?) {_SO}(?:{one})" for one in pair) for pair in _QUALITIES),
)
_VALUES = tuple(tuple(later(rf"\b(?:{value})\b(?!-)") for value in scale) for scale in _SCALES)
_CLAUSES = (
    later(r"\A\W*(?:and |so )?(?:because|as|since|now that|given that) (?P<said>[^,;:()]{8,90}),"),
    later(r"\A\W*(?:after|once|until|before) (?P<said>(?:the|your) [^,;:()]{8,90}),"),
    later(r"\b(?:because|since|now that|given that) (?P<said>[^,;:()]{8,90}?)(?=[.;!]|\Z)"),
)
_CASE = later(
    r"\b(?:if|unless|except|may|might|could|can|sometimes|some|others?|another|either|depend\w*|"
    r"rare(?:ly)? (?:people|cases)|instead|although|however|but|used to|otherwise|whether|until|"
    r"study|studies|trials?|occasionally|not|never|no|cannot|than|without|too|only if|rather|"
    r"while|whereas|unlike|many|few|once|hardly|seldom|none)\b|n't\b|\?"
)
_EVERY = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "usually often always very so most quite also this that these those much more only just "
        "goes go comes come put puts get gets take takes taken under over made make makes done "
        "given"
    ).split()
)
_PEOPLE = frozenset({"men", "women", "child", "older", "pregnant", "severe", "mild"})
_SAME = {"worst": "wors", "worse": "wors", "worsens": "wors"}


class _Clause(NamedTuple):
    stems: frozenset[str]
    first: str
    scale: int
    value: int
    said: Saying


def other_values(page: Page) -> Iterator[tuple[Saying, Saying]]:
    """Yield a clause that takes something for granted, and a sentence that has it otherwise."""
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    for clause in _clauses(page):
        for there in _sentences(page):
            if there.is_beside(clause.said):
                continue
            text = there.sentence
            if _value(text, clause.scale) in (None, clause.value) or _CASE.search(text):
                continue
            stems = {_SAME.get(word, stem_of(word)) for word in words_in(text)}
            shared = clause.stems & stems
            if clause.first not in stems | title:
                continue
            if 2 * len(shared) < len(clause.stems) or not shared:
                continue
            if (groups_in(text) ^ groups_in(clause.said.text.lower())) & _PEOPLE:
                continue
            yield there, clause.said
            return


def _clauses(page: Page) -> Iterator[_Clause]:
    for number, block in enumerate(page.blocks):
        if not any(seed in block.folded for seed in SEEDS):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            for pattern in _CLAUSES:
                found = pattern.search(sentence)
                if found is None or _CASE.search(found["said"]):
                    continue
                start, end = found.span("said")
                said = saying(page, number, first + start, first + end)
                if said is None:
                    continue
                for scale in range(len(_SCALES)):
                    value = _value(found["said"], scale)
                    if value is None:
                        continue
                    rest = _VALUES[scale][value].sub(" ", found["said"])
                    stems = dict.fromkeys(
                        _SAME.get(word, stem_of(word)) for word in words_in(rest)
                        if told_by(word) and word not in _EVERY
                    )  # fmt: skip
                    if stems:
                        yield _Clause(frozenset(stems), next(iter(stems)), scale, value, said)


def _value(text: str, scale: int) -> int | None:
    """Return which value of a scale a text has; None for none, or for two."""
    found = [number for number, value in enumerate(_VALUES[scale]) if value.search(text)]
    return found[0] if len(found) == 1 else None


def _sentences(page: Page) -> Iterator[Saying]:
    for number, block in enumerate(page.blocks):
        for first, last in sentences(block.plain):
            said = saying(page, number, first, last)
            if said is not None:
                yield said
