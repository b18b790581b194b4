"""A form in which a medicine is not sold: insulin tablets, amoxicillin eye drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_STRENGTH = (
    r"(?: (?:sodium|potassium|calcium|hydrochloride|maleate|sulfate|sulphate|acetate|bromide|"
    r"besylate))?"
    r"(?:,? \d[\d.,]* ?(?:mg|mcg|micrograms?|milligrams?|units|%|g)(?:/ ?\d* ?ml)?)?"
    r"(?: (?:oral|film-coated|coated|gastro-resistant|soluble|chewable|slow-release|prefilled|"
    r"pre-filled|generic|sterile|prescription|medicated|daily|weekly|monthly))*"
)
_FORMS = (
    (r"(?:tablets?|capsules?|caplets?|pills?|lozenges?)", "ovsrh"),
    (r"(?:eye ?drops?|eye ointment)", "e"),
    (r"(?:ear ?drops?)", "ae"),
    (r"(?:inhalers?|nebules?|nebuli[sz]er solution)", "h"),
    (r"(?:nasal sprays?|nose sprays?|nasal drops)", "nh"),
    (r"(?:creams?|ointments?|gels?|lotions?)", "tvreanp"),
    (r"(?:skin )?patch(?:es)?", "pt"),
    (
        r"(?:injections?|infusions?|jabs?|shots?|depot injection|pre-?filled \w+)",
        "im",
    ),
)
"""A form, and the ways of being sold any of which allows it."""
_SAID = tuple(
    (later(rf"{_STRENGTH} (?P<form>{form})\b(?! site| technique| reaction)"), ways)
    for form, ways in _FORMS
)
_GIVEN = later(
    r" (?:(?:is|comes as) (?=an? )|are (?=eye drops)|(?:can|may|could|will|is|are|should) "
    r"(?:also )?(?:be )?"
    r"(?:given|taken|used|had|available|supplied|prescribed|sold|injected) (?:as|by|in the form "
    r"of) )"
    r"(?:an? )?(?:single |daily |weekly |monthly |two-monthly |yearly |six-monthly |regular |"
    r"long-acting |skin )*"
    r"(?P<form>(?P<injection>injections?|infusion|jab|depot)|(?P<patch>patch)|(?P<inhaler>inhaler)|"
    r"(?P<cream>cream|ointment|gel)|(?P<eye>eye drops)|(?P<nose>nasal spray))\b"
)
_GIVEN_WAYS = {
    "injection": "im", "patch": "pt", "inhaler": "h", "cream": "tvreanp", "eye": "e", "nose": "nh",
}  # fmt: skip
_SURE = frozenset({"o", "i", "io", "h", "e", "ot"})
"""Ways beside which there is hardly another one that the lists lack."""
_TOPICAL = "tvreanp"
_NOT = later(
    r"\b(?:no|not|never|n't|cannot|unlike|instead of|rather than|compounded|special order|"
    r"unlicensed|"
    r"trial|trials|study|studies|investigat\w*|research\w*|fake|counterfeit|being developed|"
    r"no such|or|versus|vs|than|mixed|add(?:ed)?|injection site)\b"
)
_VACCINE = later(
    r"vaccine|toxoid|immunoglobulin|globulin|antivenom|botulinum|pollen|bacillus|virus"
)


@rule(
    "drugs.no-such-form",
    level=Level.WARNING,
    message="Check '%s': the US and UK lists have %s only %s.",
    why="Readers look, or ask, for what they cannot get, or use another product in a wrong way.",
    sources=[
        "FDA, Orange Book (2024): dosage forms and routes of each medicine",
        "NHS prescribing list (2016): presentations of each medicine",
    ],
    examples=[
        Example(
            bad="Insulin glargine tablets are taken at bedtime.",
            good="Insulin glargine is injected at bedtime.",
        ),
        Example(
            bad="Put ramipril eye drops in twice a day.",
            good="Take ramipril capsules once a day.",
        ),
        Example(
            bad="If you cannot swallow, simvastatin can be given as a monthly injection.",
            good="If you cannot swallow, simvastatin can be given as a liquid.",
        ),
        Example(good="Semaglutide tablets are new. Diclofenac gel eases a sprain."),
    ],
    pages=("~professional", "~news"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each form of a medicine that is sold in quite another one."""
    for mention in mentions(page):
        block = page.blocks[mention.block]
        if mention.everyday or len(mention.generics) != 1 or block.kind in _SAYS_NOTHING:
            continue
        generic = mention.generic
        sold = knowledge.ways(generic)
        if not sold or _VACCINE.search(generic) or in_references(page, block):
            continue
        place, allowed = _form(block, mention)
        if place is None or any(way in allowed for way in sold):
            continue
        first, _ = sentence_around(block.plain, mention.start)
        clause = max(first, *(block.folded.rfind(sign, first, mention.start) for sign in ",;:"))
        if _NOT.search(block.folded, clause, place) or _joined(block, mention, first):
            continue
        if is_quoted(block, mention.start, place):
            continue
        if generic in _OTHERWISE or (allowed == _TOPICAL and generic in _RUBBED):
            continue
        sure = sold in _SURE
        shown = block.text[mention.start : place]
        named = block.text[mention.start : mention.end]
        args = (shown, named, " and ".join(_WAYS[way] for way in sold))
        level = None if sure else Level.SUGGESTION
        yield Match(block.source_span(mention.start, place), args, level=level)


