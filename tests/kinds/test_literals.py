from __future__ import annotations

from typing import TypeAlias

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.document import Block, BlockKind, Span
from qa.literals import is_literal, needs, required_sets

LETTERS = "abcKS ’'-"
Node: TypeAlias = tuple[str, str]
"""A pattern, and a text that it is likely to match."""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("miracle cure", {"miracle cure"}),
        ("Miracle Cure", {"miracle cure"}),
        ("(?:one|two)s?", {"one", "two"}),
        ("colou?r", {"colo"}),
        ("(?:un)?proven", {"proven"}),
        ("(?:cure){2,}", {"cure"}),
        (r"\bcure\b", {"cure"}),
        ("(?i:CURE)", {"cure"}),
        ("don’t", {"don't"}),
        ("(cure)", {"cure"}),
        ("cat|category", {"cat"}),
        ("who(?= (?:is|are) (?:ill|well))", {"who is", "who are"}),
        ("cat(?=[.,])", {"cat.", "cat,"}),
        ("cat(?=()s)", {"cat"}),
    ],
)
def test_words(pattern: str, words: set[str]) -> None:
    assert needs(pattern)[0] == frozenset(words)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "a",
        r"\d+",
        "(?:cure)?",
        "cure|",
        "[abc]+",
        "cure|.",
        "(?<!a)",
        "(",
        "c*",
        " a ",
        "b|cure",
    ],
)
def test_patterns_that_need_no_word(pattern: str) -> None:
    assert needs(pattern) == ()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:ketamine){e<=1}", "ketamin"),
        ("(?:ketamine){s<=1}", "ketamime"),
        ("(?x) miracle  cure", "miraclecure"),
        ("kin", "\u212ain"),
        ("(?|cure|pill)", "pill"),
        ("[[a-z]--[c]]ure", "a--c]ure"),
        (r"\p{Lu}cure", "Acure"),
        ("a{2}cure{,1}", "aacur"),
    ],
)
def test_syntax_that_python_reads_otherwise(pattern: str, text: str) -> None:
    assert regex.search(pattern, text, regex.IGNORECASE)
    assert all(any(word in text.lower() for word in words) for words in required_sets(pattern))


def test_what_tells_most_is_looked_for_first() -> None:
    pattern = "(?:full|quick) refunds? (?:of|to) the (?:whole|entire) (?:price|sum) that is due"
    assert [min(words) for words in needs(pattern)] == [" that is due", " the entire", " refund"]
    assert needs("with the or that is") == (frozenset({"with the or that is"}),)
    assert needs("(?:with|from) (?:tea|soup)") == (frozenset({" tea", " soup"}),)


def test_what_is_a_literal() -> None:
    assert is_literal("St John's wort, 50%")
    assert not any(map(is_literal, ("a.b", "a+", "a|b", "(a)", "a?", "[a]", "a\\b", "^a", "é")))


def joined(nodes: list[Node]) -> Node:
    return "".join(pattern for pattern, _ in nodes), "".join(text for _, text in nodes)


def chosen(nodes: list[Node]) -> Node:
    return f"(?:{'|'.join(pattern for pattern, _ in nodes)})", nodes[-1][1]


def repeated(node: Node, sign: tuple[str, int]) -> Node:
    return f"(?:{node[0]}){sign[0]}", node[1] * sign[1]


def grouped(node: Node, group: str) -> Node:
    return group.format(node[0]), node[1]


def looked_for(node: Node, group: str) -> Node:
    return group.format(node[0]), ""


GROUPS = ["({})", "(?i:{})", "(?>{})", "(?P<n>{})", r"\b{}", "(?:{})$", "(?-i:{})"]
AROUND = ["(?={})", "(?!{})", "(?<={})", "(?<!{})"]
SIGNS = [("?", 0), ("?", 1), ("*", 0), ("+", 2), ("{2}", 2), ("{0,2}", 0), ("{,2}", 0), ("+?", 1)]


def larger(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(joined),
        st.lists(inner, min_size=2, max_size=3).map(chosen),
        st.builds(repeated, inner, st.sampled_from(SIGNS)),
        st.builds(grouped, inner, st.sampled_from(GROUPS)),
        st.builds(looked_for, inner, st.sampled_from(AROUND)),
    )


LITERALS = st.text(LETTERS, min_size=1, max_size=4).map(lambda text: (text, text.swapcase()))
CLASSES = st.sampled_from(
    [("[ab]", "a"), ("[^c]", "S"), (".", "-"), (r"\s", " "), ("[K-S]", "k"), ("", "")]
)
NODES = st.recursive(LITERALS | CLASSES, larger, max_leaves=8)


@settings(max_examples=500, deadline=None)
@given(node=NODES, before=st.text(LETTERS, max_size=4), after=st.text(LETTERS, max_size=4))
def test_every_match_holds_one_word_of_each_set(node: Node, before: str, after: str) -> None:
    pattern, text = node
    sets = required_sets(pattern)
    block = Block(BlockKind.PARAGRAPH, before + text + after, Span(0, 0), ())
    for match in regex.finditer(pattern, block.plain, regex.IGNORECASE, timeout=1):
        for one_of in sets:
            assert any(word in block.folded for word in one_of), (pattern, match, sets)
