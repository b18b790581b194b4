"""What a page shows as pictures, and what it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Image
    from qa.page import Page

_WORD = later(r"[a-z]+")
_CAMEL = later(r"(?<=[a-z])(?=[A-Z])")
_SIZE = later(r"[-_]?\d{2,4}x\d{2,4}$")


def words(text: str) -> frozenset[str]:
    """Return the words of a list that blanks divide."""
    return frozenset(text.split())


def described(page: Page) -> Iterator[tuple[Image, str]]:
    """Yield each image that has alternative text, with that text in one line."""
    for image in page.document.images:
        if image.alt and (alt := " ".join(image.alt.split())):
            yield image, alt


def file_name(image: Image) -> str:
    """Return the name of an image's file, without folder and query."""
    return image.target.split("?", 1)[0].split("#", 1)[0].rpartition("/")[2]


def words_of_name(image: Image) -> list[str]:
    """Return the words, in lower case, of the name of an image's file, without its type."""
    stem = _SIZE.sub("", file_name(image).rpartition(".")[0])
    return _WORD.findall(_CAMEL.sub(" ", stem).lower())
