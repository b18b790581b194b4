"""An address that cannot work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# Sample addresses are `residue.sample-link`.
_TEMPLATE = later(r"#:~:|\{\{|\{%|<%|\$\{|\[\[|%[A-Z_]+%|\{[a-z_]+\}|^#")
# What a relative path never ends its first part with.
_DOMAINS = r"gov|org|com|edu|uk|(?:com|gov|org|net)\.au"
_SCHEME = r"^https?:/(?!/)|^https?//|^https?;/|^(?:htt?|htpp?|hhttps?|htttps?|ttps?)s?:/"
_HOST = r"^(?:https?://)?[^/?#]*(?:,|\.\.|\s)[^/?#]*(?:[/?#]|$)(?<!\s)"
# Of most addresses nothing more need be asked.
_FINE = later(r"https?://[a-z0-9\-]+(?:\.[a-z0-9\-]+)+(?:[/?#](?:\S*[^\s.,;])?)?")
# Begins as an address outside of the site does, however misspelt.
_ABSOLUTE = later(
    rf"http|mailto:|tel:|ht|www|ttp|[\w.+-]{{1,64}}@|(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_DOMAINS})",
    re.IGNORECASE,
)
_WRONG: tuple[tuple[re.Pattern[str], str, Level], ...] = tuple(
    (re.compile(part, re.IGNORECASE), what, level)
    for part, what, level in (
        (r"^$", "is empty", Level.ERROR),
        (_SCHEME, "does not begin with https://", Level.ERROR),
        (
            rf"^www\.|^(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_DOMAINS})(?:[/?#]|$)",
            "does not begin with https://",
            Level.ERROR,
        ),
        (r"^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+$", "does not begin with mailto:", Level.ERROR),
        (r"^https?://\s*https?:?/", "has https:// twice", Level.ERROR),
        (r"^https?://(?:/|$|[?#])", "names no site", Level.ERROR),
        (_HOST, "has a blank, comma or double full stop in the name of the site", Level.ERROR),
        (r"^https?://(?!localhost|\[)[^./?#:@]+(?:[/?#]|$)", "names no whole site", Level.ERROR),
        (r"^mailto:(?![^@]+@[^@]+\.[a-z])(?!\?)", "holds no e-mail address", Level.ERROR),
        (r"^tel:\D*$", "holds no phone number", Level.ERROR),
        (
            r"^https?://\S*(?:(?-i:[^\s.A-Z])\.|[^\s][,;])$",
            "ends with a punctuation mark",
            Level.WARNING,
        ),
        (r"^https?://\S*\s+\S", "has a blank in it", Level.WARNING),
    )
)
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
    sources=["RFC 3986, 3", "WHATWG URL Standard"],
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
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the address of each."""
    for link in page.document.links:
        if not link.kind.followed or _TEMPLATE.search(link.target):
            continue
        if not link.text.strip() and not link.target:  # an anchor, not a link
            continue
        if not _ABSOLUTE.match(link.target):
            if link.target == "":
                yield Match(link.span, ("", "is empty"))
            continue
        if _FINE.fullmatch(link.target):
            continue
        for pattern, what, level in _WRONG:
            if pattern.search(link.target):
                yield Match(link.target_span, (link.target, what), level=level)
                break
    if "http" in page.folded or "www," in page.folded:
        yield from _in_text(page)


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
