"""Words that send readers to something of another kind than a table, and it is not on the page."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.structure.nothing_below import is_linked
from qa.context import in_references, is_quoted, is_references_heading
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.literals import may_match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_GOING = (
    r"(?:see|go(?: back)? to|turn(?: back)? to|refer(?: back)? to|look at|read|found on|given on|"
    r"listed on|shown on|explained on|described on|continued on|back to|overleaf,?)"
)
_PAGE = later(
    rf"\b{_GOING}(?: also)? (?P<what>pages? \d{{1,3}}(?:(?:-| to | and |\u2013)\d{{1,3}})?)\b"
    r"(?! of \d)(?! (?:of|in|from) (?:the|your|our|their|an?)\b)"
    r"|\b(?:form|table|list|chart|map|box|diagram|steps|address|number|advice|section) on "
    r"(?P<leaf>page \d{1,3})\b(?! (?:of|in))"
)
_SECTION = later(
    rf"\b(?:{_GOING}|in|under|as) (?P<what>(?:section|chapter|part|paragraph) "
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?))\b(?!\()(?! (?:of|in) |[^.]{0,40}\bact\b)"
    r"|\A(?P<opens>section (?P<deep>\d{1,2}\.\d{1,2})) (?:tells|explains|says|gives|lists|"
    r"describes|sets|shows|covers)\b"
)
_HERE = (
    r"(?:(?:further|lower) (?:down|up|on)|above|below|later(?: on)?|earlier|overleaf|(?:at|near) "
    r"the (?:very )?(?:end|top|bottom|foot|start)|(?:on|in) this (?:page|leaflet|guide|article|"
    r"factsheet|booklet|handout|sheet))"
)
_QUOTED = r"[\"\u201c\u2018'](?P<{0}>[^\"\u201c\u201d.;\n]{{3,60}}?)[\"\u201d\u2019'](?![a-z])"
_AWAY = r"(?! (?:of|in|on|at|from) (?!this\b|the (?:end|top|bottom|foot|next)\b))"
_NAMED_SECTION = later(
    r"\b(?:in|see|under|to|read|at|from|is|the|our|this) (?P<what>(?:the |our |this )?(?:section|"
    r"chapter|heading|part) (?:below |above )?(?:called |headed |titled |entitled |named |on |"
    rf"about )?{_QUOTED.format('name')}){_AWAY}"
    r"|\b(?:in|see|under|to|read|at|from) (?P<other>(?:the |our |this )?"
    rf"{_QUOTED.format('called')} (?:section|chapter|part)\b){_AWAY}"
    rf"|\b(?P<under>(?:under|see|read|in) {_QUOTED.format('there')},? {_HERE})\b(?! (?:of|the) )"
)
_STEP = later(
    r"\b(?:see|repeat|(?:back|go|skip|return|on) to|redo|as in|from) (?P<what>step (?P<number>"
    r"\d{1,2}))\b(?! (?:of|in|on|above the|to|and|or)\b|[-\u2013/.]\d)"
)
_QUESTION = later(
    r"\b(?:to|in|for|see|at|of|from|after|before|with|skip|answer|answered|answering|follow|repeat"
    r"|do) "
    r"(?P<what>(?:questions? |(?:(?<=follow )|(?<=repeat )|(?<=do ))"
    r"steps \d{1,2} ?(?:to|-|\u2013) ?)"
    r"(?P<number>\d{1,2}))\b(?! (?:on|of|in) (?:the|your|our|"
    r"this)\b)"
)
_FOOTNOTE = later(
    r"\b(?:see|read|in) (?:the )?(?P<what>(?:foot|end)notes?|(?<=see )notes? \d{1,2})\b"
    r"|\((?:see )?(?P<note>(?:foot|end)note)s?(?: \w)?\)"
)
_FILM = later(
    r"\b(?P<during>in (?:the|this|our) (?:[\w-]+ )?(?:video|film|clip|animation)),"
    r"|\b(?P<story>(?:listen to|watch|hear) (?:[\w']+ ){1,3}(?:story|experience|interview) "
    r"(?:below|above))\b|"
    r"\b(?P<shown>(?:in|from|of) (?:this|our|the) (?:[\w-]+ ){0,2}?(?:video|film|clip|animation)s? "
    r"(?:below|above|opposite))\b|"
    r"\b(?:watch|play|view|see|press play (?:on|to start)) (?P<what>(?:this|these|the|our) "
    r"(?:[\w-]+ ){0,2}?(?:video|film|clip|animation|recording)s?)\b"
    r"(?! (?:call|link|consultation|visit|appointment|session|series|game|shown in|in the)s?\b)"
    r"|\b(?P<does>(?:this|the) (?:short |following )?(?:video|film|animation|clip|podcast)(?: "
    r"below)?"
    r") (?:shows|explains|tells|describes|takes you|walks you|looks at)\b"
    r"|\b(?P<heard>listen to (?:this|our) (?:[\w-]+ )?(?:podcast|recording|episode|audio(?: "
    r"clip)?))"
    r"\b"
)
_CODE = later(
    r"\b(?:scan|use|point your (?:phone|camera) at) (?P<what>(?:the|this|our) (?:qr[ -]?)?code)s?\b"
    r"(?!:? ?[#*\"\d])"
    r"(?! (?:\w+ )?(?:on|in|at|from|near|by|inside|outside|displayed|printed|that|which|they|we) )"
)
_FAR = later(
    r"\b(?P<what>(?:the|this|our|these) (?:[\w-]+ ){0,2}?(?P<thing>links?|boxe?s?|panel|form|list|"
    r"button|phone numbers?|numbers?|address|references|contact details|details|glossary|"
    r"quiz|checklist|calculator|questionnaire|coupon|voucher) (?:(?:at|on|in|to) "
    r"(?:the|our) (?:(?:very )?(?:end|bottom|foot|back|last page) of (?:this|the) (?:page|leaflet|"
    r"guide|sheet|section|article|factsheet|booklet)|(?:right|left)(?:[- ]hand(?: side)?)?|"
    r"next page|back page|facing page|opposite page|sidebar|margin)|overleaf|opposite))\b"
)
_PRINTED = later(
    r"\b(?P<what>see over(?:leaf)?|details overleaf|continued overleaf|please turn over|"
    r"inside (?:front |back )?cover|(?:on|at) the (?:back|reverse) of this "
    r"(?:leaflet|page|sheet|booklet|factsheet|flyer)|(?:the |this )?tear-off (?:slip|strip|section|"
    r"form)|(?:see|complete|fill in|return|read|use|sign) the (?:enclosed|attached) (?:[\w-]+ )?"
    r"(?:map|leaflet|form|sheet|booklet|list|questionnaire|slip|guide|factsheet|information))\b"
)
_FORM = later(
    r"\b(?:fill (?:in|out)|complete|use|try|take|press|click(?: on)?|tap|submit|do|answer) "
    r"(?P<what>(?:the|this|our|these) (?:[\w-]+ ){0,2}?(?:form|button|quiz|calculator|checker|"
    r"questionnaire|tool|questions|self-test|test|survey|poll|boxe?s?|checklist|icon|map) below)\b"
)
_SHOWN_HERE = (
    r"(?:tables?|charts?|graphs?|maps?|diagrams?|pictures?|photos?|photographs?|images?|"
    r"illustrations?|drawings?|infographics?|sketch(?:es)?|timelines?|flow ?charts?|screenshots?)"
)
_SHOWS = (
    r"(?:shows?|explains?|illustrates?|lists?|compares?|gives?|sets? out|summari[sz]es?|makes?|"
    r"tells?|describes?|demonstrates?|breaks? down)"
)
_DRAWN = later(
    rf"\bas (?P<what>(?:this|these|the) (?:[\w-]+ ){{0,3}}?{_SHOWN_HERE}) {_SHOWS}\b"
    rf"|(?:^|[.!?] )(?P<bare>the {_SHOWN_HERE}(?: below)?) (?:shows?|illustrates?|compares?|"
    r"sets? out|lists?) "
    rf"|(?:^|[.!?:] )(?P<opens>(?:this|these|the following|our) (?:[\w-]+ )?{_SHOWN_HERE}) {_SHOWS}"
    r"\b"
    rf"|\b(?P<here>(?:this|the following) {_SHOWN_HERE}) (?:below )?(?:shows?|lists?|compares?)\b"
    r"|\b(?P<part>the (?:[\w-]+ )?(?:dots?|bars?|lines?|arrows?|shad(?:ed|ing)(?: areas?| parts?)?|"
    r"circles?|blue|red|green|colou?rs?|numbers|labels?|stars?|columns?|rows?) (?:on|in|of) (?:the|"
    rf"this|our) (?:{_SHOWN_HERE}|figure))\b(?= (?:shows?|marks?|stands?|means?|is|are|tells?|"
    r"points?|represents?)\b)"
)
_ALSO = later(
    r"(?:\A|[.!?] )(?P<what>(?:see also|related (?:pages|links|topics|articles|reading)|further "
    r"reading|useful links|more on this|you may also like|read next|see more)) ?:?\s*\Z"
)
_ANSWERS = later(
    r"\b(?P<what>answers to (?:the|our|this) (?:[\w-]+ )?(?:quiz|questions|puzzle|test|true or "
    r"false)) ?[:\u2013-] ?\d"
    r"|\A\W*(?P<alone>answers) ?: ?(?:1|a)[.):, ]"
)
_OPTIONS = (
    r"(?:options?|choices|methods?|treatments?|tests?|groups?|steps?|ways|kinds|types|reasons|"
    r"questions|answers|points|tips|signs|symptoms|medicines|drugs|tablets|vaccines|exercises|"
    r"stages|services|clinics|operations|procedures|conditions|problems|numbers|rules)"
)
_BACK = later(
    r"\b(?P<what>as (?:we |was |i )?(?:have )?(?:already )?(?:mentioned|described|explained|noted|"
    r"discussed|stated|said|outlined|shown|listed|set out|seen|saw|detailed|covered|pointed out) "
    r"(?:above|earlier|previously|before(?=[,.])|in the (?:last|previous|preceding|section above)"
    r"(?: (?:section|part|chapter|page|paragraph))?))\b"
    rf"|\b(?P<nth>the (?:first|second|third|fourth|last|latter|other|rest|former) (?:two )?"
    rf"(?:of|in) (?:these|those)(?: {_OPTIONS})?)\b"
    rf"|\A(?P<several>(?:all )?these (?:two|three|four|five|six|\d) {_OPTIONS})\b"
    r"|\A(?P<latter>the (?:former|latter)) (?:is|are|can|may|has|have|costs?|works?)\b"
    rf"|\A(?P<these>(?:all|both|each|either|none|most|some) (?:\w+ )?of (?:these|those|the above) "
    rf"{_OPTIONS})\b"
    r"|\b(?P<above>(?:the|these|those) (?:[\w-]+ )?(?:steps|list|tips|exercises|options|"
    r"instructions|"
    r"advice|symptoms|signs|rules|points|questions|paragraph|section|guidelines|examples|"
    r"information|treatments|medicines|tests|methods|precautions|warnings) "
    r"(?:above|listed above|mentioned above|described above|given above|set out above|mentioned "
    r"earlier))\b"
    r"|\b(?P<former>the (?:above|above-mentioned|aforementioned|afore-mentioned|previously "
    r"mentioned"
    r"|preceding|foregoing) (?:[\w-]+ )?(?:list|steps|tips|exercises|options|instructions|advice|"
    r"symptoms|signs|rules|points|questions|paragraph|section|guidelines|examples|treatments|"
    r"medicines|tests|methods|precautions|warnings|table|information))\b"
)
_CLICK = later(
    r"\b(?:click|tap|press|clicking|tapping) (?:on )?(?P<what>here|this link|the link|this "
    r"button)\b(?! (?:in|from|on) (?:your|the|our|an?) (?:[\w-]+ )?(?:e-?mails?|texts?|letters?|"
    r"messages?|app|invit\w+|portal))"
    r"|\b(?:follow|use) (?P<link>this link)\b"
)
_SHOWN = (
    *("<table", "<img", "<svg", "<iframe", "<canvas", "<picture", "<video", "<audio", "<object"),
    *("<form", "<script", "<figure", "<select", "<input", "<button", "<embed", "![", "{%", "{{"),
    *("{<", ":::", "[["),
)
_PICTURED = (*_SHOWN, "|--", "| -", "|:-", "+--")
_AT_NUMBER = later(
    r"(?:\A|\n)[^\w\n]*(?:(?:section|chapter|part|paragraph|question|q) ?)?"
    r"(\d{1,2}(?:\.\d{1,2})?)(?!\.?\d)"
    r"|\b(?:section|chapter|part|paragraph|question) (\d{1,2}(?:\.\d{1,2})?)(?!\.?\d)"
)
_A_STEP = later(r"(?:\A|\n)\W*(?:step )?(\d{1,2})\b")
_NOTES = later(
    r"(?:\A|\n)\W*(?:[*\u2020\u2021\u00b9\u00b2\u00b3^]|\[?\^?\d{1,2}\]?\b|(?:foot)?notes?\b)"
)
_ENTRY = later(r"(?m)^[ \t>*-]*\[(\d{1,2})\]:? \S")
_MARKER = later(r"(?<=[^\s\[])\s?(?P<what>\[(?P<number>\d{1,2})\])(?![(:])")
_STAR = later(r"(?<=[\w)%])(?P<what>[*\u2020\u2021])(?=[\s.,;:)]|\Z)")
_QUIZ = later(r"\?|\btrue or false\b|\bquiz below\b")
_TOLD = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_EXPLAINS = later(
    r"\b(?:words? (?:used|explained|to know|that)|medical (?:words|terms)|what (?:the|these) "
    r"(?:words|terms)|terms|jargon|definitions?|abbreviations|meanings?)\b"
)
_PRESSED = later(r"(?:press|click|tap)\b[^.]*\b(?:button|icon) below\Z")
_INNER = ("number", "name", "called", "there", "thing")
"""Groups inside of the words that point."""
_SMALL = frozenset(
    words_in("the a an and or of to in for your you with how when what it on if is are do can")
)
_STEM = 5
_LONGEST = 80
"""Letters of a line that may be a heading."""
_SOON = 6
"""Blocks in which a table may stand whose lines were lost."""
_FEWEST_LINES = 3
_MOST = 20
"""Pointers of a page that are followed."""


class _Pointer(NamedTuple):
    """Words that point, in a block by its number."""

    page: Page
    number: int
    found: re.Match[str]


@rule(
    "structure.points-nowhere",
    level=Level.WARNING,
    message="'%s' sends readers to something that is not on this page: put it there, or mend the"
    " words.",
    why="Readers look for it, do not find it, and may miss what they came for.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "WCAG 2.2, 1.3.3 Sensory Characteristics: do not rely on where something stands",
    ],
    examples=[
        Example(
            bad="For what to eat the day before, see page 9.",
            good="For what to eat the day before, see page 9 of the booklet.",
        ),
        Example(
            bad="If you said no to question 5, call us.\n\n1. Do you smoke?\n2. Do you drink?",
            good="If you said no to question 2, call us.\n\n1. Do you smoke?\n2. Do you drink?",
        ),
        Example(
            bad='# Asthma\n\nSpacers are described in the section "Choosing a spacer" below.\n\n'
            "## Care\n\nRest.",
            good='# Asthma\n\nSpacers are described in the section "Choosing a spacer" below.\n\n'
            "## How to choose a spacer\n\nAsk the nurse.",
        ),
        Example(
            bad="Watch this video to see how the spacer fits. Then practise.",
            good="[Watch this video](/spacer) to see how the spacer fits.",
        ),
        Example(
            bad="Scan the QR code to join the study.",
            good="Scan the QR code on your letter to join the study.",
        ),
        Example(
            bad="The bars on the graph stand for the years. Cases fell.",
            good="![Cases by year](cases.png)\n\nThe bars on the graph stand for the years.",
        ),
        Example(
            bad="# Nosebleeds\n\nAs explained earlier, most of them stop without help.",
            good="Lean forward. Most nosebleeds stop.\n\nAs explained earlier, most stop.",
        ),
        Example(
            bad="Use the link at the bottom of this page to order the kit. It is free.",
            good="Use the link at the bottom of this page.\n\n[Order the kit](/kit)",
        ),
        Example(
            bad="See also:\n\nRest the arm for a week after the cast comes off.",
            good="See also:\n\n- [Broken wrist](/wrist)\n- [Casts](/casts)",
        ),
        Example(
            bad="The dose depends on your weight (see footnote).",
            good="The dose depends on your weight (see footnote).\n\n* In kilograms.",
        ),
    ],
    words=[
        *(
            "click",
            "tap",
            "press",
            "this link",
            "note",
            "step",
            "story",
            "former",
            "latter",
            "code",
        ),
        *(
            "answers:",
            "page",
            "section",
            "chapter",
            "part ",
            "paragraph ",
            "question",
            "note",
            "video",
            "film",
        ),
        *("clip", "animation", "recording", "podcast", "episode", "audio", "qr", "right", "left"),
        *("bottom", "end of", "foot of", "back", "overleaf", "opposite", "sidebar", "margin"),
        *("below", "table", "chart", "graph", "map", "diagram", "picture", "photo", "image"),
        *("illustration", "drawing", "infographic", "sketch", "timeline", "screenshot", "figure"),
        *("see also", "related", "reading", "useful links", "more on this", "also like", "next"),
        *("answers to", "earlier", "above", "previous", "these", "those", "preceding", "before"),
        *("foregoing", "aforementioned", "see more", "see over", "turn over", "cover", "reverse"),
        *("tear-off", "enclosed", "attached", "[", "*", "\u2020", "\u2021"),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such pointer; what a page of HTML shows by other means cannot be known."""
    for block, found, what in islice(_pointers(page), _MOST):
        if not (in_references(page, block) or is_quoted(block, *found.span(what))):
            start, end = found.span(what)
            yield Match(block.source_span(start, end), (block.text[start:end].strip(),))


