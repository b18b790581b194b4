"""Variables of a template that were never filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAMES = (
    r"(?:(?:the|your|contact|recipient|user)[ _.-]?)?"
    r"(?:(?:patient|client|customer|member|user|first|last|full|sur|given|clinic|practice|hospital"
    r"|doctor|provider|therapist|nurse|company|business|organi[sz]ation|brand|drug|medication"
    r"|medicine|condition|treatment|appointment|city|location|phone|contact|author|reviewer"
    r"|product|service|visit|review)[ _.-]?"
    r"(?:first[ _.-]?|last[ _.-]?|full[ _.-]?)?"
    r"(?:name|date|time|address|number|phone|e?mail|city)"
    r"|(?:first|last|f|l|full)name|name|date|city|town|state|clinic|practice|hospital|doctor"
    r"|provider|drug|medication|medicine|condition|phone|telephone|e?mail|address|dose"
    r"|dosage|price|company|author|reviewer|location)"
)
_VARIABLE = later(
    r"\{\{\{?-?[^{}\n]{0,80}\}\}\}?|(?<![\w\\])[$#]?\{\$?[a-zA-Z][a-zA-Z0-9_. -]{0,50}\}|\{\d\}"
    r"|(?<![\w%])%[A-Za-z][A-Za-z_]{2,30}%(?![\w%])|@@[a-zA-Z_]{3,30}@@|__[A-Z][A-Z_]{2,30}__"
    r"|\[\[[A-Za-z_ ]{3,30}\]\]|«[A-Za-z_][A-Za-z0-9_. ]{2,40}»|\$[a-z_]{3,20}\$|"
    r"\*\|[A-Z_:]{3,30}\|\*"
)
# Delimiters that only mail and page engines use, around one name.
_MERGE = later(
    r"@@[A-Z][A-Z_]{2,30}@@|\$\([A-Za-z]\w*[_.]\w+\)|%%[A-Za-z][\w.:-]{2,60}(?:\|[^%\n]{0,40})?%%|"
    r"\[%[=-]? ?[\w.]{3,40} ?%\]|"
    r"\{![$\w][\w.$]{2,40}\}|<#[=-]? ?[\w.]{3,40} ?#>|##(?=\w*_)[A-Za-z]\w{2,40}##|"
    r"\[[*+](?:\+{0,2})[a-z][\w.-]{2,30}[*+]?\]|\[\[[*+!$]\w[^\[\]\n]{2,60}\]\]|"
    r"~(?=\w*_)[A-Z]\w{2,40}~|\|\|(?=\w*_)[A-Za-z]\w{2,40}\|\||@(?:Model|ViewBag|Html)\.\w+(?:\.\w+)*|"
    r"\$!?\{?(?:patient|client|user|member|contact|recipient|customer)[._]\w{2,30}\}?|"
    r"\{\{?[#/^](?:if|each|unless|with|foreach)\b[^{}\n]{0,60}\}\}?|"
    r"\{[A-Z][A-Z_]{2,30}\|[^{}\n]{0,30}\}|"
    r"(?<!\w)@(?=[a-z]+[._])[a-z][\w.]{3,40}@(?!\w)|"
    r"%(?:recipient|contact|subscriber|user|patient)[._]\w{2,30}%|-(?=[A-Z]+_)[A-Z_]{4,30}-(?!\w)|"
    # one name in square brackets, or in angle ones that no tag has
    r"(?<![\w\]!])\[(?=[A-Z]+_)[A-Z][A-Z0-9_]{3,40}\](?![\[(:])|<(?=[A-Z]+_)[A-Z][A-Z0-9_]{3,40}>|"
    r"(?<![\w\]!])\[(?i:patient|client|customer|member|recipient|first|last|full|given|sur|clinic|"
    r"practice|hospital|doctor|gp|nurse|surgeon|provider|appointment|appt|visit|review|due|todays?|"
    r"company|organi[sz]ation|contact|phone|medication|medicine|drug|dose|next)_"
    r"(?i:[a-z0-9]{2,15}(?:_[a-z0-9]{1,15}){0,3})\](?![\[(:])",
)
# What a person fills in; what programs fill in stands in templates by right.
_PERSONAL = later(
    rf"(?:[$#]?\{{+\$?|%|@@|__|\[\[|«|\$|\*\|)\s*{_NAMES}(?:_[a-z0-9]+){{0,3}}\s*(?:\}}+|%|@@|__|\]\]|»|\$|\|\*)",
    re.IGNORECASE,
)
# The record of a person, by any of its fields, and with the filters of the template.
_RECORD = later(
    r"\{\{-?\s*(?:patient|client|customer|member|user|recipient|contact|lead|appointment|person|"
    r"reader|"
    r"visitor|subscriber)[._][\w.]{2,40}\s*(?:\|[^{}]{0,60})?-?\}\}",
    re.IGNORECASE,
)
_CAMEL = later(
    r"%[A-Z]+(?:_[A-Z]+)+%|«[A-Z]\w*»|«\w+_\w+»|[$#]\{[a-z]+(?:[A-Z][a-z]+){1,4}\}|\{\d\}|[$#]\{[\w.]+\}|%[a-z]+(?:_[a-z]+)+%"
)
# Two words and no object, as sites' own variables have: "site.title".
_LONE = later(r"\{\{ ?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,3} ?\}\}")
# A name and what it is given, as content systems have blocks, and no language of templates does.
_BLOCK = later(r"\{\{ ?[a-z]+(?:-[a-z]+)* ?: ?[a-z0-9][\w /-]{0,60}\}\}", re.IGNORECASE)
# A call of a helper with what it is given, or of a part of a template: no site of Markdown has it.
_CALL = later(
    r"\{\{\{?~? ?[a-z][\w.-]{2,40}(?: [\w-]{1,30} ?= ?(?:\"[^\"{}\n]{0,80}\"|'[^'{}\n]{0,80}'|"
    r"[\w.-]{1,40})"
    r"){1,8} ?~?\}?\}\}|\{\{> ?[\w./-]{3,60}(?: [^{}\n]{0,60})? ?\}\}|"
    r"\{\{ ?(?:include|partial|render|embed|component|block|snippet|yield|content_for) ?\(?"
    r"['\"][^'\"{}\n]{1,80}['\"][^{}\n]{0,60}\}\}",
    re.IGNORECASE,
)
# What a site sets for itself, and what every site of Jekyll has.
_OF_SITE = later(
    r"\{\{-? ?site\."
    r"(?!(?:title|url|baseurl|base_url|time|data|pages|posts|github|name|description|lang|locale|"
    r"email|author|static_files|collections|related_posts|documents|tags|categories|params)\b)"
    r"[a-z]\w{2,40} ?(?:\|[^{}\n]{0,60})?-?\}\}|"
    # A field of anything else but what the engines of such sites and their loops know.
    r"\{\{-? ?(?!(?:site|page|pages|post|posts|content|layout|include|paginator|forloop|item|entry|"
    r"collections?|data|this|block|self|super|request|env|loop|file|section|image|link|nav|menu|"
    r"resource|params|eleventy|pkg|metadata|meta|frontmatter|doc|i18n|t)\.)"
    r"[a-z][a-z_]{2,30}(?:\.[a-z]\w{2,40}){1,3} ?(?:\|[^{}\n]{0,60})?-?\}\}",
    re.IGNORECASE,
)
_SIGNS = later(
    r"\{|«|%[a-z%]|@@|__|\[[\[%*+]|\$[a-z(!]|\*\||<#|##|~[a-z]|\|\||@[a-z]|[-<\[][a-z]+_",
    re.IGNORECASE,
)  # of folded text
# Such gaps are taken for tags by readers of HTML, so the text of a block does not hold them.
_ANGLED = later(
    r"<<?(?:insert|enter|your|add) [a-z][a-z '-]{1,40}>{1,2}"
    r"|<<?(?:clinic|practice|hospital|doctor|patient|company|drug|provider|first|last|author"
    r"|reviewer|phone)[ _-](?:name|number|address|date|phone|telephone|e?mail|hours|id)s?>{1,2}"
    r"|<<[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,3}>>|\{ ?mergefield [^{}\n]{2,60}\}",
    re.IGNORECASE,
)
# A field of the page's own front matter, but for those that engines make.
_OF_PAGE = later(
    r"\{\{-? ?(?:page|post)\.(?!(?:title|url|date|id|name|path|dir|slug|content|excerpt|summary|"
    r"description|author|authors|categor(?:y|ies)|tags?|next|previous|prev|parent|children|layout|"
    r"permalink|collection|lang|language|locale|meta|data|image|edit_url|canonical_url|abs_url|"
    r"toc|is_\w+|file|filename|fileslug|filepathstem|inputpath|outputpath|outputfileextension|"
    r"templatesyntax|version|versions|revision|git_\w+|last_modified\w*|published|updated|modified|"
    r"word_?count|reading_?time|hero|section|weight|draft|type|kind|markdown|html|site|ancestors|"
    r"attributes|header|frontmatter|params|extra|ref|seo)\b)"
    r"(?P<field>[a-z]\w{2,40})(?:\.\w{1,40})? ?(?:\|[^{}\n]{0,60})?-?\}\}",
    re.IGNORECASE,
)
_FEW = 3


@rule(
    "residue.template-variable",
    level=Level.ERROR,
    message="'%s' should have been filled in: write what belongs there or take it out.",
    why="A gap stands where a name, date or dose should, in the one sentence that is about the"
    " reader.",
    sources=[
        "Jinja, Liquid, Handlebars and merge-field syntax ({{first_name}})",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="<p>Dear {{first_name}}, your results are in.</p>",
            good="<p>Dear patient, your results are in.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="Call {{ clinic_phone }} before you come.",
            good="{% if clinic %}{{ clinic.phone | link }}{% endif %}",
        ),
        Example(
            bad="Rest.\n\n{{ include 'related-panel' }}",
            good="Rest.",
        ),
        Example(
            bad="Rest, and call us.\n\n{{ call-block: book-a-visit }}",
            good="Rest, and call us.\n\n{{ site.data.calls }}",
        ),
        Example(
            bad="Take {drug_name} with food.",
            good='See {{< ref "sleep.md" >}} and {{ site.title }}.',
        ),
        Example(
            bad="Call <clinic name> to book.",
            good="Call `<clinic name>` or <b>the clinic</b>.",
        ),
        Example(
            bad="Welcome back, {{ member.given_name | default: you }}.",
            good="The link {{ page.url | absolute_url }} is made by the site.",
        ),
        Example(
            bad="Call the nurses on «Clinic_Telephone» or write to <<Clinic_Email>>.",
            good="They say « rest » and «oui», and x << y >> z.",
        ),
        Example(
            bad="Printed for %%patient_forename%% (%%PART:gp_footer_en%%) by $(CLINIC_SIGNATURE).",
            good="About 20%% of $(all) costs, and 3 || 4.",
        ),
        Example(
            bad="Ring the ward on {{night_line}} after six.",
            good="Ring the ward on {{ site.data.night_line }} after six.",
        ),
        Example(
            bad='Come to a talk.\n\n{{ events_list topic="knees" max="2" }}',
            good='Come to a talk.\n\n{{< events topic="knees" >}}',
        ),
        Example(
            bad='Ring {{ location.phone | default: "main" }} or text {{ site.ward_mobile }}.',
            good="Read {{ site.title }} after six.",
        ),
        Example(
            bad="Ask about {{ remedy.display_name }} first.",
            good="Ask about {{ item.display_name }} first.",
        ),
        Example(
            bad="---\ntitle: Flu\n---\n# Flu\n\nChecked by {{ page.nurse_of_the_week }}.",
            good="---\ntitle: Flu\nchecker: Jo Webb\n---\n# Flu\n\nChecked by {{ page.checker }}.",
        ),
        Example(
            bad="<title>Rehab | %SITE_NAME%</title><main><h1>Rehab</h1><p>Rest.</p></main>",
            good="<title>Rehab | Elm Clinic</title><main><h1>Rehab</h1><p>Rest.</p></main>",
            format=Format.HTML,
        ),
        Example(
            bad="Your next visit is with [%ConsultantName%].",
            good="Your next visit is with [the consultant].",
        ),
        Example(
            bad="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Sent to {!Contact.Email}</p>"
            "</footer>",
            good="<main><h1>Flu</h1><p>Rest.</p></main><footer><p>Sent to you</p></footer>",
            format=Format.HTML,
        ),
        Example(
            bad="Ask %surgeon_name%'s office before you stop a blood thinner.",
            good="About 5% of patients need a second look, and 10% a third.",
        ),
        Example(
            bad="Rehab at %SITE_NAME% is open to all.",
            good="Rehab at our site is open to 50% of all.",
        ),
        Example(
            bad="Dear %FIRSTNAME%, your visit is on ${date}.",
            good="Between 5% and 10% of people have it, and {they} pay $5 or $6.",
        ),
        Example(
            bad="Dear [CLIENT_SURNAME], your scan is on [appointment_date] at <CLINIC_SITE>.",
            good="Dear all, see [our hours][VISIT_US] and `[NEXT_DATE]` or [Ref_2].\n\n"
            "[VISIT_US]: /hours",
        ),
        Example(
            bad="See @@SITE_URL@@ for our hours.",
            good="See our site for our hours, @home and @work.",
        ),
        Example(
            bad="Hello again %%FIRSTNAME|default:%% and well done.",
            good="Hello again and well done: 50%, then 60%.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each variable on a page that is not itself a template."""
    source = page.document.source
    if "{%" in source:
        return
    rendered = page.document.format is not Format.MARKDOWN and source.count("{{") <= _FEW
    if "<" in source and page.document.format in (Format.MARKDOWN, Format.HTML):
        yield from _angled(page)
    marked = {page.block_of(sign.start()) for sign in _SIGNS.finditer(page.folded)}
    of_engine = page.metadata_text("layout", "permalink", "templateKey")
    level = Level.SUGGESTION if of_engine else Level.WARNING
    for block in map(page.blocks.__getitem__, sorted(marked)):
        if block.kind is BlockKind.CODE:
            continue
        last = 0
        for found in sorted(_gaps(block.plain, rendered=rendered), key=lambda hit: hit.start()):
            if found.start() >= last and not _is_given(page, found[0]):
                last = found.end()
                of_site = not rendered and (
                    _OF_SITE.fullmatch(found[0]) or _OF_PAGE.fullmatch(found[0])
                )
                span = block.source_span(*found.span())
                yield Match(span, (found[0],), level=level if of_site else None)
    if page.document.format is Format.HTML:
        yield from _around(page, rendered=rendered)


