"""A brand beside the name of a medicine that it does not hold: "Nexium (pantoprazole)"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.medicines import Mention
    from qa.page import Page

_FORM = (
    r"(?:['\u2019]s|[\u00ae\u2122]| (?:tablets?|capsules?|caplets?|inhalers?|evohaler|accuhaler|"
    r"turbohaler|"
    r"pens?|injections?|syrup|liquid|suspension|cream|ointment|gel|patch(?:es)?|nasal spray|"
    r"eye drops|drops|syringes?|brand|otc|xl|xr|sr|cr|mr|er|la|retard))*"
)
_NAME = (
    r"(?:brand|trade|proprietary|market(?:ing)?|commercial)"
    r"(?:[ -]?(?:names?|versions?|forms?)){0,2}"
)
_OF = r"(?:of|for)(?: (?:the )?(?:drug|medicine|medication))?(?: called)?"
_THE_DRUG = (
    r"(?:the |an? )?(?:(?:active )?(?:ingredient|drug|medicine|medication|substance|steroid|"
    r"antibiotic|reliever|painkiller))?(?: called| known as| named)?"
)
_HOLDS = later(
    rf"{_FORM}(?:,? ?\((?:(?:the |a )?{_NAME} {_OF} |brand of |which contains |contains |"
    rf"containing |"
    rf"generic(?: name)?:? |that is,? |i\.e\.,? |also (?:called|known as) )?|"
    rf",? (?:which )?(?:(?:is|are|was|being) )?(?:the |an? |one )?{_NAME} {_OF} |"
    rf",? (?:which |that )?(?:contains?|containing|is made (?:of|from|with)|holds|delivers|"
    rf"releases) "
    rf"(?:{_THE_DRUG} )?|"
    rf",? (?:(?:is|are) )?(?:also|otherwise|generically|better|chemically)? ?(?:called|known as|"
    rf"named) |"
    rf",? (?:(?:whose|the|with the|and its|its) )?(?:active |main )?(?:ingredient|generic name)"
    rf"(?: in it| of which)? (?:is |being )?|"
    rf",? another name for |,? (?:and|or) its generic(?: (?:name|version|form|equivalent))?,? |"
    rf",? (?:is|are) (?:(?:just|simply|really|in fact|another name for|the same (?:thing |drug |"
    rf"medicine )?as) )?)\Z"
)
"""From a brand to what it holds."""
_SOLD = later(
    rf"{_FORM}(?: ?\((?:sold (?:as|under(?: the {_NAME})?) |marketed as |{_NAME}:? (?:include |"
    rf"including |is )?|such as |e\.g\.,? |for example,? |like |also (?:called|known as) |known "
    rf"as |"
    rf"as )?|"
    rf",? (?:(?:which|that) )?(?:(?:is|are) )?(?:also |often |better |usually |commonly |widely )?"
    rf"(?:sold|marketed|known|branded|available|dispensed|supplied) (?:(?:as|under|by) )?"
    rf"(?:(?:the|its|a) )?(?:{_NAME} )?(?:of |as |like )?|"
    rf",? (?:(?:the |its |whose |under the )?{_NAME}) (?:(?:of which |for which )?is |of |include |"
    rf"includes |including |such as )?)\Z"
)
"""From a medicine to the brand under which it is sold."""
_LISTED = later(rf"{_FORM}(?:, | or |, or | and |, and |/)\Z")
_GOES_ON = later(rf"{_FORM} ?(?:[,);/.]|or\b|and\b|\Z|tablets?\b|capsules?\b)")
_NOT_ALONE = later(r"[- ](?:am|pm|plus|d|hct|allergy|cold|flu|sinus|night|duo|relief|mini)\b")
_UMBRELLAS = frozenset(
    {
        "advil", "afrin", "aleve", "alka-seltzer", "allegra", "anadin", "anusol", "axid", "bayer",
        "beechams", "benadryl", "benylin", "bisodol", "bonjela", "calpol", "canesten", "claritin",
        "clarityn", "colace", "contac", "coricidin", "covonia", "cuprofen", "desenex", "dimetapp",
        "dramamine", "dulcolax", "excedrin", "feminax", "fleet", "gaviscon", "germoloids",
        "imodium", "kaopectate", "lemsip", "lotrimin", "maalox", "midol", "monistat", "motrin",
        "mucinex", "mylanta", "neosporin", "nurofen", "nytol", "otrivine", "panadol", "pepcid",
        "phillips", "piriteze", "piriton", "polysporin", "robitussin", "rolaids", "senokot",
        "solpadeine", "strepsils", "sudafed", "tagamet", "theraflu", "triaminic", "tums",
        "tylenol", "unisom", "vicks", "visine", "zantac",
    }
)  # fmt: skip
"""Names under which several medicines are sold, or others in other countries."""
_PAINKILLERS = frozenset({"acetaminophen", "ibuprofen", "naproxen", "aspirin"})
_ONLY = {"tylenol": "acetaminophen", "panadol": "acetaminophen", "aleve": "naproxen"}
"""What alone of `_PAINKILLERS` those of one name hold."""
_SAME = (
    frozenset({"valproate", "valproic acid", "divalproex", "sodium valproate", "valproate sodium"}),
    frozenset({"omega-3", "omega-3-acid ethyl esters", "icosapent ethyl", "fish oil"}),
    frozenset({"thyroxine", "levothyroxine", "thyroid"}),
    frozenset({"estradiol", "estrogen", "estrogens", "conjugated estrogens", "oestrogen"}),
    frozenset({"hyoscine", "scopolamine", "hyoscyamine"}),
    frozenset({"amphetamine", "dextroamphetamine", "lisdexamfetamine", "dexamfetamine"}),
    frozenset({"codeine", "dihydrocodeine"}),
    frozenset({"amphotericin", "amphotericin b"}),
)
_SHORTEST = 5
_SALTS = frozenset({"sodium", "potassium", "calcium", "magnesium", "chloride", "phosphate"})


@rule(
    "drugs.wrong-generic",
    level=Level.WARNING,
    message="Check '%s': %s holds %s, not %s.",
    why="Readers look up, or ask for, the medicine that the page names, and it is another one.",
    sources=[
        "FDA, Orange Book: active ingredient of each brand",
        "ISMP List of Confused Drug Names",
    ],
    examples=[
        Example(
            bad="Crestor (simvastatin) lowers cholesterol.",
            good="Crestor (rosuvastatin) lowers cholesterol.",
        ),
        Example(
            bad="Prozac, the brand name for paroxetine, takes weeks to work.",
            good="Prozac, the brand name for fluoxetine, takes weeks to work.",
        ),
        Example(
            bad="Apixaban, sold as Xarelto, thins the blood.",
            good="Apixaban, sold as Eliquis, thins the blood.",
        ),
        Example(
            bad="Zoloft tablets contain venlafaxine.",
            good="Zoloft tablets contain sertraline. Zoloft does not contain venlafaxine.",
        ),
        Example(
            bad="Tylenol tablets contain ibuprofen.",
            good="Tylenol tablets contain acetaminophen. Advil tablets may contain both.",
        ),
        Example(good="Do not take Viagra (sildenafil) with nitrates, or Cialis with doxazosin."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name that a brand is said to have, or a brand that a name is said to have."""
    before: Mention | None = None
    for one, other in pairwise(mentions(page)):
        listed = before if before is not None and _follows(page, one, other, _LISTED) else None
        before = None
        if one.block != other.block:
            continue
        if not one.brand and other.brand and _follows(page, one, other, _SOLD):
            if not _goes_on(page, other):
                continue
            before = one
            pair = one, other
        elif one.brand and not other.brand and _follows(page, one, other, _HOLDS):
            pair = one, other
        elif listed is not None and other.brand and _goes_on(page, other):
            before = listed
            pair = listed, other
        else:
            continue
        match = _wrong(page, *pair)
        if match is not None:
            yield match


