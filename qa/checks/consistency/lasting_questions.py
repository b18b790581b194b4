"""More questions of time: how long people wait, wear, rest and stay away, and from when they may.

Each names what stands right before, and right behind, the only time of a sentence that answers it.
"""

from __future__ import annotations

from qa.checks.consistency.question import CASES, Question
from qa.number_words import NUMBER
from qa.patterns import later

_SOME = (
    r"(?: (?:about|around|roughly|approximately|at least|up to|only|just|the first|the next|"
    r"another|"
    r"between|a|an|the|another|some|nearly|over|anywhere|from|to|as little as|as long as|least|"
    r"usually|normally|often|most|more|than|full|whole|further))*\W*\Z"
)
_IN = r"(?: usually| normally| often| typically| again| back)* (?:in|within|after|by|from|at)"
_ALONE = r"(?! (?:a|per|each|every|before|apart|at a time|later|of)\b)"
_AFTER = (
    r"(?= (?:after|from|following|of|later|on)\b|\W*(?:\Z|[.,;:)])|"
    r" (?:and|or|but|so|when|because|while|with|without|as|in|to|for|although)\b)"
)
_CAN = (
    r"(?:you|most people|patients|people|everyone|most (?:patients|women|men|adults|children)|"
    r"children|they|your child|he or she) (?:(?:can|may|could|will|should|are|is|usually|normally|"
    r"be|able|to|safely|only|then|also|allowed|expect|safe) )*"
)


def lasting(
    name: str, signs: str, *ways: tuple[str, str], apart: str, slack: float = 1.5
) -> Question:
    """Return a question that a time answers between what `ways` name; "" for anything behind it."""
    around = tuple((later(before + _SOME), later(after or _AFTER)) for before, after in ways)
    cases = later(rf"\b(?:{apart})\b")
    return Question(name, tuple(signs.split("|")), cases, around=around, slack=slack)


_ANY = r""
_CASE = CASES.replace("|may|", "|(?<!you )may|").replace("child(", "(?<!your )child(")
"""The same, but for "you may", which allows what it names, and for "your child"."""
_SEEK = r"see|call|contact|ask|speak|tell|doctors?|gp|nurse"

