"""Questions that a page answers in one of two ways: at once or later, with water or with milk.

For `two_answers`; each names what answers it in the one and the other way.
"""

from __future__ import annotations

from qa.checks.consistency.question import Question
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_CASES = (
    r"if|unless|except|may|might|could|some|sometimes|often|others?|another|either|depend\w*|"
    r"rare\w*|instead|although|however|but|used to|otherwise|whether|until|stud(?:y|ies)|trials?|or"
)
_N = rf"(?:\d{{1,3}}|an?|a few|several|half an|{NUMBER_WORD})"
_NOT = r"(?: ?not|n't)"
_START = r"(?:\A|(?<=[.;:!?] )|(?<=, )|\b(?:and|then|please|should|must|always|to) )"
_STARTED = (
    r"(?:is |are |be |you )?(?:start|started|take|taken|give|given|begin|begun|used?|treated)"
)
_HELPER = (
    r"(?P<thing{0}>999|911|112|000|ambulance|inhaler|reliever|auto-?injector|adrenaline pen|"
    r"epinephrine|epipen|naloxone|midwife|helpline|antibiotics|antivirals?|paxlovid)"
)
_AIDS = (
    r"(?:hearing |contact )?(?P<thing{0}>aids?|lenses|patch|watch|dentures?|aligners?|"
    r"retainer|splint|brace|stockings|boot|sling|glasses|mouthguard|pump|monitor|jewell?e?ry|ring|"
    r"bandage|dressing|nappy|diaper)s?"
)
_MY = r"(?:off |out |on |in )?(?:your |the |their |his |her |any |all |a |both )*(?:\w+ )?"
_EVENT = (
    r"(?:dental|dentist|surgery|operations?|procedures?|tests?|scans?|tooth|teeth|extractions?|"
    r"treatment|fillings?|biopsy)"
)
_ACTS = (
    ("shower", r"show(?:er|ering|ers)"),
    ("swim", r"swim(?:ming)?"),
    ("bath", r"bath(?:s|e|ing)?"),
    ("sleep", r"sleep(?:ing)?|bed(?:time)?|night|overnight"),
    ("eat", r"eat(?:ing)?|meals?"),
    ("exercise", r"exercis(?:e|ing)|sports?"),
    ("scan", r"scan(?:ner)?|x-?ray"),
)


def _either(
    name: str,
    signs: str,
    *ways: str,
    apart: str = "x-x",
    but: str = "",
    reach: int = 60,
) -> Question:
    """Return a question that each pattern answers in a way of its own.

    Words of `but` make no case here.
    """
    cases = "|".join(word for word in _CASES.split("|") if word not in but.split("|"))
    return Question(
        name=name,
        signs=tuple(signs.split("|")),
        said=tuple((float(number), later(way)) for number, way in enumerate(ways)),
        apart=later(rf"\b(?:{cases}|{apart})\b"),
        slack=1,
        reach=reach,
    )


