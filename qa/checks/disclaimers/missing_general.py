"""No word that the page is no substitute for a doctor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL, is_whole_page, kind_of, level_for
from qa.class_words import Choice
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CARE = (
    r"(?:advice|care|treatments?|consultations?|relationship|diagnos[ie]s|judge?ment|opinions?|"
    r"guidance|help|recommendations?|assessments?)"
)
_WHO = (
    r"(?:doctors?|gps?|physicians?|pharmacists?|nurses?|midwi(?:fe|ves)|dentists?|clinicians?|"
    r"therapists?|providers?|prescribers?|specialists?|professionals?|surgeons?|dietiti?[ac]n|"
    r"health ?care team|care team|practice|surgery|health visitor|counsell?or)"
)
_PAGE = (
    r"(?:page|information|leaflet|article|content|site|website|guide|advice|fact ?sheet|material|"
    r"text|handout|resource|it|this|library|summary|guidance|answers|notes|booklet|tool|we|our "
    r"pages)"
)
_ADVICE = (
    rf"(?:(?:medical|professional|clinical|personal|personali[sz]ed|individual|specific|expert) "
    rf"){{1,2}}{_CARE}"
)
_NOT = (
    r"(?:\bnot|n't|\bnothing|\bnever|\bcannot|\bno (?:web ?)?(?:page|site|article|information|"
    r"guide))"
)
_OPENS = r"(?:\A|\n|[.!?;:] )[\W_]{0,3}"
_FOR = (
    r"for (?:(?:your|our|general|health|public|patients?'?s?'?|families'?) )*(?:information|"
    r"education|guidance)(?: (?:and|or) (?:information|education|guidance|support))?"
)
_SAID = (
    rf"(?:{_NOT}|\bno) (?:[\w'\-]+ ){{0,7}}?(?:substitute|replacement|alternative)s? (?:for|to) "
    rf"(?:[\w'\-,]+ ){{0,6}}?(?:medical|professional|clinical|seeing|talking|visit\w*|"
    rf"appointments?|{_CARE}|{_WHO})\b|{_NOT}\b[^.:;]{{0,60}}\b(?:replac(?:e|es|ing)|tak(?:e|es|"
    rf"ing) the place of|"
    r"stand(?:s|ing)? in for|instead of|in place of|substitut\w+ for),? (?:[\w'\-]+ ){0,10}?"
    rf"(?:medical|professional|clinical|seeing|talk\w*|visit\w*|appointments?|one|leaflet|"
    rf"(?:\w+ )?(?:exams?|examinations?|check-?ups?|tests?)|{_CARE}|"
    rf"{_WHO})\b"
    rf"|{_NOT} (?:tailored|specific|personal(?:i[sz]ed)?|individual\w*|(?:\w+ )?advice (?:for|"
    rf"about|"
    r"on) (?:you|your|any))\b"
    rf"|{_NOT} (?:[\w\-]+ ){{0,4}}?{_ADVICE}|{_NOT} (?:use|rely)\b[^.]{{0,20}}\b(?:this|it|our|the "
    rf"(?:page|information|content))\b[^.]{{0,40}}"
    r"\b(?:diagnos\w+|treat|alone|only|instead|decide)\b"
    rf"|{_NOT} (?:be )?(?:used to (?:diagnose|replace|treat yourself|decide)|used (?:instead|as a|"
    rf"in "
    r"place)|(?:taken|read|seen|considered|construed|regarded|understood) as|relied (?:up)?on)\b"
    rf"|\b{_PAGE} (?:\w+ )?(?:cannot|can't|does not|doesn't|do not|don't) (?:diagnose|tell you "
    rf"what|"
    r"answer questions about your|know (?:you\b|your)|take account of your|cover every)"
    rf"|{_NOT} (?:intended|meant|designed|written) (?:to|as|for)\b[^.]{{0,80}}\b(?:medical|"
    rf"professional|diagnos\w+|personal|individual|{_CARE})"
    r"|\b(?:information(?:al)?|educational?)(?:,? (?:and|or|\w+) (?:\w+ )?(?:information(?:al)?|"
    r"educational?|reference))? purposes?\b|\b(?:information(?:al)?|educational?|reference) (?:use|"
    r"guide|guidance) only\b|\bfor (?:your |general |patient )?(?:information|education|guidance|"
    r"reference)(?: (?:and|or) (?:education|information|support))? only\b"
    r"|\bgeneral (?:health |medical )?(?:information|advice|guidance|guide)\b[^.]{0,60}\b(?:only|"
    r"not|cannot|alone)\b"
    rf"|\b{_PAGE}(?: \w+){{0,4}} (?:is|are) (?:only |just )?(?:general|generic)\b"
    r"|\bit's (?:only |just )?general (?:\w+ )?information\b|\bthese (?:directions|"
    r"instructions|steps|notes|tips) are (?:only |just )?general(?=\W*\.)|"
    r"\bthese are (?:only |just )?general "
    r"(?:instructions|guidelines|tips)\b"
    rf"|\b(?:speak|talk) (?:to|with) (?:a|an|your|our|the) (?:\w+ ){{0,2}}{_WHO} about your own\b"
    rf"|\b{_PAGE} (?:is|are|gives?|offers?|provides?|contains?|has|shares?) (?:only |just )?(?:for "
    rf")?"
    r"(?:an? )?(?:general|educational) (?:\w+ )?(?:information|guide|guidance|education|overview|"
    r"advice|facts|picture|introduction)\b"
    rf"|\bonly (?:a|an|your|the)(?: own)? (?:\w+ ){{0,2}}{_WHO} (?:can (?:tell|advise|say|"
    rf"give)(?! you (?:if|whether) (?:you|it|your)\b)|"
    rf"who "
    r"knows)\b"
    rf"|\b(?:your|a|an|the)(?: own)? (?:\w+ ){{0,2}}{_WHO} (?:who )?(?:knows? you\b|can (?:give|"
    rf"tell|"
    r"advise|offer) you (?:\w+ ){0,3}(?:advice|what is right|your own|about your own))"
    rf"|\balways (?:follow|seek|ask|get|listen to|go by|talk|speak|check|consult) (?:the |to |with "
    rf")?(?:\w+ ){{0,4}}(?:{_WHO}|{_CARE})"
    r"|\b(?:do not|don't|never) (?:delay|ignore|disregard|put off)\b[^.]{0,60}\b(?:advice|care|"
    r"help)\b|\bdisclaimer\b"
    # a sentence that says no more: "For families, for information."
    rf"|{_OPENS}(?:(?:this|it) is |these are |all )?(?:for (?!(?:more|further)\b)(?:[\w'\-]+ )"
    rf"{{0,3}}?[\w'\-]+, )?{_FOR} ?(?:only|alone)?[.;,:]"
    rf"|{_OPENS}(?:general |health )*(?:information|education|guidance) only\b"
    rf"|{_OPENS}general (?:health |medical )?(?:information|education|guidance)[.;:] (?!https?|\d)"
    rf"|\b{_PAGE} (?:is|are) {_FOR}(?=[.;,:]|$)"
    rf"|\b{_PAGE} (?:is|are) (?:only |just )?(?:an? |in )?(?:brief |short |general )?(?:summary|"
    rf"outline|"
    r"overview)(?: only|,? and not|, not)\b"
    # it stands beside what a professional says, who was named before
    rf"|\b{_PAGE} [^.;:]{{0,60}}\b(?:team|advice|{_WHO})\b[^.;:]{{0,50}}(?:{_NOT}|\bwithout) "
    rf"(?:replac(?:e|es|ing)|overrul(?:e|es|ing)|tak(?:e|es|ing) the place of|stand(?:s|ing)? in "
    rf"for) (?:it|them|that|those|theirs|him|her)\b"
    rf"|\b(?:meant|intended|written|here|designed) (?:only |just )?to (?:inform|educate|explain)\b"
    rf"[^.;:]{{0,30}}\b(?:not|never) (?:to )?(?:diagnose|treat|replace|advise|prescribe)\b"
    # what no page can do
    rf"|\b(?:it|this (?:page|guide|leaflet|article|story|blog|post)|no (?:page|leaflet|website|"
    rf"article)"
    rf"|(?:a|our) (?:web ?)?(?:page|site|website|leaflet|blog))s? (?:cannot|can't|can never) "
    rf"(?:examine|"
    rf"look at|listen to|weigh up|meet) (?:[\w'\-]+ ){{0,3}}?(?:you|your|anyone|anybody|each)\b"
    # nobody becomes a patient by reading
    rf"|{_NOT}\b[^.;]{{0,50}}\b(?:mak(?:es?|ing) (?:(?:me|us|him|her) your (?:[\w\-]+ )?{_WHO}|"
    rf"you (?:my|"
    r"our|a|an) (?:[\w\-]+ )?(?:patient|client))|(?:creates?|forms?|establish(?:es)?|starts?|"
    r"sets? up|"
    r"means?)[^.;]{0,25}\b(?:[\w\-]+ )?relationship)\b"
    rf"|(?:\bbut|\band|,|\bi'm|\bi am|\bwe are|\bwe're) not your (?:[\w\-]+ )?{_WHO}\b"
    rf"|\b(?:it|this|{_PAGE})(?:'s| is)(?: not|n't) (?:a|an|your) (?:\w+ )?(?:plan of care|care "
    rf"plan|"
    r"treatment plan|prescription|consultation|examination|check-?up|second opinion)\b"
)
_ASK = later(
    r"\b(?:ask|talk (?:to|with)|speak (?:to|with)|consult|see|call|contact|check with|advice (?:of|"
    rf"from)) (?:with )?(?:a|an|your|the)(?: own)? (?:\w+ )?{_WHO}\b"
)
# What a story says instead: it is that of one person.
_ONE_CASE = later(
    r"\bone (?:person|man|woman|patient|family|mother|father)'?s? (?:experience|story|view)\b|"
    r"\b(?:your|other people's|another person's) (?:own )?(?:experience|"
    r"story|journey|case|results?|recovery|body) (?:may|might|can|could|will|is)\b|"
    r"\byour (?:own )?(?:[\w-]+ ){1,4}?(?:may|might|could|will) (?:well )?(?:be different|differ|"
    r"vary|"
    r"not be the same)\b|\b(?:this|it) is (?:only |just )?(?:[\w-]+'s|my|her|his|our|their) own "
    r"(?:story|experience|account|words)\b|"
    r"\b(?:may|might|will) (?:be|differ|not be) (?:different|the same) for (?:you|others|"
    r"everyone)\b"
)
# Said of everyone in passing, which not every reader takes for a word on the story.
_ALL_DIFFER = later(
    r"\b(?:everyone's|each person's) (?:own )?(?:experience|story|journey|case|results?|recovery|"
    r"body) (?:may|might|can|could|will|is)\b|"
    r"\b(?:everyone|every (?:person|patient|body)|people|each person) (?:is|are|"
    r"responds?|heals?) different(?:ly)?\b"
)
_FEWEST_HEADINGS = 3
_FEWEST_WORDS = 100
_WHOLE = 150
_SIGNED = (
    "author",
    "authors",
    "reviewed_by",
    "reviewer",
    "last_reviewed",
    "updated",
    "review_date",
)


@rule(
    "disclaimers.missing-general",
    level=Level.WARNING,
    message="This %s page does not say that it is general information and no substitute for "
    "advice from a professional: add a disclaimer.",
    why="A reader may take general information for advice about their own case and stay away from "
    "a doctor.",
    sources=["HONcode, principle 2 (complementarity)"],
    pages=("~professional", "~news", "~medication-guide", "~eu-leaflet"),
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a plant. "
            "It works overnight by waking up the muscles of the bowel. Adults take one or two "
            "tablets at bedtime with a glass of water. Cramps are common on the first days. Most "
            "people need it for no longer than one week, and drinking more helps as well.\n",
            good="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a plant."
            " It works overnight by waking up the muscles of the bowel. Adults take one or two "
            "tablets at bedtime with a glass of water. Cramps are common on the first days. This "
            "page is not a substitute for advice from your pharmacist.\n",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Light boxes\n\nA light box gives off light as "
            "bright as a summer morning. You sit in front of it for half an hour after waking, "
            "from autumn until spring. People with low mood in winter often feel better after a "
            "week or two. Some get a headache or tired eyes at first, which mostly passes.\n",
            good="---\npage_type: treatment\n---\n# Light boxes\n\nA light box gives off light as "
            "bright as a summer morning. You sit in front of it for half an hour after waking, "
            "from autumn until spring. People with low mood in winter often feel better after a "
            "week or two. This page gives general information and does not replace a visit.\n",
        ),
        *(
            Example(
                good="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a "
                "plant. It works overnight by waking up the muscles of the bowel. Adults take one "
                "or "
                "two tablets at bedtime with a glass of water. Cramps are common on the first "
                "days. "
                "Most people need it for no longer than one week, and drinking more helps as "
                "well.\n\n" + said
            )
            for said in (
                "For families, for general information. Ask the pharmacy about your own tablets.",
                "Education only; reading this does not make us your pharmacist.",
                "This leaflet can't examine you, and a blog can't look at your belly.",
                "I am a pharmacist, but not your pharmacist.",
                "It is not a care plan: yours comes from the clinic.",
                "These notes are general, so speak to our pharmacist about your own belly.",
                "This guidance is a summary, not the whole of what is known.",
                "This does not take the place of the label on the box or of your own doctor.",
                "This leaflet adds to what your pharmacist tells you and does not replace it.",
                "Our pages are written to inform you, never to diagnose anything.",
            )
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative made from a plant. "
            "It works overnight by waking up the muscles of the bowel. Adults take one or two "
            "tablets at bedtime with a glass of water. For more information, ring the pharmacy. "
            "We cannot see you without an appointment. Ask at the desk for information.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of the page; softly on a short one that tells people to ask a professional."""
    level = _level(page)
    if level is None or page.metadata_text("disclaimer", "disclaimers"):
        return
    if _said().is_in(page.said) or page.house.says("general", page.said):
        return
    if page.type == "patient-story" and _ONE_CASE.search(page.said):
        return
    if page.type == "patient-story" and _ALL_DIFFER.search(page.said):
        level = Level.SUGGESTION
    if not _is_whole(page) and _ASK.search(page.folded):
        level = Level.SUGGESTION
    yield Match(page.end, (kind_of(page),), level=level)


@cache
def _said() -> Choice:
    return Choice(_SAID)


def _level(page: Page) -> Level | None:
    """Return how loud to be; a page that is not clinical must tell health findings at length."""
    if page.type in CLINICAL:
        return level_for(page, _FEWEST_WORDS)
    if page.word_count < _WHOLE:
        return Level.SUGGESTION if page.type == "wellness" else None
    if page.type in ("wellness", "patient-story") or is_whole_page(page):
        return Level.WARNING
    return None


def _is_whole(page: Page) -> bool:
    """Return whether this is a page as a site shows it, and not an extract of one.

    It has headings, and says who wrote or checked it or when.
    """
    return len(page.headings) >= _FEWEST_HEADINGS and bool(
        page.metadata_text(*_SIGNED) or page.document.jsonld or "reviewed" in page.said
    )
