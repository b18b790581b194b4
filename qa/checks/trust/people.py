"""Who wrote and who checked a page: as its metadata, its JSON-LD and its bylines name them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from qa.checks.trust.lines import lines
from qa.dates import dates_in
from qa.document import BlockKind
from qa.page import plain_key
from qa.patterns import later, regex_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.trust.lines import Line
    from qa.document import Span
    from qa.page import Page


class Role(StrEnum):
    """What somebody did for a page."""

    AUTHOR = "author"
    REVIEWER = "reviewer"


class Sort(StrEnum):
    """What a name in a byline is the name of."""

    PERSON = "person"
    TEAM = "team"
    NOBODY = "nobody"
    """A placeholder."""


class Person(NamedTuple):
    """Somebody who stands behind a page, as one place names them."""

    role: Role
    name: str
    """Without titles and qualifications, as written; of a team, all of it."""
    sort: Sort
    qualified: bool
    """Whether a title, a degree or a job is stated with the name."""
    clinical: bool
    """Whether it is that of somebody who treats people, or who cares for their medicines."""
    span: Span | None
    """Where the name stands, as far as that is known."""
    shown: bool = False
    """Whether readers see it: not in metadata or JSON-LD."""


_AUTHOR_KEYS = (
    *("author", "authors", "author_name", "byline", "writer", "writers", "written_by"),
    *("contributor", "contributors", "creator", "editor", "edited_by", "article:author"),
    *("dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author"),
    *("team", "content_owner", "page_owner", "content_team"),
)
_REVIEWER_KEYS = (
    *("reviewer", "reviewers", "reviewed_by", "checked_by", "medical_reviewer", "approved_by"),
    *("medical_reviewers", "medically_reviewed_by", "medical_review_by", "clinical_reviewer"),
    *(
        "clinical_reviewers",
        "medical_review",
        "clinical_review",
        "clinically_reviewed_by",
        "expert_reviewer",
        "fact_checked_by",
    ),
    *("clinical_review_by", "clinical_approver", "clinically_approved_by", "clinical_lead"),
    *("medical_editor", "clinical_editor", "reviewer_name", "last_reviewed_by", "expert_review"),
)
_JSONLD_ROLES = dict.fromkeys(("author", "creator", "editor", "contributor"), Role.AUTHOR) | {
    "reviewedBy": Role.REVIEWER
}
_NAMES = ("name", "title", "full_name", "fullname", "display_name", "label", "given_name")

_PLACEHOLDER = regex_later(
    r"\W*(?:|admin(?:istrator)?|editor|staff(?: writer)?|tb[adc]|to ?do|n\.?/?a\.?|none|null|nil|"
    r"unknown|author|webmaster|test(?:er|ing)?|user\d*|wordpress|default|root|guest|demo|nobody|"
    r"anon(?:ymous)?|x{2,}|\?+|-+|_+|\.+|(?:author|reviewer|doctor|clinician|expert|your|full|"
    r"first|"
    r"last|insert|enter|the)(?:'s)?[ _-]?(?:last[ _-]?)?(?:name|reviewer|author|here)(?: here)?|"
    r"name(?: here)?|name to (?:come|follow)|to (?:be|come|follow)(?: \w+){0,3}|pending|"
    r"(?:dr\.? |doctor )?(?:john|jane) (?:q\.? )?(?:doe|roe)|joe bloggs|"
    r"(?:dr\.? )?(?:name|x{2,}|someone|somebody|so-and-so|smith jones)|first(?:name)? "
    r"last(?:name)?|"
    r"lorem ipsum.*|reviewer|awaiting .*|(?:not|never|yet to be) (?:yet )?(?:assigned|reviewed).*|"
    r"firstname|surname|placeholder.*|change ?me|fixme)\W*",
    regex.IGNORECASE,
)
_TEMPLATE = regex_later(r"\{\{|\{%|<%|\$\{|%%")
_TEAM = regex_later(
    r"\b(?:teams?|staff|board|group|panel|department|dept|unit|trust|NHS|clinics?|hospitals?|"
    r"library|society|foundation|institutes?|university|cent(?:er|re)|agency|ministry|services?|"
    r"charity|association|college|committee|council|editors|editorial|writers|pharmacists|nurses|"
    r"doctors|clinicians|experts|specialists|health(?:care)?|medical|cancer|medicines|network|"
    r"organi[sz]ation|authority|collaboration|federation|alliance|government|division|office|"
    r"publishing|press|desk|ltd|limited|inc|llc|plc|UK|USA|US|CDC|NIH|WHO|FDA|program(?:me)?s?|"
    r"people|members|working|school|faculty|laborator(?:y|ies)|project|company|news|media|web|"
    r"content|www|https?|com|org|gov|volunteers|patients|administration|bureau|academy)\b",
    regex.IGNORECASE,
)
_TITLE = regex_later(
    r"^(?:(?:the )?(?:by )?(?:assoc(?:iate)?\.?|asst\.?|assistant|emeritus|hon\.?) )?"
    r"(?:(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|dame|sister|nurse|pharmacist|"
    r"rev)\b\.? ?)+",
    regex.IGNORECASE,
)
_MEDICAL_TITLE = regex_later(r"\b(?:Dr|Doctor|Prof|Professor|Nurse|Sister|Pharmacist)\b\.?(?= )")
_CLINICAL_LETTERS = regex_later(
    r"(?<![\w.])(?:M\.?D|D\.?O|R\.?N|N\.?P|P\.?A(?:-C)?|R\.?Ph|Pharm\.?\s?D|M\.?B\.?,?\s?(?:B\.?S|"
    r"B\.?Ch|Ch\.?B)|BM\s?BS|BMBS|BMBCh|MBBCh|MRCGP|FRCGP|MRCP(?:CH|sych)?|FRCP(?:CH|sych|ath|C)?|"
    r"FRC\w{1,7}|MRC[A-Z]\w{0,6}|MRPharmS|FRPharmS|MPharm|BPharm|B\.?D\.?S|D\.?D\.?S|D\.?M\.?D|"
    r"R\.?D(?:\.?N)?|CNM|CNS|CRNP|APRN|AGNP|[AFPW]NP(?:-\w+)?|WHNP\w*|DNP|ARNP|LPN|LVN|BSN|MSN|RGN|"
    r"RMN|RSCN|RM|LCSW|LMFT|LPC|PsyD|DClinPsy\w*|CPsychol|DPT|PT|OTR?|OD|AuD|FACP|FACC|FACS|FAAP|"
    r"FACOG|FAAFP|FAAD|FCPS|FFICM|FFFP|DFSRH|MFSRH|MCSP|RDN?|CDCES|CDE|BCPS|BCOP|BCACP|MRCOG|"
    r"FRANZCP|FRACGP|FRACP|IBCLC|CCC-SLP|SLP|HCPC|NMC|GMC|GPhC|DPM|"
    r"CACP|CPNP(?:-\w+)?|CRNA|FCCP|FAHA|FAPA|FACE|RRT|LDN|CHT|LAc|FFSRH|MFPH)(?![\w])\.?"
)
_LETTERS = regex_later(
    r"(?<![\w.])(?:Ph\.?\s?D|D\.?Phil|M\.?P\.?H|Dr\.?P\.?H|M\.?Sc|B\.?Sc|M\.?S|M\.?A|B\.?A|B\.?S|"
    r"MPhil|"
    r"MHA|MBA|CHES|MCHES|ELS|MWC|EdD|ScD|MMedSci|PGCert|PGDip|DipHE|FHEA)(?![\w])\.?"
)
_CLINICAL_WORDS = regex_later(
    r"\b(?:doctor|physician|GP|general practitioner|nurse|pharmacist|pharmacy|surgeon|psychiatrist|"
    r"psychologist|psychotherapist|dieti[ct]ian|nutritionist|midwife|paramedic|physiotherapist|"
    r"\w+ therapist|therapist|dentist|orthodontist|hygienist|radiographer|optometrist|optician|"
    r"podiatrist|chiropodist|counsell?or|audiologist|an(?:a)?esthe(?:tist|siologist)|"
    r"pa?ediatrician|obstetrician|geriatrician|\w+ologist|\w+iatrist|consultant|registrar|"
    r"health visitor|medical (?:director|officer|advis[eo]r|lead|editor)|clinical (?:director|lead|"
    r"advis[eo]r|editor|fellow|specialist|scientist|psychologist)|chief medical|practitioner|"
    r"clinician|hospitalist|internist|internal medicine|family medicine|board[- ]certified|"
    r"medically qualified|emergency medicine|primary care|professor of \w+|lecturer in \w+|"
    r"social worker)\b",
    regex.IGNORECASE,
)
_WORDS = regex_later(
    r"\b(?:writer|editor|journalist|author of|reporter|professor|lecturer|researcher|scientist|"
    r"director|manager|officer|lead|head of|chief|specialist|educator|coach|trainer|student|"
    r"correspondent|expert|founder|advis[eo]r|coordinator|analyst|fellow|patient|advocate|nurse|"
    r"mother|father|carer|certified|qualified|registered|degree|university)\b",
    regex.IGNORECASE,
)

_DOING = (
    r"(?:(?:last|medically|clinically|professionally|scientifically|expert|peer|fact|independently|"
    r"first|originally|jointly|medical|clinical)[ -]+)?"
)
_REVIEWING = (
    r"(?:re-?viewed|checked|approved|verified|validated|assured|signed[- ]off|fact-checked|"
    r"overseen|endorsed)"
)
_WRITING = (
    r"(?:written|authored|prepared|compiled|produced|created|developed|edited|posted|published|"
    r"updated|revised|amended|adapted|answered|set down|put together|drawn up)"
)
_VERB = rf"{_DOING}(?:{_REVIEWING}|{_WRITING})"
_DATE = r"(?: (?:(?!by\b)[\w,./-]{1,12} ){0,4}(?:19|20)\d\d,?)?"
_BYLINE = regex_later(
    rf"(?:\A\W*|[.;|\u00b7\u2022/(\u2013\u2014]\s*|[ ,]-\s|,? (?:and|&) |,\s|\s(?-i:(?=[A-Z]))|"
    r"\b(?:page|article|leaflet|information|content|guide|it|fact ?sheet|resource|document|booklet|"
    r"section|text|this|handout|facts|story|answers)\b(?: (?:on|here|for) [\w ]{1,30})?"
    r"(?: (?:was|is|has been|are|were))?(?: (?:all|also|then|regularly|always))? )"
    rf"(?P<verbs>{_VERB}(?:(?:,| and| &|, and) {_VERB})*){_DATE} by\b:?\s*(?P<who>.{{0,160}})",
    regex.IGNORECASE,
)
# In lower case: what stands in every byline, and a label that stands before a name.
_MAY_SAY_BY = later(rf"(?:{_REVIEWING}|{_WRITING})(?:(?:,| and| &|, and) {_VERB})*{_DATE} by\b")
# How the verb, or its date, ends that stands right before "by": begins with a literal.
_BY_NEAR = later(
    r" by\b(?:(?<=(?:iewed|ecked|roved|ified|dated|sured|d off|d-off|rseen|orsed|itten|hored|pared|"
    r"piled|duced|eated|loped|dited|osted|ished|vised|ended|apted|"
    r"wered| down|ether|wn up) by)|(?<=\d by)|(?<=\d, by))"
)
_MAY_LABEL = later(
    r"(?:author|writer|written|words|text|answers|review|check|approv|editor|advis|lead|owner|"
    r"contributor|produced|prepared|sign-off|consultant|verified)[^:]{0,24}\s*:"
)
_COLON = regex_later(
    r"(?:\A\W*|[.;|\u00b7\u2022/(\u2013\u2014]\s*|\s(?-i:(?=[A-Z])))(?P<label>(?:\w+ and )?"
    r"(?:(?:medical|"
    r"clinical|expert|scientific|content|senior|lead|fact|page|document|"
    r"policy|pharmacy|nursing|peer|principal|our|named|specialist) )?"
    r"(?:authors?|writers?|written|words|text|answers|reviewers?|review|reviewed|checks?|checked|"
    r"approved|approval|approver|checkers?|editors?|advis[eo]rs?|lead|owner|contributors?|"
    r"produced|prepared|sign-off|consultant|verified)"
    r"(?:\(s\))?(?: (?:by|and (?:editors?|reviewers?)))?)\s*:\s*(?P<who>.{0,160})",
    regex.IGNORECASE,
)
# A label in bold, say, and the title of who it is of.
_LABEL_AND_TITLE = regex_later(
    r"\b(?P<label>(?:medical|clinical|expert|pharmacy|nursing) (?:review(?:er)?|check|approval)) "
    r"(?P<who>(?:Dr|Prof|Professor|Mr|Mrs|Ms)\b.{0,160})",
    regex.IGNORECASE,
)
# What somebody did, as a thing, and who did it: "Answers by", "Second look by", "Told to".
_NOUN_BY = regex_later(
    r"(?:\A\W*|[.;|\u00b7\u2022(\u2013\u2014]\s*)(?P<label>(?:words?|text|story|answers?|interview|"
    r"page|(?:(?:a |our )?(?:second|medical|clinical|expert|pharmacy|fact|final|last) )"
    r"(?:look|check|read|reading))s? by|(?:as )?told (?:to|by))\b:?\s*(?P<who>.{0,160})",
    regex.IGNORECASE,
)
_MAY_BE_NOUN = later(
    r"(?:words?|text|story|answers?|interview|page|look|check|read|told)\w* (?:by|to)\b"
)
_LAY = later(r"\b(?:patient|lay|service[- ]user)s? (?:readers?|reviewers?|panel|volunteers?)\b")
"""People who are asked for being no professionals."""
_BY = regex_later(
    r"\A\W*[Bb][Yy]:? (?P<who>(?:Dr|Prof|Mr|Mrs|Ms|Miss|Nurse)?\.? "
    r"?[A-Z][\w.'\-]*(?:[ ,].{0,400})?)\Z"
)
_BY_NAME = regex_later(
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|"
    r"August|"
    r"\w+ember|October|Christmas|Easter|\d)"
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Nurse)\b\.? )?(?:[A-Z][\w.'\-]* ){0,4}[A-Z][\w.'\-]*"
    r"(?:(?:,|\s[|(\u00b7\u2013\u2014-]|\.\s|\.\Z).*)?"
)
_LABEL_ONLY = regex_later(
    rf"\W*(?:{_VERB}(?: (?:and|&) {_VERB})*(?: by)?|by|(?:(?:medical|clinical|expert|content|"
    rf"page|fact|"
    r"peer|lead) )?(?:author|writer|reviewer|editor|review|checker|contributor|owner|approver)s?"
    r"(?:\(s\))?(?: by)?)\W*",
    regex.IGNORECASE,
)
_ABOUT = regex_later(
    r"\W*(?:about|meet|who (?:wrote|reviewed)) (?:the|our|your)? ?(author|writer|reviewer)"
)
_STOP = regex_later(
    r"[|;\u00b7\u2022\u2013\u2014]|\s-\s|\)\s|\s(?:on|in) (?=\d|[A-Z][a-z]{2,8} \d)|"
    r"(?<!\b(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|[A-Z]|Ph|Pharm|M\.[A-Z]|B\.[A-Z]|R\.[A-Z]))\.(?=\s|\Z)|"
    r"[ ,.]+(?:and )?(?:(?:medically|clinically|last|page|fact|next|first|expert|peer|"
    r"scientifically) )"
    rf"?(?:{_REVIEWING}|updated|revised|published|date|edited|review|written)\b|"
    r"\s(?:with (?:help|input|advice)|for|who|using|from|against|to|at least|every|before|as "
    r"part)\b",
    regex.IGNORECASE,
)
_REGULATOR = regex_later(
    r"(?:the )?(?:U\.?S\.? )?(?:FDA|EMA|MHRA|TGA|NICE|EPA|Food and Drug|European Medicines|"
    r"Medicines and Healthcare|Health Canada|regulators?\b)",
    regex.IGNORECASE,
)
_SOMEONE = regex_later(
    r"(?!your\b|her\b|his\b|my\b|their\b|any\b|it\b|yourself)(?:the |our |an? |in-house |"
    r"(?:qualified|practising|registered|senior|specialist|independent) )*(?:[A-Z]|(?:[\w-]+ ){0,3}"
    r"(?:teams?|pharmacists?|doctors?|nurses?|physicians?|editors?|writers?|board|panel|"
    r"clinicians?|"
    r"experts?|gps?|dieti[ct]ians?|specialists?|professionals?|consultants?|group|committee|"
    r"psychologists?|psychiatrists?|midwi(?:fe|ves)|physiotherapists?|therapists?|surgeons?|"
    r"volunteers?|people|department|trust|service|unit|charity|hospital|library|society)\b)"
)
_SPLIT = regex_later(r"\s*(?:;|,? and (?=[A-Z])|,? & (?=[A-Z])|/(?= ))\s*")
_NAME_END = regex_later(r"[,(\[]|\s[\u2013\u2014-]\s")
_JOB = regex_later(
    r"\s*[|\u2013\u2014-]\s*((?:(?!\bby\b|review|updat|publi|:)[^|\u2013\u2014]){3,60})",
    regex.IGNORECASE,
)
_TRIM = " \t.,:;*_\"'()[]"
_MARKERS = (
    *("by", "author", "writer", "review", "editor", "checked", "approv", "written", "clinical"),
    *("owner", "contributor", "advis", "words", "text:", "verified", "check", "answers", "told"),
)


def people(page: Page) -> tuple[Person, ...]:
    """Return everybody that a page names as its author or its reviewer, place by place."""
    found = dict.fromkeys([*_in_metadata(page), *_in_jsonld(page), *_in_bylines(page)])
    return tuple(found)


def is_signed(page: Page) -> bool:
    """Return whether a page names anybody, or a team, as its author or its reviewer."""
    return any(person.sort is not Sort.NOBODY for person in page.once(people))


def names_reviewer(page: Page) -> bool:
    """Return whether a page names a person who checked it."""
    everybody = page.once(people)
    return any(one.role is Role.REVIEWER and one.sort is Sort.PERSON for one in everybody)


def is_placeholder(name: str) -> bool:
    """Return whether a name is nobody's, such as "admin" or "TBD"."""
    return _PLACEHOLDER.fullmatch(name.strip()) is not None


