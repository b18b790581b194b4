"""A note in a page's metadata that says that the page is not finished."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_UNFINISHED = later(
    r"\b(?:awaiting|pending|waiting (?:for|on)|needs?|requires?|chas(?:e|ing)|before) "
    r"(?:\w+ ){0,3}(?:sign-?off|sign off|approval|review|check\w*|ok|okay|go-?ahead|edits?|amends|"
    r"input|changes|work|publi\w+|going live|upload)\b"
    r"|\bnot (?:yet )?(?:been )?(?:approved|signed off|reviewed|checked|final|finished|ready|"
    r"for publication|published)\b"
    r"|\b(?:do not|don't|dont) (?:publish|upload|release|share|circulate)\b"
    r"|\b(?:todo|fixme|wip|work in progress|unfinished|half done|placeholder)\b"
    r"|\b(?:first|second|third|rough|working) draft\b|\bdraft ?[-_v#:]? ?\d"
    r"|\bv\d{1,2}(?:\.\d{1,2})?[ _-](?:final|draft|edits?|amends)\b|\bfinal[ _-]+final\b"
    r"|\b(?:check|confirm|ask|clear|agree) (?:this |it )?with (?:dr\b|legal|pharmacy|marketing|"
    r"comms|the (?:author|team|doctor|clinician))"
    r"|\bto be (?:confirmed|checked|approved|reviewed|signed off|finished|rewritten|replaced)\b"
    r"|^\W{0,2}\[(?!x?\])[^\[\]]{2,40}\]$|^<[a-z][^<>]{2,40}>$"
    r"|\bplease (?:check|confirm|review|approve|amend|replace|rewrite)\b",
    re.IGNORECASE,
)
_OF_THE_TEXT = frozenset(
    {"title", "description", "summary", "excerpt", "abstract", "body", "content"}
)
"""Keys whose text readers see, which other rules read."""
_DEFAULT = later(
    r"uncategori[sz]ed|hello world!?|sample (?:page|post|category|tag)|lorem ipsum|test|untitled|"
    r"new (?:page|post|category|tag)",
    re.IGNORECASE,
)
"""Categories and tags that come with a system."""
# A tag of a template, which no reader of front matter fills in, and what a new site is called.
_UNFILLED = later(
    r"\W*(?:\{\{[^{}\n]{1,60}\}\}|[$#]\{[\w. ]{2,40}\}|%%?[A-Za-z_]{3,30}%%?|\[\[[\w .]{2,40}\]\]|"
    r"<%=?[^%\n]{2,60}%>|\{[a-z]+(?:[_.][a-z]+)+\})\W*\Z"
    r"|\W*(?:just another (?:[\w-]+ ){1,3}(?:web ?)?(?:site|blog)|(?:my|your) (?:word-?press "
    r")?(?:site|blog|"
    r"web ?site|tagline|site (?:title|tagline|name))|(?:site|page|post) (?:tagline|title|"
    r"description)|"
    r"lorem ipsum\b.{0,200}|(?:your|the|enter|add|insert)(?: (?:a|your|the))? (?:name|title|"
    r"description|author|"
    r"reviewer|job title|date|credentials)(?: here)?)\W*\Z",
    re.IGNORECASE,
)
_LONGEST = 200


@rule(
    "residue.unfinished-in-metadata",
    level=Level.WARNING,
    message="The page's metadata says '%s: %s': finish that, then take the note out.",
    why="Whoever publishes the page does not see the note, and it goes out unchecked.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "HONcode, principle 1: medical information is written and reviewed by qualified people",
    ],
    examples=[
        Example(
            bad="---\ntitle: Epilepsy\ndraft_status: v3 FINAL final - awaiting sign-off from Anil\n"
            "---\n\nRest.",
            good="---\ntitle: Epilepsy\nstatus: published\n---\n\nRest.",
        ),
        Example(
            bad='---\ntitle: Gout\ntags: ["Uncategorized", "Hello world!"]\n---\n\nRest.',
            good='---\ntitle: Gout\ntags: ["Joints", "Tests"]\n---\n\nRest.',
        ),
        Example(
            bad='---\ntitle: Gout\nauthor: "[Author Name]"\n---\n\nRest.',
            good='---\ntitle: Gout\nauthor: "Ann Lee [RN]"\n---\n\nRest.',
        ),
        Example(
            bad='---\ntitle: Gout\nauthor: "{{ page.author_name }}"\n---\n\nRest.',
            good="---\ntitle: Gout\nauthor: '{{ page.author }}'\n---\n\n{% if a %}Tea.{% endif %}",
        ),
        Example(
            bad="---\ntitle: Gout\ntagline: Just another clinic site\n---\n\nRest.",
            good="---\ntitle: Gout\ntagline: Your joints, explained\n---\n\nRest.",
        ),
        Example(
            bad="---\ntitle: Asthma\nnotes: check doses with pharmacy before upload\n---\n\nTea.",
            good="---\ntitle: Asthma\nnotes: For adults. There is one for children.\n---\n\nTea.",
        ),
    ],
    pages=["~professional"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such value, at its place in the front matter or head."""
    for key, value in page.document.metadata.items():
        for one in value if isinstance(value, list) else ():
            if isinstance(one, str) and _DEFAULT.fullmatch(one.strip()):
                place = page.document.metadata_spans.get(key, page.start)
                yield Match(place, (key, one.strip()))
        if isinstance(value, str) and _UNFILLED.match(value) and not _is_template(page):
            place = page.document.metadata_spans.get(key, page.start)
            yield Match(place, (key, value.strip()))
            continue
        if not isinstance(value, str) or key.lower() in _OF_THE_TEXT or len(value) > _LONGEST:
            continue
        if _UNFINISHED.search(value):
            place = page.document.metadata_spans.get(key, page.start)
            yield Match(place, (key, value.strip()))


def _is_template(page: Page) -> bool:
    """Return whether a program makes pages of this one, which fills in its tags."""
    return "{%" in page.document.source
