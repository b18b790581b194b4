"""Which type a page is of, and how that was seen."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qa import knowledge
from qa.document import BlockKind
from qa.literals import fold, needs
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa.document import Block, Document
    from qa.page import Page
    from qa.page_type import Joined, PageType
    from qa.settings import InspectionSettings

_TYPE_KEYS = ("page_type", "pagetype", "type", "content_type", "template_type")
_KEYS = (*_TYPE_KEYS, "category", "layout", "template", "kind", "topic", "section")

# What content systems write there for any page: says nothing about its type.
_ANY_PAGE = frozenset(
    {"page", "pages", "post", "posts", "blog", "article", "default", "standard", "basic", "single"}
    | {"website", "webpage", "content", "text", "document", "landing", "docs", "doc", "health"}
    | {"html", "md"}
    # a hospital's leaflet may be on anything
    | {"leaflet", "leaflets", "pil", "patient", "information", "handout", "factsheet", "sheet"}
)
_ANY_TEXT = _ANY_PAGE | {"guide"}
_HUB_STEMS = frozenset({"index", "_index", "readme", "home", "default"})
_SPLIT = re.compile(r"[^a-z]+")
_SITE_NAME = later(
    r"\s+[|\u2013\u2014\u00b7]\s.*$|\s-\s(?![^-]*\bquestions?\b)[^-]*$", re.IGNORECASE
)

_OF_LEAFLET = later(
    r"^(?:patient|medicine) (?:information )?(?:leaflet|factsheet|handout)s?\s?[:\u2013\u2014-]\s?|"
    r"\s?[:\u2013\u2014(-]\s?(?:patient|medicine) (?:information )?(?:leaflet|factsheet|"
    r"handout)s?\)?$"
)
"""What a title says of what is printed, and not of what it is on."""
# A guess from headings or words needs a page of some length that speaks to its reader.
_FEWEST_WORDS = 150
_WORDS_PER_YOU = 250
_YOU = re.compile(r"\byou(?:rs?|rself|'re|'ll)?\b")
_FEWEST_HEADINGS = 3
_SHARE_OF_HEADINGS = 0.3
_SHARE_OF_QUESTIONS = 0.7
_HINTED = 2
# A page on a condition has what a page on a symptom has, and more.
_WIDEST, _OF_CONDITIONS = "condition", "test"
_WIDER = {"symptom": _WIDEST}
_DEEPEST = 3
_MANY = 16
"""With more headings than this, something of every type is among those of the lower levels."""
_SAY_LITTLE = frozenset({"references", "about", "support", "overview", "what-it-is", "what-is"})

# A title of so few words, of a page with so many parts, is the name of what it is about.
_NAMED = frozenset({"condition", "symptom", "medicine", "supplement", "test", "treatment"})
_SAYS_WHAT_FOR = later(
    r"(?:: | \u2013 | - )(?:what|patient|information|facts?|advice|an? (?:guide|overview)|using|"
    r"how|causes|symptoms|signs|your guide|the (?:facts|basics)|understanding|treatment|do you|"
    r"things|key (?:facts|points)|questions|all you|everything)\b.*$"
)
_IN_BRACKETS = later(r" ?\([^()]*\)")
_CLASS = later(
    r"(?:statins|beta[- ]blockers|ace inhibitors|diuretics|water (?:tablets|pills)|antidepressants|"
    r"ssris|opioids?(?: painkillers| medicines)?|nsaids|anticoagulants|blood[- ]thinners|"
    r"antihistamines|antibiotics|corticosteroids|steroids|bisphosphonates|triptans|antipsychotics|"
    r"benzodiazepines|proton pump inhibitors|ppis|insulin|calcium channel blockers|doacs|"
    r"gabapentinoids|laxatives|antiepileptics|biologics|painkillers)"
)
_TELLS = later(
    r"(?:^|[.!?:] )(?:use|keep|take|drink|call|ask|avoid|tell|see|try|do not|don't|check|wear|eat|"
    r"go|get|put|rest|stop|wash|apply|speak|talk|contact)\b",
    re.MULTILINE,
)
_FEWEST_TELLING = 3
_SIGNED = later(
    r"\b(?:reviewed|checked|approved|written) by:? [a-z]|^by [a-z]+(?: [a-z.'-]+){1,3}\b",
    re.MULTILINE,
)
_DOSE = later(r"\d ?(?:mg|mcg|micrograms?|ml)\b")
# What is done for a condition, beside its name in a title.
_DONE_FOR = frozenset({"test", "treatment", "supplement"})
_WORDS_OF_NAME = 5
_FEWEST_OF_NAMED = 2
_NO_NAME = later(
    r"\b(?:how|why|when|what|who|your|our|my|we|you|news|stories|story|research|study|apply|claims?|"
    r"benefits?|awareness|week|month|day|coping|living|life|tips|ways|guide|help|support|blog|report|"
    r"statistics|policy|programmes?|programs?|costs?|insurance|about|and me|faqs?|checks?|free|"
    r"service)\b|[?!:]"
)

_CONDITION, _SYMPTOM = "condition", "symptom"
_FEWEST_MENTIONS = 4
_SHARE_OF_PARAGRAPHS = 0.34
_PARAGRAPH_WORDS = 8
_OPENING = 3
_OPENING_BLOCKS = 5
_LINE = 120
_WORD = later(r"[a-z0-9]+(?:['\-][a-z0-9]+)*")

# What stands around the name of a condition in the title of a page about it.
_BEFORE_CONDITION = later(
    r"^(?:managing|understanding|all about|about|treating|preventing|what (?:is|are)|spotting|"
    r"easing|your|a guide to|your guide to|facts about|"
    r"caring for (?:someone|a (?:child|parent|relative)) with) (?:the |an? )?"
)
_BEHIND_CONDITION = later(
    r"(?:,? (?:explained|and you|in (?:children|adults|men|women|babies|pregnancy|older people)|"
    r"at home|on campus|flares?|flare-ups)| \([^()]*\))?\??$"
)
_NO_ADVICE = later(
    r"\b(?:news|research|stud(?:y|ies)|trials?|stor(?:y|ies)|apply|claims?|insurance|costs?|clinics?|"
    r"services?|campaign|awareness|statistics|policy|fund|funding|course|event|webinar|report|me|my|"
    r"tests?|screening|vaccines?|surgery|medicines?|tablets|quiz|glossary|words)\b"
)

# A title that names a medicine and one of these is about something else: a disease, a news item.
_NOT_THE_MEDICINE = later(
    r"\b(?:syndrome|disease|disorder|poisoning|toxicity|resistance|sensitivity|deficiency|allergy|"
    r"addiction|withdrawal|study|studies|trials?|(?<!for )patients|news|vs|versus|clinics?|cancer|"
    r"delays?|improves?|reduces?|lowers?|shows?|linked|extends?|prolongs?|effective|"
    r"combinations?|approv\w+|\w+(?:emia|aemia|osis|itis|pathy|algia|epsy|penia|uria|oma|omas))\b"
)

_ORGANISATIONS = frozenset({"MedicalClinic", "MedicalOrganization", "Hospital", "Organization"})
_ABOUT = ("about", "mainEntity", "mainEntityOfPage")


class Recognised(NamedTuple):
    """A page type, or none, and a sentence that says how it was seen."""

    page_type: PageType | None
    how: str


def recognise(
    page: Page, types: Mapping[str, PageType], settings: InspectionSettings
) -> Recognised:
    """Return the type of a page: as asked for, or by the first sign that speaks.

    The signs, in order: its metadata, its path in qa.yaml, its folder, its JSON-LD, its title, its
    headings, and the medicine that it is about.
    """
    if settings.page_type:
        return Recognised(types[settings.page_type], "You said so with --page-type.")
    declared = page.metadata_text(*_KEYS)
    if declared and (found := _by_metadata(page, types)):
        return found
    for glob, name in settings.page_types:
        if fnmatchcase(page.document.path, glob):
            return Recognised(types[name], f"By its path: qa.yaml gives '{glob}' this type.")
    own = page.metadata_text(*_TYPE_KEYS) if declared else ""
    if own and not _says_nothing(own):
        return Recognised(None, f"Its metadata says '{own}', which is not a page type of qa.")
    for recognised in _signs(page, types):
        return recognised
    return Recognised(None, "Nothing in its metadata, path, headings or words shows its type.")


def _by_metadata(page: Page, types: Mapping[str, PageType]) -> Recognised | None:
    for key in _KEYS:
        declared = page.metadata_text(key)
        slug = _slug(declared)
        if not slug:
            continue
        own = "-".join(part for part in slug.split("-") if part not in _ANY_TEXT)
        for page_type in types.values():
            names = {_slug(w) for w in (page_type.name, *page_type.recognise.metadata)}
            if slug not in names and own not in names:
                continue
            other = types.get(page_type.recognise.otherwise)
            if other is None or _has_beside(page, page_type):
                return Recognised(page_type, f"By its metadata, which says '{declared}'.")
            return Recognised(
                other, f"Its metadata says '{declared}', but it is not set out as one."
            )
    return None


def _says_nothing(declared: str) -> bool:
    return all(part in _ANY_PAGE for part in _slug(declared).split("-"))


def _signs(page: Page, types: Mapping[str, PageType]) -> Iterator[Recognised]:
    yield from _by_folder(page, types)
    for kind in _jsonld_types(page.document):
        for page_type in types.values():
            if kind in page_type.recognise.jsonld:
                said = Recognised(page_type, f"By its JSON-LD, which names {kind}.")
                yield _unless_headings_differ(page, types, said)
    title = _plain_title(page)
    # what holds for any name of tablets holds last
    in_order = sorted(types.values(), key=lambda one: one.recognise.subject == "drug")
    for name in dict.fromkeys([title, _top_heading(page)]):
        for page_type in in_order:
            if name and _is_titled(page, page_type, name):
                yield from _joined(page, types, page_type.name)
                yield Recognised(page_type, f"By its title '{page.title}'.")
    opening = "\n".join(block.folded[:_LINE] for block in page.blocks[:_OPENING_BLOCKS])
    for page_type in types.values():
        for part in page_type.recognise.openings:
            if words := _found(part, opening):
                yield Recognised(page_type, f"By the words '{words[0]}' at its top.")
    if page.word_count < _FEWEST_WORDS:
        return
    yield from _by_headings(page, types)
    yield from _by_words(page, types)
    yield from _by_names(page, types)
    if _WIDEST in types and _names_condition(title):
        parts = len(_subheadings(page))
        if _FEWEST_OF_NAMED <= parts <= _MANY and _speaks_to_readers(page):
            yield Recognised(types[_WIDEST], f"By its title '{page.title}', a condition.")


def _by_words(page: Page, types: Mapping[str, PageType]) -> Iterator[Recognised]:
    """Yield by what the page offers, and by the medicine that it speaks of throughout."""
    yield from _joined(page, types)
    if (drug := subject_drug(page)) is not None:
        for page_type in types.values():
            if page_type.recognise.subject == "drug":
                yield Recognised(
                    page_type, f"By its subject: it speaks of the medicine '{drug}' throughout."
                )


def _is_titled(page: Page, page_type: PageType, title: str) -> bool:
    """Return whether a title is one of a type, and the page has what it must have beside it."""
    titles = page_type.recognise.titles
    return any(_found(part, title) for part in titles) and _has_beside(page, page_type)


def _has_beside(page: Page, page_type: PageType) -> bool:
    """Return whether a page that calls itself one of a type has what all of that type have."""
    signs = page_type.recognise
    short = not signs.beside or len(page.headings) < _FEWEST_HEADINGS
    return short or any(_found(part, page.folded) for part in signs.beside)


def _by_names(page: Page, types: Mapping[str, PageType]) -> Iterator[Recognised]:
    """Yield by the title, and by the heading at the top where that is another name."""
    for name in dict.fromkeys([_plain_title(page), _top_heading(page)]):
        yield from _by_name(page, types, _SAYS_WHAT_FOR.sub("", name.partition(" at ")[0]))


def _by_name(page: Page, types: Mapping[str, PageType], title: str) -> Iterator[Recognised]:
    """Yield by a title that is a name and no more, of one kind of thing: "Atopic eczema"."""
    if not title or title.count(" ") >= _WORDS_OF_NAME or _NO_NAME.search(title):
        return
    if len(_subheadings(page)) < _FEWEST_OF_NAMED or not _tells_readers(page):
        return
    shown = [heading.plain for heading in page.headings]
    # in brackets behind a medicine stands what it is for: "Loratadine (allergy medicine)"
    bare = _IN_BRACKETS.sub("", title).strip() if _names_medicine(title) else title
    hinted = [page_type for page_type in types.values() if _is_hinted(page_type, bare)]
    of_use = " for " in title and _names_medicine(title)  # a medicine, beside its use
    named = [] if of_use else _narrowed(hinted, shown)
    if not named and _names_medicine(title):
        named = [
            page_type
            for page_type in types.values()
            if page_type.recognise.subject == "drug"
            and (page_type.core() & page_type.sections_in(shown) or _DOSE.search(page.folded))
        ]
    if len(named) == 1 and named[0].name in _NAMED:
        yield Recognised(named[0], f"By its title '{page.title}'.")


def _narrowed(named: list[PageType], shown: Sequence[str]) -> list[PageType]:
    """Return the one that a title is of, of several that its words are signs of.

    "Cataract surgery" is a treatment of a condition, and "hay fever" no symptom where the page has
    a section on symptoms.
    """
    done = [page_type for page_type in named if page_type.name in _DONE_FOR]
    if done:
        return done
    wider = [t for t in named if t.name in _WIDER.values() and t.core() & t.sections_in(shown)]
    return wider or named


def _names_medicine(title: str) -> bool:
    """Return whether a title is the name of a medicine, or of a class of them, and no more."""
    name = _IN_BRACKETS.sub("", title).partition(" for ")[0].strip()
    return name in knowledge.subjects() or _CLASS.fullmatch(name) is not None


def _names_condition(title: str) -> bool:
    """Return whether a title is a condition's name, with what a page of advice says beside it."""
    if _NO_ADVICE.search(title):
        return False
    name = _BEFORE_CONDITION.sub("", title.partition(":")[0].strip())
    return _BEHIND_CONDITION.sub("", name) in knowledge.conditions()


