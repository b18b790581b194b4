"""What the reporters that write XML share: text that no page can turn into markup."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(
    parent: ET.Element | None, name: str, facts: Mapping[str, object], text: str = ""
) -> ET.Element:
    """Add an element to `parent`, or make the root where that is None; everything is made safe."""
    safe = {key: _safe(str(value)) for key, value in facts.items()}
    made = ET.Element(name, safe) if parent is None else ET.SubElement(parent, name, safe)
    if text:
        made.text = _safe(text)
    return made


def document(root: ET.Element) -> str:
    """Return the whole document, indented, with its declaration."""
    ET.indent(root)
    written = BytesIO()
    ET.ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return written.getvalue().decode("utf-8") + "\n"


def _safe(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text))
