"""LanguageTool: the deep grammar engine, on a Java server that qa starts, keeps and ends.

A page's paragraphs are asked about in a thread of their own, so that the server works while this
process runs the other rules. What it says about the name of a medicine is dropped, and nothing it
says about a disease, a number or a dose is ever offered as a fix.
"""

from __future__ import annotations

import threading
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.context import in_references
from qa.engines.languagetool.curation import curation
from qa.engines.paragraphs import Paragraphs
from qa.engines.spoken import matched, worth
from qa.errors import EngineError
from qa.report import NotRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.engines.languagetool.client import Answer, Asker
    from qa.engines.paragraphs import Hit
    from qa.engines.resources import Address, Resources
    from qa.finding import Match
    from qa.page import Page

NAME = "LanguageTool"
LANGUAGES = {
    "american": "en-US",
    "british": "en-GB",
    "australian": "en-AU",
    "canadian": "en-CA",
}
CONNECTIONS = 2
"""Pages that a server is asked about at once, so that it has the next when it is done with one."""
_SHOWN = 60
"""Characters of a paragraph that name it in a report."""
_DIGIT = regex.compile(r"\d")


class Asked:
    """A page that a server is being asked about."""

    def __init__(self, page: Page, dialect: str, resources: Resources) -> None:
        """Begin to ask. `resources` must say where a server is."""
        self._page = page
        self._blocks = [block for block in page.blocks if worth(block)]
        self._memory = _memory(dialect, resources)
        self._answer: Answer | None = None
        self._error: EngineError | None = None
        self._thread: threading.Thread | None = None
        unknown = self._memory.unknown(block.plain for block in self._blocks)
        # the memory may let go of them while other pages are asked about
        self._said = {block.plain: self._memory.of(block.plain) for block in self._blocks}
        if unknown:
            asker = next(_askers(dialect, resources.languagetool))
            # a daemon: nothing waits for a slow server when the run is stopped
            self._thread = threading.Thread(target=self._ask, args=(asker, unknown), daemon=True)
            self._thread.start()

    def _ask(self, asker: Asker, texts: Sequence[str]) -> None:
        try:
            self._answer = asker.ask(texts)
        except EngineError as error:
            self._error = error
        except Exception as error:  # noqa: BLE001 -- it would be lost with the thread
            self._error = EngineError(f"It failed with {type(error).__name__}: {error}")

    def wait(self) -> None:
        """Return when the server has answered, or will not."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            if self._answer is not None:
                self._said.update(self._answer.hits)
                self._memory.learn(self._answer.hits)

    def matches(self) -> Iterator[tuple[str, Match]]:
        """Yield rule id and match for what the server says of the page; waits for it."""
        self.wait()
        for block in self._blocks:
            hits = self._said[block.plain]
            # the titles of other people's papers are as they are
            for hit in () if hits and in_references(self._page, block) else hits:
                rule = curation().rule_of(hit)
                if rule is None or _names_medicine(block, hit) or rule.cleared(block.plain, hit):
                    continue
                match = matched(block, hit, rule)
                yield rule.id, match if _mendable(block, hit) else match._replace(fixes=())

    def not_run(self) -> Iterator[NotRun]:
        """Yield what was not checked, and why; waits for the server."""
        self.wait()
        if self._error is not None:
            yield NotRun(NAME, str(self._error), failed=True)
        for text, why in self._answer.left_out if self._answer else ():
            shown = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
            what = f"{NAME} on {self._page.document.path}, the paragraph '{shown}'"
            yield NotRun(what, why, failed=True)


def _names_medicine(block: Block, hit: Hit) -> bool:
    words = [block.plain[hit.start : hit.end], *(text for _, text in hit.suggestions)]
    named = knowledge.medicine_names()
    return any(not named.isdisjoint(text.lower().split()) for text in words)


def _mendable(block: Block, hit: Hit) -> bool:
    texts = [block.plain[hit.start : hit.end], *(text for _, text in hit.suggestions)]
    never = (*curation().never_mend, _DIGIT)
    return not any(pattern.search(text) for pattern in never for text in texts)


@cache
def _memory(dialect: str, resources: Resources) -> Paragraphs:
    where = resources.languagetool
    version = where.version if where else ""
    decided_by = ("languagetool", version, curation().digest, dialect)
    return Paragraphs(decided_by, resources.memory)


@cache
def _askers(dialect: str, where: Address | None) -> Iterator[Asker]:
    """Return the clients of this process for a dialect, one after the other without end."""
    from qa.engines.languagetool.client import Asker  # noqa: PLC0415 -- 0.3 s to load

    if where is None:
        raise EngineError("LanguageTool was asked for without a server.")
    return cycle([Asker(where.at, LANGUAGES[dialect], curation()) for _ in range(CONNECTIONS)])
