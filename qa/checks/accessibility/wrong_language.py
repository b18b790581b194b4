"""A page that says it is in another language than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from qa.document import Span
    from qa.page import Page

_TAG = later(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_ENGLISH = ("the", "and", "of", "to", "is", "are", "you", "your", "with", "for")
_SHARE = 0.12
_FEWEST = 40
_BRITISH = {
    "money": later(r"£ ?\d"),
    "emergency": later(r"\b(?:call|ring|phone|dial) (?:111|999)\b|\ba&e\b"),
    "service": later(r"\bnhs\b|\bmhra\b|\bnice guid|\bcare quality commission\b|\bcqc\b"),
    "phone": later(r"(?<!\d)0(?:1\d{3}|20 ?\d) ?\d{3} ?\d{3,4}\b"),
}
_AMERICAN = {
    "money": later(r"\$ ?\d"),
    "emergency": later(r"\b(?:call|dial) (?:911|988)\b"),
    "service": later(r"\bfda\b|\bmedicare\b|\bmedicaid\b|\bcdc\b|\bzip code\b"),
}
_SURE = 2
"""Signs of another country, with none of the page's own."""
_OTHER_PLACES = ("inLanguage", "og:locale", "content-language", "dc.language", "language")


@rule(
    "accessibility.wrong-language",
    level=Level.WARNING,
    message="The page says that its language is '%s', but %s: correct it.",
    why="A screen reader reads the page with the sounds of the language that it names.",
    sources=["WCAG 2.2, 3.1.1 (level A), technique H57", "BCP 47 (RFC 5646), 2.1"],
    examples=[
        Example(
            bad='<html lang="english"><head><title>Gout</title></head><p>Gout hurts your toe.</p>',
            good='<html lang="en"><head><title>Gout</title></head><p>Gout hurts your toe.</p>',
            format=Format.HTML,
        ),
        Example(
            bad='<html lang="es"><title>Gout</title><p>'
            + "Gout is a kind of arthritis, and you feel it in the joint of your toe. " * 4,
            good='<html lang="es"><title>Gota</title><p>'
            + "La gota es una forma de artritis que afecta al dedo gordo del pie. " * 4,
            format=Format.HTML,
        ),
        Example(
            bad='<html lang="en-US"><head><meta property="og:locale" content="en_GB"></head><p>Hi.',
            good='<html lang="en-GB"><head><meta property="og:locale" content="en_GB"></head><p>Hi',
            format=Format.HTML,
        ),
        Example(
            bad='<html lang="en-US"><p>One area costs £149. Call 999 if you cannot breathe.',
            good='<html lang="en-GB"><p>One area costs £149. Call 999 if you cannot breathe.',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the `html` tag, or the place in front matter, where the language is wrong."""
    document = page.document
    language = (document.language or "").strip()
    if not language or "{" in language:
        return
    what = ""
    if not _TAG.fullmatch(language):
        what = "that is no code of a language, such as en-GB"
        if document.root_span is None:  # front matter may name languages in words
            return
    elif not language.lower().startswith("en"):
        what = "its text is English" if _is_english(page) else ""
    elif document.format is Format.HTML and (other := _contradiction(page, language)):
        what = f"its metadata say '{other}'"
    elif document.root_span is not None and (country := _other_country(page, language)):
        what = f"it writes for readers in {country}"
    if what:
        yield Match(_place(page), (language, what))


def _is_english(page: Page) -> bool:
    total = sum(page.words.values())
    return total >= _FEWEST and sum(page.words[word] for word in _ENGLISH) >= total * _SHARE


def _contradiction(page: Page, language: str) -> str:
    """Return another English, or another language, that the page's metadata name; "" for none."""
    own = language.lower().replace("_", "-")
    for name in _OTHER_PLACES:
        other = page.metadata_text(name).strip()
        code = other.lower().replace("_", "-")
        if not _TAG.fullmatch(code):
            continue
        one, two = own.split("-"), code.split("-")
        if one[0] != two[0] or (len(one) > 1 and len(two) > 1 and one[-1] != two[-1]):
            return other
    return ""


def _other_country(page: Page, language: str) -> str:
    """Return the country whose money and emergency number an English page uses; "" for its own."""
    for code, own, other, country in (
        ("en-us", _AMERICAN, _BRITISH, "the United Kingdom"),
        ("en-gb", _BRITISH, _AMERICAN, "the United States"),
    ):
        own_code = language.lower().replace("_", "-") == code
        if own_code and not _signs(page, own) and len(_signs(page, other)) >= _SURE:
            return country
    return ""


def _signs(page: Page, signs: Mapping[str, re.Pattern[str]]) -> list[str]:
    return [name for name, sign in signs.items() if sign.search(page.folded)]


def _place(page: Page) -> Span:
    document = page.document
    if document.root_span is not None:
        return document.root_span
    for key in ("lang", "language", "locale"):
        if key in document.metadata_spans:
            return document.metadata_spans[key]
    return page.start