def _pointers(page: Page) -> Iterator[tuple[Block, re.Match[str], str]]:
    """Yield what points to something that is nowhere, and the name of its group."""
    first = next((b for b in page.blocks if b.kind is not BlockKind.HEADING), None)
    kept = page.document.format in (Format.MARKDOWN, Format.TEXT)
    shown = not kept and (page.document.images or _holds(page, _SHOWN))
    of_page = _KINDS[:1] if shown else _KINDS
    kinds = [
        (pattern, is_there) for pattern, is_there in of_page if may_match(pattern, page.folded)
    ]
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.CODE, BlockKind.ALT):
            continue
        text = block.folded
        for pattern, is_there in kinds:
            for found in pattern.finditer(text):
                if not is_there(_Pointer(page, number, found)):
                    yield block, found, _named(found)
        if block is first and not shown:
            for found in _BACK.finditer(text):
                if not _is_told(block, found):
                    yield block, found, _named(found)


def _named(found: re.Match[str]) -> str:
    """Return the group that holds the words that point."""
    return next(name for name, text in found.groupdict().items() if text and name not in _INNER)


def _holds(page: Page, signs: tuple[str, ...]) -> bool:
    return any(sign in page.document.source for sign in signs)


def _is_linked(at: _Pointer) -> bool:
    """Return whether the words that point are, or touch, a link."""
    return is_linked(at.page, at.page.blocks[at.number], *at.found.span())


