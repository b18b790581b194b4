"""A name that comes from nowhere in a story: the person has another one everywhere else."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.name_spelled_differently import sound_alike
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.wordset import grade, is_medical_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.page import Page

_NAME = r"(?P<name>[A-Z][a-z]{2,11})"
_OFTEN_DOES = (
    r"(?:finished|was|is|had|has|said|says|went|goes|came|comes|took|takes|felt|feels|stuck|began|"
    r"started|stopped|got|gets|did|does|made|makes|gave|gives|told|tells|asked|asks|learned|learnt|"
    r"lost|kept|keeps|knew|knows|thought|thinks|wanted|wants|needed|needs|lives|lived|worked|works|"
    r"remembers|laughs|smiles|noticed|decided|tried|tries|used|uses|found|finds|put|sat|stood|ran|"
    r"runs|walked|walks|called|rang|drove|drives|wrote|writes|joined|joins|left|met|meets|spent|"
    r"spends|woke|hopes|plans|enjoys|loves|credits|recalls|explains|adds|admits|helps|sees|still|"
    r"never|can|could|would|will)"
)
_ACTS = later(
    rf"(?:(?<=^)|(?<=[.!?\"] )|(?<=\n)){_NAME} (?:\w+ly |just |then |still |now |also )?"
    rf"{_OFTEN_DOES}\b"
)
_AFTER_A_CASE = later(
    r"(?:(?<=[.!?\"] )|(?<=\n)|^)(?:Over|After|Since|By|In|During|Within|At|Before|Now|Today|Then|"
    r"Later|When|Once|Last|This|That|These|Every|Each|For|Until|As|With|While|Although|Despite|"
    rf"Like|Unlike|Looking|Back|Two|Three|Four|Five|Six|A|One|On)\b[^.;:!?\"]{{0,60}}?, "
    rf"{_NAME} (?:\w+ly |just |then |still |now |also )?{_OFTEN_DOES}\b"
)
_SAYS = later(
    rf"[,!?.]\" (?:(?:said|says|explains|adds|recalls|laughs|remembers|admits) )?{_NAME}"
    r"(?=[.,:]| (?:said|says|explains|adds|recalls|laughs|smiles)\b)"
)
_ALONE = later(
    rf"(?:(?<=^)|(?<=[.!?\"] )|(?<=\n)|(?P<before>\b(?:[A-Za-z][a-z]*|\d+)) |(?<=, )){_NAME}"
    r"(?:(?P<whose>'s [a-z]+)| (?:(?:\w+ly|just|then|now|also|first|soon) )?(?P<does>[a-z]+)\b|"
    r"(?P<end>(?=[.,:!?])))"
)
"""A first name, and what stands around it."""
_JOINING = frozenset({
    "that", "when", "and", "but", "so", "as", "if", "because", "while", "before", "after", "where",
    "which", "what", "how", "until", "since", "once", "though", "although", "then", "now", "today",
    "why", "whether", "later", "afterwards", "eventually", "finally", "soon", "afterward",
})  # fmt: skip
_TELLING = frozenset({
    "says", "said", "asks", "asked", "adds", "explains", "laughs", "recalls", "told", "helped",
    "gave", "remembers", "admits", "helps", "gives", "taught", "offered", "put", "showed", "sent",
})  # fmt: skip
_WHOSE_BEFORE = _JOINING | {"of", "in", "to", "with", "for", "on", "by", "from", "about", "at"}
_WHOSE = later(
    r"'s (?:story|doctors?|gp|nurse|team|family|wife|husband|partner|mum|mom|mother|father|dad|son|"
    r"daughter|symptoms?|diagnosis|blood|heart|condition|treatment|recovery|tips|advice|words|life|"
    r"brain|kidneys?|lungs?|bowel|liver|skin|care|journey|experience|health|medicines?|tablets|"
    r"consultant|surgeon|specialist|hip|knee|top|own|weight|pain|mood|sleep|diet)\b"
)
_AND_THEIRS = later(r" (?:his|her|their) (?:doctors?|team|gp|nurse|family|wife|husband|partner)\b")
_WHO_THAT_IS = later(r",? (?:my|his|her|their|our|an?|who|from)\b")
_WHERE_TO = frozenset({"to", "at", "about", "on", "that", "home", "for", "with", "what", "how"})
_FOR = {
    "for": frozenset({"may", "might", "will", "that", "this", "it"}),
    "suited": frozenset({"may", "might", "will"}),
    **dict.fromkeys(
        ("took", "sent", "rushed", "drove", "brought", "referred", "started", "with", "saw"),
        _WHERE_TO,
    ),
}
"""What stands before a name of whom something is done, and what then follows."""
_OWN = later(
    rf"(?:(?<=^)|(?<=[.!?\"] )|(?<=\n)){_NAME}(?:'s (?:story|experience|recovery|journey) (?:is|"
    r"was|does|has|may)\b| (?:\w+ )?(?:agreed|gave|given|wanted|wants|has|consented)\b"
    r"[^.;:!?\"]{0,30}?\b(?:share|permission|consent|story|written)\b)"
)
"""What can only be said of the person whose story it is."""
_ABOUT = (
    later(rf"\b[Tt]his is {_NAME}'s (?:own )?(?:story|experience)\b"),
    later(
        r"\b[Ww]hat (?:worked|works|helped|was right|is right|suits|suited) (?:for )?"
        rf"{_NAME} (?:may|might|will)\b"
    ),
)
_THEIRS = later(
    rf"(?:(?<=^)|(?<=[.!?\"] )|(?<=\n)){_NAME}'s (?:family )?(?:doctor|gp|nurse|team|consultant|"
    r"surgeon|neurologist|symptoms|diagnosis|results?|treatment|recovery|scan|tests?|operation)\b"
)
_GOES_ON = later(
    rf"(?<=, )(?:and|so|but) {_NAME} (?:\w+ly |just |then |still |now |also )?{_OFTEN_DOES}\b"
)
_WITHIN = later(
    rf"\b(?:in|of) {_NAME}'s (?:brain|blood|heart|lungs?|kidneys?|liver|bowel|legs?|arms?|hip|knee)"
    r"\b"
)
_AT_A_TIME = later(
    r"(?:(?<=[.!?\"] )|(?<=\n)|^)(?:(?:Each|Every|Last|This|That|One|Most|Some|The (?:next|same|"
    r"following|first)|(?:Two|Three|Four|Five|Six|A few|Several))(?: (?:other|single|few|"
    r"[A-Z][a-z]+day|spring|summer|autumn|winter))? (?:days?|mornings?|afternoons?|evenings?|"
    r"nights?|weeks?|"
    r"months?|years?|time)(?: (?:later|on|after that))?|Today|Now|Then|Soon|Later|"
    r"Eventually|Finally|Sometimes|Nowadays|At first|These days|For (?:many |several )?(?:months|"
    r"weeks|years))"
    rf" {_NAME} (?:\w+ly |just |also )?{_OFTEN_DOES}\b"
)
_WHILE = later(
    rf"\b(?:when|because|after|before|until|since|while|although|though|if|once|as soon as) "
    rf"{_NAME} (?:\w+ly |just |also |first )?(?:was|had|went|came|felt|started|began|got|could|"
    r"learned|learnt|noticed|joined|left|woke|found out|finished|is|has|needs|wants|feels)\b"
)
_TO_THEM = later(
    r"\b(?:doctors?|gp|nurses?|team|consultant|surgeon|pharmacist|physiotherapist|dietitian|"
    r"therapist|specialist|paramedics?|midwife|counsellor|counselor|clinic|coach|tests?|scans?|"
    r"results?|operation|classes|group|programme|program) (?:had |has |then |also )?(?:told|asked|"
    r"gave|offered|showed|helped|taught|referred|sent|diagnosed|advised|encouraged|prescribed|"
    rf"started|switched|explained to|spoke to|said that|gives|helps|sees) {_NAME}\b(?!'s| [A-Z]|"
    r",? (?:my|his|her|their|our|an?|who|"
    r"from)\b)"
)
_ANY = (_ACTS, _AFTER_A_CASE, _SAYS, _GOES_ON, _THEIRS, _WITHIN, _AT_A_TIME, _WHILE, _TO_THEM)
_HEADED = (
    later(
        rf"(?:\A|[:.?!] )(?:What|How|Why|Where|When) {_NAME} (?i:wants?|wanted|says|said|did|does|"
        r"learned|learnt|found|finds|feels|felt|is|was|has|had|manages?|managed|copes?|coped|"
        r"hopes?|"
        r"takes?|took|tells?|told|thinks?|thought|wishes|wished|noticed|knows?|knew|eats?|changed|"
        r"got|gets|uses?|used|would|lives)\b"
    ),
    later(
        rf"(?:\A|[:.?!] ){_NAME}'s (?i:story|advice|tips?|message|words|diagnosis|treatment|"
        r"recovery|life|journey|experience|symptoms|day|plans?|future|operation|surgery|results?|"
        r"routine|top)\b"
    ),
    later(rf"(?:\A|[:.?!] ){_NAME} (?i:today|now|says)\Z"),
    later(rf"(?i:life for|advice from|message from|word from|tips from|hope for) {_NAME}\Z"),
)
"""A heading of a story, and whom it names."""
_SHOWN = later(
    rf"\A{_NAME}(?:,? (?:\w+ing|at|in|with|on|outside|beside|wearing|today|now)\b| after\b)"
)
"""What a picture shows, or its caption."""
_DOES = later(
    r"(?:was|had|went|came|took|felt|stuck|began|got|did|made|gave|told|learnt|lost|kept|knew|"
    r"thought|found|put|sat|stood|ran|rang|drove|wrote|left|met|spent|woke|saw|chose|grew|slept|"
    r"ate|"
    r"drank|could|can|would|will|still|never|always|swam|rode|fell|broke|cut|quit|set|let|won|"
    r"\w{2,}ed|\w{2,}(?<![su])s)"
)
_NO_VERB = frozenset({"has", "is", "does", "goes"})
_SHORT_FORMS = tuple(
    frozenset(names.split())
    for names in (  # noqa: SIM905 -- a list of so many names is easier to read as text
        "James Jim Jimmy|John Jack Johnny|Margaret Maggie Meg Molly Peggy|Mary Molly Maggie Polly|"
        "Henry Harry Hank|Richard Rick Rich Dick|Robert Rob Robbie Bob|William Will Bill|"
        "Charles Chuck|Sarah Sally|Susan Sue|Dorothy Dot Dolly|Katherine Kitty|"
        "Kathleen Kitty Katy|Catherine Cathy|Francis Frank|Laurence Larry|Lawrence Larry|"
        "Matthew Matt|Michael Mick Mike|Terence Terry|Teresa Terry|Theodore Ted|Edward Ted Ned|"
        "Patricia Patsy Pat|Patrick Paddy|Deborah Debbie|Barbara Babs|Rebecca Becky|"
        "Jacqueline Jackie|Gerald Gerry|Jeremy Jerry|Geoffrey Jeff|Raymond Ray|Rosemary Rosie|"
        "Stephen Steve|Veronica Ronnie|Virginia Ginny|Anthony Tony|Elizabeth Betty Bess|"
        "Martha Patty|Christina Tina|Ann Nancy|Helen Nell"
    ).split("|")
)
"""A name in full, and what those who bear it may be called."""
_PERSON = later(
    r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))(?P<name>[A-Z][a-z]{2,11})(?: [A-Z][\w'-]*\.?)?"
    r"(?:, (?:aged? )?[1-9]\d,|, an? [^.;:!?]{3,40},|,? (?:is|was) "
    r"(?:only |just |now )?[1-9]\d\b| (?:lives|works|is a|was diagnosed|was told|learned|loves)\b)"
)
_NO_PERSON = frozenset({
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Christmas", "Easter", "Doctor", "Nurse", "England", "Britain",
    "Scotland", "Wales", "Ireland", "London", "America", "Europe", "Africa", "Asia", "Australia",
    "Canada", "India", "China", "Facebook", "Google", "Instagram", "Twitter", "Zoom", "Medicare",
    "Medicaid", "Macmillan", "Samaritans", "Parkinson", "Alzheimer", "Crohn", "Hodgkin", "Addison",
    "Cushing", "Huntington", "English", "Spanish", "French", "God",
})  # fmt: skip
_OF_A_NAME, _ALSO_A_WORD = 4, 7
"""How common a name is at least, and the word in small letters that it also is at most."""
_SPELLED = 5
"""Letters of a name whose spelling is looked at elsewhere."""
_I = later(r"\b(?:I|I'm|I'd|I've|[Mm]y)\b(?! ['\"])")
_FEWEST = 2
_OFTEN, _MOST = 3, 4
_LABELS = frozenset({BlockKind.HEADING, BlockKind.ALT, BlockKind.CAPTION})
_OPENING = 6
"""Blocks at the top in which a story says whose it is."""
_WHOSE_STORY = later(
    r"\b(?!(?:Parkinson|Alzheimer|Crohn|Hodgkin|Addison|Cushing|Huntington|Patient|Parent|Carer|"
    r"Mother|Father|Mum|Dad|Woman|Man|Family|Nurse|Doctor|Survivor|Today)'s)"
    r"([A-Z][a-z]{2,11})'s (?i:story|journey|recovery|experience|diary)\b"
)
_WORD = re.compile(r"\b[A-Z][a-z]{2,11}\b")
_SHARED, _SHORT, _LONGER = 3, 5, 2


@rule(
    "consistency.other-name",
    level=Level.WARNING,
    message="This story is about %s, and '%s' is named without saying who that is: check the name.",
    why="A story whose people change their names is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# Lena's story\n\nLena was 34. Lena felt lost, and her life changed. Lena had"
            " surgery.\n\nDana finished chemotherapy in the spring. Lena now runs.",
            good="# Lena's story\n\nLena was 34. Lena felt lost, and her life changed. Lena had"
            " surgery.\n\nHer friend Dana finished chemotherapy in the spring. Lena now runs.",
        ),
        Example(
            bad="# Trevor's story\n\nTrevor felt lost. His wife, Maureen, rang 999, and his life"
            " changed. Trevor had speech therapy. Trevor says it helps.\n\nDoreen stuck labels on"
            " everything.",
            good="# Trevor's story\n\nTrevor felt lost. His wife, Maureen, rang 999, and his life"
            " changed. Trevor had speech therapy. Trevor says it helps.\n\nMaureen stuck labels"
            " on everything.",
        ),
        Example(
            bad="# Bridget's story\n\nBridget is 44. I felt lost, and my life changed, she says."
            "\n\nThese days, when the ward is quiet, Brenda paints with the other patients.",
            good="# Bridget's story\n\nBridget is 44. I felt lost, and my life changed, she says."
            "\n\nThese days, when the ward is quiet, her sister Brenda paints with her.",
        ),
        Example(
            bad="# Living with lupus\n\nCarla Reyes, 38, lives in Hull. I felt lost, and my life"
            " changed.\n\nWork was hard for Carla.\n\nA rash came first, and Carmen's doctor"
            " sent her for tests.",
            good="# Living with lupus\n\nKatherine Reyes, 38, lives in Hull. I felt lost, and my"
            " life changed.\n\nWork was hard for Katherine.\n\nA rash came first, and Kate's"
            " doctor sent her for tests.",
        ),
        Example(
            bad="# Omar's story: my new kidney\n\nOmar waited for two years. I felt lost, and my"
            " life changed, Omar says.\n\nAfter the transplant, Yusuf spent ten days in hospital.",
            good="# Omar's story: my new kidney\n\nOmar waited for two years. I felt lost, and my"
            " life changed, Omar says.\n\nYusuf, a nurse on the ward, spent hours with him. After"
            " the transplant, Yusuf came every day.",
        ),
        Example(
            bad="# Sheila's story: a new hip\n\nSheila is 71. Sheila felt lost, and her life"
            " changed. Sheila had surgery.\n\nEach morning Pauline did her exercises.",
            good="# Sheila's story: a new hip\n\nSheila is 71. Sheila felt lost, and her life"
            " changed. Sheila had surgery.\n\nEach morning her friend Pauline did them with her.",
        ),
        Example(
            bad="# Gemma's story\n\nGemma, 29, lives in Leeds. I felt lost, and my life changed."
            "\n\n## What Gloria would tell others\n\nI wish I had asked for help.",
            good="# Gemma's story\n\nGemma, 29, lives in Leeds. I felt lost, and my life changed."
            "\n\n## What Gemma would tell others\n\nI wish I had asked Gloria, my nurse.",
        ),
        Example(
            bad="# Sheila's story\n\nSheila is 71. Sheila felt lost, and her life changed. Sheila"
            " had surgery.\n\n![Pauline walking in the park](p.jpg)",
            good="# Sheila's story\n\nSheila is 71. Sheila felt lost, and her life changed. Sheila"
            " had surgery.\n\n![Pauline, her sister, walking in the park](p.jpg)",
        ),
        Example(
            bad="# Sheila's story\n\nSheila is 71. Sheila felt lost, and her life changed. Sheila"
            " had surgery.\n\nThe physiotherapist showed Pauline how to climb stairs.",
            good="# Sheila's story\n\nSheila is 71. Sheila felt lost, and her life changed. Sheila"
            " had surgery.\n\nThe surgeon sent Sheila home with Pauline, her daughter.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the name of somebody who acts in a story as if it were theirs, and is not introduced.

    One with the first letter of the story's own name is taken for it wherever it stands alone;
    another one only where it opens a sentence or follows a quotation, and stands nowhere else.
    """
    counts = Counter(_WORD.findall(f"{_title(page)}\n" + "\n".join(b.plain for b in page.blocks)))
    people = [name for name in _people(page) if counts[name] >= _FEWEST]
    if not people:
        return
    known = Counter(_WORD.findall(page.document.source))
    often = counts[people[0]] >= (_MOST if _tells_of_itself(page) else _OFTEN)
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in _strangers(page, block, people, often=often):
            name = found["name"]
            if counts[name] != 1 or known[name] != 1 or not _is_name(name):
                continue
            if not _is_short_form(people, name) and not _is_spelling(counts, name):
                yield Match(block.source_span(*found.span("name")), (people[0], name))
                return


