"""A page on one medicine tells readers how to take another, which it names nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import medicines_on, mentions, mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.medicines import Mention
    from qa.page import Page

# What is said right before the name of the medicine that readers of the page take.
_BEFORE = later(
    r"\b(?:that you(?: are|'re)? (?:take|taking|use|using|on)|(?:keep(?: on)?|carry on|go on|"
    r"continue|finish|while) (?:you )?(?:take|taking|using)|"
    r"you(?: have|'ve) (?:been taking|been on|taken|used)|"
    r"(?:your|a|the|each|every|missed|next|usual) (?:\w+ )?dose of|"
    r"(?:side effects|overdose|course|(?:long[- ]term|prolonged|regular|continued) use) of|"
    r"how to (?:take|use|store)|"
    r"(?:stop|stopping)(?: taking| using)?|(?:miss|forget|forgot|missed) (?:to take|taking)|"
    r"(?:most|many) (?:people|adults|patients) (?:who )?(?:take|start(?: on)?|use)|"
    r"(?:before|when|after|since) (?:you |your child )?(?:start(?:s|ed|ing)?|begins?|beginning)"
    r"(?: (?:to take|taking|on))?|(?:do not|don't|never) (?:crush|chew|split|share|skip)|"
    r"swallow|store|keep)(?: your| the)? \Z"
)
# What changes it is no medicine, so that this is said of the page's own even among interactions.
_LEVEL = later(
    r"\b(?:grapefruit|alcohol|smok\w+|foods?|milk|antacids|dehydration|kidney \w+)\b[^.;:]{0,60} "
    r"(?:levels?|amount|effects?) of \Z"
)
_AFTER = later(
    r" (?:tablets?|capsules?|liquid|syrup) (?:whole|in|with|at|as|every|once|twice)\b|"
    r" as you (?:were|are) told\b|"
    r" (?:for (?:several|many|a few|some) |long|suddenly|without talking|in the (?:fridge|"
    r"original)|at the same time|every day|once a|twice a|whole\b)|"
    r" (?:works\b|starts to work|helps\b|treats\b|lowers\b|(?:can|may) (?:cause|make you|affect "
    r"your|harm)|(?:should|must) (?:not )?be (?:taken|used|swallowed|stored)|comes (?:as|in)\b|is "
    r"(?:taken|usually taken|not (?:suitable|safe|recommended)|safe to|a prescription medicine))|"
    r" (?:(?:usually|also|often|slowly|quickly|only) )*(?:controls|keeps|relaxes|reduces|relieves|"
    r"eases|prevents|protects|raises|calms|widens|opens|thins|kills|fights|soothes|softens|clears|"
    r"cures|manages|belongs to|starts working|begins to work|takes (?:about|a few|up to|\d|one|two|"
    r"several)|stays in your|leaves your body|(?:does not|doesn't) "
    r"(?:usually |normally |often )?(?:cure|work|cause|make|affect|"
    r"help|stop|treat|suit)|will not|won't|is (?:usually |only |also |mainly |often )*(?:used|"
    r"prescribed|available|given|sold|swallowed|for (?:adults|people)|one of|part of|an? (?:type|"
    r"kind|member|strong|very))|has (?:few|some|no|side)|(?:can|may|will) (?:also |usually |still "
    r"|sometimes )*(?:be (?:taken|used|bought|given|stored|swallowed)|take (?:up to|a few|\d|"
    r"several)|raise|lower|reduce|upset|slow|hide|increase|make|help|pass into))\b"
)
_ADVERB = later(
    r"\W*(?:(?:very )?(?:rarely|occasionally|sometimes|often|usually|generally|importantly)|"
    r"in (?:rare|very rare|some|a few) cases|like all medicines|in (?:most|some|a few) people|"
    r"over time|at first),? "
)
_YOURS = later(
    r" (?:tablets?|capsules?|liquid|syrup|inhalers?|patch(?:es)?|sachets?|prescription|treatment)\b"
)
_BESIDE = (
    r"\b(?:other|others|another|switch\w*|chang\w+ (?:to|from)|instead|compared|unlike|"
    r"(?<!more )(?<!less )(?<!longer )than|"
    r"combin\w+|together|interact\w*|avoid\w*|such as|like|including|alongside|as well|too|"
    r"contain\w*|same time as|also take|called|known as|ask your|if you (?:also |already )?take|"
    r"similar|alternative\w*|both|with (?:other|any)|apart|hours? (?:before|after)|"
    r"from it|with it)\b|[,;] |/"
)
_OTHERS = later(rf"\bor\b|{_BESIDE}")
_OTHERS_AFTER = later(rf"\A (?:\w+ )?or\b|{_BESIDE}")
"""Later on, "or" stands between two effects: "can cause a rash or a cough"."""
_ELSEWHERE = later(
    r"\b(?:interact\w*|other (?:medicines?|drugs?|medications?|treatments?)|alternativ\w+|"
    r"compar\w+|similar|switch\w*|chang\w+|versus|vs)\b"
)
_MOST = 1
"""Times that the other medicine is named; a page that says more of it says what it is."""
_FEWEST, _FEWEST_ON_WHOLE = 3, 2
"""Times that the page names its own."""
_WHOLE = 150
"""Words of a page that is a whole one, and not a few lines on several medicines."""


@rule(
    "consistency.medicine-in-text",
    level=Level.WARNING,
    message="Here readers are told of taking %s, and the page is about %s: check the name.",
    why="Text that was copied from another page may tell readers what is wrong for them.",
    sources=["ISMP, look-alike and copied text: check the name of the medicine in every part"],
    examples=[
        Example(
            bad="# Sertraline\n\nSertraline treats depression. Take sertraline once a day."
            " Sertraline takes weeks to work.\n\nBefore surgery, tell your team that you take"
            " citalopram.",
            good="# Sertraline\n\nSertraline treats depression. Take sertraline once a day."
            " Sertraline takes weeks to work.\n\nTell your team if you take citalopram.",
        ),
        Example(
            bad="# Metformin\n\nMetformin lowers blood sugar. Take metformin with food. Metformin"
            " is also sold as Glucophage.\n\nYour vitamin B12 is checked when you have taken"
            " Glucotrol for several years.",
            good="# Metformin\n\nMetformin lowers blood sugar. Take metformin with food. Metformin"
            " is also sold as Glucophage.\n\nYour vitamin B12 is checked when you have taken"
            " Glucophage for several years.",
        ),
        Example(
            bad="# Omeprazole\n\nOmeprazole lowers stomach acid. Take omeprazole once a day."
            " Omeprazole is sold as Losec.\n\nProlonged use of Lipitor can lower magnesium in"
            " the blood.",
            good="# Omeprazole\n\nOmeprazole lowers stomach acid. Take omeprazole once a day."
            " Omeprazole is sold as Losec.\n\nProlonged use of Losec can lower magnesium in the"
            " blood.",
        ),
        Example(
            bad="# Ibuprofen\n\nIbuprofen eases pain. Take ibuprofen with food. Ibuprofen can hurt"
            " the stomach.\n\nStore naproxen at room temperature.",
            good="# Ibuprofen\n\nIbuprofen eases pain. Take ibuprofen with food. Ibuprofen can"
            " hurt the stomach.\n\nStore ibuprofen at room temperature.",
        ),
        Example(
            bad="# Losartan\n\nLosartan lowers blood pressure. Take losartan once a day. Losartan"
            " can be taken with food.\n\nKeep going if you feel well, and do not stop enalapril"
            " unless your doctor says so.",
            good="# Losartan\n\nLosartan lowers blood pressure. Take losartan once a day. Losartan"
            " can be taken with food.\n\n## Other medicines\n\nDo not stop enalapril unless your"
            " doctor says so.",
        ),
        Example(
            bad="# Ramipril\n\nRamipril lowers blood pressure. Take ramipril once a day. Most"
            " people take ramipril for life.\n\nAmlodipine works by relaxing the blood vessels.",
            good="# Ramipril\n\nRamipril lowers blood pressure. Take ramipril once a day. Most"
            " people take ramipril for life.\n\nLithium should be taken hours apart from it.",
        ),
        Example(
            bad="# Bisoprolol\n\nBisoprolol slows the heart. Take bisoprolol once a day. Most"
            " people take bisoprolol in the morning.\n\nDiltiazem relieves chest pain but does "
            "not stop an"
            " attack that has begun.",
            good="# Bisoprolol\n\nBisoprolol slows the heart. Take bisoprolol once a day. Most"
            " people take bisoprolol in the morning.\n\nIf it does not help, diltiazem relieves"
            " chest pain too.",
        ),
        Example(
            bad="# Bisoprolol\n\nTake bisoprolol once a day. Bisoprolol slows the heart.\n\nRarely,"
            " ramipril can cause a slow pulse or cold hands.",
            good="# Bisoprolol\n\nTake bisoprolol once a day.\n\nRamipril or losartan can be used"
            " too.",
        ),
        Example(
            good="# Metformin\n\nMetformin lowers blood sugar. Take metformin with food. Metformin"
            " can be given with other medicines, such as gliclazide."
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name of another medicine that is said to be taken, where the page is about one.

    Left out is what its sentence names beside the page's own, or as one of several.
    """
    subject = subject_medicine(page)
    named = medicines_on(page)
    is_whole = subject is not None and subject in page.title.lower() and page.word_count > _WHOLE
    fewest = _FEWEST_ON_WHOLE if is_whole else _FEWEST
    if subject is None or len(named.get(subject, ())) < fewest:
        return
    for mention in mentions(page):
        block = page.blocks[mention.block]
        if subject in mention.generics or mention.everyday or mention.generic in subject:
            continue
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        if len(named[mention.generic]) > _MOST or in_references(page, block):
            continue
        if _is_taken(page, mention) and not is_quoted(block, mention.start, mention.end):
            said = block.text[mention.start : mention.end]
            yield Match(block.source_span(mention.start, mention.end), (said, subject))


def _is_taken(page: Page, mention: Mention) -> bool:
    """Return whether a sentence speaks of a medicine alone as the one that readers take."""
    block = page.blocks[mention.block]
    first, last = sentence_around(block.plain, mention.start)
    beside = mentions_between(page, mention.block, first, last)
    if any(not other.everyday for other in beside if other != mention):
        return False
    before, after = block.folded[first : mention.start], block.folded[mention.end : last]
    clause = before.rpartition(", ")[2]
    if _OTHERS.search(clause) or _OTHERS_AFTER.search(after.partition(", ")[0]):
        return False
    if _LEVEL.search(before):
        return True
    if any(_ELSEWHERE.search(heading.folded) for heading in page.headings_over(block)):
        return False
    if before.endswith("your ") and _YOURS.match(after):
        return True
    opens = not before or _ADVERB.fullmatch(before) is not None
    return _BEFORE.search(before) is not None or (_AFTER.match(after) is not None and opens)
