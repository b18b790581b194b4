"""Loads rules, page types and profiles, strictly, and says which rules speak on a page."""

from __future__ import annotations

from dataclasses import field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, Any

import regex

from qa import literals, pattern_trees, python_rules
from qa.document import Format
from qa.edition import own_rules
from qa.errors import RuleError, near_miss
from qa.finding import Level
from qa.kinds import KINDS
from qa.kinds.phrase import Phrase
from qa.kinds.text import SCOPES, TextKind
from qa.locations import rules_folder
from qa.page_type import PageType
from qa.prefilter import Prefilter
from qa.rule import Example, Rule, SiteCheck
from qa.rule_files import RuleFiles
from qa.schema import checked_pattern, convert, decode
from qa.style_settings import StyleSettings
from qa.values import dataclass
from qa.word_rows import read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.kinds import Kind
    from qa.schema import Place
    from qa.settings import InspectionSettings
    from qa.vale.checks import StyleChecks

_DATA_FOLDERS = frozenset(
    {"pages", "profiles", "engines", "knowledge", "context", "standards", "considered"}
)
_COMMON_KEYS = frozenset(
    {
        "extends",
        "message",
        "level",
        "why",
        "sources",
        "examples",
        "pages",
        "limit",
        "around",
        "link",
        "description",
    }
)
_FORMATS = {form.value: form for form in Format}
_NAME = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SHOWN_RULES = 3
_ENGINES = {"harper": "Harper", "languagetool": "LanguageTool"}
OFF = "off"
_INPUT = "input"
"""The family of rules about what cannot be read."""
_NO_STYLES = StyleSettings()


@dataclass(frozen=True, slots=True)
class Profile:
    """Which rules speak, and how loud, for one kind of English."""

    name: str
    title: str
    languages: tuple[str, ...] = ()
    dialect: str = "american"
    levels: dict[str, str] = field(default_factory=dict)
    """Rule id or family, and a level or `off`."""


@dataclass(frozen=True)
class Active:
    """The rules that are on for one profile, with their levels."""

    levels: Mapping[str, Level]
    prefilter: Prefilter
    settings: InspectionSettings

    @cached_property
    def hears_grammar(self) -> bool:
        """Whether any rule is on in whose words an engine's findings are told."""
        return any(rule.startswith("grammar.") for rule in self.levels)

    @cached_property
    def styles(self) -> StyleChecks | None:
        """The rules of Vale styles that are on; None where no style is asked for."""
        if not self.settings.styles:
            return None
        from qa.vale.checks import StyleCheck, StyleChecks  # noqa: PLC0415 -- few runs have styles

        checks = (rule.check for rule in self.prefilter.rules)
        rules = tuple(check.rule for check in checks if isinstance(check, StyleCheck))
        return StyleChecks(rules, self.settings.styles)

    @cached_property
    def style_levels(self) -> Mapping[str, Level]:
        """The rules of Vale styles that are on, each with its level."""
        rules = self.styles.rules if self.styles else ()
        return {rule.name: self.levels[rule.name] for rule in rules}

    @cached_property
    def of_sites(self) -> tuple[tuple[Rule, SiteCheck], ...]:
        """The rules that hold a page against other pages, or against today's date."""
        return tuple(
            (rule, rule.check) for rule in self.prefilter.rules if isinstance(rule.check, SiteCheck)
        )


