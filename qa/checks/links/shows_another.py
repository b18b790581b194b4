"""A link that shows one phone number or address and leads to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qa.checks.links.addresses import address
from qa.document import Format, LinkKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_PHONE = later(r"(?:tel|sms|callto):(?://)?", re.IGNORECASE)
_AFTER_NUMBER = later(r"[,;?&]|(?:ext|p|w|x)\b|(?:ext|x)\d", re.IGNORECASE)
_NUMBER = later(r"\+?\(?\d(?:[ \u00a0().\-\u2010-\u2014/]{0,3}\d){2,17}")
_VANITY = later(
    r"(?<!\w)\+?\(?\d(?:[ \u00a0().\-\u2010-\u2014/]{0,3}\d){2,9}"
    r"(?:[ \u00a0().\-\u2010-\u2014]{0,3}[A-Za-z\d]{1,10}){1,4}"
)
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_NOT_DIGIT = later(r"\D+")
_MAIL = later(r"(?<![\w.%+\-])[\w.%+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_SHOWN_HOST = later(
    r"(?:https?://)?((?:[a-z0-9\-]{1,63}\.){1,5}(?:gov|org|com|net|edu|int|info|uk|ie|au|nz|ca|eu))"
    r"(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_BODIES = {
    "NHS": ("nhs.uk", "nhs.scot", "nhsinform.scot", "gov.uk", "gov.scot", "hscni.net", "nhs.wales"),
    "CDC": ("cdc.gov",),
    "FDA": ("fda.gov", "dailymed.nlm.nih.gov", "accessdata.fda.gov"),
    "NICE": ("nice.org.uk",),
    "BNF": ("nice.org.uk", "bnf.org", "medicinescomplete.com"),
    "MedlinePlus": ("medlineplus.gov", "nlm.nih.gov"),
    "Mayo Clinic": ("mayoclinic.org", "mayo.edu"),
    "Cochrane": ("cochrane.org", "cochranelibrary.com"),
}
"""Under which hosts the pages of a body stand that health pages name as a source."""
_BODY = later(r"\s*(NHS|CDC|FDA|NICE|BNF|MedlinePlus|Mayo Clinic|Cochrane)\s*(?:\Z|[:.]\s)")
_LONG, _SHORT = 7, 3
_PREFIX = 4
"""How many digits a country code and an area's 0 add at most."""


