"""Word files with some of their words replaced, and every other byte of every part as it was.

The words are replaced in the XML text itself, not in a tree that is then written anew, so that
nothing that this program does not know of can get lost.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from qa.readers.docx import writing
from qa.readers.docx_parts import Refused, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.finding import Edit
    from qa.readers.docx import Written

_TEXT = f"{W[1:-1]} t"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_OTHER_ENCODING = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE
)
_EDGE = re.compile(r"^\s|\s$|\s\s")

_NOT_TEXT = "These words are no plain text in the file; change them in Word."
_IN_A_BOX = "These words stand in a text box, which Word keeps twice; change them in Word."
_TRACKED = "It tracks changes, and these would not be tracked; make them in Word."
_PROTECTED = "It is protected against changes; make them in Word."
_SIGNED = "It is signed, and a change would break its signature."
_STRANGE = "Its XML is not written as Word writes it; make the changes in Word."


class WordFile:
    """The text of a Word file, with the way back to the runs that it stands in."""

    def __init__(self, data: bytes) -> None:
        """Read the file. Raises Refused where it cannot be read, or must not be changed."""
        self._data = data
        try:
            self._writing = writing(data)
        except Refused:
            raise
        except Exception as error:  # whatever a hostile file makes the parsers raise
            raise Refused(_STRANGE) from error
        self.text = self._writing.text
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._refuse_what_must_stay(archive)

    def why_not(self, edits: Iterable[Edit]) -> str:
        """Return why some edits cannot be made in this file, as a sentence; "" where they can."""
        return next((why for edit in edits if (why := self._why_not(edit))), "")

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the file with edits made that do not overlap.

        What stands in several runs then stands in the first of them, as that is formatted. Raises
        Refused where an edit cannot be made.
        """
        edits = sorted(edits)
        if why := self.why_not(edits):
            raise Refused(why)
        changed: dict[Any, str] = {}
        for edit in reversed(edits):
            for cut in self._cuts(edit):
                text = changed.get(cut.element, cut.element.text)
                changed[cut.element] = text[: cut.start] + cut.text + text[cut.end :]
        by_root: dict[Any, dict[int, _Change]] = {}
        for element, text in changed.items():
            root = element.getroottree().getroot()
            nth = next(n for n, one in enumerate(root.iter(f"{W}t")) if one is element)
            by_root.setdefault(root, {})[nth] = _Change(element.text, text)
        return self._repacked(
            {
                self._writing.parts.get(root.tag.removeprefix(W), ""): changes
                for root, changes in by_root.items()
            }
        )

    def _refuse_what_must_stay(self, archive: zipfile.ZipFile) -> None:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise Refused(_STRANGE)
        if any(name.startswith("_xmlsignatures/") for name in names):
            raise Refused(_SIGNED)
        part = self._writing.parts.get("settings")
        settings = archive.read(part) if part in names else b""
        if re.search(rb"<w:documentProtection\b[^>]*w:enforcement=.(?:1|true|on)\b", settings):
            raise Refused(_PROTECTED)
        if re.search(rb"<w:trackRevisions(?![^>]*w:val=.(?:0|false|off)\b)[^>]*>", settings):
            raise Refused(_TRACKED)

    def _repacked(self, changes: dict[str, dict[int, _Change]]) -> bytes:
        """Return the ZIP file with the texts of some of its parts changed."""
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(packed, "w") as new:
            if not changes.keys() <= set(old.namelist()):
                raise Refused(_STRANGE)
            new.comment = old.comment
            for facts in old.infolist():
                part = old.read(facts)
                if facts.filename in changes:
                    part = _with_texts(part, changes[facts.filename])
                new.writestr(facts, part)
        return packed.getvalue()

    def _why_not(self, edit: Edit) -> str:
        start, end, text = self._core(edit)
        runs = self._runs(start, end)
        if "\n" in text or not runs or any(run.element is None for run in runs):
            return _NOT_TEXT
        if any(next(run.element.iterancestors(_ALTERNATIVES), None) is not None for run in runs):
            return _IN_A_BOX
        return ""

    def _core(self, edit: Edit) -> tuple[int, int, str]:
        """Return an edit without what it leaves as it is at either end, formatting included."""
        (start, end), text = edit
        old = self.text[start:end]
        head = _shared(old, text)
        tail = _shared(old[head:][::-1], text[head:][::-1])
        return start + head, end - tail, text[head : len(text) - tail]

    def _runs(self, start: int, end: int) -> list[Written]:
        """Return the runs in which characters stand; for a place between two, the one before."""
        if start < end:
            return [run for run in self._writing.runs if run.start < end and start < run.end]
        beside = [run for run in self._writing.runs if run.start <= start <= run.end]
        return [run for run in beside if run.element is not None][:1]

    def _cuts(self, edit: Edit) -> Iterator[_Cut]:
        start, end, text = self._core(edit)
        for run in self._runs(start, end):
            first, last = max(start, run.start) - run.start, min(end, run.end) - run.start
            yield _Cut(run.element, first, last, text)
            text = ""


class _Cut(NamedTuple):
    """Characters of an element's text, and what takes their place."""

    element: Any
    start: int
    end: int
    text: str


class _Change(NamedTuple):
    """The text of an element, and what it becomes."""

    old: str
    new: str


def _shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


class _Place(NamedTuple):
    """An element `w:t` in the bytes of its part."""

    tag: int
    start: int
    """Of what is in it."""
    end: int
    text: str


def _with_texts(xml: bytes, changes: dict[int, _Change]) -> bytes:
    """Return a part in which the nth `w:t` has another text."""
    places = _places(xml)
    pieces, at = [], 0
    for nth, (old, text) in sorted(changes.items()):
        if nth >= len(places) or places[nth].text != old:
            raise Refused(_STRANGE)
        tag, start, end, _ = places[nth]
        opening = xml[tag:start]
        if _EDGE.search(text) and b"xml:space" not in opening:
            opening = opening[:-1] + b' xml:space="preserve">'
        pieces += [xml[at:tag], opening, escape(text, quote=False).encode("utf-8")]
        at = end
    return b"".join([*pieces, xml[at:]])


def _places(xml: bytes) -> list[_Place]:
    """Return where the texts of a part stand. Raises Refused for XML that Word does not write."""
    if _OTHER_ENCODING.match(xml):
        raise Refused(_STRANGE)
    places: list[_Place] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    texts: list[str] = []
    opened: list[tuple[int, int]] = []

    def start(name: str, _: object) -> None:
        if name == _TEXT:
            tag = _TAG.match(xml, parser.CurrentByteIndex)
            opened.append(tag.span() if tag else (0, 0))
            texts.clear()

    def end(name: str) -> None:
        if name == _TEXT:
            tag, content = opened.pop()
            places.append(_Place(tag, content, parser.CurrentByteIndex, "".join(texts)))

    def declared(*_: object) -> None:
        raise Refused(_STRANGE)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise Refused(_STRANGE) from error
    return places
