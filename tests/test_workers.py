from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qa import rulebook
from qa.config import Config
from qa.inspection import inspect_page, unreadable
from qa.pipeline import Request, run
from qa.settings import InspectionSettings
from qa.sources import Source
from qa.style_settings import StyleSettings
from qa.workers import CHUNK_BYTES, CHUNK_PAGES, Crew, _chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor

    from qa.inspection import Inspection
    from qa.rulebook import Rulebook

ZEBRA = "extends: existence\nlevel: error\nmessage: A zebra.\ntokens: [zebra]\n"
ENDLESS = "extends: existence\nmessage: Never.\ntokens: ['(?:a|aa)+$']\n"
SETTINGS = InspectionSettings(grammar="none", select=("input", "links"))


class Deadly(Source):
    """A page whose reading ends the worker: unpickled there, it ends the process."""

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return (os._exit, (3,))


def pages(number: int, size: int = 10) -> list[Source]:
    text = b"# Page\n\n[x](#gone)\n\n" + b"word " * size
    return [Source(f"{n}.md", text + str(n).encode(), "markdown") for n in range(number)]


def alone(sources: list[Source], book: Rulebook) -> list[Inspection]:
    return [inspect_page(source, book, SETTINGS) for source in sources]


def test_chunks_are_small_and_hold_every_page_in_order() -> None:
    sources = [*pages(50), *pages(1, CHUNK_BYTES), *pages(3)]
    chunks = list(_chunks(sources))
    assert [source for chunk in chunks for source in chunk] == sources
    assert max(map(len, chunks)) == CHUNK_PAGES
    assert len(chunks) == 4
    assert list(_chunks([])) == []


def test_any_number_of_processes_gives_the_same(book: Rulebook) -> None:
    sources = [*pages(60), Source("gone.md", b"", "markdown", "It is gone.")]
    one_by_one = alone(sources, book)
    together = list(Crew((), SETTINGS, 2).inspect(sources, book))
    assert together == one_by_one
    assert [inspection.path for inspection in together] == [source.path for source in sources]
    assert together[-1].findings[0].rule == "input.unreadable"


def test_styles_alone_are_run_here_and_in_a_worker_with_the_same_outcome(tmp_path: Path) -> None:
    (tmp_path / "House").mkdir()
    (tmp_path / "House" / "Word.yml").write_text(ZEBRA.replace("zebra", "word"), encoding="utf-8")
    styles = StyleSettings(folders=(str(tmp_path / "House"),), alone=True)
    settings = InspectionSettings(grammar="none", styles=styles)
    book = rulebook.load((), styles)
    sources = pages(220, 3)
    one_by_one = [inspect_page(source, book, settings) for source in sources]
    assert one_by_one[0].findings
    assert list(Crew((), settings, 2).inspect(sources, book)) == one_by_one


def test_page_that_ends_its_worker_is_named_and_the_rest_goes_on(book: Rulebook) -> None:
    sources = pages(30)
    sources[4] = Deadly("deadly.md", b"x", "markdown")
    inspections = list(Crew((), SETTINGS, 2).inspect(sources, book))
    assert [inspection.path for inspection in inspections] == [source.path for source in sources]
    (finding,) = inspections[4].findings
    assert (finding.rule, finding.path) == ("input.unreadable", "deadly.md")
    assert "ended the program" in finding.message
    others = inspections[:4] + inspections[5:]
    assert others == alone(sources[:4] + sources[5:], book)


class BrokenOnce(Crew):
    """Its first pool has lost a worker before anything is handed to it."""

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        pool = super()._pool(jobs)
        if not broken:
            broken.append(pool)
            with pytest.raises(BrokenProcessPool):
                pool.submit(os._exit, 3).result()
        return pool


broken: list[ProcessPoolExecutor] = []


def test_pool_that_breaks_between_two_pages(book: Rulebook) -> None:
    broken.clear()
    sources = pages(3)
    inspections = list(BrokenOnce((), SETTINGS, 2).inspect(sources, book))
    assert broken
    assert inspections == alone(sources, book)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "zebra.yml").write_text(ZEBRA, encoding="utf-8")
    (tmp_path / "bad.md").write_text(f"Zebra zebra {'a' * 200}!\n", encoding="utf-8")
    (tmp_path / "good.md").write_text("A zebra.\n", encoding="utf-8")
    return tmp_path


ENDLESS_RULES = {
    "existence": ENDLESS,
    "unless": ZEBRA + "unless: {near: ['(?:a|aa)+$']}\n",
    "requirement": "extends: requirement\nmessage: m\nneeds: {text: ['(?:a|aa)+$']}\n",
    "capitalization": "extends: capitalization\nmessage: m\nmatch: '(?:a|aa)+$'\n",
    "repetition": "extends: repetition\nmessage: m\ntokens: ['(?:a|aa)+$']\n",
    "together": "extends: together\nmessage: m\nclasses: [[zebra, '(?:a|aa)+$']]\n",
    "conditional": "extends: conditional\nmessage: m\nfirst: zebra\nsecond: '(?:a|aa)+$'\n",
}


@pytest.mark.parametrize("kind", ENDLESS_RULES)
def test_pattern_without_end_is_stopped_and_the_rest_goes_on(folder: Path, kind: str) -> None:
    (folder / "house" / "endless.yml").write_text(ENDLESS_RULES[kind], encoding="utf-8")
    config = Config(rules=("house",), select=("house",), grammar="none", offline=True)
    report = run(Request(("bad.md", "good.md"), use_cache=False), config)
    (stopped,) = [entry for entry in report.not_run if entry.failed]
    assert stopped.what == "house.endless on bad.md"
    assert "took too long" in stopped.why
    assert str(Path("house") / "endless.yml") in stopped.why
    assert [f.path for f in report.findings if f.rule == "house.zebra"] == ["bad.md", "good.md"]


def test_page_on_which_a_rule_was_stopped_is_not_remembered_as_done(folder: Path) -> None:
    (folder / "house" / "endless.yml").write_text(ENDLESS, encoding="utf-8")
    config = Config(rules=("house",), select=("house",), grammar="none", offline=True)
    for _ in range(2):
        report = run(Request(("bad.md",)), config)
        assert [entry.what for entry in report.not_run if entry.failed] == [
            "house.endless on bad.md"
        ]


class OutOfMemory(Crew):
    """Every page ends its worker, as on a machine with too little memory."""

    def inspect(self, sources: Iterable[Source], rulebook: Rulebook) -> Iterator[Inspection]:
        for source in sources:
            yield unreadable(source.path, "It ended the program.", rulebook, self.settings)


def test_page_that_ended_its_worker_is_not_remembered_as_unreadable(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config(rules=("house",), select=("house", "input"), grammar="none", jobs=2)
    text = "A zebra.\n" + "Much text. " * 200_000
    (folder / "good.md").write_text(text, encoding="utf-8")
    request = Request(("good.md", "bad.md"))
    with monkeypatch.context() as patched:
        patched.setattr("qa.workers.Crew", OutOfMemory)
        assert {f.rule for f in run(request, config).findings} == {"input.unreadable"}
    assert {f.rule for f in run(request, config).findings} == {"house.zebra"}
