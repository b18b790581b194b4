"""Things that a page rules out in one sentence, and takes for granted in another.

For `two_answers`: "no stitches are needed", and "your stitches dissolve within a week".
"""

from __future__ import annotations

from qa.checks.consistency.question import Question
from qa.patterns import later

_IF = r"(?<!us )(?<!know )(?<!ask )(?<!check )if"
_CASES = (
    rf"{_IF}|unless|except|sometimes|some people|(?<!any )others?|another|either|depend\w*|rare\w*|instead|"
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
_STAFF = (
    r"(?:we|they|the (?:\w+ )?(?:doctor|nurse|surgeon|dentist|team|radiographer|staff|"
    r"technologist|technician|midwife|assistant)|an? (?:\w+ )?(?:doctor|nurse|technologist|"
    r"radiographer))"
)
_PUTS = (
    r"(?:(?:will|then|always|also|first|usually) )*(?:puts?|uses?|gives?|injects?|places?|inserts?|"
    r"attach(?:es)?|fits?|takes?|applies|apply|sends?|makes?|charges?|asks? for)"
)
_SOME = r"(?:an?|some|the|one|two|three|four|several|a few|your|a small|\d+)"


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
        rf"\bno {noun} (?:is|are|will be|has to be|have to be) (?:ever |usually |normally )?(?:used|"
        rf"needed|given|required|necessary|involved|taken|made|put in|sent|left)\b|"
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
        rf"makes?|takes?|stays?|holds?|leaves|lasts?|settles?|(?:is|are|be|was|were)(?! not\b| never"
        rf"\b| only (?:if|when|for|needed)\b| (?:usually |normally )?(?:needed|required|necessary)"
        rf"\b))|"
        rf"\bthe (?:\w+ ){{0,2}}(?:amount|dose|level)s? of {_MORE}{noun}\b|\ban? (?:very |tiny |small "
        rf"|low )+(?:amount|dose|level) of {noun}\b|"
        rf"\bwhere (?:the|your|an?) {_MORE}{noun} (?:went|goes|is|was|are|were|has been|have been)"
        rf"\b|"
        rf"{_START}{_HANDLE} (?:the|your|both) {_MORE}{noun}\b|"
        rf"\byou(?:'ll| will| are|'re)? (?:(?:also|first|then|usually|be|always) )*(?:given|have|get|"
        rf"need|asked for|receive|wear|pay|leave with|sent) {_SOME} {_MORE}{noun}\b|"
        rf"\b{_STAFF} {_PUTS} (?:in |you |on )?{_SOME} {_MORE}{noun}\b|"
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
            rf"\b(?:if|unless|when(?:ever)?(?! (?:the|your)\b)|where(?! (?:the|your)\b)|in case|some(?:times)?|may|might|could|can|"
            rf"occasionally|rarely|or(?! any\b| other\b))\b[^.;:,\n]{{0,40}}\b{noun}\b(?! (?:has|have|wears?|dissolves?|"
            rf"comes?|went|goes|is out|are out|falls?|heals?))"
        ),
        reach=40,
        slack=1,
    )


