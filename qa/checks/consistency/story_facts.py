"""A story told in two ways: the year of the diagnosis, the job, who called for help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import Saying, against
from qa.checks.consistency.stating import tells_a_story
from qa.checks.consistency.story_spans import two_spans
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_JOB = (
    r"(?P<value>teacher|driver|nurse|plumber|builder|engineer|accountant|electrician|chef|cook|"
    r"farmer|librarian|hairdresser|carpenter|joiner|mechanic|postman|postwoman|firefighter|"
    r"police officer|policeman|solicitor|lawyer|secretary|shop assistant|shopkeeper|cleaner|carer|"
    r"social worker|receptionist|waitress|waiter|baker|butcher|bricklayer|painter|roofer|welder|"
    r"architect|journalist|civil servant|bank manager|gardener|musician|soldier|pilot|fisherman|"
    r"miner|dentist|midwife|pharmacist|lecturer|professor|headteacher|caretaker|midwife|vet)"
)
_KIN = (
    r"(?P<value>wife|husband|partner|mother|mum|mom|father|dad|daughter|son|sister|brother|"
    r"neighbou?r|friend|boss|colleague|flatmate|roommate)"
)
_CALLS = (
    r"(?:called|rang|phoned|dialled|dialed|who called|who rang|who dialled|who phoned) (?:for )?"
    r"(?:an ambulance|the ambulance|999|911|000|112)"
)
_WEAK = (
    r"(?:weak\w*|numb\w*|paralys\w*|paralyz\w*|affected|lost (?:the )?(?:use|feeling|movement) "
    r"(?:of|in|down)|could not (?:move|lift|feel)|couldn't (?:move|lift|feel)|drooped|droop\w*)"
)
_LIMB = r"(?:side|arm|leg|hand|face|foot)"
_FAILS = (
    r"(?:hung|dangled|flopped|gave way|dragged|drags|trailed|fell (?:limp|to (?:my|his|her) side)|"
    r"(?:went|was|is|felt|feels) (?:\w+ )?(?:dead|limp|useless|heavy|like lead|floppy)|stopped "
    r"working|(?:would|will|does|did|could|can)(?: ?not|n't) (?:\w+ )?(?:move|work|lift|respond|"
    r"grip|hold|do (?:what|as)|obey))"
)
_SICK = (
    r"(?:diagnosed|got (?:my|his|her|the) diagnosis|told (?:me |him |her )?(?:that )?(?:i|he|she) "
    r"had|found out (?:that )?(?:i|he|she) had)"
)
_EVENT = (
    r"(?P<event>stroke|heart attack|operation|surgery|transplant|(?:hip|knee) replace(?:d|ment)|"
    r"mastectomy|hysterectomy|amputation|bypass|accident)"
)
_IN_YEAR = r"\bin (?:the )?(?:\w+ (?:of )?)?(?P<value>(?:19|20)\d\d)\b"
_YEAR = r"(?P<value>(?:19|20)\d\d)\b"
_NO_YEAR = r"(?:(?!\b(?:19|20)\d\d\b)[^.;:])"
_WHEN = (
    r"(?: (?:was|came|had been))?,? (?:on|in|since|back in|at|around|during)"
    rf"{_NO_YEAR}{{0,30}}? {_YEAR}"
)
_DRINK = r"(?:drink|beer|bottle|pint|glass(?: of \w+)?|whisk(?:e)?y|vodka|can|sip)"
_SMOKE = r"(?:cigarette|smoke|cigar|packet|fag)"
_BEGUN = (
    r"(?P<begun>(?:ha?emo|peritoneal )?dialysis|chemo(?:therapy)?|radiotherapy|"
    r"radiation|immunotherapy|insulin|methadone|buprenorphine|clozapine|lithium|hormone therapy)"
)
_BEGAN = (
    r"(?:i|he|she|i'd|he'd|she'd)(?: had)?(?: just| only just| first| finally)? (?:(?:started|"
    r"begun|began)"
    r"(?: on)?|went on(?:to| to)?|gone on(?:to| to)?|(?:was|been) (?:put|started) on)(?: my| his|"
    r" her)?"
)
_ORGAN = r"(?:kidneys?|marrow|stem cells|liver)"
_ITS_KIN = rf"\b(?:my|his|her|[a-z]+'s) {_KIN}(?:,? [a-z]+,?)?"
_I = r"(?P<who>i|he|she)"
_HAVE = r"(?:(?:have|has|had|'ve|'d|was|were|am|is) )?"
_LIVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "smokes",
        (
            (
                rf"{_I} {_HAVE}(?P<value>never) (?:once )?(?:smoked|touched a cigarette|been a "
                rf"smoker)\b"
            ),
            (
                rf"{_I} {_HAVE}(?:a )?(?P<value>gave up|given up|quit|stopped|packed in) "
                rf"(?:smoking|cigarettes|"
                r"the cigarettes)\b"
            ),
            r"(?P<value>my last cigarette|i used to smoke)\b",
            rf"{_I} (?P<value>smoked) (?:\d+|ten|twenty|thirty|forty) a day\b",
        ),
    ),
    (
        "drinks",
        (
            (
                rf"{_I} {_HAVE}(?P<value>never) (?:(?:drunk|drank|touched|tasted) (?:any "
                rf")?(?:alcohol|a drop)|"
                r"been a drinker)\b"
            ),
            (
                rf"{_I} {_HAVE}(?P<value>gave up|given up|quit|stopped|cut down on) (?:drinking|"
                rf"alcohol|wine|"
                r"beer)\b"
            ),
            r"(?P<value>my last drink)\b",
        ),
    ),
    (
        "children",
        (
            (
                r"(?:(?:we|i) (?:have|had|never had) )(?P<value>no children|no kids|any children|"
                r"children of (?:my|our) own)\b"
            ),
            (
                r"my (?:\w+ )?(?P<value>son|daughter|children|kids)(?: [a-z]+)? (?:was|were|had|"
                r"has|have|is|"
                r"are|came|rang|called|drove|found|said|told|noticed|helps?|keeps?|makes?)\b"
            ),
        ),
    ),
    (
        "siblings",
        (
            rf"{_I} (?:am|was|is|'m) an (?P<value>only child)\b",
            (
                r"my (?:\w+ )?(?P<value>sister|brother)(?: [a-z]+)? (?:was|were|had|has|is|came|"
                r"rang|called|drove|found|said|told|noticed|helps?|keeps?|makes?|offered|gave)\b"
            ),
        ),
    ),
    (
        "household",
        (
            (
                rf"{_I} {_HAVE}(?:lived|live|living|lives) (?P<value>alone|on my own|by myself) "
                rf"(?:since|for "
                r"(?:\w+ )?years|at the time|back then)\b"
            ),
            (
                r"my (?P<value>wife|husband|partner) (?:(?:had|has|was) )?(?:found|woke|heard|came|"
                r"called|rang|drove|dialled|noticed|said|makes?|made|keeps?|helps?)\b"
            ),
        ),
    ),
    (
        "driving",
        (
            rf"{_I} {_HAVE}(?P<value>never) (?:learned|learnt|been able) to drive\b",
            rf"{_I} (?:do|does|did)(?: not|n't) (?P<value>drive)\b",
            rf"{_I} {_HAVE}(?P<value>drove) (?:myself|himself|herself|to|home|straight)\b",
        ),
    ),
    (
        "breast",
        (
            r"(?:(?P<who>my|her)|had an?|the|having an?) (?P<value>mastectomy|lumpectomy)\b",
            r"(?:took out|removed) (?:only |just )?the (?P<value>lump)\b",
            r"(?:took off|removed|lost) (?:my|her|the whole) (?P<value>breast)\b",
        ),
    ),
    (
        "type",
        (
            (
                rf"(?:{_I} (?:had|has|have|was diagnosed with|got)|with|(?P<who2>my|his|her)|"
                rf"living with) (?P<value>"
                r"type [12])(?: diabetes)?\b"
            ),
        ),
    ),
    (
        "place",
        (
            (
                rf"{_I} was (?P<value>at work|at home|driving|asleep|in bed|on the bus|on a bus|on "
                rf"the train|"
                r"in the (?:garden|kitchen|shower|bath|car|office|supermarket|gym|park)) when "
                r"(?:it|the \w+|my \w+) (?:happened|started|struck|came on|began|hit)\b"
            ),
            (
                r"when (?:it|the (?:stroke|attack|pain|seizure)) (?:happened|started|struck|came "
                r"on|began|hit),? "
                rf"{_I} was (?P<value>at work|at home|driving|asleep|in bed|on the bus|on a bus|on "
                rf"the train|in "
                r"the (?:garden|kitchen|shower|bath|car|office|supermarket|gym|park))\b"
            ),
        ),
    ),
)
_TOLD: tuple[tuple[str, str], ...] = (
    (
        "year",
        (
            rf"\b{_SICK}\b(?P<of>[^.;]{{0,50}}?)\b(?:back )?in (?:the )?(?:\w+ (?:of )?)?"
            r"(?P<value>(?:19|20)\d\d)\b"
        ),
    ),
    (
        "year",
        (
            r"\bin (?:\w+ )?(?P<value>(?:19|20)\d\d),?(?: that| when)?[^.;\d]{0,30}?\b"
            rf"{_SICK}(?P<of>[^.;,]{{0,40}})"
        ),
    ),
    (
        "event",
        (
            rf"\b(?:had|since|after|having had|before|at|on|of|about|until|following) (?:my|his|"
            rf"her|the) {_EVENT}(?: [a-z]+)? {_IN_YEAR}"
        ),
    ),
    ("event", rf"{_IN_YEAR},? (?:i|he|she) had (?:my|his|her|the) {_EVENT}\b"),
    ("begun", rf"\b{_BEGAN} {_BEGUN}{_WHEN}"),
    ("begun", rf"\b{_YEAR}{_NO_YEAR}{{0,70}}? {_BEGAN} {_BEGUN}\b"),
    ("begun", rf"\bon {_BEGUN} since{_NO_YEAR}{{0,20}}? {_YEAR}"),
    ("last drink", rf"\b(?:my|his|her|that|the) (?:very )?(?:last|final) {_DRINK}{_WHEN}"),
    (
        "last drink",
        (
            rf"\b(?:i|he|she)(?: have|'ve|'d| had)? (?:quit|stopped|gave up|given up) (?:drinking|"
            rf"drink|alcohol|the (?:drink|booze|bottle))(?: for good| altogether)?{_WHEN}"
        ),
    ),
    (
        "last drink",
        (
            r"\b(?:(?<!alcohol and )sober|dry|alcohol[- ]free|(?:touched|had) (?:a|another|any)"
            r" (?:drop|drink|"
            rf"alcohol)) since{_NO_YEAR}{{0,20}}? {_YEAR}"
        ),
    ),
    ("last cigarette", rf"\b(?:my|his|her|that|the) (?:very )?(?:last|final) {_SMOKE}{_WHEN}"),
    (
        "last cigarette",
        (
            rf"\b(?:i|he|she)(?: have|'ve|'d| had)? (?:quit|stopped|gave up|given up|packed in) "
            rf"(?:smoking|cigarettes|the cigarettes)(?: for good| altogether)?{_WHEN}"
        ),
    ),
    ("last cigarette", rf"\bsmoke[- ]free since{_NO_YEAR}{{0,20}}? {_YEAR}"),
    (
        "first",
        (
            r"\b(?:had|was|having|about|after) (?:my|his|her) (?:very )?first (?P<begun>seizure|"
            r"fit|panic attack|"
            rf"attack|flare(?:-up)?|stroke|heart attack|episode|relapse|baby|fall){_WHEN}"
        ),
    ),
    ("admitted", rf"\badmitted\b[^.;,\d]{{0,40}} {_IN_YEAR}"),
    ("admitted", rf"{_IN_YEAR},? (?:i|he|she) was admitted\b"),
    (
        "donor",
        (
            rf"\b(?:my|his|her) {_KIN}(?: [a-z]+)? (?:had )?(?:offered|gave|donated|would give) "
            rf"(?:me |him |her )?[^.;,]{{0,20}}?\b{_ORGAN}\b"
        ),
    ),
    (
        "donor",
        (
            r"\b(?P<value>stranger|donor|someone|somebody|person|family)\b[^.;]{0,30}?\b(?:died|"
            rf"never met|never knew)\b[^.;]{{0,30}}?\b{_ORGAN}\b"
        ),
    ),
    ("job", rf"\b(?:works?|worked|working) as an? (?:[a-z-]+ ){{0,2}}?{_JOB}\b"),
    ("job", rf"\b(?:years|life|career|time) as an? (?:[a-z-]+ ){{0,2}}?{_JOB}\b"),
    (
        "job",
        rf", an? (?:retired |former )?(?:[a-z-]+ ){{0,2}}?{_JOB}\b(?=[,.]| from\b| in\b)",
    ),
    ("job", rf"\b(?:i am|i'm|he is|she is) an? (?:[a-z-]+ ){{0,2}}?{_JOB}\b"),
    ("call", rf"{_ITS_KIN} (?:who |had |not |then |quickly )*{_CALLS}\b"),
    (
        "child",
        (
            r"\b(?P<value>first)(?:-time (?:mum|mom|mother|dad|father|parent)| pregnancy was| baby "
            r"was)\b"
        ),
    ),
    (
        "child",
        r"\bmy (?P<value>older|elder|eldest|oldest) (?:daughter|son|child|boy|girl), who was\b",
    ),
    (
        "drive",
        (
            rf"{_ITS_KIN} (?:who |had |then )*(?:drove|took) (?:me|him|her|"
            rf"us) (?:straight |right )?to "
            r"(?:(?:the|a) )?(?:\w+ )?(?:hospital|a&e|emergency|er|clinic|surgery)\b"
        ),
    ),
    (
        "found",
        (
            rf"{_ITS_KIN} (?:who |had |not |then |came home and )*found (?:me|him|her)"
            r"(?= (?:on|in|at|lying|collapsed|unconscious|slumped|there)\b|[,.])"
        ),
    ),
    *((kind, rf"\b{words}") for kind, told in _LIVES for words in told),
    ("side", rf"\b{_WEAK}\b[^.;]{{0,30}}?\b(?P<value>left|right)(?:-hand)? {_LIMB}\b"),
    (
        "side",
        (
            rf"\b(?P<value>left|right)(?:-hand)? {_LIMB}\b[^.;]{{0,25}}?\b(?:was|were|is|went|felt|"
            rf"still) (?:\w+ )?{_WEAK}\b"
        ),
    ),
    (
        "side",
        rf"\b(?:my|his|her) (?P<value>left|right)(?:-hand)? {_LIMB} (?:\w+ ){{0,2}}?{_FAILS}\b",
    ),
    (
        "side",
        (
            r"\b(?:my|his|her) (?:bad|weak|weaker|numb|affected|paraly[sz]ed|clumsy|useless|dead|"
            rf"poor|stiff|floppy|stroke)(?:,| and \w+)? (?P<value>left|right)(?:-hand)? {_LIMB}\b"
        ),
    ),
)
_SAYS = tuple((kind, later(words)) for kind, words in _TOLD)
_APART = {
    "year": r"again|second|cancer came back|relapse\w*|father|mother|sister|brother|dad|mum|mom|"
    r"son|daughter|wife|husband|friend|people|women|men|until",
    "job": r"keen|amateur|used to|before|then|later|trained|retrained|first job|now|husband|wife|"
    r"partner|father|mother|dad|mum|mom|sister|brother|son|daughter|friend|part-time|"
    r"volunteer\w*|became|also|consultant|specialist|wanted|doctor|saw|met|helped",
    "event": r"again|second|third|first|next|another|later|brother|sister|father|mother|dad|mum|"
    r"mom|son|daughter|wife|husband|friend|other|until|reversal|reversed",
    "begun": r"again|second|third|another|more|restart\w*|later|back on|until|home|mother|father|"
    r"mum|mom|dad|sister|brother|wife|husband|friend|people|or|if",
    "last drink": r"again|relaps\w*|first time|next|another|until|slip\w*|husband|wife|mother|"
    "father|"
    r"mum|mom|dad|brother|sister|friend|nearly|almost|then",
    "first": r"second|mother|father|mum|mom|dad|sister|brother|wife|husband|friend|other",
    "admitted": r"again|second|third|first|next|another|later|brother|sister|father|mother|dad|"
    r"mum|mom|son|daughter|wife|husband|friend|times|december|november",
    "donor": r"second|first transplant|failed|rejected|nearly|almost|would have|not a match|but",
    "call": r"again|second time|another time|nearly|almost|should have|wanted|never|"
    r"next time|years",
    "found": r"again|second|another|next|later|group|website|therapist",
    "child": r"second|sister|friend|if|other|were|youngest",
    "smokes": r"husband|wife|partner|mother|father|mum|mom|dad|people|years later|ask\w*|weed|"
    r"vap\w+|cannabis",
    "drinks": r"husband|wife|partner|mother|father|mum|mom|dad|people|coffee|tea|caffeine",
    "children": r"yet|then|until|later|years|since|now|wanted|adopt\w*|step\w*|foster\w*|sister's|"
    r"brother's|friend's|when i was",
    "siblings": r"half|step\w*|in-law|friend|like a",
    "household": r"late|died|ex|divorc\w*|separat\w*|left|then|now|widow\w*|used to|future|first|"
    r"moved|remarried|met",
    "driving": r"again|until|yet|then|now|any ?more|later|cannot|ambulance|at night|"
    r"for (?:\w+ )?(?:weeks|months)|lessons|bus|wheelchair",
    "breast": r"second|later|then|first|years|other|choice|choose|chose|offered|options?|or|talked|"
    r"wanted|another|might|if|after the lump\w*",
    "type": r"mother|father|sister|brother|dad|mum|mom|son|daughter|wife|husband|friend|people|"
    r"other|not|wrongly|at first|thought|turned out|misdiagnos\w*|both|like|unlike|or|group",
    "place": r"again|second|next|another|later|last|third|time",
    "drive": r"again|second time|next time|every|each|weekly|years|appointments?|chemo\w*",
    "side": r"brain|hemisphere|clot|bleed|right-handed|left-handed|other|both|second|first stroke|"
    r"later|now writes?|stronger|good|brain's|years|eye",
}
"""With these a sentence is on someone else, or on another time."""
_APART["last cigarette"] = _APART["last drink"]
_SET_APART = {name: later(rf"\b(?:{words})\b") for name, words in _APART.items()}
_NO_STATEMENTS = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT})
_SOON_AFTER = later(
    r"\b(?:operation|surgery|transplant)\b[^.;]{0,30}?\b(?:an?|one|two|three|four|few) (?:days?|"
    r"weeks?) (?:later|after (?:i|he|she) was admitted)\b|\b(?:days?|weeks?) later,? (?:i|he|she) "
    r"had (?:my|his|her|the|an) (?:operation|surgery|transplant)\b|\badmitted\b[^\n]{0,160}\b"
    r"(?:surgeon|doctors?|consultant)\b[^.;\n]{0,60}\b(?:(?:needed|had) to (?:come out|go|be "
    r"(?:taken "
    r"out|removed|operated on))|need(?:ed)? (?:an operation|surgery)|(?:to|must|would) operate)\b"
)
_OTHER_DONOR = later(
    r"\b(?:(?:not|n't) (?:be )?an? (?:good )?match|turned (?:it )?down|ruled out|second transplant|"
    r"could not donate|couldn't donate|not suitable|said no|incompatible|pooled|paired)\b"
)
_RELAPSED = later(r"\brelaps")
_TOLD_OF_MORE = {
    "donor": _OTHER_DONOR, "last drink": _RELAPSED, "last cigarette": _RELAPSED,
}  # fmt: skip
_SAME_EVENT = {"surgery": "operation", "transplant": "operation"}
_SAME_START = {
    **dict.fromkeys(("hemodialysis", "haemodialysis"), "dialysis"),
    "chemo": "chemotherapy",
    "radiation": "radiotherapy",
}
_DEAD = later(r"\b(?:died|never (?:met|knew))\b")
_NAMES_IT = 4
"""Words of a title that does more than name a person."""
_OF_SOMEBODY = frozenset(kind for kind, _ in _LIVES)
_WHOSE = {"my": "i", "his": "he", "her": "she"}
_SAME = {
    **dict.fromkeys(("gave up", "given up", "quit", "stopped", "packed in", "cut down on"), "once"),
    "my last cigarette": "once",
    "smoked": "once",
    "drive": "never",
    "i used to smoke": "once",
    "my last drink": "once",
    **dict.fromkeys(
        ("no kids", "any children", "children of my own", "children of our own"), "no children"
    ),
    **dict.fromkeys(("son", "daughter", "children", "kids"), "some"),
    **dict.fromkeys(("sister", "brother"), "some"),
    **dict.fromkeys(("on my own", "by myself"), "alone"),
    **dict.fromkeys(("wife", "husband", "partner"), "spouse"),
    "a bus": "bus",
    "lump": "lumpectomy",
    "breast": "mastectomy",
    "mum": "mother",
    "mom": "mother",
    "dad": "father",
    "neighbor": "neighbour",
}


class _Fact(NamedTuple):
    kind: str
    value: str
    of: frozenset[str]
    """Stems of the illness, where the sentence names it."""
    said: Saying


@rule(
    "consistency.story-facts",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" elsewhere in this story: check which is right.",
    why="A story that is told in two ways is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Rob's story\n\nRob was diagnosed with asthma in 2015. My life changed, he says."
            "\n\nIt was in 2012 that he found out he had asthma.",
            good="# Rob's story\n\nRob was diagnosed with asthma in 2015. My life changed, he says."
            "\n\nIn 2012 he found out he had gout.",
        ),
        Example(
            bad="# Joy's story\n\nMy husband called the ambulance. I felt lost, and my life "
            "changed."
            "\n\nMy daughter had dialled 999.",
            good="# Joy's story\n\nMy husband called the ambulance. I felt lost, and my life "
            "changed."
            "\n\nMy daughter met us at the hospital.",
        ),
        Example(
            bad="# Sue's story\n\nThe stroke affected my left side. I felt lost.\n\nMy right arm is"
            " still weak. My life changed.",
            good="# Sue's story\n\nThe clot was on the right side of the brain. I felt lost. The"
            " stroke affected my left side.\n\nI write with my right hand. My life changed.",
        ),
        Example(
            bad="# Bo's story\n\nWhen I woke after the stroke, my right arm just hung there. I felt"
            " lost.\n\nI learned to hold a cup in my weak left hand. My life changed.",
            good="# Bo's story\n\nWhen I woke after the stroke, my right arm just hung there. I"
            " felt lost.\n\nI learned to hold a cup in my good left hand. My life changed.",
        ),
        Example(
            bad="# Lee's story\n\nI had my stroke in May 2019. I felt lost.\n\nWhen I had my "
            "stroke in 2021, I was at work. My life changed.",
            good="# Lee's story\n\nI had my stroke in May 2019. I felt lost.\n\nWhen I had my "
            "second stroke in 2021, I was at work. My life changed.",
        ),
        Example(
            bad="# Ann's story\n\nI have never smoked. I felt lost.\n\nI gave up cigarettes in the"
            " ward. My life changed.",
            good="# Ann's story\n\nI have never smoked. I felt lost.\n\nMy husband and I gave up"
            " wine. He gave up cigarettes in the ward. My life changed.",
        ),
        Example(
            bad="# Mo's story\n\nMy sister gave me one of her kidneys. I felt lost.\n\nI think of"
            " the donor who died and gave me a kidney. My life changed.",
            good="# Mo's story\n\nMy sister offered me one of her kidneys, but was not a match. I"
            " felt lost.\n\nI think of the donor who died and gave me a kidney. My life changed.",
        ),
        Example(
            bad="# Kit's story\n\nKit has been sober for four years. I felt lost, he says.\n\nAfter"
            " nine months sober, I can look people in the eye. My life changed.",
            good="# Kit's story\n\nKit has been sober for four years. I felt lost, he says."
            "\n\nAfter nine months sober, I had a relapse. My life changed.",
        ),
        Example(
            bad="# Dee's story\n\nDee has been in recovery for four years. I felt lost, she says."
            "\n\nIn the nine years since she left rehab, she has trained as a baker. My life"
            " changed.",
            good="# Dee's story\n\nDee has been in recovery for four years. I felt lost, she says."
            "\n\nIn the four years since she left rehab, she has trained as a baker. My life"
            " changed.",
        ),
        Example(
            bad="# Ray's story\n\nIn the three years since his stroke, Ray has learned to cook."
            " I felt"
            " lost, he says.\n\nSix years on from his stroke, he still tires. My life changed.",
            good="# Ray's story\n\nIn the three years since his stroke, Ray has learned to cook. I"
            " felt lost, he says.\n\nSix months after his stroke, he was tired. My life changed.",
        ),
        Example(
            bad="# Gil's story\n\nMy last drink was on 9 May 2017. I felt lost.\n\nI put down my"
            " last pint in the winter of 2020. My life changed.",
            good="# Gil's story\n\nMy last drink was on 9 May 2017. I felt lost.\n\nMy brother put"
            " down his last pint in the winter of 2020. My life changed.",
        ),
        Example(
            bad="# Una's story\n\nIn the autumn of 2018 my kidneys failed and I started dialysis."
            " I felt lost.\n\nIt was in 2021, when I had just begun dialysis, that I wrote a diary."
            " My life changed.",
            good="# Una's story\n\nIn the autumn of 2018 my kidneys failed and I started dialysis."
            " I felt lost.\n\nIt was in 2021, when I had to start dialysis again, that I wrote a"
            " diary. My life changed.",
        ),
        Example(
            bad="# May's story\n\nI am a mother of three. I felt lost.\n\nMy two children sat with"
            " me on the ward. My life changed.",
            good="# May's story\n\nI am a mother of three. I felt lost.\n\nMy two youngest"
            " children sat with me on the ward. My life changed.",
        ),
        Example(
            bad="# Jan's story\n\nMy brother found me on the stairs. I felt lost.\n\nIf my wife had"
            " not found me on the stairs, I would have died. My life changed.",
            good="# Jan's story\n\nMy brother found me on the stairs. I felt lost.\n\nMy wife found"
            " me a good physio. My life changed.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places that tell one fact of the story in two ways."""
    if not tells_a_story(page):
        return
    title = frozenset(map(stem_of, words_in(page.title.lower())))
    first: dict[str, _Fact] = {}
    told: set[str] = set()
    for fact in _facts(page):
        there = first.setdefault(fact.kind, fact)
        if there.value == fact.value or fact.kind in told or there.said.is_beside(fact.said):
            continue
        if _are_of_two_illnesses(there.of, fact.of, title):
            continue
        told.add(fact.kind)
        yield from against(there.said, fact.said)
    yield from two_spans(page)


