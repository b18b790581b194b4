"""Questions that a page answers in words: who may, where, with whom, by which way, what it costs.

For `two_answers`; each names what answers it in one way, and what in another.
"""

from __future__ import annotations

from qa.checks.consistency.question import Question
from qa.number_words import NUMBER_WORD
from qa.patterns import later

_CASES = (
    r"if|unless|except|may|might|could|some|sometimes|others?|another|either|depend\w*|rare\w*|"
    r"private\w*|instead|although|however|used to|otherwise|whether|until|stud(?:y|ies)|trials?|"
    r"occasionally"
)
_N = rf"(?:\d{{1,3}}|an?|{NUMBER_WORD})"
_NOT = r"(?: ?not|n't)"
_NO_NEED = (
    rf"(?:no need (?:for you )?|(?:do|does|will|did|need){_NOT} (?:usually |normally |generally )?"
    r"(?:need |have |be asked )?|won't (?:usually |normally )?(?:need |have ))"
)
_MUST_NOT = (
    rf"(?:(?:do|must|should|can){_NOT}|never|avoid|asked not to|told not to|will not be able to|"
    r"won't be able to|not be able to)"
)
_NEEDED = r"(?:needed|necessary|required|essential)"
_YOURSELF = r"(?:yourself|themselves|himself|herself)"
_HOME = r"(?:take|drive|bring|get|collect|accompany|go|pick)"
_SOMEONE = (
    r"(?:someone|somebody|an? (?:responsible |other )?adult|a (?:friend|relative|driver)|a "
    r"friend or (?:relative|family member)|a family member)"
)
_VISIT = r"(?:visits?|appointments?|consultations?|sessions?|patients|clients|treatments?)"
_BE_SEEN = r"(?:see|treat|accept|take)"
_PASSES = r"(?:better|settles?|clears?|goes? away|heals?|recovers?|resolves?|disappears?|passes)"
_TREATED = r"(?:treatment|surgery|an operation|help|medical help|medicines?|antibiotics)"
_SHOP = (
    r"(?:(?:a |an |any |most |your |the |all |many |large |big |local |uk |us |high street |"
    r"community )*(?:pharmac(?:y|ies)|supermarkets?|shops?|chemists?|drug ?stores?|grocery stores?|"
    r"stores?|health food shops?))"
)
_STITCHES = r"(?:stitches|sutures|staples|clips)"
_SEEN_AGAIN = (
    r"(?:follow-?up(?: (?:appointments?|visits?|tests?|care|scans?|checks?))?|check-?ups?)"
)


_PAID = (
    r"(?:consultation|assessment|appointment|visit|check-?up|registration|booking|delivery|"
    r"membership|screening|fitting|workshop|programme|program)"
)
_POUNDS = r"[\u00a3$\u20ac] ?[1-9]"
_JAB = r"(?:shot|jab|vaccine|vaccination)"
_LINE = (
    r"(?:(?:crisis|advice|phone|nurse|support|help|telephone|text|quit) ?line|helpline|hotline|"
    r"quitline)"
)
_ALL_HOURS = (
    r"24 hours a day|24 ?/ ?7|24 hours|day (?:and|or) night|(?:round|around) the clock|any time|"
    r"any hour|all hours"
)


def _asked(  # noqa: PLR0913 -- by name
    name: str,
    signs: str,
    *ways: str,
    apart: str = "x-x",
    but: str = "",
    reach: int = 60,
    perhaps: str = "",
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
        perhaps=later(rf"\b(?:{perhaps})\b") if perhaps else None,
        slack=1,
        reach=reach,
    )