def _follows(page: Page, one: Mention, other: Mention, link: re.Pattern[str]) -> bool:
    """Return whether what stands between two names is nothing but a link."""
    if one.block != other.block:
        return False
    between = page.blocks[one.block].folded[one.end : other.start]
    return link.match(between) is not None


def _goes_on(page: Page, mention: Mention) -> bool:
    return _GOES_ON.match(page.blocks[mention.block].folded, mention.end) is not None


def _wrong(page: Page, one: Mention, other: Mention) -> Match | None:
    block = page.blocks[one.block]
    brand, named = (one, other) if one.brand else (other, one)
    name = block.folded[brand.start : brand.end]
    if named.everyday or _is_same(brand, named):
        return None
    if name in _UMBRELLAS and not (name in _ONLY and named.generic in _PAINKILLERS):
        return None
    if block.kind is BlockKind.CODE or _is_longer(block, brand) or _is_longer(block, named):
        return None
    if in_references(page, block) or is_quoted(block, one.start, other.end):
        return None
    first, _ = sentence_around(block.plain, one.start)
    if is_negated(block, max(first, one.start), other.end):
        return None
    end = other.end + (block.text[other.end : other.end + 1] == ")")
    shown = block.text[one.start : end]
    told = block.text[brand.start : brand.end]
    holds = " and ".join(brand.generics[:3])
    args = (shown, told, holds, block.text[named.start : named.end])
    return Match(block.source_span(one.start, end), args)


def _is_longer(block: Block, mention: Mention) -> bool:
    """Return whether a name goes on, as that of another product may: "Zyrtec-D"."""
    return _NOT_ALONE.match(block.folded, mention.end) is not None


def _is_same(brand: Mention, named: Mention) -> bool:
    ours, theirs = set(brand.generics), set(named.generics)
    if ours & theirs or any(ours & those and theirs & those for those in _SAME):
        return True
    return any(_is_part(one, other) for one in ours for other in theirs)


def _is_part(one: str, other: str) -> bool:
    """Return whether one name is the other with a salt, an ester or a kind of insulin added."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> set[str]:
    words = {word for word in name.replace("-", " ").split() if len(word) >= _SHORTEST}
    return words - _SALTS
