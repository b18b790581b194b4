"""An abbreviation that the page never writes out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.language.jargon import is_short, speaks_to_readers, unexplained
from qa.checks.language.tables import abbreviations, familiar, known_to_all
from qa.checks.trust.clinical import CLINICAL
from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.locations import rules_folder
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from qa.document import Block
    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_ABBREVIATION = later(
    r"(?<![\w@#.&*-])(?<![a-z\d./]/)[a-z]?(?P<short>[A-Z]{2,6})(?:'?s)?(?![\w@]|&[A-Z]|\.\w)"
)
_SPORT = later(r"\b(?i:swim\w*|school|sports?|games|lessons?|class(?:es)?|kits?|teachers?)\b")
"""What PE is physical education beside."""
# What leads to an abbreviation that explains itself: "(also called ABC)", ", or ABC".
_LEAD = (
    r"(?:(?:or|also|is|are|called|known|as|abbreviated|shortened|to|sometimes|often|usually"
    r"|commonly|short|simply|just|the|an?|referred|hereafter|i\.e\.|ie)\s+)*"
)
_SHORT = r"[\"']?[a-z]?(?P<{}>[A-Z][A-Z]{{1,5}})(?:'?s)?[\"']?(?![\w])"
# Ways to explain an abbreviation, each matched from a place that the run of capitals gives.
_IN_BRACKETS = later(
    rf"\(\s*{_LEAD}{_SHORT.format('a')}(?:-?\d[\w-]{{0,5}})?(?: for short| tests?| scans?)?[);:]"
    rf"|\([^()]{{3,60}}[,;]\s*{_LEAD}{_SHORT.format('b')}\)"
)
# Several that share the words before them: "long-acting bronchodilators (LABA, LAMA)".
_ALL_SHORT = later(
    r"\(\s*[a-z]?[A-Z]{2,6}s?(?:(?:, | or | and | ?/ ?)[a-z]?[A-Z]{2,6}s?){1,3}\s*\)"
)
_LAST_WORDS = later(r"(?:[a-z][\w'-]* ){1,4}\Z")
_CALLED = later(
    r"\b(?:called|known as|abbreviated to|abbreviated as|shortened to|short form|referred to as"
    r"|abbreviation)\s+(?:an?\s|the\s|is\s)?"
    rf"(?:[a-z]?[A-Z]{{2,6}}s?(?:,|,? and|,? or) ){{0,2}}{_SHORT.format('a')}"
)
_STANDS_FOR = later(
    rf"{_SHORT.format('a')}(?:-?\d)?,?\s+(?:which\s)?(?:stands? for|is short for|are short for"
    r"|means|is an abbreviation|refers? to|is the (?:abbreviation|short)|is the name)"
)
_LINE_OPENS = later(
    rf"(?:^|\n)\W{{0,4}}{_SHORT.format('a')}\s*(?:[:=\u2013\u2014]|-\s)\s*(?=[A-Za-z])"
)
_OR_SHORT = later(rf"[a-z](?:,|\s\u2013|\s\u2014|\s-)\s+or\s+{_SHORT.format('a')}(?=[\s,.;:)])")
"""Also the end of a list: not asked where the words that it stands for are known."""
_TELLS = later(r"(?:[a-z][a-z'-]+,? ){3}|[a-z-]+ [a-z-]+,")
_CITED = later(r"\b(?:19|20)\d\d(?: [A-Za-z]{3})?;\s?\d{1,4}(?:\s?\(\d|:)|\bet al\.? [A-Z]")
"""What a reference has: "2020;12(3)", or the authors before a title."""
_BRACKETS = later(
    rf"{_SHORT.format('a')}(?:-?\d)?\s*\((?!such|for example|e\.?g|like|see|includ|mainly)"
    r"(?P<gloss>[^()]{5,120})\)"
)
_WHAT_IT_IS = later(
    rf"{_SHORT.format('a')}, (?:which (?:is|are) )?(?:an?|the) (?:[a-z-]+ ){{1,4}}"
    r"(?:that|which|who|used|for|where|in|of|from|and)\b"
    # and what it does
    r"|[a-z]?[A-Z]{2,6}s?(?:,? (?:which|that))? (?:measures?|checks?|looks? at|tells? you|shows?|"
    r"tests?)"
    r" (?:how\b|(?:your |the )?[a-z]{3,})"
)
_TWO_OF_A_KIND = later(
    r"\btwo (?:[\w-]+ ){0,3}[a-z-]+s(?:,|:| called) (?:[A-Z]{2,6} (?:and|or) )?"
    + _SHORT.format("a")
)
_LONGEST_LEAD = 200
_WORDS = later(r"\b[a-z]{3,}")
_IN_SOURCE = later(r"<abbr\b[^>]*\btitle=|^\*\[[A-Z]", re.MULTILINE | re.IGNORECASE)
_ABBR_TAG = later(
    r"<abbr\b[^>]*\btitle=[^>]*>\s*(?P<a>[A-Z]{2,6})s?\s*<|^\*\[(?P<b>[A-Z]{2,6})\]", re.MULTILINE
)
_AFTER_NAME = later(r"[A-Z][\w'-]+(?: [A-Z][\w.'-]*)+,(?: [A-Z][\w-]+,)* \Z")
_AFTER_TOWN = later(r"[A-Z][a-z]+, \Z")
_CODE_AFTER = later(r"-?[ ]?\d|-[A-Z]|[+:]")
_GENE_AFTER = later(
    r"(?: and| or|,) [A-Z\d]{2,}|[- ](?:genes?|proteins?|mutations?|receptors?|variants?|antibod"
    r"|enzymes?|pathways?|inhibitors?|positive|negative)\b"
)
# How a word is said: "mitral (MI-trul)".
_SPOKEN_AFTER = later(r"-[a-z]|-[A-Z]{2,}")
# And that of several: "(bue PROE pee on HYE droe)".
_SPOKEN = later(
    r"\((?:[a-z]{1,6} )*[A-Z]{2,5}(?: [a-z]{1,6}){1,4}(?: [A-Z]{2,5}(?: [a-z]{1,6}){0,4})*\)"
)
_LIST_MARK = later(r"[,;]")
_STAGE = later(r"[IVX]+[A-ES]{0,2}")
_CAPITALS = bytes(65 if 65 <= code <= 90 else 46 for code in range(256))
_LONGEST_RUN = 2
_SOME = 2
"""A page of no known type with more is hardly written for patients."""
_MOST = 1000
"""So many runs of capitals are looked at on one page."""
_FEWEST_USES = 3
_SUBSTANCES = frozenset({"ALA", "DHA", "EPA", "GLP", "HDL", "LDL", "SGLT", "THR"})
"""Names of what is measured or sold, by which readers meet them on labels and results."""
_STATES = later(  # of the United States, Canada and Australia
    r"A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|"
    r"T[NX]"
    r"|UT|V[TA]|W[AVIY]|BC|ON|QC|NSW|VIC|QLD"
)
_SMALL = r"(?:[\s/-]+(?:of|and|the|for|in|to|on|with|by|a))?[\s/-]+"

# "An NSAID such as naproxen" lets a reader know what is meant.
_SHOWN = later(r"s?,? (?:such as|like|for example|including) [a-z]")
# And so does "naproxen or another NSAID".
_OF_A_KIND = later(r"[a-z]{4,},? (?:(?:and|or) )?(?:any )?(?:another|other) \Z")


@rule(
    "language.undefined-abbreviation",
    level=Level.WARNING,
    message="'%s' is never written out on this page: give the full name once, with the short form"
    " in brackets%s.",
    why="A reader who does not know the letters cannot look up, or ask about, what they stand for.",
    sources=[
        "NHS digital service manual, content style guide, formatting: abbreviations and acronyms",
        "WCAG 2.2, 3.1.4 Abbreviations (AAA)",
    ],
    examples=[
        Example(
            bad="TMS helps some people whose depression does not lift.",
            good="Transcranial magnetic stimulation (TMS) helps some people. TMS does not hurt.",
        ),
        Example(
            bad="Your GP may test your TSH and your BP every year.",
            good="The NHS offers an MRI or a CT scan. The HIV test looks for RNA.",
        ),
        Example(
            bad="NSAIDs can irritate the stomach.",
            good="NSAIDs (non-steroidal anti-inflammatory drugs) can irritate the stomach.",
        ),
        Example(
            bad="# Depression\n\nMAOIs are seldom tried first. SNRIs are another choice.",
            good="People with chronic obstructive pulmonary disease, or COPD, cough. COPD lasts.",
        ),
        Example(
            good="Reviewed by Leah Okafor, MRCGP, DCH, and Sam Lee, PharmD, BCPS. DO NOT STOP"
            " suddenly.",
        ),
        Example(
            good="The usual treatment is CPAP, a machine that blows air through a mask. Fish oil"
            " has two fats, EPA and DHA.",
        ),
        Example(good=
            "Your doctor checks the kidneys (eGFR) and may add short-acting relievers (SABA, SAMA)."
        ),
        Example(good=
            "Bupropion hydrochloride (bue PROE pee on HYE droe KLOR ide) helps some people."
        ),
        Example(
            good="Tablets called SSRIs and SNRIs can help. The eGFR, which shows how well the"
            " kidneys filter, is checked each year."
        ),
        Example(
            good="Talk to your team first.\n\n**Sources:** British Society for Rheumatology,"
            " guideline on DMARDs, 2017."
        ),
        Example(good="Call the COPD Foundation or the MS Society in Oxford, MS."),
        Example(good="The test looks for changes in the TTN gene and in HBB, DMD and IL-6."),
    ],
    pages=["~professional", "~news"],
    limit=10,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the first use of each abbreviation that nothing on the page explains.

    One that is known to stand for something medical is a warning, but for those that readers know
    by their letters. Another one is a suggestion, but where a page for patients uses it three
    times, or has two in one sentence, as has one of a few lines. On a page of no known type with
    more than two, all are suggestions, but for a few lines that say "you".
    """
    missing = page.once(never_explained)
    table = abbreviations()
    few_lines = is_short(page)
    says_you = few_lines and (page.words["you"] or page.words["your"])
    quiet = (
        page.type is None and not says_you and sum(short in table for short, _ in missing) > _SOME
    )
    crowd = Counter(
        (id(block), sentence_around(block.plain, at))
        for block, at in (
            *((block, start) for _, (block, start, _) in missing),
            *((block, start) for _, block, start, _ in page.once(unexplained)),
        )
    )
    for short, (block, start, end) in missing:
        crowded = crowd[id(block), sentence_around(block.plain, start)] > 1
        in_passing = _uses(page, short) < _FEWEST_USES
        loud = (
            (crowded and (few_lines or page.type in CLINICAL))
            or short in table
            or (page.type in CLINICAL and not in_passing)
        )
        if (
            short in _SUBSTANCES
            or (in_passing and short in familiar())
            or _shown(block, start, end)
        ):
            loud = False
        hint = f", as in '{table[short][0]} ({short})'" if _whole(short) else ""
        yield Match(
            block.source_span(start, end),
            (block.text[start:end], hint),
            level=None if loud and not quiet else Level.SUGGESTION,
        )


