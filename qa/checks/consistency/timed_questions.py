"""Questions of time that pages answer, most of them of a thing that the sentence names."""

from __future__ import annotations

from qa.checks.consistency.lasting_questions import LASTING
from qa.checks.consistency.question import CASES, Question, timed, yes_or_no
from qa.patterns import later

_OF_LASTING = CASES.replace(r"depend\w*|", "")
"""How long a thing lasts depends on much, for everybody."""
_SEEK = r"see|call|contact|ask|tell|speak|doctors?|gp|nurse|999|911|111|help"
_SORE = (
    r"wounds?|cuts?|scars?|bones?|fractures?|bruis\w+|blisters?|rash|spots|scabs?|burns?|ulcers?|"
    r"swelling|sockets?|sprains?|incisions?|piercings?|numbness|tiredness|fatigue|cough|fever|"
    r"sore throats?|pain|soreness|headaches?|spells?|diarrh(?:o)?ea|vomiting|itch\w*|discharge|"
    r"bleeding|stiffness|(?:donor )?sites?|grafts?|tears?"
)
_WORN = (
    r"crutches|sling|cast|plaster|splint|brace|stockings|catheter|drain|bandages?|dressings?|"
    "eye patch|boot|collar|frame|retainer|shield|corset|halo|pads?|tubes?|packing|strips|film|"
    "bandages"
)
_SECOND = r"second (?:dose|tablet|shot|jab|injection|one)"
_UNLESS_POSITIVE = r"if(?! (?:your (?:child's )?test is|you test|you have tested) positive)|"
_SURGERY = r"hospital|ward|bed|chair|home"
_SCREENING = (
    r"(?:screening|mammograms?|breast screening|smear tests?|cervical screening|pap tests?|"
    r"colonoscopy|colonoscopies|colorectal (?:cancer )?screening|screening colonoscopy|"
    r"bowel (?:cancer )?screening|screening tests?)"
)
_FIND = (
    r"if(?! (?:nothing|no \w+|your (?:first|last|results?|tests?|mammogram|screening)|the "
    r"(?:results?|test|scan))\b)|"
)


def _of(question: Question, thing: str, *, strict: bool = True, as_said: bool = False) -> Question:
    """Return a question whose times are of a thing."""
    thing_of = later(rf"\b(?:{thing})\b")
    return question._replace(thing=thing_of, strict=strict, as_said=as_said)


