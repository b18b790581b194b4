"""Counts and weekly amounts that pages on health give: more questions for `different_figure`."""

from __future__ import annotations

from qa.checks.consistency.question import Question
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_N = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_NS = rf"(?P<low>{_N})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_N}))?"
_RARE = (
    r"if|unless|except|some(?:times)?|may|might|could|another|used to|stud(?:y|ies)|trials?|"
    r"instead|although|however|depend\w*|extra|further|private\w*"
)
_SOME = rf"{_RARE}|child(?:ren)?|bab(?:y|ies)"
_ABOUT = r"(?:(?:about|around|usually|typically|just|only|all|the|a total of) )*"
_MEETINGS = (
    r"(?P<unit>sessions|classes|appointments|treatments|workshops|lessons|ultrasound scans|scans)"
)
_NO_RATE = r"(?! (?:a|per|each|every) )"
_TYPES = r"(?:types|kinds|forms|varieties)"
_MAIN = r"(?:(?:main|different|common|basic|major|chief|broad) )*"
_WEEK = r"(?:a|per|each|every|in a|in any) (?P<thing>week|day)\b"
_LIMIT = (
    r"(?:no more than|more than|within|under|below|less than|up to|over|exceed(?:ing)?|limit of|"
    r"stick to|keep to|maximum (?:of|is))"
)
_SORTS = (
    r"(?:(?:small|sticky|metal|thin|tiny|short|separate|little|plastic|main|blood|stool|urine|"
    r"poo|keyhole|long|fine|different|skin|easy|simple) ){0,2}"
)
_PIECES = (
    r"(?P<thing>sensor|electrode|sticker|pad|sample|cut|incision|hole|scar|swab|needle|probe|"
    r"vial|rod|screw|wire|bottle|injection|photo|question|step)s?"
)