def _shown(block: Block, start: int, end: int) -> bool:
    """Return whether a thing of the kind that is meant is named beside an abbreviation."""
    before = block.plain[max(0, start - 40) : start]
    return bool(_SHOWN.match(block.plain, end) or _OF_A_KIND.search(before))


def never_explained(page: Page) -> tuple[tuple[str, tuple[Block, int, int]], ...]:
    """Return each abbreviation that a page for readers does not explain, and its first use."""
    found = _first_uses(page)
    if not found or not speaks_to_readers(page):
        return ()
    glossed = _glossed(page, found)
    said = page.once(_said)
    return tuple(
        (short, place)
        for short, place in found.items()
        if short not in glossed and not _written_out(short, said)
    )


def capitals(page: Page) -> tuple[tuple[int, int], ...]:
    """Return where two capitals or more stand side by side, in offsets of `Page.folded`."""
    return page.once(_capitals)


def plain(page: Page) -> str:
    """Return `Page.folded` with its capitals."""
    return page.once(_plain)


def _plain(page: Page) -> str:
    return "\n".join([block.plain for block in page.blocks])


def _capitals(page: Page) -> tuple[tuple[int, int], ...]:
    # far quicker than a pattern
    shape = plain(page).encode("latin-1", "replace").translate(_CAPITALS)
    found = []
    at = shape.find(b"AA")
    while at >= 0:
        end = at + 2
        while shape.startswith(b"A", end):
            end += 1
        found.append((at, end))
        at = shape.find(b"AA", end)
    return tuple(found)