_THINGS: tuple[tuple[str, str, str, str], ...] = (
    ("needle", "needle", r"needles?", r"finger|knitting|acupuncture|thread"),
    ("stitches", "stitch|suture", r"(?:stitch(?:es)?|sutures?)", r"inside"),
    ("dressing", "dressing", r"dressings?", r"salad"),
    ("bandage", "bandage", r"bandages?", "x-x"),
    ("stockings", "stocking", r"stockings?", "x-x"),
    ("general anaesthetic", "general an", r"general an?a?esthe(?:tics?|sia)", "x-x"),
    ("anaesthetic", "anaesthe|anesthe|anaethe", r"an?a?esthe(?:tics?|sia)", r"general|local"),
    ("sedation", "sedat", r"sedati(?:on|ves?)", "x-x"),
    ("contrast", "contrast| dye", r"(?:contrast(?: dye| agent| fluid)?|dye)", r"in contrast|hair"),
    (
        "radiation",
        "radiation|x-ray|x ray",
        r"(?:radiation|x-?rays?|radioactive (?:tracer|liquid|dye))",
        r"ct|pet|mammograms?|sun|chest|radio waves|magnetic|radiotherapy|therapy|cancer|dental|"
        r"treatment|ultraviolet|uv",
    ),
    (
        "hormones",
        "hormon|estrogen|progest",
        r"(?:hormones?|o?estrogen|progest(?:ogen|erone|in))",
        r"pill|hormonal|body|thyroid|growth|natural",
    ),
    ("preservatives", "preservative", r"preservatives?", "x-x"),
    (
        "fragrance",
        "fragrance|perfume|scent",
        r"(?:fragrances?|perfumes?|scent)",
        r"products?|soaps?|avoid|other",
    ),
    ("caffeine", "caffeine", r"caffeine", r"coffee|tea|drinks?|avoid|cola"),
    ("latex", "latex", r"latex", r"allerg\w+|gloves"),
    ("lift", " lift|elevator", r"(?:lifts?|elevators?)", r"face|chair|weights?|stair|home|breast"),
    ("stairs", "stairs|steps", r"(?:stairs|steps)", r"next|following|first|these|take|exercis\w+"),
    ("waiting room", "waiting room|waiting area", r"waiting (?:room|area)s?", "x-x"),
    ("letter", "letter", r"letters?", r"referral|french|gp|capital"),
    ("deposit", "deposit", r"deposits?", r"calcium|fat|fatty|iron"),
    ("cut", " cut|incision", r"(?:cuts?|incisions?)", r"finger|price|and grazes|nails?|paper"),
    ("scar", " scar", r"scars?", r"acne|tissue|old|keloid|chickenpox"),
    ("catheter", "catheter", r"catheters?", r"heart|cardiac|angiogram"),
    ("drain", "drain", r"drains?", r"shower|sink"),
    ("drip", " drip", r"drips?", r"nose|post-?nasal|tap|eye"),
    ("plaster cast", "cast|plaster", r"(?:plaster casts?|casts?|plaster)", r"sticking|removable"),
    ("sling", "sling", r"slings?", r"baby"),
    ("splint", "splint", r"splints?", "x-x"),
    ("crutches", "crutch", r"crutches", "x-x"),
    ("batteries", "batter", r"batter(?:y|ies)", r"tests?|button"),
    ("charger", "charger", r"chargers?", "x-x"),
    ("app", " app ", r"apps?", "x-x"),
    ("subscription", "subscription", r"subscriptions?", "x-x"),
    ("contract", "contract", r"contracts?", r"muscles?"),
    ("mask", " mask", r"(?:face )?masks?", r"oxygen|symptoms|cpap"),
    ("gel", " gel", r"gel", r"hand|alcohol"),
    ("gown", "gown", r"(?:hospital )?gowns?", "x-x"),
    ("glue", "glue", r"glue", "x-x"),
    ("bowel preparation", "bowel prep|laxative", r"(?:bowel prep(?:aration)?|laxatives?)", "x-x"),
    ("booster", "booster", r"boosters?", r"travel\w*|years|seats?"),
    ("second dose", "second dose", r"second (?:dose|jab|shot|injection)s?", "x-x"),
    ("bed rest", "bed rest", r"bed rest", r"avoid|long"),
    (
        "referral",
        "referral",
        r"referrals?(?: (?:letters?|forms?))?",
        r"self|urgent|specialist|onward|further|scan|insur\w+",
    ),
)

_RULED_OUT = (
    *(_ruled_out(name, signs, noun, apart=apart) for name, signs, noun, apart in _THINGS),
    _ruled_out(
        "screening programme",
        "screening",
        r"(?:national |routine |nhs )*screening(?: programmes?| programs?)?",
        apart=r"blood|risk|other|health|tool|test|bowel|breast|cervical|lung",
        also=r"|\b(?:the|your) (?:letter|invitation|kit|appointment) (?:for|to) (?:[a-z]+ )?screening\b|"
        r"\b(?:are|be) invited (?:for|to) (?:[a-z]+ )?screening\b",
    ),
    _ruled_out(
        "X-ray here",
        "x-ray|x ray",
        r"(?:x-?rays?(?: machine| unit| service)?)",
        apart=r"refer\w*|hospital|chest|ct|pet|cancer|radiation|radio",
        also=r"|\bwe (?:can|will|also|do) (?:take |do )?(?:an? )?x-?rays?\b[^.;]{0,20} (?:here|on site|in "
        r"minutes|at the same visit)\b|\b(?:our|on-?site) x-?rays?\b",
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
    r"(?:done|carried out|performed|takes? place|have (?:it|this|the \w+)|removed|given|treated)"
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
        rf"\b(?:because|since|as|after) (?:you|they) (?:will |have |had |are |be |been )+(?:(?:put to "
        rf"sleep|given|having|had|numbed) )?(?:with |under |by )?(?:an? )?{kind} {_ANA}\b|"
        rf"\b(?:you|we|they) (?:will |are |'ll |have |be |always )*(?:given|have|give you|put to sleep "
        rf"(?:with|under)|numbed with) (?:an? )?{kind} {_ANA}\b|"
        rf"\bwake (?:up )?from the {kind} {_ANA}\b"
    )


_TUBE = r"(?:tube|catheter|wire|camera|endoscope|scope|telescope|needle|probe|it)"
_ENTERS = (
    r"(?:(?:is|are|will be) (?:gently |then |slowly |carefully )?(?:passed|put|placed|inserted|"
    r"threaded|guided|slid|moved)|goes|go|passes|puts?|place[sd]?|inserts?|slides?|threads?|guides?|"
    r"passes)"
)


def _through(part: str) -> str:
    """Return how a tube is said, or taken, to go in at one part of the body."""
    return (
        rf"\b{_TUBE} (?:with [^.;,]{{0,20}} )?{_ENTERS}(?: (?:in|up|down|gently|slowly))* (?:through|"
        rf"into|in|at|via|up) (?:an? (?:\w+ )*(?:artery|vein|vessel|cut|opening) (?:in|at|of|near) "
        rf")?(?:the|your|each|one|either) (?:\w+ )?{part}\b|"
        rf"\b(?:puts?|passes|inserts?|threads?|guides?|slides?|places?) (?:the|an?) (?:[\w-]+, ?|"
        rf"[\w-]+ ){{0,4}}{_TUBE} (?:with [^.;,]{{0,20}} )?(?:in |up |down )?(?:through|into|in|at|via"
        rf"|up) (?:an? (?:\w+ )*(?:artery|vein|vessel|cut|opening) (?:in|at|of|near) )?(?:the|your|one"
        rf"|each) (?:\w+ )?{part}\b"
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
    return rf"\b(?:{_SYMPTOM.format(number)}|it|they|symptoms) {_WORST} (?:{when})(?=[.,;]|\Z| so\b| and\b| because\b)"


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
        r"(?:prick(?:s|ing)? (?:your|the) (?:finger|heel)|finger-?prick|(?:drops?|sample) of "
        r"blood|squeeze out (?:a|the) drop)",
    ),
    ("saliva", r"(?:spit|spat|saliva|dribble) (?:into|up to|in|sample|to the line|until)"),
    ("urine", r"(?:pee|wee|urinate|urine) (?:into|on|in|sample|stream)"),
    ("stool", r"(?:poo|stool|bowel motion) (?:sample|stick|collect|onto|into|on)"),
)

