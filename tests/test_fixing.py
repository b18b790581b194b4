from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.config import Config
from qa.document import Span
from qa.finding import Edit, Fix
from qa.fixing import Refused, is_safe, made, mend, spliced, touches_facts
from qa.pipeline import onlooker
from qa.readers import read
from qa.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from qa.finding import Finding

    Look = Callable[[Source], list[Finding]]

ROOT = Path(__file__).parent.parent
RULES = {
    "blank": ("Two  blanks", "Two blanks"),
    "horse": ("zebra", "horse"),
    "wide": ("zebra crossing", "wide road"),
    "ring": ("one", "two"),
    "dose": ("5 grams", "6 grams"),
    "drug": ("metformine", "metformin"),
    "name": ("hepatits", "hepatitis"),
}
RULE = (
    'extends: substitution\nlevel: error\nmessage: "Write %s."\nsafe: true\nswap: {{"{}": "{}"}}\n'
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "house"
    folder.mkdir()
    for name, (wrong, right) in RULES.items():
        (folder / f"{name}.yml").write_text(RULE.format(wrong, right), encoding="utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def look(house: Path) -> Look:
    config = Config(rules=(str(house),), select=("house",), grammar="none")
    return onlooker(config, date(2026, 11, 28))


@pytest.fixture(scope="module")
def look_at_all() -> Look:
    return onlooker(Config(grammar="none", level="suggestion"), date(2026, 11, 28))


def page(text: str | bytes, kind: str = "markdown") -> Source:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return Source("page.md", data, kind)


def mended(text: str | bytes, look: Look) -> str:
    return mend(page(text), look).data.decode("utf-8")


def test_safe_fix_is_made_and_twice_is_once(look: Look) -> None:
    once = mend(page("# A\n\nTwo  blanks and a **zebra**.\n"), look)
    assert once.data == b"# A\n\nTwo blanks and a **horse**.\n"
    assert {finding.rule for finding in once.made} == {"house.blank", "house.horse"}
    assert mend(page(once.data), look).data == once.data


@pytest.mark.parametrize("fault", ["Take 5 grams.", "Take metformine.", "It is hepatits."])
def test_facts_are_never_touched(look: Look, fault: str) -> None:
    assert mended(fault, look) == fault
    (finding,) = look(page(fault))
    document = read(page(fault))
    assert finding.fixes[0].safe
    assert touches_facts(finding.fixes[0], document)
    assert not is_safe(finding.fixes[0], document)


def fix_of(source: str, wrong: str, right: str) -> tuple[Fix, Source]:
    at = source.index(wrong)
    return Fix("x", (Edit(Span(at, at + len(wrong)), right),), safe=True), page(source)


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Take 1.0 mg.", "1.0", "1"),
        ("Take 10 mg.", "mg", "mcg"),
        ("Take 10 mg daily.", "daily", "weekly"),
        ("Take two tablets.", "tablets", "capsules"),
        ("For hypertension.", "hyper", "hypo"),
        ("Take insulin.", "insulin", "inulin"),
        ("Take it 12 h apart.", "12 h", "1 2 h"),
    ],
)
def test_what_counts_as_a_fact(source: str, wrong: str, right: str) -> None:
    fix, written = fix_of(source, wrong, right)
    assert touches_facts(fix, read(written))


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Take 10  mg now.", "  ", " "),
        ("Take\u200b 10 mg.", "\u200b", ""),
        ("See https://a.org/p?id=5&utm_source=x now.", "&utm_source=x", ""),
        ("In order to rest.", "In order to", "To"),
    ],
)
def test_what_is_no_fact(source: str, wrong: str, right: str) -> None:
    fix, written = fix_of(source, wrong, right)
    assert is_safe(fix, read(written))


def test_of_two_that_overlap_one_is_made(look: Look) -> None:
    after = mended("At the zebra crossing.\n", look)
    assert after in {"At the horse crossing.\n", "At the wide road.\n"}
    assert mended(after, look) == after


def test_fix_that_brings_a_new_finding_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "a.yml").write_text(RULE.format("cat", "dog"), encoding="utf-8")
    worse = "extends: existence\nlevel: error\nmessage: No.\ntokens: [dog]\n"
    (folder / "b.yml").write_text(worse, encoding="utf-8")
    (folder / "c.yml").write_text(RULE.format("hen", "cock"), encoding="utf-8")
    config = Config(rules=(str(tmp_path),), select=("house",), grammar="none")
    look = onlooker(config, date(2026, 11, 28))
    assert mended("A cat and a hen.\n", look) == "A cat and a cock.\n"


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbfA zebra.\r\n\r\nTwo  blanks.\r\n",
        "\ufeffA zebra, caf\u00e9 \U0001f600.\n".encode("utf-16-le"),
        "\ufeffA zebra.\n".encode("utf-16-be"),
        b"A zebra.\rOne line.\n\rno end",
    ],
)
def test_bytes_around_stay(look: Look, before: bytes) -> None:
    after = mend(page(before), look).data
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(before[:2], "utf-8")
    wanted = before.replace("zebra".encode(encoding), "horse".encode(encoding))
    assert after == wanted.replace(b"Two  blanks", b"Two blanks")