def _is_numbered(at: _Pointer) -> bool:
    """Return whether something on the page bears the number, typed or counted."""
    if _is_linked(at):
        return True
    groups = at.found.groupdict()
    wanted = groups["number"] or groups["deep"]
    span = at.page.blocks[at.number].span
    rest = f"{at.page.document.source[: span.start]}\n{at.page.document.source[span.end :]}"
    known = {a or b for a, b in _AT_NUMBER.findall(rest.lower())}
    if wanted in known:
        return True
    listed = "question" in at.found[0] or "step" in at.found[0]
    if not listed and "." not in wanted:  # as leaflets print "see section 4"
        numbers = {int(one.partition(".")[0]) for one in known}
        counted = len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1))
        return not counted or int(wanted) <= len(numbers)
    items = [b for b in at.page.blocks if b.kind is BlockKind.LIST_ITEM and b.ordered]
    return "." not in wanted and len(items) >= int(wanted)


def _is_headed(at: _Pointer) -> bool:
    """Return whether a heading, or a line like one, has half the words of a name or more."""
    if _is_linked(at):
        return True
    groups = at.found.groupdict()
    name = groups["name"] or groups["called"] or groups["there"]
    titles = [one for one in at.page.headings if one.level == 1]
    wanted = _stems(name) - _stems(" ".join(one.folded for one in titles))
    if not wanted:
        return True
    for number, block in enumerate(at.page.blocks):
        if number == at.number or block in titles:
            continue
        runs = len(block.text) > _LONGEST or block.plain.rstrip().endswith((".", ";"))
        if runs and block.kind is not BlockKind.HEADING:
            if block.folded.lstrip(" -*").startswith(name):
                return True
        elif 2 * len(wanted & _stems(block.folded)) >= len(wanted):
            return True
    return False


