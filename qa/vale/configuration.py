"""A `.vale.ini` and the files beside it, as settings for styles."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import ConfigError, near_miss
from qa.files import text_of
from qa.sources import FORMATS
from qa.style_settings import Section, StyleSettings, Vocabulary
from qa.vale import conditions, globs, ini
from qa.vale.page_styles import BUILT_IN
from qa.vale.patterns import PatternError, compiled
from qa.vale.vocabularies import load as load_vocabulary
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.vale.ini import Entry

_LEVELS = ("suggestion", "warning", "error")
_SWITCHES = {"YES": "on", "NO": "off", **{level: level for level in _LEVELS}}
_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class ValeConfig:
    """What a `.vale.ini` says."""

    styles: StyleSettings
    level: str
    """The lowest level of what is told."""
    notices: tuple[str, ...]
    """What is left out because it is not supported, or is not there: a sentence each."""


def load(path: Path) -> ValeConfig:
    """Read a `.vale.ini` with the packages and vocabularies that it names.

    Raises ConfigError, naming file and line, for what is wrong in it or is not on the disk.
    """
    project = _read(path)
    reader = _Reader(path)
    folders = [
        text for entry in project[0].entries if entry.key == "StylesPath" for text in entry.items
    ]
    for folder in folders:
        reader.add_path(folder)
    for styles in reader.paths:
        for package in sorted(Path(styles, ".vale-config").glob("*.ini")):
            reader.take(package, _read(package))
    reader.take(path, project)
    return reader.config()


def _read(path: Path) -> tuple[ini.Section, ...]:
    return ini.sections(text_of(path, "settings", _MAX_BYTES), str(path))


@dataclass
class _Reader:
    """Takes settings from several files, the later over the earlier."""

    path: Path
    paths: list[str] = field(default_factory=list)
    level: str = "suggestion"
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of `IgnoredScopes`, `SkippedScopes` and `IgnoredClasses`."""
    word_template: str = ""
    vocabularies: dict[str, str] = field(default_factory=dict)
    """Those that count everywhere, and where they are asked for."""
    formats: dict[str, str] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    wanted: dict[str, str] = field(default_factory=dict)
    """Every style that is asked for, and where."""

    def add_path(self, folder: str) -> None:
        """Add a folder of styles, from where the settings lie."""
        found = self.path.parent / os.path.expanduser(folder)  # noqa: PTH111 -- "" stays ""
        if not found.is_dir():
            raise ConfigError(f"{self.path}: StylesPath: there is no folder '{folder}'.")
        self.paths.append(str(found))

    def take(self, path: Path, parts: tuple[ini.Section, ...]) -> None:
        """Take what one file says."""
        for part in parts:
            if not part.name:
                self._top(path, part)
            elif part.name == "formats":
                self._formats(path, part)
            elif part.name in _OTHER_FORMATS:
                self._unsupported(path, f"[{part.name}]", part.line)
            else:
                self._section(path, part)

    def _formats(self, path: Path, part: ini.Section) -> None:
        for entry in part.entries:
            if f".{entry.value}" in FORMATS:
                self.formats[entry.key] = entry.value
            else:
                self.notices.append(
                    f"{path}:{entry.line}: {entry.key} = {entry.value} is left out: that format is "
                    "not supported."
                )

    def _top(self, path: Path, part: ini.Section) -> None:
        for entry in part.entries:
            key = entry.key
            if key in _TOP:
                _TOP[key](self, path, entry)
            elif key in _IN_SECTIONS or "." in key:
                raise ConfigError(
                    f"{path}:{entry.line}: '{key}' is about pages: write it under a heading, "
                    "such as [*.md]."
                )
            else:
                self._unsupported(path, key, entry.line)

    def _section(self, path: Path, part: ini.Section) -> None:
        glob, _, condition = part.name.partition(" if ")
        section = Section(glob.strip(), condition.strip())
        try:
            globs.compiled(section.glob)
            if section.condition:
                conditions.parsed(section.condition)
        except ConfigError as error:
            raise ConfigError(f"{path}:{part.line}: {error}") from error
        for entry in part.entries:
            section = self._said(path, section, entry)
        self.sections.append(section)

    def _said(self, path: Path, section: Section, entry: Entry) -> Section:
        """Return the section with one of its keys."""
        key, place = entry.key, f"{path}:{entry.line}"
        if key == "Vocab":
            return self.with_terms(section, entry, place)
        if key in _TOP:
            raise ConfigError(f"{place}: '{key}' is about all pages: write it above the headings.")
        if key in _IN_SECTIONS:
            return _IN_SECTIONS[key](self, section, entry, place)
        if "." in key or self._is_style(key):
            return self._switched(section, entry, place)
        self._unsupported(path, key, entry.line)
        return section

    def _is_style(self, name: str) -> bool:
        return name == BUILT_IN or any(Path(path, name).is_dir() for path in self.paths)

    def with_styles(self, section: Section, entry: Entry, place: str) -> Section:
        """Return the section with the styles that are on."""
        self.wanted |= dict.fromkeys(entry.items, place)
        return section.with_(styles=entry.items)

    def with_ignores(self, section: Section, entry: Entry, place: str) -> Section:
        """Return the section with more patterns of what is left alone."""
        name = "token_ignores" if entry.key == "TokenIgnores" else "block_ignores"
        patterns = tuple(_pattern(place, text) for text in entry.items)
        return section.with_(**{name: getattr(section, name) + patterns})

    def with_comments(self, section: Section, entry: Entry, place: str) -> Section:
        """Return the section with other delimiters of comments."""
        if len(entry.items) != 2:
            raise ConfigError(f"{place}: CommentDelimiters are two, with a comma between them.")
        return section.with_(comments=entry.items)

    def with_terms(self, section: Section, entry: Entry, place: str) -> Section:
        """Return the section with vocabularies; NONE takes away those of earlier files."""
        names = entry.items
        if "NONE" in names:
            self.sections = [
                one.with_(vocabularies=()) if one.glob == section.glob else one
                for one in self.sections
            ]
        found = ((name, self._vocabulary(name, place)) for name in names if name != "NONE")
        return section.with_(vocabularies=(*section.vocabularies, *found))

    def with_view(self, section: Section, entry: Entry, place: str) -> Section:
        """Return the section with a view, unless it is one of data or of programs."""
        from qa.vale import views  # noqa: PLC0415 -- few configurations name views

        view = views.load(entry.value, self.paths)
        if view is None:
            raise ConfigError(
                f"{place}: there is no view '{entry.value}' in config/views of the StylesPath."
            )
        if view.engine in views.NOT_READ:
            self.notices.append(
                f"{place}: View is left out: '{view.name}' reads with {view.engine}, which is not "
                "supported; only views with textfsm are."
            )
            return section
        return section.with_(view=view)

    def _switched(self, section: Section, entry: Entry, place: str) -> Section:
        switch = _SWITCHES.get(entry.value)
        if switch is None:
            self.notices.append(
                f"{place}: {entry.key} is left off: '{entry.value}' is neither YES, NO nor a level."
            )
        return section.with_(switches=(*section.switches, (entry.key, switch or "off")))

    def _vocabulary(self, name: str, place: str) -> Vocabulary:
        found = load_vocabulary(name, tuple(self.paths))
        if found is None:
            raise ConfigError(
                f"{place}: there is no vocabulary '{name}' "
                "in config/vocabularies of the StylesPath."
            )
        return found

    def _unsupported(self, path: Path, key: str, line: int) -> None:
        known = [*_TOP, *_IN_SECTIONS]
        hint = "" if key in _KNOWN_TO_VALE else near_miss(key, known)
        self.notices.append(f"{path}:{line}: {key} is not supported and is left out{hint}.")

    def config(self) -> ValeConfig:
        """Return what all files come to."""
        folders = tuple(self._folder(name, place) for name, place in self.wanted.items())
        named = {
            rule for section in self.sections for rule, how in section.switches if how != "off"
        }
        styles = StyleSettings(
            folders=tuple(folder for folder in folders if folder),
            paths=tuple(self.paths),
            files=tuple(self._files(named)),
            alone=True,
            built_in=True,
            word_template=self.word_template,
            skipped_scopes=self.lists.get("SkippedScopes", ()),
            ignored_scopes=self.lists.get("IgnoredScopes", ()),
            ignored_classes=self.lists.get("IgnoredClasses", ()),
            vocabulary=sum(
                (self._vocabulary(name, place) for name, place in self.vocabularies.items()),
                Vocabulary(),
            ),
            formats=tuple(self.formats.items()),
            sections=tuple(sorted(self.sections, key=lambda section: not section.is_about_all)),
        )
        return ValeConfig(styles, self.level, tuple(self.notices))

    def _folder(self, style: str, place: str) -> str:
        """Return the folder of a style; "" for the one that is built in."""
        for path in self.paths:
            if Path(path, style).is_dir():
                return str(Path(path, style))
        if style == BUILT_IN:
            return ""
        raise ConfigError(
            f"{place}: there is no style '{style}' in the StylesPath; 'vale sync' fetches packages."
        )

    def _files(self, rules: set[str]) -> Iterator[str]:
        """Yield the files of rules that are named beside the styles that are on."""
        for rule in sorted(rules):
            style, *names = rule.split(".")
            if style in self.wanted or style == BUILT_IN:
                continue
            files = (Path(path, style, *names).with_suffix(".yml") for path in self.paths)
            file = next((file for file in files if file.is_file()), None)
            if file is None:
                self.notices.append(f"{self.path}: {rule} is left out: there is no such rule.")
            else:
                yield str(file)


