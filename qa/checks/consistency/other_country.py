"""What holds in one country only, on a page of a clinic that is in another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.literals import may_match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_CALL = r"(?:call(?:ing)?|dial(?:ling)?|phone|ring)"
_REGULATED = (
    r"(?:inspected|regulated|registered|licensed|accredited|rated)\b[^.]{0,40}\b(?:by|with) (?:the "
    r")?"
)


class _Country(NamedTuple):
    """A country: what is said to its readers only, its places, and how one speaks of it."""

    said: re.Pattern[str]
    places: str
    names: re.Pattern[str]


_COUNTRIES = {
    "UK": _Country(
        later(
            rf"{_REGULATED}(?:care quality commission|cqc|hfea|healthcare improvement scotland|"
            rf"rqia|"
            r"healthcare inspectorate wales|general medical council|gmc|general dental council|"
            r"ofsted)\b"
            r"|\byour (?:nhs number|ccg|icb|integrated care board|clinical commissioning group|"
            r"health board|nhs app)\b"
            rf"|\bgift aid\b|\b{_CALL} (?:nhs )?(?:111|999)\b|\bnhs prescription (?:charge|"
            rf"prepayment)\w*"
            r"|\bon the nhs\b|\bnhs (?:trust|patients|dentist|referral|login|services|funding)\b"
            r"|\bregistered charity (?:no\.?|number)? ?\d{6,7}\b|\bdvla\b"
        ),
        r"(?:leeds|manchester|bristol|cardiff|swansea|edinburgh|glasgow|belfast|aberdeen|dundee|"
        r"liverpool|sheffield|nottingham|leicester|plymouth|exeter|norwich|southampton|brighton|"
        r"stockport|bolton|harrogate|inverness|stirling|wrexham|truro|devon|cornwall|norfolk|"
        r"yorkshire|lancashire|scotland|wales|england|northern ireland|coventry|hull|derby|kent|"
        r"bradford|carlisle|swindon|reading, berkshire|milton keynes|london|the uk)",
        later(
            r"\b(?:uk|united kingdom|britain|british|england|scotland|wales|nhs in|"
            r"northern ireland)\b"
        ),
    ),
    "IE": _Country(
        later(
            r"\b(?:pps number|ppsn|eircode|gp visit card|drugs payment scheme|hiqa|medical card "
            r"holders?"
            r"|your medical card)\b"
        ),
        r"(?:dublin|cork|galway|limerick|waterford|sligo|ennis|kilkenny|tralee|athlone|drogheda|"
        r"dundalk|donegal|(?<!northern )ireland)",
        later(r"\b(?:(?<!northern )ireland|irish|hse)\b"),
    ),
    "US": _Country(
        later(
            rf"\b{_CALL} 911\b|\b501 ?\(c\) ?\(3\)|\bmedicaid\b|\bmedicare (?:part|advantage|"
            rf"supplement)"
            r"|\bkaiser permanente\b|\bblue (?:cross|shield)\b|\bhipaa\b|\byour (?:copay|co-pay|"
            r"deductible|zip code|social security number|hsa|insurance carrier|health insurance "
            r"plan)\b|\bin-network\b|\bjoint commission\b|\bboard[- ]certified\b|\b988\b "
            r"(?:suicide|"
            r"lifeline)|\bpoison control at 1-800\b|\bmajor insurances?\b|\bpeanut allergy is a "
            r"504\b"
        ),
        r"(?:arizona|california|texas|florida|ohio|michigan|illinois|minnesota|colorado|oregon|"
        r"new jersey|pennsylvania|massachusetts|north carolina|south carolina|tennessee|wisconsin|"
        r"kentucky|alabama|louisiana|oklahoma|chicago|houston|boston|seattle|denver|dallas|atlanta|"
        r"miami|minneapolis|philadelphia|los angeles|san francisco|san diego|new york|baltimore|"
        r"cleveland|pittsburgh|tucson|brooklyn|nevada|utah|iowa|kansas|missouri|virginia|maryland|"
        r"connecticut|the us)",
        later(r"\b(?:u\.?s\.?a?|united states|america|american|americans|states)\b(?<!\bus)"),
    ),
    "AU": _Country(
        later(
            r"\bbulk[- ]bill\w*|\bmedicare (?:card|rebate)|\bahpra\b|\bndis\b|\bpbs (?:price|"
            r"subsid\w+|"
            rf"listed)|\b{_CALL} (?:triple zero|000)\b|\b13 ?11 ?14\b|\bthe pbs\b"
        ),
        r"(?:melbourne|sydney|brisbane|adelaide|hobart|canberra|queensland|new south wales|"
        r"tasmania|"
        r"western australia|geelong|australia)",
        later(r"\baustralia\w*\b"),
    ),
    "NZ": _Country(
        later(
            r"\bnhi number\b|\bpharmac funds?\b|\bte whatu ora\b|\byour dhb\b|\bacc (?:claim|cover)"
        ),
        r"(?:auckland|wellington|christchurch|dunedin|new zealand|rotorua|tauranga)",
        later(r"\bnew zealand\w*\b"),
    ),
    "CA": _Country(
        later(r"\bohip\b|\bprovincial health card\b|\bhealth link 811\b|\bramq\b|\bpharmacare\b"),
        r"(?:toronto|vancouver|montreal|ottawa|calgary|edmonton|winnipeg|ontario|alberta|british "
        r"columbia|nova scotia|quebec|manitoba|saskatchewan|canada)",
        later(r"\b(?:canada|canadian)\b"),
    ),
}
_NAMED = r"[a-z0-9'\u2019.&, -]"
_KIND = (
    r"(?:clinics?|surger(?:y|ies)|practices?|hospitals?|pharmac(?:y|ies)|studio|cent(?:re|er)s?|"
    r"office|"
    r"team|service|trust|dental|dentists?|rehab|charity|group|unit|helpline|branch|residents|"
    r"doctors|nurses|physio\w*|laborator(?:y|ies)|families|health|medical|care|company)"
)
_TRAVELS = later(
    r"\b(?:abroad|overseas|travel\w*|other countr\w+|elsewhere|worldwide|holiday|visitors from|"
    r"trained|"
    r"studied|qualified|born|moved|compared|unlike|instead of|not \d{3}|if you (?:are|live) in|"
    r"there\b|"
    r"formerly|fellow|study|trial|university)"
)
_AT = r"\b(?:at|here at|welcome to|team at|everyone at|from) (?:[a-z][\w'\u2019]+ ){1,3}"


@rule(
    "consistency.other-country",
    level=Level.WARNING,
    message="'%s' holds in another country than that of this page (it speaks of '%s'): put what"
    " holds here.",
    why="Words copied from the site of another country send readers to a number, a body or a scheme"
    " that does not exist for them.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: made for the people who visit the site",
    ],
    examples=[
        Example(
            bad="# Elm Dental, Galway\n\nCall 911 if the bleeding does not stop.",
            good="# Elm Dental, Galway\n\nCall 112 if the bleeding does not stop.",
        ),
        Example(
            bad="Our clinic in Leeds is open all week. Gifts are exempt under section 501(c)(3).",
            good="Our clinic in Leeds is open all week. In the United States gifts are exempt "
            "under section 501(c)(3).",
        ),
        Example(
            bad="Bring your medical card. Most visits to our Melbourne clinic are bulk-billed.",
            good="We have clinics in Galway and in Melbourne, where most visits are bulk-billed.",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each, where the page says where it is, and says nothing else of the other country."""
    for code, country in _COUNTRIES.items():
        if not (_is_on(country.said, page) or _is_on(_branch(code), page)):
            continue
        home = _home(page, code)
        if home is None or _speaks_of(page, country):
            continue
        for block in page.blocks:
            for pattern in (country.said, _branch(code)):
                for found in pattern.finditer(block.folded):
                    if _is_meant(page, block, *found.span()):
                        text = block.text[slice(*found.span())].strip()
                        yield Match(block.source_span(*found.span()), (text, home))


