"""Questions of what is allowed, for whom, how long it takes, and when somebody has to be called."""

from __future__ import annotations

from qa.checks.consistency.question import CASES, Question, allowed, timed, yes_or_no
from qa.number_words import NUMBER_WORD, ORDINALS
from qa.patterns import later, one_of

_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_OLD = r"(?: years?)?(?: old| of age)?"
_NO_UNIT = (
    r"(?! ?(?:%|mg|kg|ml|cm|mm|to \d|-|times|per|months?|weeks?|days?|hours?|minutes?|seconds?|"
    "stone|pounds|miles|"
    r"metres|feet|inches|people|tablets?|points?|in|of|am|pm|or more|o'clock)\b|[:.]\d|\w)"
)
_SHARE = (
    rf"(?:\b(?P<part>{NUMBER_WORD}|\d[\d,]*)(?: (?:person|people|wom[ae]n|m[ae]n|child(?:ren)?|"
    "adults?))?[ -](?:in|out of)"
    f"(?: every)?[ -](?P<whole>an? hundred|an? thousand|hundred|thousand|{NUMBER_WORD}|"
    r"\d[\d,]*)|(?P<percent>\d[\d.]*) ?"
    r"(?:%|per ?cent)|\b(?P<fraction>half|a (?:third|quarter|fifth|tenth)|two[ -]thirds|three[ "
    "-]quarters)) ?"
)
_CALL = (
    "(?:call|ring|phone|contact|tell|see|speak to|go (?:straight )?to|get (?:medical )?help|"
    "get to|"
    r"let (?:us|your \w+) know|needs? to be seen|come (?:straight )?(?:in|back)|dial)"
)
_NO_CALL = (
    r"(?:(?:isn't|is not|no|not) (?:a )?(?:reason|need|call|cause) (?:to|for)|needn't|need not|"
    r"(?:do not|don't|does not|doesn't) (?:have to|need to)|without (?:calling|ringing|telling|"
    r"phoning|disturbing|seeing)|nobody would (?:refer|call|worry))"
)
_SOME_OF_IT = (
    r"mild|slight\w*|little|small|some|a bit|bit of|heav\w+|severe\w*|worse\w*|large|a lot|bright|"
    r"soak\w*|spotting|more than|less than|longer|lasts?|lasting|hours|weeks|first|high|light|"
    r"new|unusual|clots?|fresh|unless|until|usually|often|may|might|can be|but|other|very|constant|"
    r"won't|doesn't|does not|common|child\w*|bab(?:y|ies)|pregnan\w+|along with|low-grade|over \d+|"
    r"above \d+|spreading|does"
)
_HARMLESS = (
    "(?:(?:is|are)(?: all| quite| perfectly| completely)* (?:an? )?(?:quite |perfectly |"
    "completely )?(?:normal|"
    "healthy|harmless|natural|good sign)|(?:is|are) nothing to worry about|(?:settles?|goes? "
    "away|clears?) by "
    "(?:itself|themselves)|needs? (?:no (?:treatment|check|action|doctor)|nothing)|"
    "(?:need(?:n't| not)|"
    "doesn't need to|don't need to) (?:worry|concern|be seen)|can (?:safely )?be (?:managed|"
    "cared for|"
    "handled|treated|looked after|ignored|left)(?: safely)?(?: at home| alone)?|(?:isn't|is "
    "not|are not|aren't) (?:a )?"
    r"reason to|(?:there is|there's) no need to (?:call|ring|phone|see|tell))\b"
)


def _worth_a_call(name: str, signs: str, things: str) -> Question:
    """Return the question whether a sign of illness is one to call about, or harmless."""
    thing = rf"\b(?:{things})\b"
    calls = (
        rf"{thing}[^.;?!:]{{0,25}}[:?,] (?:please |then )?{_CALL}\b|"
        rf"\b{_CALL}\b[^.;?!:]{{0,30}}\b(?:about|for|with|"
        rf"after) (?:any |an? |every )?(?:\w+ )?{thing}"
    )
    return Question(
        name=f"{name} worth a call",
        signs=tuple(signs.split("|")),
        said=((1.0, later(calls)), (0.0, later(rf"{thing}[^.;:?!]{{0,40}}?\b{_HARMLESS}"))),
        apart=later(rf"\b(?:{_SOME_OF_IT})\b"),
        perhaps=later(r"\b(?:if|when|days|after|once)\b"),
        of_people=True,
        slack=1,
    )


_WAIT = rf"{CASES}|urgent\w*|emergenc\w+|at least|visiting|hours of"
_EVENT = (
    r"operation|surgery|procedure|laser|scan|camera|treatment|test|call|assessment|appointment|"
    r"session|consultation|interview|drip|infusion|biopsy|examination|visit|look inside|injection"
)