def _tells_readers(page: Page) -> bool:
    """Return whether a page speaks to readers, tells them what to do, or says who wrote it."""
    if _speaks_to_readers(page):
        return True
    for_colleagues = page.words["patient"] + page.words["patients"] + page.words["pts"]
    if for_colleagues >= _FEWEST_TELLING:
        return False
    return len(_TELLS.findall(page.folded)) >= _FEWEST_TELLING or bool(_SIGNED.search(page.said))


def _unless_headings_differ(
    page: Page, types: Mapping[str, PageType], said: Recognised
) -> Recognised:
    """Return what JSON-LD says, or what the headings show where they clearly show another type.

    JSON-LD is copied from page to page, so a page with the headings of a condition is one, though
    it says that it is about a drug.
    """
    if page.word_count < _FEWEST_WORDS or said.page_type is None or not said.page_type.sections:
        return said
    shown = next(_by_headings(page, types), said)
    headings = [heading.plain for heading in page.headings]
    return said if len(said.page_type.sections_in(headings)) >= _FEWEST_HEADINGS else shown


def _by_folder(page: Page, types: Mapping[str, PageType]) -> Iterator[Recognised]:
    """Yield by the folder of the page itself; `medicines/sertraline/index.md` is in `medicines`."""
    *folders, name = page.document.path.lower().split("/")
    hub = name.partition(".")[0] in _HUB_STEMS
    for page_type in types.values():
        paths = page_type.recognise.paths
        if folders and folders[-1] in paths:
            if hub:
                yield Recognised(None, f"It is the index of the folder '{folders[-1]}'.")
            else:
                yield Recognised(page_type, f"By its folder '{folders[-1]}'.")
        elif hub and len(folders) > 1 and folders[-2] in paths:
            yield Recognised(page_type, f"By its folder '{folders[-2]}'.")