def _glossed(page: Page, wanted: Container[str]) -> frozenset[str]:
    """Return those of `wanted` that stand on a page beside words that explain them."""
    text = plain(page)
    found = set()
    for start, end in capitals(page):
        # "eGFR" is wanted as a whole
        whole = text[start - 1 : end].upper() if text[start - 1 : start].islower() else ""
        short = whole if whole in wanted else text[start:end]
        if short in wanted and short not in found and _is_glossed(text, start, end):
            found.add(short)
    found |= {short for short in _in_tables(page) if short in wanted}
    source = page.document.source
    if ("*[" in source or "abbr" in source.lower()) and _IN_SOURCE.search(source):
        tags = _ABBR_TAG.finditer(source)
        found |= {short for match in tags for short in match.groups() if short}
    return frozenset(found)


def _in_tables(page: Page) -> Iterator[str]:
    """Yield what stands alone in a cell, and is told in words in the next one of its row."""
    for cell, beside in pairwise(page.blocks):
        one_row = cell.kind is beside.kind is BlockKind.TABLE_CELL and cell.level == beside.level
        if one_row and cell.plain.isupper() and _TELLS.match(beside.plain):
            yield cell.plain.strip()


def _is_glossed(text: str, start: int, end: int) -> bool:
    """Return whether words beside a run of capitals explain it."""
    opens = text.rfind("(", max(0, start - _LONGEST_LEAD), start)
    hit = _IN_BRACKETS.match(text, opens) if opens >= 0 else None
    if hit and start in (hit.start("a"), hit.start("b")):
        return True
    if _share_words(text, opens, start) or _line_opens(text, start, end):
        return True
    if _STANDS_FOR.match(text, start) or _WHAT_IT_IS.match(text, start):
        return True
    before = max(0, start - 45)
    leads = chain(
        _CALLED.finditer(text, before, end + 3), _TWO_OF_A_KIND.finditer(text, before, end + 3)
    )
    if any(hit.start("a") == start for hit in leads):
        return True
    if (hit := _BRACKETS.match(text, start)) and _WORDS.search(hit["gloss"]):
        return True
    return text[start:end] not in abbreviations() and any(
        hit.start("a") == start for hit in _OR_SHORT.finditer(text, max(0, start - 20), end + 5)
    )