def _pattern(place: str, text: str) -> str:
    try:
        compiled(text)
    except PatternError as error:
        raise ConfigError(f"{place}: {error}.") from error
    return text


def _min_level(reader: _Reader, path: Path, entry: Entry) -> None:
    if entry.value not in _LEVELS:
        raise ConfigError(
            f"{path}:{entry.line}: MinAlertLevel must be suggestion, warning or error."
        )
    reader.level = entry.value


def _list(reader: _Reader, _: Path, entry: Entry) -> None:
    reader.lists[entry.key] = entry.items


def _template(reader: _Reader, path: Path, entry: Entry) -> None:
    if entry.value.count("%s") != 1:
        raise ConfigError(f"{path}:{entry.line}: WordTemplate must hold '%s' once.")
    reader.word_template = entry.value


def _vocab(reader: _Reader, path: Path, entry: Entry) -> None:
    if "NONE" in entry.items:
        reader.vocabularies.clear()
    names = (name for name in entry.items if name != "NONE")
    reader.vocabularies |= dict.fromkeys(names, f"{path}:{entry.line}")


def _done_before(*_: object) -> None:
    """Leave a key alone that was read first of all, or that 'vale sync' alone is about."""


_TOP: dict[str, Callable[[_Reader, Path, Entry], None]] = {
    "StylesPath": _done_before,
    "Packages": _done_before,
    "MinAlertLevel": _min_level,
    "IgnoredScopes": _list,
    "SkippedScopes": _list,
    "IgnoredClasses": _list,
    "WordTemplate": _template,
    "Vocab": _vocab,
}
_IN_SECTIONS: dict[str, Callable[[_Reader, Section, Entry, str], Section]] = {
    "BasedOnStyles": _Reader.with_styles,
    "TokenIgnores": _Reader.with_ignores,
    "BlockIgnores": _Reader.with_ignores,
    "IgnorePatterns": _Reader.with_ignores,
    "CommentDelimiters": _Reader.with_comments,
    "View": _Reader.with_view,
}
_KNOWN_TO_VALE = ("NLPEndpoint", "Transform", "Lang")
_OTHER_FORMATS = ("asciidoctor", "sphinx")
