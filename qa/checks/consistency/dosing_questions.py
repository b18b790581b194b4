"""Questions of how much and how often: doses, how many in a day, with food or not."""

from __future__ import annotations

from qa.checks.consistency.different_rhythm import CASES
from qa.checks.consistency.question import Question, yes_or_no
from qa.checks.consistency.taking_questions import TAKING
from qa.durations import UNIT_OF_TIME
from qa.number_words import NUMBER_WORD, ORDINALS
from qa.patterns import later, one_of

_N = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_SOME = rf"(?:{_N}|an?|the single|a single|single|(?:a )?(?:pair|couple) of)"
_DOSES = (
    "tablet", "capsule", "pill", "caplet", "softgel", "gumm", "chew", "lozenge", "drop", "puff",
    "spray", "sachet", "spoon", "patch", "pump", "serving", "shot", "scoop", "suppositor", "pessar",
    "vial", "ampoule", "sweet", "layer",
)  # fmt: skip
_UNIT = (
    r"(?P<unit>tablet|capsule|pill|caplet|softgel|gumm(?:y|ie)|chew|lozenge|drop|puff|spray|sachet|"
    "(?:5 ?ml )?spoonful|teaspoon|patch|pump|serving|scoop|suppositor(?:y|ie)|pessar(?:y|ie)|"
    "sweet|"
    r"vial|ampoule|application|layer)(?:e?s)?"
)
_SIZE = r"(?:(?:\d[\d.]* ?(?:mg|mcg|micrograms?|ml)|of (?:our|these|the)|more|full|whole|level) )?"
_A_DAY = (
    r"(?:(?:a|per|each|every|in (?:a|any|one)|over the|in the) (?:single )?day|daily|"
    r"(?:in|over|every)(?: (?:any|a|each|every))? (?:24|twenty-four)(?:[ -]hours?)?(?: period)?)\b"
)
_AMOUNT = (
    r"(?P<low>\d[\d,]*(?:\.\d+)?|{words})(?: ?(?:to|-|\u2013) ?(?P<high>\d[\d,]*(?:\.\d+)?))? ?"
    r"(?P<unit>mg|g|grams?|mcg|micrograms?|milligrams?|iu|units|ml)\b"
).replace("{words}", NUMBER_WORD)
_TAKES = (
    r"takes?|taken|taking|swallow\w*|use[ds]?|using|puts?|apply|applied|given|gives?|inject\w*|"
    "dose|"
    r"doses|tablets?|capsules?|drops?|puffs?|sprays?|pills?|have|it's|it is|rub|smooth|spread|cream"
)
_CASES = (
    r"if|unless|except|some|(?<!the )others?|another|instead|depend\w*|child(?:ren)?|bab(?:y|"
    "ies)|toddlers?|"
    r"teenagers?|older|pregnan\w+|kidneys?|liver|miss\w*|forg[eo]t\w*|overdos\w*|stud(?:y|ies)|"
    r"trials?|severe\w*|flare\w*|used to|previously|ago|last year|maintenance|loading|reduc\w+|"
    r"cut down|lower\w*|rais\w+|titrat\w+|stronger|half|halv\w+|twice (?:the|as)|double|was|were"
)


def _cases_but(part: str, instead: str = "") -> str:
    """Return `_CASES` with another part, or none, for one. Raises ValueError for one it lacks."""
    before, after = _CASES.split(part)
    return f"{before}{instead}{after}"


_NO_RISE = _cases_but(r"|rais\w+").replace(r"|lower\w*", r"|(?<!or )lower\w*")
"""The cases without a rise, where a dose is raised until something is reached."""
_MORE = (
    r"increas\w+|step\w*|build\w*|then|start\w*|begin\w*|first|week \w+|weeks?|after|or|"
    r"may|can|might|could"
)
_UP_TO = (
    "up to|at most|no more than|not more than|more than|maximum|max|limit|the most|highest|ceiling|"
    "at least"
)
_MEAL = r"(?:food|meals?|breakfast|lunch|dinner|supper|snack|eating|you eat)"
_THING = (
    r"(?P<thing>sessions?|sachets?|appointments?|visits?|classes|injections?|doses|modules?|"
    r"lessons?|bottles?|capsules|tablets|patches|treatments?|shots?|jabs?)"
)

