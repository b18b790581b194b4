"""The parts of a Word file: opened only after a look at its size, then styles, numbering, notes.

Nothing here follows a reference out of the file: python-docx and lxml read the bytes that are
there, entities are not expanded, and a file that would unpack to too much is not unpacked at all.
"""

from __future__ import annotations

import io
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Metadata

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

MAX_UNPACKED = 64_000_000
MAX_RATIO = 200
MAX_PARTS = 5_000
_RATIO_FROM = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_FIRST_ROW = 0x20

_NOT_WORD = "This is not a Word file (.docx); open it in Word and save it again as .docx."
_DAMAGED = "This Word file is damaged and cannot be opened; open it in Word and save it again."
_LOCKED = "This Word file is protected by a password; save a copy without one."
_OLD = "This is an old Word file (.doc) with another name; open it in Word and save it as .docx."
_BOMB = (
    "This Word file would unpack to far more than a page of text, so it was not opened; "
    "make its pictures smaller, or copy the text into a new file."
)


class Refused(Exception):  # noqa: N818 -- no error of ours
    """A file that is not read, and the sentence that says why and what to do."""


def open_package(data: bytes) -> Any:
    """Return python-docx's document. Raises Refused for what is not a sound Word file."""
    _look_at(data)
    import docx  # noqa: PLC0415 -- only runs over Word files need it

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx and lxml raise whatever they stumble upon
        raise Refused(_NOT_WORD if isinstance(error, ValueError) else _DAMAGED) from error


