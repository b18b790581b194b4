"""An address that cannot work."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, LinkKind
from qa.finding import Edit, Fix, Level, Match
from qa.hosts import lacks_scheme
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_NOT_WRITTEN = frozenset({LinkKind.FOOTNOTE, LinkKind.IDENTIFIER})
# Sample addresses are `residue.sample-link`.
_TEMPLATE = later(r"#:~:|\{\{|\{%|<%|\$\{|\[\[|%[A-Z_]+%|\{[a-z_]+\}|^#")
_SCHEME = (
    r"^https?:(?!/)|^https?:/(?!/)|^https?//|^https?;/|^(?:htt?|htpp?|hhttps?|htttps?|ttps?)s?:/"
)
_USER = r"(?:[^/?#@]*@|(?![^/?#]*@))"
_HOST = r"^(?!mailto:|tel:)(?:https?://)?[^/?#]*(?:,|\.\.|\s)[^/?#]*(?:[/?#]|$)(?<!\s)"
# Of most addresses nothing more need be asked.
_FINE = later(
    r"https?://[a-z0-9\-]+(?:\.[a-z0-9\-]+)+"
    r"(?:[/?#](?:(?:[\w/?#=&+~:@!$*.,;-]|%[0-9a-fA-F]{2})*[\w/?#=&+~@$*-])?)?",
    re.ASCII,
)
# Begins as an address outside of the site does, however misspelt.
_ABSOLUTE = later(r"http|mailto:|tel:|ht|www|ttp|[\w.+-]{1,64}@", re.IGNORECASE)
_WRONG: tuple[tuple[re.Pattern[str], str, Level], ...] = tuple(
    (later(part, re.IGNORECASE), what, level)
    for part, what, level in (
        (r"^$", "is empty", Level.ERROR),
        (r"^https?:\\", "has \\ in place of /", Level.ERROR),
        (
            r"^https?:/{1,2}\s*https?:?/|^https?://https?(?:[:/]|$)",
            "has https:// twice",
            Level.ERROR,
        ),
        (_SCHEME, "does not begin with https://", Level.ERROR),
        (r"^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+$", "does not begin with mailto:", Level.ERROR),
        (r"^https?://(?:/|$|[?#])", "names no site", Level.ERROR),
        (_HOST, "has a blank, comma or double full stop in the name of the site", Level.ERROR),
        (
            rf"^https?://{_USER}(?:\[[^\]/]*(?:[/?#]|$)|[^\[/?#@]*\])",
            "has a bracket in the name of the site",
            Level.ERROR,
        ),
        (
            rf"^https?://{_USER}(?:\[[^\]]*\]|[^:/?#\[]*):(?!\d*(?:[/?#]|$))[^/?#]*",
            "has no number after the colon",
            Level.ERROR,
        ),
        (r"^https?://(?!localhost|\[)[^./?#:@]+(?:[/?#]|$)", "names no whole site", Level.ERROR),
        (
            r"^mailto:(?:\s|//|[^?]*\.\.|[^@?]*\s|[^?]*\.(?:[?,]|$)|(?![^@?]+@[^@?]+\.[a-z])(?!\?))",
            "holds no e-mail address",
            Level.ERROR,
        ),
        (r"^tel:\D*$", "holds no phone number", Level.ERROR),
        (
            r"^https?://\S*(?:(?-i:[^\s.A-Z])\.|[^\s][,;])$",
            "ends with a punctuation mark",
            Level.WARNING,
        ),
        (r"^https?://\S*\s+\S", "has a blank in it", Level.WARNING),
        (r"^https?://\S*\{:", "holds {: }, which belongs behind the bracket", Level.WARNING),
        (
            r"^https?://[^?#]*[\"<>`]",
            "has a quotation mark or an angle bracket in it",
            Level.WARNING,
        ),
        (
            r"^https?://\S*%(?![0-9a-f]{2}|[a-z_]+%)",
            "has a % that stands for nothing",
            Level.WARNING,
        ),
    )
)
_TYPOGRAPHIC = "“”„‟«»‘’"
# Joiners belong to words of some languages, so that they count only where all else is plain.
_UNSEEN = later("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_JOINERS = later("[\u200c\u200d]")
_PORT = later(rf"https?://{_USER}(?:\[[^\]]*\]|[^:/?#\[]*):(\d+)", re.IGNORECASE)
_LAST_PORT = 65535
_PARENTHESES = {")": "(", "]": "["}
_ZERO_IN_BRACKETS = later(r"tel:\s*\+\d{1,3}[\s.-]*\(0\)", re.IGNORECASE)
_LONGEST_NUMBER = 15
_EXTENSION = later(r"[;,pwx].*$|ext.*$", re.IGNORECASE)
# What was meant as a Markdown link, and is none for the blank in its address.
_WITH_BLANK = later(r"(?<=\]\()https?://[^)\s]*\s+[^)\s\"'][^)\n]*(?=\))")
_IN_TEXT = later(
    r"(?<![\w/:])(?:https?:/(?!/)[\w.]+\.\w+\S*|https?//[\w.]+\.\w+\S*|(?:htpp|hhttp|htttp)s?://\S+"
    r"|https?:// ?(?=www\.)(?<= )\S+|https?;//\S+|www,[\w.]+)",
    re.IGNORECASE,
)


@rule(
    "links.malformed",
    level=Level.ERROR,
    message="The address '%s' %s: correct it.",
    why="The link leads nowhere, and whoever needed what stands behind it is lost.",
    sources=["RFC 3986, 3", "RFC 3966, 3", "RFC 6068, 2", "WHATWG URL Standard"],
    examples=[
        Example(
            bad="See [the heart page](http:/www.larkfieldhealth.org/heart).",
            good="See [the heart page](http://www.larkfieldhealth.org/heart).",
        ),
        Example(
            bad="Read [the leaflet](https://https://www.larkfieldhealth.org/leaflet) first.",
            good="Read [the leaflet](../leaflets/knee pain.pdf) first.",
        ),
        Example(
            bad="Read [the gout page](www.larkfieldhealth.org/gout) of the library.",
            good="Read [the gout page](gout.com.html) or [www.larkfieldhealth.org](../a/).",
        ),
        Example(
            bad="Write to [the ward](ward@larkfieldhealth.org).",
            good="Write to www.larkfieldhealth.org or ward@larkfieldhealth.org.",
        ),
        Example(
            bad="Write to [the ward](mailto:ward).",
            good="Write to [the ward](mailto:ward@larkfieldhealth.org).",
        ),
        Example(
            bad="Read [the leaflet](https://www.larkfieldhealth.org/kn\u200bee) on knees.",
            good="Read [the leaflet](https://www.larkfieldhealth.org/a_(knee)) on knees.",
        ),
        Example(
            bad="<p>Read <a href='https://www.larkfieldhealth.org:80801/knee'>on</a>.</p>",
            good="<p>Read <a href='https://www.larkfieldhealth.org:8443/knee'>on</a>.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>Read <a href=”https://www.larkfieldhealth.org/knee”>on knees</a>.</p>",
            good='<p>Read <a href="https://www.larkfieldhealth.org/knee%20pain">on</a>.</p>',
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the address of each; where what nobody sees is all that is wrong, with a safe fix."""
    for link in page.document.links:
        if link.kind in _NOT_WRITTEN or _TEMPLATE.search(link.target):
            continue
        if not link.text.strip() and not link.target:  # an anchor, not a link
            continue
        if _FINE.fullmatch(link.target):
            continue
        if (unseen := _unseen(link.target)) is not None:
            what = f"has a character in it that nobody sees ({unseen})"
            yield Match(link.target_span, (_visible(link.target), what), _without(page, link))
            continue
        if link.target == "":
            yield Match(link.span, ("", "is empty"))
            continue
        for what, level in islice(faults_of(link.target), 1):
            yield Match(link.target_span, (link.target, what), level=level)
    if "http" in page.folded or "www," in page.folded:
        yield from _in_text(page)


