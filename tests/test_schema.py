from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from qa.errors import ConfigError, RuleError
from qa.marked_yaml import parse
from qa.schema import Place, checked_pattern, decode


@dataclass(frozen=True)
class Inner:
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    name: str
    min_words: int = 0
    share: float = 0.5
    loud: bool = False
    words: tuple[str, ...] = ()
    levels: dict[str, str] = field(default_factory=dict)
    link: str | None = None
    unless: Inner = field(default_factory=Inner)
    made: str = field(default="made", init=False)


def decoded(text: str, **options: Any) -> Shape:
    marked = parse(text)
    return decode(Shape, marked.value, Place("x.yml", marked), **options)


def failure(text: str) -> str:
    with pytest.raises(RuleError) as caught:
        decoded(text)
    return str(caught.value)


def test_fields_are_keys_with_hyphens() -> None:
    shape = decoded("name: a\nmin-words: 3\nwords: [x, 5]\nlevels: {a: b}\nunless: {near: x}\n")
    assert shape == Shape("a", 3, words=("x", "5"), levels={"a": "b"}, unless=Inner(("x",)))


def test_one_item_is_a_list_of_one() -> None:
    assert decoded("name: a\nwords: x").words == ("x",)


def test_whole_number_does_for_a_number_and_a_number_for_text() -> None:
    assert (decoded("name: 2\nshare: 1").name, decoded("name: 2\nshare: 1").share) == ("2", 1.0)


def test_null_where_it_is_allowed() -> None:
    assert decoded("name: a\nlink: ~").link is None


def test_unknown_key_has_line_and_near_miss() -> None:
    assert failure("name: a\nmin-wrods: 3") == (
        "x.yml:2: 'min-wrods' is not a key that is known here (did you mean 'min-words'?)."
    )


def test_keys_of_others_are_let_be() -> None:
    assert decoded("name: a\nmessage: m", known=frozenset({"message"})).name == "a"


def test_unknown_key_deep_inside() -> None:
    assert failure("name: a\nunless:\n  neer: x").startswith("x.yml:3: 'neer' is not a key")


def test_missing_key() -> None:
    assert failure("loud: true") == "x.yml:1: the key 'name' is missing."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("min-words: many", "this must be a whole number, not 'many'."),
        ("min-words: true", "this must be a whole number."),
        ("min-words: 1.5", "this must be a whole number, not 1.5."),
        ("share: x", "this must be a number, not 'x'."),
        ("share: true", "this must be a number, not True."),
        ("loud: yes", "this must be true or false, not 'yes'."),
        ("link: [a]", "this must be text, not ['a']."),
        ("link: true", "this must be text, not True."),
        ("levels: [a]", "this must be a table of keys and values."),
        ("unless: x", "this must be a table of keys and values."),
        ("words:", "this must be text, not None."),
        ("made: x", "'made' is not a key that is known here."),
    ],
)
def test_wrong_type(line: str, sentence: str) -> None:
    assert failure(f"name: a\n{line}\n") == f"x.yml:2: {sentence}"


def test_wrong_item_is_named_by_its_own_line() -> None:
    assert failure("name: a\nwords:\n  - x\n  - {a: b}") == (
        "x.yml:4: this must be text, not {'a': 'b'}."
    )


def test_place_of_a_text_is_found_among_keys_and_values() -> None:
    marked = parse("swap:\n  '(a': b\ntokens:\n  - x\n  - (y\n")
    place = Place("x.yml", marked)
    assert [str(place.of(text).error("!")) for text in ("(a", "(y", "nowhere")] == [
        "x.yml:2: !",
        "x.yml:5: !",
        "x.yml:1: !",
    ]


def test_error_is_of_the_kind_that_was_asked_for() -> None:
    marked = parse("a: 1")
    assert isinstance(Place("x", marked, error=ConfigError).error("!"), ConfigError)


@pytest.mark.parametrize(
    "text", ["(", "a{2,1}", "[z-a]", r"\p{Nope}", "(?<=a+*)", "(?P<n>a)(?P=m)"]
)
def test_what_is_no_pattern(text: str) -> None:
    with pytest.raises(RuleError, match="is not a pattern"):
        checked_pattern(text, Place("x.yml", parse("a: 1")))


def test_what_is_a_pattern() -> None:
    checked_pattern(r"(?i)\b(?:a|b)++\p{Lu}", Place("x.yml", parse("a: 1")))
