"""An amount that nobody takes, whatever the medicine: 80 tablets in a day, 500 mL injected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.amounts import amounts
from qa.checks.doses.dosing import only_medicine
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine
from qa.tables import row_cells

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TENS = "thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a hundred and twenty"
_DAY = (
    r"(?:(?:in|within|over|every|each|per|a)(?: any| one| a single)? (?:24[- ]hours?|day)|daily|"
    r"at (?:once|a time|one time)|in one go)\b"
)
_STRENGTH = r"(?:m?c?g|micrograms?|milligrams?|grams?|ml|units?)\b"
"""What each tablet holds, in "six 200 mg tablets": no count of them."""


class _Ceiling(NamedTuple):
    amount: re.Pattern[str]
    usual: str
    """What people take, in words."""
    apart: re.Pattern[str]
    """Words with which a sentence speaks of something else."""


_WEIGHT_OF_PUFF = (
    r"(?P<{0}>(?<![\w.,/-])(?:(?:[5-9]\d|[1-9]\d\d|\d,\d{{3}}) ?(?:mg|milligrams?)|"
    r"(?:0?\.\d+|0\.\d+|\d+) ?(?:g|grams?)))\b"
)
_PUFF = (
    r"(?:puff|spray(?! (?:bottle|can|gun|pump))|squirt|actuation|inhalation(?! capsule)|"
    r"metered dose|drop)"
)
_CEILINGS = (
    _Ceiling(
        later(
            rf"\b(?:each|every|one|1|a|per|a single) {_PUFF}\b"
            rf"(?: (?:of|from|under|into|in|up) (?:[a-z-]+ ){{0,3}}?[a-z-]+)?,? ?"
            rf"(?:contains?|has|holds?|gives?(?: you)?|delivers?|releases?|provides?|is|=|:) "
            rf"(?:you )?(?:about |around )?{_WEIGHT_OF_PUFF.format('amount')}|"
            rf"{_WEIGHT_OF_PUFF.format('other')}(?: of [a-z]+)?(?: ?/ ?| (?:per|a|each|every|in "
            rf"(?:each|every|one|a)) ){_PUFF}\b"
        ),
        "a puff, a spray or a drop holds at most some 20 mg of a medicine, and often micrograms",
        later(
            r"\b(?:suspension|formulation|sunscreens?|deodorants?|antiperspirants?|bottles?|cans?|"
            r"cbd|hemp|cannabis|thc|magnesium|vitamins?|collagen|oils?|mannitol|air|ethanol|alcohol|"
            r"propellants?|nebul\w+|caffeine|sugar|salt|sodium|not|never|stud(?:y|ies)|"
            r"trials?)\b"
        ),
    ),
    _Ceiling(
        later(
            r"\b(?:more than|exceed(?:ing)?|up to|maximum|at most|most|limit|no more)\b"
            r"[^.;:]{0,70}?\b(?:tablets?|capsules?|caplets?|doses?|puffs?|times|sachets?|mg|g|ml|"
            r"milligrams?|grams?)\)?,? (?P<amount>(?:in|within|per|every|over)"
            r" (?:any |a |one |each )?(?:24|twenty[- ]four)[- ]?(?:minutes?|days?|weeks?|months?|"
            r"seconds?))\b"
        ),
        "the most of a medicine is set for 24 hours",
        later(r"\b(?:studies|study|trials?|infus\w+|drip|chemo\w*|cycles?|courses?)\b"),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?:[5-9]|[1-9]\d{1,2}) ?(?:g|grams?)[ -](?:tablets?|capsules?|caplets?|"
            r"softgels?|pills?)\b|"
            r"\b(?:an?|one|1|each|per) (?:\w+ )?(?:tablet|capsule|caplet|softgel|pill) ?"
            r"(?:\(|(?:holds|contains|provides|gives(?: you)?|supplies|has|delivers) )(?:about )?"
            r"(?:[5-9]|[1-9]\d{1,2}) ?(?:g|grams)\b|"
            r"(?<![\w.,/-])(?:[5-9]|[1-9]\d{1,2}) ?(?:g|grams) (?:of (?:[\w-]+ ){1,4})?"
            r"(?:per|in (?:each|every|one)) (?:\w+ )?(?:tablet|capsule|caplet|softgel|pill)\b"
        ),
        "a tablet or capsule holds up to some 2 g",
        later(r"\b(?:glucose|dextrose|sugar|salt|dishwash\w*|descal\w*)\b"),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?:2,?[5-9]\d\d|[3-9],?\d{3}|\d{2,3},?\d{3}) ?mg[ -](?:tablets?|"
            r"capsules?|caplets?|softgels?|pills?|gumm(?:y|ies))\b"
        ),
        "a tablet or capsule holds up to some 2,000 mg",
        later(r"\b(?:glucose|dextrose|sugar|salt|effervescent|not|never|study|trial)\b"),
    ),
    _Ceiling(
        later(
            r"(?P<amount>(?<![\w.,/-])(?:\d{2,3},\d{3}|\d{5,6}) ?mg)\b(?= [^.;:]{0,60}?\b(?:with"
            r" (?:each|every|a|your) meal|a day|daily|(?:per|each|every) day|(?:once|twice|three"
            r" times) (?:a|each) day|at (?:night|bedtime)|each (?:morning|evening))\b)"
        ),
        "people take up to some 5,000 mg of a medicine or supplement a day",
        later(
            r"\b(?:drips?|infus\w+|intraven\w+|hospital|/kg|sodium|salt|potassium|overdos\w*|"
            r"stud(?:y|ies)|trials?|rats?|mice|animals?|glucose|sugar|carb\w*|protein|fat|lactulose|macrogol|"
            r"polyethylene|psyllium|fib(?:re|er)|amino acids?|not|never|harm\w*|toxic\w*|died|"
            r"diet)\b"
        ),
    ),
    _Ceiling(
        later(
            rf"(?<![\w.,/-])(?:[3-9]\d|[1-4]\d\d|{_TENS}) (?!{_STRENGTH})(?:\w+ )?"
            rf"(?:tablets|capsules|caplets|pills|"
            rf"lozenges|gummies)\b(?=[^.;:]{{0,30}}?\b{_DAY})"
        ),
        "people take up to some 20 tablets or capsules a day",
        later(
            r"\b(?:enzymes?|creon|pancre\w+|lipase|binders?|packs?|packets?|box\w*|bottles?|strips?|"
            r"supply|prescri\w+|dispens\w+|sold|makes?|factory|overdos\w*|swallowed|addict\w*|"
            r"misus\w*|depend\w*|used to|was taking|were taking|took|study|trial|elderly)\b"
        ),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?:[89]|1\d|2\d|eight|nine|ten|eleven|twelve|fifteen|twenty) (?:\w+ )?"
            r"(?:tablets|capsules|caplets|pills)\b(?=[^.;:]{0,30}?\b(?:"
            r"(?:three|four|five|six|[3-6]) times (?:a|each|every|per) day|"
            r"every (?:[3468]|three|four|six|eight)(?: ?(?:to|or|-|\u2013) ?\w+)? hours)\b)"
        ),
        "people take up to some 20 tablets or capsules a day",
        later(
            r"\b(?:enzymes?|creon|pancre\w+|lipase|binders?|packs?|packets?|box\w*|bottles?|strips?|"
            r"supply|overdos\w*|misus\w*|study|trial)\b"
        ),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?:[4-9]\d|[1-4]\d\d) (?:pieces|lozenges|sachets|suppositories|"
            r"patches)\b"
            rf"(?=[^.;:]{{0,20}}?\b{_DAY})"
        ),
        "people take up to some 20 pieces or lozenges a day",
        later(r"\b(?:packs?|packets?|box\w*|supply|fruit|sweets|food|study|trial|more than)\b"),
    ),
    _Ceiling(
        later(
            r"\b(?:starts?|starting|begins?|usual(?:ly)?|normal(?:ly)?|maintenance|daily dose|"
            r"most (?:people|adults|children)|adults|children)\b[^.;:]{0,60}?(?<![\w.,/-])"
            r"(?P<amount>(?:(?:[5-9]|[1-9]\d|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
            r"thirty) sachets))(?=,? (?:(?:in|over|within) )?(?:(?:a|per|each|every) day|daily)\b)"
        ),
        "1 to 4 sachets a day are usual, but to clear a bowel that is blocked",
        later(
            r"\b(?:impact\w*|disimpact\w*|clear\w*|clean-?out|blocked|up to|increas\w*|build\w*|"
            r"maximum|at most|bowel prep\w*|first day|packs?|supply|sweet\w*|sugar|coffee|"
            r"thicken\w*|not|overdos\w*)\b"
        ),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?P<amount>(?:[4-9]|[1-9]\d|four|five|six|eight|ten|twelve|twenty) "
            r"sachets) (?:after|for|following|with) (?:each|every) (?:\w+ )?(?:loose|runny|watery|"
            r"bowel|poo|stool|motion|episode|bout|nappy|diaper)"
        ),
        "1 or 2 sachets replace what one loose stool takes",
        later(r"\b(?:packs?|supply|not|never|overdos\w*)\b"),
    ),
    _Ceiling(
        later(
            r"\b(?:(?:prim(?:e|es|ed|ing)|test(?:s|ed|ing)?|air ?shot|flow check|check(?:s|ing)? "
            r"(?:the )?(?:flow|pen|needle|it works))\b(?:(?!\b(?:then|dose)\b)[^.;:,]){0,70}?"
            r"(?<![\w.,/-])"
            r"(?P<amount>(?:[89]|[1-9]\d|eight|ten|twelve|fifteen|twenty|thirty|fifty) ?units)|"
            r"(?:dial|select|set|turn|push out|expel|squirt)\w*\b[^.;:]{0,25}?(?<![\w.,/-])"
            r"(?P<other>(?:[89]|[1-9]\d|eight|ten|twelve|fifteen|twenty|thirty|fifty) ?units)"
            r"(?=(?:(?!\b(?:after|once|when|until)\b)[^.;:]){0,40}\b(?:prime|priming|safety test|"
            r"test the pen|air ?shot|air bubbles|check the (?:flow|pen|needle))\b))"
        ),
        "a pen of insulin is tested with 2 units, some with 3 to 5",
        later(
            r"\b(?:blood|sugars?|glucose|mmol|mg|not|never|more than|a day|daily|holds?|contains?|"
            r"left|in total|lasts?|botox|botulinum|wards?)\b"
        ),
    ),
    _Ceiling(
        later(
            r"\b(?:drink|sip|have|take)\b[^.;:]{0,30}?(?<![\d.,/-])(?P<amount>(?:[4-9]|[1-9]\d|four|"
            r"five|six|seven|eight|nine|ten|twelve) (?:cups|glasses|mugs|pints|lit(?:re|er)s)"
            r"(?: of (?:[\w-]+ ){1,2})? ?every (?:few|5|10|15|20|30|ten|fifteen|twenty|thirty)"
            r"(?: (?:to|or) (?:\d\d|\w+))? minutes)\b"
        ),
        "people drink a cup of water or so at a time",
        later(r"\b(?:not|never|bowel prep\w*|colonoscop\w+|urine|pass\w*)\b"),
    ),
    _Ceiling(
        later(
            r"\b(?:oxygen|concentrators?|cylinders?|flow(?: rate)?|set (?:at|to|between))\b"
            r"[^.;:]{0,60}?(?<![\d.,/-])(?P<amount>(?:\d|one|two|three|four|five)"
            r"(?: ?(?:to|and|or|-|\u2013) ?(?:\d\d?|\w+))? (?:lit(?:re|er)s?|l) "
            r"(?:an?|per|each|every) (?:hour|day))\b"
        ),
        "oxygen flows at some litres a minute",
        later(
            r"\b(?:water|drink\w*|urine|fluids?|dialys\w+|feeds?|feeding|infus\w+|saline|minutes?|"
            r"uses?|lasts?|bod(?:y|ies)|breathe[sd]?)\b"
        ),
    ),
    _Ceiling(
        later(
            r"\b(?:rinse|gargle|swish)\w*\b[^.;:]{0,25}?(?<![\d.,])(?P<amount>(?:[2-9]\d\d|"
            r"\d,\d{3}) ?"
            r"(?:mls?|millilit\w+))\b"
        ),
        "a mouthful is some 10 to 30 mL",
        later(r"\b(?:nose|nasal|sinus\w*|wound|eye|bottle|pot|in total|saline|bladder|water)\b"),
    ),
    _Ceiling(
        later(
            r"\binject\w*\b[^.;:]{0,40}?(?<![\d.,])(?P<amount>(?:[1-9]\d\d|\d,\d{3}) ?"
            r"(?:mls?|millilit\w+))\b|(?<![\d.,])(?P<other>(?:[1-9]\d\d|\d,\d{3}) ?(?:mls?|"
            r"millilit\w+))\b (?:(?:of \w+ )?(?:may|can|will|should|is|are|was|were) "
            r"(?:be |usually |then )*inject)"
        ),
        "an injection is a few mL, or some tens of mL",
        later(
            r"\b(?:contrast|dye|saline|drip|infus\w+|veins?|intraven\w+|iv|bag|tumescent|"
            r"liposuction|fat|bladder|enema|feed\w*|dialysis|air|gas|water|co2|blood|transfus\w+|"
            r"womb|uterus|in total|filler|stomach|rats?|mice|dogs?|horses?)\b"
        ),
    ),
    _Ceiling(
        later(
            r"\b(?P<amount>(?:all (?:of )?(?:the )?)?(?:three|four|five|six|seven|eight|nine|ten|"
            r"[3-9]|1\d) sachets)\b[^.;:]{0,25}?\b(?:in|into|to|with)\b (?:the same|an?|one|"
            r"a single) (?:\d+ ?ml )?(?:small |large |tall |full )?(?:cup|glass|mug|beaker|tumbler)"
        ),
        "one sachet is mixed with one glass of water",
        later(r"\b(?:a day|in a day|over|sugar|tea|coffee|thicken\w*)\b"),
    ),
    _Ceiling(
        later(
            r"\bsachets?\b[^.;:]{0,40}?\b(?:in|into|with|to)\b (?:about |at least |around )?"
            r"(?P<amount>(?:[1-9]|[12]\d|30) ?(?:mls?|millilit\w+)) (?:of )?(?:\w+ ){0,4}water\b"
        ),
        "a sachet needs at least 50 mL of water, and most need more",
        later(r"\b(?:bab(?:y|ies)|infants?|tube|syringe|gaviscon|paste|per kg|thicken\w*)\b"),
    ),
    _Ceiling(
        later(
            r"(?<![\w.,/-])(?P<amount>(?:[6-9]\d\d|[1-9]\d{3,4}|[1-9]\d?,\d{3}) ?(?:iu|units))\b"
            r"(?= (?:of )?(?:[\w-]+ ){0,3}?insulin\b)|"
            r"\binsulin (?:dose )?(?:(?:went|goes|up|raised|lowered|set|rose) )*"
            r"(?:to|is|was|at|of|by) (?P<other>(?:[6-9]\d\d|[1-9]\d{3,4}|[1-9]\d?,\d{3}) ?"
            r"(?:iu|units))\b"
        ),
        "people inject a few units to some 200 units of insulin at a time",
        later(
            r"\b(?:vials?|cartridges?|pens?|packs?|box\w*|bottles?|contain\w*|holds?|holding|"
            r"(?:is|are|units) left|"
            r"per ml|each ml|ml|supply|months?|u-?500|overdos\w*|stud(?:y|ies)|trials?|pumps?|"
            r"reservoirs?|refills?|concentrat\w*)\b"
        ),
    ),
)
_TOO_SOON = _Ceiling(
    later(
        r"(?:\b(?:takes?|taking|swallow|give|dose(?: is)?|is|are)|:)(?: [\w-]+){0,2}? "
        r"(?:one|two|three|1|2|3)(?: ?(?:or|to|-) ?(?:two|three|2|3))? (?:[\w/-]+ ){0,3}?"
        r"(?:tablets?|capsules?|caplets?|pills?)(?: by mouth)?,? "
        r"(?P<amount>every (?:hour|(?:one|two|three|[123]) hours?|half (?:an )?hour|"
        r"(?:10|15|20|30) minutes)\b)(?! (?:before|after|until|or so apart))"
    ),
    "tablets are taken every 4 hours at the most, but for a few that wear off sooner",
    later(
        r"\b(?:levodopa|co-(?:beneldopa|careldopa)|madopar|sinemet|stalevo|pyridostigmine|"
        r"antacids?|indigestion|heartburn|calcium|colchicine|ketorolac|loperamide|diarrh\w+|"
        r"charcoal|caffeine|salt|glucose|dextrose|sugar|misoprostol|nicotine|lozenges?|"
        r"opioids?|potassium|bowel prep\w*|colonoscop\w+|not|never|more often|sooner|overdos\w*|"
        r"misus\w*|labou?r|hospital|parkinson'?s?|myasthenia|hom(?:o)?eopath\w*)\b"
    ),
)
"""Of a medicine of which no table says how often it may be taken."""
_SPOONED = _Ceiling(
    later(
        r"(?<![\d.,])(?P<amount>(?:4[5-9]|[5-9]\d|[1-9]\d\d|\d,\d{3}) ?(?:mls?|millilit\w+))\b,? "
        r"(?:of (?:[\w-]+ ){1,3})?(?:up to )?"
        r"(?:(?:three|four|five|six|[3-6]) times (?:daily|(?:a|each|per|every) day)|"
        r"every (?:[3468]|three|four|six|eight)(?: ?(?:to|or|-|\u2013) ?\w+)? hours)"
    ),
    "a spoonful is 5 mL, and 5 to 20 mL are taken at a time",
    later(
        r"\b(?:water|fluids?|drinks?|sips?|feeds?|feeding|milk|formula|juice|tea|soup|smoothie|"
        r"rehydrat\w*|glass\w*|cups?|shakes?|urine|pee|pass\w*|drip|infus\w*|saline|dialysis|"
        r"lactulose|magnesia|antacids?|bottles?|express\w*|pump\w*|bag|exchanges?|tube)\b"
    ),
)
"""Of a liquid medicine, where the sentence or the title says that it is one."""
_LIQUID = later(
    r"\b(?:syrups?|linctus|cough (?:mixture|medicine)|oral (?:solution|suspension|liquid)|liquid "
    r"(?:medicine|paracetamol|ibuprofen|form)|suspension|elixir)\b"
)
_YOUNG = later(r"\b(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?)\b")
"""Of whose medicines a page speaks, which are liquids."""
_VACCINE = later(
    r"\b(?:vaccin\w*|immuni[sz]ations?|(?:flu|hepatitis b|mmr|hpv|covid) (?:shots?|jabs?))\b"
)
_INJECTED = later(
    r"\b(?:inject\w*|shots?|jabs?|needle|(?:upper )?arm|thigh|muscle|under the skin|doses?)\b"
)
_NO_SHOT = later(
    r"\b(?:oral\w*|by mouth|swallow\w*|drink\w*|drops?|rotavirus|cholera|typhoid|globulins?|"
    r"antitoxin|vials?|bottles?|multi-?dose|blood|dilut\w*|mix\w*|reconstitut\w*|saline|water|"
    r"paracetamol|ibuprofen|acetaminophen|syringes? (?:holds?|of)|fever|suspension)\b"
)
_MOST_OF_VACCINE = 2
"""Millilitres: the doses of the tables are 0.2 to 1, of which two may be given at once."""
_COUNTED = ("tablets", "sachets")
_POWDER = later(
    r"\b(?:powders?|extracts?|roots?|herbs?|capsules?|leaf|leaves|dried|standardi[sz]ed)\b"
)
_FOOD = later(
    r"\b(?:protein|carb\w*|fib(?:re|er)|fat|fats|fruits?|vegetables?|meats?|fish|sugars?|glucose|salt|"
    r"rice|bread|yog\w+|cheese|milk|cocoa|chocolate|nuts?|oats?|serving|portions?|food|meals?|diet|"
    r"pack|tub|bag|creatine|collagen|inulin|psyllium|husk|raw|fresh|cooked|weigh\w*|baby|rats?)\b"
)
_TOO_MANY_GRAMS = 80
_SUGAR = later(
    r" ?(?:\([^()]{1,20}\) )?of (?:(?:an?|any|some|pure|simple|plain|your) )?"
    r"(?P<fast>(?:fast|quick|rapid)(?:ly)?(?:[- ]act(?:ing|ion)|[- ]absorb\w+)?,? )?"
    r"(?:carb\w*|sugars?|sugary|glucose|dextrose)\b"
)
_LOW_SUGAR = later(
    r"\b(?:hypos?|hypogly\w+|low blood (?:sugar|glucose)|lows?|(?:sugar|glucose)(?: levels?)? "
    r"(?:is|are|drops?|falls?|goes|reads?|stays?)(?: still)? (?:too )?(?:low|below|under)|"
    r"glucose (?:tablets|gel))\b"
)
_PEN = later(
    r"\b(?:auto-?injectors?|epi-?pens?|jext|emerade|auvi-q|(?:adrenaline|epinephrine) pens?)\b"
)
_NO_PEN = later(
    r"\b(?:nasal\w*|nose|nostrils?|sprays?|neffy|vials?|ampoules?|ml|drips?|infus\w*|inhal\w*|"
    r"hospital\w*|antihistamines?|cetirizine|loratadine|chlorphen\w+|diphenhydramine|predniso\w+|"
    r"steroids?|shelf|total|in all|contains?|atropine|sumatriptan|glucagon|naloxone|methotrexate|"
    r"semaglutide|diazepam|adalimumab)\b"
)
_DRUG_UNITS = ("mg", "mcg", "g")
_MOST_OF_PEN = 0.6
"""Milligrams of adrenaline: no pen gives more than 0.5."""
_NOT_AT_ONCE = later(
    r"\b(?:days?|daily|meals?|tests?|tolerance|diets?|contains?|more than|exercis\w*|"
    r"hours?|marathon\w*|race|runners?|recipe|ketogenic|low-carb|portions?|stud\w+|"
    r"week\w*)\b"
)
_JUICE = later(
    r"\)? ?of (?:(?:an?|any|some|pure|plain|your|non-diet|full-sugar|sugary|fresh|smooth|\w*fruit|"
    r"orange|apple|regular) ){0,3}(?:juice|cola|coke|soda|lemonade|fizzy|soft drink|squash)\b"
)
_TOO_SWEET = 60
"""Grams of sugar: a low blood sugar is treated with 15 to 20, a severe one with 30."""
_TOO_MUCH_JUICE = 400
"""Millilitres of a sweet drink: 100 to 200 hold as much."""
_RATES = frozenset({"", "day", "dose"})


@rule(
    "doses.impossible-amount",
    level=Level.WARNING,
    message="Check '%s': it is far from what is usual; %s.",
    why="A zero too many, or grams for milligrams, in a number that readers count out is an"
    " overdose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "NHS medicines A to Z, how and when to take it: number of tablets in 24 hours",
        "NIDDK, low blood glucose: 15 grams of glucose or carbohydrate",
        "Labels of nitroglycerin, salbutamol and sumatriptan sprays: 0.4 mg, 0.1 mg and 20 mg each",
        "Immunize.org, Administering Vaccines: Dose, Route, Site, and Needle Size",
    ],
    examples=[
        Example(
            bad="Adults should take 10,000 mg of curcumin extract with each meal.",
            good="Adults should take 1,000 mg of curcumin extract with each meal.",
        ),
        Example(
            bad="Take one 3,500 mg tablet a day with food.",
            good="Take one 350 mg tablet a day with food.",
        ),
        Example(
            bad="Take two tablets up to four times a day (no more than 80 tablets in 24 hours).",
            good="Take two tablets up to four times a day (no more than 8 tablets in 24 hours).",
        ),
        Example(
            bad="The skin is numbed with 1% lidocaine; up to 500 mL may be injected.",
            good="The skin is numbed with 1% lidocaine; up to 5 mL may be injected. A drip gives"
            " 500 mL of saline.",
        ),
        Example(
            bad="# Turmeric\n\nTake one 500 g capsule a day with a meal.",
            good="# Turmeric\n\nTake one 500 mg capsule a day with a meal. Each 4 g glucose tablet"
            " lifts your sugar.",
        ),
        Example(
            bad="# Measles vaccine\n\nEach shot is 5 mL, into the upper arm.",
            good="# Measles vaccine\n\nEach shot is 0.5 mL, into the upper arm.",
        ),
        Example(
            bad="# Cough syrup\n\nThe syrup is for adults: 100 ml four times a day.",
            good="# Cough syrup\n\nThe syrup is for adults: 10 ml four times a day. Drink 200 ml"
            " of water every 4 hours.",
        ),
        Example(
            bad="Dissolve one sachet in 20ml of water and drink it after each loose motion.",
            good="Dissolve one sachet in 200ml of water and drink it after each loose motion.",
        ),
        Example(
            bad="Tip the powder from all six sachets into a single 200ml cup and stir.",
            good="Tip the powder from one sachet into a 200ml cup and stir. All six sachets are in"
            " the box.",
        ),
        Example(
            bad="| Form | Dose |\n|---|---|\n| Root powder | 300 to 500 g a day |",
            good="| Form | Dose |\n|---|---|\n| Root powder | 3 to 5 g a day |\n| Fruit | 400 g a"
            " day |",
        ),
        Example(
            bad="If you have a hypo, take 200 grams of fast-acting sugar, then rest.",
            good="If you have a hypo, take 20 grams of fast-acting sugar. Many people eat 200 grams"
            " of carbohydrate a day.",
        ),
        Example(
            bad="# Macrogol for children\n\nThe usual dose for a toddler is 12 sachets a day.",
            good="# Macrogol for children\n\nThe usual dose for a toddler is 1 sachet a day. A"
            " child whose bowel is blocked may need up to 8 sachets a day.",
        ),
        Example(
            bad="Give 6 sachets after each loose stool.",
            good="Give 1 sachet after each loose stool.",
        ),
        Example(
            bad="Prime the pen with 25 units of insulin, then set your dose.",
            good="Prime the pen with 2 units of insulin, then set your dose of 25 units.",
        ),
        Example(
            bad="I came home on 1,600 units of basal insulin a night.",
            good="I came home on 16 units of basal insulin a night. A vial holds 1,000 units of"
            " insulin.",
        ),
        Example(
            bad="# Co-amoxiclav\n\nAdults take one 250mg/125mg tablet every 2 hours.",
            good="# Co-amoxiclav\n\nAdults take one 250mg/125mg tablet every 8 hours.",
        ),
        Example(
            bad="The powder is standardized to 36 g of proanthocyanidins per capsule.",
            good="The powder is standardized to 36 mg of proanthocyanidins per capsule.",
        ),
        Example(
            bad="In the heat, drink 8 cups of water every 15 to 20 minutes.",
            good="In the heat, drink 1 cup of water every 15 to 20 minutes.",
        ),
        Example(
            bad="Your oxygen is set between 1 and 4 litres per hour.",
            good="Your oxygen is set between 1 and 4 litres per minute.",
        ),
        Example(
            bad="Adults: take 1 capsule (200 g) once a day.",
            good="Adults: take 1 capsule (200 mg) once a day.",
        ),
        Example(
            bad="# Adrenaline auto-injectors\n\n- Adults and teenagers: 3 mg\n- Small children:"
            " 0.15 mg",
            good="# Adrenaline auto-injectors\n\n- Adults and teenagers: 0.3 mg\n- Small children:"
            " 0.15 mg\n\nThe nasal spray holds 2 mg. Give cetirizine 10 mg too.",
        ),
        Example(
            bad="Do not take more than 8 tablets in 24 days.",
            good="Do not take more than 8 tablets in 24 hours. A course of 24 days may follow.",
        ),
        Example(
            bad="# Angina spray\n\nOne spray under the tongue gives 400 mg. Sit down first.",
            good="# Angina spray\n\nOne spray under the tongue gives 400 micrograms. Sit down"
            " first.",
        ),
        Example(
            bad="The blue inhaler releases 100 milligrams in each puff.",
            good="The blue inhaler releases 100 micrograms in each puff. A migraine spray gives 20"
            " mg in each spray.",
        ),
        Example(
            bad="For a hypo, sip a glass (1,500 ml) of apple juice and sit down.",
            good="For a hypo, sip a glass (150 ml) of apple juice and sit down.",
        ),
    ],
    words=[
        "puff", "spray", "squirt", "actuation", "inhalation", "metered dose", " drop",
        " every ", " per hour", " per day", " an hour", "each hour", "per capsule", "per tablet",
        "24 min", "24 day", "24 week", "24 sec", "24 month",
        "vaccin", "immuni", " shot", " jab", "syrup", "linctus", "suspension", "tablets",
        "capsules", "caplets", "pills", "lozenges", "gummies", "pieces", "sachet",
        "suppositories", "patches", " units", "0units", "0 ml", "0ml",
        "rinse", "gargle", "swish", "inject", " g ", " g)", "g a day",
        "grams", "0g", " g of", "5g of", "juice",
        "auto-injector", "autoinjector", "epipen", "jext", "cola",
        "lemonade", " mg tablet", " mg capsule", " mg caplet", " mg softgel", "00 mg ",
    ],
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each number of tablets, injected volume, or the like that is above its ceiling."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        if not page.has_number(block) and not any(word in block.folded for word in _COUNTED):
            continue
        for ceiling in _CEILINGS:
            for found in ceiling.amount.finditer(block.folded):
                names = [name for name, text in found.groupdict().items() if text]
                start, end = found.span(names[0] if names else 0)
                if _states(page, block, start, end, ceiling.apart):
                    span = block.source_span(start, end)
                    yield Match(span, (block.text[start:end], ceiling.usual))
    yield from _too_soon(page)
    yield from _spoonfuls(page)
    yield from _vaccines(page)
    yield from _heaps_of_powder(page)
    yield from _sweets(page)
    yield from _pens(page)


def _too_soon(page: Page) -> Iterator[Match]:
    """Yield how soon tablets are taken again whose medicine is not known to `doses.too-often`."""
    subject = subject_medicine(page) or page.once(only_medicine)
    if (subject and knowledge.strength(subject)) or _TOO_SOON.apart.search(page.title.lower()):
        return
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.CODE) or "every " not in block.folded:
            continue
        heading = page.heading_over(block)
        if heading is not None and _TOO_SOON.apart.search(heading.folded):
            continue
        for found in _TOO_SOON.amount.finditer(block.folded):
            start, end = found.span("amount")
            named = mentions_between(page, number, 0, end)
            if any(knowledge.strength(one.generic) for one in named):
                continue
            if _states(page, block, start, end, _TOO_SOON.apart):
                span = block.source_span(start, end)
                yield Match(span, (block.text[start:end], _TOO_SOON.usual))


def _spoonfuls(page: Page) -> Iterator[Match]:
    """Yield each volume of a liquid medicine that is a glassful, several times a day."""
    title = page.title.lower()
    titled = _LIQUID.search(title) is not None or (
        _YOUNG.search(title) is not None and page.once(only_medicine) is not None
    )
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE) or not page.has_number(block):
            continue
        for found in _SPOONED.amount.finditer(block.folded):
            start, end = found.span("amount")
            liquid = titled or _LIQUID.search(block.folded) is not None
            if liquid and _states(page, block, start, end, _SPOONED.apart):
                span = block.source_span(start, end)
                yield Match(span, (block.text[start:end], _SPOONED.usual))


def _vaccines(page: Page) -> Iterator[Match]:
    """Yield each volume of a vaccine that is several times what any of them has."""
    titled = _VACCINE.search(page.title.lower()) is not None
    if not titled and not _VACCINE.search(page.folded):
        return
    for amount in amounts(page):
        if amount.unit != "mL" or amount.per not in ("", "dose") or amount.low < _MOST_OF_VACCINE:
            continue
        block = page.blocks[amount.block]
        first, last = sentence_around(block.plain, amount.start)
        said = block.folded[first:last]
        about = titled or _VACCINE.search(block.folded) is not None
        if not about or not _INJECTED.search(said):
            continue
        if _states(page, block, amount.start, amount.end, _NO_SHOT):
            span = block.source_span(amount.start, amount.end)
            shown = block.text[amount.start : amount.end]
            yield Match(span, (shown, "a dose of a vaccine is 1 mL or less"))


def _heaps_of_powder(page: Page) -> Iterator[Match]:
    """Yield each weight of a powder or extract that would be a plateful."""
    for amount in amounts(page):
        if amount.unit != "g" or amount.per not in _RATES or amount.low < _TOO_MANY_GRAMS:
            continue
        block = page.blocks[amount.block]
        first, last = sentence_around(block.plain, amount.start)
        said = block.folded[first:last]
        if block.kind is BlockKind.TABLE_CELL:
            said = " ".join(cell.folded for cell in row_cells(page, amount.block))
        is_dose = amount.per == "day" or page.type == "supplement" or "dose" in said
        if not is_dose or not _POWDER.search(block.folded if "dose" in said else said):
            continue
        if _states(page, block, amount.start, amount.end, _FOOD) and not _FOOD.search(said):
            span = block.source_span(amount.start, amount.end)
            shown = block.text[amount.start : amount.end]
            yield Match(span, (shown, "of a powder or an extract people take a few grams"))


def _pens(page: Page) -> Iterator[Match]:
    """Yield each weight of adrenaline that no pen gives, on a page or in a sentence on pens."""
    if not _PEN.search(page.folded):
        return
    title = page.title.lower()
    titled = _PEN.search(title) is not None
    for amount in amounts(page):
        weights = amount.both_in_milligrams
        if weights is None or amount.unit not in _DRUG_UNITS or amount.per not in ("", "dose"):
            continue
        if min(weights) < _MOST_OF_PEN:
            continue
        block = page.blocks[amount.block]
        first, last = sentence_around(block.plain, amount.start)
        said = block.folded[first:last]
        pen = titled or (_PEN.search(said) and _ADRENALINE.search(f"{title} {said}"))
        if pen and not _NO_PEN.search(said):
            named = {one.generic for one in mentions_between(page, amount.block, first, last)}
            if named <= {"epinephrine"} and _states(page, block, amount.start, amount.end, _NO_PEN):
                span = block.source_span(amount.start, amount.end)
                shown = block.text[amount.start : amount.end]
                yield Match(span, (shown, "a pen gives 0.15 to 0.5 mg of adrenaline"))


_ADRENALINE = later(r"\b(?:adrenalin\w*|epinephrine|epi-?pens?|jext|emerade|auvi-q|anaphyla\w+)\b")


def _sweets(page: Page) -> Iterator[Match]:
    """Yield each weight of sugar against a low blood sugar that is a day's worth."""
    for amount in amounts(page):
        drink = amount.unit == "mL"
        if amount.per not in ("", "dose") or (not drink and amount.unit != "g"):
            continue
        block = page.blocks[amount.block]
        sugar = (_JUICE if drink else _SUGAR).match(block.folded, amount.end)
        if sugar is None or amount.low < (_TOO_MUCH_JUICE if drink else _TOO_SWEET):
            continue
        heading = page.heading_over(block)
        over = heading.folded if heading is not None else ""
        told = f"{page.title.lower()} {over} {block.folded}"
        fast = not drink and sugar["fast"]
        if not fast and not _LOW_SUGAR.search(told):
            continue
        if _states(page, block, amount.start, amount.end, _NOT_AT_ONCE):
            span = block.source_span(amount.start, amount.end)
            shown = block.text[amount.start : amount.end]
            usual = "150 mL of a sweet drink" if drink else "15 to 20 grams of sugar"
            yield Match(span, (shown, f"a low blood sugar is treated with {usual}"))


def _states(page: Page, block: Block, start: int, end: int, apart: re.Pattern[str]) -> bool:
    first, last = sentence_around(block.plain, start)
    if apart.search(block.folded, first, last) or in_references(page, block):
        return False
    if is_quoted(block, start, end):
        return False
    return not is_negated(block, start, end) or "more than" in block.folded[first:start]