def _gaps(text: str, *, rendered: bool) -> Iterator[re.Match[str]]:
    yield from _MERGE.finditer(text)
    yield from (hit for hit in _VARIABLE.finditer(text) if _is_gap(hit[0], rendered=rendered))


def _around(page: Page, *, rendered: bool) -> Iterator[Match]:
    """Yield the gaps of the header and the footer, which stand outside the content."""
    title = page.metadata_text("title")
    outside = f"{title}\n{page.document.outside}"
    if not _SIGNS.search(outside):
        return
    for found in _gaps(outside, rendered=rendered):
        place = page.document.source.find(found[0])
        span = Span(place, place + len(found[0])) if place >= 0 else page.start
        yield Match(span, (found[0],))


def _is_given(page: Page, text: str) -> bool:
    """Return whether the page's own front matter fills a variable of the page."""
    found = _OF_PAGE.fullmatch(text)
    return found is not None and found["field"] in page.document.metadata


def _angled(page: Page) -> Iterator[Match]:
    """Yield each gap such as `<clinic name>` of the source, code left out."""
    for found in _ANGLED.finditer(page.document.source, *page.document.content):
        index = page.block_at(found.start())
        block = page.blocks[index] if index is not None else None
        if block is not None and (block.kind is BlockKind.CODE or found[0] in block.text):
            continue
        yield Match(Span(*found.span()), (found[0],))


def _is_gap(text: str, *, rendered: bool) -> bool:
    """Return whether a tag should have been filled in before the page went out."""
    if text.startswith("{{") and rendered:
        return True
    return any(
        kind.fullmatch(text)
        for kind in (_PERSONAL, _RECORD, _CAMEL, _LONE, _BLOCK, _CALL, _OF_SITE, _OF_PAGE)
    )
