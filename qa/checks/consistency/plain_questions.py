"""Questions of yes and no on services, first aid, the day of a procedure and what a product holds.

For `two_answers`; each names what answers it the one and the other way.
"""

from __future__ import annotations

from qa.checks.consistency.question import Question, yes_or_no
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_CASE = (
    r"if|unless|except|when|whenever|may|might|could|some|sometimes|others?|another|either|"
    r"depend\w*|"
    r"rare\w*|private\w*|instead|although|however|used to|otherwise|most|many|often"
)
_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_YOU = r"(?:you|patients|people|visitors|customers|clients|anyone|everyone)"
_NO_NEED = rf"(?:{_YOU} (?:do not|don't|won't|will not) (?:need|have)|no need|needn't|need not)"
_VISIT = r"(?:visit|consultation|appointment|session|assessment|check-?up)"
_MONEY = r"(?:[\u00a3$\u20ac] ?\d|\d+ ?(?:p|pence|pounds|dollars|euros?|cents)\b)"
_ITEM = r"(?:it|them|the \w+|your \w+|this|these|taking (?:it|them|the \w+|your \w+))"
_ILL = r"(?P<thing>(?!(?:it|that|the|if|what|your|this|them|you|a|an|be|diagnose|find)\b)[a-z]+)"
_WELL = (
    r"(?:feel (?:well|better|fine|ok)|are (?:well|better)|symptoms (?:go|are gone|have gone|"
    r"clear|improve)|"
    r"(?:your |the |their )?(?:\w+ ){1,3}(?:is|are|reaches|comes|gets|returns?) (?:back )?(?:to )?"
    r"normal)"
)


def _plain(  # noqa: PLR0913 -- by name
    name: str, signs: str, yes: str, no: str, *, apart: str = "x-x", but: str = "", reach: int = 45
) -> Question:
    """Return a question of yes and no for which a case is looked for near the answer alone.

    Words of `but` make no case here.
    """
    cases = "|".join(word for word in _CASE.split("|") if word not in but.split("|"))
    return yes_or_no(name, signs, yes, no, apart=f"{cases}|{apart}")._replace(reach=reach)


def _free_from(name: str, things: str, holds: str) -> Question:
    """Return the question whether a product holds one of the common allergens."""
    return _plain(
        f"holds {name}",
        f"{things}|allergen|ingredients",
        rf"\b(?:{things})[- ]free\b|\bfree (?:from|of) (?:[a-z]+, ){{0,5}}(?:[a-z]+ (?:and|or) )?"
        rf"(?:{things})\b|\b(?:contains?|with) no (?:[a-z]+, ){{0,4}}(?:[a-z]+ (?:and|or) )?"
        rf"(?:{things})\b|\bfree (?:from|of) (?:all |any |the (?:main|major|common) )(?:\w+ "
        rf")?allergens\b|"
        r"\b(?:contains? )?no (?:known |common |major )?allergens\b",
        rf"(?<!may )(?<!not )\b(?:contains?|allergens?:|allergy advice:)(?: ingredients from)? "
        rf"(?:[a-z]+(?: \([a-z ]+\))?, ){{0,4}}(?:[a-z]+ and )?(?:{holds})(?! allerg|-free)\b|"
        rf"\bingredients:[^.;]{{0,80}}\b(?:{holds})\b(?! thistle|-free)",
        apart=r"diets?|foods?|meals?|people with|may contain|traces?|dairy-free alternative|"
        r"vaccines?|"
        r"choose|look for|avoid|naturally|usually|normally|grains?|snacks?|option\w*|version|"
        r"does not|doesn't|not|bread|drinks",
    )


_WHO = (
    (1, r"nurses?|midwi(?:fe|ves)"),
    (2, r"doctors?|gps?|physicians?|surgeons?|consultants?"),
    (3, r"pharmacists?"),
    (4, r"physiotherapists?|radiographers?|technicians?|optometrists?|audiologists?"),
)
_ACT = (
    r"(?:does|do|performs?|carr(?:y|ies) out|takes?|will (?:do|perform|carry out|take|give)|"
    r"gives?) "
    r"(?:you )?(?:the|your|this|all the|all our) (?:\w+ )?(?:test|sample|smear|vaccine|vaccination|"
    r"jab|injection|scan|procedure|examination|swab)s?\b"
)
_ACTED = (
    r"\b(?:test|sample|smear|vaccine|vaccination|jab|injection|scan|procedure|examination|swab|"
    r"it)s? "
    r"(?:is|are|will be) (?:always |all |usually )?(?:done|given|taken|performed|carried out) by"
)
_DONE_BY = Question(
    name="done by",
    signs=("nurse", "midwi", "doctor", " gp", "physician", "surgeon", "consultant", "pharmacist",
           "physio", "radiographer", "technician", "optometrist", "audiologist"),
    said=tuple(
        (float(value), later(
            rf"\b(?:an?|the|your|our|one of our)(?: \w+)? (?:{names}) {_ACT}|"
            rf"{_ACTED} (?:an?|the|your|our|one of our)(?: \w+)? (?:{names})\b"
        ))
        for value, names in _WHO
    ),
    apart=later(rf"\b(?:{_CASE}|or|results?|explain\w*|and then|help\w*|under|team|specialist|"
                r"also|can|asks?|orders?|before|after|first|second|home|gp surgery|hospital)\b"),
    slack=1,
)  # fmt: skip