def _plain_title(page: Page) -> str:
    name = _SITE_NAME.sub("", page.title).replace("\u2019", "'").strip().lower()
    return _OF_LEAFLET.sub("", name) or name


def _top_heading(page: Page) -> str:
    """Return the first heading of level 1, as titles are compared."""
    top = next((heading.plain for heading in page.headings if heading.level == 1), "")
    return top.strip().lower()


def _by_headings(page: Page, types: Mapping[str, PageType]) -> Iterator[Recognised]:
    headings = _subheadings(page)
    if len(headings) < _FEWEST_HEADINGS or not _speaks_to_readers(page):
        return
    all_ask = sum(h.rstrip().endswith("?") for h in headings) > _SHARE_OF_QUESTIONS * len(headings)
    deeper = [h.plain for h in page.headings if (h.level or _DEEPEST) <= _DEEPEST]
    if len(deeper) > _MANY:
        deeper = headings
    scores = Counter(
        {
            name: len(page_type.sections_in(deeper) - _SAY_LITTLE)
            for name, page_type in types.items()
            if page_type.sections and (page_type.recognise.asks or not all_ask)
        }
    )
    title = _plain_title(page)
    for name in scores:
        if _is_hinted(types[name], title) or _is_of_medicine(types[name], title):
            core = types[name].core()
            shown = core & types[name].sections_in(deeper)
            scores[name] += len(shown) >= _HINTED or (shown == core and bool(core))
    ranked = scores.most_common(3)
    if not ranked:
        return
    best = ranked[0][1]
    first = {name for name, score in ranked if score == best}
    first -= {name for name in first if _WIDER.get(name) in first}
    first = {name for name in first if _is_hinted(types[name], title)} or first
    whole = page.title.lower()  # with the name of the site
    first = {name for name in first if _is_hinted(types[name], whole)} or first
    name = first.pop()
    named = _named_in(types, title) if name in _DONE_FOR else None
    if named is not None and named.name != name:
        if len(named.sections_in(deeper) - _SAY_LITTLE) >= _HINTED:
            yield Recognised(named, f"By its title '{page.title}' and its headings.")
        return
    if (
        not first
        and best >= types[name].recognise.min_sections
        and best >= _SHARE_OF_HEADINGS * len(headings)
    ):
        if name == _WIDEST and _is_about_another(types, title):
            return
        if name == _CONDITION and _names_symptom(types, title):
            how = "By its title, the name of a symptom, and its headings."
            yield Recognised(types[_SYMPTOM], how)
        yield from _joined(page, types, name)
        yield Recognised(types[name], f"By its headings: {best} of them are those of such a page.")