@dataclass(frozen=True)
class Rulebook:
    """Everything that is known, loaded once."""

    rules: Mapping[str, Rule]
    page_types: Mapping[str, PageType]
    profiles: Mapping[str, Profile]
    states: tuple[str, ...] = ()
    """Of the folders with rules of a site, as they were before these were read."""
    _active: dict[tuple[str, InspectionSettings], Active] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def families(self) -> frozenset[str]:
        """The first parts of all rule ids."""
        return frozenset(rule.family for rule in self.rules.values())

    def unknown(self, names: Iterable[str]) -> str | None:
        """Return a sentence about the first name that is no rule, family or pattern of rules."""
        for name in names:
            if not any(covers(name, rule) for rule in self.rules):
                known = [*self.rules, *self.families]
                return f"'{name}' is not a rule or a family of rules{near_miss(name, known)}."
        return None

    def profile_for(self, settings: InspectionSettings, language: str | None) -> Profile:
        """Return the profile that was asked for, or the one for a page's language."""
        if settings.profile:
            return self.profiles[settings.profile]
        wanted = (language or "").replace("_", "-").lower()
        for profile in self.profiles.values():
            if any(wanted == code.lower() for code in profile.languages):
                return profile
        return self.profiles["neutral"]

    def active(self, settings: InspectionSettings, profile: Profile) -> Active:
        """Return the rules that are on, with their levels and their prefilter; made once."""
        key = (profile.name, settings)
        if key not in self._active:
            levels = self._levels(settings, profile)
            prefilter = Prefilter(tuple(self.rules[name] for name in levels), self.states)
            self._active[key] = Active(levels, prefilter, settings)
        return self._active[key]

    def _levels(self, settings: InspectionSettings, profile: Profile) -> dict[str, Level]:
        """Return the level of every rule that is on; the more exact name wins, then the later."""
        chosen: dict[str, Level] = {}
        orders = [*profile.levels.items(), *settings.levels]
        lowest = Level(settings.lowest)
        sections = bool(settings.styles.sections)  # which may raise the level on some pages
        for rule in self.rules.values():
            if settings.styles.alone and not rule.of_style:
                continue
            if settings.select and not any(covers(name, rule.id) for name in settings.select):
                continue
            if any(covers(name, rule.id) for name in settings.ignore):
                continue
            level: str = rule.level
            for name, wanted in sorted(orders, key=lambda order: "." in order[0]):
                if covers(name, rule.id):
                    level = wanted
            unsure = sections and rule.of_style
            if level != OFF and (unsure or Level(level).reaches(lowest)):
                chosen[rule.id] = Level(level)
        return chosen


def covers(name: str, rule_id: str) -> bool:
    """Return whether a rule id, a family or a pattern such as `claims.*` names a rule."""
    return rule_id == name or rule_id.startswith(name + ".") or fnmatchcase(rule_id, name)


def load(
    folders: Iterable[str] = (), of_styles: StyleSettings = _NO_STYLES, *, own: bool = True
) -> Rulebook:
    """Load the rules that ship with qa, those of more `folders`, and those of Vale styles.

    Without the `own` ones, which Vale styles that are run alone do not need, only those of them
    are loaded that speak of what cannot be read. Raises RuleError for the first thing that is wrong
    in any of them.
    """
    shipped = RuleFiles(rules_folder(), "rule-files" if own else "few-rule-files")
    given = [RuleFiles(own_rules(folder)) for folder in folders if own]
    rules: dict[str, Rule] = {}
    page_types = {t.name: t for t in _data(shipped, "pages", PageType)}
    profiles = {p.name: p for p in _data(shipped, "profiles", Profile)}
    found = list(_rules_in(shipped, page_types, trusted=True, family="" if own else _INPUT))
    if own:
        found += [*_engine_rules(shipped), *python_rules.load()]
    for files in given:
        found += _rules_in(files, page_types, trusted=False)
    if of_styles:
        found += _style_rules(of_styles)
    for rule in found:
        if rule.id in rules:
            raise RuleError(
                f"{rule.origin}: the rule '{rule.id}' is already in {rules[rule.id].origin}."
            )
        rules[rule.id] = rule
    were_right = all(files.were_right for files in (shipped, *given))
    if not were_right:
        for files in (shipped, *given):
            files.keep()
    if own and not (of_styles.alone or (literals.memo and were_right)):  # else our own are not run
        for rule in found:
            _ = rule.check.ways
        for page_type in page_types.values():
            for sign in page_type.recognise.patterns:
                literals.needs(sign)
        literals.memo.keep()
        pattern_trees.forget()
    states = tuple(files.state for files in given)
    return Rulebook(dict(sorted(rules.items())), page_types, profiles, states)


