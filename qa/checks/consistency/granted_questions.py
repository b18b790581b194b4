"""Things that a page rules out in one sentence, and takes for granted in another.

For `two_answers`: "no stitches are needed", and "your stitches dissolve within a week".
"""

from __future__ import annotations

from qa.checks.consistency.granted import PUTS, SOME, STAFF
from qa.checks.consistency.question import Question
from qa.patterns import later

_IF = r"(?<!us )(?<!know )(?<!ask )(?<!check )if"
_CASES = (
    rf"{_IF}|unless|except|sometimes|some people|(?<!any )others?|another|either|depend\w*|"
    rf"rare\w*|instead|"
    r"although|however|used to|otherwise|whether|study|studies|trials?|occasionally|private\w*|"
    r"usually longer|a few|few|older"
)
_NOT = r"(?: not|n't)"
_ANY = r"(?:(?:any|an?|the|your|more than|further|added|actual|ionising|ionizing|such) ){0,2}"
_MORE = r"(?:(?!no\b|not\b|any\b|other\b|or\b|and\b|without\b)[a-z-]+ ){0,2}"
_WILL = r"(?:(?:will|can|may|should|usually|then|slowly|soon|often|also|just) ){0,3}"
_GOES_ON = (
    r"(?:has|have|had|is|are|was|were|wears?|comes?|came|starts?|goes|went|begins?|makes?|takes?|"
    r"dissolves?|falls?|heals?|fades?|shows?|leaves?|runs?|stays?|lasts?|settles?|passes|be|needs?|"
    r"gives?|gave|tells?|protects?|works?)"
)
_START = r"(?:\A|(?<=[.;:!?] )|(?<=, )|\b(?:and|then|please|should|must|always|to|can) )"
_HANDLE = (
    r"(?:take off|take out|remove|change|wash|keep|wear|use|bring|tighten|loosen|clean|cover|sign|"
    r"pay|have|take|follow|show|hand in|press|charge|replace|put on|drink|finish|return|leave on|"
    r"leave)"
)


def _denied(noun: str) -> str:
    """Return how a page rules a thing out."""
    tail = (
        r"(?! (?:problems?|reactions?|allerg\w+|infections?|effects?|on\b|left|until|unless|yet|"
        r"scar|for (?:at|the first|\d)))"
    )
    return (
        rf"\b(?:there (?:is|are|will be|'s)|has|have|uses?|contains?|involves?|needs?|requires?|"
        rf"leaves?|with|and|so|means|takes|gives off|is|are) (?:absolutely |completely )?no (?:"
        rf"added )?{noun}\b{tail}|"
        rf"\bno {noun} (?:is|are|will be|has to be|have to be) (?:ever |usually |normally "
        rf")?(?:used|needed|given|required|necessary|involved|taken|made|put in|sent|left)\b|"
        rf"(?:\b(?:does|did|will|is|are){_NOT}|\bnever|\bwon't|\b(?:we|you|they|[a-z]{{3,}}s) do"
        rf"{_NOT}) (?:(?:usually|normally|ever|have to|need to|be|get) )*(?:use|need|have|contain|"
        rf"involve|require|leave|offer|provide|give off|be given|given|get|send|sent|charge|ask for"
        rf")(?: to have| to use| to wear)? {_ANY}{noun}\b{tail}|"
        rf"\bno need (?:for|to have|to wear|to pay) {_ANY}{noun}\b{tail}|"
        rf"\b{noun} (?:is|are|will)(?:{_NOT}|n't) (?:be )?(?:usually |normally )?(?:used|needed|"
        rf"given|required|necessary|offered|provided|available)\b|"
        rf"(?<!from )\b{noun}(?:-free\b(?! (?:diets?|foods?|living|version|options?|alternative))| "
        rf"free(?=[.,;]))|"
        rf"\b(?:done|performed|carried out|made|works?|removed|treated|closed|taken|given)\b"
        rf"[^.;,]{{0,40}}? without (?:the use of |using |needing )?{_ANY}{noun}\b"
    )


def _granted(noun: str) -> str:
    """Return how a page takes a thing for granted."""
    return (
        rf"\b(?:once|when|after|until|as soon as|while|before|because|as|since) (?:the|your|his|"
        rf"her|their|this|all the|both|both the) {_MORE}{noun} {_WILL}{_GOES_ON}\b|"
        rf"(?<!if )(?<!no )\b(?:the|your|its|these|their|both) {_MORE}{noun} {_WILL}(?:wears? off|"
        rf"dissolves?|comes? (?:out|off|away|through)|falls? (?:out|off)|heals?|fades?|goes|passes|"
        rf"makes?|takes?|stays?|holds?|leaves|lasts?|settles?|(?:is|are|be|was|were)(?! not\b| "
        rf"never"
        rf"\b| only (?:if|when|for|needed)\b| (?:usually |normally )?(?:needed|required|necessary)"
        rf"\b))|"
        rf"\bthe (?:\w+ ){{0,2}}(?:amount|dose|level)s? of {_MORE}{noun}\b|\ban? (?:very |tiny |"
        rf"small |low )+(?:amount|dose|level) of {noun}\b|"
        rf"\bwhere (?:the|your|an?) {_MORE}{noun} (?:went|goes|is|was|are|were|has been|have been)"
        rf"\b|{_START}{_HANDLE} (?:the|your|both) {_MORE}{noun}\b|"
        rf"\byou(?:'ll| will| are|'re)? (?:(?:also|first|then|usually|be|always) )*(?:given|have|"
        rf"get|need|asked for|receive|wear|pay|leave with|sent) {SOME} {_MORE}{noun}\b|"
        rf"\b{STAFF} {PUTS} (?:in |you |on )?{SOME} {_MORE}{noun}\b|"
        rf"\b(?:the|its) {_MORE}{noun} (?:in|of|from|on|at|to) (?:it|the|your|each|this)\b"
    )


def _ruled_out(name: str, signs: str, noun: str, *, apart: str = "x-x", also: str = "") -> Question:
    """Return the question whether there is a thing, of which `noun` has the names."""
    return Question(
        name=f"any {name}",
        signs=tuple(signs.split("|")),
        said=((0.0, later(_denied(noun))), (1.0, later(_granted(noun) + also))),
        apart=later(rf"\b(?:{_CASES}|{apart})\b"),
        waived=later(
            rf"\b(?:if|unless|when(?:ever)?(?! (?:the|your)\b)|where(?! (?:the|your)\b)|in case|"
            rf"some(?:times)?|may|might|could|can|"
            rf"occasionally|rarely|or(?! any\b| other\b))\b[^.;:,\n]{{0,40}}\b{noun}\b(?! (?:has|"
            rf"have|wears?|dissolves?|comes?|went|goes|is out|are out|falls?|heals?))"
        ),
        reach=40,
        slack=1,
    )