def states_qualification(text: str) -> bool:
    """Return whether a text names a degree, a registration or a job."""
    return bool(
        _CLINICAL_LETTERS.search(text)
        or _LETTERS.search(text)
        or _CLINICAL_WORDS.search(text)
        or _WORDS.search(text)
        or _MEDICAL_TITLE.search(text)
    )


def same_name(name: str) -> tuple[str, ...]:
    """Return a name in a form in which two ways of writing it are equal."""
    return tuple(regex.findall(r"\w{2,}", _TITLE.sub("", name).lower()))


def same_person(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names can be one person's: one has all words of the other."""
    return bool(name and other) and (set(name) <= set(other) or set(other) <= set(name))


def _in_metadata(page: Page) -> Iterator[Person]:
    meta = page.document.metadata
    slugs = {plain_key(key): key for key in meta}
    if _SLUGS.isdisjoint(slugs):
        return
    for role, keys in ((Role.AUTHOR, _AUTHOR_KEYS), (Role.REVIEWER, _REVIEWER_KEYS)):
        beside = " ".join(
            str(meta[key])
            for slug, key in slugs.items()
            if slug.startswith(
                ("author", "writer") if role is Role.AUTHOR else ("review", "clinic")
            )
            and slug.endswith(("credentials", "title", "role", "job", "bio", "qualifications"))
        )
        for key in keys if slugs else ():
            if (known := slugs.get(plain_key(key))) is not None:
                span = page.document.metadata_spans.get(known)
                for who in _values(meta[known]):
                    yield _person(role, who, span, beside)


def _values(value: Any) -> Iterator[str]:
    """Yield each name in a value of metadata, with what stands beside it behind a comma."""
    if isinstance(value, list):
        for part in value:
            yield from _values(part)
    elif isinstance(value, dict):
        low = {str(key).lower(): inner for key, inner in value.items()}
        name = next((low[key] for key in _NAMES if isinstance(low.get(key), str)), "")
        rest = [str(inner) for inner in low.values() if isinstance(inner, str) and inner != name]
        yield ", ".join([str(name), *rest])
    elif isinstance(value, str):
        for part in _SPLIT.split(value) if len(value) < _LONGEST else [value]:
            yield part.strip()
    else:
        yield "" if value is None else str(value)


_LONGEST = 300
_READ = 600
"""Characters of a line in which a byline is looked for."""
_LABEL_REACH = 40
"""Characters before a colon in which its label begins: 24 and the longest word of `_MAY_LABEL`."""
_NEAR = 5
"""Characters: a date that begins so early is what a label was about, and no name."""


_SLUGS = frozenset(plain_key(key) for key in (*_AUTHOR_KEYS, *_REVIEWER_KEYS))


def _in_jsonld(page: Page) -> Iterator[Person]:
    for node in page.jsonld_nodes(but=_JSONLD_ROLES):
        for key, inner in node.items():
            role = _JSONLD_ROLES.get(key)
            if role is not None:
                for part in inner if isinstance(inner, list) else [inner]:
                    yield from _of_node(role, part)


def _of_node(role: Role, node: Any) -> Iterator[Person]:
    if isinstance(node, str):
        yield _person(role, node, None)
    elif isinstance(node, dict):
        name = str(node.get("name") or "")
        if not name and "@id" in node:
            yield Person(
                role, str(node["@id"]), Sort.TEAM, qualified=True, clinical=True, span=None
            )
            return
        facts = ("honorificPrefix", "honorificSuffix", "jobTitle", "hasCredential", "description")
        beside = ", ".join(str(node[fact]) for fact in facts if node.get(fact))
        person = _person(role, name, None, beside)
        if "Organization" in str(node.get("@type")) and person.sort is Sort.PERSON:
            person = person._replace(sort=Sort.TEAM)
        yield person


def _in_bylines(page: Page) -> Iterator[Person]:
    for line, following in page.once(_marked_lines):
        yield from _of_line(line, following)


def _marked_lines(page: Page) -> tuple[tuple[Line, Line | None], ...]:
    """Return the lines that may name somebody, each with the one after it."""
    all_lines = page.once(lines)
    whole = "\n".join([line.text for line in all_lines]).lower()
    markers = [marker for marker in _MARKERS if marker in whole]
    found = []
    for index, line in enumerate(all_lines):
        low = line.text[:_READ].lower()
        if any(marker in low for marker in markers) and not _is_entry(line):
            after = all_lines[index + 1] if index + 1 < len(all_lines) else None
            found.append((line, after))
    return tuple(found)


def _is_entry(line: Line) -> bool:
    """Return whether a line is a footnote: the people in it wrote something else."""
    block = line.block
    return block is not None and (
        block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within
    )


def _of_line(line: Line, following: Line | None) -> Iterator[Person]:
    text = line.text[:_READ]
    if _LABEL_ONLY.fullmatch(text) and following is not None and len(following.text) < _LONGEST:
        who = following.text.strip()
        dated = next(dates_in(who), None)
        if dated is not None and dated.start < _NEAR:
            return
        if _SOMEONE.match(who) or is_placeholder(who):
            for role in _roles(text):
                yield from _named(role, following, following.text, 0)
        return
    low = text.lower()
    if _ABOUT.match(low):
        role = Role.REVIEWER if "review" in low else Role.AUTHOR
        yield Person(
            role, "", Sort.TEAM, qualified=True, clinical=True, span=line.span(0, len(text))
        )
    at = 0 if _BY_NEAR.search(low) and _MAY_SAY_BY.search(low) else len(text) + 1
    while (hit := _BYLINE.search(text, at)) is not None:
        at = hit.start("who")
        who = hit["who"]
        if _counts(who, hit["verbs"]):
            yield from _in_roles(hit["verbs"], line, hit)
    yield from _behind_labels(line, text, low)
    if _MAY_BE_NOUN.search(low):
        for hit in _NOUN_BY.finditer(text):
            if _counts(hit["who"], ""):
                yield from _in_roles(hit["label"], line, hit)
    if (hit := _BY.match(text)) is not None and _BY_NAME.fullmatch(hit["who"]):
        yield from _named(Role.AUTHOR, line, hit["who"], hit.start("who"))


def _behind_labels(line: Line, text: str, low: str) -> Iterator[Person]:
    if (hit := _LABEL_AND_TITLE.search(text)) is not None:
        yield from _in_roles(hit["label"], line, hit)
    at = 0 if ":" in low and _may_label(low) else len(text) + 1
    while (hit := _COLON.search(text, at)) is not None:
        at = hit.start("who")
        who = hit["who"]
        first = next(dates_in(who), None)
        if (first is None or first.start >= _NEAR) and (
            _counts(who, "") or is_placeholder(_cut(who))
        ):
            yield from _in_roles(hit["label"], line, hit)


def _in_roles(label: str, line: Line, hit: regex.Match[str]) -> Iterator[Person]:
    """Yield whom the words after a label name, in each role that the label tells of."""
    for role in _roles(label):
        yield from _named(role, line, hit["who"], hit.start("who"))


def _may_label(low: str) -> bool:
    """Return whether `_MAY_LABEL` is in a text: looked for right before each colon."""
    before, colon = 0, low.find(":")
    while colon >= 0:
        start = len(low[before:colon].rstrip()) + before - _LABEL_REACH
        if _MAY_LABEL.search(low, max(before, start), colon + 1):
            return True
        before, colon = colon + 1, low.find(":", colon + 1)
    return False


def _counts(who: str, verbs: str) -> bool:
    """Return whether a byline goes on with somebody who can stand behind a page."""
    if _TEMPLATE.match(who):
        return True
    if verbs and _REGULATOR.match(who):
        return False
    return _SOMEONE.match(who) is not None or (
        bool(verbs) and is_placeholder(_cut(who)) and who != ""
    )


def _roles(label: str) -> list[Role]:
    low = label.lower()
    roles = []
    if regex.search(
        r"writ|author|prepar|compil|produc|creat|develop|\bedit|post|publish|updat|revis|"
        r"amend|adapt|content|words|text|story|owner|contribut|\bby\b\W*\Z",
        low,
    ) and not (regex.search(r"(?:medical|clinical) editor", low)):
        roles.append(Role.AUTHOR)
    if regex.search(
        r"(?<!inter)view|check|look|read|approv|verif|valid|assur|sign|overse|endors|advis|lead|consultant|"
        r"(?:medical|clinical) editor",
        low,
    ):
        roles = [role for role in roles if "writ" in low or "author" in low or "edit" in low]
        roles.append(Role.REVIEWER)
    return roles or [Role.AUTHOR]


def _cut(who: str) -> str:
    stop = _STOP.search(who)
    return (who[: stop.start()] if stop else who).strip(_TRIM)


def _named(role: Role, line: Line, who: str, at: int) -> Iterator[Person]:
    """Yield everybody in the text after a label, up to where it speaks of other things."""
    stop = _STOP.search(who, 1)
    text = who[: stop.start()] if stop else who
    start, lay = 0, False
    for part in [*_SPLIT.finditer(text), None]:
        end = part.start() if part else len(text)
        one = text[start:end]
        lay = _LAY.search(one.lower()) is not None or (lay and "," not in one)
        lead = len(one) - len(one.lstrip(_TRIM))
        if one.strip(_TRIM) or is_placeholder(one):
            length = len(one.strip(_TRIM))
            begin = at + start + (lead if length else 0)
            span = line.span(begin, min(begin + length, len(line.text)))
            beside = _beside(who, len(text)) if part is None else ""
            person = _person(role, one, span, beside)
            yield person._replace(shown=True, qualified=person.qualified or lay)
        start = part.end() if part else end


def _beside(who: str, at: int) -> str:
    """Return the job that stands behind a dash or a bar after a name; "" for anything else."""
    hit = _JOB.match(who, at)
    return hit[1] if hit else ""


def _person(role: Role, who: str, span: Span | None, beside: str = "") -> Person:
    text = who.strip(_TRIM)
    whole = f"{text}, {beside}" if beside else text
    name_end = _NAME_END.search(text)
    name = _TITLE.sub("", text[: name_end.start()] if name_end else text).strip(_TRIM)
    if (
        _TEMPLATE.search(who)
        or "/" in text
        or "@" in text
        or regex.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)+", text)
    ):
        return Person(role, text, Sort.TEAM, qualified=True, clinical=True, span=span)
    if is_placeholder(text) or is_placeholder(name):
        return Person(role, text, Sort.NOBODY, qualified=False, clinical=False, span=span)
    bare = _CLINICAL_LETTERS.sub("", text[: name_end.start()] if name_end else text)
    lower = text[:1].islower() or text.lower().startswith(("the ", "our ", "a ", "an "))
    sort = Sort.TEAM if lower or _TEAM.search(bare) or text.isupper() else Sort.PERSON
    clinical = bool(
        _CLINICAL_LETTERS.search(whole)
        or _CLINICAL_WORDS.search(whole)
        or _MEDICAL_TITLE.search(text)
    )
    qualified = clinical or bool(_LETTERS.search(whole) or _WORDS.search(whole))
    return Person(role, name or text, sort, qualified=qualified, clinical=clinical, span=span)
