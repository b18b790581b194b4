"""What earlier sightings mean today: decided when they are read, by the settings of this run.

A good answer counts until it is stale. A failure never counts as an answer; it only makes the next
one weigh more: a 404 that was seen in an earlier run needs no second one in this, and a link that
has failed for weeks is dead, whichever way it failed.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from qa.engines.links.answer import GONE
from qa.engines.links.urls import host_of, is_in_catalogue
from qa.engines.links.verdicts import LinkVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa.engines.links.history import History, Sighting
    from qa.engines.links.verdicts import LinkResult
    from qa.settings import LinkSettings

_DAY = 86_400.0
_FAILURES = frozenset({LinkVerdict.DEAD, LinkVerdict.UNVERIFIED})


class Recalled(NamedTuple):
    """What is remembered of some addresses."""

    answers: list[LinkResult]
    """Answers that count still, so that nobody is asked."""
    unanswered: list[str]
    failing: list[str]
    """Those of the unanswered that failed when they were last asked."""
    doubted: list[str]
    """Those of the failing that were found dead."""
    places: dict[str, list[str]]
    """Of the unanswered, the places that are to be looked for on their pages."""


class Memory:
    """What earlier runs have seen, and what this one sees."""

    def __init__(self, history: History | None, settings: LinkSettings) -> None:
        self._history = history
        self._settings = settings
        self._run = uuid.uuid4().hex[:12]
        self._failing: dict[str, tuple[float, int]] = {}

    def recall(self, urls: Sequence[str], places: Mapping[str, list[str]]) -> Recalled:
        """Return what is remembered of addresses, and of the `places` that links name on them.

        A page is asked again where the answer about one of its places does not count any more.
        """
        wanted = {url: places[url] for url in urls if url in places}
        recalled = Recalled([], [], [], [], wanted)
        if self._history is None:
            recalled.unanswered.extend(urls)
            return recalled
        placed = [f"{url}#{place}" for url, names in wanted.items() for place in names]
        known = self._history.find([*urls, *placed])
        now = time.time()
        for url in urls:
            of_page = [url, *(f"{url}#{place}" for place in wanted.get(url, ()))]
            answers = [known[one][-1].result for one in of_page if one in known]
            if len(answers) == len(of_page) and all(
                _still_counts(answer, self._settings, now) for answer in answers
            ):
                recalled.answers.extend(replace(answer, remembered=True) for answer in answers)
                continue
            recalled.unanswered.append(url)
            self._note_failures(recalled, url, known.get(url, []))
        return recalled

    def _note_failures(self, recalled: Recalled, url: str, sightings: list[Sighting]) -> None:
        streak = _streak(sightings)
        if streak:
            runs = len({one.run for one in streak})
            self._failing[url] = streak[0].result.asked_at, runs
            recalled.failing.append(url)
        if any(_looked_dead(one.result) for one in streak):
            recalled.doubted.append(url)

    def weighed(self, result: LinkResult) -> LinkResult:
        """Return a result with the verdict that it has in the light of earlier ones."""
        failed = result.verdict is LinkVerdict.UNVERIFIED and result.attempts
        if not failed or result.url not in self._failing or is_in_catalogue(result.url):
            return result
        since, runs = self._failing[result.url]
        long_enough = result.asked_at - since >= self._settings.failing_days * _DAY
        if not long_enough or runs + 1 < self._settings.failing_runs:
            return result
        day = time.strftime("%Y-%m-%d", time.gmtime(since))
        reason = f"It has failed in all of {runs + 1} runs since {day}. {result.reason}"
        return replace(result, verdict=LinkVerdict.DEAD, reason=reason)

    def keep(self, results: Sequence[LinkResult]) -> bool:
        """Store what was seen; False where it was not, and may be tried again."""
        return self._history is not None and self._history.add(self._run, results)


def _looked_dead(result: LinkResult) -> bool:
    unknown_host = result.status is None and result.verdict is LinkVerdict.DEAD
    return unknown_host or result.status in GONE


def _still_counts(last: LinkResult, settings: LinkSettings, now: float) -> bool:
    if settings.ask in {"changed", "again"}:
        return settings.ask == "changed"
    return last.verdict.is_good and 0 <= now - last.asked_at < fresh_for(last.url, settings)


def fresh_for(url: str, settings: LinkSettings) -> float:
    """Return the seconds for which a good answer counts.

    Up to a quarter more or less, always the same for one address, so that links that were first
    asked together are not all asked again on one day.
    """
    own = settings.host(host_of(url)).fresh_days
    days = settings.fresh_days if own is None else own
    part = int.from_bytes(blake2b(url.encode("utf-8", "replace"), digest_size=4).digest()) / 2**32
    return days * _DAY * (0.75 + part / 2)


def _streak(sightings: list[Sighting]) -> list[Sighting]:
    """Return the failures since the last answer of another kind, oldest first."""
    streak: list[Sighting] = []
    for one in reversed(sightings):
        if one.result.verdict not in _FAILURES:
            break
        streak.append(one)
    return streak[::-1]