@rule(
    "links.shows-another",
    level=Level.ERROR,
    message="The link shows '%s' but leads to '%s': let both say the same.",
    why="Someone who needs help taps the number and reaches a stranger, or nobody.",
    sources=["RFC 3966, 5.1", "RFC 6068, 2", "WCAG 2.2, 2.4.4 (level A)"],
    examples=[
        Example(
            bad="In an emergency call [999](tel:911).",
            good="In an emergency call [999](tel:999).",
        ),
        Example(
            bad="Ring the ward on [020 7946 0018](tel:+442079460081).",
            good="Ring the ward on [020 7946 0018](tel:+442079460018).",
        ),
        Example(
            bad="Write to [help@larkfieldhealth.org](mailto:hello@larkfeildhealth.org).",
            good="Write to [Help@larkfieldhealth.org](mailto:help@larkfieldhealth.org?subject=a).",
        ),
        Example(
            bad="More at [www.nhs.uk/gout](https://www.webmd.com/gout).",
            good="Call [1-800-QUIT-NOW](tel:1-800-784-8669) or [nhs.uk/gout](https://www.nhs.uk/a).",
        ),
        Example(
            bad="Read what the [CDC](https://www.nhs.uk/conditions/shingles/) says.",
            good="Read what the [BNF](https://bnf.nice.org.uk/drugs/aciclovir/) says.",
        ),
        Example(
            bad='<p>Call <a href="tel:18002738255">988 Lifeline: 1-800-273-8525</a>.</p>',
            good='<p>Call <a href="tel:1-800-273-8255,1">1-800-273-8255</a> and press 1.</p>',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such link; web addresses that lead to another site softly."""
    for link in page.document.links:
        if not link.kind.followed or link.kind is LinkKind.BARE or not link.text or not link.target:
            continue
        target = link.target.strip()
        first = target[0]
        if first in "tTsScC" and (scheme := _PHONE.match(target)):
            yield from _phone(page, link, target[scheme.end() :])
        elif first in "mM" and target[:7].lower() == "mailto:":
            yield from _mail(link, target[7:])
        elif first in "hH":
            if "." in link.text:
                yield from _site(link, target)
            yield from _body(link, target)


def _phone(page: Page, link: Link, number: str) -> Iterator[Match]:
    number = unquote(number)
    number = number[: cut.start()] if (cut := _AFTER_NUMBER.search(number)) else number
    if any(char.isalpha() for char in number):
        return
    dialled = _NOT_DIGIT.sub("", number)
    shown = _shown(link.text, dialled)
    if len(dialled) < _SHORT or not shown or any(_same(one, dialled) for one, _ in shown):
        return
    digits, text = shown[0]
    fixes = []
    if page.document.source[slice(*link.target_span)].lower().startswith("tel:"):
        plus = "+" if text.strip(" (").startswith("+") else ""
        edit = Edit(link.target_span, f"tel:{plus}{digits}")
        fixes.append(Fix(f"Let the link call {text}", (edit,)))
    yield Match(link.span, (text, link.target), tuple(fixes))


def _shown(text: str, dialled: str) -> list[tuple[str, str]]:
    """Return the phone numbers in a link's words, as digits and as written.

    A number that is far shorter or longer than the one dialled may be something else, unless it is
    all that the words say.
    """
    found = [(_NOT_DIGIT.sub("", hit[0]), hit[0].strip()) for hit in _NUMBER.finditer(text)]
    for hit in _VANITY.finditer(text):
        letters = hit[0].upper().translate(_KEYS)
        if any(char.isalpha() for char in hit[0]):
            digits = _NOT_DIGIT.sub("", letters)
            found += [(digits[:size], hit[0].strip()) for size in (10, 11, len(digits))]
    long = len(dialled) >= _LONG
    return [
        (digits, written)
        for digits, written in found
        if (len(digits) >= _LONG) is long or written == text.strip(" .,:()")
    ]


def _same(shown: str, dialled: str) -> bool:
    """Return whether two numbers are one, whatever stands before it for other countries."""
    if shown == dialled:
        return True
    one, other = sorted((shown.lstrip("0"), dialled.lstrip("0")), key=len)
    other_local = other.replace("440", "44", 1) if other.startswith("440") else other
    return len(one) >= _LONG - 1 and any(
        long.endswith(one) and len(long) - len(one) <= _PREFIX for long in (other, other_local)
    )


def _mail(link: Link, target: str) -> Iterator[Match]:
    wanted = unquote(target.partition("?")[0]).casefold()
    shown = _MAIL.findall(link.text)
    if shown and wanted and not any(one.casefold().rstrip(".-") in wanted for one in shown):
        yield Match(link.span, (shown[0], wanted))


def _site(link: Link, target: str) -> Iterator[Match]:
    shown = _SHOWN_HOST.fullmatch(link.text.strip(" .,;:()<>"))
    if shown is None or (found := address(target)) is None:
        return
    one = shown[1].lower().removeprefix("www.")
    other = found.host.removeprefix("www.")
    if one.partition(".")[0] in other.split("."):  # PubMed.gov is pubmed.ncbi.nlm.nih.gov
        return
    if other and not (f".{other}".endswith(f".{one}") or f".{one}".endswith(f".{other}")):
        yield Match(link.span, (link.text.strip(), target), level=Level.WARNING)


def _body(link: Link, target: str) -> Iterator[Match]:
    """Yield a link that begins with the name of one body and leads to the pages of another."""
    named, found = _BODY.match(link.text), address(target)
    if named is None or found is None:
        return
    host = f".{found.host}"
    own = any(host.endswith(f".{one}") for one in _BODIES[named[1]])
    if not own and any(host.endswith(f".{one}") for those in _BODIES.values() for one in those):
        yield Match(link.span, (link.text.strip(), target), level=Level.WARNING)