def _named_in(types: Mapping[str, PageType], title: str) -> PageType | None:
    """Return the only type, of those of what is done for people, that a title is a sign of."""
    named = [one for one in types.values() if one.name in _DONE_FOR and _is_hinted(one, title)]
    return named[0] if len(named) == 1 else None


def _names_symptom(types: Mapping[str, PageType], title: str) -> bool:
    """Return whether a title is the name of a symptom: such a page lists none."""
    hints = types[_SYMPTOM].recognise.hints if _SYMPTOM in types else ()
    return any(_compiled(hint).fullmatch(title) is not None for hint in hints)


def _is_about_another(types: Mapping[str, PageType], title: str) -> bool:
    """Return whether a title names a test of a condition, or a medicine for one."""
    if _is_hinted(types[_WIDEST], title.partition(" for ")[0]):
        return False
    named = title.partition(":")[0].partition(" for ")[0]
    test = types.get(_OF_CONDITIONS)
    return (test is not None and _is_hinted(test, named)) or _names_medicine(named)


def _joined(
    page: Page, types: Mapping[str, PageType], rather_than: str = ""
) -> Iterator[Recognised]:
    """Yield by sections and words that show a type together, in place of another type or of none.

    A page whose title hints at the other type is of that one.
    """
    if rather_than and _is_hinted(types[rather_than], _plain_title(page)):
        return
    for page_type in types.values():
        for sign in page_type.recognise.joined:
            asked = rather_than in sign.rather_than if rather_than else not sign.rather_than
            if asked and _is_shown(page, page_type, sign):
                yield Recognised(page_type, f"By its headings and words: {sign.tell}.")


