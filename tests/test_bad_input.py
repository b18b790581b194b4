"""Whatever a page, a rule or the settings hold: a finding or a sentence, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from qa.config import Config
from qa.finding import Level
from qa.pipeline import Request, run
from qa.sources import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from qa.report import Report

ZEBRA = "extends: existence\nlevel: error\nmessage: \"'%s' is here.\"\ntokens: [zebra]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "zebra.yml").write_text(ZEBRA, encoding="utf-8")
    (tmp_path / "good.md").write_text("A zebra.\n", encoding="utf-8")
    return tmp_path


def checked(folder: Path, name: str, data: bytes, **options: Any) -> Report:
    """Check one bad page beside a good one, whose finding must still be there."""
    (folder / name).write_bytes(data)
    return asked(name, **options)


def asked(name: str, **options: Any) -> Report:
    options = {"grammar": "none", "select": ("house", "input"), **options}
    config = Config(rules=("house",), offline=True, level="suggestion", **options)
    report = run(Request((name, "good.md"), use_cache=False), config)
    assert ("good.md", "house.zebra") in [(f.path, f.rule) for f in report.findings]
    assert not any(entry.failed for entry in report.not_run)
    assert [page.path for page in report.pages] == [name, "good.md"]
    return report


def rules_of(report: Report) -> list[str]:
    return [f.rule for f in report.findings if f.path != "good.md"]


def docx(document: bytes, name: str = "word/document.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, document)
    return file.getvalue()


class Bad(NamedTuple):
    name: str
    data: bytes
    rules: list[str]


JSONLD = b'<script type="application/ld+json">%s</script><p>zebra</p>'
SURROGATE = b"\xff\xfeA\0\x00\xd8 \0" + "zebra".encode("utf-16-le")
YAML_BOMB = b"---\n" + b"{a: " * 100_000 + b"\n---\n\nzebra\n"
ENTITY = b'<!DOCTYPE l [<!ENTITY a "lol">]><w:document>&a;</w:document>'
NESTED = b"<div>" * 10_000 + b"zebra" + b"</div>" * 10_000
PAGES = [
    Bad("empty.md", b"", ["input.empty"]),
    Bad("empty.html", b"", ["input.empty"]),
    Bad("blank.txt", b" \n\t\r\n \n", ["input.empty"]),
    Bad("mark.md", b"\xef\xbb\xbf", ["input.empty"]),
    Bad("large.md", b"x" * (2 * MAX_BYTES), ["input.unreadable"]),
    Bad("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20, ["input.binary"]),
    Bad("nul.md", b"A zebra\0 and more.\n", ["input.binary"]),
    Bad("nul.html", b"<p>A zebra\0.</p>", ["input.binary"]),
    Bad("late-nul.md", b"A zebra.\n" + b"x" * 9000 + b"\0\n", ["house.zebra"]),
    Bad("latin.md", b"Caf\xe9 zebra.\n", ["input.encoding", "house.zebra"]),
    Bad("latin.txt", b"zebra \xff\xfe\xfd", ["house.zebra", "input.encoding"]),
    Bad("utf16.md", "A zebra.\n".encode("utf-16"), ["house.zebra"]),
    Bad("utf16be.txt", b"\xfe\xff" + "A zebra.".encode("utf-16-be"), ["house.zebra"]),
    Bad("surrogate.md", SURROGATE, ["input.encoding", "house.zebra"]),
    Bad("half.md", b"\xff\xfea\0b", ["input.encoding"]),
    Bad("entity.html", b"<p>&#xD800; &#0; &#x110000; &bogus; zebra</p>", ["house.zebra"]),
    Bad("front.md", b"---\ntitle: [a\n---\n\nA zebra.\n", ["input.front-matter", "house.zebra"]),
    Bad("open-front.md", b"---\ntitle: a\n\nA zebra.\n", ["input.front-matter", "house.zebra"]),
    Bad("list-front.md", b"---\n- a\n---\n\nA zebra.\n", ["input.front-matter", "house.zebra"]),
    Bad("bomb.md", YAML_BOMB, ["input.front-matter", "house.zebra"]),
    Bad("jsonld.html", JSONLD % b'{"a": ', ["input.json-ld", "house.zebra"]),
    Bad("types.html", JSONLD % b'{"@type": [{"a": 1}, ["b"], 5]}', ["house.zebra"]),
    Bad("deep.html", NESTED, ["input.html", "house.zebra"]),
    Bad("unclosed.html", b"<b>" * 10_000 + b"zebra", ["input.html", "house.zebra"]),
    Bad("tag.html", b"<p>zebra</p><" + b"a " * 50_000, ["input.html", "house.zebra"]),
    Bad("quotes.md", b"> " * 2_000 + b"zebra\n", ["house.zebra"]),
    Bad("brackets.md", b"zebra\n\n" + b"[" * 20_000 + b"\n", ["house.zebra"]),
    Bad("stars.md", b"zebra\n\n" + b"*a " * 20_000 + b"\n", ["house.zebra"]),
    Bad("stops.md", b"zebra\n\n" + b"." * 200_000 + b"\n", ["house.zebra"]),
    Bad("word.md", b"zebra\n\n" + b"a" * 100_000 + b"\n", ["house.zebra"]),
    Bad("line.md", b"words of one line " * 58_000 + b"zebra", ["house.zebra"]),
    Bad("line.txt", b"words. Of one line. " * 50_000 + b"zebra", ["house.zebra"]),
    Bad("line.html", b"<p>" + b"words <b>of</b> one line " * 40_000 + b"zebra", ["house.zebra"]),
    Bad("broken.docx", b"PK\x03\x04 broken", ["input.docx"]),
    Bad("text.docx", b"A zebra.", ["input.docx"]),
    Bad("empty.docx", b"", ["input.docx"]),
    Bad("other.docx", docx(b"x", "hello.txt"), ["input.docx"]),
    Bad("xml.docx", docx(b"<w:document><w:body>"), ["input.docx"]),
    Bad("lol.docx", docx(ENTITY), ["input.docx"]),
]  # fmt: skip


@pytest.mark.parametrize("bad", PAGES, ids=lambda bad: bad.name)
def test_bad_page_beside_a_good_one(folder: Path, bad: Bad) -> None:
    report = checked(folder, bad.name, bad.data)
    assert sorted(rules_of(report)) == sorted(bad.rules)
    for finding in report.findings:
        assert finding.message.isprintable()
        assert "Error" not in finding.message
        assert "Traceback" not in finding.message


def test_page_whose_text_its_layout_may_bring_is_a_suggestion(folder: Path) -> None:
    report = checked(folder, "video.md", b"---\ntitle: A film\nlayout: film\n---\n")
    assert rules_of(report) == ["input.empty"]
    assert report.findings[-1].level is Level.SUGGESTION


@pytest.mark.parametrize("name", ["line.md", "word.md", "stops.md", "deep.html", "entity.html"])
def test_every_rule_gets_through_it(folder: Path, name: str) -> None:
    data = next(bad.data for bad in PAGES if bad.name == name)
    (folder / name).write_bytes(data[:300_000])
    config = Config(rules=("house",), offline=True, level="suggestion")
    report = run(Request((name, "good.md"), use_cache=False), config)
    assert ("good.md", "house.zebra") in [(f.path, f.rule) for f in report.findings]
    assert [entry.what for entry in report.not_run if entry.failed] == []


def test_page_that_is_no_file(folder: Path) -> None:
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "deep.md").write_text("x", encoding="utf-8")
    (folder / "dangling.md").symlink_to(folder / "gone")
    report = run(
        Request((".",), use_cache=False),
        Config(rules=("house",), offline=True, grammar="none", select=("house", "input")),
    )
    found = {f.path: f.rule for f in report.findings}
    assert found == {"dangling.md": "input.unreadable", "good.md": "house.zebra"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_page_that_may_not_be_read(folder: Path) -> None:
    (folder / "secret.md").write_text("zebra", encoding="utf-8")
    (folder / "secret.md").chmod(0)
    assert rules_of(asked("secret.md")) == ["input.unreadable"]


def test_settings_may_not_silence_a_page_that_was_not_read(folder: Path) -> None:
    report = checked(folder, "large.md", b"x" * (MAX_BYTES + 1), select=("house",))
    assert rules_of(report) == ["input.unreadable"]
    assert not report.verdict.ready


def qa(*args: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "qa", *args], capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    return done


def test_all_bad_pages_at_once_in_every_format(folder: Path) -> None:
    for bad in PAGES:
        (folder / bad.name).write_bytes(
            bad.data[:50_000] if len(bad.data) < MAX_BYTES else bad.data
        )
    (folder / "qa.yaml").write_text(
        "rules: [house]\ngrammar: none\noffline: true\n", encoding="utf-8"
    )
    done = qa("check", ".", "--format", "json", "--level", "suggestion")
    assert (done.returncode, done.stderr) == (1, "")
    data = json.loads(done.stdout)
    assert len(data["pages"]) == len(PAGES) + 1
    assert "good.md" in {finding["path"] for finding in data["findings"]}
    assert qa("check", ".").returncode == 1
    done = qa("check", ".", "--output", "report.html")
    assert done.returncode == 1
    assert (folder / "report.html").stat().st_size > 1000


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("qa.yaml", "offline: true\nprofil: en-US\n", "qa.yaml:2: 'profil' is not a key"),
        ("qa.yaml", "offline: [\n", "qa.yaml:2: "),
        ("qa.yaml", "rules: [huose]\n", "There is no rules folder '"),
        ("house/zebra.yml", ZEBRA + "ignorcase: true\n", "zebra.yml:5: 'ignorcase' is not a key"),
        ("house/zebra.yml", ZEBRA + "exceptions: ['(']\n", "zebra.yml:5: '(' is not a pattern"),
    ],
)  # fmt: skip
def test_wrong_set_up_is_an_error(folder: Path, name: str, text: str, sentence: str) -> None:
    (folder / "qa.yaml").write_text("rules: [house]\n", encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    done = qa("check", "good.md", "--offline", "--grammar", "none")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("format_name", ["terminal", "json", "html"])
def test_page_with_thousands_of_findings(folder: Path, format_name: str) -> None:
    (folder / "many.md").write_text("A zebra, a zebra.\n" * 2000, encoding="utf-8")
    (folder / "qa.yaml").write_text("rules: [house]\ngrammar: none\n", encoding="utf-8")
    done = qa("check", "many.md", "--offline", "--format", format_name, "--select", "house")
    assert done.returncode == 1


def test_folder_without_pages_is_an_error(folder: Path) -> None:
    (folder / "none").mkdir()
    done = qa("check", "none")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: There is no page to check in none")


def test_rule_without_end_is_named_and_the_run_says_it_is_not_whole(folder: Path) -> None:
    endless = "extends: existence\nmessage: Never.\ntokens: ['(?:a|aa)+$']\n"
    (folder / "house" / "endless.yml").write_text(endless, encoding="utf-8")
    (folder / "bad.md").write_text("a" * 200 + "!\n", encoding="utf-8")
    (folder / "qa.yaml").write_text(
        "rules: [house]\ngrammar: none\noffline: true\n", encoding="utf-8"
    )
    done = qa("check", "bad.md", "good.md")
    assert done.returncode == 2
    assert "house.endless on bad.md" in done.stdout
    assert "'zebra' is here." in done.stdout