def _rules_in(
    files: RuleFiles, types: Mapping[str, PageType], *, trusted: bool, family: str = ""
) -> Iterator[Rule]:
    for name in files.below(family) if family else files:
        parts = name.removesuffix(".yml").split("/")
        if trusted and parts[0] in _DATA_FOLDERS:
            continue
        rule_id = ".".join(parts if len(parts) > 1 else (files.root.resolve().name, *parts))
        yield _rule(files, name, rule_id, types, trusted)


def _rule(
    files: RuleFiles, file: str, rule_id: str, types: Mapping[str, PageType], trusted: bool
) -> Rule:
    values, place = files.read(file)
    for part in rule_id.split("."):
        if not _NAME.fullmatch(part):
            raise place.error(f"'{rule_id}' is not a rule name: use small letters, digits and '-'.")
    name = values.get("extends")
    if not isinstance(name, str) or name not in KINDS:
        raise place.at("extends").error(
            f"'{name}' is not a kind of rule{near_miss(str(name), KINDS)}; "
            f"kinds are {', '.join(KINDS)}."
        )
    try:
        kind = decode(KINDS[name], values, place, _COMMON_KEYS)
    except ValueError as error:
        raise place.error(f"{error}.") from error
    _check_kind(kind, place, trusted or files.were_right)
    examples = values.get("examples", [])
    pages = convert(values.get("pages", []), tuple[str, ...], place.at("pages"))
    for page_type in pages:
        if page_type.removeprefix("~") not in types:
            raise place.at("pages").error(
                f"'{page_type}' is not a page type{near_miss(page_type, types)}."
            )
    return Rule(
        id=rule_id,
        level=_level(values.get("level", "warning"), place.at("level")),
        message=_text(values, "message", place),
        why=convert(values.get("why", ""), str, place.at("why")),
        sources=convert(values.get("sources", []), tuple[str, ...], place.at("sources")),
        examples=_known_examples(examples)
        if files.were_right
        else tuple(_examples(examples, place.at("examples"))),
        check=kind,
        pages=frozenset(pages),
        limit=convert(values.get("limit", 0), int, place.at("limit")),
        around=convert(values.get("around", False), bool, place.at("around")),
        link=convert(values.get("link"), str | None, place.at("link")),
        origin=file.rpartition("/")[2] if trusted else place.file,
    )


def _check_kind(kind: Kind, place: Place, trusted: bool) -> None:
    if isinstance(kind, TextKind):
        for scope in kind.scope:
            for part in scope.split("&"):
                if part.strip().lstrip("~") not in SCOPES:
                    raise place.at("scope").error(
                        f"'{part.strip()}' is not a scope{near_miss(part.strip(), SCOPES)}."
                    )
    if trusted:  # the suite runs every rule that ships, so start-up need not compile them
        return
    if isinstance(kind, Phrase):
        for number, row in enumerate(kind.rows):
            try:
                for variant in read_row(row):
                    _ = variant.pattern
            except ValueError as error:
                raise place.at("rows", number).error(f"'{row}': {error}.") from error
    texts = kind.patterns
    if isinstance(kind, TextKind):
        texts += (*kind.exceptions, *kind.unless.patterns, *kind.only.patterns)
    for text in texts:
        checked_pattern(text, place.of(text))


def _known_examples(values: list[dict[str, Any]]) -> tuple[Example, ...]:
    """Return the examples of a file in which nothing is wrong."""
    forms = (_FORMATS[one.get("format", "markdown")] for one in values)
    texts = ((one.get("bad"), one.get("good")) for one in values)
    return tuple(
        Example(bad if bad is None else str(bad), good if good is None else str(good), form)
        for (bad, good), form in zip(texts, forms, strict=True)
    )


