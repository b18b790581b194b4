"""A pack, and how long it lasts, that do not fit how many are taken in a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_N = rf"(?:\d[\d,]*|{NUMBER_WORD})"
_THING = (
    r"(?:tablets?|capsules?|caplets?|pills?|puffs?|doses?|sprays?|actuations?|sachets?|patch(?:es)?|"
    r"lozenges?|pens?|inhalations?|suppositor(?:y|ies)|pessar(?:y|ies)|vials?|ampoules?|mls?|"
    r"millilit(?:re|er)s?|units)"
)
_WORD = r"(?:(?!(?:mg|mcg|g|ml|micrograms?|milligrams?)\b)[a-z-]+ )?"
_PACK = (
    r"(?:packs?|packets?|box(?:es)?|bottles?|cartons?|inhalers?|puffers?|strips?|canisters?|tubs?|"
    r"blisters?|supply|prescription|pens?|cartridges?|vials?)"
)
_FULL = (
    later(
        rf"\b{_PACK} (?:of [a-z-]+ )?(?:that |which )?(?:holds?|contains?|has|have|gives?|of|with|"
        rf"comes? with|delivers?|provides?|is|for) (?:about |exactly |you )?(?P<full>{_N}) "
        rf"{_WORD}(?P<thing>{_THING})"
    ),
    later(
        rf"(?<![\w.,/-])(?P<full>\d[\d,]*) {_WORD}(?P<thing>{_THING}) "
        rf"(?:in|to|per|for) (?:the|a|each|every|your|one) (?:[a-z-]+ ){{0,2}}?{_PACK}"
    ),
    later(rf"(?<![\w.,/-])(?P<full>\d[\d,]*)[ -](?P<thing>{_THING})[ -]{_PACK}"),
    later(
        rf"\b{_PACK} of (?P<full>\d[\d,]*)(?P<thing>)(?=,? (?:(?:should|will|would) )?(?:lasts?|be "
        r"enough|is enough|covers?)\b)"
    ),
)
_USED = later(
    rf"(?<![\w.,/-])(?P<count>{_N})(?: or (?P<more>{_N}))?(?: of (?:them|these))?"
    rf"(?: {_WORD}(?P<thing>{_THING}))?"
    rf"(?P<often>(?: (?:used|taken|swallowed|needed|inhaled|by mouth|of it))?,? [^.;:!?\d]{{0,45}})"
)
_LASTS = later(
    r"\b(?P<link>lasts?|lasting|enough|supply|supplies|run(?:s|ning)? out|runs? dry|be empty|"
    r"use it up|"
    r"used up|sees? you through|keeps? you going|cover(?:s|ing)?|good for|do(?:es)? (?:you )?for|"
    r"need a new one|worth)\b"
    r"[^.;:!?\d]{0,30}?"
    rf"\b(?P<said>(?P<time>{_N}|a) (?P<unit>days?|weeks?|fortnights?|months?))\b"
)
_COURSE = later(
    rf"(?<![\w.,/-])(?P<count>{_N}) {_WORD}(?P<thing>{_THING}) "
    rf"(?P<often>[^.;:!?]{{3,40}}?),? "
    rf"for (?:the )?(?:next )?(?P<time>{_N}|a) (?P<unit>days?|weeks?)"
    rf"(?:[ ,](?P<link>[^.;:!?\d(]{{0,30}}?)| ?\((?:a total of |that is |= ?)?)"
    rf"(?P<said>(?P<full>\d[\d,]*|{NUMBER_WORD}) (?P<full_thing>{_THING})"
    rf"(?: (?:in (?:all|total)|altogether))?)"
)
_SUM = later(
    r"\b(?:total|makes?|making|that is|which is|altogether|adds? up|comes? to|so|"
    r"uses?|needs?|requires?|means|is)\b|="
)
_HANDED_OUT = later(
    rf"(?<![\w.,/-])(?P<full>\d[\d,]*|{NUMBER_WORD}) {_WORD}(?P<thing>(?P<full_thing>{_THING}))"
    rf"(?P<said>(?:,|:| ?\(| \u2013| -) ?(?:that is |enough for |which is |to be taken |taken |"
    rf"at )?(?P<count>{_N}) (?:{_THING} )?(?P<often>[^.;:!?\d]{{3,30}}?),? for "
    rf"(?P<time>{_N}|a) (?P<unit>days?|weeks?))(?P<link>)"
)
_SUPPLY = later(
    rf"(?<![\w.,/-])(?P<time>{_N})[ -](?P<unit>day|week|month)(?:['\u2019]s?)? (?:supply|course|"
    rf"treatment) (?:of|at|with) {_WORD}(?P<count>{_N}) {_WORD}(?P<thing>{_THING}) "
    rf"(?P<often>[^.;:!?\d]{{3,40}}?),? (?P<link>is|means|makes|comes to|needs|adds up to|uses) "
    rf"(?P<said>(?P<full>\d[\d,]*|{NUMBER_WORD}) (?P<full_thing>{_THING}))"
)
_SOLD = later(
    r"(?<![\w.,/$\u00a3\u20ac-])(?P<full>\d{2,3})[ -](?:vegetarian |vegan |veggie |soft ?gel )?"
    r"(?:count|ct|tablets|capsules|caplets|gummies|soft ?gels|lozenges)\b"
    r"(?! (?:a|per|each|every) day)"
)
"""What a shop sells at once."""
_EACH_DAY = later(
    rf"\b(?P<count>an?|{_N}) {_WORD}(?P<thing>tablets?|capsules?|caplets?|gumm(?:y|ies)|"
    rf"soft ?gels?|lozenges?)(?P<often> [^.;:!?\d]{{0,45}})"
)
_KEPT = later(
    rf"\b(?P<said>(?P<time>{_N})[- ](?P<unit>day|week|month)s?'?s? supply)\b|"
    rf"\b(?:bottle|pack|tub|jar|box|pouch|it) (?:will )?lasts? (?:you )?(?:for )?"
    rf"(?:about |around )?(?:an? full |a )?"
    rf"(?P<lasts>(?P<long>{_N})(?: full| whole)? (?P<of>days?|nights?|weeks?|months?))\b"
)
_SERVINGS = later(
    r"\bservings (?:per|in (?:a|each)) (?:container|bottle|pack|tub|jar|pouch|box)\W{1,4}"
    r"(?P<full>\d{2,3})\b"
)
_COURSES = (_COURSE, _SUPPLY, _HANDED_OUT)
_MATTER = later(
    r"\b(?:if(?! (?:you|she|he|they) (?:takes?|uses?))|or two|up to|at least|at most|no more "
    r"than|when needed|as needed|as required|spare|"
    r"extra|left|remaining|maximum|priming|prime|first|then|about half|twice as|instead)\b"
)
_RATE = later(
    r",? ?(?:used |taken |swallowed |needed |inhaled )?(?:a|per|in a|in one) (?P<per>day|week)\b"
)
_DAYS = {"day": (1, 1), "night": (1, 1), "week": (7, 7), "fortnight": (14, 14), "month": (28, 31)}
_KEPT_SHORT = ("unit", "ml", "milli")
_SLACK = 1.13
_REACH = 260
_BEHIND = 60
_ENDS = later(r"[.;!?](?!\d)")


@rule(
    "doses.wrong-supply",
    level=Level.WARNING,
    message="'%s' does not fit the number and how many are used, which make %s: check the numbers.",
    why="Readers who reckon with it run out of a medicine, or think that they take it wrongly.",
    sources=[
        "PEMAT, item 14: no calculations",
        "NHS medicines A to Z, how and when to take it: number of tablets a day",
    ],
    examples=[
        Example(
            bad="The box holds 56 tablets. If you take two a day, it is enough for 56 days.",
            good="The box holds 56 tablets. At two tablets a day, it is enough for 28 days.",
        ),
        Example(
            bad="There are 120 puffs in the inhaler, so at four puffs a day it lasts 60 days.",
            good="There are 120 puffs in the inhaler, so at four puffs a day it lasts 30 days.",
        ),
        Example(
            bad="Take one capsule three times a day for seven days, 28 capsules in total.",
            good="Take one capsule three times a day for seven days, 21 capsules in total.",
        ),
        Example(
            bad="---\npage_type: supplement\n---\n# Zinc, 60 tablets\n\nTake two tablets a day."
            "\n\n## Delivery\n\nOne bottle is a two-month supply.",
            good="---\npage_type: supplement\n---\n# Zinc, 60 tablets\n\nTake two tablets a day."
            "\n\n## Delivery\n\nOne bottle is a one-month supply.",
        ),
        Example(
            bad="---\npage_type: supplement\n---\n# Collagen\n\nServings per container: 30\n\nOne"
            " tub will last you 60 days.",
            good="---\npage_type: supplement\n---\n# Collagen\n\nServings per container: 30\n\nOne"
            " tub will last you 30 days.",
        ),
        Example(
            bad="Each pen holds 300 units. At 20 units a day, one pen lasts 30 days.",
            good="Each pen holds 300 units. At 5 units a day, one pen lasts 28 days, and is then"
            " thrown away. At 20 units a day, it lasts 15 days.",
        ),
        Example(good="A pack of 28 tablets at one a day lasts a month, or 4 weeks."),
    ],
    words=(
        *("tablet", "capsule", "caplet", "pill", "puff", "dose", "spray", "actuation", "sachet"),
        *("patch", "lozenge", "pen", "inhalation", "suppositor", "pessar", "vial", "ampoule"),
        *("ml", "millilit", "units", "box of", "pack of", "bottle of", "packet of", "servings"),
    ),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each time that a number, used so many in a day, does not last, and each such course."""
    if page.type == "supplement":
        yield from _of_shop(page)
    for block in page.prose:
        if not page.has_number(block):
            continue
        courses = (pattern.finditer(block.folded) for pattern in _COURSES)
        for found in (hit for hits in courses for hit in hits):
            yield from _course(page, block, found)
        for found in _LASTS.finditer(block.folded):
            yield from _lasting(page, block, found)


