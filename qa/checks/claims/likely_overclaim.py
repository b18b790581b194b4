"""A sentence that is like those in which treatments and products are praised too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.finding import Level
from qa.likeness.telling import told
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

LIKE: Final = {
    "a": "a promise that it works: say how many it helps, how much, and who found it",
    "b": "a promise that nothing can go wrong: say what can, and how often",
    "c": "a promise that it works for everybody: say for whom it was tried, and how many it helped",
    "d": "a claim that a product, food or device treats or prevents an illness: it needs trials in"
    " people, or it must go",
    "e": "a claim that it is better than other treatment, or replaces it: say in which trial",
    "f": "proof that is not shown: name the study, or leave the claim out",
    "g": "a figure that tells less than it seems to: say of how many people, compared with what,"
    " and who counted",
    "h": "a claim that means nothing in medicine: say what it does in the body, and how that is"
    " known",
    "i": "one person's story told as proof: say how many it helps",
    "j": "pressure to buy: give people the facts and time",
}
"""By the kind of passage that the model learned from, what the sentence is taken for."""


@rule(
    "claims.likely-overclaim",
    level=Level.WARNING,
    message="'%s' reads like %s.",
    limit=20,
    why="Readers act on what a health page promises; a claim that goes further than the evidence"
    " costs them money, time or the treatment that would have helped.",
    sources=[
        "FTC, Health Products Compliance Guidance (2022), II.A and III: claims need trials",
        "CAP Code, rules 3.1, 3.7 and 12.1: nothing misleading, and evidence for what is claimed",
        "DISCERN, items 4, 9 to 11: where it is from, how each treatment works, benefits and risks",
    ],
    examples=[
        Example(
            bad="Our gentle laser ends back pain for good, and everyone who tries it walks out"
            " smiling.",
            good="In one trial, 6 in 10 people with back pain had less pain after three months of"
            " exercise; 4 in 10 did not.",
        ),
        Example(
            bad="Ramipril lowers blood pressure in everyone, for good.",
            good="Ramipril lowers blood pressure. Asthma is often an allergy to dust or pets.",
        ),
        Example(
            bad="These drops are totally harmless, so you can forget about side effects.",
            good="These drops can sting, and about 1 in 100 people get a rash.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence that scores as high as those that editors send back."""
    return told(page, "claims", LIKE)
