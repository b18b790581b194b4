"""What patterns are made of, with each group read once for all of them."""

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11

import pytest

from qa.pattern_trees import begins_with, forget, parsed, width, word_sets

WORDS = "(?:headaches?|migraines?|dizziness)"


def words_of(pattern: str) -> list[set[str]]:
    tree = parsed(pattern)
    assert tree is not None
    return [set(words) for words in word_sets(tree)]


def test_a_group_says_the_same_in_every_pattern_that_it_is_part_of() -> None:
    forget()
    first = words_of(rf"severe {WORDS} today")
    assert first == words_of(rf"severe {WORDS} today")
    assert {"headache", "migraine", "dizziness"} in first
    assert {" headache", " migraine", " dizziness"} not in first
    assert {"headache", "migraine", "dizziness"} in words_of(rf"(?:{WORDS}|{WORDS}), often")


def test_text_around_a_group_goes_on_into_it() -> None:
    assert {"severe pain in it", "severe ache"} in words_of("severe (?:pain in it|aches?)")


def test_the_same_group_twice_begins_both_ways() -> None:
    tree = parsed(rf"{WORDS} never|{WORDS} always")
    assert tree is not None
    words = ("headache", "headaches", "migraine", "migraines", "dizziness")
    assert begins_with(tree) == {f"{word} {end}" for word in words for end in ("never", "always")}


def test_groups_of_which_each_is_one_sign_for_the_parser() -> None:
    assert words_of("(?:(?:aspirin tablets)|(?:codeine linctus)|[xy])") == []
    assert {"aspirin tablets", "codeine linctus"} in words_of(
        "(?:(?:aspirin tablets)|(?:codeine linctus))"
    )


def test_the_widest_of_a_group_counts() -> None:
    tree = parsed(rf"no {WORDS}{{2}}!")
    assert tree is not None
    assert width(tree) == len("no ") + 2 * len("headaches") + len("!")


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:(a long group) and \1 again)",
        r"(?P<one>a long group)(?: and then (?P=one))",
        "(?x) (?: a long group # not a ) here\n)",
        "(?:a long group \ue000)",
        "(?:a long group (?#with ( a comment) in it)",
        r"(?:a long group [)(] with signs)",
        r"(?:a long group \) with signs)",
        "(?<=(?:a long group))(?!(?:another one|of words))x",
    ],
)
def test_what_a_group_cannot_be_taken_out_of_is_read_as_it_is(pattern: str) -> None:
    re.compile(pattern)  # raises nothing
    tree = parsed(pattern)
    assert tree is not None
    assert not [what for kind, what in tree if kind is sre.LITERAL and what == 0xE001]


@pytest.mark.parametrize("pattern", ["(?:a long group", "a long group)", "(?:(?:no end here)", "*"])
def test_what_is_no_pattern_has_no_parts(pattern: str) -> None:
    assert parsed(pattern) is None