_RULED_OUT = (
    _ruled_out(
        "screening programme",
        "screening",
        r"(?:national |routine |nhs )*screening(?: programmes?| programs?)?",
        apart=r"blood|risk|other|health|tool|test|bowel|breast|cervical|lung",
        also=r"|\b(?:the|your) (?:letter|invitation|kit|appointment) (?:for|to) (?:[a-z]+ "
        r")?screening\b|\b(?:are|be) invited (?:for|to) (?:[a-z]+ )?screening\b",
    ),
    _ruled_out(
        "X-ray here",
        "x-ray|x ray",
        r"(?:x-?rays?(?: machine| unit| service)?)",
        apart=r"refer\w*|hospital|chest|ct|pet|cancer|radiation|radio",
        also=r"|\bwe (?:can|will|also|do) (?:take |do )?(?:an? )?x-?rays?\b[^.;]{0,20} (?:here|"
        r"on site|in minutes|at the same visit)\b|\b(?:our|on-?site) x-?rays?\b",
    ),
)


def _slot(  # noqa: PLR0913 -- by name
    name: str,
    signs: str,
    *ways: str,
    apart: str = "x-x",
    but: str = "",
    reach: int = 40,
    waived: str = "",
) -> Question:
    """Return a question that each pattern answers in a way of its own.

    Words of `but` make no case here.
    """
    words = {"if": _IF, "child": r"child\w*"}
    out = {words.get(word, word) for word in but.split("|")}
    cases = "|".join(word for word in _SLOT_CASES.split("|") if word not in out)
    return Question(
        name=name,
        signs=tuple(signs.split("|")),
        said=tuple((float(number), later(way)) for number, way in enumerate(ways)),
        apart=later(rf"\b(?:{cases}|{apart})\b"),
        waived=later(waived) if waived else None,
        reach=reach,
        slack=1,
    )


_SLOT_CASES = (
    rf"{_CASES}|or|may|might|could|some|often|both|most|many|but|not|never|until|rather|before|"
    r"then|less|child\w*|baby|babies"
)
_DONE = (
    r"(?:done|numb(?:s|ed)?|carried out|performed|takes? place|have (?:it|this|the \w+)|removed|"
    r"given|treated)"
)
_ANA = r"an?a?esthe(?:tics?|sia)"
_WEARS_OFF = (
    r"(?:has |have |will )?(?:worn|wears?|wear|starts? to wear|begins? to wear|wearing) off"
)


def _under(kind: str) -> str:
    """Return how an operation is said, or taken, to be done under one kind of anaesthetic."""
    return (
        rf"\b{_DONE}\b[^.;]{{0,45}}?\b(?:under|with|using) (?:an? |just |only )*{kind} {_ANA}\b|"
        rf"\b(?:the|your|an?|this) {kind} {_ANA}[^.;,]{{0,12}}? {_WEARS_OFF}\b|"
        rf"\b(?:because|since|as|after) (?:you|they) (?:will |have |had |are |be |been "
        rf")+(?:(?:put to "
        rf"sleep|given|having|had|numbed) )?(?:with |under |by )?(?:an? )?{kind} {_ANA}\b|"
        rf"\b(?:you|we|they) (?:will |are |'ll |have |be |always )*(?:given|have|give you|put to "
        rf"sleep (?:with|under)|numbed with) (?:an? )?{kind} {_ANA}\b|"
        rf"\bwake (?:up )?from the {kind} {_ANA}\b"
    )


_TUBE = r"(?:tube|catheter|wire|camera|endoscope|scope|telescope|needle|probe|it)"
_ENTERS = (
    r"(?:(?:is|are|will be) (?:gently |then |slowly |carefully )?(?:passed|put|placed|inserted|"
    r"threaded|guided|slid|moved)|goes|go|passes|puts?|place[sd]?|inserts?|slides?|threads?|"
    r"guides?|passes)"
)


def _through(part: str) -> str:
    """Return how a tube is said, or taken, to go in at one part of the body."""
    return (
        rf"\b{_TUBE} (?:with [^.;,]{{0,20}} )?{_ENTERS}(?: (?:in|up|down|gently|slowly))* "
        rf"(?:through|"
        rf"into|in|at|via|up) (?:an? (?:\w+ )*(?:artery|vein|vessel|cut|opening) (?:in|at|of|near) "
        rf")?(?:the|your|each|one|either) (?:\w+ )?{part}\b|"
        rf"\b(?:puts?|passes|inserts?|threads?|guides?|slides?|places?) (?:the|an?) (?:[\w-]+, ?|"
        rf"[\w-]+ ){{0,4}}{_TUBE} (?:with [^.;,]{{0,20}} )?(?:in |up |down )?(?:through|into|in|"
        rf"at|via"
        rf"|up) (?:an? (?:\w+ )*(?:artery|vein|vessel|cut|opening) (?:in|at|of|near) )?(?:the|"
        rf"your|one|each) (?:\w+ )?{part}\b"
    )


_SYMPTOM = (
    r"(?P<thing{0}>pain|cough|itch(?:ing)?|rash|headaches?|wheez\w+|stiffness|"
    r"cramps?|tingling|numbness|burning|heartburn|swelling|discomfort)"
)
_WORST = (
    r"(?:(?:is|are|gets?|feels?|tends? to be|become|becomes) (?:usually |often |much |always |"
    r"typically |at its |at their )?(?:worse|worst))"
)
_TIMES_WORSE = (
    ("at night", r"(?:at|during the|in the) night|at bedtime|in bed|overnight"),
    (
        "in the morning",
        r"(?:first thing )?in the mornings?|on waking|when you (?:first )?(?:wake|get up)",
    ),
    ("in the evening", r"in the evenings?|(?:at|towards) the end of the day|late in the day"),
)
_TIMES_OF_YEAR = (
    ("cold", r"in (?:the )?(?:cold(?: weather)?|winter)"),
    ("hot", r"in (?:the )?(?:hot weather|heat|summer)"),
)
_POSTURES = (
    ("lying", r"when you (?:lie|are lying)(?: down| flat)?|when lying(?: down| flat)?"),
    ("standing", r"when you (?:stand|are standing)(?: up)?|on standing(?: up)?"),
    ("resting", r"when you (?:rest|are resting|sit still)|at rest"),
    ("moving", r"when you (?:move|walk|exercise|are active)|(?:on|with) (?:movement|exercise)"),
)


def _worse(when: str, number: int) -> str:
    return (
        rf"\b(?:{_SYMPTOM.format(number)}|it|they|symptoms) {_WORST} (?:{when})(?=[.,;]|\Z| so\b|"
        rf" and\b| because\b)"
    )


