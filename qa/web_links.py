"""Links to the web: asked, told as evidence, and mended where they have moved for good."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from qa.document import LinkKind, Span
from qa.finding import Edit, Fix
from qa.report import CheckedLink, NotRun, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from qa.engines.links import LinkResult
    from qa.page_links import PageLink
    from qa.settings import LinkSettings

_RISKY = frozenset(" \"'<>&()[]{}|\\^`")
"""Characters that some way of writing a page would read as its own."""


class Asked(NamedTuple):
    """What came of asking."""

    results: dict[str, LinkResult]
    """By address as it was given."""
    notes: tuple[NotRun, ...] = ()


def ask(
    urls: Iterable[str],
    settings: LinkSettings,
    *,
    remember: bool = True,
    on_result: Callable[[LinkResult], None] | None = None,
) -> Asked:
    """Ask about addresses; Ctrl-C ends the asking, and what was found until then is returned.

    With `remember`, what earlier runs have seen is used, and what this one sees is stored.
    """
    # requests takes 0.2 s to load
    from qa.engines.links import Interrupted, check_links, own_history  # noqa: PLC0415

    if not remember:
        try:
            return Asked(check_links(urls, settings, on_result=on_result))
        except Interrupted as stop:
            return Asked(stop.results, (_STOPPED,))
    with closing(own_history()) as history:
        notes: tuple[NotRun, ...] = ()
        try:
            results = check_links(urls, settings, history=history, on_result=on_result)
        except Interrupted as stop:
            results, notes = stop.results, (_STOPPED,)
        if history.note:
            notes += (NotRun("History of links", history.note),)
    return Asked(results, notes)


def answering_securely(hosts: Iterable[str]) -> frozenset[str]:
    """Return those of the hosts that are remembered to have answered to https://."""
    # requests takes 0.2 s to load
    from qa.engines.links import own_history  # noqa: PLC0415

    with closing(own_history()) as history:
        return history.secure(hosts)


_STOPPED = NotRun(
    "External links that were not asked yet",
    "The run was stopped; run it again to have them checked. What was found is remembered.",
    failed=True,
)


def told(link: PageLink, result: LinkResult | None, *, offline: bool) -> CheckedLink:
    """Return a link of a page with what is known of it."""
    start = link.place.start
    if result is None:
        why = "Links were not checked in this run." * offline
        return CheckedLink(link.target, link.text, start.line, start.column, "not checked", why)
    return CheckedLink(
        url=link.target,
        text=link.text,
        line=start.line,
        column=start.column,
        verdict=result.verdict.value,
        reason=result.reason,
        final_url=result.final_url if result.redirects else None,
        status=result.status,
        redirects=result.redirects,
        attempts=result.attempts,
        seconds=round(result.seconds, 2),
        asked=moment(result.asked_at),
        remembered=result.remembered,
        evidence=evidence(result),
    )


def evidence(result: LinkResult) -> str:
    """Say what a verdict rests on; "" where nobody was asked."""
    if not result.asked_at:
        return ""
    parts = [f"Status {result.status}" if result.status else "No answer"]
    if result.redirects:
        parts.append(counted(len(result.redirects), "redirect"))
    parts.append(f"{counted(result.attempts, 'attempt')} in {result.seconds:.1f} s")
    parts.append(f"asked {moment(result.asked_at)[:16].replace('T', ' ')} UTC")
    return ", ".join(parts) + (", in an earlier run." if result.remembered else ".")


def moment(at: float) -> str:
    """Return seconds since 1970 as "2026-11-28T03:45:00Z"; "" for 0."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)) if at else ""


def finding_of(result: LinkResult) -> tuple[str, tuple[str, ...]]:
    """Return the rule that says what is wrong with a link, and what its message needs."""
    page, place, name = result.url.partition("#")
    if result.verdict.value == "soft-dead" and place:
        return "links.missing-anchor", (unquote(name),)
    moved = result.verdict.value == "moved"
    address = page if moved else result.url
    return f"links.{result.verdict}", (
        address,
        (result.final_url or "") if moved else result.reason,
    )


def fixes(link: PageLink, result: LinkResult) -> tuple[Fix, ...]:
    """Return what can be done about a link of which a verdict is known."""
    if result.verdict.value == "moved":
        return new_address(link, result)
    return archived_copy(link, result) if result.verdict.value == "dead" else ()


def new_address(link: PageLink, result: LinkResult) -> tuple[Fix, ...]:
    """Return the fix that writes the new address of a page that has moved for good.

    There is none where the address does not stand in the link as it is asked, or where the new one
    would have to be written in a way of its own.
    """
    new = result.final_url or ""
    _, mark, fragment = link.target.partition("#")
    if fragment and "#" not in new:
        new += mark + fragment
    return _rewritten(link, new, f"Write the new address: {new}")


def archived_copy(link: PageLink, result: LinkResult) -> tuple[Fix, ...]:
    """Return the fix that leads to a copy of a dead page: to be looked at by a person first."""
    if not LinkKind(link.kind).followed:
        return ()
    copy = copy_of(result.url)
    return _rewritten(link, copy, f"Link to a copy in the Internet Archive, if it is good: {copy}")


def copy_of(url: str, seen: date | None = None) -> str:
    """Return where the Internet Archive would keep a copy of a page.

    The newest one, or the one nearest to the day on which the page was last seen. Nobody is asked
    whether there is one.
    """
    day = f"{seen:%Y%m%d}/" if seen else ""
    return f"https://web.archive.org/web/{day}{url.partition('#')[0]}"


def _rewritten(link: PageLink, new: str, what: str) -> tuple[Fix, ...]:
    at = link.place.match.find(link.target)
    if at < 0 or link.address != link.target or "..." in new or not _RISKY.isdisjoint(new):
        return ()
    start = link.place.span.start + at
    return (Fix(what, (Edit(Span(start, start + len(link.target)), new),)),)


def unasked(number: int) -> NotRun:
    """Return what a report says of links that nobody was to ask."""
    return NotRun(
        f"External links ({counted(number, 'link')})",
        "Run without --offline to have them checked.",
    )