EITHER: tuple[Question, ...] = (
    _either(
        "started soon",
        "hurry|soon|early|within|works just|work just|no rush|wait|no difference",
        rf"\b(?:works?|working|helps?|effective) (?:best|better|most|only|well) (?:if|when) "
        rf"(?:\w+ ){{0,3}}?{_STARTED}(?: \w+)? (?:within|in the first|early|soon|as soon as)\b|"
        rf"\b(?:best|most effective) (?:if|when) (?:it |they )?{_STARTED} (?:within|early|soon|as "
        r"soon as|in the first)\b|\bthe (?:sooner|earlier) (?:you|it|treatment|they)\b[^.;]{0,40}, "
        rf"the (?:better|more)\b|\b(?:must|should|needs? to|has to|"
        rf"have to) be {_STARTED} (?:within|"
        r"as soon as possible|straight away|right away)\b",
        r"\b(?:no (?:hurry|rush|need to (?:hurry|rush))|no need to start (?:early|straight away|"
        rf"right away))\b|\b(?:works?|effective|helps?) (?:just as|equally|as) (?:well )?(?:if|"
        rf"when|"
        rf"whenever|even if) (?:it is |they are |you )?{_STARTED}\b[^.;]{{0,20}}\b(?:late\w*|"
        rf"weeks?|days|months?|whenever)\b|\b(?:does|do){_NOT} matter (?:when|how (?:late|soon|"
        rf"long after)) (?:you |it is |they are )?{_STARTED}\b|\bmakes no difference (?:when|how "
        rf"(?:late|soon)) (?:you |it is |they are )?{_STARTED}\b",
        apart=r"time of day|vaccin\w+|surgery|operation|decide|choose|leave|meals?|food",
        but="if",
        reach=20,
    )._replace(of_medicine=True),
    _either(
        "used or called at once",
        "wait",
        rf"{_START}(?:use|take|give|call|ring|phone|dial|start|get)\b[^.;,]{{0,25}}?\b"
        rf"{_HELPER.format(0)}\b(?:[^.;,]{{0,15}}? (?:straight ?away|right away|immediately|"
        rf"at once|"
        r"as soon as|at the first sign|without (?:delay|waiting)))",
        rf"\bwait (?:for )?(?:at least |about |up to )?(?:{_N} (?:minutes?|hours?|days?|of)|"
        r"to see|and see|until)\b[^.;,]{0,45}? before (?:you )?(?:use|using|take|taking|give|"
        r"giving|"
        rf"call|calling|ring|ringing|phone|phoning|dial|start|starting)\b[^.;,]{{0,20}}?\b"
        rf"{_HELPER.format(1)}\b",
        apart=r"second|next|again|between|puffs?|other",
        but="to|could|whether|until|some",
        reach=30,
    )._replace(
        near=(
            "straight",
            "right away",
            "immediately",
            "at once",
            "as soon as",
            "without",
            "first sign",
            "wait",
        )
    ),
    _either(
        "swallowed with",
        "water|milk|coffee|juice",
        r"\b(?:swallow|take|taken|swallowed|wash)\b[^.;,]{0,40}? (?:only )?with (?:only )?(?:an? )?"
        r"(?:(?:full|large|big|tall|whole) )*(?:glass(?:ful)? )?(?:of )?(?:plain|tap|still|only) "
        r"(?:(?:tap|still) )?water\b",
        r"(?<!not )(?<!n't )(?<!never )(?<!not be )\b(?:swallow|take|taken|swallowed|wash|washed)\b"
        r"(?:(?!\bnot\b|\bnever\b)[^.;,]){0,35}? with (?:an? |your |some )?(?:(?:full|large|glass|"
        r"cup|of|hot|morning|orange|fruit|apple) )*(?:milk|coffee|tea|juice)\b",
        apart=r"not|never|avoid|hours?|meals?|food|thick\w*|crush\w*|mix\w*|liquid|rather|separate",
        but="or|if",
        reach=25,
    )._replace(of_medicine=True),
    _either(
        "lying down after it",
        "lie |lying|upright",
        rf"\b(?:do{_NOT}|never|avoid|without) (?:lie|lying) (?:down|flat)\b[^.;,]{{0,20}}\b(?:for|"
        r"after|until)\b|\b(?:stay|remain|sit|keep|stand)(?: or stand)? (?:up |"
        r"upright)\b[^.;,]{0,20}"
        r"\b(?:for|after)\b",
        r"(?<!not )(?<!n't )(?<!never )\b(?:take|have|taken|swallow|takes?) (?:it|them|the \w+|"
        r"your "
        r"\w+|an? \w+)?(?: dose)? ?(?:just|right|straight|immediately|shortly) before (?:you )?(?:"
        r"(?:go|going) to (?:bed|sleep)|bed(?:time)?|ly(?:ing) down|lie down)\b|\blie (?:down|"
        r"flat) "
        r"(?:straight|right|as soon|immediately|just)\b[^.;,]{0,15}\b(?:after|away)\b",
        apart=r"dizzy|faint|injection|blood pressure|spray|cream|drops",
    )._replace(of_medicine=True, near=("lie ", "lying", "upright", "before bed", "to bed")),
    _either(
        "stopped beforehand",
        "stop ",
        rf"\b(?:do{_NOT}|never|must{_NOT}|should{_NOT}|no need to|not (?:need|"
        rf"have) to) stop (?:taking "
        rf"|using )?(?:it|them|the \w+|your \w+|(?!smoking|eating|drinking)[a-z]+) (?:before|"
        rf"for) (?:any |the |your |an? |"
        rf"having )?"
        rf"(?:routine )?{_EVENT}\b",
        rf"{_START}stop (?:taking |using )?(?:it|them|the \w+|your \w+|(?!smoking|eating|"
        rf"drinking)[a-z]+) (?:at least |"
        rf"about )?"
        rf"(?:{_N} (?:days?|weeks?|hours?) |the day |the night )before (?:you (?:see|have|go|"
        rf"come)|any|"
        rf"the|your|an?|having)\b[^.;,]{{0,15}}?\b{_EVENT}",
        apart=r"insulin|tell|ask",
        but="or|until",
    )._replace(of_medicine=True),
    _either(
        "during a period",
        "period",
        rf"\b(?:(?:must|should|do|can){_NOT}|cannot|avoid|never) (?:be |have |book |use |having |"
        r"booking |come |do )[^.;,]{0,30}?\b(?:during|while you (?:have|are having|are on|are)|"
        r"when "
        r"you (?:have|are having|are on)|on) (?:your |a )?(?:monthly )?period\b",
        r"\b(?:best time|good time|ideal time|best|ideally|can (?:still )?(?:have|come|do|be done))"
        r"\b(?:(?!not\b)[^.;,]){0,40}?\b(?:during|while you (?:have|are having|are on)|when you "
        r"(?:have|are having|are on)) (?:your |a )?(?:monthly )?period\b",
        apart=r"days|after|before|middle|between|heavy|light|pain\w*|tampons?",
    ),
    _either(
        "contraception still",
        "contracepti|condom|birth control",
        r"(?<!not )(?<!n't )(?<!no )\b(?:need|keep using|(?<!to )use|carry on using|"
        r"continue (?:to use|"
        r"using)|rely on) (?:to use )?(?:\w+ )?(?:contraception|condoms|"
        r"birth control)\b[^.;,]{0,10}\b(?:until|"
        r"for|after)\b",
        rf"\b(?:(?:do|does|will|need|need not|needn't){_NOT}|no) need (?:to use |for |to have )?"
        rf"(?:any |extra )?(?:other )?(?:contraception|condoms|birth control)\b|\b(?:can|"
        rf"may) stop using (?:\w+ )?"
        r"(?:contraception|condoms|birth control) (?:straight ?away|right away|at once|"
        r"immediately|the same)\b",
        apart=r"menopause|age|breastfe\w+|once|then|missed|late|stop taking|gap|infections?|stis?|"
        r"start(?:ed)? (?:it|the|on)|(?<!the )first|over",
        but="until|or|others?",
        reach=50,
    )._replace(of_medicine=True),
    _either(
        "water on lenses",
        "lens",
        rf"\b(?:never|(?:do|must|should){_NOT}|avoid)\b[^.;]{{0,40}}\b(?:tap|faucet)\b",
        rf"{_START}(?:rinse|wash|clean|store|soak|wet|top)\b[^.;,]{{0,40}}\b(?:under|in|with|from) "
        r"(?:the |running |some |warm |cold )*(?:tap|faucet)\b",
        apart=r"hands?|then|boiled|eyes?",
        but="or",
    )._replace(needs=later(r"\blens(?:es)?\b")),
    _either(
        "metal off",
        "jewel|watch|earring|piercing|metal",
        rf"{_START}(?:take off|remove|leave (?:at home|off)|leave)\b[^.;]{{0,40}}?\b(?:jewell?e?ry|"
        r"watch(?:es)?|earrings?|piercings?)\b",
        r"\b(?:can|may|fine to|safe to|ok to|no need to (?:remove|take off)|not (?:need|have) to "
        r"(?:remove|take off)) ?(?:safely )?(?:keep|leave|wear|have)? ?(?:on )?(?:your |any |all )*"
        r"(?:jewell?e?ry|watch|earrings?|piercings?)\b",
        apart=r"wedding|band|healed|again|after|plain|small|stud|tape\w*",
        but="or",
    ),
    *(
        _either(
            f"off for {name}",
            name if name != "sleep" else "sleep|bed|night",
            rf"{_START}(?:take|leave|remove|slip)\b {_MY}{_AIDS.format(0)}(?: off| out)? (?:before "
            rf"(?:you |your |going |any |every )?|when (?:you )?|for |in |"
            rf"to )(?:\w+ ){{0,3}}?(?:{act})\b|"
            rf"\b(?:do|must|should){_NOT} (?:wear|keep|use|leave) {_MY}{_AIDS.format(1)}(?: on|"
            rf" in)?"
            rf" (?:in|when|while|during|for|at) (?:\w+ ){{0,3}}?(?:{act})\b",
            rf"\b(?:can|may|should|must|safe to|fine to)(?: still| also| even| safely)* (?:wear|"
            rf"keep|"
            rf"leave|use) {_MY}{_AIDS.format(2)}(?: on| in)? (?:in|when|while|during|for|at|to) "
            rf"(?:\w+ ){{0,3}}?(?:{act})\b|{_START}(?:keep|leave|"
            rf"wear) {_MY}{_AIDS.format(3)}(?: on| "
            rf"in)? (?:in|when|while|during|for|at) (?:\w+ ){{0,3}}?(?:{act})\b",
            apart=r"waterproof cover|cover\w*|soft|hard|first|then|weeks?|days?",
            but="or|to",
        )
        for name, act in _ACTS
    ),
    _either(
        "jump or crawl",
        "lice|louse|nits|bed bugs|bedbugs",
        rf"\b(?:cannot|can't|do{_NOT}|does{_NOT}) (?:fly or |hop or |swim, |fly, )?jump\b",
        r"\b(?:lice|they|bed ?bugs) (?:can |often |will |also )*(?:jump|hop|fly)\b",
        apart=r"myths?|fleas",
        but="another",
    ),
    _either(
        "talking during it",
        "talk|chat|speak",
        rf"\b(?:do{_NOT}|never|avoid|without|stay still and do{_NOT}) (?:talk|talking|speak|"
        rf"speaking|"
        r"chat|chatting) (?:while|during|when)\b",
        rf"{_START}(?:talk|chat|speak)\b[^.;,]{{0,20}} (?:during|while the|while your|while we)\b",
        apart=r"eat\w*|chew\w*|feed\w*",
    ),
    _either(
        "kept on when well",
        "even when|even if|even after|stop |skip |leave off",
        r"\b(?:used?|using|take|taken|taking|appl(?:y|ied|ying)|"
        r"put on)\b[^.;]{0,40}?\beven (?:when|"
        r"if|after) (?:you|your|the|their|it|they) (?:\w+ ){0,2}?(?:is|are|have|has|looks?|feels?|"
        r"seems?) (?:no symptoms|clear|cleared|better|well|fine|healed|gone|normal|settled)\b",
        r"\b(?:can|may|safe to|fine to|then) (?:safely |then )?(?:stop|skip|leave off|give up)"
        r"(?: using| taking| putting on)? (?:it|them|the \w+|your \w+|[a-z]+)? ?(?:once|when|"
        r"as soon "
        r"as|after) (?:you|your|the|their|it|they) (?:\w+ ){0,2}?(?:is|are|have|has|looks?|feels?|"
        r"seems?) (?:no symptoms|clear|cleared|better|well|fine|healed|gone|normal|settled)\b",
        apart=r"steroids?|doctor|painkillers?|then (?:cut|use it less)|worse|not",
        but="if|until",
    )._replace(of_medicine=True),
    _either(
        "bladder full",
        "bladder",
        rf"\b(?:need|come with|have|with|arrive with|"
        rf"requires?) (?:to have )?an? (?:comfortably )?full "
        rf"bladder\b|\bbladder (?:must|should|needs? to|has to) be (?:comfortably )?full\b|"
        rf"\b(?:do{_NOT}|without|not) (?:empty(?:ing)? your bladder|go(?:ing)? to the (?:toilet|"
        rf"bathroom)|pass(?:ing)? (?:urine|water))\b",
        r"\b(?:with|have|need) (?:to have )?an empty bladder\b|\bbladder (?:is|must be|should be|"
        r"needs "
        rf"to be|has to be) empty\b|{_START}empty your bladder (?:just |right |shortly )?(?:before|"
        r"first|beforehand)\b",
        apart=r"after(?:wards)?|completely|every|day|night|full and|then|scan of|pelvic floor|"
        r"fully",
        but="to|or|may",
        reach=30,
    ),
    _either(
        "day off from it",
        "every|each|daily|weekend|day off|night off|days off",
        rf"{_START}(?:take|use|wear|do|apply|keep|put|have)\b[^.;]{{0,25}}? (?:every|"
        rf"each) (?:single )?"
        r"(?:day|night|morning|evening)\b",
        r"\b(?:can|may|fine to|safe to|ok to|okay to) (?:safely )?(?:leave|miss|skip|stop|"
        r"do without)\b"
        r"[^.;,]{0,20}? (?:at|on|over|for) (?:the )?(?:weekends?|saturdays?|sundays?|holidays?)\b|"
        r"\b(?:can|may|have|take) (?:take |have )?(?:a|one|the odd|an odd|the) (?:day|night|"
        r"weekend)s? "
        r"off(?: from (?:it|them|the \w+|taking|using|wearing))?(?=[.,;]|\Z)",
        apart=r"work|school|exercises?|walk\w*|training|diet|alcohol|smok\w*|sports?|run\w*|"
        r"miss\w* a|forg\w+|clean|weigh\w*|drink|eat|wash\w*|at least|first",
        but="to|until",
    )._replace(of_medicine=True),
    _either(
        "cast kept dry",
        "cast|plaster|splint|dressing",
        rf"{_START}keep (?:the|your|their|his|her) (?P<thing>cast|plaster cast|splint|"
        rf"dressing)s? (?:\w+ "
        r"and )?dry\b(?! for)|\b(?:do not|don't|never) (?:get|let) (?:the|your) (?P<thing2>cast|"
        r"plaster cast|splint|dressing) (?:get )?wet\b",
        r"\b(?:can|may|safe to|fine to|ok to) (?:\w+ )?(?:swim|swimming|shower|bathe|bath|"
        r"have a bath) "
        r"(?:with|in) (?:the|your|a) (?P<thing3>cast|plaster cast|splint|dressing)\b|\b(?:can|"
        r"may|safe "
        r"to|fine to) (?:safely )?(?:get|let) (?:the|your) (?P<thing4>cast|plaster cast|splint|"
        r"dressing)"
        r" (?:get )?wet\b",
        apart=r"waterproof|cover\w*|bag|hours?|days?|first|after",
    ),
    _either(
        "how fast",
        "slowly|gently|quickly|fast|rapidly",
        rf"{_START}(?P<thing>chew|sip|inject|push|squeeze|get up|stand up|stretch|"
        rf"walk|"
        r"drink|eat|stop|blow|press)\b(?:(?! and\b|, )[^.;]){0,30}? (?:very )?(?:slowly|"
        r"gently|"
        r"gradually)\b",
        rf"{_START}(?P<thing2>chew|sip|inject|push|squeeze|get up|stand up|"
        rf"stretch|walk|"
        r"drink|eat|stop|blow|press)\b(?:(?! and\b|, )[^.;]){0,30}? (?:as |"
        r"very )?(?:quickly|"
        r"fast|rapidly|hard)\b(?! food)",
        apart=r"dry powder|powder|then|at first|minutes?|steps?|pace|start|harder|too|out|back",
        but="to|until",
    )._replace(of_medicine=True),
    *(
        _either(
            f"{name} water",
            f"{verb}",
            rf"\b{form}\b[^.;,]{{0,45}}? (?:with|in|under) (?:\w+ ){{0,2}}?(?:cold|cool|lukewarm) "
            r"(?:\w+ )?water\b",
            rf"\b{form}\b[^.;,]{{0,45}}? (?:with|in|under) (?:\w+ )?(?:(?:very|really) )?(?:hot|"
            r"boiling) (?:\w+ )?water\b",
            apart=r"not|never|avoid|rather than|then|clothes|bedding|towels|laundry|sheets|"
            r"bottles?|"
            r"dishes|toys|hands|mattress|bag",
        )
        for name, verb, form in (
            ("wash", "wash", r"wash"),
            ("rinse", "rins", r"rinse"),
            ("soak", "soak", r"soak"),
            ("shower", "shower", r"shower"),
            ("cool", "cool", r"cool"),
            ("bathe", "bath", r"bathe"),
        )
    ),
    _either(
        "wiped which way",
        "wip",
        r"\bwip(?:e|ing)\b[^.;,]{0,25} front to back\b",
        r"\bwip(?:e|ing)\b[^.;,]{0,25} back to front\b",
        apart=r"not|never|avoid|rather",
    ),
    _either(
        "breathed in through",
        "breathe",
        r"\bbreathe in\b[^.;,]{0,20}? through (?:your|the) nose\b",
        r"\bbreathe in\b[^.;,]{0,20}? through (?:your|the) mouth\b",
        apart=r"not|inhaler|spacer|cold air|mouthpiece|blocked",
    )._replace(of_medicine=True),
    _either(
        "side to lie on",
        "left side|right side",
        r"\b(?P<thing>lie|sleep|turn|roll|lying)\b[^.;,]{0,15}? on (?:your|their|the|his|her) left "
        r"side\b",
        r"\b(?P<thing>lie|sleep|turn|roll|lying)\b[^.;,]{0,15}? on (?:your|their|the|his|"
        r"her) right "
        r"side\b",
        apart=r"then|left or|ear|hip|shoulder|sore|other|not|first|operated|after that|both",
    ),
    _either(
        "one or both",
        "both|only|affected|treated",
        r"\b(?:drops?|ointment|spray|gel|use it|put it|cream)\b[^.;]{0,25}? (?:only )?(?:in|into|"
        r"on|to) "
        r"(?:only )?the (?:(?:affected|treated|sore|bad|infected|operated) (?P<thing>eye|ear|"
        r"nostril|"
        r"foot|knee)|(?P<thing2>eye|ear|nostril|foot|knee) (?:that (?:is|was|had) (?:operated on|"
        r"affected|treated|sore|the operation)))(?: only)?\b",
        r"\b(?:drops?|ointment|spray|gel|use it|put it|cream)\b[^.;]{0,20}? (?:in|into|on|to) both "
        r"(?P<thing3>eye|ear|nostril|foot|feet|knee)s?\b",
        apart=r"spread\w*|infection in",
    )._replace(of_medicine=True),
    _either(
        "for all comers",
        "everyone|anyone|everybody|only",
        r"\b(?:the|our|this) (?P<thing>service|clinic|group|scheme|programme|program|class|"
        r"helpline|"
        r"course)s? (?:is|are) (?:open|available|free) to (?:everyone|anyone|everybody|all)\b",
        r"\b(?:the|our|this) (?P<thing2>service|clinic|group|scheme|programme|program|class|"
        r"helpline|"
        r"course)s? (?:is|are) (?:only (?:open |available )?(?:to|for)|(?:open|"
        r"available) only (?:to|"
        r"for)|for) (?:people|patients|women|men|adults|those|residents|anyone|members) (?:who|"
        r"aged|with|"
        r"over|under|of)\b|\bwe (?:can )?only (?:see|treat|accept|take) (?:people|patients|women|"
        r"men|"
        r"adults|those|children|residents) (?:who|aged|with|over|under|of)\b",
        apart=r"referr\w+|appointments?|book\w*|urgent\w*|everyone aged|all (?:adults|women|men)|"
        r"anyone aged|(?:everyone|anyone) (?:over|under|who)",
        but="or",
        reach=25,
    ),
)
"""Rows for `two_answers`, as those of `questions`."""