_DAY: tuple[Question, ...] = (
    _asked(
        "nothing eaten before",
        "fast|eat|breakfast|empty stomach|preparation|prepare",
        rf"\b{_NO_NEED}to fast\b|\bfasting is(?:{_NOT}|n't) (?:usually |normally )?{_NEEDED}\b|"
        r"\bwithout fasting\b|\beat and drink (?:as (?:normal|usual)|normally)|\b(?:can|may) (?:"
        r"still )?eat (?:(?:as )?(?:normal(?:ly)?|usual)|beforehand|before (?:it|the|your))\b|\bno "
        r"special preparation\b|\b(?:have|eat) "
        r"(?:an? |your )(?:usual |normal |good |light )*(?:breakfast|meal) (?:before|first|as "
        r"usual|on the (?:day|morning)|that morning|and come)\b|\bnothing special to prepare\b|"
        rf"\b{_NO_NEED}to (?:do anything(?: special)? to )?prepare\b",
        rf"(?<!not )(?<!n't )(?<!no need )(?<!may )(?<!might )\b(?:need|have|asked|must|told) "
        rf"(?:to )?"
        rf"fast\b|(?<!to )\bfast (?:for (?:at least |about |up to )?(?:\d|six|eight|ten|twelve)|"
        rf"from|"
        rf"overnight)\b|\beat nothing\b|\bnothing to eat\b|"
        rf"\b{_MUST_NOT} eat(?:ing)? (?:or drink(?:ing)? )?(?:anything |any food )?(?:(?:except|"
        rf"apart "
        rf"from|other than|but) (?:plain )?water )?(?:for|from|"
        rf"after midnight|overnight|in the|before (?:the|your|you))\b|\b(?:come|arrive|attend)\b"
        rf"[^.;,]{{0,25}}\b(?:on|with) an empty stomach\b|\b(?:skip|miss|have no|do not have|don't "
        rf"have|not have) "
        rf"(?:your |any )?breakfast\b|\bwithout (?:having |eating )?(?:any )?breakfast\b|\bno food "
        rf"(?:for|from|"
        rf"after)\b|\bnothing (?:may|must|should|can) be eaten\b|"
        r"\b(?:remember|please|asked?|told|careful|important|sure|try|need|must|ought|have) not to "
        r"(?:eat|have (?:anything to eat|any food))(?: or drink)?(?: anything| any food)?(?: (?:"
        r"except|apart from|other than|but) (?:plain )?water)? (?:for|from|after midnight|overnight"
        r"|in the \d|before (?:the|your|you))\b|\b(?:not have|haven't|have not|not) (?:had "
        r"anything to eat|eaten(?: anything)?)(?: or drunk(?: anything)?)? (?:for (?:\d|six|eight|"
        r"ten|twelve|several|many|so)|since)\b|\bhours without (?:food|eating|breakfast)\b|\byour "
        r"(?:\d+[- ]hour |overnight |long )?fast\b(?! food)|\b(?:you|you'll|you're|will|are) be "
        r"fasting\b",
        apart=r"then|later|after(?:wards)?(?! midnight)|the day before|evening before|ramadan|"
        r"tablets?|capsules?|medicines?|at the same time|intermittent|home|alcohol|(?:most|"
        r"many) (?:tests|blood|of)|"
        r"certain|once|cooked|meat|fatty|spicy|foods?(?! (?:for|from|after))|chewing|bed|"
        r"(?:may|might) be (?:asked|told)|many people",
        but="may|might|except",
    )._replace(of_people=True),
    _asked(
        "left on your own",
        "stay with you|alone|on your own|by yourself|with you",
        rf"\b{_SOMEONE} (?:must|should|needs? to|has to|will need to|to) stay with you\b|\b(?:do "
        r"not|don't|must not|should not) (?:be|stay) (?:at home )?(?:alone|on your own|by "
        r"yourself)\b",
        r"\b(?:can|fine to|safe to|ok to) (?:be|stay|go) (?:at home |home )?(?:alone|on your own|"
        r"by "
        rf"yourself)\b|\b{_NO_NEED}{_SOMEONE} (?:to stay )?with you\b",
        apart=r"after|once|only|week|days",
    ),
    _asked(
        "sedated",
        "sedat",
        rf"\bno sedati(?:on|ve) is (?:{_NEEDED}|given|used)\b|\bwithout (?:any )?sedation\b|\b"
        rf"{_NO_NEED}(?:an? |any )?sedati(?:on|ve)\b",
        r"\byou (?:will|are|'ll) (?:be )?(?:usually |always |first )?(?:given|have) (?:an? |some )?"
        r"(?:\w+ )?sedati(?:on|ve)\b",
        apart=r"or|ask|choose|want|child\w*|nervous|can",
    ),
    _asked(
        "through small cuts",
        "keyhole|laparoscop|large cut|larger cut|open surgery|big cut",
        r"\b(?:done|carried out|performed|removed) (?:by|with|using|through) (?:keyhole|"
        r"laparoscopic) "
        r"surgery\b|\b(?:is|it's) (?:usually |always |a )?(?:keyhole|laparoscopic) (?:surgery|"
        r"operation|procedure)\b|\bthrough (?:several |a few |three |four |two )?small cuts\b",
        r"\bthrough (?:one|a|a single) (?:large|larger|big|long) (?:cut|incision)\b|\bmakes? "
        r"(?:one|a|"
        r"a single) (?:large|larger|big|long) (?:cut|incision)\b|\b(?:done|carried out|performed) "
        r"(?:as|"
        r"by) (?:an )?open (?:surgery|operation)\b",
        apart=r"or|cannot|not possible|problems?|difficult\w*|converted|change|two ways|older|"
        r"obese|"
        r"cancer|emergency|where|when",
    ),
    _asked(
        "someone to go home with",
        "home|driv",
        rf"\b{_SOMEONE}(?: else| \w+)? (?:must|should|needs? to|has to|will need to|to|who can|"
        rf"can) "
        rf"(?:\w+ )?(?:{_HOME} you (?:up|home)|collect you|pick you up)\b|\b(?:have|bring|with) "
        rf"{_SOMEONE} with you to "
        rf"{_HOME} you home\b|\b{_MUST_NOT} (?:drive|travel|go|leave|get) (?:{_YOURSELF} )?home "
        r"(?:alone|by yourself|on your own|yourself)\b|"
        rf"\b{_MUST_NOT} drive (?:{_YOURSELF} )?home\b|\barrange (?:for )?(?:a lift|a ride|"
        r"transport) home\b|\bneed a (?:lift|ride|driver) home\b",
        rf"(?<!not )(?<!cannot )(?<!to )\b(?:can|may|people|patients|able to) (?:\w+ )?(?:drive "
        rf"(?:{_YOURSELF} )?home|(?:travel|go|get|leave|walk) home (?:alone|by {_YOURSELF}|on "
        rf"(?:your|their) own)|drive {_YOURSELF})\b|\b(?:travel|go) home (?:alone )?on the bus\b|"
        rf"\b{_NO_NEED}(?:{_SOMEONE}|to bring {_SOMEONE}|a lift|a ride)\b",
        apart=r"without|not had|no sedat\w+|only|once|days|weeks|local|gas and air|did not|when",
        but="private",
    ),
    _asked(
        "stitches taken out",
        "stitch|suture|staple|clips",
        rf"\b{_STITCHES}[^.;,]{{0,25}}\b(?:will |are |be |need to be |have to be )+(?:taken out|"
        rf"removed)\b|\b{_STITCHES} come out (?:after|at|on|in)\b|\bhave (?:your|the) {_STITCHES} "
        rf"(?:taken out|removed|out)\b|\b(?:take|remove) (?:out )?(?:your|the) {_STITCHES}\b",
        rf"\b{_STITCHES}[^.;,]{{0,20}}\bdissolv\w+|\bdissolvable {_STITCHES}\b|\b{_NO_NEED}(?:any "
        rf")?{_STITCHES}\b|\bno {_STITCHES} (?:are )?(?:needed|used|to)\b|\b{_STITCHES} (?:do|will)"
        rf"{_NOT} need (?:to be taken out|to be removed|taking out|removing)\b",
        apart=r"or|inside|under(?:neath)?|deep\w*|outer|not dissolv\w+|mouth|both|bigger|larger",
    ),
    _asked(
        "seen again",
        "follow|again|check",
        rf"\b(?:{_NO_NEED}|no )(?:(?:usually|normally) )?(?:(?:an?|any|more|routine|another|"
        rf"further|to (?:have|come (?:back )?for)) )*{_SEEN_AGAIN}\b|\b{_NO_NEED}to (?:see us|be "
        rf"seen|come back) "
        rf"(?:again)?\b|\bno (?:routine )?{_SEEN_AGAIN} (?:is |are )?(?:usually |normally )?"
        rf"{_NEEDED}\b|\bnot (?:usually |normally )?(?:offer|see|need)\b[^.;,]{{0,15}}\b"
        rf"{_SEEN_AGAIN}\b",
        rf"\b(?:we|the surgeon|your surgeon|the team|the nurse) (?:will |always |like to )*see you "
        rf"again\b|\b(?:everyone|all patients|you|everybody) (?:is|are|will be) seen (?:again|"
        rf"back|in clinic)\b|\b(?:you will|you'll|everyone will|you must|will) (?:need |have |be "
        rf"given |get |be offered |come back for |be asked to come (?:back )?for )+(?:a|an|your) "
        rf"(?:routine |outpatient |regular |\w+-week )?{_SEEN_AGAIN}\b|\b(?:a|your) {_SEEN_AGAIN} "
        rf"(?:is|are) (?:always )?{_NEEDED}\b",
        apart=r"before|further|results?|abnormal|biops\w+|blood|gp|urgent\w*|problems?|worse|"
        r"later on|after that|more",
    ),
    _asked(
        "awake or asleep",
        "awake|asleep|put to sleep|general an|local an|numb",
        r"\b(?:you (?:will |'ll )?(?:be|stay|are|remain)|you're|you'll be) (?:fully |wide )?awake "
        r"(?:for|during|throughout|with|while|and|the whole)\b|\b(?:done|carried out|performed) "
        r"(?:under|with|using) (?:a )?local an?a?esthe\w+|\b(?:do not|don't|won't|will not) "
        r"(?:usually )?"
        r"need (?:an? |any )an?a?esthetic\b|\bno an?a?esthetic is (?:needed|used|given)\b",
        r"\b(?:you (?:will |'ll )?(?:be|are)|you're|you'll be) (?:fast |fully |deeply )?asleep "
        r"(?:for|during|throughout|while|the whole)\b|\b(?:(?:is|are) (?:always )?(?:done|carried "
        r"out|performed)|takes? place) (?:under|with) (?:a )?general an?a?esthe\w+|\byou (?:will "
        r"be|are) put to "
        r"sleep (?:for|during|before)\b",
        apart=r"or|not|can|choose|child\w*|hospital|larger|bigger|before|usually|most|nearly",
    ),
    _asked(
        "overnight guests",
        "partner|parent|visitor|husband",
        r"\b(?P<thing>partners?|parents?|husband|birth partner|one parent)s? (?:can|may|is|are|is "
        r"welcome to|are welcome to|is able to)(?: \w+){0,2} stay (?:the night|overnight)",
        r"\b(?P<thing>partners?|parents?|husband|birth partner|one parent)s? (?:have|has|must|"
        r"need|needs|are asked|is asked)(?: to)? (?:leave|go home) (?:by|at|before)\b|\b"
        r"(?P<thing2>partners?|parents?|husband|birth partner|one parent)s? (?:cannot|can't|may "
        r"not|are not able to|must not|are not allowed to) stay (?:the night|overnight)",
        apart=r"ward round|theatre|room is|day",
    ),
)


