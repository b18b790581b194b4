"""What a Word file holds, in files made with python-docx here."""

import base64
import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.document import BlockKind, Document, InlineKind, RevisionKind, Span
from qa.readers.docx import read
from qa.sources import Source

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
NOTES = "<w:{0}s {1}><w:{0} w:id='2'><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}></w:{0}s>"


def made(build: Callable[[Any], object]) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    build(file)
    file.save(out)
    return out.getvalue()


def page(build: Callable[[Any], object]) -> Document:
    return opened(made(build))


def opened(data: bytes) -> Document:
    document = read(Source("page.docx", data, "docx"))
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(document.source)
        last = block.span.end
        [piece] = block.pieces
        assert document.source[piece.source_start : piece.source_end] == block.text
        assert (piece.start, piece.end) == (0, len(block.text))
    for link in document.links:
        assert document.source[slice(*link.target_span)] in (link.text, link.target)
    return document


def body(*paragraphs: str) -> Document:
    """Read a file whose body is this XML."""

    def build(file: Any) -> None:
        for xml in paragraphs:
            wrapped = f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>"
            file.element.body.insert(-1, parse_xml(wrapped))

    return page(build)


def run(text: str, facts: str = "") -> str:
    return f'<w:r><w:rPr>{facts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Return the file with one part changed, or left out where `change` gives None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content: bytes | None = old.read(part)
            if part.filename == name:
                content = change(content or b"")
            if content is not None:
                new.writestr(part, content)
    return out.getvalue()