_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.ALT})
_RUBBED = frozenset(
    {
        "ibuprofen", "ketoprofen", "piroxicam", "felbinac", "naproxen", "indomethacin",
        "etofenamate", "aspirin", "gabapentin", "amitriptyline", "baclofen", "cyclobenzaprine",
        "tranexamic acid", "methotrexate", "atenolol", "propranolol", "diltiazem", "nifedipine",
        "spironolactone", "progesterone", "dapsone", "metformin", "finasteride", "cimetidine",
        "heparin", "sildenafil", "estriol", "melatonin", "cetirizine", "diphenhydramine",
        "simethicone", "dimeticone", "dimethicone", "tetracycline", "nicotinamide", "phenytoin",
        "sucralfate", "sirolimus", "timolol", "morphine", "promethazine", "chlorpheniramine",
        "omeprazole", "beclomethasone", "testosterone", "bufexamac", "tolfenamic acid", "clonidine",
        "nitrofurantoin", "ketamine", "misoprostol", "oxytocin", "terfenadine", "azithromycin",
    }
)  # fmt: skip
"""What is sold, or made up, as a cream or gel, though the lists do not have it."""
_OTHERWISE = frozenset(
    {
        "oxymetazoline",
        "xylometazoline",
        "phenylephrine",
        "naphazoline",
        "ephedrine",
        "colistin",
        "neomycin",
        "isotretinoin",
        "prilocaine",
        "homatropine",
        "buserelin",
        "nitroglycerin",
        "dimeticone",
        "simethicone",
        "calcitonin",
        "octreotide",
        "cromolyn",
        "sodium cromoglicate",
        "ketotifen",
        "framycetin",
        "polymyxin b",
        "chlorhexidine",
    }
)
"""What is known to be sold in more forms than the lists have."""
_WAYS = {
    "o": "by mouth", "i": "by injection", "h": "to inhale", "n": "for the nose", "e": "for the eye",
    "a": "for the ear", "t": "for the skin", "p": "as a patch", "v": "for the vagina",
    "r": "for the rectum", "s": "for the mouth", "m": "as an implant",
}  # fmt: skip


def _form(block: Block, mention: Mention) -> tuple[int | None, str]:
    """Return where the form ends that follows a name, and the ways that it needs."""
    for pattern, allowed in _SAID:
        found = pattern.match(block.folded, mention.end)
        if found is not None:
            return found.end("form"), allowed
    given = _GIVEN.match(block.folded, mention.end)
    if given is None:
        return None, ""
    name = next(name for name in _GIVEN_WAYS if given[name])
    return given.end("form"), _GIVEN_WAYS[name]


def _joined(block: Block, mention: Mention, first: int) -> bool:
    """Return whether the form may be that of another medicine, or of a combination."""
    before = block.folded[max(first, mention.start - 12) : mention.start]
    return _BESIDE.search(before) is not None


_BESIDE = later(r"[/+]\s?\Z|\b(?:and|with|plus|or|co)[ -]\Z|[a-z]-\Z")