_AMOUNT_OF_FOOD = (
    r"(?P<low>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>mg|milligrams|g|grams|calories|kcal|ml|"
    r"litres?|liters?)"
)
_EACH_DAY = r"(?:a|per|each|every|in a) day\b"
COUNTS: tuple[Question, ...] = (
    Question(
        name="meetings",
        signs=("sessions", "classes", "appointments", "treatments", "workshops", "lessons",
               "scans"),
        figures=(
            later(
                r"\b(?:you|people|patients|mothers|mums|moms|parents|most) (?:(?:will|can|usually|"
                r"should|normally|are|be|expect|to|need|people) )*(?:have|need|get|attend|come|"
                rf"offered|given)(?: to)? {_ABOUT}{_NS} {_MEETINGS}\b{_NO_RATE}"
            ),
            later(
                r"\b(?:course|programme|program|treatment|therapy|block) (?:of|has|is|involves|"
                rf"takes|includes|consists of|is made up of|runs for) {_ABOUT}{_NS} "
                rf"{_MEETINGS}\b{_NO_RATE}"
            ),
            later(
                rf"\b(?:after|once|when) (?:all |the |your )+{_NS} {_MEETINGS} "
                r"(?:are|have|end|finish|is)\b"
            ),
            later(rf"\b(?:last|first|end|all) of (?:the |your |these )?{_NS} "
                  rf"{_MEETINGS}\b{_NO_RATE}"),
            later(rf"\b(?:attend|come to|need|at) (?:at least )?{_NS} of the {_MEETINGS}\b"),
        ),
        apart=later(
            rf"\b(?:{_SOME}|weekly|daily|missed|first|"
            r"have had a baby|more|up to|group|one-to-one|before|twins)\b"
        ),
        reach=60,
        slack=1.2,
    ),
    Question(
        name="types",
        signs=("types", "kinds", "forms", "varieties"),
        figures=(
            later(
                rf"\b(?:there are|there're|has|have|comes? in|divided into|grouped into) {_ABOUT}"
                rf"{_NS} {_MAIN}{_TYPES}\b(?! of (?:test|treatment|medicine|surgery|scan|strain|"
                r"germ|bacteri|virus|[a-z]+(?:coccus|cocci|virus|bacter)\b)| (?:in use|on sale|to "
                r"choose|available))"
            ),
            later(
                rf"\b(?:the|all|of the|these|those) (?P<low>{_N}) {_MAIN}{_TYPES} "
                r"(?:are|is|of it|have|can|share)\b"
            ),
            later(
                rf"\b(?:the|all|these|those) (?P<low>{_N}) (?:main|common|major|basic) {_TYPES} "
                rf"of\b"
            ),
        ),
        apart=later(rf"\b(?:{_SOME}|test|surgery|treatment|medicines?|scan|two of|three of)\b"),
        reach=40,
        slack=1,
    ),
    Question(
        name="alcohol",
        signs=("units",),
        figures=(
            later(
                rf"\b{_LIMIT} (?P<low>\d{{1,2}}) units(?: of alcohol)? {_WEEK}"
            ),
        ),
        apart=later(
            r"\b(?:unless|except|men|women|used to|liver|harm\w*|high(?:er)?|dependen\w*|heavy|"
            r"heavily|stud(?:y|ies)|some|binge|insulin|pregnan\w+|before|doctor|average|"
            r"if you (?:drink|have|are|regularly)|risky|increas\w+|previous\w*|was)\b"
        ),
        slack=1.05,
    ),
    Question(
        name="salt",
        signs=("salt",),
        figures=(
            later(
                r"\b(?:no more than|less than|under|below|within|up to|maximum of|limit of|"
                r"exceed) (?P<low>\d{1,2}(?:\.\d)?) ?g(?:rams)?(?: \([^)]*\))?(?: of salt)? "
                r"(?:a|per|each|every) day\b"
            ),
        ),
        needs=later(r"\bsalt\b"),
        apart=later(
            r"\b(?:unless|except|some|child(?:ren)?|bab(?:y|ies)|aged|under \d+s|per 100|label\w*|"
            r"average|currently|contains?|if you have|saturat\w+|fat|sugars?|protein|fibre|"
            r"sodium|used to)\b"
        ),
        slack=1.05,
    ),
    Question(
        name="daily limit",
        signs=("limit", "maximum", "allowance", "no more than", "less than", "under", "below",
               "up to", "budget", "ceiling"),
        near=("day", "daily"),
        figures=(
            later(
                r"\b(?:no more than|not more than|less than|under|below|within|up to|maximum of|"
                rf"limit of|exceed|limit is)(?: (?:about|around))? {_AMOUNT_OF_FOOD}(?: of)? "
                r"(?:the )?(?P<thing>sodium|sugars?|caffeine|saturated fat|cholesterol|"
                r"potassium|fluids?)"
                rf"(?: in total)? {_EACH_DAY}"
            ),
            later(
                r"\b(?P<thing>sodium|sugar|caffeine|saturated fat|cholesterol|potassium|fluid)"
                r"(?: intake)? (?:to )?(?:no more than|to|under|below|within|less than|at) "
                rf"{_AMOUNT_OF_FOOD} {_EACH_DAY}"
            ),
            later(
                rf"\b(?:your|the|that|this|a) (?:whole )?{_AMOUNT_OF_FOOD}(?:[ -](?P<thing>sodium|"
                r"sugar|caffeine|fat|cholesterol|potassium|fluid))?[ -](?:daily|day's|a day|a-day)"
                r"(?:[ -](?P<thing2>sodium|sugar|caffeine|fat|cholesterol|potassium|fluid))? "
                r"(?:limit|maximum|allowance|budget|ceiling|cap)\b"
            ),
            later(
                r"\bdaily (?:(?P<thing>sodium|sugar|caffeine|fat|cholesterol|potassium|fluid) )?"
                rf"(?:limit|maximum|allowance|budget|ceiling|cap)(?: (?:is|of|for \w+ is))+ "
                rf"{_AMOUNT_OF_FOOD}"
            ),
        ),
        apart=later(
            r"\b(?:unless|except|some|child(?:ren)?|bab(?:y|ies)|aged|under \d+s|per 100|average|"
            r"currently|contains?|if you (?:have|are)|ideal(?:ly)?|better|even lower|pregnan\w+|"
            r"blood pressure|heart|kidney|diabet\w*|(?:women|men)|teens?|used to|stud(?:y|ies)|"
            r"dialysis|start)\b"
        ),
        slack=1.05,
        reach=90,
    ),
    Question(
        name="fruit and vegetables",
        signs=("portions", "servings"),
        figures=(
            later(
                rf"\b(?P<low>{_N})(?: or more)? (?:portions|servings|pieces) of (?:\w+ )?"
                r"(?:fruits?|veg(?:etables)?)(?: (?:and|or) (?:\w+ )?(?:fruits?|veg(?:etables)?))"
                r"[^.;\d]{0,15}?\b(?:a|per|each|every) day\b"
            ),
        ),
        apart=later(
            r"\b(?:unless|except|some|juice|smoothies?|counts?|child(?:ren)?|stud(?:y|ies)|only \d|"
            r"average|extra|increase|fewer|most people|currently|used to|if you)\b"
        ),
        slack=1.05,
    ),
    Question(
        name="exercise",
        signs=("minutes",),
        near=("activity", "exercise"),
        figures=(
            later(
                r"\b(?P<low>\d{2,3})(?: to \d{2,3})? minutes(?: or more)? of (?P<thing2>moderate|"
                r"vigorous)?(?:[- ]intensity| aerobic| physical| \w+ing)*[^.;\d]{0,25}?"
                rf"\b(?:activity|exercise)\b[^.;\d]{{0,25}}?\b{_WEEK}"
            ),
        ),
        apart=later(
            r"\b(?:unless|except|some|child(?:ren)?|stud(?:y|ies)|or \d+|lose|weight|used to|older|"
            r"build up|start with|average|pregnan\w+|times|days|if you|extra|benefits?|even)\b"
        ),
        slack=1.2,
    ),
    Question(
        name="doses of a vaccine",
        signs=("vaccin", "booster", "immuni"),
        near=("dose", "shot", "jab", "injection"),
        figures=(
            later(
                r"\b(?:needs?|have|gets?|given|requires?|takes?|offered) (?:just |only |a total of "
                rf"|a course of )?(?P<low>{_N}|a single)(?: or (?P<high>{_N}))? (?:separate )?"
                r"(?:doses?|shots?|jabs?|injections?)\b(?! (?:a|per|each|every|earlier|before)\b)"
            ),
            later(
                rf"\b(?:given|comes?|course) (?:as|in|of) (?P<low>{_N}|a single) (?:separate )?"
                r"(?:doses?|shots?|jabs?|injections?)\b"
            ),
            later(
                rf"\b(?P<low>{_N}|a single) (?:doses?|shots?|jabs?|injections?)(?: of (?:the )?"
                r"[a-z]+(?: vaccine)?)? (?:is|are) (?:all|enough|sufficient)\b"
            ),
            later(
                r"\ball (?:that )?(?:you|adults|children|they|your child|most people) needs? is "
                rf"(?P<low>{_N}|a single) (?:doses?|shots?|jabs?|injections?)\b"
            ),
        ),
        needs=later(r"\b(?:need|protect\w*|vaccin\w*|given|offered|fully|complete|series|course)"),
        apart=later(
            rf"\b(?:{_RARE}|boosters?|flu|covid\w*|"
            r"immune|weak\w*|missed|more|first|second|third|already|before|hiv|born|by the age|"
            r"or older|and older|over \d+|under \d+|aged?|ages|years|months|pregnan\w+|previous\w*|"
            r"unvaccinated|tetanus|same time|at once|one (?:vaccine|visit)|not enough|at least|"
            r"risk|catch|only had|have had|has had|travel\w*|exposed|bite|effective)\b"
        ),
        of_people=True,
        slack=1,
    ),
    Question(
        name="so many of them",
        signs=("sensor", "electrode", "sticker", " pad", "sample", " cut", "incision", " hole",
               " scar", "swab", "needle", "probe", "vial", " rod", "screw", " wire", "bottle",
               "injection", "photo", "question", " step"),
        figures=(
            later(
                rf"\b(?:all|all the|these|those|your|both the|once the|after the|when the|until "
                rf"the) (?P<low>{_N}) {_SORTS}{_PIECES}\b(?! of the)"
            ),
            later(
                rf"(?:\A|(?<=[.;:] )|\b(?:through|has|have|uses?|needs?|take|takes|with|makes?|"
                rf"puts?|"
                rf"sticks?|collect|need to collect|sends?|asks?|leaves?|contains?|holds?|of|from|"
                rf"are|places?|attach(?:es)?) (?:about )?)(?P<plain>)(?P<low>{_N}|an?|one|a single|"
                rf"just one) "
                rf"{_SORTS}{_PIECES}\b(?! (?:a|per|each|every|of the|at a time|apart|or more)\b)"
            ),
        ),
        apart=later(
            rf"\b(?:{_RARE}|each|every|per|more|at least|first|second|last|other|these are|only "
            rf"one of|"
            r"of these|both sides|child\w*|next|following|times|days|weeks|open|larger)\b"
        ),
        reach=30,
        slack=1,
    ),
)  # fmt: skip