LASTING: tuple[Question, ...] = (
    lasting(
        "off work",
        "work|job|desk|office",
        (
            (
                rf"\b(?:go(?:ing)? |get |be |return(?:ing)? |came |come )?(?:back (?:to|at|in) |"
                rf"return(?:s|"
                rf"ed|ing)? to )(?:their |your |the )?(?:normal )?(?:work|desk|job|office)\b{_IN}"
            ),
            _ANY,
        ),
        (r"\boff work\b(?: for)?", _ANY),
        (
            r"\b(?:take|need|plan|have|expect|require|allow|book|spend|be|to)\b[^.;]{0,12}",
            (
                r" (?:off(?: work)?|away from|out of) ?(?:your |the )?(?:work|job|desk|office)?"
                r"(?=\W|\Z)(?! school)"
            ),
        ),
        (
            (
                r"\b(?:no work|not (?:go back to |return to )?work|away from work|stay home from "
                r"work)"
                r"(?: for| until)"
            ),
            _ANY,
        ),
        apart=rf"{_CASE}|heavy|light|manual|physical\w*|part-time|lifting|sick\w*|note|antibiotics?|"
        r"symptoms?|fever|open surgery|keyhole|laparoscop\w+|driv\w*|school|nursery|test|works|"
        r"shifts?|infectious|contagious|exercises?",
        slack=1.6,
    )._replace(of_people=True),
    lasting(
        "back in the water",
        "swim|pool|hot tub",
        (
            (
                r"\b(?:swim|swimming|in the pool|pools?|hot tubs?|in water)\b"
                r"(?: again| pools?)?(?: and \w+(?: \w+)?)? (?:in|within|after|for|from|until)"
            ),
            _ANY,
        ),
        (r"\b(?:back in(?:to)? the (?:pool|water))\b[^.;\d]{0,10} (?:in|within|after|from)", _ANY),
        apart=rf"{_CASE}|minutes?|hours? a|eczema|diarrh\w+|before|each|every|a week|times|"
        r"eating|meal",
    ),
    lasting(
        "contact sport",
        "sport|rugby|football|soccer|hockey|martial|boxing|wrestl",
        (
            (
                r"\b(?:contact sports?|rugby|football|soccer|hockey|boxing|martial arts|"
                r"wrestling)\b"
                r"[^.;\d]{0,40}? (?:in|within|after|for|from|until|at least)"
            ),
            _ANY,
        ),
        apart=rf"{_CASE}|minutes?|each|every|a week|times|before|child\w*|graduat\w*|stages?|"
        r"symptom-free|non-contact",
    ),
    lasting(
        "infectious on treatment",
        "infectious|contagious|spread|pass it on|passing it on",
        (
            (
                r"\b(?:infectious|contagious|spread\w*|pass(?:ing)? it on)\b[^.;\d]{0,25}?"
                r"(?: (?:after|until|for|within|once)[^.;\d]{0,30}?)?"
            ),
            (
                r" (?:of|after (?:you |they |your child )?(?:start\w*|begin\w*|taking)|on) ?"
                r"(?:the |your |their )?(?:antibiotics?|treatment|medicine|course|tablets?)"
            ),
        ),
        apart=rf"{_CASE}|without|rash|blisters|dose",
    ),
    lasting(
        "away on antibiotics",
        "antibiotic",
        (
            (
                r"\b(?:school|nursery|work|home|day ?care|childcare|class)\b[^.;\d]{0,60}?"
                r"(?: (?:after|until|for|once)[^.;\d]{0,40}?)?"
            ),
            (
                r" (?:of|on|after|from) ?(?:you |they |your child |he or she )?(?:start\w* |"
                r"begin\w* |"
                r"taking |having |the |your |their |first |dose |of )*antibiotics?\b"
            ),
        ),
        (
            (
                r"\b(?:school|nursery|work|home|day ?care|childcare|class)\b[^.;\d]{0,40}? "
                r"(?:until|once) "
                r"[^.;\d]{0,60}\b(?:antibiotics?|treatment)\b[^.;\d]{0,10} for"
            ),
            _ANY,
        ),
        apart=r"unless|may|might|some|severe\w*|well enough|without|diarrh\w+|vomit\w*",
    ),
    lasting(
        "wait in the clinic",
        "wait|stay|leave|go home|sit|observ|watch|monitor",
        (
            r"\b(?:wait|stay|remain|sit|watched|observed|monitored)\b[^.;\d]{0,35}? for",
            (
                r" (?:after|following|when|once) (?:you |they )?(?:have |had )*(?:the|your|each|"
                r"every|a|an|"
                r"any)? ?(?:\w+ )?(?:jabs?|vaccin\w+|injections?|shots?|infusion|dose)\b"
            ),
        ),
        (
            r"\b(?:can|may|are free to|free to) (?:leave|go home|go|drive home)\b",
            (
                r" (?:after|following) (?:the|your|each|every|a|an|any) (?:\w+ )?(?:jabs?|"
                r"vaccin\w+|"
                r"injections?|shots?|infusion|dose)\b"
            ),
        ),
        apart=rf"{_CASE}|allerg\w+ react\w*|first|weeks|months|days|alcohol|exercise|shower|"
        r"pregnan\w+",
    ),
    lasting(
        "protects from",
        "protect|immun|vaccine|jab|shot",
        (
            r"\b(?:takes?|need|needs|allow)\b",
            (
                r" (?:for|before) (?:the |your |this |flu )*(?:vaccine|jab|shot|vaccination|"
                r"injection|body|"
                r"protection)\b[^.;]{0,30}\b(?:work\w*|protect\w*|takes? effect|immun\w*|builds?|"
                r"starts?)"
            ),
        ),
        (
            (
                r"\b(?:is|are|be|you're|fully|well) (?:fully |well )?(?:protected|immune)\b"
                r"(?: against \w+)? (?:in|within|after|from)"
            ),
            _ANY,
        ),
        (
            (
                r"\bprotection (?:starts|begins|builds up|develops|kicks in|sets "
                r"in)\b[^.;\d]{0,12} "
                r"(?:in|within|after|from)?"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:vaccine|jab|shot|vaccination|protection) (?:starts?|begins?|takes?)"
                r"(?: to)? ?(?:work|working|protect|protecting you|protecting|effect)?"
                r"(?: (?:in|within|after|from))?"
            ),
            r" (?:to (?:work|protect\w*|take effect|build\w*|become)|after)?",
        ),
        apart=rf"{_CASE}|second|both|booster|sore|side|exposure|lasts?|years?|for (?:\d|one|two)|"
        r"travel|test|dose",
        slack=2.0,
    ),
    lasting(
        "better on treatment",
        "better|improve|symptoms",
        (
            (
                r"\b(?:symptoms|most people|you|it|children|infection)\b[^.;\d]{0,25}?"
                r"\b(?:improves?|feel (?:much |a lot )?better|gets? better|start(?:s)? to improve|"
                r"go away|"
                r"clears? up|begin to (?:improve|feel better))\b[^.;\d]{0,15} (?:in|within|after|"
                r"by)"
            ),
            (
                r" (?:of|after|into|on|from) ?(?:starting |beginning |the start of |taking |you "
                r"start )?"
                r"(?:the |your |a )?(?:first )?(?:treatment|antibiotics?|medicine|tablets?|course|"
                r"drops|"
                r"cream|taking it|dose)\b"
            ),
        ),
        (
            (
                r"\b(?:no better|no improvement|no change|not feel (?:any )?better|no different)\b"
                r"[^.;\d]{0,12} (?:for|until|till|in|before|during)"
            ),
            (
                r" (?:of|after|into|on) ?(?:starting |the start of |taking )?(?:the |your )?"
                r"(?:treatment|antibiotics?|medicine|tablets?|course|drops|cream)\b"
            ),
        ),
        apart=rf"{CASES}|{_SEEK}|full|not (?:improv\w+|better|gone)|go back|back to|side",
        slack=2.0,
    )._replace(of_medicine=True),
    lasting(
        "waiting time",
        "wait",
        (
            (
                r"\bwait(?:ing)?(?: time| times| list)?(?: for (?:an? |your |the )?(?:first "
                r")?(?:\w+ )?"
                r"(?:appointment|assessment|operation|surgery|treatment|scan|test|visit))?"
                r"(?: at the moment| currently| at present)?(?: (?:is|are|will be|of|takes))?"
                r"(?: (?:currently|usually|normally|typically|now))*"
            ),
            r"(?= (?:from|after|for (?:an?|your|the)|at the moment|between)\b|\W*(?:\Z|[.,;]))",
        ),
        (
            (
                r"\b(?:seen|assessed|treated|first appointment|appointment|treatment|start "
                r"treatment|see you|operation|"
                r"first visit)\b(?: will be| is| should be| usually)*(?: in| within)"
            ),
            (
                r" (?:of|from|after) (?:the (?:date|day) (?:of |that |on which )?|when )?(?:your |"
                r"the |being |they are |you are |we "
                r"(?:get|receive) )?(?:gp |doctor |your |the )?(?:referr?\w*|letter)"
            ),
        ),
        apart=rf"{_CASE}|urgent\w*|minutes?|hours?|cancer|room|results?|dose|call\w*|phone\w*|"
        r"first \w+ appointment|two-week|reading|target",
        slack=1.6,
    )._replace(least=1440),
    lasting(
        "cast on",
        "cast|plaster",
        (
            (
                r"\b(?:cast|plaster)\b[^.;\d]{0,12}\b(?:stays? on|is worn|worn|on|wear|stays? in "
                r"place|"
                r"comes? off|is (?:taken off|removed)|off|removed)\b[^.;\d]{0,12}(?: for| after| "
                r"in| "
                r"within| at)"
            ),
            _ANY,
        ),
        (
            r"\b(?:wear|have|keep|in) (?:the |your |a )?(?:plaster )?(?:cast|plaster)(?: on)? for",
            _ANY,
        ),
        apart=rf"{_CASE}|{_SEEK}|first|change\w*|new|x-ray|dry|wet|boot|then|elevat\w*|raise\w*|"
        r"minutes|hours",
    ),
    lasting(
        "patches on",
        "patches|monitor|recorder|electrodes",
        (
            (
                r"\b(?:keep|leave|wear|wearing|have|stays?)\b[^.;\d]{0,8}(?:patches|monitor|"
                r"recorder)"
                r"(?: on| in place| stuck on)*(?: for)?"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:patches|monitor|recorder) (?:\w+ )?(?:stays?|is worn|are worn|is left|are "
                r"left|"
                r"comes? off)(?: on| in place)*(?: for| after)?"
            ),
            _ANY,
        ),
        (r"\bafter", r" (?:of wearing|with) (?:the |your )?(?:patches|monitor|recorder)\b"),
        apart=rf"{_CASE}|{_SEEK}|nicotine|smok\w+|new|change\w*|dry|every|each|apnoea|baby|"
        r"rotate\w*|glucose|minutes?|pressure|before",
    ),
    lasting(
        "stop wearing",
        "stockings|brace|boot|sling|splint|collar",
        (
            (
                r"\b(?:wear|keep|need|use|wearing|in) (?:on )?(?:the |your |a |an )?(?:\w+ )?"
                r"(?P<thing>stockings|brace|boot|sling|splint|collar)(?: on)?(?: all the time| day "
                r"and "
                r"night)? for"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:stop (?:wearing|using)|leave off|do without|throw away|take off|without|out "
                r"of|rid "
                r"of|finished with|no longer need) (?:the |your |a )?(?:\w+ )?(?:stockings|brace|"
                r"boot|sling|"
                r"splint|collar)\b(?: for good)? (?:after|in|within)"
            ),
            _ANY,
        ),
        apart=rf"{_CASE}|{_SEEK}|first|hours|minutes|wash\w*|each|every|at night|then|only",
    )._replace(thing=later(r"\b(?:stockings|brace|boot|sling|splint|collar)\b")),
    lasting(
        "out of hospital",
        "hospital|discharged|ward|stay|home|with us",
        (
            (
                r"\b(?:stay|spend|be|are|kept|remain|stays?)(?: in (?:the )?hospital| on (?:the|"
                r"our) ward|"
                r" in)?(?: for)?"
            ),
            (
                r"(?= (?:in|at) (?:the )?hospital| on (?:the|our) ward| after (?:the|your) "
                r"(?:operation|"
                r"surgery|birth|procedure)| with us)"
            ),
        ),
        (
            (
                r"\b(?:in (?:the )?hospital|on (?:the|our) ward|stay (?:in|with us)|hospital stay)"
                r"(?: is| is usually| lasts)?(?: for)?"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:discharged|go home|sent home|allowed home|leave (?:the )?hospital|home)"
                r"(?: from hospital)? (?:after|in|within)"
            ),
            r"(?! (?:of (?:being|arriv))|(?: \w+)? each)(?=\W*(?:\Z|[.,;])| (?:after|of|in)\b)",
        ),
        (r"\b(?:need to |will |usually )stay(?: in)?(?: for)?", r"(?<=night)s?(?=[.,;]|\Z)"),
        (r"\b(?:your|all|the|for) ", r"(?= (?:with us|on (?:the|our) ward|in (?:the )?hospital))"),
        apart=rf"{_CASE}|hours?|minutes?|{_SEEK}|driv\w*|visit\w*|work|ago|before|"
        r"first|open surgery|intensive|twins|caesarean|c-section(?! page)|complicat\w*|help|"
        r"someone|every|infection|rest|at home|antibiotics?|"
        r"stitches|day case|same day|day surgery|clinic|bag",
        slack=1.6,
    ),
    lasting(
        "last drink before",
        "drink|liquids|fluids|water",
        (
            (
                r"\b(?:nothing(?: at all| else| more)? to drink|(?:do not|don't|must not|stop|not) "
                r"(?:drink(?:ing)?)(?: anything| any (?:liquids|fluids|water))?(?: at all)?|"
                r"(?:no|stop all|stop (?:the )?clear|stop) (?:more )?(?:clear )?"
                r"(?:drinks|liquids|fluids|water)),?"
                r"(?: (?:for|in|within|during|from|at all|starting))*"
            ),
            r"(?= (?:before|prior to|ahead of)\b)",
        ),
        (
            (
                r"\b(?:drink(?:ing)?|sip(?:ping)?|hav(?:e|ing)|take|taking) (?:\w+ ){0,2}?"
                r"(?:clear )?(?:liquids|fluids|water)\b(?: only)?,? (?:until|up to|till)"
            ),
            r"(?= (?:before|prior to|ahead of)\b)",
        ),
        apart=rf"{_CASE}|eat\w*|foods?|solids?|milk|alcohol|wine|beer|caffeine|coffee|tea|formula|"
        r"breast\w*|meals?|exercis\w+|bed\w*|sleep|minutes?|tablets?|dose|after|drive|first half|"
        r"fizzy|sports?|bladder|full",
        slack=1.3,
    ),
    lasting(
        "hospital stay",
        "hospital|ward|stay|home",
        (
            r"\b(?:your|the|a|an|this)",
            (
                r"(?= (?:hospital stay|inpatient stay|stay (?:in (?:the )?hospital|with us|on "
                r"(?:the|our) ward))\b)"
            ),
        ),
        (
            r"\b(?:your|all|these|those)",
            r"(?= (?:with us|on (?:the|our) ward|in (?:the )?hospital)\b)",
        ),
        (
            (
                r"\b(?:(?:most|many|nearly all|almost all|our)(?: of our)? (?:people|patients|"
                r"women|men|mothers) (?:can |will |are able to )?|you "
                r"(?:can |will |should |usually )?)"
                r"(?:usually |normally )?(?:go|are sent|return|are allowed|leave for|be) home"
            ),
            (
                r"(?= (?:after|following) (?:the|your|an?|their) (?:\w+ )?(?:operation|surgery|"
                r"procedure|birth)\b)"
            ),
        ),
        apart=rf"{_CASE}|minutes?|driv\w*|visit\w*|work|ago|first|second|open surgery|intensive|"
        r"twins|caesarean|c-section|complicat\w*|infection|average|longer|extra",
        slack=1.3,
    )._replace(least=720, reach=40),
    lasting(
        "back to normal",
        "recover|back to normal|normal again",
        (
            (
                r"\b(?:full |complete )?recovery(?: time)?(?: from (?:the )?(?:operation|surgery|"
                r"it|\w+))?"
                r" (?:(?:usually|normally|often|can|will|may) )*(?:takes?|is|lasts?)"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:fully|completely|totally) (?:recover(?:ed|s)?|back to normal|healed|over "
                r"it)\b"
                rf"{_IN}"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:back to normal|feel normal|normal again|fully recover|make a full "
                r"recovery)\b"
                rf"{_IN}"
            ),
            _ANY,
        ),
        (
            r"\btakes?",
            (
                r" to (?:fully |completely )?(?:recover|get (?:fully )?back to normal|"
                r"get over (?:it|the operation)|make a full recovery)\b"
            ),
        ),
        apart=rf"{_CASE}|{_SEEK}|open|keyhole|laparoscop\w+|blood|periods?|bowels?|voice|sleep|"
        r"muscle|immune|counts?|hormones?|fertility|taste|swelling|skin|an?a?esthe\w+|sedat\w+|"
        r"mild|scar\w*|hair|minutes|activit\w+|diet|eating|urine|poo|feel better|walk\w*|drive|"
        r"first|most of|exercise|workout\w*|levels?|pressure|rate|pulse|work",
        slack=2.0,
    ),
    lasting(
        "usual activities",
        "activities|routine",
        (
            (
                r"\b(?:(?:go|get|getting|going|come|be) back to|return(?:ing)? to|resume|restart) "
                r"(?:all )?"
                r"(?:your |their |the )?(?:normal|usual|everyday|daily|regular) (?:activities|"
                r"routine|life)"
                rf"(?:{_IN})?"
            ),
            _ANY,
        ),
        (
            r"\b(?:give yourself|wait|allow|takes?|need)",
            (
                r" (?:before|until|to) (?:you (?:can )?)?(?:(?:go|get|going|getting) back to|"
                r"return(?:ing)? "
                r"to|resum(?:e|ing)) (?:your |all )?(?:normal|usual|everyday|daily|regular) "
                r"(?:activities|routine|life)"
            ),
        ),
        apart=rf"{_CASE}|{_SEEK}|open|keyhole|laparoscop\w+|strenuous|light|gentle|some of",
        slack=1.9,
    ),
    lasting(
        "read the result",
        "result",
        (r"\bread (?:the|your|this) (?:test )?results? (?:after|in|at|within)", _ANY),
        (r"\bwait(?: for)?", r",? (?:(?:and )?then|and|before(?: you)?) (?:read|check|look)\w*"),
        apart=rf"{_CASE}|later than|more than|again|lab|repeat",
        slack=1.5,
    ),
    lasting(
        "rest before a reading",
        "reading|blood pressure|measure",
        (
            r"\b(?:sit|rest|relax|seated|sitting|resting|be still)\b[^.;\d]{0,25}? for",
            (
                r" (?:before|first|and then)\b[^.;]{0,25}\b(?:measur\w+|readings?|check\w*|blood "
                r"pressure|"
                r"test|start)|(?= before\W*\Z)"
            ),
        ),
        apart=rf"{_CASE}|exercis\w+|smok\w+|coffee|caffeine|eat\w*|between|stand\w*|apart|again|"
        r"after",
        slack=1.9,
    ),
    lasting(
        "wet again",
        "wet| dry",
        (
            (
                r"\bkeep (?:the |your |it |them )?(?P<thing>wound|dressing|site|cut|area|stitches|"
                r"ear|"
                r"incision|bandage)?(?: clean and| completely)? ?dry(?: for)?"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:not|don't|avoid) (?:get(?:ting)? )?(?:the |your |it |them )?(?:wound|"
                r"dressing|site|"
                r"cut|area|stitches|ear|incision|bandage|hand|foot|arm|leg)? ?(?:get )?wet(?: for| "
                r"until)?"
            ),
            _ANY,
        ),
        (
            (
                r"\b(?:can|may) get (?:the |your |it )?(?:wound|dressing|site|cut|area|stitches|"
                r"ear|"
                r"incision|bandage)? ?wet(?: again)? (?:after|in|from)"
            ),
            _ANY,
        ),
        apart=rf"{_CASE}|swim\w*|lenses|minutes|change\w*|each|every|cast|then",
    ),
    lasting(
        "drops before",
        "drops|olive oil",
        (
            r"\b(?:drops|olive oil|oil|spray)\b[^.;\d]{0,30}? for",
            r" before (?:you|your|the|we|any|having)\b",
        ),
        apart=rf"{_CASE}|hours|minutes|then|bed|wait|first",
        slack=1.6,
    ),
    lasting(
        "notice a difference",
        "notice|difference|see results|results",
        (
            (
                r"\b(?:notice (?:a |any |some |the )?(?:difference|improvement|change|benefits?)|"
                r"see (?:a |any |some )?(?:results|difference|improvement|"
                r"benefits?))\b[^.;\d]{0,12}"
                r" (?:in|within|after|by|for)"
            ),
            _ANY,
        ),
        apart=rf"{CASES}|test|blood|letter|scan|first|side|full|hair|best|final",
        slack=2.5,
    )._replace(of_medicine=True),
    Question(
        name="number of sessions",
        signs=("sessions", "classes", "lessons", "meetings", "workshops", "modules"),
        figures=(
            later(
                r"\b(?:have|has|need|needs|get|gets|offer|offers|offered|attend|attends|over|in|"
                r"all|"
                r"your|the|these|after|are|is|includes?|consists? of|made up of|involves?|commit "
                r"to|"
                r"runs? for|lasts?|course of|series of|programme of|program of|complete|completed)"
                r"(?: (?:between|about|around|a course of|a series of|up to|all|usually|of|the|"
                r"your|"
                rf"for|over))* (?P<low>{NUMBER})(?: ?(?:to|and|or|-|\u2013) ?(?P<high>{NUMBER}))? "
                r"(?:(?:weekly|free|short|online|group|one-hour|hour-long|therapy|one-to-one|"
                r"treatment|individual|counselling|counseling|of|our|the|these|60-minute|50-minute|"
                r"45-minute|30-minute|two-hour|exercise|physiotherapy|face-to-face|regular) )*"
                r"(?P<unit>sessions|classes|lessons|meetings|workshops|modules)\b"
                r"(?! (?:a|per|each|every|free|before|with (?:a|an)|on|about|left|at|as)\b)"
            ),
        ),
        apart=later(
            rf"\b(?:{CASES}|first|next|last|more|extra|further|another|later|initial|final|"
            r"minimum|least|"
            r"already|so far|missed?|cost|price|\u00a3\d+|half|remaining|once|discount|pack|"
            r"bundle)\b"
            r"|[$\u00a3\u20ac]"
        ),
        reach=40,
        slack=1.3,
    ),
)
"""Rows for `two_answers`, as those of `questions`."""
