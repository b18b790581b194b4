"""A figure about people, or what studies are said to show, without its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from qa.checks.claims.figures import SUCCESS, WORDS, figures_on, may_hold_figure
from qa.checks.claims.promotion import sells
from qa.checks.trust.clinical import CLINICAL
from qa.checks.trust.references import entries
from qa.context import TIME_LIMIT, in_references, is_cited, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import places_of, sentence_around, sentences
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = r"(?:\d{1,3}(?:\.\d+)?(?:\s?(?:-|\u2013|to) ?\d{1,3})?)"
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_FIGURE = regex_later(
    rf"\b{_NUMBER}\s?(?:%|percent\b|per cent\b)"
    rf"|\b{_COUNT} (?:in|out of)(?: every)? (?:\d[\d,]*|two|three|four|five|six|seven|eight|ten|"
    rf"twenty|a hundred|a thousand)\b"
    r"(?! (?:minutes?|hours?|days?|weeks?|months?|years?|doses?|steps?))",
    regex.IGNORECASE,
)
_EVIDENCE = (
    "studies",
    "study ",
    "research",
    "trial",
    "survey",
    "scientists",
    "experts",
    "evidence ",
)
_STUDY_SHOWS = (
    r"(?:studies|research|trials|researchers|scientists|experts|evidence|study|trial|surveys?)"
    r"(?: (?!that\b|who\b)(?:also|now|have|has|had|clearly|consistently|even|in \w+))?"
    r" (?:shows?|showed|shown|suggests?|suggested|finds?|found|indicates?|demonstrates?|"
    r"demonstrated|reveals?|revealed|confirms?|confirmed|agree|links?|linked|estimates?|"
    r"reports?|reported|says?(?= (?:that )?(?:\w+ ){0,4}\d)) ?(?:that|how|it|an?|the|to)?\b"
)
_STUDIES = regex_later(_STUDY_SHOWS, regex.IGNORECASE)
_STUDIES_FOLDED = re.compile(_STUDY_SHOWS)
# What was told of before, or a study that is told of in its own words.
_KNOWN = regex_later(
    r"(?:\A|.*\s)(?:the|these|those|both|this|that|our|his|her|their|animal|laboratory) "
    r"(?:\w+ ){0,1}\Z",
    regex.IGNORECASE,
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_ABOUT_PEOPLE = regex_later(
    r"\b(?:people|patients?|adults?|women|men|children|teens?|teenagers|americans?|britons?|"
    r"users?|veterans|cases|those|"
    r"population|risk|chances?|likely|likelihood|prevalence|affects?|affected|of us|everyone|"
    r"persons?|individuals?|households|"
    r"babies|infants|pregnancies|births|deaths|survive|survival|relapse|recover\w*|respond\w*|"
    r"response|remission|improve\w*|"
    r"reduc\w+|increas\w+|students|workers|employees|mothers|parents|girls|boys)\b",
    regex.IGNORECASE,
)
# Percentages that count no people: strengths, settings, money, rates of benefit.
_OTHER = regex_later(
    r"\b(?:solution|cream|gel|ointment|lotion|alcohol|peroxide|saline|dextrose|glucose|oxygen|"
    r"HbA1c|A1C|ejection|"
    r"saturation|SpO2|hematocrit|haematocrit|body fat|concentration|humidity|incline|UV|SPF|"
    r"sunscreen|DEET|discount|off|"
    r"refund|tax|VAT|rating|rated|disab\w+|co-?pay\w*|coinsurance|deductible|income|costs?|pays?|"
    r"paid|price|fees?|interest|"
    r"loan|funding|budget|premium|benefits? rate|tuition|eligib\w+|calories|daily value|DV|diet|"
    r"fat|protein|carbohydrates?|milk|juice|"
    r"covers?|natural|side effects?|cotton|wool|silk|maximum heart rate|heart rate|effort|dose|"
    r"doses|"
    r"tablets?|injection|"
    r"mg|ml|grant|savings?|salary|entitle\w*|"
    r"water|juice|humid|battery|screen|attendance|hearing|brightness|capacity|height|body weight|"
    r"confidence interval|CI)\b",
    regex.IGNORECASE,
)
_ATTRIBUTED = regex_later(
    r"\baccording to\b|\bpublished (?:in|by)\b|\b(?-i:CDC|NHS|NIH|WHO|NICE|ONS|FDA|SAMHSA|NIMH|NCI|"
    r"Cochrane|JAMA|BMJ|Lancet|Office|Institutes?|Organi[sz]ation|Centers?|University|Journal|"
    r"Department|Survey|Census|Association|Society|College|Ministry)\b|"
    r"\b(?:19|20)\d\d (?:study|survey|review|trial|report|census|analysis)\b|"
    r"\b(?-i:[A-Z]{3,}) (?:trial|study)\b|\b(?:in|from) (?:the )?(?:19|20)\d\d\b|"
    r"\b(?:no|little|not enough|few|more|further|lack of|any|ongoing|future) (?:\w+ )?"
    r"(?:studies|research|evidence|trials)\b",
    regex.IGNORECASE,
)
_PROMOTES = (None, "service", "supplement", "treatment", "wellness")
_SENTENCE = regex_later(r"[\"'(]?[A-Z0-9].*[.!:;)\"']\Z", regex.DOTALL)
# "Many aim for less than 7%" sets a goal, and counts nobody.
_GOAL = regex_later(
    r"\b(?:aim(?:s|ed|ing)?|goals?|targets?|standards?|keep|stay|get|bring)\b(?: \w+){0,4} "
    r"(?:for|of|is|to|at|it|under|below|less than)"
    r"(?: about| around| under| below| less than| at least)?\s\Z",
    regex.IGNORECASE,
)
_SUPPOSED = regex_later(
    r"\A(?:If|When|Until|Unless|Once)\b|\b(?:if|when|until|unless|whether|each child|every child|"
    r"(?:does not|doesn't|do not|don't) mean|"
    r"inherit(?:ed|ing|s)?|carriers?|mutations?|genes?|by (?:19|20)\d\d)\b",
)
# What may go wrong sells nothing, and pages tell it from the sources that they list.
_HARM = regex_later(
    r"\b(?:complications?|infections?|side effects?|bleed\w*|clots?|injur\w+|miscarr\w+|repeat "
    r"operations?)\b|"
    r"\b(?:sore|swollen|swelling|headaches?|nausea|sickness|vomit\w*|tired\w*|rash\w*|fevers?|dizz\w+|"
    r"aches?|aching|shiver\w*|constipat\w+|diarrh\w+|red(?:ness)?|drows\w+)(?:,| or| and)(?: "
    r"\w+){0,3} "
    r"(?:sore|swollen|swelling|headaches?|nausea|sickness|vomit\w*|tired\w*|rash\w*|fevers?|dizz\w+|"
    r"aches?|aching|shiver\w*|constipat\w+|diarrh\w+|red(?:ness)?|drows\w+)\b",
    regex.IGNORECASE,
)
# How common a thing is, as every source on it says.
_HOW_COMMON = regex_later(
    r"(?:\b(?:1|one) (?:in|out of)(?: every)? [\w,]+|\b\d{1,2}(?:\.\d+)?\s?(?:%|percent|per cent) "
    r"of)"
    r"(?: (?:of|the|all|every))* (?:\w+[ -]){0,4}?(?:people|adults|women|men|children|teenagers|"
    r"teens|babies|americans|britons|us|pregnancies|families|couples)\b(?:,? (?:in|over|under|"
    r"aged|of) "
    r"(?:[\w]+ ){1,4}| \d+ (?:or|and) (?:older|over) | )(?:will |may |also )*(?:has|have|get|gets|"
    r"live|lives|"
    r"develop|develops|carry|carries|is|are|had|need|needs)\b",
    regex.IGNORECASE,
)
# "It worked in 43%" goes on with what was told before.
_GOES_ON = regex_later(
    r"\A\W*(?:It|They|This|These|That|Those|Among|Of (?:them|those|these)|The (?:rest|others?|same|"
    r"figures?))\b"
)
_ALL = regex_later(
    r"\b(?:not|never|nothing|no \w+|(?:is|was|are|were|does|do)n't)(?: \w+){0,3} \Z",
    regex.IGNORECASE,
)
_NEAR = 60
_SHORT = 4
_TABLE = 6
_CITING = 1


@rule(
    "claims.uncited-statistic",
    level=Level.WARNING,
    message="'%s' has no source: cite the study or the statistics that it comes from.",
    why="A figure without a source cannot be checked, by readers or by the next reviewer.",
    sources=[
        "HONcode, principles 4 and 5: claims are backed by their sources",
        "DISCERN, item 4: is it clear what sources of information were used?",
    ],
    words=(*WORDS, *_EVIDENCE),
    pages=(
        "~professional",
        "~news",
        "~medicine",
        "~eu-leaflet",
        "~medication-guide",
        "~patient-story",
    ),
    limit=3,
    examples=[
        Example(
            bad="# Visit us\n\nWe offer sea walks. Studies show that walking lifts mood.",
            good="# Visit us\n\nWe offer sea walks. Studies show that walking lifts mood [2].",
        ),
        Example(
            bad="Depression affects 8% of us.[^1] It often comes back.[^1]\n\nAbout 40% of those"
            " with anxiety have it too.\n\n[^1]: A survey, 2021.",
            good="Depression affects 8% of us.[^1] It often comes back.[^1]\n\nAbout 40% of those"
            " with anxiety have it too.[^1]\n\n[^1]: A survey, 2021.",
        ),
        Example(
            bad="# Book a visit\n\nSurveys show that 70% of road crashes follow a bad night."
            " Experts say that most of 40 crashes do.",
            good="# Book a visit\n\nWe ask you in surveys. Experts say that rest helps.",
        ),
        Example(
            bad="Book a visit with us. Around 1 in 4 adults sleep badly.",
            good="Book a visit with us and save 40% on your fee. Use a 5% cream.",
        ),
        Example(
            bad="Shingles hurts.[^1] Of those who were tired, 30% of people had it "
            "twice.\n\nAround 30%"
            " of people get it twice in a bad year, and most of them are over 60.\n\n[^1]: A "
            "survey.",
            good="Shingles hurts.[^1]\n\nThe vaccine is not 100% certain to keep people well. A "
            "26% fall"
            " does not mean that 26 women in 100 are spared.\n\n[^1]: A survey.",
        ),
        Example(
            good="Shingles hurts.[^1]\n\nThe TANGO trial took in 900 people. It worked in 43% of "
            "people"
            " and in 17% of those who had rested (1).\n\n[^1]: A survey.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield figures and findings without a source; loud where the page cites others, or sells."""
    level: Level | None = None
    asked = False
    figures, studies = figures_on(page), _told_of(page)
    for number in sorted(figures.keys() | studies):
        block = page.blocks[number]
        if block.kind not in _PROSE:
            continue
        for start, end in _statements(block, figures.get(number, ()), told=number in studies):
            if is_quoted(block, start, end) or in_references(page, block):
                break
            if is_cited(page, block, start, end):
                continue
            if not asked:
                level, asked = _level(page), True
            certain = _level_of_finding(page, block, start, end) or level
            if certain is Level.WARNING and _is_small(page, block, start, end):
                certain = Level.SUGGESTION
            yield Match(block.source_span(start, end), (block.text[start:end],), level=certain)


