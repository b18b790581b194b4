"""Text that a theme or a widget puts into a sidebar or footer until somebody writes there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.around import place_around
from qa.document import BlockKind, Format, Span, folded
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WORDS = (
    "text widget", "appearance", "add widgets", "no menu assigned", "assign a menu", "footer text",
    "your company", "company name", "all rights reserved by", "site tagline", "site title",
    "another wordpress site", "lorem ipsum", "use this text to share", "pair text with an image",
    "it all begins with an idea", "make it stand out", "some text inside of a div", "your logo",
    "add your footer", "add a menu", "set up your menu", "front page content has been created",
    "copyright text", "edit this text", "edit footer", "footer widget", "sidebar widget",
    "click here to edit", "double click", "tell visitors", "let visitors know", "your content here",
    "widget area", "anytown", "yourdomain", "yoursite", "yourwebsite", "yourcompany",
    "@example.com", " goes here", "your name here", "your address here", "street address here",
    "123 main st", "demo home", "home demo", "purpose ", "responsive ", "this theme",
    "this template", "theme demo", "theme by", "theme:", "theme designed", "your site",
    "your website", "your business", "your practice", "your clinic", "your organi", "your name",
    "yourbusiness", "yourclinic", "yourpractice", "sitename", "site name", "theme from",
    "template by", "theme is by", "pro demo",
)  # fmt: skip
_DEFAULT = later(
    r"this is (?:a|an|the|your) (?:example |sample |default )?(?:text|footer|sidebar|html|custom "
    r"html) widget"
    r"|go to (?:the )?appearance\b[^.\n]{0,60}"
    r"|(?:in|under|from|via) (?:the )?appearance ?(?:->|>|\u2192|\u00bb|/|menu)"
    r"|add (?:some )?widgets (?:to|in) (?:this|the|your) (?:area|sidebar|footer|widget)"
    r"|no menu assigned|assign a menu (?:in|to|here)|set up your menu (?:in|under)"
    r"|(?:your |add (?:your )?|enter (?:your )?|edit (?:this )?|default |sample )footer text"
    r"|footer text (?:goes )?here|(?:copyright text|footer copyright) (?:goes )?here"
    r"|(?:\u00a9|\(c\)|copyright)\s?(?:20\d\d)?,? ?(?:by )?(?:your (?:company|site|website|"
    r"business|name)|"
    r"company name|site (?:title|name)|\[?company\]?)\b"
    r"|(?:\u00a9|\(c\)|copyright|&copy;)\s?(?:20\d\d)?(?: ?[-\u2013] ?20\d\d)?,? ?(?:by )?\[?"
    r"(?:the )?(?:your ?(?:company|site|web ?site|business|practice|clinic|organi[sz]ation|brand|"
    r"blog|domain)(?: ?name)?|(?:site|company|business|clinic|practice|blog|brand) ?name)\b\]?"
    r"|\byour(?:site|company|business|clinic|practice|brand|website|domain)name\b"
    r"|\b(?:[\w'-]+ ){1,3}(?:theme|template) (?:(?:is )?(?:designed |made |built |created |"
    r"developed )?by|from) (?:theme|templat|envato|elegant|astra|studio|wp|word|web|press|code|"
    r"pixel|(?=\w{0,20}(?:theme|press|pixel|wp\b|template)))\w+\b"
    r"|(?:^|(?<=[|\u00b7\u2022.] ))theme: [\w' -]{2,40} by [\w' -]{2,30}"
    r"|your company name\b|^company name\b|^site (?:tagline|title)$"
    r"|use this text to share information about your brand"
    r"|pair text with an image to focus on your chosen"
    r"|it all begins with an idea\. maybe|\bmake it stand out\b\.? whatever it is"
    r"|this is some text inside of a div block"
    r"|no front page content has been created yet"
    r"|(?:edit this text|edit footer|change this text) (?:in|from|under|via) (?:the )?(?:theme|"
    r"customi[sz]er|"
    r"appearance|widgets?|settings|options)"
    r"|(?:footer|sidebar|header) widget (?:area|\d|one|two|three|four)\b"
    r"|your (?:logo|name|address|phone number|street address) (?:goes )?here"
    r"|123 main (?:street|st)\b\.?,? (?:anytown|city|your city|suite)|\banytown\b"
    r"|\b[\w.]*@?(?:yourdomain|yoursite|yourwebsite|yourcompany)\.(?:com|org|net|co\.uk)\b"
    r"|\b(?:short |your |a )?(?:bio|biography|caption|summary|intro|blurb|quote|tagline|teaser) "
    r"goes here\b|(?:double[- ])?click here to edit\b[^.\n]{0,60}|"
    r"\btell visitors (?:a (?:bit|little) )?(?:more )?about your\b|\blet visitors know\b|"
    r"\bdouble click (?:here |me )?to edit\b|"
    r"\b(?:add|put|type|write) your content here\b|another wordpress site|lorem ipsum dolor"
    r"|\b(?:buy|purchase|get|download|preview) this (?:wordpress |html )?(?:theme|template)\b"
    r"(?: (?:now|on|at|from)\b[^.\n]{0,30})?|\b(?:theme|pro) demo\b"
    r"|\bdemo home(?: ?page)? ?\d|\bhome demo ?\d|\b(?:multi-?purpose|responsive) (?:[\w&]+ ){0,3}?"
    r"(?:html5? |wordpress |website |landing page )?(?:template|theme)\b"
)
_SAMPLE_WORDS = (
    "collins st", "envato", "themeforest", "123-4567", "123 4567", "456-7890", "456 7890",
    "fake st", "21th st", "@example.com", "@yourdomain", "2355 98", "55488 55", "345 6789",
    "cardinal st", "templatemonster", "bootstrapmade", "king st",
)  # fmt: skip
# What the footers of demo pages show; in the text itself other rules tell it.
_SAMPLES = later(
    r"(?:visit us:? )?(?:\d{2,5}|po box \d+),? (?:main )?collins st(?:reet|\.)?(?: west)?,? "
    r"(?:melbourne,? )?victoria 8007(?:, envato hq)?|\benvato (?:hq|headquarters)\b"
    r"|(?<!\d)(?:\+?1[-. ])?\(?(?:555|800|888|123|866|877|900)\)?[-. ]{1,2}123[-. ]4567\b"
    r"|(?<!\d)(?:\+?1[-. ])?\(?123\)?[-. ]{1,2}456[-. ]7890\b|\+012 345 678\d{1,2}\b"
    r"|\+1 5589 55488 55\b|\+ ?1235 2355 98\b|203 fake st\b|\b\d{3} \w+ 21th st(?:reet)?\b"
    r"|\b(?:info|mail|contact|hello)@(?:example|yourdomain)\.com\b"
    r"|\b304 north cardinal st\b|\b121 king st(?:reet)?\b\.?,? melbourne\b"
    r"|(?:proudly )?(?:crafted|made|built|designed|powered|created) (?:with \w+ )?by "
    r"(?:themeforest|envato|templatemonster|bootstrapmade)[\w .]{0,30}"
)
_COMMENTS = later(
    r"\byour e-?mail address will not be published\b\.?(?: required fields are marked ?\*?)?"
    r"|\b(?:leave a (?:reply|comment)(?: cancel reply)?|cancel reply)\b(?=\s*\Z|\n)"
    r"|\brequired fields are marked \*"
    r"|\bsave my name, e-?mail,? and website in this browser\b[^\n]{0,60}"
)
"""Of a form for comments, which is left over where there are no fields."""
_FIELD = later(r"<(?:form|input|textarea|iframe|script(?![^<>]*json))\b", re.IGNORECASE)
_FIRST_PAGE = later(
    r"<a\b[^<>]{0,300}>\s*(?P<said>sample page|hello,? world!?|uncategori[sz]ed|new page|"
    r"test page|page title|menu item(?: \d)?|your page title|untitled(?: page)?)\s*</a>",
    re.IGNORECASE,
)
"""A link of a menu to what a new site comes with."""


@rule(
    "residue.theme-default",
    level=Level.ERROR,
    message="'%s' is what a theme shows until somebody writes there: write your own text, or take"
    " it out.",
    why="Default text tells readers that nobody looks after the site.",
    sources=[
        "WordPress, text widget and menu of the default themes (Appearance > Widgets)",
        "Squarespace, Shopify, Webflow and Drupal, text of new sections",
    ],
    examples=[
        Example(
            bad="This is a text widget. Go to Appearance > Widgets to edit this content.",
            good="Go to the pharmacy. Changes in appearance of the skin are common.",
        ),
        Example(
            bad="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>This is a text widget. Go to"
            " Appearance &gt; Widgets to edit it.</p></footer>",
            good="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Northbridge Clinic</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Call 1-800-123-4567</p></footer>",
            good="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Call 0113 496 0000</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad="<main><p>Rest.</p></main><footer><p>MedLife Pro Demo: buy this theme</p></footer>",
            good="<main><p>Rest.</p></main><footer><p>See a demo of this test</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Copyright 2021 YourPracticeName."
            " Clinica theme by PressPixels</p></footer>",
            good="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Copyright 2021 Your Health"
            " Nurses Ltd. This year's theme is by artists from the ward</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad="<nav><a href='/gout/'>Gout</a> <a href='/sample-page/'>Sample Page</a></nav><main>"
            "<p>Rest.</p></main>",
            good="<nav><a href='/gout/'>Gout</a> <a href='/pages/'>Pages</a></nav><main><p>Rest."
            "</p></main>",
            format=Format.HTML,
        ),
        Example(
            bad="<main><p>Rest.</p></main><aside><p>Your email address will not be published."
            " Required fields are marked *</p></aside>",
            good="<main><p>Rest.</p></main><aside><p>Your email address will not be published.</p>"
            "<form><input name='email'></form></aside>",
            format=Format.HTML,
        ),
        Example(
            bad="<main><p>Rest.</p></main><footer>\u00a9 2024 Your Company Name</footer>",
            good="<main><p>Rest.</p></main><footer>\u00a9 2024 Hillside Company</footer>",
            format=Format.HTML,
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such text, in the content and, for HTML, around it."""
    if any(word in page.folded for word in _WORDS[:-1]):
        for block in page.blocks:
            if block.kind is BlockKind.CODE:
                continue
            for found in _DEFAULT.finditer(block.folded):
                yield Match(block.source_span(*found.span()), (block.text[slice(*found.span())],))
    outside = folded(page.document.outside)
    if any(word in outside for word in _WORDS):
        yield from _around(page, outside, _DEFAULT)
    if any(word in outside for word in _SAMPLE_WORDS):
        yield from _around(page, outside, _SAMPLES)
    source = page.document.source
    if page.document.format is not Format.HTML:
        return
    if _COMMENTS.search(outside) and not _FIELD.search(source):
        yield from _around(page, outside, _COMMENTS)
    first, last = page.document.content
    for found in _FIRST_PAGE.finditer(source):
        if not first <= found.start() < last:
            yield Match(Span(*found.span("said")), (found["said"],))


def _around(page: Page, outside: str, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield what stands around the content."""
    for found in pattern.finditer(outside):
        words = page.document.outside[slice(*found.span())]
        yield Match(place_around(page.document, words) or page.start, (words,))