_TAKING: tuple[Question, ...] = (
    _asked(
        "prescribed or bought",
        "prescription|prescribe|over the counter|over-the-counter|buy|bought|sold|pick up|"
        "pharmac|supermarket|drugstore|only get |only have |only be given|only a doctor|only your ",
        r"\b(?:is|are) (?:only )?(?:an? )?prescription(?:[- ]only)? (?:medicines?|medications?|"
        r"drugs?|treatments?)\b|\bonly (?:available|sold|given|supplied|dispensed) (?:on|with|by) "
        r"(?:a |an? \w+ )?prescription\b|\b(?:can|must) only be prescribed by\b|\b(?:available|"
        r"sold) only (?:on|with|by) (?:a )?"
        r"prescription\b|\bprescription[- ]only\b|(?<!not )(?<!n't )\bneed a (?:doctor's )?"
        r"prescription (?:for|to (?:get|buy)) (?P<thing>it|them|drops|cream|gel|tablets|liquid|the "
        r"\w+|this)\b|\bneed to see (?:a|your) (?:doctor|gp) for a "
        r"prescription\b|\bonly (?:a|your) (?:doctor|gp|specialist) can (?:give|"
        r"prescribe) (?:you )?(?:it|them|this|the \w+)\b|"
        r"\bcan only (?:get|have|be given|be bought|be had) (?:[a-z]+ ){1,3}(?:from|by) (?:a|your) "
        r"(?:doctor|gp|specialist|prescriber)\b|\b(?:cannot|"
        r"can't|"
        r"can not|not) (?:be )?(?:buy|bought|sold|available) (?:it |them |this )?(?:over the "
        r"counter|without a prescription)\b",
        r"(?<!not )(?<!cannot )(?<!can't )\b(?:buy|pick up|bought|sold|get)\b(?:(?!prescription|"
        rf"\bwith\b|\bother\b)[^.;,])"
        rf"{{0,35}}\b(?:over[- ]the[- ]counter|without (?:a |needing a )?(?:doctor's )?"
        rf"prescription|(?:from|in|at) {_SHOP})(?! with a prescription)|\b(?:get|have|buy) (?:it|"
        rf"them) from a pharmacist\b|\bavailable (?:to buy )?"
        rf"(?:over[- ]the[- ]counter|without a prescription)\b|\b{_NO_NEED}a prescription\b|\bno "
        rf"prescription (?:is )?{_NEEDED}\b",
        apart=r"also|stronger|higher|strengths?|doses?|larger|bigger|packs? of|lower|abroad|"
        r"online|free|charge|states?|countr\w+|injections?|painkillers?|"
        r"products?|too|paid|creams|ready|machines?|your prescription|certain|"
        r"under \d+|over \d+|aged|\d+ ?mg",
        but="private",
        reach=90,
    )._replace(of_medicine=True),
    _asked(
        "alcohol with it",
        "alcohol|wine|beer|drink",
        r"\b(?:safe|fine|ok|okay|all right|alright) to (?:drink|have) (?:an? |some |small |"
        r"little |moderate |normal |amounts? |of |a glass of )*(?:alcohol|wine|beer)\b|\b(?:you "
        r"(?:can|may)|most people can) (?:still |safely )*(?:drink|have) (?:an? |some |small |"
        r"moderate |little |amounts? |of |occasional )*(?:alcohol|wine|beer|alcoholic drink)\b|"
        r"\balcohol (?:is|does)(?: not affect| not interfere| fine| safe)\b",
        rf"\b(?:(?:must|do|should|can){_NOT}|never) (?:drink|have) any (?:alcohol|alcoholic "
        rf"drinks)\b|\b(?:avoid|no) (?:all |any |drinking |drinking any )?alcohol (?:while|during|"
        rf"throughout|with|when|at all|completely)\b|\bstay off alcohol\b",
        apart=r"too much|heav\w+|liver|units|hours|days|before|after|limit\w*|once|first|effects?|"
        r"high doses|lots|more than|not drink(?! any)|more|get used|how",
    )._replace(of_medicine=True, of_food=True),
    _asked(
        "have it when pregnant",
        "pregnan",
        r"\b(?:is|are) (?:also |usually |generally |considered |thought to be |perfectly |quite |"
        r"completely )*safe (?:to (?:have|take|use|get|be given) (?:\w+ ){0,4})?(?:for you )?(?:in|"
        r"during|throughout|while|when|for)\b[^.;,]{0,15}\bpregnan\w+|\bcan (?:safely |also )?be "
        r"(?:taken|used|given|had|done) (?:safely )?(?:in|during|throughout|while|when|if|by)\b"
        r"[^.;,]{0,15}\bpregnan\w+|\b(?:recommended|offered|routine|given) (?:in|during|to|for) "
        r"(?:all |every |each )?(?:pregnancy|pregnancies|pregnant women)\b|\b(?:can|may|safe to|"
        r"fine to) (?:carry on|keep|continue) "
        r"(?:taking|using) [^.;,]{0,20}\b(?:in|during|throughout|while|when|"
        r"if)\b[^.;,]{0,12}\bpregnan\w+|"
        r"\b(?:fine|safe|ok) to (?:get|become) pregnant (?:during|while|when)\b|\bpregnant "
        r"(?:women|"
        r"people) (?:can|may|should) (?:safely )?(?:have|take|use|be (?:given|offered))\b|\byou "
        r"can (?:still )?(?:have|take|use)\b[^.;,]{0,25}\b(?:in|during|while|when|if)\b[^.;,]"
        r"{0,10}\bpregnan\w+",
        rf"\bpregnant (?:women|people) (?:must|should|can){_NOT} (?:have|take|use|get|be given)\b|"
        rf"\b(?:must|should|do|can){_NOT} (?:have|take|use|get|be (?:given|taken|used))\b[^.;,]"
        rf"{{0,25}}\b(?:if|when|while|during|in)\b[^.;,]{{0,12}}\bpregnan\w+|\bnot (?:safe|"
        rf"suitable|recommended|given|done|used|offered)\b[^.;,]{{0,25}}\b(?:in|during|if|when|"
        rf"while|for)\b[^.;,]{{0,12}}\bpregnan\w+|\b(?:must|should|do){_NOT} (?:get|become|try to "
        rf"get) pregnant (?:during|while|when)\b|\bavoid (?:getting|becoming) pregnant (?:during|"
        rf"while|when)\b",
        apart=r"first|last|trimester|weeks?|months?|but|high\w*|breastfe\w+|wort|herbal|planning|"
        r"trying|try|"
        r"want|specialist|crushed|broken|handle|touch|programme|semen|partner|folic|vitamins?|"
        r"live|benefits?|needed|outweigh\w*|risks?",
        but="if",
    )._replace(of_medicine=True, reach=80),
    _asked(
        "breastfeed on it",
        "breastfe",
        r"\bsafe (?:to (?:take|use|have) (?:\w+ ){0,3})?(?:while|when|during|if you are|for)\b"
        r"[^.;,]{0,15}\bbreastfe\w+|\byou (?:can|may) (?:safely |still |carry on |continue |keep "
        r")*breastfe(?:ed|eding)\b(?! (?:again|once))|\bcan (?:safely )?be (?:taken|used|given) "
        r"(?:while|when|during|if)\b[^.;,]{0,12}\bbreastfe\w+|\b(?:safe|fine|ok|okay) to (?:"
        r"carry on |keep |continue )?breastfe(?:ed|eding)\b",
        rf"\b(?:cannot|can't|do{_NOT}|must{_NOT}|should{_NOT}|never|stop) breastfe(?:ed|eding) "
        rf"(?:while|during|when|for)\b|\bnot (?:safe|suitable|recommended) (?:for|while|when|"
        rf"during|if)\b[^.;,]{{0,15}}\bbreastfe\w+|\b(?:do|must|should|can){_NOT} (?:take|use|have)"
        rf"\b[^.;,]{{0,20}}\b(?:while|when|if)\b[^.;,]{{0,12}}\bbreastfe\w+",
        apart=r"pregnan\w+|but|high\w*|premature|weeks|months|suddenly|sore|infected|hiv|"
        r"specialist|low|unwell",
        but="if|may",
    )._replace(of_medicine=True),
    _asked(
        "unopened in the fridge",
        "unopened|not opened|before opening|spare|not yet opened|before first use",
        r"\b(?:in (?:the|a|your) (?:fridge|refrigerator)|(?<!not )(?<!n't )(?<!never )be "
        r"refrigerated)\b(?!,? (?:or|and not))",
        r"\b(?:not|n't|never|no need to) (?:keep |store |put |be )?(?:\w+ )?(?:refrigerate|"
        r"refrigerated|in (?:the|a|your) (?:fridge|refrigerator))\b|\b(?:at|in) room temperature\b|"
        r"\bout of the (?:fridge|refrigerator)\b",
        apart=r"once|after|in use|in-use|using|hours?|weeks?|days?|or|months",
    )._replace(
        of_medicine=True,
        needs=later(
            r"\b(?:unopened|(?:not|n't) (?:yet )?(?:been )?opened|before (?:opening|first use|you "
            r"open)|spare)\b"
        ),
    ),
    _asked(
        "shaken",
        "shake",
        r"\b(?:do not|don't|never|no need to|(?:do not|don't) (?:need|have) to|needn't|need not|"
        r"without|not) (?:be )?(?:shake|shaking|shaken)\b",
        r"(?:\A|(?<=[.;:,] )|\b(?:then|and|should|must|always|need to|have to) )(?:always |gently )"
        r"?shake (?:it|the|your|well)\b|\bshake (?:it |the \w+ |your \w+ )?well\b|\b(?:must|should|"
        r"needs? to|has to) (?:always )?be shaken\b",
        apart=r"then turn|hands?|more than|hard|vigorous\w*|too",
        reach=45,
    )._replace(of_medicine=True),
    _asked(
        "way it is given",
        "given|inject|nose|nasal|mouth|muscle|vein|cheek|drip|spray|patch",
        r"\b(?:is|are) (?:usually |normally |always )?(?:given|taken) by mouth\b|\b(?:is|are) "
        r"(?:given|taken) as (?:drops|a liquid|tablets|a tablet|capsules)(?: by mouth| to swallow)?"
        r"(?= to|[.,;]|\Z| by| into the mouth)",
        r"\b(?:is|are|'s)(?: \w+ly)? (?:given|squirted|sprayed) (?:as |by |with )?(?:an? )?(?:"
        r"nasal spray|spray (?:up|into) (?:the|each|your) (?:nose|nostril)|up the nose|into the "
        r"nose)\b|\bvaccine is an? (?:nasal |nose )spray\b",
        r"\b(?:is|are|it's)(?: usually| normally| always)? (?:given|injected)(?: the \w+)? "
        r"(?:as an injection )?(?:into|in) (?:an?|the|your|a large) (?:(?:upper|outer) )?(?:muscle|"
        r"arm|thigh|buttock)\b|\b(?:given|are given)(?: the \w+)? (?:as|by) (?:an? )?injection "
        r"(?:into|in) (?:the|your|an?) (?:(?:upper|outer) )?(?:muscle|arm|thigh|buttock)\b|\bthe "
        r"injection goes into (?:the|your) (?:\w+ )?(?:arm|thigh|muscle|baby's thigh)\b",
        r"\b(?:is|are)(?: usually| normally| always)? given (?:by|as|through|via) (?:a |an )?(?:"
        r"drip|infusion|slow injection|injection)?(?: (?:in|into|through))? ?(?:a|your|the) "
        r"(?:vein|drip)\b",
        r"\b(?:is|are)? ?(?:given|give|placed|put|squirted|squirt)(?: it| the \w+)? (?:between|"
        r"into|inside) the (?:gum and (?:the )?cheek|cheek)\b",
        r"\b(?:is|are|'s)(?: usually| normally| always)? (?:given|injected) (?:just )?(?:as an "
        r"injection )?under (?:the|your) skin\b",
        apart=r"or|also|both|hospital|then|by a different|liquid form|older|severe\w*|first|babies",
    )._replace(
        of_medicine=True,
        of_any_form=True,
        needs=later(
            r"\b(?:it|it's|they|this|give|children are|the (?:[\w']+ )?(?:vaccine|medicine|"
            r"injection|"
            r"treatment|dose|jab|shot))\b"
        ),
    ),
    _asked(
        "goes with grapefruit",
        "grapefruit",
        rf"\bgrapefruit(?: juice)? (?:does|do){_NOT} (?:affect|interact|interfere|matter|change)|"
        rf"\bgrapefruit(?: juice)? (?:is|has) (?:fine|safe|no effect)\b|\byou can (?:safely )?(?:"
        rf"eat|drink|have) grapefruit\b|\b{_NO_NEED}to avoid grapefruit\b",
        rf"\b(?:avoid|stay away from|do{_NOT} (?:eat|drink|have|take)|never (?:eat|drink))\b[^.;,]"
        r"{0,25}\bgrapefruit\b",
    )._replace(of_medicine=True, of_food=True),
    _asked(
        "both painkillers",
        "paracetamol|acetaminophen|tylenol|ibuprofen",
        r"\b(?:can|may|safe to|fine to|ok to) (?:be |safely )*(?:take|taken|use|give|given|have) "
        r"(?:paracetamol|acetaminophen|it|this) (?:and|with) ibuprofen\b|\b(?:can|may|safe to|fine "
        r"to) "
        r"(?:safely )?(?:take|use|give|have) ibuprofen (?:and|with) (?:paracetamol|"
        r"acetaminophen)\b",
        rf"\b(?:never|(?:do|must|should|can){_NOT}) (?:take|use|give|have|be taken) (?:ibuprofen|"
        rf"paracetamol|acetaminophen)\b[^.;,]{{0,20}}\b(?:with|as|and|together with) "
        rf"(?:ibuprofen|paracetamol|acetaminophen)\b",
        apart=r"child\w*|under|bab(?:y|ies)|same bottle|products?",
    ),
    _asked(
        "of the INR",
        "inr",
        r"\b(?:come|go|return|attend|back)\b[^.;]{0,40}\bfor (?:your|the|an?) inr "
        r"(?:tests?|checks?)\b|\b(?:you|people)(?: will|'ll)? (?:need|have)(?: to have)? "
        r"(?:regular |an? |your )?inr "
        r"(?:tests?|checks?)\b|\binr (?:tests?|checks?) every\b",
        rf"\b{_NO_NEED}(?:any |to have )?(?:regular |routine |frequent )?inr (?:tests?|checks?|"
        rf"monitoring|blood tests?)\b|\bno inr (?:tests?|checks?) (?:is|are) {_NEEDED}\b",
        apart=r"if|switch\w*|chang\w+|stop\w*",
    )._replace(of_medicine=True),
    _asked(
        "in the blood now and then",
        "blood test|bloods|monitor",
        r"\b(?:you|people|everyone)(?: will|'ll)? (?:need|have)(?: to have)? (?:regular|routine|"
        r"frequent) (?:(?:\w+ )?blood tests?|checks? of your blood|monitoring)\b|\bregular blood "
        r"tests? "
        rf"(?:is|are) {_NEEDED}\b|\bblood tests? every\b(?! year)",
        rf"\bno (?:regular |routine )?blood tests? (?:is|are) {_NEEDED}\b|\b{_NO_NEED}(?:any |to "
        r"have )?(?:regular |routine )?blood tests?\b(?! (?:every|before|more))",
        apart=r"warfarin|first|before|after|once(?! you have started)|unlike|stable|"
        r"diagnos\w+|confirm",
        but="some",
    )._replace(of_medicine=True),
)
_LIFELONG = (
    r"(?:(?P<thing0>vitamins?|supplements?|iron|insulin|injections?|inhalers?|blood thinners?)|"
    r"tablets?|pills?|medicines?|medication|treatment|[a-z]{4,}(?:ine|ol|pril|tan|tin|ide))"
)