def _is_a_step(at: _Pointer) -> bool:
    """Return whether the page numbers as many steps, typed or counted."""
    wanted = int(at.found["number"])
    items = [b for b in at.page.blocks if b.kind is BlockKind.LIST_ITEM and b.ordered]
    typed = {int(number) for number in _A_STEP.findall(at.page.folded)}
    here = at.page.folded.count(f"step {wanted}")
    return _is_linked(at) or here > 1 or wanted in typed or len(items) >= wanted or not items


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words_in(text) if word not in _SMALL)


def _is_noted(at: _Pointer) -> bool:
    """Return whether a line of the page is a note."""
    noted = any(block.kind is BlockKind.FOOTNOTE for block in at.page.blocks)
    return noted or _is_linked(at) or bool(_NOTES.search(at.page.document.source))


def _is_clicked(at: _Pointer) -> bool:
    """Return whether something to click on stands in the same block."""
    block = at.page.blocks[at.number]
    links = [link for link in at.page.document.links if block.span.start <= link.span.start]
    linked = any(link.span.start < block.span.end for link in links)
    return linked or _is_pictured(at) or "http" in block.folded or "www." in block.folded


def _is_played(at: _Pointer) -> bool:
    """Return whether a film may be on the page: a link or an address will do."""
    return _is_pictured(at) or _has_link(at.page)