PLAIN: tuple[Question, ...] = (
    _DONE_BY,
    _plain(
        "service free",
        "free|charge|pay|cost|\u00a3|$",
        r"\b(?:our|the|this|all (?:our )?|every) (?:\w+ )?(?:service|sessions?|programme|program|"
        r"visits?|groups?|classes|appointments?|clinic) (?:is|are) (?:always |completely |all |"
        r"totally )?(?:free(?! (?:from|to|up|on|until|again)\b)|provided free)|\b(?:you "
        r")?(?:will )?"
        r"(?:do not|don't|never|not) (?:have to |need to )?pay (?:anything|for (?:the |our |any |"
        r"your )?"
        rf"(?:service|sessions?|{_VISIT}s?))",
        rf"\b(?:charge|fee) (?:of {_MONEY}[\d.]* )?(?:for|is payable for) (?:each|every|all|the) "
        rf"(?:\w+ )?(?:sessions?|classes|class|{_VISIT}s?)\b|\b(?:each|every) (?:session|class|"
        rf"{_VISIT}) costs? {_MONEY}|"
        rf"(?<!smoke )\b{_MONEY}[\d.]* (?:a|per|each|for each|for every) (?:session|class|"
        rf"{_VISIT})\b",
        apart=r"first|missed|late|cancel\w*|on the nhs|medicare|medicaid|under|over|members?|extra|"
        r"follow-up|students?|eligible|insur\w+|home",
    ),
    _plain(
        "first visit free",
        "first|initial",
        rf"\b(?:first|initial) {_VISIT}(?: (?:and|with) [^.;,]{{2,40}})? (?:is|are|comes) "
        rf"(?:always |"
        rf"completely |totally )?(?:free|at no (?:cost|charge))|\bfree (?:first|initial) "
        rf"{_VISIT}\b|"
        rf"\bno charge for (?:the|your) (?:first|initial) {_VISIT}\b",
        rf"\b(?:first|initial) {_VISIT}[^.;]{{0,80}}?(?:costs?|is|:|-|\u2013|charged at) (?:about "
        rf")?[\u00a3$\u20ac] ?[1-9]|\b(?:charge|fee) of {_MONEY}[\d.]* for (?:the|your|a|each) "
        rf"(?:first|initial) {_VISIT}\b",
        apart=r"on the nhs|follow-up|insur\w+|deposit|refund\w*|members?|second",
        reach=15,
    ),
    *(
        _plain(
            f"{name} free",
            sign,
            rf"\bfree (?:\w+ )?{things}\b|\b{things}(?: [a-z]+){{0,3}}? (?:is|are) (?:always |"
            rf"completely )?free\b"
            rf"|\b(?:do not|don't) (?:have to |need to )?pay for {things}\b|\b(?:not|never) charge"
            rf"(?:d)? for {things}\b",
            rf"\bpay for {things}\b|(?<!express )(?<!next-day )\b{things} costs? (?:{_MONEY}|\d)|"
            rf"\b{things} is \d+\.\d\d\b|"
            rf"\bpay and display\b|\b{things} (?:charges?|fees?) (?:apply|is|are)\b|"
            rf"\b{things} is {_MONEY}|\bcharge (?:of {_MONEY}[\d.]* )?for {things}\b",
            apart=r"blue badge|disabled|over [\u00a3$]|orders (?:over|above)|evening|weekends?|"
            r"after|"
            r"first|minutes|overseas|outside|highlands|express|abroad|do not|don't|staff",
        )
        for name, sign, things in (
            ("parking", "parking", r"(?:car )?parking"),
            ("delivery", "delivery|postage|shipping", r"(?:delivery|postage|shipping|p&p)"),
            ("calls", "call", r"calls"),
        )
    ),
    _plain(
        "parking there",
        "park",
        r"\bthere is (?:free |plenty of |ample |some |a )?(?!no |not )(?:\w+ )?(?:parking|car "
        r"park)\b|"
        r"\b(?:you|patients|visitors) can park\b|\b(?:free |ample |plenty of )?parking is "
        r"available\b",
        r"\bthere is no (?:\w+ )?parking\b|\b(?:you|patients|visitors) (?:cannot|can't) park\b|"
        r"\bno parking (?:is available|at|on)\b|\bdo(?:es)? not have (?:a car park|(?:any "
        r")?parking)\b",
        apart=r"street|road|but|disabled|blue badge|entrance|ambulance|staff|limited|nearby|"
        r"nearest",
    ),
    _plain(
        "come without booking",
        "book|appointment|walk|drop|turn up|ticket",
        r"\b(?:do not|don't|cannot) (?:take|accept|see) walk-ins?\b|\b(?:call|ring|phone) (?:us |"
        r"ahead |first )?"
        r"to book\b|\bplease (?:book|make an appointment)(?! your next)\b|\b(?:must|need "
        r"to|have to) (?:book|make an appointment|have an appointment)\b|\b(?:cannot|can't|"
        r"unable to) "
        r"(?:see|take|treat|accept) (?:\w+ )?(?:without (?:an appointment|a booking|booking)|"
        r"walk-ins?)\b|\b(?:by appointment only|only by appointment|appointments? only)\b|"
        r"\ban appointment is (?:needed|required|essential)\b",
        r"\bno (?:appointments?|booking) (?:is |are )?(?:needed|necessary|required)\b|"
        rf"\b{_NO_NEED} (?:to )?(?:book|an appointment|make an appointment|to book)\b|"
        r"\bjust (?:walk in|turn up|drop in|come along)(?! (?:for|at|to) (?:your|the))\b|"
        r"\b(?:come|turn up|walk in|drop in|be seen) without (?:an appointment|booking)\b",
        apart=r"first|urgent|emergency|tests?|vaccin\w*|online|or|but|after|transport|interpreter|"
        r"group|until|before (?:9|10|11|12)|monday|tuesday|wednesday|thursday|friday|saturday|"
        r"sunday",
    ),
    _plain(
        "referred",
        "refer|letter|see a gp|see your gp|see a doctor|see your doctor",
        rf"\b{_YOU} (?:will )?need a (?:referral|letter) from\b|\b{_YOU} (?:will )?need a "
        rf"referral\b|"
        r"\bask your (?:gp|doctor|family doctor) to refer you\b|"
        rf"\b(?:must|need to|have to|has to) (?:be )?refer(?:red)?\b|\bby (?:\w+ )?referral only\b|"
        r"\bonly (?:take|accept|see)s? (?:patients|people) (?:who (?:are|have been) )?referred\b|"
        r"\breferral (?:from \w+ \w+ )?is (?:needed|required|essential|necessary)\b",
        r"\bno referral\b|\bwithout a referral\b|\b(?:refer yourself|refer themselves|"
        r"self-refer)\b|"
        r"\b(?:do not|don't|no) need (?:a (?:doctor's |gp )?(?:referral|letter)|to (?:be "
        r"referred|see "
        r"(?:a|your) (?:gp|doctor)(?: first)?))\b",
        apart=r"under|over|child\w*|insur\w+|until|or|urgent|scan|specialist|nhs|also",
    ),
    _plain(
        "by prescription",
        "prescription",
        r"\b(?:can|may) (?:also )?(?:buy|get|have) (?:it|them|[a-z]+) (?:from \w+ \w+ )?without "
        r"(?:a )?"
        r"prescription\b|\b(?:do not|don't) need a prescription(?: for| to)?\b|\bno prescription "
        r"(?:is )?"
        r"(?:needed|required|necessary)\b",
        r"\b(?:you )?(?:will )?(?<!not )(?<!n't )need a prescription (?:for|to (?:get|buy)) "
        r"[a-z]+\b|"
        r"\b(?:is|are) (?:only )?available (?:only )?(?:on|with|by) prescription\b|"
        r"\b(?:is|are) (?:a )?prescription[- ]only\b",
        apart=r"other|stronger|higher|strengths?|also|cream|gel|liquid|under|over \d|emergency|"
        r"abroad|countries|(?:low|small)\w*|both|generic|brand|supplements?|vitamins?|magnesium",
    )._replace(of_medicine=True),
    _plain(
        "tests for it",
        "test|scan|biopsy|x-ray|swab",
        rf"\bthere is no (?:single |specific )?test (?:for|to)(?: {_ILL})?\b|\bno (?:\w+ "
        rf")?tests? (?:is|are) "
        r"(?:usually |normally )?(?:needed|necessary|required)\b|"
        r"\bwithout (?:any |needing (?:any )?)?(?:\w+ )?tests\b|\byou (?:will|do)(?: not|n't) "
        r"(?:usually "
        r"|normally )?need (?:any |a )?(?:\w+ )?tests?\b(?! (?:for|again|after))",
        r"\byou(?:'ll| will)? (?:always |also )?need (?:a|an|some) (?:blood |skin |swab |urine "
        r")*tests? "
        r"(?:to (?:confirm|be sure|diagnose|show|find out))\b|\b(?:must|has to|needs to|can "
        r"only) be "
        r"(?:confirmed|diagnosed) (?:by|with) (?:a|an) (?:\w+ )?(?:test|swab|biopsy|scan)\b|"
        r"\ban? (?:\w+ )?"
        r"(?:test|scan|biopsy|x-ray|swab) is (?:always )?(?:needed|required|necessary) to "
        rf"(?:diagnose|confirm)(?: {_ILL.replace('thing', 'thing2')})?\b",
        apart=r"sure|doubt|other|further|more|before|after|during|first|severe|unless|routine",
    ),
    _plain(
        "free on the nhs",
        "nhs|free of charge",
        r"\bfree (?:of charge )?on the nhs\b|\bavailable (?:free )?on the nhs\b|\bfree (?:of "
        r"charge )?"
        r"(?:at|from) your gp(?: surgery)?\b|\bthe nhs (?:offers|provides|gives) (?:it|this|the "
        r"vaccine)\b",
        r"\bnot (?:available |free |offered |provided |funded )+(?:on|by|through) the nhs\b|"
        r"\bnot part of the (?:routine )?nhs\b|\bonly (?:available )?privately\b",
        apart=r"eligible|over|under|aged|pregnan\w+|risk|routine\w*|for (?:people|those|adults|"
        r"women|"
        r"men|children)|treatments?|areas?|currently|who|cosmetic|always",
    ),
    _plain(
        "vegetarian",
        "vegan|vegetarian|contain|made of|made with|gelatin| from ",
        r"\bsuitable for (?:vegans? (?:and|or) )?vegetarians?\b|\bvegetarian[- ]friendly\b",
        r"\b(?:made (?:of|from|with)|contains?) (?:[a-z]+, ){0,4}(?:[a-z]+ (?:and|or) "
        r")?(?:gelatine?|fish oil|"
        r"pork|beef)\b|\bgelatine? (?:capsules?|shell)\b|\b(?:comes?|extracted|derived|sourced|"
        r"taken) from "
        r"(?:the )?(?:skin|hides?|bones?)? ?(?:of )?(?:wild |farmed |grass-fed )?(?:fish|cows?|"
        r"cattle|pigs?|"
        r"pork|chickens?|cod|beef|bovine|marine)\b",
        apart=r"not|no|version|option\w*|alternative\w*|diet\w*|without|foods?|may|free|range|"
        r"traces?",
    ),
    _plain(
        "vegan",
        "vegan|vegetarian|plant-based|contain|made of|made with|gelatin|sheep's| from ",
        r"\b(?:suitable for |100% |fully |is |are |our )(?:vegetarians? and )?(?:vegans?|"
        r"plant-based)\b",
        r"\b(?:made (?:of|from|with)|contains?) (?:[a-z]+, ){0,4}(?:[a-z]+ (?:and|or) "
        r")?(?:gelatine?|milk|honey|"
        r"beeswax|fish oil|lanolin|collagen|whey|casein|shellac|egg)\b|\bgelatine? (?:capsules?|"
        r"shell)\b|"
        r"\bsheep's wool\b|\b(?:comes?|made|extracted|derived|sourced|taken) from (?:the "
        r")?(?:skin|hides?|"
        r"bones?)? ?(?:of )?(?:wild |farmed |grass-fed )?(?:fish|cows?|cattle|pigs?|pork|"
        r"chickens?|cod|beef|"
        r"bovine|marine)\b",
        apart=r"not|no|version|option\w*|alternative\w*|diet\w*|people|without|foods?|capsules are "
        r"also|products|may|free|thistle|range|chocolate|traces?|seed|oat|almond|coconut",
    ),
    *(
        _free_from(name, things, holds)
        for name, things, holds in (
            ("milk", "dairy|milk|lactose", "milk|dairy|whey|casein|lactose"),
            ("soy", "soya|soy", "soya|soy"),
            ("nuts", "nut|nuts", "nuts|almonds|hazelnuts|cashews|walnuts"),
            ("gluten", "gluten|wheat", "gluten|wheat|barley|rye"),
            ("fish", "fish", "fish|cod|salmon"),
            ("shellfish", "shellfish|crustaceans", "shellfish|crustaceans|prawns|shrimp|crab"),
            ("egg", "egg|eggs", "egg|eggs"),
        )
    ),
    _plain(
        "artificial",
        "artificial",
        r"\b(?:no|without|free from) (?:added |any )?artificial\b",
        r"\b(?:contains?|with) (?:\w+ ){0,6}artificial (?:colou?rs?|flavou?rs?|sweeteners?|"
        r"preservatives?)\b",
        apart=r"not|no longer|other|foods|drinks|avoid",
    ),
    Question(
        name="delivery takes",
        signs=("deliver", "order", "arrive", "dispatch"),
        near=("day",),
        figures=(
            later(
                r"\b(?:deliver(?:y|ed|s)?|arrives?|with you|reach(?:es)? "
                r"you)\b[^.;\d]{0,30}\b(?:within|in|"
                rf"takes(?: about| up to)?) (?:(?:{_N}) (?:to|-) )?(?P<low>{_N}) (?:working |"
                rf"business )?days\b"
            ),
            later(
                rf"\ballow (?:up to )?(?:(?:{_N}) (?:to|-) )?(?P<low>{_N}) (?:working |business "
                rf")?days for "
                r"(?:delivery|your order|your parcel|orders|it to arrive)\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_CASE}|refunds?|returns?|express|next[- ]day|abroad|international\w*|"
            rf"overseas|baby|"
            r"birth|repeat|prescriptions?|results?|standard|first class|second class|tracked|"
            r"samples?)\b"
        ),
        slack=1.4,
        as_said=True,
    ),
    _plain(
        "stop when better",
        "stop|finish|complete|whole course|full course|carry on|keep|continue|come off|even if|"
        "even when",
        r"\b(?:finish|complete|take) (?:the|your|all)(?: (?:whole|full|entire|of|the|your|"
        r"prescribed))* "
        rf"(?:course|treatment|(?:tablets|capsules)[^.;]{{0,12}} even (?:if|when|though))\b|"
        rf"\b(?:do not|don't|never) stop (?:{_ITEM} )?(?:early|"
        r"(?:just )?(?:because|when|once|if) you feel|without (?:asking|talking|speaking|"
        r"checking|advice))\b|\b(?:keep|carry on|continue) (?:taking |using |"
        r"with )?(?:it|them|iron|the \w+|your \w+)\b[^.;]{0,40}\b(?:even (?:if|when|after|"
        r"though)|after "
        r"(?:your|the) (?:\w+ ){1,3}(?:is|are|comes|has) (?:back )?(?:to )?normal)\b|\btake "
        r"(?:it|them) even "
        r"(?:if|when|though) you feel (?:well|fine|better)\b",
        rf"\b(?:you can|you may|can|safe to|then|(?:\A|(?<=[.;:?!] ))) ?stop (?:{_ITEM} |the "
        rf"iron |taking )?"
        rf"(?:once|when|as soon as|the (?:day|moment)|after) (?:you |your |the "
        rf")?[^.;,]{{0,30}}?\b{_WELL}"
        rf"(?![^.;]{{0,60}}\b(?:doctor|nurse|gp))|\b(?:once|when|as soon as) "
        rf"[^.;,]{{0,30}}?\b{_WELL}, "
        rf"(?:you (?:can|may) )?(?:safely )?stop {_ITEM}",
        apart=r"surgeon|pain|painkillers?|cream|ointment|steroid|nose|"
        r"spray|diarrh\w*|side effects?|lozenges?|worse|bleeding",
        but="if|when",
    ),
    _plain(
        "day case",
        "overnight|the night|one night|day case|day surgery|same day|day-case",
        r"(?<!not )\b(?:go|goes|going|gone|be|return|get) home (?:on )?(?:the same|"
        r"later (?:the same|that)) "
        r"(?:day|afternoon|evening)\b|(?<!not )(?<!not a )\bday[- ](?:case|surgery|patient)\b|"
        r"\bno overnight stay\b",
        r"\b(?:will|need to|have to|must|should plan to|you) (?:be kept |be |stay )?(?:in "
        r")?(?:(?:the )?"
        r"hospital |on the ward |with us |in )*(?:overnight|for the night|for one night|for 1 "
        r"night)\b|"
        r"\b(?:spend|stay) (?:the|a|one|your first) night (?:in|on|at|with)\b",
        apart=r"after|rest|infection|complication\w*|may|few|with you|someone|adult|friend|"
        r"relative|"
        r"bandage|dressing|monitor|before|child\w*|bigger|larger|open|not|fast\w*|study|sleep",
    ),
    _plain(
        "asleep",
        "awake|asleep|an?aesthe|anesthe|put to sleep|come round|wake|sleep",
        r"\b(?:you|they|patients|most people) (?:will |are |stay |remain |be |'ll |'re "
        r")+(?:fully |wide )?"
        r"awake (?:the whole time|throughout|all the time|during (?:it|the \w+))\b|\b(?:you|they|"
        r"patients|"
        r"most people) (?:will |are |stay |remain |be |'ll |'re )+(?:fully |wide )?"
        r"awake(?! (?:again|an hour|soon|by|within|enough))\b|"
        r"\b(?:done|carried out|performed|removed|put in) (?:under|with) (?:a )?local "
        r"an?a?esthe\w+",
        r"\b(?:you|they|patients|we) (?:will |'ll |are |be |'re )*(?:put (?:you )?to sleep|"
        r"(?:fast |deeply )?"
        r"asleep|come round from the an?a?esthe\w+|wake up (?:from the|in (?:the )?recovery|"
        r"after the "
        r"(?:operation|surgery)))\b|\b(?:while|because|as) you are asleep\b|\bwhile you sleep, "
        r"(?:the|your|our|a) (?:surgeon|doctor|dentist|team)\b",
        apart=r"before|by the time|night|bed|home|can (?!talk|hear|listen|watch)|choose|child\w*|"
        r"or|option|longer|not|until|"
        r"nearly|lightly|drows\w*|sedat\w*|feel|worn|wear|shield|splint|at night",
    ),
    _plain(
        "drive that day",
        "driv",
        r"\b(?:do not|don't|must not|mustn't|should not|shouldn't|cannot|can't|never|not be able "
        r"to|not) "
        r"(?:be able to )?drive (?:home|to (?:the|your|our) (?:appointment|clinic|test|screening|"
        r"hospital)|yourself|"
        r"yourselves|until the (?:next|following|day)|"
        r"that|the same|"
        r"for (?:the rest|24|48|at least|a|one|the))|\b(?:someone|somebody|a friend|an adult|a "
        r"driver)"
        r"(?: else| \w+)? (?:must|should|needs? to|has to|will need to|to) (?:\w+ )?(?:drive|"
        r"take) you "
        r"home\b",
        r"(?:\A|[.;:!?] |\band )drive (?:yourself )?home\b|"
        r"\b(?:can|may|could|will be able to|people|patients|able to|safe to|fine to|most|you) "
        r"drive "
        r"(?:yourself|themselves|straight|right|home|back|immediately|the same|that|as soon as)\b",
        apart=r"without|did not|didn't|have not|local|sedat\w*(?= is| was)|no sedat\w*|not had|"
        r"once|"
        r"not have|only|either|days later|weeks",
        but="most",
        reach=60,
    )._replace(of_people=False),
    _plain(
        "eat before",
        "eat|fast|breakfast|stomach",
        r"\b(?:do not|don't|must not|should not|cannot|can't|not|nothing to|never) eat(?: or "
        r"drink)?"
        r"(?: anything| or drink)*(?: (?:except|but|apart from) (?:plain )?water)? (?:overnight|"
        r"for \d+|"
        r"for (?:at least|six|eight|twelve)|after midnight|from midnight|before)\b|\b(?:come|"
        r"arrive) (?:on|"
        r"with) an empty stomach\b|\bnothing (?:at all )?(?:to|may be|should be|"
        r"must be) (?:eat(?:en)?|drink|drunk)(?: or (?:drink|drunk))? (?:for|after|from)\b|"
        r"\b(?:fast|go without food) for (?:at least )?(?:\d|six|eight|twelve)\b",
        r"\b(?:can|may|should) (?:still )?(?:eat|have)(?: and drink)? (?:as (?:normal|usual)|"
        r"normally|"
        r"a light (?:breakfast|meal|lunch)|breakfast|a (?:good|normal) (?:breakfast|"
        r"meal))[^.;]{0,20}(?:on "
        r"the (?:morning|day)|before|beforehand|that morning|as (?:normal|usual)|\Z|[.;,])|"
        r"\beat something (?:light )?before\b|\b(?:do not|don't) (?:need|have) to (?:fast|stop "
        r"eating)\b",
        but="except",
        apart=r"until|after (?:the|your)|afterwards|up to|then|tablets?|capsules?|other|medicine|"
        r"hours before (?:bed|you go to bed)|bed|alcohol|exercise|swimming|the day before|"
        r"grapefruit|"
        r"afternoon|evening|two days",
        reach=60,
    ),
    _plain(
        "home from school",
        "school|nursery|at home|daycare|work",
        r"\b(?:do not|don't|does not|doesn't) (?:need|have) to (?:stay|be|be kept) (?:off|away "
        r"from|home "
        r"from) (?:\w+ )?(?:school|nursery|work|daycare)\b|\b(?:can|may) (?:still )?go to "
        r"(?:school|nursery|"
        r"work|daycare) (?:as (?:normal|usual))\b",
        r"\bkeep (?:your child|them|him|her|children) (?:at home|off|away from) (?:(?:school|"
        r"nursery|"
        r"daycare) )?(?:(?:or|and) \w+ )?(?:until|for)\b|\bstay (?:off|away from) (?:school|"
        r"nursery|work|"
        r"daycare) (?:or \w+ )?(?:until|for)\b",
        apart=r"fever|temperature|vomit\w*|diarrh\w*|unwell|ill|operation|surgery|antibiotics?|"
        r"impetigo|chickenpox|measles|covid\w*",
    ),
    _plain(
        "working",
        "work",
        r"\b(?:can|may|are able to) (?:usually |still )?(?:carry on|keep|continue) working\b|"
        r"\b(?:can|"
        r"may) work (?:as normal|as usual|throughout|during)\b",
        r"\b(?:cannot|can't|will not be able to|won't be able to|must not|should not) (?:go to "
        r")?work "
        r"(?:while|during|throughout|for the whole)\b|\b(?:need|have|has) to (?:stop|give up) "
        r"(?:work|"
        r"working)(?: during| while)\b",
        apart=r"chemicals|heavy|food|with (?:children|patients)|nights?|shifts?",
        but="most|many",
    ),
    _plain(
        "rest in bed",
        "bed|moving|active",
        r"\b(?:keep moving|stay (?:as )?active|keep (?:as )?active|do not (?:stay|rest|lie) in "
        r"bed|avoid "
        r"bed ?rest|bed ?rest (?:does not help|is not))\b",
        r"(?:\A|[.;:,?!] |\band |\bshould |\bmust )(?:stay|rest|lie) in bed (?:until|for (?:a "
        r"few|several|"
        r"at least|\d|two|three))\b|\bbed ?rest is (?:best|the best|needed|important)\b",
        apart=r"fever|flu|severe|day or two|pregnan\w+|concussion",
    ),
    _plain(
        "normal food",
        "food|diet",
        r"\b(?:can|may|should) (?:\w+ )?(?:eat|have|go back to) (?:\w+ )?(?:normal|ordinary|"
        r"usual|solid) "
        r"(?:food|diet|meals)\b[^.;]{0,15}(?:straight|right|at once|immediately|the same|that)",
        r"\b(?:only|just|nothing but|stick to|keep to) (?:\w+ ){0,4}(?:soft|liquid|pureed|mashed) "
        r"(?:food|foods|diet|meals)\b",
        apart=r"after that|then",
    ),
    _plain(
        "let sleep",
        "sleep",
        r"\b(?:can|may|let (?:them|him|her|your child|the person)|fine to|safe to) sleep (?:as "
        r"(?:normal|"
        r"usual)|normally|that night|through)\b",
        r"\b(?:do not|don't|never) (?:let|allow) (?:them|him|her|your child|the person|"
        r"anyone)(?: to)? "
        r"(?:go to |fall )?(?:sleep|asleep)\b|\bkeep (?:them|him|her|your child|the person) "
        r"awake\b",
        apart=r"bath|bottle|same bed|sofa|car seat|tummy|front|your bed|chair|alone|nap|feeds?|"
        r"pillow",
    ),
    _plain(
        "left alone",
        "alone|on their own|by themselves",
        r"\b(?:do not|don't|never) leave (?:them|him|her|the person|someone|anyone|your child) "
        r"(?:alone|on "
        r"(?:their|his|her) own)\b|\bsomeone (?:must|should|needs to) (?:stay|be) with (?:them|"
        r"you|him|her)",
        r"\b(?:can|may) (?:safely |now )?be left (?:alone|on (?:their|his|her) own)\b|\b(?:fine|"
        r"safe|ok) to "
        r"leave (?:them|him|her|the person) (?:alone|on (?:their|his|her) own)\b",
        apart=r"bath|water|car|pets?|second|until|wound|scab",
    ),
    _plain(
        "legs up",
        "legs|feet",
        r"\b(?:raise|lift|prop up|put up) (?:their|his|her|the person's|your|the) (?:legs|"
        r"feet)\b|\b(?:with|"
        r"keep) (?:their|his|her|your) (?:legs|feet) (?:raised|up|higher)\b",
        r"\b(?:do not|don't|never) (?:raise|lift) (?:their|his|her|the person's|your|the) "
        r"(?:legs|feet)\b|"
        r"\bkeep (?:their|his|her|your|the) (?:legs|feet) (?:\w+ )?(?:lower|down|below|flat)\b",
        apart=r"bed|swell\w*|breath\w*|snake|injur\w*|heart|one|both|slowly|walk\w*|exercise\w*|"
        r"off the",
    ),
    _plain(
        "head back",
        "head|lean",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:lean|tip|tilt) (?:your |their |the |his |her "
        r")?(?:head )?"
        r"(?:slightly )?forwards?\b|\b(?:do not|don't|never) (?:tilt|tip|lean) (?:your |their |"
        r"the |his |"
        r"her )?(?:head )?back\b",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:lean|tip|tilt) (?:your |their |the |his |her "
        r")?(?:head )?"
        r"(?:slightly )?back(?:wards?)?\b(?! and (?:lift|to))",
        apart=r"airway|chin|breath\w*|drops?|eyes?|then|spray|rescue|cpr|gargle|slowly|exhale|"
        r"inhaler",
    ),
    _plain(
        "ice on burns",
        "burn",
        r"\b(?:do not|don't|never) (?:put|use|apply|hold)\b[^.;:]{0,30}?\b(?:ice|iced water|"
        r"butter)\b|\bcool (?:the|a) burn (?:under|with) (?:\w+ )*?(?:running|tap) water\b",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:put|apply|use|hold) (?:some |an? |the )?(?:bag of |"
        r"pack of |cold )?(?:ice|butter)\b[^.;]{0,15}\b(?:to|on|over|against)\b",
        apart=r"sprain\w*|swell\w*|bruise\w*|wrapped|towel|cloth",
    ),
    _plain(
        "call first",
        "compressions|cpr",
        r"\bcall (?:911|999|112|000|an ambulance|for help) first\b|\bcall (?:911|999|112|000|an "
        r"ambulance)"
        r"(?:,)? (?:and )?then start (?:\w+ )?(?:compressions|cpr)\b",
        r"\bstart (?:\w+ )?(?:compressions|cpr) first\b|\b(?:compressions|cpr) (?:first|for \w+ "
        r"minutes?)"
        r"[^.;]{0,15} (?:then|before|and) call\b|\bcall (?:911|999|112) after\b",
        apart=r"child\w*|bab(?:y|ies)|infants?|drown\w*|alone",
    ),
    _plain(
        "lie down",
        "lie |stand|lay |sit",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:lie|lay) (?:the person |them |him |her )?(?:down|"
        r"flat)\b",
        r"(?:\A|[.;:?!] )(?:stand (?:the person |them )?up|walk around|keep them (?:standing|"
        r"walking)|get them to walk)\b|\b(?:do not|don't|never) (?:lie|lay) (?:the person |them |"
        r"him |her )?"
        r"(?:down|flat)\b",
        apart=r"slowly|breath\w*|vomit\w*|faint\w*|exercise\w*|stretch\w*|after|until you|bed|"
        r"eat\w*|meal|"
        r"tablets?|hour|minutes|from (?:sitting|lying)|side|every|desk|breaks?|back down|then "
        r"stand|knees?",
    ),
    _plain(
        "give a drink",
        "drink|sips",
        r"\bgive (?:them|him|her|the person) (?:\w+ ){0,3}(?:water|sips of \w+|a drink|drinks?|"
        r"fluids)\b",
        r"\b(?:do not|don't|never) give (?:them|him|her|the person) (?:anything|food or|"
        r"something) (?:to (?:eat or "
        r")?drink|drink|by mouth)\b|\b(?:do not|don't) give (?:them|him|her|the person) (?:water|"
        r"a drink)\b",
        apart=r"alcohol|unconscious|tablet|breast\w*|formula|months|seizure|fizzy|sugary|"
        r"caffeine|fully|"
        r"awake|swallow",
    ),
    _plain(
        "in the mouth",
        "mouth|teeth|tongue",
        r"\b(?:do not|don't|never) (?:put|place|force|push) (?:anything|something|objects?|your "
        r"\w+|a \w+) "
        r"(?:in|into|between) (?:the person's|their|his|her|the) (?:mouth|teeth)\b",
        r"(?:\A|[.;:,?!] |\band |\bthen |\bshould )(?:put|place|push|slide) (?:an? |something |"
        r"the )(?:\w+ )"
        r"{0,2}(?:in|into|between) (?:the person's|their|his|her|the) (?:mouth|teeth)\b",
        apart=r"thermometer|tablet|mouthwash|baby|syringe|inhaler|mouthpiece|spacer|spray|swab|"
        r"brush|"
        r"toothpaste|dentur\w+|gel|food|dummy",
    ),
    _plain(
        "heat on an injury",
        "heat|hot bath|warm|ice",
        r"\b(?:do not|don't|never|avoid) (?:put |apply |use |using )?(?:any )?(?:heat|hot baths?|"
        r"heat packs?)\b"
        r"|\b(?:put|apply|use) (?:ice|an ice pack|a cold pack)\b[^.;]{0,40}\bfor the first\b",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:apply|put|use) (?:a )?(?:heat|heat pack|hot water "
        r"bottle|warm "
        r"compress)\b[^.;]{0,30}\b(?:straight|right away|at once|immediately|first (?:day|"
        r"evening|hour|24|48))|"
        r"\ba hot bath (?:on the first|that|straight|the same)\b",
        apart=r"third|second week|or ice|arthritis|chronic|eye|stye",
    ),
    _plain(
        "ear up",
        "ear ",
        r"\b(?:affected|bad|sore|treated|blocked) ear (?:is |facing |pointing )?up(?:wards?|"
        r"permost)?\b",
        r"\b(?:affected|bad|sore|treated|blocked) ear (?:is |facing |pointing )?down(?:wards?)?\b",
        apart=r"afterwards|then|drain\w*|after|let the|run out",
    ),
    _plain(
        "all treated",
        "household|in your home|in the home|everyone|family",
        r"\b(?:everyone|everybody|all (?:the )?(?:people|members)) (?:in|who lives in|you live "
        r"with)\b"
        r"[^.;]{0,30}\b(?:should|must|needs? to|has to) be treated\b",
        r"\b(?:people|others|family members|relatives|those) (?:in|at|you|"
        r"who)\b[^.;]{0,40}\b(?:do not|"
        r"don't|needn't) need (?:to be )?treat(?:ed|ment)\b",
        apart=r"pets?|under|pregnan\w+",
    ),
    _plain(
        "stop at once",
        "stop",
        r"\b(?:do not|don't|never|must not|should not|shouldn't) (?:suddenly )?stop (?:taking |"
        r"using )?"
        r"[^.;]{0,30}\b(?:suddenly|abruptly|all at once|overnight)\b|\b(?:do not|don't|never) "
        r"(?:suddenly|"
        r"just) stop\b",
        r"\b(?:you can|you may|safe to|fine to|no harm to|ok to|okay to|no harm in) "
        r"stop(?:ping)? [^.;]{0,30}?"
        r"\b(?:straight away|right away|at any time|any time|suddenly|overnight|from one day to "
        r"the next|at "
        r"once|whenever|in one go|immediately)\b",
        apart=r"doctor|effects?|treatment|trial|study|smoking|drinking|exercise|class|test|scan|"
        r"less than|short",
    )._replace(of_medicine=True),
    _plain(
        "on your feet",
        "walk|feet|standing",
        r"\b(?:can|may|able to) (?:usually )?walk (?:straight|right|immediately|at once|the same "
        r"day|normally "
        r"straight)\b",
        r"\b(?:stay|keep) off your feet (?:for|until)\b|\b(?:do not|don't|cannot|must not) "
        r"(?:walk|put weight "
        r"on (?:it|your \w+)) (?:for|until)\b",
        apart=r"crutches|frame|stick|after that|long|distances?|far|barefoot|slippers|sand",
    ),
    _plain(
        "upright",
        "upright|flat|back",
        r"\b(?:keep|sit|hold) (?:your child|them|him|her|your baby|the person) (?:\w+ "
        r")?(?:upright|sitting up)\b",
        r"(?:\A|[.;:,?!] |\band |\bthen )(?:lay|lie) (?:your child|them|him|her|your baby|the "
        r"person) (?:flat|"
        r"down flat|on (?:their|his|her) back)\b|\bkeep (?:your child|them|him|her|the person) "
        r"(?:lying )?flat\b",
        apart=r"sleep\w*|breath\w*|unconscious|feed\w*|after|nappy|cot|bed|cpr|faint\w*|shock|"
        r"responsive",
    ),
    _plain(
        "same place",
        "spot|site|place",
        r"\b(?:a )?(?:different|new|another) (?:spot|site|place|area) (?:each|every) (?:time|day|"
        r"injection)\b|"
        r"\b(?:change|rotate|vary) (?:the |your )?(?:injection )?(?:spot|sites?)\b|\b(?:do not|"
        r"don't|never) "
        r"(?:use|inject \w+) (?:the )?same (?:spot|site|place)\b",
        r"(?:\A|[.;:,?!] |\balways )(?:use|inject into|put it on) the same (?:spot|site|"
        r"place)\b(?! twice)",
        apart=r"area|but",
        but="another",
    ),
    _plain(
        "caught from the vaccine",
        "vaccine|jab|shot",
        r"\b(?:vaccine|jab|shot) (?:cannot|can't|does not|doesn't|will not|won't) (?:give you|"
        r"cause) (?!any|side|"
        r"problems|harm|serious|pain|autism)[a-z]+|"
        r"\byou (?:cannot|can't|will not|won't) (?:get|catch|develop) [a-z0-9-]+ from the "
        r"(?:vaccine|jab|"
        r"shot)\b",
        r"\byou (?:can|could|may|might) (?:get|catch|develop) [a-z0-9-]+ from the (?:vaccine|jab|"
        r"shot)\b|"
        r"\b(?:vaccine|jab|shot) (?:can|may|might|could) give you (?!a |protection|side|some|"
        r"mild)[a-z0-9-]+",
        apart=r"side effects?|mild|fever|reaction|sore",
        but=r"may|might|could|rare\w*",
    ),
)
"""Rows for `two_answers`, as those of `questions`."""
