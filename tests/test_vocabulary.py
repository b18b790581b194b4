import regex

from qa.vocabulary import spelled_out, written


def test_a_name_stands_for_any_word_of_its_list() -> None:
    pattern = regex.compile(written("prevents {disease}"))
    assert pattern.fullmatch("prevents dementia")
    assert pattern.fullmatch("prevents bowel cancer")
    assert not pattern.fullmatch("prevents falls")


def test_what_is_no_name_of_a_list_stays_as_it_is() -> None:
    for text in ("no braces", r"a{2,3}", "{subject} tablets", "(?:ketamine){e<=1}"):
        assert written(text) == text


def test_a_list_may_name_those_above_it() -> None:
    pattern = regex.compile(written("{absolute}"))
    assert pattern.fullmatch("every single patient")


def test_only_patterns_are_spelled_out() -> None:
    rule = {
        "message": "a {disease} in a message",
        "tokens": ["{disease}"],
        "swap": {"{disease} victims": "people"},
        "unless": {"near": ["{harm}"], "cited": True},
    }
    made = spelled_out(rule)
    assert made["message"] == rule["message"]
    assert "dementia" in made["tokens"][0]
    assert "dementia" in next(iter(made["swap"]))
    assert "overdos" in made["unless"]["near"][0]
    assert made["unless"]["cited"] is True
