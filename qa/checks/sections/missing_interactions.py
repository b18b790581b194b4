"""A page on a medicine that says nothing of other medicines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import level_for
from qa.context import in_references
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OTHERS = later(
    r"\b(?:interact\w*|another (?:medicine|medication|drug|tablet|painkiller|product)|(?:products?|"
    r"remed(?:y|ies)|medicines?) (?:\w+ )?contain|"
    r"other (?:prescri\w+ |heart |herbal |antiviral )?(?:medicines?|medications?|"
    r"drugs|tablets|treatments|creams|eye drops|inhalers|painkillers|supplements|antidepressants|"
    r"antibiotics)|(?:any|some|certain|all|what|which) (?:of )?(?:the |your |these )?"
    r"(?:\w+ )?(?:medicines|medications|drugs)\b|blood[- ]thin\w+|"
    r"antacids?|indigestion (?:remed\w+|medicines?|tablets)|hours (?:apart|between) [^.;]{0,40}\b"
    r"(?:calcium|iron|zinc|milk)|(?:calcium|iron|zinc|magnesium),? (?:and|or|iron|tablets|"
    r"supplements)|"
    r"maois?|monoamine oxidase|every (?:other )?(?:medicine|medication|drug)\b|"
    r"herbal|st\.? john'?s wort|everything (?:that |else )?you (?:take|use)|anything else)\b"
)
_ON_THE_SPOT = later(
    r"\b(?:creams?|ointments?|gels?|lotions?|shampoos?|inhalers?|puffs?|eye drops?|ear drops?|"
    r"nasal sprays?|nose sprays?|mouthwash\w*|lozenges?|pessar(?:y|ies)|patch(?:es)?|vaccines?)\b"
)
"""Forms of which little reaches the blood."""
_RESCUE = later(
    r"\b(?:adrenaline|epinephrine|glucagon|naloxone|auto-?injectors?|rescue (?:pen|kit|spray))\b"
)
"""What is given in an emergency, whatever else the person takes."""
_OFTEN = 3
_WHOLE = 250
_PAGE = "---\npage_type: medicine\n---\n# Ramipril\n\n"
_LONG = _PAGE + "Ramipril widens the blood vessels, so that the heart has less work. " * 24


@rule(
    "sections.missing-interactions",
    level=Level.WARNING,
    message="This medicine page says nothing of other medicines: say which do not go with it, and"
    " to tell the pharmacist of all that readers take.",
    why="Most people who take one medicine take others, and look here whether they go together.",
    sources=[
        "NHS content guide, medicines A to Z: taking it with other medicines and supplements",
        "21 CFR 208.20(b)(5), Medication Guides: what to avoid, including other drugs",
    ],
    examples=[
        Example(
            bad=f"{_LONG}\n\n## Side effects\n\nA cough.\n",
            good=f"{_LONG}\n\n## Side effects\n\nA cough."
            "\n\n## Taking it with other medicines\n\nTell your pharmacist what else you take.\n",
        ),
        Example(
            bad=f"{_LONG}\n\n## How to take it\n\nOnce a day, with or without food.\n",
            good=f"{_LONG}\n\n## Cautions\n\nDo not take it with aliskiren.\n",
        ),
        Example(
            good=f"{_LONG}\n\n## How to take it\n\nTake antacids two hours before or after it.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page on one medicine that names no other, nor others in general."""
    if names_no_other(page):
        yield Match(page.end, ())


def names_no_other(page: Page) -> bool:
    """Return whether a whole page on one medicine names no other, nor others in general."""
    if page.type != "medicine" or level_for(page, _WHOLE) is not Level.WARNING:
        return False
    subject = subject_medicine(page)
    if _RESCUE.search(page.title.lower()) is not None:
        return False
    if len(_ON_THE_SPOT.findall(page.folded)) >= _OFTEN:
        return False
    if subject is None or any(
        _OTHERS.search(block.folded) and not in_references(page, block) for block in page.blocks
    ):
        return False
    return all(one.generic == subject or one.everyday for one in mentions(page))
