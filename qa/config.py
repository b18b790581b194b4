"""Settings from the nearest `qa.yaml`; what is wrong in it is named with its line."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from qa.derived import derived
from qa.errors import ConfigError, near_miss
from qa.files import text_of, words_of
from qa.finding import Level
from qa.marked_yaml import Marked, YamlError, parse
from qa.policy import Entry, Policy
from qa.schema import Place, decode
from qa.settings import REAL_WORDS, House, InspectionSettings, LinkSettings, engines_of
from qa.style_settings import StyleSettings
from qa.suppression import PathSuppression  # noqa: TC001 -- the schema reads it
from qa.values import dataclass

if TYPE_CHECKING:
    from qa.rulebook import Rulebook
    from qa.vale.configuration import ValeConfig

NAME = "qa.yaml"
FAIL_ON = ("error", "warning", "suggestion", "never")
MAX_BYTES = 1_000_000
"""Of settings, and of a list of words that they name."""


@dataclass(frozen=True)
class Config:
    """The fields are the keys of `qa.yaml`, with `-` for `_`."""

    profile: str | None = None
    page_type: str | None = None
    page_types: dict[str, str] = field(default_factory=dict)
    level: str = "warning"
    fail_on: str = "error"
    fail_on_rules: dict[str, str] = field(default_factory=dict)
    fail_on_paths: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    vale: str | None = None
    only_styles: bool = False
    exclude: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    word_files: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    real_words: str = REAL_WORDS[0]
    people: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    disclaimers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    suppressions: tuple[PathSuppression, ...] = ()
    baseline: str | None = None
    decisions: tuple[str, ...] = ()
    history: str | None = None
    grammar: str = "harper"
    languagetool_server: str | None = None
    offline: bool = False
    jobs: int = 0
    links: LinkSettings = field(default_factory=LinkSettings)
    file: str = field(default="", compare=False, metadata={"key": False})
    """Where the settings were read from; "" for nowhere."""

    def __post_init__(self) -> None:
        _one_of("level", self.level, [level.value for level in Level])
        _one_of("fail-on", self.fail_on, FAIL_ON)
        _one_of("real-words", self.real_words, REAL_WORDS)
        engines_of(self.grammar)
        _check_address(self.languagetool_server)
        for key, table in (
            ("fail-on-rules", self.fail_on_rules),
            ("fail-on-paths", self.fail_on_paths),
        ):
            for name, level in table.items():
                _one_of(f"{key}: {name}", level, FAIL_ON)
        for name, level in self.levels.items():
            _one_of(f"levels: {name}", level, [*(level.value for level in Level), "off"])
        if self.styles and self.vale:
            raise ConfigError("vale: the styles are named in that file: take 'styles' out.")
        if self.only_styles and not (self.styles or self.vale):
            raise ConfigError("only-styles: name the styles, with 'styles' or 'vale'.")
        if self.jobs < 0:
            raise ConfigError("jobs must be 0 (as many as there are cores) or more.")

    @property
    def inspection(self) -> InspectionSettings:
        """Return the part that decides what inspecting a page finds."""
        return InspectionSettings(
            select=self.select,
            ignore=self.ignore,
            levels=tuple(self.levels.items()),
            profile=self.profile,
            page_type=self.page_type,
            page_types=tuple(self.page_types.items()),
            grammar=self.grammar,
            lowest="suggestion" if self.level == "suggestion" else "warning",
            styles=self._of_vale,
            house=House(
                words=_lower(self.words),
                medicines=_lower(self.medicines),
                people=self.people,
                real_words=self.real_words,
                sources=tuple(_host(source) for source in self.sources),
                disclaimers=tuple(self.disclaimers.items()),
                sections=tuple(self.sections.items()),
            ),
        )

    @cached_property
    def of_vale(self) -> ValeConfig | None:
        """What the `.vale.ini` says that is named; None where none is."""
        if self.vale is None:
            return None
        from qa.vale import configuration  # noqa: PLC0415 -- few runs have styles

        return configuration.load(Path(self.vale))

    @property
    def _of_vale(self) -> StyleSettings:
        if self.of_vale is None:
            return StyleSettings(folders=self.styles, alone=self.only_styles)
        return replace(self.of_vale.styles, alone=self.only_styles)

    @property
    def policy(self) -> Policy:
        """Return what is made of findings."""
        tables = (self.fail_on_rules, self.fail_on_paths, self.owners)
        return Policy(self.fail_on, *(tuple(map(Entry._make, t.items())) for t in tables))

    @property
    def names_rules(self) -> bool:
        """Whether it speaks of rules by their names, in whatever way."""
        named = self.select or self.ignore or self.levels or self.fail_on_rules or self.suppressions
        return bool(named or self.disclaimers or self.decisions or self.baseline)

    def check(self, rulebook: Rulebook) -> None:
        """Raise ConfigError for a rule, page type or profile that does not exist."""
        named = [*self.select, *self.ignore, *self.levels, *self.fail_on_rules]
        problem = rulebook.unknown(named)
        if problem:
            raise ConfigError(problem)
        if self.profile:
            _one_of("profile", self.profile, list(rulebook.profiles))
        wanted = [self.page_type] if self.page_type else []
        for name in [*wanted, *self.page_types.values()]:
            _one_of("page-type", name, list(rulebook.page_types))
        problem = rulebook.unknown([rule for entry in self.suppressions for rule in entry.rules])
        if problem:
            raise ConfigError(f"suppressions: {problem}")
        for name in self.sections:
            _one_of("sections", name, list(rulebook.page_types))
        missing = "disclaimers.missing-"
        known = [rule.removeprefix(missing) for rule in rulebook.rules if rule.startswith(missing)]
        for name in self.disclaimers:
            _one_of("disclaimers", name, known)


def _check_address(server: str | None) -> None:
    if server is None:
        return
    address = urlsplit(server)
    if address.scheme not in ("http", "https") or not address.netloc:
        raise ConfigError(
            f"languagetool-server: '{server}' is not the address of a server, "
            "such as http://127.0.0.1:8081."
        )


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _host(source: str) -> str:
    """Return the host of an address, or of a host as people write it."""
    return source.lower().partition("://")[2].partition("/")[0] or source.lower().strip("/")


def _one_of(key: str, value: str, known: list[str] | tuple[str, ...]) -> None:
    if value not in known:
        raise ConfigError(
            f"{key}: '{value}' is not known{near_miss(value, known)}; choose {', '.join(known)}."
        )


def _named_in(sentence: str, marked: Marked) -> tuple[str, ...]:
    """Return the keys with which a sentence begins, for their line."""
    keys: tuple[str, ...] = ()
    for word in sentence.split():
        deeper = (*keys, word.rstrip(":"))
        if deeper not in marked.lines:
            break
        keys = deeper
    return keys


def find(start: Path) -> Path | None:
    """Return the nearest `qa.yaml` in a folder or those above it, up to a git checkout's root."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        if (folder / ".git").exists():
            return None
    return None


