"""What on a page from the web a `#fragment` can point at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from qa.readers.assembly import Slugs
from qa.readers.html_tree import BLOCKS, HEADINGS, Element, parse, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.readers.html_tree import Tree

_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "textarea", "svg", "math"})
_FEW_WORDS = 60
"""A page that loads scripts and says less than this is written by them."""
_BLANKS = re.compile(r"\s+")


class Places(NamedTuple):
    """What a page has that an address may name after its `#`."""

    names: frozenset[str]
    """Ids, names of anchors, and the slugs of headings as site generators make them."""
    words: str
    """All that readers see, in lower case and without blanks, for addresses that quote text."""
    doubt: str
    """Why what is missing here may yet be there, as the end of a sentence; "" for no doubt."""

    def has(self, name: str) -> bool:
        """Return whether a place is there, also under the name that GitHub gives to it."""
        plain = name.removeprefix("user-content-")
        return not self.names.isdisjoint({name, plain, f"user-content-{plain}"})

    def says(self, *parts: str) -> bool:
        """Return whether texts stand on the page, one after the other."""
        at = 0
        for part in map(squeezed, parts):
            found = self.words.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return True


def squeezed(text: str) -> str:
    """Return a text in lower case and without blanks, as texts are compared."""
    return _BLANKS.sub("", text).lower()


def read_places(page: str) -> Places:
    """Return the places of an HTML page, or of the beginning of one; nothing is too broken."""
    tree = parse(page)
    names = _named(tree)
    slugs = Slugs()
    headings = [one for one in tree.elements if one.tag in HEADINGS]
    names |= {slug for heading in headings for slug in slugs.add(_text(tree, heading))}
    text = _text(tree, tree.root)
    doubt = "its HTML is broken" if tree.faults else ""
    if _by_script(tree, names, text):
        doubt = "scripts write it"
    return Places(frozenset(names), squeezed(text), doubt)


def _named(tree: Tree) -> set[str]:
    found: set[str] = set()
    for element in tree.elements:
        for attribute in ("id", "name") if element.tag == "a" else ("id",):
            if attribute in element.attributes:
                found.add(tree.value(element, attribute) or "")
    return found - {""}


def _by_script(tree: Tree, names: set[str], text: str) -> bool:
    """Return whether scripts write the page, or most places that it leads to itself."""
    if not any(element.tag == "script" for element in tree.elements):
        return False
    if len(text.split()) < _FEW_WORDS:
        return True
    own = set(_own_targets(tree))
    missing = len(own - names)
    return missing > 1 and missing * 2 > len(own)


def _own_targets(tree: Tree) -> Iterator[str]:
    for element in tree.elements:
        if element.tag == "a" and "href" in element.attributes:
            target = (tree.value(element, "href") or "").strip()
            if len(target) > 1 and target[0] == "#" and target != "#top":
                yield unquote(target[1:])


def _text(tree: Tree, start: Element) -> str:
    """Return all that readers see of an element; blocks are kept apart by a blank."""
    parts: list[str] = []
    waiting: list[Element | tuple[int, int] | None] = [start]
    while waiting:
        one = waiting.pop()
        if one is None:
            parts.append(" ")
        elif isinstance(one, Element):
            if one.tag not in _UNSEEN:
                apart = [None] if one.tag in BLOCKS or one.tag == "br" else []
                waiting += [*apart, *reversed(one.children), *apart]
        else:
            parts.append(_resolved(tree.source, *one))
    return "".join(parts)


def _resolved(source: str, at: int, end: int) -> str:
    parts: list[str] = []
    for first, last, meaning in references(source, at, end, attribute=False):
        parts += [source[at:first], meaning]
        at = last
    return "".join([*parts, source[at:end]])
