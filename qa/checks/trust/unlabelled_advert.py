"""An affiliate link, or a page that is paid for, without a label before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_AFFILIATE = regex_later(
    r"//(?:www\.)?(?:amzn\.to|amzn\.eu|a\.co|geni\.us|shareasale\.com|(?:[\w\-]+\.)?awin1\.com|"
    r"rstyle\.me|go\.skimresources\.com|go\.redirectingat\.com|click\.linksynergy\.com|"
    r"(?:[\w\-]+\.)?sjv\.io|(?:[\w\-]+\.)?pxf\.io|(?:[\w\-]+\.)?hop\.clickbank\.net|"
    r"(?:www\.)?(?:anrdoezrs|dpbolvw|jdoqocy|tkqlhce|kqzyfj)\.(?:com|net)|shop-links\.co|howl\.me|"
    r"ltk\.app|prf\.hn|avantlink\.com)(?:/|\Z|\?)|"
    r"//[^/?#]*\bamazon\.[a-z.]{2,6}/[^#]*[?&](?:amp;)?(?:tag|ascsubtag|linkcode)="
    r"|[?&](?:amp;)?(?:aff|aff_?id|affid|affiliate(?:_?id)?|afftrack|rfsn|rcode|referral_?code|"
    r"clickref|irclickid|hop)=|[?&](?:amp;)?(?:tag=[\w\-]+-2[0-9]\b|ref=[\w\-]*aff|utm_(?:medium|"
    r"source)=affiliates?\b|coupon=)|/(?:aff|recommends)/[\w\-]",
    regex.IGNORECASE,
)
_REL = regex_later(r"\brel\s*=\s*[\"']?[^\"'>]*\bsponsored\b", regex.IGNORECASE)
_LABEL = regex_later(
    r"\baffiliates?\b|\bcommissions?\b|\bsponsor(?:ed|ship|s)?\b|\bpaid (?:link|partner\w*|"
    r"promotion|content|advert\w*|for by|post)|\badverti[sz]\w+\b|\badvertorial\b|\badverts?\b|"
    r"(?:^|[\s(\[])#?ads?\b|\b(?:earn|receive|get|make) (?:\w+ ){0,3}(?:money|fees?|cut|share|"
    r"percentage|payments?)\b|\bpaid by\b|\bwere paid\b|\bpromotional feature\b"
)
_NO_LABEL = regex_later(
    r"\b(?:not|no|never|n't|without)\b[^.]{0,40}\b(?:affiliate|commission|sponsor\w*|paid|"
    r"adverti\w+|ads?|money|adverts?)\b"
)
_KEYS = ("sponsored", "sponsored_by", "paid_partnership", "advertorial", "advertisement", "sponsor")
_SURELY = _KEYS[:-1]
_NO = frozenset({"false", "no", "none", "0", "n/a", "off"})
_REACH = 60


@rule(
    "trust.unlabelled-advert",
    level=Level.ERROR,
    message="%s is paid for, and no label before it says so: tell readers first, such as 'We earn "
    "a commission if you buy through this link'.",
    why="Readers must know that someone is paid before they follow a link or believe a page.",
    sources=[
        "16 CFR 255.5, material connections",
        "HONcode, principle 8 (advertising policy)",
        "NHS standard for creating health content, part 1: adverts and conflicts are open",
    ],
    examples=[
        Example(
            bad="The best light box is [this one](https://amzn.to/3xYzAbC).",
            good="We may earn a commission from links on this page.\n\nThe best light box is "
            "[this one](https://amzn.to/3xYzAbC).",
        ),
        Example(
            bad="Buy [the brace](https://www.amazon.com/dp/B00X4WHP5E?tag=kneehelp-20).\n\nThis "
            "page has affiliate links.",
            good="Read [the guideline](https://www.nice.org.uk/guidance/ng59?tag=knee).",
        ),
        Example(
            bad="---\nsponsored: true\nsponsor: Acme Vitamins\n---\n# Why vitamin D "
            "matters\n\nVitamin D keeps bones strong.",
            good="---\nsponsored: true\n---\n# Why vitamin D matters\n\nSponsored by Acme "
            "Vitamins.\n\nVitamin D keeps bones strong.",
        ),
        Example(
            bad="We take no money from sponsors.\n\nOur favourite is [Zinc Plus]"
            "(https://zincplus.example/?aff_id=33).",
            good="[Zinc Plus (affiliate link)](https://zincplus.example/?aff_id=33) is one of "
            "many.",
        ),
    ],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such link that no label stands before, and the top of an unlabelled page.

    A label counts that stands anywhere above the link, or right with it.
    """
    paid = list(_paid_links(page))
    sponsored = _is_sponsored(page, _KEYS)
    if not (paid or sponsored):
        return
    label = _first_label(page)
    if label is None and sponsored:
        spans = page.document.metadata_spans
        key = next((k for k in spans if k.lower().replace("-", "_") in _KEYS), None)
        level = Level.ERROR if _is_sponsored(page, _SURELY) else Level.WARNING
        yield Match(spans[key] if key else page.start, ("This page",), level=level)
    for link in paid:
        if not _is_labelled(page, link, label):
            yield Match(link.span, (f"'{link.text.strip() or link.target}'",))


def _is_sponsored(page: Page, keys: tuple[str, ...]) -> bool:
    if not page.document.metadata:
        return False
    said = page.metadata_text(*keys).strip().lower()
    return bool(said) and said not in _NO


def _paid_links(page: Page) -> Iterator[Link]:
    """Yield the links that carry the mark of an affiliate programme, or say that they are paid."""
    source = page.document.source
    marked = "sponsored" in source
    for link in page.document.links:
        if not link.kind.followed:
            continue
        target = link.target
        if "//" in target and _AFFILIATE.search(target):
            yield link
        elif marked:
            opening = source[link.span.start : link.target_span.end + _REACH].partition(">")[0]
            if _REL.search(opening):
                yield link


def _first_label(page: Page) -> int | None:
    """Return the offset in the source at which a label first stands; None for none."""
    for number, block in enumerate(page.blocks):
        for found in _LABEL.finditer(block.folded):
            around = block.folded[max(0, found.start() - _REACH) : found.end()]
            if not _NO_LABEL.search(around):
                return page.blocks[number].source_span(*found.span()).start
    return None


def _is_labelled(page: Page, link: Link, label: int | None) -> bool:
    if label is not None and label <= link.span.end:
        return True
    after = page.document.source[link.span.end : link.span.end + _REACH].lower()
    beside = after.partition("\n")[0].partition(".")[0]
    return "affiliate" in beside or "(ad)" in beside