_DOSE = r"(?:dose|tablet|capsule|pill|puff|spray|injection|sachet|drops)s?"
_PART = (
    r"(?P<thing{0}>batter(?:y|ies)|charger|cable|adapter|case|strap|lancets|test strips|needles|stand|"
    r"carry case|remote|pump|syringe|spoon|measuring cup|filters?)"
)

_SLOTS: tuple[Question, ...] = (
    _slot(
        "kind of anaesthetic",
        "anaesthe|anesthe|anaethe",
        _under("local"),
        _under("general"),
        _under("(?:spinal|epidural)"),
        apart=r"also|as well|longer|bigger|larger|hospital|choose|and an? (?:general|local|spinal)",
        but="before|then|not|or|may|some|until",
        waived=(
            r"\b(?:if|or|may|might|sometimes|either|some|can) [^.;\n]{0,30}\b(?:general|local|spinal|"
            r"epidural)\b|\b(?:general|local|spinal|epidural)(?: an?a?esthe\w+)? or\b"
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
        waived=r"\b(?:wrist|groin|nose|mouth|neck|arm)(?: or|,) (?:\w+ )?(?:wrist|groin|nose|mouth|neck|"
        r"arm|leg)\b|\bthrough (?:the|your) nose instead\b",
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
        r"\b(?:keyhole|laparoscopic) (?:surgery|operation|technique)\b|\bthrough (?:\w+ )?(?:small|tiny)"
        r" (?:cuts|incisions)\b|\b(?:small|tiny|little) scars?\b",
        r"\b(?:the|your|a|one) (?:single |one )?(?:long|large|big) (?:scar|cut|incision|wound)\b",
        apart=r"open|converted|switch\w*|instead of|older|problems?|than|smaller|without",
        but="or|not|may|before|then|until",
        waived=r"\bopen (?:surgery|operation|procedure)\b|\bcaesarean\b|\b(?:may|might|if|sometimes) "
        r"[^.;\n]{0,40}\b(?:larger|bigger|long|large|big) (?:cut|incision|scar)\b",
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
        rf"\b(?:rash|spots|blisters|patches|skin|it|they) (?:is|are) (?:usually |very |extremely |often "
        rf"|really |intensely )*itchy\b|\bthe (?:rash|spots|blisters) itch(?:es)?\b",
        rf"\b(?:rash|spots|blisters|patches|it|they) (?:do|does|is|are|will){_NOT} (?:usually )?(?:itch|"
        rf"itchy)\b|\bthe (?:rash|spots) (?:is|are) never itchy\b|\b(?:rash|spots) (?:that|which) "
        rf"never itch",
        but="not|never|often|many|most",
        reach=25,
    ),
    _slot(
        "used once",
        "single use|single-use|daily disposable|dispos|washable|reusable|wash and reuse|used again|"
        "bin|throw|soak|once opened|store|lenses|wash",
        r"\b(?:is|are|'re) (?:for )?(?:single[- ]use|daily disposables?|disposable)(?: only)?\b|\bfor "
        r"single use\b|\bdaily disposable lenses\b|\bthrow (?:it|them|the \w+|each \w+) away (?:each "
        r"(?:night|evening|day)|after (?:each|one|every|you have|use))\b|\bafter use, (?:\w+ ){0,4}(?:"
        r"in the bin|throw|bin)\b|\buse (?:each|it|them) once(?: only)? and throw\b|\bput (?:it|them) in "
        r"the bin\b",
        r"\b(?:is|are|'re) (?:fully |machine )?(?:washable|reusable)\b|\b(?:soak|store|keep) (?:the|your)"
        r" lenses (?:overnight |in )\b|\bwash (?:it|them) (?:after|and use|between)\b|\bonce opened, "
        r"(?:the|a|each) (?:vial|dose|unit|lens) (?:can|may|will)\b|\b(?:can|may) be used (?:again|up to "
        r"\d+ times|many times)\b",
        apart=r"needles?|lancets?|strips?|gloves?|tissues?|pads?|filters?|inserts?|liners?",
        but="before|then|or|until",
    ),
    _slot(
        "power",
        "usb|charg|batter|mains|plug",
        r"\b(?:it )?(?:charges|recharges|is charged|charge it)\b[^.;,]{0,25}?\b(?:usb|mains|cable|dock|"
        r"plug)|\b(?:is|built-in|has a) (?:a )?rechargeable\b|\busb[- ]rechargeable\b",
        rf"\b(?:replace|change|insert|put in|needs?|takes?|uses?|runs? on|powered by) (?:the |two |four |"
        rf"three |one |a |both )*(?:\w+ )?{_BATTERY}(?: lr\d+)? batter(?:y|ies)\b|\bbatter(?:y|ies) (?:"
        rf"lasts?|run) [^.;]{{0,20}}before you (?:need to )?(?:replace|change)\b",
        apart=r"remote|transmitter|clock|back-?up|models?|versions?",
        but="before|then|until",
    ),
    _slot(
        "flavour",
        "flavour|flavor|taste|tasting",
        *(
            rf"(?<!hint of )\b{flavour}[- ]{_TASTE}\b|\b(?:tastes? (?:of|like)|flavou?r(?:ed)? (?:of|"
            rf"with|is)) {flavour}\b"
            for flavour in _FLAVOURS
        ),
        apart=r"comes? in|choose|choice|available|range|two|three|also|and|foods?|drinks?|juice|mix\w*|"
        r"disguise|mask|hide|squash|flavou?rs",
        but="most|many|child",
    )._replace(of_medicine=True),
    _slot(
        "in pieces or whole",
        "halve|half|break|broken|split|cut",
        rf"\b(?:do{_NOT}|never|must{_NOT}|should{_NOT}|cannot|can't) (?:be )?(?:cut|halve|split|break|"
        rf"halved|broken)(?:,? (?:or|and) \w+)? (?:the |your |these |them|it|up|any )*(?:tablets?|pills?"
        rf"|them|it|in half|in two|in halves|up)?\b",
        r"(?<!not )(?<!never )\b(?:break|cut|split|snap|halve) (?:it|them|the tablets?|each tablet|your "
        r"tablets?|a tablet) (?:in (?:two|half)|into (?:two|halves)|along the (?:line|score))\b|\bcan be "
        r"(?:halved|split|broken|cut) (?:in|into|along)\b|\balong the (?:score )?line\b",
        apart=r"patch\w*|nails?|cord|skin",
        but="or|if|not|never|before|until|may",
        reach=20,
    )._replace(of_medicine=True),
    _slot(
        "felt under the skin",
        "feel",
        r"\b(?:you (?:can|will|should|'ll)(?: be able to)?(?: still)?|able to) feel (?:it|the (?P<thing>"
        r"\w+)) (?:under (?:your|the) skin|with your fingers?(?:tips?)?|inside|once|there)\b",
        r"\b(?:cannot|can't|won't|will not|should not|shouldn't|will not be able to|won't be able to|"
        r"not be able to|do not|don't) feel (?:it|the (?P<thing2>\w+)) (?:under (?:your|the) skin|with "
        r"your fingers?|inside|once|there)\b",
        but="not|may|never|often|most",
        reach=20,
    ),
    _slot(
        "vaccine against it",
        "vaccin",
        r"\b(?:there is|there's|currently|as yet) (?:(?:currently|still|as yet|at present) )?no (?:"
        r"licensed |approved |available )?vaccine(?: (?:for|against|to (?:prevent|protect against)) (?P<"
        r"thing>(?:it|[a-z-]+)(?: [a-z]\b)?))?",
        r"(?<!no )(?<!if )\b(?:a|the|this) vaccine (?:protects|works|is given|is offered|is available|"
        r"prevents|gives|can prevent|can protect|against (?P<thing2>[a-z-]+(?: [a-z]\b)?))|\bvaccinated "
        r"against (?P<thing3>[a-z-]+(?: [a-z]\b)?)",
        apart=r"flu|covid\w*|pneumococcal|trials?|develop\w*|research\w*|scientists|being|"
        r"future|animals?|dogs?",
        but="not|may|most|some",
    ),
    _slot(
        "first sign of it",
        "no symptoms|first symptom|first sign|early symptom|early sign",
        r"\b(?:it|[a-z]+) (?:causes?|gives?|has|have|produces) no symptoms (?:until|at all|before|in the "
        r"early stages)\b|\bno early (?:symptoms|signs)\b",
        r"\b(?:the )?(?:first|earliest|early|main early) (?:symptoms?|signs?) (?:is|are|includes?) (?:"
        r"(?:usually|often|an?|the) )*(?!usually\b|often\b|an?\b|the\b|broken|fracture|break|complication|stroke)[a-z]+\b(?![^.;]{0,30}\b"
        r"(?:fracture|break|stroke|complication))",
        apart=r"later|crisis",
        but="often|most|many|or|until|may|some|before|not",
        reach=70,
    ),
    _slot(
        "accepted",
        "accept|take|bill|welcome|register|taking on",
        rf"\b(?:we (?:do|are|can){_NOT}|cannot|unable to|we no longer) (?:currently |able to )?(?:accept|"
        rf"take|taking(?: on)?|accepting|take on|bill|registering|register) (?:any )?{_PLANS.format(0)}\b",
        rf"(?<!not )\bwe (?:do |also |now |gladly |happily )?(?:accept|take|bill|welcome|take on|are "
        rf"taking(?: on)?|are accepting) (?:most |all |major )?{_PLANS.format(1)}\b|"
        rf"\b{_PLANS.format(2)} (?:is|are) (?:always )?(?:accepted|welcome)\b|\b{_PLANS.format(3)} can "
        rf"(?:register|join|sign up|book|pay)\b",
        apart=r"plans?|over|under|only",
        but="or|and|but|not|most",
        reach=20,
    ),
    _slot(
        "bathroom shared",
        "bathroom|toilet|shower|en suite|en-suite|ensuite|shared",
        rf"\b(?:every|each|all) (?:\w+ )?rooms? (?:has|have|comes? with|with) (?:its|their|an?) (?:own |"
        rf"private |en[- ]?suite )+{_ROOM}?|\b(?:all|every) (?:\w+ )?rooms? (?:is|are) en[- ]?suite\b|\b"
        rf"your own (?:bathroom|toilet|shower)\b",
        rf"\b{_ROOM} (?:is|are) shared\b|\b(?:share|shared) (?:an? |the )?(?:\w+ )?(?:bathrooms?|toilets?|"
        rf"showers?)\b|\bbathrooms? (?:between|for) (?:two|every|three|four)\b",
        apart=r"wards?|bays?|couples?|wing",
    ),
    _slot(
        "online or in a room",
        "online|zoom|teams|video| hall|church|library|centre|center|caf|chapel| park",
        r"\b(?:meets?|meetings?|sessions?|class(?:es)?|group|course|we|workshops?) (?:meet |are |is |take "
        r"place |takes place |run |runs |held )*(?:only |entirely |fully )?online(?: only)?\b|\bonline only"
        r"\b|\ball (?:our )?(?:meetings|sessions|classes) are (?:on|over|by) (?:zoom|video|teams)\b",
        rf"\b(?:meet|meetings? (?:is|are)|sessions? (?:is|are)|class(?:es)? (?:is|are)|held|served|run|"
        rf"group (?:is|meets))(?: held)? (?:at|in) (?:the|our|st) (?:\w+ ){{0,3}}{_VENUE}\b",
        apart=r"also|previously|face[- ]to[- ]face|hybrid|monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday",
        but="before|then|until",
    ),
    _slot(
        "how results come",
        "letter|text|app|phone|call|post|email|portal",
        r"\bresults? (?:will |is |are |be )*(?:sent|posted|mailed|come|comes|arrive)(?: to you)? (?:by|in|"
        r"as) (?:an? )?(?:letter|the post|post|mail|the mail)\b|\b(?:we|they) (?:will )?(?:send|post|write)"
        r"(?: to)? you (?:an? )?(?:letter )?with (?:your|the) results?\b",
        r"\b(?:do not|don't|will not|won't|never|no longer) (?:send|post|get|receive|mail)(?: out)? (?:an? |"
        r"any )?(?:letters?|paper results|results by (?:post|letter))\b|\b(?:see|find|get|read) your "
        r"results? (?:only )?in the app only\b|\b(?:only|all) (?:by|through|in|on) the (?:app|portal)\b",
        but="not|never|or|then|before|child",
        apart=r"also|urgent\w*|normal|abnormal|appointment",
    ),
    _slot(
        "open at lunch",
        "lunch",
        r"\b(?:closes?|closed|shut|shuts) (?:for|over|at|during) lunch(?:time)?\b|\bclosed (?:between|from) "
        r"(?:1|12|12\.30|1\.30)[^.;]{0,15} for lunch\b",
        r"\b(?:open|stay open|remain open) (?:all day|through|over|during|at|throughout)(?: \w+)? "
        r"lunch(?:time)?\b",
        apart=r"reception|phone|friday|saturday|wednesday",
    ),
    _slot(
        "bring or find there",
        "bring|provide|supply|supplied",
        r"\b(?:bring|need|come with) (?:your own|a|an|some) (?P<thing>mat|towel|blanket|water bottle|lunch|"
        r"cushion|gown|slippers|nappies|diapers|toiletries|pillow|swimming costume|swimsuit|shoes)s?\b",
        r"\b(?P<thing2>mat|towel|blanket|water bottle|lunch|lunches|cushion|gown|slippers|nappies|diapers|"
        r"toiletries|pillow)s? (?:is|are|will be) (?:provided|supplied|given|included)\b|\b(?:we|the "
        r"\w+) (?:provide|supply|have) (?:all |the |your |plenty of |free )*(?P<thing3>mat|towel|blanket|"
        r"lunch|cushion|gown|slippers|nappies|diapers|toiletries|pillow)s?\b|\b(?:do not|don't|no) need to "
        r"bring (?:your own |a |an |any )(?P<thing4>mat|towel|blanket|lunch|cushion|gown|pillow)s?\b",
        but="not|or|and|child|before|baby|babies",
        apart=r"spare|extra|prefer|like|visitors",
        reach=30,
    ),
    _slot(
        "parent there",
        "parent|guardian",
        r"\b(?:come|be seen|attend|see us|visit) without (?:an? |your )(?:parents?|guardian|adult)\b|\b(?:do "
        r"not|don't) need (?:an? |your )?(?:parents?|guardian|parent's \w+|parental consent)\b|\bno parent "
        r"(?:has|needs) to\b",
        r"\b(?:parents?|guardian|adult)(?: or (?:guardian|carer))? (?:must|has to|have to|needs? to) (?:be|"
        r"come|stay|sign|give)\b",
        apart=r"under (?:13|12|11)|theatre|ward",
        but="if|or|not|until|before|child|baby|babies",
    ),
    _slot(
        "doctor told of it",
        " gp|doctor|family",
        r"\b(?:will not|won't|never|do not|don't) (?:tell|inform|contact|write to|let) (?:your|the) (?P<"
        r"thing>gp|family doctor|doctor|parents|employer|school)\b",
        r"\b(?:(?:copy|results?|letter|report|summary)[^.;,]{0,30}? (?:goes|is sent|sent|go|are sent|will be "
        r"sent|will go)|we (?:always |will |also |then )*(?:write|tell|inform|send [^.;,]{0,25}?)) (?:on )?"
        r"(?:to )?your (?P<thing2>gp|family doctor|doctor|parents|employer|school)\b",
        apart=r"permission|agree|consent|say so|want|without asking|allow|private\w*|sick|fit note",
        but="not|never|or|then",
        reach=60,
    ),
    _slot(
        "through clothes",
        "cloth|bare skin|trousers|jeans",
        r"\b(?:can|may|works?|used?|inject\w*|given|goes|it)\b[^.;]{0,20} through (?:\w+ )?(?:clothes|"
        r"clothing|trousers|jeans|pants)\b",
        r"\b(?:must|should|only|has to)\b[^.;]{0,30} (?:bare|uncovered) skin\b|\b(?:take off|remove|pull|"
        r"move|lift) (?:\w+ )?(?:the|any|your|their) (?:clothes|clothing|trousers) (?:off|away|first|aside|"
        r"out)\b|\bnever (?:inject )?through (?:clothes|clothing)\b",
        apart=r"patch|warm|thick|seams?|pockets?",
        but="may|or|then|child|never|not|before",
    ),
    _slot(
        "noise",
        "silent|quiet|noise|noisy|loud|banging",
        r"\b(?:scanner|machine|scan|it|device|pump|test) (?:is|are) (?:almost |nearly |very |completely |"
        r"virtually )?(?:silent|quiet|noiseless)\b|\bmakes? (?:almost |hardly any |no )(?:noise|sound)\b",
        r"\b(?:because of|with|the|its|makes?|hear) (?:the |a |its )?(?:very |lot of )?(?:loud|banging|"
        r"noisy|knocking|thumping)(?: \w+)?(?: noises?| sounds?)?\b|\b(?:scanner|machine|scan|it) (?:is|are)"
        r" (?:very |quite )?(?:loud|noisy)\b",
        apart=r"music|voice|than|alarms?|fan|talk\w*|speak\w*",
        but="may|or|before|not",
    ),
    _slot(
        "moved or kept still",
        "move|moving|still",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must|to) )(?:start|begin|keep) (?:moving|bending|"
        r"exercising|to move) (?:your|the) (?P<thing>ankle|knee|foot|arm|shoulder|wrist|elbow|neck|back|"
        r"hand|fingers?|toes?|leg)\b",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must|to) )(?:keep|hold) (?:your|the) (?P<thing2>ankle|"
        r"knee|foot|arm|shoulder|wrist|elbow|neck|back|hand|fingers?|toes?|leg) (?:completely |absolutely "
        r"|perfectly |quite )?(?:still|immobile|motionless)(?=[.,;]|\Z| for| until)",
        apart=r"cast|after that|scan|minutes|seconds|injection|x-ray|blood pressure|while|other",
        but="or|until|then|before",
    ),
    _slot(
        "where to pinch",
        "pinch|squeeze",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|to) )(?:pinch|squeeze|press) (?:the|your|their) (?:soft|fleshy|"
        r"lower) (?:\w+ )?(?:part )",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|to) )(?:pinch|squeeze|press) (?:the|your|their) (?:hard|bony|"
        r"upper|top|bridge)\b",
        but="before|then|until|child",
        reach=20,
    ),
    _slot(
        "booked ahead for it",
        "interpreter|wheelchair|chaperone|hoist|sign language",
        r"\b(?P<thing>interpreter|chaperone|wheelchair|hoist)s? (?:is|are) (?:always )?available (?:at any|at"
        r" all|on the day|at every|without)\b|\bno notice is needed for (?:an? )?(?P<thing2>interpreter|"
        r"chaperone|wheelchair|hoist)\b",
        r"\b(?:must|need to|have to|please|should) (?:book|ask for|request|order|arrange) (?:an? |your )(?P<"
        r"thing3>interpreter|chaperone|wheelchair|hoist) (?:at least )?(?:\d+|one|two|three|a|in) (?:hours|"
        r"days|weeks?|day|advance)\b",
        but="before",
    ),
    _slot(
        "sample in the kit",
        "prick|spit|spat|saliva|urine| pee| wee| poo|stool|blood",
        *(rf"\b{how}" for _, how in _KIT_SAMPLE),
        apart=r"hospital|lab|doctor|clinic|nurse|also|other|second|additional|appointment|gp|test for|"
        r"tests?|first|diagnos\w*|call|999|911|seek|vomit\w*|cough\w*|notice|see|look|find",
        but="before|then|until",
        waived=r"\A(?![^\n]*\b(?:home test|test kit|home kit|self-test|dna|kit)\b)",
    ),
    _slot(
        "time of the dose",
        "morning|evening|night|bed",
        rf"{_START}(?:take|have|use|swallow|apply)\b[^.;,]{{0,30}}? (?:in the evening|at night|at bedtime|"
        r"before bed|(?:every|each) (?:evening|night))\b|\b(?:is|are) taken (?:at night|in the evening|at "
        rf"bedtime)\b|\b(?:your|the|an?|this) (?:evening|night-?time|bedtime|nightly|night) {_DOSE}\b",
        rf"{_START}(?:take|have|use|swallow|apply)\b[^.;,]{{0,30}}? (?:in the morning|(?:every|each) "
        r"morning|first thing|when you wake up|with breakfast)\b|\b(?:is|are) taken in the morning\b|\b("
        rf"?:your|the|an?|this) (?:morning|breakfast) {_DOSE}\b",
        apart=r"twice|and|times a day|also|second|one in|first tablet|doses",
        but="if|not|before|then|until|may|child",
        waived=r"\b(?:morning and|night and morning|twice a day|twice daily|(?:two|three|2|3) times a day|"
        r"insulin|either|any time of day|morning or|evening or|night or)\b",
    )._replace(of_medicine=True),
    _slot(
        "in the box",
        "included|in the box|sold separately|supplied|comes with|come with",
        rf"\b{_PART.format(0)} (?:is|are)(?: not|n't) (?:included|supplied|in the box)\b|\b"
        rf"{_PART.format(1)}[^.;,]{{0,15}}? sold separately\b",
        rf"\b{_PART.format(2)} (?:(?:that|which) )?(?:is|are|comes?) (?:included|supplied|in the box|with it"
        rf"|with the)|\b(?:comes?|supplied) with (?:an? |two |four |\d+ )?(?:\w+ ){{0,2}}{_PART.format(3)}\b"
        rf"(?! sold)|\b(?:in the box|included)[,:] [^.;]{{0,40}}?{_PART.format(4)}\b",
        apart=r"model|version|plus|deluxe",
        but="or|not|before|then",
        reach=20,
    ),
    _slot(
        "home that day",
        "night|same day|that afternoon|that evening|later that day",
        r"(?<!not )(?<!n't )\b(?:stay|spend|kept)(?: in hospital| on the ward| with us)? (?:overnight|for (?:"
        r"one|a|the) night|(?:for )?(?:one|a|the) night)\b",
        r"\b(?:when|once|after) you (?:get|are|go|come|arrive) (?:back )?home (?:that|the same|later "
        r"that) (?:afternoon|evening|day|night)\b",
        apart=r"with you|someone|adult|friend|relative|sleep study|before",
        but="then|until|may",
    ),
    _slot(
        "in bed or up",
        "bed rest|out of bed|get up|stay in bed|on your feet",
        r"\b(?:out of bed|on your feet|up and about|get up|walking|sit in a chair) (?:the (?:same|next) day|"
        r"the day after|within (?:a day|24 hours|a few hours)|on the (?:same )?day)\b",
        r"\b(?:days?|weeks?|month) (?:of|in|on) (?:strict |complete |full |total )?(?:bed rest|bed)\b|\bstay"
        r" in bed for (?:the first |a |at least )?(?:\w+ )?(?:days?|weeks?)\b",
        apart=r"avoid|long|used to|labou?r|pregnan\w+",
        but="before|then|until|may",
    ),
    _slot(
        "swallowed or put in",
        "suppositor|pessar",
        r"\b(?:push|insert|put|slide|place) (?:it|the|each|one|a) ?(?:suppositor(?:y|ies)|pessar(?:y|ies))?"
        r"[^.;]{0,20}\b(?:bottom|rectum|back passage|vagina|anus)\b",
        r"(?<!not )(?<!never )(?<!n't )\bswallow (?:the |a |your |one |each )?(?:suppositor(?:y|ies)|pessar"
        r"(?:y|ies))\b|\b(?:suppositor(?:y|ies)|pessar(?:y|ies))[^.;,]{0,15}? (?:whole )?with (?:a |some )?"
        r"(?:glass|drink|water)",
        but="or|then|before|child|not",
    )._replace(of_medicine=True),
    _slot(
        "sugar in it",
        "sugar",
        r"\bsugar[- ]free (?:gummies|syrup|liquid|lozenges|sweets|tablets|drink|powder|bar)\b|\b(?:is|are) "
        r"sugar[- ]free\b|\b(?:contains?|with|has|have) no (?:added )?sugars?\b|\bno added sugar\b",
        r"\b(?:each|every|one|per) (?:\w+ )?(?:gummy|gummies|tablet|spoonful|dose|serving|lozenge|sachet|"
        r"scoop|5 ?ml) (?:has|contains|holds|provides|gives)(?: about)? \d[\d.]* ?(?:g|grams?) of (?:added )"
        r"?sugars?\b|\bthe sugar in (?:it|them|each|the (?:gummies|syrup|liquid|lozenges))\b",
        apart=r"drinks?|foods?|diet|avoid|choose|chewing gum",
    ),
    _slot(
        "cleared without help",
        "most|few",
        r"\b(?:drops|tablets|cream|treatment|medicines?|exercises?|antibiotics)(?: alone)? (?:alone )?(?:"
        r"clears?|cures?|works? for|helps?|settles?) (?:most|nearly all) (?:\w+ )?(?P<thing>[a-z]+)\b",
        r"\bfew people (?:can |ever )?(?:get rid of|clear|cure|settle) (?:the|their|it|them) ?(?P<thing2>"
        r"[a-z]+)? without\b",
        but="most|few|a few|not",
    ),
    _slot(
        "tablets afterwards",
        "tablets|pills|medicine",
        r"\b(?:have to|need to|must|will) take (?:\w+ ){0,2}(?:tablets|pills|medicines?) (?:every day |each "
        r"day |daily )?for (?:the rest of your )?life\b",
        r"\b(?:most|nearly all) people (?:need|take|have) no (?:\w+ )?(?:tablets|pills|medicines?) (?:after|"
        r"afterwards|once)\b|\byou (?:will|do)(?: not|n't) need (?:any |to take )?(?:tablets|pills|"
        r"medicines?) (?:after|afterwards|once)\b",
        but="most|not|before",
    ),
    _slot(
        "clean hair or dirty",
        "dirty|clean hair",
        r"\b(?:live|like|prefer|found|caught|occur)s? (?:on|in|by) (?:both )?clean (?:and dirty |or dirty |"
        r"hair)",
        r"\b(?:only|mostly|mainly) (?:live|like|found|affects?|get|occur)s? (?:on|in|by)?(?: people with)? ?"
        r"(?:dirty|unwashed)\b|\b(?:live|found) only (?:on|in) (?:dirty|unwashed)\b|\b(?:come|caused|comes)"
        r" (?:from|by) (?:dirty|poor hygiene|being dirty)\b",
        but="or|both|often|not|then",
    ),
    _slot(
        "help in an attack",
        "attack|preventer|reliever",
        r"\b(?:does|will|do)(?: not|n't) (?:help|work|relieve|treat|stop|give relief)\b[^.;]{0,30}? (?:during|"
        r"in|for|once|an?) (?:an? )?(?:\w+ )?attacks?\b|\bnot for (?:use (?:in|during) )?(?:an? )?(?:sudden |"
        r"acute )?attacks?\b",
        r"(?:\A|(?<=[.;:!?] )|\b(?:and|then|should|must) )(?:use|take|inhale|puff) (?:it|this (?:inhaler|"
        r"medicine|tablet)|one)\b[^.;]{0,15} (?:as soon as|when|at the (?:first sign|start)|during)[^.;]{0,15}"
        r" attack\b",
        but="not|never|then|before",
    )._replace(of_medicine=True),
    _slot(
        "in every pregnancy",
        "pregnan",
        r"\b(?:in|during|with) (?:every|each) pregnancy\b",
        r"\bin (?:your|the) first pregnancy (?:\w+ )?(?:protects?|is enough|covers?|lasts?)\b|\bonce is enough"
        r" for (?:all|every|later)\b",
        apart=r"risk|different|about|scan|women|people",
        but="not|most",
    ),
)


GRANTED: tuple[Question, ...] = (*_RULED_OUT, *_SLOTS)
"""Rows for `two_answers`, as those of `questions`."""
