"""Questions of taking a medicine that it is plain to answer: with food, for life, when sick."""

from __future__ import annotations

from qa.checks.consistency.question import Question, yes_or_no
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_REACH = 80
_N = rf"(?:\d{{1,3}}|an?|{NUMBER_WORD})"
_SPAN = (
    rf"(?:{_N}(?: ?(?:to|or|-|\u2013) ?{_N})?|a few|several|a couple of)[ -]"
    r"(?:days?|weeks?|months?|years?)"
)
_ABOUT = r"(?: about| around| roughly| just| only| the first| approximately)*"
_IT = (
    r"(?:it|them|this|one|(?:the|your|this|these|each|every|all(?: of)?)"
    r"(?: (?:your|the|of|medicine's))*(?: \w+)?|[a-z]{6,}(?: tablets| capsules| pills)?)"
)
_DOSE = r"(?:doses?|tablets?|capsules?|pills?|medicines?|medication|drops|injections?)"
_APART = (
    r"if|unless|except|may|might|some(?:times)?|others?|another|instead|child(?:ren)?|bab(?:y|ies)|"
    r"kidneys?|liver|stud(?:y|ies)|trials?|depend\w*|used to|slow|modified|brands?|ask|usually not"
)
_WITH = (
    r"(?:people|adults|patients|those|anyone|everyone) (?:with|who (?:have|had|need|take))|"
    r"after (?:an?|your|the) (?!first|day|meal|week|month|year)[a-z]+"
)
_UNLESS = _APART.replace("if|unless|", "")
_MEALS = (
    r"(?:food|meals?|breakfast|lunch|dinner|supper|eating|you (?:have )?(?:eaten|eat)|something to "
    r"eat|a snack)\b"
)
_WHICH = r"(?:(?:a|an|your|the|some|each|every|any) )?(?:(?:main|evening|morning|\w{3,7}) )?"
_WITH_MEAL = (
    r"(?:with|during|alongside|after|(?:straight|right|just|immediately|directly|soon) after|at) "
    rf"{_WHICH}(?<!at ){_MEALS}(?! or without)"
)
_EMPTY = (
    r"(?:(?:on|with) an empty stomach|(?:before|without) "
    rf"{_WHICH}{_MEALS}|when your stomach is empty|hours? after {_WHICH}{_MEALS})"
)
_TAKEN = r"(?:taken|take|swallowed|swallow|had|have|given|give|used|use)"
_NOT_NOT = r"(?<!not )(?<!n't )(?<!never )"
_MUST = (
    rf"{_NOT_NOT}\b(?:must|has to|have to|needs? to|needs|should)(?! not)(?: only| always| ever|"
    rf" really)*(?: be)?(?: only| always)* {_TAKEN}\b"
)
_ALWAYS = rf"\b(?:always|only(?: ever)?) {_TAKEN}\b"
_WORKS = (
    r"\b(?:works?|working|absorbed|effective)(?: properly| well)?(?: only| best|,? but only)|"
    r"\b(?:only|best) (?:works?|absorbed)"
)
_NEAR = r"(?:(?!\bor\b)[^.;,]){0,40}?\b"
_MORNING = r"(?:first thing|in the morning|each morning|every morning|with breakfast)"
_EVENING = r"(?:in the evening|at night|at bedtime|before bed|each evening|every (?:evening|night))"
_GONE = (
    r"(?:normal|better|gone|goes|clear(?:s|ed)?(?: up)?|heal(?:s|ed)?|disappear(?:s|ed)?|"
    r"well(?: again)?|"
    r"recover(?:s|ed)?|settled?|stops?|stopped|goes? away|gone away|improves?)\b"
)
_SICK = r"(?:sick|vomit(?:s|ed|ing)?|throws? up|threw up|throwing up)"
_YEARS = (
    rf"(?:(?P<months>{_N})[ -]months?|(?P<low>{_N})(?:[ -]years?)?)(?: old| of age)?\b"
    r"(?! ?(?:mg|kg|g|ml|stone|lbs?|%|hours?|days?|weeks?|minutes?|times|people|percent|per|in|"
    r"to)\b)"
)
_YOUNG = (
    r"(?:bab(?:y|ies)|child(?:ren)?|infants?|toddlers?|kids|boys|girls|teenagers|anyone|people|"
    r"person|those|patients|one|adults)"
)
_UNDER = r"(?:under|younger than|below|less than)(?: the age of| age)? "
_OVER = r"(?:and|or) (?:over|older|above|up|upwards)"

_CAN_HAVE = r"(?:can|may)(?: safely| also| all)* (?:be given|take|have|use|be treated with)"
_AGES = (
    later(
        rf"\b{_YOUNG}(?: who are| aged)* {_UNDER}{_YEARS}(?: (?:and \w+|\w+))?,? (?:must|should|"
        r"can|may|are|do)(?: ?not|n't)(?: ever)? (?:be|have|take|use|get|given|allowed)\b"
    ),
    later(
        rf"\bno {_YOUNG}(?: who is| who are| aged)? {_UNDER}{_YEARS},? (?:may|should|can|must|is|"
        r"are|ever)\b"
    ),
    later(
        r"\b(?:do not|don't|never|must not|should not|cannot|can't|not)(?: be)? (?:give|given|use|"
        r"used|suitable|recommended|licensed|safe|meant|approved|for)\b[^.;\d]{0,30}?"
        rf"\b{_UNDER}{_YEARS}"
    ),
    later(
        r"\b(?:can|may) (?:safely )?be (?:given|used|taken|prescribed)\b[^.;\d]{0,25}?\b(?:from|"
        rf"aged) (?:the age of |age |about )?{_YEARS}(?:$|[.,;]| {_OVER}| onwards)"
    ),
    later(rf"\b{_YOUNG}(?: aged)? {_YEARS} {_OVER} {_CAN_HAVE}\b"),
    later(
        rf"\b{_YOUNG} (?:from|over|above|older than) (?:the age of |age )?{_YEARS}"
        rf"(?: onwards| upwards)?,? {_CAN_HAVE}\b"
    ),
    later(
        rf"\b(?:give|given) (?:\w+ )?(?:to )?(?:an? )?{_YOUNG} (?:who (?:is|are) |aged |of |from )?"
        rf"{_YEARS} {_OVER}\b"
    ),
    later(
        rf"\b(?:is|are) (?:only )?for (?:use by )?(?:adults and )?(?:young |older )?{_YOUNG} aged "
        rf"{_YEARS} {_OVER}\b"
    ),
)
_NOT_AGES = (
    rf"{_APART.replace('|child(?:ren)?|bab(?:y|ies)', '').replace('may|', '')}|honey|nuts?|milk|"
    r"juice|water|foods?|salt|screens?|car|seats?|alcohol|sun\w*|doctors?|prescri\w+|"
    r"specialist|aspirin|"
    r"weigh\w*|kg|mg|\d ?ml|premature|early|then|once|twice|times|first"
)
_FORMS = (
    r"tablets?|liquid|syrup|capsules?|suspension|gel|cream|ointment|drops|spray|suppositor\w+|"
    r"patch(?:es)?|injection|inhaler|lozenges?|granules|sachets?|pills?|dose"
)