def _named(number: int) -> str:
    return _LIFELONG.replace("thing0", f"thing{number}")


_FOR_LIFE = (
    r"(?:for (?:the rest of (?:your|their) (?:life|lives)|life|good|ever)|all (?:your|their) "
    r"(?:life|lives)|lifelong|permanently|indefinitely)"
)
_STOPS = r"(?:stop|come off|give up|do without|finish|leave off)(?: taking| using| having)?"
_LASTING: tuple[Question, ...] = (
    _asked(
        "stopped one day",
        "life|lifelong|lives|permanently|indefinitely|for good",
        rf"\b(?:take|need|have|use|stay on|be on)\b[^.;]{{0,20}}?\b{_LIFELONG}\b[^.;]{{0,45}}?\b"
        rf"{_FOR_LIFE}\b|\b(?:take|need|have|stay on|taken|used|be on) (?:it|them)[^.;]{{0,20}} "
        rf"{_FOR_LIFE}\b",
        rf"\b(?:once|when|as soon as|after)\b[^.;]{{3,60}}?,? (?:you|most people|people) (?:can|"
        rf"may|will be able to|no longer have to|usually) (?:usually |safely |often )?{_STOPS} "
        rf"(?:all (?:of )?)?(?:your |the |these |it|them)?(?: ?{_named(1)})?\b|\b(?:most people|"
        rf"you) (?:can|may|will be able to) (?:usually |safely |often |eventually )?{_STOPS} (?:all"
        rf" (?:of )?)?(?:your |their |the |these |it|them)?(?: ?{_named(2)})? (?:once|when|as soon "
        rf"as|after)\b|\b(?:most|many|nearly all) people (?:can )?(?:usually |safely )?{_STOPS} "
        rf"(?:all (?:of )?)?(?:their |your |the |it|them)?(?: ?{_named(3)})?",
        apart=r"doctor|specialist|surgeon|painkillers?|antibiotics?|smok\w+|drinking|driving|"
        r"wearing|worry\w*|immun\w+|protect\w*|without|do not|don't|never|card|blood tests every|"
        r"side|diet|exercises?",
    )._replace(
        near=(
            "life",
            "lives",
            "permanently",
            "indefinitely",
            "stop",
            "come off",
            "give up",
            "do without",
            "finish",
            "leave off",
            "for good",
        ),
        of_medicine=True,
    ),
    _asked(
        "goes away untreated",
        "own|itself|themselves|without|treatment|surgery|operation",
        rf"\b(?:nearly always|almost always|usually|often|generally|mostly|most|will) (?:gets? )?"
        rf"(?:[a-z ]{{0,30}}?)\b{_PASSES}(?: [a-z0-9 ]{{0,30}}?)? (?:without (?:any |needing )?"
        rf"{_TREATED}|on (?:its|their) own|by (?:itself|themselves))\b|\b(?:few|not many) "
        rf"(?:people )?(?:ever )?need (?:an operation|surgery)\b|\brarely needs? (?:an operation|"
        rf"surgery)\b",
        rf"\b(?:few (?:people|patients)|(?:rarely|hardly ever|never|seldom|will{_NOT}|does{_NOT}|"
        rf"do{_NOT}) (?:gets? )?)(?: ?{_PASSES}| ?get better) without (?:any |needing )?{_TREATED}"
        rf"\b|\b(?:most|nearly all) (?:people|patients) (?:will )?need (?:surgery|an operation)\b",
        apart=r"but|bacterial|chronic|severe\w*|long-term|type",
        but="rare\\w*|some",
    ),
    _asked(
        "full recovery",
        "recover|recovery",
        r"\b(?:most|nearly all|almost all|the majority of) (?:people|patients|children|adults)"
        r"(?: with \w+(?: \w+)?)? (?:will )?(?:make a (?:full|complete) recovery|recover (?:fully|"
        r"completely))",
        r"\b(?:few|only a (?:few|small number of|minority of)|not many|hardly any) (?:people|"
        r"patients|children|adults)?(?: ever)? ?(?:make a (?:full|complete) recovery|recover "
        r"(?:fully|completely))|\b(?:most|many) people never (?:make a full recovery|recover "
        r"(?:fully|completely))",
        apart=r"severe\w*|older|type|untreated|delay\w*|late",
    ),
)


