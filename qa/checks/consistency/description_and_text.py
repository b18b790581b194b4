"""A number in the description or the JSON-LD of a page that its text gives otherwise."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.checks.trust.structured import place_of
from qa.document import Format
from qa.finding import Level, Match
from qa.medicines import medicines_on
from qa.number_words import NUMBER, value_of
from qa.page import places_of, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page

_DESCRIPTIONS = frozenset({"description", "meta-description", "og:description", "summary"})
_TOLD = ("description", "text", "abstract")
"""Keys of JSON-LD whose values are sentences."""
_NUMBER = later(rf"(?<![\w.,/$\u00a3\u20ac-]){NUMBER}(?![\w/%]|[.,:]\d|-[a-z])")
_LAST_NUMBER = later(rf"(?<![\w.,/$\u00a3\u20ac-])(?P<number>{NUMBER}) \Z")
_WORDS_BEHIND = later(r"(?: [a-z][a-z'-]*){1,4}")
_WORDS_BEFORE = later(r"(?:[a-z][a-z'-]* ){1,3}\Z")
_ARTICLES = ("a", "an")
_REACH = 60
_LONGEST = 5_000
_MOST = 60
_BEHIND = 4
"""Words behind a number that show alone what it is of."""
_AROUND = 2
"""So many on each side show it, too."""
_TELLING = 1.3


class _Said(NamedTuple):
    """A number, the words right around it, and what it stands in."""

    number: str
    before: str
    behind: str
    text: str
    span: Span | None
    """Where that stands; None for JSON-LD, of which no places are kept."""


@rule(
    "consistency.description-and-text",
    level=Level.WARNING,
    message="'%s' here, where readers of search engines see it, and '%s' in the text: check which "
    "is right.",
    why="What is changed in the text and not in its description is what search engines go on "
    "showing.",
    sources=[
        "schema.org and Google, structured data: it must agree with what readers see",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad='<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": '
            '"Question", "acceptedAnswer": {"@type": "Answer", "text": "Children need a hearing '
            'test at 6 months and once more."}}]}</script><p>Children need a hearing test at 9 '
            "months and once more.</p>",
            good='<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": '
            '"Question", "acceptedAnswer": {"@type": "Answer", "text": "Children need a hearing '
            'test at 9 months and once more."}}]}</script><p>Children need a hearing test at 9 '
            "months and once more.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="---\ndescription: Each sachet has 20 mg of the zinc salt in it.\n---\nEach sachet "
            "has 10 mg of the zinc salt in it.",
            good="---\ndescription: Each sachet has 10 mg of the zinc salt in it.\n---\nEach "
            "sachet has 10 mg of the zinc salt in it, a day's dose of 20 mg is two.",
        ),
        Example(
            bad="---\ndescription: How ramipril lowers your blood pressure.\n---\n# Sertraline\n\n"
            "Sertraline treats depression. Take sertraline once a day. Sertraline takes weeks.",
            good="---\ndescription: How sertraline differs from ramipril.\n---\n# Sertraline\n\n"
            "Sertraline treats depression. Take sertraline once a day. Sertraline takes weeks.",
        ),
        Example(
            bad="---\ndescription: How to treat athlete's foot at home.\n---\n#"
            " Shingles\n\nShingles"
            " is a rash that hurts. See a pharmacist within three days.",
            good="---\ndescription: A rash that hurts, and when to see a pharmacist.\n---\n#"
            " Shingles\n\nShingles is a rash that hurts. See a pharmacist within three days.",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number whose words the text has around other numbers only.

    And what a description is about that is neither in the title nor anywhere in the text.
    """
    yield from _other_subject(page)
    seen: set[tuple[str, str, str]] = set()
    for said in islice(_numbers(page), _MOST):
        key = said.before, said.number, said.behind
        known = key in seen or not _tells(said.before + said.behind)
        others = [] if known else _in_text(page.folded, said)
        seen.add(key)
        if others and value_of(said.number) not in map(value_of, others):
            span = said.span or place_of(page, said.text)
            yield Match(span, (f"{said.number}{said.behind}", f"{others[0]}{said.behind}"))


def _other_subject(page: Page) -> Iterator[Match]:
    """Yield what a description is about that its page never names, and what the page is about."""
    subject = subject_medicine(page)
    title = page.title.lower()
    about = {subject} if subject else _conditions_in(title)
    if not about:
        return
    own = {stem_of(word) for word in words_in(f"{title} {subject or ''}") if told_by(word)}
    for key, text in page.document.metadata.items():
        if key.lower().replace("_", "-") not in _DESCRIPTIONS or not isinstance(text, str):
            continue
        low = text[:_LONGEST].lower()
        if not own.isdisjoint(map(stem_of, words_in(low))):
            continue
        others = [*_medicines_in(low, page), *_conditions_in(low)]
        if others and not any(name in page.folded for name in others):
            span = page.document.metadata_spans.get(key, page.start)
            yield Match(span, (others[0], max(about)))


def _medicines_in(text: str, page: Page) -> list[str]:
    """Return the medicines that a text names, but none if the page names one by another name."""
    known = medicines_on(page)
    names = knowledge.subjects().intersection(words_in(text)) - knowledge.everyday()
    return [] if any(knowledge.generic_of(name) in known for name in names) else sorted(names)


def _conditions_in(text: str) -> frozenset[str]:
    words = words_in(text)
    runs = (words[at : at + size] for size in (1, 2, 3) for at in range(len(words)))
    return knowledge.conditions().intersection(map(" ".join, runs))


def _numbers(page: Page) -> Iterator[_Said]:
    for text, span in _sentences(page):
        low = text[:_LONGEST].lower()
        for found in _NUMBER.finditer(low):
            before = _WORDS_BEFORE.search(low, max(0, found.start() - _REACH), found.start())
            behind = _WORDS_BEHIND.match(low, found.end())
            after = behind[0] if behind and found[0] not in _ARTICLES else ""
            if after.count(" ") >= _BEHIND and _tells(after):
                yield _Said(found[0], "", after, text, span)
            elif before and min(before[0].count(" "), after.count(" ")) >= _AROUND:
                yield _Said(found[0], before[0], after, text, span)


def _sentences(page: Page) -> Iterator[tuple[str, Span | None]]:
    """Yield the texts that stand for the page elsewhere, and their places where these are known."""
    for key, value in page.document.metadata.items():
        if key.lower().replace("_", "-") in _DESCRIPTIONS and isinstance(value, str):
            yield value, page.document.metadata_spans.get(key, page.start)
    for node in page.jsonld_nodes():
        yield from ((node[key], None) for key in _TOLD if isinstance(node.get(key), str))


def _tells(words: str) -> bool:
    """Return whether words show what a number is of."""
    return sum(map(told_by, words.split())) >= _TELLING


def _in_text(text: str, said: _Said) -> list[str]:
    """Return the numbers that stand in a text with the same words around them."""
    found = []
    for at in places_of(said.behind, text):
        number = _LAST_NUMBER.search(f"{text[max(0, at - _REACH) : at]} ")
        end = at + len(said.behind)
        if number is None or text[end : end + 1].isalnum():
            continue
        if text.endswith(said.before, 0, at - len(number["number"])):
            found.append(number["number"])
    return found