def _examples(values: Any, place: Place) -> Iterator[Example]:
    if not isinstance(values, list):
        raise place.error("examples must be a list.")
    for number, item in enumerate(values):
        here = place.at(number)
        if not isinstance(item, dict) or not item:
            raise here.error("an example has 'bad:', 'good:' or both.")
        for key in item:
            if key not in ("bad", "good", "format"):
                raise here.at(key).error(f"'{key}' is not a key of an example (bad, good, format).")
        name = item.get("format", "markdown")
        if not isinstance(name, str) or name not in _FORMATS:
            raise here.at("format").error(f"'{name}' is not one of {', '.join(Format)}.")
        bad, good = (
            text if text is None or type(text) is str else convert(text, str, here)
            for text in (item.get("bad"), item.get("good"))
        )
        yield Example(bad, good, _FORMATS[name])


def _style_rules(settings: StyleSettings) -> Iterator[Rule]:
    """Yield the rules of Vale styles."""
    from qa.vale import styles  # noqa: PLC0415 -- few runs have styles
    from qa.vale.checks import StyleCheck  # noqa: PLC0415

    for rule in styles.load(settings):
        yield Rule(
            id=rule.name,
            level=Level(rule.level),
            message=rule.message,
            why=rule.description,
            sources=(rule.link,) if rule.link else (),
            examples=(),
            check=StyleCheck(rule),
            of_style=True,
            limit=rule.limit,
            link=rule.link or None,
            origin=rule.origin,
        )


def _engine_rules(files: RuleFiles) -> list[Rule]:
    """Return the rules in whose words a grammar engine's findings are told.

    An id that two engines share has its facts from the first.
    """
    program = KINDS["program"]()  # type: ignore[call-arg]  # its fields all have defaults
    rules: dict[str, Rule] = {}
    for file in files.below("engines"):
        values, place = files.read(file)
        engine = _text(values, "engine", place)
        for name, facts in values.get("rules", {}).items():
            here = place.at("rules", name)
            theirs = _named_there(engine, facts.get(engine, []))
            if (known := rules.get(name)) is not None:
                rules[name] = replace(known, sources=(*known.sources, theirs))
                continue
            rules[name] = Rule(
                id=f"grammar.{name}",
                level=_level(facts.get("level", "warning"), here.at("level")),
                message="%s",
                why=_text(facts, "why", here),
                sources=(theirs,),
                examples=tuple(_examples(facts.get("examples", []), here.at("examples"))),
                check=program,
                origin=file.rpartition("/")[2],
            )
    return list(rules.values())


def _named_there(engine: str, rules: list[str]) -> str:
    """Return which rules of an engine are told in the words of one of ours."""
    if engine != "languagetool" or len(rules) <= _SHOWN_RULES:
        return f"{_ENGINES.get(engine, engine)}: {', '.join(rules)}"
    shown = ", ".join(rules[:_SHOWN_RULES])
    return f"{_ENGINES[engine]}: {shown} and {len(rules) - _SHOWN_RULES} more"


def _data(files: RuleFiles, folder: str, cls: type[Any]) -> Iterator[Any]:
    for file in files.below(folder):
        values, place = files.read(file)
        name = file.rpartition("/")[2].removesuffix(".yml")
        yield decode(cls, {"name": name, **values}, place)


def _text(values: dict[str, Any], key: str, place: Place) -> str:
    if key not in values:
        raise place.error(f"the key '{key}' is missing.")
    return str(convert(values[key], str, place.at(key)))


def _level(value: Any, place: Place) -> Level:
    try:
        return Level(value)
    except ValueError:
        levels = [level.value for level in Level]
        raise place.error(
            f"'{value}' is not a level{near_miss(str(value), levels)}; "
            f"levels are {', '.join(levels)}."
        ) from None