_ITEM = (
    r"(?:(?:an?|any|the|your|some|to have|to bring|regular|routine|usually|normally|also|special) "
    r")*"
    r"(?P<thing{0}>(?!(?:more|less|help|time|rest|treatment|surgery|an operation|medicine|it|them|"
    r"this|that|these|those|to|not|be|two|three|four|another|further|extra|much|many|one|urgent|"
    r"emergency|hospital|immediate|medical|different|other|new|follow-up)\b)[a-z-]{{4,}}(?: "
    r"[a-z-]{{4,}}"
    r")?)(?=[.,;:)]|\Z| (?:for|to|before|after|from|with|while|and|in|at|on|when|during|as|because|"
    r"by|"
    r"every|is|are)\b)"
)
_GOES_IN = (
    r"\b(?:given|goes|injected|jab|shot|vaccine|injection)(?: \w+)? (?:in|into) "
    r"(?:(?:the|a) (?:\w+ )?muscles? (?:of|in) )?(?:the|your|one) "
)
_NEEDS: tuple[Question, ...] = (
    _asked(
        "out in the sun",
        "sun",
        r"\b(?:stay|keep) out of (?:the |strong |direct |bright )*(?:sun|sunlight|sunshine)\b|"
        r"\bavoid "
        r"(?:the |strong |direct |bright |too much )*(?:sun|sunlight|sunbathing|sunbeds)\b|\b(?:do "
        r"not|"
        r"don't|must not|should not) (?:sunbathe|use (?:a )?sunbeds?|sit in the sun)\b",
        r"(?<!not )\b(?:you can|safe to|fine to) (?:still |safely )?(?:sunbathe|use (?:a "
        r")?sunbeds?|sit in "
        r"the sun|go out in the sun)\b|\b(?:no need to|do not need to|don't need to) (?:stay out "
        r"of|avoid) "
        r"the sun\b",
        apart=r"but|with|between|midday|after|short|early|sun ?cream|sunscreen|bab(?:y|ies)|"
        r"covered|long",
    )._replace(of_medicine=True),
    _asked(
        "at home or in hospital for the night",
        "night|same day|day case",
        r"(?<!not )\b(?:go|goes|going|get|be|sent) home (?:later )?(?:on )?(?:the |"
        r"that )?same (?:day|"
        r"evening)\b|"
        r"\bday case\b",
        r"\b(?:spends?|stays?|need|plan for|expect) (?:for )?(?:at least )?(?:a |one |two |three |"
        r"four |\d "
        r")nights? (?:in hospital|with us|on the ward|at the hospital|in our)\b|\bstays? (?:in "
        r"hospital |"
        r"with us |on the ward )(?:for )?(?:at least )?(?:a|one|two|three|four|\d) nights?\b",
        apart=r"problems?|complicat\w*|bigger|larger|open|before|first|but|older|both",
        reach=45,
    ),
    _asked(
        "needed at all",
        "need|necessary|required",
        rf"(?:\A|(?<=[.;:,] )|\b(?:and|but|because|so) )you (?:will |'ll |always |do )*need "
        rf"{_ITEM.format(0)}|\byou'll (?:always )?need {_ITEM.format(1)}",
        rf"\byou (?:do|will){_NOT} (?:usually |normally )?need {_ITEM.format(0)}|\byou won't "
        rf"(?:usually "
        rf"|normally )?need {_ITEM.format(1)}|\bno {_ITEM.format(2)} (?:is|are) {_NEEDED}\b",
        apart=r"only|first|again|before (?:you|your)|or|after|then|once|severe\w*|next|more|enough|"
        r"child\w*|repeat|always|bring|bigger|larger|longer|second|new",
        reach=90,
    )._replace(of_medicine=True, of_people=True),
    _asked(
        "layer put on",
        "layer",
        r"\bthin(?:ly)? layer(?: of (?P<thing>[a-z]+))?",
        r"\bthick layer(?: of (?P<thing>[a-z]+))?",
        apart=r"not|skin|two|second|first|moisturi[sz]ers?|emollients?|mask|fat|mucus",
    )._replace(of_medicine=True),
    _asked(
        "undressed for it",
        "clothes|undress|gown|top",
        r"\b(?:keep|leave) (?:all )?(?:your|their) (?:clothes|top|clothing) on\b|\bno need to "
        r"(?:undress|"
        r"take off your clothes)\b|\b(?:do not|don't) (?:need|have) to (?:undress|take off your "
        r"clothes)\b|\bstay (?:fully )?(?:clothed|dressed)\b",
        r"\b(?:change|changed) into a (?:hospital )?gown\b|\b(?:asked|need|have) to (?:undress|"
        r"take off "
        r"your (?:clothes|top|clothing))\b",
        apart=r"or|after|then|below|shoes|outer|except|loose",
    ),
    _asked(
        "used before the test",
        "inhaler|tablet|medicine|medication|antihistamine|painkiller|laxative|antacid",
        r"(?:\A|(?<=[.;:] )|\bplease |\bcan |\bshould |\bto )(?:take|use|taking|using|carry on "
        r"taking|"
        r"carry on using|continue taking|keep taking) (?:your |the |any )?(?P<thing>inhaler|tablet|"
        r"medicine|antihistamine|blood thinner|painkiller|antacid|iron)s? (?:as (?:normal|usual) |"
        r"right )?(?:"
        r"before (?:you come|the|your)|up to|on the (?:day|morning)|until the)\b",
        r"\b(?:do not|don't|stop|stopped|avoid) (?:take|taking|use|using)? ?(?:your |the |any |all "
        r")?(?P<"
        r"thing>inhaler|tablet|medicine|antihistamine|blood thinner|painkiller|antacid|iron)s? "
        r"(?:for )?"
        r"(?:\w+ )?(?:\w+ )?(?:before|on the (?:day|morning)|beforehand)\b",
        apart=r"diabet\w*|first|only|after|water tablets?|blood pressure",
        but="until",
    ),
    *(
        _asked(
            f"brings on {name}",
            sign,
            rf"\b(?:can|may|often|might|usually|will|sometimes|could) (?:also |often |sometimes "
            rf")?(?:cause|make "
            rf"(?:you|people|your child)|makes (?:you|people)|lead to|give "
            rf"you)\b[^.;,]{{0,20}}?\b{form}",
            rf"\b(?:(?:does|do|will|should){_NOT}|won't|never) (?:usually |normally )?(?:cause|"
            rf"make (?:you|"
            rf"people|your child)|lead to|give you)\b[^.;,]{{0,15}}?\b{form}",
            apart=r"less|than|alcohol|together|high\w*|stopp?\w*|withdraw\w*|as much|most",
            but="may|might|some|sometimes|could|occasionally|rare\\w*",
            reach=20,
        )._replace(of_medicine=True)
        for name, sign, form in (
            ("constipation", "constipat", r"constipat\w+"),
            ("diarrhoea", "diarrh", r"diarrho?ea"),
            ("weight", "weight", r"(?:put on|gain|gaining) weight|\bweight gain"),
            ("sleep", "sleep|drows", r"(?:sleepy|drows\w+|sleepiness)"),
            ("hair", "hair", r"(?:hair loss|lose (?:your )?hair|hair (?:to )?fall out)"),
            ("cancer", "cancer", r"cancer"),
            ("autism", "autism", r"autism"),
            ("infertility", "fertil", r"infertil\w+"),
        )
    ),
    _asked(
        "arm or thigh",
        "arm|thigh|leg",
        rf"{_GOES_IN}(?:upper )?arm\b",
        rf"{_GOES_IN}(?:upper |outer )*(?:thigh|leg)\b",
        rf"{_GOES_IN}(?:buttocks?|bottom|hip)\b",
        apart=r"or|bab(?:y|ies)|child\w*|infants?|under|toddlers?|adults|older|both|then",
    )._replace(of_medicine=True),
    _asked(
        "paid for",
        "free|pay|charge|cost|fee ",
        r"\b(?:have|get) (?:the |your |an? )?(?:\w+ )?(?P<thing2>vaccine|test|scan|check|jab|"
        r"shot)s? (?:for "
        r"free|free of charge)\b|\b(?P<thing>vaccine|test|scan|screening|treatment|check|class|"
        r"course|"
        r"helpline|app|jab|shot)s? (?:is|are) (?:completely |always )?free(?= |[.,;]|\Z)(?! "
        r"(?:from|to|up|until|again|if))",
        r"\b(?:fee|charge) (?:of [\u00a3$\u20ac]?\d[\d.]* )?for (?:the|your|each|every|this) "
        r"(?P<thing3>"
        r"vaccine|test|scan|screening|treatment|check|class|course|jab|shot)s?\b|"
        r"\b(?:pay|charged|charge(?: you)?) for (?:the|your|each|every|this) (?:\w+ "
        r")?(?P<thing>vaccine|"
        r"test|scan|screening|treatment|check|class|course|helpline|app|jab|shot|mammogram)s?\b|"
        r"\b(?:the|"
        r"each|your) (?P<thing2>vaccine|test|scan|screening|treatment|check|class|course|helpline|"
        r"app|jab|"
        r"shot)s? costs? (?:[\u00a3$\u20ac]|about|\d)",
        apart=r"not|n't|never|eligible|over|under|aged|pregnan\w+|risk|insur\w+|travel|for "
        r"(?:people|"
        r"those|adults|women|men|children|everyone over)|who|medicare|areas?|without|nhs patients",
        but="private",
    ),
    _asked(
        "visits at home",
        "home visit|at home|your home",
        r"\bhome visits are (?:available|possible|offered)\b|\bwe (?:can|do|offer|will) (?:also "
        r")?(?:home "
        r"visits|visit (?:you|people|patients) at home)\b",
        r"\b(?:cannot|can't|do not|don't|unable to) (?:offer |do |make )?(?:home visits|visit "
        r"(?:you|"
        r"people|patients) at home)\b|\bno home visits\b|\bhome visits are not\b",
        apart=r"only|housebound|blood",
    ),
    _asked(
        "at the same time as",
        "same time|together with|along with",
        r"(?:\A|(?<=[.;:] )|\b(?:can|may|should) )(?:be )?(?:take|taken|have|swallow) (?:it |them |"
        r"your "
        r"\w+ |the \w+ )?(?:at the same time as|together with|along with) (?:your |an? |the |any "
        r")?(?P<"
        r"thing>iron|calcium|antacids?|milk|zinc|magnesium|multivitamins?|food)\b",
        r"\b(?:do not|don't|never|must not|should not|cannot|can't) (?:be )?(?:take|taken|have|"
        r"swallow) "
        r"(?:it |them |your \w+ |the \w+ )?(?:at the same time as|together with|along with) "
        r"(?:your |an? "
        r"|the |any )?(?P<thing>iron|calcium|antacids?|milk|zinc|magnesium|multivitamins?|food)\b",
    )._replace(of_medicine=True),
    _asked(
        "once or each year",
        "once|every year|each year|yearly|annual|for life",
        r"\b(?:only|just) (?:need|have|needed|given|get) (?:the (?P<thing>\w+ )?(?:vaccine|jab|"
        r"shot)|it|a "
        r"vaccine|one) once\b|\b(?:vaccine|jab|shot|it|dose) (?:protects you|lasts|is) for life\b|"
        r"\bonce "
        r"in (?:a|your) lifetime\b|\b(?:one|a single) (?:\w+ )?(?:vaccine|jab|shot|dose) "
        r"(?:protects you "
        r"|lasts )for life\b",
        r"\b(?:need|have|get|given|needed) (?:a |the |another |your )?(?:(?P<thing2>\w+) )?(?:it|"
        r"vaccine|"
        r"jab|shot|dose|one|booster)s? (?:every|each) (?:year|winter|autumn|fall)\b",
        apart=r"flu|covid\S*|over|under|test|check|review",
    ),
    _asked(
        "common at all",
        "common|rare",
        r"(?:\A|(?<=[.;:] ))it is (?:an? |the |one of the )?(?:very |quite |most )*common\b",
        r"(?:\A|(?<=[.;:] ))it is (?:an? )?(?:very |extremely |quite )?rare\b",
        apart=r"among|under|over|when|but|for|to|after|before|babies|adults|older|younger|type",
        reach=30,
        but="rare\\w*",
    )._replace(near=("it is ",)),
)


