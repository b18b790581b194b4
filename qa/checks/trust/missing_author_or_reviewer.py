"""No word on who wrote or checked the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qa.checks.trust.clinical import CLINICAL, kind_of, level_for
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = (
    *("author", "authors", "author_name", "byline", "writer", "written_by", "contributor"),
    *("contributors", "creator", "editor", "reviewer", "reviewers", "reviewed_by", "checked_by"),
    *("medical_reviewer", "medical_reviewers", "medically_reviewed_by", "medical_review_by"),
    *("clinical_reviewer", "clinically_reviewed_by", "expert_reviewer", "fact_checked_by"),
    *("approved_by", "article:author", "dc.creator", "dcterms.creator", "citation_author"),
    *("parsely-author", "sailthru.author", "team", "content_owner"),
)
_JSONLD = frozenset({"author", "reviewedBy", "creator", "editor"})
_NOBODY = frozenset(
    {"", "admin", "administrator", "editor", "staff", "tbd", "tba", "todo", "n/a", "na", "none"}
    | {"null", "unknown", "author", "webmaster", "test", "user", "wordpress", "default", "root"}
)
_SOMEBODY = r"(?:by|BY):? (?:the |our |an? )?(?!FDA|EMA|MHRA|Food and Drug)"
_NAMED = re.compile(
    rf"\b(?:[Ww]ritten|[Aa]uthored|[Rr]eviewed|[Ee]dited|[Ff]act[- ]checked|[Cc]ompiled)"
    rf"(?: and \w+)? {_SOMEBODY}[A-Z]"
    rf"|^(?:(?:Medically|Clinically) )?(?:[A-Z][a-z]+ and )?(?:[Ww]ritten|[Rr]eviewed|[Cc]hecked|"
    rf"[Aa]pproved|[Vv]erified|[Ee]dited|[Uu]pdated|[Rr]evised|[Cc]reated|[Pp]osted|[Pp]repared|"
    rf"[Pp]roduced|[Dd]eveloped)(?: and \w+)?(?: (?:in|on) [\w ,]+)? {_SOMEBODY}(?:[A-Z]|(?!your )"
    r"(?:\w+ )?(?:team|pharmacist|doctor|nurse|physician|editor|writer|board))"
    r"|^(?:[Bb]y|BY) [A-Z][\w.'\-]+ [A-Z]"
    r"|^(?:[Aa]uthors?|[Ww]riters?|(?:[Mm]edical |[Cc]linical |[Ee]xpert )?[Rr]eview(?:ers?|ed)"
    r"|[Ee]ditors?|[Mm]edical editor|[Pp]age owner|[Cc]ontent owner)(?: by)?: ?\w"
    r"|^About the (?:author|reviewer)"
)
_WHERE = (BlockKind.CODE, BlockKind.ALT, BlockKind.TABLE_CELL)


@rule(
    "trust.missing-author-or-reviewer",
    level=Level.WARNING,
    message="This %s page names no author and no reviewer: say who wrote it and who checked it.",
    why="Readers cannot judge advice about their health without knowing who stands behind it.",
    sources=[
        "HONcode, principle 1 (authority)",
        "JAMA benchmarks (Silberg 1997), authorship",
        "URAC Health Web Site Standards v2.1, WS 15",
        "NHS standard for creating health content, part 1",
    ],
    pages=(*CLINICAL, "wellness"),
    examples=[
        Example(
            bad="---\npage_type: medicine\n---\n# Paracetamol\n\nParacetamol eases pain and brings "
            "down a fever. You can buy it in a pharmacy. Adults can take one or two tablets up to "
            "four times a day. Wait at least four hours between doses, and never take more than "
            "eight tablets in a day.\n",
            good="---\npage_type: medicine\nreviewed_by: Noor Haddad, PharmD\n---\n# Paracetamol\n"
            "\nParacetamol eases pain and brings down a fever. You can buy it in a pharmacy. "
            "Adults can take one or two tablets up to four times a day. Wait at least four hours "
            "between doses, and never take more than eight tablets in a day.\n",
        ),
        Example(
            bad="---\npage_type: condition\nauthor: admin\n---\n# Hay fever\n\nHay fever is an "
            "allergy to pollen. It makes you sneeze and your eyes itch, mostly from late spring to "
            "the end of the summer. Keeping windows shut and showering after a walk can help, and "
            "a pharmacist can suggest tablets or a spray for your nose.\n",
            good="---\npage_type: condition\n---\n# Hay fever\n\nMedically reviewed by Dr Ines "
            "Moreau\n\nHay fever is an allergy to pollen. It makes you sneeze and your eyes itch, "
            "mostly from late spring to the end of the summer. Keeping windows shut and showering "
            "after a walk can help, and a pharmacist can suggest tablets or a spray.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the byline where there is none."""
    level = level_for(page)
    if level is None or _in_metadata(page) or _on_the_page(page):
        return
    if any(_named_in(data) for data in page.document.jsonld):
        return
    yield Match(page.start, (kind_of(page),), level=level)


def _in_metadata(page: Page) -> bool:
    return any(_is_somebody(page.metadata_text(key)) for key in _KEYS)


def _is_somebody(name: str) -> bool:
    return name.strip().lower() not in _NOBODY


def _on_the_page(page: Page) -> bool:
    return any(
        _NAMED.search(block.plain.strip()) for block in page.blocks if block.kind not in _WHERE
    )


def _named_in(data: Any) -> bool:
    if isinstance(data, dict):
        if any(key in _JSONLD and _says_who(value) for key, value in data.items()):
            return True
        return any(_named_in(value) for value in data.values())
    return isinstance(data, list) and any(_named_in(value) for value in data)


def _says_who(value: Any) -> bool:
    if isinstance(value, dict):
        return "@id" in value or _is_somebody(str(value.get("name") or ""))
    if isinstance(value, list):
        return any(_says_who(part) for part in value)
    return isinstance(value, str) and _is_somebody(value)
