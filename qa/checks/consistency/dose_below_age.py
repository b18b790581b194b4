"""A dose for children younger than those for whom the page says that the medicine is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_AGE = rf"\d{{1,2}}|{NUMBER_WORD}"
_SIGNS = ("children", "adults")
_FOR = later(
    r"\b(?:it|this (?:medicine|leaflet|product)|they|these tablets|the (?:tablets|capsules|"
    r"medicine)|tablets|capsules)\b(?: \w+)? (?:is|are) (?:only )?(?:for|suitable for|meant for)"
    r"(?: use (?:in|by))? (?:adults|people|anyone)"
    r"(?:,? (?:and|or) (?:for )?(?:adolescents|children|young people|teenagers))?(?: who are)?"
    rf"(?: aged| over| of| from)? (?P<age>{_AGE})(?: years)?(?: old| of age)? (?:and|or) "
    r"(?:over|older|above|up)\b"
)
_CHILD = (
    rf"\bchildren (?:who are |aged |of |between |from )*(?P<age>{_AGE})(?: years)?(?: old)?"
    rf"(?: (?:to|and|-) (?:{_AGE}|\d\d)(?: years)?(?: old)?|(?: and|,) (?:over|older|above))?"
)
_DOSE = (
    later(
        rf"{_CHILD},?(?: (?:may|can|should))? (?:take|have|be given|takes?) (?:the same|"
        rf"an? |one|two|"
        r"half|\d|up to)"
    ),
    later(
        rf"{_CHILD} ?(?::|\||\u2013|-) ?(?:the dose is |take |half |one |two |up to )?(?:an? )?"
        r"(?:\d[\d.,]* ?(?:mg|ml|g|micrograms?)|(?:\d|half|one|two)\b[^.;]{0,12}\b(?:tablets?|"
        r"capsules?|spoon\w*))"
    ),
)
_APART = later(
    r"\b(?:not|never|unless|doctors?|pharmacist|liquid|syrup|suspension|sachets?|other|instead|"
    r"specialist|prescri\w+|if|cream|spray|drops|another|junior|weigh\w*|kg)\b"
)


@rule(
    "consistency.dose-below-age",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check from which age it is given.",
    why="Parents who find a dose for their child's age give it.",
    sources=["NHS medicines A to Z, who can and cannot take it", "EMA, QRD template, annex IIIB"],
    examples=[
        Example(
            bad="It is for adults and for children aged 12 and over.\n\n- Children aged 6 to 11"
            " years: 5 mg twice a day.",
            good="It is for adults and for children aged 6 and over.\n\n- Children aged 6 to 11"
            " years: 5 mg twice a day.",
        ),
        Example(
            bad="These tablets are for adults and children aged 12 and over.\n\nChildren aged 10"
            " years may take the same dose as adults.",
            good="These tablets are for adults and children aged 12 and over.\n\nChildren aged 10"
            " years may take the liquid instead.",
        ),
    ],
    words=("children",),
    beside=[("over", "older", "above", "and up")],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the page gives a dose below the one lowest age that it sets."""
    least = [
        (value_of(found["age"]), said) for found, said in sayings(page, _SIGNS, (_FOR,), _APART)
    ]
    if len({age for age, _ in least}) != 1:
        return
    age, there = least[0]
    for found, said in sayings(page, _SIGNS, _DOSE, _APART):
        if value_of(found["age"]) < age and not said.is_beside(there):
            yield from against(said, there)
            return