_PLACE: tuple[Question, ...] = (
    _asked(
        "by appointment",
        "appointment|book|walk|drop|turn up",
        rf"\bno (?:appointments?|booking) (?:is |are )?(?:{_NEEDED}|to)\b|\b{_NO_NEED}(?:an "
        rf"appointment|to (?:book|make an appointment))\b|\bno need (?:for an appointment|to "
        rf"book)\b|\bjust (?:walk in|turn up|drop in)\b(?! (?:for|at|to) (?:your|the)\b)|"
        rf"\bwithout (?:an appointment|booking)\b",
        rf"\b(?:all|every) {_VISIT} (?:must|have to|has to|need to|needs to|should) be (?:booked|"
        rf"made|by appointment)\b|\b(?:must|have to|need to) (?:book|make an appointment|have an "
        rf"appointment)\b|\b(?:is|are|by) (?:strictly )?(?:by )?appointment only\b|\b(?:cannot|"
        rf"can't|are unable to|do not) {_BE_SEEN} (?:people|patients|anyone|you|walk-ins)"
        rf"(?: without (?:an appointment|a booking))?\b(?=[^.;]{{0,20}}(?:appointment|booking|\Z|"
        rf"[.;]))(?<!you)|\bonly (?:be seen|{_BE_SEEN} (?:people|patients|"
        rf"you))\b[^.;,]{{0,15}}\b(?:with an|by) "
        rf"appointment\b|\byou will need an appointment\b|\bonly {_BE_SEEN} (?:people|patients|"
        r"those|anyone|clients|visitors) (?:who have (?:booked|an? (?:booking|appointment))|"
        r"with an? "
        r"(?:booking|appointment)|by appointment)\b",
        apart=r"first|urgent\w*|emergenc\w+|tests?|vaccin\w*|(?<!slot )online|or|after|transport|"
        r"interpreter|group|monday|tuesday|wednesday|thursday|friday|saturday|sunday|follow-up|"
        r"next|cannot make|cancel\w*|scans?|x-rays?|before|under",
        but="private\\w*",
    ),
    _asked(
        "with a referral",
        "refer|letter",
        rf"\b{_NO_NEED}(?:to have )?(?:an? |any )?(?:gp |doctor's |gp's )?(?:referral|letter|to be "
        rf"referred)\b|\bno referral\b|\bwithout (?:a |any )?(?:gp |doctor's )?referral\b|\b(?:can|"
        r"may) (?:refer (?:yourself|themselves)|self-refer)\b",
        rf"\bonly {_BE_SEEN} (?:you|people|patients|anyone|those)\b[^.;,]{{0,25}}\b(?:with|by|who "
        rf"(?:are|have been))\b[^.;,]{{0,20}}\b(?:referral|referred)\b|(?<!not )(?<!n't )(?<!no "
        rf")\b(?:need|must have|require|"
        rf"requires) (?:an? )?(?:gp |gp's |doctor's )?referral\b|\b(?:must|"
        rf"have to|has to|need to) be referred\b|\breferral[^.;,]{{0,25}} (?:is|are) {_NEEDED}\b|"
        rf"\bby (?:gp )?referral only\b|\bask your (?:gp|doctor) to refer you\b|\byour (?:gp|"
        rf"doctor) (?:must|has to|needs to) refer you\b|\bask your (?:gp|doctor) (?:to write|for)\b"
        rf"[^.;,]{{0,15}}\b(?:letter|referral)\b(?=: we| (?:first|before you (?:book|call|come))|"
        rf"\.)"
        r"|\b(?:cannot|can't|only) (?:see|treat|accept|take)[^.;,]{0,15} with(?:out)? a (?:gp |"
        r"doctor's )?"
        r"(?:referral|letter)\b",
        apart=r"under|over|child\w*|insur\w+|or|urgent\w*|scans?|specialist|nhs|first|further|"
        r"onward\w*|also",
        but="private\\w*",
        reach=40,
    ),
    _asked(
        "costs anything",
        "free|charge|pay|\u00a3|$",
        r"\b(?:all (?:of )?our|our|all|every|the|this) (?:services?|treatments?|tests?|visits?|"
        r"sessions?|classes|appointments?|clinic) (?:is|are) (?:always |completely |all |totally )?"
        r"free(?= |[.,;]|\Z)(?! (?:from|to|up|until|again))|\b(?:there is|we make) no charge for "
        r"(?:any|our|the|all)\b",
        r"\b(?:there is|we make) an? (?:small )?(?:charge|fee)(?: of [^.;]{1,12})? for (?:all |our "
        r"|the |any |an? |each |every |[a-z]{2,5} )?(?:services?|treatments?|tests?|visits?|"
        r"sessions?|classes|appointments?)\b|\b(?:you|patients|people) (?:will |have to |must |"
        r"need to )+pay for (?:all |our |the |your |each |any |every )?(?:services?|treatments?|"
        r"tests?|visits?|sessions?|classes|appointments?)\b",
        apart=r"first|missed|late|cancel\w*|on the nhs|medicare|medicaid|under|over|members?|extra|"
        r"follow-up|students?|eligible|insur\w+|home|overseas|travel|copies|reports|certificates?",
    ),
    _asked(
        "fee for it",
        "free|no cost|no charge|fee |charge of",
        rf"\b(?:the|this|your|our|each|every|an?) (?:(?!first\b|initial\b)[a-z]+ )?(?P<thing>"
        rf"{_PAID})s? (?:is|are) (?:always |completely )?(?:free(?: of charge)?|at no (?:cost|"
        r"charge))\b(?! (?:from|to|up|until|again|if|on|unless|for (?:people|those|children|"
        r"anyone)))",
        rf"\b(?P<thing2>{_PAID}) (?:fee|charge) (?:of|is) {_POUNDS}|\b(?:charge|fee) of {_POUNDS}"
        rf"[\d.]* for (?:the|your|each|every|this) (?:(?!first\b|initial\b)[a-z]+ )?(?P<thing3>"
        rf"{_PAID})\b",
        apart=r"missed|late|cancel\w*|follow-up|second|members?|eligible|insur\w+|nhs|home|under|"
        r"over|aged|overseas|deposit|refund\w*|students?|not|extra|medicare|medicaid",
    ),
    _asked(
        "fee for the shot",
        "free| cost",
        rf"\b(?P<thing>[a-z-]+ {_JAB})s? (?:is|are) (?:always |completely )?free(?: of charge)?\b"
        r"(?! (?:from|to|up|until|again|if|on|unless|for (?:people|those|children|anyone)))",
        rf"\b(?P<thing2>[a-z-]+ {_JAB})s? costs? (?:about |just )?{_POUNDS}",
        apart=r"missed|eligible|insur\w+|nhs|under|over|aged|overseas|students?|not|medicare|"
        r"medicaid|without|who",
    ),
    _asked(
        "line open",
        "line",
        rf"\b(?:the|our|this) (?P<thing>{_LINE})\b(?:(?!clos)[^.;]){{0,60}}?\b(?:{_ALL_HOURS})\b",
        rf"\b(?:the|our|this) (?P<thing2>{_LINE}) (?:closes|shuts|is closed|is (?:only )?open (?:"
        r"from|until|between|on weekdays|monday)|opens (?:at|from)|is not answered)\b",
        apart=r"chat|text|webchat|office|clinic|outside|voicemail|except|christmas|emergency",
        but="sometimes",
    ),
    _asked(
        "felt at all",
        "no symptoms|symptoms",
        r"\b(?:usually|often|normally|mostly) (?:has|have|causes?|gives?) no (?:symptoms|signs)\b|"
        r"\bmost people (?:with it )?(?:have|get|notice) no symptoms\b",
        r"\balways (?:causes?|gives?|has|have|brings?) (?:clear |obvious )?symptoms\b",
        apart=r"very|severe\w*|stages?|early|first|at first|late|later|child\w*|women|men|types?|"
        r"forms?|not",
        but="if",
    )._replace(needs=later(r"\bsymptoms\b")),
    _asked(
        "paid in cash",
        "cash|card",
        r"\b(?:take|accept) (?:only cards?|cards? (?:payments? )?only|only card payments?)\b|\b(?:"
        r"cannot|can't|do not|don't|no longer) (?:take|accept) cash\b|\bcard(?:s| payments?)? "
        r"only\b|\bcashless\b|\b(?:no cash|cash is not accepted)\b",
        r"\b(?:cannot|can't|do not|don't|no longer|are unable to) (?:take|accept) (?:cards|credit "
        r"cards|card payments?|debit cards)\b|\bcash only\b|\b(?:please )?(?:bring|pay (?:in|by|"
        r"with)|have) cash\b|\b(?:you can|we (?:take|accept)) (?:pay (?:in|by|with) )?cash\b",
        apart=r"parking|car park|machines?|vending|caf\w+|taxi\w*|american express|amex|tip\w*",
    ),
    _asked(
        "parking at all",
        "parking|car park|park ",
        r"\b(?:free |ample |plenty of |some |on-site |patient )+parking\b(?! (?:nearby|on the "
        r"street))|\bparking is (?:free|available)\b|\b(?:you|patients|visitors) can park (?:in|at|"
        r"outside|on)\b|\bwe have (?:our own |a |a free )?(?:car park|parking)\b",
        r"\b(?:there is|we have|has) no (?:\w+ )?(?:parking|car park)\b|\bno (?:on-site )?parking "
        r"(?:is available|at the|on site|here)\b|\b(?:you|patients|visitors) (?:cannot|can't) park "
        r"(?:at|on|here|outside)\b|\b(?:do|does) not have (?:a car park|(?:any )?parking)\b",
        apart=r"street|road|but|disabled|blue badge|entrance|ambulance|staff|limited|nearby|"
        r"nearest|station|cost\w*|charge\w*",
    ),
    *(
        Question(
            name=f"floor of the {place}",
            signs=("floor",),
            said=tuple(
                (
                    float(number),
                    later(
                        rf"\b(?:the |our |your )?(?:{names})\b[^.;,]{{0,20}}\b(?:is|are|on)\b"
                        rf"[^.;,]{{0,12}}\b(?:the |our )?{floor}(?:[- ]floor)?\b(?<=floor)|\bto "
                        rf"the "
                        rf"(?:{names}) on the {floor} floor\b"
                    ),
                )
                for number, floor in enumerate(
                    ("ground", "first", "second", "third", "fourth", "lower ground", "fifth")
                )
            ),
            apart=later(
                rf"\b(?:{_CASES}|or|and the|toilets?|then|caf\w+|moved?|second entrance)\b"
            ),
            slack=1,
        )
        for place, names in (
            ("clinic", "clinic|we|we're"),
            ("ward", "ward"),
            ("department", "department|unit"),
        )
    ),
    _asked(
        "free for them",
        "free|pay|charge",
        r"\b(?P<thing>children|students|over-60s|pensioners|under-16s|under-18s)\b[^.;,]{0,25}\b(?:"
        r"get|have|are entitled to|receive) (?:a )?free\b|\bfree for (?:all )?(?P<thing2>children|"
        r"students|over-60s|pensioners|under-16s|under-18s)\b",
        r"\b(?P<thing>children|students|over-60s|pensioners|under-16s|under-18s)\b[^.;,]{0,25}\b"
        r"(?:have to pay|must pay|need to pay|pay|are charged)\b(?! (?:nothing|no))",
        apart=r"not|n't|over 1[68]|half|reduced",
        but="private",
    ),
    _asked(
        "offered to both",
        "offered|given|available|recommended",
        r"\b(?:boys and girls|girls and boys|men and women|women and men)\b[^.;]{0,40}\b(?:are|is) "
        r"(?:now |both |routinely )?(?:offered|given|able to have)\b|\b(?:offered|given|available|"
        r"recommended) (?:to|for) (?:both |all )?(?:boys and girls|girls and boys|men and women)\b",
        r"\bonly (?:offered|given|available|recommended) (?:to|for) (?:girls|women)\b",
        r"\bonly (?:offered|given|available|recommended) (?:to|for) (?:boys|men)\b",
        apart=r"before|was|were|from 20\d\d|who|over|under",
    ),
    _asked(
        "again in each pregnancy",
        "pregnan",
        r"\b(?:every|each) (?:new )?pregnancy\b",
        r"\b(?:last|previous|earlier|first) pregnancy,? (?:so )?you (?:do not|don't|will not|"
        r"won't) need "
        r"(?:it|another|the vaccine|one|to have it)\b|\b(?:do not|don't|will not|won't|"
        r"no) need (?:it|"
        r"another(?: \w+)?|the \w+|one|to have it)(?: again)? if you (?:had|have had|"
        r"were given) (?:it|"
        r"one|the \w+) in (?:an?|your|the) (?:last|previous|earlier|first) pregnancy\b",
        but="if",
        reach=20,
    ),
    _asked(
        "ice on it",
        " ice",
        r"(?:\A|(?<=[.;:] ))(?:put|hold|apply|use|press) (?:an? |some |crushed )?ice(?: pack)? "
        r"(?:on|to|"
        r"against) (?:it|the|your)\b",
        r"\b(?:do not|don't|never|avoid) (?:put|putting|use|using|apply|applying|hold) (?:any "
        r")?ice "
        r"(?:on|to) (?:it|an?|the|your)\b",
        apart=r"straight|direct\w*|bare|skin|wrapped|towel|cloth|longer|more than|after|sleep",
    ),
    _asked(
        "welcome",
        "welcome|allowed",
        r"\b(?P<thing>children|babies|dogs|pets|visitors|flowers|partners|food|phones|siblings|"
        r"relatives|"
        r"carers)\b (?:is|are) (?:very |always |more than |also )*(?:welcome|allowed)\b",
        r"\b(?P<thing>children|babies|dogs|pets|visitors|flowers|partners|food|phones|siblings|"
        r"relatives|"
        r"carers)\b (?:is|are) (?:sorry )?not (?:welcome|allowed|permitted)\b|\bno "
        r"(?P<thing2>children|"
        r"babies|dogs|pets|visitors|flowers|partners|food|phones|"
        r"siblings)(?: under (?:the age of )?\d+)? "
        r"(?:are |is )?(?:allowed|"
        r"on the "
        r"ward)\b",
        apart=r"guide|assistance|(?<!children )under|over|during|after|between|at a time|only|"
        r"before",
    ),
    _asked(
        "open at weekends",
        "weekend",
        r"\bopen (?:\w+ ){0,3}(?:at|on|over) (?:the )?weekends?\b",
        r"\bclosed (?:\w+ ){0,2}(?:at|on|over) (?:the )?weekends?\b|\bnot open (?:at|on) (?:the )?"
        r"weekends?\b",
        apart=r"and bank|christmas|phone|helpline|line",
    ),
    _asked(
        "linen washed",
        "bedding|bed linen|sheets|linen|clothes|clothing|towels",
        rf"\b{_NO_NEED}to (?:wash|boil|throw out) (?:any |all |your |the |\w+ and )*(?:bedding|bed "
        rf"linen|sheets|linen|clothes|clothing|towels)\b",
        r"(?:\A|(?<=[.;:,] )|\b(?:and|must|should|need to|also|then|to) )wash (?:all |any |your |"
        r"the |clothes|clothing|towels|sheets|,| |and )*(?:bedding|bed linen|sheets|linen|clothes|"
        r"clothing|towels)\b",
        apart=r"separate\w*|throw|every day|soiled|do not need|don't need",
    ),
    _asked(
        "sample taken by",
        "sample|swab|test",
        r"\b(?:an?|the|your|our) (?:\w+ )?(?:nurse|doctor|gp)(?: or (?:nurse|doctor))? (?:carries "
        r"out|takes|does|will take|will do|will carry out|performs) (?:the|your|this) (?:\w+ )?"
        r"(?:test|sample|swab)\b",
        r"\byou (?:take|collect|do|will take|will do) (?:the|your|this) (?:\w+ )?(?:sample|swab|"
        r"test) (?:yourself|at home)\b|\btake your own (?:sample|swab)\b",
        apart=r"or (?:you|at)|can|option|kits?|urine|prefer|choose|stool|poo",
    ),
)


