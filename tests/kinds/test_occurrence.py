from __future__ import annotations

from spoken import kind, spoken, texts


def test_too_many_in_a_paragraph() -> None:
    rule = "extends: occurrence\ntoken: '!'\nmax: 2"
    (one,) = spoken(rule, "Now! At once! Today!\n\nFine! Good!")
    assert (one.text, one.args) == ("Now! At once! Today!", ("3",))


def test_too_many_words_in_a_sentence() -> None:
    rule = "extends: occurrence\nscope: sentence\ntoken: '\\b\\w+\\b'\nmax: 4"
    assert texts(rule, "One two three. One two three four five. Dr. Who came in.") == [
        "One two three four five."
    ]


def test_too_few() -> None:
    rule = "extends: occurrence\nscope: list\ntoken: '\\.$'\nmin: 1"
    assert texts(rule, "- One.\n- Two\n\nThree") == ["Two"]


def test_bounds_are_allowed() -> None:
    rule = "extends: occurrence\ntoken: x\nmin: 1\nmax: 2"
    assert texts(rule, "x\n\nx x\n\nno\n\nx x x") == ["no", "x x x"]


def test_alternatives_are_counted_together() -> None:
    assert texts("extends: occurrence\ntoken: 'a|b'\nmax: 1", "a b") == ["a b"]


def test_absence_is_looked_for_on_every_page() -> None:
    assert kind("extends: occurrence\ntoken: zebra\nmin: 1").ways is None
    assert kind("extends: occurrence\ntoken: zebra\nmax: 1").ways == ((frozenset({"zebra"}),),)
