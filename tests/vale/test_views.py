"""Views: a template says what of a plain text is prose, and rules are about its values."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from qa.errors import ConfigError, RuleError
from qa.finding import Level
from qa.readers import read
from qa.sources import of_bytes
from qa.vale import configuration, styles
from qa.vale.checks import StyleChecks
from qa.vale.text_templates import TemplateError, template

if TYPE_CHECKING:
    from pathlib import Path

VIEW = r"""
engine: textfsm
template: |
  Value Required Name (\w+)
  Value List Body (.*)
  Value Filldown Section (.+)

  Start
    ^\[${Section}\]
    ^Name: ${Name}
    ^!! -> Error "no shouting"
    ^\s+${Body}
    ^--- -> Record
scopes:
  - {name: who, expr: Name}
  - {name: body, expr: Body, type: md}
  - {name: section, expr: Section}
"""
PAGE = """\
[bad part]
Name: bad
    # A bad heading
    \n    Some **bad** words,
    and bad again.
---
bad, and no value takes it
Name: Foo
    bad
---
"""
BAD = "extends: existence\nmessage: '%s'\ntokens: [bad]\nscope: {scope}\n"


def said(folder: Path, rules: dict[str, str], page: str, view: str = VIEW) -> list[str]:
    """Return what rules say of a page that is read with a view, or why it was not read."""
    for name, text in {f"styles/T/{k}.yml": v for k, v in rules.items()}.items():
        put(folder, name, text)
    put(folder, "styles/config/views/V.yml", view)
    put(folder, ".vale.ini", "StylesPath = styles\n[*.txt]\nBasedOnStyles = T\nView = V\n")
    settings = configuration.load(folder / ".vale.ini").styles
    checks = StyleChecks(tuple(styles.load(settings)), settings)
    levels = {rule.name: Level(rule.level) for rule in checks.rules}
    found, stopped = checks.look(read(of_bytes("page.txt", page.encode())), levels)
    return [f"{stop.name}: {stop.why}" for stop in stopped] or [
        f"{one.start.line}:{one.start.column}:{one.message}"
        for one in sorted(found, key=lambda one: one.order)
    ]


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        ("text", ["1:2", "2:7", "3:9", "5:12", "6:9", "10:5"]),
        ("section", ["1:2"]),
        ("who", ["2:7"]),
        ("body", ["3:9", "5:12", "6:9", "10:5"]),
        ("heading", ["3:9"]),
        ("strong", ["5:12"]),
        ("raw", ["1:2", "2:7", "3:9", "5:12", "6:9", "8:1", "10:5"]),
    ],
)
def test_values_are_scopes_and_stand_where_they_stood(
    tmp_path: Path, scope: str, places: list[str]
) -> None:
    rule = BAD.replace("{scope}", scope)
    assert said(tmp_path, {"Rule": rule}, PAGE) == [f"{place}:bad" for place in places]


def test_a_value_that_nothing_took_is_an_empty_scope(tmp_path: Path) -> None:
    rule = r"{extends: occurrence, message: need it, token: '\w+', min: 1, scope: who}"
    assert said(tmp_path, {"Rule": rule}, "nothing\n") == ["1:1:need it"]


def test_a_conditional_looks_for_its_second_in_another_scope(tmp_path: Path) -> None:
    rule = r"""
    extends: conditional
    message: "'%s' is not explained"
    scope: body
    in: section
    first: '\b([A-Z]{3})\b'
    second: '\(([A-Z]{3})\)'
    """
    page = "[The World Health (WHO)]\nName: a\n  The WHO and the NHS (NHS).\n---\n"
    told = said(tmp_path, {"Rule": textwrap.dedent(rule)}, page)
    assert told == ["3:19:'NHS' is not explained", "3:24:'NHS' is not explained"]


def test_a_page_that_the_template_calls_wrong_is_not_read_and_that_is_told(tmp_path: Path) -> None:
    rule = BAD.replace("{scope}", "raw")
    assert said(tmp_path, {"Rule": rule}, "bad\n!! bad\n") == ["View = V: line 2: no shouting."]


def test_a_scope_that_no_view_makes_is_an_error(tmp_path: Path) -> None:
    rule = "{extends: conditional, message: '%s', first: a, second: b, in: elsewhere}"
    with pytest.raises(RuleError, match="no view makes a scope 'elsewhere'"):
        said(tmp_path, {"Rule": rule}, PAGE)


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (VIEW.replace("textfsm", "awk"), "'engine' must be one of textfsm, dasel, tree-sitter"),
        (VIEW.replace("expr: Body", "expr: Boy"), "the template has no value 'Boy'"),
        (VIEW.replace("${Name}", "${Nam}"), "there is no value 'Nam'"),
        (VIEW.replace("-> Record", "-> Next.Record Ende"), "leads to 'Ende', which there is not"),
        (VIEW.replace("(.+)", "([a-)"), r"line 3 of the template|\[a-"),
        ("engine: textfsm\nscopes: []\n", "a view has a list of 'scopes'"),
    ],
)
def test_what_is_wrong_in_a_view_is_named(tmp_path: Path, view: str, problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        said(tmp_path, {"Rule": BAD.replace("{scope}", "text")}, PAGE, view)


def test_views_of_data_and_programs_are_left_out_with_a_notice(tmp_path: Path) -> None:
    put(tmp_path, "styles/config/views/D.yml", "engine: dasel\nscopes: [{name: a, expr: a.b}]\n")
    put(tmp_path, ".vale.ini", "StylesPath = styles\n[*.yml]\nView = D\n")
    [notice] = configuration.load(tmp_path / ".vale.ini").notices
    assert "'D' reads with dasel, which is not supported" in notice
    put(tmp_path, ".vale.ini", "StylesPath = styles\n[*.yml]\nView = E\n")
    with pytest.raises(ConfigError, match="there is no view 'E'"):
        configuration.load(tmp_path / ".vale.ini")


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("", [("c",)]),
        (" -> Record", [("a",), ("b",), ("c",)]),
        (" -> Next.Record", [("a",), ("b",), ("c",)]),
        (" -> Record End", [("a",)]),
        (" -> Continue", [("c",)]),
        (" -> Clearall", []),
    ],
)
def test_what_a_line_of_a_template_does(action: str, values: list[tuple[str]]) -> None:
    made = template(f"Value Key Word (\\w)\n\nStart\n  # a comment\n  ^$Word{action}\n")
    records = made.records("a\r\nb\nc")
    assert [tuple(c.text for c in record["Word"]) for record in records] == values


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Start\n  ^a\n",
        "Value A (a)\n",
        "Value A (a)\n\nstart\n  ^a\n",
        "Value A (a)\nValue A (a)\n\nStart\n  ^a\n",
        "Value Odd A (a)\n\nStart\n  ^a\n",
        "Value A a\n\nStart\n  ^a\n",
        "Value A (a)\n\n  ^a\nStart\n  ^a\n",
        "Value A (a)\n\nStart\n  ^a\nStart\n  ^a\n",
        "Value A (a)\n\nStart\n  ^a -> Start End\n",
        "Value A (a)\n\nStart\n  ^a -> Continue Start\n",
    ],
)
def test_what_is_no_template(text: str) -> None:
    with pytest.raises(TemplateError):
        template(text)
