"""What on an HTML page is its own content, and what is the furniture of the site around it.

The content stands in one element, `own_content`, the first of these that holds words:

1. `<main>` or `role="main"`, the one with most words;
2. an `<article>` with at least half of the words of the page;
3. an element that sites name so (`id="content"`, `class="entry-content"` …) with at least half;
4. `<body>`, or the whole file.

Inside it, `is_furniture` leaves out what is no copy: by tag and role, by `hidden`, and by the words
of its class and id. A class is only a hint, so it never removes more than a third of the page, and
the weaker words (menu, related, sidebar) count only where most of the words are links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.readers.html_tree import HEADINGS, names

if TYPE_CHECKING:
    from qa.readers.html_tree import Element, Tree

UNREAD = names(
    "applet audio button canvas command datalist embed frame frameset head iframe input keygen "
    "math meter nav noembed noframes noscript object option optgroup param progress script search "
    "select style svg template textarea title video xmp"
)
"""Elements whose text is no copy, or is shown to nobody."""

_ROLES = names(
    "alertdialog banner contentinfo dialog menu menubar navigation search tablist toolbar"
)
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_CONTAINERS = names("aside div dl footer form header ol section table ul")
_BAND = frozenset({"header", "footer"})

# Names that sites give to their furniture, whatever element carries them.
_SITE = r"(?:site|global|nhsuk|usa|nhs|govuk|masthead)"
_PARTS = r"(?:header|footer|nav|navigation|banner|menu)"
_FURNITURE = re.compile(
    rf"""\b(?:
      bread-?crumbs? (?:-?(?:nav|list|trail|wrapper|container|bar|menu))?
    | (?:global-|site-|eu-)? (?:cookies?|consent|gdpr|ccpa)
        -?(?:law-|policy-|consent-)?
        (?:banner|bar|notice|popup|modal|overlay|message|dialog|prompt)
    | onetrust-[\w-]+ | cookiebot | cc-window
    | skip-?(?:links?|nav|navigation|to|to-content|to-main|link-container)
    | (?:share|sharing|social)-?
        (?:this|bar|links?|buttons?|tools?|icons?|list|widget|media|nav|menu)
    | addthis[\w-]* | sharethis[\w-]* | a2a-kit
    | back-to-top | pagination | pager | page-tools | print-button
    | {_SITE}-{_PARTS} | masthead | navbar
    )\b""",
    re.VERBOSE,
)
# Names that copy may carry too: believed only where most words are links.
_PERHAPS = re.compile(
    r"\b(?:menu|nav|navigation|sidebar|side-bar|related|see-also|more-on|toc|table-of-contents|"
    r"on-this-page|in-this-section|contents-list|promo|promos|teasers?|social|share|footer|tags?|"
    r"tag-list|categories|topics|recommended|popular|trending|subnav|jump-links|quick-?links|"
    r"breadcrumb|language-switcher|lang-switch)\b"
)
_CONTENT = re.compile(
    r"\b(?:(?:main|page|article|post|entry|body|site)-?(?:content|body|copy|text)|content|main|"
    r"article|wysiwyg|region-content|field--name-body)\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_MOST = 0.5
_TOO_MUCH = 1 / 3


class Layout:
    """How the words of a page are spread over its elements."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.words, self.linked = _weigh(tree)
        self.total = max(self.words[id(tree.root)], 1)
        self._opened = _opened_by_controls(tree)
        h1s = [element for element in tree.elements if element.tag == "h1"]
        self._h1 = h1s[0] if len(h1s) == 1 else None
        self.furniture = {id(element) for element in tree.elements if self._is_furniture(element)}
        self.copy = self._copy_words()

    def is_furniture(self, element: Element) -> bool:
        """Whether an element, wherever it stands, is left out together with all it holds."""
        return id(element) in self.furniture

    def own_content(self) -> Element:
        """Return the element that holds the page's own content."""
        elements, copy = self.tree.elements, self.copy
        root = self.tree.root
        mains = [one for one in elements if one.tag == "main" or self._role(one) == "main"]
        if mains and copy[id(best := max(mains, key=lambda one: copy[id(one)]))]:
            return best
        body = next((one for one in elements if one.tag == "body"), root)
        enough = copy[id(root)] * _MOST
        for candidates in (
            [one for one in elements if one.tag == "article" or self._role(one) == "article"],
            [one for one in elements if one.tag in {"div", "section", "td"} and self._named(one)],
        ):
            best = max(candidates, key=lambda one: copy[id(one)], default=body)
            if copy[id(best)] > max(enough, 0) and candidates:
                return best
        return body

    def headline(self, content: Element) -> Element | None:
        """Return the page's only h1 where it stands before the content, in the page's header."""
        h1 = self._h1
        if (
            h1 is None
            or h1.start >= content.start
            or any(self.is_furniture(one) and one.tag != "header" for one in (h1, *h1.ancestors()))
        ):
            return None
        return h1

    # ---------------------------------------------------------------- signs of furniture

    def _is_furniture(self, element: Element) -> bool:
        tag = element.tag
        if tag in UNREAD:
            return not (tag == "button" and _in_heading(element))
        if tag in _BAND and self._is_band_of_page(element):
            return True
        if element.attributes:
            if self._role(element) in _ROLES or self._is_hidden(element):
                return True
            if tag == "dialog" and "open" not in element.attributes:
                return True
            return self._is_named_furniture(element)
        return tag == "dialog" or (tag == "aside" and self._is_links(element))

    def _is_band_of_page(self, element: Element) -> bool:
        """Whether this header or footer belongs to the page and not to an article or section."""
        if any(one.tag in _SECTIONS or self._role(one) == "main" for one in element.ancestors()):
            return False
        return element.tag == "footer" or not self._holds_headline(element)

    def _holds_headline(self, element: Element) -> bool:
        return self._h1 is not None and element.start < self._h1.start < element.end

    def _is_hidden(self, element: Element) -> bool:
        attributes = element.attributes
        value = self.tree.value
        hidden = "hidden" in attributes and value(element, "hidden") != "until-found"
        hidden = hidden or (value(element, "aria-hidden") or "").strip().lower() == "true"
        if not hidden and "style" in attributes:
            hidden = bool(_INVISIBLE.search(value(element, "style") or ""))
        return hidden and value(element, "id") not in self._opened

    def _is_named_furniture(self, element: Element) -> bool:
        if element.tag in HEADINGS or element.tag in {"html", "body", "main", "article"}:
            return False
        if self.words[id(element)] > self.total * _TOO_MUCH:
            return False
        found = self._names(element)
        if any(_FURNITURE.search(name) for name in found):
            return True
        if element.tag not in _CONTAINERS or not self._is_links(element):
            return False
        return element.tag == "aside" or any(_PERHAPS.search(name) for name in found)

    def _is_links(self, element: Element) -> bool:
        words = self.words[id(element)]
        return words > 0 and self.linked[id(element)] >= words * _MOST

    def _names(self, element: Element) -> list[str]:
        """Return the classes and the id, as words in lower case with hyphens between them."""
        found = (self.tree.value(element, "class") or "").split()
        found.append(self.tree.value(element, "id") or "")
        return [_NOT_WORD.sub("-", _CAMEL.sub("-", name).lower()) for name in found if name]

    def _named(self, element: Element) -> bool:
        return bool(element.attributes) and any(
            _CONTENT.fullmatch(name) for name in self._names(element)
        )

    def _role(self, element: Element) -> str:
        if "role" not in element.attributes:
            return ""
        return (self.tree.value(element, "role") or "").strip().lower()

    def _copy_words(self) -> dict[int, int]:
        copy = {id(element): element.words for element in self.tree.elements}
        for element in reversed(self.tree.elements):
            if id(element) in self.furniture:
                copy[id(element)] = 0
            elif element.parent is not None:
                copy[id(element.parent)] += copy[id(element)]
        return copy


def _weigh(tree: Tree) -> tuple[dict[int, int], dict[int, int]]:
    """Return, by element, how many words it holds and how many of them are links."""
    words = {id(element): element.words for element in tree.elements}
    linked = dict.fromkeys(words, 0)
    for element in reversed(tree.elements):
        mine = id(element)
        if element.tag == "a":
            linked[mine] = words[mine]
        if element.parent is not None and element.tag not in {"script", "style", "template"}:
            words[id(element.parent)] += words[mine]
            linked[id(element.parent)] += linked[mine]
    return words, linked


def _opened_by_controls(tree: Tree) -> frozenset[str]:
    """Return the ids that a control of the page shows and hides: panels of an accordion, tabs."""
    found: set[str] = set()
    for element in tree.elements:
        if "aria-controls" in element.attributes:
            found.update((tree.value(element, "aria-controls") or "").split())
    return frozenset(found)


def _in_heading(element: Element) -> bool:
    """Whether a button is the whole of a heading, as in an accordion."""
    return any(one.tag in HEADINGS or one.tag == "summary" for one in element.ancestors())
