"""The sample pages are what content/expected.yaml says they are."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import make_docx
import pytest
import yaml

CONTENT = Path(__file__).resolve().parents[2] / "content"
PAGES: dict[str, dict[str, Any]] = yaml.safe_load(
    (CONTENT / "expected.yaml").read_text(encoding="utf-8")
)["pages"]
ENTRIES = [
    pytest.param(page, entry, id=f"{page}:{entry.get('line')}:{entry.get('quote')}")
    for page, known in PAGES.items()
    for kind in ("must", "may", "must_not")
    for entry in known.get(kind, [])
    if entry.get("quote")
]


def test_every_page_is_listed() -> None:
    there = {
        path.relative_to(CONTENT).as_posix()
        for path in CONTENT.rglob("*")
        if path.suffix in {".md", ".html", ".txt", ".docx"}
    }
    assert set(PAGES) == there


@pytest.mark.parametrize(("page", "entry"), ENTRIES)
def test_quote_stands_where_it_should(page: str, entry: dict[str, Any]) -> None:
    path = CONTENT / page
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            xml = parts.read("word/document.xml") + parts.read("word/comments.xml")
        text = re.sub("<[^>]+>", "", xml.decode("utf-8"))
    else:
        text = path.read_text(encoding="utf-8")
        if entry.get("line"):
            text = text.split("\n")[entry["line"] - 1]
            assert text.count(entry["quote"]) == 1
    assert entry["quote"] in text


def test_docx_is_what_the_script_writes() -> None:
    assert make_docx.TARGET.read_bytes() == make_docx.build()


@pytest.mark.parametrize("page", [page for page, known in PAGES.items() if known.get("clean")])
def test_links_of_clean_pages_lead_somewhere(page: str) -> None:
    path = CONTENT / page
    for target in re.findall(r"\]\((?!https?:|tel:|mailto:)([^)]+)\)", path.read_text("utf-8")):
        file, _, anchor = target.partition("#")
        other = (path.parent / file).resolve()
        assert other.is_file(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", other.read_text("utf-8"), re.MULTILINE)
            assert anchor in {heading.lower().replace(" ", "-") for heading in headings}, target
