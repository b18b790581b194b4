from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from qa import edition, rulebook
from qa.errors import RuleError
from qa.settings import InspectionSettings

if TYPE_CHECKING:
    from pathlib import Path

    from qa.rulebook import Rulebook

GOOD = "extends: existence\nmessage: m\ntokens: [zebra]\n"


def write(folder: Path, text: str, name: str = "house/zebra.yml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def failure(folder: Path, text: str, name: str = "house/zebra.yml") -> str:
    file = write(folder, text, name)
    with pytest.raises(RuleError) as caught:
        rulebook.load([str(folder)])
    return str(caught.value).replace(str(file), "F")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            GOOD + "ignorcase: true\n",
            "F:4: 'ignorcase' is not a key that is known here (did you mean 'ignorecase'?).",
        ),
        (GOOD + "ignorecase: maybe\n", "F:4: this must be true or false, not 'maybe'."),
        (GOOD + "limit: some\n", "F:4: this must be a whole number, not 'some'."),
        (GOOD + "words: [a]\n", "F:4: 'words' is not a key that is known here"),
        (
            GOOD + "level: eror\n",
            "F:4: 'eror' is not a level (did you mean 'error'?); levels are error,",
        ),
        (GOOD + "level: [error]\n", "F:4: '['error']' is not a level"),
        (GOOD + "scope: heading & ~tabel\n", "F:4: '~tabel' is not a scope"),
        (GOOD + "scope: [text, raw]\n", "F:4: 'raw' is not a scope"),
        (
            GOOD + "pages: [medecine]\n",
            "F:4: 'medecine' is not a page type (did you mean 'medicine'?).",
        ),
        (
            GOOD + "unless:\n  negatd: true\n",
            "F:5: 'negatd' is not a key that is known here (did you mean 'n",
        ),
        (GOOD + "unless:\n  near: ['(']\n", "F:5: '(' is not a pattern"),
        (GOOD + "exceptions: ['[']\n", "F:4: '[' is not a pattern"),
        (GOOD + "examples:\n  - bad: a\n    god: b\n", "F:6: 'god' is not a key of an example"),
        (
            GOOD + "examples:\n  - bad: a\n    format: pdf\n",
            "F:6: 'pdf' is not one of markdown, html, text, docx.",
        ),
        (GOOD + "examples:\n  - bad: a\n    format: [html]\n", "F:6: '['html']' is not one of"),
        (GOOD + "examples: none\n", "F:4: examples must be a list."),
        (GOOD + "message: twice\n", "F:4: the key 'message' stands here twice."),
        (
            "extends: existance\nmessage: m\n",
            "F:1: 'existance' is not a kind of rule (did you mean 'existence'?); kinds are",
        ),
        ("message: m\nextends: [existence]\n", "F:2: '['existence']' is not a kind of rule"),
        ("message: m\n", "F:1: 'None' is not a kind of rule"),
        ("extends: existence\ntokens: [a]\n", "F:1: the key 'message' is missing."),
        ("extends: occurrence\nmessage: m\n", "F:1: the key 'token' is missing."),
        (
            "extends: existence\nmessage: m\ntokens:\n  - fine\n  - (oops\n",
            "F:5: '(oops' is not a pattern",
        ),
        (
            "extends: substitution\nmessage: m\nswap:\n  fine: good\n  a{2,1}: b\n",
            "F:5: 'a{2,1}' is not a pattern",
        ),
        (
            "extends: metric\nmessage: m\nformula: words ** 2\ncondition: '> 1'\n",
            "F:1: 'words ** 2' is not known here.",
        ),
        (
            "extends: metric\nmessage: m\nformula: __import__('os')\ncondition: '> 1'\n",
            "F:1: '__import__('os')' is not known here.",
        ),
        (
            "extends: readability\nmessage: m\ngrade: 8\nmetrics: [Fog]\n",
            "F:1: 'Fog' is not one of",
        ),
        (
            "extends: program\nmessage: m\nwords: [a]\n",
            "F:3: 'words' is not a key that is known here.",
        ),
        (
            "extends: program\nmessage: m\npatterns: [a]\n",
            "F:3: 'patterns' is not a key that is known here",
        ),
        ("- extends: existence\n", "F:1: this must be a table of keys and values."),
        ("", "F:1: this must be a table of keys and values."),
        ("extends: existence\nmessage: [a\nlevel: error\n", "F:3: "),
        ("a: 1\n---\nb: 2\n", "F:2: a second document starts here."),
    ],
)
def test_wrong_rule_file_is_named_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    found = failure(tmp_path, text)
    assert found.startswith(sentence)
    assert found.endswith((".", ")."))