def test_page_that_cannot_be_written_as_it_was_read(look: Look) -> None:
    with pytest.raises(Refused, match="encoding"):
        mend(page(b"A zebra \xff\xfe in UTF-8: \xc3\xa9 \xe2\x82.\n\x81\x8d"), look)
    fix, _ = fix_of("zebra", "zebra", "horse")
    with pytest.raises(Refused, match="Word"):
        made(page(b"PK", "docx"), [])
    assert fix.safe


def test_line_ends_are_those_of_the_page() -> None:
    edit = Edit(Span(1, 1), "\nx\n")
    assert spliced("a\r\nb", [edit]) == "a\r\nx\r\n\r\nb"
    assert spliced("a\nb", [edit]) == "a\nx\n\nb"


@pytest.mark.parametrize(
    "name",
    sorted(p.name for p in (ROOT / "content").rglob("*.*") if p.suffix in {".md", ".html", ".txt"}),
)
def test_our_pages(look_at_all: Look, name: str) -> None:
    path = next((ROOT / "content").rglob(name))
    holds_after_fixing(load(str(path)), look_at_all)


def holds_after_fixing(source: Source, look: Look) -> None:
    """Fixed findings are gone, none is new, and a second run changes nothing."""
    done = mend(source, look)
    after = replace(source, data=done.data)
    before, now = look(source), look(after)
    assert len(now) <= len(before) - len(done.made)
    assert mend(after, look).data == done.data


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    settings = f"rules: ['{house}']\nselect: [house]\ngrammar: none\n"
    (tmp_path / "qa.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "page.md").write_text("A zebra.\n\nTake 5 grams.\n", encoding="utf-8")
    return tmp_path


def fix(*args: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli, ["fix", "page.md", *args], input=answers)


def text(folder: Path) -> str:
    return (folder / "page.md").read_text(encoding="utf-8")


def test_command_writes_and_keeps_permissions(folder: Path) -> None:
    os.chmod(folder / "page.md", 0o640)  # noqa: PTH101
    done = fix()
    assert done.exit_code == 0
    assert "page.md: 1 fix made" in done.stdout
    assert text(folder) == "A horse.\n\nTake 5 grams.\n"
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / "page.md").stat().st_mode) == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["page.md", "qa.yaml"]
    assert "0 fixes made" in fix().stderr


def test_command_check_and_diff_write_nothing(folder: Path) -> None:
    before = text(folder)
    checked = fix("--check")
    assert checked.exit_code == 1
    assert "page.md: 1 fix could be made" in checked.stdout
    shown = fix("--diff")
    assert shown.exit_code == 1
    assert "-A zebra.\n+A horse.\n" in shown.stdout
    assert text(folder) == before
    fix()
    assert fix("--check").exit_code == 0


def test_command_asks_about_facts(folder: Path) -> None:
    done = fix("--suggested", answers="1\n")
    assert "    - Take 5 grams.\n  1 + Take 6 grams.\n" in done.stdout
    assert "be sure" in done.stdout
    assert text(folder) == "A zebra.\n\nTake 6 grams.\n"


def test_command_does_not_ask_twice_about_the_same_words(folder: Path, house: Path) -> None:
    settings = f"rules: ['{house}']\nselect: [house.dose, other]\ngrammar: none\n"
    (folder / "rules" / "other").mkdir(parents=True)
    other = RULE.format("Take 5 grams", "Take 7 grams")
    (folder / "rules" / "other" / "take.yml").write_text(other, encoding="utf-8")
    settings = settings.replace("rules: [", f"rules: ['{folder / 'rules'}', ")
    (folder / "qa.yaml").write_text(settings, encoding="utf-8")
    done = fix("--suggested", answers="1\n1\n")
    assert done.stdout.count("Which?") == 1
    assert text(folder) == "A zebra.\n\nTake 7 grams.\n"


@pytest.mark.parametrize("answers", ["\n", "q\n"])
def test_command_takes_no_for_an_answer(folder: Path, answers: str) -> None:
    before = text(folder)
    assert fix("--suggested", answers=answers).exit_code == 0
    assert text(folder) == before


def test_command_goes_on_after_a_page_it_cannot_write(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"A zebra \xc3\xa9 \x81 \xe2\x82.\n")
    done = CliRunner().invoke(cli, ["fix", "bad.md", "page.md"])
    assert "bad.md: left as it is. Its encoding is not clear" in done.stderr
    assert "A horse" in text(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_command_writes_what_a_link_leads_to(folder: Path) -> None:
    (folder / "real.md").write_text("A zebra.\n", encoding="utf-8")
    (folder / "link.md").symlink_to("real.md")
    subprocess.run(
        [sys.executable, "-m", "qa", "fix", "link.md"], check=True, capture_output=True, cwd=folder
    )
    assert (folder / "link.md").is_symlink()
    assert (folder / "real.md").read_text(encoding="utf-8") == "A horse.\n"
