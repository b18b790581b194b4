"""Write content/treatments/cognitive-behavioural-therapy.docx, the same bytes every time.

Run it after a change here: python tests/content/make_docx.py
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

TARGET = (
    Path(__file__).resolve().parents[2]
    / "content"
    / "treatments"
    / "cognitive-behavioural-therapy.docx"
)
WRITTEN = dt.datetime(2025, 9, 4, 9, 30, tzinfo=dt.UTC)
CHANGED = dt.datetime(2026, 2, 11, 15, 5, tzinfo=dt.UTC)
EDITOR = "Siobhan Keane"

OVERVIEW = (
    (
        "Cognitive behavioural therapy (CBT) is a talking therapy. With a trained therapist, you "
        "look at how your thoughts, feelings and actions affect each other."
    ),
    "It is used for anxiety, depression, panic, obsessive-compulsive disorder and other problems.",
    "In England you can refer yourself to an NHS talking therapies service without seeing a GP.",
)
HOW = (
    (
        "When you feel low or afraid, it is easy to slip into habits that keep the feeling going. "
        "You may stay at home, and then never find out that things would have gone well."
    ),
    "In CBT you and your therapist break a problem like this into small parts:",
)
PARTS = (
    "what happened",
    "what you thought",
    "how you felt in your mind and body",
    "what you did next",
)
SESSIONS = (
    ("When", "What you do", "What you take home"),
    ("First session", "Talk about your problem and agree on goals", "A diary"),
    ("Middle sessions", "Learn a skill and try it out", "Practice for the week"),
    ("Last session", "Look back at what has helped", "A plan for bad days"),
)
QUESTIONS = (
    "How will we know if it is helping?",
    "How much practice is there between sessions?",
    "What should I do if I miss a session?",
)
REFERENCES = (
    (
        "NHS. ",
        "Cognitive behavioural therapy (CBT)",
        "https://www.nhs.uk/tests-and-treatments/cognitive-behavioural-therapy-cbt/",
    ),
    (
        "National Institute for Health and Care Excellence. ",
        "Generalised anxiety disorder and panic disorder in adults: management (CG113)",
        "https://www.nice.org.uk/guidance/cg113/chapter/Recommendations",
    ),
)


def stamp(when: dt.datetime) -> str:
    """Write a date as Word does in its mark-up."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def add_link(paragraph: Paragraph, text: str, url: str) -> None:
    """Append a hyperlink, which python-docx can read but not write."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True))
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def add_change(paragraph: Paragraph, kind: str, number: int, text: str) -> None:
    """Append a tracked insertion (ins) or deletion (del) that nobody has accepted."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(number))
    change.set(qn("w:author"), EDITOR)
    change.set(qn("w:date"), stamp(CHANGED))
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def set_properties(document: Document) -> None:
    """Fill the core properties, with dates that never change."""
    properties = document.core_properties
    properties.title = "Cognitive behavioural therapy (CBT)"
    properties.author = "Siobhan Keane, health writer"
    properties.last_modified_by = EDITOR
    properties.subject = "What cognitive behavioural therapy is and what happens in a session."
    properties.keywords = "CBT, talking therapy, anxiety, depression"
    properties.category = "treatment"
    properties.comments = ""
    properties.language = "en-GB"
    properties.revision = 7
    properties.created = WRITTEN.replace(tzinfo=None)
    properties.modified = CHANGED.replace(tzinfo=None)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), "en-GB")


def drop_ballast(document: Document) -> None:
    """Leave out what the template brings and this page does not use: nine tenths of the bytes."""
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith(("/stylesWithEffects", "/customXml")):
            document.part.rels.pop(relation.rId)
    package = document.part.package
    for relation in list(package.rels.values()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(relation.rId)
    used = {"Normal Table", "Table Grid"}
    for style in list(document.styles.element.iter(qn("w:style"))):
        name = style.find(qn("w:name"))
        if style.get(qn("w:type")) == "table" and name.get(qn("w:val")) not in used:
            document.styles.element.remove(style)


def write_page(document: Document) -> None:
    """Put the page together, its planted faults included."""
    document.add_heading("Cognitive behavioural therapy (CBT)", level=0)
    document.add_paragraph(
        "Written by Siobhan Keane, health writer. Clinically reviewed by Daniel Frome, DClinPsy."
    )
    document.add_paragraph("Page last reviewed: 11 February 2026. Next review due: February 2029.")

    document.add_heading("Overview", level=1)
    for text in OVERVIEW:
        document.add_paragraph(text)

    document.add_heading("How it works", level=1)
    for text in HOW:
        document.add_paragraph(text)
    for text in PARTS:
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph(
        "You then try out new ways to think and act, first in the session and later in daily life."
    )

    document.add_heading("Benefits", level=1)
    document.add_paragraph("CBT is proven to cure anxiety, and most people like its clear steps.")
    figure = document.add_paragraph("Our therapists find that it ")
    claim = figure.add_run("works for 95% of people")
    figure.add_run(" who finish the course.")
    comment = document.add_comment(
        claim,
        text="Check this figure with Dr Frome before we publish.",
        author=EDITOR,
        initials="SK",
    )
    comment._comment_elm.set(qn("w:date"), stamp(CHANGED))
    document.add_paragraph("What you learn stays with you, and you can use it again years later.")

    document.add_heading("What happens during a session", level=1)
    length = document.add_paragraph("A course usually has ")
    add_change(length, "del", 901, "five to 15")
    add_change(length, "ins", 902, "6 to 20")
    length.add_run(" sessions, once a week or every 2 weeks. Each one lasts 30 to 60 minutes [1].")
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in SESSIONS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    document.add_paragraph(
        "For long-lasting worry, the national guideline suggests 12 to 15 weekly sessions of "
        "one hour each [2]."
    )

    document.add_heading("Is it right for me?", level=1)
    document.add_paragraph(
        "CBT asks for time and effort. It looks at the problems you have now, so it may not suit "
        "you if you want to talk about your past. It can be done in person, by video or by phone."
    )

    document.add_heading("Questions to ask your therapist", level=1)
    for text in QUESTIONS:
        document.add_paragraph(text, style="List Number")

    document.add_heading("If you need help now", level=1)
    document.add_paragraph(
        "If you feel that you cannot go on, call Samaritans free on 116 123 at any time. "
        "Call 999 or go to A&E if your life is in danger."
    )

    document.add_heading("About this page", level=1)
    document.add_paragraph(
        "This page gives general information. It does not replace advice from your GP or "
        "therapist. The Larkfield Health Library is paid for by the Larkfield Community Trust, "
        "and the writer and the reviewer have no conflicts of interest. To tell us about a "
        "mistake, write to editors@larkfieldhealth.org."
    )

    document.add_heading("References", level=1)
    for number, (publisher, title, url) in enumerate(REFERENCES, start=1):
        reference = document.add_paragraph(f"[{number}] {publisher}")
        add_link(reference, title, url)
        reference.add_run(".")


def build() -> bytes:
    """Make the document, with nothing in it that depends on the hour or the machine."""
    document = docx.Document()
    set_properties(document)
    drop_ballast(document)
    write_page(document)
    saved = io.BytesIO()
    document.save(saved)
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w") as out:
        for name in sorted(parts.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # the same on Windows; stored, since zlib builds differ
            out.writestr(entry, parts.read(name))
    return fixed.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
