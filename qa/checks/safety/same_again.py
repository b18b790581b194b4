"""A second medicine of the same kind, or with the same in it, allowed beside the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NSAIDS = {
    "ibuprofen": r"ibuprofen|advil|motrin|nurofen",
    "naproxen": r"naproxen|aleve|naprosyn",
    "diclofenac": r"diclofenac|voltarol|voltaren",
    "ketoprofen": r"ketoprofen",
    "aspirin": r"aspirin",
    "celecoxib": r"celecoxib",
    "meloxicam": r"meloxicam",
    "indometacin": r"indometh?acin",
}
_ANY = r"(?:another|other|a second|any) (?:anti-?inflammator\w+|nsaids?)"
_PARACETAMOL = frozenset({"paracetamol", "acetaminophen"})
_ALLOWED = (
    r"(?:(?:fine|safe|ok|okay|all right|alright|no problem|harmless|good idea|no harm|best)(?: for "
    r"\w+)? (?:to|in) (?:also )?(?:tak\w+|us\w+|hav\w+|add\w*|combin\w+|giv\w+|mix\w*)|(?:you |and "
    r"|or |adults |people )(?:can|may|could|might)(?: also| safely| still| happily| freely)* "
    r"(?:be )?"
    r"(?:tak\w+|us\w+|hav\w+|add\w*|combin\w+|giv\w+|mix\w*)|(?:is|are) (?:\w+ )?(?:safe|fine|ok|"
    r"okay) (?:with|alongside|together with|on top of)|(?:adding|combining|taking) (?:[\w-]+ "
    r"){1,5}?(?:is|can be) (?:\w+ )?(?:fine|safe|ok|okay|a good idea|helpful)|go ahead and "
    r"(?:take|add|use)|for (?:\w+ "
    r")?(?:\w+ )?(?:relief|pain),? (?:\w+ )?(?:take|add|use|combine))"
)
_TOGETHER = later(
    r"\b(?:same time|together|as well|along with|alongside|along|with it|with them|on top|in "
    r"addition"
    r"|combin\w+|mix\w*|add\w*|between doses|both|too|with (?:ibuprofen|naproxen|aspirin|"
    r"diclofenac|"
    r"these (?:tablets|pills|capsules)|this medicine))\b"
)
_SAME = later(
    rf"\b{_ALLOWED}\b[^.;!?]{{0,80}}\b(?:(?:that|which) (?:also )?(?:contains?|has|have|includes?)|"
    r"containing|with) (?:also )?(?:in (?:it|them) )?(?:the |this )?(?:same (?:drug|medicines?|"
    r"ingredients?|active \w+|thing|painkiller|substance)|(?<!with )paracetamol|(?<!with )"
    r"acetaminophen)\b"
    rf"|\b{_ALLOWED}\b[^.;!?]{{0,60}}\b(?:with|alongside|along with|together with|as well as|and|"
    rf"on "
    r"top of) [^.;!?]{0,50}\b(?:co-codamol|co-dydramol|tylenol|panadol|lemsip|nyquil|dayquil|"
    r"excedrin"
    r"|percocet|vicodin|night nurse|beechams|cold (?:and|or|&) flu (?:remed|product|medicine|"
    r"sachet|tablet|capsule)\w*|cold remed\w+|other (?:products|medicines|remedies) (?:containing|"
    r"with) (?:paracetamol|acetaminophen))\b"
)
_RIGHT = later(
    r"\b(?:not(?! (?:help|work|enough|ease|shift))|never|avoid|unless|check|ask|only if|free of|"
    r"other than|without|instead of|rather "
    r"than|low-dose|prescribed|children|child|doctor|pharmacist|hours (?:apart|between|after)|"
    r"first|"
    r"gel|cream|eye drops|stop(?:s|ped)?|switch|too much|careful|label)\b|n't\b|\?"
)


@rule(
    "safety.same-again",
    level=Level.WARNING,
    message="'%s' lets readers take two of the same kind together: say that they must not, and how"
    " to tell from the label.",
    why="Two such painkillers at once double the dose without a word: the liver, the stomach or"
    " the kidneys pay.",
    sources=[
        "FDA Drug Facts label of acetaminophen: not with any other drug that contains it",
        "NHS medicines A to Z, ibuprofen: not with aspirin, naproxen or other NSAIDs",
        "BNF, appendix 1: NSAIDs with NSAIDs",
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="# Naproxen\n\nAdding aspirin between doses is a good idea if the pain goes on.",
            good="# Naproxen\n\nAdding aspirin between doses is not a good idea.",
        ),
        Example(
            bad="# Ibuprofen\n\nFor a bad back you can add naproxen as well.",
            good="# Ibuprofen\n\nFor a bad back you can add paracetamol as well.",
        ),
        Example(
            bad="# Acetaminophen\n\nIt is fine to take it with cold remedies that have the same"
            " drug in them.",
            good="# Acetaminophen\n\nIt is fine to take it with cold remedies that do not have"
            " the same drug in them.",
        ),
        Example(
            bad="# Naproxen\n\nIt is safe to combine it with another NSAID.",
            good="# Naproxen\n\nAsk a doctor before you take aspirin as well.",
        ),
        Example(
            bad="# Paracetamol\n\nYou may use it together with co-codamol.",
            good="# Paracetamol\n\nCo-codamol holds paracetamol too, so you cannot take both.",
        ),
    ],
    words=("can ", "may ", "could ", "might ", "fine", "safe", "ok", "all right", "alright",
           "harm", "no problem", "good idea", "best", "go ahead", "relief", "pain"),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that allows one more of the kind of the medicine a page is about."""
    subject = subject_medicine(page)
    if subject is None:
        return
    if subject in _PARACETAMOL:
        yield from _told(page, None)
    elif subject in _NSAIDS:
        others = "|".join(names for name, names in _NSAIDS.items() if name != subject)
        yield from _told(page, rf"\b(?:{others}|{_ANY})\b")


def _told(page: Page, others: str | None) -> Iterator[Match]:
    """Yield the sentences that allow `others` beside the subject; None for the same drug again."""
    for block in told_blocks(page):
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            if _RIGHT.search(text) or not (
                _SAME.search(text) if others is None else _both(others, text)
            ):
                continue
            if not is_quoted(block, first, last):
                yield Match(block.source_span(first, last), (block.text[first:last].strip(),))


def _both(others: str, text: str) -> bool:
    """Return whether a sentence allows one of `others` together with what it speaks of."""
    return bool(_ALLOWS.search(text) and _TOGETHER.search(text) and later(others).search(text))


_ALLOWS = later(rf"\b{_ALLOWED}\b")