def _share_words(text: str, opens: int, start: int) -> bool:
    """Return whether words before a bracket of nothing but abbreviations begin as this one does."""
    hit = _ALL_SHORT.match(text, opens) if opens >= 0 else None
    if hit is None or hit.end() <= start:
        return False
    words = _LAST_WORDS.search(text, max(0, opens - 80), opens)
    return words is not None and any(
        word.startswith(text[start].lower()) for word in words[0].split()
    )


def _line_opens(text: str, start: int, end: int) -> bool:
    hit = _LINE_OPENS.search(text, max(0, start - 7), end + 20)
    return hit is not None and hit.start("a") == start


def _said(page: Page) -> str:
    """Return all that a page says in words, its title and description too, in lower case."""
    about = page.metadata_text("title"), page.metadata_text("description", "og:description")
    return " ".join([page.said, *about]).lower()


def _first_uses(page: Page) -> dict[str, tuple[Block, int, int]]:
    """Return, by abbreviation, where each that may need explaining first stands in prose."""
    found: dict[str, tuple[Block, int, int]] = {}
    known = known_to_all()
    looked = 0
    text = plain(page)
    for start, end in capitals(page):
        if text[start:end] in known:
            continue
        number = page.block_of(start)
        block, offset = page.blocks[number], page.block_starts[number]
        if block.kind not in _KINDS:
            continue
        at = start - offset
        match = _ABBREVIATION.match(block.plain, at - 1) if at else None
        match = match or _ABBREVIATION.match(block.plain, at)
        if match is None:
            continue
        short = match["short"] if match["short"] in known else _key(match)
        if short in known or short in found:
            continue
        looked += 1
        if looked > _MOST:
            return found
        if _counts(page, block, match, short):
            found[short] = (block, *match.span())
    return found


