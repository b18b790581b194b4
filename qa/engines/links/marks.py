"""By what an answer betrays that it is not the page: data in `rules/context/link-answers.yml`."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qa.derived import shipped
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TITLE = re.compile(r"<(title|h1)\b[^>]{0,300}>([^<]{0,300}(?:<(?!/(?:title|h1))[^<]{0,300}){0,8})")
_TAG = re.compile(r"<[^>]{0,300}>?")

_SHORT = 30_000
"""Walls and parked names are short pages; a long one that says the same is about something."""

WALL, PARKED, NOT_FOUND = "wall", "parked", "not found"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the data says, ready for matching."""

    wall_headers: tuple[tuple[str, re.Pattern[str]], ...]
    wall_titles: re.Pattern[str]
    wall_text: tuple[str, ...]
    parked_hosts: frozenset[str]
    parked_text: tuple[str, ...]
    lost_titles: re.Pattern[str]
    lost_paths: re.Pattern[str]
    login_paths: re.Pattern[str]
    login_hosts: frozenset[str]
    home_steps: frozenset[str]
    shorteners: frozenset[str]


def sign(status: int, headers: Mapping[str, str], page: str) -> str | None:
    """Return what an answer is marked as: WALL, PARKED, NOT_FOUND or None.

    `page` is the beginning of its text, in lower case; "" where it is no page for people.
    """
    marks = known()
    if any(pattern.search(headers.get(name, "").lower()) for name, pattern in marks.wall_headers):
        return WALL
    if not page:
        return None
    titles = titles_of(page)
    there = status in {200, 206}
    if not there and any(mark in page for mark in marks.wall_text):
        return WALL
    if len(page) < _SHORT and any(marks.wall_titles.search(title) for title in titles):
        return WALL
    if there and len(page) < _SHORT and any(mark in page for mark in marks.parked_text):
        return PARKED
    lost = there and any(marks.lost_titles.search(title) for title in titles)
    return NOT_FOUND if lost else None


def titles_of(page: str) -> list[str]:
    """Return the title and the main heading of a page."""
    found: dict[str, str] = {}
    for hit in _TITLE.finditer(page):
        found.setdefault(hit[1], " ".join(html.unescape(_TAG.sub(" ", hit[2])).split()))
        if len(found) == 2:
            break
    return list(found.values())


def detour(asked: str, arrived: str) -> str | None:
    """Return why the page where redirects ended is not the page that was asked for; else None."""
    marks = known()
    start, end = urlsplit(asked), urlsplit(arrived)
    here, there = start.path.lower(), end.path.lower()
    host, other = (start.hostname or "", end.hostname or "")
    if _below(other, marks.parked_hosts) and not _below(host, marks.parked_hosts):
        return "the site where names of dead sites are sold"
    if marks.lost_paths.search(there) and not marks.lost_paths.search(here):
        return "an error page"
    if _asks_who(other, there, marks) and not _asks_who(host, here, marks):
        return "a log-in"
    if _is_home(there, end.query, marks) and not _is_home(here, start.query, marks):
        vanity = host.removeprefix("www.") != other.removeprefix("www.") and here.count("/") < 2
        if host not in marks.shorteners and not vanity:
            return "a home page"
    return None


def _asks_who(host: str, path: str, marks: Marks) -> bool:
    return host.partition(".")[0] in marks.login_hosts or bool(marks.login_paths.search(path))


def _is_home(path: str, query: str, marks: Marks) -> bool:
    steps = [step.partition(".")[0] for step in path.split("/") if step]
    return not query and len(steps) <= 2 and all(step in marks.home_steps for step in steps)


def _below(host: str, names: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in names for at in range(len(labels)))


@cache
def known() -> Marks:
    """Return the marks, read when first needed."""
    data = shipped("context/link-answers.yml")
    walls, lost, login = data["walls"], data["not-found"], data["log-in"]
    return Marks(
        wall_headers=tuple((name, re.compile(value)) for name, value in walls["headers"].items()),
        wall_titles=_any(walls["titles"]),
        wall_text=tuple(walls["text"]),
        parked_hosts=frozenset(data["parked"]["hosts"]),
        parked_text=tuple(data["parked"]["text"]),
        lost_titles=_any(lost["titles"]),
        lost_paths=_any(lost["paths"]),
        login_paths=_any(login["paths"]),
        login_hosts=frozenset(login["hosts"]),
        home_steps=frozenset(data["home"]["steps"]),
        shorteners=frozenset(data["shorteners"]),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