def _is_small(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a figure tells of harm, or tells what the sources of its page or paragraph do.

    That is how common something is, on a page with a list of sources, or what follows a citation.
    """
    if _HARM.search(block.plain, start, end + _NEAR):
        return True
    first = sentence_around(block.plain, start)[0]
    if _STUDIES.search(block.plain, first, start, timeout=TIME_LIMIT) or not entries(page):
        return False
    return _HOW_COMMON.match(block.plain, start) is not None or any(
        is_cited(page, block, *place, reach=0)
        for place in sentences(block.plain)
        if place[1] <= start
    )


def _level_of_finding(page: Page, block: Block, start: int, end: int) -> Level | None:
    """Return how loud to be where studies are said to have found something; None elsewhere.

    Loud where a figure is said to come from them, or where the page lists no sources at all.
    """
    first, last = sentence_around(block.plain, start)
    studies = _STUDIES.search(block.plain, first, last, timeout=TIME_LIMIT)
    if studies is None:
        return None
    if _FIGURE.search(block.plain, studies.start(), max(last, end)):
        return Level.WARNING
    if entries(page):
        return Level.SUGGESTION
    return Level.WARNING if page.type in CLINICAL and start == studies.start() else None


def _told_of(page: Page) -> set[int]:
    """Return the blocks in which studies are said to show something, by index."""
    folded = page.folded
    found: set[int] = set()
    for word in _EVIDENCE:
        shown = (at for at in places_of(word, folded) if _STUDIES_FOLDED.match(folded, at))
        found.update(map(page.block_of, shown))
    return found


def _statements(
    block: Block, figures: tuple[tuple[int, int], ...], *, told: bool
) -> Iterator[tuple[int, int]]:
    """Yield start and end of one figure or finding a sentence."""
    patterns = ([_FIGURE] if figures else []) + ([_STUDIES] if told else [])
    text = block.plain
    for first, last in sentences(text):
        for pattern in patterns:
            if pattern is _FIGURE and not may_hold_figure(figures, first, last):
                continue
            hit = pattern.search(text, first, last, timeout=TIME_LIMIT)
            whole = text[first:last]
            is_study = pattern is _STUDIES
            if hit and _is_told(whole) and _needs_source(text, hit, first, last, study=is_study):
                end = hit.start() + len(hit[0].rstrip())
                yield hit.start(), _figure_after(text, end, last) if is_study else end
                break


def _figure_after(text: str, end: int, last: int) -> int:
    """Return where the figure ends that is said to have been found; `end` where there is none."""
    figure = _FIGURE.search(text, end, min(last, end + _NEAR), timeout=TIME_LIMIT)
    return figure.end() if figure else end


def _needs_source(text: str, hit: regex.Match[str], first: int, last: int, *, study: bool) -> bool:
    """Return whether a figure, or what a study found, in `text[first:last]` is to be cited."""
    before = sentence_around(text, max(0, first - 2))[0] if first else 0
    goes_on = _GOES_ON.match(text[first:last]) is not None
    if _ATTRIBUTED.search(text, before if goes_on else first, last):
        return False
    if hit[0].startswith("100") and _ALL.search(text[first : hit.start()]):
        return False
    if not study and _GOAL.search(text[first : hit.start()]):
        return False
    if study:
        return _KNOWN.match(text[max(first, hit.start() - 40) : hit.start()]) is None
    return (
        _ABOUT_PEOPLE.search(text, first, last) is not None
        and _OTHER.search(text, first, last) is None
        and SUCCESS.search(text, first, last, timeout=TIME_LIMIT) is None
    )


def _is_told(sentence: str) -> bool:
    """Return whether a text is a whole sentence that states something."""
    return (
        sentence.count(" ") >= _SHORT
        and sentence.count("%") <= _TABLE
        and _SENTENCE.match(sentence) is not None
        and not _SUPPOSED.search(sentence)
    )


def _level(page: Page) -> Level:
    """Return how loud to be: the page must be one that cites, or one that sells."""
    if page.type in _PROMOTES and sells(page):
        return Level.WARNING
    citing = 0
    for block in page.blocks:
        if block.kind in _PROSE and not in_references(page, block):
            citing += is_cited(page, block, 0, len(block.plain))
            if citing >= _CITING:
                return Level.WARNING
    return Level.SUGGESTION
