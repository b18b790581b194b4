"""What a page says of itself the wrong way round: "This guide is a full substitute for a doctor".

Such sentences are a closed genre. There are few things that a page says of itself (what it
replaces, whether it is advice, what readers may decide by it, whom to ask, for whom it is, whether
to keep it), and each is right in one way only: said, or denied. So no wordings are listed of what
is wrong; the negations before what is said are counted.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.disclaimers.audience import is_public
from qa.checks.disclaimers.turned_round import around_content
from qa.context import TIME_LIMIT, in_references, is_quoted, is_verbatim
from qa.document import BlockKind, Format, folded, plain_quotes
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import blanks, regex_later
from qa.rule import Example, rule
from qa.vocabulary import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from qa.document import Block
    from qa.page import Page

_THING = (
    r"(?:web ?pages?|pages?|site|guides?|articles?|leaflets?|handouts?|booklets?|fact ?sheets?|"
    r"information|web ?sites?|tool|quiz|checklist|calculator|content|material|summary|resource|"
    r"text|post|blog|document|sheet|story|stories|publication|brochure|pamphlet|faqs?|overview|app|advice)"
)
_KEPT = (
    r"(?:leaflet|page|guide|booklet|sheet|handout|card|fact ?sheet|checklist|brochure|information)"
)
_ADVISER = (
    r"(?:{adviser}|practitioners?|providers?|surgery|clinic|medical (?:care|treatment|assessment|"
    r"examination|consultation)|professional (?:care|judge?ment|medical)|someone qualified|"
    r"appointments?|consultations?|check-?ups?|visits?|help|care|diagnosis)"
)
_OF_ITSELF = regex_later(
    rf"\b(?:this|these|our|my|the|each|every) (?:[\w'-]+ ){{0,2}}?{_THING}\b"
    r"|\b(?:what|anything|everything|something|nothing|all) (?:that )?(?:(?:you|we) )?(?:have |"
    r"'ve |"
    r"can )?(?:read|find|see|learn|say|write|written|printed|published)\b"
    r"|\b(?:nothing|anything|everything|all|information|advice|content|material|"
    r"what is (?:written|said))\b[^.;!?]{0,40}\b(?:here|below|above)\b"
    r"|\b(?:by|after|once|when|if|having|now (?:that )?) ?(?:you(?:'ve| have)? )?(?:read(?:ing)?|"
    r"finish(?:ed|ing)?|studied|studying)\b|\bread(?:ing)? (?:this|it)\b"
    r"|\bwhat (?:you|we) (?:[\w']+ )?(?:read|learn|say|write)\b"
    r"|\bwe (?:can |will )?(?:replace|take (?:the place|over)|stand in)\b"
)
_HAVING_READ = regex_later(
    r"\b(?:if|once|when|after|because|now that|as long as) you(?: have|'ve)? (?:now )?(?:read|"
    rf"finish(?:ed)?|studied|looked at|got) (?:[\w'-]+ ){{0,3}}?(?:{_THING}|this|it)\b"
    r"(?=,|\W*\Z| (?:then |so )?(?:you|there|it|no)\b)"
)
"""No condition: all readers of it have."""
_NEGATION = regex_later(
    r"\b(?:not(?! (?:only|just|merely|simply)\b)|never|no(?! (?:matter|doubt|longer)\b)|nobody|"
    r"no longer(?= ?\Z)|no-one|none|nothing|neither|cannot|without|hardly|rather than|nor|unable|"
    r"fails? to)\b|n't\b"
)
_PAIR = regex_later(r"\bneither\b.*\bnor\b")
# Verbs that deny what follows them; where asking is meant, what comes in its stead does so too.
_AGAINST = r"\b(?:disregard\w*|avoid\w*|refrain\w*|stop(?:s|ped)?|warns?|against)\b"
_IN_ITS_STEAD = (
    r"|\b(?:ignor\w+|delay\w*|put(?:ting)? off|skip\w*|keep you from|prevent\w*|hesitat\w+|"
    r"counts? as|amounts? to|equals?|equivalent to|instead of|in place of|replac\w+|substitut\w+|"
    r"takes? the place of|forget\w*)\b"
)
_DENYING = regex_later(_AGAINST)
_KEEPING_FROM = regex_later(_AGAINST + _IN_ITS_STEAD)
_CLAUSE = regex_later(
    r"[;:()]|\s[-\u2013\u2014]+\s|\u2014|,? (?:but|so(?! that| far| much)|because|since|although|"
    r"though|while|whereas|yet)\b(?= )|,? and(?= (?:\w+n't|is|are|was|can|could|may|might|will|"
    r"would|"
    r"should|must|do|does|did|has|have|had|it|you|we|they|that|this|cannot|there|nobody|nothing|no|"
    r"never|please|if|once|in)\b)|, (?=(?:it|you|we|they|this|that|there|please|nobody|nothing|"
    r"no)\b)|, nor\b"
)
_HEDGED = (
    r"\b(?:if|unless|until|before(?! (?:(?:you|they|anyone|readers) )?(?:act|rely|follow|do "
    r"what)\w*\b)|mild|minor|appointment needed|may not|might not|can't|cannot|"
    r"unable|afford|afraid|embarrass\w+|scared|worried|whether|often|usually|some|many|most|log|"
    r"sign in|account|online|print\w*)\b"
)
_TOGETHER = (
    r"\bwith (?:your|a|the)\b|\b(?:ask|talk|speak|help\w*|together|discuss|before|doctors?|"
    r"how to)\b"
)


class Right(Enum):
    """How something is said of a page rightly."""

    SAID = auto()
    DENIED = auto()
    NEVER = auto()


class Saying(NamedTuple):
    """What a page may say of itself, how it is right, and what else clears its sentence."""

    pattern: regex.Pattern[str]
    right: Right
    unless: regex.Pattern[str] | None = None
    to_public: bool = False
    """Whether it is wrong only on pages that speak to patients."""


def _saying(pattern: str, right: Right, unless: str = "", *, to_public: bool = False) -> Saying:
    guard = regex_later(written(unless)) if unless else None
    return Saying(regex_later(written(pattern)), right, guard, to_public)


_SAYINGS = (
    # what it stands in for
    _saying(
        r"\b(?:replac(?:es?|ing|ements? for)|substitut(?:es? for|e|ing for)|(?:full |complete |"
        r"good |safe |fair |perfect |adequate |suitable )?(?:substitutes?|alternatives?|"
        r"replacements?|stand-ins?) (?:for|to)|in (?:the )?(?:place|lieu|stead) of|"
        r"tak(?:es?|ing) (?:the )?place of|tak(?:es?|ing) over from|stand(?:s|ing)? in for|"
        r"do(?:es|ing)? (?:the job|the work|away with)|saves? you|spares? you|better than|same as|"
        r"as (?:well[- ])?(?:good|reliable|informed|expert|qualified|accurate|thorough|safe|"
        r"trustworthy|knowledgeable) as|"
        r"equal to|equivalent (?:of|to)|as well as any|counts? as|supersedes?|overrid(?:es?|ing)|"
        r"outranks?|overrules?|instead of|make (?:the )?[\w ]{0,12}(?:unnecessary|needless|"
        rf"redundant))\b[^.;!?]{{0,50}}?\b{_ADVISER}\b",
        Right.DENIED,
        r"\b(?:your|an?|the) (?:own )?{adviser} (?:\w+ )?(?:knows?|can|sees?|will|has|is)\b",
    ),
    # what it is
    _saying(
        r"\b(?:(?:is|are|as|be|constitutes?|constituting|amounts? to|counts? as|gives?|giving|"
        r"provides?|providing|offers?|offering|considered|(?:taken|regarded|treated) as|"
        r"treat (?:it|this|what you read) as) (?:(?:to be|a|an|your|the|any|real|full|proper|"
        r"complete|personal|individual|expert|actual|formal|specific|official|only|one-to-one) )"
        r"{0,3}(?:medical|clinical|professional|personal|individual|expert|personali[sz]ed) "
        r"(?:(?:or|and) (?:medical|clinical|professional|personal|individual|expert) )?"
        r"(?:advice|diagnosis|opinion|consultation|recommendations?|guidance|instructions?|"
        r"judge?ment))\b"
        r"|\b(?:gives?|offers?|provides?|makes?) (?:you |readers )?(?:an?|your|the) (?:\w+ )?"
        r"diagnosis\b"
        r"|\b(?:only|sole|single) (?:source|place) (?:of|for) (?:\w+ ){0,2}?(?:advice|help|care|"
        r"guidance|treatment)\b",
        Right.DENIED,
    ),
    # what readers decide by it
    _saying(
        r"\b(?:(?:self-?)?diagnos(?:e|ing)|rule out|ruling out|exclude|"
        r"be (?:quite |absolutely )?(?:sure|certain) (?:that|whether|of|about|you|it)|"
        r"(?:know|tell|work out) (?:for (?:certain|sure)|exactly|with certainty)|(?:change|adjust|"
        r"set|choose|alter|raise|lower|increase|reduce|double|stop|work out|pick|decide(?: on)?) "
        r"(?:your|the|their|his|her)(?: (?:own|child's))? (?:dose|doses|treatments?|medicines?|"
        r"medication|tablets|diagnosis|prescription)|(?:change|adjust|alter) how (?:you|they) "
        r"(?:take|use)|treat (?:yourself|your(?:self| child| own)|them|it yourself)|prescribe|"
        r"manage without)\b",
        Right.DENIED,
        _TOGETHER,
    ),
    # how much it is
    _saying(
        r"\b(?:all|everything) (?:the |that )?(?:\w+ )?(?:advice|help|care|information|treatment|"
        r"guidance)?(?: ?that)? ?(?:you(?:'ll| will)?|anyone|anybody|a patient|patients|readers?) "
        r"(?:\w+ )?(?:needs?|require|could want|could ask|would (?:get|have|give|say)|"
        r"a \w+ would)\b(?! to know)"
        rf"|\b(?:all|everything) (?:that )?(?:the (?:advice|help|care|answers|information) )?"
        rf"(?:a|an|any|your|the) {_ADVISER} (?:would|could|will|can)\b"
        r"|\b(?:enough|sufficient|qualif\w+ you|equips? you|ready|fit) to (?:treat|diagnose|manage|"
        r"decide|prescribe|change|stop|start|rule)\b"
        r"|\bno further (?:advice|help|checks?|tests?|questions?|information|guidance)\b"
        r"|\bnothing (?:more|else|further)? ?(?:to|that|left|a|your|any)? ?[^.;!?]{0,20}"
        rf"{_ADVISER} (?:could|would|can|will|might)\b",
        Right.DENIED,
        _AGAINST,
    ),
    # how far it may be trusted
    _saying(
        r"\b(?:rely|reli(?:es|ed|ance)|depend|count|bank|act|acted|go|going) (?:\w+ )?(?:up)?on "
        r"(?:it|this|them|these|what|the|our|any)\b[^.;!?]{0,40}|\b(?:relied|acted|counted|"
        r"depended) (?:up)?on\b|\bfollow (?:it|this|them|our \w+|the advice here) (?:to the letter|"
        r"exactly|without|whatever|rather|blindly|in full)\b|\bto the letter\b|"
        r"\btrust (?:it|this|us|our \w+|what (?:you read|we say)) (?:completely|fully|over|more|"
        r"above|rather|without|whatever|instead|with)\b",
        Right.DENIED,
        r"\b(?:before|until) (?:you|they|anyone|acting|relying)\b",
    ),
    _saying(
        rf"\bif (?:you|this|the|your|a|our)\b[^.;!?]{{0,40}}\b(?:disagree|differ|conflict|clash|"
        rf"contradict)\w*\b[^.;!?]{{0,40}}, (?:please )?(?:follow|trust|go by|go with|stick (?:to|"
        rf"with)|believe) (?:this|our) (?:\w+ )?{_THING}\b",
        Right.DENIED,
    ),
    _saying(
        rf"\b(?:follow|trust|go by|stick (?:to|with)|keep to|believe) (?:this|our|the|these) "
        rf"(?:\w+ )?{_THING}(?: (?:here|above|below))?,? (?:even (?:if|when|though)|whatever|"
        rf"no matter what|regardless of what|including when) [^.;!?]{{0,30}}\b{_ADVISER}\b",
        Right.DENIED,
    ),
    _saying(
        r"\b(?:disregard|ignore|(?:delay|put off)(?: (?:seeking|getting|asking for))?) "
        r"(?:[\w'-]+ ){0,3}?(?:medical|professional|doctor's|nurse's|gp's|pharmacist's|team's) "
        r"(?:advice|help|care|treatment)\b",
        Right.DENIED,
        r"\b(?:if|people who|anyone who|those who) (?:you )?(?:\w+ )?(?:disregard|ignore|delay|"
        r"put)\b",
    ),
    _saying(
        r"\bwhat (?:will|is going to|is bound to) happen to (?:everyone|everybody|anyone|all|"
        r"every|each)\b",
        Right.DENIED,
    ),
    _saying(
        rf"\b(?:page|guide|leaflet|article|site|sheet) and (?:your|the|a) {_ADVISER} (?:disagree|"
        r"differ|say different)\w*\b(?![^.!?]*\b(?:follow|ask|go with|listen|trust|do what) )",
        Right.NEVER,
    ),
    # whom it fits, and how well
    _saying(
        r"\b(?:tailored|personali[sz]ed|customi[sz]ed|individuali[sz]ed|specific|(?:right|correct|"
        r"true|suitable|valid|safe|appropriate) (?:for|in)|appl(?:y|ies|icable)) (?:to |for |in )?"
        r"(?:you\b|your (?:case|needs|body|situation|own)|(?:each|every|all|any) (?:single )?"
        r"(?:readers?|patients?|person|people|individual|one|case|body)|everyone|everybody|anyone|"
        r"whoever)|\bwritten (?:for|about) you\b|\bwith you in mind\b(?= and)|"
        rf"(?<!\b(?:{_ADVISER}|team|they|who) )\bknows? (?:you|your \w+|more|better)\b|"
        r"\b(?:guaranteed?|guarantees?|warranted|bound) "
        r"(?:that |to be )?(?:\w+ )?(?:accurate|right|correct|true|complete|up to date|up-to-date|"
        r"free of|error|safe)\b|\b(?:always|never) (?:\w+ )?(?:right|wrong|up to date|"
        r"out of date|accurate|mistaken)\b|\b(?:free of|contains? no|without) (?:any )?(?:errors?|"
        r"mistakes?)\b",
        Right.DENIED,
        r"\b(?:tablets?|capsules?|medicines?|treatments?|paracetamol|ibuprofen|vaccines?|may|might|"
        r"virus\w*|if)\b",
    ),
    # who has seen it
    _saying(
        r"\b(?:checked|reviewed|read|approved|seen|edited|verified) by (?:nobody|no one|no-one|"
        r"no (?:\w+ )?(?:doctor|clinician|expert|editor|professional|pharmacist)|none)\b"
        r"|\b(?:nobody|no one|no-one|none of us|no (?:doctor|clinician|editor|expert)) (?:\w+ )?"
        r"(?:has|have|had) (?:\w+ )?(?:checked|read|looked|reviewed|seen|edited|proofread)\b",
        Right.NEVER,
    ),
    _saying(
        r"\b(?:looked over|signed off|checked|reviewed|approved|cleared|vouched for|endorsed|"
        r"evaluated|verified|passed)(?: and \w+(?: off| over)?)? by (?:the )?(?:u\.?s\.? )?"
        r"(?:fda\b|food and drug administration)",
        Right.DENIED,
        r"\b(?:medication guide|medicines?|drugs?(?! adm)|devices?|labels?|vaccines?|leaflet)\b",
    ),
    # whom to ask
    _saying(
        r"\b(?:see|seeing|ask|asking|asked|call|calling|ring|ringing|phone|contact|contacting|"
        r"consult|consulting|talk|talking|speak|speaking|tell|telling|visit|visiting|troubl\w+|"
        r"bother\w*|book|booking|discuss|discussed|discussing|check|checking|go to|wait for|seek|"
        r"seeking|make(?! (?:me|us|you|him|her|them)\b)|need|needs|have|shown?|"
        r"showing|mention|mentioned|raise|run (?:it|this) past|attend)\b"
        r"(?:(?!\bwithout\b)[^.;!?]){0,40}?"
        rf"\b(?:{_ADVISER}|leaflet (?:in|inside|that comes)|label)\b",
        Right.SAID,
        _HEDGED,
    ),
    _saying(
        r"\b(?:finish(?:ed)?|read)\b[^.;!?]{0,40}\bbefore (?:you |calling |ringing |phoning )"
        r"[^.;!?]{0,20}\b(?:call|ring|dial|phone|go to|seek|get help|anyone|999|911|112)\b",
        Right.DENIED,
    ),
    # whether to keep it
    _saying(
        r"\b(?:keep|save|store|hold on to|print|bring|take|show|share|give|pass|hand) "
        rf"(?:(?:this|the|our|your) (?:\w+ )?{_KEPT}(?! (?:by|with us|you))|it)\b"
        r"|\b(?:read|look at|refer to|need) (?:it|this|this \w+|the \w+) again\b|\brefer back\b",
        Right.SAID,
        r"\b(?:(?:need|have) to print|personal|use it|if|private|confidential|passwords?|collect|"
        r"copy|copies|permission)\b",
    ),
    _saying(
        r"\b(?:throw|bin|discard|destroy|shred|burn|tear up|delete|lose|get rid of|recycle) "
        rf"(?:away )?(?:out )?(?:(?:this|the|our|your) (?:\w+ )?{_KEPT}|it (?:away|out|in the))\b",
        Right.DENIED,
        r"\b(?:account|personal|data|old|previous|earlier)\b",
    ),
    # for whom it is
    _saying(
        r"\b(?:(?:only|solely|strictly|exclusively|restricted|limited|confined|intended|meant|"
        r"designed|aimed|reserved|issued|is|are) (?:\w+ )?(?:for|to|at) (?:the )?(?:use (?:of|by) |"
        r"eyes of |sole use of )?(?:(?:registered|qualified|licensed|practising|practicing|"
        r"trained|hospital|clinical|medical|healthcare|health care|health|ward|nursing) )*"
        r"(?:doctors?|prescribers?|clinicians?|physicians?|pharmacists?|nurses?|professionals?|"
        r"staff|students|surgeons?|practitioners|consultants|midwives)\b)"
        r"(?![^.;!?]*\b(?:and|or|as well as) (?:(?:the|their|your) )?(?:public|patients|families|"
        r"carers|people|parents|anyone|caregivers|you)\b)",
        Right.DENIED,
        to_public=True,
    ),
    _saying(
        r"\b(?:patients?|the public|lay (?:people|readers)|members of the public|families|parents|"
        r"carers)\b (?:and \w+ )?(?:must|should|may|can|are|ought) (?:not|never|asked|advised|"
        r"told) "
        r"[^.;!?]{0,30}\b(?:read|see|use|given?|shown?|handed|stop|have|keep|share|rely|open|"
        r"view)\b"
        r"|\b(?:not|never) (?:to )?(?:be )?(?:for|suitable for|intended for|meant for|aimed at|"
        r"handed to|given to|shown to|shared with|seen by|read by|passed to)(?: out)? (?:the )?"
        r"(?:patients?|public|lay|people (?:with|who)|families|parents|carers|general public)\b",
        Right.NEVER,
        to_public=True,
    ),
)
# What a page says of itself, by its verb: the right ways are few, and careful pages use no others.
_SUBJECT = regex_later(
    r"(?:(?<!\b(?:on|in|of|to|with|from|by|before|after|read|reading|about|through|for|at|and|keep|"
    r"put|throw|print|save|share|take|wrote|use|using) )|(?<=\b(?:information|content|advice|"
    r"material|"
    r"answers?|everything|nothing|facts) (?:\w+ )?(?:on|in) ))"
    rf"\b(?:(?:this|these|our) (?:[\w'-]+ )?{_THING}(?: summary| sheet| leaflet)?|the (?:web ?site|"
    r"web ?page|leaflet|guide|booklet|handout|fact ?sheet))(?: here| below| above)? "
    r"(?P<said>(?:(?:is|are|was|were|has|have|had|can|could|must|shall|should|will|would|does|"
    r"cannot|ought|never)\b|\w+n't\b|[a-z]{3,}(?<!thi|alway|team)s\b|amount\b)[^.;!?]*)"
)
_NOUN = (
    r"(?:[\w'-]+ ){0,5}?(?:guides?|summar(?:y|ies)|overviews?|introductions?|information|"
    r"education(?:al)?|point|part|version|copy|resources?|series|work|leaflets?|pages?|booklets?|"
    r"articles?|copyright|property|template|collection|translation|extract|project|tool|aid|"
    r"companion|handout|sheet|list|account|story|starter|reminder)"
)
_RIGHTLY = regex_later(
    r"(?:is|are|was|were|has been|have been|can be|will be|should be|must be|could be)"
    r"(?: (?!never|not)[\w-]+(?:ly|so|now|just|here|both|all|first|last|then|being)| only)* (?:"
    r"for|about|based|written|reviewed|checked|published|maintained|owned|sponsored|funded|paid|"
    r"supported|taken from|adapted|designed|intended|meant|aimed|provided|produced|prepared|"
    r"created|developed|made|put together|compiled|edited|translated|updated|revised|archived|"
    r"available|protected|licen[sc]ed|under|out of date|up to date|correct|accurate|current|due|"
    r"kept|divided|split|arranged|organi[sz]ed|set out|free|run|hosted|given|drawn|sourced|"
    r"supplied|dedicated|offered|shared|issued|printed|read|used|downloaded|shown|found|held|"
    r"reproduced|copied|approved|evidence|educational|general|relevant|in|on|to (?:help|give|"
    r"inform|explain|support|be used)|suitable|helpful|useful|here|there|not|no|neither|wrong|"
    rf"{_NOUN})\b"
    r"|(?:(?:is|are|was|were|do|does|did|can|could|should|must|will|would|has|have)"
    r" (?:not|never)|\w+n't|cannot|never)\b"
    r"|(?!replace|substitut|supersede|outrank|overrul|overrid|amount|equal|trump|diagnos|prescrib|"
    r"know|rule|guarantee|treat|cure|beat|count|stand|outweigh|surpass|exempt|entitle|excuse|save|"
    r"spare|free|make|do(?:es)?\b|render)[a-z]+s\b"
    r"|(?:has|have|had|will|can|could|should|would|must|ought) (?!replace|substitut|supersede|"
    r"outrank|overrul|overrid|be (?!used|read|a|updated|reviewed|found|helpful)|amount|"
    r"diagnos|prescrib|guarantee|take|"
    r"stand)"
)
_ON_CARE = regex_later(
    written(
        r"\b(?:{adviser}|clinic|surgery|hospital|appointments?|consultations?|check-?ups?|visits?|"
        r"diagnos\w+|prescri\w+|examin\w+|patients?|readers?|opinions?|medical(?:ly)?|mislead\w*|"
        r"errors?|mistakes?|doubt\w*|trust\w*|infallibl\w+|guarante\w+|nobody|everyone|tenants?|"
        r"investors?)\b"
    )
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL)
_LONGEST = 400


@rule(
    "disclaimers.upside-down",
    level=Level.WARNING,
    message="'%s' is the wrong way round for what a page says of itself: say that it is general, "
    "for whom it is, and whom to ask.",
    why="Readers who take a page for their doctor, or who are told not to ask or to keep it, stay "
    "away from those who know them.",
    sources=[
        "HONcode, principle 2 (complementarity): information supports the doctor's advice",
        "EMA, QRD product information template, Annex IIIB: keep this leaflet, ask your doctor",
        "URAC Health Web Site Standards: a disclaimer that content is not medical advice",
    ],
    pages=("~professional", "~news"),
    around=True,
    examples=[
        Example(
            bad="This guide is not meant to not replace a visit to your doctor.",
            good="This guide can't diagnose you and doesn't replace a visit to your doctor.",
        ),
        Example(
            bad="Do not discuss this leaflet with your pharmacist.",
            good="Do not hesitate to discuss this leaflet with your pharmacist.",
        ),
        Example(
            bad="By reading this page you can be sure that it is no stroke.",
            good="By reading this page you cannot be sure that it is no stroke.",
        ),
        Example(good="This page is general information; your own doctor knows you best."),
        Example(
            bad="---\npage_type: medicine\n---\n# Apixaban\n\nThis leaflet is meant for "
            "prescribers only.\n",
            good="---\npage_type: medicine\n---\n# Apixaban\n\nThis leaflet is meant for patients. "
            "It is not meant for prescribers only.\n",
        ),
        Example(
            bad="You will not need to keep this leaflet.",
            good="You will need to keep this leaflet. It does not replace the new one.",
        ),
        Example(
            bad="Nothing on this page should ever be mentioned to a nurse.",
            good="Nothing on this page should stop you from asking a nurse.",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Apixaban\n\nThis sheet amounts to a firm "
            "diagnosis.\n",
            good="---\npage_type: medicine\n---\n# Apixaban\n\nThis sheet sums up what doctors "
            "recommend.\n",
        ),
        Example(
            bad="<main><h1>Gout</h1><p>Rest helps.</p></main><footer><p>Gout Trust</p><p>Once you"
            " have read this page, there is no need to ring your nurse.</p></footer>",
            good="<main><h1>Gout</h1><p>Rest helps.</p></main><footer><p>Gout Trust</p><p>Once you"
            " have read this page, ring your nurse. Reading it does not count as seeing one.</p>"
            "</footer>",
            format=Format.HTML,
        ),
        Example(
            bad="Go by this booklet even if your surgeon tells you otherwise.",
            good="Do not go by this booklet even if your surgeon is away. There is no need to print"
            " this page.",
        ),
        Example(
            bad="This handout may be your only source of medical advice.",
            good="This handout should never be your only source of medical advice.",
        ),
        Example(
            bad="You can ignore your nurse's advice where our guide says something else.",
            good="Do not ignore your nurse's advice where our guide says something else.",
        ),
        Example(good="Does this page replace a visit to my doctor? It was reviewed by two nurses."),
    ],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield, once a sentence that speaks of the page, what it says the wrong way round."""
    for block in page.blocks:
        if block.kind not in _PROSE or not _OF_ITSELF.search(block.folded):
            continue
        if in_references(page, block):
            continue
        for first, last in sentences(block.plain):
            place = _wrong(page, block, first, last)
            if place is not None:
                yield Match(block.source_span(*place), (block.text[slice(*place)],))
    yield from _around(page)


