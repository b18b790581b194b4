"""Links to the addresses that stand in examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TARGET = later(
    r"mailto:(?:[\w.+-]+@(?:example\.(?:com|org|net)|(?:your)?domain\.com|yoursite\.com|email\.com)"
    r"|(?:your|you|name|email)@)"
    r"|tel:\+?(?:1?-?(?:555-?555-?5555|123-?456-?7890|000-?000-?0000|5555555555|1234567890|0000000000)"
    r"|x+|#)"
    r"|(?:#?(?:insert|add|your|todo|tbc|tbd|link|url|placeholder|xxx+)(?:[-_ ]?(?:link|url|here"
    r"|address))*"
    r"|\[?(?:link|url)(?:[-_ ](?:here|to come|tbc|goes here))?\]?|https?://(?:xxx+|link|url|tbc|todo|\.\.\.)?)$",
    re.IGNORECASE,
)
# Sites of nobody: marked also where the address itself is shown.
_SITE = later(
    r"https?://(?:[\w-]+\.)*(?:example\.(?:com|org|net)|(?:your|my)-?(?:domain|site|website|company|"
    r"clinic|practice)(?:-?name)?\.\w+|domain\.com|website\.com|sitename\.com|placeholder\.com|"
    r"insert-?link\w*\.\w+|url\.com|xxx+\.com)(?=[:/?#]|$)",
    re.IGNORECASE,
)


@rule(
    "residue.sample-link",
    level=Level.ERROR,
    message="The link '%s' leads to '%s', which is only an example: put the real address here.",
    why="Readers who follow it end up nowhere, or on a stranger's page.",
    sources=["RFC 2606, section 3 (example.com, example.net, example.org)"],
    examples=[
        Example(
            bad="[Call us](tel:+1-555-555-5555)",
            good="[Call us](tel:+1-212-639-2000)",
        ),
        Example(bad="[Write to us](mailto:you@example.org)", good="[See below](#links)"),
        Example(
            bad="Ask for a visit on [our site](https://www.yourdomain.com/book).",
            good="Ask for a visit on [our site](https://www.larkfieldhealth.org/book).",
        ),
        Example(bad="Book at www.yourclinic.com today.", good="Book at www.northbridge.org today."),
        Example(
            bad="[The study](insert-link-here)", good="[The study](link-between-gut-and-brain.html)"
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each link whose address is that of an example; where it is shown, the text says it."""
    for link in page.document.links:
        shown = link.text.strip().lower()
        target = link.target.strip()
        if link.kind.followed and _SITE.match(target):
            yield Match(link.target_span, (link.text.strip() or target, target))
            continue
        if not is_sample(target):
            continue
        bare = target.lower().removeprefix("https://").removeprefix("http://")
        if shown and bare.removeprefix("mailto:").rstrip("/") in shown:
            continue  # the address itself is marked where it is read
        yield Match(link.target_span, (link.text.strip() or target, target))


def is_sample(target: str) -> bool:
    """Return whether an address is one that stands in for another, such as `insert-link-here`."""
    return _TARGET.match(target.strip()) is not None
