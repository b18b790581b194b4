from __future__ import annotations

import pytest

from qa.clauses import clause_around


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("It is a [miracle].", "It is a [miracle]."),
        ("It does not take long, and it is a [miracle].", "it is a [miracle]."),
        ("It is not dear, so you can call it a [miracle].", "you can call it a [miracle]."),
        ("Since it does not hurt, it is a [miracle].", "it is a [miracle]."),
        ("Do not be put off \u2013 it is a [miracle].", "it is a [miracle]."),
        ("It is a [miracle], which does not take long.", "It is a [miracle]"),
        ("It is a [miracle], whether at home or at work.", "It is a [miracle]"),
        ("It is a [miracle], so bring a friend if you like.", "It is a [miracle]"),
        ("It is not dear, and it is a [miracle]; we are open late.", "it is a [miracle]"),
        # the sentence before or after is none of it
        ("It is not dear. It is a [miracle]. Why not?", "It is a [miracle]."),
        # what follows is what the first clause is about, or takes it back
        ("It is a myth, and it is no [miracle].", "It is a myth, and it is no [miracle]."),
        (
            "If you feel better, and it is a [miracle].",
            "If you feel better, and it is a [miracle].",
        ),
        ("It is a [miracle], which is not true.", "It is a [miracle], which is not true."),
        ("It is a [miracle], but no trial shows it.", "It is a [miracle], but no trial shows it."),
        # a list is one clause
        ("It is not safe, sound, and [miraculous].", "It is not safe, sound, and [miraculous]."),
    ],
)
def test_clause_around(text: str, clause: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    first, last = clause_around(plain, start, end)
    assert plain[first:last] == clause.replace("[", "").replace("]", "")


def test_a_run_of_two_sentences_is_whole() -> None:
    text = "It heals. It is cheap; it is old."
    assert clause_around(text, 3, 12)[1] >= 12