def _is_pictured(at: _Pointer) -> bool:
    return bool(at.page.document.images) or _holds(at.page, _SHOWN)


def _has_link(page: Page, after: int = 0) -> bool:
    links = any(link.span.end >= after for link in page.document.links)
    rest = page.document.source[after:]
    return links or "http" in rest or "www." in rest


def _has_own_link(page: Page, after: int) -> bool:
    """Return whether a link stands after a place, other than to a source."""
    for link in page.document.links:
        if link.span.start >= after:
            number = page.block_at(link.span.start)
            if number is None or not in_references(page, page.blocks[number]):
                return True
    return False


def _is_further(at: _Pointer) -> bool:
    """Return whether what stands at the end of the page, or beside it, may be there."""
    block = at.page.blocks[at.number]
    after = block.source_span(0, at.found.end()).end
    if _is_pictured(at) or _is_linked(at):
        return True
    thing = at.found["thing"]
    if thing.startswith(("link", "references")):
        return _has_link(at.page, after)
    later_blocks = [b for b in at.page.blocks[at.number + 1 :] if not in_references(at.page, b)]
    return _has_own_link(at.page, after) or _stands_in(thing, later_blocks)


def _stands_in(thing: str, blocks: Sequence[Block]) -> bool:
    """Return whether one of some blocks may be a thing, or bears its name."""
    rest = "\n".join(one.folded for one in blocks)
    if thing.startswith(("phone", "number", "address", "contact", "details")):
        return any(sign.isdigit() for sign in rest)
    if any(thing in one.folded for one in blocks if len(one.text) <= _LONGEST):
        return True
    if thing.startswith(("form", "box", "quiz", "calculator", "questionnaire")):
        return "?" in rest or "_" in rest
    if thing == "glossary":
        return _EXPLAINS.search(rest) is not None
    pressed = thing.startswith(("button", "coupon", "voucher"))
    return not pressed and any(one.kind not in _TOLD for one in blocks)


