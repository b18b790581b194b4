"""A page about a medicine that must not be stopped suddenly, and nothing of how to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.medicine import medicines_of
from qa.finding import Level, Match
from qa.knowledge import stopped_slowly
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OTHERS = "others"
"""The group of medicines that bring no withdrawal: their pages may leave stopping out."""
_STOPPING = later(
    r"\b(?:stop|stops|stopping|stopped|com(?:e|ing) off|discontinu\w+|withdraw\w*|taper\w*|wean\w*|"
    r"quit(?:ting)?|run(?:ning)? out|go(?:ing)? without|giv(?:e|ing) up|phase out|phased out|"
    r"reduc\w+ (?:the|your) dose|(?:the|your) dose is reduced|lower\w* (?:the|your) dose|"
    r"cut(?:ting)? (?:down|the dose|your dose)|"
    r"even (?:if|when|though) you feel (?:well|better|fine)|keep taking|carry on taking)\b"
)
_ENOUGH = 1500
"""Characters of text from which a page is taken for a whole guide."""
_TAKING = later(
    r"\b(?:how to (?:take|use)|take it|take them|how (?:do|should|will|you)|dose|doses|missed?|"
    r"side effects?)\b"
)
_LIQUID = later(
    r"\b(?:creams?|gels?|drops|ointments?|nasal|injections?|before surgery|enema|foam|eye|ear)\b"
)
_TEXT = (
    "Take it once a day, at any time, with or without food. Most adults start on a low dose. If you"
    " miss a dose, leave it out and take the next one at the usual time. Side effects are mostly"
    " mild and pass in a fortnight. Tell your pharmacist which other medicines you take. "
)


@rule(
    "disclaimers.missing-stopping-warning",
    level=Level.WARNING,
    message="This page does not say how to stop %s: warn readers not to stop it suddenly, or"
    " without talking to whoever prescribed it.",
    why="Stopping such a medicine at once can bring withdrawal, or bring the illness back worse.",
    sources=[
        "FDA, labels of antidepressants, beta blockers, anticoagulants: warnings on stopping",
        "NHS content guide, medicines A to Z: how and when to stop",
    ],
    examples=[
        Example(
            bad=f"---\npage_type: medicine\n---\n# Venlafaxine\n\n{_TEXT * 6}",
            good=f"---\npage_type: medicine\n---\n# Venlafaxine\n\n{_TEXT * 6}Do not stop suddenly:"
            " talk to your doctor first.",
        ),
        Example(
            bad=f"---\npage_type: medicine\n---\n# Clonazepam\n\n{_TEXT * 6}",
            good=f"---\npage_type: medicine\n---\n# Clonazepam\n\n{_TEXT * 6}Your dose is tapered.",
        ),
        Example(good=f"---\npage_type: medicine\n---\n# Ibuprofen\n\n{_TEXT * 6}"),
        Example(good="---\npage_type: medicine\n---\n# Sertraline\n\nTake it once a day."),
    ],
    pages=("medicine", "medication-guide", "eu-leaflet"),
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention of such a medicine on a whole guide that never speaks of stopping."""
    if len(page.folded) < _ENOUGH or _STOPPING.search(page.said) or not _TAKING.search(page.folded):
        return
    if page.house.says("do-not-stop", page.said) or _LIQUID.search(page.title.lower()):
        return
    for generic, mention in medicines_of(page).items():
        if stopped_slowly().get(generic, _OTHERS) != _OTHERS:
            block = page.blocks[mention.block]
            name = block.text[mention.start : mention.end]
            yield Match(block.source_span(mention.start, mention.end), (name,))
