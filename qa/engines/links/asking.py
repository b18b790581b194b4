"""All links of a run: what is remembered, what is asked, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.engines.links.choice import Choice
from qa.engines.links.clock import Deadline
from qa.engines.links.credentials import Credentials
from qa.engines.links.ledger import Ledger
from qa.engines.links.recall import Memory
from qa.engines.links.trip import Trip
from qa.engines.links.urls import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.engines.links.crew import Crew
    from qa.engines.links.history import History
    from qa.engines.links.names import Names, Resolver
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
    in their fragment or password are asked once and share a result, unless the settings want the
    places on pages looked for: then all of `urls` is awaited, so that each page is fetched once,
    and each place has a result of its own. What `history` holds a fresh good answer for is not
    asked. `on_result` is called in this thread as results come. Ctrl-C
    raises Interrupted, which holds what was found until then; that is in the history too.
    Raises ConfigError for wrong settings.
    """
    choice, credentials = Choice(settings), Credentials(settings)
    memory = Memory(history, settings)
    ledger = Ledger(memory, on_result)
    crew: Crew | None = None
    asked: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    try:
        if settings.fragments:
            urls = list(urls)
            places = _places(urls)
        for batch in _batches(urls, asked):
            known = memory.recall(_chosen(batch, choice, ledger), places)
            for answer in known.answers:
                ledger.take_over(answer)
            if known.unanswered:
                if crew is None:
                    crew, ledger.names = _hired(settings, choice, credentials, resolve)
                crew.ask(known)
                _enter(crew.finished(), ledger)
        if crew is not None:
            _enter(crew.rest(), ledger)
        ledger.close(names_work=ledger.names_work(settings.timeout))
    except KeyboardInterrupt as stop:
        if crew is not None:
            _enter(crew.finished(), ledger)
        ledger.close(names_work=False)
        raise Interrupted(_by_given(asked, ledger)) from stop
    finally:
        if crew is not None:
            crew.dismiss()
    return _by_given(asked, ledger)


def _hired(
    settings: LinkSettings, choice: Choice, credentials: Credentials, resolve: Resolver | None
) -> tuple[Crew, Names]:
    """Return those who ask, and the names that they know."""
    # where every answer is remembered, requests need not be loaded, which takes 0.2 s
    from qa.engines.links.crew import Crew  # noqa: PLC0415
    from qa.engines.links.inquiry import Office  # noqa: PLC0415
    from qa.engines.links.line import Line, LineAdapter  # noqa: PLC0415
    from qa.engines.links.manners import Turns  # noqa: PLC0415
    from qa.engines.links.names import Names, system_addresses  # noqa: PLC0415

    names = Names(resolve or system_addresses, settings.confirm_after * 0.9)
    line = Line(settings, names)
    end = Deadline.after(settings.run_deadline)
    office = Office(
        settings=settings,
        choice=choice,
        credentials=credentials,
        line=line,
        adapter=LineAdapter(line, settings),
        turns=Turns(settings, end),
        end=end,
        failing=set(),
        doubted=set(),
        answers={},
        under_way={},
        places={},
    )
    return Crew(office), names


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


def _places(urls: Iterable[str]) -> dict[str, list[str]]:
    """Return, by address, the places that links name on its page, each once."""
    # readers are not needed where no place is looked for
    from qa.engines.links.places import place_of  # noqa: PLC0415

    found: dict[str, dict[str, None]] = {}
    for url in urls:
        if place := place_of(url):
            found.setdefault(bare(url), {})[place] = None
    return {url: list(names) for url, names in found.items()}


def _chosen(batch: Sequence[str], choice: Choice, ledger: Ledger) -> list[str]:
    """Return the addresses that a site wants asked, and enter the others as skipped."""
    chosen: list[str] = []
    for address in batch:
        if reason := choice.against_link(address):
            ledger.take_over(Trip(address).unasked(reason))
        else:
            chosen.append(address)
    return chosen


def _enter(results: Iterable[LinkResult], ledger: Ledger) -> None:
    for result in results:
        ledger.enter(result)


def _by_given(asked: dict[str, str], ledger: Ledger) -> dict[str, LinkResult]:
    """Return the results by the addresses as given: of the place where that was looked for."""
    found = ledger.results
    told: dict[str, LinkResult] = {}
    for url, address in asked.items():
        place = url.strip().partition("#")[2]
        result = found.get(f"{address}#{place}") or found.get(address)
        if result is not None:
            told[url] = result
    return told