def _wrong(page: Page, block: Block, first: int, last: int) -> tuple[int, int] | None:
    """Return where a sentence begins to say something the wrong way round, and where that ends."""
    text = block.folded[first:last]
    for start, end in _turned(page, text):
        place = first + start, first + end
        if not is_quoted(block, *place) and not is_verbatim(page, block, *place):
            return place
    return _doubtful(page, block, first, text)


def _turned(page: Page, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says something the wrong way round."""
    if text.rstrip().endswith("?") or len(text) > _LONGEST or not _OF_ITSELF.search(text):
        return
    said = _HAVING_READ.sub(blanks, text)
    for saying in _SAYINGS:
        if saying.unless is not None and saying.unless.search(said):
            continue
        if saying.to_public and not is_public(page):
            continue
        for found in saying.pattern.finditer(text, timeout=TIME_LIMIT):
            start = _clause_start(text, found.start())
            if _is_wrong(saying, text[start : found.start()]):
                yield start, found.end()


def _around(page: Page) -> Iterator[Match]:
    """Yield the same of what stands in the header or the footer."""
    at = 0
    for line in page.document.outside.split("\n"):
        text = plain_quotes(folded(line))
        for first, last in sentences(line):
            place = next(_turned(page, text[first:last]), None)
            if place is not None:
                start, end = (at + first + offset for offset in place)
                yield from around_content(page, start, end)
        at += len(line) + 1


def _doubtful(page: Page, block: Block, first: int, text: str) -> tuple[int, int] | None:
    """Return where a sentence on care says of the page what careful pages do not."""
    found = _SUBJECT.search(text, timeout=TIME_LIMIT)
    if found is None or not is_public(page):
        return None
    if _RIGHTLY.match(found["said"]) or not _ON_CARE.search(found[0]):
        return None
    place = first + found.start(), first + found.end()
    return None if is_quoted(block, *place) or is_verbatim(page, block, *place) else place


def _clause_start(text: str, place: int) -> int:
    """Return where the clause around a place begins."""
    start = 0
    for mark in _CLAUSE.finditer(text, 0, place):
        start = mark.end()
    while start < place and text[start] == " ":
        start += 1
    return start


def _is_wrong(saying: Saying, before: str) -> bool:
    """Return whether what stands before a saying in its clause turns it the wrong way round."""
    if saying.right is Right.NEVER:
        return True
    denied = len(_NEGATION.findall(before)) - bool(_PAIR.search(before))
    denying = _KEEPING_FROM if saying.right is Right.SAID else _DENYING
    denied += len(denying.findall(before))
    return denied % 2 == (saying.right is Right.SAID)