def _is_filled_in(at: _Pointer) -> bool:
    """Return whether something to fill in, or to press, may follow."""
    block = at.page.blocks[at.number]
    after = block.source_span(0, at.found.end()).end
    if _has_own_link(at.page, after) or _is_pictured(at) or _is_linked(at):
        return True
    if _PRESSED.match(at.found[0]):
        return False
    return any(
        one.kind not in _TOLD or "?" in one.text or "_" in one.text
        for one in at.page.blocks[at.number + 1 :]
        if not in_references(at.page, one)
    )


def _is_drawn(at: _Pointer) -> bool:
    """Return whether a picture or a table is on the page, or may be what short lines were."""
    block = at.page.blocks[at.number]
    if any(b.kind in (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER) for b in at.page.blocks):
        return True
    if at.page.document.images or _holds(at.page, _PICTURED) or "\t" in at.page.document.source:
        return True
    if any(block.span.start <= link.span.start < block.span.end for link in at.page.document.links):
        return True
    after = at.page.blocks[at.number + 1 : at.number + 1 + _SOON]
    lines = [one for one in after if not one.text.rstrip().endswith((".", "!", "?", ":"))]
    return len(lines) >= _FEWEST_LINES


def _is_linked_next(at: _Pointer) -> bool:
    """Return whether the next block is a list, or holds a link."""
    block = at.page.blocks[at.number]
    if block.kind is BlockKind.HEADING or _is_linked(at):
        return True
    after = at.page.blocks[at.number + 1] if at.number + 1 < len(at.page.blocks) else None
    if after is None:
        return False
    if after.kind is not BlockKind.PARAGRAPH or not after.text.rstrip().endswith((".", "!", "?")):
        return True
    return any(
        after.span.start <= link.span.start < after.span.end for link in at.page.document.links
    )


