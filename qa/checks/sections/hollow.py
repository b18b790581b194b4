"""A section whose few words hold nothing of what its heading promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import is_references_heading
from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page, Section

_MOST_WORDS = 45
_FEWEST_WORDS = 4
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_WHOM = (
    r"call|ring|phone|dial|contact|doctors?|gp|surgery|hospital|nurse|midwife|pharmacist|clinic|"
    r"emergency|urgent\w*|a&e|er\b|ambulance|poison|helpline|vet|dentist|optician|team|"
    r"health visitor|provider|specialist|book|appointment"
)
_SYMPTOMS = (
    r"sick\w*|ill\b|nause\w+|vomit\w*|diarr\w+|constipat\w*|\w*aches?|aching|dizz\w*|faint\w*|"
    r"rash\w*|itch\w*|sleep\w*|drows\w*|tired\w*|fatigue|\w*pain\w*|bleed\w*|blood|bruis\w*|"
    r"swell\w*|swollen|sore\w*|dry\w*|mouth|skin|stomach|tummy|muscles?|fever|temperature|"
    r"chills|cough\w*|breath\w*|heart\w*|weight|appetite|mood\w*|anxi\w+|depress\w+|suicid\w+|"
    r"weak\w*|numb\w*|tingl\w*|vision|sight|eyes?|ears?|hearing|infect\w+|allerg\w+|scar\w*|"
    r"damage\w*|clots?|strokes?|cancer|death|die|fatal|radiation|discomfort|irritat\w+|redness|"
    r"sting\w*|burn\w*|blister\w*|sweat\w*|thirst\w*|gas|wind|bloat\w*|cramps?|upset|reflux|"
    r"heartburn|taste|teeth|hair|nails?|liver|kidneys?|bones?|joints?|bowels?|bladder|urin\w+|"
    r"pee|poo|stools?|periods?|sex\w*|pregnan\w+|bab(?:y|ies)|milk|pressure|sugar|confus\w+|"
    r"memory|shak\w+|trem\w+|seizures?|fits?|sprain\w*|strain\w*|torn|likel(?:y|ier)|jaundice|"
    r"yellow|dark|addict\w*|depend\w*|"
    r"withdraw\w+|interact\w*|overdose|anaesthetic|anesthetic|injur\w+|perforat\w+|hole|leak\w*|"
    r"fail\w*|loosen\w*|dislocat\w+|numbness|stiff\w*|fracture\w*|fall\w*|relapse\w*|false|"
    r"miss(?:es|ed)|worse|none\b|no (?:known )?(?:risks?|side)|safe\w*|harm\w*|lumps?|hives|"
    r"spots?|acne|hot|flush\w*|cold|runny|nose|throat|headed\w*|nervous\w*|restless\w*|needle|"
    r"exposure|x-?rays?|pinch\w*|mark|marks"
)
_TREATMENTS = (
    r"\w*medicin\w+|medications?|drugs?|tablets?|pills?|creams?|ointments?|inhalers?|"
    r"injections?|jabs?|vaccin\w+|surgery|operation|procedure|\w*therap\w+|exercis\w+|physio\w*|"
    r"rest\w*|diets?|eat\w*|drink\w*|fluids?|antibiotic\w*|antiviral\w*|steroid\w*|painkill\w*|"
    r"insulin|dialysis|transplants?|radiation|laser|counsel\w+|cbt|support|splint|brace|"
    r"stockings|glasses|ice|heat|oxygen|monitor\w*|watch\w*|wait\w*|gets? better|goes away|"
    r"clears? up|cure|no treatment|drops?|gel|spray|patch\w*|wash\w*|avoid\w*|stop\w*|remov\w+|"
    r"drain\w*|hospital|statins?|lotion|shampoo|movements?|stretch\w*|posture|bandage\w*|"
    r"dressing\w*|implant\w*|device|machine|mask|sleep|weight|massage|\w+ine\b|\w+ol\b|"
    r"\w+cillin|\w+pril|\w+statin|\w+mab|an(?:a)?esthetic\w*|loop|laser|freez\w*|scans?|checks?|"
    r"tests?|\w+ectomy|\w+oscop\w+|\w+plasty|stitch\w*|needle|tube|cells"
)
_PEOPLE = (
    r"doctors?|dr|mr|mrs|ms|gps?|nurses?|therapists?|physio\w*|dentists?|hygienists?|midwi\w+|"
    r"pharmacists?|surgeons?|psycholog\w+|psychiatr\w+|dieti[ct]ians?|counsell?ors?|consultants?|"
    r"specialists?|clinicians?|advis[eo]rs?|coach\w*|practitioners?|physicians?|paramedics?|"
    r"technicians?|radiographers?|audiolog\w+|optometr\w+|md|rn|volunteers?|receptionists?|"
    r"workers?|assistants?|members?"
)
_TEAM = (
    r"^\W*(?:meet )?(?:our|your|the) (?:\w+ )?(?:team|staff|clinicians|doctors|people)\W*$"
    r"|who (?:you will|you'll|will you|gives?|provides?|runs?)\b"
)
_PEOPLE_HEADING = later(_TEAM, re.IGNORECASE)
_HARMS = (
    r"^(?!.*\b(?:report\w*|causes?|factors?|coping|cope|risk of|at risk|lower\w*|reduc\w+)\b).*"
    r"\b(?:side effects?|unwanted effects|risks|complications)\b"
)
_HELP = (
    r"(?:when|where|how) (?:to|should (?:i|you)|do i) (?:get (?:\w+ )?(?:help|advice|care|support)|"
    r"call|see|seek|ask|ring|contact)\b"
    r"|\bget(?:ting)? (?:medical |urgent )?help|warning signs|red flags|in an emergency"
)
_TREATED = (
    r"^\W*(?:\d+\W+)?(?:treatments?|treating\b.*|how (?:it is|is it|\w+ (?:\w+ )?is) treated|"
    r"treatment (?:options|for)\b.*|what (?:can be done|treatments?)\b.*)\W*$"
)
_TOPICS = tuple(
    (later(heading, re.IGNORECASE), later(rf"\b(?:{body})\b", re.IGNORECASE))
    for heading, body in (
        (_HARMS, _SYMPTOMS),
        (r"overdos|too much|too many", f"{_WHOM}|{_SYMPTOMS}"),
        (_HELP, f"{_WHOM}|{_SYMPTOMS}"),
        (_TREATED, _TREATMENTS),
        (_TEAM, _PEOPLE),
    )
)
"""What a heading promises, and the words of which its section must have one."""
_NAMED = later(r"\d|https?:|www\.|\b[A-Z]{2,}\b|[a-z,;:] [A-Z][a-z]+|\bet al\b")
"""Signs that somebody or something is named: a year, an address, a name within a sentence."""


@rule(
    "sections.hollow",
    level=Level.WARNING,
    message="The section '%s' says nothing of what its heading promises: name what readers came "
    "for, or take the heading out.",
    why="Readers who look for the risks, the treatment or the sources find a heading, and go on "
    "without them.",
    sources=[
        "PEMAT, items 3 and 9: no distracting text, and headers that inform",
        "DISCERN, items 4 and 9 to 11: sources, treatments and their risks are described",
        "NHS content guide, medicines A to Z: side effects are named",
    ],
    examples=[
        Example(
            bad="# Naproxen\n\n## Side effects\n\nThere are a few, but you hardly need a list from "
            "us.\n\n## Storage\n\nKeep it dry.\n",
            good="# Naproxen\n\n## Side effects\n\nHeartburn and a mild rash.\n\n## Storage\n\n"
            "Keep it dry.\n",
        ),
        Example(
            bad="# Shingles\n\n## When to get help\n\nYour own gut feeling is the best guide to "
            "this.\n\n## Outlook\n\nIt heals in weeks.\n",
            good="# Shingles\n\n## When to get help\n\nCall 111 if the rash is near your eye.\n",
        ),
        Example(
            bad="# Vertigo\n\n## Treatment\n\nThe usual things are done, and most people find "
            "out soon enough.\n\n## References\n\nAsk the NHS.\n",
            good="# Vertigo\n\n## Treatment\n\nA set of head movements.\n",
        ),
        Example(
            bad="# Iron\n\nIron is in meat.\n\n## References\n\nWe know all this from long years "
            "of work and have no need to look it up.\n",
            good="# Iron\n\nIron is in meat.\n\n## References\n\nBritish Dietetic Association, "
            "Iron food fact sheet.\n",
        ),
        Example(
            good="# Loperamide\n\n## Side effects\n\nNot everybody gets these when they take it."
            "\n\nGet help at once:\n\n**Rare**\n\n- wheezing\n",
        ),
    ],
    pages=["~professional", "~news", "~patient-story"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the text of each short section that names nothing of its matter."""
    for section in page.sections:
        blocks = _short(section)
        if blocks and not _holds(section.heading.plain, " ".join(b.plain for b in blocks)):
            first = blocks[0]
            yield Match(first.source_span(0, len(first.text)), (section.heading.plain.strip(),))


def _short(section: Section) -> tuple[Block, ...]:
    """Return the blocks of a section of a few words in plain sentences; none for other ones."""
    blocks = section.blocks
    if not blocks or any(block.kind not in _KINDS for block in blocks):
        return ()
    if any(inline.kind is InlineKind.LINK for block in blocks for inline in block.inlines):
        return ()
    words = sum(block.plain.count(" ") + 1 for block in blocks)
    whole = blocks[0].plain.rstrip().endswith((".", "!"))
    if blocks[-1].plain.rstrip().endswith(":"):  # it goes on under lines that look like headings
        return ()
    return blocks if whole and _FEWEST_WORDS <= words <= _MOST_WORDS else ()


def _holds(heading: str, text: str) -> bool:
    """Return whether a text holds what its heading promises, or promises nothing known here."""
    if is_references_heading(heading):
        return _NAMED.search(text) is not None
    if _PEOPLE_HEADING.search(heading) and _NAMED.search(text):
        return True
    asked = [body for topic, body in _TOPICS if topic.search(heading)]
    return not asked or any(body.search(text) for body in asked) or text.rstrip().endswith("?")