def _ages(name: str, apart: str, needs: str | None = None) -> Question:
    """Return the question for the age from which a medicine, in one form, is given."""
    return Question(
        name=name,
        signs=("under", "younger", "below", "aged", "less than", "from"),
        near=("under", "younger", "below", "aged", "less than", "from", "older", "over", "above"),
        figures=_AGES,
        needs=later(needs) if needs else None,
        apart=later(rf"\b(?:{_NOT_AGES}|{apart})\b"),
        of_medicine=True,
        slack=1,
    )


_QUESTIONS: tuple[Question, ...] = (
    Question(
        name="must be with food",
        signs=("food", "meal", "breakfast", "eat", "stomach", "dinner", "supper", "lunch"),
        said=(
            (
                1.0,
                later(
                    rf"{_MUST}{_NEAR}{_WITH_MEAL}|{_ALWAYS}{_NEAR}{_WITH_MEAL}|"
                    rf"\b(?:eat|have) (?:(?:a|some|your) (?:\w+ )?(?:meal|food|breakfast|snack)|"
                    rf"something(?: to eat)?) "
                    rf"(?:with|before|when|each time|every time)\b[^.;]{{0,20}}\b{_DOSE}|"
                    rf"\b(?:take|swallow) (?:each|every) {_DOSE}{_NEAR}{_WITH_MEAL}|"
                    rf"(?:\A|(?<=[.;:] ))take {_IT} {_WITH_MEAL}|"
                    rf"(?:{_WORKS}){_NEAR}{_WITH_MEAL}|"
                    r"\b(?:never|not|n't)(?: be)? (?:take|taken|swallow\w*)\b"
                    r"[^.;,]{0,25}\bon an empty stomach\b"
                ),
            ),
            (
                0.0,
                later(
                    rf"{_MUST}{_NEAR}{_EMPTY}|{_ALWAYS}{_NEAR}{_EMPTY}|(?:{_WORKS}){_NEAR}{_EMPTY}|"
                    rf"{_NOT_NOT}\b(?:take|swallow) {_IT} (?:only )?(?:at least )?(?:{_N} "
                    rf"(?:hours?|"
                    rf"minutes?) )?{_EMPTY}"
                ),
            ),
            (
                0.5,
                later(
                    r"\bwith or without (?:food|meals?|a meal|eating)\b|\bwhether or not you "
                    r"(?:have "
                    r"eaten|eat|have food)\b|\b(?:regardless of|no matter) (?:food|meals|whether "
                    r"you "
                    r"(?:eat|have eaten))\b|\b(?:with|before) (?:food|"
                    r"meals?|a meal) or (?:without(?: it)?|not|after)\b|"
                    r"\b(?:before or after|after or before) (?:food|meals?|eating|you eat)\b|"
                    r"\b(?:makes no (?:odds|difference)|does not matter|doesn't matter) (?:whether|"
                    r"if)\b[^.;]{0,50}\b(?:food|meals?|eat|eaten|eating|empty stomach)\b|"
                    r"\b(?:fine|safe|ok(?:ay)?|all right|can|may)(?: to)?(?: be)? (?:take|taken|"
                    r"swallow|swallowed)\b[^.;,]{0,20}\bon an empty stomach\b|"
                    r"\bfood (?:makes no difference|does not (?:matter|affect|change|make (?:any|"
                    r"a) difference))|"
                    r"\b(?:not|n't) (?:have|need) to (?:be )?(?:take|taken)\b[^.;,]{0,20}"
                    r"\bwith (?:food|a meal|meals)\b|\bno need to (?:take it|eat)\b[^.;,]{0,20}"
                    r"\b(?:with food|with a meal|first|before)\b"
                ),
            ),
        ),
        needs=later(r"\b(?:takes?|taken|taking|swallow\w*|doses?|tablets?|capsules?|works?|it)\b"),
        apart=later(
            rf"\b(?:{_UNLESS.replace('some(?:times)?', 'some(?:times)?(?! food)')}|if (?!it "
            rf"(?:is|has) (?:taken|swallowed)\b|they (?:are|have) (?:taken|swallowed)\b|taken|"
            rf"swallowed|you(?:'ve|"
            r" have)? (?:take|swallow|eat|eaten)\b)|unless|sick|nausea|"
            r"antacids?|vitamins?|"
            r"blood|test|insulin|liquid|suspension|alcohol|grapefruit|caffeine|painkillers?|"
            r"either|starting|then)\b"
        ),
        perhaps=later(
            r"\b(?:best(?! (?:effect|results?))|better|first|start\w*|easier|helps?|prefer\w*)\b"
        ),
        of_medicine=True,
        slack=1,
    ),
    yes_or_no(
        "any time of day",
        "any time|time of day|what time",
        r"\b(?:at )?any time of (?:the )?day\b|\b(?:time of (?:the )?day|what time)\b[^.;]{0,30}"
        r"\b(?:does not|doesn't|not) matter\b|\bnot matter (?:what time|which time)\b",
        rf"\b(?:must|has to|have to|needs? to)(?: always| only)* (?:be )?{_TAKEN}\b[^.;,]{{0,25}}?"
        rf"\b(?:{_MORNING}|{_EVENING})\b|\b(?:always|only(?: ever)?) {_TAKEN}\b[^.;,]{{0,25}}?"
        rf"\b(?:{_MORNING}|{_EVENING})\b",
        apart=rf"{_APART}|same(?! time)|statins?|or(?! (?:it|they) )|twice|second",
    )._replace(
        near=("time", "morning", "night", "evening", "bed", "first thing"), of_medicine=True
    ),
    yes_or_no(
        "same time",
        "same time",
        r"\b(?:at (?:about |around |roughly )?the|the) same time (?:each|every|of) (?:day|morning|"
        r"evening|night)\b",
        r"\btime\b[^.;]{0,30}\b(?:can|may) (?:vary|change|differ)\b|\bat (?:a )?different times? "
        r"(?:each|every) day\b|\b(?:not|n't) (?:have|need) to be (?:at )?the same time\b|"
        r"\b(?:does not|doesn't) matter (?:what|which) time (?:of (?:the )?day )?you (?:take|have|"
        r"use)\b",
        apart=f"{_APART}|than|exactly",
    )._replace(near=("time",), of_medicine=True),
    Question(
        name="usual amount",
        signs=("usual", "normal", "standard", "recommended", "typical", "most "),
        near=("mg", "microgram", "mcg", "gram", " g "),
        figures=(
            later(
                r"\b(?:(?:usual|normal|standard|recommended|typical)(?: (?:adult|daily|oral))* dose"
                r"(?: (?:for (?:most )?adults|of [a-z]+))*(?: for (?:most )?adults)? (?:is|will be)"
                r"(?: usually| normally| about)?|most (?:people|adults|patients)(?: will)? (?:take|"
                r"need|have|stay on|are (?:given|prescribed|on)))"
                rf" (?P<low>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|g|grams?|mcg|micrograms?|milligrams?)"
                rf",? (?:(?:taken|given) )?(?P<thing>once|twice|{_N} times|every \d+ hours)\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_APART}|older|over|start\w*|begin\w*|first|max\w*|up to|or|to|then|but|"
            r"although|for (?!(?:most )?adults|most people|everyone)[a-z]+|prevent\w*|treat\w*|"
            r"weeks?|later|increas\w*)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1.01,
    ),
    Question(
        name="first amount of all",
        signs=("first dose", "start", "begin", "initial"),
        near=("mg", "microgram", "mcg", "gram"),
        figures=(
            later(
                r"\b(?:(?:most people|most adults|most patients|adults|you|you will|you'll|people)"
                r"(?: will| usually| normally)* (?:start|begin)s? (?:on|with|at|off on)|"
                r"(?:your|the)"
                r"(?: usual| very)? (?:first|starting|initial) dose (?:is|will)(?: usually| "
                r"normally|"
                r" be)*)(?: a dose of| about| just)*"
                r" (?P<low>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|g|grams?|mcg|micrograms?|milligrams?)\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_APART}|older|over|or|to|may|then|after|restart\w*|between|"
            r"for (?!(?:most )?adults|most people|everyone|the first)[a-z]+|prevent\w*|treat\w*)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1.01,
    ),
    Question(
        name="gap between doses",
        signs=(
            "second tablet",
            "second capsule",
            "hours between",
            "hours before",
            "another dose",
            "next dose",
            "second dose",
            "hours apart",
            "dose again",
            "take more",
        ),
        near=("hour",),
        figures=(
            later(
                rf"\b(?:(?:leave|wait|allow|keep|with|have)(?: a gap of| a break of)?(?: at "
                rf"least| a "
                rf"minimum of)?|at least) (?P<least>{_N}) hours? (?:between (?:your |the |each "
                rf"|any |"
                rf"two )*(?:doses|tablets)|before (?:you (?:take|have|use)|taking|having|using) "
                rf"(?:another|your next|the next|a second|more)(?: {_DOSE})?)\b"
            ),
            later(
                rf"\b(?:take|have|give|repeat) (?:another|the next|your next|a second|more)(?: "
                rf"{_DOSE})?(?: again)? (?:after|in|within)(?: just| only| about)* "
                rf"(?P<most>{_N}) hours?\b"
            ),
            later(
                rf"\b(?:another|a second|the next|your next) {_DOSE} (?:can|may) (?:safely )?be "
                rf"(?:taken|given|used) (?:after|in|within)(?: just| only| about)* "
                rf"(?P<most>{_N}) hours?\b"
            ),
        ),
        apart=later(
            r"\b(?:may|might|some|others?|instead|child(?:ren)?|bab(?:y|ies)|kidneys?|migraines?|"
            r"not|never|n't|slow|forg\w+|miss\w*|sick|vomit\w*|antacids?|iron|calcium|until|"
            r"alternat\w*|paracetamol and|both|different|stop\w*|vaccin\w*)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="missed with the next due",
        signs=("next",),
        near=("hour",),
        figures=(
            later(
                rf"\b(?:less than|fewer than|under|within|more than|at least|over) (?P<low>{_N}) "
                r"(?P<unit>hours?) (?:until|before|to|till|away from|of|left (?:before|until))"
                r" (?:\w+ ){0,4}next\b"
            ),
            later(
                rf"\bnext(?: (?:one|dose|tablet|capsule|pill|injection))?(?: is| isn't)?(?: not)?"
                r"(?: due)?(?: is)? (?:within|in less than|less than|in under|more than)(?: the)?"
                rf"(?: next)? (?P<low>{_N}) (?P<unit>hours?)\b"
            ),
        ),
        needs=later(r"\b(?:miss\w*|forg[eo]t\w*|remember\w*|skip|leave (?:it )?out|late)\b"),
        apart=later(
            r"\b(?:once|twice|times|some|other|slow|modified|child(?:ren)?|morning|evening|"
            r"patch\w*|weekly|\w+-a-day|daily)\b"
        ),
        of_medicine=True,
        slack=1,
    ),
    Question(
        name="late",
        signs=(" late", "usual time"),
        near=("hour",),
        figures=(
            later(
                r"\b(?:less than|fewer than|within|up to|more than|over|at least) "
                rf"(?P<low>{_N}) (?P<unit>hours?) (?:late\b|(?:of|after|past) (?:the|your) "
                rf"usual time)"
            ),
            later(rf"\b(?P<low>{_N}) (?P<unit>hours?) (?:or more|or less) late\b"),
        ),
        apart=later(
            r"\b(?:other|another|some|types?|brands?|traditional|combined|desogestrel|"
            r"norethisterone|"
            r"levonorgestrel|drospirenone|progest\w+|mini-?pill|patch\w*|ring|or|once|twice)\b"
        ),
        of_medicine=True,
        slack=1,
    ),
    yes_or_no(
        "double for a missed one",
        "double|two |both|extra|twice|catch up|make up",
        r"\b(?:do not|don't|never|must not|should not)(?: ever)? (?:take|have|use|inject|give|"
        r"double)\b[^.;]{0,15}\b(?:double|two|extra|dose|twice)\b",
        r"(?:\A|(?<!not)(?<!never)[ ,])(?:take|have|swallow|use) (?:two|2|a double|double|both|"
        r"twice)\b[^.;]{0,40}\b(?:to (?:make up|catch up)|today|together|at once|next time|the "
        r"next "
        r"(?:day|time))\b|\b(?:can|may|should) (?:take|have) (?:two|2|a double)\b[^.;]{0,40}"
        r"\b(?:to (?:make up|catch up)|the next (?:day|time))\b",
        apart="unless|even if|means?|in (?:one|a|the same) day|other|emergency|some|told|pill|"
        "pills|except",
    )._replace(
        near=("miss", "forg", "make up", "catch up"),
        needs=later(r"\b(?:miss\w*|forg[eo]t\w*|make up|catch up)\b"),
        of_medicine=True,
    ),
    yes_or_no(
        "missed one",
        "miss|forg",
        r"\b(?:if|when) you (?:miss|forget)\b[^.;]{0,40}, (?:just )?(?:take|use|have|inject|put) "
        r"(?:it|one|the \w+ \w+) as soon as\b|\btake (?:a|the|any) (?:missed|forgotten) "
        rf"{_DOSE} as soon as\b",
        r"\b(?:if|when) you (?:miss|forget)\b[^.;]{0,40}, (?:just |simply |always )?(?:skip|leave "
        rf"(?:it|that|the)|miss)\b|\b(?:just|simply|always) (?:skip|leave out) (?:a|the|any) "
        rf"(?:missed|forgotten) {_DOSE}\b|\A(?:skip|leave out) (?:a|any) (?:missed|forgotten) "
        rf"{_DOSE}\b",
        apart="unless|until|nearly|almost|time for|within|less|more|late|later|hours?|before|"
        "close|some|other|next (?:day|morning)|days?|then|same day|pills?",
    )._replace(of_medicine=True),
    yes_or_no(
        "finish it",
        "course|finish|complet|all the|all of|until|even if|even when",
        r"\b(?:finish|complete|take) (?:the|your|all|all of|every)\b[^.;]{0,40}?\b(?:course|"
        r"prescription|tablets|capsules|pills|antibiotics?|medicine|treatment)\b[^.;]{0,30}"
        r"\b(?:even (?:if|when|though)|unless|to make sure|so that|in case)|"
        r"(?<!no )(?<!n't )(?<!not )\b(?:important|essential|always|must|need|have|sure) "
        r"(?:to |that you )?(?:finish|"
        r"complete) (?:the|your|all)\b|\b(?:finish|complete) (?:the|your) (?:whole|full|entire)\b|"
        r"\b(?:until|till) (?:the course is|they are all|it is all|all the \w+ are|you have) "
        r"(?:finished|gone|complete)|\b(?:do not|don't|never) stop\b[^.;]{0,30}\b(?:early|"
        r"because you feel better|just because|before the course)|"
        r"\beven (?:if|when|though) (?:you|your \w+|the \w+|it|they|symptoms) (?:feels?|seems?|"
        r"looks?|"
        r"gets?|is|are|have|has)(?: all)? (?:better|well|gone|clear\w*|fine)\b",
        r"\b(?:can|may|fine to|ok(?:ay)? to|safe to|could|should)(?: safely| just| simply)? stop"
        r"(?! by)\b[^.;]{0,30}\b(?:as soon as|once|when|the moment)\b[^.;]{0,35}\b"
        rf"{_GONE}|\b(?:no need to|(?:do not|don't|need not|needn't)(?: (?:need|have) to)?) "
        r"(?:finish|complete|take all|take the rest)\b|(?:\A|(?<=[.;:] ))stop (?:taking |using )?"
        rf"(?:{_IT} )?as soon as (?:you|your|the|it|they)\b[^.;]{{0,25}}?\b{_GONE}|\b(?:once|when|"
        rf"as soon as) (?:the|your|you)\b[^.;]{{0,40}}?\b{_GONE},? you (?:can|may|could|should)"
        r"(?: safely| just| simply)? stop\b",
        apart="might|some|others?|another|painkillers?|ask|used to|guidelines?|stud(?:y|ies)|"
        "trials?|steroids?|doctor says|rash|allerg\\w+",
    )._replace(
        near=("course", "finish", "complet", "all ", "until", "stop", "even "),
        needs=later(
            r"\b(?:tak(?:e|en|ing)|us(?:e|ing)|finish|complete|stop\w*|course|carry on|continue)\b"
        ),
        of_medicine=True,
    ),
    yes_or_no(
        "on after it is gone",
        "after|stop",
        r"\b(?:carry on|keep|continue|go on|use|take|apply|need)\b[^.;]{0,45}\bfor (?:about |"
        rf"around |at least |another |a further |up to )*{_SPAN} after (?:your|the|it|they|"
        rf"all|you)\b[^.;]{{0,40}}?\b(?:{_GONE}|leave|left|(?:get|come|return) home)",
        r"\b(?:stop|finish|leave off|no longer need)\b[^.;]{0,30}\b(?:as soon as|the moment|the "
        rf"day|straight away (?:once|when)) (?:your|the|it|they|you)"
        rf"\b[^.;]{{0,40}}?\b(?:{_GONE}|leave|"
        r"(?:get|come|return) home)|\bno (?:point|need|reason)\b[^.;]{0,25}\b(?:once|when|after) "
        rf"(?:the|your|it|they)\b[^.;]{{0,30}}?\b{_GONE}",
        apart=rf"{_APART}|(?:not|never|don't) (?:stop|take|use|carry|need)|work|school|"
        rf"contagious|exercise|fever",
    )._replace(near=("after", "stop", "once")),
    yes_or_no(
        "for life",
        "life|lifelong|indefinitely|long-term|long term",
        r"\b(?:for (?:the rest of (?:your|their|his|her) (?:life|lives)|life|ever|good)\b|lifelong|"
        r"indefinitely)|\b(?:take|taken|need|use|used)\b[^.;]{0,40}\blong[- ]term(?=[.,;]|\Z)",
        r"\b(?:can|will|able to|usually|normally)(?: usually| normally| often| safely)* "
        r"(?:come off|"
        r"stop|finish|give up|be taken off)\b"
        rf"[^.;,]{{0,30}} (?:after|within){_ABOUT} {_SPAN}|"
        rf"\b(?:take|taken|taking|need|be on|stay on|on)(?: {_IT})? for{_ABOUT} {_SPAN}"
        r"(?! (?:before|or (?:more|longer)|after|at a time))|\b(?:is|are)(?: only| just| usually)* "
        r"(?:a short course|short[- ]term)\b|\b(?:most|nearly all) people (?:finish|stop|come "
        r"off)\b"
        rf"[^.;,]{{0,25}} (?:after|within|in){_ABOUT} {_SPAN}|"
        r"\b(?:not|n't|never) (?:usually |normally )?(?:need\w* |have |take\w* |a |be )"
        r"[^.;,]{0,30}\bfor (?:life|the rest of)\b",
        apart=rf"{_APART}|at least|{_WITH}|(?:do|does|must|should) not stop|never stop|surgery|"
        rf"before|"
        r"operation|"
        r"first(?! (?:\w+ )?(?:days?|weeks?|months?|years?)\b)|pain|course of|or|"
        r"longer|miss\w*|blood tests?|notice|wait|ago|cure[sd]?|pregnan\w+|protect\w*|immun\w+|"
        r"both|together|plus|together with|then|carry a|card|antibiotics?|increas\w*|side",
    )._replace(
        near=(
            "life",
            "lives",
            "indefinitely",
            "long",
            "day",
            "week",
            "month",
            "year",
            "good",
            "ever",
        ),
        needs=later(
            r"\b(?:tak(?:e|en|ing)|treat\w+|need|medicines?|tablets?|on it|come off|stop|finish|"
            r"stay on|medication)\b"
        ),
        of_medicine=True,
        of_people=True,
    ),
    Question(
        name="starts to work",
        signs=("work", "effect", "notice", "benefit", "relief", "feel", "difference", "easier"),
        near=(
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "first",
            "straight away",
            "immediately",
            "at once",
            "instantly",
        ),
        around=(
            (
                later(
                    r"\b(?:(?:starts?|begins?) (?:to )?(?:work\w*|take effect|act|help)|works?|"
                    r"takes "
                    r"effect|kicks? in)(?: quickly| fast)?,? (?:within|in|after)"
                    rf"{_ABOUT} \Z"
                ),
                later(r"(?! (?:a|of|after|each|per|every)\b)"),
            ),
            (
                later(
                    rf"\b(?:takes?|can be|is|be|wait|allow|give it)(?: up to| at least| as long as|"
                    rf"{_ABOUT})* \Z"
                ),
                later(
                    r" (?:or (?:so|more|longer) )?(?:to (?:start )?(?:work\w*|tak(?:e|ing) effect|"
                    r"kick in|act)\b(?! (?:fully|properly|at|out))|(?:for|before) (?:it|they|them|"
                    r"your \w+|the \w+|you|[a-z]{6,})(?: to)?(?: will| can)? (?:starts?|begins?|"
                    r"notice|feels?|works?|gets? (?:easier|better)|eases?|"
                    r"relieves?|helps?|takes? effect|brings?)\b)"
                ),
            ),
            (
                later(
                    r"\b(?:no|not|n't|never)\b[^.;,]{0,40}\b(?:benefit|effect|difference|relief|"
                    rf"improvement|work\w*)\b[^.;,]{{0,15}} (?:for|until)(?: at least|{_ABOUT})* \Z"
                ),
                later(r""),
            ),
            (
                later(
                    r"\b(?:will|should|usually|people|can|you) (?:usually |start to )?(?:feel|"
                    r"notice|"
                    r"see) (?:the |any |an? |its |some )?(?:benefits?|effects?|difference|"
                    rf"improvement|relief|better)\b[^.;,]{{0,15}} (?:within|after|in){_ABOUT} \Z"
                ),
                later(r""),
            ),
        ),
        said=(
            (
                1440.0,
                later(
                    r"\b(?:works?|benefits?|effects?|difference|better|relief)"
                    r"\b[^.;,]{0,20}\b(?:from|"
                    r"on|after|with) the (?:very )?first (?:day|dose|tablet)\b|\b(?:works?|takes? "
                    r"effect|starts? to work) (?:straight away|immediately|at once|instantly)\b"
                ),
            ),
        ),
        apart=later(
            rf"\b(?:{_APART}|full|fully|properly|best|side|stop\w*|lasts?|last|more|dose|wears?|"
            r"see|call|contact|speak|tell|check|drowsy|sleepy|dizz\w+|worse|maximum|peak|return|"
            r"come back|hangover|exercise|diet|weight|review|next|injection|tablets? or|back|"
            r"overdose|withdraw\w*|alcohol|drive|inhaler|preventer|results?)\b"
        ),
        of_medicine=True,
        slack=4,
    ),
    Question(
        name="works in full",
        signs=("full", "properly"),
        near=("day", "week", "month", "hour"),
        around=(
            (
                later(
                    r"\b(?:full|maximum|most) (?:effects?|benefits?)\b[^.;,]{0,30} (?:within|"
                    rf"after|in|for|takes?)(?: up to|{_ABOUT})* \Z"
                ),
                later(r""),
            ),
            (
                later(rf"\b(?:takes?|be|wait|allow|give it)(?: up to| at least|{_ABOUT})* \Z"),
                later(
                    r" (?:or (?:so|more|longer) )?(?:(?:to|for|before)\b[^.;,]{0,40}\b(?:work\w* "
                    r"(?:fully|properly)|(?:full|maximum) (?:effects?|benefits?)))"
                ),
            ),
        ),
        apart=later(rf"\b(?:{_APART}|stop\w*|side|last\w*|wears?|dose|moon|review|see|start\w*)\b"),
        of_medicine=True,
        slack=2.5,
    ),
    Question(
        name="taken for",
        signs=("for ", "lasts", "course"),
        near=("day", "week", "month"),
        around=(
            (
                later(
                    r"\b(?:take|takes|taken|taking|use|used|apply|given|need|swallow|course (?:is|"
                    rf"lasts)|treatment (?:is|lasts))\b[^.;,]{{0,45}}\bfor{_ABOUT}(?: a total "
                    rf"of| the"
                    r" full)? \Z"
                ),
                later(
                    r"(?! (?:before|after|or (?:so|more|longer)|between|at a time|each|every|a "
                    r"year|"
                    r"until|if|beforehand|and then)\b)"
                ),
            ),
            (
                later(
                    r"\b(?:usual|normal|standard|typical|full|whole|your|the|a) course (?:is|lasts|"
                    rf"takes|of [a-z]+ (?:is|lasts))(?: usually| normally| for|{_ABOUT})* \Z"
                ),
                later(r""),
            ),
        ),
        apart=later(
            rf"\b(?:{_APART}|at least|not|never|n't|surgery|operation|before|first|usually longer|"
            r"longer|miss\w*|tests?|notice|wait|ago|pregnan\w+|then|for (?!(?:about|around|the|"
            r"a|an|"
            r"just|only|\d+|one|two|three|four|five|six|seven|eight|ten|twelve|several)\b)[a-z]+|"
            r"infections?|prevent\w*|years|more|up to|hours|repeat\w*|better|start\w*|every|"
            r"increas\w*|long|both|steroids?|side|off|gone|severe)\b"
        ),
        of_medicine=True,
        slack=1.4,
    ),
    Question(
        name="no longer than",
        signs=(
            "no longer than",
            "no more than",
            "more than",
            "longer than",
            "at least",
            "maximum",
            "up to",
        ),
        near=("day", "week", "month"),
        timed=later(
            r"\b(?:use|take|taken|used|using|taking|apply)\b[^.;\d]{0,40}?\bfor (?:no more than|"
            r"at least|up to|a maximum of)\b|\b(?:not|n't|never)\b[^.;\d]{0,20}\b(?:use|take|taken|"
            r"used|using|taking|apply)\b[^.;\d]{0,40}?\bfor (?:more|longer) than\b"
        ),
        needs=later(r"\b(?:use|take|taken|used|using|taking|apply)\b"),
        apart=later(
            rf"\b(?:{_UNLESS}|if|before|after|until|hours?|minutes?|store\w*|keep it|kept|"
            r"wait|pregnan\w+|contracepti\w+|off|stop\w*|once a|twice a|times|every|works?|full|"
            r"benefit|effect|then|a day|each day|years?|increase[ds]?|review\w*|risk|raise[sd]?|"
            r"have (?:been|had)|infection|or)\b"
        ),
        least=2880,
        of_medicine=True,
        slack=1.9,
    ),
    yes_or_no(
        "short term only",
        "long-term|long term|months or years|short-term|short term|short time|longer than|more "
        "than",
        r"\b(?:take|taken|use|used|using|meant|only|suitable|given|prescribed)\b[^.;]{0,40}\bfor "
        r"(?:short[- ]term (?:use|relief|treatment)|a short time|no (?:more|longer) than "
        r"(?:(?:a few|"
        r"a couple of|\d{1,2}|two|three|four|five|seven|ten) days|(?:1|a|one|2|two) weeks?))\b|"
        r"\bnot (?:be )?(?:taken|"
        r"used|take|use|meant|suitable|recommended)\b[^.;]{0,20}\bfor (?:long[- ]term (?:use|"
        r"treatment)|a long time)\b",
        r"(?<!not )(?<!n't )(?<!never )\b(?:meant|suitable|safe|used|taken|fine|designed|intended)"
        r"(?: to be (?:used|taken))? for (?:long[- ]term (?:use|treatment)|(?:months|weeks|many "
        r"months) or (?:even )?years|many (?:months|years)|as long as you (?:like|want))\b|"
        r"\b(?:use|using|take|taking|apply|applying|keep going)\b[^.;\d]{0,30}\bfor at least "
        r"(?:(?:4|"
        r"four|6|six|8|eight|12|twelve) weeks|(?:2|two|3|three|6|six|several) months)\b|"
        r"\b(?:is|are) (?:usually |normally )?(?:an? )?long[- ]term (?:treatments?|medicines?)\b",
        apart=_APART.replace("if|unless|", "if|") + "|not (?:all|always)|low[- ]dose|before|after",
    )._replace(near=("long", "short", "year", "more than", "month", "week"), of_medicine=True),
    yes_or_no(
        "stopping slowly",
        "stop|come off|coming off|gradual|slowly|taper|wean|cut down|cutting down",
        r"\b(?:reduce|reduced|lower|lowered|cut|bring|come|stop|stopped|stopping|done|wean\w*|"
        r"taper\w*)\b[^.;]{0,35}\b(?:slowly|gradually|bit by bit|little by little|in (?:small )?"
        r"steps|step by step)\b|\b(?:do not|don't|never|must not|should not) (?:just )?stop\b"
        r"[^.;]{0,30}\b(?:suddenly|abruptly|overnight|all at once|in one go)\b",
        r"\b(?:can|may|safe to|fine to|ok(?:ay)? to|just|simply)(?: safely| just| simply)? (?:stop|"
        r"come off|be stopped)\b[^.;]{0,35}\b(?:suddenly|overnight|all at once|in one go|"
        r"straight away|"
        r"without (?:cutting|tapering|weaning|reducing|lowering|coming))\b|\b(?:no need to|(?:do "
        r"not|don't) (?:need|have) to|needn't|need not) (?:come off|reduce|taper|cut|wean|lower|"
        r"be (?:reduced|tapered|weaned|cut))\b[^.;]{0,30}\b(?:slowly|gradually|first|down|bit by "
        r"bit|over)\b",
        apart=_APART.replace("if|", "if(?! you (?:no longer|feel|are|wish|want|like))|")
        + r"|smok\w*|alcohol|drinking|salt|weight|rash|short|less than|"
        r"increas\w*|caffeine|sugar|diet|exercise|breathe|stand|get up|worry",
    )._replace(of_medicine=True),
    Question(
        name="opened in the fridge",
        signs=("fridge", "refrigerat", "room temperature"),
        said=(
            (
                1.0,
                later(
                    r"\b(?:in|into|back in) (?:the|a|your) (?:fridge|refrigerator)\b|\b(?:be|keep "
                    r"\w+|kept) refrigerated\b"
                ),
            ),
            (
                0.0,
                later(
                    r"\bat room temperature\b|\bout of the (?:fridge|refrigerator)\b|\b(?:not|n't|"
                    r"never|no need to)(?: \w+){0,3} (?:in the fridge|refrigerated?|fridge)\b"
                ),
            ),
        ),
        needs=later(
            r"\b(?:in use|in-use|you are using|you're using|(?:once|after|when) (?:it is |you have "
            r"|they are |first )?open\w*|once (?:started|in use)|opened|have started|being used)\b"
        ),
        apart=later(
            rf"\b(?:{_APART}|unopened|before|or|until|spare|new|take|warm\w*|out \d|hours?|"
            rf"minutes?|"
            r"then|either|both|can)\b"
        ),
        of_medicine=True,
        slack=1,
    ),
    yes_or_no(
        "kept cold",
        "fridge|refrigerat|room temperature",
        r"\b(?:keep|store|kept|stored|goes|belongs)\b[^.;,]{0,30}\bin (?:the|a|your) (?:fridge|"
        r"refrigerator)\b|\b(?:must|should|has to|needs to) be refrigerated\b",
        r"\b(?:not|n't) (?:need|have) to (?:be |go |kept |stored )*(?:in (?:the|a) (?:fridge|"
        r"refrigerator)|refrigerated)\b|\b(?:keep|store|kept|stored)\b[^.;,]{0,30}\bat room "
        r"temperature\b|\b(?:do not|don't|never|no need to) (?:keep|store|put) (?:\w+ ){1,2}in "
        r"(?:the|a) "
        r"(?:fridge|refrigerator)\b|\b(?:do not|don't|never|no need to) refrigerate\b",
        apart=rf"{_APART}|unopened|opened|open|once|after|before|until|powder|dry|in use|spare|new|"
        r"using|or|either|pens?|vials?|cartridges?|take|hours?|minutes?|days?|weeks?|months?|food",
    )._replace(of_medicine=True),
    yes_or_no(
        "drinking on it",
        "alcohol|beer|wine|drink",
        r"\b(?:glass(?:es)? of (?:wine|beer)|beers?|pints?|wine|drinks?|drinking|alcohol)\b"
        r"[^.;]{0,40}\b(?:(?:do|does|is|are|will do|will be)(?: perfectly)? (?:no harm|fine|"
        r"safe|ok|"
        r"okay)|(?:won't|will not) (?:hurt|harm|matter|do any harm))\b",
        r"\b(?:avoid|stay off|keep off)(?: all| drinking| any)* alcohol\b|\b(?:do not|don't|never|"
        r"must not|should not|cannot)(?: drink| have| touch)+(?: any)? alcohol\b",
        apart=rf"{_APART}|after|before|until|once|alcohol-free|low-alcohol|water|juice|milk|tea|"
        r"coffee|fizzy|stopp\w+|finish\w*|heavy|lots|too much|more than",
    )._replace(of_medicine=True, of_food=True),
    yes_or_no(
        "sleepy at all",
        "sleepy|drows|sleepiness",
        r"\b(?:can|will|often|usually|may) (?:also )?(?:make (?:you|people|most people) (?:feel )?"
        r"(?:very |quite )?(?:sleepy|drowsy)|cause (?:drowsiness|sleepiness))\b|\bmakes (?:you|"
        r"most "
        r"people|many people) (?:feel )?(?:very |quite )?(?:sleepy|drowsy)\b",
        r"\b(?:does not|doesn't|will not|won't|never)(?: usually| normally)?(?: make (?:you|people|"
        r"anyone) (?:feel )"
        r"?(?:at "
        r"all )?(?:sleepy|drowsy)|s? ?cause (?:any )?(?:drowsiness|sleepiness))\b",
        apart=r"if(?! this happens| it does)|unless|except|some|others?|another|instead|most "
        r"other|older|new\w*|but|although|"
        r"unlikely|less|as much|alcohol|together|stop\w*|babies|baby",
    )._replace(of_medicine=True),
    yes_or_no(
        "swallowed whole",
        "whole|chew|crush|split|broken|opened|grind|cut",
        rf"\b(?:swallow|swallowed|take|taken) (?:{_IT} )?(?:down )?whole\b|\b(?:do not|don't|"
        r"never|must not|should not)(?: be)? (?:chew|crush|break|bite|open|split|cut)(?:ed)?\b"
        r"(?! (?:the )?(?:bottle|blister|pack|foil|pen|sachet))",
        rf"\b{_DOSE} (?:can|may)(?: also| safely| all)? be (?:chewed|crushed|broken|opened|split|"
        r"halved|cut)\b|"
        r"\b(?:you can|you may|fine to|safe to|ok(?:ay)? to)(?: also| safely)? (?:chew|crush|break|"
        r"bite|open|split|cut|halve) (?:it|them|up|the (?:tablets?|capsules?|pills?)|your "
        r"(?:tablets?|capsules?))|"
        r"(?:\A|(?<=[.;:] ))(?:always )?(?:chew|crush) (?:it|them|the \w+|each \w+|your \w+)"
        r"(?: \w+)? (?:thoroughly|well|before|first|and)\b|(?:\A|(?<=[.;:,] )|\b(?:can|may) )"
        r"(?:grind|mash|crush) (?:the|your) (?:tablets?|capsules?|pills?)\b(?!,? (?:and|or) you)",
        apart=_APART.replace("if|", r"if(?! you (?:like|prefer|wish|want|find))|")
        + r"|chewable|dispersible|soluble|melt|ask|difficult\w*|trouble|hard to|cannot swallow|"
        r"emergency|999|911|heart attack|coated|enteric\w*|sprinkle|gum|chewing gum|half|score\w*|"
        r"immediate|liquid|lozenges?|food|vitamins?",
    )._replace(of_medicine=True),
    yes_or_no(
        "on the tongue",
        "tongue|dissolve|melt|whole|swallow",
        r"\b(?:let|allow) (?:it|the \w+|each \w+)\b[^.;]{0,20}\b(?:dissolve|melt)\b|"
        r"\b(?:dissolves?|"
        r"melts?) (?:on|under) (?:your|the) tongue\b|\b(?:put|place) (?:it|the \w+|one \w+|a \w+) "
        r"(?:on|under) (?:your|the) tongue\b",
        r"\b(?:swallow|swallowed) (?:it |the tablets? |each tablet |your tablets? )?(?:whole|"
        r"with (?:a "
        r"(?:\w+ )?glass of |some |plenty of |a drink of )?water)\b",
        apart=rf"{_APART}|orodispersible|odt|ordinary|standard|regular|capsules?|liquid|film|"
        rf"coated|"
        r"melts|not|never|spray|wafers?|then|after",
    )._replace(of_medicine=True),
    yes_or_no(
        "as needed",
        "when you|when needed|whether|even if|even when|as needed",
        r"\b(?:use|take|taken|used)\b[^.;]{0,30}\b(?:when(?:ever)? (?:you need (?:it|them)|needed|"
        r"necessary)|as needed|only when)\b",
        r"\b(?:use|take|taken|used)\b[^.;]{0,30}\b(?:every|each) (?:day|morning|evening|night)\b"
        r"[^.;]{0,25}\b(?:even (?:if|when)|whether)\b",
        apart=r"unless|preventer|reliever|blue|brown|rescue|others?|another|some|also|may|can|"
        r"extra|"
        r"doctor|told|instead|painkillers?",
    )._replace(of_medicine=True),
    yes_or_no(
        "driving on it",
        "driv",
        r"\b(?:nobody|no one|no-one) (?:should|must|can|may) drive\b[^.;]{0,20}\b(?:on|tak\w+|"
        r"using)\b|"
        r"\b(?:do not|don't|never|must not|should not|cannot|can't)(?: try to)? (?:drive|ride|"
        r"operate)\b[^.;]{0,50}\b(?:while|when|during|after|as long as)\b[^.;]{0,15}\b(?:tak\w+|"
        r"using|on (?:it|this|them)|treatment)\b",
        r"\b(?:safe|fine|ok(?:ay)?|all right) to (?:drive|carry on driving)\b|\byou can (?:still |"
        r"safely |carry on |keep )*(?:drive|driving)\b[^.;]{0,25}\b(?:as usual|as normal|while|"
        r"when|as you)|\b(?:does not|doesn't|will not|won't) (?:affect|stop|interfere with) (?:you "
        r"(?:from )?|your )?(?:driving|ability to drive)\b",
        apart=rf"{_APART}|until|whether|how|tired|sleepy (?:or|and)|dizzy|blurred|feel|first|legal|"
        "law",
    )._replace(of_medicine=True),
    yes_or_no(
        "in pregnancy",
        "pregnan",
        r"\b(?:can|may) (?:safely )?be (?:taken|used|given|continued) (?:in|during|throughout|by|"
        r"while) pregnan\w+|\b(?:women who are pregnant|pregnant women|pregnant people) (?:can|may)"
        r"(?: safely| still)? (?:take|use|have|carry on|continue|stay)\b|\b(?:is|are) "
        r"(?:considered |thought to be |perfectly |quite |generally )?safe (?:to (?:take|use) )?"
        r"(?:in|during|throughout|while) (?:you are |you're )?pregnan\w+|\bsafest\b"
        r"[^.;]{0,30}\b(?:for|in|during) pregnan\w+",
        r"\b(?:must|should|can|do)(?: ?not|n't)(?: be)? (?:taken|used|given|prescribed|take|use) "
        r"(?:\w+ )?(?:in|during|by|while|when|if)\b[^.;,]{0,20}\bpregnan\w+|\b(?:women who are "
        r"pregnant|pregnant women|pregnant people) (?:must not|should not|cannot)\b|\bnot (?:safe|"
        r"suitable|recommended)\b[^.;,]{0,20}\b(?:in|during|for|while) (?:pregnancy|pregnant)",
        apart=r"unless|may|might|some|other|another|first|last|trimester|weeks?|months?|but|"
        r"high\w*|breastfe\w+|planning|try\w*|want|doctor|specialist|crushed|broken|handle|touch|"
        r"needed|programme|program|semen|partner|folic|vitamins?|paracetamol|acetaminophen",
    )._replace(of_medicine=True),
    _ages("given from", _FORMS),
    _ages("given from as tablets", _FORMS.replace("tablets?|", ""), r"\btablets?\b"),
    Question(
        name="sick after a dose",
        signs=("sick", "vomit", "throw up", "threw up", "hour"),
        near=("hour", "minutes"),
        figures=(
            later(
                rf"\b{_SICK}\b[^.;]{{0,25}}\b(?:within|less than|up to|in the first)"
                rf" (?P<low>{_N}) (?P<unit>hours?|minutes?)\b[^.;]{{0,60}}?\b(?:take|have|give|"
                r"repeat|swallow|need)\b (?:another|it again|a further|a second|the (?:same )?dose|"
                r"one more|a new|an extra|again)"
            ),
            later(
                rf"\b(?:take|have|give|repeat|need)\b (?:another|it again|a further|the dose|one "
                rf"more|an extra)\b[^.;]{{0,30}}\b{_SICK}\b[^.;]{{0,25}}\b(?:within|less than|"
                rf"up to)"
                rf" (?P<low>{_N}) (?P<unit>hours?|minutes?)\b"
            ),
            later(
                rf"\b(?:more than |over |longer than |at least |{_SICK} (?:about |just |only )?)"
                rf"(?P<most>{_N}) (?P<unit>hours?|minutes?)(?: or more)? (?:after|since|later)\b"
                r"[^.;]{0,60}?\b(?:(?:not|n't|no) (?:need|have to|take|repeat|difference)|no need|"
                r"makes no|still (?:count|protect|cover)\w*|does not matter|nothing)"
            ),
            later(
                r"\b(?:no need (?:for|to (?:take|have))|(?:not|n't) (?:need|have to take)|do "
                r"not take)"
                rf" (?:another|a (?:second|further|new)|an extra)\b[^.;]{{0,30}}\b{_SICK}"
                rf"(?: about| just| only| more than)* (?P<most>{_N}) (?P<unit>hours?|minutes?)"
                r"(?: or more)? (?:after|later)\b"
            ),
        ),
        apart=later(
            r"\b(?:some|other|before|alcohol|fever|school|work|nursery|doctor|emergency|levonelle|"
            r"ellaone|levonorgestrel|ulipristal|child\w*|twice|again and again|stays?)\b"
        ),
        slack=1,
    ),
    yes_or_no(
        "prescription",
        "prescription|over the counter|over-the-counter|prescri",
        r"\b(?:no prescription (?:is )?(?:needed|required|necessary)|(?:do not|don't|does not|"
        r"doesn't) (?:need|require) (?:an? )?prescription|(?:buy|bought|get|sold|available|have) "
        r"(?:it |them |this )?(?:\w+ )?(?:without (?:an? )?prescription|over[- ]the[- ]counter)"
        r"|sell (?:it|them|[a-z]{6,})"
        r"(?: \w+)? (?:without (?:an? )?prescription|over the counter))\b",
        r"\b(?:only (?:available|sold|given|supplied) (?:on|with|by) (?:an? )?prescription|"
        r"(?:available|get it|get them|sold|buy it) only (?:on|with|by) (?:an? )?prescription|"
        r"prescription[- ]only(?! dos)|(?:on|by) prescription only|(?:you(?:'ll| will)?|need|"
        r"needs|requires) (?:always )?(?:need )?a prescription (?:for|to (?:get|buy)))\b",
        apart=_APART.replace("|ask", "")
        + r"|also|stronger|higher|strengths?|larger|bigger|packs? of|lower|mg or|"
        r"abroad|online|free|charge|states?|countr\w+|cream|gel|eye|injections?|spray|until|"
        r"used to|dose",
    )._replace(of_medicine=True, near=("prescription", "counter")),
    yes_or_no(
        "common or rare",
        "common|rare|1 in 1",
        r"(?:\A|(?<=[.;:] )|\band )(?:an? )?(?P<thing>(?!it |they |this |these |those )"
        r"[a-z]+(?: [a-z]+){0,2}) (?:is|are) (?:an?|the|"
        r"one of the|among the)? ?(?:very |quite |most )*common\b(?! in| among| cause| when| "
        r"after)",
        r"(?:\A|(?<=[.;:] )|\band )(?:an? )?(?P<thing>(?!it |they |this |these |those )"
        r"[a-z]+(?: [a-z]+){0,2}) (?:is|are) (?:an? )?"
        r"(?:usually |very |extremely |quite )*(?:rare|uncommon)\b"
        r"(?! in| among| cause| when| after)|\b(?:fewer|less) than 1 in (?:1,000|10,000|1000|10000)"
        r"(?: people| patients)?(?: will)? (?:get|have|develop) (?:an? )?"
        r"(?P<thing_too>(?!it\b|this\b|these\b|them\b)[a-z]+(?: [a-z]+){0,2}?)(?=[.;,]|\Z| "
        r"(?:when|while|with)\b)|\b(?:very )?(?:rare|"
        r"uncommon|unusual) for (?:\w+ ){1,2}to cause (?:an? )?(?P<thing_more>[a-z]+(?: [a-z]+)"
        r"{0,2})"
        r"(?=[.;,]|\Z)",
        apart=rf"{_APART}|(?:cases|kinds?|sorts?|types?|many|most) of|severe|serious|forms?|but",
    )._replace(near=("common", "rare", "1 in 1"), of_medicine=True, of_people=True),
    Question(
        name="ambulance after a dose",
        signs=("dose", "spray", "tablet"),
        near=("minute",),
        around=((later(r"\A"), later(r"")),),
        needs=later(
            r"\A(?=.*\b(?:call|dial|ring|phone|ambulance)\b)(?=.*\b(?:911|999|112|000|ambulance)\b)"
            r"(?=.*\b(?:first|one|a single|1) (?:dose|spray|puff|tablet)\b)"
        ),
        apart=later(r"\b(?:second|two|three|third|2|3|another|last\w*|lie|wait for|aspirin)\b"),
        slack=1.9,
    ),
)
TAKING = tuple(question._replace(reach=question.reach or _REACH) for question in _QUESTIONS)
"""More rows for `DOSING`."""
