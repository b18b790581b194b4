"""A site whose name is written with letters of another alphabet that look like Latin ones."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from qa.checks.links.addresses import address
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ALIKE = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
_COPIES = frozenset("аеорсухіјѕԁԛԝһӏѵкмтвнɡɑοαρνυκιҽ")
_ENCODED = "xn--"


@rule(
    "links.lookalike-host",
    level=Level.ERROR,
    message="The name of the site '%s' is written with a letter that only looks like one of ours"
    " (%s): type the address anew from a source that you trust.",
    why="Names that look the same are how readers are led to a copy of a site they trust.",
    sources=["Unicode Technical Standard 39, 5.2 restriction levels", "RFC 5891, 4.2"],
    examples=[
        Example(
            bad="Ask at [the health service](https://www.nhѕ.uk/gout).",
            good="Ask at [the health service](https://www.nhs.uk/gout).",
        ),
        Example(
            bad="Ask at [the library](https://www.xn--pple-43d.com/).",
            good="Ask at [the clinic](https://www.xn--mnchen-3ya.de/).",
        ),
        Example(good="Read it [in Russian](https://минздрав.рф/)."),
        Example(good="Ask in [München](https://www.münchen.de/)."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the address of each link to such a site, whether encoded (`xn--`) or not."""
    for link in page.document.links:
        if link.target.isascii() and _ENCODED not in link.target:
            continue
        if (found := address(link.target)) is None:
            continue
        host = ".".join(_decoded(label) for label in found.host.split("."))
        for label in host.split("."):
            if letter := _stranger(label, host):
                name = unicodedata.name(letter, "a letter").title()
                yield Match(link.target_span, (host, name))
                break


def _decoded(label: str) -> str:
    if not label.startswith(_ENCODED):
        return label
    try:
        return label[len(_ENCODED) :].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _stranger(label: str, host: str) -> str:
    """Return the first letter of a label that stands in for a Latin one; "" for none."""
    if label.isascii():
        return ""
    letters = [char for char in label if char.isalpha()]
    foreign = [char for char in letters if _alphabet(char) in _ALIKE]
    if not foreign:
        return ""
    mixed = any(_alphabet(char) == "LATIN" for char in letters)
    copied = host.rpartition(".")[2].isascii() and all(char in _COPIES for char in letters)
    return foreign[0] if mixed or copied else ""


def _alphabet(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
