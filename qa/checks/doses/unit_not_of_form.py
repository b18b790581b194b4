"""A medicine measured as its form cannot be: tablets by the millilitre, insulin by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NUMBER = (
    r"(?<![\w.,/-])(?:\d[\d.,]*(?: ?(?:to|or|-|\u2013) ?\d[\d.,]*)?|half an?|one|two|three|four|"
    r"five|six|ten) ?"
)
_VOLUME = r"(?:mls?|millilit(?:re|er)s?|teaspoon(?:ful)?s?|tablespoon(?:ful)?s?|spoonfuls?)"
_WEIGHT = r"(?:mg|milligrams?|mcg|micrograms?|g|grams?)"
_SOLID = r"(?:tablets?|capsules?|caplets?|pills?|lozenges?)"
_OF = r" (?:of|from|through) (?:the |your |this |an? |his |her )?(?:(?!the|with)[a-z-]+ )?"
_FORMS = (
    (rf"{_VOLUME} ", rf"{_SOLID}\b(?! of water)"),
    (rf"(?:g|grams?|{_VOLUME}) (?:nicotine |skin )?", r"patch(?:es)?\b"),
    (
        rf"(?:{_VOLUME}|drops?|puffs?|sprays?){_OF}",
        rf"(?:{_SOLID}|patch(?:es)?|suppositor(?:y|ies))\b",
    ),
    (rf"(?:{_VOLUME}|{_SOLID}|drops?|g|grams?){_OF}", r"(?:inhalers?|puffers?)\b"),
    (
        rf"{_SOLID}{_OF}",
        (
            r"(?:syrup|linctus|oral solution|suspension|cream|ointment|gel|nasal spray|"
            r"eye drops|ear drops|patch(?:es)?|injections?|vaccine|insulin)\b"
        ),
    ),
    (rf"(?:puffs?|sprays?){_OF}", r"(?:syrup|linctus|ointment|insulin|eye drops)\b"),
    (rf"{_WEIGHT}{_OF}(?:rapid-acting |long-acting |acting )?", r"insulin\b"),
    (
        rf"{_VOLUME} (?:of (?:(?!with)[a-z-]+ ){{1,3}})?(?:in|per) ",
        rf"(?:(?:each|every|one|an?) )?(?:\w+ )?{_SOLID}\b",
    ),
    (r"(?:g|grams?) (?:pieces? of )?(?:nicotine )?", r"(?:chewing )?(?:gum|lozenges?)\b"),
    (r"inhalers? (?:every|each|twice|\w+ times) ", r"(?:tablet|capsule)\b"),
)
"""How an amount is measured, and the forms for which there is no such measure."""
_MISFITS = later("|".join(rf"{_NUMBER}{measure}{form}" for measure, form in _FORMS))
_HELD = later(
    rf"\b(?:each|every|one|the|an?|your|this|these|per) (?:(?!of\b)[\w-]+ ){{0,2}}?{_SOLID} "
    r"(?:contains?|holds?|has|have|gives?(?: you)?|provides?|delivers?|is|are|comes? in|of) "
    rf"(?:about |only |exactly )?(?P<said>{_NUMBER}{_VOLUME})\b(?! of water)"
)
"""What is said to be in a piece that is swallowed whole."""
_INSULIN = later(
    rf"\b(?:inject\w*|takes?|taking|starts? (?:with|on|at)|dose (?:is|of)|gives?|given)\b"
    rf"[^.;:]{{0,25}}?(?P<said>{_NUMBER}(?:{_WEIGHT}|mls?|millilit(?:re|er)s?))\b"
    r"(?! (?:of|pens?|vials?|syringes?)\b)"
)
_ELSE = later(
    r"\b(?:carb\w*|glucose|sugar|syringes?|vials?|cartridges?|pens? (?:holds?|contains?)|units?|"
    r"metformin|gliclazide|glucagon|semaglutide|dextrose|crush\w*|dissolv\w*|equals?|water|"
    r"handihaler|oils?|omega-?3|softgels?|contrast|colon)\b"
)


@rule(
    "doses.unit-not-of-form",
    level=Level.WARNING,
    message="Check '%s': that is not how this form of medicine is measured.",
    why="A unit that does not fit leaves readers to guess the dose.",
    sources=[
        "ISMP Guidelines for Optimizing Safe Implementation: a dose has a number and a unit",
        "ISMP, high-alert medications in community settings: insulin, doses in units only",
    ],
    examples=[
        Example(
            bad="Take one 20 ml tablet with your evening meal.",
            good="Take one 20 mg tablet with 200 ml of water.",
        ),
        Example(
            bad="# Cefalexin\n\nEach capsule holds 250 ml of cefalexin.",
            good="# Cefalexin\n\nEach capsule holds 250 mg of cefalexin, and 5 ml of the liquid"
            " holds 125 mg. Each capsule of fish oil has 1 ml.",
        ),
        Example(
            bad="Use the 4 g gum if you smoke soon after you wake.",
            good="Use the 4 mg gum if you smoke soon after you wake.",
        ),
        Example(
            bad="Wear one 7 g patch each day.",
            good="Wear one 7 mg patch each day.",
        ),
        Example(
            bad="When you feel wheezy, take 2 tablets of your inhaler.",
            good="When you feel wheezy, take 2 puffs of your inhaler.",
        ),
        Example(
            bad="# Insulin glargine\n\nMost people start with 10 ml a day.",
            good="# Insulin glargine\n\nMost people start with 10 units a day. A 3 ml pen has 300"
            " units.",
        ),
        Example(
            bad="She injects 12 mg of rapid-acting insulin before lunch.",
            good="She injects 12 units of rapid-acting insulin before 45 g of carbohydrate.",
        ),
    ],
    words=("ml", "mg", "mcg", "gram", " g ", "spoon", "tablet", "capsule", "caplet", "pill",
           "lozenge", "patch", "drop", "puff", "spray"),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each amount whose measure the form it is said of cannot have."""
    if page.type == "professional":
        return
    insulin = (subject_medicine(page) or "").startswith("insulin")
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        found = [hit.span() for hit in _MISFITS.finditer(block.folded)]
        found += [hit.span("said") for hit in _HELD.finditer(block.folded)]
        if insulin:
            found += [hit.span("said") for hit in _INSULIN.finditer(block.folded)]
        for start, end in found:
            first, last = sentence_around(block.plain, start)
            if _ELSE.search(block.folded, first, last) or is_quoted(block, start, end):
                continue
            if not is_negated(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