def _key(match: re.Match[str]) -> str:
    """Return the abbreviation as the tables have it: "EGFR" for "eGFR", "TMS" for "rTMS"."""
    whole = match[0].removesuffix("s").removesuffix("'").upper()
    return whole if whole in abbreviations() else match["short"]


def _counts(page: Page, block: Block, match: re.Match[str], short: str) -> bool:
    """Return whether a run of capitals is an abbreviation that readers are asked to know."""
    text, start, end = block.plain, *match.span()
    if _STATES.fullmatch(short) and _AFTER_TOWN.search(text, max(0, start - 30), start):
        return False
    if _SPOKEN_AFTER.match(text, end) and text[start - 1 : start] == "(":
        return False
    opens = text.rfind("(", max(0, start - _LONGEST_LEAD), start)
    if opens >= 0 and (spoken := _SPOKEN.match(text, opens)) and spoken.end() > start:
        return False
    if _with_next_word(short, text, end) in knowledge.medicine_names():
        return False
    run = _run_of_capitals(text, start, end)
    if run > _LONGEST_RUN or (short not in abbreviations() and not _plausible(page, block, match)):
        return False
    return not (
        in_references(page, block)
        or _CITED.search(text)
        or is_quoted(block, start, end)
        or in_name(block, start, end)
        or (short == "PE" and _SPORT.search(text[max(0, start - 40) : end + 12]))
    )


def _plausible(page: Page, block: Block, match: re.Match[str]) -> bool:
    """Return whether a run that is in no table is no stressed word, code, gene, degree or name."""
    text, start, end = block.plain, *match.span()
    lower = match["short"].lower()
    return not (
        _run_of_capitals(text, start, end) > 1
        or _STAGE.fullmatch(match["short"])
        or lower in _words()
        or lower in knowledge.medicine_names()
        or lower in page.house.words
        or _CODE_AFTER.match(text, end)
        or _GENE_AFTER.match(text, end)
        or _AFTER_NAME.search(text, max(0, start - 80), start)
        or any(
            inline.kind is InlineKind.LINK and inline.start <= start and end <= inline.end
            for inline in block.inlines
        )
    )


def _with_next_word(short: str, text: str, end: int) -> str:
    """Return an abbreviation and the word after it, as the name of a medicine would have them."""
    following = text[end : end + 25].split(maxsplit=1)
    return f"{short} {following[0]}".lower().rstrip(".,;:)") if following else short.lower()


def _run_of_capitals(text: str, start: int, end: int) -> int:
    """Return how many words in capitals stand around a run, itself counted; 3 is shouting.

    Those of a list, with commas between them, are told apart.
    """
    before = _LIST_MARK.split(text[max(0, start - 40) : start])[-1].split()[-2:]
    after = _LIST_MARK.split(text[end : end + 40])[0].split()[:2]
    count = 1
    for words in (reversed(before), after):
        for word in words:
            bare = word.strip(",.;:!?()\"'")
            if len(bare) < 2 or not bare.isupper() or not bare.isalpha() or bare in abbreviations():
                break
            count += 1
    return count


def _written_out(short: str, said: str) -> bool:
    """Return whether the words that an abbreviation stands for are anywhere in a text."""
    full = abbreviations().get(short)
    if full is not None and any(words in said for words in full):
        return True
    return len(short) > 2 and _initials(short).search(said) is not None


@cache
def _initials(short: str) -> re.Pattern[str]:
    """Return a pattern of words that begin with the letters of an abbreviation."""
    return re.compile(r"\b" + _SMALL.join(f"{letter.lower()}[a-z]+" for letter in short))


def _uses(page: Page, short: str) -> int:
    lower = short.lower()
    return page.words[lower] + page.words[lower + "s"]


def _whole(short: str) -> bool:
    """Return whether the table has one full name, written to its end, for an abbreviation."""
    full = abbreviations().get(short, ())
    letters = [word[0] for word in re.split(r"[\s-]+", full[0]) if word] if full else []
    return "".join(letters).upper() == short


@cache
def _words() -> frozenset[str]:
    """Return common words, which are only stressed when they stand in capitals."""
    text = (rules_folder() / "words" / "common.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
