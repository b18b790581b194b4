"""Letters for the name of a medicine: APAP, HCTZ, MTX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MEANS = {
    "APAP": "acetaminophen", "ASA": "aspirin", "AZT": "zidovudine", "CPZ": "prochlorperazine",
    "HCTZ": "hydrochlorothiazide", "HCT": "hydrochlorothiazide", "MTX": "methotrexate",
    "PTU": "propylthiouracil", "TNK": "tenecteplase", "TPA": "alteplase", "NTG": "nitroglycerin",
    "PCN": "penicillin", "NoAC": "anticoagulant", "5-ASA": "mesalamine", "TAC": "triamcinolone",
    "ARA-C": "cytarabine", "DPT": "a list of the medicines", "TAF": "tenofovir alafenamide",
    "TDF": "tenofovir disoproxil", "ZnSO4": "zinc sulfate", "INH": "isoniazid",
    "SMX-TMP": "trimethoprim and sulfamethoxazole", "TMP-SMX": "trimethoprim and sulfamethoxazole",
}  # fmt: skip
# Only beside a dose: these letters mean something else on many pages.
_ONLY_DOSED = frozenset({"ASA", "HCT", "TAC", "DPT", "TPA", "CPZ", "PCN", "INH", "NTG"})
# Not read in the ISMP list, or not on it.
_UNSURE = frozenset({"ASA", "NTG", "PCN", "5-ASA", "ZnSO4", "INH", "SMX-TMP", "TMP-SMX"})
_FOUND = later(
    r"(?<![\w\-/])(?:"
    + "|".join(sorted(map(re.escape, _MEANS), key=len, reverse=True))
    + r")(?![\w\-])"
)
_WORDS = frozenset(name.lower() + end for name in _MEANS for end in ("", "'s"))
_DOSE = later(r"\s?\d[\d.,/]*\s?-?(?:mg|mcg|g|mL|ml|units)\b|\s(?:tablets?|capsules?|cream)\b")
_REACH = 20
_DOSE_BEFORE = later(r"\d\s?(?:mg|mcg|g|mL|ml|units)(?: of)?\s\Z")


@rule(
    "drugs.abbreviated-name",
    level=Level.WARNING,
    message="Write '%s' in full instead of '%s': readers do not know the letters, or mix them up.",
    why="Letters for medicines have been read as other medicines: MTX as mitoxantrone.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, drug name "
            "abbreviations"
        )
    ],
    pages=("~professional",),
    limit=5,
    examples=[
        Example(
            bad="Many cold remedies hold APAP, so count it.",
            good="Many cold remedies hold acetaminophen (APAP on some labels), so count it.",
        ),
        Example(
            bad="She takes HCTZ 25 mg for her blood pressure.",
            good="She takes hydrochlorothiazide 25 mg for her blood pressure.",
        ),
        Example(bad="MTX slows the joint damage.", good="Methotrexate slows the joint damage."),
        Example(good="On prescriptions acetaminophen may be shortened to *APAP*."),
        Example(good='On labels it may stand as "APAP."'),
        Example(good="The ASA is a society, and a CT or HCT shows the head."),
    ],
    words=sorted({name.lower() for name in _MEANS}),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each abbreviation that the page does not explain. ISMP list, drug names."""
    if _WORDS.isdisjoint(page.words):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or block.text.isupper():
            continue
        for found in _FOUND.finditer(block.plain):
            letters, (start, end) = found[0], found.span()
            before = block.plain[max(0, start - _REACH) : start]
            dosed = _DOSE.match(block.plain, end) or _DOSE_BEFORE.search(before)
            if letters in _ONLY_DOSED and not dosed:
                continue
            if letters == "APAP" and "cpap" in page.words:
                continue  # a machine for sleep
            if (
                page.once(_Explained(letters))
                or in_references(page, block)
                or in_name(block, start, end)
                or is_quoted(block, start, end)
            ):
                continue
            span = block.source_span(start, end)
            level = Level.SUGGESTION if letters in _UNSURE else None
            fix = Fix(f"Write '{_MEANS[letters]}'", (Edit(span, _MEANS[letters]),))
            yield Match(span, (_MEANS[letters], letters), (fix,), level)


@dataclass(frozen=True, slots=True)
class _Explained:
    """Whether a page gives the name and the letters side by side; asked through `Page.once`."""

    letters: str

    def __call__(self, page: Page) -> bool:
        small = re.escape(self.letters.lower())
        patterns = (
            rf"\({small}\b[^()]*\)",
            rf"\b{small}\s?\([a-z]",
            rf"\b{small}(?:,|:)?\s(?:stands for|is short for|means)",
            rf"\b{small}\s[\u2013\u2014-]\s",
            rf"\b(?:shortened|listed|printed|written|shown|marked) (?:to|as)\W{{1,3}}{small}\b",
        )
        return any(re.search(pattern, page.folded) for pattern in patterns)