def faults_of(target: str) -> Iterator[tuple[str, Level]]:
    """Yield what is wrong with an address, to follow "the address", and how certain that is."""
    if target[0] in _TYPOGRAPHIC or target[-1] in _TYPOGRAPHIC:
        yield "has typographic quotation marks around it", Level.ERROR
    if lacks_scheme(target):
        yield "does not begin with https://", Level.ERROR
    if not _ABSOLUTE.match(target):
        return
    yield from ((what, level) for pattern, what, level in _WRONG if pattern.search(target))
    scheme = target[:4].lower()
    if scheme == "tel:":
        yield from _faults_of_number(target)
    elif scheme == "http":
        if (port := _PORT.match(target)) is not None and int(port[1][:9]) > _LAST_PORT:
            yield f"asks for port {port[1][:9]}, and there are only {_LAST_PORT}", Level.ERROR
        if _is_unbalanced(target):
            yield "has a bracket without its partner", Level.WARNING


def _faults_of_number(target: str) -> Iterator[tuple[str, Level]]:
    if _ZERO_IN_BRACKETS.match(target):
        yield "holds (0), which is never dialled after a country's number", Level.WARNING
    digits = sum(char.isdigit() for char in _EXTENSION.sub("", target[4:]))
    if digits > _LONGEST_NUMBER:
        yield f"has {digits} figures, and no phone number has more than 15", Level.ERROR


def _is_unbalanced(target: str) -> bool:
    """Return whether an address ends with a bracket too many, or holds one that never closes."""
    last = target[-1]
    if last in _PARENTHESES:
        return target.count(last) > target.count(_PARENTHESES[last])
    path = target.partition("?")[0]
    return path.count("(") > path.count(")")


def _unseen(target: str) -> str | None:
    """Return the code of the first character in an address that is not to be seen."""
    if target.isascii():
        return None
    found = _UNSEEN.search(target)
    if found is None and _JOINERS.sub("", target).isascii():
        found = _JOINERS.search(target)
    return f"U+{ord(found[0]):04X}" if found else None


def _visible(target: str) -> str:
    """Return an address as it is seen."""
    return _JOINERS.sub("", _UNSEEN.sub("", target))


def _without(page: Page, link: Link) -> tuple[Fix, ...]:
    written = page.document.source[slice(*link.target_span)]
    if written.removeprefix("www.") not in link.target:  # written with entities or escapes
        return ()
    return (Fix("Take it out", (Edit(link.target_span, _visible(written)),), safe=True),)


def _in_text(page: Page) -> Iterator[Match]:
    linked = {link.target_span for link in page.document.links}
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for found in _IN_TEXT.finditer(block.plain):
            span = block.source_span(*found.span())
            if not any(a.start < span.end and span.start < a.end for a in linked):
                yield Match(span, (found[0], "does not begin with https://"))
        for found in _WITH_BLANK.finditer(block.plain):
            yield Match(block.source_span(*found.span()), (found[0], "has a blank in it"))
