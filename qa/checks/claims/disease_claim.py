"""A remedy that no agency has approved, said to prevent, treat or reverse a disease."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa.class_words import ClassWords
from qa.clauses import clause_around
from qa.context import TIME_LIMIT, in_references, is_cited, is_negated, is_quoted, is_rebutted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule
from qa.vocabulary import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.page import Page

_BETWEEN = r"(?:(?!called |known |named )[\w'-]+ ){0,4}?"
_PLAIN = (
    r"(?:prevents?|preventing|reverses?|reversing|kills?(?: off)?|killing|destroys?|shrinks?|"
    r"stops?|treats?|protects? (?:you |your \w+ )?(?:against|from)|keeps? (?:you )?(?:safe |"
    r"free )?from|clears?(?: up)?|halts?|eliminates?|beats?|defeats?|conquers?|ends?|"
    r"abolish(?:es)?|eradicates?|undo(?:es)?|unblocks?|unclogs?|starves?|neutrali[sz]es?|"
    r"tames?|rids? (?:you|your \w+|the \w+) of|frees? (?:you|your \w+) (?:of|from)|cures?|"
    r"heals?|fix(?:es)?|repairs?|restores?|rebuilds?|regrows?|mends?|corrects?|normali[sz]es?|"
    r"lifts?)"
)
_FIGURATIVE = (
    r"(?:wipes?(?: out| away)|switch(?:es)? off|turns? off|shuts? (?:off|down)|knocks? out|"
    r"puts? an end to|puts? paid to|puts? a stop to|sees? off|fights? off|wards? off|"
    r"drives? out|draws? out|burns? (?:out|off|away|through)|flush(?:es)? (?:out|away)|"
    r"melts?(?: away)?|dissolves?(?! (?:in|into|on|under)\b)|zaps?|blasts?(?: away)?|"
    r"banish(?:es)?|chases? away|sweeps? away|breaks? down|clears? out|scrubs?(?: away)?|"
    r"washes (?:out|away)|erases?|"
    r"drains?(?: away)?|silences?|quenches|crush(?:es)?|smash(?:es)?|obliterates?|"
    r"vanquish(?:es)?|outsmarts?|disarms?|is (?:the|your) (?:answer|antidote|solution|key) to|"
    r"(?:is|are) no match for|makes? short work of|gets? rid of|says? goodbye to|"
    r"hands? you back|gives? you back|brings? back)"
)
_AROUND = (
    r"(?:keeps?|keeping|holds?|stops?|knocks?|nips?|sends?|makes?|brings?|puts?|gets?|turns?|"
    r"drives?|leaves?)"
)
_FATE = (
    r"(?:away|at bay|in (?:its|their) tracks|stone dead|on the head|for six|in the bud|packing|"
    r"powerless|harmless|vanish|disappear|a thing of the past|history|(?:right |all the way )?"
    r"(?:back )?(?:down )?to (?:normal|where (?:it|they) (?:was|were|should)|healthy|a healthy|"
    r"that of|what it was)|under control without|into (?:remission|retreat|reverse)|"
    r"to (?:rest|bed|flight)|(?:back )?into line|running|no chance|clean as a whistle|for good)"
)
_AGEING = r"(?:slows?|stops?|reverses?|halts?|turns? back) (?:the )?(?:ageing|aging)"
_FALLING_ILL = r"(?:catching|getting|picking up|developing|coming down with)"
_NO_MORE = (
    r"\b(?:stops?|keeps?|prevents?|saves?|spares?) (?:you|people|them|us|your \w+) (?:from )?"
    rf"(?:ever )?{_FALLING_ILL} (?:[\w-]+ ){{0,2}}?(?:{{disease}}|{{ailment}})(?![\w-])"
)
_CLAIMS = (
    rf"\b{_PLAIN} {_BETWEEN}(?:{{disease}}|{{ailment}})(?![\w-])",
    rf"\b{_FIGURATIVE} {_BETWEEN}(?:{{disease}}|{{ailment}})(?![\w-])",
    rf"\b{_AROUND} {_BETWEEN}(?:{{disease}}|{{ailment}}) (?:[\w-]+ ){{0,2}}?{_FATE}\b",
    rf"\b{_AGEING}\b",
    _NO_MORE,
)
# What a page sells or praises as its own.
_OURS = (
    r"our (?:[\w'-]+ ){0,3}?(?:gels?|balms?|creams?|sprays?|devices?|patch(?:es)?|machines?|lamps?|"
    r"pillows?|mattress(?:es)?|bracelets?|treatments?|therap(?:y|ies)|methods?|program(?:me)?s?|"
    r"courses?|techniques?|protocols?|diets?|plans?|apps?|massages?|lasers?|waters?|drinks?|blends?|"
    r"bars?|shakes?|lotions?|serums?|wraps?|belts?|insoles?|tonics?|syrups?|lozenges|sachets?|seeds?)"
)
# What a careful sentence about a remedy says.
_CAREFUL = regex_later(
    r"\b(?:contributes? to (?:the )?(?:normal|maintenance|reduction of tiredness|protection of)|"
    r"may|might|could|can help|helps? (?:to )?(?:prevent|protect|treat|keep|stop)|whether|"
    r"myths?|claims?|claimed|some people|people (?:take|use|try)|used (?:to|for)|thought to|"
    r"believed|said to|traditional\w*|stud(?:y|ies)|trials?|research(?:ers)?|evidence|proof|"
    r"proven|shown|tested|unclear|unknown|mixed|too little|approved|intended|not enough|"
    r"in (?:mice|rats|animals|the lab)|deficiency|medicines?|drugs?|(?<!natural )antibiotics?|"
    r"vaccin\w+|doctors?|prescri\w+|(?<!even )if you(?! (?:like|want|prefer|fancy|love|wish))|"
    r"to (?:help )?(?:prevent|treat|protect|reverse|stop|kill)|often|usually|sometimes|"
    r"(?:body|bodies|you|child|children|people|cells) needs? (?:\w+ ){1,4}to|"
    r"stop (?:when|if|once|taking|using)|"
    r"most people|many people|in (?:rare|some) cases|tends? to|can be used|temporar\w+|"
    r"vitamin k|a b vitamin|methotrexate|warfarin|antispasmodics?)\b",
    regex.IGNORECASE,
)
# What else shows that a sentence with a remedy and an illness claims nothing.
_GUARDED = regex_later(
    r"\b(?:can|cannot|not|no|nor|never|neither|none|without evidence|ask|tell|talk|speak|see|call|"
    r"avoid|stop|do|check|if|when|while|unless|although|though|but|than|because of|risk\w*|"
    r"such as|for example|like|includ\w+|use|used|uses|using|causes?|caused|causing|worsens?|"
    r"triggers?|contains?|is an?|are an?|is the|are the|was a|"
    r"levels?|amounts?|deficien\w+|low (?=in\b|vitamin|iron|zinc|magnesium|calcium|folate|folic|"
    r"b12|"
    r"omega|selenium|potassium)|too little|too much|lack(?:s|ing)?|shortages? of|odds|stem cells?|"
    r"transplants?|approved|regulated|sold|marketed|"
    r"promoted|advertised|available|suggests?|recommends?|recommended|offers?|offered|advi[sc]e\w*|"
    r"options?|treatments? (?:for|of|include)|side effects?|interact\w*|interfer\w*|bleeding|"
    r"fasting|people with|patients with|those with|adults with|children with|who (?:have|has)|"
    r"symptoms?|signs?|allergic|allergy to|ingredient|popular|interest|hopes?|wants?|learn|read|"
    r"helps? (?:you|people|adults|us) |see|fluids|drinks?|cold remed(?:y|ies)|"
    r"groups?|clubs?|charit(?:y|ies)|"
    r"wash\w*|cool\w*|plan|diagnos\w+|"
    r"(?:been|was|were|being) (?:\w+ )?(?:studied|researched|looked at|tried|tested)|"
    r"(?:eat|serve[sd]?|drink|keep|store|best) (?:it )?cold(?=[.,;]|\Z)|"
    r"deaths?|died|poison\w*|overdos\w+|abuse|misuse|addict\w*)\b|n't\b|\?",
    regex.IGNORECASE,
)
_FEWEST_BLANKS = 4
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_SOLD = rf"(?:{{remedy}}|{_OURS})"
_ILL = "(?:{disease}|{ailment})"
_REMEDY = rf"(?<![\w-]){_SOLD}(?![\w-])"
_ILLNESS = rf"(?<![\w-]){_ILL}(?![\w-])"
_SELF_MADE = ("supplement", "wellness")


@rule(
    "claims.disease-claim",
    level=Level.WARNING,
    message="'%s' is a claim about a disease: name the trial in people that shows it, or take it "
    "out.",
    why="Readers who feel protected or cured by a remedy stay away from the test or the treatment "
    "that would help them.",
    sources=[
        "21 CFR 101.93(g): a supplement may not be said to treat, prevent or cure a disease",
        "FTC, Health Products Compliance Guidance (2022), III: disease claims need trials",
        "CAP Code, rule 15.6: claims that a food or supplement prevents, treats or cures disease",
    ],
    tries=[written(pattern) for pattern in (*_CLAIMS, _REMEDY)],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="Feverfew prevents migraine.",
            good="Feverfew may prevent migraine in some people.",
        ),
        Example(
            bad="Feverfew ends migraine.",
            good="Trouble sleeping that never seems to end is called insomnia.",
        ),
        Example(
            bad="Turmeric kills cancer cells and protects you against dementia.",
            good="There is no good evidence that turmeric prevents dementia.",
        ),
        Example(
            bad="---\npage_type: supplement\n---\n# Vitamin D\n\nIt also prevents most cancers.\n",
            good="---\npage_type: medicine\n---\n# Apixaban\n\nIt prevents strokes.\n",
        ),
        Example(
            bad="A magnesium spray brings raised blood pressure back to normal.",
            good="Magnesium has not been shown to bring raised blood pressure back to normal.",
        ),
        Example(
            bad="Selenium gives prostate cancer the push.",
            good="Selenium is a mineral, and was studied in men with prostate cancer.",
        ),
        Example(
            bad="Black seed oil sends cancer cells packing, and our balm melts arthritis away.",
            good="Black seed oil sends some people to the bathroom.",
        ),
        Example(
            good="Low magnesium and migraine often go together. Age, a long flight, lack of iron "
            "and"
            " migraine raise the odds."
        ),
        Example(good="Exercise helps to prevent heart disease. A vaccine prevents shingles."),
        Example(
            bad="Taken all winter, our vitamin C will stop you catching colds and flu.",
            good="Our vitamin C comes in tubs of 60.",
        ),
        Example(good="Saw palmetto was widely studied for an enlarged prostate."),
        Example(good="Folic acid, a B vitamin, cuts down on nausea and mouth sores."),
        Example(good="Blood clots with the help of vitamin K."),
    ],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such claim, once a sentence, that is neither hedged nor cited."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        told = -1
        for start, end in _claims_in(page, block):
            first, last = sentence_around(block.plain, start)
            if start >= told and _counts(page, block, (start, end), (first, max(last, end))):
                told = last
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _claims_in(page: Page, block: Block) -> Iterable[tuple[int, int]]:
    """Return where a block says something of diseases, beside a remedy or on a page that sells."""
    words = _words()
    *ways, both, remedy = words.needed
    parts = [(place, words.tell(found)) for place, found in words.by_sentence(block)]
    if page.type not in _SELF_MADE and not any(told & remedy for _, told in parts):
        return ()
    claims = [
        hit.span()
        for place, told in parts
        for way, pattern in zip(ways, _claims(), strict=True)
        if told & way == way
        for hit in pattern.finditer(block.folded, *place, timeout=TIME_LIMIT)
    ]
    return sorted(claims) or _bare_claims(
        block, [place for place, told in parts if told & both == both]
    )


def _bare_claims(block: Block, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a sentence speaks of a remedy and of an illness, whatever its verb, unguarded.

    Careful pages hardly ever do: they say "may", for whom, compared with what, or that it is not
    known.
    """
    if block.kind not in _PROSE:
        return
    for first, last in parts:
        text = block.folded[first:last]
        if text.count(" ") < _FEWEST_BLANKS or not text.rstrip().endswith((".", "!", '"')):
            continue
        if _GUARDED.search(text) or _no_claim().search(text):
            continue
        remedy = _remedy().search(text, timeout=TIME_LIMIT)
        if remedy is None:
            continue
        illness = _illness().search(text, remedy.end(), timeout=TIME_LIMIT)
        if illness is None:
            illness = _illness().search(text, 0, remedy.start(), timeout=TIME_LIMIT)
        if illness is not None:
            places = (*remedy.span(), *illness.span())
            yield first + min(places), first + max(places)


