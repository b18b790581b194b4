"""The position property over every page of the shared corpora that lie beside the checkout."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from test_positions import assert_exact, assert_sub_ranges

from qa.readers import read
from qa.sources import FORMATS, Source

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOLDERS = ("corpora/medquad", "corpora/health-md", "corpora/health-html", "seed")

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

pytestmark = pytest.mark.corpora


@pytest.mark.parametrize("name", FOLDERS)
def test_every_page_is_exact(name: str) -> None:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    pages = sorted(path for path in folder.iterdir() if path.suffix in FORMATS)
    assert pages
    empty = 0
    for path in pages:
        document = read(Source(str(path), path.read_bytes(), FORMATS[path.suffix]))
        empty += not document.blocks
        assert_exact(document)
        assert_sub_ranges(document, count=2)
        for link in (*document.links, *document.outside_links):
            written = document.source[slice(*link.target_span)]
            assert link.target in targets(written), (path, link)
    assert empty <= len(pages) // 10  # front matter, navigation or a film only


def targets(written: str) -> set[str]:
    """Return what an address as it is written may stand for."""
    plain = {written, html.unescape(written), html.unescape(_ESCAPE.sub(r"\1", written))}
    return plain | {before + one for before in ("https://", "mailto:", "#fn:") for one in plain}


def test_front_matter_of_real_pages_is_read() -> None:
    folder = SHARED / "corpora/health-md"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    broken = []
    for path in sorted(folder.glob("*.md")):
        document = read(Source(path.name, path.read_bytes(), "markdown"))
        if document.faults:
            broken.append(path.name)
        else:
            assert document.metadata, path
            for key, span in document.metadata_spans.items():
                assert key in document.source[slice(*span)], (path, key)
    # one page of the clinic really has a key twice
    assert broken == ["majesticskinclinic.com.au__content__contact__index.md"]
