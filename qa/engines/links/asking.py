"""All links of a run: what is remembered, what is asked, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.engines.links.addresses import bare
from qa.engines.links.choice import Choice
from qa.engines.links.clock import Deadline
from qa.engines.links.credentials import Credentials
from qa.engines.links.crew import Crew
from qa.engines.links.inquiry import Office
from qa.engines.links.ledger import Ledger
from qa.engines.links.line import Line, LineAdapter
from qa.engines.links.manners import Turns
from qa.engines.links.names import Names, system_addresses
from qa.engines.links.recall import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qa.engines.links.history import History
    from qa.engines.links.names import Resolver
    from qa.engines.links.verdicts import LinkResult
    from qa.settings import LinkSettings


_BATCH = 100
"""Addresses that are looked up in the history, and handed out, at once."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, with what was found until then."""

    def __init__(self, results: dict[str, LinkResult]) -> None:
        super().__init__()
        self.results = results


def check_links(
    urls: Iterable[str],
    settings: LinkSettings,
    *,
    history: History | None = None,
    on_result: Callable[[LinkResult], None] | None = None,
    resolve: Resolver | None = None,
) -> dict[str, LinkResult]:
    """Ask about every link; the keys are the addresses as they were given.

    Links are asked from the first on, while `urls` still brings others. Addresses that differ only
    in their fragment or password are asked once and share a result; what `history` holds a fresh
    good answer for is not asked. `on_result` is called in this thread as results come. Ctrl-C
    raises Interrupted, which holds what was found until then; that is in the history too.
    Raises ConfigError for wrong settings.
    """
    names = Names(resolve or system_addresses, settings.confirm_after * 0.9)
    office = _office(settings, names)
    memory = Memory(history, settings)
    ledger = Ledger(names, memory, on_result)
    crew = Crew(office)
    asked: dict[str, str] = {}
    try:
        for batch in _batches(urls, asked):
            known = memory.recall(batch)
            office.failing.update(known.failing)
            office.doubted.update(known.doubted)
            for answer in known.answers:
                ledger.take_over(answer)
            crew.ask(known.unanswered)
            _enter(crew.finished(), ledger)
        _enter(crew.rest(), ledger)
        ledger.close(names_work=not ledger.open or names.work(settings.timeout))
    except KeyboardInterrupt as stop:
        _enter(crew.finished(), ledger)
        ledger.close(names_work=False)
        raise Interrupted(_by_given(asked, ledger)) from stop
    finally:
        crew.dismiss()
        office.adapter.close()
    return _by_given(asked, ledger)


def _office(settings: LinkSettings, names: Names) -> Office:
    line = Line(settings, names)
    end = Deadline.after(settings.run_deadline)
    return Office(
        settings=settings,
        choice=Choice(settings),
        credentials=Credentials(settings),
        line=line,
        adapter=LineAdapter(line, settings),
        turns=Turns(settings, end),
        end=end,
        failing=set(),
        doubted=set(),
        answers={},
    )


def _batches(urls: Iterable[str], asked: dict[str, str]) -> Iterator[list[str]]:
    """Yield the addresses to be asked, each once; `asked` tells which was meant by what."""
    batch: list[str] = []
    known: set[str] = set()
    for url in urls:
        if url in asked:
            continue
        address = asked[url] = bare(url)
        if address in known:
            continue
        known.add(address)
        batch.append(address)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch


def _enter(results: Iterable[LinkResult], ledger: Ledger) -> None:
    for result in results:
        ledger.enter(result)


def _by_given(asked: dict[str, str], ledger: Ledger) -> dict[str, LinkResult]:
    found = ledger.results
    return {url: found[address] for url, address in asked.items() if address in found}