def _of_shop(page: Page) -> Iterator[Match]:
    """Yield how long a pack is said to last, where its size and a day's use stand elsewhere.

    Only where a page has one size, and one number for each day.
    """
    sizes = {hit["full"] for hit in _SOLD.finditer(f"{page.title.lower()}\n{page.folded}")}
    servings = {hit["full"] for hit in _SERVINGS.finditer(page.folded)}
    rates = {
        value_of(hit["count"]) * often
        for hit in _EACH_DAY.finditer(page.folded)
        if (often := _often(hit["often"]))
    }
    if len(sizes) == len(rates) == 1:
        yield from _as_long(page, float(sizes.pop()) / rates.pop())
    elif len(only := servings or sizes) == 1:
        yield from _longer(page, float(only.pop()))


def _longer(page: Page, most: float) -> Iterator[Match]:
    """Yield how long a pack is said to last, if longer than one serving a day would."""
    for block, place, least, _ in _kept(page):
        if least > most * _SLACK:
            yield from _match(page, block, place, f"{most:,.3g} days")


def _as_long(page: Page, days: float) -> Iterator[Match]:
    """Yield how long a pack is said to last, if it is not so many days."""
    for block, place, least, most in _kept(page):
        if not _near(days, least, most, _SLACK):
            yield from _match(page, block, place, f"{days:,.3g} days")


