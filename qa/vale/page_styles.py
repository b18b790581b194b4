"""Which rules of styles speak on a page, at what level, and what of the page they leave alone."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from qa.finding import Level
from qa.vale import globs
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.style_settings import Section, StyleSettings, View, Vocabulary

BUILT_IN = "Vale"
"""The style whose rules are made of vocabularies and dictionaries."""


def on(settings: StyleSettings, path: str, metadata: Mapping[str, Any]) -> PageStyles:
    """Return what counts on a page, given by its path and its metadata."""
    return of(settings, about(settings, path, metadata))


def about(
    settings: StyleSettings, path: str, metadata: Mapping[str, Any]
) -> tuple[int, ...] | None:
    """Return the numbers of the sections that are about a page; None where there are no sections.

    The page is given by its path and its metadata.
    """
    if not settings.sections:
        return None
    page = {**_fields(path), "Meta": metadata}
    return tuple(n for n, section in enumerate(settings.sections) if _is_about(section, page))


def of(settings: StyleSettings, numbers: tuple[int, ...] | None) -> PageStyles:
    """Return what counts on the pages that some sections are about, given as by `about`."""
    if numbers is None:
        return _EVERYTHING
    styles: tuple[str, ...] = ()
    switches: dict[str, str] = {}
    about = [settings.sections[number] for number in numbers]
    for section in about:
        if section.styles is not None:
            styles = section.styles
        if section.styles == ():
            switches.clear()
        switches.update(section.switches)
    return PageStyles(
        frozenset(styles),
        switches,
        tuple(pattern for section in about for pattern in section.token_ignores),
        tuple(pattern for section in about for pattern in section.block_ignores),
        dict(named for section in about for named in section.vocabularies),
        next((section.comments for section in reversed(about) if section.comments), None),
        next((section.view for section in reversed(about) if section.view is not None), None),
    )


def format_of(settings: StyleSettings, path: str) -> str | None:
    """Return the ending of the format that `[formats]` says a page is read as; None for its own."""
    name = PurePosixPath(path).name
    ending = PurePosixPath(path).suffix.removeprefix(".")
    for key, read_as in settings.formats:
        if key in (ending, name):
            return read_as
        if _PATTERN.intersection(key):
            matches = globs.compiled(key).fullmatch
            if matches(name) or matches(path):
                return read_as
    return None


_PATTERN = frozenset("*?[{/")


def _is_about(section: Section, page: Mapping[str, Any]) -> bool:
    if globs.compiled(section.glob).fullmatch(page["Path"]) is None:
        return False
    if not section.condition:
        return True
    from qa.vale import conditions  # noqa: PLC0415 -- few sections have any

    return conditions.parsed(section.condition).holds(page)


@dataclass(frozen=True)
class PageStyles:
    """What counts on one page."""

    styles: frozenset[str] | None = None
    """Those that are on; None for all."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """Rules, each with "on", "off" or its level here."""
    token_ignores: tuple[str, ...] = ()
    """Patterns of what is left alone within a block."""
    block_ignores: tuple[str, ...] = ()
    """The same of whole blocks."""
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    """By name, those that count here beside the one that counts everywhere."""
    comments: tuple[str, str] | None = None
    """What opens and closes comments beside those of HTML."""
    view: View | None = None
    """How the page's text is found, where its format does not say it."""

    @property
    def prepares(self) -> bool:
        """Whether the source is to be read otherwise than it stands there."""
        return bool(self.token_ignores or self.block_ignores or self.comments)

    def level(self, rule: str, own: Level) -> Level | None:
        """Return the level of a rule on the page, `own` where nothing is said; None: it is off."""
        style, _, name = rule.partition(".")
        switch = self.switches.get(rule) or self.switches.get(style, "")
        if switch == "off":
            return None
        if switch and switch != "on":
            return Level(switch)
        if switch == "on" or self.styles is None:
            return own
        vocabulary, dot, _ = name.partition(".")
        if style == BUILT_IN and dot and vocabulary not in self.vocabularies:
            return None
        return own if style in self.styles else None

    def levels(self, levels: Mapping[str, Level]) -> dict[str, Level]:
        """Return the rules that are on, each with its level, of rules with their own levels."""
        here = ((rule, self.level(rule, own)) for rule, own in levels.items())
        return {rule: level for rule, level in here if level is not None}

    @cached_property
    def accepted(self) -> tuple[str, ...]:
        """Terms that are let pass here beside those that are everywhere."""
        return tuple(term for one in self.vocabularies.values() for term in one.accepted)


_EVERYTHING = PageStyles()


def _fields(path: str) -> dict[str, str]:
    """Return what conditions can ask of a path."""
    plain = PurePosixPath(path.replace("\\", "/"))
    return {
        "Path": str(plain),
        "Dir": str(plain.parent),
        "Name": plain.name,
        "Ext": plain.suffix,
    }