ADVICE: tuple[Question, ...] = (
    allowed(
        "alcohol allowed",
        "alcohol|wine|beer|pint|drink|not a drop",
        r"alcohol|wine|beer|lager|pints?|spirits|gin|cider|drink(?:ing)? alcohol|not a drop|an "
        r"alcoholic drink|a glass",
        apart=r"hand gel|wipes?|rub|gel|units|heavily|binge\w*|limit\w*|mouthwash|water|milk|juice",
    ),
    allowed(
        "driving allowed",
        "driv|wheel|on the road",
        "driv(?:e|es|ing)(?! (?:when|only|once|test|licen[cs]e))|behind the wheel|stay on the "
        "road",
        apart=r"tell|told|start|feel\w*|licen[cs]e|dvla|(?<!cause )drows\w+|sleepy|dizzy|"
            r"affected|how it|know|sure|insur\w*|"
        r"alcohol|seizures?|someone|automatic|clutch|blurred|confident|safely|days|weeks|months",
    ),
    allowed(
        "showers allowed",
        "shower",
        r"shower(?:s|ing)?",
        apart=r"bath|baths|head|screen|cap|gel|hot|long|cool|warm|tray|waterproof|cover\w*",
    ),
    allowed(
        "caffeine allowed",
        "coffee|tea|caffeine|cuppa|cola|decaf",
        r"coffee|tea|caffeine|cola|cuppa|decaf\w*",
        apart=r"black|milk|sugar|herbal|green|cups?|mg|with no|evening|bedtime|pregnan\w+|tree|"
            "spoon",
    ),
    allowed(
        "dairy allowed",
        "milk|yog|dairy",
        r"milk|milky|milkshakes?|yogh?urts?|dairy",
        apart=r"breast|formula|cow's|soft|blue|hard|cottage|aged|skimmed|low|semi|fat|soya|oat|"
        r"unpasteuri[sz]ed|mould-ripened|pasteuri[sz]ed|lactose",
    ),
    allowed(
        "grapefruit allowed",
        "grapefruit",
        r"grapefruit(?: juice)?",
        apart=r"pravastatin|rosuvastatin",
    ),
    *(
        allowed(f"{food} allowed", food, things, apart=r"allerg\w*|unsalted|salted|amount|"
            "portions?|same")
        for food, things in (
            ("banana", r"bananas?"),
            ("nuts", r"nuts"),
            ("almond", r"almonds?"),
            ("spinach", r"spinach"),
            ("kale", r"kale"),
            ("chocolate", r"chocolates?"),
            ("honey", r"honey"),
            ("liver", r"liver"),
            ("shellfish", r"shellfish|prawns|mussels"),
            ("red meat", r"red meat"),
            ("processed meat", r"processed meats?|bacon|salami"),
            ("fizzy", r"fizzy drinks?"),
            ("soda", r"sodas?"),
            ("citrus", r"citrus fruits?|orange juice"),
            ("tomato", r"tomato(?:es)?"),
            ("dried fruit", r"dried fruits?|raisins"),
            ("popcorn", r"popcorn"),
            ("peppermint", r"peppermint(?: tea)?"),
            ("ginger", r"ginger"),
            ("garlic", r"garlic"),
            ("beetroot", r"beetroot"),
            ("egg", r"eggs?"),
            ("cranberry", r"cranberry(?: juice)?"),
            ("calamine", r"calamine"),
            ("rins", r"rins(?:e|ing)"),
            ("mouthwash", r"mouthwash(?:es)?"),
            ("kiss", r"kiss(?:ing)?"),
        )
    ),
    *(
        allowed(f"{sign} allowed", sign, things, apart="gentle|light|unscented|unperfumed|"
            "membership|cap|wedding|healed|passed|when (?:the|your|it|they)")
        for sign, things in (
            ("sauna", r"saunas?"),
            ("steam room", r"steam rooms?"),
            ("hot tub", r"hot tubs?"),
            ("sunb", r"sunbeds?|sunbath\w+"),
            ("gym", r"gym"),
            ("swim", r"swim(?:ming)?"),
            ("pool", r"pools?"),
            ("make", r"make-?up"),
            ("deodorant", r"deodorant"),
            ("perfume", r"perfumes?"),
            ("nail ", r"nail (?:varnish|polish)"),
            ("jewel", r"jewell?e?ry"),
            ("tampon", r"tampons?"),
            ("scratch", r"scratch(?:ing)?"),
            ("massag", r"massag(?:e|ing)"),
            ("sponge", r"spong(?:e|ing)"),
            ("bath", r"baths?|bathing"),
            ("gum", r"chewing gum"),
            ("straw", r"straws?"),
            ("intercourse", r"sex|intercourse"),
            ("have sex", r"sex|intercourse"),
            ("smok", r"smoke|smoking"),
            ("vap", r"vape|vaping"),
            ("exercise", r"exercise"),
            ("running", r"running|jogging"),
            ("shav", r"shav(?:e|ing)"),
            ("soap", r"soaps?"),
            ("ice", r"ice packs?"),
            ("hot water bottle", r"hot water bottles?"),
            ("sushi", r"sushi"),
            ("cheese", r"(?:soft|blue|hard) cheeses?"),
            ("licorice", r"licorice"),
            ("liquorice", r"liquorice"),
            ("lift", r"lift(?:ing)? (?:heavy|anything|weights)|heavy lifting"),
            ("contact lens", r"contact lenses"),
            ("crush", r"crush(?:ed|ing)?"),
            ("tepid", r"tepid \w+|lukewarm \w+"),
            ("lukewarm", r"tepid \w+|lukewarm \w+"),
        )
    ),
    *(
        allowed(
            f"{drug} allowed",
            drug,
            rf"{drug}s?",
            apart=r"allerg\w*|asthma|low-dose|under \d+|heart|both|together|same time|doses?|"
                r"tablets? a|along\w*|products?|with",
        )._replace(of_medicine=False)
        for drug in ("ibuprofen", "aspirin", "paracetamol", "acetaminophen", "antacid")
    ),
    *(
        allowed(
            f"{sign} used",
            sign,
            things,
            apart=r"outer|outside|outsides?|around|nails?|eyelids?|eyes?|hard|too|over the|"
            r"clothing|"
            r"wrapped|towel|cloth",
            is_tool=True,
        )
        for sign, things in (
            ("cotton", r"cotton[ -](?:buds?|swabs?|wool|tips?)"),
            ("q-tip", r"q-tips?"),
            ("ear candle", r"ear candles?"),
            ("tweezers", r"tweezers"),
            ("butter", r"butter"),
            ("toothpaste", r"toothpaste"),
            ("tourniquet", r"tourniquets?"),
            ("alcohol rub", r"alcohol rubs?"),
            ("peroxide", r"hydrogen peroxide"),
            ("talc", r"talc\w*|talcum powder"),
            ("baby wipe", r"baby wipes"),
            ("tap water", r"tap water"),
            ("saliva", r"saliva"),
            ("bleach", r"bleach"),
            ("hairdryer", r"hairdryer|hair dryer"),
            ("hair dryer", r"hairdryer|hair dryer"),
        )
    ),
    allowed(
        "flying allowed",
        "fly|plane|flight",
        r"fly(?:ing)?|planes?|flights?",
        apart=r"days|weeks|months|long|short|haul|airline\w*|letter|stairs|socks|walk",
    ),
    allowed(
        "breastfeeding allowed",
        "breastfe",
        r"breastfeed(?:ing)?",
        apart=r"help|support|welcome|mothers?|difficult\w*",
    ),
    allowed(
        "food allowed",
        "toast|sandwich|solid|a meal|eat ",
        r"toast|sandwich(?:es)?|solid (?:food|meals?)|solids",
        apart=r"bab(?:y|ies)|wean\w*|low|white",
    ),
    yes_or_no(
        "eat and drink",
        "eat|food|nothing but|fast",
        r"\b(?:have|had|with|take|has) (?:no (?:food|solid food)|nothing but (?:clear |sips of "
        "|plain )?"
        r"(?:water|fluids|liquids))\b|\bnothing (?:at all )?to eat\b|\b(?:do not|don't|must "
        "not|should "
        "not|mustn't|shouldn't) eat (?:or drink )?(?:anything |any food )?(?:for|after|from|"
        r"before)\b|"
        r"\b(?:nobody|no one) should eat\b|\bcome fasting\b|\b(?<!not )(?<!don't )need to "
        r"fast\b|\bon an empty stomach for\b",
        r"\b(?:you (?:can|may)|please|do|and|just) (?:still )?eat(?: and drink|, drink| or "
        "drink)? (?:and "
        r"take your tablets |and take your medicines )?(?:as (?:you )?(?:normal|usual|normally)|"
        r"normally|as you (?:normally|usually) (?:would|do)|whatever you like|what you like)\b|"
        r"\bno need"
        r" to fast\b|\b(?:you (?:do not|don't) (?:need|have) to) fast\b",
        apart="if|unless|other|another|standard|stress|afterwards|the day before|two days|"
            "whether|some|may need|might|intermittent|after (?:the|your)|"
        r"later|go home|home|then|once|soon|ramadan|until (?:midnight|\d)",
    )._replace(of_people=True),
    Question(
        name="drinking until",
        signs=("clear liquid", "clear fluid", "drink", "water"),
        near=("hour",),
        timed=later(
            r"\b(?:clear (?:fluids?|liquids?)|water|drink(?:ing)?)\b[^.;]{0,40}\b(?:until|up "
            r"to|till)\b"
            r"[^.;]{0,12}\bhours? before\b|\b(?:nothing to drink|not even water|not drink "
            "anything|no "
            r"(?:water|drinks))\b[^.;]{0,40}\bfor\b[^.;]{0,30}\bhours? (?:before|beforehand)\b"
        ),
        apart=later(r"\b(?:if|unless|some|child\w*|bab(?:y|ies)|milk|coffee|tea|fizzy|alcohol|"
            r"solid|food|eat|after)\b"),
        slack=1.4,
        as_said=True,
    ),
    Question(
        name="from the age",
        signs=("over", "under", "older", "year", "eighteen", "sixteen", "aged", "age of", "teen",
               "-old", "pupils", "18", "16", "adults"),
        figures=(
            later(
                r"\b(?:only (?:be )?(?:\w+ )?(?:for|to|by)|restricted to|limited to|ha(?:ve|"
                "s) to be|must be|needs? to be|"
                "adults only,|strictly) (?:for )?(?:people |adults |anyone |those |the "
                ")?(?:aged )?(?:at least |over[- ])?"
                rf"(?P<least>{_N})(?:s\b|{_OLD}{_NO_UNIT})"
            ),
            later(
                rf"\b(?:adults|people|anyone|those)(?: aged)? (?P<least>{_N}){_OLD} (?:and|or) "
                r"(?:over|above|older) only\b"
            ),
            later(
                rf"\bunder-?(?: the age of )?(?P<least>{_N})s?[,:]? (?:must not|mustn't|should "
                "not|shouldn't|can't|cannot|do "
                r"not|don't|aren't|are not|need not apply)"
            ),
            later(
                r"\b(?:do not|don't|never|not|no one|nobody)(?: be)?(?: (?:give|given|start|"
                "started|use|used|sell|sold|"
                "offer|offered|treat|for|suitable|recommended|licensed|"
                rf"take))*\b[^.;\d]{{0,15}}? (?:before|under|below|until|"
                rf"younger than)(?: the age of| age)? (?P<least>{_N}){_OLD}{_NO_UNIT}"
            ),
            later(rf"\bfrom (?P<least>{_N}) years(?: old| of age)? (?:to|up|onwards|and)\b"),
            later(
                rf"\b(?P<low>{_N})(?:-| |-year-olds?)? ?(?:to|or|and) (?:{_N})-year-olds?(?: "
                r"\w+)?,? (?:who )?(?:can|"
                r"may|get|have|take|are (?:given|welcome)|should have|will (?:get|have))\b"
            ),
            later(
                rf"\b(?P<low>{_N})-year-olds?(?: \w+)?,? (?:who )?(?:can|may|get|have|take|are "
                "(?:given|welcome)|should have|"
                r"will (?:get|have))\b"
            ),
            later(
                rf"\b(?P<months>{_N})-month-olds?,? (?:who )?(?:can|may|get|have|take|are "
                r"(?:given|welcome))\b"
            ),
            later(
                rf"\b(?:at|aged) (?P<low>{_N})(?: (?:and|or|to) {_N})?,? (?:you|they|your "
                "child|children) "
                r"(?:can|may|get|take|should|have)\b"
            ),
            later(
                r"\b(?:children|anyone|people|pupils|teenagers|those|babies)(?: who are)?(?: "
                "aged)?(?: from)? "
                rf"(?P<low>{_N}){_OLD}(?: (?:and|or) (?:over|up|older|above)| (?:to|-|\u2013) "
                r"\d+)? (?:can|"
                r"may|take|are welcome)\b"
            ),
            later(rf"\b(?:open|offered|welcome|given|available) to\b[^.;\d]{{0,30}}\bwhether "
                rf"(?P<low>{_N}) or {_N}\b"),
        ),
        said=(
            (
                15.0,
                later(
                    r"\b(?:gcse (?:pupils|students)|teenagers|teens|schoolchildren|(?:school|"
                    "secondary) (?:pupils|children))"
                    r"(?: also| too)? (?:can|may|get|are welcome)\b"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|except|might|could|some|doctors?|specialist|liquid|syrup|"
            r"lower|half|parent|guardian|accompanied|with an adult|consent|kg|weigh\w*|prescri\w+|"
            r"screen\w*|risk|family|drive|licen[cs]e|alcohol|need help|"
            r"mg|free|feel|smear|scar|develop|suffer|catch|problems?|symptoms?)\b"
        ),
        of_medicine=True,
        slack=1,
    ),
    yes_or_no(
        "trying for a baby",
        "conceive|pregnant|for a baby",
        r"\b(?:must not|mustn't|should not|shouldn't|do not|don't|avoid) (?:try to "
        ")?(?:conceiv(?:e|ing)|(?:get|getting|become|"
        r"becoming) pregnant|try(?:ing)? for a baby|try(?:ing)? to get pregnant)\b",
        r"\b(?:trying for a baby|trying to conceive|planning a pregnancy|hoping for a baby),? "
        "(?:you )?(?:can|may) (?:still |"
        r"safely )?(?:carry on|keep|continue|take|use|stay)\b",
        apart=r"if|unless|ask|speak|folic|vitamin|until you",
    ),
    Question(
        name="temperature to call at",
        signs=("\u00b0c", "degrees", "c or", "fever", "temperature"),
        near=("under", "below", "\u00b0", "degree", " at ", "above", "over", "unless"),
        figures=(
            later(
                rf"\b{_CALL}\b[^.;]{{0,60}}\b(?P<most>\d\d(?:\.\d)?) ?(?:\u00b0 ?c|c|"
                "degrees)?(?: c)? (?:or "
                r"(?:more|above|higher|over)|and (?:above|over))"
            ),
            later(
                r"\b(?:at|above|over|reaches|hits|passes) (?P<most>\d\d(?:\.\d)?) ?(?:\u00b0 "
                r"?c|c\b|"
                rf"degrees)?[^.;\d]{{0,30}}?[,:]? (?:you (?:should|must) |please )?{_CALL}\b"
            ),
            later(
                rf"\b{_NO_CALL}\b[^.;]{{0,50}}\b(?:unless it (?:passes|is over|goes over|is "
                "above|reaches)|"
                "until it (?:passes|is over|reaches|is above)|under|below) "
                r"(?P<least>\d\d(?:\.\d)?)"
            ),
            later(
                r"\b(?:under|below|up to|until it reaches) (?P<least>\d\d(?:\.\d)?) "
                r"?(?:\u00b0 ?c|c\b|degrees)?,?"
                rf"[^.;\d]{{0,25}}?\b{_NO_CALL}"
            ),
        ),
        apart=later(r"\b(?:months?|weeks|adults?|older|vaccin\w*|f|fahrenheit|water|bath|"
            r"fridge|room|store)\b"),
        of_people=True,
        slack=1,
    ),
    Question(
        name="reading to call at",
        signs=("over 90", "/9", "/1", "mmhg", "ketone", "reading", "blood pressure"),
        near=("over", "above", "up to", "/", "of "),
        figures=(
            later(
                rf"\b(?:at|above|over|higher than) (?P<most>\d{{3}})(?:/| over )\d\d(?: or "
                "(?:above|more|higher|over))?,? "
                rf"{_CALL}\b"
            ),
            later(rf"\b{_NO_CALL} \w+ (?:about|of) (?P<least>\d{{3}})(?:/| over )\d\d\b"),
            later(rf"(?:\A|[.;:] )(?:over|above) (?P<most>\d(?:\.\d)?): {_CALL}\b"),
            later(
                r"\b(?:up to|of) (?P<least>\d(?:\.\d)?)\b(?! ?(?:hours|days|mg|times|tablets|"
                rf"weeks|to))[^.;\d]{{0,30}}"
                rf"\b{_NO_CALL}"
            ),
        ),
        apart=later(r"\b(?:or if|unless|some|target|average|pregnan\w+|weeks?|years?)\b"),
        slack=1,
    ),
    *(
        _worth_a_call(name, signs, things)
        for name, signs, things in (
            ("fever", "fever|temperature", r"fever|high temperature"),
            ("swelling", "swell|swollen|puff", r"swelling|swollen \w+|puff(?:y \w+|iness)"),
            ("bleeding", "bleed|blood", r"bleeding|blood|bleeds?"),
            ("discharge", "discharge|fluid|pus", ("discharge|(?:green|smelly|yellow|cloudy) "
                "fluid|pus")),
            ("confusion", "confus|muddle", r"confus(?:ion|ed)|muddled?"),
            ("sore throat", "throat", r"sore throats?"),
            ("rash", "rash", r"rash(?:es)?"),
            ("chest pain", "chest", r"chest pain"),
            ("redness", "red", r"redness"),
            ("numbness", "numb", r"numbness"),
            ("jaundice", "yellow|jaundice", r"yellow(?:ing)? (?:skin|eyes)|jaundice"),
            ("palpitations", "palpitation|flutter", r"palpitations|fluttering"),
            ("breathlessness", "breath", r"breathless(?:ness)?|short(?:ness)? of breath"),
            ("vomiting", "vomit", r"vomiting"),
            ("diarrhoea", "diarrh", r"diarrh(?:o)?ea"),
            ("bruising", "bruis", r"bruising"),
            ("headache", "headache", r"headaches?"),
            ("dizziness", "dizz", r"dizziness|dizzy"),
            ("tingling", "tingl", r"tingling"),
            ("a bang on the head", "head|knock|bump", r"knocks?|bumps?|head injury|bang"),
            ("burn", "burn", r"burns?"),
        )
    ),
    yes_or_no(
        "identity",
        "passport|driving licence|photo|proof of|identification| id",
        r"\b(?:bring|have|show)\b[^.;]{0,25}\b(?:passport|driving licen[cs]e|photo id|proof of "
        "(?:identity|address)|"
        r"identification)\b",
        r"\b(?:no(?: one|body)? (?:\w+ ){0,3}(?:ask|need)\w*(?: you)? (?:for )?(?:id|"
        "identification|a passport|proof)|"
        r"no id\b|(?:do not|don't|needn't) need (?:to bring )?(?:any )?(?:id|identification|"
        r"proof))\b",
        apart=r"if|unless|some|other|may|might|travel\w*|holiday|yellow fever",
    ),
    Question(
        name="floor",
        signs=("floor",),
        figures=(
            later(
                rf"\b(?:on |^|, )?(?:the )?(?P<low>{one_of(ORDINALS)}|\d(?=(?:st|nd|rd|"
                r"th)))(?:st|nd|rd|th)? floor\b"
            ),
        ),
        said=((0.0, later(r"\b(?:on|at) the ground floor\b")),),
        apart=later(r"\b(?:if|or|and|lift|toilets?|caf\w+|car park|pharmacy|pelvic|stairs|flat|"
            r"x-ray)\b"),
        slack=1,
    ),
    yes_or_no(
        "overnight things",
        "dentures|plates|lenses|hearing aid|retainer|before bed",
        r"\b(?:take|leave) (?:them|your (?:dentures|lenses|hearing aids?|retainer)|it|the "
        "lens(?:es)?) out (?:before "
        r"bed|at night|overnight|before you sleep|every night)\b",
        r"\b(?:sleep(?:ing)? (?:with|in) (?:both |your |the |them )|(?:keep|leave) (?:them|"
        "your (?:dentures|lenses|hearing "
        r"aids?|retainer)|it) in (?:overnight|at night|all night|while you sleep))",
        apart=r"if|unless|never|not|don't|avoid|some|extended|except",
    ),
    Question(
        name="how common",
        signs=(" in ", "%", "half", "third", "quarter", "out of", "-in-", "per cent", "percent"),
        figures=(
            later(
                f"(?<!to )(?<!than ){_SHARE}(?: of)?(?: all| the| known| our)* "
                "?(?P<thing>people|adults|women|men|"
                "children|pregnancies|couples|births|babies|britons|americans|of you|"
                r"us)?[^.;\d]{0,20}?\b(?:(?:has|have|"
                "had|develops?) (?:it|this (?:condition|disease))|(?:is|are|be)? ?affected|"
                "lives? with it|living with it|end(?:s)? this way|"
                r"miscarr(?:y|ies)|notices? it)\b"
            ),
            later(
                r"\b(?:it|this|the (?:condition|disease|disorder)) affects (?:about |around |"
                f"roughly |some |nearly )*{_SHARE}"
                "(?: of)?(?: all| the)* ?(?P<thing>people|adults|women|men|children|"
                "pregnancies|couples|births|babies|britons|"
                r"americans)?"
            ),
        ),
        apart=later(
            r"\b(?:if|unless|risk|chance|family|twins?|parents?|severe\w*|over|under|aged|age|"
            r"older|stud\w+|trial|worldwide|world|"
            r"global|africa|asian?|black|up to|as many as|lifetime|diabet\w+|smok\w+|mild|type)\b"
        ),
        of_people=True,
        slack=1.7,
    ),
    timed(
        "waiting list",
        "wait|before we can see|see you|listing",
        (
            r"wait(?:ing)?(?: time| list)?|listing|before we can see you|seen|queue",
            ("is|are|currently|at present|now|about|it'll be|it will be|coming round|between|"
            "takes?"),
        ),
        f"{_WAIT}|minutes?|room|if|urgent|results?|after|dose|before you (?:take|eat|go)|"
        "target|within|used to|"
        r"last year|was|were|longer|sit|stay",
        slack=1.6,
    )._replace(least=8000, reach=10),
    Question(
        name="event takes",
        signs=("minute", "hour"),
        timed=later(
            rf"\b(?:(?:{_EVENT})(?: itself)? (?:usually |only |often |normally |will "
            ")?(?:takes?|lasts?|is over in|is done in|is "
            rf"(?:only |just |about )*(?=\d|{NUMBER_WORD}))|(?:set aside|allow|plan for|expect "
            "to be here for|in the chair for|be "
            f"here for|the (?:{_EVENT}) is (?:only |just )?|under the laser for|be under for|"
            r"in and out in|camera is in for)\b)"
        ),
        apart=later(
            rf"\b(?:{CASES}|before|after|recover\w*|whole|until|rest|arriv\w*|parking|late|"
            "between|every|first|follow-up|each "
            r"way|longer|prepar\w*|results?|weeks?|days?|then|doses?|effects?|travel\w*|park|"
            r"wait\w*|previous|early|second|of which)\b"
        ),
        slack=1.9,
    ),
    Question(
        name="effect lasts",
        signs=("last", "wear", "top-up", "top up", "again"),
        timed=later(
            r"\b(?:(?:the )?(?:effects?|results?|benefits?|injections?|session|treatment|"
            r"course|relief|whitening|filler)\b[^.;?]{0,35}"
            r"\b(?:lasts?|wears? off|good for)|top-?ups? (?:\w+ ){0,2}every|(?:have|need) "
            r"(?:it|another|a top-?up) (?:again )?(?:every|after))\b"
        ),
        apart=later(
            rf"\b(?:{CASES}|side|before|first|minutes|sore\w*|swelling|bruis\w*|tablets?|dose|"
            r"within|test\w*|takes effect|start\w*|"
            r"begin\w*|anaesthetic|anesthetic|sedati\w+|visit|appointment|lasts? (?:about "
            r")?(?:an|\d+|two|three|one) (?:hours?|minutes))\b"
        ),
        slack=1.9,
        of_medicine=True,
    ),
    Question(
        name="runs its course",
        signs=("week", "month", "year", "fortnight", "days"),
        timed=later(
            r"\b(?:(?:it|they|rash|whole thing|movement|most (?:people|wrists|children|cases|"
            "adults|patients|of them)|bones?|illness|infection|"
            r"shoulder|condition)\b[^.;?]{0,30}\b(?:drags on|comes? back|clears?(?: up)?|"
            "heals?|mends?|bends? fully|to heal|is gone|has gone|"
            r"runs? its course|back to normal|full movement)|from (?:the )?first \w+ to\b)"
        ),
        apart=later(
            rf"\b(?:{CASES}|{_CALL}|every|first (?:week|day)|after (?:you|the|your)|effect\w*|"
            r"if|smok\w*|treat\w*|tablets?|antibiotics?|"
            r"cough|tired\w*|numb\w*|swelling|bruis\w*|scar\w*|hair|period|bleeding|work|"
            r"school|cream|then|cancer|come back|infection comes)\b"
        ),
        slack=3,
    ),
    timed(
        "course in words",
        "course|tablets|capsules|antibiotic",
        (
            r"course|tablets|capsules|antibiotics?",
            ("course|full|whole|in all|last (?:one|capsule|tablet)|clears|you(?:'d| would)? "
            "need (?:it|them)|supply|finish"),
        ),
        rf"{CASES}|{_CALL}|every|first|after|effect|work\w*|improve\w*|better|before|until|"
        "within|ago|longer|then|once|"
        r"months?|prevent\w*|second|again|last \d",
        slack=1.4,
    )._replace(least=2880, of_medicine=True),
    Question(
        name="with us",
        signs=("with us", "arriv", "free to go"),
        timed=later(
            r"\b(?:(?:spend|be)\b[^.;?]{0,30}\bwith us|(?:be )?(?:out|free to go|on your way "
            r"home|away)\b[^.;?]{0,12}\b(?:within|in)\b"
            r"[^.;?]{0,25}\bof arriv\w+)\b"
        ),
        apart=later(rf"\b(?:{CASES}|days?|weeks?|nights?|results?|late|pain)\b"),
        slack=1.6,
    ),
    Question(
        name="price of",
        signs=("\u00a3", "$", "\u20ac"),
        figures=(
            later(
                r"\b(?:payment|charge|fee|cost|price|total) (?:of|is) "
                r"[\u00a3$\u20ac](?P<low>\d[\d,]*"
                r"(?:\.\d\d)?) for (?:the |an? )?(?P<thing>[a-z-]+(?: [a-z-]+){0,2}?)"
                r"(?=[.,;:]|\Z| (?:is|are|and|on|at|in|when|will|to|with)\b)"
            ),
            later(
                r"(?:\A|(?<=[.;:] ))(?:the |an? |our )?(?P<thing>[a-z-]+(?: [a-z-]+){0,2}) "
                "(?:costs?|is|"
                r"are) [\u00a3$\u20ac](?P<low>\d[\d,]*(?:\.\d\d)?)(?! (?:off|less|more|to|or))"
            ),
        ),
        rows=later(
            r"\A(?P<thing>[a-z-]+(?: [a-z-]+){0,2}) \| "
            r"[\u00a3$\u20ac](?P<low>\d[\d,]*(?:\.\d\d)?)\Z"
        ),
        apart=later(
            r"\b(?:if|unless|members?|concession\w*|deposit|discount\w*|was|used to|or|extra|"
            "from|up "
            r"to|first|students?|child\w*|about|around|average|insur\w+)\b"
        ),
        slack=1,
    ),
    Question(
        name="street",
        signs=("street", "road", "lane", "avenue", "square"),
        figures=(
            later(
                r"\b(?:we're|we are|find us|visit us|our (?:rooms|clinic|surgery|building|door|"
                "entrance|unit)|(?:clinic|surgery|bus|van|class) "
                r"(?:is|meets|stops))\b[^.;]{0,30}?\b(?:at|on|in) (?:\d+[a-z]? "
                ")?(?P<name>[a-z']+(?: [a-z']+)?) (?:street|road|lane|avenue|"
                r"square)\b"
            ),
        ),
        apart=later(r"\b(?:if|or|also|other|another|both|either|branch|moved?|until|parking|"
            r"bus stop|opposite|off|corner)\b"),
        slack=1,
    ),
    Question(
        name="zone",
        signs=("zone ",),
        figures=(later(r"\b(?:follow|to|in|find us in|head)\b[^.;]{0,25}?\bzone (?P<name>[a-h]|"
            r"\d)\b"),),
        apart=later(r"\b(?:if|or|also|other|another|both|either|toilets?|parking|caf\w+|then|"
            r"results?)\b"),
        slack=1,
    ),
    yes_or_no(
        "goes by itself",
        "without|itself|themselves|own|life|never|go away",
        r"\b(?:clears? up|goes? away|settles?|gets? better|passes|heals?|resolves?) (?:\w+ "
        ")?(?:without (?:any "
        r"|needing )?(?:help|treatment)|by (?:itself|themselves)|on (?:its|their) own)\b",
        r"\b(?:it|they|this|these|verrucas|warts|cysts) (?:will )?(?:stays?|lasts?|remains?) "
        "(?:with you )?(?:for "
        r"life|forever|for good)\b|\b(?:never|won't|will not|does not|doesn't|do not|don't) "
        "(?:go away|clear up|"
        r"heal|get better|settle) (?:by (?:itself|themselves)|without|on (?:its|their) own)\b",
        apart=r"if|unless|some|may|might|other|sometimes|scar\w*|virus|immun\w+|antibod\w+",
    ),
    yes_or_no(
        "off school",
        "home|off|away",
        r"\b(?:no need to (?:keep|stay)|(?:needn't|need not|(?:don't|doesn't|do not|does not) "
        "(?:need|have) to) "
        r"(?:stay|be kept|keep))\b[^.;]{0,20}\b(?:off|home|away from (?:school|nursery|work))\b",
        r"\b(?:must|should|have to|has to|needs? to) (?:stay|be kept|keep|"
        r"remain)\b[^.;]{0,20}\b(?:at home|home|off "
        "(?:school|nursery|work)|off|away from (?:school|nursery|"
        r"work))\b[^.;]{0,25}\b(?:until|till|for)\b",
        apart=r"unless|fever|temperature|vomit\w*|diarrh\w*|operation|surgery|day of|sunlight|"
            "sun|lights?|alcohol|"
        r"vaccin\w*|antibiotics?|pregnan\w+|once|after|sugar|phone|feet|weight",
    ),
    yes_or_no(
        "brushing",
        "brush",
        r"\bwait\b[^.;]{0,25}\bbefore (?:you )?brush(?:ing)?\b|\b(?:do not|don't|never) brush "
        "(?:your teeth )?(?:straight|"
        r"right|immediately|directly) after\b",
        r"(?:\A|[.;:,] |\band |\bthen )brush (?:your teeth )?(?:straight|right|immediately|"
        r"directly) after\b",
        apart=r"if|unless|some|instead",
    ),
    yes_or_no(
        "numbed",
        "numb|anaesthetic|anesthetic|deaden",
        r"\b(?:we|doctor|nurse|dentist|surgeon)(?:'ll| will)? (?:first )?(?:numb|give you (?:a "
        r")?local)\b|\bunder (?:a )?local "
        r"an?aesthe\w+|\b(?:is|will be) numbed\b",
        r"\b(?:nothing|no (?:local )?an?a?esthetic|no injection) (?:is |will be )?(?:used|"
        r"needed|given)\b|\bwithout (?:any |an )?"
        r"an?a?esthetic\b|\b(?:do not|don't) need (?:a |an )?(?:local )?an?a?esthetic\b",
        apart=r"if|unless|some|may|might|other|another|or|usually",
    ),
    timed(
        "quick answer",
        "result|answer",
        (r"results?|answer", r"comes?|back|ready|within|by phone|be with you|arrives?"),
        rf"{CASES}|{_CALL}|urgent\w*|full|repeat\w*|final|last\w*|again|valid|longer|later|"
        "treatment|blood pressure|"
        r"after (?:the|your) (?:last|treatment)|slow\w*|other|but|abnormal|positive|negative",
        slack=1.6,
    ),
    timed(
        "works after",
        "weeks|days|hours",
        (
            r"(?:mood|symptoms|it|they|tablets?|medicine|patch|drops)",
            ("(?:lifts?|start(?:s)? to work|begins? to work|give it|takes? effect|notice (?:a |"
            "the )?(?:difference|benefit|"
            r"change|effect)s?|feel (?:the )?(?:benefit|effect|better))"),
        ),
        rf"{CASES}|{_CALL}|full\w*|side|stop\w*|more|each|every|dose|longer|wear\w*|before|"
        r"review|last\w*|miss\w*|worse|"
        r"minutes|first|ago|until",
        slack=2,
    )._replace(of_medicine=True),
    Question(
        name="diagnosed at",
        signs=("diagnos", "told", "gave it a name", "found out"),
        figures=(
            later(
                rf"\b(?:diagnosed|told|found out)\b[^.;\d]{{0,40}}?\b(?:at|aged)(?: the age "
                rf"of)? (?P<low>{_N})\b(?! ?(?:%|weeks?|"
                r"months?|days?|hours?|minutes|o'clock|am|pm|mg|st|in|times))(?! (?:that )?(?:i|"
                r"she|"
                r"he|they|it|there) (?:could|can|would|should|might|was now|no longer|needed|did))"
            ),
            later(
                rf"\b(?:[a-z]+) was (?:just |only |nearly |almost )?(?P<low>{_N})(?: years old)?,? "
                r"when (?:(?:i|she|he|they) (?:was|were|got) (?:first |finally )?(?:diagnosed|"
                r"told)|"
                r"(?:i|she|he) found out (?:that )?(?:i|she|he)|(?:a|the|my|her|"
                r"his) (?:doctor|gp|specialist|consultant|nurse|psychiatrist)"
                r"(?: \w+)? (?:diagnosed|told|gave (?:it|me|her|him)))\b(?! (?:that )?(?:i|she|he|"
                r"they|it|there) (?:could|can|would|should|might|no longer|needed|did))"
            ),
            later(
                rf"\bnearly (?P<low>{_N}) when (?:a|the|my|her|his) (?:doctor|gp|specialist)\b"
            ),
            later(
                r"\b(?:told me (?:that )?i had|was diagnosed with|was told (?:that )?(?:i|he|"
                r"she) had)"
                rf"[^.;\d]{{2,40}}\. (?:i|she|he) was (?:only |just )?(?P<low>{_N})(?=[.,;])"
            ),
            later(
                rf"\b(?:at|aged|when (?:i|she|he) was)(?: the age of)? (?P<low>{_N}),? (?:\w+ "
                f"){{0,3}}(?:was (?:diagnosed|told)|"
                r"told that|that i had)\b(?! (?:that )?(?:i|she|he|they|it|there) (?:could|can|"
                r"would|"
                r"should|might|was now|no longer|needed|did))"
            ),
        ),
        apart=later(
            r"\b(?:average|most people|often|usually|children|people|mother|father|sister|"
            "brother|dad|mum|daughter|son|then|"
            r"again|second (?!year)|later|cancer came|risk|men|women|if|between|before)\b"
        ),
        slack=1,
    ),
    Question(
        name="supply lasts",
        signs=("supply", "bottle", "pack", "tub", "jar", "box", "pouch"),
        near=("day", "week", "month"),
        said=tuple(
            (days, later(rf"\b(?:{months})[- ]months?'? supply\b"))
            for days, months in ((30, "one|1|a"), (60, "two|2"), (90, "three|3"), (180, "six|6"))
        ),
        figures=(
            later(rf"\b(?P<low>{_N})[- ]days?(?:'s?|s')? supply\b"),
            later(
                r"\b(?:bottle|pack|tub|jar|box|pouch|it)(?: of \d+(?: [a-z]+)?)?(?: will)? "
                r"(?:lasts?(?: you)?|gives you|is enough for|holds enough for|covers|sees you "
                r"through)"
                rf"(?: about| around| exactly)? (?P<low>{_N}) days\b"
            ),
            later(
                r"\b(?:lasts?|enough for)(?: you)?(?: about| around)? (?P<low>\d{2,3}) days\b"
            ),
        ),
        apart=later(
            r"\b(?:if|unless|or|once (?:it is )?open\w*|after opening|fridge|refriger\w*|keeps?|"
            r"large\w*|small\w*|other|double|half|effects?|symptoms?|refund|return\w*|ships?|"
            r"deliver\w*|prescription)\b"
        ),
        slack=1.2,
    ),
    Question(
        name="call for a seizure",
        signs=("seizure", "fit "),
        near=("minute",),
        timed=later(
            r"\b(?:seizures?|fits?)\b[^.;]{0,40}\b(?:goes on|go on|lasts?|lasted|continues?|"
            r"is not over|hasn't stopped)\b"
        ),
        needs=later(r"\b(?:more than|longer than|over|until|after|for)\b"),
        apart=later(
            r"\b(?:most|usually|often|typical\w*|average|memory|between|tired|sleep\w*|a second|"
            r"few|drive|driving|months?|years?)\b"
        ),
        slack=1.5,
        as_said=True,
    ),
    yes_or_no(
        "sugar",
        "sugar",
        r"\b(?:sugar[- ]free|free from sugar|(?:contains? )?no (?:added )?sugars?)\b",
        r"(?:ingredients?:?|\A)[^.;]{0,80}\b(?:cane sugar|glucose syrup|corn syrup|sucrose|"
        r"invert sugar|brown sugar)\b|\b[1-9]\d? ?g (?:of )?added sugars?\b|"
        r"\badded sugars?:? [1-9]",
        apart=r"or|unless|option\w*|also|version|alternative\w*|diet\w*|people|if|instead|foods?|"
        r"drinks?|choose|look for|avoid",
    ),
    yes_or_no(
        "of animals",
        "vegan|vegetarian|plant-based|gelatin|animal",
        r"\b(?:vegans?|plant-based|free from (?:all )?animal|contains? no animal)\b",
        r"\b(?:bovine|porcine|beef|pork|fish) gelatine?\b|\bgelatine? \((?:bovine|porcine|beef|"
        r"pork|fish|from)|\bgelatine? capsules?\b",
        apart=r"not|unless|option\w*|also|version|other (?!ingredients)|alternative\w*|diet\w*|"
        r"people|if|free from gelatine?|without|instead|foods?",
    ),
    Question(
        name="first a1c",
        signs=("a1c",),
        figures=(
            later(r"\ba1c (?:of|was|came back at|had been|reading of|level of|result of) "
                r"(?P<low>\d{1,2}\.\d) ?%"),
            later(r"\ba1c\b[^.;\d]{0,30}\b(?:down|fallen|dropped|fell|improved|gone) from "
                r"(?P<low>\d{1,2}\.\d) ?%"),
        ),
        apart=later(
            r"\b(?:target|goal|aim|above|or (?:higher|more|above)|means?|people|average|"
            r"stud\w+|trials?|participants|now|today|"
            r"months later|latest|below|under|diabetes is|if)\b"
        ),
        slack=1.001,
        of_people=True,
    ),
)  # fmt: skip
"""Rows for `two_answers`, as those of `questions`."""
