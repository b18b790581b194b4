"""A question that a page should answer in one way, and how an answer looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.patterns import later

if TYPE_CHECKING:
    import re


class Question(NamedTuple):
    """A question, and how a page answers it: in figures, with a time or in words alone."""

    name: str
    signs: tuple[str, ...]
    """Literals one of which stands on each page that answers it."""
    apart: re.Pattern[str]
    """With it a sentence answers another question, or for some cases only."""
    reach: int = 0
    """Characters before and behind an answer in which `apart` is looked for; 0 for all of it."""
    near: tuple[str, ...] = ()
    """Literals one of which stands in each block that answers it; `signs` where there are none."""
    needs: re.Pattern[str] | None = None
    """What each sentence that answers it has."""

    figures: tuple[re.Pattern[str], ...] = ()
    """What answers, with groups `low`, and perhaps `high` and `unit`, which may be a weight.

    `times` multiplies it, and `plus` is added; with `least` it is that or more, with `most` that
    or less. `name` is compared as it stands; `percent`, `part` with `whole`, and `fraction` are
    shares. A group whose name begins with `thing` says of what it is.
    """
    rows: re.Pattern[str] | None = None
    """The same in a row of a table, of which two cells are joined by a stroke."""
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    """What stands before, and right behind, the only time of a sentence where that answers."""
    timed: re.Pattern[str] | None = None
    """What stands in a sentence each time of which is an answer."""
    said: tuple[tuple[float, re.Pattern[str]], ...] = ()
    """What answers without a number, with the minutes or the side that it stands for."""

    slack: float = 1.9
    """Times that one number may be the other."""
    is_exact: bool = False
    """Its answers are ranges with two ends, of which neither may differ."""
    of_medicine: bool = False
    """Answers for different medicines are no two answers."""
    of_any_form: bool = False
    """Answers for two forms of a medicine, such as tablets and liquid, are two answers still."""
    of_food: bool = False
    """Food and drink that are kept as medicines too are none here."""
    of_people: bool = False
    """Answers for different people are no two answers."""
    thing: re.Pattern[str] | None = None
    """What a time is said of; times of two things are no two answers."""
    cases: re.Pattern[str] | None = None
    """For whom figures hold, where that is said of a case; those of two cases are no two answers.
    """
    behind: re.Pattern[str] | None = None
    """What stands right behind a time of `timed` that is an answer."""
    least: float = 0
    """Minutes below which a time of `timed` is no answer."""
    strict: bool = False
    """Only times of a thing, or medicine, that is named are answers."""
    as_said: bool = False
    """A time is compared as it stands, whatever stands before it: a point, no length."""
    often: re.Pattern[str] | None = None
    """What stands in a sentence of which each rhythm, such as "twice a day", is an answer."""
    cases_of_rhythm: re.Pattern[str] | None = None
    """Without it another rule holds the rhythms of a medicine against each other."""
    perhaps: re.Pattern[str] | None = None
    """With it a sentence may answer for a case only: then it is no more than a suggestion."""
    apart_before: re.Pattern[str] | None = None
    """With it in its block, a sentence that begins with "it" answers another question."""
    waived: re.Pattern[str] | None = None
    """A page that has it tells of a case in which it is otherwise: then both may hold."""
    first_is_plain: bool = False
    """Another rule holds two places against each other that are as the first of `around`."""

    def of_case(self, sentence: str) -> bool:
        """Return whether no other rule takes a sentence on the rhythm of a medicine."""
        return self.cases_of_rhythm is None or self.cases_of_rhythm.search(sentence) is not None

    @property
    def is_of_words(self) -> bool:
        """Whether no number answers it."""
        return not (self.figures or self.around or self.timed or self.often)


CASES = (
    r"if|when(?:ever)?|unless|except|may|might|could|some|sometimes|others?|another|severe\w*|"
    r"child(?:ren)?|bab(?:y|ies)|older|elderly|stud(?:y|ies)|trials?|depend\w*|rare\w*|"
    r"private\w*|used to|although|however|instead|complicat\w+"
)
"""With these a sentence answers for a case only."""


def timed(
    name: str, signs: str, both: tuple[str, str], apart: str, *, slack: float = 1.9
) -> Question:
    """Return a question that a sentence with `both`, in any order, and a time answers."""
    what, how = both
    between = r"[^.;?]{0,300}"
    said = later(rf"\b(?:{what})\b{between}\b(?:{how})\b|\b(?:{how})\b{between}\b(?:{what})\b")
    cases = later(rf"\b(?:{apart})\b")
    return Question(name, tuple(signs.split("|")), cases, timed=said, slack=slack)


def yes_or_no(name: str, signs: str, yes: str, no: str, *, apart: str) -> Question:
    """Return a question that the one pattern answers with yes, and the other with no."""
    said = ((1.0, later(yes)), (0.0, later(no)))
    cases = later(rf"\b(?:{apart})\b")
    return Question(name, tuple(signs.split("|")), cases, said=said, slack=1)


_MAY = (
    r"\b(?:start|(?:you|they|we|patients|children|most people|anyone|everyone|women)(?: \w+)? "
    "(?:can|may|"
    r"could)(?: still| also| even| safely| happily)*(?! not)|feel free to|(?:it is|it's|it will be|"
    r"it'll be) (?:perfectly |quite )?(?:fine|safe|ok|okay|all right) to|go ahead and|"
    "(?:there is|there's) no (?:need|reason|harm) (?:to (?:avoid|give up|stop|cut out|hold "
    "back from)|in)|"
    "(?:doesn't|don't|does not|do not|won't|will not|needn't|need not) (?:have to |need to |"
    "mean )?"
    "(?:avoid|give up|rule out|stop you|cut out)|(?:many|most|plenty|lots) of (?:our |the "
    r")?(?:\w+ )?(?:patients|"
    r"people|women|parents|customers|clients)|relax (?:and|with)|treat yourself to|enjoy|"
    r"(?:is|are|be) allowed|good (?:choices?|options?|snacks?|sources?)\b[^.;:!?]{0,30} (?:is|are|"
    r"include))\b"
)
_IS_FINE = (
    r"(?:(?:is|are|will be|'s)(?: all| perfectly| quite| also| usually)* (?:fine|safe|ok|okay|"
    "allowed|welcome|harmless|all right|permitted|no problem)|(?:does|do|will|won't|doesn't|"
    "don't|not) (?:do )?"
    "(?:you |any )?(?:no harm|no damage|interfere|harm|matter|hurt)|if you (?:like|wish|fancy "
    "it)|as "
    "(?:usual|normal|often as you like|much as you like)|makes? (?:an? )?(?:good|nice|ideal|"
    "handy|tasty|great)|"
    "(?:is|are) (?:an?|our|the) (?:good|nice|ideal|handy|great|sensible|first|best) (?:choice|"
    r"snack|way|idea|advice|thing)|with our blessing|helps? (?:you |your body |it )?(?:to )?(?:be "
    r")?"
    r"(?:absorb(?:ed)?|take it in))\b"
)
_MUST_NOT = (
    r"(?:\b(?:do not|don't|never|must not|mustn't|should not|shouldn't|cannot|can't|avoid(?:ing)?|"
    r"stay off|keep off|keep out of|cut out|give up|keep away from|stay away from|steer clear of|"
    "not a drop of|not allowed to|have no|nothing with|say no to|stop|no more|leave out)|"
    r"(?:\A|(?<=[.;:,] ))"
    r"(?:and |but )?no(?:t (?:a|any))?)\b"
)
_IS_OUT = (
    "(?:(?:must|should|has to|have to|need to|needs to) (?:all |both )?be (?:avoided|left "
    "alone|given up|cut out|"
    r"stopped)|(?:is|are) (?:strictly |completely |all )?(?:out(?=[.,;:!])|banned|forbidden|"
    r"ruled out|off the (?:list|menu)|not allowed|off limits)|(?:stops?|blocks?|upsets?|spoils?|"
    r"interferes? with|ruins?|prevents?) (?:it|them|absorption|the (?:\w+ )?(?:tablets?|"
    "medicine|result|"
    r"test|drug|effect|antibiotic)|how))\b"
)
_FOR_A_CASE = (
    r"alone|on your own|by yourself|straight after|"
    r"if you(?! (?:like|wish|fancy|prefer))|if (?:it|your|the|there)|unless|except|instead of|"
    r"without|"
    r"rather than|too much|too many|a lot of|large|small amounts?|moderat\w+|more than|less|limit|"
    r"once you|once (?:it|the|your)|later|afterwards|(?<!and )other|another|some people|might|"
    r"others|"
    r"used to|used|non-|low-|stud(?:y|ies)|trials?|ask|check with|whenever|worry|mean|stopped"
)
_FOR_A_TIME = r"until|if|unless|then|afterwards|days? (?:before|after)"


def allowed(
    name: str, signs: str, things: str, *, apart: str = "x-x", is_tool: bool = False
) -> Question:
    """Return the question whether one of some things, of one kind, is allowed or ruled out.

    Readers who are told to clean or rub something with a tool are let use it.
    """
    thing = rf"\b(?:{things})\b"
    near = r"[^.;:!?]{0,40}?"
    allows = (
        rf"{_MAY}{near}{thing}(?!-)|{thing}(?:(?!until)[^.;:!?]){{0,45}}?\b{_IS_FINE}|"
        r"\b(?:wash|washing|swallow|"
        r"swallowing|take|taking|took|have|having) (?:it|them|the \w+|your \w+)(?: down)? "
        "with (?:a |an |your |"
        rf"some |plenty of )?(?:\w+ )?{thing}|\b(?:can|may)(?!'t| not|not)(?: still| also| "
        rf"even| safely)* (?:a |the |your )?{thing}|\bhandy snack\b{near}{thing}"
    )
    if is_tool:
        allows += (
            rf"|(?:\A|(?<=[.;:] )|\b(?:and|then) )(?:use|clean|wipe|rub|dry|wash|cool|hold|put|dab|"
            rf"remove|clear) (?:(?!not\b|without\b|rather\b)[a-z']+ ){{0,6}}?(?:an? |some |your |"
            rf"with |the )*{thing}"
        )
    bans = rf"{_MUST_NOT}{near}{thing}(?!-free)|{thing}{near}\b{_IS_OUT}"
    return Question(
        name=name,
        signs=tuple(signs.split("|")),
        apart=later(rf"\b(?:{_FOR_A_CASE}|{apart})\b"),
        perhaps=later(rf"\b(?:{_FOR_A_TIME})\b"),
        said=((1.0, later(allows)), (0.0, later(bans))),
        of_medicine=True,
        of_food=True,
        of_people=True,
        slack=1,
    )
