"""A pronoun with a slash, such as "he/she"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_classes import form, lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SLASHED = later(
    r"(?<![\w/])(?:(?P<subject>(?:s/he|\(s\)he|he/she|she/he)(?:/they)?)"
    r"|(?P<possessive>(?:his/her|her/his)(?:/their)?)|(?P<owned>his/hers|hers/his)"
    r"|(?P<object>(?:him/her|her/him)(?:/them)?)"
    r"|(?P<self>(?:him|her)self/(?:him|her)self))(?![\w/])"
)
_INSTEAD = {
    "subject": ("they", "you"),
    "possessive": ("their", "your"),
    "owned": ("theirs", "yours"),
    "object": ("them", "you"),
    "self": ("themselves", "yourself"),
}
_SHORT_FOR_MANY = later(r"'(?:s|re|ve)\b")
_SHORT_FOR_ALL = later(r"'(?:ll|d)\b")
_NEXT = later(r"\s+([a-z']+)")
_BEFORE = later(r"(?:(^|[.?!:]|[a-z']+) *)?\b([a-z']+)\s+$")
_ONE_OF_THEM = later(r"(?<!/)\b(?:him|her)self\b(?!/)|\bpronouns?\b")
_JOINED = later(r"(?:[,;]?\s*\b(?:and|or|nor|but|then|yet)|[,;/])\s+((?:[a-z']+\s+){0,3}[a-z']+)")
_ADVERBS_MOST = 3


@rule(
    "language.slashed-pronoun",
    level=Level.SUGGESTION,
    message="Say '%s' instead of '%s'.",
    why="A slash cannot be read aloud, and leaves people out who are neither.",
    sources=["APA bias-free language, gender: singular they"],
    examples=[
        Example(
            bad="Ask the patient if he/she has eaten.", good="Ask the patient if they have eaten."
        ),
        Example(
            bad="Your child can bring his/her own toys.",
            good="Your child can bring their own toys.",
        ),
        Example(
            bad="The doctor will say when s/he is ready.",
            good="The doctor will say when they are ready.",
        ),
        Example(bad="He/she's eating, and the nurse helps him/her."),
        Example(good="He or she can sign the form."),
        Example(good="Write down your pronouns, such as she/her or he/him."),
    ],
    words=["/he", "e/she", "(s)he", "/her", "/his", "/him"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each; with fixes where it is sure which form the verb then has."""
    for hit in _SLASHED.finditer(page.folded):
        block, start, end = _place(page, hit)
        if (
            block.kind is BlockKind.CODE
            or in_references(page, block)
            or is_quoted(block, start, end)
            or in_name(block, start, end)
            or "pronoun" in _sentence(block, start)
        ):
            continue
        role = hit.lastgroup or ""
        found = block.text[start:end]
        capital = found.lstrip("(")[0].isupper()
        choices = [word.capitalize() if capital else word for word in _INSTEAD[role]]
        verb: _Verb | None = _NO_CHANGE
        if role == "subject":
            verb = _agreement(block.folded, start, end)
        elif role == "possessive" and not _owns(block.folded, end):
            verb = None
        fixes = tuple(_fix(block, (start, end), word, verb) for word in choices if verb)
        yield Match(block.source_span(start, end), (" or ".join(choices), found), fixes)


def _place(page: Page, hit: re.Match[str]) -> tuple[Block, int, int]:
    index = page.block_of(hit.start())
    first = page.block_starts[index]
    return page.blocks[index], hit.start() - first, hit.end() - first


def _sentence(block: Block, at: int) -> str:
    start, end = sentence_around(block.plain, at)
    return block.folded[start:end]


class _Verb(NamedTuple):
    """What becomes of the verb: the run of the block's text that changes, and its new words."""

    start: int
    end: int
    text: str


_NO_CHANGE = _Verb(0, 0, "")


def _fix(block: Block, pronoun: tuple[int, int], word: str, verb: _Verb) -> Fix:
    edits = [Edit(block.source_span(*pronoun), word)]
    if verb.text:
        typed = block.text[verb.start : verb.end]
        text = verb.text.replace("'", "\u2019") if "\u2019" in typed else verb.text
        text = text.capitalize() if typed[0].isupper() else text
        edits.append(Edit(block.source_span(verb.start, verb.end), text))
    said = f"Write '{word}'" + (f" and '{verb.text}'" if verb.text else "")
    return Fix(said, tuple(sorted(edits)))


def _owns(text: str, end: int) -> bool:
    """Return whether a thing may follow that is hers or his: "led her/his to" means "them"."""
    found = _NEXT.match(text, end)
    return found is not None and not _is(found[1], "PREPOSITION", "CONJUNCTION", "VERB!")


def _agreement(text: str, start: int, end: int) -> _Verb | None:
    """Return what becomes of the verb of a subject once it is "they"; None where that is unsure."""
    first, last = sentence_around(text, start)
    if _ONE_OF_THEM.search(text, first, last) or _SHORT_FOR_MANY.match(text, end):
        return None
    verb = _verb_before(text[first:start], first) or _verb_after(text, end, last)
    if verb is None or _has_second_verb(text, max(verb.end, end), last):
        return None
    return verb


def _verb_before(text: str, first: int) -> _Verb | None:
    """Return the verb of a question, "is he/she"; its sentence begins at `first`."""
    found = _BEFORE.search(text)
    if found is None or not (_is(found[2], "IS") or _is_fixed(found[2])):
        return None
    asked = not found[1] or not found[1].isalpha() or _is(found[1], "QUESTION")
    if not asked:
        return None
    many = form(found[2], "VERB") if _is(found[2], "IS") else ""
    return _NO_CHANGE if not many else _Verb(first + found.start(2), first + found.end(2), many)


def _verb_after(text: str, end: int, last: int) -> _Verb | None:
    if _SHORT_FOR_ALL.match(text, end):
        return _NO_CHANGE
    for _ in range(_ADVERBS_MOST + 1):
        found = _NEXT.match(text, end, last)
        if found is None:
            return None
        word, end = found[1], found.end()
        if _is(word, "IS", "VERBS"):
            many = form(word, "VERB")
            return _Verb(found.start(1), end, many) if many else None
        if _is_fixed(word):
            return _NO_CHANGE
        if not _is(word, "ADVERB", "ADV"):
            return None
    return None


def _is_fixed(word: str) -> bool:
    """Return whether a verb is the same after "he" and after "they"."""
    return word in {"had", "hadn't", "did", "didn't"} or _is(word, "MODAL", "PAST")


def _has_second_verb(text: str, start: int, last: int) -> bool:
    """Return whether a word further on may be a verb of the same subject: "is ill and needs"."""
    for joined in _JOINED.finditer(text, start, last):
        for word in joined[1].split():
            if _is(word, "IS", "VERBS"):
                return True
            if not _is(word, "ADVERB", "ADV"):
                break
    return False


def _is(word: str, *classes: str) -> bool:
    known = lexicon()
    sign = known.signs.get(word)
    return sign is not None and any(sign in known.classes[name] for name in classes)