@pytest.mark.parametrize(
    "name", ["house/Zebra.yml", "house/two_words.yml", "House/zebra.yml", "house/9.yml"]
)
def test_bad_file_name(tmp_path: Path, name: str) -> None:
    assert "is not a rule name: use small letters, digits and '-'" in failure(tmp_path, GOOD, name)


def test_rule_file_that_is_too_large(tmp_path: Path) -> None:
    assert "too large" in failure(tmp_path, GOOD + "#" * 2_000_001)


def test_rule_file_that_is_not_text(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    file.write_bytes(b"extends: \xff\xfe\n")
    with pytest.raises(RuleError, match=r"zebra\.yml: this file cannot be read"):
        rulebook.load([str(tmp_path)])


def test_folder_in_the_place_of_a_rule_file(tmp_path: Path) -> None:
    (tmp_path / "house" / "zebra.yml").mkdir(parents=True)
    with pytest.raises(RuleError, match=r"zebra\.yml: this file cannot be read"):
        rulebook.load([str(tmp_path)])


def test_id_that_is_taken_names_both_files(tmp_path: Path) -> None:
    write(tmp_path / "one", GOOD)
    write(tmp_path / "two", GOOD)
    with pytest.raises(RuleError) as caught:
        rulebook.load([str(tmp_path / "one"), str(tmp_path / "two")])
    assert "the rule 'house.zebra' is already in" in str(caught.value)
    assert str(tmp_path / "one") in str(caught.value)
    assert str(tmp_path / "two") in str(caught.value)


def test_id_of_a_rule_that_ships_is_taken(tmp_path: Path) -> None:
    assert "'links.dead' is already in dead.yml" in failure(tmp_path, GOOD, "links/dead.yml")


def test_ids_are_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "our-style"
    for name in ("top.yml", "house/zebra.yml", "house/deep/down.yml"):
        write(folder, GOOD, name)
    rules = rulebook.load([str(folder)]).rules
    assert {"our-style.top", "house.zebra", "house.deep.down"} <= rules.keys()
    assert rules["house.deep.down"].family == "house"


def test_working_directory_as_rules_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "our-style"
    write(folder, GOOD, "top.yml")
    monkeypatch.chdir(folder)
    assert "our-style.top" in rulebook.load(["."]).rules


def test_missing_rules_folder_is_an_error_and_no_key_is_made_of_it(tmp_path: Path) -> None:
    missing = str(tmp_path / "nope")
    for function in (rulebook.load, edition.digest):
        with pytest.raises(RuleError, match=r"There is no rules folder '.*nope'"):
            function([missing])


def test_rules_in_the_working_directory_are_not_loaded(tmp_path: Path) -> None:
    write(tmp_path / "rules", GOOD)
    write(tmp_path / "rules" / "words", "not: a rule\n", "broken.yml")
    done = subprocess.run(
        [sys.executable, "-m", "qa", "rules"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "links.dead" in done.stdout
    assert "zebra" not in done.stdout


def test_digest_changes_with_a_rule_and_only_then(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    folders = [str(tmp_path)]
    first = edition.digest(folders)
    assert edition.digest(folders) == first
    file.write_text(GOOD + "level: error\n", encoding="utf-8")
    second = edition.digest(folders)
    file.rename(file.with_name("horse.yml"))
    assert len({first, second, edition.digest(folders), edition.digest()}) == 4


@pytest.mark.parametrize(
    ("language", "profile"),
    [
        ("en-US", "en-US"),
        ("en_gb", "en-GB-nhs"),
        ("EN-gb", "en-GB-nhs"),
        ("en", "neutral"),
        (None, "neutral"),
        ("", "neutral"),
        ("nl-NL", "neutral"),
        ("en-GB-oed", "neutral"),
    ],
)
def test_profile_by_language(book: Rulebook, language: str | None, profile: str) -> None:
    assert book.profile_for(InspectionSettings(), language).name == profile


def test_profile_as_asked_for(book: Rulebook) -> None:
    assert book.profile_for(InspectionSettings(profile="en-US"), "en-GB").name == "en-US"


def levels(book: Rulebook, settings: InspectionSettings) -> dict[str, str]:
    return dict(book.active(settings, book.profiles["neutral"]).levels)


def test_select_by_id_family_and_pattern(book: Rulebook) -> None:
    links = {name for name in book.rules if name.startswith("links.")}
    assert len(links) > 3
    assert levels(book, InspectionSettings(select=("links",))).keys() == links
    assert levels(book, InspectionSettings(select=("links.*",))).keys() == links
    assert levels(book, InspectionSettings(select=("links.dead",))).keys() == {"links.dead"}
    assert levels(book, InspectionSettings(select=("*.dead",))).keys() == {"links.dead"}


def test_ignore_is_stronger_than_select(book: Rulebook) -> None:
    chosen = levels(book, InspectionSettings(select=("links",), ignore=("links.dead",)))
    assert "links.dead" not in chosen
    assert "links.moved" in chosen
    assert "links.moved" not in levels(book, InspectionSettings(ignore=("links.m*",)))


def test_level_of_the_more_exact_name_wins(book: Rulebook) -> None:
    for orders in (
        (("links.dead", "error"), ("links", "suggestion")),
        (("links", "suggestion"), ("links.dead", "error")),
    ):
        chosen = levels(book, InspectionSettings(levels=orders))
        assert (chosen["links.dead"], chosen["links.moved"]) == ("error", "suggestion")


def test_level_off_turns_a_family_off_but_not_the_rule_named_beside_it(book: Rulebook) -> None:
    chosen = levels(book, InspectionSettings(levels=(("links", "off"), ("links.dead", "warning"))))
    assert [name for name in chosen if name.startswith("links.")] == ["links.dead"]


def test_levels_of_a_rule_come_from_its_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD + "level: error\n", "house/loud.yml")
    write(tmp_path, GOOD, "house/plain.yml")
    chosen = levels(rulebook.load([str(tmp_path)]), InspectionSettings(select=("house",)))
    assert chosen == {"house.loud": "error", "house.plain": "warning"}


@pytest.mark.parametrize(
    ("name", "hint"), [("linsk.dead", "links.dead"), ("link", "links"), ("claims.*x", "")]
)
def test_unknown_name_has_a_near_miss(book: Rulebook, name: str, hint: str) -> None:
    sentence = book.unknown(["links", name])
    assert sentence is not None
    assert sentence.startswith(f"'{name}' is not a rule or a family of rules")
    assert hint in sentence


def test_known_names_are_fine(book: Rulebook) -> None:
    assert book.unknown(["links", "links.dead", "links.*", "*"]) is None


def test_without_our_own_only_rules_about_what_cannot_be_read_are_loaded() -> None:
    book, whole = rulebook.load(own=False), rulebook.load()
    assert book.families == {"input"}
    assert "input.unreadable" in book.rules
    assert (book.profiles, book.page_types) == (whole.profiles, whole.page_types)
    assert rulebook.load(own=False).rules == book.rules
