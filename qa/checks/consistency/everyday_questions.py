"""More questions that pages answer, for `two_answers`: each in two or three lines.

A question of yes and no names what answers it the one and the other way; one of time, what stands
in a sentence whose time is an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.plain_questions import PLAIN
from qa.checks.consistency.question import timed, yes_or_no

if TYPE_CHECKING:
    from qa.checks.consistency.question import Question

_CASE = (
    r"if|unless|until|except|without|when(?:ever)?|may|might|could|some|sometimes|often|"
    r"usually not|"
    r"most|many|not always|others?|another|either|or under|higher|lower|stronger|certain|depend\w*|"
    r"before|after|once|than|rare\w*|private\w*|ask|check|instead|but|although|however|both|first|"
    r"later|no longer|used to|in the past|myths?|child(?:ren)?|bab(?:y|ies)|older|elderly|"
    r"severe\w*|"
    r"stud(?:y|ies)|trials?"
)
"""With these a sentence answers for a case only."""


EVERYDAY: tuple[Question, ...] = (
    *PLAIN,
    yes_or_no(
        "vaccine",
        "vaccine",
        r"\bthere is (?:now )?an? (?:\w+ )?vaccine\b|"
        r"\bthe vaccine (?:protects|prevents|is (?:given|offered|free))\b",
        r"\bthere is (?:still |currently )?no (?:\w+ )?vaccine\b|"
        r"\bno vaccine (?:exists|is available|against)\b",
        apart=_CASE,
    ),
    yes_or_no(
        "booking",
        "book|appointment|walk-in|drop-in|ticket|reserve|turn up|drop in|walk in|come in",
        r"\b(?:you|patients|visitors) (?:must|need to|have to|should) (?:book|make an appointment)"
        r"\b|\bwithout (?:an appointment|booking),? you(?:'ll| will) (?:not|be (?:turned|sent))\b|"
        r"\bplease (?:book|reserve) (?:a|an|your) (?:slot|place|appointment)\b|\bby "
        r"appointment only\b|"
        r"\b(?:an )?appointments? (?:is|are) (?:needed|necessary|required|essential)\b|"
        r"\bbook (?:your |an |all )?(?:appointments? |visits? )?(?:in advance|ahead)\b",
        r"\bno (?:appointment|booking)s? (?:is |are )?(?:needed|necessary|required)?"
        r"(?=[.,;:]|\Z| is\b| are\b)|"
        r"\b(?:do not|don't|no|needn't) need (?:an appointment|to (?:book|ring ahead|make an "
        r"appointment))\b|\bdrop-in only\b|(?<!appointment and )\btake a ticket\b|"
        r"\b(?:just|simply) (?:walk|drop|turn|come) (?:in|up)\b(?! (?:for|at|to) (?:your|the))|"
        r"\bwithout (?:an appointment|booking)\b(?!,? you(?:'ll| will) (?:not|be))|\bthere is "
        r"no need to book\b|"
        r"\bwalk-in (?:service|clinic)\b",
        apart=_CASE.replace("without|", ""),
    ),
    yes_or_no(
        "referral",
        "refer|letter from|see a doctor",
        r"\b(?:you|patients) (?:must|need to|have to) be referred\b|"
        r"\b(?:you|patients) need a (?:referral|letter from)\b|"
        r"\b(?:a )?letter from (?:your|a) (?:gp|doctor) is (?:essential|needed|required|"
        r"necessary)\b|"
        r"\ba (?:\w+ )?referral (?:is|from (?:your|a) \w+ is) (?:needed|necessary|required)\b|"
        r"\bonly (?:see|accept|treat)s? (?:people|patients|those) "
        r"(?:who (?:are|have been) )?referred\b",
        r"\bno referral\b|\bwithout (?:a|any) referral\b|"
        r"\b(?:you|patients) (?:can|may) (?:also )?(?:refer (?:yourself|themselves)|self-refer)\b|"
        r"\b(?:do not|don't|needn't) (?:need (?:a referral|a letter|to be referred|to see (?:a|"
        "your) "
        r"(?:doctor|gp))|see (?:a|your) (?:doctor|gp))\b|(?:\A|[.;:] )refer yourself\b",
        apart=_CASE.replace("without|", ""),
    ),
    yes_or_no(
        "fasting",
        "to fast|fast |eat |eat.|breakfast",
        r"\b(?:do not|don't) eat (?:or drink )?(?:anything )?(?:for|before|after midnight|from)\b|"
        r"\bnothing to eat\b|\b(?:may|might|will) (?:have|need|be asked) to fast\b|\b(?:you "
        r"(?:must|need to|have to|should)|please) fast\b",
        r"\b(?:no need|do not need|don't need|need not|do not have) to fast\b|"
        r"\b(?:you (?:can|may)|please) eat (?:and drink )?(?:as (?:normal|usual)|normally|"
        r"beforehand|before)\b|\b(?:light|good|normal|usual) (?:breakfast|lunch|meal)\b[^.;]{0,60}"
        r"\b(?:is fine|is allowed|beforehand|before|will do|is ok)|(?:\A|[.;:] )(?:have|eat) "
        r"(?:an? |"
        r"your )?(?:good|usual|normal|light|full|big) (?:breakfast|meal|lunch)\b",
        apart=r"if|unless|other|another|then|later|the day before|evening|after(?:wards)?|"
        r"whether|ask(?! you to)|"
        r"not need to fast for (?:an?|all|most|some|every|other)",
    ),
    yes_or_no(
        "fasted",
        "to fast|stomach|fasted|your fast|not eaten",
        r"\b(?:because|as|since|after|with|now that) (?:your stomach (?:is|will be) "
        r"empty|you (?:will )?"
        r"have (?:fasted|not eaten|had nothing to eat)|your (?:\w+ )?fast\b|the (?:\w+ )?fast\b)|"
        r"\byour stomach will be empty\b|\bhaving fasted\b",
        r"\b(?:no need|do not need|don't need|need not|do not have) to fast\b|\bfasting is not "
        r"(?:needed|necessary|required)\b",
        apart=r"if|unless|other|another|not need to fast for (?:an?|all|most|some|every|other)|may|"
        r"might|some|tablets?|capsules?|medicine|ramadan|alcohol|drink on",
    ),
    yes_or_no(
        "fridge",
        "fridge|refrigerat|room temperature|counter|worktop|shelf|sill|cupboard|drawer",
        r"\b(?:keep|store)d? (?:it |them |the \w+ |unopened \w+ )?in (?:the|a|your) "
        r"(?:fridge|refrigerator)\b|\b(?:and|goes|belongs|lives|must (?:be|stay)|stays?) "
        r"(?:kept )?(?:the (?P<thing>liquid|syrup|drops|pens?|injections?|bottle|cream) )?"
        r"in (?:the|a|your) (?:fridge|refrigerator)\b",
        r"\b(?P<thing>liquid|syrup|drops|pens?|injections?|bottle|cream|medicine|it|they)\b"
        r"[^.;]{0,20}\b(?:left|kept|stored|stay|stays|goes|lives?) (?:out )?(?:on|in) (?:the|a|"
        r"your) "
        r"(?:kitchen |bathroom |warm |window ?|bedside )*(?:counter|worktop|shelf|sill|cupboard|"
        r"table|drawer)\b|\b(?:keep|store)d? (?:it |them |the \w+ |unopened \w+ )?(?:at room "
        r"temperature|"
        r"out of the (?:fridge|refrigerator))\b|"
        r"\b(?:do not|don't|never|no need to) (?:keep|store|put|refrigerate)\b[^.;]{0,30}"
        r"(?:fridge|refrigerat)|\bneeds? no (?:fridge|refrigerat\w+)\b",
        apart=_CASE,
    ),
    yes_or_no(
        "whole",
        "whole|chew|crush",
        r"\bswallow(?:ed)? (?:the |your |each |it |them )?(?:\w+ )?(?:tablets?|capsules?|pills?)? "
        r"?whole\b|\b(?:do not|don't|never) (?:chew|crush|break|bite)\b",
        r"(?:\A|(?<!(?:suck|bite|chew) it)(?<!crush it)[.,;:] |\b(?:you can|you may|"
        r"should|to|then|and) )(?:chew|crush) (?:it|them|the "
        r"(?:tablets?|capsules?|pills?)|each|your)\b|"
        r"\b(?:tablets?|capsules?|pills?) (?:can|may|should) be (?:chewed|crushed|broken|opened)\b",
        apart=_CASE,
    ),
    yes_or_no(
        "even when well",
        "feel well|feel fine|feel better|no symptoms",
        r"\b(?:every day|each day|daily|regularly)[^.;]{0,20}\beven (?:if|when) you (?:feel well|"
        r"feel fine|feel better|have no symptoms)\b|\b(?:keep|carry on|continue) (?:taking|using)\b"
        r"[^.;]{0,30}\beven (?:if|when) you (?:feel|have)\b",
        r"\b(?:when|if|once|on days) you (?:feel (?:well|fine|better)|"
        r"have no symptoms)\b[^.;]{0,30}"
        r"\byou (?:can|may|could) (?:safely )?(?:leave|stop|skip|miss|do without|drop|pause)\b",
        apart=r"unless|but|other|ask|until|some",
    ),
    yes_or_no(
        "radiation",
        "x-ray|radiation",
        r"\bx-?rays? (?:radiation )?(?:used|it gives|in the scan)\b|"
        r"\b(?:dose|amount) of (?:x-?ray )?radiation\b",
        r"\b(?:does|do) not (?:use|involve|give off) (?:any )?(?:x-?rays|radiation)\b|"
        r"\b(?:uses|involves) no (?:x-?rays|radiation)\b|\b(?:no|without) (?:x-?rays|radiation)\b",
        apart=_CASE.replace("without|", ""),
    ),
    yes_or_no(
        "pregnancy",
        "pregnan|expecting|to-be|expectant",
        r"\b(?:is|are) (?:perfectly |quite )?safe (?:to (?:take|use|have) )?(?:in|during|"
        r"throughout) pregnancy\b|\bpregnant women (?:can|may) (?:safely )?(?:take|use|have)\b|"
        r"\bcan (?:safely )?be (?:taken|used|given) (?:in|during|throughout) pregnancy\b|"
        r"(?<!not )\b(?:suitable|safe|fine|perfect|ideal|recommended|gentle enough) for "
        "(?:pregnant "
        r"(?:women|people|mums)|mums-to-be|mothers-to-be|expectant mothers|pregnancy)\b|"
        r"\b(?:mums|mothers|mommies|moms)-to-be\b[^.;]{0,30}(?<!not )\b(?:can|may|suitable|"
        r"safe|love)\b",
        r"\b(?:do not|don't|never|must not|should not|cannot) (?:take|use|have)\b[^.;]{0,20}"
        r"\b(?:if|when|while) (?:you are |you're )?pregnant\b|\bnot (?:suitable|safe|recommended) "
        r"(?:for pregnant|in pregnancy|during pregnancy|(?:if|when|while) (?:you are|you're) "
        r"(?:pregnant|expecting))\b|"
        r"\bpregnant women (?:must not|should not|cannot)\b",
        apart="unless|may|might|some|other|another|first|last|trimester|weeks?|months?|but|wort|"
        r"high\w*",
    )._replace(of_medicine=True),
    yes_or_no(
        "awake",
        "anaesth|anesth|asleep|awake|put to sleep",
        r"\bunder (?:a )?general an?a?esthe\w+|\byou(?:'ll be| will be|'re| are) (?:fully |"
        "fast |sound )?"
        r"asleep\b(?! (?:by|before|at))|\byou(?:'ll be| will be|'re| are) put to sleep\b",
        r"\byou(?:'ll| will|'re)? (?:stay|be|are|remain) (?:fully |wide )?awake\b|"
        r"\b(?:all |always )?(?:done|carried out|performed) under (?:a )?local an?a?esthe\w+|"
        r"\b(?:does|do) not (?:need|require|involve) (?:a )?general\b",
        apart=rf"{_CASE}|worn|wear|shield|at night",
    ),
    yes_or_no(
        "without a prescription",
        "prescription|over the counter|pharmac|supermarket",
        r"\b(?:you can buy|sold|available|bought)\b[^.;]{0,30}\b(?:without (?:a )?prescription|"
        r"over the counter|from (?:a |any )?(?:pharmac(?:y|ies)|supermarkets?|shops))",
        r"\b(?:only )?(?:available|get it|get them|sold|comes?) (?:only )?(?:on|with|by) (?:a )?"
        r"prescription\b|\byou need a prescription\b|\bprescription[- ]only\b",
        apart=_CASE.replace("without|", "") + "|also|cream|gel|tablets or|as well",
    ),
    timed(
        "driving",
        "driv|the wheel",
        (
            r"drive|driving|behind the wheel",
            r"after|until|for (?:the first|at least|about|up to|\d)|within|wait",
        ),
        r"if|unless|some|alcohol|drink|miles?|insur\w*|each|every|longer|an?a?esthe\w+|sedat\w+|"
        r"fly|"
        r"flying|seizure|fits?|licen[cs]e|dvla|stroke|automatic|manual|"
        r"feel (?:safe|well|able|ready|fit|drowsy|tired|dizzy|sleepy)",
        slack=1.3,
    ),
    timed(
        "results",
        "result",
        (
            r"results?",
            (
                r"arrives?|ready|sent|back|available|posted?|letter|in the post|"
                r"get (?:the|your|them)|have your"
            ),
        ),
        r"if|urgent\w*|last|valid|treatment|over|again|repeat|final|some|abnormal|positive|"
        r"negative|improve\w*|trial|study|may|longer|other|but|blood|biopsy|screen\w*",
        slack=1.5,
    ),
    timed(
        "stitches out",
        "stitches|sutures",
        (r"stitches|sutures", r"come out|taken out|removed?|removes|take (?:\w+ ){0,3}out"),
        r"if|dissolv\w*|face|scalp|some|or|dissolvable",
        slack=1.3,
    ),
    timed(
        "recovery",
        "illness|infection|most people|most children|most adults",
        (
            r"(?:the )?illness|infection|most (?:people|children|adults|patients)",
            (
                r"lasts?|recovers?|(?:is|are|feel|feels|be) (?:well|better|gone|over)(?: again)?|"
                r"gets? better|clears? up|goes? away|settles?"
            ),
        ),
        r"if|may|some|start\w*|begin\w*|first|cough|tired\w*|fatigue|rash|more than|longer|over a|"
        r"see|call|treat\w*|medicines?|tablets?|antibiotics?|effects?|immun\w*|incubat\w*|appear|"
        r"contagious|infectious|little|bit|improve\w*|chronic|flare\w*|pain|headache|diarrh\w+|"
        r"fever|"
        r"stage|phase|vaccin\w+|severe|child\w*|within an hour|surgery|operation|work|school",
        slack=2.5,
    ),
    timed(
        "begins to work",
        "work|effect|kick|benefit",
        (
            (
                r"(?:starts?|begins?) (?:to )?work\w*|works? within|takes effect|kicks? in|"
                r"feel (?:the |its |any )?(?:effects?|benefits?)"
            ),
            r"in|within|after|about|takes",
        ),
        r"if|may|some|full|fully|best|side|first|more|lasts?|dose|stop|wears?|day of|child\w*|"
        r"other|"
        r"another|tablets? or|back to work",
        slack=2.5,
    ),
    timed(
        "protection",
        "protect|immun",
        (r"protect\w*|immunity|immune", r"lasts?|for(?: at least| about| up to)?|protected for"),
        r"if|may|some|after|before|within|starts?|begins?|takes|travel|full|develops?|boosters?|"
        r"sun\w*|"
        r"skin|baby|babies|condom\w*|need|from",
        slack=1.5,
    ),
    timed(
        "incubation",
        "exposed|exposure|contact|caught|catch|bitten|incubation|infected|kiss",
        (
            (
                r"incubation|exposed|exposure|contact|caught|catch(?:ing)?|bitten|(?:get|are) "
                r"infected|"
                r"kiss"
            ),
            r"symptoms|rash|signs|spots|illness|appears?|develops?|begins?|starts?|shows?",
        ),
        r"if|vaccin\w*|prophylaxis|treat\w*|tablets?|antibiotics?|medicine|test\w*|stay|isolat\w*|"
        r"last\w*|contagious|infectious|still|recover\w*|immun\w*|more than|chronic|phase|stage|"
        r"later|"
        r"may|some|call|see|within",
        slack=1.5,
    ),
    timed(
        "sport",
        "sport|gym|exercise",
        (
            r"sports?|gym|strenuous exercise|heavy exercise",
            r"after|until|for (?:the first|at least|about|up to|\d|two|four|six)|wait|avoid",
        ),
        r"if|some|each|every|a day|a week|per|daily|minutes|gentle|light|walk\w*|contact|eating|"
        r"meal|"
        r"alcohol|before",
        slack=1.5,
    ),
    timed(
        "flying",
        "fly|flight|air travel",
        (r"fly|flying|air travel", r"after|until|for|wait|avoid|within"),
        r"if|some|hours? (?:long|or longer)|long-haul|longer than|more than|before|short|"
        r"pregnan\w*|"
        r"walk|socks|flights? of",
        slack=1.3,
    ),
    timed(
        "needs it still",
        "need",
        (
            r"see|ask|tell|speak to|talk to|contact|call",
            r"need(?:ing)? (?:it|them)|need(?:ing)? to (?:take|use) (?:it|them)|still need \w+",
        ),
        r"every|a week|a day|apart|sooner|times",
        slack=1.0,
    ),
    timed(
        "sleep",
        "sleep",
        (r"sleep", r"adults? (?:need|do best)|most people (?:need|do best)|recommended|aim for"),
        r"bab(?:y|ies)|child\w*|teen\w*|infants?|toddlers?|less than|fewer than|before|without|"
        r"naps?|"
        r"shift|average|newborns?|older",
        slack=1.0,
    ),
)
