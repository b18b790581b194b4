"""The lines of a `.vale.ini`, its patterns of paths and its conditions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ConfigError
from qa.vale import conditions, globs, ini

PATHS = ("a.md", "README.md", "docs/a.md", "docs/sub/a.md", "docs/sub/deep/x-1.md")


def named(text: str) -> dict[str, dict[str, str]]:
    return {
        section.name: {entry.key: entry.value for entry in section.entries}
        for section in ini.sections(text, ".vale.ini")
    }


def test_keys_stand_under_their_headings() -> None:
    text = "StylesPath = styles\n# said\n[*.{md,txt}]\nBasedOnStyles = A, B\nA.Rule: NO\n"
    assert named(text) == {
        "": {"StylesPath": "styles"},
        "*.{md,txt}": {"BasedOnStyles": "A, B", "A.Rule": "NO"},
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A = error ; said", "error"),
        ("A = error # said", "error"),
        ("A = a#b;c", "a#b;c"),
        ('A = "YES"', "YES"),
        ("A = 'x # y'", "'x"),
        ("A = one, \\\n  two", "one, two"),
        ('A = """x\n# y"""', "x\n# y"),
        ("A = `(?s)a = b`", "(?s)a = b"),
        ("A =", ""),
        ("A = (\\$+[^\\n$]+\\$+)", "(\\$+[^\\n$]+\\$+)"),
    ],
)
def test_a_value_is_read_as_vale_reads_it(line: str, value: str) -> None:
    assert named(line) == {"": {"A": value}}


def test_commas_part_values_unless_they_are_meant() -> None:
    (section,) = ini.sections(r"TokenIgnores = (\d{2\,3}), (b)", "x")
    assert section.entries[0].items == (r"(\d{2,3})", "(b)")


def test_a_heading_may_hold_brackets() -> None:
    assert [section.name for section in ini.sections("[*.[mM]d]", "x")] == ["", "*.[mM]d"]


@pytest.mark.parametrize("text", ["words alone", "[*.md", "\x00"])
def test_what_is_no_key_is_named_with_its_line(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^\.vale\.ini:2: "):
        ini.sections(f"\n{text}", ".vale.ini")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        ini.sections(text, "x")
    except ConfigError as error:
        assert str(error).startswith("x:")  # noqa: PT017 -- both ends are right


@pytest.mark.parametrize(
    ("glob", "meant"),
    [
        ("*", PATHS),
        ("*.md", PATHS),
        ("a.md", ("a.md",)),
        ("?.md", ("a.md",)),
        ("docs/*.md", PATHS[2:]),
        ("docs/?/x*.md", ()),
        ("docs/*/x*.md", PATHS[4:]),
        ("**/a.md", ("a.md", "docs/a.md", "docs/sub/a.md")),
        ("docs/**", PATHS[2:]),
        ("docs/**.md", ("docs/a.md",)),
        ("{a,README}.md", PATHS[:2]),
        ("docs/{sub/{a,b},a}.md", ("docs/a.md", "docs/sub/a.md")),
        ("[ab].md", ("a.md",)),
        ("[!a].md", ()),
        ("*.[mM]d", PATHS),
        ("*.MD", ()),
        ("**/sub/**", PATHS[3:]),
        ("docs/**/deep/*", PATHS[4:]),
        ("!*.md", ()),
    ],
)
def test_globs_mean_what_they_mean_to_vale(glob: str, meant: tuple[str, ...]) -> None:
    assert tuple(path for path in PATHS if globs.compiled(glob).fullmatch(path)) == meant


@given(st.text(alphabet="*?[]{}!^-\\/.,ab", max_size=30))
def test_any_glob_is_compiled_or_refused(glob: str) -> None:
    try:
        globs.compiled(glob)
    except ConfigError as error:
        assert glob in str(error)  # noqa: PT017 -- as above


PAGE = {
    "Path": "sub/_a.md",
    "Dir": "sub",
    "Name": "_a.md",
    "Ext": ".md",
    "Meta": {"tags": ["internal", "b"], "draft": True, "weight": 3, "title": "A page"},
}


@pytest.mark.parametrize(
    "condition",
    [
        '"internal" in .Meta.tags',
        "'x' not in .Meta.tags",
        ".Meta.draft",
        ".Meta.draft == true and .Meta.published != true",
        "not .Meta.published",
        "!(.Meta.published || .Meta.missing.deeper)",
        '.Name startsWith "_" or .Path startsWith "other/"',
        '.Ext in [".md", ".txt"]',
        ".Meta.weight >= 2 && .Meta.weight < 4",
        '.Meta.title contains "page"',
        r'.Path matches "^sub/.*\\.md$"',
        'lower(.Meta.title) endsWith "page"',
        "len(.Meta.tags) == 2",
        '.Meta["title"] == "A page"',
        ".Meta?.title != nil",
    ],
)
def test_a_condition_holds(condition: str) -> None:
    assert conditions.parsed(condition).holds(PAGE)
    assert not conditions.parsed(f"not ({condition})").holds(PAGE)


def test_what_cannot_be_compared_is_not_true() -> None:
    assert not conditions.parsed(".Meta.title > 3").holds(PAGE)
    assert not conditions.parsed("len(.Meta.weight) > 0").holds(PAGE)


@pytest.mark.parametrize("text", ["", ".Name ==", "(.Name", "a b", "1 +", "((" * 60, "[1", '"'])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="not understood"):
        conditions.parsed(text)


@given(st.text(alphabet=".Namein()[]\"'!=&| ,0", max_size=30))
def test_any_condition_is_understood_or_refused(text: str) -> None:
    try:
        conditions.parsed(text).holds(PAGE)
    except ConfigError as error:
        assert "not understood" in str(error)  # noqa: PT017 -- as above
