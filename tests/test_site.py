"""Links to files, images and places on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.config import Config
from qa.pipeline import Request, run

if TYPE_CHECKING:
    from qa.report import Report

SECTION = "# Doses\n\n## How much to take\n\nOne a day.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doses.md").write_text(SECTION, encoding="utf-8")
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "index.html").write_text("<h1 id='call'>Help</h1>", encoding="utf-8")
    (tmp_path / "picture.svg").write_text("<svg/>", encoding="utf-8")


def checked(text: str, *paths: str) -> Report:
    Path("page.md").write_text(text, encoding="utf-8")
    config = Config(select=("links",), ignore=("links.bare-url",), offline=True, grammar="none")
    return run(Request(paths=("page.md", *paths), use_cache=False), config)


@pytest.mark.parametrize(
    "target",
    [
        "doses.md", "doses", "./doses.md", "doses.md#how-much-to-take", "doses.html", "help/",
        "help/#call", "help", "#here", "#top", "/about", "mailto:desk@larkfieldhealth.org",
        "tel:+441134960000", "{{ site.url }}/x.md", "doses.md?print=1", "doses.md#:~:text=One",
        "data:text/plain,x", "help/../doses.md",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_left_alone(target: str) -> None:
    assert checked(f"# Here\n\nRead [about doses]({target}) first.\n").findings == ()


def test_a_link_to_the_top_says_so() -> None:
    assert checked("# Here\n\nGo [back to the top](#) now.\n").findings == ()


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("[doses](#)", "links.missing-target"),
        ("[doses](dose.md)", "links.missing-file"),
        ("[doses](doses.md#how-much)", "links.missing-anchor"),
        ("[help](help/#write)", "links.missing-anchor"),
        ("[below](#below)", "links.missing-anchor"),
        ("![A chart](chart.png)", "links.missing-image"),
        ("[doses](help/doses.md)", "links.missing-file"),
    ],
)
def test_a_link_that_leads_nowhere_is_found_at_its_place(link: str, rule: str) -> None:
    (finding,) = checked(f"# Here\n\nRead {link} first.\n").findings
    assert (finding.rule, finding.match, finding.start) == (rule, link, (3, 6))


def test_pages_of_the_run_are_not_read_again() -> None:
    text = "Read [about doses](doses.md#how-much-to-take).\n"
    assert checked(text, "doses.md").findings == ()


def test_a_picture_that_is_there() -> None:
    assert checked("![A pill](picture.svg)\n").findings == ()


def test_a_name_that_no_disk_can_hold() -> None:
    (finding,) = checked(f"Read [this leaflet]({'a' * 5000}.md).\n").findings
    assert finding.rule == "links.missing-file"


def test_standard_input_has_no_folder() -> None:
    config = Config(select=("links",), offline=True, grammar="none")
    request = Request(paths=("-",), stdin=b"Read [about doses](dose.md).\n", use_cache=False)
    assert run(request, config).findings == ()


def test_files_outside_the_folder_are_not_looked_at(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("# Secret\n", encoding="utf-8")
    links = (
        f"Read [the plan](../{outside.name}#wrong) and [the leaflet](../{tmp_path.name}-gone.md).\n"
    )
    assert checked(links).findings == ()
