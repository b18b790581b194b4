from __future__ import annotations

from qa.class_words import Choice, ClassWords
from qa.literals import alternatives
from qa.readers import read
from qa.sources import Source

WAYS = [("cures?|heal\\w*", "cancers?|(?:joint|back) pain"), ("free of", "pain")]


def told(text: str) -> list[tuple[str, list[bool]]]:
    (block,) = read(Source("page", text.encode(), "markdown")).blocks
    words = ClassWords(WAYS)
    return [
        (
            block.plain[slice(*place)],
            [words.tell(found) & needed == needed for needed in words.needed],
        )
        for place, found in words.by_sentence(block)
    ]


def test_a_sentence_with_a_word_of_each_class_may_hold_them() -> None:
    assert told("It cures cancer. It heals. You are free of back pain. Rest.") == [
        ("It cures cancer.", [True, False]),
        ("It heals.", [False, False]),
        ("You are free of back pain.", [False, True]),
    ]


def test_the_places_of_a_class_are_those_of_whole_words() -> None:
    (block,) = read(Source("page", b"It cures back pain. It heals cancer.", "markdown")).blocks
    words = ClassWords(WAYS)
    (sentence, found), _ = words.by_sentence(block)
    assert words.places(WAYS[0][0], block.folded, sentence, found) == [(3, 8)]
    assert words.places(WAYS[0][1], block.folded, sentence, found) == [(9, 18)]
    assert not words.places("ure", block.folded, sentence, found)


def test_a_choice_is_in_a_text_where_any_alternative_is() -> None:
    choice = Choice(r"\bno substitute for\b|\bonly \w+ knows\b|x")
    assert choice.is_in("it is no substitute for a visit")
    assert choice.is_in("only ann knows")
    assert choice.is_in("an x-ray")
    assert not choice.is_in("knows only a substitute")


def test_alternatives_of_groups_within_groups() -> None:
    assert alternatives("(?:a|(?:b|c d))|e(?:f|g)") == ["a", "b", "c d", "e(?:f|g)"]
    assert alternatives("(?:a|b)(?:c|d)") == ["(?:a|b)(?:c|d)"]
    assert alternatives(r"[|(]\||\)") == [r"[|(]\|", r"\)"]