def _are_of_two_illnesses(
    one: frozenset[str], other: frozenset[str], title: frozenset[str]
) -> bool:
    if one and other:
        return one.isdisjoint(other)
    return len(title) >= _NAMES_IT and bool(one | other) and (one | other).isdisjoint(title)


def _kind(page: Page, kind: str, hit: re.Match[str]) -> str | None:
    """Return which fact a sentence tells; None where the page tells of more than one such."""
    if kind == "event":
        return (
            f"event {_SAME_EVENT.get(hit['event'], hit['event'].removesuffix('ment').rstrip('d'))}"
        )
    if kind in _OF_SOMEBODY:
        groups = hit.groupdict()
        who = groups.get("who") or groups.get("who2") or "i"
        return f"{kind} {_WHOSE.get(who, who)}"
    if kind in ("begun", "first"):
        return f"{kind} {_SAME_START.get(hit['begun'], hit['begun'])}"
    if kind == "admitted":
        return "event operation" if _SOON_AFTER.search(page.folded) else None
    told_of_more = _TOLD_OF_MORE.get(kind)
    return None if told_of_more is not None and told_of_more.search(page.folded) else kind


def _facts(page: Page) -> Iterator[_Fact]:
    for block in page.blocks:
        found = [
            (hit.start(), kind, hit)
            for kind, words in _SAYS
            for hit in words.finditer(block.folded)
        ]
        for _, kind, hit in sorted(found, key=lambda one: one[0]):
            if block.kind in _NO_STATEMENTS or in_references(page, block):
                continue
            first, last = sentence_around(block.plain, hit.start())
            said = Saying(block, *hit.span(), first, max(last, hit.end()))
            if _SET_APART[kind].search(said.sentence):
                continue
            told = _kind(page, kind, hit)
            if told is None:
                continue
            value = _SAME.get(hit["value"], hit["value"])
            if kind == "donor":
                value = "dead" if _DEAD.search(said.text.lower()) else "kin"
            of = hit.groupdict().get("of") or ""
            stems = frozenset(stem_of(word) for word in words_in(of) if told_by(word))
            yield _Fact(told, value, stems, said)