class TestBlocks:
    def test_headings_and_paragraphs(self) -> None:
        def build(file: Any) -> None:
            file.add_heading("Mumps", 0)
            file.add_heading("Symptoms", 2)
            file.add_paragraph("  A high fever. ")
            file.add_paragraph("   ")
            file.add_heading("Deep", 9)

        document = page(build)
        facts = [(block.kind, block.level, block.text) for block in document.blocks]
        assert facts == [
            (BlockKind.HEADING, 1, "Mumps"),
            (BlockKind.HEADING, 2, "Symptoms"),
            (BlockKind.PARAGRAPH, 0, "A high fever."),
            (BlockKind.HEADING, 6, "Deep"),
        ]
        assert document.source == "Mumps\nSymptoms\n  A high fever. \nDeep\n"
        assert document.position(document.blocks[2].span.start) == (3, 3)

    def test_lists_by_style(self) -> None:
        def build(file: Any) -> None:
            file.add_paragraph("one", "List Bullet")
            file.add_paragraph("sub", "List Bullet 2")
            file.add_paragraph("two", "List Bullet")
            file.add_paragraph("Then:")
            file.add_paragraph("first", "List Number")

        facts = [(b.text, b.level, b.group, b.ordered, b.within) for b in page(build).blocks]
        assert facts == [
            ("one", 1, 1, False, ()),
            ("sub", 2, 2, False, (BlockKind.LIST_ITEM,)),
            ("two", 1, 1, False, ()),
            ("Then:", 0, 0, False, ()),
            ("first", 1, 3, True, ()),
        ]

    def test_lists_by_numbering(self) -> None:
        def build(file: Any) -> None:
            for number in file.part.numbering_part.element.num_lst[:2]:
                paragraph = file.add_paragraph("item")
                place = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                place.get_or_add_numId().val = number.numId
                place.get_or_add_ilvl().val = 0

        first, second = page(build).blocks
        assert first.kind is BlockKind.LIST_ITEM
        assert first.group != second.group

    def test_tables(self) -> None:
        def build(file: Any) -> None:
            table = file.add_table(2, 2)
            for nth, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = f"cell {nth}"
            table.cell(1, 1).add_paragraph("more")

        facts = [(b.kind.value, b.level, b.group, b.text) for b in page(build).blocks]
        assert facts == [
            ("table-header", 1, 1, "cell 0"),
            ("table-header", 1, 1, "cell 1"),
            ("table-cell", 2, 1, "cell 2"),
            ("table-cell", 2, 1, "cell 3"),
            ("table-cell", 2, 1, "more"),
        ]

    def test_a_short_bold_line_stands_as_heading(self) -> None:
        heading, sentence = body(
            run("When to ", "<w:b/>") + run("call", "<w:b/><w:i/>"), run("Stop.", "<w:b/>")
        ).blocks
        assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 0, "When to call")
        assert sentence.kind is BlockKind.PARAGRAPH

    def test_runs_are_marked(self) -> None:
        [block] = body(
            run("a", '<w:b w:val="0"/>')
            + run("b", '<w:rStyle w:val="Strong"/>')
            + run("c", "<w:i/>")
            + run("2", '<w:vertAlign w:val="superscript"/>')
        ).blocks
        found = [(inline.kind, block.text[inline.start : inline.end]) for inline in block.inlines]
        assert found == [
            (InlineKind.STRONG, "b"),
            (InlineKind.EMPHASIS, "c"),
            (InlineKind.SUPERSCRIPT, "2"),
        ]

    def test_letters_that_are_elements(self) -> None:
        [block] = body(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
            "<w:t>d\ne</w:t><w:softHyphen/><w:sym w:font='x' w:char='2713'/></w:r>"
        ).blocks
        assert block.text == "a b\tc\u2011d e\u2713"

    def test_quotes_captions_and_what_is_no_text(self) -> None:
        def build(file: Any) -> None:
            file.add_paragraph("Said.", "Quote")
            file.add_paragraph("Figure 1", "Caption")
            file.sections[0].header.paragraphs[0].text = "Header"
            file.styles.add_style("toc 1", 1)
            file.add_paragraph("Contents … 3", "toc 1")
            file.add_paragraph("x").runs[0].font.hidden = True

        quote, caption = page(build).blocks
        assert (quote.kind, quote.within) == (BlockKind.PARAGRAPH, (BlockKind.QUOTE,))
        assert (caption.kind, caption.text) == (BlockKind.CAPTION, "Figure 1")

    @pytest.mark.parametrize("kind", ["footnote", "endnote"])
    def test_footnotes(self, kind: str) -> None:
        def build(file: Any) -> None:
            xml = NOTES.format(kind, nsdecls("w"), "Smith 2020.").encode()
            part = Part(PackURI(f"/word/{kind}s.xml"), "application/xml", xml, file.part.package)
            file.part.relate_to(part, f"http://x.org/{kind}s")
            reference = f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="2"/></w:r>'
            file.add_paragraph("It helps")._p.append(parse_xml(reference))

        text, note = page(build).blocks
        assert text.text == "It helps[1]"
        assert text.inlines[0].kind is InlineKind.SUPERSCRIPT
        assert (note.kind, note.text) == (BlockKind.FOOTNOTE, "Smith 2020.")

    def test_text_boxes_once(self) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
        document = body(
            run("Before") + '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006"><mc:Choice>{box.format("Box")}</mc:Choice>'
            f"<mc:Fallback>{box.format('Box')}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert [block.text for block in document.blocks] == ["Before", "Box"]


class TestLinks:
    def test_a_relationship(self) -> None:
        def build(file: Any) -> None:
            target = file.part.relate_to("https://a.org/", RELATIONSHIP_TYPE.HYPERLINK, True)
            xml = f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}">{run("this")}</w:hyperlink>'
            file.add_paragraph("See ")._p.append(parse_xml(xml))

        document = page(build)
        [link] = document.links
        assert (link.target, link.text, link.target_span) == ("https://a.org/", "this", (4, 8))
        assert document.blocks[0].inlines[0].kind is InlineKind.LINK

    def test_fields(self) -> None:
        simple = f"<w:fldSimple w:instr=' HYPERLINK \"http://b.org\" '>{run('b')}</w:fldSimple>"
        char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        long = (
            char.format("begin")
            + '<w:r><w:instrText> HYPERLINK "http://c.org" \\l "top" </w:instrText></w:r>'
            + char.format("separate") + run("c c") + char.format("end") + run(" d")
        )  # fmt: skip
        document = body(simple, long)
        assert [(link.target, link.text) for link in document.links] == [
            ("http://b.org", "b"),
            ("http://c.org#top", "c c"),
        ]
        assert document.source == "b\nc c d\n"

    def test_a_field_that_never_ends_hides_only_its_paragraph(self) -> None:
        open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("lost")
        assert [block.text for block in body(open_field, run("kept")).blocks] == ["kept"]

    def test_places_in_the_file_and_bare_addresses(self) -> None:
        document = body(
            '<w:bookmarkStart w:id="1" w:name="top"/>' + run("https://a.org/x"),
            f'<w:hyperlink w:anchor="top">{run("up")}</w:hyperlink>',
        )
        assert [link.target for link in document.links] == ["https://a.org/x", "#top"]
        assert document.anchors == {"top"}


class TestPictures:
    def test_alternative_text_has_its_own_line(self) -> None:
        def build(file: Any) -> None:
            for alt in ("A swollen\nneck", None):
                file.add_picture(io.BytesIO(PIXEL))
                facts = file.element.body.xpath(".//wp:docPr")[-1]
                if alt:
                    facts.set("descr", alt)
            file.add_paragraph("End")

        document = page(build)
        assert [image.alt for image in document.images] == ["A swollen neck", None]
        assert document.images[0].target.startswith("media/")
        assert [(block.kind.value, block.text) for block in document.blocks] == [
            ("alt", "A swollen neck"),
            ("paragraph", "End"),
        ]