def _kept(page: Page) -> Iterator[tuple[Block, tuple[int, int], float, float]]:
    """Yield where a pack is said to last, and the least and the most days that it does."""
    for block in page.prose:
        for found in _KEPT.finditer(block.folded):
            least, most = _DAYS[(found["unit"] or found["of"]).rstrip("s")]
            time = value_of(found["time"] or found["long"])
            place = found.span("said" if found["said"] else "lasts")
            yield block, place, time * least, time * most


def _course(page: Page, block: Block, found: re.Match[str]) -> Iterator[Match]:
    often = _often(found["often"])
    link = found["link"]
    total = found["said"].endswith(("in all", "in total", "altogether"))
    if not often or _MATTER.search(found[0]) or found["unit"] == "month":
        return
    if link and not total and not _SUM.search(link):
        return
    if found["thing"].rstrip("s") != found["full_thing"].rstrip("s"):
        return
    days = value_of(found["time"]) * _DAYS[found["unit"].rstrip("s")][0]
    right = value_of(found["count"]) * often * days
    if right and not _near(value_of(found["full"]), right, right, 1.01):
        said = f"{right:,g} {found['full_thing']}"
        yield from _match(page, block, found.span("said"), said)


def _lasting(page: Page, block: Block, found: re.Match[str]) -> Iterator[Match]:
    text = block.folded
    first = max(0, found.start() - _REACH)
    full = [hit for pattern in _FULL for hit in pattern.finditer(text, first, found.end("link"))]
    if len({hit["full"] for hit in full}) != 1:
        return
    pack = full[0]
    after = _ENDS.split(text[found.end() : found.end() + _BEHIND])[0]
    rates = set(_rates(text[pack.end() : found.start()], pack["thing"]))
    rates = rates or set(_rates(after, pack["thing"]))
    last = found.end() + len(after)
    if len(rates) != 1 or _MATTER.search(text, pack.start(), last):
        return
    rate = rates.pop()
    days = value_of(pack["full"]) / rate
    least, most = _DAYS[found["unit"].rstrip("s")]
    time = value_of(found["time"])
    # a pen of insulin is thrown away some weeks after it was opened, even if it is not empty
    kept = pack["thing"].startswith(_KEPT_SHORT) and time * most < days
    if not kept and not _near(days, time * least, time * most, _SLACK):
        yield from _match(page, block, found.span("said"), f"{days:,.3g} days")


def _rates(text: str, thing: str) -> Iterator[float]:
    """Yield how many are used in a day, wherever a text says so."""
    last = 0
    for found in _USED.finditer(text):
        other = found["thing"]
        often = _often(found["often"])
        if found.start() < last or found["more"] or not often:
            continue
        if (
            other
            and thing
            and other.rstrip("s") not in (thing.rstrip("s"), "dose", "puff", "inhalation")
        ):
            continue
        last = found.end()
        yield value_of(found["count"]) * often


def _often(text: str) -> float:
    """Return how often in a day a text says first; 0 where it does not, or gives a range."""
    rate = _RATE.match(text)
    if rate is not None:
        return 1 / _DAYS[rate["per"]][0]
    often = next(frequencies_in(text), None)
    return often.low if often and often.low == often.high else 0


def _near(value: float, low: float, high: float, slack: float) -> bool:
    return low / slack <= value <= high * slack


def _match(page: Page, block: Block, place: tuple[int, int], right: str) -> Iterator[Match]:
    if states(page, block, *place):
        yield Match(block.source_span(*place), (block.text[slice(*place)], right))
