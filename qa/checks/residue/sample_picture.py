"""Pictures that stand where the real one should be put."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAMPLE = later(
    r"//(?:www\.|via\.|i\.|images?\.)?(?:placeholder\.com|placehold\.(?:it|co|jp)|placekitten\.com"
    r"|placeimg\.com|placebear\.com|placecage\.com|placeholder\.pics|picsum\.photos|lorempixel\.com"
    r"|loremflickr\.com|dummyimage\.com|fakeimg\.pl|fpoimg\.com|unsplash\.it|holder\.js"
    r"|source\.unsplash\.com)(?:[/?]|$)"
    r"|(?:^|[/_-])(?:woocommerce-)?(?:image-|img-)?placeholder(?:[-_.]?(?:image|img|photo|pic|\d+))?"
    r"(?:[-_]\d+x\d+)?\.(?:png|jpe?g|gif|svg|webp)$"
    r"|(?:^|/)(?:your[-_]?image|image[-_]?here|dummy(?:[-_]image)?|sample[-_]?image|no[-_]image"
    r"|default[-_]image|elementor/assets/images/placeholder|lorem)[\w-]*\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)


@rule(
    "residue.sample-picture",
    level=Level.ERROR,
    message="The picture '%s' is a stand-in: put the real one here or take it out.",
    why="Readers see a grey box, or a picture that has nothing to do with the text.",
    sources=[
        "placeholder.com, placehold.it, picsum.photos: pictures for use while a page is built"
    ],
    examples=[
        Example(
            bad="![A nurse](https://via.placeholder.com/600x400)",
            good="![A nurse shows an inhaler](/images/nurse-inhaler.jpg)",
        ),
        Example(
            bad="![A clinic](/wp-content/uploads/placeholder.png)",
            good="![Blood pressure chart](placeholder-effect-chart.png)",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such picture."""
    for image in page.document.images:
        if _SAMPLE.search(image.target):
            yield Match(image.span, (image.target,))