def _tells_of_itself(page: Page) -> bool:
    """Return whether the story is told by its person, who need not say who the others are."""
    return any(not _in_speech(b, hit.start()) for b in page.prose for hit in _I.finditer(b.plain))


def _people(page: Page) -> list[str]:
    """Return the names in the title, or else those whose age or life the story's top tells."""
    title = _title(page)
    told = _WHOSE_STORY.findall(title)
    titled = [word for word in _WORD.findall(title) if _is_name(word) or word in told]
    top = (hit["name"] for _, hit in page.once(_introduced) if _is_name(hit["name"]))
    return list(dict.fromkeys(titled or top))


def _title(page: Page) -> str:
    """Return the title, in small letters where it is written in capitals only."""
    return page.title.title().replace("'S", "'s") if page.title.isupper() else page.title


def _introduced(page: Page) -> list[tuple[Block, re.Match[str]]]:
    """Return where the top of the story says how old somebody is, or what they do."""
    top = page.prose[:_OPENING]
    return [(block, found) for block in top for found in _PERSON.finditer(block.plain)]


def _strangers(
    page: Page, block: Block, people: list[str], *, often: bool
) -> Iterator[re.Match[str]]:
    """Yield where a name stands that may be a slip for one of some people's.

    `often`: the story names its own so often that any name can be told.
    """
    initials = {name[0] for name in people}
    if block.kind in _LABELS:
        patterns = _HEADED if block.kind is BlockKind.HEADING else (_SHOWN,)
        for found in chain.from_iterable(pattern.finditer(block.plain) for pattern in patterns):
            if often or found["name"][0] in initials:
                yield found
    if block.kind is BlockKind.ALT:
        return
    if block.kind is BlockKind.PARAGRAPH:
        patterns = (_OWN, *_ABOUT, *(_ANY if often else ()))
        for found in chain.from_iterable(pattern.finditer(block.plain) for pattern in patterns):
            if not _in_speech(block, found.start("name")):
                yield found
        yield from (found for at, found in page.once(_introduced) if at is block)
    for found in _ALONE.finditer(block.plain):
        if found["name"][0] in initials and _stands_for_somebody(found):
            yield found


