"""What all pages of a run, and earlier runs, say of the findings on one: how certain each is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa import spelling
from qa.finding import Level
from qa.hosts import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qa.finding import Finding

INSECURE = "links.insecure"
_MISSPELLED = "words.misspelled"
_A_TENTH = 10
_OFTEN = 3
"""Places on a site from which a word is rather one that our lists lack."""


def unsure_hosts(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the hosts of addresses that may be insecure only because we do not know better."""
    return frozenset(host for one in findings if (host := _host(one)))


def surely_insecure(
    findings: Iterable[Finding], known: frozenset[str], reaches: Callable[[Level], bool]
) -> list[Finding]:
    """Return the findings of a page, with a warning for what leads to a host that answers to https.

    As for the hosts that everybody knows: one warning a host, at its first address. `reaches` says
    whether the site lets the rule warn.
    """
    told: set[str] = set()
    looked_at: list[Finding] = []
    for finding in findings:
        host = _host(finding)
        if host in known - told and reaches(Level.WARNING):
            told.add(host)
            finding = finding._replace(level=Level.WARNING)  # noqa: PLW2901 -- the same, surer
        looked_at.append(finding)
    return looked_at


def often_written(findings: Iterable[Finding], pages: int) -> frozenset[str]:
    """Return the unknown words that stand several times on a site in the same form.

    A slip that sounds like the word, or glues two, is made again and again by one hand: that is a
    word of the site only where a tenth of its `pages` write it so.
    """
    unknown = [one for one in findings if one.rule == _MISSPELLED]
    times = Counter(one.match for one in unknown)
    where = Counter(match for _, match in {(one.path, one.match) for one in unknown})
    return frozenset(
        word
        for word, number in times.items()
        if number >= _OFTEN and (where[word] * _A_TENTH >= pages or not _is_likely_slip(word))
    )


def _is_likely_slip(word: str) -> bool:
    small = word.lower()
    best = next(iter(spelling.candidates(small)), None)
    return spelling.halves(small) is not None or (best is not None and best.alike)


def less_sure_of_words(findings: Iterable[Finding], often: frozenset[str]) -> list[Finding]:
    """Return findings, with a suggestion for each unknown word that a site writes often."""
    return [
        one._replace(level=Level.SUGGESTION)
        if one.rule == _MISSPELLED and one.match in often
        else one
        for one in findings
    ]


def _host(finding: Finding) -> str:
    unsure = finding.rule == INSECURE and finding.level is Level.SUGGESTION
    return host_of(finding.match) if unsure else ""
