"""What one colleague wrote to another in the text: "(YP: can you confirm?)", "DESIGN: proof 3"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa import wordset
from qa.checks.residue.comment_left_in import shortened
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# What only people who make a page say.
_WORK = (
    r"\b(?:pls|plz|fyi|asap|ok to|okay to|can you|could you|can we|could we|shall we|should we|do "
    r"we|"
    r"did we|have we|are we|is this|is that right|are these|was this|not sure|needs? (?:a |an |to "
    r"be |"
    r"some )?(?:source|ref|check|sign|approv|review|updat|work|image|photo|figure|cit)|"
    r"please (?:add|amend|approve|change|check|confirm|cut|delete|insert|move|provide|remove|"
    r"replace|"
    r"review|rewrite|send|supply|update|use|verify)|"
    r"(?:before|prior to|until|when) (?:upload\w*|publish\w*|publication|go(?:es|ing)? live|launch|"
    r"print\w*|sign[- ]?off|it goes)|sign(?:ed)?[- ]?off|for now|w/ ?\w|re-?check|double-?check|"
    r"proof ?(?:read|\d)|strap-?line|(?:kill|cut|lose|drop|delete|remove|move|reword|rewrite|trim) "
    r"(?:this|the|that|these)|(?:leave|left) (?:blank|as is|this|in|out)|hi-?res|"
    r"(?:image|photo|pic|caption|copy|figure|table|chart|quote|text|logo|artwork) (?:to (?:come|"
    r"follow)|tbc|needed|missing|here)|pick up|swap(?:ped)? (?:this|for|the|out)|wants? (?:the|"
    r"this|a|it|that)|to be (?:confirmed|checked|"
    r"approved)|tbc|tbd|from legal|with legal|check with|confirm with|ask (?:dr|legal|the author|"
    r"marketing|pharmacy)|word ?count|house style|as per|see my (?:comment|note|email)|my (?:edits|"
    r"comments)|i've (?:cut|moved|changed|added|updated)|i have (?:cut|moved|changed|added|"
    r"updated))|"
    r"\?{2,}"
)
_ROLES = (
    "design|designer|designers|art|artwork|layout|studio|production|printer|repro|subs|sub|eds?|"
    "editor|"
    "editorial|copy ?editor|author|writer|reviewer|legal|client|web(?: team|master)?|comms "
    "team|design team|content team|press office|dev|devs|"
    "developer|"
    "comms|marketing|medical|clinical|compliance|regulatory|proofreader|pm|cms|seo|photo|picture "
    "desk"
)
# Between marks: a bracket that opens with initials or a role, or that says what colleagues say.
_OPENED = later(
    r"[\[(]\s*(?:[A-Z]{2,3}(?:(?: to | ?> ?| ?/ ?|-)(?:[A-Z]{2,3}|all|ALL))?|"
    rf"(?i:{_ROLES})(?: to \w+)?)\s?[:\u2013\u2014-]\s?[^\[\]()\n]{{4,200}}(?:[\])]|$)"
)
_STARRED = later(
    rf"(?:\*{{2,3}}|#{{2,3}}|<{{2,3}}|>{{2,3}}|//|~{{2,3}}|={{2,3}}|\[)\s*(?:(?i:{_ROLES})|"
    rf"[A-Z]{{2,3}}(?: to "
    rf"[A-Z]{{2,3}})?)"
    r"\s?[:\u2013\u2014-]\s?[^\n]{4,200}"
)
_LINE = later(
    r"(?:[A-Z]{2,3} to [A-Z]{2,3}|" + _ROLES.upper() + r")\s?[:\u2013\u2014-]\s[^\n]{4,200}"
)
_SAYS = later(_WORK, re.IGNORECASE)
_SQUARE = later(
    r"\[[^\[\]\n]{0,120}(?i:\b(?:pls|plz|asap|before (?:upload\w*|publish\w*|it goes live|going "
    r"live|"
    r"go-live|sign[- ]?off)|sign(?:ed)?[- ]off|ok to (?:cut|lose|use|delete|publish)|tbc|"
    r"(?:image|photo|pic|copy|caption|quote|logo) to (?:come|follow))\b)[^\[\]\n]{0,120}\]"
)
# A bracket that opens with a colleague's name, and says what is done before the page is out.
_NAMED = later(
    r"\((?:[A-Z][a-z]{1,11}|[A-Z]{2,3}), [^()\n]{4,160}?\b(?i:before (?:we |it |this |you )?"
    r"(?:(?:push|publish|upload|post|print)\w*|go(?:es|ing)? live))\b[^()\n]{0,60}\)"
)
# A line that opens with a colleague's name, and speaks of the making of the page.
_ADDRESSED = later(
    r"\W{0,3}(?:(?:Hi|Hey|Hello|Thanks|Sorry|OK|Ok|Dear) )?"
    r"(?!(?:Note|Notes|Important|Tip|Warning|Remember|However|Today|Doctor|Nurse|Mum|Mom|Dad|Yes|"
    r"No|"
    r"Now|Then|Well|First|Please|Question|Answer|Myth|Fact|Comment|Comments|Finally|Sometimes|"
    r"So|Afterwards?|Again|Also|Anyway|Because|Before|Besides|Even|Here|Indeed|Instead|Later|Maybe|"
    r"Meanwhile|Nowadays|Often|Once|Otherwise|Overall|Perhaps|Soon|Still|There|Therefore|Though|"
    r"Tomorrow|Tonight|Yesterday)\b)"
    # "Honestly, we do not know" addresses nobody
    r"(?!(?!(?:Bever|Bil|Car|Dol|El|Emi|Hol|Kel|Li|Mil|Mol|Pol|Sal|Shel|Wil)ly\b)[A-Z][a-z]+ly\b)"
    r"[A-Z][a-z]{2,11}(?:,? (?:dear|love|hi|mate))?(?:, |: | - | \u2013 )(?:I\b|I've|I'm|we\b|"
    r"client|"
    r"(?:can|could|would|will|do|did|should|shall|have|has|is|are|was|were|where|which|what|why) |"
    r"please|pls|here(?:'s| is| are)|this (?:is|bit|one)|the (?:client|old|new|wording|copy)|legal|"
    r"marketing|as (?:you|agreed|discussed|promised)|not sure|['\"\u2018\u201c])[^\n]{10,300}"
)
# A bracket that opens with a name and goes on as one speaks to it: "(Bev - spoons for this lot?)".
_IN_BRACKETS = later(
    r"\((?P<name>[A-Z][a-z]{1,11})(?:,| ?[-\u2013\u2014:]) (?!\d)(?P<said>[^()\n]{8,300})\)"
)
_MAKING = later(
    r"\b(?:wording|worded|reword\w*|rewrit\w+|rewrote|header|headings?|headline|sub-?head\w*|"
    r"paragraphs?|para\b|"
    r"sentences?|drafts?|redraft\w*|copy(?! of)|proofs?|version|caption|layout|"
    r"(?:this|that|the|new|old|last|second|first|next) (?:section|bit|page|photo|picture|image|"
    r"list|link|figures?|"
    r"price|prices|quote|box|table|chart|logo|title|intro|para)|client (?:has )?(?:would|"
    r"wants?|asked|says|said|prefers?)|"
    r"sign(?:ed)?[- ]?off|legal|marketing|comms|compliance|tone|house style|word ?count|"
    r"upload\w*|publish\w*|go(?:es)? live|typos?|references?|edits?|comments?|brief|template|cms|"
    r"still (?:right|correct|true|current|ok|okay)|(?:ok|okay|right|fine|agreed|happy|cleared) "
    r"with (?:pharmacy|legal|the (?:ward|clinic|team|consultants?)|everyone))\b"
)
_SPOKEN = later(r"\b(?:I|we|you|can|could|would|should|do|did|is|are|let's|please|pls)\b")
_WAITING = later(
    r"\b(?:until|while|once|when|unless|till|pending|awaiting|waiting (?:for|"
    r"on)) (?:the )?(?:(?-i:Legal)|"
    r"(?-i:Marketing)|(?-i:Comms)|(?-i:Compliance)|lawyers|designers?|editors?|client|web team|"
    r"comms|"
    r"translator|copywriter|printer|sub-?editor)\b[^.\n]{0,60}\b(?:makes?|decides?|comes?|gets?|"
    r"signs?|"
    r"approv\w+|agrees?|confirms?|sends?|answers?|is|are|has|have|replies|reply|ok\w*|back)\b|"
    r"\b(?:left|leave|leaving|kept|keep) (?:this )?(?:(?:line|space|section|page|part|"
    r"bit) )?(?:blank|empty)\b"
    r"[^.\n]{0,60}\b(?:on purpose|for now|until|while|till|pending|legal|marketing|client)\b",
    re.IGNORECASE,
)
_MARKS = ("**", "##", "<<", ">>", "//", "~~", "==")


@rule(
    "residue.note-between-colleagues",
    level=Level.ERROR,
    message="'%s' is a note between colleagues: settle it, then take it out.",
    why="Notes between those who make a page show readers that it may be unfinished or unchecked.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "AP and newsroom practice: notes to colleagues stand in brackets and come out before print",
    ],
    around=True,
    examples=[
        Example(
            bad="Ask your doctor. (YP: can you confirm the wording w/ legal?? leave blank for now)",
            good="Ask your doctor. (BP: blood pressure) (US: call 911 if you need help)",
        ),
        Example(
            bad="[HO to CM - OK to lose the part on generics? Pls delete this before upload]",
            good="[AHA to ACC - a joint guideline] and [note: both were revised]",
        ),
        Example(
            bad="Ring the pharmacy. (Dana, swap in their wording here before we push this live)",
            good="Ring the pharmacy. (In June, say, before you go on holiday.)",
        ),
        Example(
            bad="** DESIGN: proof 3 - pick up strapline, kill this line at sign off **",
            good="**Design:** the leaflet was drawn by patients. Sign the form before you leave.",
        ),
        Example(
            bad="Paula, I have cut the second paragraph as you asked. Is the tone right now?",
            good="Paula, who is 41, has had asthma since she was a child, and you can read her "
            "story below.",
        ),
        Example(
            bad="Marcus: client would like a shorter caption here.",
            good="Marcus: I would like to sleep again, and I cannot.",
        ),
        Example(
            bad="Emily, we need a shorter headline here, and legal want the second link out.",
            good="Honestly, we do not know. A newer version of the drug is on trial, and we "
            "publish "
            "what we find.",
        ),
        Example(good="Afterwards, we will read the references with you, page by page."),
        Example(
            bad="We have left this space blank until Marketing signs the wording.",
            good="Leave the rest of the form blank until the nurse has seen you.",
        ),
        Example(
            bad="Priti, is the 10 days still right with pharmacy",
            good="Priti, is the pain still there at night?",
        ),
        Example(
            bad="(Bev - spoons or syringes for this lot? Owain says the spoons are gone)",
            good="(London - how would you get there?) (Sarah, 34, is a nurse)",
        ),
        Example(
            bad="[photo to follow from the ward, pls check the names]",
            good="Pregnant women (medical advice: ask before you fly) can take it.",
        ),
    ],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each note that opens as notes to a colleague do and says what colleagues say."""
    for block in page.blocks:
        text = block.plain
        if block.kind is BlockKind.CODE:
            continue
        last = 0
        for found in sorted(_notes(text), key=lambda hit: hit.start()):
            if found.start() < last:
                continue
            last = found.end()
            yield Match(block.source_span(*found.span()), (shortened(found[0].strip()),))


def _is_spoken_to(found: re.Match[str], text: str) -> bool:
    """Return whether a bracket speaks to the person with whose name it opens, of the page."""
    said = found["said"]
    if wordset.is_known(found["name"].lower()) or not (_SPOKEN.search(said) or "?" in said):
        return False
    is_all = found[0] == text.strip()
    return is_all or "?" in said or _MAKING.search(said) is not None


def _notes(text: str) -> Iterator[re.Match[str]]:
    square = "[" in text
    if square or "(" in text:
        yield from (hit for hit in _OPENED.finditer(text) if _SAYS.search(hit[0]))
        yield from _NAMED.finditer(text)
    if square:
        yield from _SQUARE.finditer(text)
    if square or any(mark in text for mark in _MARKS):
        yield from (hit for hit in _STARRED.finditer(text) if _SAYS.search(hit[0]))
    if "(" in text:
        yield from (hit for hit in _IN_BRACKETS.finditer(text) if _is_spoken_to(hit, text))
    addressed = _ADDRESSED.match(text)
    if addressed is not None and _MAKING.search(text) and _SPOKEN.search(text):
        yield addressed
    yield from _WAITING.finditer(text)
    line = _LINE.match(text)
    if line is not None and _SAYS.search(line[0]):
        yield line