def _is_asked(at: _Pointer) -> bool:
    """Return whether questions stand above their answers."""
    above = "\n".join(block.folded for block in at.page.blocks[: at.number])
    return _QUIZ.search(above) is not None or _is_pictured(at)


def _is_entered(at: _Pointer) -> bool:
    """Return whether the sources have the number; below a heading trust.undefined-citation asks."""
    entries = {int(entry) for entry in _ENTRY.findall(at.page.document.source)}
    if not entries or len(entries) != max(entries) or int(at.found["number"]) <= max(entries):
        return True
    return any(is_references_heading(heading.plain) for heading in at.page.headings)


def _is_explained(at: _Pointer) -> bool:
    """Return whether the sign stands on the page again."""
    return at.page.folded.count(at.found["what"]) > 1 or _is_linked(at)


def _is_told(block: Block, found: re.Match[str]) -> bool:
    """Return whether something stands before what points back, in the first block of the page."""
    before = block.folded[: found.start()].strip()
    return (
        ". " in before or before.endswith((".", "!", "?")) or block.kind is not BlockKind.PARAGRAPH
    )


_KINDS = (
    (_NAMED_SECTION, _is_headed),
    (_PAGE, _is_linked),
    (_SECTION, _is_numbered),
    (_QUESTION, _is_numbered),
    (_STEP, _is_a_step),
    (_FOOTNOTE, _is_noted),
    (_CLICK, _is_clicked),
    (_FILM, _is_played),
    (_CODE, _is_pictured),
    (_FAR, _is_further),
    (_FORM, _is_filled_in),
    (_PRINTED, _is_linked),
    (_DRAWN, _is_drawn),
    (_ALSO, _is_linked_next),
    (_ANSWERS, _is_asked),
    (_MARKER, _is_entered),
    (_STAR, _is_explained),
)
"""What points, and what says that it is there; a section's name is looked for on every page."""
