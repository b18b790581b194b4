"""Fixes in Word files: the words change, and not one byte of anything else."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from click.testing import CliRunner
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.cli import cli
from qa.config import Config
from qa.document import Span
from qa.finding import Edit
from qa.fixing import Refused, mend, spliced
from qa.pipeline import onlooker
from qa.readers import read
from qa.readers.docx_edits import WordFile
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.testing import Result

    from qa.finding import Finding

    Look = Callable[[Source], Sequence[Finding]]

ROOT = Path(__file__).parent.parent
RULE = (
    'extends: substitution\nlevel: error\nmessage: "Write %s."\nsafe: true\nswap: {zebra: horse}\n'
)
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "house").mkdir()
    (folder / "house" / "zebra.yml").write_text(RULE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def look(house: Path) -> Look:
    config = Config(rules=(str(house),), select=("house",), grammar="none")
    return onlooker(config, date(2026, 11, 28))


def word(*paragraphs: str, **parts: bytes) -> Source:
    """Make a file whose body is this XML, with more parts, or settings, beside it."""
    file, out = docx.Document(), io.BytesIO()
    for inner in paragraphs:
        file.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w', 'r')}>{inner}</w:p>"))
    for setting in parts.pop("settings", b"").decode().split():
        file.settings.element.append(parse_xml(f"<w:{setting} {nsdecls('w')}/>"))
    file.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return Source("page.docx", out.getvalue(), "docx")


def run(text: str, facts: str = "") -> str:
    return f'<w:r><w:rPr>{facts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraph(data: bytes, nth: int = 0) -> Any:
    return docx.Document(io.BytesIO(data)).paragraphs[nth]


def test_words_change_and_no_other_byte_does(look: Look) -> None:
    source = word(run("A ", "<w:i/>") + run("zebra &amp; a zebra", "<w:b/>") + run(" of ours."))
    done = mend(source, look)
    before, after = parts(source.data), parts(done.data)
    assert list(after) == list(before)
    assert after.pop(DOCUMENT) == before.pop(DOCUMENT).replace(b"zebra", b"horse")
    assert after == before
    assert [(r.text, r.bold) for r in paragraph(done.data).runs] == [
        ("A ", None), ("horse & a horse", True), (" of ours.", None)
    ]  # fmt: skip
    again = mend(Source("page.docx", done.data, "docx"), look)
    assert (again.data, again.made) == (done.data, ())


def test_fix_across_runs_keeps_the_formatting_of_the_first(look: Look) -> None:
    source = word(run("A z", "<w:b/>") + run("eb", "<w:i/>") + run("ra of ours."))
    runs = paragraph(mend(source, look).data).runs
    assert [(r.text, r.bold, r.italic) for r in runs] == [
        ("A horse", True, None), ("", None, True), (" of ours.", None, None)
    ]  # fmt: skip


def test_only_what_differs_is_replaced() -> None:
    source = word(run("recieve ") + run("now", "<w:b/>"))
    after = WordFile(source.data).edited([Edit(Span(0, 11), "receive now")])
    assert [(r.text, r.bold) for r in paragraph(after).runs] == [("receive ", None), ("now", True)]


def test_blanks_at_the_edge_stay_blanks() -> None:
    source = word("<w:r><w:t>one</w:t></w:r>" + run("two"))
    after = WordFile(source.data).edited([Edit(Span(3, 3), " ")])
    assert b'<w:t xml:space="preserve">one </w:t>' in parts(after)[DOCUMENT]


BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
    "2006'><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>A zebra.</w:t></w:r>"
    "</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
FIELD = "<w:fldSimple w:instr='REF x'><w:r><w:t>zebra</w:t></w:r></w:fldSimple>"
LONG_FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TITLE</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>zebra</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "why"),
    [(BOX, "text box"), (FIELD, "no plain text"), (LONG_FIELD, "no plain text")],
)
def test_what_cannot_be_fixed_is_said_and_the_rest_is_fixed(
    look: Look, inner: str, why: str
) -> None:
    source = word(run("A zebra."), run("My ") + inner)
    done = mend(source, look)
    assert paragraph(done.data).text == "A horse."
    assert len(done.made) == 1
    [(finding, reason)] = done.left
    assert finding.match == "zebra"
    assert why in reason


def test_words_of_a_link_are_fixed(look: Look) -> None:
    field = LONG_FIELD.replace("TITLE", 'HYPERLINK "https://example.org/"')
    assert b"<w:t>horse</w:t>" in parts(mend(word(run("My ") + field), look).data)[DOCUMENT]


def test_words_of_a_footnote_are_fixed(look: Look) -> None:
    file, out = docx.Document(), io.BytesIO()
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>A zebra.</w:t></w:r></w:p></w:footnote>"
    xml = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", xml, file.part.package)
    file.part.relate_to(part, "http://schemas.example.org/footnotes")
    reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    file.add_paragraph("It helps")._p.append(parse_xml(reference))
    file.save(out)
    source = Source("page.docx", out.getvalue(), "docx")
    before, after = parts(source.data), parts(mend(source, look).data)
    assert [name for name in before if before[name] != after[name]] == ["word/footnotes.xml"]
    assert after["word/footnotes.xml"] == xml.replace(b"zebra", b"horse")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"settings": b"trackRevisions"}, "tracks changes"),
        ({"_xmlsignatures__sig1.xml": b"<x/>"}, "signed"),
    ],
)
def test_file_that_must_stay_as_it_is(look: Look, more: dict[str, bytes], why: str) -> None:
    with pytest.raises(Refused, match=why):
        mend(word(run("A zebra."), **more), look)
    assert mend(word(run("A mare."), **more), look).made == ()


def with_document(source: Source, change: Callable[[bytes], bytes]) -> Source:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts(source.data).items():
            archive.writestr(name, change(data) if name == DOCUMENT else data)
    return Source("page.docx", out.getvalue(), "docx")


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"zebra", b"ze<!-- x -->bra"),
        lambda xml: xml.replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'>]>", 1),
        lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
)
def test_xml_that_word_does_not_write_is_left_alone(
    look: Look, change: Callable[[bytes], bytes]
) -> None:
    source = with_document(word(run("A zebra, a zebra.")), change)
    before = source.data
    try:
        after = mend(source, look).data
    except Refused:
        after = before
    assert after == before


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text("ab é<&\u00a0\U0001f600", min_size=1, max_size=6), min_size=1, max_size=6),
    st.data(),
)
def test_any_edit_changes_what_it_says_and_nothing_else(
    texts: list[str], data: st.DataObject
) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    source = word(run("x") + "".join(map(run, escaped)) + run("y"), run("Not touched."))
    text = read(source).source
    line = text.index("\n")
    start = data.draw(st.integers(1, line - 1))
    edit = Edit(
        Span(start, data.draw(st.integers(start, line - 1))),
        data.draw(st.text("ab <&", max_size=4)),
    )
    after = WordFile(source.data).edited([edit])
    assert read(Source("page.docx", after, "docx")).source == spliced(text, [edit])
    tags = re.compile(rb"<w:t xml:space=\"preserve\">[^<]*</w:t>")
    assert tags.sub(b"", parts(after)[DOCUMENT]) == tags.sub(b"", parts(source.data)[DOCUMENT])


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    chosen = f"rules: ['{house}']\nselect: [house]\ngrammar: none\n"
    (tmp_path / "qa.yaml").write_text(chosen, encoding="utf-8")
    source = word(run("A zebra."), run("My ") + FIELD)
    (tmp_path / "page.docx").write_bytes(source.data)
    return tmp_path


def fix(*args: str) -> Result:
    return CliRunner().invoke(cli, ["fix", "page.docx", *args])


def test_command(folder: Path) -> None:
    os.chmod(folder / "page.docx", 0o640)  # noqa: PTH101
    shown = fix("--diff")
    assert "-A zebra.\n+A horse.\n" in shown.stdout
    done = fix()
    assert "page.docx: 1 fix made" in done.stdout
    assert "page.docx:2:4: not fixed (house.zebra). These words are no plain text" in done.stderr
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / "page.docx").stat().st_mode) == 0o640
    after = (folder / "page.docx").read_bytes()
    assert paragraph(after).text == "A horse."
    assert fix().exit_code == 0
    assert (folder / "page.docx").read_bytes() == after


def test_command_leaves_a_file_that_is_open_in_word(folder: Path) -> None:
    (folder / "~$ge.docx").write_bytes(b"somebody")
    before = (folder / "page.docx").read_bytes()
    assert "It is open in Word" in fix().stderr
    assert (folder / "page.docx").read_bytes() == before
