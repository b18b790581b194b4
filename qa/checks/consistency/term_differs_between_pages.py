"""One term in two spellings on two pages of a site."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from qa.checks.consistency.mixed_spelling import signs
from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.page import places_of
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from qa.document import Block, Span
    from qa.page import Page
    from qa.rule import PageFacts

# Ways to write one word, by the first of them; none is another part of speech ("follow up").
_TERMS = (
    "healthcare/health care/health-care", "email/e-mail", "website/web site", "online/on-line",
    "checkup/check-up", "wellbeing/well-being", "breastfeeding/breast-feeding/breast feeding",
    "caregiver/care giver/care-giver", "dietitian/dietician", "birthweight/birth weight",
    "bloodstream/blood stream", "painkiller/pain killer/pain-killer", "heartbeat/heart beat",
    "heartburn/heart burn", "newborn/new-born", "postpartum/post-partum", "prenatal/pre-natal",
    "antenatal/ante-natal", "postnatal/post-natal", "perimenopause/peri-menopause",
    "preeclampsia/pre-eclampsia", "nonprescription/non-prescription", "coronavirus/corona virus",
    "nonsteroidal/non-steroidal", "outpatient/out-patient", "inpatient/in-patient",
    "coworker/co-worker", "copay/co-pay", "lifestyle/life style/life-style",
    "hand washing/handwashing/hand-washing", "eye drops/eyedrops", "gallbladder/gall bladder",
    "toothbrush/tooth brush", "mouthwash/mouth wash", "pacemaker/pace maker",
    "fingerstick/finger stick/finger-stick",
    "multivitamin/multi-vitamin", "immunocompromised/immuno-compromised", "x-ray/xray/x ray",
    "antiinflammatory/anti-inflammatory", "reoccur/re-occur", "type 2 diabetes/type ii diabetes",
    "type 1 diabetes/type i diabetes", "covid-19/covid 19/covid19", "childbirth/child birth",
    "nosebleed/nose bleed", "mid-life/midlife", "self-care/selfcare/self care",
)  # fmt: skip
_FEWEST = 2
"""Pages that write it in the usual way, at least."""
_SHARE = 3
"""So many times as many pages as those that write it in the other way."""


def spellings(page: Page) -> Iterator[Fact]:
    """Yield how a page writes each such term, where it writes it in one way only."""
    found: dict[str, dict[str, Span]] = {}
    for form in _forms_on(page):
        if (span := _first(page, form)) is not None:
            found.setdefault(_terms()[form], {})[form] = span
    for american, written, span in signs(page):
        found.setdefault(american, {}).setdefault(written, span)
    for term, forms in found.items():
        if len(forms) == 1:
            ((form, span),) = forms.items()
            yield Fact(term, form, span)


@site_rule(
    "consistency.term-differs-between-pages",
    gather=spellings,
    level=Level.SUGGESTION,
    message="This page writes '%s', and %s of the other pages write '%s': use one spelling.",
    why="Two spellings on one site look like text copied from two places, and searches miss one.",
    sources=[
        "Federal Plain Language Guidelines, III.a.3: use the same term consistently",
        "NHS digital service manual, content style guide: consistent spelling",
    ],
    examples=[
        Example(
            bad="=== a.md ===\n# Colds\n\nAsk a healthcare worker.\n=== b.md ===\n# Flu\n\nYour "
            "healthcare team helps.\n=== c.md ===\n# Gout\n\nHealthcare is free.\n=== d.md ===\n"
            "# Hips\n\nTell your health care team.\n",
            good="=== a.md ===\n# Colds\n\nAsk a healthcare worker.\n=== b.md ===\n# Flu\n\nYour "
            "healthcare team helps.\n=== c.md ===\n# Gout\n\nHealthcare is free.\n=== d.md ===\n"
            "# Hips\n\nTell your healthcare team.\n",
        ),
        Example(
            bad="=== a.md ===\n# Iron\n\nAnaemia tires you.\n=== b.md ===\n# Food\n\nWith anaemia, "
            "eat beans.\n=== c.md ===\n# Blood\n\nSome have anaemia.\n=== d.md ===\n# Tests\n\n"
            "The test shows anemia.\n",
            good="=== a.md ===\n# Iron\n\nAnaemia tires you.\n=== b.md ===\n# Food\n\nWith "
            "anaemia, eat beans.\n=== c.md ===\n# Tests\n\nThe American Anemia Society says so.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page with the rarer spelling of a term, among the pages of one locale.

    Only where most pages write it in another way: a site that does not care has no usual one.
    """
    del today
    uses: dict[tuple[str, str], Counter[str]] = {}
    for page in pages:
        for fact in page.facts:
            uses.setdefault((page.locale, fact.key), Counter())[fact.value] += 1
    for page in pages:
        for fact in page.facts:
            (usual, often), *_ = uses[page.locale, fact.key].most_common(1)
            rare = uses[page.locale, fact.key][fact.value]
            if fact.value != usual and often >= max(_FEWEST, _SHARE * rare):
                args = (fact.value, str(often), usual)
                yield SiteMatch(page.path, Match(fact.span, args))


def _forms_on(page: Page) -> Iterator[str]:
    words = page.words
    for word in words.keys() & _by_first_word().keys():
        for form in _by_first_word()[word]:
            if form == word or form in page.folded:
                yield form


def _first(page: Page, form: str) -> Span | None:
    """Return the first place where a page writes a form in its own words."""
    for at in places_of(form, page.folded):
        index = page.block_of(at)
        block, start = page.blocks[index], at - page.block_starts[index]
        if _counts(page, block, start, start + len(form)):
            return block.source_span(start, start + len(form))
    return None


def _counts(page: Page, block: Block, start: int, end: int) -> bool:
    if block.kind in (BlockKind.CODE, BlockKind.QUOTE) or BlockKind.QUOTE in block.within:
        return False
    around = block.folded[max(0, start - 1) : start] + block.folded[end : end + 1]
    if any(char.isalnum() or char in "-@/_" for char in around):
        return False
    if any(one.kind is InlineKind.LINK and one.start <= start < one.end for one in block.inlines):
        return False
    named = in_name(block, start, end) or is_quoted(block, start, end)
    return not (named or in_references(page, block))


@cache
def _terms() -> Mapping[str, str]:
    """Return the term that each way of writing stands for."""
    return {form: row.partition("/")[0] for row in _TERMS for form in row.split("/")}


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in _terms():
        found.setdefault(form.split(" ")[0], []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}
