"""Addresses that only the people who build the site can open."""

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

_ADDRESS = later(
    r"(?:https?:)?//(?:localhost|127\.0\.0\.1|0\.0\.0\.0|10\.\d{1,3}\.\d{1,3}\.\d{1,3}"
    r"|192\.168\.\d{1,3}\.\d{1,3})(?::\d+)?(?:[/?#][^\s)\]>\"']*|$|(?=[\s)\].,;]))"
    r"|https?://(?:[\w-]+\.)*(?:staging|stage|stg|dev|develop|test|uat|preprod|preview|qa"
    r"|sandbox|demo|beta-test|wip)\d?\.(?:[\w-]+\.)+[a-z]{2,10}(?:[/?#][^\s)\]>\"']*)?"
    r"|https?://(?:[\w-]+\.)*[\w-]+[-.](?:staging|stage|stg|uat|preprod)\.(?:[\w-]+\.)*[a-z]{2,10}"
    r"(?:[/?#][^\s)\]>\"']*)?"
    r"|https?://(?:[\w-]+\.)+(?:local|localhost|test|invalid|internal|lndo\.site|ddev\.site|"
    r"wpengine\.com"
    r"|wpenginepowered\.com|kinsta\.cloud|cloudwaysapps\.com|pantheonsite\.io|acsitefactory\.com"
    r"|ngrok\.io|ngrok-free\.app|netlify\.app|vercel\.app|herokuapp\.com|wpcomstaging\.com"
    r"|flywheelsites\.com|flywheelstaging\.com|mybluehost\.me|myftpupload\.com|webflow\.io"
    r"|sg-host\.com)(?::\d+)?(?:[/?#][^\s)\]>\"']*)?(?![\w.])"
    r"|https?://[^\s)\]>\"']{1,200}(?:/wp-admin/|/wp-login\.php|[?&](?:preview=true|preview_id=|"
    r"p=\d+&"
    r"preview|page_id=\d+&preview)|/admin/content/|/node/\d+/edit|/edit\?usp=)[^\s)\]>\"']*"
    r"|https?://(?:docs|drive)\.google\.com/(?:document|spreadsheets|presentation|"
    r"file)/[^\s)\]>\"']+"
    r"|https?://[\w-]+(?:-my)?\.sharepoint\.com/[^\s)\]>\"']*"
    r"|(?<![\w./@-])(?:[\w-]+\.)*(?:[\w-]+-)?(?:staging|stg|uat|preprod)(?:-[\w-]+)?\.(?:[\w-]+\.)*"
    r"(?:com|org|net|dev|io|app|site|co\.uk|org\.uk|nhs\.uk|ie|eu|health|au)\b(?:/[^\s)\]>\"']*)?"
    r"|(?<![\w./@-])(?:[\w-]+\.)+(?:netlify\.app|vercel\.app|herokuapp\.com|wpengine\.com|"
    r"ngrok\.io|"
    r"wixsite\.com|pantheonsite\.io|github\.io|pages\.dev|webflow\.io|azurewebsites\.net)\b"
    r"|file:///?[^\s)\]>\"']+|(?<![\w/])[A-Z]:\\[\w \\.-]{3,120}|/(?:Users"
    r"|home)/[a-z]\w+/[\w./-]{3,80}",
    re.IGNORECASE,
)
_SIGNS = (
    *(
        "staging",
        "stg.",
        "stg-",
        "-stg",
        "uat.",
        "preprod",
        ".app",
        "herokuapp",
        "wpengine",
        "ngrok",
    ),
    *("wixsite", "pantheonsite", "github.io", "pages.dev", "webflow.io", "azurewebsites"),
    *("://", ":\\", "/users/", "/home/", "//localhost"),
)


@rule(
    "residue.unpublished-address",
    level=Level.ERROR,
    message="Readers cannot open '%s', which only works for the people who build the site: put the"
    " public address here.",
    why="A link that only works inside the office is a dead end for everybody else.",
    sources=[
        "RFC 6761, section 6 (localhost, test, invalid): names that are not public",
        "RFC 6762, section 3 (local)",
        "NHS digital service manual, content style guide, links: check that links work",
    ],
    examples=[
        Example(
            bad="[Our page on asthma](http://localhost:8080/asthma)",
            good="[Our page on asthma](/conditions/asthma)",
        ),
        Example(
            bad="Read more at https://staging.northbridge.org/asthma",
            good="Read more at https://www.northbridge.org/test-results",
        ),
        Example(
            bad="[Leaflet](file:///C:/Users/ann/asthma.pdf)",
            good="[Leaflet](https://www.nhs.uk/conditions/asthma/)",
        ),
        Example(
            bad="First published on elm-clinic-staging.northbridge.org in May.",
            good="The staging of a tumour is explained on northbridge.org in plain words.",
        ),
        Example(
            bad="[Draft](https://docs.google.com/document/d/1abc/edit)",
            good="[Self-test](https://www.diabetes.org/risk-test)",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such address of a link, and each that stands in the text."""
    seen = []
    for link in page.document.links:
        if not link.kind.followed and not link.target.lower().startswith(("http", "file")):
            continue
        if _ADDRESS.match(link.target):
            seen.append(link.span)
            yield Match(link.target_span, (link.target,))
    if not any(sign in page.folded for sign in _SIGNS):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(sign in block.folded for sign in _SIGNS):
            continue
        for found in _ADDRESS.finditer(block.plain):
            span = block.source_span(*found.span())
            if not any(start <= span.start and span.end <= end for start, end in seen):
                yield Match(span, (found[0],))