def _is_on(pattern: re.Pattern[str], page: Page) -> bool:
    return may_match(pattern, page.folded) and pattern.search(page.folded) is not None


@cache
def _branch(code: str) -> re.Pattern[str]:
    """Return a pattern of the name of a branch in a country: "At Bright Smiles Toronto"."""
    return later(rf"{_AT}{_COUNTRIES[code].places}\b")


def _home(page: Page, code: str) -> str | None:
    """Return what shows that a page is that of a clinic in some other country."""
    for other, country in _COUNTRIES.items():
        if other == code:
            continue
        own = _own_place(other) if may_match(_own_place(other), page.folded) else None
        found = (own and own.search(page.folded)) or country.said.search(page.folded)
        if found is not None:
            return found[0].strip()
    return None


@cache
def _own_place(code: str) -> re.Pattern[str]:
    """Return a pattern of what a clinic says that is in a country: "our clinic in Leeds"."""
    places = _COUNTRIES[code].places
    return later(
        rf"\bour {_NAMED}{{0,30}}{_KIND} (?:is |are )?(?:in|at) {places}\b"
        rf"|\bour {places} {_NAMED}{{0,20}}{_KIND}\b"
        rf"|(?:\A|\n){_NAMED}{{3,50}}\b{_KIND}(?:, {_NAMED}{{2,20}})?, {places}\b"
        rf"|(?:\A|\n){_NAMED}{{3,50}}\b{_KIND} helps {_NAMED}{{3,30}} in {places}\b"
    )


def _speaks_of(page: Page, country: _Country) -> bool:
    """Return whether a page speaks of the other country, or has a place in it."""
    if country.names.search(page.folded):
        return True
    return _place_in(country.places).search(page.folded) is not None


@cache
def _place_in(places: str) -> re.Pattern[str]:
    return later(rf"\b(?:in|and|or|both|our|for) (?:in )?{places}\b")


def _is_meant(page: Page, block: Block, start: int, end: int) -> bool:
    if block.kind is BlockKind.CODE or in_references(page, block) or is_quoted(block, start, end):
        return False
    first, last = sentence_around(block.plain, start)
    return _TRAVELS.search(block.folded[first:last]) is None