def _worse_ways(times: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(_worse(when, number) for number, (_, when) in enumerate(times))


_WHO = r"\b(?P<who>it|they|this|these|(?:the |this )?[a-z-]+)"
_GROWS = r"(?P<thing{0}>grows?|spreads?|develops?|comes? on|starts?|works?|heals?|begins?|appears?)"
_SLOWLY = (
    r"(?:slowly|gradually|bit by bit|little by little|over (?:many |several )?(?:months|years))"
)
_FAST = r"(?:quickly|fast|rapidly|suddenly|within (?:minutes|hours|seconds)|overnight|all at once)"
_RASH = r"(?:rash|spots?|blisters?|patch(?:es)?|bites?|lumps?|hives|weals?)"
_BATTERY = r"(?:aaa?|9v|alkaline|button|coin|lithium)"
_FLAVOURS = (
    "strawberr(?:y|ies)",
    "banana",
    "orange",
    "lemon",
    "cherry",
    "raspberr(?:y|ies)",
    "blackcurrant",
    "mint(?:y)?",
    "apple",
    "grape",
    "vanilla",
    "chocolate",
    "peach",
    "mango",
    "aniseed",
    "bubble ?gum",
    "lime",
    "blueberry",
)
_TASTE = r"(?:flavou?r(?:ed|ing)?|tast(?:e|es|ing)|gummies)"
_ROOM = r"(?:bath(?:room)?s?|toilets?|shower rooms?|showers?|bedrooms?|rooms?)"
_VENUE = (
    r"(?:hall|church|library|centre|center|caf[e\u00e9]|community \w+|room \w+|chapel|school|park)"
)
_PLANS = (
    r"(?P<thing{0}>medicaid|medicare|tricare|private insurance|health insurance|credit cards?|"
    r"cash|cheques?|checks?|vouchers?|new (?:nhs )?patients|self-referrals|walk-ins|hsa cards)"
)
_KIT_SAMPLE = (
    (
        "blood",
        (
            r"(?:prick(?:s|ing)? (?:your|the) (?:finger|heel)|finger-?prick|(?:drops?|sample) of "
            r"blood|squeeze out (?:a|the) drop)"
        ),
    ),
    ("saliva", r"(?:spit|spat|saliva|dribble) (?:into|up to|in|sample|to the line|until)"),
    ("urine", r"(?:pee|wee|urinate|urine) (?:into|on|in|sample|stream)"),
    ("stool", r"(?:poo|stool|bowel motion) (?:sample|stick|collect|onto|into|on)"),
)

_DOSE = r"(?:dose|tablet|capsule|pill|puff|spray|injection|sachet|drops)s?"
_PART = (
    r"(?P<thing{0}>batter(?:y|ies)|charger|cable|adapter|case|strap|lancets|test strips|needles|"
    r"stand|carry case|remote|pump|syringe|spoon|measuring cup|filters?)"
)

_SLOTS: tuple[Question, ...] = (
    _slot(
        "kind of anaesthetic",
        "anaesthe|anesthe|anaethe",
        _under("local"),
        rf"{_under('general')}|\b(?:wake|woken|waking|come round)(?: up)? from the (?:general "
        rf")?{_ANA}\b",
        _under("(?:spinal|epidural)"),
        apart=r"also|as well|longer|bigger|larger|hospital|choose|and an? (?:general|local|spinal)",
        but="before|then|not|or|may|some|until",
        waived=(
            r"\b(?:if|or|may|might|sometimes|either|some|can) [^.;\n]{0,30}\b(?:general|local|"
            r"spinal|epidural)\b|\b(?:general|local|spinal|epidural)(?: an?a?esthe\w+)? or\b"
        ),
    ),
    _slot(
        "where the tube goes in",
        "mouth|throat|nose|nostril|wrist|groin|back passage|bottom|arm|neck|leg|chest",
        *(
            _through(part)
            for part in (
                r"(?:mouth|throat)",
                r"(?:nose|nostrils?)",
                r"wrist",
                r"groin",
                r"(?:back passage|bottom|rectum|anus)",
                r"neck",
            )
        ),
        apart=r"also|then|feed\w*|second|types?|ways?|oxygen",
        but="before|until|then|may|child|some",
        waived=r"\b(?:wrist|groin|nose|mouth|neck|arm)(?: or|,) (?:\w+ )?(?:wrist|groin|nose|"
        r"mouth|neck|arm|leg)\b|\bthrough (?:the|your) nose instead\b",
    ),
    _slot(
        "where it bleeds",
        "wrist|groin",
        rf"{_through('wrist')}|\b(?:your|the) wrist (?:starts? to bleed|bleeds|may (?:be|feel) "
        r"(?:sore|bruised|tender)|will (?:be|feel) (?:sore|bruised|tender))",
        rf"{_through('groin')}|\b(?:your|the) groin (?:starts? to bleed|bleeds|may (?:be|feel) "
        r"(?:sore|bruised|tender)|will (?:be|feel) (?:sore|bruised|tender))",
        but="if|may|before|until|then|child",
        waived=r"\b(?:wrist|groin|arm)(?: or|,| or in) (?:\w+ )?(?:wrist|groin|arm|leg)\b",
    ),
    _slot(
        "size of the scar",
        "keyhole|laparoscop|scar|small cuts|small incisions|large cut|long cut",
        r"\b(?:keyhole|laparoscopic) (?:surgery|operation|technique)\b|\bthrough (?:\w+ "
        r")?(?:small|tiny) (?:cuts|incisions)\b|\b(?:small|tiny|little) scars?\b",
        r"\b(?:the|your|a|one) (?:single |one )?(?:long|large|big) (?:scar|cut|incision|wound)\b",
        apart=r"open|converted|switch\w*|instead of|older|problems?|than|smaller|without",
        but="or|not|may|before|then|until",
        waived=r"\bopen (?:surgery|operation|procedure)\b|\bcaesarean\b|\b(?:may|might|if|"
        r"sometimes) [^.;\n]{0,40}\b(?:larger|bigger|long|large|big) (?:cut|incision|scar)\b",
    ),
    _slot(
        "one side or both",
        "side",
        rf"\b{_RASH}\b[^.;]{{0,40}}?\b(?:on|affects?|only) (?:just |only )?one side\b(?: of)?",
        rf"\b{_RASH}\b[^.;]{{0,40}}?\b(?:on|affects?) both sides\b",
        but="some|most|many|often|both",
        apart=r"rare|unusual|unlikely|uncommon",
    ),
    *(
        _slot(
            f"worse {name}",
            "worse|worst",
            *_worse_ways(times),
            apart=r"and in",
            but="often|most|many|then|some",
            reach=25,
        )
        for name, times in (
            ("by day", _TIMES_WORSE),
            ("by season", _TIMES_OF_YEAR),
            ("by posture", _POSTURES),
        )
    ),
    _slot(
        "how fast it goes",
        "slowly|gradually|quickly|fast|rapidly|suddenly|bit by bit|little by little",
        rf"{_WHO} (?:usually |often |mostly |normally |tends? to )?{_GROWS.format(0)} (?:very |so |"
        rf"quite |more )?{_SLOWLY}\b",
        rf"{_WHO} (?:usually |often |mostly |normally |tends? to )?{_GROWS.format(1)} (?:very |so |"
        rf"quite |more )?{_FAST}\b",
        apart=r"types?|forms?|kinds?|at first|first|more|acute|chronic|stages?|others?|later",
        but="often|most|not|or",
        reach=30,
    )._replace(of_medicine=True),
    _slot(
        "itchy at all",
        "itch",
        r"\b(?:rash|spots|blisters|patches|skin|it|they) (?:is|are) (?:usually |very |extremely "
        r"|often |really |intensely )*itchy\b|\bthe (?:rash|spots|blisters) itch(?:es)?\b",
        rf"\b(?:rash|spots|blisters|patches|it|they) (?:do|does|is|are|will){_NOT} (?:usually "
        rf")?(?:itch|"
        rf"itchy)\b|\bthe (?:rash|spots) (?:is|are) never itchy\b|\b(?:rash|spots) (?:that|which) "
        rf"never itch",
        but="not|never|often|many|most",
        reach=25,
    ),
    _slot(
        "used once",
        "single use|single-use|daily disposable|dispos|washable|reusable|wash and reuse|used again|"
        "bin|throw|soak|once opened|store|lenses|wash",
        r"\b(?:is|are|'re) (?:for )?(?:single[- ]use|daily disposables?|disposable)(?: only)?\b|"
        r"\bfor single use\b|\bdaily disposable lenses\b|\bthrow (?:it|them|the \w+|each \w+) away "
        r"(?:each "
        r"(?:night|evening|day)|after (?:each|one|every|you have|use))\b|\bafter use, (?:\w+ "
        r"){0,4}(?:"
        r"in the bin|throw|bin)\b|\buse (?:each|it|them) once(?: only)? and throw\b|\bput (?:it|"
        r"them) in the bin\b",
        r"\b(?:is|are|'re) (?:fully |machine )?(?:washable|reusable)\b|\b(?:soak|store|keep) "
        r"(?:the|your)"
        r" lenses (?:overnight |in )\b|\bwash (?:it|them) (?:after|and use|between)\b|\bonce "
        r"opened, (?:the|a|each) (?:vial|dose|unit|lens) (?:can|may|will)\b|\b(?:can|may) be used "
        r"(?:again|up to \d+ times|many times)\b",
        apart=r"needles?|lancets?|strips?|gloves?|tissues?|pads?|filters?|inserts?|liners?",
        but="before|then|or|until",
    ),
    _slot(
        "power",
        "usb|charg|batter|mains|plug",
        r"\b(?:it )?(?:charges|recharges|is charged|charge it)\b[^.;,]{0,25}?\b(?:usb|mains|"
        r"cable|dock|plug)|\b(?:is|built-in|has a) (?:a )?rechargeable\b|\busb[- ]rechargeable\b",
        rf"\b(?:replace|change|insert|put in|needs?|takes?|uses?|runs? on|powered by) (?:the |"
        rf"two |four |"
        rf"three |one |a |both )*(?:\w+ )?{_BATTERY}(?: lr\d+)? batter(?:y|ies)\b|\bbatter(?:y|"
        rf"ies) (?:lasts?|run) [^.;]{{0,20}}before you (?:need to )?(?:replace|change)\b",
        apart=r"remote|transmitter|clock|back-?up|models?|versions?",
        but="before|then|until",
    ),
    _slot(
        "flavour",
        "flavour|flavor|taste|tasting",
        *(
            rf"(?<!hint of )\b{flavour}[- ]{_TASTE}\b|\b(?:tastes? (?:of|like)|flavou?r(?:ed)? "
            rf"(?:of|with|is)) {flavour}\b"
            for flavour in _FLAVOURS
        ),
        apart=r"comes? in|choose|choice|available|range|two|three|also|and|foods?|drinks?|juice|"
        r"mix\w*|disguise|mask|hide|squash|flavou?rs",
        but="most|many|child",
    )._replace(of_medicine=True),
    _slot(
        "in pieces or whole",
        "halve|half|break|broken|split|cut",
        rf"\b(?:do{_NOT}|never|must{_NOT}|should{_NOT}|cannot|can't) (?:be )?(?:cut|halve|split|"
        rf"break|halved|broken)(?:,? (?:or|and) \w+)? (?:the |your |these |them|it|up|any "
        rf")*(?:tablets?|pills?|them|it|in half|in two|in halves|up)?\b",
        r"(?<!not )(?<!never )\b(?:break|cut|split|snap|halve) (?:it|them|the tablets?|each "
        r"tablet|your "
        r"tablets?|a tablet) (?:in (?:two|half)|into (?:two|halves)|along the (?:line|score))\b|"
        r"\bcan be (?:halved|split|broken|cut) (?:in|into|along)\b|\balong the (?:score )?line\b",
        apart=r"patch\w*|nails?|cord|skin",
        but="or|if|not|never|before|until|may",
        reach=20,
    )._replace(of_medicine=True),
    _slot(
        "felt under the skin",
        "feel",
        r"\b(?:you (?:can|will|should|'ll)(?: be able to)?(?: still)?|able to) feel (?:it|the "
        r"(?P<thing>"
        r"\w+)) (?:under (?:your|the) skin|with your fingers?(?:tips?)?|inside|once|there)\b",
        r"\b(?:cannot|can't|won't|will not|should not|shouldn't|will not be able to|won't be "
        r"able to|"
        r"not be able to|do not|don't) feel (?:it|the (?P<thing2>\w+)) (?:under (?:your|the) "
        r"skin|with your fingers?|inside|once|there)\b",
        but="not|may|never|often|most",
        reach=20,
    ),
    _slot(
        "vaccine against it",
        "vaccin",
        r"\b(?:there is|there's|currently|as yet) (?:(?:currently|still|as yet|at present) )?no (?:"
        r"licensed |approved |available )?vaccine(?: (?:for|against|to (?:prevent|protect "
        r"against)) (?P<thing>(?:it|[a-z-]+)(?: [a-z]\b)?))?",
        r"(?<!no )(?<!if )\b(?:a|the|this) vaccine (?:protects|works|is given|is offered|is "
        r"available|"
        r"prevents|gives|can prevent|can protect|against (?P<thing2>[a-z-]+(?: [a-z]\b)?))|"
        r"\bvaccinated against (?P<thing3>[a-z-]+(?: [a-z]\b)?)",
        apart=r"flu|covid\w*|pneumococcal|trials?|develop\w*|research\w*|scientists|being|"
        r"future|animals?|dogs?",
        but="not|may|most|some",
    ),
    _slot(
        "first sign of it",
        "no symptoms|first symptom|first sign|early symptom|early sign",
        r"\b(?:it|[a-z]+) (?:causes?|gives?|has|have|produces) no symptoms (?:until|at all|"
        r"before|in the early stages)\b|\bno early (?:symptoms|signs)\b",
        r"\b(?:the )?(?:first|earliest|early|main early) (?:symptoms?|signs?) (?:is|are|"
        r"includes?) (?:"
        r"(?:usually|often|an?|the) )*(?!usually\b|often\b|an?\b|the\b|broken|fracture|break|"
        r"complication|stroke)[a-z]+\b(?![^.;]{0,30}\b(?:fracture|break|stroke|complication))",
        apart=r"later|crisis",
        but="often|most|many|or|until|may|some|before|not",
        reach=70,
    ),
    _slot(
        "accepted",
        "accept|take|bill|welcome|register|taking on",
        rf"\b(?:we (?:do|are|can){_NOT}|cannot|unable to|we no longer) (?:currently |able to "
        rf")?(?:accept|take|taking(?: on)?|accepting|take on|bill|registering|register) (?:any "
        rf")?{_PLANS.format(0)}\b",
        rf"(?<!not )\bwe (?:do |also |now |gladly |happily )?(?:accept|take|bill|welcome|take on|"
        rf"are taking(?: on)?|are accepting) (?:most |all |major )?{_PLANS.format(1)}\b|"
        rf"\b{_PLANS.format(2)} (?:is|are) (?:always )?(?:accepted|welcome)\b|"
        rf"\b{_PLANS.format(3)} can (?:register|join|sign up|book|pay)\b",
        apart=r"plans?|over|under|only",
        but="or|and|but|not|most",
        reach=20,
    ),
    _slot(
        "bathroom shared",
        "bathroom|toilet|shower|en suite|en-suite|ensuite|shared",
        rf"\b(?:every|each|all) (?:\w+ )?rooms? (?:has|have|comes? with|with) (?:its|their|an?) "
        rf"(?:own |"
        rf"private |en[- ]?suite )+{_ROOM}?|\b(?:all|every) (?:\w+ )?rooms? (?:is|are) en[- "
        rf"]?suite\b|\byour own (?:bathroom|toilet|shower)\b",
        rf"\b{_ROOM} (?:is|are) shared\b|\b(?:share|shared) (?:an? |the )?(?:\w+ )?(?:bathrooms?|"
        rf"toilets?|showers?)\b|\bbathrooms? (?:between|for) (?:two|every|three|four)\b",
        apart=r"wards?|bays?|couples?|wing",
    ),
    _slot(
        "online or in a room",
        "online|zoom|teams|video| hall|church|library|centre|center|caf|chapel| park",
        r"\b(?:meets?|meetings?|sessions?|class(?:es)?|group|course|we|workshops?) (?:meet |are |"
        r"is |take "
        r"place |takes place |run |runs |held )*(?:only |entirely |fully )?online(?: only)?\b|"
        r"\bonline only"
        r"\b|\ball (?:our )?(?:meetings|sessions|classes) are (?:on|over|by) (?:zoom|video|"
        r"teams)\b",
        rf"\b(?:meet|meetings? (?:is|are)|sessions? (?:is|are)|class(?:es)? (?:is|are)|held|"
        rf"served|run|"
        rf"group (?:is|meets))(?: held)? (?:at|in) (?:the|our|st) (?:\w+ ){{0,3}}{_VENUE}\b",
        apart=r"also|previously|face[- ]to[- ]face|hybrid|monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday",
        but="before|then|until",
    ),
    _slot(
        "how results come",
        "letter|text|app|phone|call|post|email|portal",
        r"\bresults? (?:will |is |are |be )*(?:sent|posted|mailed|come|comes|arrive)(?: to you)? "
        r"(?:by|in|"
        r"as) (?:an? )?(?:letter|the post|post|mail|the mail)\b|\b(?:we|they) (?:will )?(?:send|"
        r"post|write)(?: to)? you (?:an? )?(?:letter )?with (?:your|the) results?\b",
        r"\b(?:do not|don't|will not|won't|never|no longer) (?:send|post|get|receive|mail)(?: "
        r"out)? (?:an? |"
        r"any )?(?:letters?|paper results|results by (?:post|letter))\b|\b(?:see|find|get|read) "
        r"your results? (?:only )?in the app only\b|\b(?:only|all) (?:by|through|in|on) the (?:app|"
        r"portal)\b",
        but="not|never|or|then|before|child",
        apart=r"also|urgent\w*|normal|abnormal|appointment",
    ),
    _slot(
        "open at lunch",
        "lunch",
        r"\b(?:closes?|closed|shut|shuts) (?:for|over|at|during) lunch(?:time)?\b|\bclosed "
        r"(?:between|from) (?:1|12|12\.30|1\.30)[^.;]{0,15} for lunch\b",
        r"\b(?:open|stay open|remain open) (?:all day|through|over|during|at|throughout)(?: \w+)? "
        r"lunch(?:time)?\b",
        apart=r"reception|phone|friday|saturday|wednesday",
    ),
    _slot(
        "bring or find there",
        "bring|provide|supply|supplied",
        r"\b(?:bring|need|come with) (?:your own|a|an|some) (?P<thing>mat|towel|blanket|water "
        r"bottle|lunch|"
        r"cushion|gown|slippers|nappies|diapers|toiletries|pillow|swimming costume|swimsuit|"
        r"shoes)s?\b",
        r"\b(?P<thing2>mat|towel|blanket|water bottle|lunch|lunches|cushion|gown|slippers|"
        r"nappies|diapers|"
        r"toiletries|pillow)s? (?:is|are|will be) (?:provided|supplied|given|included)\b|\b(?:we|"
        r"the "
        r"\w+) (?:provide|supply|have) (?:all |the |your |plenty of |free )*(?P<thing3>mat|towel|"
        r"blanket|"
        r"lunch|cushion|gown|slippers|nappies|diapers|toiletries|pillow)s?\b|\b(?:do not|don't|"
        r"no) need to "
        r"bring (?:your own |a |an |any )(?P<thing4>mat|towel|blanket|lunch|cushion|gown|"
        r"pillow)s?\b",
        but="not|or|and|child|before|baby|babies",
        apart=r"spare|extra|prefer|like|visitors",
        reach=30,
    ),
    _slot(
        "parent there",
        "parent|guardian",
        r"\b(?:come|be seen|attend|see us|visit) without (?:an? |your )(?:parents?|guardian|"
        r"adult)\b|\b(?:do "
        r"not|don't) need (?:an? |your )?(?:parents?|guardian|parent's \w+|parental consent)\b|"
        r"\bno parent (?:has|needs) to\b",
        r"\b(?:parents?|guardian|adult)(?: or (?:guardian|carer))? (?:must|has to|have to|needs? "
        r"to) (?:be|come|stay|sign|give)\b",
        apart=r"under (?:13|12|11)|theatre|ward",
        but="if|or|not|until|before|child|baby|babies",
    ),
    _slot(
        "doctor told of it",
        " gp|doctor|family",
        r"\b(?:will not|won't|never|do not|don't) (?:tell|inform|contact|write to|let) (?:your|"
        r"the) (?P<thing>gp|family doctor|doctor|parents|employer|school)\b",
        r"\b(?:(?:copy|results?|letter|report|summary)[^.;,]{0,30}? (?:goes|is sent|sent|go|are "
        r"sent|will be sent|will go)|we (?:always |will |also |then )*(?:write|tell|inform|send "
        r"[^.;,]{0,25}?)) (?:on )?"
        r"(?:to )?your (?P<thing2>gp|family doctor|doctor|parents|employer|school)\b",
        apart=r"permission|agree|consent|say so|want|without asking|allow|private\w*|sick|fit note",
        but="not|never|or|then",
        reach=60,
    ),
    _slot(
        "through clothes",
        "cloth|bare skin|trousers|jeans",
        r"\b(?:can|may|works?|used?|inject\w*|given|goes|it)\b[^.;]{0,20} through (?:\w+ "
        r")?(?:clothes|clothing|trousers|jeans|pants)\b",
        r"\b(?:must|should|only|has to)\b[^.;]{0,30} (?:bare|uncovered) skin\b|\b(?:take off|"
        r"remove|pull|"
        r"move|lift) (?:\w+ )?(?:the|any|your|their) (?:clothes|clothing|trousers) (?:off|away|"
        r"first|aside|out)\b|\bnever (?:inject )?through (?:clothes|clothing)\b",
        apart=r"patch|warm|thick|seams?|pockets?",
        but="may|or|then|child|never|not|before",
    ),
    _slot(
        "noise",
        "silent|quiet|noise|noisy|loud|banging",
        r"\b(?:scanner|machine|scan|it|device|pump|test) (?:is|are) (?:almost |nearly |very |"
        r"completely |"
        r"virtually )?(?:silent|quiet|noiseless)\b|\bmakes? (?:almost |hardly any |no )(?:noise|"
        r"sound)\b",
        r"\b(?:because of|with|the|its|makes?|hear) (?:the |a |its )?(?:very |lot of )?(?:loud|"
        r"banging|"
        r"noisy|knocking|thumping)(?: \w+)?(?: noises?| sounds?)?\b|\b(?:scanner|machine|scan|"
        r"it) (?:is|are) (?:very |quite )?(?:loud|noisy)\b",
        apart=r"music|voice|than|alarms?|fan|talk\w*|speak\w*",
        but="may|or|before|not",
    ),
    _slot(
        "moved or kept still",
        "move|moving|still",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must|to) )(?:start|begin|keep) (?:moving|"
        r"bending|"
        r"exercising|to move) (?:your|the) (?P<thing>ankle|knee|foot|arm|shoulder|wrist|elbow|"
        r"neck|back|hand|fingers?|toes?|leg)\b",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must|to) )(?:keep|hold) (?:your|the) "
        r"(?P<thing2>ankle|"
        r"knee|foot|arm|shoulder|wrist|elbow|neck|back|hand|fingers?|toes?|leg) (?:completely |"
        r"absolutely |perfectly |quite )?(?:still|immobile|motionless)(?=[.,;]|\Z| for| until)",
        apart=r"cast|after that|scan|minutes|seconds|injection|x-ray|blood pressure|while|other",
        but="or|until|then|before",
    ),
    _slot(
        "where to pinch",
        "pinch|squeeze",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|to) )(?:pinch|squeeze|press) (?:the|your|their) "
        r"(?:soft|fleshy|lower) (?:\w+ )?(?:part )",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|to) )(?:pinch|squeeze|press) (?:the|your|their) "
        r"(?:hard|bony|upper|top|bridge)\b",
        but="before|then|until|child",
        reach=20,
    ),
    _slot(
        "booked ahead for it",
        "interpreter|wheelchair|chaperone|hoist|sign language",
        r"\b(?P<thing>interpreter|chaperone|wheelchair|hoist)s? (?:is|are) (?:always )?available "
        r"(?:at any|at all|on the day|at every|without)\b|\bno notice is needed for (?:an? "
        r")?(?P<thing2>interpreter|chaperone|wheelchair|hoist)\b",
        r"\b(?:must|need to|have to|please|should) (?:book|ask for|request|order|arrange) (?:an? "
        r"|your )(?P<"
        r"thing3>interpreter|chaperone|wheelchair|hoist) (?:at least )?(?:\d+|one|two|three|a|"
        r"in) (?:hours|days|weeks?|day|advance)\b",
        but="before",
    ),
    _slot(
        "sample in the kit",
        "prick|spit|spat|saliva|urine| pee| wee| poo|stool|blood",
        *(rf"\b{how}" for _, how in _KIT_SAMPLE),
        apart=r"hospital|lab|doctor|clinic|nurse|also|other|second|additional|appointment|gp|"
        r"test for|"
        r"tests?|first|diagnos\w*|call|999|911|seek|vomit\w*|cough\w*|notice|see|look|find",
        but="before|then|until",
        waived=r"\A(?![^\n]*\b(?:home test|test kit|home kit|self-test|dna|kit)\b)",
    ),
    _slot(
        "time of the dose",
        "morning|evening|night|bed",
        rf"{_START}(?:take|have|use|swallow|apply)\b[^.;,]{{0,30}}? (?:in the evening|at night|"
        rf"at bedtime|"
        r"before bed|(?:every|each) (?:evening|night))\b|\b(?:is|are) taken (?:at night|in the "
        r"evening|at "
        rf"bedtime)\b|\b(?:your|the|an?|this) (?:evening|night-?time|bedtime|nightly|night) "
        rf"{_DOSE}\b",
        rf"{_START}(?:take|have|use|swallow|apply)\b[^.;,]{{0,30}}? (?:in the morning|(?:every|"
        rf"each) "
        r"morning|first thing|when you wake up|with breakfast)\b|\b(?:is|are) taken in the "
        r"morning\b|\b("
        rf"?:your|the|an?|this) (?:morning|breakfast) {_DOSE}\b",
        apart=r"twice|and|times a day|also|second|one in|first tablet|doses",
        but="if|not|before|then|until|may|child",
        waived=r"\b(?:morning and|night and morning|twice a day|twice daily|(?:two|three|2|3) "
        r"times a day|insulin|either|any time of day|morning or|evening or|night or)\b",
    )._replace(of_medicine=True),
    _slot(
        "in the box",
        "included|in the box|sold separately|supplied|comes with|come with",
        rf"\b{_PART.format(0)} (?:is|are)(?: not|n't) (?:included|supplied|in the box)\b|\b"
        rf"{_PART.format(1)}[^.;,]{{0,15}}? sold separately\b",
        rf"\b{_PART.format(2)} (?:(?:that|which) )?(?:is|are|comes?) (?:included|supplied|in the "
        rf"box|with it|with the)|\b(?:comes?|supplied) with (?:an? |two |four |\d+ )?(?:\w+ "
        rf"){{0,2}}{_PART.format(3)}\b"
        rf"(?! sold)|\b(?:in the box|included)[,:] [^.;]{{0,40}}?{_PART.format(4)}\b",
        apart=r"model|version|plus|deluxe",
        but="or|not|before|then",
        reach=20,
    ),
    _slot(
        "where it is worn",
        "cuff|strap|sensor|monitor",
        *(
            rf"\b(?:cuff|strap|sensor|monitor)\b[^.;,]{{0,25}}? (?:on|around|round|to|over) "
            rf"(?:the |your |one |a )?(?:bare )?{place}\b"
            for place in (
                r"(?:upper )?arm",
                "wrist",
                "finger(?:tip)?",
                "chest",
                "ankle",
                "forehead",
            )
        ),
        apart=r"models?|also|first|other|types?|bruis\w*|sore|pain\w*",
        but="before|until|then|child",
        waived=r"\b(?:wrist|finger|chest|arm|ankle)(?: or|,) (?:the |your |a )?(?:wrist|finger|"
        r"chest|arm|ankle|upper arm)\b",
    ),
    _slot(
        "pets there",
        "pet|dog| cat|animal",
        r"\b(?:no (?:pets|dogs|animals)(?: are)?(?: allowed)?|(?:pets|dogs|animals) (?:are|"
        r"is)(?: not|n't) (?:"
        r"allowed|permitted|welcome)|cannot (?:bring|keep|take) (?:pets|dogs|animals|your (?:pet|"
        r"dog)))\b",
        r"(?<!not )\b(?:bring|keep|take) (?:an? |your |the )(?:(?:small|own|well-behaved|house) "
        r")?(?:pet|dog|"
        r"cat)\b|\b(?:pets|dogs|cats)(?: and \w+)? (?:are|is) (?:very |always )?(?:welcome|"
        r"allowed)\b",
        apart=r"assistance|guide|therapy|allerg\w*|vet|walk",
        but="or|may|not|child",
    ),
    _slot(
        "children seen",
        "only see|only treat|adults|children",
        r"\bwe only (?:see|treat|accept) adults\b|\bwe (?:do not|don't|cannot|can't) (?:see|"
        r"treat|accept) children\b|\b(?:service|clinic) is for adults only\b|\badults only\b",
        r"\bchildren (?:are (?:seen|treated|welcome)|can be (?:seen|treated)|have their own)\b|"
        r"\bwe (?:also )?(?:see|treat|welcome) (?:adults and )?children\b",
        apart=r"accompan\w*|with (?:you|an adult)|waiting|play|bring|over|under",
        but="child|baby|babies|or",
        reach=20,
    ),
    _slot(
        "same one again",
        "needle|lancet|syringe|swab|tissue|patch|filter|razor",
        r"\b(?:new|fresh|clean|sterile) (?P<thing>needle|lancet|syringe|swab|tissue|patch|filter|"
        r"razor) (?:for|"
        r"each|every|on)(?: (?:each|every|time|injection|\w+))\b|\bnever (?:re-?use|use the "
        r"same) (?:an? |your |the )?(?P<thing2>needle|lancet|syringe|swab|filter)s?\b",
        r"\b(?:same|each|one|a) (?P<thing3>needle|lancet|syringe|swab|tissue|patch|filter|razor) "
        r"(?:can|may|will"
        r") (?:be )?(?:used|last|do)(?: again| for| up| several| many)\b|\bre-?use (?:the|your) "
        r"(?P<thing4>needle|lancet|syringe|swab|filter)s?\b",
        but="never|may|not|or|then|before",
    ),
    _slot(
        "antibiotics for it",
        "antibiotic",
        r"\bantibiotics (?:do not|don't|cannot|can't|will not|won't|does not|have no|are no) "
        r"(?:help|work|cure|"
        r"treat|kill|effect|clear|use|good)\b|\bantibiotics are(?: not|n't) (?:needed|used|given|"
        r"effective|any (?:help|use))\b|\bno antibiotics? (?:can|will|works?|helps?|cures?)\b",
        r"\bantibiotics (?:will |can |quickly |usually |always |soon )*(?:cure|clear|kill|help|"
        r"treat|work|settle|"
        r"get rid of)s? (?:it|most|nearly|the (?:virus|infection)|well|within|in|against)\b|"
        r"\b(?:is|are) (?:"
        r"usually |always |easily )?(?:treated|cured|cleared) with (?:an? )?(?:\w+ )?(?:course "
        r"of )?antibiotics\b|"
        r"\b(?:you (?:will|'ll) (?:need|be given)|finish|take) (?:an? |your |the |all the "
        r")?(?:course of )?antibiotics\b",
        apart=r"bacterial|ear|chest|pneumonia|strep\w*|complications?|secondary|also|bacteria|"
        r"infected|skin",
        but="not|most|many|within",
        reach=45,
    ),
    _slot(
        "noticed at all",
        "no symptoms|symptom|notice",
        r"\b(?:most|nearly all|many) (?:people|women|men)(?: (?:with|who have) (?:it|[a-z]+))? "
        r"(?:have|get|notice) no (?:symptoms|signs)\b|\busually (?:causes?|has) no symptoms\b",
        r"\b(?:nearly |almost )?(?:everyone|everybody|all (?:people|women|men))(?: (?:with|who "
        r"has|who have) (?:it|"
        r"[a-z]+))? (?:has|have|gets?|notices?|develops?) (?:symptoms|an? |some )|\balways "
        r"causes (?:symptoms|an?)\b",
        but="most|many|some",
    ),
    _slot(
        "caught again",
        "immune|again|several times|twice|once",
        r"\b(?:immune|protected) for (?:life|the rest of (?:your|their) li(?:fe|ves))\b|\byou "
        r"(?:can|will) only "
        r"(?:get|catch|have) (?:it|[a-z]+) once\b|\b(?:do not|don't|cannot|can't|will not) "
        r"(?:get|catch) (?:it|[a-z]+) (?:again|twice|a second time)\b",
        r"\b(?:people|children|you|everyone|adults) (?:usually |often |can |will )*(?:catch|get|"
        r"have) (?:it|[a-z]+"
        r") (?:several times|many times|again and again|every (?:year|winter)|more than once)\b",
        apart=r"vaccin\w*|shingles|strains?|types?|colds?|flu|rare\w*",
        but="not|most|many|child|often",
    ),
    _slot(
        "drops or a needle",
        "drops|by mouth|nasal|spray|inject|needle",
        r"\b(?:given|it is|comes|vaccine is) (?:as |by )?(?:(?:two |a few |some |\d )?drops "
        r"(?:in|into|on)|a (?:nasal )?spray (?:in|into|up|that)|mouth\b)",
        r"\b(?:sore|swollen|red|bruised|lump|tender)\b[^.;]{0,25}? where (?:the|it|your) ?(?:\w+ "
        r")?(?:was (?:given|"
        r"injected)|injection|needle|went)\b|\bthe injection site\b|\bwhere the (?:vaccine|"
        r"needle|jab) (?:was injected|went in|goes in)\b",
        apart=r"other|another|injected vaccine|also|same time|catch-?up|instead",
        but="may|or|baby|babies|child|some|many",
    )._replace(of_medicine=True, of_any_form=True),
    _slot(
        "on the skin only",
        "skin only|the skin|tongue|swallow",
        r"\b(?:for use |used? |goes? )?(?:only )?on the skin(?: only)?(?=[.,;]|\Z)|\bfor the "
        r"skin only\b",
        r"(?<!not )(?<!never )(?<!n't )\b(?:put|place|squeeze|take|swallow|lick)\b[^.;]{0,30}? "
        r"(?:gel|cream|"
        r"ointment|lotion|it)\b[^.;]{0,15}? (?:on|under|into) (?:your|the) (?:tongue|mouth)\b|"
        r"(?:\A|(?<=[.;] ))swallow (?:the|a|one) (?:gel|cream|ointment|lotion)\b",
        apart=r"mouth ulcers?|teething|tablets?|gums?|dental",
        but="not|never|or|before|then",
    )._replace(of_medicine=True, of_any_form=True),
    _slot(
        "home that day",
        "night|same day|that afternoon|that evening|later that day",
        r"(?<!not )(?<!n't )\b(?:stay|spend|kept)(?: in hospital| on the ward| with us)? "
        r"(?:overnight|for (?:one|a|the) night|(?:for )?(?:one|a|the) night)\b",
        r"\b(?:when|once|after) you (?:get|are|go|come|arrive) (?:back )?home (?:that|the same|"
        r"later that) (?:afternoon|evening|day|night)\b",
        apart=r"with you|someone|adult|friend|relative|sleep study|before",
        but="then|until|may",
    ),
    _slot(
        "in bed or up",
        "bed rest|out of bed|get up|stay in bed|on your feet",
        r"\b(?:out of bed|on your feet|up and about|get up|walking|sit in a chair) (?:the "
        r"(?:same|next) day|"
        r"the day after|within (?:a day|24 hours|a few hours)|on the (?:same )?day)\b",
        r"\b(?:days?|weeks?|month) (?:of|in|on) (?:strict |complete |full |total )?(?:bed rest|"
        r"bed)\b|\bstay in bed for (?:the first |a |at least )?(?:\w+ )?(?:days?|weeks?)\b",
        apart=r"avoid|long|used to|labou?r|pregnan\w+",
        but="before|then|until|may",
    ),
    _slot(
        "swallowed or put in",
        "suppositor|pessar",
        r"\b(?:push|insert|put|slide|place) (?:it|the|each|one|a) ?(?:suppositor(?:y|ies)|"
        r"pessar(?:y|ies))?[^.;]{0,20}\b(?:bottom|rectum|back passage|vagina|anus)\b",
        r"(?<!not )(?<!never )(?<!n't )\bswallow (?:the |a |your |one |each )?(?:suppositor(?:y|"
        r"ies)|pessar"
        r"(?:y|ies))\b|\b(?:suppositor(?:y|ies)|pessar(?:y|ies))[^.;,]{0,15}? (?:whole )?with "
        r"(?:a |some )?(?:glass|drink|water)",
        but="or|then|before|child|not",
    )._replace(of_medicine=True),
    _slot(
        "sugar in it",
        "sugar",
        r"\bsugar[- ]free (?:gummies|syrup|liquid|lozenges|sweets|tablets|drink|powder|bar)\b|"
        r"\b(?:is|are) "
        r"sugar[- ]free\b|\b(?:contains?|with|has|have) no (?:added )?sugars?\b|\bno added sugar\b",
        r"\b(?:each|every|one|per) (?:\w+ )?(?:gummy|gummies|tablet|spoonful|dose|serving|"
        r"lozenge|sachet|"
        r"scoop|5 ?ml) (?:has|contains|holds|provides|gives)(?: about)? \d[\d.]* ?(?:g|grams?) "
        r"of (?:added )"
        r"?sugars?\b|\bthe sugar in (?:it|them|each|the (?:gummies|syrup|liquid|lozenges))\b",
        apart=r"drinks?|foods?|diet|avoid|choose|chewing gum",
    ),
    _slot(
        "tablets afterwards",
        "tablets|pills|medicine",
        r"\b(?:have to|need to|must|will) take (?:\w+ ){0,2}(?:tablets|pills|medicines?) "
        r"(?:every day |each day |daily )?for (?:the rest of your )?life\b",
        r"\b(?:most|nearly all) people (?:need|take|have) no (?:\w+ )?(?:tablets|pills|"
        r"medicines?) (?:after|"
        r"afterwards|once)\b|\byou (?:will|do)(?: not|n't) need (?:any |to take )?(?:tablets|pills|"
        r"medicines?) (?:after|afterwards|once)\b",
        but="most|not|before",
    ),
    _slot(
        "clean hair or dirty",
        "dirty|clean hair",
        r"\b(?:live|like|prefer|found|caught|occur)s? (?:on|in|by) (?:both )?clean (?:and dirty |"
        r"or dirty |hair)",
        r"\b(?:only|mostly|mainly) (?:live|like|found|affects?|get|occur)s? (?:on|in|by)?(?: "
        r"people with)? ?"
        r"(?:dirty|unwashed)\b|\b(?:live|found) only (?:on|in) (?:dirty|unwashed)\b|\b(?:come|"
        r"caused|comes) (?:from|by) (?:dirty|poor hygiene|being dirty)\b",
        but="or|both|often|not|then",
    ),
    _slot(
        "help in an attack",
        "attack|preventer|reliever",
        r"\b(?:does|will|do)(?: not|n't) (?:help|work|relieve|treat|stop|give "
        r"relief)\b[^.;]{0,30}? (?:during|"
        r"in|for|once|an?) (?:an? )?(?:\w+ )?attacks?\b|\bnot for (?:use (?:in|during) )?(?:an? "
        r")?(?:sudden |acute )?attacks?\b",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must) )(?:use|take|inhale|puff) (?:it|this "
        r"(?:inhaler|"
        r"medicine|tablet)|one)\b[^.;]{0,15} (?:as soon as|when|at the (?:first sign|start)|"
        r"during)[^.;]{0,15} attack\b",
        but="not|never|then|before",
    )._replace(of_medicine=True),
)


GRANTED: tuple[Question, ...] = (*_RULED_OUT, *_SLOTS)
"""Rows for `two_answers`, as those of `questions`."""