def _is_shown(page: Page, page_type: PageType, sign: Joined) -> bool:
    """Return whether the text has the words of a sign, and the headings its sections."""
    found = sum(_count(pattern, page.folded) for pattern in sign.words)
    return found >= sign.times and set(sign.sections) <= {
        need.id for heading in page.headings for need in page_type.opened_by(heading.plain)
    }


def _is_of_medicine(page_type: PageType, title: str) -> bool:
    """Return whether pages of a type are about a medicine, and the title names one."""
    if page_type.recognise.subject != "drug" or _NOT_THE_MEDICINE.search(title):
        return False
    return not knowledge.subjects().isdisjoint(_WORD.findall(title))


def _is_hinted(page_type: PageType, title: str) -> bool:
    return any(_found(hint, title) for hint in page_type.recognise.hints)


def _subheadings(page: Page) -> list[str]:
    """Return the headings of the highest level below the page's title."""
    headings: Sequence[Block] = page.headings
    top = min((heading.level or 7 for heading in headings), default=0)
    first = [heading for heading in headings if (heading.level or 7) == top]
    if len(first) == 1 and first[0] is headings[0]:
        headings = headings[1:]
    level = min((heading.level or 7 for heading in headings), default=0)
    return [heading.plain for heading in headings if (heading.level or 7) == level]


