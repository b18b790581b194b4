"""The prefilter may only ever save time: what it leaves out would have found nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import rulebook
from qa.page import Page
from qa.prefilter import Prefilter
from qa.readers import read
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rule import Rule
    from qa.rulebook import Rulebook


def page(text: str, name: str, book: Rulebook) -> Page:
    document = read(Source("page", text.encode(), name))
    return Page(document, page_type=book.page_types.get("medicine"))


def with_and_without(on: Page, rules: tuple[Rule, ...]) -> None:
    rules = tuple(replace(rule, pages=frozenset()) for rule in rules)  # each speaks on this page
    chosen = {rule.id: (blocks, ways) for rule, blocks, ways in Prefilter(rules).candidates(on)}
    for rule in rules:
        alone = list(rule.check.matches(on, on.blocks))
        if rule.id in chosen:
            assert list(rule.check.matches(on, *chosen[rule.id])) == alone, rule.id
        else:
            assert alone == [], rule.id


def test_shipped_rules_find_the_same_on_their_own_examples(book: Rulebook) -> None:
    for rule in book.rules.values():
        for example in rule.examples:
            if example.bad and example.format.value != "docx":
                with_and_without(page(example.bad, example.format.value, book), (rule,))


@pytest.mark.parametrize("part", range(4))
def test_shipped_rules_find_the_same_on_pages_of_many_examples(book: Rulebook, part: int) -> None:
    """All rules that name words, on a page of sixty bad examples; every fourth such page."""
    rules = tuple(rule for rule in book.rules.values() if rule.check.ways is not None)
    texts = [
        example.bad
        for rule in book.rules.values()
        for example in rule.examples
        if example.bad and example.format.value == "markdown"
    ]
    starts = range(60 * part, len(texts), 60 * 4)
    assert starts
    for start in starts:
        with_and_without(page("\n\n".join(texts[start : start + 60]), "markdown", book), rules)


@pytest.mark.parametrize(
    "text", ["", "# Only a heading\n", "`code`\n", "A “curly” don’t — İ ſ K.\n"]
)
def test_shipped_rules_find_the_same_on_odd_pages(book: Rulebook, text: str) -> None:
    with_and_without(page(text, "markdown", book), tuple(book.rules.values()))


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_shipped_rules_find_the_same_on_their_words_in_any_order(
    book: Rulebook, data: st.DataObject
) -> None:
    rules = tuple(book.rules.values())
    ways = [way for rule in rules for way in rule.check.ways or ()]
    words = sorted({word for way in ways for needs in way for word in needs})
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=40))
    cases = data.draw(
        st.lists(st.sampled_from([str.lower, str.upper, str.title]), min_size=1, max_size=3)
    )
    breaks = data.draw(st.sampled_from([" ", ". ", "\n", "\n\n", "** "]))
    text = breaks.join(cases[n % len(cases)](word) for n, word in enumerate(chosen))
    with_and_without(page(text, "markdown", book), rules)


OWN = {
    "existence": "tokens: ['zeb(?:ra|u)s?', Horse]\nignorecase: true",
    "raw": "extends: existence\nraw: ['pony|']\ntokens: [zebra]",
    "append": "extends: existence\nappend: true\nraw: ['|pony']\ntokens: [zebra]",
    "substitution": "swap: {'zebra (?:or|and) horse': x, pony: y}",
    "occurrence": "token: zebra\nmax: 1\nscope: sentence",
    "fewer": "extends: occurrence\ntoken: zebra\nmin: 1",
    "repetition": "tokens: ['[^\\s]+']",
    "consistency": "either: {zebra: zebu, horse: pony}",
    "conditional": "first: zebra\nsecond: zebu",
    "defined": "extends: conditional\nfirst: '(zebra|horse)'\nsecond: 'or (zebra|pony)'",
    "capitalization": "match: $lower",
    "requirement": "needs: {text: [zebu]}\nwhen: {mentions: [zebra, horse]}\nat: mention",
    "phrase": "rows: ['!and [ or UNKNOWN? not=and ]', '[ and or ] END', '^ [ !not|or ] not']",
    "together": "classes: [['zeb(?:ra|u)', 'horse|pony'], ['and', 'pony', 'not|zebra']]\nreach: 40",
    "unless": "extends: existence\ntokens: [zebra]\nunless: {negated: true, near: [pony]}",
}
WORDS = ["zebra", "zebu", "horse", "pony", "Horse", "ZEBRA", "or", "and", "not", ".", "\n\n", "\n"]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("rules") / "house"
    folder.mkdir()
    for name, rest in OWN.items():
        text = rest if rest.startswith("extends") else f"extends: {name}\n{rest}"
        (folder / f"{name}.yml").write_text(f"{text}\nmessage: m\n", encoding="utf-8")
    return rulebook.load([str(folder)])


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25))
def test_own_rules_of_every_kind_find_the_same(own: Rulebook, words: list[str]) -> None:
    rules = tuple(rule for rule in own.rules.values() if rule.family == "house")
    assert len(rules) == len(OWN)
    with_and_without(page(" ".join(words), "markdown", own), rules)