class TestEditing:
    def test_comments(self) -> None:
        def build(file: Any) -> None:
            paragraph = file.add_paragraph("Take ")
            marked = paragraph.add_run("two tablets")
            paragraph.add_run(" daily.")
            file.add_comment([marked], text="Which strength?", author="Dr Lee", initials="L")

        document = page(build)
        [comment] = document.comments
        assert (comment.text, comment.author) == ("Which strength?", "Dr Lee")
        assert document.source[slice(*comment.span)] == "two tablets"
        assert document.source == "Take two tablets daily.\n"

    def test_tracked_changes(self) -> None:
        document = body(
            run("Take ")
            + '<w:del w:id="1" w:author="A"><w:r><w:delText>one</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="B">{run("two")}</w:ins>'
            + f'<w:ins w:id="3" w:author="B">{run(" now")}</w:ins>'
            + f'<w:moveFrom w:id="4" w:author="B">{run("gone")}</w:moveFrom>'
            + run(".")
        )
        assert document.source == "Take two now.\n"
        assert document.revisions == (
            (RevisionKind.DELETED, "one", "A", Span(5, 5)),
            (RevisionKind.INSERTED, "two now", "B", Span(5, 12)),
            (RevisionKind.DELETED, "gone", "B", Span(12, 12)),
        )

    def test_a_paragraph_that_was_deleted(self) -> None:
        document = body(
            '<w:del w:author="A"><w:r><w:delText>All of it</w:delText></w:r></w:del>', run("Next")
        )
        assert document.source == "Next\n"
        assert document.revisions[0].span == (0, 0)


class TestFacts:
    def test_properties(self) -> None:
        def build(file: Any) -> None:
            properties = file.core_properties
            properties.title, properties.author = "Mumps", "Dr Lee"
            properties.modified = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
            properties.language = "en-GB"

        metadata = page(build).metadata
        assert metadata["title"] == "Mumps"
        assert metadata["author"] == "Dr Lee"
        assert metadata["modified"].startswith("2024-05-01T09:30:00")
        assert metadata["language"] == "en-GB"

    def test_language_is_that_of_the_style(self) -> None:
        assert page(lambda _: None).language == "en-US"

    def test_no_properties_are_invented(self) -> None:
        data = rewritten(made(lambda _: None), "docProps/core.xml", lambda _: None)
        data = rewritten(data, "_rels/.rels", _without_core)
        assert opened(data).metadata == {}


def _without_core(rels: bytes) -> bytes:
    start = rels.rindex(b"<Relationship ", 0, rels.index(b"core-properties"))
    return rels[:start] + rels[rels.index(b"/>", start) + 2 :]


WHOLE = made(lambda file: (file.add_heading("H"), file.add_paragraph("C", "List Bullet")))


def archive(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            new.writestr(name, content)
    return out.getvalue()


def entities(document: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + nth, b"&%c;" % (97 + nth) * 10) for nth in range(9)
    )
    bomb += b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    head, rest = document.split(b"<w:document", 1)
    rest = rest.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>A&j;&file;B</w:t></w:r></w:p>")
    return head + bomb + b"<w:document" + rest


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["zip", "word/document.xml", "word/styles.xml"]))
def test_a_damaged_file_never_raises(seed: int, part: str) -> None:
    chance = random.Random(seed)

    def damage(data: bytes) -> bytes:
        bytes_ = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            bytes_[chance.randrange(len(bytes_))] = chance.choice(b"<>/ wrp1\0\xff&;")
        return bytes(bytes_)

    document = opened(damage(WHOLE) if part == "zip" else rewritten(WHOLE, part, damage))
    assert document.faults or document.blocks


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "not a Word file"),
            (b"{\\rtf1 text}", "not a Word file"),
            (b"PK\x03\x04 broken", "damaged"),
            (made(lambda _: None)[:-40], "damaged"),
            (made(lambda _: None)[:9000], "damaged"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Word file"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "password",
            ),
            (archive(("a.txt", b"a")), "not a Word file"),
            (archive(("[Content_Types].xml", b"<x")), "damaged"),
            (archive(("bomb", b"\0" * 65_000_000)), "unpack"),
            (archive(("bomb", b"\0" * 2_000_000)), "unpack"),
            (archive(*((f"{nth}", b"") for nth in range(5001))), "unpack"),
            (rewritten(made(lambda _: None), "word/document.xml", lambda _: None), "damaged"),
            (rewritten(made(lambda _: None), "word/document.xml", lambda _: b"<w"), "damaged"),
            (
                rewritten(
                    made(lambda _: None),
                    "word/document.xml",
                    lambda xml: xml.replace(b"<w:body>", b"<w:x>" * 300 + b"<w:body>"),
                ),
                "damaged",
            ),
        ],
        ids=range(15),
    )
    def test_a_file_that_cannot_be_read_is_a_fault(self, data: bytes, says: str) -> None:
        document = opened(data)
        assert document.blocks == ()
        [fault] = document.faults
        assert (fault.name, fault.span) == ("docx", Span(0, 0))
        assert says in fault.message

    def test_entities_are_not_expanded(self) -> None:
        whole = made(lambda file: file.add_paragraph("C"))
        bomb = opened(rewritten(whole, "word/document.xml", entities))
        assert len(bomb.source) < 100

        def local(document: bytes) -> bytes:
            return entities(document).replace(b"&j;", b"")

        assert opened(rewritten(whole, "word/document.xml", local)).source == "A\nC\n"

    @pytest.mark.parametrize("name", ["word/styles.xml", "word/settings.xml", "docProps/core.xml"])
    def test_parts_that_are_missing_or_empty(self, name: str) -> None:
        whole = made(lambda file: file.add_paragraph("C"))
        for change in (lambda _: None, lambda _: b"", lambda _: b"<x/>"):
            document = opened(rewritten(whole, name, change))
            assert document.faults or [block.text for block in document.blocks] == ["C"]