def of_vale(path: Path) -> Config:
    """Return the settings that a `.vale.ini` alone comes to: what Vale would say, and no more.

    Raises ConfigError, naming file and line, for what is wrong in it.
    """
    from qa.vale import configuration  # noqa: PLC0415 -- few runs have styles

    return Config(vale=str(path), only_styles=True, level=configuration.load(path).level)


def load(path: Path) -> Config:
    """Read a settings file. Raises ConfigError, naming file and line, for what is wrong in it."""
    try:
        marked = _marked(text_of(path, "settings", MAX_BYTES))
    except YamlError as error:
        raise ConfigError(f"{path}:{error.line}: {error.message}.") from error
    place = Place(str(path), marked, error=ConfigError)
    values: Any = marked.value if marked.value is not None else {}
    if not isinstance(values, dict):
        raise place.error("settings must be keys and values, such as 'profile: en-US'.")
    try:
        config = decode(Config, values, place)
    except ConfigError as error:
        if str(error).startswith(str(path)):
            raise
        raise place.at(*_named_in(str(error), marked)).error(str(error)) from error
    folders = tuple(str(path.parent / folder) for folder in config.rules)
    styles = tuple(str(path.parent / folder) for folder in config.styles)
    files = tuple(str(path.parent / name) for name in config.word_files)
    words = (*config.words, *(word for name in files for word in words_of(Path(name), MAX_BYTES)))
    entries = tuple(
        replace(entry, line=marked.line("suppressions", number))
        for number, entry in enumerate(config.suppressions)
    )
    known = str(path.parent / config.baseline) if config.baseline else None
    return replace(
        config,
        rules=folders,
        styles=styles,
        vale=str(path.parent / config.vale) if config.vale else None,
        word_files=files,
        words=words,
        file=str(path),
        suppressions=entries,
        baseline=known,
        decisions=tuple(str(path.parent / file) for file in config.decisions),
        history=str(path.parent / config.history) if config.history else None,
        links=_placed(config.links, path.parent),
    )


def _marked(text: str) -> Marked:
    """Return what a settings file holds, kept between runs. Raises YamlError."""
    value, lines = derived("settings", partial(_told, text), text)
    return Marked(value, {tuple(path): line for path, line in lines})


def _told(text: str) -> list[Any]:
    """Return what a settings file holds, and the line of each of its keys, as plain data."""
    marked = parse(text)
    return [marked.value, [[list(path), line] for path, line in marked.lines.items()]]


def _placed(links: LinkSettings, folder: Path) -> LinkSettings:
    """Return settings whose files and folders are found from anywhere."""
    root = str(folder / links.root) if links.root else ""
    retractions = str(folder / links.retractions) if links.retractions else ""
    return replace(links, root=root, retractions=retractions)