def _in_speech(block: Block, at: int) -> bool:
    """Return whether somebody speaks who need not say who the others are."""
    return block.plain.count('"', 0, at) % 2 == 1


def _stands_for_somebody(found: re.Match[str]) -> bool:
    """Return whether somebody acts, is told, or has what is theirs, under a name alone."""
    before = (found["before"] or "").lower()
    joined = not before or before in _JOINING or before.isdecimal()
    if found["whose"] is not None:
        whose = _WHOSE.match(found["whose"]) is not None and not is_medical_name(found["name"])
        return whose and (not before or before in _WHOSE_BEFORE)
    if found["end"] is not None:
        if before in _TELLING and _WHO_THAT_IS.match(found.string, found.end("name")):
            return False
        return before in _TELLING or found.string[: found.start("name")].endswith("For ")
    acts = _DOES.fullmatch(found["does"]) is not None or found["does"] in _NO_VERB
    if found["does"] == "and":
        return joined and _AND_THEIRS.match(found.string, found.end()) is not None
    return (acts and joined) or before in _TELLING or found["does"] in _FOR.get(before, ())


def _is_name(word: str) -> bool:
    """Return whether a word with a capital is a first name, as far as its spelling shows."""
    low = word.lower()
    if word in _NO_PERSON or low in knowledge.medicine_names() | knowledge.conditions():
        return False
    if is_medical_name(low):
        return False
    if grade(word) < _OF_A_NAME:
        return not grade(low) and low not in knowledge.common_words()
    return grade(low) <= _ALSO_A_WORD


def _is_short_form(people: list[str], name: str) -> bool:
    """Return whether a name is what one of some people may be called."""
    return any(_short(one, name) for one in people)


def _is_spelling(names: Iterable[str], name: str) -> bool:
    """Return whether a name is told as another spelling of one of some names already."""
    return len(name) >= _SPELLED and any(
        sound_alike(one, name) for one in names if len(one) >= _SPELLED and one != name
    )


def _short(one: str, other: str) -> bool:
    """Return whether one of two names is short for the other."""
    shorter, longer = sorted((one, other), key=len)
    if shorter.lower() in longer.lower() or any({one, other} <= names for names in _SHORT_FORMS):
        return True
    begins = shorter[:_SHARED] == longer[:_SHARED] and len(shorter) <= _SHORT
    return begins and len(longer) - len(shorter) >= _LONGER
