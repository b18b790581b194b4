from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.marked_yaml import MAX_DEPTH, YamlError, parse

if TYPE_CHECKING:
    from pathlib import Path


def failure(text: str) -> tuple[int, str]:
    with pytest.raises(YamlError) as caught:
        parse(text)
    return caught.value.line, caught.value.message


def test_lines_of_keys_and_items() -> None:
    marked = parse("a: 1\nb:\n  - x\n  - y: 2\n    z: 3\n")
    assert marked.line("a") == 1
    assert marked.line("b", 0) == 3
    assert marked.line("b", 1, "z") == 5


def test_line_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    marked = parse("a: 1\nb:\n  c: 2\n")
    assert marked.line("b", "missing", 4) == 2
    assert marked.line("missing") == 1


def test_spans_are_characters_not_bytes() -> None:
    text = "für: 💊 ä\nreviewed: 'Dr é'\n"
    start, end = parse(text).spans["reviewed"]
    assert text[start:end] == "reviewed: 'Dr é'"


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "Y", "0x10", "010", "1_000", "1e5", "2024-01-01", ".inf"]
)
def test_words_that_yaml_1_1_would_change_stay_text(word: str) -> None:
    assert parse(f"a: {word}").value == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("~", None),
        ("", None),
        ("-3", -3),
        ("2.50", 2.5),
        ("'5'", "5"),
        ('"~"', "~"),
    ],
)
def test_scalars(text: str, value: object) -> None:
    found = parse(f"a: {text}").value["a"]
    assert (found, type(found)) == (value, type(value))


def test_nothing_at_all_is_none() -> None:
    assert parse("").value is None
    assert parse("# only a comment\n").value is None


def test_byte_order_mark_is_no_part_of_a_key() -> None:
    assert parse("\ufeffa: 1").value == {"a": 1}


def test_doubled_key_is_named_with_its_line() -> None:
    assert failure("a: 1\nb:\n  c: 1\n  c: 2\n") == (4, "the key 'c' stands here twice")


def test_second_document_is_refused() -> None:
    assert failure("a: 1\n---\nb: 2\n") == (2, "a second document starts here")


def test_key_must_be_text() -> None:
    assert failure("a: 1\n? [b]\n: 2\n") == (2, "a key must be plain text")


def test_broken_yaml_names_its_line() -> None:
    line, message = failure("a: 1\nb: [1, 2\nc: 3\n")
    assert line == 3
    assert message


@pytest.mark.parametrize("opening", ["{a: ", "[", "- ", "? "])
def test_depth_bomb_is_an_error_and_not_a_crash(opening: str) -> None:
    _, message = failure(opening * 100_000)
    assert message in {"this is nested too deeply", "a key must be plain text"}


def test_depth_that_people_use_is_allowed() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH).value


def test_alias_bomb_is_an_error() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert failure("\n".join(lines))[1] == "this is too large"


def test_aliases_work() -> None:
    assert parse("a: &x [1]\nb: *x\n").value == {"a": [1], "b": [1]}


@pytest.mark.parametrize("text", ["a: *nowhere", "a: &x [*x]"])
def test_alias_of_what_does_not_exist_yet(text: str) -> None:
    assert "is named" in failure(text)[1]


def test_tags_make_no_objects(tmp_path: Path) -> None:
    file = tmp_path / "made"
    for tag in ("!!python/object/apply:os.system", "!!python/object/new:os.system", "!!set"):
        assert parse(f"a: {tag} ['touch {file}']").value == {"a": [f"touch {file}"]}
    assert not file.exists()


@pytest.mark.parametrize(
    "text", ["a: \x01", "a: \x00", "a: \ud800", '"\\ud800": 1', "a: \x7f\x85\x01"]
)
def test_characters_that_yaml_does_not_allow(text: str) -> None:
    assert failure(text)[1]