def _speaks_to_readers(page: Page) -> bool:
    wanted = max(2, page.word_count // _WORDS_PER_YOU)
    if page.folded.count("you") < wanted:
        return False
    return any(found >= wanted for found, _ in enumerate(_YOU.finditer(page.folded), 1))


def names_another_subject(page: Page) -> bool:
    """Return whether the title says that the page is about a disease, a study or the like."""
    return _NOT_THE_MEDICINE.search(_plain_title(page)) is not None


def subject_drug(page: Page) -> str | None:
    """Return the medicine that a page is about, if its title and text show it.

    It stands in the title, or on a page without one in the first paragraphs; at least four times in
    all, in a third of the paragraphs, and more often than any other medicine.
    """
    paragraphs = [
        block.folded
        for block in page.prose
        if block.kind is BlockKind.PARAGRAPH and block.folded.count(" ") >= _PARAGRAPH_WORDS
    ]
    title = _plain_title(page)
    opening = title or " ".join(paragraphs[:_OPENING])
    candidates = knowledge.subjects().intersection(_WORD.findall(opening))
    if not candidates or (title and _NOT_THE_MEDICINE.search(title)):
        return None
    if title and any(f"{drug}-" in title for drug in candidates):
        return None
    count, drug = max((page.words[drug], drug) for drug in candidates)
    if count < _FEWEST_MENTIONS or not paragraphs:
        return None
    if any(page.words[other] > count for other in knowledge.subjects() & page.words.keys()):
        return None
    share = sum(drug in text for text in paragraphs) / len(paragraphs)
    return drug if share >= _SHARE_OF_PARAGRAPHS else None


def _jsonld_types(document: Document) -> Iterator[str]:
    """Yield the types of the page and of what it is about; not of its publisher and the like."""
    nodes = [node for data in document.jsonld for node in _nodes(data)]
    for node in nodes:
        for kind in _types_of(node):
            if kind not in _ORGANISATIONS or len(nodes) == 1:
                yield kind
        for key in _ABOUT:
            for about in _nodes(node.get(key)):
                yield from _types_of(about)


def _nodes(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        graph = data.get("@graph")
        return _nodes(graph) if isinstance(graph, list) else [data]
    if isinstance(data, list):
        return [item for item in data if isinstance(item, dict)]
    return []


def _types_of(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(kind).rpartition("/")[2] for kind in kinds if kind]


@cache
def _slug(text: str) -> str:
    return _SPLIT.sub("-", text.lower()).strip("-")


def _found(pattern: str, text: str) -> re.Match[str] | None:
    """Return a match in a text in small letters; a pattern is compiled where its words stand."""
    return _compiled(pattern).search(text) if _may_stand(pattern, text) else None


def _count(pattern: str, text: str) -> int:
    """Return how often a pattern stands in a text in small letters."""
    return len(_compiled(pattern).findall(text)) if _may_stand(pattern, text) else 0


def _may_stand(pattern: str, text: str) -> bool:
    sought = fold(text)
    return all(any(word in sought for word in words) for words in needs(pattern))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return later(pattern)