DOSING: tuple[Question, ...] = (
    *TAKING,
    Question(
        name="a day",
        signs=_DOSES,
        near=("day", "daily", "24", "twenty-four", "morning", "breakfast", "evening", "night"),
        figures=(
            later(
                rf"\b(?P<low>{_SOME})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_N}))? {_SIZE}{_UNIT}"
                f"(?: of [a-z]+)?,? (?:(?P<times>once|twice|{_N}(?= times)|{_N}-times)(?: "
                "times)? )?"
                rf"(?:you (?:have|take) )?{_A_DAY}"
            ),
            later(rf"\b(?:take|have|takes|has|swallow|chew) (?P<low>{_N}) {_A_DAY}"),
            later(
                rf"\b(?P<low>{_SOME}) {_SIZE}{_UNIT},? (?:in the |each |every |with )?(?:morning|"
                rf"breakfast),? and (?P<plus>{_N}|another)(?: {_SIZE}\w+)? (?:in the |at |each "
                "|with "
                r"|before )?(?:evening|night|bedtime|bed|dinner|supper|tea)\b"
            ),
        ),
        needs=later(
            r"\b(?:takes?|taking|have|has|swallow\w*|adults?|dose|use|gives?|need|you|"
            r"your)\b"
        ),
        apart=later(rf"\b(?:{_CASES}|{_UP_TO}|supply|lasts?|one day|alternate)\b"),
        perhaps=later(rf"\b(?:{_MORE})\b"),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="most in a day",
        signs=(*_DOSES, "times", "application"),
        near=("day", "24", "twenty-four"),
        figures=(
            later(
                rf"\b(?:no more than|not more than|never more than|more than|at most|up to|maximum|"
                f"maximum of|limit of|limit is|exceed) (?P<low>{_N}) "
                f"{_SIZE}{_UNIT.replace('application', 'application|time')}"
                rf"[^.;\d]{{0,20}}?\b{_A_DAY}"
            ),
            later(
                rf"(?P<low>{_N}) {_SIZE}{_UNIT} {_A_DAY} (?:is|are) (?:the |your )?(?:most|limit|"
                r"ceiling|maximum|safe limit)"
            ),
        ),
        apart=later(rf"\b(?:{_CASES}|doctor|specialist|hospital|pharmacist|units?|alcohol)\b"),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="most at once",
        reach=12,
        signs=_DOSES,
        near=("maximum", "allowed", "more than", "most"),
        figures=(
            later(rf"\b(?:a |the )maximum (?:of|is) (?P<low>{_N}) {_SIZE}{_UNIT}(?!,? {_A_DAY})"),
            later(
                rf"\bthe (?P<low>{_N}) {_SIZE}{_UNIT} (?:that )?(?:you|they|he|she)(?:'re|'s| "
                "are| is) "
                r"allowed"
            ),
            later(
                rf"\b(?:no|never|not) more than (?P<low>{_N}) {_SIZE}{_UNIT} at (?:once|a time|"
                "a go|"
                r"any one time)"
            ),
        ),
        apart=later(rf"\b(?:{_CASES}|hours?|{_A_DAY})\b"),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="each time",
        reach=20,
        signs=_DOSES,
        figures=(
            later(
                r"\b(?:each|every|the (?:usual|adult|normal|standard|recommended)|your|"
                "(?:which )?is "
                rf"the (?:usual |adult |normal )?|a single|one) ?(?:dose|serving|portion)(?: for "
                f"(?:an )?adults?)?(?: is|:)(?: always| just| only)? (?P<low>{_SOME})(?: "
                "?(?:to|or|-|"
                rf"\u2013) ?(?P<high>{_N}))? {_SIZE}{_UNIT}"
            ),
            later(
                rf"\b(?P<low>{_SOME})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_N}))? {_SIZE}{_UNIT},? "
                r"(?:(?:which|that|this) is the (?:\w+ )?(?:dose|amount)|(?:at a (?:time|go)|"
                "per dose|for "
                r"each dose|in each dose|per serving|(?:once|twice|\w+ times) (?:a|per|each) "
                r"day))\b"
            ),
            later(
                rf"\b(?:adults|most people|everyone|patients)(?: \w+)? (?:take|have|need|get|use|"
                rf"pour out)s?(?: just| only)? (?P<low>{_SOME})(?: ?(?:to|or|-|\u2013) ?"
                rf"(?P<high>{_N}))? {_SIZE}{_UNIT}"
            ),
            later(
                r"\b(?:take|swallow|have|put in|put|give|use|get|gets|comes as|prescribed|"
                "squeeze|with)"
                rf"(?: just| only| about| the| your)* (?P<low>{_SOME})(?: ?(?:to|or|-|\u2013) "
                f"?(?P<high>{_N}))? "
                rf"{_SIZE}{_UNIT}"
            ),
            later(
                rf"\b(?P<low>{_SOME}) {_SIZE}{_UNIT} (?:is|are) (?:enough|plenty|all you need|"
                "the dose)"
            ),
            later(
                rf"\b(?P<low>{_SOME}) {_SIZE}(?P<unit>drop|spray|puff)s? (?:a|per|in each|in "
                "the|in every) (?:side|eye|nostril|ear)"
            ),
        ),
        apart=later(rf"\b(?:{_CASES}|{_UP_TO}|not|don't|never|avoid\w*)\b"),
        perhaps=later(rf"\b(?:{_MORE})\b"),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="in one",
        signs=_DOSES,
        near=("mg", "iu", "gram", "mcg", " g ", "\u00b5g"),
        figures=(
            later(
                r"\b(?:each|every|one|a single|a|per|any)(?: of our)? "
                f"{_UNIT.replace('<unit>', '<thing>')}"
                "(?: of [a-z]+)? (?:contains?|holds?|gives?(?: you)?|delivers?|provides?|has|"
                "packs|"
                f"supplies)(?: about| around| exactly| just)? {_AMOUNT}(?: of "
                "(?P<thing_of>[a-z-]+))?"
            ),
            later(
                f"{_AMOUNT}(?: of (?P<thing_of>[a-z-]+))? (?:in|per|from) (?:each|every(?: "
                "one)?|a|"
                rf"one|a single)(?: of our)? {_UNIT.replace('<unit>', '<thing>')}\b"
            ),
        ),
        apart=later(
            rf"\b(?:if|unless|some|{_UP_TO}|brands?|available|strengths?|or|than|tea|"
            r"\d ?ml|other|half)\b"
        ),
        of_medicine=True,
        slack=1.02,
    ),
    Question(
        name="daily amount",
        reach=20,
        signs=("a day", "daily", "each day", "per day", "every day"),
        near=("day", "dai"),
        figures=(
            later(rf"{_AMOUNT}(?: of (?P<thing_of>[a-z-]+))?,? (?:once )?{_A_DAY}"),
            later(
                r"\b(?:daily (?:total|dose|amount|serving)(?: (?:is|of|comes to))*|a total of|"
                f"each day you take) {_AMOUNT}"
            ),
            later(
                f"{_AMOUNT}(?: (?P<thing_of>[a-z-]+))? (?:that )?you take (?:daily|every "
                "day|each day)"
            ),
            later(
                rf"\bone {_AMOUNT} {_UNIT.replace('?P<unit>', '?:')}(?: of [a-z]+)?,? (?:once "
                f")?{_A_DAY}"
            ),
            later(rf"{_AMOUNT} (?:in|into|with) (?:any|a|your) \w+,? once {_A_DAY}"),
        ),
        apart=later(
            rf"\b(?:{_CASES}|{_UP_TO}|{_MORE}|salt|sodium|sugar|diet\w*|foods?|eat\w*|calories|"
            "drinking|water|protein|"
            r"fib(?:re|er)|need|needs|women|men|people|adults with|exceed\w*|over|above|"
            r"between|caffeine|offered|(?:mg|mcg|micrograms?) (?:to|or)|"
            r"range)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1.01,
    ),
    Question(
        name="first amount",
        reach=20,
        signs=("start", "begin"),
        figures=(
            later(
                r"\b(?:start(?:ed|ing|s)?|begin(?:ning|s)?|begun) (?:you |them )?(?:on|with|"
                f"at|off on)(?: a dose of| the| a)? {_AMOUNT}"
            ),
            later(
                rf"{_AMOUNT.replace(' ?(?P<unit>', '[ -]?(?P<unit>')}[ -](?:\w+ )?(?:that "
                r")?you(?:'re| are|'ll be| will be)? (?:start\w*|begin\w*) "
                r"(?:on|with|at)"
            ),
            later(rf"\bstarting dose (?:is|of)(?: usually)? {_AMOUNT}"),
        ),
        apart=later(rf"\b(?:{_CASES}|{_UP_TO}|or|may|might|could|then|after|restart\w*|between)\b"),
        of_medicine=True,
        of_people=True,
        slack=1.01,
    ),
    Question(
        name="flow",
        signs=("a minute", "per minute", "/min", "cmh2o"),
        figures=(
            later(
                rf"(?P<low>{_N}(?:\.\d)?) ?(?P<unit>litre|liter|l)s? ?(?:a|per|/) ?min(?:ute)?\b"
            ),
            later(rf"(?P<low>{_N}(?:\.\d)?) ?(?P<unit>cmh2o)\b"),
        ),
        apart=later(
            rf"\b(?:if|unless|or|then|{_UP_TO}|range|between|from|emergency|walk\w*|"
            r"asleep|increas\w*)\b"
        ),
        of_people=True,
        slack=1.01,
    ),
    Question(
        name="how often",
        reach=70,
        signs=("day", "daily", "week", "morning", "night", "evening", "bed", "breakfast", "meal"),
        cases_of_rhythm=CASES,
        often=later(rf"\b(?:{_TAKES})\b"),
        figures=(
            later(
                rf"\b(?P<low>{_SOME}) (?:doses?|servings?|applications?) {_A_DAY}(?! (?:is|"
                "are) the)"
            ),
        ),
        said=(
            (
                3.0,
                later(
                    rf"\b(?:with|at) breakfast,? (?:{_N} )?(?:with |at )?(?:lunch|midday),? and "
                    f"(?:{_N} )?(?:with |at |before )?(?:your )?(?:dinner|supper|tea|evening "
                    r"meal|bed)\b"
                ),
            ),
            (
                2.0,
                later(
                    rf"\b(?:with|at) breakfast,? and (?:{_N} |again )?(?:with |at |before "
                    ")?(?:your )?"
                    r"(?:dinner|supper|tea|evening meal|bed|bedtime)\b"
                ),
            ),
            (
                1.0,
                later(
                    r"\bonly (?:ever )?(?:take|use|put|apply|need) (?:it|them|one|the \w+)(?: "
                    "on| in)? (?:at night|"
                    r"before bed|at bedtime|in the morning|in the evening|once a day)\b"
                ),
            ),
        ),
        apart=later(
            rf"\b(?:{_CASES}|{_MORE}|{_UP_TO}|avoid|nurse|see|doctor|dentist|clinic|off|"
            r"minutes|teeth|\w+-acting|test\w*|check\w*|wash\w*|weigh\w*|mg|mcg|ml|brush\w*|"
            r"visit\w*|review\w*|measur\w*|moisturi\w+|slow|modified|xl|sr|mr|eat|drink|exercis\w+|"
            r"days|hours|no longer|not|never|don't|change\w*|new|fortnight\w*)\b"
        ),
        thing=later(r"\b(?:dose|tablet|capsule|injection|pill|patch|drop|puff|spray|inhaler)s?\b"),
        of_medicine=True,
        of_people=True,
        slack=1.4,
    ),
    yes_or_no(
        "time of day",
        "morning|night|bed|evening|waking",
        r"\bmornings are best\b|\b(?:best|usually|always) (?:taken )?in the morning\b|"
        r"\b(?:take|swallow|have) (?:it|them|one|"
        r"your \w+|the \w+|\w+) (?:first thing |early )?(?:in the morning|each morning|every "
        "morning|on waking|when you (?:"
        r"wake|get up))\b",
        r"(?<!not )(?<!n't )(?<!never )\b(?:recommend|take|swallow|have|best|taken)\b"
        r"[^.;]{0,25}\b(?:last thing at night|at "
        "bedtime|before bed|each "
        r"evening|every evening|in the evening|at night|every night|each night)\b",
        apart=f"{_CASES}|twice|and|or|either|may|then|second|sleepy|insulin|long-acting|"
        r"start\w*|first (?!thing)",
    )._replace(of_medicine=True, of_people=True),
    yes_or_no(
        "only at times",
        "only",
        r"\b(?:use|take|used|taken) (?:it |them |this )?only (?:on days )?(?:when|if|on "
        r"days)\b|\bonly (?:use|take) (?:it|them|"
        r"this) (?:on days )?(?:when|if|on)\b",
        r"\b(?:puffs?|tablets?|drops|sprays?|capsules?|it|them)\b[^.;]{0,25}\b(?:every|each) "
        r"(?:morning|day|evening|night)\b",
        apart=r"unless|reliever|blue|rescue|other|another|some|may|told|advi[sc]e\w*|"
        "prescribed|doctor|pharmacist|times|maximum|"
        r"more|less|exactly|empty|same|check",
    )._replace(of_medicine=True, of_people=True, near=("only", "every", "each")),
    Question(
        name="eating",
        signs=("food", "meal", "breakfast", "eat", "stomach", "dinner", "supper", "lunch", " fat"),
        said=(
            (
                0.0,
                later(
                    r"\b(?:take|swallow|taken|have|use)\b[^.;]{0,60}\b(?:on an empty stomach|"
                    "before "
                    f"(?:your |any |every |each |the )?(?:first )?{_MEAL}|(?:hours?|minutes) "
                    "(?:or so "
                    rf")?before {_MEAL}|hours? after (?:any |your |the |a )?{_MEAL})\b"
                    r"|\bwait until (?:\w+ ){1,4}after any (?:food|fat|meal)\b"
                ),
            ),
            (
                1.0,
                later(
                    r"(?<!not )(?<!n't )(?<!never )"
                    r"\b(?:take|swallow|taken|have|use|dose)\b[^.;]{0,60}\b(?:with|during|"
                    "alongside|"
                    "straight after|right after|just after|after) (?:a |your |the |some |each "
                    "|every |"
                    r"main |evening |morning |biggest |light |full |fatty |or straight after )*"
                    r"(?:food|meals?|breakfast|lunch|dinner|supper|snack)\b"
                    r"|\b(?:take|swallow|taken|have|use|dose)\b[^.;]{0,40}\bon a full stomach\b"
                    r"|\bnever (?:\w+ ){0,3}on an empty stomach\b|\balways (?:\w+ ){0,3}with food\b"
                    r"|\babsorbed (?:far |much )?better (?:with|alongside) (?:food|a meal|"
                    r"something)\b"
                ),
            ),
            (
                0.5,
                later(
                    r"\b(?:it )?(?:makes no (?:odds|difference)|does not matter|doesn't matter) "
                    r"(?:whether|if) (?:or not )?you(?:'ve| have)? (?:eaten|eat)\b"
                    r"|\bwith or without (?:food|meals?|a meal)\b|\bfood makes no difference\b"
                ),
            ),
        ),
        apart=later(
            r"\b(?:if|unless|upset\w*|sick|nausea|other|another|instead|iron|calcium|antacids?|"
            r"vitamin|blood|test|insulin|some|may|might|depend\w*|except|brands?|liquid|water with|"
            r"alcohol|grapefruit|caffeine|slow|hours? after (?:you|taking)|\w+-acting|"
            r"exception|child\w*|painkillers?)\b"
        ),
        perhaps=later(r"\b(?:can|first|best|better|morning|evening|bedtime|start\w*|usually)\b"),
        of_medicine=True,
        slack=1,
    ),
    Question(
        name="in all",
        signs=(
            "in all",
            "all ",
            "last ",
            "final",
            "total",
            "pack",
            "box",
            "course of",
            "there are",
        ),
        figures=(
            later(rf"\b(?P<low>{_N}) {_THING}(?: in (?:all|total)|, and (?:that|there)\b)"),
            later(
                rf"\bthere (?:are|will be) (?P<low>{_N}) {_THING} (?:in (?:the|your|each|all|"
                "total)|"
                r"altogether)\b"
            ),
            later(rf"\b(?P<low>{_N}) (?P<thing>[a-z]{{4,}}s) in (?:all|total)\b"),
            later(
                rf"\ball (?P<low>{_N}) (?:of (?:the|your|our) )?(?P<thing>[a-z]{{4,}}s)\b"
                rf"(?! (?:a|per|each)\b|[- ]?old)"
            ),
            later(rf"\b(?P<low>{one_of(ORDINALS)}) and (?:last|final) {_THING}\b"),
            later(rf"\ba (?:course|programme|program|block) of (?P<low>{_N}) {_THING}\b"),
        ),
        apart=later(
            rf"\b(?:{_CASES}|{_UP_TO}|each|or|may|per|extra|further|week|day|month|years|hours|"
            "days|"
            r"weeks|months|minutes)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="shots",
        signs=("vaccin",),
        near=("dose", "shot", "jab"),
        figures=(
            later(
                r"\b(?:(?:given|comes?|course) (?:as|in|of)|(?:you|adults|everyone|people|"
                "children) "
                f"(?:will )?(?:need|have|get)s?|it takes|needs?) (?P<low>{_SOME})(?: or "
                f"(?P<high>{_N}))?"
                r" (?:separate )?(?:doses?|shots?|jabs?|injections?)\b(?! (?:a|per|each|every)\b)"
            ),
            later(
                r"\b(?:had|have|having|after|get|got|finish\w*|complet\w+|received) all "
                rf"(?:of )?(?:the |your )?(?P<low>{_SOME}) (?:doses|shots|jabs|injections)\b"
            ),
            later(
                r"\b(?P<low>a single|one|just one|two|three) (?:dose|shot|jab|injection)s? "
                "(?:is|are) "
                r"(?:all|enough|needed|sufficient)\b"
            ),
        ),
        needs=later(r"\b(?:doses?|shots?|jabs?|vaccin\w+|injections?)\b"),
        apart=later(
            rf"\b(?:{_CASES}|(?<!no )boosters?|flu|tetanus|at least|daily|{_N} years|immune|"
            rf"weak\w*|"
            r"tablets?|insulin|missed|more|first|second|extra|further)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1,
    ),
    Question(
        name="units of alcohol",
        signs=("units",),
        near=("unit",),
        figures=(
            later(
                rf"\b(?P<low>{_N}) units(?: of alcohol)? (?:a|per|each|every|in a|over a) "
                r"(?P<unit>week|day)\b"
            ),
            later(
                rf"\b(?P<unit>week|day)ly (?:total|limit|amount) (?:is|of|stays|under|below|at|to) "
                rf"(?:under |below |to )?(?P<low>{_N}) units\b"
            ),
        ),
        apart=later(
            r"\b(?:insulin|over|(?<!not drink )(?<!no )(?<!not to drink )(?<!never drink )(?<!not )"
            r"(?<!never )more than|(?<!not )(?<!never )(?<!not to )exceed\w*|used to|was|were|"
            r"average|drank|drinks|harm\w*|"
            r"stud\w+|old|men(?! and women)|1995|reduc\w+ from|between|glass\w*|pints?)\b"
        ),
        slack=1.01,
    ),
    Question(
        name="pills before a break",
        signs=("break", "pill-free"),
        near=("pill",),
        figures=(
            later(
                r"\b(?:take|taking|taken|swallow|is|one) [^.;\d]{0,30}?\b(?:a|every|each) "
                r"day[^.;\d]"
                r"{0,12} for (?P<low>\d\d) days\b"
            ),
            later(
                r"\b(?:after|once|when) (?:you(?:'ve| have)? )?(?:taken?|taking|finish\w*) "
                r"(?:all )?"
                r"(?:of )?(?:the |your )?(?P<low>\d\d) (?:active |hormone )?(?:pills|tablets)\b"
            ),
        ),
        needs=later(r"\b(?:pills?|break)\b"),
        apart=later(
            rf"\b(?:{_cases_but('|(?<!the )others?')}|every ?day pills?|ed pills?|placebo|"
            r"inactive|dummy|sugar pills|no break|without a break|progest\w+|mini-?pill|packs)\b"
        ),
        slack=1.05,
    ),
    Question(
        name="upper limit",
        signs=("upper limit", "upper level", "safe limit", "maximum"),
        near=("limit", "upper level", "maximum"),
        figures=(
            later(
                r"\b(?:upper|safe|tolerable|maximum)(?: safe| daily| intake)* (?:limit|level|"
                r"intake|"
                r"amount)[^.;\d]{0,45}? (?P<low>\d[\d,.]*) ?(?P<unit>iu|international units|mg|mcg|"
                rf"micrograms|g|milligrams)\b[^.;\d]{{0,20}}?\b{_A_DAY}"
            ),
        ),
        apart=later(
            rf"\b(?:{_cases_but('|unless')}|unless you (?:have|are)|infants?|teens?|ages? "
            r"(?:1|[2-9]|1[0-8])\b|under \d+|breastfe\w+|food|supplemental|per kg|magnesium)\b"
        ),
        of_medicine=True,
        of_people=True,
        slack=1.05,
    ),
    Question(
        name="urate",
        signs=("mg/dl", "\u00b5mol", "micromol", "umol", "mmol/l"),
        near=("uric", "urate", "target", "goal", "aim", "below", "under"),
        figures=(
            later(
                r"\b(?:below|under|less than|lower than)(?: (?:a|the|your) (?:target|goal|"
                r"level|aim) "
                r"of)? (?P<low>\d[\d.]*) ?(?P<unit>mg/dl|mmol/l|"
                r"micromol/l|umol/l)"
            ),
            later(
                r"\b(?:uric acid|urate)\b[^.;\d]{0,60}\b(?:goal|target|aim|level)(?: level)?(?: of|"
                r" is|:)+ (?P<low>\d[\d.]*) ?(?P<unit>mg/dl|mmol/l|micromol/l|umol/l)"
            ),
            later(
                r"\b(?:uric acid|urate)\b[^.;\d]{0,60} (?P<low>\d[\d.]*) ?(?P<unit>mg/dl|mmol/l|"
                r"micromol/l|umol/l) or (?:lower|less|below|under)\b"
            ),
        ),
        needs=later(r"\b(?:uric|urate|target|goal|aim|keep|stays?|treat\w*|until)\b"),
        apart=later(
            rf"\b(?:{_NO_RISE}|may|might|could|first|"
            r"then (?:below|under|to|aim)|week \w+|diabet\w*|heart|risk|hypo\w*|before "
            r"(?:meals|eating)|sugar|"
            r"glucose|ldl|hdl|triglyceride\w*|tophi|cholesterol)\b"
        ),
        slack=1.05,
    ),
    Question(
        name="grade",
        signs=("mild", "moderate", "severe", "stage", "overweight", "obese"),
        figures=(
            later(
                r"\b(?P<thing>mild|moderate|severe|stage \d[ab]?|overweight|obes(?:e|"
                r"ity))\b[^.;\d]{0,45}?"
                r"(?P<low>\d{1,3}(?:\.\d)?) ?(?:to|-|\u2013|and) ?(?P<high>\d{1,3}(?:\.\d)?)"
                rf"(?!\d|[a-z%\^/]| ?(?:%|mm|cm|mg|ml|kg|g|years?|{UNIT_OF_TIME}|of|times|"
                "people|in|per cent|percent|"
                r"months?|pounds|points?|metres|miles|or)\b)"
            ),
        ),
        apart=later(
            rf"\b(?:{_cases_but('severe', 'very severe')}|exercis\w+|activit\w+|aged?|"
            r"dehydrat\w+|"
            r"risk|fever|cost\w*|chance|score[sd]?|pain|or more|sleep|walk\w*)\b"
        ),
        is_exact=True,
        slack=1.1,
    ),
    yes_or_no(
        "stop before",
        "operation|surgery|procedure|colonoscopy|endoscopy|appointment|beforehand|the test",
        r"\b(?:stop|stop taking|leave out|stay off|come off|pause|miss|do not take|don't take|"
        "hold) "
        r"(?:your |the |any |all |taking )*(?:\w+ )?(?P<thing>iron|warfarin|apixaban|rivaroxaban|"
        r"clopidogrel|aspirin|metformin|ibuprofen|blood thinners?|insulin|antihistamines?|"
        r"edoxaban|dabigatran|methotrexate|semaglutide|statins?)\b",
        r"\b(?:take|carry on with|keep taking|continue|continue with|carry on taking) (?:your |"
        "the |"
        r"any |all |last |usual |taking )*(?P<thing>iron|warfarin|apixaban|rivaroxaban|"
        r"clopidogrel|aspirin|metformin|ibuprofen|blood thinners?|insulin|antihistamines?|edoxaban|"
        r"dabigatran|methotrexate|semaglutide|statins?)\b[^.;]{0,40}\b(?:as (?:usual|normal)|"
        r"this morning|that morning|on the (?:morning|day)|right up|up to)",
        apart="if|unless|ask|some (?:people|medicines)|may|might|restart|afterwards|until|"
        "low[- ]dose|or|when|which|"
        r"whether|other|another|doctor says|told|never|don't stop",
    )._replace(near=("tak", "stop", "continue", "carry on", "leave out", "pause", "off ", "hold")),
    yes_or_no(
        "suddenly",
        "stop|come off|coming off|leave off|overnight|give up",
        r"\b(?:do not|don't|never|must not|mustn't|should not|shouldn't|cannot|can't) (?:just )?"
        r"(?:stop|come off|give up)\b[^.;]{0,30}\b(?:suddenly|abruptly|overnight|all at once|"
        "in one go"
        r"|on your own|straight away|without)\b|\bdose (?:down|is reduced|is lowered) (?:slowly|"
        r"gradually|over)\b|\b(?:come off|coming off|stop|stopping) (?:it |them |\w+ )?(?:slowly|"
        r"gradually|bit by bit|step by step)\b",
        r"\b(?:can|may|could|safe to|fine to|simply|just) (?:safely |simply |just )?(?:stop|"
        "leave off|"
        r"come off|give up|drop|quit)\b[^.;]{0,30}\b(?:suddenly|overnight|all at once|at once|"
        "straight "
        r"away|from one day to the next|whenever you like|any time|at any time|in one go)\b",
        apart=r"if|unless|rash|reaction|allerg\w+|other|another|some|smoking|alcohol|may feel|call|"
        r"seizures? (?:can|may)|aware|sessions?|class(?:es)?|study|trial|course|visits?",
    )._replace(of_medicine=True),
    yes_or_no(
        "same day",
        "methotrexate",
        r"\b(?:on (?:a|any) (?:different|another|separate|other) day|not (?:on|the) (?:the "
        ")?same day|"
        "(?:on the )?day after|never (?:on|the) (?:the )?same "
        r"day)\b[^.;]{0,40}\b(?:methotrexate|it)\b"
        r"|\bmethotrexate\b[^.;]{0,40}\b(?:on (?:different|separate) days|not on the same day)\b",
        r"\b(?:together with|along with|alongside|at the same time as|on the same day as) (?:your "
        r"|the )?(?:weekly )?methotrexate\b|\bboth (?:tablets )?(?:together|on the same day|at "
        "the same"
        r" time)\b",
        apart=r"if|unless|do not|don't|never (?!on|the)|interact\w*|other|trimethoprim|not take",
    ),
)
"""Rows for `two_answers`, as those of `questions`."""