def _look_at(data: bytes) -> None:
    """Raise Refused unless the bytes are a ZIP file of reasonable size."""
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused(_LOCKED if locked else _OLD)
    if not data.startswith(b"PK"):
        raise Refused(_NOT_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise Refused(_DAMAGED) from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused(_LOCKED)
    # zipfile never gives more bytes of a part than its directory says, so these can be trusted
    sizes = sum(part.file_size for part in parts)
    dense = any(
        part.file_size > _RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MAX_PARTS or sizes > MAX_UNPACKED or dense:
        raise Refused(_BOMB)
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise Refused(_NOT_WORD)


# -------------------------------------------------------------------- reading XML


def elements(parent: Any) -> Iterator[Any]:
    """Yield child elements, without comments, entities and processing instructions."""
    return (child for child in parent if isinstance(child.tag, str))


def value(parent: Any, name: str, attribute: str = "val") -> str | None:
    """Return the attribute of a child element such as `<w:pStyle w:val="…"/>`."""
    child = parent.find(W + name) if parent is not None else None
    found = child.get(W + attribute) if child is not None else None
    return None if found is None else str(found)


def switch(parent: Any, name: str) -> bool | None:
    """Return what an on/off property such as `<w:b/>` says, None where it is not there."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return child.get(W + "val", "1") not in {"0", "false", "off", "none"}


def number(text: str | None, default: int = 0) -> int:
    """Return a small number from an attribute, whatever stands in it."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return int(text)


def related(document: Any, kind: str) -> Any:
    """Return the root element of the part of this kind, such as "footnotes", or None."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 -- only runs over Word files need it

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            part = relation.target_part
            root = getattr(part, "element", None)
            if root is not None:
                return root
            try:
                return parse_xml(part.blob)
            except SyntaxError:  # lxml's error for broken XML
                return None
    return None


class Note(NamedTuple):
    """A footnote, endnote or comment."""

    author: str
    element: Any


def notes(document: Any, kind: str) -> dict[str, Note]:
    """Return the footnotes, endnotes or comments by their id, without Word's own separators."""
    root = related(document, kind)
    if root is None:
        return {}
    return {
        note.get(W + "id", ""): Note(note.get(W + "author", ""), note)
        for note in elements(root)
        if note.get(W + "type") not in {"separator", "continuationSeparator", "continuationNotice"}
    }


def properties(document: Any) -> Metadata:
    """Return the core properties that are set; dates as ISO text."""
    package = document.part.package
    if not any(relation.reltype.endswith("/core-properties") for relation in package.rels.values()):
        return {}
    found: Metadata = {}
    names = (
        "title", "author", "created", "modified", "last_modified_by", "keywords", "subject",
        "category", "language",
    )  # fmt: skip
    for name in names:
        try:
            entry = getattr(package.core_properties, name)
        except Exception:  # noqa: BLE001, S112 -- what cannot be read is not there
            continue
        text = entry.isoformat() if hasattr(entry, "isoformat") else entry
        if isinstance(text, str) and text.strip():
            found[name] = text.strip()
    return found


def language(document: Any) -> str | None:
    """Return the language of the text as the default style or the settings declare it."""
    styles = related(document, "styles")
    if styles is not None:
        for defaults in styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            if declared := value(defaults, "lang"):
                return declared
    return value(related(document, "settings"), "themeFontLang") or None


# -------------------------------------------------------------------- styles and numbering


class Look(NamedTuple):
    """What a style says, with what it inherits."""

    name: str = ""
    heading: int = 0
    bold: bool | None = None
    italic: bool | None = None
    numbering: str | None = None
    depth: int = 0


class Looks:
    """The styles of a file, and how its lists are numbered."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._known: dict[str, Look] = {"": Look()}
        self._default = ""
        styles = related(document, "styles")
        for style in elements(styles) if styles is not None else ():
            if style.tag == W + "style":
                identity = style.get(W + "styleId", "")
                self._styles[identity] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") == "1":
                    self._default = identity
        self._numbering_root = related(document, "numbering")

    def paragraph(self, identity: str | None) -> Look:
        """Return the look of a paragraph with this style; of an ordinary one where it has none."""
        return self.of(self._default if identity is None else identity)

    def of(self, identity: str) -> Look:
        """Return the look of a style by its id."""
        chain: list[str] = []
        at = identity
        while at not in self._known and at in self._styles and at not in chain:
            chain.append(at)
            at = value(self._styles[at], "basedOn") or ""
        look = self._known.get(at, Look())
        for link in reversed(chain):
            look = self._known[link] = _inherit(look, self._styles[link])
        return look

    def is_ordered(self, numbering: str, depth: int) -> bool:
        """Whether the list with this id counts its items at this depth."""
        return self._formats.get((numbering, depth)) not in {None, "bullet", "none"}

    @cached_property
    def _formats(self) -> dict[tuple[str, int], str]:
        root = self._numbering_root
        if root is None:
            return {}
        abstract = {
            one.get(W + "abstractNumId"): {
                number(level.get(W + "ilvl")): value(level, "numFmt") or ""
                for level in one.iterfind(W + "lvl")
            }
            for one in root.iterfind(W + "abstractNum")
        }
        return {
            (str(one.get(W + "numId")), depth): kind
            for one in root.iterfind(W + "num")
            for depth, kind in abstract.get(value(one, "abstractNumId"), {}).items()
        }


def _inherit(base: Look, style: Any) -> Look:
    name = (value(style, "name") or "").lower()
    heading = base.heading
    outline = value(style.find(W + "pPr"), "outlineLvl")
    if name == "title":
        heading = 1
    elif name.startswith("heading ") and name[8:].isdigit():
        heading = min(max(number(name[8:]), 1), 6)
    elif outline is not None:
        heading = min(number(outline, 9) + 1, 6) if number(outline, 9) < 9 else 0
    runs = style.find(W + "rPr")
    bold, italic = switch(runs, "b"), switch(runs, "i")
    numbering, depth = numbered(style.find(W + "pPr"))
    return Look(
        name,
        heading,
        base.bold if bold is None else bold,
        base.italic if italic is None else italic,
        base.numbering if numbering is None else numbering,
        base.depth if numbering is None else depth,
    )


def numbered(paragraph_properties: Any) -> tuple[str | None, int]:
    """Return the id of the list and the depth in it that a paragraph or style names."""
    place = paragraph_properties.find(W + "numPr") if paragraph_properties is not None else None
    if place is None:
        return None, 0
    return value(place, "numId"), number(value(place, "ilvl"))


def has_header_row(table: Any) -> bool:
    """Whether the look of a table says that its first row is a header."""
    looks = table.find(f"{W}tblPr/{W}tblLook")
    if looks is None:
        return False
    flag = looks.get(W + "firstRow")
    if flag is not None:
        return flag in {"1", "true", "on"}
    try:
        return bool(int(looks.get(W + "val", "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False
