"""A sentence in the language of offices, where a few words would do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_STIFF = later(
    r"\b(?:in the event (?:of|that)|prior to|subsequent(?:ly)? to|commenc(?:e|es|ed|ing|ement)|"
    r"utili[sz](?:e|es|ed|ing|ation)|facilitat(?:e|es|ed|ing|ion)|attain(?:ment|ed|ing)?|"
    r"undert(?:ake|aken|ook|aking)|necessitat(?:e|es|ed|ing)|(?:afore|above)mentioned|incumbent|"
    r"adher(?:e|es|ed|ing|ence)|on an? (?:[\w-]+ )?basis|in order to|"
    r"with (?:regard|respect|reference) to|in respect of|pursuant|ascertain\w*|endeavou?r\w*|"
    r"terminat(?:e|ed|ion)|cessation|obtain(?:ed|ing)?|(?:is|are|be) required to|"
    r"it is (?:recommended|necessary|advisable|imperative|essential|incumbent|requested|advised) "
    r"(?:that|to|upon)|be (?:maintained|undertaken|administered|advised|commenced|effected|"
    r"ensured)|adequate(?:ly)?|sufficient|ambulat\w+|upon|thereof|herein|whilst|hereby|optimi[sz]\w+|"
    r"effectuat\w+|forfeit\w*|liable (?:to|for)|persons who|furnish\w*|hereinafter|stipulat\w+|"
    r"implement\w*|modalit(?:y|ies)|exacerbation|symptomatology|residual|are advised to|"
    r"for the purpose of|in conjunction with|in accordance with|in the absence of|by means of|"
    r"as a consequence of|notwithstanding|therein|expedit\w+|consequent(?:ly)? (?:to|upon)|"
    r"in lieu of|at this (?:moment|point) in time|due to the fact that|failure to|restorative|"
    r"temporal|requisite|transpir\w+|constitut(?:e|es)|regarding|additional|assistance|individuals|"
    r"provision of|maintenance of|initiation|administration of|discontinu\w+|duration|"
    r"following the|assessment|procedure|evaluat\w+|hydration|intervention|requirements?)\b"
)
"""Words and turns for which everyday ones exist. One alone is no fault."""
_DONE = (
    "furnished|actioned|effected|executed|undertaken|conducted|notified|communicated|"
    "construed|deemed|instituted|afforded|borne|tendered|remitted|"
    "ascertained|submitted|retained|optimi[sz]ed|initiated|commenced|discontinued|facilitated|"
    "implemented|utili[sz]ed|sought|lodged|rescinded|surrendered|predicated|adjudged|"
    "expedited|stipulated|apprised|finali[sz]ed|ratified|demonstrated|alleged|"
    "advocated|envisaged|allocated|ensured|adhered to|complied with|duly \\w+ed"
)
_ACTS = (
    "commencement|cessation|termination|completion|undertaking|provision|issuance|procurement|"
    "utili[sz]ation|implementation|facilitation|consumption|satisfaction|submission|"
    "retention|notification|reconfiguration|optimi[sz]ation|rationali[sz]ation|amelioration|"
    "ascertainment|attainment|determination|conveyance|receipt|disbursement|discontinuation|"
    "instigation|initiation|rescheduling|reimbursement|allocation|withholding|maintenance|"
    "cancellation|prioriti[sz]ation|mobili[sz]ation|remuneration|entitlement|suitability|"
    "enhancement|realignment|augmentation|finali[sz]ation|formulation|dissemination|"
    "establishment|co-?ordination|ingestion|continuation|confirmation|verification"
)
_PEOPLE = (
    "persons?|individuals?|applicants?|patients?|claimants?|visitors?|attendees?|residents?|"
    "service users?|carers?|parents?|relatives|those|members of the public"
)
_OFFICE = later(
    # words that only offices write
    r"\b(?:(?:afore|above)-?(?:mentioned|said)|hereby|hereto(?:fore)?|hereinafter|hereunder|"
    r"herein|herewith|there(?:in|of|to|under|upon|by)|thenceforth|henceforth|where(?:of|upon)|"
    r"forthwith|inter alia|vis-[aà]-vis|pro ?forma|overleaf|notwithstanding|the foregoing|"
    r"the under(?:signed|mentioned)|the said|such persons?|persons|whomsoever|whosoever|insofar as|"
    r"inasmuch as|save (?:for|where|that|as)|incumbent (?:up)?on|contingent (?:up)?on|"
    r"predicated (?:up)?on|desist from|refrain from|partake (?:in|of)|symptomatology|"
    r"foodstuffs?|remuneration|prerequisites?|documentation|documentary|stakeholders?|"
    r"personnel|directorate|premises|the confines of|undersigned|at the appointed|aggrieved by|"
    r"incurred|surrender(?:ed)? to|inoperative|domiciliary|multi-agency|modalit(?:y|ies)|"
    r"facility (?:users?|management)|statutory|operational (?:\w+)|functionality|"
    r"liais(?:e|es|ed|ing)|in perpetuity|"
    r"remission of (?:the |a |any )?(?:\w+ )?(?:levy|levies|charges?|fees?)|"
    r"ascertain\w*|endeavou?r(?:s|ed|ing)?|expedit(?:e|es|ed|ing|ious)\w*|necessitat\w+|"
    r"facilitat\w+|effectuat\w+|commenc\w+|terminat(?:e|es|ed|ing)|utili[sz]\w+|reconfigur\w+|"
    r"disseminat(?:e|es|ed|ing|ion)|ameliorat\w+|delineat\w+|promulgat\w+|aggrieved|"
    r"furnish(?:es|ed|ing)?|stipulat\w+|constitutes?|accordingly|requisite|"
    # set phrases
    rf"pursuant (?:to|thereto)|in (?:receipt|respect|pursuance|lieu|furtherance|conformity|"
    r"default|possession|excess|the event|the course|the process|the absence|the interests?) of|"
    r"in (?:accordance|connection|conjunction|compliance) with|in (?:relation|regard) to the|"
    r"in the event that|in the first instance|in this (?:regard|instance|respect)|"
    r"in such (?:circumstances|cases|instances)|in due course|in writing|in advance of|"
    r"with (?:regard|respect|reference|a view) to|with effect from|effective from|"
    r"without prejudice|"
    r"for the (?:purposes?|avoidance|duration|attention|provision) of|"
    r"by (?:virtue|reason|reference) (?:of|to)|on the (?:grounds|part|basis) (?:of|that)|"
    r"at (?:this|the present|that) (?:moment|point|juncture) in time|at the appointed time|"
    r"at (?:your|the|their) earliest (?:convenience|opportunity)|until such time as|as and when|"
    r"(?:prior|subsequent|previous|preparatory|consequent) (?:up)?(?:to|on)|"
    r"upon (?:arrival|receipt|completion|admission|discharge|request|cessation|application)|"
    r"due consideration|(?:your|the) attention is drawn|terms and conditions|"
    r"reserves? the right|make representations|"
    r"mak(?:e|ing) (?:an application|provision|enquiries)|provision is made|any aspect of|"
    r"(?:give|given|giving|submit|submitting|serve|provide) (?:\w+ )?(?:notice|notification)|"
    r"(?:prior|written|due|formal) (?:notice|notification|approval)|failure to(?! thrive)|"
    r"afforded|(?:clinical|ward|therapeutic|community-based) (?:environment|settings?)|"
    r"(?:advice|parking|toilet|catering|refreshment|changing|booking|waiting) facilit(?:y|ies)|"
    r"eligibility criteria|"
    r"(?:the |a )?(?:relevant|requisite|appropriate|designated|responsible|proper|usual|"
    r"authori[sz]ed|competent|commissioning|qualifying) (?:\w+ )?(?:authorit(?:y|ies)|officers?|"
    r"personnel|bod(?:y|ies)|documentation|paperwork|channels?|department|procedures?|"
    r"practitioners?|professionals?|staff member|patients|benefit|consent|area|factors)|"
    r"non-(?:return|attendance|compliance|receipt|payment|completion|arrival|disclosure)|"
    # the passive of orders
    r"(?<!we )(?<!i )shall(?! we\b| i\b)|kindly|mandatory|"
    r"please be (?:advised|informed|aware|reminded)|"
    rf"(?:be|been|being|is|are|was|were) (?:not )?(?:\w+ly )?(?:{_DONE})|"
    r"(?:is|are|be) (?:hereby |kindly |respectfully |strongly |cordially )?(?:requested|required|"
    r"advised|encouraged|reminded|obliged|permitted|prohibited|instructed|informed|invited|"
    r"precluded|exempt|ineligible|liable|subject|entitled) (?:to|that|from|within|in)|"
    r"it is (?:hereby )?(?:established|determined|requested|anticipated|envisaged|deemed|"
    r"considered|imperative|regretted|noted|acknowledged|recommended|advised|necessary|"
    r"essential|the responsibility) (?:that|to|of)|(?:has|have) (?:not )?been put in place|"
    r"should (?:\w+ ){1,3}(?:be required|be necessary|arise|prove|fail to|wish to|require)|"
    r"(?:consideration|preference|priority|effect) (?:will|shall|may|should|must) be given|"
    rf"(?:{_PEOPLE}) (?:wishing|requiring|seeking|intending|accompanying|"
    r"experiencing|exhibiting|undertaking|incurring)(?: (?:to|an?|any|the))?|"
    # acts turned into things
    rf"(?:{_ACTS}) (?:of|to)(?! (?:va|the law)\b))\b"
)
"""Turns that stand in letters from offices and seldom elsewhere. Two make a sentence stiff."""
_TWO = 2
_MANY = 4
_DENSE, _SHARE = 3, 0.25
"""So many are enough where they are at least this share of the words."""
_LONGEST = 60
_LEGAL = later(
    r"\b(?:terms (?:of|and)|privacy|legal|copyright|licen[cs]e|cookies?|disclaimers?|bye-?laws)\b",
    re.IGNORECASE,
)
"""Pages that the law has written."""


class _Turn(NamedTuple):
    """Where a stiff turn stands."""

    start: int
    end: int
    office: bool
    """Whether only offices write it."""


@rule(
    "language.officialese",
    level=Level.WARNING,
    message="This sentence speaks as offices do (%s): say it as you would to a person beside you.",
    why="Readers give up on a sentence that sounds like a form, and miss what it asks of them.",
    sources=[
        "plainlanguage.gov, Use simple words and phrases",
        "NHS digital service manual, content style guide: plain English",
        "CDC, Clear Communication Index, item 7: words the audience uses",
    ],
    limit=5,
    examples=[
        Example(
            bad="In order to facilitate the attainment of restful sleep, it is necessary to utilise"
            " the bed on a regular basis.",
            good="To sleep well, go to bed at the same time every night.",
        ),
        Example(
            bad="Failure to adhere to the aforementioned instructions may necessitate a second"
            " visit.",
            good="If you eat before the test, we may have to do it another day.",
        ),
        Example(
            bad="Applicants are requested to furnish proof of address.",
            good="Please bring a letter that shows your address.",
        ),
        Example(
            good="# Terms of use\n\nThese terms shall be construed in accordance with the law."
        ),
        Example(
            good="Your doctor will assess you prior to surgery. Additional tests are seldom needed."
        ),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield, for each sentence with too many such words, what stands from the first to the last.

    Texts of the law are as they must be.
    """
    if _LEGAL.search(page.title) or any(_LEGAL.search(heading.plain) for heading in page.headings):
        return
    within: dict[int, list[_Turn]] = {}
    for pattern in (_OFFICE, _STIFF):
        for found in pattern.finditer(page.folded):
            turns = within.setdefault(page.block_of(found.start()), [])
            turns.append(_Turn(*found.span(), pattern is _OFFICE))
    for number, turns in within.items():
        block = page.blocks[number]
        if len(turns) < _TWO or block.kind not in _KINDS or in_references(page, block):
            continue
        offset = page.block_starts[number]
        by_sentence: dict[tuple[int, int], list[_Turn]] = {}
        for turn in turns:
            place = sentence_around(block.plain, turn.start - offset)
            by_sentence.setdefault(place, []).append(
                _Turn(turn.start - offset, turn.end - offset, turn.office)
            )
        for place, inside in by_sentence.items():
            if not _is_stiff(block.folded, place, inside):
                continue
            first, last = min(t.start for t in inside), max(t.end for t in inside)
            if not is_quoted(block, first, last):
                words = dict.fromkeys(block.folded[t.start : t.end] for t in sorted(inside))
                shown = ", ".join(f"'{word}'" for word in words)
                yield Match(block.source_span(first, last), (shown,))


def _is_stiff(text: str, place: tuple[int, int], turns: list[_Turn]) -> bool:
    length = text.count(" ", *place) + 1
    office = {text[turn.start : turn.end] for turn in turns if turn.office}
    others = {text[t.start : t.end] for t in turns if not t.office and not _inside(t, turns)}
    if length > _LONGEST or not (office or others):
        return False
    if len(office) >= _TWO or (office and len(others) >= _TWO):
        return True
    stiff = {text[turn.start : turn.end] for turn in turns if not turn.office}
    return len(stiff) >= _MANY or (len(stiff) >= _DENSE and len(stiff) >= _SHARE * length)


def _inside(turn: _Turn, turns: list[_Turn]) -> bool:
    """Return whether a turn is part of one that only offices write."""
    return any(t.office and t.start < turn.end and turn.start < t.end for t in turns)