_WELL = (
    r"(?:goes? away|gone|(?:get|gets|is|are|feel|will be) (?:much )?better|recovers?|free (?:of|"
    r"from) "
    r"(?:pain|symptoms)|pain-free|symptom-free|clears?(?: up)?|heals?|settles?|back to normal)"
)
_SHARE = (
    rf"(?:\b(?P<part>{_N}) (?:in|out of)(?: every)? (?P<whole>{_N})|\b(?P<percent>\d[\d.]*) ?"
    r"(?:%|per ?cent)|\b(?P<fraction>half|a (?:third|quarter|fifth|tenth)|two[ -]thirds|three[ -]"
    r"quarters))"
)
_PEAKS: tuple[Question, ...] = (
    Question(
        name="share that is well by then",
        signs=("year", "month", "week"),
        figures=(
            later(
                rf"{_SHARE} (?:of )?(?:all |the )?(?:people|patients|adults|cases|them)\b[^.;,\d]"
                rf"{{0,40}}?\b{_WELL}\b[^.;,\d]{{0,15}}? (?:within|after|in|by)(?: about| around)? "
                r"(?:(?:an?|one|1) )?(?P<thing>year|(?:\d+|two|three|four|six) (?:months|weeks|"
                r"years))\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_CASES}|still|not|never|(?<!without )surgery|operation|treated|injections?|"
            rf"physio\w*|"
            r"child\w*|older|smok\w*|exercis\w*|with|who)\b"
        ),
        slack=1.25,
        reach=8,
        of_people=True,
    ),
    Question(
        name="weekly sessions",
        signs=("session", "once a week", "weekly"),
        figures=(
            later(
                rf"\b(?:once a week|weekly|every week) for (?:about |around |up to )?(?P<low>{_N})"
                rf"(?: ?(?:to|-|\u2013) ?(?P<high>{_N}))? weeks\b"
            ),
            later(
                rf"\b(?P<low>{_N})(?: ?(?:to|-|\u2013) ?(?P<high>{_N}))? (?:weekly|once-a-week) "
                r"(?:sessions|meetings|appointments|classes)\b"
            ),
            later(
                rf"\b(?P<low>{_N})(?: ?(?:to|-|\u2013) ?(?P<high>{_N}))? (?:sessions|classes), "
                r"(?:usually |normally )?(?:once a week|one a week|weekly|a week apart)\b"
            ),
        ),
        apart=later(
            rf"\b(?:{_CASES}|group\w*|guided|online|then|first|after|follow-up|self-help|course of "
            r"tablets|tablets?|inject\w*|vaccine|dose|capsules?)\b"
        ),
        slack=1.3,
        of_medicine=True,
    ),
)
CONTRARY: tuple[Question, ...] = (*_DAY, *_TAKING, *_LASTING, *_NEEDS, *_PLACE, *_PEAKS)
"""Rows for `two_answers`, as those of `questions`."""