def _counts(page: Page, block: Block, place: tuple[int, int], sentence: tuple[int, int]) -> bool:
    text = block.folded[slice(*sentence)]
    if page.type not in _SELF_MADE and not _remedy().search(text, timeout=TIME_LIMIT):
        return False
    return not (
        _CAREFUL.search(block.folded, *clause_around(block.plain, *place))
        or is_negated(block, *place)
        or in_references(page, block)
        or is_quoted(block, *place)
        or is_rebutted(page, block, *place)
        or is_cited(page, block, *place)
    )


@cache
def _words() -> ClassWords:
    """Return the words of a remedy, of an illness, and of what each of `_CLAIMS` says of one."""
    remedy, illness = written(_SOLD), written(_ILL)
    claims = [(_PLAIN, illness), (_FIGURATIVE, illness), (_AROUND, illness, _FATE), (_AGEING,),
              (_FALLING_ILL, illness)]  # fmt: skip
    return ClassWords([*claims, (remedy, illness), (remedy,)])


@cache
def _claims() -> tuple[regex.Pattern[str], ...]:
    return tuple(compiled(written(claim)) for claim in _CLAIMS)


@cache
def _illness() -> regex.Pattern[str]:
    return compiled(written(_ILLNESS))


@cache
def _no_claim() -> regex.Pattern[str]:
    return compiled(written(r"\b{careful}\b"))


@cache
def _remedy() -> regex.Pattern[str]:
    return compiled(written(_REMEDY))
