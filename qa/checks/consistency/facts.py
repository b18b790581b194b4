"""Facts that pages on health give in figures: questions for `different_figure`."""

from __future__ import annotations

from qa.checks.consistency.question import Question
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_N = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_PERCENT = r"(?P<low>\d{1,2}\.\d) ?%"
_UP = r"or (?:higher|more|above|over|greater)"
_LESS = r"(?:below|under|less than|lower than)"
_TO = r" ?(?:to|and|-|\u2013) ?"
_MEANS = (
    r"(?: \w+){0,3}? (?:means?|is|shows?|points to|indicates?|suggests?)(?: that)?(?: you have)?"
)


_SOME = (
    r"if you (?:also|have|had|need)|unless|except|some|may|might|another|sometimes|used to|"
    r"stud(?:y|ies)|trials?|rather than|although|however|instead|experts?|guidelines?"
)
_ANY = later(r"")
_OTHER_PRODUCT = later(
    r"\b(?:calcium|iron|antacids?|milk|dairy|zinc|magnesium|multivitamins?|cholestyramine|orlistat|"
    r"coffee|indigestion remedies)\b"
)

FACTS: tuple[Question, ...] = (
    Question(
        name="pack-years",
        signs=("pack-year", "pack year"),
        figures=(later(r"\b(?P<low>\d{1,3})[- ]pack[- ]years?\b"),),
        apart=later(
            rf"\b(?:{_SOME}|packs? (?:a|per|each) day|risk|average|every|for each|previously|"
            rf"before 2\d{{3}}|lowered|from \d+)\b"
        ),
        slack=1.01,
    ),
    Question(
        name="late dose",
        signs=("hours away", "hours until", "hours to go", "hours before your next", "hours left"),
        figures=(
            later(
                rf"\b(?:less|more|fewer) than (?P<low>{_N}) hours "
                r"(?:away|until|to go|before your next|left)"
            ),
        ),
        apart=later(
            r"\b(?:operation|surgery|appointment|eat|drink|if you take it|three times|four times|"
            r"once a day|twice a day)\b"
        ),
        slack=1.01,
        of_medicine=True,
    ),
    Question(
        name="diabetes",
        signs=("a1c",),
        near=("a1c", "diabetes"),
        figures=(
            later(rf"\ba1c(?: level| result| test)? of {_PERCENT} {_UP}"),
            later(rf"{_PERCENT} {_UP}{_MEANS} (?:type 2 )?diabetes\b"),
            later(
                rf"{_PERCENT},? (?:that|which|where|at which) (?:\w+ )?(?:marks|is|starts|"
                rf"begins)? ?"
                r"(?:the (?:start|beginning|threshold|cut-off) (?:of|for) )?(?:type 2 )?diabetes\b"
            ),
            later(
                rf"(?<!pre)(?<!pre-)\bdiabetes (?:range )?(?:starts|begins) (?:at|from) {_PERCENT}"
            ),
            later(rf"(?:\A|\n)\W*diabetes(?::| \||\s{{2,}}) ?{_PERCENT} {_UP}"),
        ),
        apart=later(
            rf"\b(?:{_SOME}|goals?|targets?|aim\w*|pre-?diabetes|medicines?|insulin|treat\w*|risk|"
            r"complications?|pregnan\w+|gestational|type 1|surgery)\b"
        ),
        rows=later(rf"\Adiabetes \| {_PERCENT} {_UP}"),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="prediabetes",
        signs=("prediabetes", "pre-diabetes"),
        figures=(
            later(
                r"\bpre-?diabetes(?: range)?(?: is|:| \||\s{2,}| means| \()*(?: an a1c)?"
                rf"(?: of| from| between)? ?(?P<low>\d\.\d) ?%?{_TO}\d\.\d ?%"
            ),
            later(rf"(?P<low>\d\.\d) ?%?{_TO}\d\.\d ?%{_MEANS} pre-?diabetes"),
            later(
                r"\bpre-?diabetes(?: range)?,?(?: which| that)? (?:starts|begins) (?:at|from) "
                r"(?P<low>\d\.\d) ?%"
            ),
        ),
        apart=later(rf"\b(?:{_SOME}|goals?|targets?|aim\w*)\b"),
        rows=later(rf"\Apre-?diabetes \| (?P<low>\d\.\d) ?%?{_TO}\d\.\d"),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="inr",
        signs=("inr",),
        figures=(
            later(
                r"\binr\b(?: (?:goal|target|range|level|is|of|between|from|should|be|in|the|"
                rf"usually|kept|stays?|to|a|with|test|result))* (?P<low>\d(?:\.\d)?){_TO}"
                r"(?P<high>\d(?:\.\d)?)(?![\d/])"
            ),
        ),
        apart=later(
            rf"\b(?:{_SOME}|valves?|mitral|recurrent|higher|lower|surgery|above|over|tests?|days|"
            r"weeks|doctor sets|depend\w*|lupus|antiphospholipid)\b"
        ),
        cases=later(
            r"\b(?:atrial fib\w+|afib|(?:deep )?vein thrombosis|dvt|pulmonary embol\w+|clots?)\b"
        ),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="egfr",
        signs=("egfr",),
        figures=(
            later(
                rf"\begfr\b(?: \([^)]*\))?[^.;\d]{{0,30}}?\b{_LESS} (?P<low>\d\d)\b(?! ?(?:to|"
                rf"and|or|"
                r"-) \d)"
            ),
        ),
        needs=later(
            r"\b(?:stop\w*|should not|must not|do not|don't|never|cannot|can't|avoid\w*|"
            r"not (?:be )?(?:used|taken|given|safe|suitable))\b"
        ),
        apart=later(
            rf"\b(?:{_SOME}|lower dose|reduc\w+|half|halv\w+|check\w*|review\w*|careful\w*|"
            rf"pause\w*|"
            r"start\w*|until|contrast|dye|scan|slow|weeks|months|means?)\b"
        ),
        of_medicine=True,
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="deficiency",
        signs=("deficien",),
        figures=(
            later(
                rf"\b{_LESS} (?P<low>\d\d?) ?(?P<unit>ng/ml|nmol/l)\b(?: "
                rf"\([^)]*\))?[^.;\d]{{0,60}}?"
                r"\bdeficien"
            ),
            later(
                rf"\bdeficien\w+[^.;\d]{{0,40}}?\b{_LESS} (?P<low>\d\d?) ?(?P<unit>ng/ml|nmol/l)\b"
            ),
        ),
        apart=later(rf"\b(?:{_SOME}|severe\w*|insufficien\w+|inadequa\w+|iron|ferritin|society)\b"),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="high blood pressure",
        signs=("blood pressure",),
        near=("high", "hypertension"),
        figures=(
            later(
                rf"(?<![\d/])(?P<low>\d{{3}})/\d\d {_UP}[^.;|\d]{{0,40}}?\b(?:high\b|hypertension)"
            ),
            later(
                r"\b(?:high blood pressure|hypertension)(?: (?:is|means|starts at|a|reading|of|"
                rf"usually|considered|to|be|from))* (?P<low>\d{{3}})/\d\d {_UP}"
            ),
        ),
        apart=later(
            rf"\b(?:{_SOME}|(?<!clinic or )home|average|ambulatory|over 80|aged 80|80 or "
            rf"over|stage|"
            r"severe\w*|very|crisis|urgent\w*|999|911|emergency|pregnan\w+|diabet\w+|kidney|"
            "targets?|"
            r"aim\w*|goals?|chest|slightly|pre-?high|call|elevated|normal|between|under "
            r"140|americ\w+|"
            r"europ\w+)\b"
        ),
        rows=later(rf"\A(?P<low>\d{{3}})/\d\d {_UP} \| high blood pressure(?! \(if you are over)"),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="puffs",
        signs=("puffs", "doses", "sprays"),
        figures=(
            later(
                r"\b(?:inhaler|canister|device|spray|bottle)\b[^.;\d]{0,15}?\b(?:holds|"
                "contains|has|"
                r"gives|provides)(?: about| around| exactly)? (?P<low>\d{2,3}) "
                r"(?P<unit>puffs|doses|sprays)\b"
            ),
            later(
                r"\b(?:throw|empty|finish\w*|replace\w*|discard\w*|runs? out|lasts?|used up)\b[^.;]"
                r"{0,40}?\b(?:after|for) (?:all |the |about )*(?P<low>\d{2,3}) "
                r"(?P<unit>puffs|doses|sprays)\b"
            ),
        ),
        apart=later(rf"\b(?:{_SOME}|left|prime\w*|or \d+|smaller|larger|hospital|brands?|sizes)\b"),
        of_medicine=True,
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="caffeine",
        signs=("caffeine",),
        near=("mg",),
        figures=(
            later(
                r"\b(?:keep|limit|stick|stay|more than|exceed|cut down|up to|under|below|maximum)\b"
                r"[^.;\d]{0,40}?(?P<low>\d{3}) ?(?P<unit>mg)\b(?= (?:a|per|each|of caffeine)\b|"
                r",|\.|"
                r" or less)"
            ),
        ),
        needs=later(r"\b(?:caffeine|a day|per day|each day|daily)\b"),
        apart=later(
            rf"\b(?:{_SOME}|one go|single|at once|mug|cup|cans?|tablets?|contains?|sodium|calcium|"
            r"paracetamol|acetaminophen|ibuprofen|aspirin|harm\w*|overdose|breastfe\w+)\b"
        ),
        slack=1.01,
        of_people=True,
    ),
    Question(
        name="nights",
        signs=("nights", "night "),
        near=("night",),
        figures=(
            later(
                rf"(?<![\w.])(?P<low>{_N})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_N}))? nights? "
                rf"(?:in|on) "
                r"(?:the |a |an |our )?(?:hospital|ward|unit)\b"
            ),
            later(
                rf"\b(?:stay of|stay in hospital (?:is|for)|hospital stay (?:is|lasts))(?: "
                rf"usually| "
                rf"about)? (?P<low>{_N})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_N}))? nights?\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_SOME}|longer|complicat\w*|infection|child(?:ren)?|bab(?:y|ies)|both|open|"
            r"keyhole|before|at least|ago|last)\b"
        ),
        slack=1.4,
        of_people=True,
    ),
    Question(
        name="age",
        signs=("vaccin", "screen", "shot", "jab"),
        near=("vaccin", "screen"),
        figures=(
            later(
                r"\b(?:recommends?|recommended|offers?|offered|given|open|is|are)\b[^.;\d]{0,40}?\b"
                r"(?:adults|people|everyone|anyone)(?: who are)?(?: age| aged)? (?P<low>\d\d) "
                r"(?:years )?(?:and|or) (?:older|over|above)\b"
            ),
            later(
                r"\b(?:vaccinated|vaccine|screened|screening|it)\b,? (?:but only |only "
                r")?(?:once|when|"
                r"as soon as|after) you (?:turn|reach|are) (?P<low>\d\d)\b"
            ),
        ),
        apart=later(
            r"\b(?:unless|except|some|may|might|immune|weak\w*|risk|family|history|used to|until|"
            r"stop\w*|every|booster|second|flu|rsv|pneumo\w+|covid\w*|tetanus|men|women|breast|"
            r"cervical|prostate|bowel|lung|if you (?:smoke|have (?!already)))\b"
        ),
        slack=1.03,
        cases=later(
            r"\b(?:shingles|zoster|hpv|mmr|meningitis|hepatitis|whooping cough|aneurysm)\b"
        ),
        of_people=True,
    ),
    Question(
        name="operation",
        signs=("operati", "procedure", "surgery", "theatre"),
        around=(
            (
                later(
                    r"(?:\A|\b(?:the|your|this) )(?:operation|procedure|surgery)(?: itself)?(?: "
                    r"\w+){0,2}? (?:takes|lasts)"
                    r"(?: about| around| between| usually| only| just| up to)*\s?\Z"
                ),
                _ANY,
            ),
            (
                _ANY,
                later(
                    r" (?:on the (?:operating )?table|in (?:the )?(?:operating )?theatre|"
                    r"in the operating room|of surgery)\b"
                ),
            ),
        ),
        apart=later(
            rf"\b(?:{_SOME}|whole|recover\w*|wake|both|each|longer|until|before|complex|hospital|"
            r"visit|child(?:ren)?|keyhole|open|laparoscop\w+|robot\w*|total|partial|depend\w*|"
            r"more than|less than|at least)\b"
        ),
        slack=1.5,
        first_is_plain=True,
        of_people=True,
    ),
    Question(
        name="between doses",
        signs=(
            "between doses",
            "between each dose",
            "gap of",
            "between the doses",
            "before tak",
            "another",
            "before you take",
            "before giv",
            "before hav",
            "repeat",
            "further dose",
            "next dose",
        ),
        near=("between", "gap", "repeat", "dose", "before", "another"),
        around=(
            (
                later(r"\b(?:leave|wait|allow)(?: a gap of)?(?: at least| about)?\s?\Z"),
                later(r" between (?:doses|each dose|the doses|two doses|one dose)\b"),
            ),
            (
                later(
                    r"\b(?:that means|this means|because of|with|after|given|as there is)"
                    r" (?:a|the|your) gap of(?: at least| about)?\s?\Z"
                ),
                later(r"(?! (?:between|from|before|to) (?!doses|each dose|the doses|one dose))"),
            ),
            (
                later(r"\b(?:at least|minimum of|about)\s?\Z"),
                later(
                    " (?:must|should|has to|have to|need to)? ?(?:pass|go by)? ?between "
                    "(?:doses|each dose)"
                ),
            ),
            (
                later(
                    r"\b(?:wait|leave it|leave|allow)(?: for)?(?: at least| about| "
                    r"another)?\s?\Z"
                ),
                later(
                    " before (?:you )?(?:tak|hav|us|giv)(?:e|ing) (?:any more|more|another|"
                    "the next|a "
                    r"second|it again)\b"
                ),
            ),
            (
                later(
                    r"\b(?:repeat (?:it|the dose|this|once)|(?:be )?(?:repeated|taken again|"
                    "given again)|(?:take|"
                    "have|give) (?:it again|another(?: one| dose| tablet)?)|(?:another|"
                    "further|second|extra|"
                    "next) (?:dose|one|tablet)(?: (?:can|may) be)?(?: safely)?(?: taken| "
                    "given| used)?) (?:after|in|"
                    r"at|at the|from|within)(?: just| only| about)?\s?\Z"
                ),
                _ANY,
            ),
        ),
        apart=later(
            rf"\b(?:{_SOME}|missed|forg\w+|other|ibuprofen and|alternat\w*|slow|"
            r"vaccin\w*|jabs?|boosters?|"
            r"weeks?|months?|days?|sick|vomit\w*|late|naloxone|adrenaline|pens?|call|999|911|"
            r"minutes)\b"
        ),
        of_medicine=True,
        first_is_plain=True,
        slack=1.2,
        of_people=True,
    ),
    Question(
        name="other product",
        signs=("calcium", "iron", "antacid", "milk", "dairy", "zinc", "magnesium", "coffee"),
        around=(
            (
                later(r"\b(?:gap of|leave|wait|allow|at least|keep)(?: at least| about)?\s?\Z"),
                later(
                    r" (?:between|apart|either side|away|before (?:or|and) after|before or|"
                    r"after or before)\b"
                ),
            ),
            (later(r"\A"), later(r" (?:before or after|apart from|either side of)\b")),
        ),
        apart=later(
            r"\b(?:unless|except|some|might|instead|then|depend\w*|food|meals?|breakfast|blood|"
            r"stud\w+)\b|:\s*\Z"
        ),
        thing=_OTHER_PRODUCT,
        of_medicine=True,
        slack=1.3,
        of_people=True,
    ),
    Question(
        name="next test",
        signs=("normal", "clear", "negative", "average risk"),
        around=(
            (
                later(
                    r"\bnext (?:colonoscopy|mammogram|test|scan|check|check-up|screening|smear|"
                    r"exam)\b"
                    r"(?: is| will be| comes| falls)?(?: usually)?(?: due)?(?: in| after)(?: "
                    r"about)?"
                    r"\s?\Z"
                ),
                _ANY,
            ),
            (
                later(
                    r"\b(?:repeat (?:it|the \w+)|(?:have|need) (?:it|another(?: one| \w+)?|the \w+ "
                    r"again|one))(?: again)?(?: in| after| every)(?: about)?\s?\Z"
                ),
                _ANY,
            ),
        ),
        needs=later(
            r"\b(?:normal|clear|negative|average risk)\b[^.;]{0,300}\b(?:next|repeat|have|need)\b"
        ),
        apart=later(
            rf"\b(?:{_SOME}|polyps?|family|abnormal|high risk|increased|sooner|not clear|"
            rf"unclear|not "
            r"normal|blood sugar|liquids?|over \d\d)\b"
        ),
        slack=1.3,
        of_people=True,
    ),
)
