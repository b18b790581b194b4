"""Word files (.docx), rendered as plain lines: a paragraph, list item or table cell a line.

All spans are offsets in that rendering, which is `Document.source`. Headers, footers and the table
of contents are furniture and left out; hidden and deleted text is not text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.document import (
    BlockKind,
    Comment,
    Document,
    Fault,
    Format,
    Image,
    Inline,
    InlineKind,
    Link,
    LinkKind,
    Revision,
    RevisionKind,
    Span,
)
from qa.readers.assembly import Assembly, bare_links, stands_as_heading
from qa.readers.docx_parts import (
    Looks,
    R,
    Refused,
    W,
    elements,
    has_header_row,
    language,
    notes,
    number,
    numbered,
    open_package,
    properties,
    switch,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.readers.docx_parts import Look, Note
    from qa.sources import Source

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_BROKEN = "This Word file is damaged and could not be read; open it in Word and save it again."
_FIELD = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?', re.IGNORECASE)
_FIELD_ANCHOR = re.compile(r'\\l\s+"([^"]*)"')
_LIST_STYLE = re.compile(r"list (bullet|number)(?: (\d))?")
_BREAKS = str.maketrans("\n\r\v\f\u2028\u2029\x85", " " * 7)
_CODE_POINT = re.compile("(?:[0-9A-CE-Fa-ce-f][0-9A-Fa-f]|[Dd][0-7])[0-9A-Fa-f]{2}")
_KINDS = {
    "ins": RevisionKind.INSERTED,
    "moveTo": RevisionKind.INSERTED,
    "del": RevisionKind.DELETED,
    "moveFrom": RevisionKind.DELETED,
}
_LETTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}


def read(source: Source) -> Document:
    """Read a Word file; one that cannot be read is a document without text and with a fault."""
    try:
        return _Reading(open_package(source.data)).document(source.path)
    except Refused as refused:
        message = str(refused)
    except Exception:  # noqa: BLE001 -- whatever a hostile file makes the parsers raise
        message = _BROKEN
    fault = Fault("docx", message, Span(0, 0))
    return Document(source.path, Format.DOCX, "", (), faults=(fault,))


class Written(NamedTuple):
    """A run of the rendering, and the element `w:t` of which it is the text."""

    start: int
    end: int
    element: Any
    """None for what is no text in the file, such as the number of a note, or is made by Word."""


class Writing(NamedTuple):
    """A Word file as it was written down, run by run."""

    text: str
    """The rendering: `Document.source`."""
    runs: list[Written]
    """In order, without gaps."""
    parts: dict[str, str]
    """Names in the file of the part that is the document, and of its notes and settings."""


def writing(data: bytes) -> Writing:
    """Return a Word file with what its rendering was written from.

    Raises Refused, and whatever its parsers raise, for a file that cannot be read.
    """
    reading = _Reading(open_package(data))
    text = reading.document("").source
    main = reading.source.part
    related = [one for one in main.rels.values() if not one.is_external]
    parts = {one.reltype.rpartition("/")[2]: one.target_part.partname for one in related}
    named = {kind: str(name).lstrip("/") for kind, name in parts.items()}
    return Writing(text, reading.written, named | {"document": main.partname.lstrip("/")})


class _Flow(NamedTuple):
    """What the paragraphs standing here belong to."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    within: tuple[BlockKind, ...] = ()
    ordered: bool = False

    def inner(self) -> tuple[BlockKind, ...]:
        return self.within if self.kind is BlockKind.PARAGRAPH else (*self.within, self.kind)


class _Line:
    """A paragraph that is being read; its offsets are those of the rendering."""

    def __init__(self, reading: _Reading, look: Look) -> None:
        self.start = reading.length
        self.first_part = len(reading.parts)
        self.first_written = len(reading.written)
        self.first_revision = len(reading.revisions)
        self.first_link = len(reading.links)
        self.look = look
        self.marks: list[tuple[InlineKind, int, int]] = []
        self.images: list[tuple[str, str | None]] = []
        self.boxes: list[Any] = []

    def mark(self, kind: InlineKind, start: int, end: int) -> None:
        """Mark a run, grown together with one of the same kind before it."""
        if start >= end:
            return
        for nth in range(len(self.marks) - 1, max(len(self.marks) - 5, -1), -1):
            if self.marks[nth][0] is kind and self.marks[nth][2] == start:
                self.marks[nth] = (kind, self.marks[nth][1], end)
                return
        self.marks.append((kind, start, end))


