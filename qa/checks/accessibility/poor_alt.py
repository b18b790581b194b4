"""Alternative text that does not say what the image shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.accessibility.images import described, file_name
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block, Image
    from qa.page import Page

_FILE = later(
    r".*\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|avif)|"
    r"(?:img|image|dsc[nf]?|pict?|photo|screen ?shot|screenshot|scan|figure|fig|untitled|unnamed|"
    r"download|stock[- ]?photo|istock(?:photo)?|shutterstock|adobe ?stock|gettyimages|"
    r"depositphotos|pexels|unsplash|dreamstime|whatsapp image|wp|copy of)"
    r"[-_ .#]*\(?[\d][-_\d. :a-z()]*|"
    r"[^\W_]+(?:[-_][^\W_]+){2,}|[a-z]+_[a-z\d]+|[\da-f]{12,}|[\d\W_]+",
    re.IGNORECASE,
)
_NOTHING = later(
    r"(?:an? |the |our |my |this )?(?:image|img|picture|pic|photo|photograph|graphic|icon|figure|"
    r"illustration|diagram|chart|graph|screenshot|banner|thumbnail|hero|stock|logo)"
    r"(?: (?:image|photo|picture|file|here|placeholder|goes here|\d{1,3}))?|"
    r"(?:alt(?:ernative)?[ -]?(?:text|tag)?|description|caption|placeholder|image)"
    r"(?: (?:text|image|here|goes here|of (?:the )?image|to (?:be added|follow|come)|required|"
    r"needed|missing|placeholder|description|tbc))*|"
    r"(?:insert|add|enter|write|type) (?:an? |the |your )?(?:alt(?:ernative)?|image|text|"
    r"description)\b.{0,40}|"
    r"todo|tbc|tbd|tba|n/?a|none|null|undefined|untitled|no alt(?: text)?|decorative(?: image)?|"
    r"spacer|blank|empty|test|xxx+|lorem ipsum.*",
    re.IGNORECASE,
)
_OPENING = later(
    r"(?:an? |the |this (?:is )?(?:an? )?)?(?:close-?up |stock |colou?r |small |large )?"
    r"(?:image|picture|pic|photo|photograph|graphic)s?"
    r"(?: (?:of|showing|shows|that shows|depicting|which shows|with|displaying|illustrating)\b|:)",
    re.IGNORECASE,
)
_SPACES = later(r"[\W_]+")


@rule(
    "accessibility.poor-alt",
    level=Level.WARNING,
    message="The alternative text '%s' %s: say in a few words what the image shows.",
    why="People who cannot see the image are told nothing about it.",
    sources=["WCAG 2.2, 1.1.1 (level A), failure F30", "NHS content guide, images and alt text"],
    examples=[
        Example(
            bad="![IMG_2041.jpg](IMG_2041.jpg)",
            good="![Red, scaly patches on an elbow](IMG_2041.jpg)",
        ),
        Example(
            bad='<p>Sit upright.</p><img src="inhaler.png" alt="Image of a woman with an inhaler">',
            good='<p>Sit upright.</p><img src="inhaler.png" alt="A woman breathes out, then in.">',
            format=Format.HTML,
        ),
        Example(
            bad='<figure><img src="a.png" alt="Where your kidneys are."><figcaption>Where your '
            "kidneys are</figcaption></figure>",
            good='<figure><img src="a.png" alt="Two bean-shaped organs below the ribs.">'
            "<figcaption>Where your kidneys are</figcaption></figure>",
            format=Format.HTML,
        ),
        Example(
            bad="Wash first.\n\n![alt text](hands.png)\n\nThen dry them.",
            good="Wash first.\n\n![NHS](logo.svg)\n\n![Type 2 diabetes](t2.png)",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image whose text is a file's name, says nothing, or says its caption again."""
    for image, alt in described(page):
        if _FILE.fullmatch(alt) or alt.casefold() == file_name(image).rpartition(".")[0].casefold():
            if _is_words(image, alt):
                continue
            what = "is the name of a file"
        elif _NOTHING.fullmatch(alt.strip(" .:[]()<>{}")):
            what = "says nothing"
        elif _OPENING.match(alt):
            what = "begins with what every reader knows, that this is an image"
        elif _repeats_caption(page, image, alt):
            what = "says the caption again"
        else:
            continue
        yield Match(image.span, (_cut(alt), what))


def _is_words(image: Image, alt: str) -> bool:
    """Return whether what looks like a file's name is a word, such as "x-ray" or "warts"."""
    if any(mark in alt for mark in "._/\\") or any(char.isdigit() for char in alt):
        return False
    return alt.count("-") < 2 or (alt.count("-") == 2 and alt not in image.target)


def _repeats_caption(page: Page, image: Image, alt: str) -> bool:
    said = _letters(alt)
    return any(_letters(caption.plain) == said for caption in _captions(page, image))


def _captions(page: Page, image: Image) -> Iterator[Block]:
    """Yield the captions next to an image: those of a figure, or a line below all in italics."""
    blocks = page.blocks
    at = page.block_at(image.span.start)
    if at is None:
        return
    for index in (at, at - 1, at + 1):
        if not 0 <= index < len(blocks):
            continue
        block = blocks[index]
        slanted = block.kind is BlockKind.PARAGRAPH and any(
            inline.kind is InlineKind.EMPHASIS
            and inline.start == 0
            and inline.end >= len(block.text) - 1
            for inline in block.inlines
        )
        if block.kind is BlockKind.CAPTION or (slanted and index >= at):
            yield block


def _letters(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def _cut(alt: str) -> str:
    return alt if len(alt) <= 60 else alt[:57] + "..."
