from __future__ import annotations

import pytest
from spoken import spoken, texts

RULE = "extends: together\nclasses: [['no need|needless', 'ask(?:ing)?', 'doctors?|pharmacists?']]"


def test_one_of_each_class_in_any_order() -> None:
    page = "There is no need to ask a doctor.\n\nAsking pharmacists is needless.\n\nNo need."
    assert texts(RULE, page) == ["no need to ask a doctor", "Asking pharmacists is needless"]


def test_they_stand_in_one_sentence() -> None:
    assert not texts(RULE, "There is no need to ask. See a doctor.")


def test_a_sentence_is_told_once_from_the_first_word_to_the_last() -> None:
    both = "No need to ask a doctor, who is away, and no need to ask a pharmacist"
    (one,) = spoken(RULE, f"Yes. {both}. Rest.")
    assert one.text == both
    assert one.args == (one.text,)


@pytest.mark.parametrize("between", ["; ", ": ", " – ", ", and ", ", but you can ", ", which "])
def test_clauses_that_stand_side_by_side_say_nothing_together(between: str) -> None:
    assert not texts(RULE, f"There is no need to wait{between}ask a doctor.")


@pytest.mark.parametrize("between", [", ", " and ", ", so "])
def test_what_follows_of_a_clause_belongs_to_it(between: str) -> None:
    assert texts(RULE, f"There is no need to wait{between}ask a doctor.")


def test_words_that_are_part_of_others_do_not_count() -> None:
    assert not texts(RULE, "There is no need to ask the doctorate board.")


def test_the_run_is_no_longer_than_its_reach() -> None:
    page = f"There is no need to ask {'very ' * 9}nicely a doctor."
    assert texts(f"{RULE}\nreach: 90", page)
    assert not texts(f"{RULE}\nreach: 60", page)


def test_several_ways_to_say_it() -> None:
    rule = "extends: together\nclasses: [[skip, 'doctors?'], [forget, nurse]]"
    assert texts(rule, "Skip the doctor.\n\nForget the nurse.\n\nSkip the nurse.") == [
        "Skip the doctor",
        "Forget the nurse",
    ]


def test_context_clears_it() -> None:
    rule = f"{RULE}\nunless: {{near: ['mild cold']}}"
    assert texts(rule, "No need to ask a doctor. No need to ask a doctor with a mild cold.") == [
        "No need to ask a doctor"
    ]


def test_a_word_may_count_for_two_classes() -> None:
    rule = "extends: together\nclasses: [[needless, advice, 'medical (?:advice|help)']]"
    assert texts(rule, "Medical advice is needless.") == ["Medical advice is needless"]
