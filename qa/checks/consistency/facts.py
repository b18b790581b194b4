"""Facts that pages on health give in figures, and how a sentence gives them.

`different_figure` holds the figures of one fact on a page against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.number_words import NUMBER_WORD
from qa.patterns import later

if TYPE_CHECKING:
    import re

_N = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_PERCENT = r"(?P<low>\d{1,2}\.\d) ?%"
_UP = r"or (?:higher|more|above|over|greater)"
_LESS = r"(?:below|under|less than|lower than)"
_TO = r" ?(?:to|and|-|\u2013) ?"
_MEANS = (
    r"(?: \w+){0,3}? (?:means?|is|shows?|points to|indicates?|suggests?)(?: that)?(?: you have)?"
)


class Fact(NamedTuple):
    """A figure that a page should give in one way."""

    signs: tuple[str, ...]
    """Of which one stands on each page that gives it."""
    near: tuple[str, ...]
    """The same, for the block."""
    said: tuple[re.Pattern[str], ...]
    """With groups `low`, and perhaps `high` and `unit`."""
    apart: re.Pattern[str]
    """With it a sentence speaks of another fact, or of some cases only."""
    needs: re.Pattern[str] | None = None
    rows: re.Pattern[str] | None = None
    """The same in a row of a table, of which two cells are joined by a stroke."""
    slack: float = 1.01
    of_medicine: bool = False
    cases: re.Pattern[str] | None = None
    """For whom it holds, where that is said of a case: figures for two cases may differ."""


class TimedFact(NamedTuple):
    """A length of time that a page should give in one way."""

    signs: tuple[str, ...]
    near: tuple[str, ...]
    said: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """What stands before the time, and behind it."""
    apart: re.Pattern[str]
    things: re.Pattern[str]
    """What it is said of; times of two things may differ."""
    needs: re.Pattern[str] | None = None
    slack: float = 1.3
    of_medicine: bool = False
    first_is_plain: bool = False
    """Another rule holds two places against each other that are as the first of `said`."""


_SOME = (
    r"if you (?:also|have|had|need)|unless|except|some|may|might|another|sometimes|used to|"
    r"stud(?:y|ies)|trials?|rather than|although|however|instead|experts?|guidelines?"
)

FACTS: tuple[Fact, ...] = (
    Fact(
        signs=("a1c",),
        near=("a1c", "diabetes"),
        said=(
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
    ),
    Fact(
        signs=("prediabetes", "pre-diabetes"),
        near=("prediabetes", "pre-diabetes"),
        said=(
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
    ),
    Fact(
        signs=("inr",),
        near=("inr",),
        said=(
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
    ),
    Fact(
        signs=("egfr",),
        near=("egfr",),
        said=(
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
    ),
    Fact(
        signs=("deficien",),
        near=("deficien",),
        said=(
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
    ),
    Fact(
        signs=("blood pressure",),
        near=("high", "hypertension"),
        said=(
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
            r"severe\w*|very|crisis|urgent\w*|999|911|emergency|pregnan\w+|diabet\w+|kidney|targets?|"
            r"aim\w*|goals?|chest|slightly|pre-?high|call|elevated|normal|between|under "
            r"140|americ\w+|"
            r"europ\w+)\b"
        ),
        rows=later(rf"\A(?P<low>\d{{3}})/\d\d {_UP} \| high blood pressure(?! \(if you are over)"),
    ),
    Fact(
        signs=("puffs", "doses", "sprays"),
        near=("puffs", "doses", "sprays"),
        said=(
            later(
                r"\b(?:inhaler|canister|device|spray|bottle)\b[^.;\d]{0,15}?\b(?:holds|contains|has|"
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
    ),
    Fact(
        signs=("caffeine",),
        near=("mg",),
        said=(
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
    ),
    Fact(
        signs=("nights", "night "),
        near=("night",),
        said=(
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
    ),
    Fact(
        signs=("vaccin", "screen", "shot", "jab"),
        near=("vaccin", "screen"),
        said=(
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
    ),
)

_ANY = later(r"")
_OTHER_PRODUCT = later(
    r"\b(?:calcium|iron|antacids?|milk|dairy|zinc|magnesium|multivitamins?|cholestyramine|orlistat|"
    r"coffee|indigestion remedies)\b"
)
TIMED_FACTS: tuple[TimedFact, ...] = (
    TimedFact(
        signs=("operati", "procedure", "surgery", "theatre"),
        near=("operati", "procedure", "surgery", "theatre"),
        said=(
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
        things=later(r"\A"),
        slack=1.5,
        first_is_plain=True,
    ),
    TimedFact(
        signs=("between doses", "between each dose", "gap of", "between the doses"),
        near=("between", "gap"),
        said=(
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
        ),
        apart=later(rf"\b(?:{_SOME}|missed|forg\w+|other|ibuprofen and|alternat\w*|slow)\b"),
        things=later(r"\A"),
        of_medicine=True,
        first_is_plain=True,
    ),
    TimedFact(
        signs=("calcium", "iron", "antacid", "milk", "dairy", "zinc", "magnesium", "coffee"),
        near=("calcium", "iron", "antacid", "milk", "dairy", "zinc", "magnesium", "coffee"),
        said=(
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
            r"\b(?:unless|except|some|might|instead|then|depend\w*|food|meals?|breakfast|blood|stud\w+)\b"
        ),
        things=_OTHER_PRODUCT,
        of_medicine=True,
    ),
    TimedFact(
        signs=("normal", "clear", "negative", "average risk"),
        near=("normal", "clear", "negative", "average risk"),
        said=(
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
            r"\b(?:normal|clear|negative|average risk)\b[^.;]*\b(?:next|repeat|have|need)\b"
        ),
        apart=later(
            rf"\b(?:{_SOME}|polyps?|family|abnormal|high risk|increased|sooner|not clear|"
            rf"unclear|not "
            r"normal|blood sugar|liquids?|over \d\d)\b"
        ),
        things=later(r"\A"),
    ),
)

SIGNS = (*(fact.signs for fact in FACTS), *(fact.signs for fact in TIMED_FACTS))
"""Of each fact."""
