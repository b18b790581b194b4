from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.config import Config, find, load
from qa.errors import ConfigError
from qa.settings import House

if TYPE_CHECKING:
    from pathlib import Path

    from qa.rulebook import Rulebook


def write(folder: Path, text: str) -> Path:
    file = folder / "qa.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def failure(folder: Path, text: str) -> str:
    file = write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(file)
    return str(caught.value).replace(str(file), "F")


def test_nearest_file_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    outer = write(tmp_path, "")
    assert find(deep) == outer
    inner = write(tmp_path / "a", "")
    assert find(deep) == inner


def test_search_stops_at_a_repository(tmp_path: Path) -> None:
    write(tmp_path, "")
    repository = tmp_path / "a"
    (repository / "b").mkdir(parents=True)
    (repository / ".git").write_text("gitdir: elsewhere", encoding="utf-8")  # a worktree
    assert find(repository / "b") is None
    own = write(repository, "")
    assert find(repository / "b") == own


def test_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "qa.yaml").mkdir()
    assert find(tmp_path) is None


def test_all_keys(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "profile: en-GB-nhs\npage-type: medicine\npage-types: {'a/*': condition}\n"
        "level: suggestion\n"
        "fail-on: never\nselect: [links]\nignore: links.dead\nlevels: {links: 'off'}\n"
        "rules: [house, ../more]\nexclude: [drafts]\nwords: [Larkfield]\ngrammar: none\n"
        "medicines: [Larkfieldine]\npeople: [Ana Ruiz]\n"
        "sources: ['https://Good.example.org/a', b.example.org]\n"
        "disclaimers: {general: [Ask us.]}\nsections: {medicine: [Getting more of it]}\n"
        "offline: true\njobs: 2\nlinks: {timeout: 3, exclude: ['^x'], per-host: 1}\n",
    )
    config = load(file)
    assert config.profile == "en-GB-nhs"
    assert config.rules == (str(tmp_path / "house"), str(tmp_path / "../more"))
    assert (config.links.timeout, config.links.exclude, config.links.per_host) == (3.0, ("^x",), 1)
    settings = config.inspection
    assert settings.page_types == (("a/*", "condition"),)
    assert settings.ignore == ("links.dead",)
    assert settings.house == House(
        words=("larkfield",),
        medicines=("larkfieldine",),
        people=("Ana Ruiz",),
        sources=("good.example.org", "b.example.org"),
        disclaimers=(("general", ("Ask us.",)),),
        sections=(("medicine", ("Getting more of it",)),),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("disclaimers: {generl: [Ask us.]}", "'generl' is not known (did you mean 'general'?)"),
        ("sections: {medecine: [More]}", "'medecine' is not known (did you mean 'medicine'?)"),
    ],
)
def test_what_a_house_names_must_exist(
    tmp_path: Path, book: Rulebook, text: str, told: str
) -> None:
    with pytest.raises(ConfigError) as error:
        load(write(tmp_path, text + "\n")).check(book)
    assert told in str(error.value)


@pytest.mark.parametrize("text", ["", "# nothing\n", "\ufeff"])
def test_empty_file_is_all_defaults(tmp_path: Path, text: str) -> None:
    assert load(write(tmp_path, text)) == Config()


def test_byte_order_mark(tmp_path: Path) -> None:
    assert load(write(tmp_path, "\ufeffoffline: true\n")).offline


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "offline: true\nprofil: en-US\n",
            "F:2: 'profil' is not a key that is known here (did you mean 'profile'?).",
        ),
        (
            "links:\n  timeot: 3\n",
            "F:2: 'timeot' is not a key that is known here (did you mean 'timeout'?).",
        ),
        (
            "fail_on: error\n",
            "F:1: 'fail_on' is not a key that is known here (did you mean 'fail-on'?).",
        ),
        ("offline: yes\n", "F:1: this must be true or false, not 'yes'."),
        ("\njobs: two\n", "F:2: this must be a whole number, not 'two'."),
        ("links:\n\n  timeout: soon\n", "F:3: this must be a number, not 'soon'."),
        ("ignore:\n  - a\n  - [b]\n", "F:3: this must be text, not ['b']."),
        ("page-types: [a]\n", "F:1: this must be a table of keys and values."),
        ("a: 1\n\na: 2\n", "F:3: the key 'a' stands here twice."),
        ("words: [a\n", "F:2: "),
        ("- a\n", "F:1: settings must be keys and values"),
        ("just text\n", "F:1: settings must be keys and values"),
        (
            "\nlevel: eror\n",
            "F:2: level: 'eror' is not known (did you mean 'error'?); choose error,",
        ),
        (
            "offline: true\nfail-on: always\n",
            "F:2: fail-on: 'always' is not known; choose error, w",
        ),
        ("\n\ngrammar: harpr\n", "F:3: grammar: 'harpr' is not known (did you mean 'harper'?)"),
        ("levels:\n  links: loud\n", "F:2: levels: links: 'loud' is not known"),
        ("\njobs: -1\n", "F:2: jobs must be 0"),
        ("\nlinks:\n  timeout: 0\n", "F:3: links: timeout must be more than 0."),
        (
            "links:\n  bse-url: x\n",
            "F:2: 'bse-url' is not a key that is known here (did you mean 'base-url'?).",
        ),
        (
            "links:\n  base-url: x.org\n",
            "F:2: links: base-url must begin with https:// or http://.",
        ),
        ("links:\n  remap: {'(': a}\n", "F:2: links: remap: '(' is no pattern: "),
        ("links:\n  include: '['\n", "F:2: links: include: '[' is no pattern: "),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    assert failure(tmp_path, text).startswith(sentence)


def test_file_that_is_too_large(tmp_path: Path) -> None:
    assert failure(tmp_path, "#" * 1_000_001) == "F: this file is too large for settings."


def test_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "qa.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"qa\.yaml: this file cannot be read"):
        load(tmp_path / "qa.yaml")


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "qa.yaml")


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        (
            Config(select=("links.ded",)),
            "'links.ded' is not a rule or a family of rules (did you mean 'links.dead'?).",
        ),
        (
            Config(ignore=("lonks",)),
            "'lonks' is not a rule or a family of rules (did you mean 'links'?).",
        ),
        (Config(levels={"nope": "error"}), "'nope' is not a rule or a family of rules."),
        (Config(profile="en-UK"), "profile: 'en-UK' is not known (did you mean 'en-US'?); choose"),
        (
            Config(page_type="medecine"),
            "page-type: 'medecine' is not known (did you mean 'medicine'?)",
        ),
        (Config(page_types={"a": "x"}), "page-type: 'x' is not known"),
    ],
)
def test_names_that_the_rulebook_does_not_know(
    book: Rulebook, config: Config, sentence: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        config.check(book)
    assert str(caught.value).startswith(sentence)


def test_names_that_the_rulebook_knows(book: Rulebook) -> None:
    Config(select=("links",), levels={"links.dead": "off"}, profile="en-US").check(book)