_NOT_FOR_WORK = r"if(?! your (?:job|work) (?:is|involves)\b)|"
TIMED: tuple[Question, ...] = (
    Question(
        name="first screening",
        signs=("screen", "mammogram", "smear", "pap "),
        near=("screen", "mammogram", "smear", "colonoscopy", "pap "),
        figures=(
            later(
                rf"\b(?:start|begin|have|get|need)(?:s|ing)? (?!not)(?:[\w-]+ ){{0,3}}?{_SCREENING}"
                r"(?: tests?)? (?:at|from)(?: the)?(?: age)?(?: of)? (?P<low>\d\d)(?!\d|%| "
                r"?(?:to|and"
                r"|-) )"
            ),
            later(
                rf"\bfirst (?:[\w-]+ )?{_SCREENING}(?: test)? (?:(?:is|was|comes) )?(?:at|from)(?: "
                r"the)?(?: age)?(?: of)? (?P<low>\d\d)(?!\d|%| ?(?:to|and|-) )"
            ),
            later(
                rf"\b{_SCREENING}(?: tests?)? (?:usually |should |normally )*(?:starts?|"
                rf"begins?)(?: "
                r"[\w-]+){0,4}? (?:at|from)(?: the)?(?: age)?(?: of)? (?P<low>\d\d)(?!\d|%)"
            ),
        ),
        apart=later(
            rf"\b(?:{CASES.replace('if|', _FIND)}|family|higher|high|increased|black|african|"
            r"transgender|men|earlier|doctor|gp|hiv|sexually|before|clinic|appointment|years? ago|"
            r"had your|i|my)\b"
        ),
        slack=1.01,
    ),
    _of(
        timed(
            "heals",
            "heal|go|settle|fade|clear|disappear|better|scab|last|subside",
            (
                _SORE,
                (
                    r"(?:to )?heals?|healed|go(?:es)? (?:away|down|on)|settles?|fades?|clears?|"
                    r"disappears?|"
                    r"gets? better|scabs? over|lasts?|gone|subsides?|stops?|goes on|(?:will|should|"
                    r"to|can|"
                    r"usually) (?:heal|settle|fade|clear|disappear|subside|stop|go)"
                ),
            ),
            rf"{CASES}|{_SEEK}|more than|longer|after|worse|every|treat\w*|tablets?|until|first|"
            r"dose|starts?|begins?|chronic|acute|over (?:the|several)|kidney|period|birth|"
            r"ago|before|then|at a time",
            slack=2.5,
        ),
        _SORE,
    ),
    _of(
        timed(
            "worn",
            "crutch|sling|cast|plaster|splint|brace|stocking|catheter|drain|bandage|dressing|patch"
            "|boot|collar|frame|retainer|shield|strips|film",
            (
                _WORN,
                r"for|until|off|out|away|stay put|remove\w*|give up|worn?|wears?|need|use",
            ),
            rf"{CASES}|{_SEEK}|every|each|a day|hours? a|change\w*|clean\w*|wash\w*|first|before|"
            rf"minutes|smok\w+|"
            r"nicotine|results?|visits?",
            slack=1.5,
        ),
        _WORN,
    ),
    _of(
        timed(
            "bathing",
            "bath|shower|swim",
            (
                r"baths?|shower\w*|swim\w*|hot tub",
                r"after|until|wait|for (?:at least|about|the first|\w+ (?:days|weeks))|avoid|no",
            ),
            rf"{CASES}|minutes|every|each|a day|a week|before|bab(?:y|ies)|eczema|salt|cool|warm|"
            r"times",
            slack=1.5,
        ),
        r"bath|shower|swim|hot tub",
    ),
    timed(
        "lifting",
        "lift|heavy",
        (r"lift\w*|heavy (?:things|objects|work|bags)", r"for|until|avoid|after|no|not"),
        rf"{CASES.replace('if|', _NOT_FOR_WORK)}|weights? (?:a|per|each)|times|kg|kilos?|face|"
        rf"minutes|first|gentle|light",
        slack=1.5,
    ),
    timed(
        "kept apart",
        "home|away from|off work|off school|isolat",
        (
            (
                r"(?:stay|stays|staying|be|keep|keeps|kept|remain)(?: \w+){0,2} (?:at home|home|"
                r"away from (?:work|school|nursery|others|other people)|"
                r"off (?:work|school|nursery))|isolat\w+"
            ),
            r"for|until|days?|weeks?",
        ),
        rf"{CASES.replace('if|', _UNLESS_POSITIVE, 1)}|{_SEEK}|surgery|operation|hospital|night|"
        r"alone|symptoms?|temperature|diarrh\w+|"
        r"sick\w*|first|before|care|visits?|warm|medicines?|working",
        slack=1.6,
    )._replace(of_people=True),
    timed(
        "sex",
        "sex|intercourse",
        (
            r"(?:have|having|avoid|resume|no) (?:vaginal |penetrative |anal )?(?:sex|intercourse)",
            r"after|until|wait|for|avoid|again",
        ),
        rf"{CASES}|unprotected|before|without|pill|condoms?|times|pregnan\w+|coil|iud|test\w*|"
        r"results?|first",
        slack=1.5,
    ),
    timed(
        "upright",
        "upright|lie down|lying down|back to bed|sit up|flat",
        (
            r"upright|lie down|lying down|back to bed|sit(?:ting)? up|lie flat",
            r"for|after|until|before|least",
        ),
        rf"{CASES}|baby's|dizzy|faint|eating|meals?|eat|bedtime|heartburn|blood pressure",
        slack=1.5,
    )._replace(of_medicine=True),
    timed(
        "watched",
        "wait|stay|watch|observ|sit",
        (
            r"wait|stay|watched|observed|sit|monitored",
            (
                r"after (?:the|your|each|every) (?:jab|vaccine|vaccination|injection|shot)|"
                r"in the waiting room"
            ),
        ),
        rf"{CASES}|home|allerg\w*|first|exercise|alcohol|until|pregnan\w+|weeks|days",
        slack=1.6,
    ),
    timed(
        "fasting time",
        "fast|eat|food",
        (
            r"fast|fasting|(?:not|nothing to|stop|don't) eat(?:ing)?|no food|without food",
            r"before|hours|ahead",
        ),
        rf"{CASES}|after|milk|drink\w*|water|afterwards|following|until|tablets?|dose|medicine|"
        r"intermittent|window|ramadan|morning|meal|breakfast|last|exercise|gluten|bed|smok\w+|"
        r"minutes|between|diabet\w+|insulin|blood sugar",
        slack=1.3,
    ),
    timed(
        "trials",
        "trial|stud",
        (
            r"trials|studies",
            r"lasted|ran|run|went on|followed (?:people|women|men|patients)|been (?:short|long)",
        ),
        r"if|may|one|two|three|four|five|in (?:an?|some)|ended|phase|ongoing|ago|recent|first|"
        r"largest?|longest|biggest|animals?|mice|rats?|children|some|others?|used|took",
        slack=1.3,
    ),
    _of(
        timed(
            "in time",
            "unprotected|emergency|ulipristal|levonorgestrel|coil| iud|morning-after|exposure| pep",
            (
                (
                    r"unprotected sex|emergency contracepti\w+|ulipristal|levonorgestrel|coil|iud|"
                    r"morning-after|pep|exposure"
                ),
                r"within|up to|after|still time|too late|no use|stops? working|until",
            ),
            r"may|might|some|sick|vomit\w*|period|pregnancy test|best|next|regular|breastfe\w+|"
            r"earliest|sooner|check\w*|test\w*|every|course|symptoms|weeks|years|breath\w*",
            slack=1.6,
        ),
        r"ulipristal|levonorgestrel|coil|iud|pep",
        as_said=True,
    ),
    _of(
        timed(
            "in pregnancy",
            "pregnan|expecting",
            (
                r"pregnan\w*|expecting",
                (
                    r"(?:vaccin\w*|jab|scan|test|injection)(?: \w+){0,3} (?:is|are|between|from|at|"
                    r"around|due|given|offered)"
                ),
            ),
            r"flu|rsv|mmr|after (?:the )?birth|too late|up to|until|trimester|months?|years?|"
            r"every|since|miscarr\w*|some|twins?|rhesus|results?|take|takes|hours?|days?",
            slack=1.6,
        ),
        r"vaccin\w*|jab|anomaly scan|dating scan|first scan|glucose test|anti-d|injection",
        as_said=True,
    ),
    _of(
        Question(
            name="scan in pregnancy",
            signs=("anomaly scan", "dating scan", "booking appointment", "first scan"),
            timed=later(
                r"\b(?:(?:anomaly|dating|first) scan|booking appointment)\b[^.;?]{0,300}\bweeks?\b"
            ),
            apart=later(
                r"\b(?:if|unless|may|some|again|another|repeat|twins?|results?|too late|days?|"
                r"later|"
                r"missed)\b"
            ),
            slack=1.3,
        ),
        r"anomaly scan|dating scan|first scan|booking appointment",
        as_said=True,
    ),
    _of(
        timed(
            "works for",
            "implant|coil| iud|ring|pacemaker|batter|filling|crown|hearing aid|filter|cartridge",
            (
                (
                    r"implants?|coils?|iuds?|rings?|pacemakers?|batter(?:y|ies)|fillings?|crowns?|"
                    r"hearing "
                    r"aids?|filters?|cartridges?"
                ),
                (
                    r"works? for|lasts?(?: for)?|good for|(?:replaced?|changed?) (?:every|after)|"
                    r"(?:replace|change)(?= (?:it|the|your)\b[^.;]{0,20} every\b)|stays? in|"
                    r"protects? (?:you )?for|need(?:s|ing)? (?:replacing|changing)"
                ),
            ),
            rf"{_OF_LASTING}|{_SEEK}|hormonal|copper|emergency|"
            r"after (?:sex|birth)|brand|first|"
            r"bleeding|periods?|pain|operation|fitting|appointment|minutes|hours",
            slack=1.6,
        ),
        r"implants?|coils?|iuds?|rings?|pacemakers?|batter(?:y|ies)|fillings?|crowns?|hearing "
        r"aids?|"
        r"filters?|cartridges?|it",
    ),
    Question(
        name="through pregnancy",
        signs=("birth", "pregnan", "weeks"),
        needs=later(r"\b(?:pregnan\w*|birth|baby|folic)\b"),
        timed=later(
            r"\b(?:stop|carry on|continue|keep taking|take (?:it|them|folic acid))\b[^.;]{0,300}"
            r"\bweeks\b"
        ),
        said=(
            (
                403_200,
                later(
                    r"\b(?:carry on|continue|keep (?:taking|going)|take (?:it|them))\b[^.;]{0,30}"
                    r"\b(?:(?:up to|until|till) (?:the |your baby's )?(?:birth|baby is born)|"
                    r"throughout (?:the |your )?(?:whole )?pregnancy)\b"
                ),
            ),
        ),
        apart=later(r"\b(?:if|unless|may|some|ask|doctor|before|other|breastfeed\w*)\b"),
        of_medicine=True,
    ),
    _of(
        Question(
            name="see somebody after",
            signs=("see ", "call ", "contact ", "ask ", "speak ", "talk to"),
            timed=later(
                r"\b(?:see|call|contact|speak to|talk to|go to)\b[^.;?]{0,300}"
                r"\b(?:for|lasts?|longer than|"
                r"more than|after|gone on|not (?:better|gone|improved|cleared)|still)\b"
            ),
            apart=later(
                r"\b(?:may|child(?:ren)?|bab(?:y|ies)|pregnan\w+|urgent\w*|999|911|emergency|"
                "111|a&e|"
                r"immediately|straight away|same day|blood|severe|worse\w*|and (?:a |have )|weight|"
                r"operation|surgery|procedure|vaccin\w*|taking|tablets?|medicine|dose|injection|"
                r"older|over \d\d|weak\w*|missed|periods?|every|within|ago|before|next)\b"
            ),
            slack=2.5,
        ),
        r"cough\w*|diarrh(?:o)?ea|vomit\w*|fever|temperature|headaches?|pain|rash|swelling|"
        r"hoarse\w*|sore throat|ulcers?|symptoms|low mood|feel (?:low|sad|down)|heartburn|"
        r"constipat\w+|itch\w*|blood in|lump|bloat\w+|swallow\w*|sleep",
        as_said=True,
    ),
    timed(
        "spreads after treatment",
        "contagious|infectious|pass it on|spread",
        (
            r"contagious|infectious|pass it on|spread it",
            (
                r"after (?:you |your child |they )?(?:starts?|begin|starting|beginning|the start "
                r"of|"
                r"treatment|antibiotics?)"
            ),
        ),
        r"if|unless|may|some|until|school|rash|spots?|scab\w*|wash\w*|surfaces?|without",
        slack=1.9,
    ),
    _of(
        Question(
            name="full effect",
            signs=("work", "effect", "benefit"),
            timed=later(
                r"\b(?:full (?:effects?|benefits?)|(?:weeks|months|days|hours) (?:to work|to take "
                r"(?:full )?"
                r"effect|before (?:it|you (?:feel|notice))))\b"
            ),
            said=(
                (
                    1440,
                    later(
                        r"\bfull (?:effects?|benefits?)\b[^.;]{0,25}\b(?:by|from|on) the (?:next|"
                        r"first|very "
                        r"next) (?:day|morning)\b|\bworks? (?:fully )?(?:overnight|straight away|"
                        r"at once|"
                        r"immediately)\b|\bfull (?:effects?|benefits?)\b[^.;]{0,15}\b(?:overnight|"
                        r"straight "
                        r"away|at once|immediately)\b"
                    ),
                ),
            ),
            apart=later(
                r"\b(?:if|unless|some|side|other|another|stop\w*|wear\w*|last\w*|not|never|inhaler|"
                r"reliever|painkillers?|children)\b"
            ),
            slack=2.5,
            of_medicine=True,
        ),
        r"effects?|benefits?|work",
    )._replace(thing=None),
    yes_or_no(
        "prevents attacks",
        "prevent",
        r"\b(?:use|used|uses|taken|for|is)\b:? ?(?:to |for |as )?(?:the )?(?:\w+ )?(?:prevent(?:s|"
        r"ing|ion "
        r"of)? (?:migraines?|attacks?|headaches?|asthma|gout)|(?:migraine|attack|headache) "
        r"prevention)\b",
        r"\b(?:does|do|will|can) ?not (?:help (?:to )?)?prevent (?:migraines?|attacks?|headaches?|"
        r"them|it|asthma|gout|another)\b|\bnot (?:used|taken|meant) to prevent\b",
        apart=CASES,
    ),
    yes_or_no(
        "gluten before the test",
        "gluten",
        r"\b(?:eat|eating|keep(?: on)?|have|carry on with|"
        r"continue)\b[^.;]{0,20}\bgluten\b[^.;]{0,50}"
        r"\b(?:before|until|for)\b|\b(?:do not|don't|never) (?:cut out|stop|give up|"
        r"avoid)\b[^.;]{0,20}"
        r"\bgluten\b[^.;]{0,30}\b(?:before|until)\b",
        r"(?:\A|[.;:,] |\b(?:must|should|have to|to) )(?:cut out|stop|give up|avoid|be off|have "
        r"been off)"
        r" (?:\w+ )?gluten\b[^.;]{0,50}\b(?:before|when|so that|until)\b|\bbeen off gluten\b"
        r"|\bgluten-free\b[^.;]{0,25}\bbefore (?:the|your) (?:blood )?tests?\b",
        apart=r"if|unless|after|once|some|may|diagnos\w+|not(?! (?:cut|stop|give|avoid))",
    ),
    yes_or_no(
        "drive home",
        "driv|lift home|take you home",
        r"\byou (?:can|may|are able to|will be able to) (?:\w+ )?drive (?:yourself )?(?:home|"
        r"straight|right)"
        r"|\b(?:safe|fine|free) to drive (?:yourself )?home\b",
        r"\b(?:you )?(?:cannot|can't|must not|should not|mustn't|shouldn't|not be able to|do not|"
        r"don't) drive (?:yourself )?home\b|\b(?:someone|somebody|a friend|an adult|a relative)\b"
        r"[^.;]{0,25}\b(?:to |must |should |needs to |will need to )(?:drive|take) you home\b",
        apart=r"if|unless|sedat\w+|without|some|sometimes|others?|local|depend\w*",
    ),
    yes_or_no(
        "shake",
        "shake",
        r"(?:\A|[.;:] |\b(?:then|and|should|must) )(?:gently )?shake (?:it|the (?:bottle|inhaler|"
        r"pen|vial|"
        r"suspension|spray|can)|well)\b|\bshake (?:\w+ ){1,3}(?:well|before each|before every)\b",
        r"\b(?:do not|don't|never) shake (?:it|the|your)\b|\b(?:no need to|(?:do|does) not (?:need|"
        r"have) "
        r"to|need not) (?:be )?(?:shake|shaken)\b",
        apart=CASES,
    )._replace(of_medicine=True),
    yes_or_no(
        "rub",
        "rub|massage",
        r"(?:\A|[.;:] |\b(?:then|and|should) )(?:gently |firmly )?(?:rub|massage) (?:the (?:area|"
        r"place|spot|"
        r"skin|site)|it)\b",
        r"\b(?:do not|don't|never) (?:rub|massage) (?:the (?:area|place|spot|skin|site)|it)\b",
        apart=CASES,
    ),
    yes_or_no(
        "dry",
        " dry| wet|soak",
        r"\bkeep (?:it|them|the (?P<thing>wound|dressing|cast|plaster|site|cut|area|stitches|ear)) "
        r"(?:clean and )?dry\b",
        r"\b(?:the |your )?(?P<thing>wound|dressing|cast|plaster|site|cut|area|stitches|ear|it|"
        r"they) "
        r"(?:can|may) (?:get wet|be soaked|be washed|be submerged)\b",
        apart=rf"{CASES}|after|then|until|once|for",
    ),
    yes_or_no(
        "inherited",
        "inherit|runs in|run in|genetic",
        r"\b(?:it|this|the (?:condition|disease)) (?:often |sometimes |usually )?(?:is "
        r"(?:inherited|"
        r"genetic|hereditary)|runs in families)\b",
        r"\b(?:it|this|(?:condition|disease)) (?:is not|isn't|cannot be|is never) (?:inherited|"
        r"genetic|hereditary)\b|"
        r"\b(?:does not|doesn't) run in families\b",
        apart=CASES,
    ),
    yes_or_no(
        "alcohol",
        "alcohol",
        r"\byou (?:can|may) (?:safely )?drink alcohol (?:while|with|as usual|during)\b|\balcohol "
        r"is "
        r"(?:fine|safe|allowed|no problem) (?:with|while|during)\b",
        r"\b(?:do not|don't|never|must not|avoid|should not|cannot) (?:drink(?:ing)? )?(?:any "
        r")?alcohol "
        r"(?:while|with|when|during|until|for)\b",
        apart=rf"{CASES}|moderate\w*|small|little|too much|a lot|large",
    ),
    yes_or_no(
        "breastfeeding",
        "breastfe",
        r"\b(?:is|are) (?:perfectly |quite )?safe (?:to (?:take|use|have) )?(?:while|when|during|"
        r"if you are) breastfeeding\b|\byou (?:can|may) (?:safely )?(?:take|use|have) (?:it|\w+) "
        r"(?:while|when|if you are) breastfeeding\b",
        r"\b(?:do not|don't|never|must not|should not|cannot) (?:take|use|"
        r"have)\b[^.;]{0,25}\b(?:if|when|"
        r"while) (?:you are |you're )?breastfeeding\b|\bnot (?:suitable|safe|recommended) (?:for|"
        r"while|"
        r"when|during|if you are) breastfeeding\b",
        apart=r"unless|may|might|some|other|another|pregnan\w+|but|ask|high\w*|dose",
    ),
    Question(
        name="second dose soon",
        signs=("second dose", "second one", "second tablet", "second shot", "second jab"),
        around=(
            (
                later(rf"\b{_SECOND}\b[^.;,]{{0,25}}\b(?:after|in)(?: about| at least)? \Z"),
                later(r"\W*\Z|[.;,]"),
            ),
            (
                later(rf"\b{_SECOND}\b[^.;,]{{0,25}} \Z"),
                later(r" (?:later|after (?:the |your )?first)\b"),
            ),
        ),
        said=(
            (
                24 * 60,
                later(
                    rf"\b{_SECOND}\b[^.;,]{{0,25}}?\b(?:the (?:next|following) (?:day|morning)|the "
                    r"day after(?= the first| that|[.;,]|\Z)|a day later)\b"
                ),
            ),
        ),
        apart=later(
            rf"\b(?:{CASES}|missed|late|third|aged?|adults|years|under|over|pain|fever|feel|felt|"
            r"sore|react\w*|protect\w*|effects?|work|call|test|results?|"
            r"wash\w*|shower\w*|bath\w*|rinse|clean|change)\b"
        ),
        slack=5,
    ),
    *LASTING,
)
