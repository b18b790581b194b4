"""Questions that pages answer, some of them twice: how long it lasts, what it costs.

Each says how an answer looks in a sentence; `two_answers` holds the answers against each other.
"""

from __future__ import annotations

from qa.checks.consistency.advice_questions import ADVICE
from qa.checks.consistency.contrary_questions import CONTRARY
from qa.checks.consistency.dosing_questions import DOSING
from qa.checks.consistency.either_questions import EITHER
from qa.checks.consistency.everyday_questions import EVERYDAY
from qa.checks.consistency.granted_questions import GRANTED
from qa.checks.consistency.question import Question
from qa.checks.consistency.timed_questions import TIMED
from qa.patterns import later

_CASES = (
    r"if|unless|except|may|might|some(?:times)?|could|otherwise|private\w*|usually longer|"
    r"severe\w*|"
    r"child(?:ren)?|bab(?:y|ies)|pregnan\w+|older|elderly|stud(?:y|ies)|trials?|used to|depends?|"
    r"rare\w*(?! passes| lasts| goes)|few people|complications?|although|however|instead|or your|"
    r"mild|high-risk|complicated"
)
_REACH = 35
_SYMPTOM = (
    r"coughs?|tiredness|fatigue|rash|fever|temperature|headaches?|soreness|swelling|bruis\w+|"
    r"bleeding|stitches|scabs?|numbness|taste|smell|hair|side effects?|itch\w*|blisters?|runny|"
    r"sore throat|earache|discharge|spotting|redness|stiffness|weakness|immunity|protection"
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="lasts",
        signs=("last", "settle", "pass", "clear", "resolve", "away", "gone", "over ", "better",
               "goes on", "go on", "subside"),
        timed=later(
            r"\b(?:attacks?|spells?|episodes?|flares?(?:-ups?)?|bouts?|illness|infections?|"
            "symptoms?|pain|"
            r"vomiting|diarrh(?:o)?ea|sickness|most people|everyone|nearly everyone|it|they|panic|"
            r"spasms?|seizures?|migraines?|colds?|croup|flu)\b[^.;]{0,50}?\b(?:lasts?|lasting|"
            r"settles?(?: down)?|pass(?:es)?|clears?(?: up)?|resolves?|go(?:es)? away|gone|"
            r"(?:all )?over|better|go(?:es)? on|subsides?)\b"
        ),
        apart=later(
            rf"\b(?:{_CASES}|{_SYMPTOM}|see|call|contact|ask|tell|speak|doctors?|gp|treat\w*|"
            "tablets?|"
            r"medicines?|antibiotics?|steroids?|tests?|scans?|appointment|operation|surgery|more "
            r"than|"
            r"longer|effects?|injections?|dose|drive|work|school|hospital|chronic|once a|times a|"
            r"every|over (?:the|several|a few|time|\d)|years?|smok\w+|drink|eat|birth|period|acute|"
            r"at first|first|begins?|starts?|recover\w*|at a time)\b"
        ),
        apart_before=later(r"\b(?:aura|warning (?:stage|signs?)|prodrome|after-?effects?)\b"),
        slack=2.5,
    ),
    Question(
        name="spreads",
        signs=("infectious", "contagious", "spread", "pass it on", "passed on"),
        timed=later(r"\b(?:infectious|contagious|spread|pass(?:ed)? (?:it )?on)\b"),
        apart=later(
            rf"\b(?:{_CASES}|until|rash|spots?|before|after|ago|across|wash|clean|surfaces?|live|"
            r"droplets?|body|cells?|cancer|bones?)\b"
        ),
    ),
    Question(
        name="course",
        signs=("course", "for ", "full ", "days of", "weeks of", "another", "finish"),
        timed=later(
            r"\b(?:course|antibiotics?|(?:once|twice|times) (?:a|each|per) day|carry on|complete|"
            r"finish\w*|keep going|take it|takes it|take [a-z]+ for|tablets|capsules|stop before|"
            r"will (?:be given|"
            r"need|get)|continued?|"
            r"treatment is|keep taking|prescribed)\b"
        ),
        apart=later(
            rf"\b(?:{_CASES}|those who|can't|cannot|hygiene|see|call|contact|doctor|until|wait|ago|"
            r"before (?:you|your)|work\w*|"
            r"better|improve\w*|effect|notice|every|repeat\w*|missed|forg\w+|store|keep (?:the|it)|"
            r"within|after (?:stopping|the last|your last)|results?|first|visits?|review\w*|supply|"
            r"between|or longer|or more|at least|often|longer|recurrent|prevent\w*|chronic|"
            r"vaccin\w+|"
            r"in the last|last \d|start\w*|second|physio\w*|exercise\w*|follow-up|withdraw\w*)\b"
        ),
        slack=1.4,
        of_medicine=True,
        least=1440,
    ),
    Question(
        name="stay",
        signs=("home", "night", "hospital", "ward", "day case", "day surgery", "overnight"),
        timed=later(
            r"\b(?:(?:go|goes|going|sent|allowed|be) home (?:after|within|in)|leave hospital|"
            r"hospital|ward|"
            r"stay(?:ing)? in|stay (?:for|of)|kept in|nights? (?:stay|in))\b"
        ),
        said=(
            (
                0,
                later(
                    r"(?<!not )\b(?:go(?:es)?|going|gone|return|leave|allowed|sent|be|"
                    r"back) home (?:on "
                    r")?(?:the "
                    r"same (?:day|afternoon|evening)|(?:a few|some|two|three|\d) hours|later "
                    r"(?:that|the "
                    r"same) day|on the day of)|(?<!not )(?<!not a )\bday[- ](?:case|surgery)\b|"
                    r"\bhome the same day\b|"
                    r"\bno (?:overnight|hospital) stay\b"
                ),
            ),
            (1440, later(r"\bstay (?:in hospital )?(?:overnight|the night|for the night)\b")),
        ),
        apart=later(
            rf"\b(?:{_CASES}|home care|after (?:you|going)|before (?!you come)|driv\w*|travel\w*|"
            r"work|school|"
            r"someone|adult|friend|relative|someone's|discharge\w*|with you|infection|rate|beds?|"
            r"ago|visit\w*|open|chair|complex|major|larger)\b"
            r"|\bshould\b.{0,30}\bstay\b"
        ),
        slack=1.6,
        least=700,
    ),
    Question(
        name="return",
        signs=("school", "nursery", "work", "class", "daycare", "day care", "child care",
               "childcare", "at home", "home until"),
        timed=later(
            r"\b(?:stay|keep|kept|away|off|return|go(?:ing)? back|back)\b[^.;]{0,60}\b(?:school|"
            r"nursery|work|class|day ?care|child ?care)\b[^.;]{0,40}\b(?:until|for|after|till)\b"
            r"|\bstay(?:ing)? (?:at )?home (?:until|for)\b"
        ),
        said=(
            (
                0,
                later(
                    r"\b(?:can|may|should|are able to|is able to|free to|safe to|fine to) (?:\w+ "
                    r")?(?:go|"
                    r"return|be|come)\b[^.;]{0,30}\b(?:school|nursery|work|class|day ?care|child "
                    r"?care)"
                    r"\b[^.;]{0,12}?\b(?:on |from )?(?:the (?:day|morning|same|very|next|first)|"
                    r"as soon "
                    r"as|right away|straight away|immediately|at once|the minute)\b"
                ),
            ),
            (0, later(r"\bno need to (?:keep|stay)\b[^.;]{0,25}\b(?:at home|off)\b")),
            (
                2880,
                later(
                    r"\b(?:stay|keep|kept|away|off|not (?:return|go back|"
                    r"send))\b[^.;]{0,60}\b(?:school|"
                    r"nursery|work|class|day ?care|child ?care)\b[^.;]{0,30}\b(?:until|till)\b"
                    r"[^.;]{0,30}\b(?:crust\w*|scab\w*|dried|healed|gone)\b"
                    r"|\b(?:stay|keep)\b[^.;]{0,25}\bhome until\b[^.;]{0,40}\b(?:crust|scab)"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|except|some|may feel|operation|surgery|physical|heavy|desk|light|"
            r"manual|"
            r"antibiotics?|most people|usually within|average|well enough|feel (?:well|better|"
            r"able)|"
            r"pregnan\w+|exposed|contact|fever|test)\b"
        ),
        slack=1.9,
    ),
    Question(
        name="second dose",
        signs=("apart", "after the first", "second"),
        timed=later(
            r"\b(?:(?:two|both) doses|second (?:dose|one|injection|jab|shot|vaccine|"
            r"vaccination)?|the "
            r"doses|the two)\b"
        ),
        apart=later(
            rf"\b(?:{_CASES}|third|booster|weak\w*|immun\w+ system|over \d|under \d|aged?|years|"
            rf"forg\w+|"
            r"miss\w*|late|effect|protect\w*|react\w*|opinion|other vaccines?|day|night|hospital|"
            r"stage|"
            r"trimester|ago|birth|minutes?)\b"
        ),
        slack=1.9,
        behind=later(r" (?:apart|later|after (?:the |your |their |his |her )?first)\b"),
    ),
    Question(
        name="price",
        signs=("free", "no charge", "costs nothing", "cost nothing", "no cost", "\u00a3", "$",
               "\u20ac"),
        said=(
            (
                0,
                later(
                    r"(?:\A|[.;:!?] )(?P<thing6>calls|tests|visits|checks|kits|scans|appointments) "
                    r"are "
                    r"(?:(?:always|all|completely) )?free\b(?! from| to\b| of (?!charge))|"
                    r"\b(?:won't|will not|doesn't|does not) cost (?:you |anyone )?(?:a penny|"
                    r"anything|a cent)\b|"
                    r"\b(?P<thing5>tests?|checks?|kits?|visits?|appointments?|scans?|vaccines?|"
                    "jabs?|"
                    "services?|sessions?|classes|workshops?|consultations?|screenings?|"
                    r"assessments?)\b"
                    r"(?: \w+){1,4}? (?:is|are)(?: always| completely| all)* free\b(?! from| to\b)|"
                    r"\b(?:the|this|our|your|each|every|an?|all|hearing|eye|blood) (?:[a-z-]+ "
                    r"){0,2}?"
                    r"(?P<thing>[a-z]{3,}) (?:is|are) (?:(?:always|completely|all|provided|"
                    r"offered) )*"
                    r"(?:free\b(?! from| to\b| of (?!charge)|ly|-)|at no (?:cost|charge))"
                    r"|\b(?P<thing2>[a-z]{3,}) costs? (?:you )?nothing\b|\bno charge for (?:the |"
                    r"this |your "
                    r"|our )?(?:[a-z]+ )?(?P<thing3>[a-z]{3,})\b|\bfree (?P<thing4>tests?|"
                    r"checks?|kits?|visits?|"
                    r"scans?|vaccin\w+|jabs?|sessions?|consultations?|assessments?|screenings?|"
                    r"clinics?)\b"
                ),
            ),
            (
                1,
                later(
                    r"[\u00a3$\u20ac]\d[\d.,]* (?:a|per|each) (?P<thing7>visit|session|class|"
                    r"test|call)\b|"
                    r"\b(?:charge|fee|cost) of [\u00a3$\u20ac][\d.,]+ (?:is|will be) (?:added|made|"
                    r"applied|charged|payable|due) (?:for|to|on) (?:the |each |every |this |your |"
                    r"an? "
                    r"|all )?(?:[a-z]+ )?(?P<thing4>tests?|calls?|visits?|kits?|scans?|"
                    r"appointments?|"
                    r"consultations?|services?|sessions?|vaccines?|checks?)\b|"
                    r"\b(?P<thing>[a-z]{3,})(?:, [^,;.]{2,40},)? "
                    r"(?:(?:now|currently|will|itself|each) )*(?:costs?|"
                    r"is|are|is priced "
                    r"at|comes to)(?: about| around| just| only)? [\u00a3$\u20ac]\d|\b(?:charge|"
                    r"fee|cost|"
                    r"price) (?:of|is) [\u00a3$\u20ac][\d.,]+ for (?:the |each |this |your |an? )?"
                    r"(?:[a-z]+ )?(?P<thing2>[a-z]{3,})\b|\bwe charge [\u00a3$\u20ac][\d.,]+ for "
                    r"(?:the |each "
                    r"|this |your |an? )?(?:[a-z]+ )?(?P<thing3>[a-z]{3,})\b"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|except|for (?:people|those|children|anyone|women|men|over|under|all "
            r"\w+ aged)|(?<!and )private\w*|insur\w+|medicare|medicaid|first|second|extra|"
            r"further|follow-up|"
            r"additional|travel|eligible|who|aged|over \d|under \d|on the nhs|visitors|overseas|"
            r"some|many|may|might|could|otherwise|mobiles?|deposit|used to|home|fat|sugar|"
            r"salt|smoke|gluten|"
            r"alcohol|drug|pain|symptom)\b"
        ),
        slack=1,
    ),
    Question(
        name="call back",
        signs=("call", "phone", "ring", "contact"),
        timed=later(
            r"\b(?:we|nurse|team|doctor|someone|midwife|physio\w*)\b(?: \w+){0,2} (?:phone|call|"
            r"ring|telephone|"
            r"contact) you\b|\bour (?:phone )?call\b|\ba (?:phone )?call from (?:us|the|our)\b"
        ),
        apart=later(
            rf"\b(?:{_CASES}|result\w*|back within|every|before|urgent|missed|two calls|then)\b"
        ),
        slack=1.9,
    ),
    Question(
        name="clear liquids",
        signs=("clear liquid", "clear fluid"),
        timed=later(r"\bclear (?:liquids?|fluids?)\b"),
        apart=later(
            r"\b(?:if|unless|after|until|up to|stop|hours before (?:you|your arrival)|allowed|"
            r"may)\b"
        ),
        slack=1.9,
    ),
    Question(
        name="when needed",
        signs=("when you", "if you need", "as needed", "when needed", "whether or not",
               "even if you feel", "even when you feel", "only when", "only if"),
        said=(
            (
                1,
                later(
                    r"\b(?:use|take) (?:it|them|this|your (?:\w+ )?(?:inhaler|reliever|tablets?|"
                    r"medicine|puffer)) "
                    r"only (?:when|if) you (?:need|have|get|feel)|\b(?:only|just) (?:use|"
                    r"take)\b[^.;]{0,30}\b(?:when|"
                    r"if) you (?:need|have|get|feel)|\b(?:use|take)\b[^.;]{0,30}\bonly when "
                    r"(?:you|needed|necessary)"
                ),
            ),
            (
                0,
                later(
                    r"\b(?:use|take|puffs?)\b[^.;]{0,40}\b(?:every|each) (?:day|morning|night|"
                    r"evening)\b"
                    r"[^.;]{0,20}\b(?:whether or not|even (?:if|when) you (?:feel|are|have no))"
                ),
            ),
        ),
        apart=later(r"\b(?:unless|preventer|steroid|other|blue|brown|some)\b"),
        slack=1,
        of_medicine=True,
    ),
    Question(
        name="drowsy",
        signs=("sleepy", "drows"),
        said=(
            (
                0,
                later(
                    r"\b(?:does not|doesn't|do not|don't|will not|won't|should not|"
                    r"rarely)\b[^.;]{0,20}\b(?:make|"
                    r"cause)\b[^.;]{0,20}\b(?:sleepy|drows\w+)|\bnon-?drowsy\b"
                ),
            ),
            (
                1,
                later(
                    r"\b(?:makes|will make|always makes?|causes)\b[^.;]{0,25}\b(?:sleepy|drowsy|"
                    r"drowsiness)\b"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|some|may|might|can|other|older|at first|alcohol|than|or)\b"),
        slack=1,
        of_medicine=True,
    ),
    Question(
        name="helps",
        signs=("antibiotic", "surgery", "steroid", "bed rest", "painkiller", "antiviral",
               "an operation", "physiotherapy", "exercise"),
        said=(
            (
                0,
                later(
                    r"\b(?P<thing>antibiotics?|surgery|steroids?|bed rest|painkillers|"
                    r"antivirals?|an operation|"
                    r"physiotherapy|exercise) (?:(?:usually|often|generally) )?(?:rarely|seldom|"
                    r"hardly ever|do not|"
                    r"don't|does not|doesn't|will not|won't|cannot|are not|is not)(?: (?:usually|"
                    r"often|normally))?"
                    r" (?:helps?|works?|needed|cures?|recommended|make you better|treat)"
                ),
            ),
            (
                1,
                later(
                    r"\b(?P<thing>antibiotics?|surgery|steroids?|bed rest|painkillers|"
                    r"antivirals?|an operation|"
                    r"physiotherapy|exercise) (?:(?:is|are) (?:always )?(?:the |a |an )?(?:first|"
                    r"main|best|usual|"
                    r"standard|normal|most common)(?: choice| treatment| step| line)?|(?:will|"
                    r"quickly|usually|"
                    r"always) (?:clear|cure|help|work)s?|(?:is|are) (?:always |usually "
                    r")?(?:given|needed|required|"
                    r"prescribed))"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|some|may|might|can|when|severe\w*|bacterial|for (?:viral|colds|"
            r"bacterial)|but|only|"
            r"however|although|stud\w+|against|too much|flu|cold|other|type|before|after)\b"
        ),
        slack=1,
    ),
    Question(
        name="household",
        signs=("everyone", "everybody", "whole family", "household", "only the "),
        said=(
            (
                1,
                later(
                    r"\b(?:everyone|everybody|all (?:the )?(?:people|members)|the whole "
                    r"(?:family|household))\b"
                    r"(?: (?:in|of|who lives in|living in) (?:the|your) (?:same )?(?:house|home|"
                    r"household|family))?"
                    r"\b[^.;]{0,20}\b(?:must|should|needs?|has to|have to|"
                    r"is)\b[^.;]{0,15}\b(?:treat\w*|take|"
                    r"medicine|tablets?|cream|wash\w*)"
                ),
            ),
            (
                0,
                later(
                    r"\bonly the (?:person|child|people|one|family "
                    r"member)\b[^.;]{0,30}\b(?:needs?|takes?|has to|"
                    r"have to|should|must|is)\b(?:[^.;]{0,20}\b(?:treat\w*|medicine|tablets?|"
                    r"cream|take)| (?:it|them|this|to)(?=[.,;]|\Z))"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|some|may|not|except|pregnan\w+|under)\b"),
        slack=1,
    ),
    Question(
        name="to avoid",
        signs=("grapefruit", "alcohol", "milk", "coffee", "tea", "honey", "liver", "cranberry",
               "licorice", "liquorice", "antacids", "spicy", "fizzy", "raw eggs",
               "soft cheese", "st john"),
        said=(
            (
                0,
                later(
                    r"\b(?:do not|don't|never|avoid|stay away from|cut out|must "
                    r"not)\b[^.;]{0,25}?\b(?P<thing>"
                    r"grapefruit|alcohol|milk|coffee|honey|liver|cranberry|liquorice|licorice|"
                    r"antacids|spicy "
                    r"food|fizzy drinks|raw eggs|soft cheese)\b"
                ),
            ),
            (
                1,
                later(
                    r"\b(?P<thing>grapefruit|alcohol|milk|coffee|honey|liver|cranberry|"
                    "liquorice|licorice|antacids|"
                    r"spicy food|fizzy drinks|raw eggs|soft cheese)\b[^.;]{0,40}?\b(?:is|are|"
                    r"makes?) (?:an? |"
                    r"perfectly |quite )*(?:healthy|good|fine|safe|excellent|helpful|ideal|great)\b"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|some|may|might|small|moderate\w*|little|too much|more than|except|"
            r"until|hours?|"
            r"ask|check|other|instead|without|non-|low|units|limit|free|children|bab(?:y|ies)|"
            r"not (?:a|an|safe|"
            r"good|helpful))\b"
        ),
        slack=1,
    ),
    Question(
        name="stitches",
        signs=("stitches", "sutures"),
        said=(
            (
                1,
                later(
                    r"\b(?:stitches|sutures)\b[^.;]{0,30}\b(?:dissolv\w*|fall out|disappear|melt)\b"
                ),
            ),
            (
                0,
                later(
                    r"\b(?:take|taken|remove|removed|have|get)\b[^.;]{0,15}\b(?:the |your "
                    r")?(?:stitches|sutures) "
                    r"(?:out|removed|taken out)|\b(?:remove|take out) (?:the |your )?(?:stitches|"
                    r"sutures)"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|may|some|other|or|inside|not|no need|do not need)\b"),
        slack=1,
    ),
    Question(
        name="companion",
        signs=("someone", "somebody", "adult", "friend", "nobody", "no one", "no-one",
               "anyone", "alone", "on your own"),
        said=(
            (
                1,
                later(
                    r"\b(?:someone|somebody|(?:an?|another|responsible) (?:responsible )?adult|a "
                    r"friend|"
                    r"a relative)(?: or \w+)? (?:should|must|needs? to|has to|will need to|"
                    r"to)\b[^.;]{0,40}"
                    r"\bstay|\b(?:have|ask|get|arrange for) (?:someone|somebody|an adult|a "
                    r"friend|a "
                    r"responsible adult)[^.;]{0,25}\bstay"
                ),
            ),
            (
                0,
                later(
                    r"\b(?:nobody|no[ -]one) (?:needs?|has) to (?:stay|be) with|\b(?:do not|"
                    r"don't|will not|"
                    r"won't) need (?:anyone|someone|anybody) to (?:stay|be) with|\byou (?:can|"
                    r"may) (?:\w+ )?"
                    r"(?:be (?:left )?(?:alone|on your own)|stay (?:alone|on your own))|"
                    r"\bempty house\b"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|after (?:the first|that|\d+)|once|until you|children)\b"),
        slack=1,
    ),
    Question(
        name="meals",
        signs=("clear liquid", "clear fluid", "no solid", "sandwich", "lunch", "toast", "rice",
               "breakfast", "dinner", "a meal", "chicken", "bread", "pasta", "potato", "eggs"),
        said=(
            (
                1,
                later(
                    r"\b(?:only (?:clear )?(?:clear liquids|clear fluids)|clear (?:liquids|fluids)"
                    r"(?: only|:)|only drink clear|no solid food|do not eat (?:any )?solid)"
                ),
            ),
            (
                0,
                later(
                    r"\b(?:you (?:may|can|are allowed to|could)|it is fine to|feel free to|enjoy|"
                    r"have|eat)\b"
                    r"[^.;]{0,25}?\b(?:an? |some |your )?(?:\w+ )?(?:sandwich(?:es)?|(?:light|"
                    r"normal|small|"
                    r"usual|full) (?:lunch|breakfast|dinner|meal)|toast|rice|chicken|bread|pasta|"
                    r"scrambled eggs|eggs|potato(?:es)?)\b|\b(?:toast|sandwich(?:es)?|eggs?|"
                    r"rice|pasta|chicken)\b"
                    r"[^.;]{0,20}\bmakes? an? (?:\w+ )?(?:supper|lunch|breakfast|dinner|snack|"
                    r"meal)\b"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|until|before (?:that|then|noon|midday|\d|9|10|starting)|after|"
            r"afterwards|"
            r"(?:two|three|four|2|3|4|few|several) days|low[- ](?:fib|residue)\w*|white|avoid|not|"
            r"except|then|evening before|week|instead|no longer|stop)\b|\bdo not\b(?! eat)"
        ),
        slack=1,
    ),
    Question(
        name="feeding",
        signs=("breastfe", "breast-fe", "feeding", "breast"),
        said=(
            (
                1,
                later(
                    r"\b(?:keep|continue|carry on|go on)(?: with)? (?:to "
                    r")?(?:breast-?)?feed(?:ing)?\b"
                ),
            ),
            (
                0,
                later(
                    r"\b(?:stop|do not continue|give up) (?:breast-?)?feeding\b|\b(?:do not|"
                    r"don't|never) "
                    r"(?:put|feed) (?:the |your )?baby (?:to|from|on) (?:the |that |your )"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|some|medicines?|tablets?|when|want|decide|need to|may|bottle|"
            r"suddenly|before|after)\b"
        ),
        slack=1,
    ),
    Question(
        name="restraint",
        signs=("restrain", "hold them down", "hold the person down", "pin ", "hold down",
               "hold him", "hold her", "hold your child down"),
        said=(
            (
                0,
                later(
                    r"\b(?:not|never|n't) (?:try to )?(?:restrain|hold (?:\w+ ){1,2}down|pin|"
                    r"hold down)\b"
                ),
            ),
            (
                1,
                later(
                    r"(?:\A|[.;:] |, |\band |\bthen |\bshould |\bmust )(?:gently |firmly "
                    r")?(?:restrain "
                    r"(?:them|the|him|her|your)|hold (?:the|them|him|her|their|your) (?:\w+ "
                    r")?(?:\w+ )?"
                    r"down|pin (?:the|their|them|his|her))\b"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|avoid|without)\b"),
        slack=1,
    ),
    *CONTRARY,
    *EITHER,
    *EVERYDAY,
    *GRANTED,
    *TIMED,
    *(question._replace(reach=question.reach or _REACH) for question in (*DOSING, *ADVICE)),
)  # fmt: skip