class _Field:
    """A field: its instruction up to the separator, then what Word shows for it."""

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.start: int | None = None
        self.first_part = 0

    @property
    def is_link(self) -> bool:
        """Whether what it shows was typed by somebody; the rest Word works out again."""
        return _FIELD.match("".join(self.instruction)) is not None


class _Reading:
    """One pass over the body of a Word file."""

    def __init__(self, document: Any) -> None:
        self.source = document
        self.looks = Looks(document)
        self.parts: list[str] = []
        self.written: list[Written] = []
        self.length = 0
        self.filled_in = 0  # how many fields stand around that Word writes anew
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.anchors: set[str] = set()
        self.revisions: list[Revision] = []
        self.fields: list[_Field] = []
        self.groups = 0
        self.list_groups: dict[tuple[str, int], int] = {}
        self.line: _Line | None = None
        self.hidden = 0  # how many deletions stand around
        self.comment_starts: dict[str, int] = {}
        self.comment_spans: dict[str, Span] = {}
        self.referred: list[tuple[str, str]] = []  # footnotes in the order of their references
        self.note_numbers: dict[tuple[str, str], int] = {}
        self.notes = {kind: notes(document, f"{kind}s") for kind in ("footnote", "endnote")}

    def document(self, path: str) -> Document:
        """Read everything and return it."""
        self.container(self.source.element.body, _Flow())
        for kind, identity in self.referred:  # a note may refer to another one
            self.container(self.notes[kind][identity].element, _Flow(BlockKind.FOOTNOTE))
        metadata = properties(self.source)
        rendering = "".join(self.parts)
        return Document(
            path=path,
            format=Format.DOCX,
            source=rendering,
            blocks=tuple(self.blocks),
            links=tuple(sorted(self.links, key=lambda link: link.span)),
            images=tuple(self.images),
            anchors=frozenset(self.anchors),
            metadata=metadata,
            language=language(self.source) or metadata.get("language"),
            comments=tuple(self.comments(rendering)),
            revisions=tuple(self.revisions),
        )

    # ---------------------------------------------------------------- paragraphs and tables

    def container(self, parent: Any, flow: _Flow) -> None:
        """Read the paragraphs and tables of the body, a cell, a note or a text box."""
        for child in elements(parent):
            name = child.tag.removeprefix(W)
            if name == "p":
                self.paragraph(child, flow)
            elif name == "tbl":
                self.table(child, flow)
            elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
                self.container(child, flow)
            else:
                self.place(name, child)

    def table(self, table: Any, flow: _Flow) -> None:
        self.list_groups.clear()
        self.groups += 1
        group, header = self.groups, has_header_row(table)
        rows = list(_descend(table, "tr"))
        header = header and len(rows) > 1
        for nth, row in enumerate(rows, 1):
            facts = row.find(W + "trPr")
            head = switch(facts, "tblHeader") or (header and nth == 1)
            kind = BlockKind.TABLE_HEADER if head else BlockKind.TABLE_CELL
            for cell in _descend(row, "tc"):
                self.list_groups.clear()
                self.container(cell, _Flow(kind, nth, group, flow.inner()))
        self.list_groups.clear()

    def paragraph(self, paragraph: Any, flow: _Flow) -> None:
        facts = paragraph.find(W + "pPr")
        look = self.looks.paragraph(value(facts, "pStyle"))
        outer, line = self.line, _Line(self, look)
        if look.name.startswith("toc ") or look.name == "toc heading":
            self.list_groups.clear()
            return
        self.line = line
        self.runs(paragraph)
        for field in self.fields:
            self.field_link(field)
        self.line = outer
        self.finish(line, facts, flow)
        # a field may go on in the next paragraph, but not its instruction
        self.fields = [field for field in self.fields if field.start is not None]
        for field in self.fields:
            field.start, field.first_part = self.length, len(self.parts)
        for target, alt in line.images:
            self.image(target, alt, flow)
        for box in line.boxes:
            self.container(box, _Flow(within=flow.inner()))

    def finish(self, line: _Line, facts: Any, flow: _Flow) -> None:
        """End the line and make its block; a line of blanks leaves nothing behind."""
        text = "".join(self.parts[line.first_part :])
        bare = text.strip()
        if not bare:
            self.take_back(line)
            return
        flow = self.flow_of(facts, line.look, flow)
        start = line.start + len(text) - len(text.lstrip())
        end = start + len(bare)
        assembly = Assembly()
        assembly.add(bare, start)
        for marked, first, last in line.marks:
            if max(first, start) < min(last, end):
                run = Inline(marked, max(first, start) - start, min(last, end) - start)
                assembly.inlines.append(run)
        kind = flow.kind
        if kind is BlockKind.PARAGRAPH and stands_as_heading(bare, assembly.inlines):
            kind = BlockKind.HEADING
        block = assembly.block(
            kind, Span(start, end), level=flow.level, within=flow.within, group=flow.group,
            ordered=flow.ordered,
        )  # fmt: skip
        if block is not None:
            self.blocks.append(block)
            self.links.extend(bare_links(block))
        self.write("\n")

    def take_back(self, line: _Line) -> None:
        """Forget a line that holds only blanks; what stood in it now stands where it began."""
        del self.parts[line.first_part :]
        del self.written[line.first_written :]
        self.length = at = line.start
        for nth in range(line.first_revision, len(self.revisions)):
            self.revisions[nth] = self.revisions[nth]._replace(span=Span(at, at))
        for nth in range(line.first_link, len(self.links)):
            self.links[nth] = self.links[nth]._replace(span=Span(at, at), target_span=Span(at, at))

    def flow_of(self, facts: Any, look: Look, flow: _Flow) -> _Flow:
        """Return what a paragraph is: by its outline level, its list, its style, its place."""
        outline = value(facts, "outlineLvl")
        heading = look.heading
        if outline is not None and not heading:
            heading = min(number(outline, 9) + 1, 6) if number(outline, 9) < 9 else 0
        if heading:
            self.list_groups.clear()
            return _Flow(BlockKind.HEADING, heading, 0, flow.inner())
        named = _LIST_STYLE.fullmatch(look.name)
        numbering, depth = numbered(facts)
        if numbering is None:
            numbering, depth = look.numbering, look.depth
        if numbering is None and named:
            numbering = look.name
        if numbering is not None and numbering != "0":
            return self.item(numbering, depth, named, flow)
        self.list_groups.clear()
        if look.name in {"quote", "intense quote"}:
            return flow._replace(within=(*flow.within, BlockKind.QUOTE))
        if look.name == "caption" and flow.kind is BlockKind.PARAGRAPH:
            return flow._replace(kind=BlockKind.CAPTION)
        return flow

    def item(self, numbering: str, depth: int, named: re.Match[str] | None, flow: _Flow) -> _Flow:
        ordered = self.looks.is_ordered(numbering, depth)
        if named:
            depth = max(depth, number(named[2], 1) - 1)
            ordered = ordered or named[1] == "number"
        depth = min(depth, 8)
        mine = (numbering, depth)
        for key in [key for key in self.list_groups if key[1] >= depth and key != mine]:
            del self.list_groups[key]
        if mine not in self.list_groups:
            self.groups += 1
            self.list_groups[mine] = self.groups
        group = self.list_groups[mine]
        within = (*flow.inner(), *[BlockKind.LIST_ITEM] * depth)
        return _Flow(BlockKind.LIST_ITEM, depth + 1, group, within, ordered)

    # ---------------------------------------------------------------- what stands in a paragraph

    def runs(self, parent: Any) -> None:
        """Read runs, links, fields and tracked changes, in order."""
        for child in elements(parent):
            name = child.tag.removeprefix(W)
            if name == "r":
                self.run(child)
            elif name == "hyperlink":
                self.hyperlink(child)
            elif name in _KINDS:
                self.revision(_KINDS[name], child)
            elif name == "fldSimple":
                self.simple_field(child)
            elif name in {"sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo"}:
                self.runs(child)
            else:
                self.place(name, child)

    def place(self, name: str, child: Any) -> None:
        """Note where a comment begins and ends, and what a link can point at."""
        identity = child.get(W + "id", "")
        if name == "commentRangeStart":
            self.comment_starts[identity] = self.length
        elif name == "commentRangeEnd":
            start = self.comment_starts.get(identity, self.length)
            self.comment_spans[identity] = Span(min(start, self.length), self.length)
        elif name == "bookmarkStart":
            anchor = child.get(W + "name", "")
            if anchor and anchor != "_GoBack":
                self.anchors.add(anchor)

    def run(self, run: Any) -> None:
        facts = run.find(W + "rPr")
        if switch(facts, "vanish"):
            return
        start = self.length
        for child in elements(run):
            self.run_part(child)
        line = self.line
        if line is None or self.length == start:
            return
        style = self.looks.of(value(facts, "rStyle") or "")
        bold, italic = switch(facts, "b"), switch(facts, "i")
        bold = style.bold if bold is None else bold
        italic = style.italic if italic is None else italic
        if line.look.bold if bold is None else bold:
            line.mark(InlineKind.STRONG, start, self.length)
        if line.look.italic if italic is None else italic:
            line.mark(InlineKind.EMPHASIS, start, self.length)
        if value(facts, "vertAlign") == "superscript":
            line.mark(InlineKind.SUPERSCRIPT, start, self.length)
        if "code" in style.name:
            line.mark(InlineKind.CODE, start, self.length)

    def run_part(self, child: Any) -> None:
        name = child.tag.removeprefix(W)
        if name == "t":
            self.write((child.text or "").translate(_BREAKS), child)
        elif name in _LETTERS:
            self.write(_LETTERS[name])
        elif name == "sym":
            code = child.get(W + "char", "")
            self.write(chr(int(code, 16)) if _CODE_POINT.fullmatch(code) else "")
        elif name == "instrText":
            if self.fields and self.fields[-1].start is None:
                self.fields[-1].instruction.append(child.text or "")
        elif name == "fldChar":
            self.field(child.get(W + "fldCharType"))
        elif name in {"footnoteReference", "endnoteReference"}:
            self.note_reference(name.removesuffix("Reference"), child.get(W + "id", ""))
        elif name == "commentReference":
            at = Span(self.length, self.length)
            self.comment_spans.setdefault(child.get(W + "id", ""), at)
        else:
            self.picture(child)

    def write(self, text: str, element: Any = None) -> None:
        """Append to the rendering; what Word shows to nobody is left out."""
        if not text or self.hidden or (self.fields and self.fields[-1].start is None):
            return
        start, self.length = self.length, self.length + len(text)
        self.parts.append(text)
        made_by_word = self.filled_in or not all(field.is_link for field in self.fields)
        self.written.append(Written(start, self.length, None if made_by_word else element))

    def note_reference(self, kind: str, identity: str) -> None:
        if self.hidden or identity not in self.notes[kind]:
            return
        note = (kind, identity)
        if note not in self.note_numbers:
            self.referred.append(note)
            self.note_numbers[note] = len(self.referred)
        start = self.length
        self.write(f"[{self.note_numbers[note]}]")
        if self.line is not None:
            self.line.mark(InlineKind.SUPERSCRIPT, start, self.length)

    def revision(self, kind: RevisionKind, change: Any) -> None:
        author, start = change.get(W + "author", ""), self.length
        if kind is RevisionKind.DELETED:
            text = "".join(
                "\t" if part.tag == W + "tab" else part.text or ""
                for part in change.iter(W + "delText", W + "t", W + "tab")
            )
            self.hidden += 1
            self.runs(change)
            self.hidden -= 1
        else:
            first = len(self.parts)
            self.runs(change)
            text = "".join(self.parts[first:])
        if not text:
            return
        last = self.revisions[-1] if self.revisions else None
        if last and last.span.end == start and (last.kind, last.author) == (kind, author):
            place = Span(last.span.start, self.length)
            self.revisions[-1] = Revision(kind, last.text + text, author, place)
        else:
            self.revisions.append(Revision(kind, text, author, Span(start, self.length)))

    # ---------------------------------------------------------------- links

    def hyperlink(self, element: Any) -> None:
        start, first = self.length, len(self.parts)
        self.runs(element)
        identity, anchor = element.get(R + "id"), element.get(W + "anchor")
        relation = self.source.part.rels.get(identity) if identity else None
        target = relation.target_ref if relation is not None and relation.is_external else ""
        self.link(target + (f"#{anchor}" if anchor else ""), start, first)

    def simple_field(self, element: Any) -> None:
        start, first = self.length, len(self.parts)
        instruction = element.get(W + "instr", "")
        made_by_word = _FIELD.match(instruction) is None
        self.filled_in += made_by_word
        self.runs(element)
        self.filled_in -= made_by_word
        self.link(_field_target(instruction), start, first)

    def field(self, what: str | None) -> None:
        if what == "begin":
            self.fields.append(_Field())
        elif what == "separate" and self.fields:
            self.fields[-1].start, self.fields[-1].first_part = self.length, len(self.parts)
        elif what == "end" and self.fields:
            self.field_link(self.fields.pop())

    def field_link(self, field: _Field) -> None:
        if field.start is not None:
            self.link(_field_target("".join(field.instruction)), field.start, field.first_part)

    def link(self, target: str, start: int, first_part: int) -> None:
        """Make a link of all that was written from `start`, the part `first_part`, on."""
        if not target or self.hidden or self.line is None:
            return
        self.line.mark(InlineKind.LINK, start, self.length)
        text = "".join(self.parts[first_part:])
        lead = len(text) - len(text.lstrip())
        span = Span(start + lead, start + lead + len(text.strip()))
        self.links.append(Link(target, text.strip(), span, span, LinkKind.INLINE))

    # ---------------------------------------------------------------- pictures and comments

    def picture(self, element: Any) -> None:
        """Note the pictures and text boxes of a drawing; of two versions of one, the first."""
        line = self.line
        if line is None or self.hidden:
            return
        pending = [element]
        while pending:
            part = pending.pop()
            if part.tag == f"{_MC}AlternateContent":
                pending.extend(list(elements(part))[:1])
            elif part.tag == W + "txbxContent":
                line.boxes.append(part)
            elif part.tag in {f"{_WP}inline", f"{_WP}anchor"}:
                pending.extend(reversed(list(elements(part))))
                self.drawing(part, line)
            elif part.tag == f"{_V}shape" and part.find(f"{_V}imagedata") is not None:
                target = self.target_of(part.find(f"{_V}imagedata").get(R + "id"))
                line.images.append((target, part.get("alt")))
            else:
                pending.extend(reversed(list(elements(part))))

    def drawing(self, part: Any, line: _Line) -> None:
        picture = next(part.iter(f"{_A}blip"), None)
        if picture is None:
            return
        facts = part.find(f"{_WP}docPr")
        alt = facts.get("descr") if facts is not None else None
        if not alt:
            decorative = next(part.iter(_DECORATIVE), None)
            alt = "" if decorative is not None and decorative.get("val") != "0" else None
        line.images.append((self.target_of(picture.get(R + "embed")), alt))

    def target_of(self, identity: str | None) -> str:
        """Return the name of the picture inside the file, or its address outside."""
        relation = self.source.part.rels.get(identity) if identity else None
        return str(relation.target_ref) if relation is not None else ""

    def image(self, target: str, alt: str | None, flow: _Flow) -> None:
        """Give the alternative text of a picture a line of its own, after its paragraph."""
        text = (alt or "").translate(_BREAKS).strip()
        span = Span(self.length, self.length + len(text))
        self.images.append(Image(target, text if alt is not None else None, span))
        if not text:
            return
        assembly = Assembly()
        assembly.add(text, self.length)
        block = assembly.block(BlockKind.ALT, span, within=flow.inner())
        if block is not None:
            self.blocks.append(block)
        self.write(text + "\n")

    def comments(self, rendering: str) -> Iterator[Comment]:
        """Yield the comments in the order of the text that they are about."""
        found = notes(self.source, "comments")
        end = Span(len(rendering), len(rendering))
        placed = [(self.comment_spans.get(one, end), note) for one, note in found.items()]
        for span, note in sorted(placed, key=lambda entry: entry[0]):
            run = rendering[span.start : span.end]
            start = min(span.start + len(run) - len(run.lstrip()), span.end)
            yield Comment(_text_of(note), Span(start, start + len(run.strip())), note.author)


def _descend(parent: Any, name: str) -> Iterator[Any]:
    """Yield rows or cells, also those in content controls and tracked changes."""
    for child in elements(parent):
        if child.tag == W + name:
            yield child
        elif child.tag.removeprefix(W) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _descend(child, name)


def _field_target(instruction: str) -> str:
    """Return the address in a HYPERLINK field, "" for other fields."""
    found = _FIELD.match(instruction)
    if found is None:
        return ""
    anchor = _FIELD_ANCHOR.search(instruction)
    return (found[1] or found[2] or "") + (f"#{anchor[1]}" if anchor else "")


def _text_of(note: Note) -> str:
    lines = (
        "".join(part.text or "" for part in paragraph.iter(W + "t"))
        for paragraph in note.element.iter(W + "p")
    )
    return "\n".join(lines).strip()
