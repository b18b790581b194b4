"""What decides which styles speak on which pages, and how pages are taken apart for them."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Any

from qa.values import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one or more vocabularies, each a pattern."""

    accepted: tuple[str, ...] = ()
    """Terms that rules let pass."""
    enforced: tuple[tuple[str, str], ...] = ()
    """Those that must be written in their case: a pattern, and how they are written."""
    rejected: tuple[str, ...] = ()

    def __add__(self, other: Vocabulary) -> Vocabulary:
        """Return the terms of both."""
        return Vocabulary(
            self.accepted + other.accepted,
            self.enforced + other.enforced,
            self.rejected + other.rejected,
        )


@dataclass(frozen=True, slots=True)
class ViewScope:
    """A scope that a view makes."""

    name: str
    value: str
    """What of the view's template it holds."""
    type: str = ""
    """The format it is written in, such as "md"; "" for plain text."""


@dataclass(frozen=True, slots=True)
class View:
    """What of some pages is text, where their format does not say it."""

    name: str
    origin: str
    """The file it was loaded from."""
    engine: str
    template: str
    scopes: tuple[ViewScope, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What a `.vale.ini` says of the pages that one of its headings is about."""

    glob: str
    condition: str = ""
    styles: tuple[str, ...] | None = None
    """The styles that are on; None where nothing is said of them."""
    switches: tuple[tuple[str, str], ...] = ()
    """Rules, each with "on", "off" or the level that it has here."""
    token_ignores: tuple[str, ...] = ()
    """Patterns of text within a block that is left alone: their first group, or all of it."""
    block_ignores: tuple[str, ...] = ()
    """The same of whole blocks."""
    vocabularies: tuple[tuple[str, Vocabulary], ...] = ()
    """By name, the terms that count here beside those that count everywhere."""
    comments: tuple[str, str] | None = None
    """What opens and closes comments beside those of HTML."""
    view: View | None = None
    """How the text of these pages is found, where their format does not say it."""

    @property
    def is_about_all(self) -> bool:
        """Whether it is about every page."""
        return self.glob == "*" and not self.condition

    def with_(self, **changes: Any) -> Section:
        """Return the section with other values."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class StyleSettings:
    """The part of a configuration that is about Vale styles; empty where none are asked for."""

    folders: tuple[str, ...] = ()
    """Folders of rules, one a style, such as `styles/Google`."""
    paths: tuple[str, ...] = ()
    """Folders that hold styles and `config`, in which `extends: Style.Rule` and assets are looked
    for, the first first."""
    files: tuple[str, ...] = ()
    """Rules taken one by one out of styles that are not on: "path/Style/Rule.yml"."""
    alone: bool = False
    """Whether no rules but those of styles are run, as Vale would."""
    word_template: str = ""
    """What stands around the words of rules, with `%s` for them; "" for word boundaries."""
    skipped_scopes: tuple[str, ...] = ()
    """HTML elements that are not looked at; empty for those that Vale skips."""
    ignored_scopes: tuple[str, ...] = ()
    """Inline HTML elements whose text is masked; empty for those that Vale masks."""
    ignored_classes: tuple[str, ...] = ()
    """CSS classes that are not looked at, beside those of Vale."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """Terms that are exceptions to every rule that does not say `vocab: false`."""
    built_in: bool = False
    """Whether the rules of the style `Vale` may be on: Spelling, Repetition, Terms and Avoid."""
    formats: tuple[tuple[str, str], ...] = ()
    """Endings, names and patterns of pages, each with the ending of what they are read as."""
    sections: tuple[Section, ...] = ()
    """In the order in which they count, the last most; none where every rule is on everywhere."""

    @property
    def view_scopes(self) -> frozenset[str]:
        """The names of all scopes that views make."""
        views = (section.view for section in self.sections if section.view is not None)
        return frozenset(scope.name for view in views for scope in view.scopes)

    @property
    def named_vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies that count on some pages only, by their names."""
        return dict(named for section in self.sections for named in section.vocabularies)

    def __bool__(self) -> bool:
        """Return whether any style is asked for."""
        return bool(self.folders or self.files or self.alone)
